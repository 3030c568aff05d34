/*
 * Authentication of connections: handshakes leg by leg, their outcome, and the security contexts
 * that they leave behind. security.md 2.
 */
#include "conversation_private.h"

#include <stdio.h>
#include <string.h>

#include "base64.h"
#include "memory.h"

static const char *const request_headers[AUTHENTICATORS] = {"Authorization", "Proxy-Authorization"};
static const char *const response_headers[AUTHENTICATORS] = {"WWW-Authenticate",
                                                             "Proxy-Authenticate"};
static const unsigned refusals[AUTHENTICATORS] = {401, 407};

static enum mechanism mechanism_of_scheme(enum auth_scheme scheme)
{
    switch (scheme) {
    case SCHEME_BASIC:
        return MECHANISM_BASIC;
    case SCHEME_KERBEROS:
        return MECHANISM_KERBEROS;
    case SCHEME_NTLM:
        return MECHANISM_NTLM;
    case SCHEME_CREDSSP:
        return MECHANISM_CREDSSP;
    case SCHEME_CERTIFICATE:
        return MECHANISM_CERTIFICATE;
    case SCHEME_NONE:
    case SCHEME_NEGOTIATE:
    case SCHEME_DIGEST:
    case SCHEME_OTHER:
        break;
    }
    return MECHANISM_UNKNOWN;
}

static struct handshake *handshake_new(struct connection *connection,
                                       const struct auth_value *value)
{
    struct handshake *handshake = memory_get(sizeof(*handshake));
    handshake->references = 1;
    handshake->record = auth_record_new(connection->conversation->options.limits);
    handshake->record->connection = connection->about.number;
    handshake->summary = auth_summary_new(value->scheme);
    handshake->summary.scheme_name = arena_copy(handshake->record->arena, value->name);
    handshake->summary.mechanism = mechanism_of_scheme(value->scheme);
    handshake->ops = connection->conversation->options.unsealer.ops;
    return handshake;
}

static struct handshake *handshake_keep(struct handshake *handshake)
{
    if (handshake != NULL)
        handshake->references++;
    return handshake;
}

void handshake_release(struct handshake *handshake)
{
    if (handshake == NULL || --handshake->references > 0)
        return;
    if (handshake->context != NULL)
        handshake->ops->close(handshake->context);
    record_free(handshake->record);
    memory_free(handshake->frames);
    memory_free(handshake);
}

/* A message that carries both the server's last token and an answer counts once. */
static void add_leg(struct handshake *handshake, const struct http_message *message)
{
    const struct frames *more = &message->frames;
    handshake->time = message->time;
    if (more->n > 0 && handshake->n_frames > 0 &&
        handshake->frames[handshake->n_frames - 1].number == more->list[more->n - 1].number &&
        handshake->frames[handshake->n_frames - 1].file == more->list[more->n - 1].file)
        return;
    handshake->frames = memory_grow(handshake->frames, &handshake->frames_capacity,
                                    handshake->n_frames + more->n, sizeof(*handshake->frames));
    if (more->n > 0)
        memcpy(handshake->frames + handshake->n_frames, more->list,
               more->n * sizeof(*handshake->frames));
    handshake->n_frames += more->n;
}

/* Opens the context once the mechanism is known, and tells it the token. */
static void tell_unsealer(struct connection *connection, struct handshake *handshake,
                          enum direction direction, const struct auth_token *token)
{
    const struct unsealer *unsealer = &connection->conversation->options.unsealer;
    if (unsealer->ops == NULL)
        return;
    if (handshake->context == NULL && handshake->summary.mechanism != MECHANISM_UNKNOWN)
        handshake->context = unsealer->ops->open(unsealer->state, handshake->summary.mechanism);
    if (handshake->context == NULL)
        return;
    if (token->inner.len > 0)
        unsealer->ops->token(handshake->context, direction, token->inner);
    if (token->spnego)
        unsealer->ops->spnego(handshake->context, direction, token->mech_type_list,
                              token->mech_list_mic);
}

/* What the token held that was itself sealed, and could be opened: the inside of CredSSP. */
static void take_unsealed(struct handshake *handshake, struct auth_token *token)
{
    struct record *r = handshake->record;
    struct unsealed unsealed;
    if (handshake->context == NULL || handshake->ops->unsealed == NULL)
        return;
    while (handshake->ops->unsealed(handshake->context, &unsealed)) {
        struct auth_token inside;
        uint32_t source = record_source(r, block_bytes(unsealed.plain), unsealed.plain,
                                        SOURCE_DECRYPTED, NULL, 0);
        if (unsealed.kind == UNSEALED_TS_CREDENTIALS) {
            auth_dissect_ts_credentials(r, auth_record_tokens(r), source);
        } else {
            auth_dissect_ts_request(r, auth_record_tokens(r), source, unsealed.direction,
                                    unsealed.binding, &inside);
            auth_summary_token(&handshake->summary, &inside);
            if (inside.status != 0)
                token->status = inside.status;
            if (inside.neg_state == NEG_REJECT)
                token->neg_state = NEG_REJECT;
        }
        block_unref(unsealed.plain);
    }
}

/* What the tokens of CredSSP tell of their TLS; NULL without an unsealer, and for other mechanisms. */
static struct tls_facts *tls_of(const struct handshake *handshake)
{
    if (handshake->context == NULL || handshake->ops->tls == NULL)
        return NULL;
    return handshake->ops->tls(handshake->context);
}

static void date_alerts(const struct handshake *handshake, const struct http_message *message)
{
    struct tls_facts *facts = tls_of(handshake);
    const struct frames *frames = &message->frames;
    if (facts == NULL || frames->n == 0)
        return;
    for (size_t i = 0; i < TLS_FACTS_ALERTS && i < facts->n_alerts; i++) {
        struct tls_alert *alert = &facts->alerts[i];
        if (alert->frame.number != 0)
            continue;
        alert->time = message->time;
        alert->frame = frames->list[frames->n - 1];
    }
}

/* The server gave up inside CredSSP's TLS. RFC 5246 7.2.2 */
static bool is_alerted(const struct handshake *handshake)
{
    enum { FATAL = 2 };
    const struct tls_facts *facts = tls_of(handshake);
    for (size_t i = 0; facts != NULL && i < TLS_FACTS_ALERTS && i < facts->n_alerts; i++)
        if (facts->alerts[i].direction == S2C && facts->alerts[i].read &&
            facts->alerts[i].level == FATAL)
            return true;
    return false;
}

/* What the client sends last: after it the next answer decides. */
static bool is_last_of_client(const struct auth_token *token)
{
    return token->kind == TOKEN_NTLM_AUTHENTICATE || token->kind == TOKEN_AP_REQ ||
           token->kind == TOKEN_TLS;
}

/* One leg. Gives what the token turned out to be. */
static struct auth_token take_token(struct connection *connection, struct handshake *handshake,
                                    const struct http_message *message, struct block *bytes,
                                    bool good)
{
    struct record *r = handshake->record;
    struct auth_token token = {.kind = TOKEN_NONE};
    uint32_t source = record_source(r, block_bytes(bytes), bytes, SOURCE_BASE64, NULL, 0);
    if (!good)
        diag_add(r, auth_record_tokens(r), DIAG(TOKEN_BASE64), "%s", "");
    auth_dissect_token(r, auth_record_tokens(r), source, message->direction, &token);
    auth_summary_token(&handshake->summary, &token);
    tell_unsealer(connection, handshake, message->direction, &token);
    take_unsealed(handshake, &token);
    date_alerts(handshake, message);
    if (message->direction == C2S && is_last_of_client(&token))
        handshake->client_done = true;
    add_leg(handshake, message);
    return token;
}

static struct block *decode_token(struct connection *connection, struct bytes text, bool *good)
{
    struct buf out = buf_init(connection->conversation->options.limits->token);
    *good = base64_decode(text, &out);
    return buf_block(&out);
}

/* Who a Kerberos client is stands in what only keys or the KDC's answers tell. */
static void put_client(struct handshake *handshake)
{
    struct auth_summary *summary = &handshake->summary;
    if (handshake->context == NULL || summary->user.len > 0 || handshake->ops->identity == NULL)
        return;
    struct unseal_identity client = handshake->ops->identity(handshake->context);
    if (client.user.len == 0)
        return;
    struct arena *arena = handshake->record->arena;
    if (summary->mechanism != MECHANISM_KERBEROS && summary->inner != MECHANISM_KERBEROS) {
        summary->user = arena_copy(arena, client.user);
        summary->domain = arena_copy(arena, client.domain);
    } else if (bytes_equal_nocase(client.domain, summary->realm)) {
        summary->user = arena_copy(arena, client.user);
    } else {
        /* Of another realm than the service. */
        summary->user =
            arena_printf(arena, "%.*s@%.*s", (int)client.user.len, (const char *)client.user.data,
                         (int)client.domain.len, (const char *)client.domain.data);
    }
}

static void push_handshake(struct connection *connection, struct handshake *handshake,
                           enum auth_outcome outcome)
{
    struct record *r = handshake->record;
    handshake->over = true;
    if (r == NULL)
        return;
    handshake->summary.outcome = outcome;
    handshake->summary.key = KEY_NONE;
    if (handshake->context != NULL)
        handshake->summary.key = handshake->ops->key(handshake->context);
    put_client(handshake);
    auth_record_finish(r, &handshake->summary);
    if (tls_of(handshake) != NULL)
        tls_add_facts(r, r->root, tls_of(handshake));
    r->time = handshake->time;
    struct frames frames = {handshake->frames, handshake->n_frames, handshake->n_frames};
    record_frames(r, &frames);
    handshake->record = NULL;
    if (connection->shown)
        conversation_push(connection->conversation, r);
    else
        record_free(r);
}

/* A Basic user or a certificate: no handshake, but an identity of the connection. */
static struct identity *identify(struct connection *connection, const struct auth_value *value)
{
    struct security *security = &connection->security;
    struct block *user = NULL;
    if (value->scheme == SCHEME_BASIC) {
        bool good;
        struct block *credentials = decode_token(connection, value->token, &good);
        user = block_copy(auth_basic_user(block_bytes(credentials)));
        memory_wipe(credentials->data, credentials->len);
        block_unref(credentials);
    }
    for (size_t i = 0; i < security->n_identities; i++) {
        struct identity *known = &security->identities[i];
        if (known->scheme == value->scheme &&
            bytes_equal(block_bytes(known->user), block_bytes(user))) {
            block_unref(user);
            return known;
        }
    }
    if (security->n_identities == IDENTITIES_PER_CONNECTION) {
        /* Slots are reused in turn: exchanges in flight point to them. */
        block_unref(security->identities[0].user);
        security->n_identities = 0;
    }
    struct identity *identity = &security->identities[security->n_identities++];
    block_unref(identity->user);
    *identity = (struct identity){.scheme = value->scheme, .user = user};
    return identity;
}

static void take_credentials(struct connection *connection, struct exchange *exchange,
                             const struct http_message *message, size_t who,
                             const struct auth_value *value)
{
    struct security *security = &connection->security;
    if (value->scheme == SCHEME_BASIC || value->scheme == SCHEME_CERTIFICATE) {
        exchange->identity[who] = identify(connection, value);
        return;
    }
    if (value->token.len == 0)
        return;
    bool good;
    struct block *bytes = decode_token(connection, value->token, &good);
    struct handshake *pending = security->pending[who];
    if (pending != NULL && (pending->summary.scheme != value->scheme ||
                            auth_first_leg(block_bytes(bytes), C2S, pending->record))) {
        push_handshake(connection, pending, HANDSHAKE_INCOMPLETE);
        handshake_release(pending);
        pending = security->pending[who] = NULL;
    }
    if (pending == NULL)
        pending = security->pending[who] = handshake_new(connection, value);
    take_token(connection, pending, message, bytes, good);
    exchange->handshake[who] = handshake_keep(pending);
    block_unref(bytes);
}

void security_request(struct connection *connection, struct exchange *exchange,
                      const struct http_message *message)
{
    for (size_t who = 0; who < AUTHENTICATORS; who++) {
        struct bytes rest = http_header_value(message, request_headers[who]);
        struct auth_value value;
        if (auth_next_value(&rest, &value))
            take_credentials(connection, exchange, message, who, &value);
    }
}

/* The contexts of closed connections between the same hosts, the client's port apart.
 * security.md 2.3 */
struct peers {
    struct handshake **contexts; /* oldest first */
    size_t n, capacity;
};

void peers_drop(void *value)
{
    struct peers *peers = value;
    for (size_t i = 0; i < peers->n; i++)
        handshake_release(peers->contexts[i]);
    memory_free(peers->contexts);
    memory_free(peers);
}

static struct peers *peers_of(struct connection *connection, bool make)
{
    struct conversation *c = connection->conversation;
    char name[140];
    const char *port = strrchr(connection->about.client, ':');
    size_t host =
        port != NULL ? (size_t)(port - connection->about.client) : strlen(connection->about.client);
    int n = snprintf(name, sizeof(name), "%.*s %s", (int)host, connection->about.client,
                     connection->about.server);
    struct bytes key = bytes_of(name, (size_t)n);
    struct peers *peers = map_get(c->peers, key);
    if (peers == NULL && make) {
        if (map_count(c->peers) >= c->options.limits->connections)
            peers_drop(map_remove_oldest(c->peers));
        peers = memory_get(sizeof(*peers));
        map_put(c->peers, key, peers);
    }
    return peers;
}

/* A handshake that was accepted becomes the connection's newest context. */
static void establish(struct connection *connection, struct handshake *handshake)
{
    struct security *security = &connection->security;
    if (handshake->context == NULL)
        return;
    if (security->n_contexts == CONTEXTS_PER_CONNECTION)
        handshake_release(security->contexts[--security->n_contexts]);
    memmove(security->contexts + 1, security->contexts,
            security->n_contexts * sizeof(security->contexts[0]));
    security->contexts[0] = handshake_keep(handshake);
    security->n_contexts++;
}

size_t security_candidates(struct connection *connection, const struct exchange *exchange,
                           struct handshake **candidates, size_t most)
{
    const struct security *security = &connection->security;
    const struct peers *peers = peers_of(connection, false);
    struct handshake *first[] = {exchange->context, exchange->handshake[ORIGIN],
                                 security->n_contexts > 0 ? security->contexts[0] : NULL,
                                 security->pending[ORIGIN]};
    size_t n = 0, fixed = sizeof(first) / sizeof(first[0]);
    size_t all = fixed + security->n_contexts + (peers != NULL ? peers->n : 0);
    for (size_t i = 0; i < all && n < most; i++) {
        struct handshake *candidate;
        if (i < fixed)
            candidate = first[i];
        else if (i < fixed + security->n_contexts)
            candidate = security->contexts[i - fixed];
        else
            candidate = peers->contexts[peers->n - 1 - (i - fixed - security->n_contexts)];
        bool there = candidate == NULL || candidate->context == NULL;
        for (size_t before = 0; before < n && !there; before++)
            there = candidates[before] == candidate;
        if (!there)
            candidates[n++] = candidate;
    }
    return n;
}

struct handshake *security_without_handshake(struct connection *connection,
                                             enum mechanism mechanism)
{
    const struct unsealer *unsealer = &connection->conversation->options.unsealer;
    struct handshake **bare = &connection->security.bare;
    if (unsealer->ops == NULL || connection->security.n_contexts > 0)
        return NULL;
    if (*bare == NULL) {
        *bare = memory_get(sizeof(**bare));
        (*bare)->references = 1;
        (*bare)->over = true;
        (*bare)->ops = unsealer->ops;
        (*bare)->summary = auth_summary_new(SCHEME_NONE);
        (*bare)->summary.mechanism = mechanism;
        (*bare)->context = unsealer->ops->open(unsealer->state, mechanism);
    }
    return (*bare)->context != NULL ? *bare : NULL;
}

/* What an answer says of the handshake whose token went with its request. */
enum verdict { GOES_ON, ACCEPTED, REJECTED };

static enum verdict judge(const struct handshake *handshake, const struct http_message *message,
                          size_t who, const struct auth_token *token)
{
    if (token->neg_state == NEG_REJECT || token->kind == TOKEN_KRB_ERROR)
        return REJECTED;
    if (message->status == refusals[who])
        return (token->kind == TOKEN_NONE && token->neg_state == NEG_ABSENT) ||
                       token->status != 0 || is_alerted(handshake)
                   ? REJECTED
                   : GOES_ON;
    /* Whatever else the server answers, it has let the client in; a proxy's 407 says nothing of the
     * server. */
    if (message->status == refusals[ORIGIN] || message->status == refusals[PROXY])
        return GOES_ON;
    return handshake->client_done ? ACCEPTED : GOES_ON;
}

static void take_challenge(struct connection *connection, struct exchange *exchange,
                           const struct http_message *message, size_t who)
{
    struct handshake *handshake = exchange->handshake[who];
    struct auth_token token = {.kind = TOKEN_NONE, .neg_state = NEG_ABSENT};
    struct bytes rest;
    for (size_t i = 0; http_header_nth(message, response_headers[who], i, &rest); i++) {
        struct auth_value value;
        while (auth_next_value(&rest, &value)) {
            if (value.scheme != handshake->summary.scheme || value.token.len == 0 ||
                handshake->record == NULL)
                continue;
            bool good;
            struct block *bytes = decode_token(connection, value.token, &good);
            token = take_token(connection, handshake, message, bytes, good);
            block_unref(bytes);
        }
    }
    if (token.kind == TOKEN_NONE && handshake->record != NULL)
        add_leg(handshake, message);
    enum verdict verdict = judge(handshake, message, who, &token);
    if (verdict == GOES_ON)
        return;
    handshake->summary.outcome = verdict == ACCEPTED ? HANDSHAKE_ACCEPTED : HANDSHAKE_REJECTED;
    handshake->over = true;
    if (verdict == ACCEPTED && who == ORIGIN)
        establish(connection, handshake);
    if (connection->security.pending[who] == handshake) {
        connection->security.pending[who] = NULL;
        handshake_release(handshake);
    }
}

void security_response(struct connection *connection, struct exchange *exchange,
                       const struct http_message *message)
{
    for (size_t who = 0; who < AUTHENTICATORS; who++)
        if (exchange->handshake[who] != NULL && !exchange->handshake[who]->over)
            take_challenge(connection, exchange, message, who);
}

/* Whose certificate the client showed in TLS: its userPrincipalName, else its subject. */
static struct bytes certificate_user(const struct connection *connection, struct record *r)
{
    const struct tls_certificate *certificate =
        connection->tls != NULL ? tls_facts_client(connection->tls) : NULL;
    if (certificate == NULL)
        return bytes_none();
    return arena_copy(r->arena, certificate->user.text.len > 0 ? certificate->user.text
                                                               : certificate->subject.text);
}

static void tell_identity(struct connection *connection, struct exchange *exchange, size_t who)
{
    struct identity *identity = exchange->identity[who];
    bool refused = exchange->status == refusals[who];
    if (identity == NULL || !connection->shown || identity->told[refused] ||
        (who == ORIGIN && exchange->status == refusals[PROXY]))
        return;
    identity->told[refused] = true;
    struct record *r = auth_record_new(connection->conversation->options.limits);
    struct auth_summary summary = auth_summary_new(identity->scheme);
    summary.mechanism = mechanism_of_scheme(identity->scheme);
    summary.user = identity->scheme == SCHEME_CERTIFICATE ? certificate_user(connection, r)
                                                          : block_bytes(identity->user);
    summary.outcome = refused ? HANDSHAKE_REJECTED : HANDSHAKE_ACCEPTED;
    auth_record_finish(r, &summary);
    r->time = exchange->time;
    r->connection = connection->about.number;
    record_frames(r, &exchange->frames);
    conversation_push(connection->conversation, r);
}

void security_tell(struct connection *connection, struct exchange *exchange)
{
    for (size_t who = 0; who < AUTHENTICATORS; who++) {
        struct handshake *handshake = exchange->handshake[who];
        if (handshake != NULL && handshake->over && handshake->record != NULL)
            push_handshake(connection, handshake, handshake->summary.outcome);
        tell_identity(connection, exchange, who);
    }
}

void security_close(struct connection *connection)
{
    struct security *security = &connection->security;
    for (size_t who = 0; who < AUTHENTICATORS; who++) {
        if (security->pending[who] == NULL)
            continue;
        push_handshake(connection, security->pending[who], HANDSHAKE_INCOMPLETE);
        handshake_release(security->pending[who]);
    }
    struct peers *peers = NULL;
    for (size_t i = security->n_contexts; i > 0; i--) {
        struct handshake *context = security->contexts[i - 1];
        if (context->ops->key(context->context) != KEY_VERIFIED) {
            handshake_release(context);
            continue;
        }
        if (peers == NULL)
            peers = peers_of(connection, true);
        if (peers->n == connection->conversation->options.limits->contexts) {
            handshake_release(peers->contexts[0]);
            memmove(peers->contexts, peers->contexts + 1, --peers->n * sizeof(struct handshake *));
        }
        peers->contexts = memory_grow(peers->contexts, &peers->capacity, peers->n + 1,
                                      sizeof(struct handshake *));
        peers->contexts[peers->n++] = context;
    }
    handshake_release(security->bare);
    for (size_t i = 0; i < security->n_identities; i++)
        block_unref(security->identities[i].user);
}
