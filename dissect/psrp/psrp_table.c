#include "psrp_table.h"

#include "memory.h"

static struct psrp_link **head_of(const struct psrp_table *t, uint64_t hash)
{
    return &t->heads[hash & (t->size - 1)];
}

static void push(struct psrp_table *t, struct psrp_link *link)
{
    struct psrp_link **head = head_of(t, link->hash);
    link->next = *head;
    *head = link;
}

static void grow(struct psrp_table *t)
{
    struct psrp_table old = *t;
    t->size = old.size > 0 ? old.size * 2 : 8;
    t->heads = memory_get(t->size * sizeof(struct psrp_link *));
    for (size_t i = 0; i < old.size; i++)
        for (struct psrp_link *link = old.heads[i], *next; link != NULL; link = next) {
            next = link->next;
            push(t, link);
        }
    memory_free(old.heads);
}

void psrp_table_add(struct psrp_table *t, struct psrp_link *link, uint64_t hash)
{
    if (t->n >= t->size)
        grow(t);
    link->hash = hash;
    push(t, link);
    t->n++;
}

void psrp_table_remove(struct psrp_table *t, struct psrp_link *link)
{
    if (t->size == 0)
        return;
    struct psrp_link **at = head_of(t, link->hash);
    while (*at != NULL && *at != link)
        at = &(*at)->next;
    if (*at == NULL)
        return;
    *at = link->next;
    t->n--;
}

static struct psrp_link *skip_to(struct psrp_link *link, uint64_t hash)
{
    while (link != NULL && link->hash != hash)
        link = link->next;
    return link;
}

struct psrp_link *psrp_table_first(const struct psrp_table *t, uint64_t hash)
{
    return t->size > 0 ? skip_to(*head_of(t, hash), hash) : NULL;
}

struct psrp_link *psrp_table_next(const struct psrp_link *link)
{
    return skip_to(link->next, link->hash);
}

void psrp_table_clear(struct psrp_table *t)
{
    memory_free(t->heads);
    *t = (struct psrp_table){0};
}

/* The finisher of SplitMix64: every bit of the value reaches every bit of the result. */
static uint64_t mix(uint64_t value)
{
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9u;
    value = (value ^ value >> 27) * 0x94D049BB133111EBu;
    return value ^ value >> 31;
}

uint64_t psrp_hash_number(uint64_t seed, uint64_t value)
{
    return mix(seed + 0x9E3779B97F4A7C15u + mix(value));
}

/* FNV-1a, then mixed, because tables look at the low bits. */
static uint64_t hash_text(uint64_t seed, struct bytes b, bool nocase)
{
    uint64_t hash = 0xCBF29CE484222325u ^ seed;
    for (size_t i = 0; i < b.len; i++) {
        uint8_t byte = b.data[i];
        if (nocase && byte >= 'A' && byte <= 'Z')
            byte = (uint8_t)(byte + ('a' - 'A'));
        hash = (hash ^ byte) * 0x100000001B3u;
    }
    return psrp_hash_number(hash, b.len);
}

uint64_t psrp_hash(uint64_t seed, struct bytes b)
{
    return hash_text(seed, b, false);
}

uint64_t psrp_hash_nocase(uint64_t seed, struct bytes b)
{
    return hash_text(seed, b, true);
}

void psrp_ring_init(struct psrp_ring *head)
{
    head->prev = head->next = head;
}

bool psrp_ring_empty(const struct psrp_ring *head)
{
    return head->next == head;
}

void psrp_ring_add(struct psrp_ring *head, struct psrp_ring *place)
{
    place->prev = head->prev;
    place->next = head;
    head->prev->next = place;
    head->prev = place;
}

void psrp_ring_remove(struct psrp_ring *place)
{
    place->prev->next = place->next;
    place->next->prev = place->prev;
    psrp_ring_init(place);
}
