/* The fields of the `key` record. */
#pragma once

#include "field.h"

/* clang-format off */
#define KEY_FIELDS(X)                                                                              \
    X(KEY_RECORD, "key", "key", "Key", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                           \
    X(KEY_RECORD_KIND, "key.kind", "kind", "Kind", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(KEY_RECORD_LABEL, "key.label", "label", "Label", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(KEY_RECORD_STATE, "key.state", "state", "State", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(KEY_RECORD_FOR, "key.for", "for", "For", KIND_LIST, 0, SHOW_DEC, NULL, 0)                    \
    X(KEY_RECORD_IDENTITY, "key.identity", "identity", "Identity", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(KEY_RECORD_TEXT, "key.text", "text", "Text", KIND_STRING, 0, SHOW_DEC, NULL, 0)
/* clang-format on */

enum key_field { KEY_FIELDS(FIELD_ENUM) KEY_FIELD_COUNT };
extern const struct field key_fields[];
extern const struct field_table key_field_table;
