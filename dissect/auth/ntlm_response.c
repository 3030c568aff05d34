/* [MS-NLMP] 2.2.2.3 to 2.2.2.8; security.md 4.4. */
#include "ntlm_private.h"

#include <string.h>

#define D(id) (&auth_diagnostics[NTLM_##id])

enum { RESPONSE_LEN = 24 }; /* of NTLMv1, LMv1 and LMv2 */

static const char *version_of(const struct ntlm_message *m, const struct ntlm_payload *lm,
                              const struct ntlm_payload *nt, bool anonymous)
{
    if (anonymous)
        return "anonymous";
    if (nt->len > RESPONSE_LEN)
        return "NTLMv2";
    if (nt->len == RESPONSE_LEN)
        return (m->flags & NTLMSSP_EXTENDED_SESSIONSECURITY) != 0
                   ? "NTLMv1 with extended session security"
                   : "NTLMv1";
    return lm->len == RESPONSE_LEN ? "LM" : "none";
}

static bool is_zero(struct bytes b)
{
    for (size_t i = 0; i < b.len; i++)
        if (b.data[i] != 0)
            return false;
    return true;
}

/*
 * LM_RESPONSE, LMv2_RESPONSE, or the client's challenge where NTLMv1 has extended session
 * security.
 */
static void add_lm(struct ntlm_message *m, const struct ntlm_payload *lm, bool v2, bool session)
{
    struct record *r = m->leg->r;
    if (!lm->inside)
        return;
    struct cursor c = ntlm_open(m, lm);
    struct node *node = node_add(r, m->node, F(NTLM_LM_RESPONSE));
    node->span = span_of(c.source, cur_offset(&c), cur_left(&c));
    /* [MS-NLMP] 3.1.5.1.2: 24 zeros where the challenge brought a time. */
    bool none = is_zero(cur_peek(&c, cur_left(&c)));
    if (lm->len == RESPONSE_LEN && v2 && !none) {
        add_bytes(r, node, F(NTLM_RESPONSE), &c, 16);
        add_bytes(r, node, F(NTLM_CLIENT_CHALLENGE), &c, 8);
    } else if (lm->len == RESPONSE_LEN && session && !none) {
        add_bytes(r, node, F(NTLM_CLIENT_CHALLENGE), &c, 8);
        add_bytes(r, node, F(NTLM_RESERVED), &c, 16);
    } else {
        add_bytes(r, node, F(NTLM_RESPONSE), &c, cur_left(&c));
        if (lm->len != RESPONSE_LEN && lm->len != 1)
            diag_add(r, node, D(RESPONSE_SHORT), "%llu bytes", (unsigned long long)lm->len);
    }
}

/* NTLMv2_RESPONSE, 2.2.2.8, with NTLMv2_CLIENT_CHALLENGE, 2.2.2.7. */
static bool add_ntlmv2(struct ntlm_message *m, struct node *node, struct cursor *c)
{
    struct record *r = m->leg->r;
    add_bytes(r, node, F(NTLM_NT_PROOF), c, 16);
    uint64_t type = add_uint_le(r, node, F(NTLM_RESP_TYPE), c, 1);
    uint64_t highest = add_uint_le(r, node, F(NTLM_HI_RESP_TYPE), c, 1);
    add_bytes(r, node, F(NTLM_RESERVED), c, 6);
    add_filetime(r, node, F(NTLM_TIME_STAMP), c);
    add_bytes(r, node, F(NTLM_CLIENT_CHALLENGE), c, 8);
    add_bytes(r, node, F(NTLM_RESERVED), c, 4);
    if (!cur_ok(c))
        return false;
    if (type != 1 || highest != 1)
        diag_add(r, node, D(RESPONSE_TYPE), "RespType %llu, HiRespType %llu",
                 (unsigned long long)type, (unsigned long long)highest);
    bool mic = ntlm_av_pairs(m, F(NTLM_AV_PAIRS), node, c);
    /* Windows, and who imitates it, puts four zeros behind the pairs. */
    struct bytes rest = cur_peek(c, cur_left(c));
    if (rest.len > 0) {
        add_bytes(r, node, F(NTLM_RESERVED), c, rest.len);
        if (rest.len > 4 || !is_zero(rest))
            diag_add(r, node, &model_diagnostics[DIAG_TRAILING], "%zu bytes behind %s", rest.len,
                     F(NTLM_AV_PAIRS)->label);
    }
    return mic;
}

bool ntlm_responses(struct ntlm_message *m, const struct ntlm_payload *lm,
                    const struct ntlm_payload *nt, bool anonymous)
{
    struct record *r = m->leg->r;
    bool v2 = nt->len > RESPONSE_LEN;
    bool session = nt->len == RESPONSE_LEN && (m->flags & NTLMSSP_EXTENDED_SESSIONSECURITY) != 0;
    const char *version = version_of(m, lm, nt, anonymous);
    put_text(r, m->node, F(NTLM_RESPONSE_VERSION), version);
    if (strcmp(version, "LM") == 0)
        diag_add(r, m->node, &model_diagnostics[DIAG_UNTESTED], "a response of the LM kind only");
    add_lm(m, lm, v2, session);
    if (!nt->inside)
        return false;
    struct cursor c = ntlm_open(m, nt);
    struct node *node = node_add(r, m->node, F(NTLM_NT_RESPONSE));
    node->span = span_of(c.source, cur_offset(&c), cur_left(&c));
    if (v2)
        return add_ntlmv2(m, node, &c);
    add_bytes(r, node, F(NTLM_RESPONSE), &c, cur_left(&c));
    if (nt->len != RESPONSE_LEN)
        diag_add(r, node, D(RESPONSE_SHORT), "%llu bytes", (unsigned long long)nt->len);
    return false;
}
