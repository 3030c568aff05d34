/* The SOAP header: [DSP0226] 5, [MS-WSMV] 3.1.4.1; wsman.md 6. */
#include "wsman_private.h"

/* An endpoint reference of which the address alone says something; the rest is shown beside it. */
static void put_address(struct reading *reading, struct node *parent,
                        const struct xml_element *element, const struct field *field)
{
    const struct xml_element *inner = child_of(element, NAMESPACE_ADDRESSING, "Address");
    if (inner == NULL || node_child(parent, field) != NULL) {
        diag_add(reading->r, put_other(reading, parent, element),
                 inner == NULL ? D(UNEXPECTED) : D(REPEATED), "%s", field->label);
        return;
    }
    struct span span = inner->text_span;
    struct bytes text = trimmed(inner->text, &span);
    put_string(reading->r, parent, field, text, span);
    read_attributes(reading, parent, element, NULL);
    read_attributes(reading, parent, inner, NULL);
    for (const struct xml_element *child = element->first; child != NULL; child = child->next)
        if (child != inner)
            put_other(reading, parent, child);
}

static void read_reply_to(struct reading *reading, struct node *parent,
                          const struct xml_element *element)
{
    put_address(reading, parent, element, F(REPLY_TO));
}

static void read_fault_to(struct reading *reading, struct node *parent,
                          const struct xml_element *element)
{
    put_address(reading, parent, element, F(FAULT_TO));
}

static void read_from(struct reading *reading, struct node *parent,
                      const struct xml_element *element)
{
    put_address(reading, parent, element, F(FROM));
}

/* The record has these members whether the header has them or not: wsman.c has put them already. */
static void read_nothing(struct reading *reading, struct node *parent,
                         const struct xml_element *element)
{
    for (size_t i = 0; i < sizeof(reading->placed) / sizeof(reading->placed[0]); i++)
        if (reading->placed[i] != NULL && reading->placed[i] != element &&
            bytes_equal(reading->placed[i]->name, element->name)) {
            diag_add(reading->r, put_other(reading, parent, element), D(REPEATED), "header");
            return;
        }
    read_attributes(reading, parent, element, NULL);
    for (const struct xml_element *child = element->first; child != NULL; child = child->next)
        diag_add(reading->r, put_other(reading, parent, child), D(UNEXPECTED), "inside a header");
}

/* xml:lang is all that w:Locale and p:DataLocale have. */
static void put_language(struct reading *reading, struct node *parent,
                         const struct xml_element *element, const struct field *field)
{
    for (size_t i = 0; i < element->n_attributes; i++) {
        const struct xml_attribute *attribute = &element->attributes[i];
        if (bytes_equal(attribute->name, BYTES("lang")) && node_child(parent, field) == NULL) {
            put_string(reading->r, parent, field, attribute->value, attribute->span);
            return;
        }
    }
    put_other(reading, parent, element);
}

static void read_locale(struct reading *reading, struct node *parent,
                        const struct xml_element *element)
{
    put_language(reading, parent, element, F(LOCALE));
}

static void read_data_locale(struct reading *reading, struct node *parent,
                             const struct xml_element *element)
{
    put_language(reading, parent, element, F(DATA_LOCALE));
}

/* --- selectors and options -------------------------------------------------------------------- */

/* The attribute Name of an element; none, and a diagnostic on the element's node, without one. */
static struct bytes name_of_element(const struct xml_element *element)
{
    const struct xml_attribute *name = attribute_of(element, "Name");
    return name != NULL ? name->value : bytes_none();
}

void put_selectors(struct reading *reading, struct node *parent, struct node *map,
                   const struct xml_element *element)
{
    if (map->span.source == 0)
        map->span = element->span;
    read_attributes(reading, parent, element, NULL);
    for (const struct xml_element *child = element->first; child != NULL; child = child->next) {
        if (!is_element(child, NAMESPACE_WSMAN, "Selector") ||
            attribute_of(child, "Name") == NULL) {
            diag_add(reading->r, put_other(reading, parent, child), D(UNEXPECTED),
                     "among selectors");
            continue;
        }
        struct bytes name = name_of_element(child);
        if (child->first != NULL) {
            /* A selector whose value is an endpoint reference. */
            struct node *inside = node_add_named(reading->r, map, F(ELEMENT), name);
            inside->span = child->span;
            put_content(reading, inside, child);
            continue;
        }
        struct node *node = put_named(reading->r, map, F(SELECTOR), name, child->text,
                                      child->text.len > 0 ? child->text_span : child->span);
        if (is_password(name))
            hide(reading, node);
    }
}

void read_selectors(struct reading *reading, struct node *parent, const struct xml_element *element)
{
    struct node *map =
        parent == reading->r->root ? reading->selectors : list_under(reading, parent, F(SELECTORS));
    put_selectors(reading, parent, map, element);
}

static void read_requested_epr(struct reading *reading, struct node *parent,
                               const struct xml_element *element)
{
    if (node_child(parent, F(REQUESTED_EPR)) != NULL) {
        diag_add(reading->r, put_other(reading, parent, element), D(REPEATED), "RequestedEPR");
        return;
    }
    struct node *group = node_add(reading->r, parent, F(REQUESTED_EPR));
    group->span = element->span;
    read_reference(reading, group, element);
}

static void read_option(struct reading *reading, struct node *parent, struct node *map,
                        const struct xml_element *child)
{
    struct record *r = reading->r;
    struct bytes name = name_of_element(child);
    bool nil = false;
    for (size_t i = 0; i < child->n_attributes; i++) {
        const struct xml_attribute *attribute = &child->attributes[i];
        if (bytes_equal(attribute->name, BYTES("MustComply"))) {
            if (is_true(attribute->value))
                put_string(r, list_under(reading, parent, F(MUST_COMPLY)), F(MUST_COMPLY_NAME),
                           name, child->span);
        } else if (bytes_equal(attribute->name, BYTES("Type"))) {
            put_named(r, list_under(reading, parent, F(OPTION_TYPES)), F(OPTION_TYPE), name,
                      attribute->value, attribute->span);
        } else if (bytes_equal(attribute->name, BYTES("nil"))) {
            nil = is_true(attribute->value);
        } else if (!bytes_equal(attribute->name, BYTES("Name"))) {
            put_other_attribute(reading, parent, child, attribute);
        }
    }
    if (child->first != NULL) {
        struct node *inside = node_add_named(r, map, F(ELEMENT), name);
        inside->span = child->span;
        put_content(reading, inside, child);
    } else if (nil && child->text.len == 0) {
        node_add_named(r, map, F(OPTION_NIL), name)->span = child->span;
    } else {
        /* What every Receive has, and servers ignore: wsman.md 6.1. */
        bool usual = bytes_equal_nocase(name, BYTES("WSMAN_CMDSHELL_OPTION_KEEPALIVE"));
        put_named(r, map, usual ? F(OPTION_USUAL) : F(OPTION), name, child->text,
                  child->text.len > 0 ? child->text_span : child->span);
    }
    if (bytes_equal_nocase(name, BYTES("WINRS_CODEPAGE")))
        reading->envelope->codepage = bytes_trim(child->text);
    if (bytes_equal_nocase(name, BYTES("protocolversion")))
        reading->envelope->protocol_option = bytes_trim(child->text);
}

static void read_options(struct reading *reading, struct node *parent,
                         const struct xml_element *element)
{
    struct node *map = list_under(reading, parent, F(OPTIONS));
    if (map->span.source == 0)
        map->span = element->span;
    read_attributes(reading, parent, element, NULL);
    for (const struct xml_element *child = element->first; child != NULL; child = child->next) {
        if (is_element(child, NAMESPACE_WSMAN, "Option") && attribute_of(child, "Name") != NULL)
            read_option(reading, parent, map, child);
        else
            diag_add(reading->r, put_other(reading, parent, child), D(UNEXPECTED), "among options");
    }
}

/* --- the header --------------------------------------------------------------------------------
 */

/* clang-format off */
static const struct shape headers[] = {
    READ(ADDRESSING, "Action", read_nothing),
    READ(ADDRESSING, "MessageID", read_nothing),
    READ(ADDRESSING, "RelatesTo", read_nothing),
    READ(WSMAN, "ResourceURI", read_nothing),
    ELEMENT(ADDRESSING, "To", TEXT, TO),
    READ(ADDRESSING, "From", read_from),
    READ(ADDRESSING, "ReplyTo", read_reply_to),
    READ(ADDRESSING, "FaultTo", read_fault_to),
    READ(WSMAN, "SelectorSet", read_selectors),
    READ(WSMAN, "OptionSet", read_options),
    ELEMENT(WSMAN, "OperationTimeout", DURATION, OPERATION_TIMEOUT),
    ELEMENT(WSMAN, "MaxEnvelopeSize", UINT, MAX_ENVELOPE_SIZE),
    READ(WSMAN, "Locale", read_locale),
    READ(MICROSOFT, "DataLocale", read_data_locale),
    ELEMENT(MICROSOFT, "SessionId", TEXT, SESSION_ID),
    ELEMENT(MICROSOFT, "OperationID", TEXT, OPERATION_ID),
    ELEMENT(MICROSOFT, "SequenceId", UINT, SEQUENCE_ID),
    ELEMENT(MICROSOFT, "LastSequenceIdReceived", UINT, LAST_SEQUENCE_ID),
    ELEMENT(MICROSOFT, "ActivityId", TEXT, ACTIVITY_ID),
    ELEMENT(SHELL, "CompressionType", TEXT, COMPRESSION_TYPE),
    ELEMENT(MACHINE_ID, "MachineID", TEXT, MACHINE_ID),
    ELEMENT(WSMAN, "FragmentTransfer", VERBATIM, FRAGMENT_TRANSFER),
    ELEMENT(WSMAN, "RequestEPR", PRESENT, REQUEST_EPR),
    READ(WSMAN, "RequestedEPR", read_requested_epr),
    ELEMENT(WSMAN, "RequestTotalItemsCountEstimate", PRESENT, REQUEST_TOTAL),
    ELEMENT(WSMAN, "TotalItemsCountEstimate", TEXT, TOTAL),
    ELEMENT(WSMAN, "AckRequested", PRESENT, ACK_REQUESTED),
    ELEMENT(EVENTING, "Identifier", TEXT, IDENTIFIER),
    SHAPE_END,
};

/* Headers that are known and shown among the others, with what is in them. */
static const struct {
    enum wsman_namespace ns;
    const char *name;
} others[] = {
    {NAMESPACE_WSMAN, "Bookmark"},
};
/* clang-format on */

static bool is_known(const struct xml_element *element)
{
    enum wsman_namespace ns = wsman_namespace_of(element->ns);
    for (const struct shape *row = headers; row->name != NULL; row++)
        if (row->ns == ns && bytes_equal(element->name, bytes_of_string(row->name)))
            return true;
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        if (others[i].ns == ns && bytes_equal(element->name, bytes_of_string(others[i].name)))
            return true;
    return false;
}

/* Many clients write the attribute without the namespace that [SOAP 1.2] 5.2.3 gives it. */
static bool must_understand(const struct xml_element *element)
{
    for (size_t i = 0; i < element->n_attributes; i++) {
        const struct xml_attribute *attribute = &element->attributes[i];
        enum wsman_namespace ns = wsman_namespace_of(attribute->ns);
        if (bytes_equal(attribute->name, BYTES("mustUnderstand")) &&
            (ns == NAMESPACE_NONE || ns == NAMESPACE_SOAP || ns == NAMESPACE_SOAP_1_1))
            return is_true(attribute->value);
    }
    return false;
}

void read_header(struct reading *reading, const struct xml_element *header)
{
    struct record *r = reading->r;
    struct node *root = r->root;
    read_attributes(reading, root, header, NULL);
    if (bytes_trim(header->text).len > 0)
        put_stray_text(reading, root, header);
    struct node *marked = NULL;
    for (const struct xml_element *child = header->first; child != NULL; child = child->next) {
        read_child(reading, root, child, headers);
        if (!must_understand(child))
            continue;
        if (marked == NULL)
            marked = node_add(r, root, F(MUST_UNDERSTAND));
        struct node *name =
            put_string(r, marked, F(MUST_UNDERSTAND_NAME), child->name, child->span);
        if (!is_known(child))
            diag_add(r, name, D(MUST_UNDERSTAND), "%.*s",
                     child->name.len < 80 ? (int)child->name.len : 80,
                     (const char *)child->name.data);
    }
}
