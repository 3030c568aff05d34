#include "tcp.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "buf.h"
#include "memory.h"

static const struct limits limits = LIMITS_DEFAULT;

/* What the callbacks were told, as text: "1 open syn|1 c2s hello|1 gap c2s 5|1 closed". */
struct story {
    struct tcp *tcp;
    struct buf text;
    struct buf stream[2]; /* the bytes of both directions, of all connections; a gap is its length
                             in '_' */
    uint64_t next[2];     /* where the stream of the last connection stands */
    uint32_t number;
    int last;   /* direction of the bytes told last; -1: something else */
    bool quiet; /* no bytes in text */
    uint64_t frame;
    struct tcp_flow end; /* of the connection that ended last */
};

static const char *const ways[] = {"c2s", "s2c"};

static void tell(struct story *s, int direction, const char *format, ...) PRINTF_LIKE(3, 4);
static void tell(struct story *s, int direction, const char *format, ...)
{
    char line[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof(line), format, arguments);
    va_end(arguments);
    s->last = direction;
    assert_true(buf_printf(&s->text, "%s%s", s->text.len > 0 ? "|" : "", line));
}

static void *told_open(void *state, const struct tcp_flow *flow)
{
    static const char *const by[] = {"syn", "content", "ports"};
    struct story *s = state;
    tell(s, -1, "%u open %s", flow->number, by[flow->known_by]);
    s->next[C2S] = s->next[S2C] = 0;
    s->number = flow->number;
    return s;
}

static void told_data(const struct tcp_flow *flow, enum direction direction,
                      const struct tcp_data *data)
{
    struct story *s = flow->user;
    assert_true(data->bytes.len > 0);
    if (flow->number == s->number) {
        assert_int_equal(data->offset, s->next[direction]);
        s->next[direction] += data->bytes.len;
    }
    assert_true(buf_add(&s->stream[direction], data->bytes));
    if (s->quiet)
        return;
    if (s->last != (int)direction)
        tell(s, (int)direction, "%u %s ", flow->number, ways[direction]);
    assert_true(buf_add(&s->text, data->bytes));
}

static void told_gap(const struct tcp_flow *flow, enum direction direction,
                     const struct tcp_gap *gap)
{
    struct story *s = flow->user;
    assert_true(gap->n > 0);
    if (flow->number == s->number) {
        assert_int_equal(gap->offset, s->next[direction]);
        s->next[direction] += gap->n;
    }
    for (uint64_t i = 0; i < gap->n && i < 1000000; i++)
        buf_add_byte(&s->stream[direction], '_');
    tell(s, -1, "%u gap %s %llu", flow->number, ways[direction], (unsigned long long)gap->n);
}

static void told_finished(const struct tcp_flow *flow, enum direction direction, int64_t time,
                          struct frame frame)
{
    (void)time;
    (void)frame;
    tell(flow->user, -1, "%u fin %s", flow->number, ways[direction]);
}

static void told_closed(const struct tcp_flow *flow, const struct tcp_end *end)
{
    struct story *s = flow->user;
    tell(s, -1, "%u %s", flow->number, tcp_outcome_name(end->outcome));
    s->end = *flow;
    assert_true(flow->n_evidence <= TCP_EVIDENCE);
}

static enum tcp_speaker who_speaks(void *state, struct bytes payload)
{
    (void)state;
    if (bytes_starts(payload, BYTES("POST ")))
        return TCP_CLIENT_SPEAKS;
    return bytes_starts(payload, BYTES("HTTP/1.")) ? TCP_SERVER_SPEAKS : TCP_UNKNOWN_SPEAKER;
}

static void begin(struct story *s, const struct limits *l)
{
    struct tcp_events events = {told_open,   told_data,  told_gap, told_finished,
                                told_closed, who_speaks, s};
    *s = (struct story){.text = buf_init((size_t)64 << 20), .last = -1};
    s->stream[C2S] = s->stream[S2C] = buf_init((size_t)64 << 20);
    s->tcp = tcp_new(l, &events);
}

static void end(struct story *s)
{
    tcp_finish(s->tcp);
    tcp_free(s->tcp);
    buf_clear(&s->text);
    buf_clear(&s->stream[C2S]);
    buf_clear(&s->stream[S2C]);
}

static void expect(struct story *s, const char *text)
{
    struct bytes told = buf_bytes(&s->text);
    if (!bytes_equal(told, bytes_of_string(text)))
        fail_msg("told %.*s\nnot  %s", (int)told.len, (const char *)told.data, text);
}

/* The client is 10.0.0.1:50000 and the server 10.0.0.2:5985. */
static struct net_segment segment(struct story *s, enum direction from, uint8_t flags, uint32_t seq,
                                  uint32_t ack, struct bytes payload)
{
    struct net_segment made = {
        .kind = NET_TCP,
        .source = {{NET_IPV4, {10, 0, 0, 1}}, 50000},
        .destination = {{NET_IPV4, {10, 0, 0, 2}}, 5985},
        .payload = payload,
        .sequence = seq,
        .acknowledgement = ack,
        .window = 1000,
        .flags = flags,
        .frame = {1, ++s->frame},
    };
    made.time = (int64_t)made.frame.number * 1000;
    if (from == S2C) {
        struct net_endpoint other = made.source;
        made.source = made.destination;
        made.destination = other;
    }
    return made;
}

static void say(struct story *s, enum direction from, uint8_t flags, uint32_t seq, uint32_t ack,
                const char *text)
{
    /* A copy on the heap, gone after the call: nothing may keep a view of it. */
    size_t len = strlen(text);
    char *copy = memory_get(len);
    memcpy(copy, text, len);
    struct net_segment made = segment(s, from, flags, seq, ack, bytes_of(copy, len));
    tcp_add(s->tcp, &made);
    memory_free(copy);
}

enum { SYN = NET_SYN, ACK = NET_ACK, FIN = NET_FIN | NET_ACK, RST = NET_RST, C = 1000, S = 9000 };

/* Initial sequence numbers are 1000 and 9000: the streams start at 1001 and 9001. */
static void handshake(struct story *s)
{
    say(s, C2S, SYN, C, 0, "");
    say(s, S2C, SYN | ACK, S, C + 1, "");
    say(s, C2S, ACK, C + 1, S + 1, "");
}

static void life(void **state)
{
    (void)state;
    struct story s;
    begin(&s, &limits);
    handshake(&s);
    say(&s, C2S, ACK, C + 1, S + 1, "hello");
    say(&s, C2S, ACK, C + 6, S + 1, " you");
    say(&s, S2C, ACK, S + 1, C + 10, "hi");
    say(&s, C2S, FIN, C + 10, S + 3, "!");
    say(&s, S2C, FIN, S + 3, C + 12, "");
    expect(&s, "1 open syn|1 c2s hello you|1 s2c hi|1 c2s !|1 fin c2s|1 fin s2c|1 closed");
    say(&s, C2S, ACK, C + 12, S + 4, "");
    assert_int_equal(s.end.side[C2S].bytes, 10);
    assert_int_equal(s.end.side[S2C].bytes, 2);
    assert_int_equal(s.end.side[C2S].missing + s.end.side[S2C].missing, 0);
    assert_int_equal(s.end.side[C2S].isn, C);
    assert_int_equal(s.end.side[S2C].isn, S);
    assert_int_equal(s.end.side[S2C].syn_time, 2000);
    assert_int_equal(s.end.start, 1000);
    assert_int_equal(s.end.n_evidence, 4); /* SYN, SYN with ACK, both FIN */
    assert_int_equal(s.end.evidence[2].number, 7);
    assert_int_equal(tcp_connections(s.tcp), 1);
    end(&s);
}

/* ---- Any order, any cut: the same stream ---- */

static uint32_t next_random(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

enum { STREAM = 30000, PIECES_MOST = 400 };

struct cut {
    uint32_t at, len;
};

/* Pieces that cover the stream, overlap, and come again, shuffled over a distance of up to 20. */
static size_t cut_up(uint32_t *seed, struct cut cuts[PIECES_MOST])
{
    size_t n = 0;
    for (uint32_t at = 0; at < STREAM && n < PIECES_MOST - 2;) {
        uint32_t len = 1 + next_random(seed) % 400;
        uint32_t back = next_random(seed) % 3 == 0 ? next_random(seed) % 200 : 0;
        len = len < STREAM - at ? len : STREAM - at;
        back = back < at ? back : at;
        cuts[n++] = (struct cut){at - back, len + back};
        if (next_random(seed) % 4 == 0) {
            cuts[n] = cuts[next_random(seed) % n];
            n++;
        }
        at += len;
    }
    for (size_t i = 0; i < n; i++) {
        size_t j = i + next_random(seed) % 20;
        struct cut other = cuts[i];
        if (j >= n)
            continue;
        cuts[i] = cuts[j];
        cuts[j] = other;
    }
    return n;
}

static void any_order(void **state)
{
    (void)state;
    static uint8_t text[STREAM];
    uint32_t seed = 20240229;
    uint64_t reordered = 0, repeated = 0;
    for (size_t i = 0; i < STREAM; i++)
        text[i] = (uint8_t)next_random(&seed);
    for (int round = 0; round < 60; round++) {
        struct cut cuts[PIECES_MOST];
        struct story s;
        begin(&s, &limits);
        s.quiet = true;
        uint32_t isn = round % 2 == 0 ? 0xFFFFFFFFu - next_random(&seed) % STREAM : 5;
        bool syn = round % 3 != 0;
        if (syn) {
            say(&s, C2S, SYN, isn, 0, "");
            say(&s, S2C, SYN | ACK, S, isn + 1, "");
        }
        size_t n = cut_up(&seed, cuts);
        uint32_t covered = 0;
        for (size_t i = 0; i < n; i++) {
            struct bytes piece = bytes_part(bytes_of(text, STREAM), cuts[i].at, cuts[i].len);
            struct net_segment made = segment(&s, C2S, ACK, isn + 1 + cuts[i].at, S + 1, piece);
            tcp_add(s.tcp, &made);
            covered += cuts[i].at + cuts[i].len == STREAM;
        }
        assert_true(covered > 0);
        say(&s, C2S, FIN, isn + 1 + STREAM, S + 1, "");
        tcp_finish(s.tcp);
        assert_true(bytes_equal(buf_bytes(&s.stream[C2S]), bytes_of(text, STREAM)));
        assert_int_equal(s.end.side[C2S].missing, 0);
        assert_int_equal(s.end.side[C2S].conflicts, 0);
        assert_int_equal(s.end.side[C2S].late, 0);
        reordered += s.end.side[C2S].reordered;
        repeated += s.end.side[C2S].retransmissions;
        end(&s);
    }
    assert_true(reordered > 1000);
    assert_true(repeated > 1000);
}

/* Requests and responses in an order that no network made: each response still follows its request.
 */
static void response_before_request(void **state)
{
    (void)state;
    struct story s;
    begin(&s, &limits);
    handshake(&s);
    say(&s, S2C, ACK, S + 1, C + 4, "111");
    say(&s, S2C, ACK, S + 4, C + 7, "222");
    say(&s, C2S, ACK, C + 4, S + 4, "two");
    say(&s, C2S, ACK, C + 1, S + 1, "one");
    expect(&s, "1 open syn|1 c2s one|1 s2c 111|1 c2s two|1 s2c 222");
    end(&s);
    /* The request is lost: a gap stands for it, before the response. */
    begin(&s, &limits);
    handshake(&s);
    say(&s, S2C, ACK, S + 1, C + 4, "111");
    say(&s, C2S, ACK, C + 4, S + 4, "two");
    say(&s, S2C, ACK, S + 4, C + 7, "222");
    tcp_finish(s.tcp);
    expect(&s, "1 open syn|1 gap c2s 3|1 s2c 111|1 c2s two|1 s2c 222|1 open");
    end(&s);
    /* Each seems to wait for the other, as after a retransmission: nothing is lost. */
    begin(&s, &limits);
    handshake(&s);
    say(&s, C2S, ACK, C + 1, S + 4, "one");
    say(&s, S2C, ACK, S + 1, C + 4, "111");
    expect(&s, "1 open syn|1 c2s one|1 s2c 111");
    end(&s);
}

/* ---- Holes ---- */

/* n packets without bytes from the server, which acknowledge that much of the client's stream. */
static void acknowledge(struct story *s, uint32_t n, uint32_t ack)
{
    while (n-- > 0)
        say(s, S2C, ACK, S + 1, ack, "");
}

static void hole_acknowledged(void **state)
{
    (void)state;
    struct story s;
    begin(&s, &limits);
    handshake(&s);
    say(&s, C2S, ACK, C + 1, S + 1, "abc");
    say(&s, C2S, ACK, C + 6, S + 1, "fgh");
    acknowledge(&s, 200, C + 4); /* not past the hole */
    expect(&s, "1 open syn|1 c2s abc");
    acknowledge(&s, 64, C + 9);
    expect(&s, "1 open syn|1 c2s abc");
    /* 64 more packets are needed; how many more than that is the program's own affair, up to 32. */
    acknowledge(&s, 34, C + 9);
    expect(&s, "1 open syn|1 c2s abc|1 gap c2s 2|1 c2s fgh");
    /* Too late. */
    say(&s, C2S, ACK, C + 4, S + 1, "de");
    say(&s, C2S, ACK, C + 9, S + 1, "i");
    tcp_finish(s.tcp);
    expect(&s, "1 open syn|1 c2s abc|1 gap c2s 2|1 c2s fghi|1 open");
    assert_int_equal(s.end.side[C2S].bytes, 7);
    assert_int_equal(s.end.side[C2S].missing, 2);
    end(&s);
}

static void hole_filled(void **state)
{
    (void)state;
    struct story s;
    begin(&s, &limits);
    handshake(&s);
    say(&s, C2S, ACK, C + 4, S + 1, "def");
    say(&s, C2S, ACK, C + 8, S + 1, "hi");
    acknowledge(&s, 60, C + 10);
    say(&s, C2S, ACK, C + 1, S + 1, "abcdEFghI"); /* the first bytes win inside the hole too */
    expect(&s, "1 open syn|1 c2s abcdefghi");
    tcp_finish(s.tcp);
    assert_int_equal(s.end.side[C2S].conflicts, 1);
    assert_int_equal(s.end.side[C2S].missing, 0);
    end(&s);
}

static void hole_with_much_behind(void **state)
{
    (void)state;
    struct limits small = limits;
    small.stream_behind_hole = 10000;
    struct story s;
    begin(&s, &small);
    s.quiet = true;
    handshake(&s);
    char text[1001];
    memset(text, 'x', 1000);
    text[1000] = '\0';
    uint32_t at = C + 11;
    for (int i = 0; i < 9; i++, at += 1000)
        say(&s, C2S, ACK, at, S + 1, text);
    expect(&s, "1 open syn");
    for (int i = 0; i < 2; i++, at += 1000)
        say(&s, C2S, ACK, at, S + 1, text);
    expect(&s, "1 open syn|1 gap c2s 10");
    assert_int_equal(s.stream[C2S].len, 11010);
    end(&s);
    /* The sum over all connections has a bound of its own. */
    small = limits;
    small.streams_waiting = 2500;
    begin(&s, &small);
    s.quiet = true;
    for (uint16_t port = 1; port <= 4; port++) {
        struct net_segment syn = segment(&s, C2S, SYN, C, 0, bytes_none());
        struct net_segment answer = segment(&s, S2C, SYN | ACK, S, C + 1, bytes_none());
        struct net_segment data = segment(&s, C2S, ACK, C + 2, S + 1, bytes_of(text, 1000));
        syn.source.port = answer.destination.port = data.source.port = (uint16_t)(50000 + port);
        tcp_add(s.tcp, &syn);
        tcp_add(s.tcp, &answer);
        tcp_add(s.tcp, &data);
    }
    expect(&s, "1 open syn|2 open syn|3 open syn|3 gap c2s 1|4 open syn|4 gap c2s 1");
    end(&s);
}

static void hole_at_the_end(void **state)
{
    (void)state;
    struct story s;
    /* RST: what is behind the hole is given, though 64 packets of others may pass before. */
    begin(&s, &limits);
    handshake(&s);
    say(&s, C2S, ACK, C + 3, S + 1, "cd");
    say(&s, S2C, RST | ACK, S + 1, C + 5, "");
    say(&s, C2S, ACK, C + 1, S + 1, "a"); /* captured late */
    tcp_finish(s.tcp);
    expect(&s, "1 open syn|1 c2s a|1 gap c2s 1|1 c2s cd|1 reset");
    end(&s);
    /* Both FIN, and the end of one stream is missing. */
    begin(&s, &limits);
    handshake(&s);
    say(&s, C2S, FIN, C + 4, S + 1, "");
    say(&s, S2C, FIN, S + 1, C + 5, "");
    expect(&s, "1 open syn|1 fin s2c");
    for (uint16_t i = 0; i < 70; i++) { /* of another connection */
        struct net_segment other = segment(&s, C2S, ACK, 1, 1, bytes_none());
        other.source.port = 4;
        tcp_add(s.tcp, &other);
    }
    expect(&s, "1 open syn|1 fin s2c|1 gap c2s 3|1 fin c2s|1 closed");
    end(&s);
    /* New numbers on the same ports. */
    begin(&s, &limits);
    handshake(&s);
    say(&s, C2S, ACK, C + 3, S + 1, "cd");
    say(&s, C2S, SYN, 777777, 0, "");
    expect(&s, "1 open syn|1 gap c2s 2|1 c2s cd|1 open|2 open syn");
    end(&s);
    /* What was acknowledged and never seen is missing; the FIN's own number is not. */
    begin(&s, &limits);
    handshake(&s);
    acknowledge(&s, 1, C + 11);
    acknowledge(&s, 1, C + 12);
    tcp_finish(s.tcp);
    expect(&s, "1 open syn|1 gap c2s 10|1 open");
    end(&s);
    /* The same where it was acknowledged together with bytes that are there. */
    begin(&s, &limits);
    handshake(&s);
    say(&s, C2S, ACK, C + 1, S + 1, "abc");
    acknowledge(&s, 1, C + 5);
    tcp_finish(s.tcp);
    expect(&s, "1 open syn|1 c2s abc|1 open");
    end(&s);
}

static void cut_by_snap_length(void **state)
{
    (void)state;
    struct story s;
    begin(&s, &limits);
    handshake(&s);
    struct net_segment cut = segment(&s, C2S, ACK, C + 1, S + 1, BYTES("abc"));
    cut.missing = 4;
    tcp_add(s.tcp, &cut);
    say(&s, C2S, ACK, C + 8, S + 1, "hij");
    struct net_segment last = segment(&s, C2S, FIN, C + 11, S + 1, bytes_none());
    last.missing = 5;
    tcp_add(s.tcp, &last);
    tcp_finish(s.tcp);
    expect(&s, "1 open syn|1 c2s abc|1 gap c2s 4|1 c2s hij|1 gap c2s 5|1 fin c2s|1 open");
    assert_int_equal(s.end.side[C2S].missing, 9);
    end(&s);
    /* Another copy that is not cut fills it. */
    begin(&s, &limits);
    handshake(&s);
    cut = segment(&s, C2S, ACK, C + 1, S + 1, BYTES("abc"));
    cut.missing = 4;
    tcp_add(s.tcp, &cut);
    say(&s, C2S, ACK, C + 1, S + 1, "abcdefg");
    expect(&s, "1 open syn|1 c2s abcdefg");
    end(&s);
}

/* Only one side was captured: what the other sent is a gap, where it was acknowledged. */
static void one_direction(void **state)
{
    (void)state;
    struct story s;
    begin(&s, &limits);
    say(&s, C2S, SYN, C, 0, "");
    say(&s, C2S, ACK, C + 1, S + 1, "");
    say(&s, C2S, ACK, C + 1, S + 1, "one");
    say(&s, C2S, ACK, C + 4, S + 101, "two");
    say(&s, C2S, ACK, C + 7, S + 301, "");
    say(&s, C2S, FIN, C + 7, S + 301, "");
    say(&s, C2S, ACK, C + 8, S + 302, "");
    tcp_finish(s.tcp);
    expect(&s, "1 open syn|1 c2s one|1 gap s2c 100|1 c2s two|1 fin c2s|1 gap s2c 200|1 closed");
    end(&s);
    /* The order comes out while the capture runs, not only at its end. */
    begin(&s, &limits);
    say(&s, C2S, SYN, C, 0, "");
    say(&s, C2S, ACK, C + 1, S + 1, "one");
    say(&s, C2S, ACK, C + 4, S + 101, "two");
    for (uint32_t i = 0; i < 110; i++)
        say(&s, C2S, ACK, C + 7, S + 101, "");
    expect(&s, "1 open syn|1 c2s one|1 gap s2c 100|1 c2s two");
    end(&s);
}

/* ---- Joining ---- */

static void without_syn(void **state)
{
    (void)state;
    struct story s;
    /* The lowest number comes second; a response says who is the server, though its port is higher.
     */
    begin(&s, &limits);
    struct net_segment first = segment(&s, S2C, ACK, 505, 100, BYTES(" more"));
    struct net_segment second = segment(&s, S2C, ACK, 500, 100, BYTES("HTTP/"));
    struct net_segment third = segment(&s, S2C, ACK, 494, 100, BYTES("HTTP/1"));
    struct net_segment fourth = segment(&s, C2S, ACK, 100, 510, BYTES("next"));
    first.source.port = second.source.port = third.source.port = fourth.destination.port = 60000;
    tcp_add(s.tcp, &first);
    tcp_add(s.tcp, &second);
    tcp_add(s.tcp, &fourth);
    expect(&s, "");
    tcp_finish(s.tcp);
    expect(&s, "1 open ports|1 c2s HTTP/ more|1 s2c next|1 open");
    end(&s);
    begin(&s, &limits);
    third.payload = BYTES("HTTP/1.1 ");
    third.sequence = 496;
    tcp_add(s.tcp, &first);
    tcp_add(s.tcp, &third);
    tcp_add(s.tcp, &fourth);
    tcp_finish(s.tcp);
    expect(&s, "1 open content|1 s2c HTTP/1.1  more|1 c2s next|1 open");
    end(&s);
    /* A request says the same of the other side. */
    begin(&s, &limits);
    say(&s, S2C, ACK, 700, 300, "rest of something");
    say(&s, C2S, ACK, 300, 717, "POST /wsman");
    tcp_finish(s.tcp);
    expect(&s, "1 open content|1 s2c rest of something|1 c2s POST /wsman|1 open");
    assert_int_equal(s.end.side[C2S].isn, 299);
    assert_false(s.end.side[C2S].syn);
    end(&s);
    /* Ports: the lower one serves. */
    begin(&s, &limits);
    say(&s, S2C, ACK, 700, 300, "x");
    tcp_finish(s.tcp);
    expect(&s, "1 open ports|1 s2c x|1 open");
    end(&s);
}

static void joining_has_a_bound(void **state)
{
    (void)state;
    struct story s;
    begin(&s, &limits);
    s.quiet = true;
    char text[1001];
    memset(text, 'x', 1000);
    text[1000] = '\0';
    for (uint32_t i = 0; i < 65; i++)
        say(&s, C2S, ACK, 5000 + i * 1000, 1, text);
    expect(&s, "");
    say(&s, C2S, ACK, 4000, 1, text); /* the last lower one that counts: 64 KiB are here */
    expect(&s, "1 open ports");
    assert_int_equal(s.stream[C2S].len, 66000);
    say(&s, C2S, ACK, 3000, 1, text);
    tcp_finish(s.tcp);
    assert_int_equal(s.end.side[C2S].late, 1000);
    assert_int_equal(s.end.side[C2S].bytes, 66000);
    end(&s);
}

static void handshake_in_part(void **state)
{
    (void)state;
    struct story s;
    /* The SYN comes after the data. */
    begin(&s, &limits);
    say(&s, C2S, ACK, C + 1, S + 1, "one");
    say(&s, S2C, SYN | ACK, S, C + 1, "");
    say(&s, C2S, SYN, C, 0, "");
    say(&s, S2C, ACK, S + 1, C + 4, "111");
    expect(&s, "1 open syn|1 c2s one|1 s2c 111");
    tcp_finish(s.tcp);
    assert_true(s.end.side[C2S].syn && s.end.side[S2C].syn);
    assert_int_equal(tcp_connections(s.tcp), 1);
    end(&s);
    /* No SYN with ACK: the client's first acknowledgement tells where the server starts. */
    begin(&s, &limits);
    say(&s, C2S, SYN, C, 0, "");
    say(&s, C2S, ACK, C + 1, S + 1, "");
    say(&s, S2C, ACK, S + 4, C + 1, "def");
    say(&s, S2C, ACK, S + 1, C + 1, "abc");
    expect(&s, "1 open syn|1 s2c abcdef");
    end(&s);
    /* No SYN of the client. */
    begin(&s, &limits);
    say(&s, S2C, SYN | ACK, S, C + 1, "");
    say(&s, C2S, ACK, C + 3, S + 1, "cd");
    say(&s, C2S, ACK, C + 1, S + 1, "ab");
    expect(&s, "1 open syn|1 c2s abcd");
    end(&s);
    /* Data in the SYN itself. */
    begin(&s, &limits);
    say(&s, C2S, SYN, C, 0, "fast");
    say(&s, S2C, SYN | ACK, S, C + 5, "open");
    expect(&s, "1 open syn|1 c2s fast|1 s2c open");
    end(&s);
}

/* ---- Numbers that come again ---- */

static void keep_alives(void **state)
{
    (void)state;
    struct story s;
    begin(&s, &limits);
    handshake(&s);
    say(&s, C2S, ACK, C, S + 1, "?"); /* before the start */
    say(&s, C2S, ACK, C, S + 1, "");
    say(&s, C2S, ACK, C + 1, S + 1, "abc");
    say(&s, C2S, ACK, C + 3, S + 1, "?");
    say(&s, C2S, ACK, C + 3, S + 1, "");
    say(&s, C2S, ACK, C + 4, S + 1, "d");
    tcp_finish(s.tcp);
    expect(&s, "1 open syn|1 c2s abcd|1 open");
    assert_int_equal(s.end.side[C2S].keep_alives, 4);
    assert_int_equal(s.end.side[C2S].conflicts, 0);
    assert_int_equal(s.end.side[C2S].retransmissions, 0);
    assert_int_equal(s.end.side[C2S].late, 0);
    end(&s);
    /* Joined at one: its byte is not the stream's first. */
    begin(&s, &limits);
    say(&s, S2C, ACK, 700, 300, "");
    say(&s, C2S, ACK, 299, 700, "?");
    say(&s, C2S, ACK, 300, 700, "POST ");
    tcp_finish(s.tcp);
    expect(&s, "1 open content|1 c2s POST |1 open");
    end(&s);
}

static void conflicting_retransmission(void **state)
{
    (void)state;
    struct story s;
    begin(&s, &limits);
    handshake(&s);
    say(&s, C2S, ACK, C + 1, S + 1, "abc");
    say(&s, C2S, ACK, C + 1, S + 1, "abc");
    say(&s, C2S, ACK, C + 1, S + 1, "abX");
    say(&s, C2S, ACK, C + 4, S + 1, "def");
    tcp_finish(s.tcp);
    expect(&s, "1 open syn|1 c2s abcdef|1 open");
    assert_int_equal(s.end.side[C2S].retransmissions, 2);
    assert_int_equal(s.end.side[C2S].conflicts, 1);
    end(&s);
}

/* Any other byte at any place, and any other length, is noticed. */
static void fingerprints(void **state)
{
    (void)state;
    uint8_t bytes[100] = {0};
    for (size_t n = 0; n < sizeof(bytes); n++) {
        uint64_t before = bytes_fingerprint(bytes_of(bytes, n));
        assert_true(before == bytes_fingerprint(bytes_of(bytes, n)));
        assert_true(before != bytes_fingerprint(bytes_of(bytes, n + 1)));
        for (size_t i = 0; i < n; i++) {
            bytes[i] ^= (uint8_t)(1u << i % 8);
            assert_true(before != bytes_fingerprint(bytes_of(bytes, n)));
            bytes[i] ^= (uint8_t)(1u << i % 8);
        }
    }
}

static void far_away(void **state)
{
    (void)state;
    struct story s;
    /* One segment with a wrong number neither disturbs what follows nor is it lost. */
    begin(&s, &limits);
    handshake(&s);
    say(&s, C2S, ACK, C + 1 + 0x40000000, S + 1, "stray");
    say(&s, C2S, ACK, C + 1, S + 1, "abc");
    say(&s, C2S, ACK, C + 1 - 0x40000000u, S + 1, "older");
    say(&s, C2S, ACK, C + 4, S + 1, "def");
    say(&s, S2C, ACK, S + 1, C + 0x50000000, "ok"); /* nobody has had that much */
    expect(&s, "1 open syn|1 c2s abcdef|1 s2c ok");
    say(&s, C2S, RST, C + 0x30000000, 0, ""); /* a reset that is not of this connection */
    say(&s, C2S, ACK, C + 7, S + 3, "ghi");
    expect(&s, "1 open syn|1 c2s abcdef|1 s2c ok|1 c2s ghi");
    tcp_finish(s.tcp);
    assert_int_equal(s.end.side[C2S].late, 5);
    assert_int_equal(s.end.side[C2S].bytes, 14);
    end(&s);
}

static void ports_used_again(void **state)
{
    (void)state;
    struct story s;
    begin(&s, &limits);
    handshake(&s);
    say(&s, C2S, SYN, C, 0, ""); /* the same number: once more */
    say(&s, S2C, SYN | ACK, S, C + 1, "");
    say(&s, C2S, ACK, C + 1, S + 1, "a");
    say(&s, C2S, SYN, 500000, 0, "");
    say(&s, S2C, SYN | ACK, 800000, 500001, "");
    say(&s, C2S, ACK, 500001, 800001, "b");
    expect(&s, "1 open syn|1 c2s a|1 open|2 open syn|2 c2s b");
    /* After its end the same connection again, as from a second capture: nothing new. */
    say(&s, C2S, FIN, 500002, 800001, "");
    say(&s, S2C, FIN, 800001, 500003, "");
    size_t told = s.text.len;
    say(&s, C2S, SYN, 500000, 0, "");
    say(&s, S2C, SYN | ACK, 800000, 500001, "");
    say(&s, C2S, ACK, 500001, 800001, "b");
    say(&s, C2S, FIN, 500002, 800001, "");
    assert_int_equal(s.text.len, told);
    assert_int_equal(tcp_connections(s.tcp), 2);
    /* Bytes far from it, without SYN: another connection. */
    say(&s, C2S, ACK, 90000000, 70000000, "POST ");
    tcp_finish(s.tcp);
    assert_int_equal(tcp_connections(s.tcp), 3);
    assert_true(bytes_ends(buf_bytes(&s.text), BYTES("3 open content|3 c2s POST |3 open")));
    end(&s);
}

/* ---- Ends ---- */

static void unreachable(struct story *s, uint8_t code)
{
    struct net_segment error = segment(s, C2S, 0, C, 0, bytes_none());
    error.kind = NET_UNREACHABLE;
    error.icmp_type = 3;
    error.icmp_code = code;
    error.reporter = (struct net_address){NET_IPV4, {10, 0, 0, 9}};
    tcp_add(s->tcp, &error);
}

static void outcomes(void **state)
{
    (void)state;
    struct story s;
    begin(&s, &limits); /* refused, tried again with the same number, refused again */
    say(&s, C2S, SYN, C, 0, "");
    say(&s, S2C, RST | ACK, 0, C + 1, "");
    say(&s, C2S, SYN, C, 0, "");
    say(&s, S2C, RST | ACK, 0, C + 1, "");
    expect(&s, "1 open syn|1 refused");
    assert_int_equal(s.end.n_evidence, 2);
    /* The third time somebody answers. */
    say(&s, C2S, SYN, C, 0, "");
    say(&s, S2C, SYN | ACK, S, C + 1, "");
    say(&s, C2S, ACK, C + 1, S + 1, "a");
    expect(&s, "1 open syn|1 refused|2 open syn|2 c2s a");
    end(&s);

    begin(&s, &limits); /* an answer to another SYN refuses nothing */
    say(&s, C2S, SYN, C, 0, "");
    say(&s, S2C, RST | ACK, 0, C + 77, "");
    say(&s, C2S, SYN, C, 0, "");
    tcp_finish(s.tcp);
    expect(&s, "1 open syn|1 unanswered");
    assert_int_equal(s.end.side[C2S].syns, 2);
    end(&s);

    begin(&s, &limits);
    say(&s, C2S, SYN, C, 0, "");
    unreachable(&s, 13);
    say(&s, C2S, SYN, C, 0, "");
    tcp_finish(s.tcp);
    expect(&s, "1 open syn|1 unreachable");
    assert_int_equal(s.end.icmp_code, 13);
    assert_int_equal(s.end.n_evidence, 3);
    end(&s);

    begin(&s, &limits); /* a message about fragmentation is no refusal, an answer counts more */
    say(&s, C2S, SYN, C, 0, "");
    unreachable(&s, 4);
    tcp_finish(s.tcp);
    expect(&s, "1 open syn|1 unanswered");
    assert_true(s.end.icmp);
    end(&s);
    begin(&s, &limits);
    say(&s, C2S, SYN, C, 0, "");
    unreachable(&s, 1);
    say(&s, S2C, SYN | ACK, S, C + 1, "");
    tcp_finish(s.tcp);
    expect(&s, "1 open syn|1 open");
    end(&s);

    begin(&s, &limits);
    handshake(&s);
    say(&s, C2S, ACK, C + 1, S + 1, "a");
    say(&s, S2C, RST, S + 1, 0, "closing");
    say(&s, S2C, ACK, S + 1, C + 2, "late");
    expect(&s, "1 open syn|1 c2s a|1 reset");
    end(&s);

    begin(&s, &limits); /* after both FIN a reset changes nothing */
    handshake(&s);
    say(&s, C2S, FIN, C + 1, S + 1, "");
    say(&s, S2C, FIN, S + 1, C + 2, "bye");
    say(&s, C2S, RST, C + 2, 0, "");
    expect(&s, "1 open syn|1 fin c2s|1 s2c bye|1 fin s2c|1 closed");
    end(&s);
}

static void after_fin(void **state)
{
    (void)state;
    struct story s;
    begin(&s, &limits);
    handshake(&s);
    say(&s, C2S, FIN, C + 1, S + 1, "abc");
    say(&s, C2S, ACK, C + 4, S + 1, "more");
    say(&s, C2S, ACK, C + 3, S + 1, "cmore");
    say(&s, S2C, ACK, S + 1, C + 5, "still speaking");
    tcp_finish(s.tcp);
    expect(&s, "1 open syn|1 c2s abc|1 fin c2s|1 s2c still speaking|1 open");
    assert_int_equal(s.end.side[C2S].late, 8);
    assert_int_equal(s.end.side[C2S].bytes, 3);
    end(&s);
}

static void many_connections(void **state)
{
    (void)state;
    struct limits small = limits;
    small.connections = 3;
    struct story s;
    begin(&s, &small);
    for (uint16_t port = 1; port <= 5; port++) {
        struct net_segment syn = segment(&s, C2S, SYN, C, 0, bytes_none());
        syn.source.port = port;
        tcp_add(s.tcp, &syn);
        if (port == 3) { /* the first is used again: the second is now idle longest */
            syn.source.port = 1;
            tcp_add(s.tcp, &syn);
        }
    }
    expect(&s, "1 open syn|2 open syn|3 open syn|2 unanswered|4 open syn|3 unanswered|5 open syn");
    tcp_finish(s.tcp);
    expect(&s, "1 open syn|2 open syn|3 open syn|2 unanswered|4 open syn|3 unanswered|5 open syn|"
               "1 unanswered|4 unanswered|5 unanswered");
    end(&s);
    /* As many as the table grows for: each is found again. */
    begin(&s, &limits);
    s.quiet = true;
    for (int round = 0; round < 2; round++)
        for (uint16_t port = 1; port <= 20000; port++) {
            struct net_segment syn = segment(&s, C2S, SYN, C, 0, bytes_none());
            syn.source.port = port;
            tcp_add(s.tcp, &syn);
        }
    assert_int_equal(tcp_connections(s.tcp), 20000);
    end(&s);
}

/* Those that ended are remembered, so that late packets of theirs are no new connections; but not
 * all of them. */
static void ended_connections(void **state)
{
    (void)state;
    struct limits small = limits;
    small.connections_kept = 100;
    struct story s;
    begin(&s, &small);
    s.quiet = true;
    struct net_segment late = {0};
    for (uint16_t port = 1; port <= 300; port++) {
        struct net_segment syn = segment(&s, C2S, SYN, C, 0, bytes_none());
        struct net_segment answer = segment(&s, S2C, SYN | ACK, S, C + 1, bytes_none());
        struct net_segment reset = segment(&s, S2C, RST | ACK, S + 1, C + 1, bytes_none());
        late = segment(&s, C2S, ACK, C + 1, S + 1, BYTES("late"));
        syn.source.port = answer.destination.port = reset.destination.port = port;
        tcp_add(s.tcp, &syn);
        tcp_add(s.tcp, &answer);
        tcp_add(s.tcp, &reset);
    }
    late.source.port = 240;
    tcp_add(s.tcp, &late);
    assert_int_equal(tcp_connections(s.tcp), 300);
    late.source.port = 20;
    tcp_add(s.tcp, &late);
    assert_int_equal(tcp_connections(s.tcp), 301);
    end(&s);
    /* As many as are followed at once, all of them ended: the oldest of these makes room. */
    small = (struct limits){.connections = 2, .connections_kept = 100};
    begin(&s, &small);
    s.quiet = true;
    for (uint16_t port = 1; port <= 3; port++) {
        struct net_segment syn = segment(&s, C2S, SYN, C, 0, bytes_none());
        struct net_segment reset = segment(&s, S2C, RST | ACK, 0, C + 1, bytes_none());
        syn.source.port = reset.destination.port = port;
        tcp_add(s.tcp, &syn);
        tcp_add(s.tcp, &reset);
    }
    assert_int_equal(tcp_connections(s.tcp), 3);
    end(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(life),
        cmocka_unit_test(any_order),
        cmocka_unit_test(response_before_request),
        cmocka_unit_test(hole_acknowledged),
        cmocka_unit_test(hole_filled),
        cmocka_unit_test(hole_with_much_behind),
        cmocka_unit_test(hole_at_the_end),
        cmocka_unit_test(cut_by_snap_length),
        cmocka_unit_test(one_direction),
        cmocka_unit_test(without_syn),
        cmocka_unit_test(joining_has_a_bound),
        cmocka_unit_test(handshake_in_part),
        cmocka_unit_test(keep_alives),
        cmocka_unit_test(conflicting_retransmission),
        cmocka_unit_test(fingerprints),
        cmocka_unit_test(far_away),
        cmocka_unit_test(ports_used_again),
        cmocka_unit_test(outcomes),
        cmocka_unit_test(after_fin),
        cmocka_unit_test(many_connections),
        cmocka_unit_test(ended_connections),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
