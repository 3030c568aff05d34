/*
 * How far does the next unit of an HTTP/1 stream reach? Answers over the contiguous prefix of one
 * direction, allocates nothing, builds nothing. What was searched is remembered by the caller, so
 * that asking again with more bytes stays linear. RFC 9112.
 */
#pragma once

#include "bytes.h"
#include "http_message.h"

enum http_frame {
    HTTP_WHOLE,
    HTTP_MORE, /* with these bytes it cannot be said yet */
    HTTP_BAD
};

/*
 * What the first bytes of a direction, or of what follows a message, are; SPOKE_NOTHING as long as
 * it cannot be said. *searched starts at 0 and is kept between calls with the same, growing bytes.
 * *response tells SPOKE_HTTP with a status line from one with a request line.
 */
enum http_spoke http_look(struct bytes b, size_t *searched, bool *response);

/*
 * The head that begins with b: WHOLE and in *n its length with the empty line, or MORE. *searched
 * as above. The caller bounds how much it lets come.
 */
enum http_frame http_frame_head(struct bytes b, size_t *searched, size_t *n);

/* Whether the first line (without line end) is `METHOD target HTTP/1.x` or `HTTP/1.x status …`. */
bool http_is_request_line(struct bytes line);
bool http_is_status_line(struct bytes line);

/*
 * Where in b, behind bytes that cannot be read, the next message may begin: a request line with a
 * known method, or a status line, wherever it stands in its line. WHOLE: at *at. MORE: none so far,
 * and what is before *at can be dropped. *searched as above, less what the caller drops.
 */
enum http_frame http_find_head(struct bytes b, bool response, size_t *searched, size_t *at);

/* How a body ends (RFC 9112 6.3). */
enum http_end {
    HTTP_ENDS_AT_ONCE,
    HTTP_ENDS_BY_LENGTH,
    HTTP_ENDS_BY_CHUNKS,
    HTTP_ENDS_BY_CLOSE,
    HTTP_ENDS_NEVER /* a tunnel: what follows is not HTTP (CONNECT answered 2xx, or 101) */
};

/* Where a body stands. Set up by http_body_start(); left is private but for HTTP_ENDS_BY_LENGTH. */
struct http_body {
    enum http_end end;
    uint64_t left; /* bytes to come of the body, or of the chunk */
    enum { CHUNK_LINE, CHUNK_DATA, CHUNK_LINE_END, CHUNK_TRAILER } state;
    size_t searched, trailer;
};

/*
 * How the body behind this head ends. asked is the method of the request that a response answers;
 * none when it is unknown. Adds to *oddities.
 */
struct http_body http_body_start(const struct http_message *head, struct bytes asked,
                                 unsigned *oddities);

struct http_body_piece {
    size_t used;       /* bytes of the stream that are done with, from the start of b */
    struct bytes data; /* what of them is body */
    bool chunk_done;   /* a chunk that holds data ended with this piece */
};

/*
 * The next piece of a body. WHOLE: the body ended with it. MORE: call again, with the rest of b
 * when something was used, else with more bytes. BAD: the chunked coding cannot be followed
 * further.
 */
enum http_frame http_body_next(struct http_body *body, struct bytes b,
                               struct http_body_piece *piece);

/*
 * n bytes are missing where the body stands: gives in *taken how many of them belong to its
 * content, and whether it ended in them. BAD: they hide a chunk's header, so that the rest cannot
 * be framed.
 */
enum http_frame http_body_gap(struct http_body *body, uint64_t n, uint64_t *taken);
