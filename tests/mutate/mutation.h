/*
 * A capture in memory, and what losses, a bad cable and a full disk do to it. Every change is
 * decided by its seed alone.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "bytes.h"

/* X(ID, "name", alters): alters says that bytes may come out that were never sent. */
#define MUTATIONS(X)                                                                               \
    X(MUTATE_CUT, "cut", false)       /* the file ends anywhere */                                 \
    X(MUTATE_DROP, "drop", false)     /* one packet in a hundred is lost, at least one */          \
    X(MUTATE_FLIP, "flip", true)      /* bits of one packet in fifty, at least of one */           \
    X(MUTATE_FILE, "file", true)      /* bytes of the file itself */                               \
    X(MUTATE_SWAP, "swap", false)     /* neighbours change places */                               \
    X(MUTATE_DOUBLE, "double", false) /* packets come twice, some of them later again */           \
    X(MUTATE_SIDE, "side", false)     /* packets of one address only, from anywhere on */          \
    X(MUTATE_SNAP, "snap", false)     /* a snap length smaller than the packets */

#define MUTATION_ENUM(id, name, alters) id,
enum mutation { MUTATIONS(MUTATION_ENUM) MUTATION_COUNT };
const char *mutation_name(enum mutation kind);
/* May plaintext come out that is not the sender's, where nothing proves it? */
bool mutation_alters(enum mutation kind);

struct trace;
/* Reads the capture whole; NULL, with a word on standard error, when it cannot be read. */
struct trace *trace_open(const char *path);
void trace_free(struct trace *trace);
/* Writes what kind makes of the capture with this seed: pcapng, or the changed file itself. */
void trace_write(const struct trace *trace, enum mutation kind, uint64_t seed, FILE *to);
