#include "tls_fields.h"

#include "tls_wire.h"

/* clang-format off */
const struct field tls_fields[] = {TLS_LAYER_FIELDS(FIELD_ROW)};
/* clang-format on */
const struct field_table tls_field_table = {"Transport Layer Security", "tls", tls_fields,
                                            TLS_LAYER_FIELD_COUNT};

const struct diag_kind tls_diagnostics[] = {TLS_LAYER_DIAGNOSTICS(DIAG_ROW)};
const struct diag_table tls_diag_table = {tls_diagnostics, TLS_LAYER_DIAGNOSTIC_COUNT};
