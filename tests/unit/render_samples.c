#include "render_samples.h"

#include <stdlib.h>

static const struct name sample_names[] = {{1, "FIRST"}, {0x21002, "SESSION_KEY"}, {0, NULL}};
static const struct name sample_bits[] = {{1, "START"}, {2, "END"}, {0x30, "BOTH"}, {0, NULL}};

const struct field sample_fields[] = {SAMPLE_FIELDS(FIELD_ROW)};
const struct diag_kind sample_broken = {"sample.broken", SEVERITY_ERROR, "the sample is broken",
                                        ""};
const struct diag_kind sample_odd = {"sample.odd", SEVERITY_WARN, "the sample is odd",
                                     "[MS-PSRP] 2.2.4"};
const struct limits sample_limits = LIMITS_DEFAULT;

struct record *sample_record(void)
{
    static const struct frame frame = {1, 57};
    struct record *r = record_new(F(ROOT), &sample_limits);
    r->id = 7;
    r->time = INT64_C(1795194322123456789); /* date -u -d @1795194322: 2026-11-20 17:05:22 */
    r->connection = 1;
    r->files = 1;
    record_frames(r, &(struct frames){&frame, 1, 1});
    return r;
}

char *sample_render(const struct record *r, sample_renderer *renderer,
                    const struct render_options *options)
{
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    if (out == NULL)
        abort();
    struct sink *sink = renderer(out, options);
    sink->record(sink, r);
    if (!sink->close(sink) || fclose(out) != 0)
        abort();
    return text;
}
