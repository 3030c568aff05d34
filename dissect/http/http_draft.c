#include "http_draft.h"

#include <string.h>

#include "memory.h"

enum {
    RESERVED = 128 * 1024,  /* room made at once for a body that says its length */
    FREE_ZEROS = 64 * 1024, /* zeros that stand for missing bytes: so many, */
    ZEROS_PER_BYTE = 256    /* and so many for every byte that came (a snap length leaves few) */
};

void http_draft_init(struct http_draft *draft, enum direction direction,
                     const struct limits *limits)
{
    *draft = (struct http_draft){.limits = limits, .body = buf_init(limits->http_body)};
    draft->message.direction = direction;
    http_draft_reset(draft);
}

void http_draft_reset(struct http_draft *draft)
{
    block_unref(draft->message.head_block);
    draft->message = (struct http_message){.direction = draft->message.direction,
                                           .head = bytes_none(),
                                           .method = bytes_none(),
                                           .target = bytes_none(),
                                           .version = bytes_none(),
                                           .reason = bytes_none()};
    buf_clear(&draft->body);
    draft->cut = false;
    http_packets_reset(&draft->packets);
    http_packets_reset(&draft->chunk_packets);
    draft->chunk_start = draft->n_chunks = draft->n_holes = 0;
    if (draft->arena != NULL)
        arena_reset(draft->arena);
}

void http_draft_free(struct http_draft *draft)
{
    http_draft_reset(draft);
    http_headers_free(&draft->headers);
    http_packets_free(&draft->packets);
    http_packets_free(&draft->chunk_packets);
    memory_free(draft->chunks);
    memory_free(draft->holes);
    arena_free(draft->arena);
}

void http_draft_head(struct http_draft *draft, struct bytes head)
{
    draft->message.head_block = block_copy(head);
    draft->message.head = block_bytes(draft->message.head_block);
    http_parse_head(&draft->message, &draft->headers, draft->limits);
}

void http_draft_packet(struct http_draft *draft, const struct http_stamp *stamp, bool of_chunk)
{
    http_packets_add(&draft->packets, stamp, draft->limits->frames);
    if (of_chunk)
        http_packets_add(&draft->chunk_packets, stamp, draft->limits->frames);
}

static void reach_limit(struct http_draft *draft)
{
    draft->cut = true;
    draft->message.oddities |= HTTP_ODD_BODY_LIMIT;
}

void http_draft_expect(struct http_draft *draft, uint64_t length)
{
    size_t room = draft->limits->http_body < RESERVED ? draft->limits->http_body : RESERVED;
    buf_room(&draft->body, length < room ? (size_t)length : room);
}

void http_draft_body(struct http_draft *draft, struct bytes data)
{
    if (draft->cut)
        return;
    size_t room = draft->limits->http_body - draft->body.len;
    buf_add(&draft->body, bytes_part(data, 0, room));
    if (data.len > room)
        reach_limit(draft);
}

void http_draft_hole(struct http_draft *draft, uint64_t n, uint64_t received)
{
    if (draft->cut || n == 0)
        return;
    uint64_t allowed = FREE_ZEROS + received * ZEROS_PER_BYTE - draft->zeros;
    uint64_t room = draft->limits->http_body - draft->body.len;
    uint64_t most = room < allowed ? room : allowed;
    size_t fill = (size_t)(n < most ? n : most);
    if (fill < n)
        reach_limit(draft);
    uint8_t *zeros = fill > 0 ? buf_room(&draft->body, fill) : NULL;
    if (zeros == NULL)
        return;
    draft->holes = memory_grow(draft->holes, &draft->holes_capacity, draft->n_holes + 1,
                               sizeof(*draft->holes));
    draft->holes[draft->n_holes++] = (struct hole){draft->body.len, fill};
    memset(zeros, 0, fill);
    draft->body.len += fill;
    draft->zeros += fill;
}

static struct frames copy_frames(struct arena *arena, struct frames frames)
{
    struct frame *list = arena_alloc(arena, frames.n * sizeof(*list));
    if (frames.n > 0)
        memcpy(list, frames.list, frames.n * sizeof(*list));
    return (struct frames){list, frames.n, frames.total};
}

void http_draft_end_chunk(struct http_draft *draft)
{
    size_t start = draft->chunk_start, len = draft->body.len - start;
    draft->chunk_start = draft->body.len;
    if (len == 0)
        return;
    if (draft->n_chunks > 0 && draft->n_chunks >= draft->limits->http_chunks) {
        /* What comes beyond the limit is told as part of the last one. */
        struct http_chunk *last = &draft->chunks[draft->n_chunks - 1];
        last->len += len;
        last->time = draft->chunk_packets.time;
    } else {
        if (draft->arena == NULL)
            draft->arena = arena_new();
        draft->chunks = memory_grow(draft->chunks, &draft->chunks_capacity, draft->n_chunks + 1,
                                    sizeof(*draft->chunks));
        draft->chunks[draft->n_chunks++] = (struct http_chunk){
            start, len, draft->chunk_packets.time,
            copy_frames(draft->arena, http_packets_frames(&draft->chunk_packets))};
    }
    http_packets_reset(&draft->chunk_packets);
}

void http_draft_fill(struct http_draft *draft)
{
    struct http_message *message = &draft->message;
    message->chunks = draft->chunks;
    message->n_chunks = draft->n_chunks;
    message->holes = draft->holes;
    message->n_holes = draft->n_holes;
    message->first_time = draft->packets.first_time;
    message->time = draft->packets.time;
    message->frame = draft->packets.frame;
    message->frames = http_packets_frames(&draft->packets);
}
