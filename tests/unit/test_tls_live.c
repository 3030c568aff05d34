/*
 * TLS as OpenSSL speaks it, for every version and cipher suite that it has: what was said comes
 * out of what went over the wire, by key log and by private key; a flipped bit is never given; a
 * record that is lost costs itself alone.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <openssl/ssl.h>

#include "keyring.h"
#include "memory.h"
#include "tls.h"
#include "tls_keys.h"
#include "tls_pair.h"
#include "tls_wire.h"

static const struct limits limits = LIMITS_DEFAULT;

/* What a session gave. */
struct got {
    struct buf said[2];
    size_t closed, damaged, opened;
    uint64_t skipped;
    enum key_state key;
};

static struct got got_new(void)
{
    return (struct got){.said = {buf_init(1 << 20), buf_init(1 << 20)}};
}

static void got_free(struct got *got)
{
    buf_clear(&got->said[C2S]);
    buf_clear(&got->said[S2C]);
}

static void content(void *state, enum direction direction, const struct tls_opened *opened,
                    struct bytes plain)
{
    struct got *got = state;
    got->closed += opened->state == TLS_RECORD_CLOSED;
    got->damaged += opened->state == TLS_RECORD_DAMAGED;
    got->opened += opened->state == TLS_RECORD_OPENED;
    got->skipped += opened->skipped;
    if (opened->state == TLS_RECORD_OPENED && opened->type == TLS_APPLICATION_DATA)
        buf_add(&got->said[direction], plain);
}

static struct got run(struct keyring *keyring, const struct tls_pair *pair)
{
    struct got got = got_new();
    struct tls_session *s = tls_session_new(keyring, TLS_OF_CONNECTION, "pair");
    for (size_t i = 0; i < pair->n_flights; i++)
        tls_session_bytes(
            s, pair->flights[i].direction,
            bytes_part(buf_bytes(&pair->wire), pair->flights[i].offset, pair->flights[i].len),
            content, &got);
    got.key = tls_session_key(s);
    if (got.key == KEY_VERIFIED && got.closed == 0)
        assert_string_equal(tls_session_advice(s), "");
    tls_session_free(s);
    return got;
}

static void expect_everything(const struct got *got, const struct tls_pair *pair)
{
    if (got->key != KEY_VERIFIED || got->closed + got->damaged > 0)
        fail_msg("%s: key %d, %zu records closed, %zu damaged", pair->cipher, (int)got->key,
                 got->closed, got->damaged);
    for (int d = C2S; d <= S2C; d++) {
        assert_true(pair->said[d].len > 50000);
        assert_int_equal(got->said[d].len, pair->said[d].len);
        assert_memory_equal(got->said[d].data, pair->said[d].data, pair->said[d].len);
    }
}

static struct keyring *keyring_of(struct bytes log)
{
    struct keyring *keyring = keyring_new(&limits);
    assert_true(keyring_add_tls_secrets(keyring, log, "log") > 0);
    return keyring;
}

/* One pair, opened by its key log. */
static void expect_opens(const struct tls_pair_world *world, const struct tls_pair_options *options)
{
    struct tls_pair pair;
    assert_true(tls_pair_run(world, options, &pair));
    struct keyring *keyring = keyring_of(buf_bytes(&pair.log));
    struct got got = run(keyring, &pair);
    expect_everything(&got, &pair);
    got_free(&got);
    keyring_free(keyring);
    tls_pair_free(&pair);
}

/* ---- Every suite ---- */

/* By the private key alone. */
static void by_rsa_key(const struct tls_pair_world *world, const struct tls_pair *pair,
                       const struct tls_suite *suite)
{
    struct keyring *keyring = keyring_new(&limits);
    (void)keyring_new_key(keyring, KEY_TLS_RSA, bytes_none(), "rsa", bytes_none());
    assert_false(tls_keys_add_rsa(keyring_tls(keyring), 0, tls_pair_rsa_pem(world), "rsa").failed);
    struct got got = run(keyring, pair);
    if (suite->exchange == TLS_EXCHANGE_RSA) {
        expect_everything(&got, pair);
        assert_true(keyring->keys[0].used);
    } else {
        assert_int_equal(got.opened, 0);
        assert_int_equal(got.key, KEY_NONE);
        assert_false(keyring->keys[0].used);
    }
    got_free(&got);
    keyring_free(keyring);
}

/* The records of application data of a pair, in the order of the wire. */
struct place {
    size_t flight, offset, len;
};

static size_t find_records(const struct tls_pair *pair, struct place *places, size_t most)
{
    size_t n = 0;
    for (size_t i = 0; i < pair->n_flights; i++) {
        struct bytes flight =
            bytes_part(buf_bytes(&pair->wire), pair->flights[i].offset, pair->flights[i].len);
        struct tls_header header;
        size_t at = 0;
        while (tls_read_header(bytes_from(flight, at), &header)) {
            size_t len = TLS_HEADER + (size_t)header.length;
            if (header.type == TLS_APPLICATION_DATA && n < most)
                places[n++] = (struct place){i, pair->flights[i].offset + at, len};
            at += len;
        }
    }
    return n;
}

/* Whether b is what text is without some runs of it: nothing else may ever be given. */
static bool is_part_of(struct bytes b, struct bytes text, size_t len)
{
    /* So many bytes are missing at most, in one piece. */
    size_t head = 0;
    while (head < b.len && b.data[head] == text.data[head])
        head++;
    struct bytes tail = bytes_from(b, head);
    return text.len - b.len <= len && bytes_ends(text, tail);
}

static void expect_all_but_one(const struct got *got, const struct tls_pair *pair,
                               const struct place *place, size_t records)
{
    for (int d = C2S; d <= S2C; d++) {
        bool here = d == (int)pair->flights[place->flight].direction;
        struct bytes b = buf_bytes(&got->said[d]), text = buf_bytes(&pair->said[d]);
        /* The record behind may be of any size. */
        size_t most = place->len + (records == 1 ? 0 : (size_t)TLS_FRAGMENT);
        if (!is_part_of(b, text, here ? most : 0))
            fail_msg("%s: %zu bytes of %zu", pair->cipher, b.len, text.len);
    }
}

/* A bit flipped in one record: it is not given, the others are. */
static void with_flipped_bits(struct tls_pair *pair, const struct place *places, size_t n,
                              bool chained)
{
    struct keyring *keyring = keyring_of(buf_bytes(&pair->log));
    for (size_t i = n / 2; i < n; i += 5) {
        size_t at = places[i].offset + TLS_HEADER + (i * 31) % (places[i].len - TLS_HEADER);
        pair->wire.data[at] ^= (uint8_t)(1u << i % 8);
        struct got got = run(keyring, pair);
        assert_int_equal(got.damaged, chained && got.damaged == 2 ? 2 : 1);
        expect_all_but_one(&got, pair, &places[i], chained ? 2 : 1);
        got_free(&got);
        pair->wire.data[at] ^= (uint8_t)(1u << i % 8);
    }
    keyring_free(keyring);
}

/* A record is lost: those behind it are opened. */
static void with_lost_records(const struct tls_pair *pair, const struct place *places, size_t n,
                              bool chained)
{
    struct keyring *keyring = keyring_of(buf_bytes(&pair->log));
    for (size_t i = n / 2; i < n; i += 5) {
        struct got got = got_new();
        struct tls_session *s = tls_session_new(keyring, TLS_OF_CONNECTION, "pair");
        for (size_t f = 0; f < pair->n_flights; f++) {
            enum direction direction = pair->flights[f].direction;
            struct bytes flight =
                bytes_part(buf_bytes(&pair->wire), pair->flights[f].offset, pair->flights[f].len);
            if (f == places[i].flight) {
                size_t before = places[i].offset - pair->flights[f].offset;
                tls_session_bytes(s, direction, bytes_part(flight, 0, before), content, &got);
                tls_session_lost(s, direction, places[i].len);
                flight = bytes_from(flight, before + places[i].len);
            }
            tls_session_bytes(s, direction, flight, content, &got);
        }
        assert_int_equal(got.damaged, chained && got.damaged == 1 ? 1 : 0);
        expect_all_but_one(&got, pair, &places[i], chained ? 2 : 1);
        if (got.said[pair->flights[places[i].flight].direction].len > 0 && i + 1 < n && !chained)
            assert_true(got.skipped <= 1);
        tls_session_free(s);
        got_free(&got);
    }
    keyring_free(keyring);
}

static size_t run_suite(const struct tls_pair_world *world, const struct tls_pair_options *options)
{
    struct tls_pair pair;
    struct place places[256];
    if (!tls_pair_run(world, options, &pair)) {
        tls_pair_free(&pair);
        return 0;
    }
    struct keyring *keyring = keyring_of(buf_bytes(&pair.log));
    struct got got = run(keyring, &pair);
    expect_everything(&got, &pair);
    got_free(&got);
    keyring_free(keyring);
    /* The suite is at a fixed place of the ServerHello, the server's first message. */
    struct tls_server_hello hello;
    struct bytes answer = bytes_from(buf_bytes(&pair.wire), pair.flights[1].offset);
    assert_true(tls_read_server_hello(bytes_from(answer, TLS_HEADER + TLS_MESSAGE_HEADER), &hello));
    const struct tls_suite *suite = tls_suite_of(hello.suite);
    assert_non_null(suite);
    by_rsa_key(world, &pair, suite);
    bool chained = options->version == TLS1_VERSION && suite->cipher != TLS_CIPHER_NOTHING;
    size_t n = find_records(&pair, places, 256);
    assert_true(n > 10);
    with_flipped_bits(&pair, places, n, chained);
    with_lost_records(&pair, places, n, chained);
    tls_pair_free(&pair);
    return 1;
}

/* Every suite of OpenSSL of a version that two certificates, or none, can be used with. */
static size_t run_version(const struct tls_pair_world *world, int version, const char *but)
{
    SSL_CTX *context = SSL_CTX_new(TLS_method());
    SSL_CTX_set_security_level(context, 0);
    SSL_CTX_set_cipher_list(context, "ALL:COMPLEMENTOFALL:@SECLEVEL=0");
    STACK_OF(SSL_CIPHER) *ciphers = SSL_CTX_get_ciphers(context);
    size_t ran = 0;
    for (int i = 0; i < sk_SSL_CIPHER_num(ciphers); i++) {
        const SSL_CIPHER *cipher = sk_SSL_CIPHER_value(ciphers, i);
        const char *name = SSL_CIPHER_get_name(cipher);
        const struct tls_suite *suite =
            tls_suite_of((uint16_t)(SSL_CIPHER_get_id(cipher) & 0xFFFF));
        if (strncmp(name, "TLS_", 4) == 0 || strstr(name, "PSK") != NULL ||
            strstr(name, "SRP") != NULL)
            continue;
        assert_non_null(suite);
        assert_string_equal(suite->name, SSL_CIPHER_standard_name(cipher));
        if (suite->cipher == TLS_CIPHER_UNREAD)
            continue;
        struct tls_pair_options options = {
            .version = version, .ciphers = name, .ecdsa = strstr(name, "ECDSA") != NULL};
        if (strcmp(but, "etm") == 0)
            options.no_encrypt_then_mac = true;
        if (strcmp(but, "ems") == 0)
            options.no_extended_master_secret = options.no_encrypt_then_mac = true;
        ran += run_suite(world, &options);
    }
    SSL_CTX_free(context);
    return ran;
}

static void suites_of_1_2(void **state)
{
    size_t ran = run_version(*state, TLS1_2_VERSION, "");
    print_message("%zu suites\n", ran);
    assert_true(ran >= 60);
}

static void suites_of_1_2_mac_then_encrypt(void **state)
{
    assert_true(run_version(*state, TLS1_2_VERSION, "ems") >= 60);
}

static void suites_of_1_1(void **state)
{
    assert_true(run_version(*state, TLS1_1_VERSION, "") >= 8);
    assert_true(run_version(*state, TLS1_1_VERSION, "etm") >= 8);
}

static void suites_of_1_0(void **state)
{
    assert_true(run_version(*state, TLS1_VERSION, "") >= 8);
    assert_true(run_version(*state, TLS1_VERSION, "ems") >= 8);
}

static void suites_of_1_3(void **state)
{
    static const char *const names[] = {"TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384",
                                        "TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_CCM_SHA256",
                                        "TLS_AES_128_CCM_8_SHA256"};
    for (size_t i = 0; i < 5; i++) {
        struct tls_pair_options options = {.version = TLS1_3_VERSION, .ciphers = names[i]};
        assert_int_equal(run_suite(*state, &options), 1);
        options.padding = 512;
        assert_int_equal(run_suite(*state, &options), 1);
    }
}

/* ---- What handshakes can do ---- */

static void handshakes(void **state)
{
    static const struct tls_pair_options all[] = {
        {.version = TLS1_3_VERSION, .ciphers = "TLS_AES_256_GCM_SHA384", .retry = true},
        {.version = TLS1_3_VERSION, .ciphers = "TLS_AES_128_GCM_SHA256", .key_update = true},
        {.version = TLS1_3_VERSION, .ciphers = "TLS_AES_128_GCM_SHA256", .post_handshake = true},
        {.version = TLS1_3_VERSION,
         .ciphers = "TLS_AES_128_GCM_SHA256",
         .client_certificate = true},
        {.version = TLS1_3_VERSION, .ciphers = "TLS_AES_128_GCM_SHA256", .ecdsa = true},
        {.version = TLS1_2_VERSION, .ciphers = "AES128-SHA", .client_certificate = true},
        {.version = TLS1_2_VERSION, .ciphers = "ECDHE-RSA-AES256-GCM-SHA384", .renegotiate = true},
        {.version = TLS1_2_VERSION, .ciphers = "AES256-SHA", .renegotiate = true},
        {.version = TLS1_VERSION, .ciphers = "AES256-SHA", .renegotiate = true},
        {.version = TLS1_2_VERSION, .ciphers = "AES128-GCM-SHA256", .no_tickets = true},
    };
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
        expect_opens(*state, &all[i]);
}

/* Renegotiation by the private key: the second ClientKeyExchange is encrypted, and hashed with a
 * client certificate before it. */
static void renegotiation_by_private_key(void **state)
{
    const struct tls_pair_world *world = *state;
    struct tls_pair_options options = {
        .version = TLS1_2_VERSION, .ciphers = "AES256-SHA256", .renegotiate = true};
    struct tls_pair pair;
    assert_true(tls_pair_run(world, &options, &pair));
    by_rsa_key(world, &pair, tls_suite_of(0x003D));
    tls_pair_free(&pair);
}

/* The second connection resumes the first, and the key log has the first alone. */
static void resumption(void **state)
{
    static const struct tls_pair_options all[] = {
        {.version = TLS1_2_VERSION, .ciphers = "AES128-SHA"},
        {.version = TLS1_2_VERSION, .ciphers = "AES128-SHA", .no_tickets = true},
        {.version = TLS1_1_VERSION, .ciphers = "AES128-SHA"},
        {.version = TLS1_2_VERSION, .ciphers = "ECDHE-RSA-AES128-GCM-SHA256", .no_tickets = true},
    };
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
        struct tls_pair first, second;
        struct tls_pair_options options = all[i];
        assert_true(tls_pair_run(*state, &options, &first));
        options.resume = first.session;
        assert_true(tls_pair_run(*state, &options, &second));
        assert_true(second.resumed);
        struct keyring *keyring = keyring_of(buf_bytes(&first.log));
        struct got alone = run(keyring, &second);
        assert_int_equal(alone.opened, 0);
        got_free(&alone);
        struct got got = run(keyring, &first);
        expect_everything(&got, &first);
        got_free(&got);
        got = run(keyring, &second);
        expect_everything(&got, &second);
        got_free(&got);
        keyring_free(keyring);
        tls_pair_free(&second);
        tls_pair_free(&first);
    }
}

/* Secrets that come after the packets open what comes after them. */
static void late_secrets(void **state)
{
    static const struct tls_pair_options all[] = {
        {.version = TLS1_3_VERSION, .ciphers = "TLS_AES_128_GCM_SHA256"},
        {.version = TLS1_2_VERSION, .ciphers = "AES128-SHA", .no_encrypt_then_mac = true},
        {.version = TLS1_VERSION, .ciphers = "AES128-SHA", .no_encrypt_then_mac = true},
        {.version = TLS1_2_VERSION, .ciphers = "ECDHE-RSA-CHACHA20-POLY1305"},
    };
    for (size_t n = 0; n < sizeof(all) / sizeof(all[0]); n++) {
        struct tls_pair pair;
        assert_true(tls_pair_run(*state, &all[n], &pair));
        struct keyring *keyring = keyring_new(&limits);
        struct got got = got_new();
        struct tls_session *s = tls_session_new(keyring, TLS_OF_CONNECTION, "pair");
        size_t half = pair.n_flights / 2;
        for (size_t i = 0; i < pair.n_flights; i++) {
            if (i == half) {
                assert_int_equal(got.opened, 0);
                assert_true(strstr(tls_session_advice(s), "needs a TLS key log") != NULL);
                keyring_add_tls_secrets(keyring, buf_bytes(&pair.log), "late");
            }
            tls_session_bytes(
                s, pair.flights[i].direction,
                bytes_part(buf_bytes(&pair.wire), pair.flights[i].offset, pair.flights[i].len),
                content, &got);
        }
        for (int d = C2S; d <= S2C; d++) {
            assert_true(got.said[d].len > 10000);
            assert_true(bytes_ends(buf_bytes(&pair.said[d]), buf_bytes(&got.said[d])));
        }
        tls_session_free(s);
        got_free(&got);
        keyring_free(keyring);
        tls_pair_free(&pair);
    }
}

/* A KeyUpdate that is lost with the records around it. */
static void lost_key_update(void **state)
{
    struct tls_pair_options options = {
        .version = TLS1_3_VERSION, .ciphers = "TLS_AES_128_GCM_SHA256", .key_update = true};
    struct tls_pair pair;
    assert_true(tls_pair_run(*state, &options, &pair));
    struct keyring *keyring = keyring_of(buf_bytes(&pair.log));
    size_t small = 0;
    for (size_t i = 6; i < pair.n_flights; i++) {
        /* A flight that begins with a record of one KeyUpdate: message of 5 bytes, type, tag. */
        enum { UPDATE = TLS_HEADER + 5 + 1 + 16 };
        struct tls_header header;
        struct bytes flight =
            bytes_part(buf_bytes(&pair.wire), pair.flights[i].offset, pair.flights[i].len);
        assert_true(tls_read_header(flight, &header));
        if (header.length != UPDATE - TLS_HEADER)
            continue;
        small++;
        struct got got = got_new();
        struct tls_session *s = tls_session_new(keyring, TLS_OF_CONNECTION, "pair");
        for (size_t f = 0; f < pair.n_flights; f++) {
            size_t skip = f == i ? (size_t)UPDATE : 0;
            if (f == i)
                tls_session_lost(s, pair.flights[f].direction, UPDATE);
            tls_session_bytes(s, pair.flights[f].direction,
                              bytes_part(buf_bytes(&pair.wire), pair.flights[f].offset + skip,
                                         pair.flights[f].len - skip),
                              content, &got);
        }
        assert_int_equal(got.damaged + got.closed, 0);
        for (int d = C2S; d <= S2C; d++)
            assert_int_equal(got.said[d].len, pair.said[d].len);
        tls_session_free(s);
        got_free(&got);
    }
    assert_true(small >= 2);
    keyring_free(keyring);
    tls_pair_free(&pair);
}

/*
 * A server that nobody speaks to: its ServerHello chooses TLS 1.3 and a suite that IANA has not
 * assigned (13FF), and in the same record, in the clear, stands a KeyUpdate, which RFC 8446 4.6.3
 * forbids there. There is no secret that it could update.
 */
static void key_update_in_the_clear(void **state)
{
    (void)state;
    static const uint8_t flight[] = {
        22,   3,    3,    0,    55,      /* record */
        2,    0,    0,    46,   3,    3, /* ServerHello */
        0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22,
        0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22,
        0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0,    0x13, 0xFF, 0, /* session id, suite, compression
                                                                  */
        0,    6,    0,    43,   0,    2,    3,    4,             /* supported_versions: TLS 1.3 */
        24,   0,    0,    1,    0,                               /* KeyUpdate */
        23,   3,    3,    0,    22,                              /* record of application data */
        0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,
        0,    0,    0,    0,    0,    0,    0,    0,    0};
    struct keyring *keyring = keyring_new(&limits);
    struct got got = got_new();
    struct tls_session *s = tls_session_new(keyring, TLS_OF_CONNECTION, "pair");
    tls_session_bytes(s, S2C, bytes_of(flight, sizeof(flight)), content, &got);
    assert_int_equal(got.opened, 0);
    assert_int_equal(got.closed, 1);
    assert_int_equal(tls_session_key(s), KEY_NONE);
    tls_session_free(s);
    got_free(&got);
    keyring_free(keyring);
}

/* The first record of that flight, the ClientHello or the ServerHello, is lost: the key log alone
 * tells whose connection it is, or which version was chosen. */
static void expect_opens_without(const struct tls_pair_world *world, int version,
                                 const char *ciphers, size_t lost_flight)
{
    struct tls_pair_options options = {.version = version, .ciphers = ciphers};
    struct tls_pair other, pair;
    assert_true(tls_pair_run(world, &options, &other));
    assert_true(tls_pair_run(world, &options, &pair));
    struct keyring *keyring = keyring_of(buf_bytes(&other.log));
    keyring_add_tls_secrets(keyring, buf_bytes(&pair.log), "more");
    struct got got = got_new();
    struct tls_session *s = tls_session_new(keyring, TLS_OF_CONNECTION, "pair");
    for (size_t f = 0; f < pair.n_flights; f++) {
        struct bytes flight =
            bytes_part(buf_bytes(&pair.wire), pair.flights[f].offset, pair.flights[f].len);
        struct tls_header header;
        if (f == lost_flight && tls_read_header(flight, &header)) {
            size_t whole = TLS_HEADER + (size_t)header.length;
            tls_session_lost(s, pair.flights[f].direction, whole);
            flight = bytes_from(flight, whole);
        }
        tls_session_bytes(s, pair.flights[f].direction, flight, content, &got);
    }
    got.key = tls_session_key(s);
    expect_everything(&got, &pair);
    tls_session_free(s);
    got_free(&got);
    keyring_free(keyring);
    tls_pair_free(&pair);
    tls_pair_free(&other);
}

static void lost_hellos(void **state)
{
    expect_opens_without(*state, TLS1_2_VERSION, "ECDHE-RSA-AES256-GCM-SHA384", 0);
    expect_opens_without(*state, TLS1_VERSION, "AES128-SHA", 0);
    expect_opens_without(*state, TLS1_3_VERSION, "TLS_AES_128_GCM_SHA256", 0);
    expect_opens_without(*state, TLS1_3_VERSION, "TLS_AES_256_GCM_SHA384", 1);
    expect_opens_without(*state, TLS1_3_VERSION, "TLS_CHACHA20_POLY1305_SHA256", 1);
}

static int setup(void **state)
{
    *state = tls_pair_world_new();
    return 0;
}

static int teardown(void **state)
{
    tls_pair_world_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(suites_of_1_3),
        cmocka_unit_test(suites_of_1_2),
        cmocka_unit_test(suites_of_1_2_mac_then_encrypt),
        cmocka_unit_test(suites_of_1_1),
        cmocka_unit_test(suites_of_1_0),
        cmocka_unit_test(handshakes),
        cmocka_unit_test(renegotiation_by_private_key),
        cmocka_unit_test(resumption),
        cmocka_unit_test(late_secrets),
        cmocka_unit_test(lost_key_update),
        cmocka_unit_test(key_update_in_the_clear),
        cmocka_unit_test(lost_hellos),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
