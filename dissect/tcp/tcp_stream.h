/*
 * Inside tcp: one direction's bytes put in order. What is in order goes straight through; what
 * comes too early is copied and waits. The stream declares no hole and gives nothing that waits by
 * itself: its owner does, because the order between the two directions counts too.
 */
#pragma once

#include "tcp.h"

/* Bytes that wait. Pieces of a stream do not overlap. */
struct tcp_piece {
    uint64_t offset;
    uint64_t needs; /* what the sender had of the other stream: that comes first */
    uint64_t stamp; /* packets of the connection before it */
    int64_t time;
    struct frame frame;
    size_t len;
    uint8_t data[];
};

/* The segments that came last, so that one that comes again can be compared. */
enum { TCP_RECENT = 8, TCP_SNAPSHOTS = 3 };
struct tcp_recent {
    uint64_t offset, fingerprint;
    uint32_t len;
};

/* Where what is ready goes. */
struct tcp_outlet {
    const struct tcp_events *events;
    const struct tcp_flow *flow;
    struct tcp_side *side; /* of flow, where bytes are counted */
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
    uint64_t needs, stamp; /* as of a piece */
    bool may_pass;         /* the other stream has reached needs */
    int64_t time;
    struct frame frame;
};

/* What became of a payload. */
struct tcp_added {
    bool repeated;    /* bytes of it were here before */
    bool conflict;    /* and differ */
    bool reordered;   /* it is new, and bytes behind it came before */
    uint64_t outside; /* bytes before the start or behind the end of the stream */
};

/* The stream starts at this sequence number. */
void stream_base(struct tcp_stream *s, uint32_t sequence);
/* Offset of a sequence number; negative before the start. */
int64_t stream_offset(const struct tcp_stream *s, uint32_t sequence);
struct tcp_added stream_add(struct tcp_stream *s, const struct tcp_outlet *out,
                            const struct tcp_payload *payload);
/* True when it holds the byte at offset, or has given it. */
bool stream_has(const struct tcp_stream *s, uint64_t offset);
/* The first bytes that wait; NULL when none do. They stand at s->next, or behind a hole. */
const struct tcp_piece *stream_first(const struct tcp_stream *s);
/* Gives the first bytes that wait; they stand at s->next. */
void stream_give(struct tcp_stream *s, const struct tcp_outlet *out);
/* Declares that all up to offset is missing, where the stream has not come so far; no bytes wait
 * before it. */
void stream_skip(struct tcp_stream *s, const struct tcp_outlet *out, uint64_t offset, int64_t time,
                 struct frame frame);
/* Where the stream ends, as far as is known. */
uint64_t stream_end(const struct tcp_stream *s);
void stream_free(struct tcp_stream *s, size_t *waiting);
