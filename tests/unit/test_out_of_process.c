/*
 * Out-of-process lines, up to the session that they are. Elements and their senders: psrp.md 7.10;
 * messages: its examples 3 and 9.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "channel.h"
#include "conversation.h"
#include "out_of_process.h"
#include "property.h"
#include "transcript.h"

static const struct limits limits = LIMITS_DEFAULT;

#define ZERO "00000000-0000-0000-0000-000000000000"
#define PIPE "a1a2a3a4-b1b2-c1c2-d1d2-e1e2e3e4e5e6"
#define CAPABILITY CAPABILITY_OF("MyIR")
#define CAPABILITY_OF(group)                                                                       \
    "AAAAAAAAAAEAAAAAAAAAAAMAAADKAgAAAAIAAQBE" group "ZlWId5mqu8zd7v8AAAAAAAAAAAAAAAAAAAAAAO+"     \
    "7vzxPYmogUmVmSWQ9IjAiPjxNUz48"                                                                \
    "VmVyc2lvbiBOPSJwcm90b2NvbHZlcnNpb24iPjIuMzwvVmVyc2lvbj48VmVyc2lvbiBOPSJQU1ZlcnNpb24iPjIuMDwv" \
    "VmVyc2lvbj48VmVyc2lv"                                                                         \
    "biBOPSJTZXJpYWxpemF0aW9uVmVyc2lvbiI+MS4xLjAuMTwvVmVyc2lvbj48L01TPjwvT2JqPg=="
#define END_OF_INPUT                                                                               \
    "AAAAAAAAAAkAAAAAAAAAAAMAAAAoAgAAAAMQBABEMyIRZlWId5mqu8zd7v8ApKOiobKxwsHR0uHi4+Tl5g=="

/* --- lines --- */

static void test_elements(void **state)
{
    (void)state;
    struct bytes line = BYTES("<Data Stream='Default' PSGuid='" PIPE
                              "'>QUJD</Data><DataAck PSGuid=\"" PIPE "\" />  ");
    struct out_of_process_element e;
    assert_true(out_of_process_next(&line, &e));
    assert_int_equal(e.kind, OUT_OF_PROCESS_DATA);
    assert_true(bytes_equal(e.stream, BYTES("Default")));
    assert_true(bytes_equal(e.psguid, BYTES(PIPE)));
    assert_true(bytes_equal(e.text, BYTES("QUJD")));
    assert_int_equal(e.attributes, 2);
    assert_true(e.closed);
    assert_true(out_of_process_next(&line, &e));
    assert_int_equal(e.kind, OUT_OF_PROCESS_DATA_ACK);
    assert_int_equal(e.attributes, 1);
    assert_false(out_of_process_next(&line, &e));

    line = BYTES("hello <b>x</b><Close PSGuid='" ZERO "' /> bye");
    assert_true(out_of_process_next(&line, &e));
    assert_int_equal(e.kind, OUT_OF_PROCESS_TEXT);
    assert_true(bytes_equal(e.text, BYTES("hello <b>x</b>")));
    assert_true(out_of_process_next(&line, &e));
    assert_int_equal(e.kind, OUT_OF_PROCESS_CLOSE);
    assert_true(out_of_process_next(&line, &e));
    assert_true(bytes_equal(e.text, BYTES("bye")));

    /* Names are case-sensitive; marks of errors are not. */
    line = BYTES("<data PSGuid='x' />");
    assert_true(out_of_process_next(&line, &e));
    assert_int_equal(e.kind, OUT_OF_PROCESS_TEXT);
    assert_true(bytes_equal(e.name, BYTES("data")));
    line = BYTES("__namedpipeerror__:the server says no");
    assert_true(out_of_process_next(&line, &e));
    assert_int_equal(e.kind, OUT_OF_PROCESS_ERROR);

    /* Cut anywhere, it is said to be. */
    const struct bytes whole = BYTES("<Data Stream='Default' PSGuid='" PIPE "'>QUJD</Data>");
    for (size_t n = 6; n < whole.len - 8; n++) {
        line = bytes_part(whole, 0, n);
        assert_true(out_of_process_next(&line, &e));
        assert_int_equal(e.kind, OUT_OF_PROCESS_DATA);
        assert_false(e.closed);
        assert_int_equal(line.len, 0);
    }
}

static void test_prefix(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        bool has_direction, has_time;
        enum direction direction;
        size_t left;
    } rows[] = {
        {"-> <DataAck PSGuid='x' />", true, false, C2S, 22},
        {"<- <DataAck PSGuid='x' />", true, false, S2C, 22},
        {"\xE2\x86\x90 <DataAck PSGuid='x' />", true, false, S2C, 22},
        {"[2026-11-20 10:00:00,5] server: <DataAck PSGuid='x' />", true, true, S2C, 22},
        {"0026-11-20 10:00:00 Sent <DataAck PSGuid='x' />", true, false, C2S,
         22}, /* no such year */
        {"Sent <DataAck PSGuid='x' />", true, false, C2S, 22},
        {"<DataAck PSGuid='x' />", false, false, C2S, 22},
        {"information <DataAck PSGuid='x' />", false, false, C2S, 34}, /* no "in" in it: text */
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct bytes line = bytes_of_string(rows[i].line);
        struct out_of_process_prefix prefix = out_of_process_prefix(&line);
        assert_int_equal(prefix.has_direction, rows[i].has_direction);
        assert_int_equal(prefix.has_time, rows[i].has_time);
        if (prefix.has_direction)
            assert_int_equal(prefix.direction, rows[i].direction);
        assert_int_equal(line.len, rows[i].left);
        if (prefix.has_time) /* date -u -d '2026-11-20 10:00:00.5' +%s%N */
            assert_int_equal(prefix.time, 1795168800500000000);
    }
}

/* --- records and sessions --- */

struct seen {
    struct sink sink;
    size_t psrp, lines, sessions, diagnostics;
    bool any_session; /* else the one of psrp.md's example */
    uint64_t last_type;
    char line[64], stream[32];
};

static const struct node *member(const struct node *node, const char *key)
{
    for (const struct node *child = node != NULL ? node->first : NULL; child != NULL;
         child = child->next)
        if (strcmp(child->field->key, key) == 0)
            return child;
    return NULL;
}

static void see(struct sink *sink, const struct record *r)
{
    struct seen *seen = (struct seen *)sink;
    property_check_record("lines", r);
    seen->diagnostics += property_count_diags(r, NULL);
    const char *kind = r->root->field->key;
    if (strcmp(kind, "psrp") == 0) {
        seen->psrp++;
        seen->last_type = member(r->root, "message_type")->value.u;
        assert_true(bytes_equal(member(r->root, "carrier")->value.b, BYTES("Data")));
        assert_true(seen->any_session ||
                    bytes_equal(member(r->root, "shell_id")->value.b,
                                BYTES("11223344-5566-7788-99AA-BBCCDDEEFF00")));
    }
    seen->lines += strcmp(kind, "out_of_process") == 0;
    if (strcmp(kind, "session") == 0) {
        const struct node *commands = member(r->root, "commands");
        seen->sessions++;
        assert_true(bytes_equal(member(r->root, "kind")->value.b, BYTES("powershell")));
        assert_int_equal(member(r->root, "closed")->field->kind, KIND_TIME);
        /* One pipeline: nobody says what it ran. */
        assert_non_null(commands->first);
        assert_ptr_equal(commands->first, commands->last);
        assert_int_equal(member(commands->first, "line")->field->kind, KIND_NULL);
    }
}

static bool done(struct sink *sink)
{
    (void)sink;
    return true;
}

static struct seen run(const char *text)
{
    struct seen seen = {.sink = {see, done}};
    struct output told = {.sinks = {&seen.sink}, .n_sinks = 1};
    struct transcript_options what = {.limits = &limits, .from = INT64_MIN, .to = INT64_MAX};
    struct sink *transcript = transcript_sink(&what, &told);
    struct output output = {.sinks = {&seen.sink, transcript}, .n_sinks = 2};
    struct conversation_options options = {.limits = &limits, .files = 1};
    struct conversation *c = conversation_new(&options, &output);
    struct bytes rest = bytes_of_string(text), piece;
    for (uint64_t n = 1; bytes_next(&rest, '\n', &piece); n++) {
        struct conversation_line line = {.text = piece, .frame = {1, n}};
        conversation_line(c, &line);
    }
    conversation_finish(c);
    conversation_free(c);
    transcript->close(transcript);
    return seen;
}

#define SESSION(capability)                                                                        \
    "<Data Stream='Default' PSGuid='" ZERO "'>" capability "</Data>\n<DataAck PSGuid='" ZERO       \
    "' />\n"                                                                                       \
    "<Command PSGuid='" PIPE "' />\r\n\r\n<CommandAck PSGuid='" PIPE "' />\n"                      \
    "<Data Stream='Default' PSGuid='" PIPE "'>" END_OF_INPUT "</Data>\n<DataAck PSGuid='" PIPE     \
    "' />\n"                                                                                       \
    "<Close PSGuid='" PIPE "' />\n<CloseAck PSGuid='" PIPE "' />\n<Close PSGuid='" ZERO "' />\n"   \
    "<CloseAck PSGuid='" ZERO "' />\n"

static void test_session(void **state)
{
    (void)state;
    struct seen seen = run(SESSION(CAPABILITY));
    assert_int_equal(seen.psrp, 2);
    assert_int_equal(seen.last_type, 0x00041003); /* END_OF_PIPELINE_INPUT */
    assert_int_equal(seen.lines, 8);
    assert_int_equal(seen.sessions, 1);
    assert_int_equal(seen.diagnostics, 1); /* psrp.state: no CREATE_PIPELINE in example 9 */
}

/* A new session in the same log, where the end of the one before is not in it (found by fuzzing).
 */
static void test_next_session(void **state)
{
    (void)state;
    struct bytes first = BYTES("<Data Stream='Default' PSGuid='" ZERO "'>" CAPABILITY "</Data>\n"
                               "<Command PSGuid='" PIPE "' />\n");
    struct bytes second =
        BYTES("<Data Stream='Default' PSGuid='" ZERO "'>" CAPABILITY_OF("MyIS") "</Data>\n");
    struct seen seen = {.sink = {see, done}, .any_session = true};
    struct output output = {.sinks = {&seen.sink}, .n_sinks = 1};
    struct conversation_options options = {.limits = &limits, .files = 1};
    struct conversation *c = conversation_new(&options, &output);
    conversation_line(c, &(struct conversation_line){.text = first, .frame = {1, 1}});
    conversation_line(c, &(struct conversation_line){.text = second, .frame = {1, 2}});
    conversation_finish(c);
    conversation_free(c);
    assert_int_equal(seen.psrp, 2);
    assert_int_equal(seen.diagnostics, 0);
}

static void test_oddities(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t diagnostics;
    } rows[] = {
        {"Welcome!\n<DataAck PSGuid='" ZERO "' />\n", 1},
        {"<Frob PSGuid='" ZERO "' />\n<DataAck PSGuid='" ZERO "' />\n", 1},
        {"<DataAck />\n", 1},
        {"<Data Stream='Default' PSGuid='" ZERO "'></Data>\n", 1},
        {"-> <DataAck PSGuid='" ZERO "' />\n", 1},
        {"<Signal PSGuid='" ZERO "' />\n", 1},
        {"<Close PSGuid='" ZERO "'", 1},
        {"<DataAck PSGuid='" ZERO "' />\n", 0},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct seen seen = run(rows[i].text);
        if (seen.diagnostics != rows[i].diagnostics)
            fail_msg("row %zu: %zu diagnostics", i, seen.diagnostics);
    }
}

/* --- in a TCP stream --- */

#define FIRST "<Data Stream='Default' PSGuid='" ZERO "'>" CAPABILITY "</Data>\n"
#define COMMAND "<Command PSGuid='" PIPE "' />\n"
#define END "<Data Stream='Default' PSGuid='" PIPE "'>" END_OF_INPUT "</Data>\n"
#define CLOSE "<Close PSGuid='" ZERO "' />\n"
#define ACK "<DataAck PSGuid='" ZERO "' />\n"

struct run_of_bytes {
    enum direction direction;
    const char *text; /* NULL: a gap */
};

/* The pieces through a channel, cut again into at most so many bytes. */
static struct seen run_channel(const struct run_of_bytes *pieces, size_t n, size_t cut,
                               bool midstream, enum http_spoke spoke[2])
{
    struct seen seen = {.sink = {see, done}};
    struct output output = {.sinks = {&seen.sink}, .n_sinks = 1};
    struct conversation_options options = {.limits = &limits, .files = 1};
    struct conversation *c = conversation_new(&options, &output);
    struct http_feed feed = conversation_feed(c);
    struct out_of_process_feed lines = conversation_lines_feed(c);
    struct http_connection about = {
        .number = 1, .client = "10.0.0.1:50000", .server = "10.0.0.2:22"};
    void *connection = feed.open(feed.state, &about);
    struct channel_options how = {.limits = &limits,
                                  .feed = &feed,
                                  .lines = &lines,
                                  .connection = connection,
                                  .name = "test",
                                  .midstream = midstream};
    struct channel *channel = channel_new(&how);
    struct http_stamp stamp = {.time = 1, .frame = {1, 1}};
    for (size_t i = 0; i < n; i++, stamp.frame.number++) {
        struct bytes rest = bytes_of_string(pieces[i].text);
        if (pieces[i].text == NULL)
            channel_gap(channel, pieces[i].direction, 10, &stamp);
        for (; rest.len > 0; rest = bytes_from(rest, cut))
            channel_bytes(channel, pieces[i].direction, bytes_part(rest, 0, cut), &stamp);
    }
    channel_end(channel, C2S, true);
    channel_end(channel, S2C, true);
    spoke[C2S] = channel_spoke(channel, C2S);
    spoke[S2C] = channel_spoke(channel, S2C);
    struct http_connection_end end = {.outcome = OUTCOME_CLOSED};
    feed.close(connection, &end);
    channel_free(channel);
    conversation_finish(c);
    conversation_free(c);
    return seen;
}

#define PIECES(list) list, sizeof(list) / sizeof((list)[0])

static void test_stream(void **state)
{
    (void)state;
    static const struct run_of_bytes session[] = {{C2S, FIRST},
                                                  {S2C, ACK},
                                                  {C2S, COMMAND},
                                                  {S2C, "<CommandAck PSGuid='" PIPE "' />\n"},
                                                  {C2S, END},
                                                  {C2S, CLOSE},
                                                  {S2C, "<CloseAck PSGuid='" ZERO "' />\n"}};
    for (size_t cut = 1; cut < 400; cut += cut < 40 ? 1 : 37) {
        enum http_spoke spoke[2];
        struct seen seen = run_channel(PIECES(session), cut, false, spoke);
        assert_int_equal(seen.psrp, 2);
        assert_int_equal(seen.lines, 5);
        assert_int_equal(seen.diagnostics, 1); /* as in test_session() */
        assert_int_equal(spoke[C2S], SPOKE_OUT_OF_PROCESS);
        assert_int_equal(spoke[S2C], SPOKE_OUT_OF_PROCESS);
    }
}

/* Behind a banner, in the middle of a line, behind a hole: from the next start of a line on. */
static void test_stream_joined_late(void **state)
{
    (void)state;
    static const struct run_of_bytes banner[] = {{C2S, FIRST}, {S2C, "Welcome to host!\r\n" ACK}};
    static const struct run_of_bytes middle[] = {{C2S, "AAAAAAD</Data>\n" FIRST}, {S2C, ACK}};
    static const struct run_of_bytes hole[] = {
        {C2S, FIRST "<Data Stream='Default' PSGuid='" PIPE "'>AAAA"},
        {C2S, NULL},
        {C2S, "AA==</Data>\n" END},
        {S2C, NULL},
        {S2C, ACK}};
    static const struct run_of_bytes unlike[] = {
        {C2S, "<Data type='x'>\n<data Stream='Default'>\n"}, {S2C, "ok\n"}};
    static const struct run_of_bytes http[] = {
        {C2S, "POST / HTTP/1.1\r\nContent-Length: 400\r\n\r\n\n" FIRST}, {S2C, "no\n"}};
    enum http_spoke spoke[2];
    for (size_t cut = 1; cut < 100; cut += 33) {
        struct seen seen = run_channel(PIECES(banner), cut, false, spoke);
        assert_int_equal(seen.psrp, 1);
        assert_int_equal(seen.lines, 1); /* what stands in front is not of it */
        seen = run_channel(PIECES(middle), cut, true, spoke);
        assert_int_equal(seen.psrp, 1);
        assert_int_equal(seen.lines, 1);
        seen = run_channel(PIECES(hole), cut, false, spoke);
        assert_int_equal(seen.psrp, 2);
        assert_int_equal(seen.last_type, 0x00041003);
        assert_int_equal(seen.lines, 2); /* the cut line, and the acknowledgement */
        assert_true(seen.diagnostics >= 1);
        seen = run_channel(PIECES(unlike), cut, false, spoke);
        assert_int_equal(seen.psrp + seen.lines, 0);
        assert_int_equal(spoke[C2S], SPOKE_OTHER);
        seen = run_channel(PIECES(http), cut, false, spoke);
        assert_int_equal(seen.psrp + seen.lines, 0);
        assert_int_equal(spoke[C2S], SPOKE_HTTP);
    }
}

/* Who speaks: by the element, and of Data by the destination in its first message. */
static void test_speaker(void **state)
{
    (void)state;
    enum direction direction;
    assert_true(out_of_process_speaker(BYTES(FIRST), &direction) && direction == C2S);
    assert_true(out_of_process_speaker(BYTES(ACK), &direction) && direction == S2C);
    assert_true(out_of_process_speaker(BYTES(COMMAND), &direction) && direction == C2S);
    assert_false(
        out_of_process_speaker(BYTES("<Data Stream='Default' PSGuid='x'>AAA"), &direction));
    assert_false(out_of_process_speaker(BYTES("x" ACK), &direction));
}

/* --- exit codes: [MS-ERREF] 2.3.1 --- */

static void test_exit_codes(void **state)
{
    (void)state;
    assert_string_equal(transcript_exit_code_name(-1073741510), "STATUS_CONTROL_C_EXIT");
    assert_string_equal(transcript_exit_code_name(-1073741819), "STATUS_ACCESS_VIOLATION");
    assert_string_equal(transcript_exit_code_name(-1073741515), "STATUS_DLL_NOT_FOUND");
    assert_null(transcript_exit_code_name(17));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_elements), cmocka_unit_test(test_prefix),
        cmocka_unit_test(test_session),  cmocka_unit_test(test_next_session),
        cmocka_unit_test(test_oddities), cmocka_unit_test(test_exit_codes),
        cmocka_unit_test(test_stream),   cmocka_unit_test(test_stream_joined_late),
        cmocka_unit_test(test_speaker),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
