/* Exchanges with a KDC: docs/json.md, kerberos. */
#include <string.h>

#include "gather_private.h"
#include "memory.h"

enum { WAITING = 4096 };

/* A request that waits for its answer. */
struct asked {
    struct kdc_fact fact;
    char client[64], server[64];
};

static void read_request(struct kdc_fact *k, const struct record *r)
{
    gather_at(&k->at, r);
    LOOK_SET(k->message, look_member(r->root, "message"));
    LOOK_SET(k->client_name, look_member(r->root, "client"));
    LOOK_SET(k->service, look_member(r->root, "service"));
    LOOK_SET(k->realm, look_member(r->root, "realm"));
    LOOK_SET(k->kdc, look_member(r->root, "server_address"));
    k->tcp = look_member_is(r->root, "transport", "tcp");
    k->attempts = 1;
    const struct node *etypes = look_member(r->root, "etypes");
    for (const struct node *e = etypes != NULL ? etypes->first : NULL; e != NULL; e = e->next)
        fact_put_word(k->etypes, sizeof(k->etypes), look_text(e));
}

static void note_request(struct gather *gather, const struct record *r)
{
    uint64_t id = r->id;
    struct asked *asked = memory_get(sizeof(*asked));
    read_request(&asked->fact, r);
    LOOK_SET(asked->client, look_member(r->root, "client_address"));
    LOOK_SET(asked->server, look_member(r->root, "server_address"));
    memory_free(map_put(gather->asked, bytes_of(&id, sizeof(id)), asked));
    if (map_count(gather->asked) > WAITING)
        memory_free(map_remove_oldest(gather->asked));
}

static void read_error(struct facts *facts, struct kdc_fact *k, const struct record *r)
{
    const struct node *error = look_member(r->root, "krb_error");
    k->error = 1 + look_member_number(error, "error_code", 60);
    LOOK_SET(k->error_text, look_member(error, "e_text"));
    if (k->client_name[0] == '\0')
        LOOK_SET(k->client_name, look_member(r->root, "client"));
    gather_clock(facts, &k->at, "kdc", "KRB-ERROR", look_member_time(error, "stime"));
    gather_clock(facts, &k->at, "client", "KRB-ERROR", look_member_time(error, "ctime"));
    uint64_t status;
    const struct node *extended = look_path(error, "ext_error.status");
    if (look_number(extended, &status))
        k->status = status;
}

static bool same_aim(const struct kdc_fact *a, const struct kdc_fact *b)
{
    return strcmp(a->message, b->message) == 0 && strcmp(a->service, b->service) == 0 &&
           (a->client_name[0] == '\0' || b->client_name[0] == '\0' ||
            strcmp(a->client_name, b->client_name) == 0);
}

/* Errors before an answer that is none were not the last word; an error stands where an equal one
 * stood. */
static void tell(struct gather *gather, const struct asked *asked)
{
    enum { PREAUTH_REQUIRED = 25 };
    struct facts *facts = gather_conversation(gather, asked->client, asked->server);
    const struct kdc_fact *k = &asked->fact;
    facts->totals.kdc_exchanges++;
    facts->totals.kdc_answered += k->answered;
    if (facts->start == 0 || k->at.time < facts->start)
        facts->start = k->at.time;
    if (k->at.last_time > facts->end)
        facts->end = k->at.last_time;
    for (size_t i = 0; i < facts->n_kdcs; i++) {
        struct kdc_fact *there = &facts->kdcs[i];
        if (!same_aim(there, k))
            continue;
        bool went_on = there->error == 1 + PREAUTH_REQUIRED;
        there->recovered = there->recovered || went_on || (k->answered && k->error == 0);
        if (there->error == k->error && there->answered == k->answered && !there->recovered) {
            there->at.count++;
            there->at.last_time = k->at.last_time;
            there->at.last_frame = k->at.last_frame;
            return;
        }
    }
    if (k->answered && k->error == 0)
        return;
    struct kdc_fact *row = facts_add_kdc(facts, ROWS_PER_CONVERSATION);
    if (row != NULL)
        *row = *k;
}

void gather_kerberos(struct gather *gather, const struct record *r)
{
    if (look_member_is(r->root, "direction", "c2s")) {
        note_request(gather, r);
        return;
    }
    uint64_t id;
    if (!look_number(look_member(r->root, "answers"), &id))
        return;
    struct asked *asked = map_remove(gather->asked, bytes_of(&id, sizeof(id)));
    if (asked == NULL)
        return;
    asked->fact.answered = true;
    asked->fact.at.last_time = r->time;
    asked->fact.at.last_frame = r->frame;
    asked->fact.at.proof = (struct packet){r->frame, r->time};
    bool failed = look_member_is(r->root, "message", "KRB-ERROR");
    if (failed && look_path(r->root, "krb_error.error_code") == NULL) {
        /* Cut by the capture: it answered, and nobody knows what. */
        struct facts *facts = gather_conversation(gather, asked->client, asked->server);
        facts->totals.kdc_exchanges++;
        facts->totals.kdc_answered++;
        memory_free(asked);
        return;
    }
    if (failed)
        read_error(gather_conversation(gather, asked->client, asked->server), &asked->fact, r);
    tell(gather, asked);
    memory_free(asked);
}

/* ---- The end ---- */

/* How well a conversation fits exchanges of its client with a KDC: the nearest in time, and the one
 * that did not succeed. */
static int64_t distance(const struct facts *kdc, const struct facts *facts)
{
    int64_t away = 0;
    if (facts->start > kdc->end)
        away = facts->start - kdc->end;
    else if (kdc->start > facts->end)
        away = kdc->start - facts->end;
    bool failed = facts->last.authenticated == 0;
    return 2 * away + (failed ? 0 : 1);
}

static struct dealing *nearest(struct gather *gather, const struct dealing *kdc)
{
    const int64_t most = INT64_C(240000000000); /* twice two minutes */
    struct dealing *best = NULL;
    const void *position = NULL;
    struct bytes key;
    void *value;
    while (map_next(gather->conversations, &position, &key, &value)) {
        struct dealing *dealing = value;
        if (dealing == kdc || dealing->facts.totals.requests == 0 ||
            strcmp(dealing->facts.client, kdc->facts.client) != 0 ||
            distance(&kdc->facts, &dealing->facts) > most)
            continue;
        if (best == NULL ||
            distance(&kdc->facts, &dealing->facts) < distance(&kdc->facts, &best->facts))
            best = dealing;
    }
    return best;
}

static void give(struct facts *to, const struct facts *from)
{
    for (size_t i = 0; i < from->n_kdcs; i++) {
        struct kdc_fact *row = facts_add_kdc(to, ROWS_PER_CONVERSATION);
        if (row != NULL)
            *row = from->kdcs[i];
    }
    for (size_t i = 0; i < from->n_clocks; i++) {
        struct clock_fact *row = facts_add_clock(to, ROWS_PER_CONVERSATION);
        if (row != NULL)
            *row = from->clocks[i];
    }
    to->totals.kdc_exchanges += from->totals.kdc_exchanges;
    to->totals.kdc_answered += from->totals.kdc_answered;
    if (from->start < to->start)
        to->start = from->start;
    if (from->end > to->end)
        to->end = from->end;
}

void gather_kdc_end(struct gather *gather)
{
    struct asked *asked;
    const int64_t patience = INT64_C(1000000000);
    while ((asked = map_remove_oldest(gather->asked)) != NULL) {
        asked->fact.cut =
            asked->fact.attempts <= 1 && gather->capture.last - asked->fact.at.time < patience;
        tell(gather, asked);
        memory_free(asked);
    }
    const void *position = NULL;
    struct bytes key;
    void *value;
    while (map_next(gather->conversations, &position, &key, &value)) {
        struct dealing *kdc = value;
        if (kdc->facts.totals.kdc_exchanges == 0 || kdc->facts.totals.requests > 0)
            continue;
        struct dealing *for_whom = nearest(gather, kdc);
        kdc->told_elsewhere = for_whom != NULL || kdc->facts.n_kdcs == 0;
        if (for_whom != NULL)
            give(&for_whom->facts, &kdc->facts);
    }
}
