#include "memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void *memory_get(size_t n)
{
    void *p = calloc(1, n > 0 ? n : 1);
    if (p == NULL)
        memory_exhausted(n);
    return p;
}

void *memory_resize(void *old, size_t n)
{
    void *p = realloc(old, n > 0 ? n : 1);
    if (p == NULL)
        memory_exhausted(n);
    return p;
}

void memory_free(void *p)
{
    free(p);
}

void *memory_grow(void *old, size_t *capacity, size_t needed, size_t size)
{
    if (needed <= *capacity)
        return old;
    size_t n = *capacity > 0 ? *capacity : 8;
    while (n < needed) {
        if (n > SIZE_MAX / 2)
            memory_exhausted(needed);
        n *= 2;
    }
    if (n > SIZE_MAX / size)
        memory_exhausted(needed);
    *capacity = n;
    return memory_resize(old, n * size);
}

void memory_wipe(void *p, size_t n)
{
    volatile unsigned char *byte = p;
    while (n-- > 0)
        *byte++ = 0;
}
