/*
 * A message of every type, a call of every method of the host. Data and expected values: psrp.md
 * 3.3, 4.1, 4.2, 4.5, 4.7, 4.8, 6.1, 6.2 ([MS-PSRP] 2.2.2, 2.2.3.17, 2.2.6).
 */
#include "coverage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base64.h"
#include "build_psrp.h"
#include "property.h"
#include "psrp.h"
#include "psrp_host.h"
#include "psrp_types.h"
#include "wsman_samples.h"

static const struct limits limits = LIMITS_DEFAULT;

#define POOL "3C1A2B4D-5E6F-4A1B-8C2D-3E4F5A6B7C8D"
#define PIPELINE "9D8C7B6A-5F4E-4D3C-8B2A-1F0E9D8C7B6A"

/* clang-format off */
#define OBJ(members) "<Obj RefId=\"0\"><MS>" members "</MS></Obj>"
#define ENUM(id, name, type, text, number)                                                         \
    "<Obj N=\"" name "\" RefId=\"" id "\"><TN RefId=\"" id "\"><T>" type "</T><T>System.Enum</T>"  \
    "<T>System.ValueType</T><T>System.Object</T></TN><ToString>" text "</ToString><I32>" number    \
    "</I32></Obj>"
#define I32(name, value) "<I32 N=\"" name "\">" value "</I32>"
#define I64(name, value) "<I64 N=\"" name "\">" value "</I64>"
#define TEXT(name, value) "<S N=\"" name "\">" value "</S>"
#define BOOL(name, value) "<B N=\"" name "\">" value "</B>"
#define APARTMENT ENUM("8", "ApartmentState", "System.Threading.ApartmentState", "Unknown", "2")
#define NO_HOST                                                                                    \
    "<Obj N=\"HostInfo\" RefId=\"9\"><MS>" BOOL("_isHostNull", "true")                             \
        BOOL("_isHostUINull", "true") BOOL("_isHostRawUINull", "true")                             \
            BOOL("_useRunspaceHost", "true") "</MS></Obj>"
#define MERGE(id, name)                                                                            \
    ENUM(id, name, "System.Management.Automation.Runspaces.PipelineResultTypes", "None", "0")
#define COMMAND \
    "<Obj RefId=\"10\"><MS>" TEXT("Cmd", "Get-Date") BOOL("IsScript", "false") \
    "<Nil N=\"UseLocalScope\"/>" MERGE("11", "MergeMyResult") MERGE("12", "MergeToResult") \
    MERGE("13", "MergePreviousResults") "<Obj N=\"Args\" RefId=\"14\"><LST/></Obj></MS></Obj>"
#define ERROR_MEMBERS \
    "<Obj N=\"Exception\" RefId=\"21\"><Props>" TEXT("Message", "It failed.") "</Props></Obj>" \
    "<Nil N=\"TargetObject\"/>" TEXT("FullyQualifiedErrorId", "Id,Command") \
    "<Nil N=\"InvocationInfo\"/>" I32("ErrorCategory_Category", "13") \
    TEXT("ErrorCategory_Activity", "Get-Item") TEXT("ErrorCategory_Reason", "NotFound") \
    TEXT("ErrorCategory_TargetName", "C:\\x") TEXT("ErrorCategory_TargetType", "String") \
    TEXT("ErrorCategory_Message", "") BOOL("SerializeExtendedInfo", "false")
#define INFORMATIONAL(type) \
    "<Obj RefId=\"0\"><TN RefId=\"0\"><T>System.Management.Automation." type "</T>" \
    "<T>System.Management.Automation.InformationalRecord</T><T>System.Object</T></TN>" \
    "<ToString>said</ToString><MS>" TEXT("InformationalRecord_Message", "said") \
    BOOL("InformationalRecord_SerializeInvocationInfo", "false") "</MS></Obj>"
#define METHOD(number, name)                                                                       \
    ENUM("3", "mi", "System.Management.Automation.Remoting.RemoteHostMethodId", name, number)
#define CALL(ci, number, name, parameters) \
    OBJ(I64("ci", ci) METHOD(number, name) "<Obj N=\"mp\" RefId=\"4\"><TN RefId=\"4\">" \
        "<T>System.Collections.ArrayList</T><T>System.Object</T></TN><LST>" parameters "</LST></Obj>")

static const struct message {
    uint32_t type;
    const char *carrier;
    const char *data;
    const char *path, *expected;
} messages[] = {
    {PSRP_SESSION_CAPABILITY, "creationXml",
     OBJ("<Version N=\"protocolversion\">2.3</Version><Version N=\"PSVersion\">2.0</Version>"
         "<Version N=\"SerializationVersion\">1.1.0.1</Version>"),
     "meaning.protocol_version", "2.3"},
    {PSRP_INIT_RUNSPACEPOOL, "creationXml",
     OBJ(I32("MinRunspaces", "1") I32("MaxRunspaces", "5")
         ENUM("7", "PSThreadOptions", "System.Management.Automation.Runspaces.PSThreadOptions", "Default", "0")
         APARTMENT NO_HOST "<Nil N=\"ApplicationArguments\"/>"),
     "meaning.max_runspaces", "5"},
    {PSRP_PUBLIC_KEY, "Send", NULL, "meaning.key_bits", "2048"},
    {PSRP_ENCRYPTED_SESSION_KEY, "Receive", NULL, "meaning.key_bits", "2048"},
    {PSRP_PUBLIC_KEY_REQUEST, "Receive", "<S></S>", "message_type",
     "PUBLIC_KEY_REQUEST (0x00010007)"},
    {PSRP_CONNECT_RUNSPACEPOOL, "connectXml",
     OBJ(I32("MinRunspaces", "1") I32("MaxRunspaces", "3")), "meaning.max_runspaces", "3"},
    {PSRP_SET_MAX_RUNSPACES, "Send", OBJ(I32("MaxRunspaces", "4") I64("ci", "1")),
     "meaning.max_runspaces", "4"},
    {PSRP_SET_MIN_RUNSPACES, "Send", OBJ(I32("MinRunspaces", "2") I64("ci", "2")),
     "meaning.min_runspaces", "2"},
    {PSRP_RUNSPACE_AVAILABILITY, "Receive",
     OBJ(BOOL("SetMinMaxRunspacesResponse", "true") I64("ci", "2")), "meaning.accepted", "true"},
    {PSRP_RUNSPACEPOOL_STATE, "Receive", OBJ(I32("RunspaceState", "2")), "meaning.state", "Opened"},
    {PSRP_CREATE_PIPELINE, "Command",
     OBJ("<Obj N=\"PowerShell\" RefId=\"15\"><MS><Obj N=\"Cmds\" RefId=\"16\"><LST>" COMMAND "</LST></Obj>"
         BOOL("IsNested", "false") "<Nil N=\"History\"/>" BOOL("RedirectShellErrorOutputPipe", "true") "</MS></Obj>"
         BOOL("NoInput", "true") APARTMENT
         ENUM("17", "RemoteStreamOptions", "System.Management.Automation.RemoteStreamOptions", "0", "0")
         BOOL("AddToHistory", "true") NO_HOST BOOL("IsNested", "false")),
     "meaning.line", "Get-Date"},
    {PSRP_GET_AVAILABLE_RUNSPACES, "Send", OBJ(I64("ci", "7")), "meaning.call_id", "7"},
    {PSRP_USER_EVENT, "Receive",
     OBJ(I32("PSEventArgs.EventIdentifier", "3") TEXT("PSEventArgs.SourceIdentifier", "Tick")
         "<DT N=\"PSEventArgs.TimeGenerated\">2026-01-02T03:04:05Z</DT><Nil N=\"PSEventArgs.Sender\"/>"
         "<Nil N=\"PSEventArgs.SourceArgs\"/>" TEXT("PSEventArgs.MessageData", "m")
         "<Nil N=\"PSEventArgs.ComputerName\"/><G N=\"PSEventArgs.RunspaceId\">" PIPELINE "</G>"),
     "meaning.source_identifier", "Tick"},
    {PSRP_APPLICATION_PRIVATE_DATA, "Receive",
     OBJ("<Obj N=\"ApplicationPrivateData\" RefId=\"1\"><DCT><En><S N=\"Key\">PSVersionTable</S>"
         "<Obj N=\"Value\" RefId=\"2\"><DCT><En><S N=\"Key\">PSVersion</S><Version N=\"Value\">"
         "5.1.20348.2227</Version></En></DCT></Obj></En></DCT></Obj>"),
     "meaning.ps_version", "5.1.20348.2227"},
    {PSRP_GET_COMMAND_METADATA, "Command",
     OBJ("<Obj N=\"Name\" RefId=\"1\"><LST><S>Get-*</S></LST></Obj>"
         ENUM("2", "CommandType", "System.Management.Automation.CommandTypes", "Cmdlet", "8")
         "<Nil N=\"Namespace\"/><Nil N=\"ArgumentList\"/>"),
     "meaning.names", "{Get-*}"},
    {PSRP_RUNSPACEPOOL_INIT_DATA, "connectResponseXml",
     OBJ(I32("MinRunspaces", "1") I32("MaxRunspaces", "1")), "meaning.min_runspaces", "1"},
    {PSRP_RESET_RUNSPACE_STATE, "Send", OBJ(I64("ci", "9")), "meaning.call_id", "9"},
    {PSRP_RUNSPACEPOOL_HOST_CALL, "Receive", CALL("1", "11", "ReadLine", ""), "meaning.method",
     "ReadLine"},
    {PSRP_RUNSPACEPOOL_HOST_RESPONSE, "Send",
     OBJ(TEXT("mr", "typed") I64("ci", "1") METHOD("11", "ReadLine")), "meaning.text", "typed"},
    {PSRP_PIPELINE_INPUT, "Send", "<S>in</S>", "meaning.text", "in"},
    {PSRP_END_OF_PIPELINE_INPUT, "Send", "", "message_type", "END_OF_PIPELINE_INPUT (0x00041003)"},
    {PSRP_PIPELINE_OUTPUT, "Receive", "<I32>42</I32>", "meaning.text", "42"},
    {PSRP_ERROR_RECORD, "Receive",
     "<Obj RefId=\"0\"><TN RefId=\"0\"><T>System.Management.Automation.ErrorRecord</T>"
     "<T>System.Object</T></TN><ToString>It failed.</ToString><MS>" ERROR_MEMBERS "</MS></Obj>",
     "meaning.error.category", "ObjectNotFound (0x0000000D)"},
    {PSRP_PIPELINE_STATE, "Receive", OBJ(I32("PipelineState", "4")), "meaning.state", "Completed"},
    {PSRP_DEBUG_RECORD, "Receive", INFORMATIONAL("DebugRecord"), "meaning.stream", "debug"},
    {PSRP_VERBOSE_RECORD, "Receive", INFORMATIONAL("VerboseRecord"), "meaning.stream", "verbose"},
    {PSRP_WARNING_RECORD, "Receive", INFORMATIONAL("WarningRecord"), "meaning.text", "said"},
    {PSRP_PROGRESS_RECORD, "Receive",
     OBJ(TEXT("Activity", "Copying") I32("ActivityId", "0") TEXT("StatusDescription", "a.txt")
         "<Nil N=\"CurrentOperation\"/>" I32("ParentActivityId", "-1") I32("PercentComplete", "50")
         ENUM("1", "Type", "System.Management.Automation.ProgressRecordType", "Processing", "0")
         I32("SecondsRemaining", "-1")),
     "meaning.percent_complete", "50"},
    {PSRP_INFORMATION_RECORD, "Receive",
     OBJ(TEXT("MessageData", "hello") TEXT("Source", "Write-Information")
         "<DT N=\"TimeGenerated\">2026-01-02T03:04:05Z</DT><Obj N=\"Tags\" RefId=\"1\"><LST/></Obj>"
         TEXT("User", "LAB\\alice") TEXT("Computer", "WIN01") "<U32 N=\"ProcessId\">1</U32>"
         "<U32 N=\"NativeThreadId\">2</U32><U32 N=\"ManagedThreadId\">3</U32>"),
     "meaning.user", "LAB\\alice"},
    {PSRP_PIPELINE_HOST_CALL, "Receive", CALL("-100", "16", "WriteLine2", "<S>shown</S>"),
     "meaning.text", "shown"},
    {PSRP_PIPELINE_HOST_RESPONSE, "Send",
     OBJ(I32("mr", "1") I64("ci", "2") METHOD("26", "PromptForChoice")), "meaning.stream",
     "answer"},
};
/* clang-format on */

enum { MESSAGES = sizeof(messages) / sizeof(messages[0]) };

/* The blobs of the two key messages: psrp.md 6.1 and 6.2, for a key of 2048 bits. */
static void add_key(struct buf *out, bool public_key)
{
    static const uint8_t rsa[] = {0x06, 0x02, 0x00, 0x00, 0x00, 0xA4, 0x00, 0x00, 'R',  'S',
                                  'A',  '1',  0x00, 0x08, 0x00, 0x00, 0x01, 0x00, 0x01, 0x00};
    static const uint8_t simple[] = {0x01, 0x02, 0x00, 0x00, 0x10, 0x66,
                                     0x00, 0x00, 0x00, 0xA4, 0x00, 0x00};
    struct buf blob = buf_init(SIZE_MAX);
    buf_add(&blob, public_key ? bytes_of(rsa, sizeof(rsa)) : bytes_of(simple, sizeof(simple)));
    for (int i = 0; i < 256; i++)
        buf_add_byte(&blob, (uint8_t)(i % 127 + 0x80));
    buf_printf(out, "<Obj RefId=\"0\"><MS><S N=\"%s\">",
               public_key ? "PublicKey" : "EncryptedSessionKey");
    base64_encode(buf_bytes(&blob), out);
    buf_add(out, BYTES("</S></MS></Obj>"));
    buf_clear(&blob);
}

static struct record *record_of(const struct psrp_type *type, const char *carrier,
                                struct bytes data)
{
    struct build_psrp_message built = {.type = type->number, .data = data};
    bool from_client = (type->way & PSRP_CLIENT) != 0;
    built.destination = from_client ? 2 : 1;
    guid_parse(BYTES(POOL), &built.rpid);
    if (type->pipeline)
        guid_parse(BYTES(PIPELINE), &built.pid);
    struct buf bytes = buf_init(SIZE_MAX);
    build_psrp_message(&bytes, &built);
    struct block *block = block_copy(buf_bytes(&bytes));
    buf_clear(&bytes);
    struct psrp_message message = {.whole = true,
                                   .start = true,
                                   .carrier = carrier,
                                   .stream = from_client ? BYTES("stdin") : BYTES("stdout"),
                                   .shell_id = BYTES(POOL),
                                   .command_id = type->pipeline ? BYTES(PIPELINE) : bytes_none(),
                                   .direction = from_client ? C2S : S2C,
                                   .has_object_id = true,
                                   .object_id = 1,
                                   .fragments = 1,
                                   .bytes = block_bytes(block),
                                   .block = block};
    struct psrp_header header;
    struct record *r = psrp_record(&message, NULL, 0, false, &limits, &header);
    block_unref(block);
    assert_int_equal(header.type, type->number);
    property_check_record(type->name, r);
    return r;
}

static void check_clean(const char *what, const struct record *r)
{
    struct walk w = walk_start(r->root);
    for (enum walk_event event = walk_next(&w); event != WALK_DONE; event = walk_next(&w))
        if (event == WALK_ENTER && w.node->diags != NULL)
            fail_msg("%s: %s: %s", what, w.node->diags->kind->code, w.node->diags->detail);
}

void coverage_test_messages(void **state)
{
    (void)state;
    for (size_t i = 0; i < MESSAGES; i++) {
        const struct message *m = &messages[i];
        const struct psrp_type *type = psrp_type(m->type);
        struct buf data = buf_init(SIZE_MAX);
        if (m->data == NULL)
            add_key(&data, m->type == PSRP_PUBLIC_KEY);
        else
            buf_add(&data, bytes_of_string(m->data));
        struct record *r = record_of(type, m->carrier, buf_bytes(&data));
        char named[80];
        snprintf(named, sizeof(named), "%s (0x%08lX)", type->name, (unsigned long)m->type);
        check_clean(named, r);
        coverage_value(named, r, "message_type", named);
        coverage_value(named, r, m->path, m->expected);
        record_free(r);
        buf_clear(&data);
    }
}

/* psrp.md 4.7 and 4.8: every method with parameters of its types. The numbers are those of the
 * reference, not of the table that is tested. */
/* clang-format off */
#define S "<S>text</S>"
#define I "<I32>7</I32>"
#define STRUCT(members) "<Obj RefId=\"30\"><MS>" members "</MS></Obj>"
#define POINT STRUCT(I32("x", "1") I32("y", "2"))
#define EXTENT STRUCT(I32("width", "80") I32("height", "25"))
#define RECTANGLE STRUCT(I32("left", "0") I32("top", "1") I32("right", "2") I32("bottom", "3"))
#define CELL \
    STRUCT("<C N=\"character\">97</C>" I32("foregroundColor", "1") I32("backgroundColor", "2") \
           I32("bufferCellType", "0"))
#define CELLS \
    STRUCT("<Obj N=\"mae\" RefId=\"31\"><LST>" CELL "</LST></Obj><Obj N=\"mal\" RefId=\"32\">" \
           "<LST><I32>1</I32><I32>1</I32></LST></Obj>")
#define LIST(items) \
    "<Obj RefId=\"33\"><TN><T>System.Collections.ArrayList</T><T>System.Object</T></TN>" \
    "<LST>" items "</LST></Obj>"
#define CHOICES LIST(STRUCT(TEXT("label", "&amp;Yes") TEXT("helpMessage", "h")))
#define QUESTIONS \
    LIST(STRUCT(TEXT("name", "Name") TEXT("label", "") TEXT("parameterTypeName", "String") \
                BOOL("isMandatory", "true")))
#define PROGRESS \
    STRUCT(TEXT("Activity", "Copying") I32("ActivityId", "0") TEXT("StatusDescription", "a") \
           "<Nil N=\"CurrentOperation\"/>" I32("ParentActivityId", "-1") I32("PercentComplete", "50") \
           ENUM("34", "Type", "System.Management.Automation.ProgressRecordType", "Processing", "0") \
           I32("SecondsRemaining", "-1"))
/* clang-format on */

static const struct method {
    unsigned id;
    const char *name, *parameters;
    size_t n;
} methods[] = {
    {1, "GetName", "", 0},
    {2, "GetVersion", "", 0},
    {3, "GetInstanceId", "", 0},
    {4, "GetCurrentCulture", "", 0},
    {5, "GetCurrentUICulture", "", 0},
    {6, "SetShouldExit", I, 1},
    {7, "EnterNestedPrompt", "", 0},
    {8, "ExitNestedPrompt", "", 0},
    {9, "NotifyBeginApplication", "", 0},
    {10, "NotifyEndApplication", "", 0},
    {11, "ReadLine", "", 0},
    {12, "ReadLineAsSecureString", "", 0},
    {13, "Write1", S, 1},
    {14, "Write2", I I S, 3},
    {15, "WriteLine1", "", 0},
    {16, "WriteLine2", S, 1},
    {17, "WriteLine3", I I S, 3},
    {18, "WriteErrorLine", S, 1},
    {19, "WriteDebugLine", S, 1},
    {20, "WriteProgress", "<I64>1</I64>" PROGRESS, 2},
    {21, "WriteVerboseLine", S, 1},
    {22, "WriteWarningLine", S, 1},
    {23, "Prompt", S S QUESTIONS, 3},
    {24, "PromptForCredential1", S S S S, 4},
    {25, "PromptForCredential2", S S S S I I, 6},
    {26, "PromptForChoice", S S CHOICES "<I32>0</I32>", 4},
    {27, "GetForegroundColor", "", 0},
    {28, "SetForegroundColor", I, 1},
    {29, "GetBackgroundColor", "", 0},
    {30, "SetBackgroundColor", I, 1},
    {31, "GetCursorPosition", "", 0},
    {32, "SetCursorPosition", POINT, 1},
    {33, "GetWindowPosition", "", 0},
    {34, "SetWindowPosition", POINT, 1},
    {35, "GetCursorSize", "", 0},
    {36, "SetCursorSize", I, 1},
    {37, "GetBufferSize", "", 0},
    {38, "SetBufferSize", EXTENT, 1},
    {39, "GetWindowSize", "", 0},
    {40, "SetWindowSize", EXTENT, 1},
    {41, "GetWindowTitle", "", 0},
    {42, "SetWindowTitle", S, 1},
    {43, "GetMaxWindowSize", "", 0},
    {44, "GetMaxPhysicalWindowSize", "", 0},
    {45, "GetKeyAvailable", "", 0},
    {46, "ReadKey", I, 1},
    {47, "FlushInputBuffer", "", 0},
    {48, "SetBufferContents1", RECTANGLE CELL, 2},
    {49, "SetBufferContents2", POINT CELLS, 2},
    {50, "GetBufferContents", RECTANGLE, 1},
    {51, "ScrollBufferContents", RECTANGLE POINT RECTANGLE CELL, 4},
    {52, "PushRunspace", STRUCT(I32("Id", "1")), 1},
    {53, "PopRunspace", "", 0},
    {54, "GetIsRunspacePushed", "", 0},
    {55, "GetRunspace", "", 0},
    {56, "PromptForChoiceMultipleSelection", S S CHOICES LIST(I), 4},
};

enum { METHODS = sizeof(methods) / sizeof(methods[0]) };

/* Every Obj of a message has a RefId of its own: those of the structures are numbered here. */
static void add_parameters(struct buf *out, const char *parameters)
{
    struct bytes rest = bytes_of_string(parameters);
    unsigned id = 40;
    while (rest.len > 0) {
        size_t at = bytes_find(rest, BYTES("<Obj "), 0);
        buf_add(out, bytes_part(rest, 0, at));
        rest = bytes_from(rest, at);
        if (rest.len == 0)
            return;
        size_t quote = bytes_find(rest, BYTES("RefId=\""), 0) + sizeof("RefId=\"") - 1;
        buf_add(out, bytes_part(rest, 0, quote));
        buf_printf(out, "%u", id++);
        rest = bytes_from(rest, quote);
        rest = bytes_from(rest, bytes_find_byte(rest, '"', 0));
    }
}

void coverage_test_host_methods(void **state)
{
    (void)state;
    for (size_t i = 0; i < METHODS; i++) {
        const struct method *m = &methods[i];
        struct buf data = buf_init(SIZE_MAX);
        buf_printf(&data,
                   "<Obj RefId=\"0\"><MS><I64 N=\"ci\">1</I64><Obj N=\"mi\" RefId=\"1\"><TN "
                   "RefId=\"0\"><T>System.Management.Automation.Remoting.RemoteHostMethodId</T>"
                   "<T>System.Enum</T><T>System.ValueType</T><T>System.Object</T></TN><ToString>%s"
                   "</ToString><I32>%u</I32></Obj><Obj N=\"mp\" RefId=\"2\"><LST>",
                   m->name, m->id);
        add_parameters(&data, m->parameters);
        buf_add(&data, BYTES("</LST></Obj></MS></Obj>"));
        struct record *r =
            record_of(psrp_type(PSRP_PIPELINE_HOST_CALL), "Receive", buf_bytes(&data));
        check_clean(m->name, r);
        coverage_value(m->name, r, "meaning.method", m->name);
        const struct node *map = node_at(r, "meaning.parameters");
        size_t n = 0;
        for (const struct node *p = map != NULL ? map->first : NULL; p != NULL; p = p->next)
            n++;
        assert_int_equal(n, m->n);
        record_free(r);
        buf_clear(&data);
    }
}

void coverage_psrp(coverage_teller *tell, void *state)
{
    static const struct psrp_host_method known[] = {
#define ROW(id, name, stream, parameters) {id, #name, stream, parameters},
        PSRP_HOST_METHODS(ROW)
#undef ROW
    };
    static const struct {
        uint32_t number;
        const char *name;
    } types[] = {
#define ROW(name, number, net, way, pid, since, via, section, mean) {number, #name},
        PSRP_TYPES(ROW)
#undef ROW
    };
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        const char *example = NULL;
        for (size_t j = 0; j < MESSAGES; j++)
            if (messages[j].type == types[i].number)
                example = "coverage_psrp.c";
        tell(state, "message", types[i].name, example);
    }
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        const char *example = NULL;
        for (size_t j = 0; j < METHODS; j++)
            if (methods[j].id == known[i].id && strcmp(methods[j].name, known[i].name) == 0)
                example = "coverage_psrp.c";
        tell(state, "method", known[i].name, example);
    }
}
