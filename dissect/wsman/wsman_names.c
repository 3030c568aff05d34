#include "wsman_names.h"

/* A text and its length. */
#define URI(text) text, sizeof(text) - 1

/* clang-format off */
static const struct wsman_namespace_row namespaces[] = {
    {URI("http://www.w3.org/2003/05/soap-envelope"), NAMESPACE_SOAP, "s", false},
    {URI("http://schemas.xmlsoap.org/soap/envelope/"), NAMESPACE_SOAP_1_1, "soap11", false},
    {URI("http://schemas.xmlsoap.org/ws/2004/08/addressing"), NAMESPACE_ADDRESSING, "a", false},
    {URI("http://www.w3.org/2005/08/addressing"), NAMESPACE_ADDRESSING, "a", true},
    {URI("http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd"), NAMESPACE_WSMAN, "w", false},
    {URI("http://schemas.xmlsoap.org/ws/2005/06/management"), NAMESPACE_WSMAN, "w", true},
    {URI("http://schemas.microsoft.com/wbem/wsman/1/wsman.xsd"), NAMESPACE_MICROSOFT, "p", false},
    {URI("http://schemas.microsoft.com/wbem/wsman/1/wsmanfault"), NAMESPACE_FAULT, "f", false},
    {URI("http://schemas.microsoft.com/ws/2005/06/wsmanfault"), NAMESPACE_FAULT, "f", true},
    {URI("http://schemas.microsoft.com/wbem/wsman/1/windows/shell"), NAMESPACE_SHELL, "rsp", false},
    {URI("http://schemas.xmlsoap.org/ws/2004/09/transfer"), NAMESPACE_TRANSFER, "x", false},
    {URI("http://schemas.xmlsoap.org/ws/2004/09/enumeration"), NAMESPACE_ENUMERATION, "n", false},
    {URI("http://schemas.xmlsoap.org/ws/2004/08/eventing"), NAMESPACE_EVENTING, "e", false},
    {URI("http://schemas.dmtf.org/wbem/wsman/1/cimbinding.xsd"), NAMESPACE_BINDING, "b", false},
    {URI("http://schemas.dmtf.org/wbem/wscim/1/common"), NAMESPACE_CIM, "cim", false},
    {URI("http://schemas.dmtf.org/wsman/2005/06/base"), NAMESPACE_CIM, "cim", true},
    {URI("http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd"), NAMESPACE_IDENTITY, "wsmid", false},
    {URI("http://schemas.dmtf.org/wbem/wsman/identify/1/wsmanidentity.xsd"), NAMESPACE_IDENTITY, "wsmid", false},
    {URI("http://schemas.microsoft.com/wbem/wsman/1/config"), NAMESPACE_CONFIG, "cfg", false},
    {URI("wsman:microsoft.com/wsman/2005/06/config"), NAMESPACE_CONFIG, "cfg", true},
    {URI("wsman:microsoft.com/wsman/2005/06/config.xsd"), NAMESPACE_CONFIG, "cfg", true},
    {URI("http://schemas.microsoft.com/wbem/wsman/1/config/PluginConfiguration"), NAMESPACE_PLUGIN, "plugin", false},
    {URI("http://schemas.microsoft.com/wbem/wsman/1/subscription"), NAMESPACE_SUBSCRIPTION, "sub", false},
    {URI("http://schemas.microsoft.com/wbem/wsman/1/machineid"), NAMESPACE_MACHINE_ID, "m", false},
    {URI("http://schemas.microsoft.com/wbem/wsman/1/cim/interactive.xsd"), NAMESPACE_INTERACTIVE, "i", false},
    {URI("http://schemas.microsoft.com/wbem/wsman/1/config/service/certmapping"), NAMESPACE_CERTIFICATE_MAPPING, "cert", false},
    {URI("http://schemas.xmlsoap.org/ws/2004/09/policy"), NAMESPACE_POLICY, "wsp", false},
    {URI("http://schemas.xmlsoap.org/ws/2002/12/policy"), NAMESPACE_POLICY, "wsp", false},
    {URI("http://schemas.microsoft.com/powershell"), NAMESPACE_POWERSHELL, "pwsh", false},
    {URI("http://www.w3.org/2001/XMLSchema-instance"), NAMESPACE_SCHEMA_INSTANCE, "xsi", false},
    {URI("http://www.w3.org/2001/XMLSchema"), NAMESPACE_SCHEMA, "xs", false},
    {URI("http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"), NAMESPACE_SECURITY, "wsse", false},
    {URI("http://www.w3.org/XML/1998/namespace"), NAMESPACE_XML, "xml", false},
};

#define T "http://schemas.xmlsoap.org/ws/2004/09/transfer/"
#define N "http://schemas.xmlsoap.org/ws/2004/09/enumeration/"
#define E "http://schemas.xmlsoap.org/ws/2004/08/eventing/"
#define W "http://schemas.dmtf.org/wbem/wsman/1/wsman/"
#define P "http://schemas.microsoft.com/wbem/wsman/1/wsman/"
#define R "http://schemas.microsoft.com/wbem/wsman/1/windows/shell/"
#define A "http://schemas.xmlsoap.org/ws/2004/08/addressing/"
#define B "http://schemas.dmtf.org/wbem/wsman/1/cimbinding/"
/* Openwsman's misspelling. */
#define O "http://schemas.xmlsoap.org/wbmem/wsman/1/wsman/"

const struct wsman_action_row wsman_actions[] = {
    {T, "Get", WSMAN_OTHER, C2S, true},
    {T, "GetResponse", WSMAN_OTHER, S2C, false},
    {T, "Put", WSMAN_OTHER, C2S, true},
    {T, "PutResponse", WSMAN_OTHER, S2C, false},
    {T, "Create", WSMAN_CREATE, C2S, true},
    {T, "CreateResponse", WSMAN_CREATE_RESPONSE, S2C, false},
    {T, "Delete", WSMAN_DELETE, C2S, true},
    {T, "DeleteResponse", WSMAN_DELETE_RESPONSE, S2C, false},
    {N, "Enumerate", WSMAN_OTHER, C2S, true},
    {N, "EnumerateResponse", WSMAN_OTHER, S2C, false},
    {N, "Pull", WSMAN_OTHER, C2S, true},
    {N, "PullResponse", WSMAN_OTHER, S2C, false},
    {N, "Release", WSMAN_OTHER, C2S, true},
    {N, "ReleaseResponse", WSMAN_OTHER, S2C, false},
    {N, "Renew", WSMAN_OTHER, C2S, true},
    {N, "RenewResponse", WSMAN_OTHER, S2C, false},
    {N, "GetStatus", WSMAN_OTHER, C2S, true},
    {N, "GetStatusResponse", WSMAN_OTHER, S2C, false},
    {N, "EnumerationEnd", WSMAN_OTHER, S2C, false},
    {E, "Subscribe", WSMAN_OTHER, C2S, true},
    {E, "SubscribeResponse", WSMAN_OTHER, S2C, false},
    {E, "Unsubscribe", WSMAN_OTHER, C2S, false},
    {E, "UnsubscribeResponse", WSMAN_OTHER, S2C, false},
    {E, "Renew", WSMAN_OTHER, C2S, false},
    {E, "RenewResponse", WSMAN_OTHER, S2C, false},
    {E, "GetStatus", WSMAN_OTHER, C2S, false},
    {E, "GetStatusResponse", WSMAN_OTHER, S2C, false},
    {E, "SubscriptionEnd", WSMAN_OTHER, C2S, false},
    {W, "Event", WSMAN_OTHER, C2S, false},
    {W, "Events", WSMAN_OTHER, C2S, false},
    {W, "Heartbeat", WSMAN_OTHER, C2S, false},
    {W, "DroppedEvents", WSMAN_OTHER, C2S, false},
    {W, "Ack", WSMAN_OTHER, S2C, false},
    {O, "Event", WSMAN_OTHER, C2S, false},
    {O, "Events", WSMAN_OTHER, C2S, false},
    {O, "Heartbeat", WSMAN_OTHER, C2S, false},
    {O, "DroppedEvents", WSMAN_OTHER, C2S, false},
    {O, "Ack", WSMAN_OTHER, S2C, false},
    {R, "Command", WSMAN_COMMAND, C2S, true},
    {R, "CommandResponse", WSMAN_COMMAND_RESPONSE, S2C, false},
    {R, "Send", WSMAN_SEND, C2S, true},
    {R, "SendResponse", WSMAN_SEND_RESPONSE, S2C, false},
    {R, "Receive", WSMAN_RECEIVE, C2S, true},
    {R, "ReceiveResponse", WSMAN_RECEIVE_RESPONSE, S2C, false},
    {R, "Signal", WSMAN_SIGNAL, C2S, true},
    {R, "SignalResponse", WSMAN_SIGNAL_RESPONSE, S2C, false},
    {R, "Connect", WSMAN_CONNECT, C2S, true},
    {R, "ConnectResponse", WSMAN_CONNECT_RESPONSE, S2C, false},
    {R, "Disconnect", WSMAN_DISCONNECT, C2S, true},
    {R, "DisconnectResponse", WSMAN_DISCONNECT_RESPONSE, S2C, false},
    {R, "Reconnect", WSMAN_RECONNECT, C2S, true},
    {R, "ReconnectResponse", WSMAN_RECONNECT_RESPONSE, S2C, false},
    {P, "Reconnect", WSMAN_RECONNECT, C2S, true}, /* once in the text of [MS-WSMV] */
    {P, "Acknowledge", WSMAN_OTHER, C2S, false},
    {P, "AcknowledgeRequest", WSMAN_OTHER, S2C, false},
    {P, "KeepAlive", WSMAN_OTHER, S2C, false},
    {P, "Keepalive", WSMAN_OTHER, S2C, false},
    {P, "End", WSMAN_OTHER, C2S, false},
    {P, "Cancel", WSMAN_OTHER, C2S, false},
    {A, "fault", WSMAN_FAULT, S2C, false},
    {W, "fault", WSMAN_FAULT, S2C, false},
    {N, "fault", WSMAN_FAULT, S2C, false},
    {E, "fault", WSMAN_FAULT, S2C, false},
    {T, "fault", WSMAN_FAULT, S2C, false},
    {B, "fault", WSMAN_FAULT, S2C, false},
    {"http://www.w3.org/2005/08/addressing/", "fault", WSMAN_FAULT, S2C, false},
    {"http://schemas.xmlsoap.org/ws/2005/06/management/", "fault", WSMAN_FAULT, S2C, false},
    {"http://schemas.microsoft.com/wbem/wsman/1/config/", "Restore", WSMAN_OTHER, C2S, true},
    {"http://schemas.microsoft.com/wbem/wsman/1/config/", "RestoreResponse", WSMAN_OTHER, S2C, false},
};

const struct wsman_subcode wsman_subcodes[] = {
    {NAMESPACE_ADDRESSING, "ActionNotSupported", "the action is not known for this resource URI"},
    {NAMESPACE_ADDRESSING, "DestinationUnreachable", "no provider for the resource URI"},
    {NAMESPACE_ADDRESSING, "EndpointUnavailable", "the resource is offline"},
    {NAMESPACE_ADDRESSING, "InvalidMessageInformationHeader", "the value of a header is not valid"},
    {NAMESPACE_ADDRESSING, "MessageInformationHeaderRequired", "a header is missing"},
    {NAMESPACE_WSMAN, "AccessDenied", "authenticated, but not allowed"},
    {NAMESPACE_WSMAN, "AlreadyExists", "what is to be created exists"},
    {NAMESPACE_WSMAN, "CannotProcessFilter", "the filter (WQL, XPath) is wrong"},
    {NAMESPACE_ENUMERATION, "CannotProcessFilter", "the filter (WQL, XPath) is wrong"},
    {NAMESPACE_WSMAN, "Concurrency", "the resource is busy"},
    {NAMESPACE_WSMAN, "DeliveryRefused", "the collector refuses events"},
    {NAMESPACE_WSMAN, "EncodingLimit", "a limit on envelopes, URIs, options or selectors"},
    {NAMESPACE_ENUMERATION, "FilterDialectRequestedUnavailable", "the dialect of the filter is not supported"},
    {NAMESPACE_EVENTING, "FilterDialectRequestedUnavailable", "the dialect of the filter is not supported"},
    {NAMESPACE_ENUMERATION, "FilteringNotSupported", "filters are not supported"},
    {NAMESPACE_EVENTING, "FilteringNotSupported", "filters are not supported"},
    {NAMESPACE_WSMAN, "InternalError", "the provider or the service failed; the inner code says more"},
    {NAMESPACE_WSMAN, "InvalidBookmark", "the bookmark of the subscription is lost"},
    {NAMESPACE_ENUMERATION, "InvalidEnumerationContext", "Pull after the end, or after the context expired"},
    {NAMESPACE_EVENTING, "InvalidExpirationTime", "the time of expiration is not valid"},
    {NAMESPACE_ENUMERATION, "InvalidExpirationTime", "the time of expiration is not valid"},
    {NAMESPACE_EVENTING, "UnsupportedExpirationType", "expiration of this kind is not supported"},
    {NAMESPACE_ENUMERATION, "UnsupportedExpirationType", "expiration of this kind is not supported"},
    {NAMESPACE_EVENTING, "UnableToRenew", "subscriptions are not renewed"},
    {NAMESPACE_EVENTING, "DeliveryModeRequestedUnavailable", "the delivery mode is not supported"},
    {NAMESPACE_EVENTING, "FilteringRequestedUnavailable", "filters of this kind are not supported"},
    {NAMESPACE_EVENTING, "EventSourceUnableToProcess", "the source of events cannot process the subscription"},
    {NAMESPACE_EVENTING, "InvalidMessage", "the message is not valid"},
    {NAMESPACE_WSMAN, "InvalidOptions", "an option that must be complied with is not known"},
    {NAMESPACE_WSMAN, "InvalidParameter", "an argument is wrong, or the CommandId is not known"},
    {NAMESPACE_TRANSFER, "InvalidRepresentation", "the body of Put or Create is wrong"},
    {NAMESPACE_WSMAN, "InvalidResourceURI", "the resource URI is wrong, or the session configuration not known"},
    {NAMESPACE_WSMAN, "InvalidSelectors", "the shell or command no longer exists, or keys are wrong"},
    {NAMESPACE_WSMAN, "InvalidSystem", "the system is not valid"},
    {NAMESPACE_WSMAN, "NoAck", "the receiver did not acknowledge"},
    {NAMESPACE_WSMAN, "QuotaLimit", "a quota is exceeded"},
    {NAMESPACE_WSMAN, "RenameFailure", "the resource cannot be renamed"},
    {NAMESPACE_WSMAN, "SchemaValidationError", "the body does not match its schema"},
    {NAMESPACE_WSMAN, "TimedOut", "the OperationTimeout elapsed; normal for Receive"},
    {NAMESPACE_ENUMERATION, "TimedOut", "the time of a Pull elapsed"},
    {NAMESPACE_WSMAN, "UnsupportedEncoding", "neither UTF-8 nor UTF-16"},
    {NAMESPACE_WSMAN, "UnsupportedFeature", "not supported; the detail says what"},
    {NAMESPACE_SECURITY, "FailedAuthentication", "authentication failed"},
    {NAMESPACE_SECURITY, "FailedCheck", "a signature or encryption is wrong"},
    {NAMESPACE_BINDING, "PolymorphismModeNotSupported", "the polymorphism mode is not supported"},
};

/* The longest match wins, so longer ones stand first. Letter case varies between clients. */
static const struct {
    const char *start, *what;
} resources[] = {
    {"http://schemas.microsoft.com/wbem/wsman/1/windows/shell/cmd", "command shell"},
    {"http://schemas.microsoft.com/wbem/wsman/1/windows/shell/command", "commands of a shell"},
    {"http://schemas.microsoft.com/wbem/wsman/1/windows/shell/", "custom remote shell"},
    {"http://schemas.microsoft.com/wbem/wsman/1/windows/shell", "shells"},
    {"http://schemas.microsoft.com/wbem/wsman/1/windows/EventLog", "event log"},
    {"http://schemas.microsoft.com/powershell/", "PowerShell"},
    {"http://schemas.microsoft.com/wbem/wsman/1/wmi/", "WMI"},
    {"http://schemas.microsoft.com/wbem/wsman/1/config/", "WinRM configuration"},
    {"http://schemas.microsoft.com/wbem/wsman/1/config", "WinRM configuration"},
    {"http://schemas.microsoft.com/wbem/wsman/1/SubscriptionManager/Subscription", "event subscriptions"},
    {"http://schemas.microsoft.com/wbem/wsman/1/logrecord/sel", "hardware event log"},
    {"http://schemas.microsoft.com/wbem/wsman/1/wsman/RobustConnection", "robust connection"},
    {"http://schemas.microsoft.com/wbem/wsman/1/wsman/FullDuplex", "full duplex"},
    {"http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/", "CIM"},
    {"http://schemas.dmtf.org/wbem/wscim/1/", "CIM"},
    {"http://schemas.dmtf.org/wbem/cim-xml/2/cim-schema/2/", "CIM class"},
    {"wsman:microsoft.com/wsman/2005/06/config", "WinRM configuration (2003 R2)"},
    {"wsman:system/2005/06/this", "identification (2003 R2)"},
    {"http://schemas.dmtf.org/wsman/2005/06/", "CIM (2003 R2)"},
    {"http://schemas.dell.com/", "Dell"},
    {"http://intel.com/wbem/", "Intel AMT"},
};
/* clang-format on */

const size_t wsman_n_actions = sizeof(wsman_actions) / sizeof(wsman_actions[0]);
const size_t wsman_n_subcodes = sizeof(wsman_subcodes) / sizeof(wsman_subcodes[0]);

const struct wsman_namespace_row *wsman_namespace_find(struct bytes uri)
{
    for (size_t i = 0; i < sizeof(namespaces) / sizeof(namespaces[0]); i++)
        if (bytes_equal(uri, bytes_of(namespaces[i].uri, namespaces[i].len)))
            return &namespaces[i];
    return NULL;
}

enum wsman_namespace wsman_namespace_of(struct bytes uri)
{
    if (uri.len == 0)
        return NAMESPACE_NONE;
    const struct wsman_namespace_row *row = wsman_namespace_find(uri);
    return row != NULL ? row->is : NAMESPACE_OTHER;
}

struct bytes wsman_last_part(struct bytes uri)
{
    size_t from = uri.len;
    while (from > 0 && bytes_find_byte(bytes_part(uri, from - 1, 1), '/', 0) != 0)
        from--;
    return bytes_from(uri, from);
}

const struct wsman_action_row *wsman_action_find(struct bytes uri)
{
    struct bytes name = wsman_last_part(uri);
    struct bytes base = bytes_part(uri, 0, uri.len - name.len);
    for (size_t i = 0; i < wsman_n_actions; i++)
        if (bytes_is(name, wsman_actions[i].name) &&
            bytes_is(base, wsman_actions[i].base))
            return &wsman_actions[i];
    return NULL;
}

bool wsman_is_transfer(struct bytes action_uri)
{
    const struct wsman_action_row *row = wsman_action_find(action_uri);
    return row != NULL && bytes_equal(bytes_of_string(row->base), BYTES(T));
}

const struct wsman_subcode *wsman_subcode_find(enum wsman_namespace ns, struct bytes name)
{
    const struct wsman_subcode *found = NULL;
    for (size_t i = 0; i < wsman_n_subcodes; i++) {
        if (!bytes_is(name, wsman_subcodes[i].name))
            continue;
        if (wsman_subcodes[i].ns == ns)
            return &wsman_subcodes[i];
        found = &wsman_subcodes[i];
    }
    return found;
}

struct bytes wsman_wmi_namespace(struct bytes uri)
{
    struct bytes start = BYTES("http://schemas.microsoft.com/wbem/wsman/1/wmi/");
    if (!bytes_starts_nocase(uri, start))
        return bytes_none();
    struct bytes rest = bytes_from(uri, start.len), last = wsman_last_part(rest);
    return bytes_part(rest, 0, rest.len - last.len > 0 ? rest.len - last.len - 1 : 0);
}

const char *wsman_resource(struct bytes uri, struct bytes *rest)
{
    for (size_t i = 0; i < sizeof(resources) / sizeof(resources[0]); i++) {
        struct bytes start = bytes_of_string(resources[i].start);
        if (!bytes_starts_nocase(uri, start))
            continue;
        *rest = bytes_from(uri, start.len);
        /* What is not a folder must end there: …/config is no prefix of …/configuration. */
        if (rest->len > 0 && !bytes_ends(start, BYTES("/")))
            continue;
        return resources[i].what;
    }
    *rest = uri;
    return NULL;
}

bool wsman_is_powershell(struct bytes resource_uri)
{
    return bytes_starts_nocase(resource_uri, BYTES("http://schemas.microsoft.com/powershell/"));
}
