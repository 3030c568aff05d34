#include "clixml_table.h"

#include <inttypes.h>
#include <string.h>

#include "clixml_fields.h"
#include "clixml_show.h"

#define F(id) (&clixml_fields[CLIXML_##id])

/* --- by type --- */

/*
 * What PowerShell's own views show of the types seen most: columns in order, each a property, or
 * LABEL=PROPERTY, or LABEL=PROPERTY/K in units of 1024; group: the property whose value is the
 * heading of the rows that share it, or NULL.
 */
/* clang-format off */
static const struct view {
    const char *type, *group, *columns;
} views[] = {
    {"System.IO.FileSystemInfo", "Directory=PSParentPath", "Mode LastWriteTime Length Name"},
    {"Microsoft.Win32.RegistryKey", "Hive=PSParentPath", "Name=PSChildName Property"},
    {"System.Diagnostics.Process", NULL, "Handles NPM(K)=NPM/K PM(K)=PM/K WS(K)=WS/K CPU(s)=CPU Id SI ProcessName"},
    {"System.ServiceProcess.ServiceController", NULL, "Status Name DisplayName"},
    {"System.Management.Automation.CommandInfo", NULL, "CommandType Name Version Source"},
    {"System.Management.Automation.PSModuleInfo", NULL, "ModuleType Version Name ExportedCommands"},
    {"System.Management.Automation.PSVariable", NULL, "Name Value"},
    {"System.Management.Automation.PSDriveInfo", NULL, "Name Provider Root CurrentLocation"},
    {"System.Management.Automation.PathInfo", NULL, "Path"},
    {"System.Management.Automation.Job", NULL, "Id Name PSJobTypeName State HasMoreData Location Command"},
    {"Microsoft.PowerShell.Commands.HistoryInfo", NULL, "Id CommandLine"},
    {"Microsoft.PowerShell.Commands.GroupInfo", NULL, "Count Name Group"},
    {"Microsoft.PowerShell.Commands.LocalUser", NULL, "Name Enabled Description"},
    {"Microsoft.PowerShell.Commands.LocalGroup", NULL, "Name Description"},
    {"Microsoft.PowerShell.Commands.LocalPrincipal", NULL, "ObjectClass Name PrincipalSource"},
    {"System.Diagnostics.EventLogEntry", NULL, "Index Time=TimeGenerated EntryType Source InstanceID Message"},
    {"System.Diagnostics.Eventing.Reader.EventLogRecord", "ProviderName=ProviderName", "TimeCreated Id LevelDisplayName Message"},
    {"System.Management.ManagementObject#root\\cimv2\\Win32_QuickFixEngineering", NULL,
     "Source=__SERVER Description HotFixID InstalledBy InstalledOn"},
    {"Microsoft.Management.Infrastructure.CimInstance#MSFT_ScheduledTask", NULL, "TaskPath TaskName State"},
    {"Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_Service", NULL,
     "ProcessId Name StartMode State Status ExitCode"},
    {"Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_Process", NULL,
     "ProcessId Name HandleCount WorkingSetSize VirtualSize"},
    {"Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_LogicalDisk", NULL,
     "DeviceID DriveType ProviderName VolumeName Size FreeSpace"},
};
/* clang-format on */

static bool is_number(const struct node *cell)
{
    const struct node *value = clixml_value(cell);
    return value != NULL && node_child(cell, F(TO_STRING)) == NULL &&
           node_child(cell, F(CHARACTER)) == NULL &&
           (value->field->kind == KIND_INT || value->field->kind == KIND_UINT ||
            value->field->kind == KIND_FLOAT || value->field->kind == KIND_DECIMAL);
}

static void add_cell(struct clixml_row *row, struct bytes label, const struct node *cell, bool kibi)
{
    row->labels[row->n] = label;
    row->cells[row->n] = cell;
    row->kibi[row->n] = kibi;
    row->right[row->n++] = is_number(cell);
}

/* "Microsoft.PowerShell.Core\FileSystem::C:\Windows": the console shows it without the provider. */
static struct bytes without_provider(struct bytes path)
{
    size_t at = bytes_find(path, BYTES("::"), 0);
    return at < path.len ? bytes_from(path, at + 2) : path;
}

/* "LABEL=PROPERTY/K" taken apart; gives the property. */
static const struct node *column_of(const struct node *object, struct bytes text,
                                    struct bytes *label, bool *kibi)
{
    char name[64];
    size_t equals = bytes_find_byte(text, '=', 0);
    struct bytes property = equals < text.len ? bytes_from(text, equals + 1) : text;
    *label = bytes_part(text, 0, equals);
    *kibi = bytes_ends(property, BYTES("/K"));
    if (*kibi)
        property = bytes_part(property, 0, property.len - 2);
    size_t n = property.len < sizeof(name) - 1 ? property.len : sizeof(name) - 1;
    memcpy(name, property.data, n);
    name[n] = '\0';
    return clixml_property(object, name);
}

static void row_of_view(const struct node *object, const struct view *view, struct clixml_row *row)
{
    struct bytes rest = bytes_of_string(view->columns), text, label;
    bool any = false, kibi;
    while (bytes_next(&rest, ' ', &text) && row->n < CLIXML_COLUMNS) {
        const struct node *cell = column_of(object, text, &label, &kibi);
        any = any || cell != NULL;
        add_cell(row, label, cell, kibi);
    }
    if (!any)
        row->n = 0;
    if (view->group == NULL)
        return;
    const struct node *group =
        column_of(object, bytes_of_string(view->group), &row->group_label, &kibi);
    row->group = without_provider(clixml_text(group));
}

void clixml_row(const struct node *object, struct clixml_row *row)
{
    enum { MOST_PROPERTIES = 4 };
    *row = (struct clixml_row){.n = 0};
    if (object == NULL || clixml_value(object) != NULL || node_child(object, F(ITEMS)) != NULL ||
        node_child(object, F(ENTRIES)) != NULL || node_is_secret(object))
        return;
    for (size_t i = 0; i < sizeof(views) / sizeof(views[0]); i++)
        if (clixml_has_type(object, views[i].type)) {
            row_of_view(object, &views[i], row);
            return;
        }
    const struct node *maps[] = {node_child(object, F(PROPS)), node_child(object, F(MS))};
    for (size_t i = 0; i < 2; i++) {
        for (const struct node *p = maps[i] != NULL ? maps[i]->first : NULL; p != NULL;
             p = p->next) {
            if (p->field != F(ELEMENT))
                continue;
            if (row->n == MOST_PROPERTIES) {
                row->n = 0;
                return;
            }
            add_cell(row, p->name, p, false);
        }
    }
}

void clixml_row_cell(const struct clixml_row *row, size_t i, struct buf *out)
{
    int64_t number;
    struct buf text = buf_init(out->max);
    if (row->kibi[i] && clixml_int(row->cells[i], &number))
        buf_printf(&text, "%" PRId64, number / 1024);
    else
        clixml_show_flat(row->cells[i], &text);
    struct bytes shown = buf_bytes(&text);
    buf_add(out, bytes_part(shown, 0, bytes_find_any(shown, BYTES("\r\n"), 0)));
    buf_clear(&text);
}

/* --- what Format commands make --- */

/* Texts in texts, as a complex view nests them. */
enum { DEPTH = 16 };

static const char namespace[] = "Microsoft.PowerShell.Commands.Internal.Format.";

/* The type's name behind the namespace of formatting; none for another object. */
static struct bytes format_type(const struct node *object)
{
    const struct node *types = node_child(object, F(TYPES));
    struct bytes name =
        types != NULL && types->first != NULL ? types->first->value.b : bytes_none();
    if (bytes_starts(name, BYTES("Deserialized.")))
        name = bytes_from(name, sizeof("Deserialized.") - 1);
    struct bytes prefix = bytes_of_string(namespace);
    return bytes_starts(name, prefix) ? bytes_from(name, prefix.len) : bytes_none();
}

static const struct node *list_of(const struct node *object, const char *property)
{
    return node_child(clixml_property(object, property), F(ITEMS));
}

enum clixml_view clixml_view(const struct node *object)
{
    struct bytes type = format_type(object);
    if (type.len == 0)
        return CLIXML_VIEW_NONE;
    if (bytes_equal(type, BYTES("FormatStartData")) || bytes_equal(type, BYTES("GroupStartData")))
        return CLIXML_VIEW_START;
    if (bytes_equal(type, BYTES("FormatEndData")) || bytes_equal(type, BYTES("GroupEndData")))
        return CLIXML_VIEW_END;
    const struct node *entry = clixml_property(object, "formatEntryInfo");
    if (list_of(entry, "formatPropertyFieldList") != NULL)
        return CLIXML_VIEW_ROW;
    return list_of(entry, "listViewFieldList") != NULL ? CLIXML_VIEW_LIST : CLIXML_VIEW_TEXT;
}

/* Of a column or a field of a list. */
static struct bytes label_of(const struct node *field)
{
    struct bytes label = clixml_text(clixml_property(field, "label"));
    return label.len > 0 ? label : clixml_text(clixml_property(field, "propertyName"));
}

void clixml_view_columns(const struct node *object, struct clixml_row *row)
{
    enum { RIGHT = 3 }; /* of TextAlignment */
    const struct node *shape = clixml_property(object, "shapeInfo");
    const struct node *hide = clixml_value(clixml_property(shape, "hideHeader"));
    const struct node *columns = list_of(shape, "tableColumnInfoList");
    bool hidden = hide != NULL && hide->field->kind == KIND_BOOL && hide->value.u != 0;
    *row = (struct clixml_row){.n = 0};
    for (const struct node *column = columns != NULL ? columns->first : NULL;
         column != NULL && row->n < CLIXML_COLUMNS; column = column->next) {
        int64_t alignment = 0;
        clixml_int(clixml_property(column, "alignment"), &alignment);
        row->labels[row->n] = hidden ? bytes_none() : label_of(column);
        row->right[row->n++] = alignment == RIGHT;
    }
}

void clixml_view_cells(const struct node *object, struct clixml_row *row)
{
    const struct node *fields =
        list_of(clixml_property(object, "formatEntryInfo"), "formatPropertyFieldList");
    row->n = 0;
    for (const struct node *field = fields != NULL ? fields->first : NULL;
         field != NULL && row->n < CLIXML_COLUMNS; field = field->next)
        row->cells[row->n++] = clixml_property(field, "propertyValue");
}

static void show_fields(const struct node *fields, struct buf *out)
{
    size_t width = 0;
    for (const struct node *field = fields->first; field != NULL; field = field->next) {
        size_t own = clixml_text_width(label_of(field));
        width = own > width ? own : width;
    }
    for (const struct node *field = fields->first; field != NULL; field = field->next)
        clixml_show_line(
            label_of(field), " : ",
            clixml_property(clixml_property(field, "formatPropertyField"), "propertyValue"), width,
            out);
}

static void show_values(const struct node *list, struct buf *out, int depth, size_t indent);

static void show_entry(const struct node *value, struct buf *out, int depth, size_t indent)
{
    int64_t left = 0;
    clixml_int(clixml_property(clixml_property(value, "frameInfo"), "leftIndentation"), &left);
    indent += left > 0 && left < 80 ? (size_t)left : 0;
    if (out->len > 0 && out->data[out->len - 1] != '\n')
        buf_add_byte(out, '\n');
    show_values(list_of(value, "formatValueList"), out, depth - 1, indent);
}

/* Bounded by depth, which is a constant: never as deep as the input. */
static void show_values(const struct node *list, struct buf *out, int depth, size_t indent)
{
    for (const struct node *value = list != NULL && depth > 0 ? list->first : NULL; value != NULL;
         value = value->next) {
        struct bytes type = format_type(value);
        if (bytes_equal(type, BYTES("FormatNewLine"))) {
            buf_add_byte(out, '\n');
        } else if (bytes_equal(type, BYTES("FormatEntry"))) {
            show_entry(value, out, depth, indent);
        } else {
            bool begins = out->len == 0 || out->data[out->len - 1] == '\n';
            for (size_t i = 0; begins && i < indent; i++)
                buf_add_byte(out, ' ');
            const struct node *text = clixml_property(value, "text");
            clixml_show_flat(text != NULL ? text : clixml_property(value, "propertyValue"), out);
        }
    }
}

static void show_row(const struct node *object, struct buf *out)
{
    struct clixml_row row = {.n = 0};
    clixml_view_cells(object, &row);
    for (size_t i = 0; i < row.n; i++) {
        buf_add(out, i > 0 ? BYTES("  ") : bytes_none());
        clixml_row_cell(&row, i, out);
    }
}

void clixml_view_show(const struct node *object, struct buf *out)
{
    const struct node *entry = clixml_property(object, "formatEntryInfo");
    switch (clixml_view(object)) {
    case CLIXML_VIEW_START:
        show_values(list_of(clixml_property(object, "groupingEntry"), "formatValueList"), out,
                    DEPTH, 0);
        return;
    case CLIXML_VIEW_ROW:
        show_row(object, out);
        return;
    case CLIXML_VIEW_LIST:
        show_fields(list_of(entry, "listViewFieldList"), out);
        return;
    case CLIXML_VIEW_TEXT:
        if (list_of(entry, "formatValueList") != NULL)
            show_values(list_of(entry, "formatValueList"), out, DEPTH, 0);
        else if (clixml_property(entry, "text") != NULL)
            clixml_show_flat(clixml_property(entry, "text"), out);
        else
            clixml_show_flat(
                clixml_property(clixml_property(entry, "formatPropertyField"), "propertyValue"),
                out);
        return;
    case CLIXML_VIEW_NONE:
    case CLIXML_VIEW_END:
        return;
    }
}
