/* Records of TLS of 16 KB: alone, and as the parts of CredSSP's bodies. */
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/provider.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "memory.h"
#include "opening.h"
#include "tls.h"
#include "tls_crypto.h"
#include "unsealer.h"

enum { RECORD = 16384, NONCE = 12, EXPLICIT = 8, TAG = 16, BLOCK = 16, SECRET = 48 };

/* Of bare ciphers, what is needed to use one. */
static const struct {
    const char *name;
    uint16_t version, suite;
    const char *cipher, *hash;
    enum { AEAD, CCM, CBC } mode;
    size_t key, mac;
    bool credssp;
} rows[] = {
    {"TLS 1.2 aes128-gcm", TLS_1_2, 0xC02F, "AES-128-GCM", NULL, AEAD, 16, 0, false},
    {"TLS 1.2 aes256-gcm", TLS_1_2, 0xC030, "AES-256-GCM", NULL, AEAD, 32, 0, false},
    {"TLS 1.3 aes256-gcm", TLS_1_3, 0x1302, "AES-256-GCM", NULL, AEAD, 32, 0, false},
    {"TLS 1.3 chacha20", TLS_1_3, 0x1303, "ChaCha20-Poly1305", NULL, AEAD, 32, 0, false},
    {"TLS 1.3 aes128-ccm", TLS_1_3, 0x1304, "AES-128-CCM", NULL, CCM, 16, 0, false},
    {"TLS 1.2 aes256-cbc-sha1", TLS_1_2, 0xC014, "AES-256-CBC", "SHA1", CBC, 32, 20, false},
    {"TLS 1.2 aes256-cbc-sha384", TLS_1_2, 0xC028, "AES-256-CBC", "SHA384", CBC, 32, 48, false},
    {"CredSSP aes256-gcm", TLS_1_2, 0xC030, "AES-256-GCM", NULL, AEAD, 32, 0, true},
    {"CredSSP TLS 1.3", TLS_1_3, 0x1302, "AES-256-GCM", NULL, AEAD, 32, 0, true},
};

struct sealed_records {
    struct opening base;
    size_t row, n_messages, per_message;
    struct buf hello[2];  /* what each side says in clear */
    struct buf wire, log; /* the server's records; the key log */
    struct buf plain;
    uint8_t secret[SECRET], random[TLS_RANDOM], key[32], iv[BLOCK], mac_key[64];
    struct keyring *keyring;
    OSSL_LIB_CTX *openssl;
    OSSL_PROVIDER *standard;
    EVP_CIPHER *cipher;
    EVP_CIPHER_CTX *context;
    EVP_MAC_CTX *mac;
};

static const struct opening_ops record_ops;
static const struct limits limits = LIMITS_DEFAULT;

static struct sealed_records *of(struct opening *o)
{
    return (struct sealed_records *)o;
}

/* ---- The handshake, as far as it is in clear ---- */

static void add_hello(struct sealed_records *s, bool server)
{
    uint8_t suite[2] = {(uint8_t)(rows[s->row].suite >> 8), (uint8_t)rows[s->row].suite};
    struct buf body = buf_init(256);
    struct buf *out = &s->hello[server];
    buf_add(&body, BYTES("\x03\x03"));
    buf_add(&body, bytes_of(s->random, TLS_RANDOM));
    buf_add(&body, server ? BYTES("\0") : BYTES("\0\0\x02"));
    buf_add(&body, bytes_of(suite, 2));
    buf_add(&body, server ? BYTES("\0") : BYTES("\x01\0"));
    if (server && rows[s->row].version == TLS_1_3)
        buf_add(&body, BYTES("\0\x06\0\x2B\0\x02\x03\x04"));
    buf_add(out, BYTES("\x16\x03\x03\0"));
    buf_add_byte(out, (uint8_t)(body.len + 4));
    buf_add_byte(out, server ? TLS_SERVER_HELLO : TLS_CLIENT_HELLO);
    buf_add(out, BYTES("\0\0"));
    buf_add_byte(out, (uint8_t)body.len);
    buf_add(out, buf_bytes(&body));
    if (server && rows[s->row].version != TLS_1_3)
        buf_add(out, BYTES("\x14\x03\x03\0\x01\x01"));
    buf_clear(&body);
}

static void add_line(struct sealed_records *s, const char *label, size_t len)
{
    buf_printf(&s->log, "%s ", label);
    for (size_t i = 0; i < TLS_RANDOM; i++)
        buf_printf(&s->log, "%02x", s->random[i]);
    buf_add_byte(&s->log, ' ');
    for (size_t i = 0; i < len; i++)
        buf_printf(&s->log, "%02x", s->secret[i]);
    buf_add_byte(&s->log, '\n');
}

/* The server's keys, and the key log that leads to them. */
static void make_keys(struct sealed_records *s, struct tls_crypto *tls)
{
    const struct tls_suite *suite = tls_suite_of(rows[s->row].suite);
    struct bytes secret = bytes_of(s->secret, tls_hash_size(suite->hash));
    struct bytes random = bytes_of(s->random, TLS_RANDOM);
    struct tls_sizes sizes;
    uint8_t block[256];
    tls_sizes_of(suite, rows[s->row].version, &sizes);
    if (rows[s->row].version == TLS_1_3) {
        tls_expand_label(tls, suite->hash, secret, "key", s->key, sizes.key);
        tls_expand_label(tls, suite->hash, secret, "iv", s->iv, sizes.iv);
        add_line(s, "CLIENT_TRAFFIC_SECRET_0", secret.len);
        add_line(s, "SERVER_TRAFFIC_SECRET_0", secret.len);
        return;
    }
    size_t keys = 2 * sizes.mac_key, ivs = keys + 2 * sizes.key;
    tls_prf(tls, TLS_1_2, suite->hash, bytes_of(s->secret, SECRET), "key expansion", random, random,
            block, ivs + 2 * sizes.iv);
    memcpy(s->mac_key, block + sizes.mac_key, sizes.mac_key);
    memcpy(s->key, block + keys + sizes.key, sizes.key);
    memcpy(s->iv, block + ivs + sizes.iv, sizes.iv);
    add_line(s, "CLIENT_RANDOM", SECRET);
}

/* ---- The sender ---- */

static void nonce_of(const struct sealed_records *s, uint64_t sequence, uint8_t nonce[NONCE])
{
    memcpy(nonce, s->iv, NONCE);
    for (size_t i = 0; i < 8; i++) {
        uint8_t byte = (uint8_t)(sequence >> (56 - 8 * i));
        if (rows[s->row].version == TLS_1_3)
            nonce[4 + i] ^= byte;
        else
            nonce[4 + i] = byte;
    }
}

static size_t aad_of(const struct sealed_records *s, uint64_t sequence, size_t sealed, size_t clear,
                     uint8_t aad[13])
{
    bool is_13 = rows[s->row].version == TLS_1_3;
    size_t at = is_13 ? 0 : 8, len = is_13 ? sealed : clear;
    for (size_t i = 0; i < at; i++)
        aad[i] = (uint8_t)(sequence >> (56 - 8 * i));
    aad[at] = TLS_APPLICATION_DATA;
    aad[at + 1] = aad[at + 2] = 3;
    aad[at + 3] = (uint8_t)(len >> 8);
    aad[at + 4] = (uint8_t)len;
    return at + 5;
}

static void seal_aead(struct sealed_records *s, uint64_t sequence, const uint8_t *text)
{
    bool is_13 = rows[s->row].version == TLS_1_3, ccm = rows[s->row].mode == CCM;
    size_t clear = RECORD - (is_13 ? 1 : 0), extra = is_13 ? 0 : (size_t)EXPLICIT;
    size_t fragment = extra + clear + (is_13 ? 1 : 0) + TAG;
    uint8_t nonce[NONCE], aad[13], header[5] = {TLS_APPLICATION_DATA, 3, 3};
    int len;
    nonce_of(s, sequence, nonce);
    size_t n_aad = aad_of(s, sequence, fragment, clear, aad);
    header[3] = (uint8_t)(fragment >> 8);
    header[4] = (uint8_t)fragment;
    buf_add(&s->wire, bytes_of(header, sizeof(header)));
    buf_add(&s->wire, bytes_of(nonce + NONCE - EXPLICIT, extra));
    uint8_t *to = buf_room(&s->wire, fragment);
    uint8_t *whole = memory_get(RECORD);
    memcpy(whole, text, clear);
    if (is_13)
        whole[clear++] = TLS_APPLICATION_DATA;
    EVP_EncryptInit_ex2(s->context, s->cipher, NULL, NULL, NULL);
    if (ccm) {
        EVP_CIPHER_CTX_ctrl(s->context, EVP_CTRL_AEAD_SET_IVLEN, NONCE, NULL);
        EVP_CIPHER_CTX_ctrl(s->context, EVP_CTRL_AEAD_SET_TAG, TAG, NULL);
    }
    EVP_EncryptInit_ex2(s->context, NULL, s->key, nonce, NULL);
    if (ccm)
        EVP_EncryptUpdate(s->context, NULL, &len, NULL, (int)clear);
    EVP_EncryptUpdate(s->context, NULL, &len, aad, (int)n_aad);
    EVP_EncryptUpdate(s->context, to, &len, whole, (int)clear);
    EVP_EncryptFinal_ex(s->context, to + clear, &len);
    EVP_CIPHER_CTX_ctrl(s->context, EVP_CTRL_AEAD_GET_TAG, TAG, to + clear);
    s->wire.len += clear + TAG;
    memory_free(whole);
}

static void seal_cbc(struct sealed_records *s, uint64_t sequence, const uint8_t *text)
{
    size_t mac = rows[s->row].mac, padding = BLOCK - (RECORD + mac) % BLOCK, len_of_mac;
    size_t len = RECORD + mac + padding, fragment = BLOCK + len;
    uint8_t header[5] = {TLS_APPLICATION_DATA, 3, 3, (uint8_t)(fragment >> 8), (uint8_t)fragment};
    uint8_t aad[13], vector[BLOCK] = {(uint8_t)sequence, 1, 2, 3};
    int n;
    uint8_t *whole = memory_get(len);
    size_t n_aad = aad_of(s, sequence, 0, RECORD, aad);
    memcpy(whole, text, RECORD);
    EVP_MAC_init(s->mac, NULL, 0, NULL);
    EVP_MAC_update(s->mac, aad, n_aad);
    EVP_MAC_update(s->mac, text, RECORD);
    EVP_MAC_final(s->mac, whole + RECORD, &len_of_mac, mac);
    memset(whole + RECORD + mac, (int)padding - 1, padding);
    buf_add(&s->wire, bytes_of(header, sizeof(header)));
    buf_add(&s->wire, bytes_of(vector, BLOCK));
    uint8_t *to = buf_room(&s->wire, len);
    EVP_EncryptInit_ex2(s->context, s->cipher, s->key, vector, NULL);
    EVP_CIPHER_CTX_set_padding(s->context, 0);
    EVP_EncryptUpdate(s->context, to, &n, whole, (int)len);
    s->wire.len += len;
    memory_free(whole);
}

/* ---- Opening them ---- */

static bool next_record(struct bytes *rest, struct bytes *record)
{
    struct tls_header header;
    if (!tls_read_header(*rest, &header))
        return false;
    *record = bytes_part(*rest, 0, TLS_HEADER + (size_t)header.length);
    *rest = bytes_from(*rest, record->len);
    return true;
}

static bool open_records(struct sealed_records *s, struct keyring *keyring)
{
    struct tls_session *session = tls_session_new(keyring, TLS_OF_CONNECTION, "bench");
    struct bytes rest, record;
    size_t opened = 0, all = 0;
    for (int side = C2S; side <= S2C; side++) {
        rest = buf_bytes(&s->hello[side]);
        while (next_record(&rest, &record))
            tls_session_record(session, (enum direction)side, record, &s->plain);
    }
    for (rest = buf_bytes(&s->wire); next_record(&rest, &record); all++) {
        buf_reset(&s->plain);
        opened += tls_session_record(session, S2C, record, &s->plain).state == TLS_RECORD_OPENED;
    }
    tls_session_free(session);
    return opened == all;
}

static bool open_parts(struct sealed_records *s, struct keyring *keyring)
{
    struct unsealer unsealer = keyring_unsealer(keyring);
    struct unseal_context *context =
        unsealer.ops->open(unsealer.state, MECHANISM_CREDSSP, "a -> b");
    struct bytes rest = buf_bytes(&s->wire), record;
    bool good = true;
    for (int side = C2S; side <= S2C; side++)
        unsealer.ops->token(context, (enum direction)side, buf_bytes(&s->hello[side]));
    while (rest.len > 0 && good) {
        struct sealed part = {.token = bytes_none(), .data = rest};
        size_t n = 0;
        for (size_t i = 0; i < s->per_message && next_record(&rest, &record); i++)
            n += record.len;
        part.data = bytes_part(part.data, 0, n);
        buf_reset(&s->plain);
        good = unsealer.ops->unseal(context, S2C, &part, &s->plain) == UNSEAL_VERIFIED;
    }
    unsealer.ops->close(context);
    return good;
}

static bool open_by_program(struct opening *o)
{
    struct sealed_records *s = of(o);
    return rows[s->row].credssp ? open_parts(s, s->keyring) : open_records(s, s->keyring);
}

static bool bare_aead(struct sealed_records *s, struct bytes record, uint64_t sequence)
{
    bool is_13 = rows[s->row].version == TLS_1_3, ccm = rows[s->row].mode == CCM;
    uint8_t nonce[NONCE], aad[13], tag[TAG], end[16];
    struct bytes cipher = bytes_from(record, TLS_HEADER + (is_13 ? 0 : (size_t)EXPLICIT));
    int len;
    cipher.len -= TAG;
    memcpy(tag, cipher.data + cipher.len, TAG);
    nonce_of(s, sequence, nonce);
    size_t n_aad = aad_of(s, sequence, cipher.len + TAG, cipher.len, aad);
    uint8_t *to = buf_room(&s->plain, cipher.len);
    return EVP_CIPHER_CTX_ctrl(s->context, EVP_CTRL_AEAD_SET_TAG, TAG, tag) == 1 &&
           EVP_DecryptInit_ex2(s->context, NULL, NULL, nonce, NULL) == 1 &&
           (!ccm || EVP_DecryptUpdate(s->context, NULL, &len, NULL, (int)cipher.len) == 1) &&
           EVP_DecryptUpdate(s->context, NULL, &len, aad, (int)n_aad) == 1 &&
           EVP_DecryptUpdate(s->context, to, &len, cipher.data, (int)cipher.len) == 1 &&
           (ccm || EVP_DecryptFinal_ex(s->context, end, &len) == 1);
}

static bool bare_cbc(struct sealed_records *s, struct bytes record, uint64_t sequence)
{
    struct bytes cipher = bytes_from(record, TLS_HEADER + BLOCK);
    uint8_t aad[13], mac[64];
    size_t len;
    int n;
    size_t n_aad = aad_of(s, sequence, 0, RECORD, aad);
    uint8_t *to = buf_room(&s->plain, cipher.len);
    return EVP_DecryptInit_ex2(s->context, NULL, NULL, record.data + TLS_HEADER, NULL) == 1 &&
           EVP_DecryptUpdate(s->context, to, &n, cipher.data, (int)cipher.len) == 1 &&
           EVP_MAC_init(s->mac, NULL, 0, NULL) == 1 && EVP_MAC_update(s->mac, aad, n_aad) == 1 &&
           EVP_MAC_update(s->mac, to, RECORD) == 1 &&
           EVP_MAC_final(s->mac, mac, &len, sizeof(mac)) == 1 && memcmp(mac, to + RECORD, len) == 0;
}

static bool open_by_openssl(struct opening *o)
{
    struct sealed_records *s = of(o);
    struct bytes rest = buf_bytes(&s->wire), record;
    bool good = EVP_DecryptInit_ex2(s->context, s->cipher, NULL, NULL, NULL) == 1;
    if (rows[s->row].mode == CCM) {
        EVP_CIPHER_CTX_ctrl(s->context, EVP_CTRL_AEAD_SET_IVLEN, NONCE, NULL);
        EVP_CIPHER_CTX_ctrl(s->context, EVP_CTRL_AEAD_SET_TAG, TAG, NULL);
    }
    good = good && EVP_DecryptInit_ex2(s->context, NULL, s->key, NULL, NULL) == 1;
    EVP_CIPHER_CTX_set_padding(s->context, 0);
    for (uint64_t i = 0; good && next_record(&rest, &record); i++) {
        buf_reset(&s->plain);
        good = rows[s->row].mode == CBC ? bare_cbc(s, record, i) : bare_aead(s, record, i);
    }
    return good;
}

/* ---- Making them ---- */

static void prepare_openssl(struct sealed_records *s)
{
    s->openssl = OSSL_LIB_CTX_new();
    s->standard = OSSL_PROVIDER_load(s->openssl, "default");
    s->cipher = EVP_CIPHER_fetch(s->openssl, rows[s->row].cipher, NULL);
    s->context = EVP_CIPHER_CTX_new();
    if (rows[s->row].hash == NULL)
        return;
    char hash[16];
    snprintf(hash, sizeof(hash), "%s", rows[s->row].hash);
    EVP_MAC *hmac = EVP_MAC_fetch(s->openssl, "HMAC", NULL);
    OSSL_PARAM digest[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, hash, 0),
                           OSSL_PARAM_construct_end()};
    s->mac = EVP_MAC_CTX_new(hmac);
    EVP_MAC_init(s->mac, s->mac_key, rows[s->row].mac, digest);
    EVP_MAC_free(hmac);
}

static const char *row_name(size_t i)
{
    return i < sizeof(rows) / sizeof(rows[0]) ? rows[i].name : NULL;
}

static struct opening *make(size_t i, size_t size, size_t n)
{
    struct sealed_records *s = memory_get(sizeof(*s));
    s->base.ops = &record_ops;
    s->row = i;
    s->per_message = size / RECORD;
    s->n_messages = n;
    s->log = buf_init(4096);
    s->hello[C2S] = s->hello[S2C] = buf_init(1024);
    s->wire = s->plain = buf_init(SIZE_MAX);
    for (size_t k = 0; k < SECRET; k++)
        s->secret[k] = (uint8_t)(3 * k + 5);
    for (size_t k = 0; k < TLS_RANDOM; k++)
        s->random[k] = (uint8_t)(11 * k);
    uint8_t *text = memory_get(RECORD);
    memset(text, 'x', RECORD);
    struct crypto *crypto = crypto_new();
    struct tls_crypto *tls = tls_crypto_new(crypto);
    make_keys(s, tls);
    add_hello(s, false);
    add_hello(s, true);
    prepare_openssl(s);
    for (uint64_t k = 0; k < n * s->per_message; k++) {
        if (rows[i].mode == CBC)
            seal_cbc(s, k, text);
        else
            seal_aead(s, k, text);
    }
    s->keyring = keyring_new(&limits);
    keyring_add_tls_secrets(s->keyring, buf_bytes(&s->log), "bench");
    tls_crypto_free(tls);
    crypto_free(crypto);
    memory_free(text);
    return &s->base;
}

static void free_records(struct opening *o)
{
    struct sealed_records *s = of(o);
    EVP_CIPHER_CTX_free(s->context);
    EVP_CIPHER_free(s->cipher);
    EVP_MAC_CTX_free(s->mac);
    OSSL_PROVIDER_unload(s->standard);
    OSSL_LIB_CTX_free(s->openssl);
    keyring_free(s->keyring);
    struct buf *all[] = {&s->hello[0], &s->hello[1], &s->wire, &s->plain, &s->log};
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
        buf_clear(all[i]);
    memory_free(s);
}

static const struct opening_ops record_ops = {
    .program = open_by_program, .bare = open_by_openssl, .free = free_records};

const struct opening_family opening_records = {.name = row_name, .make = make};
