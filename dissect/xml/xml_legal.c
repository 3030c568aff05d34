#include "xml_legal.h"

#include <string.h>

#include "memory.h"
#include "utf.h"

/* XML 1.0 2.2, production Char. */
static bool is_char(uint32_t code)
{
    return code == '\t' || code == '\n' || code == '\r' || (code >= 0x20 && code <= 0xD7FF) ||
           (code >= 0xE000 && code <= 0xFFFD) || (code >= 0x10000 && code <= 0x10FFFF);
}

static void mask(struct bytes b, size_t at, size_t n, struct xml_legal *legal)
{
    if (legal->masked == NULL) {
        legal->masked = memory_get(b.len);
        memcpy(legal->masked, b.data, b.len);
    }
    memset(legal->masked + at, '*', n);
}

static void mask_characters(struct bytes b, struct xml_legal *legal)
{
    size_t n;
    for (size_t i = bytes_find_not_ascii(b, 0); i < b.len; i = bytes_find_not_ascii(b, i + n)) {
        uint32_t code = utf8_next(bytes_from(b, i), &n);
        if (is_char(code))
            continue;
        if (code != UTF_INVALID) {
            legal->illegal = true;
        } else if (!legal->invalid) {
            legal->invalid = true;
            legal->invalid_at = i;
        }
        mask(b, i, n, legal);
    }
}

/* References to characters that may not stand there, such as &#x1B; */
static void mask_references(struct bytes b, struct xml_legal *legal)
{
    for (size_t i = bytes_find(b, BYTES("&#"), 0); i < b.len; i = bytes_find(b, BYTES("&#"), i)) {
        size_t start = i;
        i += 2;
        bool hexadecimal = i < b.len && b.data[i] == 'x';
        size_t digits = i + hexadecimal;
        size_t end = digits;
        while (end < b.len && bytes_find_byte(BYTES("0123456789abcdefABCDEF"), b.data[end], 0) < 22)
            end++;
        uint64_t code;
        struct bytes number = bytes_part(b, digits, end - digits);
        i = end;
        if (end == b.len || b.data[end] != ';' ||
            !(hexadecimal ? bytes_hexadecimal(number, &code) : bytes_decimal(number, &code)))
            continue;
        if (code <= 0x10FFFF && !is_char((uint32_t)code)) {
            legal->illegal = true;
            mask(b, start, end + 1 - start, legal);
        }
    }
}

void xml_legal(struct bytes b, struct xml_legal *legal)
{
    *legal = (struct xml_legal){.masked = NULL};
    mask_characters(b, legal);
    mask_references(b, legal);
}

static bool ends_in_equals(struct bytes b)
{
    return bytes_ends(bytes_trim(b), BYTES("="));
}

/* Behind the tag whose < is at offset at, or where the next < stands, for there libxml2 gives up on
 * it. *values counts its attributes. */
static size_t behind_tag(struct bytes b, size_t at, size_t *values)
{
    size_t start = at + 1;
    for (at = start; at < b.len; at++) {
        at = bytes_find_any(b, BYTES("\"'<>"), at);
        if (at == b.len || b.data[at] == '<' || b.data[at] == '>')
            return at;
        const uint8_t ends[2] = {b.data[at], '<'};
        *values += ends_in_equals(bytes_part(b, start, at - start));
        at = bytes_find_any(b, bytes_of(ends, 2), at + 1);
        if (at < b.len && b.data[at] == '<')
            return at;
        start = at;
    }
    return b.len;
}

/*
 * Every < is taken for a tag's, also inside comments and the like: so it does not matter where
 * libxml2 goes on after an error. Only text that looks like a thousand attributes is mistaken for
 * them.
 */
size_t xml_crowded_tag(struct bytes b, size_t most)
{
    static const size_t smallest_attribute = 5; /* a="" and a space */
    if (b.len / smallest_attribute <= most)
        return b.len;
    for (size_t at = bytes_find_byte(b, '<', 0); at < b.len; at = bytes_find_byte(b, '<', at)) {
        size_t values = 0, start = at;
        at = behind_tag(b, at, &values);
        if (values > most)
            return start;
    }
    return b.len;
}
