/*
 * Kerberos keys and messages against published values: RFC 3962 B, RFC 8009 A, RFC 6113 A and the
 * vectors of MIT krb5's own tests, as security.md 8.7 lists them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <krb5.h>

#include "crypto.h"
#include "kerberos_crypto.h"
#include "keyring.h"

static struct crypto *openssl;
static struct kerberos_crypto *crypto;

static struct buf hex(const char *digits)
{
    struct buf out = buf_init(1 << 16);
    assert_true(keyring_hex(bytes_of_string(digits), &out));
    return out;
}

static struct kerberos_key key_of(int64_t etype, const char *digits)
{
    struct buf bytes = hex(digits);
    struct kerberos_key key;
    assert_true(kerberos_key_of(etype, buf_bytes(&bytes), &key));
    buf_clear(&bytes);
    return key;
}

static void assert_key(const struct kerberos_key *key, int64_t etype, const char *digits)
{
    struct kerberos_key expected = key_of(etype, digits);
    assert_true(kerberos_key_equal(key, &expected));
}

/*
 * RFC 8009 A for the last two. RFC 3962 B iterates too seldom for libkrb5, which takes no count
 * below 4096: the first two are OpenSSL's KRB5KDF over Python's PBKDF2, which give the published
 * values for the published counts.
 */
static void keys_of_passwords(void **state)
{
    (void)state;
    static const struct {
        int64_t etype;
        const char *salt_hex, *salt_text, *params, *key;
    } rows[] = {
        {17, "", "ATHENA.MIT.EDUraeburn", "", "fca822951813fb252154c883f5ee1cf4"},
        {18, "", "ATHENA.MIT.EDUraeburn", "00001000",
         "01b897121d933ab44b47eb5494db15e50eb74530dbdae9b634d65020ff5d88c1"},
        {19, "10df9dd783e5bc8acea1730e74355f61", "ATHENA.MIT.EDUraeburn", "00008000",
         "089bca48b105ea6ea77ca5d2f39dc5e7"},
        {20, "10df9dd783e5bc8acea1730e74355f61", "ATHENA.MIT.EDUraeburn", "",
         "45bd806dbf6a833a9cffc1c94589a222367a79bc21c413718906e9f578a78467"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct buf salt = hex(rows[i].salt_hex), params = hex(rows[i].params);
        struct kerberos_key key;
        buf_add(&salt, bytes_of_string(rows[i].salt_text));
        assert_true(kerberos_string_to_key(crypto, rows[i].etype, BYTES("password"),
                                           buf_bytes(&salt), buf_bytes(&params), &key));
        assert_key(&key, rows[i].etype, rows[i].key);
        buf_clear(&salt);
        buf_clear(&params);
    }
}

/* Seals text under the key, by libkrb5. */
static struct buf seal(krb5_context context, const struct kerberos_key *key, int usage,
                       struct bytes text)
{
    krb5_keyblock block = {
        .enctype = key->etype, .length = key->len, .contents = (krb5_octet *)(uintptr_t)key->bytes};
    size_t len;
    assert_int_equal(krb5_c_encrypt_length(context, key->etype, text.len, &len), 0);
    struct buf out = buf_init(len);
    krb5_data in = {.length = (unsigned)text.len, .data = (char *)(uintptr_t)text.data};
    krb5_enc_data sealed = {
        .ciphertext = {.length = (unsigned)len, .data = (char *)buf_room(&out, len)}};
    assert_int_equal(krb5_c_encrypt(context, &block, usage, NULL, &in, &sealed), 0);
    out.len = sealed.ciphertext.length;
    return out;
}

static bool opens(const struct kerberos_key *key, int usage, struct bytes first,
                  struct bytes second, struct bytes text)
{
    struct buf plain = buf_init(1 << 20);
    struct pieces pieces = pieces_of(first, second);
    bool good = kerberos_decrypt_pieces(crypto, key, usage, &pieces, &plain);
    assert_int_equal(plain.len, good ? text.len : 0);
    good = good && bytes_equal(buf_bytes(&plain), text);
    buf_clear(&plain);
    return good;
}

/* What libkrb5 seals is opened, at every length around whole blocks and cut in two anywhere; one
 * bit flipped anywhere, another usage or another key, and it is not. */
static void what_libkrb5_seals(void **state)
{
    (void)state;
    static const int32_t etypes[] = {17, 18, 19, 20, 23};
    static const size_t lens[] = {0, 1, 15, 16, 17, 31, 32, 33, 47, 48, 100, 70000};
    krb5_context context;
    assert_int_equal(krb5_init_context(&context), 0);
    uint8_t *text = calloc(1, 70000);
    for (size_t i = 0; i < 70000; i++)
        text[i] = (uint8_t)(i * i >> 3);
    for (size_t e = 0; e < sizeof(etypes) / sizeof(etypes[0]); e++) {
        struct kerberos_key key = {.etype = etypes[e],
                                   .len = etypes[e] == 18 || etypes[e] == 20 ? 32 : 16};
        for (size_t i = 0; i < key.len; i++)
            key.bytes[i] = (uint8_t)(5 * i + 9);
        struct kerberos_key other = key;
        other.bytes[3] ^= 1;
        for (size_t i = 0; i < sizeof(lens) / sizeof(lens[0]); i++) {
            struct bytes clear = bytes_of(text, lens[i]);
            struct buf sealed = seal(context, &key, 22, clear);
            struct bytes all = buf_bytes(&sealed);
            size_t step = all.len > 1000 ? 6007 : 1;
            for (size_t cut = 0; cut <= all.len; cut += step)
                assert_true(opens(&key, 22, bytes_part(all, 0, cut), bytes_from(all, cut), clear));
            for (size_t at = 0; at < all.len; at += step) {
                sealed.data[at] ^= (uint8_t)(1u << at % 8);
                assert_false(opens(&key, 22, all, bytes_none(), clear));
                sealed.data[at] ^= (uint8_t)(1u << at % 8);
            }
            for (size_t len = 0; len < all.len; len += step)
                assert_false(opens(&key, 22, bytes_part(all, 0, len), bytes_none(), clear));
            assert_false(opens(&key, 24, all, bytes_none(), clear));
            assert_false(opens(&other, 22, all, bytes_none(), clear));
            buf_clear(&sealed);
        }
    }
    free(text);
    krb5_free_context(context);
}

/* RFC 8009 A: the encryption of six bytes, usage 2. */
static void a_message_of_rfc_8009(void **state)
{
    (void)state;
    struct kerberos_key key = key_of(19, "3705d96080c17728a0e800eab6e0d23c");
    struct buf cipher =
        hex("84d7f30754ed987bab0bf3506beb09cfb55402cef7e6877ce99e247e52d16ed4421dfdf8976c");
    struct buf plain = buf_init(64);
    assert_true(kerberos_decrypt(crypto, &key, 2, buf_bytes(&cipher), &plain));
    assert_true(bytes_equal(buf_bytes(&plain), BYTES("\0\1\2\3\4\5")));
    assert_false(kerberos_decrypt(crypto, &key, 3, buf_bytes(&cipher), &plain));
    for (size_t bit = 0; bit < 8 * cipher.len; bit++) {
        cipher.data[bit / 8] ^= (uint8_t)(1u << bit % 8);
        assert_false(kerberos_decrypt(crypto, &key, 2, buf_bytes(&cipher), &plain));
        cipher.data[bit / 8] ^= (uint8_t)(1u << bit % 8);
    }
    assert_int_equal(plain.len, 6);
    buf_clear(&cipher);
    buf_clear(&plain);
}

/* RFC 6113 A, by keys of the passwords and salts "key1" and "key2". */
static void combined_keys(void **state)
{
    (void)state;
    static const struct {
        int64_t etype;
        const char *key;
    } rows[] = {
        {17, "97df97e4b798b29eb31ed7280287a92a"},
        {18, "4d6ca4e629785c1f01baf55e2e548566b9617ae3a96868c337cb93b5e72b1c7b"},
        {23, "24d7f6b6bae4e5c00d2082c5ebab3672"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct kerberos_key one, two, key;
        assert_true(kerberos_string_to_key(crypto, rows[i].etype, BYTES("key1"), BYTES("key1"),
                                           bytes_none(), &one));
        assert_true(kerberos_string_to_key(crypto, rows[i].etype, BYTES("key2"), BYTES("key2"),
                                           bytes_none(), &two));
        assert_true(kerberos_cf2(crypto, &one, &two, "a", "b", &key));
        assert_key(&key, rows[i].etype, rows[i].key);
    }
}

/* RFC 8009 A: the checksum of bytes 00 to 14 (hexadecimal), usage 2. */
static void a_checksum_of_rfc_8009(void **state)
{
    (void)state;
    struct kerberos_key key = key_of(19, "3705d96080c17728a0e800eab6e0d23c");
    struct buf text = hex("000102030405060708090a0b0c0d0e0f1011121314");
    struct buf checksum = hex("d78367186643d67b411cba9139fc1dee");
    assert_true(kerberos_verify(crypto, &key, 2, buf_bytes(&text), buf_bytes(&checksum)));
    assert_false(kerberos_verify(crypto, &key, 3, buf_bytes(&text), buf_bytes(&checksum)));
    text.data[20] ^= 1;
    assert_false(kerberos_verify(crypto, &key, 2, buf_bytes(&text), buf_bytes(&checksum)));
    buf_clear(&text);
    buf_clear(&checksum);
}

/* security.md 8.4, 8.5: Ke of the usages 22 and 24; they are libkrb5's in every test that opens. */
static void encrypting_keys(void **state)
{
    (void)state;
    static const struct {
        bool sha2;
        const char *key, *constant, *ke;
    } rows[] = {
        {false, "260e8a625009d1eadd1a73f4abcbd12ac194bd47b7bf8a96d2ecb85144d7784e", "00000018aa",
         "cf0efb530b5eb0cc1339d2edffb6befb233dd8dde74f47f03d41d93d4ca4af26"},
        {false, "599404b545895e652c9442c987f0608a", "00000016aa",
         "f338dd54550e6f34d9870b931bf1f1e9"},
        {true, "291acafbe15850911ee72c96b66bde0c", "00000016aa",
         "0d61555a16dee264929475e02676546e"},
        {true, "600d4546f6f3afdcb88855a51160c8216335556ff9ec852ccc1b3f152563bf80", "00000016aa",
         "3366975682510393880819c5714604ca46d56d3bf014975dcac52b14c551dc32"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct buf key = hex(rows[i].key), constant = hex(rows[i].constant), ke = hex(rows[i].ke);
        uint8_t out[32];
        assert_true(crypto_kerberos_key(openssl, rows[i].sha2, buf_bytes(&key),
                                        buf_bytes(&constant), out, key.len));
        assert_memory_equal(out, ke.data, ke.len);
        buf_clear(&key);
        buf_clear(&constant);
        buf_clear(&ke);
    }
}

static void keys_have_their_lengths(void **state)
{
    (void)state;
    uint8_t bytes[40] = {1};
    struct kerberos_key key;
    assert_true(kerberos_key_of(17, bytes_of(bytes, 16), &key));
    assert_false(kerberos_key_of(17, bytes_of(bytes, 32), &key));
    assert_int_equal(key.etype, 0);
    assert_true(kerberos_key_of(20, bytes_of(bytes, 32), &key));
    assert_true(kerberos_key_of(23, bytes_of(bytes, 16), &key));
    assert_false(kerberos_key_of(0, bytes_none(), &key));
    assert_false(kerberos_key_of(-1, bytes_of(bytes, 16), &key));
    assert_false(kerberos_key_of(99999999999, bytes_of(bytes, 16), &key));
}

/* RFC 3962 4: 4096 by default, and zero means 2^32; RFC 8009 4: 32768. */
static void iterations(void **state)
{
    (void)state;
    assert_int_equal(kerberos_iterations(18, bytes_none()), 4096);
    assert_int_equal(kerberos_iterations(20, bytes_none()), 32768);
    assert_int_equal(kerberos_iterations(23, bytes_none()), 4096);
    assert_int_equal(kerberos_iterations(26, bytes_none()), 32768);
    assert_int_equal(kerberos_iterations(17, BYTES("\0\1\0\2")), 65538);
    assert_int_equal(kerberos_iterations(17, BYTES("\0\0\0\0")), 4294967296);
}

static int make(void **state)
{
    (void)state;
    openssl = crypto_new();
    crypto = kerberos_crypto_new(openssl);
    return 0;
}

static int drop(void **state)
{
    (void)state;
    kerberos_crypto_free(crypto);
    crypto_free(openssl);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_libkrb5_seals),
                                       cmocka_unit_test(keys_of_passwords),
                                       cmocka_unit_test(a_message_of_rfc_8009),
                                       cmocka_unit_test(combined_keys),
                                       cmocka_unit_test(a_checksum_of_rfc_8009),
                                       cmocka_unit_test(keys_have_their_lengths),
                                       cmocka_unit_test(iterations),
                                       cmocka_unit_test(encrypting_keys)};
    return cmocka_run_group_tests_name("kerberos_crypto", tests, make, drop);
}
