#include "xml_scan.h"

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

static void fail(struct xml_scan *s, const char *why)
{
    if (s->problem == NULL)
        s->problem = why;
}

/* ---- Characters ---- */

/* Notes what is forbidden in the character at i of b; gives its length. b starts at the cursor. */
static size_t check_character(struct xml_scan *s, struct bytes b, size_t i)
{
    size_t n;
    uint32_t code = utf8_next(bytes_from(b, i), &n);
    if (code != UTF_INVALID) {
        s->illegal = s->illegal || !xml_is_char(code);
    } else if (!s->invalid) {
        s->invalid = true;
        s->invalid_offset = cur_offset(&s->c) + i;
    }
    return n;
}

/* The same for the first len bytes behind the cursor. */
static void check_characters(struct xml_scan *s, size_t len)
{
    struct bytes b = cur_peek(&s->c, len);
    for (size_t i = bytes_find_not_ascii(b, 0); i < b.len; i = bytes_find_not_ascii(b, i))
        i += check_character(s, b, i);
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

/* Appends what raw means, XML 1.0 2.11 (line ends), 3.3.3 (attribute values), 4.1 (references).
 * Gives where in raw a reference stands that is none, else raw's length. */
static size_t resolve(struct xml_scan *s, struct bytes raw, enum where where)
{
    struct buf *out = &s->scratch;
    struct bytes stops = where == IN_CDATA  ? BYTES("\r")
                         : where == IN_TEXT ? BYTES("&\r")
                                            : BYTES("&\r\n\t");
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
                return stop;
            s->illegal = s->illegal || !xml_is_char(code);
            utf8_add_unit(out, code);
            i = end + 1;
        } else {
            if (raw.data[stop] == '\r' && i < raw.len && raw.data[i] == '\n')
                i++;
            buf_add_byte(out, where == IN_ATTRIBUTE ? ' ' : '\n');
        }
    }
    return raw.len;
}

/* The length of the text at the cursor, up to the next <, ]]> or the end; *literal is false when
 * references or line ends have to be resolved in it. */
static size_t text_length(struct xml_scan *s, bool *literal)
{
    struct bytes b = left(s);
    size_t i = 0;
    *literal = true;
    while ((i = bytes_find_special(b, "<&]", i)) < b.len) {
        uint8_t c = b.data[i];
        if (c == '<' || (c == ']' && bytes_starts(bytes_from(b, i), BYTES("]]>"))))
            break;
        if (c == '&' || c == '\r')
            *literal = false;
        i += c < 0x20 || c >= 0x80 ? check_character(s, b, i) : 1;
    }
    return i;
}

/* ---- Between tags ---- */

/* Skips what begins with n bytes and ends with stop, behind which the cursor then stands. Gives
 * what was between them. */
static struct bytes skip_markup(struct xml_scan *s, size_t n, struct bytes stop, const char *what)
{
    struct bytes rest = left(s);
    size_t at = bytes_find(rest, stop, n);
    check_characters(s, at);
    if (at == rest.len) {
        fail(s, what);
        return bytes_none();
    }
    cur_skip(&s->c, at + stop.len);
    return bytes_part(rest, n, at - n);
}

/* 2.5 */
static void skip_comment(struct xml_scan *s)
{
    struct cursor start = s->c;
    struct bytes text = skip_markup(s, 4, BYTES("-->"), "a comment that does not end");
    if (bytes_find(text, BYTES("--"), 0) == text.len && !bytes_ends(text, BYTES("-")))
        return;
    s->c = start;
    fail(s, "-- in a comment");
}

static void skip_instruction(struct xml_scan *s, const char *what)
{
    struct cursor start = s->c;
    struct bytes text = skip_markup(s, 2, BYTES("?>"), what);
    struct bytes name = xml_name_at(text).whole;
    bool whole = name.len == text.len || xml_is_blank(text.data[name.len]);
    if (s->problem != NULL || (name.len > 0 && whole))
        return;
    s->c = start;
    fail(s, "a processing instruction without a name");
}

/* 2.6. An XML declaration is none, and stands at the start alone. */
static void skip_processing_instruction(struct xml_scan *s)
{
    struct bytes name = xml_name_at(bytes_from(left(s), 2)).whole;
    if (bytes_equal(name, BYTES("xml")))
        fail(s, "an XML declaration that is not at the start");
    else
        skip_instruction(s, "a processing instruction that does not end");
}

void xml_scan_declaration(struct xml_scan *s)
{
    struct bytes rest = left(s);
    if (bytes_starts(rest, BYTES("<?")) &&
        bytes_equal(xml_name_at(bytes_from(rest, 2)).whole, BYTES("xml")))
        skip_instruction(s, "an XML declaration that does not end");
}

static size_t blanks(struct bytes b)
{
    size_t n = 0;
    while (n < b.len && xml_is_blank(b.data[n]))
        n++;
    return n;
}

static bool skip_blanks(struct xml_scan *s)
{
    size_t n = blanks(left(s));
    cur_skip(&s->c, n);
    return n > 0;
}

void xml_scan_misc(struct xml_scan *s)
{
    while (s->problem == NULL) {
        skip_blanks(s);
        struct bytes rest = left(s);
        if (bytes_starts(rest, BYTES("<!--")))
            skip_comment(s);
        else if (bytes_starts(rest, BYTES("<?")))
            skip_processing_instruction(s);
        else
            break;
    }
}

enum xml_next xml_scan_next(const struct xml_scan *s)
{
    struct bytes next = cur_peek(&s->c, 2);
    if (next.len == 0)
        return XML_NEXT_NOTHING;
    if (next.len < 2 || next.data[0] != '<')
        return XML_NEXT_OTHER;
    if (next.data[1] == '/')
        return XML_NEXT_END_TAG;
    if (next.data[1] == '!')
        return bytes_starts(left(s), BYTES("<!DOCTYPE")) ? XML_NEXT_DOCTYPE : XML_NEXT_OTHER;
    return next.data[1] == '?' ? XML_NEXT_OTHER : XML_NEXT_START;
}

/* Text of several pieces, or of one that has to be resolved, is put together in scratch. */
struct text {
    struct bytes view;
    bool copied;
};

/* Takes the next n bytes as a piece of text; at a reference that is none what is before it. */
static void add_piece(struct xml_scan *s, struct text *text, size_t n, bool literal,
                      enum where where)
{
    struct bytes raw = cur_peek(&s->c, n);
    if (literal && !text->copied && text->view.len == 0) {
        text->view = raw;
        cur_skip(&s->c, n);
        return;
    }
    if (!text->copied) {
        buf_reset(&s->scratch);
        buf_add(&s->scratch, text->view);
        text->copied = true;
    }
    if (literal)
        buf_add(&s->scratch, raw);
    else
        n = resolve(s, raw, where);
    cur_skip(&s->c, n);
    if (n < raw.len)
        fail(s, "a reference to nothing known");
}

/* 2.7 */
static void add_cdata(struct xml_scan *s, struct text *text)
{
    struct bytes rest = left(s), stop = BYTES("]]>");
    size_t start = sizeof("<![CDATA[") - 1, end = bytes_find(rest, stop, start);
    bool literal = bytes_find_byte(bytes_part(rest, 0, end), '\r', start) == end;
    cur_skip(&s->c, start);
    check_characters(s, end - start);
    add_piece(s, text, end - start, literal, IN_CDATA);
    if (end == rest.len)
        fail(s, "a CDATA section that does not end");
    else
        cur_skip(&s->c, stop.len);
}

struct xml_run xml_scan_text(struct xml_scan *s)
{
    struct text text = {bytes_none(), false};
    uint64_t start = cur_offset(&s->c), end = start;
    bool literal;
    while (s->problem == NULL) {
        size_t n = text_length(s, &literal);
        if (n > 0) {
            add_piece(s, &text, n, literal, IN_TEXT);
            end = cur_offset(&s->c);
            continue;
        }
        struct bytes next = cur_peek(&s->c, 9);
        if (bytes_starts(next, BYTES("]]>"))) {
            fail(s, "]]> outside of a CDATA section");
        } else if (next.len < 2 || (next.data[1] != '!' && next.data[1] != '?')) {
            break;
        } else if (next.data[1] == '?') {
            skip_processing_instruction(s);
        } else if (bytes_starts(next, BYTES("<!--"))) {
            skip_comment(s);
        } else if (bytes_equal(next, BYTES("<![CDATA["))) {
            add_cdata(s, &text);
            end = cur_offset(&s->c);
        } else {
            break;
        }
    }
    struct bytes value = text.copied ? arena_copy(s->arena, buf_bytes(&s->scratch)) : text.view;
    return (struct xml_run){value, span_of(s->c.source, start, (size_t)(end - start))};
}

/* ---- Tags ---- */

struct xml_name xml_scan_name(struct xml_scan *s)
{
    cur_skip(&s->c, 1);
    struct xml_name name = xml_name_at(left(s));
    if (name.whole.len == 0)
        fail(s, "a < that begins no tag");
    cur_skip(&s->c, name.whole.len);
    return name;
}

/* How far an attribute's value goes: to its quotation mark, < or the end. */
static size_t value_length(struct xml_scan *s, uint8_t quote, bool *literal)
{
    struct bytes b = left(s);
    size_t i = 0;
    *literal = true;
    while (i < b.len && b.data[i] != quote && b.data[i] != '<') {
        uint8_t c = b.data[i];
        if (c == '&' || c == '\r' || c == '\n' || c == '\t')
            *literal = false;
        i += c < 0x20 || c >= 0x80 ? check_character(s, b, i) : 1;
    }
    return i;
}

/* 3.1: name, equals sign, quotation mark; the cursor stands at the name. */
static bool begin_attribute(struct xml_scan *s, struct xml_name *name, uint8_t *quote)
{
    *name = xml_name_at(left(s));
    cur_skip(&s->c, name->whole.len);
    skip_blanks(s);
    struct bytes next = cur_peek(&s->c, 1);
    if (name->whole.len == 0) {
        fail(s, "no name of an attribute");
    } else if (!bytes_equal(next, BYTES("="))) {
        fail(s, "an attribute without a value");
    } else {
        cur_skip(&s->c, 1);
        skip_blanks(s);
        next = cur_peek(&s->c, 1);
        if (next.len == 0 || (next.data[0] != '"' && next.data[0] != '\''))
            fail(s, "a value of an attribute without quotation marks");
        else
            *quote = cur_u8(&s->c);
    }
    return s->problem == NULL;
}

bool xml_scan_attribute(struct xml_scan *s, struct xml_name *name, struct bytes *value,
                        struct span *span)
{
    bool apart = skip_blanks(s), literal;
    struct bytes next = cur_peek(&s->c, 1);
    uint8_t quote = 0;
    if (next.len == 0 || next.data[0] == '>' || next.data[0] == '/')
        return false;
    if (!apart)
        fail(s, "no blank before an attribute");
    if (!apart || !begin_attribute(s, name, &quote))
        return false;
    uint64_t start = cur_offset(&s->c);
    size_t n = value_length(s, quote, &literal);
    *span = span_of(s->c.source, start, n);
    struct text text = {bytes_none(), false};
    add_piece(s, &text, n, literal, IN_ATTRIBUTE);
    *value = text.copied ? arena_copy(s->arena, buf_bytes(&s->scratch)) : text.view;
    next = cur_peek(&s->c, 1);
    if (next.len == 0)
        fail(s, "a value of an attribute that does not end");
    else if (next.data[0] == '<')
        fail(s, "< in a value of an attribute");
    else if (s->problem == NULL)
        cur_skip(&s->c, 1);
    return s->problem == NULL;
}

void xml_scan_start_end(struct xml_scan *s, bool *empty)
{
    *empty = bytes_equal(cur_peek(&s->c, 1), BYTES("/"));
    struct bytes end = *empty ? BYTES("/>") : BYTES(">");
    if (s->problem == NULL && bytes_starts(left(s), end))
        cur_skip(&s->c, end.len);
    else
        fail(s, "a start tag that does not end");
}

struct bytes xml_scan_end_tag(struct xml_scan *s)
{
    cur_skip(&s->c, 2);
    struct bytes rest = left(s), name = xml_name_at(rest).whole;
    size_t end = name.len + blanks(bytes_from(rest, name.len));
    if (name.len > 0 && bytes_starts(bytes_from(rest, end), BYTES(">")))
        cur_skip(&s->c, end + 1);
    else
        fail(s, "an end tag that does not end");
    return name;
}
