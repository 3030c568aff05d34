/* Doubly linked rings of places that lie inside what they order. They own nothing. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* A place in a ring; the ring itself is one such place, its head. */
struct ring {
    struct ring *prev, *next;
};

void ring_init(struct ring *head);
bool ring_empty(const struct ring *head);
/* Puts place last. */
void ring_add(struct ring *head, struct ring *place);
/* Takes place out; it is a ring of its own then. */
void ring_remove(struct ring *place);

/* What a place of a ring lies in. */
#define RING_OF(place, type, member)                                                               \
    ((type *)(void *)((unsigned char *)(place)-offsetof(type, member)))
