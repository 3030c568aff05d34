/* The fields of a session record. docs/json.md, "session". */
#pragma once

#include "field.h"

/* clang-format off */
#define TRANSCRIPT_FIELDS(X)                                                                                                      \
    X(SESSION, "session", "session", "Session", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                                                 \
    X(SESSION_NUMBER, "session.number", "number", "Number", KIND_UINT, 0, SHOW_DEC, NULL, 0)                                      \
    X(SESSION_SHELL_ID, "session.shell_id", "shell_id", "Shell id", KIND_STRING, 0, SHOW_DEC, NULL, 0)                            \
    X(SESSION_KIND, "session.kind", "kind", "Kind", KIND_STRING, 0, SHOW_DEC, NULL, 0)                                            \
    X(SESSION_RESOURCE, "session.resource_uri", "resource_uri", "Resource", KIND_STRING, 0, SHOW_DEC, NULL, 0)                    \
    X(SESSION_GOES_ON, "session.continued", "continued", "Continued from a record before", KIND_BOOL, 0, SHOW_DEC, NULL, 0)       \
    X(SESSION_OPENED, "session.opened", "opened", "Opened", KIND_TIME, 0, SHOW_DEC, NULL, 0)                                      \
    X(SESSION_NOT_OPENED, "session.opened.none", "opened", "Opened", KIND_NULL, 0, SHOW_DEC, NULL, 0)                             \
    X(SESSION_FIRST, "session.first_seen", "first_seen", "First seen", KIND_TIME, 0, SHOW_DEC, NULL, 0)                           \
    X(SESSION_CLOSED, "session.closed", "closed", "Closed", KIND_TIME, 0, SHOW_DEC, NULL, 0)                                      \
    X(SESSION_NOT_CLOSED, "session.closed.none", "closed", "Closed", KIND_NULL, 0, SHOW_DEC, NULL, 0)                             \
    X(SESSION_USER, "session.user", "user", "User", KIND_STRING, 0, SHOW_DEC, NULL, 0)                                            \
    X(SESSION_DOMAIN, "session.domain", "domain", "Domain", KIND_STRING, 0, SHOW_DEC, NULL, 0)                                    \
    X(SESSION_MECHANISM, "session.mechanism", "mechanism", "Mechanism", KIND_STRING, 0, SHOW_DEC, NULL, 0)                        \
    X(SESSION_OWNER, "session.owner", "owner", "Owner", KIND_STRING, 0, SHOW_DEC, NULL, 0)                                        \
    X(SESSION_CLIENT, "session.client", "client", "Client", KIND_STRING, 0, SHOW_DEC, NULL, 0)                                    \
    X(SESSION_SERVER, "session.server", "server", "Server", KIND_STRING, 0, SHOW_DEC, NULL, 0)                                    \
    X(SESSION_TLS, "session.tls", "tls", "Inside TLS", KIND_BOOL, 0, SHOW_DEC, NULL, 0)                                           \
    X(SESSION_CONNECTIONS, "session.connections", "connections", "Connections", KIND_LIST, 0, SHOW_DEC, NULL, 0)                  \
    X(SESSION_CONNECTION, "session.connection_number", "connection", "Connection", KIND_UINT, 0, SHOW_DEC, NULL, 0)               \
    X(SESSION_PS_VERSION, "session.ps_version", "ps_version", "PowerShell version", KIND_STRING, 0, SHOW_DEC, NULL, 0)            \
    X(SESSION_PS_EDITION, "session.ps_edition", "ps_edition", "PowerShell edition", KIND_STRING, 0, SHOW_DEC, NULL, 0)            \
    X(SESSION_BUILD, "session.build_version", "build_version", "Build", KIND_STRING, 0, SHOW_DEC, NULL, 0)                        \
    X(SESSION_PROTOCOL, "session.protocol_version", "protocol_version", "PSRP version", KIND_STRING, 0, SHOW_DEC, NULL, 0)        \
    X(SESSION_DIRECTORY, "session.working_directory", "working_directory", "Working directory", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(SESSION_ENVIRONMENT, "session.environment", "environment", "Environment", KIND_MAP, 0, SHOW_DEC, NULL, 0)                   \
    X(SESSION_OPTIONS, "session.options", "options", "Options", KIND_MAP, 0, SHOW_DEC, NULL, 0)                                   \
    X(SESSION_NAMED, "session.named", "value", "Value", KIND_STRING, 0, SHOW_DEC, NULL, 0)                                        \
    X(SESSION_COMMANDS, "session.commands", "commands", "Commands", KIND_LIST, 0, SHOW_DEC, NULL, 0)                              \
    X(SESSION_COMMAND, "session.command", "command", "Command", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                                 \
    X(SESSION_COMMAND_ID, "session.command.command_id", "command_id", "Command id", KIND_STRING, 0, SHOW_DEC, NULL, 0)            \
    X(SESSION_NO_COMMAND_ID, "session.command.no_command_id", "command_id", "Command id", KIND_NULL, 0, SHOW_DEC, NULL, 0)        \
    X(SESSION_COMMAND_TIME, "session.command.time", "time", "Time", KIND_TIME, 0, SHOW_DEC, NULL, 0)                              \
    X(SESSION_COMMAND_END, "session.command.end_time", "end_time", "End", KIND_TIME, 0, SHOW_DEC, NULL, 0)                        \
    X(SESSION_LINE, "session.command.line", "line", "Line", KIND_STRING, 0, SHOW_DEC, NULL, 0)                                    \
    X(SESSION_NO_LINE, "session.command.no_line", "line", "Line", KIND_NULL, 0, SHOW_DEC, NULL, 0)                                \
    X(SESSION_NESTED, "session.command.nested", "nested", "Nested", KIND_BOOL, 0, SHOW_DEC, NULL, 0)                              \
    X(SESSION_STATE, "session.command.state", "state", "State", KIND_STRING, 0, SHOW_DEC, NULL, 0)                                \
    X(SESSION_EXIT_CODE, "session.command.exit_code", "exit_code", "Exit code", KIND_INT, 4, SHOW_DEC, NULL, 0)                   \
    X(SESSION_EXIT_NAME, "session.command.exit_code_name", "exit_code_name", "Exit code, name", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(SESSION_SCRIPTS, "session.command.scripts", "scripts", "Scripts", KIND_LIST, 0, SHOW_DEC, NULL, 0)                          \
    X(SESSION_FILES, "session.files", "files", "Copied files", KIND_LIST, 0, SHOW_DEC, NULL, 0)                           \
    X(SESSION_ITEM, "session.item", "item", "Item", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                                             \
    X(SESSION_ITEM_NAME, "session.item.name", "name", "Name", KIND_STRING, 0, SHOW_DEC, NULL, 0)                                  \
    X(SESSION_ITEM_WAY, "session.item.direction", "direction", "Direction", KIND_STRING, 0, SHOW_DEC, NULL, 0)                    \
    X(SESSION_ITEM_LENGTH, "session.item.length", "length", "Length", KIND_UINT, 0, SHOW_DEC, NULL, 0)                            \
    X(SESSION_ITEM_WHOLE, "session.item.whole", "whole", "Whole", KIND_BOOL, 0, SHOW_DEC, NULL, 0)                                \
    X(SESSION_ITEM_SHA256, "session.item.sha256", "sha256", "SHA-256", KIND_STRING, 0, SHOW_DEC, NULL, 0)                         \
    X(SESSION_ITEM_FILE, "session.item.file", "file", "Written to", KIND_STRING, 0, SHOW_DEC, NULL, 0)                            \
    X(SESSION_ENTRIES, "session.entries", "entries", "Entries", KIND_LIST, 0, SHOW_DEC, NULL, 0)                                  \
    X(SESSION_ENTRY, "session.entry", "entry", "Entry", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                                         \
    X(SESSION_ENTRY_TIME, "session.entry.time", "time", "Time", KIND_TIME, 0, SHOW_DEC, NULL, 0)                                  \
    X(SESSION_ENTRY_STREAM, "session.entry.stream", "stream", "Stream", KIND_STRING, 0, SHOW_DEC, NULL, 0)                        \
    X(SESSION_ENTRY_TEXT, "session.entry.text", "text", "Text", KIND_STRING, 0, SHOW_DEC, NULL, 0)
/* clang-format on */

enum transcript_field { TRANSCRIPT_FIELDS(FIELD_ENUM) TRANSCRIPT_FIELD_COUNT };
extern const struct field transcript_fields[];
