/* One TCP connection at a time, written as a pcap file of Ethernet frames with nanoseconds. */
#pragma once

#include <stdio.h>

#include "bytes.h"
#include "direction.h"

struct wire {
    FILE *out;
    uint64_t written; /* bytes of the file so far */
    uint64_t time;    /* nanoseconds since 1970 */
    uint32_t client;  /* IPv4 address */
    uint16_t port;    /* of the client; the server's is 5985 */
    uint32_t sequence[2];
    unsigned unacknowledged;
};

/* The file's header. */
void wire_start(struct wire *w, FILE *out);
/* A new connection, number n of them: a client and a port of its own. */
void wire_open(struct wire *w, uint64_t n);
/* In segments, each second one acknowledged. */
void wire_send(struct wire *w, enum direction direction, struct bytes b);
/* FIN from both. */
void wire_close(struct wire *w);
