/* Counts what goes by: for the summary, --fail-on, and the exit status. A sink like any other. */
#pragma once

#include "sink.h"

struct tally_row {
    const char *name; /* constant: a record's kind, a body's outcome, a diagnostic's code */
    uint64_t n;
};

enum { TALLY_ROWS = 512 };

struct tally {
    struct tally_row records[32], bodies[8], diagnostics[TALLY_ROWS];
    size_t n_records, n_bodies, n_diagnostics;
    uint64_t by_severity[3]; /* by enum severity */
};

/* tally must outlive the sink. */
struct sink *tally_sink(struct tally *tally);
