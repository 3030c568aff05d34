#include "clixml_syntax.h"

/* Takes c off the start of *text when it is there. */
static bool take(struct bytes *text, char c)
{
    if (text->len == 0 || text->data[0] != (uint8_t)c)
        return false;
    *text = bytes_from(*text, 1);
    return true;
}

static struct bytes take_digits(struct bytes *text)
{
    size_t n = 0;
    while (n < text->len && text->data[n] >= '0' && text->data[n] <= '9')
        n++;
    struct bytes digits = bytes_part(*text, 0, n);
    *text = bytes_from(*text, n);
    return digits;
}

/* Exactly n digits whose number lies in a range. */
static bool take_number(struct bytes *text, size_t n, uint64_t least, uint64_t most,
                        uint64_t *number)
{
    if (!bytes_decimal(bytes_part(*text, 0, n), number) || text->len < n)
        return false;
    *text = bytes_from(*text, n);
    return *number >= least && *number <= most;
}

bool clixml_integer(struct bytes text, bool *negative, uint64_t *magnitude)
{
    *negative = take(&text, '-');
    if (!*negative)
        take(&text, '+');
    return bytes_decimal(text, magnitude);
}

/* Digits with a point among or around them: the digits before it and behind it, at least one in
 * all. */
static bool take_decimal(struct bytes *text, struct bytes *whole, struct bytes *fraction)
{
    *whole = take_digits(text);
    *fraction = take(text, '.') ? take_digits(text) : bytes_none();
    return whole->len + fraction->len > 0;
}

bool clixml_is_float(struct bytes text)
{
    struct bytes whole, fraction;
    if (bytes_equal(text, BYTES("INF")) || bytes_equal(text, BYTES("-INF")) ||
        bytes_equal(text, BYTES("NaN")))
        return true;
    if (!take(&text, '-'))
        take(&text, '+');
    if (!take_decimal(&text, &whole, &fraction))
        return false;
    if (take(&text, 'e') || take(&text, 'E')) {
        if (!take(&text, '-'))
            take(&text, '+');
        if (take_digits(&text).len == 0)
            return false;
    }
    return text.len == 0;
}

bool clixml_is_decimal(struct bytes text)
{
    static const char largest[] = "79228162514264337593543950335";
    struct bytes whole, fraction;
    if (!take(&text, '-'))
        take(&text, '+');
    if (!take_decimal(&text, &whole, &fraction) || text.len > 0)
        return false;
    while (take(&whole, '0'))
        ;
    struct bytes limit = bytes_of_string(largest);
    return whole.len < limit.len || (whole.len == limit.len && bytes_compare(whole, limit) <= 0);
}

static uint64_t days_of(uint64_t year, uint64_t month)
{
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : days[month - 1];
}

static bool take_time(struct bytes *text)
{
    uint64_t hour, minute, second;
    if (!take_number(text, 2, 0, 23, &hour) || !take(text, ':') ||
        !take_number(text, 2, 0, 59, &minute) || !take(text, ':') ||
        !take_number(text, 2, 0, 59, &second))
        return false;
    return !take(text, '.') || take_digits(text).len > 0;
}

static bool take_zone(struct bytes *text)
{
    uint64_t hour, minute;
    if (take(text, 'Z') || text->len == 0)
        return true;
    return (take(text, '+') || take(text, '-')) && take_number(text, 2, 0, 14, &hour) &&
           take(text, ':') && take_number(text, 2, 0, 59, &minute);
}

bool clixml_is_date(struct bytes text)
{
    uint64_t year, month, day;
    return take_number(&text, 4, 1, 9999, &year) && take(&text, '-') &&
           take_number(&text, 2, 1, 12, &month) && take(&text, '-') &&
           take_number(&text, 2, 1, days_of(year, month), &day) && take(&text, 'T') &&
           take_time(&text) && take_zone(&text) && text.len == 0;
}

/* Numbers that are followed by the letters of units, in their order and each at most once; *n
 * counts them. */
static bool take_parts(struct bytes *text, struct bytes units, size_t *n)
{
    size_t at = 0;
    *n = 0;
    while (text->len > 0 && text->data[0] != 'T') {
        struct bytes whole, fraction;
        if (!take_decimal(text, &whole, &fraction) || whole.len == 0 || text->len == 0)
            return false;
        uint8_t unit = text->data[0];
        at = bytes_find_byte(units, unit, at);
        if (at == units.len || (fraction.len > 0 && unit != 'S'))
            return false;
        *text = bytes_from(*text, 1);
        at++;
        ++*n;
    }
    return true;
}

bool clixml_is_duration(struct bytes text)
{
    size_t days, times = 0;
    take(&text, '-');
    if (!take(&text, 'P') || !take_parts(&text, BYTES("YMD"), &days))
        return false;
    if (take(&text, 'T') && (!take_parts(&text, BYTES("HMS"), &times) || times == 0))
        return false;
    return text.len == 0 && days + times > 0;
}

bool clixml_is_version(struct bytes text)
{
    size_t n = 0;
    do {
        uint64_t number;
        if (!bytes_decimal(take_digits(&text), &number) || number > INT32_MAX)
            return false;
        n++;
    } while (take(&text, '.'));
    return text.len == 0 && n >= 2 && n <= 4;
}
