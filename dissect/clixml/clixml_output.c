#include "clixml_output.h"

#include <inttypes.h>

#include "clixml_fields.h"

static const struct bytes marker = {(const uint8_t *)"#< CLIXML", 9};

bool clixml_is_output(struct bytes text)
{
    return bytes_find_nocase(text, marker, 0) < text.len;
}

/* Moves what was dissected last, a list of objects under the root, to the end of list. */
static void move_objects(struct node *root, struct node *before, struct node *list)
{
    struct node *from = before != NULL ? before->next : root->first;
    if (from == NULL || from == list)
        return;
    for (struct node *object = from->first; object != NULL; object = object->next)
        object->parent = list;
    if (list->last != NULL)
        list->last->next = from->first;
    else
        list->first = from->first;
    list->last = from->last != NULL ? from->last : list->last;
    if (before != NULL)
        before->next = NULL;
    else
        root->first = NULL;
    root->last = before;
}

static void tell_objects(struct record *r, struct node *list, struct bytes xml,
                         clixml_output_handler *handler, void *state)
{
    struct clixml_result result = {0};
    uint32_t source = record_source(r, xml, NULL, SOURCE_FILE, NULL, 0);
    struct node *before = r->root->last, *told = list->last;
    clixml_dissect_file(r, r->root, &clixml_fields[CLIXML_ITEMS], source, &result);
    move_objects(r->root, before, list);
    const struct node *object = told != NULL ? told->next : list->first;
    if (object == NULL)
        handler(state, bytes_none(), NULL, xml);
    for (; object != NULL; object = object->next) {
        const struct node *stream = node_child(object, &clixml_fields[CLIXML_STREAM]);
        handler(state, stream != NULL ? stream->value.b : bytes_none(), object, bytes_none());
    }
}

void clixml_output(struct record *r, struct node *list, struct bytes text,
                   clixml_output_handler *handler, void *state)
{
    struct bytes rest = text;
    while (rest.len > 0) {
        size_t at = bytes_find_nocase(rest, marker, 0);
        if (at > 0)
            handler(state, bytes_none(), NULL, bytes_part(rest, 0, at));
        if (at == rest.len)
            return;
        rest = bytes_from(rest, at + marker.len);
        while (rest.len > 0 &&
               (rest.data[0] == '\r' || rest.data[0] == '\n' || rest.data[0] == ' '))
            rest = bytes_from(rest, 1);
        /* One element, on one line or more; it may be cut short. */
        while (bytes_starts(rest, BYTES("<Objs"))) {
            size_t end = bytes_find(rest, BYTES("</Objs>"), 0);
            end = end < rest.len ? end + sizeof("</Objs>") - 1 : rest.len;
            tell_objects(r, list, bytes_part(rest, 0, end), handler, state);
            rest = bytes_from(rest, end);
        }
        while (rest.len > 0 && (rest.data[0] == '\r' || rest.data[0] == '\n'))
            rest = bytes_from(rest, 1);
    }
}

static struct bytes part(const struct node *record, enum clixml_field field)
{
    const struct node *node = node_child(record, &clixml_fields[field]);
    return node != NULL && node->field->kind == KIND_STRING ? bytes_trim(node->value.b)
                                                            : bytes_none();
}

void clixml_show_progress(const struct node *object, struct buf *out)
{
    const struct node *record = clixml_value(object);
    if (record == NULL || record->field != &clixml_fields[CLIXML_VALUE_RECORD])
        record = clixml_value(clixml_property(object, "Record"));
    if (record == NULL || record->field != &clixml_fields[CLIXML_VALUE_RECORD])
        return;
    struct bytes status = part(record, CLIXML_STATUS_DESCRIPTION);
    struct bytes operation = part(record, CLIXML_CURRENT_OPERATION);
    const struct node *percent = node_child(record, &clixml_fields[CLIXML_PERCENT_COMPLETE]);
    buf_add(out, part(record, CLIXML_ACTIVITY));
    if (status.len > 0) {
        buf_add(out, BYTES(": "));
        buf_add(out, status);
    }
    if (operation.len > 0) {
        buf_add(out, BYTES(", "));
        buf_add(out, operation);
    }
    if (percent != NULL && percent->value.i >= 0 && percent->value.i <= 100)
        buf_printf(out, " (%" PRId64 "%%)", percent->value.i);
    if (bytes_equal_nocase(part(record, CLIXML_RECORD_TYPE), BYTES("Completed")))
        buf_add(out, BYTES(" (completed)"));
}
