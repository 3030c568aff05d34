/*
 * Out-of-process remoting in a TCP stream: a named pipe, a socket or a container's standard input
 * that somebody carries over TCP in the clear. psrp.md 7.10. Recognised by what stands at the start
 * of a line, and taken apart into lines.
 */
#pragma once

#include "bytes.h"
#include "direction.h"
#include "limits.h"
#include "record.h"

/* A line as it travels from who finds it (transport) to conversation, which copies what it keeps.
 */
struct out_of_process_line {
    enum direction direction;
    struct bytes text; /* without its line end; cut where bytes are missing */
    bool after_loss;   /* bytes of that direction are missing in front of it */
    int64_t time;      /* of the packet that completed it */
    struct frames frames;
};

struct out_of_process_feed {
    /* connection is what the feed of HTTP knows the TCP connection by. */
    void (*line)(void *state, void *connection, const struct out_of_process_line *line);
    void *state;
};

enum out_of_process_look { OUT_OF_PROCESS_NO, OUT_OF_PROCESS_MORE, OUT_OF_PROCESS_YES };
enum { OUT_OF_PROCESS_MARK = 32 }; /* so many bytes are enough to say it */
/* Whether a line that begins so is one of an element and its first attribute. */
enum out_of_process_look out_of_process_look(struct bytes start);
/* Who says the line that begins so; false when that cannot be told. */
bool out_of_process_speaker(struct bytes start, enum direction *direction);

/* The reader of one TCP connection. Memory: per direction one line, at most limits.http_body. */
struct out_of_process_stream;

/* limits and feed must outlive it. */
struct out_of_process_stream *out_of_process_stream_new(const struct limits *limits,
                                                        const struct out_of_process_feed *feed,
                                                        void *connection);
void out_of_process_stream_bytes(struct out_of_process_stream *stream, enum direction direction,
                                 struct bytes bytes, int64_t time, struct frame frame);
/* Bytes are missing: the line that they are in is told as far as it goes, and the next one looked
 * for. */
void out_of_process_stream_gap(struct out_of_process_stream *stream, enum direction direction);
/* The direction ends: a line in the middle is told as far as it goes. */
void out_of_process_stream_end(struct out_of_process_stream *stream, enum direction direction);
/* NULL is allowed. */
void out_of_process_stream_free(struct out_of_process_stream *stream);
