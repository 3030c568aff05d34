/*
 * The program: options -> pipeline -> renderer. The only place that exits or writes to standard
 * error.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "attributes.h"
#include "status.h"

/* The exit status of the program, docs/manual. */
enum exit_status {
    EXIT_DONE = 0,    /* also when the capture is damaged or nothing could be opened */
    EXIT_FAIL_ON = 1, /* --fail-on was given and met */
    EXIT_BAD_USAGE = 2,
    EXIT_TROUBLE = 3, /* a file, key file, device or the output failed */
    EXIT_OUR_FAULT = 70
};

enum when { WHEN_AUTO, WHEN_ALWAYS, WHEN_NEVER };
enum fail_on { FAIL_ON_NOTHING, FAIL_ON_INFO, FAIL_ON_WARN, FAIL_ON_ERROR };

/* A key as it was given, to be added to the keyring in order. */
enum key_option_kind {
    KEY_OPTION_FILE,
    KEY_OPTION_PASSWORD,
    KEY_OPTION_PASSWORD_FILE,
    KEY_OPTION_NT_HASH,
    KEY_OPTION_SESSION_KEY,
    KEY_OPTION_KEYTAB,
    KEY_OPTION_CCACHE,
    KEY_OPTION_TLS_KEYLOG,
    KEY_OPTION_TLS_KEY,
    KEY_OPTION_PSRP_KEY
};

struct key_option {
    enum key_option_kind kind;
    const char *text;
};

struct options {
    const struct command *command; /* not NULL where it is run */
    const char **files; /* what is no option and no command: FILEs, of some commands other words */
    uint32_t n_files;
    struct key_option *keys;
    size_t n_keys;
    unsigned json, color, fail_on; /* the second of the formats, enum when, enum fail_on */
    uint16_t port;
    bool show_secrets, raw, verbose, quiet;
    const char *interface, *filter;
    const char *shell, *user, *client, *from, *to; /* of transcript: only these */
    const char *scripts, *copies;                  /* of transcript: folders to write to */
    const char *explain;                           /* the id of a rule */
};

/* Commands as bits, for the table of options. */
enum command_bit {
    DECODE = 1 << 0,
    DIAGNOSE = 1 << 1,
    TRANSCRIPT = 1 << 2,
    KEYS = 1 << 3,
    FAULT = 1 << 4,
    LIST = 1 << 5,
    OF_CAPTURES = DECODE | DIAGNOSE | TRANSCRIPT | KEYS, /* they read FILEs */
    EVERY = OF_CAPTURES | FAULT | LIST
};

/* A subcommand: one row of the table in main.c, one file. */
struct command {
    enum command_bit bit;
    const char *name, *arguments, *help;
    int (*run)(const struct options *options); /* gives the exit status */
};

extern const struct command commands[];
extern const size_t n_commands;

int decode_run(const struct options *options);
int diagnose_run(const struct options *options);
int fault_run(const struct options *options);
int list_run(const struct options *options);
int transcript_run(const struct options *options);
int keys_run(const struct options *options);

/* What all commands decide alike (show.c). */
struct render_options;
struct tally;
/* How to show what options ask for, on standard output as it is. */
struct render_options command_render(const struct options *options);
/* The width of the terminal that standard output is; 0 where it is none. */
unsigned command_columns(void);
/* Whether --fail-on was met by a diagnostic. */
bool command_fails_on(const struct options *options, const struct tally *tally);
/*
 * What became of the output: written, or errno at the first failure, which is said here. A reader
 * that went away is no failure. Gives false when it is one.
 */
bool command_written(bool written);
/* The same for what was written to standard output by printf() and the like. */
bool command_flushed(void);

/* Writes "winrmscope: ..." and a line end to standard error; control characters of text become
 * visible. */
void say(const char *text, ...) PRINTF_LIKE(1, 2);
