/* Fields of the meaning of messages: what their data says, in the protocol's own words. */
#pragma once

#include "diag.h"
#include "field.h"
#include "psrp_enums.h"

/* clang-format off */
#define PSRP_MEANING_FIELDS(X)                                                                                                     \
    X(MEANING, "psrp.meaning", "meaning", "Meaning", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_INLINE)                                  \
    X(MEANING_STREAM, "psrp.meaning.stream", "stream", "Stream", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET)                      \
    X(MEANING_METHOD, "psrp.meaning.method", "method", "Method", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET)                   \
    X(MEANING_STATE, "psrp.meaning.state", "state", "State", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET)                       \
    X(MEANING_LINE, "psrp.meaning.line", "line", "Line", KIND_STRING, 0, SHOW_DEC, NULL, 0)                                        \
    X(MEANING_TEXT, "psrp.meaning.text", "text", "Text", KIND_STRING, 0, SHOW_DEC, NULL, 0)                                        \
    X(MEANING_ERROR_TEXT, "psrp.meaning.error_text", "text", "Error", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_ALARM)                 \
    X(MEANING_SECRET_TEXT, "psrp.meaning.secret_text", "text", "Text", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_SECRET)               \
    X(MEANING_STATEMENTS, "psrp.meaning.statements", "statements", "Statements", KIND_LIST, 0, SHOW_DEC, NULL, FIELD_QUIET)        \
    X(MEANING_STATEMENT, "psrp.meaning.statement", "statement", "Statement", KIND_STRING, 0, SHOW_DEC, NULL, 0)                    \
    X(MEANING_SCRIPTS, "psrp.meaning.scripts", "scripts", "Scripts", KIND_UINT, 0, SHOW_DEC, NULL, FIELD_QUIET)                    \
    X(MEANING_NESTED, "psrp.meaning.nested", "nested", "Nested", KIND_BOOL, 0, SHOW_DEC, NULL, 0)                                  \
    X(MEANING_INPUT, "psrp.meaning.input", "input", "Input follows", KIND_BOOL, 0, SHOW_DEC, NULL, FIELD_QUIET)                    \
    X(MEANING_HISTORY, "psrp.meaning.history", "history", "History", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET)                  \
    X(MEANING_ADD_TO_HISTORY, "psrp.meaning.add_to_history", "add_to_history", "Added to the history", KIND_BOOL, 0, SHOW_DEC,     \
      NULL, FIELD_QUIET)                                                                                                           \
    X(MEANING_STREAM_OPTIONS, "psrp.meaning.stream_options", "stream_options", "Stream options", KIND_FLAGS, 4, SHOW_HEX,          \
      psrp_stream_options, FIELD_QUIET)                                                                                            \
    X(MEANING_PROTOCOL_VERSION, "psrp.meaning.protocol_version", "protocol_version", "PSRP version", KIND_STRING, 0, SHOW_DEC,     \
      NULL, 0)                                                                                                                     \
    X(MEANING_PS_VERSION, "psrp.meaning.ps_version", "ps_version", "PowerShell version", KIND_STRING, 0, SHOW_DEC, NULL,           \
      FIELD_QUIET)                                                                                                                 \
    X(MEANING_SERIALIZATION_VERSION, "psrp.meaning.serialization_version", "serialization_version", "Serialization version",      \
      KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET)                                                                                 \
    X(MEANING_PS_EDITION, "psrp.meaning.ps_edition", "ps_edition", "PowerShell edition", KIND_STRING, 0, SHOW_DEC, NULL, 0)        \
    X(MEANING_BUILD, "psrp.meaning.build_version", "build_version", "Build", KIND_STRING, 0, SHOW_DEC, NULL, 0)                   \
    X(MEANING_SHELL_VERSION, "psrp.meaning.shell_version", "ps_version", "PowerShell version", KIND_STRING, 0, SHOW_DEC, NULL, 0)  \
    X(MEANING_TIME_ZONE, "psrp.meaning.time_zone", "time_zone", "Time zone", KIND_STRING, 0, SHOW_DEC, NULL, 0)                    \
    X(MEANING_MIN_RUNSPACES, "psrp.meaning.min_runspaces", "min_runspaces", "Least runspaces", KIND_INT, 4, SHOW_DEC, NULL, 0)     \
    X(MEANING_MAX_RUNSPACES, "psrp.meaning.max_runspaces", "max_runspaces", "Most runspaces", KIND_INT, 4, SHOW_DEC, NULL, 0)      \
    X(MEANING_THREAD_OPTIONS, "psrp.meaning.thread_options", "thread_options", "Thread options", KIND_ENUM, 4, SHOW_HEX,           \
      psrp_thread_options, FIELD_QUIET)                                                                                            \
    X(MEANING_APARTMENT, "psrp.meaning.apartment_state", "apartment_state", "Apartment state", KIND_ENUM, 4, SHOW_HEX,             \
      psrp_apartment_states, FIELD_QUIET)                                                                                          \
    X(MEANING_ARGUMENTS, "psrp.meaning.application_arguments", "application_arguments", "Application arguments", KIND_STRING, 0,   \
      SHOW_DEC, NULL, 0)                                                                                                           \
    X(MEANING_HOST, "psrp.meaning.host", "host", "Host", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                                         \
    X(MEANING_PIPELINE_HOST, "psrp.meaning.pipeline_host", "host", "Host", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_QUIET)             \
    X(MEANING_HOST_USE, "psrp.meaning.host.use_runspace_host", "use_runspace_host", "Uses the pool's host", KIND_BOOL, 0,          \
      SHOW_DEC, NULL, 0)                                                                                                           \
    X(MEANING_HOST_NULL, "psrp.meaning.host.null", "null", "No host", KIND_BOOL, 0, SHOW_DEC, NULL, 0)                             \
    X(MEANING_HOST_UI_NULL, "psrp.meaning.host.ui_null", "ui_null", "Host without UI", KIND_BOOL, 0,                               \
      SHOW_DEC, NULL, FIELD_QUIET)                                                                                                 \
    X(MEANING_HOST_RAW_UI_NULL, "psrp.meaning.host.raw_ui_null", "raw_ui_null", "Host without raw UI", KIND_BOOL, 0,               \
      SHOW_DEC, NULL, FIELD_QUIET)                                                                                                 \
    X(MEANING_HOST_TITLE, "psrp.meaning.host.window_title", "window_title", "Window title", KIND_STRING, 0, SHOW_DEC, NULL, 0)     \
    X(MEANING_HOST_FOREGROUND, "psrp.meaning.host.foreground_color", "foreground_color", "Foreground", KIND_ENUM, 4, SHOW_HEX,     \
      psrp_console_colors, 0)                                                                                                      \
    X(MEANING_HOST_BACKGROUND, "psrp.meaning.host.background_color", "background_color", "Background", KIND_ENUM, 4, SHOW_HEX,     \
      psrp_console_colors, 0)                                                                                                      \
    X(MEANING_HOST_WINDOW, "psrp.meaning.host.window_size", "window_size", "Window", KIND_STRING, 0, SHOW_DEC, NULL, 0)            \
    X(MEANING_HOST_BUFFER, "psrp.meaning.host.buffer_size", "buffer_size", "Buffer", KIND_STRING, 0, SHOW_DEC, NULL, 0)            \
    X(MEANING_HOST_MAX_WINDOW, "psrp.meaning.host.max_window_size", "max_window_size", "Largest window", KIND_STRING, 0,           \
      SHOW_DEC, NULL, FIELD_QUIET)                                                                                                 \
    X(MEANING_HOST_MAX_PHYSICAL, "psrp.meaning.host.max_physical_window_size", "max_physical_window_size", "Largest window on the screen",  \
      KIND_STRING, 0,                                                                                                              \
      SHOW_DEC, NULL, FIELD_QUIET)                                                                                                 \
    X(MEANING_HOST_WINDOW_AT, "psrp.meaning.host.window_position", "window_position", "Window position", KIND_STRING, 0,           \
      SHOW_DEC, NULL, FIELD_QUIET)                                                                                                 \
    X(MEANING_HOST_CURSOR_AT, "psrp.meaning.host.cursor_position", "cursor_position", "Cursor position", KIND_STRING, 0,           \
      SHOW_DEC, NULL, FIELD_QUIET)                                                                                                 \
    X(MEANING_HOST_CURSOR_SIZE, "psrp.meaning.host.cursor_size", "cursor_size", "Cursor size in percent", KIND_INT, 4,             \
      SHOW_DEC, NULL, FIELD_QUIET)                                                                                                 \
    X(MEANING_AVAILABLE, "psrp.meaning.available_runspaces", "available_runspaces", "Available runspaces", KIND_INT, 8, SHOW_DEC,  \
      NULL, 0)                                                                                                                     \
    X(MEANING_ACCEPTED, "psrp.meaning.accepted", "accepted", "Accepted", KIND_BOOL, 0, SHOW_DEC, NULL, 0)                          \
    X(MEANING_CALL_ID, "psrp.meaning.call_id", "call_id", "Call id", KIND_INT, 8, SHOW_DEC, NULL, FIELD_QUIET)                     \
    X(MEANING_PARAMETERS, "psrp.meaning.parameters", "parameters", "Parameters", KIND_MAP, 0, SHOW_DEC, NULL, FIELD_QUIET)         \
    X(MEANING_PARAMETER, "psrp.meaning.parameter", "parameter", "Parameter", KIND_STRING, 0, SHOW_DEC, NULL, 0)                    \
    X(MEANING_NAMES, "psrp.meaning.names", "names", "Names", KIND_STRING, 0, SHOW_DEC, NULL, 0)                                    \
    X(MEANING_MODULES, "psrp.meaning.namespace", "namespace", "Modules", KIND_STRING, 0, SHOW_DEC, NULL, 0)                        \
    X(MEANING_COMMAND_TYPE, "psrp.meaning.command_type", "command_type", "Command types", KIND_FLAGS, 4, SHOW_HEX,                 \
      psrp_command_types, 0)                                                                                                       \
    X(MEANING_KEY_BITS, "psrp.meaning.key_bits", "key_bits", "Key bits", KIND_UINT, 4, SHOW_DEC, NULL, 0)                          \
    X(MEANING_EVENT_SOURCE, "psrp.meaning.source_identifier", "source_identifier", "Event", KIND_STRING, 0, SHOW_DEC, NULL, 0)     \
    X(MEANING_EVENT_ID, "psrp.meaning.event_identifier", "event_identifier", "Event number", KIND_INT, 4, SHOW_DEC, NULL, 0)       \
    X(MEANING_EVENT_SENDER, "psrp.meaning.sender", "sender", "Sender", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET)                \
    X(MEANING_EVENT_RUNSPACE, "psrp.meaning.runspace_id", "runspace_id", "Runspace", KIND_STRING, 0,                               \
      SHOW_DEC, NULL, FIELD_QUIET)                                                                                                 \
    X(MEANING_GENERATED, "psrp.meaning.time_generated", "time_generated", "Generated", KIND_STRING, 0, SHOW_DEC, NULL, 0)          \
    X(MEANING_COMPUTER, "psrp.meaning.computer", "computer", "Computer", KIND_STRING, 0, SHOW_DEC, NULL, 0)                        \
    X(MEANING_ERROR, "psrp.meaning.error", "error", "Error", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_QUIET)                           \
    X(MEANING_ERROR_MESSAGE, "psrp.meaning.error.message", "message", "Message", KIND_STRING, 0, SHOW_DEC, NULL, 0)                \
    X(MEANING_ERROR_CATEGORY, "psrp.meaning.error.category", "category", "Category", KIND_ENUM, 4, SHOW_HEX,                       \
      psrp_error_categories, 0)                                                                                                    \
    X(MEANING_ERROR_CATEGORY_TEXT, "psrp.meaning.error.category_info", "category_info", "CategoryInfo", KIND_STRING, 0, SHOW_DEC,  \
      NULL, 0)                                                                                                                     \
    X(MEANING_ERROR_ID, "psrp.meaning.error.fully_qualified_error_id", "fully_qualified_error_id", "FullyQualifiedErrorId",       \
      KIND_STRING, 0, SHOW_DEC, NULL, 0)                                                                                           \
    X(MEANING_ERROR_EXCEPTION, "psrp.meaning.error.exception", "exception", "Exception", KIND_STRING, 0, SHOW_DEC, NULL, 0)        \
    X(MEANING_ERROR_TARGET, "psrp.meaning.error.target", "target", "Target", KIND_STRING, 0, SHOW_DEC, NULL, 0)                    \
    X(MEANING_ERROR_POSITION, "psrp.meaning.error.position", "position", "Position", KIND_STRING, 0, SHOW_DEC, NULL, 0)            \
    X(MEANING_ERROR_STACK, "psrp.meaning.error.script_stack_trace", "script_stack_trace", "Script stack trace", KIND_STRING, 0,    \
      SHOW_DEC, NULL, 0)                                                                                                           \
    X(MEANING_ERROR_RECOMMENDED, "psrp.meaning.error.recommended_action", "recommended_action", "Recommended action",              \
      KIND_STRING, 0, SHOW_DEC, NULL, 0)                                                                                           \
    X(MEANING_ACTIVITY, "psrp.meaning.activity", "activity", "Activity", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET)              \
    X(MEANING_ACTIVITY_ID, "psrp.meaning.activity_id", "activity_id", "Activity id", KIND_INT, 4, SHOW_DEC, NULL, FIELD_QUIET)     \
    X(MEANING_PARENT_ID, "psrp.meaning.parent_activity_id", "parent_activity_id", "Parent activity", KIND_INT, 4, SHOW_DEC, NULL,  \
      FIELD_QUIET)                                                                                                                 \
    X(MEANING_STATUS, "psrp.meaning.status", "status", "Status", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET)                      \
    X(MEANING_OPERATION, "psrp.meaning.operation", "operation", "Operation", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET)          \
    X(MEANING_PERCENT, "psrp.meaning.percent_complete", "percent_complete", "Percent", KIND_INT, 4, SHOW_DEC, NULL, FIELD_QUIET)   \
    X(MEANING_REMAINING, "psrp.meaning.seconds_remaining", "seconds_remaining", "Seconds remaining", KIND_INT, 4, SHOW_DEC, NULL,  \
      FIELD_QUIET)                                                                                                                 \
    X(MEANING_PROGRESS_TYPE, "psrp.meaning.progress_type", "progress_type", "Progress type", KIND_ENUM, 4, SHOW_HEX,               \
      psrp_progress_types, FIELD_QUIET)                                                                                            \
    X(MEANING_SOURCE, "psrp.meaning.source", "source", "Source", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET)                      \
    X(MEANING_USER, "psrp.meaning.user", "user", "User", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET)                              \
    X(MEANING_PROCESS, "psrp.meaning.process_id", "process_id", "Process", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET)            \
    X(MEANING_NATIVE_THREAD, "psrp.meaning.native_thread_id", "native_thread_id", "Native thread", KIND_STRING, 0,                 \
      SHOW_DEC, NULL, FIELD_QUIET)                                                                                                 \
    X(MEANING_MANAGED_THREAD, "psrp.meaning.managed_thread_id", "managed_thread_id", "Managed thread", KIND_STRING, 0,             \
      SHOW_DEC, NULL, FIELD_QUIET)                                                                                                 \
    X(MEANING_TAGS, "psrp.meaning.tags", "tags", "Tags", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET)                              \
    X(MEANING_NO_NEW_LINE, "psrp.meaning.no_new_line", "no_new_line", "Without line end", KIND_BOOL, 0, SHOW_DEC, NULL, FIELD_QUIET)

enum psrp_meaning_field { PSRP_MEANING_FIELDS(FIELD_ENUM) MEANING_FIELD_COUNT };
extern const struct field psrp_meaning_fields[];
extern const struct field_table psrp_meaning_field_table;

#define PSRP_MEANING_DIAGNOSTICS(X)                                                                                                \
    X(MEANING_ENUM_MISMATCH, "psrp.enum-mismatch", SEVERITY_WARN, "the name of the enumeration does not fit its number; PowerShell takes the number", \
      "[MS-PSRP] 2.2.5.2.7")                                                                                                       \
    X(MEANING_ENUM_UNKNOWN, "psrp.enum-unknown", SEVERITY_WARN, "a number that its enumeration does not have", "[MS-PSRP] 2.2.3")  \
    X(MEANING_PROPERTY_MISSING, "psrp.property-missing", SEVERITY_WARN, "a property that every message of this type has is missing", \
      "[MS-PSRP] 2.2.2")                                                                                                           \
    X(MEANING_PROPERTY_TYPE, "psrp.property-type", SEVERITY_WARN, "a property is of another type than the specification says",     \
      "[MS-PSRP] 2.2.2")                                                                                                           \
    X(MEANING_RUNSPACES, "psrp.runspaces", SEVERITY_WARN, "the least number of runspaces is over the most, or below 1",            \
      "[MS-PSRP] 2.2.2.2")                                                                                                         \
    X(MEANING_RUNSPACES_SWAPPED, "psrp.runspaces-swapped", SEVERITY_INFO,                                                          \
      "least and most runspaces are exchanged, as current servers write them here", "[MS-PSRP] 2.2.2.30")                          \
    X(MEANING_VERSION_UNKNOWN, "psrp.version-unknown", SEVERITY_WARN, "a protocol version that this program does not know",        \
      "[MS-PSRP] 2.2.2.1")                                                                                                         \
    X(MEANING_STATE_ORDER, "psrp.state", SEVERITY_WARN, "a message that its pool or pipeline does not allow at this point",         \
      "[MS-PSRP] 3.1.5.4")                                                                                                         \
    X(MEANING_VERSION_LATER, "psrp.version-later", SEVERITY_WARN, "a message or version that goes beyond what client and server agreed on", \
      "[MS-PSRP] 3.1.5.4.1")                                                                                                       \
    X(MEANING_VERSION_EARLIER, "psrp.version-earlier", SEVERITY_INFO,                                                              \
      "a message that the version client and server agreed on does without", "[MS-PSRP] 3.1.5.4.3 to 3.1.5.4.5")                  \
    X(MEANING_VERSION_OPTION, "psrp.version-option", SEVERITY_WARN,                                                                \
      "the option protocolversion of Create and the protocolversion of SESSION_CAPABILITY differ", "[MS-PSRP] 3.1.5.3.1")          \
    X(MEANING_HOST_METHOD, "psrp.host-method-unknown", SEVERITY_WARN, "a host method that is not known", "[MS-PSRP] 2.2.3.17")     \
    X(MEANING_HOST_PARAMETERS, "psrp.host-parameters", SEVERITY_WARN,                                                              \
      "a host call with more or fewer parameters than its method has", "[MS-PSRP] 2.2.3.17")
/* clang-format on */

enum psrp_meaning_diagnostic { PSRP_MEANING_DIAGNOSTICS(DIAG_ENUM) MEANING_DIAGNOSTIC_COUNT };
extern const struct diag_kind psrp_meaning_diagnostics[];
extern const struct diag_table psrp_meaning_diag_table;
