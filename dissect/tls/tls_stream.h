/*
 * One direction of a TLS connection, cut into records. Results do not depend on how the bytes were
 * cut into pieces. Behind a gap, or bytes that cannot be a record, the next plausible one is looked
 * for: of the version that the stream has, and followed by another or by the end of what is there.
 * Memory: one record.
 */
#pragma once

#include "buf.h"
#include "tls_wire.h"

struct tls_stream {
    struct buf kept; /* from used on not read yet */
    size_t used;
    uint64_t start;    /* offset in the stream of kept's first byte */
    uint64_t dropping; /* bytes still to come of a record whose beginning is missing */
    uint64_t lost;     /* missing, or in no record, since the last one */
    uint64_t records;  /* given so far */
    uint16_t version;  /* of the latest record */
    bool seeking;
    bool ended;
};

struct tls_record {
    struct bytes bytes; /* header and fragment; good until the stream is used again */
    uint64_t offset;    /* in the stream, gaps of known size counted */
    struct tls_header header;
    uint64_t lost; /* bytes of the stream between the record before and this one */
};

/* midstream: the first bytes may be of the middle of a record. */
struct tls_stream tls_stream_init(bool midstream);
void tls_stream_clear(struct tls_stream *stream);

/* What follows; call tls_stream_next() until it gives nothing, before anything is added again. */
void tls_stream_add(struct tls_stream *stream, struct bytes bytes);
/* n bytes are missing there. n UINT64_MAX: it is not known how many. */
void tls_stream_gap(struct tls_stream *stream, uint64_t n);
/* Nothing more comes. */
void tls_stream_end(struct tls_stream *stream);
/* The next whole record. */
bool tls_stream_next(struct tls_stream *stream, struct tls_record *record);
/* Where in the stream everything before has been given or dropped. */
uint64_t tls_stream_read(const struct tls_stream *stream);
