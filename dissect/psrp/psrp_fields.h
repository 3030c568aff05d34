/* Fields and diagnostics of PSRP. Names are those of [MS-PSRP] 2.2.1 and 2.2.4. */
#pragma once

#include "diag.h"
#include "field.h"

/* clang-format off */
#define PSRP_FIELDS(X)                                                                                                             \
    X(PSRP_MESSAGE, "psrp", "psrp", "PSRP message", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                                              \
    X(PSRP_INCOMPLETE, "psrp.incomplete", "incomplete", "Incomplete PSRP message", KIND_GROUP, 0, SHOW_DEC, NULL, 0)               \
    X(PSRP_INCOMPLETE_OF, "psrp.incomplete.of", "of", "Of", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE)                        \
    X(PSRP_INCOMPLETE_REASON, "psrp.incomplete.reason", "reason", "Reason", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE)        \
    X(PSRP_INCOMPLETE_HAVE, "psrp.incomplete.have", "have", "Bytes there", KIND_UINT, 0, SHOW_DEC, NULL, 0)                        \
    X(PSRP_INCOMPLETE_MISSING, "psrp.incomplete.missing", "missing", "Fragments known to be missing", KIND_UINT, 0, SHOW_DEC,      \
      NULL, 0)                                                                                                                     \
    X(PSRP_INCOMPLETE_MISSING_BYTES, "psrp.incomplete.missing_bytes", "missing_bytes", "Bytes missing of a fragment", KIND_UINT, 0, \
      SHOW_DEC, NULL, 0)                                                                                                           \
    X(PSRP_DIRECTION, "psrp.direction", "direction", "Direction", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE)                  \
    X(PSRP_CARRIER, "psrp.carrier", "carrier", "Carrier", KIND_STRING, 0, SHOW_DEC, NULL, 0)                                       \
    X(PSRP_STREAM, "psrp.stream", "stream", "Stream", KIND_STRING, 0, SHOW_DEC, NULL, 0)                                           \
    X(PSRP_NO_STREAM, "psrp.stream.none", "stream", "Stream", KIND_NULL, 0, SHOW_DEC, NULL, FIELD_QUIET)                           \
    X(PSRP_SHELL_ID, "psrp.shell_id", "shell_id", "Shell id", KIND_STRING, 0, SHOW_DEC, NULL, 0)                                   \
    X(PSRP_NO_SHELL_ID, "psrp.shell_id.none", "shell_id", "Shell id", KIND_NULL, 0, SHOW_DEC, NULL, FIELD_QUIET)                   \
    X(PSRP_COMMAND_ID, "psrp.command_id", "command_id", "Command id", KIND_STRING, 0, SHOW_DEC, NULL, 0)                           \
    X(PSRP_NO_COMMAND_ID, "psrp.command_id.none", "command_id", "Command id", KIND_NULL, 0, SHOW_DEC, NULL, FIELD_QUIET)           \
    X(PSRP_OBJECT_ID, "psrp.object_id", "object_id", "ObjectId", KIND_UINT, 8, SHOW_DEC, NULL, FIELD_EXACT)                                  \
    X(PSRP_NO_OBJECT_ID, "psrp.object_id.none", "object_id", "ObjectId", KIND_NULL, 0, SHOW_DEC, NULL, FIELD_QUIET)                \
    X(PSRP_FRAGMENTS, "psrp.fragments", "fragments", "Fragments", KIND_UINT, 0, SHOW_DEC, NULL, 0)                                 \
    X(PSRP_DESTINATION, "psrp.destination", "destination", "Destination", KIND_ENUM, 4, SHOW_HEX, psrp_destination_names, 0)       \
    X(PSRP_MESSAGE_TYPE, "psrp.message_type", "message_type", "MessageType", KIND_ENUM, 4, SHOW_HEX, psrp_type_names,              \
      FIELD_HEADLINE)                                                                                                              \
    X(PSRP_RPID, "psrp.rpid", "rpid", "RPID", KIND_GUID, 16, SHOW_DEC, NULL, 0)                                                    \
    X(PSRP_PID, "psrp.pid", "pid", "PID", KIND_GUID, 16, SHOW_DEC, NULL, 0)                                                        \
    X(PSRP_BOM, "psrp.bom", "bom", "Byte order mark", KIND_BYTES, 3, SHOW_DEC, NULL, FIELD_WIRE)                                   \
    X(PSRP_LENGTH, "psrp.length", "length", "Length", KIND_UINT, 0, SHOW_DEC, NULL, 0)                                             \
    X(PSRP_DATA, "psrp.data", "data", "Data", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                                                    \
    X(PSRP_DATA_MEANT, "psrp.data.meant", "data", "Data", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_QUIET)                              \
    X(PSRP_NO_DATA, "psrp.data.none", "data", "Data", KIND_NULL, 0, SHOW_DEC, NULL, FIELD_QUIET)                                   \
    X(PSRP_UNDECODED, "psrp.undecoded", "undecoded", "Data that is no CLIXML", KIND_BYTES, 0, SHOW_DEC, NULL, 0)                   \
    X(PSRP_PUBLIC_KEY_BLOB, "psrp.public_key", "public_key", "Public key", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                        \
    X(PSRP_SESSION_KEY_BLOB, "psrp.encrypted_session_key", "encrypted_session_key", "Encrypted session key", KIND_GROUP, 0,         \
      SHOW_DEC, NULL, 0)                                                                                                           \
    X(PSRP_KEY_BLOB_TYPE, "psrp.key.type", "type", "Type", KIND_ENUM, 1, SHOW_HEX, psrp_key_blob_names, 0)                          \
    X(PSRP_KEY_BLOB_VERSION, "psrp.key.version", "version", "Version", KIND_UINT, 1, SHOW_DEC, NULL, 0)                             \
    X(PSRP_KEY_BLOB_RESERVED, "psrp.key.reserved", "reserved", "Reserved", KIND_UINT, 2, SHOW_HEX, NULL, FIELD_WIRE)                \
    X(PSRP_KEY_ALGORITHM, "psrp.key.algorithm", "algorithm", "Algorithm", KIND_ENUM, 4, SHOW_HEX, psrp_key_algorithm_names, 0)      \
    X(PSRP_KEY_WRAPPED_WITH, "psrp.key.encrypted_with", "encrypted_with", "Encrypted with", KIND_ENUM, 4, SHOW_HEX,                 \
      psrp_key_algorithm_names, 0)                                                                                                 \
    X(PSRP_KEY_MAGIC, "psrp.key.magic", "magic", "Magic", KIND_STRING, 4, SHOW_DEC, NULL, 0)                                        \
    X(PSRP_KEY_BITS, "psrp.key.modulus_bits", "modulus_bits", "Modulus bits", KIND_UINT, 4, SHOW_DEC, NULL, 0)                      \
    X(PSRP_KEY_EXPONENT, "psrp.key.public_exponent", "public_exponent", "Public exponent", KIND_UINT, 4, SHOW_DEC, NULL, 0)         \
    X(PSRP_KEY_MODULUS, "psrp.key.modulus", "modulus", "Modulus, little-endian", KIND_BYTES, 0, SHOW_DEC, NULL, 0)                  \
    X(PSRP_KEY_ENCRYPTED, "psrp.key.encrypted_key", "encrypted_key", "Encrypted key, little-endian", KIND_BYTES, 0, SHOW_DEC,       \
      NULL, FIELD_SECRET)                                                                                                          \
    X(PSRP_KEY_STATE, "psrp.key.state", "key", "Key", KIND_STRING, 0, SHOW_DEC, NULL, 0)                                              \
    X(PSRP_SECURE_STRINGS, "psrp.secure_strings", "secure_strings", "Secure strings", KIND_LIST, 0, SHOW_DEC, NULL, 0)              \
    X(PSRP_SECURE_STRING, "psrp.secure_string", "secure_string", "Secure string", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                \
    X(PSRP_SECURE_STRING_PATH, "psrp.secure_string.path", "path", "Path", KIND_STRING, 0, SHOW_DEC, NULL, 0)                        \
    X(PSRP_SECURE_STRING_VALUE, "psrp.secure_string.value", "value", "Value", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_SECRET)         \
    X(PSRP_CALLS, "psrp.calls", "calls", "Calls", KIND_UINT, 0, SHOW_DEC, NULL, FIELD_QUIET)                                                 \
    X(PSRP_ANSWERS, "psrp.answers", "answers", "Answers", KIND_UINT, 0, SHOW_DEC, NULL, FIELD_QUIET)                                         \
    X(PSRP_REPEATED, "psrp.repeated", "repeated", "Repeated", KIND_BOOL, 0, SHOW_DEC, NULL, 0)                                     \
    X(PSRP_REFUSED, "psrp.refused", "refused", "Refused", KIND_BOOL, 0, SHOW_DEC, NULL, 0)                                         \
    X(PSRP_CLIXML, "psrp.clixml", "clixml", "CLIXML", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_RAW)                                   \
    X(PSRP_FRAGMENT, "psrp.fragment", "fragment", "Fragment", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_WIRE)                           \
    X(PSRP_FRAGMENT_OBJECT_ID, "psrp.fragment.object_id", "object_id", "ObjectId", KIND_UINT, 8, SHOW_DEC, NULL, FIELD_WIRE)       \
    X(PSRP_FRAGMENT_ID, "psrp.fragment.fragment_id", "fragment_id", "FragmentId", KIND_UINT, 8, SHOW_DEC, NULL, FIELD_WIRE)        \
    X(PSRP_FRAGMENT_FLAGS, "psrp.fragment.flags", "flags", "Flags", KIND_FLAGS, 1, SHOW_HEX, psrp_fragment_flag_names, FIELD_WIRE) \
    X(PSRP_BLOB_LENGTH, "psrp.fragment.blob_length", "blob_length", "BlobLength", KIND_UINT, 4, SHOW_DEC, NULL, FIELD_WIRE)        \
    X(PSRP_BLOB, "psrp.fragment.blob", "blob", "Blob", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_WIRE)

enum psrp_field { PSRP_FIELDS(FIELD_ENUM) PSRP_FIELD_COUNT };
extern const struct field psrp_fields[];
extern const struct field_table psrp_field_table;

#define PSRP_DIAGNOSTICS(X)                                                                                                        \
    X(PSRP_DIAG_OBJECTID_ZERO, "psrp.objectid-zero", SEVERITY_ERROR, "the ObjectId is 0; PowerShell refuses it",                   \
      "[MS-PSRP] 2.2.4")                                                                                                           \
    X(PSRP_DIAG_TOP_BIT, "psrp.top-bit", SEVERITY_WARN, "the top bit of a number of the fragment header is set", "[MS-PSRP] 2.2.4") \
    X(PSRP_DIAG_RESERVED_BITS, "psrp.reserved-bits", SEVERITY_WARN, "reserved bits of the fragment flags are set",                 \
      "[MS-PSRP] 2.2.4")                                                                                                           \
    X(PSRP_DIAG_START_NOT_ZERO, "psrp.start-not-zero", SEVERITY_WARN, "the first fragment has another FragmentId than 0",          \
      "[MS-PSRP] 2.2.4")                                                                                                           \
    X(PSRP_DIAG_MISSING_START, "psrp.missing-start", SEVERITY_ERROR, "the beginning of the message is missing", "[MS-PSRP] 2.2.4")  \
    X(PSRP_DIAG_MISSING_END, "psrp.missing-end", SEVERITY_ERROR, "the end of the message is missing", "[MS-PSRP] 2.2.4")           \
    X(PSRP_DIAG_OBJECT_MISMATCH, "psrp.object-mismatch", SEVERITY_ERROR,                                                           \
      "the fragment goes on with another message than the one that was begun", "[MS-PSRP] 2.2.4")                                  \
    X(PSRP_DIAG_INTERLEAVED, "psrp.interleaved", SEVERITY_WARN, "fragments of another message lie between those of this one",      \
      "[MS-PSRP] 3.1.5.1.2")                                                                                                       \
    X(PSRP_DIAG_GAP, "psrp.gap", SEVERITY_ERROR, "fragments are missing in the middle of the message", "[MS-PSRP] 2.2.4")          \
    X(PSRP_DIAG_DUPLICATE, "psrp.duplicate", SEVERITY_INFO, "a fragment came again with the same bytes", "[MS-PSRP] 2.2.4")        \
    X(PSRP_DIAG_DUPLICATE_DIFFERS, "psrp.duplicate-differs", SEVERITY_WARN,                                                        \
      "a FragmentId came again with other bytes; the first ones are kept", "[MS-PSRP] 2.2.4")                                      \
    X(PSRP_DIAG_OUT_OF_ORDER, "psrp.out-of-order", SEVERITY_ERROR, "a fragment came behind later ones; it is not used",             \
      "[MS-PSRP] 2.2.4")                                                                                                           \
    X(PSRP_DIAG_TRUNCATED, "psrp.truncated", SEVERITY_ERROR, "the data ends inside a fragment", "[MS-PSRP] 2.2.4")                 \
    X(PSRP_DIAG_BLOB_LENGTH, "psrp.blob-length", SEVERITY_ERROR, "the BlobLength is larger than any message",                      \
      "[MS-PSRP] 2.2.4")                                                                                                           \
    X(PSRP_DIAG_BLOB_LARGE, "psrp.blob-large", SEVERITY_INFO,                                                                      \
      "a blob is larger than the 32768 bytes of the specification; PowerShell clients send such", "[MS-PSRP] 2.2.4")               \
    X(PSRP_DIAG_NOT_A_FRAGMENT, "psrp.not-a-fragment", SEVERITY_ERROR, "these bytes are no fragments", "[MS-PSRP] 2.2.4")          \
    X(PSRP_DIAG_SKIPPED, "psrp.skipped", SEVERITY_ERROR, "bytes were skipped up to the next fragment that is plausible",           \
      "[MS-PSRP] 2.2.4")                                                                                                           \
    X(PSRP_DIAG_OVER_QUOTA, "psrp.over-quota", SEVERITY_INFO,                                                                      \
      "the message is larger than 10485760 bytes, the usual quota of received objects", "")                                        \
    X(PSRP_DIAG_SHORT_MESSAGE, "psrp.short-message", SEVERITY_ERROR, "the message is shorter than its 40-byte header",             \
      "[MS-PSRP] 2.2.1")                                                                                                           \
    X(PSRP_DIAG_WRONG_DIRECTION, "psrp.wrong-direction", SEVERITY_ERROR, "the message went the wrong way", "[MS-PSRP] 2.2.1")      \
    X(PSRP_DIAG_WRONG_CARRIER, "psrp.wrong-carrier", SEVERITY_WARN, "a message of this type does not belong in this carrier",      \
      "[MS-PSRP] 3.1.5.3")                                                                                                         \
    X(PSRP_DIAG_DESTINATION, "psrp.destination-unknown", SEVERITY_WARN, "the Destination is neither client nor server",            \
      "[MS-PSRP] 2.2.1")                                                                                                           \
    X(PSRP_DIAG_TYPE, "psrp.type-unknown", SEVERITY_WARN, "the MessageType is not known", "[MS-PSRP] 2.2.1")                       \
    X(PSRP_DIAG_TYPE_UNDOCUMENTED, "psrp.type-undocumented", SEVERITY_INFO,                                                        \
      "the MessageType is not in the specification, but in PowerShell's source", "[MS-PSRP] 2.2.1")                                \
    X(PSRP_DIAG_TEXT_ORDER, "psrp.text-order", SEVERITY_INFO,                                                                      \
      "identifiers are written in text order, as some clients do, and match when read so; told once", "[MS-PSRP] 2.2.1")                 \
    X(PSRP_DIAG_ID_MISMATCH, "psrp.id-mismatch", SEVERITY_WARN, "the identifier is not that of the shell or command around it",    \
      "[MS-PSRP] 2.2.1")                                                                                                           \
    X(PSRP_DIAG_KEY_BASE64, "psrp.key-base64", SEVERITY_ERROR, "the property that should hold the key is no base64",      \
      "[MS-PSRP] 2.2.2.3, 2.2.2.4")                                                                                                \
    X(PSRP_DIAG_KEY_BLOB, "psrp.key-blob", SEVERITY_WARN, "a value of the key blob is not the one that is required",               \
      "[MS-PSRP] 2.2.2.3, 2.2.2.4")                                                                                                \
    X(PSRP_DIAG_EMPTY_DATA, "psrp.empty-data", SEVERITY_WARN, "only END_OF_PIPELINE_INPUT has no data", "[MS-PSRP] 2.2.1")         \
    X(PSRP_DIAG_UNDECODED, "psrp.data-undecoded", SEVERITY_ERROR, "the data is no CLIXML", "[MS-PSRP] 2.2.5")

enum psrp_diagnostic { PSRP_DIAGNOSTICS(DIAG_ENUM) PSRP_DIAGNOSTIC_COUNT };
extern const struct diag_kind psrp_diagnostics[];
extern const struct diag_table psrp_diag_table;
/* clang-format on */
