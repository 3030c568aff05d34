/* Rules about attempts to connect, what happens to TCP connections, and proxies. */
#include <string.h>

#include "rule.h"
#include "rule_help.h"

static bool is_winrm_port(uint64_t port)
{
    return port == 5985 || port == 5986;
}

static const char *about_port(const struct connection_fact *c)
{
    bool usual = is_winrm_port(c->port) || c->port == 80 || c->port == 443 || c->port == 0;
    return usual ? "" : " (not a usual port of WinRM: 5985, 5986)";
}

/* Of a KDC or a name server: they have rules of their own. */
static bool is_other_service(uint64_t port)
{
    return port == 88 || port == 464 || port == 53;
}

/* Before the attempt the server had left a session: that is the failure, this is how it goes on. */
static void follows_from_break(const struct facts *f, struct finding *o,
                               const struct connection_fact *c)
{
    EACH(exchange, e, f)
    if (fact_is(e->given_up_by, "server") && (e->status == 0 || e->cut) && !e->lossy &&
        e->at.last_time <= c->at.time)
        o->severity = FINDING_WARN;
}

static void net_syn_no_answer(const struct facts *f, struct finding *o)
{
    EACH(connection, c, f)
    {
        if (!fact_is(c->outcome, "unanswered") || c->syns < 2 || is_other_service(c->port) ||
            c->fell_back)
            continue;
        finding_holds(o, f->totals.host_seen > 0 ? CERTAINTY_CERTAIN : CERTAINTY_LIKELY, &c->at,
                      "%llu SYNs to %s%s, no answer of any kind", ULL(c->syns), c->server,
                      about_port(c));
        follows_from_break(f, o, c);
    }
}

static void net_syn_rst(const struct facts *f, struct finding *o)
{
    EACH(connection, c, f)
    {
        if (!fact_is(c->outcome, "refused") || is_other_service(c->port) || c->fell_back)
            continue;
        finding_holds(o, CERTAINTY_CERTAIN, &c->at, "the SYN to %s%s was answered by RST",
                      c->server, about_port(c));
        follows_from_break(f, o, c);
        if (f->last.connected > 0 && f->last.connected < c->at.time)
            finding_cause(o, "The service answered earlier in this capture, and nothing listens "
                             "there now: it was stopped, or it crashed, or the host restarts.");
    }
}

/* RFC 792, RFC 1812 5.2.7.1, RFC 4443 3.1. */
static const char *icmp_reason(const struct connection_fact *c)
{
    static const char *const v4[] = {[0] = "network unreachable",
                                     [1] = "host unreachable",
                                     [2] = "protocol unreachable",
                                     [3] = "port unreachable",
                                     [6] = "network unknown",
                                     [7] = "host unknown",
                                     [9] = "administratively prohibited",
                                     [10] = "administratively prohibited",
                                     [13] = "administratively prohibited"};
    static const char *const v6[] = {"no route",
                                     "administratively prohibited",
                                     "beyond the scope of the source address",
                                     "address unreachable",
                                     "port unreachable",
                                     "source address refused",
                                     "route rejected"};
    bool is_v6 = c->server[0] == '[';
    size_t n = is_v6 ? sizeof(v6) / sizeof(v6[0]) : sizeof(v4) / sizeof(v4[0]);
    const char *reason = c->icmp_code < n ? (is_v6 ? v6 : v4)[c->icmp_code] : NULL;
    return reason != NULL ? reason : "destination unreachable";
}

static void net_icmp_unreachable(const struct facts *f, struct finding *o)
{
    EACH(connection, c, f)
    if (fact_is(c->outcome, "unreachable") && !is_other_service(c->port) && !c->fell_back)
        finding_holds(o, CERTAINTY_CERTAIN, &c->at,
                      "ICMP type %llu code %llu (%s) quotes the SYN to %s%s", ULL(c->icmp_type),
                      ULL(c->icmp_code), icmp_reason(c), c->server, about_port(c));
}

static void net_public_profile(const struct facts *f, struct finding *o)
{
    by_code(f, o, (const uint64_t[]){2150859113, 0});
    if (o->count == 0 && f->totals.other_clients_good > 0) {
        o->severity = FINDING_WARN; /* a guess beside net-syn-no-answer */
        EACH(connection, c, f)
        if (fact_is(c->outcome, "unanswered") && c->syns >= 2)
            finding_holds(
                o, CERTAINTY_HINT, &c->at,
                "no answer to this client, while another client of the same server was served");
    }
}

static void net_legacy_port(const struct facts *f, struct finding *o)
{
    /* Where anybody was let in, or spoke WinRM, that is WinRM's port. */
    if ((f->port != 80 && f->port != 443) || f->totals.good > 0 || f->totals.logons_accepted > 0)
        return;
    EACH(exchange, e, f)
    {
        bool winrm = fact_is(e->answer_type, "sealed") || e->fault || e->status == 401;
        if (winrm || !fact_says(e->target, "/wsman") || e->status == 0)
            continue;
        finding_holds(o, CERTAINTY_LIKELY, &e->at, "%s %s on port %llu was answered by %llu",
                      e->method, e->target, ULL(f->port), ULL(e->status));
        /* A web server's own words: nobody speaks WinRM there. */
        if (e->server[0] != '\0' && !fact_says(e->server, "Microsoft-HTTPAPI"))
            o->severity = FINDING_ERROR;
    }
}

static void net_accept_then_reset(const struct facts *f, struct finding *o)
{
    EACH(connection, c, f)
    {
        bool server_left = fact_is(c->ended_by, "server") && c->answers == 0 && c->bytes_s2c == 0 &&
                           !fact_is(c->outcome, "refused") && c->missing_s2c == 0;
        bool content = fact_is(c->spoke_c2s, "http") || fact_is(c->spoke_c2s, "nothing");
        if (server_left && content && c->saw_start && !is_other_service(c->port) &&
            c->port != 5986 && c->port != 443)
            finding_holds(o, CERTAINTY_LIKELY, &c->at,
                          "%s ended the connection with %s before it said anything", c->server,
                          c->ended_with);
    }
}

/* Nothing can be said of an answer where the server's direction is missing. */
static bool blind(const struct facts *f, uint32_t connection)
{
    const struct connection_fact *c = connection_of(f, connection);
    return c == NULL || c->packets_s2c == 0 || c->missing_s2c > 0;
}

/* The client gave up waiting for this one; after how long its own time-out lay. */
static bool client_gave_up(const struct facts *f, const struct exchange_fact *e)
{
    return e->status == 0 && !e->lossy && e->at.time != 0 && fact_is(e->given_up_by, "client") &&
           !blind(f, e->at.connection);
}

/* TLS was begun and nobody answers: what net-request-no-response is for HTTP. */
static void hello_no_response(const struct facts *f, struct finding *o)
{
    bool alone = o->count == 0;
    EACH(connection, c, f)
    if (fact_is(c->spoke_c2s, "tls") && c->bytes_s2c == 0 && c->packets_s2c > 0 &&
        c->missing_s2c == 0 && c->saw_start && fact_is(c->ended_by, "client") && c->port != 5985 &&
        c->port != 80 && c->at.last_time - c->at.time >= SECOND)
        finding_holds(o, CERTAINTY_LIKELY, &c->at,
                      "%s never answered the ClientHello; the client gave up after %.1f s",
                      c->server, seconds(c->at.last_time - c->at.time));
    if (alone && o->count > 0)
        finding_cause(o, "The server's TCP took the ClientHello, but nothing came in return: a "
                         "service that does not speak TLS listens there, it hangs, or a device in "
                         "between that inspects TLS does.");
}

static void net_request_no_response(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    {
        if (!client_gave_up(f, e) || fact_is(e->method, "CONNECT"))
            continue;
        const struct connection_fact *c = connection_of(f, e->at.connection);
        if (fact_is(c->spoke_s2c, "tls") || (c->port == 5986 && c->bytes_s2c == 0))
            continue;
        bool polling = fact_is(e->action, "Receive") || fact_is(e->action, "Pull");
        bool early = e->operation_timeout > 0 && e->wait < e->operation_timeout;
        if (polling && early)
            continue; /* perf-read-timeout */
        bool read = e->action[0] != '\0';
        enum certainty certainty = CERTAINTY_LIKELY;
        if (!read && fact_is(e->request_type, "sealed") && e->wait < 60 * SECOND)
            certainty = CERTAINTY_HINT;
        finding_holds(o, certainty, &e->at,
                      "%s %s%s%s was never answered; the client gave up after %.1f s", e->method,
                      e->target, read ? ", " : "", e->action, seconds(e->wait));
    }
    hello_no_response(f, o);
}

static void perf_read_timeout(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    {
        if (!client_gave_up(f, e))
            continue;
        /* Receive and Pull may wait for all of the time-out; others are answered at once, if at
         * all. */
        bool polling = fact_is(e->action, "Receive") || fact_is(e->action, "Pull");
        if (e->operation_timeout > 0 && e->wait < e->operation_timeout)
            finding_holds(o, polling ? CERTAINTY_CERTAIN : CERTAINTY_HINT, &e->at,
                          "the client gave up %s after %.1f s, its OperationTimeout is %.0f s",
                          e->action, seconds(e->wait), seconds(e->operation_timeout));
        else if (e->operation_timeout == 0 && fact_is(e->request_type, "sealed") &&
                 e->again_elsewhere)
            finding_holds(o, CERTAINTY_HINT, &e->at,
                          "the client gave up after %.1f s and sent a request of the same size "
                          "over a new connection",
                          seconds(e->wait));
    }
}

/* The silence was that of a server which did not answer. */
static bool waited_so_long(const struct facts *f, const struct connection_fact *c)
{
    EACH(exchange, e, f)
    if (e->at.connection == c->at.connection && e->status == 0 && e->wait > 60 * SECOND)
        return true;
    return false;
}

/* Behind a long silence the next request was answered by RST. */
static bool dropped_idle(const struct facts *f, const struct connection_fact *c)
{
    return !waited_so_long(f, c) && c->longest_silence >= 230 * SECOND && c->outstanding &&
           fact_is(c->ended_by, "server") && fact_is(c->ended_with, "rst");
}

static const char *end_name(const struct exchange_fact *e)
{
    return fact_is(e->given_up_with, "rst") ? "an RST" : "a FIN";
}

static void net_reset_midstream(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    {
        const struct connection_fact *c = connection_of(f, e->at.connection);
        bool server = fact_is(e->given_up_by, "server");
        if (c == NULL || !server || e->lossy || c->missing_s2c > 0 || c->packets_c2s == 0 ||
            dropped_idle(f, c))
            continue;
        if (e->cut)
            finding_holds(o, CERTAINTY_CERTAIN, SEEN_IN(&e->at, c->at.proof),
                          "the answer to %s %s was cut short by %s of %s", e->method, e->target,
                          end_name(e), c->server);
        else if (e->status == 0 && c->answers > 0)
            finding_holds(o, CERTAINTY_CERTAIN, SEEN_IN(&e->at, c->at.proof),
                          "%s of %s came while %s %s was waiting for its answer", end_name(e),
                          c->server, e->method, e->target);
    }
}

static void net_idle_drop(const struct facts *f, struct finding *o)
{
    EACH(connection, c, f)
    {
        if (!dropped_idle(f, c))
            continue;
        finding_holds(o, CERTAINTY_LIKELY, &c->at,
                      "silent for %.0f s, then the next request was answered by RST",
                      seconds(c->longest_silence));
    }
}

static void net_host_reboot(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    {
        bool stopping = has_code(e, 1115) || has_code(e, 2147943515);
        if (stopping || (e->after_reboot && fact_is(e->given_up_by, "server") && e->status == 0))
            finding_holds(o, CERTAINTY_LIKELY, &e->at,
                          "the host said that it is shutting down, or was asked to");
    }
}

static void net_retransmission(const struct facts *f, struct finding *o)
{
    const struct totals *t = &f->totals;
    if (t->packets < 200 || t->retransmissions * 50 < t->packets)
        return;
    finding_holds(o, CERTAINTY_LIKELY, &f->whole,
                  "%llu of %llu packets carried bytes that had been sent before",
                  ULL(t->retransmissions), ULL(t->packets));
}

static void net_mtu_blackhole(const struct facts *f, struct finding *o)
{
    enum { HANDSHAKE = 1 }; /* packets of the server in it */
    EACH(connection, c, f)
    {
        const struct exchange_fact *e = blackholed(f, c);
        bool answered = c->answers > 0 || c->bytes_s2c > 0;
        bool reached = answered || (c->saw_start && c->packets_s2c > HANDSHAKE);
        if (c->retransmissions_c2s >= 3 && reached && c->outstanding &&
            c->retransmissions_s2c == 0 && !fact_is(c->ended_by, "server") && e != NULL)
            finding_holds(o, CERTAINTY_LIKELY, &e->at,
                          "a large request was sent %llu times and never answered, while small %s",
                          ULL(c->retransmissions_c2s + 1),
                          answered ? "ones were" : "segments reached the server");
    }
}

static void net_zero_window(const struct facts *f, struct finding *o)
{
    EACH(connection, c, f)
    if (c->zero_windows_c2s + c->zero_windows_s2c >= 3)
        finding_holds(o, CERTAINTY_LIKELY, ASKED(&c->at),
                      "%llu segments of the client and %llu of the server announced no room",
                      ULL(c->zero_windows_c2s), ULL(c->zero_windows_s2c));
}

static void net_nat_port(const struct facts *f, struct finding *o)
{
    if (is_winrm_port(f->port) || f->port == 80 || f->port == 443 || f->totals.good == 0)
        return;
    EACH(exchange, e, f)
    if (e->fault && e->status == 500 && !e->proxied)
        finding_holds(o, CERTAINTY_HINT, &e->at, "WinRM on port %llu", ULL(f->port));
}

/* ---- Names ---- */

static void net_dns_failure(const struct facts *f, struct finding *o)
{
    EACH(lookup, l, f)
    {
        bool failed = fact_is(l->outcome, "nxdomain") || fact_is(l->outcome, "servfail") ||
                      fact_is(l->outcome, "refused") || fact_is(l->outcome, "none");
        if (failed && !l->recovered && !l->followed && !fact_is(l->type, "SRV") &&
            f->totals.connections == 0)
            finding_holds(o, CERTAINTY_LIKELY, &l->at, "%s %s: %s", l->type, l->name,
                          fact_is(l->outcome, "none") ? "no answer" : l->outcome);
    }
}

static void krb_srv_missing(const struct facts *f, struct finding *o)
{
    if (f->n_kdcs > 0 || f->totals.kerberos_accepted > 0)
        return;
    EACH(lookup, l, f)
    if (fact_is(l->type, "SRV") && fact_says(l->name, "_kerberos.") && !l->recovered &&
        !fact_is(l->outcome, "answered"))
        finding_holds(o, CERTAINTY_LIKELY, &l->at, "SRV %s: %s", l->name,
                      fact_is(l->outcome, "none") ? "no answer" : l->outcome);
}

static void net_ipv6_fallback(const struct facts *f, struct finding *o)
{
    EACH(connection, c, f)
    if (c->fell_back)
        finding_holds(o, CERTAINTY_LIKELY, &c->at,
                      "the attempt at %s over IPv6 was %s; over IPv4 the port answered", c->server,
                      c->outcome);
}

/* ---- Proxies ---- */

static void proxy_in_path(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    if (e->proxied && o->count < EVIDENCE)
        finding_holds(o, CERTAINTY_CERTAIN, ASKED(&e->at), "%s %s goes through %s", e->method,
                      e->target, f->server);
}

static void proxy_407(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    if (e->status == 407 && f->last.answered <= e->at.last_time)
        finding_holds(o, CERTAINTY_CERTAIN, &e->at, "%s %s: 407 by %s, which offers %s", e->method,
                      e->target, e->server[0] != '\0' ? e->server : f->server,
                      e->proxy_offered[0] != '\0' ? e->proxy_offered : "nothing");
}

static void proxy_connect_refused(const struct facts *f, struct finding *o)
{
    char status[STATUS_TEXT];
    EACH(exchange, e, f)
    if (fact_is(e->method, "CONNECT") &&
        (e->status == 403 || e->status == 405 || (e->status >= 500 && e->status < 600)))
        finding_holds(o, CERTAINTY_CERTAIN, &e->at, "CONNECT %s: %s", e->target,
                      status_text(status, sizeof(status), e));
}

static void proxy_bad_gateway(const struct facts *f, struct finding *o)
{
    char status[STATUS_TEXT];
    EACH(exchange, e, f)
    if ((e->status == 502 || e->status == 504) && !fact_is(e->method, "CONNECT") &&
        !fact_says(e->server, "Microsoft-HTTPAPI"))
        finding_holds(o, CERTAINTY_CERTAIN, &e->at, "%s by %s",
                      status_text(status, sizeof(status), e),
                      e->server[0] != '\0' ? e->server : "a device that does not give its name");
}

/* They put their own name in the place of the server's, and send requests of one connection over
 * several. */
static bool is_reverse_proxy(const char *server)
{
    static const char *const names[] = {"nginx", "openresty", "cloudflare", "awselb", "envoy"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (fact_says(server, names[i]))
            return true;
    return false;
}

/* A handshake that a reverse proxy cuts in pieces ends with a refusal, whatever the password. */
static void affinity_behind_proxy(const struct facts *f, struct finding *o)
{
    EACH(logon, l, f)
    {
        const struct exchange_fact *e = NULL;
        EACH(exchange, x, f)
        if (x->at.connection == l->at.connection && x->status == 401 && is_reverse_proxy(x->server))
            e = x;
        bool handshake = fact_is(l->mechanism, "ntlm") || fact_is(l->mechanism, "kerberos");
        if (e != NULL && handshake && l->challenges > 0 && !fact_is(l->outcome, "accepted"))
            finding_holds(o, CERTAINTY_LIKELY, &l->at,
                          "the refusal comes from %s, which does not keep the connection of a "
                          "logon together",
                          e->server);
    }
}

static void proxy_auth_affinity(const struct facts *f, struct finding *o)
{
    affinity_behind_proxy(f, o);
    size_t restarts = 0;
    EACH(logon, l, f)
    restarts +=
        fact_is(l->mechanism, "ntlm") && fact_is(l->outcome, "rejected") && l->challenges >= 2;
    if (restarts == 0 || !is_proxied(f))
        return;
    EACH(logon, l, f)
    if (l->challenges >= 2 && !fact_is(l->outcome, "accepted"))
        finding_holds(o, CERTAINTY_LIKELY, &l->at,
                      "%llu challenges to one client connection through a proxy",
                      ULL(l->challenges));
}

static void proxy_shell_affinity(const struct facts *f, struct finding *o)
{
    EACH(exchange, a, f)
    EACH(exchange, b, f)
    if (has_code(a, 2150858843) && a->machine[0] != '\0' && b->machine[0] != '\0' &&
        strcmp(a->machine, b->machine) != 0 && o->count == 0)
        finding_holds(o, CERTAINTY_LIKELY, &a->at, "faults come from %s and from %s", a->machine,
                      b->machine);
}

static void wef_504_proxy(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    if (e->status == 504 && fact_says(e->target, "SubscriptionManager"))
        finding_holds(o, CERTAINTY_CERTAIN, &e->at, "%s: 504", e->target);
}

static const struct rule_row rows[] = {
    {RULE_NET_SYN_NO_ANSWER, net_syn_no_answer},
    {RULE_NET_SYN_RST, net_syn_rst},
    {RULE_NET_ICMP_UNREACHABLE, net_icmp_unreachable},
    {RULE_NET_PUBLIC_PROFILE, net_public_profile},
    {RULE_NET_LEGACY_PORT, net_legacy_port},
    {RULE_NET_ACCEPT_THEN_RESET, net_accept_then_reset},
    {RULE_NET_REQUEST_NO_RESPONSE, net_request_no_response},
    {RULE_PERF_READ_TIMEOUT, perf_read_timeout},
    {RULE_NET_RESET_MIDSTREAM, net_reset_midstream},
    {RULE_NET_IDLE_DROP, net_idle_drop},
    {RULE_NET_HOST_REBOOT, net_host_reboot},
    {RULE_NET_RETRANSMISSION, net_retransmission},
    {RULE_NET_MTU_BLACKHOLE, net_mtu_blackhole},
    {RULE_NET_ZERO_WINDOW, net_zero_window},
    {RULE_NET_NAT_PORT, net_nat_port},
    {RULE_NET_DNS_FAILURE, net_dns_failure},
    {RULE_KRB_SRV_MISSING, krb_srv_missing},
    {RULE_NET_IPV6_FALLBACK, net_ipv6_fallback},
    {RULE_PROXY_IN_PATH, proxy_in_path},
    {RULE_PROXY_407, proxy_407},
    {RULE_PROXY_CONNECT_REFUSED, proxy_connect_refused},
    {RULE_PROXY_BAD_GATEWAY, proxy_bad_gateway},
    {RULE_PROXY_AUTH_AFFINITY, proxy_auth_affinity},
    {RULE_PROXY_SHELL_AFFINITY, proxy_shell_affinity},
    {RULE_WEF_504_PROXY, wef_504_proxy},
};
const struct rule_rows net_rule_rows = {rows, sizeof(rows) / sizeof(rows[0])};
