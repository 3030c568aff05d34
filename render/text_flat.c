#include "text_inside.h"

#include <string.h>

/* A line of a hundred columns holds no more; beyond it nothing is looked at. */
enum { MOST_NODES = 256 };

size_t text_indent(const struct text *text)
{
    return text->indent < DEEPEST ? text->indent : DEEPEST;
}

bool text_has_children(const struct node *node)
{
    return kind_has_children(node->field->kind);
}

/* Nothing but the elements of a list: an object that is one. */
static bool is_only_list(const struct node *node)
{
    if (node->field->kind != KIND_LIST || strcmp(node->field->key, "items") != 0)
        return false;
    for (const struct node *sibling = node->parent->first; sibling != NULL; sibling = sibling->next)
        if (sibling != node && text_has_children(sibling) &&
            (sibling->field->flags & (FIELD_WIRE | FIELD_QUIET)) == 0)
            return false;
    return true;
}

bool text_is_inline(const struct node *node)
{
    return (node->field->flags & FIELD_INLINE) != 0 || (node->parent != NULL && is_only_list(node));
}

bool text_is_empty(const struct text *text, const struct node *node)
{
    for (const struct node *child = node->first; child != NULL; child = child->next)
        if (!text_is_hidden(text, child) &&
            !(text_has_children(child) && child->first == NULL && text_is_inline(child)))
            return false;
    return true;
}

size_t text_names(struct text *text, const struct node *node)
{
    /* Enough of them are looked at: a table that is longer may be ragged. */
    enum { MOST_NAMES = 64, WIDEST = 32 };
    if ((node->field->flags & FIELD_TABLE) == 0 || node->field->kind == KIND_LIST)
        return 0;
    if (text->table == node)
        return text->names;
    text->table = node;
    text->names = 0;
    const struct node *child = node->first;
    for (size_t n = 0; child != NULL && n < MOST_NAMES; child = child->next, n++) {
        if (text_is_hidden(text, child) || text_has_children(child))
            continue;
        struct bytes name =
            node->field->kind == KIND_MAP ? child->name : bytes_of_string(child->field->label);
        size_t columns = line_width(&text->line, bytes_part(name, 0, WIDEST));
        if (columns > text->names)
            text->names = columns < WIDEST ? columns : WIDEST;
    }
    return text->names;
}

bool text_is_omitted(const struct text *text, const struct node *node)
{
    return !text->line.options.verbose && text_has_children(node) && !text_is_secret(text, node) &&
           node->parent->field->kind == KIND_GROUP && text_place(node) == PLACE_ITS_OWN &&
           node->flags == 0 && node->diags == NULL && text_is_empty(text, node) &&
           !text_is_nil(node);
}

enum text_place text_place(const struct node *node)
{
    const struct node *entry = node->parent;
    if (entry == NULL || strcmp(entry->field->key, "entry") != 0 || entry->first->next == NULL ||
        strcmp(entry->first->field->key, "key") != 0 ||
        strcmp(entry->first->next->field->key, "value") != 0)
        return PLACE_ITS_OWN;
    return node == entry->first         ? PLACE_KEY
           : node == entry->first->next ? PLACE_VALUE
                                        : PLACE_ITS_OWN;
}

bool text_is_hidden(const struct text *text, const struct node *node)
{
    if ((node->field->flags & FIELD_WIRE) != 0)
        return true;
    if (text->line.options.verbose)
        return false;
    if ((node->field->flags & FIELD_QUIET) != 0)
        return true;
    const struct node *parent = node->parent;
    if (parent->parent == NULL && headline_leaves_out(text->headline, node))
        return true;
    if (parent->field->kind != KIND_GROUP)
        return false;
    return node->field->kind == KIND_NULL;
}

bool text_is_secret(const struct text *text, const struct node *node)
{
    return node_is_secret(node) && !text->line.options.show_secrets;
}

bool text_is_headline(const struct text *text, const struct node *node)
{
    return (node->field->flags & FIELD_HEADLINE) != 0 && !text_has_children(node) &&
           !text_is_hidden(text, node) && node->diags == NULL &&
           (text_is_secret(text, node) || node->field->kind != KIND_STRING ||
            !is_block(node->value.b));
}

struct bytes text_value(struct text *text, const struct node *node)
{
    bool text_like = node->field->kind == KIND_STRING || node->field->kind == KIND_PAIR;
    if (text_like && !text_is_secret(text, node))
        return node->value.b;
    buf_reset(&text->value);
    headline_value(node, &text->line.options, text->line.options.verbose ? 0 : 2 * MOST_BYTES,
                   &text->value);
    return buf_bytes(&text->value);
}

const char *text_between(const struct node *before, const struct node *behind, const char **close)
{
    *close = "";
    if (before == NULL)
        return " ";
    if (strcmp(before->field->key, "string") != 0 || strcmp(behind->field->key, "value") != 0)
        return ", ";
    *close = ")";
    return " (";
}

bool text_is_nil(const struct node *node)
{
    const struct node *tag = path_node(node, "tag");
    return tag != NULL && tag->field->kind == KIND_STRING &&
           bytes_equal(tag->value.b, BYTES("Nil"));
}

struct flat {
    struct text *text;
    struct buf *joined;
    size_t most;
    size_t nodes; /* looked at */
};

/* Nothing is to be said of the node or what is below it. */
static bool is_silent(struct flat *flat, const struct node *node)
{
    struct walk w = walk_start(node);
    for (enum walk_event event = walk_next(&w); event != WALK_DONE; event = walk_next(&w))
        if (event == WALK_ENTER && (w.node->diags != NULL || ++flat->nodes > MOST_NODES))
            return false;
    return true;
}

static bool append(struct flat *flat, struct bytes more)
{
    return more.len <= flat->most - flat->joined->len && buf_add(flat->joined, more);
}

static bool append_value(struct flat *flat, const struct node *node)
{
    if ((node->flags & (NODE_GUESSED | NODE_PARTIAL)) != 0 || node->diags != NULL)
        return false;
    struct bytes value = text_value(flat->text, node);
    if (node->field->kind == KIND_PAIR || bytes_find_byte(value, '\n', 0) < value.len)
        return false;
    return append(flat, value.len > 0 ? value : BYTES("\"\""));
}

/* The values on the line of a node that has nothing else to show. */
static bool append_headline_values(struct flat *flat, const struct node *node)
{
    const struct node *last = NULL;
    for (const struct node *child = node->first; child != NULL; child = child->next) {
        if (text_is_hidden(flat->text, child)) {
            if (!is_silent(flat, child))
                return false;
            continue;
        }
        const char *close;
        const char *between = text_between(last, child, &close);
        if (!text_is_headline(flat->text, child) ||
            (last != NULL && !append(flat, bytes_of_string(between))) ||
            !append_value(flat, child) || !append(flat, bytes_of_string(close)))
            return false;
        last = child;
    }
    if (last == NULL && text_is_nil(node))
        return append(flat, BYTES("null"));
    return last != NULL;
}

static bool append_name(struct flat *flat, const struct node *node)
{
    if (node->parent->field->kind == KIND_LIST)
        return true;
    struct bytes name =
        node->parent->field->kind == KIND_MAP ? node->name : bytes_of_string(node->field->label);
    return append(flat, name) && append(flat, BYTES(" = "));
}

static bool append_children(struct flat *flat, const struct node *node)
{
    return node->diags == NULL && (node->flags & (NODE_GUESSED | NODE_PARTIAL)) == 0 &&
           !text_is_secret(flat->text, node) && append_headline_values(flat, node);
}

/* A node below that is shown, and not inline. */
static bool append_node(struct flat *flat, const struct node *top, const struct node *node,
                        const struct node **last)
{
    enum text_place place = text_place(node);
    bool headline = node->parent == top && text_is_headline(flat->text, node);
    const char *close = "";
    const char *between = headline && *last != NULL ? text_between(*last, node, &close) : ", ";
    if (flat->joined->len > 0 && place != PLACE_VALUE && !append(flat, bytes_of_string(between)))
        return false;
    *last = headline ? node : NULL;
    if (place == PLACE_KEY)
        return text_has_children(node) && append_children(flat, node) && append(flat, BYTES(" = "));
    if (!headline && place != PLACE_VALUE && !append_name(flat, node))
        return false;
    if (!text_has_children(node))
        return append_value(flat, node) && append(flat, bytes_of_string(close));
    return append_children(flat, node);
}

bool text_flat(struct text *text, const struct node *node, size_t most, struct buf *joined)
{
    struct flat flat = {.text = text, .joined = joined, .most = most};
    const struct node *last = NULL;
    struct walk w = walk_start(node);
    for (enum walk_event event = walk_next(&w); event != WALK_DONE; event = walk_next(&w)) {
        if (event != WALK_ENTER || w.node == node)
            continue;
        if (++flat.nodes > MOST_NODES)
            return false;
        bool hidden = text_is_hidden(text, w.node) || text_is_omitted(text, w.node);
        if (!hidden && text_has_children(w.node) && text_is_inline(w.node) &&
            !text_is_secret(text, w.node)) {
            if (w.node->diags != NULL)
                return false;
            continue;
        }
        if (hidden ? !is_silent(&flat, w.node) : !append_node(&flat, node, w.node, &last))
            return false;
        if (text_has_children(w.node))
            walk_skip(&w);
    }
    if (joined->len == 0 && text_is_nil(node))
        return append(&flat, BYTES("null"));
    return joined->len > 0;
}
