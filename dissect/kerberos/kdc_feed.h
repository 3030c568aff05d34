/*
 * Messages to and from a KDC as they travel from who finds them (transport in UDP and TCP) to
 * conversation, and the reader that finds them in a TCP stream: each with its length in front,
 * RFC 4120 7.2.2.
 */
#pragma once

#include "bytes.h"
#include "direction.h"
#include "limits.h"
#include "record.h"

/* A message. The receiver copies what it keeps. */
struct kdc_message {
    enum direction direction; /* C2S: to the KDC */
    bool udp;
    const char *client, *server; /* "10.0.0.1:50000" */
    struct bytes bytes;          /* without the length of TCP */
    uint64_t missing;            /* bytes behind these that were not captured */
    int64_t time;                /* of the packet that completed it */
    struct frames frames;
};

struct kdc_feed {
    /* connection is what the feed of HTTP knows the TCP connection by; NULL for UDP. */
    void (*message)(void *state, void *connection, const struct kdc_message *message);
    void *state;
};

/*
 * Whether a datagram is a Kerberos message: its tag is one's, and, where the port does not say so
 * already, its length agrees with the datagram's, of which missing bytes were cut off.
 */
bool kdc_looks_like_datagram(struct bytes payload, uint64_t missing, bool expected_port);
/* Whether one of these comes from the client. */
enum direction kdc_direction(struct bytes message);
/* Whether the first bytes of a TCP direction are a length and a Kerberos message of that length. */
bool kdc_looks_like_stream(struct bytes first, bool expected_port);

/* The reader of one TCP connection. Memory: per direction one message, at most limits.token. */
struct kdc_stream;

/* limits and feed must outlive it; the texts are copied. */
struct kdc_stream *kdc_stream_new(const struct limits *limits, const struct kdc_feed *feed,
                                  void *connection, const char *client, const char *server);
void kdc_stream_bytes(struct kdc_stream *stream, enum direction direction, struct bytes bytes,
                      int64_t time, struct frame frame);
/* n bytes are missing; 0 when it is not known how many. */
void kdc_stream_gap(struct kdc_stream *stream, enum direction direction, uint64_t n, int64_t time,
                    struct frame frame);
/* The direction ends: a message in the middle is told as far as it goes. */
void kdc_stream_end(struct kdc_stream *stream, enum direction direction);
/* NULL is allowed. */
void kdc_stream_free(struct kdc_stream *stream);
