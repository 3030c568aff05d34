#include "auth_private.h"

#define D(id) (&auth_diagnostics[AUTH_##id])

/* security.md 3.1. */
static const struct gss_mechanism mechanisms[] = {
    {{(const uint8_t *)"\x2B\x06\x01\x05\x05\x02", 6}, "SPNEGO", MECHANISM_UNKNOWN},
    {{(const uint8_t *)"\x2A\x86\x48\x86\xF7\x12\x01\x02\x02", 9}, "Kerberos", MECHANISM_KERBEROS},
    {{(const uint8_t *)"\x2A\x86\x48\x82\xF7\x12\x01\x02\x02", 9}, "MS-KRB5", MECHANISM_KERBEROS},
    {{(const uint8_t *)"\x2A\x86\x48\x86\xF7\x12\x01\x02\x02\x03", 10},
     "Kerberos user-to-user",
     MECHANISM_KERBEROS},
    {{(const uint8_t *)"\x2B\x06\x01\x05\x02\x05", 6}, "IAKERB", MECHANISM_UNKNOWN},
    {{(const uint8_t *)"\x2B\x06\x01\x04\x01\x82\x37\x02\x02\x0A", 10}, "NTLM", MECHANISM_NTLM},
    {{(const uint8_t *)"\x2B\x06\x01\x04\x01\x82\x37\x02\x02\x1E", 10},
     "NEGOEX",
     MECHANISM_UNKNOWN},
};

const struct gss_mechanism *gss_mechanism_of(struct bytes oid)
{
    for (size_t i = 0; i < sizeof(mechanisms) / sizeof(mechanisms[0]); i++)
        if (bytes_equal(mechanisms[i].oid, oid))
            return &mechanisms[i];
    return NULL;
}

enum mechanism gss_add_mechanism(struct leg *leg, struct node *parent, const struct field *field,
                                 struct cursor *contents)
{
    struct node *node = node_add(leg->r, parent, field);
    struct bytes oid = cur_peek(contents, cur_left(contents));
    node->span = span_of(contents->source, cur_offset(contents), oid.len);
    der_add_oid(leg->r, node, F(OID), contents);
    const struct gss_mechanism *known = gss_mechanism_of(oid);
    if (known == NULL)
        return MECHANISM_UNKNOWN;
    put_string(leg->r, node, F(OID_NAME), bytes_of_string(known->name), node->span);
    return known->mechanism;
}

struct bytes gss_token_oid(struct bytes token, struct bytes *rest)
{
    struct cursor c = cur_init(token, 0), contents, oid;
    *rest = bytes_none();
    /* A token that is cut, or announces a wrong length, is still of its mechanism. */
    if (!der_enter(&c, DER_APPLICATION(0), &contents) ||
        !der_enter(&contents, DER_OBJECT_IDENTIFIER, &oid) || !cur_ok(&contents))
        return bytes_none();
    *rest = cur_rest(&contents);
    return cur_rest(&oid);
}

void leg_expect(struct leg *leg, struct node *node, enum direction direction)
{
    if (leg->direction != direction)
        diag_add(leg->r, node, D(TOKEN_DIRECTION), "sent %s",
                 direction == C2S ? "by the server" : "by the client");
}

bool leg_room(struct leg *leg, struct node *list, size_t n)
{
    if (n < leg->r->limits->token_elements)
        return true;
    diag_add(leg->r, list, &model_diagnostics[DIAG_LIMIT], "%s: only the first %zu are shown",
             list->field->label, n);
    return false;
}

/* What the first bytes say that a token is. security.md 3.1. */
enum form {
    FORM_SPNEGO,
    FORM_NTLM,
    FORM_KERBEROS,
    FORM_GSS_OTHER,
    FORM_NEGOEX,
    FORM_TLS,
    FORM_OTHER
};

/* One that ends inside the signature counts, so that its end is told. */
static bool is_signed(struct bytes token, struct bytes signature)
{
    return bytes_starts(token, signature) || (token.len > 0 && bytes_starts(signature, token));
}

static enum form form_of_gss(struct bytes token)
{
    struct bytes rest;
    const struct gss_mechanism *known = gss_mechanism_of(gss_token_oid(token, &rest));
    if (known == NULL)
        return FORM_GSS_OTHER;
    if (known == &mechanisms[0])
        return FORM_SPNEGO;
    return known->mechanism == MECHANISM_KERBEROS ? FORM_KERBEROS : FORM_GSS_OTHER;
}

static enum form form_of(struct bytes token)
{
    if (token.len == 0)
        return FORM_OTHER;
    if (is_signed(token, BYTES("NTLMSSP\0")))
        return FORM_NTLM;
    if (is_signed(token, BYTES("NEGOEXTS")))
        return FORM_NEGOEX;
    switch (token.data[0]) {
    case DER_APPLICATION(0):
        return form_of_gss(token);
    case DER_CONTEXT(0):
    case DER_CONTEXT(1):
        return FORM_SPNEGO;
    case DER_APPLICATION(14):
    case DER_APPLICATION(15):
    case DER_APPLICATION(30):
        return FORM_KERBEROS;
    case 0x14:
    case 0x15:
    case 0x16:
    case 0x17:
        return token.len < 2 || token.data[1] == 3 ? FORM_TLS : FORM_OTHER;
    default:
        return FORM_OTHER;
    }
}

static bool begins(struct bytes token, enum direction direction, const struct node *previous)
{
    struct bytes rest;
    if (direction != C2S)
        return false;
    switch (form_of(token)) {
    case FORM_NTLM:
        return bytes_equal(bytes_part(token, 8, 4), BYTES("\1\0\0\0"));
    case FORM_SPNEGO:
        gss_token_oid(token, &rest);
        return bytes_starts(token, BYTES("\xA0")) || bytes_starts(rest, BYTES("\xA0"));
    case FORM_KERBEROS:
        gss_token_oid(token, &rest);
        return bytes_starts(token, BYTES("\x6E")) || bytes_starts(rest, BYTES("\1\0"));
    case FORM_TLS:
        return bytes_starts(token, BYTES("\x16")) &&
               bytes_equal(bytes_part(token, 5, 1), BYTES("\1")) && !tls_records_retry(previous);
    default:
        return false;
    }
}

bool auth_first_leg(struct bytes token, enum direction direction, const struct record *open)
{
    const struct node *tokens = open != NULL ? node_child(open->root, F(TOKENS)) : NULL;
    return begins(token, direction, tokens != NULL ? tokens->last : NULL);
}

static void dissect_unknown(struct leg *leg, struct cursor *c, const struct diag_kind *kind,
                            const char *detail)
{
    leg->token->kind = TOKEN_UNKNOWN;
    struct bytes all = add_bytes(leg->r, leg->node, F(UNKNOWN), c, cur_left(c));
    diag_add(leg->r, leg->node, kind, "%s%zu bytes", detail, all.len);
}

static void dissect_gss_other(struct leg *leg, struct cursor *c)
{
    struct cursor framed = *c, contents, oid;
    if (der_enter(&framed, DER_APPLICATION(0), &contents) &&
        der_enter(&contents, DER_OBJECT_IDENTIFIER, &oid) && cur_ok(&contents)) {
        gss_add_mechanism(leg, leg->node, F(GSS_MECHANISM), &oid);
        dissect_unknown(leg, c, D(MECHANISM_UNKNOWN), "");
    } else {
        dissect_unknown(leg, c, D(TOKEN_UNKNOWN), "");
    }
}

/* The mechanism's own token, which SPNEGO may have been around. */
static void dissect_mechanism(struct leg *leg, struct cursor *c)
{
    struct bytes token = cur_peek(c, cur_left(c));
    leg->token->inner = token;
    switch (form_of(token)) {
    case FORM_SPNEGO:
        dissect_unknown(leg, c, &auth_diagnostics[SPNEGO_NESTED], "");
        break;
    case FORM_NTLM:
        leg->token->mechanism = MECHANISM_NTLM;
        ntlm_dissect(leg, c);
        break;
    case FORM_KERBEROS:
        leg->token->mechanism = MECHANISM_KERBEROS;
        kerberos_dissect(leg, c);
        break;
    case FORM_TLS:
        leg->token->mechanism = MECHANISM_CREDSSP;
        tls_records_dissect(leg, c);
        break;
    case FORM_NEGOEX:
        negoex_dissect(leg, c);
        break;
    case FORM_GSS_OTHER:
        dissect_gss_other(leg, c);
        break;
    case FORM_OTHER:
        dissect_unknown(leg, c, D(TOKEN_UNKNOWN), "");
        break;
    }
}

struct auth_token auth_token_nothing(void)
{
    struct bytes none = bytes_none();
    return (struct auth_token){.kind = TOKEN_NONE,
                               .mechanism = MECHANISM_UNKNOWN,
                               .neg_state = NEG_ABSENT,
                               .inner = none,
                               .mech_type_list = none,
                               .mech_list_mic = none,
                               .user = none,
                               .domain = none,
                               .workstation = none,
                               .target_name = none,
                               .channel_bindings = none,
                               .service = none,
                               .realm = none};
}

void token_dissect(struct record *r, struct node *parent, struct cursor c, enum direction direction,
                   struct auth_token *token)
{
    struct cursor inner;
    struct bytes all = cur_peek(&c, cur_left(&c));
    *token = auth_token_nothing();
    token->first_leg = begins(all, direction, parent->last);
    struct leg leg = {.r = r, .previous = parent->last, .direction = direction, .token = token};
    leg.node = node_add(r, parent, F(TOKEN));
    leg.node->span = span_of(c.source, cur_offset(&c), all.len);
    if (parent->field != F(NEGO_TOKENS)) /* there it is that of the token outside */
        put_text(r, leg.node, F(DIRECTION), direction_name(direction));
    if (all.len == 0) {
        diag_add(r, leg.node, D(TOKEN_EMPTY), "%s", "");
    } else if (all.len > r->limits->token) {
        diag_add(r, leg.node, &model_diagnostics[DIAG_LIMIT],
                 "a token of %zu bytes, only up to %zu are read", all.len, r->limits->token);
        token->kind = TOKEN_UNKNOWN;
    } else if (form_of(all) != FORM_SPNEGO) {
        dissect_mechanism(&leg, &c);
    } else {
        token->spnego = true;
        if (spnego_dissect(&leg, &c, &inner))
            dissect_mechanism(&leg, &inner);
    }
}

void auth_dissect_token(struct record *r, struct node *parent, uint32_t source,
                        enum direction direction, struct auth_token *token)
{
    token_dissect(r, parent, record_cursor(r, source), direction, token);
}
