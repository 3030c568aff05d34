#include "arena.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "memory.h"

#if defined(__SANITIZE_ADDRESS__)
#define ONE_EACH 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ONE_EACH 1
#endif
#endif
#ifndef ONE_EACH
#define ONE_EACH 0
#endif

enum { FIRST_CHUNK = 16 * 1024, SMALL_FIRST_CHUNK = 256, LARGEST_CHUNK = 1024 * 1024 };

struct chunk {
    struct chunk *next;
    size_t size, used;
    max_align_t data[];
};

struct arena {
    struct chunk *chunks; /* the one in use first */
    size_t used;
    size_t first; /* size of the first chunk */
};

static struct chunk *chunk_new(size_t size, struct chunk *next)
{
    struct chunk *chunk = memory_resize(NULL, sizeof(*chunk) + size);
    *chunk = (struct chunk){.next = next, .size = size};
    return chunk;
}

struct arena *arena_new(void)
{
    struct arena *a = memory_get(sizeof(*a));
    a->first = FIRST_CHUNK;
    return a;
}

struct arena *arena_new_small(void)
{
    struct arena *a = memory_get(sizeof(*a));
    a->first = SMALL_FIRST_CHUNK;
    return a;
}

static void free_chunks(struct chunk *chunk)
{
    while (chunk != NULL) {
        struct chunk *next = chunk->next;
        memory_free(chunk);
        chunk = next;
    }
}

void arena_free(struct arena *a)
{
    if (a == NULL)
        return;
    free_chunks(a->chunks);
    memory_free(a);
}

void arena_reset(struct arena *a)
{
    struct chunk *keep = NULL;
    if (!ONE_EACH && a->chunks != NULL && a->chunks->size <= LARGEST_CHUNK) {
        keep = a->chunks;
        free_chunks(keep->next);
        keep->next = NULL;
        keep->used = 0;
    } else {
        free_chunks(a->chunks);
    }
    a->chunks = keep;
    a->used = 0;
}

void *arena_alloc(struct arena *a, size_t n)
{
    if (n > SIZE_MAX / 2)
        memory_exhausted(n);
    size_t whole = (n + sizeof(max_align_t) - 1) / sizeof(max_align_t) * sizeof(max_align_t);
    a->used += whole;
    if (ONE_EACH) {
        a->chunks = chunk_new(n, a->chunks);
        return memset(a->chunks->data, 0, n);
    }
    struct chunk *chunk = a->chunks;
    if (chunk == NULL || chunk->size - chunk->used < whole) {
        size_t size = chunk == NULL ? a->first : chunk->size * 2;
        if (size > LARGEST_CHUNK)
            size = LARGEST_CHUNK;
        if (whole > size / 4 && chunk != NULL) {
            /* A large object gets a chunk of its own behind the one in use. */
            chunk->next = chunk_new(whole, chunk->next);
            return memset(chunk->next->data, 0, n);
        }
        if (size < whole)
            size = whole;
        chunk = a->chunks = chunk_new(size, chunk);
    }
    void *p = (unsigned char *)chunk->data + chunk->used;
    chunk->used += whole;
    return memset(p, 0, n);
}

struct bytes arena_copy(struct arena *a, struct bytes b)
{
    if (b.len == 0)
        return bytes_none();
    return bytes_of(memcpy(arena_alloc(a, b.len), b.data, b.len), b.len);
}

struct bytes arena_printf(struct arena *a, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n < 0)
        n = 0;
    char *text = arena_alloc(a, (size_t)n + 1);
    vsnprintf(text, (size_t)n + 1, format, again);
    va_end(again);
    return bytes_of(text, (size_t)n);
}

size_t arena_used(const struct arena *a)
{
    return a->used;
}
