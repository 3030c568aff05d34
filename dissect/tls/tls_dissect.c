#include "tls_dissect.h"

#include "tls_certificate.h"

#define F(id) (&tls_fields[TLS_F_##id])

/* One message. */
struct dissection {
    struct record *r;
    uint16_t version;
    uint8_t message;
};

/* The length of a vector and, as a child, what it holds. RFC 8446 3.4. */
static struct cursor vector(struct dissection *d, struct node *parent, struct cursor *c, size_t n)
{
    uint64_t len = add_uint_be(d->r, parent, F(VECTOR_LENGTH), c, n);
    return cur_sub(c, (size_t)len);
}

static void numbers(struct dissection *d, struct node *parent, const struct field *list_field,
                    const struct field *field, struct cursor *c)
{
    uint64_t start = cur_offset(c);
    struct node *list = node_add(d->r, parent, list_field);
    while (cur_left(c) > 0)
        add_uint_be(d->r, list, field, c, 2);
    node_close(list, c, start);
}

static void rest_as_bytes(struct dissection *d, struct node *parent, const struct field *field,
                          struct cursor *c)
{
    if (cur_left(c) > 0)
        add_bytes(d->r, parent, field, c, cur_left(c));
}

/* ---- Extensions ---- */

static void server_names(struct dissection *d, struct node *node, struct cursor *c)
{
    if (cur_left(c) == 0) /* the server's answer says nothing */
        return;
    struct cursor list = vector(d, node, c, 2);
    struct node *names = node_add(d->r, node, F(SERVER_NAMES));
    while (cur_left(&list) > 0) {
        uint8_t type = cur_u8(&list);
        uint64_t len = cur_uint_be(&list, 2);
        add_bytes(d->r, names, type == 0 ? F(SERVER_NAME) : F(EXTENSION_DATA), &list, (size_t)len);
    }
}

static void protocols(struct dissection *d, struct node *node, struct cursor *c)
{
    struct cursor list = vector(d, node, c, 2);
    struct node *names = node_add(d->r, node, F(PROTOCOLS));
    while (cur_left(&list) > 0) {
        uint64_t len = cur_u8(&list);
        add_bytes(d->r, names, F(PROTOCOL), &list, (size_t)len);
    }
}

static void versions(struct dissection *d, struct node *node, struct cursor *c)
{
    struct cursor list = d->message == TLS_CLIENT_HELLO ? vector(d, node, c, 1) : cur_sub(c, 2);
    numbers(d, node, F(VERSIONS), F(VERSION), &list);
}

static void groups(struct dissection *d, struct node *node, struct cursor *c)
{
    struct cursor list = vector(d, node, c, 2);
    numbers(d, node, F(GROUPS), F(NAMED_GROUP), &list);
}

static void signatures(struct dissection *d, struct node *node, struct cursor *c)
{
    struct cursor list = vector(d, node, c, 2);
    numbers(d, node, F(SIGNATURES), F(SIGNATURE_SCHEME), &list);
}

static void add_share(struct dissection *d, struct node *list, struct cursor *c)
{
    uint64_t start = cur_offset(c);
    struct node *share = node_add(d->r, list, F(KEY_SHARE));
    add_uint_be(d->r, share, F(NAMED_GROUP), c, 2);
    if (cur_left(c) > 0) { /* a HelloRetryRequest names the group alone */
        uint64_t len = add_uint_be(d->r, share, F(VECTOR_LENGTH), c, 2);
        add_bytes(d->r, share, F(KEY_EXCHANGE), c, (size_t)len);
    }
    node_close(share, c, start);
}

static void key_shares(struct dissection *d, struct node *node, struct cursor *c)
{
    struct node *list = node_add(d->r, node, F(KEY_SHARES));
    if (d->message != TLS_CLIENT_HELLO) {
        add_share(d, list, c);
        return;
    }
    struct cursor shares = vector(d, node, c, 2);
    while (cur_left(&shares) > 0)
        add_share(d, list, &shares);
}

static void ticket(struct dissection *d, struct node *node, struct cursor *c)
{
    rest_as_bytes(d, node, F(TICKET), c);
}

/* Identities of PSKs are tickets. */
static const struct {
    uint16_t type;
    void (*dissect)(struct dissection *d, struct node *node, struct cursor *c);
} extension_forms[] = {
    {TLS_EXTENSION_SERVER_NAME, server_names},
    {TLS_EXTENSION_ALPN, protocols},
    {TLS_EXTENSION_SUPPORTED_VERSIONS, versions},
    {TLS_EXTENSION_GROUPS, groups},
    {TLS_EXTENSION_SIGNATURE_ALGORITHMS, signatures},
    {TLS_EXTENSION_SIGNATURE_ALGORITHMS_CERT, signatures},
    {TLS_EXTENSION_KEY_SHARE, key_shares},
    {TLS_EXTENSION_SESSION_TICKET, ticket},
    {TLS_EXTENSION_PRE_SHARED_KEY, ticket},
};

static void extension(struct dissection *d, struct node *list, struct cursor *c)
{
    uint64_t start = cur_offset(c);
    struct node *node = node_add(d->r, list, F(EXTENSION));
    uint64_t type = add_uint_be(d->r, node, F(EXTENSION_TYPE), c, 2);
    uint64_t len = add_uint_be(d->r, node, F(EXTENSION_LENGTH), c, 2);
    struct cursor data = cur_sub(c, (size_t)len);
    node_close(node, c, start);
    if (!cur_ok(c))
        return;
    for (size_t i = 0; i < sizeof(extension_forms) / sizeof(extension_forms[0]); i++)
        if (extension_forms[i].type == type)
            extension_forms[i].dissect(d, node, &data);
    rest_as_bytes(d, node, F(EXTENSION_DATA), &data);
    if (!cur_ok(&data))
        diag_add(d->r, node, &tls_diagnostics[TLS_D_MALFORMED], "%s", "");
}

static void extensions(struct dissection *d, struct node *node, struct cursor *c)
{
    if (cur_left(c) == 0)
        return;
    struct cursor data = vector(d, node, c, 2);
    struct node *list = node_add(d->r, node, F(EXTENSIONS));
    uint64_t start = cur_offset(&data);
    while (cur_left(&data) > 0)
        extension(d, list, &data);
    node_close(list, &data, start);
    if (!cur_ok(&data))
        cur_fail(c, CUR_MALFORMED);
}

/* ---- Messages ---- */

static void random_and_session(struct dissection *d, struct node *node, struct cursor *c)
{
    add_bytes(d->r, node, F(RANDOM), c, TLS_RANDOM);
    uint64_t len = add_uint_be(d->r, node, F(VECTOR_LENGTH), c, 1);
    add_bytes(d->r, node, F(SESSION_ID), c, (size_t)len);
}

static void client_hello(struct dissection *d, struct node *node, struct cursor *c)
{
    add_uint_be(d->r, node, F(LEGACY_VERSION), c, 2);
    random_and_session(d, node, c);
    struct cursor suites = vector(d, node, c, 2);
    numbers(d, node, F(CIPHER_SUITES), F(CIPHER_SUITE), &suites);
    uint64_t len = add_uint_be(d->r, node, F(VECTOR_LENGTH), c, 1);
    add_bytes(d->r, node, F(COMPRESSIONS), c, (size_t)len);
    extensions(d, node, c);
}

static void server_hello(struct dissection *d, struct node *node, struct cursor *c)
{
    struct tls_server_hello hello;
    if (tls_read_server_hello(cur_peek(c, cur_left(c)), &hello) && hello.retry)
        put_bool(d->r, node, F(RETRY), true, span_of(c->source, cur_offset(c) + 2, TLS_RANDOM));
    add_uint_be(d->r, node, F(LEGACY_VERSION), c, 2);
    random_and_session(d, node, c);
    add_uint_be(d->r, node, F(CIPHER_SUITE), c, 2);
    add_uint_be(d->r, node, F(COMPRESSION), c, 1);
    extensions(d, node, c);
}

static void encrypted_extensions(struct dissection *d, struct node *node, struct cursor *c)
{
    extensions(d, node, c);
}

bool tls_next_certificate(struct cursor *c, uint16_t version, bool *started,
                          struct cursor *certificate)
{
    if (!*started) {
        *started = true;
        if (version == TLS_1_3) /* certificate_request_context */
            cur_skip(c, cur_u8(c));
        cur_skip(c, 3);
    }
    if (cur_left(c) == 0)
        return false;
    *certificate = cur_sub(c, (size_t)cur_uint_be(c, 3));
    if (version == TLS_1_3) /* the extensions of this certificate */
        cur_skip(c, (size_t)cur_uint_be(c, 2));
    return cur_ok(certificate);
}

static void certificates(struct dissection *d, struct node *node, struct cursor *c)
{
    struct node *list = node_add(d->r, node, F(CERTIFICATE_LIST));
    struct cursor each;
    bool started = false;
    while (tls_next_certificate(c, d->version, &started, &each))
        add_bytes(d->r, list, F(CERTIFICATE_DATA), &each, cur_left(&each));
}

static void certificate_request(struct dissection *d, struct node *node, struct cursor *c)
{
    if (d->version == TLS_1_3) {
        cur_skip(c, cur_u8(c)); /* certificate_request_context */
        extensions(d, node, c);
        return;
    }
    struct cursor types = vector(d, node, c, 1);
    rest_as_bytes(d, node, F(BODY), &types);
    if (d->version == TLS_1_2)
        signatures(d, node, c);
    struct cursor names = vector(d, node, c, 2);
    struct node *list = node_add(d->r, node, F(AUTHORITIES));
    while (cur_left(&names) > 0) {
        struct cursor name = cur_sub(&names, (size_t)cur_uint_be(&names, 2));
        struct span span = span_of(name.source, cur_offset(&name), cur_left(&name));
        if (cur_ok(&name))
            put_string(d->r, list, F(AUTHORITY), tls_name_text(d->r->arena, name), span);
    }
}

/* Only a named curve says which group it is, RFC 8422 5.4. */
static void server_key_exchange(struct dissection *d, struct node *node, struct cursor *c)
{
    enum { NAMED_CURVE = 3 };
    struct bytes first = cur_peek(c, 1);
    if (first.len == 1 && first.data[0] == NAMED_CURVE) {
        add_uint_be(d->r, node, F(CURVE_TYPE), c, 1);
        add_uint_be(d->r, node, F(NAMED_GROUP), c, 2);
    }
    rest_as_bytes(d, node, F(BODY), c);
}

static void new_session_ticket(struct dissection *d, struct node *node, struct cursor *c)
{
    add_uint_be(d->r, node, F(TICKET_LIFETIME), c, 4);
    if (d->version == TLS_1_3) {
        cur_skip(c, 4); /* ticket_age_add */
        cur_skip(c, cur_u8(c));
    }
    uint64_t len = add_uint_be(d->r, node, F(VECTOR_LENGTH), c, 2);
    add_bytes(d->r, node, F(TICKET), c, (size_t)len);
    if (d->version == TLS_1_3)
        extensions(d, node, c);
}

static void key_update(struct dissection *d, struct node *node, struct cursor *c)
{
    uint64_t start = cur_offset(c);
    uint8_t asked = cur_u8(c);
    if (cur_ok(c))
        put_bool(d->r, node, F(KEY_UPDATE), asked != 0, span_since(c, start));
}

static const struct {
    uint8_t type;
    void (*dissect)(struct dissection *d, struct node *node, struct cursor *c);
} message_forms[] = {
    {TLS_CLIENT_HELLO, client_hello},
    {TLS_SERVER_HELLO, server_hello},
    {TLS_ENCRYPTED_EXTENSIONS, encrypted_extensions},
    {TLS_CERTIFICATE, certificates},
    {TLS_CERTIFICATE_REQUEST, certificate_request},
    {TLS_SERVER_KEY_EXCHANGE, server_key_exchange},
    {TLS_NEW_SESSION_TICKET, new_session_ticket},
    {TLS_KEY_UPDATE, key_update},
};

struct node *tls_add_message(struct record *r, struct node *list, enum direction direction,
                             struct cursor c, uint16_t version)
{
    struct dissection d = {.r = r, .version = version};
    struct node *node = node_add(r, list, F(MESSAGE));
    uint64_t start = cur_offset(&c);
    put_text(r, node, F(DIRECTION), direction_name(direction));
    d.message = (uint8_t)add_uint_be(r, node, F(MSG_TYPE), &c, 1);
    uint64_t len = add_uint_be(r, node, F(LENGTH), &c, 3);
    struct cursor body = cur_sub(&c, (size_t)len);
    node_close(node, &c, start);
    for (size_t i = 0; i < sizeof(message_forms) / sizeof(message_forms[0]); i++)
        if (message_forms[i].type == d.message)
            message_forms[i].dissect(&d, node, &body);
    if (!cur_ok(&body))
        diag_add(r, node, &tls_diagnostics[TLS_D_MALFORMED], "%s", "");
    rest_as_bytes(&d, node, F(BODY), &body);
    return node;
}
