/* Order and suppression: what failed first stands first, what follows from it behind it. */
#include <string.h>

#include "rule.h"

/* Success of the same layer, or one that needs it, after this time. */
static bool recovered(const struct facts *facts, enum layer layer, int64_t time)
{
    const struct successes *last = &facts->last;
    switch (layer) {
    case LAYER_NAME:
    case LAYER_TCP:
        return last->connected > time;
    case LAYER_TLS:
        return last->tls > time || last->operated > time;
    case LAYER_AUTHENTICATION:
        return last->authenticated > time;
    case LAYER_HTTP:
    case LAYER_PROXY:
        return last->operated > time;
    default:
        return false;
    }
}

static size_t collect(const struct facts *facts, struct finding *findings, size_t room)
{
    size_t n = 0;
    for (size_t i = 0; i < RULE_COUNT && n < room; i++) {
        rule_test *test = rule_test_of((enum rule_id)i);
        struct finding *finding = &findings[n];
        if (test == NULL)
            continue;
        memset(finding, 0, sizeof(*finding));
        finding->rule = &rules[i];
        finding->severity = rules[i].severity;
        test(facts, finding);
        /* Whether it is WinRM at all is a guess. */
        if (facts->guessed && finding->certainty > CERTAINTY_LIKELY)
            finding->certainty = CERTAINTY_LIKELY;
        n += finding->count > 0;
    }
    return n;
}

static bool is_failure(const struct finding *finding)
{
    return finding->severity == FINDING_ERROR && finding->rule->layer < LAYER_SCRIPT;
}

static bool rests_on(const struct finding *finding, const struct fact *at)
{
    for (size_t i = 0; i < finding->n_evidence; i++) {
        const struct fact *there = &finding->evidence[i].at;
        if (there->proof.frame.number == at->proof.frame.number &&
            there->proof.frame.file == at->proof.frame.file && there->proof.time == at->proof.time)
            return true;
    }
    return false;
}

/* Seen in one attempt of the client: on one connection, or shortly one after the other. */
static bool same_attempt(const struct finding *a, const struct finding *b)
{
    const int64_t attempt = INT64_C(15000000000);
    uint32_t connection = a->evidence[0].at.connection;
    if (a->first == 0 || b->first == 0 ||
        (connection != 0 && connection == b->evidence[0].at.connection))
        return true;
    return a->first - b->last <= attempt && b->first - a->last <= attempt;
}

static bool is_fallback(const struct finding *finding)
{
    return (finding->rule->flags & (RULE_FALLBACK | RULE_GENERIC)) == RULE_FALLBACK;
}

/* The other one says why: of the same packet, or of the same attempt where that was not mended. */
static bool explains(const struct finding *other, const struct finding *fallback)
{
    if ((other->rule->flags & RULE_FALLBACK) != 0)
        return false;
    if (other->rule->severity == FINDING_ERROR && rests_on(other, &fallback->evidence[0].at))
        return true;
    return (is_failure(other) || other->rule->layer == LAYER_AUTHENTICATION) && !other->recovered &&
           same_attempt(other, fallback);
}

/* Fallbacks go where anything else says why that failed; of several the lowest stays. */
static size_t drop_fallbacks(struct finding *findings, size_t n)
{
    bool dropped[LAYER_COUNT * 32] = {false};
    size_t most = sizeof(dropped) / sizeof(dropped[0]), kept = 0;
    for (size_t i = 0; i < n && i < most; i++)
        for (size_t k = 0; k < n && is_fallback(&findings[i]) && !dropped[i]; k++)
            dropped[i] = k != i && (explains(&findings[k], &findings[i]) ||
                                    (k < i && k < most && is_fallback(&findings[k]) &&
                                     !dropped[k] && same_attempt(&findings[k], &findings[i])));
    for (size_t i = 0; i < n; i++) {
        if (i < most && dropped[i])
            continue;
        if (kept != i)
            findings[kept] = findings[i];
        kept++;
    }
    return kept;
}

/* How much a rule says: nothing but that something failed, something, all. */
static int weight(const struct rule *rule)
{
    bool generic = (rule->flags & RULE_GENERIC) != 0, fallback = (rule->flags & RULE_FALLBACK) != 0;
    return generic && fallback ? 0 : generic ? 1 : 2;
}

/* All of it is said better by a rule that says more. */
static bool is_covered(const struct finding *findings, size_t n, const struct finding *generic)
{
    for (size_t i = 0; i < n; i++) {
        const struct finding *other = &findings[i];
        bool script = other->severity >= FINDING_WARN && other->rule->layer >= LAYER_QUOTA &&
                      other->rule->layer <= LAYER_SCRIPT;
        bool last_resort = weight(generic->rule) == 0 && other->rule->severity >= FINDING_WARN;
        bool all = weight(other->rule) > weight(generic->rule) && (script || last_resort);
        for (size_t k = 0; k < generic->n_evidence && all; k++)
            all = rests_on(other, &generic->evidence[k].at);
        if (all)
            return true;
    }
    return false;
}

static size_t drop_generic(struct finding *findings, size_t n)
{
    bool covered[LAYER_COUNT * 32] = {false};
    size_t most = sizeof(covered) / sizeof(covered[0]), kept = 0;
    for (size_t i = 0; i < n && i < most; i++)
        covered[i] =
            (findings[i].rule->flags & RULE_GENERIC) != 0 && is_covered(findings, n, &findings[i]);
    for (size_t i = 0; i < n; i++) {
        if (i < most && covered[i])
            continue;
        if (kept != i)
            findings[kept] = findings[i];
        kept++;
    }
    return kept;
}

static bool comes_before(const struct finding *a, const struct finding *b)
{
    if (a->rule->layer != b->rule->layer &&
        (a->rule->layer >= LAYER_SCRIPT || b->rule->layer >= LAYER_SCRIPT))
        return a->rule->layer < b->rule->layer;
    if ((a->severity == FINDING_ERROR) != (b->severity == FINDING_ERROR))
        return a->severity == FINDING_ERROR;
    if (a->rule->layer != b->rule->layer)
        return a->rule->layer < b->rule->layer;
    if (a->certainty != b->certainty)
        return a->certainty > b->certainty;
    if (a->first != b->first && a->first != 0 && b->first != 0)
        return a->first < b->first;
    return a->rule < b->rule;
}

static void sort(struct finding *findings, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        struct finding moved = findings[i];
        size_t k = i;
        for (; k > 0 && comes_before(&moved, &findings[k - 1]); k--)
            findings[k] = findings[k - 1];
        findings[k] = moved;
    }
}

static void subordinate(struct finding *finding, const struct rule *because)
{
    finding->because = because;
    if (finding->severity == FINDING_ERROR)
        finding->severity = FINDING_WARN;
}

/* What came later on the same connection, or is only guessed and of the same attempt, follows from
 * the first cause. */
static void mark_consequences(struct finding *findings, size_t n)
{
    if (n == 0 || !is_failure(&findings[0]) || findings[0].recovered)
        return;
    const struct finding *head = &findings[0];
    uint32_t connection = head->evidence[0].at.connection;
    for (size_t i = 1; i < n; i++) {
        struct finding *f = &findings[i];
        bool same = connection != 0 && f->evidence[0].at.connection == connection;
        bool higher = f->rule->layer > head->rule->layer && f->rule->layer < LAYER_SCRIPT;
        bool after = f->first == 0 || f->first >= head->first;
        if (higher && after &&
            (same || (f->certainty < CERTAINTY_CERTAIN && same_attempt(head, f))) &&
            f->severity >= FINDING_WARN && f->severity != FINDING_SECURITY)
            subordinate(f, head->rule);
    }
}

/* One failure seen from two sides is one failure. */
static void mark_other_sides(struct finding *findings, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        struct finding *f = &findings[i];
        for (size_t k = 0; k < i && f->because == NULL && is_failure(f); k++) {
            bool all = is_failure(&findings[k]) && findings[k].because == NULL;
            for (size_t e = 0; e < f->n_evidence && all; e++)
                all = rests_on(&findings[k], &f->evidence[e].at);
            if (all)
                subordinate(f, findings[k].rule);
        }
    }
}

/* Consequences stand right behind their cause. */
static void gather_consequences(struct finding *findings, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        if (findings[i].because == NULL)
            continue;
        size_t place = 0;
        while (place < i && findings[place].rule != findings[i].because)
            place++;
        do
            place++;
        while (place < i && findings[place].because == findings[i].because);
        if (place >= i)
            continue;
        struct finding moved = findings[i];
        memmove(&findings[place + 1], &findings[place], (i - place) * sizeof(*findings));
        findings[place] = moved;
    }
}

size_t judge(const struct facts *facts, struct finding *findings, size_t room)
{
    size_t n = collect(facts, findings, room);
    for (size_t i = 0; i < n; i++) {
        findings[i].recovered = recovered(facts, findings[i].rule->layer, findings[i].last);
        if (findings[i].recovered && findings[i].severity == FINDING_ERROR)
            findings[i].severity = FINDING_WARN;
    }
    n = drop_generic(findings, n);
    n = drop_fallbacks(findings, n);
    sort(findings, n);
    mark_consequences(findings, n);
    mark_other_sides(findings, n);
    gather_consequences(findings, n);
    return n;
}
