#include "dns.h"

#include <string.h>

#include "cursor.h"

enum {
    POINTER = 0xC0,
    LABEL = 63,
    CLASS_IN = 1,
    RESPONSE = 0x8000,
    OPCODE = 0x7800,
    RECORDS = 256
};

static void add_label(char *name, size_t *len, struct bytes label)
{
    if (*len + label.len + 2 > DNS_NAME)
        return;
    if (*len > 0)
        name[(*len)++] = '.';
    memcpy(name + *len, label.data, label.len);
    *len += label.len;
    name[*len] = '\0';
}

/*
 * A name at c, which then stands behind it. Each pointer must go to an earlier place than the one
 * before, so that it ends. name may be NULL.
 */
static void read_name(struct bytes payload, struct cursor *c, char *name)
{
    struct cursor at = *c;
    size_t len = 0;
    bool jumped = false;
    uint64_t lowest = cur_offset(c);
    if (name != NULL)
        name[0] = '\0';
    for (;;) {
        uint8_t n = cur_u8(&at);
        if (!cur_ok(&at) || (n > LABEL && n < POINTER)) {
            cur_fail(c, CUR_MALFORMED);
            return;
        }
        if (n >= POINTER) {
            uint64_t to = ((uint64_t)(n & LABEL) << 8) | cur_u8(&at);
            if (!jumped)
                *c = at;
            jumped = true;
            if (!cur_ok(&at) || to >= lowest) {
                cur_fail(c, CUR_MALFORMED);
                return;
            }
            lowest = to;
            at = cur_init(payload, 0);
            cur_skip(&at, (size_t)to);
            continue;
        }
        if (n == 0)
            break;
        struct bytes label = cur_take(&at, n);
        if (name != NULL)
            add_label(name, &len, label);
    }
    if (!jumped)
        *c = at;
}

static void read_record(struct bytes payload, struct cursor *c, struct dns_message *m)
{
    read_name(payload, c, NULL);
    uint64_t type = cur_uint_be(c, 2);
    cur_skip(c, 6); /* class, TTL */
    struct bytes data = cur_take(c, (size_t)cur_uint_be(c, 2));
    if (!cur_ok(c) || type != m->type)
        return;
    m->answers++;
    bool v4 = type == DNS_A && data.len == 4, v6 = type == DNS_AAAA && data.len == 16;
    if ((!v4 && !v6) || m->n_addresses == DNS_ADDRESSES)
        return;
    struct dns_address *address = &m->addresses[m->n_addresses++];
    memcpy(address->bytes, data.data, data.len);
    address->ipv6 = v6;
}

bool dns_read(struct bytes payload, struct dns_message *m)
{
    struct cursor c = cur_init(payload, 0);
    memset(m, 0, sizeof(*m));
    m->id = (uint16_t)cur_uint_be(&c, 2);
    uint64_t flags = cur_uint_be(&c, 2), questions = cur_uint_be(&c, 2),
             answers = cur_uint_be(&c, 2);
    cur_skip(&c, 4);
    m->response = (flags & RESPONSE) != 0;
    m->rcode = (unsigned)(flags & 15);
    if (!cur_ok(&c) || questions != 1 || (flags & OPCODE) != 0)
        return false;
    read_name(payload, &c, m->name);
    m->type = (unsigned)cur_uint_be(&c, 2);
    uint64_t class = cur_uint_be(&c, 2);
    if (!cur_ok(&c) || class != CLASS_IN)
        return false;
    for (uint64_t i = 0; i < answers && i < RECORDS && cur_ok(&c); i++)
        read_record(payload, &c, m);
    return true;
}
