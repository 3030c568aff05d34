/*
 * Rules: from the facts of a conversation to findings. What is known of a rule (title, cause,
 * fixes, guard) is a row of one of the tables NAME_rules.h; how it is decided is a function of a
 * few lines in rules_NAME.c. Rules without a function are documented and left to people.
 */
#pragma once

#include "attributes.h"
#include "facts.h"

#include "auth_rules.h"
#include "http_rules.h"
#include "kerberos_rules.h"
#include "net_rules.h"
#include "perf_rules.h"
#include "proxy_rules.h"
#include "psrp_rules.h"
#include "rule_steps.h"
#include "shell_rules.h"
#include "tls_rules.h"
#include "wsman_rules.h"

/* In ascending weight. security: nothing failed, but somebody may be harmed. */
enum finding_severity { FINDING_INFO, FINDING_WARN, FINDING_SECURITY, FINDING_ERROR };
/* From timing, size or absence; from a state that leaves one or two causes; from an explicit code.
 */
enum certainty { CERTAINTY_HINT, CERTAINTY_LIKELY, CERTAINTY_CERTAIN };

/* What failed first lies lowest. What scripts did and what is only slow or odd comes last. */
enum layer {
    LAYER_NAME,
    LAYER_TCP,
    LAYER_PROXY,
    LAYER_TLS,
    LAYER_HTTP,
    LAYER_AUTHENTICATION,
    LAYER_ENCRYPTION,
    LAYER_FAULT,
    LAYER_QUOTA,
    LAYER_SHELL,
    LAYER_PSRP,
    LAYER_SCRIPT,
    LAYER_PERFORMANCE,
    LAYER_COUNT
};

enum {
    RULE_FALLBACK = 1 << 0, /* only where no other rule explains the same */
    RULE_GENERIC = 1 << 1   /* not where a rule that says more rests on the same packets */
};

/* X(ID, "id", severity, layer, flags, title, evidence, cause, fixes (a line each), guard) */
#define RULES(X)                                                                                   \
    NET_RULES(X)                                                                                   \
    PROXY_RULES(X)                                                                                 \
    TLS_RULES(X)                                                                                   \
    HTTP_RULES(X)                                                                                  \
    AUTH_RULES(X)                                                                                  \
    KERBEROS_RULES(X)                                                                              \
    WSMAN_RULES(X)                                                                                 \
    SHELL_RULES(X)                                                                                 \
    PSRP_RULES(X)                                                                                  \
    PERF_RULES(X)

#define RULE_ENUM(id, name, severity, layer, flags, title, evidence, cause, fix, guard) RULE_##id,
enum rule_id { RULES(RULE_ENUM) RULE_COUNT };

struct rule {
    const char *id; /* stable: "net-syn-rst" */
    enum finding_severity severity;
    enum layer layer;
    unsigned flags;
    const char *title;
    const char *evidence; /* what on the wire speaks for it */
    const char *cause;    /* the likeliest first */
    /*
     * One step a line, in the order in which to try them, commands between backticks. "! " begins a
     * step that makes a system less safe, whatever it mends; "pywinrm: " one for that client alone
     * (client_program.h); {server} and its like are filled (placeholder.h).
     */
    const char *fix;
    const char *guard; /* what speaks against it */
};
extern const struct rule rules[RULE_COUNT];

/* The row of that id, or NULL. */
const struct rule *rule_find(struct bytes id);
/* "error", "warn" ... "certain" ... "name", "TCP" ... */
const char *finding_severity_name(enum finding_severity severity);
const char *certainty_name(enum certainty certainty);
const char *layer_name(enum layer layer);

enum { EVIDENCE = 6 };

/* What a finding rests on. */
struct evidence {
    struct fact at;
    char text[600];
};

struct finding {
    const struct rule *rule;
    enum finding_severity severity; /* the rule's, unless it was recovered from */
    enum certainty certainty;
    struct evidence evidence[EVIDENCE]; /* the first ones */
    size_t n_evidence;
    uint64_t count;      /* how often it was seen */
    int64_t first, last; /* times; 0: none */
    char cause[400];     /* of this case, where more is known than the rule says; "" */
    const char *without; /* steps of the fix that begin so do not apply here; NULL: all do */
    bool recovered;      /* it went well later */
    const struct rule
        *because; /* of the finding that it follows from, or says less of; NULL: none */
};

/*
 * Decides whether the rule holds: says so by calling finding_holds() at least once, with the rule's
 * certainty in this case. Looks at facts alone.
 */
typedef void rule_test(const struct facts *facts, struct finding *finding);

/* Evidence for a finding: at may be NULL. The lowest certainty of several calls counts. text is
 * printf's. */
void finding_holds(struct finding *finding, enum certainty certainty, const struct fact *at,
                   const char *text, ...) PRINTF_LIKE(4, 5);
/* Says the cause of this very case. */
void finding_cause(struct finding *finding, const char *text, ...) PRINTF_LIKE(2, 3);

struct rule_row {
    enum rule_id rule;
    rule_test *test;
};
struct rule_rows {
    const struct rule_row *rows;
    size_t n;
};
/* One for each rules_NAME.c. */
extern const struct rule_rows net_rule_rows, tls_rule_rows, http_rule_rows, auth_rule_rows,
    kerberos_rule_rows, wsman_rule_rows, shell_rule_rows, psrp_rule_rows, perf_rule_rows;
/* The test of a rule; NULL where there is none, and then why (not_automatic.h), else "". */
rule_test *rule_test_of(enum rule_id rule);
const char *rule_not_automatic(enum rule_id rule);

/*
 * Every finding of a conversation, the first cause first and its consequences behind it, at most
 * room; what others explain and what was recovered from is taken care of. Gives how many.
 */
size_t judge(const struct facts *facts, struct finding *findings, size_t room);
