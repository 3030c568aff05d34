#include "tls_session_inside.h"

#include <string.h>

#include "memory.h"

enum {
    MOST_SLACK = 4096,       /* sequence numbers that are tried after a loss */
    UNSEAL_SLACK = 64,       /* the same where nobody says whether anything was lost */
    SMALLEST_RECORD = 22,    /* TLS 1.3 with one byte of content, tag of 8 aside */
    FIRST_BUDGET = 16 << 20, /* bytes of records that may be tried in vain, */
    BUDGET_PER_BYTE = 32     /* and more for each byte that comes: searches stay linear */
};

struct tls_session *tls_session_new(struct keyring *keyring, enum tls_user user, const char *name)
{
    struct tls_session *s = memory_get(sizeof(*s));
    s->keyring = keyring;
    s->keys = keyring_tls(keyring);
    s->user = user;
    s->name = keyring_text(bytes_of_string(name));
    s->budget = FIRST_BUDGET;
    for (int i = C2S; i <= S2C; i++) {
        s->side[i].messages = tls_messages_init(keyring->limits->tls_handshake);
        s->side[i].stream = tls_stream_init(false);
    }
    return s;
}

void tls_session_free(struct tls_session *s)
{
    if (s == NULL)
        return;
    for (int i = C2S; i <= S2C; i++) {
        tls_side_drop(&s->side[i]);
        tls_epoch_release(s->side[i].epoch);
        tls_messages_clear(&s->side[i].messages);
        tls_stream_clear(&s->side[i].stream);
    }
    tls_epoch_release(s->handshake);
    memory_free(s->name);
    memory_wipe(s, sizeof(*s));
    memory_free(s);
}

static uint64_t saturated(uint64_t a, uint64_t b)
{
    return a > UINT64_MAX - b ? UINT64_MAX : a + b;
}

/* What a record leaves behind for those that follow, opened or not. */
static void pass(struct side *side, struct bytes record, bool proved)
{
    struct bytes fragment = bytes_from(record, TLS_HEADER);
    const struct epoch *e = side->epoch;
    if (e != NULL && e->encrypt_then_mac && e->suite != NULL) {
        size_t mac = tls_hash_size(e->suite->mac);
        fragment = bytes_part(fragment, 0, fragment.len > mac ? fragment.len - mac : 0);
    }
    size_t n = sizeof(side->place.last);
    if (fragment.len >= n / 2) { /* a block of triple DES is at the end of the 16 bytes */
        size_t have = fragment.len < n ? fragment.len : n;
        memcpy(side->place.last + n - have, bytes_from(fragment, fragment.len - have).data, have);
        side->place.has_last = true;
    }
    side->place.certain = proved;
}

static struct tls_opened opened_record(struct tls_session *s, struct side *side,
                                       const struct attempt *attempt)
{
    struct tls_opened opened = {
        .state = attempt->authentic ? TLS_RECORD_DAMAGED : TLS_RECORD_OPENED,
        .type = attempt->authentic ? attempt->record.data[0] : attempt->type,
        .overhead = tls_protection_overhead(side->protection)};
    uint64_t gone = attempt->skipped > 0 && side->lost != UINT64_MAX
                        ? side->lost - (side->lost < TLS_HEADER * attempt->skipped
                                            ? side->lost
                                            : TLS_HEADER * attempt->skipped)
                        : 0;
    opened.sequence = side->place.sequence + attempt->skipped;
    opened.skipped = attempt->skipped > side->failed ? attempt->skipped - side->failed : 0;
    side->place.sequence += attempt->skipped + 1;
    side->place.stream += gone + attempt->record.len - TLS_HEADER;
    side->lost = side->slack = side->failed = 0;
    side->failures = 0;
    side->closed = false;
    side->proved = s->verified = true;
    return opened;
}

static bool is_proved(const struct side *side)
{
    return side->proved || (side->epoch != NULL && side->epoch->has_master);
}

/* One protected record. trial: a failure leaves everything as it was. */
static struct tls_opened open_record(struct tls_session *s, enum direction direction,
                                     struct bytes record, struct buf *plain, uint64_t more,
                                     bool trial)
{
    struct side *side = &s->side[direction];
    struct attempt attempt = {.record = record, .more = more, .plain = plain};
    size_t before = plain->len;
    s->budget = saturated(s->budget, BUDGET_PER_BYTE * (uint64_t)record.len);
    bool done = s->is_13 ? tls_open_13(s, direction, &attempt, trial)
                         : tls_open_12(s, direction, &attempt, trial);
    if (done) {
        struct tls_opened opened = opened_record(s, side, &attempt);
        pass(side, record, true);
        tls_session_follow(s, direction, opened.type, bytes_from(buf_bytes(plain), before));
        return opened;
    }
    if (!trial) {
        pass(side, record, false);
        side->lost = saturated(side->lost, record.len);
        side->slack = side->slack < MOST_SLACK ? side->slack + 1 : MOST_SLACK;
        side->failed++;
        side->closed = side->closed || !is_proved(side);
        tls_messages_clear(&side->messages);
    }
    return (struct tls_opened){.state = is_proved(side) ? TLS_RECORD_DAMAGED : TLS_RECORD_CLOSED,
                               .type = record.data[0]};
}

static bool is_protected(struct tls_session *s, enum direction direction, uint8_t type)
{
    struct side *side = &s->side[direction];
    if (type == TLS_APPLICATION_DATA)
        tls_guess_13(s);
    if (s->is_13)
        return type == TLS_APPLICATION_DATA;
    if (side->stage == STAGE_CLEAR && type == TLS_APPLICATION_DATA) {
        /* Application data is never in the clear: change_cipher_spec was lost, or the capture
         * began behind it. */
        uint64_t slack = side->slack;
        tls_side_start(side, STAGE_KEYED, s->handshake);
        side->slack = slack;
    }
    return side->stage == STAGE_KEYED;
}

struct tls_opened tls_session_record(struct tls_session *s, enum direction direction,
                                     struct bytes record, struct buf *plain)
{
    struct side *side = &s->side[direction];
    struct tls_header header;
    struct tls_opened opened = {.state = TLS_RECORD_CLEAR};
    if (!tls_read_header(record, &header) || record.len != TLS_HEADER + (size_t)header.length)
        return opened;
    opened.type = header.type;
    if (is_protected(s, direction, header.type)) {
        opened = open_record(s, direction, record, plain, side->slack, false);
    } else {
        struct bytes fragment = bytes_from(record, TLS_HEADER);
        buf_add(plain, fragment);
        tls_session_follow(s, direction, header.type, fragment);
    }
    if (header.type == TLS_CHANGE_CIPHER_SPEC && !s->is_13 && !s->retry)
        tls_side_start(side, STAGE_KEYED, s->handshake);
    return opened;
}

void tls_session_lost(struct tls_session *s, enum direction direction, uint64_t n)
{
    struct side *side = &s->side[direction];
    uint64_t records = n / SMALLEST_RECORD + 1;
    side->lost = saturated(side->lost, n);
    side->slack = saturated(side->slack, records);
    if (side->slack > MOST_SLACK)
        side->slack = MOST_SLACK;
    tls_messages_clear(&side->messages);
    if (s->handshake != NULL && s->handshake->session_hash_len == 0)
        s->handshake->transcript_broken = true;
}

void tls_session_bytes(struct tls_session *s, enum direction direction, struct bytes bytes,
                       tls_content_handler *handler, void *state)
{
    struct side *side = &s->side[direction];
    struct tls_stream *stream = &side->stream;
    struct tls_record record;
    struct buf plain = buf_init(TLS_FRAGMENT);
    /* Messages of HTTP, with a token each, may be lost before this one. */
    if (side->slack < UNSEAL_SLACK)
        side->slack = UNSEAL_SLACK;
    tls_stream_add(stream, bytes);
    while (tls_stream_next(stream, &record)) {
        if (record.lost > 0)
            tls_session_lost(s, direction, record.lost);
        buf_reset(&plain);
        struct tls_opened opened = tls_session_record(s, direction, record.bytes, &plain);
        handler(state, direction, &opened, buf_bytes(&plain));
    }
    keyring_wipe(&plain);
}

enum unseal_result tls_session_unseal(struct tls_session *s, enum direction direction,
                                      struct bytes records, struct buf *plain)
{
    struct side *side = &s->side[direction];
    struct tls_header header;
    bool first = true;
    enum unseal_result result = UNSEAL_VERIFIED;
    while (records.len > 0 && result == UNSEAL_VERIFIED) {
        size_t whole = tls_read_header(records, &header) ? TLS_HEADER + (size_t)header.length : 0;
        bool good = whole > 0 && whole <= records.len && side->stage != STAGE_CLEAR;
        struct tls_opened opened = {.state = TLS_RECORD_DAMAGED};
        size_t before = plain->len;
        if (good)
            opened = open_record(s, direction, bytes_part(records, 0, whole), plain,
                                 first && side->slack < UNSEAL_SLACK ? UNSEAL_SLACK : side->slack,
                                 first);
        if (opened.type != TLS_APPLICATION_DATA)
            plain->len = before;
        if (opened.state != TLS_RECORD_OPENED)
            result = is_proved(side) ? UNSEAL_DAMAGED : UNSEAL_NO_KEY;
        records = bytes_from(records, whole);
        first = false;
    }
    return result;
}

struct tls_crypto *tls_session_crypto(const struct tls_session *s)
{
    return s->keys->crypto;
}
