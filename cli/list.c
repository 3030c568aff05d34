/* winrmscope list: the tables that output is made of. */
#include <stdio.h>
#include <string.h>

#include "cli.h"
#include "codes.h"
#include "conversation.h"
#include "diag.h"
#include "field.h"
#include "finding.h"
#include "keys_fields.h"
#include "limits.h"
#include "render.h"
#include "summary.h"
#include "transcript.h"

static const char *const kind_names[] = {
    [KIND_GROUP] = "group",     [KIND_LIST] = "list",     [KIND_MAP] = "map",
    [KIND_UINT] = "uint",       [KIND_INT] = "int",       [KIND_ENUM] = "enum",
    [KIND_FLAGS] = "flags",     [KIND_BOOL] = "bool",     [KIND_FLOAT] = "float",
    [KIND_DECIMAL] = "decimal", [KIND_STRING] = "string", [KIND_BYTES] = "bytes",
    [KIND_GUID] = "guid",       [KIND_TIME] = "time",     [KIND_DURATION] = "duration",
    [KIND_PAIR] = "pair",       [KIND_NULL] = "null"};

/* Table text is the program's own: of JSON's special characters it holds quotation marks at most.
 */
static void print_json_text(const char *key, const char *text, const char *after)
{
    printf("\"%s\":\"", key);
    for (; *text != '\0'; text++)
        printf(*text == '"' || *text == '\\' ? "\\%c" : "%c", *text);
    printf("\"%s", after);
}

static void list_fields(const struct field_table *table, bool json)
{
    if (!json)
        printf("%s\n", table->protocol);
    for (size_t i = 0; i < table->n; i++) {
        const struct field *field = &table->fields[i];
        if (json) {
            putchar('{');
            print_json_text("name", field->name, ",");
            print_json_text("member", field->key, ",");
            print_json_text("label", field->label, ",");
            print_json_text("kind", kind_names[field->kind], ",");
            printf("\"secret\":%s,\"wire\":%s}\n",
                   (field->flags & FIELD_SECRET) != 0 ? "true" : "false",
                   (field->flags & FIELD_WIRE) != 0 ? "true" : "false");
        } else {
            printf("  %-44s %-9s %s%s\n", field->name, kind_names[field->kind], field->label,
                   (field->flags & FIELD_SECRET) != 0 ? " (secret)" : "");
        }
    }
}

static void list_diagnostics(const struct diag_table *table, bool json)
{
    for (size_t i = 0; i < table->n; i++) {
        const struct diag_kind *kind = &table->kinds[i];
        if (json) {
            putchar('{');
            print_json_text("code", kind->code, ",");
            print_json_text("severity", severity_name(kind->severity), ",");
            print_json_text("text", kind->text, ",");
            print_json_text("section", kind->section, "}\n");
        } else {
            printf("%-5s %-32s %s%s%s%s\n", severity_name(kind->severity), kind->code, kind->text,
                   kind->section[0] != '\0' ? " (" : "", kind->section,
                   kind->section[0] != '\0' ? ")" : "");
        }
    }
}

static void list_all_fields(bool json)
{
    size_t n;
    const struct field_table *const *tables = conversation_field_tables(&n);
    for (size_t i = 0; i < n; i++)
        list_fields(tables[i], json);
    list_fields(&key_field_table, json);
    list_fields(&summary_field_table, json);
    list_fields(&transcript_field_table, json);
}

static void list_all_diagnostics(bool json)
{
    size_t n;
    const struct diag_table *const *tables = conversation_diag_tables(&n);
    for (size_t i = 0; i < n; i++)
        list_diagnostics(tables[i], json);
    list_diagnostics(&summary_diag_table, json);
}

/* As text these are the rows of the table in docs/manual.md. */
static void list_limits(bool json)
{
    static const struct {
        const char *name, *unit, *what;
        size_t value;
    } limits[] = {
#define ROW(member, value, unit, what) {#member, unit, what, value},
        LIMITS(ROW)
#undef ROW
    };
    for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++) {
        if (json) {
            putchar('{');
            print_json_text("name", limits[i].name, ",");
            printf("\"value\":%zu,", limits[i].value);
            print_json_text("unit", limits[i].unit, ",");
            print_json_text("of", limits[i].what, "}\n");
        } else {
            printf("| `%s` | %zu %s | %s |\n", limits[i].name, limits[i].value, limits[i].unit,
                   limits[i].what);
        }
    }
}

static const struct limits limits_of_records = LIMITS_DEFAULT;

static void print_rule(enum rule_id id, const struct rule *rule)
{
    const char *why_not = rule_not_automatic(id);
    printf("%-8s %-30s %-14s %s%s%s%s\n", finding_severity_name(rule->severity), rule->id,
           layer_name(rule->layer), rule->title, why_not[0] != '\0' ? " (not looked for: " : "",
           why_not, why_not[0] != '\0' ? ")" : "");
}

static void list_findings(bool json)
{
    struct render_options render = {.show_secrets = false};
    struct sink *sink = json ? json_sink(stdout, &render) : NULL;
    struct output output = {.sinks = {sink}, .n_sinks = 1};
    for (int i = 0; i < RULE_COUNT; i++) {
        const struct rule *rule = &rules[i];
        if (json)
            output_push(&output, rule_record(&limits_of_records, (enum rule_id)i));
        else
            print_rule((enum rule_id)i, rule);
    }
    if (sink != NULL)
        sink->close(sink);
}

static void list_faults(bool json)
{
    struct render_options render = {.show_secrets = false};
    struct sink *sink = json ? json_sink(stdout, &render) : NULL;
    struct output output = {.sinks = {sink}, .n_sinks = 1};
    for (size_t i = 0; i < n_codes; i++) {
        const struct code *code = &codes[i];
        if (json)
            output_push(&output, code_record(&limits_of_records, code, bytes_none(), false));
        else
            printf("%-10u 0x%08X %-28s %-50s %s\n", (unsigned)code->value, (unsigned)code->value,
                   code_family_text(code->family), code->name, code->meaning);
    }
    if (sink != NULL)
        sink->close(sink);
}

static const struct {
    const char *name;
    void (*list)(bool json);
} lists[] = {{"fields", list_all_fields},
             {"diagnostics", list_all_diagnostics},
             {"limits", list_limits},
             {"findings", list_findings},
             {"faults", list_faults}};

int list_run(const struct options *options)
{
    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]) && options->n_files == 1; i++) {
        if (strcmp(options->files[0], lists[i].name) != 0)
            continue;
        lists[i].list(options->json);
        return command_flushed() ? EXIT_DONE : EXIT_TROUBLE;
    }
    say("list what? winrmscope %s %s", options->command->name, options->command->arguments);
    return EXIT_BAD_USAGE;
}
