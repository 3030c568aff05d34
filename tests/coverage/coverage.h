/*
 * Which rows of the protocols' tables a test decodes. Each file tells the rows of the program's own
 * tables, with the name of the vector that is decoded for it, and has the tests that decode the
 * vectors: a row without a vector is a row that says NULL, and fails.
 */
#pragma once

#include "record.h"

/* example is NULL when nothing decodes the row. */
typedef void coverage_teller(void *state, const char *table, const char *row, const char *example);

void coverage_wsman(coverage_teller *tell, void *state);
void coverage_psrp(coverage_teller *tell, void *state);
void coverage_clixml(coverage_teller *tell, void *state);

/* The tests, for cmocka. */
void coverage_test_actions(void **state);
void coverage_test_subcodes(void **state);
void coverage_test_codes(void **state);
void coverage_test_messages(void **state);
void coverage_test_host_methods(void **state);
void coverage_test_clixml(void **state);

/* Fails unless the value at a path of keys (wsman_samples.h) is that one, as text. */
void coverage_value(const char *what, const struct record *r, const char *path,
                    const char *expected);
