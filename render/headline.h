/*
 * The line that a record of plain text begins with, and what follows of it. Both are rows of one
 * table, by the keys of docs/json.md; a kind of record without a row is shown all the same.
 */
#pragma once

#include "text_line.h"

/* How a record of one kind is shown. */
struct headline;

/* Of that record; never NULL. */
const struct headline *headline_of(const struct record *r);

/* Writes the line, with the date before it when it is another than *day (days since 1970, then
 * set). */
void headline_write(struct text_line *line, const struct headline *headline, const struct record *r,
                    int64_t *day);

/* True when a member of the record is left out below the line, unless everything is asked for. */
bool headline_leaves_out(const struct headline *headline, const struct node *member);
/* True when the children of that member are one line each, unless everything is asked for. */
bool headline_is_terse(const struct headline *headline, const struct node *member);

/*
 * Appends the value of a node without children for people: an enumeration's name alone unless
 * verbose, the rest as value.h does. Not escaped.
 */
void headline_value(const struct node *node, const struct render_options *options, size_t most,
                    struct buf *out);

/* The node of a dotted path of keys below node; NULL when it is not there. */
const struct node *path_node(const struct node *node, const char *path);
