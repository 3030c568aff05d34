#include "http_multipart.h"

#include "cursor.h"
#include "http_media.h"

enum {
    LONGEST_TOKEN = 4096, /* of a token; real ones have 16 to about 128 bytes */
    MOST_LINES = 64,      /* of a part's header */
    LONGEST_LINE = 4096,
    LONGEST_BOUNDARY = 70 /* RFC 2046 5.1.1 */
};

static int at(struct bytes b, size_t i)
{
    return i < b.len ? b.data[i] : -1;
}

static bool is_space(int c)
{
    return c == ' ' || c == '\t';
}

static size_t skip_spaces(struct bytes b, size_t i)
{
    while (is_space(at(b, i)))
        i++;
    return i;
}

/* CRLF or LF at i: its length, else 0. */
static size_t line_end(struct bytes b, size_t i)
{
    if (at(b, i) == '\n')
        return 1;
    return at(b, i) == '\r' && at(b, i + 1) == '\n' ? 2 : 0;
}

/* A boundary line. */
struct mark {
    size_t end; /* behind its line */
    bool closing, cut;
};

/*
 * Whether a boundary stands at pos: hyphens, blanks (Exchange), the text, then hyphens, a line end
 * or the end of the body (old Ruby clients leave the final hyphens out).
 */
static bool boundary_at(const struct http_parts *parts, size_t pos, struct mark *mark)
{
    struct bytes b = parts->body;
    if (at(b, pos) != '-' || at(b, pos + 1) != '-')
        return false;
    size_t i = skip_spaces(b, pos + 2);
    if (!bytes_equal(bytes_part(b, i, parts->boundary.len), parts->boundary))
        return false;
    i += parts->boundary.len;
    *mark = (struct mark){0};
    if (at(b, i) == '-' && at(b, i + 1) == '-') {
        i += 2;
        mark->closing = true;
        while (at(b, i) == '\r' || at(b, i) == '\n')
            i++;
    } else {
        i = skip_spaces(b, i);
        size_t end = line_end(b, i);
        if (end == 0 && i < b.len)
            return false;
        i += end;
        mark->closing = mark->cut = i >= b.len;
    }
    mark->end = i;
    return true;
}

/* Nothing before pos is asked for any more. */
static void drop_holes(struct http_parts *parts, size_t pos)
{
    while (parts->first_hole < parts->n_holes &&
           parts->holes[parts->first_hole].offset + parts->holes[parts->first_hole].len <= pos)
        parts->first_hole++;
}

/* A hole covers any of the n bytes at pos. */
static bool is_missing(const struct http_parts *parts, size_t pos, size_t n)
{
    for (size_t i = parts->first_hole; i < parts->n_holes; i++) {
        const struct hole *hole = &parts->holes[i];
        if (hole->offset >= pos + n)
            break;
        if (pos < hole->offset + hole->len)
            return true;
    }
    return false;
}

/* The next boundary line at or behind pos, or the end of the body. */
static size_t next_boundary(const struct http_parts *parts, size_t pos, struct mark *mark)
{
    struct bytes b = parts->body;
    while (pos < b.len) {
        pos = bytes_find(b, BYTES("--"), pos);
        if (pos < b.len && boundary_at(parts, pos, mark))
            return pos;
        pos++;
    }
    return b.len;
}

/*
 * The last boundary of the body that has anything but line ends behind it at most, or its end:
 * where a single part ends whose lengths say nothing. Looked for once a body.
 */
static size_t last_boundary(struct http_parts *parts)
{
    if (parts->tail_known)
        return parts->tail;
    struct mark mark;
    size_t last = parts->body.len;
    for (size_t pos = next_boundary(parts, 0, &mark); pos < parts->body.len;
         pos = next_boundary(parts, pos + 2, &mark))
        if (mark.end == parts->body.len)
            last = pos;
    parts->tail_known = true;
    parts->tail = last;
    return last;
}

/* Where a further part begins behind pos: a boundary and behind it the line of a session protocol.
 */
static size_t next_part(const struct http_parts *parts, size_t pos)
{
    struct mark mark;
    for (;;) {
        pos = next_boundary(parts, pos, &mark);
        if (pos >= parts->body.len)
            return pos;
        /* Behind a closing boundary the next envelope's first one. */
        struct mark opening = mark;
        if (!mark.closing || boundary_at(parts, mark.end, &opening)) {
            struct bytes rest = bytes_part(parts->body, opening.end, LONGEST_LINE);
            struct bytes line = bytes_part(rest, 0, bytes_find_byte(rest, '\n', 0));
            if (bytes_find_nocase(line, BYTES("session-encrypted"), 0) < line.len)
                return pos;
        }
        pos += 2;
    }
}

struct http_parts http_parts_start(struct arena *arena, struct bytes body,
                                   struct bytes content_type, const struct hole *holes,
                                   size_t n_holes, const struct limits *limits)
{
    struct http_parts parts = {.body = body,
                               .boundary = BYTES("Encrypted Boundary"),
                               .holes = holes,
                               .n_holes = n_holes,
                               .limit = limits->parts,
                               .arena = arena};
    struct bytes boundary;
    if (http_media_parameter(content_type, "boundary", &boundary) && bytes_trim(boundary).len > 0 &&
        boundary.len <= LONGEST_BOUNDARY)
        parts.boundary = bytes_trim(boundary);
    return parts;
}

/* A header line of a part; the boundary, or the end, is no line. */
static bool header_line(const struct http_parts *parts, size_t *pos, struct bytes *line)
{
    struct mark mark;
    if (*pos >= parts->body.len || boundary_at(parts, *pos, &mark))
        return false;
    struct bytes rest = bytes_part(parts->body, *pos, LONGEST_LINE);
    size_t end = bytes_find_byte(rest, '\n', 0);
    if (end == rest.len)
        return false;
    *line = bytes_trim(bytes_part(rest, 0, end));
    *pos += end + 1;
    return true;
}

static void read_header(struct http_part *part, struct bytes line)
{
    size_t colon = bytes_find_byte(line, ':', 0);
    struct bytes name = bytes_trim(bytes_part(line, 0, colon));
    struct bytes value = bytes_trim(bytes_from(line, colon + 1)), length;
    if (bytes_equal_nocase(name, BYTES("Content-Type"))) {
        part->protocol = value;
        return;
    }
    if (!bytes_equal_nocase(name, BYTES("OriginalContent")))
        return;
    http_media_parameter(value, "type", &part->type);
    http_media_parameter(value, "charset", &part->charset);
    if (http_media_parameter(value, "Length", &length) && bytes_decimal(length, &part->length))
        part->oddities &= ~(unsigned)HTTP_PART_NO_LENGTH;
}

/*
 * From behind the first boundary to the first byte behind the octet-stream line. False when the
 * body ends, or breaks off, before.
 */
static bool read_headers(const struct http_parts *parts, struct http_part *part, size_t *pos)
{
    struct bytes line;
    struct mark mark;
    size_t lines = 0;
    while (header_line(parts, pos, &line)) {
        if (++lines > MOST_LINES)
            return false;
        read_header(part, line);
    }
    if (!boundary_at(parts, *pos, &mark) || mark.closing)
        return false;
    *pos = mark.end;
    while (header_line(parts, pos, &line)) {
        if (++lines > MOST_LINES)
            return false;
        if (bytes_find_nocase(line, BYTES("octet-stream"), 0) < line.len)
            return true;
    }
    return false;
}

static uint64_t u32_at(struct bytes b, size_t i)
{
    struct cursor c = cur_init(bytes_part(b, i, 4), 0);
    uint64_t value = cur_uint_le(&c, 4);
    return cur_ok(&c) ? value : UINT64_MAX;
}

/* Some senders put the empty line there that MIME demands. A real length is none of 0D 0A xx xx. */
static size_t skip_empty_line(struct bytes b, size_t pos)
{
    size_t n = line_end(b, pos);
    if (n == 0)
        return pos;
    bool here = u32_at(b, pos) <= LONGEST_TOKEN && n != 2;
    return !here && u32_at(b, pos + n) <= LONGEST_TOKEN ? pos + n : pos;
}

/* Behind the TLS records that stand at pos. */
static size_t skip_tls_records(struct bytes b, size_t pos)
{
    for (;;) {
        struct cursor c = cur_init(bytes_from(b, pos), 0);
        uint8_t type = cur_u8(&c);
        uint64_t version = cur_uint_be(&c, 2);
        uint64_t length = cur_uint_be(&c, 2);
        if (!cur_ok(&c) || type < 0x14 || type > 0x17 || version < 0x300 || version > 0x304)
            return pos;
        if (length > cur_left(&c))
            return b.len;
        pos += 5 + (size_t)length;
    }
}

static bool starts_tls(struct bytes b, size_t pos)
{
    return at(b, pos) == 0x17 && at(b, pos + 1) == 3 && at(b, pos + 2) >= 0 && at(b, pos + 2) <= 4;
}

/* A boundary stands at end, or it may: the place is missing, or the body stops there. */
static bool ends_at(const struct http_parts *parts, uint64_t end)
{
    struct mark mark;
    if (end > parts->body.len)
        return false;
    return end == parts->body.len || boundary_at(parts, (size_t)end, &mark) ||
           is_missing(parts, (size_t)end, 2 + parts->boundary.len);
}

/* Where the data of a part ends that starts at pos and of which nothing is known. */
static size_t searched_end(struct http_parts *parts, size_t pos)
{
    size_t end = next_part(parts, pos);
    if (end >= parts->body.len)
        end = last_boundary(parts);
    return end > pos ? end : parts->body.len;
}

/* Where the data of an NTLM or Kerberos part ends, of which it starts at data (security.md 1.5, 5).
 */
static size_t data_end(struct http_parts *parts, struct http_part *part, size_t data)
{
    if ((part->oddities & HTTP_PART_NO_LENGTH) != 0)
        return searched_end(parts, data);
    uint64_t end = data + part->length;
    if (part->length > UINT64_MAX / 2)
        end = UINT64_MAX / 2;
    if (ends_at(parts, end))
        return (size_t)end;
    uint64_t rounded = data + (part->length + 15) / 16 * 16;
    if (ends_at(parts, end + 1) || ends_at(parts, rounded)) {
        part->oddities |= HTTP_PART_PADDED;
        return (size_t)(ends_at(parts, end + 1) ? end + 1 : rounded);
    }
    if (end > parts->body.len && last_boundary(parts) >= parts->body.len) {
        part->oddities |= HTTP_PART_CUT;
        return parts->body.len;
    }
    part->oddities |= HTTP_PART_SEARCHED;
    return searched_end(parts, data);
}

/* The token's length where the capture lacks it: what is left between here and the next boundary.
 */
static uint64_t missing_token_length(struct http_parts *parts, const struct http_part *part,
                                     size_t pos)
{
    size_t end = searched_end(parts, pos + 4);
    uint64_t n = end - pos - 4;
    return n >= part->length && n - part->length <= LONGEST_TOKEN ? n - part->length : 16;
}

static void find_data(struct http_parts *parts, struct http_part *part, size_t pos)
{
    struct bytes b = parts->body;
    struct mark mark;
    pos = skip_empty_line(b, pos);
    part->token_offset = part->data_offset = part->end = pos;
    if (pos >= b.len || boundary_at(parts, pos, &mark)) {
        part->oddities |= pos >= b.len ? HTTP_PART_CUT : HTTP_PART_EMPTY;
        return;
    }
    uint64_t n = u32_at(b, pos);
    if (n == UINT64_MAX) {
        part->oddities |= HTTP_PART_CUT;
        part->end = b.len;
        return;
    }
    bool credssp = bytes_find_nocase(part->protocol, BYTES("CredSSP"), 0) < part->protocol.len;
    if (is_missing(parts, pos, 4) && !credssp)
        n = missing_token_length(parts, part, pos);
    part->token_length = n;
    part->token_offset = part->data_offset = pos + 4;
    bool lost = is_missing(parts, pos + 4, 5);
    part->tls =
        (credssp && lost) || (starts_tls(b, pos + 4) && (credssp || part->protocol.len == 0));
    if (part->tls) {
        part->end = skip_tls_records(b, pos + 4);
        if (part->end >= b.len)
            part->oddities |= HTTP_PART_CUT;
        else if (!ends_at(parts, part->end)) {
            part->oddities |= HTTP_PART_SEARCHED;
            part->end = searched_end(parts, pos + 4);
        }
        return;
    }
    if (n > LONGEST_TOKEN || n > b.len - pos - 4) {
        bool cut = n <= LONGEST_TOKEN;
        part->oddities |= cut ? HTTP_PART_CUT : HTTP_PART_TOKEN_LENGTH;
        part->end = cut ? b.len : searched_end(parts, pos + 4);
        return;
    }
    part->data_offset = pos + 4 + (size_t)n;
    part->end = data_end(parts, part, part->data_offset);
}

/* The holes of the body that touch the part, as they lie from its token on. */
static void list_holes(struct http_parts *parts, struct http_part *part)
{
    struct sealed *sealed = &part->sealed;
    uint64_t start = part->token_offset, end = part->end;
    size_t n = 0;
    for (size_t i = parts->first_hole; i < parts->n_holes && parts->holes[i].offset < end; i++)
        n++;
    if (n == 0)
        return;
    struct hole *list = arena_alloc(parts->arena, n * sizeof(*list));
    sealed->holes = list;
    for (size_t i = parts->first_hole; i < parts->first_hole + n; i++) {
        uint64_t from = parts->holes[i].offset, to = from + parts->holes[i].len;
        if (to <= start)
            continue;
        from = from > start ? from : start;
        to = to < end ? to : end;
        list[sealed->n_holes++] = (struct hole){from - start, to - from};
    }
}

/*
 * True where a boundary that opens a part must have been, but was not captured: the place is
 * missing, and what follows goes on with the second boundary of a part. mark->end is then behind
 * the hole.
 */
static bool opening_lost(const struct http_parts *parts, size_t pos, struct mark *mark)
{
    if (!is_missing(parts, pos, 2 + parts->boundary.len))
        return false;
    struct mark next;
    uint64_t behind = pos;
    for (size_t i = parts->first_hole; i < parts->n_holes; i++)
        if (parts->holes[i].offset <= behind + 2 + parts->boundary.len)
            behind = parts->holes[i].offset + parts->holes[i].len;
        else
            break;
    if (behind <= pos || next_boundary(parts, (size_t)behind, &next) >= parts->body.len ||
        next.closing)
        return false;
    *mark = (struct mark){.end = (size_t)behind};
    return true;
}

/* What stands behind the data: a closing boundary, the next part, or something else. */
static void step_behind(struct http_parts *parts, struct http_part *part)
{
    struct mark mark;
    parts->pos = part->end;
    if (part->end >= parts->body.len) {
        part->closes = true;
        part->oddities |= HTTP_PART_NOT_CLOSED;
    } else if (boundary_at(parts, part->end, &mark)) {
        part->closes = mark.closing;
        if (mark.cut)
            part->oddities |= HTTP_PART_NOT_CLOSED;
        if (mark.closing)
            parts->pos = mark.end;
    } else if (!opening_lost(parts, part->end, &mark)) {
        /* Missing: the envelope goes on only if a part follows. */
        size_t next = next_part(parts, part->end);
        part->closes = next >= parts->body.len;
        parts->pos = next;
    }
}

/* To the boundary that opens the next part; false when there is none. */
static bool find_opening(struct http_parts *parts, struct http_part *part, struct mark *mark)
{
    size_t pos = parts->pos;
    while (line_end(parts->body, pos) > 0)
        pos += line_end(parts->body, pos);
    for (drop_holes(parts, pos); pos < parts->body.len && !opening_lost(parts, pos, mark);
         drop_holes(parts, pos)) {
        if (!boundary_at(parts, pos, mark)) {
            part->oddities |= HTTP_PART_SKIPPED;
            pos = next_part(parts, pos);
        } else if (mark->closing) {
            pos = mark->end;
        } else {
            break;
        }
    }
    part->offset = pos;
    parts->pos = pos;
    parts->rest_unread = pos >= parts->body.len && (part->oddities & HTTP_PART_SKIPPED) != 0;
    return pos < parts->body.len;
}

bool http_parts_next(struct http_parts *parts, struct http_part *part)
{
    *part = (struct http_part){.protocol = bytes_none(),
                               .type = bytes_none(),
                               .charset = bytes_none(),
                               .oddities = HTTP_PART_NO_LENGTH};
    struct mark mark;
    if (parts->n >= parts->limit || !find_opening(parts, part, &mark))
        return false;
    if (++parts->n == parts->limit)
        part->oddities |= HTTP_PART_LIMIT;
    size_t pos = mark.end;
    if (read_headers(parts, part, &pos)) {
        find_data(parts, part, pos);
    } else {
        part->oddities |= HTTP_PART_CUT;
        part->token_offset = part->data_offset = pos < parts->body.len ? pos : parts->body.len;
        part->end = searched_end(parts, part->data_offset);
    }
    part->sealed.token =
        bytes_part(parts->body, part->token_offset, part->data_offset - part->token_offset);
    part->sealed.data = bytes_part(parts->body, part->data_offset, part->end - part->data_offset);
    part->sealed.announced = part->length;
    list_holes(parts, part);
    step_behind(parts, part);
    return true;
}
