#include "http_media.h"

struct bytes http_media_type(struct bytes value)
{
    return bytes_trim(bytes_part(value, 0, bytes_find_byte(value, ';', 0)));
}

/* Offset of the semicolon that ends the item at the start of b: not one inside quotes. */
static size_t item_end(struct bytes b)
{
    bool quoted = false;
    for (size_t i = 0; i < b.len; i++) {
        if (quoted && b.data[i] == '\\')
            i++;
        else if (b.data[i] == '"')
            quoted = !quoted;
        else if (b.data[i] == ';' && !quoted)
            return i;
    }
    /* A quote that is never closed ends with its item: the sender meant no more. */
    return quoted ? bytes_find_byte(b, ';', 0) : b.len;
}

static struct bytes without_quotes(struct bytes value)
{
    if (!bytes_starts(value, BYTES("\"")))
        return value;
    value = bytes_from(value, 1);
    return bytes_ends(value, BYTES("\"")) ? bytes_part(value, 0, value.len - 1) : value;
}

bool http_media_parameter(struct bytes value, const char *name, struct bytes *parameter)
{
    struct bytes wanted = bytes_of_string(name);
    while (value.len > 0) {
        size_t end = item_end(value);
        struct bytes item = bytes_part(value, 0, end);
        value = bytes_from(value, end + 1);
        size_t equals = bytes_find_byte(item, '=', 0);
        if (equals < item.len &&
            bytes_equal_nocase(bytes_trim(bytes_part(item, 0, equals)), wanted)) {
            *parameter = without_quotes(bytes_trim(bytes_from(item, equals + 1)));
            return true;
        }
    }
    return false;
}

bool http_media_is_sealed(struct bytes content_type)
{
    struct bytes type = http_media_type(content_type);
    return bytes_equal_nocase(type, BYTES("multipart/encrypted")) ||
           bytes_equal_nocase(type, BYTES("multipart/x-multi-encrypted"));
}
