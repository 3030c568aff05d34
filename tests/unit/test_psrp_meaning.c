/*
 * What messages mean. Expected texts: psrp.md 3.3, 3.4, 4 for what each property is;
 * about_Redirection and the views of PowerShell 5.1 (NormalView of errors) for how a person would
 * see it. None is copied from this program.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "build_psrp.h"
#include "property.h"
#include "psrp_enums.h"
#include "psrp_host.h"
#include "psrp_meaning_fields.h"
#include "psrp_pipeline.h"
#include "psrp_states.h"
#include "psrp_told.h"
#include "psrp_types.h"
#include "psrp_vectors.h"
#include "value.h"

static const struct limits limits = LIMITS_DEFAULT;

struct made {
    struct record *r;
    struct psrp_header header;
};

static void make(void *state, const struct psrp_message *m, const struct psrp_oddity *oddities,
                 size_t n)
{
    struct made *made = state;
    assert_null(made->r);
    assert_true(m->whole);
    made->r = psrp_record(m, oddities, n, false, &limits, &made->header);
    property_check_record("meaning", made->r);
}

static enum direction way_of(uint32_t type)
{
    return (psrp_type(type)->way & PSRP_CLIENT) != 0 ? C2S : S2C;
}

/* The record of a message of that type with that data. */
static struct made message(uint32_t type, const char *data)
{
    struct build_psrp_message m = {
        .destination = way_of(type) == C2S ? 2 : 1, .type = type, .data = bytes_of_string(data)};
    struct buf whole = buf_init(1 << 20), stream = buf_init(1 << 20);
    struct made made = {.r = NULL};
    assert_true(guid_parse(BYTES(EXAMPLE_RPID), &m.rpid));
    if (psrp_type(type)->pipeline)
        assert_true(guid_parse(BYTES(EXAMPLE_PID), &m.pid));
    build_psrp_message(&whole, &m);
    build_psrp_fragments(&stream, 5, buf_bytes(&whole), 32000);
    struct psrp_input input = told_input(buf_bytes(&stream));
    input.carrier = "Data";
    input.key.direction = way_of(type);
    input.key.command_id = psrp_type(type)->pipeline ? BYTES(EXAMPLE_PID) : bytes_none();
    struct psrp_reassembly *p = psrp_reassembly_new(&limits, make, &made);
    psrp_feed(p, &input);
    psrp_finish(p);
    psrp_reassembly_free(p);
    buf_clear(&whole);
    buf_clear(&stream);
    assert_non_null(made.r);
    return made;
}

static const struct node *at(const struct record *r, const char *path)
{
    struct bytes rest = bytes_of_string(path), key;
    const struct node *node = node_child(r->root, &psrp_meaning_fields[MEANING]);
    while (node != NULL && bytes_next(&rest, '.', &key)) {
        const struct node *child = node->first;
        while (child != NULL && !bytes_equal(bytes_of_string(child->field->key), key) &&
               !bytes_equal(child->name, key))
            child = child->next;
        node = child;
    }
    return node;
}

static void check(const struct record *r, const char *path, const char *expected)
{
    const struct node *node = at(r, path);
    if (node == NULL)
        fail_msg("there is no %s", path);
    struct value_options options = {.show_secrets = true};
    struct buf text = buf_init(1 << 20);
    value_text(node, &options, &text);
    buf_add_byte(&text, '\0');
    if (strcmp((const char *)text.data, expected) != 0)
        fail_msg("%s is \"%s\", not \"%s\"", path, text.data, expected);
    buf_clear(&text);
}

struct expected {
    const char *path, *text; /* text NULL: the member is not there */
};

static void check_message(uint32_t type, const char *data, const struct expected *list,
                          const char *diagnostic)
{
    struct made made = message(type, data);
    for (; list->path != NULL; list++) {
        if (list->text != NULL)
            check(made.r, list->path, list->text);
        else
            assert_null(at(made.r, list->path));
    }
    size_t n = property_count_diags(made.r, diagnostic);
    if (diagnostic != NULL ? n != 1 : n != 0)
        fail_msg("%s: %zu diagnostics", psrp_message_type_name(type), n);
    record_free(made.r);
}

#define MEANS(...) ((const struct expected[]){__VA_ARGS__, {NULL, NULL}})

/* The time zone of [MS-PSRP] 2.2.2.1: its offset of -288000000000 ticks is eight hours. The blob is
 * built here by [MS-NRBF] as psrp.md 3.3 describes it, with no cached changes. */
#define ZONE                                                                                       \
    "AAEAAAD/////AQAAAAAAAAAEAQAAABxTeXN0ZW0uQ3VycmVudFN5c3RlbVRpbWVab25lBAAAABdtX0NhY2hlZERheWxp" \
    "Z2h0Q2hhbmdlcw1tX3RpY2tzT2Zmc2V0Dm1fc3RhbmRhcmROYW1lDm1fZGF5bGlnaHROYW1lAwABARxTeXN0ZW0uQ29s" \
    "bGVjdGlvbnMuSGFzaHRhYmxlCQkCAAAAAMDc8bz///8KCgs="

/* psrp.md 4.6: the ten keys, those of Coordinates, of Size and plain ones. */
#define HOST_ENTRY(key, value)                                                                     \
    "<En><I32 N=\"Key\">" key "</I32><Obj N=\"Value\"><MS><S N=\"T\">t</S>" value "</MS></Obj></"  \
                                                                                  "En>"
#define HOST_PAIR(key, a, one, b, two)                                                             \
    HOST_ENTRY(key, "<Obj N=\"V\"><MS><I32 N=\"" a "\">" one "</I32><I32 N=\"" b "\">" two         \
                    "</I32></MS></Obj>")
#define HOST_NUMBER(key, value) HOST_ENTRY(key, "<I32 N=\"V\">" value "</I32>")
#define HOST_DATA                                                                                  \
    HOST_ENTRY("9", "<S N=\"V\">title</S>")                                                        \
    HOST_PAIR("8", "width", "320", "height", "104")                                                \
    HOST_PAIR("7", "width", "120", "height", "84")                                                 \
    HOST_PAIR("6", "width", "120", "height", "50")                                                 \
    HOST_PAIR("5", "width", "120", "height", "3000")                                               \
    HOST_NUMBER("4", "25")                                                                         \
    HOST_PAIR("3", "x", "0", "y", "7")                                                             \
    HOST_PAIR("2", "x", "2", "y", "18")                                                            \
    HOST_NUMBER("1", "5")                                                                          \
    HOST_NUMBER("0", "6")

static void test_host_info(void **state)
{
    (void)state;
    check_message(
        PSRP_INIT_RUNSPACEPOOL,
        "<Obj><MS><I32 N=\"MinRunspaces\">1</I32><I32 N=\"MaxRunspaces\">1</I32>"
        "<I32 N=\"PSThreadOptions\">0</I32><I32 N=\"ApartmentState\">2</I32>"
        "<Obj N=\"HostInfo\"><MS><Obj N=\"_hostDefaultData\"><MS><Obj N=\"data\"><DCT>" HOST_DATA
        "</DCT></Obj></MS></Obj><B N=\"_isHostNull\">false</B><B N=\"_isHostUINull\">true</B>"
        "<B N=\"_isHostRawUINull\">true</B><B N=\"_useRunspaceHost\">false</B></MS></Obj></MS>"
        "</Obj>",
        MEANS({"host.foreground_color", "DarkYellow (0x00000006)"},
              {"host.background_color", "DarkMagenta (0x00000005)"},
              {"host.cursor_position", "2, 18"}, {"host.window_position", "0, 7"},
              {"host.cursor_size", "25"}, {"host.buffer_size", "120 x 3000"},
              {"host.window_size", "120 x 50"}, {"host.max_window_size", "120 x 84"},
              {"host.max_physical_window_size", "320 x 104"}, {"host.window_title", "title"},
              {"host.null", NULL}, {"host.ui_null", "true"}, {"host.raw_ui_null", "true"},
              {"host.use_runspace_host", NULL}),
        NULL);
}

static void test_pool(void **state)
{
    (void)state;
    check_message(PSRP_SESSION_CAPABILITY,
                  "<Obj><MS><Version N=\"protocolversion\">2.3</Version><Version "
                  "N=\"PSVersion\">2.0</Version>"
                  "<Version N=\"SerializationVersion\">1.1.0.1</Version><BA N=\"TimeZone\">" ZONE
                  "</BA></MS></Obj>",
                  MEANS({"protocol_version", "2.3"}, {"ps_version", "2.0"},
                        {"serialization_version", "1.1.0.1"}, {"time_zone", "UTC-08:00"}),
                  NULL);
    check_message(PSRP_SESSION_CAPABILITY,
                  "<Obj><MS><Version N=\"protocolversion\">3.0</Version><Version "
                  "N=\"PSVersion\">2.0</Version>"
                  "<Version N=\"SerializationVersion\">1.1.0.1</Version><BA "
                  "N=\"TimeZone\">AAEAAAD/</BA></MS></Obj>",
                  MEANS({"protocol_version", "3.0"}, {"time_zone", NULL}), "psrp.version-unknown");
    check_message(PSRP_INIT_RUNSPACEPOOL,
                  "<Obj><MS><I32 N=\"MinRunspaces\">3</I32><I32 N=\"MaxRunspaces\">2</I32>"
                  "<I32 N=\"PSThreadOptions\">2</I32><I32 N=\"ApartmentState\">1</I32><Nil "
                  "N=\"ApplicationArguments\"/>"
                  "<Obj N=\"HostInfo\"><MS><B N=\"_isHostNull\">true</B></MS></Obj></MS></Obj>",
                  MEANS({"min_runspaces", "3"}, {"max_runspaces", "2"},
                        {"thread_options", "ReuseThread (0x00000002)"},
                        {"apartment_state", "MTA (0x00000001)"}, {"host.null", "true"}),
                  "psrp.runspaces");
    check_message(
        PSRP_RUNSPACEPOOL_INIT_DATA,
        "<Obj><MS><I32 N=\"MinRunspaces\">5</I32><I32 N=\"MaxRunspaces\">1</I32></MS></Obj>",
        MEANS({"min_runspaces", "5"}), "psrp.runspaces-swapped");
    check_message(PSRP_CONNECT_RUNSPACEPOOL, "<S />", MEANS({"min_runspaces", NULL}), NULL);
    check_message(PSRP_RUNSPACEPOOL_STATE, "<Obj><MS><I32 N=\"RunspaceState\">2</I32></MS></Obj>",
                  MEANS({"state", "Opened"}), NULL);
    check_message(PSRP_RUNSPACEPOOL_STATE, "<Obj><MS><I32 N=\"RunspaceState\">77</I32></MS></Obj>",
                  MEANS({"state", "77"}), "psrp.enum-unknown");
    check_message(PSRP_SET_MAX_RUNSPACES,
                  "<Obj><MS><I32 N=\"MaxRunspaces\">4</I32><I64 N=\"CI\">7</I64></MS></Obj>",
                  MEANS({"max_runspaces", "4"}, {"call_id", "7"}), NULL);
    check_message(PSRP_SET_MIN_RUNSPACES,
                  "<Obj><MS><I32 N=\"MinRunspaces\">-1</I32><I64 N=\"ci\">8</I64></MS></Obj>",
                  MEANS({"min_runspaces", "-1"}, {"call_id", "8"}), NULL);
    check_message(PSRP_GET_AVAILABLE_RUNSPACES, "<Obj><MS><I64 N=\"ci\">9</I64></MS></Obj>",
                  MEANS({"call_id", "9"}), NULL);
    check_message(PSRP_RESET_RUNSPACE_STATE, "<Obj><MS><I64 N=\"ci\">10</I64></MS></Obj>",
                  MEANS({"call_id", "10"}), NULL);
    check_message(
        PSRP_RUNSPACE_AVAILABILITY,
        "<Obj><MS><I32 N=\"SetMinMaxRunspacesResponse\">3</I32><I64 N=\"ci\">9</I64></MS></Obj>",
        MEANS({"available_runspaces", "3"}, {"accepted", NULL}), NULL);
    check_message(
        PSRP_RUNSPACE_AVAILABILITY,
        "<Obj><MS><B N=\"SetMinMaxRunspacesResponse\">false</B><I64 N=\"ci\">9</I64></MS></Obj>",
        MEANS({"accepted", "false"}), NULL);
    check_message(PSRP_USER_EVENT,
                  "<Obj><MS><I32 N=\"PSEventArgs.EventIdentifier\">1</I32>"
                  "<S N=\"PSEventArgs.SourceIdentifier\">Lab.Event</S><S "
                  "N=\"PSEventArgs.MessageData\">hello</S><S N=\"PSEventArgs.Sender\">timer</S>"
                  "<G N=\"PSEventArgs.RunspaceId\">" EXAMPLE_RPID "</G></MS></Obj>",
                  MEANS({"stream", "event"}, {"source_identifier", "Lab.Event"},
                        {"sender", "timer"}, {"runspace_id", EXAMPLE_RPID},
                        {"text", "Lab.Event: hello"}),
                  NULL);
    check_message(
        PSRP_APPLICATION_PRIVATE_DATA,
        "<Obj><MS><Obj N=\"ApplicationPrivateData\"><DCT><En><S N=\"Key\">PSVersionTable</S>"
        "<Obj N=\"Value\"><DCT><En><S N=\"Key\">PSVersion</S><Version "
        "N=\"Value\">5.1.1.2</Version></En>"
        "<En><S N=\"Key\">PSEdition</S><S "
        "N=\"Value\">Desktop</S></En></DCT></Obj></En></DCT></Obj></MS></Obj>",
        MEANS({"ps_version", "5.1.1.2"}, {"ps_edition", "Desktop"}), NULL);
}

/* A command; empty arguments are left out as old clients do. */
#define COMMAND(name, script, merges, args)                                                        \
    "<Obj><MS><S N=\"Cmd\">" name "</S><B N=\"IsScript\">" script                                  \
    "</B><Nil N=\"UseLocalScope\"/>" merges "<Obj N=\"Args\"><LST>" args "</LST></Obj></MS></Obj>"
#define ARGUMENT(name, value) "<Obj><MS>" name value "</MS></Obj>"
#define PIPELINE(inside)                                                                           \
    "<Obj><MS><Obj N=\"PowerShell\"><MS>" inside                                                   \
    "<B N=\"IsNested\">false</B><Nil N=\"History\"/></MS></Obj>"                                   \
    "<B N=\"NoInput\">true</B><I32 N=\"RemoteStreamOptions\">0</I32><B "                           \
    "N=\"AddToHistory\">true</B></MS></Obj>"
#define COMMANDS(list) "<Obj N=\"Cmds\"><LST>" list "</LST></Obj>"

static void check_line(const char *data, const char *line)
{
    struct made made = message(PSRP_CREATE_PIPELINE, data);
    check(made.r, "line", line);
    record_free(made.r);
}

static void test_line(void **state)
{
    (void)state;
    check_line(PIPELINE(COMMANDS(COMMAND("1+1; 'x'", "true", "", ""))), "1+1; 'x'");
    check_line(PIPELINE(COMMANDS(
                   COMMAND("Get-Item", "false", "",
                           ARGUMENT("<S N=\"N\">Path</S>", "<S N=\"V\">C:\\a b</S>")
                               ARGUMENT("<S N=\"N\">-Force:</S>", "<B N=\"V\">true</B>")
                                   ARGUMENT("<Nil N=\"N\"/>", "<I32 N=\"V\">5</I32>")
                                       ARGUMENT("<S N=\"N\">Recurse</S>", "<Nil N=\"V\"/>")))),
               "Get-Item -Path 'C:\\a b' -Force:$true 5 -Recurse");
    check_line(PIPELINE(COMMANDS(COMMAND(
                   "x", "false", "",
                   ARGUMENT("<Nil N=\"N\"/>", "<S N=\"V\">it's</S>") ARGUMENT("<Nil N=\"N\"/>",
                                                                              "<S N=\"V\">12</S>")
                       ARGUMENT("<Nil N=\"N\"/>", "<SBK N=\"V\">$_.Id</SBK>") ARGUMENT(
                           "<Nil N=\"N\"/>", "<Obj N=\"V\"><LST><I32>1</I32><S>b c</S></LST></Obj>")
                           ARGUMENT("<Nil N=\"N\"/>", "<SS N=\"V\">AAAA</SS>")))),
               "x 'it''s' '12' {$_.Id} 1,'b c' (SecureString)");
    check_line(PIPELINE(COMMANDS(COMMAND("dir", "true", "", "") COMMAND(
                   "Out-Default", "false", "<I32 N=\"MergePreviousResults\">3</I32>", ""))),
               "dir 2>&1 | Out-Default");
    check_line(
        PIPELINE(COMMANDS(COMMAND("a; b", "true", "", "") COMMAND("Out-String", "false", "", ""))),
        "& { a; b } | Out-String");
    check_line(
        PIPELINE(COMMANDS(COMMAND("Get-X", "false",
                                  "<I32 N=\"MergeError\">1</I32><I32 N=\"MergeWarning\">8</I32>"
                                  "<I32 N=\"MergeVerbose\">1</I32><I32 N=\"MergeDebug\">1</I32>"
                                  "<I32 N=\"MergeInformation\">8</I32>",
                                  ""))),
        "Get-X 2>&1 3>$null 4>&1 5>&1 6>$null");
    check_line(PIPELINE(COMMANDS(COMMAND(
                   "Get-X", "false",
                   "<I32 N=\"MergeMyResult\">2</I32><I32 N=\"MergeToResult\">1</I32>", ""))),
               "Get-X 2>&1");
    /* Several statements: ExtraCmds has them all, Cmds only the first. psrp.md 3.3 */
    check_line(PIPELINE("<Obj N=\"ExtraCmds\"><LST><Obj><MS>" COMMANDS(COMMAND(
                   "A", "false", "",
                   "")) "</MS></Obj><Obj><MS>" COMMANDS(COMMAND("B", "false", "",
                                                                "")) "</MS></Obj></LST></"
                                                                     "Obj>" COMMANDS(COMMAND(
                                                                         "A", "false", "", ""))),
               "A; B");
    check_message(
        PSRP_GET_COMMAND_METADATA,
        "<Obj><MS><Obj N=\"Name\"><LST><S>Get-*</S><S>New-Item</S></LST></Obj>"
        "<I32 N=\"CommandType\">12</I32><Nil N=\"Namespace\"/><Nil N=\"ArgumentList\"/></MS></Obj>",
        MEANS({"line", "Get-Command Get-*,New-Item"}), NULL);
}

static void test_pipeline(void **state)
{
    (void)state;
    check_message(
        PSRP_CREATE_PIPELINE, PIPELINE(COMMANDS(COMMAND("x", "true", "", ""))),
        MEANS({"scripts", "1"}, {"input", "false"}, {"add_to_history", "true"}, {"nested", NULL}),
        NULL);
    check_message(PSRP_CREATE_PIPELINE,
                  "<Obj><MS><B N=\"NoInput\">true</B><I32 N=\"RemoteStreamOptions\">0</I32>"
                  "<B N=\"AddToHistory\">x</B><B N=\"IsNested\">true</B></MS></Obj>",
                  MEANS({"nested", "true"}), "psrp.property-missing");
    check_message(PSRP_PIPELINE_STATE, "<Obj><MS><I32 N=\"PipelineState\">4</I32></MS></Obj>",
                  MEANS({"state", "Completed"}, {"text", NULL}), NULL);
    check_message(PSRP_PIPELINE_INPUT, "<S>a_x000A_b</S>",
                  MEANS({"stream", "input"}, {"text", "a\nb"}), NULL);
    check_message(PSRP_PIPELINE_OUTPUT,
                  "<Obj><DCT><En><S N=\"Key\">k</S><I32 N=\"Value\">1</I32></En></DCT></Obj>",
                  MEANS({"stream", "output"}, {"text", "Name                           Value\n"
                                                       "----                           -----\n"
                                                       "k                              1"}),
                  NULL);
    check_message(PSRP_WARNING_RECORD,
                  "<Obj><MS><S N=\"InformationalRecord_Message\">careful</S></MS></Obj>",
                  MEANS({"stream", "warning"}, {"text", "careful"}), NULL);
    check_message(PSRP_VERBOSE_RECORD,
                  "<Obj><MS><S N=\"InformationalRecord_Message\">v</S></MS></Obj>",
                  MEANS({"stream", "verbose"}), NULL);
    check_message(PSRP_DEBUG_RECORD, "<Obj><MS></MS></Obj>", MEANS({"stream", "debug"}),
                  "psrp.property-missing");
    check_message(PSRP_PROGRESS_RECORD,
                  "<Obj><MS><S N=\"Activity\">Copy</S><I32 N=\"ActivityId\">1</I32><S "
                  "N=\"StatusDescription\"> </S>"
                  "<Nil N=\"CurrentOperation\"/><I32 N=\"ParentActivityId\">-1</I32><I32 "
                  "N=\"PercentComplete\">50</I32>"
                  "<I32 N=\"Type\">0</I32><I32 N=\"SecondsRemaining\">-1</I32></MS></Obj>",
                  MEANS({"stream", "progress"}, {"text", "Copy (50%)"}, {"status", NULL},
                        {"progress_type", "Processing (0x00000000)"}),
                  NULL);
    /* Write-Host, psrp.md 3.3 */
    check_message(
        PSRP_INFORMATION_RECORD,
        "<Obj><MS><Obj "
        "N=\"MessageData\"><TN><T>System.Management.Automation.HostInformationMessage</T></TN>"
        "<Props><S N=\"Message\">hi</S><B N=\"NoNewLine\">true</B></Props></Obj><S "
        "N=\"User\">u</S><U32 N=\"ProcessId\">4</U32><U32 N=\"NativeThreadId\">5</U32>"
        "<U32 N=\"ManagedThreadId\">6</U32></MS></Obj>",
        MEANS({"stream", "host"}, {"text", "hi"}, {"no_new_line", "true"}, {"user", "u"},
              {"process_id", "4"}, {"native_thread_id", "5"}, {"managed_thread_id", "6"}),
        NULL);
}

#define ERROR_DATA                                                                                 \
    "<MS><Obj N=\"Exception\"><TN><T>System.Management.Automation.ItemNotFoundException</T></TN>"  \
    "<Props><S N=\"Message\">Cannot find path 'C:\\x' because it does not "                        \
    "exist.</S></Props></Obj>"                                                                     \
    "<S N=\"TargetObject\">C:\\x</S><S "                                                           \
    "N=\"FullyQualifiedErrorId\">PathNotFound,Microsoft.PowerShell.Commands.GetItemCommand</S>"    \
    "<Nil N=\"InvocationInfo\"/><I32 N=\"ErrorCategory_Category\">13</I32><S "                     \
    "N=\"ErrorCategory_Activity\">Get-Item</S>"                                                    \
    "<S N=\"ErrorCategory_Reason\">ItemNotFoundException</S><S "                                   \
    "N=\"ErrorCategory_TargetName\">C:\\x</S>"                                                     \
    "<S N=\"ErrorCategory_TargetType\">String</S><Nil N=\"ErrorCategory_Message\"/>"               \
    "<S N=\"InvocationInfo_InvocationName\">Get-Item</S>"                                          \
    "<S N=\"InvocationInfo_PositionMessage\">At line:1 char:1_x000A_+ Get-Item C:\\x_x000A_+ "     \
    "~~~~~~~~~~~~~</S></MS>"

static void test_error(void **state)
{
    (void)state;
    /* As Windows PowerShell prints it (NormalView). */
    check_message(PSRP_ERROR_RECORD, "<Obj>" ERROR_DATA "</Obj>",
                  MEANS({"stream", "error"},
                        {"text", "Get-Item : Cannot find path 'C:\\x' because it does not exist.\n"
                                 "At line:1 char:1\n+ Get-Item C:\\x\n+ ~~~~~~~~~~~~~\n"
                                 "    + CategoryInfo          : ObjectNotFound: (C:\\x:String) "
                                 "[Get-Item], ItemNotFoundException\n"
                                 "    + FullyQualifiedErrorId : "
                                 "PathNotFound,Microsoft.PowerShell.Commands.GetItemCommand"},
                        {"error.category", "ObjectNotFound (0x0000000D)"},
                        {"error.exception", "System.Management.Automation.ItemNotFoundException"},
                        {"error.target", "C:\\x"}),
                  NULL);
    check_message(
        PSRP_PIPELINE_STATE,
        "<Obj><MS><I32 N=\"PipelineState\">5</I32><Obj N=\"ExceptionAsErrorRecord\">" ERROR_DATA
        "</Obj></MS></Obj>",
        MEANS({"state", "Failed"}, {"stream", "error"},
              {"error.message", "Cannot find path 'C:\\x' because it does not exist."}),
        NULL);
    check_message(PSRP_ERROR_RECORD, "<S>text only</S>", MEANS({"text", "text only"}),
                  "psrp.property-missing");
}

#define CALL(method, parameters)                                                                   \
    "<Obj><MS><I64 N=\"ci\">1</I64><I32 N=\"mi\">" method "</I32><Obj N=\"mp\"><LST>" parameters   \
    "</LST></Obj></MS></Obj>"
#define CHOICES                                                                                    \
    "<Obj><LST><Obj><MS><S N=\"label\">&amp;Yes</S><S N=\"helpMessage\">y</S></MS></Obj>"          \
    "<Obj><MS><S N=\"_label\">&amp;No</S></MS></Obj></LST></Obj>"

static void test_host(void **state)
{
    (void)state;
    check_message(PSRP_PIPELINE_HOST_CALL, CALL("17", "<I32>12</I32><I32>0</I32><S>red</S>"),
                  MEANS({"method", "WriteLine3"}, {"stream", "host"}, {"text", "red"},
                        {"parameters.foregroundColor", "12"}, {"parameters.value", "red"}),
                  NULL);
    check_message(PSRP_PIPELINE_HOST_CALL,
                  CALL("26", "<S>Confirm</S><S>Sure?</S>" CHOICES "<I32>1</I32>"),
                  MEANS({"method", "PromptForChoice"}, {"stream", "question"},
                        {"text", "Confirm\nSure?\n[Y] Yes  [N] No  [?] Help (default is \"N\"):"}),
                  NULL);
    check_message(PSRP_PIPELINE_HOST_CALL, CALL("6", "<I32>3</I32>"),
                  MEANS({"stream", "exit"}, {"text", "exit code 3"}, {"parameters.exitCode", "3"}),
                  NULL);
    check_message(PSRP_PIPELINE_HOST_CALL, CALL("11", "<S>too many</S>"),
                  MEANS({"method", "ReadLine"}), "psrp.host-parameters");
    check_message(PSRP_PIPELINE_HOST_CALL, CALL("99", ""), MEANS({"method", "99"}),
                  "psrp.host-method-unknown");
    check_message(
        PSRP_RUNSPACEPOOL_HOST_RESPONSE,
        "<Obj><MS><S N=\"mr\">typed</S><I64 N=\"ci\">1</I64><I32 N=\"mi\">11</I32></MS></Obj>",
        MEANS({"method", "ReadLine"}, {"stream", "answer"}, {"text", "typed"}), NULL);
    struct made made = message(PSRP_PIPELINE_HOST_RESPONSE,
                               "<Obj><MS><SS N=\"mr\">AAAAAAAAAAAAAAAAAAAAAA==</SS><I64 "
                               "N=\"ci\">1</I64><I32 N=\"mi\">12</I32></MS></Obj>");
    assert_true(node_is_secret(at(made.r, "text")));
    record_free(made.r);
}

/* The answer to a choice is a number; what it chose stands in the call. psrp.md 4.7, 4.8. */
static void test_choices(void **state)
{
    (void)state;
    static const struct {
        const char *answer, *shown;
    } cases[] = {
        {"<I32 N=\"mr\">1</I32>", "[N] No"},
        {"<I32 N=\"mr\">7</I32>", "7"}, /* none of them: as it is */
        {"<Obj N=\"mr\"><LST><I32>0</I32><I32>1</I32></LST></Obj>", "[Y] Yes, [N] No"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char answer[200];
        struct buf lines = buf_init(1000);
        struct made call = message(PSRP_PIPELINE_HOST_CALL,
                                   CALL("26", "<S>Confirm</S><S>Sure?</S>" CHOICES "<I32>1</I32>"));
        assert_true(psrp_choices(call.r, &lines));
        assert_true(bytes_equal(buf_bytes(&lines), BYTES("[Y] Yes\n[N] No\n")));
        snprintf(answer, sizeof(answer),
                 "<Obj><MS>%s<I64 N=\"ci\">1</I64><I32 N=\"mi\">26</I32></MS></Obj>",
                 cases[i].answer);
        struct made response = message(PSRP_PIPELINE_HOST_RESPONSE, answer);
        assert_false(psrp_choices(response.r, &lines));
        psrp_set_choice(response.r, buf_bytes(&lines));
        assert_true(bytes_equal(at(response.r, "text")->value.b, bytes_of_string(cases[i].shown)));
        record_free(call.r);
        record_free(response.r);
        buf_clear(&lines);
    }
}

/* psrp.md 4.7: 56 methods, none left out. */
static void test_host_methods(void **state)
{
    (void)state;
    for (int64_t id = 1; id <= 56; id++) {
        assert_non_null(psrp_host_method(id));
        assert_string_equal(psrp_host_method(id)->name, name_of(psrp_host_methods, (uint64_t)id));
    }
    assert_null(psrp_host_method(0));
    assert_null(psrp_host_method(57));
    assert_null(psrp_host_method(-1));
    assert_string_equal(psrp_host_method(56)->name, "PromptForChoiceMultipleSelection");
}

static void test_enumerations(void **state)
{
    (void)state;
    static const struct {
        const char *type, *text;
        uint64_t value;
    } rows[] = {
        {"System.Threading.ApartmentState", "UNKNOWN", 2}, /* pypsrp's spelling, psrp.md 8 no. 18 */
        {"System.Management.Automation.CommandTypes", "Alias, Function, Cmdlet", 11},
        {"System.Management.Automation.RemoteStreamOptions", "AddInvocationInfo", 15},
        {"System.Management.Automation.RemoteStreamOptions", "0", 0},
        {"Deserialized.System.ConsoleColor", "White", 15},
        {"System.Management.Automation.ErrorCategory", "NotEnabled", 31},
        {"System.Management.Automation.PSInvocationState", "Failed", 5},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        uint64_t value;
        const struct psrp_enumeration *e = psrp_enumeration(bytes_of_string(rows[i].type));
        assert_non_null(e);
        assert_true(psrp_enumeration_value(e, bytes_of_string(rows[i].text), &value));
        assert_int_equal(value, rows[i].value);
    }
    assert_null(psrp_enumeration(BYTES("System.String")));
    check_message(
        PSRP_PIPELINE_OUTPUT,
        "<Obj><TN><T>System.ConsoleColor</T></TN><ToString>Red</ToString><I32>9</I32></Obj>",
        MEANS({"text", "Red"}), "psrp.enum-mismatch");
}

/* --- state machines: psrp.md 3.2, 7.1, 7.3 --- */

struct step {
    uint32_t type;
    const char *data, *diagnostic;
};

#define CAPABILITY(version)                                                                        \
    "<Obj><MS><Version N=\"protocolversion\">" version                                             \
    "</Version><Version N=\"PSVersion\">2.0</Version>"                                             \
    "<Version N=\"SerializationVersion\">1.1.0.1</Version></MS></Obj>"
#define INIT                                                                                       \
    "<Obj><MS><I32 N=\"MinRunspaces\">1</I32><I32 N=\"MaxRunspaces\">1</I32><I32 "                 \
    "N=\"PSThreadOptions\">0</I32>"                                                                \
    "<I32 N=\"ApartmentState\">2</I32></MS></Obj>"
#define RUNS PIPELINE(COMMANDS(COMMAND("x", "true", "", "")))

struct stepper {
    struct psrp_states *states;
    const struct step *steps;
    size_t n;
};

static void judge(void *state, const struct psrp_message *m, const struct psrp_oddity *oddities,
                  size_t n)
{
    struct stepper *stepper = state;
    struct psrp_header header;
    struct record *r = psrp_record(m, oddities, n, false, &limits, &header);
    const struct step *step = &stepper->steps[stepper->n++];
    psrp_states_message(stepper->states, r, m, &header);
    size_t found = property_count_diags(r, "psrp.state") +
                   property_count_diags(r, "psrp.version-later") +
                   property_count_diags(r, "psrp.version-option") +
                   property_count_diags(r, "psrp.version-earlier") +
                   property_count_diags(r, "psrp.text-order");
    if (step->diagnostic != NULL ? property_count_diags(r, step->diagnostic) != 1 : found != 0)
        fail_msg("step %zu, %s: %zu", stepper->n, psrp_message_type_name(step->type), found);
    record_free(r);
}

/* The pool's id in text order, and what the option of its Create says, where they are given. */
static const struct around {
    const char *shell_id, *option;
} nothing_around = {NULL, NULL};

static void run_in(const struct around *around, const struct step *steps, size_t n)
{
    struct stepper stepper = {psrp_states_new(&limits), steps, 0};
    struct psrp_reassembly *p = psrp_reassembly_new(&limits, judge, &stepper);
    for (size_t i = 0; i < n; i++) {
        /* Capabilities go both ways: the second one is the server's. */
        bool server = steps[i].type == PSRP_SESSION_CAPABILITY && i % 2 == 1;
        enum direction direction = server ? S2C : way_of(steps[i].type);
        struct build_psrp_message m = {.destination = direction == C2S ? 2 : 1,
                                       .type = steps[i].type,
                                       .data = bytes_of_string(steps[i].data)};
        struct buf whole = buf_init(1 << 20), stream = buf_init(1 << 20);
        assert_true(guid_parse(BYTES(EXAMPLE_RPID), &m.rpid));
        if (psrp_type(m.type)->pipeline)
            assert_true(guid_parse(BYTES(EXAMPLE_PID), &m.pid));
        build_psrp_message(&whole, &m);
        build_psrp_fragments(&stream, i + 1, buf_bytes(&whole), 32000);
        struct psrp_input input = told_input(buf_bytes(&stream));
        input.carrier = "Data";
        input.key.direction = direction;
        input.protocol_option = bytes_of_string(around->option);
        if (around->shell_id != NULL)
            input.key.shell_id = bytes_of_string(around->shell_id);
        psrp_feed(p, &input);
        buf_clear(&whole);
        buf_clear(&stream);
    }
    assert_int_equal(stepper.n, n);
    psrp_reassembly_free(p);
    psrp_states_free(stepper.states);
}

#define RUN_IN(around, ...)                                                                        \
    run_in(around, (const struct step[]){__VA_ARGS__},                                             \
           sizeof((const struct step[]){__VA_ARGS__}) / sizeof(struct step))
#define RUN(...) RUN_IN(&nothing_around, __VA_ARGS__)
#define STATE(name, value) "<Obj><MS><I32 N=\"" name "\">" value "</I32></MS></Obj>"

static void test_states(void **state)
{
    (void)state;
    /* psrp.md 7.1 and 7.3: nothing to say. */
    RUN({PSRP_SESSION_CAPABILITY, CAPABILITY("2.3"), NULL},
        {PSRP_SESSION_CAPABILITY, CAPABILITY("2.3"), NULL}, {PSRP_INIT_RUNSPACEPOOL, INIT, NULL},
        {PSRP_APPLICATION_PRIVATE_DATA, "<Obj><MS><Nil N=\"ApplicationPrivateData\"/></MS></Obj>",
         NULL},
        {PSRP_RUNSPACEPOOL_STATE, STATE("RunspaceState", "2"), NULL},
        {PSRP_CREATE_PIPELINE, RUNS, NULL}, {PSRP_PIPELINE_OUTPUT, "<S>o</S>", NULL},
        {PSRP_PIPELINE_STATE, STATE("PipelineState", "4"), NULL});
    /* Everything that comes too early, twice, or too late. */
    RUN({PSRP_SESSION_CAPABILITY, CAPABILITY("2.2"), NULL},
        {PSRP_SESSION_CAPABILITY, CAPABILITY("2.3"), "psrp.version-later"},
        {PSRP_INIT_RUNSPACEPOOL, INIT, NULL}, {PSRP_INIT_RUNSPACEPOOL, INIT, "psrp.state"},
        {PSRP_CREATE_PIPELINE, RUNS, "psrp.state"},
        {PSRP_RUNSPACEPOOL_STATE, STATE("RunspaceState", "2"), NULL},
        {PSRP_CREATE_PIPELINE, RUNS, "psrp.state"}, {PSRP_PIPELINE_INPUT, "<S>i</S>", "psrp.state"},
        {PSRP_RESET_RUNSPACE_STATE, "<Obj><MS><I64 N=\"ci\">1</I64></MS></Obj>",
         "psrp.version-later"},
        {PSRP_PIPELINE_STATE, STATE("PipelineState", "4"), NULL},
        {PSRP_PIPELINE_OUTPUT, "<S>late</S>", "psrp.state"},
        {PSRP_RUNSPACEPOOL_STATE, STATE("RunspaceState", "3"), NULL},
        {PSRP_RUNSPACEPOOL_STATE, STATE("RunspaceState", "2"), "psrp.state"});
    /* The key exchange, where the version needs it, and where not. psrp.md 6.4. */
    RUN({PSRP_SESSION_CAPABILITY, CAPABILITY("2.1"), NULL},
        {PSRP_SESSION_CAPABILITY, CAPABILITY("2.1"), NULL}, {PSRP_INIT_RUNSPACEPOOL, INIT, NULL},
        {PSRP_RUNSPACEPOOL_STATE, STATE("RunspaceState", "2"), NULL},
        {PSRP_PUBLIC_KEY_REQUEST, "<S></S>", NULL},
        {PSRP_PUBLIC_KEY, "<Obj><MS><S N=\"PublicKey\"/></MS></Obj>", NULL});
    RUN({PSRP_SESSION_CAPABILITY, CAPABILITY("2.3"), NULL},
        {PSRP_SESSION_CAPABILITY, CAPABILITY("2.3"), NULL}, {PSRP_INIT_RUNSPACEPOOL, INIT, NULL},
        {PSRP_RUNSPACEPOOL_STATE, STATE("RunspaceState", "2"), NULL},
        {PSRP_PUBLIC_KEY_REQUEST, "<S></S>", "psrp.version-earlier"},
        {PSRP_PUBLIC_KEY, "<Obj><MS><S N=\"PublicKey\"/></MS></Obj>", NULL});
    RUN({PSRP_SESSION_CAPABILITY, CAPABILITY("2.4"), NULL},
        {PSRP_SESSION_CAPABILITY, CAPABILITY("2.4"), NULL}, {PSRP_INIT_RUNSPACEPOOL, INIT, NULL},
        {PSRP_RUNSPACEPOOL_STATE, STATE("RunspaceState", "2"), NULL},
        {PSRP_PUBLIC_KEY, "<Obj><MS><S N=\"PublicKey\"/></MS></Obj>", "psrp.version-earlier"});
    /* The option of Create and the message say the same version, or not. psrp.md 1.1. */
    RUN_IN((&(struct around){NULL, "2.3"}), {PSRP_SESSION_CAPABILITY, CAPABILITY("2.3"), NULL});
    RUN_IN((&(struct around){NULL, "2.1"}),
           {PSRP_SESSION_CAPABILITY, CAPABILITY("2.3"), "psrp.version-option"});
    /* Text order, by which old clients write identifiers, is said once. psrp.md 2. */
    RUN_IN((&(struct around){"44332211-6655-8877-99AA-BBCCDDEEFF00", NULL}),
           {PSRP_SESSION_CAPABILITY, CAPABILITY("2.3"), "psrp.text-order"},
           {PSRP_SESSION_CAPABILITY, CAPABILITY("2.3"), NULL},
           {PSRP_INIT_RUNSPACEPOOL, INIT, NULL});
    /* A pool whose beginning was not captured is not judged. */
    RUN({PSRP_PIPELINE_OUTPUT, "<S>o</S>", NULL}, {PSRP_CREATE_PIPELINE, RUNS, NULL});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pool),         cmocka_unit_test(test_line),
        cmocka_unit_test(test_pipeline),     cmocka_unit_test(test_error),
        cmocka_unit_test(test_host),         cmocka_unit_test(test_choices),
        cmocka_unit_test(test_host_methods), cmocka_unit_test(test_enumerations),
        cmocka_unit_test(test_states),       cmocka_unit_test(test_host_info),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
