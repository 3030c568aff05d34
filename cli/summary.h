/* The last record: what was read and what came of it. */
#pragma once

#include "capture.h"
#include "record.h"
#include "tally.h"
#include "transport.h"

/* One input, as the summary tells it. */
struct summary_file {
    const char *path;
    uint64_t size, packets;
    int64_t ahead; /* nanoseconds that its clock is ahead of the first file's of the same session */
    char sha256[65];                        /* "" where it is not known (live) */
    const struct capture_problem *problems; /* by enum capture_problem_kind; may be NULL */
};

/* Builds it; everything is copied. not_shown: connections without anything of WinRM. */
struct record *summary_record(const struct limits *limits, const struct tally *tally,
                              const struct summary_file *files, size_t n_files,
                              const struct transport_counts *counts, uint64_t not_shown);

extern const struct field_table summary_field_table;
/* What can be wrong with a file: enum capture_problem_kind. */
extern const struct diag_table summary_diag_table;
