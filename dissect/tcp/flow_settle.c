/*
 * What waits in a connection, and when it no longer does: holes that have become final, and bytes
 * that come after those of the other direction.
 */
#include "tcp_flow.h"

/* Packets that bytes wait for what their sender acknowledged: longer than for a hole with bytes
 * behind it. */
enum { PATIENCE = 100 };

struct tcp_outlet flow_outlet(struct tcp *tcp, struct flow *flow, enum direction direction)
{
    return (struct tcp_outlet){&tcp->events, &flow->info, &flow->info.side[direction], direction,
                               &tcp->waiting};
}

/* The time and packet at which something is settled. */
struct moment {
    int64_t time;
    struct frame frame;
};

static bool in_order(const struct tcp_stream *stream)
{
    const struct tcp_piece *first = stream_first(stream);
    return first != NULL && first->offset == stream->next;
}

static bool behind_hole(const struct tcp_stream *stream)
{
    const struct tcp_piece *first = stream_first(stream);
    return first != NULL && first->offset > stream->next;
}

static bool too_much(const struct tcp *tcp, const struct tcp_stream *stream)
{
    return stream->waiting > tcp->limits->stream_behind_hole ||
           tcp->waiting > tcp->limits->streams_waiting;
}

static void declare(struct tcp *tcp, struct flow *flow, enum direction direction,
                    struct moment moment)
{
    struct tcp_stream *stream = &flow->stream[direction];
    struct tcp_outlet out = flow_outlet(tcp, flow, direction);
    stream_skip(stream, &out, stream_first(stream)->offset, moment.time, moment.frame);
}

static void give(struct tcp *tcp, struct flow *flow, enum direction direction)
{
    struct tcp_outlet out = flow_outlet(tcp, flow, direction);
    stream_give(&flow->stream[direction], &out);
}

/* The first bytes of this direction wait for bytes of the other that will not come any more. */
static void unblock(struct tcp *tcp, struct flow *flow, enum direction direction,
                    struct moment moment)
{
    struct tcp_stream *peer = &flow->stream[!direction];
    const struct tcp_piece *first = stream_first(&flow->stream[direction]);
    const struct tcp_piece *other = stream_first(peer);
    struct tcp_outlet out = flow_outlet(tcp, flow, !direction);
    if (other == NULL || other->offset >= first->needs)
        stream_skip(peer, &out, first->needs, moment.time, moment.frame);
    else if (behind_hole(peer))
        declare(tcp, flow, !direction, moment);
    else
        give(tcp, flow, direction);
}

/* Gives what is in order and waits for nothing of the other direction. */
static bool give_ready(struct tcp *tcp, struct flow *flow, enum direction direction)
{
    struct tcp_stream *stream = &flow->stream[direction];
    if (!in_order(stream) || flow->stream[!direction].next < stream_first(stream)->needs)
        return false;
    give(tcp, flow, direction);
    return true;
}

/* Declares a hole that has become final. */
static bool declare_final(struct tcp *tcp, struct flow *flow, enum direction direction,
                          struct moment moment)
{
    struct tcp_stream *stream = &flow->stream[direction];
    if (!behind_hole(stream) ||
        (stream->acked_then[TCP_SNAPSHOTS - 1] < stream_first(stream)->offset &&
         !too_much(tcp, stream)))
        return false;
    declare(tcp, flow, direction, moment);
    return true;
}

static bool unblock_final(struct tcp *tcp, struct flow *flow, enum direction direction,
                          struct moment moment)
{
    struct tcp_stream *stream = &flow->stream[direction];
    if (!in_order(stream) ||
        (flow->packets - stream_first(stream)->stamp <= PATIENCE && !too_much(tcp, stream)))
        return false;
    unblock(tcp, flow, direction, moment);
    return true;
}

/* The direction whose waiting bytes came first. */
static enum direction earlier(const struct flow *flow)
{
    const struct tcp_piece *c2s = stream_first(&flow->stream[C2S]);
    const struct tcp_piece *s2c = stream_first(&flow->stream[S2C]);
    if (c2s == NULL || s2c == NULL)
        return c2s != NULL ? C2S : S2C;
    return c2s->stamp <= s2c->stamp ? C2S : S2C;
}

/*
 * One step forward with what waits; false when it must wait on. A direction's bytes are given after
 * those of the other that their sender had acknowledged: so a response never comes before its
 * request, whatever the order of capture, and whatever is missing.
 */
static bool settle_step(struct tcp *tcp, struct flow *flow, struct moment moment, bool at_end)
{
    struct tcp_stream *c2s = &flow->stream[C2S], *s2c = &flow->stream[S2C];
    if (stream_first(c2s) == NULL && stream_first(s2c) == NULL)
        return false;
    if (give_ready(tcp, flow, C2S) || give_ready(tcp, flow, S2C) ||
        declare_final(tcp, flow, C2S, moment) || declare_final(tcp, flow, S2C, moment) ||
        unblock_final(tcp, flow, C2S, moment) || unblock_final(tcp, flow, S2C, moment))
        return true;
    enum direction first = earlier(flow);
    /* Each waits for the other: retransmissions acknowledge more than the first transmission did.
     */
    if (in_order(c2s) && in_order(s2c)) {
        give(tcp, flow, first);
        return true;
    }
    if (!at_end)
        return false;
    /* Where one stands behind a hole and the other waits for it, the hole comes first. */
    if (in_order(&flow->stream[first]) && stream_first(&flow->stream[!first]) != NULL)
        first = !first;
    if (behind_hole(&flow->stream[first]))
        declare(tcp, flow, first, moment);
    else
        unblock(tcp, flow, first, moment);
    return true;
}

void flow_settle(struct tcp *tcp, struct flow *flow, int64_t time, struct frame frame, bool at_end)
{
    while (settle_step(tcp, flow, (struct moment){time, frame}, at_end))
        continue;
}
