/* A pipeline as the line that a person would have typed. [MS-PSRP] 2.2.2.10, 2.2.2.14; psrp.md 3.3.
 */
#include "psrp_pipeline.h"

#include <string.h>

#include "clixml_fields.h"
#include "psrp_fields.h"
#include "psrp_meaning.h"

static const struct node *items_of(const struct node *object)
{
    return node_child(object, &clixml_fields[CLIXML_ITEMS]);
}

/* The list of commands of a statement. */
static const struct node *commands_of(const struct node *statement)
{
    return items_of(clixml_property(statement, "Cmds"));
}

const struct node *psrp_data(const struct record *r)
{
    const struct node *data = node_child(r->root, &psrp_fields[PSRP_DATA]);
    return data != NULL ? data : node_child(r->root, &psrp_fields[PSRP_DATA_MEANT]);
}

/* ExtraCmds has every statement, the first included, when there is more than one. */
static const struct node *first_statement(const struct node *data)
{
    const struct node *powershell = clixml_property(data, "PowerShell");
    const struct node *extra = items_of(clixml_property(powershell, "ExtraCmds"));
    return extra != NULL && extra->first != NULL ? extra->first : powershell;
}

bool psrp_command_next(const struct node *data, struct psrp_command_walk *walk,
                       struct psrp_command *command)
{
    if (!walk->begun) {
        walk->begun = true;
        walk->statement = first_statement(data);
        const struct node *list = commands_of(walk->statement);
        walk->command = list != NULL ? list->first : NULL;
    } else if (walk->command != NULL) {
        walk->command = walk->command->next;
    }
    while (walk->command == NULL) {
        /* The pipeline itself has no sisters that are statements. */
        bool in_list = walk->statement != NULL && walk->statement->parent != NULL &&
                       walk->statement->parent->field == &clixml_fields[CLIXML_ITEMS];
        walk->statement = in_list ? walk->statement->next : NULL;
        if (walk->statement == NULL)
            return false;
        walk->n++;
        const struct node *list = commands_of(walk->statement);
        walk->command = list != NULL ? list->first : NULL;
    }
    *command =
        (struct psrp_command){.text = clixml_text(clixml_property(walk->command, "Cmd")),
                              .script = psrp_is_true(clixml_property(walk->command, "IsScript")),
                              .object = walk->command,
                              .statement = walk->n,
                              .first = walk->command == walk->command->parent->first,
                              .last = walk->command->next == NULL};
    return true;
}

/* "-Name:" as remoting proxies write it, "Name" as everybody else. */
static struct bytes bare_name(struct bytes name)
{
    if (name.len > 0 && name.data[0] == '-')
        name = bytes_from(name, 1);
    if (name.len > 0 && name.data[name.len - 1] == ':')
        name.len--;
    return name;
}

const struct node *psrp_command_argument(const struct psrp_command *command, const char *name)
{
    const struct node *args = items_of(clixml_property(command->object, "Args"));
    for (const struct node *arg = args != NULL ? args->first : NULL; arg != NULL; arg = arg->next)
        if (bytes_equal_nocase(bare_name(clixml_text(clixml_property(arg, "N"))),
                               bytes_of_string(name)))
            return clixml_property(arg, "V");
    return NULL;
}

const struct node *psrp_command_positional(const struct psrp_command *command, size_t place)
{
    const struct node *args = items_of(clixml_property(command->object, "Args"));
    for (const struct node *arg = args != NULL ? args->first : NULL; arg != NULL; arg = arg->next)
        if (clixml_text(clixml_property(arg, "N")).len == 0 && place-- == 0)
            return clixml_property(arg, "V");
    return NULL;
}

static bool is_null(const struct node *value)
{
    const struct node *tag = node_child(value, &clixml_fields[CLIXML_TAG]);
    return value == NULL || (tag != NULL && bytes_equal(tag->value.b, BYTES("Nil")));
}

static void add_arguments(const struct psrp_command *command, struct buf *line)
{
    const struct node *args = items_of(clixml_property(command->object, "Args"));
    for (const struct node *arg = args != NULL ? args->first : NULL; arg != NULL; arg = arg->next) {
        struct bytes name = clixml_text(clixml_property(arg, "N"));
        const struct node *value = clixml_property(arg, "V");
        bool colon = name.len > 0 && name.data[name.len - 1] == ':';
        buf_add(line, BYTES(" "));
        if (name.len > 0 && name.data[0] != '-')
            buf_add(line, BYTES("-"));
        buf_add(line, name);
        if (name.len > 0 && is_null(value)) /* a switch */
            continue;
        const struct node *flag = clixml_value(value);
        if (name.len > 0 && !colon && flag != NULL && flag->field->kind == KIND_BOOL) {
            buf_add(line, BYTES(":"));
            colon = true;
        }
        if (name.len > 0 && !colon)
            buf_add(line, BYTES(" "));
        clixml_show_literal(value, line);
    }
}

/* Where a stream of a command goes, "2>&1"; nothing when it stays. */
static void add_redirection(const struct psrp_command *command, const char *property,
                            const char *number, struct buf *line)
{
    int64_t to;
    if (!clixml_int(clixml_property(command->object, property), &to) || to == 0)
        return;
    buf_add(line, BYTES(" "));
    buf_add(line, bytes_of_string(number));
    buf_add(line, to == PSRP_RESULT_NULL ? BYTES(">$null") : BYTES(">&1"));
}

/* MergeMyResult to MergeToResult, in either spelling. psrp.md 8, 13. */
static bool merges_error(const struct psrp_command *command)
{
    const struct node *mine = clixml_property(command->object, "MergeMyResult");
    if (mine == NULL)
        mine = clixml_property(command->object, "MergeMyResults");
    int64_t value;
    return clixml_int(mine, &value) && value != 0;
}

static void add_redirections(const struct psrp_command *command, bool merged_by_next,
                             struct buf *line)
{
    static const struct {
        const char *property, *number;
    } rows[] = {{"MergeWarning", "3"},
                {"MergeVerbose", "4"},
                {"MergeDebug", "5"},
                {"MergeInformation", "6"}};
    int64_t error = 0;
    if (clixml_int(clixml_property(command->object, "MergeError"), &error) && error != 0)
        add_redirection(command, "MergeError", "2", line);
    else if (merges_error(command) || merged_by_next)
        buf_add(line, BYTES(" 2>&1"));
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        add_redirection(command, rows[i].property, rows[i].number, line);
}

/* A script that is not alone stands in a block when it is more than one pipeline. */
static bool needs_block(struct bytes script)
{
    return bytes_find_any(script, BYTES(";\n\r#"), 0) < script.len;
}

/* & makes a scope of its own for a script, . does not. */
static const char *scope_of(const struct psrp_command *command)
{
    const struct node *local = clixml_property(command->object, "UseLocalScope");
    const struct node *value = clixml_value(local);
    return value != NULL && value->field->kind == KIND_BOOL && value->value.u == 0 ? ". {" : "& {";
}

static void add_command(const struct psrp_command *command, bool merged_by_next, struct buf *line)
{
    const struct node *args = items_of(clixml_property(command->object, "Args"));
    bool alone = command->first && command->last && (args == NULL || args->first == NULL);
    bool block = command->script && !alone &&
                 (needs_block(command->text) || (args != NULL && args->first != NULL));
    if (!command->first)
        buf_add(line, BYTES(" | "));
    if (block) {
        buf_add(line, bytes_of_string(scope_of(command)));
        buf_add(line, BYTES(" "));
    }
    buf_add(line, command->text);
    if (block)
        buf_add(line, BYTES(" }"));
    add_arguments(command, line);
    add_redirections(command, merged_by_next, line);
}

/* True when the command behind it takes the errors of what stands before, too. */
static bool next_merges(const struct psrp_command *command)
{
    int64_t merge;
    return command->object->next != NULL &&
           clixml_int(clixml_property(command->object->next, "MergePreviousResults"), &merge) &&
           (merge == PSRP_RESULT_OUTPUT_AND_ERROR || merge == PSRP_RESULT_ALL || merge == 2);
}

static void put_line(struct psrp_meaning *m)
{
    struct psrp_command_walk walk = {.begun = false};
    struct psrp_command command;
    struct buf line = psrp_text(m);
    struct node *statements = NULL;
    size_t start = 0, scripts = 0, commands = 0;
    struct bytes only = bytes_none();
    while (psrp_command_next(m->data, &walk, &command)) {
        if (command.first && commands > 0)
            buf_add(&line, BYTES("; "));
        if (command.first)
            start = line.len;
        add_command(&command, next_merges(&command), &line);
        scripts += command.script;
        only = commands++ == 0 && command.script ? command.text : bytes_none();
        if (!command.last)
            continue;
        if (statements == NULL)
            statements = node_add(m->r, m->group, MEANS(STATEMENTS));
        struct bytes statement = bytes_from(buf_bytes(&line), start);
        if (only.len > 0 && bytes_equal(statement, only))
            statement = only;
        else
            statement = arena_copy(m->r->arena, statement);
        put_bytes(m->r, statements, MEANS(STATEMENT), statement, span_none());
    }
    /* One script alone is the line itself: no copy of what may be large. */
    if (only.len > 0 && bytes_equal(only, buf_bytes(&line)))
        psrp_mean_put(m, MEANS(LINE), only, NULL);
    else
        psrp_mean_put(m, MEANS(LINE), arena_copy(m->r->arena, buf_bytes(&line)), NULL);
    buf_clear(&line);
    put_uint(m->r, m->group, MEANS(SCRIPTS), scripts, span_none());
}

void psrp_mean_pipeline(struct psrp_meaning *m)
{
    const struct node *powershell = psrp_mean_property(m, "PowerShell");
    put_line(m);
    if (psrp_is_true(clixml_property(m->data, "IsNested")) ||
        psrp_is_true(clixml_property(powershell, "IsNested")))
        put_bool(m->r, m->group, MEANS(NESTED), true, span_none());
    const struct node *none = psrp_mean_property(m, "NoInput");
    if (none != NULL)
        put_bool(m->r, m->group, MEANS(INPUT), !psrp_is_true(none), none->span);
    const struct node *history = clixml_property(powershell, "History");
    psrp_mean_put(m, MEANS(HISTORY), clixml_text(history), history);
    psrp_mean_bool(m, MEANS(ADD_TO_HISTORY), "AddToHistory");
    psrp_mean_enum(m, MEANS(STREAM_OPTIONS), "RemoteStreamOptions");
    if (clixml_property(m->data, "ApartmentState") != NULL)
        psrp_mean_enum(m, MEANS(APARTMENT), "ApartmentState");
    psrp_mean_host(m, MEANS(PIPELINE_HOST));
}

/* What Get-Command was asked to find, as its line. */
void psrp_mean_metadata(struct psrp_meaning *m)
{
    const struct node *name = psrp_mean_property(m, "Name");
    const struct node *modules = clixml_property(m->data, "Namespace");
    struct buf line = psrp_text(m);
    buf_add(&line, BYTES("Get-Command"));
    if (!is_null(name)) {
        buf_add(&line, BYTES(" "));
        clixml_show_literal(name, &line);
    }
    if (!is_null(modules)) {
        buf_add(&line, BYTES(" -Module "));
        clixml_show_literal(modules, &line);
    }
    psrp_mean_take(m, MEANS(LINE), &line, NULL);
    psrp_mean_flat(m, MEANS(NAMES), "Name");
    psrp_mean_flat(m, MEANS(MODULES), "Namespace");
    psrp_mean_enum(m, MEANS(COMMAND_TYPE), "CommandType");
}
