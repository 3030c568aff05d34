#include "transport.h"

#include "http_reader.h"
#include "memory.h"
#include "tcp.h"

struct transport {
    const struct limits *limits;
    struct http_feed feed;
    struct net *net;
    struct tcp *tcp;
    struct transport_counts counts;
};

/* One TCP connection. The reader is told of it once something was said. */
struct connection {
    struct transport *transport;
    void *fed; /* what feed.open gave */
    struct http_reader *reader;
    bool finished[2];
};

static void *opened(void *state, const struct tcp_flow *flow)
{
    struct transport *t = state;
    struct connection *connection = memory_get(sizeof(*connection));
    const struct net_endpoint *client = &flow->side[C2S].endpoint,
                              *server = &flow->side[S2C].endpoint;
    struct http_connection about = {
        .number = flow->number,
        .client_port = client->port,
        .server_port = server->port,
        .start = flow->start,
        .first = flow->first,
    };
    net_endpoint_text(client, about.client);
    net_endpoint_text(server, about.server);
    connection->transport = t;
    connection->fed = t->feed.open(t->feed.state, &about);
    bool midstream = !flow->side[C2S].syn && !flow->side[S2C].syn;
    connection->reader = http_reader_new(t->limits, &t->feed, connection->fed, midstream);
    return connection;
}

static void data(const struct tcp_flow *flow, enum direction direction,
                 const struct tcp_data *run)
{
    struct connection *connection = flow->user;
    struct http_stamp stamp = {.time = run->time, .frame = run->frame};
    http_reader_bytes(connection->reader, direction, run->bytes, &stamp);
}

static void gap(const struct tcp_flow *flow, enum direction direction, const struct tcp_gap *hole)
{
    struct connection *connection = flow->user;
    struct http_stamp stamp = {.time = hole->time, .frame = hole->frame};
    http_reader_gap(connection->reader, direction, hole->n, &stamp);
}

static void end_direction(struct connection *connection, enum direction direction, bool closed)
{
    if (connection->finished[direction])
        return;
    connection->finished[direction] = true;
    http_reader_end(connection->reader, direction, closed);
}

static void finished(const struct tcp_flow *flow, enum direction direction, int64_t time,
                     struct frame frame)
{
    (void)time;
    (void)frame;
    end_direction(flow->user, direction, true);
}

static enum http_outcome outcome_of(enum tcp_outcome outcome)
{
    switch (outcome) {
    case TCP_CLOSED:
        return OUTCOME_CLOSED;
    case TCP_RESET:
        return OUTCOME_RESET;
    case TCP_REFUSED:
        return OUTCOME_REFUSED;
    case TCP_UNANSWERED:
        return OUTCOME_UNANSWERED;
    case TCP_UNREACHABLE:
        return OUTCOME_UNREACHABLE;
    case TCP_OPEN:
        break;
    }
    return OUTCOME_OPEN;
}

/* A connection counts as what its client said first; where only the server was captured, as what that said. */
static enum http_spoke spoke_of(const struct http_reader *reader)
{
    enum http_spoke client = http_reader_spoke(reader, C2S);
    return client != SPOKE_NOTHING ? client : http_reader_spoke(reader, S2C);
}

static void closed(const struct tcp_flow *flow, const struct tcp_end *how)
{
    struct connection *connection = flow->user;
    struct transport *t = connection->transport;
    struct http_reader *reader = connection->reader;
    end_direction(connection, C2S, false);
    end_direction(connection, S2C, false);
    struct http_connection_end end = {
        .outcome = outcome_of(how->outcome),
        .time = how->time,
        .frames = {flow->evidence, flow->n_evidence, flow->evidence_total},
        .bytes = {flow->side[C2S].bytes, flow->side[S2C].bytes},
        .missing_bytes = flow->side[C2S].missing + flow->side[S2C].missing,
        .http = http_reader_messages(reader) > 0,
        .spoke = {http_reader_spoke(reader, C2S), http_reader_spoke(reader, S2C)},
    };
    t->counts.connections++;
    t->counts.spoke[spoke_of(reader)]++;
    t->counts.missing_bytes += end.missing_bytes;
    t->feed.close(connection->fed, &end);
    http_reader_free(reader);
    memory_free(connection);
}

/* Without a SYN, what the first bytes look like says who is the client. */
static enum tcp_speaker speaker(void *state, struct bytes payload)
{
    (void)state;
    size_t searched = 0;
    bool response = false;
    if (http_look(payload, &searched, &response) != SPOKE_HTTP)
        return TCP_UNKNOWN_SPEAKER;
    return response ? TCP_SERVER_SPEAKS : TCP_CLIENT_SPEAKS;
}

struct transport *transport_new(const struct limits *limits, const struct http_feed *feed)
{
    struct transport *t = memory_get(sizeof(*t));
    struct tcp_events events = {
        .opened = opened,
        .data = data,
        .gap = gap,
        .finished = finished,
        .closed = closed,
        .speaker = speaker,
        .state = t,
    };
    t->limits = limits;
    t->feed = *feed;
    t->net = net_new(limits);
    t->tcp = tcp_new(limits, &events);
    return t;
}

void transport_free(struct transport *t)
{
    if (t == NULL)
        return;
    tcp_free(t->tcp);
    net_free(t->net);
    memory_free(t);
}

void transport_packet(struct transport *t, const struct capture_packet *packet)
{
    struct net_segment segment;
    t->counts.packets++;
    switch (net_read(t->net, packet, &segment)) {
    case NET_TCP:
    case NET_UNREACHABLE:
        tcp_add(t->tcp, &segment);
        break;
    case NET_UDP:
        t->counts.udp++;
        break;
    case NET_NOTHING:
        break;
    }
}

void transport_finish(struct transport *t)
{
    net_finish(t->net);
    tcp_finish(t->tcp);
}

struct transport_counts transport_counts(const struct transport *t)
{
    struct transport_counts counts = t->counts;
    for (int kind = 0; kind < NET_UNREAD_COUNT; kind++)
        counts.unread[kind] = net_unread_count(t->net, (enum net_unread)kind);
    counts.unread_link_type = net_unread_link_type(t->net);
    return counts;
}
