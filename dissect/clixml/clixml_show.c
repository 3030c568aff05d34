/* Objects as PowerShell shows them. */
#include "clixml_show.h"

#include <inttypes.h>
#include <string.h>

#include "base64.h"
#include "clixml_fields.h"
#include "guid.h"
#include "utf.h"

#define F(id) (&clixml_fields[CLIXML_##id])

/* How deep objects in objects are shown, elements of a list inside a line, bytes of a byte array,
 * and the label of a property before the rest is pushed right. */
enum { DEPTH = 4, ELEMENTS = 64, BYTES_SHOWN = 16, LABEL = 30 };

static void add_text(struct buf *out, const char *text)
{
    buf_add(out, bytes_of_string(text));
}

static bool has_tag(const struct node *object, const char *tag)
{
    const struct node *value = node_child(object, F(VALUE_TAG));
    if (value == NULL)
        value = node_child(object, F(TAG));
    return value != NULL && bytes_equal(value->value.b, bytes_of_string(tag));
}

bool clixml_is_secret(const struct node *object)
{
    const struct node *value = clixml_value(object);
    return object != NULL && (node_is_secret(object) || (value != NULL && node_is_secret(value)));
}

/* Bytes as PowerShell's Format-Hex would begin. */
static void show_bytes(struct bytes b, struct buf *out)
{
    buf_printf(out, "{%zu bytes", b.len);
    for (size_t i = 0; i < b.len && i < BYTES_SHOWN; i++)
        buf_printf(out, "%s%02X", i == 0 ? ": " : " ", b.data[i]);
    add_text(out, b.len > BYTES_SHOWN ? " ...}" : "}");
}

static void show_primitive(const struct node *object, const struct node *value, struct buf *out)
{
    char guid[GUID_TEXT];
    struct guid id;
    const struct node *character = node_child(object, F(CHARACTER));
    if (node_is_secret(value)) {
        add_text(out, "(secret)");
        return;
    }
    switch (value->field->kind) {
    case KIND_BOOL:
        add_text(out, value->value.u != 0 ? "True" : "False");
        return;
    case KIND_INT:
        buf_printf(out, "%" PRId64, value->value.i);
        return;
    case KIND_UINT:
        if (character != NULL)
            buf_add(out, character->value.b);
        else
            buf_printf(out, "%" PRIu64, value->value.u);
        return;
    case KIND_BYTES:
        show_bytes(value->value.b, out);
        return;
    case KIND_GUID:
        memcpy(id.bytes, value->value.b.data, sizeof(id.bytes));
        guid_text(&id, guid);
        add_text(out, guid);
        return;
    default:
        if (!kind_has_children(value->field->kind) && value->field->kind != KIND_NULL)
            buf_add(out, value->value.b);
        return;
    }
}

static bool is_null(const struct node *object)
{
    return object == NULL || has_tag(object, "Nil");
}

static void flat(const struct node *object, struct buf *out, int depth);

static void flat_list(const struct node *items, struct buf *out, int depth)
{
    size_t n = 0;
    add_text(out, "{");
    for (const struct node *item = items->first; item != NULL; item = item->next) {
        add_text(out, n > 0 ? ", " : "");
        if (n++ == ELEMENTS) {
            add_text(out, "...");
            break;
        }
        flat(item, out, depth - 1);
    }
    add_text(out, "}");
}

static void flat_entries(const struct node *entries, struct buf *out, int depth)
{
    size_t n = 0;
    add_text(out, "{");
    for (const struct node *entry = entries->first; entry != NULL; entry = entry->next) {
        add_text(out, n > 0 ? "; " : "");
        if (n++ == ELEMENTS) {
            add_text(out, "...");
            break;
        }
        flat(node_child(entry, F(KEY)), out, depth - 1);
        add_text(out, " = ");
        flat(node_child(entry, F(ENTRY_VALUE)), out, depth - 1);
    }
    add_text(out, "}");
}

/* Properties of a container node (props or ms). A property set, an ms in an ms, is not one of them.
 */
static size_t flat_properties(const struct node *map, struct buf *out, int depth, size_t n)
{
    for (const struct node *p = map != NULL ? map->first : NULL; p != NULL; p = p->next) {
        if (p->field != F(ELEMENT))
            continue;
        add_text(out, n > 0 ? "; " : "");
        if (n++ == ELEMENTS) {
            add_text(out, "...");
            break;
        }
        buf_add(out, p->name);
        add_text(out, "=");
        flat(p, out, depth - 1);
    }
    return n;
}

static void flat_object(const struct node *object, struct buf *out, int depth)
{
    const struct node *string = node_child(object, F(TO_STRING));
    const struct node *types = node_child(object, F(TYPES));
    const struct node *items = node_child(object, F(ITEMS));
    const struct node *entries = node_child(object, F(ENTRIES));
    const struct node *ref = node_child(object, F(REF));
    if (ref != NULL) {
        add_text(out, "(object ");
        buf_add(out, ref->value.b);
        add_text(out, ")");
    } else if (string != NULL && !node_is_secret(string)) {
        buf_add(out, string->value.b);
    } else if (depth <= 0) {
        add_text(out, "...");
    } else if (items != NULL) {
        flat_list(items, out, depth);
    } else if (entries != NULL) {
        flat_entries(entries, out, depth);
    } else if (node_child(object, F(PROPS)) != NULL || node_child(object, F(MS)) != NULL) {
        add_text(out, "@{");
        size_t n = flat_properties(node_child(object, F(PROPS)), out, depth, 0);
        flat_properties(node_child(object, F(MS)), out, depth, n);
        add_text(out, "}");
    } else if (types != NULL && types->first != NULL) {
        buf_add(out, types->first->value.b);
    }
}

/* Bounded by depth, which is a constant: never as deep as the input. */
static void flat(const struct node *object, struct buf *out, int depth)
{
    const struct node *value = clixml_value(object);
    if (is_null(object))
        return;
    if (clixml_is_secret(object))
        add_text(out, has_tag(object, "SS") ? "(SecureString)" : "(secret)");
    else if (value != NULL && value->field != F(VALUE_RECORD) &&
             node_child(object, F(TO_STRING)) == NULL)
        show_primitive(object, value, out);
    else
        flat_object(object, out, depth);
}

void clixml_show_flat(const struct node *object, struct buf *out)
{
    flat(object, out, DEPTH);
}

void clixml_show_value(const struct node *object, struct buf *out)
{
    const struct node *value = clixml_value(object);
    if (value != NULL && value->field != F(VALUE_RECORD) && !clixml_is_secret(object))
        show_primitive(object, value, out);
    else
        flat(object, out, DEPTH);
}

/* Words that need no quotation marks as an argument. */
static bool is_bare(struct bytes text)
{
    if (text.len == 0 || text.data[0] == '-' || text.data[0] == '@')
        return false;
    for (size_t i = 0; i < text.len; i++) {
        uint8_t c = text.data[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                     strchr("_-./:\\*?+=%~", c) != NULL || c >= 0x80;
        if (!plain || c == 0)
            return false;
    }
    return true;
}

/* A text that only looks like a number would become one when it is typed bare. */
static bool looks_like_a_number(struct bytes text)
{
    size_t digits = 0;
    for (size_t i = 0; i < text.len; i++)
        digits += text.data[i] >= '0' && text.data[i] <= '9';
    return digits > 0 && text.data[0] != '/' && text.data[0] != '\\' &&
           ((text.data[0] >= '0' && text.data[0] <= '9') || text.data[0] == '.' ||
            text.data[0] == '+');
}

static void quote(struct bytes text, struct buf *out)
{
    if (is_bare(text) && !looks_like_a_number(text)) {
        buf_add(out, text);
        return;
    }
    add_text(out, "'");
    struct bytes rest = text;
    while (rest.len > 0) {
        size_t n = bytes_find_byte(rest, '\'', 0);
        buf_add(out, bytes_part(rest, 0, n));
        if (n == rest.len)
            break;
        add_text(out, "''");
        rest = bytes_from(rest, n + 1);
    }
    add_text(out, "'");
}

static void literal(const struct node *object, struct buf *out, int depth);

static void literal_list(const struct node *items, struct buf *out, int depth)
{
    if (items->first == NULL) {
        add_text(out, "@()");
        return;
    }
    size_t n = 0;
    for (const struct node *item = items->first; item != NULL; item = item->next) {
        add_text(out, n > 0 ? "," : "");
        if (n++ == ELEMENTS) {
            add_text(out, "...");
            break;
        }
        literal(item, out, depth - 1);
    }
}

static void literal_entries(const struct node *entries, struct buf *out, int depth)
{
    size_t n = 0;
    add_text(out, "@{");
    for (const struct node *entry = entries->first; entry != NULL; entry = entry->next) {
        add_text(out, n > 0 ? "; " : "");
        if (n++ == ELEMENTS) {
            add_text(out, "...");
            break;
        }
        literal(node_child(entry, F(KEY)), out, depth - 1);
        add_text(out, " = ");
        literal(node_child(entry, F(ENTRY_VALUE)), out, depth - 1);
    }
    add_text(out, "}");
}

static void literal(const struct node *object, struct buf *out, int depth)
{
    const struct node *value = clixml_value(object);
    if (is_null(object)) {
        add_text(out, "$null");
    } else if (clixml_is_secret(object)) {
        add_text(out, "(SecureString)");
    } else if (clixml_has_type(object, "System.Management.Automation.PSCredential")) {
        add_text(out, "(PSCredential ");
        buf_add(out, clixml_text(clixml_property(object, "UserName")));
        add_text(out, ")");
    } else if (clixml_has_type(object, "System.Management.Automation.SwitchParameter")) {
        const struct node *present = clixml_property(object, "IsPresent");
        add_text(out, "$");
        const struct node *is = clixml_value(present);
        add_text(out,
                 is != NULL && is->field->kind == KIND_BOOL && is->value.u == 0 ? "false" : "true");
    } else if (value != NULL && value->field->kind == KIND_BOOL) {
        add_text(out, value->value.u != 0 ? "$true" : "$false");
    } else if (has_tag(object, "SBK")) {
        add_text(out, "{");
        show_primitive(object, value, out);
        add_text(out, "}");
    } else if (value != NULL && node_child(object, F(TO_STRING)) == NULL &&
               (value->field->kind == KIND_INT || value->field->kind == KIND_UINT ||
                value->field->kind == KIND_FLOAT || value->field->kind == KIND_DECIMAL) &&
               node_child(object, F(CHARACTER)) == NULL) {
        show_primitive(object, value, out);
    } else if (depth <= 0) {
        add_text(out, "...");
    } else if (node_child(object, F(ITEMS)) != NULL) {
        literal_list(node_child(object, F(ITEMS)), out, depth);
    } else if (node_child(object, F(ENTRIES)) != NULL) {
        literal_entries(node_child(object, F(ENTRIES)), out, depth);
    } else {
        struct buf text = buf_init(out->max);
        flat(object, &text, depth);
        bool constructed = value == NULL && node_child(object, F(TO_STRING)) == NULL;
        if (constructed)
            buf_add(out, buf_bytes(&text));
        else
            quote(buf_bytes(&text), out);
        buf_clear(&text);
    }
}

void clixml_show_literal(const struct node *object, struct buf *out)
{
    literal(object, out, DEPTH);
}

/* Columns on a screen, as far as this program counts them: characters. */
static size_t width_of(struct bytes text)
{
    size_t width = 0;
    for (size_t i = 0; i < text.len; i++)
        width += (text.data[i] & 0xC0) != 0x80;
    return width;
}

static size_t label_width(const struct node *map, size_t width)
{
    for (const struct node *p = map != NULL ? map->first : NULL; p != NULL; p = p->next) {
        size_t own = p->field == F(ELEMENT) ? width_of(p->name) : 0;
        width = own > width && own <= LABEL ? own : width;
    }
    return width;
}

/* "name : value", further lines of the value below the first. */
static void show_line(struct bytes name, const char *between, const struct node *value,
                      size_t width, struct buf *out)
{
    struct buf text = buf_init(out->max);
    flat(value, &text, DEPTH - 1);
    add_text(out, out->len > 0 ? "\n" : "");
    buf_add(out, name);
    for (size_t at = width_of(name); at < width; at++)
        add_text(out, " ");
    add_text(out, between);
    struct bytes rest = buf_bytes(&text), line;
    for (size_t n = 0; bytes_next(&rest, '\n', &line); n++) {
        if (n > 0) {
            add_text(out, "\n");
            for (size_t at = 0; at < width + 3; at++)
                add_text(out, " ");
        }
        if (line.len > 0 && line.data[line.len - 1] == '\r')
            line.len--;
        buf_add(out, line);
    }
    buf_clear(&text);
}

static void show_properties(const struct node *map, size_t width, struct buf *out)
{
    for (const struct node *p = map != NULL ? map->first : NULL; p != NULL; p = p->next)
        if (p->field == F(ELEMENT))
            show_line(p->name, " : ", p, width, out);
}

static void show_entries(const struct node *entries, struct buf *out)
{
    for (const struct node *entry = entries->first; entry != NULL; entry = entry->next) {
        struct buf key = buf_init(out->max);
        flat(node_child(entry, F(KEY)), &key, DEPTH - 1);
        show_line(buf_bytes(&key), " = ", node_child(entry, F(ENTRY_VALUE)), 0, out);
        buf_clear(&key);
    }
}

void clixml_show(const struct node *object, struct buf *out)
{
    const struct node *value = clixml_value(object);
    const struct node *items = node_child(object, F(ITEMS));
    const struct node *entries = node_child(object, F(ENTRIES));
    const struct node *props = node_child(object, F(PROPS)), *ms = node_child(object, F(MS));
    bool primitive = value != NULL && value->field != F(VALUE_RECORD);
    if (is_null(object) || clixml_is_secret(object) || primitive) {
        flat(object, out, DEPTH);
    } else if (entries != NULL && entries->first != NULL) {
        show_entries(entries, out);
    } else if (items != NULL) {
        for (const struct node *item = items->first; item != NULL; item = item->next) {
            add_text(out, item != items->first ? "\n" : "");
            flat(item, out, DEPTH);
        }
    } else if ((props != NULL && props->first != NULL) || (ms != NULL && ms->first != NULL)) {
        size_t width = label_width(ms, label_width(props, 0));
        show_properties(props, width, out);
        show_properties(ms, width, out);
    } else {
        flat(object, out, DEPTH);
    }
}

/* What PowerShell's own views show of the types that are seen most. */
static const struct view {
    const char *type;
    const char *columns[CLIXML_COLUMNS];
} views[] = {
    {"System.IO.FileInfo", {"Mode", "LastWriteTime", "Length", "Name"}},
    {"System.IO.DirectoryInfo", {"Mode", "LastWriteTime", "Name"}},
    {"System.Diagnostics.Process", {"Handles", "Id", "SI", "ProcessName"}},
    {"System.ServiceProcess.ServiceController", {"Status", "Name", "DisplayName"}},
    {"System.Management.Automation.CmdletInfo", {"CommandType", "Name", "Version", "Source"}},
    {"System.Management.Automation.FunctionInfo", {"CommandType", "Name", "Version", "Source"}},
    {"System.Management.Automation.AliasInfo", {"CommandType", "Name", "Version", "Source"}},
};

static size_t view_columns(const struct node *object, const struct view *view,
                           struct bytes names[CLIXML_COLUMNS])
{
    size_t n = 0;
    for (size_t i = 0; i < CLIXML_COLUMNS && view->columns[i] != NULL; i++)
        if (clixml_property(object, view->columns[i]) != NULL)
            names[n++] = bytes_of_string(view->columns[i]);
    return n;
}

size_t clixml_columns(const struct node *object, struct bytes names[CLIXML_COLUMNS])
{
    enum { MOST_PROPERTIES = 4 };
    if (object == NULL || clixml_value(object) != NULL || node_child(object, F(ITEMS)) != NULL ||
        node_child(object, F(ENTRIES)) != NULL || node_is_secret(object))
        return 0;
    for (size_t i = 0; i < sizeof(views) / sizeof(views[0]); i++)
        if (clixml_has_type(object, views[i].type))
            return view_columns(object, &views[i], names);
    size_t n = 0;
    const struct node *maps[] = {node_child(object, F(PROPS)), node_child(object, F(MS))};
    for (size_t i = 0; i < 2; i++) {
        for (const struct node *p = maps[i] != NULL ? maps[i]->first : NULL; p != NULL;
             p = p->next) {
            if (p->field != F(ELEMENT))
                continue;
            if (n == MOST_PROPERTIES)
                return 0;
            names[n++] = p->name;
        }
    }
    return n;
}
