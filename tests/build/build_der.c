#include "build_der.h"

#include <string.h>

#include "der.h"

void build_der(struct buf *out, uint8_t tag, struct bytes contents)
{
    buf_add_byte(out, tag);
    if (contents.len > 0xFFFF) {
        buf_add_byte(out, 0x83);
        buf_add_byte(out, (uint8_t)(contents.len >> 16));
    } else if (contents.len > 0xFF) {
        buf_add_byte(out, 0x82);
    } else if (contents.len > 0x7F) {
        buf_add_byte(out, 0x81);
    }
    if (contents.len > 0xFF)
        buf_add_byte(out, (uint8_t)(contents.len >> 8));
    buf_add_byte(out, (uint8_t)contents.len);
    buf_add(out, contents);
}

void build_der_field(struct buf *out, unsigned n, uint8_t tag, struct bytes contents)
{
    struct buf element = buf_init(contents.len + 8);
    build_der(&element, tag, contents);
    build_der(out, DER_CONTEXT(n), buf_bytes(&element));
    buf_clear(&element);
}

void build_der_integer(struct buf *out, unsigned n, int32_t value)
{
    uint8_t bytes[4];
    uint32_t bits = (uint32_t)value;
    size_t skip = 0;
    for (size_t i = 0; i < 4; i++)
        bytes[i] = (uint8_t)(bits >> (24 - 8 * i));
    /* The shortest form: a first byte goes that only repeats the sign of the second. */
    while (skip < 3 && ((bytes[skip] == 0 && bytes[skip + 1] < 0x80) ||
                        (bytes[skip] == 0xFF && bytes[skip + 1] >= 0x80)))
        skip++;
    build_der_field(out, n, DER_INTEGER, bytes_of(bytes + skip, 4 - skip));
}

void build_utf16(struct buf *out, const char *text)
{
    for (; *text != '\0'; text++) {
        buf_add_byte(out, (uint8_t)*text);
        buf_add_byte(out, 0);
    }
}
