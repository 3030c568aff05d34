/* Records of TLS 1.0 to 1.2: which master secret opens them. */
#include "tls_session_inside.h"

#include <string.h>

#include "memory.h"

enum { CANDIDATES = 40 };

/* A master secret that may be the one. */
struct candidate {
    uint8_t master[TLS_MASTER];
    size_t key;
};

struct candidates {
    struct candidate list[CANDIDATES];
    size_t n;
};

static void add_candidate(struct candidates *all, const uint8_t *master, size_t key)
{
    if (all->n == CANDIDATES)
        return;
    memcpy(all->list[all->n].master, master, TLS_MASTER);
    all->list[all->n++].key = key;
}

/* RFC 5246 8.1, RFC 7627 4. */
static void add_premaster(struct tls_session *s, const struct epoch *e, struct candidates *all,
                          struct bytes premaster, size_t key)
{
    uint8_t master[TLS_MASTER];
    struct bytes hash = bytes_of(e->session_hash, e->session_hash_len);
    bool extended = e->extended_master_secret;
    if (extended && hash.len == 0)
        return;
    if (tls_prf(s->keys->crypto, e->version, e->suite->hash, premaster,
                extended ? "extended master secret" : "master secret",
                extended ? hash : bytes_of(e->client_random, TLS_RANDOM),
                extended ? bytes_none() : bytes_of(e->server_random, TLS_RANDOM), master,
                sizeof(master)))
        add_candidate(all, master, key);
    memory_wipe(master, sizeof(master));
}

static void add_lines(struct tls_session *s, const struct epoch *e, struct candidates *all)
{
    struct bytes random = bytes_of(e->client_random, TLS_RANDOM);
    struct bytes encrypted = buf_bytes(&e->encrypted_premaster);
    const struct tls_secret *line;
    if (e->has_client) {
        for (line = tls_keys_lines(s->keys, TLS_LABEL_MASTER, random); line != NULL;
             line = line->next)
            add_candidate(all, line->secret, line->key);
        for (line = tls_keys_lines(s->keys, TLS_LABEL_PREMASTER, random); line != NULL;
             line = line->next)
            add_premaster(s, e, all, bytes_of(line->secret, line->len), line->key);
    }
    if (encrypted.len >= 8) {
        for (line = tls_keys_lines(s->keys, TLS_LABEL_RSA, encrypted); line != NULL;
             line = line->next)
            add_premaster(s, e, all, bytes_of(line->secret, line->len), line->key);
    }
}

static void add_rsa(struct tls_session *s, const struct epoch *e, struct candidates *all)
{
    uint8_t premaster[TLS_MASTER];
    struct bytes encrypted = buf_bytes(&e->encrypted_premaster);
    for (size_t i = 0; i < s->keys->n_rsa && encrypted.len > 0; i++)
        if (tls_rsa_key_open(s->keys->crypto, s->keys->rsa[i].rsa, encrypted, premaster))
            add_premaster(s, e, all, bytes_of(premaster, TLS_MASTER), s->keys->rsa[i].key);
    memory_wipe(premaster, sizeof(premaster));
}

static void add_sessions(struct tls_session *s, const struct epoch *e, struct candidates *all)
{
    const struct tls_session_secret *secret = NULL;
    if (e->resumes)
        secret = tls_keys_session(s->keys, 'i', bytes_of(e->session_id, e->session_id_len));
    if (secret != NULL)
        add_candidate(all, secret->master, secret->key);
    secret = tls_keys_session(s->keys, 't', buf_bytes(&e->offered_ticket));
    if (secret != NULL)
        add_candidate(all, secret->master, secret->key);
}

/* The protection of one direction under a master secret, RFC 5246 6.3. */
static struct tls_protection *protection_12(struct tls_session *s, enum direction direction,
                                            const struct epoch *e, const uint8_t *master)
{
    enum { BLOCK = 2 * (TLS_HASH_MOST + 32 + 16) };
    uint8_t block[BLOCK];
    struct tls_sizes sizes;
    if (!tls_sizes_of(e->suite, e->version, &sizes))
        return NULL;
    struct tls_protection *protection = NULL;
    size_t mine = direction == S2C, keys = 2 * sizes.mac_key, ivs = keys + 2 * sizes.key;
    struct bytes all = bytes_of(block, ivs + 2 * sizes.iv);
    if (tls_prf(s->keys->crypto, e->version, e->suite->hash, bytes_of(master, TLS_MASTER),
                "key expansion", bytes_of(e->server_random, TLS_RANDOM),
                bytes_of(e->client_random, TLS_RANDOM), block, all.len)) {
        struct tls_keys_of_records records = {
            .version = e->version,
            .suite = e->suite,
            .encrypt_then_mac = e->encrypt_then_mac,
            .mac_key = bytes_part(all, mine * sizes.mac_key, sizes.mac_key),
            .key = bytes_part(all, keys + mine * sizes.key, sizes.key),
            .iv = bytes_part(all, ivs + mine * sizes.iv, sizes.iv)};
        protection = tls_protection_new(s->keys->crypto, &records);
    }
    memory_wipe(block, sizeof(block));
    return protection;
}

/* Finds the master secret of the side's epoch by opening the record. */
bool tls_find_master(struct tls_session *s, enum direction direction, struct attempt *attempt,
                     bool trial)
{
    struct side *side = &s->side[direction];
    struct epoch *e = side->epoch;
    struct candidates all = {.n = 0};
    if (e->failures >= TLS_FAILURES && e->tried == s->keys->generation)
        return false;
    add_lines(s, e, &all);
    add_rsa(s, e, &all);
    add_sessions(s, e, &all);
    bool done = false;
    for (size_t i = 0; i < all.n && !done; i++) {
        struct tls_protection *protection = protection_12(s, direction, e, all.list[i].master);
        done = tls_attempt_open(s, side, protection, &side->place, attempt);
        if (!done) {
            tls_protection_free(protection);
            continue;
        }
        tls_side_adopt(side, protection);
        memcpy(e->master, all.list[i].master, TLS_MASTER);
        e->has_master = true;
        e->master_key = all.list[i].key;
        tls_session_note_used(s, e->master_key);
        tls_epoch_remember(s, e);
    }
    if (!done && !trial) {
        s->refuted = s->refuted || all.n > 0;
        e->failures = e->tried == s->keys->generation ? e->failures + 1 : 1;
        e->tried = s->keys->generation;
    }
    memory_wipe(&all, sizeof(all));
    return done;
}

bool tls_open_12(struct tls_session *s, enum direction direction, struct attempt *attempt,
                 bool trial)
{
    struct side *side = &s->side[direction];
    struct epoch *e = side->epoch;
    struct tls_sizes sizes;
    if (e == NULL || !e->has_server || e->compressed || !tls_sizes_of(e->suite, e->version, &sizes))
        return false;
    if (!e->has_master)
        return e->has_client ? tls_find_master(s, direction, attempt, trial)
                             : tls_find_random(s, direction, attempt, trial);
    if (side->protection == NULL)
        side->protection = protection_12(s, direction, e, e->master);
    return tls_attempt_open(s, side, side->protection, &side->place, attempt);
}
