/* Rules about logons: Basic, NTLM, CredSSP, certificates. */
#include <string.h>

#include "rule.h"
#include "rule_help.h"

static bool rejected(const struct logon_fact *l)
{
    return fact_is(l->outcome, "rejected") && !l->proxy;
}

static const char *name_of_user(const struct logon_fact *l)
{
    return l->user[0] != '\0' ? l->user : "a user without a name";
}

/* ---- Basic ---- */

static bool basic_refused(const struct logon_fact *l)
{
    return rejected(l) && fact_is(l->mechanism, "basic");
}

static void basic_disabled(const struct facts *f, struct finding *o)
{
    EACH(logon, l, f)
    if (basic_refused(l) && l->offered[0] != '\0' && !fact_has(l->offered, "Basic"))
        finding_holds(o, CERTAINTY_CERTAIN, &l->at, "Basic as %s: 401; the server offers %s",
                      name_of_user(l), l->offered);
}

static void http_401_basic_unencrypted(const struct facts *f, struct finding *o)
{
    if (f->totals.basic_accepted > 0)
        return;
    bool over_tls = false;
    EACH(logon, l, f)
    over_tls = over_tls || (l->tls && fact_is(l->outcome, "accepted"));
    EACH(logon, l, f)
    if (basic_refused(l) && !l->tls && fact_has(l->offered, "Basic") && over_tls)
        finding_holds(o, CERTAINTY_LIKELY, &l->at,
                      "Basic as %s over plain HTTP: 401, though Basic is offered", name_of_user(l));
}

static void basic_cleartext_credentials(const struct facts *f, struct finding *o)
{
    bool disabled = true;
    EACH(logon, l, f)
    if (fact_is(l->mechanism, "basic") && !l->tls && !l->proxy) {
        finding_holds(o, CERTAINTY_CERTAIN, ASKED(&l->at),
                      "the password of %s can be read on the network", name_of_user(l));
        disabled = disabled && fact_is(l->outcome, "rejected") && !fact_has(l->offered, "Basic");
    }
    if (disabled)
        o->without = "On the target"; /* it is off there already */
}

static bool is_domain_form(const struct logon_fact *l)
{
    bool at = strchr(l->user, '@') != NULL;
    bool slash =
        strchr(l->user, '\\') != NULL || (l->domain[0] != '\0' && !fact_is(l->domain, "."));
    return at || slash;
}

static void basic_domain_account(const struct facts *f, struct finding *o)
{
    EACH(logon, l, f)
    {
        bool own = l->domain[0] != '\0' &&
                   bytes_starts_nocase(bytes_of_string(f->name), bytes_of_string(l->domain));
        if (basic_refused(l) && is_domain_form(l) && !own && fact_has(l->offered, "Basic"))
            finding_holds(o, CERTAINTY_LIKELY, &l->at, "Basic as %s%s%s: 401", l->domain,
                          l->domain[0] != '\0' ? "\\" : "", name_of_user(l));
    }
}

static void basic_bad_password(const struct facts *f, struct finding *o)
{
    EACH(logon, l, f)
    if (basic_refused(l) && fact_has(l->offered, "Basic"))
        finding_holds(o, f->totals.basic_accepted > 0 ? CERTAINTY_CERTAIN : CERTAINTY_LIKELY,
                      &l->at, "Basic as %s: 401, and Basic is offered", name_of_user(l));
    if (o->count > 0 && f->totals.basic_accepted == 0)
        finding_cause(
            o, "The user name or the password is wrong, the account is disabled, or it may not use "
               "WinRM; over plain HTTP it looks the same when the target refuses Basic without TLS "
               "(AllowUnencrypted is false).");
}

/* ---- All ways ---- */

static void auth_401_loop(const struct facts *f, struct finding *o)
{
    uint64_t n = 0;
    EACH(logon, l, f)
    n += rejected(l) ? l->at.count : 0;
    if (n < 3)
        return;
    o->severity = FINDING_WARN; /* the refusals themselves have rules by mechanism */
    EACH(logon, l, f)
    if (rejected(l))
        finding_holds(o, CERTAINTY_CERTAIN, &l->at, "%s as %s: refused", l->mechanism,
                      name_of_user(l));
}

static void auth_client_reconnects(const struct facts *f, struct finding *o)
{
    EACH(logon, a, f)
    {
        if (!fact_is(a->mechanism, "ntlm") || !fact_is(a->outcome, "incomplete") ||
            a->challenges == 0)
            continue;
        const struct connection_fact *c = connection_of(f, a->at.connection);
        if ((c != NULL && c->ended_by[0] == '\0') || f->totals.missing_bytes > 0)
            continue;
        EACH(logon, b, f)
        if (b->at.connection != a->at.connection && fact_is(b->mechanism, "ntlm") &&
            b->challenges == 0 && b->at.time > a->at.time &&
            b->at.time - a->at.time < 10 * SECOND && !fact_is(b->outcome, "accepted") &&
            b->user[0] != '\0')
            finding_holds(
                o, CERTAINTY_CERTAIN, &b->at,
                "the challenge came over connection %u, its answer went over connection %u",
                (unsigned)a->at.connection, (unsigned)b->at.connection);
    }
}

static bool is_local(const struct logon_fact *l)
{
    bool target = l->target[0] != '\0' &&
                  bytes_equal_nocase(bytes_of_string(l->domain), bytes_of_string(l->target));
    return fact_is(l->mechanism, "ntlm") && (target || fact_is(l->domain, "."));
}

static void auth_local_admin_uac(const struct facts *f, struct finding *o)
{
    o->severity = FINDING_WARN; /* why, beside shell-access-denied */
    EACH(exchange, e, f)
    {
        if (!e->fault || !has_code(e, 5) || !fact_is(e->action, "Create") ||
            !fact_says(e->resource, "/shell/cmd"))
            continue;
        EACH(logon, l, f)
        if (l->at.connection == e->at.connection && fact_is(l->outcome, "accepted") &&
            is_local(l) && !bytes_equal_nocase(bytes_of_string(l->user), BYTES("Administrator")))
            finding_holds(o, CERTAINTY_LIKELY, &e->at,
                          "the local account %s is let in and then denied a cmd shell", l->user);
    }
}

static void auth_not_authorized(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    if (e->fault && has_code(e, 5) && !fact_is(e->action, "Create") &&
        !fact_is(e->action, "Command"))
        holds_by_fault(o, CERTAINTY_CERTAIN, e);
    EACH(logon, l, f)
    if ((rejected(l) || fact_is(l->outcome, "incomplete")) && l->final_token &&
        fact_is(l->spnego_state, "accept-completed") && f->last.authenticated <= l->at.time)
        finding_holds(o, CERTAINTY_HINT, &l->at,
                      "%s as %s: the security package accepted, the answer is 401", l->mechanism,
                      name_of_user(l));
}

static void auth_username_format(const struct facts *f, struct finding *o)
{
    EACH(logon, l, f)
    {
        if (!rejected(l) || l->anonymous)
            continue;
        bool doubled = strstr(l->user, "\\\\") != NULL;
        bool both = strchr(l->user, '\\') != NULL && fact_is(l->mechanism, "ntlm");
        bool mail =
            strchr(l->user, '@') != NULL && l->domain[0] != '\0' && fact_is(l->mechanism, "ntlm");
        if (doubled || both || mail)
            finding_holds(o, CERTAINTY_LIKELY, ASKED(&l->at), "user \"%s\", domain \"%s\"", l->user,
                          l->domain);
    }
    EACH(kdc, k, f)
    {
        bool lower = false;
        for (const char *at = k->realm; *at != '\0'; at++)
            lower = lower || (*at >= 'a' && *at <= 'z');
        if (lower && k->error == 1 + 6)
            finding_holds(o, CERTAINTY_LIKELY, ASKED(&k->at), "the realm %s is not in capitals",
                          k->realm);
    }
}

static void auth_account_restricted(const struct facts *f, struct finding *o)
{
    by_code(f, o, (const uint64_t[]){1327, 1328, 1329, 1385, 0});
    EACH(logon, l, f)
    {
        uint64_t s = l->credssp_error;
        if (s == 0xC000006E || s == 0xC000006F || s == 0xC0000070 || s == 0xC000015B)
            finding_holds(o, CERTAINTY_CERTAIN, &l->at, "CredSSP errorCode 0x%08llX", ULL(s));
    }
}

static void wef_access_denied(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    {
        bool collector =
            fact_says(e->target, "SubscriptionManager") || fact_says(e->target, "/subscriptions/");
        if (collector && ((e->fault && has_code(e, 5)) ||
                          (e->status == 401 && e->scheme[0] != '\0' && is_last_word(f, e))))
            finding_holds(o, CERTAINTY_LIKELY, &e->at, "%s: %llu", e->target, ULL(e->status));
    }
}

static void sec_brute_force(const struct facts *f, struct finding *o)
{
    enum { MANY = 10 };
    uint64_t n = 0;
    EACH(logon, l, f)
    n += rejected(l) ? l->at.count : 0;
    if (n < MANY || f->totals.logons_accepted * 5 > n)
        return;
    EACH(logon, l, f)
    if (rejected(l))
        finding_holds(o, CERTAINTY_HINT, &l->at, "%s as %s: refused", l->mechanism,
                      name_of_user(l));
}

/* ---- NTLM ---- */

static bool negotiate_refused(const struct logon_fact *l)
{
    return fact_is(l->spnego_state, "reject") && l->legs <= 1;
}

/* A response without a user, whatever was computed in place of one. */
static bool is_anonymous(const struct logon_fact *l)
{
    return l->anonymous || (l->user[0] == '\0' && l->legs > 1);
}

static void ntlm_rejected(const struct facts *f, struct finding *o)
{
    EACH(logon, l, f)
    {
        if (!rejected(l) || !fact_is(l->mechanism, "ntlm") || is_anonymous(l) ||
            negotiate_refused(l))
            continue;
        if (l->legs == 1 && l->challenges == 0 && l->user[0] == '\0')
            continue; /* the first token was not taken up: nobody looked at a response */
        finding_holds(o, CERTAINTY_CERTAIN, &l->at,
                      "NTLM as %s%s%s: the answer to the response is 401", l->domain,
                      l->domain[0] != '\0' ? "\\" : "", name_of_user(l));
        if (is_local(l))
            finding_cause(
                o,
                "The password or the name of the local account %s is wrong, the account is "
                "disabled or locked, or it may not use WinRM; NTLM does not say which.",
                l->user);
    }
}

static void ntlm_challenge_unanswered(const struct facts *f, struct finding *o)
{
    EACH(logon, l, f)
    {
        const struct connection_fact *c = connection_of(f, l->at.connection);
        bool left = c != NULL && fact_is(c->ended_by, "client");
        if (fact_is(l->mechanism, "ntlm") && fact_is(l->outcome, "incomplete") &&
            l->challenges == 1 && l->legs == 1 && left && f->last.authenticated < l->at.time)
            finding_holds(o, CERTAINTY_LIKELY, SEEN_IN(&l->at, l->challenge),
                          "the challenge of %s was not answered",
                          l->target[0] != '\0' ? l->target : f->server);
    }
}

static void ntlm_v1_response(const struct facts *f, struct finding *o)
{
    EACH(logon, l, f)
    if (l->ntlmv1 && !l->anonymous)
        finding_holds(o, CERTAINTY_CERTAIN, ASKED(&l->at), "%s answers with NTLMv1",
                      name_of_user(l));
}

static void ntlm_anonymous(const struct facts *f, struct finding *o)
{
    EACH(logon, l, f)
    {
        bool failed = rejected(l) || (l->anonymous && fact_is(l->outcome, "incomplete"));
        if (fact_is(l->mechanism, "ntlm") && is_anonymous(l) && failed)
            finding_holds(o, CERTAINTY_CERTAIN, ASKED(&l->at), "an NTLM response without a user");
    }
}

static bool is_address(const char *host)
{
    bool digits = host[0] != '\0';
    for (const char *at = host; *at != '\0'; at++)
        digits = digits && ((*at >= '0' && *at <= '9') || *at == '.' || *at == ':' || *at == '[' ||
                            *at == ']' ||
                            (strchr(host, '[') != NULL &&
                             ((*at >= 'a' && *at <= 'f') || (*at >= 'A' && *at <= 'F'))));
    return digits;
}

static void ntlm_instead_of_kerberos(const struct facts *f, struct finding *o)
{
    EACH(logon, l, f)
    {
        bool domain =
            l->target_domain[0] != '\0' && strchr(l->target_domain, '.') != NULL &&
            !bytes_equal_nocase(bytes_of_string(l->target_domain), bytes_of_string(l->target_dns));
        if (fact_is(l->mechanism, "ntlm") && fact_is(l->outcome, "accepted") && domain &&
            !is_local(l) && l->kerberos_offered)
            finding_holds(o, CERTAINTY_HINT, SEEN_IN(&l->at, l->challenge),
                          "%s is in %s, %s used NTLM%s", l->target_dns, l->target_domain,
                          name_of_user(l),
                          is_address(f->name) ? "; the client called it by its address" : "");
    }
}

static void ntlm_clock(const struct facts *f, struct finding *o)
{
    const int64_t limit = 300 * SECOND;
    char text[40];
    EACH(clock, c, f)
    if (fact_is(c->told_by, "NTLM") && (c->ahead > limit || c->ahead < -limit))
        finding_holds(
            o, CERTAINTY_LIKELY, &c->at, "the target's clock is %s %s that of the capture",
            duration_text(text, sizeof(text), c->ahead), c->ahead < 0 ? "behind" : "ahead of");
}

static void ntlm_flags_no_encryption(const struct facts *f, struct finding *o)
{
    o->severity = FINDING_WARN; /* why, beside http-500-unencrypted */
    EACH(logon, l, f)
    {
        if (!l->no_seal || l->tls || !fact_is(l->outcome, "accepted"))
            continue;
        EACH(exchange, e, f)
        if (e->at.connection == l->at.connection && e->status == 500 &&
            fact_is(e->request_body, "clear") && !e->fault)
            finding_holds(o, CERTAINTY_HINT, ASKED(&l->at),
                          "the NTLM flags of %s lack signing or sealing", name_of_user(l));
    }
}

/* ---- CredSSP ---- */

static void credssp_not_offered(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    if (fact_is(e->scheme, "CredSSP") && e->status == 401 && e->offered[0] != '\0' &&
        !fact_has(e->offered, "CredSSP") && is_last_word(f, e))
        finding_holds(o, CERTAINTY_CERTAIN, &e->at, "CredSSP: 401; the server offers %s",
                      e->offered);
}

static void credssp_inner_tls_failure(const struct facts *f, struct finding *o)
{
    EACH(logon, l, f)
    {
        if (!fact_is(l->mechanism, "credssp") || fact_is(l->outcome, "accepted"))
            continue;
        if (l->inner_alert > 1)
            finding_holds(o, CERTAINTY_CERTAIN, &l->at, "TLS alert %llu inside CredSSP",
                          ULL(l->inner_alert - 1));
        else if (rejected(l) && l->legs == 1 && l->challenges == 0 &&
                 fact_has(l->offered, "CredSSP"))
            finding_holds(o, CERTAINTY_LIKELY, &l->at,
                          "the ClientHello inside CredSSP was answered by 401 without a token");
    }
}

static void credssp_logon_error(const struct facts *f, struct finding *o)
{
    EACH(logon, l, f)
    {
        uint64_t s = l->credssp_error;
        if (!fact_is(l->mechanism, "credssp") || s == 0xC000035B || s == 0xC00000BB ||
            s == 0xC0000388)
            continue;
        if (s != 0)
            finding_holds(o, CERTAINTY_CERTAIN, &l->at, "CredSSP errorCode 0x%08llX", ULL(s));
        else if (rejected(l) && l->legs >= 3)
            finding_holds(o, CERTAINTY_LIKELY, &l->at,
                          "CredSSP ended with 401 behind %llu tokens of the client", ULL(l->legs));
    }
}

static void credssp_version_refused(const struct facts *f, struct finding *o)
{
    EACH(logon, l, f)
    if (l->credssp_error == 0xC00000BB || l->credssp_error == 0xC0000388)
        finding_holds(o, CERTAINTY_CERTAIN, &l->at, "CredSSP errorCode 0x%08llX",
                      ULL(l->credssp_error));
}

static void credssp_delegation_policy(const struct facts *f, struct finding *o)
{
    EACH(logon, l, f)
    {
        const struct connection_fact *c = connection_of(f, l->at.connection);
        if (fact_is(l->mechanism, "credssp") && fact_is(l->outcome, "incomplete") && l->legs >= 3 &&
            l->challenges >= 2 && c != NULL && fact_is(c->ended_by, "client"))
            finding_holds(o, CERTAINTY_HINT, &l->at,
                          "the client stopped behind %llu tokens, before it delegated credentials",
                          ULL(l->legs));
    }
}

/* ---- Certificates ---- */

static void cert_auth_disabled(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    {
        const struct connection_fact *c = connection_of(f, e->at.connection);
        if (fact_is(e->scheme, "Certificate") && e->status == 401 && is_last_word(f, e) &&
            (c == NULL || !c->certificate_sent))
            finding_holds(
                o, CERTAINTY_LIKELY, &e->at,
                "401 to certificate authentication; the server did not ask for a certificate");
    }
}

static void cert_mapping_missing(const struct facts *f, struct finding *o)
{
    EACH(exchange, e, f)
    {
        const struct connection_fact *c = connection_of(f, e->at.connection);
        bool denied = e->status == 401 || (e->fault && has_code(e, 5));
        if (fact_is(e->scheme, "Certificate") && denied && c != NULL && c->certificate_sent)
            finding_holds(o, CERTAINTY_LIKELY, &e->at,
                          "TLS took the client's certificate, the answer is %llu", ULL(e->status));
    }
}

static void cert_mapping_password(const struct facts *f, struct finding *o)
{
    by_code(f, o, (const uint64_t[]){2150859092, 2150859262, 0});
}

static void enc_mixed_plain(const struct facts *f, struct finding *o)
{
    if (f->totals.plain_accepted > 0)
        finding_holds(o, CERTAINTY_CERTAIN, &f->whole,
                      "%llu readable messages were accepted over plain HTTP behind a logon",
                      ULL(f->totals.plain_accepted));
}

/* The first label of a name; the whole of an address. */
static struct bytes first_label(const char *name)
{
    uint64_t port;
    struct bytes host = endpoint_host(bytes_of_string(name), &port);
    return is_address(name) ? host : bytes_part(host, 0, bytes_find_byte(host, '.', 0));
}

static void net_dns_wrong_host(const struct facts *f, struct finding *o)
{
    o->severity = FINDING_WARN; /* an alias looks the same */
    bool local = bytes_equal_nocase(first_label(f->name), BYTES("localhost"));
    if (f->name[0] == '\0' || is_address(f->name) || local || is_proxied(f))
        return;
    EACH(logon, l, f)
    if (rejected(l) && strchr(l->target_dns, '.') != NULL &&
        !bytes_equal_nocase(first_label(f->name), first_label(l->target_dns)))
        finding_holds(o, CERTAINTY_HINT, SEEN_IN(&l->at, l->challenge),
                      "the client called %s, and %s answered", f->name, l->target_dns);
}

static const struct rule_row rows[] = {
    {RULE_BASIC_DISABLED, basic_disabled},
    {RULE_HTTP_401_BASIC_UNENCRYPTED, http_401_basic_unencrypted},
    {RULE_BASIC_CLEARTEXT_CREDENTIALS, basic_cleartext_credentials},
    {RULE_BASIC_DOMAIN_ACCOUNT, basic_domain_account},
    {RULE_BASIC_BAD_PASSWORD, basic_bad_password},
    {RULE_AUTH_401_LOOP, auth_401_loop},
    {RULE_AUTH_CLIENT_RECONNECTS, auth_client_reconnects},
    {RULE_AUTH_LOCAL_ADMIN_UAC, auth_local_admin_uac},
    {RULE_AUTH_NOT_AUTHORIZED, auth_not_authorized},
    {RULE_AUTH_USERNAME_FORMAT, auth_username_format},
    {RULE_AUTH_ACCOUNT_RESTRICTED, auth_account_restricted},
    {RULE_WEF_ACCESS_DENIED, wef_access_denied},
    {RULE_SEC_BRUTE_FORCE, sec_brute_force},
    {RULE_NTLM_REJECTED, ntlm_rejected},
    {RULE_NTLM_CHALLENGE_UNANSWERED, ntlm_challenge_unanswered},
    {RULE_NTLM_V1_RESPONSE, ntlm_v1_response},
    {RULE_NTLM_ANONYMOUS, ntlm_anonymous},
    {RULE_NTLM_INSTEAD_OF_KERBEROS, ntlm_instead_of_kerberos},
    {RULE_NTLM_CLOCK, ntlm_clock},
    {RULE_NTLM_FLAGS_NO_ENCRYPTION, ntlm_flags_no_encryption},
    {RULE_CREDSSP_NOT_OFFERED, credssp_not_offered},
    {RULE_CREDSSP_INNER_TLS_FAILURE, credssp_inner_tls_failure},
    {RULE_CREDSSP_LOGON_ERROR, credssp_logon_error},
    {RULE_CREDSSP_VERSION_REFUSED, credssp_version_refused},
    {RULE_CREDSSP_DELEGATION_POLICY, credssp_delegation_policy},
    {RULE_CERT_AUTH_DISABLED, cert_auth_disabled},
    {RULE_CERT_MAPPING_MISSING, cert_mapping_missing},
    {RULE_CERT_MAPPING_PASSWORD, cert_mapping_password},
    {RULE_ENC_MIXED_PLAIN, enc_mixed_plain},
    {RULE_NET_DNS_WRONG_HOST, net_dns_wrong_host},
};
const struct rule_rows auth_rule_rows = {rows, sizeof(rows) / sizeof(rows[0])};
