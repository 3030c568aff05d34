#include "tcp_flow.h"

#include "memory.h"

void flow_table_init(struct flow_table *t)
{
    *t = (struct flow_table){.seed = hash_seed_of(t)};
}

void flow_table_free(struct flow_table *t)
{
    table_clear(&t->flows, NULL);
}

void flow_list_append(struct tcp_list *list, enum flow_list which, struct flow *flow)
{
    flow->links[which] = (struct tcp_links){list->last, NULL};
    if (list->last != NULL)
        list->last->links[which].after = flow;
    else
        list->first = flow;
    list->last = flow;
}

void flow_list_remove(struct tcp_list *list, enum flow_list which, struct flow *flow)
{
    struct tcp_links *links = &flow->links[which];
    if (links->before != NULL)
        links->before->links[which].after = links->after;
    else
        list->first = links->after;
    if (links->after != NULL)
        links->after->links[which].before = links->before;
    else
        list->last = links->before;
    *links = (struct tcp_links){NULL, NULL};
}

/* The same for both ways round. */
static uint64_t hash_of(const struct flow_table *t, const struct net_endpoint *a,
                        const struct net_endpoint *b)
{
    uint64_t hash = net_endpoint_hash(t->seed, a) + net_endpoint_hash(t->seed, b);
    return hash ^ hash >> 32;
}

static bool joins(const struct flow *flow, const struct net_endpoint *a,
                  const struct net_endpoint *b)
{
    return net_endpoint_equal(&flow->info.side[0].endpoint, a) &&
           net_endpoint_equal(&flow->info.side[1].endpoint, b);
}

struct flow *flow_table_find(struct flow_table *t, const struct net_endpoint *a,
                             const struct net_endpoint *b)
{
    for (struct table_link *link = table_first(&t->flows, hash_of(t, a, b)); link != NULL;
         link = table_next(link)) {
        struct flow *flow = (struct flow *)link;
        if (joins(flow, a, b) || joins(flow, b, a))
            return flow;
    }
    return NULL;
}

struct flow *flow_table_add(struct flow_table *t, const struct net_endpoint *a,
                            const struct net_endpoint *b)
{
    struct flow *flow = memory_get(sizeof(*flow));
    flow->info.side[0].endpoint = *a;
    flow->info.side[1].endpoint = *b;
    table_add(&t->flows, &flow->link, hash_of(t, a, b));
    flow_list_append(&t->live, LIST_USED, flow);
    return flow;
}

static struct tcp_list *list_of(struct flow_table *t, const struct flow *flow)
{
    return flow->state == FLOW_ENDED ? &t->ended : &t->live;
}

void flow_table_remove(struct flow_table *t, struct flow *flow)
{
    table_remove(&t->flows, &flow->link);
    flow_list_remove(list_of(t, flow), LIST_USED, flow);
}

void flow_table_touch(struct flow_table *t, struct flow *flow)
{
    struct tcp_list *list = list_of(t, flow);
    if (list->last == flow)
        return;
    flow_list_remove(list, LIST_USED, flow);
    flow_list_append(list, LIST_USED, flow);
}
