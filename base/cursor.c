#include "cursor.h"

struct cursor cur_init_at(struct bytes b, uint32_t source, uint64_t offset)
{
    return (struct cursor){.base = b.data, .end = b.len, .offset = offset, .source = source};
}

struct cursor cur_init(struct bytes b, uint32_t source)
{
    return cur_init_at(b, source, 0);
}

bool cur_ok(const struct cursor *c)
{
    return c->error == CUR_OK;
}

size_t cur_left(const struct cursor *c)
{
    return c->error == CUR_OK ? c->end - c->pos : 0;
}

uint64_t cur_offset(const struct cursor *c)
{
    return c->offset + c->pos;
}

bool cur_end(const struct cursor *c)
{
    return c->error == CUR_OK && c->pos == c->end;
}

void cur_fail(struct cursor *c, enum cur_error why)
{
    if (c->error == CUR_OK)
        c->error = why;
}

struct bytes cur_take(struct cursor *c, size_t n)
{
    if (n > cur_left(c)) {
        cur_fail(c, CUR_TRUNCATED);
        return bytes_none();
    }
    struct bytes taken = bytes_of(c->base + c->pos, n);
    c->pos += n;
    return taken;
}

struct bytes cur_rest(struct cursor *c)
{
    return cur_take(c, cur_left(c));
}

struct bytes cur_peek(const struct cursor *c, size_t n)
{
    size_t left = cur_left(c);
    return bytes_of(c->base + c->pos, n < left ? n : left);
}

void cur_skip(struct cursor *c, size_t n)
{
    (void)cur_take(c, n);
}

uint64_t cur_uint_be(struct cursor *c, size_t n)
{
    struct bytes b = cur_take(c, n);
    uint64_t value = 0;
    for (size_t i = 0; i < b.len; i++)
        value = value << 8 | b.data[i];
    return value;
}

uint64_t cur_uint_le(struct cursor *c, size_t n)
{
    struct bytes b = cur_take(c, n);
    uint64_t value = 0;
    for (size_t i = b.len; i > 0; i--)
        value = value << 8 | b.data[i - 1];
    return value;
}

uint8_t cur_u8(struct cursor *c)
{
    return (uint8_t)cur_uint_be(c, 1);
}

struct cursor cur_sub(struct cursor *c, size_t n)
{
    uint64_t offset = cur_offset(c);
    struct cursor child = cur_init_at(cur_take(c, n), c->source, offset);
    child.error = c->error;
    return child;
}

struct bytes cur_at(struct cursor *c, uint64_t offset, uint64_t n)
{
    if (!cur_ok(c) || offset > c->end || n > c->end - offset) {
        cur_fail(c, CUR_TRUNCATED);
        return bytes_none();
    }
    return bytes_of(c->base + offset, (size_t)n);
}

struct bytes cur_until(struct cursor *c, uint8_t stop)
{
    struct bytes left = cur_peek(c, cur_left(c));
    size_t n = bytes_find_byte(left, stop, 0);
    if (n == left.len) {
        cur_fail(c, CUR_TRUNCATED);
        return bytes_none();
    }
    struct bytes taken = cur_take(c, n);
    cur_skip(c, 1);
    return taken;
}

struct bytes cur_line(struct cursor *c)
{
    struct bytes left = cur_peek(c, cur_left(c));
    size_t n = bytes_find_byte(left, '\n', 0);
    struct bytes line = cur_take(c, n);
    if (n < left.len)
        cur_skip(c, 1);
    if (line.len > 0 && line.data[line.len - 1] == '\r')
        line = bytes_part(line, 0, line.len - 1);
    return line;
}
