/* Objects as PowerShell shows them. */
#include "clixml_show.h"

#include <inttypes.h>
#include <string.h>

#include "base64.h"
#include "clixml_fields.h"
#include "clixml_output.h"
#include "clixml_table.h"
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

static bool is_digit(uint8_t c)
{
    return c >= '0' && c <= '9';
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

/* A number in front of its letter, taken off *rest; false, and nothing taken, when there is none.
 */
static bool take_part(struct bytes *rest, uint8_t letter, struct bytes *digits)
{
    size_t n = 0;
    while (n < rest->len && (is_digit(rest->data[n]) || rest->data[n] == '.'))
        n++;
    if (n == 0 || n == rest->len || rest->data[n] != letter)
        return false;
    *digits = bytes_part(*rest, 0, n);
    *rest = bytes_from(*rest, n + 1);
    return true;
}

/* A TimeSpan as .NET shows it, P1DT2H3M4.5S as 1.02:03:04.5000000; false for anything else. */
static bool show_duration(const struct node *object, struct bytes text, struct buf *out)
{
    struct bytes rest = text, seconds = bytes_none(), part[4]; /* days, hours, minutes, seconds */
    uint64_t value[4] = {0, 0, 0, 0};
    if (!has_tag(object, "TS"))
        return false;
    bool negative = bytes_starts(rest, BYTES("-"));
    rest = bytes_from(rest, negative ? 1 : 0);
    if (!bytes_starts(rest, BYTES("P")))
        return false;
    rest = bytes_from(rest, 1);
    for (size_t i = 0; i < 4; i++) {
        if (i == 1 && bytes_starts(rest, BYTES("T")))
            rest = bytes_from(rest, 1);
        if (!take_part(&rest, (uint8_t) "DHMS"[i], &part[i]))
            continue;
        size_t point = bytes_find_byte(part[i], '.', 0);
        if (!bytes_decimal(bytes_part(part[i], 0, point), &value[i]) ||
            (point < part[i].len && i != 3))
            return false;
        seconds = i == 3 ? bytes_from(part[i], point + 1) : seconds;
    }
    if (rest.len > 0 || text.len < 3 || value[1] > 23 || value[2] > 59 || value[3] > 59 ||
        seconds.len > 7)
        return false;
    add_text(out, negative ? "-" : "");
    if (value[0] > 0)
        buf_printf(out, "%" PRIu64 ".", value[0]);
    buf_printf(out, "%02" PRIu64 ":%02" PRIu64 ":%02" PRIu64, value[1], value[2], value[3]);
    if (seconds.len > 0) {
        add_text(out, ".");
        buf_add(out, seconds);
        for (size_t i = seconds.len; i < 7; i++)
            add_text(out, "0");
    }
    return true;
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
    case KIND_STRING:
        if (!show_duration(object, value->value.b, out))
            buf_add(out, value->value.b);
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
    else if (value != NULL && value->field == F(VALUE_RECORD))
        clixml_show_progress(object, out);
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
    } else if (value != NULL && has_tag(object, "SBK")) {
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

size_t clixml_text_width(struct bytes text)
{
    size_t width = 0;
    for (size_t i = 0; i < text.len; i++)
        width += (text.data[i] & 0xC0) != 0x80;
    return width;
}

static size_t label_width(const struct node *map, size_t width)
{
    for (const struct node *p = map != NULL ? map->first : NULL; p != NULL; p = p->next) {
        size_t own = p->field == F(ELEMENT) ? clixml_text_width(p->name) : 0;
        width = own > width && own <= LABEL ? own : width;
    }
    return width;
}

void clixml_show_line(struct bytes name, const char *between, const struct node *value,
                      size_t width, struct buf *out)
{
    struct buf text = buf_init(out->max);
    flat(value, &text, DEPTH - 1);
    add_text(out, out->len > 0 ? "\n" : "");
    buf_add(out, name);
    for (size_t at = clixml_text_width(name); at < width; at++)
        add_text(out, " ");
    add_text(out, between);
    struct bytes rest = buf_bytes(&text), line;
    for (size_t n = 0; bytes_next(&rest, '\n', &line); n++) {
        if (n > 0) {
            add_text(out, "\n");
            for (size_t at = 0; at < width + strlen(between); at++)
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
            clixml_show_line(p->name, " : ", p, width, out);
}

/* A dictionary as PowerShell's table of it: its first column is 30 wide. */
static void show_entries(const struct node *entries, struct buf *out)
{
    enum { NAME = 30 };
    buf_printf(out, "%-*s Value\n%-*s -----", NAME, "Name", NAME, "----");
    for (const struct node *entry = entries->first; entry != NULL; entry = entry->next) {
        struct buf key = buf_init(out->max);
        flat(node_child(entry, F(KEY)), &key, DEPTH - 1);
        clixml_show_line(buf_bytes(&key), " ", node_child(entry, F(ENTRY_VALUE)), NAME, out);
        buf_clear(&key);
    }
}

bool clixml_is_text(const struct node *object)
{
    const struct node *value = clixml_value(object);
    return value != NULL && value->field == F(VALUE_STRING) && !clixml_is_secret(object) &&
           node_child(object, F(TO_STRING)) == NULL && !has_tag(object, "TS") && !is_null(object);
}

bool clixml_is_list(const struct node *object)
{
    const struct node *value = clixml_value(object);
    const struct node *items = node_child(object, F(ITEMS));
    const struct node *entries = node_child(object, F(ENTRIES));
    const struct node *props = node_child(object, F(PROPS)), *ms = node_child(object, F(MS));
    if (clixml_view(object) != CLIXML_VIEW_NONE)
        return clixml_view(object) == CLIXML_VIEW_LIST;
    return !is_null(object) && !clixml_is_secret(object) && items == NULL &&
           (value == NULL || value->field == F(VALUE_RECORD)) &&
           (entries == NULL || entries->first == NULL) &&
           ((props != NULL && props->first != NULL) || (ms != NULL && ms->first != NULL));
}

void clixml_show(const struct node *object, struct buf *out)
{
    const struct node *items = node_child(object, F(ITEMS));
    const struct node *entries = node_child(object, F(ENTRIES)), *value = clixml_value(object);
    bool primitive = value != NULL && value->field != F(VALUE_RECORD);
    bool plain = is_null(object) || clixml_is_secret(object) || primitive;
    if (clixml_view(object) != CLIXML_VIEW_NONE) {
        clixml_view_show(object, out);
    } else if (clixml_is_list(object)) {
        const struct node *props = node_child(object, F(PROPS)), *ms = node_child(object, F(MS));
        size_t width = label_width(ms, label_width(props, 0));
        show_properties(props, width, out);
        show_properties(ms, width, out);
    } else if (!plain && entries != NULL && entries->first != NULL) {
        show_entries(entries, out);
    } else if (!plain && items != NULL) {
        for (const struct node *item = items->first; item != NULL; item = item->next) {
            add_text(out, item != items->first ? "\n" : "");
            flat(item, out, DEPTH);
        }
    } else {
        flat(object, out, DEPTH);
    }
}
