/* The meaning of what a pipeline reads and writes. [MS-PSRP] 2.2.2.17 to 2.2.2.26; psrp.md 3.3. */
#include "clixml_fields.h"
#include "psrp_meaning.h"

/* The object as PowerShell shows it; the text on the wire itself where that is what it shows. */
static void put_object(struct psrp_meaning *m)
{
    const struct node *value = clixml_value(m->data);
    if (clixml_is_text(m->data)) {
        put_bytes(m->r, m->group, MEANS(TEXT), value->value.b, value->span);
        return;
    }
    struct buf text = psrp_text(m);
    clixml_show(m->data, &text);
    put_bytes(m->r, m->group, MEANS(TEXT), arena_copy(m->r->arena, buf_bytes(&text)), span_none());
    buf_clear(&text);
}

void psrp_mean_input(struct psrp_meaning *m)
{
    psrp_mean_stream(m, "input");
    put_object(m);
}

/* END_OF_PIPELINE_INPUT has no data: its type says all. */
void psrp_mean_end(struct psrp_meaning *m)
{
    (void)m;
}

static void put_informational(struct psrp_meaning *m, const char *stream)
{
    const struct node *message = psrp_mean_property(m, "InformationalRecord_Message");
    psrp_mean_stream(m, stream);
    psrp_mean_put(m, MEANS(TEXT), clixml_text(message), message);
    const struct node *position = clixml_property(m->data, "InvocationInfo_PositionMessage");
    psrp_mean_put(m, MEANS(SOURCE), clixml_text(position), position);
}

void psrp_mean_debug(struct psrp_meaning *m)
{
    put_informational(m, "debug");
}

void psrp_mean_verbose(struct psrp_meaning *m)
{
    put_informational(m, "verbose");
}

void psrp_mean_warning(struct psrp_meaning *m)
{
    put_informational(m, "warning");
}

/* A text property of a progress record; one space stands for none. */
static struct bytes progress_text(const struct node *record, const char *name)
{
    return bytes_trim(clixml_text(clixml_property(record, name)));
}

void psrp_mean_progress_of(struct psrp_meaning *m, const struct node *record, struct buf *text)
{
    static const struct {
        const char *name;
        enum psrp_meaning_field field;
    } numbers[] = {{"ActivityId", MEANING_ACTIVITY_ID},
                   {"ParentActivityId", MEANING_PARENT_ID},
                   {"PercentComplete", MEANING_PERCENT},
                   {"SecondsRemaining", MEANING_REMAINING}};
    struct bytes activity = progress_text(record, "Activity");
    struct bytes status = progress_text(record, "StatusDescription");
    struct bytes operation = progress_text(record, "CurrentOperation");
    int64_t value, percent = -1, type = 0;
    psrp_mean_put(m, MEANS(ACTIVITY), activity, clixml_property(record, "Activity"));
    psrp_mean_put(m, MEANS(STATUS), status, clixml_property(record, "StatusDescription"));
    psrp_mean_put(m, MEANS(OPERATION), operation, clixml_property(record, "CurrentOperation"));
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
        const struct node *number = clixml_property(record, numbers[i].name);
        if (!clixml_int(number, &value))
            continue;
        put_int(m->r, m->group, &psrp_meaning_fields[numbers[i].field], value, number->span);
        if (numbers[i].field == MEANING_PERCENT)
            percent = value;
    }
    const struct node *kind = clixml_property(record, "Type");
    if (clixml_int(kind, &type) && type >= 0) {
        put_uint(m->r, m->group, MEANS(PROGRESS_TYPE), (uint64_t)type, kind->span);
        if (name_of(psrp_progress_types, (uint64_t)type) == NULL)
            diag_add(m->r, m->group, MEANS_DIAG(ENUM_UNKNOWN), "Type is %lld", (long long)type);
    }
    buf_add(text, activity);
    if (status.len > 0) {
        buf_add(text, BYTES(": "));
        buf_add(text, status);
    }
    if (operation.len > 0) {
        buf_add(text, BYTES(", "));
        buf_add(text, operation);
    }
    if (percent >= 0 && percent <= 100)
        buf_printf(text, " (%d%%)", (int)percent);
    if (type == 1)
        buf_add(text, BYTES(" (completed)"));
}

void psrp_mean_progress(struct psrp_meaning *m)
{
    struct buf text = psrp_text(m);
    psrp_mean_stream(m, "progress");
    psrp_mean_property(m, "Activity");
    psrp_mean_progress_of(m, m->data, &text);
    psrp_mean_take(m, MEANS(TEXT), &text, NULL);
}

void psrp_mean_information(struct psrp_meaning *m)
{
    const struct node *data = psrp_mean_property(m, "MessageData");
    /* What Write-Host writes has an object of its own with the text in it. */
    const struct node *written = clixml_property(data, "Message");
    struct buf text = psrp_text(m);
    psrp_mean_stream(m, written != NULL ? "host" : "information");
    clixml_show_value(written != NULL ? written : data, &text);
    psrp_mean_take(m, MEANS(TEXT), &text, data);
    if (psrp_is_true(clixml_property(data, "NoNewLine")))
        put_bool(m->r, m->group, MEANS(NO_NEW_LINE), true, data->span);
    psrp_mean_flat(m, MEANS(SOURCE), "Source");
    psrp_mean_flat(m, MEANS(GENERATED), "TimeGenerated");
    psrp_mean_flat(m, MEANS(TAGS), "Tags");
    psrp_mean_flat(m, MEANS(USER), "User");
    psrp_mean_flat(m, MEANS(COMPUTER), "Computer");
    psrp_mean_flat(m, MEANS(PROCESS), "ProcessId");
    psrp_mean_flat(m, MEANS(NATIVE_THREAD), "NativeThreadId");
    psrp_mean_flat(m, MEANS(MANAGED_THREAD), "ManagedThreadId");
}

/* Records of other streams that were merged into the output, as 2>&1 does: the console shows them
 * as what they are. */
static const struct {
    const char *type;
    psrp_meaning_function *mean;
} merged[] = {
    {"System.Management.Automation.ErrorRecord", psrp_mean_error_record},
    {"System.Management.Automation.WarningRecord", psrp_mean_warning},
    {"System.Management.Automation.VerboseRecord", psrp_mean_verbose},
    {"System.Management.Automation.DebugRecord", psrp_mean_debug},
    {"System.Management.Automation.InformationRecord", psrp_mean_information},
};

void psrp_mean_output(struct psrp_meaning *m)
{
    for (size_t i = 0; i < sizeof(merged) / sizeof(merged[0]); i++)
        if (clixml_has_type(m->data, merged[i].type)) {
            merged[i].mean(m);
            return;
        }
    psrp_mean_stream(m, "output");
    put_object(m);
}
