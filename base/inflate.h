/* gzip, zlib and raw deflate over zlib, with the limits of the caller's buffer. RFC 1950 to 1952. */
#pragma once

#include "buf.h"
#include "bytes.h"

enum inflate_format { INFLATE_GZIP_OR_ZLIB, INFLATE_RAW };

enum inflate_result {
    INFLATE_WHOLE,
    INFLATE_TRUNCATED, /* the input ended first */
    INFLATE_BAD,       /* not such data, or damaged */
    INFLATE_LIMIT      /* out is full, or the ratio passed */
};

/*
 * Appends to out what b expands to; several gzip members follow each other. ratio is the largest
 * allowed output per input byte (checked beyond 64 KiB of output). What came out before trouble stays.
 */
enum inflate_result inflate_bytes(struct bytes b, enum inflate_format format, size_t ratio,
                                  struct buf *out);

/* A stream that is read piece by piece: gzip around a capture file. */
struct inflate_stream;
struct inflate_stream *inflate_stream_new(void);
void inflate_stream_free(struct inflate_stream *s);
/*
 * Reads from *in (moved on by what was used) and writes up to room bytes; gives the bytes written.
 * 0 with *in not empty means damage or data behind the last member, told by *bad. When the input has
 * ended, calls with an empty *in give what is still held back.
 */
size_t inflate_stream_read(struct inflate_stream *s, struct bytes *in, uint8_t *out, size_t room,
                           bool *bad);
/* True when what was read so far ends with a whole member. */
bool inflate_stream_ended(const struct inflate_stream *s);
