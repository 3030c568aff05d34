#include "net.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "packet_samples.h"

enum { ETHERNET = 1, RAW = 101 };

static const struct limits limits = LIMITS_DEFAULT;

static struct buf buf(void)
{
    return buf_init(1 << 20);
}

/* Reads bytes as a packet; original 0: nothing was cut. */
static enum net_kind read_packet(struct net *net, uint16_t link_type, struct bytes bytes,
                                 uint32_t original, struct net_segment *segment)
{
    struct capture_packet packet = {.bytes = bytes,
                                    .original = original != 0 ? original : (uint32_t)bytes.len,
                                    .link_type = link_type,
                                    .time = 77,
                                    .frame = {1, 5}};
    return net_read(net, &packet, segment);
}

/* The packet holds that TCP segment of the samples. */
static void expect_tcp(struct net *net, uint16_t link_type, struct bytes bytes,
                       const struct net_address *from, const char *payload)
{
    struct net_segment segment;
    char text[NET_TEXT];
    assert_int_equal(read_packet(net, link_type, bytes, 0, &segment), NET_TCP);
    assert_int_equal(segment.kind, NET_TCP);
    if (!net_address_equal(&segment.source.address, from))
        fail_msg("link type %u: from %s", link_type,
                 net_address_text(&segment.source.address, text));
    assert_int_equal(segment.source.port, 50000);
    assert_int_equal(segment.destination.port, 5985);
    assert_int_equal(segment.sequence, 0x01020304);
    assert_int_equal(segment.acknowledgement, 0xF1F2F3F4);
    assert_int_equal(segment.flags, NET_ACK | NET_PSH);
    assert_int_equal(segment.window, 512);
    assert_int_equal(segment.time, 77);
    assert_int_equal(segment.frame.number, 5);
    assert_int_equal(segment.missing, 0);
    assert_true(bytes_equal(segment.payload, bytes_of_string(payload)));
}

static struct tcp_sample sample(const char *payload)
{
    return (struct tcp_sample){.sequence = 0x01020304,
                               .acknowledgement = 0xF1F2F3F4,
                               .flags = NET_ACK | NET_PSH,
                               .window = 512,
                               .payload = bytes_of_string(payload)};
}

static struct buf tcp_bytes(const char *payload)
{
    struct buf b = buf();
    struct tcp_sample tcp = sample(payload);
    put_tcp(&b, &tcp);
    return b;
}

static struct buf ipv4_packet(const char *payload)
{
    struct buf tcp = tcp_bytes(payload), b = buf();
    put_ipv4(&b, 6, 1, 0x4000, 0, buf_bytes(&tcp));
    buf_clear(&tcp);
    return b;
}

static struct buf ipv6_packet(const char *payload)
{
    struct buf tcp = tcp_bytes(payload), b = buf();
    put_ipv6(&b, 6, buf_bytes(&tcp));
    buf_clear(&tcp);
    return b;
}

/* RFC 5952 4 and 5. */
static void address_texts(void **state)
{
    (void)state;
    static const struct {
        const char *digits, *text;
    } rows[] = {
        {"2001 0db8 0000 0000 0000 0000 0000 0001", "2001:db8::1"},
        {"2001 0db8 0000 0000 0001 0000 0000 0001", "2001:db8::1:0:0:1"},
        {"2001 0000 0000 0001 0000 0000 0000 0001", "2001:0:0:1::1"},
        {"2001 0db8 0000 0001 0001 0001 0001 0001", "2001:db8:0:1:1:1:1:1"},
        {"2001 0db8 aaaa bbbb cccc dddd eeee 0001", "2001:db8:aaaa:bbbb:cccc:dddd:eeee:1"},
        {"0000 0000 0000 0000 0000 0000 0000 0000", "::"},
        {"0000 0000 0000 0000 0000 0000 0000 0001", "::1"},
        {"fe80 0000 0000 0000 0000 0000 0000 0000", "fe80::"},
        {"0001 0002 0003 0004 0005 0006 0000 0000", "1:2:3:4:5:6::"},
        {"0000 0000 0003 0004 0005 0006 0007 0008", "::3:4:5:6:7:8"},
        {"0000 0000 0000 0000 0000 ffff c000 0201", "::ffff:192.0.2.1"},
        {"ffff ffff ffff ffff ffff ffff ffff ffff", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"},
    };
    char text[NET_TEXT], expected[NET_TEXT];
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct buf b = buf();
        put_hex(&b, rows[i].digits);
        struct net_endpoint endpoint = {.address = {.family = NET_IPV6}, .port = 65535};
        memcpy(endpoint.address.bytes, b.data, 16);
        assert_string_equal(net_address_text(&endpoint.address, text), rows[i].text);
        snprintf(expected, sizeof(expected), "[%.45s]:65535", rows[i].text);
        assert_string_equal(net_endpoint_text(&endpoint, text), expected);
        buf_clear(&b);
    }
    struct net_endpoint endpoint = {ipv4_address(200), 5985};
    assert_string_equal(net_endpoint_text(&endpoint, text), "10.0.0.200:5985");
}

static void link_types(void **state)
{
    (void)state;
    /* Header digits of each link layer, and whether IPv6 follows: capture.md 3, linktypes. */
    static const struct {
        uint16_t link_type;
        const char *digits;
        bool ipv6;
    } rows[] = {
        {1, "020000000002 020000000001 0800", false},
        {1, "020000000002 020000000001 86dd", true},
        {1, "020000000002 020000000001 8100 0064 0800", false},
        {1, "020000000002 020000000001 88a8 0064 8100 0065 86dd", true},
        {1, "020000000002 020000000001 9100 0064 8100 0065 8100 0066 0800", false},
        {1, "020000000002 020000000001 0040 aaaa03 000000 0800", false},
        {1, "020000000002 020000000001 8864 1100 0001 0050 0021", false},
        {1, "020000000002 020000000001 8864 1100 0001 0050 0057", true},
        {1, "020000000002 020000000001 8847 000640ff 000651ff", false},
        {0, "02000000", false},
        {0, "00000002", false},
        {0, "18000000", true},
        {0, "1c000000", true},
        {0, "0000001e", true},
        {0, "0a000000", true},
        {108, "00000002", false},
        {108, "00000018", true},
        {101, "", false},
        {101, "", true},
        {12, "", false},
        {14, "", true},
        {228, "", false},
        {229, "", true},
        {113, "0004 0001 0006 0200000000010000 0800", false},
        {113, "0000 0001 0006 0200000000010000 86dd", true},
        {113, "0000 0001 0006 0200000000010000 8100 0064 0800", false},
        {276, "0800 0000 00000002 0001 00 06 0200000000010000", false},
        {276, "86dd 0000 00000002 0001 04 06 0200000000010000", true},
        {104, "0f00 0800", false},
        {9, "ff03 0021", false},
        {9, "21", false},
        {50, "ff03 0057", true},
        {204, "00 ff03 0021", false},
        {51, "1100 0001 0050 0057", true},
        {1,
         "020000000002 020000000001 8847 000651ff 00000000 020000000004 020000000003 8100 0064 "
         "0800",
         false},
        {113, "0000 0001 0006 0200000000010000 8847 000651ff", true},
        /* NFLOG: a packet header attribute, then the payload, in either order of bytes */
        {239, "02 00 0000 0800 0100 0800 0100 5000 0900", false},
        {239, "0a 00 0000 0008 0001 86dd 0100 0050 0009", true},
        /* PKTAP: length, type, link type; here with 12 more bytes, then Ethernet or family */
        {258, "18000000 01000000 01000000 000000000000000000000000 020000000002 020000000001 0800",
         false},
        {258, "0c000000 01000000 00000000 1e000000", true},
    };
    struct net *net = net_new(&limits);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct buf b = buf();
        put_hex(&b, rows[i].digits);
        struct buf ip = rows[i].ipv6 ? ipv6_packet("hello") : ipv4_packet("hello");
        buf_add(&b, buf_bytes(&ip));
        struct net_address from = rows[i].ipv6 ? ipv6_address(1) : ipv4_address(1);
        expect_tcp(net, rows[i].link_type, buf_bytes(&b), &from, "hello");
        buf_clear(&ip);
        buf_clear(&b);
    }
    for (int i = 0; i < NET_UNREAD_COUNT; i++)
        assert_int_equal(net_unread_count(net, (enum net_unread)i), 0);
    net_free(net);
}

static void unread_kinds(void **state)
{
    (void)state;
    static const struct {
        uint16_t link_type;
        const char *digits;
        enum net_unread kind;
    } rows[] = {
        {147, "0800", NET_UNREAD_LINK_TYPE},
        {1, "ffffffffffff 020000000001 0806 0001", NET_UNREAD_NOT_IP},
        {1, "0180c2000000 020000000001 0026 424203", NET_UNREAD_NOT_IP},
        {9, "ff03 c021 01", NET_UNREAD_NOT_IP},
        {258, "0c000000 01000000 02010000 0c000000 01000000 01000000", NET_UNREAD_NOT_IP},
        {258, "0c000000 01000000", NET_UNREAD_CUT},
        {239, "02 00 0000 0800 0100 0800 0100", NET_UNREAD_NOT_IP},
        {239, "02 00 0000 0000 0100 0800", NET_UNREAD_NOT_IP},
        {1, "020000000002 020000000001 8847 000640ff", NET_UNREAD_CUT},
        {0, "07000000 4500", NET_UNREAD_NOT_IP},
        {1, "ffffffffffff 02000000", NET_UNREAD_CUT},
        {1, "ffffffffffff 020000000001 8100 00", NET_UNREAD_CUT},
        {101, "7500 0014", NET_UNREAD_MALFORMED},
        {101, "", NET_UNREAD_MALFORMED},
        {101, "4500 0014", NET_UNREAD_MALFORMED},
        /* header length 4, total length 19 */
        {101, "4400 0028 0001 0000 4006 0000 0a000001 0a000002 c350 1761", NET_UNREAD_MALFORMED},
        {101, "4500 0013 0001 0000 4006 0000 0a000001 0a000002 c350 1761", NET_UNREAD_MALFORMED},
        /* a TCP header of 19 bytes; of data offset 4; of more than there is */
        {101,
         "4500 0027 0001 0000 4006 0000 0a000001 0a000002 c3501761 00000001 00000002 5010 0200 "
         "0000 00",
         NET_UNREAD_MALFORMED},
        {101,
         "4500 0028 0001 0000 4006 0000 0a000001 0a000002 c3501761 00000001 00000002 4010 0200 "
         "0000 0000",
         NET_UNREAD_MALFORMED},
        {101,
         "4500 0028 0001 0000 4006 0000 0a000001 0a000002 c3501761 00000001 00000002 6010 0200 "
         "0000 0000",
         NET_UNREAD_MALFORMED},
        /* IGMP, ESP, an ICMP echo */
        {101, "4500 001c 0001 0000 4002 0000 0a000001 0a000002 1600 0000 00000000",
         NET_UNREAD_PROTOCOL},
        {101, "4500 001c 0001 0000 4032 0000 0a000001 0a000002 00000001 00000002",
         NET_UNREAD_PROTOCOL},
        {101, "4500 001c 0001 0000 4001 0000 0a000001 0a000002 0800 0000 00010001",
         NET_UNREAD_PROTOCOL},
        /* GRE with a source route, with AppleTalk, and one that is cut in its header */
        {101, "4500 001c 0001 0000 402f 0000 0a000001 0a000002 4000 0800 00000000",
         NET_UNREAD_NOT_IP},
        {101, "4500 001c 0001 0000 402f 0000 0a000001 0a000002 0000 809b 00000000",
         NET_UNREAD_NOT_IP},
        {101, "4500 001a 0001 0000 402f 0000 0a000001 0a000002 2000 0800 0000", NET_UNREAD_CUT},
        /* IPv6: no next header; an extension header longer than the packet */
        {101,
         "60000000 0000 3b 40 20010db8000000000000000000000001 20010db8000000000000000000000002",
         NET_UNREAD_PROTOCOL},
        {101,
         "60000000 0008 00 40 20010db8000000000000000000000001 20010db8000000000000000000000002 "
         "06ff 0000 00000000",
         NET_UNREAD_MALFORMED},
    };
    struct net_segment segment;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct net *net = net_new(&limits);
        struct buf b = buf();
        put_hex(&b, rows[i].digits);
        assert_int_equal(read_packet(net, rows[i].link_type, buf_bytes(&b), 0, &segment),
                         NET_NOTHING);
        for (int kind = 0; kind < NET_UNREAD_COUNT; kind++)
            if (net_unread_count(net, (enum net_unread)kind) != (kind == (int)rows[i].kind ? 1 : 0))
                fail_msg("row %zu: %s", i, net_unread_name((enum net_unread)kind));
        if (rows[i].kind == NET_UNREAD_LINK_TYPE)
            assert_int_equal(net_unread_link_type(net), 147);
        buf_clear(&b);
        net_free(net);
    }
}

static void options_and_padding(void **state)
{
    (void)state;
    struct net *net = net_new(&limits);
    struct net_address from = ipv4_address(1);
    struct tcp_sample tcp = sample("hello");
    tcp.options = 12;
    struct buf segment = buf(), b = buf();
    put_tcp(&segment, &tcp);
    put_ethernet(&b, 0x0800);
    put_ipv4(&b, 6, 1, 0, 8, buf_bytes(&segment));
    put_hex(&b, "ee ee ee ee ee ee ee ee"); /* Ethernet's padding, or its check sum */
    expect_tcp(net, ETHERNET, buf_bytes(&b), &from, "hello");
    /* Total length 0: the network card was to cut it. */
    buf_reset(&b);
    put_ipv4(&b, 6, 1, 0, 0, buf_bytes(&segment));
    b.data[2] = b.data[3] = 0;
    expect_tcp(net, RAW, buf_bytes(&b), &from, "hello");
    /* The same for IPv6. */
    buf_reset(&b);
    put_ipv6(&b, 6, buf_bytes(&segment));
    b.data[4] = b.data[5] = 0;
    from = ipv6_address(1);
    expect_tcp(net, RAW, buf_bytes(&b), &from, "hello");
    buf_clear(&segment);
    buf_clear(&b);
    net_free(net);
}

/* Whatever the snap length: what was cut off is known to the byte, or the headers are not all
 * there. */
static void snap_lengths(void **state)
{
    (void)state;
    struct buf ip = ipv4_packet("0123456789"), b = buf();
    put_ethernet(&b, 0x0800);
    buf_add(&b, buf_bytes(&ip));
    struct net_segment segment;
    for (size_t n = 0; n <= b.len; n++) {
        struct net *net = net_new(&limits);
        enum net_kind kind =
            read_packet(net, ETHERNET, bytes_part(buf_bytes(&b), 0, n), (uint32_t)b.len, &segment);
        size_t headers = 14 + 20 + 16; /* checksum and urgent pointer are not needed */
        assert_int_equal(kind, n >= headers ? NET_TCP : NET_NOTHING);
        assert_int_equal(net_unread_count(net, NET_UNREAD_CUT), n >= headers ? 0 : 1);
        if (kind == NET_TCP) {
            size_t have = n > 54 ? n - 54 : 0;
            assert_int_equal(segment.payload.len, have);
            assert_int_equal(segment.missing, 10 - have);
            assert_memory_equal(segment.payload.data, "0123456789", have);
        }
        net_free(net);
    }
    buf_clear(&ip);
    buf_clear(&b);
}

/* One fragment of an IPv4 datagram that carries bytes. */
static enum net_kind add_fragment(struct net *net, struct bytes carried, size_t from, size_t to,
                                  uint16_t id, struct net_segment *segment)
{
    struct buf b = buf();
    uint16_t field = (uint16_t)(from / 8 | (to < carried.len ? 0x2000 : 0));
    put_ipv4(&b, 6, id, field, 0, bytes_part(carried, from, to - from));
    enum net_kind kind = read_packet(net, RAW, buf_bytes(&b), 0, segment);
    buf_clear(&b);
    return kind;
}

static void ipv4_fragments(void **state)
{
    (void)state;
    char text[101];
    for (size_t i = 0; i < 100; i++)
        text[i] = (char)('a' + i % 26);
    text[100] = '\0';
    struct buf tcp = tcp_bytes(text);
    struct bytes all = buf_bytes(&tcp); /* 120 bytes: pieces of 48, 48 and 24 */
    static const size_t orders[6][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2},
                                        {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    struct net *net = net_new(&limits);
    struct net_segment segment;
    for (size_t i = 0; i < 6; i++) {
        for (size_t j = 0; j < 3; j++) {
            size_t from = orders[i][j] * 48, to = from + 48 < all.len ? from + 48 : all.len;
            enum net_kind kind = add_fragment(net, all, from, to, (uint16_t)i, &segment);
            assert_int_equal(kind, j == 2 ? NET_TCP : NET_NOTHING);
            /* Once more, and one of another datagram: neither does anything. */
            if (j < 2)
                assert_int_equal(add_fragment(net, all, from, to, (uint16_t)i, &segment),
                                 NET_NOTHING);
            if (j < 2)
                assert_int_equal(add_fragment(net, all, from, to, 99, &segment), NET_NOTHING);
            if (j < 2)
                continue;
            assert_true(bytes_equal(segment.payload, bytes_of_string(text)));
            assert_int_equal(segment.sequence, 0x01020304);
        }
        net_finish(net);
    }
    net_free(net);
    buf_clear(&tcp);
}

static void overlapping_fragments(void **state)
{
    (void)state;
    struct net *net = net_new(&limits);
    struct net_segment segment;
    struct buf tcp = tcp_bytes("0123456789abcdefghij0123456789abcdefghij");
    struct buf other = tcp_bytes("XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX");
    struct bytes all = buf_bytes(&tcp), wrong = buf_bytes(&other);
    assert_int_equal(add_fragment(net, all, 0, 32, 1, &segment), NET_NOTHING);
    assert_int_equal(add_fragment(net, wrong, 16, 40, 1, &segment), NET_NOTHING);
    assert_int_equal(add_fragment(net, all, 32, 60, 1, &segment), NET_TCP);
    /* 12 bytes of payload in the first fragment, 8 more from the second that the third has too. */
    assert_true(bytes_equal(segment.payload, BYTES("0123456789abXXXXXXXX0123456789abcdefghij")));
    /* Beyond the end that the last one gave; and an end before what is there. */
    assert_int_equal(add_fragment(net, all, 56, 60, 2, &segment), NET_NOTHING);
    struct buf longer = tcp_bytes("0123456789abcdefghij0123456789abcdefghij and more behind");
    assert_int_equal(add_fragment(net, buf_bytes(&longer), 56, 72, 2, &segment), NET_NOTHING);
    assert_int_equal(net_unread_count(net, NET_UNREAD_FRAGMENT), 1);
    assert_int_equal(add_fragment(net, all, 0, 56, 2, &segment), NET_TCP);
    assert_int_equal(segment.payload.len, 40);
    buf_clear(&tcp);
    buf_clear(&other);
    buf_clear(&longer);
    net_free(net);
}

static void fragment_limits(void **state)
{
    (void)state;
    struct limits small = limits;
    small.datagrams = 4;
    struct net *net = net_new(&small);
    struct net_segment segment;
    struct buf tcp = tcp_bytes("0123456789abcdefghij");
    struct bytes all = buf_bytes(&tcp);
    for (uint16_t id = 0; id < 10; id++)
        assert_int_equal(add_fragment(net, all, 0, 16, id, &segment), NET_NOTHING);
    assert_int_equal(net_unread_count(net, NET_UNREAD_FRAGMENT), 6);
    assert_int_equal(add_fragment(net, all, 16, 40, 9, &segment), NET_TCP);
    assert_int_equal(add_fragment(net, all, 16, 40, 0, &segment), NET_NOTHING);
    net_finish(net);
    assert_int_equal(net_unread_count(net, NET_UNREAD_FRAGMENT), 6 + 3 + 1);

    /* The rest of a datagram comes a minute and more later: it is another one. */
    struct buf b = buf();
    for (int64_t minute = 0; minute < 2; minute++) {
        buf_reset(&b);
        put_ipv4(&b, 6, 50, minute == 0 ? 0x2000 : 2, 0,
                 minute == 0 ? bytes_part(all, 0, 16) : bytes_from(all, 16));
        struct capture_packet packet = {.bytes = buf_bytes(&b),
                                        .original = (uint32_t)b.len,
                                        .link_type = RAW,
                                        .time = minute * 61 * 1000000000};
        assert_int_equal(net_read(net, &packet, &segment), NET_NOTHING);
    }
    assert_int_equal(net_unread_count(net, NET_UNREAD_FRAGMENT), 6 + 3 + 1 + 1);
    /* A datagram of more than 65535 bytes, and one of none, are refused. */
    buf_reset(&b);
    put_ipv4(&b, 6, 51, 0x1FFF, 0, all);
    assert_int_equal(read_packet(net, RAW, buf_bytes(&b), 0, &segment), NET_NOTHING);
    buf_reset(&b);
    put_ipv4(&b, 6, 51, 0x2000, 0, bytes_none());
    assert_int_equal(read_packet(net, RAW, buf_bytes(&b), 0, &segment), NET_NOTHING);
    assert_int_equal(net_unread_count(net, NET_UNREAD_FRAGMENT), 6 + 3 + 1 + 1 + 2);
    buf_clear(&b);
    buf_clear(&tcp);
    net_free(net);
}

/* A snap length cuts fragments too: what is there up to the first cut is given. */
static void cut_fragments(void **state)
{
    (void)state;
    struct net *net = net_new(&limits);
    struct net_segment segment;
    struct buf tcp = tcp_bytes("0123456789abcdefghij0123456789abcdefghij"), b = buf();
    struct bytes all = buf_bytes(&tcp);
    put_ipv4(&b, 6, 1, 0x2000, 0, bytes_part(all, 0, 48));
    assert_int_equal(
        read_packet(net, RAW, bytes_part(buf_bytes(&b), 0, b.len - 13), (uint32_t)b.len, &segment),
        NET_NOTHING);
    assert_int_equal(add_fragment(net, all, 48, 60, 1, &segment), NET_TCP);
    assert_true(bytes_equal(segment.payload, BYTES("0123456789abcde")));
    assert_int_equal(segment.missing, 25);
    buf_clear(&b);
    buf_clear(&tcp);
    net_free(net);
}

static void ipv6_extensions(void **state)
{
    (void)state;
    struct net *net = net_new(&limits);
    struct net_address from = ipv6_address(1);
    struct net_segment segment;
    struct buf tcp = tcp_bytes("0123456789abcdefghij"), carried = buf(), b = buf();
    /* Hop by hop (8), destination (16), routing (8), authentication (24), an atomic fragment. */
    put_hex(&carried, "3c00 000000000000");
    put_hex(&carried, "2b01 0000000000000000000000000000");
    put_hex(&carried, "3300 000000000000");
    put_hex(&carried, "2c04 0000 00000001 00000001 000000000000000000000000");
    put_hex(&carried, "0600 0000 12345678");
    buf_add(&carried, buf_bytes(&tcp));
    put_ipv6(&b, 0, buf_bytes(&carried));
    expect_tcp(net, RAW, buf_bytes(&b), &from, "0123456789abcdefghij");
    /* Two fragments, the second first; behind the fragment header a destination header. */
    struct buf part = buf();
    buf_reset(&carried);
    put_hex(&carried, "0600 000000000000");
    buf_add(&carried, buf_bytes(&tcp)); /* 48 bytes */
    buf_reset(&b);
    put_hex(&part, "3c00 0018 0000abcd");
    buf_add(&part, bytes_from(buf_bytes(&carried), 24));
    put_ipv6(&b, 44, buf_bytes(&part));
    assert_int_equal(read_packet(net, RAW, buf_bytes(&b), 0, &segment), NET_NOTHING);
    buf_reset(&b);
    buf_reset(&part);
    put_hex(&part, "3c00 0001 0000abcd");
    buf_add(&part, bytes_part(buf_bytes(&carried), 0, 24));
    put_ipv6(&b, 44, buf_bytes(&part));
    expect_tcp(net, RAW, buf_bytes(&b), &from, "0123456789abcdefghij");
    buf_clear(&part);
    buf_clear(&carried);
    buf_clear(&tcp);
    buf_clear(&b);
    net_free(net);
}

static void icmp_errors(void **state)
{
    (void)state;
    struct net *net = net_new(&limits);
    struct net_segment segment;
    struct buf quoted = ipv4_packet("data"), carried = buf(), b = buf();
    /* Type 3 code 13 quotes an IP header and 8 bytes: RFC 792. The router is "10.0.0.1" here. */
    put_hex(&carried, "030d 0000 00000000");
    buf_add(&carried, bytes_part(buf_bytes(&quoted), 0, 28));
    put_ipv4(&b, 1, 1, 0, 0, buf_bytes(&carried));
    assert_int_equal(read_packet(net, RAW, buf_bytes(&b), 0, &segment), NET_UNREACHABLE);
    char text[NET_TEXT];
    assert_string_equal(net_endpoint_text(&segment.source, text), "10.0.0.1:50000");
    assert_string_equal(net_endpoint_text(&segment.destination, text), "10.0.0.2:5985");
    assert_string_equal(net_address_text(&segment.reporter, text), "10.0.0.1");
    assert_int_equal(segment.sequence, 0x01020304);
    assert_int_equal(segment.icmp_type, 3);
    assert_int_equal(segment.icmp_code, 13);
    /* One byte less quotes too little. */
    assert_int_equal(read_packet(net, RAW, bytes_part(buf_bytes(&b), 0, b.len - 1), 0, &segment),
                     NET_NOTHING);
    assert_int_equal(net_unread_count(net, NET_UNREAD_CUT), 1);
    /* ICMPv6 type 1 code 4, behind an extension header of the quoted packet. */
    struct buf quoted6 = buf();
    buf_reset(&carried);
    buf_reset(&b);
    put_hex(&carried, "0600 000000000000 c350 1761 01020304");
    put_ipv6(&quoted6, 60, buf_bytes(&carried));
    buf_reset(&carried);
    put_hex(&carried, "0104 0000 00000000");
    buf_add(&carried, buf_bytes(&quoted6));
    put_ipv6(&b, 58, buf_bytes(&carried));
    assert_int_equal(read_packet(net, RAW, buf_bytes(&b), 0, &segment), NET_UNREACHABLE);
    assert_string_equal(net_endpoint_text(&segment.destination, text), "[2001:db8::2]:5985");
    assert_int_equal(segment.icmp_type, 1);
    assert_int_equal(segment.icmp_code, 4);
    buf_clear(&quoted);
    buf_clear(&quoted6);
    buf_clear(&carried);
    buf_clear(&b);
    net_free(net);
}

static void udp_datagram(void **state)
{
    (void)state;
    struct net *net = net_new(&limits);
    struct net_segment segment;
    struct buf carried = buf(), b = buf();
    put_hex(&carried, "d431 0058 000d 0000 68656c6c6f");
    put_ipv4(&b, 17, 1, 0, 0, buf_bytes(&carried));
    assert_int_equal(read_packet(net, RAW, buf_bytes(&b), 0, &segment), NET_UDP);
    assert_int_equal(segment.source.port, 54321);
    assert_int_equal(segment.destination.port, 88);
    assert_true(bytes_equal(segment.payload, BYTES("hello")));
    assert_int_equal(segment.missing, 0);
    buf_clear(&carried);
    buf_clear(&b);
    net_free(net);
}

#define FRAME "020000000004 020000000003 0800"

static void tunnels(void **state)
{
    (void)state;
    /* What stands between the outer IPv4 header and the inner packet. */
    static const struct {
        uint8_t protocol;
        const char *digits;
        bool ipv6;
    } rows[] = {
        /* RFC 2003, 4213 */
        {4, "", false},
        {41, "", true},
        /* RFC 2784, 2890: plain; checksum, key and sequence number; an Ethernet frame */
        {47, "0000 0800", false},
        {47, "b000 86dd 00000000 00000007 00000001", true},
        {47, "2000 6558 00000500 " FRAME, false},
        {47, "0000 8847 000651ff", false},
        /* RFC 2637: key, sequence and acknowledgement numbers, PPP */
        {47, "3081 880b 0050 0001 00000001 00000002 ff03 0021", false},
        {47, "3001 880b 0050 0001 00000001 57", true},
        /* ERSPAN type I, II, III, III with a subheader, III with an IP packet */
        {47, "0000 88be " FRAME, false},
        {47, "1000 88be 00000001 1064 1801 00000003 " FRAME, false},
        {47, "1000 22eb 00000001 2064 1801 0000004d 0000 0000 " FRAME, false},
        {47, "1000 22eb 00000001 2064 1801 0000004d 0000 0001 0000000000000000 " FRAME, false},
        {47, "1000 22eb 00000001 2064 1801 0000004d 0000 0800", true},
        /* RFC 7348, with a group policy, Linux' old port; the generic extension */
        {17, "c350 12b5 0000 0000 08000000 00000a00 " FRAME, false},
        {17, "c350 12b5 0000 0000 88000005 00000a00 " FRAME, false},
        {17, "c350 2118 0000 0000 08000000 00000a00 " FRAME, false},
        {17, "c350 12b6 0000 0000 0c000001 00000a00", false},
        {17, "c350 12b6 0000 0000 0c000002 00000a00", true},
        {17, "c350 12b6 0000 0000 0c000003 00000a00 " FRAME, false},
        /* RFC 8926, with and without options */
        {17, "c350 17c1 0000 0000 02006558 00000a00 0102030100000000 " FRAME, false},
        {17, "c350 17c1 0000 0000 00000800 00000a00", false},
        /* a tunnel in a tunnel, a virtual network in it */
        {4, "4500 0000 0001 0000 402f 0000 0a000003 0a000004 0000 0800", false},
        {47,
         "0000 0800 4500 0000 0001 0000 4011 0000 0a000003 0a000004"
         "c350 12b5 0000 0000 08000000 00000a00 " FRAME,
         false},
    };
    struct net *net = net_new(&limits);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct buf carried = buf(), b = buf();
        put_hex(&carried, rows[i].digits);
        struct buf ip = rows[i].ipv6 ? ipv6_packet("hello") : ipv4_packet("hello");
        buf_add(&carried, buf_bytes(&ip));
        put_ipv4(&b, rows[i].protocol, 1, 0, 0, buf_bytes(&carried));
        struct net_address from = rows[i].ipv6 ? ipv6_address(1) : ipv4_address(1);
        expect_tcp(net, RAW, buf_bytes(&b), &from, "hello");
        /* A snap length: the missing bytes are those of the inner segment. */
        struct net_segment segment;
        assert_int_equal(read_packet(net, RAW, bytes_part(buf_bytes(&b), 0, b.len - 2),
                                     (uint32_t)b.len, &segment),
                         NET_TCP);
        assert_true(bytes_equal(segment.payload, BYTES("hel")));
        assert_int_equal(segment.missing, 2);
        buf_clear(&carried);
        buf_clear(&ip);
        buf_clear(&b);
    }
    for (int i = 0; i < NET_UNREAD_COUNT; i++)
        assert_int_equal(net_unread_count(net, (enum net_unread)i), 0);
    net_free(net);
}

/* The port alone makes no tunnel, and tunnels end somewhere. */
static void no_tunnels(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "c350 12b5 0018 0000 00000000 00000a00 0000000000000000", /* no identifier */
        "c350 12b5 0018 0000 48000000 00000a00 0000000000000000", /* a reserved bit */
        "c350 12b5 0018 0000 08000000 00000a01 0000000000000000", /* a reserved byte */
        "c350 12b5 000c 0000 08000000",                           /* too short */
        "c350 12b6 0018 0000 08000001 00000a00 0000000000000000",
        "c350 17c1 0018 0000 40006558 00000a00 0000000000000000", /* version 1 */
        "12b5 c350 0018 0000 08000000 00000a00 0000000000000000", /* the answer's direction */
    };
    struct net *net = net_new(&limits);
    struct net_segment segment;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct buf carried = buf(), b = buf();
        put_hex(&carried, rows[i]);
        put_ipv4(&b, 17, 1, 0, 0, buf_bytes(&carried));
        assert_int_equal(read_packet(net, RAW, buf_bytes(&b), 0, &segment), NET_UDP);
        buf_clear(&carried);
        buf_clear(&b);
    }
    struct buf ip = ipv4_packet("hello"), b = buf();
    struct net_address from = ipv4_address(1);
    for (int depth = 1; depth <= 9; depth++) {
        buf_reset(&b);
        put_ipv4(&b, 4, 1, 0, 0, buf_bytes(&ip));
        buf_reset(&ip);
        buf_add(&ip, buf_bytes(&b));
        if (depth <= 8)
            expect_tcp(net, RAW, buf_bytes(&b), &from, "hello");
        else
            assert_int_equal(read_packet(net, RAW, buf_bytes(&b), 0, &segment), NET_NOTHING);
    }
    assert_int_equal(net_unread_count(net, NET_UNREAD_PROTOCOL), 1);
    buf_clear(&ip);
    buf_clear(&b);
    net_free(net);
}

/* Fragments of a datagram in a tunnel whose packets are fragments themselves. */
static void fragments_in_tunnels(void **state)
{
    (void)state;
    struct net *net = net_new(&limits);
    struct net_segment segment;
    struct buf tcp = tcp_bytes("0123456789abcdefghij"); /* 40 bytes: pieces of 24 and 16 */
    for (size_t from = 0; from < tcp.len; from += 24) {
        struct buf inner = buf(), carried = buf();
        put_ipv4(&inner, 6, 9, (uint16_t)(from / 8 | (from == 0 ? 0x2000 : 0)), 0,
                 bytes_part(buf_bytes(&tcp), from, 24));
        put_hex(&carried, "0000 0800");
        buf_add(&carried, buf_bytes(&inner));
        for (size_t at = 0; at < carried.len; at += 32) {
            struct buf b = buf();
            bool last = at + 32 >= carried.len;
            put_ipv4(&b, 47, (uint16_t)(100 + from), (uint16_t)(at / 8 | (last ? 0 : 0x2000)), 0,
                     bytes_part(buf_bytes(&carried), at, 32));
            assert_int_equal(read_packet(net, RAW, buf_bytes(&b), 0, &segment),
                             last && from > 0 ? NET_TCP : NET_NOTHING);
            buf_clear(&b);
        }
        buf_clear(&inner);
        buf_clear(&carried);
    }
    assert_true(bytes_equal(segment.payload, BYTES("0123456789abcdefghij")));
    net_finish(net);
    assert_int_equal(net_unread_count(net, NET_UNREAD_FRAGMENT), 0);
    buf_clear(&tcp);
    net_free(net);
}

/* Segments by tshark -Y tcp, fragments put together; other packets by tshark -Y "!tcp". */
static void shared_captures(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        uint64_t tcp, nothing, unreachable;
    } rows[] = {
        {"l07b_qinq.pcap", 118, 0, 0},        {"l08_ipv6.pcap", 118, 0, 0},
        {"l10_rawip.pcap", 118, 0, 0},        {"l10b_sll.pcap", 118, 0, 0},
        {"l10c_sll2.pcap", 118, 0, 0},        {"l10d_null.pcap", 118, 0, 0},
        {"l13_ipfrag.pcap", 118, 29, 0},      {"w05_ipv6_fragments.pcap", 81, 72, 0},
        {"k02b_icmp_reject.pcapng", 1, 0, 1},
    };
    const char *root = getenv("WINRMSCOPE_SHARED");
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char path[512];
        struct capture_input *input;
        struct capture *capture;
        struct capture_packet packet;
        struct net_segment segment;
        snprintf(path, sizeof(path), "%s/captures/lab/%s", root != NULL ? root : "../shared",
                 rows[i].name);
        if (access(path, R_OK) != 0) {
            print_message("%s is absent\n", path);
            skip();
        }
        assert_false(capture_input_open(path, 1, &limits, NULL, &input).failed);
        assert_false(capture_open(input, NULL, &capture).failed);
        struct net *net = net_new(&limits);
        uint64_t kinds[4] = {0};
        while (capture_next(capture, &packet))
            kinds[net_read(net, &packet, &segment)]++;
        net_finish(net);
        assert_int_equal(kinds[NET_TCP], rows[i].tcp);
        assert_int_equal(kinds[NET_NOTHING], rows[i].nothing);
        assert_int_equal(kinds[NET_UNREACHABLE], rows[i].unreachable);
        assert_int_equal(net_unread_count(net, NET_UNREAD_FRAGMENT), 0);
        net_free(net);
        capture_close(capture);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(address_texts),
        cmocka_unit_test(link_types),
        cmocka_unit_test(unread_kinds),
        cmocka_unit_test(options_and_padding),
        cmocka_unit_test(snap_lengths),
        cmocka_unit_test(ipv4_fragments),
        cmocka_unit_test(overlapping_fragments),
        cmocka_unit_test(fragment_limits),
        cmocka_unit_test(cut_fragments),
        cmocka_unit_test(ipv6_extensions),
        cmocka_unit_test(icmp_errors),
        cmocka_unit_test(udp_datagram),
        cmocka_unit_test(tunnels),
        cmocka_unit_test(no_tunnels),
        cmocka_unit_test(fragments_in_tunnels),
        cmocka_unit_test(shared_captures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
