#include "path.h"

#include "map.h"
#include "memory.h"
#include "utf.h"

/* A container that the walk is in. */
struct path_level {
    const struct node *child; /* at hand */
    uint64_t index;           /* of child among those that JSON shows */
    struct map
        *names; /* name -> struct repeats; NULL until a path through this level was asked for */
};

/* How often a name stands in a container, and how often before the child at hand. */
struct repeats {
    uint64_t all, before;
};

static bool is_plain_name(struct bytes name)
{
    for (size_t i = 0; i < name.len; i++) {
        uint8_t c = name.data[i];
        if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
              c == '_' || c == '-' || c >= 0x80))
            return false;
    }
    return name.len > 0;
}

static void add_plain(struct buf *path, struct bytes name)
{
    if (path->len > 0)
        buf_add_byte(path, '.');
    buf_add(path, name);
}

void path_add_name(struct buf *path, struct bytes name)
{
    if (is_plain_name(name)) {
        add_plain(path, name);
        return;
    }
    buf_add(path, BYTES("[\""));
    for (size_t i = 0; i < name.len; i++) {
        if (name.data[i] == '"' || name.data[i] == '\\')
            buf_add_byte(path, '\\');
        buf_add_byte(path, name.data[i]);
    }
    buf_add(path, BYTES("\"]"));
}

void path_add_member(struct buf *path, const struct node *child)
{
    if (path_is_named(child))
        path_add_name(path, child->name);
    else
        add_plain(path, bytes_of_string(child->field->key));
}

void path_add_index(struct buf *path, uint64_t index)
{
    uint8_t text[24];
    size_t at = sizeof(text);
    text[--at] = ']';
    do {
        text[--at] = (uint8_t)('0' + index % 10);
        index /= 10;
    } while (index != 0);
    text[--at] = '[';
    buf_add(path, bytes_of(&text[at], sizeof(text) - at));
}

bool path_is_named(const struct node *child)
{
    return child->parent != NULL && child->parent->field->kind == KIND_MAP;
}

struct bytes path_member(const struct node *child)
{
    return path_is_named(child) ? child->name : bytes_of_string(child->field->key);
}

bool path_skips(const struct node *node)
{
    return (node->field->flags & FIELD_WIRE) != 0;
}

static bool is_array(const struct node *container)
{
    return container->field->kind == KIND_LIST && container->parent != NULL;
}

/* The entry of a name; names that look the same in JSON, where what is not UTF-8 is U+FFFD, share
 * one. */
static struct repeats *repeats_of(struct map *names, struct bytes name)
{
    struct buf shown = buf_init(3 * name.len);
    for (size_t i = 0, n; i < name.len; i += n) {
        uint32_t code = utf8_next(bytes_from(name, i), &n);
        utf8_add(&shown, code == UTF_INVALID ? UTF_REPLACEMENT : code);
    }
    struct repeats *repeats = map_get(names, buf_bytes(&shown));
    if (repeats == NULL) {
        repeats = memory_get(sizeof(*repeats));
        map_put(names, buf_bytes(&shown), repeats);
    }
    buf_clear(&shown);
    return repeats;
}

static void count_names(struct path_level *level)
{
    level->names = map_new();
    bool before = true;
    for (const struct node *each = level->child->parent->first; each != NULL; each = each->next) {
        before = before && each != level->child;
        if (path_skips(each))
            continue;
        struct repeats *repeats = repeats_of(level->names, path_member(each));
        repeats->all++;
        repeats->before += before;
    }
}

struct path_walk path_walk_start(const struct node *root)
{
    return (struct path_walk){.walk = walk_start(root)};
}

static void leave_level(struct path_walk *w)
{
    map_free(w->levels[--w->n_levels].names, memory_free);
}

/* The child at hand of the innermost container is node now. */
static void enter(struct path_walk *w, const struct node *node)
{
    if (w->n_levels < w->walk.depth) {
        w->levels =
            memory_grow(w->levels, &w->levels_capacity, w->n_levels + 1, sizeof(*w->levels));
        w->levels[w->n_levels++] = (struct path_level){.child = node};
        return;
    }
    struct path_level *level = &w->levels[w->n_levels - 1];
    if (!path_skips(level->child)) {
        level->index++;
        if (level->names != NULL)
            repeats_of(level->names, path_member(level->child))->before++;
    }
    level->child = node;
}

enum walk_event path_walk_next(struct path_walk *w)
{
    enum walk_event event = walk_next(&w->walk);
    while (w->n_levels > w->walk.depth)
        leave_level(w);
    if (event == WALK_ENTER && w->walk.depth > 0)
        enter(w, w->walk.node);
    return event;
}

void path_walk_path(struct path_walk *w, struct buf *path)
{
    for (size_t i = 0; i < w->n_levels; i++) {
        struct path_level *level = &w->levels[i];
        if (is_array(level->child->parent)) {
            path_add_index(path, level->index);
            continue;
        }
        if (level->names == NULL)
            count_names(level);
        path_add_name(path, path_member(level->child));
        const struct repeats *repeats = repeats_of(level->names, path_member(level->child));
        if (repeats->all > 1)
            path_add_index(path, repeats->before);
    }
}

void path_walk_end(struct path_walk *w)
{
    while (w->n_levels > 0)
        leave_level(w);
    memory_free(w->levels);
    *w = (struct path_walk){.levels = NULL};
}
