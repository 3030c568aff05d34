/* The fields of connection.tls and of handshake messages. */
#pragma once

#include "diag.h"
#include "field.h"

/* clang-format off */
#define TLS_LAYER_FIELDS(X)                                                                                               \
    X(TLS_F_LAYER, "tls", "tls", "TLS", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                                                 \
    X(TLS_F_CHOSEN_VERSION, "tls.version", "version", "Version", KIND_ENUM, 2, SHOW_HEX, tls_protocol_names, FIELD_HEADLINE) \
    X(TLS_F_CIPHER, "tls.cipher", "cipher", "Cipher suite", KIND_ENUM, 2, SHOW_HEX, tls_suite_names, FIELD_HEADLINE)      \
    X(TLS_F_GROUP, "tls.group", "group", "Key exchange group", KIND_ENUM, 2, SHOW_HEX, tls_group_names, 0)                \
    X(TLS_F_SNI, "tls.sni", "sni", "Server name asked for", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE)               \
    X(TLS_F_ALPN, "tls.alpn", "alpn", "Application protocol", KIND_STRING, 0, SHOW_DEC, NULL, 0)                          \
    X(TLS_F_CLIENT_RANDOM, "tls.client_random", "client_random", "Client random", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(TLS_F_RESUMED, "tls.resumed", "resumed", "Resumed session", KIND_BOOL, 0, SHOW_DEC, NULL, FIELD_QUIET)              \
    X(TLS_F_KEY, "tls.key", "key", "Key", KIND_STRING, 0, SHOW_DEC, NULL, 0)                                              \
    X(TLS_F_ADVICE, "tls.advice", "advice", "Advice", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET)                              \
    X(TLS_F_HANDSHAKES, "tls.handshakes", "handshakes", "Handshakes", KIND_UINT, 0, SHOW_DEC, NULL, FIELD_QUIET)          \
    X(TLS_F_HELLO_WAIT, "tls.hello_wait", "hello_wait", "From ClientHello to ServerHello", KIND_DURATION, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(TLS_F_RECORDS, "tls.records", "records", "Records", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_QUIET)                     \
    X(TLS_F_RECORDS_OPENED, "tls.records.opened", "opened", "Opened", KIND_UINT, 0, SHOW_DEC, NULL, 0)                    \
    X(TLS_F_RECORDS_CLOSED, "tls.records.closed", "closed", "Closed", KIND_UINT, 0, SHOW_DEC, NULL, 0)                    \
    X(TLS_F_RECORDS_DAMAGED, "tls.records.damaged", "damaged", "Damaged", KIND_UINT, 0, SHOW_DEC, NULL, 0)                \
    X(TLS_F_RECORDS_MISSING, "tls.records.missing", "missing", "Missing", KIND_UINT, 0, SHOW_DEC, NULL, 0)                \
    X(TLS_F_APPLICATION, "tls.application_data", "application_data", "Records of application data", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(TLS_F_APPLICATION_C2S, "tls.application_data.c2s", "c2s", "Client to server", KIND_UINT, 0, SHOW_DEC, NULL, 0)       \
    X(TLS_F_APPLICATION_S2C, "tls.application_data.s2c", "s2c", "Server to client", KIND_UINT, 0, SHOW_DEC, NULL, 0)       \
    X(TLS_F_APPLICATION_FIRST, "tls.application_data.first_size", "first_size", "Size of the client's first", KIND_UINT, 0, SHOW_DEC, NULL, 0) \
    X(TLS_F_APPLICATION_LAST, "tls.application_data.last_size", "last_size", "Size of the client's latest", KIND_UINT, 0, SHOW_DEC, NULL, 0) \
    X(TLS_F_APPLICATION_ANSWERING, "tls.application_data.answering", "answering", "Of the server, behind the client's first", KIND_UINT, 0, SHOW_DEC, NULL, 0) \
    X(TLS_F_APPLICATION_LAST_S2C, "tls.application_data.last_answering_size", "last_answering_size", "Size of the latest of these", KIND_UINT, 0, SHOW_DEC, NULL, 0) \
    X(TLS_F_CERTIFICATES, "tls.certificates", "certificates", "Certificates", KIND_LIST, 0, SHOW_DEC, NULL, 0)            \
    X(TLS_F_CERTIFICATE, "tls.certificate", "certificate", "Certificate", KIND_GROUP, 0, SHOW_DEC, NULL, 0)               \
    X(TLS_F_CERTIFICATE_FROM, "tls.certificate.from", "from", "From", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE)     \
    X(TLS_F_SUBJECT, "tls.certificate.subject", "subject", "Subject", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE)     \
    X(TLS_F_ISSUER, "tls.certificate.issuer", "issuer", "Issuer", KIND_STRING, 0, SHOW_DEC, NULL, 0)                      \
    X(TLS_F_SELF_ISSUED, "tls.certificate.self_issued", "self_issued", "Self-issued", KIND_BOOL, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(TLS_F_CA, "tls.certificate.ca", "ca", "CA", KIND_BOOL, 0, SHOW_DEC, NULL, FIELD_QUIET)                               \
    X(TLS_F_NAMES, "tls.certificate.names", "names", "Subject alternative names", KIND_LIST, 0, SHOW_DEC, NULL, 0)        \
    X(TLS_F_NAME, "tls.certificate.name", "name", "Name", KIND_STRING, 0, SHOW_DEC, NULL, 0)                              \
    X(TLS_F_USER, "tls.certificate.user", "user", "User principal name", KIND_STRING, 0, SHOW_DEC, NULL, 0)               \
    X(TLS_F_NOT_BEFORE, "tls.certificate.not_before", "not_before", "Not before", KIND_TIME, 0, SHOW_DEC, NULL, 0)        \
    X(TLS_F_NOT_AFTER, "tls.certificate.not_after", "not_after", "Not after", KIND_TIME, 0, SHOW_DEC, NULL, 0)            \
    X(TLS_F_SERIAL, "tls.certificate.serial", "serial", "Serial number", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET)     \
    X(TLS_F_KEY_TYPE, "tls.certificate.key_type", "key_type", "Key", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET)         \
    X(TLS_F_KEY_BITS, "tls.certificate.key_bits", "key_bits", "Key size in bits", KIND_UINT, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(TLS_F_SIGNATURE, "tls.certificate.signature", "signature", "Signature algorithm", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(TLS_F_USAGES, "tls.certificate.usages", "usages", "Extended key usage", KIND_LIST, 0, SHOW_DEC, NULL, FIELD_QUIET)  \
    X(TLS_F_USAGE, "tls.certificate.usage", "usage", "Usage", KIND_STRING, 0, SHOW_DEC, NULL, 0)                          \
    X(TLS_F_SHA1, "tls.certificate.sha1", "sha1", "SHA-1 fingerprint", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET)       \
    X(TLS_F_SHA256, "tls.certificate.sha256", "sha256", "SHA-256 fingerprint", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(TLS_F_ALERTS, "tls.alerts", "alerts", "Alerts", KIND_LIST, 0, SHOW_DEC, NULL, 0)                                    \
    X(TLS_F_ALERT, "tls.alert", "alert", "Alert", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                                       \
    X(TLS_F_ALERT_DIRECTION, "tls.alert.direction", "direction", "Direction", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(TLS_F_ALERT_LEVEL, "tls.alert.level", "level", "Level", KIND_ENUM, 1, SHOW_DEC, tls_alert_level_names, FIELD_HEADLINE) \
    X(TLS_F_ALERT_DESCRIPTION, "tls.alert.description", "description", "Description", KIND_ENUM, 1, SHOW_DEC, tls_alert_names, FIELD_HEADLINE) \
    X(TLS_F_ALERT_ENCRYPTED, "tls.alert.encrypted", "encrypted", "Encrypted", KIND_BOOL, 0, SHOW_DEC, NULL, FIELD_QUIET)  \
    X(TLS_F_ALERT_TIME, "tls.alert.time", "time", "Time", KIND_TIME, 0, SHOW_DEC, NULL, FIELD_QUIET)                      \
    X(TLS_F_ALERT_FRAME, "tls.alert.frame", "frame", "Packet", KIND_UINT, 0, SHOW_DEC, NULL, FIELD_QUIET)                 \
    X(TLS_F_ALERT_FILE, "tls.alert.file", "file", "Capture file", KIND_UINT, 0, SHOW_DEC, NULL, FIELD_QUIET)              \
    TLS_MESSAGE_FIELDS(X)

#define TLS_MESSAGE_FIELDS(X)                                                                                             \
    X(TLS_F_MESSAGES, "tls.messages", "messages", "Handshake messages", KIND_LIST, 0, SHOW_DEC, NULL, FIELD_QUIET)        \
    X(TLS_F_MESSAGE, "tls.message", "message", "Handshake message", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                     \
    X(TLS_F_DIRECTION, "tls.direction", "direction", "Direction", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE)         \
    X(TLS_F_MSG_TYPE, "tls.msg_type", "msg_type", "HandshakeType", KIND_ENUM, 1, SHOW_DEC, tls_message_names, FIELD_HEADLINE) \
    X(TLS_F_MESSAGE_TIME, "tls.message.time", "time", "Time", KIND_TIME, 0, SHOW_DEC, NULL, FIELD_QUIET)                  \
    X(TLS_F_MESSAGE_FRAME, "tls.message.frame", "frame", "Packet", KIND_UINT, 0, SHOW_DEC, NULL, FIELD_QUIET)             \
    X(TLS_F_MESSAGE_FILE, "tls.message.file", "file", "Capture file", KIND_UINT, 0, SHOW_DEC, NULL, FIELD_QUIET)          \
    X(TLS_F_LENGTH, "tls.length", "length", "Length", KIND_UINT, 3, SHOW_DEC, NULL, FIELD_WIRE)                           \
    X(TLS_F_LEGACY_VERSION, "tls.legacy_version", "legacy_version", "legacy_version", KIND_ENUM, 2, SHOW_HEX, tls_protocol_names, 0) \
    X(TLS_F_RANDOM, "tls.random", "random", "Random", KIND_BYTES, 0, SHOW_DEC, NULL, 0)                                   \
    X(TLS_F_RETRY, "tls.hello_retry_request", "hello_retry_request", "HelloRetryRequest", KIND_BOOL, 0, SHOW_DEC, NULL, 0) \
    X(TLS_F_VECTOR_LENGTH, "tls.vector_length", "vector_length", "Length", KIND_UINT, 0, SHOW_DEC, NULL, FIELD_WIRE)      \
    X(TLS_F_SESSION_ID, "tls.session_id", "session_id", "Session id", KIND_BYTES, 0, SHOW_DEC, NULL, 0)                   \
    X(TLS_F_CIPHER_SUITES, "tls.cipher_suites", "cipher_suites", "Cipher suites", KIND_LIST, 0, SHOW_DEC, NULL, 0)        \
    X(TLS_F_CIPHER_SUITE, "tls.cipher_suite", "cipher_suite", "Cipher suite", KIND_ENUM, 2, SHOW_HEX, tls_suite_names, 0) \
    X(TLS_F_COMPRESSIONS, "tls.compression_methods", "compression_methods", "Compression methods", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_WIRE) \
    X(TLS_F_COMPRESSION, "tls.compression_method", "compression_method", "Compression method", KIND_UINT, 1, SHOW_DEC, NULL, FIELD_WIRE) \
    X(TLS_F_EXTENSIONS, "tls.extensions", "extensions", "Extensions", KIND_LIST, 0, SHOW_DEC, NULL, 0)                    \
    X(TLS_F_EXTENSION, "tls.extension", "extension", "Extension", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                       \
    X(TLS_F_EXTENSION_TYPE, "tls.extension_type", "extension_type", "ExtensionType", KIND_ENUM, 2, SHOW_HEX, tls_extension_names, FIELD_HEADLINE) \
    X(TLS_F_EXTENSION_LENGTH, "tls.extension_length", "extension_length", "Length", KIND_UINT, 2, SHOW_DEC, NULL, FIELD_WIRE) \
    X(TLS_F_EXTENSION_DATA, "tls.extension_data", "extension_data", "extension_data", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(TLS_F_SERVER_NAMES, "tls.server_name_list", "server_name_list", "Server names", KIND_LIST, 0, SHOW_DEC, NULL, 0)    \
    X(TLS_F_SERVER_NAME, "tls.host_name", "host_name", "Host name", KIND_STRING, 0, SHOW_DEC, NULL, 0)                    \
    X(TLS_F_PROTOCOLS, "tls.protocol_name_list", "protocol_name_list", "Application protocols", KIND_LIST, 0, SHOW_DEC, NULL, 0) \
    X(TLS_F_PROTOCOL, "tls.protocol_name", "protocol_name", "Protocol", KIND_STRING, 0, SHOW_DEC, NULL, 0)                \
    X(TLS_F_VERSIONS, "tls.versions", "versions", "Supported versions", KIND_LIST, 0, SHOW_DEC, NULL, 0)                  \
    X(TLS_F_VERSION, "tls.supported_version", "supported_version", "Version", KIND_ENUM, 2, SHOW_HEX, tls_protocol_names, 0) \
    X(TLS_F_GROUPS, "tls.named_group_list", "named_group_list", "Supported groups", KIND_LIST, 0, SHOW_DEC, NULL, 0)      \
    X(TLS_F_NAMED_GROUP, "tls.named_group", "named_group", "Group", KIND_ENUM, 2, SHOW_HEX, tls_group_names, 0)           \
    X(TLS_F_SIGNATURES, "tls.supported_signature_algorithms", "supported_signature_algorithms", "Signature algorithms", KIND_LIST, 0, SHOW_DEC, NULL, 0) \
    X(TLS_F_SIGNATURE_SCHEME, "tls.signature_scheme", "signature_scheme", "Signature algorithm", KIND_ENUM, 2, SHOW_HEX, tls_signature_names, 0) \
    X(TLS_F_KEY_SHARES, "tls.client_shares", "client_shares", "Key shares", KIND_LIST, 0, SHOW_DEC, NULL, 0)              \
    X(TLS_F_KEY_SHARE, "tls.key_share", "key_share", "Key share", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                       \
    X(TLS_F_KEY_EXCHANGE, "tls.key_exchange", "key_exchange", "Key exchange", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_WIRE)  \
    X(TLS_F_TICKET, "tls.ticket", "ticket", "Session ticket", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_SECRET)                \
    X(TLS_F_TICKET_LIFETIME, "tls.ticket_lifetime", "ticket_lifetime", "Ticket lifetime in seconds", KIND_UINT, 4, SHOW_DEC, NULL, 0) \
    X(TLS_F_CERTIFICATE_LIST, "tls.certificate_list", "certificate_list", "Certificates", KIND_LIST, 0, SHOW_DEC, NULL, FIELD_WIRE) \
    X(TLS_F_CERTIFICATE_DATA, "tls.certificate_data", "certificate_data", "Certificate", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_WIRE) \
    X(TLS_F_AUTHORITIES, "tls.certificate_authorities", "certificate_authorities", "Certificate authorities", KIND_LIST, 0, SHOW_DEC, NULL, 0) \
    X(TLS_F_AUTHORITY, "tls.distinguished_name", "distinguished_name", "Distinguished name", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(TLS_F_CURVE_TYPE, "tls.curve_type", "curve_type", "Curve type", KIND_UINT, 1, SHOW_DEC, NULL, FIELD_WIRE)           \
    X(TLS_F_KEY_UPDATE, "tls.request_update", "request_update", "Update requested", KIND_BOOL, 1, SHOW_DEC, NULL, 0)      \
    X(TLS_F_BODY, "tls.body", "body", "Contents", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_WIRE)

#define TLS_LAYER_DIAGNOSTICS(X)                                                                                          \
    X(TLS_D_NO_KEY, "tls.no-key", SEVERITY_ERROR, "encrypted, and no key at hand opens it", "RFC 8446 5.2")               \
    X(TLS_D_WRONG_KEY, "tls.wrong-key", SEVERITY_ERROR, "encrypted, and the secrets given for this client random do not fit", "RFC 9850") \
    X(TLS_D_DAMAGED, "tls.damaged", SEVERITY_ERROR, "encrypted records fail under the key that opens others; they are left out", "RFC 8446 5.2") \
    X(TLS_D_CERTIFICATE, "tls.certificate", SEVERITY_WARN, "a certificate cannot be read to its end", "RFC 5280 4.1")      \
    X(TLS_D_MALFORMED, "tls.malformed", SEVERITY_ERROR, "a handshake message cannot be read to its end", "RFC 8446 4")     \
    X(TLS_D_CUT, "tls.cut", SEVERITY_INFO, "not all handshake messages of the connection are kept", "")
/* clang-format on */

enum tls_layer_field { TLS_LAYER_FIELDS(FIELD_ENUM) TLS_LAYER_FIELD_COUNT };
extern const struct field tls_fields[];
extern const struct field_table tls_field_table;

enum tls_layer_diagnostic { TLS_LAYER_DIAGNOSTICS(DIAG_ENUM) TLS_LAYER_DIAGNOSTIC_COUNT };
extern const struct diag_kind tls_diagnostics[];
extern const struct diag_table tls_diag_table;
