/*
 * OpenSSL, in a library context of its own with its default and its legacy provider: nothing here
 * depends on, or changes, what the process or its openssl.cnf set up.
 *
 * Every function is false when the algorithm is not there or OpenSSL fails; out is then zeros.
 */
#pragma once

#include "bytes.h"

struct crypto;

struct crypto *crypto_new(void);
/* NULL is allowed. */
void crypto_free(struct crypto *crypto);
/* The library context itself, OpenSSL's OSSL_LIB_CTX, for what fetches its own; NULL when there is
 * none. */
struct ossl_lib_ctx_st *crypto_library(const struct crypto *crypto);

enum { CRYPTO_MD5 = 16 /* bytes of MD4, MD5 and HMAC-MD5 */, CRYPTO_DES = 8, CRYPTO_AES = 16 };

/* MD4 and single DES belong to the legacy provider, which an installation may lack. */
bool crypto_has_md4(const struct crypto *crypto);
/* RFC 1320. */
bool crypto_md4(struct crypto *crypto, struct bytes b, uint8_t out[CRYPTO_MD5]);
/* RFC 1321, over n pieces one after the other. */
bool crypto_md5(struct crypto *crypto, const struct bytes *pieces, size_t n,
                uint8_t out[CRYPTO_MD5]);
/* RFC 2104. */
bool crypto_hmac_md5(struct crypto *crypto, struct bytes key, const struct bytes *pieces, size_t n,
                     uint8_t out[CRYPTO_MD5]);
/* One block of DES with a key of 8 bytes, whose parity is not looked at. */
bool crypto_des(struct crypto *crypto, const uint8_t key[CRYPTO_DES], const uint8_t in[CRYPTO_DES],
                uint8_t out[CRYPTO_DES]);
/* AES-256-CBC without padding: b is whole blocks, and out has room for as much. [FIPS 197], [SP
 * 800-38A] 6.2 */
bool crypto_aes_256_cbc_open(struct crypto *crypto, const uint8_t key[2 * CRYPTO_AES],
                             const uint8_t vector[CRYPTO_AES], struct bytes b, uint8_t *out);
/* The same with a key of 16 or 32 bytes. */
bool crypto_aes_cbc_open(struct crypto *crypto, struct bytes key, const uint8_t vector[CRYPTO_AES],
                         struct bytes b, uint8_t *out);
/*
 * What an application binds to a TLS channel whose server has that certificate, as GSS-API hashes it: MD5 over
 * the bindings with "tls-server-end-point:" and the certificate's hash. False for what is no certificate.
 * RFC 5929 4, RFC 4121 4.1.1.2; [MS-NLMP] 2.2.2.1.
 */
bool crypto_channel_bindings(struct crypto *crypto, struct bytes certificate,
                             uint8_t out[CRYPTO_MD5]);
/*
 * What Kerberos uses for one purpose, derived from a key of 16 or 32 bytes for AES: by RFC
 * 3961 5.1, n bytes as the key has, or, sha2, by RFC 8009 3, n as the purpose wants (Ki of etype 20
 * has 24). constant is the usage in network order and AA for encryption, 55 for its checksum.
 */
bool crypto_kerberos_key(struct crypto *crypto, bool sha2, struct bytes key, struct bytes constant,
                         uint8_t *out, size_t n);
