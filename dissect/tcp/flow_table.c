#include "tcp_flow.h"

#include "memory.h"

enum { BUCKETS_AT_FIRST = 256 };

void flow_table_init(struct flow_table *t)
{
    *t = (struct flow_table){.n_buckets = BUCKETS_AT_FIRST};
    t->buckets = memory_get(t->n_buckets * sizeof(t->buckets[0]));
    t->seed = hash_seed_of(t);
}

void flow_table_free(struct flow_table *t)
{
    memory_free(t->buckets);
    t->buckets = NULL;
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
static size_t bucket_of(const struct flow_table *t, const struct net_endpoint *a,
                        const struct net_endpoint *b)
{
    uint64_t hash = net_endpoint_hash(t->seed, a) + net_endpoint_hash(t->seed, b);
    return (size_t)((hash ^ hash >> 32) & (t->n_buckets - 1));
}

static size_t bucket_of_flow(const struct flow_table *t, const struct flow *flow)
{
    return bucket_of(t, &flow->info.side[0].endpoint, &flow->info.side[1].endpoint);
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
    struct flow *flow = t->buckets[bucket_of(t, a, b)];
    while (flow != NULL && !joins(flow, a, b) && !joins(flow, b, a))
        flow = flow->next_in_bucket;
    return flow;
}

static void double_buckets(struct flow_table *t)
{
    struct flow **old = t->buckets;
    size_t n_old = t->n_buckets;
    t->n_buckets *= 2;
    t->buckets = memory_get(t->n_buckets * sizeof(t->buckets[0]));
    for (size_t i = 0; i < n_old; i++) {
        for (struct flow *flow = old[i], *next; flow != NULL; flow = next) {
            struct flow **bucket = &t->buckets[bucket_of_flow(t, flow)];
            next = flow->next_in_bucket;
            flow->next_in_bucket = *bucket;
            *bucket = flow;
        }
    }
    memory_free(old);
}

struct flow *flow_table_add(struct flow_table *t, const struct net_endpoint *a,
                            const struct net_endpoint *b)
{
    if (t->n >= t->n_buckets)
        double_buckets(t);
    struct flow *flow = memory_get(sizeof(*flow));
    flow->info.side[0].endpoint = *a;
    flow->info.side[1].endpoint = *b;
    struct flow **bucket = &t->buckets[bucket_of_flow(t, flow)];
    flow->next_in_bucket = *bucket;
    *bucket = flow;
    flow_list_append(&t->live, LIST_USED, flow);
    t->n++;
    return flow;
}

static struct tcp_list *list_of(struct flow_table *t, const struct flow *flow)
{
    return flow->state == FLOW_ENDED ? &t->ended : &t->live;
}

void flow_table_remove(struct flow_table *t, struct flow *flow)
{
    struct flow **at = &t->buckets[bucket_of_flow(t, flow)];
    while (*at != flow)
        at = &(*at)->next_in_bucket;
    *at = flow->next_in_bucket;
    flow_list_remove(list_of(t, flow), LIST_USED, flow);
    t->n--;
}

void flow_table_touch(struct flow_table *t, struct flow *flow)
{
    struct tcp_list *list = list_of(t, flow);
    if (list->last == flow)
        return;
    flow_list_remove(list, LIST_USED, flow);
    flow_list_append(list, LIST_USED, flow);
}
