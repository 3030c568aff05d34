/* Rules about HTTP answers. */
#include <string.h>

#include "rule.h"
#include "rule_help.h"

/* Answers of the service, not of a proxy on the way. */
static bool is_answer(const struct exchange_fact *e, uint64_t status)
{
    return e->status == status && !fact_is(e->method, "CONNECT");
}

static void holds(struct finding *o, enum certainty certainty, const struct exchange_fact *e)
{
    char status[STATUS_TEXT];
    finding_holds(o, certainty, &e->at, "%s %s: %s%s%s", e->method, e->target,
                  status_text(status, sizeof(status), e), e->server[0] != '\0' ? ", Server: " : "",
                  e->server);
}

static void http_redirect(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    {
        bool status = e->status == 301 || e->status == 302 || e->status == 303 ||
                      e->status == 307 || e->status == 308;
        if (status && e->location[0] != '\0')
            finding_holds(o, CERTAINTY_CERTAIN, &e->at, "%llu to %s", ULL(e->status), e->location);
        else if (has_code(e, 2150859161))
            holds_by_fault(o, CERTAINTY_CERTAIN, e);
    }
}

static bool header_is_long(const struct exchange_fact *e)
{
    enum { LONG_TOKEN = 10 * 1024, LONG_HEADER = 16 * 1024 };
    return e->credentials > LONG_TOKEN || e->header_size > LONG_HEADER - 512;
}

static void http_400_header_too_long(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    {
        bool reset = e->status == 0 && fact_is(e->given_up_by, "server") && !e->lossy;
        if (!header_is_long(e) && !(is_answer(e, 400) && fact_says(e->reason, "Too Long")))
            continue;
        if (is_answer(e, 400) || is_answer(e, 431) || reset)
            finding_holds(o, is_answer(e, 400) ? CERTAINTY_CERTAIN : CERTAINTY_LIKELY, &e->at,
                          "%s %s with a header of %llu bytes, %llu of them credentials: %s",
                          e->method, e->target, ULL(e->header_size), ULL(e->credentials),
                          reset ? "connection ended" : "400");
    }
}

static bool framing_refused(const struct exchange_fact *e)
{
    bool status = e->status == 400 || e->status == 401 || e->status == 500;
    return status && fact_is(e->request_type, "sealed") && e->authenticated && !e->fault &&
           !fact_is(e->answer_type, "sealed") && !e->lossy;
}

static void enc_server_rejects(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    if (framing_refused(e) &&
        !(e->status == 401 && e->offered[0] != '\0' && !e->empty_part && e->same_again))
        finding_holds(o, CERTAINTY_LIKELY, &e->at,
                      "%s %s, encrypted%s: %llu without an encrypted body", e->method, e->target,
                      e->empty_part ? " and empty" : "", ULL(e->status));
}

static void http_400_generic(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    if (is_answer(e, 400) && !header_is_long(e) && !framing_refused(e) && !e->fault)
        holds(o, CERTAINTY_CERTAIN, e);
}

static void http_403(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    if (is_answer(e, 403))
        holds(o, CERTAINTY_CERTAIN, e);
}

static bool is_collector(const struct exchange_fact *e)
{
    return fact_says(e->target, "SubscriptionManager") || fact_says(e->target, "/subscriptions/");
}

static void http_404_no_wsman(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    if (is_answer(e, 404) && !is_collector(e))
        holds(o, CERTAINTY_CERTAIN, e);
}

static void wef_404_urlacl(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    if (is_answer(e, 404) && is_collector(e))
        holds(o, CERTAINTY_LIKELY, e);
}

static void http_405_method(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    if (is_answer(e, 405) || is_answer(e, 501))
        holds(o, CERTAINTY_CERTAIN, e);
}

static void http_411_or_chunked(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    {
        if (is_answer(e, 411))
            holds(o, CERTAINTY_CERTAIN, e);
        else if (e->chunked && e->fault && has_code(e, 50))
            holds_by_fault(o, CERTAINTY_CERTAIN, e);
    }
}

static void http_413_envelope(const struct facts *f, struct finding *o)
{
    char status[STATUS_TEXT];
    EACH(exchange, e, f)
    if (is_answer(e, 413))
        finding_holds(o, CERTAINTY_CERTAIN, &e->at, "%s %s of %llu bytes: %s", e->method, e->target,
                      ULL(e->request_size), status_text(status, sizeof(status), e));
}

static void http_415_media(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    {
        if (is_answer(e, 415))
            holds(o, CERTAINTY_CERTAIN, e);
        else if (has_code(e, 2150858869))
            holds_by_fault(o, CERTAINTY_CERTAIN, e);
    }
}

/* After a handshake over plain HTTP, a message that anybody can read. */
static bool sent_plain(const struct exchange_fact *e)
{
    return !e->tls && e->by_handshake && fact_is(e->request_type, "soap") &&
           fact_is(e->request_body, "clear");
}

static bool says_unencrypted(const struct exchange_fact *e)
{
    return fact_says(e->text, "ncrypt") || (e->fault && e->code == 2150858974);
}

static bool refused_plain(const struct exchange_fact *e)
{
    bool empty = fact_is(e->answer_body, "none") && !e->lossy && !e->cut;
    return e->status == 500 && sent_plain(e) && ((!e->fault && empty) || says_unencrypted(e));
}

static void http_500_unencrypted(const struct facts *f, struct finding *o)
{
    if (f->totals.plain_accepted > 0)
        return; /* it takes such messages */
    EACH(exchange, e, f)
    if (refused_plain(e))
        finding_holds(o, says_unencrypted(e) ? CERTAINTY_CERTAIN : CERTAINTY_LIKELY, &e->at,
                      "%s %s with a readable envelope behind an accepted logon: 500%s%s", e->method,
                      e->target, e->text[0] != '\0' ? ", " : " and nothing in it", e->text);
}

static void http_500_no_detail(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    {
        bool unread = fact_is(e->answer_body, "no-key") || fact_is(e->answer_body, "wrong-key") ||
                      fact_is(e->answer_body, "damaged");
        if (is_answer(e, 500) && !e->fault && !unread && !e->lossy && !e->cut &&
            !refused_plain(e) && !framing_refused(e) && !fact_is(e->answer_type, "sealed"))
            holds(o, CERTAINTY_CERTAIN, e);
    }
}

static void http_503_unavailable(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    if (is_answer(e, 503))
        holds(o, CERTAINTY_CERTAIN, e);
}

static void http_html_body(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    {
        bool own = e->status == 400 || e->status == 401 || e->status == 403 || e->status == 404 ||
                   e->status == 405 || e->status == 407 || e->status == 413 || e->status >= 500 ||
                   (e->status >= 300 && e->status < 400);
        if (fact_is(e->answer_type, "html") && !own && e->action[0] != '\0')
            holds(o, CERTAINTY_LIKELY, e);
    }
}

static void http_no_response_data(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    if (e->status == 200 && e->action[0] != '\0' && fact_is(e->answer_body, "none") && !e->lossy &&
        !e->cut)
        finding_holds(o, CERTAINTY_LIKELY, &e->at, "%s was answered by %llu and nothing in it",
                      e->action, ULL(e->status));
}

static void http_request_slow(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    if (e->upload > 120 * SECOND && (e->status == 500 || e->status == 0) &&
        f->totals.retransmissions * 50 < f->totals.packets)
        finding_holds(o, CERTAINTY_LIKELY, ASKED(&e->at),
                      "the request took %.0f s to arrive, then %llu", seconds(e->upload),
                      ULL(e->status));
}

static void http_expect_100(const struct facts *f, struct finding *o)
{
    enum { SEVERAL = 3 };
    if (f->totals.slow_expects >= SEVERAL)
        finding_holds(o, CERTAINTY_LIKELY, &f->whole,
                      "%llu bodies came about a second behind their header, which expects "
                      "100-continue",
                      ULL(f->totals.slow_expects));
}

static void http_foreign_server(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    if (e->fault && e->server[0] != '\0' && !fact_says(e->server, "Microsoft"))
        finding_holds(o, CERTAINTY_LIKELY, &e->at, "Server: %s", e->server);
}

static void auth_scheme_not_offered(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    {
        /* The others have rules of their own. */
        bool named = e->scheme[0] != '\0' && !fact_is(e->scheme, "Basic") &&
                     !fact_is(e->scheme, "CredSSP") && !fact_is(e->scheme, "Certificate");
        if (e->status == 401 && named && e->offered[0] != '\0' &&
            !fact_has(e->offered, e->scheme) && is_last_word(f, e))
            finding_holds(o, CERTAINTY_CERTAIN, &e->at, "the client uses %s, the server offers %s",
                          e->scheme, e->offered);
    }
}

static bool offers_handshake(const struct exchange_fact *e)
{
    return fact_has(e->offered, "Negotiate") || fact_has(e->offered, "NTLM") ||
           fact_has(e->offered, "Kerberos") || fact_has(e->offered, "CredSSP");
}

/* 401 to a request without credentials, and the client does not come back. */
static bool turned_away(const struct facts *f, const struct exchange_fact *e)
{
    return e->status == 401 && e->scheme[0] == '\0' && e->offered[0] != '\0' &&
           is_last_word(f, e) && !e->lossy && f->totals.logons_accepted == 0 &&
           f->totals.logons_rejected == 0 && f->n_logons == 0;
}

static void ntlm_negotiate_disabled(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    if (turned_away(f, e) && !offers_handshake(e))
        finding_holds(o, CERTAINTY_LIKELY, &e->at,
                      "the server offers %s only, and the client stops there", e->offered);
    EACH(logon, l, f)
    if (fact_is(l->mechanism, "ntlm") && fact_is(l->outcome, "rejected") && l->challenges <= 1 &&
        l->legs <= 1 && fact_is(l->spnego_state, "reject"))
        finding_holds(o, CERTAINTY_LIKELY, &l->at, "SPNEGO reject to the first token");
}

static void auth_no_retry(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    {
        const struct connection_fact *c = connection_of(f, e->at.connection);
        bool left = c == NULL || c->ended_by[0] != '\0';
        if (turned_away(f, e) && offers_handshake(e) && left && f->n_kdcs == 0)
            finding_holds(o, CERTAINTY_LIKELY, &e->at,
                          "401 with %s, then nothing more of the client", e->offered);
    }
}

static bool is_windows_client(const struct exchange_fact *e)
{
    return fact_says(e->agent, "Microsoft WinRM Client");
}

static void ntlm_trustedhosts(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    if (turned_away(f, e) && offers_handshake(e) && is_windows_client(e) && !e->tls &&
        f->n_kdcs == 0)
        finding_holds(
            o, CERTAINTY_HINT, &e->at,
            "a Windows client stops after 401 over HTTP to %s without sending credentials",
            e->host[0] != '\0' ? e->host : f->server);
}

/* A challenge, and what came behind it is not in the capture. */
static bool is_cut_handshake(const struct facts *f, const struct exchange_fact *e)
{
    const struct connection_fact *c = connection_of(f, e->at.connection);
    bool unseen = c != NULL && (c->ended_by[0] == '\0' || c->missing_c2s + c->missing_s2c > 0);
    EACH(logon, l, f)
    if (unseen && l->at.connection == e->at.connection && fact_is(l->outcome, "incomplete") &&
        l->final_token)
        return true;
    return false;
}

static void http_401_final(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    if (e->status == 401 && e->scheme[0] != '\0' && is_last_word(f, e) && !is_cut_handshake(f, e))
        finding_holds(o, CERTAINTY_LIKELY, &e->at, "401 to %s credentials; the server offers %s",
                      e->scheme, e->offered[0] != '\0' ? e->offered : "nothing");
}

static void http_content_type_mismatch(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    {
        const struct connection_fact *c = connection_of(f, e->at.connection);
        bool none = fact_is(e->answer_type, "none") && !fact_is(e->answer_body, "none");
        bool other =
            fact_is(e->answer_type, "soap") && e->charset[0] != '\0' &&
            e->answer_charset[0] != '\0' &&
            !bytes_equal_nocase(bytes_of_string(e->charset), bytes_of_string(e->answer_charset));
        /* The client did not go on from the first one: those before would have ended it, too. */
        bool last = f->last.answered <= e->at.last_time && f->totals.good <= 1 &&
                    f->totals.missing_bytes == 0;
        bool operation = e->status == 200 || e->status == 500;
        /* A Delete ends a session that went well, and a fault says itself why it ends. */
        bool meant = fact_is(e->action, "Delete") || e->fault;
        if (!operation || e->lossy || e->action[0] == '\0' || !last || meant ||
            (c != NULL && !fact_is(c->ended_by, "client")))
            continue;
        if (none)
            finding_holds(o, CERTAINTY_LIKELY, &e->at,
                          "the answer to %s has a body and no Content-Type, and was the last",
                          e->action);
        else if (other)
            finding_holds(o, CERTAINTY_LIKELY, &e->at,
                          "%s was sent in %s and answered in %s, and that was the last answer",
                          e->action, e->charset, e->answer_charset);
    }
}

static void psrp_linux_client(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    if (e->status == 401 && e->scheme[0] != '\0' && fact_says(e->agent, "xplat http client") &&
        is_last_word(f, e))
        finding_holds(o, CERTAINTY_LIKELY, &e->at, "%s: 401 to %s credentials", e->agent,
                      e->scheme);
}

static const struct rule_row rows[] = {
    {RULE_HTTP_REDIRECT, http_redirect},
    {RULE_HTTP_400_GENERIC, http_400_generic},
    {RULE_HTTP_400_HEADER_TOO_LONG, http_400_header_too_long},
    {RULE_HTTP_401_FINAL, http_401_final},
    {RULE_HTTP_403, http_403},
    {RULE_HTTP_404_NO_WSMAN, http_404_no_wsman},
    {RULE_WEF_404_URLACL, wef_404_urlacl},
    {RULE_HTTP_405_METHOD, http_405_method},
    {RULE_HTTP_411_OR_CHUNKED, http_411_or_chunked},
    {RULE_HTTP_413_ENVELOPE, http_413_envelope},
    {RULE_HTTP_415_MEDIA, http_415_media},
    {RULE_HTTP_500_NO_DETAIL, http_500_no_detail},
    {RULE_HTTP_500_UNENCRYPTED, http_500_unencrypted},
    {RULE_HTTP_503_UNAVAILABLE, http_503_unavailable},
    {RULE_HTTP_HTML_BODY, http_html_body},
    {RULE_HTTP_NO_RESPONSE_DATA, http_no_response_data},
    {RULE_HTTP_FOREIGN_SERVER, http_foreign_server},
    {RULE_HTTP_EXPECT_100, http_expect_100},
    {RULE_HTTP_REQUEST_SLOW, http_request_slow},
    {RULE_AUTH_SCHEME_NOT_OFFERED, auth_scheme_not_offered},
    {RULE_NTLM_NEGOTIATE_DISABLED, ntlm_negotiate_disabled},
    {RULE_AUTH_NO_RETRY, auth_no_retry},
    {RULE_NTLM_TRUSTEDHOSTS, ntlm_trustedhosts},
    {RULE_ENC_SERVER_REJECTS, enc_server_rejects},
    {RULE_HTTP_CONTENT_TYPE_MISMATCH, http_content_type_mismatch},
    {RULE_PSRP_LINUX_CLIENT, psrp_linux_client},
};
const struct rule_rows http_rule_rows = {rows, sizeof(rows) / sizeof(rows[0])};
