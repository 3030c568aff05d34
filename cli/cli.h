/*
 * The program: options -> pipeline -> renderer. The only place that exits or writes to standard
 * error.
 */
#pragma once

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

enum { KEY_OPTIONS = 64, FILES = 256 };

struct options {
    const struct command *command;
    const char *files[FILES];
    uint32_t n_files;
    struct key_option keys[KEY_OPTIONS];
    size_t n_keys;
    bool json;
    enum when color;
    uint16_t port;
    bool show_secrets, raw, verbose, quiet;
    const char *interface, *filter;
    enum fail_on fail_on;
    const char *shell, *user, *client, *from, *to; /* of transcript: only these */
    const char *scripts, *copies;                  /* of transcript: folders to write to */
    const char *explain;                           /* the id of a rule */
};

/* A subcommand: one row of the table in main.c, one file. */
struct command {
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

/* Writes "winrmscope: ..." and a line end to standard error; control characters of text become
 * visible. */
void say(const char *text, ...) PRINTF_LIKE(1, 2);
