#include "winrs.h"

#include <string.h>

#include "codepage.h"
#include "codepage_iconv.h"
#include "guid.h"
#include "utf.h"
#include "winrs_fields.h"
#include "wsman_fields.h"

#define F(word) (&winrs_fields[WINRS_FIELD_##word])
#define D(word) (&winrs_diagnostics[WINRS_DIAG_##word])

enum { CODEPAGE_UTF_8 = 65001, CODEPAGE_ASSUMED = 437 };

const struct field winrs_fields[] = {WINRS_FIELDS(FIELD_ROW)};
const struct field_table winrs_field_table = {"WinRS", "winrs", winrs_fields, WINRS_FIELD_COUNT};
const struct diag_kind winrs_diagnostics[] = {WINRS_DIAGNOSTICS(DIAG_ROW)};
const struct diag_table winrs_diag_table = {winrs_diagnostics, WINRS_DIAGNOSTIC_COUNT};

/* A copy of an identifier, in upper case where it is a GUID. */
static struct bytes copy_id(struct record *r, struct bytes id)
{
    struct guid guid;
    char upper[GUID_TEXT];
    if (id.len != GUID_TEXT - 1 || !guid_parse(id, &guid))
        return arena_copy(r->arena, id);
    guid_text(&guid, upper);
    return arena_copy(r->arena, bytes_of_string(upper));
}

static void put_id(struct record *r, struct bytes id, const struct field *field,
                   const struct field *absent)
{
    if (id.len > 0)
        put_string(r, r->root, field, copy_id(r, id), span_none());
    else
        put_null(r, r->root, absent);
}

static void put_ids(struct record *r, struct bytes shell_id, struct bytes command_id)
{
    put_id(r, shell_id, F(SHELL_ID), F(SHELL_ID_ABSENT));
    put_id(r, command_id, F(COMMAND_ID), F(COMMAND_ID_ABSENT));
}

/* --- commands ------------------------------------------------------------------------------------
 */

/* The XML of the envelope as a source of this record, too; 0 when there is none. */
static uint32_t take_source(struct record *r, const struct record *from, const struct node *command)
{
    if (from == NULL || command == NULL || command->span.source == 0 ||
        command->span.source > from->n_sources)
        return 0;
    const struct source *source = &from->sources[command->span.source - 1];
    struct bytes bytes =
        source->block != NULL ? source->bytes : arena_copy(r->arena, source->bytes);
    return record_source(r, bytes, source->block, source->how, NULL, 0);
}

/* The place of a value: that of its node in the envelope's record. */
static struct span place_of(const struct node *node, uint32_t source)
{
    if (node == NULL || source == 0)
        return span_none();
    struct span span = node->span;
    span.source = source;
    return span;
}

struct record *wsman_command_record(const struct limits *limits, const struct record *from,
                                    const struct wsman_envelope *envelope, struct bytes shell_id,
                                    struct bytes command_id, const struct bytes (*environment)[2],
                                    size_t n)
{
    struct record *r = record_new(F(COMMAND), limits);
    const struct node *command = from != NULL ? envelope->command : NULL;
    uint32_t source = take_source(r, from, command);
    put_ids(r, shell_id, command_id);
    const struct node *line = node_child(command, &wsman_fields[WSMAN_FIELD_COMMAND_LINE]);
    if (line == NULL)
        line = node_child(command, &wsman_fields[WSMAN_FIELD_COMMAND_LINE_EMPTY]);
    put_string(r, r->root, F(LINE), arena_copy(r->arena, envelope->command_line),
               place_of(line, source));
    const struct node *list = node_child(command, &wsman_fields[WSMAN_FIELD_COMMAND_ARGUMENTS]);
    const struct node *at = list != NULL ? list->first : NULL;
    struct node *arguments = node_add(r, r->root, F(ARGUMENTS));
    for (size_t i = 0; i < envelope->n_arguments; i++) {
        put_string(r, arguments, F(ARGUMENT), arena_copy(r->arena, envelope->arguments[i]),
                   place_of(at, source));
        at = at != NULL ? at->next : NULL;
    }
    struct node *map = node_add(r, r->root, F(ENVIRONMENT));
    for (size_t i = 0; i < n; i++)
        put_named(r, map, F(VARIABLE), arena_copy(r->arena, environment[i][0]),
                  arena_copy(r->arena, environment[i][1]), span_none());
    return r;
}

void wsman_command_set_id(struct record *r, struct bytes command_id)
{
    struct node *node = node_child(r->root, F(COMMAND_ID_ABSENT));
    if (node == NULL || command_id.len == 0)
        return;
    node->field = F(COMMAND_ID);
    node->value.b = copy_id(r, command_id);
}

/* --- streams -------------------------------------------------------------------------------------
 */

static bool is_ascii(struct bytes text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.data[i] >= 0x80)
            return false;
    return true;
}

/* How many bytes at the end are the start of a character of UTF-8 that goes on behind them. */
static size_t cut_character(struct bytes text)
{
    for (size_t n = 1; n <= 3 && n <= text.len; n++) {
        uint8_t byte = text.data[text.len - n];
        size_t whole = byte >= 0xF0 && byte <= 0xF4 ? 4 : byte >= 0xE0 ? 3 : 2;
        if (byte >= 0xC2 && byte <= 0xF4)
            return n < whole ? n : 0;
        if ((byte & 0xC0) != 0x80)
            return 0;
    }
    return 0;
}

/*
 * UTF-8 but for a character that the element's borders cut: the rest of it is in the element before
 * or behind. Bytes that could only be the end of one prove nothing alone.
 */
static bool nearly_utf8(struct bytes text)
{
    size_t start = 0, cut = cut_character(text);
    while (start < text.len - cut && start < 3 && (text.data[start] & 0xC0) == 0x80)
        start++;
    struct bytes inner = bytes_part(text, start, text.len - cut - start);
    return utf8_valid(inner) && (cut > 0 || !is_ascii(inner));
}

/* A few characters of two bytes each are UTF-8 by chance in a page of two bytes: more are not. */
static bool is_utf8_by_chance(struct bytes text)
{
    enum { SURE = 4 };
    size_t begins = 0;
    for (size_t i = 0; i < text.len && begins < SURE; i++)
        begins += text.data[i] >= 0xC0;
    return begins < SURE;
}

/* UTF-8 by the code page, or by the looks of the bytes. */
static bool is_utf8(struct bytes text, unsigned codepage)
{
    if (codepage_iconv_is_multibyte(codepage) && codepage_known(codepage) &&
        is_utf8_by_chance(text))
        return false;
    return codepage == CODEPAGE_UTF_8 || utf8_valid(text) || (codepage == 0 && nearly_utf8(text));
}

/* What the element before left, and this one's bytes. */
static struct bytes joined(struct record *r, const struct winrs_stream *stream, struct bytes bytes)
{
    size_t before = stream->joins ? stream->before.len : 0;
    if (before == 0)
        return bytes;
    uint8_t *both = arena_alloc(r->arena, before + bytes.len);
    memcpy(both, stream->before.data, before);
    if (bytes.len > 0)
        memcpy(both + before, bytes.data, bytes.len);
    return bytes_of(both, before + bytes.len);
}

/* Where a character of two bytes begins shows only from the start. */
static size_t rest_of_page(const struct winrs_stream *stream)
{
    struct buf whole = buf_init(SIZE_MAX);
    if (stream->joins)
        buf_add(&whole, stream->before);
    buf_add(&whole, stream->bytes);
    size_t n = codepage_iconv_rest(stream->codepage, buf_bytes(&whole));
    buf_clear(&whole);
    return n;
}

size_t winrs_rest(const struct winrs_stream *stream, uint8_t rest[3])
{
    /* Only an element shorter than a character can need what came before it. */
    uint8_t ends[6];
    struct bytes text = stream->bytes;
    struct bytes before = stream->joins ? bytes_part(stream->before, 0, 3) : bytes_none();
    if (text.len <= 3 && before.len > 0) {
        memcpy(ends, before.data, before.len);
        if (text.len > 0)
            memcpy(ends + before.len, text.data, text.len);
        text = bytes_of(ends, before.len + text.len);
    }
    if (stream->end)
        return 0;
    size_t n;
    if (is_utf8(text, stream->codepage))
        n = cut_character(text);
    else if (codepage_iconv_is_multibyte(stream->codepage))
        n = rest_of_page(stream);
    else
        return 0;
    if (n > 0)
        memcpy(rest, bytes_from(text, text.len - n).data, n);
    return n;
}

/* The text of a stream, by its code page where that is known and UTF-8 where the bytes say so. */
static void put_stream_text(struct record *r, const struct winrs_stream *stream,
                            struct bytes element, uint32_t source)
{
    uint8_t next[3];
    struct bytes bytes = joined(r, stream, element);
    size_t rest = stream->joins ? winrs_rest(stream, next) : 0;
    struct span span = span_of(source, 0, element.len);
    unsigned page = stream->codepage;
    bool ascii = is_ascii(bytes);
    if (ascii || is_utf8(bytes, page)) {
        struct bytes text = bytes_part(bytes, 0, bytes.len - rest);
        /* The end of a stream is mostly an element of its own without any text. */
        const struct field *field = text.len == 0 && stream->end ? F(TEXT_EMPTY) : F(TEXT);
        struct node *node = put_string(r, r->root, field, text, span);
        if (!ascii && page != CODEPAGE_UTF_8)
            node->flags |= NODE_GUESSED;
        if (!ascii)
            put_text(r, r->root, F(ENCODING), "UTF-8");
        return;
    }
    bool known = codepage_known(page);
    struct buf out = buf_init(bytes.len * 3);
    size_t undefined = codepage_decode(known ? page : CODEPAGE_ASSUMED,
                                       bytes_part(bytes, 0, bytes.len - rest), &out);
    struct node *node =
        put_string(r, r->root, F(TEXT), arena_copy(r->arena, buf_bytes(&out)), span);
    buf_clear(&out);
    put_string(r, r->root, F(ENCODING),
               arena_printf(r->arena, "code page %u", known ? page : CODEPAGE_ASSUMED),
               span_none());
    if (!known) {
        node->flags |= NODE_GUESSED;
        diag_add(r, node, D(CODEPAGE), "%u", page);
    }
    if (undefined > 0)
        diag_add(r, node, D(UNDEFINED), "%zu", undefined);
}

struct record *wsman_winrs_record(const struct limits *limits, const struct winrs_stream *stream,
                                  bool raw)
{
    struct record *r = record_new(F(RECORD), limits);
    struct bytes bytes =
        stream->block != NULL ? stream->bytes : arena_copy(r->arena, stream->bytes);
    uint32_t source = record_source(r, bytes, stream->block, SOURCE_BASE64, NULL, 0);
    put_ids(r, stream->shell_id, stream->command_id);
    put_string(r, r->root, F(STREAM), arena_copy(r->arena, stream->stream), span_none());
    put_stream_text(r, stream, bytes, source);
    put_uint(r, r->root, F(LENGTH), bytes.len, span_none());
    if (stream->end)
        put_bool(r, r->root, F(END), true, span_none());
    if (raw)
        put_bytes(r, r->root, F(BASE64), bytes, span_of(source, 0, bytes.len));
    return r;
}

struct record *wsman_exit_record(const struct limits *limits, struct bytes shell_id,
                                 struct bytes command_id, uint64_t exit_code)
{
    struct record *r = record_new(F(RECORD), limits);
    put_ids(r, shell_id, command_id);
    uint64_t bits = exit_code & UINT32_MAX;
    put_int(r, r->root, F(EXIT_CODE),
            bits > INT32_MAX ? (int64_t)bits - (INT64_C(1) << 32) : (int64_t)bits, span_none());
    return r;
}
