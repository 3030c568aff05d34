#include "json_value.h"

#include "base64.h"
#include "utf.h"
#include "value.h"

/* Doubles, which is what most readers of JSON make of numbers, hold every integer up to here. */
#define EXACT_INTEGERS (UINT64_C(1) << 53)

/* What stands behind the backslash for an ASCII character: 0 nothing (it is written as it is), 'u'
 * four digits. */
static const char escapes[128] = {
    'u', 'u', 'u', 'u', 'u', 'u', 'u', 'u', 'b',         't',           'n',         'u',
    'f', 'r', 'u', 'u', 'u', 'u', 'u', 'u', 'u',         'u',           'u',         'u',
    'u', 'u', 'u', 'u', 'u', 'u', 'u', 'u', ['"'] = '"', ['\\'] = '\\', [0x7F] = 'u'};

static void write_escape(struct writer *w, uint32_t code)
{
    static const char digits[] = "0123456789abcdef";
    uint8_t text[6] = {'\\',
                       'u',
                       (uint8_t)digits[code >> 12 & 15],
                       (uint8_t)digits[code >> 8 & 15],
                       (uint8_t)digits[code >> 4 & 15],
                       (uint8_t)digits[code & 15]};
    writer_add(w, bytes_of(text, sizeof(text)));
}

static void write_ascii_escape(struct writer *w, uint8_t c)
{
    if (escapes[c] == 'u') {
        write_escape(w, c);
        return;
    }
    writer_byte(w, '\\');
    writer_byte(w, (uint8_t)escapes[c]);
}

/* Whether a character stands in a string as it is. */
static bool is_plain(uint32_t code)
{
    if (code < 0x80)
        return escapes[code] == 0;
    return code > 0x9F && code != 0x2028 && code != 0x2029 && (code < 0xD800 || code > 0xDFFF) &&
           code != UTF_INVALID;
}

static bool continues(struct bytes text, size_t i)
{
    return i < text.len && (text.data[i] & 0xC0) == 0x80;
}

/*
 * Bytes of the character at i when its first byte alone says that it is plain and not too short for
 * its form: U+00C0 to U+07FF, U+3000 to U+CFFF; else 0, and it wants a closer look.
 */
static size_t plain_sequence(struct bytes text, size_t i)
{
    uint8_t first = text.data[i];
    if (first >= 0xC3 && first <= 0xDF && continues(text, i + 1))
        return 2;
    if (first >= 0xE3 && first <= 0xEC && continues(text, i + 1) && continues(text, i + 2))
        return 3;
    return 0;
}

/* From i on, where the first character stands that cannot be written as it is; *code and *n are
 * its. */
static size_t clean_until(struct bytes text, size_t i, uint32_t *code, size_t *n)
{
    while ((i = bytes_find_special(text, "\"\\\\", i)) < text.len) {
        while (i < text.len && text.data[i] >= 0x80) {
            size_t sequence = plain_sequence(text, i);
            if (sequence == 0) {
                *code = utf8_next(bytes_from(text, i), n);
                if (!is_plain(*code))
                    return i;
                sequence = *n;
            }
            i += sequence;
        }
        if (i < text.len && !is_plain(text.data[i])) {
            *code = text.data[i];
            *n = 1;
            return i;
        }
    }
    return i;
}

void json_string(struct writer *w, struct bytes text)
{
    writer_byte(w, '"');
    uint32_t code = 0;
    size_t run = 0, n = 0;
    for (size_t i; (i = clean_until(text, run, &code, &n)) < text.len; run = i + n) {
        writer_add(w, bytes_part(text, run, i - run));
        if (code == UTF_INVALID)
            writer_text(w, "\xEF\xBF\xBD");
        else if (code < 0x80)
            write_ascii_escape(w, (uint8_t)code);
        else
            write_escape(w, code);
    }
    writer_add(w, bytes_from(text, run));
    writer_byte(w, '"');
}

int json_compare_names(struct bytes a, struct bytes b)
{
    size_t i = 0, j = 0;
    while (i < a.len && j < b.len) {
        size_t n, m;
        uint32_t one = utf8_next(bytes_from(a, i), &n), other = utf8_next(bytes_from(b, j), &m);
        if (one == UTF_INVALID)
            one = UTF_REPLACEMENT;
        if (other == UTF_INVALID)
            other = UTF_REPLACEMENT;
        if (one != other)
            return one < other ? -1 : 1;
        i += n;
        j += m;
    }
    return (i < a.len) - (j < b.len);
}

static size_t digits_until(struct bytes text, size_t i)
{
    while (i < text.len && text.data[i] >= '0' && text.data[i] <= '9')
        i++;
    return i;
}

/* RFC 8259 section 6. A whole number must not be beyond 2^53 either. */
static bool is_number(struct bytes text)
{
    size_t start = text.len > 0 && text.data[0] == '-' ? 1 : 0;
    size_t i = digits_until(text, start);
    if (i == start || (text.data[start] == '0' && i - start > 1))
        return false;
    if (i == text.len) {
        uint64_t value;
        return bytes_decimal(bytes_from(text, start), &value) && value <= EXACT_INTEGERS;
    }
    if (text.data[i] == '.') {
        size_t end = digits_until(text, i + 1);
        if (end == i + 1)
            return false;
        i = end;
    }
    if (i < text.len && (text.data[i] | 0x20) == 'e') {
        i++;
        if (i < text.len && (text.data[i] == '+' || text.data[i] == '-'))
            i++;
        size_t end = digits_until(text, i);
        if (end == i)
            return false;
        i = end;
    }
    return i == text.len;
}

static void write_integer(struct writer *w, const struct node *node)
{
    bool negative = node->field->kind == KIND_INT && node->value.i < 0;
    uint64_t magnitude = negative ? 0 - node->value.u : node->value.u;
    bool quoted = magnitude > EXACT_INTEGERS && (node->field->flags & FIELD_EXACT) == 0;
    if (quoted)
        writer_byte(w, '"');
    if (negative)
        writer_byte(w, '-');
    writer_unsigned(w, magnitude);
    if (quoted)
        writer_byte(w, '"');
}

/* A value that has no name, as a string: 0x and the digits of the field's width. */
static void write_hexadecimal(struct writer *w, uint64_t value, uint8_t width)
{
    uint8_t text[16];
    size_t n = 0, least = width < 8 ? (size_t)width * 2 : 16;
    do {
        text[sizeof(text) - ++n] = (uint8_t) "0123456789ABCDEF"[value & 15];
        value >>= 4;
    } while (value != 0 || n < least);
    writer_text(w, "\"0x");
    writer_add(w, bytes_of(&text[sizeof(text) - n], n));
    writer_byte(w, '"');
}

static void write_enum(struct writer *w, const struct node *node)
{
    const char *name = name_of(node->field->names, node->value.u);
    if (name != NULL)
        json_string(w, bytes_of_string(name));
    else
        write_hexadecimal(w, node->value.u, node->field->width);
}

static void write_flags(struct writer *w, const struct node *node)
{
    uint64_t rest = node->value.u;
    const char *before = "[";
    for (const struct name *name = node->field->names; name != NULL && name->name != NULL; name++) {
        if (name->value == 0 || (node->value.u & name->value) != name->value)
            continue;
        writer_text(w, before);
        json_string(w, bytes_of_string(name->name));
        before = ",";
        rest &= ~name->value;
    }
    if (rest != 0) {
        writer_text(w, before);
        write_hexadecimal(w, rest, node->field->width);
        before = ",";
    }
    writer_text(w, before[0] == '[' ? "[]" : "]");
}

static void write_base64(struct writer *w, struct bytes b)
{
    enum { PIECE = 3 * 4096 };
    struct buf text = buf_init(PIECE / 3 * 4);
    writer_byte(w, '"');
    for (size_t i = 0; i < b.len; i += PIECE) {
        buf_reset(&text);
        base64_encode(bytes_part(b, i, PIECE), &text);
        writer_add(w, buf_bytes(&text));
    }
    writer_byte(w, '"');
    buf_clear(&text);
}

void json_time(struct writer *w, int64_t time)
{
    uint8_t text[VALUE_TIME];
    writer_byte(w, '"');
    writer_add(w, value_time_text(time, text));
    writer_byte(w, '"');
}

static void write_seconds(struct writer *w, int64_t duration)
{
    struct buf text = buf_init(64);
    value_seconds(duration, &text);
    writer_add(w, buf_bytes(&text));
    buf_clear(&text);
}

static void write_guid(struct writer *w, struct bytes text_order)
{
    struct guid guid = guid_from_text_order(text_order);
    char text[GUID_TEXT];
    guid_text(&guid, text);
    writer_byte(w, '"');
    writer_text(w, text);
    writer_byte(w, '"');
}

void json_value(struct writer *w, const struct node *node)
{
    switch (node->field->kind) {
    case KIND_UINT:
    case KIND_INT:
        write_integer(w, node);
        break;
    case KIND_ENUM:
        write_enum(w, node);
        break;
    case KIND_FLAGS:
        write_flags(w, node);
        break;
    case KIND_BOOL:
        writer_text(w, node->value.u != 0 ? "true" : "false");
        break;
    case KIND_FLOAT:
        if (is_number(node->value.b))
            writer_add(w, node->value.b);
        else
            json_string(w, node->value.b);
        break;
    case KIND_DECIMAL:
    case KIND_STRING:
        json_string(w, node->value.b);
        break;
    case KIND_BYTES:
        write_base64(w, node->value.b);
        break;
    case KIND_GUID:
        write_guid(w, node->value.b);
        break;
    case KIND_TIME:
        json_time(w, node->value.i);
        break;
    case KIND_DURATION:
        write_seconds(w, node->value.i);
        break;
    case KIND_PAIR:
        writer_byte(w, '[');
        json_string(w, node->name);
        writer_byte(w, ',');
        json_string(w, node->value.b);
        writer_byte(w, ']');
        break;
    case KIND_GROUP:
    case KIND_LIST:
    case KIND_MAP:
    case KIND_NULL:
        writer_text(w, "null");
        break;
    }
}
