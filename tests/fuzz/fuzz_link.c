/*
 * Packets of one link type: two bytes of link type, then packets, each behind a byte that is its
 * length and one that says how much longer it was on the wire.
 */
#include <stdlib.h>

#include "cursor.h"
#include "net.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct limits limits = LIMITS_DEFAULT;
    limits.datagrams = 8;
    struct net *net = net_new(&limits);
    struct cursor c = cur_init(bytes_of(data, size), 0);
    struct capture_packet packet = {.link_type = (uint16_t)cur_uint_le(&c, 2)};
    struct net_segment segment;
    uint64_t read = 0, unread = 0;
    char text[NET_TEXT];
    for (; cur_left(&c) > 0; packet.time += 1000000000, packet.frame.number++) {
        size_t len = cur_u8(&c), more = cur_u8(&c);
        packet.bytes = cur_take(&c, len < cur_left(&c) ? len : cur_left(&c));
        packet.original = (uint32_t)(packet.bytes.len + more);
        if (net_read(net, &packet, &segment) == NET_NOTHING)
            continue;
        read++;
        if (net_endpoint_text(&segment.source, text)[0] == '\0' || segment.payload.len > 65535)
            abort();
    }
    net_finish(net);
    for (int i = 0; i < NET_UNREAD_COUNT; i++)
        unread += net_unread_count(net, (enum net_unread)i);
    if (read + unread > 2 * packet.frame.number)
        abort();
    net_free(net);
    return 0;
}
