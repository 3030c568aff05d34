/* RC4, triple DES and the null cipher, and how a loss is bridged under each. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "keys.h"
#include "tls.h"
#include "tls_crypto.h"
#include "tls_legacy_vectors.h"

static const struct limits limits = LIMITS_DEFAULT;

enum { VECTORS = sizeof(tls_legacy_vectors) / sizeof(tls_legacy_vectors[0]) };

struct got {
    struct buf said[2];
    size_t bad, alerts;
    uint64_t skipped;
};

static void content(void *state, enum direction direction, const struct tls_opened *opened,
                    struct bytes plain)
{
    struct got *got = state;
    got->bad += opened->state == TLS_RECORD_CLOSED || opened->state == TLS_RECORD_DAMAGED;
    got->skipped += opened->skipped;
    if (opened->type == TLS_APPLICATION_DATA && opened->state == TLS_RECORD_OPENED)
        buf_add(&got->said[direction], plain);
    got->alerts += opened->type == TLS_ALERT && bytes_equal(plain, BYTES("\x01\x00"));
}

static size_t from_hex(const char *digits, uint8_t *out)
{
    size_t n = strlen(digits) / 2;
    for (size_t i = 0; i < n; i++) {
        uint64_t byte = 0;
        assert_true(bytes_hexadecimal(bytes_of(digits + 2 * i, 2), &byte));
        out[i] = (uint8_t)byte;
    }
    return n;
}

/* lost: the second of the three records in the client's flight of data never came. */
static struct got run(const struct tls_legacy *vector, bool lost)
{
    struct got got = {.said = {buf_init(4096), buf_init(4096)}};
    struct keyring *keyring = keyring_new(&limits);
    assert_int_equal(keyring_add_tls_secrets(keyring, bytes_of_string(vector->log), "log"), 1);
    struct tls_session *s = tls_session_new(keyring, TLS_OF_CONNECTION, "legacy");
    for (const struct tls_legacy_flight *flight = vector->flights; flight->from != 0; flight++) {
        uint8_t data[512];
        struct bytes b = bytes_of(data, from_hex(flight->hex, data));
        enum direction direction = flight->from == 'C' ? C2S : S2C;
        struct tls_header header;
        if (lost && b.data[0] == TLS_APPLICATION_DATA && direction == C2S) {
            assert_true(tls_read_header(b, &header));
            size_t first = TLS_HEADER + (size_t)header.length;
            tls_session_bytes(s, direction, bytes_part(b, 0, first), content, &got);
            b = bytes_from(b, first);
            assert_true(tls_read_header(b, &header));
            tls_session_lost(s, direction, TLS_HEADER + (uint64_t)header.length);
            b = bytes_from(b, TLS_HEADER + (size_t)header.length);
        }
        tls_session_bytes(s, direction, b, content, &got);
    }
    assert_int_equal(tls_session_key(s), KEY_VERIFIED);
    tls_session_free(s);
    keyring_free(keyring);
    return got;
}

static void expect(const struct got *got, enum direction direction, const char *text)
{
    assert_true(bytes_equal(buf_bytes(&got->said[direction]), bytes_of_string(text)));
}

static void free_got(struct got *got)
{
    buf_clear(&got->said[C2S]);
    buf_clear(&got->said[S2C]);
}

static void opens(void **state)
{
    (void)state;
    for (size_t i = 0; i < VECTORS; i++) {
        struct got got = run(&tls_legacy_vectors[i], false);
        assert_int_equal(got.bad, 0);
        assert_int_equal(got.alerts, 1);
        expect(&got, C2S, "GET /one HTTP/1.1\r\n\r\nlostlast of the client");
        expect(&got, S2C, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        free_got(&got);
    }
}

/* Sequence numbers, and the place in RC4's key stream, go on behind it; the chain of TLS 1.0 does
 * not. */
static void bridges_a_loss(void **state)
{
    (void)state;
    for (size_t i = 0; i < VECTORS; i++) {
        bool chained = i == 2;
        struct got got = run(&tls_legacy_vectors[i], true);
        assert_int_equal(got.bad, chained ? 1 : 0);
        assert_int_equal(got.skipped, chained ? 0 : 1);
        expect(&got, C2S,
               chained ? "GET /one HTTP/1.1\r\n\r\n"
                       : "GET /one HTTP/1.1\r\n\r\nlast of the client");
        expect(&got, S2C, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        free_got(&got);
    }
}

/* RFC 8448 3: the client's handshake traffic secret, and its write key and iv. */
static void key_schedule_of_rfc_8448(void **state)
{
    (void)state;
    uint8_t secret[32], wanted[16], key[16], iv[12];
    struct crypto *crypto = crypto_new();
    struct tls_crypto *tls = tls_crypto_new(crypto);
    from_hex("b3eddb126e067f35a780b3abf45e2d8f3b1a950738f52e9600746a0e27a55a21", secret);
    assert_true(tls_expand_label(tls, TLS_HASH_SHA256, bytes_of(secret, 32), "key", key, 16));
    assert_true(tls_expand_label(tls, TLS_HASH_SHA256, bytes_of(secret, 32), "iv", iv, 12));
    from_hex("dbfaa693d1762c5b666af5d950258d01", wanted);
    assert_memory_equal(key, wanted, 16);
    from_hex("5bd3c71b836e0b76bb73265f", wanted);
    assert_memory_equal(iv, wanted, 12);
    tls_crypto_free(tls);
    crypto_free(crypto);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(opens),
        cmocka_unit_test(bridges_a_loss),
        cmocka_unit_test(key_schedule_of_rfc_8448),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
