/*
 * Records as JSON: docs/json.md. One walk writes the members and notes on the way what stands
 * behind them: diagnostics, and the paths of what is hidden, guessed or cut short.
 */
#include "render.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "json_value.h"
#include "memory.h"
#include "path.h"
#include "writer.h"

/* A container that is open. */
struct level {
    const struct node *next;  /* child to be written next, in the order of the tree */
    size_t member, members;   /* instead: from where to where in sink->members, when names repeat */
    size_t base;              /* length of sink->members outside of it */
    const struct node *child; /* that is being written; NULL between them: a piece of the path */
    uint64_t index;           /* of the child in the array, or in the list of its name */
    bool array;
    bool listed; /* the child stands in a list of its name */
    bool some;   /* something was written in it: a comma is due */
    bool close;  /* the list of repeated names ended with the last child */
};

/* A child of a container in which names repeat: equal ones stand side by side, as a list. */
struct member {
    const struct node *node;
    size_t place;       /* among the children */
    size_t group;       /* place of the first child of that name */
    bool opens, closes; /* the list */
    uint64_t index;     /* in the list */
    bool listed;
};

enum note_kind { NOTE_DIAG, NOTE_REDACTED, NOTE_GUESSED, NOTE_PARTIAL, NOTE_KINDS };

struct note {
    enum note_kind kind;
    const struct diag *diag;
    size_t path, len; /* in sink->paths */
};

struct json {
    struct sink sink;
    struct render_options options;
    struct level *levels;
    size_t n_levels, levels_capacity;
    struct member *members;
    size_t n_members, members_capacity;
    struct note *notes;
    size_t n_notes, notes_capacity;
    size_t counts[NOTE_KINDS];
    struct buf path;  /* of the last note */
    struct buf paths; /* of the notes, end to end */
    struct writer writer;
};

/* Few nodes are noted, so that their paths are made only then: out of the open containers. */
static struct note *note(struct json *json, enum note_kind kind, const struct diag *diag)
{
    struct buf *path = &json->path;
    buf_reset(path);
    for (size_t i = 0; i < json->n_levels; i++) {
        const struct level *level = &json->levels[i];
        if (level->child != NULL && !level->array)
            path_add_member(path, level->child);
        if (level->child != NULL && (level->array || level->listed))
            path_add_index(path, level->index);
    }
    json->notes =
        memory_grow(json->notes, &json->notes_capacity, json->n_notes + 1, sizeof(*json->notes));
    json->notes[json->n_notes] = (struct note){kind, diag, json->paths.len, path->len};
    json->counts[kind]++;
    buf_add(&json->paths, buf_bytes(path));
    return &json->notes[json->n_notes++];
}

static void note_diags(struct json *json, const struct node *node)
{
    for (const struct diag *diag = node->diags; diag != NULL; diag = diag->next)
        note(json, NOTE_DIAG, diag);
}

/* What is wrong in a subtree that is not written is said of the place where it would stand. */
static void note_hidden_diags(struct json *json, const struct node *node)
{
    struct walk w = walk_start(node);
    for (enum walk_event event = walk_next(&w); event != WALK_DONE; event = walk_next(&w))
        if (event == WALK_ENTER)
            note_diags(json, w.node);
}

/* A look that is enough nearly always: false when no two children can have the same name in JSON.
 */
static bool may_repeat(const struct node *container)
{
    uint64_t seen[32] = {0};
    for (const struct node *child = container->first; child != NULL; child = child->next) {
        if (path_skips(child))
            continue;
        struct bytes name = path_member(child);
        uint64_t sum = 1;
        for (size_t i = 0; i < name.len && i < 32; i++) {
            if (name.data[i] >= 0x80)
                return true; /* different bytes may become the same U+FFFD */
            sum = sum * 31 + name.data[i];
        }
        sum = (sum * UINT64_C(0x9E3779B97F4A7C15)) >> 53;
        uint64_t bit = UINT64_C(1) << sum % 64;
        if ((seen[sum / 64] & bit) != 0)
            return true;
        seen[sum / 64] |= bit;
    }
    return false;
}

static int by_name(const void *one, const void *other)
{
    const struct member *a = one, *b = other;
    int order = json_compare_names(path_member(a->node), path_member(b->node));
    return order != 0 ? order : (a->place > b->place) - (a->place < b->place);
}

static int by_group(const void *one, const void *other)
{
    const struct member *a = one, *b = other;
    if (a->group != b->group)
        return a->group < b->group ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

static bool same_name(const struct member *a, const struct member *b)
{
    return json_compare_names(path_member(a->node), path_member(b->node)) == 0;
}

static size_t add_members(struct json *json, const struct node *container)
{
    size_t n = 0;
    for (const struct node *child = container->first; child != NULL; child = child->next) {
        if (path_skips(child))
            continue;
        json->members = memory_grow(json->members, &json->members_capacity, json->n_members + 1,
                                    sizeof(*json->members));
        json->members[json->n_members++] = (struct member){.node = child, .place = n++};
    }
    return n;
}

/* Joins children of equal names behind the first of them; leaves level as it is when there are
 * none. */
static void group_members(struct json *json, const struct node *container, struct level *level)
{
    if (!may_repeat(container))
        return;
    size_t start = json->n_members, n = add_members(json, container);
    struct member *members = &json->members[start];
    qsort(members, n, sizeof(*members), by_name);
    bool repeated = false;
    for (size_t i = 0; i < n; i++) {
        bool follows = i > 0 && same_name(&members[i - 1], &members[i]);
        members[i].group = follows ? members[i - 1].group : members[i].place;
        repeated = repeated || follows;
    }
    if (!repeated) {
        json->n_members = start;
        return;
    }
    qsort(members, n, sizeof(*members), by_group);
    for (size_t i = 0; i < n; i++) {
        bool before = i > 0 && members[i - 1].group == members[i].group;
        bool behind = i + 1 < n && members[i + 1].group == members[i].group;
        members[i].listed = before || behind;
        members[i].opens = !before && behind;
        members[i].closes = before && !behind;
        members[i].index = before ? members[i - 1].index + 1 : 0;
    }
    for (const struct node *child = container->first; child != NULL; child = child->next)
        if (path_skips(child))
            note_hidden_diags(json, child);
    level->next = NULL;
    level->member = start;
    level->members = json->n_members;
}

/* Opens a container. The index of an array's element is counted up before it is written. */
static void enter(struct json *json, const struct node *node)
{
    bool array = node->field->kind == KIND_LIST && node->parent != NULL;
    struct level level = {
        .next = node->first, .base = json->n_members, .index = UINT64_MAX, .array = array};
    if (!array)
        group_members(json, node, &level);
    json->levels = memory_grow(json->levels, &json->levels_capacity, json->n_levels + 1,
                               sizeof(*json->levels));
    json->levels[json->n_levels++] = level;
}

static void write_hidden(struct json *json, const struct node *node)
{
    struct note *hidden = note(json, NOTE_REDACTED, NULL);
    if (node->field->kind == KIND_PAIR) {
        path_add_index(&json->paths, 1);
        hidden->len = json->paths.len - hidden->path;
        writer_byte(&json->writer, '[');
        json_string(&json->writer, node->name);
        writer_text(&json->writer, ",null]");
    } else {
        writer_text(&json->writer, "null");
    }
    for (const struct node *child = node->first; child != NULL; child = child->next)
        note_hidden_diags(json, child);
}

/* Writes a node's value, or opens it. */
static void write_node(struct json *json, const struct node *node)
{
    note_diags(json, node);
    if ((node->flags & NODE_GUESSED) != 0)
        note(json, NOTE_GUESSED, NULL);
    if ((node->flags & NODE_PARTIAL) != 0)
        note(json, NOTE_PARTIAL, NULL);
    if (node_is_secret(node) && !json->options.show_secrets) {
        write_hidden(json, node);
        return;
    }
    if (!kind_has_children(node->field->kind)) {
        json_value(&json->writer, node);
        return;
    }
    enter(json, node);
    writer_byte(&json->writer, json->levels[json->n_levels - 1].array ? '[' : '{');
}

static void write_name(struct writer *w, struct bytes name, bool constant)
{
    if (!constant) {
        json_string(w, name);
        writer_byte(w, ':');
        return;
    }
    writer_byte(w, '"');
    writer_add(w, name);
    writer_add(w, BYTES("\":"));
}

/* A child of the container at hand; list tells of names that repeat and may be NULL. */
static void write_child(struct json *json, struct level *level, const struct node *node,
                        const struct member *list)
{
    struct writer *w = &json->writer;
    if (level->some)
        writer_byte(w, ',');
    level->some = true;
    level->child = node;
    if (level->array) {
        level->index++;
        write_node(json, node);
        return;
    }
    level->listed = list != NULL && list->listed;
    if (!level->listed || list->opens)
        write_name(w, path_member(node), !path_is_named(node));
    if (level->listed) {
        level->index = list->index;
        level->close = list->closes;
        if (list->opens)
            writer_byte(w, '[');
    }
    write_node(json, node);
}

/* Goes one child on in the container at hand. False when it has no more: it is then left. */
static bool step(struct json *json)
{
    struct level *level = &json->levels[json->n_levels - 1];
    level->child = NULL;
    if (level->close)
        writer_byte(&json->writer, ']');
    level->close = false;
    if (level->member < level->members) {
        struct member member = json->members[level->member++];
        write_child(json, level, member.node, &member);
        return true;
    }
    const struct node *node = level->next;
    if (node == NULL) {
        json->n_members = level->base;
        return false;
    }
    level->next = node->next;
    if (path_skips(node))
        note_hidden_diags(json, node);
    else
        write_child(json, level, node, NULL);
    return true;
}

static void write_members(struct json *json)
{
    while (json->n_levels > 0) {
        if (step(json))
            continue;
        bool array = json->levels[--json->n_levels].array;
        if (json->n_levels > 0)
            writer_byte(&json->writer, array ? ']' : '}');
    }
}

static void write_frames(struct json *json, const struct record *r)
{
    struct writer *w = &json->writer;
    size_t n = r->frames.n < r->limits->frames ? r->frames.n : r->limits->frames;
    writer_text(w, ",\"frames\":[");
    for (size_t i = 0; i < n; i++) {
        const struct frame *frame = &r->frames.list[i];
        if (i > 0)
            writer_byte(w, ',');
        if (r->files > 1) {
            writer_byte(w, '"');
            writer_unsigned(w, frame->file);
            writer_byte(w, ':');
        }
        writer_unsigned(w, frame->number);
        if (r->files > 1)
            writer_byte(w, '"');
    }
    writer_byte(w, ']');
    if (r->frames.total > n) {
        writer_text(w, ",\"frames_total\":");
        writer_unsigned(w, r->frames.total);
    }
}

/* Some records have a member of their own where others have what every record has: a finding's id.
 */
static bool root_says(const struct record *r, const char *key)
{
    for (const struct node *child = r->root->first; child != NULL; child = child->next)
        if (!path_skips(child) && strcmp(child->field->key, key) == 0)
            return true;
    return false;
}

static void write_head(struct json *json, const struct record *r)
{
    struct writer *w = &json->writer;
    writer_text(w, "{\"record\":");
    json_string(w, bytes_of_string(r->root->field->key));
    if (!root_says(r, "id")) {
        writer_text(w, ",\"id\":");
        writer_unsigned(w, r->id);
    }
    if (r->timeless)
        return;
    if (!root_says(r, "time")) {
        writer_text(w, ",\"time\":");
        json_time(w, r->time);
    }
    write_frames(json, r);
    if (r->connection != 0) {
        writer_text(w, ",\"connection\":");
        writer_unsigned(w, r->connection);
    }
}

static struct bytes note_path(const struct json *json, const struct note *item)
{
    return bytes_part(buf_bytes(&json->paths), item->path, item->len);
}

static void write_diag(struct json *json, const struct diag_kind *kind, struct bytes detail,
                       struct bytes path)
{
    struct writer *w = &json->writer;
    struct buf text = buf_init(SIZE_MAX);
    buf_add(&text, bytes_of_string(kind->text));
    if (detail.len > 0) {
        buf_add(&text, BYTES(": "));
        buf_add(&text, detail);
    }
    writer_text(w, "{\"code\":");
    json_string(w, bytes_of_string(kind->code));
    writer_text(w, ",\"severity\":");
    json_string(w, bytes_of_string(severity_name(kind->severity)));
    writer_text(w, ",\"text\":");
    json_string(w, buf_bytes(&text));
    writer_text(w, ",\"path\":");
    json_string(w, path);
    writer_byte(w, '}');
    buf_clear(&text);
}

static void write_diags(struct json *json, const struct record *r)
{
    if (json->counts[NOTE_DIAG] == 0 && r->diags_dropped == 0)
        return;
    const char *before = ",\"diagnostics\":[";
    for (size_t i = 0; i < json->n_notes; i++) {
        const struct note *item = &json->notes[i];
        if (item->kind != NOTE_DIAG)
            continue;
        writer_text(&json->writer, before);
        before = ",";
        write_diag(json, item->diag->kind, bytes_of_string(item->diag->detail),
                   note_path(json, item));
    }
    if (r->diags_dropped > 0) {
        struct buf text = buf_init(128);
        buf_printf(&text, "%zu diagnostics more than %zu are not shown", r->diags_dropped,
                   r->limits->diagnostics);
        writer_text(&json->writer, before);
        write_diag(json, &model_diagnostics[DIAG_LIMIT], buf_bytes(&text), bytes_none());
        buf_clear(&text);
    }
    writer_byte(&json->writer, ']');
}

static void write_paths(struct json *json, enum note_kind kind, const char *member)
{
    if (json->counts[kind] == 0)
        return;
    writer_byte(&json->writer, ',');
    json_string(&json->writer, bytes_of_string(member));
    const char *before = ":[";
    for (size_t i = 0; i < json->n_notes; i++) {
        if (json->notes[i].kind != kind)
            continue;
        writer_text(&json->writer, before);
        before = ",";
        json_string(&json->writer, note_path(json, &json->notes[i]));
    }
    writer_byte(&json->writer, ']');
}

static void json_record(struct sink *sink, const struct record *r)
{
    struct json *json = (struct json *)sink;
    json->n_levels = json->n_members = json->n_notes = 0;
    memset(json->counts, 0, sizeof(json->counts));
    buf_reset(&json->paths);

    write_head(json, r);
    note_diags(json, r->root);
    if ((r->root->flags & NODE_PARTIAL) != 0)
        note(json, NOTE_PARTIAL, NULL);
    if ((r->root->flags & NODE_GUESSED) != 0)
        note(json, NOTE_GUESSED, NULL);
    enter(json, r->root);
    json->levels[0].some = true;
    write_members(json);
    write_diags(json, r);
    write_paths(json, NOTE_REDACTED, "redacted");
    write_paths(json, NOTE_GUESSED, "guessed");
    write_paths(json, NOTE_PARTIAL, "partial");
    writer_text(&json->writer, "}\n");
    if (json->options.flush)
        writer_flush(&json->writer);
}

static bool json_close(struct sink *sink)
{
    struct json *json = (struct json *)sink;
    bool whole = writer_finish(&json->writer);
    int error = errno;
    memory_free(json->levels);
    memory_free(json->members);
    memory_free(json->notes);
    buf_clear(&json->path);
    buf_clear(&json->paths);
    memory_free(json);
    errno = error;
    return whole;
}

struct sink *json_sink(FILE *out, const struct render_options *options)
{
    struct json *json = memory_get(sizeof(*json));
    json->sink = (struct sink){json_record, json_close};
    json->options = *options;
    json->path = buf_init(SIZE_MAX);
    json->paths = buf_init(SIZE_MAX);
    writer_start(&json->writer, out);
    return &json->sink;
}
