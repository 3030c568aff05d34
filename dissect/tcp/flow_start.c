/* How a connection begins: SYN, or segments of one that was there before the capture. */
#include "tcp_flow.h"

enum {
    NEAR = 1 << 20, /* a segment of an ended connection stands no further outside its streams */
    JOIN_WINDOW = 64 * 1024
};

enum direction flow_sender(const struct flow *flow, const struct net_segment *segment)
{
    return net_endpoint_equal(&flow->info.side[C2S].endpoint, &segment->source) ? C2S : S2C;
}

/* True when the number is not before start and at most a joining window behind it. */
static bool within(uint32_t number, uint32_t start)
{
    return number - start <= JOIN_WINDOW;
}

/* Do the segments that wait follow a SYN of this side whose stream starts there? */
static bool queue_follows(const struct flow *flow, enum direction side, uint32_t start)
{
    for (const struct tcp_queued *q = flow->queue; q != NULL; q = q->next) {
        bool same = flow_sender(flow, &q->segment) == side;
        if (same && !within(q->segment.sequence, start))
            return false;
        if (!same && (q->segment.flags & NET_ACK) != 0 &&
            !within(q->segment.acknowledgement, start))
            return false;
    }
    return true;
}

bool flow_answers_syn(const struct flow *flow, enum direction from, uint32_t acknowledgement)
{
    const struct tcp_side *peer = &flow->info.side[!from];
    /* Bytes may go with a SYN: RFC 7413. */
    uint64_t sent = flow->stream[!from].high + flow->queued_bytes;
    return peer->syn && acknowledgement - (peer->isn + 1) <= sent;
}

static bool syn_begins_anew(const struct flow *flow, enum direction from,
                            const struct net_segment *segment)
{
    const struct tcp_side *side = &flow->info.side[from], *peer = &flow->info.side[!from];
    const struct tcp_stream *stream = &flow->stream[from];
    bool ack = (segment->flags & NET_ACK) != 0;
    bool answers = ack && flow_answers_syn(flow, from, segment->acknowledgement);
    /* After a refusal the client tries again with the same number, and may succeed. */
    if (ack && flow->refused)
        return true;
    if (side->syn)
        return segment->sequence != side->isn && !answers;
    if (ack && peer->syn)
        return !answers;
    if (stream->based)
        return stream_offset(stream, segment->sequence + 1) != 0;
    /* Both sides call: a simultaneous open, unless there was an answer. */
    if (peer->syn)
        return flow->answered;
    return !queue_follows(flow, from, segment->sequence + 1);
}

bool flow_begins_anew(const struct flow *flow, const struct net_segment *segment)
{
    enum direction from = flow_sender(flow, segment);
    if ((segment->flags & (NET_SYN | NET_RST)) == NET_SYN)
        return syn_begins_anew(flow, from, segment);
    if (flow->state != FLOW_ENDED || segment->payload.len == 0)
        return false;
    const struct tcp_stream *stream = &flow->stream[from];
    int64_t offset = stream_offset(stream, segment->sequence);
    return flow->refused || !stream->based || offset < -NEAR ||
           offset > (int64_t)stream->high + NEAR;
}
