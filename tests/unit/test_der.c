/* Values by ITU-T X.690 8 (its own examples where marked) and RFC 4120 5.2. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "der_node.h"

static struct cursor over(struct bytes b)
{
    return cur_init(b, 0);
}

static void test_enter(void **state)
{
    (void)state;
    struct cursor c = over(BYTES("\x30\x06\x02\x01\x05\x04\x01x\x01")), sequence, value;
    assert_false(der_enter(&c, DER_SET, &sequence));
    assert_true(cur_ok(&c));
    assert_int_equal(cur_left(&sequence), 0);
    assert_true(der_enter(&c, DER_SEQUENCE, &sequence));
    assert_int_equal(cur_left(&sequence), 6);
    assert_int_equal(cur_left(&c), 1);
    assert_true(der_enter(&sequence, DER_INTEGER, &value));
    assert_int_equal(cur_offset(&value), 4);
    assert_int_equal(der_integer(&value), 5);
    assert_true(der_enter(&sequence, DER_OCTET_STRING, &value));
    assert_true(bytes_equal(cur_rest(&value), BYTES("x")));
    assert_true(cur_end(&sequence));
    uint8_t tag;
    assert_false(der_next(&sequence, &tag, &value));
    assert_true(cur_ok(&sequence));
}

/* X.690 8.1.3: short and long forms, the long one with zeros before as BER allows. */
static void test_lengths(void **state)
{
    (void)state;
    const struct bytes good[] = {BYTES("\x04\x02"
                                       "ab"),
                                 BYTES("\x04\x81\x02"
                                       "ab"),
                                 BYTES("\x04\x82\x00\x02"
                                       "ab"),
                                 BYTES("\x04\x88\0\0\0\0\0\0\0\x02"
                                       "ab")};
    struct cursor c, value;
    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
        c = over(good[i]);
        assert_true(der_enter(&c, DER_OCTET_STRING, &value));
        assert_true(bytes_equal(cur_rest(&value), BYTES("ab")));
        assert_true(cur_end(&c));
    }
    /* Indefinite, reserved, nine bytes of length, a tag of several bytes. */
    const struct bytes bad[] = {BYTES("\x30\x80\0\0"), BYTES("\x30\xFF\x01\x01"),
                                BYTES("\x30\x89\0\0\0\0\0\0\0\0\x01x"), BYTES("\x1F\x81\x01\x00")};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        uint8_t tag;
        c = over(bad[i]);
        assert_false(der_next(&c, &tag, &value));
        assert_int_equal(c.error, CUR_MALFORMED);
    }
    /* A length that itself is cut. */
    c = over(BYTES("\x30\x82\x01"));
    assert_false(der_enter(&c, DER_SEQUENCE, &value));
    assert_int_equal(c.error, CUR_TRUNCATED);
}

static void test_cut(void **state)
{
    (void)state;
    struct cursor c = over(BYTES("\x04\x0A"
                                 "abc")),
                  value;
    assert_true(der_enter(&c, DER_OCTET_STRING, &value));
    assert_int_equal(c.error, CUR_TRUNCATED);
    assert_true(bytes_equal(cur_rest(&value), BYTES("abc")));
    c = over(BYTES("\x04\x88\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"
                   "abc"));
    assert_true(der_enter(&c, DER_OCTET_STRING, &value));
    assert_int_equal(c.error, CUR_TRUNCATED);
    assert_int_equal(cur_left(&value), 3);
}

static void test_integer(void **state)
{
    (void)state;
    const struct {
        struct bytes contents;
        int64_t value;
    } cases[] = {
        {BYTES("\x00"), 0},
        {BYTES("\x7F"), 127},
        {BYTES("\x00\x80"), 128},
        {BYTES("\x80"), -128},
        {BYTES("\xFF\x7F"), -129},
        {BYTES("\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF"), INT64_MAX},
        {BYTES("\x80\x00\x00\x00\x00\x00\x00\x00"), INT64_MIN},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct cursor c = over(cases[i].contents);
        assert_true(der_integer(&c) == cases[i].value);
        assert_true(cur_end(&c));
    }
    struct cursor empty = over(bytes_none()), nine = over(BYTES("\x00\x80\0\0\0\0\0\0\0"));
    assert_int_equal(der_integer(&empty), 0);
    assert_int_equal(empty.error, CUR_MALFORMED);
    assert_int_equal(der_integer(&nine), 0);
    assert_int_equal(nine.error, CUR_MALFORMED);
}

static void test_bits(void **state)
{
    (void)state;
    const struct {
        struct bytes contents;
        uint32_t value;
    } cases[] = {
        {BYTES("\x00\x20\x00\x00\x00"), 0x20000000}, /* security.md 5.2: mutual-required */
        {BYTES("\x01\x62"), 0x62000000},             /* seven bits, as SPNEGO sends them */
        {BYTES("\x01\x63"), 0x62000000},             /* what an unused bit says is nothing */
        {BYTES("\x00"), 0},
        {BYTES("\x00\x01\x02\x03\x04\x05"), 0x01020304},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct cursor c = over(cases[i].contents);
        assert_int_equal(der_bits(&c), cases[i].value);
        assert_true(cur_end(&c));
    }
    const struct bytes bad[] = {BYTES(""), BYTES("\x08\x01"), BYTES("\x01")};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        struct cursor c = over(bad[i]);
        assert_int_equal(der_bits(&c), 0);
        assert_int_equal(c.error, CUR_MALFORMED);
    }
}

/* Seconds as date -u -d TIME +%s gives them. */
static void test_time(void **state)
{
    (void)state;
    const struct {
        const char *text;
        int64_t seconds, nanoseconds;
    } cases[] = {
        {"19700101000000Z", 0, 0},
        {"19851106210627Z", 500159187, 0}, /* the example of RFC 4120 5.2.3 */
        {"20240229235960Z", 1709251200, 0},
        {"20261120174637Z", 1795196797, 0},
        {"19691231235959Z", -1, 0},
        {"20000301000000.25Z", 951868800, 250000000},
        {"20000301000000.1234567899Z", 951868800, 123456789},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct cursor c = over(bytes_of_string(cases[i].text));
        assert_true(der_time(&c) == cases[i].seconds * 1000000000 + cases[i].nanoseconds);
        assert_true(cur_end(&c));
    }
    static const char *const bad[] = {"",
                                      "20261120174637",
                                      "20261120174637+0100",
                                      "20261320174637Z",
                                      "20230229000000Z",
                                      "20261100174637Z",
                                      "20261120244637Z",
                                      "16001120174637Z",
                                      "20261120174637.Z",
                                      "2026112017463 Z",
                                      "20261120174637Zx"};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        struct cursor c = over(bytes_of_string(bad[i]));
        assert_int_equal(der_time(&c), 0);
        assert_int_equal(c.error, CUR_MALFORMED);
    }
}

static void test_oid(void **state)
{
    (void)state;
    const struct {
        struct bytes contents;
        const char *text;
    } cases[] = {
        {BYTES("\x2B\x06\x01\x05\x05\x02"), "1.3.6.1.5.5.2"},
        {BYTES("\x2A\x86\x48\x82\xF7\x12\x01\x02\x02"), "1.2.840.48018.1.2.2"},
        {BYTES("\x2B\x06\x01\x04\x01\x82\x37\x02\x02\x0A"), "1.3.6.1.4.1.311.2.2.10"},
        {BYTES("\x88\x37\x03"), "2.999.3"}, /* X.690 8.19.5 */
        {BYTES("\x4F"), "1.39"},
        {BYTES("\x50"), "2.0"},
        {BYTES("\x27"), "0.39"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct buf text = buf_init(64);
        assert_true(der_oid_text(cases[i].contents, &text));
        assert_true(bytes_equal(buf_bytes(&text), bytes_of_string(cases[i].text)));
        buf_clear(&text);
    }
    const struct bytes bad[] = {BYTES(""), BYTES("\x2A\x86"),
                                BYTES("\x2A\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F")};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        struct buf text = buf_init(64);
        assert_false(der_oid_text(bad[i], &text));
        buf_clear(&text);
    }
    struct buf small = buf_init(4);
    assert_false(der_oid_text(cases[0].contents, &small));
    buf_clear(&small);
}

static const struct field root_field = {"x", "x", "X", KIND_GROUP, 0, SHOW_DEC, NULL, 0};
static const struct field number_field = {"x.n", "n", "N", KIND_UINT, 0, SHOW_DEC, NULL, 0};
static const struct field text_field = {"x.t", "t", "T", KIND_STRING, 0, SHOW_DEC, NULL, 0};
static const struct limits limits = LIMITS_DEFAULT;

static struct record *record_over(struct bytes b, struct cursor *c)
{
    struct record *r = record_new(&root_field, &limits);
    *c = record_cursor(r, record_source(r, b, NULL, SOURCE_BASE64, NULL, 0));
    return r;
}

static void test_nodes(void **state)
{
    (void)state;
    struct cursor c;
    struct record *r = record_over(BYTES("\xA0\x03\x02\x01\x07\xA2\x04\x1B\x02hi"), &c);
    int64_t number;
    struct bytes text;
    assert_true(der_add_integer(r, r->root, &number_field, &c, 0, &number));
    assert_int_equal(number, 7);
    assert_false(der_add_string(r, r->root, &text_field, &c, 1, &text));
    assert_int_equal(text.len, 0);
    assert_true(der_add_string(r, r->root, &text_field, &c, 2, &text));
    assert_true(bytes_equal(text, BYTES("hi")));
    der_close(r, r->root, &c);
    assert_null(r->root->diags);
    assert_int_equal(r->root->first->span.offset, 4);
    assert_int_equal(r->root->last->span.offset, 9);
    assert_int_equal(r->root->last->span.len, 2);
    record_free(r);
}

/* What is wrong, and the one code that says so. */
static void test_node_diagnostics(void **state)
{
    (void)state;
    const struct {
        struct bytes wire;
        const struct diag_kind *kind;
    } cases[] = {
        {BYTES("\xA0\x03\x04\x01\x07"), &der_diagnostics[DER_UNEXPECTED]},
        {BYTES("\xA0\x00"), &der_diagnostics[DER_UNEXPECTED]},
        {BYTES("\xA0\x02\x02\x00"), &der_diagnostics[DER_MALFORMED]},
        {BYTES("\xA0\x04\x02\x80\x00\x00"), &der_diagnostics[DER_MALFORMED]},
        {BYTES("\xA0\x80\x02\x01\x07"), &der_diagnostics[DER_MALFORMED]},
        {BYTES("\xA0\x04\x02\x01\x07\x00"), &model_diagnostics[DIAG_TRAILING]},
        {BYTES("\xA0\x03\x02\x01\x07\x00"), &model_diagnostics[DIAG_TRAILING]},
        {BYTES("\xA0\x03\x02\x01"), &model_diagnostics[DIAG_TRUNCATED]},
        {BYTES("\xA0\x03\x02\x02\x07"), &model_diagnostics[DIAG_TRUNCATED]},
        {BYTES("\xA0"), &model_diagnostics[DIAG_TRUNCATED]},
        {BYTES(""), &der_diagnostics[DER_MISSING]},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct cursor c;
        struct record *r = record_over(cases[i].wire, &c);
        if (!der_add_integer(r, r->root, &number_field, &c, 0, NULL) && cases[i].wire.len == 0)
            der_missing(r, r->root, &c, &number_field);
        der_close(r, r->root, &c);
        assert_non_null(r->root->diags);
        assert_ptr_equal(r->root->diags->kind, cases[i].kind);
        assert_null(r->root->diags->next);
        record_free(r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_enter),
        cmocka_unit_test(test_lengths),
        cmocka_unit_test(test_cut),
        cmocka_unit_test(test_integer),
        cmocka_unit_test(test_bits),
        cmocka_unit_test(test_time),
        cmocka_unit_test(test_oid),
        cmocka_unit_test(test_nodes),
        cmocka_unit_test(test_node_diagnostics),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
