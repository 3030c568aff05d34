/*
 * Sessions as a person at their console saw them. Every line of a session stands behind a label and
 * a bar, so that nothing of it can pass for a line of ours; lines are not wrapped, so that they can
 * be copied.
 */
#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "headline.h"
#include "memory.h"
#include "render.h"
#include "text_line.h"
#include "value.h"

enum { LABEL_COLUMN = 14, BAR_COLUMN = 26, SCRIPT_LINES = 40, FACT_COLUMN = 14 };

struct transcript_text {
    struct sink sink;
    struct text_line line;
    uint64_t last; /* number of the session that was told last; 0: none */
};

static struct bytes text_at(const struct node *node, const char *path)
{
    node = path_node(node, path);
    return node != NULL && node->field->kind == KIND_STRING ? node->value.b : bytes_none();
}

static bool bool_at(const struct node *node, const char *path)
{
    node = path_node(node, path);
    return node != NULL && node->field->kind == KIND_BOOL && node->value.u != 0;
}

/* All of text, escaped, on the line at hand. */
static void write_whole(struct transcript_text *w, enum tint tint, struct bytes text)
{
    line_text(&w->line, tint, text);
}

static void words(struct transcript_text *w, enum tint tint, const char *text)
{
    line_words(&w->line, tint, text);
}

/* "15:44:11.632" of a time; with the day in front when it is another than the last one said. */
static void write_time(struct transcript_text *w, int64_t time, bool with_day)
{
    char text[40];
    struct buf out = buf_init(64);
    value_time(time, &out);
    struct bytes b = buf_bytes(&out);
    size_t t = bytes_find_byte(b, 'T', 0);
    if (with_day)
        snprintf(text, sizeof(text), "%.*s %.*s", (int)t, (const char *)b.data, 12,
                 (const char *)bytes_from(b, t + 1).data);
    else
        snprintf(text, sizeof(text), "%.*s", 12, (const char *)bytes_from(b, t + 1).data);
    words(w, TINT_DIM, text);
    buf_clear(&out);
}

static void fact_begin(struct transcript_text *w, const char *label)
{
    line_indent(&w->line, 2);
    words(w, TINT_LABEL, label);
    line_indent(&w->line, FACT_COLUMN);
}

static void write_fact(struct transcript_text *w, const char *label, struct bytes text)
{
    if (text.len == 0)
        return;
    fact_begin(w, label);
    write_whole(w, TINT_NONE, text);
    line_end(&w->line);
}

static void write_who(struct transcript_text *w, const struct node *root)
{
    struct bytes user = text_at(root, "user"), domain = text_at(root, "domain");
    struct bytes owner = text_at(root, "owner"), mechanism = text_at(root, "mechanism");
    fact_begin(w, "user");
    if (user.len == 0 && owner.len == 0)
        words(w, TINT_DIM, "not seen in this capture");
    if (user.len > 0 && domain.len > 0) {
        write_whole(w, TINT_BOLD, domain);
        words(w, TINT_BOLD, "\\");
    }
    write_whole(w, TINT_BOLD, user.len > 0 ? user : owner);
    if (mechanism.len > 0) {
        words(w, TINT_NONE, " (");
        write_whole(w, TINT_NONE, mechanism);
        words(w, TINT_NONE, bool_at(root, "tls") ? ", inside TLS)" : ")");
    }
    if (user.len > 0 && owner.len > 0 && !bytes_ends(owner, user)) {
        words(w, TINT_DIM, ", the shell says ");
        write_whole(w, TINT_DIM, owner);
    }
    line_end(&w->line);
}

static void write_where(struct transcript_text *w, const struct node *root)
{
    const struct node *list = path_node(root, "connections");
    char number[32];
    fact_begin(w, "from");
    if (text_at(root, "client").len > 0) {
        write_whole(w, TINT_NONE, text_at(root, "client"));
        words(w, TINT_NONE, " to ");
        write_whole(w, TINT_NONE, text_at(root, "server"));
        words(w, TINT_NONE, ", ");
    }
    words(w, TINT_NONE, list != NULL && list->first != list->last ? "connections" : "connection");
    for (const struct node *one = list != NULL ? list->first : NULL; one != NULL; one = one->next) {
        snprintf(number, sizeof(number), " #%" PRIu64, one->value.u);
        words(w, TINT_NONE, number);
    }
    line_end(&w->line);
}

static void write_versions(struct transcript_text *w, const struct node *root)
{
    static const struct {
        const char *path, *before;
    } parts[] = {{"ps_version", "PowerShell "},
                 {"ps_edition", " "},
                 {"build_version", ", Windows build "},
                 {"protocol_version", ", PSRP "}};
    struct buf text = buf_init(4096);
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        struct bytes value = text_at(root, parts[i].path);
        const char *before = parts[i].before;
        if (text.len == 0 && before[0] == ',')
            before += 2;
        if (value.len > 0) {
            buf_add(&text, bytes_of_string(before));
            buf_add(&text, value);
        }
    }
    write_fact(w, "server", buf_bytes(&text));
    buf_clear(&text);
}

static void write_map(struct transcript_text *w, const struct node *root, const char *path,
                      const char *label)
{
    const struct node *map = path_node(root, path);
    if (map == NULL || map->first == NULL)
        return;
    fact_begin(w, label);
    for (const struct node *one = map->first; one != NULL; one = one->next) {
        words(w, TINT_NONE, one == map->first ? "" : ", ");
        write_whole(w, TINT_NONE, one->name);
        words(w, TINT_NONE, "=");
        if (one->field->kind == KIND_STRING)
            write_whole(w, TINT_NONE, one->value.b);
    }
    line_end(&w->line);
}

static void write_life(struct transcript_text *w, const struct node *root)
{
    const struct node *opened = path_node(root, "opened"), *closed = path_node(root, "closed");
    const struct node *first = path_node(root, "first_seen");
    bool has_opened = opened != NULL && opened->field->kind == KIND_TIME;
    bool has_closed = closed != NULL && closed->field->kind == KIND_TIME;
    fact_begin(w, "opened");
    if (has_opened)
        write_time(w, opened->value.i, true);
    else {
        words(w, TINT_NONE, "before the capture; first seen ");
        write_time(w, first->value.i, true);
    }
    words(w, TINT_NONE, " UTC, ");
    if (has_closed) {
        words(w, TINT_NONE, "closed by the client ");
        write_time(w, closed->value.i, false);
    } else {
        words(w, TINT_NONE, w->line.options.live ? "still open" : "not closed in this capture");
    }
    line_end(&w->line);
}

static void write_head(struct transcript_text *w, const struct node *root)
{
    struct bytes resource = text_at(root, "resource_uri"), kind = text_at(root, "kind");
    char number[32];
    if (w->last > 0)
        line_end(&w->line);
    snprintf(number, sizeof(number), "Session %" PRIu64 "  ", path_node(root, "number")->value.u);
    words(w, TINT_BOLD, number);
    words(w, TINT_BOLD,
          bytes_equal(kind, BYTES("powershell")) ? "PowerShell"
          : bytes_equal(kind, BYTES("winrs"))    ? "command shell"
                                                 : "shell");
    for (size_t slash; (slash = bytes_find_byte(resource, '/', 0)) < resource.len;)
        resource = bytes_from(resource, slash + 1);
    if (bytes_equal(kind, BYTES("powershell")) && resource.len > 0) {
        words(w, TINT_BOLD, ", ");
        write_whole(w, TINT_BOLD, resource);
    }
    words(w, TINT_NONE, "  shell ");
    write_whole(w, TINT_NONE, text_at(root, "shell_id"));
    if (bool_at(root, "continued"))
        words(w, TINT_WARN, "  (goes on)");
    line_end(&w->line);
    write_who(w, root);
    write_where(w, root);
    write_versions(w, root);
    write_fact(w, "directory", text_at(root, "working_directory"));
    write_map(w, root, "environment", "environment");
    if (w->line.options.verbose)
        write_map(w, root, "options", "options");
    write_life(w, root);
}

/* One line of a text without its line end; false at the end. */
static bool next_line(struct bytes *rest, struct bytes *line)
{
    if (!bytes_next(rest, '\n', line))
        return false;
    if (line->len > 0 && line->data[line->len - 1] == '\r')
        line->len--;
    return true;
}

static void write_command_line(struct transcript_text *w, const struct node *command,
                               bool powershell)
{
    const struct node *time = path_node(command, "time"), *line_node = path_node(command, "line");
    struct bytes rest = text_at(command, "line"), line;
    const char *prompt = powershell ? "PS> " : "> ";
    size_t most = w->line.options.verbose ? SIZE_MAX : SCRIPT_LINES, n = 0;
    line_end(&w->line);
    write_time(w, time->value.i, false);
    words(w, TINT_NONE, "  ");
    if (bool_at(command, "nested"))
        words(w, TINT_NONE, "(nested) ");
    words(w, TINT_C2S, prompt);
    if (line_node == NULL || line_node->field->kind != KIND_STRING)
        words(w, TINT_WARN, "(what was run is not in the capture)");
    for (; next_line(&rest, &line); n++) {
        if (n == most) {
            char text[96];
            size_t more = 1;
            while (next_line(&rest, &line))
                more++;
            line_indent(&w->line, LABEL_COLUMN);
            snprintf(text, sizeof(text),
                     "(%zu lines more; -v shows all, --scripts DIR writes them)", more);
            words(w, TINT_DIM, text);
            line_end(&w->line);
            return;
        }
        if (n > 0) {
            line_indent(&w->line, LABEL_COLUMN);
            words(w, TINT_C2S, powershell ? ">>  " : "> ");
        }
        write_whole(w, TINT_BOLD, line);
        line_end(&w->line);
    }
    if (n == 0)
        line_end(&w->line);
}

static const struct stream_look {
    const char *stream, *label;
    enum tint tint;
} looks[] = {
    {"output", "", TINT_NONE},
    {"stdout", "", TINT_NONE},
    {"host", "", TINT_NONE},
    {"stderr", "stderr", TINT_ERROR},
    {"error", "error", TINT_ERROR},
    {"warning", "warning", TINT_WARN},
    {"verbose", "verbose", TINT_INFO},
    {"debug", "debug", TINT_INFO},
    {"progress", "progress", TINT_DIM},
    {"information", "information", TINT_NONE},
    {"input", "input", TINT_C2S},
    {"stdin", "stdin", TINT_C2S},
    {"question", "asked", TINT_BOLD},
    {"answer", "answered", TINT_C2S},
    {"exit", "exit", TINT_BOLD},
    {"event", "event", TINT_INFO},
    {"signal", "signal", TINT_WARN},
    {"session", "session", TINT_BOLD},
    {"fault", "fault", TINT_ERROR},
    {"missing", "missing", TINT_WARN},
    {"file", "file", TINT_BOLD},
    {"decoded", "decoded", TINT_BOLD},
};

static const struct stream_look *look_of(struct bytes stream)
{
    for (size_t i = 0; i < sizeof(looks) / sizeof(looks[0]); i++)
        if (bytes_equal(stream, bytes_of_string(looks[i].stream)))
            return &looks[i];
    return NULL;
}

static void write_entry(struct transcript_text *w, const struct node *entry, bool timed)
{
    const struct node *text = path_node(entry, "text");
    struct bytes stream = text_at(entry, "stream"), rest = text_at(entry, "text"), line;
    const struct stream_look *look = look_of(stream);
    enum tint tint = look != NULL ? look->tint : TINT_NONE;
    bool secret = text != NULL && node_is_secret(text) && !w->line.options.show_secrets;
    if (secret)
        rest = BYTES("(secret)");
    do {
        if (!next_line(&rest, &line))
            line = bytes_none();
        if (timed)
            write_time(w, path_node(entry, "time")->value.i, false);
        timed = false;
        line_indent(&w->line, LABEL_COLUMN);
        if (look != NULL)
            words(w, tint, look->label);
        else
            write_whole(w, tint, stream);
        line_indent(&w->line, BAR_COLUMN);
        words(w, TINT_DIM, line.len > 0 ? "| " : "|");
        write_whole(w, secret ? TINT_DIM : tint, line);
        line_end(&w->line);
    } while (rest.len > 0);
}

/* Progress replaces itself on a console: of a run of it only the last is shown, unless all is asked
 * for. */
static bool is_replaced(const struct transcript_text *w, const struct node *entry)
{
    return !w->line.options.verbose && entry->next != NULL &&
           bytes_equal(text_at(entry, "stream"), BYTES("progress")) &&
           bytes_equal(text_at(entry->next, "stream"), BYTES("progress"));
}

static void write_end(struct transcript_text *w, const struct node *command)
{
    const struct node *end = path_node(command, "end_time"), *time = path_node(command, "time");
    const struct node *code = path_node(command, "exit_code");
    struct bytes state = text_at(command, "state");
    char text[64];
    if (end == NULL) {
        line_indent(&w->line, LABEL_COLUMN);
        words(w, TINT_WARN, "(its end is not in the capture)");
        line_end(&w->line);
        return;
    }
    write_time(w, end->value.i, false);
    words(w, TINT_NONE, "  ");
    if (code != NULL) {
        bool bad = code->value.i != 0;
        struct bytes name = text_at(command, "exit_code_name");
        snprintf(text, sizeof(text), "exit code %" PRId64, code->value.i);
        words(w, bad ? TINT_ERROR : TINT_DIM, text);
        if (bad && name.len > 0) {
            bool status = code->value.i < 0 || code->value.i > 65535;
            snprintf(text, sizeof(text), " (0x%08" PRIX32 " ", (uint32_t)code->value.i);
            words(w, TINT_ERROR, status ? text : " (");
            write_whole(w, TINT_ERROR, name);
            words(w, TINT_ERROR, ")");
        }
    } else {
        bool bad = !bytes_equal(state, BYTES("Completed"));
        write_whole(w, bad ? TINT_ERROR : TINT_DIM, state);
    }
    struct buf took = buf_init(64);
    value_seconds(end->value.i - time->value.i, &took);
    words(w, TINT_DIM, " after ");
    write_whole(w, TINT_DIM, bytes_part(buf_bytes(&took), 0, 8));
    words(w, TINT_DIM, " s");
    buf_clear(&took);
    line_end(&w->line);
}

static void write_scripts(struct transcript_text *w, const struct node *command)
{
    const struct node *list = path_node(command, "scripts");
    for (const struct node *one = list != NULL ? list->first : NULL; one != NULL; one = one->next) {
        struct bytes file = text_at(one, "file"), hash = text_at(one, "sha256");
        if (file.len == 0)
            continue;
        line_indent(&w->line, LABEL_COLUMN);
        words(w, TINT_BOLD, "script");
        line_indent(&w->line, BAR_COLUMN);
        words(w, TINT_DIM, "| ");
        write_whole(w, TINT_NONE, file);
        words(w, TINT_DIM, "  SHA-256 ");
        write_whole(w, TINT_DIM, hash);
        line_end(&w->line);
    }
}

static void write_command(struct transcript_text *w, const struct node *command, bool powershell)
{
    const struct node *entries = path_node(command, "entries");
    const struct node *id = path_node(command, "command_id");
    bool pool = id == NULL || id->field->kind != KIND_STRING;
    if (pool) {
        line_end(&w->line);
    } else {
        write_command_line(w, command, powershell);
        write_scripts(w, command);
    }
    for (const struct node *e = entries != NULL ? entries->first : NULL; e != NULL; e = e->next)
        if (!is_replaced(w, e))
            write_entry(w, e, pool);
    if (!pool)
        write_end(w, command);
}

static void write_files(struct transcript_text *w, const struct node *root)
{
    const struct node *list = path_node(root, "files");
    char text[64];
    if (list == NULL)
        return;
    line_end(&w->line);
    words(w, TINT_BOLD, "  copied files");
    line_end(&w->line);
    for (const struct node *one = list->first; one != NULL; one = one->next) {
        bool up = bytes_equal(text_at(one, "direction"), BYTES("c2s"));
        line_indent(&w->line, LABEL_COLUMN);
        words(w, TINT_NONE, up ? "to server" : "from server");
        line_indent(&w->line, BAR_COLUMN);
        words(w, TINT_DIM, "| ");
        write_whole(w, TINT_BOLD, text_at(one, "name"));
        snprintf(text, sizeof(text), "  %" PRIu64 " bytes%s", path_node(one, "length")->value.u,
                 bool_at(one, "whole") ? "" : ", not all of it");
        words(w, TINT_NONE, text);
        if (text_at(one, "sha256").len > 0) {
            words(w, TINT_DIM, "  SHA-256 ");
            write_whole(w, TINT_DIM, text_at(one, "sha256"));
        }
        if (text_at(one, "file").len > 0) {
            words(w, TINT_NONE, "  -> ");
            write_whole(w, TINT_NONE, text_at(one, "file"));
        }
        line_end(&w->line);
    }
}

/* Of a session whose head was written when it was open. */
static void write_closing(struct transcript_text *w, const struct node *root)
{
    const struct node *closed = path_node(root, "closed");
    if (closed == NULL || closed->field->kind != KIND_TIME)
        return;
    line_end(&w->line);
    write_time(w, closed->value.i, false);
    words(w, TINT_NONE, "  closed by the client");
    line_end(&w->line);
}

static void transcript_text_record(struct sink *sink, const struct record *r)
{
    struct transcript_text *w = (struct transcript_text *)sink;
    if (strcmp(r->root->field->key, "session") != 0)
        return;
    bool powershell = bytes_equal(text_at(r->root, "kind"), BYTES("powershell"));
    const struct node *commands = path_node(r->root, "commands");
    uint64_t number = path_node(r->root, "number")->value.u;
    bool goes_on = bool_at(r->root, "continued") && w->last == number;
    if (!goes_on)
        write_head(w, r->root);
    w->last = number;
    for (const struct node *c = commands != NULL ? commands->first : NULL; c != NULL; c = c->next)
        write_command(w, c, powershell);
    write_files(w, r->root);
    if (goes_on)
        write_closing(w, r->root);
    if (w->line.options.flush)
        writer_flush(&w->line.writer);
}

static bool transcript_text_close(struct sink *sink)
{
    struct transcript_text *w = (struct transcript_text *)sink;
    bool whole = writer_finish(&w->line.writer);
    int error = errno;
    buf_clear(&w->line.scratch);
    memory_free(w);
    errno = error;
    return whole;
}

struct sink *transcript_text_sink(FILE *out, const struct render_options *options)
{
    struct transcript_text *w = memory_get(sizeof(*w));
    w->sink = (struct sink){transcript_text_record, transcript_text_close};
    w->line.options = *options;
    w->line.columns = options->columns == 0 ? 100 : options->columns;
    w->line.scratch = buf_init(SIZE_MAX);
    writer_start(&w->line.writer, out);
    return &w->sink;
}
