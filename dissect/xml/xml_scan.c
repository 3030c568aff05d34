#include "xml_scan.h"

#include <string.h>

#include "utf.h"

struct xml_scan xml_scan_start(struct bytes b, uint32_t source, uint64_t offset,
                               struct arena *arena)
{
    return (struct xml_scan){
        .c = cur_init_at(b, source, offset), .arena = arena, .scratch = buf_init(b.len)};
}

static struct bytes left(const struct xml_scan *s)
{
    return cur_peek(&s->c, cur_left(&s->c));
}

/* The character that &name; stands for; UTF_INVALID when that is not known. */
static uint32_t entity(struct bytes name)
{
    static const struct {
        const char *name;
        uint32_t code;
    } five[] = {{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}};
    uint64_t code;
    if (bytes_starts(name, BYTES("#x")))
        return bytes_hexadecimal(bytes_from(name, 2), &code) && code <= 0x10FFFF ? (uint32_t)code
                                                                                 : UTF_INVALID;
    if (bytes_starts(name, BYTES("#")))
        return bytes_decimal(bytes_from(name, 1), &code) && code <= 0x10FFFF ? (uint32_t)code
                                                                             : UTF_INVALID;
    for (size_t i = 0; i < sizeof(five) / sizeof(five[0]); i++)
        if (bytes_equal(name, bytes_of_string(five[i].name)))
            return five[i].code;
    return UTF_INVALID;
}

enum where { IN_TEXT, IN_CDATA, IN_ATTRIBUTE };

/* The bytes that do not stand for themselves there. */
static struct bytes specials(enum where where)
{
    if (where == IN_CDATA)
        return BYTES("\r");
    return where == IN_TEXT ? BYTES("&\r") : BYTES("&\r\n\t");
}

/* Appends what raw means. XML 1.0 2.11 (line ends), 3.3.3 (attribute values). False, and raw cut
 * there, at a reference that is none. */
static bool resolve(struct bytes raw, enum where where, struct buf *out)
{
    struct bytes stops = specials(where);
    for (size_t i = 0; i < raw.len;) {
        size_t stop = bytes_find_any(raw, stops, i);
        buf_add(out, bytes_part(raw, i, stop - i));
        if (stop == raw.len)
            break;
        i = stop + 1;
        if (raw.data[stop] == '&') {
            size_t end = bytes_find_byte(raw, ';', i);
            uint32_t code = end < raw.len ? entity(bytes_part(raw, i, end - i)) : UTF_INVALID;
            if (code == UTF_INVALID)
                return false;
            utf8_add_unit(out, code);
            i = end + 1;
        } else {
            if (raw.data[stop] == '\r' && i < raw.len && raw.data[i] == '\n')
                i++;
            buf_add_byte(out, where == IN_ATTRIBUTE ? ' ' : '\n');
        }
    }
    return true;
}

static bool is_literal(struct bytes raw, enum where where)
{
    return bytes_find_any(raw, specials(where), 0) == raw.len;
}

/* Text of several pieces, or of one that has to be resolved, is put together in scratch. */
struct text {
    struct bytes view;
    bool copied;
};

static bool add_piece(struct xml_scan *s, struct text *text, struct bytes raw, enum where where)
{
    bool literal = is_literal(raw, where);
    if (literal && !text->copied && text->view.len == 0) {
        text->view = raw;
        return true;
    }
    if (!text->copied) {
        buf_reset(&s->scratch);
        buf_add(&s->scratch, text->view);
        text->copied = true;
    }
    return literal ? buf_add(&s->scratch, raw) : resolve(raw, where, &s->scratch);
}

/* Skips from < over what ends with stop; false when it does not end. */
static bool skip_markup(struct xml_scan *s, struct bytes stop)
{
    struct bytes rest = left(s);
    size_t at = bytes_find(rest, stop, 2);
    if (at == rest.len)
        return false;
    cur_skip(&s->c, at + stop.len);
    return true;
}

static bool add_cdata(struct xml_scan *s, struct text *text)
{
    static const char open[] = "<![CDATA[";
    struct bytes rest = left(s), stop = BYTES("]]>");
    size_t start = sizeof(open) - 1, at = bytes_find(rest, stop, start);
    if (!add_piece(s, text, bytes_part(rest, start, at - start), IN_CDATA) || at == rest.len)
        return false;
    cur_skip(&s->c, at + stop.len);
    return true;
}

struct xml_run xml_scan_text(struct xml_scan *s)
{
    struct text text = {bytes_none(), false};
    uint64_t start = cur_offset(&s->c), end = start;
    bool more = true;
    while (more && cur_left(&s->c) > 0) {
        struct bytes rest = left(s);
        bool markup = rest.len > 1 && (rest.data[1] == '!' || rest.data[1] == '?');
        if (rest.data[0] != '<') {
            size_t n = bytes_find_byte(rest, '<', 0);
            more = add_piece(s, &text, bytes_part(rest, 0, n), IN_TEXT);
            cur_skip(&s->c, n);
            end = cur_offset(&s->c);
        } else if (!markup) {
            more = false;
        } else if (bytes_starts(rest, BYTES("<!--"))) {
            more = skip_markup(s, BYTES("-->"));
        } else if (bytes_starts(rest, BYTES("<?"))) {
            more = skip_markup(s, BYTES("?>"));
        } else if (bytes_starts(rest, BYTES("<![CDATA["))) {
            more = add_cdata(s, &text);
            end = cur_offset(&s->c);
        } else {
            more = false;
        }
    }
    struct bytes value = text.copied ? arena_copy(s->arena, buf_bytes(&s->scratch)) : text.view;
    return (struct xml_run){value, span_of(s->c.source, start, (size_t)(end - start))};
}

static bool is_blank(uint8_t c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static void skip_blanks(struct xml_scan *s)
{
    struct bytes rest = left(s);
    size_t n = 0;
    while (n < rest.len && is_blank(rest.data[n]))
        n++;
    cur_skip(&s->c, n);
}

static struct bytes take_name(struct xml_scan *s)
{
    struct bytes rest = left(s);
    size_t n = 0;
    while (n < rest.len && !is_blank(rest.data[n]) && rest.data[n] != '=' && rest.data[n] != '/' &&
           rest.data[n] != '>')
        n++;
    return cur_take(&s->c, n);
}

static void expect(struct xml_scan *s, uint8_t c)
{
    if (cur_u8(&s->c) != c)
        cur_fail(&s->c, CUR_MALFORMED);
}

struct bytes xml_scan_name(struct xml_scan *s)
{
    expect(s, '<');
    return take_name(s);
}

bool xml_scan_attribute(struct xml_scan *s, struct bytes *name, struct bytes *value,
                        struct span *span)
{
    skip_blanks(s);
    struct bytes next = cur_peek(&s->c, 1);
    if (next.len == 0 || next.data[0] == '>' || next.data[0] == '/')
        return false;
    *name = take_name(s);
    skip_blanks(s);
    expect(s, '=');
    skip_blanks(s);
    uint8_t quote = cur_u8(&s->c);
    if (quote != '"' && quote != '\'')
        cur_fail(&s->c, CUR_MALFORMED);
    uint64_t start = cur_offset(&s->c);
    struct bytes raw = cur_until(&s->c, quote);
    *span = span_of(s->c.source, start, raw.len);
    if (is_literal(raw, IN_ATTRIBUTE)) {
        *value = raw;
    } else {
        buf_reset(&s->scratch);
        resolve(raw, IN_ATTRIBUTE, &s->scratch);
        *value = arena_copy(s->arena, buf_bytes(&s->scratch));
    }
    return cur_ok(&s->c);
}

void xml_scan_start_end(struct xml_scan *s, bool *empty)
{
    struct bytes next = cur_peek(&s->c, 1);
    *empty = next.len == 1 && next.data[0] == '/';
    if (*empty)
        cur_skip(&s->c, 1);
    expect(s, '>');
}

void xml_scan_end_tag(struct xml_scan *s)
{
    expect(s, '<');
    expect(s, '/');
    cur_until(&s->c, '>');
}
