/* What a wsman record can hold, and what can be wrong with an envelope. The order is that of a
 * record. */
#pragma once

#include "diag.h"
#include "field.h"

/* clang-format off */
#define WSMAN_FIELDS(X) \
    X(WSMAN_FIELD_RECORD, "wsman", "wsman", "WS-Management", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_DIRECTION, "wsman.direction", "direction", "Direction", KIND_ENUM, 1, SHOW_DEC, wsman_direction_names, FIELD_HEADLINE) \
    X(WSMAN_FIELD_ACTION, "wsman.action", "action", "Action", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(WSMAN_FIELD_ACTION_URI, "wsman.action_uri", "action_uri", "Action URI", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_RESOURCE_URI, "wsman.resource_uri", "resource_uri", "Resource URI", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_RESOURCE, "wsman.resource", "resource", "Resource", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(WSMAN_FIELD_MESSAGE_ID, "wsman.message_id", "message_id", "Message id", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_RELATES_TO, "wsman.relates_to", "relates_to", "Relates to", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_SHELL_ID, "wsman.shell_id", "shell_id", "Shell id", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_COMMAND_ID, "wsman.command_id", "command_id", "Command id", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    /* The same members where the message does not have them: JSON says null. */ \
    X(WSMAN_FIELD_ACTION_ABSENT, "wsman.action.absent", "action", "Action", KIND_NULL, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_ACTION_URI_ABSENT, "wsman.action_uri.absent", "action_uri", "Action URI", KIND_NULL, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_RESOURCE_URI_ABSENT, "wsman.resource_uri.absent", "resource_uri", "Resource URI", KIND_NULL, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_MESSAGE_ID_ABSENT, "wsman.message_id.absent", "message_id", "Message id", KIND_NULL, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_RELATES_TO_ABSENT, "wsman.relates_to.absent", "relates_to", "Relates to", KIND_NULL, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_SHELL_ID_ABSENT, "wsman.shell_id.absent", "shell_id", "Shell id", KIND_NULL, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_COMMAND_ID_ABSENT, "wsman.command_id.absent", "command_id", "Command id", KIND_NULL, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_FAULT_ABSENT, "wsman.fault.absent", "fault", "Fault", KIND_NULL, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    /* Headers. */ \
    X(WSMAN_FIELD_SELECTORS, "wsman.selectors", "selectors", "Selectors", KIND_MAP, 0, SHOW_DEC, NULL, 0) \
    /* The same where they say nothing but what shell_id says. */ \
    X(WSMAN_FIELD_SELECTORS_OF_SHELL, "wsman.selectors.shell", "selectors", "Selectors", KIND_MAP, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_SELECTOR, "wsman.selector", "selector", "Selector", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_OPTIONS, "wsman.options", "options", "Options", KIND_MAP, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_OPTION, "wsman.option", "option", "Option", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_OPTION_USUAL, "wsman.option.usual", "option", "Option", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_OPTION_NIL, "wsman.option.nil", "option", "Option without value", KIND_NULL, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_MUST_COMPLY, "wsman.must_comply", "must_comply", "Options that must be complied with", KIND_LIST, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_MUST_COMPLY_NAME, "wsman.must_comply.option", "option", "Option", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_OPTION_TYPES, "wsman.option_types", "option_types", "Types of options", KIND_MAP, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_OPTION_TYPE, "wsman.option_types.type", "type", "Type", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_TO, "wsman.to", "to", "To", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_FROM, "wsman.from", "from", "From", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_REPLY_TO, "wsman.reply_to", "reply_to", "Reply to", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_FAULT_TO, "wsman.fault_to", "fault_to", "Fault to", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_OPERATION_TIMEOUT, "wsman.operation_timeout", "operation_timeout", "Operation timeout", KIND_DURATION, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_MAX_ENVELOPE_SIZE, "wsman.max_envelope_size", "max_envelope_size", "Max envelope size", KIND_UINT, 8, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_LOCALE, "wsman.locale", "locale", "Locale", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_DATA_LOCALE, "wsman.data_locale", "data_locale", "Data locale", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_SESSION_ID, "wsman.session_id", "session_id", "Session id", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_OPERATION_ID, "wsman.operation_id", "operation_id", "Operation id", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_SEQUENCE_ID, "wsman.sequence_id", "sequence_id", "Sequence id", KIND_UINT, 8, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_LAST_SEQUENCE_ID, "wsman.last_sequence_id", "last_sequence_id", "Last sequence id received", KIND_UINT, 8, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_ACTIVITY_ID, "wsman.activity_id", "activity_id", "Activity id", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_COMPRESSION_TYPE, "wsman.compression_type", "compression_type", "Compression type", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_MACHINE_ID, "wsman.machine_id", "machine_id", "Machine id", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_FRAGMENT_TRANSFER, "wsman.fragment_transfer", "fragment_transfer", "Fragment transfer", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_REQUEST_EPR, "wsman.request_epr", "request_epr", "Endpoint reference asked for", KIND_BOOL, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_REQUEST_TOTAL, "wsman.request_total", "request_total", "Total items estimate asked for", KIND_BOOL, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_TOTAL, "wsman.total", "total", "Total items estimate", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_ACK_REQUESTED, "wsman.ack_requested", "ack_requested", "Acknowledgement asked for", KIND_BOOL, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_IDENTIFIER, "wsman.identifier", "identifier", "Subscription identifier", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_LANGUAGE, "wsman.language", "language", "Language", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_MUST_UNDERSTAND, "wsman.must_understand", "must_understand", "Headers that must be understood", KIND_LIST, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_MUST_UNDERSTAND_NAME, "wsman.must_understand.header", "header", "Header", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    /* Shells and commands. */ \
    X(WSMAN_FIELD_CREATED, "wsman.created", "created", "Resource created", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_CREATED_ADDRESS, "wsman.created.address", "address", "Address", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_CREATED_RESOURCE_URI, "wsman.created.resource_uri", "resource_uri", "Resource URI", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_SHELL, "wsman.shell", "shell", "Shell", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_TABLE) \
    X(WSMAN_FIELD_SHELL_SHELL_ID, "wsman.shell.shell_id", "shell_id", "Shell id", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_SHELL_NAME, "wsman.shell.name", "name", "Name", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_SHELL_RESOURCE_URI, "wsman.shell.resource_uri", "resource_uri", "Resource URI", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_SHELL_OWNER, "wsman.shell.owner", "owner", "Owner", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_SHELL_CLIENT_IP, "wsman.shell.client_ip", "client_ip", "Client address", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_SHELL_PROCESS_ID, "wsman.shell.process_id", "process_id", "Process id", KIND_UINT, 4, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_SHELL_IDLE_TIMEOUT, "wsman.shell.idle_timeout", "idle_timeout", "Idle timeout", KIND_DURATION, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_SHELL_MAX_IDLE_TIMEOUT, "wsman.shell.max_idle_timeout", "max_idle_timeout", "Max idle timeout", KIND_DURATION, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_SHELL_LIFETIME, "wsman.shell.lifetime", "lifetime", "Lifetime", KIND_DURATION, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_SHELL_INPUT_STREAMS, "wsman.shell.input_streams", "input_streams", "Input streams", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_SHELL_OUTPUT_STREAMS, "wsman.shell.output_streams", "output_streams", "Output streams", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_SHELL_WORKING_DIRECTORY, "wsman.shell.working_directory", "working_directory", "Working directory", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_SHELL_ENVIRONMENT, "wsman.shell.environment", "environment", "Environment", KIND_MAP, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_SHELL_VARIABLE, "wsman.shell.environment.variable", "variable", "Variable", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_SHELL_LOCALE, "wsman.shell.locale", "locale", "Locale", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_SHELL_DATA_LOCALE, "wsman.shell.data_locale", "data_locale", "Data locale", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_SHELL_COMPRESSION_MODE, "wsman.shell.compression_mode", "compression_mode", "Compression mode", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_SHELL_PROFILE_LOADED, "wsman.shell.profile_loaded", "profile_loaded", "Profile loaded", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_SHELL_ENCODING, "wsman.shell.encoding", "encoding", "Encoding", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_SHELL_BUFFER_MODE, "wsman.shell.buffer_mode", "buffer_mode", "Buffer mode", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_SHELL_STATE, "wsman.shell.state", "state", "State", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_SHELL_RUN_TIME, "wsman.shell.run_time", "run_time", "Shell run time", KIND_DURATION, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_SHELL_INACTIVITY, "wsman.shell.inactivity", "inactivity", "Shell inactivity", KIND_DURATION, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_SHELL_MEMORY_USED, "wsman.shell.memory_used", "memory_used", "Memory used", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_SHELL_CHILD_PROCESSES, "wsman.shell.child_processes", "child_processes", "Child processes", KIND_UINT, 4, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_COMMAND, "wsman.command", "command", "Command", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_COMMAND_COMMAND_ID, "wsman.command.command_id", "command_id", "Command id", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_COMMAND_LINE, "wsman.command.line", "line", "Command", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    /* In PowerShell's shells the pipeline of PSRP says what runs. */ \
    X(WSMAN_FIELD_COMMAND_LINE_EMPTY, "wsman.command.line.empty", "line", "Command", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_COMMAND_ARGUMENTS, "wsman.command.arguments", "arguments", "Arguments", KIND_LIST, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_COMMAND_ARGUMENT, "wsman.command.arguments.argument", "argument", "Argument", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_PAYLOADS, "wsman.payloads", "payloads", "Elements that carry bytes", KIND_LIST, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_PAYLOAD, "wsman.payload", "payload", "Payload", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_PAYLOAD_CARRIER, "wsman.payload.carrier", "carrier", "Carrier", KIND_ENUM, 1, SHOW_DEC, wsman_carrier_names, FIELD_HEADLINE) \
    X(WSMAN_FIELD_PAYLOAD_STREAM, "wsman.payload.stream", "stream", "Stream", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(WSMAN_FIELD_PAYLOAD_COMMAND_ID, "wsman.payload.command_id", "command_id", "Command id", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_PAYLOAD_BASE64, "wsman.payload.base64", "base64", "Base64", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_WIRE) \
    X(WSMAN_FIELD_PAYLOAD_LENGTH, "wsman.payload.base64_length", "base64_length", "Length of the base64 text", KIND_UINT, 8, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_PAYLOAD_END, "wsman.payload.end", "end", "End", KIND_BOOL, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_PAYLOAD_UNIT, "wsman.payload.unit", "unit", "Unit", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_PAYLOAD_END_UNIT, "wsman.payload.end_unit", "end_unit", "End of unit", KIND_BOOL, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_DESIRED_STREAMS, "wsman.desired_streams", "desired_streams", "Desired streams", KIND_LIST, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_DESIRED_STREAM, "wsman.desired_stream", "desired_stream", "Desired stream", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_DESIRED_STREAM_COMMAND_ID, "wsman.desired_stream.command_id", "command_id", "Command id", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_DESIRED_STREAM_NAMES, "wsman.desired_stream.streams", "streams", "Streams", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(WSMAN_FIELD_COMMAND_STATES, "wsman.command_states", "command_states", "Command states", KIND_LIST, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_COMMAND_STATE, "wsman.command_state", "command_state", "Command state", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_COMMAND_STATE_COMMAND_ID, "wsman.command_state.command_id", "command_id", "Command id", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_COMMAND_STATE_STATE, "wsman.command_state.state", "state", "State", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(WSMAN_FIELD_COMMAND_STATE_URI, "wsman.command_state.state_uri", "state_uri", "State URI", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_COMMAND_STATE_EXIT_CODE, "wsman.command_state.exit_code", "exit_code", "Exit code", KIND_INT, 4, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_STREAM_SEQUENCE, "wsman.stream_sequence", "stream_sequence", "Sequence id of the streams", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_SIGNAL, "wsman.signal", "signal", "Signal", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_SIGNAL_COMMAND_ID, "wsman.signal.command_id", "command_id", "Command id", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_SIGNAL_CODE, "wsman.signal.code", "code", "Code", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(WSMAN_FIELD_SIGNAL_CODE_URI, "wsman.signal.code_uri", "code_uri", "Code URI", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_DISCONNECT, "wsman.disconnect", "disconnect", "Disconnect", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_DISCONNECT_IDLE_TIMEOUT, "wsman.disconnect.idle_timeout", "idle_timeout", "Idle timeout", KIND_DURATION, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_DISCONNECT_BUFFER_MODE, "wsman.disconnect.buffer_mode", "buffer_mode", "Buffer mode", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_CONNECT, "wsman.connect", "connect", "Connect", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_CONNECT_COMMAND_ID, "wsman.connect.command_id", "command_id", "Command id", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_CONNECT_INPUT_STREAMS, "wsman.connect.input_streams", "input_streams", "Input streams", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_CONNECT_OUTPUT_STREAMS, "wsman.connect.output_streams", "output_streams", "Output streams", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_CONNECT_BUFFER_MODE, "wsman.connect.buffer_mode", "buffer_mode", "Buffer mode", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_IDENTIFY, "wsman.identify", "identify", "Identify", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_TABLE) \
    X(WSMAN_FIELD_IDENTIFY_PROTOCOL_VERSION, "wsman.identify.protocol_version", "protocol_version", "Protocol version", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_IDENTIFY_PRODUCT_VENDOR, "wsman.identify.product_vendor", "product_vendor", "Product vendor", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_IDENTIFY_PRODUCT_VERSION, "wsman.identify.product_version", "product_version", "Product version", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_IDENTIFY_PROFILES, "wsman.identify.security_profiles", "security_profiles", "Security profiles", KIND_LIST, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_IDENTIFY_PROFILE, "wsman.identify.security_profiles.name", "name", "Security profile", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    /* Instances of WMI, CIM and configuration. */ \
    X(WSMAN_FIELD_INSTANCE, "wsman.instance", "instance", "Instance", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_CLASS, "wsman.instance.class", "class", "Class", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(WSMAN_FIELD_CIM_NAMESPACE, "wsman.instance.namespace", "namespace", "Namespace", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(WSMAN_FIELD_NAMESPACE_URI, "wsman.instance.namespace_uri", "namespace_uri", "Namespace URI", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_TYPE, "wsman.instance.type", "type", "Type", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_PROPERTIES, "wsman.instance.properties", "properties", "Properties", KIND_MAP, 0, SHOW_DEC, NULL, FIELD_TABLE | FIELD_INLINE) \
    X(WSMAN_FIELD_PROPERTY, "wsman.instance.property", "property", "Property", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_PROPERTY_SAID, "wsman.instance.property.said", "property", "Property", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_PROPERTY_NIL, "wsman.instance.property.nil", "property", "Property without value", KIND_NULL, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_PROPERTY_OBJECT, "wsman.instance.property.object", "property", "Embedded object", KIND_MAP, 0, SHOW_DEC, NULL, FIELD_TABLE) \
    X(WSMAN_FIELD_PROPERTY_REFERENCE, "wsman.instance.property.reference", "property", "Reference", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_PROPERTY_NAMESPACE, "wsman.instance.property.namespace", "namespace", "Namespace of its members", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_TYPES, "wsman.instance.types", "types", "Types of properties", KIND_MAP, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_PROPERTY_TYPE, "wsman.instance.types.type", "type", "Type", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_PROPERTY_ATTRIBUTES, "wsman.instance.attributes", "attributes", "Attributes of properties", KIND_MAP, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_REFERENCE, "wsman.reference", "reference", "Reference", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_REFERENCE_PATH, "wsman.reference.path", "path", "Path", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(WSMAN_FIELD_REFERENCE_ADDRESS, "wsman.reference.address", "address", "Address", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_REFERENCE_RESOURCE_URI, "wsman.reference.resource_uri", "resource_uri", "Resource URI", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_REFERENCE_SELECTORS, "wsman.reference.selectors", "selectors", "Selectors", KIND_MAP, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_FRAGMENT, "wsman.fragment", "fragment", "Fragment", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_METHOD, "wsman.method", "method", "Method", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_METHOD_NAME, "wsman.method.name", "name", "Method", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(WSMAN_FIELD_PARAMETERS, "wsman.method.parameters", "parameters", "Parameters", KIND_MAP, 0, SHOW_DEC, NULL, FIELD_TABLE | FIELD_INLINE) \
    X(WSMAN_FIELD_RETURN_VALUE, "wsman.method.return_value", "return_value", "Return value", KIND_UINT, 8, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_REQUESTED_EPR, "wsman.requested_epr", "requested_epr", "Endpoint reference", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    /* Enumerations. */ \
    X(WSMAN_FIELD_FILTER, "wsman.filter", "filter", "Filter", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_FILTER_DIALECT, "wsman.filter.dialect", "dialect", "Dialect", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(WSMAN_FIELD_FILTER_TEXT, "wsman.filter.text", "text", "Text", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(WSMAN_FIELD_FILTER_DIALECT_URI, "wsman.filter.dialect_uri", "dialect_uri", "Dialect URI", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_FILTER_SELECTORS, "wsman.filter.selectors", "selectors", "Selectors", KIND_MAP, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_FILTER_CONTENT, "wsman.filter.content", "content", "Content", KIND_MAP, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_OPTIMIZE, "wsman.optimize", "optimize", "Items with the first answer", KIND_BOOL, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_MODE, "wsman.mode", "mode", "Enumeration mode", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_POLYMORPHISM, "wsman.polymorphism", "polymorphism", "Polymorphism mode", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_MAX_ELEMENTS, "wsman.max_elements", "max_elements", "Max elements", KIND_UINT, 8, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_MAX_CHARACTERS, "wsman.max_characters", "max_characters", "Max characters", KIND_UINT, 8, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_MAX_TIME, "wsman.max_time", "max_time", "Max time", KIND_DURATION, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_EXPIRES, "wsman.expires", "expires", "Expires", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_ENUMERATION_CONTEXT, "wsman.enumeration_context", "enumeration_context", "Enumeration context", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_ITEMS, "wsman.items", "items", "Items", KIND_LIST, 0, SHOW_DEC, NULL, FIELD_TABLE) \
    X(WSMAN_FIELD_ITEM, "wsman.item", "item", "Item", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_TABLE) \
    X(WSMAN_FIELD_ITEM_SHELL_ID, "wsman.item.shell_id", "shell_id", "Shell id", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_ITEM_RESOURCE_URI, "wsman.item.resource_uri", "resource_uri", "Resource URI", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_ITEM_COMMAND_ID, "wsman.item.command_id", "command_id", "Command id", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_ITEM_STATE, "wsman.item.state", "state", "State", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_END_OF_SEQUENCE, "wsman.end_of_sequence", "end_of_sequence", "End of sequence", KIND_BOOL, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_END_CODE, "wsman.end_code", "end_code", "Why it ended", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_END_REASON, "wsman.end_reason", "end_reason", "Reason", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    /* Faults. */ \
    X(WSMAN_FIELD_FAULT, "wsman.fault", "fault", "Fault", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_TABLE) \
    X(WSMAN_FIELD_FAULT_CODE, "wsman.fault.code", "code", "Code", KIND_UINT, 4, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(WSMAN_FIELD_FAULT_CODE_ABSENT, "wsman.fault.code.absent", "code", "Code", KIND_NULL, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_FAULT_HEXADECIMAL, "wsman.fault.hexadecimal", "hexadecimal", "Hexadecimal", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(WSMAN_FIELD_FAULT_NAME, "wsman.fault.name", "name", "Name", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(WSMAN_FIELD_FAULT_NAME_ABSENT, "wsman.fault.name.absent", "name", "Name", KIND_NULL, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_FAULT_MEANING, "wsman.fault.meaning", "meaning", "Meaning of the code", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_FAULT_MESSAGE, "wsman.fault.message", "message", "Message", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    /* The same as that of the whole fault. */ \
    X(WSMAN_FIELD_FAULT_MESSAGE_SAID, "wsman.fault.message.said", "message", "Message", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_FAULT_MACHINE_SAID, "wsman.fault.machine.said", "machine", "Machine", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_FAULT_MESSAGE_ABSENT, "wsman.fault.message.absent", "message", "Message", KIND_NULL, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_FAULT_SOAP_CODE, "wsman.fault.soap_code", "soap_code", "SOAP code", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_FAULT_SUBCODE, "wsman.fault.subcode", "subcode", "Subcode", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_FAULT_SUBCODE_NAME, "wsman.fault.subcode_name", "subcode_name", "Subcode as written", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_FAULT_SUBCODE_NAMESPACE, "wsman.fault.subcode_namespace", "subcode_namespace", "Namespace of the subcode", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_FAULT_SUBCODE_MEANING, "wsman.fault.subcode_meaning", "subcode_meaning", "What the subcode means", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_FAULT_REASON, "wsman.fault.reason", "reason", "Reason", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_FAULT_REASON_LANGUAGE, "wsman.fault.language", "language", "Language of the reason", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_FAULT_REASONS, "wsman.fault.reasons", "reasons", "In other languages", KIND_LIST, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_FAULT_OTHER_REASON, "wsman.fault.reasons.reason", "reason", "Reason", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_FAULT_OTHER_LANGUAGE, "wsman.fault.reasons.language", "language", "Language", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(WSMAN_FIELD_FAULT_OTHER_TEXT, "wsman.fault.reasons.text", "text", "Text", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(WSMAN_FIELD_FAULT_NODE, "wsman.fault.node", "node", "Node", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_FAULT_ROLE, "wsman.fault.role", "role", "Role", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_FAULT_DETAIL, "wsman.fault.detail", "detail", "Detail", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_FAULT_DETAIL_URI, "wsman.fault.detail_uri", "detail_uri", "Detail URI", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_FAULT_MACHINE, "wsman.fault.machine", "machine", "Machine", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_FAULT_PROVIDER, "wsman.fault.provider", "provider", "Provider", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_FAULT_PROVIDER_PATH, "wsman.fault.provider_path", "provider_path", "Provider path", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_FAULT_PROVIDER_ID, "wsman.fault.provider_id", "provider_id", "Provider id", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_FAULT_NESTED, "wsman.fault.nested", "nested", "Nested, from the outside in", KIND_LIST, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_FAULT_LEVEL, "wsman.fault.level", "level", "Nested", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_FAULT_ELEMENT, "wsman.fault.element", "element", "Element", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(WSMAN_FIELD_FAULT_CIM_STATUS, "wsman.fault.cim_status", "cim_status", "CIM status", KIND_ENUM, 4, SHOW_DEC, wsman_cim_status_names, 0) \
    X(WSMAN_FIELD_FAULT_CATEGORY, "wsman.fault.category", "category", "Category", KIND_ENUM, 4, SHOW_DEC, wsman_error_category_names, 0) \
    X(WSMAN_FIELD_FAULT_PROPERTIES, "wsman.fault.properties", "properties", "Properties", KIND_MAP, 0, SHOW_DEC, NULL, FIELD_TABLE) \
    X(WSMAN_FIELD_REFUSED, "wsman.refused", "refused", "Refused", KIND_BOOL, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    /* Everything else, as elements and their text. */ \
    X(WSMAN_FIELD_BODY, "wsman.body", "body", "Body", KIND_MAP, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_ELEMENT, "wsman.element", "element", "Element", KIND_MAP, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_ELEMENT_TEXT, "wsman.element.text", "text", "Element", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_ELEMENT_NIL, "wsman.element.nil", "nil", "Element without value", KIND_NULL, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_ELEMENT_ATTRIBUTE, "wsman.element.attribute", "attribute", "Attribute", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_ATTRIBUTES, "wsman.attributes", "attributes", "Other attributes", KIND_MAP, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_OTHER, "wsman.other", "other", "Other elements", KIND_LIST, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_OTHER_ELEMENT, "wsman.other.element", "element", "Other element", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_OTHER_NAMESPACE, "wsman.other.namespace", "namespace", "Namespace", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WSMAN_FIELD_OTHER_NAME, "wsman.other.name", "name", "Name", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(WSMAN_FIELD_OTHER_TEXT, "wsman.other.text", "text", "Text", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(WSMAN_FIELD_OTHER_CONTENT, "wsman.other.content", "content", "Content", KIND_MAP, 0, SHOW_DEC, NULL, 0) \
    X(WSMAN_FIELD_XML, "wsman.xml", "xml", "XML", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_RAW)

#define WSMAN_DIAGNOSTICS(X) \
    X(WSMAN_DIAG_NOT_XML, "wsman.not-xml", SEVERITY_ERROR, "there is no XML element in it", "[XML] 2.1") \
    X(WSMAN_DIAG_MALFORMED, "wsman.malformed-xml", SEVERITY_ERROR, "the XML is malformed; what stands behind that place is not shown", "[XML] 2.1") \
    X(WSMAN_DIAG_XML_LIMIT, "wsman.xml-limit", SEVERITY_ERROR, "the XML is nested too deep or has too many elements; the rest is not shown", "") \
    X(WSMAN_DIAG_DTD, "wsman.document-type", SEVERITY_ERROR, "a document type declaration, which SOAP forbids; nothing behind it is read", "[SOAP 1.2] 5") \
    X(WSMAN_DIAG_TRAILING, "wsman.trailing", SEVERITY_WARN, "more text behind the envelope, which is not shown", "[XML] 2.1") \
    X(WSMAN_DIAG_CHARACTERS, "wsman.forbidden-characters", SEVERITY_INFO, "characters that XML 1.0 forbids; they are shown as they were sent", "[XML] 2.2") \
    X(WSMAN_DIAG_NOT_SOAP, "wsman.not-soap", SEVERITY_ERROR, "the XML is no SOAP envelope", "[SOAP 1.2] 5.1") \
    X(WSMAN_DIAG_SOAP_1_1, "wsman.soap-1.1", SEVERITY_WARN, "an envelope of SOAP 1.1: WS-Management requires 1.2", "[DSP0226] 5.1, [MS-WSMV] 2.2.1") \
    X(WSMAN_DIAG_NO_HEADER, "wsman.missing-soap-header", SEVERITY_WARN, "the envelope has no header element", "[DSP0226] 5.4") \
    X(WSMAN_DIAG_NO_BODY, "wsman.missing-body", SEVERITY_WARN, "the envelope has no body", "[SOAP 1.2] 5.1") \
    X(WSMAN_DIAG_BODIES, "wsman.several-bodies", SEVERITY_WARN, "the envelope has more than one body", "[SOAP 1.2] 5.1") \
    X(WSMAN_DIAG_UNEXPECTED, "wsman.unexpected-element", SEVERITY_WARN, "an element that does not belong here", "[SOAP 1.2] 5.1") \
    X(WSMAN_DIAG_MISSING_HEADER, "wsman.missing-header", SEVERITY_WARN, "a header that WS-Management requires is missing", "[DSP0226] 5.4, [MS-WSMV] 3.1.4.1.8") \
    X(WSMAN_DIAG_REPEATED, "wsman.repeated-element", SEVERITY_WARN, "an element that may stand here once stands here again", "") \
    X(WSMAN_DIAG_MUST_UNDERSTAND, "wsman.must-understand", SEVERITY_WARN, "a header that the receiver must understand and WinRM does not know", "[SOAP 1.2] 5.4.8, [MS-WSMV] 3.1.4.1.1") \
    X(WSMAN_DIAG_NAMESPACE, "wsman.wrong-namespace", SEVERITY_WARN, "an element of a known name in another namespace than its own", "[MS-WSMV] 2.2.1") \
    X(WSMAN_DIAG_OLD_NAMESPACE, "wsman.old-namespace", SEVERITY_INFO, "namespaces of Windows Server 2003 R2 or of another draft", "[MS-WSMAN] 2.2.1") \
    X(WSMAN_DIAG_VALUE, "wsman.invalid-value", SEVERITY_WARN, "the value is not of the element's type; it is shown as text", "") \
    X(WSMAN_DIAG_ACTION, "wsman.unknown-action", SEVERITY_INFO, "the action is neither known nor a method of the resource", "[MS-WSMV] 3.1.4") \
    X(WSMAN_DIAG_MISMATCH, "wsman.body-mismatch", SEVERITY_WARN, "the body is not what the action calls for", "[MS-WSMV] 3.1.4") \
    X(WSMAN_DIAG_DIRECTION, "wsman.direction", SEVERITY_WARN, "a request sent by the server, or an answer sent by the client", "") \
    X(WSMAN_DIAG_FAULT_CODE, "wsman.fault-without-code", SEVERITY_INFO, "the fault has no code of Windows: it is known by its subcode alone", "[MS-WSMV] 2.2.4.43") \
    X(WSMAN_DIAG_UNKNOWN_CODE, "wsman.unknown-fault-code", SEVERITY_INFO, "the code of the fault is not in the table", "")
/* clang-format on */

extern const struct name wsman_direction_names[];
extern const struct name wsman_carrier_names[];
extern const struct name wsman_cim_status_names[];
extern const struct name wsman_error_category_names[];

enum wsman_field { WSMAN_FIELDS(FIELD_ENUM) WSMAN_FIELD_COUNT };
extern const struct field wsman_fields[];
extern const struct field_table wsman_field_table;

enum wsman_diagnostic { WSMAN_DIAGNOSTICS(DIAG_ENUM) WSMAN_DIAGNOSTIC_COUNT };
extern const struct diag_kind wsman_diagnostics[];
extern const struct diag_table wsman_diag_table;
