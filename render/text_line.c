#include "text_line.h"

#include "text_escape.h"

/* Narrower than this nothing is readable any more: deep nesting runs over the margin instead. */
enum { LEAST_COLUMNS = 20, TAB_STOP = 4 };

static const char *const tints[] = {
    [TINT_NONE] = "",          [TINT_BOLD] = "\x1B[1m",  [TINT_DIM] = "\x1B[2m",
    [TINT_LABEL] = "\x1B[36m", [TINT_C2S] = "\x1B[32m",  [TINT_S2C] = "\x1B[35m",
    [TINT_INFO] = "\x1B[34m",  [TINT_WARN] = "\x1B[33m", [TINT_ERROR] = "\x1B[1;31m"};

static void tint_on(struct text_line *line, enum tint tint)
{
    if (line->options.color)
        writer_text(&line->writer, tints[tint]);
}

static void tint_off(struct text_line *line, enum tint tint)
{
    if (line->options.color && tint != TINT_NONE)
        writer_text(&line->writer, "\x1B[0m");
}

/* Writes as much as fits into columns; gives the bytes that it took. */
static size_t put(struct text_line *line, enum tint tint, struct bytes text, size_t columns)
{
    size_t used;
    buf_reset(&line->scratch);
    size_t n = text_escape(text, columns, &line->scratch, &used);
    tint_on(line, tint);
    writer_add(&line->writer, buf_bytes(&line->scratch));
    tint_off(line, tint);
    line->column += used;
    return n;
}

size_t line_width(struct text_line *line, struct bytes text)
{
    size_t used;
    buf_reset(&line->scratch);
    text_escape(text, SIZE_MAX, &line->scratch, &used);
    return used;
}

void line_words(struct text_line *line, enum tint tint, const char *words)
{
    put(line, tint, bytes_of_string(words), SIZE_MAX);
}

void line_end(struct text_line *line)
{
    writer_byte(&line->writer, '\n');
    line->column = 0;
}

void line_indent(struct text_line *line, size_t column)
{
    for (; line->column < column; line->column++)
        writer_byte(&line->writer, ' ');
}

static size_t room(const struct text_line *line, size_t column)
{
    return column + LEAST_COLUMNS < line->columns ? line->columns - column : LEAST_COLUMNS;
}

static void put_number(struct text_line *line, uint64_t value, const char *behind)
{
    char words[96];
    snprintf(words, sizeof(words), "\xE2\x80\xA6 (%llu %s)", (unsigned long long)value, behind);
    line_words(line, TINT_DIM, words);
}

void line_value(struct text_line *line, enum tint tint, struct bytes text, size_t indent,
                size_t most)
{
    size_t total = text.len;
    for (size_t lines = 1;; lines++) {
        text = bytes_from(text, put(line, tint, text, room(line, line->column)));
        if (text.len == 0)
            return;
        if (lines == most)
            break;
        line_end(line);
        line_indent(line, indent);
    }
    put_number(line, total, "bytes in all");
}

void line_piece(struct text_line *line, enum tint tint, struct bytes text, size_t columns)
{
    if (put(line, tint, text, columns) < text.len)
        line_words(line, TINT_DIM, "\xE2\x80\xA6");
}

bool is_block(struct bytes text)
{
    return bytes_find_byte(text, '\n', 0) < text.len;
}

/* Tabs as the spaces that they stand for; the line is otherwise a view. */
static struct bytes expand_tabs(struct bytes text, struct buf *expanded)
{
    if (bytes_find_byte(text, '\t', 0) == text.len)
        return text;
    buf_reset(expanded);
    for (size_t i = 0; i < text.len; i++) {
        if (text.data[i] != '\t') {
            buf_add_byte(expanded, text.data[i]);
            continue;
        }
        do
            buf_add_byte(expanded, ' ');
        while (expanded->len % TAB_STOP != 0);
    }
    return buf_bytes(expanded);
}

static uint64_t count_lines(struct bytes text)
{
    uint64_t n = 0;
    struct bytes piece;
    while (bytes_next(&text, '\n', &piece))
        n++;
    return n;
}

void line_text(struct text_line *line, enum tint tint, struct bytes text)
{
    struct buf expanded = buf_init(SIZE_MAX);
    put(line, tint, expand_tabs(text, &expanded), SIZE_MAX);
    buf_clear(&expanded);
}

void line_block(struct text_line *line, enum tint tint, struct bytes text, size_t indent,
                size_t most)
{
    struct buf expanded = buf_init(SIZE_MAX);
    struct bytes rest = text, piece;
    for (size_t lines = 0; rest.len > 0;) {
        struct bytes behind = rest;
        bytes_next(&behind, '\n', &piece);
        if (bytes_ends(piece, BYTES("\r")))
            piece = bytes_part(piece, 0, piece.len - 1);
        piece = expand_tabs(piece, &expanded);
        do {
            line_indent(line, indent);
            if (most > 0 && lines++ == most) {
                put_number(line, count_lines(rest), "lines more; -v shows all");
                line_end(line);
                buf_clear(&expanded);
                return;
            }
            line_words(line, TINT_DIM, "| ");
            piece = bytes_from(piece, put(line, tint, piece, room(line, line->column)));
            line_end(line);
        } while (piece.len > 0);
        rest = behind;
    }
    buf_clear(&expanded);
}

void line_diag(struct text_line *line, const struct diag *diag, const char *where, size_t indent)
{
    static const enum tint by_severity[] = {
        [SEVERITY_INFO] = TINT_INFO, [SEVERITY_WARN] = TINT_WARN, [SEVERITY_ERROR] = TINT_ERROR};
    const struct diag_kind *kind = diag->kind;
    struct buf text = buf_init(SIZE_MAX);
    buf_printf(&text, "%s", kind->text);
    if (diag->detail[0] != '\0')
        buf_printf(&text, ": %s", diag->detail);
    if (where[0] != '\0')
        buf_printf(&text, " (%s)", where);
    if (line->options.verbose && kind->section[0] != '\0')
        buf_printf(&text, "; %s", kind->section);
    char words[96];
    snprintf(words, sizeof(words), "! %s %s: ", severity_name(kind->severity), kind->code);
    line_indent(line, indent);
    line_words(line, by_severity[kind->severity], words);
    line_value(line, TINT_NONE, buf_bytes(&text), indent + 2, 0);
    line_end(line);
    buf_clear(&text);
}
