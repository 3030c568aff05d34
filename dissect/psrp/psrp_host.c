/* Host calls and their answers. [MS-PSRP] 2.2.2.15, 2.2.2.16, 2.2.2.27, 2.2.2.28; psrp.md 4.7, 4.8.
 */
#include "psrp_host.h"

#include <inttypes.h>
#include <string.h>

#include "clixml_fields.h"
#include "psrp.h"
#include "psrp_meaning.h"
#include "psrp_pipeline.h"

static const struct psrp_host_method methods[] = {
#define ROW(id, name, stream, parameters) {id, #name, stream, parameters},
    PSRP_HOST_METHODS(ROW)
#undef ROW
};

const struct psrp_host_method *psrp_host_method(int64_t id)
{
    for (size_t i = 0; i < sizeof(methods) / sizeof(methods[0]); i++)
        if (methods[i].id == (uint64_t)id)
            return &methods[i];
    return NULL;
}

/* The method of the message, told; NULL when it is not known. */
static const struct psrp_host_method *put_method(struct psrp_meaning *m)
{
    const struct node *mi = psrp_mean_property(m, "mi");
    int64_t id;
    if (mi == NULL)
        return NULL;
    if (!clixml_int(mi, &id)) {
        diag_add(m->r, m->group, MEANS_DIAG(PROPERTY_TYPE), "mi is no number");
        return NULL;
    }
    const struct psrp_host_method *method = psrp_host_method(id);
    struct bytes name = method != NULL ? bytes_of_string(method->name) : clixml_text(mi);
    if (method == NULL)
        diag_add(m->r, m->group, MEANS_DIAG(HOST_METHOD), "%" PRId64, id);
    if (name.len == 0)
        name = arena_printf(m->r->arena, "%" PRId64, id);
    psrp_mean_put(m, MEANS(METHOD), name, mi);
    return method;
}

static const struct node *items_of(const struct node *object)
{
    const struct node *items = node_child(object, &clixml_fields[CLIXML_ITEMS]);
    if (items == NULL) /* an array: its elements stand in mae, psrp.md 4.8 */
        items = node_child(clixml_property(object, "mae"), &clixml_fields[CLIXML_ITEMS]);
    return items;
}

/* The parameter of that place, from 0; NULL when it is not there. */
static const struct node *parameter(const struct node *items, size_t place)
{
    const struct node *item = items != NULL ? items->first : NULL;
    for (; item != NULL && place > 0; place--)
        item = item->next;
    return item;
}

static void put_parameters(struct psrp_meaning *m, const struct psrp_host_method *method,
                           const struct node *items)
{
    struct bytes names = bytes_of_string(method->parameters), name;
    size_t expected = 0, there = 0;
    const struct node *item = items != NULL ? items->first : NULL;
    struct node *map = item != NULL ? node_add(m->r, m->group, MEANS(PARAMETERS)) : NULL;
    for (const struct node *one = item; one != NULL; one = one->next)
        there++;
    while (bytes_next(&names, ' ', &name)) {
        expected++;
        if (item == NULL)
            continue;
        struct buf text = psrp_text(m);
        clixml_show_value(item, &text);
        struct node *node = put_named(m->r, map, MEANS(PARAMETER), name,
                                      arena_copy(m->r->arena, buf_bytes(&text)), item->span);
        if (clixml_is_secret(item))
            node->flags |= NODE_SECRET;
        buf_clear(&text);
        item = item->next;
    }
    if (there != expected)
        diag_add(m->r, m->group, MEANS_DIAG(HOST_PARAMETERS), "%s has %zu, there are %zu",
                 method->name, expected, there);
}

static void add_lines(struct buf *text, struct bytes line)
{
    if (line.len == 0)
        return;
    buf_add(text, text->len > 0 ? BYTES("\n") : bytes_none());
    buf_add(text, line);
}

/* The character behind the mark, in upper case as the console shows it; nothing without a mark. */
static bool add_key(struct buf *text, struct bytes label)
{
    size_t mark = bytes_find_byte(label, '&', 0), n = 1;
    struct bytes key = bytes_from(label, mark + 1);
    while (n < key.len && (key.data[n] & 0xC0) == 0x80)
        n++;
    if (key.len == 0)
        return false;
    if (n == 1 && key.data[0] >= 'a' && key.data[0] <= 'z')
        buf_add_byte(text, (uint8_t)(key.data[0] - 'a' + 'A'));
    else
        buf_add(text, bytes_part(key, 0, n));
    return true;
}

/* "&Yes" as the console shows it: "[Y] Yes". */
static void add_choice(struct buf *text, struct bytes label)
{
    size_t mark = bytes_find_byte(label, '&', 0);
    if (mark + 1 < label.len) {
        buf_add(text, BYTES("["));
        add_key(text, label);
        buf_add(text, BYTES("] "));
    }
    buf_add(text, bytes_part(label, 0, mark));
    buf_add(text, bytes_from(label, mark + 1));
}

/* A member of a structure, with the leading underscore that some versions wrote. psrp.md 4.8. */
static struct bytes member(const struct node *object, const char *name, const char *underscored)
{
    const struct node *property = clixml_property(object, name);
    if (property == NULL)
        property = clixml_property(object, underscored);
    return clixml_text(property);
}

/* The choices as one line, and what is chosen by an empty one: a number, or a list of them. */
static void add_choices(struct buf *text, const struct node *choices, const struct node *standard)
{
    const struct node *items = items_of(choices), *several = items_of(standard);
    const struct node *number = several != NULL ? several->first : standard;
    struct buf keys = buf_init(text->max);
    size_t n = 0;
    buf_add(text, text->len > 0 ? BYTES("\n") : bytes_none());
    for (const struct node *item = items != NULL ? items->first : NULL; item != NULL;
         item = item->next) {
        add_choice(text, member(item, "label", "_label"));
        buf_add(text, BYTES("  "));
    }
    buf_add(text, BYTES("[?] Help"));
    for (; number != NULL; number = several != NULL ? number->next : NULL) {
        int64_t place;
        const struct node *chosen =
            clixml_int(number, &place) && place >= 0 ? parameter(items, (size_t)place) : NULL;
        if (chosen == NULL)
            continue;
        buf_add(&keys, n++ > 0 ? BYTES(",") : bytes_none());
        if (!add_key(&keys, member(chosen, "label", "_label")))
            buf_add(&keys, member(chosen, "label", "_label"));
    }
    buf_add(text, n == 0   ? bytes_none()
                  : n == 1 ? BYTES(" (default is \"")
                           : BYTES(" (default choices are "));
    buf_add(text, buf_bytes(&keys));
    buf_add(text, n == 0 ? BYTES(":") : n == 1 ? BYTES("\"):") : BYTES("):"));
    buf_clear(&keys);
}

bool psrp_choices(const struct record *r, struct buf *lines)
{
    const struct node *data = psrp_data(r), *mp = clixml_property(data, "mp");
    const struct node *items = items_of(parameter(items_of(mp), 2));
    int64_t id;
    if (mp == NULL || !clixml_int(clixml_property(data, "mi"), &id) ||
        (id != PSRP_HOST_PromptForChoice && id != PSRP_HOST_PromptForChoiceMultipleSelection))
        return false;
    for (const struct node *item = items != NULL ? items->first : NULL; item != NULL;
         item = item->next) {
        struct bytes label = member(item, "label", "_label");
        add_choice(lines, bytes_part(label, 0, bytes_find_byte(label, '\n', 0)));
        buf_add_byte(lines, '\n');
    }
    return true;
}

static struct bytes line_of(struct bytes lines, int64_t place)
{
    struct bytes line;
    while (bytes_next(&lines, '\n', &line))
        if (place-- == 0)
            return line;
    return bytes_none();
}

void psrp_set_choice(struct record *r, struct bytes lines)
{
    const struct node *answer = clixml_property(psrp_data(r), "mr"), *several = items_of(answer);
    struct node *group = node_child(r->root, &psrp_meaning_fields[MEANING]);
    struct node *shown = group != NULL ? node_child(group, MEANS(TEXT)) : NULL;
    struct buf text = buf_init(r->limits->psrp_message);
    const struct node *number = several != NULL ? several->first : answer;
    for (; number != NULL; number = several != NULL ? number->next : NULL) {
        int64_t place;
        if (!clixml_int(number, &place) || place < 0 || line_of(lines, place).len == 0)
            continue;
        buf_add(&text, text.len > 0 ? BYTES(", ") : bytes_none());
        buf_add(&text, line_of(lines, place));
    }
    if (shown != NULL && text.len > 0)
        shown->value.b = arena_copy(r->arena, buf_bytes(&text));
    buf_clear(&text);
}

static void add_fields(struct buf *text, const struct node *fields)
{
    const struct node *items = items_of(fields);
    for (const struct node *item = items != NULL ? items->first : NULL; item != NULL;
         item = item->next) {
        bool array =
            bytes_ends(member(item, "parameterTypeName", "_parameterTypeName"), BYTES("[]"));
        add_lines(text, member(item, "name", "_name"));
        buf_add(text, array ? BYTES("[0]:") : BYTES(":"));
    }
}

/* What a person sees of a question. */
static void add_question(struct buf *text, int64_t id, const struct node *items)
{
    if (id == PSRP_HOST_Prompt || id == PSRP_HOST_PromptForChoice ||
        id == PSRP_HOST_PromptForChoiceMultipleSelection || id == PSRP_HOST_PromptForCredential1 ||
        id == PSRP_HOST_PromptForCredential2) {
        add_lines(text, clixml_text(parameter(items, 0)));
        add_lines(text, clixml_text(parameter(items, 1)));
    }
    switch (id) {
    case PSRP_HOST_Prompt:
        add_fields(text, parameter(items, 2));
        break;
    case PSRP_HOST_PromptForChoice:
    case PSRP_HOST_PromptForChoiceMultipleSelection:
        add_choices(text, parameter(items, 2), parameter(items, 3));
        break;
    case PSRP_HOST_PromptForCredential1:
    case PSRP_HOST_PromptForCredential2:
        add_lines(text, BYTES("User: "));
        buf_add(text, clixml_text(parameter(items, 2)));
        add_lines(text, BYTES("Password:"));
        break;
    case PSRP_HOST_ReadLine:
        buf_add(text, BYTES("(waits for a line)"));
        break;
    case PSRP_HOST_ReadLineAsSecureString:
        buf_add(text, BYTES("(waits for a line that is not shown)"));
        break;
    case PSRP_HOST_ReadKey:
        buf_add(text, BYTES("(waits for a key)"));
        break;
    case PSRP_HOST_EnterNestedPrompt:
        buf_add(text, BYTES("(enters a nested prompt)"));
        break;
    default:
        break;
    }
}

static void add_call_text(struct psrp_meaning *m, struct buf *text,
                          const struct psrp_host_method *method, const struct node *items)
{
    const struct node *last = items != NULL ? items->last : NULL;
    if (method->id == PSRP_HOST_WriteProgress)
        psrp_mean_progress_of(m, last, text);
    else if (method->id == PSRP_HOST_SetShouldExit && last != NULL) {
        buf_add(text, BYTES("exit code "));
        clixml_show_flat(last, text);
    } else if (strcmp(method->stream, "question") == 0)
        add_question(text, method->id, items);
    else
        clixml_show_value(last, text);
}

void psrp_mean_host_call(struct psrp_meaning *m)
{
    const struct psrp_host_method *method = put_method(m);
    const struct node *items = items_of(psrp_mean_property(m, "mp"));
    int64_t ci;
    if (method != NULL && method->stream[0] != '\0') {
        struct buf text = psrp_text(m);
        psrp_mean_stream(m, method->stream);
        add_call_text(m, &text, method, items);
        psrp_mean_take(m, MEANS(TEXT), &text, NULL);
        if (method->id == PSRP_HOST_Write1 || method->id == PSRP_HOST_Write2)
            put_bool(m->r, m->group, MEANS(NO_NEW_LINE), true, span_none());
    }
    if (method != NULL)
        put_parameters(m, method, items);
    psrp_mean_int(m, MEANS(CALL_ID), "ci", &ci);
}

/* A key that was pressed: its character, else its number. */
static void show_key(const struct node *key, struct buf *text)
{
    const struct node *character = clixml_property(key, "character");
    int64_t code, number;
    if (clixml_int(character, &number) && number >= 0x20)
        clixml_show_value(character, text);
    else if (clixml_int(clixml_property(key, "virtualKeyCode"), &code))
        buf_printf(text, "key %" PRId64, code);
    else
        clixml_show_flat(key, text);
}

static void put_answer(struct psrp_meaning *m, const struct psrp_host_method *method,
                       const struct node *answer)
{
    struct buf text = psrp_text(m);
    if (clixml_is_secret(answer)) {
        const struct node *value = clixml_value(answer);
        bool string = value != NULL && value->field->kind == KIND_STRING;
        put_bytes(m->r, m->group, MEANS(SECRET_TEXT), string ? value->value.b : bytes_none(),
                  answer->span);
    } else if (clixml_has_type(answer, "System.Management.Automation.PSCredential")) {
        buf_add(&text, BYTES("user "));
        buf_add(&text, clixml_text(clixml_property(answer, "UserName")));
        buf_add(&text, BYTES(", password (secret)"));
    } else if (method != NULL && method->id == PSRP_HOST_ReadKey) {
        show_key(answer, &text);
    } else if (items_of(answer) != NULL || clixml_value(answer) != NULL) {
        clixml_show_value(answer, &text);
    } else {
        clixml_show(answer, &text);
    }
    psrp_mean_take(m, MEANS(TEXT), &text, answer);
}

void psrp_mean_host_response(struct psrp_meaning *m)
{
    const struct psrp_host_method *method = put_method(m);
    const struct node *answer = clixml_property(m->data, "mr");
    const struct node *error = clixml_property(m->data, "me");
    int64_t ci;
    bool asked = method != NULL && strcmp(method->stream, "question") == 0;
    psrp_mean_stream(m, error != NULL ? "error" : asked ? "answer" : "");
    if (answer != NULL)
        put_answer(m, method, answer);
    if (error != NULL) {
        struct buf text = psrp_text(m);
        psrp_mean_error(m, error, &text);
        psrp_mean_take(m, MEANS(ERROR_TEXT), &text, error);
    }
    psrp_mean_int(m, MEANS(CALL_ID), "ci", &ci);
}
