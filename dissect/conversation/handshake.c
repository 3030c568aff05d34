/* One handshake: its record leg by leg, its security context, and what CredSSP holds. */
#include "conversation_private.h"

#include <stdio.h>
#include <string.h>

#include "memory.h"

enum mechanism handshake_mechanism(enum auth_scheme scheme)
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

struct handshake *handshake_new(struct connection *connection, const struct auth_value *value)
{
    struct handshake *handshake = memory_get(sizeof(*handshake));
    handshake->references = 1;
    handshake->record = auth_record_new(connection->conversation->options.limits);
    handshake->record->connection = connection->about.number;
    handshake->summary = auth_summary_new(value->scheme);
    handshake->summary.scheme_name = arena_copy(handshake->record->arena, value->name);
    handshake->summary.mechanism = handshake_mechanism(value->scheme);
    handshake->ops = connection->conversation->options.unsealer.ops;
    return handshake;
}

struct handshake *handshake_keep(struct handshake *handshake)
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
void handshake_leg(struct handshake *handshake, const struct http_message *message)
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

struct unseal_context *handshake_open(struct connection *connection, enum mechanism mechanism)
{
    const struct unsealer *unsealer = &connection->conversation->options.unsealer;
    char name[160];
    snprintf(name, sizeof(name), "%s -> %s", connection->about.client, connection->about.server);
    return unsealer->ops->open(unsealer->state, mechanism, name);
}

/* Opens the context once the mechanism is known, and tells it the token. */
static void tell_unsealer(struct connection *connection, struct handshake *handshake,
                          enum direction direction, const struct auth_token *token)
{
    const struct unsealer *unsealer = &connection->conversation->options.unsealer;
    if (unsealer->ops == NULL)
        return;
    if (handshake->context == NULL && handshake->summary.mechanism != MECHANISM_UNKNOWN)
        handshake->context = handshake_open(connection, handshake->summary.mechanism);
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

/* What the tokens of CredSSP tell of their TLS; NULL without an unsealer, and for other mechanisms.
 */
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
bool handshake_alerted(const struct handshake *handshake)
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
struct auth_token handshake_token(struct connection *connection, struct handshake *handshake,
                                  const struct http_message *message, struct block *bytes,
                                  bool good)
{
    struct record *r = handshake->record;
    struct auth_token token = {.kind = TOKEN_NONE};
    uint32_t source = record_source(r, block_bytes(bytes), bytes, SOURCE_BASE64, NULL, 0);
    if (!good)
        diag_add(r, auth_record_tokens(r), DIAG(TOKEN_BASE64), "%s", "");
    auth_dissect_token(r, auth_record_tokens(r), source, message->direction, &token);
    auth_record_token_packet(r, message->time, message->frame);
    auth_summary_token(&handshake->summary, &token);
    tell_unsealer(connection, handshake, message->direction, &token);
    take_unsealed(handshake, &token);
    date_alerts(handshake, message);
    if (message->direction == C2S && is_last_of_client(&token))
        handshake->client_done = true;
    handshake_leg(handshake, message);
    return token;
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

/* Whether its MIC fits, and the channel is the one that the client bound itself to. */
static void put_protection(struct connection *connection, struct handshake *handshake)
{
    struct auth_summary *summary = &handshake->summary;
    const struct unsealer *unsealer = &connection->conversation->options.unsealer;
    if (handshake->context == NULL)
        return;
    if (handshake->ops->mic != NULL)
        summary->mic = handshake->ops->mic(handshake->context);
    if (summary->channel_bindings.len == 0 && handshake->ops->channel_bindings != NULL)
        summary->channel_bindings = arena_copy(
            handshake->record->arena, handshake->ops->channel_bindings(handshake->context));
    const struct tls_certificate *server =
        connection->tls != NULL ? tls_facts_server(connection->tls) : NULL;
    if (summary->channel_bindings.len > 0 && server != NULL && handshake->ops->binds != NULL)
        summary->binds =
            handshake->ops->binds(unsealer->state, summary->channel_bindings, server->der)
                ? KEY_VERIFIED
                : KEY_WRONG;
}

void handshake_push(struct connection *connection, struct handshake *handshake,
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
    put_protection(connection, handshake);
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
