#include "http_fields.h"

const struct field http_fields[] = {HTTP_FIELDS(FIELD_ROW)};
const struct field_table http_field_table = {"Hypertext Transfer Protocol", "http", http_fields,
                                             HTTP_FIELD_COUNT};

const struct diag_kind http_diagnostics[] = {HTTP_DIAGNOSTICS(DIAG_ROW)};
const struct diag_table http_diag_table = {http_diagnostics, HTTP_DIAGNOSTIC_COUNT};
