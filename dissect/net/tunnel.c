/*
 * Packets inside packets, as mirror ports and virtual networks make them. RFC 2003, 2473, 4213 (IP
 * in IP), 2784, 2890 (GRE), 2637 (PPTP), draft-foschiano-erspan, 7348 and draft-ietf-nvo3-vxlan-gpe
 * (VXLAN), 8926 (Geneve).
 */
#include "net_inside.h"

enum { CARRIES_IPV4 = 4, CARRIES_UDP = 17, CARRIES_IPV6 = 41, CARRIES_GRE = 47 };

enum gre_flag {
    GRE_CHECKSUM = 0x8000,
    GRE_ROUTING = 0x4000,
    GRE_KEY = 0x2000,
    GRE_SEQUENCE = 0x1000,
    GRE_ACKNOWLEDGEMENT = 0x0080
};

enum gre_type {
    GRE_ETHERNET = 0x6558,
    GRE_PPP = 0x880B,
    GRE_ERSPAN = 0x88BE,
    GRE_ERSPAN_3 = 0x22EB
};

enum udp_port { VXLAN = 4789, VXLAN_GPE = 4790, GENEVE = 6081, VXLAN_LINUX = 8472 };

static enum net_link pass_erspan_3(struct cursor *c)
{
    enum { OPTIONAL_SUBHEADER = 1, FRAME_IP = 2 };
    cur_skip(c, 10);
    uint64_t last = cur_uint_be(c, 2);
    cur_skip(c, (last & OPTIONAL_SUBHEADER) != 0 ? 8 : 0);
    if ((last >> 10 & 0x1F) == FRAME_IP)
        return cur_ok(c) ? LINK_IP : LINK_CUT;
    return link_pass_ethernet(c);
}

static enum net_link pass_gre(struct cursor *c)
{
    uint64_t flags = cur_uint_be(c, 2), type = cur_uint_be(c, 2);
    /* Source routes of RFC 1701: nobody sends them. */
    if ((flags & GRE_ROUTING) != 0)
        return LINK_NOT_IP;
    static const uint16_t words[] = {GRE_CHECKSUM, GRE_KEY, GRE_SEQUENCE, GRE_ACKNOWLEDGEMENT};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        cur_skip(c, (flags & words[i]) != 0 ? 4 : 0);
    if (type == GRE_ERSPAN)
        /* Type II has a header of its own, and comes with sequence numbers. */
        cur_skip(c, (flags & GRE_SEQUENCE) != 0 ? 8 : 0);
    if (type == GRE_ERSPAN || type == GRE_ETHERNET)
        return link_pass_ethernet(c);
    if (type == GRE_ERSPAN_3)
        return pass_erspan_3(c);
    return type == GRE_PPP ? link_pass_ppp(c) : link_pass_type(c, type);
}

/* The identifier is valid, a group policy may stand beside it, all else is 0. */
static bool is_vxlan(struct bytes head)
{
    return head.len == 8 && (head.data[0] & 0x7F) == 0x08 && head.data[7] == 0;
}

static enum net_link pass_vxlan_gpe(struct cursor *c)
{
    cur_skip(c, 3);
    uint8_t next = cur_u8(c);
    cur_skip(c, 4);
    if (next == 1 || next == 2)
        return cur_ok(c) ? LINK_IP : LINK_CUT;
    return next == 3 ? link_pass_ethernet(c) : LINK_NOT_IP;
}

static enum net_link pass_geneve(struct cursor *c)
{
    size_t options = (size_t)(cur_u8(c) & 0x3F) * 4;
    cur_skip(c, 1);
    uint64_t type = cur_uint_be(c, 2);
    cur_skip(c, 4 + options);
    return type == GRE_ETHERNET ? link_pass_ethernet(c) : link_pass_type(c, type);
}

/* UDP that by port and first bytes is a virtual network. */
static bool pass_udp(struct cursor *c, enum net_link *inside)
{
    enum { GPE_FLAGS = 0x0C };
    struct cursor udp = *c;
    cur_skip(&udp, 2);
    uint64_t port = cur_uint_be(&udp, 2);
    cur_skip(&udp, 4);
    struct bytes head = cur_peek(&udp, 8);
    if (!cur_ok(&udp) || head.len < 8)
        return false;
    if ((port == VXLAN || port == VXLAN_LINUX) && is_vxlan(head)) {
        cur_skip(&udp, 8);
        *inside = link_pass_ethernet(&udp);
    } else if (port == VXLAN_GPE && (head.data[0] & 0xFE) == GPE_FLAGS) {
        *inside = pass_vxlan_gpe(&udp);
    } else if (port == GENEVE && head.data[0] >> 6 == 0 && head.data[7] == 0) {
        *inside = pass_geneve(&udp);
    } else {
        return false;
    }
    *c = udp;
    return true;
}

bool tunnel_pass(uint8_t protocol, struct cursor *c, enum net_link *inside)
{
    switch (protocol) {
    case CARRIES_IPV4:
    case CARRIES_IPV6:
        *inside = LINK_IP;
        return true;
    case CARRIES_GRE:
        *inside = pass_gre(c);
        return true;
    case CARRIES_UDP:
        return pass_udp(c, inside);
    default:
        return false;
    }
}
