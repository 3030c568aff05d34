/*
 * RC4. Our own, because recovery after lost data copies, skips and restores its state by the
 * thousand (security.md 4.10), which a cipher context of a library makes clumsy and slow.
 */
#pragma once

#include "bytes.h"

/* Copied by assignment. Bytes in words: a third faster than in bytes. */
struct rc4 {
    uint32_t state[256];
    uint8_t i, j;
};

/* key is 1 to 256 bytes. */
struct rc4 rc4_init(struct bytes key);
/* Moves on by n bytes of key stream. */
void rc4_skip(struct rc4 *rc4, size_t n);
/* The next n bytes of key stream. */
void rc4_stream(struct rc4 *rc4, uint8_t *out, size_t n);
/* Seals or opens in; out has room for in.len bytes and may be where in lies. */
void rc4_crypt(struct rc4 *rc4, struct bytes in, uint8_t *out);
