/*
 * The message that is being read: its head once it is there, its body as it grows, and where
 * everything came from. Results are put into a struct http_message when it is told.
 */
#pragma once

#include "arena.h"
#include "buf.h"
#include "http_head.h"
#include "http_packets.h"

struct http_draft {
    const struct limits *limits;
    struct http_message message; /* what is known so far */
    struct http_headers headers;
    struct buf body; /* chunks joined, missing bytes as zeros */
    bool cut;        /* a limit was reached: the rest of the body is not kept */
    uint64_t zeros;  /* that were put in for missing bytes, in all messages so far */
    struct http_packets packets, chunk_packets;
    size_t chunk_start; /* of the chunk that is being read, in body */
    struct http_chunk *chunks;
    size_t n_chunks, chunks_capacity;
    struct hole *holes;
    size_t n_holes, holes_capacity;
    struct arena *arena; /* the chunks' lists of packets; NULL until a chunk came */
};

void http_draft_init(struct http_draft *draft, enum direction direction,
                     const struct limits *limits);
void http_draft_free(struct http_draft *draft);
/* Begins the next message of the same direction. */
void http_draft_reset(struct http_draft *draft);

/* Takes a copy of head, which is whole or ends with a whole line, and reads it. */
void http_draft_head(struct http_draft *draft, struct bytes head);
/* A packet had bytes of the message and, where said, of the chunk that is being read. */
void http_draft_packet(struct http_draft *draft, const struct http_stamp *stamp, bool of_chunk);
/* Makes room for a body of that length, within reason. */
void http_draft_expect(struct http_draft *draft, uint64_t length);
/* The next bytes of the body; what is over limits.http_body is dropped, and said. */
void http_draft_body(struct http_draft *draft, struct bytes data);
/*
 * n bytes of the body are missing. Zeros stand for them as long as they keep in proportion to what
 * was received of that direction; else the body ends here, and that is said.
 */
void http_draft_hole(struct http_draft *draft, uint64_t n, uint64_t received);
/* The chunk that is being read, if anything of it came, is over. */
void http_draft_end_chunk(struct http_draft *draft);
/* Brings message up to date, but for its body; views are good until the next change. */
void http_draft_fill(struct http_draft *draft);
