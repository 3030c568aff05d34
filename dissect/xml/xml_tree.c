#include "xml.h"

bool xml_is(const struct xml_element *element, const char *ns, const char *name)
{
    return element != NULL && bytes_is(element->name, name) &&
           (ns == NULL || bytes_is(element->ns, ns));
}

static struct xml_element *same_or_next(struct xml_element *element, const char *ns,
                                        const char *name)
{
    while (element != NULL && !xml_is(element, ns, name))
        element = element->next;
    return element;
}

struct xml_element *xml_child(const struct xml_element *element, const char *ns, const char *name)
{
    return element != NULL ? same_or_next(element->first, ns, name) : NULL;
}

struct xml_element *xml_next(const struct xml_element *element, const char *ns, const char *name)
{
    return element != NULL ? same_or_next(element->next, ns, name) : NULL;
}

const struct xml_attribute *xml_attribute_of(const struct xml_element *element, const char *name)
{
    for (size_t i = 0; element != NULL && i < element->n_attributes; i++)
        if (bytes_is(element->attributes[i].name, name))
            return &element->attributes[i];
    return NULL;
}

struct bytes xml_attribute(const struct xml_element *element, const char *name, bool *found)
{
    const struct xml_attribute *attribute = xml_attribute_of(element, name);
    if (found != NULL)
        *found = attribute != NULL;
    return attribute != NULL ? attribute->value : bytes_none();
}

struct xml_element *xml_following(const struct xml_element *root, const struct xml_element *element)
{
    if (element->first != NULL)
        return element->first;
    while (element != root) {
        if (element->next != NULL)
            return element->next;
        element = element->parent;
    }
    return NULL;
}

struct bytes xml_prefix(const struct xml_element *element, struct bytes prefix)
{
    for (; element != NULL; element = element->parent)
        for (size_t i = 0; i < element->n_declarations; i++)
            if (bytes_equal(element->declarations[i].prefix, prefix))
                return element->declarations[i].uri;
    return bytes_none();
}
