/*
 * TLS between the byte streams of a connection and what reads HTTP: records are cut, opened by
 * whom model/tls_seam.h names, and their application data goes on with the packets that brought
 * it. Where records are lost the size of the gap in their content is known when every record adds
 * the same number of bytes; else it is HTTP_GAP_UNKNOWN.
 */
#pragma once

#include "http_reader.h"
#include "tls_facts.h"

struct tls_layer;

/* Where the application data goes. */
struct tls_layer_events {
    void (*bytes)(void *state, enum direction direction, struct bytes bytes,
                  const struct http_stamp *stamp);
    void (*gap)(void *state, enum direction direction, uint64_t n, const struct http_stamp *stamp);
    void *state;
};

/* limits must outlive it. name: of the connection, for the report of keys. */
struct tls_layer *tls_layer_new(const struct limits *limits, const struct tls_opener *opener,
                                const char *name, const struct tls_layer_events *events,
                                bool midstream);
/* NULL is allowed. */
void tls_layer_free(struct tls_layer *layer);

void tls_layer_bytes(struct tls_layer *layer, enum direction direction, struct bytes bytes,
                     const struct http_stamp *stamp);
void tls_layer_gap(struct tls_layer *layer, enum direction direction, uint64_t n,
                   const struct http_stamp *stamp);
void tls_layer_end(struct tls_layer *layer, enum direction direction);

const struct tls_facts *tls_layer_facts(const struct tls_layer *layer);
