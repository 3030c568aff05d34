#include "psrp_assemble.h"

#include "memory.h"
#include "psrp_fields.h"

#define D(id) (&psrp_diagnostics[PSRP_DIAG_##id])
#define LIMIT (&model_diagnostics[DIAG_LIMIT])

enum { USUAL_QUOTA = 10485760 }; /* of one received object, psrp.md 1.5 */

typedef unsigned long long number; /* for printf */

/* Tells the message that o has become: whole, or with a reason why it is not. input is the one that
 * made it so, or NULL. */
static void tell(struct psrp_reassembly *p, const struct psrp_stream *s, struct psrp_object *o,
                 struct bytes bytes, struct block *block, const struct psrp_input *input)
{
    if (o->oddities_dropped > 0)
        psrp_object_note(o, LIMIT, "%zu more diagnostics of this message are not kept",
                         o->oddities_dropped);
    struct psrp_message m = {.whole = o->reason == NULL,
                             .start = o->start,
                             .input = input,
                             .carrier = o->carrier,
                             .stream = s->name,
                             .shell_id = s->shell_id,
                             .command_id = s->command_id,
                             .direction = s->direction,
                             .has_object_id = o->has_object_id,
                             .object_id = o->object_id,
                             .fragments = o->fragments,
                             .bytes = bytes,
                             .block = block,
                             .reason = o->reason,
                             .missing = o->missing,
                             .missing_bytes = o->missing_bytes,
                             .time = o->time,
                             .frames = psrp_trail_frames(&o->trail),
                             .connection = o->connection,
                             .refused = s->refused,
                             .ids_invented = o->ids_invented};
    if (m.whole && s->pool != 0)
        m.repeated = psrp_seen_before(&p->seen, p->limits->psrp_seen, s->pool, s->direction,
                                      o->object_id, bytes);
    p->handler(p->state, &m, o->oddities, o->n_oddities);
}

void psrp_release(struct psrp_reassembly *p, struct psrp_stream *s, struct psrp_object *o)
{
    if (o->has_object_id)
        table_remove(&s->table, &o->link);
    ring_remove(&o->ring);
    p->waiting -= o->cost;
    psrp_object_clear(o);
    memory_free(o);
}

/* Tells o, whose bytes are in its buffer, and forgets it. */
static void finish(struct psrp_reassembly *p, struct psrp_stream *s, struct psrp_object *o,
                   const struct psrp_input *input)
{
    struct block *block = buf_block(&o->bytes);
    if (o->reason == NULL && block->len < PSRP_MESSAGE_HEADER)
        psrp_object_fail(o, D(SHORT_MESSAGE), "short-message", "%zu of 40 bytes", block->len);
    tell(p, s, o, block_bytes(block), block, input);
    block_unref(block);
    psrp_release(p, s, o);
}

/* Nothing more will come of o. */
void psrp_give_up(struct psrp_reassembly *p, struct psrp_stream *s, struct psrp_object *o)
{
    if (!o->end && !o->cut) {
        psrp_object_fail(o, D(MISSING_END), "missing-end", "nothing after FragmentId %llu",
                         (number)(o->next_id - 1));
        o->missing++;
    }
    finish(p, s, o, NULL);
}

struct psrp_object *psrp_oldest(const struct psrp_stream *s)
{
    return ring_empty(&s->objects) ? NULL : RING_OF(s->objects.next, struct psrp_object, ring);
}

/* When and where a part of o came: with the inputs before and, unless NULL, with this one. */
static void note_input(struct psrp_reassembly *p, const struct psrp_stream *s,
                       struct psrp_object *o, const struct psrp_trail *before,
                       const struct psrp_input *input)
{
    o->time = s->time;
    o->connection = s->connection;
    o->ids_invented = s->ids_invented;
    if (before != NULL) {
        struct frames frames = psrp_trail_frames(before);
        psrp_trail_add(&o->trail, &frames, p->limits->frames);
    }
    if (input != NULL)
        psrp_trail_add(&o->trail, &input->frames, p->limits->frames);
}

static void charge(struct psrp_reassembly *p, struct psrp_object *o, size_t n)
{
    o->cost += n;
    p->waiting += n;
}

/* An object in the stream's ring; with an ObjectId also in its table. */
static struct psrp_object *begin(struct psrp_reassembly *p, struct psrp_stream *s,
                                 const struct psrp_arrival *a, const struct psrp_fragment *f)
{
    if (f != NULL && s->table.n >= p->limits->psrp_objects) {
        struct psrp_object *oldest = psrp_oldest(s);
        if (oldest != NULL) {
            psrp_object_fail(oldest, LIMIT, "limit", "more than %zu messages of one stream wait",
                             p->limits->psrp_objects);
            psrp_give_up(p, s, oldest);
        }
    }
    struct psrp_object *o = memory_get(sizeof(*o));
    psrp_object_init(o, p->limits->psrp_message);
    o->serial = a->serial;
    o->carrier = a->carrier;
    charge(p, o, sizeof(*o));
    ring_add(&s->objects, &o->ring);
    if (f != NULL) {
        o->object_id = f->object_id;
        o->has_object_id = true;
        table_add(&s->table, &o->link, hash_number(s->seed, f->object_id));
    }
    return o;
}

/* What is wrong with a fragment by itself. */
static void note_header(struct psrp_object *o, const struct psrp_fragment *f)
{
    if (f->object_id == 0 && !psrp_object_noted(o, D(OBJECTID_ZERO)))
        psrp_object_note(o, D(OBJECTID_ZERO), "%s", "");
    if ((f->object_id | f->fragment_id) >> 63 != 0)
        psrp_object_note(o, D(TOP_BIT), "ObjectId %llu, FragmentId %llu", (number)f->object_id,
                         (number)f->fragment_id);
    if ((f->flags & ~(PSRP_START | PSRP_END)) != 0)
        psrp_object_note(o, D(RESERVED_BITS), "flags 0x%02X of FragmentId %llu", f->flags,
                         (number)f->fragment_id);
    if ((f->flags & PSRP_START) != 0 && f->fragment_id != 0)
        psrp_object_note(o, D(START_NOT_ZERO), "FragmentId %llu", (number)f->fragment_id);
    if (f->blob_length > PSRP_BLOB_SPECIFIED && !psrp_object_noted(o, D(BLOB_LARGE)))
        psrp_object_note(o, D(BLOB_LARGE), "%lu bytes", (unsigned long)f->blob_length);
}

static void note_quota(struct psrp_object *o, size_t before, size_t after)
{
    if (before <= USUAL_QUOTA && after > USUAL_QUOTA)
        psrp_object_note(o, D(OVER_QUOTA), "%zu bytes so far", after);
}

/* A message in one fragment: the blob stays where it is. */
static void take_whole(struct psrp_reassembly *p, struct psrp_stream *s,
                       const struct psrp_arrival *a, const struct psrp_fragment *f)
{
    struct psrp_object o = {.object_id = f->object_id,
                            .has_object_id = true,
                            .start = true,
                            .end = true,
                            .fragments = 1,
                            .carrier = a->carrier};
    psrp_object_init(&o, 0);
    note_header(&o, f);
    note_quota(&o, 0, f->blob.len);
    if (f->blob.len < PSRP_MESSAGE_HEADER)
        psrp_object_fail(&o, D(SHORT_MESSAGE), "short-message", "%zu of 40 bytes", f->blob.len);
    note_input(p, s, &o, a->before, p->input);
    tell(p, s, &o, f->blob, a->block, p->input);
    psrp_object_clear(&o);
}

void psrp_tell_stray(struct psrp_reassembly *p, struct psrp_stream *s, struct bytes bytes,
                     const struct psrp_fragment *f, const struct diag_kind *kind,
                     const char *reason, uint64_t missing_bytes)
{
    struct psrp_object o = {.carrier = p->input->carrier, .missing_bytes = missing_bytes};
    psrp_object_init(&o, 0);
    if (f != NULL) {
        o.object_id = f->object_id;
        o.has_object_id = true;
        o.start = (f->flags & PSRP_START) != 0;
        o.fragments = 1;
        psrp_object_fail(&o, kind, reason, "FragmentId %llu: %lu bytes", (number)f->fragment_id,
                         (unsigned long)f->blob_length);
    } else {
        psrp_object_fail(&o, kind, reason, "%zu bytes", bytes.len);
    }
    note_input(p, s, &o, NULL, p->input);
    tell(p, s, &o, bytes, p->input->block, p->input);
    psrp_object_clear(&o);
}

/* The beginning of a message: with its first fragment, or without. */
static struct psrp_object *begin_with(struct psrp_reassembly *p, struct psrp_stream *s,
                                      const struct psrp_arrival *a, const struct psrp_fragment *f)
{
    bool other = s->has_current && psrp_stream_object(s, s->current) != NULL;
    uint64_t current = s->current;
    struct psrp_object *o = begin(p, s, a, f);
    o->start = (f->flags & PSRP_START) != 0;
    o->next_id = f->fragment_id;
    if (o->start)
        return o;
    o->missing = f->fragment_id;
    if (other)
        psrp_object_fail(o, D(OBJECT_MISMATCH), "object-mismatch",
                         "FragmentId %llu, while ObjectId %llu is under way",
                         (number)f->fragment_id, (number)current);
    else
        psrp_object_fail(o, D(MISSING_START), "missing-start", "FragmentId %llu is the first",
                         (number)f->fragment_id);
    return o;
}

/* A FragmentId that was there already, or one that was passed over. */
static void take_duplicate(struct psrp_object *o, const struct psrp_fragment *f)
{
    struct bytes blob;
    if (!psrp_object_blob(o, f->fragment_id, &blob))
        psrp_object_note(o, D(OUT_OF_ORDER), "FragmentId %llu after %llu", (number)f->fragment_id,
                         (number)(o->next_id - 1));
    else if (bytes_equal(blob, f->blob))
        psrp_object_note(o, D(DUPLICATE), "FragmentId %llu", (number)f->fragment_id);
    else
        psrp_object_note(o, D(DUPLICATE_DIFFERS), "FragmentId %llu: %zu bytes, first it was %zu",
                         (number)f->fragment_id, f->blob.len, blob.len);
}

/* A fragment in its place behind those before. */
static void append(struct psrp_reassembly *p, struct psrp_object *o, const struct psrp_arrival *a,
                   const struct psrp_fragment *f)
{
    if (f->fragment_id > o->next_id) {
        uint64_t n = f->fragment_id - o->next_id;
        psrp_object_fail(o, D(GAP), "gap", "FragmentId %llu was expected, %llu came",
                         (number)o->next_id, (number)f->fragment_id);
        o->missing += n < UINT64_MAX - o->missing ? n : 0;
    }
    size_t before = o->bytes.len;
    if (psrp_object_add(o, f->fragment_id, f->blob))
        charge(p, o, psrp_fragment_cost(f->blob.len));
    else if (!psrp_object_noted(o, LIMIT))
        psrp_object_fail(o, LIMIT, "limit", "the message is larger than %zu bytes",
                         p->limits->psrp_message);
    note_quota(o, before, o->bytes.len);
    o->next_id = f->fragment_id < UINT64_MAX ? f->fragment_id + 1 : f->fragment_id;
    if (a->cut) {
        o->cut = true;
        o->missing_bytes = f->blob_length - f->blob.len;
        psrp_object_fail(o, D(TRUNCATED), "truncated", "FragmentId %llu: %zu of %lu bytes",
                         (number)f->fragment_id, f->blob.len, (unsigned long)f->blob_length);
    }
}

/* True when a first fragment is the one that o began with, once more. */
static bool repeats_start(const struct psrp_object *o, const struct psrp_fragment *f)
{
    struct bytes blob;
    return (f->flags & PSRP_END) == 0 && o->start && psrp_object_blob(o, f->fragment_id, &blob) &&
           bytes_equal(blob, f->blob);
}

/* Level B. */
void psrp_place(struct psrp_reassembly *p, struct psrp_stream *s, const struct psrp_arrival *a,
                const struct psrp_fragment *f)
{
    bool start = (f->flags & PSRP_START) != 0, end = (f->flags & PSRP_END) != 0;
    struct psrp_object *o = psrp_stream_object(s, f->object_id);
    if (start && o != NULL && !repeats_start(o, f)) {
        psrp_give_up(p, s, o);
        o = NULL;
    }
    if (o == NULL && start && end && !a->cut) {
        take_whole(p, s, a, f);
        return;
    }
    bool begun = o == NULL;
    if (begun)
        o = begin_with(p, s, a, f);
    else if (s->has_current && s->current != f->object_id &&
             psrp_stream_object(s, s->current) != NULL && !psrp_object_noted(o, D(INTERLEAVED)))
        psrp_object_note(o, D(INTERLEAVED), "ObjectId %llu", (number)s->current);
    s->current = f->object_id;
    s->has_current = true;
    note_header(o, f);
    note_input(p, s, o, a->before, a->cut ? NULL : p->input);
    if (!begun && f->fragment_id < o->next_id) {
        take_duplicate(o, f);
        return;
    }
    append(p, o, a, f);
    if (end && !a->cut) {
        o->end = true;
        finish(p, s, o, p->input);
    }
}

/* What waits as the beginning of a fragment becomes an object: nothing more will come of it. */
void psrp_flush_pending(struct psrp_reassembly *p, struct psrp_stream *s)
{
    if (s->pending.len == 0)
        return;
    struct block *block = buf_block(&s->pending);
    p->waiting -= block->len;
    struct psrp_arrival a = {s->pending_carrier, s->pending_serial, &s->pending_trail, NULL, true};
    struct cursor c = cur_init(block_bytes(block), 0);
    struct psrp_fragment f;
    if (psrp_fragment_header(&c, &f)) {
        f.blob = cur_rest(&c);
        psrp_place(p, s, &a, &f);
    } else {
        struct psrp_object *o = begin(p, s, &a, NULL);
        buf_add(&o->bytes, block_bytes(block));
        charge(p, o, block->len);
        o->cut = true;
        psrp_object_fail(o, D(TRUNCATED), "truncated", "%zu of 21 bytes of a fragment header",
                         block->len);
        note_input(p, s, o, a.before, NULL);
    }
    block_unref(block);
    psrp_trail_clear(&s->pending_trail);
}

/* Gives up what has waited longest until n bytes more may wait. */
void psrp_make_room(struct psrp_reassembly *p, size_t n)
{
    while (p->waiting + n > p->limits->psrp_pending && !ring_empty(&p->all.busy)) {
        struct psrp_stream *s = RING_OF(p->all.busy.next, struct psrp_stream, use);
        if (!psrp_stream_waits(s)) {
            psrp_stream_use(&p->all, s, false);
            continue;
        }
        if (ring_empty(&s->objects)) {
            psrp_flush_pending(p, s);
            s->lost = true;
        }
        struct psrp_object *o = psrp_oldest(s);
        psrp_object_fail(o, LIMIT, "limit", "more than %zu bytes of fragments wait",
                         p->limits->psrp_pending);
        psrp_give_up(p, s, o);
    }
}
