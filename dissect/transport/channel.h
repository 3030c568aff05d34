/*
 * What two byte streams carry: HTTP at once, or TLS with HTTP inside as far as keys open it, and
 * what a tunnel (CONNECT) carries is a channel again. Each direction is judged by its first bytes:
 * a server may answer TLS with plain HTTP, and the other way round. Where neither is spoken, the
 * start of a line may be that of out-of-process remoting.
 */
#pragma once

#include "http_reader.h"
#include "out_of_process_stream.h"
#include "tls_seam.h"

struct channel;

/* What the channels of a connection share; it must outlive them. */
struct channel_options {
    const struct limits *limits;
    const struct http_feed *feed;
    const struct out_of_process_feed *lines; /* NULL: such lines count as something else */
    struct tls_opener opener;
    void *connection; /* what feed->open gave */
    const char *name; /* of the connection, for the report of keys */
    bool midstream;
};

struct channel *channel_new(const struct channel_options *options);
/* NULL is allowed. */
void channel_free(struct channel *channel);

/* As of http_reader.h. */
void channel_bytes(struct channel *channel, enum direction direction, struct bytes bytes,
                   const struct http_stamp *stamp);
void channel_gap(struct channel *channel, enum direction direction, uint64_t n,
                 const struct http_stamp *stamp);
void channel_end(struct channel *channel, enum direction direction, bool closed);

/* What that side said first. */
enum http_spoke channel_spoke(const struct channel *channel, enum direction direction);
/* Messages of HTTP in it, however deep. */
uint64_t channel_messages(const struct channel *channel);
/* What is known of the outermost TLS in it; NULL when there is none. */
const struct tls_facts *channel_tls(const struct channel *channel);
