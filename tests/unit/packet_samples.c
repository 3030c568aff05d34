#include "packet_samples.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

void put_be(struct buf *to, uint64_t value, size_t n)
{
    while (n-- > 0)
        assert_true(buf_add_byte(to, (uint8_t)(value >> 8 * n)));
}

void put_hex(struct buf *to, const char *digits)
{
    for (; digits[0] != '\0'; digits++) {
        uint64_t value;
        if (*digits == ' ')
            continue;
        assert_true(bytes_hexadecimal(bytes_of(digits, 2), &value));
        assert_true(buf_add_byte(to, (uint8_t)value));
        digits++;
    }
}

struct net_address ipv4_address(uint8_t n)
{
    return (struct net_address){NET_IPV4, {10, 0, 0, n}};
}

struct net_address ipv6_address(uint8_t n)
{
    return (struct net_address){NET_IPV6, {0x20, 1, 0x0D, 0xB8, [15] = n}};
}

static void put_zeros(struct buf *to, size_t n)
{
    while (n-- > 0)
        assert_true(buf_add_byte(to, 0));
}

void put_tcp(struct buf *to, const struct tcp_sample *tcp)
{
    put_be(to, 50000, 2);
    put_be(to, 5985, 2);
    put_be(to, tcp->sequence, 4);
    put_be(to, tcp->acknowledgement, 4);
    put_be(to, (5 + tcp->options / 4) << 4, 1);
    put_be(to, tcp->flags, 1);
    put_be(to, tcp->window, 2);
    put_zeros(to, 4 + tcp->options);
    assert_true(buf_add(to, tcp->payload));
}

void put_ipv4(struct buf *to, uint8_t protocol, uint16_t identification, uint16_t fragment,
              size_t options, struct bytes carried)
{
    put_be(to, 0x40 | (5 + options / 4), 1);
    put_be(to, 0, 1);
    put_be(to, 20 + options + carried.len, 2);
    put_be(to, identification, 2);
    put_be(to, fragment, 2);
    put_be(to, 64, 1);
    put_be(to, protocol, 1);
    put_be(to, 0, 2);
    put_be(to, 0x0A000001, 4);
    put_be(to, 0x0A000002, 4);
    put_zeros(to, options);
    assert_true(buf_add(to, carried));
}

void put_ipv6(struct buf *to, uint8_t next, struct bytes carried)
{
    put_be(to, 0x60000000, 4);
    put_be(to, carried.len, 2);
    put_be(to, next, 1);
    put_be(to, 64, 1);
    for (uint8_t host = 1; host <= 2; host++)
        assert_true(buf_add(to, bytes_of(ipv6_address(host).bytes, 16)));
    assert_true(buf_add(to, carried));
}

void put_ethernet(struct buf *to, uint16_t type)
{
    put_hex(to, "02 00 00 00 00 02 02 00 00 00 00 01");
    put_be(to, type, 2);
}
