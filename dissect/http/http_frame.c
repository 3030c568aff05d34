#include "http_frame.h"

#include "http_head.h"

enum {
    LONGEST_LINE = 16 * 1024,      /* of a first line: http.sys takes 16 KiB of URL */
    LONGEST_CHUNK_LINE = 4 * 1024, /* with its extensions */
    LONGEST_TRAILER = 64 * 1024,
    LONGEST_METHOD = 24
};

static const char *const known_methods[] = {"POST",    "GET",    "HEAD",  "PUT",  "CONNECT",
                                            "OPTIONS", "DELETE", "TRACE", "PATCH"};

static int at(struct bytes b, size_t i)
{
    return i < b.len ? b.data[i] : -1;
}

static bool is_digit(int c)
{
    return c >= '0' && c <= '9';
}

static bool is_method_char(int c)
{
    return (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
}

/* "HTTP/1." and a digit at i. */
static bool is_version(struct bytes b, size_t i)
{
    return bytes_equal(bytes_part(b, i, 7), BYTES("HTTP/1.")) && is_digit(at(b, i + 7));
}

bool http_is_status_line(struct bytes line)
{
    size_t i = 8;
    if (!is_version(line, 0) || at(line, i) != ' ')
        return false;
    while (at(line, i) == ' ')
        i++;
    return is_digit(at(line, i)) && is_digit(at(line, i + 1)) && is_digit(at(line, i + 2)) &&
           (i + 3 == line.len || at(line, i + 3) == ' ');
}

bool http_is_request_line(struct bytes line)
{
    size_t method = 0;
    while (is_method_char(at(line, method)))
        method++;
    if (method == 0 || method > LONGEST_METHOD || at(line, method) != ' ' ||
        line.len < method + sizeof(" / HTTP/1.1") - 1)
        return false;
    while (line.len > 0 && at(line, line.len - 1) == ' ')
        line = bytes_part(line, 0, line.len - 1);
    return line.len > method + 9 && at(line, line.len - 9) == ' ' && is_version(line, line.len - 8);
}

static struct bytes without_cr(struct bytes line)
{
    return at(line, line.len - 1) == '\r' ? bytes_part(line, 0, line.len - 1) : line;
}

/* True while b, which may be short, can still become prefix. */
static bool may_be(struct bytes b, struct bytes prefix)
{
    size_t n = b.len < prefix.len ? b.len : prefix.len;
    return bytes_equal(bytes_part(b, 0, n), bytes_part(prefix, 0, n));
}

static bool is_tls(struct bytes b)
{
    return at(b, 0) >= 0x14 && at(b, 0) <= 0x17 && at(b, 1) == 3 && at(b, 2) >= 0 && at(b, 2) <= 4;
}

enum http_spoke http_look(struct bytes b, size_t *searched, bool *response)
{
    if (b.len == 0)
        return SPOKE_NOTHING;
    if (at(b, 0) >= 0x14 && at(b, 0) <= 0x17)
        return b.len < 3 ? SPOKE_NOTHING : is_tls(b) ? SPOKE_TLS : SPOKE_OTHER;
    if (may_be(b, BYTES("SSH-")))
        return b.len < 4 ? SPOKE_NOTHING : SPOKE_SSH;
    if (may_be(b, BYTES("PRI * HTTP/2.0")) && b.len >= 4)
        return b.len < 14 ? SPOKE_NOTHING : SPOKE_HTTP2;
    if (may_be(b, BYTES("HTTP/1."))) {
        *response = b.len >= 7;
        return b.len >= 7 ? SPOKE_HTTP : SPOKE_NOTHING;
    }
    size_t method = 0;
    while (method <= LONGEST_METHOD && is_method_char(at(b, method)))
        method++;
    if (method > LONGEST_METHOD || (method < b.len && (method == 0 || at(b, method) != ' ')))
        return SPOKE_OTHER;
    size_t end = bytes_find_byte(b, '\n', *searched);
    *searched = end;
    if (end == b.len)
        return b.len < LONGEST_LINE ? SPOKE_NOTHING : SPOKE_OTHER;
    *response = false;
    return http_is_request_line(without_cr(bytes_part(b, 0, end))) ? SPOKE_HTTP : SPOKE_OTHER;
}

enum http_frame http_frame_head(struct bytes b, size_t *searched, size_t *n)
{
    for (;;) {
        size_t end = bytes_find_byte(b, '\n', *searched);
        *searched = end;
        if (end == b.len)
            return HTTP_MORE;
        int next = at(b, end + 1), after = at(b, end + 2);
        if (next == '\n' || (next == '\r' && after == '\n')) {
            *n = end + (next == '\n' ? 2 : 3);
            return HTTP_WHOLE;
        }
        if (next < 0 || (next == '\r' && after < 0))
            return HTTP_MORE;
        *searched = end + 1;
    }
}

/* The start of a request line whose version stands behind the blank at i, or b.len. */
static size_t request_line_start(struct bytes b, size_t i)
{
    size_t target = i;
    while (target > 0 && i - target < LONGEST_LINE && at(b, target - 1) > ' ' &&
           at(b, target - 1) < 0x7F)
        target--;
    if (target == i || target == 0 || at(b, target - 1) != ' ')
        return b.len;
    struct bytes before = bytes_part(b, 0, target - 1);
    for (size_t m = 0; m < sizeof(known_methods) / sizeof(*known_methods); m++) {
        struct bytes method = bytes_of_string(known_methods[m]);
        if (bytes_ends(before, method))
            return before.len - method.len;
    }
    return b.len;
}

static enum http_frame find_status_line(struct bytes b, size_t *searched, size_t *found)
{
    struct bytes version = BYTES("HTTP/1.");
    for (;;) {
        size_t i = bytes_find(b, version, *searched);
        if (i == b.len || b.len - i < 13) {
            /* The last bytes may be the beginning of one. */
            size_t keep = i < b.len ? i : b.len - (b.len < 6 ? b.len : 6);
            *searched = *found = keep > *searched ? keep : *searched;
            return HTTP_MORE;
        }
        struct bytes line = bytes_part(b, i, 13);
        int last = at(line, 12);
        if (http_is_status_line(bytes_part(line, 0, 12)) &&
            (last == ' ' || last == '\r' || last == '\n')) {
            *found = i;
            return HTTP_WHOLE;
        }
        *searched = i + 1;
    }
}

static enum http_frame find_request_line(struct bytes b, size_t *searched, size_t *found)
{
    struct bytes version = BYTES(" HTTP/1.");
    for (;;) {
        size_t i = bytes_find(b, version, *searched);
        if (i == b.len || b.len - i < 11) {
            size_t next = i < b.len ? i : b.len - (b.len < 7 ? b.len : 7);
            *searched = next > *searched ? next : *searched;
            *found = *searched > LONGEST_LINE ? *searched - LONGEST_LINE : 0;
            return HTTP_MORE;
        }
        int end = at(b, i + 9);
        size_t start =
            is_digit(at(b, i + 8)) && (end == '\n' || (end == '\r' && at(b, i + 10) == '\n'))
                ? request_line_start(b, i)
                : b.len;
        if (start < b.len) {
            *found = start;
            return HTTP_WHOLE;
        }
        *searched = i + 1;
    }
}

enum http_frame http_find_head(struct bytes b, bool response, size_t *searched, size_t *found)
{
    return response ? find_status_line(b, searched, found) : find_request_line(b, searched, found);
}

/* The last coding of Transfer-Encoding is the outermost. */
static bool is_chunked(const struct http_message *head, bool *coded)
{
    struct bytes value;
    bool chunked = false;
    *coded = false;
    for (size_t i = 0; http_header_nth(head, "Transfer-Encoding", i, &value); i++) {
        struct bytes item;
        while (bytes_next(&value, ',', &item)) {
            item = bytes_trim(item);
            if (item.len == 0 || bytes_equal_nocase(item, BYTES("identity")))
                continue;
            *coded = true;
            chunked = bytes_equal_nocase(item, BYTES("chunked"));
        }
    }
    return chunked;
}

/* The value of Content-Length; several are fine when they agree ("42, 42" or two fields). */
static bool content_length(const struct http_message *head, uint64_t *length, unsigned *oddities)
{
    struct bytes value;
    bool found = false;
    for (size_t i = 0; http_header_nth(head, "Content-Length", i, &value); i++) {
        struct bytes item;
        while (bytes_next(&value, ',', &item)) {
            uint64_t number;
            if (!bytes_decimal(bytes_trim(item), &number)) {
                *oddities |= HTTP_ODD_LENGTHS;
                continue;
            }
            if (found && number != *length)
                *oddities |= HTTP_ODD_LENGTHS;
            if (!found)
                *length = number;
            found = true;
        }
    }
    return found;
}

struct http_body http_body_start(const struct http_message *head, struct bytes asked,
                                 unsigned *oddities)
{
    struct http_body body = {.end = HTTP_ENDS_AT_ONCE};
    bool response = head->direction == S2C;
    unsigned status = head->status;
    if (response && (status == 101 ||
                     (status >= 200 && status < 300 && bytes_equal(asked, BYTES("CONNECT"))))) {
        body.end = HTTP_ENDS_NEVER;
        return body;
    }
    if (response &&
        (status < 200 || status == 204 || status == 304 || bytes_equal(asked, BYTES("HEAD"))))
        return body;
    bool coded, has_length;
    uint64_t length = 0;
    bool chunked = is_chunked(head, &coded);
    has_length = content_length(head, &length, oddities);
    if (coded && has_length)
        *oddities |= HTTP_ODD_LENGTHS;
    if (chunked) {
        body.end = HTTP_ENDS_BY_CHUNKS;
        body.state = CHUNK_LINE;
    } else if (coded && !response) {
        *oddities |= HTTP_ODD_LENGTHS;
    } else if (coded) {
        body.end = HTTP_ENDS_BY_CLOSE;
    } else if (has_length) {
        body.end = length > 0 ? HTTP_ENDS_BY_LENGTH : HTTP_ENDS_AT_ONCE;
        body.left = length;
    } else if (response) {
        body.end = HTTP_ENDS_BY_CLOSE;
    }
    return body;
}

/* A whole line of b with its LF; none, and MORE or BAD, when it is not there yet or too long. */
static enum http_frame take_line(struct http_body *body, struct bytes b, size_t longest,
                                 struct bytes *line)
{
    size_t end = bytes_find_byte(b, '\n', body->searched);
    body->searched = end;
    if (end == b.len)
        return b.len > longest ? HTTP_BAD : HTTP_MORE;
    body->searched = 0;
    *line = bytes_part(b, 0, end + 1);
    return HTTP_WHOLE;
}

/* `size [; extensions]` in hexadecimal digits. */
static bool chunk_size(struct bytes line, uint64_t *size)
{
    struct bytes digits = bytes_none();
    bytes_next(&line, ';', &digits);
    return bytes_hexadecimal(bytes_trim(digits), size);
}

static enum http_frame next_of_chunks(struct http_body *body, struct bytes b,
                                      struct http_body_piece *piece)
{
    struct bytes line;
    enum http_frame frame;
    switch (body->state) {
    case CHUNK_LINE:
        frame = take_line(body, b, LONGEST_CHUNK_LINE, &line);
        if (frame != HTTP_WHOLE)
            return frame;
        if (!chunk_size(line, &body->left))
            return HTTP_BAD;
        body->state = body->left > 0 ? CHUNK_DATA : CHUNK_TRAILER;
        piece->used = line.len;
        return HTTP_MORE;
    case CHUNK_DATA:
        piece->data = bytes_part(b, 0, body->left < b.len ? (size_t)body->left : b.len);
        piece->used = piece->data.len;
        body->left -= piece->used;
        if (body->left == 0) {
            body->state = CHUNK_LINE_END;
            piece->chunk_done = true;
        }
        return HTTP_MORE;
    case CHUNK_LINE_END:
        if (at(b, 0) == '\n' || (at(b, 0) == '\r' && at(b, 1) == '\n')) {
            piece->used = at(b, 0) == '\n' ? 1 : 2;
            body->state = CHUNK_LINE;
            return HTTP_MORE;
        }
        return b.len == 0 || (b.len == 1 && at(b, 0) == '\r') ? HTTP_MORE : HTTP_BAD;
    case CHUNK_TRAILER:
        break;
    }
    frame = take_line(body, b, LONGEST_TRAILER, &line);
    if (frame != HTTP_WHOLE)
        return frame;
    piece->used = line.len;
    body->trailer += line.len;
    if (bytes_trim(line).len == 0)
        return HTTP_WHOLE;
    return body->trailer > LONGEST_TRAILER ? HTTP_BAD : HTTP_MORE;
}

enum http_frame http_body_next(struct http_body *body, struct bytes b,
                               struct http_body_piece *piece)
{
    *piece = (struct http_body_piece){.data = bytes_none()};
    switch (body->end) {
    case HTTP_ENDS_AT_ONCE:
        return HTTP_WHOLE;
    case HTTP_ENDS_BY_CHUNKS:
        return next_of_chunks(body, b, piece);
    case HTTP_ENDS_BY_LENGTH:
        piece->data = bytes_part(b, 0, body->left < b.len ? (size_t)body->left : b.len);
        piece->used = piece->data.len;
        body->left -= piece->used;
        return body->left == 0 ? HTTP_WHOLE : HTTP_MORE;
    case HTTP_ENDS_BY_CLOSE:
    case HTTP_ENDS_NEVER:
        break;
    }
    piece->data = b;
    piece->used = b.len;
    return HTTP_MORE;
}

enum http_frame http_body_gap(struct http_body *body, uint64_t n, uint64_t *taken)
{
    *taken = 0;
    switch (body->end) {
    case HTTP_ENDS_AT_ONCE:
        return HTTP_WHOLE;
    case HTTP_ENDS_BY_LENGTH:
        *taken = n < body->left ? n : body->left;
        body->left -= *taken;
        return body->left == 0 ? HTTP_WHOLE : HTTP_MORE;
    case HTTP_ENDS_BY_CHUNKS:
        if (body->state != CHUNK_DATA)
            return HTTP_BAD;
        *taken = n < body->left ? n : body->left;
        body->left -= *taken;
        return n > *taken ? HTTP_BAD : HTTP_MORE;
    case HTTP_ENDS_BY_CLOSE:
    case HTTP_ENDS_NEVER:
        break;
    }
    *taken = n;
    return HTTP_MORE;
}
