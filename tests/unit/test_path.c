/* Paths of nodes are those that JSON gives as redacted[]: the renderer is the other reader of the
 * same rule (docs/json.md). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "path.h"
#include "record.h"
#include "render.h"

static const struct limits limits = LIMITS_DEFAULT;

enum { ROOT, MAP, LIST, GROUP, VALUE, OTHER, HIDDEN };
static const struct field fields[] = {
    [ROOT] = {"t", "t", "T", KIND_GROUP, 0, SHOW_DEC, NULL, 0},
    [MAP] = {"t.map", "map", "Map", KIND_MAP, 0, SHOW_DEC, NULL, 0},
    [LIST] = {"t.list", "list", "List", KIND_LIST, 0, SHOW_DEC, NULL, 0},
    [GROUP] = {"t.group", "group", "Group", KIND_GROUP, 0, SHOW_DEC, NULL, 0},
    [VALUE] = {"t.value", "value", "Value", KIND_STRING, 0, SHOW_DEC, NULL, 0},
    [OTHER] = {"t.other", "value", "Other value", KIND_UINT, 0, SHOW_DEC, NULL, 0},
    [HIDDEN] = {"t.hidden", "hidden", "Hidden", KIND_UINT, 0, SHOW_DEC, NULL, FIELD_WIRE},
};

/* A generator of our own: the same trees everywhere. */
static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

static struct bytes some_name(uint32_t random)
{
    static const char *const names[] = {"a",    "A", "b-c",  "a b", "",  "q\"\\", "\xC3\xA9",
                                        "\xFF", "x", "\xFE", "x.y", "1", "[0]"};
    return bytes_of_string(names[random % (sizeof(names) / sizeof(names[0]))]);
}

/* Children of every kind, some of them secrets. */
static void grow(struct record *r, struct node *parent, uint32_t *seed, unsigned depth)
{
    unsigned n = next_random(seed) % 9;
    for (unsigned i = 0; i < n; i++) {
        unsigned kind = depth > 0 ? MAP + next_random(seed) % 6 : VALUE + next_random(seed) % 3;
        struct node *node = node_add(r, parent, &fields[kind]);
        node->value.u = 0;
        if (kind == VALUE)
            node->value.b = BYTES("text");
        node->name = parent->field->kind == KIND_MAP ? some_name(next_random(seed)) : bytes_none();
        if (kind_has_children(node->field->kind))
            grow(r, node, seed, depth - 1);
        else if (next_random(seed) % 3 == 0)
            node->flags |= NODE_SECRET;
    }
}

static json_t *rendered(struct record *r)
{
    FILE *file = tmpfile();
    assert_non_null(file);
    struct render_options options = {.show_secrets = false};
    struct sink *sink = json_sink(file, &options);
    sink->record(sink, r);
    assert_true(sink->close(sink));
    rewind(file);
    json_error_t error;
    json_t *json = json_loadf(file, JSON_REJECT_DUPLICATES, &error);
    if (json == NULL)
        fail_msg("%s", error.text);
    fclose(file);
    return json;
}

static bool is_shown(const struct node *node)
{
    for (; node != NULL; node = node->parent)
        if (path_skips(node))
            return false;
    return true;
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* U+FFFD for what is not UTF-8, as the renderer writes a path. */
static char *as_written(struct bytes path)
{
    char *text = calloc(1, 3 * path.len + 1);
    size_t n = 0;
    assert_non_null(text);
    for (size_t i = 0; i < path.len; i++) {
        if (path.data[i] >= 0xF8) {
            memcpy(text + n, "\xEF\xBF\xBD", 3);
            n += 3;
        } else {
            text[n++] = (char)path.data[i];
        }
    }
    return text;
}

/* Gives how many paths were compared. JSON lists equal names together, so the order may differ. */
static size_t compare_paths(struct record *r)
{
    char *walked[4096];
    size_t n = 0;
    struct path_walk walk = path_walk_start(r->root);
    for (enum walk_event event; (event = path_walk_next(&walk)) != WALK_DONE;) {
        const struct node *node = walk.walk.node;
        if (event != WALK_ENTER || !node_is_secret(node) || !is_shown(node))
            continue;
        struct buf path = buf_init(4096);
        path_walk_path(&walk, &path);
        assert_true(n < 4096);
        walked[n++] = as_written(buf_bytes(&path));
        buf_clear(&path);
    }
    path_walk_end(&walk);
    json_t *json = rendered(r), *redacted = json_object_get(json, "redacted");
    const char *written[4096];
    assert_int_equal(json_array_size(redacted), n);
    for (size_t i = 0; i < n; i++)
        written[i] = json_string_value(json_array_get(redacted, i));
    qsort(walked, n, sizeof(walked[0]), compare);
    qsort(written, n, sizeof(written[0]), compare);
    for (size_t i = 0; i < n; i++) {
        assert_string_equal(walked[i], written[i]);
        free(walked[i]);
    }
    json_decref(json);
    return n;
}

static void paths_of_any_tree(void **state)
{
    (void)state;
    size_t compared = 0;
    for (uint32_t seed = 1; seed <= 300; seed++) {
        struct record *r = record_new(&fields[ROOT], &limits);
        uint32_t random = seed;
        grow(r, r->root, &random, 3);
        compared += compare_paths(r);
        record_free(r);
    }
    assert_true(compared > 3000);
}

/* docs/json.md, Paths. */
static void paths_as_documented(void **state)
{
    (void)state;
    struct record *r = record_new(&fields[ROOT], &limits);
    struct node *map = node_add(r, r->root, &fields[MAP]);
    put_named(r, map, &fields[VALUE], BYTES("a.b"), BYTES("1"), span_none());
    struct node *list = node_add_named(r, map, &fields[LIST], BYTES("Items"));
    put_text(r, list, &fields[VALUE], "2");
    put_text(r, list, &fields[VALUE], "3");
    put_named(r, map, &fields[VALUE], BYTES("Items"), BYTES("4"), span_none());
    static const char *const expected[] = {"",
                                           "map",
                                           "map[\"a.b\"]",
                                           "map.Items[0]",
                                           "map.Items[0][0]",
                                           "map.Items[0][1]",
                                           "map.Items[1]"};
    size_t n = 0;
    struct path_walk walk = path_walk_start(r->root);
    for (enum walk_event event; (event = path_walk_next(&walk)) != WALK_DONE;) {
        if (event != WALK_ENTER)
            continue;
        struct buf path = buf_init(4096);
        path_walk_path(&walk, &path);
        assert_true(bytes_equal(buf_bytes(&path), bytes_of_string(expected[n++])));
        buf_clear(&path);
    }
    path_walk_end(&walk);
    assert_int_equal(n, sizeof(expected) / sizeof(expected[0]));
    record_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_as_documented),
        cmocka_unit_test(paths_of_any_tree),
    };
    return cmocka_run_group_tests_name("path", tests, NULL, NULL);
}
