#include "options.h"

#include <string.h>

#include "bytes.h"

/* What an option does; the column set of the table below. */
enum effect {
    SET_FORMAT,
    SET_COLOR,
    SET_PORT,
    SET_SHOW_SECRETS,
    SET_RAW,
    SET_VERBOSE,
    SET_QUIET,
    SET_INTERFACE,
    SET_FILTER,
    SET_FAIL_ON,
    SET_SHELL,
    SET_USER,
    SET_CLIENT,
    SET_FROM,
    SET_TO,
    SET_SCRIPTS,
    SET_FILES,
    SET_EXPLAIN,
    ADD_KEY_FILE,
    ADD_PASSWORD,
    ADD_PASSWORD_FILE,
    ADD_NT_HASH,
    ADD_SESSION_KEY,
    ADD_KEYTAB,
    ADD_CCACHE,
    ADD_TLS_KEYLOG,
    ADD_TLS_KEY,
    ADD_PSRP_KEY,
    SHOW_HELP,
    SHOW_VERSION
};

static const struct row {
    char letter; /* 0: none */
    const char *name;
    const char *argument; /* NULL: takes none */
    const char *help;
    enum effect effect;
} rows[] = {
    {0, "format", "text|json",
     "annotated text (the default), or one JSON object per record and line", SET_FORMAT},
    {0, "color", "auto|always|never", "colour in text; auto: on a terminal", SET_COLOR},
    {0, "keys", "FILE", "a JSON file of passwords and keys (the manual has its form)",
     ADD_KEY_FILE},
    {0, "password", "[USER:]TEXT",
     "a password; USER is DOMAIN\\NAME or NAME@REALM. Others can see arguments: prefer a file",
     ADD_PASSWORD},
    {0, "password-file", "FILE", "passwords, one a line, as for --password", ADD_PASSWORD_FILE},
    {0, "nt-hash", "[USER:]HEX", "the NT hash of a password", ADD_NT_HASH},
    {0, "session-key", "HEX",
     "the exported session key of an NTLM session, or a session or message key of Kerberos",
     ADD_SESSION_KEY},
    {0, "keytab", "FILE", "Kerberos keys of services, users or krbtgt", ADD_KEYTAB},
    {0, "ccache", "FILE",
     "a client's credential cache: its Kerberos tickets with their session keys", ADD_CCACHE},
    {0, "psrp-key", "[SHELLID:]HEX|PEM",
     "for SecureStrings: a pool's session key, or the file of its client's RSA private key",
     ADD_PSRP_KEY},
    {0, "tls-keylog", "FILE", "a TLS key log of client or server, as SSLKEYLOGFILE gives it",
     ADD_TLS_KEYLOG},
    {0, "tls-key", "FILE",
     "the RSA private key of a server (PEM, DER, PKCS#12): opens TLS_RSA_ cipher suites",
     ADD_TLS_KEY},
    {0, "show-secrets", NULL, "show passwords, keys and tickets instead of hiding them",
     SET_SHOW_SECRETS},
    {0, "raw", NULL, "also the undecoded text of each layer", SET_RAW},
    {0, "port", "N", "expect WinRM on this port, too (it is found on any port by what it says)",
     SET_PORT},
    {'i', "interface", "INTERFACE", "read from the network instead of files", SET_INTERFACE},
    {'f', "filter", "FILTER", "only packets that this libpcap filter lets through", SET_FILTER},
    {0, "fail-on", "info|warn|error",
     "exit with status 1 when there is a diagnostic of this severity or a higher one", SET_FAIL_ON},
    {0, "explain", "ID",
     "diagnose: what is known of a rule, without a capture (winrmscope list findings)",
     SET_EXPLAIN},
    {0, "shell", "ID", "transcript: only the shell whose id begins so", SET_SHELL},
    {0, "user", "USER", "transcript: only sessions of this user", SET_USER},
    {0, "client", "ADDRESS", "transcript: only sessions from this address", SET_CLIENT},
    {0, "from", "TIME",
     "transcript: only commands that ended at or after it (UTC, 2026-11-20T15:44:11)", SET_FROM},
    {0, "to", "TIME", "transcript: only commands that began at or before it", SET_TO},
    {0, "scripts", "DIR", "transcript: write each script block into this folder", SET_SCRIPTS},
    {0, "files", "DIR", "transcript: write copied files into this folder", SET_FILES},
    {'v', "verbose", NULL, "everything that was decoded, and HTTP that is not WinRM", SET_VERBOSE},
    {'q', "quiet", NULL, "no progress and no notes on standard error", SET_QUIET},
    {'h', "help", NULL, "this help", SHOW_HELP},
    {0, "version", NULL, "the program's version", SHOW_VERSION},
};
enum { ROWS = sizeof(rows) / sizeof(rows[0]) };

static void print_row(FILE *out, const struct row *row)
{
    char left[64];
    snprintf(left, sizeof(left), "%s%c%s--%s%s%s", row->letter != 0 ? "-" : "   ",
             row->letter != 0 ? row->letter : ' ', row->letter != 0 ? ", " : "", row->name,
             row->argument != NULL ? " " : "", row->argument != NULL ? row->argument : "");
    fprintf(out, "  %-31s %s\n", left, row->help);
}

static void print_command(FILE *out, const struct command *command)
{
    char left[64];
    snprintf(left, sizeof(left), "%s %s", command->name, command->arguments);
    fprintf(out, "  %-31s %s\n", left, command->help);
}

void options_help(FILE *out, const struct command *command)
{
    fputs("winrmscope reads captures of WinRM, WinRS and PowerShell Remoting and shows what was "
          "said.\n\n",
          out);
    if (command != NULL) {
        fprintf(out, "usage: winrmscope %s [OPTIONS] %s\n\n%s\n", command->name, command->arguments,
                command->help);
    } else {
        fputs("usage: winrmscope [COMMAND] [OPTIONS] FILE...\n\ncommands (decode when none is "
              "named):\n",
              out);
        for (size_t i = 0; i < n_commands; i++)
            print_command(out, &commands[i]);
    }
    fputs("\noptions:\n", out);
    for (size_t i = 0; i < ROWS; i++)
        print_row(out, &rows[i]);
    fputs("\nFILE is a pcap or pcapng capture, gzip-compressed or not; - is standard input.\n"
          "Exit status: 0 done, 1 --fail-on was met, 2 bad usage, 3 a file, a key file or the "
          "output failed.\n",
          out);
}

/* How many letters must change to make a of b: for the option that was meant. */
static size_t distance(const char *a, const char *b)
{
    enum { LONGEST = 32 };
    size_t n = strlen(a), len = strlen(b), row[LONGEST + 1];
    if (n > LONGEST || len > LONGEST)
        return LONGEST;
    for (size_t i = 0; i <= len; i++)
        row[i] = i;
    for (size_t i = 1; i <= n; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t at = 1; at <= len; at++) {
            size_t above = row[at], best = corner + (a[i - 1] != b[at - 1]);
            if (above + 1 < best)
                best = above + 1;
            if (row[at - 1] + 1 < best)
                best = row[at - 1] + 1;
            corner = above;
            row[at] = best;
        }
    }
    return row[len];
}

static void suggest_option(const char *name)
{
    size_t best = 3;
    const struct row *meant = NULL;
    for (size_t i = 0; i < ROWS; i++) {
        size_t away = distance(name, rows[i].name);
        if (away < best || (meant == NULL && strlen(name) >= 3 &&
                            strncmp(name, rows[i].name, strlen(name)) == 0)) {
            best = away < best ? away : best;
            meant = &rows[i];
        }
    }
    if (meant != NULL) {
        fputs("did you mean\n", stderr);
        print_row(stderr, meant);
    } else {
        fputs("winrmscope --help lists the options.\n", stderr);
    }
}

static enum parsed bad_value(const struct row *row, const char *value)
{
    say("--%s does not take \"%s\":", row->name, value);
    print_row(stderr, row);
    return PARSED_BAD;
}

/* One of the words between the bars of the row's argument; its number, or -1. */
static int choice(const struct row *row, const char *value)
{
    struct bytes rest = bytes_of_string(row->argument), word;
    for (int n = 0; bytes_next(&rest, '|', &word); n++)
        if (bytes_equal(word, bytes_of_string(value)))
            return n;
    return -1;
}

static enum parsed add_key(struct options *options, enum key_option_kind kind, const char *text)
{
    if (options->n_keys == KEY_OPTIONS) {
        say("more than %d keys on the command line: put them into a key file (--keys)",
            KEY_OPTIONS);
        return PARSED_BAD;
    }
    options->keys[options->n_keys].kind = kind;
    options->keys[options->n_keys++].text = text;
    return PARSED;
}

static enum parsed apply(struct options *options, const struct row *row, const char *value)
{
    uint64_t number;
    int chosen;
    switch (row->effect) {
    case SET_FORMAT:
        chosen = choice(row, value);
        options->json = chosen == 1;
        return chosen >= 0 ? PARSED : bad_value(row, value);
    case SET_COLOR:
        chosen = choice(row, value);
        options->color = (enum when)(chosen >= 0 ? chosen : 0);
        return chosen >= 0 ? PARSED : bad_value(row, value);
    case SET_FAIL_ON:
        chosen = choice(row, value);
        options->fail_on = (enum fail_on)(chosen + 1);
        return chosen >= 0 ? PARSED : bad_value(row, value);
    case SET_PORT:
        if (!bytes_decimal(bytes_of_string(value), &number) || number == 0 || number > 65535)
            return bad_value(row, value);
        options->port = (uint16_t)number;
        return PARSED;
    case SET_SHOW_SECRETS:
        options->show_secrets = true;
        return PARSED;
    case SET_RAW:
        options->raw = true;
        return PARSED;
    case SET_VERBOSE:
        options->verbose = true;
        return PARSED;
    case SET_QUIET:
        options->quiet = true;
        return PARSED;
    case SET_INTERFACE:
        options->interface = value;
        return PARSED;
    case SET_FILTER:
        options->filter = value;
        return PARSED;
    case SET_EXPLAIN:
        options->explain = value;
        return PARSED;
    case SET_SHELL:
        options->shell = value;
        return PARSED;
    case SET_USER:
        options->user = value;
        return PARSED;
    case SET_CLIENT:
        options->client = value;
        return PARSED;
    case SET_FROM:
        options->from = value;
        return PARSED;
    case SET_TO:
        options->to = value;
        return PARSED;
    case SET_SCRIPTS:
        options->scripts = value;
        return PARSED;
    case SET_FILES:
        options->copies = value;
        return PARSED;
    case ADD_KEY_FILE:
        return add_key(options, KEY_OPTION_FILE, value);
    case ADD_PASSWORD:
        return add_key(options, KEY_OPTION_PASSWORD, value);
    case ADD_PASSWORD_FILE:
        return add_key(options, KEY_OPTION_PASSWORD_FILE, value);
    case ADD_NT_HASH:
        return add_key(options, KEY_OPTION_NT_HASH, value);
    case ADD_SESSION_KEY:
        return add_key(options, KEY_OPTION_SESSION_KEY, value);
    case ADD_KEYTAB:
        return add_key(options, KEY_OPTION_KEYTAB, value);
    case ADD_CCACHE:
        return add_key(options, KEY_OPTION_CCACHE, value);
    case ADD_TLS_KEYLOG:
        return add_key(options, KEY_OPTION_TLS_KEYLOG, value);
    case ADD_TLS_KEY:
        return add_key(options, KEY_OPTION_TLS_KEY, value);
    case ADD_PSRP_KEY:
        return add_key(options, KEY_OPTION_PSRP_KEY, value);
    case SHOW_HELP:
        return PARSED_HELP;
    case SHOW_VERSION:
        break;
    }
    return PARSED_VERSION;
}

/* One option at argv[*i]; *i stays on the last argument that belongs to it. */
static enum parsed parse_option(int argc, char **argv, int *i, struct options *options)
{
    const char *text = argv[*i];
    bool is_long = text[1] == '-';
    const char *name = text + (is_long ? 2 : 1), *equals = is_long ? strchr(name, '=') : NULL;
    size_t len = equals != NULL ? (size_t)(equals - name) : strlen(name);
    const struct row *row = NULL;
    for (size_t n = 0; n < ROWS && row == NULL; n++)
        if (is_long ? strlen(rows[n].name) == len && memcmp(rows[n].name, name, len) == 0
                    : rows[n].letter != 0 && rows[n].letter == name[0])
            row = &rows[n];
    if (row == NULL) {
        char plain[64];
        snprintf(plain, sizeof(plain), "%.*s", (int)(len < 60 ? len : 60), name);
        say("there is no option %s%s", is_long ? "--" : "-", plain);
        suggest_option(plain);
        return PARSED_BAD;
    }
    const char *value = equals != NULL ? equals + 1 : !is_long && name[1] != '\0' ? name + 1 : NULL;
    if (row->argument == NULL) {
        if (value == NULL)
            return apply(options, row, NULL);
        say("--%s takes no value:", row->name);
        print_row(stderr, row);
        return PARSED_BAD;
    }
    if (value == NULL && *i + 1 < argc)
        value = argv[++*i];
    if (value == NULL) {
        say("--%s wants a value:", row->name);
        print_row(stderr, row);
        return PARSED_BAD;
    }
    return apply(options, row, value);
}

/* A negative number, as Windows prints codes: an argument of `fault`, not an option. */
static bool is_number(const char *text)
{
    return text[0] == '-' && text[1] >= '0' && text[1] <= '9';
}

static const struct command *command_named(const char *name)
{
    for (size_t i = 0; i < n_commands; i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

enum parsed options_parse(int argc, char **argv, struct options *options)
{
    *options = (struct options){.command = NULL};
    bool only_files = false;
    enum parsed worst = PARSED;
    for (int i = 1; i < argc; i++) {
        const char *text = argv[i];
        if (!only_files && strcmp(text, "--") == 0) {
            only_files = true;
        } else if (!only_files && text[0] == '-' && text[1] != '\0' && !is_number(text)) {
            enum parsed parsed = parse_option(argc, argv, &i, options);
            if (parsed == PARSED_BAD)
                return PARSED_BAD;
            if (parsed != PARSED && worst == PARSED)
                worst = parsed;
        } else if (!only_files && options->command == NULL && options->n_files == 0 &&
                   command_named(text) != NULL) {
            options->command = command_named(text);
        } else if (options->n_files == FILES) {
            say("more than %d files", FILES);
            return PARSED_BAD;
        } else {
            options->files[options->n_files++] = text;
        }
    }
    return worst;
}
