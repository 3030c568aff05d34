#include "kerberos_crypto.h"

#include <stdio.h>
#include <string.h>

#include <krb5.h>
#include <profile.h>

#include "cursor.h"
#include "kerberos_aes.h"
#include "kerberos_library.h"
#include "memory.h"

enum { KEPT = 8 /* keys made ready: a connection has two */ };

struct kerberos_crypto {
    krb5_context context;
    struct crypto *openssl;
    struct ready {
        struct kerberos_key key;
        int usage;
        struct kerberos_aes *aes;
    } ready[KEPT];
    size_t n_ready, oldest;
};

struct kerberos_crypto *kerberos_crypto_new(struct crypto *openssl)
{
    struct kerberos_crypto *crypto = memory_get(sizeof(*crypto));
    crypto->openssl = openssl;
    profile_t empty = NULL;
    if (profile_init(NULL, &empty) != 0)
        return crypto;
    if (krb5_init_context_profile(empty, KRB5_INIT_CONTEXT_SECURE, &crypto->context) != 0)
        crypto->context = NULL;
    profile_release(empty);
    return crypto;
}

void kerberos_crypto_free(struct kerberos_crypto *crypto)
{
    if (crypto == NULL)
        return;
    if (crypto->context != NULL)
        krb5_free_context(crypto->context);
    for (size_t i = 0; i < crypto->n_ready; i++)
        kerberos_aes_free(crypto->ready[i].aes);
    memory_wipe(crypto, sizeof(*crypto));
    memory_free(crypto);
}

krb5_context kerberos_library(const struct kerberos_crypto *crypto)
{
    return crypto->context;
}

/* libkrb5 has no const, but only reads what it is given this way. */
static krb5_data data_of(struct bytes b)
{
    return (krb5_data){
        .magic = KV5M_DATA, .length = (unsigned)b.len, .data = (char *)(uintptr_t)b.data};
}

static krb5_keyblock block_of(const struct kerberos_key *key)
{
    return (krb5_keyblock){.magic = KV5M_KEYBLOCK,
                           .enctype = key->etype,
                           .length = key->len,
                           .contents = (krb5_octet *)(uintptr_t)key->bytes};
}

bool kerberos_key_of(int64_t etype, struct bytes bytes, struct kerberos_key *key)
{
    size_t taken, len;
    *key = (struct kerberos_key){.etype = 0};
    if (etype <= 0 || etype > INT16_MAX ||
        krb5_c_keylengths(NULL, (krb5_enctype)etype, &taken, &len) != 0 || bytes.len != len ||
        len > KERBEROS_KEY)
        return false;
    key->etype = (int32_t)etype;
    key->len = (uint32_t)len;
    memcpy(key->bytes, bytes.data, len);
    return true;
}

bool kerberos_key_equal(const struct kerberos_key *a, const struct kerberos_key *b)
{
    return a->etype == b->etype && a->len == b->len && memcmp(a->bytes, b->bytes, a->len) == 0;
}

/* A key of libkrb5's becomes ours. */
static bool take_key(krb5_context context, krb5_keyblock *block, struct kerberos_key *key)
{
    bool good = kerberos_key_of(block->enctype, bytes_of(block->contents, block->length), key);
    krb5_free_keyblock_contents(context, block);
    return good;
}

static bool decrypt_by_libkrb5(struct kerberos_crypto *crypto, const struct kerberos_key *key,
                               int usage, struct bytes cipher, struct buf *plain)
{
    if (crypto->context == NULL || key->etype == 0 || cipher.len == 0 || cipher.len > INT32_MAX)
        return false;
    uint8_t *room = buf_room(plain, cipher.len);
    if (room == NULL)
        return false;
    krb5_keyblock block = block_of(key);
    krb5_enc_data in = {
        .magic = KV5M_ENC_DATA, .enctype = ENCTYPE_UNKNOWN, .ciphertext = data_of(cipher)};
    krb5_data out = {.magic = KV5M_DATA, .length = (unsigned)cipher.len, .data = (char *)room};
    if (krb5_c_decrypt(crypto->context, &block, usage, NULL, &in, &out) != 0) {
        memory_wipe(room, cipher.len);
        return false;
    }
    plain->len += out.length;
    return true;
}

/* The key for AES of that usage, ready; NULL when it is no such key. */
static struct kerberos_aes *ready_key(struct kerberos_crypto *crypto,
                                      const struct kerberos_key *key, int usage)
{
    for (size_t i = 0; i < crypto->n_ready; i++) {
        struct ready *ready = &crypto->ready[i];
        if (ready->usage == usage && kerberos_key_equal(&ready->key, key))
            return ready->aes;
    }
    struct kerberos_aes *aes = kerberos_aes_new(crypto->openssl, key, usage);
    if (aes == NULL)
        return NULL;
    struct ready *ready = &crypto->ready[crypto->oldest];
    crypto->oldest = (crypto->oldest + 1) % KEPT;
    if (crypto->n_ready < KEPT)
        crypto->n_ready++;
    else
        kerberos_aes_free(ready->aes);
    *ready = (struct ready){.key = *key, .usage = usage, .aes = aes};
    return aes;
}

bool kerberos_decrypt_pieces(struct kerberos_crypto *crypto, const struct kerberos_key *key,
                             int usage, const struct pieces *cipher, struct buf *plain)
{
    struct kerberos_aes *aes = key->etype != 0 ? ready_key(crypto, key, usage) : NULL;
    if (aes != NULL)
        return kerberos_aes_open(aes, cipher, plain);
    struct buf whole = buf_init(cipher->len);
    uint8_t *room = buf_room(&whole, cipher->len);
    bool good = room != NULL;
    if (good) {
        pieces_copy(cipher, room);
        good = decrypt_by_libkrb5(crypto, key, usage, bytes_of(room, cipher->len), plain);
    }
    buf_clear(&whole);
    return good;
}

bool kerberos_decrypt(struct kerberos_crypto *crypto, const struct kerberos_key *key, int usage,
                      struct bytes cipher, struct buf *plain)
{
    struct pieces pieces = pieces_of(cipher, bytes_none());
    return kerberos_decrypt_pieces(crypto, key, usage, &pieces, plain);
}
/* The checksum that goes with an encryption type. RFC 3961 8, RFC 8009 6; -138 is of RFC 4757. */
static krb5_cksumtype checksum_of(int32_t etype)
{
    static const struct {
        int32_t etype;
        krb5_cksumtype checksum;
    } types[] = {{ETYPE_AES128_SHA1, CKSUMTYPE_HMAC_SHA1_96_AES128},
                 {ETYPE_AES256_SHA1, CKSUMTYPE_HMAC_SHA1_96_AES256},
                 {ETYPE_AES128_SHA2, CKSUMTYPE_HMAC_SHA256_128_AES128},
                 {ETYPE_AES256_SHA2, CKSUMTYPE_HMAC_SHA384_192_AES256},
                 {ETYPE_RC4, CKSUMTYPE_HMAC_MD5_ARCFOUR}};
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
        if (types[i].etype == etype)
            return types[i].checksum;
    return 0;
}

bool kerberos_verify(struct kerberos_crypto *crypto, const struct kerberos_key *key, int usage,
                     struct bytes text, struct bytes checksum)
{
    krb5_cksumtype type = checksum_of(key->etype);
    krb5_boolean fits = 0;
    if (crypto->context == NULL || type == 0 || text.len > INT32_MAX || checksum.len > INT32_MAX)
        return false;
    krb5_keyblock block = block_of(key);
    krb5_data data = data_of(text);
    krb5_checksum given = {.magic = KV5M_CHECKSUM,
                           .checksum_type = type,
                           .length = (unsigned)checksum.len,
                           .contents = (krb5_octet *)(uintptr_t)checksum.data};
    return krb5_c_verify_checksum(crypto->context, &block, usage, &data, &given, &fits) == 0 &&
           fits;
}

/* RFC 3962 4, RFC 8009 4, RFC 6803 3. */
uint64_t kerberos_iterations(int64_t etype, struct bytes params)
{
    enum { CAMELLIA128 = 25, CAMELLIA256 = 26 };
    bool often = etype == ETYPE_AES128_SHA2 || etype == ETYPE_AES256_SHA2 || etype == CAMELLIA128 ||
                 etype == CAMELLIA256;
    if (params.len != 4)
        return often ? 32768 : 4096;
    struct cursor c = cur_init(params, 0);
    uint64_t n = cur_uint_be(&c, 4);
    return n != 0 ? n : (uint64_t)1 << 32;
}

bool kerberos_string_to_key(struct kerberos_crypto *crypto, int64_t etype, struct bytes password,
                            struct bytes salt, struct bytes params, struct kerberos_key *key)
{
    krb5_keyblock block = {.contents = NULL};
    krb5_data text = data_of(password), salted = data_of(salt), how = data_of(params);
    *key = (struct kerberos_key){.etype = 0};
    if (crypto->context == NULL || etype <= 0 || etype > INT16_MAX ||
        krb5_c_string_to_key_with_params(crypto->context, (krb5_enctype)etype, &text, &salted,
                                         params.len > 0 ? &how : NULL, &block) != 0)
        return false;
    return take_key(crypto->context, &block, key);
}

bool kerberos_cf2(struct kerberos_crypto *crypto, const struct kerberos_key *first,
                  const struct kerberos_key *second, const char *pepper1, const char *pepper2,
                  struct kerberos_key *key)
{
    krb5_keyblock one = block_of(first), two = block_of(second), *out = NULL;
    *key = (struct kerberos_key){.etype = 0};
    if (crypto->context == NULL || first->etype == 0 || second->etype == 0 ||
        krb5_c_fx_cf2_simple(crypto->context, &one, pepper1, &two, pepper2, &out) != 0)
        return false;
    bool good = kerberos_key_of(out->enctype, bytes_of(out->contents, out->length), key);
    krb5_free_keyblock(crypto->context, out);
    return good;
}

const char *kerberos_etype_name(int64_t etype, char text[40])
{
    switch (etype) {
    case ETYPE_AES128_SHA1:
        return "aes128-cts-hmac-sha1-96";
    case ETYPE_AES256_SHA1:
        return "aes256-cts-hmac-sha1-96";
    case ETYPE_AES128_SHA2:
        return "aes128-cts-hmac-sha256-128";
    case ETYPE_AES256_SHA2:
        return "aes256-cts-hmac-sha384-192";
    case ETYPE_RC4:
        return "rc4-hmac";
    default:
        snprintf(text, 40, "encryption type %lld", (long long)etype);
        return text;
    }
}
