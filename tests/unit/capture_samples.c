#include "capture_samples.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <zlib.h>

#include "memory.h"

struct file file_new(bool big)
{
    return (struct file){buf_init((size_t)64 << 20), big};
}

static void put_uint(struct buf *to, bool big, uint64_t value, size_t n)
{
    for (size_t i = 0; i < n; i++)
        assert_true(buf_add_byte(to, (uint8_t)(value >> 8 * (big ? n - 1 - i : i))));
}

void file_uint(struct file *f, uint64_t value, size_t n)
{
    put_uint(&f->bytes, f->big, value, n);
}

void file_zeros(struct file *f, size_t n)
{
    while (n-- > 0)
        assert_true(buf_add_byte(&f->bytes, 0));
}

void pcap_header(struct file *f, bool nano, uint32_t snap, uint32_t link_type)
{
    file_uint(f, nano ? 0xA1B23C4D : 0xA1B2C3D4, 4);
    file_uint(f, 2, 2);
    file_uint(f, 4, 2);
    file_zeros(f, 8);
    file_uint(f, snap, 4);
    file_uint(f, link_type, 4);
}

void pcap_packet(struct file *f, uint32_t seconds, uint32_t fraction, struct bytes packet,
                 uint32_t original)
{
    file_uint(f, seconds, 4);
    file_uint(f, fraction, 4);
    file_uint(f, packet.len, 4);
    file_uint(f, original, 4);
    assert_true(buf_add(&f->bytes, packet));
}

void pcapng_block(struct file *f, uint32_t type, struct bytes body)
{
    size_t padding = (4 - body.len % 4) % 4, total = 12 + body.len + padding;
    file_uint(f, type, 4);
    file_uint(f, total, 4);
    assert_true(buf_add(&f->bytes, body));
    file_zeros(f, padding);
    file_uint(f, total, 4);
}

/* A file of the same byte order for the body of a block. */
static struct file body_of(const struct file *f)
{
    return file_new(f->big);
}

static void end_body(struct file *f, uint32_t type, struct file *body)
{
    pcapng_block(f, type, buf_bytes(&body->bytes));
    buf_clear(&body->bytes);
}

void pcapng_section(struct file *f)
{
    struct file body = body_of(f);
    file_uint(&body, 0x1A2B3C4D, 4);
    file_uint(&body, 1, 2);
    file_uint(&body, 0, 2);
    file_uint(&body, UINT64_MAX, 8);
    end_body(f, 0x0A0D0D0A, &body);
}

void pcapng_interface(struct file *f, uint16_t link_type, uint32_t snap, struct bytes options)
{
    struct file body = body_of(f);
    file_uint(&body, link_type, 2);
    file_uint(&body, 0, 2);
    file_uint(&body, snap, 4);
    buf_add(&body.bytes, options);
    file_uint(&body, 0, 4);
    end_body(f, 1, &body);
}

static void put_packet(struct file *body, uint64_t time, struct bytes packet, uint32_t original)
{
    file_uint(body, time >> 32, 4);
    file_uint(body, time & 0xFFFFFFFF, 4);
    file_uint(body, packet.len, 4);
    file_uint(body, original, 4);
    buf_add(&body->bytes, packet);
}

void pcapng_enhanced(struct file *f, uint32_t interface, uint64_t time, struct bytes packet,
                     uint32_t original)
{
    struct file body = body_of(f);
    file_uint(&body, interface, 4);
    put_packet(&body, time, packet, original);
    end_body(f, 6, &body);
}

void pcapng_simple(struct file *f, struct bytes packet, uint32_t original)
{
    struct file body = body_of(f);
    file_uint(&body, original, 4);
    buf_add(&body.bytes, packet);
    end_body(f, 3, &body);
}

void pcapng_obsolete(struct file *f, uint16_t interface, uint64_t time, struct bytes packet,
                     uint32_t original)
{
    struct file body = body_of(f);
    file_uint(&body, interface, 2);
    file_uint(&body, 7, 2);
    put_packet(&body, time, packet, original);
    end_body(f, 2, &body);
}

void pcapng_secrets(struct file *f, uint32_t type, struct bytes secrets)
{
    struct file body = body_of(f);
    file_uint(&body, type, 4);
    file_uint(&body, secrets.len, 4);
    buf_add(&body.bytes, secrets);
    end_body(f, 10, &body);
}

void pcapng_option(struct file *f, struct buf *options, uint16_t code, struct bytes value)
{
    put_uint(options, f->big, code, 2);
    put_uint(options, f->big, value.len, 2);
    buf_add(options, value);
    for (size_t i = value.len; i % 4 != 0; i++)
        buf_add_byte(options, 0);
}

void gzip_member(struct buf *to, struct bytes plain)
{
    z_stream z = {0};
    assert_int_equal(deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
    uint8_t *copy = memory_get(plain.len);
    memcpy(copy, plain.data, plain.len);
    z.next_in = copy;
    z.avail_in = (uInt)plain.len;
    size_t room = deflateBound(&z, plain.len);
    z.next_out = buf_room(to, room);
    z.avail_out = (uInt)room;
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    to->len += room - z.avail_out;
    deflateEnd(&z);
    memory_free(copy);
}
