#include "base64.h"

enum { GAP = 64, PAD = 65, BAD = 66 };

/* RFC 4648 table 1, by character; GAP is white space. */
/* clang-format off */
static const uint8_t values[256] = {
    BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, GAP, GAP, BAD, BAD, GAP, BAD, BAD,
    BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD,
    GAP, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD,  62, BAD, BAD, BAD,  63,
     52,  53,  54,  55,  56,  57,  58,  59,  60,  61, BAD, BAD, BAD, PAD, BAD, BAD,
    BAD,   0,   1,   2,   3,   4,   5,   6,   7,   8,   9,  10,  11,  12,  13,  14,
     15,  16,  17,  18,  19,  20,  21,  22,  23,  24,  25, BAD, BAD, BAD, BAD, BAD,
    BAD,  26,  27,  28,  29,  30,  31,  32,  33,  34,  35,  36,  37,  38,  39,  40,
     41,  42,  43,  44,  45,  46,  47,  48,  49,  50,  51, BAD, BAD, BAD, BAD, BAD,
    BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD,
    BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD,
    BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD,
    BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD,
    BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD,
    BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD,
    BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD,
    BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD,
};
/* clang-format on */

bool base64_decode(struct bytes text, struct buf *out)
{
    uint8_t *room = buf_room(out, text.len / 4 * 3 + 3);
    if (room == NULL)
        return false;
    size_t n = 0, i = 0;
    uint32_t bits = 0;
    unsigned held = 0;
    bool good = true;
    while (i < text.len) {
        if (held == 0) {
            /* The common run: four characters of the alphabet at a time. */
            while (text.len - i >= 4) {
                uint8_t a = values[text.data[i]], b = values[text.data[i + 1]],
                        c = values[text.data[i + 2]], d = values[text.data[i + 3]];
                if ((a | b | c | d) >= 64)
                    break;
                uint32_t group = (uint32_t)a << 18 | (uint32_t)b << 12 | (uint32_t)c << 6 | d;
                room[n] = (uint8_t)(group >> 16);
                room[n + 1] = (uint8_t)(group >> 8);
                room[n + 2] = (uint8_t)group;
                n += 3;
                i += 4;
            }
            if (i == text.len)
                break;
        }
        uint8_t value = values[text.data[i++]];
        if (value == GAP)
            continue;
        if (value >= PAD) {
            good = value == PAD && held != 1;
            for (; good && i < text.len; i++)
                good = values[text.data[i]] == GAP || values[text.data[i]] == PAD;
            break;
        }
        bits = bits << 6 | value;
        if (++held == 4) {
            room[n] = (uint8_t)(bits >> 16);
            room[n + 1] = (uint8_t)(bits >> 8);
            room[n + 2] = (uint8_t)bits;
            n += 3;
            held = 0;
        }
    }
    if (held == 1)
        good = false;
    if (held >= 2)
        room[n++] = (uint8_t)(bits >> (held == 2 ? 4 : 10));
    if (held == 3)
        room[n++] = (uint8_t)(bits >> 2);
    out->len += n;
    return good;
}

bool base64_encode(struct bytes b, struct buf *out)
{
    static const char alphabet[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    if (b.len > SIZE_MAX / 2)
        return false;
    uint8_t *room = buf_room(out, (b.len + 2) / 3 * 4);
    if (room == NULL)
        return false;
    size_t n = 0, i = 0;
    for (; b.len - i >= 3; i += 3) {
        uint32_t group = (uint32_t)b.data[i] << 16 | (uint32_t)b.data[i + 1] << 8 | b.data[i + 2];
        room[n++] = (uint8_t)alphabet[group >> 18];
        room[n++] = (uint8_t)alphabet[group >> 12 & 63];
        room[n++] = (uint8_t)alphabet[group >> 6 & 63];
        room[n++] = (uint8_t)alphabet[group & 63];
    }
    if (i < b.len) {
        bool two = b.len - i == 2;
        uint32_t group = (uint32_t)b.data[i] << 16 | (two ? (uint32_t)b.data[i + 1] << 8 : 0);
        room[n++] = (uint8_t)alphabet[group >> 18];
        room[n++] = (uint8_t)alphabet[group >> 12 & 63];
        room[n++] = (uint8_t)(two ? alphabet[group >> 6 & 63] : '=');
        room[n++] = '=';
    }
    out->len += n;
    return true;
}
