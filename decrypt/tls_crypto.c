#include "tls_crypto.h"

#include <string.h>

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>

#include "memory.h"
#include "rc4.h"
#include "tls_crypto_inside.h"

/* By enum tls_hash. */
static const struct {
    const char *name;
    size_t size;
} hashes[] = {[TLS_HASH_NONE] = {NULL, 0},
              [TLS_HASH_MD5] = {"MD5", 16},
              [TLS_HASH_SHA1] = {"SHA1", 20},
              [TLS_HASH_SHA256] = {"SHA256", 32},
              [TLS_HASH_SHA384] = {"SHA384", 48}};

enum cipher_mode { MODE_NONE, MODE_RC4, MODE_CBC, MODE_GCM, MODE_CCM, MODE_CHACHA };

/* By enum tls_cipher. */
static const struct {
    const char *name;
    enum cipher_mode mode;
    size_t key, block, tag;
} ciphers[] = {[TLS_CIPHER_UNREAD] = {NULL, MODE_NONE, 0, 0, 0},
               [TLS_CIPHER_NOTHING] = {NULL, MODE_NONE, 0, 0, 0},
               [TLS_CIPHER_RC4_128] = {NULL, MODE_RC4, 16, 0, 0},
               [TLS_CIPHER_3DES_EDE_CBC] = {"DES-EDE3-CBC", MODE_CBC, 24, 8, 0},
               [TLS_CIPHER_AES_128_CBC] = {"AES-128-CBC", MODE_CBC, 16, 16, 0},
               [TLS_CIPHER_AES_256_CBC] = {"AES-256-CBC", MODE_CBC, 32, 16, 0},
               [TLS_CIPHER_CAMELLIA_128_CBC] = {"CAMELLIA-128-CBC", MODE_CBC, 16, 16, 0},
               [TLS_CIPHER_CAMELLIA_256_CBC] = {"CAMELLIA-256-CBC", MODE_CBC, 32, 16, 0},
               [TLS_CIPHER_AES_128_GCM] = {"AES-128-GCM", MODE_GCM, 16, 0, 16},
               [TLS_CIPHER_AES_256_GCM] = {"AES-256-GCM", MODE_GCM, 32, 0, 16},
               [TLS_CIPHER_ARIA_128_GCM] = {"ARIA-128-GCM", MODE_GCM, 16, 0, 16},
               [TLS_CIPHER_ARIA_256_GCM] = {"ARIA-256-GCM", MODE_GCM, 32, 0, 16},
               [TLS_CIPHER_AES_128_CCM] = {"AES-128-CCM", MODE_CCM, 16, 0, 16},
               [TLS_CIPHER_AES_256_CCM] = {"AES-256-CCM", MODE_CCM, 32, 0, 16},
               [TLS_CIPHER_AES_128_CCM_8] = {"AES-128-CCM", MODE_CCM, 16, 0, 8},
               [TLS_CIPHER_AES_256_CCM_8] = {"AES-256-CCM", MODE_CCM, 32, 0, 8},
               [TLS_CIPHER_CHACHA20_POLY1305] = {"ChaCha20-Poly1305", MODE_CHACHA, 32, 0, 16}};

enum { IV_MOST = 16, KEY_MOST = 32, NONCE = 12, EXPLICIT_NONCE = 8, AAD = 13 };

struct tls_crypto *tls_crypto_new(struct crypto *crypto)
{
    struct tls_crypto *c = memory_get(sizeof(*c));
    OSSL_LIB_CTX *library = crypto_library(crypto);
    ERR_set_mark();
    c->crypto = crypto;
    for (int hash = TLS_HASH_MD5; library != NULL && hash <= TLS_HASH_SHA384; hash++)
        c->digests[hash] = EVP_MD_fetch(library, hashes[hash].name, NULL);
    c->hmac = library != NULL ? EVP_MAC_fetch(library, "HMAC", NULL) : NULL;
    c->digest = EVP_MD_CTX_new();
    ERR_pop_to_mark();
    return c;
}

void tls_crypto_free(struct tls_crypto *c)
{
    if (c == NULL)
        return;
    for (int hash = TLS_HASH_MD5; hash <= TLS_HASH_SHA384; hash++)
        EVP_MD_free(c->digests[hash]);
    for (size_t i = 0; i < TLS_CRYPTO_CIPHERS; i++)
        EVP_CIPHER_free(c->ciphers[i]);
    EVP_MAC_free(c->hmac);
    EVP_MD_CTX_free(c->digest);
    memory_free(c);
}

size_t tls_hash_size(enum tls_hash hash)
{
    return hashes[hash].size;
}

bool tls_digest(struct tls_crypto *c, enum tls_hash hash, const struct bytes *pieces, size_t n,
                uint8_t out[TLS_HASH_MOST])
{
    ERR_set_mark();
    bool done = c->digests[hash] != NULL && c->digest != NULL &&
                EVP_DigestInit_ex2(c->digest, c->digests[hash], NULL) == 1;
    for (size_t i = 0; i < n && done; i++)
        done = EVP_DigestUpdate(c->digest, pieces[i].data, pieces[i].len) == 1;
    done = done && EVP_DigestFinal_ex(c->digest, out, NULL) == 1;
    ERR_pop_to_mark();
    return done;
}

/* An HMAC under this key, ready for messages; NULL when OpenSSL fails. */
static EVP_MAC_CTX *hmac_new(struct tls_crypto *c, enum tls_hash hash, struct bytes key)
{
    EVP_MAC_CTX *context = c->hmac != NULL ? EVP_MAC_CTX_new(c->hmac) : NULL;
    char name[16] = "";
    if (hashes[hash].name != NULL)
        memcpy(name, hashes[hash].name, strlen(hashes[hash].name) + 1);
    OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name, 0),
                               OSSL_PARAM_construct_end()};
    if (context != NULL && EVP_MAC_init(context, key.data, key.len, parameters) != 1) {
        EVP_MAC_CTX_free(context);
        context = NULL;
    }
    return context;
}

/* One message under the key that the context has. */
static bool hmac_of(EVP_MAC_CTX *context, const struct bytes *pieces, size_t n,
                    uint8_t out[TLS_HASH_MOST])
{
    size_t len = 0;
    bool done = context != NULL && EVP_MAC_init(context, NULL, 0, NULL) == 1;
    for (size_t i = 0; i < n && done; i++)
        done = EVP_MAC_update(context, pieces[i].data, pieces[i].len) == 1;
    return done && EVP_MAC_final(context, out, &len, TLS_HASH_MOST) == 1;
}

bool tls_hmac(struct tls_crypto *c, enum tls_hash hash, struct bytes key,
              const struct bytes *pieces, size_t n, uint8_t out[TLS_HASH_MOST])
{
    ERR_set_mark();
    EVP_MAC_CTX *context = hmac_new(c, hash, key);
    bool done = hmac_of(context, pieces, n, out);
    EVP_MAC_CTX_free(context);
    ERR_pop_to_mark();
    return done;
}

/* P_hash of RFC 5246 5, XORed into out. */
static bool p_hash(struct tls_crypto *c, enum tls_hash hash, struct bytes secret,
                   const struct bytes seed[3], uint8_t *out, size_t n)
{
    uint8_t a[TLS_HASH_MOST], block[TLS_HASH_MOST];
    size_t size = hashes[hash].size;
    ERR_set_mark();
    EVP_MAC_CTX *context = hmac_new(c, hash, secret);
    bool done = hmac_of(context, seed, 3, a);
    for (size_t at = 0; at < n && done; at += size) {
        const struct bytes pieces[] = {{a, size}, seed[0], seed[1], seed[2]};
        done = hmac_of(context, pieces, 4, block) && hmac_of(context, pieces, 1, a);
        for (size_t i = 0; i < size && at + i < n && done; i++)
            out[at + i] ^= block[i];
    }
    EVP_MAC_CTX_free(context);
    ERR_pop_to_mark();
    memory_wipe(a, sizeof(a));
    memory_wipe(block, sizeof(block));
    return done;
}

bool tls_prf(struct tls_crypto *c, uint16_t version, enum tls_hash hash, struct bytes secret,
             const char *label, struct bytes seed, struct bytes more_seed, uint8_t *out, size_t n)
{
    const struct bytes pieces[3] = {bytes_of_string(label), seed, more_seed};
    memset(out, 0, n);
    if (version >= TLS_1_2)
        return p_hash(c, hash, secret, pieces, out, n);
    /* The halves share a byte when their number is odd, RFC 2246 5. */
    size_t half = (secret.len + 1) / 2;
    return p_hash(c, TLS_HASH_MD5, bytes_part(secret, 0, half), pieces, out, n) &&
           p_hash(c, TLS_HASH_SHA1, bytes_from(secret, secret.len - half), pieces, out, n);
}

bool tls_expand_label(struct tls_crypto *c, enum tls_hash hash, struct bytes secret,
                      const char *label, uint8_t *out, size_t n)
{
    static const uint8_t first = 1;
    uint8_t block[TLS_HASH_MOST];
    struct buf info = buf_init(64);
    buf_add_byte(&info, (uint8_t)(n >> 8));
    buf_add_byte(&info, (uint8_t)n);
    buf_add_byte(&info, (uint8_t)(6 + strlen(label)));
    buf_printf(&info, "tls13 %s", label);
    buf_add_byte(&info, 0);
    const struct bytes pieces[] = {buf_bytes(&info), {&first, 1}};
    bool done = n <= hashes[hash].size && tls_hmac(c, hash, secret, pieces, 2, block);
    if (done)
        memcpy(out, block, n);
    memory_wipe(block, sizeof(block));
    buf_clear(&info);
    return done;
}

/* ---- Protection of records ---- */

struct tls_protection {
    uint16_t version;
    const struct tls_suite *suite;
    bool encrypt_then_mac;
    enum cipher_mode mode;
    size_t block, tag, mac_size;
    uint8_t iv[IV_MOST];
    EVP_CIPHER_CTX *cipher;
    EVP_MAC_CTX *mac;
    struct rc4 rc4; /* at rc4_at of the key stream */
    uint64_t rc4_at;
    /* Of the record that is being opened: in the caller's buffer, and not yet proved. */
    uint8_t *room;
    size_t len;
};

static bool has_explicit_iv(const struct tls_protection *p)
{
    return p->mode == MODE_CBC && p->version >= TLS_1_1;
}

bool tls_sizes_of(const struct tls_suite *suite, uint16_t version, struct tls_sizes *sizes)
{
    if (suite == NULL || suite->cipher == TLS_CIPHER_UNREAD || version < TLS_1_0 ||
        (suite->exchange == TLS_EXCHANGE_TLS13) != (version == TLS_1_3))
        return false;
    enum cipher_mode mode = ciphers[suite->cipher].mode;
    sizes->key = ciphers[suite->cipher].key;
    sizes->mac_key = hashes[suite->mac].size;
    sizes->iv = mode == MODE_CBC ? (version == TLS_1_0 ? ciphers[suite->cipher].block : 0)
                : mode == MODE_CHACHA || version == TLS_1_3 ? (size_t)NONCE
                : mode == MODE_GCM || mode == MODE_CCM      ? (size_t)(NONCE - EXPLICIT_NONCE)
                                                            : 0;
    return true;
}

/* CCM wants the size of its nonce and tag before the key. */
static bool start_cipher(struct tls_protection *p, const EVP_CIPHER *cipher, struct bytes key)
{
    p->cipher = EVP_CIPHER_CTX_new();
    if (p->cipher == NULL || EVP_DecryptInit_ex2(p->cipher, cipher, NULL, NULL, NULL) != 1)
        return false;
    if (p->mode == MODE_CCM &&
        (EVP_CIPHER_CTX_ctrl(p->cipher, EVP_CTRL_AEAD_SET_IVLEN, NONCE, NULL) != 1 ||
         EVP_CIPHER_CTX_ctrl(p->cipher, EVP_CTRL_AEAD_SET_TAG, (int)p->tag, NULL) != 1))
        return false;
    return EVP_DecryptInit_ex2(p->cipher, NULL, key.data, NULL, NULL) == 1 &&
           EVP_CIPHER_CTX_set_padding(p->cipher, 0) == 1;
}

static const EVP_CIPHER *cipher_of(struct tls_crypto *c, enum tls_cipher which)
{
    if (c->ciphers[which] == NULL && ciphers[which].name != NULL)
        c->ciphers[which] = EVP_CIPHER_fetch(crypto_library(c->crypto), ciphers[which].name, NULL);
    return c->ciphers[which];
}

struct tls_protection *tls_protection_new(struct tls_crypto *c,
                                          const struct tls_keys_of_records *keys)
{
    struct tls_protection *p = memory_get(sizeof(*p));
    enum tls_cipher which = keys->suite->cipher;
    p->version = keys->version;
    p->suite = keys->suite;
    p->mode = ciphers[which].mode;
    p->block = ciphers[which].block;
    p->tag = ciphers[which].tag;
    p->mac_size = hashes[keys->suite->mac].size;
    p->encrypt_then_mac = keys->encrypt_then_mac && p->mode == MODE_CBC;
    memcpy(p->iv, keys->iv.data, keys->iv.len < IV_MOST ? keys->iv.len : (size_t)IV_MOST);
    bool good = true;
    ERR_set_mark();
    if (p->mode == MODE_RC4) {
        p->rc4 = rc4_init(keys->key);
    } else if (p->mode != MODE_NONE) {
        const EVP_CIPHER *cipher = cipher_of(c, which);
        good = cipher != NULL && start_cipher(p, cipher, keys->key);
    }
    if (p->mac_size > 0)
        good = good && (p->mac = hmac_new(c, keys->suite->mac, keys->mac_key)) != NULL;
    ERR_pop_to_mark();
    if (good)
        return p;
    tls_protection_free(p);
    return NULL;
}

void tls_protection_free(struct tls_protection *p)
{
    if (p == NULL)
        return;
    EVP_CIPHER_CTX_free(p->cipher);
    EVP_MAC_CTX_free(p->mac);
    memory_wipe(p, sizeof(*p));
    memory_free(p);
}

size_t tls_protection_overhead(const struct tls_protection *p)
{
    switch (p->mode) {
    case MODE_GCM:
    case MODE_CCM:
        return TLS_HEADER + p->tag + (p->version == TLS_1_3 ? 1 : (size_t)EXPLICIT_NONCE);
    case MODE_CHACHA:
        return TLS_HEADER + p->tag + (p->version == TLS_1_3);
    case MODE_NONE:
    case MODE_RC4:
        return TLS_HEADER + p->mac_size;
    case MODE_CBC:
        break;
    }
    return 0;
}

/* seq || type || version || length of what is protected, RFC 5246 6.2.3.1. */
static void pseudo_header(uint8_t out[AAD], uint64_t sequence, struct bytes record, size_t len)
{
    for (int i = 0; i < 8; i++)
        out[i] = (uint8_t)(sequence >> (56 - 8 * i));
    out[8] = record.data[0];
    out[9] = record.data[1];
    out[10] = record.data[2];
    out[11] = (uint8_t)(len >> 8);
    out[12] = (uint8_t)len;
}

/* The content of an AEAD record under that sequence number. */
static bool open_aead(struct tls_protection *p, struct bytes record, uint64_t sequence)
{
    struct bytes fragment = bytes_from(record, TLS_HEADER), associated;
    uint8_t nonce[NONCE], aad[AAD], tag[16];
    bool is_13 = p->version == TLS_1_3;
    bool explicit_nonce = p->mode != MODE_CHACHA && !is_13;
    if (fragment.len < p->tag + (explicit_nonce ? (size_t)EXPLICIT_NONCE : 0))
        return false;
    memcpy(nonce, p->iv, NONCE);
    if (explicit_nonce) {
        memcpy(nonce + NONCE - EXPLICIT_NONCE, fragment.data, EXPLICIT_NONCE);
        fragment = bytes_from(fragment, EXPLICIT_NONCE);
    } else {
        for (int i = 0; i < 8; i++)
            nonce[NONCE - 8 + i] ^= (uint8_t)(sequence >> (56 - 8 * i));
    }
    struct bytes cipher = bytes_part(fragment, 0, fragment.len - p->tag);
    memcpy(tag, bytes_from(fragment, cipher.len).data, p->tag);
    pseudo_header(aad, sequence, record, cipher.len);
    associated = is_13 ? bytes_part(record, 0, TLS_HEADER) : bytes_of(aad, AAD);
    int len = 0;
    if (EVP_CIPHER_CTX_ctrl(p->cipher, EVP_CTRL_AEAD_SET_TAG, (int)p->tag, tag) != 1 ||
        EVP_DecryptInit_ex2(p->cipher, NULL, NULL, nonce, NULL) != 1)
        return false;
    bool ccm = p->mode == MODE_CCM;
    bool done = (!ccm || EVP_DecryptUpdate(p->cipher, NULL, &len, NULL, (int)cipher.len) == 1) &&
                EVP_DecryptUpdate(p->cipher, NULL, &len, associated.data, (int)associated.len) == 1;
    /* CCM proves its tag in this call, also for no bytes; the others in the last one. */
    if (done && (cipher.len > 0 || ccm))
        done = EVP_DecryptUpdate(p->cipher, p->room, &len, cipher.data, (int)cipher.len) == 1;
    uint8_t end[16];
    done = done && (ccm || EVP_DecryptFinal_ex(p->cipher, end, &len) == 1);
    p->len = cipher.len;
    return done;
}

/* Whether mac stands for this content under one of the sequence numbers; *skipped says which. */
static bool find_mac(struct tls_protection *p, struct bytes record, struct bytes content,
                     struct bytes mac, uint64_t sequence, uint64_t more, uint64_t *skipped)
{
    uint8_t header[AAD], computed[TLS_HASH_MOST];
    for (uint64_t i = 0; i <= more; i++) {
        pseudo_header(header, sequence + i, record, content.len);
        const struct bytes pieces[] = {{header, AAD}, content};
        if (hmac_of(p->mac, pieces, 2, computed) &&
            CRYPTO_memcmp(computed, mac.data, p->mac_size) == 0) {
            *skipped = i;
            return true;
        }
    }
    return false;
}

/* CBC decryption of whole blocks. */
static bool decrypt_cbc(struct tls_protection *p, struct bytes cipher, const uint8_t *iv)
{
    int len = 0;
    if (cipher.len == 0 || cipher.len % p->block != 0 ||
        EVP_DecryptInit_ex2(p->cipher, NULL, NULL, iv, NULL) != 1 ||
        EVP_DecryptUpdate(p->cipher, p->room, &len, cipher.data, (int)cipher.len) != 1)
        return false;
    p->len = (size_t)len;
    return (size_t)len == cipher.len;
}

/* Takes the padding off, RFC 5246 6.2.3.2. */
static bool take_padding(struct tls_protection *p)
{
    struct bytes b = bytes_of(p->room, p->len);
    size_t padding = b.data[b.len - 1] + (size_t)1;
    if (padding > b.len)
        return false;
    for (size_t i = b.len - padding; i < b.len; i++)
        if (b.data[i] != padding - 1)
            return false;
    p->len -= padding;
    return true;
}

static enum tls_proof open_cbc(struct tls_protection *p, struct bytes record,
                               const struct tls_place *place, uint64_t more, uint64_t *skipped)
{
    struct bytes fragment = bytes_from(record, TLS_HEADER);
    if (p->encrypt_then_mac) {
        if (fragment.len < p->mac_size)
            return TLS_PROOF_NONE;
        struct bytes protected = bytes_part(fragment, 0, fragment.len - p->mac_size);
        if (!find_mac(p, record, protected, bytes_from(fragment, protected.len), place->sequence,
                      more, skipped))
            return TLS_PROOF_NONE;
        fragment = protected;
        if (!has_explicit_iv(p) && (*skipped > 0 || (place->sequence > 0 && !place->certain)))
            return TLS_PROOF_RECORD;
    }
    const uint8_t *iv = place->has_last ? place->last + IV_MOST - p->block : p->iv;
    if (has_explicit_iv(p)) {
        iv = fragment.data;
        if (fragment.len < p->block)
            return TLS_PROOF_NONE;
        fragment = bytes_from(fragment, p->block);
    }
    if (!decrypt_cbc(p, fragment, iv) || !take_padding(p))
        return TLS_PROOF_NONE;
    if (p->encrypt_then_mac)
        return TLS_PROOF_CONTENT;
    struct bytes plain = bytes_of(p->room, p->len);
    if (plain.len < p->mac_size)
        return TLS_PROOF_NONE;
    struct bytes content = bytes_part(plain, 0, plain.len - p->mac_size);
    if (!find_mac(p, record, content, bytes_from(plain, content.len), place->sequence, more,
                  skipped))
        return TLS_PROOF_NONE;
    p->len = content.len;
    return TLS_PROOF_CONTENT;
}

/* The key stream goes on behind what was lost: its bytes, less the headers of so many records. */
static bool open_rc4(struct tls_protection *p, struct bytes record, const struct tls_place *place,
                     uint64_t more, uint64_t lost, uint64_t *skipped)
{
    struct bytes fragment = bytes_from(record, TLS_HEADER);
    if (fragment.len < p->mac_size || place->stream < p->rc4_at)
        return false;
    for (uint64_t i = 0; i <= more; i++) {
        uint64_t gone = i == 0 ? 0 : lost - TLS_HEADER * i, unused;
        if (i > 0 && (lost < TLS_HEADER * i || lost == UINT64_MAX))
            return false;
        struct rc4 rc4 = p->rc4;
        uint64_t at = place->stream + gone - p->rc4_at;
        if (at > SIZE_MAX)
            return false;
        rc4_skip(&rc4, (size_t)at);
        rc4_crypt(&rc4, fragment, p->room);
        struct bytes plain = bytes_of(p->room, fragment.len);
        struct bytes content = bytes_part(plain, 0, plain.len - p->mac_size);
        if (find_mac(p, record, content, bytes_from(plain, content.len), place->sequence + i, 0,
                     &unused)) {
            p->len = content.len;
            p->rc4 = rc4;
            p->rc4_at = place->stream + gone + fragment.len;
            *skipped = i;
            memory_wipe(&rc4, sizeof(rc4));
            return true;
        }
    }
    return false;
}

/* A null cipher still has a MAC. */
static bool open_null(struct tls_protection *p, struct bytes record, const struct tls_place *place,
                      uint64_t more, uint64_t *skipped)
{
    struct bytes fragment = bytes_from(record, TLS_HEADER);
    if (fragment.len < p->mac_size || p->mac_size == 0)
        return false;
    struct bytes content = bytes_part(fragment, 0, fragment.len - p->mac_size);
    if (!find_mac(p, record, content, bytes_from(fragment, content.len), place->sequence, more,
                  skipped))
        return false;
    memcpy(p->room, content.data, content.len);
    p->len = content.len;
    return true;
}

static enum tls_proof proof_of(bool opened)
{
    return opened ? TLS_PROOF_CONTENT : TLS_PROOF_NONE;
}

static enum tls_proof open_any(struct tls_protection *p, struct bytes record,
                               const struct tls_place *place, uint64_t more, uint64_t lost,
                               uint64_t *skipped)
{
    switch (p->mode) {
    case MODE_NONE:
        return proof_of(open_null(p, record, place, more, skipped));
    case MODE_RC4:
        return proof_of(open_rc4(p, record, place, more, lost, skipped));
    case MODE_CBC:
        return open_cbc(p, record, place, more, skipped);
    case MODE_GCM:
    case MODE_CCM:
    case MODE_CHACHA:
        break;
    }
    for (*skipped = 0; *skipped <= more; ++*skipped)
        if (open_aead(p, record, place->sequence + *skipped))
            return TLS_PROOF_CONTENT;
    return TLS_PROOF_NONE;
}

enum tls_proof tls_protection_open(struct tls_protection *p, struct bytes record,
                                   const struct tls_place *place, uint64_t more, uint64_t lost,
                                   uint64_t *skipped, struct buf *plain, uint8_t *type)
{
    *skipped = 0;
    if (record.len < TLS_HEADER || (p->room = buf_room(plain, record.len - TLS_HEADER)) == NULL)
        return TLS_PROOF_NONE;
    ERR_set_mark();
    enum tls_proof proof = open_any(p, record, place, more, lost, skipped);
    ERR_pop_to_mark();
    if (proof != TLS_PROOF_CONTENT)
        return proof;
    struct bytes content = bytes_of(p->room, p->len);
    *type = record.data[0];
    if (p->version == TLS_1_3) {
        /* content || type || zeros, RFC 8446 5.2. */
        while (content.len > 0 && content.data[content.len - 1] == 0)
            content.len--;
        if (content.len == 0)
            return TLS_PROOF_NONE;
        *type = content.data[--content.len];
    }
    plain->len += content.len;
    return TLS_PROOF_CONTENT;
}
