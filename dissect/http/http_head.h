/* The head of a message, whole or cut, as it stands in a struct http_message. RFC 9112 2 to 5. */
#pragma once

#include "http_message.h"
#include "limits.h"

/* Where the header fields of one message after the other are kept. Zeroed is empty. */
struct http_headers {
    struct http_header *list;
    size_t n, capacity;
};

void http_headers_free(struct http_headers *headers);

/*
 * Reads message->head, which begins with its first line, into the other members of message: method,
 * target, version, status, reason, headers, oddities. message->direction says which kind of first
 * line is expected; what cannot be read stays empty. Folded lines (RFC 9112 5.2) belong to the
 * value before them. The views lie in message->head; message->headers is headers->list and lives as
 * long as that.
 */
void http_parse_head(struct http_message *message, struct http_headers *headers,
                     const struct limits *limits);
