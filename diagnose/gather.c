/* Connections, and conversations out of them. */
#include "gather_private.h"

#include <string.h>

#include "memory.h"

struct gather_sink {
    struct sink sink;
    struct gather *gather;
};

void marks_add(struct marks *marks, const struct mark *mark)
{
    if (marks->n < MARKS) {
        marks->list =
            memory_grow(marks->list, &marks->capacity, marks->n + 1, sizeof(*marks->list));
        marks->n++;
    }
    marks->list[marks->added++ % MARKS] = *mark;
}

void gather_at(struct fact *at, const struct record *r)
{
    at->connection = r->connection;
    at->time = at->last_time = r->time;
    if (r->frames.n > 0) {
        at->frame = r->frames.list[0];
        at->last_frame = r->frame;
    }
    at->proof = (struct packet){r->frame, r->time};
    if (at->count == 0)
        at->count = 1;
}

struct packet gather_packet(const struct node *part)
{
    struct packet packet = {.time = look_member_time(part, "time")};
    packet.frame.number = look_member_number(part, "frame", 0);
    packet.frame.file = (uint32_t)look_member_number(part, "file", packet.frame.number != 0);
    return packet;
}

void gather_clock(struct facts *facts, const struct fact *at, const char *whose,
                  const char *told_by, int64_t told)
{
    if (told == 0 || at->proof.time == 0)
        return;
    for (size_t i = 0; i < facts->n_clocks; i++)
        if (fact_is(facts->clocks[i].whose, whose) && fact_is(facts->clocks[i].told_by, told_by))
            return;
    struct clock_fact *clock = facts_add_clock(facts, ROWS_PER_CONNECTION);
    if (clock == NULL)
        return;
    clock->at = *at;
    FACT_SET(clock->whose, bytes_of_string(whose));
    FACT_SET(clock->told_by, bytes_of_string(told_by));
    clock->ahead = span_from(at->proof.time, told);
}

struct gather *gather_new(const struct limits *limits)
{
    struct gather *gather = memory_get(sizeof(*gather));
    gather->limits = limits;
    gather->watched = map_new();
    gather->conversations = map_new();
    gather->shells = map_new();
    gather->running = map_new();
    gather->messages = map_new();
    gather->calls = map_new();
    gather->asked = map_new();
    gather->names = map_new();
    return gather;
}

static void drop_watched(void *value)
{
    struct watched *w = value;
    facts_clear(&w->facts);
    memory_free(w->marks.list);
    memory_free(w);
}

static void drop_dealing(void *value)
{
    struct dealing *dealing = value;
    facts_clear(&dealing->facts);
    memory_free(dealing->marks.list);
    memory_free(dealing);
}

void gather_free(struct gather *gather)
{
    if (gather == NULL)
        return;
    map_free(gather->watched, drop_watched);
    map_free(gather->conversations, drop_dealing);
    map_free(gather->shells, memory_free);
    map_free(gather->running, memory_free);
    map_free(gather->messages, NULL);
    map_free(gather->calls, memory_free);
    map_free(gather->asked, memory_free);
    map_free(gather->names, memory_free);
    memory_free(gather->list);
    memory_free(gather);
}

struct watched *gather_watched(struct gather *gather, uint32_t connection)
{
    struct bytes key = bytes_of(&connection, sizeof(connection));
    struct watched *w = map_get(gather->watched, key);
    if (w != NULL)
        return w;
    w = memory_get(sizeof(*w));
    w->number = connection;
    map_put(gather->watched, key, w);
    return w;
}

/* ---- The end of a connection ---- */

static void both(const struct node *tcp, const char *key, uint64_t *c2s, uint64_t *s2c)
{
    const struct node *group = look_member(tcp, key);
    *c2s = look_member_number(group, "c2s", 0);
    *s2c = look_member_number(group, "s2c", 0);
}

static void read_tcp(struct connection_fact *c, const struct node *tcp)
{
    c->syns = look_member_number(tcp, "syns", 0);
    c->saw_start = c->syns > 0;
    c->rtt = look_member_time(tcp, "rtt");
    both(tcp, "packets", &c->packets_c2s, &c->packets_s2c);
    both(tcp, "retransmissions", &c->retransmissions_c2s, &c->retransmissions_s2c);
    both(tcp, "zero_windows", &c->zero_windows_c2s, &c->zero_windows_s2c);
    both(tcp, "missing", &c->missing_c2s, &c->missing_s2c);
    c->longest_silence = look_member_time(tcp, "longest_silence");
    const struct node *spoke = look_member(tcp, "spoke");
    LOOK_SET(c->spoke_c2s, look_member(spoke, "c2s"));
    LOOK_SET(c->spoke_s2c, look_member(spoke, "s2c"));
    const struct node *ends = look_member(tcp, "end");
    /* Without an end it rests on its beginning, or on the ICMP error that came last. */
    if (!fact_is(c->outcome, "unreachable"))
        c->at.proof = (struct packet){c->at.frame, c->at.time};
    if (ends != NULL && ends->first != NULL) {
        LOOK_SET(c->ended_by, look_member(ends->first, "by"));
        LOOK_SET(c->ended_with, look_member(ends->first, "with"));
        c->at.proof = gather_packet(ends->first);
        c->at.last_time = c->at.proof.time;
    }
    const struct node *icmp = look_member(tcp, "icmp");
    c->icmp_type = look_member_number(icmp, "type", 0);
    c->icmp_code = look_member_number(icmp, "code", 0);
}

/* The latest request, where it was pending, has ended with its connection. */
static void note_given_up(struct watched *w, const struct connection_fact *c)
{
    if (w->facts.n_exchanges == 0)
        return;
    struct exchange_fact *e = &w->facts.exchanges[w->facts.n_exchanges - 1];
    if (e->status != 0 && !e->cut)
        return;
    memcpy(e->given_up_by, c->ended_by, sizeof(e->given_up_by));
    memcpy(e->given_up_with, c->ended_with, sizeof(e->given_up_with));
    if (c->ended_by[0] != '\0' && e->at.time != 0 && e->status == 0) {
        e->wait = c->at.last_time - e->at.time;
        e->at.last_time = c->at.last_time;
        e->at.last_frame = c->at.last_frame;
    }
}

static void sum_connection(struct totals *t, struct successes *last,
                           const struct connection_fact *c)
{
    bool attempt = fact_is(c->outcome, "refused") || fact_is(c->outcome, "unanswered") ||
                   fact_is(c->outcome, "unreachable");
    t->connections++;
    t->connections_answered += !attempt;
    t->connections_tls += fact_is(c->spoke_c2s, "tls") || c->tls_version[0] != '\0';
    if (c->rtt > 0 && (t->rtt == 0 || c->rtt < t->rtt))
        t->rtt = c->rtt;
    t->packets += c->packets_c2s + c->packets_s2c;
    t->retransmissions += c->retransmissions_c2s + c->retransmissions_s2c;
    t->zero_windows += c->zero_windows_c2s + c->zero_windows_s2c;
    t->missing_bytes += c->missing_c2s + c->missing_s2c;
    t->one_direction += !attempt && (c->packets_c2s == 0 || c->packets_s2c == 0);
    t->joined_late += !c->saw_start && c->packets_c2s + c->packets_s2c > 0;
    t->open_at_end += fact_is(c->outcome, "open") && c->ended_by[0] == '\0';
    if (!attempt && c->at.time > last->connected)
        last->connected = c->at.time;
}

/* A connection of which nothing is to be told but that it was. */
static bool connection_is_plain(const struct connection_fact *c)
{
    bool answered = !fact_is(c->outcome, "refused") && !fact_is(c->outcome, "unanswered") &&
                    !fact_is(c->outcome, "unreachable");
    bool slow = c->hello_wait - c->rtt > INT64_C(1000000000);
    return answered && c->requests > 0 && c->answers == c->requests && !c->outstanding && !slow;
}

#define MOVE(kind, MEMBERS)                                                                        \
    for (size_t i = 0; i < from->n_##kind##s; i++) {                                               \
        struct kind##_fact *row = facts_add_##kind(to, ROWS_PER_CONVERSATION);                     \
        if (row != NULL)                                                                           \
            *row = from->kind##s[i];                                                               \
    }

static void later(int64_t *a, int64_t b)
{
    if (b > *a)
        *a = b;
}

static void join_sums(struct facts *to, const struct facts *from)
{
    const struct totals *b = &from->totals;
    struct totals *a = &to->totals, before = *a;
    const struct fact_kind *kind = fact_kinds;
    while (strcmp(kind->name, "total") != 0)
        kind++;
    for (size_t i = 0; i < kind->n; i++) {
        char *sum = (char *)a + kind->members[i].offset;
        const char *more = (const char *)b + kind->members[i].offset;
        uint64_t x, y;
        memcpy(&x, sum, sizeof(x));
        memcpy(&y, more, sizeof(y));
        x += y;
        memcpy(sum, &x, sizeof(x));
    }
    a->rtt = before.rtt == 0 || (b->rtt != 0 && b->rtt < before.rtt) ? b->rtt : before.rtt;
    later(&to->last.connected, from->last.connected);
    later(&to->last.tls, from->last.tls);
    later(&to->last.answered, from->last.answered);
    later(&to->last.authenticated, from->last.authenticated);
    later(&to->last.operated, from->last.operated);
    later(&to->last.script, from->last.script);
}

static struct dealing *find_conversation(struct gather *gather, const char *client,
                                         const char *server)
{
    char key[160];
    uint64_t port = 0;
    struct bytes host = endpoint_host(bytes_of_string(client), &port);
    char name[64];
    fact_set(name, sizeof(name), host);
    size_t n = strlen(name), m = strlen(server);
    memcpy(key, name, n);
    key[n] = ' ';
    memcpy(key + n + 1, server, m < 90 ? m : 90);
    struct bytes whole = bytes_of(key, n + 1 + (m < 90 ? m : 90));
    struct dealing *dealing = map_get(gather->conversations, whole);
    if (dealing != NULL)
        return dealing;
    dealing = memory_get(sizeof(*dealing));
    struct facts *facts = &dealing->facts;
    FACT_SET(facts->client, host);
    FACT_SET(facts->server, bytes_of_string(server));
    endpoint_host(bytes_of_string(server), &facts->port);
    map_put(gather->conversations, whole, dealing);
    if (map_count(gather->conversations) > gather->limits->conversations) {
        drop_dealing(map_remove_oldest(gather->conversations));
        gather->capture.conversations_dropped++;
    }
    return dealing;
}

struct facts *gather_conversation(struct gather *gather, const char *client, const char *server)
{
    struct dealing *dealing = find_conversation(gather, client, server);
    dealing->related = true;
    return &dealing->facts;
}

static void join(struct gather *gather, struct watched *w, const struct connection_fact *c,
                 bool related)
{
    struct dealing *dealing = find_conversation(gather, c->client, c->server);
    dealing->related = dealing->related || related;
    struct facts *to = &dealing->facts, *from = &w->facts;
    int64_t start = c->at.time;
    if (to->start == 0 || start < to->start)
        to->start = start;
    if (to->whole.time == 0 || start < to->whole.time) {
        to->whole =
            (struct fact){.connection = c->at.connection, .frame = c->at.frame, .time = start};
        to->whole.proof = (struct packet){c->at.frame, start};
        to->whole.count = 1;
    }
    later(&to->end, c->at.last_time);
    if (to->name[0] == '\0')
        FACT_SET(to->name, bytes_of_string(w->host));
    if (to->n_connections == 0 && from->n_connections == 0)
        *facts_add_connection(from, 1) = *c;
    FACT_KINDS(MOVE)
    join_sums(to, from);
    for (size_t i = 0; i < w->marks.n; i++)
        marks_add(&dealing->marks, &w->marks.list[i]);
}

static void gather_connection(struct gather *gather, const struct record *r)
{
    const struct node *evidence = look_member(r->root, "evidence");
    bool related = evidence == NULL;
    if (!related && gather->guesses++ >= GUESSES)
        return;
    struct watched *w = gather_watched(gather, r->connection);
    struct connection_fact *c = facts_add_connection(&w->facts, 1);
    if (c == NULL)
        return;
    gather_at(&c->at, r);
    LOOK_SET(c->client, look_member(r->root, "client"));
    LOOK_SET(c->server, look_member(r->root, "server"));
    LOOK_SET(c->outcome, look_member(r->root, "outcome"));
    endpoint_host(bytes_of_string(c->server), &c->port);
    c->at.time = look_member_time(r->root, "start");
    both(r->root, "bytes", &c->bytes_c2s, &c->bytes_s2c);
    read_tcp(c, look_member(r->root, "tcp"));
    c->outstanding = w->has_exchange && (w->facts.exchanges[w->facts.n_exchanges - 1].status == 0 ||
                                         w->facts.exchanges[w->facts.n_exchanges - 1].cut);
    note_given_up(w, c);
    gather_settle_exchange(w, false);
    c->requests = w->facts.totals.requests;
    c->answers = w->facts.totals.answers;
    if (w->tunnel && c->requests > 0) {
        /* What the proxy was asked is not a request inside the tunnel. */
        c->requests--;
        c->answers -= c->answers > 0;
    }
    gather_tls(w, c, r);
    sum_connection(&w->facts.totals, &w->facts.last, c);
    struct connection_fact whole = *c;
    if (connection_is_plain(c) && c->longest_silence < INT64_C(60000000000))
        w->facts.n_connections = 0;
    join(gather, w, &whole, related);
    uint32_t number = r->connection;
    drop_watched(map_remove(gather->watched, bytes_of(&number, sizeof(number))));
}

/* ---- Records ---- */

static void gather_record(struct sink *sink, const struct record *r)
{
    static const struct {
        const char *kind;
        void (*take)(struct gather *gather, const struct record *r);
    } takers[] = {{"connection", gather_connection},
                  {"http", gather_http},
                  {"auth", gather_auth},
                  {"wsman", gather_wsman},
                  {"command", gather_command},
                  {"winrs", gather_winrs},
                  {"psrp", gather_psrp},
                  {"incomplete", gather_incomplete},
                  {"kerberos", gather_kerberos}};
    struct gather *gather = ((struct gather_sink *)sink)->gather;
    const char *kind = r->root->field->key;
    gather->capture.records++;
    if (!r->timeless) {
        if (gather->capture.first == 0 || r->time < gather->capture.first)
            gather->capture.first = r->time;
        later(&gather->capture.last, r->time);
    }
    for (size_t i = 0; i < sizeof(takers) / sizeof(takers[0]); i++)
        if (strcmp(takers[i].kind, kind) == 0)
            takers[i].take(gather, r);
}

static bool close_sink(struct sink *sink)
{
    memory_free(sink);
    return true;
}

struct sink *gather_sink(struct gather *gather)
{
    struct gather_sink *sink = memory_get(sizeof(*sink));
    sink->sink = (struct sink){.record = gather_record, .close = close_sink};
    sink->gather = gather;
    return &sink->sink;
}

/* ---- What only the whole capture says ---- */

/* Requests of the same client that were sent while this one was pending, and the same one again. */
static void compare_marks(struct facts *facts, const struct marks *marks)
{
    for (size_t i = 0; i < facts->n_exchanges; i++) {
        struct exchange_fact *e = &facts->exchanges[i];
        for (size_t k = 0; k < marks->n; k++) {
            const struct mark *mark = &marks->list[k];
            if (mark->connection == e->at.connection)
                continue;
            if (mark->time > e->at.time && mark->time <= e->at.last_time)
                e->crossed = true;
            if (mark->time > e->at.time && mark->size == e->request_size && mark->size > 0 &&
                e->status == 0)
                e->again_elsewhere = true;
        }
    }
}

static bool went_well(const struct facts *facts)
{
    return facts->totals.good > 0;
}

static struct bytes server_host(const struct facts *facts)
{
    uint64_t port;
    return endpoint_host(bytes_of_string(facts->server), &port);
}

static bool is_ipv6(const struct facts *facts)
{
    return facts->server[0] == '[';
}

/* Clients that know both addresses of a name try IPv6 first (RFC 8305); their own address is
 * another then, so that only port and time speak for it. */
static void note_fallback(struct facts *facts, const struct facts *other)
{
    const int64_t patience = INT64_C(150000000000);
    if (!is_ipv6(facts) || is_ipv6(other) || facts->port != other->port || !went_well(other))
        return;
    for (size_t i = 0; i < facts->n_connections; i++) {
        struct connection_fact *c = &facts->connections[i];
        bool attempt = fact_is(c->outcome, "refused") || fact_is(c->outcome, "unanswered") ||
                       fact_is(c->outcome, "unreachable");
        c->fell_back = c->fell_back || (attempt && other->last.connected >= c->at.time &&
                                        other->start - c->at.time < patience);
    }
}

/* What other conversations say of this one's client and server. */
static void compare_conversations(struct gather *gather)
{
    for (size_t i = 0; i < gather->n_list; i++) {
        struct facts *facts = gather->list[i];
        for (size_t k = 0; k < gather->n_list && gather->n_list <= 1024; k++) {
            const struct facts *other = gather->list[k];
            if (k == i)
                continue;
            bool same_client = strcmp(facts->client, other->client) == 0;
            bool same_server = strcmp(facts->server, other->server) == 0;
            facts->totals.other_clients_good += !same_client && same_server && went_well(other);
            facts->totals.other_servers_bad += same_client && !same_server && !went_well(other);
            note_fallback(facts, other);
            if (bytes_equal(server_host(facts), server_host(other)))
                facts->totals.host_seen += other->totals.connections_answered;
        }
        facts->totals.host_seen += facts->totals.connections_answered;
    }
}

/* Somebody went to a service of WinRM, not only to a KDC or a name server. */
static bool knows_service(const struct gather *gather)
{
    const void *position = NULL;
    struct bytes key;
    void *value;
    while (map_next(gather->conversations, &position, &key, &value)) {
        const struct dealing *dealing = value;
        if (dealing->related && dealing->facts.totals.connections > 0 && dealing->facts.port != 88)
            return true;
    }
    return false;
}

void gather_finish(struct gather *gather, bool any_connection)
{
    const void *position = NULL;
    struct bytes key;
    void *value;
    gather_session_end(gather);
    gather_kdc_end(gather);
    gather_dns_end(gather, any_connection);
    gather->list = memory_get((map_count(gather->conversations) + 1) * sizeof(struct facts *));
    bool any = knows_service(gather);
    while (map_next(gather->conversations, &position, &key, &value)) {
        struct dealing *dealing = value;
        dealing->facts.guessed = !dealing->related;
        if (dealing->told_elsewhere || (dealing->facts.guessed && any))
            continue;
        compare_marks(&dealing->facts, &dealing->marks);
        gather->list[gather->n_list++] = &dealing->facts;
    }
    compare_conversations(gather);
}

size_t gather_conversations(const struct gather *gather, struct facts *const **list)
{
    *list = gather->list;
    return gather->n_list;
}

struct capture_facts_told gather_capture(const struct gather *gather)
{
    return gather->capture;
}
