#include "der_node.h"

const struct diag_kind der_diagnostics[] = {DER_DIAGNOSTICS(DIAG_ROW)};
const struct diag_table der_diag_table = {der_diagnostics, DER_DIAGNOSTIC_COUNT};

#define D(id) (&der_diagnostics[DER_##id])

bool der_open(struct record *r, struct node *parent, const struct field *field, struct cursor *c,
              unsigned n, uint8_t tag, struct cursor *contents)
{
    struct cursor outer;
    if (!der_enter(c, DER_CONTEXT(n), &outer)) {
        *contents = outer;
        return false;
    }
    bool found = der_enter(&outer, tag, contents);
    if (outer.error == CUR_TRUNCATED || !cur_ok(c)) {
        cur_fail(c, CUR_TRUNCATED);
        return found;
    }
    if (outer.error == CUR_MALFORMED) {
        diag_add(r, parent, D(MALFORMED), "%s: length", field->label);
    } else if (!found) {
        struct bytes other = cur_peek(&outer, 1);
        if (other.len == 0)
            diag_add(r, parent, D(UNEXPECTED), "%s is empty", field->label);
        else
            diag_add(r, parent, D(UNEXPECTED), "%s: tag %02X instead of %02X", field->label,
                     other.data[0], tag);
    } else if (cur_left(&outer) > 0) {
        diag_add(r, parent, &model_diagnostics[DIAG_TRAILING], "%zu bytes behind %s",
                 cur_left(&outer), field->label);
    }
    return found;
}

/* Opens an element that is worth nothing in part. */
static bool open_whole(struct record *r, struct node *parent, const struct field *field,
                       struct cursor *c, unsigned n, uint8_t tag, struct cursor *contents)
{
    return der_open(r, parent, field, c, n, tag, contents) && cur_ok(c);
}

static bool value_read(struct record *r, struct node *parent, const struct field *field,
                       const struct cursor *contents)
{
    if (!cur_ok(contents))
        diag_add(r, parent, D(MALFORMED), "%s", field->label);
    return cur_ok(contents);
}

static struct span span_all(const struct cursor *contents)
{
    return span_of(contents->source, cur_offset(contents), cur_left(contents));
}

static bool add_number(struct record *r, struct node *parent, const struct field *field,
                       struct cursor *c, unsigned n, uint8_t tag, int64_t *value)
{
    struct cursor contents;
    if (value != NULL)
        *value = 0;
    if (!open_whole(r, parent, field, c, n, tag, &contents))
        return false;
    struct span span = span_all(&contents);
    int64_t number = der_integer(&contents);
    if (!value_read(r, parent, field, &contents))
        return false;
    put_int(r, parent, field, number, span);
    if (value != NULL)
        *value = number;
    return true;
}

bool der_add_integer(struct record *r, struct node *parent, const struct field *field,
                     struct cursor *c, unsigned n, int64_t *value)
{
    return add_number(r, parent, field, c, n, DER_INTEGER, value);
}

bool der_add_enumerated(struct record *r, struct node *parent, const struct field *field,
                        struct cursor *c, unsigned n, int64_t *value)
{
    return add_number(r, parent, field, c, n, DER_ENUMERATED, value);
}

static bool add_contents(struct record *r, struct node *parent, const struct field *field,
                         struct cursor *c, unsigned n, uint8_t tag, struct bytes *value)
{
    struct cursor contents;
    if (value != NULL)
        *value = bytes_none();
    if (!der_open(r, parent, field, c, n, tag, &contents))
        return false;
    struct bytes all = add_bytes(r, parent, field, &contents, cur_left(&contents));
    if (!cur_ok(c) && parent->last != NULL && parent->last->field == field)
        parent->last->flags |= NODE_PARTIAL;
    if (value != NULL)
        *value = all;
    return true;
}

bool der_add_octets(struct record *r, struct node *parent, const struct field *field,
                    struct cursor *c, unsigned n, struct bytes *value)
{
    return add_contents(r, parent, field, c, n, DER_OCTET_STRING, value);
}

bool der_add_string(struct record *r, struct node *parent, const struct field *field,
                    struct cursor *c, unsigned n, struct bytes *value)
{
    return add_contents(r, parent, field, c, n, DER_GENERAL_STRING, value);
}

bool der_add_bits(struct record *r, struct node *parent, const struct field *field,
                  struct cursor *c, unsigned n)
{
    struct cursor contents;
    if (!open_whole(r, parent, field, c, n, DER_BIT_STRING, &contents))
        return false;
    struct span span = span_all(&contents);
    uint32_t bits = der_bits(&contents);
    if (!value_read(r, parent, field, &contents))
        return false;
    put_uint(r, parent, field, bits, span);
    return true;
}

bool der_add_time(struct record *r, struct node *parent, const struct field *field,
                  struct cursor *c, unsigned n)
{
    struct cursor contents;
    if (!open_whole(r, parent, field, c, n, DER_GENERALIZED_TIME, &contents))
        return false;
    struct span span = span_all(&contents);
    int64_t time = der_time(&contents);
    if (!value_read(r, parent, field, &contents))
        return false;
    put_int(r, parent, field, time, span);
    return true;
}

bool der_add_oid(struct record *r, struct node *parent, const struct field *field,
                 struct cursor *contents)
{
    struct span span = span_all(contents);
    struct bytes oid = cur_rest(contents);
    /* An arc of 7 bits takes at most four characters. */
    struct buf text = buf_init(oid.len * 4 + 4);
    bool good = der_oid_text(oid, &text);
    if (good)
        put_string(r, parent, field, arena_copy(r->arena, buf_bytes(&text)), span);
    else
        diag_add(r, parent, D(MALFORMED), "%s", field->label);
    buf_clear(&text);
    return good;
}

/* What was read last lies last: only that can be cut. */
static bool cut_is_told(const struct node *node)
{
    for (; node != NULL; node = node->last)
        for (const struct diag *diag = node->diags; diag != NULL; diag = diag->next)
            if (diag->kind == &model_diagnostics[DIAG_TRUNCATED])
                return true;
    return false;
}

void der_close(struct record *r, struct node *node, const struct cursor *c)
{
    if (c->error == CUR_MALFORMED)
        diag_add(r, node, D(MALFORMED), "%s", node->field->label);
    else if (c->error == CUR_TRUNCATED && !cut_is_told(node))
        diag_add(r, node, &model_diagnostics[DIAG_TRUNCATED], "%s", node->field->label);
    else if (cur_left(c) > 0)
        diag_add(r, node, &model_diagnostics[DIAG_TRAILING], "%zu bytes behind %s", cur_left(c),
                 node->field->label);
}

void der_missing(struct record *r, struct node *node, const struct cursor *c,
                 const struct field *field)
{
    if (cur_ok(c))
        diag_add(r, node, D(MISSING), "%s", field->label);
}
