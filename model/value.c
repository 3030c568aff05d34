#include "value.h"

#include <inttypes.h>
#include <string.h>

#include "utf.h"

/* Days since 1970 to a date of the Gregorian calendar. */
static void date_of(int64_t days, int64_t *year, unsigned *month, unsigned *day)
{
    days += 719468; /* from 0000-03-01, so that a leap day ends its year */
    int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    unsigned day_of_era = (unsigned)(days - era * 146097);
    unsigned year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    unsigned day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    unsigned march = (5 * day_of_year + 2) / 153;
    *day = day_of_year - (153 * march + 2) / 5 + 1;
    *month = march < 10 ? march + 3 : march - 9;
    *year = era * 400 + year_of_era + (*month <= 2);
}

static void put_digits(uint8_t *to, uint64_t value, size_t n)
{
    for (; n > 0; value /= 10)
        to[--n] = (uint8_t)('0' + value % 10);
}

struct bytes value_time_text(int64_t time, uint8_t text[VALUE_TIME])
{
    int64_t seconds = time / 1000000000, nanoseconds = time % 1000000000;
    if (nanoseconds < 0) {
        nanoseconds += 1000000000;
        seconds--;
    }
    int64_t days = seconds / 86400, rest = seconds % 86400;
    if (rest < 0) {
        rest += 86400;
        days--;
    }
    int64_t year;
    unsigned month, day;
    date_of(days, &year, &month, &day);
    /* Each record has a time or two, so it is written by hand. 64 bits of nanoseconds end in 2262.
     */
    memcpy(text, "0000-00-00T00:00:00.000000000Z", VALUE_TIME);
    put_digits(text, (uint64_t)year, 4);
    put_digits(text + 5, month, 2);
    put_digits(text + 8, day, 2);
    put_digits(text + 11, (uint64_t)(rest / 3600), 2);
    put_digits(text + 14, (uint64_t)(rest / 60 % 60), 2);
    put_digits(text + 17, (uint64_t)(rest % 60), 2);
    put_digits(text + 20, (uint64_t)nanoseconds, 9);
    return bytes_of(text, VALUE_TIME);
}

void value_time(int64_t time, struct buf *out)
{
    uint8_t text[VALUE_TIME];
    buf_add(out, value_time_text(time, text));
}

void value_seconds(int64_t duration, struct buf *out)
{
    uint64_t magnitude = duration < 0 ? 0 - (uint64_t)duration : (uint64_t)duration;
    if (duration < 0)
        buf_add_byte(out, '-');
    buf_printf(out, "%" PRIu64, magnitude / 1000000000);
    unsigned fraction = (unsigned)(magnitude % 1000000000), digits = 9;
    if (fraction == 0)
        return;
    while (fraction % 10 == 0) {
        fraction /= 10;
        digits--;
    }
    buf_printf(out, ".%0*u", (int)digits, fraction);
}

void value_duration(int64_t duration, struct buf *out)
{
    static const struct {
        int64_t seconds;
        const char *name;
    } units[] = {{86400, "d"}, {3600, "h"}, {60, "min"}};
    const int64_t second = 1000000000;
    /* Two minutes and less are compared with timeouts in seconds. */
    if (duration > -120 * second && duration <= 120 * second) {
        value_seconds(duration, out);
        buf_add(out, BYTES(" s"));
        return;
    }
    if (duration < 0)
        buf_add_byte(out, '-');
    uint64_t rest = duration < 0 ? 0 - (uint64_t)duration : (uint64_t)duration;
    const char *before = "";
    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
        uint64_t unit = (uint64_t)(units[i].seconds * second), n = rest / unit;
        if (n == 0)
            continue;
        buf_printf(out, "%s%" PRIu64 " %s", before, n, units[i].name);
        rest %= unit;
        before = " ";
    }
    if (rest > 0) {
        buf_add(out, bytes_of_string(before));
        value_seconds((int64_t)rest, out);
        buf_add(out, BYTES(" s"));
    }
}

static void add_number(const struct field *field, uint64_t value, struct buf *out)
{
    if (field->show == SHOW_HEX)
        buf_printf(out, "0x%0*" PRIX64, field->width * 2, value);
    else
        buf_printf(out, "%" PRIu64, value);
}

static void add_flags(const struct node *node, struct buf *out)
{
    const struct field *field = node->field;
    uint64_t rest = node->value.u;
    add_number(field, rest, out);
    const char *before = " (";
    for (const struct name *name = field->names; name != NULL && name->name != NULL; name++) {
        if (name->value == 0 || (node->value.u & name->value) != name->value)
            continue;
        buf_printf(out, "%s%s", before, name->name);
        before = ", ";
        rest &= ~name->value;
    }
    if (rest != 0 && rest != node->value.u)
        buf_printf(out, "%s0x%" PRIX64, before, rest);
    if (before[0] == ',')
        buf_add_byte(out, ')');
}

static void add_text(struct bytes text, const struct value_options *options, struct buf *out)
{
    size_t n = text.len;
    if (options->most > 0 && n > options->most) {
        n = options->most;
        while (n > 0 && (text.data[n] & 0xC0) == 0x80)
            n--;
    }
    buf_add(out, bytes_part(text, 0, n));
    if (n < text.len)
        buf_printf(out, "… (%zu bytes in all)", text.len);
}

static void add_hexadecimal(struct bytes b, const struct value_options *options, struct buf *out)
{
    size_t n = options->most > 0 && b.len > options->most / 2 ? options->most / 2 : b.len;
    for (size_t i = 0; i < n; i++)
        buf_printf(out, "%02x", b.data[i]);
    if (n < b.len)
        buf_printf(out, "… (%zu bytes in all)", b.len);
}

void value_text(const struct node *node, const struct value_options *options, struct buf *out)
{
    const struct field *field = node->field;
    if (node_is_secret(node) && !options->show_secrets) {
        bool sized = field->kind == KIND_STRING || field->kind == KIND_BYTES;
        if (sized)
            buf_printf(out, "(secret, %zu bytes)", node->value.b.len);
        else
            buf_add(out, BYTES("(secret)"));
        return;
    }
    switch (field->kind) {
    case KIND_UINT:
        add_number(field, node->value.u, out);
        break;
    case KIND_INT:
        if (field->show == SHOW_HEX)
            add_number(field, node->value.u, out);
        else
            buf_printf(out, "%" PRId64, node->value.i);
        break;
    case KIND_ENUM: {
        const char *name = name_of(field->names, node->value.u);
        if (name != NULL)
            buf_printf(out, "%s (", name);
        add_number(field, node->value.u, out);
        if (name != NULL)
            buf_add_byte(out, ')');
        break;
    }
    case KIND_FLAGS:
        add_flags(node, out);
        break;
    case KIND_BOOL:
        buf_add(out, node->value.u != 0 ? BYTES("true") : BYTES("false"));
        break;
    case KIND_FLOAT:
    case KIND_DECIMAL:
    case KIND_STRING:
    case KIND_PAIR:
        add_text(node->value.b, options, out);
        break;
    case KIND_BYTES:
        add_hexadecimal(node->value.b, options, out);
        break;
    case KIND_GUID: {
        struct guid guid = guid_from_text_order(node->value.b);
        char text[GUID_TEXT];
        guid_text(&guid, text);
        buf_add(out, bytes_of_string(text));
        break;
    }
    case KIND_TIME:
        value_time(node->value.i, out);
        break;
    case KIND_DURATION:
        value_duration(node->value.i, out);
        break;
    case KIND_NULL:
        buf_add(out, BYTES("null"));
        break;
    case KIND_GROUP:
    case KIND_LIST:
    case KIND_MAP:
        break;
    }
}
