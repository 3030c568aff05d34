/* Lists whose elements are alike and short, as rows under their names. */
#include <string.h>

#include "text_inside.h"

enum { WIDEST_CELL = 48, GAP = 2, LEAST_ROWS = 2 };

static struct bytes name_of_cell(const struct node *cell)
{
    return cell->parent->field->kind == KIND_MAP ? cell->name : bytes_of_string(cell->field->label);
}

/* Nothing is wrong with a node, nor to be said beside its value. */
static bool is_plain(const struct node *node)
{
    return node->diags == NULL && (node->flags & (NODE_GUESSED | NODE_PARTIAL)) == 0;
}

/* All of a subtree that is not shown. */
static bool is_silent(const struct node *node)
{
    size_t nodes = 0;
    struct walk w = walk_start(node);
    for (enum walk_event event = walk_next(&w); event != WALK_DONE; event = walk_next(&w))
        if (event == WALK_ENTER && (w.node->diags != NULL || ++nodes > 256))
            return false;
    return true;
}

static bool add_cell(struct text *text, struct text_row *row, const struct node *cell)
{
    if (!is_plain(cell) || cell->field->kind == KIND_PAIR)
        return false;
    struct bytes value = text_value(text, cell);
    if (value.len > WIDEST_CELL || bytes_find_byte(value, '\n', 0) < value.len)
        return false;
    bool common = cell->parent->field->kind == KIND_GROUP && text_is_headline(text, cell);
    size_t *n = common ? &row->n_common : &row->n_cells;
    if (*n == TEXT_CELLS)
        return false;
    (common ? row->common : row->cells)[(*n)++] = cell;
    return true;
}

/* The values of an element: its own, and those of maps whose members stand where it does. */
static bool read_row(struct text *text, const struct node *element, struct text_row *row)
{
    row->n_cells = row->n_common = 0;
    if (element->field->kind != KIND_GROUP || !is_plain(element) || text_is_secret(text, element))
        return false;
    for (const struct node *child = element->first; child != NULL; child = child->next) {
        if (text_is_hidden(text, child) || text_is_omitted(text, child)) {
            if (!is_silent(child))
                return false;
        } else if (!text_has_children(child)) {
            if (!add_cell(text, row, child))
                return false;
        } else {
            if (!text_is_inline(child) || !is_plain(child) || text_is_secret(text, child))
                return false;
            for (const struct node *cell = child->first; cell != NULL; cell = cell->next)
                if (text_is_hidden(text, cell) ? !is_silent(cell)
                    : text_has_children(cell)  ? true
                                               : !add_cell(text, row, cell))
                    return false;
        }
    }
    return row->n_cells > 1;
}

/* The same names, and what is common to all of them the same. */
static bool is_alike(const struct text_row *first, const struct text_row *row)
{
    if (first->n_cells != row->n_cells || first->n_common != row->n_common)
        return false;
    for (size_t i = 0; i < row->n_cells; i++)
        if (!bytes_equal(name_of_cell(first->cells[i]), name_of_cell(row->cells[i])))
            return false;
    for (size_t i = 0; i < row->n_common; i++)
        if (first->common[i]->field != row->common[i]->field ||
            first->common[i]->field->kind != KIND_STRING ||
            !bytes_equal(first->common[i]->value.b, row->common[i]->value.b))
            return false;
    return true;
}

bool text_rows(struct text *text, const struct node *list, struct text_rows *rows)
{
    if ((list->field->flags & FIELD_TABLE) == 0 || list->field->kind != KIND_LIST ||
        text->line.options.verbose || !is_plain(list) || list->first == NULL ||
        !read_row(text, list->first, &rows->first))
        return false;
    for (size_t i = 0; i < rows->first.n_cells; i++)
        rows->widths[i] = line_width(&text->line, name_of_cell(rows->first.cells[i]));
    rows->n = 0;
    for (const struct node *element = list->first; element != NULL; element = element->next) {
        struct text_row row;
        if (!read_row(text, element, &row) || !is_alike(&rows->first, &row))
            return false;
        for (size_t i = 0; i < row.n_cells; i++) {
            size_t columns = line_width(&text->line, text_value(text, row.cells[i]));
            if (columns > rows->widths[i])
                rows->widths[i] = columns;
        }
        rows->n++;
    }
    size_t width = text_indent(text) + 2;
    for (size_t i = 0; i < rows->first.n_cells; i++)
        width += rows->widths[i] + GAP;
    return rows->n >= LEAST_ROWS && width <= text->line.columns + GAP;
}

static void write_row(struct text *text, const struct text_rows *rows, const struct text_row *row,
                      bool names)
{
    struct text_line *line = &text->line;
    size_t column = text_indent(text) + 2;
    for (size_t i = 0; i < row->n_cells; i++) {
        line_indent(line, column);
        column += rows->widths[i] + GAP;
        struct bytes value = names ? name_of_cell(row->cells[i]) : text_value(text, row->cells[i]);
        line_piece(line,
                   names                                 ? TINT_LABEL
                   : text_is_secret(text, row->cells[i]) ? TINT_DIM
                                                         : TINT_NONE,
                   value, SIZE_MAX);
    }
    line_end(line);
}

void text_write_rows(struct text *text, const struct node *list, const struct text_rows *rows)
{
    struct text_line *line = &text->line;
    char count[32];
    snprintf(count, sizeof(count), " %zu", rows->n);
    line_words(line, TINT_NONE, count);
    for (size_t i = 0; i < rows->first.n_common; i++) {
        line_words(line, TINT_NONE, i == 0 ? " " : ", ");
        line_piece(line, TINT_NONE, text_value(text, rows->first.common[i]), WIDEST_CELL);
    }
    line_end(line);
    write_row(text, rows, &rows->first, true);
    for (const struct node *element = list->first; element != NULL; element = element->next) {
        struct text_row row;
        if (read_row(text, element, &row))
            write_row(text, rows, &row, false);
    }
}
