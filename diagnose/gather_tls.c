/* What TLS shows of a connection: docs/json.md, connection.tls. */
#include <string.h>

#include "gather_private.h"

/* ---- Handshake messages and alerts ---- */

struct handshake_seen {
    bool server_hello, certificate, request, server_done, client_key, client_certificate,
        client_empty;
    struct packet hello, leaf; /* of the server: ServerHello, Certificate */
};

static void read_messages(struct handshake_seen *seen, const struct node *tls)
{
    const struct node *messages = look_member(tls, "messages");
    for (const struct node *m = messages != NULL ? messages->first : NULL; m != NULL; m = m->next) {
        struct bytes type = look_member_text(m, "msg_type");
        bool server = look_member_is(m, "direction", "s2c");
        if (server && seen->hello.frame.number == 0 && bytes_equal(type, BYTES("server_hello")))
            seen->hello = gather_packet(m);
        if (server && seen->leaf.frame.number == 0 && bytes_equal(type, BYTES("certificate")))
            seen->leaf = gather_packet(m);
        seen->server_hello =
            seen->server_hello || (server && bytes_equal(type, BYTES("server_hello")));
        seen->certificate =
            seen->certificate || (server && bytes_equal(type, BYTES("certificate")));
        seen->request =
            seen->request || (server && bytes_equal(type, BYTES("certificate_request")));
        seen->server_done =
            seen->server_done || (server && bytes_equal(type, BYTES("server_hello_done")));
        seen->client_key = seen->client_key || bytes_equal(type, BYTES("client_key_exchange"));
        if (!server && bytes_equal(type, BYTES("certificate")))
            seen->client_empty = true;
    }
    const struct node *certificates = look_member(tls, "certificates");
    for (const struct node *c = certificates != NULL ? certificates->first : NULL; c != NULL;
         c = c->next)
        if (look_member_is(c, "from", "client"))
            seen->client_certificate = true;
    if (seen->client_certificate)
        seen->client_empty = false;
}

static void read_alerts(struct connection_fact *fact, const struct node *tls)
{
    enum { CLOSE_NOTIFY = 0, USER_CANCELED = 90, FATAL = 2 };
    const struct node *alerts = look_member(tls, "alerts");
    for (const struct node *a = alerts != NULL ? alerts->first : NULL; a != NULL; a = a->next) {
        uint64_t description;
        if (!look_number(look_member(a, "description"), &description) ||
            description == CLOSE_NOTIFY || description == USER_CANCELED ||
            look_member_number(a, "level", FATAL) != FATAL)
            continue;
        uint64_t *alert =
            look_member_is(a, "direction", "c2s") ? &fact->alert_c2s : &fact->alert_s2c;
        if (fact->alert_c2s == 0 && fact->alert_s2c == 0)
            fact->alert = gather_packet(a);
        if (*alert == 0)
            *alert = 1 + description;
    }
}

/*
 * What TLS 1.3 hides, by the sizes of its records (RFC 8446 4.4, 5.2): behind the content stand its
 * type and the tag of 16 bytes.
 */
enum {
    HIDDEN = 1 + 16,
    ALERT_RECORD = 2 + HIDDEN,
    EMPTY_CERTIFICATE = 4 + 4 + HIDDEN,
    FINISHED_SHA256 = 4 + 32 + HIDDEN,
    FINISHED_SHA384 = 4 + 48 + HIDDEN
};

/* How many records the client's part of the handshake takes; what its first one tells of a
 * certificate. */
static uint64_t read_hidden_flight(struct connection_fact *fact, uint64_t first)
{
    enum { FINISHED = 1, EMPTY_AND_FINISHED = 2, CERTIFICATE_VERIFY_AND_FINISHED = 3 };
    if (first == 0 || first == ALERT_RECORD || first == FINISHED_SHA256 || first == FINISHED_SHA384)
        return FINISHED;
    fact->certificate_asked = true;
    fact->certificate_empty = fact->certificate_empty || first == EMPTY_CERTIFICATE;
    fact->certificate_sent = !fact->certificate_empty;
    return fact->certificate_empty ? EMPTY_AND_FINISHED : CERTIFICATE_VERIFY_AND_FINISHED;
}

/* How far it came: see CONNECTION_FACTS. */
static void set_stage(struct connection_fact *fact, const struct handshake_seen *seen,
                      const struct node *tls, uint64_t requests)
{
    const int64_t at_once = INT64_C(5000000000);
    const struct node *application = look_member(tls, "application_data");
    uint64_t sent = look_member_number(application, "c2s", 0);
    uint64_t last = look_member_number(application, "last_size", 0);
    bool modern = fact_is(fact->tls_version, "TLS 1.3");
    uint64_t flight =
        modern ? read_hidden_flight(fact, look_member_number(application, "first_size", 0)) : 0;
    const char *stage = "hello";
    if (requests > 0 || sent > flight)
        stage = "application";
    else if (modern && sent == 1 && last == ALERT_RECORD)
        stage = "server-flight";
    else if ((modern && sent > 0) || (!modern && seen->client_key))
        stage = "client-finished";
    else if (seen->server_hello)
        stage = "server-flight";
    fact->hidden_alert = modern && sent == 1 && last == ALERT_RECORD && requests == 0;
    fact->hidden_answer =
        modern && look_member_number(application, "answering", 0) == 1 &&
        look_member_number(application, "last_answering_size", 0) == ALERT_RECORD &&
        (sent > flight || fact_is(fact->ended_by, "server")) && fact->alert_s2c == 0 &&
        fact->at.last_time - fact->at.time < at_once;
    FACT_SET(fact->tls_stage, bytes_of_string(stage));
}

static void read_offered(struct connection_fact *fact, const struct node *tls)
{
    const struct node *messages = look_member(tls, "messages");
    const struct node *hello = messages != NULL ? messages->first : NULL;
    if (hello == NULL || !look_member_is(hello, "msg_type", "client_hello"))
        return;
    const struct node *extensions = look_member(hello, "extensions"), *versions = NULL;
    for (const struct node *x = extensions != NULL ? extensions->first : NULL; x != NULL;
         x = x->next)
        if (look_member(x, "versions") != NULL)
            versions = look_member(x, "versions");
    for (const struct node *v = versions != NULL ? versions->first : NULL; v != NULL; v = v->next) {
        size_t len = strlen(fact->tls_offered);
        struct bytes name = look_text(v);
        if (name.len > 0 && len + name.len + 3 < sizeof(fact->tls_offered)) {
            if (len > 0) {
                fact->tls_offered[len++] = ',';
                fact->tls_offered[len++] = ' ';
            }
            fact_set(fact->tls_offered + len, sizeof(fact->tls_offered) - len, name);
        }
    }
    if (fact->tls_offered[0] == '\0')
        LOOK_SET(fact->tls_offered, look_member(hello, "legacy_version"));
}

/* ---- The server's certificate ---- */

/* A name of a certificate against the one that was wanted: a wildcard is the whole first label. RFC
 * 6125 6.4.3. */
static bool name_fits(struct bytes pattern, struct bytes name)
{
    if (bytes_equal_nocase(pattern, name))
        return true;
    if (!bytes_starts(pattern, BYTES("*.")))
        return false;
    size_t dot = bytes_find_byte(name, '.', 0);
    return dot < name.len && dot > 0 &&
           bytes_equal_nocase(bytes_from(pattern, 1), bytes_from(name, dot));
}

static struct bytes common_name(struct bytes subject)
{
    size_t at = bytes_find(subject, BYTES("CN="), 0);
    struct bytes rest = bytes_from(subject, at < subject.len ? at + 3 : subject.len);
    return bytes_part(rest, 0, bytes_find_byte(rest, ',', 0));
}

static void read_names(struct certificate_fact *x, const struct node *certificate)
{
    uint64_t port;
    struct bytes asked = endpoint_host(bytes_of_string(x->asked), &port);
    const struct node *names = look_member(certificate, "names");
    bool any = false;
    for (const struct node *n = names != NULL ? names->first : NULL; n != NULL; n = n->next) {
        any = true;
        fact_put_word(x->names, sizeof(x->names), look_text(n));
        x->name_matches = x->name_matches || name_fits(look_text(n), asked);
    }
    if (!any)
        x->name_matches = name_fits(common_name(look_member_text(certificate, "subject")), asked);
}

static void read_usages(struct certificate_fact *x, const struct node *certificate)
{
    const struct node *usages = look_member(certificate, "usages");
    for (const struct node *u = usages != NULL ? usages->first : NULL; u != NULL; u = u->next) {
        x->has_eku = true;
        x->server_auth = x->server_auth || bytes_equal(look_text(u), BYTES("serverAuth")) ||
                         bytes_equal(look_text(u), BYTES("anyExtendedKeyUsage")) ||
                         bytes_equal(look_text(u), BYTES("2.5.29.37.0"));
    }
}

/* Only certificates of which something may be said are kept as rows. */
static void read_certificate(struct watched *w, const struct connection_fact *fact,
                             const struct node *certificate, struct packet packet)
{
    struct certificate_fact *x = facts_add_certificate(&w->facts, 4);
    if (x == NULL)
        return;
    x->at = fact->at;
    if (packet.frame.number != 0)
        x->at.proof = packet;
    LOOK_SET(x->subject, look_member(certificate, "subject"));
    LOOK_SET(x->issuer, look_member(certificate, "issuer"));
    /* The name that the client wanted; by an address it sends no SNI. */
    FACT_SET(x->asked, bytes_of_string(fact->sni));
    uint64_t port;
    const char *called = w->host[0] != '\0' ? w->host : fact->server;
    if (x->asked[0] == '\0')
        FACT_SET(x->asked, endpoint_host(bytes_of_string(called), &port));
    int64_t after = look_member_time(certificate, "not_after"),
            before = look_member_time(certificate, "not_before");
    x->not_after = after;
    x->not_before = before;
    x->expired = after != 0 && after < fact->at.time;
    x->not_yet = before != 0 && before > fact->at.time;
    x->self_signed = look_member_true(certificate, "self_issued");
    x->ca = look_member_true(certificate, "ca");
    read_names(x, certificate);
    read_usages(x, certificate);
    x->went_on = fact_is(fact->tls_stage, "application");
    if (x->went_on && !x->expired && !x->not_yet && x->name_matches && !issuer_inspects(x->issuer))
        w->facts.n_certificates--;
}

void gather_tls(struct watched *w, struct connection_fact *fact, const struct record *r)
{
    const struct node *tls = look_member(r->root, "tls");
    struct handshake_seen seen = {.server_hello = false};
    if (tls == NULL)
        return;
    LOOK_SET(fact->tls_version, look_member(tls, "version"));
    LOOK_SET(fact->tls_cipher, look_member(tls, "cipher"));
    LOOK_SET(fact->sni, look_member(tls, "sni"));
    read_messages(&seen, tls);
    fact->hello = seen.hello;
    read_alerts(fact, tls);
    read_offered(fact, tls);
    fact->hello_wait = look_member_time(tls, "hello_wait");
    fact->certificate_asked = seen.request;
    fact->certificate_sent = seen.client_certificate;
    fact->certificate_empty = seen.client_empty;
    set_stage(fact, &seen, tls, fact->requests);
    const struct node *certificates = look_member(tls, "certificates");
    const struct node *first = certificates != NULL ? certificates->first : NULL;
    while (first != NULL && !look_member_is(first, "from", "server"))
        first = first->next;
    if (first != NULL)
        read_certificate(w, fact, first, seen.leaf);
    if (fact_is(fact->tls_stage, "application"))
        w->facts.last.tls = fact->at.time + 1;
}
