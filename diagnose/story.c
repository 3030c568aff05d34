/* The diagnosis as text for people. What comes from a capture goes through the renderer's lines,
 * which escape it. */
#include <stdio.h>
#include <string.h>

#include "advice.h"
#include "diagnosis_private.h"
#include "text_line.h"
#include "value.h"

/* COUNTS: what "12 connections, 1234 requests, 1234 answers" takes. */
enum { COUNTS = 46, MARGIN = 4, TEXT_COLUMN = 11, MOST_FINDINGS = 6, KERBEROS_PORT = 88 };

static void words(struct text_line *line, enum tint tint, const char *text)
{
    line_words(line, tint, text);
}

static void put_time(struct text_line *line, int64_t time, bool with_date)
{
    struct buf text = buf_init(64);
    value_time(time, &text);
    struct bytes whole = buf_bytes(&text);
    if (whole.len > 23)
        line_value(line, TINT_DIM, with_date ? bytes_part(whole, 0, 23) : bytes_part(whole, 11, 12),
                   0, 1);
    buf_clear(&text);
}

static void put_count(struct text_line *line, uint64_t n, const char *what)
{
    char text[64];
    snprintf(text, sizeof(text), "%llu %s%s", (unsigned long long)n, what, n == 1 ? "" : "s");
    words(line, TINT_DIM, text);
}

/* ---- The way: what worked and what failed ---- */

enum step_state { STEP_UNSEEN, STEP_GOOD, STEP_FAILED };

struct step {
    const char *name;
    enum step_state state;
};

enum {
    STEP_NAME,
    STEP_TCP,
    STEP_TLS,
    STEP_HTTP,
    STEP_AUTHENTICATION,
    STEP_ENCRYPTION,
    STEP_SHELL,
    STEP_COMMAND,
    STEPS
};

static int step_of(enum layer layer)
{
    static const int steps[LAYER_COUNT] = {[LAYER_NAME] = STEP_NAME,
                                           [LAYER_TCP] = STEP_TCP,
                                           [LAYER_PROXY] = STEP_HTTP,
                                           [LAYER_TLS] = STEP_TLS,
                                           [LAYER_HTTP] = STEP_HTTP,
                                           [LAYER_AUTHENTICATION] = STEP_AUTHENTICATION,
                                           [LAYER_ENCRYPTION] = STEP_ENCRYPTION,
                                           [LAYER_FAULT] = STEP_SHELL,
                                           [LAYER_QUOTA] = STEP_SHELL,
                                           [LAYER_SHELL] = STEP_SHELL,
                                           [LAYER_PSRP] = STEP_SHELL,
                                           [LAYER_SCRIPT] = STEP_COMMAND,
                                           [LAYER_PERFORMANCE] = -1};
    return steps[layer];
}

static const char *const step_names[STEPS] = {"name",           "TCP",        "TLS",   "HTTP",
                                              "authentication", "encryption", "shell", "command"};

/* Tickets alone: the service itself is not in the capture. */
static bool is_kdc(const struct facts *facts)
{
    return facts->port == KERBEROS_PORT;
}

static void put_way(struct text_line *line, const struct verdict *v)
{
    const struct totals *t = &v->facts->totals;
    enum step_state state[STEPS] = {
        [STEP_NAME] = v->facts->n_lookups > 0 ? STEP_GOOD : STEP_UNSEEN,
        [STEP_TCP] = t->connections_answered > 0 ? STEP_GOOD : STEP_UNSEEN,
        [STEP_TLS] = v->facts->last.tls != 0 ? STEP_GOOD : STEP_UNSEEN,
        [STEP_HTTP] = t->answers > 0 ? STEP_GOOD : STEP_UNSEEN,
        [STEP_AUTHENTICATION] = t->logons_accepted > 0 ? STEP_GOOD : STEP_UNSEEN,
        [STEP_ENCRYPTION] =
            t->opened > 0 || (t->locked > 0 && t->good > 0) ? STEP_GOOD : STEP_UNSEEN,
        [STEP_SHELL] = t->creates > 0 ? STEP_GOOD : STEP_UNSEEN,
        [STEP_COMMAND] = v->facts->last.script != 0 || t->winrs > 0 ? STEP_GOOD : STEP_UNSEEN};
    for (size_t i = 0; i < v->n; i++) {
        int step = step_of(v->findings[i].rule->layer);
        if (step >= 0 && v->findings[i].severity == FINDING_ERROR && v->findings[i].because == NULL)
            state[step] = STEP_FAILED;
    }
    line_indent(line, 2);
    for (int i = 0; i < STEPS; i++) {
        static const char *const signs[] = {" -", " ok", " FAILED"};
        static const enum tint tints[] = {TINT_DIM, TINT_C2S, TINT_ERROR};
        if (is_kdc(v->facts) && i != STEP_NAME && i != STEP_AUTHENTICATION)
            continue;
        size_t width = strlen(step_names[i]) + strlen(signs[state[i]]);
        words(line, TINT_DIM, i > 0 ? " >" : "");
        if (line->column + 1 + width > line->columns) {
            line_end(line);
            line_indent(line, MARGIN);
        } else if (i > 0) {
            words(line, TINT_NONE, " ");
        }
        words(line, state[i] == STEP_UNSEEN ? TINT_DIM : TINT_NONE, step_names[i]);
        words(line, tints[state[i]], signs[state[i]]);
    }
    line_end(line);
}

/* ---- One finding ---- */

static void put_frame(char *text, size_t room, const struct frame *frame)
{
    if (frame->number == 0)
        snprintf(text, room, "%s", "");
    else if (frame->file > 1)
        snprintf(text, room, "packet %u:%llu", (unsigned)frame->file,
                 (unsigned long long)frame->number);
    else
        snprintf(text, room, "packet %llu", (unsigned long long)frame->number);
}

/* What was seen again is told by its number. */
static void put_evidence(struct text_line *line, const struct finding *f)
{
    size_t shown = 0;
    for (size_t i = 0; i < f->n_evidence; i++) {
        const struct evidence *e = &f->evidence[i];
        char frame[48];
        if (i > 0 && strcmp(e->text, f->evidence[i - 1].text) == 0)
            continue;
        shown++;
        put_frame(frame, sizeof(frame), &e->at.proof.frame);
        line_indent(line, MARGIN);
        words(line, TINT_LABEL, i == 0 ? "seen" : "");
        line_indent(line, MARGIN + TEXT_COLUMN);
        words(line, TINT_BOLD, frame);
        if (e->at.proof.time != 0) {
            words(line, TINT_NONE, frame[0] != '\0' ? ", " : "");
            put_time(line, e->at.proof.time, false);
        }
        words(line, TINT_NONE, "  ");
        line_value(line, TINT_NONE, bytes_of_string(e->text), MARGIN + TEXT_COLUMN + 2, 8);
        line_end(line);
    }
    if (f->count > shown) {
        char more[64];
        snprintf(more, sizeof(more), "... %llu times in all", (unsigned long long)f->count);
        advice_entry(line, MARGIN, "", TINT_DIM, bytes_of_string(more));
    }
}

/* True when it has steps. */
static bool put_finding(struct text_line *line, const struct facts *facts, const struct finding *f)
{
    static const char *const signs[] = {"note", "warning", "security", "ERROR"};
    static const enum tint tints[] = {TINT_INFO, TINT_WARN, TINT_WARN, TINT_ERROR};
    char tail[160];
    line_end(line);
    line_indent(line, 2);
    words(line, tints[f->severity], signs[f->severity]);
    words(line, TINT_NONE, "  ");
    line_value(line, TINT_BOLD, bytes_of_string(f->rule->title), MARGIN + TEXT_COLUMN, 0);
    snprintf(tail, sizeof(tail), "  (%s, %s%s)", f->rule->id, certainty_name(f->certainty),
             f->recovered ? "; went well later" : "");
    if (line->column + strlen(tail) > line->columns) {
        line_end(line);
        line_indent(line, MARGIN + TEXT_COLUMN - 2);
    }
    words(line, TINT_DIM, tail);
    line_end(line);
    put_evidence(line, f);
    if (f->because != NULL) {
        char text[160];
        snprintf(text, sizeof(text), "follows from, or is another side of: %s", f->because->title);
        advice_entry(line, MARGIN, "why", TINT_NONE, bytes_of_string(text));
        return false;
    }
    bool steps = advice_write(line, MARGIN, f->rule, facts, f);
    if (line->options.verbose && f->certainty != CERTAINTY_CERTAIN && f->rule->guard[0] != '\0')
        advice_entry(line, MARGIN, "but", TINT_DIM, bytes_of_string(f->rule->guard));
    return steps;
}

/* ---- A conversation ---- */

static void put_head(struct text_line *line, const struct verdict *v)
{
    const struct facts *f = v->facts;
    const struct totals *t = &f->totals;
    line_end(line);
    words(line, TINT_BOLD, f->client);
    words(line, TINT_BOLD, " -> ");
    words(line, TINT_BOLD, f->server[0] != '\0' ? f->server : "?");
    if (facts_name(f)[0] != '\0' && strcmp(facts_name(f), f->server) != 0) {
        words(line, TINT_NONE, "  ");
        line_piece(line, TINT_NONE, bytes_of_string(facts_name(f)), 60);
    } else if (is_kdc(f)) {
        words(line, TINT_NONE, "  Kerberos: a domain controller");
    }
    line_end(line);
    line_indent(line, 2);
    if (f->start != 0) {
        put_time(line, f->start, true);
        words(line, TINT_DIM, " to ");
        put_time(line, f->end, false);
        words(line, TINT_DIM, " UTC, ");
        if (line->column + COUNTS > line->columns) {
            line_end(line);
            line_indent(line, MARGIN);
        }
    }
    if (is_kdc(f)) {
        put_count(line, t->kdc_exchanges, "request");
        words(line, TINT_DIM, " for tickets, ");
        put_count(line, t->kdc_answered, "answer");
    } else {
        put_count(line, t->connections, "connection");
        words(line, TINT_DIM, ", ");
        put_count(line, t->requests, "request");
        words(line, TINT_DIM, ", ");
        put_count(line, t->answers, "answer");
    }
    line_end(line);
    put_way(line, v);
}

static void limit(struct text_line *line, bool *any, const char *text)
{
    if (!*any) {
        line_end(line);
        line_indent(line, 2);
        words(line, TINT_LABEL, "What this capture cannot show");
        line_end(line);
    }
    *any = true;
    line_indent(line, MARGIN);
    words(line, TINT_DIM, "- ");
    line_value(line, TINT_NONE, bytes_of_string(text), 6, 0);
    line_end(line);
}

/* TLS came up, and nothing inside could be read. Where it did not come up, there is nothing inside.
 */
static bool is_closed_tls(const struct facts *f)
{
    /* The request to a proxy for a tunnel stands in front of it. */
    for (size_t i = 0; i < f->n_exchanges; i++)
        if (!fact_is(f->exchanges[i].method, "CONNECT"))
            return false;
    return f->last.tls != 0 && f->totals.requests == f->n_exchanges;
}

static bool tried_kerberos(const struct facts *f)
{
    for (size_t i = 0; i < f->n_logons; i++)
        if (f->logons[i].kerberos_offered ||
            bytes_equal_nocase(bytes_of_string(f->logons[i].mechanism), BYTES("kerberos")))
            return true;
    return false;
}

/* So that nobody trusts silence. */
static void put_limits(struct text_line *line, const struct verdict *v)
{
    const struct totals *t = &v->facts->totals;
    bool any = false;
    char text[400];
    if (t->locked > 0) {
        char faults[120] = "";
        if (t->locked_faults > 0)
            snprintf(
                faults, sizeof(faults),
                " (%llu answered by 500: a time-out of polling, or a fault whose code only the "
                "client's message tells)",
                (unsigned long long)t->locked_faults);
        snprintf(text, sizeof(text),
                 "%llu exchange%s encrypted, and no key at hand opens %s: faults and scripts in %s "
                 "are not read%s. Give --password, --nt-hash, --keytab, --session-key or --keys "
                 "(winrmscope keys says which is missing)",
                 (unsigned long long)t->locked, t->locked == 1 ? " is" : "s are",
                 t->locked == 1 ? "it" : "them", t->locked == 1 ? "it" : "them", faults);
        limit(line, &any, text);
    }
    if (is_closed_tls(v->facts))
        limit(line, &any,
              "what was said inside TLS: give --tls-keylog or --tls-key, or record again with "
              "SSLKEYLOGFILE set in the client");
    if (t->one_direction > 0)
        limit(line, &any,
              "one direction of the connection is missing: answers that did come may not be here");
    if (t->joined_late > 0)
        limit(line, &any,
              "the capture joined when the connection was open already: its beginning, and often "
              "the logon, are missing");
    if (t->missing_bytes > 0) {
        snprintf(text, sizeof(text),
                 "%llu byte%s of the streams %s missing (lost by the capture, or cut by its snap "
                 "length)",
                 (unsigned long long)t->missing_bytes, t->missing_bytes == 1 ? "" : "s",
                 t->missing_bytes == 1 ? "is" : "are");
        limit(line, &any, text);
    }
    if (t->open_at_end > 0)
        limit(line, &any, "the capture ended before the connection did");
    if (t->kerberos_accepted == 0 && v->facts->n_kdcs == 0 && v->n > 0 &&
        v->findings[0].rule->layer == LAYER_AUTHENTICATION && tried_kerberos(v->facts))
        limit(line, &any, "no traffic with a domain controller (port 88) is in it");
}

/* True when there is something to do. */
static bool put_conversation(struct text_line *line, const struct verdict *v, bool verbose)
{
    put_head(line, v);
    bool steps = false;
    size_t shown = 0, weighty = 0;
    for (size_t i = 0; i < v->n; i++)
        weighty += v->findings[i].severity > FINDING_INFO;
    for (size_t i = 0; i < v->n; i++) {
        bool lesser = weighty > 0 && v->findings[i].severity == FINDING_INFO;
        if (!verbose && (shown == MOST_FINDINGS || lesser))
            continue;
        steps = put_finding(line, v->facts, &v->findings[i]) || steps;
        shown++;
    }
    if (shown < v->n) {
        char more[80];
        snprintf(more, sizeof(more), "%llu lesser finding%s more: -v shows all",
                 (unsigned long long)(v->n - shown), v->n - shown == 1 ? "" : "s");
        line_end(line);
        line_indent(line, 2);
        words(line, TINT_DIM, more);
        line_end(line);
    }
    if (v->n == 0) {
        line_indent(line, 2);
        bool closed = v->facts->totals.locked > 0 || is_closed_tls(v->facts);
        words(line, TINT_C2S,
              closed ? "no failure found in what can be read without a key" : "no failure found");
        line_end(line);
    }
    put_limits(line, v);
    return steps;
}

/* What became of n conversations: how many have that severity on top. */
static void put_outcome(struct text_line *line, size_t n, const size_t *by_severity)
{
    char text[120];
    size_t failed = by_severity[FINDING_ERROR];
    size_t warned = by_severity[FINDING_WARN] + by_severity[FINDING_SECURITY];
    if (n == 1)
        snprintf(text, sizeof(text), "%s",
                 failed > 0                      ? "it failed"
                 : by_severity[FINDING_WARN] > 0 ? "no certain failure, but a warning"
                 : warned > 0                    ? "no failure, but a warning"
                                                 : "no failure");
    else if (failed + warned == 0)
        snprintf(text, sizeof(text), "no failure");
    else
        snprintf(text, sizeof(text), "%llu failed, %llu with a warning", (unsigned long long)failed,
                 (unsigned long long)warned);
    words(line, failed > 0 ? TINT_ERROR : warned > 0 ? TINT_WARN : TINT_BOLD, text);
}

static void put_headline(struct text_line *line, const struct diagnosis *d, const char *instead)
{
    size_t by_severity[FINDING_ERROR + 1] = {0};
    char text[200];
    for (size_t i = 0; i < d->n; i++)
        if (d->verdicts[i].n > 0)
            by_severity[d->verdicts[i].findings[0].severity]++;
    if (d->n == 0) {
        words(line, TINT_BOLD, "No WinRM here");
        if (instead[0] != '\0') {
            words(line, TINT_NONE, ", but ");
            line_value(line, TINT_NONE, bytes_of_string(instead), 0, 4);
        }
        line_end(line);
        return;
    }
    snprintf(text, sizeof(text),
             "%llu conversation%s of a client with a service: ", (unsigned long long)d->n,
             d->n == 1 ? "" : "s");
    words(line, TINT_BOLD, text);
    put_outcome(line, d->n, by_severity);
    line_end(line);
}

bool diagnosis_write(const struct diagnosis *d, FILE *out, const struct render_options *options,
                     const char *instead)
{
    struct text_line *line = advice_open(out, options);
    put_headline(line, d, instead);
    bool steps = false;
    /* Failures first. */
    for (int good = 0; good < 2; good++)
        for (size_t i = 0; i < d->n; i++)
            if ((d->verdicts[i].n > 0 && d->verdicts[i].findings[0].severity == FINDING_ERROR) ==
                (good == 0))
                steps = put_conversation(line, &d->verdicts[i], options->verbose) || steps;
    line_end(line);
    if (steps)
        advice_note(line);
    line_value(line, TINT_DIM,
               BYTES("A good capture, taken at the client (the manual: Taking a capture):"), 0, 0);
    line_end(line);
    words(line, TINT_DIM, "  dumpcap -f \"port 5985 or 5986 or 88 or 53\" -w winrm.pcapng");
    line_end(line);
    return advice_close(line);
}

bool diagnosis_explain(const struct rule *rule, FILE *out, const struct render_options *options)
{
    struct text_line *line = advice_open(out, options);
    const char *not_automatic = rule_not_automatic((enum rule_id)(rule - rules));
    char about[160];
    words(line, TINT_BOLD, rule->title);
    line_end(line);
    snprintf(about, sizeof(about), "%s, %s, layer %s%s", rule->id,
             finding_severity_name(rule->severity), layer_name(rule->layer),
             not_automatic[0] == '\0' ? "" : "; documented, not looked for by diagnose");
    line_indent(line, 2);
    words(line, TINT_DIM, about);
    line_end(line);
    if (not_automatic[0] != '\0')
        advice_entry(line, MARGIN, "not seen", TINT_DIM, bytes_of_string(not_automatic));
    advice_entry(line, MARGIN, "seen by", TINT_NONE, bytes_of_string(rule->evidence));
    bool steps = advice_write(line, MARGIN, rule, NULL, NULL);
    if (rule->guard[0] != '\0')
        advice_entry(line, MARGIN, "but", TINT_NONE, bytes_of_string(rule->guard));
    if (steps)
        advice_note(line);
    return advice_close(line);
}
