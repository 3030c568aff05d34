/* The packets that a message, or a chunk, came in: the first of them by number, and how many there
 * were. */
#pragma once

#include "http_reader.h"

enum { HTTP_PACKETS_RECENT = 16 };

struct http_packets {
    struct frame *list; /* ascending, at most `most` */
    size_t n, capacity;
    uint64_t total;
    int64_t first_time, time; /* of the packet with the first byte; the latest of all */
    struct frame frame;       /* of that one */
    struct frame recent[HTTP_PACKETS_RECENT]; /* what was counted last, to see a packet again */
    size_t next;
};

void http_packets_free(struct http_packets *packets);
void http_packets_reset(struct http_packets *packets);
/* Counts one packet, once; keeps the `most` lowest numbers. */
void http_packets_add(struct http_packets *packets, const struct http_stamp *stamp, size_t most);
/* A view, good until the next change. */
struct frames http_packets_frames(const struct http_packets *packets);
