#include "tls_stream.h"

enum { KEPT = 2 * (TLS_HEADER + TLS_FRAGMENT) };

struct tls_stream tls_stream_init(bool midstream)
{
    /* Bounded by who adds: one piece of the stream and the record before it that is not whole. */
    return (struct tls_stream){.kept = buf_init(SIZE_MAX / 2), .seeking = midstream};
}

void tls_stream_clear(struct tls_stream *stream)
{
    buf_clear(&stream->kept);
    stream->used = 0;
}

static struct bytes unread(const struct tls_stream *stream)
{
    return bytes_from(buf_bytes(&stream->kept), stream->used);
}

static uint64_t sum(uint64_t a, uint64_t b)
{
    return a > UINT64_MAX - b ? UINT64_MAX : a + b;
}

static void drop(struct tls_stream *stream, size_t n)
{
    stream->used += n;
    stream->lost = sum(stream->lost, n);
}

uint64_t tls_stream_read(const struct tls_stream *stream)
{
    return stream->start + stream->used;
}

static void tidy(struct tls_stream *stream)
{
    stream->start += stream->used;
    if (stream->used == stream->kept.len && stream->kept.capacity > KEPT)
        buf_clear(&stream->kept);
    else
        buf_drop(&stream->kept, stream->used);
    stream->used = 0;
}

void tls_stream_add(struct tls_stream *stream, struct bytes bytes)
{
    tidy(stream);
    buf_add(&stream->kept, bytes);
}

void tls_stream_gap(struct tls_stream *stream, uint64_t n)
{
    struct bytes left = unread(stream);
    struct tls_header header;
    uint64_t whole = 0;
    if (stream->dropping > 0)
        whole = sum(stream->dropping, left.len);
    else if (!stream->seeking && tls_read_header(left, &header))
        whole = TLS_HEADER + (uint64_t)header.length;
    uint64_t gone = sum(left.len, n);
    drop(stream, left.len);
    tidy(stream);
    if (n != UINT64_MAX)
        stream->start += n;
    stream->lost = sum(stream->lost, n);
    /* A gap that ends inside the record that it begins in, or with it, leaves the framing known. */
    stream->dropping = gone <= whole ? whole - gone : 0;
    stream->seeking = gone > whole;
}

void tls_stream_end(struct tls_stream *stream)
{
    stream->ended = true;
}

/* Whether a record may begin with b, which is what is there behind bytes that could not be read. */
static enum tls_look plausible(const struct tls_stream *stream, struct bytes b)
{
    struct tls_header header, next;
    if (b.len < TLS_HEADER)
        return stream->ended ? TLS_LOOK_NO : tls_look(b);
    /* The first record of a client has a version of its own, RFC 8446 5.1. */
    if (!tls_read_header(b, &header) ||
        (stream->records > 1 && header.version != stream->version) ||
        (header.type == TLS_CHANGE_CIPHER_SPEC && header.length > 1024))
        return TLS_LOOK_NO;
    size_t whole = TLS_HEADER + (size_t)header.length;
    if (b.len < whole)
        return stream->ended ? TLS_LOOK_NO : TLS_LOOK_MORE;
    struct bytes behind = bytes_from(b, whole);
    if (behind.len == 0)
        return TLS_LOOK_YES;
    if (behind.len < TLS_HEADER)
        return tls_look(behind) == TLS_LOOK_NO ? TLS_LOOK_NO : TLS_LOOK_YES;
    return tls_read_header(behind, &next) && next.version == header.version ? TLS_LOOK_YES
                                                                            : TLS_LOOK_NO;
}

/* False: more bytes are wanted. */
static bool seek(struct tls_stream *stream)
{
    for (;;) {
        struct bytes left = unread(stream);
        if (left.len == 0)
            return false;
        switch (plausible(stream, left)) {
        case TLS_LOOK_YES:
            stream->seeking = false;
            return true;
        case TLS_LOOK_MORE:
            return false;
        case TLS_LOOK_NO:
            drop(stream, 1);
            break;
        }
    }
}

bool tls_stream_next(struct tls_stream *stream, struct tls_record *record)
{
    if (stream->dropping > 0) {
        struct bytes left = unread(stream);
        size_t n = stream->dropping < left.len ? (size_t)stream->dropping : left.len;
        drop(stream, n);
        stream->dropping -= n;
        if (stream->dropping > 0)
            return false;
    }
    for (;;) {
        if (stream->seeking && !seek(stream))
            return false;
        struct bytes left = unread(stream);
        if (left.len < TLS_HEADER && !stream->ended && tls_look(left) != TLS_LOOK_NO)
            return false;
        if (left.len == 0)
            return false;
        if (!tls_read_header(left, &record->header)) {
            drop(stream, 1);
            stream->seeking = true;
            continue;
        }
        size_t whole = TLS_HEADER + (size_t)record->header.length;
        if (left.len < whole)
            return false;
        record->bytes = bytes_part(left, 0, whole);
        record->offset = tls_stream_read(stream);
        record->lost = stream->lost;
        stream->version = record->header.version;
        stream->records++;
        stream->lost = 0;
        stream->used += whole;
        return true;
    }
}
