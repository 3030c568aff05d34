/*
 * Instances of WMI, CIM and configuration as tables of properties, the methods that were invoked on
 * them, references between them. [MS-WSMV] 3.1.4.1.13 to 3.1.4.1.17, [DSP0226] 7.8 (fragments),
 * [DSP0230] (the form of properties); wsman.md 11.
 */
#include "wsman_private.h"

#include "buf.h"

/* Of a property's path in the maps beside the properties: so that names of depth are no cost. */
enum { PATH_NAMES = 8, PATH_NAME = 64 };

/* --- references ---------------------------------------------------------------------------------
 */

static void read_reference_selectors(struct reading *reading, struct node *parent,
                                     const struct xml_element *element)
{
    put_selectors(reading, parent, list_under(reading, parent, F(REFERENCE_SELECTORS)), element);
}

static const struct shape reference_parameters[] = {
    ELEMENT(WSMAN, "ResourceURI", TEXT, REFERENCE_RESOURCE_URI),
    READ(WSMAN, "SelectorSet", read_reference_selectors),
    SHAPE_END,
};

static const struct shape reference[] = {
    ELEMENT(ADDRESSING, "Address", TEXT, REFERENCE_ADDRESS),
    INLINE(ADDRESSING, "ReferenceParameters", reference_parameters),
    INLINE(ADDRESSING, "ReferenceProperties", reference_parameters),
    SHAPE_END,
};

/* The element that an endpoint reference is in: itself, or its only child. */
static const struct xml_element *reference_in(const struct xml_element *element)
{
    const struct xml_element *inner = element->first;
    return inner != NULL && inner->next == NULL &&
                   is_element(inner, NAMESPACE_ADDRESSING, "EndpointReference")
               ? inner
               : element;
}

static bool is_reference(const struct xml_element *element)
{
    element = reference_in(element);
    return child_of(element, NAMESPACE_ADDRESSING, "ReferenceParameters") != NULL ||
           child_of(element, NAMESPACE_ADDRESSING, "ReferenceProperties") != NULL;
}

/* As WMI writes the path of an object: Win32_Service.Name="Spooler". */
static struct bytes object_path(struct reading *reading, const struct node *group)
{
    const struct node *uri = node_child(group, F(REFERENCE_RESOURCE_URI));
    const struct node *selectors = node_child(group, F(REFERENCE_SELECTORS));
    struct buf path = buf_init(SIZE_MAX);
    if (uri != NULL)
        buf_add(&path, bytes_part(wsman_last_part(uri->value.b), 0, 200));
    const struct node *selector = selectors != NULL ? selectors->first : NULL;
    for (bool first = true; selector != NULL; selector = selector->next, first = false) {
        buf_add(&path, path.len == 0 ? bytes_none() : first ? BYTES(".") : BYTES(","));
        buf_add(&path, bytes_part(selector->name, 0, 200));
        bool text = selector->field->kind == KIND_STRING && !node_is_secret(selector);
        buf_add(&path, text ? BYTES("=\"") : BYTES("=..."));
        if (!text)
            continue;
        buf_add(&path, bytes_part(selector->value.b, 0, 1000));
        buf_add(&path, BYTES("\""));
    }
    struct bytes copy = arena_copy(reading->r->arena, buf_bytes(&path));
    buf_clear(&path);
    return copy;
}

void read_reference(struct reading *reading, struct node *group, const struct xml_element *element)
{
    read_shape(reading, group, reference_in(element), reference);
    if (reference_in(element) != element)
        read_attributes(reading, group, element, NULL);
    struct bytes path = object_path(reading, group);
    if (path.len > 0)
        put_string(reading->r, group, F(REFERENCE_PATH), path, span_none());
}

/* --- properties ---------------------------------------------------------------------------------
 */

/* The properties of one instance while they are read. */
struct properties {
    struct reading *reading;
    struct node *owner; /* has the maps of types and attributes */
    struct node *top;   /* the map of its properties */
};

/* The name of a member of map as seen from the instance, with dots: at most its last names. */
static struct bytes path_of(const struct properties *p, const struct node *map, struct bytes name,
                            struct bytes behind)
{
    struct bytes names[PATH_NAMES];
    size_t n = 0;
    names[n++] = name;
    for (const struct node *node = map; node != p->top && n < PATH_NAMES; node = node->parent)
        names[n++] = node->name;
    struct buf path = buf_init(SIZE_MAX);
    while (n-- > 0) {
        buf_add(&path, bytes_part(names[n], 0, PATH_NAME));
        buf_add(&path, n > 0 ? BYTES(".") : bytes_part(behind, 0, PATH_NAME));
    }
    struct bytes copy = arena_copy(p->reading->r->arena, buf_bytes(&path));
    buf_clear(&path);
    return copy;
}

/* Says something of a property beside the properties; once of the elements of an array. */
static struct node *put_beside(const struct properties *p, const struct field *list_field,
                               const struct field *field, struct bytes path, struct bytes value,
                               struct span span)
{
    struct node *list = list_under(p->reading, p->owner, list_field);
    const struct node *last = list->last;
    if (last != NULL && bytes_equal(last->name, path) && bytes_equal(last->value.b, value))
        return list->last;
    return put_named(p->reading->r, list, field, path, value, span);
}

static bool is_type(const struct xml_attribute *attribute)
{
    return wsman_namespace_of(attribute->ns) == NAMESPACE_SCHEMA_INSTANCE &&
           bytes_equal(attribute->name, BYTES("type"));
}

/* Gives whether a type was said. */
static bool put_types(const struct properties *p, const struct node *map, struct bytes name,
                      const struct xml_element *element)
{
    for (size_t i = 0; i < element->n_attributes; i++) {
        const struct xml_attribute *attribute = &element->attributes[i];
        if (!is_type(attribute))
            continue;
        put_beside(p, F(TYPES), F(PROPERTY_TYPE), path_of(p, map, name, bytes_none()),
                   without_prefix(attribute->value), attribute->span);
        return true;
    }
    return false;
}

/* Attributes that say neither a type nor that there is no value. */
static size_t count_others(const struct xml_element *element)
{
    size_t n = 0;
    for (size_t i = 0; i < element->n_attributes; i++)
        n += !is_type(&element->attributes[i]) && !is_nil(&element->attributes[i]);
    return n;
}

/* Of a property with a value of its own: Source="GPO" of a setting that a policy sets. */
static void put_attributes_beside(const struct properties *p, const struct node *map,
                                  struct bytes name, const struct xml_element *element)
{
    for (size_t i = 0; i < element->n_attributes; i++) {
        const struct xml_attribute *attribute = &element->attributes[i];
        if (is_type(attribute) || is_nil(attribute))
            continue;
        struct bytes path = path_of(p, map, name, attribute_name(p->reading, attribute));
        struct node *node = put_beside(p, F(PROPERTY_ATTRIBUTES), F(ELEMENT_ATTRIBUTE), path,
                                       attribute->value, attribute->span);
        if (is_password(attribute->name))
            hide(p->reading, node);
    }
}

/* Of one without: they are its members. */
static void put_attributes_inside(const struct properties *p, struct node *map,
                                  const struct xml_element *element)
{
    for (size_t i = 0; i < element->n_attributes; i++)
        if (!is_type(&element->attributes[i]) && !is_nil(&element->attributes[i]))
            put_attribute(p->reading, map, attribute_name(p->reading, &element->attributes[i]),
                          &element->attributes[i]);
}

/* The child whose text is the value of a property of type datetime, or NULL. */
static const struct xml_element *datetime_in(const struct xml_element *element)
{
    static const char *const names[] = {"Datetime", "Interval", "Date", "Time", "CIM_DateTime"};
    const struct xml_element *child = element->first;
    if (child == NULL || child->next != NULL || child->first != NULL)
        return NULL;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (is_element(child, NAMESPACE_CIM, names[i]))
            return child;
    return NULL;
}

/* Members of one namespace, that of the first of them, go by their local names alone. */
static struct bytes property_name(const struct properties *p, const struct node *map,
                                  const struct xml_element *element)
{
    const struct xml_element *first = element->parent->first;
    if (bytes_equal(element->ns, first->ns))
        return element->name;
    const struct wsman_namespace_row *ns = wsman_namespace_find(element->ns);
    if (ns != NULL)
        return prefixed(p->reading, ns->prefix, element->name);
    put_beside(p, F(PROPERTY_ATTRIBUTES), F(ELEMENT_ATTRIBUTE),
               path_of(p, map, element->name, BYTES("@xmlns")), element->ns, span_none());
    return element->name;
}

/* The namespace of what is in element, where it is another than its own. */
static void put_member_namespace(const struct properties *p, struct node *map,
                                 const struct xml_element *element)
{
    if (element->first != NULL && !bytes_equal(element->first->ns, element->ns))
        put_named(p->reading->r, map, F(PROPERTY_NAMESPACE), BYTES("@xmlns"), element->first->ns,
                  span_none());
}

static void put_leaf(const struct properties *p, struct node *map, struct bytes name,
                     const struct xml_element *element, const struct xml_element *value)
{
    struct record *r = p->reading->r;
    if (value->text.len == 0 && has_nil(element)) {
        node_add_named(r, map, F(PROPERTY_NIL), name)->span = element->span;
    } else {
        /* An empty element has no text that could be pointed at. */
        struct node *node = put_named(r, map, F(PROPERTY), name, value->text,
                                      value->text.len > 0 ? value->text_span : element->span);
        if (is_password(element->name))
            hide(p->reading, node);
        if (element->partial)
            node->flags |= NODE_PARTIAL;
    }
    put_attributes_beside(p, map, name, element);
}

/* One property without its members; gives the map for these, NULL when it has none. */
static struct node *put_property(const struct properties *p, struct node *map,
                                 const struct xml_element *element)
{
    struct record *r = p->reading->r;
    struct bytes name = property_name(p, map, element);
    bool typed = put_types(p, map, name, element);
    const struct xml_element *time = datetime_in(element);
    if (time != NULL) {
        if (!typed)
            put_beside(p, F(TYPES), F(PROPERTY_TYPE), path_of(p, map, name, bytes_none()),
                       time->name, time->name_span);
        put_leaf(p, map, name, element, time);
        return NULL;
    }
    bool attributes_alone = element->text.len == 0 && count_others(element) > 0;
    if (element->first == NULL && (!attributes_alone || has_nil(element))) {
        put_leaf(p, map, name, element, element);
        return NULL;
    }
    bool refers = is_reference(element);
    struct node *inside =
        node_add_named(r, map, refers ? F(PROPERTY_REFERENCE) : F(PROPERTY_OBJECT), name);
    inside->span = element->span;
    if (element->partial)
        inside->flags |= NODE_PARTIAL;
    if (is_password(element->name))
        hide(p->reading, inside);
    if (refers) {
        read_reference(p->reading, inside, element);
        return NULL;
    }
    put_member_namespace(p, inside, element);
    put_attributes_inside(p, inside, element);
    if (bytes_trim(element->text).len > 0)
        put_named(r, inside, F(PROPERTY), BYTES("#text"), element->text, element->text_span);
    return inside;
}

void read_properties(struct reading *reading, struct node *owner, const struct field *field,
                     const struct xml_element *element)
{
    struct node *top = node_add(reading->r, owner, field);
    top->span = element->span;
    struct properties p = {reading, owner, top};
    put_member_namespace(&p, top, element);
    put_attributes_inside(&p, top, element);
    if (bytes_trim(element->text).len > 0)
        put_named(reading->r, top, F(PROPERTY), BYTES("#text"), element->text, element->text_span);
    const struct xml_element *at = element->first;
    struct node *under = top;
    while (at != NULL && reading->r->n_nodes <= reading->r->limits->nodes) {
        struct node *inside = put_property(&p, under, at);
        if (inside != NULL && at->first != NULL) {
            under = inside;
            at = at->first;
            continue;
        }
        while (at->next == NULL && at->parent != element) {
            at = at->parent;
            under = under->parent;
        }
        at = at->next;
    }
}

/* --- instances and methods ----------------------------------------------------------------------
 */

/* Class and namespace, by the namespace of the element: it is the class's resource URI. */
static void put_class(struct reading *reading, struct node *group, struct bytes class,
                      const struct xml_element *element)
{
    struct record *r = reading->r;
    const struct wsman_namespace_row *row = wsman_namespace_find(element->ns);
    reading->old |= row != NULL && row->old;
    put_string(r, group, F(CLASS), class, element->name_span);
    struct bytes space = wsman_wmi_namespace(element->ns);
    if (space.len > 0)
        put_string(r, group, F(CIM_NAMESPACE), space, span_none());
    if (element->ns.len > 0)
        put_string(r, group, F(NAMESPACE_URI), element->ns, span_none());
}

void read_instance(struct reading *reading, struct node *group, const struct xml_element *element)
{
    group->span = element->span;
    if (element->partial)
        group->flags |= NODE_PARTIAL;
    put_class(reading, group, element->name, element);
    for (size_t i = 0; i < element->n_attributes; i++)
        if (is_type(&element->attributes[i]))
            put_string(reading->r, group, F(TYPE), element->attributes[i].value,
                       element->attributes[i].span);
    if (has_nil(element) && element->first == NULL)
        node_add_named(reading->r, node_add(reading->r, group, F(PROPERTIES)), F(PROPERTY_NIL),
                       BYTES("@xsi:nil"))
            ->span = element->span;
    else
        read_properties(reading, group, F(PROPERTIES), element);
}

bool read_method(struct reading *reading, struct node *parent, const struct xml_element *element)
{
    struct record *r = reading->r;
    bool output = bytes_ends(element->name, BYTES("_OUTPUT"));
    if (!output && !bytes_ends(element->name, BYTES("_INPUT")))
        return false;
    struct node *group = node_add(r, parent, F(METHOD));
    group->span = element->span;
    size_t suffix = output ? sizeof("_OUTPUT") - 1 : sizeof("_INPUT") - 1;
    put_string(r, group, F(METHOD_NAME), bytes_part(element->name, 0, element->name.len - suffix),
               element->name_span);
    put_class(reading, group, wsman_last_part(element->ns), element);
    read_properties(reading, group, F(PARAMETERS), element);
    const struct xml_element *value = xml_child(element, NULL, "ReturnValue");
    uint64_t number;
    if (output && value != NULL && bytes_decimal(bytes_trim(value->text), &number))
        put_uint(r, group, F(RETURN_VALUE), number, value->text_span);
    return true;
}

bool is_instance(const struct reading *reading, const struct xml_element *element)
{
    struct bytes rest;
    enum wsman_namespace ns = wsman_namespace_of(element->ns);
    if (ns == NAMESPACE_OTHER || ns == NAMESPACE_CONFIG || ns == NAMESPACE_PLUGIN ||
        ns == NAMESPACE_CERTIFICATE_MAPPING)
        return wsman_resource(element->ns, &rest) != NULL ||
               wsman_is_transfer(reading->envelope->action_uri);
    return ns == NAMESPACE_NONE && wsman_is_transfer(reading->envelope->action_uri);
}
