/* GSS-API framing of Kerberos messages, RFC 4121 4.1; security.md 5.1. */
#include "auth_private.h"

#include "kerberos.h"

#define D(id) (&kerberos_diagnostics[KERBEROS_##id])

/* What the layers above need, and whether the right side sent it. */
static void tell(struct leg *leg, struct node *node, const struct kerberos_about *about)
{
    struct auth_token *token = leg->token;
    switch (about->type) {
    case KERBEROS_TYPE_AP_REQ:
        token->kind = TOKEN_AP_REQ;
        token->service = about->service;
        token->realm = about->realm;
        token->etype = about->etype;
        token->kvno = about->kvno;
        leg_expect(leg, node, C2S);
        break;
    case KERBEROS_TYPE_AP_REP:
        /* From the server; in DCE style from the client, too, as its third leg. */
        token->kind = TOKEN_AP_REP;
        break;
    case KERBEROS_TYPE_KRB_ERROR:
        token->kind = TOKEN_KRB_ERROR;
        token->error_code = about->error_code;
        leg_expect(leg, node, S2C);
        break;
    default:
        token->kind = TOKEN_UNKNOWN;
        break;
    }
}

/* TOK_ID of the messages that have one. */
static uint64_t tok_id_of(enum kerberos_type type)
{
    return type == KERBEROS_TYPE_AP_REQ      ? 0x0100
           : type == KERBEROS_TYPE_AP_REP    ? 0x0200
           : type == KERBEROS_TYPE_KRB_ERROR ? 0x0300
                                             : 0;
}

void kerberos_dissect(struct leg *leg, struct cursor *c)
{
    struct record *r = leg->r;
    struct kerberos_about about;
    struct cursor framed, oid;
    struct node *node = node_add(r, leg->node, F(KERBEROS));
    node->span = span_of(c->source, cur_offset(c), cur_left(c));
    if (der_enter(c, DER_APPLICATION(0), &framed)) {
        if (der_enter(&framed, DER_OBJECT_IDENTIFIER, &oid))
            gss_add_mechanism(leg, node, F(GSS_MECHANISM), &oid);
        uint64_t tok_id = add_uint_be(r, node, F(KRB_TOK_ID), &framed, 2);
        kerberos_dissect_message(r, node, &framed, NULL, &about);
        if (about.type != KERBEROS_TYPE_UNKNOWN && tok_id_of(about.type) != tok_id)
            diag_add(r, node, D(MESSAGE_TYPE), "TOK_ID %04llX before %s",
                     (unsigned long long)tok_id, kerberos_type_name(about.type));
        der_close(r, node, &framed);
    } else {
        kerberos_dissect_message(r, node, c, NULL, &about);
    }
    tell(leg, node, &about);
    der_close(r, node, c);
}
