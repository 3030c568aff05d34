/*
 * The sealed MIME body of [MS-WSMV] 2.2.9.1: protocol, original type and length of each part, then
 * a counted token and the sealed data. It is not MIME as RFC 2046 has it: no empty line stands
 * before the content, and no line end behind it. So the boundary is never searched for where the
 * lengths say where it must be; security.md 1.5 has the procedure and the deviations of real
 * senders.
 */
#pragma once

#include "arena.h"
#include "limits.h"
#include "record.h"
#include "unseal.h"

/* What was odd about a part, or about where it ends. */
enum http_part_oddity {
    HTTP_PART_CUT = 1 << 0,       /* the body ends inside the part */
    HTTP_PART_NO_LENGTH = 1 << 1, /* OriginalContent says no Length */
    HTTP_PART_PADDED =
        1 << 2, /* the boundary is where Length + 1, or Length rounded up to 16, puts it */
    HTTP_PART_SEARCHED = 1 << 3, /* no boundary where Length says; the end was searched for */
    HTTP_PART_TOKEN_LENGTH =
        1 << 4,               /* the length of the token is not possible; all is given as data */
    HTTP_PART_EMPTY = 1 << 5, /* nothing stands where token and data belong */
    HTTP_PART_NOT_CLOSED = 1 << 6, /* the last boundary lacks its final dashes, or is not there */
    HTTP_PART_SKIPPED = 1 << 7,    /* bytes before the part could not be read */
    HTTP_PART_LIMIT = 1 << 8       /* limits.parts was reached; more follow */
};

struct http_part {
    struct bytes protocol; /* "application/HTTP-SPNEGO-session-encrypted" as written; none where it
                              is missing */
    struct bytes type;     /* of OriginalContent: "application/soap+xml" */
    struct bytes charset;  /* of OriginalContent: "UTF-8", "UTF-16" */
    uint64_t length; /* Length of OriginalContent: bytes of plain text; 0 where it is missing */
    uint64_t token_length; /* the u32 before the token; for CredSSP the length of the trailer, not
                              of a token */
    bool tls;              /* CredSSP: data is TLS records, token is none */
    struct sealed
        sealed;    /* token and data lie in the body, one behind the other; holes in the arena */
    size_t offset; /* of the part's first boundary in the body */
    size_t token_offset; /* of token (of data when there is no token) in the body */
    size_t data_offset;
    size_t end;  /* offset behind the data */
    bool closes; /* a closing boundary follows, or the body ends: the envelope is whole with this
                    part */
    unsigned oddities; /* enum http_part_oddity */
};

/* An iteration over the parts of a body; set up by http_parts_start(). But for the first its
 * members are private. */
struct http_parts {
    bool rest_unread; /* once there is no more: bytes at the end of the body are part of nothing */
    struct bytes body, boundary;
    const struct hole *holes;
    size_t n_holes, first_hole;
    size_t pos,
        tail; /* where the next boundary is expected; where the last boundary of the body is */
    bool tail_known;
    size_t n, limit;
    struct arena *arena;
};

/*
 * content_type is the value of the header field: its boundary is used, "Encrypted Boundary" where
 * it names none. holes are missing runs of body, ascending; their bytes are zero. What the parts
 * point to lies in body and in arena.
 */
struct http_parts http_parts_start(struct arena *arena, struct bytes body,
                                   struct bytes content_type, const struct hole *holes,
                                   size_t n_holes, const struct limits *limits);
/* The next part; false when there is no more. A body in which no boundary is found gives no part at
 * all. */
bool http_parts_next(struct http_parts *parts, struct http_part *part);
