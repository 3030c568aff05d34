/*
 * A growing run of bytes, born with its maximum. Going over the maximum is sticky: what is there
 * stays, the rest is refused, and buf_full() says so.
 */
#pragma once

#include "attributes.h"
#include "block.h"
#include "bytes.h"

struct buf {
    uint8_t *data;
    size_t len, capacity, max;
    bool full;
};

/* An empty buffer that will never hold more than max bytes. Nothing is allocated yet. */
struct buf buf_init(size_t max);
/* Frees what it holds; the buffer is then empty with the same maximum. */
void buf_clear(struct buf *b);
/* Empties it and keeps the memory. */
void buf_reset(struct buf *b);

/* Appends; false, and nothing of it appended, when the maximum would be passed. */
bool buf_add(struct buf *b, struct bytes more);
bool buf_add_byte(struct buf *b, uint8_t byte);
bool buf_printf(struct buf *b, const char *format, ...) PRINTF_LIKE(2, 3);
/* Room for n bytes more, to be written by the caller, who then adds to len what was written. NULL when over the maximum. */
uint8_t *buf_room(struct buf *b, size_t n);

/* A view of what it holds, good until the next change. */
struct bytes buf_bytes(const struct buf *b);
/* True once something was refused. */
bool buf_full(const struct buf *b);
/* Drops the first n bytes. */
void buf_drop(struct buf *b, size_t n);
/* What it holds as a block of the caller's; the buffer is then empty. */
struct block *buf_block(struct buf *b);
