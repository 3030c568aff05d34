#include "diagnose.h"

#include <string.h>

#include "diagnosis_private.h"
#include "memory.h"

struct diagnosis *diagnosis_new(const struct limits *limits)
{
    struct diagnosis *diagnosis = memory_get(sizeof(*diagnosis));
    diagnosis->limits = limits;
    diagnosis->gather = gather_new(limits);
    return diagnosis;
}

void diagnosis_free(struct diagnosis *diagnosis)
{
    if (diagnosis == NULL)
        return;
    for (size_t i = 0; i < diagnosis->n; i++)
        memory_free(diagnosis->verdicts[i].findings);
    memory_free(diagnosis->verdicts);
    gather_free(diagnosis->gather);
    memory_free(diagnosis);
}

struct sink *diagnosis_sink(struct diagnosis *diagnosis)
{
    return gather_sink(diagnosis->gather);
}

void diagnosis_datagram(void *diagnosis, const struct net_segment *datagram)
{
    gather_datagram(((struct diagnosis *)diagnosis)->gather, datagram);
}

void diagnosis_finish(struct diagnosis *diagnosis, bool any_connection)
{
    struct facts *const *list;
    gather_finish(diagnosis->gather, any_connection);
    size_t n = gather_conversations(diagnosis->gather, &list);
    diagnosis->verdicts = memory_get((n + 1) * sizeof(*diagnosis->verdicts));
    struct finding *room = memory_get(FINDINGS * sizeof(*room));
    for (size_t i = 0; i < n; i++) {
        size_t found = judge(list[i], room, FINDINGS);
        if (list[i]->guessed && found == 0)
            continue;
        struct verdict *verdict = &diagnosis->verdicts[diagnosis->n++];
        verdict->facts = list[i];
        verdict->n = found;
        if (verdict->n > 0) {
            verdict->findings = memory_get(verdict->n * sizeof(*room));
            memcpy(verdict->findings, room, verdict->n * sizeof(*room));
        }
    }
    memory_free(room);
}

void diagnosis_push(const struct diagnosis *diagnosis, struct output *output, uint32_t files)
{
    for (size_t i = 0; i < diagnosis->n; i++) {
        const struct verdict *v = &diagnosis->verdicts[i];
        for (size_t k = 0; k < v->n; k++)
            output_push(output,
                        finding_record(diagnosis->limits, v->facts, &v->findings[k], files));
    }
}

size_t diagnosis_worst(const struct diagnosis *diagnosis, enum finding_severity least)
{
    size_t n = 0;
    for (size_t i = 0; i < diagnosis->n; i++)
        for (size_t k = 0; k < diagnosis->verdicts[i].n; k++)
            n += diagnosis->verdicts[i].findings[k].severity >= least;
    return n;
}
