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

static void check_exchange(struct arena *a, const struct unsealer *u, const json_t *exchange,
                           size_t *bodies)
{
    struct unseal_context *c = u->ops->open(u->state, MECHANISM_NTLM);
    size_t i;
    const json_t *token, *body;
    json_array_foreach(json_object_get(exchange, "tokens"), i, token)
        tell(u, c, direction_of(json_array_get(token, 0)), hex(a, json_array_get(token, 1)));
    assert_int_equal(u->ops->key(c), KEY_VERIFIED);
    json_array_foreach(json_object_get(exchange, "bodies"), i, body)
    {
        enum direction direction = direction_of(json_object_get(body, "dir"));
        struct bytes plain = hex(a, json_object_get(body, "plain"));
        struct bytes whole = hex(a, json_object_get(body, "body"));
        struct sealed part = part_of(whole, plain.len);
        struct buf out = buf_init(1 << 20);
        assert_int_equal(u->ops->unseal(c, direction, &part, &out), UNSEAL_VERIFIED);
        assert_true(bytes_equal(buf_bytes(&out), plain));
        buf_clear(&out);
        ++*bodies;
    }
    u->ops->close(c);
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
