/*
 * Bytes that outlive a unit: a counted, immutable run. Whoever keeps a view into a block holds a
 * reference on it. Counting is not atomic: one thread.
 */
#pragma once

#include "bytes.h"

struct block {
    size_t references;
    size_t len;
    uint8_t *data; /* written only by who created the block, before anybody else sees it */
};

/* A block of len bytes, not initialised, with one reference. */
struct block *block_new(size_t len);
/* A block that holds a copy of b. */
struct block *block_copy(struct bytes b);
/* A block that takes over data, which came from memory_get() or memory_resize(). */
struct block *block_adopt(void *data, size_t len);
/* One reference more; gives the block back. NULL is allowed. */
struct block *block_ref(struct block *b);
/* One reference less; the last one frees. NULL is allowed. */
void block_unref(struct block *b);
/* What b holds; nothing for NULL. */
struct bytes block_bytes(const struct block *b);
