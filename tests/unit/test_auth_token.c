/*
 * Tokens of auth_samples.h: what they hold by security.md 8.2 to 8.4, which another
 * implementation made and a third decoded.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "auth.h"
#include "auth_samples.h"
#include "property.h"
#include "value.h"

static const struct limits limits = LIMITS_DEFAULT;

/* A record with tokens one after the other; their bytes live as long as it. */
struct sample {
    struct record *r;
    struct auth_token token; /* the last one */
};

static struct sample sample_new(void)
{
    return (struct sample){.r = auth_record_new(&limits)};
}

static void sample_bytes(struct sample *s, enum direction direction, struct bytes wire)
{
    struct record *r = s->r;
    uint32_t source = record_source(r, arena_copy(r->arena, wire), NULL, SOURCE_BASE64, NULL, 0);
    bool first_leg = auth_first_leg(wire, direction, r);
    auth_dissect_token(r, auth_record_tokens(r), source, direction, &s->token);
    assert_int_equal(s->token.first_leg, first_leg);
}

static void sample_hex(struct sample *s, enum direction direction, const char *hex)
{
    struct bytes wire = property_hex(hex);
    sample_bytes(s, direction, wire);
    void *data = (void *)(uintptr_t)wire.data;
    free(data);
}

/* The nth node of that name in the last token. */
static const struct node *nth(const struct sample *s, const char *name, size_t n)
{
    struct walk w = walk_start(auth_record_tokens(s->r)->last);
    for (enum walk_event event = walk_next(&w); event != WALK_DONE; event = walk_next(&w))
        if (event == WALK_ENTER && strcmp(w.node->field->name, name) == 0 && n-- == 0)
            return w.node;
    return NULL;
}

static void assert_nth(const struct sample *s, const char *name, size_t n, const char *expected)
{
    const struct node *node = nth(s, name, n);
    struct value_options options = {.show_secrets = true};
    struct buf text = buf_init(4096);
    assert_non_null(node);
    value_text(node, &options, &text);
    buf_add_byte(&text, 0);
    assert_string_equal((const char *)text.data, expected);
    buf_clear(&text);
}

static void assert_node(const struct sample *s, const char *name, const char *expected)
{
    assert_nth(s, name, 0, expected);
}

static void assert_number(const struct sample *s, const char *name, uint64_t expected)
{
    const struct node *node = nth(s, name, 0);
    assert_non_null(node);
    assert_true(node->value.u == expected);
}

static void assert_bytes_hex(struct bytes b, const char *hex)
{
    struct bytes expected = property_hex(hex);
    assert_true(bytes_equal(b, expected));
    void *data = (void *)(uintptr_t)expected.data;
    free(data);
}

static void assert_text(struct bytes b, const char *expected)
{
    assert_true(bytes_equal(b, bytes_of_string(expected)));
}

static void assert_no_diagnostics(const struct sample *s)
{
    assert_int_equal(property_count_diags(s->r, NULL), 0);
}

/* That code and no other. */
static void assert_only(const struct sample *s, const char *code)
{
    assert_int_equal(property_count_diags(s->r, code), 1);
    assert_int_equal(property_count_diags(s->r, NULL), 1);
}

static void test_spnego_ntlm(void **state)
{
    (void)state;
    struct sample s = sample_new();
    sample_hex(&s, C2S, SPNEGO_T1);
    assert_int_equal(s.token.kind, TOKEN_NTLM_NEGOTIATE);
    assert_int_equal(s.token.mechanism, MECHANISM_NTLM);
    assert_true(s.token.spnego && s.token.first_leg);
    assert_int_equal(s.token.neg_state, NEG_ABSENT);
    assert_int_equal(s.token.inner.len, 40);
    assert_bytes_hex(s.token.mech_type_list, "300c060a2b06010401823702020a");
    assert_node(&s, "auth.spnego.message", "NegTokenInit");
    assert_nth(&s, "auth.oid", 1, "1.3.6.1.4.1.311.2.2.10");
    assert_nth(&s, "auth.oid.name", 1, "NTLM");
    assert_number(&s, "auth.ntlm.negotiate_flags", 0xe2088237);
    assert_number(&s, "auth.ntlm.version.product_major_version", 6);
    assert_number(&s, "auth.ntlm.version.product_minor_version", 2);
    assert_number(&s, "auth.ntlm.version.ntlm_revision_current", 15);
    sample_hex(&s, S2C, SPNEGO_T2);
    assert_int_equal(s.token.kind, TOKEN_NTLM_CHALLENGE);
    assert_int_equal(s.token.neg_state, NEG_ACCEPT_INCOMPLETE);
    assert_false(s.token.first_leg);
    assert_node(&s, "auth.spnego.neg_state", "accept-incomplete (1)");
    assert_node(&s, "auth.ntlm.server_challenge", "298193848f4158e3");
    assert_node(&s, "auth.ntlm.target_name", "WS01");
    assert_node(&s, "auth.ntlm.av_id", "MsvAvNbComputerName (1)");
    assert_node(&s, "auth.ntlm.av.text", "WS01");
    assert_nth(&s, "auth.ntlm.av.text", 1, "WORKSTATION");
    assert_nth(&s, "auth.ntlm.av.text", 2, "vm");
    assert_number(&s, "auth.ntlm.av.flags", 0);
    assert_node(&s, "auth.ntlm.av.timestamp", "2026-11-20T15:14:53.839089000Z");
    sample_hex(&s, C2S, SPNEGO_T3);
    assert_int_equal(s.token.kind, TOKEN_NTLM_AUTHENTICATE);
    assert_bytes_hex(s.token.mech_list_mic, "01000000d2712891be6b03f200000000");
    assert_int_equal(s.token.mech_type_list.len, 0);
    assert_text(s.token.user, "alice");
    assert_text(s.token.domain, "LAB");
    assert_text(s.token.workstation, "WS01");
    assert_false(s.token.anonymous);
    assert_number(&s, "auth.ntlm.negotiate_flags", 0xe28a8235);
    assert_node(&s, "auth.ntlm.response_version", "NTLMv2");
    assert_node(&s, "auth.ntlm.nt_proof_str", "562baf4c08647ee60d16e04ebccf54c1");
    assert_node(&s, "auth.ntlm.challenge_from_client", "f4cc55a4fe0c9ff9");
    assert_node(&s, "auth.ntlm.time_stamp", "2026-11-20T15:14:53.839089000Z");
    assert_node(&s, "auth.ntlm.mic", "8d87b2b99bc23d6eb862004159a7cfa8");
    assert_node(&s, "auth.ntlm.encrypted_random_session_key", "082743adb8cac5ead3c682e8fd0c5e06");
    assert_node(&s, "auth.ntlm.av.flags", "0x00000002 (MIC present)");
    assert_nth(&s, "auth.ntlm.av.text", 3, "HTTP/srv.lab.example");
    sample_hex(&s, S2C, SPNEGO_T4);
    assert_int_equal(s.token.kind, TOKEN_NONE);
    assert_int_equal(s.token.neg_state, NEG_ACCEPT_COMPLETED);
    assert_bytes_hex(s.token.mech_list_mic, "0100000092b1b2eb4be130a300000000");
    assert_no_diagnostics(&s);
    record_free(s.r);
}

static void test_raw_ntlm(void **state)
{
    (void)state;
    struct sample s = sample_new();
    sample_hex(&s, C2S, RAW_T1);
    assert_int_equal(s.token.kind, TOKEN_NTLM_NEGOTIATE);
    assert_true(s.token.first_leg);
    assert_false(s.token.spnego);
    assert_number(&s, "auth.ntlm.version.product_minor_version", 12);
    sample_hex(&s, S2C, RAW_T2);
    assert_node(&s, "auth.ntlm.server_challenge", "cb6c4ee31fd8cda8");
    sample_hex(&s, C2S, RAW_T3);
    assert_text(s.token.user, "alice");
    assert_node(&s, "auth.ntlm.nt_proof_str", "0c3a6518c2c3fd01ea4e45eb9ce5280c");
    assert_node(&s, "auth.ntlm.mic", "a4c83b6689e39c59fc8850733d413e0c");
    assert_node(&s, "auth.ntlm.response", "000000000000000000000000000000000000000000000000");
    assert_int_equal(s.token.inner.len, 314);
    assert_no_diagnostics(&s);
    record_free(s.r);
}

static void test_kerberos(void **state)
{
    (void)state;
    struct sample s = sample_new();
    sample_hex(&s, C2S, KRB_AP_REQ);
    assert_int_equal(s.token.kind, TOKEN_AP_REQ);
    assert_int_equal(s.token.mechanism, MECHANISM_KERBEROS);
    assert_true(s.token.first_leg);
    assert_text(s.token.realm, "LAB.EXAMPLE");
    assert_text(s.token.service, "HTTP/e18.lab.example");
    assert_int_equal(s.token.etype, 18);
    assert_int_equal(s.token.kvno, 1);
    assert_node(&s, "kerberos.ap_options", "0x20000000 (mutual-required)");
    assert_node(&s, "kerberos.name_type", "NT-SRV-HST (3)");
    assert_node(&s, "kerberos.etype", "aes256-cts-hmac-sha1-96 (18)");
    assert_int_equal(nth(&s, "kerberos.ticket.cipher", 0)->value.b.len, 0x166);
    assert_true(node_is_secret(nth(&s, "kerberos.ticket.cipher", 0)));
    assert_int_equal(nth(&s, "kerberos.cipher", 0)->value.b.len, 0xc0);
    sample_hex(&s, S2C, KRB_AP_REP);
    assert_int_equal(s.token.kind, TOKEN_AP_REP);
    assert_node(&s, "kerberos.msg_type", "KRB_AP_REP (15)");
    assert_number(&s, "kerberos.etype", 18);
    sample_hex(&s, S2C, WINDOWS_AP_REP);
    assert_int_equal(s.token.kind, TOKEN_AP_REP);
    assert_no_diagnostics(&s);
    record_free(s.r);
}

/* Values as openssl asn1parse shows them. */
static void test_kerberos_error(void **state)
{
    (void)state;
    struct sample s = sample_new();
    sample_hex(&s, S2C, KRB_ERROR);
    assert_int_equal(s.token.kind, TOKEN_KRB_ERROR);
    assert_int_equal(s.token.error_code, 37);
    assert_node(&s, "kerberos.error_code", "KRB_AP_ERR_SKEW (37)");
    assert_node(&s, "kerberos.stime", "2026-11-20T17:46:37.000000000Z");
    assert_number(&s, "kerberos.susec", 453515);
    assert_node(&s, "kerberos.realm", "LAB.EXAMPLE");
    assert_node(&s, "kerberos.name_string", "host");
    assert_nth(&s, "kerberos.name_string", 1, "win01.lab.example");
    assert_no_diagnostics(&s);
    record_free(s.r);
}

/*
 * DCE style, and what one client does: an AP-REQ without the framing of GSS-API (security.md
 * 3.1).
 */
static void test_bare_kerberos(void **state)
{
    (void)state;
    struct sample s = sample_new();
    struct bytes framed = property_hex(KRB_AP_REQ);
    sample_bytes(&s, C2S, bytes_from(framed, 17));
    assert_int_equal(s.token.kind, TOKEN_AP_REQ);
    assert_true(s.token.first_leg);
    assert_text(s.token.service, "HTTP/e18.lab.example");
    assert_no_diagnostics(&s);
    void *data = (void *)(uintptr_t)framed.data;
    free(data);
    record_free(s.r);
}

static void test_hints(void **state)
{
    (void)state;
    struct sample s = sample_new();
    sample_hex(&s, S2C, NEG_TOKEN_INIT2);
    assert_int_equal(s.token.kind, TOKEN_NONE);
    assert_int_equal(s.token.mechanism, MECHANISM_UNKNOWN);
    assert_false(s.token.first_leg);
    assert_node(&s, "auth.spnego.message", "NegTokenInit2");
    assert_node(&s, "auth.spnego.hint_name", "not_defined_in_RFC4178@please_ignore");
    assert_nth(&s, "auth.oid.name", 1, "NEGOEX");
    assert_nth(&s, "auth.oid.name", 2, "MS-KRB5");
    assert_nth(&s, "auth.oid.name", 3, "Kerberos");
    assert_nth(&s, "auth.oid.name", 4, "Kerberos user-to-user");
    assert_nth(&s, "auth.oid.name", 5, "NTLM");
    assert_int_equal(s.token.mech_type_list.len, 60);
    assert_no_diagnostics(&s);
    record_free(s.r);
}

/* RFC 5246 7.4.1.2, RFC 8446 4.1.3: the records of CredSSP, of which the first says most. */
static void test_tls(void **state)
{
    (void)state;
    struct sample s = sample_new();
    sample_hex(&s, C2S, "1603010005 0100000103");
    assert_int_equal(s.token.kind, TOKEN_TLS);
    assert_int_equal(s.token.mechanism, MECHANISM_CREDSSP);
    assert_true(s.token.first_leg);
    assert_node(&s, "auth.tls.content_type", "handshake (22)");
    assert_node(&s, "auth.tls.msg_type", "client_hello (1)");
    sample_hex(&s, S2C,
               "1603030026 02000022 0303"
               "CF21AD74E59A6111BE1D8C021E65B891C2A211167ABB8C5E079E09E2C8A8339C"
               "140303000101");
    assert_node(&s, "auth.tls.hello_retry_request", "true");
    assert_nth(&s, "auth.tls.content_type", 1, "change_cipher_spec (20)");
    /* The second ClientHello goes on with the same handshake. */
    sample_hex(&s, C2S, "140303000101 1603030005 0100000103");
    assert_false(s.token.first_leg);
    sample_hex(&s, C2S, "1603030005 0100000103 1703030001FF");
    assert_true(s.token.first_leg);
    assert_no_diagnostics(&s);
    record_free(s.r);
    s = sample_new();
    sample_hex(&s, S2C,
               "160303002602000022 0303"
               "CF21AD74E59A6111BE1D8C021E65B891C2A211167ABB8C5E079E09E2C8A8339C");
    sample_hex(&s, C2S, "1603030005 0100000103");
    assert_false(s.token.first_leg);
    record_free(s.r);
}

/* [MS-NEGOEX] 2.2.6.2. */
static void test_negoex(void **state)
{
    (void)state;
    struct sample s = sample_new();
    sample_hex(&s, C2S,
               "4e45474f45585453 00000000 00000000 28000000 2a000000"
               "000102030405060708090a0b0c0d0e0f ffee"
               "4e45474f45585453 02000000 01000000 28000000 28000000"
               "000102030405060708090a0b0c0d0e0f");
    assert_int_equal(s.token.kind, TOKEN_UNKNOWN);
    assert_node(&s, "auth.negoex.message_type", "MESSAGE_TYPE_INITIATOR_NEGO (0)");
    assert_node(&s, "auth.negoex.conversation_id", "03020100-0504-0706-0809-0A0B0C0D0E0F");
    assert_node(&s, "auth.negoex.rest", "ffee");
    assert_nth(&s, "auth.negoex.message_type", 1, "MESSAGE_TYPE_INITIATOR_META_DATA (2)");
    assert_int_equal(property_count_diags(s.r, "data.untested"), 1);
    record_free(s.r);
}

static const char *const all[] = {SPNEGO_T1,  SPNEGO_T2,      SPNEGO_T3, SPNEGO_T4,
                                  RAW_T1,     RAW_T2,         RAW_T3,    KRB_AP_REQ,
                                  KRB_AP_REP, WINDOWS_AP_REP, KRB_ERROR, NEG_TOKEN_INIT2};

static struct record *dissect(struct bytes input, const struct limits *within)
{
    struct record *r = auth_record_new(within);
    struct auth_token token;
    uint32_t source = record_source(r, input, NULL, SOURCE_BASE64, NULL, 0);
    auth_dissect_token(r, auth_record_tokens(r), source, C2S, &token);
    struct auth_summary summary = auth_summary_new(SCHEME_NEGOTIATE);
    auth_summary_token(&summary, &token);
    auth_record_finish(r, &summary);
    return r;
}

static void test_properties(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
        struct bytes wire = property_hex(all[i]);
        property_check("token", wire, dissect, PROPERTY_TRUNCATION_REPORTED);
        void *data = (void *)(uintptr_t)wire.data;
        free(data);
    }
}

/* A token whose bytes at an offset are others. */
static void sample_changed(struct sample *s, enum direction direction, const char *hex, size_t at,
                           struct bytes with)
{
    struct bytes wire = property_hex(hex);
    uint8_t *copy = malloc(wire.len);
    memcpy(copy, wire.data, wire.len);
    assert_true(at + with.len <= wire.len);
    memcpy(copy + at, with.data, with.len);
    sample_bytes(s, direction, bytes_of(copy, wire.len));
    free(copy);
    void *data = (void *)(uintptr_t)wire.data;
    free(data);
}

/* What is wrong with one token, and the only code that tells it. */
static void test_wrong_ntlm(void **state)
{
    (void)state;
    const struct {
        const char *token;
        size_t at;
        struct bytes with;
        const char *code;
    } cases[] = {
        {RAW_T3, 8, BYTES("\4"), "ntlm.message-type"},
        /* WorkstationFields points behind the end. */
        {RAW_T3, 48, BYTES("\xFF\xFF\xFF\xFF"), "ntlm.payload-outside"},
        {RAW_T3, 44, BYTES("\x41\x00\x41\x00"), "ntlm.payload-outside"},
        /* UserName where DomainName is, which leaves its own bytes without a field. */
        {RAW_T3, 40, BYTES("\x12\x01\x00\x00"), "ntlm.payload-overlap"},
        /* HiRespType 2. */
        {RAW_T3, 0x70 + 17, BYTES("\2"), "ntlm.response-type"},
        /* The last pair, MsvAvTargetName, as a kind that nobody knows. */
        {RAW_T3, 0xDE, BYTES("\x0B"), "ntlm.av-unknown"},
        /* DomainName one byte shorter. */
        {RAW_T3, 28, BYTES("\5"), "ntlm.text-odd"},
        /* A timestamp's id on a pair of another length. */
        {RAW_T3, 0xDE, BYTES("\x07"), "ntlm.av-length"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct sample s = sample_new();
        sample_changed(&s, C2S, cases[i].token, cases[i].at, cases[i].with);
        assert_true(property_count_diags(s.r, cases[i].code) > 0);
        assert_int_equal(property_count_diags(s.r, NULL), property_count_diags(s.r, cases[i].code));
        property_check_record(cases[i].code, s.r);
        record_free(s.r);
    }
}

/* Small messages of [MS-NLMP] 2.2.1, put together by hand. */
#define NTLM_SIGNATURE "4e544c4d53535000"
static void test_ntlm_forms(void **state)
{
    (void)state;
    struct sample s = sample_new();
    /* A Go client's 16 bytes (security.md 4.1). */
    sample_hex(&s, C2S, NTLM_SIGNATURE "01000000 05820000");
    assert_true(s.token.first_leg);
    assert_only(&s, "ntlm.fields-missing");
    record_free(s.r);

    /* Text of a NEGOTIATE is in the OEM code page, also where Unicode is offered. */
    s = sample_new();
    sample_hex(&s, C2S,
               NTLM_SIGNATURE "01000000 01320000 0300 0300 20000000 0200 0200 23000000"
                              "4c4142 5753");
    assert_node(&s, "auth.ntlm.domain_name", "LAB");
    assert_node(&s, "auth.ntlm.workstation", "WS");
    assert_int_equal(s.token.domain.len, 0);
    assert_no_diagnostics(&s);
    record_free(s.r);

    /* An old CHALLENGE without TargetInfo, OEM, its letter e1 in an unknown code page. */
    s = sample_new();
    sample_hex(&s, S2C,
               NTLM_SIGNATURE "02000000 0200 0200 20000000 02020000 0123456789abcdef 41e1");
    assert_node(&s, "auth.ntlm.target_name", "A\xC3\xA1");
    assert_true((nth(&s, "auth.ntlm.target_name", 0)->flags & NODE_GUESSED) != 0);
    assert_int_equal(property_count_diags(s.r, "ntlm.code-page"), 1);
    assert_int_equal(property_count_diags(s.r, "ntlm.fields-missing"), 1);
    /* Its flags hold for an AUTHENTICATE that has none: the head ends at 52. */
    sample_hex(&s, C2S,
               NTLM_SIGNATURE "03000000 1800 1800 37000000 0000 0000 34000000"
                              "0100 0100 34000000 0200 0200 35000000 0000 0000 37000000"
                              "44 7573"
                              "000102030405060708090a0b0c0d0e0f1011121314151617");
    assert_text(s.token.domain, "D");
    assert_text(s.token.user, "us");
    assert_node(&s, "auth.ntlm.response_version", "LM");
    assert_int_equal(property_count_diags(s.r, "data.untested"), 1);
    assert_int_equal(property_count_diags(s.r, "ntlm.flags-missing"), 1);
    assert_int_equal(property_count_diags(s.r, NULL), 4);
    record_free(s.r);
}

/* Head of an AUTHENTICATE: responses, no names, no key. */
#define AUTHENTICATE_HEAD(lm, nt, flags)                                                           \
    NTLM_SIGNATURE "03000000" lm nt "0000000048000000 0000000048000000 0000000048000000"           \
                   "0000000048000000" flags "0a00000000000f0f"
static void test_ntlm_responses(void **state)
{
    (void)state;
    struct sample s = sample_new();
    /* Values of [MS-NLMP] 4.2.2.2: NTLMv1. */
    sample_hex(&s, C2S,
               AUTHENTICATE_HEAD("1800180048000000", "1800180060000000",
                                 "338202e2") "98def7b87f88aa5dafe2df779688a172def11c7d5ccdef13"
                                             "67c43011f30298a2ad35ece64f16331c44bdbed927841f94");
    assert_node(&s, "auth.ntlm.response_version", "NTLMv1");
    assert_node(&s, "auth.ntlm.response", "98def7b87f88aa5dafe2df779688a172def11c7d5ccdef13");
    assert_nth(&s, "auth.ntlm.response", 1, "67c43011f30298a2ad35ece64f16331c44bdbed927841f94");
    assert_true(node_is_secret(nth(&s, "auth.ntlm.response", 1)));
    assert_no_diagnostics(&s);
    record_free(s.r);

    /* 4.2.3.2: with extended session security the LM response is the client's challenge. */
    s = sample_new();
    sample_hex(&s, C2S,
               AUTHENTICATE_HEAD("1800180048000000", "1800180060000000",
                                 "33820a82") "aaaaaaaaaaaaaaaa00000000000000000000000000000000"
                                             "7537f803ae367128ca458204bde7caf81e97ed2683267232");
    assert_node(&s, "auth.ntlm.response_version", "NTLMv1 with extended session security");
    assert_node(&s, "auth.ntlm.challenge_from_client", "aaaaaaaaaaaaaaaa");
    assert_no_diagnostics(&s);
    record_free(s.r);

    /* 4.2.4.2: NTLMv2 with LMv2, the time 1601. */
    s = sample_new();
    sample_hex(&s, C2S,
               AUTHENTICATE_HEAD(
                   "1800180048000000", "5400540060000000",
                   "33828ae2") "86c35097ac9cec102554764a57cccc19aaaaaaaaaaaaaaaa"
                               "68cd0ab851e51c96aabc927bebef6a1c"
                               "01010000000000000000000000000000aaaaaaaaaaaaaaaa00000000"
                               "02000c0044006f006d00610069006e0001000c00530065007200760065007200"
                               "0000000000000000");
    assert_node(&s, "auth.ntlm.response_version", "NTLMv2");
    assert_node(&s, "auth.ntlm.response", "86c35097ac9cec102554764a57cccc19");
    assert_node(&s, "auth.ntlm.nt_proof_str", "68cd0ab851e51c96aabc927bebef6a1c");
    assert_nth(&s, "auth.ntlm.challenge_from_client", 1, "aaaaaaaaaaaaaaaa");
    assert_node(&s, "auth.ntlm.av.text", "Domain");
    assert_nth(&s, "auth.ntlm.av.text", 1, "Server");
    assert_no_diagnostics(&s);
    record_free(s.r);

    /* 3.2.5.1.2: nobody. */
    s = sample_new();
    sample_hex(&s, C2S, AUTHENTICATE_HEAD("0100010048000000", "0000000049000000", "010800a2") "00");
    assert_true(s.token.anonymous);
    assert_node(&s, "auth.ntlm.response_version", "anonymous");
    assert_no_diagnostics(&s);
    record_free(s.r);

    /*
     * Flags that announce a MIC which is not there, SingleHost, ChannelBindings, and no MsvAvEOL.
     */
    s = sample_new();
    sample_hex(&s, C2S,
               AUTHENTICATE_HEAD(
                   "0000000048000000", "8000800048000000",
                   "33828ae2") "68cd0ab851e51c96aabc927bebef6a1c"
                               "01010000000000000000000000000000aaaaaaaaaaaaaaaa00000000"
                               "0600040002000000"
                               "0a001000000102030405060708090a0b0c0d0e0f"
                               "0800300030000000000000000102030405060708"
                               "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
                               "0000 0000");
    assert_node(&s, "auth.ntlm.av.bytes", "000102030405060708090a0b0c0d0e0f");
    assert_node(&s, "auth.ntlm.single_host.custom_data", "0102030405060708");
    assert_node(&s, "auth.ntlm.single_host.machine_id",
                "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    assert_only(&s, "ntlm.mic-missing");
    record_free(s.r);

    s = sample_new();
    sample_hex(
        &s, C2S,
        AUTHENTICATE_HEAD("0000000048000000", "3000300048000000",
                          "33828ae2") "68cd0ab851e51c96aabc927bebef6a1c"
                                      "01010000000000000000000000000000aaaaaaaaaaaaaaaa00000000"
                                      "01000000");
    assert_only(&s, "ntlm.av-eol-missing");
    record_free(s.r);

    /* One byte short of NTLMv1. */
    s = sample_new();
    sample_hex(&s, C2S,
               AUTHENTICATE_HEAD("0000000048000000", "1700170048000000",
                                 "338202e2") "67c43011f30298a2ad35ece64f16331c44bdbed927841f");
    assert_node(&s, "auth.ntlm.response_version", "none");
    assert_only(&s, "ntlm.response-length");
    record_free(s.r);
}

static void test_wrong_spnego(void **state)
{
    (void)state;
    const struct {
        enum direction direction;
        const char *token;
        const char *code;
    } cases[] = {
        {S2C, "", "auth.token-empty"},
        {S2C, "00112233", "auth.token-unknown"},
        {C2S, "6013 06062b0601050501 04096162636465666768 69", "auth.mechanism-unknown"},
        {C2S, "600a 06062b0601050205 0500", "auth.mechanism-unknown"},
        {S2C, "a1073005a0030a0104", "spnego.neg-state"},
        {S2C, "a1073005a0030a0100 00", "data.trailing"},
        {S2C, "a1073005a003020100", "der.unexpected"},
        {S2C, "a1073005a0030a01", "data.truncated"},
        {S2C, "a1803005a0030a0100", "der.malformed"},
        {S2C, "a1023000a0", "data.trailing"},
        {S2C, "a1163014 a2070405 1503010000 a3070405 1503010000 00", "data.truncated"},
        /* A record of SSL 2 behind one of TLS. */
        {C2S, "1603010005 0100000103 1502000000", "tls.content-type"},
        {C2S,
         "4e45474f45585453 00000000 00000000 00000000 28000000 000102030405060708090a0b0c0d0e0f",
         "negoex.length"},
        /* A NegTokenInit without mechTypes. */
        {C2S, "600c06062b0601050502a0023000", "der.missing"},
        /* SPNEGO in SPNEGO. */
        {S2C, "a10f300da20b0409a1073005a0030a0100", "spnego.nested"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct sample s = sample_new();
        sample_hex(&s, cases[i].direction, cases[i].token);
        if (property_count_diags(s.r, cases[i].code) == 0)
            fail_msg("case %zu: no %s", i, cases[i].code);
        property_check_record(cases[i].code, s.r);
        record_free(s.r);
    }
    struct sample s = sample_new();
    sample_hex(&s, S2C, "a1143012 a2070405 1503010000 a3070405 1503010000");
    assert_only(&s, "spnego.mic-repeats-token");
    assert_int_equal(s.token.mech_list_mic.len, 0);
    record_free(s.r);
}

static void test_wrong_way(void **state)
{
    (void)state;
    struct sample s = sample_new();
    sample_hex(&s, S2C, RAW_T1);
    assert_false(s.token.first_leg);
    assert_only(&s, "auth.token-direction");
    record_free(s.r);
    s = sample_new();
    sample_hex(&s, C2S, KRB_ERROR);
    assert_only(&s, "auth.token-direction");
    record_free(s.r);
}

/* Kerberos offered first, but the token that comes along is NTLM. */
static void test_other_mechanism(void **state)
{
    (void)state;
    struct sample s = sample_new();
    sample_hex(&s, C2S,
               "603d 06062b0601050502 a033 3031 a00d300b 06092a864886f712010202"
               "a220 041e" NTLM_SIGNATURE "01000000 05820000 0000000000000000 0000000000000000");
    assert_int_equal(property_count_diags(s.r, "spnego.other-mechanism"), 1);
    assert_int_equal(s.token.mechanism, MECHANISM_NTLM);
    record_free(s.r);
}

/* Offers without a token, and answers without one. */
static void test_mechanism_without_token(void **state)
{
    (void)state;
    struct sample s = sample_new();
    sample_hex(&s, C2S, "601b 06062b0601050502 a011300f a00d300b 06092a864886f712010202");
    assert_int_equal(s.token.mechanism, MECHANISM_KERBEROS);
    assert_int_equal(s.token.kind, TOKEN_NONE);
    assert_true(s.token.first_leg);
    sample_hex(&s, S2C, "a115 3013 a003 0a0103 a10c 060a2b06010401823702020a");
    assert_int_equal(s.token.mechanism, MECHANISM_NTLM);
    assert_int_equal(s.token.neg_state, NEG_REQUEST_MIC);
    assert_no_diagnostics(&s);
    record_free(s.r);
}

static void test_wrong_kerberos(void **state)
{
    (void)state;
    const struct {
        const char *token;
        size_t at;
        struct bytes with;
        const char *code;
    } cases[] = {
        {KRB_AP_REP, 14, BYTES("\3"), "kerberos.msg-type"}, /* TOK_ID of a KRB_ERROR */
        {KRB_AP_REP, 26, BYTES("\4"), "kerberos.version"},
        {KRB_AP_REP, 31, BYTES("\x0E"), "kerberos.msg-type"},
        {KRB_AP_REP, 16, BYTES("\x70"), "kerberos.message-unknown"},
        {KRB_ERROR, 37, BYTES("x"), "der.malformed"}, /* in stime */
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct sample s = sample_new();
        sample_changed(&s, S2C, cases[i].token, cases[i].at, cases[i].with);
        if (property_count_diags(s.r, cases[i].code) == 0)
            fail_msg("case %zu: no %s", i, cases[i].code);
        property_check_record(cases[i].code, s.r);
        record_free(s.r);
    }
}

/* Lists and tokens meet their limits. */
static void test_limits(void **state)
{
    (void)state;
    struct limits small = LIMITS_DEFAULT;
    small.token_elements = 3;
    struct bytes wire = property_hex(NEG_TOKEN_INIT2);
    struct record *r = dissect(wire, &small);
    assert_int_equal(property_count_diags(r, "data.limit"), 1);
    record_free(r);
    small.token = wire.len - 1;
    r = dissect(wire, &small);
    assert_int_equal(property_count_diags(r, "data.limit"), 1);
    record_free(r);
    small = (struct limits)LIMITS_DEFAULT;
    for (small.nodes = 1; small.nodes < 40; small.nodes++) {
        r = dissect(wire, &small);
        property_check_record("few nodes", r);
        record_free(r);
    }
    void *data = (void *)(uintptr_t)wire.data;
    free(data);
}

static const struct node *member(const struct record *r, size_t n)
{
    const struct node *node = r->root->first;
    while (n-- > 0 && node != NULL)
        node = node->next;
    return node;
}

static void test_record(void **state)
{
    (void)state;
    /* interface.md, "auth": the members and their order. */
    static const char *const keys[] = {"scheme",  "mechanism", "user",  "domain", "workstation",
                                       "service", "realm",     "etype", "kvno",   "inner",
                                       "outcome", "key",       "tokens"};
    struct sample s = sample_new();
    sample_hex(&s, C2S, KRB_AP_REQ);
    struct auth_summary summary = auth_summary_new(SCHEME_NEGOTIATE);
    auth_summary_token(&summary, &s.token);
    assert_int_equal(summary.mechanism, MECHANISM_KERBEROS);
    summary.user = BYTES("alice");
    summary.inner = MECHANISM_NTLM;
    summary.outcome = HANDSHAKE_ACCEPTED;
    summary.key = KEY_VERIFIED;
    auth_record_finish(s.r, &summary);
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        assert_string_equal(member(s.r, i)->field->key, keys[i]);
    assert_null(member(s.r, sizeof(keys) / sizeof(keys[0])));
    assert_text(member(s.r, 0)->value.b, "Negotiate");
    assert_text(member(s.r, 1)->value.b, "kerberos");
    assert_int_equal(member(s.r, 3)->field->kind, KIND_NULL);
    assert_text(member(s.r, 5)->value.b, "HTTP/e18.lab.example");
    assert_text(member(s.r, 10)->value.b, "accepted");
    assert_text(member(s.r, 11)->value.b, "verified");
    assert_ptr_equal(s.r->root->last, auth_record_tokens(s.r));
    property_check_record("record", s.r);
    record_free(s.r);
}

static void test_record_of_basic(void **state)
{
    (void)state;
    struct record *r = auth_record_new(&limits);
    struct auth_summary summary = auth_summary_new(SCHEME_BASIC);
    summary.user = BYTES("Administrator");
    auth_record_finish(r, &summary);
    assert_text(member(r, 1)->value.b, "basic");
    assert_text(member(r, 5)->value.b, "incomplete");
    assert_text(member(r, 6)->value.b, "none");
    assert_null(auth_record_tokens(r)->first);
    record_free(r);
}

static void test_summary_of_credssp(void **state)
{
    (void)state;
    struct sample s = sample_new();
    struct auth_summary summary = auth_summary_new(SCHEME_CREDSSP);
    sample_hex(&s, C2S, "1603010005 0100000103");
    auth_summary_token(&summary, &s.token);
    assert_int_equal(summary.mechanism, MECHANISM_CREDSSP);
    assert_int_equal(summary.inner, MECHANISM_UNKNOWN);
    sample_hex(&s, C2S, SPNEGO_T3);
    auth_summary_token(&summary, &s.token);
    assert_int_equal(summary.mechanism, MECHANISM_CREDSSP);
    assert_int_equal(summary.inner, MECHANISM_NTLM);
    assert_text(summary.user, "alice");
    record_free(s.r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_spnego_ntlm),
        cmocka_unit_test(test_raw_ntlm),
        cmocka_unit_test(test_kerberos),
        cmocka_unit_test(test_kerberos_error),
        cmocka_unit_test(test_bare_kerberos),
        cmocka_unit_test(test_hints),
        cmocka_unit_test(test_tls),
        cmocka_unit_test(test_negoex),
        cmocka_unit_test(test_properties),
        cmocka_unit_test(test_wrong_ntlm),
        cmocka_unit_test(test_ntlm_forms),
        cmocka_unit_test(test_ntlm_responses),
        cmocka_unit_test(test_wrong_spnego),
        cmocka_unit_test(test_wrong_way),
        cmocka_unit_test(test_other_mechanism),
        cmocka_unit_test(test_mechanism_without_token),
        cmocka_unit_test(test_wrong_kerberos),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_record),
        cmocka_unit_test(test_record_of_basic),
        cmocka_unit_test(test_summary_of_credssp),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
