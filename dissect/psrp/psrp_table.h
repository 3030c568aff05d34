/* Two containers of reassembly: a hash table and a ring, both of links inside what they hold. They
 * own nothing. */
#pragma once

#include <stddef.h>

#include "bytes.h"

/* The first member of what a table holds. */
struct psrp_link {
    struct psrp_link *next;
    uint64_t hash;
};

/* All zero is an empty table. */
struct psrp_table {
    struct psrp_link **heads;
    size_t n, size; /* size is 0 or a power of two */
};

void psrp_table_add(struct psrp_table *t, struct psrp_link *link, uint64_t hash);
void psrp_table_remove(struct psrp_table *t, struct psrp_link *link);
/* The first link of that hash, and the next one of the same hash; NULL when there is none. The
 * caller compares keys. */
struct psrp_link *psrp_table_first(const struct psrp_table *t, uint64_t hash);
struct psrp_link *psrp_table_next(const struct psrp_link *link);
/* Frees the table's own memory, not what it held. */
void psrp_table_clear(struct psrp_table *t);

/* Hashes go on from seed, so that a key of several parts is hashed part by part. */
uint64_t psrp_hash(uint64_t seed, struct bytes b);
uint64_t psrp_hash_nocase(uint64_t seed, struct bytes b);
uint64_t psrp_hash_number(uint64_t seed, uint64_t value);

/* A place in a doubly linked ring; the ring itself is one such place, its head. */
struct psrp_ring {
    struct psrp_ring *prev, *next;
};

void psrp_ring_init(struct psrp_ring *head);
bool psrp_ring_empty(const struct psrp_ring *head);
/* Puts place last. */
void psrp_ring_add(struct psrp_ring *head, struct psrp_ring *place);
void psrp_ring_remove(struct psrp_ring *place);

/* What a place of a ring lies in. */
#define PSRP_RING_OF(place, type, member)                                                          \
    ((type *)(void *)((unsigned char *)(place)-offsetof(type, member)))
