/*
 * What can be wrong with a capture: constant rows, one table per protocol module like the fields.
 * The severity is the consequence for the reader, not the cause.
 */
#pragma once

#include <stddef.h>

#include "attributes.h"

enum severity {
    SEVERITY_INFO, /* worth knowing; what is shown is whole and right */
    SEVERITY_WARN, /* what is shown may not be what was meant, or breaks the specification */
    SEVERITY_ERROR /* something is missing from what is shown, or could not be decoded */
};

struct diag_kind {
    const char *code; /* stable: "psrp.missing-start" */
    enum severity severity;
    const char *text;    /* what it means, for people; the occurrence adds its own numbers */
    const char *section; /* of the specification: "[MS-PSRP] 2.2.4"; "" where none speaks of it */
};

/* Lists are X(ID, "code", SEVERITY, "text", "section"); the enum with DIAG_ENUM, the table with DIAG_ROW. */
#define DIAG_ENUM(id, code, severity, text, section) id,
#define DIAG_ROW(id, code, severity, text, section) {code, severity, text, section},

struct diag_table {
    const struct diag_kind *kinds;
    size_t n;
};

/* One occurrence, hung on a node. */
struct diag {
    const struct diag_kind *kind;
    const char *detail; /* in the record's arena; may hold bytes of the capture, so escaped like any string; "" when the kind says it all */
    struct diag *next;
};

/* "info", "warn", "error". */
const char *severity_name(enum severity severity);

struct record;
struct node;

/*
 * Hangs a diagnostic on node. detail is printf's; "%s" and NULL-free. Beyond limits.diagnostics of one
 * record they are counted, not kept (record->diags_dropped).
 */
void diag_add(struct record *r, struct node *node, const struct diag_kind *kind, const char *detail,
              ...) PRINTF_LIKE(4, 5);

/* The kinds that the readers of node.h report themselves. */
#define MODEL_DIAGNOSTICS(X)                                                                       \
    X(DIAG_TRUNCATED, "data.truncated", SEVERITY_ERROR, "the data ends inside this structure", "") \
    X(DIAG_TRAILING, "data.trailing", SEVERITY_WARN, "bytes are left over behind this structure",  \
      "")                                                                                          \
    X(DIAG_UTF8, "data.utf8-invalid", SEVERITY_WARN,                                               \
      "the text is not valid UTF-8; the bytes are shown as U+FFFD", "RFC 3629")                    \
    X(DIAG_LIMIT, "data.limit", SEVERITY_ERROR, "a limit of the program was reached", "")          \
    X(DIAG_UNTESTED, "data.untested", SEVERITY_INFO,                                               \
      "decoded by its specification alone: no example by another program was at hand to test it "  \
      "with",                                                                                      \
      "")

enum model_diagnostic { MODEL_DIAGNOSTICS(DIAG_ENUM) MODEL_DIAGNOSTIC_COUNT };
extern const struct diag_kind model_diagnostics[];
extern const struct diag_table model_diag_table;
