#include "clixml_fields.h"

const struct field clixml_fields[] = {CLIXML_FIELDS(FIELD_ROW)};
const struct field_table clixml_field_table = {"CLIXML", "clixml", clixml_fields,
                                               CLIXML_FIELD_COUNT};

const struct diag_kind clixml_diagnostics[] = {CLIXML_DIAGNOSTICS(DIAG_ROW)};
const struct diag_table clixml_diag_table = {clixml_diagnostics, CLIXML_DIAGNOSTIC_COUNT};
