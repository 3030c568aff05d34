/*
 * The cryptography of Kerberos 5: by OpenSSL where messages are sealed with AES (kerberos_aes.h),
 * else by libkrb5 in a context of our own with an empty profile: no krb5.conf, no environment, no
 * clock has a say. RFC 3961, 3962, 4757, 8009; security.md 5.3, 5.4.
 *
 * Nothing here looks at times or policies: tickets long expired and RC4 open like any other.
 */
#pragma once

#include "buf.h"
#include "bytes.h"
#include "crypto.h"
#include "pieces.h"

enum { KERBEROS_KEY = 32 /* bytes of the longest key */ };

enum kerberos_etype {
    ETYPE_AES128_SHA1 = 17,
    ETYPE_AES256_SHA1 = 18,
    ETYPE_AES128_SHA2 = 19,
    ETYPE_AES256_SHA2 = 20,
    ETYPE_RC4 = 23
};

/* RFC 4120 7.5.1, RFC 6113 5.4, RFC 4121 2. */
enum kerberos_usage {
    USAGE_TIMESTAMP = 1,
    USAGE_TICKET = 2,
    USAGE_AS_REP = 3,
    USAGE_TGS_REQ_AUTHENTICATOR = 7,
    USAGE_TGS_REP_SESSION = 8,
    USAGE_TGS_REP_SUBKEY = 9,
    USAGE_AP_REQ_AUTHENTICATOR = 11,
    USAGE_AP_REP = 12,
    USAGE_KRB_CRED = 14,
    USAGE_ACCEPTOR_SEAL = 22,
    USAGE_ACCEPTOR_SIGN = 23,
    USAGE_INITIATOR_SEAL = 24,
    USAGE_INITIATOR_SIGN = 25,
    USAGE_FAST_REQ = 51,
    USAGE_FAST_REP = 52,
    USAGE_CHALLENGE_CLIENT = 54
};

/* A key of an encryption type; etype 0: none. Copied by assignment, and wiped by who holds it. */
struct kerberos_key {
    int32_t etype;
    uint32_t len;
    uint8_t bytes[KERBEROS_KEY];
};

struct kerberos_crypto;

/* Without libkrb5's help (it cannot make a context) most of what is below is false. crypto must
 * outlive it. */
struct kerberos_crypto *kerberos_crypto_new(struct crypto *crypto);
/* NULL is allowed. */
void kerberos_crypto_free(struct kerberos_crypto *crypto);

/* False, and no key, unless bytes are as long as keys of that encryption type are. */
bool kerberos_key_of(int64_t etype, struct bytes bytes, struct kerberos_key *key);
bool kerberos_key_equal(const struct kerberos_key *a, const struct kerberos_key *b);

/*
 * Opens an EncryptedData's cipher, checksum included, and appends what was sealed. False, and
 * nothing appended, when the checksum does not fit. plain holds secrets: its owner wipes it. The
 * keys used last are kept ready, so that message after message costs little more than its cipher.
 */
bool kerberos_decrypt(struct kerberos_crypto *crypto, const struct kerberos_key *key, int usage,
                      struct bytes cipher, struct buf *plain);
/* The same for a cipher in pieces. */
bool kerberos_decrypt_pieces(struct kerberos_crypto *crypto, const struct kerberos_key *key,
                             int usage, const struct pieces *cipher, struct buf *plain);
/* Whether checksum is the keyed checksum of text, of the encryption type's own kind. RFC 3961 3. */
bool kerberos_verify(struct kerberos_crypto *crypto, const struct kerberos_key *key, int usage,
                     struct bytes text, struct bytes checksum);

/*
 * How often the password is hashed, or what deriving its key is to count as where it is not hashed
 * by number; params are s2kparams, or none for the default.
 */
uint64_t kerberos_iterations(int64_t etype, struct bytes params);
/* string-to-key. password is UTF-8. */
bool kerberos_string_to_key(struct kerberos_crypto *crypto, int64_t etype, struct bytes password,
                            struct bytes salt, struct bytes params, struct kerberos_key *key);
/* KRB-FX-CF2, RFC 6113 5.1. */
bool kerberos_cf2(struct kerberos_crypto *crypto, const struct kerberos_key *first,
                  const struct kerberos_key *second, const char *pepper1, const char *pepper2,
                  struct kerberos_key *key);

/* "aes256-cts-hmac-sha1-96"; "encryption type N" into text for others. Gives the name. */
const char *kerberos_etype_name(int64_t etype, char text[40]);
