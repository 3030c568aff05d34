/* Records as annotated text: a line that says what it is, and below it the tree. */
#include "render.h"

#include <errno.h>
#include <string.h>

#include "memory.h"
#include "survey.h"
#include "text_inside.h"
#include "text_keys.h"

static void write_diags(struct text *text, const struct node *node, bool shown)
{
    for (const struct diag *diag = node->diags; diag != NULL; diag = diag->next)
        line_diag(&text->line, diag, shown ? "" : node->field->label, text_indent(text));
}

static void write_hidden_diags(struct text *text, const struct node *node)
{
    struct walk w = walk_start(node);
    for (enum walk_event event = walk_next(&w); event != WALK_DONE; event = walk_next(&w))
        if (event == WALK_ENTER)
            write_diags(text, w.node, false);
}

/* The key of the entry that value is the value of, in name; false when it does not fit on a line.
 */
static bool entry_key(struct text *text, const struct node *value, struct buf *name)
{
    return text_place(value) == PLACE_VALUE && text_has_children(value->parent->first) &&
           text_flat(text, value->parent->first, text->line.columns / 2, name);
}

/* Whether the entry's value is called by its key, so that the key has no line. */
static bool is_named_by_key(struct text *text, const struct node *value)
{
    struct buf name = buf_init(SIZE_MAX);
    bool named = entry_key(text, value, &name);
    buf_clear(&name);
    return named;
}

/* The width of the column that the node's name stands in; 0 for none. Only a MAP's members all do.
 */
static size_t text_column(struct text *text, const struct node *node)
{
    const struct node *parent = node->parent;
    if (parent->field->kind == KIND_GROUP && text_has_children(node))
        return 0;
    return text_names(text, parent);
}

/*
 * What a node is called on its line: a map's member by its name, a pair by its first half, a
 * dictionary's value by its key, an element by a dash.
 */
static void write_label(struct text *text, const struct node *node, const char *behind)
{
    struct text_line *line = &text->line;
    const struct node *parent = node->parent;
    line_indent(line, text_indent(text));
    bool element = parent->field->kind == KIND_LIST;
    bool pair = node->field->kind == KIND_PAIR;
    if (element)
        line_words(line, TINT_DIM, pair || behind[1] == ' ' ? "- " : "-");
    struct buf name = buf_init(SIZE_MAX);
    if (pair || parent->field->kind == KIND_MAP)
        line_piece(line, TINT_LABEL, node->name, line->columns / 2);
    else if (entry_key(text, node, &name))
        line_piece(line, TINT_LABEL, buf_bytes(&name), line->columns / 2);
    else if (!element)
        line_words(line, TINT_LABEL, node->field->label);
    size_t column = text_column(text, node);
    if (column > 0) {
        line_indent(line, text_indent(text) + column);
        line_words(line, TINT_LABEL, " ");
    }
    if (pair || !element)
        line_words(line, TINT_LABEL, behind);
    buf_clear(&name);
}

static void write_marks(struct text *text, const struct node *node)
{
    if ((node->flags & NODE_GUESSED) != 0)
        line_words(&text->line, TINT_WARN, " (guessed)");
    if ((node->flags & NODE_PARTIAL) != 0)
        line_words(&text->line, TINT_WARN, " (cut short)");
}

static enum tint text_tint(const struct text *text, const struct node *node)
{
    return text_is_secret(text, node)                ? TINT_DIM
           : (node->field->flags & FIELD_ALARM) != 0 ? TINT_ERROR
                                                     : TINT_NONE;
}

static void write_leaf(struct text *text, const struct node *node)
{
    struct text_line *line = &text->line;
    bool raw = (node->field->flags & FIELD_RAW) != 0 && line->options.raw;
    bool whole = line->options.verbose || raw;
    struct bytes value = text_value(text, node);
    bool string = node->field->kind == KIND_STRING && !text_is_secret(text, node);
    if (string && is_block(value)) {
        write_label(text, node, ":");
        write_marks(text, node);
        line_end(line);
        line_block(line, text_tint(text, node), value, text_indent(text) + STEP,
                   whole ? 0 : MOST_BLOCK);
    } else {
        write_label(text, node, ": ");
        if (string && value.len == 0)
            line_words(line, TINT_DIM, "\"\"");
        size_t column = text_column(text, node);
        line_value(line, text_tint(text, node), value,
                   text_indent(text) + (column > 0 ? column + strlen(" : ") : STEP),
                   whole ? 0 : MOST_LINES);
        write_marks(text, node);
        line_end(line);
    }
    write_diags(text, node, true);
}

/* Where several lines of text are the value that stands on the node's own line: they follow as a
 * block. */
static bool is_headline_block(const struct text *text, const struct node *node)
{
    return (node->field->flags & FIELD_HEADLINE) != 0 && node->field->kind == KIND_STRING &&
           node->diags == NULL && !text_is_hidden(text, node) && !text_is_secret(text, node) &&
           is_block(node->value.b);
}

/* The values that stand on the node's own line. True when there are any. */
static bool write_headline_values(struct text *text, const struct node *node)
{
    struct text_line *line = &text->line;
    const struct node *last = NULL;
    for (const struct node *child = node->first; child != NULL; child = child->next) {
        if (!text_is_headline(text, child))
            continue;
        const char *close;
        line_words(line, TINT_NONE, text_between(last, child, &close));
        struct bytes value = text_value(text, child);
        if (value.len == 0)
            line_words(line, TINT_DIM, "\"\"");
        line_value(line, text_is_secret(text, child) ? TINT_DIM : TINT_NONE, value,
                   text_indent(text) + 2 * STEP, line->options.verbose ? 0 : MOST_LINES);
        write_marks(text, child);
        line_words(line, TINT_NONE, close);
        last = child;
    }
    return last != NULL;
}

static bool write_headline_blocks(struct text *text, const struct node *node)
{
    bool any = false;
    for (const struct node *child = node->first; child != NULL; child = child->next) {
        if (!is_headline_block(text, child))
            continue;
        if (!any)
            line_end(&text->line);
        any = true;
        line_block(&text->line, text_tint(text, child), child->value.b, text_indent(text) + STEP,
                   text->line.options.verbose ? 0 : MOST_BLOCK);
    }
    return any;
}

/* A node and what is below it as one line: the values that would stand on lines of their nodes, two
 * levels deep; in lists without a line of their own that is counted from each element. */
static void write_terse(struct text *text, const struct node *node)
{
    struct text_line *line = &text->line;
    write_label(text, node, ":");
    struct walk w = walk_start(node);
    size_t from = 0;
    for (enum walk_event event = walk_next(&w); event != WALK_DONE; event = walk_next(&w)) {
        if (event != WALK_ENTER || w.node == node)
            continue;
        bool list = w.node->field->kind == KIND_LIST && text_is_inline(w.node);
        if (text_is_inline(w.node->parent))
            from = w.depth;
        bool open = (list || (w.depth < from + 2 && w.node->field->kind == KIND_GROUP)) &&
                    !text_is_hidden(text, w.node);
        if (text_has_children(w.node) && !open)
            walk_skip(&w);
        if (!text_is_headline(text, w.node))
            continue;
        line_words(line, TINT_NONE, " ");
        line_piece(line, TINT_NONE, text_value(text, w.node), line->columns / 2);
    }
    write_marks(text, node);
    line_end(line);
    write_diags(text, node, true);
    text->indent += STEP;
    for (const struct node *child = node->first; child != NULL; child = child->next)
        write_hidden_diags(text, child);
    text->indent -= STEP;
}

static bool is_element(const struct node *node)
{
    return node->parent->field->kind == KIND_LIST;
}

/* What stands in columns is not put on one line, but for elements of a list. */
static bool is_spread(const struct node *node)
{
    if (is_element(node))
        return false;
    for (const struct node *child = node->first; child != NULL; child = child->next)
        if (text_is_inline(child) && (child->field->flags & FIELD_TABLE) != 0)
            return true;
    return false;
}

static bool write_flat(struct text *text, const struct node *node)
{
    struct buf joined = buf_init(SIZE_MAX);
    struct text_line *line = &text->line;
    size_t label =
        node->parent->field->kind == KIND_MAP ? node->name.len : strlen(node->field->label);
    size_t taken = text_indent(text) + label + STEP;
    bool fits = taken < line->columns && node->first != NULL && !is_spread(node) &&
                text_flat(text, node, line->columns - taken, &joined);
    if (fits) {
        write_label(text, node, ": ");
        line_value(line, TINT_NONE, buf_bytes(&joined), text_indent(text) + STEP, 0);
        write_marks(text, node);
        line_end(line);
        write_diags(text, node, true);
    }
    buf_clear(&joined);
    return fits;
}

/* A node with children. True when they are to be walked, one step to the right. */
static bool write_container(struct text *text, const struct node *node)
{
    struct text_line *line = &text->line;
    if (text_is_secret(text, node)) {
        write_label(text, node, ": ");
        line_words(line, TINT_DIM, "(secret)");
        line_end(line);
        write_hidden_diags(text, node);
        return false;
    }
    struct text_rows rows;
    if (text_rows(text, node, &rows)) {
        write_label(text, node, ":");
        text_write_rows(text, node, &rows);
        return false;
    }
    if (write_flat(text, node))
        return false;
    write_label(text, node, ":");
    bool said = write_headline_values(text, node);
    if (!said && is_element(node)) {
        line_words(line, TINT_DIM, " ");
        line_words(line, TINT_DIM, node->field->label);
    }
    if (text_is_nil(node))
        line_words(line, TINT_NONE, " null");
    else if (!said && text_is_empty(text, node))
        line_words(line, TINT_DIM, " none");
    write_marks(text, node);
    if (!write_headline_blocks(text, node))
        line_end(line);
    write_diags(text, node, true);
    return true;
}

static bool is_terse(const struct text *text, const struct node *node)
{
    return !text->line.options.verbose && text_has_children(node) && node->parent->parent != NULL &&
           node->parent->parent->parent == NULL && headline_is_terse(text->headline, node->parent);
}

/* Writes a node. False when its children are not to be walked. */
static bool write_node(struct text *text, const struct node *node)
{
    if (text_is_hidden(text, node) || text_is_omitted(text, node)) {
        write_hidden_diags(text, node);
        return false;
    }
    if (text_place(node) == PLACE_KEY && is_named_by_key(text, node->next))
        return false;
    bool on_line_above = node->parent->parent != NULL && !text_is_inline(node->parent);
    if (on_line_above && (text_is_headline(text, node) || is_headline_block(text, node)))
        return false;
    if (text_has_children(node) && text_is_inline(node) && !text_is_secret(text, node)) {
        write_diags(text, node, true);
        return true;
    }
    if (is_terse(text, node)) {
        write_terse(text, node);
        return false;
    }
    if (text_has_children(node))
        return write_container(text, node);
    write_leaf(text, node);
    return false;
}

static void write_tree(struct text *text, const struct node *root)
{
    text->indent = MARGIN;
    struct walk w = walk_start(root);
    for (enum walk_event event = walk_next(&w); event != WALK_DONE; event = walk_next(&w)) {
        if (w.node == root)
            continue;
        if (event == WALK_LEAVE) {
            text->indent -= text_is_inline(w.node) ? 0 : STEP;
            continue;
        }
        bool down = write_node(text, w.node);
        if (!text_has_children(w.node))
            continue;
        if (!down)
            walk_skip(&w);
        else
            text->indent += text_is_inline(w.node) ? 0 : STEP;
    }
}

/* The text of a key says all that its members do. */
static void write_key(struct text *text, const struct record *r, bool first)
{
    if (first) {
        line_words(&text->line, TINT_BOLD, "keys");
        line_end(&text->line);
    }
    key_write(&text->line, r, MARGIN);
    text->begun = true;
    text->before = r->root->field;
}

static void text_record(struct sink *sink, const struct record *r)
{
    struct text *text = (struct text *)sink;
    bool another = r->root->field != text->before;
    text->headline = headline_of(r);
    text->table = NULL;
    if (r->timeless && text->begun && another)
        line_end(&text->line);
    if (is_key(r) && !text->line.options.verbose) {
        write_key(text, r, another);
        return;
    }
    headline_write(&text->line, text->headline, r, &text->day);
    text->begun = true;
    text->before = r->timeless ? r->root->field : NULL;
    text->indent = MARGIN;
    write_diags(text, r->root, true);
    write_tree(text, r->root);
    if (r->diags_dropped > 0) {
        char words[96];
        snprintf(words, sizeof(words), "! %zu diagnostics more are not shown", r->diags_dropped);
        line_indent(&text->line, MARGIN);
        line_words(&text->line, TINT_ERROR, words);
        line_end(&text->line);
    }
    if (text->line.options.flush)
        writer_flush(&text->line.writer);
}

void text_preface(struct sink *sink, const struct survey *survey)
{
    struct text *text = (struct text *)sink;
    survey_write(&text->line, survey);
    text->begun = true;
}

static bool text_close(struct sink *sink)
{
    struct text *text = (struct text *)sink;
    bool whole = writer_finish(&text->line.writer);
    int error = errno;
    buf_clear(&text->line.scratch);
    buf_clear(&text->value);
    memory_free(text);
    errno = error;
    return whole;
}

struct sink *text_sink(FILE *out, const struct render_options *options)
{
    struct text *text = memory_get(sizeof(*text));
    text->sink = (struct sink){text_record, text_close};
    text->line.options = *options;
    text->line.columns = options->columns == 0            ? 100
                         : options->columns > LEAST_WIDTH ? options->columns
                                                          : LEAST_WIDTH;
    text->line.scratch = buf_init(SIZE_MAX);
    text->value = buf_init(SIZE_MAX);
    text->day = INT64_MIN;
    writer_start(&text->line.writer, out);
    return &text->sink;
}
