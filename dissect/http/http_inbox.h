/* The unread bytes of one direction, with the packets that brought them and the gaps between them.
 */
#pragma once

#include "buf.h"
#include "http_reader.h"

struct http_inbox_run {
    uint64_t len;
    bool gap;
    struct http_stamp stamp;
};

struct http_inbox {
    struct buf kept; /* unread bytes from used on */
    size_t used;
    struct bytes
        live; /* or the caller's, during a call: bytes that are read at once are never copied */
    struct http_inbox_run *runs; /* from first_run on; bytes and gaps in order */
    size_t first_run, n_runs, capacity, n_gaps;
    size_t readable; /* bytes before the first gap */
};

struct http_inbox http_inbox_init(void);
void http_inbox_clear(struct http_inbox *inbox);

/* Bytes behind all that is there; nothing of an earlier call may be live. */
void http_inbox_add(struct http_inbox *inbox, struct bytes bytes, const struct http_stamp *stamp);
void http_inbox_add_gap(struct http_inbox *inbox, uint64_t n, const struct http_stamp *stamp);
/* Copies what is live: to be called before the caller's bytes go. */
void http_inbox_keep(struct http_inbox *inbox);

/* The bytes up to the next gap; good until anything is added or taken. */
struct bytes http_inbox_readable(const struct http_inbox *inbox);
/* The size of the first gap, HTTP_GAP_UNKNOWN included; 0 when there is none. */
uint64_t http_inbox_gap(const struct http_inbox *inbox);
/* Whether a gap stands behind the readable bytes. */
bool http_inbox_gap_follows(const struct http_inbox *inbox);
/* Bytes and gaps that wait. */
size_t http_inbox_runs(const struct http_inbox *inbox);

/* How many of the readable bytes are of the first packet, and which it is; there is at least one
 * byte. */
size_t http_inbox_first(const struct http_inbox *inbox, struct http_stamp *stamp);
/* Takes up to n (at least 1) of the readable bytes, all of one packet; gives how many. What was
 * readable is no longer good. */
size_t http_inbox_take(struct http_inbox *inbox, size_t n, struct http_stamp *stamp);
/* Takes the gap that stands first, once nothing is readable before it; gives its size. */
uint64_t http_inbox_take_gap(struct http_inbox *inbox, struct http_stamp *stamp);
