/*
 * Every rule that diagnose looks for, by cases in tests/unit/rules/: facts that make it hold, and a
 * near miss. What a case shows is taken from the rule's Evidence and Guard in the catalogue. Lines
 * are "rule ID", then "fires [CERTAINTY]" or "near" with facts (facts_notation.h) below, and
 * "judged ID..." with facts: what judge() gives, in order.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "facts_notation.h"
#include "rule.h"
#include "rule_help.h"

enum want { WANT_NOTHING, WANT_FIRES, WANT_NEAR, WANT_JUDGED };

static struct {
    unsigned fires[RULE_COUNT], near[RULE_COUNT], judged;
} seen;

struct reader {
    const char *file;
    unsigned line, at; /* of the case */
    enum want want;
    int rule;
    char wanted[400]; /* certainty, or ids */
    struct facts facts;
    unsigned failures;
};

static void complain(struct reader *reader, const char *what, const char *about)
{
    print_error("%s:%u: %s %s\n", reader->file, reader->at, what, about);
    reader->failures++;
}

static void end_rule_case(struct reader *reader)
{
    struct finding finding = {.rule = &rules[reader->rule],
                              .severity = rules[reader->rule].severity};
    rule_test *test = rule_test_of((enum rule_id)reader->rule);
    if (test == NULL) {
        complain(reader, "no function for rule", rules[reader->rule].id);
        return;
    }
    test(&reader->facts, &finding);
    bool fires = finding.count > 0;
    if (reader->want == WANT_FIRES) {
        seen.fires[reader->rule]++;
        if (!fires)
            complain(reader, "does not hold:", rules[reader->rule].id);
        else if (reader->wanted[0] != '\0' &&
                 strcmp(reader->wanted, certainty_name(finding.certainty)) != 0)
            complain(reader, "holds, but is", certainty_name(finding.certainty));
    } else {
        seen.near[reader->rule]++;
        if (fires)
            complain(reader, "holds, though it only nearly should:", rules[reader->rule].id);
    }
}

static void end_judged_case(struct reader *reader)
{
    static struct finding findings[48];
    char got[400] = "";
    size_t n = judge(&reader->facts, findings, 48);
    for (size_t i = 0; i < n; i++) {
        size_t len = strlen(got);
        snprintf(got + len, sizeof(got) - len, "%s%s%s%s", i > 0 ? " " : "",
                 findings[i].because != NULL ? "+" : "", findings[i].recovered ? "~" : "",
                 findings[i].rule->id);
    }
    seen.judged++;
    if (strcmp(got, reader->wanted) != 0) {
        print_error("%s:%u: judged \"%s\", wanted \"%s\"\n", reader->file, reader->at, got,
                    reader->wanted);
        reader->failures++;
    }
}

static void end_case(struct reader *reader)
{
    if (reader->want == WANT_FIRES || reader->want == WANT_NEAR)
        end_rule_case(reader);
    else if (reader->want == WANT_JUDGED)
        end_judged_case(reader);
    facts_clear(&reader->facts);
    memset(&reader->facts, 0, sizeof(reader->facts));
    reader->want = WANT_NOTHING;
}

static void start_case(struct reader *reader, enum want want, const char *rest)
{
    end_case(reader);
    reader->want = want;
    reader->at = reader->line;
    snprintf(reader->wanted, sizeof(reader->wanted), "%s", rest);
}

static void start_rule(struct reader *reader, const char *id)
{
    end_case(reader);
    const struct rule *rule = rule_find(bytes_of_string(id));
    reader->at = reader->line;
    if (rule == NULL)
        complain(reader, "there is no rule", id);
    else
        reader->rule = (int)(rule - rules);
}

static void read_line(struct reader *reader, char *line)
{
    char problem[160];
    line[strcspn(line, "\r\n")] = '\0';
    while (*line == ' ')
        line++;
    if (*line == '\0' || *line == '#')
        return;
    if (strncmp(line, "rule ", 5) == 0)
        start_rule(reader, line + 5);
    else if (strncmp(line, "fires", 5) == 0)
        start_case(reader, WANT_FIRES, line[5] == ' ' ? line + 6 : "");
    else if (strcmp(line, "near") == 0)
        start_case(reader, WANT_NEAR, "");
    else if (strncmp(line, "judged", 6) == 0)
        start_case(reader, WANT_JUDGED, line[6] == ' ' ? line + 7 : "");
    else if (!facts_read_line(&reader->facts, line, problem, sizeof(problem))) {
        reader->at = reader->line;
        complain(reader, problem, "");
    }
}

static void run_file(const char *name)
{
    char path[200], line[2048];
    snprintf(path, sizeof(path), "tests/unit/rules/%s.facts", name);
    FILE *in = fopen(path, "r");
    struct reader reader = {.file = path};
    assert_non_null(in);
    while (fgets(line, sizeof(line), in) != NULL) {
        reader.line++;
        read_line(&reader, line);
    }
    end_case(&reader);
    fclose(in);
    assert_int_equal(reader.failures, 0);
}

#define FILE_TEST(name)                                                                            \
    static void name##_rules(void **state)                                                         \
    {                                                                                              \
        (void)state;                                                                               \
        run_file(#name);                                                                           \
    }
FILE_TEST(net)
FILE_TEST(tls)
FILE_TEST(http)
FILE_TEST(auth)
FILE_TEST(kerberos)
FILE_TEST(wsman)
FILE_TEST(shell)
FILE_TEST(psrp)
FILE_TEST(perf)
FILE_TEST(judge)

/* A rule has a function, or a reason why it has none. */
static void every_rule_is_decided(void **state)
{
    unsigned wrong = 0;
    (void)state;
    for (int i = 0; i < RULE_COUNT; i++) {
        bool reason = rule_not_automatic((enum rule_id)i)[0] != '\0';
        if (reason == (rule_test_of((enum rule_id)i) != NULL)) {
            print_error("%s: %s\n", rules[i].id,
                        reason ? "a function, and a reason to have none"
                               : "no function, and no reason");
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

/* No rule without both kinds of case. */
static void every_rule_is_covered(void **state)
{
    unsigned missing = 0;
    (void)state;
    for (int i = 0; i < RULE_COUNT; i++) {
        if (rule_test_of((enum rule_id)i) == NULL)
            continue;
        if (seen.fires[i] == 0 || seen.near[i] == 0) {
            print_error("%s: %u cases that fire, %u near ones\n", rules[i].id, seen.fires[i],
                        seen.near[i]);
            missing++;
        }
    }
    assert_int_equal(missing, 0);
    assert_true(seen.judged >= 8);
}

/* Times that a message may tell, at the ends of 64 bits: the values are computed by hand. */
static void far_times(void **state)
{
    (void)state;
    char text[40];
    assert_true(span_from(3, 10) == 7);
    assert_true(span_from(10, 3) == -7);
    assert_true(span_from(1, INT64_MIN) == INT64_MIN);
    assert_true(span_from(-1, INT64_MAX) == INT64_MAX);
    assert_true(span_from(INT64_MAX, INT64_MAX) == 0);
    assert_true(span_from(INT64_MIN, -1) == INT64_MAX);
    /* 2^63 nanoseconds are 106751 days, 23 hours and 47 minutes. */
    assert_string_equal(duration_text(text, sizeof(text), INT64_MIN), "106751 days 23 h");
    assert_string_equal(duration_text(text, sizeof(text), INT64_MAX), "106751 days 23 h");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(net_rules),
                                       cmocka_unit_test(tls_rules),
                                       cmocka_unit_test(http_rules),
                                       cmocka_unit_test(auth_rules),
                                       cmocka_unit_test(kerberos_rules),
                                       cmocka_unit_test(wsman_rules),
                                       cmocka_unit_test(shell_rules),
                                       cmocka_unit_test(psrp_rules),
                                       cmocka_unit_test(perf_rules),
                                       cmocka_unit_test(judge_rules),
                                       cmocka_unit_test(every_rule_is_decided),
                                       cmocka_unit_test(every_rule_is_covered),
                                       cmocka_unit_test(far_times)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
