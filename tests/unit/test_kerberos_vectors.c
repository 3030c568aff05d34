/*
 * The Kerberos exchanges of security-vectors.json, which MIT krb5 made: every body and every
 * gss_wrap() token opens to the plain text that the vectors say, by the service's key, by the
 * session key, by the keys of messages, and by the user's password through the KDC's answers.
 * security.md 8.9.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <jansson.h>

#include "keyring.h"
#include "unsealer.h"

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

static struct buf hex(const json_t *digits)
{
    struct buf out = buf_init(1 << 20);
    assert_true(keyring_hex(bytes_of_string(json_string_value(digits)), &out));
    return out;
}

static enum direction direction_of(const json_t *letter)
{
    return strcmp(json_string_value(letter), "C") == 0 ? C2S : S2C;
}

/* The Kerberos token inside SPNEGO: what begins "60 .. krb5 OID", or bare in DCE style. */
static struct bytes kerberos_token(struct bytes token)
{
    struct bytes oid = BYTES("\x06\x09\x2a\x86\x48\x86\xf7\x12\x01\x02\x02");
    for (size_t at = 0; at + 15 < token.len; at++) {
        size_t head = token.data[at + 1] == 0x82 ? 4 : token.data[at + 1] == 0x81 ? 3 : 2;
        if (token.data[at] == 0x60 && bytes_starts(bytes_from(token, at + head), oid))
            return bytes_from(token, at);
        if ((token.data[at] == 0x6E || token.data[at] == 0x6F) &&
            bytes_starts(bytes_from(token, at + head), BYTES("\x30")) &&
            bytes_find(bytes_part(token, at, 20), BYTES("\xa0\x03\x02\x01\x05"), 0) < 20)
            return bytes_from(token, at);
    }
    return bytes_none();
}

static uint64_t number_behind(struct bytes text, struct bytes word)
{
    size_t at = bytes_find(text, word, 0) + word.len;
    uint64_t value = 0;
    assert_true(
        bytes_decimal(bytes_part(text, at, bytes_find_any(text, BYTES("\r\n;"), at) - at), &value));
    return value;
}

/* One sealed part between its headers and the closing boundary. */
static struct sealed part_of(struct bytes body)
{
    size_t at = bytes_find_byte(body, '\n', bytes_find(body, BYTES("octet-stream"), 0)) + 1;
    size_t end = body.len - BYTES("--Encrypted Boundary--\r\n").len;
    size_t n = body.data[at];
    assert_true(bytes_starts(bytes_from(body, end), BYTES("--Encrypted Boundary--")));
    return (struct sealed){.token = bytes_part(body, at + 4, n),
                           .data = bytes_part(body, at + 4 + n, end - at - 4 - n),
                           .announced = number_behind(body, BYTES("Length="))};
}

struct tally {
    size_t bodies, wraps;
};

/* RFC 4121 4.2.4: the right rotation count is not protected, and whole turns are nothing. */
static bool is_rrc(const struct sealed *part, size_t at)
{
    return bytes_starts(part->token, BYTES("\x05\x04")) && (at == 6 || at == 7);
}

/* One bit in every seventh byte of token and data: what was touched is never called verified. */
static void check_flips(const struct unsealer *u, struct unseal_context *c,
                        enum direction direction, const struct sealed *part, struct bytes plain)
{
    size_t len = part->token.len + part->data.len;
    uint8_t *copy = malloc(len + 1);
    struct sealed touched = *part;
    touched.token = bytes_of(copy, part->token.len);
    touched.data = bytes_of(copy + part->token.len, part->data.len);
    if (part->token.len > 0)
        memcpy(copy, part->token.data, part->token.len);
    if (part->data.len > 0)
        memcpy(copy + part->token.len, part->data.data, part->data.len);
    for (size_t at = 0; at < len; at += 7) {
        struct buf out = buf_init(1 << 20);
        copy[at] ^= (uint8_t)(1 << at % 8);
        enum unseal_result result = u->ops->unseal(c, direction, &touched, &out);
        if (is_rrc(&touched, at) && result == UNSEAL_VERIFIED)
            assert_true(bytes_equal(buf_bytes(&out), plain));
        else
            assert_int_not_equal(result, UNSEAL_VERIFIED);
        copy[at] ^= (uint8_t)(1 << at % 8);
        buf_clear(&out);
    }
    free(copy);
}

static void check_part(const struct unsealer *u, struct unseal_context *c, enum direction direction,
                       const struct sealed *part, const json_t *expected)
{
    struct buf out = buf_init(1 << 20), plain = hex(expected);
    assert_int_equal(u->ops->unseal(c, direction, part, &out), UNSEAL_VERIFIED);
    struct bytes opened = buf_bytes(&out);
    /* A pad byte that was announced with the message, security.md 1.3. */
    if (part->announced == plain.len + 1 && opened.len == plain.len + 1)
        opened = bytes_part(opened, 0, plain.len);
    assert_true(bytes_equal(opened, buf_bytes(&plain)));
    check_flips(u, c, direction, part, opened);
    buf_clear(&out);
    buf_clear(&plain);
}

static struct unseal_context *open_exchange(const struct unsealer *u, const json_t *exchange)
{
    struct unseal_context *c = u->ops->open(u->state, MECHANISM_KERBEROS, "a -> b");
    size_t i;
    const json_t *token;
    json_array_foreach(json_object_get(exchange, "tokens"), i, token)
    {
        struct buf bytes = hex(json_array_get(token, 1));
        struct bytes inner = kerberos_token(buf_bytes(&bytes));
        if (inner.len > 0)
            u->ops->token(c, direction_of(json_array_get(token, 0)), inner);
        buf_clear(&bytes);
    }
    return c;
}

static void check_exchange(const struct unsealer *u, const json_t *exchange, struct tally *tally)
{
    struct unseal_context *c = open_exchange(u, exchange);
    size_t i;
    const json_t *body, *wrap;
    json_array_foreach(json_object_get(exchange, "bodies"), i, body)
    {
        struct buf whole = hex(json_object_get(body, "body"));
        struct sealed part = part_of(buf_bytes(&whole));
        check_part(u, c, direction_of(json_object_get(body, "dir")), &part,
                   json_object_get(body, "plain"));
        tally->bodies++;
        buf_clear(&whole);
    }
    json_array_foreach(json_object_get(exchange, "gss_wrap"), i, wrap)
    {
        struct buf token = hex(json_array_get(wrap, 1));
        struct sealed part = {.token = buf_bytes(&token), .data = bytes_none()};
        check_part(u, c, direction_of(json_array_get(wrap, 0)), &part, json_array_get(wrap, 2));
        tally->wraps++;
        buf_clear(&token);
    }
    u->ops->close(c);
}

static void add_keytab(struct keyring *keyring, const json_t *root)
{
    struct buf keytab = hex(json_object_get(root, "keytab_file"));
    char path[] = "/tmp/winrmscope-test-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, keytab.data, keytab.len), keytab.len);
    close(fd);
    assert_string_equal(keyring_add_keytab(keyring, path).text, "");
    unlink(path);
    buf_clear(&keytab);
}

/* The numbers that security.md 8.9 says: 30 exchanges of 4 bodies, and all the wrap tokens. */
static void assert_all(const struct tally *tally, const json_t *root)
{
    size_t wraps = 0, i;
    const json_t *exchange;
    json_array_foreach(json_object_get(root, "kerberos"), i, exchange) wraps +=
        json_array_size(json_object_get(exchange, "gss_wrap"));
    assert_int_equal(tally->bodies, 120);
    assert_int_equal(tally->wraps, wraps);
    assert_true(wraps > 0);
}

static void by_the_keytab(void **state)
{
    (void)state;
    json_t *root = vectors();
    struct keyring *keyring = keyring_new(&limits);
    struct unsealer unsealer = keyring_unsealer(keyring);
    struct tally tally = {0, 0};
    const json_t *exchange;
    size_t i;
    add_keytab(keyring, root);
    json_array_foreach(json_object_get(root, "kerberos"), i, exchange)
        check_exchange(&unsealer, exchange, &tally);
    assert_all(&tally, root);
    keyring_free(keyring);
    json_decref(root);
}

/* One key of the exchange at a time, without anything else. */
static void check_by(const json_t *root, const char *member, struct tally *tally)
{
    const json_t *exchange;
    size_t i;
    json_array_foreach(json_object_get(root, "kerberos"), i, exchange)
    {
        const char *name = json_string_value(json_object_get(exchange, "name"));
        const char *key = json_string_value(json_object_get(exchange, member));
        /* Messages are sealed with the acceptor's key where there is one (RC4 in DCE style only).
         */
        if (key == NULL)
            continue;
        struct keyring *keyring = keyring_new(&limits);
        struct unsealer unsealer = keyring_unsealer(keyring);
        assert_string_equal(keyring_add_session_key(keyring, key).text, "");
        print_message("%s %s\n", name, member);
        check_exchange(&unsealer, exchange, tally);
        keyring_free(keyring);
    }
}

static void by_the_session_key(void **state)
{
    (void)state;
    json_t *root = vectors();
    struct tally tally = {0, 0};
    check_by(root, "session_key", &tally);
    assert_all(&tally, root);
    json_decref(root);
}

static void by_the_acceptor_subkey(void **state)
{
    (void)state;
    json_t *root = vectors();
    struct tally tally = {0, 0};
    check_by(root, "acceptor_subkey", &tally);
    /* Without mutual authentication there is none: 5 encryption types, 2 modes, 4 bodies. */
    assert_int_equal(tally.bodies, 120 - 5 * 2 * 4);
    json_decref(root);
}

/* Tells a message of the KDC to the unsealer. */
static enum key_state tell_kdc(const struct unsealer *u, struct bytes request, struct bytes message)
{
    struct kdc_opened opened;
    u->ops->kdc(u->state, request, message, &opened);
    for (size_t i = 0; i < KDC_PARTS; i++)
        block_unref(opened.plain[i]);
    return opened.key;
}

static void tell_all(const struct unsealer *u, const json_t *root, enum key_state expected)
{
    size_t i;
    const json_t *pair;
    json_array_foreach(json_object_get(json_object_get(root, "kdc_exchanges"), "messages"), i, pair)
    {
        struct buf request = hex(json_object_get(pair, "req")),
                   reply = hex(json_object_get(pair, "rep"));
        /* The first requests prove nothing: the KDC wants no pre-authentication here. */
        enum key_state of_request = tell_kdc(u, bytes_none(), buf_bytes(&request));
        if (request.data[0] == 0x6C)
            assert_int_equal(of_request, expected == KEY_VERIFIED ? KEY_VERIFIED : KEY_NONE);
        enum key_state of_reply = tell_kdc(u, buf_bytes(&request), buf_bytes(&reply));
        if (reply.data[0] == 0x6B)
            assert_int_equal(of_reply, expected);
        else
            assert_int_equal(of_reply, expected == KEY_VERIFIED ? KEY_VERIFIED : KEY_NONE);
        buf_clear(&request);
        buf_clear(&reply);
    }
}

static void by_the_password(void **state)
{
    (void)state;
    json_t *root = vectors();
    struct keyring *keyring = keyring_new(&limits);
    struct unsealer unsealer = keyring_unsealer(keyring);
    struct tally tally = {0, 0};
    const json_t *exchange, *kdc = json_object_get(root, "kdc_exchanges");
    char given[256];
    size_t i;
    snprintf(given, sizeof(given), "%s:%s", json_string_value(json_object_get(kdc, "principal")),
             json_string_value(json_object_get(kdc, "password")));
    assert_false(keyring_add_password(keyring, given).failed);
    tell_all(&unsealer, root, KEY_VERIFIED);
    json_array_foreach(json_object_get(root, "kerberos"), i, exchange)
        check_exchange(&unsealer, exchange, &tally);
    assert_all(&tally, root);
    assert_true(keyring->keys[0].used);
    keyring_free(keyring);
    json_decref(root);
}

/* A wrong password for this very user: nothing opens, and it is said to be wrong. */
static void by_a_wrong_password(void **state)
{
    (void)state;
    json_t *root = vectors();
    struct keyring *keyring = keyring_new(&limits);
    struct unsealer u = keyring_unsealer(keyring);
    const json_t *exchange;
    size_t i;
    assert_false(keyring_add_password(keyring, "alice@LAB.EXAMPLE:guess").failed);
    tell_all(&u, root, KEY_WRONG);
    json_array_foreach(json_object_get(root, "kerberos"), i, exchange)
    {
        struct unseal_context *c = open_exchange(&u, exchange);
        const json_t *body = json_array_get(json_object_get(exchange, "bodies"), 0);
        struct buf whole = hex(json_object_get(body, "body")), out = buf_init(4096);
        struct sealed part = part_of(buf_bytes(&whole));
        assert_int_equal(u.ops->key(c), KEY_WRONG);
        assert_int_equal(u.ops->unseal(c, C2S, &part, &out), UNSEAL_WRONG_KEY);
        assert_int_equal(out.len, 0);
        /* Who it is stands in the KDC's answers in clear. */
        struct unseal_identity client = u.ops->identity(c);
        assert_true(bytes_equal(client.user, BYTES("alice")));
        u.ops->close(c);
        buf_clear(&whole);
        buf_clear(&out);
    }
    assert_false(keyring->keys[0].used);
    assert_true(keyring->keys[0].refuted);
    keyring_free(keyring);
    json_decref(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_the_keytab),          cmocka_unit_test(by_the_session_key),
        cmocka_unit_test(by_the_acceptor_subkey), cmocka_unit_test(by_the_password),
        cmocka_unit_test(by_a_wrong_password),
    };
    return cmocka_run_group_tests_name("kerberos_vectors", tests, NULL, NULL);
}
