/* What text.c and text_flat.c share: a text sink, and what of a node is shown where. */
#pragma once

#include "headline.h"
#include "text_line.h"

/*
 * What is shown of a long value, unless everything is asked for: bytes of KIND_BYTES, lines of
 * text, lines of a script. MARGIN is where a record's tree begins, DEEPEST from where on it goes no
 * further right.
 */
enum {
    MOST_BYTES = 32,
    MOST_LINES = 8,
    MOST_BLOCK = 40,
    MARGIN = 4,
    STEP = 2,
    DEEPEST = 48,
    LEAST_WIDTH = 60
};

struct text {
    struct sink sink;
    struct text_line line;
    int64_t day;                     /* of the last date */
    bool begun;                      /* something was written */
    const struct field *before;      /* the last record's kind, when it had no time */
    const struct headline *headline; /* of the record at hand */
    size_t indent;
    const struct node *table; /* whose children's names were measured last */
    size_t names;             /* how wide they are */
    struct buf value;
};

/* Where lines of the tree begin at this depth. */
size_t text_indent(const struct text *text);

/* The width of a column for the names of node's children; 0 where they do not stand in one. */
size_t text_names(struct text *text, const struct node *node);
/* The values of an element of a list as cells of a row, and those that stand on its line. */
enum { TEXT_CELLS = 12 };
struct text_row {
    const struct node *cells[TEXT_CELLS], *common[TEXT_CELLS];
    size_t n_cells, n_common;
};
struct text_rows {
    struct text_row first;
    size_t widths[TEXT_CELLS];
    size_t n;
};
/* Whether the elements of a list marked FIELD_TABLE can be rows: all have the same names, their
 * values are short, and nothing is wrong with any. Measures them. */
bool text_rows(struct text *text, const struct node *list, struct text_rows *rows);
/* Writes them behind the list's label: how many and what they have in common, their names, a line
 * each. */
void text_write_rows(struct text *text, const struct node *list, const struct text_rows *rows);
/* GROUP, LIST or MAP. */
bool text_has_children(const struct node *node);
/* Its children stand where it would stand. */
bool text_is_inline(const struct node *node);
/* Whether a node has no place of its own in the text. */
bool text_is_hidden(const struct text *text, const struct node *node);
/* Whether nothing below a node with children has a place in the text. */
bool text_is_empty(const struct text *text, const struct node *node);
/* Whether it has no line because there is nothing to show of it, and its label says nothing of the
 * capture. */
bool text_is_omitted(const struct text *text, const struct node *node);
/* Keys and values of a dictionary's entries stand on one line. */
enum text_place { PLACE_ITS_OWN, PLACE_KEY, PLACE_VALUE };
enum text_place text_place(const struct node *node);
/* Whether its value must not be seen. */
bool text_is_secret(const struct text *text, const struct node *node);
/* On the line of the node above: a value of one line. */
bool text_is_headline(const struct text *text, const struct node *node);
/* The value of a node without children, not escaped: a view of the node or of text->value. */
struct bytes text_value(struct text *text, const struct node *node);
/* What stands between the values of two children on the line of their node, and behind the second.
 */
const char *text_between(const struct node *before, const struct node *behind, const char **close);
/* A CLIXML Nil: an element that says null by its name. */
bool text_is_nil(const struct node *node);

/*
 * Appends all that is to be shown of a node with children as one line, "a, b, c" or "x = 1, y = 2",
 * where that is possible in most bytes: short values, nothing wrong with any of them, one level.
 * False when not; what joined then holds is of no use. Looks at no more nodes than could fit.
 */
bool text_flat(struct text *text, const struct node *node, size_t most, struct buf *joined);
