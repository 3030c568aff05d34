/* A value as text for people: what plain text, the page and the plugin's labels show. JSON writes
 * values itself. */
#pragma once

#include "buf.h"
#include "node.h"

struct value_options {
    bool show_secrets;
    size_t most; /* longest text in bytes before it is cut with an ellipsis; 0: never */
};

/*
 * Appends the value of a node without children, as UTF-8. Bytes of the capture in it are not yet
 * escaped: that is the renderer's one function. A hidden secret is "(secret, n bytes)".
 */
void value_text(const struct node *node, const struct value_options *options, struct buf *out);

/* Nanoseconds since 1970 as RFC 3339, UTC, nine decimals: 2026-11-20T17:05:22.000000000Z. */
enum { VALUE_TIME = 30 };
struct bytes value_time_text(int64_t time, uint8_t text[VALUE_TIME]);
/* Appends the same. */
void value_time(int64_t time, struct buf *out);
/* Appends nanoseconds as people say them: "20 s", "2 h", "24 d 20 h 31 min 23.647 s". */
void value_duration(int64_t duration, struct buf *out);
/* Appends nanoseconds as seconds with up to nine decimals, trailing zeros dropped: 0.25. */
void value_seconds(int64_t duration, struct buf *out);
