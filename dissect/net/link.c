/* Link layers: capture.md 3; numbers of https://www.tcpdump.org/linktypes.html and IEEE 802 types.
 */
#include "net_inside.h"

enum {
    LINK_NULL = 0,
    LINK_ETHERNET = 1,
    LINK_PPP = 9,
    LINK_RAW_BSD = 12,
    LINK_RAW_OPENBSD = 14,
    LINK_PPP_HDLC = 50,
    LINK_RAW = 101,
    LINK_CISCO_HDLC = 104,
    LINK_LOOP = 108,
    LINK_COOKED = 113,
    LINK_IPV4 = 228,
    LINK_IPV6 = 229,
    LINK_COOKED_2 = 276
};

enum {
    TYPE_IPV4 = 0x0800,
    TYPE_IPV6 = 0x86DD,
    TYPE_VLAN = 0x8100,
    TYPE_VLAN_SERVICE = 0x88A8,
    TYPE_VLAN_OLD = 0x9100,
    TYPE_PPPOE = 0x8864,
    TYPE_MPLS = 0x8847,
    LARGEST_LENGTH = 1500, /* a smaller "type" is the length of an IEEE 802.3 frame */
    PPP_IPV4 = 0x0021,
    PPP_IPV6 = 0x0057
};

static enum net_link result(const struct cursor *c, bool ip)
{
    if (!cur_ok(c))
        return LINK_CUT;
    return ip ? LINK_IP : LINK_NOT_IP;
}

/* The protocol number of PPP may be cut to one byte, which is odd then: RFC 1661 2. */
static enum net_link pass_ppp(struct cursor *c)
{
    uint64_t protocol = cur_u8(c);
    if ((protocol & 1) == 0)
        protocol = protocol << 8 | cur_u8(c);
    return result(c, protocol == PPP_IPV4 || protocol == PPP_IPV6);
}

static enum net_link pass_mpls(struct cursor *c)
{
    while (cur_left(c) > 0)
        if ((cur_uint_be(c, 4) & 0x100) != 0)
            return result(c, true);
    return LINK_CUT;
}

/* Logical link control with a SNAP header: RFC 1042. */
static bool is_snap(struct cursor *c)
{
    static const uint8_t snap[] = {0xAA, 0xAA, 3, 0, 0, 0};
    return bytes_equal(cur_peek(c, sizeof(snap)), bytes_of(snap, sizeof(snap)));
}

static enum net_link pass_type(struct cursor *c, uint64_t type)
{
    while (type == TYPE_VLAN || type == TYPE_VLAN_SERVICE || type == TYPE_VLAN_OLD ||
           (type <= LARGEST_LENGTH && is_snap(c))) {
        cur_skip(c, type <= LARGEST_LENGTH ? 6 : 2);
        type = cur_uint_be(c, 2);
        if (!cur_ok(c))
            return LINK_CUT;
    }
    if (type == TYPE_MPLS)
        return pass_mpls(c);
    if (type == TYPE_PPPOE) {
        cur_skip(c, 6);
        return pass_ppp(c);
    }
    return result(c, type == TYPE_IPV4 || type == TYPE_IPV6);
}

/* A family of the capturing machine, in its byte order. */
static enum net_link pass_family(struct cursor *c)
{
    uint64_t family = cur_uint_be(c, 4);
    if (family > 0xFFFF)
        family >>= 24;
    return result(c, family == 2 || family == 10 || family == 24 || family == 28 || family == 30);
}

enum net_link link_pass(uint16_t link_type, struct cursor *c)
{
    switch (link_type) {
    case LINK_ETHERNET:
        cur_skip(c, 12);
        return pass_type(c, cur_uint_be(c, 2));
    case LINK_NULL:
    case LINK_LOOP:
        return pass_family(c);
    case LINK_RAW:
    case LINK_RAW_BSD:
    case LINK_RAW_OPENBSD:
    case LINK_IPV4:
    case LINK_IPV6:
        return LINK_IP;
    case LINK_COOKED:
        cur_skip(c, 14);
        return pass_type(c, cur_uint_be(c, 2));
    case LINK_COOKED_2: {
        uint64_t type = cur_uint_be(c, 2);
        cur_skip(c, 18);
        return pass_type(c, type);
    }
    case LINK_CISCO_HDLC:
        cur_skip(c, 2);
        return pass_type(c, cur_uint_be(c, 2));
    case LINK_PPP:
    case LINK_PPP_HDLC:
        if (bytes_equal(cur_peek(c, 2), BYTES("\xFF\x03")))
            cur_skip(c, 2);
        return pass_ppp(c);
    default:
        return LINK_UNKNOWN;
    }
}
