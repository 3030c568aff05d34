/* Records as they come: to which session each belongs, and what it says there. */
#include "transcript.h"

#include <stdio.h>
#include <string.h>

#include "base64.h"
#include "memory.h"
#include "psrp.h"
#include "psrp_pipeline.h"
#include "psrp_types.h"
#include "transcript_private.h"
#include "utf.h"

const struct field transcript_fields[] = {TRANSCRIPT_FIELDS(FIELD_ROW)};
const struct field_table transcript_field_table = {"Transcript", "session", transcript_fields,
                                                   TRANSCRIPT_FIELD_COUNT};

/* A text that stays with the session. The first one that says something counts. */
static void learn(struct session *s, struct bytes *fact, struct bytes text)
{
    if (fact->len == 0 && text.len > 0)
        *fact = arena_copy(s->own, text);
}

static bool is_true(const struct node *root, const char *path)
{
    const struct node *node = member(root, path);
    return node != NULL && node->field->kind == KIND_BOOL && node->value.u != 0;
}

static void on_connection(struct transcript *t, const struct record *r)
{
    struct peer *peer = peer_of(t, r->connection);
    peer->client = arena_copy(peer->memory, member_text(r->root, "client"));
    peer->server = arena_copy(peer->memory, member_text(r->root, "server"));
    peer->tls = peer->tls || member(r->root, "tls.version") != NULL;
}

/* The identity that the server accepted; until there is one, who tried. */
static void on_auth(struct transcript *t, const struct record *r)
{
    struct peer *peer = peer_of(t, r->connection);
    bool accepted = bytes_equal(member_text(r->root, "outcome"), BYTES("accepted"));
    if (peer->accepted || (!accepted && peer->user.len > 0))
        return;
    peer->accepted = accepted;
    peer->user = arena_copy(peer->memory, member_text(r->root, "user"));
    peer->domain = arena_copy(peer->memory, member_text(r->root, "domain"));
    if (peer->domain.len == 0)
        peer->domain = arena_copy(peer->memory, member_text(r->root, "realm"));
    peer->mechanism = arena_copy(peer->memory, member_text(r->root, "mechanism"));
}

static void learn_map(struct session *s, const struct node *map, struct bytes (*list)[2], size_t *n,
                      size_t most)
{
    if (*n > 0 || map == NULL)
        return;
    for (const struct node *one = map->first; one != NULL && *n < most; one = one->next) {
        if (one->field->kind != KIND_STRING)
            continue;
        list[*n][0] = arena_copy(s->own, one->name);
        list[(*n)++][1] = node_is_secret(one) ? bytes_none() : arena_copy(s->own, one->value.b);
    }
}

static void on_create(struct session *s, const struct record *r)
{
    if (!s->has_opened) {
        s->has_opened = true;
        s->opened = r->time;
    }
    learn(s, &s->directory, member_text(r->root, "shell.working_directory"));
    learn_map(s, member(r->root, "shell.environment"), s->environment, &s->n_environment,
              sizeof(s->environment) / sizeof(s->environment[0]));
    learn_map(s, member(r->root, "options"), s->options, &s->n_options,
              sizeof(s->options) / sizeof(s->options[0]));
}

static void learn_kind(struct session *s, struct bytes resource)
{
    if (resource.len == 0)
        return;
    learn(s, &s->resource_uri, resource);
    s->kind_known = true;
    s->powershell =
        s->powershell || bytes_find_nocase(resource, BYTES("/powershell/"), 0) < resource.len;
}

static void learn_shell(struct session *s, const struct record *r)
{
    learn_kind(s, member_text(r->root, "resource_uri"));
    learn_kind(s, member_text(r->root, "shell.resource_uri"));
    learn_kind(s, member_text(r->root, "created.resource_uri"));
    learn(s, &s->owner, member_text(r->root, "shell.owner"));
}

/* What a request does to a session beside its bytes: signals, disconnecting and coming back. */
static void on_request(struct transcript *t, struct session *s, const struct record *r,
                       struct bytes action)
{
    struct command *c = session_command(s, member_text(r->root, "command_id"), r->time);
    struct bytes code = member_text(r->root, "signal.code");
    static const struct {
        const char *action, *text;
    } rows[] = {{"Disconnect", "disconnected by the client"},
                {"Reconnect", "reconnected by the client"},
                {"Connect", "connected to by a client"}};
    if (bytes_equal(action, BYTES("Signal")) && !c->ended &&
        !bytes_equal_nocase(code, BYTES("terminate")))
        command_add(t, c, r->time, "signal",
                    arena_printf(c->memory, "stopped by the client (%.*s)", (int)(code.len & 0x3F),
                                 (const char *)code.data));
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (bytes_equal(action, bytes_of_string(rows[i].action)) && c == &s->pool)
            command_add(t, c, r->time, "session", bytes_of_string(rows[i].text));
}

/* A fault belongs to what was asked. That a Receive had nothing to say in time is how it goes. */
static void on_fault(struct transcript *t, struct session *s, const struct peer *peer,
                     const struct record *r)
{
    const uint64_t operation_timeout = 0x80338029;
    const struct node *code = member(r->root, "fault.code");
    if (code != NULL && code->field->kind == KIND_UINT && code->value.u == operation_timeout)
        return;
    struct command *c = session_command(s, peer->command_id, r->time);
    struct buf text = buf_init(t->options.limits->http_body);
    struct bytes name = member_text(r->root, "fault.name");
    struct bytes message = member_text(r->root, "fault.message");
    buf_add(&text, peer->action);
    buf_add(&text, BYTES(" failed"));
    if (code != NULL && code->field->kind == KIND_UINT)
        buf_printf(&text, ": 0x%08llX", (unsigned long long)code->value.u);
    if (name.len > 0) {
        buf_add(&text, BYTES(" "));
        buf_add(&text, name);
    }
    if (message.len == 0)
        message = member_text(r->root, "fault.reason");
    if (message.len > 0) {
        buf_add(&text, BYTES("\n"));
        buf_add(&text, bytes_trim(message));
    }
    command_add(t, c, r->time, "fault", buf_bytes(&text));
    buf_clear(&text);
}

static void on_wsman(struct transcript *t, const struct record *r)
{
    struct peer *peer = peer_of(t, r->connection);
    struct bytes action = member_text(r->root, "action");
    struct bytes shell_id = member_text(r->root, "shell_id");
    bool request = bytes_equal(member_text(r->root, "direction"), BYTES("c2s"));
    if (is_true(r->root, "refused"))
        return;
    if (request) {
        arena_reset(peer->request);
        peer->shell_id = arena_copy(peer->request, shell_id);
        peer->command_id = arena_copy(peer->request, member_text(r->root, "command_id"));
        peer->action = arena_copy(peer->request, action);
    }
    struct session *s = session_of(t, shell_id.len > 0 ? shell_id : peer->shell_id, r);
    if (s == NULL)
        return;
    learn_shell(s, r);
    if (bytes_equal(action, BYTES("Create")) || bytes_equal(action, BYTES("CreateResponse")))
        on_create(s, r);
    if (request)
        on_request(t, s, r, action);
    if (bytes_equal(action, BYTES("DeleteResponse"))) {
        s->has_closed = true;
        s->closed = r->time;
        t->news = s;
    }
    if (bytes_equal(action, BYTES("fault")))
        on_fault(t, s, peer, r);
}

static void keep_script(struct command *c, struct bytes text, int64_t time)
{
    struct kept_script *script = arena_alloc(c->memory, sizeof(*script));
    script->text = text;
    script->time = time;
    if (c->last_script != NULL)
        c->last_script->next = script;
    else
        c->scripts = script;
    c->last_script = script;
}

/* "-e", "-ec", "/enc" and so on: what powershell.exe takes for -EncodedCommand. */
static bool is_encoded_option(struct bytes word)
{
    if (word.len < 2 || (word.data[0] != '-' && word.data[0] != '/'))
        return false;
    word = bytes_from(word, 1);
    return bytes_starts_nocase(BYTES("EncodedCommand"), word) ||
           bytes_equal_nocase(word, BYTES("ec"));
}

/* Of what base64 can be decoded to, a script: mostly printable ASCII. */
static bool looks_like_a_script(struct bytes text)
{
    size_t plain = 0;
    for (size_t i = 0; i < text.len; i++)
        plain += (text.data[i] >= 0x20 && text.data[i] < 0x7F) || text.data[i] == '\n' ||
                 text.data[i] == '\r' || text.data[i] == '\t';
    return text.len >= 4 && plain * 2 >= text.len;
}

/* What powershell -EncodedCommand will run: base64 of UTF-16-LE. */
static void decode_command(struct transcript *t, struct command *c)
{
    struct bytes rest = c->line, word;
    bool next = false;
    if (bytes_find_nocase(c->line, BYTES("powershell"), 0) == c->line.len &&
        bytes_find_nocase(c->line, BYTES("pwsh"), 0) == c->line.len)
        return;
    while (bytes_next(&rest, ' ', &word)) {
        struct buf utf16 = buf_init(t->options.limits->http_body);
        struct buf text = buf_init(t->options.limits->http_body);
        if (next && word.len > 0 && word.data[0] == '"')
            word = bytes_part(word, 1, word.len > 1 ? word.len - 2 : 0);
        if (next && base64_decode(word, &utf16) && utf16_to_utf8(buf_bytes(&utf16), false, &text) &&
            looks_like_a_script(buf_bytes(&text))) {
            command_add(t, c, c->time, "decoded", buf_bytes(&text));
            keep_script(c, c->last->text, c->time);
        }
        next = word.len > 0 ? is_encoded_option(word) : next;
        buf_clear(&utf16);
        buf_clear(&text);
    }
}

static void on_command(struct transcript *t, const struct record *r)
{
    struct session *s = session_of(t, member_text(r->root, "shell_id"), r);
    if (s == NULL)
        return;
    session_begin(s, member_text(r->root, "command_id"));
    struct command *c = session_command(s, member_text(r->root, "command_id"), r->time);
    struct buf line = buf_init(t->options.limits->http_body);
    buf_add(&line, member_text(r->root, "line"));
    const struct node *arguments = member(r->root, "arguments");
    for (const struct node *a = arguments != NULL ? arguments->first : NULL; a != NULL;
         a = a->next) {
        buf_add(&line, BYTES(" "));
        if (a->field->kind == KIND_STRING)
            buf_add(&line, a->value.b);
    }
    c->line = arena_copy(c->memory, buf_bytes(&line));
    c->has_line = true;
    c->time = r->time;
    buf_clear(&line);
    decode_command(t, c);
    learn_map(s, member(r->root, "environment"), s->environment, &s->n_environment,
              sizeof(s->environment) / sizeof(s->environment[0]));
}

static void on_winrs(struct transcript *t, const struct record *r)
{
    struct session *s = session_of(t, member_text(r->root, "shell_id"), r);
    if (s == NULL)
        return;
    struct command *c = session_command(s, member_text(r->root, "command_id"), r->time);
    const struct node *code = member(r->root, "exit_code");
    struct bytes text = member_text(r->root, "text");
    if (code != NULL && !s->powershell && c != &s->pool) {
        c->has_exit_code = true;
        c->exit_code = code->value.i;
        c->ended = true;
        c->end = r->time;
        t->news = s;
    }
    if (text.len == 0)
        return;
    struct bytes stream = arena_copy(c->memory, member_text(r->root, "stream"));
    bool known = bytes_equal_nocase(stream, BYTES("stdout"));
    const char *name = known                                         ? "stdout"
                       : bytes_equal_nocase(stream, BYTES("stderr")) ? "stderr"
                       : bytes_equal_nocase(stream, BYTES("stdin"))  ? "stdin"
                                                                     : "other stream";
    command_add(t, c, r->time, name, text)->raw = true;
}

/* The scripts of a pipeline, for --scripts. */
static void keep_scripts(struct command *c, const struct record *r)
{
    struct psrp_command_walk walk = {.begun = false};
    struct psrp_command command;
    while (psrp_command_next(psrp_data(r), &walk, &command)) {
        if (!command.script)
            continue;
        keep_script(
            c, bytes_equal(command.text, c->line) ? c->line : arena_copy(c->memory, command.text),
            r->time);
    }
}

static void on_pipeline(struct transcript *t, struct session *s, struct command *c,
                        const struct record *r)
{
    c->line = arena_copy(c->memory, member_text(r->root, "meaning.line"));
    c->has_line = true;
    c->time = r->time;
    c->nested = is_true(r->root, "meaning.nested");
    keep_scripts(c, r);
    decode_command(t, c);
    copies_begin(t, s, c, r);
}

static void learn_versions(struct session *s, const struct record *r)
{
    learn(s, &s->ps_version, member_text(r->root, "meaning.ps_version"));
    learn(s, &s->ps_edition, member_text(r->root, "meaning.ps_edition"));
    learn(s, &s->build, member_text(r->root, "meaning.build_version"));
}

static void on_state(struct transcript *t, struct session *s, struct command *c,
                     const struct record *r, uint32_t type)
{
    struct bytes state = member_text(r->root, "meaning.state");
    c->state = arena_copy(c->memory, state);
    if (type == PSRP_PIPELINE_STATE && c != &s->pool) {
        c->ended = true;
        c->end = r->time;
        t->news = s;
    }
}

static void add_shown(struct transcript *t, struct command *c, const struct record *r,
                      uint32_t type)
{
    const struct node *text = member(r->root, "meaning.text");
    struct bytes stream = member_text(r->root, "meaning.stream");
    bool output = type == PSRP_PIPELINE_OUTPUT && bytes_equal(stream, bytes_of_string("output"));
    if (stream.len == 0 || (output && layout_takes(c, psrp_data(r))))
        return;
    char *name = arena_alloc(c->memory, stream.len + 1);
    memcpy(name, stream.data, stream.len);
    struct entry *e = command_add(t, c, r->time, name, text != NULL ? text->value.b : bytes_none());
    e->secret = text != NULL && node_is_secret(text);
    e->no_new_line = is_true(r->root, "meaning.no_new_line");
    if (output)
        layout_add(c, e, psrp_data(r));
}

/* Secure strings in what is run or written, opened: hidden unless asked for. */
static void add_secrets(struct transcript *t, struct command *c, const struct record *r)
{
    const struct node *list = member(r->root, "secure_strings");
    for (const struct node *one = list != NULL ? list->first : NULL; one != NULL; one = one->next) {
        struct bytes value = member_text(one, "value");
        if (value.len > 0)
            command_add(t, c, r->time, "secret", value)->secret = true;
    }
}

static void on_psrp(struct transcript *t, const struct record *r)
{
    const struct node *number = member(r->root, "message_type");
    const struct node *pid = member(r->root, "pid");
    char id[GUID_TEXT] = "";
    if (number == NULL || is_true(r->root, "refused") || is_true(r->root, "repeated"))
        return;
    uint32_t type = (uint32_t)number->value.u;
    struct session *s = session_of(t, member_text(r->root, "shell_id"), r);
    if (s == NULL)
        return;
    s->powershell = true;
    struct bytes command_id = member_text(r->root, "command_id");
    struct guid guid = guid_from_text_order(pid != NULL ? pid->value.b : bytes_none());
    if (command_id.len == 0 && !guid_is_zero(&guid)) {
        /* A host response that came on the pool's stream. psrp.md 7.5. Clients of text order, too.
         */
        struct guid swapped = guid_swapped(&guid);
        guid_text(&swapped, id);
        if (map_get(s->by_id, bytes_of_string(id)) == NULL)
            guid_text(&guid, id);
        command_id = bytes_of_string(id);
    }
    if (type == PSRP_CREATE_PIPELINE || type == PSRP_GET_COMMAND_METADATA)
        session_begin(s, command_id);
    struct command *c = session_command(s, command_id, r->time);
    enum direction direction =
        bytes_equal(member_text(r->root, "direction"), BYTES("c2s")) ? C2S : S2C;
    switch (type) {
    case PSRP_CREATE_PIPELINE:
    case PSRP_GET_COMMAND_METADATA:
        on_pipeline(t, s, c, r);
        add_secrets(t, c, r);
        return;
    case PSRP_SESSION_CAPABILITY:
        /* Out of process nothing else opens a session. */
        if (direction == C2S && bytes_equal(member_text(r->root, "carrier"), BYTES("Data")) &&
            !s->has_opened) {
            s->has_opened = true;
            s->opened = r->time;
        }
        if (direction == S2C || s->protocol.len == 0)
            learn(s, &s->protocol, member_text(r->root, "meaning.protocol_version"));
        return;
    case PSRP_APPLICATION_PRIVATE_DATA:
        learn_versions(s, r);
        return;
    case PSRP_PIPELINE_INPUT:
    case PSRP_PIPELINE_OUTPUT:
        if (copies_piece(t, c, psrp_data(r), direction))
            return;
        break;
    case PSRP_PIPELINE_STATE:
    case PSRP_RUNSPACEPOOL_STATE:
        on_state(t, s, c, r, type);
        if (c->ended)
            copies_end(t, c);
        break;
    default:
        break;
    }
    add_shown(t, c, r, type);
    const struct node *shown = member(r->root, "meaning.text");
    if (shown == NULL || !node_is_secret(shown)) /* else the secret is the text itself */
        add_secrets(t, c, r);
}

/* Out of process there are no envelopes: the lines say what goes on. */
static void on_line(struct transcript *t, const struct record *r)
{
    struct session *s = session_of(t, member_text(r->root, "shell_id"), r);
    struct bytes element = member_text(r->root, "element"), text = member_text(r->root, "text");
    if (s == NULL)
        return;
    s->powershell = true;
    struct guid guid;
    bool pool = !guid_parse(member_text(r->root, "psguid"), &guid) || guid_is_zero(&guid);
    struct command *c =
        session_command(s, pool ? bytes_none() : member_text(r->root, "psguid"), r->time);
    if (bytes_equal(element, BYTES("Signal")) && !c->ended)
        command_add(t, c, r->time, "signal", BYTES("stopped by the client"));
    if (bytes_equal(element, BYTES("CloseAck")) && pool) {
        s->has_closed = true;
        s->closed = r->time;
        t->news = s;
    }
    if (text.len > 0)
        command_add(t, c, r->time, "error", text);
}

/* A message of which a part is missing: a transcript must not look whole where it is not. */
static void on_incomplete(struct transcript *t, const struct record *r)
{
    /* An answer that cannot be read belongs to what was asked. */
    bool answer = !bytes_equal(member_text(r->root, "direction"), BYTES("c2s"));
    const struct peer *peer = answer ? peer_of(t, r->connection) : NULL;
    struct bytes shell_id = member_text(r->root, "shell_id");
    struct bytes command_id = member_text(r->root, "command_id");
    if (shell_id.len == 0 && peer != NULL) {
        shell_id = peer->shell_id;
        command_id = peer->command_id;
    }
    struct session *s = session_of(t, shell_id, r);
    if (s == NULL)
        return;
    struct command *c = session_command(s, command_id, r->time);
    struct bytes reason = member_text(r->root, "reason");
    char words[160];
    int n = snprintf(
        words, sizeof(words), "a message from the %s is missing here, or a part of it (%.*s)",
        answer ? "server" : "client", (int)(reason.len & 0x3F), (const char *)reason.data);
    struct bytes text = bytes_of(words, (size_t)n);
    if (c->last != NULL && strcmp(c->last->stream, "missing") == 0 &&
        bytes_equal(c->last->text, text))
        c->last->again++;
    else
        command_add(t, c, r->time, "missing", text);
}

static const struct {
    const char *kind;
    void (*on)(struct transcript *t, const struct record *r);
} kinds[] = {{"connection", on_connection}, {"auth", on_auth},          {"wsman", on_wsman},
             {"command", on_command},       {"winrs", on_winrs},        {"psrp", on_psrp},
             {"incomplete", on_incomplete}, {"out_of_process", on_line}};

/* With what telling it will take: the nodes of its record. */
static size_t command_used(const struct command *c)
{
    enum { NODES_OF_COMMAND = 12, NODES_OF_ENTRY = 4 };
    return arena_used(c->memory) +
           sizeof(struct node) * (NODES_OF_COMMAND + NODES_OF_ENTRY * c->n_entries);
}

static size_t session_used(const struct session *s)
{
    size_t used = command_used(&s->pool);
    for (const struct command *c = s->commands; c != NULL; c = c->next)
        used += command_used(c);
    return used;
}

/* Beyond the limit everything is told as far as it has come, in order. */
static void make_room(struct transcript *t)
{
    size_t used = t->held;
    for (struct session *s = t->first; s != NULL; s = s->next)
        used += session_used(s);
    if (used <= t->options.limits->transcript)
        return;
    for (struct session *s = t->first; s != NULL; s = s->next) {
        session_tell(t, s, TELL_ALL);
        session_restart(s);
    }
    t->held = 0;
}

static void transcript_record(struct sink *sink, const struct record *r)
{
    enum { RECORDS_BETWEEN_LOOKS = 1024 };
    struct transcript *t = (struct transcript *)sink;
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (strcmp(kinds[i].kind, r->root->field->key) == 0)
            kinds[i].on(t, r);
    if (t->options.live && t->news != NULL) {
        session_tell(t, t->news, TELL_WHAT_IS_OVER);
        session_forget(t->news);
    }
    t->news = NULL;
    if (r->id % RECORDS_BETWEEN_LOOKS == 0)
        make_room(t);
}

static void end_copies(struct transcript *t, struct session *s)
{
    for (struct command *c = s->commands; c != NULL; c = c->next) {
        if (c->end == 0)
            c->end = c->last != NULL ? c->last->time : c->time;
        copies_end(t, c);
    }
}

static bool transcript_close(struct sink *sink)
{
    struct transcript *t = (struct transcript *)sink;
    for (struct session *s = t->first, *next; s != NULL; s = next) {
        next = s->next;
        end_copies(t, s);
        session_tell(t, s, TELL_ALL);
        session_free(s);
    }
    map_free(t->sessions, NULL);
    map_free(t->peers, peer_free);
    memory_free(t);
    return true;
}

struct sink *transcript_sink(const struct transcript_options *options, struct output *output)
{
    struct transcript *t = memory_get(sizeof(*t));
    t->sink = (struct sink){transcript_record, transcript_close};
    t->options = *options;
    t->output = output;
    t->sessions = map_new();
    t->peers = map_new();
    return &t->sink;
}

void transcript_count(struct sink *transcript, struct transcript_counts *counts)
{
    *counts = (struct transcript_counts){0, 0};
    ((struct transcript *)transcript)->counts = counts;
}
