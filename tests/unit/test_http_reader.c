/*
 * Framing of both directions of a connection. Expected values follow RFC 9112 (sections named at
 * each vector) and security.md 1.1, 2.2. Every conversation is read at once, byte by byte and cut
 * at every place: the story told must be the same.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include <cmocka.h>

#include "attributes.h"
#include "http_reader.h"
#include "memory.h"

static struct limits limits = LIMITS_DEFAULT;

/* What was told, as text: one line a call. */
struct story {
    char text[16384];
    size_t len;
    bool with_packets;
    bool in_order; /* every byte is a packet of its own, numbered from 1 */
};

PRINTF_LIKE(2, 3)
static void tell(struct story *story, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vsnprintf(story->text + story->len, sizeof(story->text) - story->len, format, args);
    va_end(args);
    assert_true(n >= 0 && (size_t)n < sizeof(story->text) - story->len);
    story->len += (size_t)n;
}

static void tell_bytes(struct story *story, struct bytes b)
{
    for (size_t i = 0; i < b.len; i++)
        if (b.data[i] >= ' ' && b.data[i] < 0x7F)
            tell(story, "%c", b.data[i]);
        else
            tell(story, "\\%02x", b.data[i]);
}

static void tell_message(struct story *story, const struct http_message *message)
{
    if (message->direction == C2S) {
        tell(story, "> ");
        tell_bytes(story, message->method);
        tell(story, " ");
        tell_bytes(story, message->target);
    } else {
        tell(story, "< %u", message->status);
    }
    tell(story, " [");
    tell_bytes(story, block_bytes(message->body));
    tell(story, "]");
    for (size_t i = 0; i < message->n_holes; i++)
        tell(story, " hole %u+%u", (unsigned)message->holes[i].offset,
             (unsigned)message->holes[i].len);
    if (message->missing_bytes > 0)
        tell(story, " missing %u", (unsigned)message->missing_bytes);
    for (size_t i = 0; i < message->n_chunks; i++)
        tell(story, " chunk %zu+%zu", message->chunks[i].offset, message->chunks[i].len);
    if (message->oddities != 0)
        tell(story, " odd %#x", message->oddities);
    if (story->with_packets) {
        tell(story, " time %d..%d frames", (int)message->first_time, (int)message->time);
        for (size_t i = 0; i < message->frames.n; i++)
            tell(story, " %u", (unsigned)message->frames.list[i].number);
        tell(story, " of %u", (unsigned)message->frames.total);
        for (size_t i = 0; i < message->n_chunks; i++) {
            tell(story, " (chunk at %d:", (int)message->chunks[i].time);
            for (size_t n = 0; n < message->chunks[i].frames.n; n++)
                tell(story, " %u", (unsigned)message->chunks[i].frames.list[n].number);
            tell(story, ")");
        }
    }
    tell(story, "\n");
}

static void told_request(void *connection, const struct http_message *message)
{
    assert_int_equal(message->direction, C2S);
    tell_message(connection, message);
}

static void told_answered(void *connection, unsigned status, const struct http_message *head)
{
    assert_int_equal(head->status, status);
    tell(connection, "<< %u\n", status);
}

static void told_response(void *connection, const struct http_message *message)
{
    assert_int_equal(message->direction, S2C);
    tell_message(connection, message);
}

static void told_unanswered(void *connection)
{
    tell(connection, "<< never\n");
}

static const struct http_feed feed = {.request = told_request,
                                      .answered = told_answered,
                                      .response = told_response,
                                      .unanswered = told_unanswered};

static void told_tunnel(void *state, enum direction direction, struct bytes bytes,
                        const struct http_stamp *stamp)
{
    (void)stamp;
    /* Pieces depend on how the bytes came: only the direction's bytes are joined on one line. */
    struct story *story = state;
    const char *mark = direction == C2S ? "tunnel> " : "tunnel< ";
    for (size_t i = 0; i < bytes.len; i++)
        tell(story, "%s%c\n", mark, bytes.data[i]);
}

/*
 * A step of a conversation: bytes of one direction, or a gap (text NULL, gap bytes missing), or an
 * end (text NULL, gap 0).
 */
struct act {
    enum direction direction;
    const char *text;
    uint64_t gap;
    bool closed;
};

static void give(struct http_reader *reader, enum direction direction, struct bytes b,
                 struct http_stamp *stamp)
{
    /* A copy that ends where it ends, and goes at once. */
    uint8_t *copy = malloc(b.len > 0 ? b.len : 1);
    memcpy(copy, b.data, b.len);
    stamp->frame.number++;
    stamp->time += 10;
    http_reader_bytes(reader, direction, bytes_of(copy, b.len), stamp);
    memset(copy, 0xEE, b.len);
    free(copy);
}

/* Plays the acts; act number `which` (or all, when beyond) in pieces of `piece` bytes, then the
 * rest. */
static void play(struct story *story, const struct act *acts, size_t n, bool midstream,
                 size_t which, size_t piece, bool repeat)
{
    struct http_reader *reader = http_reader_new(&limits, &feed, story, midstream);
    struct http_tunnel tunnel = {.bytes = told_tunnel, .state = story};
    struct http_stamp stamp = {.time = 0, .frame = {1, 0}};
    http_reader_set_tunnel(reader, &tunnel);
    for (size_t i = 0; i < n; i++) {
        const struct act *act = &acts[i];
        if (act->text == NULL && act->gap == 0) {
            http_reader_end(reader, act->direction, act->closed);
            continue;
        }
        if (act->text == NULL) {
            http_reader_gap(reader, act->direction, act->gap, &stamp);
            continue;
        }
        struct bytes b = bytes_of_string(act->text);
        if (which >= n || which == i) {
            do {
                give(reader, act->direction, bytes_part(b, 0, piece), &stamp);
                b = bytes_from(b, piece);
            } while (repeat && b.len > 0);
        }
        if (b.len > 0)
            give(reader, act->direction, b, &stamp);
    }
    http_reader_end(reader, C2S, false);
    http_reader_end(reader, S2C, false);
    http_reader_free(reader);
}

static void check_story(const struct act *acts, size_t n, bool midstream, const char *expected)
{
    static struct story story;
    story = (struct story){0};
    play(&story, acts, n, midstream, n, SIZE_MAX / 4, false);
    assert_string_equal(story.text, expected);
    story = (struct story){0};
    play(&story, acts, n, midstream, n, 1, true);
    assert_string_equal(story.text, expected);
    for (size_t i = 0; i < n; i++)
        for (size_t at = 1; acts[i].text != NULL && at < strlen(acts[i].text); at++) {
            story = (struct story){0};
            play(&story, acts, n, midstream, i, at, false);
            assert_string_equal(story.text, expected);
        }
}

#define CHECK(acts, expected) check_story(acts, sizeof(acts) / sizeof(*(acts)), false, expected)
#define CHECK_MIDSTREAM(acts, expected)                                                            \
    check_story(acts, sizeof(acts) / sizeof(*(acts)), true, expected)

#define ODD(name) HTTP_ODD_##name

static char expected_text[4096];
PRINTF_LIKE(1, 2)
static const char *expect(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(expected_text, sizeof(expected_text), format, args);
    va_end(args);
    return expected_text;
}

/* RFC 9112 6.3: no body, Content-Length; security.md 2.1: an empty reason phrase. */
static void lengths(void **state)
{
    (void)state;
    static const struct act acts[] = {
        {C2S, "POST /wsman HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n", 0, false},
        {S2C, "HTTP/1.1 401 \r\nWWW-Authenticate: Negotiate\r\nContent-Length: 0\r\n\r\n", 0,
         false},
        {C2S, "POST /wsman HTTP/1.1\r\ncontent-length:  5 \r\n\r\nhello", 0, false},
        {S2C, "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nbye", 0, false},
        {C2S, "GET / HTTP/1.1\r\n\r\n", 0, false},
        {S2C, "HTTP/1.1 204 No Content\r\n\r\n", 0, false},
        {C2S, "GET / HTTP/1.1\r\nIf-None-Match: *\r\n\r\n", 0, false},
        {S2C, "HTTP/1.1 304 Not Modified\r\nContent-Length: 77\r\n\r\n", 0, false},
        {C2S, "HEAD / HTTP/1.1\r\n\r\n", 0, false},
        {S2C, "HTTP/1.1 200 OK\r\nContent-Length: 77\r\n\r\n", 0, false},
        {C2S, "GET /last HTTP/1.0\r\n\r\n", 0, false},
        {S2C, "HTTP/1.0 200 OK\r\n\r\nto the end", 0, false},
        {S2C, NULL, 0, true},
    };
    CHECK(acts, "> POST /wsman []\n<< 401\n< 401 []\n"
                "> POST /wsman [hello]\n<< 200\n< 200 [bye]\n"
                "> GET / []\n<< 204\n< 204 []\n"
                "> GET / []\n<< 304\n< 304 []\n"
                "> HEAD / []\n<< 200\n< 200 []\n"
                "> GET /last []\n<< 200\n< 200 [to the end]\n");
}

/* RFC 9112 7.1: extensions, upper and lower case sizes, trailers; security.md 1.1: two chunks. */
static void chunks(void **state)
{
    (void)state;
    static const struct act acts[] = {
        {C2S,
         "POST /wsman HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
         "A;name=\"v\"\r\n0123456789\r\n00b \r\nabcdefghijk\r\n0\r\nTrailer: t\r\nOther: u\r\n\r\n",
         0, false},
        {S2C, "HTTP/1.1 200 \r\nTransfer-Encoding: Chunked\r\n\r\n3\nabc\n1\nd\n0\n\n", 0, false},
        {C2S, "POST /next HTTP/1.1\r\n\r\n", 0, false},
        {S2C, "HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 0, false},
    };
    CHECK(acts, "> POST /wsman [0123456789abcdefghijk] chunk 0+10 chunk 10+11\n<< 200\n"
                "< 200 [abcd] chunk 0+3 chunk 3+1\n> POST /next []\n<< 200\n< 200 []\n");
}

static void broken_chunks(void **state)
{
    (void)state;
    static const struct act acts[] = {
        {C2S, "POST /a HTTP/1.1\r\n\r\n", 0, false},
        {S2C,
         "HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nxyz\r\n"
         "HTTP/1.1 500 \r\nContent-Length: 0\r\n\r\n",
         0, false},
        {C2S, "POST /b HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nab", 0, false},
    };
    CHECK(acts, expect("> POST /a []\n<< 200\n< 200 [abc] chunk 0+3 odd %#x\n<< 500\n"
                       "< 500 [] odd %#x\n> POST /b [ab] chunk 0+2 odd %#x\n",
                       ODD(BAD_CHUNK) | ODD(NOT_WHOLE), ODD(UNASKED) | ODD(RESYNCHRONISED),
                       ODD(NOT_WHOLE)));
}

/* RFC 9112 6.3: contradictions about the length. */
static void contradictions(void **state)
{
    (void)state;
    static const struct act acts[] = {
        {C2S, "POST /1 HTTP/1.1\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nab", 0, false},
        {S2C, "HTTP/1.1 200 \r\nContent-Length: 2, 3\r\n\r\nab", 0, false},
        {C2S,
         "POST /2 HTTP/1.1\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n"
         "1\r\na\r\n0\r\n\r\n",
         0, false},
        {S2C, "HTTP/1.1 200 \r\nContent-Length: many\r\n\r\nab", 0, false},
        {S2C, NULL, 0, true},
    };
    CHECK(acts, expect("> POST /1 [ab]\n<< 200\n< 200 [ab] odd %#x\n"
                       "> POST /2 [a] chunk 0+1 odd %#x\n<< 200\n< 200 [ab] odd %#x\n",
                       ODD(LENGTHS), ODD(LENGTHS), ODD(LENGTHS)));
}

/* RFC 9110 15.2: interim responses answer nothing; security.md 2.2: no pipelining, RFC 9112 9.3.2:
 * or yes. */
static void continues_and_pipelines(void **state)
{
    (void)state;
    static const struct act acts[] = {
        {C2S, "POST /a HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n", 0, false},
        {S2C, "HTTP/1.1 100 Continue\r\n\r\n", 0, false},
        {C2S, "ab", 0, false},
        {S2C,
         "HTTP/1.1 102 Processing\r\nX: y\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx", 0,
         false},
        {C2S, "HEAD /b HTTP/1.1\r\n\r\nPOST /c HTTP/1.1\r\nContent-Length: 1\r\n\r\nc", 0, false},
        {S2C,
         "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: "
         "1\r\n\r\nC",
         0, false},
    };
    CHECK(acts, "> POST /a [ab]\n<< 200\n< 200 [x]\n> HEAD /b []\n> POST /c [c]\n<< 200\n"
                "< 200 []\n<< 200\n< 200 [C]\n");
}

/* RFC 9112 2.2: bare LF, empty lines before a message; 5.2: folded lines. */
static void loose_lines(void **state)
{
    (void)state;
    static const struct act acts[] = {
        {C2S, "\r\n\nPOST /a HTTP/1.1\nContent-Length: 1\n\nx\r\n\r\n", 0, false},
        {S2C,
         "HTTP/1.1 200\r\nX-Long: a\r\n  b\r\n\tc\r\nno colon\r\nContent-Length:\r\n 1\r\n\r\ny", 0,
         false},
        {C2S, "POST /b HTTP/1.1\r\n\r\n", 0, false},
    };
    CHECK(acts, expect("> POST /a [x] odd %#x\n<< 200\n< 200 [y] odd %#x\n> POST /b []\n",
                       ODD(BARE_LF), ODD(HEADER_LINE)));
}

/* A new request ends a body that has no length: the client knows that it is over. */
static void request_ends_body(void **state)
{
    (void)state;
    static const struct act acts[] = {
        {C2S, "POST /a HTTP/1.1\r\n\r\n", 0, false},
        {S2C, "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic\r\n\r\n", 0, false},
        {C2S, "POST /b HTTP/1.1\r\n\r\n", 0, false},
        {S2C, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", 0, false},
    };
    CHECK(acts, "> POST /a []\n<< 401\n< 401 []\n> POST /b []\n<< 200\n< 200 []\n");
}

/* RFC 9110 9.3.6 */
static void tunnels(void **state)
{
    (void)state;
    static const struct act acts[] = {
        {C2S, "CONNECT h:5986 HTTP/1.1\r\n\r\n", 0, false},
        {S2C, "HTTP/1.1 407 Auth\r\nContent-Length: 2\r\n\r\nno", 0, false},
        {C2S, "CONNECT h:5986 HTTP/1.1\r\n\r\n", 0, false},
        {S2C, "HTTP/1.1 200 Connected\r\n\r\n", 0, false},
        {C2S, "ab", 0, false},
        {S2C, "cd", 0, false},
    };
    CHECK(acts, "> CONNECT h:5986 []\n<< 407\n< 407 [no]\n> CONNECT h:5986 []\n<< 200\n< 200 []\n"
                "tunnel> a\ntunnel> b\ntunnel< c\ntunnel< d\n");
}

/* RFC 9112 3.2.2: what a proxy is asked; RFC 9110 7.8, 15.2.2: an upgrade ends HTTP. */
static void proxied_and_upgraded(void **state)
{
    (void)state;
    static const struct act acts[] = {
        {C2S, "POST http://h:5985/wsman?a=b HTTP/1.1\r\nHost: h:5985\r\nContent-Length: 1\r\n\r\nx",
         0, false},
        {S2C, "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n", 0, false},
        {C2S, "GET / HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: TLS/1.2\r\n\r\n", 0, false},
        {S2C, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: TLS/1.2\r\n\r\n", 0, false},
        {C2S, "a", 0, false},
        {S2C, "b", 0, false},
    };
    CHECK(acts, "> POST http://h:5985/wsman?a=b [x]\n<< 407\n< 407 []\n"
                "> GET / []\n<< 101\n< 101 []\ntunnel> a\ntunnel< b\n");
}

/* What follows a lost CONNECT, or a lost answer to one, tells that there is a tunnel: a
 * ClientHello, a ServerHello. RFC 8446 4, 5.1 */
static void lost_tunnels(void **state)
{
    (void)state;
    static const struct act request_lost[] = {
        {C2S, NULL, 40, false},
        {S2C, "HTTP/1.1 200 Connection established\r\n\r\n", 0, false},
        {C2S, "\x16\x03\x01\x02\x02\x01 ab", 0, false},
        {S2C, "\x16\x03\x03\x02\x02\x02 cd", 0, false},
    };
    CHECK(request_lost,
          expect(
              "<< 200\n< 200 [] odd %#x\n"
              "tunnel> \x16\ntunnel> \x03\ntunnel> \x01\ntunnel> \x02\ntunnel> \x02\ntunnel> \x01\n"
              "tunnel>  \ntunnel> a\ntunnel> b\n"
              "tunnel< \x16\ntunnel< \x03\ntunnel< \x03\ntunnel< \x02\ntunnel< \x02\ntunnel< \x02\n"
              "tunnel<  \ntunnel< c\ntunnel< d\n",
              ODD(UNASKED)));
    static const struct act response_lost[] = {
        {C2S, "CONNECT h:5986 HTTP/1.1\r\n\r\n", 0, false},
        {C2S, "\x16\x03\x01\x02\x02\x01", 0, false},
        {S2C, NULL, 40, false},
        {S2C, "\x16\x03\x03\x02\x02\x02", 0, false},
    };
    CHECK(response_lost,
          "> CONNECT h:5986 []\n<< never\n"
          "tunnel> \x16\ntunnel> \x03\ntunnel> \x01\ntunnel> \x02\ntunnel> \x02\ntunnel> \x01\n"
          "tunnel< \x16\ntunnel< \x03\ntunnel< \x03\ntunnel< \x02\ntunnel< \x02\ntunnel< \x02\n");
    /* Not a Hello of that direction: HTTP goes on. */
    static const struct act no_tunnel[] = {
        {C2S, NULL, 40, false},
        {C2S, "\x16\x03\x01\x02\x02\x02 POST /b HTTP/1.1\r\n\r\n", 0, false},
        {S2C, "HTTP/1.1 204 \r\n\r\n", 0, false},
    };
    CHECK(no_tunnel, expect("> POST /b [] odd %#x\n<< 204\n< 204 []\n", ODD(RESYNCHRONISED)));
}

/* A gap inside a body of known length keeps the framing. */
static void holes_in_bodies(void **state)
{
    (void)state;
    static const struct act acts[] = {
        {C2S, "POST /a HTTP/1.1\r\nContent-Length: 6\r\n\r\nab", 0, false},
        {C2S, NULL, 3, false},
        {C2S, "fPOST /b HTTP/1.1\r\nContent-Length: 4\r\n\r\nab", 0, false},
        {C2S, NULL, 2, false},
        {S2C, "HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n4\r\na", 0, false},
        {S2C, NULL, 2, false},
        {S2C, "d\r\n1\r\nx\r\n0\r\n\r\nHTTP/1.1 200 \r\n\r\n", 0, false},
        {S2C, NULL, 1, false},
        {S2C, "end", 0, false},
        {S2C, NULL, 0, true},
        {C2S, "POST /c HTTP/1.1\r\n\r\n", 0, false},
    };
    CHECK(acts, expect("> POST /a [ab\\00\\00\\00f] hole 2+3 missing 3 odd %#x\n"
                       "> POST /b [ab\\00\\00] hole 2+2 missing 2 odd %#x\n"
                       "<< 200\n< 200 [a\\00\\00d"
                       "x] hole 1+2 missing 2 chunk 0+4 chunk 4+1 odd %#x\n"
                       "<< 200\n< 200 [\\00end] hole 0+1 missing 1 odd %#x\n> POST /c []\n",
                       ODD(HOLE), ODD(HOLE), ODD(HOLE), ODD(HOLE)));
}

/* A gap that hides more than the rest of a body: the next head is looked for. */
static void gaps_over_heads(void **state)
{
    (void)state;
    static const struct act acts[] = {
        {C2S, "POST /a HTTP/1.1\r\nContent-Length: 4\r\n\r\nab", 0, false},
        {C2S, NULL, 100, false},
        {C2S, "tail of a body\r\nPOST /b HTTP/1.1\r\nHost", 0, false},
        {C2S, NULL, 7, false},
        {C2S, "<xml/>POST /c HTTP/1.1\r\n\r\n", 0, false},
        {S2C, "HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n4\r\nab", 0, false},
        {S2C, NULL, 9, false},
        {S2C, "zzzHTTP/1.1 5HTTP/1.1 500 \r\nContent-Length: 0\r\n\r\n", 0, false},
    };
    CHECK(acts,
          expect("> POST /a [ab\\00\\00] hole 2+2 missing 2 odd %#x\n"
                 "> POST /b [] missing 7 odd %#x\n> POST /c [] odd %#x\n<< 200\n"
                 "< 200 [ab\\00\\00] hole 2+2 missing 9 chunk 0+4 odd %#x\n<< 500\n"
                 "< 500 [] odd %#x\n",
                 ODD(HOLE), ODD(HOLE) | ODD(NOT_WHOLE) | ODD(RESYNCHRONISED), ODD(RESYNCHRONISED),
                 ODD(HOLE) | ODD(NOT_WHOLE) | ODD(BAD_CHUNK), ODD(RESYNCHRONISED)));
}

/* A response that is lost as a whole leaves its request without one. */
static void lost_response(void **state)
{
    (void)state;
    static const struct act acts[] = {
        {C2S, "POST /a HTTP/1.1\r\n\r\n", 0, false},
        {S2C, NULL, 80, false},
        {C2S, "POST /b HTTP/1.1\r\n\r\n", 0, false},
        {S2C, "HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n", 0, false},
    };
    CHECK(acts, "> POST /a []\n<< never\n> POST /b []\n<< 200\n< 200 []\n");
}

/* Joined in the middle: what came before the first head is passed over, in both directions. */
static void midstream(void **state)
{
    (void)state;
    static const struct act acts[] = {
        {S2C, "rest of a body--Encrypted Boundary--\r\nHTTP/1.1 200 \r\nContent-Length: 1\r\n\r\nx",
         0, false},
        {C2S, "\x16\x03 HTTP/1.1 not <a>GET /wsman HTTP/1.1\r\n\r\n", 0, false},
        {S2C, "HTTP/1.1 404 \r\nContent-Length: 0\r\n\r\n", 0, false},
    };
    CHECK_MIDSTREAM(acts, expect("<< 200\n< 200 [x] odd %#x\n> GET /wsman [] odd %#x\n<< 404\n"
                                 "< 404 []\n",
                                 ODD(UNASKED) | ODD(RESYNCHRONISED), ODD(RESYNCHRONISED)));
}

/* The capture ends inside: what is there is told, and said not to be whole. */
static void ends(void **state)
{
    (void)state;
    static const struct act body[] = {
        {C2S, "POST /a HTTP/1.1\r\nContent-Length: 9\r\n\r\nabc", 0, false}};
    CHECK(body, expect("> POST /a [abc] odd %#x\n", ODD(NOT_WHOLE)));
    static const struct act head[] = {{C2S, "POST /a HTTP/1.1\r\nHost: h\r\nCont", 0, false}};
    CHECK(head, expect("> POST /a [] odd %#x\n", ODD(NOT_WHOLE)));
    static const struct act line[] = {{C2S, "POST /a HT", 0, false}};
    CHECK(line, "");
    static const struct act open[] = {{C2S, "GET / HTTP/1.1\r\n\r\n", 0, false},
                                      {S2C, "HTTP/1.1 200 \r\n\r\nabc", 0, false}};
    CHECK(open, expect("> GET / []\n<< 200\n< 200 [abc] odd %#x\n", ODD(NOT_WHOLE)));
}

/* A response waits for the request that it answers, whose hole is not yet filled. */
static void response_waits(void **state)
{
    (void)state;
    static const struct act acts[] = {
        {C2S, "POST /a HTTP/1.1\r\nContent-Length: 4\r\n\r\nab", 0, false},
        {S2C, "HTTP/1.1 200 \r\nContent-Length: 1\r\n\r\nx", 0, false},
        {C2S, "cd", 0, false},
    };
    CHECK(acts, "> POST /a [abcd]\n<< 200\n< 200 [x]\n");
    /* What stands behind a whole request is no reason to wait. */
    static const struct act behind[] = {
        {C2S, "POST /a HTTP/1.1\r\n\r\nPOST /", 0, false},
        {S2C, "HTTP/1.1 200 \r\nContent-Length: 1\r\n\r\nx", 0, false},
        {C2S, "b HTTP/1.1\r\n\r\n", 0, false},
    };
    CHECK(behind, "> POST /a []\n<< 200\n< 200 [x]\n> POST /b []\n");
    /* Nor is one that never becomes whole. */
    static const struct act never[] = {
        {C2S, "POST /a HTTP/1.1\r\nContent-Length: 4\r\n\r\nab", 0, false},
        {S2C, "HTTP/1.1 413 \r\nContent-Length: 1\r\n\r\nx", 0, false},
        {S2C, NULL, 0, true},
    };
    CHECK(never, expect("> POST /a [ab] odd %#x\n<< 413\n< 413 [x]\n", ODD(NOT_WHOLE)));
}

static void other_protocols(void **state)
{
    (void)state;
    static const struct {
        const char *client, *server;
        enum http_spoke spoke[2];
    } rows[] = {
        {"\x16\x03\x01\x02", "\x15\x03\x01\x02", {SPOKE_TLS, SPOKE_TLS}},
        {"SSH-2.0-OpenSSH\r\n", "SSH-2.0-x\r\n", {SPOKE_SSH, SPOKE_SSH}},
        {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "", {SPOKE_HTTP2, SPOKE_NOTHING}},
        {"EHLO me\r\n", "220 hello\r\n", {SPOKE_OTHER, SPOKE_OTHER}},
        {"POST /a HTTP/1.1\r\n\r\n", "\x15\x03\x03\x02", {SPOKE_HTTP, SPOKE_TLS}},
        {"\x16\x03\x01\x02", "HTTP/1.1 400 \r\n\r\n", {SPOKE_TLS, SPOKE_HTTP}},
        {"POST /a\r\n", "", {SPOKE_OTHER, SPOKE_NOTHING}},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        static struct story story;
        story = (struct story){0};
        struct http_reader *reader = http_reader_new(&limits, &feed, &story, false);
        struct http_stamp stamp = {0};
        for (size_t n = 0; n < strlen(rows[i].client); n++)
            http_reader_bytes(reader, C2S, bytes_of(rows[i].client + n, 1), &stamp);
        for (size_t n = 0; n < strlen(rows[i].server); n++)
            http_reader_bytes(reader, S2C, bytes_of(rows[i].server + n, 1), &stamp);
        assert_int_equal(http_reader_spoke(reader, C2S), rows[i].spoke[C2S]);
        assert_int_equal(http_reader_spoke(reader, S2C), rows[i].spoke[S2C]);
        http_reader_free(reader);
    }
}

/* Packets: each once, ascending, as many as there were; chunks have their own. */
static void packets(void **state)
{
    (void)state;
    static struct story story;
    story = (struct story){.with_packets = true};
    struct http_reader *reader = http_reader_new(&limits, &feed, &story, false);
    static const struct {
        const char *text;
        int time;
        unsigned number;
    } pieces[] = {
        {"HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n", 10, 5},
        {"3\r\nabc\r\n", 20, 6},
        {"4\r\nde", 40, 9},
        {"f", 30, 8}, /* came before 9, but behind a hole */
        {"g", 40, 9},
        {"\r\n0\r\n\r\nHTTP/1.1 204 \r\n\r\n", 50, 10},
    };
    for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++) {
        struct http_stamp stamp = {pieces[i].time, {1, pieces[i].number}};
        http_reader_bytes(reader, S2C, bytes_of_string(pieces[i].text), &stamp);
    }
    http_reader_free(reader);
    assert_string_equal(
        story.text,
        expect("<< 200\n< 200 [abcdefg] chunk 0+3 chunk 3+4 odd %#x time 10..50 frames 5 6 8 9 10 "
               "of 5 (chunk at 20: 6) (chunk at 40: 8 9)\n<< 204\n< 204 [] odd %#x time 50..50 "
               "frames 10 of 1\n",
               ODD(UNASKED), ODD(UNASKED)));
}

/* More packets than limits.frames: the first ones, and their number. */
static void many_packets(void **state)
{
    (void)state;
    static struct story story;
    story = (struct story){.with_packets = true};
    struct limits few = limits;
    few.frames = 3;
    struct http_reader *reader = http_reader_new(&few, &feed, &story, false);
    const char *text = "POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\n0123456789";
    for (size_t i = 0; i < strlen(text); i++) {
        struct http_stamp stamp = {(int64_t)i + 1, {1, i + 1}};
        http_reader_bytes(reader, C2S, bytes_of(text + i, 1), &stamp);
    }
    http_reader_free(reader);
    assert_string_equal(story.text, expect("> POST / [0123456789] time 1..%d frames 1 2 3 of %d\n",
                                           (int)strlen(text), (int)strlen(text)));
}

/* Limits: a head, a body, header fields, zeros for holes. */
static void held_to_limits(void **state)
{
    (void)state;
    static struct story story;
    struct limits small = limits;
    small.http_body = 4;
    small.http_headers = 1;
    small.http_head = 64;
    static const struct {
        const char *text;
        uint64_t gap;
    } pieces[] = {
        {"POST /a HTTP/1.1\r\nContent-Length: 8\r\nX: y\r\n\r\n01234567", 0},
        {"POST /b HTTP/1.1\r\nContent-Length: 5000000000\r\n\r\n", 5000000000u},
        {"POST /c HTTP/1.1\r\nX: 012345678901234567890123456789012345678901234567890123456789", 0},
    };
    story = (struct story){0};
    struct http_reader *reader = http_reader_new(&small, &feed, &story, false);
    struct http_stamp stamp = {0};
    for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++) {
        http_reader_bytes(reader, C2S, bytes_of_string(pieces[i].text), &stamp);
        if (pieces[i].gap > 0)
            http_reader_gap(reader, C2S, pieces[i].gap, &stamp);
    }
    http_reader_free(reader);
    assert_string_equal(story.text,
                        expect("> POST /a [0123] odd %#x\n"
                               "> POST /b [\\00\\00\\00\\00] hole 0+4 missing 705032704 odd %#x\n"
                               "> POST /c [] odd %#x\n",
                               ODD(BODY_LIMIT) | ODD(HEADER_LIMIT), ODD(BODY_LIMIT) | ODD(HOLE),
                               ODD(NOT_WHOLE)));
}

/* RFC 9110 8.4: gzip, deflate as zlib's format and, against the book, raw. */
static void encodings(void **state)
{
    (void)state;
    static const struct {
        int window;
        const char *name;
        bool damaged;
    } rows[] = {{15 + 16, "gzip", false},
                {15, "deflate", false},
                {-15, "deflate", false},
                {15 + 16, "gzip", true},
                {15, "br", true}};
    const char *plain = "<s:Envelope><s:Body>hello hello hello</s:Body></s:Envelope>";
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        uint8_t packed[256];
        z_stream z = {0};
        assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, rows[i].window, 8, Z_DEFAULT_STRATEGY),
                         Z_OK);
        char copy[128];
        snprintf(copy, sizeof(copy), "%s", plain);
        z.next_in = (Bytef *)copy;
        z.avail_in = (uInt)strlen(copy);
        z.next_out = packed;
        z.avail_out = sizeof(packed);
        assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
        size_t n = sizeof(packed) - z.avail_out;
        deflateEnd(&z);
        if (rows[i].damaged)
            packed[0] ^= 1;
        static struct story story;
        story = (struct story){0};
        struct http_reader *reader = http_reader_new(&limits, &feed, &story, false);
        struct http_stamp stamp = {0};
        char head[128];
        snprintf(head, sizeof(head),
                 "POST / HTTP/1.1\r\nContent-Encoding: %s\r\nContent-Length: %zu\r\n\r\n",
                 rows[i].name, n);
        http_reader_bytes(reader, C2S, bytes_of_string(head), &stamp);
        http_reader_bytes(reader, C2S, bytes_of(packed, n), &stamp);
        http_reader_free(reader);
        if (rows[i].damaged) {
            assert_non_null(strstr(story.text, expect("odd %#x", ODD(BAD_CODING))));
            assert_null(strstr(story.text, "hello"));
        } else {
            assert_string_equal(story.text, expect("> POST / [%s]\n", plain));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lengths),
        cmocka_unit_test(chunks),
        cmocka_unit_test(broken_chunks),
        cmocka_unit_test(contradictions),
        cmocka_unit_test(continues_and_pipelines),
        cmocka_unit_test(loose_lines),
        cmocka_unit_test(request_ends_body),
        cmocka_unit_test(tunnels),
        cmocka_unit_test(proxied_and_upgraded),
        cmocka_unit_test(lost_tunnels),
        cmocka_unit_test(holes_in_bodies),
        cmocka_unit_test(gaps_over_heads),
        cmocka_unit_test(lost_response),
        cmocka_unit_test(midstream),
        cmocka_unit_test(ends),
        cmocka_unit_test(response_waits),
        cmocka_unit_test(other_protocols),
        cmocka_unit_test(packets),
        cmocka_unit_test(many_packets),
        cmocka_unit_test(held_to_limits),
        cmocka_unit_test(encodings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
