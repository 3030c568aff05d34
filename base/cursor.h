/*
 * The bounds check of the program: every byte of input is read through a cursor.
 *
 * Failure is sticky. A read beyond the end fails the cursor, and from then on every read gives zero
 * or nothing; so a parser reads several fields, asks cur_ok() once, and only then uses them. A length
 * prefix opens a child cursor, and the child must end empty. Loops run while cur_left() > 0 and every
 * turn must consume. A count is checked against cur_left() / smallest size before any loop by it.
 */
#pragma once

#include "bytes.h"

enum cur_error {
    CUR_OK,
    CUR_TRUNCATED, /* a read beyond the end */
    CUR_MALFORMED  /* the parser said so by cur_fail() */
};

struct cursor {
    const uint8_t *base;
    size_t pos, end;
    uint64_t offset; /* where base[0] lies in its source */
    uint32_t source; /* the source that the bytes belong to (model/source.h) */
    enum cur_error error;
};

/* A cursor over all of b, the bytes of source from offset 0. */
struct cursor cur_init(struct bytes b, uint32_t source);
/* The same for bytes that start at offset within their source. */
struct cursor cur_init_at(struct bytes b, uint32_t source, uint64_t offset);

bool cur_ok(const struct cursor *c);
/* Bytes left; 0 once failed. */
size_t cur_left(const struct cursor *c);
/* Where the next read starts, in the source. */
uint64_t cur_offset(const struct cursor *c);
/* True when all was read and nothing failed. */
bool cur_end(const struct cursor *c);
/* The first failure wins. */
void cur_fail(struct cursor *c, enum cur_error why);

/* The next n bytes; none, and failed, when fewer are left. */
struct bytes cur_take(struct cursor *c, size_t n);
/* All that is left. */
struct bytes cur_rest(struct cursor *c);
/* The next n bytes without moving on; fewer when fewer are left. Does not fail. */
struct bytes cur_peek(const struct cursor *c, size_t n);
void cur_skip(struct cursor *c, size_t n);

/* An unsigned integer of n bytes, 1 to 8, in network or in little-endian order. */
uint64_t cur_uint_be(struct cursor *c, size_t n);
uint64_t cur_uint_le(struct cursor *c, size_t n);
uint8_t cur_u8(struct cursor *c);

/* A child over the next n bytes, which the parent has then read. Fails with its parent when fewer are left. */
struct cursor cur_sub(struct cursor *c, size_t n);
/*
 * n bytes at offset from the start of c, wherever c stands: for offset and length pairs (NTLM, PAC).
 * Fails c, and gives none, when they do not all lie inside it.
 */
struct bytes cur_at(struct cursor *c, uint64_t offset, uint64_t n);

/* Up to the next stop byte, which is read and dropped; fails when there is none. */
struct bytes cur_until(struct cursor *c, uint8_t stop);
/* A line without its LF or CRLF; the last one need not have any. */
struct bytes cur_line(struct cursor *c);
