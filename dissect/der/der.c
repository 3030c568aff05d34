#include "der.h"

#include <inttypes.h>

/* X.690 8.1.3. False, and c failed, when it is none that this reader takes. */
static bool read_length(struct cursor *c, uint64_t *length)
{
    uint8_t first = cur_u8(c);
    if (!cur_ok(c))
        return false;
    if (first < 0x80) {
        *length = first;
        return true;
    }
    size_t n = first & 0x7F;
    if (n == 0 || n > 8) {
        cur_fail(c, CUR_MALFORMED);
        return false;
    }
    *length = cur_uint_be(c, n);
    return cur_ok(c);
}

bool der_next(struct cursor *c, uint8_t *tag, struct cursor *contents)
{
    *contents = cur_init_at(bytes_none(), c->source, cur_offset(c));
    *tag = 0;
    if (cur_left(c) == 0)
        return false;
    uint8_t first = cur_u8(c);
    if ((first & 0x1F) == 0x1F) {
        cur_fail(c, CUR_MALFORMED);
        return false;
    }
    uint64_t length;
    if (!read_length(c, &length))
        return false;
    *tag = first;
    if (length > cur_left(c)) {
        *contents = cur_sub(c, cur_left(c));
        cur_fail(c, CUR_TRUNCATED);
        return true;
    }
    *contents = cur_sub(c, (size_t)length);
    return true;
}

bool der_enter(struct cursor *c, uint8_t tag, struct cursor *contents)
{
    struct bytes first = cur_peek(c, 1);
    if (first.len == 0 || first.data[0] != tag) {
        *contents = cur_init_at(bytes_none(), c->source, cur_offset(c));
        return false;
    }
    uint8_t same;
    return der_next(c, &same, contents);
}

int64_t der_integer(struct cursor *contents)
{
    struct bytes b = cur_rest(contents);
    if (b.len == 0 || b.len > 8) {
        cur_fail(contents, CUR_MALFORMED);
        return 0;
    }
    uint64_t value = (b.data[0] & 0x80) != 0 ? UINT64_MAX : 0;
    for (size_t i = 0; i < b.len; i++)
        value = value << 8 | b.data[i];
    return (int64_t)value;
}

uint32_t der_bits(struct cursor *contents)
{
    struct bytes first = cur_peek(contents, 1), b = bytes_from(cur_rest(contents), 1);
    uint8_t unused = first.len > 0 ? first.data[0] : UINT8_MAX;
    if (unused > 7 || (unused > 0 && b.len == 0)) {
        cur_fail(contents, CUR_MALFORMED);
        return 0;
    }
    uint32_t value = 0;
    for (size_t i = 0; i < 4; i++)
        value = value << 8 | (i < b.len ? b.data[i] : 0);
    /* The unused bits of the last byte mean nothing. */
    if (b.len > 0 && b.len <= 4)
        value &= UINT32_MAX << (32 - b.len * 8 + unused);
    return value;
}

/*
 * Days from 1970 to the first of March of the year before, and on from there: leap days end a
 * year.
 */
static int64_t days_since_1970(int64_t year, int64_t month, int64_t day)
{
    if (month <= 2) {
        year--;
        month += 12;
    }
    return year * 365 + year / 4 - year / 100 + year / 400 + (153 * (month - 3) + 2) / 5 + day - 1 -
           719468;
}

static bool take_number(struct cursor *c, size_t digits, int64_t *number)
{
    uint64_t value = 0;
    bool good = bytes_decimal(cur_take(c, digits), &value) && cur_ok(c);
    *number = (int64_t)value;
    return good;
}

static int64_t days_of_month(int64_t year, int64_t month)
{
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (month == 2 && leap);
}

/* The fraction of a second, of which nine digits count, in nanoseconds. */
static bool take_fraction(struct cursor *c, int64_t *nanoseconds)
{
    int64_t unit = 100000000;
    size_t digits = 0;
    cur_skip(c, 1);
    for (struct bytes next = cur_peek(c, 1);
         next.len > 0 && next.data[0] >= '0' && next.data[0] <= '9'; next = cur_peek(c, 1)) {
        *nanoseconds += (next.data[0] - '0') * unit;
        unit /= 10;
        digits++;
        cur_skip(c, 1);
    }
    return digits > 0;
}

int64_t der_time(struct cursor *contents)
{
    int64_t year, month, day, hour, minute, second, nanoseconds = 0;
    bool good = cur_left(contents) >= 15 && take_number(contents, 4, &year) &&
                take_number(contents, 2, &month) && take_number(contents, 2, &day) &&
                take_number(contents, 2, &hour) && take_number(contents, 2, &minute) &&
                take_number(contents, 2, &second);
    if (good && bytes_equal(cur_peek(contents, 1), BYTES(".")))
        good = take_fraction(contents, &nanoseconds);
    good = good && bytes_equal(cur_rest(contents), BYTES("Z")) && year >= 1678 && year <= 2261 &&
           month >= 1 && month <= 12 && day >= 1 && day <= days_of_month(year, month) &&
           hour <= 23 && minute <= 59 && second <= 60;
    if (!good) {
        cur_fail(contents, CUR_MALFORMED);
        return 0;
    }
    int64_t days = days_since_1970(year, month, day);
    return (((days * 24 + hour) * 60 + minute) * 60 + second) * 1000000000 + nanoseconds;
}

bool der_oid_text(struct bytes contents, struct buf *out)
{
    struct cursor c = cur_init(contents, 0);
    bool first = true;
    if (contents.len == 0)
        return false;
    while (cur_left(&c) > 0) {
        uint64_t arc = 0;
        uint8_t byte;
        do {
            byte = cur_u8(&c);
            if (!cur_ok(&c) || arc > UINT64_MAX >> 7)
                return false;
            arc = arc << 7 | (byte & 0x7F);
        } while ((byte & 0x80) != 0);
        /* The first two arcs are one number, X.690 8.19.4. */
        if (first) {
            uint64_t root = arc < 80 ? arc / 40 : 2;
            if (!buf_printf(out, "%" PRIu64 ".%" PRIu64, root, arc - root * 40))
                return false;
        } else if (!buf_printf(out, ".%" PRIu64, arc)) {
            return false;
        }
        first = false;
    }
    return true;
}
