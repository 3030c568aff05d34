#include "transport.h"

#include <stdio.h>
#include <string.h>

#include "channel.h"
#include "http_frame.h"
#include "memory.h"
#include "tcp.h"

/* A datagram that went by. */
struct passed_datagram {
    struct net_endpoint source, destination;
    uint64_t fingerprint;
    int64_t time;
};

enum { DATAGRAMS_PASSED = 16 };

struct transport {
    const struct limits *limits;
    struct http_feed feed;
    struct tls_opener opener;
    struct kdc_feed kdc;
    struct out_of_process_feed lines;
    struct net *net;
    struct tcp *tcp;
    struct transport_counts counts;
    transport_datagram_handler *datagram;
    void *datagram_state;
    struct passed_datagram passed[DATAGRAMS_PASSED];
    size_t n_passed;
};

/* What a TCP connection means here. */
struct connection {
    struct transport *transport;
    void *fed; /* what the feed knows it by */
    struct channel_options options;
    char name[2 * NET_TEXT + 8];
    struct channel *channel; /* NULL until bytes came: most of a port scan has none */
    struct kdc_stream *kdc;  /* instead, where a KDC is spoken to */
};

/* ---- From the byte streams of a connection to HTTP, through TLS and tunnels ---- */

static struct channel *channel_of(struct connection *connection)
{
    if (connection->channel == NULL)
        connection->channel = channel_new(&connection->options);
    return connection->channel;
}

static void stream_end(struct connection *connection, enum direction direction, bool closed)
{
    if (connection->channel != NULL)
        channel_end(connection->channel, direction, closed);
}

/* ---- Connections to a KDC ---- */

enum { PORT_KDC = 88 };

/* Whether the connection is one to a KDC: its first bytes decide. */
static bool is_kdc(const struct tcp_flow *flow, struct bytes first)
{
    struct connection *connection = flow->user;
    struct transport *t = connection->transport;
    if (connection->kdc != NULL)
        return true;
    if (t->kdc.message == NULL || connection->channel != NULL ||
        !kdc_looks_like_stream(first, flow->side[S2C].endpoint.port == PORT_KDC))
        return false;
    char client[NET_TEXT], server[NET_TEXT];
    connection->kdc = kdc_stream_new(t->limits, &t->kdc, connection->fed,
                                     net_endpoint_text(&flow->side[C2S].endpoint, client),
                                     net_endpoint_text(&flow->side[S2C].endpoint, server));
    return true;
}

/*
 * True for a copy, as mirror ports and captures of both ends have them, and not for what its sender
 * repeats: clients of a KDC wait a second.
 */
static bool is_copy(struct transport *t, const struct net_segment *datagram)
{
    enum { COPY_NANOSECONDS = 100 * 1000 * 1000 };
    struct passed_datagram now = {datagram->source, datagram->destination,
                                  bytes_fingerprint(datagram->payload), datagram->time};
    for (size_t i = 0; i < DATAGRAMS_PASSED && i < t->n_passed; i++) {
        const struct passed_datagram *passed = &t->passed[i];
        uint64_t later = (uint64_t)now.time - (uint64_t)passed->time;
        if (passed->fingerprint == now.fingerprint &&
            (later <= COPY_NANOSECONDS || -later <= COPY_NANOSECONDS) &&
            net_endpoint_equal(&passed->source, &now.source) &&
            net_endpoint_equal(&passed->destination, &now.destination))
            return true;
    }
    t->passed[t->n_passed++ % DATAGRAMS_PASSED] = now;
    return false;
}

static void take_datagram(struct transport *t, const struct net_segment *datagram)
{
    bool to = datagram->destination.port == PORT_KDC, from = datagram->source.port == PORT_KDC;
    char client[NET_TEXT], server[NET_TEXT];
    if (t->kdc.message == NULL ||
        !kdc_looks_like_datagram(datagram->payload, datagram->missing, to || from) ||
        is_copy(t, datagram))
        return;
    enum direction direction = to != from ? to ? C2S : S2C : kdc_direction(datagram->payload);
    const struct net_endpoint *of_client =
        direction == C2S ? &datagram->source : &datagram->destination;
    const struct net_endpoint *of_server =
        direction == C2S ? &datagram->destination : &datagram->source;
    struct kdc_message message = {.direction = direction,
                                  .udp = true,
                                  .client = net_endpoint_text(of_client, client),
                                  .server = net_endpoint_text(of_server, server),
                                  .bytes = datagram->payload,
                                  .missing = datagram->missing,
                                  .time = datagram->time,
                                  .frames = {&datagram->frame, 1, 1}};
    t->kdc.message(t->kdc.state, NULL, &message);
}

/* ---- What TCP tells ---- */

static void *opened(void *state, const struct tcp_flow *flow)
{
    struct transport *t = state;
    struct connection *connection = memory_get(sizeof(*connection));
    struct http_connection about = {.number = flow->number,
                                    .client_port = flow->side[C2S].endpoint.port,
                                    .server_port = flow->side[S2C].endpoint.port,
                                    .start = flow->start,
                                    .first = flow->first};
    char text[NET_TEXT];
    snprintf(about.client, sizeof(about.client), "%s",
             net_endpoint_text(&flow->side[C2S].endpoint, text));
    snprintf(about.server, sizeof(about.server), "%s",
             net_endpoint_text(&flow->side[S2C].endpoint, text));
    connection->transport = t;
    if (t->feed.open != NULL)
        connection->fed = t->feed.open(t->feed.state, &about);
    snprintf(connection->name, sizeof(connection->name), "%s to %s", about.client, about.server);
    connection->options =
        (struct channel_options){.limits = t->limits,
                                 .feed = &t->feed,
                                 .lines = t->lines.line != NULL ? &t->lines : NULL,
                                 .opener = t->opener,
                                 .connection = connection->fed,
                                 .name = connection->name,
                                 .midstream = flow->known_by != TCP_BY_SYN};
    return connection;
}

static void data(const struct tcp_flow *flow, enum direction direction,
                 const struct tcp_data *given)
{
    struct http_stamp stamp = {given->time, given->frame};
    if (is_kdc(flow, given->bytes)) {
        struct connection *connection = flow->user;
        kdc_stream_bytes(connection->kdc, direction, given->bytes, given->time, given->frame);
        return;
    }
    channel_bytes(channel_of(flow->user), direction, given->bytes, &stamp);
}

static void gap(const struct tcp_flow *flow, enum direction direction,
                const struct tcp_gap *missing)
{
    struct http_stamp stamp = {missing->time, missing->frame};
    struct connection *connection = flow->user;
    if (connection->kdc != NULL) {
        kdc_stream_gap(connection->kdc, direction, missing->n, missing->time, missing->frame);
        return;
    }
    channel_gap(channel_of(flow->user), direction, missing->n, &stamp);
}

static void finished(const struct tcp_flow *flow, enum direction direction, int64_t time,
                     struct frame frame)
{
    (void)time;
    (void)frame;
    stream_end(flow->user, direction, true);
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

static void count_end(struct transport_counts *counts, const struct http_connection_end *end,
                      uint64_t messages)
{
    /* A request line that is cut or missing does not hide what the server answers. */
    bool by_server = end->spoke[C2S] == SPOKE_NOTHING ||
                     (end->spoke[C2S] == SPOKE_OTHER && end->spoke[S2C] == SPOKE_HTTP);
    enum http_spoke spoke = end->spoke[by_server ? S2C : C2S];
    counts->spoke[spoke]++;
    counts->ended[end->outcome]++;
    counts->messages += messages;
    counts->missing_bytes += end->missing_bytes;
}

static struct http_tcp tcp_of(const struct tcp_flow *flow)
{
    const struct tcp_side *client = &flow->side[C2S], *server = &flow->side[S2C];
    struct http_tcp tcp = {.known = true,
                           .syns = client->syns,
                           .longest_silence = flow->longest_silence,
                           .icmp = flow->icmp,
                           .icmp_type = flow->icmp_type,
                           .icmp_code = flow->icmp_code};
    /* A repeated SYN leaves open which one was answered. */
    if (client->syns == 1 && server->syn && server->syn_time > client->syn_time)
        tcp.rtt = server->syn_time - client->syn_time;
    for (int i = 0; i < 2; i++) {
        const struct tcp_side *side = &flow->side[i];
        tcp.packets[i] = side->packets;
        tcp.retransmissions[i] = side->retransmissions;
        tcp.conflicts[i] = side->conflicts;
        tcp.zero_windows[i] = side->zero_windows;
        tcp.missing[i] = side->missing;
        tcp.fin[i] = side->fin;
        tcp.rst[i] = side->rst;
        tcp.end_time[i] = side->end_time;
        tcp.end_frame[i] = side->end_frame;
    }
    return tcp;
}

static void closed(const struct tcp_flow *flow, const struct tcp_end *ended)
{
    struct connection *connection = flow->user;
    struct transport *t = connection->transport;
    stream_end(connection, C2S, false);
    stream_end(connection, S2C, false);
    if (connection->kdc != NULL) {
        kdc_stream_end(connection->kdc, C2S);
        kdc_stream_end(connection->kdc, S2C);
    }
    struct http_connection_end end = {
        .outcome = outcome_of(ended->outcome),
        .time = ended->time,
        .frames = {flow->evidence, flow->n_evidence, flow->evidence_total},
        .bytes = {flow->side[C2S].bytes, flow->side[S2C].bytes},
        .missing_bytes = flow->side[C2S].missing + flow->side[S2C].missing,
        .tcp = tcp_of(flow)};
    uint64_t messages = 0;
    if (connection->channel != NULL) {
        messages = channel_messages(connection->channel);
        end.http = messages > 0;
        end.spoke[C2S] = channel_spoke(connection->channel, C2S);
        end.spoke[S2C] = channel_spoke(connection->channel, S2C);
        end.tls = channel_tls(connection->channel);
    } else if (connection->kdc != NULL) {
        end.spoke[C2S] = SPOKE_KERBEROS;
    }
    count_end(&t->counts, &end, messages);
    if (t->feed.close != NULL)
        t->feed.close(connection->fed, &end);
    channel_free(connection->channel);
    kdc_stream_free(connection->kdc);
    memory_free(connection);
}

/* Who says such a thing: what HTTP and TLS begin with is not the same for both ends. */
static enum tcp_speaker speaker(void *state, struct bytes payload)
{
    (void)state;
    bool response = false;
    size_t searched = 0;
    enum http_spoke spoke = http_look(payload, &searched, &response);
    enum direction direction;
    if (spoke == SPOKE_HTTP)
        return response ? TCP_SERVER_SPEAKS : TCP_CLIENT_SPEAKS;
    if (out_of_process_speaker(payload, &direction))
        return direction == S2C ? TCP_SERVER_SPEAKS : TCP_CLIENT_SPEAKS;
    /* A handshake record, 22, begins with the type of its message: ClientHello 1, ServerHello 2.
     * RFC 8446 4 and 5.1. */
    struct cursor c = cur_init(payload, 0);
    uint8_t record = cur_u8(&c);
    cur_skip(&c, 4);
    uint8_t handshake = cur_u8(&c);
    if (spoke != SPOKE_TLS || !cur_ok(&c) || record != 22 || handshake < 1 || handshake > 2)
        return TCP_UNKNOWN_SPEAKER;
    return handshake == 1 ? TCP_CLIENT_SPEAKS : TCP_SERVER_SPEAKS;
}

/* ---- What the caller asks ---- */

struct transport *transport_new(const struct limits *limits, const struct http_feed *feed)
{
    struct transport *t = memory_get(sizeof(*t));
    struct tcp_events events = {.opened = opened,
                                .data = data,
                                .gap = gap,
                                .finished = finished,
                                .closed = closed,
                                .speaker = speaker,
                                .state = t};
    t->limits = limits;
    t->feed = *feed;
    t->net = net_new(limits);
    t->tcp = tcp_new(limits, &events);
    return t;
}

void transport_set_kdc(struct transport *t, const struct kdc_feed *feed)
{
    t->kdc = *feed;
}

void transport_set_lines(struct transport *t, const struct out_of_process_feed *feed)
{
    t->lines = *feed;
}

void transport_set_tls(struct transport *t, const struct tls_opener *opener)
{
    t->opener = *opener;
}

void transport_free(struct transport *t)
{
    if (t == NULL)
        return;
    tcp_free(t->tcp);
    net_free(t->net);
    memory_free(t);
}

void transport_set_datagrams(struct transport *t, transport_datagram_handler *handler, void *state)
{
    t->datagram = handler;
    t->datagram_state = state;
}

void transport_packet(struct transport *t, const struct capture_packet *packet)
{
    struct net_segment segment;
    t->counts.packets++;
    switch (net_read(t->net, packet, &segment)) {
    case NET_TCP:
        t->counts.tcp++;
        tcp_add(t->tcp, &segment);
        return;
    case NET_UNREACHABLE:
        t->counts.icmp++;
        tcp_add(t->tcp, &segment);
        return;
    case NET_UDP:
        t->counts.udp++;
        take_datagram(t, &segment);
        if (t->datagram != NULL)
            t->datagram(t->datagram_state, &segment);
        return;
    case NET_NOTHING:
        return;
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
    for (int i = 0; i < NET_UNREAD_COUNT; i++)
        counts.unread[i] = net_unread_count(t->net, (enum net_unread)i);
    counts.unread_link_type = net_unread_link_type(t->net);
    counts.connections = tcp_connections(t->tcp);
    return counts;
}
