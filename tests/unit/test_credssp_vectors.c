/*
 * The CredSSP exchanges of security-vectors.json, which pyspnego, gss-ntlmssp and OpenSSL made:
 * TLS 1.2 and 1.3, AEAD, CBC and RSA key exchange, from the tokens to the plain text of the bodies.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "arena.h"
#include "http_multipart.h"
#include "keys.h"
#include "tls.h"
#include "tls_facts.h"
#include "unsealer.h"

static const struct limits limits = LIMITS_DEFAULT;

struct fixture {
    json_t *root;
    struct arena *a;
    struct keyring *keyring;
    struct unsealer unsealer;
};

static int tear_down(void **state)
{
    struct fixture *f = *state;
    keyring_free(f->keyring);
    arena_free(f->a);
    json_decref(f->root);
    free(f);
    return 0;
}

static int set_up(void **state)
{
    const char *shared = getenv("WINRMSCOPE_SHARED");
    char path[1024];
    snprintf(path, sizeof(path), "%s/reference/security-vectors.json",
             shared != NULL ? shared : "../shared");
    struct fixture *f = calloc(1, sizeof(*f));
    f->root = json_load_file(path, 0, NULL);
    f->a = arena_new();
    f->keyring = keyring_new(&limits);
    f->unsealer = keyring_unsealer(f->keyring);
    *state = f;
    return 0;
}

static void need_vectors(const struct fixture *f)
{
    if (f->root == NULL) {
        print_message("security-vectors.json is not there\n");
        skip();
    }
}

static struct bytes hex(struct fixture *f, const json_t *digits)
{
    const char *text = json_string_value(digits);
    size_t n = strlen(text) / 2;
    uint8_t *out = arena_alloc(f->a, n);
    for (size_t i = 0; i < n; i++) {
        uint64_t byte = 0;
        assert_true(bytes_hexadecimal(bytes_of(text + 2 * i, 2), &byte));
        out[i] = (uint8_t)byte;
    }
    return bytes_of(out, n);
}

static enum direction direction_of(const json_t *letter)
{
    return strcmp(json_string_value(letter), "C") == 0 ? C2S : S2C;
}

static struct bytes text_of(const json_t *object, const char *member)
{
    return bytes_of_string(json_string_value(json_object_get(object, member)));
}

static void give_keylog(struct fixture *f, const json_t *exchange)
{
    assert_true(keyring_add_tls_secrets(f->keyring, text_of(exchange, "keylog"), "vector") > 0);
}

enum { FIRST_REQUEST = 4 /* the token with the first TSRequest; each behind it has one */ };

/* What was opened so far, counted. */
struct seen {
    size_t requests, credentials, bindings;
};

/* All tokens but the one of that index; what they held is as the vector says. */
static struct unseal_context *handshake_without(struct fixture *f, const json_t *exchange,
                                                size_t lost, struct seen *seen)
{
    const struct unseal_ops *ops = f->unsealer.ops;
    const json_t *requests = json_object_get(exchange, "ts_requests"), *token;
    struct unseal_context *c = ops->open(f->unsealer.state, MECHANISM_CREDSSP, "a -> b");
    size_t i;
    *seen = (struct seen){.requests = 0};
    json_array_foreach(json_object_get(exchange, "tokens"), i, token)
    {
        struct unsealed unsealed;
        enum direction direction = direction_of(json_array_get(token, 0));
        if (i == lost) {
            seen->requests += i >= FIRST_REQUEST;
            continue;
        }
        ops->token(c, direction, hex(f, json_array_get(token, 1)));
        while (ops->unsealed(c, &unsealed)) {
            assert_int_equal(unsealed.direction, direction);
            if (unsealed.kind == UNSEALED_TS_CREDENTIALS) {
                seen->credentials++;
            } else {
                const json_t *expected = json_array_get(requests, seen->requests++);
                assert_int_equal(direction, direction_of(json_array_get(expected, 0)));
                assert_true(
                    bytes_equal(block_bytes(unsealed.plain), hex(f, json_array_get(expected, 1))));
                assert_int_not_equal(unsealed.binding, BINDING_DIFFERS);
                seen->bindings += unsealed.binding == BINDING_FITS;
            }
            block_unref(unsealed.plain);
        }
    }
    return c;
}

static struct unseal_context *handshake(struct fixture *f, const json_t *exchange,
                                        struct seen *seen)
{
    return handshake_without(f, exchange, SIZE_MAX, seen);
}

/* Opens all parts of a body into plain; the worst of the results. */
static enum unseal_result open_body(struct fixture *f, struct unseal_context *c,
                                    enum direction direction, struct bytes body, struct buf *plain)
{
    static const char type[] =
        "multipart/x-multi-encrypted;protocol=\"application/HTTP-CredSSP-session-encrypted\";"
        "boundary=\"Encrypted Boundary\"";
    struct http_parts parts = http_parts_start(f->a, body, bytes_of_string(type), NULL, 0, &limits);
    struct http_part part;
    enum unseal_result worst = UNSEAL_VERIFIED;
    size_t n = 0;
    while (http_parts_next(&parts, &part)) {
        enum unseal_result result = f->unsealer.ops->unseal(c, direction, &part.sealed, plain);
        if (result > worst)
            worst = result;
        n++;
    }
    return n > 0 ? worst : UNSEAL_DAMAGED;
}

static void every_body_opens(void **state)
{
    struct fixture *f = *state;
    json_t *exchange, *body;
    size_t i, n, bodies = 0;
    struct seen seen;
    need_vectors(f);
    json_array_foreach(json_object_get(f->root, "credssp"), i, exchange)
    {
        give_keylog(f, exchange);
        struct unseal_context *c = handshake(f, exchange, &seen);
        assert_int_equal(seen.requests, 5);
        assert_int_equal(seen.credentials, 0); /* no password was given */
        assert_int_equal(seen.bindings, 0);
        assert_int_equal(f->unsealer.ops->key(c), KEY_VERIFIED);
        assert_string_equal(f->unsealer.ops->advice(c), "");
        const struct tls_facts *facts = f->unsealer.ops->tls(c);
        assert_int_equal(facts->n_certificates, 1);
        assert_int_equal(facts->records[TLS_RECORD_CLOSED], 0);
        json_array_foreach(json_object_get(exchange, "bodies"), n, body)
        {
            struct buf plain = buf_init(1 << 20);
            assert_int_equal(open_body(f, c, direction_of(json_object_get(body, "dir")),
                                       hex(f, json_object_get(body, "body")), &plain),
                             UNSEAL_VERIFIED);
            assert_true(bytes_equal(buf_bytes(&plain), hex(f, json_object_get(body, "plain"))));
            buf_clear(&plain);
            bodies++;
        }
        f->unsealer.ops->close(c);
    }
    /* The number that security.md 8.9 says. */
    assert_int_equal(bodies, 12);
}

static void two_parts_make_one_envelope(void **state)
{
    struct fixture *f = *state;
    json_t *exchange;
    struct seen seen;
    size_t i;
    need_vectors(f);
    json_array_foreach(json_object_get(f->root, "credssp"), i, exchange)
    {
        const json_t *body = json_object_get(exchange, "multi_body");
        struct buf plain = buf_init(1 << 20);
        give_keylog(f, exchange);
        struct unseal_context *c = handshake(f, exchange, &seen);
        assert_int_equal(open_body(f, c, C2S, hex(f, json_object_get(body, "body")), &plain),
                         UNSEAL_VERIFIED);
        assert_true(bytes_equal(buf_bytes(&plain), hex(f, json_object_get(body, "plain"))));
        buf_clear(&plain);
        f->unsealer.ops->close(c);
    }
}

static void password_opens_what_is_sealed_inside(void **state)
{
    struct fixture *f = *state;
    json_t *exchange;
    struct seen seen;
    size_t i;
    need_vectors(f);
    json_array_foreach(json_object_get(f->root, "credssp"), i, exchange)
    {
        const char *password = json_string_value(json_object_get(exchange, "password"));
        assert_false(keyring_add_password(f->keyring, password).failed);
        give_keylog(f, exchange);
        struct unseal_context *c = handshake(f, exchange, &seen);
        assert_int_equal(seen.requests, 5);
        assert_int_equal(seen.credentials, 1);
        assert_int_equal(seen.bindings, 2); /* the client's and the server's */
        f->unsealer.ops->close(c);
    }
}

static void nothing_opens_without_the_key_log(void **state)
{
    struct fixture *f = *state;
    json_t *exchange;
    struct seen seen;
    size_t i;
    need_vectors(f);
    json_array_foreach(json_object_get(f->root, "credssp"), i, exchange)
    {
        const char *password = json_string_value(json_object_get(exchange, "password"));
        const json_t *body = json_array_get(json_object_get(exchange, "bodies"), 0);
        struct buf plain = buf_init(1 << 20);
        assert_false(keyring_add_password(f->keyring, password).failed);
        /* The log of another session is no help, either. */
        if (i > 0)
            give_keylog(f, json_array_get(json_object_get(f->root, "credssp"), i - 1));
        struct unseal_context *c = handshake(f, exchange, &seen);
        assert_int_equal(seen.requests + seen.credentials, 0);
        assert_int_equal(open_body(f, c, C2S, hex(f, json_object_get(body, "body")), &plain),
                         UNSEAL_NO_KEY);
        assert_int_equal(plain.len, 0);
        assert_int_equal(f->unsealer.ops->key(c), KEY_NONE);
        const char *advice = f->unsealer.ops->advice(c);
        assert_non_null(
            strstr(advice, json_string_value(json_object_get(exchange, "client_random"))));
        assert_non_null(strstr(advice, "--tls-key") != NULL ? advice
                                                            : strstr(advice, "does not help"));
        assert_non_null(strstr(advice, "a password alone opens nothing"));
        buf_clear(&plain);
        f->unsealer.ops->close(c);
    }
}

/* The first body with a bit flipped, then the same whole: only the whole one is believed. */
static void flipped_bits_are_detected(void **state)
{
    struct fixture *f = *state;
    json_t *exchange;
    struct seen seen;
    size_t i;
    need_vectors(f);
    json_array_foreach(json_object_get(f->root, "credssp"), i, exchange)
    {
        const json_t *body = json_array_get(json_object_get(exchange, "bodies"), 0);
        struct bytes whole = hex(f, json_object_get(body, "body"));
        struct bytes expected = hex(f, json_object_get(body, "plain"));
        size_t record = bytes_find(whole, BYTES("\x17\x03\x03"), 0);
        size_t end = bytes_find(whole, BYTES("--Encrypted Boundary--"), record);
        assert_true(end < whole.len);
        give_keylog(f, exchange);
        struct unseal_context *c = handshake(f, exchange, &seen);
        for (size_t bit = 0; bit < (end - record) * 8; bit++) {
            struct buf flipped = buf_init(whole.len), plain = buf_init(1 << 20);
            buf_add(&flipped, bytes_part(whole, record, end - record));
            flipped.data[bit / 8] ^= (uint8_t)(1u << bit % 8);
            struct sealed part = {.token = bytes_none(), .data = buf_bytes(&flipped)};
            assert_int_not_equal(f->unsealer.ops->unseal(c, C2S, &part, &plain), UNSEAL_VERIFIED);
            assert_int_equal(plain.len, 0);
            buf_clear(&flipped);
            buf_clear(&plain);
        }
        struct buf plain = buf_init(1 << 20);
        assert_int_equal(open_body(f, c, C2S, whole, &plain), UNSEAL_VERIFIED);
        assert_true(bytes_equal(buf_bytes(&plain), expected));
        buf_clear(&plain);
        f->unsealer.ops->close(c);
    }
}

/* A message of HTTP that is not in the capture takes its token with it, and nothing else. */
static void lost_tokens(void **state)
{
    struct fixture *f = *state;
    json_t *exchange, *body;
    struct seen seen;
    size_t i, n;
    need_vectors(f);
    json_array_foreach(json_object_get(f->root, "credssp"), i, exchange)
    {
        size_t tokens = json_array_size(json_object_get(exchange, "tokens"));
        give_keylog(f, exchange);
        assert_int_equal(tokens, FIRST_REQUEST + 5);
        for (size_t lost = FIRST_REQUEST; lost < tokens; lost++) {
            struct unseal_context *c = handshake_without(f, exchange, lost, &seen);
            assert_int_equal(seen.requests, 5);
            json_array_foreach(json_object_get(exchange, "bodies"), n, body)
            {
                struct buf plain = buf_init(1 << 20);
                assert_int_equal(open_body(f, c, direction_of(json_object_get(body, "dir")),
                                           hex(f, json_object_get(body, "body")), &plain),
                                 UNSEAL_VERIFIED);
                buf_clear(&plain);
            }
            f->unsealer.ops->close(c);
        }
    }
}

/* Bytes that are missing: what stands before them is certain, nothing else. */
static void holes(void **state)
{
    struct fixture *f = *state;
    json_t *exchange;
    struct seen seen;
    size_t i;
    need_vectors(f);
    json_array_foreach(json_object_get(f->root, "credssp"), i, exchange)
    {
        const json_t *multi = json_object_get(exchange, "multi_body");
        const json_t *first = json_array_get(json_object_get(exchange, "bodies"), 0);
        struct bytes body = hex(f, json_object_get(multi, "body"));
        struct bytes plain_of_first = hex(f, json_object_get(first, "plain"));
        struct http_parts parts = http_parts_start(
            f->a, body, BYTES("multipart/x-multi-encrypted;boundary=\"Encrypted Boundary\""), NULL,
            0, &limits);
        struct http_part one, two;
        assert_true(http_parts_next(&parts, &one));
        assert_true(http_parts_next(&parts, &two));
        /* Both parts' records as one part, of which the end is missing. */
        struct buf data = buf_init(1 << 20), plain = buf_init(1 << 20);
        buf_add(&data, one.sealed.data);
        buf_add(&data, two.sealed.data);
        give_keylog(f, exchange);
        struct unseal_context *c = handshake(f, exchange, &seen);
        struct hole hole = {.offset = 4 + one.sealed.data.len + 20, .len = 3};
        memset(data.data + one.sealed.data.len + 20, 0, 3);
        struct sealed part = {
            .token = BYTES("\x10\0\0\0"), .data = buf_bytes(&data), .holes = &hole, .n_holes = 1};
        assert_int_equal(f->unsealer.ops->unseal(c, C2S, &part, &plain), UNSEAL_DAMAGED);
        assert_true(bytes_equal(buf_bytes(&plain), plain_of_first));
        buf_clear(&data);
        buf_clear(&plain);
        f->unsealer.ops->close(c);
    }
}

/* Without its handshake nothing opens, and the reason is said. */
static void joined_in_the_middle(void **state)
{
    struct fixture *f = *state;
    need_vectors(f);
    const json_t *exchange = json_array_get(json_object_get(f->root, "credssp"), 0);
    const json_t *body = json_array_get(json_object_get(exchange, "bodies"), 0);
    struct buf plain = buf_init(1 << 20);
    give_keylog(f, exchange);
    struct unseal_context *c = f->unsealer.ops->open(f->unsealer.state, MECHANISM_CREDSSP, "a -> b");
    assert_int_equal(open_body(f, c, C2S, hex(f, json_object_get(body, "body")), &plain),
                     UNSEAL_NO_KEY);
    assert_int_equal(plain.len, 0);
    assert_non_null(strstr(f->unsealer.ops->advice(c), "handshake"));
    buf_clear(&plain);
    f->unsealer.ops->close(c);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(every_body_opens),
        TEST(two_parts_make_one_envelope),
        TEST(password_opens_what_is_sealed_inside),
        TEST(nothing_opens_without_the_key_log),
        TEST(flipped_bits_are_detected),
        TEST(lost_tokens),
        TEST(holes),
        TEST(joined_in_the_middle),
    };
    return cmocka_run_group_tests_name("credssp_vectors", tests, NULL, NULL);
}
