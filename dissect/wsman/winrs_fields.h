/* What the records command and winrs can hold, and what can be wrong with the text of a stream. */
#pragma once

#include "diag.h"
#include "field.h"

/* clang-format off */
#define WINRS_FIELDS(X) \
    X(WINRS_FIELD_RECORD, "winrs", "winrs", "WinRS", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(WINRS_FIELD_SHELL_ID, "winrs.shell_id", "shell_id", "Shell id", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WINRS_FIELD_SHELL_ID_ABSENT, "winrs.shell_id.absent", "shell_id", "Shell id", KIND_NULL, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WINRS_FIELD_COMMAND_ID, "winrs.command_id", "command_id", "Command id", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WINRS_FIELD_COMMAND_ID_ABSENT, "winrs.command_id.absent", "command_id", "Command id", KIND_NULL, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WINRS_FIELD_STREAM, "winrs.stream", "stream", "Stream", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(WINRS_FIELD_TEXT, "winrs.text", "text", "Text", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WINRS_FIELD_TEXT_EMPTY, "winrs.text.empty", "text", "Text", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WINRS_FIELD_ENCODING, "winrs.encoding", "encoding", "Encoding", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WINRS_FIELD_LENGTH, "winrs.length", "length", "Length", KIND_UINT, 8, SHOW_DEC, NULL, FIELD_QUIET) \
    X(WINRS_FIELD_END, "winrs.end", "end", "End", KIND_BOOL, 0, SHOW_DEC, NULL, 0) \
    X(WINRS_FIELD_BASE64, "winrs.base64", "base64", "Bytes", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_RAW) \
    X(WINRS_FIELD_EXIT_CODE, "winrs.exit_code", "exit_code", "Exit code", KIND_INT, 4, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(WINRS_FIELD_COMMAND, "winrs.command", "command", "Command", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(WINRS_FIELD_LINE, "winrs.command.line", "line", "Command line", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(WINRS_FIELD_ARGUMENTS, "winrs.command.arguments", "arguments", "Arguments", KIND_LIST, 0, SHOW_DEC, NULL, 0) \
    X(WINRS_FIELD_ARGUMENT, "winrs.command.arguments.argument", "argument", "Argument", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(WINRS_FIELD_ENVIRONMENT, "winrs.command.environment", "environment", "Environment", KIND_MAP, 0, SHOW_DEC, NULL, 0) \
    X(WINRS_FIELD_VARIABLE, "winrs.command.environment.variable", "variable", "Variable", KIND_STRING, 0, SHOW_DEC, NULL, 0)

#define WINRS_DIAGNOSTICS(X) \
    X(WINRS_DIAG_CODEPAGE, "winrs.unknown-code-page", SEVERITY_WARN, "the text is not UTF-8, and its code page is not known or not in the table: shown as code page 437", "[MS-WSMV] 2.2.4.33") \
    X(WINRS_DIAG_UNDEFINED, "winrs.undefined-bytes", SEVERITY_WARN, "bytes that the code page does not define; they are shown as U+FFFD", "")
/* clang-format on */

enum winrs_field { WINRS_FIELDS(FIELD_ENUM) WINRS_FIELD_COUNT };
extern const struct field winrs_fields[];
extern const struct field_table winrs_field_table;

enum winrs_diagnostic { WINRS_DIAGNOSTICS(DIAG_ENUM) WINRS_DIAGNOSTIC_COUNT };
extern const struct diag_kind winrs_diagnostics[];
extern const struct diag_table winrs_diag_table;
