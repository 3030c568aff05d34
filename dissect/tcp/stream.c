#include "tcp_stream.h"

#include <string.h>

#include "memory.h"

enum { PIECE_ALLOWANCE = sizeof(struct tcp_piece) + 2 * sizeof(void *) };

void stream_base(struct tcp_stream *s, uint32_t sequence)
{
    s->based = true;
    s->next_seq = sequence;
}

int64_t stream_offset(const struct tcp_stream *s, uint32_t sequence)
{
    uint32_t distance = sequence - s->next_seq;
    int64_t next = (int64_t)s->next;
    return distance < 0x80000000u ? next + distance : next - (int64_t)(uint32_t)-distance;
}

/* ---- Giving ---- */

static void give(struct tcp_stream *s, const struct tcp_outlet *out, struct bytes bytes,
                 int64_t time, struct frame frame)
{
    struct tcp_data data = {bytes, s->next, time, frame};
    out->side->bytes += bytes.len;
    s->next += bytes.len;
    s->next_seq += (uint32_t)bytes.len;
    if (s->high < s->next)
        s->high = s->next;
    if (bytes.len > 0 && out->events->data != NULL)
        out->events->data(out->flow, out->direction, &data);
}

const struct tcp_piece *stream_first(const struct tcp_stream *s)
{
    return s->given < s->n_pieces ? s->pieces[s->given] : NULL;
}

static void unhold(struct tcp_stream *s, size_t *waiting, struct tcp_piece *piece)
{
    size_t cost = piece->len + PIECE_ALLOWANCE;
    s->waiting -= cost;
    *waiting -= cost;
    memory_free(piece);
}

void stream_give(struct tcp_stream *s, const struct tcp_outlet *out)
{
    struct tcp_piece *piece = s->pieces[s->given++];
    if (s->given == s->n_pieces)
        s->given = s->n_pieces = 0;
    give(s, out, bytes_of(piece->data, piece->len), piece->time, piece->frame);
    unhold(s, out->waiting, piece);
}

void stream_skip(struct tcp_stream *s, const struct tcp_outlet *out, uint64_t offset, int64_t time,
                 struct frame frame)
{
    if (offset <= s->next)
        return;
    struct tcp_gap gap = {s->next, offset - s->next, time, frame};
    out->side->missing += gap.n;
    s->next_seq += (uint32_t)gap.n;
    s->next = offset;
    if (s->high < offset)
        s->high = offset;
    if (out->events->gap != NULL)
        out->events->gap(out->flow, out->direction, &gap);
}

/* ---- Waiting ---- */

/* Takes the pieces that are gone out of the array, when they are most of it. */
static void compact(struct tcp_stream *s)
{
    size_t left = s->n_pieces - s->given;
    if (s->given < 64 || s->given < left)
        return;
    memmove(s->pieces, &s->pieces[s->given], left * sizeof(struct tcp_piece *));
    s->given = 0;
    s->n_pieces = left;
}

/* Index of the first piece that ends behind offset. */
static size_t find_piece(const struct tcp_stream *s, uint64_t offset)
{
    size_t low = s->given, high = s->n_pieces;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (s->pieces[middle]->offset + s->pieces[middle]->len > offset)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

static void hold(struct tcp_stream *s, const struct tcp_outlet *out, size_t at, uint64_t offset,
                 struct bytes bytes, const struct tcp_payload *payload)
{
    struct tcp_piece *piece = memory_get(sizeof(*piece) + bytes.len);
    piece->offset = offset;
    piece->needs = payload->needs;
    piece->stamp = payload->stamp;
    piece->time = payload->time;
    piece->frame = payload->frame;
    piece->len = bytes.len;
    memcpy(piece->data, bytes.data, bytes.len);
    s->pieces = memory_grow(s->pieces, &s->capacity, s->n_pieces + 1, sizeof(struct tcp_piece *));
    memmove(&s->pieces[at + 1], &s->pieces[at], (s->n_pieces - at) * sizeof(struct tcp_piece *));
    s->pieces[at] = piece;
    s->n_pieces++;
    s->waiting += bytes.len + PIECE_ALLOWANCE;
    *out->waiting += bytes.len + PIECE_ALLOWANCE;
}

/* Takes off *bytes at *offset what the piece has too; it stands at or behind the piece's start. */
static void drop_overlap(const struct tcp_piece *piece, uint64_t *offset, struct bytes *bytes,
                         struct tcp_added *added)
{
    size_t inside = (size_t)(*offset - piece->offset);
    struct bytes had = bytes_from(bytes_of(piece->data, piece->len), inside);
    struct bytes again = bytes_part(*bytes, 0, had.len);
    added->repeated = true;
    if (!bytes_equal(again, bytes_part(had, 0, again.len)))
        added->conflict = true;
    *offset += again.len;
    *bytes = bytes_from(*bytes, again.len);
}

/* Copies what does not wait yet between the pieces that do. */
static void hold_new(struct tcp_stream *s, const struct tcp_outlet *out, uint64_t offset,
                     struct bytes bytes, const struct tcp_payload *payload, struct tcp_added *added)
{
    compact(s);
    for (size_t at = find_piece(s, offset); bytes.len > 0; at++) {
        const struct tcp_piece *piece = at < s->n_pieces ? s->pieces[at] : NULL;
        if (piece == NULL || piece->offset > offset) {
            uint64_t room = piece != NULL ? piece->offset - offset : bytes.len;
            struct bytes new = bytes_part(bytes, 0, room < bytes.len ? (size_t)room : bytes.len);
            hold(s, out, at, offset, new, payload);
            offset += new.len;
            bytes = bytes_from(bytes, new.len);
        } else {
            drop_overlap(piece, &offset, &bytes, added);
        }
    }
}

/* ---- Repetition ---- */

/* Remembers the segment; true when the same range came lately with other bytes. */
static bool differs(struct tcp_stream *s, uint64_t offset, struct bytes bytes)
{
    struct tcp_recent now = {offset, bytes_fingerprint(bytes), (uint32_t)bytes.len};
    for (size_t i = 0; i < TCP_RECENT && i < s->n_recent; i++)
        if (s->recent[i].offset == offset && s->recent[i].len == now.len)
            return s->recent[i].fingerprint != now.fingerprint;
    s->recent[s->n_recent++ % TCP_RECENT] = now;
    return false;
}

/* ---- What the owner calls ---- */

struct tcp_added stream_add(struct tcp_stream *s, const struct tcp_outlet *out,
                            const struct tcp_payload *payload)
{
    struct tcp_added added = {0};
    struct bytes bytes = payload->bytes;
    int64_t start = stream_offset(s, payload->sequence);
    if (start < 0) {
        uint64_t before = (uint64_t)-start;
        size_t n = before < bytes.len ? (size_t)before : bytes.len;
        added.outside = n;
        bytes = bytes_from(bytes, n);
        if (before >= (uint64_t)payload->bytes.len + payload->missing)
            return added;
        start = 0;
    }
    uint64_t offset = (uint64_t)start;
    uint64_t end = (uint64_t)(stream_offset(s, payload->sequence) + (int64_t)payload->bytes.len +
                              payload->missing);
    if (s->fin && end > s->fin_at) {
        uint64_t room = offset < s->fin_at ? s->fin_at - offset : 0;
        added.outside += room < bytes.len ? bytes.len - room : 0;
        bytes = bytes_part(bytes, 0, room < bytes.len ? (size_t)room : bytes.len);
        end = s->fin_at;
    }
    if (bytes.len > 0 && differs(s, offset, bytes))
        added.conflict = true;
    bool reordered = offset < s->high;
    if (end > s->high)
        s->high = end;
    if (offset < s->next && payload->bytes.len > 0) {
        added.repeated = true;
        uint64_t old = s->next - offset;
        bytes = bytes_from(bytes, old < bytes.len ? (size_t)old : bytes.len);
        offset = s->next;
    }
    if (bytes.len == 0)
        return added;
    if (offset == s->next && payload->may_pass && stream_first(s) == NULL)
        give(s, out, bytes, payload->time, payload->frame);
    else
        hold_new(s, out, offset, bytes, payload, &added);
    added.reordered = reordered && !added.repeated;
    return added;
}

bool stream_has(const struct tcp_stream *s, uint64_t offset)
{
    if (offset < s->next)
        return true;
    size_t at = find_piece(s, offset);
    return at < s->n_pieces && s->pieces[at]->offset <= offset;
}

uint64_t stream_end(const struct tcp_stream *s)
{
    uint64_t acked = s->acked;
    /* A FIN that was not captured is acknowledged as one byte more: alone, or with the last bytes.
     */
    if (!s->fin && (acked == s->acked_before + 1 || acked == s->high + 1))
        acked--;
    if (s->fin && acked > s->fin_at)
        acked = s->fin_at;
    return s->high > acked ? s->high : acked;
}

void stream_free(struct tcp_stream *s, size_t *waiting)
{
    while (s->given < s->n_pieces)
        unhold(s, waiting, s->pieces[s->given++]);
    memory_free(s->pieces);
    s->pieces = NULL;
    s->given = s->n_pieces = s->capacity = 0;
}
