/*
 * Expected values: wsman.md (sections as named), which is [MS-WSMV], [DSP0226] and recorded
 * traffic; psrp.md 1.1 for what carries PSRP. The envelopes are written from these.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "property.h"
#include "wsman_fields.h"
#include "code_table.h"
#include "wsman_names.h"
#include "wsman_samples.h"

static const struct limits limits = LIMITS_DEFAULT;

/* --- prefixes (2.1, 5)
 * ---------------------------------------------------------------------------- */

/* The same Receive in the prefixes of a client: SOAP, addressing, WS-Man, Microsoft, shell. */
#define RECEIVE_IN(s, a, w, p, rsp)                                                                \
    "<" s ":Envelope xmlns:" s "='" URI_SOAP "' xmlns:" a "='" URI_ADDRESSING "' xmlns:" w         \
    "='" URI_WSMAN "' xmlns:" p "='" URI_MICROSOFT "' xmlns:" rsp "='" URI_SHELL "'>"              \
    "<" s ":Header><" a ":To>http://windows-host:5985/wsman</" a ":To><" a ":ReplyTo><" a          \
    ":Address mustUnderstand='true'>" URI_ANONYMOUS "</" a ":Address></" a ":ReplyTo><" w          \
    ":MaxEnvelopeSize mustUnderstand='true'>153600</" w ":MaxEnvelopeSize><" a                     \
    ":MessageID>uuid:d728298f-1c21-4dca-bb59-07ce393b4690</" a ":MessageID><" w                    \
    ":Locale mustUnderstand='false' xml:lang='en-US'/><" p                                         \
    ":DataLocale mustUnderstand='false' xml:lang='de-DE'/><" w ":OperationTimeout>PT20S</" w       \
    ":OperationTimeout><" w ":ResourceURI mustUnderstand='true'>" URI_CMD "</" w                   \
    ":ResourceURI><" a ":Action mustUnderstand='true'>" URI_SHELL "/Receive</" a ":Action><" w     \
    ":SelectorSet><" w ":Selector Name='ShellId'>0b4f5c1e-1a2b-4c3d-8e9f-0a1b2c3d4e5f</" w         \
    ":Selector></" w ":SelectorSet></" s ":Header><" s ":Body><" rsp ":Receive><" rsp              \
    ":DesiredStream CommandId='9c1a0000-1111-4222-8333-444455556666'>stdout stderr</" rsp          \
    ":DesiredStream></" rsp ":Receive></" s ":Body></" s ":Envelope>"

static void test_prefixes(void **state)
{
    (void)state;
    static const char *const clients[] = {
        RECEIVE_IN("s", "a", "w", "p", "rsp"),                      /* Windows */
        RECEIVE_IN("env", "a", "w", "p", "rsp"),                    /* pywinrm, Ruby, Go */
        RECEIVE_IN("s", "wsa", "wsman", "wsmv", "rsp"),             /* pypsrp */
        RECEIVE_IN("SOAP-ENV", "wsa", "wsman", "msftwinrm", "rsp"), /* OMI */
        RECEIVE_IN("ns2", "ns3", "ns4", "ns5", "ns6"),              /* Java */
        RECEIVE_IN("w", "s", "a", "rsp", "p"),                      /* each other's names */
    };
    for (size_t i = 0; i < sizeof(clients) / sizeof(clients[0]); i++) {
        struct sample s = request(clients[i]);
        assert_true(s.xml && s.envelope.envelope && !s.envelope.fault);
        assert_int_equal(s.envelope.kind, WSMAN_RECEIVE);
        assert_int_equal(s.envelope.direction, C2S);
        assert_text_at(s.r, "direction", "c2s");
        assert_text_at(s.r, "action", "Receive");
        assert_text_at(s.r, "action_uri", URI_SHELL "/Receive");
        assert_text_at(s.r, "resource_uri", URI_CMD);
        /* Verbatim; identifiers of shells and commands in upper case (interface.md, JSON). */
        assert_text_at(s.r, "message_id", "uuid:d728298f-1c21-4dca-bb59-07ce393b4690");
        assert_null_at(s.r, "relates_to");
        assert_text_at(s.r, "shell_id", SHELL_ID);
        assert_text_at(s.r, "command_id", COMMAND_ID);
        assert_text_at(s.r, "selectors.ShellId", "0b4f5c1e-1a2b-4c3d-8e9f-0a1b2c3d4e5f");
        assert_number_at(s.r, "max_envelope_size", 153600);
        assert_number_at(s.r, "operation_timeout", INT64_C(20000000000));
        assert_text_at(s.r, "locale", "en-US");
        assert_text_at(s.r, "data_locale", "de-DE");
        assert_text_at(s.r, "reply_to", URI_ANONYMOUS);
        assert_text_at(s.r, "must_understand.1", "ResourceURI");
        assert_text_at(s.r, "desired_streams.0.streams", "stdout stderr");
        assert_null_at(s.r, "fault");
        assert_number_at(s.r, "refused", false);
        assert_none_at(s.r, "other");
        assert_none_at(s.r, "attributes");
        assert_none_at(s.r, "xml");
        assert_bytes(s.envelope.shell_id, SHELL_ID);
        assert_bytes(s.envelope.command_id, COMMAND_ID);
        assert_bytes(s.envelope.action_uri, URI_SHELL "/Receive");
        assert_span_at(&s, "command_id", "9c1a0000-1111-4222-8333-444455556666");
        assert_span_at(&s, "resource_uri", URI_CMD);
        assert_diagnostics(s.r, "");
        sample_free(&s);
    }
}

/* --- headers (6)
 * ---------------------------------------------------------------------------------- */

static void test_headers(void **state)
{
    (void)state;
    struct sample s = request(REQUEST(
        URI_TRANSFER "/Create", URI_CMD,
        "<p:SessionId s:mustUnderstand='false'>uuid:5452D691-E52C-4D9E-AF4E-26DDDCF8605B"
        "</p:SessionId><p:OperationID>uuid:C0CDD409-D97D-4C17-8CDC-2EDAD840BF4C</p:OperationID>"
        "<p:SequenceId>1</p:SequenceId><rsp:CompressionType s:mustUnderstand='true'>xpress"
        "</rsp:CompressionType><w:OperationTimeout>PT180.000S</w:OperationTimeout>"
        "<w:OptionSet xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
        "s:mustUnderstand='true'>"
        "<w:Option Name='protocolversion' MustComply='true' Type='xs:string'>2.3</w:Option>"
        "<w:Option Name='WINRS_CODEPAGE'> 850 </w:Option><w:Option Name='X' xsi:nil='true'/>"
        "<w:Option Name='Y'/></w:OptionSet>") BODY("<rsp:Shell/>"));
    assert_diagnostics(s.r, "");
    assert_bytes(s.envelope.session_id, "uuid:5452D691-E52C-4D9E-AF4E-26DDDCF8605B");
    assert_bytes(s.envelope.compression, "xpress");
    assert_bytes(s.envelope.codepage, "850");
    assert_text_at(s.r, "operation_id", "uuid:C0CDD409-D97D-4C17-8CDC-2EDAD840BF4C");
    assert_number_at(s.r, "sequence_id", 1);
    assert_number_at(s.r, "operation_timeout", INT64_C(180000000000));
    assert_text_at(s.r, "options.protocolversion", "2.3");
    assert_text_at(s.r, "options.WINRS_CODEPAGE", " 850 ");
    assert_null_at(s.r, "options.X");
    assert_text_at(s.r, "options.Y", "");
    assert_text_at(s.r, "must_comply.0", "protocolversion");
    assert_none_at(s.r, "must_comply.1");
    assert_text_at(s.r, "option_types.protocolversion", "xs:string");
    assert_text_at(s.r, "resource", "command shell");
    sample_free(&s);
}

static void test_unknown_headers(void **state)
{
    (void)state;
    struct sample s = request(REQUEST(
        URI_TRANSFER "/Get", URI_CMD,
        "<z:Trace xmlns:z='urn:z' s:mustUnderstand='1' z:level='3'>on<z:a>1</z:a></z:Trace>"
        "<w:SessionId>uuid:1</w:SessionId><a:To>again</a:To><p:SequenceId>one</p:SequenceId>"
        "<a:Action>urn:second</a:Action>") BODY(""));
    /* An unknown header that must be understood, a known one in another namespace, two that come
     * twice, a value that is none. */
    assert_diagnostics(s.r, "wsman.must-understand wsman.wrong-namespace wsman.repeated-element "
                            "wsman.invalid-value");
    assert_text_at(s.r, "other.0.name", "Trace");
    assert_text_at(s.r, "other.0.namespace", "urn:z");
    assert_text_at(s.r, "other.0.text", "on");
    assert_text_at(s.r, "other.0.content.a", "1");
    assert_text_at(s.r, "other.0.attributes.@level", "3");
    assert_text_at(s.r, "other.1.name", "SessionId");
    assert_text_at(s.r, "other.2.text", "again");
    assert_text_at(s.r, "other.3.text", "one");
    assert_text_at(s.r, "other.4.text", "urn:second");
    assert_text_at(s.r, "action", "Get");
    assert_bytes(s.envelope.session_id, "");
    sample_free(&s);
}

static void test_missing_headers(void **state)
{
    (void)state;
    /* Section 6: To, ReplyTo, Action, MessageID, ResourceURI are required in a request. */
    struct sample s = request(ENVELOPE "<s:Header><a:Action>" URI_SHELL "/Receive</a:Action>"
                                       "</s:Header>" BODY("<rsp:Receive/>"));
    assert_int_equal(property_count_diags(s.r, "wsman.missing-header"), 4);
    assert_diagnostics(s.r, "wsman.missing-header");
    sample_free(&s);
    s = request(ENVELOPE "<s:Header/>" BODY("<rsp:Receive/>"));
    assert_diagnostics(s.r, "wsman.missing-header");
    assert_null_at(s.r, "action");
    assert_null_at(s.r, "action_uri");
    assert_null_at(s.r, "resource_uri");
    assert_null_at(s.r, "message_id");
    assert_int_equal(s.envelope.kind, WSMAN_RECEIVE);
    sample_free(&s);
    s = answer(ENVELOPE "<s:Header><a:Action>" URI_SHELL
                        "/SendResponse</a:Action></s:Header>" BODY("<rsp:SendResponse/>"));
    assert_diagnostics(s.r, "wsman.missing-header"); /* RelatesTo */
    sample_free(&s);
    /* A Keepalive of the server has none, and needs none. */
    s = answer(ENVELOPE "<s:Header><a:Action>http://schemas.microsoft.com/wbem/wsman/1/wsman/"
                        "Keepalive</a:Action></s:Header>" BODY(""));
    assert_diagnostics(s.r, "");
    assert_text_at(s.r, "action", "Keepalive");
    assert_int_equal(s.envelope.direction, S2C);
    assert_int_equal(s.envelope.kind, WSMAN_OTHER);
    sample_free(&s);
}

/* --- which shell, which command (interface.md, JSON)
 * ---------------------------------------------- */

static void test_shell_id(void **state)
{
    (void)state;
    static const struct {
        const char *xml, *id;
    } rows[] = {
        {REQUEST(URI_TRANSFER "/Delete", URI_CMD,
                 "<w:SelectorSet><w:Selector Name='Other'>1</w:Selector>"
                 "<w:Selector Name='SHELLID'> " SHELL_ID " </w:Selector></w:SelectorSet>") BODY(""),
         SHELL_ID},
        {REQUEST(URI_TRANSFER "/Create", URI_MICROSOFT_POWERSHELL, "")
             BODY("<rsp:Shell ShellId='0b4f5c1e-1a2b-4c3d-8e9f-0a1b2c3d4e5f' Name='WinRM1'/>"),
         SHELL_ID},
        {ANSWER(URI_TRANSFER "/CreateResponse")
             BODY("<rsp:Shell><rsp:ShellId>" SHELL_ID "</rsp:ShellId></rsp:Shell>"),
         SHELL_ID},
        /* Before 2012 the endpoint reference alone may say it (9.2). */
        {ANSWER(URI_TRANSFER "/CreateResponse")
             BODY("<x:ResourceCreated><a:Address>u</a:Address><a:ReferenceParameters>"
                  "<w:ResourceURI>" URI_CMD "</w:ResourceURI>" SELECTOR_SHELL(
                      SHELL_ID) "</a:ReferenceParameters></x:ResourceCreated>"),
         SHELL_ID},
        {REQUEST(URI_ENUMERATION "/Enumerate", URI_SHELL, "")
             BODY("<n:Enumerate><w:Filter Dialect='http://schemas.dmtf.org/wbem/wsman/1/wsman/"
                  "SelectorFilter'>" SELECTOR_SHELL(SHELL_ID) "</w:Filter></n:Enumerate>"),
         SHELL_ID},
        /* The selector goes before the body; what is no GUID stays as it is. */
        {REQUEST(URI_TRANSFER "/Create", URI_CMD, SELECTOR_SHELL("mine"))
             BODY("<rsp:Shell ShellId='" SHELL_ID "'/>"),
         "mine"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct bytes xml = bytes_of_string(rows[i].xml);
        bool back = bytes_find(xml, BYTES("Response<"), 0) < xml.len;
        struct sample s = sample_of(xml, back ? S2C : C2S, false, &limits);
        assert_text_at(s.r, "shell_id", rows[i].id);
        assert_bytes(s.envelope.shell_id, rows[i].id);
        assert_diagnostics(s.r, "");
        sample_free(&s);
    }
}

static void test_command_id(void **state)
{
    (void)state;
    struct sample s = answer(ANSWER(URI_SHELL "/CommandResponse")
                                 BODY("<rsp:CommandResponse><rsp:CommandId>" COMMAND_ID
                                      "</rsp:CommandId></rsp:CommandResponse>"));
    assert_text_at(s.r, "command_id", COMMAND_ID);
    assert_int_equal(s.envelope.kind, WSMAN_COMMAND_RESPONSE);
    sample_free(&s);
    /* As the message itself carries it in the body: a selector is shown, but is not the member. */
    s = request(REQUEST(URI_SHELL "/Reconnect", URI_MICROSOFT_POWERSHELL,
                        "<w:SelectorSet><w:Selector Name='ShellId'>" SHELL_ID
                        "</w:Selector><w:Selector Name='CommandId'>" COMMAND_ID
                        "</w:Selector></w:SelectorSet>") BODY("<rsp:Reconnect/>"));
    assert_null_at(s.r, "command_id");
    assert_text_at(s.r, "selectors.CommandId", COMMAND_ID);
    assert_diagnostics(s.r, "");
    sample_free(&s);
}

/* --- shells (9.1, 9.2)
 * ---------------------------------------------------------------------------- */

static void test_create(void **state)
{
    (void)state;
    struct sample s = request(REQUEST(URI_TRANSFER "/Create", URI_CMD, "") BODY(
        "<rsp:Shell Name='one'><rsp:Environment><rsp:Variable Name='A'>1</rsp:Variable>"
        "<rsp:Variable Name='B'> x&amp;y </rsp:Variable></rsp:Environment>"
        "<rsp:WorkingDirectory>C:\\Temp "
        "dir</rsp:WorkingDirectory><rsp:Lifetime>PT600S</rsp:Lifetime>"
        "<rsp:IdleTimeOut>PT240.5S</rsp:IdleTimeOut><rsp:InputStreams>stdin</rsp:InputStreams>"
        "<rsp:OutputStreams>stdout stderr</rsp:OutputStreams><z:New xmlns:z='urn:z' a='1'>v</z:New>"
        "</rsp:Shell>"));
    assert_int_equal(s.envelope.kind, WSMAN_CREATE);
    assert_text_at(s.r, "shell.name", "one");
    assert_text_at(s.r, "shell.environment.A", "1");
    assert_text_at(s.r, "shell.environment.B", " x&y ");
    assert_text_at(s.r, "shell.working_directory", "C:\\Temp dir");
    assert_number_at(s.r, "shell.lifetime", INT64_C(600000000000));
    assert_number_at(s.r, "shell.idle_timeout", INT64_C(240500000000));
    assert_text_at(s.r, "shell.other.0.name", "New");
    assert_text_at(s.r, "shell.other.0.attributes.@a", "1");
    assert_int_equal(s.envelope.n_environment, 2);
    assert_bytes(s.envelope.environment[1][0], "B");
    assert_bytes(s.envelope.environment[1][1], " x&y ");
    assert_diagnostics(s.r, "");
    sample_free(&s);

    s = answer(ANSWER(URI_TRANSFER "/CreateResponse") BODY(
        "<x:ResourceCreated><a:Address>http://srv:5985/wsman</a:Address><a:ReferenceParameters>"
        "<w:ResourceURI>" URI_CMD "</w:ResourceURI>" SELECTOR_SHELL(
            SHELL_ID) "</a:ReferenceParameters></"
                      "x:ResourceCreated><rsp:Shell><rsp:ShellId>" SHELL_ID
                      "</rsp:ShellId><rsp:Owner>SRV\\admin</rsp:Owner><rsp:ClientIP>10.0.2.2</"
                      "rsp:ClientIP>"
                      "<rsp:ProcessId>964</rsp:ProcessId><rsp:MaxIdleTimeOut>PT2147483.647S</"
                      "rsp:MaxIdleTimeOut>"
                      "<rsp:CompressionMode>XpressCompression</"
                      "rsp:CompressionMode><rsp:State>Connected"
                      "</rsp:State><rsp:ShellRunTime>P1DT2H3M4S</rsp:ShellRunTime></rsp:Shell>"));
    assert_int_equal(s.envelope.kind, WSMAN_CREATE_RESPONSE);
    assert_bytes(s.envelope.compression_mode, "XpressCompression");
    assert_text_at(s.r, "created.selectors.ShellId", SHELL_ID);
    assert_text_at(s.r, "shell.owner", "SRV\\admin");
    assert_text_at(s.r, "shell.client_ip", "10.0.2.2");
    assert_number_at(s.r, "shell.process_id", 964);
    assert_number_at(s.r, "shell.max_idle_timeout", INT64_C(2147483647000000));
    assert_number_at(s.r, "shell.run_time", (((24 + 2) * 60 + 3) * 60 + 4) * INT64_C(1000000000));
    /* The selectors of the message itself are not those of what was created. */
    assert_none_at(s.r, "selectors.ShellId");
    assert_diagnostics(s.r, "");
    sample_free(&s);

    /* Create and Delete of something that is no shell. */
    s = request(REQUEST(URI_TRANSFER "/Create",
                        "http://schemas.microsoft.com/wbem/wsman/1/config/Listener", "")
                    BODY("<c:Listener xmlns:c='http://schemas.microsoft.com/wbem/wsman/1/config/"
                         "Listener'><c:Port>5986</c:Port></c:Listener>"));
    assert_int_equal(s.envelope.kind, WSMAN_OTHER);
    assert_text_at(s.r, "instance.class", "Listener");
    assert_text_at(s.r, "instance.properties.Port", "5986");
    assert_text_at(s.r, "resource", "WinRM configuration Listener");
    sample_free(&s);
}

static void test_durations(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool valid;
        int64_t value;
    } rows[] = {
        {"PT0S", true, 0},
        {" PT60.000S ", true, INT64_C(60000000000)},
        {"PT0.000000001S", true, 1},
        {"PT0.0000000019S", true, 1},
        {"-PT1M", true, INT64_C(-60000000000)},
        {"P2D", true, INT64_C(172800000000000)},
        {"PT9223372036S", true, INT64_C(9223372036000000000)},
        {"PT9223372037S", false, 0},
        {"P1Y", false, 0}, /* no fixed length */
        {"PT1S2M", false, 0},
        {"PT5M5M", false, 0},
        {"P5M", false, 0},
        {"PT", false, 0},
        {"P", false, 0},
        {"PT1", false, 0},
        {"PTS", false, 0},
        {"PT1.S", false, 0},
        {"60", false, 0},
        {"", false, 0},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char xml[4096];
        snprintf(xml, sizeof(xml),
                 REQUEST(URI_TRANSFER "/Get", URI_CMD,
                         "<w:OperationTimeout>%s</w:OperationTimeout>") BODY(""),
                 rows[i].text);
        struct sample s = request(xml);
        if (rows[i].valid) {
            assert_number_at(s.r, "operation_timeout", rows[i].value);
            assert_diagnostics(s.r, "");
        } else {
            assert_none_at(s.r, "operation_timeout");
            assert_text_at(s.r, "other.0.text", rows[i].text);
            assert_diagnostics(s.r, "wsman.invalid-value");
        }
        sample_free(&s);
    }
}

/* --- what carries PSRP (psrp.md 1.1)
 * --------------------------------------------------------------- */

static void assert_payload(const struct sample *s, size_t i, enum carrier carrier,
                           const char *base64, const char *stream, const char *command_id, bool end)
{
    assert_true(i < s->envelope.n_payloads);
    const struct wsman_payload *payload = &s->envelope.payloads[i];
    assert_int_equal(payload->carrier, carrier);
    assert_bytes(payload->base64, base64);
    assert_bytes(payload->stream, stream);
    assert_bytes(payload->command_id, command_id);
    assert_int_equal(payload->end, end);
    assert_int_equal(payload->span.source, 1);
    assert_bytes(bytes_part(s->source, (size_t)payload->span.offset, payload->span.len), base64);
}

static void test_powershell_payloads(void **state)
{
    (void)state;
    struct sample s = request(REQUEST(URI_TRANSFER "/Create", URI_MICROSOFT_POWERSHELL, "") BODY(
        "<rsp:Shell ShellId='" SHELL_ID "'><rsp:InputStreams>stdin pr</rsp:InputStreams>"
        "<creationXml xmlns='" URI_POWERSHELL "'>AAAA\r\n BBBB</creationXml></rsp:Shell>"));
    assert_int_equal(s.envelope.n_payloads, 1);
    assert_int_equal(s.envelope.payloads[0].carrier, CARRIER_CREATION_XML);
    assert_text_at(s.r, "payloads.0.carrier", "creationXml");
    assert_span_at(&s, "payloads.0.base64", "AAAA\r\n BBBB");
    assert_diagnostics(s.r, "");
    sample_free(&s);

    s = request(REQUEST(URI_SHELL "/Command", "http://schemas.microsoft.com/POWERSHELL/jea",
                        SELECTOR_SHELL(SHELL_ID))
                    BODY("<rsp:CommandLine CommandId='" COMMAND_ID "'><rsp:Command> </rsp:Command>"
                         "<rsp:Arguments>CCCC</rsp:Arguments></rsp:CommandLine>"));
    assert_int_equal(s.envelope.n_payloads, 1);
    assert_payload(&s, 0, CARRIER_COMMAND, "CCCC", "", "", false);
    assert_int_equal(s.envelope.n_arguments, 0);
    assert_bytes(s.envelope.command_line, " ");
    assert_none_at(s.r, "command.arguments");
    assert_non_null(s.envelope.command);
    sample_free(&s);

    s = request(REQUEST(URI_SHELL "/Send", URI_MICROSOFT_POWERSHELL, SELECTOR_SHELL(SHELL_ID)) BODY(
        "<rsp:Send><rsp:Stream Name='pr' CommandId='9c1a0000-1111-4222-8333-444455556666'>DDDD"
        "</rsp:Stream></rsp:Send>"));
    assert_int_equal(s.envelope.n_payloads, 1);
    assert_payload(&s, 0, CARRIER_SEND, "DDDD", "pr", COMMAND_ID, false);
    sample_free(&s);

    s = request(REQUEST(URI_SHELL "/Connect", URI_MICROSOFT_POWERSHELL, SELECTOR_SHELL(SHELL_ID))
                    BODY("<rsp:Connect><connectXml xmlns='" URI_POWERSHELL "'>EEEE</connectXml>"
                         "</rsp:Connect>"));
    assert_payload(&s, 0, CARRIER_CONNECT_XML, "EEEE", "", "", false);
    assert_diagnostics(s.r, "");
    sample_free(&s);

    s = answer(ANSWER(URI_SHELL "/ConnectResponse") BODY(
        "<rsp:ConnectResponse><rsp:InputStreams>stdin pr</rsp:InputStreams><connectResponseXml "
        "xmlns='" URI_POWERSHELL "'>FFFF</connectResponseXml></rsp:ConnectResponse>"));
    assert_payload(&s, 0, CARRIER_CONNECT_RESPONSE_XML, "FFFF", "", "", false);
    assert_text_at(s.r, "connect.input_streams", "stdin pr");
    assert_diagnostics(s.r, "");
    sample_free(&s);
    assert_string_equal(carrier_name(CARRIER_CONNECT_RESPONSE_XML), "connectResponseXml");
    assert_string_equal(carrier_name(CARRIER_RECEIVE), "Receive");
}

static void test_receive_response(void **state)
{
    (void)state;
    struct sample s = answer(ANSWER(URI_SHELL "/ReceiveResponse") BODY(
        "<rsp:ReceiveResponse><rsp:Stream Name='stdout' CommandId='" COMMAND_ID "'>QUJD"
        "</rsp:Stream><rsp:Stream Name='stderr' CommandId='" COMMAND_ID "' Unit='u' EndUnit='1'>"
        "RA==</rsp:Stream><rsp:Stream Name='stdout' CommandId='" COMMAND_ID "' End='TRUE'/>"
        "<rsp:Stream Name='stdout'>RUVF</rsp:Stream><rsp:CommandState CommandId='" COMMAND_ID
        "' State='" URI_SHELL "/CommandState/Done'><rsp:ExitCode>3221225786</rsp:ExitCode>"
        "</rsp:CommandState></rsp:ReceiveResponse>"));
    assert_diagnostics(s.r, "");
    assert_int_equal(s.envelope.kind, WSMAN_RECEIVE_RESPONSE);
    assert_int_equal(s.envelope.n_payloads, 4);
    assert_payload(&s, 0, CARRIER_RECEIVE, "QUJD", "stdout", COMMAND_ID, false);
    assert_payload(&s, 1, CARRIER_RECEIVE, "RA==", "stderr", COMMAND_ID, false);
    assert_payload(&s, 2, CARRIER_RECEIVE, "", "stdout", COMMAND_ID, true);
    assert_payload(&s, 3, CARRIER_RECEIVE, "RUVF", "stdout", "", false);
    assert_number_at(s.r, "payloads.1.base64_length", 4);
    assert_text_at(s.r, "payloads.1.unit", "u");
    assert_number_at(s.r, "payloads.2.end", true);
    assert_text_at(s.r, "command_states.0.state", "Done");
    /* 0xC000013A, ended by Ctrl-C: diagnosis.md 9 has it as a signed number. */
    assert_number_at(s.r, "command_states.0.exit_code", -1073741510);
    assert_true(s.envelope.has_exit_code && s.envelope.command_done);
    assert_int_equal(s.envelope.exit_code, 0xC000013A);
    assert_bytes(s.envelope.exit_command_id, COMMAND_ID);
    assert_span_at(&s, "command_states.0.exit_code", "3221225786");
    sample_free(&s);
}

static void test_exit_codes(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool valid;
        uint64_t bits;
        int64_t value;
    } rows[] = {
        {"0", true, 0, 0},
        {" 9009 ", true, 9009, 9009},
        {"-1", true, UINT32_MAX, -1},
        {"-2147483648", true, 0x80000000, INT32_MIN},
        {"4294967295", true, UINT32_MAX, -1},
        {"4294967296", false, 0, 0},
        {"-2147483649", false, 0, 0},
        {"--1", false, 0, 0},
        {"x", false, 0, 0},
        {"", false, 0, 0},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char xml[4096];
        snprintf(xml, sizeof(xml),
                 ANSWER(URI_SHELL "/ReceiveResponse") BODY(
                     "<rsp:ReceiveResponse><rsp:CommandState CommandId='c' State='" URI_SHELL
                     "/CommandState/Running'><rsp:ExitCode>%s</rsp:ExitCode></rsp:CommandState>"
                     "</rsp:ReceiveResponse>"),
                 rows[i].text);
        struct sample s = answer(xml);
        assert_int_equal(s.envelope.has_exit_code, rows[i].valid);
        assert_false(s.envelope.command_done);
        if (rows[i].valid) {
            assert_int_equal(s.envelope.exit_code, rows[i].bits);
            assert_number_at(s.r, "command_states.0.exit_code", rows[i].value);
            assert_diagnostics(s.r, "");
        } else {
            assert_text_at(s.r, "command_states.0.other.0.text", rows[i].text);
            assert_diagnostics(s.r, "wsman.invalid-value");
        }
        sample_free(&s);
    }
}

static void test_command(void **state)
{
    (void)state;
    struct sample s = request(REQUEST(URI_SHELL "/Command", URI_CMD, SELECTOR_SHELL(SHELL_ID)) BODY(
        "<rsp:CommandLine><rsp:Command><![CDATA[dir \"a b\" & echo <x>]]></rsp:Command>"
        "<rsp:Arguments>/s</rsp:Arguments><rsp:Arguments/></rsp:CommandLine>"));
    assert_int_equal(s.envelope.kind, WSMAN_COMMAND);
    assert_bytes(s.envelope.command_line, "dir \"a b\" & echo <x>");
    assert_int_equal(s.envelope.n_arguments, 2);
    assert_bytes(s.envelope.arguments[0], "/s");
    assert_bytes(s.envelope.arguments[1], "");
    assert_int_equal(s.envelope.n_payloads, 0);
    assert_null_at(s.r, "command_id");
    assert_text_at(s.r, "command.line", "dir \"a b\" & echo <x>");
    assert_text_at(s.r, "command.arguments.0", "/s");
    assert_diagnostics(s.r, "");
    sample_free(&s);
}

static void test_signal_and_disconnect(void **state)
{
    (void)state;
    struct sample s = request(REQUEST(URI_SHELL "/Signal", URI_CMD, SELECTOR_SHELL(SHELL_ID)) BODY(
        "<rsp:Signal CommandId='" COMMAND_ID "'><rsp:Code>powershell/signal/crtl_c</rsp:Code>"
        "</rsp:Signal>"));
    assert_int_equal(s.envelope.kind, WSMAN_SIGNAL);
    assert_text_at(s.r, "signal.code", "crtl_c");
    assert_text_at(s.r, "signal.code_uri", "powershell/signal/crtl_c");
    assert_text_at(s.r, "command_id", COMMAND_ID);
    sample_free(&s);
    s = request(REQUEST(URI_SHELL "/Disconnect", URI_MICROSOFT_POWERSHELL, SELECTOR_SHELL(SHELL_ID))
                    BODY("<rsp:Disconnect><rsp:IdleTimeOut>PT60S</rsp:IdleTimeOut><rsp:BufferMode>"
                         "Drop</rsp:BufferMode></rsp:Disconnect>"));
    assert_int_equal(s.envelope.kind, WSMAN_DISCONNECT);
    assert_number_at(s.r, "disconnect.idle_timeout", INT64_C(60000000000));
    assert_text_at(s.r, "disconnect.buffer_mode", "Drop");
    assert_diagnostics(s.r, "");
    sample_free(&s);
    s = answer(ANSWER(URI_SHELL "/ReconnectResponse") BODY("<rsp:ReconnectResponse/>"));
    assert_int_equal(s.envelope.kind, WSMAN_RECONNECT_RESPONSE);
    assert_diagnostics(s.r, "");
    sample_free(&s);
}

/* --- Identify (4)
 * ---------------------------------------------------------------------------------- */

static void test_identify(void **state)
{
    (void)state;
    struct sample s = request("<s:Envelope xmlns:s='" URI_SOAP "' xmlns:wsmid='" URI_IDENTITY
                              "'><s:Header/><s:Body><wsmid:Identify/></s:Body></s:Envelope>");
    assert_int_equal(s.envelope.kind, WSMAN_IDENTIFY);
    assert_int_equal(s.envelope.direction, C2S);
    assert_text_at(s.r, "action", "Identify");
    assert_null_at(s.r, "action_uri");
    assert_diagnostics(s.r, "");
    sample_free(&s);
    /* The namespace that [MS-WSMV] prints. */
    s = answer("<s:Envelope xmlns:s='" URI_SOAP
               "' xmlns:i='http://schemas.dmtf.org/wbem/wsman/identify/1/wsmanidentity.xsd' "
               "xml:lang='en-US'><s:Header/><s:Body><i:IdentifyResponse><i:ProtocolVersion>"
               "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd</i:ProtocolVersion><i:ProductVendor>"
               "Microsoft Corporation</i:ProductVendor><i:ProductVersion>OS: 10.0.17763 SP: 0.0 "
               "Stack: 3.0</i:ProductVersion><i:SecurityProfiles><i:SecurityProfileName>a"
               "</i:SecurityProfileName><i:SecurityProfileName>b</i:SecurityProfileName>"
               "</i:SecurityProfiles></i:IdentifyResponse></s:Body></s:Envelope>");
    assert_int_equal(s.envelope.kind, WSMAN_IDENTIFY_RESPONSE);
    assert_text_at(s.r, "action", "IdentifyResponse");
    assert_text_at(s.r, "identify.product_vendor", "Microsoft Corporation");
    assert_text_at(s.r, "identify.product_version", "OS: 10.0.17763 SP: 0.0 Stack: 3.0");
    assert_text_at(s.r, "identify.security_profiles.1", "b");
    assert_text_at(s.r, "language", "en-US");
    assert_diagnostics(s.r, "");
    sample_free(&s);
}

/* --- other bodies (11)
 * ------------------------------------------------------------------------------ */

/* A body of no known kind: elements and attributes as they stand. */
static void test_tree(void **state)
{
    (void)state;
    struct sample s = request(REQUEST("urn:q/Do", "urn:q", "")
                                  BODY("<q:Thing xmlns:q='urn:q' xmlns:xsi='" URI_SCHEMA_INSTANCE
                                       "' xsi:type='q:T'><q:Name>a</q:Name><q:Date "
                                       "xsi:nil='true'/><q:List>1</q:List><q:List>2</q:List>"
                                       "<q:Unit u='1'>x</q:Unit><plain xmlns=''>p</plain>"
                                       "</q:Thing>"));
    assert_diagnostics(s.r, "");
    assert_text_at(s.r, "body.Thing.@xmlns", "urn:q");
    assert_text_at(s.r, "body.Thing.@xsi:type", "q:T");
    assert_text_at(s.r, "body.Thing.Name", "a");
    assert_null_at(s.r, "body.Thing.Date");
    assert_text_at(s.r, "body.Thing.Unit.@u", "1");
    assert_text_at(s.r, "body.Thing.Unit.#text", "x");
    assert_text_at(s.r, "body.Thing.plain.@xmlns", "");
    assert_text_at(s.r, "body.Thing.plain.#text", "p");
    const struct node *list = node_at(s.r, "body.Thing.List");
    assert_bytes(list->value.b, "1");
    assert_bytes(list->next->name, "List");
    assert_bytes(list->next->value.b, "2");
    sample_free(&s);
    s = request(REQUEST("urn:nothing/Known", "urn:q", "") BODY(""));
    assert_diagnostics(s.r, "wsman.unknown-action");
    sample_free(&s);
}

static void test_passwords(void **state)
{
    (void)state;
    static const char xml[] = REQUEST(
        URI_TRANSFER "/Create",
        "http://schemas.microsoft.com/wbem/wsman/1/config/service/certmapping",
        "<z:Unknown xmlns:z='urn:z' z:RunAsPassword='two'><z:AdminPassword>three</z:AdminPassword>"
        "</z:Unknown>")
        BODY("<c:certmapping xmlns:c='http://schemas.microsoft.com/wbem/wsman/1/config/service/"
             "certmapping'><c:UserName>u</c:UserName><c:Password>one</c:Password></c:certmapping>");
    struct sample s = sample_of(bytes_of_string(xml), C2S, true, &limits);
    assert_true(node_is_secret(node_at(s.r, "instance.properties.Password")));
    assert_false(node_is_secret(node_at(s.r, "instance.properties.UserName")));
    assert_true(node_is_secret(node_at(s.r, "other.0.attributes.@RunAsPassword")));
    assert_true(node_is_secret(node_at(s.r, "other.0.content.AdminPassword")));
    /* A raw member that contains one is one (interface.md, Secrets). */
    assert_true(node_is_secret(node_at(s.r, "xml")));
    sample_free(&s);
    static const char clear[] = "\xEF\xBB\xBF" REQUEST(URI_TRANSFER "/Get", URI_CMD, "") BODY("");
    s = sample_of(bytes_of_string(clear), C2S, true, &limits);
    assert_false(node_is_secret(node_at(s.r, "xml")));
    assert_text_at(s.r, "xml", clear + 3);
    assert_true((node_at(s.r, "xml")->field->flags & FIELD_RAW) != 0);
    assert_diagnostics(s.r, "");
    sample_free(&s);
}

/* --- what is wrong with an envelope
 * ------------------------------------------------------------------ */

static void test_not_soap(void **state)
{
    (void)state;
    static const struct {
        const char *xml, *codes;
        bool element;
    } rows[] = {
        {"", "wsman.not-xml", false},
        {"Bad Request", "wsman.not-xml", false},
        {"<html><body>Not Found</body></html>", "wsman.not-soap", true},
        {"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "wsman.document-type wsman.not-xml", false},
        {ENVELOPE "<s:Header/>" BODY("<rsp:Receive/>") "<more/>",
         "wsman.trailing wsman.missing-header", true},
        {ENVELOPE "<s:Header/>", "wsman.malformed-xml wsman.missing-body wsman.missing-header",
         true},
        {ENVELOPE BODY(""), "wsman.missing-soap-header", true},
        {ENVELOPE "<s:Header/><s:Body/><s:Body><a>2</a></s:Body><z/></s:Envelope>",
         "wsman.several-bodies wsman.unexpected-element wsman.missing-header", true},
        {ENVELOPE "<s:Header>text</s:Header><s:Body/></s:Envelope>",
         "wsman.unexpected-element wsman.missing-header", true},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct sample s = request(rows[i].xml);
        assert_int_equal(s.xml, rows[i].element);
        assert_diagnostics(s.r, rows[i].codes);
        assert_null_at(s.r, "action");
        assert_null_at(s.r, "shell_id");
        assert_number_at(s.r, "refused", false);
        sample_free(&s);
    }
    struct sample s = request("<html><head a='1'/><body>Not Found</body></html>");
    assert_false(s.envelope.envelope);
    assert_text_at(s.r, "body.html.body", "Not Found");
    assert_text_at(s.r, "body.html.head.@a", "1");
    sample_free(&s);
    s = request(ENVELOPE "<s:Header/><s:Body/><s:Body><a>2</a></s:Body></s:Envelope>");
    assert_text_at(s.r, "other.0.content.a.#text", "2");
    sample_free(&s);
}

static void test_namespaces(void **state)
{
    (void)state;
    struct sample s = request("<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'>"
                              "<e:Header/><e:Body/></e:Envelope>");
    assert_true(s.envelope.envelope);
    assert_diagnostics(s.r, "wsman.soap-1.1 wsman.missing-header");
    sample_free(&s);
    /* Windows Server 2003 R2 ([MS-WSMAN]): the same elements under other URIs. */
    s = request(
        "<s:Envelope xmlns:s='" URI_SOAP "' xmlns:a='" URI_ADDRESSING
        "' xmlns:w='http://schemas.xmlsoap.org/ws/2005/06/management'><s:Header><a:To>t</a:To>"
        "<a:ReplyTo><a:Address>x</a:Address></a:ReplyTo><a:MessageID>m</a:MessageID>"
        "<a:Action>" URI_TRANSFER "/Get</a:Action><w:ResourceURI>wsman:system/2005/06/this"
        "</w:ResourceURI><w:SelectorSet><w:Selector Name='A'>1</w:Selector></w:SelectorSet>"
        "</s:Header><s:Body/></s:Envelope>");
    assert_diagnostics(s.r, "wsman.old-namespace");
    assert_text_at(s.r, "selectors.A", "1");
    assert_text_at(s.r, "resource", "identification (2003 R2)");
    sample_free(&s);
}

static void test_mismatches(void **state)
{
    (void)state;
    struct sample s = request(REQUEST(URI_SHELL "/Send", URI_CMD, "") BODY("<rsp:Receive/>"));
    assert_diagnostics(s.r, "wsman.body-mismatch");
    sample_free(&s);
    s = request(ANSWER(URI_SHELL "/SendResponse") BODY("<rsp:SendResponse/>"));
    assert_diagnostics(s.r, "wsman.direction");
    assert_int_equal(s.envelope.direction, S2C);
    assert_text_at(s.r, "direction", "c2s");
    sample_free(&s);
}

static void test_refused(void **state)
{
    (void)state;
    struct sample s = request(REQUEST(URI_TRANSFER "/Get", URI_CMD, "") BODY(""));
    wsman_set_refused(s.r);
    assert_number_at(s.r, "refused", true);
    sample_free(&s);
}

static void test_characters(void **state)
{
    (void)state;
    /* U+1F600, a lone surrogate as PowerShell may send it, a control character that XML forbids. */
    static const char xml[] = REQUEST(URI_SHELL "/Command", URI_CMD, "")
        BODY("<rsp:CommandLine><rsp:Command>\xF0\x9F\x98\x80 \xED\xA0\x80 &#x1;</rsp:Command>"
             "</rsp:CommandLine>");
    struct sample s = request(xml);
    assert_text_at(s.r, "command.line", "\xF0\x9F\x98\x80 \xED\xA0\x80 \x01");
    assert_diagnostics(s.r, "wsman.forbidden-characters");
    sample_free(&s);
    s = request(REQUEST(URI_SHELL "/Command", URI_CMD, "")
                    BODY("<rsp:CommandLine><rsp:Command>b\xFCr</rsp:Command></rsp:CommandLine>"));
    assert_text_at(s.r, "command.line", "b\xFCr");
    assert_true(property_count_diags(s.r, "data.utf8-invalid") > 0);
    sample_free(&s);
}

static void test_limits(void **state)
{
    (void)state;
    struct limits few = limits;
    few.nodes = 40;
    static const char xml[] = ANSWER(URI_ENUMERATION "/PullResponse")
        BODY("<a><b><c>1</c><c>2</c><c>3</c></b><b><c>1</c><c>2</c><c>3</c></b><d/><d/><d/><d/>"
             "<d/><d/><d/><d/><d/><d/><d/><d/><d/><d/><d/><d/><d/><d/><d/><d/><d/><d/></a>");
    struct sample s = sample_of(bytes_of_string(xml), S2C, false, &few);
    assert_true(property_count_diags(s.r, "data.limit") > 0);
    sample_free(&s);
    struct limits shallow = limits;
    shallow.xml_depth = 4;
    s = sample_of(bytes_of_string(xml), S2C, false, &shallow);
    assert_true(property_count_diags(s.r, "wsman.xml-limit") > 0);
    sample_free(&s);
}

/* --- tables
 * ------------------------------------------------------------------------------------------ */

static void test_codes(void **state)
{
    (void)state;
    size_t own = 0;
    for (size_t i = 0; i < n_codes; i++) {
        if (!code_is_of_faults(&codes[i]))
            continue;
        assert_true(strlen(codes[i].name) > 0);
        /* No other family has the same number: a fault does not say which it means. */
        assert_ptr_equal(code_of_fault(codes[i].value), &codes[i]);
        own += codes[i].value >= 0x80338000 && codes[i].value <= 0x803381FF;
    }
    /* wsmerror.h has every number from 0x80338000 to 0x803381FF (diagnosis.md 5.3). */
    assert_int_equal(own, 512);
    assert_string_equal(code_of_fault(2150858793u)->name, "ERROR_WSMAN_OPERATION_TIMEDOUT");
    assert_string_equal(code_of_fault(2150858843u)->name, "ERROR_WSMAN_UNEXPECTED_SELECTORS");
    assert_string_equal(code_of_fault(2150859250u)->name, "ERROR_WINRS_IDLETIMEOUT_OUTOFBOUNDS");
    assert_string_equal(code_of_fault(5)->name, "ERROR_ACCESS_DENIED");
    assert_string_equal(code_of_fault(0x80070005)->name, "ERROR_ACCESS_DENIED");
    assert_string_equal(code_of_fault(0x80072EE2)->name, "ERROR_WINHTTP_TIMEOUT");
    assert_string_equal(code_of_fault(0x80090322)->name, "SEC_E_WRONG_PRINCIPAL");
    assert_null(code_of_fault(0x80330005));
    assert_null(code_of_fault(0xFFFFFFFFFFu));
}

static void test_names(void **state)
{
    (void)state;
    for (size_t i = 0; i < wsman_field_table.n; i++) {
        assert_memory_equal(wsman_fields[i].name, "wsman", 5);
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(wsman_fields[i].name, wsman_fields[j].name);
    }
    assert_true(wsman_is_powershell(BYTES("http://schemas.microsoft.com/powershell/PowerShell.7")));
    assert_true(wsman_is_powershell(BYTES("http://schemas.microsoft.com/PowerShell/x")));
    assert_false(wsman_is_powershell(BYTES(URI_CMD)));
    assert_false(wsman_is_powershell(BYTES("http://schemas.microsoft.com/powershell")));
    assert_bytes(wsman_last_part(BYTES("a/b/c")), "c");
    assert_bytes(wsman_last_part(BYTES("a/")), "");
    assert_bytes(wsman_last_part(BYTES("abc")), "abc");
    struct bytes rest;
    assert_null(
        wsman_resource(BYTES("http://schemas.microsoft.com/wbem/wsman/1/configuration"), &rest));
    assert_string_equal(wsman_resource(BYTES(URI_SHELL), &rest), "shells");
}

/* --- every truncation, every bit
 * ----------------------------------------------------------------------- */

static struct record *dissect_answer(struct bytes input, const struct limits *with)
{
    struct record *r = wsman_record_new(with);
    uint32_t source = record_source(r, input, NULL, SOURCE_DECRYPTED, NULL, 0);
    struct wsman_envelope envelope;
    wsman_dissect(r, source, S2C, true, &envelope);
    return r;
}

static void test_properties(void **state)
{
    (void)state;
    static const char *const vectors[] = {
        REQUEST(URI_TRANSFER "/Create", URI_MICROSOFT_POWERSHELL,
                "<w:OptionSet><w:Option Name='protocolversion' MustComply='true'>2.3</w:Option>"
                "</w:OptionSet>")
            BODY("<rsp:Shell ShellId='" SHELL_ID "'><rsp:Environment><rsp:Variable Name='A'>1"
                 "</rsp:Variable></rsp:Environment><creationXml xmlns='" URI_POWERSHELL
                 "'>AAAA</creationXml></rsp:Shell>"),
        ANSWER(URI_SHELL "/ReceiveResponse")
            BODY("<rsp:ReceiveResponse><rsp:Stream Name='stdout' CommandId='" COMMAND_ID
                 "'>QUJD</rsp:Stream><rsp:CommandState CommandId='" COMMAND_ID
                 "' State='x/Done'><rsp:ExitCode>1</rsp:ExitCode></rsp:CommandState>"
                 "</rsp:ReceiveResponse>"),
        ANSWER("http://schemas.dmtf.org/wbem/wsman/1/wsman/fault")
            BODY("<s:Fault><s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value>w:TimedOut"
                 "</s:Value></s:Subcode></s:Code><s:Reason><s:Text xml:lang='en'>r</s:Text>"
                 "</s:Reason><s:Detail><f:WSManFault Code='5' Machine='m'><f:Message>"
                 "<f:ProviderFault provider='p' path='q'><f:WSManFault Code='87'><f:Message>t"
                 "</f:Message></f:WSManFault></f:ProviderFault></f:Message></f:WSManFault>"
                 "</s:Detail></s:Fault>"),
        ANSWER(URI_ENUMERATION "/PullResponse")
            BODY("<n:PullResponse><w:Items><q:A xmlns:q='urn:q' b='1'>t<q:C/></q:A></w:Items>"
                 "</n:PullResponse>"),
    };
    for (size_t i = 0; i < sizeof(vectors) / sizeof(vectors[0]); i++)
        property_check("wsman", bytes_of_string(vectors[i]), dissect_answer,
                       PROPERTY_TRUNCATION_REPORTED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_prefixes),
        cmocka_unit_test(test_headers),
        cmocka_unit_test(test_unknown_headers),
        cmocka_unit_test(test_missing_headers),
        cmocka_unit_test(test_shell_id),
        cmocka_unit_test(test_command_id),
        cmocka_unit_test(test_create),
        cmocka_unit_test(test_durations),
        cmocka_unit_test(test_powershell_payloads),
        cmocka_unit_test(test_receive_response),
        cmocka_unit_test(test_exit_codes),
        cmocka_unit_test(test_command),
        cmocka_unit_test(test_signal_and_disconnect),
        cmocka_unit_test(test_identify),
        cmocka_unit_test(test_tree),

        cmocka_unit_test(test_passwords),
        cmocka_unit_test(test_not_soap),
        cmocka_unit_test(test_namespaces),
        cmocka_unit_test(test_mismatches),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_characters),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_codes),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_properties),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
