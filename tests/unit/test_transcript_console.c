/*
 * A transcript beside the console: what PowerShell's documentation (MicrosoftDocs/PowerShell-Docs:
 * the pages of the commands named, about_Hash_Tables, about_Redirection, about_Throw) prints for a
 * command, and the transcript of the messages that carry the same to a remote console. Every word
 * of the console must be in the transcript, in its order. Left out are what a remote console adds
 * by itself (PSComputerName) and dates in the form of a culture ('~' stands for one word).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base64.h"
#include "build_psrp.h"
#include "conversation.h"
#include "psrp_types.h"
#include "transcript.h"
#include "transcript_fields.h"

static const struct limits limits = LIMITS_DEFAULT;

#define RPID "11223344-5566-7788-99AA-BBCCDDEEFF00"
#define PID "A1A2A3A4-B1B2-C1C2-D1D2-E1E2E3E4E5E6"

struct message {
    uint32_t type;
    const char *xml;
};

struct console {
    const char *name;
    struct message messages[10];
    const char *streams; /* of the entries in order, a space between them */
    const char *text;    /* of the console */
};

/* --- CLIXML --- */

#define S(name, value) "<S N=\"" name "\">" value "</S>"
#define I(name, value) "<I32 N=\"" name "\">" value "</I32>"
#define L(name, value) "<I64 N=\"" name "\">" value "</I64>"
#define TYPES(list) "<TN RefId=\"0\">" list "<T>System.Object</T></TN>"
#define T(name) "<T>" name "</T>"
#define OBJECT(types, string, props, ms)                                                           \
    "<Obj RefId=\"0\">" TYPES(types) string "<Props>" props "</Props><MS>" ms "</MS></Obj>"
#define CUSTOM(ms)                                                                                 \
    "<Obj RefId=\"0\">" TYPES(T("System.Management.Automation.PSCustomObject")) "<MS>" ms          \
                                                                                "</MS></Obj>"
#define ENUM(name, string, number)                                                                 \
    "<Obj N=\"" name "\" RefId=\"7\">" TYPES(T("System.Enum")) "<ToString>" string                 \
                                                               "</ToString><I32>" number           \
                                                               "</I32></Obj>"

#define FILE_INFO(mode, length, name)                                                              \
    OBJECT(T("System.IO.FileInfo") T("System.IO.FileSystemInfo"), "<ToString>" name "</ToString>", \
           S("Name", name)                                                                         \
               L("Length", length) "<DT N=\"LastWriteTime\">2006-05-16T08:10:00Z</DT>",            \
           S("PSPath", "Microsoft.PowerShell.Core\\FileSystem::C:\\Windows\\" name)                \
               S("PSParentPath", "Microsoft.PowerShell.Core\\FileSystem::C:\\Windows")             \
                   S("Mode", mode))
#define PROCESS(handles, npm, pm, ws, cpu, id, name)                                               \
    OBJECT(T("System.Diagnostics.Process"), "", I("Id", id) S("ProcessName", name),                \
           I("SI", "3") I("Handles", handles) L("NPM", npm) L("PM", pm)                            \
               L("WS", ws) "<Db N=\"CPU\">" cpu "</Db>")
#define SERVICE(status, number, name, display)                                                     \
    OBJECT(T("System.ServiceProcess.ServiceController"), "",                                       \
           S("ServiceName", name) ENUM("Status", status, number) S("DisplayName", display),        \
           S("Name", name))
#define ERROR(exception, id, category, position)                                                   \
    "<Obj RefId=\"0\">" TYPES(T(                                                                   \
        "System.Management.Automation.ErrorRecord")) "<MS>"                                        \
                                                     "<Obj N=\"Exception\" RefId=\"1\"><Props>" S( \
                                                         "Message",                                \
                                                         exception) "</Props></Obj>" S("FullyQual" \
                                                                                       "ifiedErro" \
                                                                                       "rId",      \
                                                                                       id)         \
                                                         I("ErrorCategory_Category", "13")         \
                                                             S("ErrorCategory_Message", category)  \
                                                                 position "</MS></Obj>"
#define RECORD(kind, text)                                                                         \
    "<Obj RefId=\"0\">" TYPES(T("System.Management.Automation." kind "Record") T(                  \
        "System.Management.Automation.InformationalRecord")) "<ToString>" text                     \
                                                             "</ToString><MS>" S(                  \
                                                                 "InformationalRecord_Message",    \
                                                                 text) "</MS></Obj>"
#define HOST_TEXT(text, no_new_line)                                                                       \
    "<Obj RefId=\"0\">" TYPES(T(                                                                           \
        "System.Management.Automation.InformationRecord")) "<ToString>" text                               \
                                                           "</ToString><Props><Obj "                       \
                                                           "N=\"MessageData\" "                            \
                                                           "RefId=\"1\">" TYPES(T(                         \
                                                               "System."                                   \
                                                               "Management."                               \
                                                               "Automation."                               \
                                                               "HostInformat"                              \
                                                               "ionMessage")) "<ToString>" text            \
                                                                              "</"                         \
                                                                              "ToString><"                 \
                                                                              "Props>" S(                  \
                                                                                  "Message",               \
                                                                                  text) "<B "              \
                                                                                        "N="               \
                                                                                        "\"NoNewL"         \
                                                                                        "ine\""            \
                                                                                        ">" no_new_line    \
                                                                                        "</B></"           \
                                                                                        "Props></"         \
                                                                                        "Obj>" S(          \
                                                                                            "Sour"         \
                                                                                            "ce",          \
                                                                                            "Writ"         \
                                                                                            "e-"           \
                                                                                            "Hos"          \
                                                                                            "t") "</"      \
                                                                                                 "Props><" \
                                                                                                 "/Obj>"
#define CALL(id, name, parameters)                                                                 \
    "<Obj RefId=\"0\"><MS><I64 N=\"ci\">1</I64>" ENUM(                                             \
        "mi", name, id) "<Obj N=\"mp\" RefId=\"2\"><LST>" parameters "</LST></Obj></MS></Obj>"
#define ANSWER(id, name, value)                                                                    \
    "<Obj RefId=\"0\"><MS>" value "<I64 N=\"ci\">1</I64>" ENUM("mi", name, id) "</MS></Obj>"
#define CHOICE(label)                                                                              \
    "<Obj RefId=\"9\"><Props>" S("Label", label) S("HelpMessage", "") "</Props></Obj>"

/* What Format commands send: FormattingObjects.cs of PowerShell has the members. */
#define FORMAT(name, attribute, props)                                                             \
    "<Obj" attribute " RefId=\"3\"><TN RefId=\"4\">" T(                                            \
        "Microsoft.PowerShell.Commands.Internal.Format." name) "</TN><Props>" props                \
                                                               "</Props></Obj>"
#define LIST(name, items) "<Obj N=\"" name "\" RefId=\"5\"><LST>" items "</LST></Obj>"
#define COLUMN(label, alignment)                                                                   \
    FORMAT("TableColumnInfo", "", I("width", "0") I("alignment", alignment) S("label", label))
#define FIELD(attribute, value) FORMAT("FormatPropertyField", attribute, S("propertyValue", value))
#define ROW(cells)                                                                                 \
    FORMAT(                                                                                        \
        "FormatEntryData", "",                                                                     \
        FORMAT("TableRowEntry", " N=\"formatEntryInfo\"", LIST("formatPropertyFieldList", cells)))
#define LINE(label, value)                                                                         \
    FORMAT("ListViewField", "", S("label", label) FIELD(" N=\"formatPropertyField\"", value))
#define GROUP(text)                                                                                \
    FORMAT("GroupStartData", "",                                                                   \
           FORMAT("GroupingEntry", " N=\"groupingEntry\"",                                         \
                  LIST("formatValueList",                                                          \
                       FORMAT("FormatEntry", "",                                                   \
                              LIST("formatValueList",                                              \
                                   FORMAT("FormatTextField", "", S("text", text)) FORMAT(          \
                                       "FormatNewLine", "", "")) "<Nil N=\"frameInfo\" />"))))
#define TABLE(columns)                                                                             \
    FORMAT("FormatStartData", "",                                                                  \
           FORMAT("TableHeaderInfo", " N=\"shapeInfo\"",                                           \
                  "<B N=\"hideHeader\">false</B>" LIST("tableColumnInfoList", columns)))
#define END FORMAT("FormatEndData", "", "")

#define OUTPUT(xml)                                                                                \
    {                                                                                              \
        PSRP_PIPELINE_OUTPUT, xml                                                                  \
    }

static const struct console consoles[] = {
    {"Get-ChildItem",
     {OUTPUT(FILE_INFO("-a---", "0", "0.log")), OUTPUT(FILE_INFO("-a---", "97", "acc1.txt"))},
     "output",
     "    Directory: C:\\Windows\n\n"
     "Mode                LastWriteTime     Length Name\n"
     "----                -------------     ------ ----\n"
     "-a---        ~          0 0.log\n"
     "-a---        ~         97 acc1.txt\n"},
    {"Get-Process",
     {OUTPUT(PROCESS("53", "2048", "778240", "2633728", "0.046875", "1368", "notepad")),
      OUTPUT(PROCESS("608", "10240", "11821056", "20885504", "1.8", "880", "powershell"))},
     "output",
     "Handles  NPM(K)    PM(K)      WS(K)     CPU(s)     Id  SI ProcessName\n"
     "-------  ------    -----      -----     ------     --  -- -----------\n"
     "     53       2      760       2572   0.046875   1368   3 notepad\n"
     "    608      10    11544      20396        1.8    880   3 powershell\n"},
    {"Get-Service",
     {OUTPUT(SERVICE("Running", "4", "WinRM", "Windows Remote Management (WS-Management)")),
      OUTPUT(SERVICE("Stopped", "1", "wmiApSrv", "WMI Performance Adapter"))},
     "output",
     "Status   Name               DisplayName\n"
     "------   ----               -----------\n"
     "Running  WinRM              Windows Remote Management (WS-Management)\n"
     "Stopped  wmiApSrv           WMI Performance Adapter\n"},
    {"one object of a table view",
     {OUTPUT(SERVICE("Running", "4", "WinRM", "Remote"))},
     "output",
     "Status   Name               DisplayName\n------   ----   -----------\nRunning  WinRM  "
     "Remote\n"},
    {"about_Hash_Tables",
     {OUTPUT("<Obj RefId=\"0\">" TYPES(T("System.Collections.Hashtable")) "<DCT><En>" S(
         "Key", "Shape") S("Value", "Square") "</En><En>" S("Key", "Color")
                 S("Value", "Blue") "</En><En>" S("Key", "Number")
                     I("Value", "1") "</En></DCT></Obj>")},
     "output",
     "Name                           Value\n"
     "----                           -----\n"
     "Shape                          Square\n"
     "Color                          Blue\n"
     "Number                         1\n"},
    {"Get-Item of what is not there",
     {{PSRP_ERROR_RECORD,
       ERROR("Cannot find path 'C:\\nope' because it does not exist.",
             "PathNotFound,Microsoft.PowerShell.Commands.GetItemCommand",
             "ObjectNotFound: (C:\\nope:String) [Get-Item], ItemNotFoundException", "")}},
     "error",
     "Cannot find path 'C:\\nope' because it does not exist.\n"
     "    + CategoryInfo          : ObjectNotFound: (C:\\nope:String) [Get-Item], "
     "ItemNotFoundException\n"
     "    + FullyQualifiedErrorId : PathNotFound,Microsoft.PowerShell.Commands.GetItemCommand\n"},
    {"about_Throw",
     {{PSRP_ERROR_RECORD, ERROR("This is an error.", "This is an error.",
                                "OperationStopped: (This is an error.:String) [], RuntimeException",
                                S("InvocationInfo_PositionMessage",
                                  "At line:1 char:1_x000A_+ throw \"This is an error.\"_x000A_+ "
                                  "~~~~~~~~~~~~~~~~~~~~~~~~~"))}},
     "error",
     "This is an error.\n"
     "At line:1 char:1\n"
     "+ throw \"This is an error.\"\n"
     "+ ~~~~~~~~~~~~~~~~~~~~~~~~~\n"
     "    + CategoryInfo          : OperationStopped: (This is an error.:String) [], "
     "RuntimeException\n"
     "    + FullyQualifiedErrorId : This is an error.\n"},
    {"a program's error stream",
     {{PSRP_ERROR_RECORD,
       ERROR("The system cannot find the file specified.", "NativeCommandError",
             "NotSpecified: (The system canno...file specified.:String) [], RemoteException", "")},
      {PSRP_ERROR_RECORD, ERROR("second line", "NativeCommandErrorMessage", "", "")}},
     "error error",
     "The system cannot find the file specified.\n"
     "    + CategoryInfo          : NotSpecified: (The system canno...file specified.:String) [], "
     "RemoteException\n"
     "    + FullyQualifiedErrorId : NativeCommandError\n"
     "second line\n"},
    {"Write-Warning, Write-Verbose, Write-Debug",
     {{PSRP_WARNING_RECORD, RECORD("Warning", "This is only a test warning.")},
      {PSRP_VERBOSE_RECORD, RECORD("Verbose", "Searching the Application Event Log.")},
      {PSRP_DEBUG_RECORD, RECORD("Debug", "Cannot open file.")}},
     "warning verbose debug",
     "This is only a test warning.\nSearching the Application Event Log.\nCannot open file.\n"},
    {"about_Redirection: 2>&1 3>&1",
     {OUTPUT("<S>before</S>"),
      OUTPUT(ERROR("Cannot find path", "PathNotFound", "ObjectNotFound: (x:String) [Get-Item], E",
                   "")),
      OUTPUT(RECORD("Warning", "hello")), OUTPUT(HOST_TEXT("from the host", "false"))},
     "output error warning host",
     "before\nCannot find path\n+ CategoryInfo : ObjectNotFound: (x:String) [Get-Item], E\n"
     "+ FullyQualifiedErrorId : PathNotFound\nhello\nfrom the host\n"},
    {"Write-Progress",
     {{PSRP_PROGRESS_RECORD,
       "<Obj RefId=\"0\"><MS>" S("Activity", "Search in Progress") I("ActivityId", "1")
           S("StatusDescription", "50% Complete:") "<Nil N=\"CurrentOperation\" />" I(
               "ParentActivityId", "-1") I("PercentComplete", "50") ENUM("Type", "Processing", "0")
               I("SecondsRemaining", "-1") "</MS></Obj>"}},
     "progress",
     "Search in Progress: 50% Complete: (50%)\n"},
    {"Write-Host -NoNewline",
     {{PSRP_INFORMATION_RECORD, HOST_TEXT("no newline test ", "true")},
      {PSRP_INFORMATION_RECORD, HOST_TEXT("second string", "false")}},
     "host",
     "no newline test second string\n"},
    {"Read-Host -Prompt",
     {{PSRP_PIPELINE_HOST_CALL,
       CALL("23", "Prompt",
            "<S></S><S></S><Obj RefId=\"6\"><LST><Obj RefId=\"8\"><MS>" S(
                "name", "Please enter your age") S("label", "") S("parameterTypeName", "String")
                S("parameterTypeFullName", "System.String") "</MS></Obj></LST></Obj>")},
      {PSRP_PIPELINE_HOST_RESPONSE,
       ANSWER("23", "Prompt",
              "<Obj N=\"mr\" RefId=\"4\"><DCT><En>" S("Key", "Please enter your age")
                  S("Value", "42") "</En></DCT></Obj>")}},
     "question answer",
     "Please enter your age: 42\n"},
    {"a mandatory parameter",
     {{PSRP_PIPELINE_HOST_CALL,
       CALL("23", "Prompt",
            "<S>cmdlet Stop-Proc at command pipeline position 1</S><S>Supply values for the "
            "following "
            "parameters:</S><Obj RefId=\"6\"><LST><Obj RefId=\"8\"><MS>" S("name", "Name")
                S("parameterTypeName", "String[]")
                    S("parameterTypeFullName", "System.String[]") "</MS></Obj></LST></Obj>")}},
     "question",
     "cmdlet Stop-Proc at command pipeline position 1\n"
     "Supply values for the following parameters:\n"
     "Name[0]:\n"},
    {"Remove-Item -Confirm",
     {{PSRP_PIPELINE_HOST_CALL,
       CALL("26", "PromptForChoice",
            "<S>Confirm</S><S>Are you sure you want to perform this action?_x000A_Performing the "
            "operation \"Remove File\" on target \"C:\\x\".</S><Obj RefId=\"6\"><LST>" CHOICE(
                "&amp;Yes") CHOICE("Yes to &amp;All") CHOICE("&amp;No") CHOICE("No to A&amp;ll")
                CHOICE("&amp;Suspend") "</LST></Obj><I32>0</I32>")},
      {PSRP_PIPELINE_HOST_RESPONSE, ANSWER("26", "PromptForChoice", I("mr", "2"))}},
     "question answer",
     "Confirm\n"
     "Are you sure you want to perform this action?\n"
     "Performing the operation \"Remove File\" on target \"C:\\x\".\n"
     "[Y] Yes  [A] Yes to All  [N] No  [L] No to All  [S] Suspend  [?] Help (default is \"Y\"): "
     "[N] No\n"},
    {"Get-Credential",
     {{PSRP_PIPELINE_HOST_CALL, CALL("24", "PromptForCredential1",
                                     "<S>Windows PowerShell credential request</S><S>Enter your "
                                     "credentials.</S><S>User01</S><S></S>")}},
     "question",
     "Windows PowerShell credential request\nEnter your credentials.\nUser: User01\nPassword:\n"},
    {"exit 3",
     {{PSRP_PIPELINE_HOST_CALL, CALL("6", "SetShouldExit", "<I32>3</I32>")}},
     "exit",
     "3\n"},
    {"Format-Table",
     {OUTPUT(TABLE(COLUMN("Id", "3") COLUMN("ProcessName", "1"))),
      OUTPUT(GROUP("   Company: Microsoft")), OUTPUT(ROW(FIELD("", "4") FIELD("", "System"))),
      OUTPUT(ROW(FIELD("", "1204") FIELD("", "svchost"))), OUTPUT(FORMAT("GroupEndData", "", "")),
      OUTPUT(GROUP("   Company: Contoso")), OUTPUT(ROW(FIELD("", "77") FIELD("", "agent"))),
      OUTPUT(END)},
     "output output",
     "   Company: Microsoft\n\n"
     "  Id ProcessName\n"
     "  -- -----------\n"
     "   4 System\n"
     "1204 svchost\n\n"
     "   Company: Contoso\n\n"
     "  Id ProcessName\n"
     "  -- -----------\n"
     "  77 agent\n"},
    {"Format-List",
     {OUTPUT(FORMAT("FormatStartData", "", FORMAT("ListViewHeaderInfo", " N=\"shapeInfo\"", ""))),
      OUTPUT(
          FORMAT("FormatEntryData", "",
                 FORMAT("ListViewEntry", " N=\"formatEntryInfo\"",
                        LIST("listViewFieldList", LINE("Name", "WinRM") LINE("CanStop", "True"))))),
      OUTPUT(END)},
     "output",
     "Name    : WinRM\nCanStop : True\n"},
    {"Format-Wide",
     {OUTPUT(FORMAT("FormatEntryData", "",
                    FORMAT("WideViewEntry", " N=\"formatEntryInfo\"",
                           FIELD(" N=\"formatPropertyField\"", "Document.txt")))),
      OUTPUT(
          FORMAT("FormatEntryData", "",
                 FORMAT("RawTextFormatEntry", " N=\"formatEntryInfo\"", S("text", "raw text"))))},
     "output output",
     "Document.txt\nraw text\n"},
    {"arrays, Booleans, numbers, null",
     {OUTPUT("<Obj RefId=\"0\">" TYPES(
          T("System.Object[]")) "<LST><S>a</S><I32>2</I32><B>true</B></LST></Obj>"),
      OUTPUT("<B>false</B>"), OUTPUT("<Db>0.5</Db>"), OUTPUT("<Nil />"), OUTPUT("<C>65</C>")},
     "output output output output output",
     "a\n2\nTrue\nFalse\n0.5\n\nA\n"},
    {"New-TimeSpan",
     {OUTPUT(
         CUSTOM("<TS N=\"Uptime\">P3DT4H5M6.5S</TS><Version N=\"Version\">5.1.14393</Version>"))},
     "output",
     "Uptime             Version\n------             -------\n3.04:05:06.5000000 5.1.14393\n"},
    {"objects of few properties, and of many",
     {OUTPUT(CUSTOM(S("Name", "a") I("Id", "1"))), OUTPUT(CUSTOM(S("Name", "bb") I("Id", "22"))),
      OUTPUT(CUSTOM(S("A", "1") S("B", "2") S("C", "3") S("D", "4") S("Long", "5")))},
     "output output",
     "Name Id\n---- --\na     1\nbb   22\n\nA    : 1\nB    : 2\nC    : 3\nD    : 4\nLong : 5\n"},
    {"Get-WinEvent",
     {OUTPUT(OBJECT(T("System.Diagnostics.Eventing.Reader.EventLogRecord"), "",
                    S("ProviderName", "Microsoft-Windows-WinRM")
                        I("Id", "6") "<DT N=\"TimeCreated\">2024-01-01T00:00:00Z</DT>",
                    S("LevelDisplayName", "Information") S("Message", "Creating WSMan Session.")))},
     "output",
     "   ProviderName: Microsoft-Windows-WinRM\n\n"
     "TimeCreated          Id LevelDisplayName Message\n"
     "-----------          -- ---------------- -------\n"
     "~                     6 Information      Creating WSMan Session.\n"},
    {"Get-ChildItem HKLM:",
     {OUTPUT(OBJECT(
         T("Microsoft.Win32.RegistryKey"), "", S("Name", "HKEY_LOCAL_MACHINE\\SOFTWARE\\x"),
         S("PSChildName", "x") S("PSParentPath", "Microsoft.PowerShell.Core\\Registry::HKEY_LOCAL_"
                                                 "MACHINE\\SOFTWARE") "<Obj N=\"Property\" "
                                                                      "RefId=\"4\"><LST><S>Version<"
                                                                      "/S></LST></Obj>"))},
     "output",
     "    Hive: HKEY_LOCAL_MACHINE\\SOFTWARE\n\nName  Property\n----  --------\nx     {Version}\n"},
    {"Write-Information",
     {{PSRP_INFORMATION_RECORD, "<Obj RefId=\"0\"><Props>" S("MessageData", "Got your features!")
                                    S("Source", "Write-Information") "</Props></Obj>"}},
     "information",
     "Got your features!\n"},
    {"Get-History",
     {OUTPUT(OBJECT(T("Microsoft.PowerShell.Commands.HistoryInfo"), "",
                    L("Id", "1") S("CommandLine", "Get-Process")
                        ENUM("ExecutionStatus", "Completed", "4"),
                    ""))},
     "output",
     "  Id CommandLine\n  -- -----------\n   1 Get-Process\n"},
    {"Measure-Object",
     {OUTPUT(OBJECT(
         T("Microsoft.PowerShell.Commands.GenericMeasureInfo"), "",
         I("Count",
           "2") "<Nil N=\"Average\" /><Nil N=\"Sum\" /><Nil N=\"Maximum\" /><Nil N=\"Minimum\" />"
                "<Nil N=\"Property\" />",
         ""))},
     "output",
     "Count    : 2\nAverage  :\nSum      :\nMaximum  :\nMinimum  :\nProperty :\n"},
};

/* --- from messages to the session --- */

static void put_line(struct buf *to, enum direction direction, const char *pid,
                     const struct message *message, uint64_t object_id)
{
    struct build_psrp_message m = {.destination = direction == C2S ? 2 : 1,
                                   .type = message->type,
                                   .data = bytes_of_string(message->xml)};
    struct buf whole = buf_init(1 << 20), stream = buf_init(1 << 20);
    bool pipeline = psrp_type(message->type)->pipeline;
    assert_true(guid_parse(BYTES(RPID), &m.rpid));
    if (pipeline)
        assert_true(guid_parse(bytes_of_string(pid), &m.pid));
    build_psrp_message(&whole, &m);
    build_psrp_fragments(&stream, object_id, buf_bytes(&whole), 1 << 20);
    buf_reset(to);
    buf_printf(to, "%s <Data Stream='Default' PSGuid='%s'>", direction == C2S ? "->" : "<-",
               pipeline ? pid : "00000000-0000-0000-0000-000000000000");
    base64_encode(buf_bytes(&stream), to);
    buf_add(to, BYTES("</Data>"));
    buf_clear(&whole);
    buf_clear(&stream);
}

/* The entries' streams and texts. */
struct seen {
    struct sink sink;
    struct buf streams, text;
};

static void see(struct sink *sink, const struct record *r)
{
    struct seen *seen = (struct seen *)sink;
    const struct node *commands = node_child(r->root, &transcript_fields[SESSION_COMMANDS]);
    for (const struct node *command = commands->first; command != NULL; command = command->next) {
        const struct node *entries = node_child(command, &transcript_fields[SESSION_ENTRIES]);
        for (const struct node *e = entries->first; e != NULL; e = e->next) {
            struct bytes stream = node_child(e, &transcript_fields[SESSION_ENTRY_STREAM])->value.b;
            buf_add(&seen->streams, seen->streams.len > 0 ? BYTES(" ") : bytes_none());
            buf_add(&seen->streams, stream);
            buf_add(&seen->text, node_child(e, &transcript_fields[SESSION_ENTRY_TEXT])->value.b);
            buf_add_byte(&seen->text, '\n');
        }
    }
}

static bool done(struct sink *sink)
{
    (void)sink;
    return true;
}

static const struct message capability = {
    PSRP_SESSION_CAPABILITY, "<Obj RefId=\"0\"><MS><Version N=\"protocolversion\">2.3</Version>"
                             "<Version N=\"PSVersion\">2.0</Version>"
                             "<Version N=\"SerializationVersion\">1.1.0.1</Version></MS></Obj>"};

static void run(const struct console *console, struct seen *seen)
{
    *seen = (struct seen){{see, done}, buf_init(1 << 20), buf_init(1 << 20)};
    struct output told = {.sinks = {&seen->sink}, .n_sinks = 1};
    struct transcript_options what = {.limits = &limits, .from = INT64_MIN, .to = INT64_MAX};
    struct sink *transcript = transcript_sink(&what, &told);
    struct output output = {.sinks = {transcript}, .n_sinks = 1};
    struct conversation_options options = {.limits = &limits, .files = 1};
    struct conversation *c = conversation_new(&options, &output);
    struct buf line = buf_init(1 << 20);
    put_line(&line, C2S, PID, &capability, 1);
    conversation_line(c, &(struct conversation_line){.text = buf_bytes(&line), .frame = {1, 1}});
    for (uint64_t i = 0; i < 10 && console->messages[i].xml != NULL; i++) {
        bool answer = console->messages[i].type == PSRP_PIPELINE_HOST_RESPONSE;
        put_line(&line, answer ? C2S : S2C, PID, &console->messages[i], i + 2);
        conversation_line(
            c, &(struct conversation_line){.text = buf_bytes(&line), .frame = {1, i + 2}});
    }
    conversation_finish(c);
    conversation_free(c);
    transcript->close(transcript);
    buf_clear(&line);
}

/* The first word of the console that is not in the transcript behind the one before it; none when
 * it lacks nothing. */
static struct bytes lacks(struct bytes console, struct bytes transcript)
{
    while (console.len > 0) {
        struct bytes word = bytes_part(console, 0, bytes_find_any(console, BYTES(" \n"), 0));
        console = bytes_from(console, word.len + 1);
        size_t at = bytes_find(transcript, word, 0);
        if (word.len == 0 || bytes_equal(word, BYTES("~")) || word.data[0] == '-')
            continue;
        if (at == transcript.len)
            return word;
        transcript = bytes_from(transcript, at + word.len);
    }
    return bytes_none();
}

static void test_beside_the_console(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(consoles) / sizeof(consoles[0]); i++) {
        struct seen seen;
        run(&consoles[i], &seen);
        struct bytes word = lacks(bytes_of_string(consoles[i].text), buf_bytes(&seen.text));
        struct bytes streams = buf_bytes(&seen.streams);
        bool good = word.len == 0 && bytes_equal(streams, bytes_of_string(consoles[i].streams));
        if (!good)
            fail_msg("%s: no \"%.*s\" in\n%.*s(%.*s)", consoles[i].name, (int)word.len,
                     (const char *)word.data, (int)seen.text.len, (const char *)seen.text.data,
                     (int)streams.len, (const char *)streams.data);
        buf_clear(&seen.text);
        buf_clear(&seen.streams);
    }
}

/* The comparison can fail: the order counts, and every word. */
static void test_lacks(void **state)
{
    (void)state;
    assert_int_equal(lacks(BYTES("a b"), BYTES("x a\nb")).len, 0);
    assert_true(bytes_equal(lacks(BYTES("a b"), BYTES("b a")), BYTES("b")));
    assert_true(bytes_equal(lacks(BYTES("a ~ bee"), BYTES("a 1 b")), BYTES("bee")));
}

/* --- live --- */

#define OTHER "B1A2A3A4-B1B2-C1C2-D1D2-E1E2E3E4E5E6"
#define STATE                                                                                      \
    {                                                                                              \
        PSRP_PIPELINE_STATE, "<Obj><MS><I32 N=\"PipelineState\">4</I32></MS></Obj>"                \
    }

/* What each session record tells: its commands' texts, and whether it goes on or is over. */
struct records {
    struct sink sink;
    struct buf said;
};

static void say(struct sink *sink, const struct record *r)
{
    struct records *records = (struct records *)sink;
    const struct node *commands = node_child(r->root, &transcript_fields[SESSION_COMMANDS]);
    buf_printf(&records->said, "%s%s:",
               node_child(r->root, &transcript_fields[SESSION_GOES_ON]) != NULL ? "goes on" : "new",
               node_child(r->root, &transcript_fields[SESSION_CLOSED]) != NULL ? ", closed" : "");
    for (const struct node *command = commands->first; command != NULL; command = command->next) {
        const struct node *entries = node_child(command, &transcript_fields[SESSION_ENTRIES]);
        const struct node *id = node_child(command, &transcript_fields[SESSION_COMMAND_ID]);
        buf_printf(&records->said, " %c",
                   id != NULL && id->value.b.len > 0 ? (int)id->value.b.data[0] : '-');
        for (const struct node *e = entries->first; e != NULL; e = e->next) {
            buf_add_byte(&records->said, ' ');
            buf_add(&records->said, node_child(e, &transcript_fields[SESSION_ENTRY_TEXT])->value.b);
        }
    }
    buf_add_byte(&records->said, '\n');
}

static void check_told(bool live, const char *expected)
{
    static const struct {
        const char *pid;
        struct message message;
    } session[] = {
        {PID, OUTPUT("<S>one</S>")},
        {OTHER, OUTPUT("<S>two</S>")},
        {PID, OUTPUT("<S>three</S>")},
        {PID, STATE},
        {PID, OUTPUT("<S>late</S>")},
        {OTHER, OUTPUT("<S>four</S>")},
        {OTHER, STATE},
    };
    struct records records = {{say, done}, buf_init(1 << 20)};
    struct output told = {.sinks = {&records.sink}, .n_sinks = 1};
    struct transcript_options what = {
        .limits = &limits, .from = INT64_MIN, .to = INT64_MAX, .live = live};
    struct sink *transcript = transcript_sink(&what, &told);
    struct output output = {.sinks = {transcript}, .n_sinks = 1};
    struct conversation_options options = {.limits = &limits, .files = 1};
    struct conversation *c = conversation_new(&options, &output);
    struct buf line = buf_init(1 << 20);
    put_line(&line, C2S, PID, &capability, 1);
    conversation_line(c, &(struct conversation_line){.text = buf_bytes(&line), .frame = {1, 1}});
    for (uint64_t i = 0; i < sizeof(session) / sizeof(session[0]); i++) {
        put_line(&line, S2C, session[i].pid, &session[i].message, i + 2);
        conversation_line(
            c, &(struct conversation_line){.text = buf_bytes(&line), .frame = {1, i + 2}});
    }
    struct bytes close = BYTES("<CloseAck PSGuid='00000000-0000-0000-0000-000000000000' />");
    conversation_line(c, &(struct conversation_line){.text = close, .frame = {1, 100}});
    conversation_finish(c);
    conversation_free(c);
    transcript->close(transcript);
    buf_add_byte(&records.said, '\0');
    assert_string_equal((const char *)records.said.data, expected);
    buf_clear(&records.said);
    buf_clear(&line);
}

/* Live, a command is told when it is over, once; what comes behind its end belongs to the session.
 */
static void test_live(void **state)
{
    (void)state;
    check_told(false, "new, closed: A one three late B two four\n");
    check_told(true, "new: A one three\n"
                     "goes on: - late B two four\n"
                     "goes on, closed:\n");
}

/* --- Copy-Item -ToSession: FileSystemProvider.cs of PowerShell has the helper and its parameters
 * --- */

#define ARGUMENT(name, value) "<Obj RefId=\"8\"><MS>" S("N", name) value "</MS></Obj>"
#define HELPER(arguments)                                                                          \
    "<Obj RefId=\"0\"><MS><Obj N=\"PowerShell\" RefId=\"1\"><MS><Obj N=\"Cmds\" RefId=\"2\"><LST>" \
    "<Obj RefId=\"3\"><MS>" S(                                                                     \
        "Cmd",                                                                                     \
        "PSCopyToSessionHelper") "<B N=\"IsScript\">false</B>"                                     \
                                 "<Obj N=\"Args\" RefId=\"4\"><LST>" arguments                     \
                                 "</LST></Obj></MS></Obj></LST></Obj></MS></Obj></MS></Obj>"
#define PIECE(name, text)                                                                          \
    ARGUMENT("copyToFilePath", S("V", name)) ARGUMENT("b64Fragment", S("V", text))

static void keep(void *state, const struct transcript_item *item, struct transcript_saved *saved)
{
    struct buf *kept = state;
    (void)saved;
    buf_add(kept, item->name);
    buf_add(kept, BYTES("="));
    buf_add(kept, item->bytes);
    buf_add(kept, BYTES(";"));
}

static void test_copied_files(void **state)
{
    (void)state;
    static const char *const calls[] = {
        HELPER(PIECE("C:\\a.txt", "b25l") ARGUMENT("createFile", "<B N=\"V\">true</B>")),
        HELPER(PIECE("C:\\a.txt", "dHdv")),
        HELPER(PIECE("C:\\a.txt", "Wm9uZQ==") ARGUMENT("streamName", S("V", "Zone.Identifier"))),
        HELPER(ARGUMENT("metaDataFilePath", S("V", "C:\\a.txt"))),
        HELPER(ARGUMENT("copyToFilePath", S("V", "C:\\empty"))
                   ARGUMENT("emptyFile", "<B N=\"V\">true</B>")),
    };
    struct buf kept = buf_init(1000), line = buf_init(1 << 20);
    struct records records = {{say, done}, buf_init(1 << 20)};
    struct output told = {.sinks = {&records.sink}, .n_sinks = 1};
    struct transcript_options what = {
        .limits = &limits, .from = INT64_MIN, .to = INT64_MAX, .file = keep, .state = &kept};
    struct sink *transcript = transcript_sink(&what, &told);
    struct output output = {.sinks = {transcript}, .n_sinks = 1};
    struct conversation_options options = {.limits = &limits, .files = 1};
    struct conversation *c = conversation_new(&options, &output);
    put_line(&line, C2S, PID, &capability, 1);
    conversation_line(c, &(struct conversation_line){.text = buf_bytes(&line), .frame = {1, 1}});
    for (uint64_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++) {
        char pid[] = PID;
        pid[0] = (char)('1' + i);
        put_line(&line, C2S, pid, &(struct message){PSRP_CREATE_PIPELINE, calls[i]}, i + 2);
        conversation_line(
            c, &(struct conversation_line){.text = buf_bytes(&line), .frame = {1, i + 2}});
        put_line(&line, S2C, pid, &(struct message)STATE, i + 2);
        conversation_line(
            c, &(struct conversation_line){.text = buf_bytes(&line), .frame = {1, i + 2}});
    }
    conversation_finish(c);
    conversation_free(c);
    transcript->close(transcript);
    buf_add_byte(&kept, '\0');
    assert_string_equal((const char *)kept.data,
                        "C:\\a.txt=onetwo;C:\\a.txt:Zone.Identifier=Zone;C:\\empty=;");
    struct bytes said = buf_bytes(&records.said);
    assert_true(bytes_find(said, BYTES("4 C:\\a.txt: 6 bytes copied to the server 5"), 0) <
                said.len);
    buf_clear(&kept);
    buf_clear(&line);
    buf_clear(&records.said);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lacks),
        cmocka_unit_test(test_beside_the_console),
        cmocka_unit_test(test_live),
        cmocka_unit_test(test_copied_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
