/*
 * A view of bytes that somebody else owns. Passed by value. data is never NULL, also when len is 0,
 * so that it may be given to memcpy and friends.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bytes {
    const uint8_t *data;
    size_t len;
};

/* The bytes of a string literal, without its NUL. */
#define BYTES(literal) ((struct bytes){(const uint8_t *)("" literal), sizeof(literal) - 1})

/* len bytes at data; data may be NULL when len is 0. */
struct bytes bytes_of(const void *data, size_t len);
/* The bytes of a NUL-terminated string; NULL gives none. */
struct bytes bytes_of_string(const char *text);
struct bytes bytes_none(void);

/* n bytes from offset, both cut to what b holds. */
struct bytes bytes_part(struct bytes b, size_t offset, size_t n);
/* All from offset on. */
struct bytes bytes_from(struct bytes b, size_t offset);

bool bytes_equal(struct bytes a, struct bytes b);
/* The same for a NUL-terminated text; quick where they differ early, as names in tables do. */
bool bytes_is(struct bytes b, const char *text);
/*
 * A number that other bytes have too only by chance, or by intent: to notice that something changed
 * where the bytes themselves are not kept. The same for the same bytes in one run.
 */
uint64_t bytes_fingerprint(struct bytes b);
/* ASCII letters compare without case. */
bool bytes_equal_nocase(struct bytes a, struct bytes b);
bool bytes_starts(struct bytes b, struct bytes prefix);
bool bytes_starts_nocase(struct bytes b, struct bytes prefix);
bool bytes_ends(struct bytes b, struct bytes suffix);
/* <0, 0, >0 as memcmp; a proper prefix comes first. */
int bytes_compare(struct bytes a, struct bytes b);

/* Offset of the first needle at or after from; b.len when there is none. */
size_t bytes_find(struct bytes b, struct bytes needle, size_t from);
size_t bytes_find_nocase(struct bytes b, struct bytes needle, size_t from);
size_t bytes_find_byte(struct bytes b, uint8_t byte, size_t from);

/* Offset of the first byte at or after from that is one of stops (at most 4 of them); b.len when there is none. */
size_t bytes_find_any(struct bytes b, struct bytes stops, size_t from);
/*
 * Offset of the first byte at or after from that is not printable ASCII (below 20 or above 7E,
 * hexadecimal) or is one of three stops, which may be equal; b.len when there is none. What scans
 * text stands on it: compilers make vector instructions of it.
 */
size_t bytes_find_special(struct bytes b, const char stops[3], size_t from);
/* The same without stops. */
size_t bytes_find_not_ascii(struct bytes b, size_t from);

/* Without leading and trailing space, tab, CR and LF. */
struct bytes bytes_trim(struct bytes b);

/*
 * Takes the piece before the next stop byte off *rest (the stop byte is dropped). False when *rest
 * was empty to begin with; the last piece is what is left.
 */
bool bytes_next(struct bytes *rest, uint8_t stop, struct bytes *piece);

/* All of b as a decimal number without sign. False when empty, not digits, or beyond 2^64-1. */
bool bytes_decimal(struct bytes b, uint64_t *value);
/* All of b as hexadecimal digits (no 0x). False when empty, not digits, or beyond 2^64-1. */
bool bytes_hexadecimal(struct bytes b, uint64_t *value);
