/* Records of TLS 1.3: which traffic secret opens them, and those that follow from it. */
#include "tls_session_inside.h"

#include <string.h>

#include "memory.h"

/* The side's next secret, RFC 8446 7.2. False when it is not known. */
static bool next_secret(struct tls_session *s, const struct side *side, uint8_t to[TLS_HASH_MOST])
{
    if (side->protection == NULL || side->stage != STAGE_APPLICATION)
        return false;
    enum tls_hash hash = side->epoch->suite->hash;
    return tls_expand_label(s->keys->crypto, hash, bytes_of(side->secret, tls_hash_size(hash)),
                            "traffic upd", to, tls_hash_size(hash));
}

/* Protection of TLS 1.3 under a traffic secret; NULL when OpenSSL lacks it. */
static struct tls_protection *protection_13(struct tls_session *s, const struct side *side,
                                            const uint8_t *secret)
{
    uint8_t key[TLS_HASH_MOST], iv[TLS_HASH_MOST];
    struct tls_sizes sizes;
    const struct tls_suite *suite = side->epoch->suite;
    struct bytes from =
        bytes_of(secret, tls_hash_size(suite != NULL ? suite->hash : TLS_HASH_NONE));
    struct tls_protection *protection = NULL;
    if (tls_sizes_of(suite, TLS_1_3, &sizes) &&
        tls_expand_label(s->keys->crypto, suite->hash, from, "key", key, sizes.key) &&
        tls_expand_label(s->keys->crypto, suite->hash, from, "iv", iv, sizes.iv)) {
        struct tls_keys_of_records keys = {.version = TLS_1_3,
                                           .suite = suite,
                                           .key = bytes_of(key, sizes.key),
                                           .mac_key = bytes_none(),
                                           .iv = bytes_of(iv, sizes.iv)};
        protection = tls_protection_new(s->keys->crypto, &keys);
    }
    memory_wipe(key, sizeof(key));
    memory_wipe(iv, sizeof(iv));
    return protection;
}

void tls_update_key(struct tls_session *s, struct side *side)
{
    uint8_t secret[TLS_HASH_MOST];
    if (!next_secret(s, side, secret))
        return;
    struct tls_protection *next = protection_13(s, side, secret);
    tls_protection_free(side->protection);
    side->protection = next;
    memcpy(side->secret, secret, sizeof(secret));
    memory_wipe(secret, sizeof(secret));
    side->place.sequence = 0;
}

/* Tries the lines of that label under fresh sequence numbers; the side moves to stage when one
 * fits. */
static bool find_secret(struct tls_session *s, struct side *side, enum tls_label label,
                        enum stage stage, struct attempt *attempt, bool *any)
{
    struct epoch *e = side->epoch;
    struct tls_place fresh = {.sequence = 0};
    bool same = stage == side->stage;
    const struct tls_secret *line =
        tls_keys_lines(s->keys, label, bytes_of(e->client_random, TLS_RANDOM));
    for (; line != NULL; line = line->next) {
        if (line->len != tls_hash_size(e->suite->hash))
            continue;
        *any = true;
        struct tls_protection *protection = protection_13(s, side, line->secret);
        if (!tls_attempt_open(s, side, protection, same ? &side->place : &fresh, attempt)) {
            tls_protection_free(protection);
            continue;
        }
        if (!same)
            side->place = fresh;
        side->stage = stage;
        tls_side_adopt(side, protection);
        memcpy(side->secret, line->secret, line->len);
        tls_session_note_used(s, line->key);
        return true;
    }
    return false;
}

/* Behind a lost KeyUpdate. */
static bool open_next_generation(struct tls_session *s, struct side *side, struct attempt *attempt)
{
    uint8_t secret[TLS_HASH_MOST];
    struct tls_place fresh = {.sequence = 0};
    if (side->slack == 0 || !side->proved || !next_secret(s, side, secret))
        return false;
    struct tls_protection *protection = protection_13(s, side, secret);
    bool done = tls_attempt_open(s, side, protection, &fresh, attempt);
    if (done) {
        tls_side_adopt(side, protection);
        memcpy(side->secret, secret, sizeof(secret));
        side->place = fresh;
    } else {
        tls_protection_free(protection);
    }
    memory_wipe(secret, sizeof(secret));
    return done;
}

/* Under the suite of the epoch. */
static bool open_13_suite(struct tls_session *s, enum direction direction, struct attempt *attempt,
                          bool trial)
{
    enum { HANDSHAKE_RECORDS = 8 /* that a side hardly has more of */ };
    struct side *side = &s->side[direction];
    struct tls_sizes sizes;
    bool handshake = false, traffic = false, c2s = direction == C2S;
    if (!tls_sizes_of(side->epoch->suite, TLS_1_3, &sizes))
        return false;
    if (!side->epoch->has_client)
        return tls_find_random(s, direction, attempt, trial);
    if (side->protection != NULL &&
        tls_attempt_open(s, side, side->protection, &side->place, attempt))
        return true;
    if (side->protection != NULL && open_next_generation(s, side, attempt))
        return true;
    if (side->failures >= TLS_FAILURES && side->tried == s->keys->generation &&
        (side->proved || side->stage == STAGE_APPLICATION))
        return false;
    if (side->stage == STAGE_HANDSHAKE && side->protection == NULL &&
        find_secret(s, side, c2s ? TLS_LABEL_CLIENT_HANDSHAKE : TLS_LABEL_SERVER_HANDSHAKE,
                    STAGE_HANDSHAKE, attempt, &handshake))
        return true;
    /* Without the secrets of the handshake nobody sees Finished: its records simply do not open. */
    if ((side->stage == STAGE_HANDSHAKE || side->protection == NULL) &&
        find_secret(s, side, c2s ? TLS_LABEL_CLIENT_TRAFFIC : TLS_LABEL_SERVER_TRAFFIC,
                    STAGE_APPLICATION, attempt, &traffic))
        return true;
    if (!trial) {
        side->failures = side->tried == s->keys->generation ? side->failures + 1 : 1;
        side->tried = s->keys->generation;
        s->refuted =
            s->refuted || handshake ||
            (traffic && (side->stage == STAGE_APPLICATION || side->failures > HANDSHAKE_RECORDS));
    }
    return false;
}

bool tls_open_13(struct tls_session *s, enum direction direction, struct attempt *attempt,
                 bool trial)
{
    static const uint16_t suites[] = {0x1302, 0x1301, 0x1303, 0x1304, 0x1305};
    struct epoch *e = s->side[direction].epoch;
    if (!e->guessed)
        return open_13_suite(s, direction, attempt, trial);
    for (size_t i = 0; i < sizeof(suites) / sizeof(suites[0]); i++) {
        e->suite = tls_suite_of(suites[i]);
        e->suite_number = suites[i];
        if (open_13_suite(s, direction, attempt, true)) {
            e->guessed = false;
            return true;
        }
    }
    return false;
}

/*
 * Without a ServerHello nothing says which version was chosen, but a key log with secrets of TLS
 * 1.3 for the client random does, and the suite can be tried.
 */
void tls_guess_13(struct tls_session *s)
{
    struct epoch *e = s->handshake;
    if (s->is_13 || e == NULL || !e->has_client || e->has_server)
        return;
    struct bytes random = bytes_of(e->client_random, TLS_RANDOM);
    if (tls_keys_lines(s->keys, TLS_LABEL_CLIENT_TRAFFIC, random) == NULL ||
        tls_keys_lines(s->keys, TLS_LABEL_SERVER_TRAFFIC, random) == NULL)
        return;
    s->is_13 = e->guessed = e->has_server = true;
    e->version = TLS_1_3;
    for (int i = C2S; i <= S2C; i++) {
        uint64_t slack = s->side[i].slack;
        tls_side_start(&s->side[i], STAGE_HANDSHAKE, e);
        s->side[i].slack = slack;
    }
}
