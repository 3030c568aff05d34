#include "psrp_stream.h"

#include "memory.h"

enum {
    KEY_TEXT = 256
}; /* an id or a stream's name is a GUID or a short word; longer ones are cut */

void psrp_streams_init(struct psrp_streams *all, const struct limits *limits)
{
    *all = (struct psrp_streams){.limits = limits, .seed = hash_seed_of(all)};
    ring_init(&all->pools_by_use);
    ring_init(&all->busy);
    ring_init(&all->idle);
}

void psrp_streams_clear(struct psrp_streams *all)
{
    table_clear(&all->pools, NULL);
    table_clear(&all->targets, NULL);
    table_clear(&all->streams, NULL);
}

static struct bytes key_text(struct bytes text)
{
    return bytes_part(text, 0, KEY_TEXT);
}

struct psrp_pool *psrp_pool_find(struct psrp_streams *all, struct bytes shell_id)
{
    shell_id = key_text(shell_id);
    uint64_t hash = hash_bytes_nocase(all->seed, shell_id);
    for (struct table_link *link = table_first(&all->pools, hash); link != NULL;
         link = table_next(link)) {
        struct psrp_pool *pool = (struct psrp_pool *)link;
        if (bytes_equal_nocase(pool->shell_id, shell_id))
            return pool;
    }
    return NULL;
}

struct psrp_pool *psrp_pool_of(struct psrp_streams *all, struct bytes shell_id)
{
    struct psrp_pool *pool = psrp_pool_find(all, shell_id);
    if (pool == NULL) {
        pool = memory_get(sizeof(*pool));
        pool->text = block_copy(key_text(shell_id));
        pool->shell_id = block_bytes(pool->text);
        pool->serial = ++all->serial;
        ring_init(&pool->targets);
        table_add(&all->pools, &pool->link, hash_bytes_nocase(all->seed, pool->shell_id));
    } else {
        ring_remove(&pool->ring);
    }
    ring_add(&all->pools_by_use, &pool->ring);
    return pool;
}

static uint64_t target_hash(const struct psrp_streams *all, const struct psrp_pool *pool,
                            struct bytes command_id)
{
    return hash_bytes_nocase(hash_behind(all->seed, pool->serial), command_id);
}

struct psrp_target *psrp_target_find(struct psrp_streams *all, const struct psrp_pool *pool,
                                     struct bytes command_id)
{
    command_id = key_text(command_id);
    uint64_t hash = target_hash(all, pool, command_id);
    for (struct table_link *link = table_first(&all->targets, hash); link != NULL;
         link = table_next(link)) {
        struct psrp_target *target = (struct psrp_target *)link;
        if (target->pool == pool && bytes_equal_nocase(target->command_id, command_id))
            return target;
    }
    return NULL;
}

static struct psrp_target *target_of(struct psrp_streams *all, struct psrp_pool *pool,
                                     struct bytes command_id)
{
    struct psrp_target *target = psrp_target_find(all, pool, command_id);
    if (target != NULL)
        return target;
    target = memory_get(sizeof(*target));
    target->pool = pool;
    target->text = block_copy(key_text(command_id));
    target->command_id = block_bytes(target->text);
    ring_init(&target->streams);
    ring_add(&pool->targets, &target->ring);
    table_add(&all->targets, &target->link, target_hash(all, pool, target->command_id));
    return target;
}

void psrp_stream_init(struct psrp_stream *s, const struct psrp_stream_key *key,
                      const struct limits *limits)
{
    *s = (struct psrp_stream){.direction = key->direction,
                              .shell_id = key->shell_id,
                              .command_id = key->command_id,
                              .name = key->stream,
                              .seed = hash_seed_of(s),
                              .pending = buf_init(PSRP_FRAGMENT_HEADER + limits->psrp_message)};
    ring_init(&s->ring);
    ring_init(&s->use);
    ring_init(&s->objects);
}

struct psrp_stream *psrp_stream_of(struct psrp_streams *all, struct psrp_pool *pool,
                                   const struct psrp_stream_key *key)
{
    struct psrp_target *target = target_of(all, pool, key->command_id);
    struct bytes name = key_text(key->stream);
    struct hash_seed seed = hash_behind(all->seed, target_hash(all, pool, target->command_id));
    uint64_t hash = hash_bytes_nocase(hash_behind(seed, (uint64_t)key->direction), name);
    for (struct table_link *link = table_first(&all->streams, hash); link != NULL;
         link = table_next(link)) {
        struct psrp_stream *s = (struct psrp_stream *)link;
        if (s->target == target && s->direction == key->direction &&
            bytes_equal_nocase(s->name, name))
            return s;
    }
    struct psrp_stream *s = memory_get(sizeof(*s));
    psrp_stream_init(s, key, all->limits);
    s->target = target;
    s->pool = pool->serial;
    s->shell_id = pool->shell_id;
    s->command_id = target->command_id;
    s->text = block_copy(name);
    s->name = block_bytes(s->text);
    ring_add(&target->streams, &s->ring);
    ring_add(&all->idle, &s->use);
    table_add(&all->streams, &s->link, hash);
    return s;
}

void psrp_stream_clear(struct psrp_stream *s)
{
    buf_clear(&s->pending);
    psrp_trail_clear(&s->pending_trail);
    table_clear(&s->table, NULL);
    ring_remove(&s->use);
}

void psrp_stream_drop(struct psrp_streams *all, struct psrp_stream *s)
{
    struct psrp_target *target = s->target;
    psrp_stream_clear(s);
    ring_remove(&s->ring);
    table_remove(&all->streams, &s->link);
    block_unref(s->text);
    memory_free(s);
    if (!ring_empty(&target->streams))
        return;
    ring_remove(&target->ring);
    table_remove(&all->targets, &target->link);
    block_unref(target->text);
    memory_free(target);
}

void psrp_pool_drop(struct psrp_streams *all, struct psrp_pool *pool)
{
    ring_remove(&pool->ring);
    table_remove(&all->pools, &pool->link);
    block_unref(pool->text);
    memory_free(pool);
}

struct psrp_object *psrp_stream_object(const struct psrp_stream *s, uint64_t object_id)
{
    for (struct table_link *link = table_first(&s->table, hash_number(s->seed, object_id));
         link != NULL; link = table_next(link)) {
        struct psrp_object *o = (struct psrp_object *)link;
        if (o->object_id == object_id)
            return o;
    }
    return NULL;
}

bool psrp_stream_waits(const struct psrp_stream *s)
{
    return s->pending.len > 0 || !ring_empty(&s->objects);
}

void psrp_stream_use(struct psrp_streams *all, struct psrp_stream *s, bool busy)
{
    ring_remove(&s->use);
    ring_add(busy ? &all->busy : &all->idle, &s->use);
}
