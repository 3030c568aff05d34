/*
 * JSON as docs/json.md promises it. Expected texts are written by hand from the contract (value
 * rules, RFC 8259, RFC 3339, RFC 4648 section 10 for base64), not taken from the program's output.
 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "buf.h"
#include "render_samples.h"

#define HEAD                                                                                       \
    "{\"record\":\"sample\",\"id\":7,\"time\":\"2026-11-20T17:05:22.123456789Z\",\"frames\":[57]," \
    "\"connection\":1"

static void expect_with(struct record *r, const struct render_options *options, const char *rest)
{
    char *got = sample_render(r, json_sink, options);
    struct buf want = buf_init(SIZE_MAX);
    buf_printf(&want, "%s%s}\n", HEAD, rest);
    buf_add_byte(&want, 0);
    assert_string_equal(got, (const char *)want.data);
    buf_clear(&want);
    free(got);
    record_free(r);
}

static void expect(struct record *r, const char *rest)
{
    expect_with(r, &(struct render_options){0}, rest);
}

/* One string node; want is its JSON. */
static void expect_text(struct bytes text, const char *want)
{
    struct record *r = sample_record();
    put_bytes(r, r->root, F(STRING), text, span_none());
    char rest[512];
    snprintf(rest, sizeof(rest), ",\"string\":%s", want);
    expect(r, rest);
}

static void head(void **state)
{
    (void)state;
    expect(sample_record(), "");
}

static void head_of_timeless(void **state)
{
    (void)state;
    struct record *r = sample_record();
    r->timeless = true;
    char *got = sample_render(r, json_sink, &(struct render_options){0});
    assert_string_equal(got, "{\"record\":\"sample\",\"id\":7}\n");
    free(got);
    record_free(r);
}

static void head_without_connection(void **state)
{
    (void)state;
    struct record *r = sample_record();
    r->connection = 0;
    char *got = sample_render(r, json_sink, &(struct render_options){0});
    assert_null(strstr(got, "connection"));
    free(got);
    record_free(r);
}

static void frames_of_several_files(void **state)
{
    (void)state;
    static const struct frame list[] = {{1, 9}, {2, 17}};
    struct record *r = sample_record();
    record_frames(r, &(struct frames){list, 2, 2});
    r->files = 2;
    char *got = sample_render(r, json_sink, &(struct render_options){0});
    assert_non_null(strstr(got, "\"frames\":[\"1:9\",\"2:17\"],\"connection\""));
    free(got);
    record_free(r);
}

static void frames_are_cut(void **state)
{
    (void)state;
    struct frame list[40];
    for (size_t i = 0; i < 40; i++)
        list[i] = (struct frame){1, i + 1};
    for (size_t n = 31; n <= 33; n++) {
        struct record *r = sample_record();
        /* As a module may hand them over, cut or not. */
        r->frames = (struct frames){list, n, n};
        char *got = sample_render(r, json_sink, &(struct render_options){0});
        assert_non_null(strstr(got, n == 31 ? ",31]" : ",32]"));
        if (n == 33)
            assert_non_null(strstr(got, "\"frames_total\":33,"));
        else
            assert_null(strstr(got, "frames_total"));
        free(got);
        record_free(r);
    }
}

/* A finding's id is its rule, so the number of the record gives way. */
static void own_id(void **state)
{
    (void)state;
    struct record *r = sample_record();
    put_text(r, r->root, F(ID), "auth.clock-skew");
    char *got = sample_render(r, json_sink, &(struct render_options){0});
    assert_null(strstr(got, "\"id\":7"));
    assert_non_null(strstr(got, "\"id\":\"auth.clock-skew\""));
    free(got);
    record_free(r);
}

static void strings(void **state)
{
    (void)state;
    expect_text(BYTES(""), "\"\"");
    expect_text(BYTES("plain text, longer than eight bytes"),
                "\"plain text, longer than eight bytes\"");
    expect_text(BYTES("\"C:\\x\" /"), "\"\\\"C:\\\\x\\\" /\"");
    expect_text(BYTES("a\tb\nc\rd\be\f"), "\"a\\tb\\nc\\rd\\be\\f\"");
    expect_text(BYTES("\0\x01\x1B[31m\x1F\x7F"), "\"\\u0000\\u0001\\u001b[31m\\u001f\\u007f\"");
    expect_text(BYTES("\xC2\x80\xC2\x85\xC2\x9F\xC2\xA0"), "\"\\u0080\\u0085\\u009f\xC2\xA0\"");
    expect_text(BYTES("\xE2\x80\xA7\xE2\x80\xA8\xE2\x80\xA9\xE2\x80\xAA"),
                "\"\xE2\x80\xA7\\u2028\\u2029\xE2\x80\xAA\"");
    expect_text(BYTES("gr\xC3\xBC\xC3\x9F \xE6\x97\xA5 \xF0\x9F\x98\x80"),
                "\"gr\xC3\xBC\xC3\x9F \xE6\x97\xA5 \xF0\x9F\x98\x80\"");
}

/* Each kind of special character at each place of an eight-byte word, with clean text around. */
static void strings_at_every_place(void **state)
{
    (void)state;
    static const struct {
        const char *text, *json;
    } specials[] = {{"\"", "\\\""},
                    {"\\", "\\\\"},
                    {"\n", "\\n"},
                    {"\x1F", "\\u001f"},
                    {"\x7F", "\\u007f"},
                    {"\xFF", "\xEF\xBF\xBD"},
                    {"~", "~"},
                    {" ", " "},
                    {"\xC2\xA0", "\xC2\xA0"},
                    {"\xE6\x97\xA5", "\xE6\x97\xA5"},
                    {"\xE6\x97", "\xEF\xBF\xBD\xEF\xBF\xBD"},
                    {"\xE0\xA0\x80", "\xE0\xA0\x80"}};
    for (size_t s = 0; s < sizeof(specials) / sizeof(specials[0]); s++)
        for (size_t before = 0; before < 20; before++) {
            char text[64], json[128];
            snprintf(text, sizeof(text), "%.*s%s%s", (int)before, "abcdefghijklmnopqrstuvwxyz",
                     specials[s].text, "0123456789!#[]");
            snprintf(json, sizeof(json), "\"%.*s%s%s\"", (int)before, "abcdefghijklmnopqrstuvwxyz",
                     specials[s].json, "0123456789!#[]");
            expect_text(bytes_of_string(text), json);
        }
}

static void strings_that_are_not_utf8(void **state)
{
    (void)state;
#define BAD "\xEF\xBF\xBD"
    expect_text(BYTES("a\xFF"
                      "b"),
                "\"a" BAD "b\"");
    expect_text(BYTES("\xC3"), "\"" BAD "\"");
    expect_text(BYTES("\xC0\xAF"), "\"" BAD BAD "\"");
    expect_text(BYTES("\xF4\x90\x80\x80"), "\"" BAD BAD BAD BAD "\"");
    expect_text(BYTES("\xE2\x80"), "\"" BAD BAD "\"");
#undef BAD
}

static void lone_surrogates(void **state)
{
    (void)state;
    expect_text(BYTES("x\xED\xA0\xBDy"), "\"x\\ud83dy\"");
    expect_text(BYTES("\xED\xBF\xBF"), "\"\\udfff\"");
}

static void integers(void **state)
{
    (void)state;
    struct record *r = sample_record();
    struct node *list = node_add(r, r->root, F(LIST));
    put_uint(r, list, F(UINT), 0, span_none());
    put_uint(r, list, F(UINT), UINT64_C(9007199254740992), span_none());
    put_uint(r, list, F(UINT), UINT64_C(9007199254740993), span_none());
    put_uint(r, list, F(UINT), UINT64_MAX, span_none());
    put_uint(r, list, F(EXACT), UINT64_MAX, span_none());
    put_int(r, list, F(INT), INT64_C(-9007199254740992), span_none());
    put_int(r, list, F(INT), INT64_C(-9007199254740993), span_none());
    put_int(r, list, F(INT), INT64_MIN, span_none());
    put_int(r, list, F(INT), -1, span_none());
    expect(r, ",\"list\":[0,9007199254740992,\"9007199254740993\",\"18446744073709551615\","
              "18446744073709551615,-9007199254740992,\"-9007199254740993\","
              "\"-9223372036854775808\",-1]");
}

static void names_of_values(void **state)
{
    (void)state;
    struct record *r = sample_record();
    struct node *list = node_add(r, r->root, F(LIST));
    put_uint(r, list, F(ENUM), 0x21002, span_none());
    put_uint(r, list, F(ENUM), 0x41012, span_none());
    put_uint(r, list, F(ENUM), UINT64_C(0x123456789A), span_none());
    put_uint(r, list, F(FLAGS), 0, span_none());
    put_uint(r, list, F(FLAGS), 3, span_none());
    put_uint(r, list, F(FLAGS), 0x8012, span_none());
    put_uint(r, list, F(FLAGS), 0x30, span_none());
    expect(r, ",\"list\":[\"SESSION_KEY\",\"0x00041012\",\"0x123456789A\",[],[\"START\",\"END\"],"
              "[\"END\",\"0x8010\"],[\"BOTH\"]]");
}

static void floats(void **state)
{
    (void)state;
    static const char *const numbers[] = {
        "0",   "-0",   "1.5", "-1E+308",         "3.1415926535897931",
        "1e5", "2E-7", "100", "9007199254740992"};
    static const char *const others[] = {"INF", "-INF", "NaN", "",      "01",
                                         "1.",  ".5",   "+1",  "1e",    "1e+",
                                         "0x1", "1 ",   "-",   "1.5.2", "9007199254740993"};
    struct record *r = sample_record();
    struct node *list = node_add(r, r->root, F(LIST));
    struct buf want = buf_init(SIZE_MAX);
    const char *before = ",\"list\":[";
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++, before = ",") {
        put_text(r, list, F(FLOAT), numbers[i]);
        buf_printf(&want, "%s%s", before, numbers[i]);
    }
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        put_text(r, list, F(FLOAT), others[i]);
        buf_printf(&want, ",\"%s\"", others[i]);
    }
    put_text(r, list, F(DECIMAL), "1.50");
    buf_printf(&want, ",\"1.50\"]");
    buf_add_byte(&want, 0);
    expect(r, (const char *)want.data);
    buf_clear(&want);
}

static void other_values(void **state)
{
    (void)state;
    struct guid guid;
    assert_true(guid_parse(BYTES("f2a92d0e-0001-4002-8003-a00000000001"), &guid));
    struct record *r = sample_record();
    struct node *list = node_add(r, r->root, F(LIST));
    put_bool(r, list, F(BOOL), true, span_none());
    put_bool(r, list, F(BOOL), false, span_none());
    put_guid(r, list, F(GUID), &guid, span_none());
    put_int(r, list, F(TIME), -1, span_none());
    put_int(r, list, F(DURATION), INT64_C(1500000000), span_none());
    put_int(r, list, F(DURATION), INT64_C(-20), span_none());
    put_bytes(r, list, F(BYTES), BYTES(""), span_none());
    put_bytes(r, list, F(BYTES), BYTES("foob"), span_none());
    put_bytes(r, list, F(BYTES), BYTES("fooba"), span_none());
    put_bytes(r, list, F(BYTES), BYTES("foobar"), span_none());
    put_pair(r, list, F(PAIR), BYTES("Host"), BYTES("a\"b"), span_none());
    put_null(r, list, F(NULL));
    node_add(r, list, F(LIST));
    node_add(r, list, F(GROUP));
    node_add(r, list, F(MAP));
    expect(r, ",\"list\":[true,false,\"F2A92D0E-0001-4002-8003-A00000000001\","
              "\"1969-12-31T23:59:59.999999999Z\",1.5,-0.00000002,\"\",\"Zm9vYg==\",\"Zm9vYmE=\","
              "\"Zm9vYmFy\",[\"Host\",\"a\\\"b\"],null,[],{},{}]");
}

/* Longer than the piece that is encoded at once, and than the output buffer. */
static void long_bytes(void **state)
{
    (void)state;
    enum { N = 200000 };
    uint8_t *data = calloc(N, 1);
    struct record *r = sample_record();
    put_bytes(r, r->root, F(BYTES), bytes_of(data, N), span_none());
    char *got = sample_render(r, json_sink, &(struct render_options){0});
    const char *value = strstr(got, "\"bytes\":\"");
    assert_non_null(value);
    value += strlen("\"bytes\":\"");
    /* 200000 = 3 * 66666 + 2 zero bytes. */
    assert_int_equal(strspn(value, "A"), 66666 * 4 + 3);
    assert_string_equal(value + 66666 * 4 + 3, "=\"}\n");
    free(got);
    free(data);
    record_free(r);
}

static void equal_names(void **state)
{
    (void)state;
    struct record *r = sample_record();
    struct node *map = node_add(r, r->root, F(MAP));
    put_named(r, map, F(STRING), BYTES("b"), BYTES("1"), span_none());
    put_named(r, map, F(STRING), BYTES("a"), BYTES("2"), span_none());
    node_add_named(r, map, F(GROUP), BYTES("b"));
    put_named(r, map, F(STRING), BYTES("B"), BYTES("3"), span_none());
    struct node *inner = node_add_named(r, map, F(MAP), BYTES("b"));
    put_named(r, inner, F(STRING), BYTES("x"), BYTES("4"), span_none());
    put_named(r, inner, F(STRING), BYTES("x"), BYTES("5"), span_none());
    diag_add(r, inner->last, &sample_broken, "%s", "");
    put_named(r, map, F(STRING), BYTES("c"), BYTES("6"), span_none());
    put_text(r, r->root, F(STRING), "7");
    expect(r,
           ",\"map\":{\"b\":[\"1\",{},{\"x\":[\"4\",\"5\"]}],\"a\":\"2\",\"B\":\"3\",\"c\":\"6\"},"
           "\"string\":\"7\",\"diagnostics\":[{\"code\":\"sample.broken\",\"severity\":\"error\","
           "\"text\":\"the sample is broken\",\"path\":\"map.b[2].x[1]\"}]");
}

/* Names that differ only in bytes that are not UTF-8 would be one member in JSON. */
static void equal_names_after_replacement(void **state)
{
    (void)state;
    struct record *r = sample_record();
    struct node *map = node_add(r, r->root, F(MAP));
    node_add_named(r, map, F(NULL), BYTES("\xFE"));
    node_add_named(r, map, F(NULL), BYTES("\xFF"));
    node_add_named(r, map, F(NULL), BYTES(""));
    expect(r, ",\"map\":{\"\xEF\xBF\xBD\":[null,null],\"\":null}");
}

static void equal_keys_of_a_group(void **state)
{
    (void)state;
    struct record *r = sample_record();
    struct node *group = node_add(r, r->root, F(GROUP));
    put_text(r, group, F(STRING), "1");
    put_uint(r, group, F(WIRE), 1, span_none());
    put_text(r, group, F(STRING), "2");
    put_uint(r, group, F(UINT), 3, span_none());
    expect(r, ",\"group\":{\"string\":[\"1\",\"2\"],\"uint\":3}");
}

/* 200000 equal names, and as many different ones: seconds if it were quadratic, and ctest's limit
 * would end it. */
static void large_maps(void **state)
{
    (void)state;
    enum { N = 200000 };
    struct record *r = sample_record();
    struct node *same = node_add(r, r->root, F(MAP));
    struct node *different = node_add_named(r, same, F(MAP), BYTES("z"));
    for (size_t i = 0; i < N; i++) {
        node_add_named(r, same, F(NULL), BYTES("n"));
        node_add_named(r, different, F(NULL), arena_printf(r->arena, "%zu", i));
    }
    char *got = sample_render(r, json_sink, &(struct render_options){0});
    size_t nulls = 0;
    for (const char *at = got; *at != '\0'; at++)
        nulls += strncmp(at, "null", 4) == 0;
    assert_int_equal(nulls, 2 * N);
    assert_non_null(strstr(got, "\"map\":{\"z\":{\"0\":null,\"1\":null,"));
    assert_non_null(strstr(got, "},\"n\":[null,null,"));
    free(got);
    record_free(r);
}

static struct record *with_secrets(void)
{
    struct record *r = sample_record();
    put_text(r, r->root, F(SECRET), "hunter2");
    struct node *list = node_add(r, r->root, F(LIST));
    put_pair(r, list, F(PAIR), BYTES("Host"), BYTES("h"), span_none());
    put_pair(r, list, F(PAIR), BYTES("Authorization"), BYTES("Basic eA=="), span_none())->flags |=
        NODE_SECRET;
    struct node *keys = node_add(r, r->root, F(KEYS));
    struct node *key = put_text(r, keys, F(STRING), "hunter3");
    diag_add(r, key, &sample_odd, "%u bytes", 7u);
    return r;
}

static void secrets_hidden(void **state)
{
    (void)state;
    expect(with_secrets(),
           ",\"secret\":null,\"list\":[[\"Host\",\"h\"],[\"Authorization\",null]],\"keys\":null,"
           "\"diagnostics\":[{\"code\":\"sample.odd\",\"severity\":\"warn\","
           "\"text\":\"the sample is odd: 7 bytes\",\"path\":\"keys\"}],"
           "\"redacted\":[\"secret\",\"list[1][1]\",\"keys\"]");
}

static void secrets_shown(void **state)
{
    (void)state;
    expect_with(with_secrets(), &(struct render_options){.show_secrets = true},
                ",\"secret\":\"hunter2\",\"list\":[[\"Host\",\"h\"],"
                "[\"Authorization\",\"Basic eA==\"]],\"keys\":{\"string\":\"hunter3\"},"
                "\"diagnostics\":[{\"code\":\"sample.odd\",\"severity\":\"warn\","
                "\"text\":\"the sample is odd: 7 bytes\",\"path\":\"keys.string\"}]");
}

static void paths(void **state)
{
    (void)state;
    struct record *r = sample_record();
    diag_add(r, r->root, &sample_broken, "%s", "a\nb");
    struct node *group = node_add(r, r->root, F(GROUP));
    struct node *wire = put_uint(r, group, F(WIRE), 1, span_none());
    diag_add(r, wire, &sample_broken, "%s", "");
    struct node *list = node_add(r, group, F(LIST));
    put_text(r, list, F(STRING), "0");
    struct node *map = node_add(r, list, F(MAP));
    map->flags |= NODE_PARTIAL;
    struct node *odd = put_named(r, map, F(STRING), BYTES("a.b\"\\"), BYTES("1"), span_none());
    odd->flags |= NODE_GUESSED;
    struct node *plain = put_named(r, map, F(STRING), BYTES("a-b_1"), BYTES("2"), span_none());
    plain->flags |= NODE_GUESSED | NODE_PARTIAL;
    expect(r,
           ",\"group\":{\"list\":[\"0\",{\"a.b\\\"\\\\\":\"1\",\"a-b_1\":\"2\"}]},"
           "\"diagnostics\":[{\"code\":\"sample.broken\",\"severity\":\"error\","
           "\"text\":\"the sample is broken: a\\nb\",\"path\":\"\"},"
           "{\"code\":\"sample.broken\",\"severity\":\"error\","
           "\"text\":\"the sample is broken\",\"path\":\"group\"}],"
           "\"guessed\":[\"group.list[1][\\\"a.b\\\\\\\"\\\\\\\\\\\"]\",\"group.list[1].a-b_1\"],"
           "\"partial\":[\"group.list[1]\",\"group.list[1].a-b_1\"]");
}

static void dropped_diagnostics(void **state)
{
    (void)state;
    struct record *r = sample_record();
    for (size_t i = 0; i < sample_limits.diagnostics + 3; i++)
        diag_add(r, r->root, &sample_broken, "%s", "");
    char *got = sample_render(r, json_sink, &(struct render_options){0});
    assert_non_null(strstr(got,
                           "{\"code\":\"data.limit\",\"severity\":\"error\",\"text\":\"a limit of "
                           "the program was reached: 3 diagnostics more than 256 are not "
                           "shown\",\"path\":\"\"}]}\n"));
    free(got);
    record_free(r);
}

static void wire_and_raw(void **state)
{
    (void)state;
    struct record *r = sample_record();
    put_uint(r, r->root, F(WIRE), 1, span_none());
    put_text(r, r->root, F(RAW), "<Obj/>");
    expect(r, ",\"raw\":\"<Obj/>\"");
}

/* 10^5 levels: a renderer that recursed would run out of stack under the sanitizers. */
static void deep(void **state)
{
    (void)state;
    enum { N = 100000 };
    struct record *r = sample_record();
    struct node *node = r->root;
    for (size_t i = 0; i < N; i++)
        node = node_add(r, node, i % 2 == 0 ? F(GROUP) : F(LIST));
    char *got = sample_render(r, json_sink, &(struct render_options){0});
    size_t open = 0, close = 0;
    for (const char *c = got; *c != '\0'; c++) {
        open += *c == '{' || *c == '[';
        close += *c == '}' || *c == ']';
    }
    assert_int_equal(open, N + 2); /* the record itself and its frames */
    assert_int_equal(close, N + 2);
    free(got);
    record_free(r);
}

static void several_records(void **state)
{
    (void)state;
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    struct output output = {.sinks = {json_sink(out, &(struct render_options){0})}, .n_sinks = 1};
    struct record *r = sample_record();
    put_text(r, r->root, F(SECRET), "x");
    diag_add(r, r->root, &sample_broken, "%s", "");
    output_push(&output, r);
    r = sample_record();
    r->timeless = true;
    output_push(&output, r);
    assert_true(output.sinks[0]->close(output.sinks[0]));
    fclose(out);
    /* Nothing of the first record is left in the second. */
    assert_string_equal(strchr(text, '\n'), "\n{\"record\":\"sample\",\"id\":2}\n");
    free(text);
}

static void output_fails(void **state)
{
    (void)state;
    FILE *out = fopen("/dev/full", "w");
    if (out == NULL) {
        print_message("no /dev/full here\n");
        skip();
    }
    struct sink *sink = json_sink(out, &(struct render_options){0});
    struct record *r = sample_record();
    sink->record(sink, r);
    record_free(r);
    assert_false(sink->close(sink));
    assert_int_equal(errno, ENOSPC);
    fclose(out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(head),
        cmocka_unit_test(head_of_timeless),
        cmocka_unit_test(head_without_connection),
        cmocka_unit_test(frames_of_several_files),
        cmocka_unit_test(frames_are_cut),
        cmocka_unit_test(own_id),
        cmocka_unit_test(strings),
        cmocka_unit_test(strings_at_every_place),
        cmocka_unit_test(strings_that_are_not_utf8),
        cmocka_unit_test(lone_surrogates),
        cmocka_unit_test(integers),
        cmocka_unit_test(names_of_values),
        cmocka_unit_test(floats),
        cmocka_unit_test(other_values),
        cmocka_unit_test(long_bytes),
        cmocka_unit_test(equal_names),
        cmocka_unit_test(equal_names_after_replacement),
        cmocka_unit_test(equal_keys_of_a_group),
        cmocka_unit_test(large_maps),
        cmocka_unit_test(secrets_hidden),
        cmocka_unit_test(secrets_shown),
        cmocka_unit_test(paths),
        cmocka_unit_test(dropped_diagnostics),
        cmocka_unit_test(wire_and_raw),
        cmocka_unit_test(deep),
        cmocka_unit_test(several_records),
        cmocka_unit_test(output_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
