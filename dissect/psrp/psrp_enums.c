#include "psrp_enums.h"

#include "psrp_host.h"

/* clang-format off */
const struct name psrp_pool_states[] = {
    {0, "BeforeOpen"}, {1, "Opening"}, {2, "Opened"}, {3, "Closed"}, {4, "Closing"}, {5, "Broken"},
    /* Here the specification and .NET differ, psrp.md 4.1: the specification's reading stands first. */
    {6, "NegotiationSent (Disconnecting in .NET)"}, {7, "NegotiationSucceeded (Disconnected in .NET)"},
    {8, "Connecting"}, {9, "Disconnected"}, {0, NULL}};
const struct name psrp_pipeline_states[] = {
    {0, "NotStarted"}, {1, "Running"}, {2, "Stopping"}, {3, "Stopped"}, {4, "Completed"}, {5, "Failed"},
    {6, "Disconnected"}, {0, NULL}};
const struct name psrp_thread_options[] = {
    {0, "Default"}, {1, "UseNewThread"}, {2, "ReuseThread"}, {3, "UseCurrentThread"}, {0, NULL}};
const struct name psrp_apartment_states[] = {{0, "STA"}, {1, "MTA"}, {2, "Unknown"}, {0, NULL}};
const struct name psrp_stream_options[] = {
    {1, "AddInvocationInfoToErrorRecord"}, {2, "AddInvocationInfoToWarningRecord"}, {4, "AddInvocationInfoToDebugRecord"},
    {8, "AddInvocationInfoToVerboseRecord"}, {15, "AddInvocationInfo"}, {0, NULL}};
const struct name psrp_error_categories[] = {
    {0, "NotSpecified"}, {1, "OpenError"}, {2, "CloseError"}, {3, "DeviceError"}, {4, "DeadlockDetected"},
    {5, "InvalidArgument"}, {6, "InvalidData"}, {7, "InvalidOperation"}, {8, "InvalidResult"}, {9, "InvalidType"},
    {10, "MetadataError"}, {11, "NotImplemented"}, {12, "NotInstalled"}, {13, "ObjectNotFound"}, {14, "OperationStopped"},
    {15, "OperationTimeout"}, {16, "SyntaxError"}, {17, "ParserError"}, {18, "PermissionDenied"}, {19, "ResourceBusy"},
    {20, "ResourceExists"}, {21, "ResourceUnavailable"}, {22, "ReadError"}, {23, "WriteError"}, {24, "FromStdErr"},
    {25, "SecurityError"}, {26, "ProtocolError"}, {27, "ConnectionError"}, {28, "AuthenticationError"}, {29, "LimitsExceeded"},
    {30, "QuotaExceeded"}, {31, "NotEnabled"}, {0, NULL}};
const struct name psrp_command_types[] = {
    {0x01, "Alias"}, {0x02, "Function"}, {0x04, "Filter"}, {0x08, "Cmdlet"}, {0x10, "ExternalScript"}, {0x20, "Application"},
    {0x40, "Script"}, {0x80, "Workflow"}, {0x100, "Configuration"}, {0, NULL}};
const struct name psrp_result_types[] = {
    {0, "None"}, {PSRP_RESULT_OUTPUT, "Output"}, {2, "Error"}, {3, "Warning"}, {4, "Verbose"}, {5, "Debug"}, {6, "Information"},
    {PSRP_RESULT_ALL, "All"}, {PSRP_RESULT_NULL, "Null"}, {0, NULL}};
const struct name psrp_progress_types[] = {{0, "Processing"}, {1, "Completed"}, {0, NULL}};
const struct name psrp_console_colors[] = {
    {0, "Black"}, {1, "DarkBlue"}, {2, "DarkGreen"}, {3, "DarkCyan"}, {4, "DarkRed"}, {5, "DarkMagenta"}, {6, "DarkYellow"},
    {7, "Gray"}, {8, "DarkGray"}, {9, "Blue"}, {10, "Green"}, {11, "Cyan"}, {12, "Red"}, {13, "Magenta"}, {14, "Yellow"},
    {15, "White"}, {0, NULL}};
const struct name psrp_host_methods[] = {
#define ROW(id, name, stream, parameters) {id, #name},
    PSRP_HOST_METHODS(ROW)
#undef ROW
    {0, NULL}};

static const struct name control_keys[] = {
    {0x01, "RightAltPressed"}, {0x02, "LeftAltPressed"}, {0x04, "RightCtrlPressed"}, {0x08, "LeftCtrlPressed"},
    {0x10, "ShiftPressed"}, {0x20, "NumLockOn"}, {0x40, "ScrollLockOn"}, {0x80, "CapsLockOn"}, {0x100, "EnhancedKey"}, {0, NULL}};
static const struct name read_key_options[] = {
    {1, "AllowCtrlC"}, {2, "NoEcho"}, {4, "IncludeKeyDown"}, {8, "IncludeKeyUp"}, {0, NULL}};
static const struct name cell_types[] = {{0, "Complete"}, {1, "Leading"}, {2, "Trailing"}, {0, NULL}};
static const struct name origins[] = {{0, "Runspace"}, {1, "Internal"}, {0, NULL}};
static const struct name visibilities[] = {{0, "Public"}, {1, "Private"}, {0, NULL}};
static const struct name credential_types[] = {{1, "Generic"}, {2, "Domain"}, {3, "Default"}, {0, NULL}};
static const struct name credential_options[] = {
    {0, "None"}, {1, "ValidateUserNameSyntax"}, {1, "Default"}, {2, "AlwaysPrompt"}, {3, "ReadOnlyUserName"}, {0, NULL}};
static const struct name availabilities[] = {
    {0, "None"}, {1, "Available"}, {2, "AvailableForNestedCommand"}, {3, "Busy"}, {4, "RemoteDebug"}, {0, NULL}};
static const struct name debug_modes[] = {{0, "None"}, {1, "Default"}, {2, "LocalScript"}, {4, "RemoteScript"}, {0, NULL}};
static const struct name resume_actions[] = {
    {0, "Continue"}, {1, "StepInto"}, {2, "StepOut"}, {3, "StepOver"}, {4, "Stop"}, {0, NULL}};
static const struct name breakpoint_modes[] = {{1, "Ignore"}, {2, "Wait"}, {0, NULL}};

static const struct psrp_enumeration enumerations[] = {
    {"System.Management.Automation.Runspaces.RunspacePoolState", psrp_pool_states, false},
    {"System.Management.Automation.PSInvocationState", psrp_pipeline_states, false},
    {"System.Management.Automation.Runspaces.PSThreadOptions", psrp_thread_options, false},
    {"System.Threading.ApartmentState", psrp_apartment_states, false},
    {"System.Management.Automation.Runspaces.ApartmentState", psrp_apartment_states, false},
    {"System.Management.Automation.RemoteStreamOptions", psrp_stream_options, true},
    {"System.Management.Automation.Runspaces.RemoteStreamOptions", psrp_stream_options, true},
    {"System.Management.Automation.ErrorCategory", psrp_error_categories, false},
    {"System.Management.Automation.CommandTypes", psrp_command_types, true},
    {"System.Management.Automation.Runspaces.PipelineResultTypes", psrp_result_types, true},
    {"System.Management.Automation.ProgressRecordType", psrp_progress_types, false},
    {"System.Management.Automation.Remoting.RemoteHostMethodId", psrp_host_methods, false},
    {"System.ConsoleColor", psrp_console_colors, false},
    {"System.Management.Automation.Host.ControlKeyStates", control_keys, true},
    {"System.Management.Automation.Host.ReadKeyOptions", read_key_options, true},
    {"System.Management.Automation.Host.BufferCellType", cell_types, false},
    {"System.Management.Automation.CommandOrigin", origins, false},
    {"System.Management.Automation.SessionStateEntryVisibility", visibilities, false},
    {"System.Management.Automation.PSCredentialTypes", credential_types, true},
    {"System.Management.Automation.PSCredentialUIOptions", credential_options, true},
    {"System.Management.Automation.Runspaces.RunspaceAvailability", availabilities, false},
    {"System.Management.Automation.DebugModes", debug_modes, true},
    {"System.Management.Automation.DebuggerResumeAction", resume_actions, false},
    {"System.Management.Automation.Internal.UnhandledBreakpointProcessingMode", breakpoint_modes, false},
};
/* clang-format on */

const struct psrp_enumeration *psrp_enumeration(struct bytes type)
{
    struct bytes prefix = BYTES("Deserialized.");
    if (bytes_starts(type, prefix))
        type = bytes_from(type, prefix.len);
    for (size_t i = 0; i < sizeof(enumerations) / sizeof(enumerations[0]); i++)
        if (bytes_equal(type, bytes_of_string(enumerations[i].type)))
            return &enumerations[i];
    return NULL;
}

/* A name up to the first space: rows that carry two readings begin with the specification's. */
static bool word_value(const struct name *names, struct bytes word, uint64_t *value)
{
    for (const struct name *row = names; row->name != NULL; row++) {
        struct bytes name = bytes_of_string(row->name);
        name = bytes_part(name, 0, bytes_find_byte(name, ' ', 0));
        if (bytes_equal_nocase(name, word)) {
            *value = row->value;
            return true;
        }
    }
    return bytes_decimal(word, value);
}

bool psrp_enumeration_value(const struct psrp_enumeration *e, struct bytes text, uint64_t *value)
{
    struct bytes rest = text, word;
    uint64_t one;
    *value = 0;
    if (!e->flags)
        return word_value(e->names, bytes_trim(text), value);
    while (bytes_next(&rest, ',', &word)) {
        if (!word_value(e->names, bytes_trim(word), &one))
            return false;
        *value |= one;
    }
    return text.len > 0;
}
