/*
 * Plain text: what a capture says never reaches the terminal as an order, cannot pass for a line of
 * ours, and nothing that is wrong goes unsaid. Expected lines are written by hand.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "buf.h"
#include "render_samples.h"
#include "text_escape.h"
#include "utf.h"

#define FIRST "2026-11-20 UTC\n17:05:22.123  #1    sample  (packet 57)\n"
/* With -v the record has its number, which other records refer to. */
#define FIRST_VERBOSE "2026-11-20 UTC\n17:05:22.123  #1    sample  (packet 57; record 7)\n"

/* Two kinds of record as the protocol modules build them, by their keys. */
/* clang-format off */
#define OTHER_FIELDS(X)                                                                            \
    X(PSRP, "t.psrp", "psrp", "PSRP", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                            \
    X(DIRECTION, "t.direction", "direction", "Direction", KIND_STRING, 0, SHOW_DEC, NULL, 0)       \
    X(TYPE, "t.type", "message_type", "Message type", KIND_ENUM, 4, SHOW_HEX, type_names, 0)       \
    X(RPID, "t.rpid", "rpid", "RPID", KIND_GUID, 16, SHOW_DEC, NULL, 0)                            \
    X(PID, "t.pid", "pid", "PID", KIND_GUID, 16, SHOW_DEC, NULL, 0)                                \
    X(FRAGMENTS, "t.fragments", "fragments", "Fragments", KIND_UINT, 0, SHOW_DEC, NULL, 0)         \
    X(LENGTH, "t.length", "length", "Length", KIND_UINT, 0, SHOW_DEC, NULL, 0)                     \
    X(REFUSED, "t.refused", "refused", "Refused", KIND_BOOL, 0, SHOW_DEC, NULL, 0)                 \
    X(DATA, "t.data", "data", "Data", KIND_STRING, 0, SHOW_DEC, NULL, 0)                           \
    X(AUTH, "t.auth", "auth", "Authentication", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                  \
    X(TOKENS, "t.tokens", "tokens", "Tokens", KIND_LIST, 0, SHOW_DEC, NULL, FIELD_INLINE)          \
    X(TOKEN, "t.token", "token", "Token", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                        \
    X(ELEMENT, "t.element", "element", "Element", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                \
    X(TAG, "t.tag", "tag", "Tag", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET)                     \
    X(TO_STRING, "t.string", "string", "ToString", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(VALUE, "t.value", "value", "Value", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE)          \
    X(MS, "t.ms", "ms", "Extended properties", KIND_MAP, 0, SHOW_DEC, NULL, FIELD_INLINE)          \
    X(ITEMS, "t.items", "items", "Items", KIND_LIST, 0, SHOW_DEC, NULL, FIELD_INLINE)              \
    X(NTLM, "t.ntlm", "ntlm", "NTLM", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                            \
    X(NTLM_TYPE, "t.ntlm.type", "type", "Type", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE)    \
    X(NTLM_USER, "t.ntlm.user", "user", "User", KIND_STRING, 0, SHOW_DEC, NULL, 0)                 \
    X(ROWS, "t.rows", "rows", "Rows", KIND_LIST, 0, SHOW_DEC, NULL, FIELD_TABLE)                   \
    X(ROW, "t.row", "row", "Row", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_TABLE)                      \
    X(CLASS, "t.row.class", "class", "Class", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE)      \
    X(CELLS, "t.row.cells", "cells", "Cells", KIND_MAP, 0, SHOW_DEC, NULL, FIELD_TABLE | FIELD_INLINE) \
    X(CELL, "t.row.cell", "cell", "Cell", KIND_STRING, 0, SHOW_DEC, NULL, 0)                       \
    X(NO_CELL, "t.row.no_cell", "cell", "No cell", KIND_NULL, 0, SHOW_DEC, NULL, 0)
/* clang-format on */

static const struct name type_names[] = {{0x10002, "SESSION_CAPABILITY"}, {0, NULL}};
enum other { OTHER_FIELDS(FIELD_ENUM) OTHER_COUNT };
static const struct field other_fields[] = {OTHER_FIELDS(FIELD_ROW)};
#define T(id) (&other_fields[id])

static const struct render_options defaults;

static void expect_with(struct record *r, const struct render_options *options, const char *want)
{
    char *got = sample_render(r, text_sink, options);
    assert_string_equal(got, want);
    free(got);
    record_free(r);
}

static void expect(struct record *r, const char *want)
{
    expect_with(r, &defaults, want);
}

static void expect_escaped(struct bytes text, const char *want)
{
    struct buf out = buf_init(SIZE_MAX);
    size_t used;
    assert_int_equal(text_escape(text, SIZE_MAX, &out, &used), text.len);
    assert_int_equal(out.len, strlen(want));
    assert_memory_equal(out.data, want, out.len);
    buf_clear(&out);
}

static void escapes(void **state)
{
    (void)state;
    expect_escaped(BYTES("plain ~ text"), "plain ~ text");
    expect_escaped(BYTES("\x1B]0;owned\x07"), "\\x1B]0;owned\\x07");
    expect_escaped(BYTES("a\rb\nc\td\0\x7F"), "a\\rb\\nc\\td\\x00\\x7F");
    expect_escaped(BYTES("\xC2\x9B"
                         "31m"),
                   "\\u{009B}31m"); /* CSI as one character */
    expect_escaped(BYTES("\x9B"
                         "31m\xFF"),
                   "\\x9B31m\\xFF"); /* and as one byte */
    expect_escaped(BYTES("gpj.\xE2\x80\xAE"
                         "exe"),
                   "gpj.\\u{202E}exe");
    expect_escaped(BYTES("\xE2\x81\xA6\xE2\x81\xA9\xE2\x80\x8F\xD8\x9C"),
                   "\\u{2066}\\u{2069}\\u{200F}\\u{061C}");
    expect_escaped(BYTES("\xE2\x80\xA8\xE2\x80\xA9\xC2\x85"), "\\u{2028}\\u{2029}\\u{0085}");
    expect_escaped(BYTES("\xE2\x80\x8B\xEF\xBB\xBF\xC2\xAD"), "\\u{200B}\\u{FEFF}\\u{00AD}");
    expect_escaped(BYTES("\xF3\xA0\x81\x81"), "\\u{E0041}");
    expect_escaped(BYTES("\xED\xA0\xBD"), "\\u{D83D}");
    expect_escaped(BYTES("\xEF\xBF\xBF\xF4\x8F\xBF\xBE"), "\\u{FFFF}\\u{10FFFE}");
    expect_escaped(BYTES("\xC0\xAF\xE2\x80"), "\\xC0\\xAF\\xE2\\x80");
    expect_escaped(BYTES("\xC3\xBC\xE6\x97\xA5\xF0\x9F\x98\x80\xEF\xBF\xBD"),
                   "\xC3\xBC\xE6\x97\xA5\xF0\x9F\x98\x80\xEF\xBF\xBD");
}

static void fits(void **state)
{
    (void)state;
    static const struct {
        struct bytes text;
        size_t columns, taken, used;
    } cases[] = {
        {{(const uint8_t *)"abcdef", 6}, 6, 6, 6},
        {{(const uint8_t *)"abcdef", 6}, 5, 5, 5},
        {{(const uint8_t *)"ab\x1Bz", 4}, 5, 2, 2}, /* four columns would be needed */
        {{(const uint8_t *)"ab\x1Bz", 4}, 6, 3, 6},
        {{(const uint8_t *)"\xE6\x97\xA5\xE6\x97\xA5", 6}, 3, 3, 2}, /* two columns each */
        {{(const uint8_t *)"one two three", 13}, 10, 8, 7},          /* at the space */
        {{(const uint8_t *)"a bcdefghijkl", 13}, 10, 10, 10},        /* too early a space */
        {{(const uint8_t *)"", 0}, 0, 0, 0},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct buf out = buf_init(SIZE_MAX);
        size_t used;
        assert_int_equal(text_escape(cases[i].text, cases[i].columns, &out, &used), cases[i].taken);
        assert_int_equal(used, cases[i].used);
        buf_clear(&out);
    }
}

/* Nothing but printable text and line ends, unless it is a colour of ours. */
static void check_harmless(const char *text, bool color)
{
    struct bytes rest = bytes_of_string(text);
    while (rest.len > 0) {
        size_t n;
        if (color && bytes_starts(rest, BYTES("\x1B["))) {
            n = bytes_find_byte(rest, 'm', 0) + 1;
            assert_true(n <= 8);
            for (size_t i = 2; i + 1 < n; i++)
                assert_true(rest.data[i] == ';' || (rest.data[i] >= '0' && rest.data[i] <= '9'));
        } else {
            uint32_t code = utf8_next(rest, &n);
            assert_true(code != UTF_INVALID && (code >= 0x20 || code == '\n') &&
                        !(code >= 0x7F && code <= 0x9F) && !(code >= 0x200B && code <= 0x200F) &&
                        !(code >= 0x2028 && code <= 0x202E) && !(code >= 0xD800 && code <= 0xDFFF));
        }
        rest = bytes_from(rest, n);
    }
}

/* Every byte value, and every code point up to U+FFFF, in every place where a capture's text can
 * stand. */
static void hostile_everywhere(void **state)
{
    (void)state;
    struct buf hostile = buf_init(SIZE_MAX);
    for (unsigned i = 0; i < 256; i++)
        buf_add_byte(&hostile, (uint8_t)i);
    for (uint32_t code = 0; code < 0x10000; code++)
        utf8_add(&hostile, code);
    struct bytes text = buf_bytes(&hostile);
    for (unsigned i = 0; i < 4; i++) {
        struct record *r = sample_record();
        put_bytes(r, r->root, F(STRING), text, span_none());
        put_bytes(r, r->root, F(RAW), text, span_none());
        put_bytes(r, r->root, F(FLOAT), text, span_none());
        struct node *group = node_add(r, r->root, F(GROUP));
        put_bytes(r, group, F(HEADLINE), text, span_none());
        put_bytes(r, group, F(HEADLINE), bytes_from(text, 128), span_none());
        struct node *map = node_add(r, r->root, F(MAP));
        node_add_named(r, map, F(GROUP), text);
        map = node_add(r, r->root, F(MAP));
        put_bytes(r, map, F(STRING), BYTES("\x1B"), span_none())->name = BYTES("\x1B[2J\n");
        struct node *list = node_add(r, r->root, F(LIST));
        put_bytes(r, list, F(PAIR), text, span_none())->name = text;
        diag_add(r, list, &sample_odd, "%s", "\x1B]52;c;\x07\n17:05:22.123  #1 ->  psrp");
        struct render_options options = {.color = i % 2 != 0, .verbose = i / 2 != 0};
        char *got = sample_render(r, text_sink, &options);
        check_harmless(got, options.color);
        free(got);
        record_free(r);
    }
    buf_clear(&hostile);
}

/* A script whose lines look like ours stands behind a bar on every line. */
static void forged_lines(void **state)
{
    (void)state;
    struct record *r = sample_record();
    put_text(r, r->root, F(STRING), "x\n17:05:22.123  #1 ->  psrp\r\n\tif\n");
    put_text(r, r->root, F(QUIET), "");
    expect(r, FIRST "    String:\n"
                    "      | x\n"
                    "      | 17:05:22.123  #1 ->  psrp\n"
                    "      |     if\n");
}

static void tree(void **state)
{
    (void)state;
    struct record *r = sample_record();
    put_text(r, r->root, F(STRING), "");
    struct node *group = node_add(r, r->root, F(GROUP));
    put_text(r, group, F(HEADLINE), "one");
    put_text(r, group, F(HEADLINE), "two");
    put_text(r, group, F(STRING), "three");
    struct node *spliced = node_add(r, group, F(SPLICED));
    put_bool(r, spliced, F(BOOL), true, span_none())->flags |= NODE_GUESSED;
    struct node *list = node_add(r, group, F(LIST));
    put_uint(r, list, F(UINT), 1, span_none());
    put_uint(r, list, F(UINT), 2, span_none());
    list = node_add(r, group, F(LIST));
    put_uint(r, list, F(UINT), 1, span_none());
    struct node *element = node_add(r, list, F(OTHER));
    put_text(r, element, F(STRING), "flat");
    element = node_add(r, list, F(OTHER));
    node_add(r, node_add(r, element, F(GROUP)), F(GROUP));
    put_pair(r, list, F(PAIR), BYTES("Host"), BYTES("h"), span_none());
    struct node *map = node_add(r, group, F(MAP));
    put_named(r, map, F(STRING), BYTES("a"), BYTES("1"), span_none());
    put_named(r, map, F(STRING), BYTES("b"), BYTES("2"), span_none());
    node_add(r, group, F(OTHER));
    put_bytes(r, r->root, F(BYTES), bytes_of("0123456789abcdef0123456789abcdef!", 33), span_none())
        ->flags |= NODE_PARTIAL;
    expect(r, FIRST "    String: \"\"\n"
                    "    Group: one, two\n"
                    "      String: three\n"
                    "      Boolean: true (guessed)\n"
                    "      List: 1, 2\n"
                    "      List:\n"
                    "        - 1\n"
                    "        - String = flat\n"
                    "        - Other\n"
                    "          Group:\n"
                    "        - Host: h\n"
                    "      Map: a = 1, b = 2\n"
                    "    Bytes: 3031323334353637383961626364656630313233343536373839616263646566"
                    "\xE2\x80\xA6 (33 bytes in all) (cut short)\n");
}

static void wire_quiet_null(void **state)
{
    (void)state;
    for (unsigned verbose = 0; verbose < 2; verbose++) {
        struct record *r = sample_record();
        put_uint(r, r->root, F(WIRE), 1, span_none());
        diag_add(r, r->root->last, &sample_broken, "%s", "");
        put_text(r, r->root, F(QUIET), "q");
        diag_add(r, r->root->last, &sample_odd, "%u", 4u);
        put_null(r, r->root, F(NULL));
        struct node *map = node_add(r, r->root, F(MAP));
        node_add_named(r, map, F(NULL), BYTES("said"));
        put_uint(r, r->root, F(ENUM), 1, span_none());
        expect_with(r, &(struct render_options){.verbose = verbose},
                    verbose ? FIRST_VERBOSE
                        "    ! error sample.broken: the sample is broken (Wire)\n"
                        "    Quiet: q\n"
                        "    ! warn sample.odd: the sample is odd: 4; [MS-PSRP] 2.2.4\n"
                        "    Null: null\n"
                        "    Map: said = null\n"
                        "    Enumeration: FIRST (0x00000001)\n"
                            : FIRST "    ! error sample.broken: the sample is broken (Wire)\n"
                                    "    ! warn sample.odd: the sample is odd: 4 (Quiet)\n"
                                    "    Map: said = null\n"
                                    "    Enumeration: FIRST\n");
    }
}

static void secrets(void **state)
{
    (void)state;
    for (unsigned shown = 0; shown < 2; shown++) {
        struct record *r = sample_record();
        put_text(r, r->root, F(SECRET), "hunter2\nhunter3");
        struct node *keys = node_add(r, r->root, F(KEYS));
        put_text(r, keys, F(STRING), "hunter4");
        struct node *list = node_add(r, r->root, F(LIST));
        put_text(r, list, F(STRING), "hunter5")->flags |= NODE_SECRET;
        put_pair(r, list, F(PAIR), BYTES("Authorization"), BYTES("hunter6"), span_none())->flags |=
            NODE_SECRET;
        struct node *group = node_add(r, r->root, F(GROUP));
        put_text(r, group, F(HEADLINE), "hunter7")->flags |= NODE_SECRET;
        expect_with(r, &(struct render_options){.show_secrets = shown},
                    shown ? FIRST "    Secret:\n      | hunter2\n      | hunter3\n"
                                  "    Keys: String = hunter4\n"
                                  "    List:\n      - hunter5\n      - Authorization: hunter6\n"
                                  "    Group: hunter7\n"
                          : FIRST "    Secret: (secret, 15 bytes)\n"
                                  "    Keys: (secret)\n"
                                  "    List:\n      - (secret, 7 bytes)\n      - Authorization: "
                                  "(secret)\n"
                                  "    Group: (secret, 7 bytes)\n");
    }
}

/* No line is wider than asked for; the whole text is there with -v, a part and its size without. */
static void wraps_and_cuts(void **state)
{
    (void)state;
    char words[5001];
    for (size_t i = 0; i < 5000; i++)
        words[i] = i % 8 == 7 ? ' ' : (char)('a' + i % 8);
    words[5000] = '\0';
    char lines[4001];
    for (size_t i = 0; i < 4000; i++)
        lines[i] = i % 40 == 39 ? '\n' : (char)('a' + i % 20);
    lines[4000] = '\0';
    for (unsigned verbose = 0; verbose < 2; verbose++)
        for (unsigned columns = 0; columns < 200; columns += 90) {
            struct record *r = sample_record();
            put_text(r, r->root, F(STRING), words);
            struct node *map = node_add(r, r->root, F(MAP));
            put_named(r, map, F(STRING), BYTES("n"), bytes_of_string(words), span_none());
            put_text(r, r->root, F(STRING), lines);
            diag_add(r, r->root->last, &sample_odd, "%s", words);
            struct render_options options = {.verbose = verbose, .columns = columns};
            char *got = sample_render(r, text_sink, &options);
            size_t most = columns == 0 ? 100 : columns, n = 0;
            struct bytes rest = bytes_of_string(got), line;
            while (bytes_next(&rest, '\n', &line)) {
                n++;
                bool cut = bytes_find(line, BYTES("bytes in all"), 0) < line.len;
                assert_true(line.len <= most + (cut ? 32 : 0));
            }
            if (verbose)
                assert_true(n > 2 * 5000 / most + 100);
            else
                assert_true(n < 2 + 2 * 9 + 1 + 43 + 512 / 60 + 10);
            assert_int_equal(strstr(got, "(5000 bytes in all)") != NULL, !verbose);
            assert_int_equal(strstr(got, "(60 lines more; -v shows all)") != NULL, !verbose);
            free(got);
            record_free(r);
        }
}

static struct record *psrp_message(const char *direction, const char *pid)
{
    struct record *r = record_new(T(PSRP), &sample_limits);
    static const struct frame list[] = {{1, 57}, {1, 58}, {1, 59}, {1, 65}};
    struct guid guid;
    r->time = INT64_C(1795194322123456789);
    r->connection = 12;
    r->files = 1;
    record_frames(r, &(struct frames){list, 4, 4});
    put_text(r, r->root, T(DIRECTION), direction);
    put_uint(r, r->root, T(TYPE), 0x10002, span_none());
    assert_true(guid_parse(BYTES("F2A92D0E-0001-4002-8003-A00000000001"), &guid));
    put_guid(r, r->root, T(RPID), &guid, span_none());
    assert_true(guid_parse(bytes_of_string(pid), &guid));
    put_guid(r, r->root, T(PID), &guid, span_none());
    put_uint(r, r->root, T(FRAGMENTS), direction[0] == 'c' ? 1 : 3, span_none());
    put_uint(r, r->root, T(LENGTH), 3712, span_none());
    put_bool(r, r->root, T(REFUSED), direction[0] == 'c', span_none());
    put_text(r, r->root, T(DATA), "x");
    return r;
}

static void headline_of_psrp(void **state)
{
    (void)state;
    expect(psrp_message("c2s", "00000000-0000-0000-0000-000000000000"),
           "2026-11-20 UTC\n"
           "17:05:22.123  #12 -> psrp  SESSION_CAPABILITY  pool F2A92D0E  3712 bytes  refused\n"
           "      (packets 57-59, 65)\n"
           "    Data: x\n");
    expect(psrp_message("s2c", "1c2b33a4-0001-4002-8003-a00000000001"),
           "2026-11-20 UTC\n"
           "17:05:22.123  #12 <- psrp  SESSION_CAPABILITY  pipeline 1C2B33A4  3712 bytes in 3 "
           "fragments\n"
           "      (packets 57-59, 65)\n"
           "    Data: x\n");
}

static void terse_tokens(void **state)
{
    (void)state;
    for (unsigned verbose = 0; verbose < 2; verbose++) {
        struct record *r = record_new(T(AUTH), &sample_limits);
        r->timeless = true;
        struct node *tokens = node_add(r, r->root, T(TOKENS));
        struct node *token = node_add(r, tokens, T(TOKEN));
        struct node *ntlm = node_add(r, token, T(NTLM));
        put_text(r, ntlm, T(NTLM_TYPE), "NEGOTIATE");
        put_text(r, ntlm, T(NTLM_USER), "joe");
        diag_add(r, ntlm->last, &sample_odd, "%s", "");
        expect_with(r, &(struct render_options){.verbose = verbose},
                    verbose ? "auth\n    - Token\n      NTLM: NEGOTIATE\n        User: joe\n"
                              "        ! warn sample.odd: the sample is odd; [MS-PSRP] 2.2.4\n"
                            : "auth\n    - NEGOTIATE\n"
                              "      ! warn sample.odd: the sample is odd (User)\n");
    }
}

static struct node *element(struct record *r, struct node *parent, const char *name,
                            const char *tag, const char *value)
{
    struct node *node = node_add_named(r, parent, T(ELEMENT), bytes_of_string(name));
    put_text(r, node, T(TAG), tag);
    if (value != NULL)
        put_text(r, node, T(VALUE), value);
    return node;
}

/* Objects as the CLIXML module builds them, [MS-PSRP] 2.2.5: names and values, not tags and types.
 */
static void objects(void **state)
{
    (void)state;
    struct record *r = sample_record();
    struct node *object = node_add(r, r->root, T(ELEMENT));
    put_text(r, object, T(TAG), "Obj");
    struct node *ms = node_add(r, object, T(MS));
    element(r, ms, "Cmd", "S", "if ($x) {\n}");
    element(r, ms, "Nothing", "Nil", NULL);
    struct node *state_of = element(r, ms, "ApartmentState", "Obj", NULL);
    put_text(r, state_of, T(TO_STRING), "Unknown");
    put_text(r, state_of, T(VALUE), "2");
    struct node *items = node_add(r, element(r, ms, "Args", "Obj", NULL), T(ITEMS));
    for (unsigned i = 0; i < 2; i++) {
        struct node *pair = node_add(r, element(r, items, "", "Obj", NULL), T(MS));
        element(r, pair, "N", "S", i == 0 ? "-Name" : "-Note");
        element(r, pair, "V", i == 0 ? "S" : "Nil", i == 0 ? "" : NULL);
    }
    diag_add(r, items->last->last->first, &sample_odd, "%s", "");
    element(r, items, "", "S", "plain");
    expect(r, FIRST "    Element:\n"
                    "      Cmd:\n"
                    "        | if ($x) {\n"
                    "        | }\n"
                    "      Nothing: null\n"
                    "      ApartmentState: Unknown (2)\n"
                    "      Args:\n"
                    "        - N = -Name, V = \"\"\n"
                    "        - Element\n"
                    "          N: -Note\n"
                    "          ! warn sample.odd: the sample is odd\n"
                    "          V: null\n"
                    "        - plain\n");
}

/* The date stands before the first record of a day; a summary stands apart. */
static void dates(void **state)
{
    (void)state;
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    struct sink *sink = text_sink(out, &defaults);
    static const int64_t hours[] = {0, 6, 7, -13};
    for (size_t i = 0; i < 4; i++) {
        struct record *r = sample_record();
        r->time += hours[i] * INT64_C(3600000000000);
        r->timeless = i == 3;
        r->files = 2;
        sink->record(sink, r);
        if (i == 3)
            sink->record(sink, r);
        record_free(r);
    }
    assert_true(sink->close(sink));
    fclose(out);
    assert_string_equal(text, "2026-11-20 UTC\n17:05:22.123  #1    sample  (packet 1:57)\n"
                              "23:05:22.123  #1    sample  (packet 1:57)\n"
                              "2026-11-21 UTC\n00:05:22.123  #1    sample  (packet 1:57)\n"
                              "\nsample\nsample\n");
    free(text);
}

static char *preface_of(const struct survey *survey)
{
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    struct sink *sink = text_sink(out, &defaults);
    text_preface(sink, survey);
    assert_true(sink->close(sink));
    fclose(out);
    return text;
}

static void preface(void **state)
{
    (void)state;
    char *got = preface_of(&(struct survey){.connections = 3,
                                            .closed = 2,
                                            .open = 1,
                                            .tls = 1,
                                            .ntlm = 2,
                                            .accepted = 1,
                                            .rejected = 1,
                                            .exchanges = 4,
                                            .opened = 5,
                                            .locked = 1,
                                            .wsman = 8,
                                            .psrp = 20});
    assert_string_equal(got, "3 connections: 2 closed, 1 still open at the end; 1 inside TLS\n"
                             "authentication: 2 NTLM; 1 accepted, 1 rejected\n"
                             "4 HTTP exchanges; bodies: 5 opened, 1 without a key; messages: 8 "
                             "WS-Man, 20 PSRP\n\n");
    free(got);
    got = preface_of(&(struct survey){.instead = "2 connections to 10.0.0.1:80\x1B"});
    assert_string_equal(got, "no WinRM here, but 2 connections to 10.0.0.1:80\\x1B\n\n");
    free(got);
    got = preface_of(
        &(struct survey){.connections = 1, .closed = 1, .tls = 1, .tls_locked = 1, .instead = "x"});
    assert_string_equal(got,
                        "probably WinRM over HTTPS: 1 TLS connection that no key at hand opens "
                        "(winrmscope keys says what\n  would)\n1 connection: 1 closed; 1 inside "
                        "TLS, 1 that no key at hand opens\n\n");
    free(got);
    got = preface_of(&(struct survey){.connections = 1, .refused = 1});
    assert_string_equal(got, "1 connection: 1 refused\n\n");
    free(got);
}

static void surveyed(void **state)
{
    (void)state;
    struct survey survey = {0};
    struct sink *sink = survey_sink(&survey);
    struct record *r = psrp_message("c2s", "00000000-0000-0000-0000-000000000000");
    sink->record(sink, r);
    sink->record(sink, r);
    record_free(r);
    r = sample_record();
    sink->record(sink, r);
    record_free(r);
    assert_true(sink->close(sink));
    assert_int_equal(survey.psrp, 2);
    assert_int_equal(survey.connections + survey.exchanges + survey.wsman + survey.winrs, 0);
}

/* 10^5 levels, without recursion; what is deep runs down the page, not off it. */
static void deep(void **state)
{
    (void)state;
    enum { N = 100000 };
    struct record *r = sample_record();
    struct node *node = r->root;
    for (size_t i = 0; i < N; i++)
        node = node_add(r, node, F(GROUP));
    diag_add(r, node, &sample_broken, "%s", "");
    char *got = sample_render(r, text_sink, &defaults);
    size_t lines = 0;
    for (const char *c = got; *c != '\0'; c++)
        lines += *c == '\n';
    assert_int_equal(lines, 2 + N + 1);
    assert_true(strlen(got) < (size_t)N * 60);
    free(got);
    record_free(r);
}

/* Names and values of a table in two columns; long values are wrapped in theirs. */
static void columns(void **state)
{
    (void)state;
    struct record *r = sample_record();
    struct node *row = node_add(r, r->root, T(ROW));
    put_string(r, row, T(CLASS), BYTES("Thing"), span_none());
    struct node *cells = node_add(r, row, T(CELLS));
    put_named(r, cells, T(CELL), BYTES("Id"), BYTES("1"), span_none());
    put_named(r, cells, T(CELL), BYTES("Caption"),
              BYTES("0123456789012345678901234567890123456789012345678901234567890123456789"),
              span_none());
    node_add_named(r, cells, T(NO_CELL), BYTES("Date"));
    struct render_options narrow = {.columns = 60};
    expect_with(r, &narrow,
                FIRST "    Row: Thing\n"
                      "      Id      : 1\n"
                      "      Caption : 01234567890123456789012345678901234567890123\n"
                      "                45678901234567890123456789\n"
                      "      Date    : null\n");
}

static struct node *add_row(struct record *r, struct node *rows, const char *a, const char *b)
{
    struct node *row = node_add(r, rows, T(ROW));
    put_string(r, row, T(CLASS), BYTES("Thing"), span_none());
    struct node *cells = node_add(r, row, T(CELLS));
    put_named(r, cells, T(CELL), BYTES("Name"), bytes_of_string(a), span_none());
    if (b != NULL)
        put_named(r, cells, T(CELL), BYTES("State"), bytes_of_string(b), span_none());
    else
        node_add_named(r, cells, T(NO_CELL), BYTES("State"));
    return cells;
}

/* Elements that are alike are rows; what is not alike, or has something wrong with it, is not. */
static void rows_of_a_list(void **state)
{
    (void)state;
    struct record *r = sample_record();
    struct node *rows = node_add(r, r->root, T(ROWS));
    add_row(r, rows, "Spooler", "Running");
    add_row(r, rows, "\x1B]0;x", NULL);
    expect(r, FIRST "    Rows: 2 Thing\n"
                    "      Name      State\n"
                    "      Spooler   Running\n"
                    "      \\x1B]0;x  null\n");
    r = sample_record();
    rows = node_add(r, r->root, T(ROWS));
    add_row(r, rows, "a", "b");
    struct node *cells = add_row(r, rows, "c", "d");
    diag_add(r, cells->first, &sample_broken, "%s", "");
    char *got = sample_render(r, text_sink, &defaults);
    assert_null(strstr(got, "2 Thing"));
    assert_non_null(strstr(got, "sample.broken"));
    free(got);
    record_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(escapes),
        cmocka_unit_test(fits),
        cmocka_unit_test(hostile_everywhere),
        cmocka_unit_test(forged_lines),
        cmocka_unit_test(tree),
        cmocka_unit_test(wire_quiet_null),
        cmocka_unit_test(secrets),
        cmocka_unit_test(wraps_and_cuts),
        cmocka_unit_test(headline_of_psrp),
        cmocka_unit_test(terse_tokens),
        cmocka_unit_test(objects),
        cmocka_unit_test(dates),
        cmocka_unit_test(preface),
        cmocka_unit_test(surveyed),
        cmocka_unit_test(deep),
        cmocka_unit_test(columns),
        cmocka_unit_test(rows_of_a_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
