/*
 * RFC 4120 5.2.2, 5.2.9, 5.3, 5.5.1, 5.5.2, 5.9.1; framing of RFC 4121 4.1; security.md 5.1, 5.2.
 */
#include "auth_private.h"

#define D(id) (&auth_diagnostics[KERBEROS_##id])

enum { MSG_AP_REQ = 14, MSG_AP_REP = 15, MSG_KRB_ERROR = 30 };

static void set_span(struct node *node, const struct cursor *contents)
{
    node->span = span_of(contents->source, cur_offset(contents), cur_left(contents));
}

/* Joins the components with "/", as principals are written. */
static struct bytes dissect_name_strings(struct leg *leg, struct node *node, struct cursor *c)
{
    struct record *r = leg->r;
    struct cursor list, text;
    struct buf joined = buf_init(r->limits->token);
    struct bytes name = bytes_none();
    if (!der_open(r, node, F(KRB_NAME_STRINGS), c, 1, DER_SEQUENCE, &list)) {
        der_missing(r, node, c, F(KRB_NAME_STRINGS));
        return name;
    }
    struct node *strings = node_add(r, node, F(KRB_NAME_STRINGS));
    set_span(strings, &list);
    size_t n = 0;
    for (; leg_room(leg, strings, n) && der_enter(&list, DER_GENERAL_STRING, &text); n++) {
        struct bytes part = add_bytes(r, strings, F(KRB_NAME_STRING), &text, cur_left(&text));
        if (n > 0)
            buf_add_byte(&joined, '/');
        buf_add(&joined, part);
    }
    if (n < r->limits->token_elements)
        der_close(r, strings, &list);
    name = arena_copy(r->arena, buf_bytes(&joined));
    buf_clear(&joined);
    return name;
}

/* [n] PrincipalName, RFC 4120 5.2.2. False when it is absent. */
static bool dissect_name(struct leg *leg, struct node *parent, const struct field *field,
                         struct cursor *c, unsigned n, struct bytes *name)
{
    struct cursor principal;
    *name = bytes_none();
    if (!der_open(leg->r, parent, field, c, n, DER_SEQUENCE, &principal))
        return false;
    struct node *node = node_add(leg->r, parent, field);
    set_span(node, &principal);
    der_add_integer(leg->r, node, F(KRB_NAME_TYPE), &principal, 0, NULL);
    *name = dissect_name_strings(leg, node, &principal);
    der_close(leg->r, node, &principal);
    return true;
}

/* [n] EncryptedData, 5.2.9. */
static void dissect_encrypted(struct leg *leg, struct node *parent, const struct field *field,
                              const struct field *cipher, struct cursor *c, unsigned n,
                              int64_t *etype, int64_t *kvno)
{
    struct cursor encrypted;
    *etype = *kvno = 0;
    if (!der_open(leg->r, parent, field, c, n, DER_SEQUENCE, &encrypted)) {
        der_missing(leg->r, parent, c, field);
        return;
    }
    struct node *node = node_add(leg->r, parent, field);
    set_span(node, &encrypted);
    if (!der_add_integer(leg->r, node, F(KRB_ETYPE), &encrypted, 0, etype))
        der_missing(leg->r, node, &encrypted, F(KRB_ETYPE));
    der_add_integer(leg->r, node, F(KRB_KVNO), &encrypted, 1, kvno);
    if (!der_add_octets(leg->r, node, cipher, &encrypted, 2, NULL))
        der_missing(leg->r, node, &encrypted, cipher);
    der_close(leg->r, node, &encrypted);
}

/* Ticket, 5.3. */
static void dissect_ticket(struct leg *leg, struct node *parent, struct cursor *c)
{
    struct record *r = leg->r;
    struct cursor ticket, body;
    int64_t version, etype, kvno;
    if (!der_open(r, parent, F(KRB_TICKET), c, 3, DER_APPLICATION(1), &ticket)) {
        der_missing(r, parent, c, F(KRB_TICKET));
        return;
    }
    struct node *node = node_add(r, parent, F(KRB_TICKET));
    set_span(node, &ticket);
    if (!der_enter(&ticket, DER_SEQUENCE, &body))
        der_missing(r, node, &ticket, F(KRB_TKT_VNO));
    if (der_add_integer(r, node, F(KRB_TKT_VNO), &body, 0, &version) && version != 5)
        diag_add(r, node, D(VERSION), "tkt-vno %lld", (long long)version);
    if (!der_add_string(r, node, F(KRB_REALM), &body, 1, &leg->token->realm))
        der_missing(r, node, &body, F(KRB_REALM));
    if (!dissect_name(leg, node, F(KRB_SNAME), &body, 2, &leg->token->service))
        der_missing(r, node, &body, F(KRB_SNAME));
    dissect_encrypted(leg, node, F(KRB_TICKET_PART), F(KRB_TICKET_CIPHER), &body, 3, &etype, &kvno);
    leg->token->etype = (uint64_t)etype;
    leg->token->kvno = (uint64_t)kvno;
    der_close(r, node, &body);
    der_close(r, node, &ticket);
}

static void dissect_head(struct leg *leg, struct node *node, struct cursor *c, int64_t type)
{
    int64_t value;
    if (!der_add_integer(leg->r, node, F(KRB_PVNO), c, 0, &value))
        der_missing(leg->r, node, c, F(KRB_PVNO));
    else if (value != 5)
        diag_add(leg->r, node, D(VERSION), "pvno %lld", (long long)value);
    if (!der_add_integer(leg->r, node, F(KRB_MSG_TYPE), c, 1, &value))
        der_missing(leg->r, node, c, F(KRB_MSG_TYPE));
    else if (value != type)
        diag_add(leg->r, node, D(MESSAGE_TYPE), "msg-type %lld instead of %lld", (long long)value,
                 (long long)type);
}

static void dissect_ap_req(struct leg *leg, struct node *node, struct cursor *c)
{
    int64_t etype, kvno;
    leg->token->kind = TOKEN_AP_REQ;
    leg_expect(leg, node, C2S);
    dissect_head(leg, node, c, MSG_AP_REQ);
    if (!der_add_bits(leg->r, node, F(KRB_AP_OPTIONS), c, 2))
        der_missing(leg->r, node, c, F(KRB_AP_OPTIONS));
    dissect_ticket(leg, node, c);
    dissect_encrypted(leg, node, F(KRB_AUTHENTICATOR), F(KRB_CIPHER), c, 4, &etype, &kvno);
}

/* From the server; in DCE style from the client, too, as its third leg. */
static void dissect_ap_rep(struct leg *leg, struct node *node, struct cursor *c)
{
    int64_t etype, kvno;
    leg->token->kind = TOKEN_AP_REP;
    dissect_head(leg, node, c, MSG_AP_REP);
    dissect_encrypted(leg, node, F(KRB_ENC_PART), F(KRB_CIPHER), c, 2, &etype, &kvno);
}

static void dissect_error(struct leg *leg, struct node *node, struct cursor *c)
{
    struct record *r = leg->r;
    struct bytes name;
    int64_t code;
    leg->token->kind = TOKEN_KRB_ERROR;
    leg_expect(leg, node, S2C);
    dissect_head(leg, node, c, MSG_KRB_ERROR);
    der_add_time(r, node, F(KRB_CTIME), c, 2);
    der_add_integer(r, node, F(KRB_CUSEC), c, 3, NULL);
    if (!der_add_time(r, node, F(KRB_STIME), c, 4))
        der_missing(r, node, c, F(KRB_STIME));
    if (!der_add_integer(r, node, F(KRB_SUSEC), c, 5, NULL))
        der_missing(r, node, c, F(KRB_SUSEC));
    if (der_add_integer(r, node, F(KRB_ERROR_CODE), c, 6, &code))
        leg->token->error_code = (uint64_t)code;
    else
        der_missing(r, node, c, F(KRB_ERROR_CODE));
    der_add_string(r, node, F(KRB_CREALM), c, 7, NULL);
    dissect_name(leg, node, F(KRB_CNAME), c, 8, &name);
    if (!der_add_string(r, node, F(KRB_REALM), c, 9, NULL))
        der_missing(r, node, c, F(KRB_REALM));
    if (!dissect_name(leg, node, F(KRB_SNAME), c, 10, &name))
        der_missing(r, node, c, F(KRB_SNAME));
    der_add_string(r, node, F(KRB_E_TEXT), c, 11, NULL);
    der_add_octets(r, node, F(KRB_E_DATA), c, 12, NULL);
}

/* tok_id is 0 for a bare message. */
static void dissect_message(struct leg *leg, struct node *node, struct cursor *c, uint64_t tok_id)
{
    static const struct {
        uint8_t tag;
        uint64_t tok_id;
        void (*dissect)(struct leg *leg, struct node *node, struct cursor *c);
    } messages[] = {{DER_APPLICATION(14), 0x0100, dissect_ap_req},
                    {DER_APPLICATION(15), 0x0200, dissect_ap_rep},
                    {DER_APPLICATION(30), 0x0300, dissect_error}};
    struct cursor message, body;
    for (size_t i = 0; i < sizeof(messages) / sizeof(messages[0]); i++) {
        if (!der_enter(c, messages[i].tag, &message))
            continue;
        if (tok_id != 0 && tok_id != messages[i].tok_id)
            diag_add(leg->r, node, D(MESSAGE_TYPE), "TOK_ID %04llX before tag %02X",
                     (unsigned long long)tok_id, messages[i].tag);
        if (!der_enter(&message, DER_SEQUENCE, &body))
            der_missing(leg->r, node, &message, F(KRB_PVNO));
        else
            messages[i].dissect(leg, node, &body);
        der_close(leg->r, node, &body);
        der_close(leg->r, node, &message);
        return;
    }
    if (!cur_ok(c))
        return;
    struct bytes rest = add_bytes(leg->r, node, F(KRB_UNKNOWN), c, cur_left(c));
    diag_add(leg->r, node, D(UNKNOWN), "TOK_ID %04llX, %zu bytes", (unsigned long long)tok_id,
             rest.len);
}

void kerberos_dissect(struct leg *leg, struct cursor *c)
{
    struct record *r = leg->r;
    struct cursor framed, oid;
    struct node *node = node_add(r, leg->node, F(KERBEROS));
    node->span = span_of(c->source, cur_offset(c), cur_left(c));
    leg->token->kind = TOKEN_UNKNOWN;
    if (der_enter(c, DER_APPLICATION(0), &framed)) {
        if (der_enter(&framed, DER_OBJECT_IDENTIFIER, &oid))
            gss_add_mechanism(leg, node, F(GSS_MECHANISM), &oid);
        uint64_t tok_id = add_uint_be(r, node, F(KRB_TOK_ID), &framed, 2);
        dissect_message(leg, node, &framed, tok_id);
        der_close(r, node, &framed);
    } else {
        dissect_message(leg, node, c, 0);
    }
    der_close(r, node, c);
}
