#include "conversation_private.h"

#include <string.h>

#include "base64.h"
#include "memory.h"
#include "winrs.h"
#include "xpress.h"

static bool says_soap(const struct http_message *message)
{
    struct bytes type = http_header_value(message, "Content-Type");
    return bytes_starts_nocase(type, BYTES("application/soap+xml")) ||
           bytes_starts_nocase(type, BYTES("multipart/encrypted")) ||
           bytes_starts_nocase(type, BYTES("multipart/x-multi-encrypted"));
}

static struct record *incomplete_record(struct connection *connection,
                                        const struct document *document, enum direction direction)
{
    struct record *r = record_new(FIELD(INCOMPLETE), connection->conversation->options.limits);
    struct span none = span_none();
    put_text(r, r->root, FIELD(INCOMPLETE_OF), "wsman");
    put_text(r, r->root, FIELD(INCOMPLETE_DIRECTION), direction_name(direction));
    put_uint(r, r->root, FIELD(INCOMPLETE_HAVE), document->bytes.len, none);
    put_uint(r, r->root, FIELD(INCOMPLETE_MISSING), document->missing, none);
    put_text(r, r->root, FIELD(INCOMPLETE_REASON), document->reason);
    return r;
}

static struct opened *open_document(struct connection *connection, struct exchange *exchange,
                                    const struct http_message *message, struct document *document)
{
    const struct conversation_options *options = &connection->conversation->options;
    struct opened *opened = arena_alloc(exchange->memory, sizeof(*opened));
    opened->direction = message->direction;
    if (document->reason == NULL) {
        struct record *r = wsman_record_new(options->limits);
        uint32_t source =
            record_source(r, document->bytes, document->block, document->how, NULL, 0);
        wsman_dissect(r, source, message->direction, options->raw, &opened->envelope);
        if (document->bad_encoding)
            diag_add(r, r->root, DIAG(ENCODING), "%s", "");
        if (opened->envelope.envelope) {
            opened->whole = true;
            opened->record = r;
        } else {
            record_free(r);
            document->reason = "not-an-envelope";
        }
    }
    if (!opened->whole) {
        if (!says_soap(message))
            return NULL;
        opened->record = incomplete_record(connection, document, message->direction);
    }
    opened->record->time = document->time;
    opened->record->connection = connection->about.number;
    record_frames(opened->record, &document->frames);
    return opened;
}

struct opened *envelope_open(struct connection *connection, struct exchange *exchange,
                             const struct http_message *message, struct document *documents)
{
    struct opened *first = NULL, **last = &first;
    for (struct document *document = documents; document != NULL; document = document->next) {
        struct opened *opened = open_document(connection, exchange, message, document);
        block_unref(document->block);
        document->block = NULL;
        if (opened == NULL)
            continue;
        *last = opened;
        last = &opened->next;
    }
    return first;
}

void envelope_drop(struct opened *opened)
{
    for (; opened != NULL; opened = opened->next)
        record_free(opened->record);
}

/* What must outlive the wsman record, which goes before the records of what it carries are made. */
struct content {
    struct arena *memory;
    struct wsman_envelope envelope; /* its views copied as far as they are used below */
    struct wsman_payload *payloads;
    struct block **blocks; /* of the payloads, after base64 */
    bool *bad;             /* not base64 */
    int64_t time;
    struct frames frames;
};

static struct block *decode(struct conversation *c, struct bytes base64, bool *bad)
{
    struct buf out = buf_init(c->options.limits->http_body);
    *bad = !base64_decode(base64, &out);
    return buf_block(&out);
}

static struct frames copy_frames(struct arena *memory, const struct frames *frames)
{
    struct frame *list = arena_alloc(memory, frames->n * sizeof(*list));
    if (frames->n > 0)
        memcpy(list, frames->list, frames->n * sizeof(*list));
    return (struct frames){list, frames->n, frames->total};
}

static struct content content_of(struct conversation *c, const struct opened *opened)
{
    const struct wsman_envelope *envelope = &opened->envelope;
    struct content content = {.memory = arena_new(), .envelope = *envelope};
    struct wsman_envelope *copy = &content.envelope;
    copy->shell_id = arena_copy(content.memory, envelope->shell_id);
    copy->command_id = arena_copy(content.memory, envelope->command_id);
    copy->resource_uri = arena_copy(content.memory, envelope->resource_uri);
    copy->relates_to = arena_copy(content.memory, envelope->relates_to);
    copy->protocol_option = arena_copy(content.memory, envelope->protocol_option);
    copy->exit_command_id = arena_copy(content.memory, envelope->exit_command_id);
    size_t n = envelope->n_payloads;
    content.payloads = arena_alloc(content.memory, n * sizeof(*content.payloads));
    content.blocks = arena_alloc(content.memory, n * sizeof(*content.blocks));
    content.bad = arena_alloc(content.memory, n * sizeof(*content.bad));
    for (size_t i = 0; i < n; i++) {
        content.payloads[i] = envelope->payloads[i];
        content.payloads[i].stream = arena_copy(content.memory, envelope->payloads[i].stream);
        content.payloads[i].command_id =
            arena_copy(content.memory, envelope->payloads[i].command_id);
        content.blocks[i] = decode(c, envelope->payloads[i].base64, &content.bad[i]);
        if (content.bad[i])
            diag_add(opened->record, opened->record->root, DIAG(BASE64), "%s of %zu bytes",
                     carrier_name(envelope->payloads[i].carrier), envelope->payloads[i].base64.len);
    }
    content.time = opened->record->time;
    content.frames = copy_frames(content.memory, &opened->record->frames);
    return content;
}

static void content_free(struct content *content)
{
    for (size_t i = 0; i < content->envelope.n_payloads; i++)
        block_unref(content->blocks[i]);
    arena_free(content->memory);
}

/* Fragments start with the upper half of an ObjectId, which is zero in practice (psrp.md 1.2). */
static bool looks_like_fragments(struct bytes b)
{
    struct cursor c = cur_init(b, 0);
    uint64_t object_id = cur_uint_be(&c, 8);
    uint64_t fragment_id = cur_uint_be(&c, 8);
    uint64_t flags = cur_uint_be(&c, 1);
    return cur_ok(&c) && object_id > 0 && object_id >> 48 == 0 && flags <= 3 &&
           ((flags & 1) != 0) == (fragment_id == 0);
}

/*
 * The streams of Send and ReceiveResponse are compressed where the shell agreed on it; where its
 * Create was not captured, by what they look like. creationXml, Arguments and connectXml never are.
 * psrp.md 1.2
 */
static void expand(struct conversation *c, const struct shell *shell, const struct opened *opened,
                   struct content *content, size_t i)
{
    enum carrier carrier = content->payloads[i].carrier;
    struct bytes stored = block_bytes(content->blocks[i]);
    bool unknown = shell == NULL || shell->compression == COMPRESSION_UNKNOWN;
    if ((carrier != CARRIER_SEND && carrier != CARRIER_RECEIVE) || stored.len == 0)
        return;
    if (unknown ? !xpress_looks_chunked(stored) : shell->compression != COMPRESSION_XPRESS)
        return;
    struct buf out = buf_init(c->options.limits->http_body);
    size_t offset;
    enum xpress_problem problem = xpress_expand(stored, &out, &offset);
    if (problem != XPRESS_WHOLE)
        diag_add(opened->record, opened->record->root, DIAG(COMPRESSION),
                 "at byte %zu of %zu of stream %.*s: %s", offset, stored.len,
                 (int)(content->payloads[i].stream.len & 0x3F),
                 (const char *)content->payloads[i].stream.data, xpress_problem_text(problem));
    block_unref(content->blocks[i]);
    content->blocks[i] = buf_block(&out);
}

/* Losses pair answers with requests that they do not belong to: then what the request says is of no
 * use. */
static bool is_unrelated(const struct exchange *exchange, const struct wsman_envelope *envelope,
                         enum direction direction)
{
    return direction == S2C && exchange->message_id.len > 0 && envelope->relates_to.len > 0 &&
           !bytes_equal_nocase(exchange->message_id, envelope->relates_to);
}

static bool is_psrp(const struct exchange *exchange, const struct shell *shell,
                    const struct content *content, enum direction direction, size_t i)
{
    enum carrier carrier = content->payloads[i].carrier;
    if (carrier != CARRIER_SEND && carrier != CARRIER_RECEIVE && carrier != CARRIER_COMMAND)
        return true;
    if (content->envelope.resource_uri.len > 0)
        return wsman_is_powershell(content->envelope.resource_uri);
    if (exchange->resource_uri.len > 0 && !is_unrelated(exchange, &content->envelope, direction))
        return wsman_is_powershell(exchange->resource_uri);
    if (shell != NULL && shell->known)
        return shell->powershell;
    return looks_like_fragments(block_bytes(content->blocks[i]));
}

/* creationXml is continued by Send without CommandId, Arguments by Send with it (psrp.md 1.4). */
static struct bytes stream_of(const struct wsman_payload *payload)
{
    switch (payload->carrier) {
    case CARRIER_CREATION_XML:
    case CARRIER_COMMAND:
        return BYTES("stdin");
    case CARRIER_CONNECT_XML:
    case CARRIER_CONNECT_RESPONSE_XML:
        return bytes_of_string(carrier_name(payload->carrier));
    case CARRIER_SEND:
    case CARRIER_RECEIVE:
        break;
    }
    return payload->stream;
}

static void feed_psrp(struct connection *connection, const struct shell *shell,
                      const struct content *content, size_t i, struct bytes shell_id,
                      enum direction direction, bool refused)
{
    const struct wsman_payload *payload = &content->payloads[i];
    struct bytes command_id = payload->command_id;
    if (payload->carrier == CARRIER_COMMAND && command_id.len == 0)
        command_id = content->envelope.command_id;
    struct psrp_input input = {
        .key = {.shell_id = shell_id,
                .command_id = command_id,
                .direction = direction,
                .stream = stream_of(payload)},
        .carrier = carrier_name(payload->carrier),
        .bytes = block_bytes(content->blocks[i]),
        .block = content->blocks[i],
        .time = content->time,
        .frames = content->frames,
        .connection = connection->about.number,
        .refused = refused,
        .protocol_option = payload->carrier == CARRIER_CREATION_XML
                               ? content->envelope.protocol_option
                               : bytes_none(),
        .ids_invented = shell != NULL && shell->id_invented,
        /* Without an identifier nothing may be joined to it. */
        .alone = shell_id.len == 0 || payload->carrier == CARRIER_CONNECT_XML ||
                 payload->carrier == CARRIER_CONNECT_RESPONSE_XML,
    };
    if (input.bytes.len > 0)
        psrp_feed(connection->conversation->psrp, &input);
}

static void stamp(struct connection *connection, struct record *r, const struct content *content)
{
    r->time = content->time;
    r->connection = connection->about.number;
    record_frames(r, &content->frames);
}

/* A character of UTF-8 that is cut between two elements of a stream stands whole in the later one.
 */
static struct bytes remainder_name(const struct winrs_stream *stream, struct buf *name)
{
    buf_add(name, stream->shell_id);
    buf_add_byte(name, 0);
    buf_add(name, stream->command_id);
    buf_add_byte(name, 0);
    buf_add(name, stream->stream);
    return buf_bytes(name);
}

static struct winrs_remainder take_remainder(struct conversation *c,
                                             const struct winrs_stream *stream)
{
    struct winrs_remainder taken = {.n = 0};
    struct buf name = buf_init(c->options.limits->http_head);
    struct winrs_remainder *kept = map_remove(c->remainders, remainder_name(stream, &name));
    if (kept != NULL)
        taken = *kept;
    memory_free(kept);
    buf_clear(&name);
    return taken;
}

static void keep_remainder(struct conversation *c, const struct winrs_stream *stream)
{
    struct winrs_remainder rest;
    rest.n = winrs_rest(stream, rest.bytes);
    if (rest.n == 0)
        return;
    struct winrs_remainder *kept = memory_get(sizeof(*kept));
    *kept = rest;
    struct buf name = buf_init(c->options.limits->http_head);
    memory_free(map_put(c->remainders, remainder_name(stream, &name), kept));
    buf_clear(&name);
    if (map_count(c->remainders) > c->options.limits->shells)
        memory_free(map_remove_oldest(c->remainders));
}

/* What a record of a stream shows as text. */
static struct bytes winrs_text(const struct record *r)
{
    for (const struct node *node = r->root->first; node != NULL; node = node->next)
        if (strcmp(node->field->key, "text") == 0 && node->field->kind == KIND_STRING)
            return node->value.b;
    return bytes_none();
}

static void tell_winrs(struct connection *connection, const struct content *content, size_t i,
                       struct bytes shell_id, const struct shell *shell)
{
    const struct conversation_options *options = &connection->conversation->options;
    const struct wsman_payload *payload = &content->payloads[i];
    struct winrs_stream stream = {
        .shell_id = shell_id,
        .command_id =
            payload->command_id.len > 0 ? payload->command_id : content->envelope.command_id,
        .stream = payload->stream,
        .bytes = block_bytes(content->blocks[i]),
        .block = content->blocks[i],
        .codepage = shell != NULL ? shell->codepage : 0,
        .end = payload->end,
        .joins = true,
    };
    struct winrs_remainder before = take_remainder(connection->conversation, &stream);
    stream.before = bytes_of(before.bytes, before.n);
    struct record *r = wsman_winrs_record(options->limits, &stream, options->raw);
    keep_remainder(connection->conversation, &stream);
    output_add(connection->conversation, shell_id, stream.command_id, stream.stream, winrs_text(r));
    stamp(connection, r, content);
    conversation_push(connection->conversation, r);
}

static void tell_exit_code(struct connection *connection, const struct content *content,
                           struct bytes shell_id)
{
    const struct wsman_envelope *envelope = &content->envelope;
    if (!envelope->has_exit_code)
        return;
    struct record *r = wsman_exit_record(connection->conversation->options.limits, shell_id,
                                         envelope->exit_command_id, envelope->exit_code);
    stamp(connection, r, content);
    conversation_push(connection->conversation, r);
    struct record *objects[OUTPUT_RECORDS];
    size_t n = output_end(connection->conversation, shell_id, envelope->exit_command_id, objects);
    for (size_t i = 0; i < n; i++) {
        stamp(connection, objects[i], content);
        conversation_push(connection->conversation, objects[i]);
    }
}

/*
 * A command line is told with its request when that says its CommandId, else with the answer that
 * brings it. A request that was refused ran nothing.
 */
static void make_command(struct connection *connection, struct exchange *exchange,
                         const struct opened *opened, struct bytes shell_id,
                         const struct shell *shell, const struct content *content)
{
    const struct wsman_envelope *envelope = &opened->envelope;
    if (envelope->kind != WSMAN_COMMAND || exchange->refused ||
        wsman_is_powershell(envelope->resource_uri))
        return;
    record_free(exchange->command);
    exchange->command = wsman_command_record(
        connection->conversation->options.limits, opened->record, envelope, shell_id,
        envelope->command_id, shell != NULL ? shell->environment : NULL,
        shell != NULL ? shell->n_environment : 0);
    stamp(connection, exchange->command, content);
}

static void tell_command(struct connection *connection, struct exchange *exchange,
                         struct bytes command_id)
{
    if (exchange->command == NULL || command_id.len == 0)
        return;
    wsman_command_set_id(exchange->command, command_id);
    conversation_push(connection->conversation, exchange->command);
    exchange->command = NULL;
}

/* The id by which things are joined: of this message, else of the request that it answers, else,
 * where that could not be read or is another's, the connection's newest. */
static struct bytes joining_id(const struct connection *connection, const struct exchange *exchange,
                               const struct opened *opened)
{
    if (opened->envelope.shell_id.len > 0)
        return opened->envelope.shell_id;
    if (opened->direction == S2C && exchange->request_read &&
        !is_unrelated(exchange, &opened->envelope, S2C))
        return exchange->shell_id;
    if (opened->direction == S2C)
        return bytes_of(connection->last_shell, connection->n_last_shell);
    return bytes_none();
}

static void check_relation(const struct exchange *exchange, const struct opened *opened)
{
    const struct wsman_envelope *envelope = &opened->envelope;
    if (is_unrelated(exchange, envelope, opened->direction))
        diag_add(opened->record, opened->record->root, DIAG(RELATES), "%.*s, asked was %.*s",
                 (int)(envelope->relates_to.len & 0xFF), (const char *)envelope->relates_to.data,
                 (int)(exchange->message_id.len & 0xFF), (const char *)exchange->message_id.data);
}

/* What a shell is comes with its Create, or, where that names no shell, is joined to it by the
 * answer. */
static void learn(const struct exchange *exchange, struct shell *shell, const struct opened *opened,
                  bool refused)
{
    bool answers = opened->envelope.kind == WSMAN_CREATE_RESPONSE;
    if (shell == NULL || refused)
        return;
    if (opened->envelope.kind == WSMAN_CREATE || (answers && exchange->shell_id.len == 0))
        shell_learn_creation(shell, &exchange->creation);
    if (answers)
        shell->id_invented = exchange->request_read && exchange->shell_id.len == 0;
    shell_learn(shell, &opened->envelope);
}

static void tell_envelope(struct connection *connection, struct exchange *exchange,
                          struct opened *opened)
{
    struct conversation *c = connection->conversation;
    bool refused = opened->direction == C2S && exchange->refused;
    struct shell *shell = shell_get(c, joining_id(connection, exchange, opened));
    struct content content = content_of(c, opened);
    struct bytes shell_id = arena_copy(content.memory, shell != NULL ? shell->id : bytes_none());
    learn(exchange, shell, opened, refused);
    if (content.envelope.kind == WSMAN_CREATE_RESPONSE)
        shell_remember_last(connection, shell);
    if (refused)
        wsman_set_refused(opened->record);
    check_relation(exchange, opened);
    for (size_t i = 0; i < content.envelope.n_payloads; i++)
        expand(c, shell, opened, &content, i);
    make_command(connection, exchange, opened, shell_id, shell, &content);
    for (size_t i = 0; i < content.envelope.n_payloads; i++)
        if (is_psrp(exchange, shell, &content, opened->direction, i) &&
            secrets_in_clear(c, shell_id, block_bytes(content.blocks[i])))
            wsman_hide_raw(opened->record);
    conversation_push(c, opened->record);
    opened->record = NULL;
    tell_command(connection, exchange, content.envelope.command_id);
    for (size_t i = 0; i < content.envelope.n_payloads; i++) {
        if (is_psrp(exchange, shell, &content, opened->direction, i))
            feed_psrp(connection, shell, &content, i, shell_id, opened->direction, refused);
        else if (!refused)
            tell_winrs(connection, &content, i, shell_id, shell);
    }
    tell_exit_code(connection, &content, shell_id);
    if (content.envelope.command_done && content.envelope.exit_command_id.len > 0)
        psrp_end(c->psrp, shell_id, content.envelope.exit_command_id);
    if (content.envelope.kind == WSMAN_DELETE_RESPONSE && shell_id.len > 0) {
        psrp_end(c->psrp, shell_id, bytes_none());
        psrp_states_end(c->states, shell_id);
        connection->n_last_shell = 0;
    }
    content_free(&content);
}

/* What the streams of the shell carried in it is lost: of a command, where the request says which.
 */
static void tell_broken(struct connection *connection, const struct exchange *exchange,
                        struct opened *opened)
{
    conversation_push(connection->conversation, opened->record);
    envelope_lost(connection, opened->direction == S2C ? exchange->command_id : bytes_none(),
                  opened->direction);
}

void envelope_lost(struct connection *connection, struct bytes command_id, enum direction direction)
{
    psrp_lost(connection->conversation->psrp,
              bytes_of(connection->last_shell, connection->n_last_shell), command_id, direction);
    psrp_states_lost(connection->conversation->states,
                     bytes_of(connection->last_shell, connection->n_last_shell));
}

void envelope_tell(struct connection *connection, struct exchange *exchange, struct opened *opened)
{
    for (; opened != NULL; opened = opened->next) {
        if (opened->whole)
            tell_envelope(connection, exchange, opened);
        else
            tell_broken(connection, exchange, opened);
        opened->record = NULL;
    }
}

void envelope_psrp_message(void *state, const struct psrp_message *message,
                           const struct psrp_oddity *oddities, size_t n)
{
    struct conversation *c = state;
    const struct limits *limits = c->options.limits;
    if (!message->whole) {
        psrp_states_lost(c->states, message->shell_id);
        conversation_push(c, psrp_incomplete_record(message, oddities, n, limits));
        return;
    }
    struct psrp_header header;
    struct record *r = psrp_record(message, oddities, n, c->options.raw, limits, &header);
    struct call_key key = {.known = false};
    if (!message->refused && !message->repeated)
        key = calls_key(r, &header, message->shell_id);
    calls_join(c, r, &key);
    psrp_states_message(c->states, r, message, &header);
    secrets_open(c, r, &header, message);
    uint64_t id = conversation_push(c, r);
    calls_remember(c, &key, id);
    secrets_told(c, message, id);
}
