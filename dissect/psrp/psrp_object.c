#include "psrp_object.h"

#include <stdarg.h>
#include <stdio.h>

#include "memory.h"

struct psrp_part {
    uint64_t id;
    size_t end; /* of its blob in the object's bytes; it begins where the one before ends */
};

static bool same_frame(struct frame a, struct frame b)
{
    return a.file == b.file && a.number == b.number;
}

/* Puts a packet into the list, which is ascending; false when it is there already. */
static bool insert_frame(struct psrp_trail *t, struct frame frame, size_t most)
{
    size_t at = t->n;
    while (at > 0 && (t->list[at - 1].file > frame.file || (t->list[at - 1].file == frame.file &&
                                                            t->list[at - 1].number > frame.number)))
        at--;
    if (at > 0 && same_frame(t->list[at - 1], frame))
        return false;
    if (t->n >= most)
        return true;
    t->list = memory_grow(t->list, &t->capacity, t->n + 1, sizeof(*t->list));
    for (size_t i = t->n++; i > at; i--)
        t->list[i] = t->list[i - 1];
    t->list[at] = frame;
    return true;
}

void psrp_trail_add(struct psrp_trail *t, const struct frames *frames, size_t most)
{
    if (frames->n > 0 && t->size == frames->total && same_frame(t->first, frames->list[0]))
        return;
    t->size = frames->total;
    t->total += frames->total;
    if (frames->n > 0)
        t->first = frames->list[0];
    /* One packet can hold the end of one HTTP message and the beginning of the next. */
    for (size_t i = 0; i < frames->n; i++)
        if (!insert_frame(t, frames->list[i], most) && t->total > 0)
            t->total--;
}

void psrp_trail_clear(struct psrp_trail *t)
{
    memory_free(t->list);
    *t = (struct psrp_trail){0};
}

struct frames psrp_trail_frames(const struct psrp_trail *t)
{
    return (struct frames){t->list, t->n, t->total};
}

void psrp_object_init(struct psrp_object *o, size_t max)
{
    o->bytes = buf_init(max);
    ring_init(&o->ring);
}

void psrp_object_clear(struct psrp_object *o)
{
    buf_clear(&o->bytes);
    memory_free(o->parts);
    memory_free(o->oddities);
    psrp_trail_clear(&o->trail);
}

PRINTF_LIKE(3, 0)
static void note(struct psrp_object *o, const struct diag_kind *kind, const char *detail,
                 va_list args)
{
    if (o->n_oddities >= PSRP_OBJECT_ODDITIES && kind != &model_diagnostics[DIAG_LIMIT]) {
        o->oddities_dropped++;
        return;
    }
    o->oddities =
        memory_grow(o->oddities, &o->oddities_capacity, o->n_oddities + 1, sizeof(*o->oddities));
    struct psrp_oddity *oddity = &o->oddities[o->n_oddities++];
    oddity->kind = kind;
    vsnprintf(oddity->detail, sizeof(oddity->detail), detail, args);
}

bool psrp_object_noted(const struct psrp_object *o, const struct diag_kind *kind)
{
    for (size_t i = 0; i < o->n_oddities; i++)
        if (o->oddities[i].kind == kind)
            return true;
    return false;
}

void psrp_object_note(struct psrp_object *o, const struct diag_kind *kind, const char *detail, ...)
{
    va_list args;
    va_start(args, detail);
    note(o, kind, detail, args);
    va_end(args);
}

void psrp_object_fail(struct psrp_object *o, const struct diag_kind *kind, const char *reason,
                      const char *detail, ...)
{
    va_list args;
    va_start(args, detail);
    note(o, kind, detail, args);
    va_end(args);
    if (o->reason == NULL)
        o->reason = reason;
}

bool psrp_object_add(struct psrp_object *o, uint64_t fragment_id, struct bytes blob)
{
    if (!buf_add(&o->bytes, blob))
        return false;
    o->parts = memory_grow(o->parts, &o->parts_capacity, o->fragments + 1, sizeof(*o->parts));
    o->parts[o->fragments++] = (struct psrp_part){fragment_id, o->bytes.len};
    return true;
}

bool psrp_object_blob(const struct psrp_object *o, uint64_t fragment_id, struct bytes *blob)
{
    size_t low = 0, high = o->fragments;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (o->parts[middle].id < fragment_id)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == o->fragments || o->parts[low].id != fragment_id)
        return false;
    size_t begin = low > 0 ? o->parts[low - 1].end : 0;
    *blob = bytes_part(buf_bytes(&o->bytes), begin, o->parts[low].end - begin);
    return true;
}

size_t psrp_fragment_cost(size_t len)
{
    return len + sizeof(struct psrp_part);
}
