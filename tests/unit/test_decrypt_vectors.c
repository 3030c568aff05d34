/*
 * The NTLM exchanges of security-vectors.json, which gss-ntlmssp and pyspnego made: every body
 * opens to the plain text that the vectors say. security.md 8.9.
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
#include "keys.h"
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

/* The NTLMSSP message in a SPNEGO token, by the length of the OCTET STRING that it is in. */
static struct bytes ntlm_message(struct bytes token)
{
    size_t at = bytes_find(token, BYTES("NTLMSSP\0"), 0);
    if (at < 4 || at == token.len)
        return bytes_from(token, at);
    const uint8_t *d = token.data + at;
    size_t len = d[-4] == 4 && d[-3] == 0x82   ? (size_t)d[-2] << 8 | d[-1]
                 : d[-3] == 4 && d[-2] == 0x81 ? d[-1]
                                               : d[-1];
    return bytes_part(token, at, len);
}

static void tell(const struct unsealer *u, struct unseal_context *c, enum direction direction,
                 struct bytes token)
{
    struct bytes message = ntlm_message(token);
    if (message.len > 0)
        u->ops->token(c, direction, message);
    if (bytes_starts(token, BYTES("NTLMSSP")))
        return;
    /* One mechanism, NTLM, in each of these; a MIC ends the token. */
    static const char list[] = "\x30\x0c\x06\x0a\x2b\x06\x01\x04\x01\x82\x37\x02\x02\x0a";
    struct bytes types = bytes_of(list, 14), mic = bytes_none();
    bool first = bytes_find(token, types, 0) < token.len;
    if (token.len > 20 &&
        bytes_equal(bytes_part(token, token.len - 20, 4), BYTES("\xa3\x12\x04\x10")))
        mic = bytes_from(token, token.len - 16);
    u->ops->spnego(c, direction, first ? types : bytes_none(), mic);
}

/* What stands behind the octet-stream line: N, N bytes of token, and the data, as long as the plain
 * text. */
static struct sealed part_of(struct bytes body, size_t length)
{
    struct bytes line = BYTES("octet-stream");
    size_t at = bytes_find(body, line, 0);
    at = bytes_find_byte(body, '\n', at) + 1;
    assert_int_equal(body.data[at], 16);
    return (struct sealed){.token = bytes_part(body, at + 4, 16),
                           .data = bytes_part(body, at + 20, length),
                           .announced = length};
}

static struct unseal_context *open_exchange(struct arena *a, const struct unsealer *u,
                                            const json_t *exchange)
{
    struct unseal_context *c = u->ops->open(u->state, MECHANISM_NTLM, "a -> b");
    size_t i;
    const json_t *token;
    json_array_foreach(json_object_get(exchange, "tokens"), i, token)
        tell(u, c, direction_of(json_array_get(token, 0)), hex(a, json_array_get(token, 1)));
    assert_int_equal(u->ops->key(c), KEY_VERIFIED);
    return c;
}

static enum unseal_result open_body(struct arena *a, const struct unsealer *u,
                                    struct unseal_context *c, const json_t *body, size_t flip)
{
    struct bytes plain = hex(a, json_object_get(body, "plain"));
    struct sealed part = part_of(hex(a, json_object_get(body, "body")), plain.len);
    struct buf out = buf_init(1 << 20);
    if (flip < part.token.len + part.data.len) {
        /* Both lie in one copy in the arena, which nobody else reads. */
        union {
            const uint8_t *from;
            uint8_t *to;
        } view = {flip < part.token.len ? part.token.data + flip
                                        : part.data.data + (flip - part.token.len)};
        *view.to ^= 0x10;
    }
    enum unseal_result result =
        u->ops->unseal(c, direction_of(json_object_get(body, "dir")), &part, &out);
    if (result == UNSEAL_VERIFIED)
        assert_true(bytes_equal(buf_bytes(&out), plain));
    buf_clear(&out);
    return result;
}

/* One bit of the checksum, of the first and of the last byte: the body that has it is never called
 * verified. */
static void check_flips(struct arena *a, const struct unsealer *u, const json_t *exchange)
{
    const json_t *bodies = json_object_get(exchange, "bodies");
    for (size_t i = 0; i < json_array_size(bodies); i++) {
        size_t len = hex(a, json_object_get(json_array_get(bodies, i), "plain")).len;
        const size_t flips[] = {9, 16, 16 + len - 1};
        for (size_t f = 0; f < 3; f++) {
            struct unseal_context *c = open_exchange(a, u, exchange);
            for (size_t before = 0; before < i; before++)
                assert_int_equal(open_body(a, u, c, json_array_get(bodies, before), SIZE_MAX),
                                 UNSEAL_VERIFIED);
            enum unseal_result result = open_body(a, u, c, json_array_get(bodies, i), flips[f]);
            assert_int_not_equal(result, UNSEAL_VERIFIED);
            assert_int_not_equal(result, UNSEAL_RECOVERED);
            u->ops->close(c);
        }
    }
}

static void check_exchange(struct arena *a, const struct unsealer *u, const json_t *exchange,
                           size_t *bodies)
{
    struct unseal_context *c = open_exchange(a, u, exchange);
    size_t i;
    const json_t *body;
    json_array_foreach(json_object_get(exchange, "bodies"), i, body)
    {
        assert_int_equal(open_body(a, u, c, body, SIZE_MAX), UNSEAL_VERIFIED);
        ++*bodies;
    }
    u->ops->close(c);
    check_flips(a, u, exchange);
}

static void every_ntlm_body_opens(void **state)
{
    (void)state;
    json_t *root = vectors();
    struct arena *a = arena_new();
    const json_t *exchange;
    size_t i, bodies = 0;
    json_array_foreach(json_object_get(root, "ntlm"), i, exchange)
    {
        struct keyring *keyring = keyring_new(&limits);
        struct unsealer unsealer = keyring_unsealer(keyring);
        const char *password = json_string_value(json_object_get(exchange, "password"));
        char given[256];
        snprintf(given, sizeof(given), "%s\\%s:%s",
                 json_string_value(json_object_get(exchange, "domain")),
                 json_string_value(json_object_get(exchange, "user")), password);
        assert_false(keyring_add_password(keyring, given).failed);
        print_message("%s\n", json_string_value(json_object_get(exchange, "name")));
        check_exchange(a, &unsealer, exchange, &bodies);
        keyring_free(keyring);
    }
    /* The number that security.md 8.9 says. */
    assert_int_equal(bodies, 27);
    arena_free(a);
    json_decref(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_ntlm_body_opens)};
    return cmocka_run_group_tests_name("decrypt_vectors", tests, NULL, NULL);
}
