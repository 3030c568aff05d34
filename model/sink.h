/* Where finished records go. Order is completion. */
#pragma once

#include "record.h"

struct sink {
    /* Takes a look at a finished record, which goes right after; r->id is set. */
    void (*record)(struct sink *sink, const struct record *r);
    /* The last call. Writes what is left, frees the sink; false when its output failed. NULL: nothing to do. */
    bool (*close)(struct sink *sink);
};

/* The numbered stream of records into one or more sinks. */
struct output {
    struct sink *sinks[4];
    size_t n_sinks;
    uint64_t records; /* so far: the last id */
};

/* Numbers r, shows it to every sink, frees it; gives its id. */
uint64_t output_push(struct output *output, struct record *r);
