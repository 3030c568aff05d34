#include "buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "memory.h"

struct buf buf_init(size_t max)
{
    return (struct buf){.max = max};
}

void buf_clear(struct buf *b)
{
    memory_free(b->data);
    *b = buf_init(b->max);
}

void buf_reset(struct buf *b)
{
    b->len = 0;
    b->full = false;
}

uint8_t *buf_room(struct buf *b, size_t n)
{
    if (b->full || n > b->max - b->len) {
        b->full = true;
        return NULL;
    }
    /* At least one byte, for room of none in an empty buffer is still a place. */
    size_t needed = b->len + n > 0 ? b->len + n : 1;
    b->data = memory_grow(b->data, &b->capacity, needed, 1);
    return b->data + b->len;
}

bool buf_add(struct buf *b, struct bytes more)
{
    if (more.len == 0)
        return !b->full;
    uint8_t *room = buf_room(b, more.len);
    if (room == NULL)
        return false;
    memcpy(room, more.data, more.len);
    b->len += more.len;
    return true;
}

bool buf_add_byte(struct buf *b, uint8_t byte)
{
    return buf_add(b, bytes_of(&byte, 1));
}

bool buf_printf(struct buf *b, const char *format, ...)
{
    char text[256];
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    bool done = n >= 0;
    if (done && (size_t)n < sizeof(text)) {
        done = buf_add(b, bytes_of(text, (size_t)n));
    } else if (done) {
        char *room = (char *)buf_room(b, (size_t)n + 1);
        done = room != NULL;
        if (done) {
            vsnprintf(room, (size_t)n + 1, format, again);
            b->len += (size_t)n;
        }
    }
    va_end(again);
    return done;
}

struct bytes buf_bytes(const struct buf *b)
{
    return bytes_of(b->data, b->len);
}

bool buf_full(const struct buf *b)
{
    return b->full;
}

void buf_drop(struct buf *b, size_t n)
{
    if (n >= b->len) {
        b->len = 0;
        return;
    }
    memmove(b->data, b->data + n, b->len - n);
    b->len -= n;
}

struct block *buf_block(struct buf *b)
{
    /* Half-empty buffers are trimmed: blocks may live long. */
    if (b->capacity - b->len > b->len)
        b->data = memory_resize(b->data, b->len);
    struct block *block = block_adopt(b->data != NULL ? b->data : memory_get(0), b->len);
    *b = buf_init(b->max);
    return block;
}
