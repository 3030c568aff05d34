/*
 * NTLM: keys and sealed messages. Expected values are those of [MS-NLMP] 4.2 (security.md 8.1) and
 * of recorded exchanges of independent implementations (8.2, 8.3), not of this program.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "digest.h"
#include "keys.h"
#include "memory.h"
#include "ntlm_crypto.h"
#include "ntlm_session.h"
#include "unsealer.h"

#include "channel_samples.h"
#include "ntlm_samples.h"

static const struct limits limits = LIMITS_DEFAULT;

/* Bytes from digits; freed with the arena of the test. */
static struct bytes hex(struct arena *a, const char *digits)
{
    size_t n = strlen(digits) / 2;
    uint8_t *out = arena_alloc(a, n);
    for (size_t i = 0; i < n; i++) {
        uint64_t byte = 0;
        assert_true(bytes_hexadecimal(bytes_of(digits + 2 * i, 2), &byte));
        out[i] = (uint8_t)byte;
    }
    return bytes_of(out, n);
}

static void assert_hex(const uint8_t *value, const char *digits)
{
    struct arena *a = arena_new();
    struct bytes expected = hex(a, digits);
    assert_memory_equal(value, expected.data, expected.len);
    arena_free(a);
}

struct fixture {
    struct arena *a;
    struct crypto *crypto;
    struct keyring *keyring;
    struct unsealer unsealer;
};

static int set_up(void **state)
{
    struct fixture *f = memory_get(sizeof(*f));
    f->a = arena_new();
    f->crypto = crypto_new();
    f->keyring = keyring_new(&limits);
    f->unsealer = keyring_unsealer(f->keyring);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    keyring_free(f->keyring);
    crypto_free(f->crypto);
    arena_free(f->a);
    memory_free(f);
    return 0;
}

/* Primitives ************************************************************************************/

static void rc4_matches_rfc_6229(void **state)
{
    struct fixture *f = *state;
    struct rc4 rc4 = rc4_init(hex(f->a, "0102030405"));
    struct rc4 other = rc4;
    uint8_t out[16];
    rc4_stream(&rc4, out, 16);
    assert_hex(out, "b2396305f03dc027ccc3524a0a1118a8");
    rc4_skip(&rc4, 1536 - 16);
    rc4_stream(&rc4, out, 16);
    assert_hex(out, "d8729db41882259bee4f825325f5a130");
    rc4_skip(&other, 1536);
    rc4_crypt(&other, hex(f->a, "00000000000000000000000000000000"), out);
    assert_hex(out, "d8729db41882259bee4f825325f5a130");
}

static void digests_match_their_standards(void **state)
{
    struct fixture *f = *state;
    char text[DIGEST_TEXT];
    uint8_t out[CRYPTO_MD5];
    struct digest *digest = digest_new();
    digest_add(digest, BYTES("a"));
    digest_add(digest, BYTES("bc"));
    assert_true(digest_finish(digest, text));
    /* FIPS 180-4, example "abc". */
    assert_string_equal(text, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_true(crypto_has_md4(f->crypto));
    assert_true(crypto_md4(f->crypto, bytes_none(), out));
    assert_hex(out, "31d6cfe0d16ae931b73c59d7e0c089c0");
    /* RFC 2202, test case 2. */
    struct bytes data = BYTES("what do ya want for nothing?");
    assert_true(crypto_hmac_md5(f->crypto, BYTES("Jefe"), &data, 1, out));
    assert_hex(out, "750c783e6ab0b503eaa86e310a5db738");
}

/* [MS-NLMP] 4.2 *********************************************************************************/

#define PLAINTEXT "50006c00610069006e007400650078007400"
#define RANDOM_SESSION_KEY "55555555555555555555555555555555"

static struct ntlm_secret published_secret(struct fixture *f)
{
    struct ntlm_secret secret;
    assert_true(ntlm_secret_of_password(f->crypto, BYTES("Password"), &secret));
    return secret;
}

static struct ntlm_exchange published(struct fixture *f, enum ntlm_variant variant, uint32_t flags)
{
    return (struct ntlm_exchange){.variant = variant,
                                  .flags = flags,
                                  .server_challenge = hex(f->a, "0123456789abcdef"),
                                  /* USER, then Domain */
                                  .user_and_domain = hex(f->a, "550053004500520044006f006d006100"
                                                               "69006e00")};
}

/* The sealed "Plaintext" of 4.2 opens, and is refused once a bit is turned. */
static void check_sealed(struct fixture *f, uint32_t flags, const uint8_t key[NTLM_KEY],
                         const char *signature, const char *data)
{
    struct ntlm_session session = ntlm_session_init(f->crypto, &limits);
    struct sealed part = {.token = hex(f->a, signature), .data = hex(f->a, data)};
    struct buf plain = buf_init(1024);
    assert_true(ntlm_session_set_key(&session, flags, key));
    assert_int_equal(ntlm_session_unseal(&session, C2S, &part, false, &plain), UNSEAL_VERIFIED);
    assert_hex(plain.data, PLAINTEXT);
    assert_int_equal(plain.len, 18);
    buf_clear(&plain);
    session = ntlm_session_init(f->crypto, &limits);
    assert_true(ntlm_session_set_key(&session, flags, key));
    uint8_t turned[18];
    memcpy(turned, part.data.data, sizeof(turned));
    turned[17] ^= 0x10;
    part.data = bytes_of(turned, sizeof(turned));
    assert_int_equal(ntlm_session_unseal(&session, C2S, &part, false, &plain), UNSEAL_DAMAGED);
    assert_int_equal(plain.len, 0);
    buf_clear(&plain);
}

static void hashes_as_published(void **state)
{
    struct fixture *f = *state;
    struct ntlm_secret secret = published_secret(f);
    uint8_t out[NTLM_KEY];
    assert_hex(secret.nt_hash, "a4f49c406510bdcab6824ee7c30fd852");
    assert_true(secret.has_lm_hash);
    assert_hex(secret.lm_hash, "e52cac67419a9a224a3b108f3fa6cb6d");
    struct ntlm_exchange e = published(f, NTLM_V2, 0xe28a8233);
    assert_true(ntlm_owf_v2(f->crypto, secret.nt_hash, e.user_and_domain, out));
    assert_hex(out, "0c868a403bfd7a93a3001ef22ef02e3f");
    assert_true(ntlm_secret_of_password(f->crypto, bytes_of_string(ALICE_PASSWORD), &secret));
    assert_hex(secret.nt_hash, ALICE_NT_HASH);
    assert_false(secret.has_lm_hash);
}

static void version_1_as_published(void **state)
{
    struct fixture *f = *state;
    struct ntlm_secret secret = published_secret(f);
    static const struct {
        uint32_t more;
        const char *key_exchange_key, *encrypted;
    } rows[] = {
        {0, "d87262b0cde4b1cb7499becccdf10784", "518822b1b3f350c8958682ecbb3e3cb7"},
        {NTLMSSP_NEGOTIATE_LM_KEY, "b09e379f7fbecb1eaf0afdcb0383c8a0",
         "4cd7bb57d697ef9b549f02b8f9b37864"},
        {NTLMSSP_REQUEST_NON_NT_SESSION_KEY, "e52cac67419a9a220000000000000000",
         "7452ca55c225a1ca04b48fae32cf56fc"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        uint8_t base[NTLM_KEY], key[NTLM_KEY], exported[NTLM_KEY];
        struct ntlm_exchange e = published(f, NTLM_V1, 0xe2028233 | rows[i].more);
        e.nt_response = hex(f->a, "67c43011f30298a2ad35ece64f16331c44bdbed927841f94");
        e.lm_response = hex(f->a, "98def7b87f88aa5dafe2df779688a172def11c7d5ccdef13");
        e.encrypted_random_session_key = hex(f->a, rows[i].encrypted);
        assert_int_equal(ntlm_check(f->crypto, &e, &secret), NTLM_FITS);
        assert_true(ntlm_session_base_key(f->crypto, &e, &secret, base));
        assert_hex(base, "d87262b0cde4b1cb7499becccdf10784");
        assert_true(ntlm_key_exchange_key(f->crypto, &e, &secret, base, key));
        assert_hex(key, rows[i].key_exchange_key);
        assert_true(ntlm_exported_session_key(&e, key, exported));
        assert_hex(exported, RANDOM_SESSION_KEY);
        /* Without its NT response the LM response proves the same secret. */
        e.variant = NTLM_LM_ONLY;
        assert_int_equal(ntlm_check(f->crypto, &e, &secret), NTLM_FITS);
        secret.lm_hash[15] ^= 1;
        assert_int_equal(ntlm_check(f->crypto, &e, &secret), NTLM_DIFFERS);
        secret = published_secret(f);
    }
    uint8_t key[NTLM_KEY];
    memset(key, 0x55, sizeof(key));
    check_sealed(f, 0xe2028233, key, "0100000045c844e509dcd1df2e459d36",
                 "56fe04d861f9319af0d7238a2e3b4d457fb8");
}

static void ntlm2_session_as_published(void **state)
{
    struct fixture *f = *state;
    struct ntlm_secret secret = published_secret(f);
    struct ntlm_exchange e = published(f, NTLM_V2_SESSION, 0x820a8233);
    uint8_t exported[NTLM_KEY], key[NTLM_KEY];
    size_t len;
    e.nt_response = hex(f->a, "7537f803ae367128ca458204bde7caf81e97ed2683267232");
    e.lm_response = hex(f->a, "aaaaaaaaaaaaaaaa00000000000000000000000000000000");
    assert_int_equal(ntlm_check(f->crypto, &e, &secret), NTLM_FITS);
    assert_true(ntlm_session_key(f->crypto, &e, &secret, exported));
    assert_hex(exported, "eb93429a8bd952f8b89c55b87f475edc");
    assert_true(ntlm_seal_key(f->crypto, e.flags, exported, C2S, key, &len));
    assert_hex(key, "04dd7f014d8504d265a25cc86a3a7c06");
    assert_true(ntlm_sign_key(f->crypto, e.flags, exported, C2S, key));
    assert_hex(key, "60e799be5c72fc92922ae8ebe961fb8d");
    check_sealed(f, e.flags, exported, "01000000ff2aeb52f681793a00000000",
                 "a02372f6530273f3aa1eb90190ce5200c99d");
}

static void version_2_as_published(void **state)
{
    struct fixture *f = *state;
    struct ntlm_secret secret = published_secret(f);
    struct ntlm_exchange e = published(f, NTLM_V2, 0xe28a8233);
    uint8_t base[NTLM_KEY], exported[NTLM_KEY];
    e.nt_response =
        hex(f->a, "68cd0ab851e51c96aabc927bebef6a1c"
                  "01010000000000000000000000000000aaaaaaaaaaaaaaaa0000000002000c0044006f006d006100"
                  "69006e0001000c005300650072007600650072000000000000000000");
    e.encrypted_random_session_key = hex(f->a, "c5dad2544fc9799094ce1ce90bc9d03e");
    assert_int_equal(ntlm_check(f->crypto, &e, &secret), NTLM_FITS);
    assert_true(ntlm_session_base_key(f->crypto, &e, &secret, base));
    assert_hex(base, "8de40ccadbc14a82f15cb0ad0de95ca3");
    assert_true(ntlm_session_key(f->crypto, &e, &secret, exported));
    assert_hex(exported, RANDOM_SESSION_KEY);
    check_sealed(f, e.flags, exported, "010000007fb38ec5c55d497600000000",
                 "54e50165bf1936dc996020c1811b0f06fb5f");
    secret.nt_hash[0] ^= 1;
    assert_int_equal(ntlm_check(f->crypto, &e, &secret), NTLM_DIFFERS);
}

/* The table of security.md 8.1. */
static void sealing_keys_of_all_strengths(void **state)
{
    struct fixture *f = *state;
    static const struct {
        uint32_t flags;
        const char *c2s, *s2c;
    } rows[] = {
        {0xe2088233, "59f600973cc4960a25480a7c196e4c58", "9355f3a957c1583d25c4c2f11e40390e"},
        {0x82088233, "a5f7253c1065e8d3d68642040e71cfe0", "583e2f98959b385cd158f3734b5f5d3f"},
        {0x02088233, "42f964a471091a02ff4a77455366e4e5", "c5d3853b406b7c1241c595f0ce0750e2"},
        {0x820000b3, "55555555555555a0", "55555555555555a0"},
        {0x020000b3, "5555555555e538b0", "5555555555e538b0"},
        {0x62000233, RANDOM_SESSION_KEY, RANDOM_SESSION_KEY},
    };
    uint8_t exported[NTLM_KEY], key[NTLM_KEY];
    size_t len;
    memset(exported, 0x55, sizeof(exported));
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        assert_true(ntlm_seal_key(f->crypto, rows[i].flags, exported, C2S, key, &len));
        assert_int_equal(len, strlen(rows[i].c2s) / 2);
        assert_hex(key, rows[i].c2s);
        assert_true(ntlm_seal_key(f->crypto, rows[i].flags, exported, S2C, key, &len));
        assert_hex(key, rows[i].s2c);
    }
    assert_true(ntlm_sign_key(f->crypto, 0xe2088233, exported, C2S, key));
    assert_hex(key, "4788dc861b4782f35d43fd98fe1a2d39");
    assert_true(ntlm_sign_key(f->crypto, 0xe2088233, exported, S2C, key));
    assert_hex(key, "d04d6f10741041d1d246d64188d7a8ad");
    assert_false(ntlm_sign_key(f->crypto, 0x62000233, exported, S2C, key));
}

/* Recorded exchanges ****************************************************************************/

struct recording {
    bool spnego;
    const char *tokens[3];
    const struct sealed_sample *samples;
    size_t n;
    const char *exported;
};

static const struct recording recordings[] = {
    {true,
     {SPNEGO_NEGOTIATE, SPNEGO_CHALLENGE, SPNEGO_AUTHENTICATE},
     spnego_samples,
     sizeof(spnego_samples) / sizeof(spnego_samples[0]),
     SPNEGO_EXPORTED},
    {false,
     {RAW_NEGOTIATE, RAW_CHALLENGE, RAW_AUTHENTICATE},
     raw_samples,
     sizeof(raw_samples) / sizeof(raw_samples[0]),
     RAW_EXPORTED},
};
enum { RECORDINGS = sizeof(recordings) / sizeof(recordings[0]) };

/* A context that has seen the handshake from its first-th token on. */
static struct unseal_context *shake_hands(struct fixture *f, const struct recording *r,
                                          size_t first)
{
    const struct unseal_ops *ops = f->unsealer.ops;
    struct unseal_context *c = ops->open(f->unsealer.state, MECHANISM_NTLM, "a -> b");
    for (size_t i = first; i < 3; i++)
        ops->token(c, i == 1 ? S2C : C2S, hex(f->a, r->tokens[i]));
    if (r->spnego && first == 0) {
        ops->spnego(c, C2S, hex(f->a, MECH_TYPE_LIST), bytes_none());
        ops->spnego(c, C2S, bytes_none(), hex(f->a, MIC_C2S));
        ops->spnego(c, S2C, bytes_none(), hex(f->a, MIC_S2C));
    }
    return c;
}

static enum unseal_result open_sample(struct fixture *f, struct unseal_context *c,
                                      const struct sealed_sample *s, struct buf *plain)
{
    struct sealed part = {.token = hex(f->a, s->signature),
                          .data = hex(f->a, s->data),
                          .announced = strlen(s->plain) / 2};
    *plain = buf_init(1024);
    return f->unsealer.ops->unseal(c, s->direction, &part, plain);
}

static void assert_sample(struct fixture *f, struct unseal_context *c,
                          const struct sealed_sample *s, enum unseal_result expected)
{
    struct buf plain;
    enum unseal_result result = open_sample(f, c, s, &plain);
    assert_int_equal(result, expected);
    if (expected == UNSEAL_VERIFIED || expected == UNSEAL_RECOVERED) {
        assert_int_equal(plain.len, strlen(s->plain) / 2);
        assert_hex(plain.data, s->plain);
    } else {
        assert_int_equal(plain.len, 0);
    }
    buf_clear(&plain);
}

static void assert_all_open(struct fixture *f, struct unseal_context *c, const struct recording *r)
{
    for (size_t i = 0; i < r->n; i++)
        assert_sample(f, c, &r->samples[i], UNSEAL_VERIFIED);
    assert_int_equal(f->unsealer.ops->key(c), KEY_VERIFIED);
}

static void each_kind_of_key_opens(void **state)
{
    struct fixture *f = *state;
    for (size_t i = 0; i < RECORDINGS; i++) {
        for (unsigned kind = 0; kind < 5; kind++) {
            struct fixture own = {f->a, f->crypto, keyring_new(&limits), {NULL, NULL}};
            own.unsealer = keyring_unsealer(own.keyring);
            struct status status =
                kind == 0   ? keyring_add_password(own.keyring, ALICE_PASSWORD)
                : kind == 1 ? keyring_add_password(own.keyring, "LAB\\alice:" ALICE_PASSWORD)
                : kind == 2 ? keyring_add_password(own.keyring, "bob@other:" ALICE_PASSWORD)
                : kind == 3 ? keyring_add_nt_hash(own.keyring, ALICE_NT_HASH)
                            : keyring_add_session_key(own.keyring, recordings[i].exported);
            assert_false(status.failed);
            /* A key that does not fit stands in front. */
            assert_false(keyring_add_password(own.keyring, "nobody").failed);
            struct unseal_context *c = shake_hands(&own, &recordings[i], 0);
            assert_int_equal(own.unsealer.ops->key(c), KEY_VERIFIED);
            assert_all_open(&own, c, &recordings[i]);
            own.unsealer.ops->close(c);
            keyring_free(own.keyring);
        }
    }
}

/* With parts of the handshake missing a session key is proved by the first message. */
static void session_key_opens_without_handshake(void **state)
{
    struct fixture *f = *state;
    assert_false(keyring_add_session_key(f->keyring, SPNEGO_EXPORTED).failed);
    assert_false(keyring_add_session_key(f->keyring, RAW_EXPORTED).failed);
    for (size_t i = 0; i < RECORDINGS; i++) {
        for (size_t first = 1; first <= 3; first++) {
            struct unseal_context *c = shake_hands(f, &recordings[i], first);
            assert_int_equal(f->unsealer.ops->key(c), KEY_NONE);
            assert_all_open(f, c, &recordings[i]);
            f->unsealer.ops->close(c);
        }
    }
}

static void wrong_key_is_told_from_none(void **state)
{
    static const struct {
        const char *password;
        enum key_state key;
        enum unseal_result result;
        const char *advice;
    } rows[] = {
        {NULL, KEY_NONE, UNSEAL_NO_KEY, "password or NT hash of LAB\\alice"},
        {"wrong", KEY_NONE, UNSEAL_NO_KEY, "password or NT hash of LAB\\alice"},
        {"LAB\\bob:wrong", KEY_NONE, UNSEAL_NO_KEY, "password or NT hash of LAB\\alice"},
        {"OTHER\\alice:wrong", KEY_NONE, UNSEAL_NO_KEY, "password or NT hash of LAB\\alice"},
        {"LAB\\alice:wrong", KEY_WRONG, UNSEAL_WRONG_KEY,
         "the password given for LAB\\alice does not fit: NTProofStr differs"},
        {"lab\\ALICE:wrong", KEY_WRONG, UNSEAL_WRONG_KEY,
         "the password given for LAB\\alice does not fit: NTProofStr differs"},
        {"Alice@LAB:wrong", KEY_WRONG, UNSEAL_WRONG_KEY,
         "the password given for LAB\\alice does not fit: NTProofStr differs"},
        {"alice@lab.example:wrong", KEY_WRONG, UNSEAL_WRONG_KEY,
         "the password given for LAB\\alice does not fit: NTProofStr differs"},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct fixture own = {f->a, f->crypto, keyring_new(&limits), {NULL, NULL}};
        own.unsealer = keyring_unsealer(own.keyring);
        if (rows[i].password != NULL)
            assert_false(keyring_add_password(own.keyring, rows[i].password).failed);
        struct unseal_context *c = shake_hands(&own, &recordings[0], 0);
        assert_int_equal(own.unsealer.ops->key(c), rows[i].key);
        for (size_t k = 0; k < recordings[0].n; k++)
            assert_sample(&own, c, &recordings[0].samples[k], rows[i].result);
        assert_string_equal(own.unsealer.ops->advice(c), rows[i].advice);
        own.unsealer.ops->close(c);
        keyring_free(own.keyring);
    }
}

/* Turns one bit of a copy of digits' bytes. */
static struct bytes turned(struct fixture *f, const char *digits, size_t bit)
{
    struct bytes b = hex(f->a, digits);
    uint8_t *copy = arena_alloc(f->a, b.len);
    memcpy(copy, b.data, b.len);
    copy[bit / 8] ^= (uint8_t)(1u << bit % 8);
    return bytes_of(copy, b.len);
}

static void every_flipped_bit_is_detected(void **state)
{
    struct fixture *f = *state;
    const struct recording *r = &recordings[1];
    assert_false(keyring_add_password(f->keyring, "LAB\\alice:" ALICE_PASSWORD).failed);
    const struct sealed_sample *s = &r->samples[0];
    size_t data_bits = strlen(s->data) * 4, signature_bits = strlen(s->signature) * 4;
    for (size_t bit = 0; bit < data_bits + signature_bits; bit++) {
        bool in_data = bit < data_bits;
        struct sealed part = {.token = in_data ? hex(f->a, s->signature)
                                               : turned(f, s->signature, bit - data_bits),
                              .data = in_data ? turned(f, s->data, bit) : hex(f->a, s->data)};
        struct buf plain = buf_init(1024);
        struct unseal_context *c = shake_hands(f, r, 0);
        assert_int_equal(f->unsealer.ops->unseal(c, C2S, &part, &plain), UNSEAL_DAMAGED);
        assert_int_equal(plain.len, 0);
        buf_clear(&plain);
        f->unsealer.ops->close(c);
    }
}

/* One that was damaged does not take the following with it. */
static void damage_does_not_spread(void **state)
{
    struct fixture *f = *state;
    const struct recording *r = &recordings[1];
    assert_false(keyring_add_password(f->keyring, ALICE_PASSWORD).failed);
    struct unseal_context *c = shake_hands(f, r, 0);
    struct sealed part = {.token = hex(f->a, r->samples[0].signature),
                          .data = turned(f, r->samples[0].data, 77)};
    struct buf plain = buf_init(1024);
    assert_int_equal(f->unsealer.ops->unseal(c, C2S, &part, &plain), UNSEAL_DAMAGED);
    assert_int_equal(plain.len, 0);
    buf_clear(&plain);
    for (size_t i = 1; i < r->n; i++)
        assert_sample(f, c, &r->samples[i], UNSEAL_VERIFIED);
    /* And a part of another context leaves this one where it is. */
    assert_sample(f, c, &spnego_samples[0], UNSEAL_DAMAGED);
    f->unsealer.ops->close(c);
}

/* NTProofStr, temp and MIC of AUTHENTICATE: 16 bytes at 0x58 of the SPNEGO recording are the MIC,
 * the response is behind. */
static void flipped_handshake_is_detected(void **state)
{
    struct fixture *f = *state;
    const struct unseal_ops *ops = f->unsealer.ops;
    assert_false(keyring_add_password(f->keyring, "LAB\\alice:" ALICE_PASSWORD).failed);
    for (size_t byte = 88; byte < 88 + 0xa2; byte++) {
        struct unseal_context *c = ops->open(f->unsealer.state, MECHANISM_NTLM, "a -> b");
        ops->token(c, C2S, hex(f->a, SPNEGO_NEGOTIATE));
        ops->token(c, S2C, hex(f->a, SPNEGO_CHALLENGE));
        ops->token(c, C2S, turned(f, SPNEGO_AUTHENTICATE, byte * 8 + byte % 8));
        assert_int_equal(ops->key(c), KEY_WRONG);
        assert_sample(f, c, &spnego_samples[0], UNSEAL_WRONG_KEY);
        ops->close(c);
    }
    for (size_t byte = 72; byte < 88; byte++) {
        struct unseal_context *c = ops->open(f->unsealer.state, MECHANISM_NTLM, "a -> b");
        ops->token(c, C2S, hex(f->a, SPNEGO_NEGOTIATE));
        ops->token(c, S2C, hex(f->a, SPNEGO_CHALLENGE));
        ops->token(c, C2S, turned(f, SPNEGO_AUTHENTICATE, byte * 8));
        assert_int_equal(ops->key(c), KEY_VERIFIED);
        assert_non_null(strstr(ops->advice(c), "the MIC does not fit"));
        ops->close(c);
    }
}

/* One bit turned anywhere in a message, and its MIC is said to fit no longer; without a key nothing
 * is said. */
static void every_bit_is_under_the_mic(void **state)
{
    struct fixture *f = *state;
    const struct unseal_ops *ops = f->unsealer.ops;
    for (unsigned with_key = 0; with_key < 2; with_key++) {
        for (size_t message = 0; message < 3; message++) {
            const char *digits[] = {SPNEGO_NEGOTIATE, SPNEGO_CHALLENGE, SPNEGO_AUTHENTICATE};
            size_t bits = 4 * strlen(digits[message]);
            for (size_t bit = 0; bit <= bits; bit += message == 2 ? 3 : 1) {
                struct unseal_context *c = ops->open(f->unsealer.state, MECHANISM_NTLM, "a -> b");
                for (size_t i = 0; i < 3; i++)
                    ops->token(c, i == 1 ? S2C : C2S,
                               i == message && bit < bits ? turned(f, digits[i], bit)
                                                          : hex(f->a, digits[i]));
                enum key_state mic = ops->mic(c);
                /* Without the message, or with another response to it, there is no key to check
                 * with. */
                if (with_key == 0)
                    assert_int_equal(mic, KEY_NONE);
                else if (bit >= bits)
                    assert_int_equal(mic, KEY_VERIFIED);
                else
                    assert_int_not_equal(mic, KEY_VERIFIED);
                if (with_key > 0 && ops->key(c) == KEY_VERIFIED && bit < bits && message < 2 &&
                    bit >= 96)
                    assert_int_equal(mic, KEY_WRONG);
                ops->close(c);
            }
        }
        assert_false(keyring_add_password(f->keyring, "LAB\\alice:" ALICE_PASSWORD).failed);
    }
}

static void channels_by_their_certificates(void **state)
{
    struct fixture *f = *state;
    static const char *const samples[][2] = {{CERTIFICATE_SHA1, BINDINGS_SHA1},
                                             {CERTIFICATE_SHA256, BINDINGS_SHA256},
                                             {CERTIFICATE_SHA384, BINDINGS_SHA384}};
    enum { SAMPLES = sizeof(samples) / sizeof(samples[0]) };
    void *keys = f->unsealer.state;
    for (size_t i = 0; i < SAMPLES; i++) {
        struct bytes certificate = hex(f->a, samples[i][0]);
        assert_true(f->unsealer.ops->binds(keys, hex(f->a, samples[i][1]), certificate));
        for (size_t bit = 0; bit < 128; bit++)
            assert_false(f->unsealer.ops->binds(keys, turned(f, samples[i][1], bit), certificate));
        assert_false(
            f->unsealer.ops->binds(keys, hex(f->a, samples[(i + 1) % SAMPLES][1]), certificate));
        assert_false(f->unsealer.ops->binds(keys, hex(f->a, samples[i][1]),
                                            bytes_part(certificate, 0, certificate.len - 1)));
    }
    assert_false(f->unsealer.ops->binds(keys, hex(f->a, BINDINGS_SHA1), bytes_none()));
}

/* The same AUTHENTICATE once more is no new context; a NEGOTIATE is one. */
static void repeated_tokens(void **state)
{
    struct fixture *f = *state;
    const struct unseal_ops *ops = f->unsealer.ops;
    const struct recording *r = &recordings[1];
    assert_false(keyring_add_password(f->keyring, ALICE_PASSWORD).failed);
    struct unseal_context *c = shake_hands(f, r, 0);
    assert_sample(f, c, &r->samples[0], UNSEAL_VERIFIED);
    ops->token(c, C2S, hex(f->a, r->tokens[2]));
    for (size_t i = 1; i < r->n; i++)
        assert_sample(f, c, &r->samples[i], UNSEAL_VERIFIED);
    ops->token(c, C2S, hex(f->a, r->tokens[0]));
    assert_int_equal(ops->key(c), KEY_NONE);
    ops->token(c, S2C, hex(f->a, r->tokens[1]));
    ops->token(c, C2S, hex(f->a, r->tokens[2]));
    assert_all_open(f, c, r);
    ops->close(c);
}

static void other_mechanisms_say_what_they_need(void **state)
{
    struct fixture *f = *state;
    const struct unseal_ops *ops = f->unsealer.ops;
    struct sealed part = {.token = BYTES("\x05\x04"), .data = BYTES("data")};
    struct buf plain = buf_init(16);
    for (enum mechanism m = MECHANISM_BASIC; m <= MECHANISM_UNKNOWN; m++) {
        if (m == MECHANISM_NTLM)
            continue;
        struct unseal_context *c = ops->open(f->unsealer.state, m, "a -> b");
        ops->token(c, C2S, BYTES("token"));
        ops->spnego(c, C2S, BYTES("list"), BYTES("mic"));
        ops->lost(c, C2S, 5);
        assert_int_equal(ops->unseal(c, C2S, &part, &plain), UNSEAL_NO_KEY);
        assert_int_equal(ops->key(c), KEY_NONE);
        assert_int_equal(plain.len, 0);
        ops->close(c);
    }
    struct unseal_context *c = ops->open(f->unsealer.state, MECHANISM_KERBEROS, "a -> b");
    assert_int_equal(ops->unseal(c, C2S, &part, &plain), UNSEAL_NO_KEY);
    assert_non_null(strstr(ops->advice(c), "the Kerberos session key"));
    ops->close(c);
}

/* A sender of our own, for what the recordings do not hold *************************************/

struct sender {
    struct fixture *f;
    uint32_t flags;
    struct rc4 rc4[2];
    uint32_t sequence[2];
    uint8_t sign_key[2][NTLM_KEY];
    struct ntlm_session session;
};

static const uint8_t sender_key[NTLM_KEY] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

static struct sender sender_of(struct fixture *f, uint32_t flags)
{
    struct sender s = {.f = f, .flags = flags, .session = ntlm_session_init(f->crypto, &limits)};
    for (unsigned i = 0; i < 2; i++) {
        uint8_t key[NTLM_KEY];
        size_t len;
        assert_true(ntlm_seal_key(f->crypto, flags, sender_key, (enum direction)i, key, &len));
        s.rc4[i] = rc4_init(bytes_of(key, len));
        (void)ntlm_sign_key(f->crypto, flags, sender_key, (enum direction)i, s.sign_key[i]);
    }
    assert_true(ntlm_session_set_key(&s.session, flags, sender_key));
    return s;
}

/* [MS-NLMP] 3.4.3, written anew and by bytes. */
static struct sealed seal(struct sender *s, enum direction direction, struct bytes plain)
{
    bool ess = (s->flags & NTLMSSP_NEGOTIATE_EXTENDED_SESSIONSECURITY) != 0;
    size_t which = ess ? direction : 0;
    uint32_t n = s->sequence[which]++;
    uint8_t number[4] = {(uint8_t)n, (uint8_t)(n >> 8), (uint8_t)(n >> 16), (uint8_t)(n >> 24)};
    uint8_t *data = arena_alloc(s->f->a, plain.len + 1), *token = arena_alloc(s->f->a, 16);
    token[0] = 1;
    rc4_crypt(&s->rc4[which], plain, data);
    if (ess) {
        uint8_t checksum[CRYPTO_MD5];
        struct bytes pieces[] = {bytes_of(number, 4), plain};
        assert_true(crypto_hmac_md5(s->f->crypto, bytes_of(s->sign_key[direction], NTLM_KEY),
                                    pieces, 2, checksum));
        if ((s->flags & NTLMSSP_NEGOTIATE_KEY_EXCH) != 0)
            rc4_crypt(&s->rc4[which], bytes_of(checksum, 8), checksum);
        memcpy(token + 4, checksum, 8);
        memcpy(token + 12, number, 4);
    } else {
        uint32_t crc = UINT32_MAX;
        for (size_t i = 0; i < plain.len; i++) {
            crc ^= plain.data[i];
            for (unsigned bit = 0; bit < 8; bit++)
                crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0);
        }
        crc = ~crc;
        uint8_t clear[12] = {0,
                             0,
                             0,
                             0,
                             (uint8_t)crc,
                             (uint8_t)(crc >> 8),
                             (uint8_t)(crc >> 16),
                             (uint8_t)(crc >> 24),
                             number[0],
                             number[1],
                             number[2],
                             number[3]};
        rc4_crypt(&s->rc4[which], bytes_of(clear, 12), token + 4);
    }
    return (struct sealed){
        .token = bytes_of(token, 16), .data = bytes_of(data, plain.len), .announced = plain.len};
}

/* len bytes of XML; the number makes each different. */
static struct bytes envelope(struct fixture *f, size_t len, unsigned number)
{
    uint8_t *text = arena_alloc(f->a, len + 1);
    for (size_t i = 0; i < len; i += 32)
        memcpy(text + i, "<s:Envelope xmlns:s=\"http://www.", len - i < 32 ? len - i : 32);
    text[len / 2] = (uint8_t)('A' + number % 26);
    return bytes_of(text, len);
}

static void expect(struct sender *s, enum direction direction, struct sealed part,
                   struct bytes plain, enum unseal_result expected)
{
    struct buf out = buf_init(1 << 20);
    assert_int_equal(ntlm_session_unseal(&s->session, direction, &part, true, &out), expected);
    assert_true(bytes_equal(buf_bytes(&out), plain));
    buf_clear(&out);
}

static const uint32_t all_flags[] = {0xe28a8235, 0xa28a8235 /* no key exchange */, 0x620082b5,
                                     0xe2008235, 0x820a8235};
enum { ALL_FLAGS = sizeof(all_flags) / sizeof(all_flags[0]) };

static void lost_messages_are_bridged_by_search(void **state)
{
    struct fixture *f = *state;
    for (size_t i = 0; i < ALL_FLAGS; i++) {
        struct sender s = sender_of(f, all_flags[i]);
        struct bytes text = envelope(f, 700, 0);
        expect(&s, C2S, seal(&s, C2S, text), text, UNSEAL_VERIFIED);
        (void)seal(&s, C2S, envelope(f, 31234, 1));
        (void)seal(&s, C2S, envelope(f, 70001, 2));
        ntlm_session_lost(&s.session, C2S, 0);
        text = envelope(f, 900, 3);
        expect(&s, C2S, seal(&s, C2S, text), text, UNSEAL_RECOVERED);
        text = envelope(f, 901, 4);
        expect(&s, C2S, seal(&s, C2S, text), text, UNSEAL_VERIFIED);
        expect(&s, S2C, seal(&s, S2C, text), text, UNSEAL_VERIFIED);
    }
}

/* The sequence number alone tells that something is missing; UTF-16 text is found, too, from either
 * byte. */
static void loss_is_seen_by_the_sequence_number(void **state)
{
    struct fixture *f = *state;
    struct sender s = sender_of(f, 0xe28a8235);
    for (unsigned odd = 0; odd < 2; odd++) {
        uint8_t text[401];
        for (size_t i = 0; i < sizeof(text); i++)
            text[i] = i % 2 == odd ? (uint8_t)('a' + i % 23) : 0;
        (void)seal(&s, S2C, envelope(f, 5000, 1));
        expect(&s, S2C, seal(&s, S2C, bytes_of(text, sizeof(text))), bytes_of(text, sizeof(text)),
               UNSEAL_RECOVERED);
    }
}

/* Without extended session security nothing tells but the checksum. */
static void loss_is_seen_by_the_checksum(void **state)
{
    struct fixture *f = *state;
    struct sender s = sender_of(f, 0x620082b5);
    struct bytes text = envelope(f, 700, 0);
    expect(&s, C2S, seal(&s, C2S, text), text, UNSEAL_VERIFIED);
    (void)seal(&s, S2C, envelope(f, 31234, 1));
    expect(&s, C2S, seal(&s, C2S, text), text, UNSEAL_RECOVERED);
    expect(&s, S2C, seal(&s, S2C, text), text, UNSEAL_VERIFIED);
}

/* Lost messages whose length is known are skipped, not searched for. */
static void lost_messages_of_known_size_are_skipped(void **state)
{
    struct fixture *f = *state;
    for (size_t i = 0; i < ALL_FLAGS; i++) {
        struct sender s = sender_of(f, all_flags[i]);
        struct bytes text = envelope(f, 700, 0);
        expect(&s, S2C, seal(&s, S2C, text), text, UNSEAL_VERIFIED);
        (void)seal(&s, S2C, envelope(f, 5000, 1));
        ntlm_session_lost(&s.session, S2C, 5000);
        expect(&s, S2C, seal(&s, S2C, text), text, UNSEAL_VERIFIED);
    }
}

/* A part with a hole: the bytes in front of it are given, and what follows opens. */
static void holes_inside_a_part(void **state)
{
    struct fixture *f = *state;
    for (size_t i = 0; i < ALL_FLAGS; i++) {
        struct sender s = sender_of(f, all_flags[i]);
        struct bytes text = envelope(f, 3000, 0);
        struct sealed part = seal(&s, C2S, text);
        struct hole holes[] = {{16 + 1000, 500}, {16 + 2000, 10}};
        part.holes = holes;
        part.n_holes = 2;
        expect(&s, C2S, part, bytes_part(text, 0, 1000), UNSEAL_DAMAGED);
        expect(&s, C2S, seal(&s, C2S, text), text, UNSEAL_VERIFIED);
        /* The signature is missing. */
        part = seal(&s, C2S, text);
        part.holes = &(struct hole){4, 8};
        part.n_holes = 1;
        expect(&s, C2S, part, bytes_none(), UNSEAL_DAMAGED);
        expect(&s, C2S, seal(&s, C2S, text), text, UNSEAL_VERIFIED);
        /* The end is missing: announced says how much. */
        part = seal(&s, C2S, text);
        part.data = bytes_part(part.data, 0, 64);
        expect(&s, C2S, part, bytes_part(text, 0, 64), UNSEAL_DAMAGED);
        expect(&s, C2S, seal(&s, C2S, text), text, UNSEAL_VERIFIED);
        /* Noise in front of a hole is not given. */
        part = seal(&s, C2S, text);
        part.data = part.token = bytes_none();
        part.announced = text.len;
        expect(&s, C2S, part, bytes_none(), UNSEAL_DAMAGED);
        expect(&s, C2S, seal(&s, C2S, text), text, UNSEAL_VERIFIED);
    }
}

static void empty_parts_are_proved(void **state)
{
    struct fixture *f = *state;
    for (size_t i = 0; i < ALL_FLAGS; i++) {
        struct sender s = sender_of(f, all_flags[i]);
        struct sealed part = seal(&s, C2S, bytes_none());
        expect(&s, C2S, part, bytes_none(), UNSEAL_VERIFIED);
        uint8_t token[16];
        part = seal(&s, C2S, bytes_none());
        memcpy(token, part.token.data, 16);
        token[9] ^= 4;
        part.token = bytes_of(token, 16);
        expect(&s, C2S, part, bytes_none(), UNSEAL_DAMAGED);
    }
}

/* security.md 3.2: an implementation that does not restore the handle behind a mechListMIC. */
static void handle_that_was_not_restored(void **state)
{
    struct fixture *f = *state;
    struct sender s = sender_of(f, 0xe28a8235);
    struct bytes text = envelope(f, 300, 0);
    rc4_skip(&s.rc4[C2S], 8);
    s.sequence[C2S] = 1;
    expect(&s, C2S, seal(&s, C2S, text), text, UNSEAL_VERIFIED);
    expect(&s, C2S, seal(&s, C2S, text), text, UNSEAL_VERIFIED);
}

/* A capture that begins in the middle of a context. */
static void joined_in_the_middle(void **state)
{
    struct fixture *f = *state;
    const struct unseal_ops *ops = f->unsealer.ops;
    struct sender s = sender_of(f, 0xe28a8235);
    assert_false(keyring_add_session_key(f->keyring, "0102030405060708090a0b0c0d0e0f10").failed);
    struct unseal_context *c = ops->open(f->unsealer.state, MECHANISM_NTLM, "a -> b");
    for (unsigned i = 0; i < 3; i++) {
        (void)seal(&s, C2S, envelope(f, 100000 + i, i));
        (void)seal(&s, S2C, envelope(f, 200000 + i, i));
    }
    struct bytes text = envelope(f, 1000, 0);
    for (unsigned i = 0; i < 4; i++) {
        struct buf out = buf_init(1 << 20);
        enum direction direction = i % 2 == 0 ? C2S : S2C;
        struct sealed part = seal(&s, direction, text);
        assert_int_equal(ops->unseal(c, direction, &part, &out),
                         i < 2 ? UNSEAL_RECOVERED : UNSEAL_VERIFIED);
        assert_true(bytes_equal(buf_bytes(&out), text));
        buf_clear(&out);
    }
    ops->close(c);
}

/* An AUTHENTICATE with that flags, responses and session key, and no names. [MS-NLMP] 2.2.1.3 */
static struct bytes authenticate_of(struct fixture *f, uint32_t flags, struct bytes lm,
                                    struct bytes nt, struct bytes session_key)
{
    struct bytes fields[6] = {lm, nt, bytes_none(), bytes_none(), bytes_none(), session_key};
    struct buf out = buf_init(1024);
    size_t offset = 72;
    buf_add(&out, BYTES("NTLMSSP\0\3\0\0\0"));
    for (size_t i = 0; i < 6; i++) {
        uint8_t len = (uint8_t)fields[i].len;
        uint8_t field[8] = {len, 0, len, 0, (uint8_t)offset};
        buf_add(&out, bytes_of(field, sizeof(field)));
        offset += len;
    }
    uint8_t rest[12] = {(uint8_t)flags, (uint8_t)(flags >> 8), (uint8_t)(flags >> 16),
                        (uint8_t)(flags >> 24)};
    buf_add(&out, bytes_of(rest, sizeof(rest)));
    for (size_t i = 0; i < 6; i++)
        buf_add(&out, fields[i]);
    struct bytes token = arena_copy(f->a, buf_bytes(&out));
    buf_clear(&out);
    return token;
}

/* security.md 4.5: the SessionBaseKey of the anonymous is zeros. */
static void anonymous_needs_no_key(void **state)
{
    struct fixture *f = *state;
    const struct unseal_ops *ops = f->unsealer.ops;
    const uint32_t flags = 0xe28a8a35;
    struct sender s = sender_of(f, flags);
    struct bytes text = envelope(f, 300, 0);
    static const uint8_t zeros[NTLM_KEY];
    uint8_t encrypted[NTLM_KEY];
    struct rc4 rc4 = rc4_init(bytes_of(zeros, NTLM_KEY));
    rc4_crypt(&rc4, bytes_of(sender_key, NTLM_KEY), encrypted);
    for (unsigned good = 0; good < 2; good++) {
        struct unseal_context *c = ops->open(f->unsealer.state, MECHANISM_NTLM, "a -> b");
        ops->token(c, S2C, hex(f->a, RAW_CHALLENGE));
        ops->token(
            c, C2S,
            authenticate_of(f, flags, BYTES("\0"), bytes_none(), bytes_of(encrypted, NTLM_KEY)));
        assert_int_equal(ops->key(c), KEY_NONE);
        struct sealed part = seal(&s, C2S, text);
        struct buf out = buf_init(1 << 20);
        enum unseal_result expected = good == 0 ? UNSEAL_VERIFIED : UNSEAL_NO_KEY;
        assert_int_equal(ops->unseal(c, C2S, &part, &out), expected);
        assert_string_equal(ops->advice(c), good == 0 ? "no key is needed: the client is anonymous"
                                                      : "the exported session key: the client is "
                                                        "anonymous");
        buf_clear(&out);
        ops->close(c);
        /* The second time the session is another one's. */
        s.sign_key[C2S][0] ^= 1;
        s.sequence[C2S] = 0;
    }
}

static void local_call_is_told(void **state)
{
    struct fixture *f = *state;
    const struct unseal_ops *ops = f->unsealer.ops;
    assert_false(keyring_add_password(f->keyring, "any").failed);
    struct unseal_context *c = ops->open(f->unsealer.state, MECHANISM_NTLM, "a -> b");
    ops->token(c, S2C, hex(f->a, RAW_CHALLENGE));
    ops->token(c, C2S, authenticate_of(f, 0xe28ac235, bytes_none(), bytes_none(), bytes_none()));
    assert_int_equal(ops->key(c), KEY_NONE);
    assert_non_null(strstr(ops->advice(c), "two processes of one host"));
    ops->close(c);
}

/* An NT hash proves itself, but a session key of NTLMSSP_NEGOTIATE_LM_KEY comes from the LM hash.
 */
static void lm_hash_that_is_missing(void **state)
{
    struct fixture *f = *state;
    const struct unseal_ops *ops = f->unsealer.ops;
    struct ntlm_secret secret = published_secret(f);
    struct bytes challenge = hex(f->a, RAW_CHALLENGE);
    uint8_t lm[NTLM_RESPONSE_V1], nt[NTLM_RESPONSE_V1];
    struct bytes server = bytes_part(challenge, 24, 8);
    assert_true(ntlm_desl(f->crypto, secret.nt_hash, server, nt));
    assert_true(ntlm_desl(f->crypto, secret.lm_hash, server, lm));
    struct bytes token = authenticate_of(f, 0xe20082b5, bytes_of(lm, sizeof(lm)),
                                         bytes_of(nt, sizeof(nt)), bytes_of(lm, NTLM_KEY));
    assert_false(keyring_add_nt_hash(f->keyring, "a4f49c406510bdcab6824ee7c30fd852").failed);
    for (unsigned i = 0; i < 2; i++) {
        struct unseal_context *c = ops->open(f->unsealer.state, MECHANISM_NTLM, "a -> b");
        ops->token(c, S2C, challenge);
        ops->token(c, C2S, token);
        assert_int_equal(ops->key(c), i == 0 ? KEY_NONE : KEY_VERIFIED);
        if (i == 0)
            assert_non_null(strstr(ops->advice(c), "the NT hash fits"));
        ops->close(c);
        assert_false(keyring_add_password(f->keyring, "Password").failed);
    }
}

/* Searching ends: parts that fit nowhere do not cost a window each. */
static void searches_give_up(void **state)
{
    struct fixture *f = *state;
    struct sender s = sender_of(f, 0xe28a8235), other = sender_of(f, 0xe28a8235);
    other.sign_key[C2S][0] ^= 1;
    struct bytes text = envelope(f, 500, 0);
    expect(&s, C2S, seal(&s, C2S, text), text, UNSEAL_VERIFIED);
    other.sequence[C2S] = 2;
    for (unsigned i = 0; i < 2000; i++)
        expect(&s, C2S, seal(&other, C2S, text), bytes_none(), UNSEAL_DAMAGED);
    expect(&s, C2S, seal(&s, C2S, text), text, UNSEAL_VERIFIED);
}

/* Whatever is said to be sealed: no crash, nothing verified. */
static void garbage_is_survived(void **state)
{
    struct fixture *f = *state;
    const struct unseal_ops *ops = f->unsealer.ops;
    assert_false(keyring_add_password(f->keyring, ALICE_PASSWORD).failed);
    for (size_t t = 0; t < 3; t++) {
        struct bytes whole = hex(f->a, recordings[1].tokens[t]);
        for (size_t len = 0; len < whole.len; len++) {
            struct unseal_context *c = shake_hands(f, &recordings[1], 3);
            for (size_t i = 0; i < 3; i++) {
                struct bytes token = hex(f->a, recordings[1].tokens[i]);
                ops->token(c, i == 1 ? S2C : C2S, i == t ? bytes_part(token, 0, len) : token);
            }
            if (t == 2)
                assert_int_equal(ops->key(c), KEY_NONE);
            ops->close(c);
        }
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(rc4_matches_rfc_6229),
        TEST(digests_match_their_standards),
        TEST(hashes_as_published),
        TEST(version_1_as_published),
        TEST(ntlm2_session_as_published),
        TEST(version_2_as_published),
        TEST(sealing_keys_of_all_strengths),
        TEST(each_kind_of_key_opens),
        TEST(session_key_opens_without_handshake),
        TEST(wrong_key_is_told_from_none),
        TEST(every_flipped_bit_is_detected),
        TEST(damage_does_not_spread),
        TEST(flipped_handshake_is_detected),
        TEST(every_bit_is_under_the_mic),
        TEST(channels_by_their_certificates),
        TEST(repeated_tokens),
        TEST(other_mechanisms_say_what_they_need),
        TEST(lost_messages_are_bridged_by_search),
        TEST(loss_is_seen_by_the_sequence_number),
        TEST(loss_is_seen_by_the_checksum),
        TEST(lost_messages_of_known_size_are_skipped),
        TEST(holes_inside_a_part),
        TEST(empty_parts_are_proved),
        TEST(handle_that_was_not_restored),
        TEST(joined_in_the_middle),
        TEST(anonymous_needs_no_key),
        TEST(local_call_is_told),
        TEST(lm_hash_that_is_missing),
        TEST(searches_give_up),
        TEST(garbage_is_survived),
    };
    return cmocka_run_group_tests_name("decrypt_ntlm", tests, NULL, NULL);
}
