#include "http_content.h"

#include "inflate.h"

enum { MOST_CODINGS = 4 };

enum coding { CODING_NONE, CODING_GZIP, CODING_DEFLATE, CODING_UNKNOWN };

static enum coding coding_of(struct bytes name)
{
    if (name.len == 0 || bytes_equal_nocase(name, BYTES("identity")) ||
        bytes_equal_nocase(name, BYTES("chunked")))
        return CODING_NONE;
    if (bytes_equal_nocase(name, BYTES("gzip")) || bytes_equal_nocase(name, BYTES("x-gzip")))
        return CODING_GZIP;
    return bytes_equal_nocase(name, BYTES("deflate")) ? CODING_DEFLATE : CODING_UNKNOWN;
}

/* The codings in the order in which they were applied; more than room counts as one that is not
 * known. */
static size_t list_codings(const struct http_message *message, const char *field,
                           enum coding *codings, size_t n)
{
    struct bytes value, item;
    for (size_t i = 0; http_header_nth(message, field, i, &value); i++) {
        while (bytes_next(&value, ',', &item)) {
            enum coding coding = coding_of(bytes_trim(item));
            if (coding == CODING_NONE)
                continue;
            if (n == MOST_CODINGS)
                codings[n - 1] = CODING_UNKNOWN;
            else
                codings[n++] = coding;
        }
    }
    return n;
}

/* deflate is to be zlib's format, RFC 9110 8.4.1.2, but some senders leave its header out. */
static struct block *undo(enum coding coding, struct bytes b, const struct limits *limits,
                          unsigned *oddities)
{
    struct buf out = buf_init(limits->http_body);
    enum inflate_result result =
        inflate_bytes(b, INFLATE_GZIP_OR_ZLIB, limits->inflate_ratio, &out);
    if (result == INFLATE_BAD && coding == CODING_DEFLATE && out.len == 0) {
        buf_reset(&out);
        result = inflate_bytes(b, INFLATE_RAW, limits->inflate_ratio, &out);
    }
    /* What ended early is damage only where the body itself is whole. */
    bool damaged = result == INFLATE_BAD ||
                   (result == INFLATE_TRUNCATED && (*oddities & HTTP_ODD_NOT_WHOLE) == 0);
    if (damaged || out.len == 0) {
        buf_clear(&out);
        *oddities |= HTTP_ODD_BAD_CODING;
        return NULL;
    }
    if (result == INFLATE_LIMIT)
        *oddities |= HTTP_ODD_BODY_LIMIT;
    return buf_block(&out);
}

struct block *http_content_decode(struct http_message *message, struct block *body,
                                  const struct limits *limits)
{
    enum coding codings[MOST_CODINGS];
    size_t n = list_codings(message, "Content-Encoding", codings, 0);
    n = list_codings(message, "Transfer-Encoding", codings, n);
    if (n == 0 || body == NULL || body->len == 0)
        return body;
    if (message->n_holes > 0) {
        message->oddities |= HTTP_ODD_BAD_CODING;
        return body;
    }
    struct block *current = block_ref(body);
    while (n > 0) {
        enum coding coding = codings[--n];
        struct block *inner = NULL;
        if (coding == CODING_UNKNOWN)
            message->oddities |= HTTP_ODD_BAD_CODING;
        else
            inner = undo(coding, block_bytes(current), limits, &message->oddities);
        block_unref(current);
        if (inner == NULL)
            return body;
        current = inner;
    }
    block_unref(body);
    return current;
}
