#include "wsman_private.h"

/* clang-format off */
const struct name wsman_direction_names[] = {{C2S, "c2s"}, {S2C, "s2c"}, {0, NULL}};
const struct name wsman_carrier_names[] = {
    {CARRIER_CREATION_XML, "creationXml"},
    {CARRIER_CONNECT_XML, "connectXml"},
    {CARRIER_CONNECT_RESPONSE_XML, "connectResponseXml"},
    {CARRIER_COMMAND, "Command"},
    {CARRIER_SEND, "Send"},
    {CARRIER_RECEIVE, "Receive"},
    {0, NULL},
};
/* clang-format on */

/* clang-format off */
/* CIM_Error.CIMStatusCode, [DSP0223]. */
const struct name wsman_cim_status_names[] = {
    {1, "CIM_ERR_FAILED"}, {2, "CIM_ERR_ACCESS_DENIED"}, {3, "CIM_ERR_INVALID_NAMESPACE"},
    {4, "CIM_ERR_INVALID_PARAMETER"}, {5, "CIM_ERR_INVALID_CLASS"}, {6, "CIM_ERR_NOT_FOUND"},
    {7, "CIM_ERR_NOT_SUPPORTED"}, {8, "CIM_ERR_CLASS_HAS_CHILDREN"}, {9, "CIM_ERR_CLASS_HAS_INSTANCES"},
    {10, "CIM_ERR_INVALID_SUPERCLASS"}, {11, "CIM_ERR_ALREADY_EXISTS"}, {12, "CIM_ERR_NO_SUCH_PROPERTY"},
    {13, "CIM_ERR_TYPE_MISMATCH"}, {14, "CIM_ERR_QUERY_LANGUAGE_NOT_SUPPORTED"}, {15, "CIM_ERR_INVALID_QUERY"},
    {16, "CIM_ERR_METHOD_NOT_AVAILABLE"}, {17, "CIM_ERR_METHOD_NOT_FOUND"}, {20, "CIM_ERR_NAMESPACE_NOT_EMPTY"},
    {21, "CIM_ERR_INVALID_ENUMERATION_CONTEXT"}, {22, "CIM_ERR_INVALID_OPERATION_TIMEOUT"},
    {23, "CIM_ERR_PULL_HAS_BEEN_ABANDONED"}, {24, "CIM_ERR_PULL_CANNOT_BE_ABANDONED"},
    {25, "CIM_ERR_FILTERED_ENUMERATION_NOT_SUPPORTED"}, {26, "CIM_ERR_CONTINUATION_ON_ERROR_NOT_SUPPORTED"},
    {27, "CIM_ERR_SERVER_LIMITS_EXCEEDED"}, {28, "CIM_ERR_SERVER_IS_SHUTTING_DOWN"}, {0, NULL},
};
/* MSFT_WmiError.error_Category: MI_ErrorCategory, and ErrorCategory of PowerShell. */
const struct name wsman_error_category_names[] = {
    {0, "NotSpecified"}, {1, "OpenError"}, {2, "CloseError"}, {3, "DeviceError"}, {4, "DeadlockDetected"},
    {5, "InvalidArgument"}, {6, "InvalidData"}, {7, "InvalidOperation"}, {8, "InvalidResult"}, {9, "InvalidType"},
    {10, "MetadataError"}, {11, "NotImplemented"}, {12, "NotInstalled"}, {13, "ObjectNotFound"},
    {14, "OperationStopped"}, {15, "OperationTimeout"}, {16, "SyntaxError"}, {17, "ParserError"},
    {18, "PermissionDenied"}, {19, "ResourceBusy"}, {20, "ResourceExists"}, {21, "ResourceUnavailable"},
    {22, "ReadError"}, {23, "WriteError"}, {24, "FromStdErr"}, {25, "SecurityError"}, {26, "ProtocolError"},
    {27, "ConnectionError"}, {28, "AuthenticationError"}, {29, "LimitsExceeded"}, {30, "QuotaExceeded"},
    {31, "NotEnabled"}, {0, NULL},
};
/* clang-format on */

const struct field wsman_fields[] = {WSMAN_FIELDS(FIELD_ROW)};
const struct field_table wsman_field_table = {"WS-Management", "wsman", wsman_fields,
                                              WSMAN_FIELD_COUNT};
const struct diag_kind wsman_diagnostics[] = {WSMAN_DIAGNOSTICS(DIAG_ROW)};
const struct diag_table wsman_diag_table = {wsman_diagnostics, WSMAN_DIAGNOSTIC_COUNT};

const char *carrier_name(enum carrier carrier)
{
    const char *name = name_of(wsman_carrier_names, carrier);
    return name != NULL ? name : "";
}

struct record *wsman_record_new(const struct limits *limits)
{
    return record_new(F(RECORD), limits);
}

void wsman_set_refused(struct record *r)
{
    struct node *node = node_child(r->root, F(REFUSED));
    if (node != NULL)
        node->value.u = true;
    else
        put_bool(r, r->root, F(REFUSED), true, span_none());
}

void wsman_hide_raw(struct record *r)
{
    struct node *node = node_child(r->root, F(XML));
    if (node != NULL)
        node->flags |= NODE_SECRET;
}

/* --- XML and SOAP --------------------------------------------------------------------------------
 */

static void report_xml(struct reading *reading, const struct xml_document *document)
{
    struct record *r = reading->r;
    const struct diag_kind *kind = NULL;
    switch (document->problem) {
    case XML_WELL_FORMED:
        break;
    case XML_MALFORMED:
        kind = D(MALFORMED);
        break;
    case XML_TOO_DEEP:
    case XML_TOO_MANY:
        kind = D(XML_LIMIT);
        break;
    case XML_DTD:
        kind = D(DTD);
        break;
    case XML_TRAILING:
        kind = D(TRAILING);
        break;
    case XML_EMPTY:
        kind = D(NOT_XML);
        break;
    }
    struct bytes message = bytes_trim(document->message);
    if (kind != NULL)
        diag_add(r, r->root, kind, "at byte %llu%s%.*s",
                 (unsigned long long)document->problem_offset, message.len > 0 ? ": " : "",
                 message.len < 200 ? (int)message.len : 200, (const char *)message.data);
    if (document->root == NULL && kind != D(NOT_XML))
        diag_add(r, r->root, D(NOT_XML), "%s", "");
    if (document->replaced)
        diag_add(r, r->root, D(CHARACTERS), "%s", "");
    if (document->invalid_utf8)
        diag_add(r, r->root, &model_diagnostics[DIAG_UTF8], "at byte %llu",
                 (unsigned long long)document->invalid_offset);
}

/* Finds header and body; false when the root is no envelope. */
static bool read_envelope(struct reading *reading, const struct xml_element *root)
{
    struct record *r = reading->r;
    enum wsman_namespace soap = NAMESPACE_SOAP;
    if (is_element(root, NAMESPACE_SOAP_1_1, "Envelope")) {
        soap = NAMESPACE_SOAP_1_1;
        diag_add(r, r->root, D(SOAP_1_1), "%s", "");
    } else if (!is_element(root, NAMESPACE_SOAP, "Envelope")) {
        diag_add(r, r->root, D(NOT_SOAP), "the root element is %.*s",
                 root->name.len < 80 ? (int)root->name.len : 80, (const char *)root->name.data);
        return false;
    }
    reading->header = child_of(root, soap, "Header");
    reading->body = child_of(root, soap, "Body");
    if (reading->header == NULL)
        diag_add(r, r->root, D(NO_HEADER), "%s", "");
    if (reading->body == NULL)
        diag_add(r, r->root, D(NO_BODY), "%s", "");
    static const struct {
        enum wsman_namespace ns;
        const char *name;
    } rows[] = {{NAMESPACE_ADDRESSING, "Action"},
                {NAMESPACE_WSMAN, "ResourceURI"},
                {NAMESPACE_ADDRESSING, "MessageID"},
                {NAMESPACE_ADDRESSING, "RelatesTo"}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        reading->placed[i] = child_of(reading->header, rows[i].ns, rows[i].name);
    return true;
}

/* What stands in the envelope beside one header and one body. */
static void read_rest(struct reading *reading, const struct xml_element *root)
{
    struct record *r = reading->r;
    for (size_t i = 0; i < root->n_attributes; i++) {
        const struct xml_attribute *attribute = &root->attributes[i];
        if (wsman_namespace_of(attribute->ns) == NAMESPACE_XML &&
            bytes_equal(attribute->name, BYTES("lang")) && node_child(r->root, F(LANGUAGE)) == NULL)
            put_string(r, r->root, F(LANGUAGE), attribute->value, attribute->span);
        else
            put_other_attribute(reading, r->root, root, attribute);
    }
    if (bytes_trim(root->text).len > 0)
        put_stray_text(reading, r->root, root);
    for (const struct xml_element *child = root->first; child != NULL; child = child->next) {
        if (child == reading->header || child == reading->body)
            continue;
        bool body = reading->body != NULL && bytes_equal(child->ns, reading->body->ns) &&
                    bytes_equal(child->name, reading->body->name);
        diag_add(r, put_other(reading, r->root, child), body ? D(BODIES) : D(UNEXPECTED), "%.*s",
                 child->name.len < 80 ? (int)child->name.len : 80, (const char *)child->name.data);
    }
}

/* --- the members that every record has
 * ------------------------------------------------------------ */

enum { ACTION, RESOURCE_URI, MESSAGE_ID, RELATES_TO };

/* A header's text, or null; gives the text. */
static struct bytes put_placed(struct reading *reading, int which, const struct field *field,
                               const struct field *absent)
{
    struct record *r = reading->r;
    const struct xml_element *element = reading->placed[which];
    if (element == NULL) {
        put_null(r, r->root, absent);
        return bytes_none();
    }
    struct span span = element->text_span;
    struct bytes text = trimmed(element->text, &span);
    put_string(r, r->root, field, text, element->text.len > 0 ? span : element->span);
    return text;
}

/* A value that was found with its place. */
struct found {
    struct bytes text;
    struct span span;
};

static struct found found_text(const struct xml_element *element)
{
    struct found found = {bytes_none(), element->text_span};
    found.text = trimmed(element->text, &found.span);
    return found;
}

static struct found selector_of(const struct xml_element *set, const char *name)
{
    for (const struct xml_element *child = set != NULL ? set->first : NULL; child != NULL;
         child = child->next) {
        const struct xml_attribute *attribute = attribute_of(child, "Name");
        if (attribute != NULL && is_element(child, NAMESPACE_WSMAN, "Selector") &&
            bytes_equal_nocase(attribute->value, bytes_of_string(name)))
            return found_text(child);
    }
    return (struct found){bytes_none(), span_none()};
}

/* rsp:Shell in the body: its attribute, else its element. */
static struct found shell_of_body(const struct xml_element *body)
{
    const struct xml_element *shell = child_of(body, NAMESPACE_SHELL, "Shell");
    if (shell == NULL)
        return (struct found){bytes_none(), span_none()};
    const struct xml_attribute *attribute = attribute_of(shell, "ShellId");
    if (attribute != NULL && bytes_trim(attribute->value).len > 0)
        return (struct found){bytes_trim(attribute->value), attribute->span};
    const struct xml_element *element = child_of(shell, NAMESPACE_SHELL, "ShellId");
    return element != NULL ? found_text(element) : (struct found){bytes_none(), span_none()};
}

/* The endpoint reference of what was created: servers before 2012 say the ShellId there alone. */
static struct found shell_created(const struct xml_element *body)
{
    const struct xml_element *created = child_of(body, NAMESPACE_TRANSFER, "ResourceCreated");
    const struct xml_element *parameters =
        child_of(created, NAMESPACE_ADDRESSING, "ReferenceParameters");
    return selector_of(child_of(parameters, NAMESPACE_WSMAN, "SelectorSet"), "ShellId");
}

/* w:Filter of an enumeration with the dialect SelectorFilter. */
static struct found shell_of_filter(const struct xml_element *body)
{
    const struct xml_element *enumerate = child_of(body, NAMESPACE_ENUMERATION, "Enumerate");
    const struct xml_element *filter = child_of(enumerate, NAMESPACE_WSMAN, "Filter");
    return selector_of(child_of(filter, NAMESPACE_WSMAN, "SelectorSet"), "ShellId");
}

static struct found find_shell_id(const struct reading *reading)
{
    struct found found =
        selector_of(child_of(reading->header, NAMESPACE_WSMAN, "SelectorSet"), "ShellId");
    if (found.text.len == 0)
        found = shell_of_body(reading->body);
    if (found.text.len == 0)
        found = shell_created(reading->body);
    if (found.text.len == 0)
        found = shell_of_filter(reading->body);
    return found;
}

/* The first attribute CommandId in the body; in a CommandResponse it is an element. */
static struct found find_command_id(const struct reading *reading)
{
    const struct xml_element *body = reading->body;
    for (const struct xml_element *at = body; at != NULL; at = xml_following(body, at)) {
        const struct xml_attribute *attribute = attribute_of(at, "CommandId");
        if (attribute != NULL && wsman_namespace_of(at->ns) == NAMESPACE_SHELL)
            return (struct found){bytes_trim(attribute->value), attribute->span};
    }
    const struct xml_element *element =
        child_of(child_of(body, NAMESPACE_SHELL, "CommandResponse"), NAMESPACE_SHELL, "CommandId");
    return element != NULL ? found_text(element) : (struct found){bytes_none(), span_none()};
}

static struct bytes put_identifier(struct reading *reading, struct found found,
                                   const struct field *field, const struct field *absent)
{
    struct record *r = reading->r;
    if (found.text.len == 0) {
        put_null(r, r->root, absent);
        return bytes_none();
    }
    struct bytes text = identifier(reading, found.text);
    put_string(r, r->root, field, text, found.span);
    return text;
}

/* The header's only selector is the ShellId, which the record says anyway. */
static bool selects_shell(const struct reading *reading)
{
    const struct xml_element *set = child_of(reading->header, NAMESPACE_WSMAN, "SelectorSet");
    return set != NULL && set->first != NULL && set->first->next == NULL &&
           selector_of(set, "ShellId").text.len > 0;
}

/* An answer does not name its resource, but what it carries does: the first instance. */
static struct bytes resource_of_body(const struct xml_element *body)
{
    const struct xml_element *first = body != NULL ? body->first : NULL;
    enum wsman_namespace ns = first != NULL ? wsman_namespace_of(first->ns) : NAMESPACE_NONE;
    if (ns == NAMESPACE_ENUMERATION) {
        const struct xml_element *items = xml_child(first, NULL, "Items");
        first = items != NULL ? items->first : NULL;
        if (first != NULL && is_element(first, NAMESPACE_WSMAN, "Item"))
            first = first->first;
    } else if (ns == NAMESPACE_SHELL || ns == NAMESPACE_TRANSFER) {
        const struct xml_element *uri =
            child_of(child_of(body, NAMESPACE_SHELL, "Shell"), NAMESPACE_SHELL, "ResourceUri");
        if (uri == NULL) /* servers before 2012: the reference of what was created */
            uri = child_of(child_of(first, NAMESPACE_ADDRESSING, "ReferenceParameters"),
                           NAMESPACE_WSMAN, "ResourceURI");
        return uri != NULL ? bytes_trim(uri->text) : bytes_none();
    }
    return first != NULL ? first->ns : bytes_none();
}

/* What the URI of the resource stands for, in a word, with what distinguishes it. */
static void put_resource(struct reading *reading, struct bytes uri)
{
    struct record *r = reading->r;
    struct bytes rest;
    const char *what = wsman_resource(uri, &rest);
    if (what == NULL)
        return;
    rest = bytes_part(rest, 0, 200);
    put_string(r, r->root, F(RESOURCE),
               arena_printf(r->arena, "%s%s%.*s", what, rest.len > 0 ? " " : "", (int)rest.len,
                            (const char *)rest.data),
               span_none());
}

static void put_action(struct reading *reading, enum wsman_kind body)
{
    struct record *r = reading->r;
    const struct xml_element *element = reading->placed[ACTION];
    if (element != NULL) {
        struct span span = element->text_span;
        struct bytes uri = trimmed(element->text, &span);
        put_string(r, r->root, F(ACTION), wsman_last_part(uri),
                   element->text.len > 0 ? span : element->span);
    } else if (body == WSMAN_IDENTIFY || body == WSMAN_IDENTIFY_RESPONSE || body == WSMAN_FAULT) {
        put_string(r, r->root, F(ACTION),
                   body == WSMAN_IDENTIFY            ? BYTES("Identify")
                   : body == WSMAN_IDENTIFY_RESPONSE ? BYTES("IdentifyResponse")
                                                     : BYTES("fault"),
                   reading->body->first->span);
    } else {
        put_null(r, r->root, F(ACTION_ABSENT));
    }
}

static void put_members(struct reading *reading, enum direction direction)
{
    struct record *r = reading->r;
    struct wsman_envelope *envelope = reading->envelope;
    put_uint(r, r->root, F(DIRECTION), direction, span_none());
    put_action(reading, body_kind(reading->body));
    envelope->action_uri = put_placed(reading, ACTION, F(ACTION_URI), F(ACTION_URI_ABSENT));
    envelope->resource_uri =
        put_placed(reading, RESOURCE_URI, F(RESOURCE_URI), F(RESOURCE_URI_ABSENT));
    put_resource(reading, envelope->resource_uri.len > 0 ? envelope->resource_uri
                                                         : resource_of_body(reading->body));
    envelope->message_id = put_placed(reading, MESSAGE_ID, F(MESSAGE_ID), F(MESSAGE_ID_ABSENT));
    envelope->relates_to = put_placed(reading, RELATES_TO, F(RELATES_TO), F(RELATES_TO_ABSENT));
    envelope->shell_id =
        put_identifier(reading, find_shell_id(reading), F(SHELL_ID), F(SHELL_ID_ABSENT));
    envelope->command_id =
        put_identifier(reading, find_command_id(reading), F(COMMAND_ID), F(COMMAND_ID_ABSENT));
    reading->selectors =
        node_add(r, r->root, selects_shell(reading) ? F(SELECTORS_OF_SHELL) : F(SELECTORS));
    node_add(r, r->root, F(OPTIONS));
}

/* --- what it is
 * ----------------------------------------------------------------------------------- */

static bool is_shell(struct bytes resource_uri)
{
    return wsman_is_powershell(resource_uri) ||
           bytes_starts_nocase(resource_uri,
                               BYTES("http://schemas.microsoft.com/wbem/wsman/1/windows/shell"));
}

/* Create and Delete are also operations on other resources: those are not the shell's. */
static enum wsman_kind kind_of(const struct reading *reading, const struct wsman_action_row *action,
                               enum wsman_kind body)
{
    const struct wsman_envelope *envelope = reading->envelope;
    if (body == WSMAN_FAULT || body == WSMAN_IDENTIFY || body == WSMAN_IDENTIFY_RESPONSE)
        return body;
    if (action == NULL)
        return reading->placed[ACTION] == NULL ? body : WSMAN_OTHER;
    bool shell =
        envelope->shell_id.len > 0 || child_of(reading->body, NAMESPACE_SHELL, "Shell") != NULL;
    switch (action->kind) {
    case WSMAN_CREATE:
        return shell || is_shell(envelope->resource_uri) ? WSMAN_CREATE : WSMAN_OTHER;
    case WSMAN_CREATE_RESPONSE:
        return shell ? WSMAN_CREATE_RESPONSE : WSMAN_OTHER;
    case WSMAN_DELETE:
        return shell ? WSMAN_DELETE : WSMAN_OTHER;
    default:
        return action->kind;
    }
}

static void check_action(struct reading *reading, const struct wsman_action_row *action,
                         enum wsman_kind body)
{
    struct record *r = reading->r;
    const struct wsman_envelope *envelope = reading->envelope;
    struct node *node = node_child(r->root, F(ACTION_URI));
    if (node == NULL)
        return;
    bool method = envelope->resource_uri.len > 0 &&
                  bytes_starts_nocase(envelope->action_uri, envelope->resource_uri);
    /* The answer of a method does not repeat the resource. */
    bool answer =
        envelope->resource_uri.len == 0 && bytes_ends(envelope->action_uri, BYTES("Response"));
    if (action == NULL && !method && !answer && body != WSMAN_FAULT)
        diag_add(r, node, D(ACTION), "%s", "");
    enum wsman_kind named = action != NULL ? action->kind : WSMAN_OTHER;
    bool shells = named >= WSMAN_COMMAND && named <= WSMAN_RECONNECT_RESPONSE;
    /* Answers of other servers may come without their empty element. */
    bool empty = reading->body == NULL || reading->body->first == NULL;
    if (body == WSMAN_FAULT ? named != WSMAN_FAULT
        : shells            ? body != named && !empty
                            : body != WSMAN_OTHER)
        diag_add(r, node, D(MISMATCH), "%s", "");
}

static void check_required(struct reading *reading, const struct wsman_action_row *action,
                           enum wsman_kind body)
{
    struct record *r = reading->r;
    static const struct {
        enum wsman_field field;
        const char *name;
        bool answer; /* an answer needs it, too */
    } rows[] = {{WSMAN_FIELD_ACTION_URI, "Action", true},
                {WSMAN_FIELD_MESSAGE_ID, "MessageID", false},
                {WSMAN_FIELD_TO, "To", false},
                {WSMAN_FIELD_REPLY_TO, "ReplyTo", false},
                {WSMAN_FIELD_RESOURCE_URI, "ResourceURI", false}};
    if (reading->header == NULL || body == WSMAN_IDENTIFY || body == WSMAN_IDENTIFY_RESPONSE)
        return;
    bool request = action != NULL && action->required;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if ((rows[i].answer || request) &&
            node_child(r->root, &wsman_fields[rows[i].field]) == NULL)
            diag_add(r, r->root, D(MISSING_HEADER), "%s", rows[i].name);
    bool answers = action != NULL && action->direction == S2C && action->kind != WSMAN_OTHER &&
                   action->kind != WSMAN_FAULT;
    if (answers && reading->placed[RELATES_TO] == NULL)
        diag_add(r, r->root, D(MISSING_HEADER), "%s", "RelatesTo");
}

/* By what the envelope says; by who sent it where it says nothing. */
static enum direction says(const struct reading *reading, const struct wsman_action_row *action,
                           enum wsman_kind body, enum direction sent)
{
    if (body == WSMAN_FAULT || body == WSMAN_IDENTIFY_RESPONSE ||
        reading->placed[RELATES_TO] != NULL)
        return S2C;
    if (body == WSMAN_IDENTIFY)
        return C2S;
    if (action != NULL)
        return action->direction;
    if (bytes_ends(reading->envelope->action_uri, BYTES("Response")))
        return S2C;
    return sent;
}

static void learn_header(struct reading *reading)
{
    struct node *root = reading->r->root;
    const struct node *session = node_child(root, F(SESSION_ID));
    const struct node *compression = node_child(root, F(COMPRESSION_TYPE));
    if (session != NULL)
        reading->envelope->session_id = session->value.b;
    if (compression != NULL)
        reading->envelope->compression = compression->value.b;
}

static void put_raw(struct reading *reading)
{
    struct record *r = reading->r;
    struct bytes all = r->sources[reading->source - 1].bytes;
    size_t mark = bytes_starts(all, BYTES("\xEF\xBB\xBF")) ? 3 : 0;
    struct node *node = put_bytes(r, r->root, F(XML), bytes_from(all, mark),
                                  span_of(reading->source, mark, all.len - mark));
    /* Text with a secret in it is one. */
    if (reading->secret)
        node->flags |= NODE_SECRET;
}

static void read_all(struct reading *reading, const struct xml_element *root,
                     enum direction direction)
{
    struct record *r = reading->r;
    struct wsman_envelope *envelope = reading->envelope;
    if (!read_envelope(reading, root)) {
        put_members(reading, direction);
        put_tree(reading, node_add(r, r->root, F(BODY)), root);
        return;
    }
    envelope->envelope = true;
    put_members(reading, direction);
    reading->powershell = wsman_is_powershell(envelope->resource_uri);
    if (reading->header != NULL)
        read_header(reading, reading->header);
    learn_header(reading);
    if (reading->body != NULL)
        read_body(reading, reading->body);
    read_rest(reading, root);

    const struct wsman_action_row *action = wsman_action_find(envelope->action_uri);
    enum wsman_kind body = body_kind(reading->body);
    envelope->kind = kind_of(reading, action, body);
    envelope->direction = says(reading, action, body, direction);
    if (envelope->direction != direction)
        diag_add(r, r->root, D(DIRECTION), "%s", direction_name(direction));
    check_action(reading, action, body);
    check_required(reading, action, body);
    if (reading->old)
        diag_add(r, r->root, D(OLD_NAMESPACE), "%s", "");
}

static void empty_envelope(struct wsman_envelope *envelope, enum direction direction)
{
    struct bytes none = bytes_none();
    *envelope = (struct wsman_envelope){.direction = direction,
                                        .action_uri = none,
                                        .resource_uri = none,
                                        .message_id = none,
                                        .relates_to = none,
                                        .shell_id = none,
                                        .command_id = none,
                                        .session_id = none,
                                        .compression = none,
                                        .compression_mode = none,
                                        .command_line = none,
                                        .codepage = none,
                                        .protocol_option = none,
                                        .exit_command_id = none};
}

bool wsman_dissect(struct record *r, uint32_t source, enum direction direction, bool raw,
                   struct wsman_envelope *envelope)
{
    struct reading reading = {.r = r, .source = source, .envelope = envelope};
    struct xml_document document;
    empty_envelope(envelope, direction);
    xml_parse(r, source, &document);
    r->root->span = span_of(source, 0, record_cursor(r, source).end);
    if (document.root != NULL)
        read_all(&reading, document.root, direction);
    else
        put_members(&reading, direction);
    report_xml(&reading, &document);
    if (!envelope->fault)
        put_null(r, r->root, F(FAULT_ABSENT));
    put_bool(r, r->root, F(REFUSED), false, span_none());
    if (raw && source > 0 && source <= r->n_sources)
        put_raw(&reading);
    return document.root != NULL;
}
