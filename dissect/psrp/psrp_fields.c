#include "psrp_fields.h"

#include "psrp_types.h"

static const struct name psrp_fragment_flag_names[] = {{1, "start"}, {2, "end"}, {0, NULL}};

const struct field psrp_fields[] = {PSRP_FIELDS(FIELD_ROW)};
const struct field_table psrp_field_table = {"PowerShell Remoting Protocol", "psrp", psrp_fields,
                                             PSRP_FIELD_COUNT};

const struct diag_kind psrp_diagnostics[] = {PSRP_DIAGNOSTICS(DIAG_ROW)};
const struct diag_table psrp_diag_table = {psrp_diagnostics, PSRP_DIAGNOSTIC_COUNT};
