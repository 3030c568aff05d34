/* Names that were looked up: for whom, and what came of it. */
#include <stdio.h>
#include <string.h>

#include "dns.h"
#include "gather_private.h"
#include "memory.h"
#include "net.h"

enum { LOOKUPS = 2048, PORT_DNS = 53, STANDING_ALONE = 16 };

/* A name that a client asked for. */
struct asked_name {
    struct lookup_fact fact;
    char client[64];
};

static const char *type_name(unsigned type)
{
    return type == DNS_A ? "A" : type == DNS_AAAA ? "AAAA" : type == DNS_SRV ? "SRV" : NULL;
}

static const char *outcome_name(const struct dns_message *m)
{
    switch (m->rcode) {
    case DNS_NOERROR:
        return m->answers > 0 ? "answered" : "empty";
    case DNS_NXDOMAIN:
        return "nxdomain";
    case DNS_REFUSED:
        return "refused";
    default:
        return "servfail";
    }
}

static struct asked_name *name_of_client(struct gather *gather, const char *client,
                                         const struct dns_message *m)
{
    char key[sizeof(m->name) + 80];
    int n = snprintf(key, sizeof(key), "%s %s %s", client, type_name(m->type), m->name);
    struct bytes whole = bytes_of(key, n > 0 && (size_t)n < sizeof(key) ? (size_t)n : 0);
    struct asked_name *name = map_get(gather->names, whole);
    if (name != NULL)
        return name;
    name = memory_get(sizeof(*name));
    name->fact.at.count = 1;
    FACT_SET(name->client, bytes_of_string(client));
    FACT_SET(name->fact.name, bytes_of_string(m->name));
    FACT_SET(name->fact.type, bytes_of_string(type_name(m->type)));
    FACT_SET(name->fact.outcome, BYTES("none"));
    map_put(gather->names, whole, name);
    if (map_count(gather->names) > LOOKUPS)
        memory_free(map_remove_oldest(gather->names));
    return name;
}

static void add_addresses(struct lookup_fact *fact, const struct dns_message *m)
{
    for (size_t i = 0; i < m->n_addresses; i++) {
        struct net_address address = {.family = m->addresses[i].ipv6 ? NET_IPV6 : NET_IPV4};
        char text[NET_TEXT];
        memcpy(address.bytes, m->addresses[i].bytes, sizeof(address.bytes));
        fact_put_word(fact->addresses, sizeof(fact->addresses),
                      bytes_of_string(net_address_text(&address, text)));
    }
}

void gather_datagram(struct gather *gather, const struct net_segment *datagram)
{
    struct dns_message m;
    bool to = datagram->destination.port == PORT_DNS, from = datagram->source.port == PORT_DNS;
    if (to == from || !dns_read(datagram->payload, &m) || m.response != from ||
        type_name(m.type) == NULL)
        return;
    char text[NET_TEXT];
    const struct net_address *address =
        to ? &datagram->source.address : &datagram->destination.address;
    struct asked_name *name = name_of_client(gather, net_address_text(address, text), &m);
    struct lookup_fact *fact = &name->fact;
    if (fact->at.time == 0) {
        fact->at.time = datagram->time;
        fact->at.frame = datagram->frame;
    }
    fact->at.last_time = datagram->time;
    fact->at.last_frame = datagram->frame;
    if (m.response || fact->at.proof.frame.number == 0)
        fact->at.proof = (struct packet){datagram->frame, datagram->time};
    if (m.response && !fact_is(fact->outcome, "answered"))
        FACT_SET(fact->outcome, bytes_of_string(outcome_name(&m)));
    if (m.response)
        add_addresses(fact, &m);
}

/* ---- The end ---- */

static struct bytes first_label(const char *name)
{
    struct bytes text = bytes_of_string(name);
    return bytes_part(text, 0, bytes_find_byte(text, '.', 0));
}

/* The same host was found under another suffix, or by another type of record. */
static bool found_otherwise(const struct gather *gather, const struct asked_name *name)
{
    const void *position = NULL;
    struct bytes key;
    void *value;
    while (map_next(gather->names, &position, &key, &value)) {
        const struct asked_name *other = value;
        bool same_kind = fact_is(other->fact.type, "SRV") == fact_is(name->fact.type, "SRV");
        if (same_kind && fact_is(other->fact.outcome, "answered") &&
            strcmp(other->client, name->client) == 0 &&
            bytes_equal_nocase(first_label(other->fact.name), first_label(name->fact.name)))
            return true;
    }
    return false;
}

/* The conversation that this lookup led to: with one of its addresses, or called by its name. */
static struct facts *led_to(const struct gather *gather, const struct asked_name *name)
{
    const void *position = NULL;
    struct bytes key;
    void *value;
    while (map_next(gather->conversations, &position, &key, &value)) {
        struct dealing *dealing = value;
        struct facts *facts = &dealing->facts;
        char host[64];
        uint64_t port;
        FACT_SET(host, endpoint_host(bytes_of_string(facts->server), &port));
        if (strcmp(facts->client, name->client) == 0 &&
            (fact_has(name->fact.addresses, host) ||
             bytes_starts_nocase(bytes_of_string(facts->name), bytes_of_string(name->fact.name)) ||
             fact_is(name->fact.type, "SRV")))
            return facts;
    }
    return NULL;
}

static bool is_name_of_host(const struct asked_name *name)
{
    const char *text = name->fact.name;
    return text[0] != '_' && !fact_says(text, ".arpa") &&
           !bytes_starts_nocase(bytes_of_string(text), BYTES("wpad")) &&
           !bytes_starts_nocase(bytes_of_string(text), BYTES("isatap"));
}

/*
 * Lookups go to the conversation that they led to. One that failed has none: it stands alone, and
 * only in a capture without any TCP connection, for else nobody knows whether it was for WinRM.
 */
void gather_dns_end(struct gather *gather, bool any_connection)
{
    struct asked_name *name;
    const void *position = NULL;
    struct bytes key;
    void *value;
    while (map_next(gather->names, &position, &key, &value)) {
        name = value;
        name->fact.recovered =
            !fact_is(name->fact.outcome, "answered") && found_otherwise(gather, name);
    }
    bool alone = !any_connection && map_count(gather->names) <= STANDING_ALONE;
    while ((name = map_remove_oldest(gather->names)) != NULL) {
        struct facts *facts = led_to(gather, name);
        name->fact.followed = facts != NULL;
        bool failed =
            !fact_is(name->fact.outcome, "answered") && !fact_is(name->fact.outcome, "empty");
        if (facts == NULL && alone && failed && !name->fact.recovered && is_name_of_host(name)) {
            /* Suffixes that were tried one after the other are one attempt. */
            char host[DNS_NAME];
            FACT_SET(host, first_label(name->fact.name));
            facts = gather_conversation(gather, name->client, host);
            FACT_SET(facts->name, bytes_of_string(name->fact.name));
            facts->start = facts->start == 0 ? name->fact.at.time : facts->start;
            facts->end = name->fact.at.last_time;
        }
        struct lookup_fact *row =
            facts != NULL ? facts_add_lookup(facts, ROWS_PER_CONVERSATION) : NULL;
        if (row != NULL)
            *row = name->fact;
        memory_free(name);
    }
}
