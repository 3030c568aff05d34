/* Faults: [SOAP 1.2] 5.4, [MS-WSMV] 2.2.4.43; wsman.md 13. */
#include "code_table.h"
#include "wsman_private.h"

/* A fault while it is read. */
struct fault {
    struct node *group; /* of the whole fault */
    struct node *level; /* that texts belong to now: the group itself at first */
    bool has_wsman_fault, has_provider;
};

/* What is said of a fault as a whole: of the outermost element that says it. */
struct facts {
    bool wsman_fault, has_code;
    uint64_t code;
    struct span code_span;
    bool named; /* the number is one that the table is about */
    struct bytes message;
    struct span message_span;
};

/* A code as an unsigned number of 32 bits: decimal with or without sign, or 0x and hexadecimal. */
static bool code_of(struct bytes text, uint64_t *code)
{
    text = bytes_trim(text);
    if (bytes_starts_nocase(text, BYTES("0x")))
        return bytes_hexadecimal(bytes_from(text, 2), code) && *code <= UINT32_MAX;
    bool negative = bytes_starts(text, BYTES("-"));
    if (!bytes_decimal(bytes_from(text, negative ? 1 : 0), code))
        return false;
    if (!negative)
        return *code <= UINT32_MAX;
    if (*code > (uint64_t)INT32_MAX + 1)
        return false;
    *code = (0 - *code) & UINT32_MAX;
    return true;
}

static void put_code(struct reading *reading, struct node *group, uint64_t code, struct span span,
                     bool named)
{
    struct record *r = reading->r;
    struct node *node = put_uint(r, group, F(FAULT_CODE), code, span);
    put_string(r, group, F(FAULT_HEXADECIMAL), arena_printf(r->arena, "0x%08X", (unsigned)code),
               span);
    const struct code *row = named ? code_of_fault(code) : NULL;
    if (row != NULL) {
        put_string(r, group, F(FAULT_NAME), bytes_of_string(row->name), span_none());
        put_string(r, group, F(FAULT_MEANING), bytes_of_string(row->meaning), span_none());
    } else
        put_null(r, group, F(FAULT_NAME_ABSENT));
    if (named && row == NULL)
        diag_add(r, node, D(UNKNOWN_CODE), "%u", (unsigned)code);
}

/* A text that the whole fault has, too, is not shown twice. */
static void put_message(struct reading *reading, const struct fault *fault, struct node *level,
                        struct bytes text, struct span span)
{
    const struct node *whole = node_child(fault->group, F(FAULT_MESSAGE));
    bool said = whole != NULL && bytes_equal(bytes_trim(text), whole->value.b);
    put_string(reading->r, level, said ? F(FAULT_MESSAGE_SAID) : F(FAULT_MESSAGE), text, span);
}

/* The text of a level; that of the whole fault stands there already. */
static void found_message(struct reading *reading, const struct fault *fault,
                          const struct xml_element *element)
{
    struct span span = element->text_span;
    struct bytes text = trimmed(element->text, &span);
    const struct node *message = node_child(fault->level, F(FAULT_MESSAGE));
    if (message == NULL)
        message = node_child(fault->level, F(FAULT_MESSAGE_SAID));
    if (text.len == 0 || (message != NULL && bytes_equal(message->value.b, text)))
        return;
    if (message == NULL)
        put_message(reading, fault, fault->level, text, span);
    else
        put_stray_text(reading, fault->level, element);
}

static struct node *add_level(struct reading *reading, struct fault *fault,
                              const struct xml_element *element)
{
    struct node *list = list_under(reading, fault->group, F(FAULT_NESTED));
    struct node *level = node_add(reading->r, list, F(FAULT_LEVEL));
    level->span = element->span;
    put_string(reading->r, level, F(FAULT_ELEMENT), element->name, span_none());
    return level;
}

/* Elements and attributes that are read by themselves. */
static void read_later(struct reading *reading, struct node *parent,
                       const struct xml_element *element)
{
    (void)reading;
    (void)parent;
    (void)element;
}

static const struct shape wsman_fault[] = {
    READ_ATTRIBUTE("Code", read_later),
    ATTRIBUTE("Machine", TEXT, FAULT_MACHINE),
    SHAPE_END,
};

static const struct shape provider_fault[] = {
    ATTRIBUTE("provider", TEXT, FAULT_PROVIDER),
    ATTRIBUTE("path", TEXT, FAULT_PROVIDER_PATH),
    ATTRIBUTE("providerId", TEXT, FAULT_PROVIDER_ID),
    SHAPE_END,
};

static void found_wsman_fault(struct reading *reading, struct fault *fault,
                              const struct xml_element *element)
{
    const struct xml_attribute *attribute = attribute_of(element, "Code");
    uint64_t code = 0;
    bool known = attribute != NULL && code_of(attribute->value, &code);
    if (!fault->has_wsman_fault) {
        fault->has_wsman_fault = true;
        fault->level = fault->group;
    } else {
        fault->level = add_level(reading, fault, element);
        if (known)
            put_code(reading, fault->level, code, attribute->span, true);
    }
    if (attribute != NULL && !known)
        diag_add(reading->r, put_other_attribute(reading, fault->level, element, attribute),
                 D(VALUE), "Code");
    read_attributes(reading, fault->level, element, wsman_fault);
    const struct node *whole = node_child(fault->group, F(FAULT_MACHINE));
    struct node *machine = node_child(fault->level, F(FAULT_MACHINE));
    if (machine != NULL && machine != whole && whole != NULL &&
        bytes_equal(machine->value.b, whole->value.b))
        machine->field = F(FAULT_MACHINE_SAID);
    found_message(reading, fault, element);
}

static void found_provider(struct reading *reading, struct fault *fault,
                           const struct xml_element *element)
{
    fault->level = fault->has_provider ? add_level(reading, fault, element) : fault->group;
    fault->has_provider = true;
    read_attributes(reading, fault->level, element, provider_fault);
    found_message(reading, fault, element);
}

/* The first child of that local name: what stands here has namespaces of WMI classes. */
static const struct xml_element *any_child(const struct xml_element *element, const char *name)
{
    for (const struct xml_element *child = element->first; child != NULL; child = child->next)
        if (bytes_equal(child->name, bytes_of_string(name)))
            return child;
    return NULL;
}

/* Errors of WMI and CIM: which of their properties are the number and the text. */
static const struct {
    const char *element, *code, *message;
    bool hresult; /* the number is one, where nothing else is said */
} errors[] = {
    {"MSFT_WmiError", "error_Code", "Message", true},
    {"CIM_Error", "CIMStatusCode", "Message", false},
    {"__ExtendedStatus", "StatusCode", "Description", true},
};

/* error_Code counts in what error_Type says; the codes of the table are HRESULT and Win32. */
static bool is_hresult(const struct xml_element *element)
{
    const struct xml_element *type = any_child(element, "error_Type");
    return type == NULL || bytes_equal_nocase(bytes_trim(type->text), BYTES("HRESULT")) ||
           bytes_equal_nocase(bytes_trim(type->text), BYTES("Win32"));
}

/* The number of an error of WMI; without error_Code it stands in MessageID: "HRESULT 0x803381a5".
 */
static const struct xml_element *wmi_code(const struct xml_element *element, const char *name,
                                          uint64_t *code)
{
    const struct xml_element *child = any_child(element, name);
    if (child != NULL && code_of(child->text, code))
        return child;
    child = any_child(element, "MessageID");
    if (child == NULL || !bytes_starts(bytes_trim(child->text), BYTES("HRESULT ")) ||
        !code_of(bytes_from(bytes_trim(child->text), 8), code))
        return NULL;
    return child;
}

/* The number and the text of an error of WMI; NULL where it has none, and when it is no such error.
 */
static const struct xml_element *error_number(const struct xml_element *element, uint64_t *code,
                                              bool *named)
{
    for (size_t i = 0; i < sizeof(errors) / sizeof(errors[0]); i++)
        if (bytes_equal(element->name, bytes_of_string(errors[i].element))) {
            *named = errors[i].hresult && is_hresult(element);
            return wmi_code(element, errors[i].code, code);
        }
    return NULL;
}

static const struct xml_element *error_text(const struct xml_element *element)
{
    for (size_t i = 0; i < sizeof(errors) / sizeof(errors[0]); i++)
        if (bytes_equal(element->name, bytes_of_string(errors[i].element)))
            return any_child(element, errors[i].message);
    return NULL;
}

/* Properties of an error of WMI that its level says by itself. */
static void mark_said(struct node *properties)
{
    static const char *const names[] = {"Message",       "MessageID",      "CIMStatusCode",
                                        "error_Code",    "error_Category", "error_Type",
                                        "@b:IsCIM_Error"};
    for (struct node *node = properties->first; node != NULL; node = node->next)
        for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
            if (node->field->kind == KIND_STRING &&
                bytes_equal(node->name, bytes_of_string(names[i])))
                node->field = F(PROPERTY_SAID);
}

/* A number of an error of WMI that has names of its own. */
static void put_number(struct reading *reading, struct node *level,
                       const struct xml_element *element, const char *name,
                       const struct field *field)
{
    const struct xml_element *child = any_child(element, name);
    uint64_t number;
    if (child != NULL && code_of(child->text, &number))
        put_uint(reading->r, level, field, number, child->text_span);
}

/* Everything that ends the chain: shown whole, with its number and its text where they are known.
 */
static void found_error(struct reading *reading, struct fault *fault,
                        const struct xml_element *element)
{
    struct record *r = reading->r;
    struct node *level = add_level(reading, fault, element);
    uint64_t code;
    bool named;
    const struct xml_element *number = error_number(element, &code, &named);
    if (number != NULL)
        put_code(reading, level, code, number->text_span, named);
    const struct xml_element *text = error_text(element);
    if (text != NULL)
        put_message(reading, fault, level, text->text, text->text_span);
    put_number(reading, level, element, "CIMStatusCode", F(FAULT_CIM_STATUS));
    put_number(reading, level, element, "error_Category", F(FAULT_CATEGORY));
    const struct wsman_namespace_row *ns = wsman_namespace_find(element->ns);
    if (ns == NULL && element->ns.len > 0)
        put_string(r, level, F(NAMESPACE_URI), element->ns, span_none());
    read_properties(reading, level, F(FAULT_PROPERTIES), element);
    mark_said(node_child(level, F(FAULT_PROPERTIES)));
}

static void read_fault_detail(struct reading *reading, struct fault *fault,
                              const struct xml_element *element)
{
    struct span span = element->text_span;
    struct bytes uri = trimmed(element->text, &span);
    if (node_child(fault->group, F(FAULT_DETAIL)) != NULL || element->first != NULL) {
        put_other(reading, fault->group, element);
        return;
    }
    put_string(reading->r, fault->group, F(FAULT_DETAIL), wsman_last_part(uri), span);
    put_string(reading->r, fault->group, F(FAULT_DETAIL_URI), uri, span);
}

/* True when what is in element is to be read, too. */
static bool read_in_detail(struct reading *reading, struct fault *fault,
                           const struct xml_element *element)
{
    const struct wsman_namespace_row *ns = wsman_namespace_find(element->ns);
    reading->old |= ns != NULL && ns->old;
    if (is_element(element, NAMESPACE_FAULT, "WSManFault")) {
        found_wsman_fault(reading, fault, element);
        return true;
    }
    if (is_element(element, NAMESPACE_FAULT, "ProviderFault")) {
        found_provider(reading, fault, element);
        return true;
    }
    if (is_element(element, NAMESPACE_FAULT, "Message")) {
        read_attributes(reading, fault->level, element, NULL);
        found_message(reading, fault, element);
        return true;
    }
    if (is_element(element, NAMESPACE_FAULT, "ExtendedError")) {
        found_message(reading, fault, element);
        return true;
    }
    if (is_element(element, NAMESPACE_WSMAN, "FaultDetail"))
        read_fault_detail(reading, fault, element);
    else
        found_error(reading, fault, element);
    return false;
}

static void read_detail(struct reading *reading, struct fault *fault,
                        const struct xml_element *detail)
{
    if (bytes_trim(detail->text).len > 0)
        put_stray_text(reading, fault->group, detail);
    const struct xml_element *at = detail->first;
    while (at != NULL) {
        if (read_in_detail(reading, fault, at) && at->first != NULL) {
            at = at->first;
            continue;
        }
        while (at != detail && at->next == NULL)
            at = at->parent;
        at = at != detail ? at->next : NULL;
    }
}

/* --- the SOAP part -------------------------------------------------------------------------------
 */

static void read_value(struct reading *reading, struct node *parent,
                       const struct xml_element *element)
{
    struct span span = element->text_span;
    struct bytes name = trimmed(element->text, &span);
    if (node_child(parent, F(FAULT_SOAP_CODE)) == NULL)
        put_string(reading->r, parent, F(FAULT_SOAP_CODE), without_prefix(name), span);
    else
        put_other(reading, parent, element);
}

static void read_subcode_value(struct reading *reading, struct node *parent,
                               const struct xml_element *element)
{
    struct span span = element->text_span;
    struct bytes name = trimmed(element->text, &span);
    if (node_child(parent, F(FAULT_SUBCODE)) != NULL) {
        put_other(reading, parent, element);
        return;
    }
    struct bytes local = without_prefix(name);
    struct bytes prefix = bytes_part(name, 0, name.len > local.len ? name.len - local.len - 1 : 0);
    struct bytes uri = xml_prefix(element, prefix);
    put_string(reading->r, parent, F(FAULT_SUBCODE), local, span);
    put_string(reading->r, parent, F(FAULT_SUBCODE_NAME), name, span);
    if (uri.len > 0)
        put_string(reading->r, parent, F(FAULT_SUBCODE_NAMESPACE), uri, span_none());
    const struct wsman_subcode *row = wsman_subcode_find(wsman_namespace_of(uri), local);
    if (row != NULL)
        put_string(reading->r, parent, F(FAULT_SUBCODE_MEANING), bytes_of_string(row->meaning),
                   span_none());
}

static void read_reason(struct reading *reading, struct node *parent,
                        const struct xml_element *element)
{
    struct span span = element->text_span;
    struct bytes text = trimmed(element->text, &span);
    const struct field *language = F(FAULT_REASON_LANGUAGE);
    if (node_child(parent, F(FAULT_REASON)) != NULL) { /* the same in another language */
        struct node *list = list_under(reading, parent, F(FAULT_REASONS));
        parent = node_add(reading->r, list, F(FAULT_OTHER_REASON));
        parent->span = element->span;
        language = F(FAULT_OTHER_LANGUAGE);
        put_string(reading->r, parent, F(FAULT_OTHER_TEXT), text, span);
    } else {
        put_string(reading->r, parent, F(FAULT_REASON), text, span);
    }
    for (size_t i = 0; i < element->n_attributes; i++) {
        const struct xml_attribute *attribute = &element->attributes[i];
        if (wsman_namespace_of(attribute->ns) == NAMESPACE_XML &&
            bytes_equal(attribute->name, BYTES("lang")) && node_child(parent, language) == NULL)
            put_string(reading->r, parent, language, attribute->value, attribute->span);
        else
            put_other_attribute(reading, parent, element, attribute);
    }
}

static const struct shape subcode[] = {
    READ(SOAP, "Value", read_subcode_value),
    SHAPE_END,
};

static const struct shape code_shape[] = {
    READ(SOAP, "Value", read_value),
    INLINE(SOAP, "Subcode", subcode),
    SHAPE_END,
};

static const struct shape reason[] = {
    READ(SOAP, "Text", read_reason),
    SHAPE_END,
};

static const struct shape fault_shape[] = {
    INLINE(SOAP, "Code", code_shape),
    INLINE(SOAP, "Reason", reason),
    ELEMENT(SOAP, "Node", TEXT, FAULT_NODE),
    ELEMENT(SOAP, "Role", TEXT, FAULT_ROLE),
    READ(SOAP, "Detail", read_later),
    /* SOAP 1.1 */
    READ(NONE, "faultcode", read_value),
    READ(NONE, "faultstring", read_reason),
    ELEMENT(NONE, "faultactor", TEXT, FAULT_ROLE),
    READ(NONE, "detail", read_later),
    SHAPE_END,
};

/* --- the whole fault -----------------------------------------------------------------------------
 */

static bool is_texted(const struct xml_element *element)
{
    return is_element(element, NAMESPACE_FAULT, "Message") ||
           is_element(element, NAMESPACE_FAULT, "ProviderFault") ||
           is_element(element, NAMESPACE_FAULT, "WSManFault") ||
           is_element(element, NAMESPACE_FAULT, "ExtendedError");
}

static void learn_message(struct facts *facts, const struct xml_element *element)
{
    struct span span = element->text_span;
    struct bytes text = trimmed(element->text, &span);
    if (facts->message.len == 0 && text.len > 0) {
        facts->message = text;
        facts->message_span = span;
    }
}

/* The code of the outermost WSManFault, else of the first MSFT_WmiError; the first text. */
static void learn_detail(struct facts *facts, const struct xml_element *detail)
{
    for (const struct xml_element *at = detail; at != NULL; at = xml_following(detail, at)) {
        uint64_t code;
        bool named;
        const struct xml_attribute *attribute = attribute_of(at, "Code");
        if (is_texted(at))
            learn_message(facts, at);
        const struct xml_element *text = error_text(at);
        if (text != NULL)
            learn_message(facts, text);
        if (is_element(at, NAMESPACE_FAULT, "WSManFault") && !facts->wsman_fault) {
            facts->wsman_fault = true; /* its code goes before one of WMI, wherever it stands */
            if (attribute != NULL && code_of(attribute->value, &code)) {
                facts->has_code = true;
                facts->code = code;
                facts->code_span = attribute->span;
                facts->named = true;
            }
        } else if (bytes_equal(at->name, BYTES("MSFT_WmiError")) && !facts->has_code) {
            const struct xml_element *number = error_number(at, &code, &named);
            if (number != NULL) {
                facts->has_code = true;
                facts->code = code;
                facts->code_span = number->text_span;
                facts->named = named;
            }
        }
    }
}

static const struct xml_element *detail_of(const struct xml_element *fault)
{
    const struct xml_element *detail = child_of(fault, NAMESPACE_SOAP, "Detail");
    return detail != NULL ? detail : child_of(fault, NAMESPACE_NONE, "detail");
}

/* Number, name and text: what the record says of every fault, before everything else. */
static void put_facts(struct reading *reading, struct node *group,
                      const struct xml_element *element)
{
    struct record *r = reading->r;
    struct facts facts = {.message = bytes_none()};
    const struct xml_element *detail = detail_of(element);
    if (detail != NULL)
        learn_detail(&facts, detail);
    const struct xml_element *text =
        child_of(child_of(element, NAMESPACE_SOAP, "Reason"), NAMESPACE_SOAP, "Text");
    if (text == NULL)
        text = child_of(element, NAMESPACE_NONE, "faultstring");
    if (text != NULL)
        learn_message(&facts, text);
    if (facts.has_code) {
        put_code(reading, group, facts.code, facts.code_span, facts.named);
    } else {
        put_null(r, group, F(FAULT_CODE_ABSENT));
        put_null(r, group, F(FAULT_NAME_ABSENT));
        diag_add(r, group, D(FAULT_CODE), "%s", "");
    }
    if (facts.message.len > 0)
        put_string(r, group, F(FAULT_MESSAGE), facts.message, facts.message_span);
    else
        put_null(r, group, F(FAULT_MESSAGE_ABSENT));
}

void read_fault(struct reading *reading, struct node *parent, const struct xml_element *element)
{
    if (reading->envelope->fault) {
        diag_add(reading->r, put_other(reading, parent, element), D(REPEATED), "Fault");
        return;
    }
    reading->envelope->fault = true;
    struct node *group = node_add(reading->r, parent, F(FAULT));
    group->span = element->span;
    struct fault fault = {.group = group, .level = group};
    put_facts(reading, group, element);
    read_shape(reading, group, element, fault_shape);
    const struct xml_element *detail = detail_of(element);
    if (detail != NULL)
        read_detail(reading, &fault, detail);
}
