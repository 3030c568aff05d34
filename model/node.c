#include "node.h"

#include <limits.h>
#include <string.h>

#include "record.h"
#include "utf.h"

const char *name_of(const struct name *names, uint64_t value)
{
    for (; names != NULL && names->name != NULL; names++)
        if (names->value == value)
            return names->name;
    return NULL;
}

struct span span_none(void)
{
    return (struct span){0, 0, 0};
}

struct span span_of(uint32_t source, uint64_t offset, size_t len)
{
    return (struct span){offset, len < UINT32_MAX ? (uint32_t)len : UINT32_MAX, source};
}

struct span span_since(const struct cursor *c, uint64_t start)
{
    return span_of(c->source, start, (size_t)(cur_offset(c) - start));
}

bool kind_has_children(enum kind kind)
{
    return kind == KIND_GROUP || kind == KIND_LIST || kind == KIND_MAP;
}

struct node *node_add(struct record *r, struct node *parent, const struct field *field)
{
    struct node *node;
    if (r->n_nodes >= r->limits->nodes && parent != NULL) {
        if (r->n_nodes++ == r->limits->nodes)
            diag_add(r, r->root, &model_diagnostics[DIAG_LIMIT],
                     "more than %zu nodes: the rest of this record is not shown", r->limits->nodes);
        r->spare = (struct node){.field = field, .parent = parent, .name = bytes_none()};
        return &r->spare;
    }
    r->n_nodes++;
    node = arena_alloc(r->arena, sizeof(*node));
    node->field = field;
    node->parent = parent;
    node->name = bytes_none();
    if (parent == NULL || parent == &r->spare)
        return node;
    if (parent->last != NULL)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
    return node;
}

struct node *node_add_named(struct record *r, struct node *parent, const struct field *field,
                            struct bytes name)
{
    struct node *node = node_add(r, parent, field);
    node->name = name;
    return node;
}

void node_close(struct node *node, const struct cursor *c, uint64_t start)
{
    node->span = span_since(c, start);
}

/* One report a parent: a cursor that failed fails every read after it. */
static void report_truncated(struct record *r, struct node *parent, const struct field *field)
{
    for (const struct diag *diag = parent->diags; diag != NULL; diag = diag->next)
        if (diag->kind == &model_diagnostics[DIAG_TRUNCATED])
            return;
    diag_add(r, parent, &model_diagnostics[DIAG_TRUNCATED], "%s", field->label);
}

static uint64_t add_uint(struct record *r, struct node *parent, const struct field *field,
                         struct cursor *c, size_t n, bool big_endian)
{
    uint64_t start = cur_offset(c);
    uint64_t value = big_endian ? cur_uint_be(c, n) : cur_uint_le(c, n);
    if (!cur_ok(c)) {
        report_truncated(r, parent, field);
        return 0;
    }
    struct node *node = node_add(r, parent, field);
    node->span = span_since(c, start);
    node->value.u = value;
    if (field->kind == KIND_INT && n < 8 && (value >> (n * 8 - 1) & 1) != 0)
        node->value.u = value | UINT64_MAX << (n * 8);
    return value;
}

uint64_t add_uint_be(struct record *r, struct node *parent, const struct field *field,
                     struct cursor *c, size_t n)
{
    return add_uint(r, parent, field, c, n, true);
}

uint64_t add_uint_le(struct record *r, struct node *parent, const struct field *field,
                     struct cursor *c, size_t n)
{
    return add_uint(r, parent, field, c, n, false);
}

struct bytes add_bytes(struct record *r, struct node *parent, const struct field *field,
                       struct cursor *c, size_t n)
{
    uint64_t start = cur_offset(c);
    bool whole = n <= cur_left(c);
    struct bytes value;
    if (whole) {
        value = cur_take(c, n);
    } else {
        bool failed = !cur_ok(c);
        value = cur_rest(c);
        cur_fail(c, CUR_TRUNCATED);
        report_truncated(r, parent, field);
        if (failed || value.len == 0)
            return bytes_none();
    }
    struct span span = span_of(c->source, start, value.len);
    struct node *node = field->kind == KIND_STRING ? put_string(r, parent, field, value, span)
                                                   : put_bytes(r, parent, field, value, span);
    if (!whole)
        node->flags |= NODE_PARTIAL;
    return value;
}

struct guid add_guid(struct record *r, struct node *parent, const struct field *field,
                     struct cursor *c)
{
    uint64_t start = cur_offset(c);
    struct guid guid = guid_from_net(cur_take(c, 16));
    if (cur_ok(c))
        put_guid(r, parent, field, &guid, span_since(c, start));
    else
        report_truncated(r, parent, field);
    return guid;
}

struct bytes add_utf16le(struct record *r, struct node *parent, const struct field *field,
                         struct cursor *c, size_t n)
{
    uint64_t start = cur_offset(c);
    bool whole = n <= cur_left(c);
    bool failed = !cur_ok(c);
    struct bytes wire = whole ? cur_take(c, n) : cur_rest(c);
    if (!whole) {
        cur_fail(c, CUR_TRUNCATED);
        report_truncated(r, parent, field);
        if (failed || wire.len == 0)
            return bytes_none();
    }
    struct buf text = buf_init(wire.len * 2 + 4);
    utf16_to_utf8(wire, false, &text);
    struct bytes value = arena_copy(r->arena, buf_bytes(&text));
    buf_clear(&text);
    struct node *node =
        put_string(r, parent, field, value, span_of(c->source, start, wire.len));
    if (!whole)
        node->flags |= NODE_PARTIAL;
    return value;
}

int64_t add_filetime(struct record *r, struct node *parent, const struct field *field,
                     struct cursor *c)
{
    static const uint64_t from_1601_to_1970 = 116444736000000000u;
    uint64_t start = cur_offset(c);
    uint64_t ticks = cur_uint_le(c, 8);
    if (!cur_ok(c)) {
        report_truncated(r, parent, field);
        return 0;
    }
    /* 64 bits of nanoseconds reach from 1678 to 2262; what lies outside is shown at that border. */
    int64_t time;
    if (ticks >= from_1601_to_1970)
        time = ticks - from_1601_to_1970 > (uint64_t)INT64_MAX / 100
                   ? INT64_MAX
                   : (int64_t)((ticks - from_1601_to_1970) * 100);
    else
        time = from_1601_to_1970 - ticks > (uint64_t)INT64_MAX / 100
                   ? INT64_MIN
                   : -(int64_t)((from_1601_to_1970 - ticks) * 100);
    put_int(r, parent, field, time, span_since(c, start));
    return time;
}

struct node *put_uint(struct record *r, struct node *parent, const struct field *field,
                      uint64_t value, struct span span)
{
    struct node *node = node_add(r, parent, field);
    node->value.u = value;
    node->span = span;
    return node;
}

struct node *put_int(struct record *r, struct node *parent, const struct field *field,
                     int64_t value, struct span span)
{
    struct node *node = node_add(r, parent, field);
    node->value.i = value;
    node->span = span;
    return node;
}

struct node *put_bool(struct record *r, struct node *parent, const struct field *field, bool value,
                      struct span span)
{
    return put_uint(r, parent, field, value, span);
}

struct node *put_bytes(struct record *r, struct node *parent, const struct field *field,
                       struct bytes value, struct span span)
{
    struct node *node = node_add(r, parent, field);
    node->value.b = value;
    node->span = span;
    return node;
}

struct node *put_string(struct record *r, struct node *parent, const struct field *field,
                        struct bytes value, struct span span)
{
    struct node *node = put_bytes(r, parent, field, value, span);
    if (!utf8_valid(value))
        diag_add(r, node, &model_diagnostics[DIAG_UTF8], "%s", field->label);
    return node;
}

struct node *put_text(struct record *r, struct node *parent, const struct field *field,
                      const char *constant)
{
    return put_bytes(r, parent, field, bytes_of_string(constant), span_none());
}

struct node *put_named(struct record *r, struct node *parent, const struct field *field,
                       struct bytes name, struct bytes value, struct span span)
{
    struct node *node = put_string(r, parent, field, value, span);
    node->name = name;
    return node;
}

struct node *put_pair(struct record *r, struct node *parent, const struct field *field,
                      struct bytes name, struct bytes value, struct span span)
{
    return put_named(r, parent, field, name, value, span);
}

struct node *put_guid(struct record *r, struct node *parent, const struct field *field,
                      const struct guid *value, struct span span)
{
    struct bytes copy = arena_copy(r->arena, bytes_of(value->bytes, 16));
    return put_bytes(r, parent, field, copy, span);
}

struct node *put_null(struct record *r, struct node *parent, const struct field *field)
{
    return node_add(r, parent, field);
}

struct node *node_child(const struct node *node, const struct field *field)
{
    if (node == NULL)
        return NULL;
    for (struct node *child = node->first; child != NULL; child = child->next)
        if (child->field == field)
            return child;
    return NULL;
}

struct node *node_named(const struct node *node, struct bytes name)
{
    if (node == NULL)
        return NULL;
    for (struct node *child = node->first; child != NULL; child = child->next)
        if (bytes_equal_nocase(child->name, name))
            return child;
    return NULL;
}

bool node_is_secret(const struct node *node)
{
    return (node->field->flags & FIELD_SECRET) != 0 || (node->flags & NODE_SECRET) != 0;
}

bool node_is_generated(const struct node *node)
{
    return node->span.source == 0;
}

struct walk walk_start(const struct node *root)
{
    return (struct walk){.root = root};
}

/* Behind node: its next sibling, or the way up. False when the subtree is done. */
static enum walk_event onward(struct walk *w)
{
    if (w->node == w->root) {
        w->node = NULL;
        w->leave = true;
        return WALK_DONE;
    }
    if (w->node->next != NULL) {
        w->node = w->node->next;
        w->leave = false;
        return WALK_ENTER;
    }
    w->node = w->node->parent;
    w->depth--;
    w->leave = true;
    return WALK_LEAVE;
}

enum walk_event walk_next(struct walk *w)
{
    if (w->node == NULL) {
        if (w->leave || w->root == NULL)
            return WALK_DONE;
        w->node = w->root;
        return WALK_ENTER;
    }
    if (w->leave || !kind_has_children(w->node->field->kind))
        return onward(w);
    if (w->node->first == NULL) {
        w->leave = true;
        return WALK_LEAVE;
    }
    w->node = w->node->first;
    w->depth++;
    return WALK_ENTER;
}

void walk_skip(struct walk *w)
{
    w->leave = true;
}
