#include "auth_private.h"

struct record *auth_record_new(const struct limits *limits)
{
    struct record *r = record_new(F(RECORD), limits);
    node_add(r, r->root, F(TOKENS));
    return r;
}

struct node *auth_record_tokens(struct record *r)
{
    /* Never NULL, so that a record at its limit of nodes still takes tokens, unseen. */
    struct node *tokens = node_child(r->root, F(TOKENS));
    return tokens != NULL ? tokens : &r->spare;
}

void auth_record_token_packet(struct record *r, int64_t time, struct frame frame)
{
    struct node *token = auth_record_tokens(r)->last;
    if (token == NULL || frame.number == 0)
        return;
    put_int(r, token, F(TOKEN_TIME), time, span_none());
    put_uint(r, token, F(TOKEN_FRAME), frame.number, span_none());
    if (frame.file > 1)
        put_uint(r, token, F(TOKEN_FILE), frame.file, span_none());
}

const char *auth_outcome_name(enum auth_outcome outcome)
{
    static const char *const names[] = {"accepted", "rejected", "incomplete"};
    return names[outcome];
}

struct auth_summary auth_summary_new(enum auth_scheme scheme)
{
    struct bytes none = bytes_none();
    return (struct auth_summary){.scheme = scheme,
                                 .scheme_name = none,
                                 .mechanism = scheme == SCHEME_BASIC         ? MECHANISM_BASIC
                                              : scheme == SCHEME_CERTIFICATE ? MECHANISM_CERTIFICATE
                                              : scheme == SCHEME_CREDSSP     ? MECHANISM_CREDSSP
                                                                             : MECHANISM_UNKNOWN,
                                 .user = none,
                                 .domain = none,
                                 .workstation = none,
                                 .target_name = none,
                                 .channel_bindings = none,
                                 .service = none,
                                 .realm = none,
                                 .inner = MECHANISM_UNKNOWN,
                                 .outcome = HANDSHAKE_INCOMPLETE,
                                 .key = KEY_NONE};
}

static void take_text(struct bytes *into, struct bytes text)
{
    if (text.len > 0)
        *into = text;
}

void auth_summary_token(struct auth_summary *summary, const struct auth_token *token)
{
    bool inside = summary->scheme == SCHEME_CREDSSP;
    if (token->mechanism != MECHANISM_UNKNOWN && token->mechanism != MECHANISM_CREDSSP)
        *(inside ? &summary->inner : &summary->mechanism) = token->mechanism;
    else if (token->mechanism == MECHANISM_CREDSSP)
        summary->mechanism = MECHANISM_CREDSSP;
    if (token->kind == TOKEN_NTLM_AUTHENTICATE) {
        take_text(&summary->user, token->user);
        take_text(&summary->domain, token->domain);
        take_text(&summary->workstation, token->workstation);
        take_text(&summary->target_name, token->target_name);
        take_text(&summary->channel_bindings, token->channel_bindings);
        summary->has_mic = token->has_mic;
    }
    if (token->kind == TOKEN_AP_REQ) {
        take_text(&summary->service, token->service);
        take_text(&summary->realm, token->realm);
        summary->etype = token->etype != 0 ? token->etype : summary->etype;
        summary->kvno = token->kvno != 0 ? token->kvno : summary->kvno;
    }
}

static void put_copy(struct record *r, const struct field *field, struct bytes text)
{
    if (text.len > 0)
        put_string(r, r->root, field, arena_copy(r->arena, text), span_none());
}

static void put_or_null(struct record *r, const struct field *field, const struct field *absent,
                        struct bytes text)
{
    if (text.len > 0)
        put_copy(r, field, text);
    else
        put_null(r, r->root, absent);
}

static void put_number(struct record *r, const struct field *field, uint64_t value)
{
    if (value != 0)
        put_uint(r, r->root, field, value, span_none());
}

/* In words: a MIC or bindings that are there, and nothing at hand to check them with. */
static const char *checked(enum key_state state)
{
    return state == KEY_NONE ? "unchecked" : key_state_name(state);
}

/* What protects an NTLM or Kerberos handshake from being passed on, as far as it is there. */
static void put_protection(struct record *r, const struct auth_summary *summary)
{
    put_copy(r, F(SPN), summary->target_name);
    if (summary->has_mic)
        put_text(r, r->root, F(MIC_STATE), checked(summary->mic));
    if (summary->has_mic && summary->mic == KEY_WRONG)
        diag_add(r, r->root, &auth_diagnostics[NTLM_WRONG_MIC], "%s", "");
    if (summary->channel_bindings.len > 0)
        put_text(r, r->root, F(BINDINGS_STATE), checked(summary->binds));
    if (summary->channel_bindings.len > 0 && summary->binds == KEY_WRONG)
        diag_add(r, r->root, &auth_diagnostics[AUTH_BINDINGS], "%s", "");
}

void auth_record_finish(struct record *r, const struct auth_summary *summary)
{
    /* The list was there first, but stands last. */
    struct node *root = r->root, *tokens = node_child(root, F(TOKENS));
    root->first = root->last = NULL;
    const char *scheme = auth_scheme_name(summary->scheme);
    put_string(r, root, F(SCHEME),
               scheme[0] != '\0' ? bytes_of_string(scheme)
                                 : arena_copy(r->arena, summary->scheme_name),
               span_none());
    put_text(r, root, F(MECHANISM), mechanism_name(summary->mechanism));
    put_or_null(r, F(USER), F(USER_ABSENT), summary->user);
    put_or_null(r, F(DOMAIN), F(DOMAIN_ABSENT), summary->domain);
    put_or_null(r, F(WORKSTATION), F(WORKSTATION_ABSENT), summary->workstation);
    put_copy(r, F(SERVICE), summary->service);
    put_copy(r, F(REALM), summary->realm);
    put_number(r, F(ETYPE), summary->etype);
    put_number(r, F(KVNO), summary->kvno);
    if (summary->inner != MECHANISM_UNKNOWN)
        put_text(r, root, F(INNER), mechanism_name(summary->inner));
    put_text(r, root, F(OUTCOME), auth_outcome_name(summary->outcome));
    put_text(r, root, F(KEY), key_state_name(summary->key));
    put_protection(r, summary);
    if (tokens == NULL)
        return;
    if (root->last != NULL)
        root->last->next = tokens;
    else
        root->first = tokens;
    root->last = tokens;
}
