/*
 * Level A of reassembly: what the elements of one stream carried is joined and cut into fragments;
 * and the lives of streams. psrp.md 1.4, 1.6.
 */
#include <stdlib.h>

#include "memory.h"
#include "psrp_assemble.h"
#include "psrp_fields.h"
#include "psrp_plausible.h"

#define D(id) (&psrp_diagnostics[PSRP_DIAG_##id])

struct psrp_reassembly *psrp_reassembly_new(const struct limits *limits,
                                            psrp_message_handler *handler, void *state)
{
    struct psrp_reassembly *p = memory_get(sizeof(*p));
    p->limits = limits;
    p->handler = handler;
    p->state = state;
    psrp_streams_init(&p->all, limits);
    return p;
}

/* Takes n bytes of rest to those that wait. False when the budget is so small that what waited had
 * to go. */
static bool pend(struct psrp_reassembly *p, struct psrp_stream *s, struct bytes *rest, size_t n)
{
    if (n > rest->len)
        n = rest->len;
    psrp_make_room(p, n);
    if (s->lost)
        return false;
    if (s->pending.len == 0) {
        s->pending_carrier = p->input->carrier;
        s->pending_serial = ++p->serial;
    }
    if (!buf_add(&s->pending, bytes_part(*rest, 0, n)))
        return false;
    p->waiting += n;
    *rest = bytes_from(*rest, n);
    return true;
}

/* Behind a header that cannot be believed: what follows, up to where a message begins again, is
 * told as it is. */
static void skip_bad(struct psrp_reassembly *p, struct psrp_stream *s, struct bytes *rest,
                     const struct psrp_fragment *f)
{
    size_t n = psrp_find_start(*rest, 0, p->limits);
    if (psrp_is_garbage(f))
        psrp_tell_stray(p, s, bytes_part(*rest, 0, n), NULL, D(NOT_A_FRAGMENT), "not-a-fragment",
                        0);
    else
        psrp_tell_stray(p, s, bytes_part(*rest, 0, n), f, D(BLOB_LENGTH), "blob-length",
                        f->blob_length - (n < f->blob_length ? n : f->blob_length));
    *rest = bytes_from(*rest, n);
    s->lost = rest->len == 0;
}

static bool is_bad(const struct psrp_reassembly *p, const struct psrp_fragment *f)
{
    return psrp_is_garbage(f) || f->blob_length > p->limits->psrp_message;
}

/* A message in several fragments has to wait; one in a single fragment goes on at once. */
static void take(struct psrp_reassembly *p, struct psrp_stream *s, const struct psrp_arrival *a,
                 const struct psrp_fragment *f)
{
    if ((f->flags & (PSRP_START | PSRP_END)) != (PSRP_START | PSRP_END))
        psrp_make_room(p, sizeof(struct psrp_object) + psrp_fragment_cost(f->blob.len));
    psrp_place(p, s, a, f);
}

/* A fragment that lies in rest from its first byte on. */
static void read_here(struct psrp_reassembly *p, struct psrp_stream *s, struct bytes *rest)
{
    struct cursor c = cur_init(*rest, 0);
    struct psrp_fragment f;
    if (!psrp_fragment_header(&c, &f)) {
        pend(p, s, rest, rest->len);
        return;
    }
    if (is_bad(p, &f)) {
        *rest = cur_rest(&c);
        skip_bad(p, s, rest, &f);
        return;
    }
    if (cur_left(&c) < f.blob_length) {
        pend(p, s, rest, rest->len);
        return;
    }
    f.blob = cur_take(&c, f.blob_length);
    *rest = cur_rest(&c);
    struct psrp_arrival a = {p->input->carrier, ++p->serial, NULL, p->input->block, false};
    take(p, s, &a, &f);
}

/* A fragment whose beginning waits. */
static void read_pending(struct psrp_reassembly *p, struct psrp_stream *s, struct bytes *rest)
{
    struct psrp_fragment f;
    if (s->pending.len < PSRP_FRAGMENT_HEADER &&
        !pend(p, s, rest, PSRP_FRAGMENT_HEADER - s->pending.len))
        return;
    struct cursor c = cur_init(buf_bytes(&s->pending), 0);
    if (!psrp_fragment_header(&c, &f))
        return;
    if (is_bad(p, &f)) {
        p->waiting -= s->pending.len;
        buf_clear(&s->pending);
        psrp_trail_clear(&s->pending_trail);
        skip_bad(p, s, rest, &f);
        return;
    }
    size_t whole = PSRP_FRAGMENT_HEADER + (size_t)f.blob_length;
    if (!pend(p, s, rest, whole - s->pending.len) || s->pending.len < whole)
        return;
    p->waiting -= s->pending.len;
    struct block *block = buf_block(&s->pending);
    f.blob = bytes_from(block_bytes(block), PSRP_FRAGMENT_HEADER);
    struct psrp_arrival a = {s->pending_carrier, s->pending_serial, &s->pending_trail, block,
                             false};
    take(p, s, &a, &f);
    block_unref(block);
    psrp_trail_clear(&s->pending_trail);
}

/* Finds the next fragment after a loss. psrp.md 1.6. */
static void find_again(struct psrp_reassembly *p, struct psrp_stream *s, struct bytes *rest)
{
    if (!psrp_is_plausible(*rest, p->limits)) {
        size_t n = psrp_find_start(*rest, 0, p->limits);
        psrp_tell_stray(p, s, bytes_part(*rest, 0, n), NULL, D(SKIPPED), "missing-start", 0);
        *rest = bytes_from(*rest, n);
    }
    s->lost = rest->len == 0;
}

static void read_input(struct psrp_reassembly *p, struct psrp_stream *s)
{
    const struct psrp_input *input = p->input;
    if (input->after_loss) {
        psrp_flush_pending(p, s);
        s->lost = true;
    }
    s->time = input->time;
    s->connection = input->connection;
    s->ids_invented = input->ids_invented;
    struct bytes rest = input->bytes;
    while (rest.len > 0) {
        if (s->lost)
            find_again(p, s, &rest);
        else if (s->pending.len > 0)
            read_pending(p, s, &rest);
        else
            read_here(p, s, &rest);
    }
    if (s->pending.len > 0)
        psrp_trail_add(&s->pending_trail, &input->frames, p->limits->frames);
}

/* An object that is given up, and its stream. */
struct waiting {
    struct psrp_stream *stream;
    struct psrp_object *object;
};

struct waiting_list {
    struct waiting *list;
    size_t n, capacity;
};

static void list_objects(struct psrp_reassembly *p, struct psrp_stream *s, struct waiting_list *w)
{
    psrp_flush_pending(p, s);
    for (struct ring *place = s->objects.next; place != &s->objects; place = place->next) {
        w->list = memory_grow(w->list, &w->capacity, w->n + 1, sizeof(*w->list));
        w->list[w->n++] = (struct waiting){s, RING_OF(place, struct psrp_object, ring)};
    }
}

static void list_target(struct psrp_reassembly *p, struct psrp_target *target,
                        struct waiting_list *w)
{
    for (struct ring *place = target->streams.next; place != &target->streams; place = place->next)
        list_objects(p, RING_OF(place, struct psrp_stream, ring), w);
}

static int by_serial(const void *a, const void *b)
{
    uint64_t left = ((const struct waiting *)a)->object->serial;
    uint64_t right = ((const struct waiting *)b)->object->serial;
    return left < right ? -1 : left > right;
}

/* Gives up what was listed, in order of first fragment. */
static void give_up_listed(struct psrp_reassembly *p, struct waiting_list *w)
{
    if (w->n > 0)
        qsort(w->list, w->n, sizeof(*w->list), by_serial);
    for (size_t i = 0; i < w->n; i++)
        psrp_give_up(p, w->list[i].stream, w->list[i].object);
    memory_free(w->list);
}

static void give_up_stream(struct psrp_reassembly *p, struct psrp_stream *s)
{
    struct waiting_list w = {0};
    list_objects(p, s, &w);
    give_up_listed(p, &w);
}

static void drop_stream(struct psrp_reassembly *p, struct psrp_stream *s)
{
    while (!ring_empty(&s->objects))
        psrp_release(p, s, psrp_oldest(s));
    p->waiting -= s->pending.len;
    psrp_stream_drop(&p->all, s);
}

/* The last stream takes its target along. */
static void drop_target(struct psrp_reassembly *p, struct psrp_target *target)
{
    bool last = false;
    while (!last) {
        last = target->streams.next == target->streams.prev;
        drop_stream(p, RING_OF(target->streams.next, struct psrp_stream, ring));
    }
}

static void drop_pool(struct psrp_reassembly *p, struct psrp_pool *pool)
{
    while (!ring_empty(&pool->targets))
        drop_target(p, RING_OF(pool->targets.next, struct psrp_target, ring));
    psrp_pool_drop(&p->all, pool);
}

static void end_pool(struct psrp_reassembly *p, struct psrp_pool *pool)
{
    struct waiting_list w = {0};
    for (struct ring *place = pool->targets.next; place != &pool->targets; place = place->next)
        list_target(p, RING_OF(place, struct psrp_target, ring), &w);
    give_up_listed(p, &w);
    drop_pool(p, pool);
}

static struct psrp_pool *oldest_pool(const struct psrp_reassembly *p)
{
    return RING_OF(p->all.pools_by_use.next, struct psrp_pool, ring);
}

/* The pool of an input; others go when there are too many. */
static struct psrp_pool *pool_of(struct psrp_reassembly *p, struct bytes shell_id)
{
    struct psrp_pool *pool = psrp_pool_of(&p->all, shell_id);
    while (p->all.pools.n > p->limits->shells && oldest_pool(p) != pool)
        end_pool(p, oldest_pool(p));
    return pool;
}

/* The stream of an input; others go when there are too many. */
static struct psrp_stream *stream_of(struct psrp_reassembly *p)
{
    struct psrp_stream *s =
        psrp_stream_of(&p->all, pool_of(p, p->input->key.shell_id), &p->input->key);
    psrp_stream_use(&p->all, s, true);
    while (p->all.streams.n > p->limits->psrp_streams && p->all.streams.n > 1) {
        struct ring *head = ring_empty(&p->all.idle) ? &p->all.busy : &p->all.idle;
        struct psrp_stream *oldest = RING_OF(head->next, struct psrp_stream, use);
        give_up_stream(p, oldest);
        drop_stream(p, oldest);
    }
    return s;
}

/* Bytes that are joined to nothing. */
static void read_alone(struct psrp_reassembly *p)
{
    struct psrp_stream s;
    psrp_stream_init(&s, &p->input->key, p->limits);
    s.refused = p->input->refused;
    if (!s.refused && p->input->key.shell_id.len > 0)
        s.pool = pool_of(p, p->input->key.shell_id)->serial;
    ring_add(&p->all.busy, &s.use);
    read_input(p, &s);
    give_up_stream(p, &s);
    psrp_stream_clear(&s);
}

void psrp_feed(struct psrp_reassembly *p, const struct psrp_input *input)
{
    p->input = input;
    if (input->alone || input->refused) {
        read_alone(p);
    } else {
        struct psrp_stream *s = stream_of(p);
        read_input(p, s);
        psrp_stream_use(&p->all, s, psrp_stream_waits(s));
    }
    p->input = NULL;
}

static void lose_target(struct psrp_reassembly *p, struct psrp_target *target,
                        enum direction direction)
{
    for (struct ring *place = target->streams.next; place != &target->streams;
         place = place->next) {
        struct psrp_stream *s = RING_OF(place, struct psrp_stream, ring);
        if (s->direction != direction)
            continue;
        psrp_flush_pending(p, s);
        s->lost = true;
    }
}

void psrp_lost(struct psrp_reassembly *p, struct bytes shell_id, struct bytes command_id,
               enum direction direction)
{
    struct psrp_pool *pool = psrp_pool_find(&p->all, shell_id);
    if (pool == NULL)
        return;
    if (command_id.len > 0) {
        struct psrp_target *target = psrp_target_find(&p->all, pool, command_id);
        if (target != NULL)
            lose_target(p, target, direction);
        return;
    }
    for (struct ring *place = pool->targets.next; place != &pool->targets; place = place->next)
        lose_target(p, RING_OF(place, struct psrp_target, ring), direction);
}

void psrp_end(struct psrp_reassembly *p, struct bytes shell_id, struct bytes command_id)
{
    struct psrp_pool *pool = psrp_pool_find(&p->all, shell_id);
    if (pool == NULL)
        return;
    if (command_id.len == 0) {
        end_pool(p, pool);
        return;
    }
    struct psrp_target *target = psrp_target_find(&p->all, pool, command_id);
    if (target == NULL)
        return;
    struct waiting_list w = {0};
    list_target(p, target, &w);
    give_up_listed(p, &w);
    drop_target(p, target);
}

void psrp_finish(struct psrp_reassembly *p)
{
    struct waiting_list w = {0};
    for (struct ring *place = p->all.busy.next; place != &p->all.busy; place = place->next)
        list_objects(p, RING_OF(place, struct psrp_stream, use), &w);
    give_up_listed(p, &w);
    while (!ring_empty(&p->all.pools_by_use))
        drop_pool(p, oldest_pool(p));
}

void psrp_reassembly_free(struct psrp_reassembly *p)
{
    if (p == NULL)
        return;
    while (!ring_empty(&p->all.pools_by_use))
        drop_pool(p, oldest_pool(p));
    psrp_streams_clear(&p->all);
    psrp_seen_clear(&p->seen);
    memory_free(p);
}
