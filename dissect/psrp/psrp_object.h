/* A message under way: the fragments of one ObjectId. Internal to reassembly. psrp.md 1.4, level B.
 */
#pragma once

#include "attributes.h"
#include "buf.h"
#include "psrp.h"
#include "ring.h"
#include "table.h"

/* The packets of several inputs, in order. All zero is none. */
struct psrp_trail {
    struct frame *list;
    size_t n, capacity;
    uint64_t total;
    struct frame first; /* of the input added last: the fragments of one input count once */
    uint64_t size;      /* and how many packets it had */
};

/* Adds the packets of an input; keeps at most most of them and counts the others. */
void psrp_trail_add(struct psrp_trail *t, const struct frames *frames, size_t most);
void psrp_trail_clear(struct psrp_trail *t);
struct frames psrp_trail_frames(const struct psrp_trail *t);

struct psrp_part; /* where a fragment lies in the bytes */

enum { PSRP_OBJECT_ODDITIES = 16 }; /* kept of one message; the others are counted */

struct psrp_object {
    struct table_link link; /* in its stream's table, by ObjectId */
    struct ring ring;       /* in its stream's order of first fragment */
    uint64_t object_id;
    bool has_object_id;
    uint64_t serial;    /* the order of first fragments over all streams */
    bool start, end;    /* its first, its last fragment is there */
    bool cut;           /* it stops inside a fragment */
    const char *reason; /* the first thing that made it incomplete */
    uint64_t next_id, fragments, missing, missing_bytes;
    const char *carrier; /* of the first fragment */
    struct buf bytes;
    struct psrp_part *parts;
    size_t parts_capacity;
    struct psrp_oddity *oddities;
    size_t n_oddities, oddities_capacity, oddities_dropped;
    struct psrp_trail trail;
    int64_t time;
    uint32_t connection;
    bool ids_invented;
    size_t cost; /* what is counted of it against limits.psrp_pending */
};

/* True when a diagnostic of that kind was noted. */
bool psrp_object_noted(const struct psrp_object *o, const struct diag_kind *kind);
/* Prepares o, which is all zero, for messages of up to max bytes. */
void psrp_object_init(struct psrp_object *o, size_t max);
/* Frees what o holds. */
void psrp_object_clear(struct psrp_object *o);
/* Remembers a diagnostic; detail is printf's. */
void psrp_object_note(struct psrp_object *o, const struct diag_kind *kind, const char *detail, ...)
    PRINTF_LIKE(3, 4);
/* The same, and the message will not be whole for that reason; the first reason stays. */
void psrp_object_fail(struct psrp_object *o, const struct diag_kind *kind, const char *reason,
                      const char *detail, ...) PRINTF_LIKE(4, 5);
/* Appends the blob of a fragment whose id is larger than all before; false when the message would
 * become too large. */
bool psrp_object_add(struct psrp_object *o, uint64_t fragment_id, struct bytes blob);
/* The blob of a fragment that is there; false when it is not. */
bool psrp_object_blob(const struct psrp_object *o, uint64_t fragment_id, struct bytes *blob);
/* What one more fragment of len bytes adds to the cost. */
size_t psrp_fragment_cost(size_t len);
