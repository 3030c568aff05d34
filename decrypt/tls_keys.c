#include "tls_keys.h"

#include <stdio.h>
#include <string.h>

#include "map.h"
#include "memory.h"
#include "tls.h"

static const struct {
    const char *name;
    size_t len;
} labels[] = {
#define LABEL_ROW(id, name, len) {name, len},
    TLS_LABELS(LABEL_ROW)};

enum { LONGEST_SECRET = 64, RSA_PREFIX = 8, SAME_RANDOM = 16 /* lines that are tried */ };

struct tls_keys *keyring_tls(struct keyring *keyring)
{
    if (keyring->tls == NULL) {
        struct tls_keys *keys = memory_get(sizeof(*keys));
        keys->keyring = keyring;
        keys->crypto = tls_crypto_new(keyring->crypto);
        keys->lines = map_new();
        keys->sessions = map_new();
        keyring->tls = keys;
    }
    return keyring->tls;
}

static void drop_lines(void *value)
{
    struct tls_secret *line = value;
    while (line != NULL) {
        struct tls_secret *next = line->next;
        memory_wipe(line, sizeof(*line));
        memory_free(line);
        line = next;
    }
}

static void drop_session(void *value)
{
    memory_wipe(value, sizeof(struct tls_session_secret));
    memory_free(value);
}

void tls_keys_free(struct tls_keys *keys)
{
    if (keys == NULL)
        return;
    map_free(keys->lines, drop_lines);
    map_free(keys->sessions, drop_session);
    for (size_t i = 0; i < keys->n_rsa; i++)
        tls_rsa_key_free(keys->rsa[i].rsa);
    memory_free(keys->rsa);
    tls_crypto_free(keys->crypto);
    memory_free(keys);
}

/* The key of the map: the label and the random. */
struct name_of_line {
    uint8_t text[1 + TLS_RANDOM];
    size_t len;
};

static struct name_of_line name_line(enum tls_label label, struct bytes random)
{
    struct name_of_line name = {.text = {(uint8_t)label}, .len = 1};
    random = bytes_part(random, 0, TLS_RANDOM);
    memcpy(name.text + 1, random.data, random.len);
    name.len += random.len;
    return name;
}

const struct tls_secret *tls_keys_lines(const struct tls_keys *keys, enum tls_label label,
                                        struct bytes random)
{
    struct name_of_line name =
        name_line(label, label == TLS_LABEL_RSA ? bytes_part(random, 0, RSA_PREFIX) : random);
    return map_get(keys->lines, bytes_of(name.text, name.len));
}

bool tls_keys_know(const struct tls_keys *keys, struct bytes random)
{
    for (int label = 0; label < TLS_LABEL_COUNT; label++)
        if (label != TLS_LABEL_RSA && tls_keys_lines(keys, (enum tls_label)label, random) != NULL)
            return true;
    return false;
}

/* False when the same is there already. */
static bool add_line(struct tls_keys *keys, size_t key, enum tls_label label, struct bytes random,
                     struct bytes secret)
{
    struct name_of_line name = name_line(label, random);
    struct bytes by = bytes_of(name.text, name.len);
    struct tls_secret *last = NULL;
    size_t n = 0;
    for (struct tls_secret *line = map_get(keys->lines, by); line != NULL; line = line->next) {
        if (++n == SAME_RANDOM || bytes_equal(bytes_of(line->secret, line->len), secret))
            return false;
        last = line;
    }
    struct tls_secret *line = memory_get(sizeof(*line));
    line->key = key;
    line->len = secret.len;
    memcpy(line->secret, secret.data, secret.len);
    if (last != NULL)
        last->next = line;
    else
        map_put(keys->lines, by, line);
    keys->generation++;
    return true;
}

/* The next word of a line; words stand apart by spaces or tabs. */
static struct bytes next_word(struct bytes *line)
{
    *line = bytes_trim(*line);
    size_t end = bytes_find_any(*line, BYTES(" \t"), 0);
    struct bytes word = bytes_part(*line, 0, end);
    *line = bytes_from(*line, end);
    return word;
}

/* One line. True when it has the form of a key log; *added when it is new. */
static bool read_line(struct tls_keys *keys, size_t key, struct bytes line, bool *added)
{
    struct bytes label = next_word(&line), digits = next_word(&line);
    struct buf random = buf_init(TLS_RANDOM), secret = buf_init(LONGEST_SECRET);
    *added = false;
    bool good = label.len > 0 && digits.len > 0 && keyring_hex(digits, &random) &&
                keyring_hex(next_word(&line), &secret) && secret.len > 0 && line.len == 0;
    for (int i = 0; i < TLS_LABEL_COUNT && good; i++) {
        size_t random_len = i == TLS_LABEL_RSA ? (size_t)RSA_PREFIX : (size_t)TLS_RANDOM;
        if (bytes_equal(label, bytes_of_string(labels[i].name)) && random.len == random_len &&
            (labels[i].len == 0 || labels[i].len == secret.len))
            *added = add_line(keys, key, (enum tls_label)i, buf_bytes(&random), buf_bytes(&secret));
    }
    keyring_wipe(&random);
    keyring_wipe(&secret);
    return good;
}

size_t tls_keys_add(struct tls_keys *keys, size_t key, struct bytes text, size_t *lines,
                    size_t *strange)
{
    size_t n = 0;
    struct bytes line;
    *lines = *strange = 0;
    while (bytes_next(&text, '\n', &line)) {
        bool added;
        line = bytes_trim(line);
        if (line.len == 0 || line.data[0] == '#')
            continue;
        if (read_line(keys, key, line, &added))
            ++*lines;
        else
            ++*strange;
        n += added;
    }
    return n;
}

struct status tls_keys_add_rsa(struct tls_keys *keys, size_t key, struct bytes file,
                               const char *origin)
{
    const char *why;
    struct tls_rsa_key *rsa = tls_rsa_key_read(keys->crypto, file, &why);
    if (rsa == NULL)
        return status_failure("%s: %s", origin, why != NULL ? why : "OpenSSL cannot read it");
    keys->rsa = memory_grow(keys->rsa, &keys->rsa_capacity, keys->n_rsa + 1, sizeof(*keys->rsa));
    keys->rsa[keys->n_rsa].rsa = rsa;
    keys->rsa[keys->n_rsa++].key = key;
    keys->generation++;
    return status_ok();
}

/* A ticket may be long: its hash stands for it. */
static struct bytes session_name(const struct tls_keys *keys, char kind, struct bytes id,
                                 uint8_t to[1 + TLS_HASH_MOST])
{
    to[0] = (uint8_t)kind;
    if (!tls_digest(keys->crypto, TLS_HASH_SHA256, &id, 1, to + 1))
        return bytes_none();
    return bytes_of(to, 1 + tls_hash_size(TLS_HASH_SHA256));
}

void tls_keys_remember(struct tls_keys *keys, char kind, struct bytes id, const uint8_t *master,
                       size_t key)
{
    uint8_t text[1 + TLS_HASH_MOST];
    struct bytes name = session_name(keys, kind, id, text);
    if (id.len == 0 || name.len == 0)
        return;
    if (map_count(keys->sessions) >= keys->keyring->limits->tls_sessions)
        drop_session(map_remove_oldest(keys->sessions));
    struct tls_session_secret *secret = memory_get(sizeof(*secret));
    memcpy(secret->master, master, TLS_MASTER);
    secret->key = key;
    struct tls_session_secret *before = map_put(keys->sessions, name, secret);
    if (before != NULL)
        drop_session(before);
}

const struct tls_session_secret *tls_keys_session(const struct tls_keys *keys, char kind,
                                                  struct bytes id)
{
    uint8_t text[1 + TLS_HASH_MOST];
    struct bytes name = session_name(keys, kind, id, text);
    return id.len > 0 && name.len > 0 ? map_get(keys->sessions, name) : NULL;
}

/* ---- How keys are given ---- */

struct status keyring_read_tls_key(struct keyring *keyring, size_t index)
{
    struct key *key = &keyring->keys[index];
    struct buf text;
    size_t lines, strange;
    struct status status = keyring_read_file(keyring, key->path, &text);
    if (!status.failed && key->kind == KEY_TLS_RSA) {
        status = tls_keys_add_rsa(keyring_tls(keyring), index, buf_bytes(&text), key->origin);
    } else if (!status.failed) {
        (void)tls_keys_add(keyring_tls(keyring), index, buf_bytes(&text), &lines, &strange);
        if (lines == 0 && strange > 0)
            status = status_failure("%s: no line of this file is one of a TLS key log "
                                    "(LABEL CLIENT_RANDOM SECRET, as SSLKEYLOGFILE gives)",
                                    key->path);
    }
    keyring_wipe(&text);
    return status;
}

size_t keyring_add_tls_secrets(struct keyring *keyring, struct bytes text, const char *origin)
{
    size_t index = 0;
    while (index < keyring->n_keys && (keyring->keys[index].kind != KEY_TLS_KEYLOG ||
                                       strcmp(keyring->keys[index].origin, origin) != 0))
        index++;
    if (index == keyring->n_keys)
        (void)keyring_new_key(keyring, KEY_TLS_KEYLOG, bytes_none(), origin, bytes_none());
    size_t lines, strange;
    return tls_keys_add(keyring_tls(keyring), index, text, &lines, &strange);
}
