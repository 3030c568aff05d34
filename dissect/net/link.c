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
    LINK_PPP_ETHERNET = 51,
    LINK_RAW = 101,
    LINK_CISCO_HDLC = 104,
    LINK_LOOP = 108,
    LINK_COOKED = 113,
    LINK_PPP_DIRECTION = 204,
    LINK_IPV4 = 228,
    LINK_IPV6 = 229,
    LINK_NFLOG = 239,
    LINK_PKTAP = 258,
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
    PPP_IPV6 = 0x0057,
    ADDRESSES = 12, /* of an Ethernet frame */
    PPPOE_HEADER = 6,
    NFLOG_PAYLOAD = 9 /* NFULA_PAYLOAD */
};

static enum net_link result(const struct cursor *c, bool ip)
{
    if (!cur_ok(c))
        return LINK_CUT;
    return ip ? LINK_IP : LINK_NOT_IP;
}

/* The protocol number of PPP may be cut to one byte, which is odd then: RFC 1661 2. */
enum net_link link_pass_ppp(struct cursor *c)
{
    /* Address and control of HDLC framing. */
    if (bytes_equal(cur_peek(c, 2), BYTES("\xFF\x03")))
        cur_skip(c, 2);
    uint64_t protocol = cur_u8(c);
    if ((protocol & 1) == 0)
        protocol = protocol << 8 | cur_u8(c);
    return result(c, protocol == PPP_IPV4 || protocol == PPP_IPV6);
}

/* Passes the labels; true when IP follows them, else the control word of RFC 4385 is passed, too,
 * and an Ethernet frame follows. */
static bool pass_labels(struct cursor *c)
{
    while (cur_ok(c) && (cur_uint_be(c, 4) & 0x100) == 0)
        ;
    struct bytes first = cur_peek(c, 1);
    if (first.len == 0 || first.data[0] >> 4 != 0)
        return true;
    cur_skip(c, 4);
    return false;
}

/* Logical link control with a SNAP header: RFC 1042. */
static bool is_snap(struct cursor *c)
{
    static const uint8_t snap[] = {0xAA, 0xAA, 3, 0, 0, 0};
    return bytes_equal(cur_peek(c, sizeof(snap)), bytes_of(snap, sizeof(snap)));
}

enum net_link link_pass_type(struct cursor *c, uint64_t type)
{
    for (;;) {
        if (type == TYPE_VLAN || type == TYPE_VLAN_SERVICE || type == TYPE_VLAN_OLD)
            cur_skip(c, 2);
        else if (type <= LARGEST_LENGTH && is_snap(c))
            cur_skip(c, 6);
        else if (type != TYPE_MPLS)
            break;
        else if (pass_labels(c))
            return result(c, true);
        else
            cur_skip(c, ADDRESSES);
        type = cur_uint_be(c, 2);
        if (!cur_ok(c))
            return LINK_CUT;
    }
    if (type == TYPE_PPPOE) {
        cur_skip(c, PPPOE_HEADER);
        return link_pass_ppp(c);
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

enum net_link link_pass_ethernet(struct cursor *c)
{
    cur_skip(c, ADDRESSES);
    return link_pass_type(c, cur_uint_be(c, 2));
}

/* Attributes of Linux netfilter, of which one is the packet; their order of bytes is the capturing
 * machine's, and the first one's length tells which. */
static enum net_link pass_nflog(struct cursor *c)
{
    cur_skip(c, 4);
    struct bytes first = cur_peek(c, 2);
    bool big = first.len == 2 && first.data[0] == 0;
    while (cur_left(c) > 0) {
        uint64_t len = big ? cur_uint_be(c, 2) : cur_uint_le(c, 2);
        uint64_t type = big ? cur_uint_be(c, 2) : cur_uint_le(c, 2);
        if ((type & 0x7FFF) == NFLOG_PAYLOAD)
            return result(c, true);
        if (len < 4)
            return LINK_NOT_IP;
        cur_skip(c, (size_t)(len + 3) / 4 * 4 - 4);
    }
    return cur_ok(c) ? LINK_NOT_IP : LINK_CUT;
}

/* Apple's header says how long it is and what follows. */
static enum net_link pass_pktap(struct cursor *c)
{
    uint64_t len = cur_uint_le(c, 4);
    cur_skip(c, 4);
    uint64_t link_type = cur_uint_le(c, 4);
    if (!cur_ok(c))
        return LINK_CUT;
    if (len < 12 || link_type == LINK_PKTAP || link_type > UINT16_MAX)
        return LINK_NOT_IP;
    cur_skip(c, (size_t)len - 12);
    return link_pass((uint16_t)link_type, c);
}

enum net_link link_pass(uint16_t link_type, struct cursor *c)
{
    switch (link_type) {
    case LINK_ETHERNET:
        return link_pass_ethernet(c);
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
        return link_pass_type(c, cur_uint_be(c, 2));
    case LINK_COOKED_2: {
        uint64_t type = cur_uint_be(c, 2);
        cur_skip(c, 18);
        return link_pass_type(c, type);
    }
    case LINK_CISCO_HDLC:
        cur_skip(c, 2);
        return link_pass_type(c, cur_uint_be(c, 2));
    case LINK_PPP:
    case LINK_PPP_HDLC:
        return link_pass_ppp(c);
    case LINK_PPP_DIRECTION:
        cur_skip(c, 1);
        return link_pass_ppp(c);
    case LINK_PPP_ETHERNET:
        cur_skip(c, PPPOE_HEADER);
        return link_pass_ppp(c);
    case LINK_NFLOG:
        return pass_nflog(c);
    case LINK_PKTAP:
        return pass_pktap(c);
    default:
        return LINK_UNKNOWN;
    }
}
