/* Rules about Kerberos: with the KDC, and inside the tokens of HTTP. Codes of KRB-ERROR: RFC
 * 4120 7.5.9. */
#include <stdio.h>
#include <string.h>

#include "codes.h"
#include "rule.h"
#include "rule_help.h"

enum {
    NAME_EXP = 1,
    C_PRINCIPAL_UNKNOWN = 6,
    S_PRINCIPAL_UNKNOWN = 7,
    PRINCIPAL_NOT_UNIQUE = 8,
    CANNOT_POSTDATE = 10,
    NEVER_VALID = 11,
    POLICY = 12,
    BADOPTION = 13,
    ETYPE_NOSUPP = 14,
    SUMTYPE_NOSUPP = 15,
    CLIENT_REVOKED = 18,
    TGT_REVOKED = 20,
    KEY_EXPIRED = 23,
    PREAUTH_FAILED = 24,
    PREAUTH_REQUIRED = 25,
    MUST_USE_USER2USER = 27,
    SVC_UNAVAILABLE = 29,
    BAD_INTEGRITY = 31,
    TKT_EXPIRED = 32,
    TKT_NYV = 33,
    REPEAT = 34,
    NOT_US = 35,
    SKEW = 37,
    MODIFIED = 41,
    BADKEYVER = 44,
    NOKEY = 45,
    RESPONSE_TOO_BIG = 52,
    GENERIC = 60,
    WRONG_REALM = 68,
    USER_TO_USER_REQUIRED = 69
};

static bool is_one_of(uint64_t error, const int *errors)
{
    for (; *errors != 0; errors++)
        if (error == 1 + (uint64_t)*errors)
            return true;
    return false;
}

/* "37 (KRB_AP_ERR_SKEW)"; error is 1 + the code. */
static const char *error_name(char *text, size_t room, uint64_t error)
{
    const char *name = code_name(CODE_KERBEROS, (uint32_t)(error - 1));
    snprintf(text, room, name[0] != '\0' ? "%llu (%s)" : "%llu", ULL(error - 1), name);
    return text;
}

/* The text of a KRB-ERROR is not told: MIT's names the step that it was at, which misleads. */
static void holds_by_kdc(struct finding *o, const struct kdc_fact *k)
{
    bool service = k->service[0] != '\0' && !fact_says(k->message, "AS-REQ");
    char name[64];
    finding_holds(o, CERTAINTY_CERTAIN, &k->at, "%s for %s%s%s: KRB-ERROR %s", k->message,
                  service ? k->service : k->client_name, k->realm[0] != '\0' ? " in " : "",
                  k->realm, error_name(name, sizeof(name), k->error));
}

/* A KDC said one of the errors, and the same request did not succeed later. */
static void by_kdc(const struct facts *f, struct finding *o, const int *errors)
{
    EACH(kdc, k, f)
    if (is_one_of(k->error, errors) && !k->recovered)
        holds_by_kdc(o, k);
}

static void by_logon(struct finding *o, const struct logon_fact *l, const int *errors)
{
    char name[64];
    if (is_one_of(l->krb_error, errors) && !fact_is(l->outcome, "accepted"))
        finding_holds(o, CERTAINTY_CERTAIN, &l->at,
                      "the ticket for %s was answered by KRB-ERROR %s inside the Negotiate token",
                      l->service, error_name(name, sizeof(name), l->krb_error));
}

/* The service said one of the errors inside a token, and the client was not let in later. */
static void by_token(const struct facts *f, struct finding *o, const int *errors)
{
    EACH(logon, l, f)
    by_logon(o, l, errors);
}

#define BY_KDC(name, ...)                                                                          \
    static void name(const struct facts *f, struct finding *o)                                     \
    {                                                                                              \
        by_kdc(f, o, (const int[]){__VA_ARGS__, 0});                                               \
    }
#define BY_BOTH(name, ...)                                                                         \
    static void name(const struct facts *f, struct finding *o)                                     \
    {                                                                                              \
        by_kdc(f, o, (const int[]){__VA_ARGS__, 0});                                               \
        by_token(f, o, (const int[]){__VA_ARGS__, 0});                                             \
    }

static bool same_domain(const char *realm, const struct facts *f)
{
    size_t n = strlen(realm), m = strlen(f->name);
    if (n == 0 || m == 0)
        return true;
    struct bytes name = bytes_of_string(f->name);
    name = bytes_part(name, 0, bytes_find_byte(name, ':', 0));
    if (bytes_find_byte(name, '.', 0) == name.len)
        return true;
    return name.len >= n &&
           bytes_equal_nocase(bytes_from(name, name.len - n), bytes_of_string(realm));
}

/* The user was looked for in a realm that is not the target's: then that is the likelier mistake.
 */
static bool in_foreign_realm(const struct facts *f, const struct kdc_fact *k)
{
    return k->error == 1 + C_PRINCIPAL_UNKNOWN && !k->recovered && !same_domain(k->realm, f);
}

static void krb_user_unknown(const struct facts *f, struct finding *o)
{
    by_kdc(f, o, (const int[]){C_PRINCIPAL_UNKNOWN, 0});
    EACH(kdc, k, f)
    if (o->count > 0 && in_foreign_realm(f, k))
        o->certainty = CERTAINTY_HINT;
}

BY_KDC(krb_duplicate_spn, PRINCIPAL_NOT_UNIQUE)
BY_KDC(krb_preauth_failed, PREAUTH_FAILED)
BY_KDC(krb_password_expired, KEY_EXPIRED)
BY_KDC(krb_policy, POLICY)
BY_KDC(krb_etype, ETYPE_NOSUPP, SUMTYPE_NOSUPP)
BY_BOTH(krb_modified, MODIFIED, BADKEYVER, NOKEY)
BY_BOTH(krb_ticket_expired, TKT_EXPIRED, TKT_NYV, TGT_REVOKED)
BY_BOTH(krb_replay, REPEAT)
BY_BOTH(krb_must_use_u2u, MUST_USE_USER2USER, USER_TO_USER_REQUIRED)

static void krb_spn_unknown(const struct facts *f, struct finding *o)
{
    EACH(kdc, k, f)
    if (is_one_of(k->error, (const int[]){S_PRINCIPAL_UNKNOWN, 0}) && !k->recovered &&
        f->totals.kerberos_accepted == 0 && !fact_says(k->service, "krbtgt"))
        holds_by_kdc(o, k);
}

static void krb_ip_target(const struct facts *f, struct finding *o)
{
    EACH(kdc, k, f)
    {
        const char *host = strchr(k->service, '/');
        bool digits = host != NULL && host[1] >= '0' && host[1] <= '9' &&
                      strchr(host, '.') != NULL &&
                      strspn(host + 1, "0123456789.:") == strlen(host + 1);
        if (digits && is_one_of(k->error, (const int[]){S_PRINCIPAL_UNKNOWN, 0}))
            holds_by_kdc(o, k);
    }
}

static void krb_account_revoked(const struct facts *f, struct finding *o)
{
    by_kdc(f, o, (const int[]){CLIENT_REVOKED, NAME_EXP, 0});
    EACH(kdc, k, f)
    {
        static const struct {
            uint64_t status;
            const char *text;
        } known[] = {{0xC0000072, "The account is disabled."},
                     {0xC0000234, "The account is locked out."},
                     {0xC0000193, "The account has expired."},
                     {0xC000006F, "The account may not log on at this hour."}};
        for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
            if (o->count > 0 && k->status == known[i].status)
                finding_cause(o, "%s", known[i].text);
    }
}

/* Of the clock of one party: NULL where it did not say its time. */
static const struct clock_fact *clock_of(const struct facts *f, const char *whose)
{
    EACH(clock, c, f)
    if (fact_is(c->whose, whose))
        return c;
    return NULL;
}

/* Which clock is wrong, and by how much: each against that of the machine that captured. */
static void say_clocks(const struct facts *f, struct finding *o)
{
    static const struct {
        const char *whose, *name;
    } parties[] = {
        {"kdc", "the domain controller"}, {"target", "the target"}, {"client", "the client"}};
    enum { PARTIES = sizeof(parties) / sizeof(parties[0]) };
    char said[300] = "", span[40];
    size_t told = 0, wrong = 0, last = 0;
    for (size_t i = 0; i < PARTIES; i++) {
        const struct clock_fact *c = clock_of(f, parties[i].whose);
        size_t len = strlen(said);
        if (c == NULL)
            continue;
        bool off = c->ahead > 60 * SECOND || c->ahead < -60 * SECOND;
        snprintf(said + len, sizeof(said) - len,
                 off ? "%s%s's clock is %s %s the capture's"
                     : "%s%s's clock agrees with the capture's",
                 told > 0 ? ", " : "", parties[i].name, duration_text(span, sizeof(span), c->ahead),
                 c->ahead < 0 ? "behind" : "ahead of");
        told++;
        wrong += off;
        last = off ? i : last;
    }
    if (told == 0)
        return;
    static const char limit[] = "by more than the 5 minutes that Kerberos allows";
    if (wrong == 1 && told > 1)
        finding_cause(o, "The clock of %s is wrong, %s: %s.", parties[last].name, limit, said);
    else if (wrong == 0 && clock_of(f, "client") == NULL)
        finding_cause(
            o, "The clock of the client is wrong, %s: %s, and the client's own time is encrypted.",
            limit, said);
    else if (wrong == told && told > 1)
        finding_cause(
            o,
            "The clocks differ %s: %s. Where all are off alike, it is the clock of the machine "
            "that captured, and of the client if that is the same.",
            limit, said);
    else
        finding_cause(o, "The clocks differ %s: %s. One of the two is wrong.", limit, said);
}

static void krb_clock_skew(const struct facts *f, struct finding *o)
{
    static const int errors[] = {SKEW, CANNOT_POSTDATE, NEVER_VALID, 0};
    by_kdc(f, o, errors);
    EACH(logon, l, f)
    if (f->last.authenticated <= l->at.time)
        by_logon(o, l, errors);
    if (o->count > 0)
        say_clocks(f, o);
}

static void krb_bad_integrity(const struct facts *f, struct finding *o)
{
    static const int errors[] = {BAD_INTEGRITY, 0};
    by_kdc(f, o, errors);
    by_token(f, o, errors);
}

static void krb_wrong_realm(const struct facts *f, struct finding *o)
{
    by_kdc(f, o, (const int[]){WRONG_REALM, NOT_US, 0});
    EACH(kdc, k, f)
    if (in_foreign_realm(f, k)) {
        holds_by_kdc(o, k);
        o->certainty = CERTAINTY_LIKELY;
        uint64_t port;
        struct bytes host = endpoint_host(bytes_of_string(f->name), &port);
        finding_cause(
            o,
            "The user was looked for in the realm %s, which is not that of %.*s, and is not "
            "known there. Where %s is a domain of its own and right, it is the user's name that is "
            "wrong.",
            k->realm, (int)host.len, (const char *)host.data, k->realm);
    }
}

static void krb_response_too_big(const struct facts *f, struct finding *o)
{
    EACH(kdc, k, f)
    if (is_one_of(k->error, (const int[]){RESPONSE_TOO_BIG, 0}) && !k->recovered)
        holds_by_kdc(o, k);
}

static void krb_preauth_required(const struct facts *f, struct finding *o)
{
    EACH(kdc, k, f)
    if (is_one_of(k->error, (const int[]){PREAUTH_REQUIRED, 0}) && !k->recovered)
        finding_holds(o, CERTAINTY_LIKELY, &k->at,
                      "%s was asked for pre-authentication and did not go on", k->client_name);
}

BY_BOTH(krb_generic, GENERIC, SVC_UNAVAILABLE)
BY_KDC(krb_delegation_refused, BADOPTION)

/* Who sends data over TCP, asks for a service ticket, or shows one, was answered before. */
static bool kdc_must_have_answered(const struct facts *f)
{
    bool initial = false;
    EACH(kdc, k, f)
    initial = initial || fact_is(k->message, "AS-REQ");
    EACH(kdc, k, f)
    if (k->tcp || (initial && fact_is(k->message, "TGS-REQ")))
        return f->totals.one_direction > 0;
    return false;
}

static void krb_kdc_unreachable(const struct facts *f, struct finding *o)
{
    if (f->totals.kdc_answered > 0 || kdc_must_have_answered(f))
        return;
    bool refused = false; /* over TCP */
    EACH(connection, c, f)
    refused = refused || (c->port == 88 && c->bytes_s2c == 0 && !fact_is(c->outcome, "open"));
    EACH(kdc, k, f)
    if (k->answered || (k->cut && f->n_kdcs == 1 && k->at.count == 1 && !refused))
        return;
    EACH(kdc, k, f)
    finding_holds(o,
                  k->attempts > 1 || k->at.count > 1 || f->n_kdcs > 1 ? CERTAINTY_CERTAIN
                                                                      : CERTAINTY_LIKELY,
                  &k->at, "%s for %s to %s: no answer", k->message,
                  k->client_name[0] != '\0' ? k->client_name : k->service, k->kdc);
}

static void krb_ap_error_in_http(const struct facts *f, struct finding *o)
{
    char name[64];
    EACH(logon, l, f)
    if (l->krb_error != 0 && !fact_is(l->outcome, "accepted") &&
        f->last.authenticated <= l->at.time)
        finding_holds(o, CERTAINTY_CERTAIN, &l->at, "KRB-ERROR %s inside the Negotiate token",
                      error_name(name, sizeof(name), l->krb_error));
}

static void krb_no_kdc_traffic(const struct facts *f, struct finding *o)
{
    if (f->totals.kdc_exchanges > 0 || f->n_kdcs > 0)
        return;
    EACH(logon, l, f)
    if (fact_is(l->mechanism, "kerberos") && fact_is(l->outcome, "rejected"))
        finding_holds(o, CERTAINTY_HINT, ASKED(&l->at),
                      "a ticket for %s, and no exchange with a domain controller before it",
                      l->service[0] != '\0' ? l->service : "the service");
}

static const struct rule_row rows[] = {
    {RULE_KRB_KDC_UNREACHABLE, krb_kdc_unreachable},
    {RULE_KRB_USER_UNKNOWN, krb_user_unknown},
    {RULE_KRB_SPN_UNKNOWN, krb_spn_unknown},
    {RULE_KRB_DUPLICATE_SPN, krb_duplicate_spn},
    {RULE_KRB_PREAUTH_REQUIRED, krb_preauth_required},
    {RULE_KRB_PREAUTH_FAILED, krb_preauth_failed},
    {RULE_KRB_PASSWORD_EXPIRED, krb_password_expired},
    {RULE_KRB_ACCOUNT_REVOKED, krb_account_revoked},
    {RULE_KRB_POLICY, krb_policy},
    {RULE_KRB_CLOCK_SKEW, krb_clock_skew},
    {RULE_KRB_ETYPE, krb_etype},
    {RULE_KRB_MODIFIED, krb_modified},
    {RULE_KRB_BAD_INTEGRITY, krb_bad_integrity},
    {RULE_KRB_TICKET_EXPIRED, krb_ticket_expired},
    {RULE_KRB_REPLAY, krb_replay},
    {RULE_KRB_WRONG_REALM, krb_wrong_realm},
    {RULE_KRB_RESPONSE_TOO_BIG, krb_response_too_big},
    {RULE_KRB_GENERIC, krb_generic},
    {RULE_KRB_MUST_USE_U2U, krb_must_use_u2u},
    {RULE_KRB_DELEGATION_REFUSED, krb_delegation_refused},
    {RULE_KRB_IP_TARGET, krb_ip_target},
    {RULE_KRB_AP_ERROR_IN_HTTP, krb_ap_error_in_http},
    {RULE_KRB_NO_KDC_TRAFFIC, krb_no_kdc_traffic},
};
const struct rule_rows kerberos_rule_rows = {rows, sizeof(rows) / sizeof(rows[0])};
