#include "http_describe.h"

#include "http_fields.h"

#define F(id) (&http_fields[HTTP_##id])

/* Which diagnostic says which oddity. */
struct oddity {
    unsigned bit;
    enum http_diagnostic diagnostic;
};

static const struct oddity oddities[] = {
    {HTTP_ODD_NOT_WHOLE, HTTP_NOT_WHOLE},
    {HTTP_ODD_HOLE, HTTP_HOLE},
    {HTTP_ODD_BAD_CHUNK, HTTP_BAD_CHUNK},
    {HTTP_ODD_BAD_CODING, HTTP_BAD_CODING},
    {HTTP_ODD_BODY_LIMIT, HTTP_BODY_LIMIT},
    {HTTP_ODD_HEADER_LIMIT, HTTP_HEADER_LIMIT},
    {HTTP_ODD_HEADER_LINE, HTTP_HEADER_LINE},
    {HTTP_ODD_LENGTHS, HTTP_LENGTHS},
    {HTTP_ODD_BARE_LF, HTTP_BARE_LF},
    {HTTP_ODD_UNASKED, HTTP_UNASKED},
    {HTTP_ODD_RESYNCHRONISED, HTTP_RESYNCHRONISED},
};

static const struct oddity part_oddities[] = {
    {HTTP_PART_CUT, HTTP_PART_IS_CUT},
    {HTTP_PART_NO_LENGTH, HTTP_PART_HAS_NO_LENGTH},
    {HTTP_PART_PADDED, HTTP_PART_IS_PADDED},
    {HTTP_PART_SEARCHED, HTTP_PART_WAS_SEARCHED},
    {HTTP_PART_TOKEN_LENGTH, HTTP_PART_TOKEN_IMPOSSIBLE},
    {HTTP_PART_EMPTY, HTTP_PART_IS_EMPTY},
    {HTTP_PART_NOT_CLOSED, HTTP_PART_IS_NOT_CLOSED},
    {HTTP_PART_SKIPPED, HTTP_PART_BYTES_SKIPPED},
    {HTTP_PART_LIMIT, HTTP_PART_TOO_MANY},
};

struct record *http_record_new(const struct limits *limits)
{
    return record_new(&http_fields[HTTP], limits);
}

/* Where the strings of a message lie once the record holds them. */
struct keeper {
    struct record *r;
    struct bytes head;
    uint32_t source; /* 0 when the message has no head: strings are copied one by one */
    size_t from;     /* the first line has been used up to here */
};

static struct keeper keep_head(struct record *r, const struct http_message *message)
{
    struct keeper keeper = {.r = r, .head = message->head};
    if (message->head.len == 0)
        return keeper;
    if (message->head_block == NULL)
        keeper.head = arena_copy(r->arena, message->head);
    keeper.source = record_source(r, keeper.head, message->head_block, SOURCE_STREAM, NULL, 0);
    return keeper;
}

/* A word of the first line: words come in the order in which they stand there. */
static void put_word(struct keeper *keeper, struct node *group, const struct field *field,
                     struct bytes word)
{
    size_t offset = bytes_find(keeper->head, word, keeper->from);
    if (keeper->source == 0 || offset == keeper->head.len) {
        put_string(keeper->r, group, field, arena_copy(keeper->r->arena, word), span_none());
        return;
    }
    keeper->from = offset + word.len;
    put_string(keeper->r, group, field, bytes_part(keeper->head, offset, word.len),
               span_of(keeper->source, offset, word.len));
}

static void put_status(struct keeper *keeper, struct node *group, unsigned status)
{
    struct span span = span_none();
    if (keeper->source != 0 && status >= 100) {
        char digits[] = {(char)('0' + status / 100), (char)('0' + status / 10 % 10),
                         (char)('0' + status % 10)};
        size_t offset = bytes_find(keeper->head, bytes_of(digits, 3), keeper->from);
        if (offset < keeper->head.len) {
            span = span_of(keeper->source, offset, 3);
            keeper->from = offset + 3;
        }
    }
    put_uint(keeper->r, group, F(STATUS), status, span);
}

/* Values of Authorization that say nothing but how. The URI is that of client certificates. */
static const char *const bare_schemes[] = {
    "",         "Negotiate",
    "Kerberos", "NTLM",
    "CredSSP",  "Basic",
    "Digest",   "http://schemas.dmtf.org/wbem/wsman/1/wsman/secprofile/https/mutual"};

/* True for a header field of credentials that says more than the name of a scheme. */
static bool is_secret(const struct http_header *header)
{
    if (!bytes_equal_nocase(header->name, BYTES("Authorization")) &&
        !bytes_equal_nocase(header->name, BYTES("Proxy-Authorization")))
        return false;
    for (size_t i = 0; i < sizeof(bare_schemes) / sizeof(*bare_schemes); i++)
        if (bytes_equal_nocase(header->value, bytes_of_string(bare_schemes[i])))
            return false;
    return true;
}

static void put_headers(const struct keeper *keeper, struct node *group,
                        const struct http_message *message)
{
    struct record *r = keeper->r;
    struct node *list = node_add(r, group, F(HEADERS));
    for (size_t i = 0; i < message->n_headers; i++) {
        const struct http_header *header = &message->headers[i];
        struct bytes name, value;
        struct span span = span_none();
        if (keeper->source != 0 && header->value_offset >= header->offset) {
            uint64_t end = header->value_offset + header->value.len;
            name = bytes_part(keeper->head, (size_t)header->offset, header->name.len);
            value = bytes_part(keeper->head, (size_t)header->value_offset, header->value.len);
            span = span_of(keeper->source, header->offset, (size_t)(end - header->offset));
        } else {
            name = arena_copy(r->arena, header->name);
            value = arena_copy(r->arena, header->value);
        }
        struct node *pair = put_pair(r, list, F(HEADER), name, value, span);
        if (is_secret(header))
            pair->flags |= NODE_SECRET;
    }
    if (list->first != NULL && list->last->span.source != 0)
        list->span = span_of(
            list->first->span.source, list->first->span.offset,
            (size_t)(list->last->span.offset + list->last->span.len - list->first->span.offset));
}

static void report(struct record *r, struct node *node, const struct oddity *table, size_t n,
                   unsigned bits)
{
    for (size_t i = 0; i < n; i++)
        if ((bits & table[i].bit) != 0)
            diag_add(r, node, &http_diagnostics[table[i].diagnostic], "%s", "");
}

struct node *http_describe(struct record *r, const struct http_message *message)
{
    bool request = message->direction == C2S;
    if (!request && node_child(r->root, F(REQUEST)) == NULL)
        put_null(r, r->root, F(NO_REQUEST));
    struct keeper keeper = keep_head(r, message);
    struct node *group = node_add(r, r->root, request ? F(REQUEST) : F(RESPONSE));
    group->span = span_of(keeper.source, 0, keeper.head.len);
    put_int(r, group, F(TIME), message->time, span_none());
    if (message->frame.number != 0)
        put_uint(r, group, F(FRAME), message->frame.number, span_none());
    if (message->frame.file > 1)
        put_uint(r, group, F(FILE), message->frame.file, span_none());
    if (message->first_time != message->time)
        put_int(r, group, F(FIRST_TIME), message->first_time, span_none());
    if (request) {
        put_word(&keeper, group, F(METHOD), message->method);
        put_word(&keeper, group, F(TARGET), message->target);
        put_word(&keeper, group, F(VERSION), message->version);
    } else {
        /* The version stands first on the line; it is shown behind what matters. */
        struct keeper version = keeper;
        keeper.from = message->version.len;
        put_status(&keeper, group, message->status);
        put_word(&keeper, group, F(REASON), message->reason);
        put_word(&version, group, F(VERSION), message->version);
    }
    put_headers(&keeper, group, message);
    report(r, group, oddities, sizeof(oddities) / sizeof(*oddities), message->oddities);
    return group;
}

void http_describe_no_response(struct record *r)
{
    put_null(r, r->root, F(NO_RESPONSE));
}

void http_put_tls(struct record *r, bool tls)
{
    put_bool(r, r->root, F(TLS), tls, span_none());
}

void http_put_protection(struct record *r, struct node *group, const char *protection)
{
    put_text(r, group, F(PROTECTION), protection);
}

void http_put_body(struct record *r, struct node *group, const char *outcome)
{
    if (outcome != NULL)
        put_text(r, group, F(BODY), outcome);
    else
        put_null(r, group, F(NO_BODY));
}

void http_put_parts(struct record *r, struct node *group, size_t n)
{
    put_uint(r, group, F(PARTS), n, span_none());
}

void http_put_missing(struct record *r, struct node *group, uint64_t bytes)
{
    put_uint(r, group, F(MISSING), bytes, span_none());
}

void http_put_part(struct record *r, struct node *group, uint32_t body_source,
                   const struct http_part *part)
{
    struct node *node = node_add(r, group, F(PART));
    struct span whole = span_of(body_source, part->offset, part->end - part->offset);
    node->span = whole;
    put_string(r, node, F(PART_PROTOCOL), part->protocol, whole);
    put_string(r, node, F(PART_TYPE), part->type, whole);
    put_string(r, node, F(PART_CHARSET), part->charset, whole);
    put_uint(r, node, F(PART_LENGTH), part->length, whole);
    const struct sealed *sealed = &part->sealed;
    if ((part->oddities & HTTP_PART_EMPTY) == 0 && part->token_offset >= 4)
        put_uint(r, node, F(PART_TOKEN_BYTES), part->token_length,
                 span_of(body_source, part->token_offset - 4, 4));
    if (sealed->token.len > 0)
        put_bytes(r, node, F(PART_TOKEN), sealed->token,
                  span_of(body_source, part->token_offset, sealed->token.len));
    put_bytes(r, node, F(PART_DATA), sealed->data,
              span_of(body_source, part->data_offset, sealed->data.len));
    report(r, node, part_oddities, sizeof(part_oddities) / sizeof(*part_oddities), part->oddities);
}
