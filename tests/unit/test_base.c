/* base: cursor, buffers, encodings, map, inflate. Expected values are the RFCs' own, or worked by
 * hand as said. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <zlib.h>

#include "arena.h"
#include "base64.h"
#include "block.h"
#include "buf.h"
#include "cursor.h"
#include "guid.h"
#include "hash.h"
#include "inflate.h"
#include "limits.h"
#include "map.h"
#include "ring.h"
#include "spelling.h"
#include "table.h"
#include "utf.h"

static void cursor_reads_both_orders(void **state)
{
    (void)state;
    struct cursor c = cur_init(BYTES("\x01\x02\x03\x04\x05\x06\x07\x08\x09"), 7);
    assert_int_equal(cur_uint_be(&c, 2), 0x0102);
    assert_int_equal(cur_uint_le(&c, 2), 0x0403);
    assert_int_equal(cur_offset(&c), 4);
    assert_int_equal(cur_uint_be(&c, 4), 0x05060708);
    assert_int_equal(cur_u8(&c), 9);
    assert_true(cur_end(&c));
}

static void cursor_failure_is_sticky(void **state)
{
    (void)state;
    struct cursor c = cur_init(BYTES("abc"), 1);
    assert_int_equal(cur_take(&c, 4).len, 0);
    assert_false(cur_ok(&c));
    assert_int_equal(cur_left(&c), 0);
    assert_int_equal(cur_take(&c, 1).len, 0);
    assert_int_equal(cur_uint_be(&c, 1), 0);
    assert_false(cur_end(&c));
    cur_fail(&c, CUR_MALFORMED);
    assert_int_equal(c.error, CUR_TRUNCATED);
}

static void cursor_children_know_their_place(void **state)
{
    (void)state;
    struct cursor c = cur_init_at(BYTES("0123456789"), 3, 100);
    cur_skip(&c, 2);
    struct cursor child = cur_sub(&c, 4);
    assert_int_equal(cur_offset(&child), 102);
    assert_int_equal(child.source, 3);
    assert_memory_equal(cur_rest(&child).data, "2345", 4);
    assert_true(cur_end(&child));
    assert_int_equal(cur_offset(&c), 106);
    struct cursor too_long = cur_sub(&c, 5);
    assert_false(cur_ok(&too_long));
    assert_false(cur_ok(&c));
}

static void cursor_checks_offset_and_length(void **state)
{
    (void)state;
    struct cursor c = cur_init(BYTES("0123456789"), 1);
    assert_memory_equal(cur_at(&c, 8, 2).data, "89", 2);
    assert_true(cur_ok(&c));
    struct cursor beyond = c, huge = c;
    assert_int_equal(cur_at(&beyond, 9, 2).len, 0);
    assert_false(cur_ok(&beyond));
    assert_int_equal(cur_at(&huge, UINT64_MAX, 2).len, 0);
    assert_false(cur_ok(&huge));
}

static void cursor_reads_lines(void **state)
{
    (void)state;
    struct cursor c = cur_init(BYTES("one\r\ntwo\nthree"), 1);
    assert_true(bytes_equal(cur_line(&c), BYTES("one")));
    assert_true(bytes_equal(cur_line(&c), BYTES("two")));
    assert_true(bytes_equal(cur_line(&c), BYTES("three")));
    assert_true(cur_end(&c));
    assert_int_equal(cur_until(&c, ':').len, 0);
    assert_false(cur_ok(&c));
}

static void bytes_are_searched_and_cut(void **state)
{
    (void)state;
    struct bytes b = BYTES("--Boundary--Boundary");
    assert_int_equal(bytes_find(b, BYTES("Boundary"), 0), 2);
    assert_int_equal(bytes_find(b, BYTES("Boundary"), 3), 12);
    assert_int_equal(bytes_find(b, BYTES("boundary"), 0), b.len);
    assert_int_equal(bytes_find_nocase(b, BYTES("BOUNDARY"), 3), 12);
    assert_int_equal(bytes_part(b, 18, 100).len, 2);
    assert_int_equal(bytes_part(b, 100, 1).len, 0);
    assert_true(bytes_equal(bytes_trim(BYTES(" \t x y\r\n")), BYTES("x y")));
    assert_int_equal(bytes_compare(BYTES("ab"), BYTES("abc")), -1);
    struct bytes rest = BYTES("a,,b"), piece;
    assert_true(bytes_next(&rest, ',', &piece) && bytes_equal(piece, BYTES("a")));
    assert_true(bytes_next(&rest, ',', &piece) && piece.len == 0);
    assert_true(bytes_next(&rest, ',', &piece) && bytes_equal(piece, BYTES("b")));
    assert_false(bytes_next(&rest, ',', &piece));
}

static void numbers_stop_at_their_borders(void **state)
{
    (void)state;
    uint64_t value;
    assert_true(bytes_decimal(BYTES("18446744073709551615"), &value));
    assert_true(value == UINT64_MAX);
    assert_false(bytes_decimal(BYTES("18446744073709551616"), &value));
    assert_false(bytes_decimal(BYTES(""), &value));
    assert_false(bytes_decimal(BYTES("-1"), &value));
    assert_true(bytes_hexadecimal(BYTES("fFffFFFFffffFFFF"), &value));
    assert_true(value == UINT64_MAX);
    assert_false(bytes_hexadecimal(BYTES("10000000000000000"), &value));
    assert_false(bytes_hexadecimal(BYTES("0x1"), &value));
}

/* RFC 4648 section 10. */
static const struct {
    const char *plain, *text;
} base64_vectors[] = {{"", ""},
                      {"f", "Zg=="},
                      {"fo", "Zm8="},
                      {"foo", "Zm9v"},
                      {"foob", "Zm9vYg=="},
                      {"fooba", "Zm9vYmE="},
                      {"foobar", "Zm9vYmFy"}};

static void base64_goes_both_ways(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(base64_vectors) / sizeof(base64_vectors[0]); i++) {
        struct bytes plain = bytes_of_string(base64_vectors[i].plain),
                     text = bytes_of_string(base64_vectors[i].text);
        struct buf out = buf_init(100);
        assert_true(base64_decode(text, &out));
        assert_true(bytes_equal(buf_bytes(&out), plain));
        buf_reset(&out);
        assert_true(base64_encode(plain, &out));
        assert_true(bytes_equal(buf_bytes(&out), text));
        buf_clear(&out);
    }
}

static void base64_takes_what_senders_write(void **state)
{
    (void)state;
    struct buf out = buf_init(100);
    assert_true(base64_decode(BYTES(" Zm9v\r\n\tYm Fy "), &out));
    assert_true(bytes_equal(buf_bytes(&out), BYTES("foobar")));
    buf_reset(&out);
    assert_true(base64_decode(BYTES("Zm9vYg"), &out));
    assert_true(bytes_equal(buf_bytes(&out), BYTES("foob")));
    buf_reset(&out);
    assert_false(base64_decode(BYTES("Zm9vYg==Zm9v"), &out));
    assert_true(bytes_equal(buf_bytes(&out), BYTES("foob")));
    buf_reset(&out);
    assert_false(base64_decode(BYTES("Zm9v*mFy"), &out));
    assert_true(bytes_equal(buf_bytes(&out), BYTES("foo")));
    buf_reset(&out);
    assert_false(base64_decode(BYTES("Zm9vY"), &out));
    assert_true(bytes_equal(buf_bytes(&out), BYTES("foo")));
    buf_clear(&out);
    struct buf small = buf_init(4);
    assert_false(base64_decode(BYTES("Zm9vYmFy"), &small));
    buf_clear(&small);
}

/* psrp.md section 2: 11223344-5566-7788-99aa-bbccddeeff00. */
static void guids_have_two_orders(void **state)
{
    (void)state;
    static const uint8_t wire[16] = {0x44, 0x33, 0x22, 0x11, 0x66, 0x55, 0x88, 0x77,
                                     0x99, 0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff, 0x00};
    struct guid guid = guid_from_net(bytes_of(wire, 16)), parsed;
    char text[GUID_TEXT];
    guid_text(&guid, text);
    assert_string_equal(text, "11223344-5566-7788-99AA-BBCCDDEEFF00");
    assert_true(guid_parse(BYTES("uuid:11223344-5566-7788-99aa-bbccddeeff00"), &parsed));
    assert_true(guid_equal(&guid, &parsed));
    assert_true(guid_parse(BYTES("{11223344-5566-7788-99aa-bbccddeeff00}"), &parsed));
    uint8_t back[16];
    guid_to_net(&guid, back);
    assert_memory_equal(back, wire, 16);
    struct guid text_order = guid_from_text_order(bytes_of(wire, 16));
    struct guid swapped = guid_swapped(&text_order);
    assert_true(guid_equal(&swapped, &guid));
    assert_false(guid_parse(BYTES("11223344-5566-7788-99aa-bbccddeeff0"), &parsed));
    assert_false(guid_parse(BYTES("11223344+5566-7788-99aa-bbccddeeff00"), &parsed));
    assert_false(guid_parse(BYTES("1122334g-5566-7788-99aa-bbccddeeff00"), &parsed));
    struct guid none = guid_from_net(BYTES("short"));
    assert_true(guid_is_zero(&none));
}

/* RFC 3629 section 3 and 4: the borders of each length, overlong forms, surrogates. */
static void utf8_knows_its_borders(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t len;
        uint32_t code;
    } good[] = {{"\x7F", 1, 0x7F},
                {"\xC2\x80", 2, 0x80},
                {"\xDF\xBF", 2, 0x7FF},
                {"\xE0\xA0\x80", 3, 0x800},
                {"\xEF\xBF\xBF", 3, 0xFFFF},
                {"\xF0\x90\x80\x80", 4, 0x10000},
                {"\xF4\x8F\xBF\xBF", 4, 0x10FFFF},
                {"\xED\xA0\x80", 3, 0xD800}};
    static const char *const bad[] = {"\x80",
                                      "\xC0\x80",
                                      "\xC1\xBF",
                                      "\xE0\x9F\xBF",
                                      "\xF0\x8F\xBF\xBF",
                                      "\xF4\x90\x80\x80",
                                      "\xF5\x80\x80\x80",
                                      "\xC2",
                                      "\xE2\x82",
                                      "\xE2\x28\xA1"};
    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
        size_t n;
        struct bytes b = bytes_of(good[i].bytes, good[i].len);
        assert_int_equal(utf8_next(b, &n), good[i].code);
        assert_int_equal(n, good[i].len);
        struct buf out = buf_init(8);
        assert_true(utf8_add(&out, good[i].code));
        assert_true(bytes_equal(buf_bytes(&out), b));
        buf_clear(&out);
    }
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        size_t n;
        assert_true(utf8_next(bytes_of_string(bad[i]), &n) == UTF_INVALID);
        assert_int_equal(n, 1);
        assert_false(utf8_valid(bytes_of_string(bad[i])));
    }
}

static void utf16_joins_pairs_and_keeps_halves(void **state)
{
    (void)state;
    struct buf out = buf_init(100);
    /* U+1F4A9 as D83D DCA9, psrp.md example 6. */
    assert_true(utf16_to_utf8(BYTES("\x3D\xD8\xA9\xDC"), false, &out));
    assert_true(bytes_equal(buf_bytes(&out), BYTES("\xF0\x9F\x92\xA9")));
    buf_reset(&out);
    assert_true(utf16_to_utf8(BYTES("\xD8\x3D\xDC\xA9"), true, &out));
    assert_true(bytes_equal(buf_bytes(&out), BYTES("\xF0\x9F\x92\xA9")));
    buf_reset(&out);
    assert_true(utf16_to_utf8(BYTES("\xA9\xDC\x3D\xD8"), false, &out));
    assert_true(bytes_equal(buf_bytes(&out), BYTES("\xED\xB2\xA9\xED\xA0\xBD")));
    buf_reset(&out);
    assert_false(utf16_to_utf8(BYTES("a\0b"), false, &out));
    assert_true(bytes_equal(buf_bytes(&out), BYTES("a")));
    buf_reset(&out);
    /* MS-NLMP 4.2: "Pa$$w0rd-é" and beyond the first plane. */
    assert_true(utf8_to_utf16le(BYTES("\xC3\xA9\xF0\x9F\x92\xA9\xFF"), &out));
    assert_true(bytes_equal(buf_bytes(&out), BYTES("\xE9\0\x3D\xD8\xA9\xDC\xFD\xFF")));
    buf_clear(&out);
}

/* Unicode's UnicodeData.txt, simple upper case; the sharp s stays (security.md 4.4). */
static void upper_case_is_one_to_one(void **state)
{
    (void)state;
    assert_int_equal(utf_upper('z'), 'Z');
    assert_int_equal(utf_upper('Z'), 'Z');
    assert_int_equal(utf_upper(0xE9), 0xC9);
    assert_int_equal(utf_upper(0xF7), 0xF7);
    assert_int_equal(utf_upper(0xDF), 0xDF);
    assert_int_equal(utf_upper(0x17E), 0x17D);
    assert_int_equal(utf_upper(0x142), 0x141);
    assert_int_equal(utf_upper(0x3C9), 0x3A9);
    assert_int_equal(utf_upper(0x3C2), 0x3A3);
    assert_int_equal(utf_upper(0x44F), 0x42F);
    assert_int_equal(utf_upper(0x451), 0x401);
    assert_int_equal(utf_upper(0x561), 0x531);
}

static void buffers_stop_at_their_maximum(void **state)
{
    (void)state;
    struct buf b = buf_init(5);
    assert_true(buf_add(&b, BYTES("abc")));
    assert_false(buf_add(&b, BYTES("def")));
    assert_true(buf_full(&b));
    assert_false(buf_add_byte(&b, 'd'));
    assert_true(bytes_equal(buf_bytes(&b), BYTES("abc")));
    buf_reset(&b);
    assert_true(buf_printf(&b, "%s", "12345"));
    buf_drop(&b, 3);
    assert_true(bytes_equal(buf_bytes(&b), BYTES("45")));
    struct block *block = buf_block(&b);
    assert_true(bytes_equal(block_bytes(block), BYTES("45")));
    assert_int_equal(b.len, 0);
    block_unref(block);
    struct buf large = buf_init(1000);
    assert_true(buf_printf(&large, "%0*d", 400, 7));
    assert_int_equal(large.len, 400);
    buf_clear(&large);
}

static void blocks_are_counted(void **state)
{
    (void)state;
    struct block *block = block_copy(BYTES("kept"));
    assert_ptr_equal(block_ref(block), block);
    block_unref(block);
    assert_true(bytes_equal(block_bytes(block), BYTES("kept")));
    block_unref(block);
    assert_int_equal(block_bytes(NULL).len, 0);
}

static void arenas_give_zeroed_memory(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    for (size_t round = 0; round < 3; round++) {
        for (size_t n = 1; n < 3000; n += 7) {
            unsigned char *p = arena_alloc(a, n);
            assert_int_equal((uintptr_t)p % sizeof(void *), 0);
            for (size_t i = 0; i < n; i++)
                assert_int_equal(p[i], 0);
            memset(p, 0xAA, n);
        }
        unsigned char *large = arena_alloc(a, (size_t)3 << 20);
        assert_int_equal(large[0] | large[((size_t)3 << 20) - 1], 0);
        assert_true(arena_used(a) > (size_t)3 << 20);
        arena_reset(a);
        assert_int_equal(arena_used(a), 0);
    }
    assert_true(bytes_equal(arena_printf(a, "%d-%s", 5, "x"), BYTES("5-x")));
    arena_free(a);
}

static void maps_keep_the_order_of_insertion(void **state)
{
    (void)state;
    struct map *map = map_new();
    static int values[1000];
    for (int i = 0; i < 1000; i++)
        assert_null(map_put(map, bytes_of(&i, sizeof(i)), &values[i]));
    for (int i = 0; i < 1000; i += 2)
        assert_ptr_equal(map_remove(map, bytes_of(&i, sizeof(i))), &values[i]);
    assert_int_equal(map_count(map), 500);
    int four = 4, five = 5;
    assert_null(map_get(map, bytes_of(&four, sizeof(four))));
    assert_ptr_equal(map_get(map, bytes_of(&five, sizeof(five))), &values[5]);
    assert_ptr_equal(map_put(map, bytes_of(&five, sizeof(five)), &values[4]), &values[5]);
    const void *position = NULL;
    struct bytes key;
    void *value;
    int expected = 1;
    while (map_next(map, &position, &key, &value)) {
        assert_memory_equal(key.data, &expected, sizeof(expected));
        expected += 2;
    }
    assert_int_equal(expected, 1001);
    assert_ptr_equal(map_remove_oldest(map), &values[1]);
    map_free(map, NULL);
}

/* Against an implementation of its own: CPython's, whose hash of bytes is SipHash-1-3, with
 * PYTHONHASHSEED=0 (key 0, 0). */
static void hashes_are_siphash(void **state)
{
    (void)state;
    struct hash_seed zero = {0, 0};
    assert_true(hash_bytes(zero, BYTES("a")) == 4644417185603328019u);
    assert_true(hash_bytes(zero, BYTES("01234567")) == 15725952933250624710u);
    assert_true(hash_bytes(zero, BYTES("0123456789abcdefXYZ")) == 2899885535711926331u);
    int here, there;
    struct hash_seed one = hash_seed_of(&here), two = hash_seed_of(&there);
    assert_true(hash_bytes(one, BYTES("a")) != hash_bytes(two, BYTES("a")));
}

static size_t gzip(const void *plain, size_t n, uint8_t *out, size_t room)
{
    z_stream z = {0};
    assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
    uint8_t copy[100000];
    memcpy(copy, plain, n);
    z.next_in = copy;
    z.avail_in = (uInt)n;
    z.next_out = out;
    z.avail_out = (uInt)room;
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    deflateEnd(&z);
    return room - z.avail_out;
}

static void inflate_reads_members_and_cuts(void **state)
{
    (void)state;
    uint8_t packed[1000];
    size_t n = gzip("first ", 6, packed, sizeof(packed));
    size_t both = n + gzip("second", 6, packed + n, sizeof(packed) - n);
    struct buf out = buf_init(1000);
    assert_int_equal(inflate_bytes(bytes_of(packed, both), INFLATE_GZIP_OR_ZLIB, 1000, &out),
                     INFLATE_WHOLE);
    assert_true(bytes_equal(buf_bytes(&out), BYTES("first second")));
    for (size_t cut = 0; cut < n; cut++) {
        buf_reset(&out);
        assert_int_not_equal(inflate_bytes(bytes_of(packed, cut), INFLATE_GZIP_OR_ZLIB, 1000, &out),
                             INFLATE_WHOLE);
    }
    buf_reset(&out);
    packed[n - 5] ^= 1; /* the CRC */
    assert_int_equal(inflate_bytes(bytes_of(packed, n), INFLATE_GZIP_OR_ZLIB, 1000, &out),
                     INFLATE_BAD);
    buf_clear(&out);
}

static void inflate_meets_its_limits(void **state)
{
    (void)state;
    static uint8_t zeros[100000], packed[2000];
    size_t n = gzip(zeros, sizeof(zeros), packed, sizeof(packed));
    struct buf out = buf_init(1000);
    assert_int_equal(inflate_bytes(bytes_of(packed, n), INFLATE_GZIP_OR_ZLIB, 10000, &out),
                     INFLATE_LIMIT);
    buf_clear(&out);
    struct buf wide = buf_init(1000000);
    assert_int_equal(inflate_bytes(bytes_of(packed, n), INFLATE_GZIP_OR_ZLIB, 10, &wide),
                     INFLATE_LIMIT);
    buf_clear(&wide);
}

static void hashes_without_case(void **state)
{
    (void)state;
    struct hash_seed seed = {1, 2};
    struct bytes mixed = BYTES("F2A92D0E-shell ID@[`{\xC1\xDA\xE1z"),
                 small = BYTES("f2a92d0e-SHELL id@[`{\xC1\xDA\xE1Z");
    for (size_t from = 0; from < mixed.len; from++)
        assert_true(hash_bytes_nocase(seed, bytes_from(mixed, from)) ==
                    hash_bytes_nocase(seed, bytes_from(small, from)));
    assert_true(hash_bytes(seed, mixed) != hash_bytes(seed, small));
    /* Only A to Z have small letters: no two of all bytes hash alike but for these. */
    for (unsigned a = 0; a < 256; a++)
        for (unsigned b = 0; b < a; b++) {
            uint8_t one = (uint8_t)a, other = (uint8_t)b;
            bool same = b >= 'A' && b <= 'Z' && a == b + ('a' - 'A');
            assert_int_equal(hash_bytes_nocase(seed, bytes_of(&one, 1)) ==
                                 hash_bytes_nocase(seed, bytes_of(&other, 1)),
                             same);
        }
    assert_true(hash_number(hash_behind(seed, 7), 8) != hash_number(hash_behind(seed, 8), 7));
    assert_true(hash_number(hash_behind(seed, 7), 8) != hash_number(seed, 8));
}

struct held {
    struct table_link link;
    struct ring ring;
    unsigned number;
};

static void forget_held(struct table_link *link)
{
    ((struct held *)link)->number = 0;
}

/* Links with few different hashes, so that many share a place. */
static void table_and_ring(void **state)
{
    (void)state;
    enum { N = 100, HASHES = 7 };
    struct held held[N];
    struct table table = {.n = 0};
    struct ring ring;
    ring_init(&ring);
    assert_null(table_first(&table, 1));
    for (unsigned i = 0; i < N; i++) {
        held[i].number = i;
        table_add(&table, &held[i].link, i % HASHES);
        ring_add(&ring, &held[i].ring);
    }
    for (unsigned i = 0; i < N; i += 3) {
        table_remove(&table, &held[i].link);
        table_remove(&table, &held[i].link);
        ring_remove(&held[i].ring);
    }
    assert_int_equal(table.n, N - (N + 2) / 3);
    unsigned at = 0;
    for (struct ring *place = ring.next; place != &ring; place = place->next) {
        at += at % 3 == 0;
        assert_int_equal(RING_OF(place, struct held, ring)->number, at++);
    }
    size_t found = 0;
    for (unsigned hash = 0; hash < HASHES; hash++)
        for (struct table_link *link = table_first(&table, hash); link != NULL;
             link = table_next(link), found++)
            assert_int_equal(((struct held *)link)->number % HASHES, hash);
    assert_int_equal(found, table.n);
    table_clear(&table, forget_held);
    for (unsigned i = 0; i < N; i++)
        assert_int_equal(held[i].number, i % 3 == 0 ? i : 0);
    assert_null(table_first(&table, 1));
}

/* Counted by hand: the letters that differ, are too many, missing, or swapped with a neighbour. */
static void spelling_finds_the_word_meant(void **state)
{
    (void)state;
    const char *const words[] = {"decode", "diagnose", "keys", "password", "password-file"};
    const size_t n = sizeof(words) / sizeof(words[0]);
    const struct {
        const char *word;
        size_t meant;
    } cases[] = {
        {"decode", 0},
        {"dcode", 0},
        {"Decode", 0},
        {"dceode", 0},
        {"deecodd", 0},
        {"diagnsoe", 1},
        {"diag", n},
        {"key", 2},
        {"kyes", 2},
        {"pasword", 3},
        {"passwd", 3},
        {"pass", n},
        {"help", n},
        {"d", n},
        {"", n},
        {"xyz", n},
        {"x", n},
        {"password-flie", 4},
        {"passwords-fil", 4},
        {"fault", n},
        {"this-word-is-longer-than-any-word-that-is-known", n},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        if (spelling_nearest(cases[i].word, words, n) != cases[i].meant)
            fail_msg("%s: %zu", cases[i].word, spelling_nearest(cases[i].word, words, n));
    assert_int_equal(spelling_begun("diag", words, n), 1);
    assert_int_equal(spelling_begun("password-", words, n), 4);
    assert_int_equal(spelling_begun("pass", words, n), n);
    assert_int_equal(spelling_begun("di", words, n), n);
    assert_int_equal(spelling_begun("diagnosed", words, n), n);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cursor_reads_both_orders),
        cmocka_unit_test(cursor_failure_is_sticky),
        cmocka_unit_test(cursor_children_know_their_place),
        cmocka_unit_test(cursor_checks_offset_and_length),
        cmocka_unit_test(cursor_reads_lines),
        cmocka_unit_test(bytes_are_searched_and_cut),
        cmocka_unit_test(numbers_stop_at_their_borders),
        cmocka_unit_test(base64_goes_both_ways),
        cmocka_unit_test(base64_takes_what_senders_write),
        cmocka_unit_test(guids_have_two_orders),
        cmocka_unit_test(utf8_knows_its_borders),
        cmocka_unit_test(utf16_joins_pairs_and_keeps_halves),
        cmocka_unit_test(upper_case_is_one_to_one),
        cmocka_unit_test(buffers_stop_at_their_maximum),
        cmocka_unit_test(blocks_are_counted),
        cmocka_unit_test(arenas_give_zeroed_memory),
        cmocka_unit_test(maps_keep_the_order_of_insertion),
        cmocka_unit_test(hashes_are_siphash),
        cmocka_unit_test(hashes_without_case),
        cmocka_unit_test(table_and_ring),
        cmocka_unit_test(spelling_finds_the_word_meant),
        cmocka_unit_test(inflate_reads_members_and_cuts),
        cmocka_unit_test(inflate_meets_its_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
