/* Rules about quotas, shells and commands. */
#include <string.h>

#include "rule.h"
#include "rule_help.h"

#define BY_CODE(name, ...)                                                                         \
    static void name(const struct facts *f, struct finding *o)                                     \
    {                                                                                              \
        by_code(f, o, (const uint64_t[]){__VA_ARGS__, 0});                                         \
    }

BY_CODE(quota_shells_per_user, 2150859173)
BY_CODE(quota_operations_per_user, 2150859174)
BY_CODE(quota_shell_users, 2150859179)
BY_CODE(quota_user_load, 2150859175, 2150859176)
BY_CODE(quota_plugin, 2150859236, 2150859237, 2150859238, 2150859239, 2150859240, 2150859241,
        2150859242)
BY_CODE(shell_remote_shell_disabled, 2150859180)
BY_CODE(shell_codepage, 2150859072)
BY_CODE(shell_working_directory, 267)
BY_CODE(shell_idle_timeout_range, 2150859250)
BY_CODE(shell_disconnected, 2150859204, 2150859230)
BY_CODE(shell_other_client, 2150859206, 2150859213, 2150859216)
BY_CODE(shell_no_disconnect_support, 2150859205)
BY_CODE(shell_id_conflict, 2150859220, 2150859221, 2150859222, 2150859223)
BY_CODE(shell_runas, 2150859231, 2150859203, 2150859259, 2150859260, 2150859261)

static void shell_access_denied(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    if (e->fault && is_denied(e) &&
        (fact_is(e->action, "Create") || fact_is(e->action, "Command") ||
         fact_is(e->action, "Connect")))
        holds_by_fault(o, CERTAINTY_CERTAIN, e);
}

static void shell_host_launch(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    if (e->fault && fact_is(e->action, "Create") && !has_code(e, 5) &&
        (has_code(e, 2) || has_code(e, 1018) || has_code(e, 1450)))
        holds_by_fault(o, CERTAINTY_CERTAIN, e);
}

static bool out_of_memory_text(const char *text)
{
    return fact_says(text, "OutOfMemory") || fact_says(text, "Could not reserve enough space") ||
           fact_says(text, "not enough storage") || fact_says(text, "StackOverflow") ||
           fact_says(text, "out of memory");
}

static void quota_memory_per_shell(const struct facts *f, struct finding *o)
{
    EACH(command, c, f)
    if (c->exit_code == -1073741801 || c->exit_code == -1073741523 || c->exit_code == -1073741571 ||
        (c->exit_code != 0 && out_of_memory_text(c->error_head)))
        finding_holds(o, CERTAINTY_LIKELY, &c->at, "\"%s\" ended with %lld: %s", c->line,
                      (long long)c->exit_code, c->error_head);
    EACH(error, e, f)
    if (fact_says(e->exception, "OutOfMemoryException"))
        finding_holds(o, CERTAINTY_LIKELY, &e->at, "%s: %s", e->exception, e->text);
}

static void quota_processes_per_shell(const struct facts *f, struct finding *o)
{
    by_code(f, o, (const uint64_t[]){1816, 0});
    EACH(command, c, f)
    if (fact_says(c->error_head, "Not enough quota"))
        finding_holds(o, CERTAINTY_LIKELY, &c->at, "\"%s\": %s", c->line, c->error_head);
}

static void quota_connections(const struct facts *f, struct finding *o)
{
    enum { MANY = 20 };
    uint64_t refused = 0;
    EACH(connection, c, f)
    refused +=
        fact_is(c->outcome, "refused") || (fact_is(c->ended_with, "rst") && c->bytes_s2c == 0);
    EACH(exchange, e, f)
    refused += e->status == 503;
    if (refused > 0 && f->totals.connections_answered >= MANY && f->totals.open_at_end >= MANY / 2)
        finding_holds(o, CERTAINTY_HINT, &f->whole,
                      "%llu connections are open, new ones are refused",
                      ULL(f->totals.open_at_end));
}

static void shell_profile(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    if (fact_is(e->action, "Create") &&
        bytes_equal_nocase(bytes_of_string(e->noprofile), BYTES("FALSE")) &&
        ((e->fault && has_code(e, 1314)) || (e->fault && fact_says(e->text, "profile"))))
        holds_by_fault(o, CERTAINTY_LIKELY, e);
}

static bool not_found_text(const char *text)
{
    /* As cmd.exe says it in several languages; what is not ASCII depends on the code page. */
    static const char *const texts[] = {"is not recognized as an internal or external command",
                                        "is not recognized as the name of a cmdlet",
                                        "The system cannot find the file specified",
                                        "ist entweder falsch geschrieben oder",
                                        "n'est pas reconnu en tant que commande interne",
                                        "no se reconoce como un comando interno",
                                        "riconosciuto come comando interno o esterno",
                                        "reconhecido como um comando interno",
                                        "内部コマンドまたは外部コマンド",
                                        "不是内部或外部命令",
                                        "не является внутренней или внешней"};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        if (fact_says(text, texts[i]))
            return true;
    return false;
}

static void shell_command_not_found(const struct facts *f, struct finding *o)
{
    EACH(command, c, f)
    if (c->exit_code == 9009 || (c->exit_code != 0 && not_found_text(c->error_head)))
        finding_holds(o, CERTAINTY_CERTAIN, &c->at, "\"%s\" ended with %lld: %s", c->line,
                      (long long)c->exit_code, c->error_head);
    EACH(exchange, e, f)
    if (e->fault && fact_is(e->action, "Command") && (has_code(e, 2) || has_code(e, 3)))
        holds_by_fault(o, CERTAINTY_CERTAIN, e);
}

static void shell_command_line_too_long(const struct facts *f, struct finding *o)
{
    enum { CMD_LIMIT = 8191 };
    EACH(command, c, f)
    if (c->exit_code != 0 &&
        (fact_says(c->error_head, "command line is too long") ||
         (c->line_length > CMD_LIMIT && c->exit_code == 1 && c->error_length > 0)))
        finding_holds(o,
                      fact_says(c->error_head, "too long") ? CERTAINTY_CERTAIN : CERTAINTY_LIKELY,
                      &c->at, "a command line of %llu characters ended with %lld",
                      ULL(c->line_length), (long long)c->exit_code);
}

static void shell_garbled_output(const struct facts *f, struct finding *o)
{
    EACH(command, c, f)
    if (strstr(c->error_head, "\xEF\xBF\xBD") != NULL)
        finding_holds(o, CERTAINTY_HINT, &c->at,
                      "the error output of \"%s\" has characters that are none", c->line);
}

static void shell_hang(const struct facts *f, struct finding *o)
{
    const int64_t long_time = 600 * SECOND;
    EACH(command, c, f)
    if (!c->done && c->running > long_time)
        finding_holds(o, CERTAINTY_HINT, &c->at, "\"%s\" ran for %.0f s without any output",
                      c->line, seconds(c->running));
}

static void shell_leak(const struct facts *f, struct finding *o)
{
    enum { SEVERAL = 5 };
    const struct totals *t = &f->totals;
    if (t->creates >= t->deletes + SEVERAL && t->open_at_end == 0 && t->missing_bytes == 0 &&
        t->joined_late == 0)
        finding_holds(o, CERTAINTY_LIKELY, &f->whole, "%llu shells were created, %llu deleted",
                      ULL(t->creates), ULL(t->deletes));
}

static void shell_no_terminate_signal(const struct facts *f, struct finding *o)
{
    enum { SEVERAL = 5 };
    const struct totals *t = &f->totals;
    if (t->commands >= t->terminates + SEVERAL && t->deletes * 3 < t->commands &&
        t->missing_bytes == 0 && t->psrp == 0)
        finding_holds(o, CERTAINTY_LIKELY, &f->whole,
                      "%llu commands, %llu terminated, %llu shells deleted", ULL(t->commands),
                      ULL(t->terminates), ULL(t->deletes));
}

static void shell_concurrent_receive(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    if (fact_is(e->action, "Receive") && e->status == 0 && e->again_elsewhere &&
        e->given_up_by[0] == '\0')
        finding_holds(o, CERTAINTY_HINT, &e->at,
                      "a second Receive was sent while the first was pending");
}

static void exit_missing(const struct facts *f, struct finding *o)
{
    EACH(command, c, f)
    if (c->done && !c->has_exit_code)
        finding_holds(o, CERTAINTY_CERTAIN, &c->at, "\"%s\" is Done and has no ExitCode", c->line);
    else if (c->deleted && !c->done)
        finding_holds(o, CERTAINTY_LIKELY, &c->at,
                      "the client deleted the shell of \"%s\" before that had ended", c->line);
}

static const struct rule_row rows[] = {
    {RULE_QUOTA_SHELLS_PER_USER, quota_shells_per_user},
    {RULE_QUOTA_OPERATIONS_PER_USER, quota_operations_per_user},
    {RULE_QUOTA_SHELL_USERS, quota_shell_users},
    {RULE_QUOTA_USER_LOAD, quota_user_load},
    {RULE_QUOTA_PLUGIN, quota_plugin},
    {RULE_QUOTA_MEMORY_PER_SHELL, quota_memory_per_shell},
    {RULE_QUOTA_PROCESSES_PER_SHELL, quota_processes_per_shell},
    {RULE_QUOTA_CONNECTIONS, quota_connections},
    {RULE_SHELL_ACCESS_DENIED, shell_access_denied},
    {RULE_SHELL_REMOTE_SHELL_DISABLED, shell_remote_shell_disabled},
    {RULE_SHELL_HOST_LAUNCH, shell_host_launch},
    {RULE_SHELL_PROFILE, shell_profile},
    {RULE_SHELL_CODEPAGE, shell_codepage},
    {RULE_SHELL_GARBLED_OUTPUT, shell_garbled_output},
    {RULE_SHELL_COMMAND_NOT_FOUND, shell_command_not_found},
    {RULE_SHELL_WORKING_DIRECTORY, shell_working_directory},
    {RULE_SHELL_COMMAND_LINE_TOO_LONG, shell_command_line_too_long},
    {RULE_SHELL_HANG, shell_hang},
    {RULE_SHELL_IDLE_TIMEOUT_RANGE, shell_idle_timeout_range},
    {RULE_SHELL_DISCONNECTED, shell_disconnected},
    {RULE_SHELL_OTHER_CLIENT, shell_other_client},
    {RULE_SHELL_NO_DISCONNECT_SUPPORT, shell_no_disconnect_support},
    {RULE_SHELL_ID_CONFLICT, shell_id_conflict},
    {RULE_SHELL_LEAK, shell_leak},
    {RULE_SHELL_NO_TERMINATE_SIGNAL, shell_no_terminate_signal},
    {RULE_SHELL_RUNAS, shell_runas},
    {RULE_SHELL_CONCURRENT_RECEIVE, shell_concurrent_receive},
    {RULE_EXIT_MISSING, exit_missing},
};
const struct rule_rows shell_rule_rows = {rows, sizeof(rows) / sizeof(rows[0])};
