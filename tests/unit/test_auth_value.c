/* Lists of challenges by RFC 7235 2.1 and 4.1; the forms that occur by wsman.md 3.1. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "auth.h"

/* Every scheme as "NAME[TOKEN]" with a semicolon behind it. */
static void assert_values(const char *header, const char *expected)
{
    struct bytes rest = bytes_of_string(header);
    struct auth_value value;
    struct buf seen = buf_init(4096);
    while (auth_next_value(&rest, &value)) {
        buf_printf(&seen, "%.*s[%.*s];", (int)value.name.len, (const char *)value.name.data,
                   (int)value.token.len, (const char *)value.token.data);
    }
    assert_int_equal(value.scheme, SCHEME_NONE);
    buf_add_byte(&seen, 0);
    assert_string_equal((const char *)seen.data, expected);
    buf_clear(&seen);
}

static void test_lists(void **state)
{
    (void)state;
    assert_values("", "");
    assert_values(" , ,", "");
    assert_values("Negotiate", "Negotiate[];");
    assert_values("Negotiate YII=", "Negotiate[YII=];");
    assert_values("Negotiate  TlRMTVNTUAAB+/aa== ", "Negotiate[TlRMTVNTUAAB+/aa==];");
    assert_values("Negotiate, Kerberos,CredSSP ,\tNTLM",
                  "Negotiate[];Kerberos[];CredSSP[];NTLM[];");
    assert_values("Negotiate oYG2MIGz, Basic realm=\"WSMAN\"",
                  "Negotiate[oYG2MIGz];Basic[realm=\"WSMAN\"];");
    assert_values("Negotiate oYG=, Kerberos YII==,Basic realm=\"WSMAN\", CredSSP",
                  "Negotiate[oYG=];Kerberos[YII==];Basic[realm=\"WSMAN\"];CredSSP[];");
    /* The example of RFC 7235 4.1. */
    assert_values("Newauth realm=\"apps\", type=1, title=\"Login to \\\"apps\\\"\", Basic "
                  "realm=\"simple\"",
                  "Newauth[realm=\"apps\", type=1, title=\"Login to \\\"apps\\\"\"];"
                  "Basic[realm=\"simple\"];");
    assert_values("Digest qop=\"auth,auth-int\", nonce = \"a, Basic b=\" ,stale=false, Negotiate",
                  "Digest[qop=\"auth,auth-int\", nonce = \"a, Basic b=\" ,stale=false];"
                  "Negotiate[];");
    assert_values("Basic realm=\"open, Negotiate", "Basic[realm=\"open, Negotiate];");
    assert_values("Basic realm=\"back\\", "Basic[realm=\"back\\];");
    assert_values("Basic dXNlcjpwYXNz", "Basic[dXNlcjpwYXNz];");
    assert_values("http://schemas.dmtf.org/wbem/wsman/1/wsman/secprofile/https/mutual",
                  "http://schemas.dmtf.org/wbem/wsman/1/wsman/secprofile/https/mutual[];");
    /* Nothing of a value that is none of the grammar gets lost. */
    assert_values("Negotiate AAAA BBBB", "Negotiate[AAAA BBBB];");
    assert_values("=, \"x\"", "=[];\"x\"[];");
}

static void test_schemes(void **state)
{
    (void)state;
    static const struct {
        const char *header;
        enum auth_scheme scheme;
        const char *name;
    } cases[] = {
        {"basic dTpw", SCHEME_BASIC, "Basic"},
        {"NEGOTIATE", SCHEME_NEGOTIATE, "Negotiate"},
        {"Kerberos YII=", SCHEME_KERBEROS, "Kerberos"},
        {"ntlm", SCHEME_NTLM, "NTLM"},
        {"CREDSSP FgMB", SCHEME_CREDSSP, "CredSSP"},
        {"Digest realm=\"x\"", SCHEME_DIGEST, "Digest"},
        {"HTTP://schemas.dmtf.org/wbem/wsman/1/wsman/secprofile/https/mutual", SCHEME_CERTIFICATE,
         "Certificate"},
        {"Certificate", SCHEME_OTHER, ""},
        {"Bearer abc", SCHEME_OTHER, ""},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct bytes rest = bytes_of_string(cases[i].header);
        struct auth_value value;
        assert_true(auth_next_value(&rest, &value));
        assert_int_equal(value.scheme, cases[i].scheme);
        assert_string_equal(auth_scheme_name(value.scheme), cases[i].name);
    }
    assert_string_equal(auth_scheme_name(SCHEME_NONE), "");
}

static void test_basic_user(void **state)
{
    (void)state;
    assert_true(bytes_equal(auth_basic_user(BYTES("Aladdin:open sesame")), BYTES("Aladdin")));
    assert_true(bytes_equal(auth_basic_user(BYTES("a:b:c")), BYTES("a")));
    assert_int_equal(auth_basic_user(BYTES(":secret")).len, 0);
    /* What has no colon may be a password. */
    assert_int_equal(auth_basic_user(BYTES("secret")).len, 0);
    assert_int_equal(auth_basic_user(bytes_none()).len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_schemes),
        cmocka_unit_test(test_basic_user),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
