#include "rc4.h"

struct rc4 rc4_init(struct bytes key)
{
    struct rc4 rc4 = {.i = 0};
    for (uint32_t i = 0; i < 256; i++)
        rc4.state[i] = i;
    uint32_t j = 0;
    for (size_t i = 0; i < 256 && key.len > 0; i++) {
        uint32_t a = rc4.state[i];
        j = (j + a + key.data[i % key.len]) & 255;
        rc4.state[i] = rc4.state[j];
        rc4.state[j] = a;
    }
    return rc4;
}

/* The next byte of key stream. i and j are the caller's, so that they stay in registers. */
static inline uint8_t next(uint32_t *state, uint32_t *i, uint32_t *j)
{
    *i = (*i + 1) & 255;
    uint32_t a = state[*i];
    *j = (*j + a) & 255;
    uint32_t b = state[*j];
    state[*i] = b;
    state[*j] = a;
    return (uint8_t)state[(a + b) & 255];
}

void rc4_skip(struct rc4 *rc4, size_t n)
{
    uint32_t i = rc4->i, j = rc4->j;
    while (n-- > 0)
        (void)next(rc4->state, &i, &j);
    rc4->i = (uint8_t)i;
    rc4->j = (uint8_t)j;
}

void rc4_stream(struct rc4 *rc4, uint8_t *out, size_t n)
{
    uint32_t i = rc4->i, j = rc4->j;
    for (size_t at = 0; at < n; at++)
        out[at] = next(rc4->state, &i, &j);
    rc4->i = (uint8_t)i;
    rc4->j = (uint8_t)j;
}

void rc4_crypt(struct rc4 *rc4, struct bytes in, uint8_t *out)
{
    uint32_t i = rc4->i, j = rc4->j;
    for (size_t at = 0; at < in.len; at++)
        out[at] = in.data[at] ^ next(rc4->state, &i, &j);
    rc4->i = (uint8_t)i;
    rc4->j = (uint8_t)j;
}
