/*
 * xpress: [MS-XCA] LZ77+Huffman chunks. Vectors: psrp.md example 11 (a real Windows server) and
 * [MS-XCA] 3.2 (300 times "abc"). An encoder of ours makes the rest, and libfwnt, where it is
 * installed, is asked whether it reads them alike.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base64.h"
#include "xpress.h"

#ifdef WR_LIBFWNT
#include <libfwnt.h>
#endif

enum { LARGEST = 1 << 20 };

/* [MS-XCA] 3.2 as psrp.md example 11 gives it: code lengths 3 for a and b, 2 for c, 256 and 287. */
static const uint8_t abc_codes[] = {0xa8, 0xdc, 0x00, 0x00, 0xff, 0x26, 0x01};

static size_t abc_chunk(uint8_t chunk[4 + 256 + sizeof(abc_codes)])
{
    size_t stored = 256 + sizeof(abc_codes);
    memset(chunk, 0, 4 + stored);
    chunk[0] = (300 - 1) & 0xFF;
    chunk[1] = (300 - 1) >> 8;
    chunk[2] = (uint8_t)((stored - 1) & 0xFF);
    chunk[3] = (uint8_t)((stored - 1) >> 8);
    uint8_t *table = chunk + 4;
    table['a' / 2] |= 3 << 4; /* a is odd: the high half */
    table['b' / 2] |= 3;      /* b is even */
    table['c' / 2] |= 2 << 4;
    table[256 / 2] |= 2;
    table[287 / 2] |= 2 << 4;
    memcpy(table + 256, abc_codes, sizeof(abc_codes));
    return 4 + stored;
}

static void the_example_of_the_specification(void **state)
{
    (void)state;
    uint8_t chunk[4 + 256 + sizeof(abc_codes)];
    struct buf out = buf_init(LARGEST);
    size_t offset, n = abc_chunk(chunk);
    assert_int_equal(xpress_expand(bytes_of(chunk, n), &out, &offset), XPRESS_WHOLE);
    assert_int_equal(out.len, 300);
    for (size_t i = 0; i < 300; i++)
        assert_int_equal(out.data[i], "abc"[i % 3]);
    assert_true(xpress_looks_chunked(bytes_of(chunk, n)));
    buf_clear(&out);
}

/* psrp.md example 11, no. 2 and no. 6: a middle fragment of 32768 bytes, and a stored one of 124.
 */
static const char compressed[] =
    "/38MAUQAAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABEAAAAAAAAAAAAAEAA"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEAAAAAAAAAAAAAANDAAAAAA"
    "AAAAAAAAAAAAMAMAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABMg80StOwA8P/mfwAA";
static const char stored[] =
    "ewB7AAAAAAAAAAAIAAAAAAAAAAADAAAAZwEAAAAGEAQAXDk4QisoN02YEOQxhPnV+WvHrgLxWN5NiiPm0Ww4gTPvu788"
    "T2JqIFJlZklkPSIwIj48TVM+PEkzMiBOPSJQaXBlbGluZVN0YXRlIj40PC9JMzI+PC9NUz48L09iaj4=";

static struct buf decode(const char *text)
{
    struct buf out = buf_init(LARGEST);
    assert_true(base64_decode(bytes_of_string(text), &out));
    return out;
}

static void streams_of_a_windows_server(void **state)
{
    (void)state;
    struct buf in = decode(compressed), out = buf_init(LARGEST);
    size_t offset;
    if (in.len == 273) {
        assert_int_equal(xpress_expand(buf_bytes(&in), &out, &offset), XPRESS_WHOLE);
        assert_int_equal(out.len, 32768);
        /* The fragment header of the table in psrp.md: ObjectId 7, FragmentId 1, flags 0, 32747. */
        assert_memory_equal(out.data, "\0\0\0\0\0\0\0\x07\0\0\0\0\0\0\0\x01\0\0\0\x7f\xeb", 21);
        for (size_t i = 21; i + 1 < out.len; i++)
            assert_int_equal(out.data[i] + out.data[i + 1], 'h' + 'i');
    } else {
        fail_msg("the vector has %zu bytes, psrp.md says 273", in.len);
    }
    buf_clear(&in);
    buf_reset(&out);
    in = decode(stored);
    assert_int_equal(in.len, 128);
    assert_int_equal(xpress_expand(buf_bytes(&in), &out, &offset), XPRESS_WHOLE);
    assert_int_equal(out.len, 124);
    assert_memory_equal(out.data, in.data + 4, 124);
    buf_clear(&in);
    buf_clear(&out);
}

static enum xpress_problem expand(const uint8_t *data, size_t n)
{
    struct buf out = buf_init(LARGEST);
    size_t offset;
    /* A copy of its own, so that a read beyond it is seen. */
    uint8_t *copy = malloc(n > 0 ? n : 1);
    memcpy(copy, data, n);
    enum xpress_problem problem = xpress_expand(bytes_of(copy, n), &out, &offset);
    assert_true(offset <= n);
    free(copy);
    buf_clear(&out);
    return problem;
}

static void every_cut_and_every_broken_table_is_told(void **state)
{
    (void)state;
    uint8_t chunk[4 + 256 + sizeof(abc_codes)];
    size_t n = abc_chunk(chunk);
    for (size_t cut = 1; cut < n; cut++)
        assert_int_not_equal(expand(chunk, cut), XPRESS_WHOLE);
    assert_int_equal(expand(chunk, 3), XPRESS_HEADER_CUT);
    assert_int_equal(expand(chunk, n - 1), XPRESS_STORED_LONG);
    chunk[4 + 'd' / 2] |= 1; /* one code too many */
    assert_int_equal(expand(chunk, n), XPRESS_TABLE);
    abc_chunk(chunk);
    chunk[4 + 'b' / 2] = 0; /* one too few */
    assert_int_equal(expand(chunk, n), XPRESS_TABLE);
    abc_chunk(chunk);
    chunk[0] = 0; /* expands to 257 bytes: the match is longer */
    chunk[1] = 1;
    chunk[2] = 250;
    chunk[3] = 0;
    assert_int_equal(expand(chunk, 4 + 251), XPRESS_ENDED);
    /* Stored bytes longer than what they expand to. */
    assert_int_equal(expand((const uint8_t *)"\x00\x00\x05\x00zzzzzz", 10), XPRESS_STORED_LONG);
}

static void every_flip_survives(void **state)
{
    (void)state;
    uint8_t chunk[4 + 256 + sizeof(abc_codes)];
    size_t n = abc_chunk(chunk), told = 0;
    for (size_t bit = 0; bit < n * 8; bit++) {
        chunk[bit / 8] ^= (uint8_t)(1 << bit % 8);
        told += expand(chunk, n) != XPRESS_WHOLE;
        chunk[bit / 8] ^= (uint8_t)(1 << bit % 8);
    }
    assert_true(told > n * 4);
}

static void the_limit_of_the_output_holds(void **state)
{
    (void)state;
    uint8_t chunk[4 + 256 + sizeof(abc_codes)];
    size_t offset, n = abc_chunk(chunk);
    struct buf out = buf_init(299);
    assert_int_equal(xpress_expand(bytes_of(chunk, n), &out, &offset), XPRESS_LIMIT);
    assert_int_equal(out.len, 0);
    buf_clear(&out);
}

static void fragments_do_not_look_like_chunks(void **state)
{
    (void)state;
    assert_false(xpress_looks_chunked(BYTES("\0\0\0\0\0\0\0\x07\0\0\0\0\0\0\0\x01\0\0\0\0\0")));
    assert_false(xpress_looks_chunked(BYTES("")));
    assert_false(xpress_looks_chunked(BYTES("\x03\0\x03\0abc")));
    assert_true(xpress_looks_chunked(BYTES("\x03\0\x03\0abcd")));
    assert_true(xpress_looks_chunked(BYTES("\x03\0\x03\0abcd\x00\0\x00\0z")));
    assert_false(xpress_looks_chunked(BYTES("\x03\0\x03\0abcd\x00\0\x00\0")));
}

/*
 * A plain encoder: every byte and every match of distance 1 to 64 gets a code of 9 bits (512
 * symbols make a complete code), lengths with their escapes. [MS-XCA] 2.1.
 */
struct encoder {
    uint8_t *out;
    size_t n;          /* bytes written */
    size_t word, next; /* where the two words under way stand */
    uint32_t bits;
    unsigned count; /* bits in the word under way */
};

/* A word goes out when a bit more is needed, not when it is full: a decoder refills as late. */
static void flush_word(struct encoder *e)
{
    e->out[e->word] = (uint8_t)e->bits;
    e->out[e->word + 1] = (uint8_t)(e->bits >> 8);
    e->word = e->next;
    e->next = e->n;
    e->n += 2;
    e->bits = 0;
    e->count = 0;
}

static void put_bits(struct encoder *e, uint32_t value, unsigned n)
{
    for (; n > 0; n--) {
        if (e->count == 16)
            flush_word(e);
        e->bits = e->bits << 1 | (value >> (n - 1) & 1);
        e->count++;
    }
}

static size_t encode_chunk(const uint8_t *plain, size_t n, uint8_t *out)
{
    memset(out + 4, 0x99, 256);
    struct encoder e = {.out = out + 4 + 256, .n = 4, .word = 0, .next = 2};
    for (size_t i = 0; i < n;) {
        size_t best = 0, distance = 0;
        for (size_t d = 1; d <= 64 && d <= i; d++) {
            size_t len = 0;
            while (i + len < n && plain[i + len] == plain[i + len - d])
                len++;
            if (len > best) {
                best = len;
                distance = d;
            }
        }
        if (best < 3) {
            put_bits(&e, plain[i++], 9);
            continue;
        }
        unsigned k = 0;
        while ((size_t)2 << k <= distance)
            k++;
        size_t code = best - 3;
        put_bits(&e, (uint32_t)(256 + k * 16 + (code < 15 ? code : 15)), 9);
        if (code >= 15) {
            if (code - 15 < 255) {
                e.out[e.n++] = (uint8_t)(code - 15);
            } else {
                e.out[e.n++] = 255;
                e.out[e.n++] = (uint8_t)code;
                e.out[e.n++] = (uint8_t)(code >> 8);
            }
        }
        put_bits(&e, (uint32_t)(distance - ((size_t)1 << k)), k);
        i += best;
    }
    put_bits(&e, 256, 9);
    e.bits <<= 16 - e.count;
    e.out[e.word] = (uint8_t)e.bits;
    e.out[e.word + 1] = (uint8_t)(e.bits >> 8);
    e.out[e.next] = e.out[e.next + 1] = 0;
    size_t len = 256 + e.n;
    out[0] = (uint8_t)(n - 1);
    out[1] = (uint8_t)((n - 1) >> 8);
    out[2] = (uint8_t)(len - 1);
    out[3] = (uint8_t)((len - 1) >> 8);
    return 4 + len;
}

static void check_round_trip(const uint8_t *plain, size_t n)
{
    uint8_t *packed = malloc(2 * n + 1024);
    size_t len = encode_chunk(plain, n, packed), offset;
    struct buf out = buf_init(LARGEST);
    if (len - 4 < n) {
        assert_int_equal(xpress_expand(bytes_of(packed, len), &out, &offset), XPRESS_WHOLE);
        assert_int_equal(out.len, n);
        assert_memory_equal(out.data, plain, n);
#ifdef WR_LIBFWNT
        uint8_t *theirs = malloc(n);
        size_t their_len = n;
        assert_int_equal(
            libfwnt_lzxpress_huffman_decompress(packed + 4, len - 4, theirs, &their_len, NULL), 1);
        assert_int_equal(their_len, n);
        assert_memory_equal(theirs, plain, n);
        free(theirs);
#endif
    }
    buf_clear(&out);
    free(packed);
}

static void what_an_encoder_makes_comes_back(void **state)
{
    (void)state;
    static uint8_t plain[65536];
    uint32_t seed = 7;
    for (size_t n = 600; n <= sizeof(plain);
         n = n * 3 / 2 < sizeof(plain) || n == sizeof(plain) ? n * 3 / 2 : sizeof(plain)) {
        for (size_t i = 0; i < n; i++) {
            seed = seed * 1103515245u + 12345u;
            /* Runs, so that every length code and both escapes occur. */
            plain[i] =
                i > 4 && seed >> 30 != 0 ? plain[i - 1 - (seed >> 20) % 3] : (uint8_t)(seed >> 16);
        }
        check_round_trip(plain, n);
    }
    memset(plain, 'x', sizeof(plain));
    check_round_trip(plain, sizeof(plain));
    for (size_t run = 3; run < 700; run++) {
        memset(plain, 'y', 800);
        for (size_t i = 0; i < 800; i += run + 1)
            plain[i] = (uint8_t)i;
        check_round_trip(plain, 800);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_example_of_the_specification),
        cmocka_unit_test(streams_of_a_windows_server),
        cmocka_unit_test(every_cut_and_every_broken_table_is_told),
        cmocka_unit_test(every_flip_survives),
        cmocka_unit_test(the_limit_of_the_output_holds),
        cmocka_unit_test(fragments_do_not_look_like_chunks),
        cmocka_unit_test(what_an_encoder_makes_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
