/*
 * The second carrier: out-of-process lines -> PSRP. psrp.md 7.10. A log, and a TCP connection,
 * holds one session after the other; the session's id is the RPID of its first message, as it is
 * the shell's over WS-Man.
 */
#include <string.h>

#include "base64.h"
#include "conversation_private.h"
#include "memory.h"
#include "out_of_process.h"

#define LINE_FIELD(word) (&out_of_process_fields[LINE_##word])
#define LINE_DIAG(word) (&out_of_process_diagnostics[LINE_DIAG_##word])

enum { PIPELINES = 4096 }; /* remembered of one session */

/* A target of a session: which way its last piece of data went, for lines without a mark. */
struct line_target {
    bool open; /* a fragment or a message goes on */
    enum direction direction;
    bool created;
};

struct lines {
    char shell_id[GUID_TEXT]; /* "" before the first message */
    struct map *targets;      /* PSGuid in upper case -> struct line_target */
};

struct lines *lines_new(void)
{
    struct lines *lines = memory_get(sizeof(*lines));
    lines->targets = map_new();
    return lines;
}

void lines_free(struct lines *lines)
{
    if (lines == NULL)
        return;
    map_free(lines->targets, memory_free);
    memory_free(lines);
}

static struct line_target *target_of(struct lines *lines, const struct guid *guid)
{
    char text[GUID_TEXT];
    guid_text(guid, text);
    struct bytes key = bytes_of_string(text);
    struct line_target *target = map_get(lines->targets, key);
    if (target != NULL)
        return target;
    if (map_count(lines->targets) >= PIPELINES)
        memory_free(map_remove_oldest(lines->targets));
    target = memory_get(sizeof(*target));
    map_put(lines->targets, key, target);
    return target;
}

struct line {
    struct conversation *c;
    struct lines *lines;
    int64_t time;
    struct frames frames;
    uint32_t connection; /* 0: of a log */
    struct out_of_process_prefix prefix;
    struct out_of_process_element element;
    struct guid guid;
    bool has_guid;
    enum direction direction;
};

static void end_session(struct line *line)
{
    struct lines *lines = line->lines;
    if (lines->shell_id[0] != '\0')
        psrp_end(line->c->psrp, bytes_of_string(lines->shell_id), bytes_none());
    lines->shell_id[0] = '\0';
    map_free(lines->targets, memory_free);
    lines->targets = map_new();
}

/* The first bytes of a message say whom it is for and which session it belongs to. */
static bool first_message(struct bytes bytes, uint32_t *destination, uint32_t *type,
                          struct guid *rpid)
{
    struct cursor c = cur_init(bytes, 0);
    struct psrp_fragment f;
    if (!psrp_fragment_header(&c, &f) || (f.flags & PSRP_START) == 0 || f.object_id == 0)
        return false;
    *destination = (uint32_t)cur_uint_le(&c, 4);
    *type = (uint32_t)cur_uint_le(&c, 4);
    *rpid = guid_from_net(cur_take(&c, 16));
    return cur_ok(&c) && (*destination == 1 || *destination == 2) &&
           psrp_message_type_name(*type) != NULL;
}

/* Which way a Data element goes: as marked, as its message says, as the piece before it went. */
static void settle_direction(struct line *line, struct line_target *target, bool starts,
                             uint32_t destination)
{
    if (line->prefix.has_direction)
        line->direction = line->prefix.direction;
    else if (starts)
        line->direction = destination == 2 ? C2S : S2C;
    else
        line->direction = target->direction;
    target->direction = line->direction;
}

/* Starts the session that a client's first message names. */
static void settle_session(struct line *line, bool starts, uint32_t type, const struct guid *rpid)
{
    enum { SESSION_CAPABILITY = 0x00010002 };
    struct lines *lines = line->lines;
    char id[GUID_TEXT];
    guid_text(rpid, id);
    bool other = lines->shell_id[0] != '\0' && strcmp(lines->shell_id, id) != 0;
    if (!starts || guid_is_zero(rpid))
        return;
    if (other && type == SESSION_CAPABILITY && line->direction == C2S)
        end_session(line);
    if (lines->shell_id[0] == '\0')
        memcpy(lines->shell_id, id, sizeof(id));
}

/* A record of the line itself; without a mark of the time it has none but that of the line before.
 */
static struct record *line_record(const struct line *line)
{
    struct conversation *c = line->c;
    struct record *r = record_new(&out_of_process_fields[LINE], c->options.limits);
    const struct out_of_process_element *e = &line->element;
    r->time = line->time;
    r->connection = line->connection;
    record_frames(r, &line->frames);
    put_text(r, r->root, LINE_FIELD(DIRECTION), direction_name(line->direction));
    if (e->name.len > 0)
        put_string(r, r->root, LINE_FIELD(ELEMENT), arena_copy(r->arena, e->name), span_none());
    if (line->lines->shell_id[0] != '\0')
        put_bytes(r, r->root, LINE_FIELD(SHELL_ID),
                  arena_copy(r->arena, bytes_of_string(line->lines->shell_id)), span_none());
    if (e->stream.len > 0)
        put_string(r, r->root, LINE_FIELD(STREAM), arena_copy(r->arena, e->stream), span_none());
    if (e->psguid.len > 0)
        put_string(r, r->root, LINE_FIELD(PSGUID), arena_copy(r->arena, e->psguid), span_none());
    if (e->kind >= OUT_OF_PROCESS_ERROR)
        put_string(r, r->root, LINE_FIELD(TEXT), arena_copy(r->arena, e->text), span_none());
    return r;
}

static void check_element(struct record *r, const struct line *line)
{
    const struct out_of_process_element *e = &line->element;
    enum direction sender;
    if (e->kind == OUT_OF_PROCESS_TEXT && e->name.len > 0)
        diag_add(r, r->root, LINE_DIAG(UNKNOWN), "<%.*s>", (int)(e->name.len & 0x3F),
                 (const char *)e->name.data);
    else if (e->kind == OUT_OF_PROCESS_TEXT)
        diag_add(r, r->root, LINE_DIAG(STRAY), "%zu bytes", e->text.len);
    if (e->kind >= OUT_OF_PROCESS_ERROR)
        return;
    if (e->attributes != (e->kind == OUT_OF_PROCESS_DATA ? 2u : 1u) || !line->has_guid)
        diag_add(r, r->root, LINE_DIAG(ATTRIBUTES), "%u%s", e->attributes,
                 line->has_guid ? "" : ", no PSGuid that is one");
    if (!e->closed)
        diag_add(r, r->root, LINE_DIAG(CUT), "%s", "");
    if (out_of_process_sender(e->kind, &sender) && line->prefix.has_direction &&
        line->prefix.direction != sender)
        diag_add(r, r->root, LINE_DIAG(WRONG_WAY), "%s", direction_name(line->prefix.direction));
    if (e->kind == OUT_OF_PROCESS_SIGNAL && line->has_guid && guid_is_zero(&line->guid))
        diag_add(r, r->root, LINE_DIAG(ZERO), "%s", "");
}

static void feed_data(struct line *line, struct buf *bytes, struct record *r)
{
    struct conversation *c = line->c;
    struct line_target *target = target_of(line->lines, &line->guid);
    struct guid rpid;
    uint32_t destination = 0, type = 0;
    bool starts = first_message(buf_bytes(bytes), &destination, &type, &rpid);
    settle_direction(line, target, starts, destination);
    settle_session(line, starts, type, &rpid);
    target =
        target_of(line->lines, &line->guid); /* a new session forgets the targets of the old one */
    if (!guid_is_zero(&line->guid) && !target->created && line->direction == C2S)
        diag_add(r, r->root, LINE_DIAG(BEFORE_ACK), "%s", "");
    target->created = true;
    char command[GUID_TEXT] = "";
    if (!guid_is_zero(&line->guid))
        guid_text(&line->guid, command);
    struct block *block = buf_block(bytes);
    bool response = bytes_equal_nocase(line->element.stream, BYTES("PromptResponse"));
    struct psrp_input input = {
        .key = {.shell_id = bytes_of_string(line->lines->shell_id),
                .command_id = bytes_of_string(command),
                .direction = line->direction,
                .stream = response ? BYTES("PromptResponse") : BYTES("Default")},
        .carrier = "Data",
        .bytes = block_bytes(block),
        .block = block,
        .time = line->time,
        .frames = line->frames,
        .connection = line->connection,
        .alone = line->lines->shell_id[0] == '\0',
    };
    psrp_feed(c->psrp, &input);
    block_unref(block);
}

/* A Data element: its record is told only when something is wrong with it, its messages always. */
static void on_data(struct line *line)
{
    struct conversation *c = line->c;
    struct buf bytes = buf_init(c->options.limits->http_body);
    bool decoded = base64_decode(line->element.text, &bytes);
    line->direction = line->prefix.has_direction ? line->prefix.direction : C2S;
    struct record *r = line_record(line);
    check_element(r, line);
    if (line->element.text.len == 0)
        diag_add(r, r->root, LINE_DIAG(NO_TEXT), "%s", "");
    if (!decoded)
        diag_add(r, r->root, LINE_DIAG(BASE64), "%zu bytes decoded", bytes.len);
    if (line->has_guid && bytes.len > 0)
        feed_data(line, &bytes, r);
    buf_clear(&bytes);
    if (r->root->diags != NULL)
        conversation_push(c, r);
    else
        record_free(r);
}

static void on_other(struct line *line)
{
    struct conversation *c = line->c;
    enum direction sender;
    line->direction = line->prefix.has_direction ? line->prefix.direction : S2C;
    if (out_of_process_sender(line->element.kind, &sender) && !line->prefix.has_direction)
        line->direction = sender;
    struct record *r = line_record(line);
    check_element(r, line);
    conversation_push(c, r);
    if (!line->has_guid)
        return;
    if (line->element.kind == OUT_OF_PROCESS_COMMAND ||
        line->element.kind == OUT_OF_PROCESS_COMMAND_ACK)
        target_of(line->lines, &line->guid)->created = true;
    if (line->element.kind == OUT_OF_PROCESS_CLOSE_ACK && guid_is_zero(&line->guid)) {
        end_session(line);
    } else if (line->element.kind == OUT_OF_PROCESS_CLOSE_ACK) {
        char command[GUID_TEXT];
        guid_text(&line->guid, command);
        psrp_end(c->psrp, bytes_of_string(line->lines->shell_id), bytes_of_string(command));
    }
}

static void tell_elements(struct line *line, struct bytes rest)
{
    while (out_of_process_next(&rest, &line->element)) {
        line->has_guid = guid_parse(line->element.psguid, &line->guid);
        if (line->element.kind == OUT_OF_PROCESS_DATA)
            on_data(line);
        else
            on_other(line);
    }
}

void conversation_line(struct conversation *c, const struct conversation_line *from)
{
    struct bytes rest = from->text;
    struct line line = {.c = c, .lines = c->lines, .frames = {&from->frame, 1, 1}};
    line.prefix = out_of_process_prefix(&rest);
    if (line.prefix.has_time)
        c->line_time = line.prefix.time;
    line.time = c->line_time;
    tell_elements(&line, rest);
}

void lines_stream(void *state, void *fed, const struct out_of_process_line *from)
{
    struct conversation *c = state;
    struct connection *connection = fed;
    connection->shown = true;
    if (connection->lines == NULL)
        connection->lines = lines_new();
    struct line line = {.c = c,
                        .lines = connection->lines,
                        .time = from->time,
                        .frames = from->frames,
                        .connection = connection->about.number,
                        .prefix = {.has_direction = true, .direction = from->direction}};
    if (from->after_loss && connection->lines->shell_id[0] != '\0')
        psrp_lost(c->psrp, bytes_of_string(connection->lines->shell_id), bytes_none(),
                  from->direction);
    tell_elements(&line, from->text);
}

void lines_close(struct conversation *c, struct lines *lines)
{
    if (lines == NULL)
        return;
    struct line line = {.c = c, .lines = lines};
    end_session(&line);
    lines_free(lines);
}
