/* IP and what it carries: capture.md 4. RFC 791, 8200, 792, 4443, 768, 9293. */
#include "net_inside.h"

#include "memory.h"

enum protocol {
    PROTOCOL_HOP_BY_HOP = 0,
    PROTOCOL_ICMP = 1,
    PROTOCOL_TCP = 6,
    PROTOCOL_UDP = 17,
    PROTOCOL_ROUTING = 43,
    PROTOCOL_FRAGMENT = 44,
    PROTOCOL_AUTHENTICATION = 51,
    PROTOCOL_ICMP6 = 58,
    PROTOCOL_DESTINATION = 60,
    PROTOCOL_MOBILITY = 135
};

enum {
    IPV4_HEADER = 20,
    IPV6_HEADER = 40,
    TCP_HEADER = 20,
    TCP_NEEDED = 16, /* all of the header that is used: a snap length may cut the rest */
    UDP_HEADER = 8,
    ICMP_HEADER = 8,
    TUNNELS_MOST = 8 /* inside one another */
};

struct net {
    const struct limits *limits;
    struct net_fragments *fragments;
    uint64_t unread[NET_UNREAD_COUNT];
    uint16_t link_type; /* the first that is not read */
};

static const struct {
    const char *name, *text;
} unread_rows[] = {
#define UNREAD_ROW(id, name, text) {name, text},
    NET_UNREAD(UNREAD_ROW)
#undef UNREAD_ROW
};

const char *net_unread_name(enum net_unread kind)
{
    return unread_rows[kind].name;
}

const char *net_unread_text(enum net_unread kind)
{
    return unread_rows[kind].text;
}

struct net *net_new(const struct limits *limits)
{
    struct net *net = memory_get(sizeof(*net));
    net->limits = limits;
    net->fragments = fragments_new(limits->datagrams);
    return net;
}

void net_free(struct net *net)
{
    if (net == NULL)
        return;
    fragments_free(net->fragments);
    memory_free(net);
}

void net_finish(struct net *net)
{
    net->unread[NET_UNREAD_FRAGMENT] += fragments_finish(net->fragments);
}

uint64_t net_unread_count(const struct net *net, enum net_unread kind)
{
    return net->unread[kind];
}

uint16_t net_unread_link_type(const struct net *net)
{
    return net->link_type;
}

static enum net_kind unread(struct net *net, enum net_unread kind)
{
    net->unread[kind]++;
    return NET_NOTHING;
}

/* What an IP header, its extension headers passed, says about what it carries. */
struct carried {
    struct net_address source, destination;
    uint8_t protocol;
    struct cursor c; /* what was captured of it */
    uint64_t len;    /* what there was on the wire */
    bool fragment, more;
    uint32_t offset, identification;
};

enum ip_result { IP_READ, IP_CUT, IP_MALFORMED };

static struct net_address read_address(struct cursor *c, enum net_family family)
{
    struct net_address address = {.family = (uint8_t)family};
    for (size_t i = 0; i < (family == NET_IPV4 ? 4u : 16u); i++)
        address.bytes[i] = cur_u8(c);
    return address;
}

/* The cursor c of carried becomes the payload: at most n bytes, which leaves out what pads the
 * frame. */
static void set_payload(struct carried *ip, struct cursor *c, uint64_t n)
{
    size_t have = cur_left(c);
    ip->c = cur_sub(c, n < have ? (size_t)n : have);
    ip->len = n;
}

/* wire: bytes from the header on, as they were on the wire. */
static enum ip_result read_ipv4(struct cursor *c, uint64_t wire, struct carried *ip)
{
    if (wire < IPV4_HEADER)
        return IP_MALFORMED;
    size_t header = (cur_u8(c) & 0x0Fu) * 4u;
    cur_skip(c, 1);
    uint64_t total = cur_uint_be(c, 2);
    ip->identification = (uint32_t)cur_uint_be(c, 2);
    uint64_t flags = cur_uint_be(c, 2);
    cur_skip(c, 1);
    ip->protocol = cur_u8(c);
    cur_skip(c, 2);
    ip->source = read_address(c, NET_IPV4);
    ip->destination = read_address(c, NET_IPV4);
    if (!cur_ok(c))
        return IP_CUT;
    /* The network card was to cut a larger segment: the length was not yet known. */
    if (total == 0)
        total = wire;
    if (header < IPV4_HEADER || total < header)
        return IP_MALFORMED;
    cur_skip(c, header - IPV4_HEADER);
    if (!cur_ok(c))
        return IP_CUT;
    ip->more = (flags & 0x2000) != 0;
    ip->offset = (uint32_t)(flags & 0x1FFF) * 8;
    ip->fragment = ip->more || ip->offset != 0;
    set_payload(ip, c, total - header);
    return IP_READ;
}

static enum ip_result read_ipv6(struct cursor *c, uint64_t wire, struct carried *ip)
{
    if (wire < IPV6_HEADER)
        return IP_MALFORMED;
    cur_skip(c, 4);
    uint64_t payload = cur_uint_be(c, 2);
    ip->protocol = cur_u8(c);
    cur_skip(c, 1);
    ip->source = read_address(c, NET_IPV6);
    ip->destination = read_address(c, NET_IPV6);
    if (!cur_ok(c))
        return IP_CUT;
    /* A jumbogram, or as with IPv4 a segment that the network card was to cut. */
    set_payload(ip, c, payload != 0 ? payload : wire - IPV6_HEADER);
    return IP_READ;
}

/* Passes extension headers up to what is carried or to a fragment header that holds a part only. */
static enum ip_result pass_extensions(struct carried *ip)
{
    bool ipv6 = ip->source.family == NET_IPV6;
    while (!ip->fragment) {
        size_t before = cur_left(&ip->c);
        uint8_t protocol = ip->protocol;
        bool options = protocol == PROTOCOL_HOP_BY_HOP || protocol == PROTOCOL_ROUTING ||
                       protocol == PROTOCOL_DESTINATION || protocol == PROTOCOL_MOBILITY;
        if (protocol != PROTOCOL_AUTHENTICATION &&
            !(ipv6 && (options || protocol == PROTOCOL_FRAGMENT)))
            return IP_READ;
        ip->protocol = cur_u8(&ip->c);
        size_t len = cur_u8(&ip->c);
        if (protocol == PROTOCOL_FRAGMENT) {
            uint32_t offset = (uint32_t)cur_uint_be(&ip->c, 2);
            ip->identification = (uint32_t)cur_uint_be(&ip->c, 4);
            ip->more = (offset & 1) != 0;
            ip->offset = offset & 0xFFF8;
            ip->fragment = ip->more || ip->offset != 0;
            len = 8;
        } else {
            len = protocol == PROTOCOL_AUTHENTICATION ? (len + 2) * 4 : (len + 1) * 8;
            cur_skip(&ip->c, len - 2);
        }
        if (len > ip->len)
            return IP_MALFORMED;
        if (!cur_ok(&ip->c))
            return before < ip->len ? IP_CUT : IP_MALFORMED;
        ip->len -= len;
    }
    return IP_READ;
}

static enum ip_result read_ip(struct cursor *c, uint64_t wire, struct carried *ip)
{
    *ip = (struct carried){0};
    struct bytes first = cur_peek(c, 1);
    if (first.len == 0)
        return wire > 0 ? IP_CUT : IP_MALFORMED;
    enum ip_result result = IP_MALFORMED;
    if (first.data[0] >> 4 == 4)
        result = read_ipv4(c, wire, ip);
    else if (first.data[0] >> 4 == 6)
        result = read_ipv6(c, wire, ip);
    return result == IP_READ ? pass_extensions(ip) : result;
}

/* The rest of the cursor is payload of len bytes on the wire. */
static void take_payload(struct cursor *c, uint64_t len, struct net_segment *segment)
{
    segment->payload = bytes_part(cur_rest(c), 0, (size_t)len);
    segment->missing = (uint32_t)(len - segment->payload.len);
}

static enum net_kind read_tcp(struct net *net, struct carried *ip, struct net_segment *segment)
{
    struct cursor *c = &ip->c;
    if (ip->len < TCP_HEADER)
        return unread(net, NET_UNREAD_MALFORMED);
    segment->source.port = (uint16_t)cur_uint_be(c, 2);
    segment->destination.port = (uint16_t)cur_uint_be(c, 2);
    segment->sequence = (uint32_t)cur_uint_be(c, 4);
    segment->acknowledgement = (uint32_t)cur_uint_be(c, 4);
    size_t header = (size_t)(cur_u8(c) >> 4) * 4;
    segment->flags = cur_u8(c);
    segment->window = (uint16_t)cur_uint_be(c, 2);
    if (!cur_ok(c))
        return unread(net, NET_UNREAD_CUT);
    if (header < TCP_HEADER || header > ip->len)
        return unread(net, NET_UNREAD_MALFORMED);
    size_t rest = header - TCP_NEEDED;
    cur_skip(c, rest < cur_left(c) ? rest : cur_left(c));
    take_payload(c, ip->len - header, segment);
    segment->kind = NET_TCP;
    return NET_TCP;
}

static enum net_kind read_udp(struct net *net, struct carried *ip, struct net_segment *segment)
{
    struct cursor *c = &ip->c;
    if (ip->len < UDP_HEADER)
        return unread(net, NET_UNREAD_MALFORMED);
    segment->source.port = (uint16_t)cur_uint_be(c, 2);
    segment->destination.port = (uint16_t)cur_uint_be(c, 2);
    uint64_t len = cur_uint_be(c, 2);
    cur_skip(c, 2);
    if (!cur_ok(c))
        return unread(net, NET_UNREAD_CUT);
    if (len == 0 || len > ip->len)
        len = ip->len;
    if (len < UDP_HEADER)
        return unread(net, NET_UNREAD_MALFORMED);
    take_payload(c, len - UDP_HEADER, segment);
    segment->kind = NET_UDP;
    return NET_UDP;
}

/* Type 3 of ICMP, types 1 and 2 of ICMPv6 quote what could not be delivered. */
static enum net_kind read_icmp(struct net *net, struct carried *ip, struct net_segment *segment)
{
    struct cursor *c = &ip->c;
    struct carried quoted;
    bool ipv6 = ip->protocol == PROTOCOL_ICMP6;
    if (ip->len < ICMP_HEADER)
        return unread(net, NET_UNREAD_MALFORMED);
    segment->icmp_type = cur_u8(c);
    segment->icmp_code = cur_u8(c);
    cur_skip(c, ICMP_HEADER - 2);
    if (!cur_ok(c))
        return unread(net, NET_UNREAD_CUT);
    if (ipv6 ? segment->icmp_type != 1 && segment->icmp_type != 2 : segment->icmp_type != 3)
        return unread(net, NET_UNREAD_PROTOCOL);
    enum ip_result result = read_ip(c, ip->len - ICMP_HEADER, &quoted);
    if (result != IP_READ)
        return unread(net, result == IP_CUT ? NET_UNREAD_CUT : NET_UNREAD_MALFORMED);
    if (quoted.protocol != PROTOCOL_TCP || quoted.offset != 0)
        return unread(net, NET_UNREAD_PROTOCOL);
    segment->reporter = ip->source;
    segment->source.address = quoted.source;
    segment->destination.address = quoted.destination;
    segment->source.port = (uint16_t)cur_uint_be(&quoted.c, 2);
    segment->destination.port = (uint16_t)cur_uint_be(&quoted.c, 2);
    segment->sequence = (uint32_t)cur_uint_be(&quoted.c, 4);
    if (!cur_ok(&quoted.c))
        return unread(net, NET_UNREAD_CUT);
    segment->kind = NET_UNREACHABLE;
    return NET_UNREACHABLE;
}

static enum net_kind read_carried(struct net *net, struct carried *ip, struct net_segment *segment)
{
    bool ipv6 = ip->source.family == NET_IPV6;
    segment->source.address = ip->source;
    segment->destination.address = ip->destination;
    segment->payload = bytes_none();
    if (ip->protocol == PROTOCOL_TCP)
        return read_tcp(net, ip, segment);
    if (ip->protocol == PROTOCOL_UDP)
        return read_udp(net, ip, segment);
    if (ip->protocol == (ipv6 ? PROTOCOL_ICMP6 : PROTOCOL_ICMP))
        return read_icmp(net, ip, segment);
    return unread(net, NET_UNREAD_PROTOCOL);
}

/* True when the fragment makes its datagram whole, which ip then is. */
static bool join(struct net *net, struct carried *ip, int64_t time)
{
    struct net_fragment fragment = {
        .key = {.source = ip->source,
                .destination = ip->destination,
                .identification = ip->identification,
                .protocol = ip->source.family == NET_IPV4 ? ip->protocol : 0},
        .next = ip->protocol,
        .offset = ip->offset,
        .more = ip->more,
        .bytes = cur_rest(&ip->c),
        .time = time,
    };
    struct net_datagram whole;
    uint64_t missing = ip->len - fragment.bytes.len;
    fragment.missing = missing < UINT16_MAX ? (uint32_t)missing : UINT16_MAX;
    if (!fragments_add(net->fragments, &fragment, &whole, &net->unread[NET_UNREAD_FRAGMENT]))
        return false;
    ip->c = cur_init(whole.bytes, 0);
    ip->len = (uint64_t)whole.bytes.len + whole.missing;
    ip->protocol = whole.next;
    ip->fragment = ip->more = false;
    ip->offset = 0;
    return true;
}

/* Reads the IP header at the cursor, wire bytes of which there were. False, and counted, when
 * nothing whole came of it. */
static bool read_datagram(struct net *net, struct cursor *c, uint64_t wire, int64_t time,
                          struct carried *ip)
{
    enum ip_result result = read_ip(c, wire, ip);
    if (result == IP_READ && ip->fragment) {
        if (!join(net, ip, time))
            return false;
        result = pass_extensions(ip);
        /* A fragment inside a fragment is nothing that a sender makes. */
        if (ip->fragment)
            result = IP_MALFORMED;
    }
    if (result != IP_READ)
        unread(net, result == IP_CUT ? NET_UNREAD_CUT : NET_UNREAD_MALFORMED);
    return result == IP_READ;
}

static enum net_kind unread_link(struct net *net, enum net_link link, uint16_t link_type)
{
    if (link == LINK_CUT)
        return unread(net, NET_UNREAD_CUT);
    if (link == LINK_NOT_IP)
        return unread(net, NET_UNREAD_NOT_IP);
    if (net->unread[NET_UNREAD_LINK_TYPE] == 0)
        net->link_type = link_type;
    return unread(net, NET_UNREAD_LINK_TYPE);
}

enum net_kind net_read(struct net *net, const struct capture_packet *packet,
                       struct net_segment *segment)
{
    *segment = (struct net_segment){.time = packet->time, .frame = packet->frame};
    struct cursor c = cur_init(packet->bytes, 0);
    enum net_link link = link_pass(packet->link_type, &c);
    uint64_t wire = link == LINK_IP ? packet->original - cur_offset(&c) : 0;
    for (unsigned tunnels = 0; link == LINK_IP; tunnels++) {
        struct carried ip;
        if (!read_datagram(net, &c, wire, packet->time, &ip))
            return NET_NOTHING;
        c = ip.c;
        if (tunnels == TUNNELS_MOST || !tunnel_pass(ip.protocol, &c, &link))
            return read_carried(net, &ip, segment);
        wire = ip.len - (cur_left(&ip.c) - cur_left(&c));
    }
    return unread_link(net, link, packet->link_type);
}
