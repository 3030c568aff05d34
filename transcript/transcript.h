/*
 * What went on in each shell, as a person at its console saw it: records -> one session record per
 * shell.
 *
 * A sink over the records of conversation. It keeps, per shell and across connections, who came,
 * what was run and what came back; at the end (transcript_sink's close) it pushes one record of
 * kind "session" per shell, in the order in which the shells were opened; live, one whenever a
 * command or a shell is over, with what was not told before. It reads records by the keys of
 * docs/json.md, and objects by clixml.
 *
 * Memory: what the sessions say, up to limits.transcript; beyond it the sessions are told as far as
 * they have come, and go on in a further record.
 */
#pragma once

#include "diag.h"
#include "sink.h"

/* A script or a file that went over the wire. */
struct transcript_item {
    struct bytes bytes;
    struct bytes name; /* of a file, as the session says it: hostile; none of a script */
    struct bytes shell_id;
    int64_t time;
    uint64_t number; /* from 1, of all scripts or all files told */
};

/* What became of it, as its receiver says. */
struct transcript_saved {
    char sha256[65]; /* 64 hexadecimal digits; "" where it is not known */
    char file[256];  /* where it was written; "" where it was not */
};

typedef void transcript_keep(void *state, const struct transcript_item *item,
                             struct transcript_saved *saved);

struct transcript_options {
    const struct limits *limits;
    /* Only sessions and commands that fit; NULL or INT64_MIN and INT64_MAX: all. Texts compare
     * without case. */
    const char *shell;  /* the beginning of the shell's id */
    const char *user;   /* NAME, DOMAIN\NAME or NAME@DOMAIN */
    const char *client; /* address, with or without port */
    int64_t from, to;   /* a command that began before to, and ended after from */
    /* Told each script block and each file in order; NULL: nobody. */
    transcript_keep *script, *file;
    bool live; /* a command is told as soon as it is over, in a record that continues its session */
    void *state;
};

/* options are copied; the limits, the texts and output must outlive the sink. */
struct sink *transcript_sink(const struct transcript_options *options, struct output *output);

/* How many sessions were told, and how many left out by the options, once the sink was closed:
 * given to told. */
struct transcript_counts {
    uint64_t told, left_out;
};
/* counts must outlive the sink. */
void transcript_count(struct sink *transcript, struct transcript_counts *counts);

/* Windows' name of an exit code that has one, NTSTATUS included; else NULL. */
const char *transcript_exit_code_name(int64_t code);

extern const struct field_table transcript_field_table;
