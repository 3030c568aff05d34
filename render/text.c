/* Records as annotated text: a line that says what it is, and below it the tree. */
#include "render.h"

#include <errno.h>

#include "headline.h"
#include "memory.h"
#include "survey.h"
#include "text_line.h"
#include "value.h"

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
    LEAST = 60
};

struct text {
    struct sink sink;
    struct text_line line;
    int64_t day;                     /* of the last date */
    bool begun;                      /* something was written */
    const struct headline *headline; /* of the record at hand */
    size_t indent;
    struct buf value;
};

static size_t indent_of(const struct text *text)
{
    return text->indent < DEEPEST ? text->indent : DEEPEST;
}

static bool is_inline(const struct node *node)
{
    return (node->field->flags & FIELD_INLINE) != 0;
}

static bool has(const struct node *node)
{
    return kind_has_children(node->field->kind);
}

/* Whether a node has no place of its own in the text. */
static bool is_hidden(const struct text *text, const struct node *node)
{
    if ((node->field->flags & FIELD_WIRE) != 0)
        return true;
    if (text->line.options.verbose)
        return false;
    if ((node->field->flags & FIELD_QUIET) != 0)
        return true;
    if (node->parent->parent == NULL && headline_leaves_out(text->headline, node))
        return true;
    return node->field->kind == KIND_NULL && node->parent->field->kind == KIND_GROUP;
}

static bool is_secret(const struct text *text, const struct node *node)
{
    return node_is_secret(node) && !text->line.options.show_secrets;
}

/* On the line of the node above: a value of one line. */
static bool is_headline(const struct text *text, const struct node *node)
{
    return (node->field->flags & FIELD_HEADLINE) != 0 && !has(node) && !is_hidden(text, node) &&
           node->diags == NULL &&
           (is_secret(text, node) || node->field->kind != KIND_STRING || !is_block(node->value.b));
}

static void write_diags(struct text *text, const struct node *node, bool shown)
{
    for (const struct diag *diag = node->diags; diag != NULL; diag = diag->next)
        line_diag(&text->line, diag, shown ? "" : node->field->label, indent_of(text));
}

static void write_hidden_diags(struct text *text, const struct node *node)
{
    struct walk w = walk_start(node);
    for (enum walk_event event = walk_next(&w); event != WALK_DONE; event = walk_next(&w))
        if (event == WALK_ENTER)
            write_diags(text, w.node, false);
}

/* What a node is called on its line: the name of a map's member, the first of a pair, a list's
 * dash, or its label. */
static void write_label(struct text *text, const struct node *node, const char *behind)
{
    struct text_line *line = &text->line;
    const struct node *parent = node->parent;
    line_indent(line, indent_of(text));
    if (parent->field->kind == KIND_LIST && !is_inline(parent))
        line_words(line, TINT_DIM, node->field->kind == KIND_PAIR || !has(node) ? "- " : "-");
    bool named = node->field->kind == KIND_PAIR || parent->field->kind == KIND_MAP;
    if (named) {
        line_piece(line, TINT_LABEL, node->name, line->columns / 2);
        line_words(line, TINT_LABEL, behind);
    } else if (parent->field->kind != KIND_LIST || is_inline(parent)) {
        line_words(line, TINT_LABEL, node->field->label);
        line_words(line, TINT_LABEL, behind);
    }
}

static void write_marks(struct text *text, const struct node *node)
{
    if ((node->flags & NODE_GUESSED) != 0)
        line_words(&text->line, TINT_WARN, " (guessed)");
    if ((node->flags & NODE_PARTIAL) != 0)
        line_words(&text->line, TINT_WARN, " (cut short)");
}

/* The value of a node without children, not escaped: a view of the node or of text->value. */
static struct bytes value_of(struct text *text, const struct node *node)
{
    bool text_like = node->field->kind == KIND_STRING || node->field->kind == KIND_PAIR;
    if (text_like && !is_secret(text, node))
        return node->value.b;
    buf_reset(&text->value);
    headline_value(node, &text->line.options, text->line.options.verbose ? 0 : 2 * MOST_BYTES,
                   &text->value);
    return buf_bytes(&text->value);
}

static void write_leaf(struct text *text, const struct node *node)
{
    struct text_line *line = &text->line;
    bool raw = (node->field->flags & FIELD_RAW) != 0 && line->options.raw;
    bool whole = line->options.verbose || raw;
    struct bytes value = value_of(text, node);
    bool string = node->field->kind == KIND_STRING && !is_secret(text, node);
    if (string && is_block(value)) {
        write_label(text, node, ":");
        write_marks(text, node);
        line_end(line);
        line_block(line, value, indent_of(text) + STEP, whole ? 0 : MOST_BLOCK);
    } else {
        write_label(text, node, ": ");
        if (string && value.len == 0)
            line_words(line, TINT_DIM, "\"\"");
        line_value(line, is_secret(text, node) ? TINT_DIM : TINT_NONE, value,
                   indent_of(text) + STEP, whole ? 0 : MOST_LINES);
        write_marks(text, node);
        line_end(line);
    }
    write_diags(text, node, true);
}

/* The values that stand on the node's own line. True when there are any. */
static bool write_headline_values(struct text *text, const struct node *node)
{
    struct text_line *line = &text->line;
    const char *before = " ";
    for (const struct node *child = node->first; child != NULL; child = child->next) {
        if (!is_headline(text, child))
            continue;
        struct bytes value = value_of(text, child);
        line_words(line, TINT_NONE, before);
        line_value(line, is_secret(text, child) ? TINT_DIM : TINT_NONE, value,
                   indent_of(text) + 2 * STEP, line->options.verbose ? 0 : MOST_LINES);
        write_marks(text, child);
        before = ", ";
    }
    return before[0] == ',';
}

/*
 * "a, b, c" or "x = 1, y = 2": the children of a list or map on one line, where all of them are
 * short values. False, and nothing written, when that is not so. Looks at no more children than fit
 * on a line.
 */
static bool write_in_one_line(struct text *text, const struct node *node)
{
    if (node->field->kind == KIND_GROUP || node->first == NULL)
        return false;
    struct buf joined = buf_init(SIZE_MAX);
    size_t most = text->line.columns - indent_of(text);
    bool fits = true;
    for (const struct node *child = node->first; child != NULL && fits; child = child->next) {
        if ((child->field->flags & FIELD_WIRE) != 0 && child->diags == NULL)
            continue;
        fits = !has(child) && child->diags == NULL && child->flags == 0 &&
               child->field->kind != KIND_PAIR && !node_is_secret(child);
        if (!fits)
            break;
        struct bytes value = value_of(text, child);
        fits = value.len < most && !is_block(value) &&
               joined.len + child->name.len + value.len + 5 < most;
        if (joined.len > 0)
            buf_add(&joined, BYTES(", "));
        if (fits && node->field->kind == KIND_MAP) {
            buf_add(&joined, child->name);
            buf_add(&joined, BYTES(" = "));
        }
        if (fits)
            buf_add(&joined, value);
    }
    if (fits && joined.len > 0) {
        write_label(text, node, ": ");
        if (node->parent->field->kind == KIND_LIST && !is_inline(node->parent))
            line_words(&text->line, TINT_NONE, " ");
        line_value(&text->line, TINT_NONE, buf_bytes(&joined), indent_of(text) + STEP, 0);
        write_marks(text, node);
        line_end(&text->line);
    }
    fits = fits && joined.len > 0;
    buf_clear(&joined);
    return fits;
}

/* A node and what is below it as one line: the values that would stand on lines of their nodes, two
 * levels deep. */
static void write_terse(struct text *text, const struct node *node)
{
    struct text_line *line = &text->line;
    write_label(text, node, ":");
    struct walk w = walk_start(node);
    for (enum walk_event event = walk_next(&w); event != WALK_DONE; event = walk_next(&w)) {
        if (event != WALK_ENTER || w.node == node)
            continue;
        bool open = w.depth < 2 && w.node->field->kind == KIND_GROUP && !is_hidden(text, w.node);
        if (has(w.node) && !open)
            walk_skip(&w);
        if (!is_headline(text, w.node))
            continue;
        line_words(line, TINT_NONE, " ");
        line_piece(line, TINT_NONE, value_of(text, w.node), line->columns / 2);
    }
    write_marks(text, node);
    line_end(line);
    write_diags(text, node, true);
    text->indent += STEP;
    for (const struct node *child = node->first; child != NULL; child = child->next)
        write_hidden_diags(text, child);
    text->indent -= STEP;
}

static bool has_more_below(const struct text *text, const struct node *node)
{
    for (const struct node *child = node->first; child != NULL; child = child->next)
        if (!is_hidden(text, child) && !is_headline(text, child))
            return true;
    return false;
}

/* A node with children. True when they are to be walked, one step to the right. */
static bool write_container(struct text *text, const struct node *node)
{
    struct text_line *line = &text->line;
    if (is_secret(text, node)) {
        write_label(text, node, ":");
        line_words(line, TINT_DIM, " (secret)");
        line_end(line);
        write_hidden_diags(text, node);
        return false;
    }
    if (write_in_one_line(text, node)) {
        write_diags(text, node, true);
        return false;
    }
    write_label(text, node, ":");
    bool said = write_headline_values(text, node);
    if (!said && node->parent->field->kind == KIND_LIST && !is_inline(node->parent)) {
        line_words(line, TINT_LABEL, " ");
        line_words(line, TINT_LABEL, node->field->label);
    }
    if (!said && !has_more_below(text, node))
        line_words(line, TINT_DIM, node->first == NULL ? " none" : " (-v shows it)");
    write_marks(text, node);
    line_end(line);
    write_diags(text, node, true);
    return true;
}

static bool is_terse(const struct text *text, const struct node *node)
{
    return !text->line.options.verbose && has(node) && node->parent->parent != NULL &&
           node->parent->parent->parent == NULL && headline_is_terse(text->headline, node->parent);
}

/* Writes a node. False when its children are not to be walked. */
static bool write_node(struct text *text, const struct node *node)
{
    if (is_hidden(text, node)) {
        write_hidden_diags(text, node);
        return false;
    }
    if (has(node->parent) && node->parent->parent != NULL && !is_inline(node->parent) &&
        is_headline(text, node))
        return false;
    if (has(node) && is_inline(node) && !is_secret(text, node)) {
        write_diags(text, node, true);
        return true;
    }
    if (is_terse(text, node)) {
        write_terse(text, node);
        return false;
    }
    if (has(node))
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
            text->indent -= is_inline(w.node) ? 0 : STEP;
            continue;
        }
        bool down = write_node(text, w.node);
        if (!has(w.node))
            continue;
        if (!down)
            walk_skip(&w);
        else
            text->indent += is_inline(w.node) ? 0 : STEP;
    }
}

static void text_record(struct sink *sink, const struct record *r)
{
    struct text *text = (struct text *)sink;
    text->headline = headline_of(r);
    if (r->timeless && text->begun)
        line_end(&text->line);
    headline_write(&text->line, text->headline, r, &text->day);
    text->begun = true;
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
    text->line.columns = options->columns == 0      ? 100
                         : options->columns > LEAST ? options->columns
                                                    : LEAST;
    text->line.scratch = buf_init(SIZE_MAX);
    text->value = buf_init(SIZE_MAX);
    text->day = INT64_MIN;
    writer_start(&text->line.writer, out);
    return &text->sink;
}
