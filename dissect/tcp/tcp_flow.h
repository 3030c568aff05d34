/*
 * Inside tcp: the connection as its owner sees it, and the table that finds it by its ends. A
 * connection stays in the table after its end, so that what belongs to it is not taken for a new
 * one.
 */
#pragma once

#include "table.h"
#include "tcp_stream.h"

/* A segment kept until it is known where the streams start. */
struct tcp_queued {
    struct tcp_queued *next;
    struct net_segment segment; /* its payload is data */
    uint8_t data[];
};

/* Where a list links its flows. */
struct tcp_links {
    struct flow *before, *after;
};

struct tcp_list {
    struct flow *first, *last;
};

enum flow_list {
    LIST_USED,    /* every flow, the one idle longest first: live ones and ended ones apart */
    LIST_CLOSING, /* flows that end when their deadline comes */
    LIST_COUNT
};

enum flow_state {
    FLOW_JOINING, /* the start of a stream is not yet known: segments are kept */
    FLOW_RUNNING,
    FLOW_ENDED
};

struct flow {
    struct table_link link; /* by its two ends */
    struct tcp_flow info;
    struct tcp_stream stream[2];
    enum flow_state state;
    bool opened;   /* that was told; who is the client is settled */
    bool answered; /* somebody acknowledged something */
    bool refused, reset;
    bool closing;             /* in LIST_CLOSING */
    enum tcp_outcome outcome; /* once ended */
    uint64_t deadline;        /* segment number of the capture */
    uint64_t packets;         /* processed, for snapshots of what was acknowledged */
    struct frame last_frame;
    int64_t evidence_time;
    struct frame evidence_frame; /* the latest that counts as evidence */
    struct tcp_queued *queue, *queue_end;
    size_t n_queued, queued_bytes; /* what the snap length cut off counts */
    struct tcp_links links[LIST_COUNT];
};

struct flow_table {
    struct hash_seed seed;
    struct table flows;
    struct tcp_list live, ended, closing;
};

void flow_table_init(struct flow_table *t);
/* Its own memory only: flows are freed by their owner. */
void flow_table_free(struct flow_table *t);
/* The connection between the two ends, either way round. */
struct flow *flow_table_find(struct flow_table *t, const struct net_endpoint *a,
                             const struct net_endpoint *b);
/* A new connection whose side 0 is a for now; in the list of live ones. */
struct flow *flow_table_add(struct flow_table *t, const struct net_endpoint *a,
                            const struct net_endpoint *b);
/* Out of the table and its lists. */
void flow_table_remove(struct flow_table *t, struct flow *flow);
/* To the end of the list of its state: it was used now. */
void flow_table_touch(struct flow_table *t, struct flow *flow);

void flow_list_append(struct tcp_list *list, enum flow_list which, struct flow *flow);
void flow_list_remove(struct tcp_list *list, enum flow_list which, struct flow *flow);

struct tcp {
    const struct limits *limits;
    struct tcp_events events;
    struct flow_table table;
    size_t waiting;    /* bytes of all streams and queues */
    uint64_t segments; /* added so far */
    uint32_t connections;
};

/* Which side of the flow sent the segment: an index of info.side and stream. */
enum direction flow_sender(const struct flow *flow, const struct net_segment *segment);
/* True when the segment, though between the same ends, belongs to a new connection. */
bool flow_begins_anew(const struct flow *flow, const struct net_segment *segment);
/* True when the number acknowledges the SYN of the other side than from, and no more than went with
 * it. */
bool flow_answers_syn(const struct flow *flow, enum direction from, uint32_t acknowledgement);
/* Takes a segment of this connection. */
void flow_add(struct tcp *tcp, struct flow *flow, const struct net_segment *segment);
/* An ICMP error that quotes a segment of this connection. */
void flow_add_error(struct flow *flow, const struct net_segment *error);
/* Where the bytes of one direction go. */
struct tcp_outlet flow_outlet(struct tcp *tcp, struct flow *flow, enum direction direction);
/*
 * Gives what waits and may go, and declares the holes that are final; at_end everything. time and
 * frame are those of the packet at which this happens.
 */
void flow_settle(struct tcp *tcp, struct flow *flow, int64_t time, struct frame frame, bool at_end);
/* What it waited for in LIST_CLOSING has had its time. */
void flow_deadline(struct tcp *tcp, struct flow *flow);
/* Ends it, if it has not ended: everything that waits is given, then closed. */
void flow_end(struct tcp *tcp, struct flow *flow);
/* Frees what it holds and itself; it is out of the table. */
void flow_free(struct tcp *tcp, struct flow *flow);
