#include "psrp_crypto.h"

#include <limits.h>
#include <string.h>

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include "memory.h"

enum { RSA_MOST = 16384 / 8 };

struct psrp_rsa {
    struct crypto *crypto;
    EVP_PKEY *key;
    uint8_t modulus[RSA_MOST]; /* least significant byte first */
    size_t len;
};

/* A key under a pass phrase is not asked for one. */
static int no_pass_phrase(char *out, int size, int writing, void *state)
{
    (void)out;
    (void)size;
    (void)writing;
    (void)state;
    return -1;
}

static EVP_PKEY *read_pem(struct crypto *crypto, struct bytes pem)
{
    if (pem.len > INT_MAX)
        return NULL;
    BIO *bio = BIO_new_mem_buf(pem.data, (int)pem.len);
    if (bio == NULL)
        return NULL;
    EVP_PKEY *key =
        PEM_read_bio_PrivateKey_ex(bio, NULL, no_pass_phrase, NULL, crypto_library(crypto), NULL);
    BIO_free(bio);
    return key;
}

struct psrp_rsa *psrp_rsa_new(struct crypto *crypto, struct bytes pem)
{
    BIGNUM *modulus = NULL;
    struct psrp_rsa *rsa = memory_get(sizeof(*rsa));
    rsa->crypto = crypto;
    ERR_set_mark();
    rsa->key = read_pem(crypto, pem);
    bool good = rsa->key != NULL && EVP_PKEY_is_a(rsa->key, "RSA") == 1 &&
                EVP_PKEY_get_bn_param(rsa->key, OSSL_PKEY_PARAM_RSA_N, &modulus) == 1 &&
                BN_num_bytes(modulus) <= RSA_MOST;
    if (good) {
        rsa->len = (size_t)BN_num_bytes(modulus);
        good = BN_bn2lebinpad(modulus, rsa->modulus, (int)rsa->len) == (int)rsa->len;
    }
    BN_free(modulus);
    ERR_pop_to_mark();
    if (good)
        return rsa;
    psrp_rsa_free(rsa);
    return NULL;
}

void psrp_rsa_free(struct psrp_rsa *rsa)
{
    if (rsa == NULL)
        return;
    EVP_PKEY_free(rsa->key);
    memory_free(rsa);
}

bool psrp_rsa_has_modulus(const struct psrp_rsa *rsa, struct bytes modulus)
{
    return bytes_equal(bytes_of(rsa->modulus, rsa->len), modulus);
}

/* RSA without padding; in and out are rsa->len bytes, most significant byte first. */
static bool decrypt_raw(struct psrp_rsa *rsa, const uint8_t *in, uint8_t *out)
{
    size_t len = rsa->len;
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_pkey(crypto_library(rsa->crypto), rsa->key, NULL);
    bool done = context != NULL && EVP_PKEY_decrypt_init(context) == 1 &&
                EVP_PKEY_CTX_set_rsa_padding(context, RSA_NO_PADDING) == 1 &&
                EVP_PKEY_decrypt(context, out, &len, in, rsa->len) == 1 && len == rsa->len;
    EVP_PKEY_CTX_free(context);
    return done;
}

/* 00 02, non-zero bytes, 00, the key. RFC 8017 7.2.1 */
static bool is_padded(const uint8_t *block, size_t len)
{
    size_t zero = len - PSRP_SESSION_KEY - 1;
    if (block[0] != 0 || block[1] != 2 || block[zero] != 0)
        return false;
    for (size_t i = 2; i < zero; i++)
        if (block[i] == 0)
            return false;
    return true;
}

bool psrp_rsa_open(struct psrp_rsa *rsa, struct bytes encrypted, uint8_t key[PSRP_SESSION_KEY])
{
    enum { LEAST = PSRP_SESSION_KEY + 11 };
    uint8_t in[RSA_MOST], out[RSA_MOST];
    memset(key, 0, PSRP_SESSION_KEY);
    if (encrypted.len != rsa->len || rsa->len < LEAST)
        return false;
    for (size_t i = 0; i < encrypted.len; i++)
        in[i] = encrypted.data[encrypted.len - 1 - i];
    ERR_set_mark();
    bool good = decrypt_raw(rsa, in, out) && is_padded(out, rsa->len);
    ERR_pop_to_mark();
    if (good)
        memcpy(key, &out[rsa->len - PSRP_SESSION_KEY], PSRP_SESSION_KEY);
    memory_wipe(out, sizeof(out));
    return good;
}

/* The padding that block ends with: 2, 4 ... 16, as UTF-16 leaves it; else 0. */
static unsigned padding_of(const uint8_t block[PSRP_SEALED_BLOCK])
{
    unsigned n = block[PSRP_SEALED_BLOCK - 1];
    if (n == 0 || n > PSRP_SEALED_BLOCK || n % 2 != 0)
        return 0;
    for (unsigned i = 2; i <= n; i++)
        if (block[PSRP_SEALED_BLOCK - i] != n)
            return 0;
    return n;
}

unsigned psrp_open_string(struct crypto *crypto, const uint8_t key[PSRP_SESSION_KEY],
                          struct bytes sealed, struct buf *plain)
{
    static const uint8_t zeros[PSRP_SEALED_BLOCK];
    uint8_t block[PSRP_SEALED_BLOCK];
    if (sealed.len == 0 || sealed.len % PSRP_SEALED_BLOCK != 0)
        return 0;
    /* The last block alone says whether the key can be the one. */
    size_t before = sealed.len - PSRP_SEALED_BLOCK;
    const uint8_t *vector =
        before > 0 ? bytes_from(sealed, before - PSRP_SEALED_BLOCK).data : zeros;
    if (!crypto_aes_256_cbc_open(crypto, key, vector, bytes_from(sealed, before), block))
        return 0;
    unsigned padding = padding_of(block);
    uint8_t *out = padding > 0 ? buf_room(plain, sealed.len) : NULL;
    bool good = out != NULL && crypto_aes_256_cbc_open(crypto, key, zeros, sealed, out);
    if (good)
        plain->len += sealed.len - padding;
    memory_wipe(block, sizeof(block));
    return good ? padding : 0;
}
