#include "conversation_private.h"

#include <string.h>

#include "http_describe.h"
#include "memory.h"

struct exchange *exchange_new(struct connection *connection)
{
    struct exchange *exchange = memory_get(sizeof(*exchange));
    const struct conversation_options *options = &connection->conversation->options;
    exchange->memory = arena_new();
    exchange->http = http_record_new(options->limits);
    exchange->http->connection = connection->about.number;
    return exchange;
}

/* The http record stands on the packets of both messages. */
static void add_frames(struct exchange *exchange, const struct frames *more)
{
    size_t n = exchange->frames.n + more->n;
    struct frame *list = arena_alloc(exchange->memory, n * sizeof(*list));
    if (exchange->frames.n > 0)
        memcpy(list, exchange->frames.list, exchange->frames.n * sizeof(*list));
    if (more->n > 0)
        memcpy(list + exchange->frames.n, more->list, more->n * sizeof(*list));
    exchange->frames = (struct frames){list, n, exchange->frames.total + more->total};
    record_frames(exchange->http, &exchange->frames);
}

static void remember_request(struct connection *connection, struct exchange *exchange)
{
    const struct opened *opened = exchange->request;
    while (opened != NULL && !opened->whole)
        opened = opened->next;
    if (opened == NULL)
        return;
    const struct wsman_envelope *envelope = &opened->envelope;
    exchange->request_read = true;
    exchange->shell_id = arena_copy(exchange->memory, envelope->shell_id);
    exchange->command_id = arena_copy(exchange->memory, envelope->command_id);
    exchange->message_id = arena_copy(exchange->memory, envelope->message_id);
    exchange->resource_uri = arena_copy(exchange->memory, envelope->resource_uri);
    exchange->kind = envelope->kind;
    exchange->creation = shell_creation_of(envelope, exchange->memory);
    shell_remember_last(connection, shell_get(connection->conversation, envelope->shell_id));
}

/* Once WinRM was seen on a connection, all its HTTP is shown: what came before is part of the
 * story. */
static void weigh_evidence(struct connection *connection, struct exchange *exchange,
                           const struct http_message *message, const struct opened *opened)
{
    for (; opened != NULL; opened = opened->next)
        exchange->evidence = exchange->evidence || opened->whole;
    exchange->evidence = exchange->evidence || body_is_evidence(message);
    connection->shown = connection->shown || exchange->evidence;
}

static bool is_shown(const struct connection *connection, const struct exchange *exchange)
{
    return connection->shown || exchange->evidence || connection->conversation->options.other_http;
}

/* Bytes before it could not be read: whole messages may be among them. */
static void note_loss(struct connection *connection, const struct http_message *message)
{
    if ((message->oddities & HTTP_ODD_RESYNCHRONISED) != 0)
        envelope_lost(connection, bytes_none(), message->direction);
}

/* The message came out of TLS: noted where the http record, and who looks for a certificate, see
 * it. */
static void note_tls(struct connection *connection, struct exchange *exchange,
                     const struct http_message *message)
{
    connection->tls = message->tls;
    if (message->tls == NULL || exchange->tls)
        return;
    exchange->tls = true;
    http_put_tls(exchange->http, true);
}

void exchange_request(struct connection *connection, struct exchange *exchange,
                      const struct http_message *message)
{
    exchange->has_request = true;
    exchange->http->time = exchange->time = message->time;
    add_frames(exchange, &message->frames);
    note_tls(connection, exchange, message);
    struct node *group = http_describe(exchange->http, message);
    note_loss(connection, message);
    security_request(connection, exchange, message);
    struct document *documents = body_open(connection, exchange, message, group);
    exchange->request = envelope_open(connection, exchange, message, documents);
    weigh_evidence(connection, exchange, message, exchange->request);
    remember_request(connection, exchange);
}

static void tell_request(struct connection *connection, struct exchange *exchange)
{
    if (exchange->told)
        return;
    exchange->told = true;
    if (is_shown(connection, exchange))
        envelope_tell(connection, exchange, exchange->request);
    else
        envelope_drop(exchange->request);
    exchange->request = NULL;
}

void exchange_answered(struct connection *connection, struct exchange *exchange, unsigned status)
{
    if (exchange->status != 0)
        return;
    exchange->status = status;
    exchange->refused = status == 401 || status == 407;
    tell_request(connection, exchange);
}

void exchange_response(struct connection *connection, struct exchange *exchange,
                       const struct http_message *message)
{
    exchange->http->time = exchange->time = message->time;
    add_frames(exchange, &message->frames);
    note_tls(connection, exchange, message);
    struct node *group = http_describe(exchange->http, message);
    note_loss(connection, message);
    security_response(connection, exchange, message);
    struct document *documents = body_open(connection, exchange, message, group);
    struct opened *opened = envelope_open(connection, exchange, message, documents);
    weigh_evidence(connection, exchange, message, opened);
    if (!is_shown(connection, exchange)) {
        envelope_drop(opened);
        return;
    }
    conversation_push(connection->conversation, exchange->http);
    exchange->http = NULL;
    security_tell(connection, exchange);
    envelope_tell(connection, exchange, opened);
}

void exchange_end(struct connection *connection, struct exchange *exchange)
{
    tell_request(connection, exchange);
    if (exchange->http != NULL && exchange->has_request && exchange->status == 0 &&
        is_shown(connection, exchange)) {
        http_describe_no_response(exchange->http);
        conversation_push(connection->conversation, exchange->http);
        exchange->http = NULL;
    }
    record_free(exchange->http);
    if (exchange->command != NULL)
        conversation_push(connection->conversation, exchange->command);
    for (size_t who = 0; who < AUTHENTICATORS; who++)
        handshake_release(exchange->handshake[who]);
    handshake_release(exchange->context);
    arena_free(exchange->memory);
    memory_free(exchange);
}
