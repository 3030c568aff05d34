/* Operations and their faults. */
#include <string.h>

#include "gather_private.h"
#include "memory.h"

struct shell_seen *gather_shell(struct gather *gather, struct bytes id)
{
    if (id.len == 0)
        return NULL;
    struct shell_seen *shell = map_get(gather->shells, id);
    if (shell != NULL)
        return shell;
    shell = memory_get(sizeof(*shell));
    map_put(gather->shells, id, shell);
    if (map_count(gather->shells) > gather->limits->shells)
        memory_free(map_remove_oldest(gather->shells));
    return shell;
}

static void set_option(char *member, size_t room, const struct node *options, const char *name)
{
    const struct node *option = node_named(options, bytes_of_string(name));
    if (option != NULL && option->field->kind == KIND_STRING)
        fact_set(member, room, option->value.b);
}

/* True when this MessageID was sent before; the oldest are forgotten. */
static bool was_sent(struct gather *gather, struct bytes id)
{
    enum { MESSAGES = 4096 };
    static const char sent = 1;
    if (id.len == 0)
        return false;
    if (map_get(gather->messages, id) != NULL)
        return true;
    union {
        const char *there;
        void *value;
    } mark = {&sent};
    map_put(gather->messages, id, mark.value);
    if (map_count(gather->messages) > MESSAGES)
        map_remove_oldest(gather->messages);
    return false;
}

static bool ends_command(const struct node *root)
{
    struct bytes code = look_text(look_path(root, "signal.code"));
    return bytes_find_nocase(code, BYTES("terminate"), 0) < code.len ||
           bytes_find_nocase(code, BYTES("ctrl_c"), 0) < code.len ||
           bytes_find_nocase(code, BYTES("crtl_c"), 0) < code.len;
}

static void learn_from_request(struct gather *gather, struct operation *o, const struct record *r)
{
    struct shell_seen *shell = gather_shell(gather, bytes_of_string(o->shell));
    if (shell == NULL)
        return;
    o->ends_shell = fact_is(o->action, "Delete");
    o->ends_command = fact_is(o->action, "Signal") && ends_command(r->root);
    if (fact_is(o->action, "Create")) {
        shell->created = r->time;
        gather_at(&shell->at, r);
        FACT_SET(shell->resource, bytes_of_string(o->resource));
    }
    if (o->ends_command)
        FACT_SET(shell->ended_command, bytes_of_string(o->command));
    if (o->ends_shell) {
        shell->deleted = true;
        shell->deleted_at = r->time;
    }
    if (fact_is(o->action, "Disconnect"))
        shell->parted = true;
    else if (fact_is(o->action, "Reconnect") || fact_is(o->action, "Connect"))
        shell->parted = false;
}

static void read_request(struct gather *gather, const struct record *r)
{
    struct watched *w = gather_watched(gather, r->connection);
    struct operation *o = &w->operation;
    if (look_member_true(r->root, "refused") || o->there)
        return; /* of several envelopes of a request the first one says what it is */
    o->there = true;
    LOOK_SET(o->action, look_member(r->root, "action"));
    LOOK_SET(o->resource, look_member(r->root, "resource_uri"));
    LOOK_SET(o->message_id, look_member(r->root, "message_id"));
    LOOK_SET(o->shell, look_member(r->root, "shell_id"));
    LOOK_SET(o->command, look_member(r->root, "command_id"));
    o->operation_timeout = look_member_time(r->root, "operation_timeout");
    o->max_envelope = look_member_number(r->root, "max_envelope_size", 0);
    const struct node *options = look_member(r->root, "options");
    set_option(o->codepage, sizeof(o->codepage), options, "WINRS_CODEPAGE");
    set_option(o->noprofile, sizeof(o->noprofile), options, "WINRS_NOPROFILE");
    set_option(o->protocolversion, sizeof(o->protocolversion), options, "protocolversion");
    o->repeated = was_sent(gather, look_member_text(r->root, "message_id"));
    struct totals *t = &w->facts.totals;
    t->commands += fact_is(o->action, "Command");
    t->sends += fact_is(o->action, "Send");
    t->terminates += fact_is(o->action, "Signal") && ends_command(r->root);
    t->pulls += fact_is(o->action, "Pull");
    learn_from_request(gather, o, r);
}

static void read_fault(struct exchange_fact *e, const struct node *fault)
{
    e->fault = true;
    e->code = look_member_number(fault, "code", 0);
    LOOK_SET(e->subcode, look_member(fault, "subcode"));
    LOOK_SET(e->text, look_member(fault, "message"));
    if (e->text[0] == '\0')
        LOOK_SET(e->text, look_member(fault, "reason"));
    LOOK_SET(e->provider, look_member(fault, "provider"));
    LOOK_SET(e->machine, look_member(fault, "machine"));
    const struct node *nested = look_member(fault, "nested");
    for (const struct node *n = nested != NULL ? nested->first : NULL; n != NULL; n = n->next) {
        uint64_t code = look_member_number(n, "code", 0);
        if (code == 0 || code == e->code)
            continue;
        if (e->inner == 0)
            e->inner = code;
        else if (e->inner2 == 0)
            e->inner2 = code;
    }
}

static void learn_from_answer(struct gather *gather, struct watched *w, struct exchange_fact *e,
                              const struct record *r)
{
    struct bytes id = look_member_text(r->root, "shell_id");
    struct shell_seen *shell = gather_shell(gather, id.len > 0 ? id : bytes_of_string(e->shell));
    struct totals *t = &w->facts.totals;
    bool good = !e->fault;
    t->creates += good && fact_is(e->action, "Create");
    t->deletes += good && fact_is(e->action, "Delete");
    if (shell == NULL)
        return;
    e->after_delete = shell->deleted || shell->parted ||
                      (e->command[0] != '\0' && strcmp(shell->ended_command, e->command) == 0);
    e->after_reboot = gather->reboot_asked;
    if (shell->last_use != 0)
        e->shell_silence = e->at.time - shell->last_use;
    e->shell_idle_timeout = shell->idle_timeout;
    if (!good)
        return;
    int64_t idle = 0;
    const struct node *about = look_path(r->root, "shell.idle_timeout");
    if (about != NULL && about->field->kind == KIND_DURATION)
        idle = about->value.i;
    if (idle > 0)
        shell->idle_timeout = idle;
    if (shell->created == 0)
        shell->created = r->time;
    shell->last_use = r->time;
}

static void read_answer(struct gather *gather, const struct record *r)
{
    struct watched *w = gather_watched(gather, r->connection);
    if (!w->has_exchange)
        return;
    struct exchange_fact *e = &w->facts.exchanges[w->facts.n_exchanges - 1];
    const struct node *fault = look_member(r->root, "fault");
    if (fault != NULL && fault->field->kind != KIND_NULL && !e->fault)
        read_fault(e, fault);
    learn_from_answer(gather, w, e, r);
    const struct node *items = look_member(r->root, "items");
    for (const struct node *i = items != NULL ? items->first : NULL; i != NULL; i = i->next)
        w->facts.totals.pulled_items++;
    const struct node *method = look_member(r->root, "method");
    if (method != NULL) {
        LOOK_SET(e->called, look_member(method, "name"));
        e->return_value = look_member_number(method, "return_value", 0);
    }
    gather_command_states(gather, r);
    w->facts.totals.polls += e->fault && e->code == 2150858793 && fact_is(e->action, "Receive");
}

void gather_wsman(struct gather *gather, const struct record *r)
{
    if (look_member_is(r->root, "direction", "c2s"))
        read_request(gather, r);
    else
        read_answer(gather, r);
}
