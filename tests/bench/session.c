#include "session.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base64.h"
#include "build_psrp.h"

enum {
    FRAGMENT = 32768,
    CLIENT = 1,
    SERVER = 2,
    SESSION_CAPABILITY = 0x00010002,
    INIT_RUNSPACEPOOL = 0x00010004,
    RUNSPACEPOOL_STATE = 0x00021005,
    CREATE_PIPELINE = 0x00021006,
    PIPELINE_OUTPUT = 0x00041004,
    PIPELINE_STATE = 0x00041006
};

/* splitmix64 (Vigna): the same on every machine. */
static uint64_t dice(struct session *s)
{
    uint64_t z = s->chance += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

void session_init(struct session *s, struct wire *wire, enum seal_kind kind, struct seal *seal)
{
    *s = (struct session){.wire = wire, .kind = kind, .seal = seal};
    s->data = buf_init(SIZE_MAX);
    s->fragments = buf_init(SIZE_MAX);
    s->envelope = buf_init(SIZE_MAX);
    s->body = buf_init(SIZE_MAX);
    s->head = buf_init(SIZE_MAX);
}

void session_clear(struct session *s)
{
    buf_clear(&s->data);
    buf_clear(&s->fragments);
    buf_clear(&s->envelope);
    buf_clear(&s->body);
    buf_clear(&s->head);
}

static struct guid new_guid(struct session *s, char text[GUID_TEXT])
{
    uint8_t bytes[16];
    for (size_t i = 0; i < 16; i++)
        bytes[i] = (uint8_t)(dice(s) >> 32);
    struct guid guid;
    memcpy(guid.bytes, bytes, sizeof(guid.bytes));
    guid_text(&guid, text);
    return guid;
}

/* ---- HTTP ---- */

static void send(struct session *s, enum direction direction, struct bytes body)
{
    buf_printf(&s->head, "Content-Length: %zu\r\n\r\n", body.len);
    buf_add(&s->head, body);
    wire_send(s->wire, direction, buf_bytes(&s->head));
    buf_reset(&s->head);
}

static void request_line(struct session *s)
{
    buf_printf(&s->head, "POST /wsman HTTP/1.1\r\nHost: win01.lab.example:5985\r\nUser-Agent: "
                         "Microsoft WinRM Client\r\n"
                         "Connection: Keep-Alive\r\n");
}

static void status_line(struct session *s, unsigned status)
{
    buf_printf(&s->head,
               "HTTP/1.1 %u %s\r\nServer: Microsoft-HTTPAPI/2.0\r\nDate: Fri, 20 Nov 2026 15:44:16 "
               "GMT\r\n",
               status, status == 200 ? "" : "Unauthorized");
}

static void send_envelope(struct session *s, enum direction direction)
{
    if (direction == C2S)
        request_line(s);
    else
        status_line(s, 200);
    if (s->kind == SEAL_CLEAR && direction == C2S)
        buf_printf(&s->head, "Authorization: Basic YWxpY2U6V2ludGVyLTIwMjUhcHc=\r\n");
    buf_printf(&s->head, "Content-Type: %s\r\n", seal_content_type(s->seal));
    buf_reset(&s->body);
    seal_body(s->seal, direction, buf_bytes(&s->envelope), &s->body);
    buf_reset(&s->envelope);
    send(s, direction, buf_bytes(&s->body));
}

static void handshake(struct session *s)
{
    struct seal_leg leg;
    for (size_t i = 0; seal_leg(s->kind, i, &leg); i++) {
        request_line(s);
        if (leg.request != NULL)
            buf_printf(&s->head, "Authorization: %s\r\n", leg.request);
        send(s, C2S, bytes_none());
        status_line(s, leg.status);
        if (leg.response != NULL)
            buf_printf(&s->head, "WWW-Authenticate: %s\r\n", leg.response);
        send(s, S2C, bytes_none());
    }
}

/* ---- WS-Man ---- */

#define SHELL "http://schemas.microsoft.com/wbem/wsman/1/windows/shell"
#define TRANSFER "http://schemas.xmlsoap.org/ws/2004/09/transfer"

static void begin_request(struct session *s, const char *action)
{
    char id[GUID_TEXT];
    new_guid(s, id);
    buf_printf(&s->envelope,
               "<s:Envelope xmlns:rsp=\"" SHELL
               "\" xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\" "
               "xmlns:wsa=\"http://schemas.xmlsoap.org/ws/2004/08/addressing\" "
               "xmlns:wsman=\"http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd\" "
               "xmlns:wsmv=\"http://schemas.microsoft.com/wbem/wsman/1/wsman.xsd\"><s:Header>"
               "<wsa:Action s:mustUnderstand=\"true\">%s</wsa:Action>"
               "<wsman:MaxEnvelopeSize s:mustUnderstand=\"true\">512000</wsman:MaxEnvelopeSize>"
               "<wsa:MessageID>uuid:%s</wsa:MessageID><wsman:OperationTimeout>PT20S</"
               "wsman:OperationTimeout>"
               "<wsman:ResourceURI s:mustUnderstand=\"true\">"
               "http://schemas.microsoft.com/powershell/Microsoft.PowerShell</wsman:ResourceURI>"
               "<wsa:To>http://win01.lab.example:5985/wsman</wsa:To>",
               action, id);
}

static void with_shell(struct session *s)
{
    buf_printf(&s->envelope,
               "<wsman:SelectorSet><wsman:Selector "
               "Name=\"ShellId\">%s</wsman:Selector></wsman:SelectorSet>"
               "</s:Header><s:Body>",
               s->shell_text);
}

static void begin_response(struct session *s, const char *action)
{
    char id[GUID_TEXT];
    new_guid(s, id);
    buf_printf(&s->envelope,
               "<s:Envelope xml:lang=\"en-US\" xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\" "
               "xmlns:a=\"http://schemas.xmlsoap.org/ws/2004/08/addressing\" "
               "xmlns:x=\"" TRANSFER
               "\" xmlns:w=\"http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd\" "
               "xmlns:rsp=\"" SHELL
               "\" xmlns:p=\"http://schemas.microsoft.com/wbem/wsman/1/wsman.xsd\"><s:Header>"
               "<a:Action>%s</a:Action><a:MessageID>uuid:%s</a:MessageID>"
               "<a:To>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</a:To></"
               "s:Header><s:Body>",
               action, id);
}

static void end_envelope(struct session *s, enum direction direction)
{
    buf_add(&s->envelope, BYTES("</s:Body></s:Envelope>"));
    send_envelope(s, direction);
}

/* ---- PSRP ---- */

/* Makes a message of s->data, in fragments. */
static void add_message(struct session *s, uint32_t destination, uint32_t type, uint64_t object_id,
                        bool of_pipeline)
{
    struct build_psrp_message message = {
        .destination = destination, .type = type, .rpid = s->shell, .data = buf_bytes(&s->data)};
    if (of_pipeline)
        message.pid = s->command;
    struct buf whole = buf_init(SIZE_MAX);
    build_psrp_message(&whole, &message);
    build_psrp_fragments(&s->fragments, object_id, buf_bytes(&whole), FRAGMENT);
    buf_clear(&whole);
    buf_reset(&s->data);
}

/* What was made, as base64, into the envelope. */
static void put_fragments(struct session *s)
{
    base64_encode(buf_bytes(&s->fragments), &s->envelope);
    buf_reset(&s->fragments);
}

static void put_stream(struct session *s, bool of_pipeline)
{
    buf_printf(&s->envelope, "<rsp:Stream Name=\"stdout\"");
    if (of_pipeline)
        buf_printf(&s->envelope, " CommandId=\"%s\"", s->command_text);
    buf_add_byte(&s->envelope, '>');
    put_fragments(s);
    buf_add(&s->envelope, BYTES("</rsp:Stream>"));
}

static const char *const words[] = {"service",    "running", "C:\\Windows\\System32",
                                    "0x80070005", "stopped", "the",
                                    "handle",     "audit",   "svchost",
                                    "warning",    "of",      "2026",
                                    "event",      "logon",   "4624",
                                    "succeeded"};
enum { WORDS = sizeof(words) / sizeof(words[0]) };

/* Text as logs have it: ASCII, but for one word in a hundred. */
static void add_words(struct session *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint64_t thrown = dice(s);
        const char *word = words[thrown % WORDS];
        if (thrown >> 32 < UINT32_MAX / 100)
            word = thrown & 16 ? "Z\xC3\xBCrich" : "&lt;none&gt;";
        buf_add(&s->data, bytes_of_string(word));
        buf_add_byte(&s->data, ' ');
    }
}

/* Three times in four a text of some hundred to ten thousand bytes, else an object like those of
 * Get-Process. */
static void add_output(struct session *s)
{
    if (dice(s) % 4 != 0) {
        buf_add(&s->data, BYTES("<S>"));
        add_words(s, 20 + dice(s) % 1200);
        buf_add(&s->data, BYTES("</S>"));
        return;
    }
    buf_add(&s->data, BYTES("<Obj RefId=\"0\"><TN RefId=\"0\"><T>System.Diagnostics.Process</T>"
                            "<T>System.ComponentModel.Component</T><T>System.MarshalByRefObject</T>"
                            "<T>System.Object</T></TN><ToString>System.Diagnostics.Process "
                            "(svchost)</ToString><Props>"));
    for (int i = 0; i < 12; i++)
        buf_printf(&s->data, "<I64 N=\"Counter%d\">%" PRIu64 "</I64><S N=\"Name%d\">%s</S>", i,
                   dice(s) >> 20, i, words[dice(s) % WORDS]);
    buf_printf(&s->data,
               "<DT N=\"StartTime\">2026-11-20T15:44:%02" PRIu64
               ".1234567+01:00</DT><B N=\"Responding\">true</B>"
               "<TS N=\"UserProcessorTime\">PT%" PRIu64
               ".5S</TS><Nil N=\"MainModule\" /><S N=\"Description\">",
               dice(s) % 60, dice(s) % 60);
    add_words(s, 20);
    buf_add(&s->data, BYTES("</S></Props></Obj>"));
}

/* ---- A session ---- */

static void capability(struct session *s, uint32_t destination, uint64_t object_id)
{
    buf_printf(&s->data, "<Obj RefId=\"0\"><MS><Version N=\"protocolversion\">2.3</Version>"
                         "<Version N=\"PSVersion\">2.0</Version>"
                         "<Version N=\"SerializationVersion\">1.1.0.1</Version></MS></Obj>");
    add_message(s, destination, SESSION_CAPABILITY, object_id, false);
}

static void create(struct session *s)
{
    begin_request(s, TRANSFER "/Create");
    buf_printf(&s->envelope,
               "<wsman:OptionSet s:mustUnderstand=\"true\"><wsman:Option MustComply=\"true\" "
               "Name=\"protocolversion\">2.3</wsman:Option></wsman:OptionSet></s:Header><s:Body>"
               "<rsp:Shell ShellId=\"%s\"><rsp:InputStreams>stdin pr</rsp:InputStreams>"
               "<rsp:OutputStreams>stdout</rsp:OutputStreams>"
               "<creationXml xmlns=\"http://schemas.microsoft.com/powershell\">",
               s->shell_text);
    capability(s, SERVER, 1);
    buf_printf(&s->data, "<Obj RefId=\"0\"><MS><I32 N=\"MinRunspaces\">1</I32><I32 "
                         "N=\"MaxRunspaces\">1</I32></MS></Obj>");
    add_message(s, SERVER, INIT_RUNSPACEPOOL, 2, false);
    put_fragments(s);
    buf_printf(&s->envelope, "</creationXml></rsp:Shell>");
    end_envelope(s, C2S);
    begin_response(s, TRANSFER "/CreateResponse");
    buf_printf(
        &s->envelope,
        "<rsp:Shell><rsp:ShellId>%s</rsp:ShellId><rsp:State>Connected</rsp:State></rsp:Shell>",
        s->shell_text);
    end_envelope(s, S2C);
}

static void ask(struct session *s, bool of_pipeline)
{
    begin_request(s, SHELL "/Receive");
    with_shell(s);
    buf_printf(&s->envelope, "<rsp:Receive><rsp:DesiredStream");
    if (of_pipeline)
        buf_printf(&s->envelope, " CommandId=\"%s\"", s->command_text);
    buf_printf(&s->envelope, ">stdout</rsp:DesiredStream></rsp:Receive>");
    end_envelope(s, C2S);
    begin_response(s, SHELL "/ReceiveResponse");
    buf_printf(&s->envelope, "<rsp:ReceiveResponse>");
}

static void open_pool(struct session *s)
{
    ask(s, false);
    s->object_id = 1;
    capability(s, CLIENT, s->object_id++);
    buf_printf(&s->data, "<Obj RefId=\"0\"><MS><I32 N=\"RunspaceState\">2</I32></MS></Obj>");
    add_message(s, CLIENT, RUNSPACEPOOL_STATE, s->object_id++, false);
    put_stream(s, false);
    buf_printf(&s->envelope, "</rsp:ReceiveResponse>");
    end_envelope(s, S2C);
}

static void command(struct session *s)
{
    begin_request(s, SHELL "/Command");
    with_shell(s);
    buf_printf(&s->envelope, "<rsp:CommandLine CommandId=\"%s\"><rsp:Command /><rsp:Arguments>",
               s->command_text);
    buf_printf(
        &s->data,
        "<Obj RefId=\"0\"><MS><B N=\"NoInput\">true</B><Obj RefId=\"1\" N=\"PowerShell\"><MS>"
        "<B N=\"IsNested\">false</B><Nil N=\"ExtraCmds\" /><Obj RefId=\"2\" N=\"Cmds\"><LST><Obj "
        "RefId=\"3\"><MS>"
        "<S N=\"Cmd\">Get-Process</S><B N=\"IsScript\">false</B><Obj RefId=\"4\" N=\"Args\"><LST "
        "/></Obj></MS>"
        "</Obj></LST></Obj></MS></Obj></MS></Obj>");
    add_message(s, SERVER, CREATE_PIPELINE, 3, true);
    put_fragments(s);
    buf_printf(&s->envelope, "</rsp:Arguments></rsp:CommandLine>");
    end_envelope(s, C2S);
    begin_response(s, SHELL "/CommandResponse");
    buf_printf(&s->envelope,
               "<rsp:CommandResponse><rsp:CommandId>%s</rsp:CommandId></rsp:CommandResponse>",
               s->command_text);
    end_envelope(s, S2C);
}

void session_begin(struct session *s, uint64_t n)
{
    s->chance = n;
    s->shell = new_guid(s, s->shell_text);
    s->command = new_guid(s, s->command_text);
    wire_open(s->wire, n);
    seal_begin(s->seal);
    handshake(s);
    create(s);
    open_pool(s);
    command(s);
}

void session_receive(struct session *s, size_t bytes)
{
    ask(s, true);
    while (s->fragments.len < bytes) {
        add_output(s);
        add_message(s, CLIENT, PIPELINE_OUTPUT, s->object_id++, true);
    }
    put_stream(s, true);
    buf_printf(&s->envelope, "</rsp:ReceiveResponse>");
    end_envelope(s, S2C);
}

void session_end(struct session *s)
{
    ask(s, true);
    buf_printf(&s->data, "<Obj RefId=\"0\"><MS><I32 N=\"PipelineState\">4</I32></MS></Obj>");
    add_message(s, CLIENT, PIPELINE_STATE, s->object_id++, true);
    put_stream(s, true);
    buf_printf(&s->envelope,
               "<rsp:CommandState CommandId=\"%s\" State=\"" SHELL
               "/CommandState/Done\"></rsp:CommandState>"
               "</rsp:ReceiveResponse>",
               s->command_text);
    end_envelope(s, S2C);
    begin_request(s, TRANSFER "/Delete");
    with_shell(s);
    end_envelope(s, C2S);
    begin_response(s, TRANSFER "/DeleteResponse");
    end_envelope(s, S2C);
    wire_close(s->wire);
}
