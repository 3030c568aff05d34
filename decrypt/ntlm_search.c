#include "ntlm_search.h"

#include <string.h>

enum {
    SAMPLE = 64,  /* bytes of text that are looked at */
    BLOCK = 4096, /* bytes of key stream held at once */
    TRIES =
        1 << 15 /* places that may look right and be wrong: short messages look right everywhere */
};

static bool is_control(uint8_t byte)
{
    return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F;
}

/* Mostly ASCII: markup is, even around text that is not. */
static bool looks_like_utf8(const uint8_t *text, const uint8_t *stream, size_t n)
{
    size_t high = 0;
    for (size_t i = 0; i < n; i++) {
        uint8_t byte = text[i] ^ stream[i];
        if (is_control(byte))
            return false;
        high += byte >> 7;
        if (high > n / 4 + 2)
            return false;
    }
    return true;
}

static bool looks_like_utf16(const uint8_t *text, const uint8_t *stream, size_t n)
{
    size_t zeros[2] = {0, 0};
    for (size_t i = 0; i < n; i++) {
        if ((text[i] ^ stream[i]) == 0)
            zeros[i % 2]++;
    }
    size_t more = zeros[0] > zeros[1] ? zeros[0] : zeros[1];
    return n >= 8 && more * 8 >= n * 3;
}

/* The quick no: more than three of the first eight bytes are not ASCII. */
static bool starts_high(const uint8_t *text, const uint8_t *stream)
{
    uint64_t a, b;
    memcpy(&a, text, sizeof(a));
    memcpy(&b, stream, sizeof(b));
    uint64_t high = (a ^ b) >> 7 & 0x0101010101010101u;
    return high * 0x0101010101010101u >> 56 > 3;
}

static bool looks_like_text(const uint8_t *text, const uint8_t *stream, size_t n)
{
    if (n >= 8 && starts_high(text, stream))
        return false;
    if (looks_like_utf8(text, stream, n))
        return true;
    if (n < 8)
        return false;
    uint8_t first = text[0] ^ stream[0], second = text[1] ^ stream[1];
    /* One of the first two bytes is zero, or they are the byte order mark. */
    if (first != 0 && second != 0 && !(first == 0xFF && second == 0xFE))
        return false;
    return looks_like_utf16(text, stream, n);
}

bool ntlm_looks_like_text(struct bytes b)
{
    static const uint8_t zeros[SAMPLE];
    return looks_like_text(b.data, zeros, b.len < SAMPLE ? b.len : SAMPLE);
}

bool ntlm_search(const struct rc4 *from, size_t window, struct bytes data, ntlm_search_try *try,
                 void *state)
{
    uint8_t stream[BLOCK + SAMPLE];
    uint8_t sample[SAMPLE] = {0};
    size_t n = data.len < SAMPLE ? data.len : SAMPLE, tries = 0;
    if (n == 0)
        return false; /* nothing to look at */
    memcpy(sample, data.data, n);
    /* block stands at stream[0], generator behind all of stream. */
    struct rc4 block = *from, generator = *from;
    rc4_stream(&generator, stream, SAMPLE);
    for (size_t base = 0; base < window; base += BLOCK) {
        rc4_stream(&generator, stream + SAMPLE, BLOCK - SAMPLE);
        const struct rc4 next = generator;
        rc4_stream(&generator, stream + BLOCK, SAMPLE);
        for (size_t i = 0; i < BLOCK; i++) {
            if (!looks_like_text(sample, stream + i, n))
                continue;
            struct rc4 place = block;
            rc4_skip(&place, i);
            if (try(state, &place))
                return true;
            if (++tries >= TRIES)
                return false;
        }
        memmove(stream, stream + BLOCK, SAMPLE);
        block = next;
    }
    return false;
}
