#include "kerberos_aes.h"

#include <limits.h>
#include <string.h>

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>

#include "memory.h"

enum { BLOCK = 16, MAC_MOST = 48, CHECKSUM_MOST = 24 };

struct kerberos_aes {
    bool sha2;       /* the checksum is over the cipher text, RFC 8009 5 */
    size_t checksum; /* bytes of it */
    EVP_CIPHER_CTX *cipher;
    EVP_MAC_CTX *mac;
};

/* The sizes are those of the keys of cipher and checksum, and of the checksum. RFC 3962 6, RFC 8009
 * 6 */
static const struct {
    int32_t etype;
    bool sha2;
    size_t key, checksum_key, checksum;
    const char *cipher, *hash;
} types[] = {{ETYPE_AES128_SHA1, false, 16, 16, 12, "AES-128-CBC", "SHA1"},
             {ETYPE_AES256_SHA1, false, 32, 32, 12, "AES-256-CBC", "SHA1"},
             {ETYPE_AES128_SHA2, true, 16, 16, 16, "AES-128-CBC", "SHA256"},
             {ETYPE_AES256_SHA2, true, 32, 24, 24, "AES-256-CBC", "SHA384"}};

static bool start_cipher(struct kerberos_aes *a, OSSL_LIB_CTX *library, const char *name,
                         const uint8_t *key)
{
    EVP_CIPHER *cipher = EVP_CIPHER_fetch(library, name, NULL);
    a->cipher = EVP_CIPHER_CTX_new();
    bool done = cipher != NULL && a->cipher != NULL &&
                EVP_DecryptInit_ex2(a->cipher, cipher, key, NULL, NULL) == 1 &&
                EVP_CIPHER_CTX_set_padding(a->cipher, 0) == 1;
    EVP_CIPHER_free(cipher);
    return done;
}

static bool start_mac(struct kerberos_aes *a, OSSL_LIB_CTX *library, const char *hash,
                      struct bytes key)
{
    char name[8] = "";
    memcpy(name, hash, strlen(hash) + 1);
    OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name, 0),
                               OSSL_PARAM_construct_end()};
    EVP_MAC *hmac = EVP_MAC_fetch(library, "HMAC", NULL);
    a->mac = hmac != NULL ? EVP_MAC_CTX_new(hmac) : NULL;
    EVP_MAC_free(hmac);
    return a->mac != NULL && EVP_MAC_init(a->mac, key.data, key.len, parameters) == 1;
}

struct kerberos_aes *kerberos_aes_new(struct crypto *crypto, const struct kerberos_key *key,
                                      int usage)
{
    size_t row = 0, n = sizeof(types) / sizeof(types[0]);
    while (row < n && types[row].etype != key->etype)
        row++;
    if (row == n || key->len != types[row].key || crypto_library(crypto) == NULL)
        return NULL;
    struct kerberos_aes *a = memory_get(sizeof(*a));
    uint8_t constant[5] = {(uint8_t)(usage >> 24), (uint8_t)(usage >> 16), (uint8_t)(usage >> 8),
                           (uint8_t)usage, 0xAA};
    uint8_t encrypting[KERBEROS_KEY], checking[KERBEROS_KEY];
    struct bytes base = bytes_of(key->bytes, key->len), derived = bytes_of(constant, 5);
    a->sha2 = types[row].sha2;
    a->checksum = types[row].checksum;
    bool good = crypto_kerberos_key(crypto, a->sha2, base, derived, encrypting, types[row].key);
    constant[4] = 0x55;
    good = good &&
           crypto_kerberos_key(crypto, a->sha2, base, derived, checking, types[row].checksum_key);
    ERR_set_mark();
    good = good && start_cipher(a, crypto_library(crypto), types[row].cipher, encrypting) &&
           start_mac(a, crypto_library(crypto), types[row].hash,
                     bytes_of(checking, types[row].checksum_key));
    ERR_pop_to_mark();
    memory_wipe(encrypting, sizeof(encrypting));
    memory_wipe(checking, sizeof(checking));
    if (good)
        return a;
    kerberos_aes_free(a);
    return NULL;
}

void kerberos_aes_free(struct kerberos_aes *a)
{
    if (a == NULL)
        return;
    EVP_CIPHER_CTX_free(a->cipher);
    EVP_MAC_CTX_free(a->mac);
    memory_free(a);
}

/* Cipher block chaining goes on over these; gives the bytes written, whole blocks. */
static bool decrypt(struct kerberos_aes *a, const struct pieces *p, uint8_t *out)
{
    size_t at = 0;
    int n = 0;
    for (size_t i = 0; i < p->n; i++) {
        struct bytes b = p->list[i];
        if (b.len > INT_MAX || EVP_DecryptUpdate(a->cipher, out + at, &n, b.data, (int)b.len) != 1)
            return false;
        at += (size_t)n;
    }
    return at == p->len;
}

static void mix(uint8_t *to, const uint8_t *with, size_t n)
{
    for (size_t i = 0; i < n; i++)
        to[i] ^= with[i];
}

/*
 * The last two blocks, of which the second is len bytes: they were exchanged, and the first was cut
 * to the length of the second (RFC 3962 5, CBC-CS3). before is the block in front of them. The
 * chaining mixes each block with the one that went before it, which here is another: that is taken
 * back.
 */
static bool decrypt_end(struct kerberos_aes *a, const uint8_t before[BLOCK],
                        const uint8_t end[2 * BLOCK], size_t len, uint8_t out[2 * BLOCK])
{
    uint8_t whole[BLOCK], last[BLOCK];
    struct pieces first = pieces_of(bytes_of(end, BLOCK), bytes_none());
    struct pieces second = pieces_of(bytes_of(whole, BLOCK), bytes_none());
    if (!decrypt(a, &first, last))
        return false;
    mix(last, before, BLOCK);
    memcpy(whole, end + BLOCK, len);
    memcpy(whole + len, last + len, BLOCK - len);
    mix(last, end + BLOCK, len);
    if (!decrypt(a, &second, out))
        return false;
    mix(out, end, BLOCK);
    mix(out, before, BLOCK);
    memcpy(out + BLOCK, last, len);
    return true;
}

/* Everything but the checksum; what stands behind the confounder goes to out. */
static bool decrypt_all(struct kerberos_aes *a, const struct pieces *sealed,
                        uint8_t confounder[BLOCK], uint8_t *out)
{
    uint8_t before[BLOCK] = {0}, end[2 * BLOCK], opened[2 * BLOCK];
    size_t len = sealed->len % BLOCK > 0 ? sealed->len % BLOCK : BLOCK;
    if (EVP_DecryptInit_ex2(a->cipher, NULL, NULL, before, NULL) != 1)
        return false;
    if (sealed->len == BLOCK)
        return decrypt(a, sealed, confounder);
    size_t chained = sealed->len - BLOCK - len;
    struct pieces part = pieces_part(sealed, chained, BLOCK + len);
    pieces_copy(&part, end);
    if (chained == 0) {
        bool good = decrypt_end(a, before, end, len, opened);
        memcpy(confounder, opened, BLOCK);
        memcpy(out, opened + BLOCK, len);
        return good;
    }
    struct pieces first = pieces_part(sealed, 0, BLOCK);
    struct pieces rest = pieces_part(sealed, BLOCK, chained - BLOCK);
    part = pieces_part(sealed, chained - BLOCK, BLOCK);
    pieces_copy(&part, before);
    bool good = decrypt(a, &first, confounder) && decrypt(a, &rest, out) &&
                decrypt_end(a, before, end, len, opened);
    memcpy(out + rest.len, opened, BLOCK + len);
    return good;
}

static bool checksum_fits(struct kerberos_aes *a, const uint8_t first[BLOCK],
                          const struct pieces *rest, const uint8_t *expected)
{
    uint8_t computed[MAC_MOST];
    size_t len = 0;
    bool done =
        EVP_MAC_init(a->mac, NULL, 0, NULL) == 1 && EVP_MAC_update(a->mac, first, BLOCK) == 1;
    for (size_t i = 0; i < rest->n && done; i++)
        done = EVP_MAC_update(a->mac, rest->list[i].data, rest->list[i].len) == 1;
    done = done && EVP_MAC_final(a->mac, computed, &len, sizeof(computed)) == 1;
    return done && len >= a->checksum && CRYPTO_memcmp(computed, expected, a->checksum) == 0;
}

bool kerberos_aes_open(struct kerberos_aes *a, const struct pieces *cipher, struct buf *plain)
{
    static const uint8_t vector[BLOCK];
    uint8_t confounder[BLOCK], expected[CHECKSUM_MOST];
    if (cipher->len < BLOCK + a->checksum)
        return false;
    struct pieces sealed = pieces_part(cipher, 0, cipher->len - a->checksum);
    struct pieces end = pieces_part(cipher, sealed.len, a->checksum);
    pieces_copy(&end, expected);
    size_t n = sealed.len - BLOCK;
    uint8_t *room = buf_room(plain, n);
    if (room == NULL)
        return false;
    struct pieces opened = pieces_of(bytes_of(room, n), bytes_none());
    ERR_set_mark();
    bool good = a->sha2 ? checksum_fits(a, vector, &sealed, expected) &&
                              decrypt_all(a, &sealed, confounder, room)
                        : decrypt_all(a, &sealed, confounder, room) &&
                              checksum_fits(a, confounder, &opened, expected);
    ERR_pop_to_mark();
    if (good)
        plain->len += n;
    else
        memory_wipe(room, n);
    return good;
}
