#include "table.h"

#include "memory.h"

enum { SIZE_AT_FIRST = 8 };

static struct table_link **head_of(const struct table *t, uint64_t hash)
{
    return &t->heads[hash & (t->size - 1)];
}

static void push(struct table *t, struct table_link *link)
{
    struct table_link **head = head_of(t, link->hash);
    link->next = *head;
    *head = link;
}

static void grow(struct table *t)
{
    struct table old = *t;
    t->size = old.size > 0 ? old.size * 2 : SIZE_AT_FIRST;
    t->heads = memory_get(t->size * sizeof(struct table_link *));
    for (size_t i = 0; i < old.size; i++)
        for (struct table_link *link = old.heads[i], *next; link != NULL; link = next) {
            next = link->next;
            push(t, link);
        }
    memory_free(old.heads);
}

void table_add(struct table *t, struct table_link *link, uint64_t hash)
{
    if (t->n >= t->size)
        grow(t);
    link->hash = hash;
    push(t, link);
    t->n++;
}

void table_remove(struct table *t, struct table_link *link)
{
    if (t->size == 0)
        return;
    struct table_link **at = head_of(t, link->hash);
    while (*at != NULL && *at != link)
        at = &(*at)->next;
    if (*at == NULL)
        return;
    *at = link->next;
    t->n--;
}

static struct table_link *skip_to(struct table_link *link, uint64_t hash)
{
    while (link != NULL && link->hash != hash)
        link = link->next;
    return link;
}

struct table_link *table_first(const struct table *t, uint64_t hash)
{
    return t->size > 0 ? skip_to(*head_of(t, hash), hash) : NULL;
}

struct table_link *table_next(const struct table_link *link)
{
    return skip_to(link->next, link->hash);
}

void table_clear(struct table *t, void (*drop)(struct table_link *link))
{
    for (size_t i = 0; i < t->size && drop != NULL; i++)
        for (struct table_link *link = t->heads[i], *next; link != NULL; link = next) {
            next = link->next;
            drop(link);
        }
    memory_free(t->heads);
    *t = (struct table){.heads = NULL};
}
