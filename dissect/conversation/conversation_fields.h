/* Fields and diagnostics of the records that conversation itself makes: connection, incomplete, and
 * what it adds to others. */
#pragma once

#include "diag.h"
#include "field.h"

/* clang-format off */
#define CONVERSATION_FIELDS(X)                                                                                              \
    X(CONNECTION, "connection", "connection", "Connection", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                               \
    X(CONNECTION_CLIENT, "connection.client", "client", "Client", KIND_STRING, 0, SHOW_DEC, NULL, 0)                        \
    X(CONNECTION_SERVER, "connection.server", "server", "Server", KIND_STRING, 0, SHOW_DEC, NULL, 0)                        \
    X(CONNECTION_OUTCOME, "connection.outcome", "outcome", "Outcome", KIND_STRING, 0, SHOW_DEC, NULL, 0)                    \
    X(CONNECTION_EVIDENCE, "connection.evidence", "evidence", "Evidence of WinRM", KIND_BOOL, 0, SHOW_DEC, NULL, 0)         \
    X(CONNECTION_START, "connection.start", "start", "Start", KIND_TIME, 0, SHOW_DEC, NULL, 0)                              \
    X(CONNECTION_BYTES, "connection.bytes", "bytes", "Bytes", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                             \
    X(CONNECTION_C2S, "connection.bytes.c2s", "c2s", "Client to server", KIND_UINT, 0, SHOW_DEC, NULL, 0)                   \
    X(CONNECTION_S2C, "connection.bytes.s2c", "s2c", "Server to client", KIND_UINT, 0, SHOW_DEC, NULL, 0)                   \
    X(CONNECTION_MISSING, "connection.missing_bytes", "missing_bytes", "Missing bytes", KIND_UINT, 0, SHOW_DEC, NULL, 0)    \
    X(CONNECTION_TCP, "connection.tcp", "tcp", "TCP", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_QUIET)                           \
    X(CONNECTION_SYNS, "connection.tcp.syns", "syns", "Attempts", KIND_UINT, 0, SHOW_DEC, NULL, FIELD_QUIET)                \
    X(CONNECTION_RTT, "connection.tcp.rtt", "rtt", "Round trip", KIND_DURATION, 0, SHOW_DEC, NULL, FIELD_QUIET)             \
    X(CONNECTION_PACKETS, "connection.tcp.packets", "packets", "Packets", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_QUIET)       \
    X(CONNECTION_RETRANSMISSIONS, "connection.tcp.retransmissions", "retransmissions", "Retransmissions", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(CONNECTION_CONFLICTS, "connection.tcp.conflicts", "conflicts", "Retransmissions that differ", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(CONNECTION_ZERO_WINDOWS, "connection.tcp.zero_windows", "zero_windows", "Segments that announce no room", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(CONNECTION_TCP_MISSING, "connection.tcp.missing", "missing", "Missing bytes", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(CONNECTION_SPOKE, "connection.tcp.spoke", "spoke", "First bytes", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_QUIET)         \
    X(CONNECTION_WORD_C2S, "connection.tcp.c2s", "c2s", "Client", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET)              \
    X(CONNECTION_WORD_S2C, "connection.tcp.s2c", "s2c", "Server", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET)              \
    X(CONNECTION_END, "connection.tcp.end", "end", "Ends", KIND_LIST, 0, SHOW_DEC, NULL, FIELD_QUIET)                       \
    X(CONNECTION_END_SIGN, "connection.tcp.end.sign", "sign", "End", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_QUIET)            \
    X(CONNECTION_END_BY, "connection.tcp.end.by", "by", "By", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET)                  \
    X(CONNECTION_END_WITH, "connection.tcp.end.with", "with", "With", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET)          \
    X(CONNECTION_END_TIME, "connection.tcp.end.time", "time", "Time", KIND_TIME, 0, SHOW_DEC, NULL, FIELD_QUIET)            \
    X(CONNECTION_END_FRAME, "connection.tcp.end.frame", "frame", "Packet", KIND_UINT, 0, SHOW_DEC, NULL, FIELD_QUIET)       \
    X(CONNECTION_END_FILE, "connection.tcp.end.file", "file", "Capture file", KIND_UINT, 0, SHOW_DEC, NULL, FIELD_QUIET)    \
    X(CONNECTION_SILENCE, "connection.tcp.longest_silence", "longest_silence", "Longest silence", KIND_DURATION, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(CONNECTION_ICMP, "connection.tcp.icmp", "icmp", "ICMP error", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_QUIET)             \
    X(CONNECTION_ICMP_TYPE, "connection.tcp.icmp.type", "type", "Type", KIND_UINT, 1, SHOW_DEC, NULL, FIELD_QUIET)          \
    X(CONNECTION_ICMP_CODE, "connection.tcp.icmp.code", "code", "Code", KIND_UINT, 1, SHOW_DEC, NULL, FIELD_QUIET)          \
    X(INCOMPLETE, "incomplete", "incomplete", "Incomplete", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                               \
    X(INCOMPLETE_OF, "incomplete.of", "of", "Of", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE)                           \
    X(INCOMPLETE_DIRECTION, "incomplete.direction", "direction", "Direction", KIND_STRING, 0, SHOW_DEC, NULL, 0)            \
    X(INCOMPLETE_HAVE, "incomplete.have", "have", "Bytes there", KIND_UINT, 0, SHOW_DEC, NULL, 0)                           \
    X(INCOMPLETE_MISSING, "incomplete.missing", "missing", "Bytes missing", KIND_UINT, 0, SHOW_DEC, NULL, 0)                \
    X(INCOMPLETE_REASON, "incomplete.reason", "reason", "Reason", KIND_STRING, 0, SHOW_DEC, NULL, 0)                        \
    X(CLIXML_FILE, "clixml_file", "clixml", "CLIXML file", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                                \
    X(CLIXML_SHELL_ID, "clixml_file.shell_id", "shell_id", "Shell id", KIND_STRING, 0, SHOW_DEC, NULL, 0)                   \
    X(CLIXML_COMMAND_ID, "clixml_file.command_id", "command_id", "Command id", KIND_STRING, 0, SHOW_DEC, NULL, 0)           \
    X(CLIXML_OF_STREAM, "clixml_file.stream", "stream", "Stream", KIND_STRING, 0, SHOW_DEC, NULL, 0)                        \
    X(CLIXML_ENCODING, "clixml_file.encoding", "encoding", "Encoding", KIND_STRING, 0, SHOW_DEC, NULL, 0)                   \
    X(CLIXML_OBJECTS, "clixml_file.objects", "objects", "Objects", KIND_LIST, 0, SHOW_DEC, NULL, FIELD_QUIET)               \
    X(CLIXML_TEXT, "clixml_file.text", "text", "Text", KIND_STRING, 0, SHOW_DEC, NULL, 0)                                   \
    X(SECRET, "secret", "secret", "Secret opened later", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                                  \
    X(SECRET_REFERS, "secret.refers", "refers", "Record", KIND_UINT, 0, SHOW_DEC, NULL, 0)                                  \
    X(SECRET_PATH, "secret.path", "path", "Path", KIND_STRING, 0, SHOW_DEC, NULL, 0)                                        \
    X(SECRET_VALUE, "secret.value", "value", "Value", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_SECRET)                         \
    X(SECRET_NO_VALUE, "secret.value.none", "value", "Value", KIND_NULL, 0, SHOW_DEC, NULL, 0)

#define CONVERSATION_DIAGNOSTICS(X)                                                                                         \
    X(CONVERSATION_CONFLICT, "connection.conflict", SEVERITY_WARN, "bytes were sent again and differ; what was captured first is shown", "RFC 9293 3.10.7.4") \
    X(CONVERSATION_MISSING_BYTES, "connection.missing-bytes", SEVERITY_ERROR, "bytes that were sent are not in the capture", "") \
    X(CONVERSATION_PART_LAYOUT, "body.part-layout", SEVERITY_ERROR, "the sealed body does not have the layout that it announces", "[MS-WSMV] 2.2.9.1") \
    X(CONVERSATION_NO_CONTEXT, "body.no-context", SEVERITY_ERROR, "sealed, but no authentication was seen on this connection", "[MS-WSMV] 2.2.9.1") \
    X(CONVERSATION_NO_KEY, "body.no-key", SEVERITY_ERROR, "sealed, and no key at hand opens it", "") \
    X(CONVERSATION_WRONG_KEY, "body.wrong-key", SEVERITY_ERROR, "sealed, and the key given for this user does not fit", "") \
    X(CONVERSATION_DAMAGED, "body.damaged", SEVERITY_ERROR, "sealed, and bytes are missing or the checksum fails", "") \
    X(CONVERSATION_LENGTH, "body.length", SEVERITY_WARN, "the opened part is not as long as OriginalContent says", "[MS-WSMV] 2.2.9.1.2.2") \
    X(CONVERSATION_ENCODING, "body.encoding", SEVERITY_WARN, "the text is not in the character encoding that it announces", "DSP0226 13.1") \
    X(CONVERSATION_TOKEN_BASE64, "auth.token-base64", SEVERITY_ERROR, "the token is not base64", "RFC 4559 4") \
    X(CONVERSATION_BASE64, "body.base64", SEVERITY_ERROR, "the content is not base64; what could be decoded is used", "RFC 4648 4") \
    X(CONVERSATION_COMPRESSION, "body.compression", SEVERITY_ERROR, "a compressed stream cannot be expanded; what came out before is used", "[MS-WSMV] 3.1.4.1.31.6, [MS-XCA] 2.2.4") \
    X(CONVERSATION_RELATES, "wsman.relates-to", SEVERITY_WARN, "the answer relates to another message than the request of its exchange", "[WS-Addressing] 3") \
    X(CONVERSATION_SECURE_CLEAR, "securestring.clear", SEVERITY_WARN, "from protocol version 2.4 on secure strings are not sealed: whoever can read the session reads this one", "[MS-PSRP] 2.2.5.1.24") \
    X(CONVERSATION_SECURE_NO_KEY, "securestring.no-key", SEVERITY_INFO, "sealed by the session key of its pool, which is not known at this point", "[MS-PSRP] 2.2.5.1.24") \
    X(CONVERSATION_SECURE_WRONG_KEY, "securestring.wrong-key", SEVERITY_ERROR, "sealed by the session key of its pool, and the key given for this shell is another", "[MS-PSRP] 2.2.5.1.24") \
    X(CONVERSATION_SECURE_DAMAGED, "securestring.damaged", SEVERITY_ERROR, "no sealed value can be like this, or the pool's session key, proved by others, does not open it", "[MS-PSRP] 2.2.5.1.24")
/* clang-format on */

enum conversation_field { CONVERSATION_FIELDS(FIELD_ENUM) CONVERSATION_FIELD_COUNT };
extern const struct field conversation_fields[];
extern const struct field_table conversation_field_table;

enum conversation_diagnostic { CONVERSATION_DIAGNOSTICS(DIAG_ENUM) CONVERSATION_DIAGNOSTIC_COUNT };
extern const struct diag_kind conversation_diagnostics[];
extern const struct diag_table conversation_diag_table;
