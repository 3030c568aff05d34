/* Fields and diagnostics of the `http` record. */
#pragma once

#include "diag.h"
#include "field.h"

/* clang-format off */
#define HTTP_FIELDS(X)                                                                                                      \
    X(HTTP, "http", "http", "HTTP exchange", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                                              \
    X(HTTP_TLS, "http.tls", "tls", "Inside TLS", KIND_BOOL, 0, SHOW_DEC, NULL, FIELD_QUIET)                                 \
    X(HTTP_REQUEST, "http.request", "request", "Request", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                                 \
    X(HTTP_RESPONSE, "http.response", "response", "Response", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                             \
    X(HTTP_NO_REQUEST, "http.no_request", "request", "Request", KIND_NULL, 0, SHOW_DEC, NULL, 0)                            \
    X(HTTP_NO_RESPONSE, "http.no_response", "response", "Response", KIND_NULL, 0, SHOW_DEC, NULL, 0)                        \
    X(HTTP_TIME, "http.time", "time", "Time", KIND_TIME, 0, SHOW_DEC, NULL, FIELD_QUIET)                                    \
    X(HTTP_FRAME, "http.frame", "frame", "Packet", KIND_UINT, 0, SHOW_DEC, NULL, FIELD_QUIET)                               \
    X(HTTP_FILE, "http.file", "file", "Capture file", KIND_UINT, 0, SHOW_DEC, NULL, FIELD_QUIET)                            \
    X(HTTP_FIRST_TIME, "http.first_time", "first_time", "Time of the first packet", KIND_TIME, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(HTTP_METHOD, "http.method", "method", "Method", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE)                       \
    X(HTTP_TARGET, "http.target", "target", "Target", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE)                       \
    X(HTTP_STATUS, "http.status", "status", "Status", KIND_UINT, 0, SHOW_DEC, NULL, FIELD_HEADLINE)                         \
    X(HTTP_REASON, "http.reason", "reason", "Reason", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE)                       \
    X(HTTP_VERSION, "http.version", "version", "Version", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET)                      \
    X(HTTP_HEADERS, "http.headers", "headers", "Header fields", KIND_LIST, 0, SHOW_DEC, NULL, 0)                            \
    X(HTTP_HEADER, "http.header", "header", "Header field", KIND_PAIR, 0, SHOW_DEC, NULL, 0)                                \
    X(HTTP_PROTECTION, "http.protection", "protection", "Protection", KIND_STRING, 0, SHOW_DEC, NULL, 0)                    \
    X(HTTP_BODY, "http.body", "body", "Body", KIND_STRING, 0, SHOW_DEC, NULL, 0)                                            \
    X(HTTP_NO_BODY, "http.no_body", "body", "Body", KIND_NULL, 0, SHOW_DEC, NULL, FIELD_QUIET)                              \
    X(HTTP_PARTS, "http.parts", "parts", "Sealed parts", KIND_UINT, 0, SHOW_DEC, NULL, FIELD_QUIET)                         \
    X(HTTP_MISSING, "http.missing_bytes", "missing_bytes", "Missing bytes", KIND_UINT, 0, SHOW_DEC, NULL, FIELD_QUIET)      \
    X(HTTP_PART, "http.part", "part", "Sealed part", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_WIRE)                             \
    X(HTTP_PART_PROTOCOL, "http.part.protocol", "protocol", "Protocol", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_WIRE)         \
    X(HTTP_PART_TYPE, "http.part.type", "type", "Original type", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_WIRE)                \
    X(HTTP_PART_CHARSET, "http.part.charset", "charset", "Original character set", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_WIRE) \
    X(HTTP_PART_LENGTH, "http.part.length", "length", "Original length", KIND_UINT, 0, SHOW_DEC, NULL, FIELD_WIRE)          \
    X(HTTP_PART_TOKEN_BYTES, "http.part.token_length", "token_length", "Token length", KIND_UINT, 4, SHOW_DEC, NULL, FIELD_WIRE) \
    X(HTTP_PART_TOKEN, "http.part.token", "token", "Token", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_WIRE)                      \
    X(HTTP_PART_DATA, "http.part.data", "data", "Sealed data", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_WIRE)

#define HTTP_DIAGNOSTICS(X)                                                                                                 \
    X(HTTP_NOT_WHOLE, "http.not-whole", SEVERITY_ERROR, "the connection or the capture ended before the message did", "RFC 9112 8") \
    X(HTTP_HOLE, "http.hole", SEVERITY_ERROR, "bytes of the message are missing from the capture", "")                      \
    X(HTTP_BAD_CHUNK, "http.bad-chunk", SEVERITY_ERROR, "the chunked coding breaks off or is malformed", "RFC 9112 7.1")    \
    X(HTTP_BAD_CODING, "http.bad-coding", SEVERITY_ERROR, "the Content-Encoding could not be undone; the body is left as it was transferred", "RFC 9110 8.4") \
    X(HTTP_BODY_LIMIT, "http.body-limit", SEVERITY_ERROR, "the body is longer than the program's limit; the rest of it was dropped", "") \
    X(HTTP_HEADER_LIMIT, "http.header-limit", SEVERITY_ERROR, "more header fields than the program's limit; the others are not shown", "") \
    X(HTTP_HEADER_LINE, "http.header-line", SEVERITY_WARN, "a line of the header has no colon", "RFC 9112 5")               \
    X(HTTP_LENGTHS, "http.lengths", SEVERITY_WARN, "the header contradicts itself about the length of the body", "RFC 9112 6.3") \
    X(HTTP_BARE_LF, "http.bare-lf", SEVERITY_INFO, "lines of the header end in LF alone", "RFC 9112 2.2")                   \
    X(HTTP_UNASKED, "http.unasked", SEVERITY_WARN, "a response without a request", "")                                      \
    X(HTTP_RESYNCHRONISED, "http.resynchronised", SEVERITY_WARN, "bytes before this message could not be read as HTTP", "") \
    X(HTTP_PART_IS_CUT, "http.part-cut", SEVERITY_ERROR, "the body ends inside this sealed part", "[MS-WSMV] 2.2.9.1")      \
    X(HTTP_PART_HAS_NO_LENGTH, "http.part-no-length", SEVERITY_WARN, "OriginalContent does not say the length of this part", "[MS-WSMV] 2.2.9.1.2.2.1") \
    X(HTTP_PART_IS_PADDED, "http.part-padded", SEVERITY_INFO, "the sealed data is longer than OriginalContent says, by padding", "[MS-WSMV] 2.2.9.1.2.2.1") \
    X(HTTP_PART_WAS_SEARCHED, "http.part-length", SEVERITY_WARN, "no boundary stands where OriginalContent puts it; the end of the part was searched for", "[MS-WSMV] 2.2.9.1.2.2.1") \
    X(HTTP_PART_TOKEN_IMPOSSIBLE, "http.part-token", SEVERITY_ERROR, "the length before the token is not possible", "[MS-WSMV] 2.2.9.1.3") \
    X(HTTP_PART_IS_EMPTY, "http.part-empty", SEVERITY_WARN, "the sealed part holds nothing", "[MS-WSMV] 2.2.9.1.3")         \
    X(HTTP_PART_IS_NOT_CLOSED, "http.part-not-closed", SEVERITY_INFO, "the last boundary lacks its final dashes, or is missing", "[MS-WSMV] 2.2.9.1") \
    X(HTTP_PART_BYTES_SKIPPED, "http.part-skipped", SEVERITY_ERROR, "bytes before this part could not be read", "[MS-WSMV] 2.2.9.1") \
    X(HTTP_PART_TOO_MANY, "http.part-limit", SEVERITY_ERROR, "more sealed parts than the program's limit; the others are not shown", "")
/* clang-format on */

enum http_field { HTTP_FIELDS(FIELD_ENUM) HTTP_FIELD_COUNT };
extern const struct field http_fields[];
extern const struct field_table http_field_table;

enum http_diagnostic { HTTP_DIAGNOSTICS(DIAG_ENUM) HTTP_DIAGNOSTIC_COUNT };
extern const struct diag_kind http_diagnostics[];
extern const struct diag_table http_diag_table;
