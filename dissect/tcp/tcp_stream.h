/*
 * Inside tcp: one direction's bytes put in order. What comes in order goes straight through; what
 * comes too early is copied and waits. The stream declares no hole by itself: its owner does.
 */
#pragma once

#include "tcp.h"

/* Bytes that wait behind a hole. Pieces of a stream do not overlap. */
struct tcp_piece {
    uint64_t offset;
    int64_t time;
    struct frame frame;
    size_t len;
    uint8_t data[];
};

/* The segments that came last, so that one that comes again can be compared. */
enum { TCP_RECENT = 8, TCP_SNAPSHOTS = 3 };
struct tcp_recent {
    uint64_t offset;
    uint32_t len, hash;
};

/* Where what is ready goes. */
struct tcp_outlet {
    const struct tcp_events *events;
    const struct tcp_flow *flow;
    enum direction direction;
    size_t *waiting; /* bytes that wait, of all streams */
};

struct tcp_stream {
    bool based;        /* it is known where the stream starts */
    uint32_t next_seq; /* sequence number of the next byte to be given */
    uint64_t next;     /* its offset */
    uint64_t high;     /* the end of all that is known to have been sent */
    bool fin;
    uint64_t fin_at; /* the length of the stream */
    bool finished;   /* that was told */

    uint64_t acked, acked_before;       /* what the peer had, and before it said so last */
    uint64_t acked_then[TCP_SNAPSHOTS]; /* acked some packets ago, the oldest last */

    struct tcp_piece **pieces; /* ascending; of which the first `given` are gone */
    size_t given, n_pieces, capacity;
    size_t waiting; /* bytes, with an allowance for each piece */

    struct tcp_recent recent[TCP_RECENT];
    size_t n_recent;
};

/* One segment's payload, SYN already passed. */
struct tcp_payload {
    uint32_t sequence;
    struct bytes bytes;
    uint32_t missing;
    int64_t time;
    struct frame frame;
};

/* What became of a payload. */
struct tcp_added {
    bool repeated;    /* bytes of it were here before */
    bool conflict;    /* and differ */
    bool early;       /* it stands behind a hole */
    uint64_t outside; /* bytes before the start or behind the end of the stream */
};

/* The stream starts at this sequence number. */
void stream_base(struct tcp_stream *s, uint32_t sequence);
/* Offset of a sequence number; negative before the start. */
int64_t stream_offset(const struct tcp_stream *s, uint32_t sequence);
struct tcp_added stream_add(struct tcp_stream *s, const struct tcp_outlet *out,
                            const struct tcp_payload *payload);
/* The offset behind which the first waiting bytes stand; false when none wait. */
bool stream_hole(const struct tcp_stream *s, uint64_t *hole_end);
/* Declares the first hole and gives what stood behind it. */
void stream_declare(struct tcp_stream *s, const struct tcp_outlet *out, int64_t time,
                    struct frame frame);
/* Declares all that is known to be missing and gives all that waits. */
void stream_flush(struct tcp_stream *s, const struct tcp_outlet *out, int64_t time,
                  struct frame frame);
void stream_free(struct tcp_stream *s, size_t *waiting);
