/* What tls_crypto.c and tls_rsa.c share. */
#pragma once

#include <openssl/evp.h>

#include "tls_crypto.h"

enum { TLS_CRYPTO_CIPHERS = TLS_CIPHER_CHACHA20_POLY1305 + 1 };

struct tls_crypto {
    struct crypto *crypto;
    EVP_MD *digests[TLS_HASH_SHA384 + 1];
    EVP_MD_CTX *digest;
    EVP_MAC *hmac;
    EVP_CIPHER *ciphers[TLS_CRYPTO_CIPHERS]; /* fetched when first wanted */
};
