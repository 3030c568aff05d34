/*
 * Every token of security-vectors.json, which gss-ntlmssp, pyspnego, MIT krb5 and OpenSSL made,
 * dissects without a diagnostic and into what the file says of it.
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

#include "auth.h"
#include "property.h"

static const struct limits limits = LIMITS_DEFAULT;

static json_t *load(void)
{
    const char *shared = getenv("WINRMSCOPE_SHARED");
    char path[4096];
    snprintf(path, sizeof(path), "%s/reference/security-vectors.json",
             shared != NULL ? shared : "../shared");
    return json_load_file(path, 0, NULL);
}

/* Dissects one token into r; its bytes live as long as r. */
static struct auth_token take(struct record *r, const json_t *pair)
{
    enum direction direction =
        strcmp(json_string_value(json_array_get(pair, 0)), "C") == 0 ? C2S : S2C;
    struct bytes wire = property_hex(json_string_value(json_array_get(pair, 1)));
    struct bytes copy = arena_copy(r->arena, wire);
    struct auth_token token;
    void *data = (void *)(uintptr_t)wire.data;
    free(data);
    auth_dissect_token(r, auth_record_tokens(r),
                       record_source(r, copy, NULL, SOURCE_BASE64, NULL, 0), direction, &token);
    return token;
}

typedef void check_token(const json_t *vector, const struct auth_token *token, size_t leg);

/* All vectors of a list, a record each; gives how many tokens there were. */
static size_t check_list(const char *list, check_token *check)
{
    json_t *root = load(), *vector;
    size_t i, tokens = 0;
    if (root == NULL) {
        printf("skipped: security-vectors.json is not there\n");
        skip();
    }
    json_array_foreach(json_object_get(root, list), i, vector)
    {
        struct record *r = auth_record_new(&limits);
        size_t leg;
        json_t *pair;
        json_array_foreach(json_object_get(vector, "tokens"), leg, pair)
        {
            struct auth_token token = take(r, pair);
            assert_int_equal(token.first_leg, leg == 0);
            check(vector, &token, leg);
            tokens++;
        }
        if (property_count_diags(r, NULL) != 0)
            fail_msg("%s: something is reported",
                     json_string_value(json_object_get(vector, "name")));
        property_check_record(list, r);
        record_free(r);
    }
    json_decref(root);
    return tokens;
}

static void assert_text(struct bytes b, const json_t *expected)
{
    assert_true(bytes_equal(b, bytes_of_string(json_string_value(expected))));
}

static void check_ntlm(const json_t *vector, const struct auth_token *token, size_t leg)
{
    static const enum token_kind kinds[] = {TOKEN_NTLM_NEGOTIATE, TOKEN_NTLM_CHALLENGE,
                                            TOKEN_NTLM_AUTHENTICATE, TOKEN_NONE};
    assert_true(leg < sizeof(kinds) / sizeof(kinds[0]));
    assert_int_equal(token->kind, kinds[leg]);
    assert_int_equal(token->spnego,
                     strstr(json_string_value(json_object_get(vector, "name")), "spnego") != NULL);
    if (token->kind != TOKEN_NONE)
        assert_int_equal(token->mechanism, MECHANISM_NTLM);
    if (token->kind != TOKEN_NTLM_AUTHENTICATE)
        return;
    assert_text(token->user, json_object_get(vector, "user"));
    assert_text(token->domain, json_object_get(vector, "domain"));
    assert_false(token->anonymous);
}

static void test_ntlm(void **state)
{
    (void)state;
    assert_int_equal(check_list("ntlm", check_ntlm), 20);
}

/* The names are MODE-etypeN; N is the ticket's encryption type, for a service of that name. */
static void check_kerberos(const json_t *vector, const struct auth_token *token, size_t leg)
{
    const char *name = json_string_value(json_object_get(vector, "name"));
    const char *etype = strstr(name, "etype") + strlen("etype");
    char service[64];
    assert_int_equal(token->spnego, strncmp(name, "spnego", 6) == 0);
    if (leg == 0) {
        assert_int_equal(token->kind, TOKEN_AP_REQ);
        assert_int_equal(token->etype, atoi(etype));
        snprintf(service, sizeof(service), "HTTP/e%s.lab.example", etype);
        assert_true(bytes_equal(token->service, bytes_of_string(service)));
        assert_true(bytes_equal(token->realm, BYTES("LAB.EXAMPLE")));
        assert_int_equal(token->mech_type_list.len > 0, token->spnego);
    } else if (token->kind != TOKEN_NONE) {
        assert_int_equal(token->kind, TOKEN_AP_REP);
    }
    if (token->kind != TOKEN_NONE)
        assert_int_equal(token->mechanism, MECHANISM_KERBEROS);
}

static void test_kerberos(void **state)
{
    (void)state;
    /*
     * Of each of five encryption types: 2 raw, 1 without mutual authentication, 3 DCE; SPNEGO: 2,
     * 2, 4.
     */
    assert_int_equal(check_list("kerberos", check_kerberos), 5 * (2 + 1 + 3 + 2 + 2 + 4));
}

static void check_credssp(const json_t *vector, const struct auth_token *token, size_t leg)
{
    (void)vector;
    (void)leg;
    assert_int_equal(token->kind, TOKEN_TLS);
    assert_int_equal(token->mechanism, MECHANISM_CREDSSP);
}

static void test_credssp(void **state)
{
    (void)state;
    assert_int_equal(check_list("credssp", check_credssp), 4 * 9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ntlm),
        cmocka_unit_test(test_kerberos),
        cmocka_unit_test(test_credssp),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
