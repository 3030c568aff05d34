#include "psrp_fields.h"

#include "psrp_types.h"

static const struct name psrp_fragment_flag_names[] = {{1, "start"}, {2, "end"}, {0, NULL}};
/* Of Windows' wincrypt.h. */
static const struct name psrp_key_blob_names[] = {
    {1, "SIMPLEBLOB"}, {6, "PUBLICKEYBLOB"}, {7, "PRIVATEKEYBLOB"}, {8, "PLAINTEXTKEYBLOB"}, {0, NULL}};
static const struct name psrp_key_algorithm_names[] = {
    {0x2400, "CALG_RSA_SIGN"}, {0x6603, "CALG_3DES"},    {0x660E, "CALG_AES_128"}, {0x660F, "CALG_AES_192"},
    {0x6610, "CALG_AES_256"},  {0x6801, "CALG_RC4"},     {0xA400, "CALG_RSA_KEYX"}, {0, NULL}};

const struct field psrp_fields[] = {PSRP_FIELDS(FIELD_ROW)};
const struct field_table psrp_field_table = {"PowerShell Remoting Protocol", "psrp", psrp_fields,
                                             PSRP_FIELD_COUNT};

const struct diag_kind psrp_diagnostics[] = {PSRP_DIAGNOSTICS(DIAG_ROW)};
const struct diag_table psrp_diag_table = {psrp_diagnostics, PSRP_DIAGNOSTIC_COUNT};
