/* Packets built in code: RFC 791, 8200, 9293, 768. Checksums are left 0: the reader ignores them.
 */
#pragma once

#include "buf.h"
#include "net.h"

/* Numbers in network order. */
void put_be(struct buf *to, uint64_t value, size_t n);
void put_hex(struct buf *to, const char *digits);

/* 10.0.0.N and 2001:db8::N. */
struct net_address ipv4_address(uint8_t n);
struct net_address ipv6_address(uint8_t n);

/* From host 1 port 50000 to host 2 port 5985. */
struct tcp_sample {
    uint32_t sequence, acknowledgement;
    uint8_t flags;
    uint16_t window;
    size_t options; /* bytes of TCP options, a multiple of 4 */
    struct bytes payload;
};
void put_tcp(struct buf *to, const struct tcp_sample *tcp);

/* An IPv4 header and what it carries; fragment: the field of flags and offset as it stands. */
void put_ipv4(struct buf *to, uint8_t protocol, uint16_t identification, uint16_t fragment,
              size_t options, struct bytes carried);
/* An IPv6 header and what it carries, extension headers included. */
void put_ipv6(struct buf *to, uint8_t next, struct bytes carried);
/* Addresses and type of an Ethernet frame. */
void put_ethernet(struct buf *to, uint16_t type);
