/* Enumerations: filters, contexts, items. [MS-WSMV] 3.1.4.8, [DSP0226] 8; wsman.md 11. */
#include "wsman_private.h"

/* --- filters ------------------------------------------------------------------------------------
 */

static void read_dialect(struct reading *reading, struct node *parent,
                         const struct xml_element *element)
{
    const struct xml_attribute *attribute = attribute_of(element, "Dialect");
    if (attribute == NULL)
        return;
    struct span span = attribute->span;
    struct bytes uri = trimmed(attribute->value, &span);
    put_string(reading->r, parent, F(FILTER_DIALECT), wsman_last_part(uri), span);
    put_string(reading->r, parent, F(FILTER_DIALECT_URI), uri, span);
}

static const struct shape filter[] = {
    READ_ATTRIBUTE("Dialect", read_dialect),
    SHAPE_END,
};

static void read_filter(struct reading *reading, struct node *parent,
                        const struct xml_element *element)
{
    struct record *r = reading->r;
    if (node_child(parent, F(FILTER)) != NULL) {
        diag_add(r, put_other(reading, parent, element), D(REPEATED), "Filter");
        return;
    }
    struct node *group = node_add(r, parent, F(FILTER));
    group->span = element->span;
    read_attributes(reading, group, element, filter);
    struct span span = element->text_span;
    struct bytes text = trimmed(element->text, &span);
    if (text.len > 0)
        put_string(r, group, F(FILTER_TEXT), text, span);
    for (const struct xml_element *child = element->first; child != NULL; child = child->next) {
        if (is_element(child, NAMESPACE_WSMAN, "SelectorSet"))
            put_selectors(reading, group, list_under(reading, group, F(FILTER_SELECTORS)), child);
        else
            put_tree(reading, list_under(reading, group, F(FILTER_CONTENT)), child);
    }
}

/* --- items --------------------------------------------------------------------------------------
 */

static const struct shape command[] = {
    ELEMENT(SHELL, "CommandId", ID, ITEM_COMMAND_ID),
    ELEMENT(SHELL, "CommandLine", VERBATIM, COMMAND_LINE),
    ELEMENT(SHELL, "CommandState", TEXT, ITEM_STATE),
    SHAPE_END,
};

static void read_item(struct reading *reading, struct node *group,
                      const struct xml_element *element)
{
    struct record *r = reading->r;
    bool of_shell = wsman_namespace_of(element->ns) == NAMESPACE_SHELL;
    if (is_element(element, NAMESPACE_ADDRESSING, "EndpointReference")) {
        read_reference(reading, group, element);
    } else if (of_shell) {
        put_string(r, group, F(CLASS), element->name, element->name_span);
        if (bytes_equal(element->name, BYTES("Shell")))
            read_shell(reading, group, element);
        else
            read_shape(reading, group, element, command);
    } else {
        read_instance(reading, group, element);
    }
}

/* w:Item: an instance and its reference. */
static void read_pair(struct reading *reading, struct node *group,
                      const struct xml_element *element)
{
    bool has_item = false;
    read_attributes(reading, group, element, NULL);
    for (const struct xml_element *child = element->first; child != NULL; child = child->next) {
        if (is_element(child, NAMESPACE_ADDRESSING, "EndpointReference") &&
            node_child(group, F(REFERENCE)) == NULL) {
            struct node *reference = node_add(reading->r, group, F(REFERENCE));
            reference->span = child->span;
            read_reference(reading, reference, child);
        } else if (!has_item) {
            has_item = true;
            read_item(reading, group, child);
        } else {
            diag_add(reading->r, put_other(reading, group, child), D(UNEXPECTED), "in an item");
        }
    }
    group->span = element->span;
}

static void read_items(struct reading *reading, struct node *parent,
                       const struct xml_element *element)
{
    struct node *list = list_under(reading, parent, F(ITEMS));
    if (list->span.source == 0)
        list->span = element->span;
    if (element->partial)
        list->flags |= NODE_PARTIAL;
    read_attributes(reading, parent, element, NULL);
    if (bytes_trim(element->text).len > 0)
        put_stray_text(reading, parent, element);
    for (const struct xml_element *child = element->first; child != NULL; child = child->next) {
        struct node *group = node_add(reading->r, list, F(ITEM));
        group->span = child->span;
        if (is_element(child, NAMESPACE_WSMAN, "Item"))
            read_pair(reading, group, child);
        else
            read_item(reading, group, child);
    }
}

/* Requests and answers of all operations: each has some of these. */
static const struct shape enumeration[] = {
    READ(WSMAN, "Filter", read_filter),
    READ(ENUMERATION, "Filter", read_filter),
    ELEMENT(WSMAN, "OptimizeEnumeration", PRESENT, OPTIMIZE),
    ELEMENT(WSMAN, "EnumerationMode", TEXT, MODE),
    ELEMENT(BINDING, "PolymorphismMode", TEXT, POLYMORPHISM),
    ELEMENT(WSMAN, "MaxElements", UINT, MAX_ELEMENTS),
    ELEMENT(ENUMERATION, "MaxElements", UINT, MAX_ELEMENTS),
    ELEMENT(ENUMERATION, "MaxCharacters", UINT, MAX_CHARACTERS),
    ELEMENT(ENUMERATION, "MaxTime", DURATION, MAX_TIME),
    ELEMENT(ENUMERATION, "Expires", TEXT, EXPIRES),
    ELEMENT(ENUMERATION, "EnumerationContext", TEXT, ENUMERATION_CONTEXT),
    READ(WSMAN, "Items", read_items),
    READ(ENUMERATION, "Items", read_items),
    ELEMENT(WSMAN, "EndOfSequence", PRESENT, END_OF_SEQUENCE),
    ELEMENT(ENUMERATION, "EndOfSequence", PRESENT, END_OF_SEQUENCE),
    ELEMENT(ENUMERATION, "Code", TEXT, END_CODE),
    ELEMENT(ENUMERATION, "Reason", TEXT, END_REASON),
    SHAPE_END,
};

void read_enumeration(struct reading *reading, struct node *parent,
                      const struct xml_element *element)
{
    read_shape(reading, parent, element, enumeration);
}
