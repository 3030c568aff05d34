/*
 * Fragments of IP datagrams until they are whole. A datagram's bytes are kept in place, with one
 * bit per 8 bytes that says what is there: fragments begin at multiples of 8, so the cost of one is
 * its length, whatever the others are.
 */
#include "net_inside.h"

#include <string.h>

#include "buf.h"
#include "memory.h"
#include "ring.h"
#include "table.h"

enum {
    UNIT = 8,
    DATAGRAM_MOST =
        65536 + UNIT, /* the largest offset plus what fits behind it is above 65535: refused */
    UNITS = DATAGRAM_MOST / UNIT
};

static const int64_t waits_most = INT64_C(60) * 1000000000; /* RFC 8200 4.5 */

struct waiting {
    struct table_link link; /* by key */
    struct ring ring;
    struct net_datagram_key key;
    int64_t time;
    uint64_t fragments;
    uint32_t total;   /* 0 until the last fragment came */
    uint32_t units;   /* how many are there, cut off ones included */
    uint32_t present; /* bytes before the first that a snap length cut off */
    uint8_t next;
    struct buf data;
    uint8_t there[UNITS / 8 + 1];
};

struct net_fragments {
    struct hash_seed seed;
    struct table table;
    struct ring waiting; /* the oldest first */
    size_t most;
    struct waiting *given; /* whole, its bytes handed out */
};

struct net_fragments *fragments_new(size_t most)
{
    struct net_fragments *f = memory_get(sizeof(*f));
    f->seed = hash_seed_of(f);
    f->most = most > 0 ? most : 1;
    ring_init(&f->waiting);
    return f;
}

static void waiting_free(struct waiting *w)
{
    if (w == NULL)
        return;
    buf_clear(&w->data);
    memory_free(w);
}

static bool key_equal(const struct net_datagram_key *a, const struct net_datagram_key *b)
{
    return a->identification == b->identification && a->protocol == b->protocol &&
           net_address_equal(&a->source, &b->source) &&
           net_address_equal(&a->destination, &b->destination);
}

static uint64_t hash_of(const struct net_fragments *f, const struct net_datagram_key *key)
{
    struct net_endpoint from = {key->source, (uint16_t)key->identification};
    struct net_endpoint to = {key->destination, (uint16_t)(key->identification >> 16)};
    return net_endpoint_hash(f->seed, &from) * 31 + net_endpoint_hash(f->seed, &to);
}

static void unlink_waiting(struct net_fragments *f, struct waiting *w)
{
    table_remove(&f->table, &w->link);
    ring_remove(&w->ring);
}

static uint64_t forget(struct net_fragments *f, struct waiting *w)
{
    uint64_t fragments = w->fragments;
    unlink_waiting(f, w);
    waiting_free(w);
    return fragments;
}

static struct waiting *oldest(struct net_fragments *f)
{
    return RING_OF(f->waiting.next, struct waiting, ring);
}

static struct waiting *find(struct net_fragments *f, const struct net_fragment *fragment,
                            uint64_t *given_up)
{
    uint64_t hash = hash_of(f, &fragment->key);
    struct table_link *link = table_first(&f->table, hash);
    while (link != NULL && !key_equal(&((struct waiting *)link)->key, &fragment->key))
        link = table_next(link);
    struct waiting *w = (struct waiting *)link;
    /* Identifications come again: an old rest must not mix with a new datagram. */
    if (w != NULL &&
        (fragment->time - w->time > waits_most || w->time - fragment->time > waits_most)) {
        *given_up += forget(f, w);
        w = NULL;
    }
    if (w != NULL)
        return w;
    if (f->table.n >= f->most)
        *given_up += forget(f, oldest(f));
    w = memory_get(sizeof(*w));
    w->key = fragment->key;
    w->time = fragment->time;
    w->present = UINT32_MAX;
    w->data = buf_init(DATAGRAM_MOST);
    table_add(&f->table, &w->link, hash);
    ring_add(&f->waiting, &w->ring);
    return w;
}

/* Copies the unit at offset (n bytes of it) unless it is there. */
static void add_unit(struct waiting *w, uint32_t offset, struct bytes unit)
{
    uint32_t i = offset / UNIT;
    uint8_t bit = (uint8_t)(1u << i % 8);
    if ((w->there[i / 8] & bit) != 0)
        return;
    w->there[i / 8] |= bit;
    w->units++;
    memcpy(w->data.data + offset, unit.data, unit.len);
    if (unit.len < UNIT && offset + unit.len < w->present && offset + unit.len != w->total)
        w->present = offset + (uint32_t)unit.len;
}

static void add_units(struct waiting *w, const struct net_fragment *fragment, uint32_t len)
{
    uint32_t end = fragment->offset + len;
    /* Not zeroed: nothing is handed out before every unit was written. */
    if (w->data.len < end) {
        buf_room(&w->data, end - w->data.len);
        w->data.len = end;
    }
    for (uint32_t at = 0; at < len; at += UNIT) {
        struct bytes unit = bytes_part(fragment->bytes, at, UNIT);
        add_unit(w, fragment->offset + at, unit);
    }
}

static bool add(struct net_fragments *f, const struct net_fragment *fragment,
                struct net_datagram *datagram, uint64_t *given_up)
{
    uint64_t whole_len = (uint64_t)fragment->bytes.len + fragment->missing;
    /* All but the last hold a multiple of 8; a rest cannot be placed. */
    uint32_t len = (uint32_t)(whole_len > DATAGRAM_MOST ? DATAGRAM_MOST : whole_len);
    if (fragment->more)
        len -= len % UNIT;
    if (len == 0 || fragment->offset + len > 65535) {
        (*given_up)++;
        return false;
    }
    struct waiting *w = find(f, fragment, given_up);
    uint32_t end = fragment->offset + len;
    bool beyond = w->total != 0 ? end > w->total : !fragment->more && end < w->data.len;
    if (beyond) {
        (*given_up)++;
        return false;
    }
    w->fragments++;
    if (!fragment->more && w->total == 0)
        w->total = end;
    if (fragment->offset == 0 && (w->there[0] & 1) == 0)
        w->next = fragment->next;
    add_units(w, fragment, len);
    if (w->total == 0 || w->units < (w->total + UNIT - 1) / UNIT)
        return false;
    unlink_waiting(f, w);
    f->given = w;
    uint32_t present = w->present < w->total ? w->present : w->total;
    datagram->bytes = bytes_part(buf_bytes(&w->data), 0, present);
    datagram->missing = w->total - present;
    datagram->next = w->next;
    return true;
}

bool fragments_add(struct net_fragments *f, const struct net_fragment *fragment,
                   struct net_datagram *datagram, uint64_t *given_up)
{
    /* Inside a tunnel the fragment may lie in the datagram that was given last. */
    struct waiting *before = f->given;
    f->given = NULL;
    bool whole = add(f, fragment, datagram, given_up);
    waiting_free(before);
    return whole;
}

uint64_t fragments_finish(struct net_fragments *f)
{
    uint64_t fragments = 0;
    while (!ring_empty(&f->waiting))
        fragments += forget(f, oldest(f));
    return fragments;
}

void fragments_free(struct net_fragments *f)
{
    if (f == NULL)
        return;
    fragments_finish(f);
    waiting_free(f->given);
    table_clear(&f->table, NULL);
    memory_free(f);
}
