/*
 * Text. Inside the program text is UTF-8 in which a lone UTF-16 surrogate may stand as its three
 * bytes (ED A0..BF xx): captures hold such text, and JSON can say it. Everything else that is not
 * UTF-8 is invalid.
 */
#pragma once

#include "buf.h"
#include "bytes.h"

#define UTF_INVALID UINT32_MAX
#define UTF_REPLACEMENT 0xFFFDu

/*
 * The code point at the start of b (a lone surrogate is given as such), and in *n the bytes it takes.
 * For bytes that are not UTF-8 gives UTF_INVALID and *n the bytes to skip, at least 1. b is not empty.
 */
uint32_t utf8_next(struct bytes b, size_t *n);

/* Appends a code point; surrogates as three bytes. False when out is full or the value is over 10FFFF. */
bool utf8_add(struct buf *out, uint32_t code);

/*
 * The same for text that comes in UTF-16 code units: a low surrogate right behind a high one, the last
 * thing in out, becomes one character with it.
 */
bool utf8_add_unit(struct buf *out, uint32_t code);

/* True when b is valid as described above. */
bool utf8_valid(struct bytes b);

/*
 * Appends UTF-16 text as UTF-8; pairs are joined, lone halves kept. A byte order mark is kept as
 * U+FEFF (callers drop it first). False when a byte was left over or out is full.
 */
bool utf16_to_utf8(struct bytes b, bool big_endian, struct buf *out);

/* Appends UTF-8 text as UTF-16-LE, as hashes of Windows passwords want it. Invalid bytes become U+FFFD. False when out is full. */
bool utf8_to_utf16le(struct bytes b, struct buf *out);

/* Upper case as Windows compares user names: one to one, so that a sharp s stays. Latin, Greek, Cyrillic, Armenian. */
uint32_t utf_upper(uint32_t code);
