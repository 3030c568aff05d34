/* [MS-NLMP] 2.2.1; security.md 4.1. All integers are little-endian. */
#include "ntlm_private.h"

#define D(id) (&auth_diagnostics[NTLM_##id])

/* [MS-NLMP] 2.2.2.10. */
static void add_version(struct ntlm_message *m)
{
    struct record *r = m->leg->r;
    struct node *node = node_add(r, m->node, F(NTLM_VERSION));
    uint64_t start = cur_offset(m->c);
    add_uint_le(r, node, F(NTLM_VERSION_MAJOR), m->c, 1);
    add_uint_le(r, node, F(NTLM_VERSION_MINOR), m->c, 1);
    add_uint_le(r, node, F(NTLM_VERSION_BUILD), m->c, 2);
    add_bytes(r, node, F(NTLM_RESERVED), m->c, 3);
    add_uint_le(r, node, F(NTLM_VERSION_REVISION), m->c, 1);
    node_close(node, m->c, start);
}

/*
 * Version is the last field of the head of NEGOTIATE and CHALLENGE, and optional on the wire
 * whatever the flags say: it is there when the payload leaves room for its 8 bytes.
 */
static void read_version(struct ntlm_message *m, uint64_t offset)
{
    uint64_t end = ntlm_head_end(m);
    if (end >= offset + 8)
        add_version(m);
    else if ((m->flags & NTLMSSP_NEGOTIATE_VERSION) != 0 && end == m->all.len)
        diag_add(m->leg->r, m->node, D(NO_FIELDS), "%s", F(NTLM_VERSION)->label);
}

/* 2.2.1.1. Its text is always in the OEM code page. */
static void dissect_negotiate(struct ntlm_message *m)
{
    m->leg->token->kind = TOKEN_NTLM_NEGOTIATE;
    leg_expect(m->leg, m->node, C2S);
    m->flags = add_uint_le(m->leg->r, m->node, F(NTLM_FLAGS), m->c, 4);
    if (!cur_ok(m->c))
        return;
    if (cur_left(m->c) == 0) {
        /* Some clients end here (security.md 4.1). */
        diag_add(m->leg->r, m->node, D(NO_FIELDS), "%s, %s", F(NTLM_DOMAIN_NAME_FIELDS)->label,
                 F(NTLM_WORKSTATION_FIELDS)->label);
        return;
    }
    struct ntlm_payload *domain = ntlm_fields(m, F(NTLM_DOMAIN_NAME_FIELDS));
    struct ntlm_payload *workstation = ntlm_fields(m, F(NTLM_WORKSTATION_FIELDS));
    if (!cur_ok(m->c))
        return;
    read_version(m, 32);
    if ((m->flags & NTLMSSP_OEM_DOMAIN_SUPPLIED) != 0 || domain->len > 0)
        ntlm_text(m, domain, F(NTLM_DOMAIN_NAME), false);
    if ((m->flags & NTLMSSP_OEM_WORKSTATION_SUPPLIED) != 0 || workstation->len > 0)
        ntlm_text(m, workstation, F(NTLM_WORKSTATION), false);
}

static void add_target_info(struct ntlm_message *m, const struct ntlm_payload *payload)
{
    if (payload == NULL || !payload->inside)
        return;
    struct cursor c = ntlm_open(m, payload);
    ntlm_av_pairs(m, F(NTLM_TARGET_INFO), m->node, &c);
    if (cur_left(&c) > 0)
        diag_add(m->leg->r, m->node, &model_diagnostics[DIAG_TRAILING], "%zu bytes behind %s",
                 cur_left(&c), F(NTLM_TARGET_INFO)->label);
}

/* 2.2.1.2. */
static void dissect_challenge(struct ntlm_message *m)
{
    struct record *r = m->leg->r;
    m->leg->token->kind = TOKEN_NTLM_CHALLENGE;
    leg_expect(m->leg, m->node, S2C);
    struct ntlm_payload *name = ntlm_fields(m, F(NTLM_TARGET_NAME_FIELDS)), *info = NULL;
    m->flags = add_uint_le(r, m->node, F(NTLM_FLAGS), m->c, 4);
    add_bytes(r, m->node, F(NTLM_SERVER_CHALLENGE), m->c, 8);
    if (!cur_ok(m->c))
        return;
    if (ntlm_head_end(m) >= 48) {
        add_bytes(r, m->node, F(NTLM_RESERVED), m->c, 8);
        info = ntlm_fields(m, F(NTLM_TARGET_INFO_FIELDS));
        read_version(m, 48);
    } else {
        diag_add(r, m->node, D(NO_FIELDS), "%s", F(NTLM_TARGET_INFO_FIELDS)->label);
    }
    if (name->len > 0)
        ntlm_text(m, name, F(NTLM_TARGET_NAME), (m->flags & NTLMSSP_NEGOTIATE_UNICODE) != 0);
    add_target_info(m, info);
}

/*
 * The flags of the CHALLENGE before this token. Without it Unicode is likely: all that send NTLM
 * over HTTP know it.
 */
static uint64_t challenge_flags(const struct leg *leg)
{
    const struct node *ntlm = node_child(leg->previous, F(NTLM));
    const struct node *flags = node_child(ntlm, F(NTLM_FLAGS));
    return flags != NULL ? flags->value.u : NTLMSSP_NEGOTIATE_UNICODE;
}

/* The end of an AUTHENTICATE's head, of which older versions have less: see security.md 4.1. */
static struct ntlm_payload *read_authenticate_tail(struct ntlm_message *m, bool *mic)
{
    struct record *r = m->leg->r;
    struct ntlm_payload *key = NULL;
    *mic = false;
    if (ntlm_head_end(m) >= 60)
        key = ntlm_fields(m, F(NTLM_SESSION_KEY_FIELDS));
    uint64_t end = ntlm_head_end(m);
    if (key == NULL || end < 64) {
        m->flags = challenge_flags(m->leg);
        diag_add(r, m->node, D(NO_FLAGS), "the message's head ends at %llu",
                 (unsigned long long)end);
        return key;
    }
    m->flags = add_uint_le(r, m->node, F(NTLM_FLAGS), m->c, 4);
    if (end >= 72)
        add_version(m);
    if (end >= 88) {
        add_bytes(r, m->node, F(NTLM_MIC), m->c, 16);
        *mic = true;
    }
    return key;
}

/* 2.2.1.3. */
static void dissect_authenticate(struct ntlm_message *m)
{
    struct record *r = m->leg->r;
    struct auth_token *token = m->leg->token;
    bool mic;
    token->kind = TOKEN_NTLM_AUTHENTICATE;
    leg_expect(m->leg, m->node, C2S);
    struct ntlm_payload *lm = ntlm_fields(m, F(NTLM_LM_RESPONSE_FIELDS));
    struct ntlm_payload *nt = ntlm_fields(m, F(NTLM_NT_RESPONSE_FIELDS));
    struct ntlm_payload *domain = ntlm_fields(m, F(NTLM_DOMAIN_NAME_FIELDS));
    struct ntlm_payload *user = ntlm_fields(m, F(NTLM_USER_NAME_FIELDS));
    struct ntlm_payload *workstation = ntlm_fields(m, F(NTLM_WORKSTATION_FIELDS));
    if (!cur_ok(m->c))
        return;
    struct ntlm_payload *key = read_authenticate_tail(m, &mic);
    token->has_mic = mic;
    bool unicode = (m->flags & NTLMSSP_NEGOTIATE_UNICODE) != 0;
    token->domain = ntlm_text(m, domain, F(NTLM_DOMAIN_NAME), unicode);
    token->user = ntlm_text(m, user, F(NTLM_USER_NAME), unicode);
    token->workstation = ntlm_text(m, workstation, F(NTLM_WORKSTATION), unicode);
    /* 3.2.5.1.2. */
    token->anonymous =
        (m->flags & NTLMSSP_ANONYMOUS) != 0 || (nt->len == 0 && user->len == 0 && lm->len <= 1);
    if (ntlm_responses(m, lm, nt, token->anonymous) && !mic)
        diag_add(r, m->node, D(NO_MIC), "the head ends at %llu",
                 (unsigned long long)ntlm_head_end(m));
    if (key != NULL && key->inside) {
        struct cursor c = ntlm_open(m, key);
        add_bytes(r, m->node, F(NTLM_SESSION_KEY), &c, cur_left(&c));
    }
}

void ntlm_dissect(struct leg *leg, struct cursor *c)
{
    struct ntlm_message m = {.leg = leg,
                             .node = node_add(leg->r, leg->node, F(NTLM)),
                             .c = c,
                             .start = cur_offset(c),
                             .all = cur_peek(c, cur_left(c))};
    m.node->span = span_of(c->source, m.start, m.all.len);
    /* The message is a source of offsets from 0, wherever SPNEGO put it. */
    struct cursor message = cur_sub(c, m.all.len);
    m.c = &message;
    leg->token->kind = TOKEN_UNKNOWN;
    add_bytes(leg->r, m.node, F(NTLM_SIGNATURE), &message, 8);
    uint64_t type = add_uint_le(leg->r, m.node, F(NTLM_MESSAGE_TYPE), &message, 4);
    if (!cur_ok(&message))
        return;
    switch (type) {
    case 1:
        dissect_negotiate(&m);
        break;
    case 2:
        dissect_challenge(&m);
        break;
    case 3:
        dissect_authenticate(&m);
        break;
    default:
        diag_add(leg->r, m.node, D(MESSAGE_TYPE), "%llu", (unsigned long long)type);
        return;
    }
    ntlm_close(&m);
}
