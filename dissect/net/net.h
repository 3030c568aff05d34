/*
 * From a captured packet to the TCP segment, UDP datagram or ICMP error inside: link layer, IPv4,
 * IPv6, fragments. Lengths are the IP header's, so padding is dropped and what a snap length cut
 * off is counted as missing. What cannot be read is counted by kind.
 */
#pragma once

#include <stdbool.h>

#include "bytes.h"
#include "capture.h"
#include "hash.h"
#include "limits.h"
#include "record.h"

enum net_family { NET_IPV4 = 4, NET_IPV6 = 6 };

struct net_address {
    uint8_t family;    /* enum net_family; 0: none */
    uint8_t bytes[16]; /* network order; IPv4 has the first 4, the rest is 0 */
};

struct net_endpoint {
    struct net_address address;
    uint16_t port;
};

bool net_address_equal(const struct net_address *a, const struct net_address *b);
bool net_endpoint_equal(const struct net_endpoint *a, const struct net_endpoint *b);
/* <0, 0, >0: family, then address, then port. */
int net_endpoint_compare(const struct net_endpoint *a, const struct net_endpoint *b);

/* For tables, see hash.h. */
uint64_t net_endpoint_hash(struct hash_seed seed, const struct net_endpoint *endpoint);

/* Room for any text form below, with its NUL. */
enum { NET_TEXT = 64 };
/* "10.0.0.1", "2001:db8::1" (RFC 5952). Gives out. */
const char *net_address_text(const struct net_address *address, char out[NET_TEXT]);
/* "10.0.0.1:5985", "[2001:db8::1]:5985". Gives out. */
const char *net_endpoint_text(const struct net_endpoint *endpoint, char out[NET_TEXT]);

enum net_kind {
    NET_NOTHING, /* nothing of use, or a fragment that waits for others: counted */
    NET_TCP,
    NET_UDP,
    NET_UNREACHABLE /* ICMP type 3, ICMPv6 types 1 and 2, quoting TCP */
};

enum net_tcp_flag {
    NET_FIN = 0x01,
    NET_SYN = 0x02,
    NET_RST = 0x04,
    NET_PSH = 0x08,
    NET_ACK = 0x10,
    NET_URG = 0x20
};

struct net_segment {
    enum net_kind kind;
    struct net_endpoint source,
        destination; /* of an ICMP error: those of the quoted segment, which was not delivered */
    struct bytes payload; /* good until the packet goes or the next one is read */
    uint32_t missing;     /* bytes that the snap length cut off behind payload */
    uint32_t sequence;    /* TCP; of the quoted segment for an ICMP error */
    uint32_t acknowledgement;
    uint16_t window; /* as it stands, not scaled */
    uint8_t flags;   /* enum net_tcp_flag */
    uint8_t icmp_type, icmp_code;
    struct net_address reporter; /* who sent the ICMP error */
    int64_t time;
    struct frame frame; /* with fragments: the packet that completed the datagram */
};

/* What is counted and not read further. X(ID, "name", "text") */
/* clang-format off */
#define NET_UNREAD(X)                                                                              \
    X(NET_UNREAD_LINK_TYPE, "link-type", "packets of a link type that is not read")                \
    X(NET_UNREAD_NOT_IP, "not-ip", "packets that are not IP (ARP, spanning tree ...)")             \
    X(NET_UNREAD_PROTOCOL, "other-protocol", "IP packets that are not TCP, UDP or an ICMP error")  \
    X(NET_UNREAD_MALFORMED, "malformed", "packets with an impossible header")                      \
    X(NET_UNREAD_CUT, "cut", "packets whose headers the snap length cut")                          \
    X(NET_UNREAD_FRAGMENT, "fragment-incomplete", "IP fragments whose datagram never became whole")
/* clang-format on */

#define NET_UNREAD_ENUM(id, name, text) id,
enum net_unread { NET_UNREAD(NET_UNREAD_ENUM) NET_UNREAD_COUNT };
const char *net_unread_name(enum net_unread kind);
const char *net_unread_text(enum net_unread kind);

struct net;
/* limits must outlive it. */
struct net *net_new(const struct limits *limits);
void net_free(struct net *net);
/* Reads one packet. NET_NOTHING leaves *segment without meaning. */
enum net_kind net_read(struct net *net, const struct capture_packet *packet,
                       struct net_segment *segment);
/* At the end of the capture: fragments that still wait are counted as incomplete. */
void net_finish(struct net *net);
/* How many packets so far were not read for that reason. */
uint64_t net_unread_count(const struct net *net, enum net_unread kind);
/* The first link type that is not read; meaningful when its count is not 0. */
uint16_t net_unread_link_type(const struct net *net);
