/*
 * What rules tell people to do: held against rules for such texts, not against the texts. What
 * weakens security is marked (the words are settings and options of Windows and of the clients that
 * switch a protection off, from their own documentation), is never the first step, commands are
 * whole and never broken, and the steps of a client stand only where that client was seen.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "advice.h"
#include "client_program.h"
#include "facts_notation.h"
#include "finding.h"
#include "memory.h"

/* Every complaint is printed; a test fails at its end. */
static unsigned complaints;
#define COMPLAIN(...) (print_error(__VA_ARGS__), print_error("\n"), complaints++)

static int forget_complaints(void **state)
{
    (void)state;
    complaints = 0;
    return 0;
}

static size_t fixes_of(struct arena *arena, int rule, struct fix *fixes)
{
    return rule_fixes(arena, &rules[rule], NULL, NULL, fixes, FIXES);
}

static bool says(struct bytes text, const char *word)
{
    return bytes_find_nocase(text, bytes_of_string(word), 0) < text.len;
}

static void what_weakens_is_marked(void **state)
{
    static const char *const words[] = {"AllowUnencrypted $true",
                                        "AllowUnencrypted=\"true\"",
                                        "Auth\\Basic $true",
                                        "Basic=\"true\"",
                                        "-NoEncryption $true",
                                        "TrustedHosts -Value",
                                        "SkipCACheck",
                                        "SkipCNCheck",
                                        "SkipRevocationCheck",
                                        "SkipNetworkProfileCheck",
                                        "AllowEncryptionOracle",
                                        "LocalAccountTokenFilterPolicy",
                                        "CbtHardeningLevel Relaxed",
                                        "CbtHardeningLevel None",
                                        "cert_validation='ignore'",
                                        "cert_validation: ignore",
                                        "cert_validation=False",
                                        "no_ssl_peer_verification: true",
                                        "winrm_insecure = true",
                                        "RemoteAddress Any",
                                        "ExecutionPolicy Bypass",
                                        "DelegateComputer *",
                                        "Authentication CredSSP -Credential",
                                        "disable TLS 1.3",
                                        "disable_tlsv1_2",
                                        "SECLEVEL=0",
                                        "curl -k"};
    struct exchange_fact curl = {.agent = "curl/8.0"};
    struct facts of_another = {.exchanges = &curl, .n_exchanges = 1};
    (void)state;
    for (int i = 0; i < RULE_COUNT; i++) {
        struct arena *arena = arena_new_small();
        struct fix fixes[FIXES];
        size_t n = fixes_of(arena, i, fixes);
        for (size_t k = 0; k < n; k++)
            for (size_t w = 0; w < sizeof(words) / sizeof(words[0]); w++)
                if (says(fixes[k].step, words[w]) && !fixes[k].weakens &&
                    strncmp(rules[i].id, "credssp-", 8) != 0)
                    COMPLAIN("%s: \"%s\" is not marked", rules[i].id, words[w]);
        if (n > 0 && fixes[0].weakens)
            COMPLAIN("%s: no step that is safe", rules[i].id);
        if (n > 0 && !step_is_for(fixes[0].step, &of_another))
            COMPLAIN("%s: the first step is for one client alone", rules[i].id);
        arena_free(arena);
    }
    assert_int_equal(complaints, 0);
}

static bool is_rule_id(struct bytes word)
{
    return rule_find(word) != NULL;
}

static void steps_stand_for_themselves(void **state)
{
    (void)state;
    for (int i = 0; i < RULE_COUNT; i++) {
        struct arena *arena = arena_new_small();
        struct fix fixes[FIXES];
        size_t n = fixes_of(arena, i, fixes);
        if (n == 0 && rules[i].severity > FINDING_INFO)
            COMPLAIN("%s: nothing to do", rules[i].id);
        if (n == FIXES)
            COMPLAIN("%s: more steps than there is room for", rules[i].id);
        for (size_t k = 0; k < n; k++) {
            struct bytes step = fixes[k].step;
            size_t ticks = 0;
            for (size_t at = 0; at < step.len; at++)
                ticks += step.data[at] == '`';
            if (ticks % 2 != 0 || step.data[step.len - 1] == '.' || says(step, "(section") ||
                says(step, "As for ") || bytes_starts(step, BYTES("See ")))
                COMPLAIN("%s: step %u: %.*s", rules[i].id, (unsigned)k, (int)step.len,
                         (const char *)step.data);
            /* A rule's id is no fix, but for one to read more of. */
            struct bytes rest = step, word;
            while (bytes_next(&rest, '`', &word))
                if (is_rule_id(word))
                    COMPLAIN("%s: sends to %.*s", rules[i].id, (int)word.len,
                             (const char *)word.data);
        }
        arena_free(arena);
    }
    assert_int_equal(complaints, 0);
}

/* Everything that is run by `winrmscope diagnose --explain ID` in a step is there. */
static void what_is_to_be_explained_exists(void **state)
{
    static const char before[] = "--explain ";
    size_t seen = 0;
    (void)state;
    for (int i = 0; i < RULE_COUNT; i++)
        for (const char *at = strstr(rules[i].fix, before); at != NULL; at = strstr(at, before)) {
            at += strlen(before);
            struct bytes id = bytes_of_string(at);
            id = bytes_part(id, 0, bytes_find_byte(id, '`', 0));
            if (!is_rule_id(id))
                COMPLAIN("%s: explains %.*s", rules[i].id, (int)id.len, (const char *)id.data);
            seen++;
        }
    assert_true(seen > 0);
    assert_int_equal(complaints, 0);
}

static char *written(int rule, unsigned columns, const struct facts *facts)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    struct text_line *line = memory_get(sizeof(*line));
    assert_non_null(out);
    line->columns = columns;
    line->scratch = buf_init(SIZE_MAX);
    writer_start(&line->writer, out);
    advice_write(line, 4, &rules[rule], facts, NULL);
    assert_true(writer_finish(&line->writer));
    buf_clear(&line->scratch);
    memory_free(line);
    fclose(out);
    return text;
}

static void commands_are_not_broken(void **state)
{
    (void)state;
    for (int i = 0; i < RULE_COUNT; i++) {
        struct arena *arena = arena_new_small();
        struct fix fixes[FIXES];
        size_t n = fixes_of(arena, i, fixes);
        char *narrow = written(i, 60, NULL);
        for (size_t k = 0; k < n; k++) {
            struct bytes rest = fixes[k].step, piece;
            for (bool command = false; bytes_next(&rest, '`', &piece); command = !command) {
                char wanted[1024];
                snprintf(wanted, sizeof(wanted), "%.*s", (int)piece.len, (const char *)piece.data);
                if (command && strstr(narrow, wanted) == NULL)
                    COMPLAIN("%s: broken: %s", rules[i].id, wanted);
            }
        }
        free(narrow);
        arena_free(arena);
    }
    assert_int_equal(complaints, 0);
}

static void words_wrap(void **state)
{
    (void)state;
    char *text = written(RULE_NTLM_REJECTED, 80, NULL);
    for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n"))
        if (strlen(line) > 80 && strstr(line, "Get-WinEvent") == NULL)
            COMPLAIN("too long: %s", line);
    free(text);
    assert_int_equal(complaints, 0);
}

static size_t steps_with(const struct facts *facts, const char *label)
{
    struct arena *arena = arena_new_small();
    struct fix fixes[FIXES];
    size_t found = 0, n = rule_fixes(arena, &rules[RULE_BASIC_DISABLED], facts, NULL, fixes, FIXES);
    for (size_t i = 0; i < n; i++)
        found += bytes_starts(fixes[i].step, bytes_of_string(label));
    arena_free(arena);
    return found;
}

static void a_client_gets_its_own_steps(void **state)
{
    struct facts python = {.n_logons = 0}, other = {.n_logons = 0}, none = {.n_logons = 0};
    char problem[160];
    (void)state;
    assert_true(facts_read_line(&python, "exchange agent=\"Python WinRM client\"", problem,
                                sizeof(problem)));
    assert_true(
        facts_read_line(&other, "exchange agent=something-else/1.0", problem, sizeof(problem)));
    assert_int_equal(steps_with(&python, "pywinrm: "), 1);
    assert_int_equal(steps_with(&python, "Ansible (winrm): "), 1);
    assert_int_equal(steps_with(&python, "PowerShell: "), 0);
    assert_int_equal(steps_with(&python, "Packer: "), 0);
    assert_int_equal(steps_with(&python, "At the client"), 1);
    assert_int_equal(steps_with(&other, "PowerShell: "), 1);
    assert_int_equal(steps_with(&other, "pywinrm: "), 1);
    assert_int_equal(steps_with(&none, "Packer: "), 1);
    assert_int_equal(steps_with(NULL, "Packer: "), 1);
    facts_clear(&python);
    facts_clear(&other);
}

/* What leads to the steps of the clients keeps its colon only where one of them follows. */
static void a_lead_without_steps_has_no_colon(void **state)
{
    struct facts python = {.n_logons = 0}, curl = {.n_logons = 0};
    const struct facts *cases[] = {&python, &curl};
    char problem[160];
    (void)state;
    assert_true(facts_read_line(&python, "exchange agent=\"Python WinRM client\"", problem,
                                sizeof(problem)));
    assert_true(facts_read_line(&curl, "exchange agent=curl/8.5.0", problem, sizeof(problem)));
    for (size_t c = 0; c < 2; c++) {
        size_t leads = 0;
        for (int rule = 0; rule < RULE_COUNT; rule++) {
            struct arena *arena = arena_new_small();
            struct fix fixes[FIXES];
            size_t n = rule_fixes(arena, &rules[rule], cases[c], NULL, fixes, FIXES);
            for (size_t i = 0; i < n; i++) {
                bool leads_on = bytes_ends(fixes[i].step, BYTES(":"));
                leads += leads_on;
                if (leads_on && (i + 1 == n || !step_names_client(fixes[i + 1].step)))
                    COMPLAIN("%s: nothing behind a colon", rules[rule].id);
            }
            arena_free(arena);
        }
        assert_true(leads > 0);
    }
    facts_clear(&python);
    facts_clear(&curl);
    assert_int_equal(complaints, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(a_lead_without_steps_has_no_colon, forget_complaints),
        cmocka_unit_test_setup(what_weakens_is_marked, forget_complaints),
        cmocka_unit_test_setup(steps_stand_for_themselves, forget_complaints),
        cmocka_unit_test_setup(what_is_to_be_explained_exists, forget_complaints),
        cmocka_unit_test_setup(commands_are_not_broken, forget_complaints),
        cmocka_unit_test_setup(words_wrap, forget_complaints),
        cmocka_unit_test_setup(a_client_gets_its_own_steps, forget_complaints)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
