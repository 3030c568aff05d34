/* What the tests of the renderers share: fields of an invented protocol, and a record as rendered
 * text. */
#pragma once

#include "render.h"

/* clang-format off */
#define SAMPLE_FIELDS(X)                                                                           \
    X(SAMPLE_ROOT, "sample", "sample", "Sample", KIND_GROUP, 0, SHOW_DEC, NULL, 0)                 \
    X(SAMPLE_GROUP, "sample.group", "group", "Group", KIND_GROUP, 0, SHOW_DEC, NULL, 0)            \
    X(SAMPLE_OTHER, "sample.other", "other", "Other", KIND_GROUP, 0, SHOW_DEC, NULL, 0)            \
    X(SAMPLE_SPLICED, "sample.spliced", "spliced", "Spliced", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_INLINE) \
    X(SAMPLE_LIST, "sample.list", "list", "List", KIND_LIST, 0, SHOW_DEC, NULL, 0)                 \
    X(SAMPLE_MAP, "sample.map", "map", "Map", KIND_MAP, 0, SHOW_DEC, NULL, 0)                      \
    X(SAMPLE_UINT, "sample.uint", "uint", "Unsigned", KIND_UINT, 8, SHOW_DEC, NULL, 0)             \
    X(SAMPLE_EXACT, "sample.exact", "exact", "Exact", KIND_UINT, 8, SHOW_DEC, NULL, FIELD_EXACT)   \
    X(SAMPLE_INT, "sample.int", "int", "Signed", KIND_INT, 8, SHOW_DEC, NULL, 0)                   \
    X(SAMPLE_ENUM, "sample.enum", "enum", "Enumeration", KIND_ENUM, 4, SHOW_HEX, sample_names, 0)  \
    X(SAMPLE_FLAGS, "sample.flags", "flags", "Flags", KIND_FLAGS, 2, SHOW_HEX, sample_bits, 0)     \
    X(SAMPLE_BOOL, "sample.bool", "bool", "Boolean", KIND_BOOL, 0, SHOW_DEC, NULL, 0)              \
    X(SAMPLE_FLOAT, "sample.float", "float", "Float", KIND_FLOAT, 0, SHOW_DEC, NULL, 0)            \
    X(SAMPLE_DECIMAL, "sample.decimal", "decimal", "Decimal", KIND_DECIMAL, 0, SHOW_DEC, NULL, 0)  \
    X(SAMPLE_STRING, "sample.string", "string", "String", KIND_STRING, 0, SHOW_DEC, NULL, 0)       \
    X(SAMPLE_HEADLINE, "sample.headline", "headline", "Headline", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(SAMPLE_QUIET, "sample.quiet", "quiet", "Quiet", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(SAMPLE_BYTES, "sample.bytes", "bytes", "Bytes", KIND_BYTES, 0, SHOW_DEC, NULL, 0)            \
    X(SAMPLE_GUID, "sample.guid", "guid", "Guid", KIND_GUID, 16, SHOW_DEC, NULL, 0)                \
    X(SAMPLE_TIME, "sample.time", "when", "When", KIND_TIME, 8, SHOW_DEC, NULL, 0)                 \
    X(SAMPLE_DURATION, "sample.duration", "duration", "Duration", KIND_DURATION, 0, SHOW_DEC, NULL, 0) \
    X(SAMPLE_PAIR, "sample.pair", "pair", "Pair", KIND_PAIR, 0, SHOW_DEC, NULL, 0)                 \
    X(SAMPLE_NULL, "sample.null", "null", "Null", KIND_NULL, 0, SHOW_DEC, NULL, 0)                 \
    X(SAMPLE_SECRET, "sample.secret", "secret", "Secret", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_SECRET) \
    X(SAMPLE_KEYS, "sample.keys", "keys", "Keys", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_SECRET)     \
    X(SAMPLE_WIRE, "sample.wire", "wire", "Wire", KIND_UINT, 4, SHOW_DEC, NULL, FIELD_WIRE)        \
    X(SAMPLE_RAW, "sample.raw", "raw", "Raw", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_RAW)           \
    X(SAMPLE_ID, "sample.id", "id", "Id", KIND_STRING, 0, SHOW_DEC, NULL, 0)
/* clang-format on */

enum sample { SAMPLE_FIELDS(FIELD_ENUM) SAMPLE_COUNT };
extern const struct field sample_fields[];
#define F(id) (&sample_fields[SAMPLE_##id])

/* Two kinds: "sample.broken", an error, and "sample.odd", a warning with a section. */
extern const struct diag_kind sample_broken, sample_odd;

extern const struct limits sample_limits;

/* A record of kind sample: number 7, of 2026-11-20 17:05:22.123456789 UTC, packet 57, connection 1.
 */
struct record *sample_record(void);

typedef struct sink *sample_renderer(FILE *out, const struct render_options *options);

/* What the renderer writes of the record, as a string to be freed; the record is not freed. */
char *sample_render(const struct record *r, sample_renderer *renderer,
                    const struct render_options *options);
