/* Values as JSON, RFC 8259: what docs/json.md says of each kind. */
#pragma once

#include "node.h"
#include "writer.h"

/*
 * A string with its quotation marks: the one escape function of JSON. Escaped are quotation mark,
 * backslash, control characters (U+0000 to U+001F, U+007F to U+009F), U+2028 and U+2029, and lone
 * surrogates; bytes that are not UTF-8 become U+FFFD each.
 */
void json_string(struct writer *w, struct bytes text);

/* The value of a node without children, whether it is secret or not. Of a KIND_PAIR both halves. */
void json_value(struct writer *w, const struct node *node);

/* nanoseconds since 1970 as a string. */
void json_time(struct writer *w, int64_t time);

/*
 * Compares two member names as they will stand in JSON, where all bytes that are not UTF-8 look the
 * same: <0, 0, >0 in some fixed order.
 */
int json_compare_names(struct bytes a, struct bytes b);
