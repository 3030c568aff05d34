#include "utf.h"

uint32_t utf8_next(struct bytes b, size_t *n)
{
    uint8_t first = b.data[0];
    *n = 1;
    if (first < 0x80)
        return first;
    size_t len;
    uint32_t code, least;
    if (first >= 0xC2 && first <= 0xDF) {
        len = 2;
        code = first & 0x1Fu;
        least = 0x80;
    } else if (first >= 0xE0 && first <= 0xEF) {
        len = 3;
        code = first & 0x0Fu;
        least = 0x800;
    } else if (first >= 0xF0 && first <= 0xF4) {
        len = 4;
        code = first & 0x07u;
        least = 0x10000;
    } else {
        return UTF_INVALID;
    }
    for (size_t i = 1; i < len; i++) {
        if (i >= b.len || (b.data[i] & 0xC0) != 0x80)
            return UTF_INVALID;
        code = code << 6 | (b.data[i] & 0x3Fu);
    }
    if (code < least || code > 0x10FFFF)
        return UTF_INVALID;
    *n = len;
    return code;
}

bool utf8_add(struct buf *out, uint32_t code)
{
    uint8_t text[4];
    size_t n;
    if (code < 0x80) {
        text[0] = (uint8_t)code;
        n = 1;
    } else if (code < 0x800) {
        text[0] = (uint8_t)(0xC0 | code >> 6);
        text[1] = (uint8_t)(0x80 | (code & 63));
        n = 2;
    } else if (code < 0x10000) {
        text[0] = (uint8_t)(0xE0 | code >> 12);
        text[1] = (uint8_t)(0x80 | (code >> 6 & 63));
        text[2] = (uint8_t)(0x80 | (code & 63));
        n = 3;
    } else if (code <= 0x10FFFF) {
        text[0] = (uint8_t)(0xF0 | code >> 18);
        text[1] = (uint8_t)(0x80 | (code >> 12 & 63));
        text[2] = (uint8_t)(0x80 | (code >> 6 & 63));
        text[3] = (uint8_t)(0x80 | (code & 63));
        n = 4;
    } else {
        return false;
    }
    return buf_add(out, bytes_of(text, n));
}

bool utf8_add_unit(struct buf *out, uint32_t code)
{
    size_t n;
    if (code >= 0xDC00 && code <= 0xDFFF && out->len >= 3) {
        uint32_t high = utf8_next(bytes_from(buf_bytes(out), out->len - 3), &n);
        if (high >= 0xD800 && high <= 0xDBFF) {
            out->len -= 3;
            code = 0x10000 + ((high - 0xD800) << 10 | (code - 0xDC00));
        }
    }
    return utf8_add(out, code);
}

bool utf8_valid(struct bytes b)
{
    size_t n;
    for (size_t i = bytes_find_not_ascii(b, 0); i < b.len; i = bytes_find_not_ascii(b, i + n))
        if (utf8_next(bytes_from(b, i), &n) == UTF_INVALID)
            return false;
    return true;
}

static uint32_t unit_at(struct bytes b, size_t i, bool big_endian)
{
    return big_endian ? (uint32_t)b.data[i] << 8 | b.data[i + 1]
                      : (uint32_t)b.data[i + 1] << 8 | b.data[i];
}

bool utf16_to_utf8(struct bytes b, bool big_endian, struct buf *out)
{
    for (size_t i = 0; b.len - i >= 2; i += 2) {
        uint32_t code = unit_at(b, i, big_endian);
        if (code >= 0xD800 && code <= 0xDBFF && b.len - i >= 4) {
            uint32_t low = unit_at(b, i + 2, big_endian);
            if (low >= 0xDC00 && low <= 0xDFFF) {
                code = 0x10000 + ((code - 0xD800) << 10 | (low - 0xDC00));
                i += 2;
            }
        }
        if (!utf8_add(out, code))
            return false;
    }
    return b.len % 2 == 0;
}

static bool add_unit(struct buf *out, uint32_t unit)
{
    uint8_t pair[2] = {(uint8_t)unit, (uint8_t)(unit >> 8)};
    return buf_add(out, bytes_of(pair, 2));
}

bool utf8_to_utf16le(struct bytes b, struct buf *out)
{
    bool done = true;
    for (size_t i = 0, n; i < b.len && done; i += n) {
        uint32_t code = utf8_next(bytes_from(b, i), &n);
        if (code == UTF_INVALID)
            code = UTF_REPLACEMENT;
        if (code >= 0x10000)
            done = add_unit(out, 0xD800 + ((code - 0x10000) >> 10)) &&
                   add_unit(out, 0xDC00 + ((code - 0x10000) & 0x3FF));
        else
            done = add_unit(out, code);
    }
    return done;
}

uint32_t utf_upper(uint32_t c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 0xE0 && c <= 0xFE && c != 0xF7))
        return c - 0x20;
    if (c == 0xFF)
        return 0x178;
    /* Pairs of upper and lower case side by side. */
    if ((c >= 0x100 && c <= 0x137 && c != 0x131) || (c >= 0x14A && c <= 0x177) ||
        (c >= 0x1DE && c <= 0x1EF) || (c >= 0x1F8 && c <= 0x21F) || (c >= 0x222 && c <= 0x233) ||
        (c >= 0x460 && c <= 0x481) || (c >= 0x48A && c <= 0x4BF) || (c >= 0x4D0 && c <= 0x52F) ||
        (c >= 0x1E00 && c <= 0x1E95) || (c >= 0x1EA0 && c <= 0x1EFF))
        return c & ~1u;
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E) || (c >= 0x4C1 && c <= 0x4CE))
        return c % 2 == 0 ? c - 1 : c;
    if (c == 0x3AC)
        return 0x386;
    if (c >= 0x3AD && c <= 0x3AF)
        return c - 37;
    if (c >= 0x3B1 && c <= 0x3CB && c != 0x3C2)
        return c - 0x20;
    if (c == 0x3C2)
        return 0x3A3;
    if (c == 0x3CC)
        return 0x38C;
    if (c == 0x3CD || c == 0x3CE)
        return c - 63;
    if (c >= 0x430 && c <= 0x44F)
        return c - 0x20;
    if (c >= 0x450 && c <= 0x45F)
        return c - 0x50;
    if (c >= 0x561 && c <= 0x586)
        return c - 0x30;
    return c;
}
