#include "xml_char.h"

#include "utf.h"

bool xml_is_char(uint32_t code)
{
    return code == '\t' || code == '\n' || code == '\r' || (code >= 0x20 && code <= 0xD7FF) ||
           (code >= 0xE000 && code <= 0xFFFD) || (code >= 0x10000 && code <= 0x10FFFF);
}

bool xml_is_blank(uint8_t c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct range {
    uint32_t first, last;
};

static bool is_in(const struct range *ranges, size_t n, uint32_t code)
{
    for (size_t i = 0; i < n; i++)
        if (code >= ranges[i].first && code <= ranges[i].last)
            return true;
    return false;
}

/* 2.3, NameStartChar and NameChar beyond ASCII. */
static bool is_name_start(uint32_t code)
{
    static const struct range ranges[] = {{0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},
                                          {0x370, 0x37D},   {0x37F, 0x1FFF},  {0x200C, 0x200D},
                                          {0x2070, 0x218F}, {0x2C00, 0x2FEF}, {0x3001, 0xD7FF},
                                          {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};
    return is_in(ranges, sizeof(ranges) / sizeof(ranges[0]), code);
}

static bool is_name_char(uint32_t code)
{
    static const struct range more[] = {{0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}};
    return is_name_start(code) || is_in(more, sizeof(more) / sizeof(more[0]), code);
}

static bool starts_name(uint8_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':';
}

#define BITS(n) ((UINT64_C(1) << (n)) - 1)

/* The same with digits, - and ., for a byte of ASCII: one bit each. */
static bool continues_name(uint8_t c)
{
    static const uint64_t below_40 = BITS(2) << '-' | BITS(11) << '0'; /* -. 0-9: */
    static const uint64_t from_40 =
        BITS(26) << ('A' - 64) | BITS(1) << ('_' - 64) | BITS(26) << ('a' - 64);
    return ((c < 64 ? below_40 : from_40) >> (c & 63) & 1) != 0;
}

/* Bytes of the character of a name at i; 0 when it is of none. */
static size_t name_character(struct bytes b, size_t i)
{
    size_t n;
    if (b.data[i] < 0x80)
        return i == 0 ? starts_name(b.data[i]) : continues_name(b.data[i]);
    uint32_t code = utf8_next(bytes_from(b, i), &n);
    return (i == 0 ? is_name_start(code) : is_name_char(code)) ? n : 0;
}

struct xml_name xml_name_at(struct bytes b)
{
    size_t i = 0, colon = 0, n;
    while (i < b.len && (n = name_character(b, i)) > 0) {
        colon = b.data[i] == ':' && colon == 0 ? i : colon;
        i += n;
        while (i < b.len && b.data[i] < 0x80 && b.data[i] != ':' && continues_name(b.data[i]))
            i++;
    }
    struct bytes whole = bytes_part(b, 0, i);
    if (colon == 0 || colon + 1 == i)
        return (struct xml_name){whole, bytes_none(), whole};
    return (struct xml_name){whole, bytes_part(whole, 0, colon), bytes_from(whole, colon + 1)};
}
