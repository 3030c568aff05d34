/* Messages of NTLM and Kerberos, sealed one by one. */
#include <krb5.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/provider.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "crypto.h"
#include "kerberos_crypto.h"
#include "memory.h"
#include "ntlm_crypto.h"
#include "opening.h"
#include "rc4.h"
#include "unsealer.h"

enum { BLOCK = 16, HEADER = 16, NTLM_SIGNATURE = 16, RC4_TOKEN = 24, NTLM_FLAGS = (int)0xE28A8235 };

static const struct {
    const char *name;
    enum mechanism mechanism;
    int32_t etype;
    size_t key, checksum;
    const char *hash; /* of the checksum */
} rows[] = {
    {"NTLM", MECHANISM_NTLM, 0, 16, 16, "MD5"},
    {"Kerberos aes128-sha1", MECHANISM_KERBEROS, ETYPE_AES128_SHA1, 16, 12, "SHA1"},
    {"Kerberos aes256-sha1", MECHANISM_KERBEROS, ETYPE_AES256_SHA1, 32, 12, "SHA1"},
    {"Kerberos aes128-sha256", MECHANISM_KERBEROS, ETYPE_AES128_SHA2, 16, 16, "SHA256"},
    {"Kerberos aes256-sha384", MECHANISM_KERBEROS, ETYPE_AES256_SHA2, 32, 24, "SHA384"},
    {"Kerberos rc4-hmac", MECHANISM_KERBEROS, ETYPE_RC4, 16, 16, "MD5"},
};

struct message {
    struct bytes token, data; /* as WinRM splits it */
    struct bytes cipher;      /* what the cipher itself sees */
};

struct sealed_messages {
    struct opening base;
    size_t row, size, n;
    uint8_t key[32], encrypting[32], checking[32];
    struct message *messages;
    struct buf wire, plain;
    OSSL_LIB_CTX *openssl;
    OSSL_PROVIDER *standard, *legacy;
    EVP_CIPHER *cipher;
    EVP_CIPHER_CTX *context;
    EVP_MAC_CTX *mac;
    EVP_MD *md5;
    struct keyring *keyring;
    krb5_context kerberos;
    krb5_key kerberos_key;
};

static const struct opening_ops message_ops, aes_ops;
static const struct limits limits = LIMITS_DEFAULT;

static struct sealed_messages *of(struct opening *o)
{
    return (struct sealed_messages *)o;
}

/* ---- Senders ---- */

static void seal_ntlm(struct sealed_messages *s, struct crypto *crypto, const uint8_t *text)
{
    uint8_t sealing[NTLM_KEY], signing[NTLM_KEY];
    size_t len;
    ntlm_seal_key(crypto, (uint32_t)NTLM_FLAGS, s->key, S2C, sealing, &len);
    ntlm_sign_key(crypto, (uint32_t)NTLM_FLAGS, s->key, S2C, signing);
    memcpy(s->encrypting, sealing, NTLM_KEY);
    memcpy(s->checking, signing, NTLM_KEY);
    struct rc4 rc4 = rc4_init(bytes_of(sealing, len));
    for (size_t i = 0; i < s->n; i++) {
        uint8_t token[NTLM_SIGNATURE] = {1}, sum[CRYPTO_MD5];
        for (size_t k = 0; k < 4; k++)
            token[12 + k] = (uint8_t)(i >> 8 * k);
        struct bytes pieces[] = {bytes_of(token + 12, 4), bytes_of(text, s->size)};
        crypto_hmac_md5(crypto, bytes_of(signing, NTLM_KEY), pieces, 2, sum);
        uint8_t *to = buf_room(&s->wire, NTLM_SIGNATURE + s->size);
        rc4_crypt(&rc4, pieces[1], to + NTLM_SIGNATURE);
        rc4_crypt(&rc4, bytes_of(sum, 8), token + 4);
        memcpy(to, token, NTLM_SIGNATURE);
        s->wire.len += NTLM_SIGNATURE + s->size;
        s->messages[i] = (struct message){.token = bytes_of(to, NTLM_SIGNATURE),
                                          .data = bytes_of(to + NTLM_SIGNATURE, s->size)};
        s->messages[i].cipher = s->messages[i].data;
    }
}

/* RFC 4121 4.2.4, rotated as Windows does: header, trailer, confounder; then the data. */
static void seal_aes(struct sealed_messages *s, const uint8_t *text)
{
    size_t trailer = HEADER + rows[s->row].checksum, plain_len = s->size + HEADER;
    size_t len = BLOCK + plain_len + rows[s->row].checksum;
    uint8_t *plain = memory_get(plain_len), *sealed = memory_get(len);
    for (size_t i = 0; i < s->n; i++) {
        uint8_t header[HEADER] = {5, 4, 7, 0xFF};
        for (size_t k = 0; k < 8; k++)
            header[8 + k] = (uint8_t)((uint64_t)i >> (8 * (7 - k)));
        memcpy(plain, text, s->size);
        memcpy(plain + s->size, header, HEADER);
        krb5_data in = {.length = (unsigned)plain_len, .data = (char *)plain};
        krb5_enc_data out = {.ciphertext = {.length = (unsigned)len, .data = (char *)sealed}};
        krb5_k_encrypt(s->kerberos, s->kerberos_key, USAGE_ACCEPTOR_SEAL, NULL, &in, &out);
        header[7] = (uint8_t)trailer;
        uint8_t *to = buf_room(&s->wire, HEADER + 2 * len);
        memcpy(to, header, HEADER);
        memcpy(to + HEADER, sealed + len - trailer, trailer);
        memcpy(to + HEADER + trailer, sealed, len - trailer);
        memcpy(to + HEADER + len, sealed, len);
        s->wire.len += HEADER + 2 * len;
        size_t token = HEADER + trailer + BLOCK;
        s->messages[i] = (struct message){.token = bytes_of(to, token),
                                          .data = bytes_of(to + token, s->size),
                                          .cipher = bytes_of(to + HEADER + len, len)};
    }
    memory_free(plain);
    memory_free(sealed);
}

static void derive_rc4(struct crypto *crypto, const uint8_t *key, struct bytes data, uint8_t *out)
{
    uint8_t between[CRYPTO_MD5];
    struct bytes zero = BYTES("\0\0\0\0");
    crypto_hmac_md5(crypto, bytes_of(key, CRYPTO_MD5), &zero, 1, between);
    crypto_hmac_md5(crypto, bytes_of(between, CRYPTO_MD5), &data, 1, out);
}

/* RFC 4757 7.3, DCE style: the frame counts the headers alone, and there is no pad. */
static void seal_rc4(struct sealed_messages *s, struct crypto *crypto, const uint8_t *text)
{
    static const uint8_t frame[] = {0x60, 0x2B, 6, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x12, 1,
                                    2,    2,    2, 1, 0x11, 0,    0x10, 0,    0xFF, 0xFF};
    enum { TOKEN = sizeof(frame) + RC4_TOKEN };
    for (size_t i = 0; i < s->n; i++) {
        uint8_t *to = buf_room(&s->wire, TOKEN + s->size);
        uint8_t clear[8] = {0, 0, (uint8_t)(i >> 8), (uint8_t)i, 0xFF, 0xFF, 0xFF, 0xFF};
        uint8_t local[CRYPTO_MD5], key[CRYPTO_MD5], sum[CRYPTO_MD5];
        for (size_t k = 0; k < CRYPTO_MD5; k++)
            local[k] = s->key[k] ^ 0xF0;
        struct bytes label = bytes_of("signaturekey", 13), confounder = BYTES("confound");
        struct bytes pieces[] = {BYTES("\x0D\0\0\0"), bytes_of(frame + 13, 8), confounder,
                                 bytes_of(text, s->size)};
        crypto_hmac_md5(crypto, bytes_of(s->key, CRYPTO_MD5), &label, 1, key);
        crypto_md5(crypto, pieces, 4, sum);
        struct bytes summed = bytes_of(sum, CRYPTO_MD5);
        crypto_hmac_md5(crypto, bytes_of(key, CRYPTO_MD5), &summed, 1, sum);
        memcpy(to, frame, sizeof(frame));
        memcpy(to + sizeof(frame) + 8, sum, 8);
        derive_rc4(crypto, s->key, bytes_of(sum, 8), key);
        struct rc4 rc4 = rc4_init(bytes_of(key, CRYPTO_MD5));
        rc4_crypt(&rc4, bytes_of(clear, 8), to + sizeof(frame));
        derive_rc4(crypto, local, bytes_of(clear, 4), key);
        rc4 = rc4_init(bytes_of(key, CRYPTO_MD5));
        rc4_crypt(&rc4, confounder, to + sizeof(frame) + 16);
        rc4_crypt(&rc4, pieces[3], to + TOKEN);
        s->wire.len += TOKEN + s->size;
        s->messages[i] = (struct message){.token = bytes_of(to, TOKEN),
                                          .data = bytes_of(to + TOKEN, s->size),
                                          .cipher = bytes_of(to + TOKEN - 8, 8 + s->size)};
    }
}

/* ---- Opening them ---- */

static bool open_by_program(struct opening *o)
{
    struct sealed_messages *s = of(o);
    bool good = true;
    struct unsealer unsealer = keyring_unsealer(s->keyring);
    struct unseal_context *context =
        unsealer.ops->open(unsealer.state, rows[s->row].mechanism, "a -> b");
    for (size_t i = 0; i < s->n && good; i++) {
        struct sealed part = {
            .token = s->messages[i].token, .data = s->messages[i].data, .announced = s->size};
        buf_reset(&s->plain);
        enum unseal_result result = unsealer.ops->unseal(context, S2C, &part, &s->plain);
        good = result <= UNSEAL_RECOVERED && s->plain.len == s->size;
    }
    unsealer.ops->close(context);
    return good;
}

/* One update of the cipher, one of the MAC, and a comparison that cannot be left out. */
static bool open_by_openssl(struct opening *o)
{
    struct sealed_messages *s = of(o);
    bool aes = rows[s->row].mechanism == MECHANISM_KERBEROS && rows[s->row].etype != ETYPE_RC4;
    bool sha2 = rows[s->row].etype == ETYPE_AES128_SHA2 || rows[s->row].etype == ETYPE_AES256_SHA2;
    static const uint8_t vector[BLOCK];
    unsigned long sum = 0;
    bool good = true;
    if (!aes)
        good = EVP_DecryptInit_ex2(s->context, s->cipher, s->encrypting, NULL, NULL) == 1;
    for (size_t i = 0; i < s->n && good; i++) {
        struct bytes cipher = s->messages[i].cipher;
        uint8_t tag[64];
        size_t len;
        int n;
        if (aes)
            cipher.len -= rows[s->row].checksum;
        buf_reset(&s->plain);
        uint8_t *to = buf_room(&s->plain, cipher.len);
        if (aes)
            good = EVP_DecryptInit_ex2(s->context, NULL, NULL, vector, NULL) == 1;
        good = good && EVP_DecryptUpdate(s->context, to, &n, cipher.data, (int)cipher.len) == 1 &&
               EVP_MAC_init(s->mac, NULL, 0, NULL) == 1 &&
               EVP_MAC_update(s->mac, sha2 ? cipher.data : to, cipher.len) == 1 &&
               EVP_MAC_final(s->mac, tag, &len, sizeof(tag)) == 1;
        sum += tag[0];
    }
    return good && sum > 0;
}

static bool open_by_libkrb5(struct opening *o)
{
    struct sealed_messages *s = of(o);
    bool good = true;
    for (size_t i = 0; i < s->n && good; i++) {
        struct bytes cipher = s->messages[i].cipher;
        buf_reset(&s->plain);
        krb5_data out = {.length = (unsigned)cipher.len,
                         .data = (char *)buf_room(&s->plain, cipher.len)};
        krb5_enc_data in = {
            .enctype = ENCTYPE_UNKNOWN,
            .ciphertext = {.length = (unsigned)cipher.len, .data = (char *)(uintptr_t)cipher.data}};
        good =
            krb5_k_decrypt(s->kerberos, s->kerberos_key, USAGE_ACCEPTOR_SEAL, NULL, &in, &out) == 0;
    }
    return good;
}

/* ---- Making them ---- */

static void prepare_openssl(struct sealed_messages *s)
{
    bool aes = rows[s->row].mechanism == MECHANISM_KERBEROS && rows[s->row].etype != ETYPE_RC4;
    char hash[16];
    snprintf(hash, sizeof(hash), "%s", rows[s->row].hash);
    s->openssl = OSSL_LIB_CTX_new();
    s->standard = OSSL_PROVIDER_load(s->openssl, "default");
    s->legacy = OSSL_PROVIDER_load(s->openssl, "legacy");
    s->cipher = EVP_CIPHER_fetch(s->openssl,
                                 !aes                     ? "RC4"
                                 : rows[s->row].key == 16 ? "AES-128-CBC-CTS"
                                                          : "AES-256-CBC-CTS",
                                 NULL);
    s->context = EVP_CIPHER_CTX_new();
    char mode[] = "CS3";
    OSSL_PARAM cts[] = {OSSL_PARAM_construct_utf8_string(OSSL_CIPHER_PARAM_CTS_MODE, mode, 0),
                        OSSL_PARAM_construct_end()};
    EVP_DecryptInit_ex2(s->context, s->cipher, s->encrypting, NULL, aes ? cts : NULL);
    EVP_MAC *hmac = EVP_MAC_fetch(s->openssl, "HMAC", NULL);
    OSSL_PARAM digest[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, hash, 0),
                           OSSL_PARAM_construct_end()};
    s->mac = EVP_MAC_CTX_new(hmac);
    EVP_MAC_init(s->mac, s->checking, rows[s->row].key, digest);
    EVP_MAC_free(hmac);
}

static const char *row_name(size_t i)
{
    return i < sizeof(rows) / sizeof(rows[0]) ? rows[i].name : NULL;
}

static struct opening *make(size_t i, size_t size, size_t n)
{
    struct sealed_messages *s = memory_get(sizeof(*s));
    bool aes = rows[i].mechanism == MECHANISM_KERBEROS && rows[i].etype != ETYPE_RC4;
    s->base.ops = aes ? &aes_ops : &message_ops;
    s->row = i;
    s->size = size;
    s->n = n;
    s->messages = memory_get(n * sizeof(*s->messages));
    s->wire = buf_init(SIZE_MAX);
    /* Grown once, so that views into it stay. */
    size_t room = n * (2 * size + 512);
    memset(buf_room(&s->wire, room), 0, room);
    s->plain = buf_init(SIZE_MAX);
    for (size_t k = 0; k < sizeof(s->key); k++)
        s->key[k] = (uint8_t)(7 * k + 1);
    uint8_t *text = memory_get(size);
    for (size_t k = 0; k < size; k++)
        text[k] =
            (uint8_t)("<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'>"[k % 62]);
    char digits[2 * sizeof(s->key) + 1];
    for (size_t k = 0; k < rows[i].key; k++)
        snprintf(digits + 2 * k, 3, "%02x", s->key[k]);
    s->keyring = keyring_new(&limits);
    (void)keyring_add_session_key(s->keyring, digits);
    struct crypto *crypto = crypto_new();
    if (aes) {
        krb5_keyblock block = {
            .enctype = rows[i].etype, .length = (unsigned)rows[i].key, .contents = s->key};
        krb5_init_context(&s->kerberos);
        krb5_k_create_key(s->kerberos, &block, &s->kerberos_key);
        seal_aes(s, text);
    } else if (rows[i].etype == ETYPE_RC4) {
        seal_rc4(s, crypto, text);
    } else {
        seal_ntlm(s, crypto, text);
    }
    prepare_openssl(s);
    crypto_free(crypto);
    memory_free(text);
    return &s->base;
}

static void free_messages(struct opening *o)
{
    struct sealed_messages *s = of(o);
    EVP_CIPHER_CTX_free(s->context);
    EVP_CIPHER_free(s->cipher);
    EVP_MAC_CTX_free(s->mac);
    OSSL_PROVIDER_unload(s->legacy);
    OSSL_PROVIDER_unload(s->standard);
    OSSL_LIB_CTX_free(s->openssl);
    if (s->kerberos != NULL) {
        krb5_k_free_key(s->kerberos, s->kerberos_key);
        krb5_free_context(s->kerberos);
    }
    keyring_free(s->keyring);
    buf_clear(&s->wire);
    buf_clear(&s->plain);
    memory_free(s->messages);
    memory_free(s);
}

static const struct opening_ops message_ops = {
    .program = open_by_program, .bare = open_by_openssl, .free = free_messages};
static const struct opening_ops aes_ops = {.program = open_by_program,
                                           .bare = open_by_openssl,
                                           .library = open_by_libkrb5,
                                           .free = free_messages};

const struct opening_family opening_messages = {.name = row_name, .make = make};
