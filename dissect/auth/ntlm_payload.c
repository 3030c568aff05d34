/* [MS-NLMP] 2.2.1 (payload), 2.2.2.1 (AV_PAIR), 2.2.2.2 (Single_Host_Data). */
#include "ntlm_private.h"

#define D(id) (&auth_diagnostics[NTLM_##id])

struct ntlm_payload *ntlm_fields(struct ntlm_message *m, const struct field *field)
{
    struct record *r = m->leg->r;
    struct ntlm_payload *payload = &m->payloads[m->n_payloads++];
    struct node *node = node_add(r, m->node, field);
    uint64_t start = cur_offset(m->c);
    uint64_t len = add_uint_le(r, node, F(NTLM_LEN), m->c, 2);
    add_uint_le(r, node, F(NTLM_MAX_LEN), m->c, 2);
    uint64_t offset = add_uint_le(r, node, F(NTLM_OFFSET), m->c, 4);
    node_close(node, m->c, start);
    *payload = (struct ntlm_payload){.fields = node};
    if (!cur_ok(m->c))
        return payload;
    payload->len = len;
    payload->offset = offset;
    payload->inside = len > 0 && offset <= m->all.len && len <= m->all.len - offset;
    if (len > 0 && !payload->inside)
        diag_add(r, node, D(OUTSIDE), "%llu bytes at %llu of %zu", (unsigned long long)len,
                 (unsigned long long)offset, m->all.len);
    return payload;
}

/*
 * What the head holds in all versions of the message; payload inside it is an error of the
 * sender.
 */
static uint64_t least_head(const struct ntlm_message *m)
{
    switch (m->leg->token->kind) {
    case TOKEN_NTLM_CHALLENGE:
        return 32;
    case TOKEN_NTLM_AUTHENTICATE:
        return 52;
    default:
        return 32;
    }
}

uint64_t ntlm_head_end(const struct ntlm_message *m)
{
    uint64_t end = m->all.len;
    for (size_t i = 0; i < m->n_payloads; i++) {
        const struct ntlm_payload *payload = &m->payloads[i];
        if (payload->inside && payload->offset >= least_head(m) && payload->offset < end)
            end = payload->offset;
    }
    return end;
}

struct cursor ntlm_open(const struct ntlm_message *m, const struct ntlm_payload *payload)
{
    struct cursor whole = cur_init_at(m->all, m->c->source, m->start);
    if (payload == NULL || !payload->inside)
        return cur_init_at(bytes_none(), m->c->source, m->start);
    struct bytes b = cur_at(&whole, payload->offset, payload->len);
    return cur_init_at(b, m->c->source, m->start + payload->offset);
}

static bool is_ascii(struct bytes b)
{
    for (size_t i = 0; i < b.len; i++)
        if (b.data[i] >= 0x80)
            return false;
    return true;
}

/* [MS-NLMP] 2.2: the OEM code page is the sender's and not told. */
static struct bytes add_oem(struct record *r, struct node *parent, const struct field *field,
                            struct cursor *c)
{
    uint64_t start = cur_offset(c);
    struct bytes wire = cur_rest(c), text = wire;
    bool known = is_ascii(wire);
    if (!known) {
        uint8_t *latin = arena_alloc(r->arena, wire.len * 2);
        size_t n = 0;
        for (size_t i = 0; i < wire.len; i++) {
            if (wire.data[i] >= 0x80)
                latin[n++] = (uint8_t)(0xC0 | wire.data[i] >> 6);
            latin[n++] =
                wire.data[i] < 0x80 ? wire.data[i] : (uint8_t)(0x80 | (wire.data[i] & 0x3F));
        }
        text = bytes_of(latin, n);
    }
    struct node *node = put_string(r, parent, field, text, span_of(c->source, start, wire.len));
    if (!known) {
        node->flags |= NODE_GUESSED;
        diag_add(r, node, D(CODE_PAGE), "%s", field->label);
    }
    return text;
}

static struct bytes add_text(struct record *r, struct node *parent, const struct field *field,
                             struct cursor *c, bool unicode)
{
    if (!unicode)
        return add_oem(r, parent, field, c);
    if (cur_left(c) % 2 != 0)
        diag_add(r, parent, D(TEXT), "%s: %zu bytes", field->label, cur_left(c));
    return add_utf16le(r, parent, field, c, cur_left(c));
}

struct bytes ntlm_text(struct ntlm_message *m, const struct ntlm_payload *payload,
                       const struct field *field, bool unicode)
{
    if (payload == NULL || (payload->len > 0 && !payload->inside))
        return bytes_none();
    struct cursor c = ntlm_open(m, payload);
    return add_text(m->leg->r, m->node, field, &c, unicode);
}

/* Length of the values that have a fixed one, by AvId. */
static size_t fixed_length(uint64_t id)
{
    switch (id) {
    case 6:
        return 4;
    case 7:
        return 8;
    case 8:
        return 48;
    case 10:
        return 16;
    default:
        return 0;
    }
}

/* 2.2.2.2. */
static void add_single_host(struct record *r, struct node *parent, struct cursor *c)
{
    struct node *node = node_add(r, parent, F(NTLM_SINGLE_HOST));
    uint64_t start = cur_offset(c);
    add_uint_le(r, node, F(NTLM_SINGLE_HOST_SIZE), c, 4);
    add_uint_le(r, node, F(NTLM_SINGLE_HOST_Z4), c, 4);
    add_bytes(r, node, F(NTLM_SINGLE_HOST_CUSTOM), c, 8);
    add_bytes(r, node, F(NTLM_SINGLE_HOST_MACHINE), c, 32);
    node_close(node, c, start);
}

/* True for flags that announce a MIC. */
static bool add_av_value(struct ntlm_message *m, struct node *pair, uint64_t id,
                         struct cursor *value)
{
    struct record *r = m->leg->r;
    struct auth_token *token = m->leg->token;
    bool of_client = token->kind == TOKEN_NTLM_AUTHENTICATE;
    static const uint8_t none[16];
    struct bytes b;
    size_t fixed = fixed_length(id);
    if (fixed != 0 && cur_left(value) != fixed) {
        diag_add(r, pair, D(AV_LENGTH), "%zu bytes instead of %zu", cur_left(value), fixed);
        add_bytes(r, pair, F(NTLM_AV_BYTES), value, cur_left(value));
        return false;
    }
    switch (id) {
    case 1:
    case 2:
    case 3:
    case 4:
    case 5:
        add_text(r, pair, F(NTLM_AV_TEXT), value, true);
        break;
    case 9:
        b = add_text(r, pair, F(NTLM_AV_TEXT), value, true);
        if (of_client)
            token->target_name = b;
        break;
    case 6:
        return (add_uint_le(r, pair, F(NTLM_AV_FLAGS), value, 4) & 2) != 0;
    case 7:
        add_filetime(r, pair, F(NTLM_AV_TIMESTAMP), value);
        break;
    case 8:
        add_single_host(r, pair, value);
        break;
    case 10:
        b = add_bytes(r, pair, F(NTLM_AV_BYTES), value, cur_left(value));
        if (of_client && !bytes_equal(b, bytes_of(none, sizeof(none))))
            token->channel_bindings = b;
        break;
    default:
        diag_add(r, pair, D(AV_UNKNOWN), "AvId %llu", (unsigned long long)id);
        add_bytes(r, pair, F(NTLM_AV_BYTES), value, cur_left(value));
        break;
    }
    return false;
}

bool ntlm_av_pairs(struct ntlm_message *m, const struct field *field, struct node *parent,
                   struct cursor *c)
{
    struct record *r = m->leg->r;
    struct node *list = node_add(r, parent, field);
    uint64_t start = cur_offset(c);
    bool ended = false, mic = false;
    for (size_t n = 0; !ended && cur_left(c) > 0 && leg_room(m->leg, list, n); n++) {
        uint64_t at = cur_offset(c);
        struct bytes id = cur_peek(c, 2);
        ended = bytes_equal(id, BYTES("\0\0"));
        struct node *pair = node_add(r, list, ended ? F(NTLM_AV_EOL) : F(NTLM_AV_PAIR));
        uint64_t value_of = add_uint_le(r, pair, F(NTLM_AV_ID), c, 2);
        uint64_t len = add_uint_le(r, pair, F(NTLM_AV_LEN), c, 2);
        if (cur_ok(c) && len > cur_left(c)) {
            add_bytes(r, pair, F(NTLM_AV_BYTES), c, (size_t)len);
        } else if (cur_ok(c) && !ended) {
            struct cursor value = cur_sub(c, (size_t)len);
            mic |= add_av_value(m, pair, value_of, &value);
        } else if (cur_ok(c) && len > 0) {
            diag_add(r, pair, D(AV_LENGTH), "MsvAvEOL with %llu bytes", (unsigned long long)len);
            add_bytes(r, pair, F(NTLM_AV_BYTES), c, (size_t)len);
        }
        node_close(pair, c, at);
    }
    node_close(list, c, start);
    if (!ended)
        diag_add(r, list, D(AV_EOL), "%s", field->label);
    return mic;
}

/* Payloads with bytes in the order of their offsets. */
static size_t sorted_payloads(struct ntlm_message *m, struct ntlm_payload *sorted[NTLM_PAYLOADS])
{
    size_t n = 0;
    for (size_t i = 0; i < m->n_payloads; i++) {
        if (!m->payloads[i].inside)
            continue;
        size_t at = n++;
        for (; at > 0 && sorted[at - 1]->offset > m->payloads[i].offset; at--)
            sorted[at] = sorted[at - 1];
        sorted[at] = &m->payloads[i];
    }
    return n;
}

static void add_unused(struct ntlm_message *m, uint64_t from, uint64_t to)
{
    struct bytes b = bytes_part(m->all, (size_t)from, (size_t)(to - from));
    put_bytes(m->leg->r, m->node, F(NTLM_UNUSED), b, span_of(m->c->source, m->start + from, b.len));
}

void ntlm_close(struct ntlm_message *m)
{
    struct ntlm_payload *sorted[NTLM_PAYLOADS];
    size_t n = sorted_payloads(m, sorted);
    uint64_t seen = cur_offset(m->c) - m->start;
    for (size_t i = 0; i < n; i++) {
        const struct ntlm_payload *payload = sorted[i];
        if (payload->offset < seen)
            diag_add(m->leg->r, payload->fields, D(OVERLAP), "%llu bytes at %llu",
                     (unsigned long long)payload->len, (unsigned long long)payload->offset);
        else if (payload->offset > seen)
            add_unused(m, seen, payload->offset);
        if (payload->offset + payload->len > seen)
            seen = payload->offset + payload->len;
    }
    if (seen < m->all.len) {
        add_unused(m, seen, m->all.len);
        diag_add(m->leg->r, m->node, &model_diagnostics[DIAG_TRAILING], "%llu bytes",
                 (unsigned long long)(m->all.len - seen));
    }
}
