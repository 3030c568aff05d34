/*
 * The first coordinator: packets -> net -> tcp -> http -> whole HTTP messages for a struct http_feed.
 * It moves bytes and dissects nothing. HTTP is found on any port by what it says.
 *
 * A layer such as TLS is inserted between tcp's events and the http_reader of a connection (http_reader.h);
 * the Wireshark plugin feeds the same reader, because Wireshark has done the first half.
 *
 * Memory: that of tcp, and of one reader a connection.
 */
#pragma once

#include "capture.h"
#include "http_message.h"
#include "limits.h"
#include "net.h"

struct transport;

/* limits must outlive it; feed is copied. */
struct transport *transport_new(const struct limits *limits, const struct http_feed *feed);
/* NULL is allowed. Call transport_finish() before. */
void transport_free(struct transport *t);
void transport_packet(struct transport *t, const struct capture_packet *packet);
/* The end of the capture: every connection that is open is closed. */
void transport_finish(struct transport *t);

struct transport_counts {
    uint64_t packets;                  /* given to transport_packet() */
    uint64_t unread[NET_UNREAD_COUNT]; /* of them, by enum net_unread */
    uint16_t unread_link_type;         /* the first of that kind */
    uint64_t udp;                      /* UDP datagrams, not read further */
    uint64_t connections;              /* TCP connections */
    uint64_t spoke[SPOKE_COUNT];       /* of them, by what the client said first (else the server) */
    uint64_t missing_bytes;            /* known to be missing from all streams */
};
struct transport_counts transport_counts(const struct transport *t);
