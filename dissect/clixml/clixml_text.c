#include "clixml_text.h"

#include "utf.h"

/* The escape at the start of text: its bytes, and in *code what it stands for. 0 when there is
 * none. */
static size_t escape(struct bytes text, uint32_t *code)
{
    static const size_t digits[] = {4, 8};
    if (!bytes_starts_nocase(text, BYTES("_x")))
        return 0;
    for (size_t i = 0; i < sizeof(digits) / sizeof(digits[0]); i++) {
        size_t end = 2 + digits[i];
        uint64_t value;
        if (end < text.len && text.data[end] == '_' &&
            bytes_hexadecimal(bytes_part(text, 2, digits[i]), &value) && value <= 0x10FFFF) {
            *code = (uint32_t)value;
            return end + 1;
        }
    }
    return 0;
}

struct bytes clixml_unescape(struct arena *arena, struct bytes text)
{
    struct buf out = buf_init(text.len);
    size_t done = 0;
    for (size_t at = bytes_find_byte(text, '_', 0); at < text.len;) {
        uint32_t code;
        size_t n = escape(bytes_from(text, at), &code);
        if (n > 0) {
            buf_add(&out, bytes_part(text, done, at - done));
            utf8_add_unit(&out, code);
            done = at + n;
        }
        at = bytes_find_byte(text, '_', at + (n > 0 ? n : 1));
    }
    if (done == 0)
        return text;
    buf_add(&out, bytes_from(text, done));
    struct bytes copy = arena_copy(arena, buf_bytes(&out));
    buf_clear(&out);
    return copy;
}
