/* Bodies: shells and their operations, Identify; everything else as it stands.
 * [MS-WSMV] 2.2.4, 3.1.4; wsman.md 4, 9. */
#include "wsman_private.h"

#include <string.h>

/* Doubles an array in the arena: what was outgrown goes with the record. */
static void *grow(struct reading *reading, void *old, size_t *capacity, size_t n, size_t size)
{
    if (n < *capacity)
        return old;
    size_t more = *capacity > 0 ? *capacity * 2 : 4;
    void *array = arena_alloc(reading->r->arena, more * size);
    if (n > 0)
        memcpy(array, old, n * size);
    *capacity = more;
    return array;
}

static struct bytes attribute_value(const struct xml_element *element, const char *name)
{
    const struct xml_attribute *attribute = attribute_of(element, name);
    return attribute != NULL ? bytes_trim(attribute->value) : bytes_none();
}

/* --- elements that carry bytes ------------------------------------------------------------------
 */

static const struct shape payload_shape[] = {
    ATTRIBUTE("Name", TEXT, PAYLOAD_STREAM),      ATTRIBUTE("CommandId", ID, PAYLOAD_COMMAND_ID),
    ATTRIBUTE("End", BOOL, PAYLOAD_END),          ATTRIBUTE("Unit", TEXT, PAYLOAD_UNIT),
    ATTRIBUTE("EndUnit", BOOL, PAYLOAD_END_UNIT), SHAPE_END,
};

static void add_payload(struct reading *reading, const struct xml_element *element,
                        enum carrier carrier)
{
    struct record *r = reading->r;
    struct wsman_envelope *envelope = reading->envelope;
    struct node *list = list_under(reading, r->root, F(PAYLOADS));
    struct node *group = node_add(r, list, F(PAYLOAD));
    group->span = element->span;
    put_uint(r, group, F(PAYLOAD_CARRIER), carrier, span_none());
    read_attributes(reading, group, element, payload_shape);
    struct span span = element->text_span;
    if (element->text.len == 0)
        span = span_of(reading->source, element->span.offset, 0);
    if (element->text.len > 0)
        put_string(r, group, F(PAYLOAD_BASE64), element->text, span);
    put_uint(r, group, F(PAYLOAD_LENGTH), element->text.len, span);
    if (element->partial)
        group->flags |= NODE_PARTIAL;
    for (const struct xml_element *child = element->first; child != NULL; child = child->next)
        diag_add(r, put_other(reading, group, child), D(UNEXPECTED), "inside base64 text");

    reading->payloads = grow(reading, reading->payloads, &reading->payloads_capacity,
                             envelope->n_payloads, sizeof(*reading->payloads));
    reading->payloads[envelope->n_payloads++] = (struct wsman_payload){
        .carrier = carrier,
        .base64 = element->text,
        .span = span,
        .stream = attribute_value(element, "Name"),
        .command_id = identifier(reading, attribute_value(element, "CommandId")),
        .end = is_true(attribute_value(element, "End"))};
    envelope->payloads = reading->payloads;
}

static void read_creation_xml(struct reading *reading, struct node *parent,
                              const struct xml_element *element)
{
    (void)parent;
    add_payload(reading, element, CARRIER_CREATION_XML);
}

static void read_connect_xml(struct reading *reading, struct node *parent,
                             const struct xml_element *element)
{
    (void)parent;
    add_payload(reading, element, CARRIER_CONNECT_XML);
}

static void read_connect_response_xml(struct reading *reading, struct node *parent,
                                      const struct xml_element *element)
{
    (void)parent;
    add_payload(reading, element, CARRIER_CONNECT_RESPONSE_XML);
}

static void read_sent_stream(struct reading *reading, struct node *parent,
                             const struct xml_element *element)
{
    (void)parent;
    add_payload(reading, element, CARRIER_SEND);
}

static void read_received_stream(struct reading *reading, struct node *parent,
                                 const struct xml_element *element)
{
    (void)parent;
    add_payload(reading, element, CARRIER_RECEIVE);
}

/* --- shells --------------------------------------------------------------------------------------
 */

static void read_environment(struct reading *reading, struct node *parent,
                             const struct xml_element *element)
{
    struct record *r = reading->r;
    struct wsman_envelope *envelope = reading->envelope;
    struct node *map = list_under(reading, parent, F(SHELL_ENVIRONMENT));
    map->span = element->span;
    read_attributes(reading, parent, element, NULL);
    for (const struct xml_element *child = element->first; child != NULL; child = child->next) {
        const struct xml_attribute *name = attribute_of(child, "Name");
        if (!is_element(child, NAMESPACE_SHELL, "Variable") || name == NULL) {
            diag_add(r, put_other(reading, parent, child), D(UNEXPECTED), "in the environment");
            continue;
        }
        put_named(r, map, F(SHELL_VARIABLE), name->value, child->text,
                  child->text.len > 0 ? child->text_span : child->span);
        if (reading->listed)
            continue;
        reading->environment = grow(reading, reading->environment, &reading->environment_capacity,
                                    envelope->n_environment, sizeof(*reading->environment));
        reading->environment[envelope->n_environment][0] = name->value;
        reading->environment[envelope->n_environment++][1] = child->text;
        envelope->environment = (const struct bytes(*)[2])reading->environment;
    }
}

static void read_compression_mode(struct reading *reading, struct node *parent,
                                  const struct xml_element *element)
{
    struct span span = element->text_span;
    struct bytes text = trimmed(element->text, &span);
    if (node_child(parent, F(SHELL_COMPRESSION_MODE)) != NULL) {
        diag_add(reading->r, put_other(reading, parent, element), D(REPEATED), "CompressionMode");
        return;
    }
    put_string(reading->r, parent, F(SHELL_COMPRESSION_MODE), text, span);
    read_attributes(reading, parent, element, NULL);
    if (!reading->listed)
        reading->envelope->compression_mode = text;
}

static const struct shape shell[] = {
    ATTRIBUTE("ShellId", ID, SHELL_SHELL_ID),
    ATTRIBUTE("Name", VERBATIM, SHELL_NAME),
    ELEMENT(SHELL, "ShellId", ID, SHELL_SHELL_ID),
    ELEMENT(SHELL, "Name", VERBATIM, SHELL_NAME),
    ELEMENT(SHELL, "ResourceUri", TEXT, SHELL_RESOURCE_URI),
    ELEMENT(SHELL, "Owner", TEXT, SHELL_OWNER),
    ELEMENT(SHELL, "ClientIP", TEXT, SHELL_CLIENT_IP),
    ELEMENT(SHELL, "ProcessId", UINT, SHELL_PROCESS_ID),
    ELEMENT(SHELL, "IdleTimeOut", DURATION, SHELL_IDLE_TIMEOUT),
    ELEMENT(SHELL, "MaxIdleTimeOut", DURATION, SHELL_MAX_IDLE_TIMEOUT),
    ELEMENT(SHELL, "Lifetime", DURATION, SHELL_LIFETIME),
    ELEMENT(SHELL, "InputStreams", TEXT, SHELL_INPUT_STREAMS),
    ELEMENT(SHELL, "OutputStreams", TEXT, SHELL_OUTPUT_STREAMS),
    ELEMENT(SHELL, "WorkingDirectory", VERBATIM, SHELL_WORKING_DIRECTORY),
    READ(SHELL, "Environment", read_environment),
    ELEMENT(SHELL, "Locale", TEXT, SHELL_LOCALE),
    ELEMENT(SHELL, "DataLocale", TEXT, SHELL_DATA_LOCALE),
    READ(SHELL, "CompressionMode", read_compression_mode),
    ELEMENT(SHELL, "ProfileLoaded", TEXT, SHELL_PROFILE_LOADED),
    ELEMENT(SHELL, "Encoding", TEXT, SHELL_ENCODING),
    ELEMENT(SHELL, "BufferMode", TEXT, SHELL_BUFFER_MODE),
    ELEMENT(SHELL, "State", TEXT, SHELL_STATE),
    ELEMENT(SHELL, "ShellRunTime", DURATION, SHELL_RUN_TIME),
    ELEMENT(SHELL, "ShellInactivity", DURATION, SHELL_INACTIVITY),
    ELEMENT(SHELL, "MemoryUsed", TEXT, SHELL_MEMORY_USED),
    ELEMENT(SHELL, "ChildProcesses", UINT, SHELL_CHILD_PROCESSES),
    READ(POWERSHELL, "creationXml", read_creation_xml),
    SHAPE_END,
};

void read_shell(struct reading *reading, struct node *group, const struct xml_element *element)
{
    reading->listed = true;
    read_shape(reading, group, element, shell);
    reading->listed = false;
    struct node *node = node_child(group, F(SHELL_SHELL_ID));
    if (node != NULL)
        node->field = F(ITEM_SHELL_ID);
    node = node_child(group, F(SHELL_RESOURCE_URI));
    if (node != NULL)
        node->field = F(ITEM_RESOURCE_URI);
}

static const struct shape reference_parameters[] = {
    ELEMENT(WSMAN, "ResourceURI", TEXT, CREATED_RESOURCE_URI),
    READ(WSMAN, "SelectorSet", read_selectors),
    SHAPE_END,
};

static const struct shape created[] = {
    ELEMENT(ADDRESSING, "Address", TEXT, CREATED_ADDRESS),
    INLINE(ADDRESSING, "ReferenceParameters", reference_parameters),
    INLINE(ADDRESSING, "ReferenceProperties", reference_parameters),
    SHAPE_END,
};

/* --- commands ------------------------------------------------------------------------------------
 */

static void read_line(struct reading *reading, struct node *parent,
                      const struct xml_element *element)
{
    if (node_child(parent, F(COMMAND_LINE)) != NULL ||
        node_child(parent, F(COMMAND_LINE_EMPTY)) != NULL) {
        diag_add(reading->r, put_other(reading, parent, element), D(REPEATED), "Command");
        return;
    }
    reading->envelope->command_line = element->text;
    struct span span = element->text.len > 0 ? element->text_span : element->span;
    bool empty = bytes_trim(element->text).len == 0;
    put_string(reading->r, parent, empty ? F(COMMAND_LINE_EMPTY) : F(COMMAND_LINE), element->text,
               span);
    read_attributes(reading, parent, element, NULL);
    for (const struct xml_element *child = element->first; child != NULL; child = child->next)
        diag_add(reading->r, put_other(reading, parent, child), D(UNEXPECTED), "inside Command");
}

static void read_arguments(struct reading *reading, struct node *parent,
                           const struct xml_element *element)
{
    if (reading->powershell) {
        add_payload(reading, element, CARRIER_COMMAND);
        return;
    }
    struct wsman_envelope *envelope = reading->envelope;
    put_string(reading->r, list_under(reading, parent, F(COMMAND_ARGUMENTS)), F(COMMAND_ARGUMENT),
               element->text, element->text.len > 0 ? element->text_span : element->span);
    read_attributes(reading, parent, element, NULL);
    for (const struct xml_element *child = element->first; child != NULL; child = child->next)
        diag_add(reading->r, put_other(reading, parent, child), D(UNEXPECTED), "inside Arguments");
    reading->arguments = grow(reading, reading->arguments, &reading->arguments_capacity,
                              envelope->n_arguments, sizeof(*reading->arguments));
    reading->arguments[envelope->n_arguments++] = element->text;
    envelope->arguments = reading->arguments;
}

static const struct shape command[] = {
    ATTRIBUTE("CommandId", ID, COMMAND_COMMAND_ID),
    ELEMENT(SHELL, "CommandId", ID, COMMAND_COMMAND_ID),
    READ(SHELL, "Command", read_line),
    READ(SHELL, "Arguments", read_arguments),
    SHAPE_END,
};

static const struct shape desired_stream[] = {
    ATTRIBUTE("CommandId", ID, DESIRED_STREAM_COMMAND_ID),
    SHAPE_END,
};

static void read_desired_stream(struct reading *reading, struct node *parent,
                                const struct xml_element *element)
{
    struct node *list = list_under(reading, parent, F(DESIRED_STREAMS));
    struct node *group = node_add(reading->r, list, F(DESIRED_STREAM));
    group->span = element->span;
    read_attributes(reading, group, element, desired_stream);
    struct span span = element->text_span;
    struct bytes text = trimmed(element->text, &span);
    put_string(reading->r, group, F(DESIRED_STREAM_NAMES), text, span);
    for (const struct xml_element *child = element->first; child != NULL; child = child->next)
        diag_add(reading->r, put_other(reading, group, child), D(UNEXPECTED),
                 "inside DesiredStream");
}

/* rsp:ExitCode is a signed or unsigned number of 32 bits: these bits. False when it is none. */
static bool exit_bits(struct bytes text, uint64_t *bits)
{
    bool negative = bytes_starts(text, BYTES("-"));
    if (!bytes_decimal(bytes_from(text, negative ? 1 : 0), bits))
        return false;
    if (!negative)
        return *bits <= UINT32_MAX;
    if (*bits > (uint64_t)INT32_MAX + 1)
        return false;
    *bits = (0 - *bits) & UINT32_MAX;
    return true;
}

static void read_exit_code(struct reading *reading, struct node *parent,
                           const struct xml_element *element)
{
    struct wsman_envelope *envelope = reading->envelope;
    struct span span = element->text_span;
    uint64_t bits;
    if (!exit_bits(trimmed(element->text, &span), &bits) ||
        node_child(parent, F(COMMAND_STATE_EXIT_CODE)) != NULL) {
        diag_add(reading->r, put_other(reading, parent, element), D(VALUE), "ExitCode");
        return;
    }
    int64_t value = bits > INT32_MAX ? (int64_t)bits - (INT64_C(1) << 32) : (int64_t)bits;
    put_int(reading->r, parent, F(COMMAND_STATE_EXIT_CODE), value, span);
    read_attributes(reading, parent, element, NULL);
    envelope->has_exit_code = true;
    envelope->exit_code = bits;
    envelope->exit_code_span = span;
}

static void read_state(struct reading *reading, struct node *parent,
                       const struct xml_element *element)
{
    const struct xml_attribute *attribute = attribute_of(element, "State");
    if (attribute == NULL)
        return;
    struct bytes last = wsman_last_part(attribute->value);
    put_string(reading->r, parent, F(COMMAND_STATE_STATE), last, attribute->span);
    put_string(reading->r, parent, F(COMMAND_STATE_URI), attribute->value, attribute->span);
    if (bytes_equal_nocase(last, BYTES("Done")))
        reading->envelope->command_done = true;
}

static const struct shape command_state[] = {
    ATTRIBUTE("CommandId", ID, COMMAND_STATE_COMMAND_ID),
    READ_ATTRIBUTE("State", read_state),
    READ(SHELL, "ExitCode", read_exit_code),
    SHAPE_END,
};

static void read_command_state(struct reading *reading, struct node *parent,
                               const struct xml_element *element)
{
    struct node *list = list_under(reading, parent, F(COMMAND_STATES));
    struct node *group = node_add(reading->r, list, F(COMMAND_STATE));
    group->span = element->span;
    struct wsman_envelope *envelope = reading->envelope;
    bool before = envelope->has_exit_code;
    read_shape(reading, group, element, command_state);
    if (envelope->exit_command_id.len == 0 || envelope->has_exit_code != before)
        envelope->exit_command_id = identifier(reading, attribute_value(element, "CommandId"));
}

static const struct shape receive[] = {
    ATTRIBUTE("SequenceId", TEXT, STREAM_SEQUENCE),
    ATTRIBUTE("SequenceID", TEXT, STREAM_SEQUENCE),
    READ(SHELL, "DesiredStream", read_desired_stream),
    SHAPE_END,
};

static const struct shape receive_response[] = {
    ATTRIBUTE("SequenceId", TEXT, STREAM_SEQUENCE),
    ATTRIBUTE("SequenceID", TEXT, STREAM_SEQUENCE),
    READ(SHELL, "Stream", read_received_stream),
    READ(SHELL, "CommandState", read_command_state),
    SHAPE_END,
};

static const struct shape send_shape[] = {
    READ(SHELL, "Stream", read_sent_stream),
    READ(SHELL, "DesiredStream", read_desired_stream),
    SHAPE_END,
};

static void read_signal_code(struct reading *reading, struct node *parent,
                             const struct xml_element *element)
{
    struct span span = element->text_span;
    struct bytes uri = trimmed(element->text, &span);
    if (node_child(parent, F(SIGNAL_CODE)) != NULL) {
        diag_add(reading->r, put_other(reading, parent, element), D(REPEATED), "Code");
        return;
    }
    put_string(reading->r, parent, F(SIGNAL_CODE), wsman_last_part(uri), span);
    put_string(reading->r, parent, F(SIGNAL_CODE_URI), uri, span);
    read_attributes(reading, parent, element, NULL);
}

static const struct shape signal_shape[] = {
    ATTRIBUTE("CommandId", ID, SIGNAL_COMMAND_ID),
    READ(SHELL, "Code", read_signal_code),
    SHAPE_END,
};

static const struct shape disconnect[] = {
    ELEMENT(SHELL, "IdleTimeOut", DURATION, DISCONNECT_IDLE_TIMEOUT),
    ELEMENT(SHELL, "BufferMode", TEXT, DISCONNECT_BUFFER_MODE),
    SHAPE_END,
};

static const struct shape connect_shape[] = {
    ATTRIBUTE("CommandId", ID, CONNECT_COMMAND_ID),
    ELEMENT(SHELL, "InputStreams", TEXT, CONNECT_INPUT_STREAMS),
    ELEMENT(SHELL, "OutputStreams", TEXT, CONNECT_OUTPUT_STREAMS),
    ELEMENT(SHELL, "BufferMode", TEXT, CONNECT_BUFFER_MODE),
    READ(POWERSHELL, "connectXml", read_connect_xml),
    READ(POWERSHELL, "connectResponseXml", read_connect_response_xml),
    SHAPE_END,
};

static const struct shape empty[] = {SHAPE_END};

/* --- Identify ------------------------------------------------------------------------------------
 */

static void read_profile(struct reading *reading, struct node *parent,
                         const struct xml_element *element)
{
    struct span span = element->text_span;
    struct bytes text = trimmed(element->text, &span);
    put_string(reading->r, list_under(reading, parent, F(IDENTIFY_PROFILES)), F(IDENTIFY_PROFILE),
               text, span);
    read_attributes(reading, parent, element, NULL);
}

static const struct shape profiles[] = {
    READ(IDENTITY, "SecurityProfileName", read_profile),
    SHAPE_END,
};

static const struct shape identify[] = {
    ELEMENT(IDENTITY, "ProtocolVersion", TEXT, IDENTIFY_PROTOCOL_VERSION),
    ELEMENT(IDENTITY, "ProductVendor", TEXT, IDENTIFY_PRODUCT_VENDOR),
    ELEMENT(IDENTITY, "ProductVersion", TEXT, IDENTIFY_PRODUCT_VERSION),
    INLINE(IDENTITY, "SecurityProfiles", profiles),
    SHAPE_END,
};

/* Parts of an instance: [DSP0226] 7.8. */
static void read_fragment(struct reading *reading, struct node *parent,
                          const struct xml_element *element)
{
    struct node *group = node_add(reading->r, parent, F(FRAGMENT));
    group->span = element->span;
    read_properties(reading, group, F(PROPERTIES), element);
}

/* --- the body ------------------------------------------------------------------------------------
 */

/* clang-format off */
static const struct shape bodies[] = {
    READ(SOAP, "Fault", read_fault),
    READ(SOAP_1_1, "Fault", read_fault),
    GROUP(TRANSFER, "ResourceCreated", CREATED, created),
    GROUP(SHELL, "Shell", SHELL, shell),
    GROUP(SHELL, "CommandLine", COMMAND, command),
    GROUP(SHELL, "CommandResponse", COMMAND, command),
    INLINE(SHELL, "Send", send_shape),
    INLINE(SHELL, "SendResponse", send_shape),
    INLINE(SHELL, "Receive", receive),
    INLINE(SHELL, "ReceiveResponse", receive_response),
    GROUP(SHELL, "Signal", SIGNAL, signal_shape),
    INLINE(SHELL, "SignalResponse", empty),
    GROUP(SHELL, "Disconnect", DISCONNECT, disconnect),
    INLINE(SHELL, "DisconnectResponse", empty),
    INLINE(SHELL, "Reconnect", empty),
    INLINE(SHELL, "ReconnectResponse", empty),
    GROUP(SHELL, "Connect", CONNECT, connect_shape),
    GROUP(SHELL, "ConnectResponse", CONNECT, connect_shape),
    READ(ENUMERATION, "Enumerate", read_enumeration),
    READ(ENUMERATION, "EnumerateResponse", read_enumeration),
    READ(ENUMERATION, "Pull", read_enumeration),
    READ(ENUMERATION, "PullResponse", read_enumeration),
    READ(ENUMERATION, "Release", read_enumeration),
    READ(ENUMERATION, "ReleaseResponse", read_enumeration),
    READ(ENUMERATION, "Renew", read_enumeration),
    READ(ENUMERATION, "RenewResponse", read_enumeration),
    READ(ENUMERATION, "GetStatus", read_enumeration),
    READ(ENUMERATION, "GetStatusResponse", read_enumeration),
    READ(ENUMERATION, "EnumerationEnd", read_enumeration),
    READ(WSMAN, "XmlFragment", read_fragment),
    INLINE(IDENTITY, "Identify", empty),
    GROUP(IDENTITY, "IdentifyResponse", IDENTIFY, identify),
    SHAPE_END,
};

static const struct {
    enum wsman_namespace ns;
    const char *name;
    enum wsman_kind kind;
} kinds[] = {
    {NAMESPACE_SOAP, "Fault", WSMAN_FAULT},
    {NAMESPACE_SOAP_1_1, "Fault", WSMAN_FAULT},
    {NAMESPACE_SHELL, "CommandLine", WSMAN_COMMAND},
    {NAMESPACE_SHELL, "CommandResponse", WSMAN_COMMAND_RESPONSE},
    {NAMESPACE_SHELL, "Send", WSMAN_SEND},
    {NAMESPACE_SHELL, "SendResponse", WSMAN_SEND_RESPONSE},
    {NAMESPACE_SHELL, "Receive", WSMAN_RECEIVE},
    {NAMESPACE_SHELL, "ReceiveResponse", WSMAN_RECEIVE_RESPONSE},
    {NAMESPACE_SHELL, "Signal", WSMAN_SIGNAL},
    {NAMESPACE_SHELL, "SignalResponse", WSMAN_SIGNAL_RESPONSE},
    {NAMESPACE_SHELL, "Disconnect", WSMAN_DISCONNECT},
    {NAMESPACE_SHELL, "DisconnectResponse", WSMAN_DISCONNECT_RESPONSE},
    {NAMESPACE_SHELL, "Reconnect", WSMAN_RECONNECT},
    {NAMESPACE_SHELL, "ReconnectResponse", WSMAN_RECONNECT_RESPONSE},
    {NAMESPACE_SHELL, "Connect", WSMAN_CONNECT},
    {NAMESPACE_SHELL, "ConnectResponse", WSMAN_CONNECT_RESPONSE},
    {NAMESPACE_IDENTITY, "Identify", WSMAN_IDENTIFY},
    {NAMESPACE_IDENTITY, "IdentifyResponse", WSMAN_IDENTIFY_RESPONSE},
};
/* clang-format on */

enum wsman_kind body_kind(const struct xml_element *body)
{
    if (body == NULL || body->first == NULL)
        return WSMAN_OTHER;
    enum wsman_namespace ns = wsman_namespace_of(body->first->ns);
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (kinds[i].ns == ns && bytes_is(body->first->name, kinds[i].name))
            return kinds[i].kind;
    return WSMAN_OTHER;
}

static bool has_shape(const struct xml_element *element)
{
    enum wsman_namespace ns = wsman_namespace_of(element->ns);
    for (const struct shape *row = bodies; row->name != NULL; row++)
        if (row->ns == ns && bytes_is(element->name, row->name))
            return true;
    return false;
}

void read_body(struct reading *reading, const struct xml_element *body)
{
    struct record *r = reading->r;
    read_attributes(reading, r->root, body, NULL);
    if (bytes_trim(body->text).len > 0)
        put_stray_text(reading, r->root, body);
    for (const struct xml_element *child = body->first; child != NULL; child = child->next) {
        if (has_shape(child))
            read_child(reading, r->root, child, bodies);
        else if (node_child(r->root, F(METHOD)) == NULL && read_method(reading, r->root, child))
            continue;
        else if (is_instance(reading, child) && node_child(r->root, F(INSTANCE)) == NULL)
            read_instance(reading, node_add(r, r->root, F(INSTANCE)), child);
        else
            put_tree(reading, list_under(reading, r->root, F(BODY)), child);
    }
    reading->envelope->command = node_child(r->root, F(COMMAND));
}
