#include "record.h"

#include <string.h>

#include "memory.h"

struct record *record_new(const struct field *field, const struct limits *limits)
{
    struct record *r = memory_get(sizeof(*r));
    r->arena = arena_new();
    r->limits = limits;
    r->root = node_add(r, NULL, field);
    return r;
}

void record_free(struct record *r)
{
    if (r == NULL)
        return;
    for (size_t i = 0; i < r->n_sources; i++)
        block_unref(r->sources[i].block);
    memory_free(r->sources);
    arena_free(r->arena);
    memory_free(r);
}

uint32_t record_source(struct record *r, struct bytes bytes, struct block *block,
                       enum source_how how, const struct piece *pieces, size_t n)
{
    if (r->n_sources >= r->limits->sources) {
        /* The bytes stay alive and readable; only their history is joined to the last source's. */
        if (r->n_sources == r->limits->sources)
            diag_add(r, r->root, &model_diagnostics[DIAG_LIMIT], "more than %zu sources",
                     r->limits->sources);
    }
    r->sources =
        memory_grow(r->sources, &r->sources_capacity, r->n_sources + 1, sizeof(*r->sources));
    struct piece *copy = NULL;
    if (n > 0) {
        copy = arena_alloc(r->arena, n * sizeof(*copy));
        memcpy(copy, pieces, n * sizeof(*copy));
    }
    r->sources[r->n_sources++] = (struct source){
        .bytes = bytes, .block = block_ref(block), .how = how, .pieces = copy, .n_pieces = n};
    return (uint32_t)r->n_sources;
}

struct cursor record_cursor(const struct record *r, uint32_t source)
{
    if (source == 0 || source > r->n_sources)
        return cur_init(bytes_none(), 0);
    return cur_init(r->sources[source - 1].bytes, source);
}

void frame_list_add(struct frame_list *list, struct frame frame)
{
    if (list->total > 0 && list->last.number == frame.number && list->last.file == frame.file)
        return;
    list->last = frame;
    list->total++;
    if (list->n < FRAMES_KEPT)
        list->list[list->n++] = frame;
}

struct frames frame_list_frames(const struct frame_list *list)
{
    return (struct frames){list->list, list->n, list->total};
}

void record_frames(struct record *r, const struct frames *frames)
{
    size_t n = frames->n < r->limits->frames ? frames->n : r->limits->frames;
    struct frame *list = arena_alloc(r->arena, n * sizeof(*list));
    if (n > 0)
        memcpy(list, frames->list, n * sizeof(*list));
    r->frames = (struct frames){list, n, frames->total};
    r->frame = frames->n > 0 ? frames->list[frames->n - 1] : (struct frame){0};
}

const char *source_how_name(enum source_how how)
{
    switch (how) {
    case SOURCE_STREAM:
        return "stream";
    case SOURCE_DECHUNKED:
        return "dechunked";
    case SOURCE_INFLATED:
        return "inflated";
    case SOURCE_DECRYPTED:
        return "decrypted";
    case SOURCE_DECOMPRESSED:
        return "decompressed";
    case SOURCE_TRANSCODED:
        return "transcoded";
    case SOURCE_BASE64:
        return "base64";
    case SOURCE_REASSEMBLED:
        return "reassembled";
    case SOURCE_FILE:
        break;
    }
    return "file";
}
