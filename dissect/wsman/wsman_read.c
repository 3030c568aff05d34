#include "wsman_private.h"

#include "guid.h"

bool is_element(const struct xml_element *element, enum wsman_namespace ns, const char *name)
{
    return bytes_is(element->name, name) &&
           wsman_namespace_of(element->ns) == ns;
}

const struct xml_element *child_of(const struct xml_element *element, enum wsman_namespace ns,
                                   const char *name)
{
    if (element == NULL)
        return NULL;
    for (const struct xml_element *child = element->first; child != NULL; child = child->next)
        if (is_element(child, ns, name))
            return child;
    return NULL;
}

const struct xml_attribute *attribute_of(const struct xml_element *element, const char *name)
{
    for (size_t i = 0; i < element->n_attributes; i++) {
        const struct xml_attribute *attribute = &element->attributes[i];
        if (attribute->ns.len == 0 && bytes_is(attribute->name, name))
            return attribute;
    }
    return NULL;
}

struct bytes trimmed(struct bytes text, struct span *span)
{
    struct bytes inner = bytes_trim(text);
    /* The span is of the text as it stands in the source: the same bytes only where nothing was
     * resolved. */
    if (span->source != 0 && span->len == text.len) {
        size_t before = 0;
        while (before < text.len && bytes_trim(bytes_part(text, before, 1)).len == 0)
            before++;
        *span = span_of(span->source, span->offset + before, inner.len);
    }
    return inner;
}

struct bytes identifier(struct reading *reading, struct bytes text)
{
    struct guid guid;
    text = bytes_trim(text);
    if (text.len != GUID_TEXT - 1 || !guid_parse(text, &guid))
        return text;
    char upper[GUID_TEXT];
    guid_text(&guid, upper);
    struct bytes same = bytes_of_string(upper);
    return bytes_equal(same, text) ? text : arena_copy(reading->r->arena, same);
}

bool is_true(struct bytes text)
{
    text = bytes_trim(text);
    return bytes_equal(text, BYTES("1")) || bytes_equal_nocase(text, BYTES("true"));
}

static bool is_false(struct bytes text)
{
    text = bytes_trim(text);
    return bytes_equal(text, BYTES("0")) || bytes_equal_nocase(text, BYTES("false"));
}

struct bytes without_prefix(struct bytes name)
{
    name = bytes_trim(name);
    size_t colon = bytes_find_byte(name, ':', 0);
    return colon < name.len ? bytes_from(name, colon + 1) : name;
}

struct node *list_under(struct reading *reading, struct node *parent, const struct field *field)
{
    struct node *list = node_child(parent, field);
    return list != NULL ? list : node_add(reading->r, parent, field);
}

/* --- durations -------------------------------------------------------------------------------- */

/* A decimal number with up to nine decimals as nanoseconds of a unit of that many seconds. */
static bool add_part(struct bytes digits, uint64_t seconds, uint64_t *sum)
{
    size_t dot = bytes_find_byte(digits, '.', 0);
    uint64_t whole, limit = (uint64_t)INT64_MAX / 1000000000;
    if (!bytes_decimal(bytes_part(digits, 0, dot), &whole) || whole > limit / seconds)
        return false;
    uint64_t nanoseconds = whole * seconds * 1000000000;
    if (dot < digits.len) {
        struct bytes decimals = bytes_part(digits, dot + 1, 9);
        uint64_t fraction, unit = 1000000000;
        if (!bytes_decimal(decimals, &fraction) ||
            (digits.len - dot - 1 > 9 && !bytes_decimal(bytes_part(digits, dot + 10, 19), &whole)))
            return false;
        for (size_t i = 0; i < decimals.len; i++)
            unit /= 10;
        nanoseconds += fraction * unit * seconds;
    }
    if (nanoseconds > (uint64_t)INT64_MAX - *sum)
        return false;
    *sum += nanoseconds;
    return true;
}

/* xs:duration in nanoseconds. Years and months have no fixed length: such a duration is given as
 * text. */
static bool duration(struct bytes text, int64_t *value)
{
    static const struct {
        char letter;
        bool time;
        uint64_t seconds;
    } units[] = {{'D', false, 86400}, {'H', true, 3600}, {'M', true, 60}, {'S', true, 1}};
    struct bytes rest = bytes_trim(text);
    bool negative = bytes_starts(rest, BYTES("-")), time = false, any = false;
    rest = bytes_from(rest, negative ? 1 : 0);
    if (!bytes_starts(rest, BYTES("P")))
        return false;
    rest = bytes_from(rest, 1);
    uint64_t sum = 0;
    size_t unit = 0;
    while (rest.len > 0) {
        if (!time && bytes_starts(rest, BYTES("T"))) {
            time = true;
            rest = bytes_from(rest, 1);
            continue;
        }
        size_t n = 0;
        while (n < rest.len &&
               ((rest.data[n] >= '0' && rest.data[n] <= '9') || rest.data[n] == '.'))
            n++;
        if (n == rest.len)
            return false;
        while (unit < 4 && (units[unit].time != time || units[unit].letter != (char)rest.data[n]))
            unit++;
        if (unit == 4 || !add_part(bytes_part(rest, 0, n), units[unit].seconds, &sum))
            return false;
        unit++;
        any = true;
        rest = bytes_from(rest, n + 1);
    }
    *value = negative ? -(int64_t)sum : (int64_t)sum;
    return any;
}

/* --- values ----------------------------------------------------------------------------------- */

/* False when the text is not of the form. */
static bool put_value(struct reading *reading, struct node *parent, const struct shape *row,
                      struct bytes text, struct span span)
{
    struct record *r = reading->r;
    const struct field *field = &wsman_fields[row->field];
    uint64_t number;
    int64_t time;
    if (row->form == FORM_VERBATIM) {
        put_string(r, parent, field, text, span);
        return true;
    }
    text = trimmed(text, &span);
    switch (row->form) {
    case FORM_ID:
        put_string(r, parent, field, identifier(reading, text), span);
        return true;
    case FORM_UINT:
        if (!bytes_decimal(text, &number))
            return false;
        put_uint(r, parent, field, number, span);
        return true;
    case FORM_DURATION:
        if (!duration(text, &time))
            return false;
        put_int(r, parent, field, time, span);
        return true;
    case FORM_BOOL:
        if (!is_true(text) && !is_false(text))
            return false;
        put_bool(r, parent, field, is_true(text), span);
        return true;
    default:
        put_string(r, parent, field, text, span);
        return true;
    }
}

static const struct shape *find_row(const struct shape *shape, bool attribute,
                                    enum wsman_namespace ns, struct bytes name, bool *other)
{
    *other = false;
    for (; shape->name != NULL; shape++) {
        if (shape->attribute != attribute || !bytes_is(name, shape->name))
            continue;
        if (shape->ns == ns)
            return shape;
        *other = true;
    }
    return NULL;
}

/* Attributes that say something of the XML or of SOAP, not of WS-Management; mustUnderstand is the
 * header's. */
static bool is_plumbing(const struct xml_attribute *attribute)
{
    enum wsman_namespace ns = wsman_namespace_of(attribute->ns);
    if (ns == NAMESPACE_NONE || ns == NAMESPACE_SOAP || ns == NAMESPACE_SOAP_1_1)
        /* Many clients write it without the namespace that it needs. */
        return bytes_equal(attribute->name, BYTES("mustUnderstand"));
    return false;
}

void read_attributes(struct reading *reading, struct node *parent,
                     const struct xml_element *element, const struct shape *shape)
{
    for (size_t i = 0; i < element->n_attributes; i++) {
        const struct xml_attribute *attribute = &element->attributes[i];
        bool other;
        const struct shape *row =
            shape == NULL
                ? NULL
                : find_row(shape, true, wsman_namespace_of(attribute->ns), attribute->name, &other);
        if (row == NULL) {
            if (!is_plumbing(attribute))
                put_other_attribute(reading, parent, element, attribute);
        } else if (row->form == FORM_READ) {
            row->read(reading, parent, element);
        } else if (node_child(parent, &wsman_fields[row->field]) != NULL) {
            diag_add(reading->r, put_other_attribute(reading, parent, element, attribute),
                     D(REPEATED), "%s", row->name);
        } else if (!put_value(reading, parent, row, attribute->value, attribute->span)) {
            diag_add(reading->r, put_other_attribute(reading, parent, element, attribute), D(VALUE),
                     "%s", row->name);
        }
    }
}

/* An element that has a row. */
static void read_row(struct reading *reading, struct node *parent, const struct xml_element *child,
                     const struct shape *row)
{
    struct record *r = reading->r;
    if (row->form == FORM_READ) {
        row->read(reading, parent, child);
        return;
    }
    if (row->form == FORM_INLINE) {
        read_shape(reading, parent, child, row->inside);
        return;
    }
    const struct field *field = &wsman_fields[row->field];
    if (node_child(parent, field) != NULL) {
        diag_add(r, put_other(reading, parent, child), D(REPEATED), "%s", row->name);
        return;
    }
    if (row->form == FORM_GROUP) {
        struct node *group = node_add(r, parent, field);
        group->span = child->span;
        read_shape(reading, group, child, row->inside);
        return;
    }
    if (row->form == FORM_PRESENT) {
        put_bool(r, parent, field, true, child->span);
    } else if (!put_value(reading, parent, row, child->text, child->text_span)) {
        diag_add(r, put_other(reading, parent, child), D(VALUE), "%s", row->name);
        return;
    }
    read_attributes(reading, parent, child, NULL);
    for (const struct xml_element *below = child->first; below != NULL; below = below->next)
        diag_add(r, put_other(reading, parent, below), D(UNEXPECTED), "inside %s", row->name);
}

void read_child(struct reading *reading, struct node *parent, const struct xml_element *child,
                const struct shape *shape)
{
    bool other;
    const struct wsman_namespace_row *ns = wsman_namespace_find(child->ns);
    enum wsman_namespace is = wsman_namespace_of(child->ns);
    if (ns != NULL && ns->old)
        reading->old = true;
    const struct shape *row = find_row(shape, false, is, child->name, &other);
    if (row != NULL) {
        read_row(reading, parent, child, row);
        return;
    }
    struct node *node = put_other(reading, parent, child);
    if (other)
        diag_add(reading->r, node, D(NAMESPACE), "%.*s",
                 child->name.len < 80 ? (int)child->name.len : 80, (const char *)child->name.data);
}

void read_shape(struct reading *reading, struct node *parent, const struct xml_element *element,
                const struct shape *shape)
{
    read_attributes(reading, parent, element, shape);
    if (bytes_trim(element->text).len > 0)
        put_stray_text(reading, parent, element);
    for (const struct xml_element *child = element->first; child != NULL; child = child->next)
        read_child(reading, parent, child, shape);
}
