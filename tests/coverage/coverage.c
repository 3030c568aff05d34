/*
 * Without arguments: the tests. With --rows: every row of the tables and the vector that is decoded
 * for it, for coverage.py, which writes docs/coverage.md.
 */
#include "coverage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "value.h"
#include "wsman_samples.h"

void coverage_value(const char *what, const struct record *r, const char *path,
                    const char *expected)
{
    const struct node *node = node_at(r, path);
    if (node == NULL)
        fail_msg("%s: there is no %s", what, path);
    struct buf text = buf_init(SIZE_MAX);
    value_text(node, &(struct value_options){.show_secrets = true}, &text);
    bool same = bytes_equal(buf_bytes(&text), bytes_of_string(expected));
    if (!same)
        print_error("%s: %s is \"%.*s\", not \"%s\"\n", what, path, (int)text.len,
                    (const char *)text.data, expected);
    buf_clear(&text);
    assert_true(same);
}

static void write_row(void *state, const char *table, const char *row, const char *example)
{
    (void)state;
    printf("%s\t%s\t%s\n", table, row, example != NULL ? example : "");
}

static void check_row(void *state, const char *table, const char *row, const char *example)
{
    size_t *rows = state;
    ++*rows;
    if (example == NULL)
        fail_msg("nothing decodes %s: %s", table, row);
}

static void test_none_missing(void **state)
{
    (void)state;
    size_t rows = 0;
    coverage_wsman(check_row, &rows);
    coverage_psrp(check_row, &rows);
    coverage_clixml(check_row, &rows);
    assert_true(rows > 200);
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "--rows") == 0) {
        coverage_wsman(write_row, NULL);
        coverage_psrp(write_row, NULL);
        coverage_clixml(write_row, NULL);
        return fflush(stdout) == 0 ? 0 : 1;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_none_missing),      cmocka_unit_test(coverage_test_actions),
        cmocka_unit_test(coverage_test_subcodes), cmocka_unit_test(coverage_test_codes),
        cmocka_unit_test(coverage_test_messages), cmocka_unit_test(coverage_test_host_methods),
        cmocka_unit_test(coverage_test_clixml),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
