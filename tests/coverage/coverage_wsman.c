/*
 * An envelope for every action, a fault for every subcode. Bodies and expected values: wsman.md 4,
 * 6, 7, 9 to 13 and what it cites ([MS-WSMV], [DSP0226]).
 */
#include "coverage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "build_wsman.h"
#include "code_table.h"
#include "property.h"
#include "wsman_names.h"
#include "wsman_samples.h"

static const struct limits limits = LIMITS_DEFAULT;

#define EVENTING "http://schemas.xmlsoap.org/ws/2004/08/eventing/"
#define DMTF "http://schemas.dmtf.org/wbem/wsman/1/wsman/"
#define OPENWSMAN "http://schemas.xmlsoap.org/wbmem/wsman/1/wsman/"
#define P "http://schemas.microsoft.com/wbem/wsman/1/wsman/"
#define SERVICE URI_WMI "Win32_Service"
#define EVENT_LOG "http://schemas.microsoft.com/wbem/wsman/1/windows/EventLog"
#define SHELL_HEADER SELECTOR_SHELL(SHELL_ID)
#define CONTEXT "<n:EnumerationContext>uuid:E5</n:EnumerationContext>"
#define SPOOLER                                                                                    \
    "<q:Win32_Service xmlns:q=\"" SERVICE "\"><q:Name>Spooler</q:Name></q:Win32_Service>"
#define FAULT_BODY                                                                                 \
    "<s:Fault><s:Code><s:Value>s:Receiver</s:Value></s:Code><s:Reason><s:Text xml:lang=\"en\">r"   \
    "</s:Text></s:Reason><s:Detail><f:WSManFault Code=\"2150858793\" Machine=\"m\"/></s:Detail>"   \
    "</s:Fault>"
#define TIMED_OUT "fault.name", "ERROR_WSMAN_OPERATION_TIMEDOUT"
#define EVENT "<w:Event Action=\"urn:event\"><Event xmlns=\"urn:e\"><Id>4624</Id></Event></w:Event>"
#define ACKNOWLEDGED "other.0.name", "Bookmark"

static const struct vector {
    const char *action, *resource, *headers, *body;
    const char *path, *expected;
} vectors[] = {
    {URI_TRANSFER "/Get", SERVICE,
     "<w:SelectorSet><w:Selector Name=\"Name\">Spooler</w:Selector></w:SelectorSet>", "",
     "selectors.Name", "Spooler"},
    {URI_TRANSFER "/GetResponse", NULL, "", SPOOLER, "instance.properties.Name", "Spooler"},
    {URI_TRANSFER "/Put", URI_CONFIG "/winrs", "",
     "<c:Winrs xmlns:c=\"" URI_CONFIG "/winrs\"><c:MaxShellsPerUser>30</c:MaxShellsPerUser>"
     "</c:Winrs>",
     "instance.properties.MaxShellsPerUser", "30"},
    {URI_TRANSFER "/PutResponse", NULL, "",
     "<c:Winrs xmlns:c=\"" URI_CONFIG "/winrs\"><c:MaxShellsPerUser>30</c:MaxShellsPerUser>"
     "</c:Winrs>",
     "resource", "WinRM configuration winrs"},
    {URI_TRANSFER "/Create", URI_CMD, "",
     "<rsp:Shell><rsp:InputStreams>stdin</rsp:InputStreams><rsp:OutputStreams>stdout stderr"
     "</rsp:OutputStreams></rsp:Shell>",
     "shell.output_streams", "stdout stderr"},
    {URI_TRANSFER "/CreateResponse", NULL, "",
     "<rsp:Shell><rsp:ShellId>" SHELL_ID "</rsp:ShellId><rsp:Owner>LAB\\alice</rsp:Owner>"
     "</rsp:Shell>",
     "shell.owner", "LAB\\alice"},
    {URI_TRANSFER "/Delete", URI_CMD, SHELL_HEADER, "", "shell_id", SHELL_ID},
    {URI_TRANSFER "/DeleteResponse", NULL, "", "", "relates_to",
     "uuid:7A3B2C1D-0000-4000-8000-000000000001"},
    {URI_ENUMERATION "/Enumerate", URI_WMI "*", "",
     "<n:Enumerate><w:OptimizeEnumeration/><w:MaxElements>32000</w:MaxElements><w:Filter "
     "Dialect=\"http://schemas.microsoft.com/wbem/wsman/1/WQL\">select * from Win32_Service"
     "</w:Filter></n:Enumerate>",
     "filter.text", "select * from Win32_Service"},
    {URI_ENUMERATION "/EnumerateResponse", NULL, "",
     "<n:EnumerateResponse>" CONTEXT "<w:Items>" SPOOLER "</w:Items></n:EnumerateResponse>",
     "items.0.properties.Name", "Spooler"},
    {URI_ENUMERATION "/Pull", SERVICE, "",
     "<n:Pull>" CONTEXT "<n:MaxElements>20</n:MaxElements></n:Pull>", "max_elements", "20"},
    {URI_ENUMERATION "/PullResponse", NULL, "",
     "<n:PullResponse><n:Items>" SPOOLER "</n:Items><n:EndOfSequence/></n:PullResponse>",
     "end_of_sequence", "true"},
    {URI_ENUMERATION "/Release", SERVICE, "", "<n:Release>" CONTEXT "</n:Release>",
     "enumeration_context", "uuid:E5"},
    {URI_ENUMERATION "/ReleaseResponse", NULL, "", "", "relates_to",
     "uuid:7A3B2C1D-0000-4000-8000-000000000001"},
    {URI_ENUMERATION "/Renew", SERVICE, "",
     "<n:Renew>" CONTEXT "<n:Expires>PT5M</n:Expires></n:Renew>", "expires", "PT5M"},
    {URI_ENUMERATION "/RenewResponse", NULL, "",
     "<n:RenewResponse><n:Expires>PT5M</n:Expires></n:RenewResponse>", "expires", "PT5M"},
    {URI_ENUMERATION "/GetStatus", SERVICE, "", "<n:GetStatus>" CONTEXT "</n:GetStatus>",
     "enumeration_context", "uuid:E5"},
    {URI_ENUMERATION "/GetStatusResponse", NULL, "",
     "<n:GetStatusResponse><n:Expires>PT1M</n:Expires></n:GetStatusResponse>", "expires", "PT1M"},
    {URI_ENUMERATION "/EnumerationEnd", NULL, "",
     "<n:EnumerationEnd>" CONTEXT "<n:Code>" URI_ENUMERATION "/SourceCancelling</n:Code>"
     "</n:EnumerationEnd>",
     "end_code", URI_ENUMERATION "/SourceCancelling"},
    {EVENTING "Subscribe", EVENT_LOG, "",
     "<e:Subscribe><e:Delivery Mode=\"" DMTF "Events\"><w:Heartbeats>PT900S</w:Heartbeats>"
     "</e:Delivery></e:Subscribe>",
     "resource", "event log"},
    {EVENTING "SubscribeResponse", NULL, "",
     "<e:SubscribeResponse><e:Expires>PT60S</e:Expires></e:SubscribeResponse>", "action",
     "SubscribeResponse"},
    {EVENTING "Unsubscribe", EVENT_LOG, "<e:Identifier>uuid:5</e:Identifier>", "<e:Unsubscribe/>",
     "identifier", "uuid:5"},
    {EVENTING "UnsubscribeResponse", NULL, "", "", "action", "UnsubscribeResponse"},
    {EVENTING "Renew", EVENT_LOG, "<e:Identifier>uuid:5</e:Identifier>", "<e:Renew/>", "identifier",
     "uuid:5"},
    {EVENTING "RenewResponse", NULL, "", "<e:RenewResponse/>", "action", "RenewResponse"},
    {EVENTING "GetStatus", EVENT_LOG, "<e:Identifier>uuid:5</e:Identifier>", "<e:GetStatus/>",
     "identifier", "uuid:5"},
    {EVENTING "GetStatusResponse", NULL, "", "<e:GetStatusResponse/>", "action",
     "GetStatusResponse"},
    {EVENTING "SubscriptionEnd", EVENT_LOG, "<e:Identifier>uuid:5</e:Identifier>",
     "<e:SubscriptionEnd><e:Status>" EVENTING "SourceShuttingDown</e:Status></e:SubscriptionEnd>",
     "identifier", "uuid:5"},
    {DMTF "Event", EVENT_LOG, "<w:Bookmark><b1 xmlns=\"urn:b\">7</b1></w:Bookmark>",
     "<Event xmlns=\"urn:e\"><Id>4624</Id></Event>", "body.Event.Id", "4624"},
    {DMTF "Events", EVENT_LOG, "<w:AckRequested/><m:MachineID>src.lab.example</m:MachineID>",
     "<w:Events>" EVENT "</w:Events>", "machine_id", "src.lab.example"},
    {DMTF "Heartbeat", EVENT_LOG, "<w:AckRequested/>", "<w:Events/>", "ack_requested", "true"},
    {DMTF "DroppedEvents", EVENT_LOG, "",
     "<w:DroppedEvents Action=\"" DMTF "DroppedEvents\">3"
     "</w:DroppedEvents>",
     "body.w:DroppedEvents.#text", "3"},
    {DMTF "Ack", NULL, "", "", "action", "Ack"},
    {OPENWSMAN "Event", EVENT_LOG, "", "<Event xmlns=\"urn:e\"><Id>1</Id></Event>", "body.Event.Id",
     "1"},
    {OPENWSMAN "Events", EVENT_LOG, "<w:AckRequested/>", "<w:Events>" EVENT "</w:Events>",
     "ack_requested", "true"},
    {OPENWSMAN "Heartbeat", EVENT_LOG, "<w:AckRequested/>", "<w:Events/>", "ack_requested", "true"},
    {OPENWSMAN "DroppedEvents", EVENT_LOG, "", "<w:DroppedEvents Action=\"x\">3</w:DroppedEvents>",
     "body.w:DroppedEvents.#text", "3"},
    {OPENWSMAN "Ack", NULL, "", "", "action", "Ack"},
    {URI_SHELL "/Command", URI_CMD, SHELL_HEADER,
     "<rsp:CommandLine CommandId=\"" COMMAND_ID "\"><rsp:Command>ipconfig</rsp:Command>"
     "<rsp:Arguments>/all</rsp:Arguments></rsp:CommandLine>",
     "command.line", "ipconfig"},
    {URI_SHELL "/CommandResponse", NULL, "",
     "<rsp:CommandResponse><rsp:CommandId>" COMMAND_ID "</rsp:CommandId></rsp:CommandResponse>",
     "command_id", COMMAND_ID},
    {URI_SHELL "/Send", URI_CMD, SHELL_HEADER,
     "<rsp:Send><rsp:Stream Name=\"stdin\" CommandId=\"" COMMAND_ID "\" End=\"true\">YQ=="
     "</rsp:Stream></rsp:Send>",
     "payloads.0.stream", "stdin"},
    {URI_SHELL "/SendResponse", NULL, "", "<rsp:SendResponse/>", "action", "SendResponse"},
    {URI_SHELL "/Receive", URI_CMD, SHELL_HEADER,
     "<rsp:Receive><rsp:DesiredStream CommandId=\"" COMMAND_ID "\">stdout stderr"
     "</rsp:DesiredStream></rsp:Receive>",
     "desired_streams.0.streams", "stdout stderr"},
    {URI_SHELL "/ReceiveResponse", NULL, "",
     "<rsp:ReceiveResponse><rsp:Stream Name=\"stdout\" CommandId=\"" COMMAND_ID "\">YQ=="
     "</rsp:Stream><rsp:CommandState CommandId=\"" COMMAND_ID "\" State=\"" URI_SHELL
     "/CommandState/Done\"><rsp:ExitCode>-1073741510</rsp:ExitCode></rsp:CommandState>"
     "</rsp:ReceiveResponse>",
     "command_states.0.exit_code", "-1073741510"},
    {URI_SHELL "/Signal", URI_CMD, SHELL_HEADER,
     "<rsp:Signal CommandId=\"" COMMAND_ID "\"><rsp:Code>" URI_SHELL "/signal/ctrl_c</rsp:Code>"
     "</rsp:Signal>",
     "signal.code", "ctrl_c"},
    {URI_SHELL "/SignalResponse", NULL, "", "<rsp:SignalResponse/>", "action", "SignalResponse"},
    {URI_SHELL "/Connect", URI_MICROSOFT_POWERSHELL, SHELL_HEADER,
     "<rsp:Connect><connectXml xmlns=\"" URI_POWERSHELL "\">AAAA</connectXml></rsp:Connect>",
     "payloads.0.carrier", "connectXml (1)"},
    {URI_SHELL "/ConnectResponse", NULL, "",
     "<rsp:ConnectResponse><connectResponseXml xmlns=\"" URI_POWERSHELL
     "\">AAAA</connectResponseXml></rsp:ConnectResponse>",
     "payloads.0.carrier", "connectResponseXml (2)"},
    {URI_SHELL "/Disconnect", URI_MICROSOFT_POWERSHELL, SHELL_HEADER,
     "<rsp:Disconnect><rsp:IdleTimeOut>PT7200.000S</rsp:IdleTimeOut></rsp:Disconnect>",
     "disconnect.idle_timeout", "2 h"},
    {URI_SHELL "/DisconnectResponse", NULL, "", "<rsp:DisconnectResponse/>", "action",
     "DisconnectResponse"},
    {URI_SHELL "/Reconnect", URI_MICROSOFT_POWERSHELL, SHELL_HEADER, "<rsp:Reconnect/>", "shell_id",
     SHELL_ID},
    {URI_SHELL "/ReconnectResponse", NULL, "", "<rsp:ReconnectResponse/>", "action",
     "ReconnectResponse"},
    {P "Reconnect", URI_MICROSOFT_POWERSHELL, SHELL_HEADER, "<rsp:Reconnect/>", "shell_id",
     SHELL_ID},
    {P "Acknowledge", P "RobustConnection",
     "<p:OperationID>uuid:8</p:OperationID><p:LastSequenceIdReceived>4</p:LastSequenceIdReceived>",
     "", "last_sequence_id", "4"},
    {P "AcknowledgeRequest", NULL, "<p:OperationID>uuid:8</p:OperationID>", "", "operation_id",
     "uuid:8"},
    {P "KeepAlive", NULL, "<p:OperationID>uuid:8</p:OperationID><p:SequenceId>2</p:SequenceId>", "",
     "sequence_id", "2"},
    {P "Keepalive", NULL, "<p:OperationID>uuid:8</p:OperationID><p:SequenceId>2</p:SequenceId>", "",
     "sequence_id", "2"},
    {P "End", P "FullDuplex", "<p:OperationID>uuid:8</p:OperationID>", "", "resource",
     "full duplex"},
    {P "Cancel", P "FullDuplex", "<p:OperationID>uuid:8</p:OperationID>", "", "operation_id",
     "uuid:8"},
    {URI_ADDRESSING "/fault", NULL, "", FAULT_BODY, TIMED_OUT},
    {DMTF "fault", NULL, "", FAULT_BODY, TIMED_OUT},
    {URI_ENUMERATION "/fault", NULL, "", FAULT_BODY, TIMED_OUT},
    {EVENTING "fault", NULL, "", FAULT_BODY, TIMED_OUT},
    {URI_TRANSFER "/fault", NULL, "", FAULT_BODY, TIMED_OUT},
    {"http://schemas.dmtf.org/wbem/wsman/1/cimbinding/fault", NULL, "", FAULT_BODY, TIMED_OUT},
    {"http://www.w3.org/2005/08/addressing/fault", NULL, "", FAULT_BODY, TIMED_OUT},
    {"http://schemas.xmlsoap.org/ws/2005/06/management/fault", NULL, "", FAULT_BODY, TIMED_OUT},
    {URI_CONFIG "/Restore", URI_CONFIG, "", "<c:Restore_INPUT xmlns:c=\"" URI_CONFIG "\"/>",
     "method.name", "Restore"},
    {URI_CONFIG "/RestoreResponse", NULL, "",
     "<c:Restore_OUTPUT xmlns:c=\"" URI_CONFIG "\"><c:ReturnValue>0</c:ReturnValue>"
     "</c:Restore_OUTPUT>",
     "method.return_value", "0"},
    /* Not in the table: a method of a class, and Identify, which has no action. */
    {SERVICE "/StartService", SERVICE, "", "<q:StartService_INPUT xmlns:q=\"" SERVICE "\"/>",
     "method.name", "StartService"},
    {SERVICE "/StartServiceResponse", NULL, "",
     "<q:StartService_OUTPUT xmlns:q=\"" SERVICE "\"><q:ReturnValue>10</q:ReturnValue>"
     "</q:StartService_OUTPUT>",
     "method.return_value", "10"},
    {NULL, NULL, "", "<wsmid:Identify/>", "action", "Identify"},
    {NULL, NULL, "",
     "<wsmid:IdentifyResponse><wsmid:ProductVersion>OS: 10.0.17763 SP: 0.0 Stack: 3.0"
     "</wsmid:ProductVersion></wsmid:IdentifyResponse>",
     "identify.product_version", "OS: 10.0.17763 SP: 0.0 Stack: 3.0"},
};

enum { VECTORS = sizeof(vectors) / sizeof(vectors[0]) };

static struct bytes uri_of(const struct vector *v)
{
    return v->action != NULL ? bytes_of_string(v->action) : bytes_none();
}

static enum direction way_of(const struct vector *v)
{
    const struct wsman_action_row *row = wsman_action_find(uri_of(v));
    if (row != NULL)
        return row->direction;
    return v->resource != NULL || strstr(v->body, "Identify/>") != NULL ? C2S : S2C;
}

void coverage_test_actions(void **state)
{
    (void)state;
    for (size_t i = 0; i < VECTORS; i++) {
        const struct vector *v = &vectors[i];
        enum direction direction = way_of(v);
        struct buf xml = buf_init(SIZE_MAX);
        build_wsman_envelope(&xml, &(struct build_wsman){v->action, v->resource, v->headers,
                                                         v->body, direction == S2C});
        struct sample s = sample_of(buf_bytes(&xml), direction, false, &limits);
        const struct wsman_action_row *row = wsman_action_find(uri_of(v));
        const char *what = v->action != NULL ? v->action : v->body;
        if (property_count_diags(s.r, NULL) != 0)
            fail_msg("%s: there are diagnostics", what);
        if (row != NULL) {
            coverage_value(what, s.r, "action", row->name);
            assert_int_equal(s.envelope.kind, row->kind);
        }
        assert_int_equal(s.envelope.direction, direction);
        coverage_value(what, s.r, v->path, v->expected);
        sample_free(&s);
        buf_clear(&xml);
    }
}

/* wsman.md 13.2, in its order: the prefixes of Windows, the name, the SOAP code. */
static const struct {
    const char *prefix, *name, *code;
} subcodes[] = {
    {"w", "AccessDenied", "Sender"},
    {"a", "ActionNotSupported", "Sender"},
    {"a", "DestinationUnreachable", "Sender"},
    {"a", "EndpointUnavailable", "Receiver"},
    {"a", "InvalidMessageInformationHeader", "Sender"},
    {"a", "MessageInformationHeaderRequired", "Sender"},
    {"w", "AlreadyExists", "Sender"},
    {"n", "CannotProcessFilter", "Sender"},
    {"w", "CannotProcessFilter", "Sender"},
    {"w", "Concurrency", "Sender"},
    {"w", "DeliveryRefused", "Receiver"},
    {"w", "EncodingLimit", "Sender"},
    {"n", "FilterDialectRequestedUnavailable", "Sender"},
    {"e", "FilterDialectRequestedUnavailable", "Sender"},
    {"n", "FilteringNotSupported", "Sender"},
    {"e", "FilteringNotSupported", "Sender"},
    {"w", "InternalError", "Receiver"},
    {"w", "InvalidBookmark", "Sender"},
    {"n", "InvalidEnumerationContext", "Receiver"},
    {"e", "InvalidExpirationTime", "Sender"},
    {"n", "InvalidExpirationTime", "Sender"},
    {"e", "UnsupportedExpirationType", "Sender"},
    {"n", "UnsupportedExpirationType", "Sender"},
    {"e", "UnableToRenew", "Receiver"},
    {"e", "DeliveryModeRequestedUnavailable", "Sender"},
    {"e", "FilteringRequestedUnavailable", "Sender"},
    {"e", "EventSourceUnableToProcess", "Receiver"},
    {"e", "InvalidMessage", "Sender"},
    {"w", "InvalidOptions", "Sender"},
    {"w", "InvalidParameter", "Sender"},
    {"x", "InvalidRepresentation", "Sender"},
    {"w", "InvalidResourceURI", "Sender"},
    {"w", "InvalidSelectors", "Sender"},
    {"w", "InvalidSystem", "Sender"},
    {"w", "NoAck", "Sender"},
    {"w", "QuotaLimit", "Receiver"},
    {"w", "RenameFailure", "Sender"},
    {"w", "SchemaValidationError", "Sender"},
    {"w", "TimedOut", "Receiver"},
    {"n", "TimedOut", "Receiver"},
    {"w", "UnsupportedEncoding", "Sender"},
    {"w", "UnsupportedFeature", "Sender"},
    {"wsse", "FailedAuthentication", "Sender"},
    {"wsse", "FailedCheck", "Sender"},
    {"b", "PolymorphismModeNotSupported", "Sender"},
};

enum { SUBCODES = sizeof(subcodes) / sizeof(subcodes[0]) };

/* wsman.md 5. */
static const char *uri_of_prefix(const char *prefix)
{
    static const char *const uris[][2] = {
        {"a", URI_ADDRESSING},
        {"w", URI_WSMAN},
        {"n", URI_ENUMERATION},
        {"e", "http://schemas.xmlsoap.org/ws/2004/08/eventing"},
        {"x", URI_TRANSFER},
        {"b", "http://schemas.dmtf.org/wbem/wsman/1/cimbinding.xsd"},
        {"wsse",
         "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"},
    };
    for (size_t i = 0; i < sizeof(uris) / sizeof(uris[0]); i++)
        if (strcmp(uris[i][0], prefix) == 0)
            return uris[i][1];
    return "";
}

void coverage_test_subcodes(void **state)
{
    (void)state;
    for (size_t i = 0; i < SUBCODES; i++) {
        const char *uri = uri_of_prefix(subcodes[i].prefix), *name = subcodes[i].name;
        struct buf xml = buf_init(SIZE_MAX);
        build_wsman_fault(&xml, &(struct build_wsman_fault){DMTF "fault", subcodes[i].code, uri,
                                                            name, "why", NULL});
        struct sample s = sample_of(buf_bytes(&xml), S2C, false, &limits);
        coverage_value(name, s.r, "fault.soap_code", subcodes[i].code);
        coverage_value(name, s.r, "fault.subcode", name);
        coverage_value(name, s.r, "fault.subcode_namespace", uri);
        coverage_value(name, s.r, "fault.message", "why");
        assert_non_null(node_at(s.r, "fault.subcode_meaning"));
        assert_diagnostics(s.r, "wsman.fault-without-code");
        sample_free(&s);
        buf_clear(&xml);
    }
}

/* Every code of the table, in a fault of its own: its number, its name, its meaning. */
void coverage_test_codes(void **state)
{
    (void)state;
    for (size_t i = 0; i < n_codes; i++) {
        const struct code *code = &codes[i];
        if (!code_is_of_faults(code))
            continue;
        char detail[96], number[16], hexadecimal[16];
        snprintf(detail, sizeof(detail), "<f:WSManFault Code=\"%lu\" Machine=\"m\"/>",
                 (unsigned long)code->value);
        snprintf(number, sizeof(number), "%lu", (unsigned long)code->value);
        snprintf(hexadecimal, sizeof(hexadecimal), "0x%08lX", (unsigned long)code->value);
        struct buf xml = buf_init(SIZE_MAX);
        build_wsman_fault(&xml, &(struct build_wsman_fault){DMTF "fault", "Receiver", URI_WSMAN,
                                                            "InternalError", "why", detail});
        struct sample s = sample_of(buf_bytes(&xml), S2C, false, &limits);
        coverage_value(code->name, s.r, "fault.code", number);
        coverage_value(code->name, s.r, "fault.hexadecimal", hexadecimal);
        coverage_value(code->name, s.r, "fault.name", code->name);
        coverage_value(code->name, s.r, "fault.meaning", code->meaning);
        assert_diagnostics(s.r, "");
        sample_free(&s);
        buf_clear(&xml);
    }
}

static bool has_vector(const struct wsman_action_row *row)
{
    for (size_t i = 0; i < VECTORS; i++)
        if (vectors[i].action != NULL && wsman_action_find(uri_of(&vectors[i])) == row)
            return true;
    return false;
}

static bool has_fault(const struct wsman_subcode *row)
{
    for (size_t i = 0; i < SUBCODES; i++)
        if (strcmp(subcodes[i].name, row->name) == 0 &&
            wsman_namespace_of(bytes_of_string(uri_of_prefix(subcodes[i].prefix))) == row->ns)
            return true;
    return false;
}

void coverage_wsman(coverage_teller *tell, void *state)
{
    char name[300];
    for (size_t i = 0; i < wsman_n_actions; i++) {
        snprintf(name, sizeof(name), "%s%s", wsman_actions[i].base, wsman_actions[i].name);
        tell(state, "action", name, has_vector(&wsman_actions[i]) ? "coverage_wsman.c" : NULL);
    }
    for (size_t i = 0; i < VECTORS; i++)
        if (wsman_action_find(uri_of(&vectors[i])) == NULL)
            tell(state, "action",
                 vectors[i].action != NULL                       ? vectors[i].action
                 : strstr(vectors[i].body, "Identify/>") != NULL ? "Identify"
                                                                 : "IdentifyResponse",
                 "coverage_wsman.c");
    for (size_t i = 0; i < wsman_n_subcodes; i++) {
        const char *prefix = "";
        for (size_t j = 0; j < SUBCODES; j++)
            if (wsman_namespace_of(bytes_of_string(uri_of_prefix(subcodes[j].prefix))) ==
                wsman_subcodes[i].ns)
                prefix = subcodes[j].prefix;
        snprintf(name, sizeof(name), "%s:%s", prefix, wsman_subcodes[i].name);
        tell(state, "subcode", name, has_fault(&wsman_subcodes[i]) ? "coverage_wsman.c" : NULL);
    }
}
