/*
 * The TLS sessions of security-vectors.json, which OpenSSL made: every record of application data
 * opens to the plain text that the vectors say, by key log and, where the key exchange is RSA, by
 * the private key alone. security.md 8.9.
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
#include "keyring.h"
#include "tls.h"
#include "tls_keys.h"
#include "tls_wire.h"

static const struct limits limits = LIMITS_DEFAULT;

static json_t *vectors(void)
{
    const char *shared = getenv("WINRMSCOPE_SHARED");
    char path[1024];
    snprintf(path, sizeof(path), "%s/reference/security-vectors.json",
             shared != NULL ? shared : "../shared");
    json_t *root = json_load_file(path, 0, NULL);
    if (root == NULL) {
        print_message("%s is not there\n", path);
        skip();
    }
    return root;
}

static struct bytes hex(struct arena *a, const json_t *digits)
{
    const char *text = json_string_value(digits);
    size_t n = strlen(text) / 2;
    uint8_t *out = arena_alloc(a, n);
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

/* What the session gave as application data, one piece a record. */
struct got {
    struct arena *arena;
    struct {
        enum direction direction;
        struct bytes plain;
    } list[64];
    size_t n, closed;
};

static void content(void *state, enum direction direction, const struct tls_opened *opened,
                    struct bytes plain)
{
    struct got *got = state;
    if (opened->state == TLS_RECORD_CLOSED || opened->state == TLS_RECORD_DAMAGED)
        got->closed++;
    if (opened->state != TLS_RECORD_OPENED || opened->type != TLS_APPLICATION_DATA)
        return;
    assert_true(got->n < 64);
    got->list[got->n].direction = direction;
    got->list[got->n++].plain = arena_copy(got->arena, plain);
}

/* The whole stream of a session, in pieces of at most `piece` bytes; a bit of one record flipped.
 */
static struct got run_touched(struct arena *a, struct keyring *keyring, const json_t *session,
                              size_t piece, size_t touched, enum key_state *key)
{
    struct got got = {.arena = a};
    struct tls_session *s = tls_session_new(keyring, TLS_OF_CONNECTION, "test");
    size_t i;
    json_t *record;
    json_array_foreach(json_object_get(session, "records"), i, record)
    {
        struct bytes rest = hex(a, json_array_get(record, 1));
        if (i == touched && rest.len > 5) {
            uint8_t *copy = arena_alloc(a, rest.len);
            memcpy(copy, rest.data, rest.len);
            copy[5 + (rest.len - 5) / 2] ^= 0x04;
            rest = bytes_of(copy, rest.len);
        }
        while (rest.len > 0) {
            struct bytes part = bytes_part(rest, 0, piece);
            tls_session_bytes(s, direction_of(json_array_get(record, 0)), part, content, &got);
            rest = bytes_from(rest, part.len);
        }
    }
    *key = tls_session_key(s);
    if (touched != SIZE_MAX) {
        tls_session_free(s);
        return got;
    }
    if (*key != KEY_VERIFIED)
        assert_true(strlen(tls_session_advice(s)) > 0);
    else
        assert_string_equal(tls_session_advice(s), "");
    tls_session_free(s);
    return got;
}

static struct got run(struct arena *a, struct keyring *keyring, const json_t *session, size_t piece,
                      enum key_state *key)
{
    return run_touched(a, keyring, session, piece, SIZE_MAX, key);
}

static void expect_plain(struct arena *a, const struct got *got, const json_t *session)
{
    size_t i;
    json_t *plain;
    size_t n = json_array_size(json_object_get(session, "plain"));
    if (got->n != n)
        fail_msg("%s: %zu pieces of %zu", json_string_value(json_object_get(session, "name")),
                 got->n, n);
    json_array_foreach(json_object_get(session, "plain"), i, plain)
    {
        struct bytes wanted = hex(a, json_array_get(plain, 1));
        assert_int_equal(got->list[i].direction, direction_of(json_array_get(plain, 0)));
        assert_int_equal(got->list[i].plain.len, wanted.len);
        assert_memory_equal(got->list[i].plain.data, wanted.data, wanted.len);
    }
}

static bool is_wanted(struct arena *a, const struct got *got, size_t n, const json_t *session)
{
    size_t i;
    json_t *plain;
    json_array_foreach(json_object_get(session, "plain"), i, plain)
    {
        if (got->list[n].direction == direction_of(json_array_get(plain, 0)) &&
            bytes_equal(got->list[n].plain, hex(a, json_array_get(plain, 1))))
            return true;
    }
    return false;
}

static struct bytes text_of(const json_t *object, const char *member)
{
    return bytes_of_string(json_string_value(json_object_get(object, member)));
}

static void add_rsa_key(struct keyring *keyring, struct bytes pem)
{
    (void)keyring_new_key(keyring, KEY_TLS_RSA, bytes_none(), "rsa", bytes_none());
    struct status status = tls_keys_add_rsa(keyring_tls(keyring), keyring->n_keys - 1, pem, "rsa");
    assert_false(status.failed);
}

/* how: 0 key log, 1 RSA key alone, 2 nothing, 3 a key log whose secrets are wrong. */
static void run_all(int how)
{
    json_t *root = vectors();
    const json_t *tls = json_object_get(root, "tls");
    size_t i;
    json_t *session;
    json_array_foreach(json_object_get(tls, "sessions"), i, session)
    {
        static const size_t pieces[] = {SIZE_MAX, 1, 7};
        /* The vectors say it of those that were checked; the suite says it of all. */
        const struct tls_suite *suite = tls_suite_of(
            (uint16_t)strtol(json_string_value(json_object_get(session, "suite")), NULL, 16));
        assert_non_null(suite);
        bool rsa = suite->exchange == TLS_EXCHANGE_RSA;
        if (json_is_true(json_object_get(session, "rsa_key_exchange")))
            assert_true(rsa);
        for (size_t p = 0; p < 3; p++) {
            struct arena *a = arena_new();
            struct keyring *keyring = keyring_new(&limits);
            struct bytes log = arena_copy(a, text_of(session, "keylog"));
            enum key_state key;
            if (how == 0)
                assert_true(keyring_add_tls_secrets(keyring, log, "log") > 0);
            if (how == 1)
                add_rsa_key(keyring, text_of(tls, "rsa_private_key_pem"));
            if (how == 3) {
                struct buf wrong = buf_init(log.len);
                buf_add(&wrong, log);
                /* The last digit of each line is of its secret. */
                for (size_t at = 1; at < wrong.len; at++)
                    if (wrong.data[at] == '\n' && wrong.data[at - 1] != '\n')
                        wrong.data[at - 1] = wrong.data[at - 1] == '0' ? '1' : '0';
                keyring_add_tls_secrets(keyring, buf_bytes(&wrong), "log");
                buf_clear(&wrong);
            }
            struct got got = run(a, keyring, session, pieces[p], &key);
            if (how == 0 || (how == 1 && rsa)) {
                assert_int_equal(key, KEY_VERIFIED);
                assert_int_equal(got.closed, 0);
                expect_plain(a, &got, session);
                assert_true(keyring->keys[0].used);
            } else {
                assert_int_equal(key, how == 3 ? KEY_WRONG : KEY_NONE);
                assert_int_equal(got.n, 0);
            }
            keyring_free(keyring);
            arena_free(a);
        }
    }
    json_decref(root);
}

/* A bit flipped in any record: what is given all the same is what was sent, and something is
 * missing. */
static void touched_records(void **state)
{
    (void)state;
    json_t *root = vectors();
    size_t i;
    json_t *session;
    json_array_foreach(json_object_get(json_object_get(root, "tls"), "sessions"), i, session)
    {
        size_t lost = 0, n = json_array_size(json_object_get(session, "records"));
        for (size_t touched = 0; touched < n; touched++) {
            struct arena *a = arena_new();
            struct keyring *keyring = keyring_new(&limits);
            enum key_state key;
            keyring_add_tls_secrets(keyring, text_of(session, "keylog"), "log");
            struct got got = run_touched(a, keyring, session, SIZE_MAX, touched, &key);
            for (size_t at = 0; at < got.n; at++)
                assert_true(is_wanted(a, &got, at, session));
            assert_true(got.n <= json_array_size(json_object_get(session, "plain")));
            lost += json_array_size(json_object_get(session, "plain")) - got.n;
            keyring_free(keyring);
            arena_free(a);
        }
        assert_true(lost >= json_array_size(json_object_get(session, "plain")));
    }
    json_decref(root);
}

static void by_key_log(void **state)
{
    (void)state;
    run_all(0);
}

static void by_private_key(void **state)
{
    (void)state;
    run_all(1);
}

static void without_keys(void **state)
{
    (void)state;
    run_all(2);
}

static void with_wrong_secrets(void **state)
{
    (void)state;
    run_all(3);
}

/* Only the application secrets of TLS 1.3, as some tools log them. security.md 7.1. */
static void by_application_secrets(void **state)
{
    (void)state;
    json_t *root = vectors();
    struct arena *a = arena_new();
    const json_t *session =
        json_array_get(json_object_get(json_object_get(root, "tls"), "sessions"), 0);
    struct bytes rest = text_of(session, "keylog"), line;
    struct keyring *keyring = keyring_new(&limits);
    enum key_state key;
    while (bytes_next(&rest, '\n', &line))
        if (bytes_find(line, BYTES("TRAFFIC_SECRET_0"), 0) < line.len)
            keyring_add_tls_secrets(keyring, line, "log");
    struct got got = run(a, keyring, session, SIZE_MAX, &key);
    assert_int_equal(key, KEY_VERIFIED);
    expect_plain(a, &got, session);
    keyring_free(keyring);
    arena_free(a);
    json_decref(root);
}

/* The handshake tokens of CredSSP, and its bodies as parts. security.md 6. */
static void credssp_tokens(void **state)
{
    (void)state;
    json_t *root = vectors();
    size_t i, n;
    json_t *session, *token, *body;
    json_array_foreach(json_object_get(root, "credssp"), i, session)
    {
        struct arena *a = arena_new();
        struct keyring *keyring = keyring_new(&limits);
        struct got got = {.arena = a};
        keyring_add_tls_secrets(keyring, text_of(session, "keylog"), "log");
        struct tls_session *s = tls_session_new(keyring, TLS_OF_CREDSSP, "");
        json_array_foreach(json_object_get(session, "tokens"), n, token)
            tls_session_bytes(s, direction_of(json_array_get(token, 0)),
                              hex(a, json_array_get(token, 1)), content, &got);
        json_t *requests = json_object_get(session, "ts_requests");
        assert_int_equal(got.n, json_array_size(requests));
        json_array_foreach(requests, n, token)
        {
            struct bytes wanted = hex(a, json_array_get(token, 1));
            assert_int_equal(got.list[n].plain.len, wanted.len);
            assert_memory_equal(got.list[n].plain.data, wanted.data, wanted.len);
        }
        json_array_foreach(json_object_get(session, "bodies"), n, body)
        {
            struct bytes sealed = hex(a, json_object_get(body, "body"));
            struct bytes wanted = hex(a, json_object_get(body, "plain"));
            size_t at = bytes_find(sealed, BYTES("octet-stream\r\n"), 0) + 14 + 4;
            size_t end = bytes_find(sealed, BYTES("--Encrypted Boundary--"), at);
            struct buf plain = buf_init(1 << 20);
            assert_int_equal(tls_session_unseal(s, direction_of(json_object_get(body, "dir")),
                                                bytes_part(sealed, at, end - at), &plain),
                             UNSEAL_VERIFIED);
            assert_int_equal(plain.len, wanted.len);
            assert_memory_equal(plain.data, wanted.data, wanted.len);
            buf_clear(&plain);
        }
        tls_session_free(s);
        keyring_free(keyring);
        arena_free(a);
    }
    json_decref(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_key_log),         cmocka_unit_test(touched_records),
        cmocka_unit_test(by_private_key),     cmocka_unit_test(without_keys),
        cmocka_unit_test(with_wrong_secrets), cmocka_unit_test(by_application_secrets),
        cmocka_unit_test(credssp_tokens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
