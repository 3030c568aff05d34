/*
 * A map from bytes to a pointer, walked in the order of insertion so that output never depends on
 * hashing. Keys are copied. Lookups are constant time on average; the caller bounds the number.
 */
#pragma once

#include "bytes.h"

struct map;

struct map *map_new(void);
/* Frees the map; drop, unless NULL, is called for every value in order. NULL map is allowed. */
void map_free(struct map *map, void (*drop)(void *value));

size_t map_count(const struct map *map);
/* The value under key, or NULL. */
void *map_get(const struct map *map, struct bytes key);
/* Puts value (not NULL) under key, last in order if the key is new; gives the value that was there, or NULL. */
void *map_put(struct map *map, struct bytes key, void *value);
/* Takes the entry out; gives its value, or NULL. */
void *map_remove(struct map *map, struct bytes key);
/* Takes the oldest entry out; gives its value, or NULL when the map is empty. */
void *map_remove_oldest(struct map *map);

/* Walks in order: start with *position NULL; false at the end. The map must not change meanwhile. */
bool map_next(const struct map *map, const void **position, struct bytes *key, void **value);
