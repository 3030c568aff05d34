/* Rules about what is slow. */
#include <string.h>

#include "rule.h"
#include "rule_help.h"

static void perf_auth_per_request(const struct facts *f, struct finding *o)
{
    enum { SEVERAL = 8 };
    const struct totals *t = &f->totals;
    if (t->logons_accepted >= SEVERAL && t->logons_accepted >= t->connections &&
        t->operations > 0 && t->logons_accepted * 3 >= t->operations * 2 && t->basic_accepted == 0)
        finding_holds(o, CERTAINTY_LIKELY, &f->whole,
                      "%llu handshakes for %llu operations over %llu connections",
                      ULL(t->logons_accepted), ULL(t->operations), ULL(t->connections));
}

static void perf_shell_per_command(const struct facts *f, struct finding *o)
{
    enum { SEVERAL = 10 };
    const struct totals *t = &f->totals;
    if (t->creates >= SEVERAL && t->commands <= t->creates && t->psrp == 0)
        finding_holds(o, CERTAINTY_LIKELY, &f->whole, "%llu shells for %llu commands",
                      ULL(t->creates), ULL(t->commands));
}

static void perf_slow_create(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    if (e->status != 0 && fact_is(e->action, "Create") && e->wait > SLOW_CREATE)
        finding_holds(o, CERTAINTY_LIKELY, &e->at, "Create was answered after %.1f s",
                      seconds(e->wait));
}

static void perf_slow_server(const struct facts *f, struct finding *o)
{
    const struct totals *t = &f->totals;
    if (t->waits < 5)
        return;
    int64_t mean = t->waited / (int64_t)t->waits;
    if (mean > 2 * SECOND && mean > 10 * t->rtt)
        finding_holds(
            o, CERTAINTY_HINT, &f->whole,
            "operations wait for their answers %.1f s on average; the round trip is %.3f s",
            seconds(mean), seconds(t->rtt));
}

static void perf_high_rtt(const struct facts *f, struct finding *o)
{
    const struct totals *t = &f->totals;
    if (t->rtt > SECOND / 10 && t->requests > 5)
        finding_holds(o, CERTAINTY_LIKELY, &f->whole,
                      "a round trip takes %.0f ms, %llu requests were made", seconds(t->rtt) * 1000,
                      ULL(t->requests));
}

static void perf_small_chunks(const struct facts *f, struct finding *o)
{
    enum { MANY = 50 };
    const struct totals *t = &f->totals;
    if (t->sends + t->commands >= MANY && t->small_sends * 10 >= (t->sends + t->commands) * 8)
        finding_holds(o, CERTAINTY_HINT, &f->whole,
                      "%llu commands and sends, most of them some kilobytes",
                      ULL(t->sends + t->commands));
}

static void perf_enum_small_batches(const struct facts *f, struct finding *o)
{
    enum { MANY = 20 };
    if (f->totals.pulls >= MANY && f->totals.pulled_items > 0 &&
        f->totals.pulled_items < f->totals.pulls * 30)
        finding_holds(o, CERTAINTY_HINT, &f->whole, "%llu Pulls brought %llu items",
                      ULL(f->totals.pulls), ULL(f->totals.pulled_items));
}

static void perf_retry_storm(const struct facts *f, struct finding *o)
{
    enum { MANY = 5 };
    uint64_t n = 0, refused = 0;
    EACH(exchange, e, f)
    n += e->repeated && e->status != 401;
    EACH(connection, c, f)
    refused += fact_is(c->outcome, "refused") ? c->at.count : 0;
    if (n >= MANY)
        EACH(exchange, e, f)
    if (e->repeated)
        finding_holds(o, CERTAINTY_LIKELY, &e->at, "%s with a MessageID that was sent before",
                      e->action);
    if (refused >= 2 * MANY && f->last.connected == 0)
        finding_holds(o, CERTAINTY_LIKELY, &f->whole,
                      "%llu attempts to connect, one after the other", ULL(refused));
}

static void perf_wmi_heavy_query(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    if (e->wait > 10 * SECOND &&
        (fact_says(e->resource, "CIM_DataFile") || fact_says(e->resource, "Win32_Product") ||
         fact_says(e->resource, "Win32_NTLogEvent")))
        finding_holds(o, CERTAINTY_LIKELY, &e->at, "%s of %s took %.0f s", e->action, e->resource,
                      seconds(e->wait));
}

static void perf_delayed_ack_nagle(const struct facts *f, struct finding *o)
{
    enum { SEVERAL = 5 };
    const struct totals *t = &f->totals;
    if (t->delayed_uploads >= SEVERAL && t->delayed_uploads * 2 >= t->requests)
        finding_holds(o, CERTAINTY_HINT, &f->whole,
                      "the parts of %llu of %llu requests came about 40 or 200 ms apart",
                      ULL(t->delayed_uploads), ULL(t->requests));
}

static const struct rule_row rows[] = {
    {RULE_PERF_AUTH_PER_REQUEST, perf_auth_per_request},
    {RULE_PERF_SHELL_PER_COMMAND, perf_shell_per_command},
    {RULE_PERF_SLOW_CREATE, perf_slow_create},
    {RULE_PERF_SLOW_SERVER, perf_slow_server},
    {RULE_PERF_HIGH_RTT, perf_high_rtt},
    {RULE_PERF_SMALL_CHUNKS, perf_small_chunks},
    {RULE_PERF_ENUM_SMALL_BATCHES, perf_enum_small_batches},
    {RULE_PERF_RETRY_STORM, perf_retry_storm},
    {RULE_PERF_WMI_HEAVY_QUERY, perf_wmi_heavy_query},
    {RULE_PERF_DELAYED_ACK_NAGLE, perf_delayed_ack_nagle},
};
const struct rule_rows perf_rule_rows = {rows, sizeof(rows) / sizeof(rows[0])};
