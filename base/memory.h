/*
 * The only allocator calls of the library. None of them returns NULL: every size that comes from
 * input has met a limit before it arrives here (limits.h), so exhaustion means that the machine is
 * out of memory, and memory_exhausted() decides what that means.
 */
#pragma once

#include <stddef.h>

#include "attributes.h"

/* n zeroed bytes (n may be 0), to be given to memory_free(). */
void *memory_get(size_t n);

/* old resized to n bytes; the new part is not zeroed. old may be NULL. */
void *memory_resize(void *old, size_t n);

void memory_free(void *p);

/* An array of count elements of size bytes grown to hold at least needed elements; *capacity follows. */
void *memory_grow(void *old, size_t *capacity, size_t needed, size_t size);

/* Overwrites n bytes in a way that the compiler keeps: for keys and passwords. */
void memory_wipe(void *p, size_t n);

/*
 * Defined by who links the library, not by it: the program ends with a message (exhausted.c); the
 * Wireshark plugin raises Wireshark's own out-of-memory exception. Does not return.
 */
NO_RETURN void memory_exhausted(size_t wanted);
