/* What opening a record has in common, whatever the version. */
#include "tls_session_inside.h"

#include <string.h>

#include "map.h"

enum { MOST_RANDOMS = 4096 /* client randoms of a key log that are tried without a ClientHello */ };

/* True when the record is proved; see attempt->authentic. */
bool tls_attempt_open(struct tls_session *s, struct side *side, struct tls_protection *protection,
                      const struct tls_place *place, struct attempt *attempt)
{
    uint64_t affordable = s->budget / attempt->record.len;
    uint64_t more = attempt->more < affordable ? attempt->more : affordable;
    enum tls_proof proof = TLS_PROOF_NONE;
    if (protection != NULL)
        proof = tls_protection_open(protection, attempt->record, place, more, side->lost,
                                    &attempt->skipped, attempt->plain, &attempt->type);
    bool done = proof != TLS_PROOF_NONE;
    attempt->authentic = proof == TLS_PROOF_RECORD;
    uint64_t tries = done ? attempt->skipped : more;
    s->budget -= tries * attempt->record.len;
    return done;
}

/* The side opens records with this protection from now on. */
void tls_side_adopt(struct side *side, struct tls_protection *protection)
{
    if (side->protection != protection)
        tls_protection_free(side->protection);
    side->protection = protection;
}

void tls_session_note_used(struct tls_session *s, size_t key)
{
    keyring_used(s->keyring, key, tls_session_identity(s));
}

/* The ClientHello is missing: every client random of the key logs may be its. */
bool tls_find_random(struct tls_session *s, enum direction direction, struct attempt *attempt,
                     bool trial)
{
    struct epoch *e = s->side[direction].epoch;
    const void *position = NULL;
    struct bytes name;
    void *line;
    enum tls_label label = !s->is_13          ? TLS_LABEL_MASTER
                           : direction == C2S ? TLS_LABEL_CLIENT_TRAFFIC
                                              : TLS_LABEL_SERVER_TRAFFIC;
    if (e->failures >= TLS_FAILURES && e->tried == s->keys->generation)
        return false;
    e->has_client = true;
    for (size_t n = 0; n < MOST_RANDOMS && map_next(s->keys->lines, &position, &name, &line);) {
        if (name.len != 1 + TLS_RANDOM || name.data[0] != label)
            continue;
        n++;
        memcpy(e->client_random, name.data + 1, TLS_RANDOM);
        if (s->is_13 ? tls_open_13(s, direction, attempt, true)
                     : tls_find_master(s, direction, attempt, true))
            return true;
    }
    e->has_client = false;
    if (!trial) {
        e->failures = e->tried == s->keys->generation ? e->failures + 1 : 1;
        e->tried = s->keys->generation;
    }
    return false;
}
