/* Codes as text for people: what `fault` writes. */
#include "codes.h"

#include <errno.h>
#include <string.h>

#include "advice.h"

enum { MARGIN = 2, RULE_MARGIN = 4 };

static void put_words(struct text_line *line, enum tint tint, const char *words, size_t indent)
{
    line_value(line, tint, bytes_of_string(words), indent, 0);
}

static void put_numbers(struct text_line *line, const struct code *code)
{
    char numbers[80];
    if (code->family == CODE_TLS || code->family == CODE_KERBEROS || code->family == CODE_HTTP)
        snprintf(numbers, sizeof(numbers), "%u", (unsigned)code->value);
    else
        snprintf(numbers, sizeof(numbers), "%u, 0x%08X, %d", (unsigned)code->value,
                 (unsigned)code->value, (int)(int32_t)code->value);
    put_words(line, TINT_NONE, numbers, MARGIN);
    line_words(line, TINT_DIM, "  ");
    put_words(line, TINT_DIM, code_family_text(code->family), MARGIN);
}

/* True when there was something to do. */
static bool put_code(struct text_line *line, const struct code *code)
{
    bool steps = code->fix[0] != '\0';
    line_indent(line, MARGIN);
    if (code->name[0] != '\0') {
        line_words(line, TINT_BOLD, code->name);
        line_words(line, TINT_NONE, "  ");
    }
    put_numbers(line, code);
    line_end(line);
    advice_entry(line, RULE_MARGIN, "means", TINT_NONE, bytes_of_string(code->meaning));
    if (code->where[0] != '\0')
        advice_entry(line, RULE_MARGIN, "met", TINT_DIM, bytes_of_string(code->where));
    if (steps)
        advice_step(line, RULE_MARGIN, "mend", bytes_of_string(code->fix));
    struct bytes rest = bytes_of_string(code->rules), id;
    while (bytes_next(&rest, ' ', &id)) {
        const struct rule *rule = rule_find(id);
        if (rule == NULL)
            continue;
        line_indent(line, RULE_MARGIN);
        put_words(line, TINT_BOLD, rule->title, RULE_MARGIN);
        line_words(line, TINT_DIM, "  (");
        line_words(line, TINT_DIM, rule->id);
        line_words(line, TINT_DIM, ")");
        line_end(line);
        steps = advice_write(line, RULE_MARGIN, rule, NULL, NULL) || steps;
    }
    return steps;
}

bool codes_write(FILE *out, const struct render_options *options, struct bytes text,
                 const struct code *const *found, size_t n, bool guessed)
{
    struct text_line *line = advice_open(out, options);
    bool steps = false;
    line_value(line, TINT_BOLD, text, 0, 0);
    line_end(line);
    if (guessed) {
        line_indent(line, MARGIN);
        put_words(line, TINT_WARN,
                  "guessed by the words of the message; its number, where it has one, is surer",
                  MARGIN);
        line_end(line);
    }
    for (size_t i = 0; i < n; i++)
        steps = put_code(line, found[i]) || steps;
    if (steps)
        advice_note(line);
    return advice_close(line);
}
