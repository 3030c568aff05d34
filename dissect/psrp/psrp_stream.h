/*
 * The fragment streams that are followed: pools (shells), their targets (the pool itself, its
 * commands), the streams of a target. Internal to reassembly. psrp.md 1.4, level A.
 */
#pragma once

#include "hash.h"
#include "psrp_object.h"
#include "psrp_seen.h"

struct psrp_pool {
    struct table_link link; /* by shell id */
    struct ring ring;       /* of all pools, the one used longest ago first */
    struct ring targets;
    uint64_t serial; /* never given twice: what was seen on a pool that is gone does not count for
                        the next */
    struct bytes shell_id;
    struct block *text; /* that holds it */
};

struct psrp_target {
    struct table_link link; /* by pool and command id */
    struct ring ring;       /* of the pool's targets */
    struct ring streams;
    struct psrp_pool *pool;
    struct bytes command_id;
    struct block *text;
};

struct psrp_stream {
    struct table_link link;     /* by target, direction and name */
    struct ring ring;           /* of its target's streams */
    struct ring use;            /* busy or idle ones, the one fed longest ago first */
    struct psrp_target *target; /* NULL for one that lives for one input only */
    enum direction direction;
    struct bytes shell_id, command_id, name;
    struct block *text; /* that holds the name */
    uint64_t pool;      /* the pool's serial; 0: what comes is not remembered */
    bool refused;
    bool lost; /* the next bytes need not be the start of a fragment */

    /* A fragment of which only the beginning was there yet. */
    struct buf pending;
    const char *pending_carrier;
    uint64_t pending_serial;
    struct psrp_trail pending_trail;

    struct hash_seed seed;
    struct table table; /* the messages under way */
    struct ring objects;
    uint64_t current; /* ObjectId of the fragment read last, if has_current */
    bool has_current;

    /* Of the last input. */
    int64_t time;
    uint32_t connection;
    bool ids_invented;
};

struct psrp_streams {
    const struct limits *limits;
    struct hash_seed seed;
    struct table pools, targets, streams;
    struct ring pools_by_use, busy, idle;
    uint64_t serial;
};

void psrp_streams_init(struct psrp_streams *all, const struct limits *limits);
/* Frees the tables; everything in them must be gone. */
void psrp_streams_clear(struct psrp_streams *all);

/* What is there already, or NULL. */
struct psrp_pool *psrp_pool_find(struct psrp_streams *all, struct bytes shell_id);
struct psrp_target *psrp_target_find(struct psrp_streams *all, const struct psrp_pool *pool,
                                     struct bytes command_id);
/* The pool of that name, a new one when there is none. It becomes the one used last. */
struct psrp_pool *psrp_pool_of(struct psrp_streams *all, struct bytes shell_id);
/* The stream of a key in its pool, a new one when there is none. */
struct psrp_stream *psrp_stream_of(struct psrp_streams *all, struct psrp_pool *pool,
                                   const struct psrp_stream_key *key);
/* Prepares a stream that belongs to no pool: views of key are kept. */
void psrp_stream_init(struct psrp_stream *s, const struct psrp_stream_key *key,
                      const struct limits *limits);

/* Frees what a stream holds; it has no objects any more. */
void psrp_stream_clear(struct psrp_stream *s);
/* Frees a stream that has no objects any more, and its target when that has no other. */
void psrp_stream_drop(struct psrp_streams *all, struct psrp_stream *s);
/* Frees a pool that has no targets any more. */
void psrp_pool_drop(struct psrp_streams *all, struct psrp_pool *pool);

/* The message under way of an ObjectId, or NULL. */
struct psrp_object *psrp_stream_object(const struct psrp_stream *s, uint64_t object_id);
/* True when something waits in it. */
bool psrp_stream_waits(const struct psrp_stream *s);
/* Puts the stream last among the busy or among the idle ones. */
void psrp_stream_use(struct psrp_streams *all, struct psrp_stream *s, bool busy);
