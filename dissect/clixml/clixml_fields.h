/* Fields and diagnostics of CLIXML. psrp.md 5. */
#pragma once

#include "diag.h"
#include "field.h"

/* clang-format off */

/* Of the type names the first one suits an object's line, hence both hints; the rest is for the curious. */
/* The rows from CLIXML_VALUE_STRING to CLIXML_VALUE_RECORD are all "value": what kind it is depends on the element. */
#define CLIXML_FIELDS(X) \
    X(CLIXML_ELEMENT, "clixml.element", "element", "Element", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(CLIXML_TAG, "clixml.tag", "tag", "Tag", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(CLIXML_NAME, "clixml.name", "name", "Name", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(CLIXML_STREAM, "clixml.stream", "stream", "Stream", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(CLIXML_REF_ID, "clixml.ref_id", "ref_id", "RefId", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(CLIXML_REF, "clixml.ref", "ref", "Reference to", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(CLIXML_TYPES, "clixml.types", "types", "Type names", KIND_LIST, 0, SHOW_DEC, NULL, FIELD_QUIET | FIELD_HEADLINE) \
    X(CLIXML_TYPE, "clixml.type", "type", "Type name", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(CLIXML_TYPES_ID, "clixml.types_id", "types_id", "RefId of the type names", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_WIRE) \
    X(CLIXML_TYPES_REF, "clixml.types_ref", "types_ref", "Type names as in", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(CLIXML_TO_STRING, "clixml.string", "string", "ToString", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(CLIXML_VALUE_TAG, "clixml.value_tag", "value_tag", "Tag of the value", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(CLIXML_VALUE_STRING, "clixml.value_string", "value", "Value", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(CLIXML_VALUE_BOOL, "clixml.value_bool", "value", "Value", KIND_BOOL, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(CLIXML_VALUE_INT, "clixml.value_int", "value", "Value", KIND_INT, 8, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(CLIXML_VALUE_UINT, "clixml.value_uint", "value", "Value", KIND_UINT, 8, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(CLIXML_VALUE_CHAR, "clixml.value_char", "value", "Value", KIND_UINT, 2, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(CLIXML_VALUE_FLOAT, "clixml.value_float", "value", "Value", KIND_FLOAT, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(CLIXML_VALUE_DECIMAL, "clixml.value_decimal", "value", "Value", KIND_DECIMAL, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(CLIXML_VALUE_BYTES, "clixml.value_bytes", "value", "Value", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(CLIXML_VALUE_GUID, "clixml.value_guid", "value", "Value", KIND_GUID, 16, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(CLIXML_VALUE_SECRET, "clixml.value_secret", "value", "Value", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE | FIELD_SECRET) \
    X(CLIXML_VALUE_RECORD, "clixml.value_record", "value", "Progress record", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_INLINE) \
    X(CLIXML_PLAIN, "clixml.plain", "plain", "Plain text", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE | FIELD_SECRET) \
    X(CLIXML_CHARACTER, "clixml.character", "character", "Character", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(CLIXML_PROPS, "clixml.props", "props", "Adapted properties", KIND_MAP, 0, SHOW_DEC, NULL, FIELD_INLINE) \
    X(CLIXML_MS, "clixml.ms", "ms", "Extended properties", KIND_MAP, 0, SHOW_DEC, NULL, FIELD_INLINE) \
    X(CLIXML_ITEMS, "clixml.items", "items", "Items", KIND_LIST, 0, SHOW_DEC, NULL, 0) \
    X(CLIXML_ENTRIES, "clixml.entries", "entries", "Entries", KIND_LIST, 0, SHOW_DEC, NULL, FIELD_INLINE) \
    X(CLIXML_ENTRY, "clixml.entry", "entry", "Entry", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_INLINE) \
    X(CLIXML_KEY, "clixml.key", "key", "Key", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(CLIXML_ENTRY_VALUE, "clixml.entry_value", "value", "Value", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(CLIXML_OTHER, "clixml.other", "other", "Elements without a place", KIND_LIST, 0, SHOW_DEC, NULL, 0) \
    X(CLIXML_ACTIVITY, "clixml.activity", "activity", "Activity", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(CLIXML_ACTIVITY_ID, "clixml.activity_id", "activity_id", "ActivityId", KIND_INT, 4, SHOW_DEC, NULL, 0) \
    X(CLIXML_CURRENT_OPERATION, "clixml.current_operation", "current_operation", "CurrentOperation", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(CLIXML_NO_OPERATION, "clixml.no_operation", "current_operation", "CurrentOperation", KIND_NULL, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(CLIXML_PARENT_ACTIVITY_ID, "clixml.parent_activity_id", "parent_activity_id", "ParentActivityId", KIND_INT, 4, SHOW_DEC, NULL, 0) \
    X(CLIXML_PERCENT_COMPLETE, "clixml.percent_complete", "percent_complete", "PercentComplete", KIND_INT, 4, SHOW_DEC, NULL, 0) \
    X(CLIXML_RECORD_TYPE, "clixml.record_type", "record_type", "RecordType", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(CLIXML_SECONDS_REMAINING, "clixml.seconds_remaining", "seconds_remaining", "SecondsRemaining", KIND_INT, 4, SHOW_DEC, NULL, 0) \
    X(CLIXML_STATUS_DESCRIPTION, "clixml.status_description", "status_description", "StatusDescription", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(CLIXML_VERSION, "clixml.version", "version", "Version of the file form", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_WIRE)

/* psrp.md 5.9; the last three are of 5.1, 5.4 and 5.10. */
#define CLIXML_DIAGNOSTICS(X) \
    X(CLIXML_XML_MALFORMED, "clixml.xml-malformed", SEVERITY_ERROR, "the CLIXML is not well-formed XML; what stands before the error is shown", "[MS-PSRP] 2.2.5") \
    X(CLIXML_UTF8_INVALID, "clixml.utf8-invalid", SEVERITY_WARN, "the CLIXML is not valid UTF-8; the bytes are shown as U+FFFD", "[MS-PSRP] 2.2.5") \
    X(CLIXML_ROOT_UNKNOWN, "clixml.root-unknown", SEVERITY_WARN, "the root is not an element that a message can consist of", "[MS-PSRP] 2.2.5") \
    X(CLIXML_TRAILING_DATA, "clixml.trailing-data", SEVERITY_WARN, "more stands behind the root element; it is not shown", "[MS-PSRP] 2.2.5") \
    X(CLIXML_UNKNOWN_ELEMENT, "clixml.unknown-element", SEVERITY_WARN, "an element that is not known, or not where it stands", "[MS-PSRP] 2.2.5") \
    X(CLIXML_NAME_MISSING, "clixml.name-missing", SEVERITY_WARN, "a property without a name, or a reference without an id", "[MS-PSRP] 2.2.5.3.1") \
    X(CLIXML_REF_UNKNOWN, "clixml.ref-unknown", SEVERITY_WARN, "a reference to an object that was not defined before it", "[MS-PSRP] 2.2.5.2.1") \
    X(CLIXML_TNREF_UNKNOWN, "clixml.tnref-unknown", SEVERITY_WARN, "a reference to type names that were not defined before it", "[MS-PSRP] 2.2.5.2.3") \
    X(CLIXML_REFID_DUPLICATE, "clixml.refid-duplicate", SEVERITY_WARN, "a RefId that is defined twice; readers take the last one", "[MS-PSRP] 2.2.5.3.3") \
    X(CLIXML_VALUE_INVALID, "clixml.value-invalid", SEVERITY_WARN, "the text is no value of its type, or out of its range; it is shown as text", "[MS-PSRP] 2.2.5.1") \
    X(CLIXML_OBJ_TWO_VALUES, "clixml.obj-two-values", SEVERITY_WARN, "an object with more than one value, container, or part of another kind", "[MS-PSRP] 2.2.5.2.1") \
    X(CLIXML_DICT_ENTRY, "clixml.dict-entry", SEVERITY_WARN, "a dictionary entry is not one Key, not null, and one Value", "[MS-PSRP] 2.2.5.2.6.4") \
    X(CLIXML_TOO_DEEP, "clixml.too-deep", SEVERITY_ERROR, "objects nested deeper than the limit; the inner ones are not shown", "") \
    X(CLIXML_NAMESPACE, "clixml.namespace", SEVERITY_WARN, "an element of another namespace than the file form's", "") \
    X(CLIXML_FILE_VERSION, "clixml.file-version", SEVERITY_WARN, "the file form's version is not 1.x", "") \
    X(CLIXML_SECURE_DPAPI, "clixml.secure-string-dpapi", SEVERITY_INFO, "a secure string that Windows protects for one user on one machine (DPAPI); it is not opened", "") \
    X(CLIXML_SECURE_KEYED, "clixml.secure-string-keyed", SEVERITY_INFO, "a secure string that ConvertFrom-SecureString sealed with a key of its own; it is not opened", "") \
    X(CLIXML_SECURE_HEX, "clixml.secure-string-hexadecimal", SEVERITY_WARN, "a secure string that nothing protects: hexadecimal digits of its text, as PowerShell on Linux and macOS writes", "") \
    X(CLIXML_UNKNOWN_ATTRIBUTE, "clixml.unknown-attribute", SEVERITY_INFO, "an attribute that is not known; it is not shown elsewhere", "[MS-PSRP] 2.2.5.3.1") \
    X(CLIXML_STRAY_TEXT, "clixml.stray-text", SEVERITY_WARN, "text between elements, where none belongs; it is not shown elsewhere", "[MS-PSRP] 2.2.5")

/* clang-format on */

enum clixml_field { CLIXML_FIELDS(FIELD_ENUM) CLIXML_FIELD_COUNT };
extern const struct field clixml_fields[];
extern const struct field_table clixml_field_table;

enum clixml_diagnostic { CLIXML_DIAGNOSTICS(DIAG_ENUM) CLIXML_DIAGNOSTIC_COUNT };
extern const struct diag_kind clixml_diagnostics[];
extern const struct diag_table clixml_diag_table;
