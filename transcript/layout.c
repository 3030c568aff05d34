/* Output as PowerShell's console arranges it: rows of alike objects under one head, lists apart. */
#include <string.h>

#include "memory.h"
#include "transcript_private.h"

enum { WIDEST = 60 };

static struct bytes joined(struct arena *memory, struct bytes a, struct bytes between,
                           struct bytes b)
{
    struct buf text = buf_init(SIZE_MAX);
    buf_add(&text, a);
    buf_add(&text, between);
    buf_add(&text, b);
    struct bytes copy = arena_copy(memory, buf_bytes(&text));
    buf_clear(&text);
    return copy;
}

/* --- as it comes --- */

static struct columns *columns_new(struct arena *memory, const struct clixml_row *row)
{
    struct columns *table = arena_alloc(memory, sizeof(*table));
    struct bytes *labels = arena_alloc(memory, row->n * sizeof(*labels));
    bool *right = arena_alloc(memory, row->n * sizeof(*right));
    for (size_t i = 0; i < row->n; i++) {
        labels[i] = arena_copy(memory, row->labels[i]);
        right[i] = row->right[i];
    }
    *table = (struct columns){.n = row->n, .labels = labels, .right = right};
    if (row->group.len > 0)
        table->heading =
            joined(memory, joined(memory, BYTES("    "), row->group_label, BYTES(": ")),
                   bytes_none(), row->group);
    return table;
}

/* Whether a row of its own view goes on in the table before it. */
static bool goes_on(const struct columns *table, const struct clixml_row *row)
{
    if (table == NULL || table->n != row->n)
        return false;
    for (size_t i = 0; i < row->n; i++)
        if (!bytes_equal(table->labels[i], row->labels[i]))
            return false;
    return row->group.len == 0 ? table->heading.len == 0 : bytes_ends(table->heading, row->group);
}

static void set_cells(struct arena *memory, struct entry *e, struct columns *table,
                      const struct clixml_row *row)
{
    struct bytes *cells = arena_alloc(memory, table->n * sizeof(*cells));
    for (size_t i = 0; i < table->n; i++) {
        struct buf cell = buf_init(SIZE_MAX);
        if (i < row->n)
            clixml_row_cell(row, i, &cell);
        table->right[i] = table->right[i] || (i < row->n && row->right[i]);
        cells[i] = arena_copy(memory, buf_bytes(&cell));
        buf_clear(&cell);
    }
    e->table = table;
    e->cells = cells;
}

/* Columns for the rows that follow, and the heading of their group. */
static void begin_format(struct command *c, const struct node *object)
{
    struct arena *memory = c->memory;
    struct clixml_row row;
    struct buf heading = buf_init(SIZE_MAX);
    clixml_view_columns(object, &row);
    clixml_view_show(object, &heading);
    if (row.n > 0) {
        c->format = columns_new(memory, &row);
    } else if (c->format != NULL) {
        struct columns *again = arena_alloc(memory, sizeof(*again));
        *again = *c->format;
        c->format = again;
    }
    struct bytes text = buf_bytes(&heading);
    while (text.len > 0 && (text.data[text.len - 1] == '\n' || text.data[text.len - 1] == ' '))
        text.len--;
    c->heading = arena_copy(memory, text);
    if (c->format != NULL)
        c->format->heading = c->heading;
    buf_clear(&heading);
}

bool layout_takes(struct command *c, const struct node *object)
{
    enum clixml_view view = clixml_view(object);
    if (view == CLIXML_VIEW_START)
        begin_format(c, object);
    if (view == CLIXML_VIEW_END)
        c->heading = bytes_none();
    return view == CLIXML_VIEW_START || view == CLIXML_VIEW_END;
}

void layout_add(struct command *c, struct entry *e, const struct node *object)
{
    struct arena *memory = c->memory;
    struct clixml_row row = {.n = 0};
    enum clixml_view view = clixml_view(object);
    e->list = clixml_is_list(object);
    if (view == CLIXML_VIEW_ROW && c->format != NULL) {
        clixml_view_cells(object, &row);
        set_cells(memory, e, c->format, &row);
    } else if (view != CLIXML_VIEW_NONE) {
        if (c->heading.len > 0)
            e->text = joined(memory, c->heading, BYTES("\n\n"), e->text);
        c->heading = bytes_none();
    } else {
        clixml_row(object, &row);
        if (row.n == 0)
            return;
        if (!goes_on(c->table, &row))
            c->table = columns_new(memory, &row);
        set_cells(memory, e, c->table, &row);
    }
}

/* --- as it is told --- */

static void add_cell(struct buf *text, struct bytes cell, size_t width, bool right, bool last)
{
    size_t own = clixml_text_width(cell);
    for (size_t at = own; right && at < width; at++)
        buf_add_byte(text, ' ');
    buf_add(text, cell);
    for (size_t at = own; !right && !last && at < width; at++)
        buf_add_byte(text, ' ');
    if (!last)
        buf_add(text, BYTES("  "));
}

static void add_row(struct buf *text, const struct columns *table, const struct bytes *cells,
                    const size_t *widths)
{
    buf_add(text, text->len > 0 ? BYTES("\n") : bytes_none());
    size_t n = table->n;
    while (n > 1 && cells[n - 1].len == 0) /* no blanks at the end */
        n--;
    for (size_t i = 0; i < n; i++)
        add_cell(text, cells[i], widths[i], table->right[i], i + 1 == n);
}

static void add_head(struct buf *text, const struct columns *table, const size_t *widths)
{
    static const char dashes[WIDEST + 1] =
        "------------------------------------------------------------";
    struct bytes rule[CLIXML_COLUMNS];
    size_t labels = 0;
    for (size_t i = 0; i < table->n; i++) {
        size_t width = clixml_text_width(table->labels[i]);
        rule[i] = bytes_of(dashes, width < WIDEST ? width : WIDEST);
        labels += width;
    }
    buf_add(text, table->heading);
    buf_add(text, table->heading.len > 0 ? BYTES("\n") : bytes_none());
    if (labels == 0)
        return;
    add_row(text, table, table->labels, widths);
    add_row(text, table, rule, widths);
}

/* Rows from first to last, both included, as one text in the first of them. */
static void make_table(struct arena *memory, struct entry **list, size_t first, size_t last)
{
    const struct columns *table = list[first]->table;
    size_t widths[CLIXML_COLUMNS];
    for (size_t i = 0; i < table->n; i++) {
        widths[i] = clixml_text_width(table->labels[i]);
        for (size_t row = first; row <= last; row++) {
            size_t width = clixml_text_width(list[row]->cells[i]);
            widths[i] = width > widths[i] && width <= WIDEST ? width : widths[i];
        }
    }
    struct buf text = buf_init(SIZE_MAX);
    add_head(&text, table, widths);
    for (size_t row = first; row <= last; row++) {
        add_row(&text, table, list[row]->cells, widths);
        list[row]->gone = row > first;
    }
    list[first]->text = arena_copy(memory, buf_bytes(&text));
    buf_clear(&text);
}

void layout_make(struct arena *memory, struct entry **list, size_t n)
{
    bool after_list = false; /* the console puts an empty line between two of them */
    for (size_t i = 0; i < n; i++) {
        struct entry *e = list[i];
        size_t last = i;
        if (e->list && after_list && e->table == NULL)
            e->text = joined(memory, bytes_none(), BYTES("\n"), e->text);
        after_list = e->list && e->table == NULL;
        if (e->table == NULL)
            continue;
        while (last + 1 < n && list[last + 1]->table == e->table &&
               strcmp(list[last + 1]->stream, e->stream) == 0)
            last++;
        make_table(memory, list, i, last);
        if (e->table->heading.len > 0 && i > 0)
            e->text = joined(memory, bytes_none(), BYTES("\n"), e->text);
        i = last;
    }
}
