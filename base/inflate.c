#include "inflate.h"

#include <zlib.h>

#include "memory.h"

enum { STEP = 64 * 1024 };

static void give_input(z_stream *z, struct bytes in)
{
    /* zlib's next_in is not const, but it does not write there. */
    union {
        const uint8_t *from;
        Bytef *to;
    } view = {in.data};
    z->next_in = view.to;
    z->avail_in = (uInt)(in.len < UINT32_MAX / 2 ? in.len : UINT32_MAX / 2);
}

enum inflate_result inflate_bytes(struct bytes b, enum inflate_format format, size_t ratio,
                                  struct buf *out)
{
    z_stream z = {0};
    if (inflateInit2(&z, format == INFLATE_RAW ? -15 : 15 + 32) != Z_OK)
        memory_exhausted(0);
    enum inflate_result result = INFLATE_TRUNCATED;
    size_t used = 0, made = 0;
    for (;;) {
        give_input(&z, bytes_from(b, used));
        uInt offered = z.avail_in;
        size_t step = out->max - out->len < STEP ? out->max - out->len : STEP;
        uint8_t *room = step > 0 ? buf_room(out, step) : NULL;
        if (room == NULL) {
            result = INFLATE_LIMIT;
            break;
        }
        z.next_out = room;
        z.avail_out = (uInt)step;
        int code = inflate(&z, Z_NO_FLUSH);
        size_t n = step - z.avail_out;
        out->len += n;
        made += n;
        used += offered - z.avail_in;
        if (made > STEP && made / ratio > used) {
            result = INFLATE_LIMIT;
            break;
        }
        if (code == Z_STREAM_END) {
            result = INFLATE_WHOLE;
            if (used == b.len || format == INFLATE_RAW)
                break;
            if (inflateReset(&z) != Z_OK || b.data[used] != 0x1F) {
                result = INFLATE_BAD;
                break;
            }
            result = INFLATE_TRUNCATED;
        } else if (code != Z_OK && code != Z_BUF_ERROR) {
            result = INFLATE_BAD;
            break;
        } else if (n == 0 && used == b.len) {
            break;
        } else if (n == 0 && code == Z_BUF_ERROR) {
            result = INFLATE_BAD;
            break;
        }
    }
    inflateEnd(&z);
    return result;
}

struct inflate_stream {
    z_stream z;
    bool ended;
};

struct inflate_stream *inflate_stream_new(void)
{
    struct inflate_stream *s = memory_get(sizeof(*s));
    if (inflateInit2(&s->z, 15 + 32) != Z_OK)
        memory_exhausted(0);
    return s;
}

void inflate_stream_free(struct inflate_stream *s)
{
    if (s == NULL)
        return;
    inflateEnd(&s->z);
    memory_free(s);
}

size_t inflate_stream_read(struct inflate_stream *s, struct bytes *in, uint8_t *out, size_t room,
                           bool *bad)
{
    *bad = false;
    size_t step = room < UINT32_MAX / 2 ? room : UINT32_MAX / 2;
    s->z.next_out = out;
    s->z.avail_out = (uInt)step;
    /* Without input too: zlib may hold back output for which there was no room. */
    while (s->z.avail_out > 0 && (in->len > 0 || !s->ended)) {
        if (s->ended && inflateReset(&s->z) != Z_OK) {
            *bad = true;
            break;
        }
        s->ended = false;
        give_input(&s->z, *in);
        uInt offered = s->z.avail_in;
        int code = inflate(&s->z, Z_NO_FLUSH);
        *in = bytes_from(*in, offered - s->z.avail_in);
        s->ended = code == Z_STREAM_END;
        if (code != Z_OK && code != Z_STREAM_END) {
            *bad = code != Z_BUF_ERROR;
            break;
        }
    }
    return step - s->z.avail_out;
}

bool inflate_stream_ended(const struct inflate_stream *s)
{
    return s->ended;
}
