/*
 * The first coordinator: captured packets -> IP -> TCP -> HTTP messages, which go to an http_feed.
 * It follows every TCP connection on any port and reads HTTP where what is said is HTTP, and the
 * lines of out-of-process remoting where these are; the rest it counts by what it looks like. It
 * knows nothing of what the messages carry.
 *
 * Every connection is told to the feed, also one that is refused or speaks something else: open
 * when it is known which end is the client, close when it ends or the capture does. Memory: of each
 * open connection what waits behind a hole and the message that is being read, see tcp.h and
 * http_reader.h.
 */
#pragma once

#include "capture.h"
#include "http_message.h"
#include "kdc_feed.h"
#include "limits.h"
#include "net.h"
#include "out_of_process_stream.h"
#include "tls_seam.h"

struct transport;

/* limits must outlive the transport; feed is copied, what it points to must outlive it too. */
struct transport *transport_new(const struct limits *limits, const struct http_feed *feed);
/* Without further calls of the feed: call transport_finish() before. NULL is allowed. */
void transport_free(struct transport *t);

/*
 * Messages to and from a KDC go there: UDP and TCP port 88, and what looks like it on other ports.
 * feed is copied. Without it they count as something else.
 */
void transport_set_kdc(struct transport *t, const struct kdc_feed *feed);

/*
 * Lines of out-of-process remoting go there, from connections that carry it in the clear. feed is
 * copied. Without it they count as something else.
 */
void transport_set_lines(struct transport *t, const struct out_of_process_feed *feed);

/*
 * Who opens TLS, before the first packet; copied. Without it what TLS shows in the clear is told
 * with the end of its connection, and nothing of its content.
 */
void transport_set_tls(struct transport *t, const struct tls_opener *opener);

/*
 * Every UDP datagram goes there, too, before the first packet; good during the call. NULL: nowhere.
 */
typedef void transport_datagram_handler(void *state, const struct net_segment *datagram);
void transport_set_datagrams(struct transport *t, transport_datagram_handler *handler, void *state);

/* The next packet in the order of the capture. */
void transport_packet(struct transport *t, const struct capture_packet *packet);
/* The end of the capture: every connection that is open is told as far as it goes, and closed. */
void transport_finish(struct transport *t);

/* What was seen so far: for the summary, and to say what is there when there is no WinRM. */
struct transport_counts {
    uint64_t packets; /* all of them */
    uint64_t tcp, udp, icmp;
    uint64_t unread[NET_UNREAD_COUNT]; /* packets of which nothing was read, by enum net_unread */
    uint16_t unread_link_type; /* the first one not known; meaningful when its count is not 0 */
    uint64_t connections;
    uint64_t ended[OUTCOME_OPEN +
                   1]; /* of these, by enum http_outcome; OUTCOME_OPEN once the capture ended */
    uint64_t
        spoke[SPOKE_COUNT]; /* ended connections by what the client said first, else the server */
    uint64_t messages;      /* of HTTP, in ended connections */
    uint64_t missing_bytes; /* known to be missing from the streams of ended connections */
};
struct transport_counts transport_counts(const struct transport *t);
