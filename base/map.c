#include "map.h"

#include <string.h>

#include "hash.h"
#include "memory.h"

struct entry {
    struct entry *chain; /* of the same bucket */
    struct entry *before, *after;
    void *value;
    uint64_t hash;
    size_t len;
    uint8_t key[];
};

struct map {
    struct entry **buckets;
    size_t n_buckets, count; /* n_buckets is a power of two */
    struct entry *oldest, *newest;
    struct hash_seed seed;
};

enum { FIRST_BUCKETS = 16 };

static uint64_t hash_of(const struct map *map, struct bytes key)
{
    return hash_bytes(map->seed, key);
}

struct map *map_new(void)
{
    struct map *map = memory_get(sizeof(*map));
    map->seed = hash_seed_of(map);
    map->n_buckets = FIRST_BUCKETS;
    map->buckets = memory_get(map->n_buckets * sizeof(struct entry *));
    return map;
}

void map_free(struct map *map, void (*drop)(void *value))
{
    if (map == NULL)
        return;
    while (map->count > 0) {
        void *value = map_remove_oldest(map);
        if (drop != NULL)
            drop(value);
    }
    memory_free(map->buckets);
    memory_free(map);
}

size_t map_count(const struct map *map)
{
    return map->count;
}

static struct entry **find(const struct map *map, struct bytes key, uint64_t hash)
{
    struct entry **at = &map->buckets[hash & (map->n_buckets - 1)];
    while (*at != NULL &&
           ((*at)->hash != hash || !bytes_equal(bytes_of((*at)->key, (*at)->len), key)))
        at = &(*at)->chain;
    return at;
}

void *map_get(const struct map *map, struct bytes key)
{
    struct entry *entry = *find(map, key, hash_of(map, key));
    return entry != NULL ? entry->value : NULL;
}

static void double_buckets(struct map *map)
{
    memory_free(map->buckets);
    map->n_buckets *= 2;
    map->buckets = memory_get(map->n_buckets * sizeof(struct entry *));
    for (struct entry *entry = map->oldest; entry != NULL; entry = entry->after) {
        struct entry **bucket = &map->buckets[entry->hash & (map->n_buckets - 1)];
        entry->chain = *bucket;
        *bucket = entry;
    }
}

void *map_put(struct map *map, struct bytes key, void *value)
{
    uint64_t hash = hash_of(map, key);
    struct entry *entry = *find(map, key, hash);
    if (entry != NULL) {
        void *old = entry->value;
        entry->value = value;
        return old;
    }
    if (map->count >= map->n_buckets)
        double_buckets(map);
    entry = memory_get(sizeof(*entry) + key.len);
    entry->value = value;
    entry->hash = hash;
    entry->len = key.len;
    memcpy(entry->key, key.data, key.len);
    struct entry **bucket = &map->buckets[hash & (map->n_buckets - 1)];
    entry->chain = *bucket;
    *bucket = entry;
    entry->before = map->newest;
    if (map->newest != NULL)
        map->newest->after = entry;
    else
        map->oldest = entry;
    map->newest = entry;
    map->count++;
    return NULL;
}

void *map_remove(struct map *map, struct bytes key)
{
    struct entry **at = find(map, key, hash_of(map, key));
    struct entry *entry = *at;
    if (entry == NULL)
        return NULL;
    *at = entry->chain;
    if (entry->before != NULL)
        entry->before->after = entry->after;
    else
        map->oldest = entry->after;
    if (entry->after != NULL)
        entry->after->before = entry->before;
    else
        map->newest = entry->before;
    map->count--;
    void *value = entry->value;
    memory_free(entry);
    return value;
}

void *map_remove_oldest(struct map *map)
{
    if (map->oldest == NULL)
        return NULL;
    return map_remove(map, bytes_of(map->oldest->key, map->oldest->len));
}

bool map_next(const struct map *map, const void **position, struct bytes *key, void **value)
{
    const struct entry *entry = *position;
    entry = entry == NULL ? map->oldest : entry->after;
    if (entry == NULL)
        return false;
    *position = entry;
    *key = bytes_of(entry->key, entry->len);
    *value = entry->value;
    return true;
}
