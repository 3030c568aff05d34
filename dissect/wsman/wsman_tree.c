/* Elements without a place of their own, as names and texts: bodies of WMI, CIM and configuration,
 * and whatever is unknown. */
#include "wsman_private.h"

#include <string.h>

/* winrm/config/service/certmapping has one. */
bool is_password(struct bytes name)
{
    static const struct bytes word = {(const uint8_t *)"password", 8};
    return name.len >= word.len && bytes_equal_nocase(bytes_from(name, name.len - word.len), word);
}

void hide(struct reading *reading, struct node *node)
{
    node->flags |= NODE_SECRET;
    reading->secret = true;
}

static struct bytes joined(struct reading *reading, struct bytes a, struct bytes b)
{
    uint8_t *both = arena_alloc(reading->r->arena, a.len + b.len);
    if (a.len > 0)
        memcpy(both, a.data, a.len);
    if (b.len > 0)
        memcpy(both + a.len, b.data, b.len);
    return bytes_of(both, a.len + b.len);
}

struct bytes prefixed(struct reading *reading, const char *prefix, struct bytes name)
{
    struct bytes start = joined(reading, bytes_of_string(prefix), BYTES(":"));
    return joined(reading, start, name);
}

struct node *put_attribute(struct reading *reading, struct node *map, struct bytes name,
                           const struct xml_attribute *attribute)
{
    struct node *node =
        put_named(reading->r, map, F(ELEMENT_ATTRIBUTE), name, attribute->value, attribute->span);
    if (is_password(attribute->name))
        hide(reading, node);
    return node;
}

struct bytes attribute_name(struct reading *reading, const struct xml_attribute *attribute)
{
    const struct wsman_namespace_row *ns =
        attribute->ns.len > 0 ? wsman_namespace_find(attribute->ns) : NULL;
    struct bytes name =
        ns != NULL ? prefixed(reading, ns->prefix, attribute->name) : attribute->name;
    return joined(reading, BYTES("@"), name);
}

bool is_nil(const struct xml_attribute *attribute)
{
    return bytes_equal(attribute->name, BYTES("nil")) &&
           wsman_namespace_of(attribute->ns) == NAMESPACE_SCHEMA_INSTANCE &&
           is_true(attribute->value);
}

bool has_nil(const struct xml_element *element)
{
    for (size_t i = 0; i < element->n_attributes; i++)
        if (is_nil(&element->attributes[i]))
            return true;
    return false;
}

static void put_text_of(struct reading *reading, struct node *map, struct bytes name,
                        const struct xml_element *element)
{
    struct node *node;
    if (has_nil(element) && element->text.len == 0) {
        node = node_add_named(reading->r, map, F(ELEMENT_NIL), name);
        node->span = element->span;
        return;
    }
    /* An empty element has no text that could be pointed at. */
    node = put_named(reading->r, map, F(ELEMENT_TEXT), name, element->text,
                     element->text.len > 0 ? element->text_span : element->span);
    if (is_password(element->name))
        hide(reading, node);
}

/*
 * The member's name. A namespace other than the parent's is said: by Windows' own prefix where
 * there is one (then *unknown stays false), else by a member @xmlns.
 */
static struct bytes member_name(struct reading *reading, const struct xml_element *element,
                                bool *unknown)
{
    *unknown = false;
    if (element->parent != NULL && bytes_equal(element->ns, element->parent->ns))
        return element->name;
    const struct wsman_namespace_row *ns = wsman_namespace_find(element->ns);
    if (ns != NULL) {
        reading->old |= ns->old;
        return prefixed(reading, ns->prefix, element->name);
    }
    *unknown = true;
    return element->name;
}

/* Puts one element without its children; gives the map for these, NULL when it has none. */
static struct node *put_one(struct reading *reading, struct node *map,
                            const struct xml_element *element)
{
    bool unknown;
    struct bytes name = member_name(reading, element, &unknown);
    bool nil = has_nil(element);
    if (element->first == NULL && !unknown && element->n_attributes == (nil ? 1u : 0u)) {
        put_text_of(reading, map, name, element);
        return NULL;
    }
    struct node *inside = node_add_named(reading->r, map, F(ELEMENT), name);
    inside->span = element->span;
    if (element->partial)
        inside->flags |= NODE_PARTIAL;
    if (unknown)
        put_named(reading->r, inside, F(ELEMENT_ATTRIBUTE), BYTES("@xmlns"), element->ns,
                  span_none());
    for (size_t i = 0; i < element->n_attributes; i++)
        put_attribute(reading, inside, attribute_name(reading, &element->attributes[i]),
                      &element->attributes[i]);
    if (element->text.len > 0 && bytes_trim(element->text).len > 0)
        put_text_of(reading, inside, BYTES("#text"), element);
    return inside;
}

void put_tree(struct reading *reading, struct node *map, const struct xml_element *element)
{
    const struct xml_element *at = element;
    struct node *under = map;
    while (reading->r->n_nodes <= reading->r->limits->nodes) {
        struct node *inside = put_one(reading, under, at);
        if (inside != NULL && at->first != NULL) {
            under = inside;
            at = at->first;
            continue;
        }
        while (at != element && at->next == NULL) {
            at = at->parent;
            under = under->parent;
        }
        if (at == element)
            return;
        at = at->next;
    }
}

void put_content(struct reading *reading, struct node *map, const struct xml_element *element)
{
    for (const struct xml_element *child = element->first; child != NULL; child = child->next)
        put_tree(reading, map, child);
}

struct node *put_other_attribute(struct reading *reading, struct node *parent,
                                 const struct xml_element *element,
                                 const struct xml_attribute *attribute)
{
    struct node *map = list_under(reading, parent, F(ATTRIBUTES));
    struct bytes name = attribute_name(reading, attribute);
    /* Cut, so that a long name with many attributes is not multiplied. */
    struct bytes owner = bytes_part(element->name, 0, 64);
    struct bytes whole = joined(reading, owner, name);
    return put_attribute(reading, map, whole, attribute);
}

void put_stray_text(struct reading *reading, struct node *parent, const struct xml_element *element)
{
    struct node *list = list_under(reading, parent, F(OTHER));
    struct node *group = node_add(reading->r, list, F(OTHER_ELEMENT));
    group->span = element->text_span;
    put_string(reading->r, group, F(OTHER_NAME), element->name, span_none());
    put_string(reading->r, group, F(OTHER_TEXT), element->text, element->text_span);
    diag_add(reading->r, group, D(UNEXPECTED), "text");
}

struct node *put_other(struct reading *reading, struct node *parent,
                       const struct xml_element *element)
{
    struct record *r = reading->r;
    struct node *list = list_under(reading, parent, F(OTHER));
    struct node *group = node_add(r, list, F(OTHER_ELEMENT));
    group->span = element->span;
    if (element->ns.len > 0)
        put_string(r, group, F(OTHER_NAMESPACE), element->ns, span_none());
    put_string(r, group, F(OTHER_NAME), element->name, span_none());
    if (element->text.len > 0 || element->first == NULL) {
        struct node *text = put_string(r, group, F(OTHER_TEXT), element->text,
                                       element->text.len > 0 ? element->text_span : element->span);
        if (is_password(element->name))
            hide(reading, text);
    }
    for (size_t i = 0; i < element->n_attributes; i++) {
        struct node *map = list_under(reading, group, F(ATTRIBUTES));
        put_attribute(reading, map, attribute_name(reading, &element->attributes[i]),
                      &element->attributes[i]);
    }
    if (element->first != NULL) {
        struct node *content = node_add(r, group, F(OTHER_CONTENT));
        put_content(reading, content, element);
    }
    return group;
}
