#include "kerberos_keys.h"

#include <stdio.h>
#include <string.h>

#include "map.h"
#include "memory.h"
#include "utf.h"

/* An entry of a keytab. */
struct long_key {
    char *principal; /* folded, with its realm */
    int64_t kvno;
    struct kerberos_key key;
    size_t origin;
};

/* What the KDC told of a principal's password. */
struct salt {
    struct salt *next;
    int64_t etype;
    struct block *salt, *params;
};

struct kerberos {
    const struct limits *limits;
    struct kerberos_crypto *crypto;
    struct long_key *long_keys;
    size_t n_long_keys, long_keys_capacity;
    struct map *tickets; /* by what ticket_id() makes of the cipher */
    struct map *salts;   /* folded principal -> struct salt, the newest first */
    struct map *derived; /* what derived_id() makes -> struct kerberos_key */
    uint64_t version, iterations;
};

bool kerberos_origins_hold(const struct kerberos_origins *origins, size_t key)
{
    for (size_t i = 0; i < origins->n; i++)
        if (origins->keys[i] == key)
            return true;
    return false;
}

void kerberos_origins_add(struct kerberos_origins *origins, size_t key)
{
    if (kerberos_origins_hold(origins, key))
        return;
    if (origins->n < sizeof(origins->keys) / sizeof(origins->keys[0]))
        origins->keys[origins->n++] = key;
}

void kerberos_origins_join(struct kerberos_origins *origins, const struct kerberos_origins *more)
{
    for (size_t i = 0; i < more->n; i++)
        kerberos_origins_add(origins, more->keys[i]);
}

struct kerberos *kerberos_new(const struct limits *limits, struct crypto *crypto)
{
    struct kerberos *k = memory_get(sizeof(*k));
    k->limits = limits;
    k->crypto = kerberos_crypto_new(crypto);
    k->tickets = map_new();
    k->salts = map_new();
    k->derived = map_new();
    k->version = 1;
    return k;
}

static void drop_known(void *value)
{
    struct kerberos_known *known = value;
    memory_free(known->client);
    memory_free(known->realm);
    memory_wipe(known, sizeof(*known));
    memory_free(known);
}

static void drop_salts(void *value)
{
    struct salt *salt = value;
    while (salt != NULL) {
        struct salt *next = salt->next;
        block_unref(salt->salt);
        block_unref(salt->params);
        memory_free(salt);
        salt = next;
    }
}

static void drop_key(void *value)
{
    memory_wipe(value, sizeof(struct kerberos_key));
    memory_free(value);
}

void kerberos_free(struct kerberos *k)
{
    if (k == NULL)
        return;
    for (size_t i = 0; i < k->n_long_keys; i++)
        memory_free(k->long_keys[i].principal);
    if (k->n_long_keys > 0)
        memory_wipe(k->long_keys, k->n_long_keys * sizeof(*k->long_keys));
    memory_free(k->long_keys);
    map_free(k->tickets, drop_known);
    map_free(k->salts, drop_salts);
    map_free(k->derived, drop_key);
    kerberos_crypto_free(k->crypto);
    memory_free(k);
}

struct kerberos_crypto *kerberos_crypto_of(const struct kerberos *kerberos)
{
    return kerberos->crypto;
}

uint64_t kerberos_version(const struct kerberos *kerberos)
{
    return kerberos->version;
}

/* "HTTP/WIN01.LAB.EXAMPLE@LAB.EXAMPLE": names of Active Directory compare without case. */
static char *folded_principal(const struct kerberos_name *name, struct bytes realm)
{
    struct buf text = buf_init(64 * 1024);
    kerberos_name_text(name, realm, &text);
    char *folded = keyring_folded(buf_bytes(&text));
    buf_clear(&text);
    return folded;
}

void kerberos_add_long_key(struct kerberos *k, size_t origin, const struct kerberos_name *name,
                           struct bytes realm, int64_t kvno, const struct kerberos_key *key)
{
    if (k->n_long_keys == k->long_keys_capacity) {
        /* Not memory_grow(): what it would leave behind holds keys. */
        size_t capacity = k->n_long_keys > 0 ? 2 * k->n_long_keys : 16;
        struct long_key *larger = memory_get(capacity * sizeof(*larger));
        if (k->n_long_keys > 0) {
            memcpy(larger, k->long_keys, k->n_long_keys * sizeof(*larger));
            memory_wipe(k->long_keys, k->n_long_keys * sizeof(*larger));
        }
        memory_free(k->long_keys);
        k->long_keys = larger;
        k->long_keys_capacity = capacity;
    }
    k->long_keys[k->n_long_keys++] = (struct long_key){
        .principal = folded_principal(name, realm), .kvno = kvno, .key = *key, .origin = origin};
}

/*
 * Both ends of the cipher and its length: one of them holds the checksum, which no other ticket
 * shares, and the whole would take kilobytes for each.
 */
enum { ID_END = 64 };

static struct bytes ticket_id(struct bytes cipher, uint8_t room[2 * ID_END + 8])
{
    struct bytes head = bytes_part(cipher, 0, ID_END);
    struct bytes tail = bytes_from(cipher, cipher.len > ID_END ? cipher.len - ID_END : 0);
    memset(room, 0, 2 * ID_END + 8);
    memcpy(room, head.data, head.len);
    memcpy(room + ID_END, tail.data, tail.len);
    for (size_t i = 0; i < 8; i++)
        room[2 * ID_END + i] = (uint8_t)((uint64_t)cipher.len >> 8 * i);
    return bytes_of(room, 2 * ID_END + 8);
}

struct kerberos_known *kerberos_known(struct kerberos *k, struct bytes cipher, bool make)
{
    uint8_t room[2 * ID_END + 8];
    struct bytes id = ticket_id(cipher, room);
    struct kerberos_known *known = map_get(k->tickets, id);
    if (known != NULL || !make)
        return known;
    if (map_count(k->tickets) >= k->limits->tickets)
        drop_known(map_remove_oldest(k->tickets));
    known = memory_get(sizeof(*known));
    map_put(k->tickets, id, known);
    return known;
}

void kerberos_learn(struct kerberos *k, struct kerberos_known *known,
                    const struct kerberos_key *session, const struct kerberos_origins *origins,
                    const struct kerberos_name *client, struct bytes realm)
{
    if (session->etype != 0) {
        if (known->session.etype == 0)
            k->version++;
        known->session = *session;
        kerberos_origins_join(&known->origins, origins);
    }
    if (client->n > 0 && known->client == NULL) {
        struct buf text = buf_init(64 * 1024);
        kerberos_name_text(client, bytes_none(), &text);
        known->client = keyring_text(buf_bytes(&text));
        known->realm = keyring_text(realm);
        buf_clear(&text);
    }
}

void kerberos_learn_salt(struct kerberos *k, const struct kerberos_name *name, struct bytes realm,
                         int64_t etype, struct bytes salt, struct bytes params)
{
    enum { SALTS = 16 };
    size_t n = 0;
    if (name->n == 0)
        return;
    char *principal = folded_principal(name, realm);
    struct bytes id = bytes_of_string(principal);
    struct salt *known = map_get(k->salts, id), *each = known;
    for (; each != NULL; each = each->next, n++)
        if (each->etype == etype && bytes_equal(block_bytes(each->salt), salt) &&
            bytes_equal(block_bytes(each->params), params))
            break;
    if (each == NULL && n < SALTS) {
        if (known == NULL && map_count(k->salts) >= k->limits->identities)
            drop_salts(map_remove_oldest(k->salts));
        struct salt *new = memory_get(sizeof(*new));
        *new = (struct salt){
            .next = known, .etype = etype, .salt = block_copy(salt), .params = block_copy(params)};
        (void)map_put(k->salts, id, new);
    }
    memory_free(principal);
}

static void add_candidate(struct kerberos_candidates *c, const struct kerberos_key *key,
                          size_t origin, int64_t kvno, bool for_this)
{
    if (c->n == c->capacity) {
        size_t capacity = c->n > 0 ? 2 * c->n : 8;
        struct kerberos_candidate *larger = memory_get(capacity * sizeof(*larger));
        if (c->n > 0) {
            memcpy(larger, c->list, c->n * sizeof(*larger));
            memory_wipe(c->list, c->n * sizeof(*larger));
        }
        memory_free(c->list);
        c->list = larger;
        c->capacity = capacity;
    }
    c->list[c->n++] = (struct kerberos_candidate){
        .key = *key, .origin = origin, .kvno = kvno, .for_this = for_this};
}

void kerberos_candidates_free(struct kerberos_candidates *c)
{
    if (c->n > 0)
        memory_wipe(c->list, c->n * sizeof(*c->list));
    memory_free(c->list);
    *c = (struct kerberos_candidates){.list = NULL};
}

/* What a password makes with a salt; remembered, for it takes milliseconds. */
static const struct kerberos_key *derive(const struct keyring *keyring, size_t index, int64_t etype,
                                         struct bytes salt, struct bytes params)
{
    struct kerberos *k = keyring->kerberos;
    const struct key *password = &keyring->keys[index];
    struct buf id = buf_init(64 + salt.len + params.len);
    buf_printf(&id, "%zu %lld %zu ", index, (long long)etype, salt.len);
    buf_add(&id, salt);
    buf_add(&id, params);
    struct kerberos_key *key = map_get(k->derived, buf_bytes(&id));
    uint64_t iterations = kerberos_iterations(etype, params);
    if (key == NULL && iterations <= k->limits->key_iterations - k->iterations) {
        k->iterations += iterations;
        key = memory_get(sizeof(*key));
        (void)kerberos_string_to_key(
            k->crypto, etype, bytes_of(password->secret, password->secret_len), salt, params, key);
        (void)map_put(k->derived, buf_bytes(&id), key);
    }
    buf_clear(&id);
    return key != NULL && key->etype != 0 ? key : NULL;
}

/* One password on its way to keys. */
struct deriving {
    const struct keyring *keyring;
    size_t index;
    int64_t etype;
    struct kerberos_candidates *candidates;
    bool for_this;
};

static void try_salt(struct deriving *d, struct bytes salt, struct bytes params)
{
    const struct kerberos_key *key = derive(d->keyring, d->index, d->etype, salt, params);
    if (key != NULL)
        add_candidate(d->candidates, key, d->index, 0, d->for_this);
}

static void add_lower(struct buf *out, struct bytes text)
{
    for (size_t i = 0; i < text.len; i++) {
        uint8_t c = text.data[i];
        buf_add_byte(out, c >= 'A' && c <= 'Z' ? (uint8_t)(c + 32) : c);
    }
}

static void add_upper(struct buf *out, struct bytes text)
{
    char *folded = keyring_folded(text);
    buf_add(out, bytes_of_string(folded));
    memory_free(folded);
}

/* The user's own name in DOMAIN\NAME or NAME@REALM, as it was written. */
static struct bytes user_of_label(const struct key *key)
{
    struct bytes label = bytes_of_string(key->label);
    size_t at = bytes_find_byte(label, '\\', 0);
    if (at < label.len)
        return bytes_from(label, at + 1);
    return bytes_part(label, 0, bytes_find_byte(label, '@', 0));
}

/* The salts that are usual when the KDC has told none. security.md 5.4 */
static void try_usual_salts(struct deriving *d, const struct kerberos_name *name,
                            struct bytes realm)
{
    const struct key *password = &d->keyring->keys[d->index];
    struct buf salt = buf_init(64 * 1024);
    buf_add(&salt, realm);
    for (size_t i = 0; i < name->n; i++)
        buf_add(&salt, name->parts[i]);
    try_salt(d, buf_bytes(&salt), bytes_none());
    if (name->n == 2) {
        /* The account of the computer that the service runs on. */
        struct bytes host = name->parts[1];
        buf_reset(&salt);
        add_upper(&salt, realm);
        buf_add(&salt, BYTES("host"));
        add_lower(&salt, bytes_part(host, 0, bytes_find_byte(host, '.', 0)));
        buf_add_byte(&salt, '.');
        add_lower(&salt, realm);
        try_salt(d, buf_bytes(&salt), bytes_none());
    }
    if (password->labelled && name->n > 0 &&
        !bytes_equal(user_of_label(password), name->parts[0])) {
        /* The user account that the service runs under. */
        buf_reset(&salt);
        add_upper(&salt, realm);
        buf_add(&salt, user_of_label(password));
        try_salt(d, buf_bytes(&salt), bytes_none());
    }
    buf_clear(&salt);
}

static void try_password(struct deriving *d, const struct kerberos_name *name, struct bytes realm,
                         const struct salt *salts)
{
    bool told = false;
    for (const struct salt *salt = salts; salt != NULL; salt = salt->next) {
        if (salt->etype != d->etype)
            continue;
        told = true;
        try_salt(d, block_bytes(salt->salt), block_bytes(salt->params));
    }
    if (told)
        return;
    d->for_this = false;
    try_usual_salts(d, name, realm);
}

/* What the passwords and NT hashes of the keyring make. */
static void add_passwords(const struct keyring *keyring, const struct kerberos_name *name,
                          struct bytes realm, int64_t etype, const struct salt *salts,
                          bool for_this, struct kerberos_candidates *out)
{
    struct buf text = buf_init(64 * 1024);
    kerberos_name_text(name, bytes_none(), &text);
    for (size_t i = 0; i < keyring->n_keys; i++) {
        const struct key *key = &keyring->keys[i];
        bool password = key->kind == KEY_PASSWORD || key->kind == KEY_SERVICE_PASSWORD;
        if ((!password && key->kind != KEY_NT_HASH) || key->part_of > 0 ||
            key_is_for_user(key, buf_bytes(&text), realm) != for_this)
            continue;
        struct kerberos_key hash;
        struct deriving d = {.keyring = keyring,
                             .index = i,
                             .etype = etype,
                             .candidates = out,
                             .for_this = for_this};
        if (etype == ETYPE_RC4 && key->has_ntlm &&
            kerberos_key_of(etype, bytes_of(key->ntlm.nt_hash, NTLM_KEY), &hash)) {
            add_candidate(out, &hash, i, 0, for_this);
            memory_wipe(&hash, sizeof(hash));
        } else if (password) {
            try_password(&d, name, realm, salts);
        }
    }
    buf_clear(&text);
}

static void add_long_keys(const struct kerberos *k, const char *principal, int64_t etype,
                          bool for_this, struct kerberos_candidates *out)
{
    for (size_t i = 0; i < k->n_long_keys; i++) {
        const struct long_key *entry = &k->long_keys[i];
        if (entry->key.etype == etype && (strcmp(entry->principal, principal) == 0) == for_this)
            add_candidate(out, &entry->key, entry->origin, entry->kvno, for_this);
    }
}

struct kerberos_candidates kerberos_candidates(const struct keyring *keyring,
                                               const struct kerberos_name *name, struct bytes realm,
                                               int64_t etype, bool passwords)
{
    const struct kerberos *k = keyring->kerberos;
    struct kerberos_candidates out = {.list = NULL};
    char *principal = folded_principal(name, realm);
    const struct salt *salts = map_get(k->salts, bytes_of_string(principal));
    for (unsigned turn = 0; turn < 2; turn++) {
        add_long_keys(k, principal, etype, turn == 0, &out);
        if (passwords)
            add_passwords(keyring, name, realm, etype, salts, turn == 0, &out);
    }
    memory_free(principal);
    return out;
}
