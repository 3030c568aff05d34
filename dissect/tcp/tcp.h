/*
 * TCP connections out of segments: who is the client, the bytes of each direction once and in
 * order, holes as events, and how a connection ended. Segments are pushed in the order of the
 * capture; what they complete comes out of the callbacks at once.
 *
 * Holes are never declared by time: the peer acknowledged past it and 64 more packets of the
 * connection went by; or more than limits.stream_behind_hole waits behind it; or the connection
 * ends. What was captured first wins over a later retransmission that differs. RFC 9293.
 *
 * Between the two directions order holds too: bytes come after those that their sender had
 * acknowledged, or after the gap that stands for them. So a response never comes before its
 * request, whatever the order of capture and whatever is missing.
 */
#pragma once

#include <stdbool.h>

#include "bytes.h"
#include "direction.h"
#include "limits.h"
#include "net.h"
#include "record.h"

enum tcp_outcome {
    TCP_CLOSED,
    TCP_RESET,
    TCP_REFUSED,     /* SYN answered by RST */
    TCP_UNANSWERED,  /* SYN never answered */
    TCP_UNREACHABLE, /* SYN answered by ICMP */
    TCP_OPEN         /* the capture ended first, or the ports were used again */
};

/* How it is known who the client is. */
enum tcp_known_by { TCP_BY_SYN, TCP_BY_CONTENT, TCP_BY_PORTS };

/* Places that an outcome rests on: SYN, SYN with ACK, FIN, RST, ICMP. At most this many are kept.
 */
enum { TCP_EVIDENCE = 16 };

/* One end of a connection, and the stream that it sends. */
struct tcp_side {
    struct net_endpoint endpoint;
    bool syn, fin, rst; /* it sent one */
    uint32_t isn;     /* its initial sequence number, when syn; else one below the first byte of its
                         stream, if any came */
    int64_t syn_time; /* of its first SYN; 0 when there was none */
    struct frame syn_frame;
    uint64_t syns; /* repeated ones included */
    uint64_t packets;
    uint64_t bytes;   /* given to data() */
    uint64_t missing; /* given to gap() */
    uint64_t
        retransmissions; /* segments with bytes that were here before, keep-alives not counted */
    uint64_t conflicts;  /* of these, bytes differ: the first were kept. Told where the same range
                            comes again or the first still wait */
    uint64_t reordered;  /* segments with new bytes that came after bytes behind them */
    uint64_t keep_alives;
    uint64_t zero_windows; /* segments that announced no room */
    uint64_t late;         /* bytes after the end of the stream or of the connection: dropped */
    int64_t end_time;      /* of its first FIN or RST; 0 when there was none */
    struct frame end_frame;
};

/* Read by the callbacks; changed by tcp only. */
struct tcp_flow {
    uint32_t number;         /* from 1, by first packet */
    struct tcp_side side[2]; /* by enum direction: side[C2S] is the client, and what it sent */
    enum tcp_known_by known_by;
    int64_t start, last; /* times of its first and its latest packet */
    struct frame first;
    bool icmp; /* an ICMP error quoted it */
    uint8_t icmp_type, icmp_code;
    uint8_t icmp_family;                 /* enum net_family */
    struct frame evidence[TCP_EVIDENCE]; /* packets that open and end it, as they came */
    size_t n_evidence;
    uint64_t evidence_total;
    int64_t longest_silence; /* between two packets of the connection */
    void *user;              /* what opened() gave */
};

/* A run of bytes that came in one packet. */
struct tcp_data {
    struct bytes bytes; /* good during the call */
    uint64_t offset;    /* of the first, in the stream of its direction; gaps count */
    int64_t time; /* of the packet that brought these bytes; behind a filled hole it may be earlier
                     than that of bytes before */
    struct frame frame;
};

/* n bytes from offset on are missing. */
struct tcp_gap {
    uint64_t offset, n;
    int64_t time; /* of the packet at which the hole was declared */
    struct frame frame;
};

struct tcp_end {
    enum tcp_outcome outcome;
    int64_t time;       /* of the last packet that counts */
    struct frame frame; /* the same */
};

enum tcp_speaker { TCP_UNKNOWN_SPEAKER, TCP_CLIENT_SPEAKS, TCP_SERVER_SPEAKS };

/* Any may be NULL. Order: opened, then data and gap, then closed; each closed once. */
struct tcp_events {
    /* A connection, both ends known; what it gives becomes flow->user. */
    void *(*opened)(void *state, const struct tcp_flow *flow);
    void (*data)(const struct tcp_flow *flow, enum direction direction,
                 const struct tcp_data *data);
    void (*gap)(const struct tcp_flow *flow, enum direction direction, const struct tcp_gap *gap);
    /* The side sent FIN and all before it was given. */
    void (*finished)(const struct tcp_flow *flow, enum direction direction, int64_t time,
                     struct frame frame);
    void (*closed)(const struct tcp_flow *flow, const struct tcp_end *end);
    /* For a connection whose SYN is not in the capture: who says such a thing, a client or a
     * server? */
    enum tcp_speaker (*speaker)(void *state, struct bytes payload);
    void *state;
};

struct tcp;
/* limits must outlive it; events are copied. */
struct tcp *tcp_new(const struct limits *limits, const struct tcp_events *events);
/* Frees without further events: call tcp_finish() before. */
void tcp_free(struct tcp *tcp);
/* A segment or ICMP error (NET_TCP, NET_UNREACHABLE; others are ignored). */
void tcp_add(struct tcp *tcp, const struct net_segment *segment);
/* The end of the capture: every connection that is open ends, in order of number. */
void tcp_finish(struct tcp *tcp);
/* Connections seen so far. */
uint32_t tcp_connections(const struct tcp *tcp);
/* "closed", "reset" ... */
const char *tcp_outcome_name(enum tcp_outcome outcome);
