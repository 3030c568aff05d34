/*
 * What Kerberos seals with AES, opened by OpenSSL: encryption types 17 and 18 (RFC 3961 6, RFC
 * 3962) and 19 and 20 (RFC 8009). libkrb5 does the same with ciphers and hashes of its own, in
 * seven times the time.
 */
#pragma once

#include "buf.h"
#include "crypto.h"
#include "kerberos_crypto.h"

struct kerberos_aes;

/* A key made ready for one usage. NULL for other encryption types, and where OpenSSL lacks
 * something. crypto must outlive it. */
struct kerberos_aes *kerberos_aes_new(struct crypto *crypto, const struct kerberos_key *key,
                                      int usage);
/* Wipes it. NULL is allowed. */
void kerberos_aes_free(struct kerberos_aes *aes);

/* As kerberos_decrypt(). */
bool kerberos_aes_open(struct kerberos_aes *aes, const struct pieces *cipher, struct buf *plain);
