/* The messages. RFC 4120 5.4, 5.5, 5.9.1; [MS-KILE] 2.2.1 */
#include "kerberos_private.h"

#define D(id) (&kerberos_diagnostics[KERBEROS_##id])

static void note_etype(struct kerberos_about *about, int64_t etype)
{
    if (about->n_etypes < KERBEROS_ETYPES_MAX)
        about->etypes[about->n_etypes++] = (uint64_t)etype;
}

static void add_etypes(struct dissection *d, struct node *node, struct cursor *c)
{
    struct cursor list, number;
    if (!der_open(d->r, node, F(ETYPE_LIST), c, 8, DER_SEQUENCE, &list))
        return;
    struct node *etypes = node_add(d->r, node, F(ETYPE_LIST));
    kerberos_span(etypes, &list);
    size_t n = 0;
    for (; kerberos_room(d, etypes, n) && der_enter(&list, DER_INTEGER, &number); n++) {
        struct span span = span_of(number.source, cur_offset(&number), cur_left(&number));
        int64_t etype = der_integer(&number);
        put_uint(d->r, etypes, F(ETYPE), (uint64_t)etype, span);
        note_etype(d->about, etype);
    }
    if (n < d->r->limits->token_elements)
        der_close(d->r, etypes, &list);
}

static void add_additional_tickets(struct dissection *d, struct node *node, struct cursor *c)
{
    struct cursor list;
    struct sealed_part sealed;
    if (!der_open(d->r, node, F(ADDITIONAL_TICKETS), c, 11, DER_SEQUENCE, &list))
        return;
    struct node *tickets = node_add(d->r, node, F(ADDITIONAL_TICKETS));
    kerberos_span(tickets, &list);
    size_t n = 0;
    while (kerberos_room(d, tickets, n) &&
           kerberos_add_ticket(d, tickets, F(TICKET), &list, KDC_PARTS, &sealed))
        n++;
    if (n < d->r->limits->token_elements)
        der_close(d->r, tickets, &list);
}

void kerberos_add_req_body(struct dissection *d, struct node *node, struct cursor *c)
{
    struct record *r = d->r;
    struct kerberos_about *about = d->about;
    struct sealed_part authorization = {F(AUTHORIZATION), F(CIPHER), KDC_PARTS, 0, 0};
    if (!der_add_bits(r, node, F(KDC_OPTIONS), c, 0))
        der_missing(r, node, c, F(KDC_OPTIONS));
    if (kerberos_add_name(d, node, F(CNAME), c, 1))
        about->client = d->name;
    if (!der_add_string(r, node, F(REALM), c, 2, &about->realm))
        der_missing(r, node, c, F(REALM));
    if (kerberos_add_name(d, node, F(SNAME), c, 3))
        about->service = d->name;
    der_add_time(r, node, F(FROM), c, 4);
    der_add_time(r, node, F(TILL), c, 5);
    der_add_time(r, node, F(RTIME), c, 6);
    if (!der_add_integer(r, node, F(NONCE), c, 7, NULL))
        der_missing(r, node, c, F(NONCE));
    add_etypes(d, node, c);
    kerberos_add_addresses(d, node, F(ADDRESSES), c, 9);
    kerberos_add_encrypted(d, node, c, 10, &authorization);
    add_additional_tickets(d, node, c);
}

static void add_kdc_req(struct dissection *d, struct node *node, struct cursor *c)
{
    struct cursor body;
    kerberos_add_head(d, node, c, 1, d->about->type);
    kerberos_add_padata(d, node, F(PADATA), c, 3);
    if (!der_open(d->r, node, F(REQ_BODY), c, 4, DER_SEQUENCE, &body)) {
        der_missing(d->r, node, c, F(REQ_BODY));
        return;
    }
    struct node *group = node_add(d->r, node, F(REQ_BODY));
    kerberos_span(group, &body);
    kerberos_add_req_body(d, group, &body);
    der_close(d->r, group, &body);
    d->about->client_realm =
        d->about->type == KERBEROS_TYPE_AS_REQ ? d->about->realm : bytes_none();
}

static void add_kdc_rep(struct dissection *d, struct node *node, struct cursor *c)
{
    struct record *r = d->r;
    struct sealed_part ticket, part = {F(ENC_PART), F(CIPHER), KDC_ENC_PART, 0, 0};
    struct cursor outer;
    kerberos_add_head(d, node, c, 0, d->about->type);
    kerberos_add_padata(d, node, F(PADATA), c, 2);
    if (!der_add_string(r, node, F(CREALM), c, 3, &d->about->client_realm))
        der_missing(r, node, c, F(CREALM));
    if (kerberos_add_name(d, node, F(CNAME), c, 4))
        d->about->client = d->name;
    else
        der_missing(r, node, c, F(CNAME));
    if (!der_enter(c, DER_CONTEXT(5), &outer) ||
        !kerberos_add_ticket(d, node, F(TICKET), &outer, KDC_TICKET, &ticket))
        der_missing(r, node, c, F(TICKET));
    else
        der_close(r, node, &outer);
    if (kerberos_add_encrypted(d, node, c, 6, &part))
        note_etype(d->about, part.etype);
    else
        der_missing(r, node, c, F(ENC_PART));
}

/* From the server; in DCE style from the client, too, as its third leg. */
static void add_ap_rep(struct dissection *d, struct node *node, struct cursor *c)
{
    struct sealed_part part = {F(ENC_PART), F(CIPHER), KDC_ENC_PART, 0, 0};
    kerberos_add_head(d, node, c, 0, KERBEROS_TYPE_AP_REP);
    if (!kerberos_add_encrypted(d, node, c, 2, &part))
        der_missing(d->r, node, c, F(ENC_PART));
    note_etype(d->about, part.etype);
}

static void add_ap_req(struct dissection *d, struct node *node, struct cursor *c)
{
    kerberos_add_ap_req(d, node, c);
    note_etype(d->about, (int64_t)d->about->etype);
}

/* e-data: PA-DATA that the KDC asks for, or what Windows has to say. Else it stays bytes. */
static void add_error_data(struct dissection *d, struct node *node, struct cursor *c)
{
    enum { NTSTATUS = 1, EXTENDED = 3 };
    struct record *r = d->r;
    struct cursor list, look, element, type, value;
    if (!der_enter(c, DER_SEQUENCE, &list))
        return;
    look = list;
    if (der_enter(&look, DER_SEQUENCE, &element)) {
        struct node *methods = node_add(r, node, F(METHOD_DATA));
        kerberos_span(methods, &list);
        kerberos_add_padata_list(d, methods, &list);
        return;
    }
    look = list;
    if (!der_enter(&look, DER_CONTEXT(1), &type))
        return;
    struct node *data = node_add(r, node, F(ERROR_DATA));
    int64_t kind = 0;
    kerberos_span(data, &list);
    der_add_integer(r, data, F(DATA_TYPE), &list, 1, &kind);
    if (der_open(r, data, F(DATA_VALUE), &list, 2, DER_OCTET_STRING, &value)) {
        if ((kind == NTSTATUS || kind == EXTENDED) && cur_left(&value) >= 4)
            add_uint_le(r, data, F(STATUS), &value, 4);
        if (cur_left(&value) > 0)
            add_bytes(r, data, F(DATA_VALUE), &value, cur_left(&value));
    }
    der_close(r, data, &list);
}

static void add_error(struct dissection *d, struct node *node, struct cursor *c)
{
    struct record *r = d->r;
    struct kerberos_about *about = d->about;
    int64_t code;
    kerberos_add_head(d, node, c, 0, KERBEROS_TYPE_KRB_ERROR);
    der_add_time(r, node, F(CTIME), c, 2);
    der_add_integer(r, node, F(CUSEC), c, 3, NULL);
    if (!der_add_time(r, node, F(STIME), c, 4))
        der_missing(r, node, c, F(STIME));
    if (!der_add_integer(r, node, F(SUSEC), c, 5, NULL))
        der_missing(r, node, c, F(SUSEC));
    if (der_add_integer(r, node, F(ERROR_CODE), c, 6, &code))
        about->error_code = (uint64_t)code;
    else
        der_missing(r, node, c, F(ERROR_CODE));
    der_add_string(r, node, F(CREALM), c, 7, &about->client_realm);
    if (kerberos_add_name(d, node, F(CNAME), c, 8))
        about->client = d->name;
    if (!der_add_string(r, node, F(REALM), c, 9, &about->realm))
        der_missing(r, node, c, F(REALM));
    if (kerberos_add_name(d, node, F(SNAME), c, 10))
        about->service = d->name;
    else
        der_missing(r, node, c, F(SNAME));
    der_add_string(r, node, F(E_TEXT), c, 11, NULL);
    struct cursor data = *c, outer, contents;
    if (!der_add_octets(r, node, F(E_DATA), c, 12, NULL))
        return;
    if (der_enter(&data, DER_CONTEXT(12), &outer) && der_enter(&outer, DER_OCTET_STRING, &contents))
        add_error_data(d, node, &contents);
}

static const struct {
    enum kerberos_type type;
    const char *name;
    void (*add)(struct dissection *d, struct node *node, struct cursor *c);
} messages[] = {{KERBEROS_TYPE_AS_REQ, "AS-REQ", add_kdc_req},
                {KERBEROS_TYPE_AS_REP, "AS-REP", add_kdc_rep},
                {KERBEROS_TYPE_TGS_REQ, "TGS-REQ", add_kdc_req},
                {KERBEROS_TYPE_TGS_REP, "TGS-REP", add_kdc_rep},
                {KERBEROS_TYPE_AP_REQ, "AP-REQ", add_ap_req},
                {KERBEROS_TYPE_AP_REP, "AP-REP", add_ap_rep},
                {KERBEROS_TYPE_KRB_ERROR, "KRB-ERROR", add_error}};

const char *kerberos_type_name(enum kerberos_type type)
{
    for (size_t i = 0; i < sizeof(messages) / sizeof(messages[0]); i++)
        if (messages[i].type == type)
            return messages[i].name;
    return "unknown";
}

static void about_nothing(struct kerberos_about *about)
{
    struct bytes none = bytes_none();
    *about = (struct kerberos_about){
        .client = none, .client_realm = none, .service = none, .realm = none};
}

void kerberos_dissect_message(struct record *r, struct node *node, struct cursor *c,
                              const struct kdc_opened *opened, struct kerberos_about *about)
{
    struct dissection d = {.r = r,
                           .about = about,
                           .opened = opened,
                           .name = bytes_none(),
                           .client = bytes_none(),
                           .client_realm = bytes_none()};
    struct cursor message, body;
    about_nothing(about);
    for (size_t i = 0; i < sizeof(messages) / sizeof(messages[0]); i++) {
        if (!der_enter(c, DER_APPLICATION(messages[i].type), &message))
            continue;
        about->type = messages[i].type;
        if (!der_enter(&message, DER_SEQUENCE, &body))
            der_missing(r, node, &message, F(PVNO));
        else
            messages[i].add(&d, node, &body);
        der_close(r, node, &body);
        der_close(r, node, &message);
        if (about->client.len == 0) {
            about->client = d.client;
            about->client_realm = d.client_realm;
        }
        return;
    }
    if (!cur_ok(c))
        return;
    struct bytes rest = add_bytes(r, node, F(UNKNOWN), c, cur_left(c));
    diag_add(r, node, D(MESSAGE_UNKNOWN), "%zu bytes", rest.len);
}
