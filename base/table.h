/*
 * A hash table of links that lie inside what it holds, so that adding allocates nothing: below the
 * map, and where the things held are found by keys of several parts. It owns nothing, and its order
 * means nothing.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* The first member of what a table holds. */
struct table_link {
    struct table_link *next;
    uint64_t hash;
};

/* All zero is an empty table. */
struct table {
    struct table_link **heads;
    size_t n, size; /* size is 0 or a power of two */
};

/* hash is of the key, by hash.h: its low bits count. Constant time on average. */
void table_add(struct table *t, struct table_link *link, uint64_t hash);
/* Nothing happens when it is not in the table. */
void table_remove(struct table *t, struct table_link *link);
/* The first link of that hash, and the next one of the same hash; NULL when there is none. The
 * caller compares keys. */
struct table_link *table_first(const struct table *t, uint64_t hash);
struct table_link *table_next(const struct table_link *link);
/* Frees the table's own memory; it is empty then. drop, unless NULL, is called for every link. */
void table_clear(struct table *t, void (*drop)(struct table_link *link));
