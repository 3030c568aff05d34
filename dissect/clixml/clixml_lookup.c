#include "clixml.h"
#include "clixml_fields.h"

const struct node *clixml_property(const struct node *object, const char *name)
{
    static const enum clixml_field maps[] = {CLIXML_MS, CLIXML_PROPS};
    for (size_t i = 0; i < sizeof(maps) / sizeof(maps[0]); i++) {
        const struct node *map = node_child(object, &clixml_fields[maps[i]]);
        const struct node *property = node_named(map, bytes_of_string(name));
        if (property != NULL)
            return property;
    }
    return NULL;
}

const struct node *clixml_entry(const struct node *dictionary, const char *key)
{
    const struct node *entries = node_child(dictionary, &clixml_fields[CLIXML_ENTRIES]);
    for (const struct node *entry = entries != NULL ? entries->first : NULL; entry != NULL;
         entry = entry->next)
        if (bytes_equal_nocase(clixml_text(node_child(entry, &clixml_fields[CLIXML_KEY])),
                               bytes_of_string(key)))
            return node_child(entry, &clixml_fields[CLIXML_ENTRY_VALUE]);
    return NULL;
}

const struct node *clixml_value(const struct node *object)
{
    if (object == NULL)
        return NULL;
    for (const struct node *child = object->first; child != NULL; child = child->next)
        for (int row = CLIXML_VALUE_STRING; row <= CLIXML_VALUE_RECORD; row++)
            if (child->field == &clixml_fields[row])
                return child;
    return NULL;
}

bool clixml_int(const struct node *object, int64_t *value)
{
    const struct node *node = clixml_value(object);
    if (node == NULL || (node->field->kind != KIND_INT && node->field->kind != KIND_UINT))
        return false;
    if (node->field->kind == KIND_UINT && node->value.u > INT64_MAX)
        return false;
    *value = node->value.i;
    return true;
}

struct bytes clixml_text(const struct node *object)
{
    const struct node *node = clixml_value(object);
    if (node != NULL && (node->field->kind == KIND_STRING || node->field->kind == KIND_FLOAT ||
                         node->field->kind == KIND_DECIMAL))
        return node->value.b;
    node = node_child(object, &clixml_fields[CLIXML_TO_STRING]);
    return node != NULL ? node->value.b : bytes_none();
}

bool clixml_has_type(const struct node *object, const char *name)
{
    const struct node *types = node_child(object, &clixml_fields[CLIXML_TYPES]);
    struct bytes wanted = bytes_of_string(name), prefix = BYTES("Deserialized.");
    for (const struct node *type = types != NULL ? types->first : NULL; type != NULL;
         type = type->next) {
        struct bytes text = type->value.b;
        if (bytes_starts(text, prefix))
            text = bytes_from(text, prefix.len);
        if (bytes_equal(text, wanted))
            return true;
    }
    return false;
}
