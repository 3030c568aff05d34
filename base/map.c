#include "map.h"

#include <string.h>

#include "hash.h"
#include "memory.h"
#include "table.h"

struct entry {
    struct table_link link;
    struct entry *before, *after;
    void *value;
    size_t len;
    uint8_t key[];
};

struct map {
    struct table table;
    struct entry *oldest, *newest;
    struct hash_seed seed;
};

static uint64_t hash_of(const struct map *map, struct bytes key)
{
    return hash_bytes(map->seed, key);
}

struct map *map_new(void)
{
    struct map *map = memory_get(sizeof(*map));
    map->seed = hash_seed_of(map);
    return map;
}

void map_free(struct map *map, void (*drop)(void *value))
{
    if (map == NULL)
        return;
    for (struct entry *entry = map->oldest, *after; entry != NULL; entry = after) {
        after = entry->after;
        if (drop != NULL)
            drop(entry->value);
        memory_free(entry);
    }
    table_clear(&map->table, NULL);
    memory_free(map);
}

size_t map_count(const struct map *map)
{
    return map->table.n;
}

static struct entry *find(const struct map *map, struct bytes key, uint64_t hash)
{
    for (struct table_link *link = table_first(&map->table, hash); link != NULL;
         link = table_next(link)) {
        struct entry *entry = (struct entry *)link;
        if (bytes_equal(bytes_of(entry->key, entry->len), key))
            return entry;
    }
    return NULL;
}

void *map_get(const struct map *map, struct bytes key)
{
    struct entry *entry = find(map, key, hash_of(map, key));
    return entry != NULL ? entry->value : NULL;
}

void *map_put(struct map *map, struct bytes key, void *value)
{
    uint64_t hash = hash_of(map, key);
    struct entry *entry = find(map, key, hash);
    if (entry != NULL) {
        void *old = entry->value;
        entry->value = value;
        return old;
    }
    entry = memory_get(sizeof(*entry) + key.len);
    entry->value = value;
    entry->len = key.len;
    memcpy(entry->key, key.data, key.len);
    table_add(&map->table, &entry->link, hash);
    entry->before = map->newest;
    if (map->newest != NULL)
        map->newest->after = entry;
    else
        map->oldest = entry;
    map->newest = entry;
    return NULL;
}

static void *take_out(struct map *map, struct entry *entry)
{
    table_remove(&map->table, &entry->link);
    if (entry->before != NULL)
        entry->before->after = entry->after;
    else
        map->oldest = entry->after;
    if (entry->after != NULL)
        entry->after->before = entry->before;
    else
        map->newest = entry->before;
    void *value = entry->value;
    memory_free(entry);
    return value;
}

void *map_remove(struct map *map, struct bytes key)
{
    struct entry *entry = find(map, key, hash_of(map, key));
    return entry != NULL ? take_out(map, entry) : NULL;
}

void *map_remove_oldest(struct map *map)
{
    return map->oldest != NULL ? take_out(map, map->oldest) : NULL;
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
