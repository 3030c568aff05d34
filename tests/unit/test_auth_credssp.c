/*
 * TSRequest and TSCredentials as fields. The TSRequests are those of security.md 8.8, which
 * pyspnego made; the credentials are built here as [MS-CSSP] 2.2.1.2 has them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "auth.h"
#include "auth_fields.h"
#include "build_der.h"
#include "credssp_samples.h"
#include "der.h"
#include "property.h"
#include "value.h"

static const struct limits limits = LIMITS_DEFAULT;

/* A record with one token, of a ClientHello that says nothing, for what is hung under it. */
static struct record *record_with_token(const struct limits *with)
{
    struct record *r = auth_record_new(with);
    struct auth_token token;
    auth_dissect_token(r, auth_record_tokens(r),
                       record_source(r, BYTES("\x16\x03\x01\0\0"), NULL, SOURCE_BASE64, NULL, 0),
                       C2S, &token);
    return r;
}

static void add_request(struct record *r, struct bytes der, enum direction direction,
                        enum unseal_binding binding, struct auth_token *token)
{
    uint32_t source = record_source(r, arena_copy(r->arena, der), NULL, SOURCE_DECRYPTED, NULL, 0);
    auth_dissect_ts_request(r, auth_record_tokens(r), source, direction, binding, token);
}

static void add_request_hex(struct record *r, const char *digits, enum direction direction,
                            enum unseal_binding binding, struct auth_token *token)
{
    struct bytes der = property_hex(digits);
    void *data = (void *)(uintptr_t)der.data;
    add_request(r, der, direction, binding, token);
    free(data);
}

static void add_credentials(struct record *r, struct bytes der)
{
    uint32_t source = record_source(r, arena_copy(r->arena, der), NULL, SOURCE_DECRYPTED, NULL, 0);
    auth_dissect_ts_credentials(r, auth_record_tokens(r), source);
}

/* The nth node of that name. */
static const struct node *nth(const struct record *r, const char *name, size_t n)
{
    struct walk w = walk_start(r->root);
    for (enum walk_event event = walk_next(&w); event != WALK_DONE; event = walk_next(&w))
        if (event == WALK_ENTER && strcmp(w.node->field->name, name) == 0 && n-- == 0)
            return w.node;
    return NULL;
}

static void assert_nth(const struct record *r, const char *name, size_t n, const char *expected)
{
    const struct node *node = nth(r, name, n);
    struct value_options options = {.show_secrets = true};
    struct buf text = buf_init(4096);
    assert_non_null(node);
    value_text(node, &options, &text);
    buf_add_byte(&text, 0);
    assert_string_equal((const char *)text.data, expected);
    buf_clear(&text);
}

static void assert_node(const struct record *r, const char *name, const char *expected)
{
    assert_nth(r, name, 0, expected);
}

static void handshake_of_ntlm(void **state)
{
    (void)state;
    static const struct {
        const char *digits;
        enum token_kind kind;
    } legs[] = {{TS_REQUEST_1, TOKEN_NTLM_NEGOTIATE},
                {TS_REQUEST_2, TOKEN_NTLM_CHALLENGE},
                {TS_REQUEST_3, TOKEN_NTLM_AUTHENTICATE},
                {TS_REQUEST_4, TOKEN_NONE},
                {TS_REQUEST_5, TOKEN_NONE}};
    struct record *r = record_with_token(&limits);
    struct auth_summary summary = auth_summary_new(SCHEME_CREDSSP);
    for (size_t i = 0; i < 5; i++) {
        struct auth_token token;
        add_request_hex(r, legs[i].digits, i % 2 == 0 ? C2S : S2C,
                        i == 2 ? BINDING_FITS : BINDING_UNKNOWN, &token);
        assert_int_equal(token.kind, legs[i].kind);
        assert_int_equal(token.status, 0);
        auth_summary_token(&summary, &token);
        assert_nth(r, "auth.credssp.version", i, "6");
    }
    /* The fourth has negotiation without a token: accept-completed with a mechListMIC. */
    assert_int_equal(property_count_diags(r, NULL), 0);
    assert_int_equal(summary.mechanism, MECHANISM_CREDSSP);
    assert_int_equal(summary.inner, MECHANISM_NTLM);
    assert_true(bytes_equal(summary.user, BYTES("alice")));
    assert_true(bytes_equal(summary.domain, BYTES("LAB")));
    /* Signature of 16 bytes, then a SHA-256 of 32; the server's and the client's. */
    assert_int_equal(nth(r, "auth.credssp.pub_key_auth", 0)->value.b.len, 48);
    assert_int_equal(nth(r, "auth.credssp.pub_key_auth", 1)->value.b.len, 48);
    assert_null(nth(r, "auth.credssp.pub_key_auth", 2));
    assert_int_equal(nth(r, "auth.credssp.client_nonce", 0)->value.b.len, 32);
    assert_int_equal(nth(r, "auth.credssp.auth_info", 0)->value.b.len, 77);
    assert_node(r, "auth.credssp.public_key", "verified");
    assert_null(nth(r, "auth.credssp.public_key", 1));
    assert_nth(r, "auth.spnego.neg_state", 2, "accept-completed (0)");
    property_check_record("handshake", r);
    record_free(r);
}

static void binding_that_differs(void **state)
{
    (void)state;
    struct record *r = record_with_token(&limits);
    struct auth_token token;
    add_request_hex(r, TS_REQUEST_3, C2S, BINDING_DIFFERS, &token);
    assert_node(r, "auth.credssp.public_key", "wrong");
    assert_int_equal(property_count_diags(r, "credssp.public-key"), 1);
    /* Without pubKeyAuth there is nothing to say. */
    add_request_hex(r, TS_REQUEST_1, C2S, BINDING_DIFFERS, &token);
    assert_int_equal(property_count_diags(r, "credssp.public-key"), 1);
    record_free(r);
}

/* A TSRequest of that version with an errorCode in those bytes. */
static struct record *with_error(int32_t version, struct bytes code, struct auth_token *token)
{
    struct record *r = record_with_token(&limits);
    struct buf fields = buf_init(256), der = buf_init(256);
    build_der_integer(&fields, 0, version);
    build_der_field(&fields, 4, DER_INTEGER, code);
    build_der(&der, DER_SEQUENCE, buf_bytes(&fields));
    add_request(r, buf_bytes(&der), S2C, BINDING_UNKNOWN, token);
    buf_clear(&fields);
    buf_clear(&der);
    return r;
}

static void error_code_is_named(void **state)
{
    (void)state;
    static const struct {
        struct bytes code;
        const char *text;
        uint64_t status;
    } cases[] = {
        /* [MS-ERREF] 2.3.1; DER of the negative number, and of the positive one. */
        {{(const uint8_t *)"\xC0\x00\x00\x6D", 4}, "STATUS_LOGON_FAILURE (0xC000006D)", 0xC000006D},
        {{(const uint8_t *)"\x00\xC0\x00\x00\x6D", 5},
         "STATUS_LOGON_FAILURE (0xC000006D)",
         0xC000006D},
        {{(const uint8_t *)"\xC0\x00\x00\x71", 4},
         "STATUS_PASSWORD_EXPIRED (0xC0000071)",
         0xC0000071},
        {{(const uint8_t *)"\xC0\x00\x02\x34", 4},
         "STATUS_ACCOUNT_LOCKED_OUT (0xC0000234)",
         0xC0000234},
        {{(const uint8_t *)"\x80\x09\x03\x0C", 4}, "SEC_E_LOGON_DENIED (0x8009030C)", 0x8009030C},
        {{(const uint8_t *)"\xC0\x12\x34\x56", 4}, "0xC0123456", 0xC0123456},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct auth_token token;
        struct record *r = with_error(3, cases[i].code, &token);
        const struct node *node = nth(r, "auth.credssp.error_code", 0);
        assert_non_null(node);
        assert_int_equal(node->value.u, cases[i].status);
        assert_int_equal(token.status, cases[i].status);
        assert_node(r, "auth.credssp.error_code", cases[i].text);
        assert_int_equal(property_count_diags(r, NULL), 0);
        record_free(r);
    }
}

static void odd_requests_are_reported(void **state)
{
    (void)state;
    struct auth_token token;
    struct record *r = with_error(7, BYTES("\xC0\0\0\x6D"), &token);
    assert_int_equal(property_count_diags(r, "credssp.version"), 1);
    record_free(r);
    r = with_error(3, BYTES(""), &token);
    assert_int_equal(property_count_diags(r, "der.malformed"), 1);
    assert_int_equal(token.status, 0);
    record_free(r);
    struct buf fields = buf_init(256), der = buf_init(256);
    build_der_field(&fields, 5, DER_OCTET_STRING, BYTES("short"));
    build_der(&der, DER_SEQUENCE, buf_bytes(&fields));
    r = record_with_token(&limits);
    add_request(r, buf_bytes(&der), C2S, BINDING_UNKNOWN, &token);
    assert_int_equal(property_count_diags(r, "credssp.nonce-length"), 1);
    assert_int_equal(property_count_diags(r, "der.missing"), 1); /* version */
    record_free(r);
    r = record_with_token(&limits);
    add_request(r, BYTES("HTTP"), C2S, BINDING_UNKNOWN, &token);
    assert_int_equal(property_count_diags(r, "der.unexpected"), 1);
    record_free(r);
    buf_clear(&fields);
    buf_clear(&der);
}

/* TSCredentials of that type around the fields of its structure. */
static void build_credentials(struct buf *out, int32_t type, struct bytes fields)
{
    struct buf structure = buf_init(4096), all = buf_init(4096);
    build_der(&structure, DER_SEQUENCE, fields);
    build_der_integer(&all, 0, type);
    build_der_field(&all, 1, DER_OCTET_STRING, buf_bytes(&structure));
    build_der(out, DER_SEQUENCE, buf_bytes(&all));
    buf_clear(&structure);
    buf_clear(&all);
}

static void build_text(struct buf *fields, unsigned n, const char *text)
{
    struct buf utf16 = buf_init(256);
    build_utf16(&utf16, text);
    build_der_field(fields, n, DER_OCTET_STRING, buf_bytes(&utf16));
    buf_clear(&utf16);
}

static void build_password(struct buf *out)
{
    struct buf fields = buf_init(4096);
    build_text(&fields, 0, "LAB");
    build_text(&fields, 1, "alice");
    build_text(&fields, 2, "Winter-2025!pw");
    build_credentials(out, 1, buf_bytes(&fields));
    buf_clear(&fields);
}

static void build_smart_card(struct buf *out)
{
    struct buf fields = buf_init(4096), csp = buf_init(4096);
    build_text(&fields, 0, "123456");
    build_der_integer(&csp, 0, 1);
    build_text(&csp, 1, "card");
    build_text(&csp, 2, "reader 0");
    build_text(&csp, 3, "le-User-1");
    build_text(&csp, 4, "Microsoft Base Smart Card Crypto Provider");
    build_der_field(&fields, 1, DER_SEQUENCE, buf_bytes(&csp));
    build_text(&fields, 2, "alice@lab.example");
    build_text(&fields, 3, "lab.example");
    build_credentials(out, 2, buf_bytes(&fields));
    buf_clear(&csp);
    buf_clear(&fields);
}

static void build_package(struct buf *out, const char *name, struct bytes buffer)
{
    build_text(out, 0, name);
    build_der_field(out, 1, DER_OCTET_STRING, buffer);
}

static void build_remote_guard(struct buf *out)
{
    struct buf fields = buf_init(4096), cred = buf_init(4096), list = buf_init(4096);
    build_package(&cred, "Kerberos", BYTES("\1\2\3"));
    build_der_field(&fields, 0, DER_SEQUENCE, buf_bytes(&cred));
    buf_reset(&cred);
    build_package(&cred, "NTLM", BYTES("\4\5"));
    build_der(&list, DER_SEQUENCE, buf_bytes(&cred));
    build_der_field(&fields, 1, DER_SEQUENCE, buf_bytes(&list));
    build_credentials(out, 6, buf_bytes(&fields));
    buf_clear(&list);
    buf_clear(&cred);
    buf_clear(&fields);
}

static struct record *credentials(void build(struct buf *out))
{
    struct buf der = buf_init(4096);
    struct record *r = record_with_token(&limits);
    struct auth_token token;
    build(&der);
    add_request_hex(r, TS_REQUEST_5, C2S, BINDING_UNKNOWN, &token);
    add_credentials(r, buf_bytes(&der));
    assert_int_equal(property_count_diags(r, NULL), 0);
    /* They belong to the TSRequest whose authInfo they are. */
    const struct node *node = nth(r, "auth.credssp.ts_credentials", 0);
    assert_non_null(node);
    assert_ptr_equal(node->parent, nth(r, "auth.credssp.ts_request", 0));
    property_check_record("credentials", r);
    buf_clear(&der);
    return r;
}

static void assert_secret(const struct record *r, const char *name, size_t n)
{
    const struct node *node = nth(r, name, n);
    assert_non_null(node);
    assert_true(node_is_secret(node));
}

static void password_credentials(void **state)
{
    (void)state;
    struct record *r = credentials(build_password);
    assert_node(r, "auth.credssp.cred_type", "TSPasswordCreds (1)");
    assert_node(r, "auth.credssp.domain_name", "LAB");
    assert_node(r, "auth.credssp.user_name", "alice");
    assert_node(r, "auth.credssp.password", "Winter-2025!pw");
    assert_secret(r, "auth.credssp.password", 0);
    assert_false(node_is_secret(nth(r, "auth.credssp.user_name", 0)));
    record_free(r);
}

static void smart_card_credentials(void **state)
{
    (void)state;
    struct record *r = credentials(build_smart_card);
    assert_node(r, "auth.credssp.cred_type", "TSSmartCardCreds (2)");
    assert_node(r, "auth.credssp.pin", "123456");
    assert_secret(r, "auth.credssp.pin", 0);
    assert_node(r, "auth.credssp.key_spec", "AT_KEYEXCHANGE (1)");
    assert_node(r, "auth.credssp.card_name", "card");
    assert_node(r, "auth.credssp.reader_name", "reader 0");
    assert_node(r, "auth.credssp.container_name", "le-User-1");
    assert_node(r, "auth.credssp.csp_name", "Microsoft Base Smart Card Crypto Provider");
    assert_node(r, "auth.credssp.user_hint", "alice@lab.example");
    assert_node(r, "auth.credssp.domain_hint", "lab.example");
    record_free(r);
}

static void remote_guard_credentials(void **state)
{
    (void)state;
    struct record *r = credentials(build_remote_guard);
    assert_node(r, "auth.credssp.cred_type", "TSRemoteGuardCreds (6)");
    assert_nth(r, "auth.credssp.package_name", 0, "Kerberos");
    assert_nth(r, "auth.credssp.package_name", 1, "NTLM");
    assert_secret(r, "auth.credssp.cred_buffer", 0);
    assert_secret(r, "auth.credssp.cred_buffer", 1);
    assert_true(bytes_equal(nth(r, "auth.credssp.cred_buffer", 1)->value.b, BYTES("\4\5")));
    record_free(r);
}

static void unknown_credentials_are_kept_secret(void **state)
{
    (void)state;
    struct buf der = buf_init(256);
    struct record *r = record_with_token(&limits);
    build_credentials(&der, 9, BYTES(""));
    add_credentials(r, buf_bytes(&der));
    assert_int_equal(property_count_diags(r, "credssp.cred-type"), 1);
    assert_secret(r, "auth.credssp.credentials.unknown", 0);
    buf_clear(&der);
    record_free(r);
}

/* Text of an odd number of bytes, and a field that has to be there and is not. */
static void odd_credentials_are_reported(void **state)
{
    (void)state;
    struct buf fields = buf_init(256), der = buf_init(256);
    build_der_field(&fields, 0, DER_OCTET_STRING, BYTES("L\0A"));
    build_text(&fields, 1, "alice");
    build_credentials(&der, 1, buf_bytes(&fields));
    struct record *r = record_with_token(&limits);
    add_credentials(r, buf_bytes(&der));
    assert_int_equal(property_count_diags(r, "credssp.text-odd"), 1);
    assert_int_equal(property_count_diags(r, "der.missing"), 1);
    record_free(r);
    buf_clear(&fields);
    buf_clear(&der);
}

static struct record *property_request(struct bytes input, const struct limits *with)
{
    struct record *r = record_with_token(with);
    struct auth_token token;
    auth_dissect_ts_request(r, auth_record_tokens(r),
                            record_source(r, input, NULL, SOURCE_DECRYPTED, NULL, 0), C2S,
                            BINDING_FITS, &token);
    return r;
}

static struct record *property_credentials(struct bytes input, const struct limits *with)
{
    struct record *r = record_with_token(with);
    auth_dissect_ts_credentials(r, auth_record_tokens(r),
                                record_source(r, input, NULL, SOURCE_DECRYPTED, NULL, 0));
    return r;
}

static void properties(void **state)
{
    (void)state;
    static const char *const requests[] = {TS_REQUEST_1, TS_REQUEST_2, TS_REQUEST_3, TS_REQUEST_4,
                                           TS_REQUEST_5};
    static void (*const credential[])(struct buf *) = {build_password, build_smart_card,
                                                       build_remote_guard};
    for (size_t i = 0; i < sizeof(requests) / sizeof(requests[0]); i++) {
        struct bytes der = property_hex(requests[i]);
        void *data = (void *)(uintptr_t)der.data;
        property_check("TSRequest", der, property_request, PROPERTY_TRUNCATION_REPORTED);
        free(data);
    }
    for (size_t i = 0; i < sizeof(credential) / sizeof(credential[0]); i++) {
        struct buf der = buf_init(4096);
        credential[i](&der);
        property_check("TSCredentials", buf_bytes(&der), property_credentials,
                       PROPERTY_TRUNCATION_REPORTED);
        buf_clear(&der);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(handshake_of_ntlm),
        cmocka_unit_test(binding_that_differs),
        cmocka_unit_test(error_code_is_named),
        cmocka_unit_test(odd_requests_are_reported),
        cmocka_unit_test(password_credentials),
        cmocka_unit_test(smart_card_credentials),
        cmocka_unit_test(remote_guard_credentials),
        cmocka_unit_test(unknown_credentials_are_kept_secret),
        cmocka_unit_test(odd_credentials_are_reported),
        cmocka_unit_test(properties),
    };
    return cmocka_run_group_tests_name("auth_credssp", tests, NULL, NULL);
}
