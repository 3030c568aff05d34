/* What is kept of sessions, commands and connections. */
#include <stdio.h>

#include "memory.h"
#include "transcript_private.h"

const struct node *member(const struct node *node, const char *path)
{
    struct bytes rest = bytes_of_string(path), key;
    while (node != NULL && bytes_next(&rest, '.', &key)) {
        const struct node *child = node->first;
        while (child != NULL && !bytes_equal(bytes_of_string(child->field->key), key))
            child = child->next;
        node = child;
    }
    return node;
}

struct bytes member_text(const struct node *node, const char *path)
{
    node = member(node, path);
    if (node != NULL && node->field->kind == KIND_ENUM)
        return bytes_of_string(name_of(node->field->names, node->value.u));
    return node != NULL && node->field->kind == KIND_STRING ? node->value.b : bytes_none();
}

/* Identifiers in one spelling: upper case, without what some clients put around them. */
static struct bytes spelled(struct bytes id, char *out, size_t room)
{
    size_t n = 0;
    if (bytes_starts_nocase(id, BYTES("uuid:")))
        id = bytes_from(id, 5);
    for (size_t i = 0; i < id.len && n < room; i++)
        if (id.data[i] != '{' && id.data[i] != '}')
            out[n++] = (char)(id.data[i] >= 'a' && id.data[i] <= 'z' ? id.data[i] - 'a' + 'A'
                                                                     : id.data[i]);
    return bytes_of(out, n);
}

enum { ID_ROOM = 256 };

static void note_connection(struct session *s, uint32_t connection)
{
    if (connection == 0)
        return;
    for (size_t i = 0; i < s->n_connections; i++)
        if (s->connections[i] == connection)
            return;
    if (s->n_connections < sizeof(s->connections) / sizeof(s->connections[0]))
        s->connections[s->n_connections++] = connection;
}

struct session *session_of(struct transcript *t, struct bytes shell_id, const struct record *r)
{
    char room[ID_ROOM];
    struct bytes id = spelled(shell_id, room, sizeof(room));
    if (id.len == 0)
        return NULL;
    struct session *s = map_get(t->sessions, id);
    if (s == NULL) {
        if (map_count(t->sessions) >= t->options.limits->shells)
            return NULL;
        s = memory_get(sizeof(*s));
        s->own = arena_new();
        s->by_id = map_new();
        s->told = map_new();
        s->pool.memory = arena_new_small();
        s->id = arena_copy(s->own, id);
        s->first = r->time;
        s->pool.time = r->time;
        map_put(t->sessions, id, s);
        if (t->last != NULL)
            t->last->next = s;
        else
            t->first = s;
        t->last = s;
    }
    if (r->time < s->first)
        s->first = r->time;
    note_connection(s, r->connection);
    return s;
}

static bool is_under_way(const struct session *s, const struct copied *copy)
{
    for (const struct command *c = s->commands; c != NULL; c = c->next)
        if (c->copy == copy)
            return true;
    return false;
}

/* Those that no command goes on with; all of them when there is none any more. */
static void free_copies(struct session *s)
{
    for (struct copied **at = &s->copies; *at != NULL;) {
        struct copied *copy = *at;
        if (is_under_way(s, copy)) {
            at = &copy->next;
            continue;
        }
        *at = copy->next;
        buf_clear(&copy->bytes);
        buf_clear(&copy->last);
        arena_free(copy->memory);
        s->n_copies--;
    }
}

static void free_commands(struct session *s)
{
    for (struct command *c = s->commands, *next; c != NULL; c = next) {
        next = c->next;
        arena_free(c->memory);
    }
    s->commands = s->last_command = NULL;
}

void session_free(struct session *s)
{
    free_commands(s);
    free_copies(s);
    map_free(s->by_id, NULL);
    map_free(s->told, NULL);
    arena_free(s->pool.memory);
    arena_free(s->own);
    memory_free(s);
}

struct command *session_command(struct session *s, struct bytes id, int64_t time)
{
    char room[ID_ROOM];
    struct bytes key = spelled(id, room, sizeof(room));
    if (key.len == 0)
        return &s->pool;
    struct command *c = map_get(s->by_id, key);
    if (c != NULL)
        return c;
    /* What comes behind the end of a command that was told belongs to nothing any more. */
    if (map_get(s->told, key) != NULL)
        return &s->pool;
    struct arena *memory = arena_new_small();
    c = arena_alloc(memory, sizeof(*c));
    c->memory = memory;
    c->id = arena_copy(memory, key);
    c->time = time;
    map_put(s->by_id, key, c);
    if (s->last_command != NULL)
        s->last_command->next = c;
    else
        s->commands = c;
    s->last_command = c;
    return c;
}

struct entry *command_add(struct transcript *t, struct command *c, int64_t time, const char *stream,
                          struct bytes text)
{
    struct entry *e = arena_alloc(c->memory, sizeof(*e));
    e->time = time;
    e->serial = t->serial++;
    e->stream = stream;
    e->text = arena_copy(c->memory, text);
    if (c->last != NULL)
        c->last->next = e;
    else
        c->first = e;
    c->last = e;
    c->n_entries++;
    return e;
}

static void clear_pool(struct session *s)
{
    int64_t time = s->pool.time;
    arena_free(s->pool.memory);
    s->pool = (struct command){.time = time, .memory = arena_new_small()};
}

void session_restart(struct session *s)
{
    enum { KEPT = 1024 };
    struct command *c = s->commands;
    s->continued = s->number > 0;
    s->commands = s->last_command = NULL;
    map_free(s->by_id, NULL);
    s->by_id = map_new();
    free_copies(s);
    clear_pool(s);
    size_t open = 0;
    for (const struct command *each = c; each != NULL; each = each->next)
        open += !each->ended;
    for (struct command *next; c != NULL; c = next) {
        next = c->next;
        if (!c->ended && open-- <= KEPT) { /* the newest of them */
            struct command *again = session_command(s, c->id, c->time);
            again->line = arena_copy(again->memory, c->line);
            again->has_line = c->has_line;
            again->nested = c->nested;
            again->told = true;
        }
        arena_free(c->memory);
    }
}

void session_begin(struct session *s, struct bytes id)
{
    char room[ID_ROOM];
    map_remove(s->told, spelled(id, room, sizeof(room)));
}

void session_forget(struct session *s)
{
    enum { REMEMBERED = 1024 };
    struct command **at = &s->commands;
    s->continued = s->number > 0;
    s->closing_told = s->has_closed;
    s->last_command = NULL;
    while (*at != NULL) {
        struct command *c = *at;
        if (!c->ended) {
            s->last_command = c;
            at = &c->next;
            continue;
        }
        *at = c->next;
        map_remove(s->by_id, c->id);
        map_put(s->told, c->id, s);
        if (map_count(s->told) > REMEMBERED)
            map_remove_oldest(s->told);
        arena_free(c->memory);
    }
    free_copies(s);
    clear_pool(s);
}

struct peer *peer_of(struct transcript *t, uint32_t connection)
{
    char room[16];
    int n = snprintf(room, sizeof(room), "%lu", (unsigned long)connection);
    struct bytes key = bytes_of(room, (size_t)n);
    struct peer *peer = map_get(t->peers, key);
    if (peer == NULL) {
        peer = memory_get(sizeof(*peer));
        peer->memory = arena_new();
        peer->request = arena_new();
        peer->number = connection;
        map_put(t->peers, key, peer);
    }
    return peer;
}

void peer_free(void *state)
{
    struct peer *peer = state;
    arena_free(peer->memory);
    arena_free(peer->request);
    memory_free(peer);
}
