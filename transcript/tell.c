/* A session as a record: what belongs together is joined, what the options leave out is left out.
 */
#include <stdlib.h>
#include <string.h>

#include "clixml_output.h"
#include "memory.h"
#include "transcript_private.h"

/* --- who it was --- */

/* The connection that says most: one with an accepted user, else the first. */
static struct peer *peer_of_session(struct transcript *t, const struct session *s)
{
    struct peer *best = NULL;
    for (size_t i = 0; i < s->n_connections; i++) {
        struct peer *peer = peer_of(t, s->connections[i]);
        if (best == NULL || (peer->accepted && !best->accepted))
            best = peer;
    }
    return best;
}

static bool user_fits(const struct peer *peer, const struct session *s, struct bytes wanted)
{
    size_t slash = bytes_find_byte(wanted, '\\', 0), at = bytes_find_byte(wanted, '@', 0);
    if (bytes_equal_nocase(s->owner, wanted))
        return true;
    if (peer == NULL)
        return false;
    if (bytes_equal_nocase(peer->user, wanted))
        return true;
    if (slash < wanted.len)
        return bytes_equal_nocase(peer->domain, bytes_part(wanted, 0, slash)) &&
               bytes_equal_nocase(peer->user, bytes_from(wanted, slash + 1));
    return at < wanted.len && bytes_equal_nocase(peer->user, bytes_part(wanted, 0, at)) &&
           bytes_equal_nocase(peer->domain, bytes_from(wanted, at + 1));
}

/* An address with or without its port. */
static bool client_fits(struct bytes client, struct bytes wanted)
{
    size_t n = wanted.len;
    if (bytes_starts(client, BYTES("[")) && !bytes_starts(wanted, BYTES("[")))
        client = bytes_from(client, 1);
    if (!bytes_starts_nocase(client, wanted))
        return false;
    return client.len == n || client.data[n] == ':' || client.data[n] == ']';
}

static bool session_fits(struct transcript *t, const struct session *s, const struct peer *peer)
{
    const struct transcript_options *o = &t->options;
    if (o->shell != NULL && !bytes_starts_nocase(s->id, bytes_of_string(o->shell)))
        return false;
    if (o->user != NULL && !user_fits(peer, s, bytes_of_string(o->user)))
        return false;
    if (o->client == NULL)
        return true;
    for (size_t i = 0; i < s->n_connections; i++)
        if (client_fits(peer_of(t, s->connections[i])->client, bytes_of_string(o->client)))
            return true;
    return false;
}

static int64_t end_of(const struct command *c)
{
    int64_t end = c->end != 0 ? c->end : c->time;
    for (const struct entry *e = c->first; e != NULL; e = e->next)
        end = e->time > end ? e->time : end;
    return end;
}

static bool command_fits(const struct transcript *t, const struct command *c)
{
    return c->time <= t->options.to && end_of(c) >= t->options.from;
}

/* --- what was seen --- */

static int compare(const void *left, const void *right)
{
    const struct entry *const *a = left, *const *b = right;
    if ((*a)->time != (*b)->time)
        return (*a)->time < (*b)->time ? -1 : 1;
    return (*a)->serial < (*b)->serial ? -1 : (*a)->serial > (*b)->serial;
}

struct entries {
    struct entry **list;
    size_t n, capacity;
};

static void entries_add(struct entries *all, struct entry *e)
{
    all->list = memory_grow(all->list, &all->capacity, all->n + 1, sizeof(struct entry *));
    all->list[all->n++] = e;
}

static struct entries entries_of(const struct command *c)
{
    struct entries all = {NULL, 0, 0};
    for (struct entry *e = c->first; e != NULL; e = e->next)
        entries_add(&all, e);
    if (all.n > 1)
        qsort(all.list, all.n, sizeof(struct entry *), compare);
    return all;
}

static bool same_stream(const struct entry *a, const struct entry *b)
{
    return strcmp(a->stream, b->stream) == 0;
}

/* Pieces of text joined: of the list's entries from i on that go on in what stands before. */
static void join_pieces(const struct command *c, struct entries *all)
{
    for (size_t i = 0; i < all->n; i++) {
        struct entry *e = all->list[i];
        size_t last = i;
        while (last + 1 < all->n && same_stream(e, all->list[last + 1]) &&
               all->list[last + 1]->table == NULL && !all->list[last + 1]->secret &&
               (e->raw ? all->list[last + 1]->raw : all->list[last]->no_new_line))
            last++;
        if (last == i)
            continue;
        struct buf text = buf_init(SIZE_MAX);
        for (size_t n = i; n <= last; n++) {
            buf_add(&text, all->list[n]->text);
            all->list[n]->gone = n > i;
        }
        e->text = arena_copy(c->memory, buf_bytes(&text));
        buf_clear(&text);
        i = last;
    }
}

struct told {
    struct transcript *t;
    const struct command *c;
    struct entries *out;
    const struct entry *at; /* the first piece of the stream */
};

static const char *stream_named(struct bytes name)
{
    static const char *const names[] = {"output",  "error",    "debug",      "verbose",
                                        "warning", "progress", "information"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (bytes_equal_nocase(name, bytes_of_string(names[i])))
            return names[i];
    return "output";
}

/* One object, or plain text, that a process wrote to its handle. */
static void tell_output(void *state, struct bytes stream, const struct node *object,
                        struct bytes plain)
{
    struct told *told = state;
    struct buf text = buf_init(SIZE_MAX);
    struct entry *e = arena_alloc(told->c->memory, sizeof(*e));
    *e = (struct entry){.time = told->at->time, .serial = told->t->serial++};
    e->stream = object != NULL ? stream_named(stream) : told->at->stream;
    e->raw = object == NULL || strcmp(e->stream, "error") == 0;
    if (object == NULL)
        buf_add(&text, plain);
    else if (strcmp(e->stream, "progress") == 0)
        clixml_show_progress(object, &text);
    else if (clixml_property(object, "MessageData") != NULL)
        clixml_show_flat(clixml_property(object, "MessageData"), &text);
    else
        clixml_show(object, &text);
    e->text = arena_copy(told->c->memory, buf_bytes(&text));
    buf_clear(&text);
    entries_add(told->out, e);
}

static bool is_piece(const struct entry *e, const char *stream)
{
    return e->raw && strcmp(e->stream, stream) == 0;
}

/* The objects in the place of the first piece; the other pieces are gone. */
static void replace_pieces(struct entries *all, const struct entries *objects, const char *stream)
{
    struct entries merged = {NULL, 0, 0};
    bool placed = false;
    for (size_t i = 0; i < all->n; i++) {
        if (!is_piece(all->list[i], stream)) {
            entries_add(&merged, all->list[i]);
            continue;
        }
        for (size_t n = 0; n < objects->n && !placed; n++)
            entries_add(&merged, objects->list[n]);
        placed = true;
    }
    memory_free(all->list);
    *all = merged;
}

/* A stream of a command in which PowerShell wrote objects: they replace its pieces. psrp.md 5.11.
 */
static void read_objects(struct transcript *t, const struct command *c, struct entries *all,
                         const char *stream)
{
    struct buf text = buf_init(t->options.limits->http_body);
    const struct entry *first = NULL;
    for (size_t i = 0; i < all->n; i++) {
        if (!is_piece(all->list[i], stream))
            continue;
        first = first == NULL ? all->list[i] : first;
        buf_add(&text, all->list[i]->text);
    }
    if (first != NULL && clixml_is_output(buf_bytes(&text)) && !buf_full(&text)) {
        struct entries objects = {NULL, 0, 0};
        struct record *r = record_new(&transcript_fields[SESSION], t->options.limits);
        struct told told = {t, c, &objects, first};
        struct node *list = node_add(r, r->root, T(ENTRIES));
        clixml_output(r, list, arena_copy(r->arena, buf_bytes(&text)), tell_output, &told);
        record_free(r);
        replace_pieces(all, &objects, stream);
        memory_free(objects.list);
    }
    buf_clear(&text);
}

/* --- the record --- */

static void put(struct record *r, struct node *parent, const struct field *field, struct bytes text)
{
    if (text.len > 0)
        put_bytes(r, parent, field, arena_copy(r->arena, text), span_none());
}

static void put_time(struct record *r, struct node *parent, const struct field *field, int64_t time)
{
    put_int(r, parent, field, time, span_none());
}

static void put_map(struct record *r, const struct field *field, const struct bytes (*list)[2],
                    size_t n)
{
    if (n == 0)
        return;
    struct node *map = node_add(r, r->root, field);
    for (size_t i = 0; i < n; i++) {
        struct node *node = node_add_named(r, map, T(NAMED), arena_copy(r->arena, list[i][0]));
        node->value.b = arena_copy(r->arena, list[i][1]);
    }
}

static void put_entries(struct transcript *t, struct record *r, struct node *parent,
                        const struct command *c)
{
    static const char *const streams[] = {"stdout", "stderr"};
    struct entries all = entries_of(c);
    for (size_t i = 0; i < sizeof(streams) / sizeof(streams[0]); i++)
        read_objects(t, c, &all, streams[i]);
    join_pieces(c, &all);
    layout_make(c->memory, all.list, all.n);
    struct node *list = node_add(r, parent, T(ENTRIES));
    for (size_t i = 0; i < all.n; i++) {
        const struct entry *e = all.list[i];
        if (e->gone)
            continue;
        struct node *entry = node_add(r, list, T(ENTRY));
        put_time(r, entry, T(ENTRY_TIME), e->time);
        put_bytes(r, entry, T(ENTRY_STREAM), bytes_of_string(e->stream), span_none());
        struct bytes said = e->text; /* good as long as the record is */
        if (e->again > 0)
            said = arena_printf(r->arena, "%.*s, %llu times", (int)(said.len & INT32_MAX),
                                (const char *)said.data, (unsigned long long)e->again + 1);
        struct node *text = put_bytes(r, entry, T(ENTRY_TEXT), said, span_none());
        if (e->secret)
            text->flags |= NODE_SECRET;
    }
    memory_free(all.list);
}

static void put_saved(struct record *r, struct node *item, const struct transcript_saved *saved)
{
    put(r, item, T(ITEM_SHA256), bytes_of_string(saved->sha256));
    put(r, item, T(ITEM_FILE), bytes_of_string(saved->file));
}

static void put_scripts(struct transcript *t, struct record *r, struct node *parent,
                        const struct session *s, const struct command *c)
{
    if (c->scripts == NULL)
        return;
    struct node *list = node_add(r, parent, T(SCRIPTS));
    for (const struct kept_script *script = c->scripts; script != NULL; script = script->next) {
        struct transcript_saved saved = {"", ""};
        struct transcript_item item = {script->text, bytes_none(), s->id, script->time,
                                       ++t->scripts};
        if (t->options.script != NULL)
            t->options.script(t->options.state, &item, &saved);
        struct node *node = node_add(r, list, T(ITEM));
        put_uint(r, node, T(ITEM_LENGTH), script->text.len, span_none());
        put_saved(r, node, &saved);
    }
}

static void put_files(struct transcript *t, struct record *r, const struct session *s)
{
    if (s->copies == NULL)
        return;
    struct node *list = node_add(r, r->root, T(FILES));
    for (const struct copied *copy = s->copies; copy != NULL; copy = copy->next) {
        struct transcript_saved saved = {"", ""};
        struct bytes bytes = buf_bytes(&copy->bytes);
        struct transcript_item item = {bytes, copy->name, s->id, copy->time, ++t->files};
        if (t->options.file != NULL)
            t->options.file(t->options.state, &item, &saved);
        struct node *node = node_add(r, list, T(ITEM));
        put_bytes(r, node, T(ITEM_NAME), arena_copy(r->arena, copy->name), span_none());
        put_text(r, node, T(ITEM_WAY), direction_name(copy->direction));
        put_uint(r, node, T(ITEM_LENGTH), bytes.len, span_none());
        put_bool(r, node, T(ITEM_WHOLE), copy->whole && !copy->broken && !buf_full(&copy->bytes),
                 span_none());
        put_saved(r, node, &saved);
    }
}

static void put_command(struct transcript *t, struct record *r, struct node *list,
                        const struct session *s, const struct command *c)
{
    struct node *node = node_add(r, list, T(COMMAND));
    if (c->id.len > 0)
        put(r, node, T(COMMAND_ID), c->id);
    else
        put_null(r, node, T(NO_COMMAND_ID));
    put_time(r, node, T(COMMAND_TIME), c->time);
    if (c->has_line)
        put_bytes(r, node, T(LINE), arena_copy(r->arena, c->line), span_none());
    else
        put_null(r, node, T(NO_LINE));
    if (c->nested)
        put_bool(r, node, T(NESTED), true, span_none());
    if (c->ended)
        put_time(r, node, T(COMMAND_END), c->end);
    put(r, node, T(STATE), c->state);
    if (c->has_exit_code) {
        const char *name = transcript_exit_code_name(c->exit_code);
        put_int(r, node, T(EXIT_CODE), c->exit_code, span_none());
        if (name != NULL)
            put_text(r, node, T(EXIT_NAME), name);
    }
    put_scripts(t, r, node, s, c);
    put_entries(t, r, node, c);
}

static void put_session(struct record *r, const struct session *s, const struct peer *peer)
{
    struct node *root = r->root;
    put_uint(r, root, T(NUMBER), s->number, span_none());
    put(r, root, T(SHELL_ID), s->id);
    put_text(r, root, T(KIND), s->powershell ? "powershell" : s->kind_known ? "winrs" : "unknown");
    put(r, root, T(RESOURCE), s->resource_uri);
    if (s->continued)
        put_bool(r, root, T(GOES_ON), true, span_none());
    if (s->has_opened)
        put_time(r, root, T(OPENED), s->opened);
    else
        put_null(r, root, T(NOT_OPENED));
    put_time(r, root, T(FIRST), s->first);
    if (s->has_closed)
        put_time(r, root, T(CLOSED), s->closed);
    else
        put_null(r, root, T(NOT_CLOSED));
    if (peer != NULL) {
        put(r, root, T(USER), peer->user);
        put(r, root, T(DOMAIN), peer->domain);
        put(r, root, T(MECHANISM), peer->mechanism);
    }
    put(r, root, T(OWNER), s->owner);
    if (peer != NULL) {
        put(r, root, T(CLIENT), peer->client);
        put(r, root, T(SERVER), peer->server);
        if (peer->tls)
            put_bool(r, root, T(TLS), true, span_none());
    }
    struct node *list = node_add(r, root, T(CONNECTIONS));
    for (size_t i = 0; i < s->n_connections; i++)
        put_uint(r, list, T(CONNECTION), s->connections[i], span_none());
    put(r, root, T(PS_VERSION), s->ps_version);
    put(r, root, T(PS_EDITION), s->ps_edition);
    put(r, root, T(BUILD), s->build);
    put(r, root, T(PROTOCOL), s->protocol);
    put(r, root, T(DIRECTORY), s->directory);
    put_map(r, T(ENVIRONMENT), s->environment, s->n_environment);
    put_map(r, T(OPTIONS), s->options, s->n_options);
}

static bool is_worth_telling(const struct session *s)
{
    return s->commands != NULL || s->pool.first != NULL || s->has_opened || s->kind_known;
}

/* Whether it is told now. */
static bool is_told(const struct transcript *t, const struct command *c, enum telling telling)
{
    bool new = !c->told || c->ended || c->first != NULL;
    return new &&command_fits(t, c) && (telling == TELL_ALL || c->ended);
}

/* Whether there is anything to say that was not said before. */
static bool any_to_tell(const struct transcript *t, const struct session *s, enum telling telling)
{
    bool any = s->commands == NULL && s->first <= t->options.to && !s->continued;
    any = any || (s->continued && (s->pool.first != NULL || (s->has_closed && !s->closing_told)));
    for (const struct command *c = s->commands; c != NULL; c = c->next)
        any = any || is_told(t, c, telling);
    return any;
}

void session_tell(struct transcript *t, struct session *s, enum telling telling)
{
    const struct peer *peer = peer_of_session(t, s);
    if (!is_worth_telling(s))
        return;
    if (!session_fits(t, s, peer) || !any_to_tell(t, s, telling)) {
        if (t->counts != NULL && !s->continued)
            t->counts->left_out++;
        return;
    }
    struct record *r = record_new(&transcript_fields[SESSION], t->options.limits);
    r->time = s->has_opened ? s->opened : s->first;
    if (s->number == 0)
        s->number = ++t->numbered;
    put_session(r, s, peer);
    struct node *list = node_add(r, r->root, T(COMMANDS));
    if (s->pool.first != NULL)
        put_command(t, r, list, s, &s->pool);
    for (const struct command *c = s->commands; c != NULL; c = c->next)
        if (is_told(t, c, telling))
            put_command(t, r, list, s, c);
    put_files(t, r, s);
    if (t->counts != NULL && !s->continued)
        t->counts->told++;
    output_push(t->output, r);
}
