#include "rule.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "not_automatic.h"

#define RULE_ROW(id, name, severity, layer, flags, title, evidence, cause, fix, guard)             \
    {name, severity, layer, flags, title, evidence, cause, fix, guard},
const struct rule rules[RULE_COUNT] = {RULES(RULE_ROW)};

const struct rule *rule_find(struct bytes id)
{
    for (size_t i = 0; i < RULE_COUNT; i++)
        if (bytes_equal_nocase(bytes_of_string(rules[i].id), id))
            return &rules[i];
    return NULL;
}

const char *finding_severity_name(enum finding_severity severity)
{
    static const char *const names[] = {"info", "warn", "security", "error"};
    return names[severity];
}

const char *certainty_name(enum certainty certainty)
{
    static const char *const names[] = {"hint", "likely", "certain"};
    return names[certainty];
}

const char *layer_name(enum layer layer)
{
    static const char *const names[] = {
        "name",  "TCP",   "proxy", "TLS",        "HTTP",   "authentication", "encryption",
        "fault", "quota", "shell", "PowerShell", "script", "performance"};
    return names[layer];
}

static void format(char *out, size_t room, const char *text, va_list args) PRINTF_LIKE(3, 0);

/* printf's text; what is cut at room ends with an ellipsis. */
static void format(char *out, size_t room, const char *text, va_list args)
{
    char whole[2048];
    vsnprintf(whole, sizeof(whole), text, args);
    fact_set(out, room, bytes_of_string(whole));
}
#define FORMAT(member, text, args) format((member), sizeof(member), (text), (args))

void finding_holds(struct finding *finding, enum certainty certainty, const struct fact *at,
                   const char *text, ...)
{
    if (finding->count == 0 || certainty < finding->certainty)
        finding->certainty = certainty;
    finding->count += at != NULL && at->count > 0 ? at->count : 1;
    if (at != NULL && at->time != 0) {
        if (finding->first == 0 || at->time < finding->first)
            finding->first = at->time;
        int64_t last = at->last_time != 0 ? at->last_time : at->time;
        if (last > finding->last)
            finding->last = last;
    }
    if (finding->n_evidence == EVIDENCE)
        return;
    struct evidence *evidence = &finding->evidence[finding->n_evidence++];
    if (at != NULL)
        evidence->at = *at;
    va_list args;
    va_start(args, text);
    FORMAT(evidence->text, text, args);
    va_end(args);
}

void finding_cause(struct finding *finding, const char *text, ...)
{
    va_list args;
    va_start(args, text);
    FORMAT(finding->cause, text, args);
    va_end(args);
}

const char *rule_not_automatic(enum rule_id rule)
{
#define REASON(id, why)                                                                            \
    if (rule == RULE_##id)                                                                         \
        return why;
    NOT_AUTOMATIC(REASON)
    return "";
}

rule_test *rule_test_of(enum rule_id rule)
{
    const struct rule_rows *const all[] = {&net_rule_rows,   &tls_rule_rows,      &http_rule_rows,
                                           &auth_rule_rows,  &kerberos_rule_rows, &wsman_rule_rows,
                                           &shell_rule_rows, &psrp_rule_rows,     &perf_rule_rows};
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
        for (size_t k = 0; k < all[i]->n; k++)
            if (all[i]->rows[k].rule == rule)
                return all[i]->rows[k].test;
    return NULL;
}
