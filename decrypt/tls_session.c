#include "tls.h"

#include <stdio.h>
#include <string.h>

#include "map.h"
#include "memory.h"
#include "tls_keys.h"
#include "tls_stream.h"

enum {
    MOST_SLACK = 4096,       /* sequence numbers that are tried after a loss */
    UNSEAL_SLACK = 64,       /* the same where nobody says whether anything was lost */
    SMALLEST_RECORD = 22,    /* TLS 1.3 with one byte of content, tag of 8 aside */
    FIRST_BUDGET = 16 << 20, /* bytes of records that may be tried in vain, */
    BUDGET_PER_BYTE = 32,    /* and more for each byte that comes: searches stay linear */
    CANDIDATES = 40,
    MOST_RANDOMS = 4096, /* client randoms of a key log that are tried without a ClientHello */
    FAILURES = 4         /* records that refute the secrets at hand before they are left alone */
};

/* What protects the records of a side. */
enum stage {
    STAGE_CLEAR,
    STAGE_KEYED, /* TLS 1.0 to 1.2 behind change_cipher_spec */
    STAGE_HANDSHAKE,
    STAGE_APPLICATION
};

/* One handshake of TLS 1.0 to 1.2, or the one of TLS 1.3. */
struct epoch {
    size_t references;
    uint16_t version, offered; /* legacy_version of the ClientHello */
    const struct tls_suite *suite;
    uint16_t suite_number;
    bool has_client, has_server;
    bool extended_master_secret, encrypt_then_mac;
    bool guessed;    /* the ServerHello is missing, and the key log says that it is TLS 1.3 */
    bool compressed; /* which is not undone here, so nothing is opened */
    bool resumes;    /* the server took up the session id that was offered */
    uint8_t client_random[TLS_RANDOM], server_random[TLS_RANDOM];
    uint8_t session_id[TLS_SESSION_ID];
    size_t session_id_len;
    struct buf transcript; /* up to ClientKeyExchange */
    bool transcript_broken;
    uint8_t session_hash[TLS_HASH_MOST];
    size_t session_hash_len; /* 0: not known */
    struct buf encrypted_premaster;
    struct buf offered_ticket, new_ticket;
    bool has_master;
    uint8_t master[TLS_MASTER];
    size_t master_key; /* index of the key that gave it */
    uint64_t tried;    /* generation of the keys that were refuted */
    unsigned failures;
};

struct side {
    enum stage stage;
    struct epoch *epoch;
    struct tls_protection *protection;
    uint8_t secret[TLS_HASH_MOST]; /* of TLS 1.3, that protection comes from */
    bool proved;                   /* protection opened a record */
    bool closed;                   /* the latest record was not opened, for want of a key */
    struct tls_place place;
    uint64_t lost;   /* bytes of the stream since the last record that was opened */
    uint64_t slack;  /* sequence numbers that these may have had */
    uint64_t failed; /* records among them */
    uint64_t tried;  /* as in the epoch, of TLS 1.3 */
    unsigned failures;
    struct tls_messages messages;
    struct tls_stream stream; /* for tls_session_bytes() */
};

struct tls_session {
    struct keyring *keyring;
    struct tls_keys *keys;
    enum tls_user user;
    char *name;
    bool is_13, retry;
    struct epoch *handshake; /* the latest; NULL before a hello */
    struct side side[2];
    uint64_t budget;
    bool verified; /* some record was opened */
    bool refuted;  /* secrets for these very randoms were, by the latest record */
    struct identity *identity;
    char advice[640];
};

/* ---- Epochs ---- */

static struct epoch *epoch_new(size_t most)
{
    struct epoch *e = memory_get(sizeof(*e));
    e->references = 1;
    e->transcript = buf_init(most);
    e->encrypted_premaster = buf_init(2048);
    e->offered_ticket = buf_init(65536);
    e->new_ticket = buf_init(65536);
    return e;
}

static void epoch_release(struct epoch *e)
{
    if (e == NULL || --e->references > 0)
        return;
    buf_clear(&e->transcript);
    buf_clear(&e->encrypted_premaster);
    buf_clear(&e->offered_ticket);
    buf_clear(&e->new_ticket);
    memory_wipe(e, sizeof(*e));
    memory_free(e);
}

static struct epoch *epoch_keep(struct epoch *e)
{
    if (e != NULL)
        e->references++;
    return e;
}

static void remember_session(struct tls_session *s, const struct epoch *e)
{
    if (!e->has_master)
        return;
    tls_keys_remember(s->keys, 'i', bytes_of(e->session_id, e->session_id_len), e->master,
                      e->master_key);
    tls_keys_remember(s->keys, 't', buf_bytes(&e->new_ticket), e->master, e->master_key);
}

/* ---- The session ---- */

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

static void drop_protection(struct side *side)
{
    tls_protection_free(side->protection);
    side->protection = NULL;
    side->proved = false;
}

void tls_session_free(struct tls_session *s)
{
    if (s == NULL)
        return;
    for (int i = C2S; i <= S2C; i++) {
        drop_protection(&s->side[i]);
        epoch_release(s->side[i].epoch);
        tls_messages_clear(&s->side[i].messages);
        tls_stream_clear(&s->side[i].stream);
    }
    epoch_release(s->handshake);
    memory_free(s->name);
    memory_wipe(s, sizeof(*s));
    memory_free(s);
}

static struct identity *identity_of(struct tls_session *s)
{
    bool credssp = s->user == TLS_OF_CREDSSP;
    if (s->identity == NULL)
        s->identity =
            keyring_identity(s->keyring, credssp ? MECHANISM_CREDSSP : MECHANISM_CERTIFICATE,
                             credssp ? bytes_none() : bytes_of_string(s->name), bytes_none());
    return s->identity;
}

/* ---- What the handshake says ---- */

static void take_transcript(struct epoch *e, struct bytes message)
{
    if (e->session_hash_len == 0 && !e->transcript_broken && !buf_add(&e->transcript, message))
        e->transcript_broken = true;
}

static void take_client_hello(struct tls_session *s, const struct tls_message *message)
{
    struct tls_client_hello hello;
    struct bytes ticket;
    if (!tls_read_client_hello(message->body, &hello))
        return;
    bool again = s->retry && s->handshake != NULL && !s->handshake->has_server;
    if (again || s->is_13)
        return;
    epoch_release(s->handshake);
    struct epoch *e = s->handshake = epoch_new(s->keyring->limits->tls_handshake);
    e->has_client = true;
    e->offered = hello.version;
    memcpy(e->client_random, hello.random.data, TLS_RANDOM);
    memcpy(e->session_id, hello.session_id.data, hello.session_id.len);
    e->session_id_len = hello.session_id.len;
    if (tls_find_extension(hello.extensions, TLS_EXTENSION_SESSION_TICKET, &ticket))
        buf_add(&e->offered_ticket, ticket);
}

/* A side's keys change: everything counts anew. */
static void start_stage(struct side *side, enum stage stage, struct epoch *e)
{
    struct epoch *kept = epoch_keep(e);
    epoch_release(side->epoch);
    side->epoch = kept;
    side->stage = stage;
    drop_protection(side);
    side->place = (struct tls_place){.sequence = 0};
    side->lost = side->slack = side->failed = side->tried = 0;
    side->failures = 0;
}

static void take_server_hello(struct tls_session *s, const struct tls_message *message)
{
    struct tls_server_hello hello;
    struct bytes unused;
    if (!tls_read_server_hello(message->body, &hello))
        return;
    s->retry = s->retry || hello.retry;
    if (hello.retry || s->is_13)
        return;
    if (s->handshake == NULL)
        s->handshake = epoch_new(s->keyring->limits->tls_handshake);
    struct epoch *e = s->handshake;
    e->has_server = true;
    e->version = hello.version;
    e->suite = tls_suite_of(hello.suite);
    e->suite_number = hello.suite;
    e->compressed = hello.compression != 0;
    memcpy(e->server_random, hello.random.data, TLS_RANDOM);
    e->resumes = hello.session_id.len > 0 &&
                 bytes_equal(hello.session_id, bytes_of(e->session_id, e->session_id_len));
    memcpy(e->session_id, hello.session_id.data, hello.session_id.len);
    e->session_id_len = hello.session_id.len;
    e->extended_master_secret =
        tls_find_extension(hello.extensions, TLS_EXTENSION_EXTENDED_MASTER_SECRET, &unused);
    e->encrypt_then_mac =
        tls_find_extension(hello.extensions, TLS_EXTENSION_ENCRYPT_THEN_MAC, &unused);
    if (hello.version != TLS_1_3)
        return;
    s->is_13 = true;
    start_stage(&s->side[C2S], STAGE_HANDSHAKE, e);
    start_stage(&s->side[S2C], STAGE_HANDSHAKE, e);
}

/* RFC 7627 3: over everything up to this message, which is part of it. */
static void take_client_key_exchange(struct tls_session *s, struct epoch *e,
                                     const struct tls_message *message)
{
    struct cursor c = cur_init(message->body, 0);
    struct bytes encrypted = cur_take(&c, (size_t)cur_uint_be(&c, 2));
    if (cur_ok(&c) && e->suite != NULL && e->suite->exchange == TLS_EXCHANGE_RSA)
        buf_add(&e->encrypted_premaster, encrypted);
    struct bytes all = buf_bytes(&e->transcript);
    if (e->transcript_broken || !e->has_client || !e->has_server || e->suite == NULL)
        return;
    uint8_t *to = e->session_hash;
    bool done;
    size_t len;
    if (e->version >= TLS_1_2) {
        done = tls_digest(s->keys->crypto, e->suite->hash, &all, 1, to);
        len = tls_hash_size(e->suite->hash);
    } else {
        uint8_t sha1[TLS_HASH_MOST];
        done = tls_digest(s->keys->crypto, TLS_HASH_MD5, &all, 1, to) &&
               tls_digest(s->keys->crypto, TLS_HASH_SHA1, &all, 1, sha1);
        memcpy(to + 16, sha1, 20);
        len = 36;
    }
    e->session_hash_len = done ? len : 0;
    e->transcript_broken = !done;
    buf_clear(&e->transcript);
}

static void take_ticket(struct tls_session *s, struct epoch *e, const struct tls_message *message)
{
    struct cursor c = cur_init(message->body, 0);
    cur_skip(&c, 4); /* ticket_lifetime_hint */
    struct bytes ticket = cur_take(&c, (size_t)cur_uint_be(&c, 2));
    buf_reset(&e->new_ticket);
    if (cur_ok(&c))
        buf_add(&e->new_ticket, ticket);
    remember_session(s, e);
}

/* The side's next secret, RFC 8446 7.2. False when it is not known. */
static bool next_secret(struct tls_session *s, const struct side *side, uint8_t to[TLS_HASH_MOST])
{
    enum tls_hash hash = side->epoch->suite->hash;
    return side->protection != NULL && side->stage == STAGE_APPLICATION &&
           tls_expand_label(s->keys->crypto, hash, bytes_of(side->secret, tls_hash_size(hash)),
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
    if (!tls_sizes_of(suite, TLS_1_3, &sizes) ||
        !tls_expand_label(s->keys->crypto, suite->hash, from, "key", key, sizes.key) ||
        !tls_expand_label(s->keys->crypto, suite->hash, from, "iv", iv, sizes.iv))
        return NULL;
    struct tls_keys_of_records keys = {.version = TLS_1_3,
                                       .suite = suite,
                                       .key = bytes_of(key, sizes.key),
                                       .mac_key = bytes_none(),
                                       .iv = bytes_of(iv, sizes.iv)};
    struct tls_protection *protection = tls_protection_new(s->keys->crypto, &keys);
    memory_wipe(key, sizeof(key));
    memory_wipe(iv, sizeof(iv));
    return protection;
}

static void update_key(struct tls_session *s, struct side *side)
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

static void take_message(struct tls_session *s, enum direction direction,
                         const struct tls_message *message)
{
    struct side *side = &s->side[direction];
    if (message->type == TLS_CLIENT_HELLO && direction == C2S)
        take_client_hello(s, message);
    else if (message->type == TLS_SERVER_HELLO && direction == S2C)
        take_server_hello(s, message);
    struct epoch *e = s->handshake;
    if (e == NULL)
        return;
    if (!s->is_13 && message->type != TLS_HELLO_REQUEST)
        take_transcript(e, message->whole);
    switch (message->type) {
    case TLS_CLIENT_KEY_EXCHANGE:
        if (!s->is_13)
            take_client_key_exchange(s, e, message);
        break;
    case TLS_NEW_SESSION_TICKET:
        if (!s->is_13 && direction == S2C)
            take_ticket(s, e, message);
        break;
    case TLS_FINISHED:
        /* One behind the handshake answers a post-handshake CertificateRequest. */
        if (s->is_13 && side->stage == STAGE_HANDSHAKE)
            start_stage(side, STAGE_APPLICATION, e);
        break;
    case TLS_KEY_UPDATE:
        if (s->is_13)
            update_key(s, side);
        break;
    default:
        break;
    }
}

static void take_content(struct tls_session *s, enum direction direction, uint8_t type,
                         struct bytes content)
{
    struct side *side = &s->side[direction];
    struct tls_message message;
    if (type != TLS_HANDSHAKE)
        return;
    if (!tls_messages_add(&side->messages, content) && s->handshake != NULL)
        s->handshake->transcript_broken = true;
    while (tls_messages_next(&side->messages, &message))
        take_message(s, direction, &message);
}

/* ---- Opening records ---- */

/* One record to be opened. */
struct attempt {
    struct bytes record;
    uint64_t more; /* later sequence numbers that may be tried */
    struct buf *plain;
    uint8_t type;
    uint64_t skipped;
    bool authentic; /* proved, but its content is not certain */
};

/* True when the record is proved; see attempt->authentic. */
static bool try_open(struct tls_session *s, struct side *side, struct tls_protection *protection,
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
static void adopt(struct side *side, struct tls_protection *protection)
{
    if (side->protection != protection)
        tls_protection_free(side->protection);
    side->protection = protection;
}

static void note_used(struct tls_session *s, size_t key)
{
    keyring_used(s->keyring, key, identity_of(s));
}

/* ---- TLS 1.0 to 1.2 ---- */

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
static bool find_master(struct tls_session *s, enum direction direction, struct attempt *attempt,
                        bool trial)
{
    struct side *side = &s->side[direction];
    struct epoch *e = side->epoch;
    struct candidates all = {.n = 0};
    if (e->failures >= FAILURES && e->tried == s->keys->generation)
        return false;
    add_lines(s, e, &all);
    add_rsa(s, e, &all);
    add_sessions(s, e, &all);
    bool done = false;
    for (size_t i = 0; i < all.n && !done; i++) {
        struct tls_protection *protection = protection_12(s, direction, e, all.list[i].master);
        done = try_open(s, side, protection, &side->place, attempt);
        if (!done) {
            tls_protection_free(protection);
            continue;
        }
        adopt(side, protection);
        memcpy(e->master, all.list[i].master, TLS_MASTER);
        e->has_master = true;
        e->master_key = all.list[i].key;
        note_used(s, e->master_key);
        remember_session(s, e);
    }
    if (!done && !trial) {
        s->refuted = s->refuted || all.n > 0;
        e->failures = e->tried == s->keys->generation ? e->failures + 1 : 1;
        e->tried = s->keys->generation;
    }
    memory_wipe(&all, sizeof(all));
    return done;
}

static bool open_13(struct tls_session *s, enum direction direction, struct attempt *attempt,
                    bool trial);

/* The ClientHello is missing: every client random of the key logs may be its. */
static bool find_random(struct tls_session *s, enum direction direction, struct attempt *attempt,
                        bool trial)
{
    struct epoch *e = s->side[direction].epoch;
    const void *position = NULL;
    struct bytes name;
    void *line;
    enum tls_label label = !s->is_13          ? TLS_LABEL_MASTER
                           : direction == C2S ? TLS_LABEL_CLIENT_TRAFFIC
                                              : TLS_LABEL_SERVER_TRAFFIC;
    if (e->failures >= FAILURES && e->tried == s->keys->generation)
        return false;
    e->has_client = true;
    for (size_t n = 0; n < MOST_RANDOMS && map_next(s->keys->lines, &position, &name, &line);) {
        if (name.len != 1 + TLS_RANDOM || name.data[0] != label)
            continue;
        n++;
        memcpy(e->client_random, name.data + 1, TLS_RANDOM);
        if (s->is_13 ? open_13(s, direction, attempt, true)
                     : find_master(s, direction, attempt, true))
            return true;
    }
    e->has_client = false;
    if (!trial) {
        e->failures = e->tried == s->keys->generation ? e->failures + 1 : 1;
        e->tried = s->keys->generation;
    }
    return false;
}

static bool open_12(struct tls_session *s, enum direction direction, struct attempt *attempt,
                    bool trial)
{
    struct side *side = &s->side[direction];
    struct epoch *e = side->epoch;
    struct tls_sizes sizes;
    if (e == NULL || !e->has_server || e->compressed || !tls_sizes_of(e->suite, e->version, &sizes))
        return false;
    if (!e->has_master)
        return e->has_client ? find_master(s, direction, attempt, trial)
                             : find_random(s, direction, attempt, trial);
    if (side->protection == NULL)
        side->protection = protection_12(s, direction, e, e->master);
    return try_open(s, side, side->protection, &side->place, attempt);
}

/* ---- TLS 1.3 ---- */

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
        if (!try_open(s, side, protection, same ? &side->place : &fresh, attempt)) {
            tls_protection_free(protection);
            continue;
        }
        if (!same)
            side->place = fresh;
        side->stage = stage;
        adopt(side, protection);
        memcpy(side->secret, line->secret, line->len);
        note_used(s, line->key);
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
    bool done = try_open(s, side, protection, &fresh, attempt);
    if (done) {
        adopt(side, protection);
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
        return find_random(s, direction, attempt, trial);
    if (side->protection != NULL && try_open(s, side, side->protection, &side->place, attempt))
        return true;
    if (side->protection != NULL && open_next_generation(s, side, attempt))
        return true;
    if (side->failures >= FAILURES && side->tried == s->keys->generation &&
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

static bool open_13(struct tls_session *s, enum direction direction, struct attempt *attempt,
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
static void guess_13(struct tls_session *s)
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
        start_stage(&s->side[i], STAGE_HANDSHAKE, e);
        s->side[i].slack = slack;
    }
}

/* ---- Records ---- */

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
    bool done =
        s->is_13 ? open_13(s, direction, &attempt, trial) : open_12(s, direction, &attempt, trial);
    if (done) {
        struct tls_opened opened = opened_record(s, side, &attempt);
        pass(side, record, true);
        take_content(s, direction, opened.type, bytes_from(buf_bytes(plain), before));
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
        guess_13(s);
    if (s->is_13)
        return type == TLS_APPLICATION_DATA;
    if (side->stage == STAGE_CLEAR && type == TLS_APPLICATION_DATA) {
        /* Application data is never in the clear: change_cipher_spec was lost, or the capture
         * began behind it. */
        uint64_t slack = side->slack;
        start_stage(side, STAGE_KEYED, s->handshake);
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
        take_content(s, direction, header.type, fragment);
    }
    if (header.type == TLS_CHANGE_CIPHER_SPEC && !s->is_13 && !s->retry)
        start_stage(side, STAGE_KEYED, s->handshake);
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
    struct buf content = buf_init(TLS_FRAGMENT);
    struct tls_header header;
    bool first = true;
    enum unseal_result result = UNSEAL_VERIFIED;
    while (records.len > 0 && result == UNSEAL_VERIFIED) {
        size_t whole = tls_read_header(records, &header) ? TLS_HEADER + (size_t)header.length : 0;
        bool good = whole > 0 && whole <= records.len && side->stage != STAGE_CLEAR;
        struct tls_opened opened = {.state = TLS_RECORD_DAMAGED};
        buf_reset(&content);
        if (good)
            opened = open_record(s, direction, bytes_part(records, 0, whole), &content,
                                 first && side->slack < UNSEAL_SLACK ? UNSEAL_SLACK : side->slack,
                                 first);
        if (opened.state == TLS_RECORD_OPENED && opened.type == TLS_APPLICATION_DATA)
            buf_add(plain, buf_bytes(&content));
        if (opened.state != TLS_RECORD_OPENED)
            result = is_proved(side) ? UNSEAL_DAMAGED : UNSEAL_NO_KEY;
        records = bytes_from(records, whole);
        first = false;
    }
    keyring_wipe(&content);
    return result;
}

struct tls_crypto *tls_session_crypto(const struct tls_session *s)
{
    return s->keys->crypto;
}

/* ---- What is said of keys ---- */

enum key_state tls_session_key(const struct tls_session *s)
{
    return s->verified ? KEY_VERIFIED : s->refuted ? KEY_WRONG : KEY_NONE;
}

/* Whether, and why not, the server's private key would open it. */
static void advise_rsa(struct buf *text, const struct tls_session *s, const struct epoch *e)
{
    if (e->version == TLS_1_3)
        buf_printf(text, "; an RSA private key does not help, as TLS 1.3 never sends a secret "
                         "under it");
    else if (e->suite == NULL)
        return;
    else if (e->suite->exchange != TLS_EXCHANGE_RSA)
        buf_printf(text,
                   "; an RSA private key does not help, as the key exchange of %s never sends a "
                   "secret under it",
                   e->suite->name);
    else if (e->encrypted_premaster.len == 0)
        buf_printf(text, "; or the handshake of the session that it resumes, with the RSA private "
                         "key of the server (--tls-key)");
    else if (s->keys->n_rsa > 0)
        buf_printf(text, "; or the RSA private key of the server's certificate (--tls-key): the "
                         "one that was given is not its");
    else
        buf_printf(text, "; or the RSA private key of the server's certificate (--tls-key)");
}

static void advise_lines(struct buf *text, const struct tls_session *s, const struct epoch *e)
{
    const char *labels = e->version == TLS_1_3
                             ? "CLIENT_TRAFFIC_SECRET_0 and SERVER_TRAFFIC_SECRET_0"
                             : "CLIENT_RANDOM";
    if (s->refuted && tls_keys_know(s->keys, bytes_of(e->client_random, TLS_RANDOM)))
        buf_printf(text, "the key log has secrets for this client random, but they do not open "
                         "its records; ");
    buf_printf(text,
               "needs a TLS key log of the client or of the server (SSLKEYLOGFILE) with %s for "
               "client random ",
               labels);
    for (size_t i = 0; i < TLS_RANDOM; i++)
        buf_printf(text, "%02x", e->client_random[i]);
}

const char *tls_session_advice(struct tls_session *s)
{
    const struct side *side = s->side[C2S].closed ? &s->side[C2S] : &s->side[S2C];
    const struct epoch *e = side->epoch;
    struct tls_sizes sizes;
    struct buf text = buf_init(sizeof(s->advice) - 1);
    if (!side->closed) {
        /* Nothing encrypted was seen, or it was opened. */
    } else if (e == NULL || !e->has_client || !e->has_server) {
        buf_printf(&text, "the hello messages of TLS are not in the capture, and without them no "
                          "key opens it: capture from the beginning of the connection");
    } else if (e->compressed) {
        buf_printf(&text, "TLS compresses its records, which this version does not undo");
    } else if (!tls_sizes_of(e->suite, e->version, &sizes)) {
        buf_printf(&text, "records of cipher suite %s (%04X) are not read by this version",
                   e->suite != NULL ? e->suite->name : "unknown", e->suite_number);
    } else {
        advise_lines(&text, s, e);
        advise_rsa(&text, s, e);
        if (s->user == TLS_OF_CREDSSP)
            buf_printf(&text, "; a password alone opens nothing of CredSSP");
    }
    snprintf(s->advice, sizeof(s->advice), "%.*s", (int)text.len,
             (const char *)buf_bytes(&text).data);
    buf_clear(&text);
    return s->advice;
}

/* Lines for these very randoms were there, and are none of theirs. */
static void refute_lines(struct tls_session *s, const struct epoch *e)
{
    for (int label = 0; label < TLS_LABEL_COUNT; label++) {
        const struct tls_secret *line = NULL;
        if (label != TLS_LABEL_RSA)
            line = tls_keys_lines(s->keys, (enum tls_label)label,
                                  bytes_of(e->client_random, TLS_RANDOM));
        for (; line != NULL; line = line->next)
            s->keyring->keys[line->key].refuted = true;
    }
}

void tls_session_needed(struct tls_session *s)
{
    const char *advice = tls_session_advice(s);
    if (advice[0] == '\0')
        return;
    keyring_needs(identity_of(s), advice);
    for (int i = C2S; i <= S2C; i++)
        if (s->refuted && !s->verified && s->side[i].closed && s->side[i].epoch != NULL)
            refute_lines(s, s->side[i].epoch);
}
