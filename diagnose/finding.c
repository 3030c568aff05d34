#include "finding.h"

#include <string.h>

#include "client_program.h"
#include "placeholder.h"

#define F(id) (&finding_fields[FINDING_##id])

const struct field finding_fields[] = {FINDING_FIELDS(FIELD_ROW)};
const struct field_table finding_field_table = {"Findings", "finding", finding_fields,
                                                FINDING_FIELD_COUNT};

static struct bytes filled(struct arena *arena, struct bytes text, const struct facts *facts,
                           const struct finding *finding)
{
    struct buf buf = buf_init(LONGEST_TEXT);
    placeholder_fill(&buf, text, facts, finding);
    struct bytes kept = arena_copy(arena, buf_bytes(&buf));
    buf_clear(&buf);
    return kept;
}

struct bytes rule_cause(struct arena *arena, const struct rule *rule, const struct facts *facts,
                        const struct finding *finding)
{
    if (finding != NULL && finding->cause[0] != '\0')
        return arena_copy(arena, bytes_of_string(finding->cause));
    return filled(arena, bytes_of_string(rule->cause), facts, finding);
}

/* Takes the mark of a step that weakens security off it. */
static bool take_mark(struct bytes *step)
{
    bool weakens = bytes_starts(*step, BYTES("! "));
    *step = bytes_from(*step, weakens ? 2 : 0);
    return weakens;
}

static bool applies(const struct finding *finding, struct bytes step)
{
    return finding == NULL || finding->without == NULL ||
           !bytes_starts(step, bytes_of_string(finding->without));
}

/* A step that leads to those of the clients ends without its colon where none of them is shown. */
static void end_lead(struct fix *fixes, size_t n)
{
    if (n > 0 && bytes_ends(fixes[n - 1].step, BYTES(":")))
        fixes[n - 1].step = bytes_part(fixes[n - 1].step, 0, fixes[n - 1].step.len - 1);
}

size_t rule_fixes(struct arena *arena, const struct rule *rule, const struct facts *facts,
                  const struct finding *finding, struct fix *fixes, size_t room)
{
    size_t n = 0;
    for (int weak = 0; weak < 2; weak++) {
        struct bytes rest = bytes_of_string(rule->fix), step;
        while (n < room && bytes_next(&rest, '\n', &step)) {
            if (take_mark(&step) != (weak == 1) || !step_is_for(step, facts) ||
                !applies(finding, step))
                continue;
            if (!step_names_client(step))
                end_lead(fixes, n);
            fixes[n++] = (struct fix){filled(arena, step, facts, finding), weak == 1};
        }
        end_lead(fixes, n);
    }
    return n;
}

/* Without the backticks where all of it is one command. */
static struct bytes plain_step(struct bytes step)
{
    bool command = step.len > 2 && step.data[0] == '`' && step.data[step.len - 1] == '`' &&
                   bytes_find_byte(step, '`', 1) == step.len - 1;
    return command ? bytes_part(step, 1, step.len - 2) : step;
}

/* finding: NULL for a rule by itself. */
static void put_fixes(struct record *r, const struct rule *rule, const struct facts *facts,
                      const struct finding *finding)
{
    struct fix fixes[FIXES];
    size_t n = rule_fixes(r->arena, rule, facts, finding, fixes, FIXES);
    struct node *list = node_add(r, r->root, F(FIX));
    bool weak = false;
    for (size_t i = 0; i < n; i++) {
        put_string(r, list, F(STEP), plain_step(fixes[i].step), span_none());
        weak = weak || fixes[i].weakens;
    }
    if (!weak)
        return;
    list = node_add(r, r->root, F(WEAKENS));
    for (size_t i = 0; i < n; i++)
        if (fixes[i].weakens)
            put_uint(r, list, F(WEAK_STEP), i, span_none());
}

static void put_frame(struct record *r, struct node *group, const struct frame *frame)
{
    if (frame->number == 0)
        put_null(r, group, F(NO_FRAME));
    else if (r->files > 1)
        put_string(r, group, F(FRAME_OF_FILE),
                   arena_printf(r->arena, "%u:%llu", (unsigned)frame->file,
                                (unsigned long long)frame->number),
                   span_none());
    else
        put_uint(r, group, F(FRAME), frame->number, span_none());
}

/* Ascending, each once. Gives how many there are then. */
static size_t add_frame(struct frame *frames, size_t n, struct frame frame)
{
    size_t at = n;
    while (at > 0 && (frames[at - 1].file > frame.file ||
                      (frames[at - 1].file == frame.file && frames[at - 1].number > frame.number)))
        at--;
    bool there =
        at > 0 && frames[at - 1].file == frame.file && frames[at - 1].number == frame.number;
    if (frame.number == 0 || there)
        return n;
    memmove(frames + at + 1, frames + at, (n - at) * sizeof(*frames));
    frames[at] = frame;
    return n + 1;
}

static void put_evidence(struct record *r, const struct finding *finding)
{
    struct node *list = node_add(r, r->root, F(EVIDENCE));
    struct frame frames[3 * EVIDENCE];
    size_t n = 0;
    for (size_t i = 0; i < finding->n_evidence; i++) {
        const struct evidence *evidence = &finding->evidence[i];
        struct node *group = node_add(r, list, F(PROOF));
        put_frame(r, group, &evidence->at.proof.frame);
        if (evidence->at.proof.time != 0)
            put_int(r, group, F(TIME), evidence->at.proof.time, span_none());
        if (evidence->at.connection != 0)
            put_uint(r, group, F(CONNECTION), evidence->at.connection, span_none());
        put_string(r, group, F(TEXT), arena_copy(r->arena, bytes_of_string(evidence->text)),
                   span_none());
        n = add_frame(frames, n, evidence->at.frame);
        n = add_frame(frames, n, evidence->at.proof.frame);
        n = add_frame(frames, n, evidence->at.last_frame);
    }
    record_frames(r, &(struct frames){frames, n, n});
}

static void put_rule(struct record *r, const struct rule *rule)
{
    put_text(r, r->root, F(ID), rule->id);
}

struct record *finding_record(const struct limits *limits, const struct facts *facts,
                              const struct finding *finding, uint32_t files)
{
    struct record *r = record_new(F(RECORD), limits);
    const struct rule *rule = finding->rule;
    struct span none = span_none();
    r->time = finding->last != 0 ? finding->last : facts->end;
    r->connection = finding->n_evidence > 0 ? finding->evidence[0].at.connection : 0;
    r->files = files;
    put_rule(r, rule);
    put_text(r, r->root, F(SEVERITY), finding_severity_name(finding->severity));
    put_text(r, r->root, F(CERTAINTY), certainty_name(finding->certainty));
    put_text(r, r->root, F(TITLE), rule->title);
    put_text(r, r->root, F(LAYER), layer_name(rule->layer));
    put_string(r, r->root, F(CLIENT), arena_copy(r->arena, bytes_of_string(facts->client)), none);
    put_string(r, r->root, F(SERVER), arena_copy(r->arena, bytes_of_string(facts->server)), none);
    put_string(r, r->root, F(CAUSE), rule_cause(r->arena, rule, facts, finding), none);
    put_fixes(r, rule, facts, finding);
    put_text(r, r->root, F(GUARD), rule->guard);
    put_uint(r, r->root, F(COUNT), finding->count, none);
    if (finding->first != 0) {
        put_int(r, r->root, F(FIRST), finding->first, none);
        put_int(r, r->root, F(LAST), finding->last, none);
    }
    if (finding->recovered)
        put_bool(r, r->root, F(RECOVERED), true, none);
    if (finding->because != NULL)
        put_text(r, r->root, F(BECAUSE), finding->because->id);
    put_evidence(r, finding);
    return r;
}

struct record *rule_record(const struct limits *limits, enum rule_id id)
{
    const struct rule *rule = &rules[id];
    struct record *r = record_new(&finding_fields[RULE_RECORD], limits);
    r->timeless = true;
    put_rule(r, rule);
    put_text(r, r->root, F(SEVERITY), finding_severity_name(rule->severity));
    put_text(r, r->root, F(TITLE), rule->title);
    put_text(r, r->root, F(LAYER), layer_name(rule->layer));
    put_text(r, r->root, &finding_fields[RULE_EVIDENCE], rule->evidence);
    put_string(r, r->root, F(CAUSE), rule_cause(r->arena, rule, NULL, NULL), span_none());
    put_fixes(r, rule, NULL, NULL);
    put_text(r, r->root, F(GUARD), rule->guard);
    put_bool(r, r->root, &finding_fields[RULE_AUTOMATIC], rule_test_of(id) != NULL, span_none());
    if (rule_test_of(id) == NULL)
        put_text(r, r->root, &finding_fields[RULE_NOT_AUTOMATIC], rule_not_automatic(id));
    return r;
}
