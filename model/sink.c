#include "sink.h"

uint64_t output_push(struct output *output, struct record *r)
{
    r->id = ++output->records;
    for (size_t i = 0; i < output->n_sinks; i++)
        output->sinks[i]->record(output->sinks[i], r);
    record_free(r);
    return output->records;
}
