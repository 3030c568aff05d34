#include "psrp_seen.h"

#include "hash.h"
#include "memory.h"

struct psrp_seen_entry {
    struct table_link link;
    struct psrp_seen_entry *younger;
    uint64_t pool, object_id, hash;
    size_t len;
    enum direction direction;
};

static void forget_oldest(struct psrp_seen *seen)
{
    struct psrp_seen_entry *entry = seen->oldest;
    seen->oldest = entry->younger;
    if (seen->oldest == NULL)
        seen->youngest = NULL;
    table_remove(&seen->table, &entry->link);
    memory_free(entry);
}

bool psrp_seen_before(struct psrp_seen *seen, size_t max, uint64_t pool, enum direction direction,
                      uint64_t object_id, struct bytes message)
{
    struct hash_seed seed = hash_seed_of(seen);
    uint64_t content = hash_bytes(seed, message);
    seed = hash_behind(hash_behind(hash_behind(seed, pool), object_id), (uint64_t)direction);
    uint64_t key = hash_number(seed, content);
    for (struct table_link *link = table_first(&seen->table, key); link != NULL;
         link = table_next(link)) {
        const struct psrp_seen_entry *entry = (const struct psrp_seen_entry *)link;
        if (entry->pool == pool && entry->object_id == object_id && entry->hash == content &&
            entry->len == message.len && entry->direction == direction)
            return true;
    }
    if (max == 0)
        return false;
    while (seen->table.n >= max)
        forget_oldest(seen);
    struct psrp_seen_entry *entry = memory_get(sizeof(*entry));
    entry->pool = pool;
    entry->object_id = object_id;
    entry->hash = content;
    entry->len = message.len;
    entry->direction = direction;
    table_add(&seen->table, &entry->link, key);
    if (seen->youngest != NULL)
        seen->youngest->younger = entry;
    else
        seen->oldest = entry;
    seen->youngest = entry;
    return false;
}

void psrp_seen_clear(struct psrp_seen *seen)
{
    while (seen->oldest != NULL)
        forget_oldest(seen);
    table_clear(&seen->table, NULL);
}
