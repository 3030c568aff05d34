/*
 * RFC 5246 6.2.1, RFC 8446 5.1: the records, and which handshake message they begin with while
 * that is in the clear.
 */
#include "auth_private.h"

enum { CHANGE_CIPHER_SPEC = 20, HANDSHAKE = 22, APPLICATION_DATA = 23, SERVER_HELLO = 2 };

/* RFC 8446 4.1.3: a ServerHello with this random is a HelloRetryRequest. */
static const uint8_t retry_random[32] = {
    0xCF, 0x21, 0xAD, 0x74, 0xE5, 0x9A, 0x61, 0x11, 0xBE, 0x1D, 0x8C, 0x02, 0x1E, 0x65, 0xB8, 0x91,
    0xC2, 0xA2, 0x11, 0x16, 0x7A, 0xBB, 0x8C, 0x5E, 0x07, 0x9E, 0x09, 0xE2, 0xC8, 0xA8, 0x33, 0x9C};

static void add_handshake_type(struct record *r, struct node *node, struct cursor fragment)
{
    uint64_t start = cur_offset(&fragment);
    struct bytes random = bytes_part(cur_peek(&fragment, cur_left(&fragment)), 6, 32);
    uint64_t type = cur_u8(&fragment);
    if (!cur_ok(&fragment))
        return;
    put_uint(r, node, F(TLS_HANDSHAKE_TYPE), type, span_since(&fragment, start));
    if (type == SERVER_HELLO && bytes_equal(random, bytes_of(retry_random, sizeof(retry_random))))
        put_bool(r, node, F(TLS_RETRY), true, span_of(fragment.source, start + 6, random.len));
}

/* *clear: nothing encrypted went before it in this token. False when it is no record. */
static bool dissect_record(struct leg *leg, struct node *list, struct cursor *c, bool *clear)
{
    struct record *r = leg->r;
    struct node *node = node_add(r, list, F(TLS_RECORD));
    uint64_t start = cur_offset(c);
    uint64_t type = add_uint_be(r, node, F(TLS_TYPE), c, 1);
    uint64_t version = add_uint_be(r, node, F(TLS_VERSION), c, 2);
    bool good = type >= CHANGE_CIPHER_SPEC && type <= APPLICATION_DATA && version >> 8 == 3;
    if (!good) {
        node_close(node, c, start);
        if (cur_ok(c))
            diag_add(r, node, &auth_diagnostics[TLS_RECORD_TYPE], "type %llu, version %04llX",
                     (unsigned long long)type, (unsigned long long)version);
        return false;
    }
    uint64_t length = add_uint_be(r, node, F(TLS_LENGTH), c, 2);
    struct cursor fragment = cur_init_at(cur_peek(c, (size_t)length), c->source, cur_offset(c));
    if (type == HANDSHAKE && *clear)
        add_handshake_type(r, node, fragment);
    /* TLS 1.3 sends change_cipher_spec for show, and what it encrypts as application_data. */
    if (type == CHANGE_CIPHER_SPEC || type == APPLICATION_DATA)
        *clear = false;
    add_bytes(r, node, F(TLS_FRAGMENT), c, (size_t)length);
    node_close(node, c, start);
    return true;
}

void tls_records_dissect(struct leg *leg, struct cursor *c)
{
    struct node *list = node_add(leg->r, leg->node, F(TLS));
    uint64_t start = cur_offset(c);
    bool clear = true;
    size_t n = 0;
    leg->token->kind = TOKEN_TLS;
    while (cur_left(c) > 0 && leg_room(leg, list, n) && dissect_record(leg, list, c, &clear))
        n++;
    if (cur_left(c) > 0)
        add_bytes(leg->r, leg->node, F(UNKNOWN), c, cur_left(c));
    node_close(list, c, start);
}

bool tls_records_retry(const struct node *token)
{
    const struct node *list = node_child(token, F(TLS));
    return list != NULL && node_child(list->first, F(TLS_RETRY)) != NULL;
}
