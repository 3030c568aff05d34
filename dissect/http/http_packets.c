#include "http_packets.h"

#include "memory.h"

void http_packets_free(struct http_packets *packets)
{
    memory_free(packets->list);
    *packets = (struct http_packets){0};
}

void http_packets_reset(struct http_packets *packets)
{
    packets->n = packets->next = 0;
    packets->total = 0;
}

static int compare(struct frame a, struct frame b)
{
    if (a.file != b.file)
        return a.file < b.file ? -1 : 1;
    return a.number < b.number ? -1 : a.number > b.number;
}

static bool is_recent(const struct http_packets *packets, struct frame frame)
{
    size_t n = packets->next < HTTP_PACKETS_RECENT ? packets->next : HTTP_PACKETS_RECENT;
    for (size_t i = 0; i < n; i++)
        if (compare(packets->recent[i], frame) == 0)
            return true;
    return false;
}

/* From the end: packets come nearly in order. False when it is there already. */
static bool insert(struct http_packets *packets, struct frame frame, size_t most)
{
    size_t i = packets->n;
    while (i > 0 && compare(packets->list[i - 1], frame) > 0)
        i--;
    if (i > 0 && compare(packets->list[i - 1], frame) == 0)
        return false;
    if (i >= most)
        return true;
    packets->list =
        memory_grow(packets->list, &packets->capacity, packets->n + 1, sizeof(*packets->list));
    for (size_t k = packets->n; k > i; k--)
        packets->list[k] = packets->list[k - 1];
    packets->list[i] = frame;
    packets->n += packets->n < most;
    return true;
}

void http_packets_add(struct http_packets *packets, const struct http_stamp *stamp, size_t most)
{
    if (packets->total == 0)
        packets->first_time = packets->time = stamp->time;
    if (stamp->time >= packets->time) {
        packets->time = stamp->time;
        packets->frame = stamp->frame;
    }
    /* Runs of one packet come close together: what is not in the list is among the last, or new. */
    if (is_recent(packets, stamp->frame) || !insert(packets, stamp->frame, most))
        return;
    packets->recent[packets->next++ % HTTP_PACKETS_RECENT] = stamp->frame;
    packets->total++;
}

struct frames http_packets_frames(const struct http_packets *packets)
{
    return (struct frames){packets->list, packets->n, packets->total};
}
