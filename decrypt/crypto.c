#include "crypto.h"

#include <limits.h>
#include <string.h>

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/provider.h>
#include <openssl/x509.h>

#include "memory.h"

struct crypto {
    OSSL_LIB_CTX *library;
    OSSL_PROVIDER *standard, *legacy;
    EVP_MD *md4, *md5;
    EVP_MAC *hmac;
    EVP_CIPHER *des3, *aes_128_cbc, *aes_256_cbc;
    EVP_KDF *krb5kdf, *kbkdf;
    EVP_MD_CTX *digest;
    EVP_MAC_CTX *hmac_md5;
    EVP_CIPHER_CTX *cipher;
};

static EVP_MAC_CTX *new_hmac_md5(EVP_MAC *hmac)
{
    EVP_MAC_CTX *context = hmac != NULL ? EVP_MAC_CTX_new(hmac) : NULL;
    char name[] = "MD5";
    OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name, 0),
        OSSL_PARAM_construct_end(),
    };
    if (context != NULL && EVP_MAC_CTX_set_params(context, parameters) != 1) {
        EVP_MAC_CTX_free(context);
        context = NULL;
    }
    return context;
}

struct crypto *crypto_new(void)
{
    struct crypto *c = memory_get(sizeof(*c));
    /* What is not there is NULL, and is met by the function that needs it; the error queue is the
     * process's. */
    ERR_set_mark();
    c->library = OSSL_LIB_CTX_new();
    if (c->library != NULL) {
        c->standard = OSSL_PROVIDER_load(c->library, "default");
        c->legacy = OSSL_PROVIDER_load(c->library, "legacy");
        c->md4 = EVP_MD_fetch(c->library, "MD4", NULL);
        c->md5 = EVP_MD_fetch(c->library, "MD5", NULL);
        c->hmac = EVP_MAC_fetch(c->library, "HMAC", NULL);
        /* Triple DES with three equal keys is single DES, and is in the default provider. */
        c->des3 = EVP_CIPHER_fetch(c->library, "DES-EDE3-ECB", NULL);
        c->aes_128_cbc = EVP_CIPHER_fetch(c->library, "AES-128-CBC", NULL);
        c->aes_256_cbc = EVP_CIPHER_fetch(c->library, "AES-256-CBC", NULL);
        c->krb5kdf = EVP_KDF_fetch(c->library, "KRB5KDF", NULL);
        c->kbkdf = EVP_KDF_fetch(c->library, "KBKDF", NULL);
    }
    c->digest = EVP_MD_CTX_new();
    c->cipher = EVP_CIPHER_CTX_new();
    c->hmac_md5 = new_hmac_md5(c->hmac);
    ERR_pop_to_mark();
    return c;
}

void crypto_free(struct crypto *c)
{
    if (c == NULL)
        return;
    EVP_MAC_CTX_free(c->hmac_md5);
    EVP_MD_CTX_free(c->digest);
    EVP_CIPHER_CTX_free(c->cipher);
    EVP_MAC_free(c->hmac);
    EVP_MD_free(c->md4);
    EVP_MD_free(c->md5);
    EVP_CIPHER_free(c->des3);
    EVP_CIPHER_free(c->aes_128_cbc);
    EVP_CIPHER_free(c->aes_256_cbc);
    EVP_KDF_free(c->krb5kdf);
    EVP_KDF_free(c->kbkdf);
    if (c->legacy != NULL)
        OSSL_PROVIDER_unload(c->legacy);
    if (c->standard != NULL)
        OSSL_PROVIDER_unload(c->standard);
    OSSL_LIB_CTX_free(c->library);
    memory_free(c);
}

OSSL_LIB_CTX *crypto_library(const struct crypto *crypto)
{
    return crypto->library;
}

bool crypto_has_md4(const struct crypto *crypto)
{
    return crypto->md4 != NULL;
}

static bool settle(bool done, uint8_t *out, size_t n)
{
    if (!done)
        memset(out, 0, n);
    ERR_pop_to_mark();
    return done;
}

static bool digest_pieces(struct crypto *c, const EVP_MD *md, const struct bytes *pieces, size_t n,
                          uint8_t out[CRYPTO_MD5])
{
    ERR_set_mark();
    bool done = md != NULL && c->digest != NULL && EVP_DigestInit_ex2(c->digest, md, NULL) == 1;
    for (size_t i = 0; i < n && done; i++)
        done = EVP_DigestUpdate(c->digest, pieces[i].data, pieces[i].len) == 1;
    done = done && EVP_DigestFinal_ex(c->digest, out, NULL) == 1;
    return settle(done, out, CRYPTO_MD5);
}

bool crypto_md4(struct crypto *crypto, struct bytes b, uint8_t out[CRYPTO_MD5])
{
    return digest_pieces(crypto, crypto->md4, &b, 1, out);
}

bool crypto_md5(struct crypto *crypto, const struct bytes *pieces, size_t n,
                uint8_t out[CRYPTO_MD5])
{
    return digest_pieces(crypto, crypto->md5, pieces, n, out);
}

bool crypto_hmac_md5(struct crypto *crypto, struct bytes key, const struct bytes *pieces, size_t n,
                     uint8_t out[CRYPTO_MD5])
{
    EVP_MAC_CTX *context = crypto->hmac_md5;
    size_t len = 0;
    ERR_set_mark();
    bool done = context != NULL && EVP_MAC_init(context, key.data, key.len, NULL) == 1;
    for (size_t i = 0; i < n && done; i++)
        done = EVP_MAC_update(context, pieces[i].data, pieces[i].len) == 1;
    done = done && EVP_MAC_final(context, out, &len, CRYPTO_MD5) == 1 && len == CRYPTO_MD5;
    return settle(done, out, CRYPTO_MD5);
}

bool crypto_des(struct crypto *crypto, const uint8_t key[CRYPTO_DES], const uint8_t in[CRYPTO_DES],
                uint8_t out[CRYPTO_DES])
{
    uint8_t three[3 * CRYPTO_DES];
    for (size_t i = 0; i < sizeof(three); i++)
        three[i] = key[i % CRYPTO_DES];
    int len = 0;
    ERR_set_mark();
    bool done = crypto->des3 != NULL && crypto->cipher != NULL &&
                EVP_EncryptInit_ex2(crypto->cipher, crypto->des3, three, NULL, NULL) == 1 &&
                EVP_CIPHER_CTX_set_padding(crypto->cipher, 0) == 1 &&
                EVP_EncryptUpdate(crypto->cipher, out, &len, in, CRYPTO_DES) == 1 &&
                len == CRYPTO_DES;
    memory_wipe(three, sizeof(three));
    return settle(done, out, CRYPTO_DES);
}

static bool cbc_open(struct crypto *crypto, const EVP_CIPHER *cipher, const uint8_t *key,
                     const uint8_t vector[CRYPTO_AES], struct bytes b, uint8_t *out)
{
    EVP_CIPHER_CTX *context = crypto->cipher;
    int len = 0;
    if (b.len % CRYPTO_AES != 0 || b.len > INT_MAX) {
        memset(out, 0, b.len);
        return false;
    }
    ERR_set_mark();
    bool done = cipher != NULL && context != NULL &&
                EVP_DecryptInit_ex2(context, cipher, key, vector, NULL) == 1 &&
                EVP_CIPHER_CTX_set_padding(context, 0) == 1 &&
                EVP_DecryptUpdate(context, out, &len, b.data, (int)b.len) == 1 && len == (int)b.len;
    return settle(done, out, b.len);
}

bool crypto_aes_256_cbc_open(struct crypto *crypto, const uint8_t key[2 * CRYPTO_AES],
                             const uint8_t vector[CRYPTO_AES], struct bytes b, uint8_t *out)
{
    return cbc_open(crypto, crypto->aes_256_cbc, key, vector, b, out);
}

bool crypto_aes_cbc_open(struct crypto *crypto, struct bytes key, const uint8_t vector[CRYPTO_AES],
                         struct bytes b, uint8_t *out)
{
    const EVP_CIPHER *cipher = key.len == CRYPTO_AES       ? crypto->aes_128_cbc
                               : key.len == 2 * CRYPTO_AES ? crypto->aes_256_cbc
                                                           : NULL;
    return cbc_open(crypto, cipher, key.data, vector, b, out);
}

/* The hash of the certificate's signature, but SHA-256 in the place of MD5 and SHA-1. RFC 5929 4.1
 */
static EVP_MD *hash_of_certificate(struct crypto *crypto, struct bytes certificate)
{
    const unsigned char *at = certificate.data;
    X509 *x = certificate.len <= LONG_MAX ? d2i_X509(NULL, &at, (long)certificate.len) : NULL;
    int hash = NID_undef;
    bool good = x != NULL && X509_get_signature_info(x, &hash, NULL, NULL, NULL) == 1;
    X509_free(x);
    if (x == NULL)
        return NULL;
    if (!good || hash == NID_undef || hash == NID_md5 || hash == NID_sha1)
        hash = NID_sha256;
    return EVP_MD_fetch(crypto->library, OBJ_nid2sn(hash), NULL);
}

bool crypto_channel_bindings(struct crypto *crypto, struct bytes certificate,
                             uint8_t out[CRYPTO_MD5])
{
    static const char type[] = "tls-server-end-point:";
    uint8_t hash[EVP_MAX_MD_SIZE], lengths[20] = {0}; /* four of addresses, which are none */
    unsigned len = 0;
    ERR_set_mark();
    EVP_MD *md = crypto->library != NULL ? hash_of_certificate(crypto, certificate) : NULL;
    bool done =
        md != NULL && EVP_Digest(certificate.data, certificate.len, hash, &len, md, NULL) == 1;
    EVP_MD_free(md);
    lengths[16] = (uint8_t)(sizeof(type) - 1 + len);
    struct bytes pieces[] = {bytes_of(lengths, sizeof(lengths)), bytes_of(type, sizeof(type) - 1),
                             bytes_of(hash, len)};
    done = done && crypto_md5(crypto, pieces, 3, out);
    return settle(done, out, CRYPTO_MD5);
}

bool crypto_kerberos_key(struct crypto *crypto, bool sha2, struct bytes key, struct bytes constant,
                         uint8_t *out, size_t n)
{
    bool longer = key.len == 2 * CRYPTO_AES;
    char cipher[] = "AES-128-CBC", cipher_256[] = "AES-256-CBC", mac[] = "HMAC", mode[] = "COUNTER",
         sha256[] = "SHA256", sha384[] = "SHA384";
    /* OpenSSL only reads what it is given this way. */
    void *given_key = (void *)(uintptr_t)key.data, *given = (void *)(uintptr_t)constant.data;
    OSSL_PARAM simple[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_CIPHER, longer ? cipher_256 : cipher, 0),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, given_key, key.len),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_CONSTANT, given, constant.len),
        OSSL_PARAM_construct_end(),
    };
    OSSL_PARAM counter[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_MAC, mac, 0),
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, longer ? sha384 : sha256, 0),
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_MODE, mode, 0),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, given_key, key.len),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SALT, given, constant.len),
        OSSL_PARAM_construct_end(),
    };
    EVP_KDF *kdf = sha2 ? crypto->kbkdf : crypto->krb5kdf;
    ERR_set_mark();
    EVP_KDF_CTX *context = kdf != NULL ? EVP_KDF_CTX_new(kdf) : NULL;
    bool done = context != NULL && EVP_KDF_derive(context, out, n, sha2 ? counter : simple) == 1;
    EVP_KDF_CTX_free(context);
    return settle(done, out, n);
}
