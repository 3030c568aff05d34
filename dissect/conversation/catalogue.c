#include "auth_fields.h"
#include "clixml_fields.h"
#include "conversation.h"
#include "conversation_fields.h"
#include "der_node.h"
#include "http_fields.h"
#include "kerberos_fields.h"
#include "out_of_process.h"
#include "psrp_fields.h"
#include "tls_fields.h"
#include "psrp_meaning_fields.h"
#include "winrs_fields.h"
#include "wsman_fields.h"

static const struct field_table *const field_tables[] = {
    &conversation_field_table, &tls_field_table, &http_field_table, &auth_field_table, &kerberos_field_table,   &wsman_field_table,
    &winrs_field_table,        &psrp_field_table, &psrp_meaning_field_table, &clixml_field_table,
    &out_of_process_field_table,
};

static const struct diag_table *const diag_tables[] = {
    &model_diag_table, &tls_diag_table, &http_diag_table,         &auth_diag_table, &kerberos_diag_table,
    &der_diag_table,   &conversation_diag_table, &wsman_diag_table,
    &winrs_diag_table, &psrp_diag_table,         &psrp_meaning_diag_table, &clixml_diag_table,
    &out_of_process_diag_table,
};

const struct field_table *const *conversation_field_tables(size_t *n)
{
    *n = sizeof(field_tables) / sizeof(field_tables[0]);
    return field_tables;
}

const struct diag_table *const *conversation_diag_tables(size_t *n)
{
    *n = sizeof(diag_tables) / sizeof(diag_tables[0]);
    return diag_tables;
}
