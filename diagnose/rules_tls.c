/* Rules about TLS. */
#include <string.h>

#include "code_table.h"
#include "rule.h"
#include "rule_help.h"

enum {
    UNEXPECTED_MESSAGE = 10,
    HANDSHAKE_FAILURE = 40,
    BAD_CERTIFICATE = 42,
    UNSUPPORTED_CERTIFICATE = 43,
    CERTIFICATE_REVOKED = 44,
    CERTIFICATE_EXPIRED = 45,
    CERTIFICATE_UNKNOWN = 46,
    ILLEGAL_PARAMETER = 47,
    UNKNOWN_CA = 48,
    ACCESS_DENIED = 49,
    PROTOCOL_VERSION = 70,
    INSUFFICIENT_SECURITY = 71,
    INTERNAL_ERROR = 80,
    INAPPROPRIATE_FALLBACK = 86,
    UNRECOGNIZED_NAME = 112,
    CERTIFICATE_REQUIRED = 116
};

static bool alerted(uint64_t alert, unsigned description)
{
    return alert == 1 + (uint64_t)description;
}

static const char *alert_name(uint64_t alert)
{
    return code_name(CODE_TLS, (uint32_t)(alert - 1));
}

static bool any_stage(const struct connection_fact *c, const char *words)
{
    return c->tls_stage[0] != '\0' && fact_has(words, c->tls_stage);
}

/* A ClientHello, and nothing of TLS in return. */
static bool hello_alone(const struct connection_fact *c)
{
    return fact_is(c->spoke_c2s, "tls") && !fact_is(c->spoke_s2c, "tls") && c->packets_s2c > 0;
}

static bool saw_whole(const struct connection_fact *c)
{
    return c->saw_start && c->missing_c2s == 0 && c->missing_s2c == 0 && c->packets_s2c > 0 &&
           c->packets_c2s > 0;
}

static void tls_on_http_port(const struct facts *f, struct finding *o)
{
    EACH(connection, c, f)
    {
        if (!hello_alone(c) || !saw_whole(c))
            continue;
        bool http = fact_is(c->spoke_s2c, "http");
        bool port = c->port == 5985 || c->port == 80;
        bool ended = c->ended_by[0] != '\0';
        if (http || (port && ended))
            finding_holds(o, http ? CERTAINTY_CERTAIN : CERTAINTY_LIKELY, &c->at,
                          "a ClientHello to %s was %s", c->server,
                          http                ? "answered by HTTP"
                          : c->bytes_s2c == 0 ? "not answered"
                                              : "answered by something that is not TLS");
    }
}

static void tls_http_on_tls_port(const struct facts *f, struct finding *o)
{
    EACH(connection, c, f)
    {
        if (!fact_is(c->spoke_c2s, "http") || !saw_whole(c))
            continue;
        bool tls = fact_is(c->spoke_s2c, "tls");
        bool port = c->port == 5986 || c->port == 443;
        bool silent = c->bytes_s2c == 0 && c->ended_by[0] != '\0';
        bool refused =
            c->answers > 0 && c->answers == c->requests && port && all_answers_are(f, c, 400);
        if (tls || (port && silent) || refused)
            finding_holds(o, tls ? CERTAINTY_CERTAIN : CERTAINTY_LIKELY, &c->at,
                          "plain HTTP to %s was answered by %s", c->server,
                          tls                             ? "TLS"
                          : refused                       ? "400"
                          : fact_is(c->ended_with, "rst") ? "RST"
                                                          : "the end of the connection");
    }
}

static void tls_no_server_certificate(const struct facts *f, struct finding *o)
{
    EACH(connection, c, f)
    {
        bool nothing = hello_alone(c) && c->bytes_s2c == 0 && fact_is(c->ended_by, "server") &&
                       saw_whole(c) && c->port != 5985 && c->port != 80;
        bool internal = alerted(c->alert_s2c, INTERNAL_ERROR);
        if (nothing)
            finding_holds(o, CERTAINTY_LIKELY, &c->at,
                          "%s ended the connection with %s right after the ClientHello", c->server,
                          c->ended_with);
        else if (internal)
            finding_holds(o, CERTAINTY_LIKELY, SEEN_IN(&c->at, c->alert),
                          "alert internal_error from %s", c->server);
    }
}

/* The server chose a version that libraries have come to refuse, and the client breaks off without
 * a word on the certificate. */
static bool refuses_old_version(const struct connection_fact *c)
{
    bool old = fact_is(c->tls_version, "TLS 1.0") || fact_is(c->tls_version, "TLS 1.1") ||
               fact_is(c->tls_version, "SSL 3.0");
    return old &&
           (alerted(c->alert_c2s, HANDSHAKE_FAILURE) || alerted(c->alert_c2s, ILLEGAL_PARAMETER) ||
            alerted(c->alert_c2s, INSUFFICIENT_SECURITY) || alerted(c->alert_c2s, INTERNAL_ERROR));
}

static void tls_protocol_version(const struct facts *f, struct finding *o)
{
    EACH(connection, c, f)
    {
        const char *offered = c->tls_offered[0] != '\0' ? c->tls_offered : "what it does not say";
        if (alerted(c->alert_s2c, PROTOCOL_VERSION) || alerted(c->alert_c2s, PROTOCOL_VERSION) ||
            alerted(c->alert_s2c, INAPPROPRIATE_FALLBACK))
            finding_holds(o, CERTAINTY_CERTAIN, SEEN_IN(&c->at, c->alert),
                          "alert protocol_version; the client offers %s, the server chose %s",
                          offered, c->tls_version[0] != '\0' ? c->tls_version : "nothing");
        else if (refuses_old_version(c))
            finding_holds(o, CERTAINTY_LIKELY, SEEN_IN(&c->at, c->alert),
                          "the client offers %s, the server chose %s, the client answers with the "
                          "alert %s (%llu)",
                          offered, c->tls_version, alert_name(c->alert_c2s), ULL(c->alert_c2s - 1));
    }
}

static void tls_no_common_cipher(const struct facts *f, struct finding *o)
{
    EACH(connection, c, f)
    {
        bool failure = alerted(c->alert_s2c, HANDSHAKE_FAILURE) && !c->certificate_asked;
        if (failure || alerted(c->alert_s2c, INSUFFICIENT_SECURITY))
            finding_holds(o, CERTAINTY_CERTAIN, SEEN_IN(&c->at, c->alert),
                          "%s answered the ClientHello with the alert %s", c->server,
                          failure ? "handshake_failure (40)" : "insufficient_security (71)");
    }
}

/* All that the client sent is here: that a request is missing means something. */
static bool saw_client(const struct connection_fact *c)
{
    return c->packets_c2s > 0 && c->missing_c2s == 0;
}

/* The client ended it because of the certificate, by an alert or without one. */
static bool refused_silently(const struct connection_fact *c)
{
    return c->requests == 0 && saw_client(c) && fact_is(c->ended_by, "client") &&
           any_stage(c, "server-flight client-finished") && c->alert_c2s == 0 && c->alert_s2c == 0;
}

static void tls_unknown_ca(const struct facts *f, struct finding *o)
{
    EACH(connection, c, f)
    {
        bool certain = alerted(c->alert_c2s, UNKNOWN_CA);
        bool other =
            alerted(c->alert_c2s, CERTIFICATE_UNKNOWN) || alerted(c->alert_c2s, BAD_CERTIFICATE);
        const struct certificate_fact *x = certificate_of(f, c->at.connection);
        bool bad = x != NULL && (x->expired || x->not_yet || !x->name_matches);
        if (certain)
            finding_holds(o, CERTAINTY_CERTAIN, SEEN_IN(&c->at, c->alert),
                          "the client answers the certificate%s%s with the alert unknown_ca (48)",
                          x != NULL ? " of issuer " : "", x != NULL ? x->issuer : "");
        else if (other && !bad) {
            finding_holds(o, CERTAINTY_LIKELY, SEEN_IN(&c->at, c->alert),
                          "the client answers the certificate with the alert %s (%llu)",
                          alert_name(c->alert_c2s), ULL(c->alert_c2s - 1));
            if (x == NULL)
                finding_cause(o, "The client refused the server's certificate, and this alert does "
                                 "not say why: its name is another, it is not valid yet, or the "
                                 "client does not trust its issuer.");
        } else if (x != NULL && !bad && !x->went_on && refused_silently(c) && f->totals.good == 0 &&
                   f->last.tls == 0)
            finding_holds(o, x->self_signed ? CERTAINTY_LIKELY : CERTAINTY_HINT, &c->at,
                          "the client left after the certificate of %s, %s%s, without a request",
                          x->subject, x->self_signed ? "self-signed" : "issued by ",
                          x->self_signed ? "" : x->issuer);
    }
    if (o->cause[0] == '\0')
        o->without = "Where the alert";
}

static void tls_name_mismatch(const struct facts *f, struct finding *o)
{
    EACH(certificate, x, f)
    {
        const struct connection_fact *c = connection_of(f, x->at.connection);
        if (x->name_matches || x->asked[0] == '\0' || x->went_on || c == NULL || !saw_client(c) ||
            fact_is(c->outcome, "open"))
            continue;
        if (alerted(c->alert_c2s, UNKNOWN_CA) || alerted(c->alert_c2s, CERTIFICATE_EXPIRED))
            continue;
        if (c->requests == 0)
            finding_holds(
                o, c->alert_c2s != 0 ? CERTAINTY_CERTAIN : CERTAINTY_LIKELY, &x->at,
                "the client wants %s, the certificate is for %s; the client left without a request",
                x->asked, x->names[0] != '\0' ? x->names : x->subject);
    }
    EACH(connection, c, f)
    if (alerted(c->alert_s2c, UNRECOGNIZED_NAME))
        finding_holds(o, CERTAINTY_CERTAIN, SEEN_IN(&c->at, c->alert),
                      "%s does not know the name %s: alert unrecognized_name (112)", c->server,
                      c->sni);
}

/* The dates of a certificate against the time of the capture. */
static void say_dates(struct finding *o, const struct certificate_fact *x)
{
    char from[24], until[24], now[24], span[40];
    int64_t then = x->at.proof.time;
    if (!x->expired && !x->not_yet)
        return;
    finding_cause(
        o,
        "The certificate of %s is valid from %s to %s UTC, and the capture is of %s: it %s %s. If "
        "that "
        "is not so, the clock of the client is wrong.",
        x->subject, time_text(from, sizeof(from), x->not_before),
        time_text(until, sizeof(until), x->not_after), time_text(now, sizeof(now), then),
        x->expired ? "has been out of date for" : "begins to be valid only in",
        duration_text(span, sizeof(span),
                      x->expired ? span_from(x->not_after, then) : span_from(then, x->not_before)));
}

static void tls_expired_certificate(const struct facts *f, struct finding *o)
{
    EACH(certificate, x, f)
    {
        const struct connection_fact *c = connection_of(f, x->at.connection);
        if ((!x->expired && !x->not_yet) || x->went_on || c == NULL || c->requests > 0 ||
            !saw_client(c) || fact_is(c->outcome, "open"))
            continue;
        if (alerted(c->alert_c2s, UNKNOWN_CA) || alerted(c->alert_c2s, CERTIFICATE_EXPIRED))
            continue;
        finding_holds(o, CERTAINTY_LIKELY, &x->at,
                      "the certificate of %s %s at the time of the capture", x->subject,
                      x->expired ? "had expired" : "was not valid yet");
        say_dates(o, x);
    }
    EACH(connection, c, f)
    {
        const struct certificate_fact *x = certificate_of(f, c->at.connection);
        if (!alerted(c->alert_c2s, CERTIFICATE_EXPIRED))
            continue;
        finding_holds(o, CERTAINTY_CERTAIN, SEEN_IN(&c->at, c->alert),
                      "the client answers the certificate with the alert certificate_expired (45)");
        if (x != NULL && !x->expired && !x->not_yet)
            finding_cause(o,
                          "By the capture's clock the certificate of %s is valid: the clock of the "
                          "client is wrong, or a "
                          "certificate that issued it is out of date.",
                          x->subject);
        else if (x != NULL)
            say_dates(o, x);
    }
}

static void tls_closed_after_handshake(const struct facts *f, struct finding *o)
{
    if (f->totals.good > 0 || f->last.tls != 0)
        return; /* other connections of this client carry requests */
    EACH(connection, c, f)
    {
        if (!fact_is(c->ended_by, "client") || c->requests > 0 || c->alert_c2s != 0 ||
            !saw_whole(c) || certificate_of(f, c->at.connection) != NULL)
            continue;
        bool finished = any_stage(c, "client-finished");
        /* Not all say why: some close without an alert when they have seen the certificate. */
        bool flight = any_stage(c, "server-flight") && fact_is(c->tls_version, "TLS 1.3");
        if (finished || flight)
            finding_holds(o, CERTAINTY_HINT, &c->at, "the client left without a request, %s",
                          c->hidden_alert ? "with an encrypted alert"
                          : finished      ? "right after the handshake"
                                          : "as soon as it had the server's certificate");
    }
}

static void tls_selfsigned_no_ca_flag(const struct facts *f, struct finding *o)
{
    EACH(certificate, x, f)
    {
        const struct connection_fact *c = connection_of(f, x->at.connection);
        if (x->self_signed && !x->ca && c != NULL && alerted(c->alert_c2s, UNKNOWN_CA))
            finding_holds(o, CERTAINTY_HINT, &x->at, "%s is self-signed and not a CA", x->subject);
    }
}

static void tls_wrong_eku(const struct facts *f, struct finding *o)
{
    EACH(certificate, x, f)
    if (x->has_eku && !x->server_auth && !x->went_on)
        finding_holds(o, CERTAINTY_CERTAIN, &x->at,
                      "the certificate of %s is not for server authentication", x->subject);
    EACH(connection, c, f)
    if (alerted(c->alert_c2s, UNSUPPORTED_CERTIFICATE))
        finding_holds(
            o, CERTAINTY_LIKELY, SEEN_IN(&c->at, c->alert),
            "the client answers the certificate with the alert unsupported_certificate (43)");
}

static void tls_revocation_failure(const struct facts *f, struct finding *o)
{
    EACH(connection, c, f)
    if (alerted(c->alert_c2s, CERTIFICATE_REVOKED))
        finding_holds(o, CERTAINTY_LIKELY, SEEN_IN(&c->at, c->alert),
                      "the client answers the certificate with the alert certificate_revoked (44)");
}

static void tls_client_cert_required(const struct facts *f, struct finding *o)
{
    EACH(connection, c, f)
    {
        if (alerted(c->alert_s2c, CERTIFICATE_REQUIRED))
            finding_holds(o, CERTAINTY_CERTAIN, SEEN_IN(&c->at, c->alert),
                          "alert certificate_required (116) from %s", c->server);
        else if (alerted(c->alert_s2c, HANDSHAKE_FAILURE) && c->certificate_asked &&
                 !c->certificate_sent)
            finding_holds(
                o, CERTAINTY_LIKELY, SEEN_IN(&c->at, c->alert),
                "%s asked for a certificate, got none, and sent the alert handshake_failure (40)",
                c->server);
        else if (c->hidden_answer && c->certificate_empty && c->missing_c2s == 0 &&
                 c->missing_s2c == 0)
            finding_holds(o, CERTAINTY_LIKELY, &c->at,
                          "by the sizes of its records the client sent no certificate when it was "
                          "asked, and %s left with an alert",
                          c->server);
    }
    EACH(exchange, e, f)
    {
        const struct connection_fact *c = connection_of(f, e->at.connection);
        if (c != NULL && c->certificate_asked && c->certificate_empty &&
            (e->status == 401 || e->status == 403) && fact_is(e->scheme, "Certificate"))
            finding_holds(o, CERTAINTY_LIKELY, &e->at,
                          "%llu: the client was asked for a certificate and sent none",
                          ULL(e->status));
    }
}

static void tls_client_cert_rejected(const struct facts *f, struct finding *o)
{
    EACH(connection, c, f)
    {
        unsigned alert = c->alert_s2c != 0 ? (unsigned)(c->alert_s2c - 1) : 0;
        bool about = alert == BAD_CERTIFICATE || alert == UNSUPPORTED_CERTIFICATE ||
                     alert == CERTIFICATE_REVOKED || alert == CERTIFICATE_EXPIRED ||
                     alert == CERTIFICATE_UNKNOWN || alert == UNKNOWN_CA || alert == ACCESS_DENIED;
        if (c->answers > 0)
            continue;
        bool whole = c->missing_c2s == 0 && c->missing_s2c == 0;
        if (about)
            finding_holds(o, CERTAINTY_CERTAIN, SEEN_IN(&c->at, c->alert),
                          "%s answers the client's certificate with the alert %u", c->server,
                          alert);
        else if (c->certificate_sent && c->requests == 0 && whole &&
                 (c->hidden_answer ||
                  (fact_is(c->ended_by, "server") && !any_stage(c, "application"))))
            finding_holds(o, CERTAINTY_LIKELY, &c->at,
                          "%s ended the connection after the client's certificate%s", c->server,
                          c->hidden_answer ? " with an encrypted alert" : "");
    }
}

static void tls13_client_certificate(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    {
        const struct connection_fact *c = connection_of(f, e->at.connection);
        if (c != NULL && fact_is(c->tls_version, "TLS 1.3") && !c->certificate_asked &&
            fact_is(e->scheme, "Certificate") && (e->status == 401 || e->status == 403))
            finding_holds(o, CERTAINTY_LIKELY, &e->at,
                          "%llu to certificate authentication over TLS 1.3, where the server did "
                          "not ask for a certificate in the handshake",
                          ULL(e->status));
    }
}

static void tls_slow_handshake(const struct facts *f, struct finding *o)
{
    EACH(connection, c, f)
    if (c->hello_wait - c->rtt > SECOND)
        finding_holds(o, CERTAINTY_LIKELY, SEEN_IN(&c->at, c->hello),
                      "ServerHello %.1f s after ClientHello", seconds(c->hello_wait));
}

static void tls_cbt_mismatch(const struct facts *f, struct finding *o)
{
    EACH(logon, l, f)
    {
        if (l->credssp_error == 0xC000035B)
            finding_holds(o, CERTAINTY_CERTAIN, &l->at, "CredSSP errorCode STATUS_BAD_BINDINGS");
        else if (l->tls && fact_is(l->mechanism, "ntlm") && fact_is(l->outcome, "rejected") &&
                 !l->anonymous && (fact_is(l->bindings, "none") || fact_is(l->bindings, "zero")) &&
                 f->totals.basic_accepted > 0)
            finding_holds(o, CERTAINTY_HINT, &l->at,
                          "NTLM over TLS without channel binding was refused, and another logon "
                          "was accepted");
    }
}

static void tls_inspection(const struct facts *f, struct finding *o)
{
    EACH(certificate, x, f)
    if (issuer_inspects(x->issuer))
        finding_holds(o, CERTAINTY_LIKELY, &x->at, "the certificate of %s was issued by %s",
                      x->subject, x->issuer);
}

static const struct rule_row rows[] = {
    {RULE_TLS_ON_HTTP_PORT, tls_on_http_port},
    {RULE_TLS_HTTP_ON_TLS_PORT, tls_http_on_tls_port},
    {RULE_TLS_NO_SERVER_CERTIFICATE, tls_no_server_certificate},
    {RULE_TLS_PROTOCOL_VERSION, tls_protocol_version},
    {RULE_TLS_NO_COMMON_CIPHER, tls_no_common_cipher},
    {RULE_TLS_UNKNOWN_CA, tls_unknown_ca},
    {RULE_TLS_NAME_MISMATCH, tls_name_mismatch},
    {RULE_TLS_EXPIRED_CERTIFICATE, tls_expired_certificate},
    {RULE_TLS_CLOSED_AFTER_HANDSHAKE, tls_closed_after_handshake},
    {RULE_TLS_SELFSIGNED_NO_CA_FLAG, tls_selfsigned_no_ca_flag},
    {RULE_TLS_WRONG_EKU, tls_wrong_eku},
    {RULE_TLS_REVOCATION_FAILURE, tls_revocation_failure},
    {RULE_TLS_CBT_MISMATCH, tls_cbt_mismatch},
    {RULE_TLS_CLIENT_CERT_REQUIRED, tls_client_cert_required},
    {RULE_TLS_CLIENT_CERT_REJECTED, tls_client_cert_rejected},
    {RULE_TLS13_CLIENT_CERTIFICATE, tls13_client_certificate},
    {RULE_TLS_SLOW_HANDSHAKE, tls_slow_handshake},
    {RULE_TLS_INSPECTION, tls_inspection},
};
const struct rule_rows tls_rule_rows = {rows, sizeof(rows) / sizeof(rows[0])};
