/*
 * The records command and winrs: interface.md (JSON), wsman.md 9.3, 9.4. The characters of code
 * pages are from Microsoft's tables at the Unicode Consortium (VENDORS/MICSFT/PC, WINDOWS).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "codepage.h"
#include "property.h"
#include "winrs.h"
#include "winrs_fields.h"
#include "wsman_samples.h"

static const struct limits limits = LIMITS_DEFAULT;

static void test_command_record(void **state)
{
    (void)state;
    struct sample s = request(REQUEST(URI_SHELL "/Command", URI_CMD, SELECTOR_SHELL(SHELL_ID)) BODY(
        "<rsp:CommandLine><rsp:Command>ipconfig</rsp:Command><rsp:Arguments>/all</rsp:Arguments>"
        "<rsp:Arguments>b &amp; c</rsp:Arguments></rsp:CommandLine>"));
    const struct bytes environment[][2] = {{BYTES("A"), BYTES("1")}, {BYTES("PATH"), BYTES("")}};
    struct record *r = wsman_command_record(&limits, s.r, &s.envelope, s.envelope.shell_id,
                                            bytes_none(), environment, 2);
    struct record *late = wsman_command_record(&limits, NULL, &s.envelope, s.envelope.shell_id,
                                               BYTES("no-guid"), NULL, 0);
    sample_free(&s); /* nothing of the envelope's record may be needed from here on */
    assert_string_equal(r->root->field->key, "command");
    assert_text_at(r, "shell_id", SHELL_ID);
    assert_null_at(r, "command_id");
    assert_text_at(r, "line", "ipconfig");
    assert_text_at(r, "arguments.0", "/all");
    assert_text_at(r, "arguments.1", "b & c");
    assert_none_at(r, "arguments.2");
    assert_text_at(r, "environment.A", "1");
    assert_text_at(r, "environment.PATH", "");
    struct span span = node_at(r, "arguments.1")->span;
    assert_int_equal(span.source, 1);
    assert_bytes(bytes_part(r->sources[0].bytes, (size_t)span.offset, span.len), "b &amp; c");
    property_check_record("command", r);
    wsman_command_set_id(r, BYTES("9c1a0000-1111-4222-8333-444455556666"));
    assert_text_at(r, "command_id", COMMAND_ID);
    wsman_command_set_id(r, BYTES("another"));
    assert_text_at(r, "command_id", COMMAND_ID);
    record_free(r);
    assert_text_at(late, "line", "ipconfig");
    assert_text_at(late, "arguments.1", "b & c");
    assert_text_at(late, "command_id", "no-guid");
    assert_int_equal(node_at(late, "line")->span.source, 0);
    property_check_record("late", late);
    record_free(late);
}

static struct record *stream_record(struct bytes bytes, unsigned codepage, bool raw)
{
    struct winrs_stream stream = {.shell_id = BYTES(SHELL_ID),
                                  .command_id = BYTES(COMMAND_ID),
                                  .stream = BYTES("stdout"),
                                  .bytes = bytes,
                                  .codepage = codepage,
                                  .end = bytes.len == 0};
    struct record *r = wsman_winrs_record(&limits, &stream, raw);
    property_check_record("winrs", r);
    return r;
}

#define BYTES_ROW(text)                                                                            \
    {                                                                                              \
        (const uint8_t *)(text), sizeof(text) - 1                                                  \
    }

static void test_text(void **state)
{
    (void)state;
    static const struct {
        struct bytes bytes;
        unsigned codepage;
        const char *text, *diagnostics;
        bool guessed;
    } rows[] = {
        {{(const uint8_t *)"dir\r\n", 5}, 437, "dir\r\n", "", false},
        {{(const uint8_t *)"", 0}, 0, "", "", false},
        /* The same letter, u with diaeresis, in each. */
        {{(const uint8_t *)"f\x81r", 3}, 437, "f\xC3\xBCr", "", false},
        {{(const uint8_t *)"f\x81r", 3}, 850, "f\xC3\xBCr", "", false},
        {{(const uint8_t *)"f\xFCr", 3}, 1252, "f\xC3\xBCr", "", false},
        /* The euro sign at 0x80; 0xD5 is the dotless i of 850 and the euro sign of 858. */
        {{(const uint8_t *)"\x80", 1}, 1252, "\xE2\x82\xAC", "", false},
        {{(const uint8_t *)"\xD5", 1}, 850, "\xC4\xB1", "", false},
        {{(const uint8_t *)"\xD5", 1}, 858, "\xE2\x82\xAC", "", false},
        /* Cyrillic: small a. */
        {{(const uint8_t *)"\xA0", 1}, 866, "\xD0\xB0", "", false},
        {{(const uint8_t *)"\xE0", 1}, 1251, "\xD0\xB0", "", false},
        /* 0x81 is not defined in 1252. */
        {{(const uint8_t *)"\x81", 1}, 1252, "\xEF\xBF\xBD", "winrs.undefined-bytes", false},
        /* UTF-8 where it is said, and where the bytes alone say it. */
        {{(const uint8_t *)"f\xC3\xBCr", 4}, 65001, "f\xC3\xBCr", "", false},
        {{(const uint8_t *)"f\xC3\xBCr", 4}, 437, "f\xC3\xBCr", "", true},
        {{(const uint8_t *)"f\xC3\xBCr", 4}, 0, "f\xC3\xBCr", "", true},
        /* Cut in the middle of a character by the element's end. */
        {{(const uint8_t *)"f\xC3", 2}, 65001, "f\xC3", "data.utf8-invalid", false},
        {{(const uint8_t *)"\xBCr\xE2\x82", 4}, 0, "\xBCr\xE2\x82", "data.utf8-invalid", true},
        /* Neither UTF-8 nor a page that is known. */
        {{(const uint8_t *)"f\x81r", 3}, 0, "f\xC3\xBCr", "winrs.unknown-code-page", true},
        {{(const uint8_t *)"f\x81r", 3}, 64999, "f\xC3\xBCr", "winrs.unknown-code-page", true},
        /* Pages of two bytes and more, by Python's codecs of the same names. */
        {BYTES_ROW("\x93\xfa\x96\x7b\x8c\xea\xc3\xbd\xc4\x95\x5c\x8e\xa6"), 932,
         "\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E\xEF\xBE\x83\xEF\xBD\xBD\xEF\xBE\x84\xE8\xA1\xA8"
         "\xE7\xA4\xBA",
         "", false},
        {BYTES_ROW("C:\\\x95\x5c~"), 932, "C:\\\xE8\xA1\xA8~", "", false},
        {BYTES_ROW("\xd6\xd0\xce\xc4\xb2\xe2\xca\xd4"), 936,
         "\xE4\xB8\xAD\xE6\x96\x87\xE6\xB5\x8B\xE8\xAF\x95", "", false},
        {BYTES_ROW("\xc7\xd1\xb1\xb9\xbe\xee"), 949, "\xED\x95\x9C\xEA\xB5\xAD\xEC\x96\xB4", "",
         false},
        {BYTES_ROW("\xc1\x63\xc5\xe9"), 950, "\xE7\xB9\x81\xE9\xAB\x94", "", false},
        {BYTES_ROW("\xd6\xd0\x94\x39\xfc\x36"), 54936, "\xE4\xB8\xAD\xF0\x9F\x98\x80", "", false},
        {BYTES_ROW("\xf2\xf0"), 1250, "\xC5\x88\xC4\x91", "", false},
        /* The same letters by ISO 8859, RFC 1489 and RFC 2319; ASCII has none of them. */
        {BYTES_ROW("f\xFCr"), 28591, "f\xC3\xBCr", "", false},
        {BYTES_ROW("\xA4"), 28605, "\xE2\x82\xAC", "", false},
        {BYTES_ROW("\xD0"), 28595, "\xD0\xB0", "", false},
        {BYTES_ROW("\xC1"), 20866, "\xD0\xB0", "", false},
        {BYTES_ROW("\xC1\xA4"), 21866, "\xD0\xB0\xD1\x94", "", false},
        {BYTES_ROW("f\xFCr"), 20127, "f\xEF\xBF\xBDr", "winrs.undefined-bytes", false},
        /* Valid UTF-8 by chance in a page of two bytes, and UTF-8 that stands there all the same.
         */
        {BYTES_ROW("\xc4\xa3"), 936, "\xE6\xA8\xA1", "", false},
        {BYTES_ROW("\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E\xE8\xA1\xA8"), 932,
         "\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E\xE8\xA1\xA8", "", true},
        /* A byte that begins nothing there, and one that is cut off. */
        {BYTES_ROW("a\xFF"
                   "b"),
         949,
         "a\xEF\xBF\xBD"
         "b",
         "winrs.undefined-bytes", false},
        {BYTES_ROW("a\xC7"), 949, "a\xEF\xBF\xBD", "winrs.undefined-bytes", false},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct record *r = stream_record(rows[i].bytes, rows[i].codepage, false);
        assert_text_at(r, "text", rows[i].text);
        assert_diagnostics(r, rows[i].diagnostics);
        const struct node *text = node_at(r, "text");
        assert_int_equal((text->flags & NODE_GUESSED) != 0, rows[i].guessed);
        assert_int_equal(text->span.len, rows[i].bytes.len);
        assert_none_at(r, "base64");
        record_free(r);
    }
}

/* A character that elements cut stands whole in the record of the last of them. */
static void test_joined_characters(void **state)
{
    (void)state;
    /* Recorded form: U+2013, U+20AC and U+1F680 over element borders; the last one never ends. */
    static const struct {
        const char *bytes, *text;
        size_t rest;
        bool end;
    } elements[] = {
        {"a\xE2\x80", "a", 2, false},
        {"\x93 b\xE2", "\xE2\x80\x93 b", 1, false},
        {"\x82", "", 2, false},
        {"\xAC", "\xE2\x82\xAC", 0, false},
        {"\xF0\x9F\x9A", "", 3, false},
        {"\x80!", "\xF0\x9F\x9A\x80!", 0, false},
        {"x\xF0\x9F", "x\xF0\x9F", 0, true},
    };
    static const unsigned pages[] = {65001, 0};
    for (size_t page = 0; page < 2; page++) {
        uint8_t kept[3], rest[3];
        size_t n_kept = 0;
        for (size_t i = 0; i < sizeof(elements) / sizeof(elements[0]); i++) {
            struct winrs_stream stream = {.shell_id = bytes_none(),
                                          .command_id = bytes_none(),
                                          .stream = BYTES("stdout"),
                                          .bytes = bytes_of_string(elements[i].bytes),
                                          .codepage = pages[page],
                                          .end = elements[i].end,
                                          .joins = true,
                                          .before = bytes_of(kept, n_kept)};
            struct record *r = wsman_winrs_record(&limits, &stream, true);
            property_check_record("joined", r);
            assert_text_at(r, "text", elements[i].text);
            assert_bytes(node_at(r, "base64")->value.b, elements[i].bytes);
            assert_diagnostics(r, elements[i].end ? "data.utf8-invalid" : "");
            size_t n_rest = winrs_rest(&stream, rest);
            assert_int_equal(n_rest, elements[i].rest);
            record_free(r);
            memcpy(kept, rest, n_rest);
            n_kept = n_rest;
        }
    }
    /* In a code page of single bytes nothing is kept. */
    struct winrs_stream stream = {
        .bytes = BYTES("\x81\xE2"), .codepage = 437, .joins = true, .before = bytes_none()};
    uint8_t rest[3];
    assert_int_equal(winrs_rest(&stream, rest), 0);
}

static void test_stream_record(void **state)
{
    (void)state;
    struct record *r = stream_record(BYTES("out"), 437, true);
    assert_string_equal(r->root->field->key, "winrs");
    assert_text_at(r, "shell_id", SHELL_ID);
    assert_text_at(r, "command_id", COMMAND_ID);
    assert_text_at(r, "stream", "stdout");
    assert_none_at(r, "end");
    const struct node *raw = node_at(r, "base64");
    assert_int_equal(raw->field->kind, KIND_BYTES);
    assert_true((raw->field->flags & FIELD_RAW) != 0);
    assert_bytes(raw->value.b, "out");
    record_free(r);
    r = stream_record(bytes_none(), 437, true);
    assert_number_at(r, "end", true);
    assert_text_at(r, "text", "");
    record_free(r);
    /* A block is held, not copied. */
    struct block *block = block_copy(BYTES("held"));
    struct winrs_stream stream = {.stream = BYTES("stderr"),
                                  .bytes = block_bytes(block),
                                  .block = block,
                                  .shell_id = bytes_none(),
                                  .command_id = bytes_none()};
    r = wsman_winrs_record(&limits, &stream, false);
    block_unref(block);
    assert_text_at(r, "text", "held");
    assert_null_at(r, "shell_id");
    assert_null_at(r, "command_id");
    record_free(r);
}

static void test_exit_record(void **state)
{
    (void)state;
    struct record *r = wsman_exit_record(&limits, BYTES(SHELL_ID), BYTES(COMMAND_ID), 0xC0000005);
    assert_string_equal(r->root->field->key, "winrs");
    assert_number_at(r, "exit_code", -1073741819); /* diagnosis.md 9 */
    assert_none_at(r, "text");
    assert_none_at(r, "stream");
    record_free(r);
    r = wsman_exit_record(&limits, bytes_none(), bytes_none(), 9009);
    assert_number_at(r, "exit_code", 9009);
    record_free(r);
}

/* Characters of two bytes that elements cut; Python's cp932 of U+8868 U+793A U+65E5. */
static void test_joined_in_a_page(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *text;
        size_t rest;
    } elements[] = {{"a\x95", "a", 1},
                    {"\x5c\x8e", "\xE8\xA1\xA8", 1},
                    {"\xa6\x93\xfa", "\xE7\xA4\xBA\xE6\x97\xA5", 0}};
    uint8_t rest[3];
    size_t n = 0;
    for (size_t i = 0; i < sizeof(elements) / sizeof(elements[0]); i++) {
        struct winrs_stream stream = {.bytes = bytes_of_string(elements[i].bytes),
                                      .codepage = 932,
                                      .joins = true,
                                      .before = bytes_of(rest, n)};
        struct record *r = wsman_winrs_record(&limits, &stream, false);
        assert_text_at(r, "text", elements[i].text);
        assert_diagnostics(r, "");
        record_free(r);
        uint8_t next[3];
        n = winrs_rest(&stream, next);
        assert_int_equal(n, elements[i].rest);
        memcpy(rest, next, n);
    }
}

static void test_tables(void **state)
{
    (void)state;
    assert_true(codepage_known(437) && codepage_known(850) && codepage_known(1252));
    assert_true(codepage_known(932) && codepage_known(936) && codepage_known(949));
    assert_false(codepage_known(0) || codepage_known(65001) || codepage_known(64999));
    struct buf out = buf_init(16);
    assert_int_equal(codepage_decode(64999, BYTES("a\x81"), &out), 1);
    assert_bytes(buf_bytes(&out), "a\xEF\xBF\xBD");
    buf_clear(&out);
    for (size_t i = 0; i < winrs_field_table.n; i++) {
        assert_memory_equal(winrs_fields[i].name, "winrs", 5);
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(winrs_fields[i].name, winrs_fields[j].name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_command_record),    cmocka_unit_test(test_text),
        cmocka_unit_test(test_joined_in_a_page),  cmocka_unit_test(test_stream_record),
        cmocka_unit_test(test_exit_record),       cmocka_unit_test(test_tables),
        cmocka_unit_test(test_joined_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
