#include "rc4.h"

struct rc4 rc4_init(struct bytes key)
{
    struct rc4 rc4 = {.i = 0};
    for (unsigned i = 0; i < 256; i++)
        rc4.state[i] = (uint8_t)i;
    uint8_t j = 0;
    for (size_t i = 0; i < 256 && key.len > 0; i++) {
        uint8_t s = rc4.state[i];
        j = (uint8_t)(j + s + key.data[i % key.len]);
        rc4.state[i] = rc4.state[j];
        rc4.state[j] = s;
    }
    return rc4;
}

static inline uint8_t next(struct rc4 *rc4)
{
    rc4->i = (uint8_t)(rc4->i + 1);
    uint8_t a = rc4->state[rc4->i];
    rc4->j = (uint8_t)(rc4->j + a);
    uint8_t b = rc4->state[rc4->j];
    rc4->state[rc4->i] = b;
    rc4->state[rc4->j] = a;
    return rc4->state[(uint8_t)(a + b)];
}

void rc4_skip(struct rc4 *rc4, size_t n)
{
    struct rc4 local = *rc4;
    while (n-- > 0)
        (void)next(&local);
    *rc4 = local;
}

void rc4_stream(struct rc4 *rc4, uint8_t *out, size_t n)
{
    struct rc4 local = *rc4;
    for (size_t i = 0; i < n; i++)
        out[i] = next(&local);
    *rc4 = local;
}

void rc4_crypt(struct rc4 *rc4, struct bytes in, uint8_t *out)
{
    struct rc4 local = *rc4;
    for (size_t i = 0; i < in.len; i++)
        out[i] = in.data[i] ^ next(&local);
    *rc4 = local;
}
