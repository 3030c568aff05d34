/* The structure of objects: psrp.md 5.4 to 5.9. */
#include "clixml_dissection.h"
#include "clixml_text.h"
#include "clixml_value.h"
#include "map.h"
#include "memory.h"

/* More type names than any class has are not repeated where they are referred to. */
enum { TYPES_REPEATED = 32 };

/* What an element's children are. */
enum place {
    IN_LIST,       /* values: of LST, IE, QUE, STK, Objs, or an element that is not known */
    IN_OBJECT,     /* the parts of an Obj */
    IN_MAP,        /* values with names: of Props, MS */
    IN_DICTIONARY, /* En */
    IN_ENTRY,      /* Key and Value */
    IN_TYPES,      /* T */
    IN_RECORD      /* the parts of PR */
};

/* Parts of an Obj, or of an En, that may stand there once. */
enum {
    SEEN_TYPES = 1 << 0,
    SEEN_STRING = 1 << 1,
    SEEN_VALUE = 1 << 2,
    SEEN_PROPS = 1 << 3,
    SEEN_MS = 1 << 4,
    SEEN_KEY = 1 << 5
};

/* An element whose children are being visited. */
struct level {
    enum place place;
    struct node *node;   /* under which its children go */
    struct node *object; /* the group it belongs to: for what has no place, and for diagnostics */
    unsigned seen;
    bool extended; /* of IN_MAP: MS */
    size_t depth;  /* objects around it */
};

/* What a TN says, for TNRef. */
struct types {
    struct node *list;
    size_t n;
};

static struct level *top(struct dissection *d)
{
    return &d->levels[d->n_levels - 1];
}

static void push(struct dissection *d, enum place place, struct node *node, struct node *object)
{
    size_t depth = d->n_levels > 0 ? top(d)->depth : 0;
    d->levels = memory_grow(d->levels, &d->levels_capacity, d->n_levels + 1, sizeof(*d->levels));
    d->levels[d->n_levels++] =
        (struct level){.place = place, .node = node, .object = object, .depth = depth};
}

static struct node *put_text_of(struct dissection *d, struct node *parent, enum clixml_field field,
                                struct bytes text, struct span span)
{
    return put_bytes(d->r, parent, &clixml_fields[field], clixml_unescape(d->r->arena, text), span);
}

static bool is_list(const struct xml_element *e)
{
    static const char *const names[] = {"LST", "IE", "QUE", "STK", NULL};
    return clixml_is_one_of(e->name, names);
}

/* Puts an attribute as a string; gives its text, and false when it is not there. */
bool clixml_put_attribute(struct dissection *d, struct node *parent, enum clixml_field field,
                          const struct xml_element *e, const char *name, struct bytes *text)
{
    const struct xml_attribute *attribute = xml_attribute_of(e, name);
    if (attribute == NULL)
        return false;
    *text = attribute->value;
    put_bytes(d->r, parent, &clixml_fields[field], attribute->value, attribute->span);
    return true;
}

/*
 * Remembers value under id in one of the two spaces; true when the id was there before. Readers
 * take the last one.
 */
static bool define(struct dissection *d, struct map *space, struct bytes id, void *value)
{
    size_t most = d->r->limits->clixml_references;
    if (map_count(d->objects) + map_count(d->types) >= most && map_get(space, id) == NULL) {
        if (!d->references_full)
            diag_add(d->r, d->r->root, &model_diagnostics[DIAG_LIMIT],
                     "more than %zu RefIds: later references are not checked", most);
        d->references_full = true;
        return false;
    }
    return map_put(space, id, value) != NULL;
}

/* The group of an element with what all elements have: tag, N, S. */
static struct node *add_group(struct dissection *d, struct node *parent, const struct field *field,
                              const struct xml_element *e)
{
    struct node *group = node_add(d->r, parent, field);
    group->span = e->span;
    if (e->partial)
        group->flags |= NODE_PARTIAL;
    const struct xml_attribute *name = xml_attribute_of(e, "N");
    struct bytes text = bytes_none();
    if (name != NULL)
        text = clixml_unescape(d->r->arena, name->value);
    group->name = text;
    if (!xml_is(e, NULL, "Ref"))
        put_bytes(d->r, group, F(TAG), e->name, e->name_span);
    if (name != NULL)
        put_bytes(d->r, group, F(NAME), text, name->span);
    clixml_put_attribute(d, group, CLIXML_STREAM, e, "S", &text);
    clixml_report_attributes(d, group, e);
    return group;
}

/* Counts an object's depth; false, and its inside is not visited, when it is over the limit. */
static bool deepen(struct dissection *d, struct node *group)
{
    struct level *level = top(d);
    if (++level->depth <= d->r->limits->clixml_depth)
        return true;
    group->flags |= NODE_PARTIAL;
    diag_add(d->r, group, D(TOO_DEEP), "more than %zu objects inside each other",
             d->r->limits->clixml_depth);
    d->n_levels--;
    return false;
}

/* The elements of psrp.md 5.2 in a progress record. */
static void visit_record_part(struct dissection *d, struct node *record,
                              const struct xml_element *e)
{
    static const struct {
        const char *tag;
        enum clixml_field field;
    } parts[] = {{"AV", CLIXML_ACTIVITY},          {"AI", CLIXML_ACTIVITY_ID},
                 {"S", CLIXML_CURRENT_OPERATION},  {"PI", CLIXML_PARENT_ACTIVITY_ID},
                 {"PC", CLIXML_PERCENT_COMPLETE},  {"T", CLIXML_RECORD_TYPE},
                 {"SR", CLIXML_SECONDS_REMAINING}, {"SD", CLIXML_STATUS_DESCRIPTION}};
    clixml_report_children(d, record, e);
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        if (xml_is(e, NULL, parts[i].tag)) {
            clixml_put_as(d->r, record, (int)parts[i].field, e);
            return;
        }
    }
    if (xml_is(e, NULL, "Nil"))
        put_null(d->r, record, F(NO_OPERATION))->span = e->span;
    else
        diag_add(d->r, record, D(UNKNOWN_ELEMENT), "<%.*s>%.*s in <PR>", SHOWN(e->name),
                 SHOWN(e->text));
}

static void push_record(struct dissection *d, struct node *group, const struct xml_element *e)
{
    struct node *record = node_add(d->r, group, F(VALUE_RECORD));
    record->span = e->span;
    clixml_report_text(d, group, e);
    push(d, IN_RECORD, record, group);
}

static void push_container(struct dissection *d, enum place place, const struct field *field,
                           struct node *group, const struct xml_element *e)
{
    struct node *container = node_add(d->r, group, field);
    container->span = e->span;
    if (e->partial)
        container->flags |= NODE_PARTIAL;
    clixml_report_text(d, container, e);
    clixml_report_namespace(d, container, e);
    push(d, place, container, group);
    top(d)->extended = xml_is(e, NULL, "MS");
}

static void put_reference(struct dissection *d, struct node *group, const struct xml_element *e)
{
    struct bytes id;
    clixml_report_namespace(d, group, e);
    clixml_report_text(d, group, e);
    clixml_report_children(d, group, e);
    if (!clixml_put_attribute(d, group, CLIXML_REF, e, "RefId", &id))
        diag_add(d->r, group, D(NAME_MISSING), "a Ref without RefId");
    else if (map_get(d->objects, id) == NULL && !d->references_full)
        diag_add(d->r, group, D(REF_UNKNOWN), "%.*s", SHOWN(id));
}

/* An element that has no meaning here: its text is shown, and its children as if it were a list. */
static bool visit_unknown(struct dissection *d, struct node *group, const struct xml_element *e)
{
    bool secret = false;
    if (e->first == NULL || bytes_trim(e->text).len > 0)
        clixml_put_value(d->r, group, &clixml_unknown_primitive, e, &secret);
    if (e->first == NULL)
        return false;
    push(d, IN_LIST, node_add(d->r, group, F(ITEMS)), group);
    top(d)->node->span = e->span;
    return deepen(d, group);
}

/* A value of any kind, added to parent as a group of field. True when its children are to be
 * visited. */
static bool visit_value(struct dissection *d, struct node *parent, const struct field *field,
                        const struct xml_element *e)
{
    bool in_extended = d->n_levels > 0 && top(d)->place == IN_MAP && top(d)->extended;
    struct node *group = add_group(d, parent, field, e);
    const struct clixml_primitive *primitive = clixml_primitive(e->name);
    struct bytes id;
    if (primitive != NULL) {
        clixml_put_value(d->r, group, primitive, e, &d->result->secret);
        clixml_report_children(d, group, e);
        return false;
    }
    if (xml_is(e, NULL, "Obj")) {
        clixml_report_namespace(d, group, e);
        clixml_report_text(d, group, e);
        if (clixml_put_attribute(d, group, CLIXML_REF_ID, e, "RefId", &id) &&
            define(d, d->objects, id, group))
            diag_add(d->r, group, D(REFID_DUPLICATE), "Obj %.*s", SHOWN(id));
        push(d, IN_OBJECT, group, group);
        return deepen(d, group);
    }
    if (xml_is(e, NULL, "Ref")) {
        put_reference(d, group, e);
        return false;
    }
    if (xml_is(e, NULL, "PR")) {
        push_record(d, group, e);
        return true;
    }
    if (in_extended && xml_is(e, NULL, "MS")) { /* a property set */
        push_container(d, IN_MAP, F(MS), group, e);
        return deepen(d, group);
    }
    if (d->n_levels > 0)
        clixml_report_element(d, group, e, "a place for values");
    return visit_unknown(d, group, e);
}

/* Something that cannot stand where it does: shown in a list of its own at the end of the object.
 */
static bool visit_other(struct dissection *d, const struct xml_element *e)
{
    struct node *object = top(d)->object;
    struct node *other = node_child(object, F(OTHER));
    if (other == NULL)
        other = node_add(d->r, object, F(OTHER));
    if (clixml_primitive(e->name) != NULL || xml_is(e, NULL, "Obj") || xml_is(e, NULL, "Ref"))
        return visit_value(d, other, F(ELEMENT), e);
    return visit_unknown(d, add_group(d, other, F(ELEMENT), e), e);
}

static bool visit_named(struct dissection *d, const struct xml_element *e)
{
    struct node *map = top(d)->node;
    bool named = xml_attribute_of(e, "N") != NULL;
    struct node *before = map->last;
    bool down = visit_value(d, map, F(ELEMENT), e);
    if (!named && map->last != before)
        diag_add(d->r, map->last, D(NAME_MISSING), "a property without a name");
    return down;
}

/* Marks a part of the object at hand as seen; false, and told, when it was there before. */
static bool first_time(struct dissection *d, unsigned part, const struct xml_element *e)
{
    struct level *level = top(d);
    if ((level->seen & part) != 0) {
        diag_add(d->r, level->object, D(OBJ_TWO_VALUES), "one more is <%.*s>", SHOWN(e->name));
        return false;
    }
    level->seen |= part;
    return true;
}

static void push_types(struct dissection *d, const struct xml_element *e)
{
    struct node *object = top(d)->object;
    struct bytes id;
    bool has_id = clixml_put_attribute(d, object, CLIXML_TYPES_ID, e, "RefId", &id);
    push_container(d, IN_TYPES, F(TYPES), object, e);
    if (!has_id)
        return;
    struct types *types = arena_alloc(d->r->arena, sizeof(*types));
    types->list = top(d)->node;
    if (define(d, d->types, id, types))
        diag_add(d->r, types->list, D(REFID_DUPLICATE), "TN %.*s", SHOWN(id));
}

/* Repeats the type names that a TNRef refers to: generated, for they do not stand here. */
static void put_types_again(struct dissection *d, const struct xml_element *e)
{
    struct node *object = top(d)->object;
    struct bytes id;
    clixml_report_namespace(d, object, e);
    clixml_report_children(d, object, e);
    if (!clixml_put_attribute(d, object, CLIXML_TYPES_REF, e, "RefId", &id)) {
        diag_add(d->r, object, D(NAME_MISSING), "a TNRef without RefId");
        return;
    }
    const struct types *types = map_get(d->types, id);
    if (types == NULL) {
        if (!d->references_full)
            diag_add(d->r, object, D(TNREF_UNKNOWN), "%.*s", SHOWN(id));
        return;
    }
    size_t n = 0;
    for (const struct node *type = types->list->first; type != NULL; type = type->next)
        if (++n > TYPES_REPEATED)
            return;
    struct node *list = node_add(d->r, object, F(TYPES));
    for (const struct node *type = types->list->first; type != NULL; type = type->next)
        put_bytes(d->r, list, F(TYPE), type->value.b, span_none());
}

/* The value of an Obj: a primitive, a container, or a leaf that is not known and taken for a
 * primitive. */
static bool visit_content(struct dissection *d, const struct xml_element *e)
{
    struct node *object = top(d)->object;
    const struct clixml_primitive *primitive = clixml_primitive(e->name);
    if (!first_time(d, SEEN_VALUE, e))
        return visit_other(d, e);
    put_bytes(d->r, object, F(VALUE_TAG), e->name, e->name_span);
    if (is_list(e)) {
        push_container(d, IN_LIST, F(ITEMS), object, e);
        return true;
    }
    if (xml_is(e, NULL, "DCT")) {
        push_container(d, IN_DICTIONARY, F(ENTRIES), object, e);
        return true;
    }
    if (xml_is(e, NULL, "PR")) {
        push_record(d, object, e);
        return true;
    }
    if (primitive == NULL) {
        clixml_report_element(d, object, e, "<Obj>, taken for a primitive");
        primitive = &clixml_unknown_primitive;
    }
    clixml_put_value(d->r, object, primitive, e, &d->result->secret);
    clixml_report_children(d, object, e);
    return false;
}

static bool visit_part(struct dissection *d, const struct xml_element *e)
{
    struct node *object = top(d)->object;
    if (xml_is(e, NULL, "TN") || xml_is(e, NULL, "TNRef")) {
        if (!first_time(d, SEEN_TYPES, e))
            return visit_other(d, e);
        if (xml_is(e, NULL, "TN")) {
            push_types(d, e);
            return true;
        }
        put_types_again(d, e);
        return false;
    }
    if (xml_is(e, NULL, "ToString")) {
        if (!first_time(d, SEEN_STRING, e))
            return visit_other(d, e);
        struct node *node = put_text_of(d, object, CLIXML_TO_STRING, e->text, clixml_text_span(e));
        if (e->partial)
            node->flags |= NODE_PARTIAL;
        clixml_report_namespace(d, node, e);
        clixml_report_children(d, object, e);
        return false;
    }
    if (xml_is(e, NULL, "Props") || xml_is(e, NULL, "MS")) {
        bool extended = xml_is(e, NULL, "MS");
        if (!first_time(d, extended ? SEEN_MS : SEEN_PROPS, e))
            return visit_other(d, e);
        push_container(d, IN_MAP, extended ? F(MS) : F(PROPS), object, e);
        return true;
    }
    bool leaf = e->first == NULL && bytes_trim(e->text).len > 0 && !xml_is(e, NULL, "Ref");
    if (clixml_primitive(e->name) != NULL || is_list(e) || xml_is(e, NULL, "DCT") ||
        xml_is(e, NULL, "PR") || leaf)
        return visit_content(d, e);
    clixml_report_element(d, object, e, "<Obj>");
    return visit_other(d, e);
}

static bool visit_entry(struct dissection *d, const struct xml_element *e)
{
    if (!xml_is(e, NULL, "En")) {
        diag_add(d->r, top(d)->node, D(DICT_ENTRY), "<%.*s> in <DCT>", SHOWN(e->name));
        return visit_other(d, e);
    }
    struct node *entry = node_add(d->r, top(d)->node, F(ENTRY));
    entry->span = e->span;
    if (e->partial)
        entry->flags |= NODE_PARTIAL;
    clixml_report_text(d, entry, e);
    clixml_report_namespace(d, entry, e);
    push(d, IN_ENTRY, entry, entry);
    return true;
}

/* Key or Value: by its name, else by what is still missing. */
static bool visit_half(struct dissection *d, const struct xml_element *e)
{
    struct level *level = top(d);
    struct node *entry = level->node;
    struct bytes name = xml_attribute(e, "N", NULL);
    bool is_key = bytes_equal(name, BYTES("Key")), is_value = bytes_equal(name, BYTES("Value"));
    unsigned part = is_value ? SEEN_VALUE : SEEN_KEY;
    if (!is_key && !is_value) {
        part = (level->seen & SEEN_KEY) != 0 ? SEEN_VALUE : SEEN_KEY;
        diag_add(d->r, entry, D(DICT_ENTRY), "the name is neither Key nor Value but \"%.*s\"",
                 SHOWN(name));
    }
    if ((level->seen & part) != 0) {
        diag_add(d->r, entry, D(DICT_ENTRY), "more than one %s",
                 part == SEEN_KEY ? "Key" : "Value");
        return visit_other(d, e);
    }
    level->seen |= part;
    if (part == SEEN_KEY && xml_is(e, NULL, "Nil"))
        diag_add(d->r, entry, D(DICT_ENTRY), "the key is null");
    return visit_value(d, entry, part == SEEN_KEY ? F(KEY) : F(ENTRY_VALUE), e);
}

static bool visit_type(struct dissection *d, const struct xml_element *e)
{
    struct node *list = top(d)->node;
    if (!xml_is(e, NULL, "T")) {
        clixml_report_element(d, list, e, "<TN>");
        return visit_other(d, e);
    }
    struct node *type = put_text_of(d, list, CLIXML_TYPE, e->text, clixml_text_span(e));
    if (e->partial)
        type->flags |= NODE_PARTIAL;
    clixml_report_children(d, type, e);
    return false;
}

/* True when a level was pushed for the element: its children come next, then leave(). */
static bool visit(struct dissection *d, const struct xml_element *e)
{
    switch (top(d)->place) {
    case IN_OBJECT:
        return visit_part(d, e);
    case IN_MAP:
        return visit_named(d, e);
    case IN_DICTIONARY:
        return visit_entry(d, e);
    case IN_ENTRY:
        return visit_half(d, e);
    case IN_TYPES:
        return visit_type(d, e);
    case IN_RECORD:
        visit_record_part(d, top(d)->node, e);
        return false;
    case IN_LIST:
        break;
    }
    return visit_value(d, top(d)->node, F(ELEMENT), e);
}

/* A credential's password is a secret, however it is written. */
static void hide_password(struct dissection *d, const struct node *object)
{
    if (!clixml_has_type(object, "System.Management.Automation.PSCredential"))
        return;
    static const enum clixml_field maps[] = {CLIXML_PROPS, CLIXML_MS};
    for (size_t i = 0; i < sizeof(maps) / sizeof(maps[0]); i++) {
        const struct node *map = node_child(object, &clixml_fields[maps[i]]);
        const struct node *password = node_named(map, BYTES("Password"));
        for (struct node *part = password != NULL ? password->first : NULL; part != NULL;
             part = part->next) {
            if (part->field == F(TAG) || part->field == F(NAME))
                continue;
            part->flags |= NODE_SECRET;
            d->result->secret = true;
        }
    }
}

static void leave(struct dissection *d)
{
    const struct level *level = top(d);
    if (level->place == IN_ENTRY && (level->seen & SEEN_KEY) == 0)
        diag_add(d->r, level->node, D(DICT_ENTRY), "the key is missing");
    if (level->place == IN_ENTRY && (level->seen & SEEN_VALUE) == 0)
        diag_add(d->r, level->node, D(DICT_ENTRY), "the value is missing");
    if (level->place == IN_OBJECT)
        hide_password(d, level->node);
    d->n_levels--;
}

/* Visits what is below root, for which a level was pushed, and leaves it. */
static void visit_below(struct dissection *d, const struct xml_element *root)
{
    const struct xml_element *e = root;
    bool down = true;
    for (;;) {
        if (down && e->first != NULL) {
            e = e->first;
        } else {
            if (down)
                leave(d);
            while (e != root && e->next == NULL) {
                e = e->parent;
                leave(d);
            }
            if (e == root)
                return;
            e = e->next;
        }
        down = visit(d, e);
    }
}

struct node *clixml_visit_top(struct dissection *d, struct node *parent, const struct field *field,
                              const struct xml_element *e)
{
    struct node *before = parent->last;
    bool down = visit_value(d, parent, field, e);
    struct node *object = parent->last != before ? parent->last : NULL;
    if (down)
        visit_below(d, e);
    d->result->objects++;
    if (d->result->object == NULL)
        d->result->object = object;
    return object;
}
