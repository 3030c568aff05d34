/* The meaning of messages: dispatch, and what the functions of the types share. psrp.md 3.3. */
#include "psrp_meaning.h"

#include <string.h>

#include "clixml_fields.h"
#include "psrp_types.h"

const struct field psrp_meaning_fields[] = {PSRP_MEANING_FIELDS(FIELD_ROW)};
const struct field_table psrp_meaning_field_table = {"PSRP, meaning of messages", "psrp.meaning",
                                                     psrp_meaning_fields, MEANING_FIELD_COUNT};
const struct diag_kind psrp_meaning_diagnostics[] = {PSRP_MEANING_DIAGNOSTICS(DIAG_ROW)};
const struct diag_table psrp_meaning_diag_table = {psrp_meaning_diagnostics,
                                                   MEANING_DIAGNOSTIC_COUNT};

static const struct {
    uint32_t type;
    psrp_meaning_function *mean;
} meanings[] = {
#define ROW(name, number, net, way, pid, since, via, section, mean) {number, psrp_mean_##mean},
    PSRP_TYPES(ROW)
#undef ROW
};

const struct node *psrp_mean_property(struct psrp_meaning *m, const char *name)
{
    const struct node *property = clixml_property(m->data, name);
    if (property == NULL)
        diag_add(m->r, m->group, MEANS_DIAG(PROPERTY_MISSING), "%s", name);
    return property;
}

static struct span span_of_node(const struct node *node)
{
    return node != NULL ? node->span : span_none();
}

void psrp_mean_put(struct psrp_meaning *m, const struct field *field, struct bytes text,
                   const struct node *property)
{
    if (text.len == 0)
        return;
    struct node *node = put_bytes(m->r, m->group, field, text, span_of_node(property));
    if (property != NULL && node_is_secret(property))
        node->flags |= NODE_SECRET;
}

void psrp_mean_take(struct psrp_meaning *m, const struct field *field, struct buf *text,
                    const struct node *property)
{
    psrp_mean_put(m, field, arena_copy(m->r->arena, buf_bytes(text)), property);
    buf_clear(text);
}

struct buf psrp_text(const struct psrp_meaning *m)
{
    return buf_init(m->r->limits->psrp_message);
}

void psrp_mean_flat(struct psrp_meaning *m, const struct field *field, const char *name)
{
    const struct node *property = clixml_property(m->data, name);
    struct buf text = psrp_text(m);
    clixml_show_flat(property, &text);
    psrp_mean_take(m, field, &text, property);
}

/* A property of another type than the specification says. */
static void wrong_type(struct psrp_meaning *m, const char *name, const char *wanted)
{
    diag_add(m->r, m->group, MEANS_DIAG(PROPERTY_TYPE), "%s is no %s", name, wanted);
}

bool psrp_mean_int(struct psrp_meaning *m, const struct field *field, const char *name,
                   int64_t *value)
{
    const struct node *property = psrp_mean_property(m, name);
    if (property == NULL)
        return false;
    if (!clixml_int(property, value)) {
        wrong_type(m, name, "number");
        return false;
    }
    put_int(m->r, m->group, field, *value, property->span);
    return true;
}

void psrp_mean_enum(struct psrp_meaning *m, const struct field *field, const char *name)
{
    const struct node *property = psrp_mean_property(m, name);
    int64_t value;
    if (property == NULL)
        return;
    if (!clixml_int(property, &value) || value < 0) {
        wrong_type(m, name, "number of an enumeration");
        return;
    }
    put_uint(m->r, m->group, field, (uint64_t)value, property->span);
    if (field->kind == KIND_ENUM && name_of(field->names, (uint64_t)value) == NULL)
        diag_add(m->r, m->group, MEANS_DIAG(ENUM_UNKNOWN), "%s is %lld", name, (long long)value);
}

bool psrp_is_true(const struct node *property)
{
    const struct node *value = clixml_value(property);
    return value != NULL && value->field->kind == KIND_BOOL && value->value.u != 0;
}

void psrp_mean_bool(struct psrp_meaning *m, const struct field *field, const char *name)
{
    const struct node *property = psrp_mean_property(m, name);
    const struct node *value = clixml_value(property);
    if (property == NULL)
        return;
    if (value == NULL || value->field->kind != KIND_BOOL)
        wrong_type(m, name, "Boolean");
    else
        put_bool(m->r, m->group, field, value->value.u != 0, property->span);
}

void psrp_mean_stream(struct psrp_meaning *m, const char *stream)
{
    if (stream[0] != '\0')
        put_text(m->r, m->group, MEANS(STREAM), stream);
}

/* ToString and the number of an enumeration must say the same. psrp.md 4, 5.9. */
static void check_enumeration(struct record *r, const struct node *object)
{
    const struct node *types = node_child(object, &clixml_fields[CLIXML_TYPES]);
    struct node *string = NULL;
    for (struct node *child = object->first; child != NULL; child = child->next)
        if (child->field == &clixml_fields[CLIXML_TO_STRING])
            string = child;
    if (types == NULL || types->first == NULL || string == NULL)
        return;
    const struct psrp_enumeration *e = psrp_enumeration(types->first->value.b);
    int64_t number;
    uint64_t said;
    if (e == NULL || !clixml_int(object, &number) ||
        !psrp_enumeration_value(e, string->value.b, &said) || said == (uint64_t)number)
        return;
    diag_add(r, string, MEANS_DIAG(ENUM_MISMATCH), "\"%.*s\" is %llu, the number is %lld",
             (int)bytes_part(string->value.b, 0, 60).len, (const char *)string->value.b.data,
             (unsigned long long)said, (long long)number);
}

static void check_enumerations(struct record *r, const struct node *data)
{
    struct walk w = walk_start(data);
    for (enum walk_event event = walk_next(&w); event != WALK_DONE; event = walk_next(&w))
        if (event == WALK_ENTER && w.node->field->kind == KIND_GROUP &&
            node_child(w.node, &clixml_fields[CLIXML_VALUE_TAG]) != NULL)
            check_enumeration(r, w.node);
}

bool psrp_add_meaning(struct record *r, const struct node *object, uint32_t type)
{
    psrp_meaning_function *mean = NULL;
    for (size_t i = 0; i < sizeof(meanings) / sizeof(meanings[0]); i++)
        if (meanings[i].type == type)
            mean = meanings[i].mean;
    if (object != NULL)
        check_enumerations(r, object);
    if (mean == NULL || (object == NULL && type != PSRP_END_OF_PIPELINE_INPUT))
        return false;
    struct psrp_meaning m = {.r = r,
                             .group = node_add(r, r->root, &psrp_meaning_fields[MEANING]),
                             .data = object,
                             .type = type};
    mean(&m);
    bool empty = m.group->first == NULL && m.group->diags == NULL;
    return !empty;
}
