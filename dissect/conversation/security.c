/*
 * Authentication of connections: which leg belongs to which handshake, how it ended, and identities
 * that need none. security.md 2.
 */
#include "conversation_private.h"

#include <string.h>

#include "base64.h"
#include "memory.h"

static const char *const request_headers[AUTHENTICATORS] = {"Authorization", "Proxy-Authorization"};
static const char *const response_headers[AUTHENTICATORS] = {"WWW-Authenticate",
                                                             "Proxy-Authenticate"};
static const unsigned refusals[AUTHENTICATORS] = {401, 407};

static struct block *decode_token(struct connection *connection, struct bytes text, bool *good)
{
    struct buf out = buf_init(connection->conversation->options.limits->token);
    *good = base64_decode(text, &out);
    return buf_block(&out);
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
        handshake_push(connection, pending, HANDSHAKE_INCOMPLETE);
        handshake_release(pending);
        pending = security->pending[who] = NULL;
    }
    if (pending == NULL)
        pending = security->pending[who] = handshake_new(connection, value);
    handshake_token(connection, pending, message, bytes, good);
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

/* What an answer says of the handshake whose token went with its request. */
enum verdict { GOES_ON, ACCEPTED, REJECTED };

/* False where a loss cut the head: a token may have stood behind. A poor feeder gives none at all.
 */
static bool has_whole_head(const struct http_message *message)
{
    struct bytes end = bytes_from(message->head, message->head.len < 3 ? 0 : message->head.len - 3);
    return end.len == 0 || bytes_equal(end, BYTES("\n\r\n")) ||
           bytes_equal(bytes_from(end, end.len < 2 ? 0 : end.len - 2), BYTES("\n\n"));
}

static enum verdict judge(const struct handshake *handshake, const struct http_message *message,
                          size_t who, const struct auth_token *token)
{
    if (token->neg_state == NEG_REJECT || token->kind == TOKEN_KRB_ERROR)
        return REJECTED;
    if (message->status == refusals[who] && !has_whole_head(message))
        return GOES_ON;
    if (message->status == refusals[who])
        return (token->kind == TOKEN_NONE && token->neg_state == NEG_ABSENT) ||
                       token->status != 0 || handshake_alerted(handshake)
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
            token = handshake_token(connection, handshake, message, bytes, good);
            block_unref(bytes);
        }
    }
    if (token.kind == TOKEN_NONE && handshake->record != NULL)
        handshake_leg(handshake, message);
    enum verdict verdict = judge(handshake, message, who, &token);
    if (verdict == GOES_ON)
        return;
    handshake->summary.outcome = verdict == ACCEPTED ? HANDSHAKE_ACCEPTED : HANDSHAKE_REJECTED;
    handshake->over = true;
    if (verdict == ACCEPTED && who == ORIGIN)
        contexts_add(connection, handshake);
    else if (who == ORIGIN)
        contexts_refuse(connection, handshake);
    if (connection->security.pending[who] == handshake) {
        connection->security.pending[who] = NULL;
        handshake_release(handshake);
    }
}

/* Schemes whose handshake has tokens of the server: behind Basic and Digest stand parameters. */
static bool has_challenges(enum auth_scheme scheme)
{
    return scheme == SCHEME_NEGOTIATE || scheme == SCHEME_KERBEROS || scheme == SCHEME_NTLM ||
           scheme == SCHEME_CREDSSP;
}

/* The first of the answer's values that carries a token. */
static bool find_challenge(const struct http_message *message, size_t who, struct auth_value *value)
{
    struct bytes rest;
    for (size_t i = 0; http_header_nth(message, response_headers[who], i, &rest); i++)
        while (auth_next_value(&rest, value))
            if (value->token.len > 0 && has_challenges(value->scheme))
                return true;
    return false;
}

/* The request with the client's token is lost: its answer goes on with the handshake, or begins it.
 */
static void join_handshake(struct connection *connection, struct exchange *exchange,
                           const struct http_message *message, size_t who)
{
    struct handshake **pending = &connection->security.pending[who];
    struct auth_value value;
    if (exchange->has_request || message->status != refusals[who] ||
        !find_challenge(message, who, &value))
        return;
    if (*pending == NULL)
        *pending = handshake_new(connection, &value);
    exchange->handshake[who] = handshake_keep(*pending);
}

void security_response(struct connection *connection, struct exchange *exchange,
                       const struct http_message *message)
{
    for (size_t who = 0; who < AUTHENTICATORS; who++) {
        if (exchange->handshake[who] == NULL)
            join_handshake(connection, exchange, message, who);
        if (exchange->handshake[who] != NULL && !exchange->handshake[who]->over)
            take_challenge(connection, exchange, message, who);
    }
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
    summary.mechanism = handshake_mechanism(identity->scheme);
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
            handshake_push(connection, handshake, handshake->summary.outcome);
        tell_identity(connection, exchange, who);
    }
}

void security_close(struct connection *connection)
{
    struct security *security = &connection->security;
    for (size_t who = 0; who < AUTHENTICATORS; who++) {
        if (security->pending[who] == NULL)
            continue;
        handshake_push(connection, security->pending[who], HANDSHAKE_INCOMPLETE);
        handshake_release(security->pending[who]);
    }
    contexts_close(connection);
    handshake_release(security->bare);
    for (size_t i = 0; i < security->n_identities; i++)
        block_unref(security->identities[i].user);
}
