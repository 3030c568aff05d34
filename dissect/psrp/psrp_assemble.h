/* Level B of reassembly: fragments to messages. Internal. psrp.md 1.4. */
#pragma once

#include "psrp_stream.h"

struct psrp_reassembly {
    const struct limits *limits;
    psrp_message_handler *handler;
    void *state;
    struct psrp_streams all;
    struct psrp_seen seen;
    size_t waiting;                 /* bytes, against limits.psrp_pending */
    uint64_t serial;                /* of the fragment begun last */
    const struct psrp_input *input; /* being fed, or NULL */
};

/* Where a fragment came from. */
struct psrp_arrival {
    const char *carrier; /* its first byte lay there */
    uint64_t serial;
    const struct psrp_trail *
        before; /* the inputs before this one that brought a part of it; NULL when there are none */
    struct block *block; /* holds the blob; NULL when nobody does */
    bool cut;            /* the blob ends early, and nothing more will come of it */
};

/* Puts a fragment in its place, and tells the message that it completes. */
void psrp_place(struct psrp_reassembly *p, struct psrp_stream *s, const struct psrp_arrival *a,
                const struct psrp_fragment *f);
/* Tells bytes in which no message can be found, with the one diagnostic that says why. f may be
 * NULL. */
void psrp_tell_stray(struct psrp_reassembly *p, struct psrp_stream *s, struct bytes bytes,
                     const struct psrp_fragment *f, const struct diag_kind *kind,
                     const char *reason, uint64_t missing_bytes);
/* The beginning of a fragment that waits in the stream becomes an object of its own or the end of
 * one. */
void psrp_flush_pending(struct psrp_reassembly *p, struct psrp_stream *s);
/* Tells an object as it is, and forgets it. */
void psrp_give_up(struct psrp_reassembly *p, struct psrp_stream *s, struct psrp_object *o);
/* Forgets an object without telling it. */
void psrp_release(struct psrp_reassembly *p, struct psrp_stream *s, struct psrp_object *o);
/* The object that was begun first, or NULL. */
struct psrp_object *psrp_oldest(const struct psrp_stream *s);
/* Gives up what has waited longest until n bytes more may wait. Takes nothing away that is not in a
 * stream. */
void psrp_make_room(struct psrp_reassembly *p, size_t n);
