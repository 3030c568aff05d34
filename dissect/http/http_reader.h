/*
 * One connection's two byte streams, taken apart into messages that go to an http_feed: requests
 * and responses in pairs, bodies with their holes, and which packets everything came in. Results do
 * not depend on how the bytes were cut into pieces. It knows no TCP: what lies below gives bytes,
 * gaps and ends, and a layer such as TLS may stand in between.
 *
 * Where one direction has a hole that is not yet declared, the other waits at the next message,
 * with at most limits.http_waiting bytes: so a response comes after its request, and a request
 * after the response before it.
 *
 * Memory: a head, a body up to limits.http_body, and what waits, for each direction.
 */
#pragma once

#include "http_frame.h"
#include "http_message.h"
#include "limits.h"

/* The packet that brought bytes. */
struct http_stamp {
    int64_t time;
    struct frame frame;
};

/* As the size of a gap: behind TLS records that are lost nobody knows how many bytes they held. */
#define HTTP_GAP_UNKNOWN UINT64_MAX

/* What a tunnel carries: bytes behind a CONNECT answered 2xx, or behind a 101. Each may be NULL. */
struct http_tunnel {
    void (*bytes)(void *state, enum direction direction, struct bytes bytes,
                  const struct http_stamp *stamp);
    void (*gap)(void *state, enum direction direction, uint64_t n, const struct http_stamp *stamp);
    void *state;
};

struct http_reader;

/*
 * connection is what feed->open gave. limits and feed must outlive the reader. midstream: the
 * capture joined while the connection was in use, so the first bytes may be of anything.
 */
struct http_reader *http_reader_new(const struct limits *limits, const struct http_feed *feed,
                                    void *connection, bool midstream);
/* Frees it without telling what is not whole; see http_reader_end(). NULL is allowed. */
void http_reader_free(struct http_reader *reader);
/* Where tunnels go; without it they are dropped. */
void http_reader_set_tunnel(struct http_reader *reader, const struct http_tunnel *tunnel);

/* Everything comes out of TLS, of which so much is known; facts must outlive the reader. */
void http_reader_set_tls(struct http_reader *reader, const struct tls_facts *facts);

/* The next bytes of a direction; they are good during the call only. */
void http_reader_bytes(struct http_reader *reader, enum direction direction, struct bytes bytes,
                       const struct http_stamp *stamp);
/* n bytes are missing there; HTTP_GAP_UNKNOWN: nobody knows how many. */
void http_reader_gap(struct http_reader *reader, enum direction direction, uint64_t n,
                     const struct http_stamp *stamp);
/*
 * Nothing more comes. closed: the sender said so (FIN), which ends a body without a length;
 * otherwise the capture or the connection broke off. Once both directions ended everything has been
 * told.
 */
void http_reader_end(struct http_reader *reader, enum direction direction, bool closed);

/* What that side said first. */
enum http_spoke http_reader_spoke(const struct http_reader *reader, enum direction direction);
/* Messages told so far, of both directions. */
uint64_t http_reader_messages(const struct http_reader *reader);
