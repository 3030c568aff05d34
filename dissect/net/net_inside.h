/* Inside net: the link layer, tunnels and the store of fragments. */
#pragma once

#include "cursor.h"
#include "net.h"

enum net_link {
    LINK_IP,      /* the cursor stands at an IP header */
    LINK_NOT_IP,  /* something else */
    LINK_UNKNOWN, /* not a link type that is read */
    LINK_CUT      /* the link header is not all there */
};
/* Passes the link header. */
enum net_link link_pass(uint16_t link_type, struct cursor *c);
/* The same for what follows an EtherType, for an Ethernet frame, and for PPP from its protocol on.
 */
enum net_link link_pass_type(struct cursor *c, uint64_t type);
enum net_link link_pass_ethernet(struct cursor *c);
enum net_link link_pass_ppp(struct cursor *c);

/*
 * True when what an IP packet carries is a tunnel: then the cursor has passed its headers, and
 * *inside says what stands there. Else the cursor stays where it is.
 */
bool tunnel_pass(uint8_t protocol, struct cursor *c, enum net_link *inside);

/* Which datagram a fragment belongs to: RFC 791 2.3, RFC 8200 4.5. */
struct net_datagram_key {
    struct net_address source, destination;
    uint32_t identification;
    uint8_t protocol; /* IPv4 only */
};

struct net_fragment {
    struct net_datagram_key key;
    uint8_t next; /* protocol of what the datagram holds, as this fragment says; that of the first
                     one counts */
    uint32_t offset;    /* bytes, a multiple of 8 */
    bool more;          /* others follow */
    struct bytes bytes; /* what was captured of it */
    uint32_t missing;   /* what the snap length cut off behind it */
    int64_t time;
};

/* A whole datagram. */
struct net_datagram {
    struct bytes bytes; /* to the first byte that no fragment had; good until the next fragment was
                           added, which may lie in it */
    uint32_t missing;   /* the rest */
    uint8_t next;
};

struct net_fragments;
struct net_fragments *fragments_new(size_t most);
void fragments_free(struct net_fragments *fragments);
/*
 * Adds a fragment; true when its datagram is whole. What is there already wins over what overlaps
 * it. *given_up counts fragments whose datagram had to make room, or waited for more than a minute.
 */
bool fragments_add(struct net_fragments *fragments, const struct net_fragment *fragment,
                   struct net_datagram *datagram, uint64_t *given_up);
/* Forgets all that wait; gives how many fragments they were. */
uint64_t fragments_finish(struct net_fragments *fragments);
