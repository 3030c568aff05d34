/* model: what readers of fields promise, values as text, the walk, the limits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "property.h"
#include "sink.h"
#include "unseal.h"
#include "value.h"

enum { ROOT, NUMBER, SIGNED, COLOUR, BITS, WORD, BLOB, WIDE, WHEN, ID, SECRET, LIST_OF, FIELDS };

static const struct name colours[] = {{1, "red"}, {2, "green"}, {0, NULL}};
static const struct name bits[] = {{1, "ONE"}, {2, "TWO"}, {0x80, "HIGH"}, {0, NULL}};
static const struct field fields[FIELDS] = {
    [ROOT] = {"t", "t", "Test", KIND_GROUP, 0, SHOW_DEC, NULL, 0},
    [NUMBER] = {"t.number", "number", "Number", KIND_UINT, 4, SHOW_HEX, NULL, 0},
    [SIGNED] = {"t.signed", "signed", "Signed", KIND_INT, 2, SHOW_DEC, NULL, 0},
    [COLOUR] = {"t.colour", "colour", "Colour", KIND_ENUM, 2, SHOW_HEX, colours, 0},
    [BITS] = {"t.bits", "bits", "Bits", KIND_FLAGS, 1, SHOW_HEX, bits, 0},
    [WORD] = {"t.word", "word", "Word", KIND_STRING, 0, SHOW_DEC, NULL, 0},
    [BLOB] = {"t.blob", "blob", "Blob", KIND_BYTES, 0, SHOW_DEC, NULL, 0},
    [WIDE] = {"t.wide", "wide", "Wide", KIND_STRING, 0, SHOW_DEC, NULL, 0},
    [WHEN] = {"t.when", "when", "When", KIND_TIME, 8, SHOW_DEC, NULL, 0},
    [ID] = {"t.id", "id", "Id", KIND_GUID, 16, SHOW_DEC, NULL, 0},
    [SECRET] = {"t.secret", "secret", "Secret", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_SECRET},
    [LIST_OF] = {"t.list", "list", "List", KIND_LIST, 0, SHOW_DEC, NULL, 0},
};
static const struct limits limits = LIMITS_DEFAULT;

static struct record *read_everything(struct bytes input, const struct limits *with)
{
    struct record *r = record_new(&fields[ROOT], with);
    struct cursor c = record_cursor(r, record_source(r, input, NULL, SOURCE_FILE, NULL, 0));
    struct node *list = node_add(r, r->root, &fields[LIST_OF]);
    add_uint_be(r, r->root, &fields[NUMBER], &c, 4);
    add_uint_le(r, list, &fields[SIGNED], &c, 2);
    add_uint_le(r, list, &fields[COLOUR], &c, 2);
    add_uint_be(r, list, &fields[BITS], &c, 1);
    add_filetime(r, list, &fields[WHEN], &c);
    add_guid(r, list, &fields[ID], &c);
    add_utf16le(r, list, &fields[WIDE], &c, 4);
    add_bytes(r, list, &fields[WORD], &c, 3);
    add_bytes(r, list, &fields[BLOB], &c, 2);
    if (!cur_ok(&c))
        return r;
    node_close(list, &c, 4);
    return r;
}

/* FILETIME of 2020-02-29T12:34:56.1234567Z: 132274532961234567, by Python's datetime. */
#define EVERYTHING                                                                                 \
    "\x01\x02\x03\x04\xFE\xFF\x02\x00\x83\x87\x2E\xFC\xA5\xFC\xEE\xD5\x01"                         \
    "\x44\x33\x22\x11\x66\x55\x88\x77\x99\xAA\xBB\xCC\xDD\xEE\xFF\x00"                             \
    "\xE9\x00h\x00"                                                                                \
    "abc\x00\xFF"

static void assert_value(const struct node *node, const char *text)
{
    struct value_options options = {.show_secrets = false};
    struct buf out = buf_init(1000);
    assert_non_null(node);
    value_text(node, &options, &out);
    buf_add_byte(&out, 0);
    assert_string_equal((const char *)out.data, text);
    buf_clear(&out);
}

static void readers_add_value_and_span(void **state)
{
    (void)state;
    struct record *r = read_everything(BYTES(EVERYTHING), &limits);
    property_check_record("everything", r);
    assert_int_equal(property_count_diags(r, NULL), 0);
    const struct node *list = node_child(r->root, &fields[LIST_OF]);
    assert_value(node_child(r->root, &fields[NUMBER]), "0x01020304");
    assert_value(node_child(list, &fields[SIGNED]), "-2");
    assert_value(node_child(list, &fields[COLOUR]), "green (0x0002)");
    assert_value(node_child(list, &fields[BITS]), "0x83 (ONE, TWO, HIGH)");
    assert_value(node_child(list, &fields[WHEN]), "2020-02-29T12:34:56.123456700Z");
    assert_value(node_child(list, &fields[ID]), "11223344-5566-7788-99AA-BBCCDDEEFF00");
    assert_value(node_child(list, &fields[WIDE]), "\xC3\xA9h");
    assert_value(node_child(list, &fields[WORD]), "abc");
    assert_value(node_child(list, &fields[BLOB]), "00ff");
    const struct node *word = node_child(list, &fields[WORD]);
    assert_int_equal(word->span.offset, 37);
    assert_int_equal(word->span.len, 3);
    assert_false(node_is_generated(word));
    record_free(r);
}

static void truncation_is_told_once_and_adds_nothing(void **state)
{
    (void)state;
    struct record *r = read_everything(bytes_part(BYTES(EVERYTHING), 0, 39), &limits);
    const struct node *list = node_child(r->root, &fields[LIST_OF]);
    assert_int_equal(property_count_diags(r, "data.truncated"), 1);
    assert_value(node_child(list, &fields[WORD]), "ab");
    assert_int_equal(node_child(list, &fields[WORD])->flags, NODE_PARTIAL);
    assert_null(node_child(list, &fields[BLOB]));
    record_free(r);
    property_check("everything", BYTES(EVERYTHING), read_everything, PROPERTY_TRUNCATION_REPORTED);
}

static void secrets_are_hidden_unless_asked_for(void **state)
{
    (void)state;
    struct record *r = record_new(&fields[ROOT], &limits);
    struct node *secret = put_string(r, r->root, &fields[SECRET], BYTES("Winter"), span_none());
    struct node *word = put_string(r, r->root, &fields[WORD], BYTES("open"), span_none());
    assert_true(node_is_secret(secret));
    assert_true(node_is_generated(word));
    assert_value(secret, "(secret, 6 bytes)");
    word->flags |= NODE_SECRET;
    assert_value(word, "(secret, 4 bytes)");
    record_free(r);
}

static void times_are_right_at_the_borders(void **state)
{
    (void)state;
    /* By GNU date -u -d @N. */
    static const struct {
        int64_t seconds;
        const char *text;
    } times[] = {{0, "1970-01-01T00:00:00.000000000Z"},
                 {951782400, "2000-02-29T00:00:00.000000000Z"},
                 {4107542400, "2100-03-01T00:00:00.000000000Z"},
                 {-1, "1969-12-31T23:59:59.000000000Z"},
                 {-2208988800, "1900-01-01T00:00:00.000000000Z"},
                 {1795194322, "2026-11-20T17:05:22.000000000Z"}};
    for (size_t i = 0; i < sizeof(times) / sizeof(times[0]); i++) {
        struct buf out = buf_init(100);
        value_time(times[i].seconds * 1000000000, &out);
        buf_add_byte(&out, 0);
        assert_string_equal((const char *)out.data, times[i].text);
        buf_clear(&out);
    }
    struct buf out = buf_init(100);
    value_seconds(-1500000000, &out);
    buf_add_byte(&out, ' ');
    value_seconds(20000000000, &out);
    buf_add_byte(&out, ' ');
    value_seconds(1, &out);
    assert_true(bytes_equal(buf_bytes(&out), BYTES("-1.5 20 0.000000001")));
    buf_clear(&out);
    static const struct {
        int64_t milliseconds;
        const char *text;
    } durations[] = {{0, "0 s"},        {-1500, "-1.5 s"},
                     {120000, "120 s"}, {180000, "3 min"},
                     {7200000, "2 h"},  {-7261500, "-2 h 1 min 1.5 s"},
                     {86400000, "1 d"}, {2147483647, "24 d 20 h 31 min 23.647 s"}};
    for (size_t i = 0; i < sizeof(durations) / sizeof(durations[0]); i++) {
        value_duration(durations[i].milliseconds * 1000000, &out);
        assert_true(bytes_equal(buf_bytes(&out), bytes_of_string(durations[i].text)));
        buf_clear(&out);
    }
    value_duration(INT64_MIN, &out);
    assert_true(bytes_equal(buf_bytes(&out), BYTES("-106751 d 23 h 47 min 16.854775808 s")));
    buf_clear(&out);
}

static void a_walk_enters_and_leaves(void **state)
{
    (void)state;
    struct record *r = record_new(&fields[ROOT], &limits);
    struct node *list = node_add(r, r->root, &fields[LIST_OF]);
    put_uint(r, list, &fields[NUMBER], 1, span_none());
    node_add(r, list, &fields[ROOT]);
    put_uint(r, r->root, &fields[NUMBER], 2, span_none());
    char seen[16] = "";
    struct walk w = walk_start(r->root);
    for (enum walk_event event = walk_next(&w); event != WALK_DONE; event = walk_next(&w)) {
        size_t n = strlen(seen);
        seen[n] = event == WALK_LEAVE ? ')' : kind_has_children(w.node->field->kind) ? '(' : 'v';
    }
    assert_string_equal(seen, "((v())v)");
    assert_int_equal(walk_next(&w), WALK_DONE);
    memset(seen, 0, sizeof(seen));
    w = walk_start(r->root);
    for (enum walk_event event = walk_next(&w); event != WALK_DONE; event = walk_next(&w)) {
        seen[strlen(seen)] = event == WALK_LEAVE ? ')' : 'e';
        if (event == WALK_ENTER && w.node == list)
            walk_skip(&w);
    }
    assert_string_equal(seen, "eee)");
    record_free(r);
}

static void the_limit_of_nodes_holds(void **state)
{
    (void)state;
    struct limits few = LIMITS_DEFAULT;
    few.nodes = 10;
    struct record *r = record_new(&fields[ROOT], &few);
    for (size_t i = 0; i < 100; i++) {
        struct node *list = node_add(r, r->root, &fields[LIST_OF]);
        put_uint(r, list, &fields[NUMBER], i, span_none());
    }
    size_t n = 0;
    for (const struct node *child = r->root->first; child != NULL; child = child->next)
        n++;
    assert_true(n <= 10);
    assert_int_equal(property_count_diags(r, "data.limit"), 1);
    property_check_record("limit", r);
    record_free(r);
}

static void the_limit_of_diagnostics_counts_the_rest(void **state)
{
    (void)state;
    struct record *r = record_new(&fields[ROOT], &limits);
    for (size_t i = 0; i < limits.diagnostics + 5; i++)
        diag_add(r, r->root, &model_diagnostics[DIAG_TRAILING], "%zu", i);
    assert_int_equal(property_count_diags(r, NULL), limits.diagnostics);
    assert_int_equal(r->diags_dropped, 5);
    record_free(r);
}

struct counting_sink {
    struct sink sink;
    uint64_t last;
};

static void note_id(struct sink *sink, const struct record *r)
{
    ((struct counting_sink *)sink)->last = r->id;
}

static void output_numbers_records(void **state)
{
    (void)state;
    struct counting_sink one = {.sink = {.record = note_id}}, two = one;
    struct output output = {.sinks = {&one.sink, &two.sink}, .n_sinks = 2};
    assert_int_equal(output_push(&output, record_new(&fields[ROOT], &limits)), 1);
    assert_int_equal(output_push(&output, record_new(&fields[ROOT], &limits)), 2);
    assert_int_equal(one.last, 2);
    assert_int_equal(two.last, 2);
}

static void records_hold_blocks(void **state)
{
    (void)state;
    struct block *block = block_copy(BYTES("bytes"));
    struct record *r = record_new(&fields[ROOT], &limits);
    uint32_t source = record_source(r, block_bytes(block), block, SOURCE_DECRYPTED, NULL, 0);
    block_unref(block);
    struct cursor c = record_cursor(r, source);
    assert_true(bytes_equal(add_bytes(r, r->root, &fields[WORD], &c, 5), BYTES("bytes")));
    struct cursor none = record_cursor(r, 9);
    assert_int_equal(cur_left(&none), 0);
    record_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(readers_add_value_and_span),
        cmocka_unit_test(truncation_is_told_once_and_adds_nothing),
        cmocka_unit_test(secrets_are_hidden_unless_asked_for),
        cmocka_unit_test(times_are_right_at_the_borders),
        cmocka_unit_test(a_walk_enters_and_leaves),
        cmocka_unit_test(the_limit_of_nodes_holds),
        cmocka_unit_test(the_limit_of_diagnostics_counts_the_rest),
        cmocka_unit_test(output_numbers_records),
        cmocka_unit_test(records_hold_blocks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
