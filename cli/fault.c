/* winrmscope fault: what a code means, without a capture. */
#include <stdio.h>

#include "cli.h"
#include "codes.h"
#include "finding.h"
#include "render.h"

static const struct limits limits = LIMITS_DEFAULT;

enum { MEANINGS = 16 };

static void print_rule(struct bytes id)
{
    const struct rule *rule = rule_find(id);
    struct fix fixes[FIXES];
    if (rule == NULL)
        return;
    printf("    %s (%s)\n", rule->title, rule->id);
    struct arena *arena = arena_new_small();
    struct bytes cause = rule_cause(arena, rule, NULL, NULL);
    if (cause.len > 0)
        printf("      why   %.*s\n", (int)cause.len, (const char *)cause.data);
    size_t n = rule_fixes(arena, rule, NULL, NULL, fixes, FIXES);
    for (size_t i = 0; i < n; i++)
        printf("      %s %s%.*s\n", i == 0 ? "mend " : "     ",
               fixes[i].weakens ? "(makes the system less safe) " : "", (int)fixes[i].step.len,
               (const char *)fixes[i].step.data);
    arena_free(arena);
}

/* Tables are the program's own text. */
static void print_code(const struct code *code)
{
    printf("  %s%s%u, 0x%08X, %d: %s\n", code->name, code->name[0] != '\0' ? "  " : "",
           (unsigned)code->value, (unsigned)code->value, (int)code->value,
           code_family_text(code->family));
    printf("    %s%s%s\n", code->meaning, code->where[0] != '\0' ? "; " : "", code->where);
    if (code->fix[0] != '\0')
        printf("    %s\n", code->fix);
    struct bytes rest = bytes_of_string(code->rules), id;
    while (bytes_next(&rest, ' ', &id))
        print_rule(id);
}

int fault_run(const struct options *options)
{
    bool all = true;
    if (options->n_files == 0) {
        say("which CODE? winrmscope %s %s", options->command->name, options->command->arguments);
        return EXIT_BAD_USAGE;
    }
    struct render_options render = command_render(options);
    struct sink *json = options->json ? json_sink(stdout, &render) : NULL;
    struct output output = {.sinks = {json}, .n_sinks = 1};
    for (uint32_t i = 0; i < options->n_files; i++) {
        const struct code *found[MEANINGS];
        struct bytes text = bytes_of_string(options->files[i]);
        size_t n = codes_find(text, found, MEANINGS);
        all = all && n > 0;
        if (n == 0)
            say("%s: no code that is known here", options->files[i]);
        else if (json == NULL)
            printf("%s\n", options->files[i]);
        for (size_t k = 0; k < n; k++) {
            if (json != NULL)
                output_push(&output, code_record(&limits, found[k], text));
            else
                print_code(found[k]);
        }
    }
    if (json != NULL)
        json->close(json);
    if (!command_flushed())
        return EXIT_TROUBLE;
    return all ? EXIT_DONE : EXIT_BAD_USAGE;
}
