/* ErrorRecords as PowerShell prints them. [MS-PSRP] 2.2.3.15; psrp.md 3.4, 3.5. */
#include "clixml_fields.h"
#include "psrp_meaning.h"

/* A text property that is there and not null. */
static struct bytes text_of(const struct node *error, const char *name)
{
    return clixml_text(clixml_property(error, name));
}

static void put(struct psrp_meaning *m, struct node *group, const struct field *field,
                struct bytes text, const struct node *from)
{
    if (text.len == 0)
        return;
    struct node *node =
        put_bytes(m->r, group, field, text, from != NULL ? from->span : span_none());
    if (from != NULL && clixml_is_secret(from))
        node->flags |= NODE_SECRET;
}

static struct bytes message_of(const struct node *error)
{
    struct bytes text = text_of(error, "ErrorDetails_Message");
    if (text.len == 0)
        text = clixml_text(clixml_property(clixml_property(error, "Exception"), "Message"));
    if (text.len == 0)
        text = clixml_text(clixml_property(error, "Exception"));
    return text.len > 0 ? text : clixml_text(error);
}

/* "ObjectNotFound: (C:\x:String) [Get-Item], ItemNotFoundException", as ErrorCategoryInfo makes it.
 */
static struct bytes category_of(struct psrp_meaning *m, const struct node *error)
{
    struct bytes whole = text_of(error, "ErrorCategory_Message");
    int64_t number;
    if (whole.len > 0 || !clixml_int(clixml_property(error, "ErrorCategory_Category"), &number))
        return whole;
    const char *name = number >= 0 ? name_of(psrp_error_categories, (uint64_t)number) : NULL;
    struct buf text = psrp_text(m);
    if (name != NULL)
        buf_printf(&text, "%s: (", name);
    else
        buf_printf(&text, "%lld: (", (long long)number);
    buf_add(&text, text_of(error, "ErrorCategory_TargetName"));
    buf_add(&text, BYTES(":"));
    buf_add(&text, text_of(error, "ErrorCategory_TargetType"));
    buf_add(&text, BYTES(") ["));
    buf_add(&text, text_of(error, "ErrorCategory_Activity"));
    buf_add(&text, BYTES("], "));
    buf_add(&text, text_of(error, "ErrorCategory_Reason"));
    struct bytes made = arena_copy(m->r->arena, buf_bytes(&text));
    buf_clear(&text);
    return made;
}

/* Who is named before the message: the command, but never the whole text of a script. */
static struct bytes command_of(const struct node *error)
{
    struct bytes name = text_of(error, "InvocationInfo_InvocationName");
    if (name.len > 0 && !bytes_equal(name, BYTES("&")) && !bytes_equal(name, BYTES(".")))
        return name;
    int64_t type;
    bool script =
        clixml_int(clixml_property(error, "CommandInfo_CommandType"), &type) && (type & 0x40) != 0;
    return script ? bytes_none() : text_of(error, "CommandInfo_Name");
}

static void add_line(struct buf *text, const char *label, struct bytes value)
{
    if (value.len == 0)
        return;
    buf_add(text, text->len > 0 ? BYTES("\n") : bytes_none());
    buf_add(text, bytes_of_string(label));
    buf_add(text, value);
}

void psrp_mean_error(struct psrp_meaning *m, const struct node *error, struct buf *text)
{
    struct node *group = node_add(m->r, m->group, MEANS(ERROR));
    group->span = error->span;
    struct bytes message = message_of(error), category = category_of(m, error);
    const struct node *exception = clixml_property(error, "Exception");
    const struct node *id = clixml_property(error, "FullyQualifiedErrorId");
    const struct node *position = clixml_property(error, "InvocationInfo_PositionMessage");
    put(m, group, MEANS(ERROR_MESSAGE), message, exception);
    const struct node *number = clixml_property(error, "ErrorCategory_Category");
    int64_t value;
    if (clixml_int(number, &value) && value >= 0) {
        put_uint(m->r, group, MEANS(ERROR_CATEGORY), (uint64_t)value, number->span);
        if (name_of(psrp_error_categories, (uint64_t)value) == NULL)
            diag_add(m->r, m->group, MEANS_DIAG(ENUM_UNKNOWN), "ErrorCategory_Category is %lld",
                     (long long)value);
    }
    put(m, group, MEANS(ERROR_CATEGORY_TEXT), category, NULL);
    put(m, group, MEANS(ERROR_ID), clixml_text(id), id);
    const struct node *types = node_child(exception, &clixml_fields[CLIXML_TYPES]);
    if (types != NULL && types->first != NULL)
        put(m, group, MEANS(ERROR_EXCEPTION), types->first->value.b, NULL);
    const struct node *target = clixml_property(error, "TargetObject");
    struct buf flat = psrp_text(m);
    clixml_show_flat(target, &flat);
    put(m, group, MEANS(ERROR_TARGET), arena_copy(m->r->arena, buf_bytes(&flat)), target);
    buf_clear(&flat);
    put(m, group, MEANS(ERROR_POSITION), clixml_text(position), position);
    const struct node *stack = clixml_property(error, "ErrorDetails_ScriptStackTrace");
    put(m, group, MEANS(ERROR_STACK), clixml_text(stack), stack);
    const struct node *action = clixml_property(error, "ErrorDetails_RecommendedAction");
    put(m, group, MEANS(ERROR_RECOMMENDED), clixml_text(action), action);
    /* What NativeCommandErrorMessage brings is a further line of a program's stderr, and nothing
     * else. */
    struct bytes command = command_of(error);
    if (bytes_equal(clixml_text(id), BYTES("NativeCommandErrorMessage"))) {
        buf_add(text, message);
        return;
    }
    if (command.len > 0) {
        buf_add(text, command);
        buf_add(text, BYTES(" : "));
    }
    buf_add(text, message);
    add_line(text, "", clixml_text(position));
    add_line(text, "    + CategoryInfo          : ", category);
    add_line(text, "    + FullyQualifiedErrorId : ", clixml_text(id));
}

void psrp_mean_error_record(struct psrp_meaning *m)
{
    struct buf text = psrp_text(m);
    psrp_mean_stream(m, "error");
    if (m->data == NULL || (clixml_property(m->data, "Exception") == NULL &&
                            clixml_property(m->data, "FullyQualifiedErrorId") == NULL)) {
        diag_add(m->r, m->group, MEANS_DIAG(PROPERTY_MISSING), "Exception, FullyQualifiedErrorId");
        clixml_show(m->data, &text);
    } else {
        psrp_mean_error(m, m->data, &text);
    }
    psrp_mean_take(m, MEANS(ERROR_TEXT), &text, NULL);
}
