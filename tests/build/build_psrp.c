#include "build_psrp.h"

static void add_le(struct buf *out, uint64_t value, size_t n)
{
    for (size_t i = 0; i < n; i++)
        buf_add_byte(out, (uint8_t)(value >> 8 * i));
}

static void add_be(struct buf *out, uint64_t value, size_t n)
{
    for (size_t i = n; i > 0; i--)
        buf_add_byte(out, (uint8_t)(value >> 8 * (i - 1)));
}

static void add_guid(struct buf *out, const struct guid *guid)
{
    uint8_t net[16];
    guid_to_net(guid, net);
    buf_add(out, bytes_of(net, sizeof(net)));
}

void build_psrp_message(struct buf *out, const struct build_psrp_message *message)
{
    add_le(out, message->destination, 4);
    add_le(out, message->type, 4);
    add_guid(out, &message->rpid);
    add_guid(out, &message->pid);
    buf_add(out, message->data);
}

void build_psrp_fragment_header(struct buf *out, uint64_t object_id, uint64_t fragment_id,
                                uint8_t flags, uint32_t blob_length)
{
    add_be(out, object_id, 8);
    add_be(out, fragment_id, 8);
    add_be(out, flags, 1);
    add_be(out, blob_length, 4);
}

void build_psrp_fragment(struct buf *out, uint64_t object_id, uint64_t fragment_id, uint8_t flags,
                         struct bytes blob)
{
    build_psrp_fragment_header(out, object_id, fragment_id, flags, (uint32_t)blob.len);
    buf_add(out, blob);
}

void build_psrp_fragments(struct buf *out, uint64_t object_id, struct bytes message, size_t blob)
{
    uint64_t id = 0;
    do {
        struct bytes piece = bytes_part(message, 0, blob);
        message = bytes_from(message, piece.len);
        build_psrp_fragment(out, object_id, id,
                            (uint8_t)((id == 0 ? 1 : 0) | (message.len == 0 ? 2 : 0)), piece);
        id++;
    } while (message.len > 0);
}
