/*
 * The sealed MIME body. The bodies with keys come from the reference vectors: made by gss-ntlmssp,
 * MIT krb5, pyspnego and OpenSSL, see security.md 8; the parts that must come out are known from
 * the sealed data printed there, or by length from the plain text. The deviations are those of
 * security.md 1.4.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "http_describe.h"
#include "http_fields.h"
#include "http_media.h"
#include "http_multipart.h"
#include "property.h"

static const struct limits limits = LIMITS_DEFAULT;
static const char content_type[] =
    "multipart/encrypted;protocol=\"application/HTTP-SPNEGO-session-encrypted\";"
    "boundary=\"Encrypted Boundary\"";

/* security.md 8.2, message 2 as HTTP body. */
static const char body_8_2[] = "2d2d456e6372797074656420426f756e646172790d0a09436f6e74656e742d54797"
                               "0653a206170706c69636174696f6e"
                               "2f485454502d53504e45474f2d73657373696f6e2d656e637279707465640d0a094"
                               "f726967696e616c436f6e74656e74"
                               "3a20747970653d6170706c69636174696f6e2f736f61702b786d6c3b63686172736"
                               "5743d5554462d383b4c656e677468"
                               "3d35310d0a2d2d456e6372797074656420426f756e646172790d0a09436f6e74656"
                               "e742d547970653a206170706c6963"
                               "6174696f6e2f6f637465742d73747265616d0d0a10000000010000009762ccb77cd"
                               "6c469010000009b5662704a242f09"
                               "b7a5483fdf235a314c7335c21f485d2117e5d936159090f0c80d83bee8f9b2cc6b9"
                               "9aa940789bcae07c22a2d2d456e63"
                               "72797074656420426f756e646172792d2d0d0a";
static const char signature_8_2[] = "010000009762ccb77cd6c46901000000";
static const char sealed_8_2[] = "9b5662704a242f09b7a5483fdf235a314c7335c21f485d2117e5d936159090f0c"
                                 "80d83bee8f9b2cc6b99aa940789bcae"
                                 "07c22a";

/* security.md 8.4, message 1 as Windows would frame it: no tabs, UTF-16, Kerberos. */
static const char body_8_4[] = "2d2d456e6372797074656420426f756e646172790d0a436f6e74656e742d5479706"
                               "53a206170706c69636174696f6e2f"
                               "485454502d4b65726265726f732d73657373696f6e2d656e637279707465640d0a4"
                               "f726967696e616c436f6e74656e74"
                               "3a20747970653d6170706c69636174696f6e2f736f61702b786d6c3b63686172736"
                               "5743d5554462d31363b4c656e6774"
                               "683d39320d0a2d2d456e6372797074656420426f756e646172790d0a436f6e74656"
                               "e742d547970653a206170706c6963"
                               "6174696f6e2f6f637465742d73747265616d0d0a3c000000050406ff0000001c000"
                               "0000029c22d7a9bd0e445bd008614"
                               "36aca73402fb0bc9bc37c27f71ffbf83c497a960795e844d6f1b4c4e8bef7f334dd"
                               "5913e597a10cc75313fe07a4de4cf"
                               "4727050e7a828275b9e13813e1d7d873772f98ac2fdc59a1b69fb50464c5a052669"
                               "54c92b8a59e8b27da59f4d8f7736c"
                               "1a875e84077f8ac4ec680884d2cadb72b76c246b8b03527c8eba4490078828a92d2"
                               "d456e6372797074656420426f756e"
                               "646172792d2d0d0a";

static void assert_bytes(struct bytes got, struct bytes expected)
{
    assert_int_equal(got.len, expected.len);
    assert_memory_equal(got.data, expected.data, expected.len);
}

static void assert_text(struct bytes got, const char *expected)
{
    assert_bytes(got, bytes_of_string(expected));
}

static void assert_hex(struct bytes got, const char *digits)
{
    struct bytes expected = property_hex(digits);
    assert_bytes(got, expected);
    free((void *)(uintptr_t)expected.data);
}

static void reference_ntlm(void **state)
{
    (void)state;
    struct bytes body = property_hex(body_8_2);
    struct arena *arena = arena_new();
    struct http_parts parts =
        http_parts_start(arena, body, bytes_of_string(content_type), NULL, 0, &limits);
    struct http_part part;
    assert_true(http_parts_next(&parts, &part));
    assert_text(part.protocol, "application/HTTP-SPNEGO-session-encrypted");
    assert_text(part.type, "application/soap+xml");
    assert_text(part.charset, "UTF-8");
    assert_int_equal(part.length, 51);
    assert_int_equal(part.token_length, 16);
    assert_hex(part.sealed.token, signature_8_2);
    assert_hex(part.sealed.data, sealed_8_2);
    assert_int_equal(part.sealed.announced, 51);
    assert_true(part.closes);
    assert_int_equal(part.oddities, 0);
    assert_int_equal(part.offset, 0);
    assert_int_equal(part.end, part.data_offset + 51);
    assert_false(part.tls);
    assert_false(http_parts_next(&parts, &part));
    arena_free(arena);
    free((void *)(uintptr_t)body.data);
}

static void reference_kerberos(void **state)
{
    (void)state;
    struct bytes body = property_hex(body_8_4);
    struct arena *arena = arena_new();
    struct http_parts parts =
        http_parts_start(arena, body, bytes_of_string(content_type), NULL, 0, &limits);
    struct http_part part;
    assert_true(http_parts_next(&parts, &part));
    assert_text(part.protocol, "application/HTTP-Kerberos-session-encrypted");
    assert_text(part.charset, "UTF-16");
    assert_int_equal(part.length, 92);
    assert_int_equal(part.sealed.token.len, 60);
    assert_int_equal(part.sealed.data.len, 92);
    assert_true(part.closes);
    assert_int_equal(part.oddities, 0);
    assert_false(http_parts_next(&parts, &part));
    arena_free(arena);
    free((void *)(uintptr_t)body.data);
}

/* A body put together as a sender would; data and token are letters unless they say otherwise. */
struct sender {
    const char *tab, *open, *line,
        *close; /* before header lines, boundary lines, line ends, last boundary */
};

static void add_text(struct buf *b, const char *text)
{
    assert_true(buf_add(b, bytes_of_string(text)));
}

static void add_part(struct buf *b, const struct sender *s, const char *length, struct bytes token,
                     struct bytes data)
{
    add_text(b, s->open);
    add_text(b, s->line);
    add_text(b, s->tab);
    add_text(b, "Content-Type: application/HTTP-SPNEGO-session-encrypted");
    add_text(b, s->line);
    add_text(b, s->tab);
    add_text(b, "OriginalContent: type=application/soap+xml;charset=UTF-8");
    add_text(b, length);
    add_text(b, s->line);
    add_text(b, s->open);
    add_text(b, s->line);
    add_text(b, s->tab);
    add_text(b, "Content-Type: application/octet-stream");
    add_text(b, s->line);
    uint8_t n[4] = {(uint8_t)token.len, 0, 0, 0};
    buf_add(b, bytes_of(n, 4));
    buf_add(b, token);
    buf_add(b, data);
}

#define TOKEN BYTES("TTTTTTTTTTTTTTTT")

struct expected_part {
    const char *token, *data;
    bool closes;
    unsigned oddities;
};

static void check_parts(struct bytes body, const char *type, const struct hole *holes,
                        size_t n_holes, const struct expected_part *expected, size_t n)
{
    struct arena *arena = arena_new();
    struct http_parts parts =
        http_parts_start(arena, body, bytes_of_string(type), holes, n_holes, &limits);
    struct http_part part;
    for (size_t i = 0; i < n; i++) {
        assert_true(http_parts_next(&parts, &part));
        assert_text(part.sealed.token, expected[i].token);
        assert_text(part.sealed.data, expected[i].data);
        assert_int_equal(part.closes, expected[i].closes);
        assert_int_equal(part.oddities, expected[i].oddities);
    }
    assert_false(http_parts_next(&parts, &part));
    assert_false(http_parts_next(&parts, &part));
    arena_free(arena);
}

/* security.md 1.4, row by row. */
static void senders(void **state)
{
    (void)state;
    static const struct {
        struct sender sender;
        unsigned oddities;
    } rows[] = {
        {{"\t", "--Encrypted Boundary", "\r\n", "--Encrypted Boundary--\r\n"}, 0},
        {{"", "--Encrypted Boundary", "\r\n", "--Encrypted Boundary--\r\n"}, 0},
        {{"", "--Encrypted Boundary", "\r\n", "--Encrypted Boundary--"}, 0},
        {{"", "--Encrypted Boundary", "\r\n", "--Encrypted Boundary\r\n"}, HTTP_PART_NOT_CLOSED},
        {{"", "--Encrypted Boundary", "\n", "--Encrypted Boundary\n"}, HTTP_PART_NOT_CLOSED},
        {{"", "--Encrypted Boundary", "\n", "--Encrypted Boundary"}, HTTP_PART_NOT_CLOSED},
        {{"\t", "-- Encrypted Boundary", "\r\n", "-- Encrypted Boundary--\r\n"}, 0},
        {{" ", "--\tEncrypted Boundary ", "\r\n", "-- Encrypted Boundary--\r\n\r\n"}, 0},
        {{"\t", "--Encrypted Boundary", "\r\n", ""}, HTTP_PART_NOT_CLOSED},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct buf b = buf_init(4096);
        add_part(&b, &rows[i].sender, ";Length=5", TOKEN, BYTES("abcde"));
        add_text(&b, rows[i].sender.close);
        struct expected_part expected = {"TTTTTTTTTTTTTTTT", "abcde", true, rows[i].oddities};
        check_parts(buf_bytes(&b), content_type, NULL, 0, &expected, 1);
        buf_clear(&b);
    }
}

static const struct sender plain = {"\t", "--Encrypted Boundary", "\r\n",
                                    "--Encrypted Boundary--\r\n"};

/* security.md 1.2 (16 KiB parts), 1.1 (an envelope a chunk). */
static void several(void **state)
{
    (void)state;
    struct buf b = buf_init(8192);
    add_part(&b, &plain, ";Length=3", TOKEN, BYTES("abc"));
    add_part(&b, &plain, ";Length=2", TOKEN, BYTES("de"));
    add_text(&b, plain.close);
    add_part(&b, &plain, ";Length=1", TOKEN, BYTES("f"));
    add_text(&b, plain.close);
    static const struct expected_part expected[] = {
        {"TTTTTTTTTTTTTTTT", "abc", false, 0},
        {"TTTTTTTTTTTTTTTT", "de", true, 0},
        {"TTTTTTTTTTTTTTTT", "f", true, 0},
    };
    check_parts(buf_bytes(&b), content_type, NULL, 0, expected, 3);
    buf_clear(&b);
}

/* security.md 1.3: one pad byte of RC4-HMAC, NULs up to 16; 1.5: the boundary inside the data. */
static void lengths(void **state)
{
    (void)state;
    static const struct {
        const char *length, *data;
        unsigned oddities;
    } rows[] = {
        {";Length=5", "abcdef", HTTP_PART_PADDED},
        {";Length=5", "abcdefghijklmnop", HTTP_PART_PADDED},
        {";Length=5", "abcdefghi", HTTP_PART_SEARCHED},
        {";Length=50", "abcdefghi", HTTP_PART_SEARCHED},
        {"", "abcdefghi", HTTP_PART_NO_LENGTH},
        {";Length=62", "xx--Encrypted Boundary\r\n--Encrypted Boundary--\r\nxx\r\n1234567890", 0},
        {";length = \"5\" ", "abcde", 0},
        {";Length=99999999999999999999", "abcde", HTTP_PART_NO_LENGTH},
        {";Length=18446744073709551615", "abcde", HTTP_PART_SEARCHED},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct buf b = buf_init(4096);
        add_part(&b, &plain, rows[i].length, TOKEN, bytes_of_string(rows[i].data));
        add_part(&b, &plain, ";Length=1", TOKEN, BYTES("z"));
        add_text(&b, plain.close);
        const struct expected_part expected[] = {
            {"TTTTTTTTTTTTTTTT", rows[i].data, false, rows[i].oddities},
            {"TTTTTTTTTTTTTTTT", "z", true, 0}};
        check_parts(buf_bytes(&b), content_type, NULL, 0, expected, 2);
        buf_clear(&b);
    }
}

/* An empty line before the token (1.5, 3), a part with nothing in it, a token that cannot be. */
static void contents(void **state)
{
    (void)state;
    static const char head[] = "--Encrypted Boundary\r\n\tContent-Type: a\r\n\tOriginalContent: "
                               "type=t;charset=UTF-8;Length=2\r\n--Encrypted Boundary\r\n\t"
                               "Content-Type: application/octet-stream\r\n";
    static const struct {
        const char *content;
        size_t n;
        struct expected_part expected;
    } rows[] = {
        {"\r\n\x03\0\0\0TTTab", 11, {"TTT", "ab", true, 0}},
        {"\n\x10\0\0\0TTTTTTTTTTTTTTTTab", 23, {"TTTTTTTTTTTTTTTT", "ab", true, 0}},
        {"", 0, {"", "", true, HTTP_PART_EMPTY}},
        {"zzzzab", 6, {"", "ab", true, HTTP_PART_TOKEN_LENGTH}},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct buf b = buf_init(4096);
        add_text(&b, head);
        buf_add(&b, bytes_of(rows[i].content, rows[i].n));
        add_text(&b, plain.close);
        check_parts(buf_bytes(&b), content_type, NULL, 0, &rows[i].expected, 1);
        buf_clear(&b);
    }
    check_parts(bytes_none(), content_type, NULL, 0, NULL, 0);
    struct arena *arena = arena_new();
    struct http_part part;
    struct http_parts parts = http_parts_start(arena, BYTES("--Encrypted Boundary--\r\nand more"),
                                               bytes_of_string(content_type), NULL, 0, &limits);
    assert_false(http_parts_next(&parts, &part));
    assert_true(parts.rest_unread);
    arena_free(arena);
    check_parts(BYTES("<s:Envelope/>"), content_type, NULL, 0, NULL, 0);
}

/* Missing bytes: the arithmetic gives the next part, and holes are told from the token on. */
static void holes(void **state)
{
    (void)state;
    struct buf b = buf_init(4096);
    add_part(&b, &plain, ";Length=8", TOKEN, BYTES("abcdefgh"));
    size_t second = b.len;
    add_part(&b, &plain, ";Length=2", TOKEN, BYTES("ij"));
    add_text(&b, plain.close);
    /* From the middle of the first part's data into the second part's boundary. */
    struct hole hole = {second - 4, 10};
    memset(b.data + hole.offset, 0, (size_t)hole.len);
    struct arena *arena = arena_new();
    struct http_parts parts =
        http_parts_start(arena, buf_bytes(&b), bytes_of_string(content_type), &hole, 1, &limits);
    struct http_part part;
    assert_true(http_parts_next(&parts, &part));
    assert_bytes(part.sealed.data, bytes_of("abcd\0\0\0\0", 8));
    assert_int_equal(part.sealed.n_holes, 1);
    assert_int_equal(part.sealed.holes[0].offset, 16 + 4);
    assert_int_equal(part.sealed.holes[0].len, 4);
    assert_int_equal(part.oddities, 0);
    /* The first boundary of the second part is gone; its header line is still found by what
     * follows. */
    arena_free(arena);

    /* The length before the token is gone: it follows from where the boundary is. */
    b.len = 0;
    add_part(&b, &plain, ";Length=2", TOKEN, BYTES("ij"));
    hole = (struct hole){b.len - 2 - 16 - 4, 6};
    memset(b.data + hole.offset, 0, (size_t)hole.len);
    add_text(&b, plain.close);
    arena = arena_new();
    parts =
        http_parts_start(arena, buf_bytes(&b), bytes_of_string(content_type), &hole, 1, &limits);
    assert_true(http_parts_next(&parts, &part));
    assert_bytes(part.sealed.token, bytes_of("\0\0TTTTTTTTTTTTTT", 16));
    assert_text(part.sealed.data, "ij");
    assert_int_equal(part.sealed.n_holes, 1);
    assert_int_equal(part.sealed.holes[0].offset, 0);
    assert_int_equal(part.sealed.holes[0].len, 2);
    assert_false(http_parts_next(&parts, &part));
    arena_free(arena);
    buf_clear(&b);
}

static void media(void **state)
{
    (void)state;
    struct bytes value = bytes_none();
    assert_true(http_media_is_sealed(BYTES("Multipart/Encrypted ; boundary=x")));
    assert_true(http_media_is_sealed(BYTES("multipart/x-multi-encrypted")));
    assert_false(http_media_is_sealed(BYTES("multipart/encryptedx;boundary=x")));
    assert_false(http_media_is_sealed(BYTES("application/soap+xml;charset=UTF-8")));
    assert_true(
        http_media_parameter(BYTES("application/soap+xml; CharSet = utf-16"), "charset", &value));
    assert_text(value, "utf-16");
    assert_true(http_media_parameter(BYTES("a/b;p=\"x;boundary=no\";boundary=\"a b\""), "boundary",
                                     &value));
    assert_text(value, "a b");
    assert_true(http_media_parameter(BYTES("a/b;p=\"x\\\";y\" ;q=2"), "q", &value));
    assert_text(value, "2");
    assert_false(http_media_parameter(BYTES("a/b;boundary"), "boundary", &value));
    assert_true(http_media_parameter(BYTES("a/b;p=\"open;q=1"), "q", &value));
    assert_text(value, "1");
    assert_text(http_media_type(BYTES(" text/html ;x=y")), "text/html");
}

/* ---- The reference vectors ---- */

static json_t *vectors;

static int load_vectors(void **state)
{
    (void)state;
    const char *shared = getenv("WINRMSCOPE_SHARED");
    char path[4096];
    snprintf(path, sizeof(path), "%s/reference/security-vectors.json",
             shared != NULL ? shared : "../shared");
    vectors = json_load_file(path, 0, NULL);
    return 0;
}

static int drop_vectors(void **state)
{
    (void)state;
    json_decref(vectors);
    return 0;
}

static const char *text_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text != NULL ? text : "";
}

/* The parts of one vector; gives how many. overhead tells what the mechanism adds behind the token.
 */
static size_t check_vector(const char *name, const json_t *row, bool credssp)
{
    struct bytes body = property_hex(text_of(row, "body")),
                 plain_text = property_hex(text_of(row, "plain"));
    struct arena *arena = arena_new();
    struct http_parts parts =
        http_parts_start(arena, body, bytes_of_string(content_type), NULL, 0, &limits);
    struct http_part part;
    uint64_t announced = 0;
    size_t n = 0, end = 0;
    while (http_parts_next(&parts, &part)) {
        if ((part.oddities & ~(unsigned)HTTP_PART_NOT_CLOSED) != 0)
            fail_msg("%s, part %zu: oddities %#x", name, n, part.oddities);
        assert_int_equal(part.tls, credssp);
        if (credssp) {
            assert_int_equal(part.sealed.token.len, 0);
            assert_int_equal(part.sealed.data.data[0], 0x17);
        } else {
            /* RC4-HMAC senders count their pad byte (security.md 1.3). */
            assert_int_equal(part.sealed.data.len, part.length);
            assert_true(part.sealed.token.len >= 16 && part.sealed.token.len <= 88);
        }
        announced += part.length;
        end = part.end;
        n++;
    }
    if (announced != plain_text.len && announced != plain_text.len + 1)
        fail_msg("%s: %zu bytes announced, %zu are there", name, (size_t)announced, plain_text.len);
    /* Behind the last part there is nothing but the closing boundary: at most 26 bytes. */
    assert_true(body.len - end <= 26);
    arena_free(arena);
    free((void *)(uintptr_t)body.data);
    free((void *)(uintptr_t)plain_text.data);
    return n;
}

static void reference_vectors(void **state)
{
    (void)state;
    if (vectors == NULL) {
        print_message("skipped: the reference vectors are not here (WINRMSCOPE_SHARED)\n");
        skip();
    }
    static const char *const mechanisms[] = {"ntlm", "kerberos", "credssp"};
    size_t bodies = 0;
    for (size_t m = 0; m < 3; m++) {
        size_t i, k;
        json_t *row, *body;
        json_array_foreach(json_object_get(vectors, mechanisms[m]), i, row)
        {
            json_array_foreach(json_object_get(row, "bodies"), k, body)
            {
                assert_int_equal(check_vector(text_of(row, "name"), body, m == 2), 1);
                bodies++;
            }
            json_t *multi = json_object_get(row, "multi_body");
            if (multi != NULL)
                assert_int_equal(check_vector(text_of(row, "name"), multi, m == 2), 2);
        }
    }
    /* As many as the file holds; counted with jq
     * '[.ntlm,.kerberos,.credssp|.[].bodies|length]|add'. */
    assert_int_equal(bodies, 27 + 120 + 12);
}

/* ---- Properties ---- */

static struct record *dissect(struct bytes input, const struct limits *with)
{
    struct record *r = http_record_new(with);
    struct http_message message = {.direction = C2S,
                                   .head = bytes_none(),
                                   .method = BYTES("POST"),
                                   .target = BYTES("/wsman"),
                                   .version = BYTES("HTTP/1.1"),
                                   .reason = bytes_none()};
    struct node *group = http_describe(r, &message);
    uint32_t source = record_source(r, input, NULL, SOURCE_STREAM, NULL, 0);
    struct http_parts parts =
        http_parts_start(r->arena, input, bytes_of_string(content_type), NULL, 0, with);
    struct http_part part;
    size_t n = 0;
    for (; http_parts_next(&parts, &part); n++)
        http_put_part(r, group, source, &part);
    if (n == 0)
        diag_add(r, group, &http_diagnostics[HTTP_PART_IS_CUT], "%s", "no part at all");
    return r;
}

static void properties(void **state)
{
    (void)state;
    struct buf b = buf_init(8192);
    add_part(&b, &plain, ";Length=30", TOKEN, BYTES("0123--Encrypted Boundary--9876"));
    add_part(&b, &plain, ";Length=2", TOKEN, BYTES("de"));
    add_text(&b, "--Encrypted Boundary--");
    /* What is cut inside the final hyphens alone is the whole body of a sender that leaves them
     * out. */
    property_check("two parts", buf_bytes(&b), dissect, PROPERTY_TRUNCATION_REPORTED);
    buf_clear(&b);
    struct bytes windows = property_hex(body_8_4);
    property_check("windows", bytes_part(windows, 0, windows.len - 2), dissect,
                   PROPERTY_TRUNCATION_REPORTED);
    free((void *)(uintptr_t)windows.data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reference_ntlm),
        cmocka_unit_test(reference_kerberos),
        cmocka_unit_test(senders),
        cmocka_unit_test(several),
        cmocka_unit_test(lengths),
        cmocka_unit_test(contents),
        cmocka_unit_test(holes),
        cmocka_unit_test(media),
        cmocka_unit_test(reference_vectors),
        cmocka_unit_test(properties),
    };
    return cmocka_run_group_tests(tests, load_vectors, drop_vectors);
}
