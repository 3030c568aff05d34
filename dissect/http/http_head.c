#include "http_head.h"

#include "cursor.h"
#include "memory.h"

void http_headers_free(struct http_headers *headers)
{
    memory_free(headers->list);
    *headers = (struct http_headers){0};
}

/* The word before the next blank; blanks behind it are dropped. */
static struct bytes next_word(struct bytes *rest)
{
    struct bytes word = bytes_none();
    bytes_next(rest, ' ', &word);
    while (rest->len > 0 && rest->data[0] == ' ')
        *rest = bytes_from(*rest, 1);
    return word;
}

static void parse_first_line(struct http_message *message, struct bytes line)
{
    if (message->direction == C2S) {
        message->method = next_word(&line);
        /* Blanks inside the target are not allowed, but clients send them. */
        line = bytes_trim(line);
        size_t version = line.len;
        while (version > 0 && line.data[version - 1] != ' ')
            version--;
        if (bytes_starts(bytes_from(line, version), BYTES("HTTP/"))) {
            message->version = bytes_from(line, version);
            line = bytes_trim(bytes_part(line, 0, version));
        }
        message->target = line;
        return;
    }
    uint64_t status;
    message->version = next_word(&line);
    if (bytes_decimal(next_word(&line), &status) && status < 1000)
        message->status = (unsigned)status;
    message->reason = bytes_trim(line);
}

static bool is_blank(uint8_t c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool is_folded(struct bytes line)
{
    return line.len > 0 && (line.data[0] == ' ' || line.data[0] == '\t');
}

static void add_header(struct http_headers *headers, struct http_header header)
{
    headers->list =
        memory_grow(headers->list, &headers->capacity, headers->n + 1, sizeof(*headers->list));
    headers->list[headers->n++] = header;
}

/* value lies in head from at on; trimmed, with where it then begins. */
static void set_value(struct http_header *header, struct bytes head, uint64_t at, uint64_t end)
{
    struct bytes value = bytes_part(head, (size_t)at, (size_t)(end - at));
    size_t before = 0;
    while (before < value.len && is_blank(value.data[before]))
        before++;
    header->value = bytes_trim(value);
    header->value_offset = at + (before < value.len ? before : 0);
}

static void parse_field(struct http_message *message, struct http_headers *headers,
                        struct bytes line, uint64_t start, const struct limits *limits)
{
    size_t colon = bytes_find_byte(line, ':', 0);
    if (colon == line.len || colon == 0) {
        message->oddities |= HTTP_ODD_HEADER_LINE;
        return;
    }
    if (headers->n >= limits->http_headers) {
        message->oddities |= HTTP_ODD_HEADER_LIMIT;
        return;
    }
    struct http_header header = {.name = bytes_trim(bytes_part(line, 0, colon)), .offset = start};
    set_value(&header, message->head, start + colon + 1, start + line.len);
    add_header(headers, header);
}

void http_parse_head(struct http_message *message, struct http_headers *headers,
                     const struct limits *limits)
{
    headers->n = 0;
    message->method = message->target = message->version = message->reason = bytes_none();
    message->status = 0;
    struct cursor c = cur_init(message->head, 0);
    bool first = true, last_is_field = false;
    while (cur_left(&c) > 0) {
        uint64_t start = cur_offset(&c);
        struct bytes line = cur_line(&c);
        if (cur_offset(&c) == start + line.len + 1)
            message->oddities |= HTTP_ODD_BARE_LF;
        if (first) {
            parse_first_line(message, line);
            first = false;
        } else if (is_folded(line)) {
            if (last_is_field) {
                struct http_header *header = &headers->list[headers->n - 1];
                uint64_t from = header->value.len > 0 ? header->value_offset : start;
                set_value(header, message->head, from, start + line.len);
            }
        } else if (line.len > 0) {
            size_t before = headers->n;
            parse_field(message, headers, line, start, limits);
            last_is_field = headers->n > before;
        }
    }
    message->headers = headers->list;
    message->n_headers = headers->n;
}
