/* The life of a connection: what each segment does to it, and its end. RFC 9293 3.10. */
#include "tcp_flow.h"

#include <string.h>

#include "memory.h"

enum {
    JOIN_BYTES = 64 * 1024, /* until then a lower number may still come */
    JOIN_SEGMENTS = 1024,
    SNAPSHOT_EVERY = 32, /* packets: the oldest of TCP_SNAPSHOTS is then at least 64 packets old */
    CLOSING_SEGMENTS = 64, /* of the capture: what was captured out of order may still come */
    ACK_JUMP = 16 << 20,   /* an acknowledgement of more than a window ahead is not one */
    RESET_NEAR = 1 << 20,  /* nor is a reset that far from its stream */
    ICMP_FRAGMENTATION_NEEDED = 4,
    ICMP6_UNREACHABLE = 1
};

static uint32_t length_of(const struct net_segment *segment)
{
    return (uint32_t)segment->payload.len + segment->missing;
}

static void note_evidence(struct flow *flow, const struct net_segment *segment)
{
    struct tcp_flow *info = &flow->info;
    if (info->n_evidence < TCP_EVIDENCE)
        info->evidence[info->n_evidence++] = segment->frame;
    info->evidence_total++;
    flow->evidence_time = segment->time;
    flow->evidence_frame = segment->frame;
}

/* ---- Who is the client ---- */

static void open_flow(struct tcp *tcp, struct flow *flow, enum direction client,
                      enum tcp_known_by known_by)
{
    if (client == S2C) {
        struct tcp_side side = flow->info.side[0];
        struct tcp_stream stream = flow->stream[0];
        flow->info.side[0] = flow->info.side[1];
        flow->info.side[1] = side;
        flow->stream[0] = flow->stream[1];
        flow->stream[1] = stream;
    }
    flow->info.known_by = known_by;
    flow->opened = true;
    if (tcp->events.opened != NULL)
        flow->info.user = tcp->events.opened(tcp->events.state, &flow->info);
}

static void open_by_guess(struct tcp *tcp, struct flow *flow)
{
    for (const struct tcp_queued *q = flow->queue; q != NULL; q = q->next) {
        if (tcp->events.speaker == NULL || q->segment.payload.len == 0)
            continue;
        enum tcp_speaker speaker = tcp->events.speaker(tcp->events.state, q->segment.payload);
        enum direction from = flow_sender(flow, &q->segment);
        if (speaker == TCP_UNKNOWN_SPEAKER)
            continue;
        bool first = (from == C2S) == (speaker == TCP_CLIENT_SPEAKS);
        open_flow(tcp, flow, first ? C2S : S2C, TCP_BY_CONTENT);
        return;
    }
    /* Servers have the lower port; else whoever is spoken to first is one. */
    bool first = flow->info.side[0].endpoint.port >= flow->info.side[1].endpoint.port;
    open_flow(tcp, flow, first ? C2S : S2C, TCP_BY_PORTS);
}

static void base(struct flow *flow, enum direction direction, uint32_t sequence)
{
    if (flow->stream[direction].based)
        return;
    stream_base(&flow->stream[direction], sequence);
    if (!flow->info.side[direction].syn)
        flow->info.side[direction].isn = sequence - 1;
}

static void note_syn(struct tcp *tcp, struct flow *flow, const struct net_segment *segment)
{
    bool ack = (segment->flags & NET_ACK) != 0;
    enum direction from = flow_sender(flow, segment);
    struct tcp_side *side = &flow->info.side[from];
    side->syns++;
    note_evidence(flow, segment);
    if (!side->syn) {
        side->syn = true;
        side->isn = segment->sequence;
        side->syn_time = segment->time;
        side->syn_frame = segment->frame;
    }
    base(flow, from, side->isn + 1);
    if (ack)
        base(flow, !from, segment->acknowledgement);
    if (!flow->opened)
        open_flow(tcp, flow, ack ? !from : from, TCP_BY_SYN);
}

/* ---- Segments that wait until it is known where the streams start ---- */

static size_t queued_cost(const struct net_segment *segment)
{
    return sizeof(struct tcp_queued) + segment->payload.len;
}

static void queue_add(struct tcp *tcp, struct flow *flow, const struct net_segment *segment)
{
    struct tcp_queued *q = memory_get(sizeof(*q) + segment->payload.len);
    q->segment = *segment;
    memcpy(q->data, segment->payload.data, segment->payload.len);
    q->segment.payload = bytes_of(q->data, segment->payload.len);
    if (flow->queue_end != NULL)
        flow->queue_end->next = q;
    else
        flow->queue = q;
    flow->queue_end = q;
    flow->n_queued++;
    flow->queued_bytes += length_of(segment);
    tcp->waiting += queued_cost(segment);
}

/* Takes the first segment off; the caller frees it. */
static struct tcp_queued *queue_take(struct tcp *tcp, struct flow *flow)
{
    struct tcp_queued *q = flow->queue;
    if (q == NULL)
        return NULL;
    flow->queue = q->next;
    if (flow->queue == NULL)
        flow->queue_end = NULL;
    tcp->waiting -= queued_cost(&q->segment);
    return q;
}

/* A probe: one byte that the peer already has. */
static bool probes(const struct net_segment *segment, bool acked_known, uint32_t acked)
{
    return acked_known && length_of(segment) == 1 && segment->sequence + 1 == acked;
}

/* The lowest number of that side in the queue, else where its peer says that it stands. */
static void base_from_queue(struct flow *flow, enum direction direction)
{
    bool known = false, acked_known = false;
    uint32_t lowest = 0, acked = 0, acked_first = 0;
    for (const struct tcp_queued *q = flow->queue; q != NULL; q = q->next) {
        const struct net_segment *segment = &q->segment;
        if (flow_sender(flow, segment) != direction) {
            if ((segment->flags & (NET_ACK | NET_RST)) == NET_ACK) {
                acked = segment->acknowledgement;
                acked_first = acked_known ? acked_first : acked;
                acked_known = true;
            }
            continue;
        }
        bool counts = length_of(segment) > 0 || (segment->flags & NET_FIN) != 0;
        if (!counts || probes(segment, acked_known, acked))
            continue;
        if (!known || segment->sequence - lowest > 0x80000000u)
            lowest = segment->sequence;
        known = true;
    }
    if (known || acked_known)
        base(flow, direction, known ? lowest : acked_first);
}

static void process(struct tcp *tcp, struct flow *flow, const struct net_segment *segment);

/* The streams start where it is known now; what waited is taken as it came. */
static void release(struct tcp *tcp, struct flow *flow)
{
    if (flow->state != FLOW_JOINING)
        return;
    flow->state = FLOW_RUNNING;
    if (!flow->opened)
        open_by_guess(tcp, flow);
    base_from_queue(flow, C2S);
    base_from_queue(flow, S2C);
    for (struct tcp_queued *q = queue_take(tcp, flow); q != NULL; q = queue_take(tcp, flow)) {
        process(tcp, flow, &q->segment);
        memory_free(q);
    }
}

/* ---- A segment ---- */

static void note_ack(struct flow *flow, const struct net_segment *segment, enum direction from)
{
    struct tcp_stream *peer = &flow->stream[!from];
    if ((segment->flags & (NET_ACK | NET_RST)) != NET_ACK || !peer->based)
        return;
    int64_t offset = stream_offset(peer, segment->acknowledgement);
    uint64_t known = peer->high > peer->acked ? peer->high : peer->acked;
    if (offset <= (int64_t)peer->acked || (uint64_t)offset > known + ACK_JUMP)
        return;
    peer->acked_before = peer->acked;
    peer->acked = (uint64_t)offset;
}

static bool is_keep_alive(const struct tcp_stream *stream, const struct net_segment *segment)
{
    if ((segment->flags & (NET_SYN | NET_FIN | NET_RST | NET_ACK)) != NET_ACK ||
        length_of(segment) > 1 || !stream->based)
        return false;
    int64_t offset = stream_offset(stream, segment->sequence);
    return offset == (int64_t)stream->high - 1 &&
           (offset < 0 || stream_has(stream, (uint64_t)offset));
}

/* What the sender had of the other stream when it sent this; 0 where that is not to be believed. */
static uint64_t needs_of(const struct flow *flow, const struct net_segment *segment,
                         enum direction from)
{
    const struct tcp_stream *peer = &flow->stream[!from];
    if ((segment->flags & NET_ACK) == 0 || !peer->based)
        return 0;
    int64_t offset = stream_offset(peer, segment->acknowledgement);
    if (offset <= 0 || (uint64_t)offset > peer->acked)
        return 0;
    return peer->fin && (uint64_t)offset > peer->fin_at ? peer->fin_at : (uint64_t)offset;
}

static void add_payload(struct tcp *tcp, struct flow *flow, const struct net_segment *segment,
                        enum direction from)
{
    struct tcp_side *side = &flow->info.side[from];
    struct tcp_stream *stream = &flow->stream[from];
    uint32_t syn = (segment->flags & NET_SYN) != 0 ? 1 : 0;
    if (is_keep_alive(stream, segment)) {
        side->keep_alives++;
        return;
    }
    if (length_of(segment) == 0)
        return;
    base(flow, from, segment->sequence + syn);
    struct tcp_payload payload = {.sequence = segment->sequence + syn,
                                  .bytes = segment->payload,
                                  .missing = segment->missing,
                                  .needs = needs_of(flow, segment, from),
                                  .stamp = flow->packets,
                                  .time = segment->time,
                                  .frame = segment->frame};
    payload.may_pass = flow->stream[!from].next >= payload.needs;
    struct tcp_outlet out = flow_outlet(tcp, flow, from);
    struct tcp_added added = stream_add(stream, &out, &payload);
    side->retransmissions += added.repeated;
    side->conflicts += added.conflict;
    side->reordered += added.reordered;
    side->late += added.outside;
}

static void note_end(struct tcp_side *side, const struct net_segment *segment)
{
    if (side->end_time != 0)
        return;
    side->end_time = segment->time;
    side->end_frame = segment->frame;
}

static void note_fin(struct flow *flow, const struct net_segment *segment, enum direction from)
{
    struct tcp_stream *stream = &flow->stream[from];
    uint32_t syn = (segment->flags & NET_SYN) != 0 ? 1 : 0;
    base(flow, from, segment->sequence + syn);
    int64_t end = stream_offset(stream, segment->sequence + syn + length_of(segment));
    if (stream->fin || end < (int64_t)stream->high)
        return;
    stream->fin = true;
    stream->fin_at = stream->high = (uint64_t)end;
    flow->info.side[from].fin = true;
    note_end(&flow->info.side[from], segment);
    note_evidence(flow, segment);
}

static bool near_stream(const struct tcp_stream *stream, uint32_t sequence)
{
    int64_t offset = stream_offset(stream, sequence);
    return offset >= (int64_t)stream->next - RESET_NEAR &&
           offset <= (int64_t)stream->high + RESET_NEAR;
}

static bool reset_counts(const struct flow *flow, const struct net_segment *segment,
                         enum direction from)
{
    const struct tcp_stream *stream = &flow->stream[from], *peer = &flow->stream[!from];
    bool ack = (segment->flags & NET_ACK) != 0;
    /* The answer to another SYN than the one that was sent. */
    if (flow->info.side[C2S].syn && !flow->answered && from == S2C)
        return false;
    return !stream->based || near_stream(stream, segment->sequence) ||
           (ack && peer->based && near_stream(peer, segment->acknowledgement));
}

static void close_soon(struct tcp *tcp, struct flow *flow)
{
    if (flow->closing || flow->state == FLOW_ENDED)
        return;
    flow->closing = true;
    flow->deadline = tcp->segments + CLOSING_SEGMENTS;
    flow_list_append(&tcp->table.closing, LIST_CLOSING, flow);
}

static void note_reset(struct tcp *tcp, struct flow *flow, const struct net_segment *segment,
                       enum direction from)
{
    const struct tcp_stream *stream = &flow->stream[from];
    if (!reset_counts(flow, segment, from))
        return;
    note_evidence(flow, segment);
    flow->info.side[from].rst = true;
    note_end(&flow->info.side[from], segment);
    flow->info.side[from].late += segment->payload.len;
    flow->reset = true;
    bool behind = stream->based && stream_offset(stream, segment->sequence) > (int64_t)stream->next;
    if (behind || stream_first(stream) != NULL || stream_first(&flow->stream[!from]) != NULL)
        close_soon(tcp, flow);
    else
        flow_end(tcp, flow);
}

static void tell_finished(struct tcp *tcp, struct flow *flow, enum direction direction,
                          int64_t time, struct frame frame)
{
    struct tcp_stream *stream = &flow->stream[direction];
    if (stream->finished || !stream->fin || stream->next < stream->fin_at)
        return;
    stream->finished = true;
    if (tcp->events.finished != NULL)
        tcp->events.finished(&flow->info, direction, time, frame);
}

/* ---- A segment, its streams based ---- */

static void snapshot(struct tcp_stream *stream)
{
    memmove(&stream->acked_then[1], &stream->acked_then[0],
            (TCP_SNAPSHOTS - 1) * sizeof(stream->acked_then[0]));
    stream->acked_then[0] = stream->acked;
}

static void process(struct tcp *tcp, struct flow *flow, const struct net_segment *segment)
{
    enum direction from = flow_sender(flow, segment);
    if (flow->state == FLOW_ENDED) {
        flow->info.side[from].late += segment->payload.len;
        return;
    }
    if (flow->packets++ % SNAPSHOT_EVERY == 0) {
        snapshot(&flow->stream[C2S]);
        snapshot(&flow->stream[S2C]);
    }
    note_ack(flow, segment, from);
    if ((segment->flags & NET_RST) == 0)
        add_payload(tcp, flow, segment, from);
    if ((segment->flags & (NET_FIN | NET_RST)) == NET_FIN)
        note_fin(flow, segment, from);
    flow_settle(tcp, flow, segment->time, segment->frame, false);
    tell_finished(tcp, flow, from, segment->time, segment->frame);
    tell_finished(tcp, flow, !from, segment->time, segment->frame);
    if ((segment->flags & NET_RST) != 0)
        note_reset(tcp, flow, segment, from);
    else if (flow->stream[C2S].finished && flow->stream[S2C].finished)
        flow_end(tcp, flow);
    else if (flow->stream[C2S].fin && flow->stream[S2C].fin)
        close_soon(tcp, flow);
}

/* ---- The connection ---- */

static void count(struct flow *flow, const struct net_segment *segment)
{
    enum direction from = flow_sender(flow, segment);
    struct tcp_side *side = &flow->info.side[from];
    side->packets++;
    if (segment->window == 0 && (segment->flags & (NET_SYN | NET_RST)) == 0)
        side->zero_windows++;
    if (flow->info.last != 0 && segment->time - flow->info.last > flow->info.longest_silence)
        flow->info.longest_silence = segment->time - flow->info.last;
    flow->info.last = segment->time;
    flow->last_frame = segment->frame;
    if ((segment->flags & (NET_ACK | NET_RST)) == NET_ACK)
        flow->answered = true;
}

/* SYN met by RST, and nothing else. */
static bool is_refusal(const struct flow *flow, const struct net_segment *segment)
{
    const struct tcp_side *client = &flow->info.side[C2S];
    return (segment->flags & NET_RST) != 0 && flow->opened && client->syn && !flow->answered &&
           flow_sender(flow, segment) == S2C &&
           ((segment->flags & NET_ACK) == 0 ||
            flow_answers_syn(flow, S2C, segment->acknowledgement));
}

/* The first acknowledgement of the client tells where the server starts, if its SYN was not
 * captured. */
static void base_by_handshake(struct flow *flow, const struct net_segment *segment)
{
    enum direction from = flow_sender(flow, segment);
    const struct tcp_side *side = &flow->info.side[from];
    if (side->syn && segment->sequence == side->isn + 1 &&
        (segment->flags & (NET_ACK | NET_SYN | NET_RST)) == NET_ACK &&
        flow->info.side[!from].packets == 0)
        base(flow, !from, segment->acknowledgement);
}

static void join(struct tcp *tcp, struct flow *flow, const struct net_segment *segment)
{
    base_by_handshake(flow, segment);
    queue_add(tcp, flow, segment);
    bool both = flow->stream[C2S].based && flow->stream[S2C].based;
    if (both || flow->queued_bytes >= JOIN_BYTES || flow->n_queued >= JOIN_SEGMENTS ||
        tcp->waiting > tcp->limits->streams_waiting || (segment->flags & NET_RST) != 0)
        release(tcp, flow);
    else if ((segment->flags & NET_FIN) != 0)
        close_soon(tcp, flow);
}

void flow_add(struct tcp *tcp, struct flow *flow, const struct net_segment *segment)
{
    if (flow->info.start == 0 && flow->info.first.number == 0) {
        flow->info.start = segment->time;
        flow->info.first = segment->frame;
    }
    if (flow->state == FLOW_ENDED) {
        enum direction from = flow_sender(flow, segment);
        flow->info.side[from].late += segment->payload.len;
        flow->info.side[from].syns += (segment->flags & NET_SYN) != 0;
        return;
    }
    if ((segment->flags & (NET_SYN | NET_RST)) == NET_SYN)
        note_syn(tcp, flow, segment);
    count(flow, segment);
    if (is_refusal(flow, segment)) {
        flow->refused = true;
        flow->info.side[S2C].rst = true;
        note_end(&flow->info.side[S2C], segment);
        note_evidence(flow, segment);
        flow_end(tcp, flow);
        return;
    }
    if (flow->state == FLOW_JOINING)
        join(tcp, flow, segment);
    else
        process(tcp, flow, segment);
}

void flow_deadline(struct tcp *tcp, struct flow *flow)
{
    flow_list_remove(&tcp->table.closing, LIST_CLOSING, flow);
    flow->closing = false;
    if (flow->state == FLOW_JOINING)
        release(tcp, flow);
    else
        flow_end(tcp, flow);
}

static bool says_unreachable(uint8_t family, uint8_t type, uint8_t code)
{
    return family == NET_IPV6 ? type == ICMP6_UNREACHABLE : code != ICMP_FRAGMENTATION_NEEDED;
}

void flow_add_error(struct flow *flow, const struct net_segment *error)
{
    struct tcp_flow *info = &flow->info;
    if (flow->state == FLOW_ENDED)
        return;
    note_evidence(flow, error);
    if (info->icmp && says_unreachable(info->icmp_family, info->icmp_type, info->icmp_code))
        return;
    info->icmp = true;
    info->icmp_family = error->reporter.family;
    info->icmp_type = error->icmp_type;
    info->icmp_code = error->icmp_code;
}

static enum tcp_outcome outcome_of(const struct flow *flow)
{
    const struct tcp_side *client = &flow->info.side[C2S], *server = &flow->info.side[S2C];
    const struct tcp_flow *info = &flow->info;
    if (flow->refused)
        return TCP_REFUSED;
    if (client->syn && !flow->answered)
        return info->icmp && says_unreachable(info->icmp_family, info->icmp_type, info->icmp_code)
                   ? TCP_UNREACHABLE
                   : TCP_UNANSWERED;
    if (client->fin && server->fin)
        return TCP_CLOSED;
    if (flow->reset)
        return TCP_RESET;
    /* Where one direction was captured, its FIN is all that there can be. */
    bool one_way = client->packets == 0 || server->packets == 0;
    return one_way && (client->fin || server->fin) ? TCP_CLOSED : TCP_OPEN;
}

void flow_end(struct tcp *tcp, struct flow *flow)
{
    release(tcp, flow);
    if (flow->state == FLOW_ENDED)
        return;
    flow_settle(tcp, flow, flow->info.last, flow->last_frame, true);
    for (int i = C2S; i <= S2C; i++) {
        enum direction direction = (enum direction)i;
        struct tcp_outlet out = flow_outlet(tcp, flow, direction);
        stream_skip(&flow->stream[i], &out, stream_end(&flow->stream[i]), flow->info.last,
                    flow->last_frame);
        tell_finished(tcp, flow, direction, flow->info.last, flow->last_frame);
    }
    flow_list_remove(&tcp->table.live, LIST_USED, flow);
    flow->state = FLOW_ENDED;
    flow_list_append(&tcp->table.ended, LIST_USED, flow);
    if (flow->closing)
        flow_list_remove(&tcp->table.closing, LIST_CLOSING, flow);
    flow->closing = false;
    flow->outcome = outcome_of(flow);
    struct tcp_end end = {flow->outcome, flow->evidence_time, flow->evidence_frame};
    if (flow->outcome == TCP_OPEN) {
        end.time = flow->info.last;
        end.frame = flow->last_frame;
    }
    if (tcp->events.closed != NULL)
        tcp->events.closed(&flow->info, &end);
    stream_free(&flow->stream[C2S], &tcp->waiting);
    stream_free(&flow->stream[S2C], &tcp->waiting);
}

void flow_free(struct tcp *tcp, struct flow *flow)
{
    for (struct tcp_queued *q = queue_take(tcp, flow); q != NULL; q = queue_take(tcp, flow))
        memory_free(q);
    stream_free(&flow->stream[C2S], &tcp->waiting);
    stream_free(&flow->stream[S2C], &tcp->waiting);
    memory_free(flow);
}
