#include "tcp_flow.h"

#include <stdlib.h>

#include "memory.h"

const char *tcp_outcome_name(enum tcp_outcome outcome)
{
    static const char *const names[] = {"closed",     "reset",       "refused",
                                        "unanswered", "unreachable", "open"};
    return names[outcome];
}

struct tcp *tcp_new(const struct limits *limits, const struct tcp_events *events)
{
    struct tcp *tcp = memory_get(sizeof(*tcp));
    tcp->limits = limits;
    tcp->events = *events;
    flow_table_init(&tcp->table);
    return tcp;
}

static void forget(struct tcp *tcp, struct flow *flow)
{
    flow_table_remove(&tcp->table, flow);
    flow_free(tcp, flow);
}

void tcp_free(struct tcp *tcp)
{
    if (tcp == NULL)
        return;
    while (tcp->table.live.first != NULL)
        forget(tcp, tcp->table.live.first);
    while (tcp->table.ended.first != NULL)
        forget(tcp, tcp->table.ended.first);
    flow_table_free(&tcp->table);
    memory_free(tcp);
}

/* Room for one more: what has ended goes first, else what was idle longest. */
static void make_room(struct tcp *tcp)
{
    struct flow_table *table = &tcp->table;
    bool full = table->flows.n > 0 && table->flows.n >= tcp->limits->connections;
    bool enough = table->flows.n >= tcp->limits->connections_kept;
    if ((full || enough) && table->ended.first != NULL) {
        forget(tcp, table->ended.first);
        return;
    }
    if (!full)
        return;
    struct flow *flow = table->live.first;
    flow_end(tcp, flow);
    forget(tcp, flow);
}

static struct flow *begin(struct tcp *tcp, const struct net_segment *segment)
{
    make_room(tcp);
    struct flow *flow = flow_table_add(&tcp->table, &segment->source, &segment->destination);
    flow->info.number = ++tcp->connections;
    return flow;
}

static void meet_deadlines(struct tcp *tcp)
{
    struct flow *flow;
    while ((flow = tcp->table.closing.first) != NULL && flow->deadline <= tcp->segments)
        flow_deadline(tcp, flow);
}

void tcp_add(struct tcp *tcp, const struct net_segment *segment)
{
    if (segment->kind != NET_TCP && segment->kind != NET_UNREACHABLE)
        return;
    tcp->segments++;
    meet_deadlines(tcp);
    struct flow *flow = flow_table_find(&tcp->table, &segment->source, &segment->destination);
    if (segment->kind == NET_UNREACHABLE) {
        if (flow != NULL)
            flow_add_error(flow, segment);
        return;
    }
    if (flow != NULL && flow_begins_anew(flow, segment)) {
        flow_end(tcp, flow);
        forget(tcp, flow);
        flow = NULL;
    }
    if (flow == NULL)
        flow = begin(tcp, segment);
    flow_table_touch(&tcp->table, flow);
    flow_add(tcp, flow, segment);
}

static int by_number(const void *a, const void *b)
{
    const struct flow *const *first = a, *const *second = b;
    uint32_t x = (*first)->info.number, y = (*second)->info.number;
    return x < y ? -1 : x > y;
}

void tcp_finish(struct tcp *tcp)
{
    size_t n = 0;
    struct flow **open = memory_get(tcp->table.flows.n * sizeof(struct flow *));
    for (struct flow *flow = tcp->table.live.first; flow != NULL;
         flow = flow->links[LIST_USED].after)
        open[n++] = flow;
    qsort(open, n, sizeof(struct flow *), by_number);
    for (size_t i = 0; i < n; i++)
        flow_end(tcp, open[i]);
    memory_free(open);
}

uint32_t tcp_connections(const struct tcp *tcp)
{
    return tcp->connections;
}
