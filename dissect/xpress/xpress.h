/*
 * Stream compression of WinRM shells ("xpress"): a run of chunks, each stored or LZ77+Huffman.
 * [MS-WSMV] 3.1.4.1.31.6, [MS-XCA] 2.1, 2.2; psrp.md 1.2. Every rsp:Stream element is a run of its own,
 * and every chunk stands alone.
 */
#pragma once

#include "buf.h"
#include "bytes.h"

enum xpress_problem {
    XPRESS_WHOLE,
    XPRESS_HEADER_CUT,  /* the bytes end inside the four of a chunk's header */
    XPRESS_STORED_LONG, /* more stored bytes than are there, or than the chunk expands to */
    XPRESS_TABLE,       /* the code lengths are no complete Huffman code */
    XPRESS_DISTANCE,    /* a match begins before its chunk */
    XPRESS_LENGTH,      /* a match is longer than the chunk, or its length is malformed */
    XPRESS_ENDED,       /* the stored bytes end before the chunk is expanded */
    XPRESS_LIMIT        /* out is full */
};

/* In words, for a diagnostic. */
const char *xpress_problem_text(enum xpress_problem problem);

/*
 * Appends to out what the chunks of b expand to. After trouble out holds the chunks before it, and what
 * came out of the one it is in; *offset (in b) is where that one begins.
 */
enum xpress_problem xpress_expand(struct bytes b, struct buf *out, size_t *offset);

/*
 * Whether b looks like chunks rather than PSRP fragments, for sessions whose Create was not captured:
 * the first four bytes are not zero, and the chunk lengths add up to all of b.
 */
bool xpress_looks_chunked(struct bytes b);
