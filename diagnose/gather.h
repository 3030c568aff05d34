/*
 * A sink that gathers facts: those of a connection while its records come, those of a conversation
 * when its connections have ended. What went well is only counted, so memory follows the
 * number of conversations and of what went wrong in them, each with a limit.
 */
#pragma once

#include "facts.h"
#include "limits.h"
#include "sink.h"

struct gather;

/* What is true of the whole capture. */
struct capture_facts_told {
    int64_t first, last; /* times of the first and the last record */
    uint64_t records;
    uint64_t conversations_dropped; /* beyond limits.conversations */
};

/* limits must outlive it. */
struct gather *gather_new(const struct limits *limits);
void gather_free(struct gather *gather);
/* Its sink; freed by its close() without the gather. */
struct sink *gather_sink(struct gather *gather);
/* A UDP datagram to or from port 53; others are ignored. */
struct net_segment;
void gather_datagram(struct gather *gather, const struct net_segment *datagram);
/* No more records come: joins what belongs together. Call it once. any_connection: the capture has
 * TCP connections. */
void gather_finish(struct gather *gather, bool any_connection);
/* The conversations, in the order of their beginning; good until the gather is freed. */
size_t gather_conversations(const struct gather *gather, struct facts *const **list);
struct capture_facts_told gather_capture(const struct gather *gather);
