#include "text_escape.h"

#include <stdio.h>

#include "utf.h"

struct range {
    uint32_t first, last;
};

/* Code points that are not to reach a terminal, above ASCII; ascending. */
static const struct range hidden[] = {
    {0x80, 0x9F},       /* C1 controls */
    {0xAD, 0xAD},       /* soft hyphen */
    {0x61C, 0x61C},     /* Arabic letter mark */
    {0x115F, 0x1160},   /* Hangul fillers */
    {0x180E, 0x180E},   /* Mongolian vowel separator */
    {0x200B, 0x200F},   /* zero-width, directional marks */
    {0x2028, 0x202E},   /* line separators, bidirectional embeddings and overrides */
    {0x2060, 0x206F},   /* word joiner, bidirectional isolates, invisible operators */
    {0x3164, 0x3164},   /* Hangul filler */
    {0xD800, 0xDFFF},   /* lone surrogates */
    {0xFDD0, 0xFDEF},   /* noncharacters */
    {0xFEFF, 0xFEFF},   /* byte order mark */
    {0xFFF0, 0xFFFB},   /* unassigned specials, interlinear annotation */
    {0xFFFE, 0xFFFF},   /* noncharacters */
    {0x1D173, 0x1D17A}, /* musical formatting */
    {0xE0000, 0xE0FFF}, /* tags, and what is ignored by default */
};

/* East Asian wide and emoji: two columns in a terminal. Unicode Standard Annex 11, in broad
 * strokes. */
static const struct range wide[] = {
    {0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},   {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1FAFF},
    {0x20000, 0x3FFFD},
};

static bool is_in(const struct range *ranges, size_t n, uint32_t code)
{
    for (size_t i = 0; i < n && ranges[i].first <= code; i++)
        if (code <= ranges[i].last)
            return true;
    return false;
}

#define IS_IN(ranges, code) is_in(ranges, sizeof(ranges) / sizeof((ranges)[0]), code)

/* What stands for one character, in form if it is not the character itself; gives its columns. */
static size_t escape_one(uint32_t code, uint8_t byte, char form[16])
{
    form[0] = '\0';
    if (code >= 0x20 && code < 0x7F)
        return 1;
    int n;
    if (code == '\n' || code == '\r' || code == '\t')
        n = snprintf(form, 16, "\\%c", code == '\n' ? 'n' : code == '\r' ? 'r' : 't');
    else if (code < 0x80 || code == UTF_INVALID)
        n = snprintf(form, 16, "\\x%02X", byte);
    else if (IS_IN(hidden, code) || (code & 0xFFFE) == 0xFFFE)
        n = snprintf(form, 16, "\\u{%04X}", (unsigned)code);
    else
        return IS_IN(wide, code) ? 2 : 1;
    return (size_t)n;
}

size_t text_escape(struct bytes text, size_t columns, struct buf *out, size_t *used)
{
    size_t i = 0, column = 0;
    struct {
        size_t i, len, column;
    } space = {0};
    while (i < text.len) {
        size_t n = 1;
        uint32_t code = text.data[i];
        if (code >= 0x80)
            code = utf8_next(bytes_from(text, i), &n);
        char form[16];
        size_t width = escape_one(code, text.data[i], form);
        if (width > columns - column) {
            if (space.column * 2 > columns) {
                i = space.i;
                out->len = space.len;
                column = space.column;
            }
            break;
        }
        if (code == ' ') {
            space.i = i + 1;
            space.len = out->len;
            space.column = column;
        }
        buf_add(out, form[0] != '\0' ? bytes_of_string(form) : bytes_part(text, i, n));
        column += width;
        i += n;
    }
    *used = column;
    return i;
}
