#include "net.h"

#include <stdio.h>
#include <string.h>

bool net_address_equal(const struct net_address *a, const struct net_address *b)
{
    return a->family == b->family && memcmp(a->bytes, b->bytes, sizeof(a->bytes)) == 0;
}

bool net_endpoint_equal(const struct net_endpoint *a, const struct net_endpoint *b)
{
    return a->port == b->port && net_address_equal(&a->address, &b->address);
}

int net_endpoint_compare(const struct net_endpoint *a, const struct net_endpoint *b)
{
    if (a->address.family != b->address.family)
        return a->address.family < b->address.family ? -1 : 1;
    int order = memcmp(a->address.bytes, b->address.bytes, sizeof(a->address.bytes));
    if (order != 0)
        return order;
    return a->port < b->port ? -1 : a->port > b->port;
}

uint64_t net_endpoint_hash(struct hash_seed seed, const struct net_endpoint *endpoint)
{
    uint8_t key[sizeof(endpoint->address.bytes) + 3];
    memcpy(key, endpoint->address.bytes, sizeof(endpoint->address.bytes));
    key[sizeof(key) - 3] = endpoint->address.family;
    key[sizeof(key) - 2] = (uint8_t)(endpoint->port >> 8);
    key[sizeof(key) - 1] = (uint8_t)endpoint->port;
    return hash_bytes(seed, bytes_of(key, sizeof(key)));
}

enum { GROUPS = 8 };

/* The longest run of at least two zero groups, the first of equals; false when there is none. RFC
 * 5952 4.2. */
static bool longest_zeros(const unsigned group[GROUPS], size_t *start, size_t *len)
{
    *len = 0;
    for (size_t i = 0; i < GROUPS; i++) {
        size_t n = 0;
        while (i + n < GROUPS && group[i + n] == 0)
            n++;
        if (n > *len) {
            *start = i;
            *len = n;
        }
        i += n;
    }
    return *len >= 2;
}

static void ipv6_text(const uint8_t bytes[16], char out[NET_TEXT])
{
    unsigned group[GROUPS];
    for (size_t i = 0; i < GROUPS; i++)
        group[i] = (unsigned)bytes[2 * i] << 8 | bytes[2 * i + 1];
    size_t start = GROUPS, len = 0, n = 0;
    if (!longest_zeros(group, &start, &len))
        start = GROUPS;
    /* ::ffff:0:0/96 is written with its IPv4 address: RFC 5952 5. */
    if (start == 0 && len == 5 && group[5] == 0xFFFF) {
        snprintf(out, NET_TEXT, "::ffff:%u.%u.%u.%u", bytes[12], bytes[13], bytes[14], bytes[15]);
        return;
    }
    out[0] = '\0';
    for (size_t i = 0; i < GROUPS; i++) {
        if (i == start) {
            n += (size_t)snprintf(out + n, NET_TEXT - n, "::");
            i += len - 1;
            continue;
        }
        bool first = i == 0 || i == start + len;
        n += (size_t)snprintf(out + n, NET_TEXT - n, first ? "%x" : ":%x", group[i]);
    }
}

const char *net_address_text(const struct net_address *address, char out[NET_TEXT])
{
    const uint8_t *b = address->bytes;
    if (address->family == NET_IPV4)
        snprintf(out, NET_TEXT, "%u.%u.%u.%u", b[0], b[1], b[2], b[3]);
    else if (address->family == NET_IPV6)
        ipv6_text(b, out);
    else
        snprintf(out, NET_TEXT, "-");
    return out;
}

const char *net_endpoint_text(const struct net_endpoint *endpoint, char out[NET_TEXT])
{
    char address[NET_TEXT];
    net_address_text(&endpoint->address, address);
    bool bracket = endpoint->address.family == NET_IPV6;
    /* 39 is the longest address there is; the precision tells the compiler. */
    snprintf(out, NET_TEXT, bracket ? "[%.45s]:%u" : "%.45s:%u", address, endpoint->port);
    return out;
}
