#include "conversation_fields.h"

const struct field conversation_fields[] = {CONVERSATION_FIELDS(FIELD_ROW)};
const struct field_table conversation_field_table = {"WinRM conversation", "connection",
                                                     conversation_fields, CONVERSATION_FIELD_COUNT};

const struct diag_kind conversation_diagnostics[] = {CONVERSATION_DIAGNOSTICS(DIAG_ROW)};
const struct diag_table conversation_diag_table = {conversation_diagnostics,
                                                   CONVERSATION_DIAGNOSTIC_COUNT};
