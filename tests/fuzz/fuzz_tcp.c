/*
 * A sequence of segments, each behind 8 bytes: flags, direction and ports, number and
 * acknowledgement relative to a start near the wrap, what the snap length cut, length. Whatever
 * they are, each direction comes out without jumps, and what ends has begun.
 */
#include <stdlib.h>

#include "cursor.h"
#include "memory.h"
#include "tcp.h"

struct seen {
    uint64_t next[2];
};

static void *opened(void *state, const struct tcp_flow *flow)
{
    (void)state;
    (void)flow;
    return memory_get(sizeof(struct seen));
}

static void advance(const struct tcp_flow *flow, enum direction direction, uint64_t offset,
                    uint64_t n)
{
    struct seen *seen = flow->user;
    if (seen->next[direction] != offset || n == 0)
        abort();
    seen->next[direction] += n;
}

static void data_came(const struct tcp_flow *flow, enum direction direction,
                      const struct tcp_data *data)
{
    advance(flow, direction, data->offset, data->bytes.len);
}

static void gap_came(const struct tcp_flow *flow, enum direction direction,
                     const struct tcp_gap *gap)
{
    advance(flow, direction, gap->offset, gap->n);
}

static void closed(const struct tcp_flow *flow, const struct tcp_end *end)
{
    struct seen *seen = flow->user;
    (void)end;
    for (int i = C2S; i <= S2C; i++)
        if (seen->next[i] != flow->side[i].bytes + flow->side[i].missing)
            abort();
    memory_free(seen);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct tcp_events events = {opened, data_came, gap_came, NULL, closed, NULL, NULL};
    struct limits limits = LIMITS_DEFAULT;
    limits.stream_behind_hole = 4096;
    limits.streams_waiting = 8192;
    limits.connections = 3;
    struct tcp *tcp = tcp_new(&limits, &events);
    struct cursor c = cur_init(bytes_of(data, size), 0);
    struct net_segment s = {.window = 1};
    while (cur_left(&c) > 0) {
        uint8_t flags = cur_u8(&c), way = cur_u8(&c);
        s.kind = (flags & 0xC0) == 0xC0 ? NET_UNREACHABLE : NET_TCP;
        s.flags = flags & 0x3F;
        s.source = (struct net_endpoint){{NET_IPV4, {1}}, (uint16_t)(1000 + way % 4)};
        s.destination = (struct net_endpoint){{NET_IPV4, {2}}, 5985};
        if ((way & 0x80) != 0) {
            struct net_endpoint other = s.source;
            s.source = s.destination;
            s.destination = other;
        }
        unsigned shift = (way & 0x40) != 0 ? 17 : 0; /* far away */
        s.sequence = 0xFFFFFF00u + ((uint32_t)cur_uint_be(&c, 2) << shift);
        s.acknowledgement = 0xFFFFFF00u + (uint32_t)cur_uint_be(&c, 2);
        s.missing = cur_u8(&c) / 8;
        s.payload = cur_take(&c, cur_u8(&c));
        s.frame.number++;
        s.time++;
        tcp_add(tcp, &s);
    }
    tcp_finish(tcp);
    tcp_free(tcp);
    return 0;
}
