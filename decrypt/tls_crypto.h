/*
 * The primitives of TLS over OpenSSL: hashes, PRF, HKDF, and the protection of records.
 * security.md 7.2, 7.3; RFC 5246 5, 6.2.3, 6.3; RFC 8446 5.2, 7.1.
 */
#pragma once

#include "buf.h"
#include "crypto.h"
#include "tls_wire.h"

struct tls_crypto;

/* crypto must outlive it. */
struct tls_crypto *tls_crypto_new(struct crypto *crypto);
/* NULL is allowed. */
void tls_crypto_free(struct tls_crypto *crypto);

enum { TLS_HASH_MOST = 48, TLS_MASTER = 48 };

/* Bytes of a hash; 0 for TLS_HASH_NONE. */
size_t tls_hash_size(enum tls_hash hash);
/* Over n pieces one after the other. False when OpenSSL fails. */
bool tls_digest(struct tls_crypto *crypto, enum tls_hash hash, const struct bytes *pieces, size_t n,
                uint8_t out[TLS_HASH_MOST]);
bool tls_hmac(struct tls_crypto *crypto, enum tls_hash hash, struct bytes key,
              const struct bytes *pieces, size_t n, uint8_t out[TLS_HASH_MOST]);
/* The PRF of TLS 1.0 to 1.2; hash is looked at from 1.2 on. label and seed together are at most 512
 * bytes. */
bool tls_prf(struct tls_crypto *crypto, uint16_t version, enum tls_hash hash, struct bytes secret,
             const char *label, struct bytes seed, struct bytes more_seed, uint8_t *out, size_t n);
/* HKDF-Expand-Label with an empty context, n at most the size of the hash. */
bool tls_expand_label(struct tls_crypto *crypto, enum tls_hash hash, struct bytes secret,
                      const char *label, uint8_t *out, size_t n);

/* ---- Protection of the records of one direction, under one set of keys ---- */

struct tls_protection;

/* What tls_protection_new() needs; of one direction. */
struct tls_keys_of_records {
    uint16_t version;
    const struct tls_suite *suite;
    bool encrypt_then_mac;
    struct bytes key, mac_key, iv;
};

/* Sizes in a key block (TLS 1.0 to 1.2), or of key and iv of TLS 1.3. False for a suite that is not
 * read. */
struct tls_sizes {
    size_t key, mac_key, iv;
};
bool tls_sizes_of(const struct tls_suite *suite, uint16_t version, struct tls_sizes *sizes);

/* NULL when OpenSSL does not have the cipher. */
struct tls_protection *tls_protection_new(struct tls_crypto *crypto,
                                          const struct tls_keys_of_records *keys);
/* Wipes it. NULL is allowed. */
void tls_protection_free(struct tls_protection *protection);

/* Where a record stands in its direction, as far as opening it depends on that. */
struct tls_place {
    uint64_t sequence;
    uint64_t stream;  /* bytes of fragments before it under these keys: RC4 */
    uint8_t last[16]; /* the last bytes of the record before it: CBC of TLS 1.0 */
    bool has_last;
    bool certain; /* these are proved */
};

enum tls_proof {
    TLS_PROOF_NONE,   /* no tag or MAC proves it at any of these places */
    TLS_PROOF_RECORD, /* it is authentic, but opens to something uncertain: TLS 1.0 chains records,
                         and a MAC over the cipher text says nothing of the one before */
    TLS_PROOF_CONTENT
};

/*
 * Opens one record (header and fragment) at that place, or at one of `more` later ones: each time
 * a sequence number further and, for RC4, behind the `lost` bytes of the stream less a header for
 * each record. *skipped says how much later it was. The content is appended, and *type given, when
 * it is proved.
 */
enum tls_proof tls_protection_open(struct tls_protection *protection, struct bytes record,
                                   const struct tls_place *place, uint64_t more, uint64_t lost,
                                   uint64_t *skipped, struct buf *plain, uint8_t *type);
/* Record bytes beyond the content where that is the same for every record, else 0. */
size_t tls_protection_overhead(const struct tls_protection *protection);

/*
 * RSA private keys. From PEM (PKCS#1, PKCS#8), DER, or PKCS#12 without a password. On failure
 * *why is a constant text, else NULL.
 */
struct tls_rsa_key;
struct tls_rsa_key *tls_rsa_key_read(struct tls_crypto *crypto, struct bytes file,
                                     const char **why);
/* NULL is allowed. */
void tls_rsa_key_free(struct tls_rsa_key *key);
/* Whether it is the private key of that modulus (big-endian, without leading zeros). */
bool tls_rsa_key_is(const struct tls_rsa_key *key, struct bytes modulus);
/* Opens a premaster secret of 48 bytes; false when it is none. */
bool tls_rsa_key_open(struct tls_crypto *crypto, const struct tls_rsa_key *key,
                      struct bytes encrypted, uint8_t premaster[TLS_MASTER]);
