/*
 * A record: one thing that a sink is told (a connection's life, an authentication, an HTTP exchange,
 * a WS-Man or PSRP message, a finding, the summary), with its tree of nodes, in an arena that goes
 * when the sinks have had it. The root's field says which kind of record it is.
 *
 * A source is a run of bytes that nodes point into, with its history. Sources of a record count from 1.
 */
#pragma once

#include "arena.h"
#include "block.h"
#include "limits.h"
#include "node.h"

enum source_how {
    SOURCE_STREAM,       /* the byte stream of one direction of a TCP connection */
    SOURCE_DECHUNKED,    /* HTTP chunks joined */
    SOURCE_INFLATED,     /* gzip or deflate */
    SOURCE_DECRYPTED,
    SOURCE_DECOMPRESSED, /* XPRESS, SLDC */
    SOURCE_TRANSCODED,   /* UTF-16 to UTF-8 */
    SOURCE_BASE64,
    SOURCE_REASSEMBLED,  /* PSRP fragments joined */
    SOURCE_FILE          /* a file that is not a capture */
};

/* Where bytes of a source came from: len bytes at offset of another source of the record. */
struct piece {
    struct span from;
};

struct source {
    struct bytes bytes;
    struct block *block; /* holds the bytes; NULL when they lie in the arena or outlive the record anyway */
    enum source_how how;
    const struct piece *pieces; /* in order; in the arena */
    size_t n_pieces;
};

/* A packet, as Wireshark counts from 1; file counts from 1 in the order of the command line. */
struct frame {
    uint32_t file;
    uint64_t number;
};

struct frames {
    const struct frame *list; /* the first limits.frames of them, ascending as they came */
    size_t n;
    uint64_t total;
};

/* The packets of something while it comes in: the first of them, and how many. All zero is none. */
enum { FRAMES_KEPT = 32 };
struct frame_list {
    struct frame list[FRAMES_KEPT], last;
    size_t n;
    uint64_t total;
};

/* Adds a packet, unless it is the one that was added last. */
void frame_list_add(struct frame_list *list, struct frame frame);
/* Valid as long as the list. */
struct frames frame_list_frames(const struct frame_list *list);

struct record {
    struct arena *arena;
    const struct limits *limits;
    struct node *root;
    uint64_t id;         /* from 1 in the order of output; 0 until a sink has had it */
    int64_t time;        /* nanoseconds since 1970 UTC of the packet that completed it */
    bool timeless;       /* summary, key …: no time, frames and connection */
    struct frames frames;
    struct frame frame;  /* the last of all packets given to record_frames(), also where the list is cut; number 0: none */
    uint32_t connection; /* from 1; 0 where there is none */
    uint32_t files;      /* how many capture files are read: frames of several are written "2:17" */
    struct source *sources;
    size_t n_sources, sources_capacity;
    size_t n_nodes, n_diags, diags_dropped;
    struct node spare; /* handed out, not linked in, once limits.nodes is reached: callers need no check */
};

/* A record whose root is a node of field. limits must outlive it. */
struct record *record_new(const struct field *field, const struct limits *limits);
/* Frees the record, its nodes, and its hold on the blocks. NULL is allowed. */
void record_free(struct record *r);

/*
 * Makes bytes a source of the record and gives its number. The record takes a reference of its own on
 * block (which may be NULL). pieces are copied; n may be 0 where the history is not kept.
 */
uint32_t record_source(struct record *r, struct bytes bytes, struct block *block,
                       enum source_how how, const struct piece *pieces, size_t n);
/* A cursor over a whole source. */
struct cursor record_cursor(const struct record *r, uint32_t source);
/* Copies the list of frames into the record. */
void record_frames(struct record *r, const struct frames *frames);

/* "stream", "decrypted" … */
const char *source_how_name(enum source_how how);
