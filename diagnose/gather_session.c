/* What runs inside sessions: commands and their exit codes, error records, states of pools and
 * pipelines. */
#include <string.h>

#include "gather_private.h"
#include "memory.h"

enum { RUNNING = 4096, CALLS = 4096 };

/* ---- WinRS ---- */

static struct running *running_of(struct gather *gather, struct bytes command)
{
    if (command.len == 0)
        return NULL;
    struct running *running = map_get(gather->running, command);
    if (running != NULL)
        return running;
    running = memory_get(sizeof(*running));
    running->fact.at.count = 1;
    map_put(gather->running, command, running);
    if (map_count(gather->running) > RUNNING)
        memory_free(map_remove_oldest(gather->running));
    return running;
}

void gather_command(struct gather *gather, const struct record *r)
{
    struct running *running = running_of(gather, look_member_text(r->root, "command_id"));
    if (running == NULL)
        return;
    struct command_fact *c = &running->fact;
    gather_at(&c->at, r);
    LOOK_SET(c->line, look_member(r->root, "line"));
    LOOK_SET(running->shell, look_member(r->root, "shell_id"));
    c->line_length = look_member_text(r->root, "line").len;
    const struct node *arguments = look_member(r->root, "arguments");
    for (const struct node *a = arguments != NULL ? arguments->first : NULL; a != NULL;
         a = a->next) {
        struct bytes text = look_text(a);
        size_t len = strlen(c->line);
        c->line_length += text.len + 1;
        if (len + 2 < sizeof(c->line)) {
            c->line[len] = ' ';
            fact_set(c->line + len + 1, sizeof(c->line) - len - 1, text);
        }
    }
    if (fact_says(c->line, "shutdown") || fact_says(c->line, "restart-computer"))
        gather->reboot_asked = true;
}

static void end_command(struct gather *gather, struct running *running, const struct record *r)
{
    struct command_fact *c = &running->fact;
    struct watched *w = gather_watched(gather, r->connection);
    c->done = true;
    c->running = c->at.time != 0 ? r->time - c->at.time : 0;
    c->at.last_time = r->time;
    c->at.last_frame = r->frame;
    c->at.proof = (struct packet){r->frame, r->time};
    w->facts.last.script = c->exit_code == 0 ? r->time : w->facts.last.script;
    w->facts.totals.winrs++;
    if (c->exit_code == 0 && c->error_length == 0 && c->has_exit_code)
        return;
    struct command_fact *row = facts_add_command(&w->facts, ROWS_PER_CONNECTION);
    if (row != NULL) {
        *row = *c;
        row->at.connection = r->connection;
    }
}

void gather_winrs(struct gather *gather, const struct record *r)
{
    struct bytes id = look_member_text(r->root, "command_id");
    struct running *running = running_of(gather, id);
    if (running == NULL)
        return;
    struct command_fact *c = &running->fact;
    running->output = running->output || look_member_text(r->root, "text").len > 0;
    if (look_member_is(r->root, "stream", "stderr")) {
        struct bytes text = look_member_text(r->root, "text");
        size_t len = strlen(c->error_head);
        c->error_length += text.len;
        c->clixml = c->clixml || bytes_starts(text, BYTES("#< CLIXML"));
        c->clixml_errors = c->clixml_errors || bytes_find(text, BYTES("S=\"Error\""), 0) < text.len;
        if (len + 1 < sizeof(c->error_head))
            fact_set(c->error_head + len, sizeof(c->error_head) - len, text);
    }
    uint64_t code;
    if (!look_number(look_member(r->root, "exit_code"), &code))
        return;
    c->exit_code = (int64_t)code;
    c->has_exit_code = true;
    end_command(gather, running, r);
    memory_free(map_remove(gather->running, id));
}

void gather_command_states(struct gather *gather, const struct record *r)
{
    const struct node *states = look_member(r->root, "command_states");
    for (const struct node *s = states != NULL ? states->first : NULL; s != NULL; s = s->next) {
        struct bytes id = look_member_text(s, "command_id");
        struct running *running = map_get(gather->running, id);
        if (running == NULL || running->fact.line[0] == '\0' ||
            !look_member_is(s, "state", "Done") || look_member(s, "exit_code") != NULL)
            continue;
        end_command(gather, running, r);
        memory_free(map_remove(gather->running, id));
    }
}

/* ---- PowerShell ---- */

static struct bytes property(const struct node *data, const char *name)
{
    const struct node *object = node_named(look_member(data, "ms"), bytes_of_string(name));
    return look_text(look_member(object, "value"));
}

static const char *const categories[] = {
    "NotSpecified",        "OpenError",           "CloseError",       "DeviceError",
    "DeadlockDetected",    "InvalidArgument",     "InvalidData",      "InvalidOperation",
    "InvalidResult",       "InvalidType",         "MetadataError",    "NotImplemented",
    "NotInstalled",        "ObjectNotFound",      "OperationStopped", "OperationTimeout",
    "SyntaxError",         "ParserError",         "PermissionDenied", "ResourceBusy",
    "ResourceExists",      "ResourceUnavailable", "ReadError",        "WriteError",
    "FromStdErr",          "SecurityError",       "ProtocolError",    "ConnectionError",
    "AuthenticationError", "LimitsExceeded",      "QuotaExceeded",    "NotEnabled"};

static void read_category(struct error_fact *e, const struct node *record)
{
    const struct node *object =
        node_named(look_member(record, "ms"), BYTES("ErrorCategory_Category"));
    uint64_t number;
    if (look_number(look_member(object, "value"), &number) &&
        number < sizeof(categories) / sizeof(categories[0]))
        FACT_SET(e->category, bytes_of_string(categories[number]));
}

/* The members of an ErrorRecord: MS-PSRP 2.2.3.15. */
static void read_error(struct error_fact *e, const struct node *record)
{
    const struct node *exception = node_named(look_member(record, "ms"), BYTES("Exception"));
    const struct node *types = look_member(exception, "types");
    const struct node *message = node_named(look_member(exception, "props"), BYTES("Message"));
    FACT_SET(e->id, property(record, "FullyQualifiedErrorId"));
    FACT_SET(e->target, property(record, "TargetObject"));
    if (e->target[0] == '\0')
        FACT_SET(e->target, property(record, "ErrorCategory_TargetName"));
    LOOK_SET(e->exception, types != NULL ? types->first : NULL);
    if (e->exception[0] == '\0')
        FACT_SET(e->exception, property(record, "ErrorCategory_Reason"));
    LOOK_SET(e->text, look_member(message, "value"));
    if (e->text[0] == '\0')
        FACT_SET(e->text, property(record, "ErrorDetails_Message"));
    if (e->text[0] == '\0')
        LOOK_SET(e->text, look_member(record, "string"));
    read_category(e, record);
    const struct node *code = node_named(look_member(exception, "props"), BYTES("ErrorCode"));
    uint64_t number;
    if (look_number(look_member(code, "value"), &number))
        e->code = number & 0xFFFFFFFF;
}

static bool same_error(const struct error_fact *a, const struct error_fact *b)
{
    return strcmp(a->where, b->where) == 0 && strcmp(a->state, b->state) == 0 &&
           strcmp(a->id, b->id) == 0 && strcmp(a->exception, b->exception) == 0 &&
           strcmp(a->target, b->target) == 0 && a->asked == b->asked;
}

/* Adds it, or counts it to an equal one. */
static void add_error(struct watched *w, const struct error_fact *e)
{
    for (size_t i = 0; i < w->facts.n_errors; i++) {
        struct error_fact *there = &w->facts.errors[i];
        if (!same_error(there, e))
            continue;
        there->at.count++;
        there->at.last_time = e->at.last_time;
        there->at.last_frame = e->at.last_frame;
        return;
    }
    struct error_fact *row = facts_add_error(&w->facts, ROWS_PER_CONNECTION);
    if (row != NULL)
        *row = *e;
}

static void start_error(struct error_fact *e, const struct record *r, const char *where)
{
    memset(e, 0, sizeof(*e));
    gather_at(&e->at, r);
    FACT_SET(e->where, bytes_of_string(where));
}

static const struct node *error_of_state(const struct node *data)
{
    return node_named(look_member(data, "ms"), BYTES("ExceptionAsErrorRecord"));
}

static void read_pipeline_state(struct watched *w, const struct record *r, const struct node *data,
                                const struct shell_seen *shell)
{
    enum { STOPPED = 3, COMPLETED = 4, FAILED = 5 };
    const struct node *object = node_named(look_member(data, "ms"), BYTES("PipelineState"));
    uint64_t state;
    if (!look_number(look_member(object, "value"), &state))
        return;
    if (state == COMPLETED)
        w->facts.last.script = r->time;
    if (state != STOPPED && state != FAILED)
        return;
    struct error_fact e;
    start_error(&e, r, "pipeline");
    FACT_SET(e.state, state == STOPPED ? BYTES("Stopped") : BYTES("Failed"));
    if (error_of_state(data) != NULL)
        read_error(&e, error_of_state(data));
    struct bytes command = look_member_text(r->root, "command_id");
    e.asked =
        shell != NULL &&
        (shell->deleted ||
         (command.len > 0 && bytes_equal_nocase(command, bytes_of_string(shell->ended_command))));
    if (shell != NULL)
        FACT_SET(e.resource, bytes_of_string(shell->resource));
    add_error(w, &e);
}

static void read_pool_state(struct watched *w, const struct record *r, const struct node *data,
                            struct shell_seen *shell)
{
    enum { OPENED = 2, CLOSED = 3, BROKEN = 5, NEGOTIATED = 7 };
    const struct node *object = node_named(look_member(data, "ms"), BYTES("RunspaceState"));
    uint64_t state;
    if (!look_number(look_member(object, "value"), &state))
        return;
    if (shell != NULL && state == OPENED)
        shell->ready = true;
    if (state != CLOSED && state != BROKEN)
        return;
    struct error_fact e;
    start_error(&e, r, "pool");
    FACT_SET(e.state, state == CLOSED ? BYTES("Closed") : BYTES("Broken"));
    if (error_of_state(data) != NULL)
        read_error(&e, error_of_state(data));
    e.asked = shell != NULL && shell->deleted;
    if (shell != NULL)
        FACT_SET(e.resource, bytes_of_string(shell->resource));
    add_error(w, &e);
}

/* ---- Host calls that want an answer: MS-PSRP 2.2.3.17. ---- */

static bool wants_answer(const struct node *data)
{
    const struct node *object = node_named(look_member(data, "ms"), BYTES("mi"));
    struct bytes name = look_member_text(object, "string");
    return bytes_starts(name, BYTES("Read")) || bytes_starts(name, BYTES("Prompt")) ||
           bytes_starts(name, BYTES("Get"));
}

static void note_call(struct gather *gather, const struct record *r, const struct node *data)
{
    uint64_t id = r->id;
    if (!wants_answer(data) || map_count(gather->calls) >= CALLS)
        return;
    struct error_fact *e = memory_get(sizeof(*e));
    start_error(e, r, "host-call");
    const struct node *object = node_named(look_member(data, "ms"), BYTES("mi"));
    FACT_SET(e->id, look_member_text(object, "string"));
    memory_free(map_put(gather->calls, bytes_of(&id, sizeof(id)), e));
}

static void note_answer(struct gather *gather, const struct record *r)
{
    uint64_t id;
    if (look_number(look_member(r->root, "answers"), &id))
        memory_free(map_remove(gather->calls, bytes_of(&id, sizeof(id))));
}

/* Steps of the key exchange: MS-PSRP 2.2.2.3 to 2.2.2.5. */
static void note_key_exchange(struct shell_seen *shell, const struct record *r, struct bytes type)
{
    static const char *const steps[] = {"PUBLIC_KEY_REQUEST", "PUBLIC_KEY",
                                        "ENCRYPTED_SESSION_KEY"};
    for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]) && shell != NULL; i++)
        if (bytes_equal(type, bytes_of_string(steps[i]))) {
            gather_at(&shell->key_asked, r);
            FACT_SET(shell->key_step, type);
        }
}

void gather_incomplete(struct gather *gather, const struct record *r)
{
    struct error_fact e;
    if (!look_member_is(r->root, "of", "psrp") || look_member_is(r->root, "reason", "missing-end"))
        return;
    start_error(&e, r, "fragments");
    LOOK_SET(e.state, look_member(r->root, "reason"));
    add_error(gather_watched(gather, r->connection), &e);
}

void gather_psrp(struct gather *gather, const struct record *r)
{
    if (look_member_true(r->root, "refused") || look_member_true(r->root, "repeated"))
        return;
    struct watched *w = gather_watched(gather, r->connection);
    struct bytes type = look_member_text(r->root, "message_type");
    const struct node *data = look_member(r->root, "data");
    struct shell_seen *shell = gather_shell(gather, look_member_text(r->root, "shell_id"));
    w->facts.totals.psrp++;
    note_answer(gather, r);
    note_key_exchange(shell, r, type);
    if (bytes_equal(type, BYTES("ERROR_RECORD"))) {
        struct error_fact e;
        start_error(&e, r, "error-record");
        read_error(&e, data);
        if (shell != NULL)
            FACT_SET(e.resource, bytes_of_string(shell->resource));
        add_error(w, &e);
    } else if (bytes_equal(type, BYTES("PIPELINE_STATE"))) {
        read_pipeline_state(w, r, data, shell);
    } else if (bytes_equal(type, BYTES("RUNSPACEPOOL_STATE"))) {
        read_pool_state(w, r, data, shell);
    } else if (bytes_equal(type, BYTES("PIPELINE_HOST_CALL")) ||
               bytes_equal(type, BYTES("RUNSPACEPOOL_HOST_CALL"))) {
        note_call(gather, r, data);
    }
}

/* ---- The end ---- */

static struct facts *facts_of_connection(struct gather *gather, uint32_t connection)
{
    const void *position = NULL;
    struct bytes key;
    void *value;
    while (map_next(gather->conversations, &position, &key, &value)) {
        struct dealing *dealing = value;
        for (size_t i = 0; i < dealing->marks.n; i++)
            if (dealing->marks.list[i].connection == connection)
                return &dealing->facts;
    }
    return NULL;
}

static void end_running(struct gather *gather, struct running *running)
{
    struct command_fact *c = &running->fact;
    struct facts *facts = facts_of_connection(gather, c->at.connection);
    struct shell_seen *shell = gather_shell(gather, bytes_of_string(running->shell));
    if (facts == NULL || shell == NULL || c->line[0] == '\0' || shell->ended_command[0] != '\0')
        return;
    c->deleted = shell->deleted;
    c->running = running->output || c->deleted ? 0 : facts->end - c->at.time;
    struct command_fact *row = facts_add_command(facts, ROWS_PER_CONVERSATION);
    if (row != NULL)
        *row = *c;
}

/* What a runspace pool left open: its opening, or its key exchange. */
static void end_pool(struct gather *gather, const struct shell_seen *shell)
{
    struct facts *facts = facts_of_connection(gather, shell->at.connection);
    struct error_fact e = {.at = shell->at};
    if (facts == NULL || facts->totals.locked > 0)
        return;
    /* Who gives up deletes the shell. */
    int64_t end = shell->deleted_at != 0 ? shell->deleted_at : facts->end;
    if (fact_says(shell->resource, "powershell") && !shell->ready && shell->created != 0 &&
        end - shell->created > STALLED) {
        FACT_SET(e.where, BYTES("pool"));
        FACT_SET(e.state, BYTES("Stalled"));
    } else if (fact_is(shell->key_step, "PUBLIC_KEY_REQUEST") ||
               fact_is(shell->key_step, "PUBLIC_KEY")) {
        e.at = shell->key_asked;
        FACT_SET(e.where, BYTES("key-exchange"));
        FACT_SET(e.id, bytes_of_string(shell->key_step));
    }
    FACT_SET(e.resource, bytes_of_string(shell->resource));
    struct error_fact *row =
        e.where[0] != '\0' ? facts_add_error(facts, ROWS_PER_CONVERSATION) : NULL;
    if (row != NULL)
        *row = e;
}

void gather_session_end(struct gather *gather)
{
    struct running *running;
    const void *position = NULL;
    struct bytes key;
    void *value;
    while ((running = map_remove_oldest(gather->running)) != NULL) {
        end_running(gather, running);
        memory_free(running);
    }
    while (map_next(gather->shells, &position, &key, &value))
        end_pool(gather, value);
    struct error_fact *call;
    while ((call = map_remove_oldest(gather->calls)) != NULL) {
        struct facts *facts = facts_of_connection(gather, call->at.connection);
        struct error_fact *row =
            facts != NULL ? facts_add_error(facts, ROWS_PER_CONVERSATION) : NULL;
        if (row != NULL)
            *row = *call;
        memory_free(call);
    }
}
