/* Messages as records. Expected values: the worked examples of psrp.md section 9, and its
 * sections 1.6, 2, 3.1. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "build_psrp.h"
#include "clixml.h"
#include "property.h"
#include "psrp_fields.h"
#include "psrp_pipeline.h"
#include "psrp_told.h"
#include "psrp_types.h"
#include "psrp_vectors.h"
#include "value.h"

#define F(id) (&psrp_fields[PSRP_##id])

static const struct limits limits = LIMITS_DEFAULT;

/* The records of one input, in order. */
struct made {
    struct record *list[8];
    struct psrp_header headers[8];
    size_t n;
    bool raw;
};

static void make(void *state, const struct psrp_message *m, const struct psrp_oddity *oddities,
                 size_t n)
{
    struct made *made = state;
    assert_true(made->n < 8);
    made->list[made->n] =
        m->whole ? psrp_record(m, oddities, n, made->raw, &limits, &made->headers[made->n])
                 : psrp_incomplete_record(m, oddities, n, &limits);
    property_check_record("psrp", made->list[made->n]);
    made->n++;
}

static void make_input(struct made *made, const struct psrp_input *input)
{
    struct psrp_reassembly *p = psrp_reassembly_new(&limits, make, made);
    psrp_feed(p, input);
    psrp_finish(p);
    psrp_reassembly_free(p);
}

static struct psrp_input pool_input(const char *carrier, enum direction direction,
                                    const char *stream, struct bytes bytes)
{
    struct psrp_input input = told_input(bytes);
    input.carrier = carrier;
    input.key.direction = direction;
    input.key.stream = bytes_of_string(stream);
    return input;
}

static void made_free(struct made *made)
{
    for (size_t i = 0; i < made->n; i++)
        record_free(made->list[i]);
}

/* A member of the record as text: what a person would read. */
static void assert_member(const struct record *r, const struct field *field, const char *expected)
{
    const struct node *node = node_child(r->root, field);
    if (node == NULL)
        fail_msg("there is no %s", field->name);
    struct value_options options = {.show_secrets = true};
    struct buf text = buf_init(1 << 20);
    value_text(node, &options, &text);
    buf_add_byte(&text, '\0');
    assert_string_equal((const char *)text.data, expected);
    buf_clear(&text);
}

static void assert_property(const struct record *r, const char *name, const char *expected)
{
    struct bytes text = clixml_text(clixml_property(psrp_data(r), name));
    if (!bytes_equal(text, bytes_of_string(expected)))
        fail_msg("%s is \"%.*s\", not \"%s\"", name, (int)text.len, (const char *)text.data,
                 expected);
}

static void test_example_1(void **state)
{
    (void)state;
    struct block *block = told_example(EXAMPLE_1);
    struct made made = {.raw = true};
    struct psrp_input input = pool_input("creationXml", C2S, "stdin", block_bytes(block));
    const struct frame frames[] = {{1, 4}, {1, 6}};
    input.key.shell_id = BYTES("5a416ea5-fb2a-4aaa-91bf-77bf51043386");
    input.block = block;
    input.frames = (struct frames){frames, 2, 2};
    input.time = 1234567;
    input.connection = 3;
    make_input(&made, &input);
    block_unref(block);

    assert_int_equal(made.n, 2);
    const struct record *r = made.list[0];
    assert_string_equal(r->root->field->key, "psrp");
    assert_int_equal(r->time, 1234567);
    assert_int_equal(r->connection, 3);
    assert_int_equal(r->frames.n, 2);
    assert_int_equal(r->frames.list[1].number, 6);
    assert_member(r, F(DIRECTION), "c2s");
    assert_member(r, F(CARRIER), "creationXml");
    assert_non_null(node_child(r->root, F(NO_STREAM)));
    assert_member(r, F(SHELL_ID), "5a416ea5-fb2a-4aaa-91bf-77bf51043386");
    assert_member(r, F(OBJECT_ID), "1");
    assert_member(r, F(FRAGMENTS), "1");
    assert_member(r, F(DESTINATION), "Server (0x00000002)");
    assert_member(r, F(MESSAGE_TYPE), "SESSION_CAPABILITY (0x00010002)");
    assert_member(r, F(RPID), "A56E415A-2AFB-AA4A-91BF-77BF51043386");
    assert_member(r, F(PID), "00000000-0000-0000-0000-000000000000");
    assert_member(r, F(LENGTH), "199");
    assert_property(r, "protocolversion", "2.3");
    assert_property(r, "PSVersion", "2.0");
    assert_property(r, "SerializationVersion", "1.1.0.1");
    assert_member(r, F(CLIXML),
                  "<Obj RefId=\"0\"><MS><Version N=\"protocolversion\">2.3</Version>"
                  "<Version N=\"PSVersion\">2.0</Version>"
                  "<Version N=\"SerializationVersion\">1.1.0.1</Version></MS></Obj>");
    assert_int_equal(property_count_diags(r, NULL), 0);
    assert_ptr_equal(made.headers[0].text_order, F(RPID));
    assert_null(node_child(r->root, F(REPEATED)));
    assert_null(node_child(r->root, F(REFUSED)));
    assert_int_equal(made.headers[0].type, PSRP_SESSION_CAPABILITY);

    r = made.list[1];
    assert_member(r, F(OBJECT_ID), "2");
    assert_member(r, F(MESSAGE_TYPE), "INIT_RUNSPACEPOOL (0x00010004)");
    assert_member(r, F(LENGTH), "765");
    assert_int_equal(node_child(r->root, F(CLIXML))->value.b.len, 725);
    int64_t least;
    assert_true(clixml_int(clixml_property(psrp_data(r), "MinRunspaces"), &least));
    assert_int_equal(least, 1);
    made_free(&made);
}

static void test_example_2(void **state)
{
    (void)state;
    struct block *block = told_example(EXAMPLE_2);
    struct made made = {.raw = true};
    struct psrp_input input =
        told_input(block_bytes(block)); /* without a block: the record copies */
    input.key.shell_id =
        BYTES("7225a707-6dc6-8c43-95e3-a2568109fd40"); /* 07 a7 25 72 c6 6d 43 8c … */
    make_input(&made, &input);
    block_unref(block);
    assert_int_equal(made.n, 1);
    const struct record *r = made.list[0];
    assert_member(r, F(DIRECTION), "s2c");
    assert_member(r, F(STREAM), "stdout");
    assert_member(r, F(DESTINATION), "Client (0x00000001)");
    assert_member(r, F(MESSAGE_TYPE), "RUNSPACEPOOL_STATE (0x00021005)");
    assert_member(r, F(LENGTH), "103");
    assert_member(r, F(BOM), "efbbbf");
    assert_member(r, F(CLIXML), "<Obj RefId=\"0\"><MS><I32 N=\"RunspaceState\">2</I32></MS></Obj>");
    int64_t value;
    assert_true(clixml_int(clixml_property(psrp_data(r), "RunspaceState"), &value));
    assert_int_equal(value, 2);
    assert_int_equal(property_count_diags(r, NULL), 0);
    made_free(&made);
}

static void test_example_3(void **state)
{
    (void)state;
    struct block *block = told_example(EXAMPLE_3);
    struct made made = {.raw = true};
    struct psrp_input input = pool_input("Send", C2S, "stdin", block_bytes(block));
    input.key.command_id = BYTES("a1a2a3a4-b1b2-c1c2-d1d2-e1e2e3e4e5e6");
    input.block = block;
    make_input(&made, &input);
    block_unref(block);
    assert_int_equal(made.n, 1);
    const struct record *r = made.list[0];
    assert_member(r, F(OBJECT_ID), "9");
    assert_member(r, F(MESSAGE_TYPE), "END_OF_PIPELINE_INPUT (0x00041003)");
    assert_member(r, F(RPID), EXAMPLE_RPID);
    assert_member(r, F(PID), EXAMPLE_PID);
    assert_member(r, F(COMMAND_ID), "a1a2a3a4-b1b2-c1c2-d1d2-e1e2e3e4e5e6");
    assert_member(r, F(LENGTH), "40");
    assert_non_null(node_child(r->root, F(NO_DATA)));
    assert_null(psrp_data(r));
    assert_member(r, F(CLIXML), "");
    assert_int_equal(property_count_diags(r, NULL), 0);
    made_free(&made);
}

static void test_example_4(void **state)
{
    (void)state;
    struct block *block = told_example(EXAMPLE_4);
    struct made made = {.raw = true};
    struct psrp_input input = told_input(block_bytes(block));
    input.key.command_id = BYTES(EXAMPLE_PID);
    make_input(&made, &input);
    block_unref(block);
    assert_int_equal(made.n, 1);
    const struct record *r = made.list[0];
    assert_member(r, F(MESSAGE_TYPE), "PIPELINE_OUTPUT (0x00041004)");
    assert_member(r, F(FRAGMENTS), "3");
    assert_member(r, F(LENGTH), "57");
    assert_true(bytes_equal(clixml_text(psrp_data(r)), BYTES("Gr\xc3\xbc\xc3\x9f"
                                                             "e")));
    assert_int_equal(property_count_diags(r, NULL), 0);
    made_free(&made);
}

/* What is missing is told, and what the message would have been. */
static void test_incomplete(void **state)
{
    (void)state;
    struct block *block = told_example(EXAMPLE_5_GAP);
    struct made made = {0};
    struct psrp_input input = told_input(block_bytes(block));
    input.key.command_id = BYTES(EXAMPLE_PID);
    input.time = 77;
    make_input(&made, &input);
    block_unref(block);
    assert_int_equal(made.n, 1);
    const struct record *r = made.list[0];
    assert_string_equal(r->root->field->key, "incomplete");
    assert_int_equal(r->time, 77);
    assert_member(r, F(INCOMPLETE_OF), "psrp");
    assert_member(r, F(INCOMPLETE_REASON), "gap");
    assert_member(r, F(INCOMPLETE_HAVE), "53");
    assert_member(r, F(INCOMPLETE_MISSING), "1");
    assert_member(r, F(OBJECT_ID), "7");
    assert_member(r, F(DIRECTION), "s2c");
    assert_member(r, F(SHELL_ID), EXAMPLE_RPID);
    assert_member(r, F(COMMAND_ID), EXAMPLE_PID);
    assert_member(r, F(MESSAGE_TYPE), "PIPELINE_OUTPUT (0x00041004)");
    assert_int_equal(property_count_diags(r, "psrp.gap"), 1);
    made_free(&made);

    block = told_example(EXAMPLE_5_HEADER_CUT);
    made = (struct made){0};
    input = told_input(block_bytes(block));
    make_input(&made, &input);
    block_unref(block);
    assert_int_equal(made.n, 1);
    assert_member(made.list[0], F(INCOMPLETE_REASON), "truncated");
    assert_member(made.list[0], F(INCOMPLETE_HAVE), "20");
    assert_non_null(node_child(made.list[0]->root, F(NO_OBJECT_ID)));
    assert_null(node_child(made.list[0]->root, F(MESSAGE_TYPE)));
    made_free(&made);
}

static void test_objectid_zero(void **state)
{
    (void)state;
    struct block *block = told_example(EXAMPLE_5_OBJECTID_ZERO);
    struct made made = {0};
    struct psrp_input input = told_input(block_bytes(block));
    input.key.command_id = BYTES(EXAMPLE_PID);
    make_input(&made, &input);
    block_unref(block);
    assert_int_equal(made.n, 1);
    int64_t value;
    assert_member(made.list[0], F(MESSAGE_TYPE), "PIPELINE_STATE (0x00041006)");
    assert_true(clixml_int(clixml_property(psrp_data(made.list[0]), "PipelineState"), &value));
    assert_int_equal(value, 4);
    assert_int_equal(property_count_diags(made.list[0], "psrp.objectid-zero"), 1);
    assert_null(node_child(made.list[0]->root, F(CLIXML))); /* only when asked for */
    made_free(&made);
}

static void test_example_10(void **state)
{
    (void)state;
    struct block *call = told_example(EXAMPLE_10_CALL),
                 *response = told_example(EXAMPLE_10_RESPONSE);
    struct made made = {0};
    struct psrp_input input = told_input(block_bytes(call));
    input.key.command_id = BYTES(EXAMPLE_PID);
    make_input(&made, &input);
    input = pool_input("Send", C2S, "pr",
                       block_bytes(response)); /* without CommandId, as pypsrp does */
    input.refused = true;
    make_input(&made, &input);
    block_unref(call);
    block_unref(response);
    assert_int_equal(made.n, 2);
    int64_t ci = 0;
    assert_true(psrp_call_id(made.list[0], &ci));
    assert_int_equal(ci, 1);
    assert_member(made.list[0], F(MESSAGE_TYPE), "PIPELINE_HOST_CALL (0x00041100)");
    assert_member(made.list[0], F(OBJECT_ID), "12");
    assert_member(made.list[0], F(LENGTH), "414");
    ci = 0;
    assert_true(psrp_call_id(made.list[1], &ci));
    assert_int_equal(ci, 1);
    assert_member(made.list[1], F(MESSAGE_TYPE), "PIPELINE_HOST_RESPONSE (0x00041101)");
    assert_member(made.list[1], F(STREAM), "pr");
    assert_member(made.list[1], F(REFUSED), "true");
    assert_property(made.list[1], "mr", "yes");
    assert_int_equal(property_count_diags(made.list[0], NULL), 0);
    assert_int_equal(property_count_diags(made.list[1], NULL), 0);
    psrp_set_answers(made.list[1], 41);
    psrp_set_calls(made.list[0], 42);
    property_check_record("answers", made.list[1]);
    assert_member(made.list[1], F(ANSWERS), "41");
    assert_member(made.list[0], F(CALLS), "42");
    assert_ptr_equal(node_child(made.list[1]->root, F(ANSWERS)), psrp_data(made.list[1])->next);
    made_free(&made);
}

static void test_no_call_id(void **state)
{
    (void)state;
    struct block *block = told_example(EXAMPLE_3);
    struct made made = {0};
    struct psrp_input input = pool_input("Send", C2S, "stdin", block_bytes(block));
    make_input(&made, &input);
    int64_t ci;
    assert_false(psrp_call_id(made.list[0], &ci));
    block_unref(block);
    made_free(&made);
}

static void test_example_12(void **state)
{
    (void)state;
    struct block *connect = told_example(EXAMPLE_12_CONNECT),
                 *response = told_example(EXAMPLE_12_RESPONSE);
    struct made made = {.raw = true};
    struct psrp_input input = pool_input("connectXml", C2S, "connectXml", block_bytes(connect));
    input.alone = true;
    input.key.shell_id = BYTES("B6631D8E-65A0-49F2-9053-A1B156C95777");
    make_input(&made, &input);
    input.carrier = "connectResponseXml";
    input.key.stream = BYTES("connectResponseXml");
    input.key.direction = S2C;
    input.bytes = block_bytes(response);
    make_input(&made, &input);
    block_unref(connect);
    block_unref(response);
    assert_int_equal(made.n, 4);
    assert_member(made.list[0], F(MESSAGE_TYPE), "SESSION_CAPABILITY (0x00010002)");
    assert_member(made.list[1], F(MESSAGE_TYPE), "CONNECT_RUNSPACEPOOL (0x00010008)");
    assert_member(made.list[1], F(CLIXML), "<S />");
    assert_member(made.list[2], F(MESSAGE_TYPE), "SESSION_CAPABILITY (0x00010002)");
    assert_member(made.list[2], F(LENGTH), "202");
    assert_member(made.list[3], F(MESSAGE_TYPE), "RUNSPACEPOOL_INIT_DATA (0x0002100B)");
    assert_member(made.list[3], F(CARRIER), "connectResponseXml");
    for (size_t i = 0; i < 4; i++) {
        /* b6 63 1d 8e 65 a0 49 f2 … in .NET order */
        assert_member(made.list[i], F(RPID), "8E1D63B6-A065-F249-9053-A1B156C95777");
        assert_ptr_equal(made.headers[i].text_order, F(RPID));
        assert_int_equal(property_count_diags(made.list[i], NULL), 0);
    }
    made_free(&made);
}

/* One message built as told, on the pool's stdout or, to the server, stdin. */
static struct made build(uint32_t destination, uint32_t type, const char *pid, struct bytes data,
                         enum direction direction, const char *carrier)
{
    struct build_psrp_message message = {.destination = destination, .type = type, .data = data};
    assert_true(guid_parse(BYTES(EXAMPLE_RPID), &message.rpid));
    assert_true(guid_parse(bytes_of_string(pid), &message.pid));
    struct buf whole = buf_init(1 << 20), stream = buf_init(1 << 20);
    build_psrp_message(&whole, &message);
    build_psrp_fragments(&stream, 5, buf_bytes(&whole), 1000);
    struct made made = {.raw = true};
    struct psrp_input input =
        pool_input(carrier, direction, direction == C2S ? "stdin" : "stdout", buf_bytes(&stream));
    input.key.command_id = BYTES(EXAMPLE_PID);
    make_input(&made, &input);
    assert_int_equal(made.n, 1);
    buf_clear(&whole);
    buf_clear(&stream);
    return made;
}

static void test_types(void **state)
{
    (void)state;
    /* Three numbers that psrp.md 3.1 points out, the first and the last of its table, and how many
     * there are. */
    assert_string_equal(psrp_message_type_name(0x00010002), "SESSION_CAPABILITY");
    assert_string_equal(psrp_message_type_name(0x00041010), "PROGRESS_RECORD");
    assert_string_equal(psrp_message_type_name(0x00041011), "INFORMATION_RECORD");
    assert_string_equal(psrp_message_type_name(0x00041101), "PIPELINE_HOST_RESPONSE");
    assert_null(psrp_message_type_name(0x0004100A));
    assert_null(psrp_message_type_name(0x00041012));
    size_t n = 0;
    for (const struct name *name = psrp_type_names; name->name != NULL; name++, n++) {
        const struct psrp_type *type = psrp_type((uint32_t)name->value);
        assert_non_null(type);
        assert_true(type->via != 0 && type->way != 0);
        /* The mask of psrp.md 2, "Target from the number": pipeline messages have a PID. */
        if ((type->number & 0x41000) == 0x41000)
            assert_true(type->pipeline);
    }
    assert_int_equal(n, 31);
    assert_string_equal(psrp_type(0x00041012)->net_name, "StopPowerShell");
    assert_string_equal(psrp_type(0x00010003)->net_name, "CloseSession");
}

static void test_header_diagnostics(void **state)
{
    (void)state;
    static const struct {
        uint32_t destination, type;
        const char *pid;
        enum direction direction;
        const char *carrier, *code;
    } cases[] = {
        {1, PSRP_PIPELINE_OUTPUT, EXAMPLE_PID, S2C, "Receive", NULL},
        {2, PSRP_PIPELINE_OUTPUT, EXAMPLE_PID, S2C, "Receive", "psrp.wrong-direction"},
        {3, PSRP_PIPELINE_OUTPUT, EXAMPLE_PID, S2C, "Receive", "psrp.destination-unknown"},
        {1, PSRP_PIPELINE_INPUT, EXAMPLE_PID, S2C, "Data", "psrp.wrong-direction"},
        {2, PSRP_PIPELINE_INPUT, EXAMPLE_PID, C2S, "Send", NULL},
        {2, PSRP_PIPELINE_INPUT, EXAMPLE_PID, C2S, "creationXml", "psrp.wrong-carrier"},
        {2, 0x00041012, EXAMPLE_PID, C2S, "Send", "psrp.type-undocumented"},
        {2, 0x00041234, EXAMPLE_PID, C2S, "Send", "psrp.type-unknown"},
        {1, PSRP_PIPELINE_OUTPUT, "A4A3A2A1-B2B1-C2C1-D1D2-E1E2E3E4E5E7", S2C, "Receive",
         "psrp.id-mismatch"},
        /* psrp.md 8, no. 11 */
        {1, PSRP_WARNING_RECORD, "00000000-0000-0000-0000-000000000000", S2C, "Receive", NULL},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct bytes data =
            cases[i].type == PSRP_WARNING_RECORD
                ? BYTES("<Obj><MS><S N=\"InformationalRecord_Message\">w</S></MS></Obj>")
                : BYTES("<Nil />");
        struct made made = build(cases[i].destination, cases[i].type, cases[i].pid, data,
                                 cases[i].direction, cases[i].carrier);
        if (cases[i].code != NULL && property_count_diags(made.list[0], cases[i].code) != 1)
            fail_msg("case %zu: no %s", i, cases[i].code);
        assert_int_equal(property_count_diags(made.list[0], NULL), cases[i].code != NULL);
        made_free(&made);
    }
    struct made made = build(2, 0x00041012, EXAMPLE_PID, BYTES("<Nil />"), C2S, "Send");
    assert_member(made.list[0], F(MESSAGE_TYPE), "0x00041012");
    made_free(&made);
}

/* v2: the server invents both identifiers, so they are not compared. psrp.md 8, no. 41 */
static void test_invented_ids(void **state)
{
    (void)state;
    struct block *block = told_example(EXAMPLE_2);
    for (int invented = 0; invented < 2; invented++) {
        struct made made = {0};
        struct psrp_input input = told_input(block_bytes(block));
        input.ids_invented = invented != 0;
        make_input(&made, &input);
        assert_int_equal(property_count_diags(made.list[0], "psrp.id-mismatch"), !invented);
        made_free(&made);
    }
    block_unref(block);
}

static void test_data(void **state)
{
    (void)state;
    struct made made = build(1, PSRP_PIPELINE_OUTPUT, EXAMPLE_PID, bytes_none(), S2C, "Receive");
    assert_int_equal(property_count_diags(made.list[0], "psrp.empty-data"), 1);
    made_free(&made);

    made = build(1, PSRP_PIPELINE_OUTPUT, EXAMPLE_PID, BYTES("no XML at all"), S2C, "Receive");
    assert_int_equal(property_count_diags(made.list[0], "psrp.data-undecoded"), 1);
    assert_non_null(node_child(made.list[0]->root, F(NO_DATA)));
    const struct node *node = node_child(made.list[0]->root, F(UNDECODED));
    assert_true(bytes_equal(node->value.b, BYTES("no XML at all")));
    assert_false(node_is_secret(node));
    assert_member(made.list[0], F(CLIXML), "no XML at all");
    made_free(&made);

    /* Broken text that may hold a SecureString is hidden as one. */
    made = build(1, PSRP_PIPELINE_OUTPUT, EXAMPLE_PID, BYTES("& <SS>kPNWa8duthiZkv++WNVtS1Ka</SS"),
                 S2C, "Receive");
    assert_true(node_is_secret(node_child(made.list[0]->root, F(CLIXML))));
    made_free(&made);
}

/* interface.md, "Secrets": a raw member that contains one is one; encrypted session keys are
 * secrets. */
static void test_secrets(void **state)
{
    (void)state;
    struct made made = build(
        2, PSRP_PIPELINE_INPUT, EXAMPLE_PID,
        BYTES(BUILD_PSRP_BOM "<SS>kPNWa8duthiZkv++WNVtS1KaBD0LLWvb9kQs7tFq2SU=</SS>"), C2S, "Send");
    assert_true(node_is_secret(node_child(made.list[0]->root, F(CLIXML))));
    made_free(&made);

    made = build(
        1, PSRP_ENCRYPTED_SESSION_KEY, "00000000-0000-0000-0000-000000000000",
        BYTES("<Obj RefId=\"0\"><MS><S N=\"EncryptedSessionKey\">AQIAABBmAAA=</S></MS></Obj>"), S2C,
        "Receive");
    const struct node *key = clixml_property(psrp_data(made.list[0]), "EncryptedSessionKey");
    assert_true(node_is_secret(clixml_value(key)));
    assert_true(node_is_secret(node_child(made.list[0]->root, F(CLIXML))));
    made_free(&made);

    made = build(1, PSRP_PIPELINE_OUTPUT, EXAMPLE_PID, BYTES("<S>kPNW</S>"), S2C, "Receive");
    assert_false(node_is_secret(node_child(made.list[0]->root, F(CLIXML))));
    made_free(&made);
}

/* The layout of example 4's first fragment. */
static void test_fragment(void **state)
{
    (void)state;
    static const struct field root = {"psrp", "psrp", "PSRP", KIND_GROUP, 0, SHOW_DEC, NULL, 0};
    struct block *block = told_example(EXAMPLE_4);
    struct record *r = record_new(&root, &limits);
    struct cursor c =
        record_cursor(r, record_source(r, block_bytes(block), block, SOURCE_BASE64, NULL, 0));
    struct psrp_fragment f;
    assert_true(psrp_fragment(r, r->root, &c, &f));
    assert_int_equal(f.object_id, 7);
    assert_int_equal(f.flags, PSRP_START);
    assert_int_equal(f.blob.len, 49);
    assert_true(psrp_fragment(r, r->root, &c, &f));
    assert_int_equal(f.fragment_id, 1);
    assert_true(psrp_fragment(r, r->root, &c, &f));
    assert_int_equal(f.flags, PSRP_END);
    assert_true(cur_end(&c));
    const struct node *node = r->root->first;
    assert_int_equal(node->span.offset, 0);
    assert_int_equal(node->span.len, 70);
    assert_int_equal(node->next->span.offset, 70);
    assert_int_equal(node_child(node, F(BLOB_LENGTH))->span.offset, 17);
    assert_int_equal(node_child(node, F(BLOB_LENGTH))->value.u, 49);
    assert_int_equal(property_count_diags(r, NULL), 0);
    assert_false(psrp_fragment(r, r->root, &c, &f));
    assert_int_equal(property_count_diags(r, "data.truncated"), 1);
    property_check_record("fragment", r);
    record_free(r);
    block_unref(block);
}

/* Everything that the bytes become, in one record: for the properties of every vector. */
static struct record *dissect_fragments(struct bytes input, const struct limits *with)
{
    static const struct field root = {"psrp", "psrp", "PSRP", KIND_GROUP, 0, SHOW_DEC, NULL, 0};
    struct record *r = record_new(&root, with);
    struct cursor c = record_cursor(r, record_source(r, input, NULL, SOURCE_BASE64, NULL, 0));
    struct psrp_fragment f;
    bool whole = cur_left(&c) > 0;
    while (whole && cur_left(&c) > 0)
        whole = psrp_fragment(r, r->root, &c, &f);
    if (!whole && property_count_diags(r, NULL) == 0)
        psrp_fragment(r, r->root, &c, &f);
    return r;
}

/* The record of the first message, or of what is incomplete of it. */
static void make_first(void *state, const struct psrp_message *m,
                       const struct psrp_oddity *oddities, size_t n)
{
    struct record **r = state;
    struct psrp_header header;
    struct record *made = m->whole ? psrp_record(m, oddities, n, true, &limits, &header)
                                   : psrp_incomplete_record(m, oddities, n, &limits);
    if (*r == NULL)
        *r = made;
    else
        record_free(made);
}

static struct record *dissect_message(struct bytes input, const struct limits *with)
{
    struct record *r = NULL;
    struct psrp_reassembly *p = psrp_reassembly_new(with, make_first, &r);
    struct psrp_input fed = told_input(input);
    fed.key.command_id = BYTES(EXAMPLE_PID);
    psrp_feed(p, &fed);
    psrp_finish(p);
    psrp_reassembly_free(p);
    return r != NULL ? r : dissect_fragments(bytes_none(), with);
}

static void test_properties(void **state)
{
    (void)state;
    static const char *const examples[] = {EXAMPLE_2, EXAMPLE_3, EXAMPLE_4, EXAMPLE_10_CALL,
                                           EXAMPLE_10_RESPONSE};
    for (size_t i = 0; i < sizeof(examples) / sizeof(examples[0]); i++) {
        struct block *block = told_example(examples[i]);
        property_check(examples[i], block_bytes(block), dissect_message,
                       PROPERTY_TRUNCATION_REPORTED);
        block_unref(block);
    }
    static const char *const streams[] = {EXAMPLE_1, EXAMPLE_5_DUPLICATE, EXAMPLE_12_RESPONSE};
    for (size_t i = 0; i < sizeof(streams) / sizeof(streams[0]); i++) {
        struct block *block = told_example(streams[i]);
        property_check(streams[i], block_bytes(block), dissect_message, 0);
        property_check(streams[i], block_bytes(block), dissect_fragments, 0);
        block_unref(block);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_example_1),
        cmocka_unit_test(test_example_2),
        cmocka_unit_test(test_example_3),
        cmocka_unit_test(test_example_4),
        cmocka_unit_test(test_incomplete),
        cmocka_unit_test(test_objectid_zero),
        cmocka_unit_test(test_example_10),
        cmocka_unit_test(test_no_call_id),
        cmocka_unit_test(test_example_12),
        cmocka_unit_test(test_types),
        cmocka_unit_test(test_header_diagnostics),
        cmocka_unit_test(test_invented_ids),
        cmocka_unit_test(test_data),
        cmocka_unit_test(test_secrets),
        cmocka_unit_test(test_fragment),
        cmocka_unit_test(test_properties),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
