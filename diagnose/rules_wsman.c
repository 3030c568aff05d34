/* Rules about encrypted messages and WS-Management faults. */
#include <string.h>

#include "rule.h"
#include "rule_help.h"

#define BY_CODE(name, ...)                                                                         \
    static void name(const struct facts *f, struct finding *o)                                     \
    {                                                                                              \
        by_code(f, o, (const uint64_t[]){__VA_ARGS__, 0});                                         \
    }

static bool is_polling(const struct exchange_fact *e)
{
    return fact_is(e->action, "Receive") || fact_is(e->action, "Pull");
}

BY_CODE(fault_action_not_supported, 2150858771, 2150858801)
BY_CODE(fault_endpoint_unavailable, 2150858772, 2150859034)
BY_CODE(fault_options, 2150858809, 2150858833, 2150858834, 2150858835, 2150858918)
BY_CODE(fault_header, 2150858767, 2150858769, 2150858768, 2150858881, 2150859035)
BY_CODE(fault_locale, 2150858887)
BY_CODE(fault_soap_version, 2150858765)
BY_CODE(fault_encoding, 2150858796, 2150858828, 2150859033, 2150858766)
BY_CODE(fault_schema, 2150858817, 2150858819, 2150858773, 2150858838, 2150858839, 2150858840,
        2150858841, 2150858791)
BY_CODE(fault_filter, 2150858778, 2150859042, 2150859003)
BY_CODE(fault_envelope_too_small, 2150858878, 2150858824, 2150858825, 2150858790)
BY_CODE(fault_wmi_access_denied, 2150859012, 2150859013, 2150859014, 2147749891)
BY_CODE(fault_wmi_class, 2147749904, 2147749902, 2147749890, 2147749911)
BY_CODE(fault_wmi_provider, 2147749889, 2147749892, 2147749907, 2147749908, 2147749894, 2150859010,
        2150859038)
BY_CODE(fault_enum_context, 2150858779, 2150858759, 2150858884)
BY_CODE(fault_already_exists, 2150858803, 2150858851)
BY_CODE(fault_config_corrupt, 2150858757, 2150858888, 2150859152)
BY_CODE(fault_gpo_controlled, 2150858890)
BY_CODE(fault_deprecated_setting, 2150859182, 2150859197, 2150859196)
BY_CODE(fault_quickconfig_certificate, 2150859029)
BY_CODE(fault_firewall_public, 2150859030, 2150859031)
BY_CODE(fault_remote_access_disabled, 2150859229, 2150859235)
BY_CODE(fault_redirect, 2150859161, 2150859190, 2150859191)
BY_CODE(fault_rpc_unavailable, 1722)
BY_CODE(fault_out_of_memory, 14, 8, 0xC0000017)
BY_CODE(wef_bookmark, 2150858808, 2150858832)
BY_CODE(wef_delivery_failed, 2150858908, 2150858901)

static void fault_plugin_load(const struct facts *f, struct finding *o)
{
    static const uint64_t codes[] = {2150858906, 2150858883, 2150859153, 2150859154, 126, 127, 193};
    EACH(exchange, e, f)
    {
        bool matches =
            e->fault && !has_code(e, 5) && fact_says(e->text, "could not launch a host process");
        for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]) && e->fault; i++)
            matches = matches || has_code(e, codes[i]);
        if (matches)
            holds_by_fault(o, CERTAINTY_CERTAIN, e);
    }
}

static void fault_timeout_operation(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    if (e->fault && (has_code(e, 2150858793) || has_code(e, 1460)) && !is_polling(e) &&
        e->action[0] != '\0' && !fact_is(e->action, "Signal"))
        holds_by_fault(o, CERTAINTY_CERTAIN, e);
}

static bool is_shell_operation(const struct exchange_fact *e)
{
    static const char *const actions[] = {"Command", "Receive", "Send",      "Signal",    "Delete",
                                          "Get",     "Connect", "Reconnect", "Disconnect"};
    for (size_t i = 0; i < sizeof(actions) / sizeof(actions[0]); i++)
        if (fact_is(e->action, actions[i]))
            return true;
    return false;
}

static void fault_invalid_resource_uri(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    if (e->fault && (has_code(e, 2150858811) || has_code(e, 2150858754) ||
                     has_code(e, 2150858752) || has_code(e, 2150858770)))
        finding_holds(o, CERTAINTY_CERTAIN, &e->at, "%s of %s -> fault %llu: %s", e->action,
                      e->resource, ULL(e->code), e->text);
}

static void psrp_endpoint_ps7(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    if (e->fault &&
        (has_code(e, 2150858811) || has_code(e, 2150858754) || has_code(e, 2150858752)) &&
        fact_says(e->resource, "/powershell/PowerShell.7"))
        holds_by_fault(o, CERTAINTY_CERTAIN, e);
}

static bool shell_is_gone(const struct exchange_fact *e)
{
    return e->fault && (has_code(e, 2150858843) || has_code(e, 2150858813)) &&
           is_shell_operation(e);
}

static bool idle_expired(const struct exchange_fact *e)
{
    return e->shell_idle_timeout > 0 && e->shell_silence > e->shell_idle_timeout;
}

static void fault_invalid_selectors_shell(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    {
        if (!shell_is_gone(e) || e->after_delete || e->after_reboot || idle_expired(e))
            continue;
        holds_by_fault(o, CERTAINTY_CERTAIN, e);
        if (fact_is(e->action, "Get"))
            o->severity = o->count == 1 ? FINDING_INFO : o->severity;
        else
            o->severity = FINDING_ERROR;
    }
}

static void shell_idle_expired(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    if (shell_is_gone(e) && !e->after_delete && idle_expired(e))
        finding_holds(o, CERTAINTY_LIKELY, &e->at,
                      "%s after %.0f s of silence; the shell's idle time-out is %.0f s", e->action,
                      seconds(e->shell_silence), seconds(e->shell_idle_timeout));
}

static void fault_invalid_command_id(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    if (e->fault && has_code(e, 87) &&
        (fact_is(e->action, "Receive") || fact_is(e->action, "Signal") ||
         fact_is(e->action, "Send")))
        holds_by_fault(o, CERTAINTY_CERTAIN, e);
}

static void fault_service_stopping(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    if (e->fault && !e->after_delete && !e->crossed &&
        (has_code(e, 995) || has_code(e, 1115) || has_code(e, 2150859118)))
        holds_by_fault(o, CERTAINTY_CERTAIN, e);
}

/* Section 2 of the reference: what 500 means when nothing can be read. */
static void fault_hidden(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    {
        bool unread = fact_is(e->answer_body, "no-key") || fact_is(e->answer_body, "wrong-key");
        bool first = e->first_sealed;
        if (e->status != 500 || !unread || e->fault || !fact_is(e->answer_type, "sealed") ||
            e->lossy)
            continue;
        if (e->wait > SECOND || e->same_again || (e->crossed && !first))
            continue;
        finding_holds(
            o, CERTAINTY_HINT, &e->at,
            "%s encrypted request (%llu bytes) was answered by 500 and an encrypted body: "
            "a fault, whose code is encrypted, too",
            first ? "the first" : "an", ULL(e->request_size));
        if (first)
            finding_cause(o, "The target answered the first request of the session with a fault: "
                             "mostly access denied, a quota, an endpoint or resource that it does "
                             "not have, or the code page.");
    }
}

static void fault_other(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    {
        bool normal = is_polling(e) && (has_code(e, 2150858793) || has_code(e, 2150858780));
        if (!e->fault || normal || e->after_delete || e->status == 401)
            continue;
        holds_by_fault(o, CERTAINTY_CERTAIN, e);
    }
}

static void enc_cannot_decrypt_client(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    {
        const struct connection_fact *c = connection_of(f, e->at.connection);
        if (e->first_sealed && fact_is(e->answer_body, "damaged") && !e->lossy && c != NULL &&
            fact_is(c->ended_by, "client"))
            finding_holds(o, CERTAINTY_HINT, &e->at,
                          "the client left after an answer whose checksum fails");
    }
}

static void fault_network_timeout_client(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    {
        bool native = fact_says(e->agent, "Microsoft WinRM Client");
        int64_t over = span_from(e->operation_timeout, e->wait);
        if (native && e->status == 0 && !e->lossy && e->operation_timeout > 0 &&
            fact_is(e->given_up_by, "client") && over > 3 * SECOND && over < 15 * SECOND)
            finding_holds(
                o, CERTAINTY_LIKELY, &e->at,
                "a Windows client gave up %s after %.0f s; its OperationTimeout is %.0f s",
                e->action, seconds(e->wait), seconds(e->operation_timeout));
    }
}

static void fault_method_returnvalue(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    if (e->return_value != 0 && !e->fault)
        finding_holds(o, CERTAINTY_CERTAIN, &e->at, "%s of %s: ReturnValue %llu", e->called,
                      e->resource, ULL(e->return_value));
}

static const struct rule_row rows[] = {
    {RULE_FAULT_ACTION_NOT_SUPPORTED, fault_action_not_supported},
    {RULE_FAULT_ENDPOINT_UNAVAILABLE, fault_endpoint_unavailable},
    {RULE_FAULT_OPTIONS, fault_options},
    {RULE_FAULT_HEADER, fault_header},
    {RULE_FAULT_LOCALE, fault_locale},
    {RULE_FAULT_SOAP_VERSION, fault_soap_version},
    {RULE_FAULT_ENCODING, fault_encoding},
    {RULE_FAULT_SCHEMA, fault_schema},
    {RULE_FAULT_FILTER, fault_filter},
    {RULE_FAULT_ENVELOPE_TOO_SMALL, fault_envelope_too_small},
    {RULE_FAULT_WMI_ACCESS_DENIED, fault_wmi_access_denied},
    {RULE_FAULT_WMI_CLASS, fault_wmi_class},
    {RULE_FAULT_WMI_PROVIDER, fault_wmi_provider},
    {RULE_FAULT_ENUM_CONTEXT, fault_enum_context},
    {RULE_FAULT_ALREADY_EXISTS, fault_already_exists},
    {RULE_FAULT_CONFIG_CORRUPT, fault_config_corrupt},
    {RULE_FAULT_GPO_CONTROLLED, fault_gpo_controlled},
    {RULE_FAULT_DEPRECATED_SETTING, fault_deprecated_setting},
    {RULE_FAULT_QUICKCONFIG_CERTIFICATE, fault_quickconfig_certificate},
    {RULE_FAULT_FIREWALL_PUBLIC, fault_firewall_public},
    {RULE_FAULT_REMOTE_ACCESS_DISABLED, fault_remote_access_disabled},
    {RULE_FAULT_REDIRECT, fault_redirect},
    {RULE_FAULT_PLUGIN_LOAD, fault_plugin_load},
    {RULE_FAULT_RPC_UNAVAILABLE, fault_rpc_unavailable},
    {RULE_FAULT_OUT_OF_MEMORY, fault_out_of_memory},
    {RULE_FAULT_TIMEOUT_OPERATION, fault_timeout_operation},
    {RULE_FAULT_INVALID_RESOURCE_URI, fault_invalid_resource_uri},
    {RULE_PSRP_ENDPOINT_PS7, psrp_endpoint_ps7},
    {RULE_FAULT_INVALID_SELECTORS_SHELL, fault_invalid_selectors_shell},
    {RULE_SHELL_IDLE_EXPIRED, shell_idle_expired},
    {RULE_FAULT_INVALID_COMMAND_ID, fault_invalid_command_id},
    {RULE_FAULT_SERVICE_STOPPING, fault_service_stopping},
    {RULE_FAULT_HIDDEN, fault_hidden},
    {RULE_FAULT_OTHER, fault_other},
    {RULE_ENC_CANNOT_DECRYPT_CLIENT, enc_cannot_decrypt_client},
    {RULE_WEF_BOOKMARK, wef_bookmark},
    {RULE_WEF_DELIVERY_FAILED, wef_delivery_failed},
    {RULE_FAULT_NETWORK_TIMEOUT_CLIENT, fault_network_timeout_client},
    {RULE_FAULT_METHOD_RETURNVALUE, fault_method_returnvalue},
};
const struct rule_rows wsman_rule_rows = {rows, sizeof(rows) / sizeof(rows[0])};
