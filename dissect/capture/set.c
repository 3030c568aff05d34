/* Several captures as one, by time: a binary heap of the captures, each with its next packet. */
#include "capture.h"

#include "memory.h"

struct member {
    struct capture *capture;
    struct capture_packet next;
    int64_t ahead;
};

struct capture_set {
    struct member *members; /* as they were added */
    size_t n, capacity;
    size_t *heap; /* indices of the members that have a packet, the earliest first */
    size_t n_heap;
    bool started;
    bool given; /* the packet of heap[0] was handed out */
};

struct capture_set *capture_set_new(void)
{
    return memory_get(sizeof(struct capture_set));
}

void capture_set_free(struct capture_set *set)
{
    if (set == NULL)
        return;
    for (size_t i = 0; i < set->n; i++)
        capture_close(set->members[i].capture);
    memory_free(set->members);
    memory_free(set->heap);
    memory_free(set);
}

void capture_set_add(struct capture_set *set, struct capture *capture)
{
    set->members = memory_grow(set->members, &set->capacity, set->n + 1, sizeof(set->members[0]));
    set->members[set->n++] = (struct member){.capture = capture};
}

void capture_set_ahead(struct capture_set *set, size_t i, int64_t ahead)
{
    set->members[i].ahead = ahead;
}

size_t capture_set_count(const struct capture_set *set)
{
    return set->n;
}

struct capture *capture_set_at(const struct capture_set *set, size_t i)
{
    return set->members[i].capture;
}

/* Its next packet's time by the common clock; times near the ends of int64_t stay there. */
static int64_t common_time(const struct member *m)
{
    int64_t time = m->next.time, ahead = m->ahead;
    if (ahead < 0 && time > INT64_MAX + ahead)
        return INT64_MAX;
    if (ahead > 0 && time < INT64_MIN + ahead)
        return INT64_MIN;
    return time - ahead;
}

static bool earlier(const struct capture_set *set, size_t a, size_t b)
{
    int64_t time_a = common_time(&set->members[a]), time_b = common_time(&set->members[b]);
    return time_a != time_b ? time_a < time_b : a < b;
}

static void swap(size_t *a, size_t *b)
{
    size_t other = *a;
    *a = *b;
    *b = other;
}

static void sink_down(struct capture_set *set, size_t i)
{
    for (;;) {
        size_t least = i;
        for (size_t child = 2 * i + 1; child <= 2 * i + 2 && child < set->n_heap; child++)
            if (earlier(set, set->heap[child], set->heap[least]))
                least = child;
        if (least == i)
            return;
        swap(&set->heap[i], &set->heap[least]);
        i = least;
    }
}

static void start(struct capture_set *set)
{
    set->started = true;
    set->heap = memory_get(set->n * sizeof(set->heap[0]));
    for (size_t i = 0; i < set->n; i++)
        if (capture_next(set->members[i].capture, &set->members[i].next))
            set->heap[set->n_heap++] = i;
    for (size_t i = set->n_heap / 2; i-- > 0;)
        sink_down(set, i);
}

bool capture_set_next(struct capture_set *set, struct capture_packet *packet)
{
    if (!set->started)
        start(set);
    if (set->given) {
        struct member *first = &set->members[set->heap[0]];
        if (!capture_next(first->capture, &first->next))
            set->heap[0] = set->heap[--set->n_heap];
        sink_down(set, 0);
    }
    set->given = set->n_heap > 0;
    if (set->given)
        *packet = set->members[set->heap[0]].next;
    return set->given;
}
