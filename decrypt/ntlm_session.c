#include "ntlm_session.h"

#include <string.h>

#include "cursor.h"
#include "memory.h"
#include "ntlm_search.h"

enum {
    SIGNATURE = 16,
    CHECKSUM = 8,
    SEARCHES = 4,       /* that may fail one after the other before a session gives up searching */
    FARTHEST = 1 << 16, /* messages that may be missing between two */
    LEAST_CERTAIN_TEXT = 32 /* bytes that must look like text before a place counts as certain */
};

struct message {
    bool signature_known; /* it is whole and an NTLM signature */
    bool whole;           /* the data is */
    uint32_t sequence;    /* in clear only with extended session security */
    struct bytes signature, data;
    size_t certain;    /* bytes of data in front of the first hole */
    uint64_t consumed; /* bytes of key stream that the data takes */
};

static bool ess(const struct ntlm_session *s)
{
    return (s->flags & NTLMSSP_NEGOTIATE_EXTENDED_SESSIONSECURITY) != 0;
}

static bool key_exch(const struct ntlm_session *s)
{
    return (s->flags & NTLMSSP_NEGOTIATE_KEY_EXCH) != 0;
}

/* Bytes of key stream behind the data. */
static size_t tail_of(const struct ntlm_session *s)
{
    if (!ess(s))
        return 12;
    return key_exch(s) ? CHECKSUM : 0;
}

static struct ntlm_stream *stream_of(struct ntlm_session *s, enum direction direction)
{
    return &s->streams[ess(s) ? direction : 0];
}

struct ntlm_session ntlm_session_init(struct crypto *crypto, const struct limits *limits)
{
    /* Until the handshake says so: what every client of WinRM negotiates. */
    return (struct ntlm_session){.crypto = crypto,
                                 .limits = limits,
                                 .flags = NTLMSSP_NEGOTIATE_EXTENDED_SESSIONSECURITY |
                                          NTLMSSP_NEGOTIATE_KEY_EXCH | NTLMSSP_NEGOTIATE_128 |
                                          NTLMSSP_NEGOTIATE_56};
}

bool ntlm_session_set_key(struct ntlm_session *s, uint32_t flags, const uint8_t exported[NTLM_KEY])
{
    s->flags = flags;
    s->keyed = true;
    for (unsigned i = 0; i < 2 && s->keyed; i++) {
        enum direction direction = i == 0 ? C2S : S2C;
        struct ntlm_stream *stream = &s->streams[i];
        uint8_t key[NTLM_KEY];
        size_t len;
        s->keyed =
            ntlm_seal_key(s->crypto, flags, exported, direction, key, &len) &&
            (!ess(s) || ntlm_sign_key(s->crypto, flags, exported, direction, s->sign_key[i]));
        if (!s->keyed)
            break;
        stream->anchor = rc4_init(bytes_of(key, len));
        stream->ahead = stream->anchor;
        memory_wipe(key, sizeof(key));
        rc4_skip(&stream->ahead, (size_t)stream->ahead_len);
    }
    return s->keyed;
}

static bool overlaps(const struct hole *hole, uint64_t offset, uint64_t len)
{
    return hole->len > 0 && hole->offset < offset + len &&
           (hole->offset >= offset || hole->len > offset - hole->offset);
}

static struct message read_message(const struct sealed *part)
{
    struct message m = {.signature = part->token, .data = part->data, .certain = part->data.len};
    struct cursor c = cur_init(part->token, 0);
    uint64_t version = cur_uint_le(&c, 4);
    cur_skip(&c, CHECKSUM);
    m.sequence = (uint32_t)cur_uint_le(&c, 4);
    m.signature_known = cur_end(&c) && version == 1;
    m.whole = part->announced <= part->data.len;
    m.consumed = m.whole ? part->data.len : part->announced;
    for (size_t i = 0; i < part->n_holes; i++) {
        const struct hole *hole = &part->holes[i];
        if (overlaps(hole, 0, part->token.len))
            m.signature_known = false;
        if (!overlaps(hole, part->token.len, part->data.len))
            continue;
        m.whole = false;
        uint64_t at = hole->offset > part->token.len ? hole->offset - part->token.len : 0;
        if (at < m.certain)
            m.certain = (size_t)at;
    }
    return m;
}

/* CRC-32 of ISO 3309 by nibbles: only sessions without extended session security want it. */
static uint32_t crc32_of(struct bytes b)
{
    static const uint32_t table[16] = {0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC,
                                       0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
                                       0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C,
                                       0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C};
    uint32_t crc = UINT32_MAX;
    for (size_t i = 0; i < b.len; i++) {
        crc ^= b.data[i];
        crc = crc >> 4 ^ table[crc & 15];
        crc = crc >> 4 ^ table[crc & 15];
    }
    return ~crc;
}

/* [MS-NLMP] 3.4.4.2. rc4 stands behind the data, and behind the signature afterwards. */
static bool check_ess(struct ntlm_session *s, enum direction direction, uint32_t sequence,
                      struct bytes signature, const struct bytes *plain, struct rc4 *rc4)
{
    uint8_t number[4] = {(uint8_t)sequence, (uint8_t)(sequence >> 8), (uint8_t)(sequence >> 16),
                         (uint8_t)(sequence >> 24)};
    uint8_t checksum[CRYPTO_MD5], sealed[CHECKSUM];
    struct bytes pieces[] = {bytes_of(number, sizeof(number)), *plain};
    if (!crypto_hmac_md5(s->crypto, bytes_of(s->sign_key[direction], NTLM_KEY), pieces, 2,
                         checksum))
        return false;
    if (key_exch(s))
        rc4_crypt(rc4, bytes_of(checksum, CHECKSUM), sealed);
    else
        memcpy(sealed, checksum, CHECKSUM);
    return bytes_equal(bytes_of(sealed, CHECKSUM), bytes_part(signature, 4, CHECKSUM));
}

/* [MS-NLMP] 3.4.4.1. The random pad is not compared. Gives the sequence number, which is sealed. */
static bool check_no_ess(struct bytes signature, struct bytes plain, struct rc4 *rc4,
                         uint32_t *sequence)
{
    uint8_t opened[12];
    rc4_crypt(rc4, bytes_part(signature, 4, sizeof(opened)), opened);
    struct cursor c = cur_init(bytes_of(opened, sizeof(opened)), 0);
    cur_skip(&c, 4);
    uint32_t crc = (uint32_t)cur_uint_le(&c, 4);
    *sequence = (uint32_t)cur_uint_le(&c, 4);
    return crc == crc32_of(plain);
}

/* Opens the message at that place of the key stream. When it proves itself its text is appended and
 * the stream goes on behind it. */
static bool open_at(struct ntlm_session *s, enum direction direction, const struct message *m,
                    struct rc4 rc4, struct buf *plain)
{
    struct ntlm_stream *stream = stream_of(s, direction);
    uint8_t none;
    uint8_t *room = m->data.len > 0 ? buf_room(plain, m->data.len) : &none;
    if (room == NULL)
        return false;
    rc4_crypt(&rc4, m->data, room);
    struct bytes text = bytes_of(room, m->data.len);
    uint32_t sequence = m->sequence;
    bool proved = ess(s) ? check_ess(s, direction, sequence, m->signature, &text, &rc4)
                         : check_no_ess(m->signature, text, &rc4, &sequence) &&
                               sequence - stream->sequence < FARTHEST;
    if (!proved)
        return false;
    plain->len += m->data.len;
    *stream =
        (struct ntlm_stream){.anchor = rc4, .ahead = rc4, .sequence = sequence + 1, .proved = true};
    return true;
}

static bool open_behind(struct ntlm_session *s, enum direction direction, const struct message *m,
                        const struct rc4 *from, uint64_t skip, struct buf *plain)
{
    if (skip > s->limits->rc4_window)
        return false;
    struct rc4 rc4 = *from;
    rc4_skip(&rc4, (size_t)skip);
    return open_at(s, direction, m, rc4, plain);
}

/* The first message of a stream: at the start, or behind mechListMICs by a peer that does not
 * restore the handle after them (security.md 3.2). */
static bool open_first(struct ntlm_session *s, enum direction direction, const struct message *m,
                       const struct rc4 *from, struct buf *plain)
{
    size_t tail = tail_of(s);
    return open_at(s, direction, m, *from, plain) ||
           (tail > 0 && open_behind(s, direction, m, from, tail, plain)) ||
           (!ess(s) && open_behind(s, direction, m, from, 2 * tail, plain));
}

/* Messages missing or unproved between the last proved message and this one; with extended session
 * security only. */
static uint32_t distance(const struct ntlm_stream *stream, const struct message *m)
{
    return m->sequence - stream->sequence;
}

/* True when the message is the next one behind all that passed, as far as its number says. */
static bool is_next(const struct ntlm_session *s, const struct ntlm_stream *stream,
                    const struct message *m)
{
    if (!ess(s) || !m->signature_known)
        return true;
    if (stream->proved)
        return distance(stream, m) == stream->pending;
    return m->sequence == stream->pending || m->sequence == stream->pending + 1;
}

/* The places that need no search. */
static bool open_near(struct ntlm_session *s, enum direction direction, const struct message *m,
                      struct buf *plain)
{
    const struct ntlm_stream before = *stream_of(s, direction);
    bool next = is_next(s, &before, m);
    if (!before.proved) {
        if (next && open_first(s, direction, m, &before.ahead, plain))
            return true;
        return before.pending > 0 && (!ess(s) || m->sequence <= 1) &&
               open_first(s, direction, m, &before.anchor, plain);
    }
    if (next && open_at(s, direction, m, before.ahead, plain))
        return true;
    if (before.pending > 0 && (!ess(s) || distance(&before, m) == 0) &&
        open_at(s, direction, m, before.anchor, plain))
        return true;
    /* What was lost were whole messages of known length. */
    uint32_t missing = ess(s) ? distance(&before, m) - before.pending : 1;
    return before.lost_len > 0 && missing > 0 && missing < FARTHEST &&
           open_behind(s, direction, m, &before.ahead, before.lost_len + missing * tail_of(s),
                       plain);
}

/* Whether something may be missing, so that a search makes sense. Without extended session security
 * no number says so. */
static bool is_missing(const struct ntlm_session *s, const struct ntlm_stream *stream,
                       const struct message *m)
{
    if (stream->lost || !ess(s))
        return true;
    if (!stream->proved)
        return m->sequence > 0 && m->sequence < FARTHEST;
    return distance(stream, m) > 0 && distance(stream, m) < FARTHEST;
}

struct trial {
    struct ntlm_session *session;
    enum direction direction;
    const struct message *message;
    struct buf *plain;
};

static bool try_place(void *state, const struct rc4 *rc4)
{
    const struct trial *t = state;
    return open_at(t->session, t->direction, t->message, *rc4, t->plain);
}

static bool open_by_search(struct ntlm_session *s, enum direction direction,
                           const struct message *m, struct buf *plain)
{
    struct ntlm_stream *stream = stream_of(s, direction);
    struct trial trial = {s, direction, m, plain};
    size_t window = s->limits->rc4_window;
    if (stream->failed_searches >= SEARCHES || !is_missing(s, stream, m))
        return false;
    const struct ntlm_stream before = *stream;
    if (ntlm_search(&before.anchor, window, m->data, try_place, &trial))
        return true;
    if (before.ahead_len > window / 2 &&
        ntlm_search(&before.ahead, window, m->data, try_place, &trial))
        return true;
    stream->failed_searches++;
    return false;
}

static void pass(struct ntlm_session *s, struct ntlm_stream *stream, const struct message *m)
{
    stream->pending++;
    if (stream->lost)
        return;
    /* Lengths that are only announced are not followed without end. */
    if (m->consumed > s->limits->http_body ||
        stream->ahead_len + m->consumed > s->limits->http_body) {
        stream->lost = true;
        return;
    }
    uint64_t n = m->consumed + tail_of(s);
    stream->ahead_len += n;
    if (s->keyed)
        rc4_skip(&stream->ahead, (size_t)n);
}

/* What stands in front of the first hole, when its place in the key stream is certain. */
static void open_certain(const struct ntlm_stream *stream, const struct message *m,
                         struct buf *plain)
{
    struct rc4 rc4 = stream->ahead;
    if (m->certain < LEAST_CERTAIN_TEXT)
        return;
    uint8_t *room = buf_room(plain, m->certain);
    if (room == NULL)
        return;
    rc4_crypt(&rc4, bytes_part(m->data, 0, m->certain), room);
    if (ntlm_looks_like_text(bytes_of(room, m->certain)))
        plain->len += m->certain;
}

enum unseal_result ntlm_session_unseal(struct ntlm_session *s, enum direction direction,
                                       const struct sealed *part, bool search, struct buf *plain)
{
    struct message m = read_message(part);
    struct ntlm_stream *stream = stream_of(s, direction);
    if (m.whole && m.signature_known) {
        if (open_near(s, direction, &m, plain))
            return UNSEAL_VERIFIED;
        if (search && open_by_search(s, direction, &m, plain))
            return UNSEAL_RECOVERED;
    }
    /* A message that cannot be the next one may be another context's: this one stays where it is.
     */
    if (!is_next(s, stream, &m))
        return UNSEAL_DAMAGED;
    if (!m.whole && !stream->lost)
        open_certain(stream, &m, plain);
    pass(s, stream, &m);
    return UNSEAL_DAMAGED;
}

void ntlm_session_pass(struct ntlm_session *s, enum direction direction, const struct sealed *part)
{
    struct message m = read_message(part);
    struct ntlm_stream *stream = stream_of(s, direction);
    if (is_next(s, stream, &m))
        pass(s, stream, &m);
}

bool ntlm_session_check_mic(struct ntlm_session *s, enum direction direction,
                            struct bytes mech_type_list, struct bytes mic)
{
    struct sealed part = {.token = mic, .data = mech_type_list};
    struct message m = read_message(&part);
    struct rc4 rc4 = stream_of(s, direction)->anchor;
    uint32_t sequence;
    if (!m.signature_known || mech_type_list.len == 0 || !s->keyed)
        return false;
    if (ess(s))
        return m.sequence == 0 && check_ess(s, direction, 0, mic, &mech_type_list, &rc4);
    return check_no_ess(mic, mech_type_list, &rc4, &sequence) && sequence <= 1;
}

void ntlm_session_lost(struct ntlm_session *s, enum direction direction, uint64_t n)
{
    struct ntlm_stream *stream = stream_of(s, direction);
    stream->lost_len = stream->lost && (stream->lost_len == 0 || n == 0) ? 0 : stream->lost_len + n;
    stream->lost = true;
}

bool ntlm_session_whole(const struct ntlm_session *s, enum direction direction)
{
    const struct ntlm_stream *stream = &s->streams[ess(s) ? direction : 0];
    return !stream->lost && stream->pending == 0;
}
