#include "guid.h"

#include <string.h>

static const uint8_t net_order[16] = {3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};

struct guid guid_from_net(struct bytes b)
{
    struct guid guid = {{0}};
    if (b.len >= 16)
        for (size_t i = 0; i < 16; i++)
            guid.bytes[i] = b.data[net_order[i]];
    return guid;
}

struct guid guid_from_text_order(struct bytes b)
{
    struct guid guid = {{0}};
    if (b.len >= 16)
        memcpy(guid.bytes, b.data, 16);
    return guid;
}

void guid_to_net(const struct guid *guid, uint8_t out[16])
{
    for (size_t i = 0; i < 16; i++)
        out[net_order[i]] = guid->bytes[i];
}

struct guid guid_swapped(const struct guid *guid)
{
    return guid_from_net(bytes_of(guid->bytes, 16));
}

bool guid_parse(struct bytes text, struct guid *guid)
{
    static const uint8_t groups[5] = {4, 2, 2, 2, 6};

    text = bytes_trim(text);
    if (bytes_starts_nocase(text, BYTES("uuid:")))
        text = bytes_from(text, 5);
    if (text.len == 38 && text.data[0] == '{' && text.data[37] == '}')
        text = bytes_part(text, 1, 36);
    if (text.len != 36)
        return false;
    struct guid parsed;
    size_t at = 0, n = 0;
    for (size_t group = 0; group < 5; group++) {
        if (group > 0 && text.data[at++] != '-')
            return false;
        for (size_t i = 0; i < groups[group]; i++, at += 2) {
            uint64_t byte;
            if (!bytes_hexadecimal(bytes_part(text, at, 2), &byte))
                return false;
            parsed.bytes[n++] = (uint8_t)byte;
        }
    }
    *guid = parsed;
    return true;
}

void guid_text(const struct guid *guid, char text[GUID_TEXT])
{
    static const char digits[] = "0123456789ABCDEF";
    size_t at = 0;
    for (size_t i = 0; i < 16; i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            text[at++] = '-';
        text[at++] = digits[guid->bytes[i] >> 4];
        text[at++] = digits[guid->bytes[i] & 15];
    }
    text[at] = '\0';
}

bool guid_equal(const struct guid *a, const struct guid *b)
{
    return memcmp(a->bytes, b->bytes, 16) == 0;
}

bool guid_is_zero(const struct guid *guid)
{
    static const struct guid zero;
    return guid_equal(guid, &zero);
}
