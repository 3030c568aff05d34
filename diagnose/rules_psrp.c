/* Rules about PowerShell Remoting, error records and exit codes. */
#include <string.h>

#include "rule.h"
#include "rule_help.h"

static void holds_by_error(struct finding *o, enum certainty certainty, const struct error_fact *e)
{
    finding_holds(o, certainty, &e->at, "%s%s%s: %s", e->id[0] != '\0' ? e->id : e->where,
                  e->category[0] != '\0' ? ", " : "", e->category,
                  e->text[0] != '\0' ? e->text : e->state);
}

static bool is_record(const struct error_fact *e)
{
    return fact_is(e->where, "error-record") || fact_is(e->where, "pipeline") ||
           fact_is(e->where, "pool");
}

/* ---- Protocol ---- */

static void psrp_version_mismatch(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    if (e->fault && (has_code(e, 2152991685) ||
                     ((has_code(e, 2152992672) && (fact_says(e->text, "version") ||
                                                   fact_says(e->text, "PSProtocolVersion"))))))
        finding_holds(o, CERTAINTY_CERTAIN, &e->at,
                      "the client asked for protocol version %s -> fault %llu: %s",
                      e->protocolversion, ULL(e->code), e->text);
    EACH(error, e, f)
    if (fact_says(e->id, "IncorrectProtocolVersion"))
        holds_by_error(o, CERTAINTY_CERTAIN, e);
}

static void psrp_option_missing(const struct facts *f, struct finding *o)
{
    by_code(f, o, (const uint64_t[]){2152991687, 2152991686, 2152992674, 0});
}

static void psrp_managed_exception(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    if (e->fault && has_code(e, 2152992672) && !fact_says(e->text, "version"))
        holds_by_fault(o, CERTAINTY_CERTAIN, e);
}

static void psrp_pool_broken(const struct facts *f, struct finding *o)
{
    EACH(error, e, f)
    {
        bool broken =
            fact_is(e->where, "pool") && !e->asked &&
            (fact_is(e->state, "Broken") || (fact_is(e->state, "Closed") && e->text[0] != '\0'));
        if (broken)
            finding_holds(o, CERTAINTY_CERTAIN, &e->at, "the runspace pool is %s%s%s", e->state,
                          e->text[0] != '\0' ? ": " : "", e->text);
    }
    by_code(f, o, (const uint64_t[]){109, 0});
}

static void psrp_object_size(const struct facts *f, struct finding *o)
{
    EACH(error, e, f)
    if (fact_says(e->text, "exceeded the allowed maximum") ||
        fact_says(e->text, "maximum object size"))
        holds_by_error(o, CERTAINTY_CERTAIN, e);
}

static bool is_own_endpoint(const char *resource)
{
    return resource[0] != '\0' && fact_says(resource, "/powershell/") &&
           !fact_says(resource, "/powershell/Microsoft.PowerShell") &&
           !fact_says(resource, "/powershell/PowerShell.");
}

static void psrp_jea_command(const struct facts *f, struct finding *o)
{
    EACH(error, e, f)
    {
        bool refused = fact_says(e->id, "CommandNotFoundException") ||
                       fact_says(e->id, "ScriptsNotAllowed") ||
                       fact_says(e->exception, "CommandNotFoundException") ||
                       fact_says(e->text, "language mode") || fact_says(e->text, "no-language");
        if (is_record(e) && refused &&
            (is_own_endpoint(e->resource) || fact_says(e->id, "ScriptsNotAllowed")))
            holds_by_error(o, CERTAINTY_LIKELY, e);
    }
}

static void psrp_host_call_unanswered(const struct facts *f, struct finding *o)
{
    if (f->totals.missing_bytes > 0)
        return;
    EACH(error, e, f)
    if (fact_is(e->where, "host-call"))
        finding_holds(o, CERTAINTY_LIKELY, &e->at,
                      "the server called %s of the client's host, no answer", e->id);
}

static void psrp_pipeline_failed(const struct facts *f, struct finding *o)
{
    EACH(error, e, f)
    if (fact_is(e->where, "pipeline") && fact_is(e->state, "Failed"))
        holds_by_error(o, CERTAINTY_CERTAIN, e);
}

static void psrp_pipeline_stopped(const struct facts *f, struct finding *o)
{
    EACH(error, e, f)
    if (fact_is(e->where, "pipeline") && fact_is(e->state, "Stopped") && !e->asked)
        holds_by_error(o, CERTAINTY_LIKELY, e);
}

/* ---- Error records ---- */

static void pserr_command_not_found(const struct facts *f, struct finding *o)
{
    EACH(error, e, f)
    if (is_record(e) &&
        (fact_says(e->id, "CommandNotFoundException") ||
         fact_says(e->exception, "CommandNotFoundException")) &&
        !is_own_endpoint(e->resource))
        holds_by_error(o, CERTAINTY_CERTAIN, e);
}

static void pserr_psmodulepath_unc(const struct facts *f, struct finding *o)
{
    EACH(error, e, f)
    if (fact_says(e->target, "Measure-Object") && fact_says(e->id, "CommandNotFoundException"))
        holds_by_error(o, CERTAINTY_HINT, e);
}

static bool denied(const struct error_fact *e)
{
    return fact_is(e->category, "PermissionDenied") ||
           fact_says(e->exception, "UnauthorizedAccessException") ||
           fact_says(e->text, "0x80070005") || e->code == 0x80070005;
}

static bool is_update(const struct error_fact *e)
{
    return fact_says(e->text, "0x80240") || fact_says(e->text, "Microsoft.Update") ||
           fact_says(e->text, "WindowsUpdate");
}

/* A path or a name of a third host. */
static bool goes_further(const struct error_fact *e)
{
    return bytes_starts(bytes_of_string(e->target), BYTES("\\\\")) ||
           strstr(e->text, "\\\\") != NULL;
}

static void pserr_access_denied(const struct facts *f, struct finding *o)
{
    EACH(error, e, f)
    if (is_record(e) && denied(e) && !is_update(e))
        holds_by_error(o, CERTAINTY_CERTAIN, e);
}

static void krb_double_hop(const struct facts *f, struct finding *o)
{
    EACH(error, e, f)
    if (is_record(e) && goes_further(e) &&
        (denied(e) || fact_says(e->text, "logon failure") ||
         fact_says(e->text, "network path was not found")))
        holds_by_error(o, CERTAINTY_LIKELY, e);
    EACH(command, c, f)
    if (c->exit_code != 0 && strstr(c->line, "\\\\") != NULL &&
        (fact_says(c->error_head, "Access is denied") || fact_says(c->error_head, "Logon failure")))
        finding_holds(o, CERTAINTY_LIKELY, &c->at, "\"%s\": %s", c->line, c->error_head);
}

static void pserr_parser(const struct facts *f, struct finding *o)
{
    EACH(error, e, f)
    if (is_record(e) &&
        (fact_is(e->category, "ParserError") || fact_says(e->exception, "ParseException") ||
         fact_says(e->id, "ParentContainsErrorRecordException")))
        holds_by_error(o, CERTAINTY_CERTAIN, e);
}

static bool scripts_disabled(const char *text)
{
    return fact_says(text, "running scripts is disabled") ||
           fact_says(text, "about_Execution_Policies") ||
           fact_says(text, "is not digitally signed");
}

static void pserr_execution_policy(const struct facts *f, struct finding *o)
{
    EACH(error, e, f)
    if (is_record(e) &&
        (fact_says(e->exception, "PSSecurityException") || scripts_disabled(e->text) ||
         (fact_is(e->category, "SecurityError") && fact_is(e->id, "UnauthorizedAccess"))))
        holds_by_error(o, CERTAINTY_CERTAIN, e);
    EACH(command, c, f)
    if (scripts_disabled(c->error_head))
        finding_holds(o, CERTAINTY_CERTAIN, &c->at, "\"%s\": %s", c->line, c->error_head);
}

static void pserr_language_mode(const struct facts *f, struct finding *o)
{
    EACH(error, e, f)
    if (is_record(e) &&
        (fact_says(e->text, "language mode") || fact_says(e->id, "ConstrainedLanguage") ||
         fact_says(e->id, "NotSupportedInConstrained")))
        holds_by_error(o, CERTAINTY_CERTAIN, e);
}

static void pserr_remoting_transport(const struct facts *f, struct finding *o)
{
    EACH(error, e, f)
    if (is_record(e) && (fact_says(e->exception, "PSRemotingTransportException") ||
                         fact_says(e->id, "PSSessionStateBroken")))
        finding_holds(o, CERTAINTY_CERTAIN, &e->at, "%s, code %llu: %s", e->id, ULL(e->code),
                      e->text);
}

static void pserr_rpc(const struct facts *f, struct finding *o)
{
    EACH(error, e, f)
    if (is_record(e) &&
        (fact_says(e->text, "0x800706BA") || fact_says(e->text, "RPC server is unavailable")))
        holds_by_error(o, CERTAINTY_CERTAIN, e);
}

static void pserr_type_deserialized(const struct facts *f, struct finding *o)
{
    EACH(error, e, f)
    if (is_record(e) && fact_says(e->id, "MethodNotFound") && fact_says(e->text, "Deserialized."))
        holds_by_error(o, CERTAINTY_HINT, e);
}

static void pserr_wu_remote(const struct facts *f, struct finding *o)
{
    EACH(error, e, f)
    if (is_record(e) && is_update(e) && denied(e))
        holds_by_error(o, CERTAINTY_CERTAIN, e);
}

static void pserr_no_logon_session(const struct facts *f, struct finding *o)
{
    EACH(error, e, f)
    if (is_record(e) && (fact_says(e->text, "0x80070520") || fact_says(e->text, "0x8009030E") ||
                         fact_says(e->text, "specified logon session does not exist")))
        holds_by_error(o, CERTAINTY_CERTAIN, e);
}

static void pserr_clixml_stderr(const struct facts *f, struct finding *o)
{
    EACH(command, c, f)
    if (c->clixml && c->clixml_errors)
        finding_holds(o, CERTAINTY_CERTAIN, &c->at,
                      "the error output of \"%s\" is CLIXML with errors in it", c->line);
}

/* ---- Exit codes ---- */

/* NTSTATUS codes of a crash or a kill: section 9 of the catalogue. */
static const char *crash_name(int64_t code)
{
    static const struct {
        uint32_t status;
        const char *name;
    } known[] = {{0xC0000005, "access violation"},        {0xC0000017, "no memory"},
                 {0xC00000FD, "stack overflow"},          {0xC0000135, "DLL not found"},
                 {0xC0000139, "entry point not found"},   {0xC0000142, "DLL initialisation failed"},
                 {0xC000007B, "wrong image format"},      {0xC0000374, "heap corruption"},
                 {0xC0000409, "buffer overrun"},          {0xC000001D, "illegal instruction"},
                 {0xC0000094, "division by zero"},        {0xC000012D, "commit limit reached"},
                 {0xE0434352, "unhandled .NET exception"}};
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        if ((uint32_t)(uint64_t)code == known[i].status)
            return known[i].name;
    return NULL;
}

static void exit_ntstatus(const struct facts *f, struct finding *o)
{
    EACH(command, c, f)
    if (crash_name(c->exit_code) != NULL)
        finding_holds(o, CERTAINTY_CERTAIN, &c->at, "\"%s\" ended with %lld (0x%08X): %s", c->line,
                      (long long)c->exit_code, (unsigned)(uint32_t)(uint64_t)c->exit_code,
                      crash_name(c->exit_code));
}

/* Codes that mean success, or nothing: of robocopy, findstr, installers. */
static bool is_successlike(const struct command_fact *c)
{
    bool robocopy = fact_says(c->line, "robocopy") && c->exit_code > 0 && c->exit_code < 8;
    bool search = (fact_says(c->line, "findstr") || fact_says(c->line, "fc ")) && c->exit_code == 1;
    return robocopy || search || c->exit_code == 3010 || c->exit_code == 1641 ||
           c->exit_code == 2359302;
}

static void exit_nonzero(const struct facts *f, struct finding *o)
{
    EACH(command, c, f)
    if (c->has_exit_code && c->exit_code != 0 && crash_name(c->exit_code) == NULL &&
        !is_successlike(c) && c->exit_code != -1073741510)
        finding_holds(o, CERTAINTY_CERTAIN, &c->at, "\"%s\" ended with %lld%s%s", c->line,
                      (long long)c->exit_code, c->error_head[0] != '\0' ? ": " : "", c->error_head);
}

static void exit_powershell_collapsed(const struct facts *f, struct finding *o)
{
    EACH(command, c, f)
    if (c->exit_code == 1 && fact_says(c->line, "powershell") && !fact_says(c->line, "-file") &&
        !fact_says(c->line, "-encodedcommand"))
        finding_holds(o, CERTAINTY_HINT, &c->at, "\"%s\" ended with 1", c->line);
}

static void exit_zero_with_errors(const struct facts *f, struct finding *o)
{
    EACH(command, c, f)
    if (c->has_exit_code && c->exit_code == 0 &&
        ((c->clixml && c->clixml_errors) || (!c->clixml && c->error_length > 0)))
        finding_holds(o, c->clixml ? CERTAINTY_LIKELY : CERTAINTY_HINT, &c->at,
                      "\"%s\" ended with 0 and wrote: %s", c->line, c->error_head);
}

static void exit_reboot_required(const struct facts *f, struct finding *o)
{
    EACH(command, c, f)
    if (c->exit_code == 3010 || c->exit_code == 1641)
        finding_holds(o, CERTAINTY_CERTAIN, &c->at, "\"%s\" ended with %lld", c->line,
                      (long long)c->exit_code);
}

static void psrp_negotiation_stalled(const struct facts *f, struct finding *o)
{
    EACH(error, e, f)
    if (fact_is(e->where, "pool") && fact_is(e->state, "Stalled") && f->totals.missing_bytes == 0 &&
        f->totals.one_direction == 0)
        finding_holds(o, CERTAINTY_LIKELY, &e->at,
                      "the shell was created, and the runspace pool did not open in the %.0f s "
                      "that followed",
                      seconds(f->end - e->at.time));
}

/* What the capture lost is no fault of the sender. */
static void psrp_fragment_error(const struct facts *f, struct finding *o)
{
    const struct totals *t = &f->totals;
    if (t->missing_bytes > 0 || t->joined_late > 0 || t->locked > 0 || t->one_direction > 0)
        return;
    EACH(error, e, f)
    if (fact_is(e->where, "fragments"))
        finding_holds(o, CERTAINTY_LIKELY, &e->at, "a message of PSRP is not whole: %s", e->state);
}

static void psrp_key_exchange(const struct facts *f, struct finding *o)
{
    if (f->totals.missing_bytes > 0 || f->totals.open_at_end > 0)
        return;
    EACH(error, e, f)
    if (fact_is(e->where, "key-exchange"))
        finding_holds(o, CERTAINTY_LIKELY, &e->at, "%s, and nothing came in return", e->id);
}

static void pserr_native_stderr(const struct facts *f, struct finding *o)
{
    EACH(error, e, f)
    if (fact_is(e->where, "error-record") && fact_says(e->id, "NativeCommandError"))
        finding_holds(o, CERTAINTY_CERTAIN, &e->at, "%s: %s", e->id, e->text);
}

static const struct rule_row rows[] = {
    {RULE_PSRP_VERSION_MISMATCH, psrp_version_mismatch},
    {RULE_PSRP_OPTION_MISSING, psrp_option_missing},
    {RULE_PSRP_MANAGED_EXCEPTION, psrp_managed_exception},
    {RULE_PSRP_POOL_BROKEN, psrp_pool_broken},
    {RULE_PSRP_OBJECT_SIZE, psrp_object_size},
    {RULE_PSRP_JEA_COMMAND, psrp_jea_command},
    {RULE_PSRP_HOST_CALL_UNANSWERED, psrp_host_call_unanswered},
    {RULE_PSRP_PIPELINE_FAILED, psrp_pipeline_failed},
    {RULE_PSRP_PIPELINE_STOPPED, psrp_pipeline_stopped},
    {RULE_PSERR_COMMAND_NOT_FOUND, pserr_command_not_found},
    {RULE_PSERR_PSMODULEPATH_UNC, pserr_psmodulepath_unc},
    {RULE_PSERR_ACCESS_DENIED, pserr_access_denied},
    {RULE_KRB_DOUBLE_HOP, krb_double_hop},
    {RULE_PSERR_PARSER, pserr_parser},
    {RULE_PSERR_EXECUTION_POLICY, pserr_execution_policy},
    {RULE_PSERR_LANGUAGE_MODE, pserr_language_mode},
    {RULE_PSERR_REMOTING_TRANSPORT, pserr_remoting_transport},
    {RULE_PSERR_RPC, pserr_rpc},
    {RULE_PSERR_TYPE_DESERIALIZED, pserr_type_deserialized},
    {RULE_PSERR_WU_REMOTE, pserr_wu_remote},
    {RULE_PSERR_NO_LOGON_SESSION, pserr_no_logon_session},
    {RULE_PSERR_CLIXML_STDERR, pserr_clixml_stderr},
    {RULE_EXIT_NTSTATUS, exit_ntstatus},
    {RULE_EXIT_NONZERO, exit_nonzero},
    {RULE_EXIT_POWERSHELL_COLLAPSED, exit_powershell_collapsed},
    {RULE_EXIT_ZERO_WITH_ERRORS, exit_zero_with_errors},
    {RULE_EXIT_REBOOT_REQUIRED, exit_reboot_required},
    {RULE_PSRP_NEGOTIATION_STALLED, psrp_negotiation_stalled},
    {RULE_PSRP_FRAGMENT_ERROR, psrp_fragment_error},
    {RULE_PSRP_KEY_EXCHANGE, psrp_key_exchange},
    {RULE_PSERR_NATIVE_STDERR, pserr_native_stderr},
};
const struct rule_rows psrp_rule_rows = {rows, sizeof(rows) / sizeof(rows[0])};
