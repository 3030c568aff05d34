#include "conversation_private.h"

#include <string.h>

#include "memory.h"

enum { EXCHANGES_WAITING = 64, PORT_HTTP = 5985, PORT_HTTPS = 5986 };

struct conversation *conversation_new(const struct conversation_options *options,
                                      struct output *output)
{
    struct conversation *c = memory_get(sizeof(*c));
    c->options = *options;
    c->output = output;
    c->secrets = secrets_new();
    c->shells = map_new();
    c->calls = map_new();
    c->peers = map_new();
    c->kdc_requests = map_new();
    c->kdcs = map_new();
    c->remainders = map_new();
    c->outputs = map_new();
    c->lines = lines_new();
    c->states = psrp_states_new(options->limits);
    c->psrp = psrp_reassembly_new(options->limits, envelope_psrp_message, c);
    return c;
}

uint64_t conversation_push(struct conversation *c, struct record *r)
{
    r->files = c->options.files;
    return output_push(c->output, r);
}

static void *open_connection(void *state, const struct http_connection *about)
{
    struct conversation *c = state;
    struct connection *connection = memory_get(sizeof(*connection));
    connection->conversation = c;
    connection->about = *about;
    connection->next = c->open;
    if (c->open != NULL)
        c->open->before = connection;
    c->open = connection;
    return connection;
}

static void append_exchange(struct connection *connection, struct exchange *exchange)
{
    if (connection->last != NULL)
        connection->last->next = exchange;
    else
        connection->first = exchange;
    connection->last = exchange;
    connection->n_exchanges++;
}

/* Ends the oldest exchange, with whatever there is of it. */
static void end_oldest(struct connection *connection)
{
    struct exchange *exchange = connection->first;
    connection->first = exchange->next;
    if (connection->first == NULL)
        connection->last = NULL;
    connection->n_exchanges--;
    exchange_end(connection, exchange);
}

static void request(void *state, const struct http_message *message)
{
    struct connection *connection = state;
    struct exchange *exchange = exchange_new(connection);
    append_exchange(connection, exchange);
    exchange_request(connection, exchange, message);
    if (connection->n_exchanges > EXCHANGES_WAITING)
        end_oldest(connection);
}

/* The exchange that an answer belongs to; one without a request when there is none. */
static struct exchange *oldest(struct connection *connection)
{
    if (connection->first == NULL)
        append_exchange(connection, exchange_new(connection));
    return connection->first;
}

static void answered(void *state, unsigned status, const struct http_message *head)
{
    struct connection *connection = state;
    (void)head;
    exchange_answered(connection, oldest(connection), status);
}

static void response(void *state, const struct http_message *message)
{
    struct connection *connection = state;
    struct exchange *exchange = oldest(connection);
    exchange_answered(connection, exchange, message->status);
    exchange_response(connection, exchange, message);
    end_oldest(connection);
}

/* Its answer is lost: what comes next answers another request, and what the answer carried is
 * missing. */
static void unanswered(void *state)
{
    struct connection *connection = state;
    if (connection->first == NULL)
        return;
    envelope_lost(connection, connection->first->command_id, S2C);
    end_oldest(connection);
}

static const char *outcome_name(enum http_outcome outcome)
{
    static const char *const names[] = {"closed",     "reset",       "refused",
                                        "unanswered", "unreachable", "open"};
    return names[outcome];
}

static bool is_winrm_port(const struct connection *connection)
{
    uint16_t port = connection->about.server_port;
    return port == PORT_HTTP || port == PORT_HTTPS ||
           (port != 0 && port == connection->conversation->options.port);
}

static void tell_both(struct record *r, struct node *tcp, const struct field *field,
                      const uint64_t n[2])
{
    struct node *group = node_add(r, tcp, field);
    put_uint(r, group, FIELD(CONNECTION_C2S), n[C2S], span_none());
    put_uint(r, group, FIELD(CONNECTION_S2C), n[S2C], span_none());
}

/* One side's FIN or RST; a side that sent both began with the FIN. */
static void tell_end(struct record *r, struct node *list, const struct http_tcp *tcp,
                     enum direction side)
{
    if (!tcp->fin[side] && !tcp->rst[side])
        return;
    struct node *sign = node_add(r, list, FIELD(CONNECTION_END_SIGN));
    put_text(r, sign, FIELD(CONNECTION_END_BY), side == C2S ? "client" : "server");
    put_text(r, sign, FIELD(CONNECTION_END_WITH), tcp->fin[side] ? "fin" : "rst");
    put_int(r, sign, FIELD(CONNECTION_END_TIME), tcp->end_time[side], span_none());
    put_uint(r, sign, FIELD(CONNECTION_END_FRAME), tcp->end_frame[side].number, span_none());
    if (tcp->end_frame[side].file > 1)
        put_uint(r, sign, FIELD(CONNECTION_END_FILE), tcp->end_frame[side].file, span_none());
}

static void tell_tcp(struct record *r, const struct http_connection_end *end)
{
    const struct http_tcp *tcp = &end->tcp;
    if (!tcp->known)
        return;
    struct node *group = node_add(r, r->root, FIELD(CONNECTION_TCP));
    put_uint(r, group, FIELD(CONNECTION_SYNS), tcp->syns, span_none());
    if (tcp->rtt != 0)
        put_int(r, group, FIELD(CONNECTION_RTT), tcp->rtt, span_none());
    tell_both(r, group, FIELD(CONNECTION_PACKETS), tcp->packets);
    tell_both(r, group, FIELD(CONNECTION_RETRANSMISSIONS), tcp->retransmissions);
    tell_both(r, group, FIELD(CONNECTION_CONFLICTS), tcp->conflicts);
    tell_both(r, group, FIELD(CONNECTION_ZERO_WINDOWS), tcp->zero_windows);
    tell_both(r, group, FIELD(CONNECTION_TCP_MISSING), tcp->missing);
    struct node *spoke = node_add(r, group, FIELD(CONNECTION_SPOKE));
    put_text(r, spoke, FIELD(CONNECTION_WORD_C2S), http_spoke_name(end->spoke[C2S]));
    put_text(r, spoke, FIELD(CONNECTION_WORD_S2C), http_spoke_name(end->spoke[S2C]));
    struct node *ends = node_add(r, group, FIELD(CONNECTION_END));
    bool server_first = tcp->end_time[S2C] != 0 &&
                        (tcp->end_time[C2S] == 0 || tcp->end_time[S2C] < tcp->end_time[C2S]);
    tell_end(r, ends, tcp, server_first ? S2C : C2S);
    tell_end(r, ends, tcp, server_first ? C2S : S2C);
    put_int(r, group, FIELD(CONNECTION_SILENCE), tcp->longest_silence, span_none());
    if (tcp->icmp) {
        struct node *icmp = node_add(r, group, FIELD(CONNECTION_ICMP));
        put_uint(r, icmp, FIELD(CONNECTION_ICMP_TYPE), tcp->icmp_type, span_none());
        put_uint(r, icmp, FIELD(CONNECTION_ICMP_CODE), tcp->icmp_code, span_none());
    }
}

/* What the reader must know of the bytes themselves. */
static void tell_damage(struct record *r, const struct http_tcp *tcp)
{
    if (tcp->conflicts[C2S] + tcp->conflicts[S2C] > 0)
        diag_add(r, r->root, DIAG(CONFLICT), "%llu segments of the client, %llu of the server",
                 (unsigned long long)tcp->conflicts[C2S], (unsigned long long)tcp->conflicts[S2C]);
    if (tcp->missing[C2S] + tcp->missing[S2C] > 0)
        diag_add(r, r->root, DIAG(MISSING_BYTES), "%llu from the client, %llu from the server",
                 (unsigned long long)tcp->missing[C2S], (unsigned long long)tcp->missing[S2C]);
}

/* Ports of services that are not reached by HTTP. */
static bool is_other_service(uint16_t port)
{
    enum { WELL_KNOWN = 1024, HTTP = 80, HTTPS = 443, GLOBAL_CATALOG = 3268, RDP = 3389 };
    return (port < WELL_KNOWN && port != HTTP && port != HTTPS) || port == GLOBAL_CATALOG ||
           port == GLOBAL_CATALOG + 1 || port == RDP;
}

/*
 * It failed before it could say whether it was for WinRM: never connected, or TLS that carried
 * nothing. An alert or a closing behind the client's handshake is nothing.
 */
static bool is_attempt(const struct connection *connection, const struct http_connection_end *end)
{
    const struct tls_facts *tls = end->tls;
    if (is_other_service(connection->about.server_port))
        return false;
    if (end->outcome == OUTCOME_REFUSED || end->outcome == OUTCOME_UNANSWERED ||
        end->outcome == OUTCOME_UNREACHABLE)
        return true;
    if (tls == NULL || end->http)
        return false;
    enum { ALERT_RECORD = 19 };
    bool alone = tls->answering_data == 1 && tls->last_application_data[S2C] == ALERT_RECORD;
    return tls->application_data[C2S] == 0 ||
           (tls->version == TLS_1_3 && (tls->answering_data == 0 || alone));
}

static void tell_connection(struct connection *connection, const struct http_connection_end *end,
                            bool evidence)
{
    struct conversation *c = connection->conversation;
    struct record *r = record_new(FIELD(CONNECTION), c->options.limits);
    const struct http_connection *about = &connection->about;
    struct span none = span_none();
    r->time = end->time;
    r->connection = about->number;
    record_frames(r, &end->frames);
    put_bytes(r, r->root, FIELD(CONNECTION_CLIENT),
              arena_copy(r->arena, bytes_of_string(about->client)), none);
    put_bytes(r, r->root, FIELD(CONNECTION_SERVER),
              arena_copy(r->arena, bytes_of_string(about->server)), none);
    put_text(r, r->root, FIELD(CONNECTION_OUTCOME), outcome_name(end->outcome));
    if (!evidence)
        put_bool(r, r->root, FIELD(CONNECTION_EVIDENCE), false, none);
    put_int(r, r->root, FIELD(CONNECTION_START), about->start, none);
    struct node *bytes = node_add(r, r->root, FIELD(CONNECTION_BYTES));
    put_uint(r, bytes, FIELD(CONNECTION_C2S), end->bytes[C2S], none);
    put_uint(r, bytes, FIELD(CONNECTION_S2C), end->bytes[S2C], none);
    put_uint(r, r->root, FIELD(CONNECTION_MISSING), end->missing_bytes, none);
    tell_tcp(r, end);
    tell_damage(r, &end->tcp);
    if (end->tls != NULL) {
        tls_add_facts(r, r->root, end->tls);
        if (end->tls->ops != NULL)
            end->tls->ops->needed(end->tls->session);
    }
    conversation_push(c, r);
}

static void close_connection(void *state, const struct http_connection_end *end)
{
    struct connection *connection = state;
    struct conversation *c = connection->conversation;
    while (connection->first != NULL)
        end_oldest(connection);
    security_close(connection);
    lines_close(c, connection->lines);
    connection->tls = NULL;
    bool contentless = end->bytes[C2S] == 0 && end->bytes[S2C] == 0;
    if (connection->shown || is_winrm_port(connection) ||
        kdc_is_known(c, connection->about.server) || (c->options.other_http && end->http))
        tell_connection(connection, end, true);
    else if (c->options.attempts && is_attempt(connection, end))
        tell_connection(connection, end, false);
    else if (!contentless)
        c->not_shown++;
    if (connection->before != NULL)
        connection->before->next = connection->next;
    else
        c->open = connection->next;
    if (connection->next != NULL)
        connection->next->before = connection->before;
    memory_free(connection);
}

struct http_feed conversation_feed(struct conversation *c)
{
    return (struct http_feed){.open = open_connection,
                              .request = request,
                              .answered = answered,
                              .response = response,
                              .close = close_connection,
                              .unanswered = unanswered,
                              .state = c};
}

struct kdc_feed conversation_kdc_feed(struct conversation *c)
{
    return (struct kdc_feed){.message = kdc_message, .state = c};
}

struct out_of_process_feed conversation_lines_feed(struct conversation *c)
{
    return (struct out_of_process_feed){.line = lines_stream, .state = c};
}

void conversation_finish(struct conversation *c)
{
    while (c->open != NULL) {
        struct http_connection_end end = {.outcome = OUTCOME_OPEN, .time = c->open->about.start};
        close_connection(c->open, &end);
    }
    psrp_finish(c->psrp);
    secrets_finish(c);
}

void conversation_free(struct conversation *c)
{
    if (c == NULL)
        return;
    psrp_reassembly_free(c->psrp);
    map_free(c->outputs, output_drop);
    lines_free(c->lines);
    psrp_states_free(c->states);
    secrets_free(c);
    map_free(c->shells, shell_drop);
    map_free(c->calls, memory_free);
    map_free(c->peers, contexts_drop_peers);
    map_free(c->kdc_requests, kdc_request_drop);
    map_free(c->kdcs, NULL);
    map_free(c->remainders, memory_free);
    memory_free(c);
}

uint64_t conversation_connections_not_shown(const struct conversation *c)
{
    return c->not_shown;
}
