/*
 * Memory of one unit of work (a record): taken piece by piece, given back all at once. Nothing in a
 * parse path frees. In sanitizer builds every object is an allocation of its own, so that an overrun
 * inside a record is seen.
 */
#pragma once

#include "attributes.h"
#include "bytes.h"

struct arena;

struct arena *arena_new(void);
/* The same for what lives long and holds little: its first chunk is small. */
struct arena *arena_new_small(void);
/* Frees everything that was taken from a, and a. NULL is allowed. */
void arena_free(struct arena *a);
/* Frees everything that was taken from a, but keeps a first chunk for the next unit. */
void arena_reset(struct arena *a);

/* n zeroed bytes, aligned for any type; never NULL. */
void *arena_alloc(struct arena *a, size_t n);
/* A copy of b. */
struct bytes arena_copy(struct arena *a, struct bytes b);
/* Text as printf makes it. */
struct bytes arena_printf(struct arena *a, const char *format, ...) PRINTF_LIKE(2, 3);
/* Bytes taken since the last reset: what limits are held against. */
size_t arena_used(const struct arena *a);
