/* Messages as records. [MS-PSRP] 2.2.1; psrp.md 2, 3. */
#include <string.h>

#include "clixml.h"
#include "psrp.h"
#include "psrp_fields.h"
#include "psrp_keys.h"
#include "psrp_meaning.h"
#include "psrp_pipeline.h"
#include "psrp_types.h"

#define F(id) (&psrp_fields[PSRP_##id])
#define D(id) (&psrp_diagnostics[PSRP_DIAG_##id])

/* An identifier of the envelope around the message, as it stands there; null where there is none.
 */
static void put_id(struct record *r, const struct field *field, const struct field *none,
                   struct bytes text)
{
    if (text.len == 0)
        put_null(r, r->root, none);
    else
        put_string(r, r->root, field, arena_copy(r->arena, text), span_none());
}

/* Only streams of the shell have a name; the other carriers are elements of their own. */
static bool has_stream_name(const char *carrier)
{
    return (psrp_via(carrier) & ~(unsigned)(PSRP_VIA_SEND | PSRP_VIA_RECEIVE)) == 0;
}

/* What the records of whole and of incomplete messages have in common. */
static void put_origin(struct record *r, const struct psrp_message *m)
{
    struct node *root = r->root;
    r->time = m->time;
    r->connection = m->connection;
    record_frames(r, &m->frames);
    put_text(r, root, F(DIRECTION), direction_name(m->direction));
    put_text(r, root, F(CARRIER), m->carrier);
    if (has_stream_name(m->carrier) && m->stream.len > 0)
        put_string(r, root, F(STREAM), arena_copy(r->arena, m->stream), span_none());
    else
        put_null(r, root, F(NO_STREAM));
    put_id(r, F(SHELL_ID), F(NO_SHELL_ID), m->shell_id);
    put_id(r, F(COMMAND_ID), F(NO_COMMAND_ID), m->command_id);
    if (m->has_object_id)
        put_uint(r, root, F(OBJECT_ID), m->object_id, span_none());
    else
        put_null(r, root, F(NO_OBJECT_ID));
    put_uint(r, root, F(FRAGMENTS), m->fragments, span_none());
}

static void put_oddities(struct record *r, const struct psrp_oddity *oddities, size_t n)
{
    for (size_t i = 0; i < n; i++)
        diag_add(r, r->root, oddities[i].kind, "%s", oddities[i].detail);
}

/* The bytes of the message as a source of the record, which may outlive them. */
static uint32_t message_source(struct record *r, const struct psrp_message *m)
{
    struct bytes bytes = m->block != NULL ? m->bytes : arena_copy(r->arena, m->bytes);
    return record_source(r, bytes, m->block, SOURCE_REASSEMBLED, NULL, 0);
}

/* The 40 bytes; fewer leave what is missing out, with a diagnostic. */
static struct psrp_header add_header(struct record *r, struct cursor *c)
{
    struct psrp_header header = {.secret = false};
    header.destination = (uint32_t)add_uint_le(r, r->root, F(DESTINATION), c, 4);
    header.type = (uint32_t)add_uint_le(r, r->root, F(MESSAGE_TYPE), c, 4);
    header.rpid = add_guid(r, r->root, F(RPID), c);
    header.pid = add_guid(r, r->root, F(PID), c);
    return header;
}

/* psrp.md 1.6, "Direction check"; 3.1, column Dir. */
static void check_direction(struct record *r, const struct psrp_message *m,
                            const struct psrp_header *header, const struct psrp_type *type)
{
    struct node *node = node_child(r->root, F(DESTINATION));
    const char *way = direction_name(m->direction);
    uint32_t expected = m->direction == C2S ? 2 : 1;
    if (name_of(psrp_destination_names, header->destination) == NULL)
        diag_add(r, node, D(DESTINATION), "0x%08lX", (unsigned long)header->destination);
    else if (header->destination != expected)
        diag_add(r, node, D(WRONG_DIRECTION), "Destination is %lu, but it went %s",
                 (unsigned long)header->destination, way);
    if (type != NULL && (type->way & 1u << m->direction) == 0)
        diag_add(r, node_child(r->root, F(MESSAGE_TYPE)), D(WRONG_DIRECTION), "%s is never sent %s",
                 type->name != NULL ? type->name : type->net_name, way);
}

static void check_type(struct record *r, const struct psrp_message *m, uint32_t number,
                       const struct psrp_type *type)
{
    struct node *node = node_child(r->root, F(MESSAGE_TYPE));
    if (type == NULL) {
        diag_add(r, node, D(TYPE), "0x%08lX", (unsigned long)number);
        return;
    }
    if (type->name == NULL) {
        diag_add(r, node, D(TYPE_UNDOCUMENTED), "%s in .NET", type->net_name);
        return;
    }
    unsigned via = psrp_via(m->carrier);
    if (via != 0 && (type->via & via) == 0)
        diag_add(r, node, D(WRONG_CARRIER), "%s in %s", type->name, m->carrier);
}

/*
 * RPID is the ShellId and PID the CommandId, in .NET order or, from old clients, in text order.
 * psrp.md 2, "GUID byte order" and "Relations".
 */
static void check_id(struct record *r, const struct field *field, struct psrp_header *header,
                     const struct guid *id, struct bytes around, const char *what)
{
    struct guid named;
    if (guid_is_zero(id) || !guid_parse(around, &named) || guid_equal(id, &named))
        return;
    struct guid swapped = guid_swapped(id);
    char text[GUID_TEXT];
    guid_text(&named, text);
    if (!guid_equal(&swapped, &named))
        diag_add(r, node_child(r->root, field), D(ID_MISMATCH), "the %s is %s", what, text);
    else if (header->text_order == NULL)
        header->text_order = field;
}

static void check_header(struct record *r, const struct psrp_message *m, struct psrp_header *header)
{
    const struct psrp_type *type = psrp_type(header->type);
    check_type(r, m, header->type, type);
    check_direction(r, m, header, type);
    if (m->ids_invented)
        return;
    check_id(r, F(RPID), header, &header->rpid, m->shell_id, "ShellId");
    check_id(r, F(PID), header, &header->pid, m->command_id, "CommandId");
}

/* Hides a property's value, and all of it when it has none. */
static void hide(struct node *property)
{
    const struct node *value = clixml_value(property);
    if (value == NULL)
        property->flags |= NODE_SECRET;
    for (struct node *child = property->first; child != NULL; child = child->next)
        if (child == value)
            child->flags |= NODE_SECRET;
}

/* Encrypted session keys are secrets as much as what they encrypt. */
static bool hide_session_key(struct node *object, uint32_t type)
{
    struct bytes name = BYTES("EncryptedSessionKey");
    if (type != PSRP_ENCRYPTED_SESSION_KEY || object == NULL)
        return false;
    const struct node *first = clixml_property(object, "EncryptedSessionKey");
    if (first == NULL) {
        object->flags |= NODE_SECRET;
        return true;
    }
    for (struct node *node = first->parent->first; node != NULL; node = node->next)
        if (bytes_equal_nocase(node->name, name))
            hide(node);
    return true;
}

/* Data that cannot be told apart may hold a secret: when it names one, it is treated as one. */
static bool may_be_secret(struct bytes data, uint32_t type)
{
    return type == PSRP_ENCRYPTED_SESSION_KEY ||
           bytes_find_nocase(data, BYTES("SS"), 0) < data.len ||
           bytes_find_nocase(data, BYTES("Credential"), 0) < data.len;
}

/* The member data, and what goes with it. Gives the text as sent, without its byte order mark. */
static struct bytes add_data(struct record *r, struct cursor *c, uint32_t type, bool *secret)
{
    struct bytes bom = BYTES("\xEF\xBB\xBF");
    if (bytes_starts(cur_peek(c, bom.len), bom))
        add_bytes(r, r->root, F(BOM), c, bom.len);
    uint64_t offset = cur_offset(c);
    uint32_t whole = c->source;
    struct bytes data = cur_rest(c);
    *secret = false;
    if (data.len == 0) {
        struct node *none = put_null(r, r->root, F(NO_DATA));
        if (type != PSRP_END_OF_PIPELINE_INPUT)
            diag_add(r, none, D(EMPTY_DATA), "%s", "");
        return data;
    }
    /* A source of its own, because CLIXML begins with the first byte of its source. */
    struct piece piece = {span_of(whole, offset, data.len)};
    uint32_t source = record_source(r, data, NULL, SOURCE_REASSEMBLED, &piece, 1);
    struct clixml_result result = {0};
    clixml_dissect(r, r->root, F(DATA), source, &result);
    *secret = result.secret || hide_session_key(result.object, type);
    if (result.object == NULL) {
        struct node *none = put_null(r, r->root, F(NO_DATA));
        diag_add(r, none, D(UNDECODED), "%zu bytes", data.len);
        struct node *node = put_bytes(r, r->root, F(UNDECODED), data, piece.from);
        *secret = *secret || may_be_secret(data, type);
        if (*secret)
            node->flags |= NODE_SECRET;
    }
    return data;
}

struct record *psrp_record(const struct psrp_message *message, const struct psrp_oddity *oddities,
                           size_t n, bool raw, const struct limits *limits,
                           struct psrp_header *header)
{
    struct record *r = record_new(F(MESSAGE), limits);
    put_origin(r, message);
    put_oddities(r, oddities, n);
    uint32_t source = message_source(r, message);
    struct cursor c = record_cursor(r, source);
    *header = add_header(r, &c);
    put_uint(r, r->root, F(LENGTH), message->bytes.len, span_none());
    if (!cur_ok(&c)) {
        put_null(r, r->root, F(NO_DATA));
        return r;
    }
    check_header(r, message, header);
    bool secret;
    struct bytes data = add_data(r, &c, header->type, &secret);
    psrp_add_key(r, header->type);
    header->secret = secret;
    struct node *object = node_child(r->root, F(DATA));
    if (psrp_add_meaning(r, object, header->type) && object != NULL)
        object->field = F(DATA_MEANT);
    if (message->repeated)
        put_bool(r, r->root, F(REPEATED), true, span_none());
    if (message->refused)
        put_bool(r, r->root, F(REFUSED), true, span_none());
    if (raw) {
        struct node *node = put_bytes(r, r->root, F(CLIXML), data,
                                      span_of(source, message->bytes.len - data.len, data.len));
        if (secret)
            node->flags |= NODE_SECRET;
    }
    r->root->span = span_of(source, 0, message->bytes.len);
    return r;
}

struct record *psrp_incomplete_record(const struct psrp_message *message,
                                      const struct psrp_oddity *oddities, size_t n,
                                      const struct limits *limits)
{
    struct record *r = record_new(F(INCOMPLETE), limits);
    struct node *root = r->root;
    put_text(r, root, F(INCOMPLETE_OF), "psrp");
    put_text(r, root, F(INCOMPLETE_REASON), message->reason);
    put_uint(r, root, F(INCOMPLETE_HAVE), message->bytes.len, span_none());
    put_uint(r, root, F(INCOMPLETE_MISSING), message->missing, span_none());
    if (message->missing_bytes > 0)
        put_uint(r, root, F(INCOMPLETE_MISSING_BYTES), message->missing_bytes, span_none());
    put_origin(r, message);
    put_oddities(r, oddities, n);
    /* Where the message began, its header says what is missing. */
    if (message->start && message->bytes.len >= PSRP_MESSAGE_HEADER) {
        uint32_t source = message_source(r, message);
        struct cursor c = record_cursor(r, source);
        struct psrp_header header = add_header(r, &c);
        check_header(r, message, &header);
    }
    if (message->refused)
        put_bool(r, root, F(REFUSED), true, span_none());
    return r;
}

/* Puts the last child of the root behind the data. */
static void move_behind_data(struct record *r)
{
    struct node *root = r->root, *node = root->last;
    struct node *before = node_child(root, F(DATA));
    if (before == NULL)
        before = node_child(root, F(DATA_MEANT));
    if (before == NULL)
        before = node_child(root, F(NO_DATA));
    if (before == NULL || before->next == node || node == before || node->parent != root)
        return;
    struct node *last = before;
    while (last->next != node)
        last = last->next;
    last->next = NULL;
    root->last = last;
    node->next = before->next;
    before->next = node;
}

void psrp_set_calls(struct record *r, uint64_t id)
{
    put_uint(r, r->root, F(CALLS), id, span_none());
    move_behind_data(r);
}

void psrp_set_answers(struct record *r, uint64_t id)
{
    put_uint(r, r->root, F(ANSWERS), id, span_none());
    move_behind_data(r);
}

bool psrp_call_id(const struct record *r, int64_t *ci)
{
    return clixml_int(clixml_property(psrp_data(r), "ci"), ci);
}

struct bytes psrp_protocol_version(const struct record *r)
{
    return clixml_text(clixml_property(psrp_data(r), "protocolversion"));
}
