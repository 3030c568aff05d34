#include "keyring.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "guid.h"
#include "kerberos_keys.h"
#include "memory.h"
#include "psrp_crypto.h"
#include "tls_keys.h"
#include "utf.h"

static const struct {
    const char *name, *words;
    bool opens;
} kinds[] = {
#define KEY_KIND_ROW(id, name, words, opens) {name, words, opens},
    KEY_KINDS(KEY_KIND_ROW)};

const char *key_kind_name(enum key_kind kind)
{
    return kinds[kind].name;
}

const char *key_kind_words(enum key_kind kind)
{
    return kinds[kind].words;
}

bool key_kind_opens(enum key_kind kind)
{
    return kinds[kind].opens;
}

char *keyring_text(struct bytes text)
{
    char *copy = memory_get(text.len + 1);
    memcpy(copy, text.data, text.len);
    return copy;
}

void keyring_wipe(struct buf *b)
{
    if (b->data != NULL)
        memory_wipe(b->data, b->capacity);
    buf_clear(b);
}

char *keyring_folded(struct bytes text)
{
    struct buf out = buf_init(4 * text.len + 1);
    for (size_t i = 0, n; i < text.len; i += n) {
        uint32_t code = utf8_next(bytes_from(text, i), &n);
        utf8_add(&out, code == UTF_INVALID ? UTF_REPLACEMENT : utf_upper(code));
    }
    char *copy = keyring_text(buf_bytes(&out));
    buf_clear(&out);
    return copy;
}

struct keyring *keyring_new(const struct limits *limits)
{
    struct keyring *keyring = memory_get(sizeof(*keyring));
    keyring->limits = limits;
    keyring->crypto = crypto_new();
    keyring->kerberos = kerberos_new(limits, keyring->crypto);
    return keyring;
}

void keyring_free(struct keyring *keyring)
{
    if (keyring == NULL)
        return;
    for (size_t i = 0; i < keyring->n_keys; i++) {
        struct key *key = &keyring->keys[i];
        memory_wipe(key->secret, key->secret_len);
        memory_free(key->secret);
        memory_free(key->label);
        memory_free(key->origin);
        memory_free(key->user);
        memory_free(key->domain);
        memory_free(key->path);
        psrp_rsa_free(key->rsa);
        memory_wipe(key, sizeof(*key));
    }
    for (size_t i = 0; i < keyring->n_shells; i++)
        shell_keys_free(keyring->shells[i]);
    memory_free(keyring->shells);
    for (size_t i = 0; i < keyring->n_notes; i++)
        memory_free(keyring->notes[i]);
    memory_free(keyring->notes);
    for (size_t i = 0; i < keyring->n_identities; i++)
        identity_free(keyring->identities[i]);
    identity_free(keyring->spare);
    memory_free(keyring->identities);
    memory_free(keyring->keys);
    kerberos_free(keyring->kerberos);
    tls_keys_free(keyring->tls);
    crypto_free(keyring->crypto);
    memory_free(keyring);
}

size_t keyring_count(const struct keyring *keyring)
{
    size_t n = 0;
    for (size_t i = 0; i < keyring->n_keys; i++)
        n += keyring->keys[i].part_of == 0;
    return n;
}

void keyring_note(struct keyring *keyring, const char *text, ...)
{
    char note[512];
    va_list args;
    va_start(args, text);
    vsnprintf(note, sizeof(note), text, args);
    va_end(args);
    keyring->notes = memory_grow(keyring->notes, &keyring->notes_capacity, keyring->n_notes + 1,
                                 sizeof(*keyring->notes));
    keyring->notes[keyring->n_notes++] = keyring_text(bytes_of_string(note));
}

const char *keyring_notes(const struct keyring *keyring, size_t i)
{
    return i < keyring->n_notes ? keyring->notes[i] : NULL;
}

/* DOMAIN\NAME or NAME@REALM; false for anything else. */
static bool split_user(struct bytes text, struct bytes *user, struct bytes *domain)
{
    size_t at = bytes_find_byte(text, '\\', 0);
    if (at < text.len) {
        *domain = bytes_part(text, 0, at);
        *user = bytes_from(text, at + 1);
        return user->len > 0;
    }
    at = bytes_find_byte(text, '@', 0);
    *user = bytes_part(text, 0, at);
    *domain = bytes_from(text, at + 1);
    return at < text.len && user->len > 0 && domain->len > 0;
}

/* The user of "[USER:]TEXT", taken off. */
static struct bytes take_user(struct bytes *text)
{
    size_t colon = bytes_find_byte(*text, ':', 0);
    struct bytes user, domain, whole = bytes_part(*text, 0, colon);
    if (colon == text->len || !split_user(whole, &user, &domain))
        return bytes_none();
    *text = bytes_from(*text, colon + 1);
    return whole;
}

/* Room for one key more. Not memory_grow(): what would be left behind holds hashes. */
static void grow_keys(struct keyring *keyring)
{
    if (keyring->n_keys < keyring->keys_capacity)
        return;
    size_t capacity = keyring->n_keys > 0 ? 2 * keyring->n_keys : 8;
    struct key *keys = memory_get(capacity * sizeof(*keys));
    if (keyring->n_keys > 0) {
        memcpy(keys, keyring->keys, keyring->n_keys * sizeof(*keys));
        memory_wipe(keyring->keys, keyring->n_keys * sizeof(*keys));
    }
    memory_free(keyring->keys);
    keyring->keys = keys;
    keyring->keys_capacity = capacity;
}

struct key *keyring_new_key(struct keyring *keyring, enum key_kind kind, struct bytes user,
                            const char *origin, struct bytes secret)
{
    struct bytes name, domain;
    if (!split_user(user, &name, &domain)) {
        name = user;
        domain = bytes_none();
    }
    grow_keys(keyring);
    struct key *key = &keyring->keys[keyring->n_keys++];
    *key = (struct key){.kind = kind,
                        .label = keyring_text(user.len > 0 ? user : bytes_of_string(origin)),
                        .origin = keyring_text(bytes_of_string(origin)),
                        .labelled = user.len > 0,
                        .user = keyring_folded(name),
                        .domain = keyring_folded(domain),
                        .secret = (uint8_t *)keyring_text(secret),
                        .secret_len = secret.len};
    return key;
}

struct status keyring_new_secret(struct keyring *keyring, enum key_kind kind, struct bytes user,
                                 const char *origin, struct bytes secret)
{
    struct ntlm_secret ntlm = {.has_lm_hash = false};
    bool computed = true;
    if (kind == KEY_NT_HASH)
        memcpy(ntlm.nt_hash, secret.data, NTLM_KEY);
    else
        computed = ntlm_secret_of_password(keyring->crypto, secret, &ntlm);
    struct key *key = keyring_new_key(keyring, kind, user, origin, secret);
    key->has_ntlm = computed;
    key->ntlm = ntlm;
    memory_wipe(&ntlm, sizeof(ntlm));
    if (computed)
        return status_ok();
    return status_failure(
        "%s: a password cannot be tried on NTLM, because OpenSSL's legacy provider "
        "(MD4) is not installed; give the NT hash instead",
        origin);
}

bool keyring_hex(struct bytes digits, struct buf *out)
{
    if (digits.len % 2 != 0)
        return false;
    for (size_t i = 0; i < digits.len; i += 2) {
        uint64_t byte;
        if (!bytes_hexadecimal(bytes_part(digits, i, 2), &byte) ||
            !buf_add_byte(out, (uint8_t)byte))
            return false;
    }
    return true;
}

/* As buf_add(), but what is left behind when it grows is wiped. */
static bool add_secret(struct buf *b, struct bytes more)
{
    if (more.len > b->max - b->len)
        return false;
    if (more.len > b->capacity - b->len) {
        struct buf larger = buf_init(b->max);
        size_t twice = 2 * (b->len + more.len);
        (void)buf_room(&larger, twice < b->max ? twice : b->max);
        buf_add(&larger, buf_bytes(b));
        keyring_wipe(b);
        *b = larger;
    }
    return buf_add(b, more);
}

struct status keyring_read_file(const struct keyring *keyring, const char *path, struct buf *out)
{
    *out = buf_init(0);
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return status_failure("%s: cannot be opened: %s", path, strerror(errno));
    struct buf raw = buf_init(keyring->limits->key_file);
    uint8_t chunk[4096];
    size_t n;
    bool fits = true;
    while (fits && (n = fread(chunk, 1, sizeof(chunk), file)) > 0)
        fits = add_secret(&raw, bytes_of(chunk, n));
    bool failed = ferror(file) != 0;
    int why = errno;
    fclose(file);
    memory_wipe(chunk, sizeof(chunk));
    struct bytes text = buf_bytes(&raw);
    *out = buf_init(2 * text.len + 4);
    (void)buf_room(out, out->max);
    if (bytes_starts(text, BYTES("\xFF\xFE")) || bytes_starts(text, BYTES("\xFE\xFF")))
        (void)utf16_to_utf8(bytes_from(text, 2), text.data[0] == 0xFE, out);
    else
        buf_add(out, bytes_starts(text, BYTES("\xEF\xBB\xBF")) ? bytes_from(text, 3) : text);
    keyring_wipe(&raw);
    if (failed)
        return status_failure("%s: cannot be read: %s", path, strerror(why));
    if (!fits)
        return status_failure("%s: is larger than the %zu bytes that a file of keys may have", path,
                              keyring->limits->key_file);
    return status_ok();
}

/* One of the command line's "[USER:]TEXT". */
static struct status add_password(struct keyring *keyring, struct bytes text, const char *origin)
{
    struct bytes user = take_user(&text);
    return keyring_new_secret(keyring, KEY_PASSWORD, user, origin, text);
}

/* Where an option's key was given: "--password", and from the second on "--password (2)". */
static void option_origin(const struct keyring *keyring, const char *option, char text[64])
{
    size_t n = 1;
    for (size_t i = 0; i < keyring->n_keys; i++) {
        struct bytes origin = bytes_of_string(keyring->keys[i].origin);
        n += bytes_starts(origin, bytes_of_string(option)) &&
             (origin.len == strlen(option) || origin.data[strlen(option)] == ' ');
    }
    if (n == 1)
        snprintf(text, 64, "%s", option);
    else
        snprintf(text, 64, "%s (%zu)", option, n);
}

struct status keyring_add_password(struct keyring *keyring, const char *text)
{
    char origin[64];
    option_origin(keyring, "--password", origin);
    return add_password(keyring, bytes_of_string(text), origin);
}

struct status keyring_add_password_file(struct keyring *keyring, const char *path)
{
    struct buf text;
    struct status status = keyring_read_file(keyring, path, &text);
    struct bytes rest = buf_bytes(&text), line;
    for (size_t number = 1; !status.failed && bytes_next(&rest, '\n', &line); number++) {
        if (bytes_ends(line, BYTES("\r")))
            line = bytes_part(line, 0, line.len - 1);
        if (line.len == 0)
            continue;
        struct buf origin = buf_init(strlen(path) + 32);
        buf_printf(&origin, "%s line %zu", path, number);
        buf_add_byte(&origin, 0);
        status = add_password(keyring, line, (const char *)origin.data);
        buf_clear(&origin);
    }
    keyring_wipe(&text);
    return status;
}

struct status keyring_add_nt_hash(struct keyring *keyring, const char *text)
{
    char origin[64];
    struct bytes digits = bytes_of_string(text), user = take_user(&digits);
    struct buf hash = buf_init(NTLM_KEY);
    option_origin(keyring, "--nt-hash", origin);
    struct status status =
        keyring_hex(digits, &hash) && hash.len == NTLM_KEY
            ? keyring_new_secret(keyring, KEY_NT_HASH, user, origin, buf_bytes(&hash))
            : status_failure("--nt-hash: wants 32 hexadecimal digits, behind DOMAIN\\NAME: or "
                             "NAME@REALM: or alone");
    keyring_wipe(&hash);
    return status;
}

struct status keyring_add_session_key(struct keyring *keyring, const char *digits)
{
    char origin[64];
    struct buf value = buf_init(2 * NTLM_KEY);
    option_origin(keyring, "--session-key", origin);
    /* 16 bytes: NTLM, or Kerberos with AES-128 or RC4; 32: AES-256; 24: triple DES. */
    bool good = keyring_hex(bytes_of_string(digits), &value) &&
                (value.len == NTLM_KEY || value.len == 24 || value.len == 32);
    if (good)
        (void)keyring_new_key(keyring, KEY_SESSION, bytes_none(), origin, buf_bytes(&value));
    keyring_wipe(&value);
    return good ? status_ok()
                : status_failure(
                      "--session-key: wants the 32 hexadecimal digits of an NTLM exported "
                      "session key, or the 32, 48 or 64 of a Kerberos key");
}

static struct status add_psrp_rsa(struct keyring *keyring, struct bytes shell, struct bytes name)
{
    char *path = keyring_text(name);
    struct buf pem;
    struct status status = keyring_read_file(keyring, path, &pem);
    if (!status.failed)
        status = keyring_new_psrp_rsa(keyring, shell, path, buf_bytes(&pem));
    keyring_wipe(&pem);
    memory_free(path);
    return status;
}

struct status keyring_add_psrp_key(struct keyring *keyring, const char *text)
{
    char origin[64];
    struct bytes value = bytes_of_string(text), shell = bytes_none();
    struct guid guid;
    size_t colon = bytes_find_byte(value, ':', 0);
    if (colon < value.len && guid_parse(bytes_part(value, 0, colon), &guid)) {
        shell = bytes_part(value, 0, colon);
        value = bytes_from(value, colon + 1);
    }
    option_origin(keyring, "--psrp-key", origin);
    struct buf key = buf_init(value.len);
    bool digits = keyring_hex(value, &key);
    struct status status = status_ok();
    if (digits && key.len == PSRP_SESSION_KEY)
        (void)keyring_new_key(keyring, KEY_PSRP_SESSION, shell, origin, buf_bytes(&key));
    else
        status = add_psrp_rsa(keyring, shell, value);
    if (status.failed && digits)
        status = status_failure("--psrp-key: wants the 64 hexadecimal digits of a session key, or "
                                "the name of a PEM file, behind SHELLID: or alone");
    keyring_wipe(&key);
    return status;
}

struct status keyring_new_file(struct keyring *keyring, enum key_kind kind, struct bytes user,
                               const char *origin, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return status_failure("%s: cannot be opened: %s", path, strerror(errno));
    fclose(file);
    struct key *key = keyring_new_key(keyring, kind, user, origin, bytes_none());
    key->path = keyring_text(bytes_of_string(path));
    if (kind == KEY_KEYTAB)
        return kerberos_read_keytab(keyring, keyring->n_keys - 1);
    if (kind == KEY_CCACHE)
        return kerberos_read_ccache(keyring, keyring->n_keys - 1);
    if (kind == KEY_TLS_KEYLOG || kind == KEY_CREDSSP_KEYLOG || kind == KEY_TLS_RSA)
        return keyring_read_tls_key(keyring, keyring->n_keys - 1);
    return status_ok();
}

struct status keyring_add_keytab(struct keyring *keyring, const char *path)
{
    return keyring_new_file(keyring, KEY_KEYTAB, bytes_none(), path, path);
}

struct status keyring_add_ccache(struct keyring *keyring, const char *path)
{
    return keyring_new_file(keyring, KEY_CCACHE, bytes_none(), path, path);
}

struct status keyring_add_tls_keylog(struct keyring *keyring, const char *path)
{
    return keyring_new_file(keyring, KEY_TLS_KEYLOG, bytes_none(), path, path);
}

struct status keyring_add_tls_key(struct keyring *keyring, const char *path)
{
    return keyring_new_file(keyring, KEY_TLS_RSA, bytes_none(), path, path);
}
