#include "tally.h"

#include <string.h>

#include "memory.h"

struct tally_sink {
    struct sink sink;
    struct tally *tally;
};

static void count(struct tally_row *rows, size_t *n, size_t most, const char *name, uint64_t more)
{
    size_t i = 0;
    while (i < *n && strcmp(rows[i].name, name) != 0)
        i++;
    if (i == most)
        return;
    if (i == *n)
        rows[(*n)++] = (struct tally_row){.name = name};
    rows[i].n += more;
}

/* The names of bodies' outcomes are constant text of the program; they are looked up to be kept. */
static const char *const outcomes[] = {"clear",   "verified", "recovered",
                                       "damaged", "no-key",   "wrong-key"};

static void count_bodies(struct tally *tally, const struct record *r)
{
    for (const struct node *half = r->root->first; half != NULL; half = half->next)
        for (const struct node *member = half->first; member != NULL; member = member->next)
            for (size_t i = 0; i < sizeof(outcomes) / sizeof(outcomes[0]); i++)
                if (strcmp(member->field->key, "body") == 0 && member->field->kind == KIND_STRING &&
                    bytes_equal(member->value.b, bytes_of_string(outcomes[i])))
                    count(tally->bodies, &tally->n_bodies, 8, outcomes[i], 1);
}

static void count_diagnostics(struct tally *tally, const struct record *r)
{
    struct walk w = walk_start(r->root);
    for (enum walk_event event = walk_next(&w); event != WALK_DONE; event = walk_next(&w)) {
        if (event != WALK_ENTER)
            continue;
        for (const struct diag *diag = w.node->diags; diag != NULL; diag = diag->next) {
            count(tally->diagnostics, &tally->n_diagnostics, TALLY_ROWS, diag->kind->code, 1);
            tally->by_severity[diag->kind->severity]++;
        }
    }
    if (r->diags_dropped > 0)
        count(tally->diagnostics, &tally->n_diagnostics, TALLY_ROWS, "not-kept", r->diags_dropped);
}

static void tally_record(struct sink *sink, const struct record *r)
{
    struct tally *tally = ((struct tally_sink *)sink)->tally;
    count(tally->records, &tally->n_records, 32, r->root->field->key, 1);
    if (strcmp(r->root->field->key, "http") == 0)
        count_bodies(tally, r);
    if (r->n_diags > 0)
        count_diagnostics(tally, r);
}

static bool tally_close(struct sink *sink)
{
    memory_free(sink);
    return true;
}

struct sink *tally_sink(struct tally *tally)
{
    struct tally_sink *sink = memory_get(sizeof(*sink));
    sink->sink = (struct sink){.record = tally_record, .close = tally_close};
    sink->tally = tally;
    return &sink->sink;
}
