#include "xpress.h"

#include <string.h>

#include "cursor.h"

enum {
    SYMBOLS = 512,
    TABLE_BYTES = SYMBOLS / 2,
    LONGEST_CODE = 15,
    LEAST_MATCH = 3,
    CHUNK_HEADER = 4
};

const char *xpress_problem_text(enum xpress_problem problem)
{
    switch (problem) {
    case XPRESS_WHOLE:
        return "whole";
    case XPRESS_HEADER_CUT:
        return "the header of a chunk is cut";
    case XPRESS_STORED_LONG:
        return "a chunk says that it is longer than it can be";
    case XPRESS_TABLE:
        return "the code lengths are not a complete Huffman code";
    case XPRESS_DISTANCE:
        return "a match begins before its chunk";
    case XPRESS_LENGTH:
        return "the length of a match is not possible";
    case XPRESS_ENDED:
        return "a chunk ends before all of it is expanded";
    case XPRESS_LIMIT:
        break;
    }
    return "the limit of the program was reached";
}

/* Canonical Huffman code, [MS-XCA] 2.2.4: by length, then by symbol. */
struct code {
    uint16_t entry[1 << LONGEST_CODE]; /* symbol << 4 | length, under the next 15 bits */
};

static bool build_code(struct code *code, struct bytes table)
{
    size_t next = 0;
    for (unsigned length = 1; length <= LONGEST_CODE; length++) {
        size_t width = (size_t)1 << (LONGEST_CODE - length);
        for (unsigned symbol = 0; symbol < SYMBOLS; symbol++) {
            uint8_t pair = table.data[symbol / 2];
            if ((symbol % 2 == 0 ? pair & 15 : pair >> 4) != (int)length)
                continue;
            if (next + width > sizeof(code->entry) / sizeof(code->entry[0]))
                return false;
            for (size_t i = 0; i < width; i++)
                code->entry[next++] = (uint16_t)(symbol << 4 | length);
        }
    }
    return next == sizeof(code->entry) / sizeof(code->entry[0]);
}

/* [MS-XCA] 2.2.4: 32 bits at hand, refilled by 16-bit words from where whole bytes are taken, too. */
struct bit_reader {
    struct cursor c;
    uint32_t bits;
    int spare;       /* bits at hand beyond 16 */
    unsigned beyond; /* words asked for behind the end: their bits are zeros that nobody sent */
};

static uint32_t next_word(struct bit_reader *in)
{
    if (cur_left(&in->c) >= 2)
        return (uint32_t)cur_uint_le(&in->c, 2);
    cur_rest(&in->c);
    in->beyond++;
    return 0;
}

static struct bit_reader bit_reader_start(struct bytes b)
{
    struct bit_reader in = {.c = cur_init(b, 0), .spare = 16};
    in.bits = next_word(&in) << 16;
    in.bits |= next_word(&in);
    return in;
}

static uint32_t take_bits(struct bit_reader *in, unsigned n)
{
    if (n == 0)
        return 0;
    uint32_t value = in->bits >> (32 - n);
    in->bits <<= n;
    in->spare -= (int)n;
    if (in->spare < 0) {
        in->bits |= next_word(in) << -in->spare;
        in->spare += 16;
    }
    return value;
}

/* The 32 bits at hand are all made up once two words more than these were asked for. */
static bool has_ended(const struct bit_reader *in)
{
    return in->beyond > 3;
}

/* What follows a length code of 15, in whole bytes. [MS-XCA] 2.2.4. False when malformed. */
static bool long_length(struct bit_reader *in, size_t *length)
{
    if (cur_left(&in->c) < 1)
        return false;
    uint8_t more = cur_u8(&in->c);
    if (more < 255) {
        *length = (size_t)more + 15;
        return true;
    }
    *length = (size_t)cur_uint_le(&in->c, 2);
    if (cur_ok(&in->c) && *length == 0)
        *length = (size_t)cur_uint_le(&in->c, 4);
    return cur_ok(&in->c) && *length >= 15;
}

/* Expands one chunk to exactly size bytes at to; *made is how far it came. */
static enum xpress_problem expand_chunk(struct bytes stored, uint8_t *to, size_t size,
                                        size_t *made)
{
    struct code code;
    size_t n = 0;
    *made = 0;
    if (stored.len < TABLE_BYTES)
        return XPRESS_ENDED;
    if (!build_code(&code, stored))
        return XPRESS_TABLE;
    struct bit_reader in = bit_reader_start(bytes_from(stored, TABLE_BYTES));
    while (n < size) {
        *made = n;
        uint16_t entry = code.entry[in.bits >> (32 - LONGEST_CODE)];
        unsigned symbol = entry >> 4;
        take_bits(&in, entry & 15u);
        if (has_ended(&in))
            return XPRESS_ENDED;
        if (symbol < 256) {
            to[n++] = (uint8_t)symbol;
            continue;
        }
        size_t length = symbol % 16;
        unsigned distance_bits = (symbol - 256) / 16;
        if (length == 15 && !long_length(&in, &length))
            return XPRESS_LENGTH;
        length += LEAST_MATCH;
        size_t distance = ((size_t)1 << distance_bits) + take_bits(&in, distance_bits);
        if (distance > n)
            return XPRESS_DISTANCE;
        if (length > size - n)
            return XPRESS_LENGTH;
        /* Byte by byte: a match may reach into what it makes. */
        for (; length > 0; length--, n++)
            to[n] = to[n - distance];
    }
    *made = n;
    return XPRESS_WHOLE;
}

/* The header of a chunk: both lengths are sent less one. */
static bool chunk_header(struct cursor *c, size_t *size, size_t *stored)
{
    *size = (size_t)cur_uint_le(c, 2) + 1;
    *stored = (size_t)cur_uint_le(c, 2) + 1;
    return cur_ok(c);
}

enum xpress_problem xpress_expand(struct bytes b, struct buf *out, size_t *offset)
{
    struct cursor c = cur_init(b, 0);
    while (cur_left(&c) > 0) {
        size_t size, stored, made;
        *offset = (size_t)cur_offset(&c);
        if (!chunk_header(&c, &size, &stored))
            return XPRESS_HEADER_CUT;
        if (stored > cur_left(&c) || stored > size)
            return XPRESS_STORED_LONG;
        struct bytes chunk = cur_take(&c, stored);
        if (stored == size) {
            if (!buf_add(out, chunk))
                return XPRESS_LIMIT;
            continue;
        }
        uint8_t *room = buf_room(out, size);
        if (room == NULL)
            return XPRESS_LIMIT;
        enum xpress_problem problem = expand_chunk(chunk, room, size, &made);
        out->len += made;
        if (problem != XPRESS_WHOLE)
            return problem;
    }
    *offset = b.len;
    return XPRESS_WHOLE;
}

bool xpress_looks_chunked(struct bytes b)
{
    struct cursor c = cur_init(b, 0);
    struct bytes first = cur_peek(&c, CHUNK_HEADER);
    if (b.len == 0 || bytes_equal(first, BYTES("\0\0\0\0")))
        return false;
    while (cur_left(&c) > 0) {
        size_t size, stored;
        if (!chunk_header(&c, &size, &stored) || stored > size)
            return false;
        cur_skip(&c, stored);
    }
    return cur_end(&c);
}
