/*
 * Placeholders in the texts of rules: what stands in a command may be pasted into a shell, so names
 * that mean something to one never get there. What does: cmd.exe's, PowerShell's and POSIX sh's
 * metacharacters, options, and letters that PowerShell takes for quotation marks or dashes (U+2018
 * to U+201B, U+2013 to U+2015).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "facts_notation.h"
#include "placeholder.h"

static struct facts told(const char *const *lines)
{
    struct facts facts = {.n_logons = 0};
    char problem[160];
    for (; *lines != NULL; lines++)
        if (!facts_read_line(&facts, *lines, problem, sizeof(problem)))
            fail_msg("%s: %s", *lines, problem);
    return facts;
}

static void check(const struct facts *facts, const struct finding *finding, const char *text,
                  const char *wanted)
{
    struct buf out = buf_init(4096);
    placeholder_fill(&out, bytes_of_string(text), facts, finding);
    buf_add_byte(&out, 0);
    assert_string_equal((const char *)out.data, wanted);
    buf_clear(&out);
}

static void names_of_the_case(void **state)
{
    static const char *const lines[] = {
        "conversation client=10.0.0.1 server=10.0.0.9:5986 port=5986 name=win01.lab.example:5986",
        "logon user=alice domain=LAB outcome=rejected @8",
        "kdc service=HTTP/win01.lab.example:5986 realm=LAB.EXAMPLE kdc=10.0.0.2:88 @3 on=0", NULL};
    struct facts facts = told(lines);
    (void)state;
    check(&facts, NULL, "`nc -z {server} {port}` from {client_ip} to {server_ip}",
          "`nc -z win01.lab.example 5986` from 10.0.0.1 to 10.0.0.9");
    check(&facts, NULL, "`curl {transport}://{authority}/wsman`, {computer}$",
          "`curl https://win01.lab.example:5986/wsman`, win01$");
    check(&facts, NULL, "`net localgroup X {account} /add`", "`net localgroup X LAB\\alice /add`");
    check(&facts, NULL, "`setspn -q {spn}` at {kdc} in {realm}",
          "`setspn -q HTTP/win01.lab.example:5986` at 10.0.0.2 in LAB.EXAMPLE");
    facts_clear(&facts);
}

/* A ClientHello tells the name where no request came to tell it. */
static void the_name_in_tls(void **state)
{
    static const char *const lines[] = {"conversation server=10.0.0.9:5986 port=5986",
                                        "connection port=5986 sni=win01.lab.example", NULL};
    struct facts facts = told(lines);
    (void)state;
    check(&facts, NULL, "`{server} {port} {server_ip}`", "`win01.lab.example 5986 10.0.0.9`");
    facts_clear(&facts);
}

static void exit_codes_are_unsigned(void **state)
{
    static const char *const lines[] = {"command exit_code=-1073741819 has_exit_code", NULL};
    struct facts facts = told(lines);
    (void)state;
    check(&facts, NULL, "`winrmscope fault exit:{exit_code}`",
          "`winrmscope fault exit:3221225477`");
    facts_clear(&facts);
}

static void words_where_nothing_is_known(void **state)
{
    struct facts nothing = {.n_logons = 0};
    (void)state;
    check(NULL, NULL, "`nc {server} {port}` asks {server}", "`nc HOST PORT` asks the server");
    check(&nothing, NULL, "`nc {server} {port}` asks {server}", "`nc HOST PORT` asks the server");
    check(NULL, NULL, "`setspn -S {spn} {computer}$`, {account}",
          "`setspn -S HTTP/HOST HOST$`, the user");
}

static void other_braces_stay(void **state)
{
    (void)state;
    check(NULL, NULL, "`@{Basic=\"true\"}` { {}} {nosuch} {Server} {server",
          "`@{Basic=\"true\"}` { {}} {nosuch} {Server} {server");
}

static void addresses_and_proxies(void **state)
{
    static const char *const six[] = {"conversation server=[fe80::9]:5985 port=5985", NULL};
    static const char *const proxied[] = {
        "conversation server=10.0.0.3:3128 port=3128 name=win01:5986",
        "exchange method=CONNECT target=win01:5986 proxied status=407 tls=no", NULL};
    struct facts facts = told(six);
    (void)state;
    check(&facts, NULL, "`{transport}://{authority}` {server} `{computer}`",
          "`http://[fe80::9]:5985` fe80::9 `HOST`");
    facts_clear(&facts);
    facts = told(proxied);
    check(&facts, NULL, "{server} {port} {proxy} `{server_ip}` {transport}",
          "win01 5986 10.0.0.3:3128 `ADDRESS` https");
    facts_clear(&facts);
}

static void hostile_names_are_not_put_into_commands(void **state)
{
    static const char *const hostile[] = {"a;reboot",
                                          "$(reboot)",
                                          "a`reboot`",
                                          "a&calc",
                                          "a|calc",
                                          "-oProxyCommand=x",
                                          "/D",
                                          "a\nreboot",
                                          "a\x1b[31m",
                                          "%COMSPEC%",
                                          "a'b",
                                          "a>b",
                                          "a,b",
                                          "a\xE2\x80\x99;calc",
                                          "\xE2\x80\x93x",
                                          "m\xC3\xBCller",
                                          "*",
                                          "~",
                                          "!!",
                                          "a^b",
                                          "(a)",
                                          "{a}",
                                          "#a",
                                          "@a"};
    (void)state;
    for (size_t i = 0; i < sizeof(hostile) / sizeof(hostile[0]); i++) {
        struct facts facts = {.port = 5985};
        struct logon_fact *logon = facts_add_logon(&facts, 1);
        struct kdc_fact *kdc = facts_add_kdc(&facts, 1);
        FACT_SET(logon->user, bytes_of_string(hostile[i]));
        FACT_SET(logon->domain, bytes_of_string(hostile[i]));
        FACT_SET(kdc->service, bytes_of_string(hostile[i]));
        FACT_SET(facts.name, bytes_of_string(hostile[i]));
        check(&facts, NULL, "`{user} {domain} {account} {spn} {server} {computer} {authority}`",
              "`USER DOMAIN DOMAIN\\USER HTTP/HOST HOST HOST HOST:PORT`");
        facts_clear(&facts);
    }
}

/* A backtick in a name does not begin a command in prose either. */
static void prose_has_no_commands_of_others(void **state)
{
    struct facts facts = {.port = 5985};
    struct logon_fact *logon = facts_add_logon(&facts, 1);
    (void)state;
    FACT_SET(logon->user, BYTES("x `reboot` {server}"));
    check(&facts, NULL, "ask {user}", "ask the user");
    FACT_SET(logon->user, BYTES("m\xC3\xBCller {server}"));
    check(&facts, NULL, "ask {user}", "ask m\xC3\xBCller {server}");
    facts_clear(&facts);
}

/* What had no room in its fact is not the whole name. */
static void cut_names_are_not_put_into_commands(void **state)
{
    struct facts facts = {.port = 5985};
    struct logon_fact *logon = facts_add_logon(&facts, 1);
    char longest[400];
    (void)state;
    memset(longest, 'a', sizeof(longest));
    FACT_SET(logon->user, bytes_of(longest, sizeof(longest)));
    FACT_SET(facts.name, bytes_of(longest, sizeof(longest)));
    check(&facts, NULL, "`{user} {account} {server}`", "`USER DOMAIN\\USER HOST`");
    facts_clear(&facts);
}

static void the_nearest_row_tells(void **state)
{
    static const char *const lines[] = {"logon user=first on=1 @4 at=1s",
                                        "logon user=second on=2 @9 at=2s",
                                        "logon user=third on=3 @20 at=3s", NULL};
    struct facts facts = told(lines);
    struct finding finding = {.rule = &rules[0]};
    (void)state;
    finding_holds(&finding, CERTAINTY_CERTAIN, &facts.logons[1].at, "seen");
    check(&facts, &finding, "`{user}`", "`second`");
    check(&facts, NULL, "`{user}`", "`third`");
    facts_clear(&facts);
}

/* Every placeholder can be filled: its members are there. And every brace that looks like one in a
 * rule is one. */
static void every_placeholder_has_its_facts(void **state)
{
    struct facts facts = {.n_logons = 0};
    struct fact_place place;
    unsigned wrong = 0;
    (void)state;
#define SOURCES(id, name, word, words, plain, from) from,
    static const char *const sources[] = {PLACEHOLDERS(SOURCES)};
    for (size_t i = 0; i < sizeof(sources) / sizeof(sources[0]); i++) {
        struct bytes rest = bytes_of_string(sources[i] != NULL ? sources[i] : ""), piece;
        while (bytes_next(&rest, ' ', &piece))
            wrong += !fact_place(&place, &facts, piece);
    }
    assert_int_equal(wrong, 0);
}

static bool looks_like_placeholder(struct bytes text)
{
    size_t end = bytes_find_byte(text, '}', 0);
    for (size_t i = 1; i < end && end < text.len; i++)
        if ((text.data[i] < 'a' || text.data[i] > 'z') && text.data[i] != '_')
            return false;
    return end > 1 && end < text.len;
}

static void rules_have_no_other_placeholders(void **state)
{
    (void)state;
    for (int i = 0; i < RULE_COUNT; i++) {
        const char *const texts[] = {rules[i].cause, rules[i].fix};
        for (int k = 0; k < 2; k++) {
            struct buf out = buf_init(16384);
            placeholder_fill(&out, bytes_of_string(texts[k]), NULL, NULL);
            struct bytes left = buf_bytes(&out);
            for (size_t at = 0; (at = bytes_find_byte(left, '{', at)) < left.len; at++)
                if (looks_like_placeholder(bytes_from(left, at)))
                    fail_msg("%s: no such placeholder: %s", rules[i].id, texts[k]);
            buf_clear(&out);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(names_of_the_case),
                                       cmocka_unit_test(words_where_nothing_is_known),
                                       cmocka_unit_test(the_name_in_tls),
                                       cmocka_unit_test(exit_codes_are_unsigned),
                                       cmocka_unit_test(other_braces_stay),
                                       cmocka_unit_test(addresses_and_proxies),
                                       cmocka_unit_test(hostile_names_are_not_put_into_commands),
                                       cmocka_unit_test(prose_has_no_commands_of_others),
                                       cmocka_unit_test(cut_names_are_not_put_into_commands),
                                       cmocka_unit_test(the_nearest_row_tells),
                                       cmocka_unit_test(every_placeholder_has_its_facts),
                                       cmocka_unit_test(rules_have_no_other_placeholders)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
