/* RFC 4178 4.2, [MS-SPNG] 2.2.1; security.md 3. */
#include "auth_private.h"

#define D(id) (&auth_diagnostics[SPNEGO_##id])

/* [0] mechTypes. Gives the mechanism offered first, and in *n how many there are. */
static enum mechanism dissect_mech_types(struct leg *leg, struct node *node, struct cursor *c,
                                         size_t *n)
{
    struct cursor outer, list, oid;
    enum mechanism first = MECHANISM_UNKNOWN;
    *n = 0;
    if (!der_enter(c, DER_CONTEXT(0), &outer)) {
        der_missing(leg->r, node, c, F(MECH_TYPES));
        return first;
    }
    uint64_t start = cur_offset(&outer);
    struct bytes wire = cur_peek(&outer, cur_left(&outer));
    struct node *types = node_add(leg->r, node, F(MECH_TYPES));
    bool found = der_enter(&outer, DER_SEQUENCE, &list);
    types->span = span_since(&outer, start);
    /* The mechListMIC is over these very bytes, so a part of them is of no use. */
    if (found && cur_ok(&outer) && cur_ok(c))
        leg->token->mech_type_list = bytes_part(wire, 0, types->span.len);
    while (found && der_enter(&list, DER_OBJECT_IDENTIFIER, &oid) && cur_ok(&list) &&
           leg_room(leg, types, *n)) {
        enum mechanism mechanism = gss_add_mechanism(leg, types, F(MECH_TYPE), &oid);
        if ((*n)++ == 0)
            first = mechanism;
    }
    if (*n < leg->r->limits->token_elements)
        der_close(leg->r, types, &list);
    der_close(leg->r, types, &outer);
    return first;
}

/* [n] OCTET STRING with the mechanism's token: its bytes as layout, and inner over them. */
static bool dissect_inner(struct leg *leg, struct node *node, const struct field *field,
                          struct cursor *c, struct cursor *inner)
{
    if (!der_open(leg->r, node, field, c, 2, DER_OCTET_STRING, inner))
        return false;
    struct cursor copy = *inner;
    add_bytes(leg->r, node, field, &copy, cur_left(&copy));
    if (!cur_ok(c) && node->last != NULL && node->last->field == field)
        node->last->flags |= NODE_PARTIAL;
    return cur_left(inner) > 0;
}

static void dissect_mic(struct leg *leg, struct node *node, struct cursor *c, unsigned n,
                        struct bytes inner)
{
    struct bytes mic;
    if (!der_add_octets(leg->r, node, F(MECH_LIST_MIC), c, n, &mic) || !cur_ok(c))
        return;
    if (mic.len > 0 && bytes_equal(mic, inner))
        diag_add(leg->r, node->last != NULL ? node->last : node, D(MIC_REPEATS), "%zu bytes",
                 mic.len);
    else
        leg->token->mech_list_mic = mic;
}

/* [MS-SPNG] 2.2.1: NegTokenInit2 has negHints where RFC 4178 has mechListMIC. */
static bool at_hints(struct cursor c)
{
    struct cursor outer, hints;
    return der_enter(&c, DER_CONTEXT(3), &outer) && der_enter(&outer, DER_SEQUENCE, &hints);
}

static void dissect_hints(struct leg *leg, struct node *node, struct cursor *c)
{
    struct cursor hints;
    if (!der_open(leg->r, node, F(NEG_HINTS), c, 3, DER_SEQUENCE, &hints))
        return;
    struct node *group = node_add(leg->r, node, F(NEG_HINTS));
    group->span = span_of(hints.source, cur_offset(&hints), cur_left(&hints));
    der_add_string(leg->r, group, F(HINT_NAME), &hints, 0, NULL);
    der_add_octets(leg->r, group, F(HINT_ADDRESS), &hints, 1, NULL);
    der_close(leg->r, group, &hints);
}

/* A token that is not of the first mechanism: a peer would not understand it. */
static void check_optimistic(struct leg *leg, struct node *node, enum mechanism first,
                             struct cursor inner)
{
    struct bytes rest, token = cur_rest(&inner);
    const struct gss_mechanism *known = gss_mechanism_of(gss_token_oid(token, &rest));
    enum mechanism mechanism = known != NULL ? known->mechanism : MECHANISM_UNKNOWN;
    if (bytes_starts(token, BYTES("NTLMSSP\0")))
        mechanism = MECHANISM_NTLM;
    if (mechanism != first && mechanism != MECHANISM_UNKNOWN && first != MECHANISM_UNKNOWN)
        diag_add(leg->r, node, D(OTHER_MECHANISM), "%s instead of %s", mechanism_name(mechanism),
                 mechanism_name(first));
}

static bool dissect_init(struct leg *leg, struct node *node, struct cursor *c, struct cursor *inner)
{
    size_t n;
    bool hints, found;
    struct node *message = put_string(leg->r, node, F(SPNEGO_MESSAGE), BYTES("NegTokenInit"),
                                      span_of(c->source, cur_offset(c), cur_left(c)));
    enum mechanism first = dissect_mech_types(leg, node, c, &n);
    der_add_bits(leg->r, node, F(REQ_FLAGS), c, 1);
    found = dissect_inner(leg, node, F(MECH_TOKEN), c, inner);
    struct bytes token = found ? cur_peek(inner, cur_left(inner)) : bytes_none();
    hints = at_hints(*c);
    if (hints) {
        message->value.b = BYTES("NegTokenInit2");
        dissect_hints(leg, node, c);
    }
    dissect_mic(leg, node, c, hints ? 4 : 3, token);
    if (found)
        check_optimistic(leg, node, first, *inner);
    else if (n == 1)
        leg->token->mechanism = first;
    return found;
}

static bool dissect_answer(struct leg *leg, struct node *node, struct cursor *c,
                           struct cursor *inner)
{
    int64_t state;
    struct cursor oid;
    put_string(leg->r, node, F(SPNEGO_MESSAGE), BYTES("NegTokenResp"),
               span_of(c->source, cur_offset(c), cur_left(c)));
    if (der_add_enumerated(leg->r, node, F(NEG_STATE), c, 0, &state)) {
        if (state >= NEG_ACCEPT_COMPLETED && state <= NEG_REQUEST_MIC)
            leg->token->neg_state = (enum neg_state)state;
        else
            diag_add(leg->r, node, D(STATE), "%lld", (long long)state);
    }
    if (der_open(leg->r, node, F(SUPPORTED_MECH), c, 1, DER_OBJECT_IDENTIFIER, &oid) && cur_ok(c))
        leg->token->mechanism = gss_add_mechanism(leg, node, F(SUPPORTED_MECH), &oid);
    bool found = dissect_inner(leg, node, F(RESPONSE_TOKEN), c, inner);
    struct bytes token = found ? cur_peek(inner, cur_left(inner)) : bytes_none();
    dissect_mic(leg, node, c, 3, token);
    return found;
}

/* The CHOICE NegotiationToken at c. */
static bool dissect_choice(struct leg *leg, struct node *node, struct cursor *c,
                           struct cursor *inner)
{
    struct cursor choice, sequence;
    bool init = der_enter(c, DER_CONTEXT(0), &choice), found = false;
    if (!init && !der_enter(c, DER_CONTEXT(1), &choice)) {
        der_missing(leg->r, node, c, F(SPNEGO_MESSAGE));
        return false;
    }
    if (der_enter(&choice, DER_SEQUENCE, &sequence)) {
        found = init ? dissect_init(leg, node, &sequence, inner)
                     : dissect_answer(leg, node, &sequence, inner);
        der_close(leg->r, node, &sequence);
    } else {
        der_missing(leg->r, node, &choice, F(SPNEGO_MESSAGE));
    }
    der_close(leg->r, node, &choice);
    return found;
}

bool spnego_dissect(struct leg *leg, struct cursor *c, struct cursor *inner)
{
    struct cursor framed, oid;
    bool found;
    struct node *node = node_add(leg->r, leg->node, F(SPNEGO));
    node->span = leg->node->span;
    if (der_enter(c, DER_APPLICATION(0), &framed)) {
        /* The first token is framed as RFC 2743 3.1 has it. */
        if (der_enter(&framed, DER_OBJECT_IDENTIFIER, &oid))
            gss_add_mechanism(leg, node, F(GSS_MECHANISM), &oid);
        found = dissect_choice(leg, node, &framed, inner);
        der_close(leg->r, node, &framed);
    } else {
        found = dissect_choice(leg, node, c, inner);
    }
    der_close(leg->r, node, c);
    return found;
}
