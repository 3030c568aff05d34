/*
 * Objects as rows of a table: by the views that PowerShell has for the types seen most, by its rule
 * for what has few properties, and by what a Format command on the server made. The views are in
 * clixml_table.c.
 */
#pragma once

#include "buf.h"
#include "clixml.h"

enum { CLIXML_COLUMNS = 32 };

/* Its views lie in the object, or are constant. */
struct clixml_row {
    size_t n;                                 /* columns; 0: the object is no row */
    struct bytes labels[CLIXML_COLUMNS];      /* all empty: no heads are shown */
    const struct node *cells[CLIXML_COLUMNS]; /* NULL: empty */
    bool kibi[CLIXML_COLUMNS];                /* a number, shown in units of 1024 */
    bool right[CLIXML_COLUMNS];               /* stands on the right, as numbers do */
    struct bytes group_label;                 /* "Directory"; none: the rows are in no groups */
    struct bytes group;                       /* none: this row is in none */
};

/* The row that PowerShell would show an object as: of its type's view, else its properties when
 * they are no more than four. object may be NULL. */
void clixml_row(const struct node *object, struct clixml_row *row);
/* The text of a cell, the first line of it. */
void clixml_row_cell(const struct clixml_row *row, size_t i, struct buf *out);

/* What a Format command makes of objects: instructions for the console, one object each. */
enum clixml_view {
    CLIXML_VIEW_NONE,  /* it is another object */
    CLIXML_VIEW_START, /* of everything, or of a group: columns, the group's heading */
    CLIXML_VIEW_ROW,   /* of a table */
    CLIXML_VIEW_LIST,  /* an object as a list */
    CLIXML_VIEW_TEXT,
    CLIXML_VIEW_END
};
/* Which it is. object may be NULL. */
enum clixml_view clixml_view(const struct node *object);
/* Of a start: sets labels and sides; row->n is 0 when no table begins. */
void clixml_view_columns(const struct node *object, struct clixml_row *row);
/* Of a row: sets the cells, and n by them; labels and sides stay. */
void clixml_view_cells(const struct node *object, struct clixml_row *row);
/* What the console shows for it, but for the head of a table; nothing for an end. */
void clixml_view_show(const struct node *object, struct buf *out);
