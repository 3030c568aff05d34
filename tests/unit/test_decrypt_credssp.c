/*
 * The inside of CredSSP's TLS: security.md 8.8 (version 6, made with pyspnego and gss-ntlmssp), and
 * versions 2 to 4, whose raw keys are sealed here by [MS-NLMP] 3.4.4 with the session key of
 * security.md 8.3.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "build_der.h"
#include "credssp_messages.h"
#include "credssp_tunnel.h"
#include "der.h"
#include "memory.h"
#include "ntlm_crypto.h"
#include "rc4.h"

#include "credssp_samples.h"
#include "ntlm_samples.h"

static const struct limits limits = LIMITS_DEFAULT;

struct fixture {
    struct arena *a;
    struct keyring *keyring;
    struct credssp_tunnel tunnel;
};

static struct bytes hex(struct fixture *f, const char *digits)
{
    struct buf out = buf_init(strlen(digits));
    assert_true(keyring_hex(bytes_of_string(digits), &out));
    struct bytes copy = arena_copy(f->a, buf_bytes(&out));
    buf_clear(&out);
    return copy;
}

/* A certificate of nothing but that key: RFC 5280 4.1. */
static void certify(struct fixture *f, struct bytes key)
{
    struct buf bits = buf_init(4096), info = buf_init(4096), fields = buf_init(4096),
               inside = buf_init(4096), certificate = buf_init(4096);
    buf_add_byte(&bits, 0);
    buf_add(&bits, key);
    build_der(&info, DER_SEQUENCE, BYTES("\x06\x01\x2A\x05\x00"));
    build_der(&info, DER_BIT_STRING, buf_bytes(&bits));
    build_der_integer(&fields, 0, 2);                        /* version */
    build_der(&fields, DER_INTEGER, BYTES("\x01"));          /* serialNumber */
    build_der(&fields, DER_SEQUENCE, BYTES("\x06\x01\x2A")); /* signature */
    build_der(&fields, DER_SEQUENCE, bytes_none());          /* issuer */
    build_der(&fields, DER_SEQUENCE, bytes_none());          /* validity */
    build_der(&fields, DER_SEQUENCE, bytes_none());          /* subject */
    build_der(&fields, DER_SEQUENCE, buf_bytes(&info));
    build_der(&inside, DER_SEQUENCE, buf_bytes(&fields));
    build_der(&certificate, DER_SEQUENCE, buf_bytes(&inside));
    assert_true(bytes_equal(certificate_public_key(buf_bytes(&certificate)), key));
    credssp_tunnel_certificate(&f->tunnel, buf_bytes(&certificate));
    struct buf *all[] = {&bits, &info, &fields, &inside, &certificate};
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
        buf_clear(all[i]);
}

static int set_up(void **state)
{
    struct fixture *f = memory_get(sizeof(*f));
    f->a = arena_new();
    f->keyring = keyring_new(&limits);
    f->tunnel = credssp_tunnel_init(f->keyring, "a -> b");
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    credssp_tunnel_clear(&f->tunnel);
    keyring_free(f->keyring);
    arena_free(f->a);
    memory_free(f);
    return 0;
}

static void give_password(struct fixture *f, const char *password)
{
    assert_false(keyring_add_password(f->keyring, password).failed);
}

/* What comes next is of that kind; gives its binding, and its bytes in the arena. */
static enum unseal_binding expect(struct fixture *f, enum unsealed_kind kind,
                                  enum direction direction, struct bytes *plain)
{
    struct unsealed next;
    assert_true(credssp_tunnel_next(&f->tunnel, &next));
    assert_int_equal(next.kind, kind);
    assert_int_equal(next.direction, direction);
    if (plain != NULL)
        *plain = arena_copy(f->a, block_bytes(next.plain));
    block_unref(next.plain);
    return next.binding;
}

static void expect_no_more(struct fixture *f)
{
    struct unsealed next;
    assert_false(credssp_tunnel_next(&f->tunnel, &next));
}

static const char *const handshake[] = {TS_REQUEST_1, TS_REQUEST_2, TS_REQUEST_3, TS_REQUEST_4,
                                        TS_REQUEST_5};

static void take(struct fixture *f, size_t i)
{
    credssp_tunnel_take(&f->tunnel, i % 2 == 0 ? C2S : S2C, hex(f, handshake[i]));
}

static void everything_with_the_password(void **state)
{
    struct fixture *f = *state;
    struct bytes plain;
    give_password(f, "LAB\\alice:" ALICE_PASSWORD);
    certify(f, hex(f, SERVER_PUBLIC_KEY));
    for (size_t i = 0; i < 4; i++) {
        take(f, i);
        enum unseal_binding binding =
            expect(f, UNSEALED_TS_REQUEST, i % 2 == 0 ? C2S : S2C, &plain);
        assert_true(bytes_equal(plain, hex(f, handshake[i])));
        assert_int_equal(binding, i < 2 ? BINDING_UNKNOWN : BINDING_FITS);
        expect_no_more(f);
    }
    assert_int_equal(f->tunnel.mechanism, MECHANISM_NTLM);
    assert_int_equal(f->tunnel.inner->ops->key(f->tunnel.inner), KEY_VERIFIED);
    take(f, 4);
    expect(f, UNSEALED_TS_REQUEST, C2S, NULL);
    expect(f, UNSEALED_TS_CREDENTIALS, C2S, &plain);
    expect_no_more(f);
    /* authInfo is a signature of 16 bytes and as many bytes as the credentials have. */
    assert_int_equal(plain.len, 77 - 16);
    assert_true(bytes_starts(plain, BYTES("\x30\x3b\xa0\x03\x02\x01\x01\xa1\x34\x04\x32\x30")));
    assert_true(bytes_find(plain,
                           BYTES("P\0a\0$\0$\0w\0"
                                 "0\0r\0d\0-\0\xe9\0"),
                           0) < plain.len);
}

static void nothing_sealed_opens_without_the_password(void **state)
{
    struct fixture *f = *state;
    certify(f, hex(f, SERVER_PUBLIC_KEY));
    give_password(f, "something else");
    for (size_t i = 0; i < 5; i++) {
        take(f, i);
        assert_int_equal(expect(f, UNSEALED_TS_REQUEST, i % 2 == 0 ? C2S : S2C, NULL),
                         BINDING_UNKNOWN);
        expect_no_more(f);
    }
}

/* Every bit of the key counts; without a certificate nothing can be said. */
static void another_key_differs(void **state)
{
    struct fixture *f = *state;
    struct bytes key = hex(f, SERVER_PUBLIC_KEY);
    give_password(f, ALICE_PASSWORD);
    for (size_t at = 0; at <= key.len; at++) {
        struct buf other = buf_init(key.len);
        buf_add(&other, key);
        if (at < key.len)
            other.data[at] ^= (uint8_t)(1u << at % 8);
        for (size_t with = 0; with < (at == key.len ? 2 : 1); with++) {
            if (with == 0)
                certify(f, buf_bytes(&other));
            else
                buf_reset(&f->tunnel.public_key);
            for (size_t i = 0; i < 4; i++) {
                take(f, i);
                enum unseal_binding binding =
                    expect(f, UNSEALED_TS_REQUEST, i % 2 == 0 ? C2S : S2C, NULL);
                enum unseal_binding right = with == 1       ? BINDING_UNKNOWN
                                            : at == key.len ? BINDING_FITS
                                                            : BINDING_DIFFERS;
                assert_int_equal(binding, i < 2 ? BINDING_UNKNOWN : right);
            }
        }
        buf_clear(&other);
    }
}

/* A flipped bit anywhere in pubKeyAuth: the seal breaks, and nothing is believed. */
static void flipped_bits_are_not_believed(void **state)
{
    struct fixture *f = *state;
    struct bytes third = hex(f, TS_REQUEST_3);
    struct ts_request request;
    give_password(f, ALICE_PASSWORD);
    certify(f, hex(f, SERVER_PUBLIC_KEY));
    assert_true(ts_request_read(third, &request));
    assert_int_equal(request.version, 6);
    assert_int_equal(request.pub_key_auth.len, 48);
    size_t start = (size_t)(request.pub_key_auth.data - third.data);
    size_t nonce = (size_t)(request.client_nonce.data - third.data);
    for (size_t bit = 0; bit < (48 + CREDSSP_NONCE) * 8; bit++) {
        struct buf flipped = buf_init(third.len);
        bool in_nonce = bit >= (size_t)48 * 8;
        size_t at = in_nonce ? nonce + bit / 8 - 48 : start + bit / 8;
        /* The version in front of the signature is not covered by its checksum. */
        bool version = !in_nonce && bit < 32;
        buf_add(&flipped, third);
        flipped.data[at] ^= (uint8_t)(1u << bit % 8);
        take(f, 0);
        take(f, 1);
        credssp_tunnel_take(&f->tunnel, C2S, buf_bytes(&flipped));
        expect(f, UNSEALED_TS_REQUEST, C2S, NULL);
        expect(f, UNSEALED_TS_REQUEST, S2C, NULL);
        enum unseal_binding binding = expect(f, UNSEALED_TS_REQUEST, C2S, NULL);
        if (in_nonce)
            assert_int_equal(binding, BINDING_DIFFERS);
        else if (!version)
            assert_int_equal(binding, BINDING_UNKNOWN);
        buf_clear(&flipped);
    }
}

/* Cut anywhere, the stream is the same; TSRequests stand one behind the other. */
static void pieces_make_the_same_requests(void **state)
{
    struct fixture *f = *state;
    struct bytes first = hex(f, TS_REQUEST_1), third = hex(f, TS_REQUEST_3), plain;
    struct buf both = buf_init(4096);
    buf_add(&both, first);
    buf_add(&both, third);
    for (size_t cut = 0; cut <= both.len; cut++) {
        credssp_tunnel_take(&f->tunnel, C2S, bytes_part(buf_bytes(&both), 0, cut));
        credssp_tunnel_take(&f->tunnel, C2S, bytes_from(buf_bytes(&both), cut));
        expect(f, UNSEALED_TS_REQUEST, C2S, &plain);
        assert_true(bytes_equal(plain, first));
        expect(f, UNSEALED_TS_REQUEST, C2S, &plain);
        assert_true(bytes_equal(plain, third));
        expect_no_more(f);
    }
    buf_clear(&both);
}

/* What is no TSRequest, and what lost its rest, is given to be shown. */
static void nothing_is_lost_silently(void **state)
{
    struct fixture *f = *state;
    struct bytes plain, first = hex(f, TS_REQUEST_1);
    credssp_tunnel_take(&f->tunnel, C2S, BYTES("HTTP/1.1"));
    expect(f, UNSEALED_TS_REQUEST, C2S, &plain);
    assert_true(bytes_equal(plain, BYTES("HTTP/1.1")));
    credssp_tunnel_take(&f->tunnel, C2S, bytes_part(first, 0, 40));
    expect_no_more(f);
    credssp_tunnel_lost(&f->tunnel, C2S);
    expect(f, UNSEALED_TS_REQUEST, C2S, &plain);
    assert_true(bytes_equal(plain, bytes_part(first, 0, 40)));
    credssp_tunnel_lost(&f->tunnel, C2S);
    expect_no_more(f);
    credssp_tunnel_take(&f->tunnel, C2S, first);
    expect(f, UNSEALED_TS_REQUEST, C2S, &plain);
    assert_true(bytes_equal(plain, first));
}

/* Versions 2 to 4 ********************************************************************************/

/* SEAL of [MS-NLMP] 3.4.4.2, sequence number 0, with 128 bits and key exchange. */
static void seal(struct fixture *f, enum direction direction, struct bytes plain, struct buf *out)
{
    struct bytes exported = hex(f, RAW_EXPORTED);
    uint8_t sign_key[NTLM_KEY], seal_key[NTLM_KEY], checksum[CRYPTO_MD5];
    size_t len;
    uint32_t flags = 0xE28A8235;
    assert_true(ntlm_sign_key(f->keyring->crypto, flags, exported.data, direction, sign_key));
    assert_true(ntlm_seal_key(f->keyring->crypto, flags, exported.data, direction, seal_key, &len));
    struct bytes pieces[] = {BYTES("\0\0\0\0"), plain};
    assert_true(
        crypto_hmac_md5(f->keyring->crypto, bytes_of(sign_key, NTLM_KEY), pieces, 2, checksum));
    struct rc4 rc4 = rc4_init(bytes_of(seal_key, len));
    struct buf data = buf_init(plain.len);
    uint8_t *room = buf_room(&data, plain.len);
    assert_non_null(room);
    rc4_crypt(&rc4, plain, room);
    data.len += plain.len;
    rc4_crypt(&rc4, bytes_of(checksum, 8), checksum);
    buf_add(out, BYTES("\1\0\0\0"));
    buf_add(out, bytes_of(checksum, 8));
    buf_add(out, BYTES("\0\0\0\0"));
    buf_add(out, buf_bytes(&data));
    buf_clear(&data);
}

static void take_raw(struct fixture *f, enum direction direction, int32_t version,
                     const char *message, struct bytes pub_key_auth)
{
    struct buf field = buf_init(8192), item = buf_init(8192), fields = buf_init(8192),
               der = buf_init(8192);
    build_der_integer(&fields, 0, version);
    if (message != NULL) {
        build_der_field(&field, 0, DER_OCTET_STRING, hex(f, message));
        build_der(&item, DER_SEQUENCE, buf_bytes(&field));
        build_der_field(&fields, 1, DER_SEQUENCE, buf_bytes(&item));
    }
    if (pub_key_auth.len > 0)
        build_der_field(&fields, 3, DER_OCTET_STRING, pub_key_auth);
    build_der(&der, DER_SEQUENCE, buf_bytes(&fields));
    credssp_tunnel_take(&f->tunnel, direction, buf_bytes(&der));
    buf_clear(&field);
    buf_clear(&item);
    buf_clear(&fields);
    buf_clear(&der);
}

/* The bindings of a client's and of a server's pubKeyAuth with these plain texts. */
static void raw_handshake(struct fixture *f, struct bytes of_client, struct bytes of_server,
                          enum unseal_binding *client, enum unseal_binding *server)
{
    struct buf sealed = buf_init(8192);
    take_raw(f, C2S, 3, RAW_NEGOTIATE, bytes_none());
    expect(f, UNSEALED_TS_REQUEST, C2S, NULL);
    take_raw(f, S2C, 3, RAW_CHALLENGE, bytes_none());
    expect(f, UNSEALED_TS_REQUEST, S2C, NULL);
    seal(f, C2S, of_client, &sealed);
    take_raw(f, C2S, 3, RAW_AUTHENTICATE, buf_bytes(&sealed));
    *client = expect(f, UNSEALED_TS_REQUEST, C2S, NULL);
    buf_reset(&sealed);
    seal(f, S2C, of_server, &sealed);
    take_raw(f, S2C, 3, NULL, buf_bytes(&sealed));
    *server = expect(f, UNSEALED_TS_REQUEST, S2C, NULL);
    buf_clear(&sealed);
}

static void raw_keys_of_older_versions(void **state)
{
    struct fixture *f = *state;
    struct bytes key = hex(f, SERVER_PUBLIC_KEY), other = hex(f, SERVER_PUBLIC_KEY);
    struct buf answer = buf_init(key.len);
    enum unseal_binding client, server;
    give_password(f, ALICE_PASSWORD);
    certify(f, key);
    buf_add(&answer, other);
    answer.data[0]++;
    raw_handshake(f, key, buf_bytes(&answer), &client, &server);
    assert_int_equal(client, BINDING_FITS);
    assert_int_equal(server, BINDING_FITS);
    /* The server has to add 1, the client must not. */
    raw_handshake(f, buf_bytes(&answer), key, &client, &server);
    assert_int_equal(client, BINDING_DIFFERS);
    assert_int_equal(server, BINDING_DIFFERS);
    /* A hash without the nonce that went into it says nothing. */
    raw_handshake(f, bytes_part(key, 0, CREDSSP_NONCE), bytes_part(key, 0, 31), &client, &server);
    assert_int_equal(client, BINDING_UNKNOWN);
    assert_int_equal(server, BINDING_DIFFERS);
    buf_clear(&answer);
}

/* Messages ***************************************************************************************/

static void nego_tokens(void **state)
{
    struct fixture *f = *state;
    struct ts_request request;
    struct nego_token nego;
    assert_true(ts_request_read(hex(f, TS_REQUEST_3), &request));
    nego_token_read(request.nego_token, &nego);
    assert_true(nego.spnego);
    assert_true(bytes_starts(nego.inner, BYTES("NTLMSSP\0\3\0\0\0")));
    assert_int_equal(nego.mech_type_list.len, 0);
    assert_true(bytes_equal(nego.mech_list_mic, hex(f, "01000000e84eea793ccad1dd00000000")));
    assert_true(ts_request_read(hex(f, TS_REQUEST_1), &request));
    nego_token_read(request.nego_token, &nego);
    assert_true(bytes_equal(nego.mech_type_list, hex(f, MECH_TYPE_LIST)));
    nego_token_read(hex(f, RAW_NEGOTIATE), &nego);
    assert_false(nego.spnego);
    assert_true(bytes_equal(nego.inner, hex(f, RAW_NEGOTIATE)));
}

static void frames(void **state)
{
    (void)state;
    size_t len;
    assert_int_equal(ts_request_frame(BYTES(""), &len), TS_REQUEST_MORE);
    assert_int_equal(ts_request_frame(BYTES("\x30"), &len), TS_REQUEST_MORE);
    assert_int_equal(ts_request_frame(BYTES("\x30\x82\x01"), &len), TS_REQUEST_MORE);
    assert_int_equal(ts_request_frame(BYTES("\x30\x02\x05"), &len), TS_REQUEST_MORE);
    assert_int_equal(ts_request_frame(BYTES("\x30\x02\x05\x00\x30"), &len), TS_REQUEST_WHOLE);
    assert_int_equal(len, 4);
    assert_int_equal(ts_request_frame(BYTES("\x31\x02\x05\x00"), &len), TS_REQUEST_NONE);
    assert_int_equal(ts_request_frame(BYTES("\x30\x80\x05\x00"), &len), TS_REQUEST_NONE);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {TEST(everything_with_the_password),
                                       TEST(nothing_sealed_opens_without_the_password),
                                       TEST(another_key_differs),
                                       TEST(flipped_bits_are_not_believed),
                                       TEST(pieces_make_the_same_requests),
                                       TEST(nothing_is_lost_silently),
                                       TEST(raw_keys_of_older_versions),
                                       TEST(nego_tokens),
                                       TEST(frames)};
    return cmocka_run_group_tests_name("decrypt_credssp", tests, NULL, NULL);
}
