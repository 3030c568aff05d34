/* RSA private keys of servers, as people have them. */
#include <string.h>

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/decoder.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pkcs12.h>
#include <openssl/rsa.h>

#include "memory.h"
#include "tls_crypto_inside.h"

struct tls_rsa_key {
    EVP_PKEY *key;
    uint8_t *modulus;
    size_t modulus_len;
};

/* A key that is encrypted is asked its pass phrase for here, and nobody has one. */
static int no_pass_phrase(char *to, size_t room, size_t *len, const OSSL_PARAM *parameters,
                          void *asked)
{
    (void)to;
    (void)room;
    (void)parameters;
    *len = 0;
    *(bool *)asked = true;
    return 0;
}

static EVP_PKEY *decode(OSSL_LIB_CTX *library, struct bytes file, bool *asked)
{
    EVP_PKEY *key = NULL;
    const unsigned char *data = file.data;
    size_t len = file.len;
    OSSL_DECODER_CTX *decoder = OSSL_DECODER_CTX_new_for_pkey(
        &key, NULL, NULL, NULL, OSSL_KEYMGMT_SELECT_KEYPAIR, library, NULL);
    if (decoder != NULL) {
        OSSL_DECODER_CTX_set_passphrase_cb(decoder, no_pass_phrase, asked);
        if (OSSL_DECODER_from_data(decoder, &data, &len) != 1) {
            EVP_PKEY_free(key);
            key = NULL;
        }
    }
    OSSL_DECODER_CTX_free(decoder);
    return key;
}

/* PKCS#12 whose password is none or empty; *is tells whether it is PKCS#12 at all. */
static EVP_PKEY *decode_pkcs12(OSSL_LIB_CTX *library, struct bytes file, bool *is)
{
    EVP_PKEY *key = NULL;
    X509 *certificate = NULL;
    const unsigned char *data = file.data;
    PKCS12 *sealed = PKCS12_init_ex(NID_pkcs7_data, library, NULL);
    *is = sealed != NULL && d2i_PKCS12(&sealed, &data, (long)file.len) != NULL;
    if (*is && PKCS12_parse(sealed, NULL, &key, &certificate, NULL) != 1)
        (void)PKCS12_parse(sealed, "", &key, &certificate, NULL);
    X509_free(certificate);
    if (*is)
        PKCS12_free(sealed);
    return key;
}

static const char *fault_of(EVP_PKEY *key, bool asked, bool pkcs12)
{
    if (key == NULL && pkcs12)
        return "this PKCS#12 file has a password: export it again with an empty one, or convert "
               "it (openssl pkcs12 -in FILE -nocerts -nodes)";
    if (key == NULL && asked)
        return "this private key is encrypted: take the pass phrase off (openssl pkey -in FILE "
               "-out NEW)";
    if (key == NULL)
        return "this is no private key that can be read (PEM, DER or PKCS#12 are)";
    if (EVP_PKEY_is_a(key, "RSA") != 1 && EVP_PKEY_is_a(key, "RSA-PSS") != 1)
        return "this private key is not RSA: it opens nothing, since (EC)DHE keeps the secret "
               "out of its reach; a TLS key log would open it";
    return NULL;
}

struct tls_rsa_key *tls_rsa_key_read(struct tls_crypto *c, struct bytes file, const char **why)
{
    OSSL_LIB_CTX *library = crypto_library(c->crypto);
    bool asked = false, pkcs12 = false;
    ERR_set_mark();
    EVP_PKEY *key = decode(library, file, &asked);
    if (key == NULL && file.len < 1u << 24)
        key = decode_pkcs12(library, file, &pkcs12);
    *why = fault_of(key, asked, pkcs12);
    BIGNUM *modulus = NULL;
    struct tls_rsa_key *rsa = NULL;
    if (*why == NULL && EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_RSA_N, &modulus) == 1) {
        rsa = memory_get(sizeof(*rsa));
        rsa->key = key;
        rsa->modulus_len = (size_t)BN_num_bytes(modulus);
        rsa->modulus = memory_get(rsa->modulus_len);
        BN_bn2bin(modulus, rsa->modulus);
        BN_free(modulus);
    } else {
        EVP_PKEY_free(key);
    }
    ERR_pop_to_mark();
    return rsa;
}

void tls_rsa_key_free(struct tls_rsa_key *key)
{
    if (key == NULL)
        return;
    EVP_PKEY_free(key->key);
    memory_free(key->modulus);
    memory_free(key);
}

bool tls_rsa_key_is(const struct tls_rsa_key *key, struct bytes modulus)
{
    return bytes_equal(bytes_of(key->modulus, key->modulus_len), modulus);
}

bool tls_rsa_key_open(struct tls_crypto *c, const struct tls_rsa_key *key, struct bytes encrypted,
                      uint8_t premaster[TLS_MASTER])
{
    uint8_t out[2048];
    size_t len = sizeof(out);
    ERR_set_mark();
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_pkey(crypto_library(c->crypto), key->key, NULL);
    bool done = context != NULL && EVP_PKEY_decrypt_init(context) == 1 &&
                EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1 &&
                EVP_PKEY_decrypt(context, out, &len, encrypted.data, encrypted.len) == 1 &&
                len == TLS_MASTER;
    if (done)
        memcpy(premaster, out, TLS_MASTER);
    EVP_PKEY_CTX_free(context);
    memory_wipe(out, sizeof(out));
    ERR_pop_to_mark();
    return done;
}
