/* Lines of plain text: colours, columns, wrapping. What text.c and headline.c write through. */
#pragma once

#include "buf.h"
#include "node.h"
#include "render.h"
#include "writer.h"

enum tint {
    TINT_NONE,
    TINT_BOLD,
    TINT_DIM,
    TINT_LABEL,
    TINT_C2S,
    TINT_S2C,
    TINT_INFO,
    TINT_WARN,
    TINT_ERROR
};

struct text_line {
    struct render_options options;
    size_t columns; /* to fill */
    size_t column;  /* where the line at hand ends */
    struct buf scratch;
    struct writer writer;
};

/* Text of ours: printable, one line, not wrapped. */
void line_words(struct text_line *line, enum tint tint, const char *words);
void line_end(struct text_line *line);
/* Fills with spaces up to column. */
void line_indent(struct text_line *line, size_t column);

/* How many columns the text of a capture takes, escaped. */
size_t line_width(struct text_line *line, struct bytes text);

/*
 * Text of a capture, escaped, wrapped at the width with the lines behind the first indented; after
 * most lines (0: never) it is cut with a word on how much there is.
 */
void line_value(struct text_line *line, enum tint tint, struct bytes text, size_t indent,
                size_t most);
/* The same in one piece of at most columns, with an ellipsis where it is cut. */
void line_piece(struct text_line *line, enum tint tint, struct bytes text, size_t columns);
/* All of it on the line at hand, escaped, however long; tabs become spaces. */
void line_text(struct text_line *line, enum tint tint, struct bytes text);
/*
 * Text of several lines as a block, each line of it behind a bar so that it cannot pass for one of
 * ours. Begins and ends at the start of a line. most as above.
 */
void line_block(struct text_line *line, enum tint tint, struct bytes text, size_t indent,
                size_t most);
/* True when line_block() is for this text: it has a line end. */
bool is_block(struct bytes text);

/* A diagnostic on lines of its own. where: what it is about when that is not shown; else "". */
void line_diag(struct text_line *line, const struct diag *diag, const char *where, size_t indent);
