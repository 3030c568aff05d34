/*
 * [MS-NEGOEX] 2.2.6.2: the header that every message begins with. What follows it is not decoded.
 */
#include "auth_private.h"

enum { HEADER_LEN = 40 };

/* One message. False when its lengths say nothing about where the next begins. */
static bool dissect_message(struct leg *leg, struct node *list, struct cursor *c)
{
    struct record *r = leg->r;
    struct node *node = node_add(r, list, F(NEGOEX_MESSAGE));
    uint64_t start = cur_offset(c);
    struct bytes signature = add_bytes(r, node, F(NEGOEX_SIGNATURE), c, 8);
    add_uint_le(r, node, F(NEGOEX_MESSAGE_TYPE), c, 4);
    add_uint_le(r, node, F(NEGOEX_SEQUENCE), c, 4);
    uint64_t header = add_uint_le(r, node, F(NEGOEX_HEADER_LENGTH), c, 4);
    uint64_t length = add_uint_le(r, node, F(NEGOEX_MESSAGE_LENGTH), c, 4);
    add_guid(r, node, F(NEGOEX_CONVERSATION), c);
    bool good =
        bytes_equal(signature, BYTES("NEGOEXTS")) && header >= HEADER_LEN && length >= header;
    if (cur_ok(c) && good && length > HEADER_LEN)
        add_bytes(r, node, F(NEGOEX_REST), c, (size_t)length - HEADER_LEN);
    else if (cur_ok(c) && !good)
        diag_add(r, node, &auth_diagnostics[NEGOEX_LENGTH],
                 "cbHeaderLength %llu, cbMessageLength %llu", (unsigned long long)header,
                 (unsigned long long)length);
    node_close(node, c, start);
    return good;
}

void negoex_dissect(struct leg *leg, struct cursor *c)
{
    struct node *list = node_add(leg->r, leg->node, F(NEGOEX));
    uint64_t start = cur_offset(c);
    size_t n = 0;
    leg->token->kind = TOKEN_UNKNOWN;
    diag_add(leg->r, list, &model_diagnostics[DIAG_UNTESTED], "%s", "");
    while (cur_left(c) > 0 && leg_room(leg, list, n) && dissect_message(leg, list, c))
        n++;
    if (cur_left(c) > 0)
        add_bytes(leg->r, leg->node, F(UNKNOWN), c, cur_left(c));
    node_close(list, c, start);
}
