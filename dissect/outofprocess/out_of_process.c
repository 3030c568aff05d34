#include "out_of_process.h"

const struct field out_of_process_fields[] = {OUT_OF_PROCESS_FIELDS(FIELD_ROW)};
const struct field_table out_of_process_field_table = {
    "Out-of-process remoting", "out_of_process", out_of_process_fields, OUT_OF_PROCESS_FIELD_COUNT};
const struct diag_kind out_of_process_diagnostics[] = {OUT_OF_PROCESS_DIAGNOSTICS(DIAG_ROW)};
const struct diag_table out_of_process_diag_table = {out_of_process_diagnostics,
                                                     OUT_OF_PROCESS_DIAGNOSTIC_COUNT};

static const struct {
    const char *name;
    enum out_of_process_kind kind;
    enum direction sender;
    bool either;
} elements[] = {
    {"Data", OUT_OF_PROCESS_DATA, C2S, true},
    {"DataAck", OUT_OF_PROCESS_DATA_ACK, S2C, false},
    {"Command", OUT_OF_PROCESS_COMMAND, C2S, false},
    {"CommandAck", OUT_OF_PROCESS_COMMAND_ACK, S2C, false},
    {"Signal", OUT_OF_PROCESS_SIGNAL, C2S, false},
    {"SignalAck", OUT_OF_PROCESS_SIGNAL_ACK, S2C, false},
    {"Close", OUT_OF_PROCESS_CLOSE, C2S, false},
    {"CloseAck", OUT_OF_PROCESS_CLOSE_ACK, S2C, false},
};
enum { ELEMENTS = sizeof(elements) / sizeof(elements[0]) };

static const char *const errors[] = {"__NamedPipeError__:", "__HyperVSocketError__:"};

bool out_of_process_sender(enum out_of_process_kind kind, enum direction *direction)
{
    for (size_t i = 0; i < ELEMENTS; i++) {
        if (elements[i].kind != kind || elements[i].either)
            continue;
        *direction = elements[i].sender;
        return true;
    }
    return false;
}

static bool is_space(uint8_t c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* The name of the element that text begins with; none when it begins with none. */
static struct bytes name_at(struct bytes text)
{
    size_t n = 1;
    if (text.len < 2 || text.data[0] != '<')
        return bytes_none();
    while (n < text.len && ((text.data[n] | 0x20) >= 'a' && (text.data[n] | 0x20) <= 'z'))
        n++;
    bool ends =
        n < text.len && (is_space(text.data[n]) || text.data[n] == '/' || text.data[n] == '>');
    return n > 1 && ends ? bytes_part(text, 1, n - 1) : bytes_none();
}

static bool is_known(struct bytes name)
{
    for (size_t i = 0; i < ELEMENTS; i++)
        if (bytes_equal(name, bytes_of_string(elements[i].name)))
            return true;
    return false;
}

static bool is_error(struct bytes text)
{
    for (size_t i = 0; i < sizeof(errors) / sizeof(errors[0]); i++)
        if (bytes_starts_nocase(text, bytes_of_string(errors[i])))
            return true;
    return false;
}

/* Where the first known element, or the mark of an error, begins; text.len when there is none. */
static size_t find_start(struct bytes text)
{
    for (size_t i = 0; i < text.len; i++) {
        uint8_t c = text.data[i];
        if ((c == '<' && is_known(name_at(bytes_from(text, i)))) ||
            (c == '_' && is_error(bytes_from(text, i))))
            return i;
    }
    return text.len;
}

/* --- what stands before --- */

static bool number_at(struct bytes text, size_t at, size_t n, int64_t *value)
{
    uint64_t parsed;
    if (at + n > text.len || !bytes_decimal(bytes_part(text, at, n), &parsed))
        return false;
    *value = (int64_t)parsed;
    return true;
}

static bool is_at(struct bytes text, size_t at, const char *any)
{
    for (; *any != '\0' && at < text.len; any++)
        if (text.data[at] == (uint8_t)*any)
            return true;
    return false;
}

/* Days since 1970 of a date of the Gregorian calendar. */
static int64_t days_of(int64_t year, int64_t month, int64_t day)
{
    year -= month <= 2;
    int64_t era = year / 400, of_era = year % 400;
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

/* 2026-11-20T15:44:11.610 somewhere in the text; UTC. */
static bool find_time(struct bytes text, int64_t *time)
{
    for (size_t i = 0; i + 19 <= text.len; i++) {
        int64_t year, month, day, hour, minute, second, fraction = 0;
        if (!number_at(text, i, 4, &year) || !is_at(text, i + 4, "-") ||
            !number_at(text, i + 5, 2, &month) || !is_at(text, i + 7, "-") ||
            !number_at(text, i + 8, 2, &day) || !is_at(text, i + 10, "T ") ||
            !number_at(text, i + 11, 2, &hour) || !is_at(text, i + 13, ":") ||
            !number_at(text, i + 14, 2, &minute) || !is_at(text, i + 16, ":") ||
            !number_at(text, i + 17, 2, &second) || month < 1 || month > 12 || year < 1970 ||
            year > 2199)
            continue; /* beyond these, nanoseconds would not fit */
        int64_t unit = 100000000, digit;
        if (is_at(text, i + 19, ".,"))
            for (size_t at = i + 20; unit > 0 && number_at(text, at, 1, &digit); at++, unit /= 10)
                fraction += digit * unit;
        *time =
            (((days_of(year, month, day) * 24 + hour) * 60 + minute) * 60 + second) * 1000000000 +
            fraction;
        return true;
    }
    return false;
}

static bool is_letter(struct bytes text, size_t at)
{
    return at < text.len && (text.data[at] | 0x20) >= 'a' && (text.data[at] | 0x20) <= 'z';
}

/* A mark that is a word stands alone: no "in" in "info". */
static bool has_mark(struct bytes text, struct bytes mark)
{
    bool word = is_letter(mark, 0);
    for (size_t at = bytes_find_nocase(text, mark, 0); at < text.len;
         at = bytes_find_nocase(text, mark, at + 1))
        if (!word || ((at == 0 || !is_letter(text, at - 1)) && !is_letter(text, at + mark.len)))
            return true;
    return false;
}

static bool find_direction(struct bytes text, enum direction *direction)
{
    static const struct {
        const char *mark;
        enum direction direction;
    } marks[] = {{"->", C2S},      {">>", C2S},           {"\xE2\x86\x92", C2S}, {"<-", S2C},
                 {"<<", S2C},      {"\xE2\x86\x90", S2C}, {"received", S2C},     {"recv", S2C},
                 {"receive", S2C}, {"server", S2C},       {"s2c", S2C},          {"client", C2S},
                 {"c2s", C2S},     {"sent", C2S},         {"send", C2S},         {"out", C2S},
                 {"in", S2C}};
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        if (!has_mark(text, bytes_of_string(marks[i].mark)))
            continue;
        *direction = marks[i].direction;
        return true;
    }
    return false;
}

struct out_of_process_prefix out_of_process_prefix(struct bytes *line)
{
    enum { LONGEST = 256 }; /* of what can be a mark and a time */
    struct out_of_process_prefix prefix = {.has_direction = false};
    size_t start = find_start(*line);
    struct bytes before = bytes_part(*line, 0, start);
    if (start == line->len || start > LONGEST)
        return prefix;
    prefix.has_time = find_time(before, &prefix.time);
    prefix.has_direction = find_direction(before, &prefix.direction);
    /* Words that are neither are text of somebody else, and are told as such. */
    if (start > 0 && (prefix.has_time || prefix.has_direction || bytes_trim(before).len == 0))
        *line = bytes_from(*line, start);
    return prefix;
}

/* --- elements --- */

/* Reads attributes up to the end of the tag. True when the element is empty (/>). */
static bool read_attributes(struct bytes *rest, struct out_of_process_element *element)
{
    bool empty = false;
    element->closed = false;
    while (rest->len > 0) {
        if (is_space(rest->data[0])) {
            *rest = bytes_from(*rest, 1);
        } else if (rest->data[0] == '/') {
            empty = true;
            *rest = bytes_from(*rest, 1);
        } else if (rest->data[0] == '>') {
            element->closed = true;
            *rest = bytes_from(*rest, 1);
            break;
        } else {
            size_t equals = bytes_find_any(*rest, BYTES("=>"), 0);
            struct bytes name = bytes_trim(bytes_part(*rest, 0, equals));
            if (equals == rest->len || rest->data[equals] == '>') {
                *rest = bytes_from(*rest, equals);
                continue;
            }
            struct bytes value = bytes_from(*rest, equals + 1);
            while (value.len > 0 && is_space(value.data[0]))
                value = bytes_from(value, 1);
            if (value.len == 0 || (value.data[0] != '\'' && value.data[0] != '"')) {
                *rest = value;
                continue;
            }
            size_t end = bytes_find_byte(value, value.data[0], 1);
            struct bytes text = bytes_part(value, 1, end - 1);
            *rest = bytes_from(value, end + 1);
            element->attributes++;
            if (bytes_equal_nocase(name, BYTES("Stream")))
                element->stream = text;
            else if (bytes_equal_nocase(name, BYTES("PSGuid")))
                element->psguid = text;
        }
    }
    return empty;
}

static void read_element(struct bytes *line, struct bytes name,
                         struct out_of_process_element *element)
{
    struct bytes rest = bytes_from(*line, 1 + name.len);
    element->kind = OUT_OF_PROCESS_TEXT;
    element->name = name;
    for (size_t i = 0; i < ELEMENTS; i++)
        if (bytes_equal(name, bytes_of_string(elements[i].name)))
            element->kind = elements[i].kind;
    bool empty = read_attributes(&rest, element);
    if (!empty && element->closed) {
        size_t end = bytes_find(rest, BYTES("</"), 0);
        element->text = bytes_trim(bytes_part(rest, 0, end));
        element->closed = end < rest.len;
        size_t close = bytes_find_byte(rest, '>', end < rest.len ? end : rest.len);
        rest = bytes_from(rest, close < rest.len ? close + 1 : rest.len);
    }
    *line = rest;
}

bool out_of_process_next(struct bytes *line, struct out_of_process_element *element)
{
    while (line->len > 0 && is_space(line->data[0]))
        *line = bytes_from(*line, 1);
    if (line->len == 0)
        return false;
    *element = (struct out_of_process_element){.kind = OUT_OF_PROCESS_TEXT, .closed = true};
    element->stream = element->psguid = element->name = bytes_none();
    struct bytes name = name_at(*line);
    if (is_error(*line)) {
        element->kind = OUT_OF_PROCESS_ERROR;
        element->text = bytes_trim(*line);
        *line = bytes_none();
    } else if (is_known(name)) {
        element->text = bytes_none();
        read_element(line, name, element);
    } else {
        /* Text, or an element that is not known, up to the next one that is. */
        size_t end = line->len;
        if (line->len > 1) {
            size_t next = find_start(bytes_from(*line, 1));
            end = next + 1 < line->len ? next + 1 : line->len;
        }
        element->name = name;
        element->text = bytes_trim(bytes_part(*line, 0, end));
        *line = bytes_from(*line, end);
    }
    return true;
}
