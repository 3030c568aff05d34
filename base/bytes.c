#include "bytes.h"

#include <string.h>

static const uint8_t nothing[1];

struct bytes bytes_of(const void *data, size_t len)
{
    if (len == 0)
        return bytes_none();
    return (struct bytes){data, len};
}

struct bytes bytes_of_string(const char *text)
{
    return text != NULL ? bytes_of(text, strlen(text)) : bytes_none();
}

struct bytes bytes_none(void)
{
    return (struct bytes){nothing, 0};
}

struct bytes bytes_part(struct bytes b, size_t offset, size_t n)
{
    if (offset >= b.len)
        return bytes_none();
    if (n > b.len - offset)
        n = b.len - offset;
    return bytes_of(b.data + offset, n);
}

struct bytes bytes_from(struct bytes b, size_t offset)
{
    return bytes_part(b, offset, b.len);
}

bool bytes_equal(struct bytes a, struct bytes b)
{
    return a.len == b.len && memcmp(a.data, b.data, a.len) == 0;
}

bool bytes_is(struct bytes b, const char *text)
{
    size_t i = 0;
    while (i < b.len && text[i] != '\0' && b.data[i] == (uint8_t)text[i])
        i++;
    return i == b.len && text[i] == '\0';
}

uint64_t bytes_fingerprint(struct bytes b)
{
    static const uint64_t odd = 0x9E3779B97F4A7C15u;
    uint64_t lanes[4] = {b.len, 1, 2, 3};
    size_t at = 0;
    /* Four lanes, because a multiplication takes several cycles and they do not wait for each
     * other. */
    for (; b.len - at >= sizeof(lanes); at += sizeof(lanes)) {
        uint64_t words[4];
        memcpy(words, b.data + at, sizeof(words));
        for (size_t i = 0; i < 4; i++) {
            lanes[i] = (lanes[i] ^ words[i]) * odd;
            lanes[i] ^= lanes[i] >> 32;
        }
    }
    for (; at < b.len; at++)
        lanes[0] = (lanes[0] ^ b.data[at]) * odd;
    uint64_t all = 0;
    for (size_t i = 0; i < 4; i++) {
        all = (all ^ lanes[i]) * odd;
        all ^= all >> 29;
    }
    return all;
}

static uint8_t lower(uint8_t c)
{
    return c >= 'A' && c <= 'Z' ? (uint8_t)(c + ('a' - 'A')) : c;
}

bool bytes_equal_nocase(struct bytes a, struct bytes b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (lower(a.data[i]) != lower(b.data[i]))
            return false;
    return true;
}

bool bytes_starts(struct bytes b, struct bytes prefix)
{
    return bytes_equal(bytes_part(b, 0, prefix.len), prefix);
}

bool bytes_starts_nocase(struct bytes b, struct bytes prefix)
{
    return bytes_equal_nocase(bytes_part(b, 0, prefix.len), prefix);
}

bool bytes_ends(struct bytes b, struct bytes suffix)
{
    return b.len >= suffix.len && bytes_equal(bytes_from(b, b.len - suffix.len), suffix);
}

int bytes_compare(struct bytes a, struct bytes b)
{
    size_t n = a.len < b.len ? a.len : b.len;
    int order = memcmp(a.data, b.data, n);
    if (order != 0)
        return order;
    return a.len < b.len ? -1 : a.len > b.len;
}

size_t bytes_find(struct bytes b, struct bytes needle, size_t from)
{
    if (needle.len == 0)
        return from < b.len ? from : b.len;
    while (from < b.len && b.len - from >= needle.len) {
        const uint8_t *at = memchr(b.data + from, needle.data[0], b.len - from - needle.len + 1);
        if (at == NULL)
            break;
        from = (size_t)(at - b.data);
        if (memcmp(at, needle.data, needle.len) == 0)
            return from;
        from++;
    }
    return b.len;
}

size_t bytes_find_nocase(struct bytes b, struct bytes needle, size_t from)
{
    for (; from < b.len && b.len - from >= needle.len; from++)
        if (bytes_equal_nocase(bytes_part(b, from, needle.len), needle))
            return from;
    return b.len;
}

size_t bytes_find_byte(struct bytes b, uint8_t byte, size_t from)
{
    if (from >= b.len)
        return b.len;
    const uint8_t *at = memchr(b.data + from, byte, b.len - from);
    return at != NULL ? (size_t)(at - b.data) : b.len;
}

/* Each stop is looked for up to the nearest so far; in windows, so that one that is far is not
 * looked for again and again. */
size_t bytes_find_any(struct bytes b, struct bytes stops, size_t from)
{
    enum { FIRST_WINDOW = 64, LAST_WINDOW = 4096 };
    size_t window = FIRST_WINDOW;
    while (from < b.len && stops.len > 0) {
        size_t n = b.len - from < window ? b.len - from : window, nearest = n;
        for (size_t i = 0; i < stops.len && i < 4 && nearest > 0; i++) {
            const uint8_t *at = memchr(b.data + from, stops.data[i], nearest);
            if (at != NULL)
                nearest = (size_t)(at - (b.data + from));
        }
        if (nearest < n)
            return from + nearest;
        from += n;
        window = window < LAST_WINDOW ? window * 2 : window;
    }
    return b.len;
}

/* Without branches, so that compilers do many at a time. */
static inline unsigned is_special(uint8_t c, const uint8_t stops[3])
{
    return (unsigned)((uint8_t)(c - 0x20) > 0x5E) | (c == stops[0]) | (c == stops[1]) |
           (c == stops[2]);
}

#define EACH_BYTE (UINT64_MAX / 255)

/* Not zero when one of eight bytes is c. */
static inline uint64_t holds(uint64_t eight, uint8_t c)
{
    uint64_t zero = eight ^ EACH_BYTE * c;
    return (zero - EACH_BYTE) & ~zero & EACH_BYTE * 0x80;
}

static inline bool has_special(uint64_t eight, const uint8_t stops[3])
{
    /* Below 20, or above 7E: what 1 carries into the high bit, or has it. */
    uint64_t outside = ((eight - EACH_BYTE * 0x20) & ~eight) | eight | (eight + EACH_BYTE);
    return ((outside & EACH_BYTE * 0x80) | holds(eight, stops[0]) | holds(eight, stops[1]) |
            holds(eight, stops[2])) != 0;
}

/* Long runs in blocks, short ones and ends in words. */
size_t bytes_find_special(struct bytes b, const char stops[3], size_t from)
{
    enum { BLOCK = 32, WORD = sizeof(uint64_t) };
    const uint8_t three[3] = {(uint8_t)stops[0], (uint8_t)stops[1], (uint8_t)stops[2]};
    if (from >= b.len)
        return b.len;
    for (; b.len - from >= BLOCK; from += BLOCK) {
        const uint8_t *block = b.data + from;
        uint8_t found = 0;
        for (size_t i = 0; i < BLOCK; i++)
            found |= (uint8_t)is_special(block[i], three);
        if (found != 0)
            break;
    }
    for (; b.len - from >= WORD; from += WORD) {
        uint64_t eight;
        memcpy(&eight, b.data + from, WORD);
        if (has_special(eight, three))
            break;
    }
    while (from < b.len && is_special(b.data[from], three) == 0)
        from++;
    return from;
}

size_t bytes_find_not_ascii(struct bytes b, size_t from)
{
    return bytes_find_special(b, "\x7F\x7F\x7F", from);
}

static bool is_blank(uint8_t c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct bytes bytes_trim(struct bytes b)
{
    size_t start = 0, end = b.len;
    while (start < end && is_blank(b.data[start]))
        start++;
    while (end > start && is_blank(b.data[end - 1]))
        end--;
    return bytes_part(b, start, end - start);
}

bool bytes_next(struct bytes *rest, uint8_t stop, struct bytes *piece)
{
    if (rest->len == 0)
        return false;
    size_t at = bytes_find_byte(*rest, stop, 0);
    *piece = bytes_part(*rest, 0, at);
    *rest = bytes_from(*rest, at < rest->len ? at + 1 : at);
    return true;
}

bool bytes_decimal(struct bytes b, uint64_t *value)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < b.len; i++) {
        if (b.data[i] < '0' || b.data[i] > '9')
            return false;
        uint64_t digit = (uint64_t)(b.data[i] - '0');
        if (sum > (UINT64_MAX - digit) / 10)
            return false;
        sum = sum * 10 + digit;
    }
    *value = sum;
    return b.len > 0;
}

bool bytes_hexadecimal(struct bytes b, uint64_t *value)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < b.len; i++) {
        uint8_t c = lower(b.data[i]);
        unsigned digit;
        if (c >= '0' && c <= '9')
            digit = c - '0';
        else if (c >= 'a' && c <= 'f')
            digit = 10u + c - 'a';
        else
            return false;
        if (sum > UINT64_MAX >> 4)
            return false;
        sum = sum << 4 | digit;
    }
    *value = sum;
    return b.len > 0;
}
