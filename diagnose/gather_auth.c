/* Logons: what the tokens say beside the outcome. */
#include <string.h>

#include "gather_private.h"

static bool flag_is_set(const struct node *flags, uint64_t bit)
{
    uint64_t value;
    return look_number(flags, &value) && (value & bit) != 0;
}

/* AvPairs of a target info list: [MS-NLMP] 2.2.2.1. */
static const struct node *av_pair(const struct node *list, const char *id)
{
    if (list == NULL)
        return NULL;
    for (const struct node *pair = list->first; pair != NULL; pair = pair->next)
        if (look_member_is(pair, "av_id", id))
            return look_member(pair, "value");
    return NULL;
}

static void read_challenge(struct facts *facts, struct logon_fact *l, const struct node *ntlm,
                           struct packet at)
{
    const struct node *info = look_member(ntlm, "target_info");
    LOOK_SET(l->target, av_pair(info, "MsvAvNbComputerName"));
    LOOK_SET(l->target_dns, av_pair(info, "MsvAvDnsComputerName"));
    LOOK_SET(l->target_domain, av_pair(info, "MsvAvDnsDomainName"));
    const struct node *stamp = av_pair(info, "MsvAvTimestamp");
    l->challenge = at;
    if (stamp != NULL && stamp->field->kind == KIND_TIME)
        gather_clock(facts, &(struct fact){.connection = l->at.connection, .proof = at, .count = 1},
                     "target", "NTLM", stamp->value.i);
}

static bool all_zero(struct bytes b)
{
    for (size_t i = 0; i < b.len; i++)
        if (b.data[i] != 0)
            return false;
    return true;
}

static void read_authenticate(struct logon_fact *l, const struct node *ntlm)
{
    const struct node *nt = look_member(ntlm, "nt_challenge_response");
    const struct node *flags = look_member(ntlm, "negotiate_flags");
    struct bytes user = look_member_text(ntlm, "user_name");
    l->anonymous = user.len == 0 && nt == NULL;
    l->ntlmv1 = look_member_is(nt, "response_version", "NTLMv1");
    enum { SIGN = 0x10, SEAL = 0x20 };
    l->no_seal = flags != NULL && !(flag_is_set(flags, SIGN) && flag_is_set(flags, SEAL));
    const struct node *bindings = av_pair(look_member(nt, "av_pairs"), "MsvAvChannelBindings");
    if (bindings == NULL)
        FACT_SET(l->bindings, BYTES("none"));
    else if (bindings->field->kind == KIND_BYTES && all_zero(bindings->value.b))
        FACT_SET(l->bindings, BYTES("zero"));
    else
        FACT_SET(l->bindings, BYTES("set"));
}

static void read_ntlm(struct facts *facts, struct logon_fact *l, const struct node *ntlm,
                      struct packet at)
{
    if (ntlm == NULL)
        return;
    uint64_t type = look_member_number(ntlm, "message_type", 0);
    if (type == 2)
        read_challenge(facts, l, ntlm, at);
    else if (type == 3)
        read_authenticate(l, ntlm);
}

static void read_kerberos(struct facts *facts, struct logon_fact *l, const struct node *kerberos,
                          struct packet at)
{
    enum { KRB_ERROR = 30 };
    uint64_t code;
    if (kerberos == NULL || look_member_number(kerberos, "msg_type", 0) != KRB_ERROR ||
        !look_number(look_member(kerberos, "error_code"), &code))
        return;
    l->krb_error = 1 + code;
    struct fact fact = {.connection = l->at.connection, .proof = at, .count = 1};
    gather_clock(facts, &fact, "target", "KRB-ERROR", look_member_time(kerberos, "stime"));
    gather_clock(facts, &fact, "client", "KRB-ERROR", look_member_time(kerberos, "ctime"));
}

static void read_spnego(struct logon_fact *l, const struct node *spnego, bool server)
{
    if (spnego == NULL)
        return;
    l->spnego = true;
    const struct node *state = look_member(spnego, "neg_state");
    if (server && state != NULL)
        LOOK_SET(l->spnego_state, state);
    const struct node *types = look_member(spnego, "mech_types");
    for (const struct node *type = types != NULL ? types->first : NULL; type != NULL;
         type = type->next)
        if (bytes_find_nocase(look_member_text(type, "name"), BYTES("Kerberos"), 0) <
            look_member_text(type, "name").len)
            l->kerberos_offered = true;
}

/* Its packets are then those of its latest token of the client, and what that was answered by. */
static void read_token(struct facts *facts, struct logon_fact *l, const struct node *token)
{
    struct packet at = gather_packet(token);
    bool server = look_member_is(token, "direction", "s2c");
    l->legs += !server;
    l->challenges += server;
    l->final_token = server;
    if (!server && at.frame.number != 0) {
        l->at.frame = at.frame;
        l->at.time = at.time;
    }
    /* Tokens lie inside SPNEGO, or bare. */
    read_spnego(l, look_member(token, "spnego"), server);
    struct walk w = walk_start(token);
    for (enum walk_event event = walk_next(&w); event != WALK_DONE; event = walk_next(&w)) {
        if (event != WALK_ENTER || w.node == token)
            continue;
        if (strcmp(w.node->field->key, "ntlm") == 0)
            read_ntlm(facts, l, w.node, at);
        else if (strcmp(w.node->field->key, "kerberos") == 0)
            read_kerberos(facts, l, w.node, at);
        else if (strcmp(w.node->field->key, "ts_request") == 0 &&
                 look_member(w.node, "error_code") != NULL)
            l->credssp_error = look_member_number(w.node, "error_code", 0);
    }
}

/* The TLS inside CredSSP: a fatal alert of either side. */
static void read_inner_tls(struct logon_fact *l, const struct node *tls)
{
    enum { FATAL = 2 };
    const struct node *alerts = look_member(tls, "alerts");
    for (const struct node *a = alerts != NULL ? alerts->first : NULL; a != NULL; a = a->next) {
        uint64_t description;
        if (l->inner_alert == 0 && look_member_number(a, "level", 0) == FATAL &&
            look_number(look_member(a, "description"), &description))
            l->inner_alert = 1 + description;
    }
}

static void note_success(struct watched *w, const struct logon_fact *l)
{
    bool handshake = fact_is(l->mechanism, "ntlm") || fact_is(l->mechanism, "kerberos") ||
                     fact_is(l->mechanism, "credssp");
    w->authenticated = true;
    w->by_handshake = w->by_handshake || handshake;
    w->facts.last.authenticated = l->at.last_time;
    if (w->has_exchange) {
        struct exchange_fact *e = &w->facts.exchanges[w->facts.n_exchanges - 1];
        e->authenticated = true;
        e->by_handshake = w->by_handshake;
    }
}

void gather_auth(struct gather *gather, const struct record *r)
{
    struct watched *w = gather_watched(gather, r->connection);
    struct totals *t = &w->facts.totals;
    struct logon_fact *l = facts_add_logon(&w->facts, ROWS_PER_CONNECTION);
    if (l == NULL)
        return;
    gather_at(&l->at, r);
    static const struct {
        const char *key;
        size_t offset, room;
    } texts[] = {
#define TEXT_ROW(key)                                                                              \
    {#key, offsetof(struct logon_fact, key), sizeof(((struct logon_fact *)NULL)->key)}
        TEXT_ROW(mechanism), TEXT_ROW(scheme), TEXT_ROW(outcome),
        TEXT_ROW(user),      TEXT_ROW(domain), TEXT_ROW(workstation),
        TEXT_ROW(service),   TEXT_ROW(realm),  TEXT_ROW(inner)};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        fact_set((char *)l + texts[i].offset, texts[i].room,
                 look_member_text(r->root, texts[i].key));
    const struct node *tokens = look_member(r->root, "tokens");
    for (const struct node *token = tokens != NULL ? tokens->first : NULL; token != NULL;
         token = token->next)
        read_token(&w->facts, l, token);
    read_inner_tls(l, look_member(r->root, "tls"));
    if (w->has_exchange) {
        const struct exchange_fact *e = &w->facts.exchanges[w->facts.n_exchanges - 1];
        memcpy(l->offered, e->offered, sizeof(l->offered));
        l->tls = e->tls;
        if (tokens == NULL || tokens->first == NULL) {
            l->at.frame = e->at.frame;
            l->at.time = e->at.time;
        }
        l->proxy = e->status == 407 || (e->proxied && fact_is(e->method, "CONNECT"));
    }
    bool accepted = fact_is(l->outcome, "accepted"), basic = fact_is(l->mechanism, "basic");
    t->logons_accepted += accepted && !l->proxy;
    t->logons_rejected += fact_is(l->outcome, "rejected");
    t->basic_clear += basic && !l->tls;
    t->basic_accepted += basic && accepted;
    t->kerberos_accepted += accepted && fact_is(l->mechanism, "kerberos");
    if (accepted && !l->proxy)
        note_success(w, l);
}
