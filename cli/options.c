#include "options.h"

#include <string.h>
#include <unistd.h>

#include "bytes.h"
#include "limits.h"
#include "memory.h"
#include "spelling.h"

static const struct limits limits = LIMITS_DEFAULT;

/* What becomes of an option's value. */
enum take {
    TAKE_FLAG,    /* no value: the member is true */
    TAKE_TEXT,    /* the member points at it */
    TAKE_CHOICE,  /* the number of its word among those between the bars, from row.first */
    TAKE_PORT,    /* a number up to 65535, not 0 */
    TAKE_KEY,     /* one more key, of kind row.first */
    TAKE_HELP,    /* nothing else is done */
    TAKE_VERSION, /* nothing else is done */
};

#define MEMBER(name) offsetof(struct options, name)

static const struct row {
    char letter; /* 0: none */
    const char *name;
    const char *argument; /* NULL: takes none */
    const char *help;
    unsigned commands; /* enum command_bit: which have it */
    unsigned no_use;   /* of them, those in which it changes nothing */
    enum take take;
    size_t member;
    unsigned first;
} rows[] = {
    {0, "format", "text|json",
     "annotated text (the default), or one JSON object per record and line", EVERY, 0, TAKE_CHOICE,
     MEMBER(json), 0},
    {0, "color", "auto|always|never", "colour in text; auto: on a terminal", EVERY, FAULT | LIST,
     TAKE_CHOICE, MEMBER(color), WHEN_AUTO},
    {'v', "verbose", NULL, "everything that was decoded, and HTTP that is not WinRM", EVERY,
     FAULT | LIST, TAKE_FLAG, MEMBER(verbose), 0},
    {'q', "quiet", NULL, "no progress and no notes on standard error", EVERY, FAULT | LIST,
     TAKE_FLAG, MEMBER(quiet), 0},
    {0, "raw", NULL, "also the undecoded text of each layer", OF_CAPTURES, OF_CAPTURES & ~DECODE,
     TAKE_FLAG, MEMBER(raw), 0},
    {0, "show-secrets", NULL, "show passwords, keys and tickets instead of hiding them",
     OF_CAPTURES, DIAGNOSE | KEYS, TAKE_FLAG, MEMBER(show_secrets), 0},
    {0, "port", "N", "expect WinRM on this port, too (it is found on any port by what it says)",
     OF_CAPTURES, 0, TAKE_PORT, MEMBER(port), 0},
    {'i', "interface", "INTERFACE", "read from the network instead of files", OF_CAPTURES, 0,
     TAKE_TEXT, MEMBER(interface), 0},
    {'f', "filter", "FILTER", "only packets that this libpcap filter lets through", OF_CAPTURES, 0,
     TAKE_TEXT, MEMBER(filter), 0},
    {0, "fail-on", "info|warn|error",
     "exit with status 1 when there is a diagnostic (of diagnose: a finding) of this severity or a "
     "higher one",
     OF_CAPTURES, 0, TAKE_CHOICE, MEMBER(fail_on), FAIL_ON_INFO},
    {0, "keys", "FILE", "a JSON file of passwords and keys (the manual has its form)", OF_CAPTURES,
     0, TAKE_KEY, 0, KEY_OPTION_FILE},
    {0, "password", "[USER:]TEXT",
     "a password; USER is DOMAIN\\NAME or NAME@REALM. Others can see arguments: prefer a file",
     OF_CAPTURES, 0, TAKE_KEY, 0, KEY_OPTION_PASSWORD},
    {0, "password-file", "FILE", "passwords, one a line, as for --password", OF_CAPTURES, 0,
     TAKE_KEY, 0, KEY_OPTION_PASSWORD_FILE},
    {0, "nt-hash", "[USER:]HEX", "the NT hash of a password", OF_CAPTURES, 0, TAKE_KEY, 0,
     KEY_OPTION_NT_HASH},
    {0, "session-key", "HEX",
     "the exported session key of an NTLM session, or a session or message key of Kerberos",
     OF_CAPTURES, 0, TAKE_KEY, 0, KEY_OPTION_SESSION_KEY},
    {0, "keytab", "FILE", "Kerberos keys of services, users or krbtgt", OF_CAPTURES, 0, TAKE_KEY, 0,
     KEY_OPTION_KEYTAB},
    {0, "ccache", "FILE",
     "a client's credential cache: its Kerberos tickets with their session keys", OF_CAPTURES, 0,
     TAKE_KEY, 0, KEY_OPTION_CCACHE},
    {0, "psrp-key", "[SHELLID:]HEX|PEM",
     "for SecureStrings: a pool's session key, or the file of its client's RSA private key",
     OF_CAPTURES, 0, TAKE_KEY, 0, KEY_OPTION_PSRP_KEY},
    {0, "tls-keylog", "FILE", "a TLS key log of client or server, as SSLKEYLOGFILE gives it",
     OF_CAPTURES, 0, TAKE_KEY, 0, KEY_OPTION_TLS_KEYLOG},
    {0, "tls-key", "FILE",
     "the RSA private key of a server (PEM, DER, PKCS#12): opens TLS_RSA_ cipher suites",
     OF_CAPTURES, 0, TAKE_KEY, 0, KEY_OPTION_TLS_KEY},
    {0, "explain", "ID",
     "what is known of a rule, without a capture (winrmscope list findings has the ids)", DIAGNOSE,
     0, TAKE_TEXT, MEMBER(explain), 0},
    {0, "shell", "ID", "only the shell whose id begins so", TRANSCRIPT, 0, TAKE_TEXT, MEMBER(shell),
     0},
    {0, "user", "USER", "only sessions of this user", TRANSCRIPT, 0, TAKE_TEXT, MEMBER(user), 0},
    {0, "client", "ADDRESS", "only sessions from this address", TRANSCRIPT, 0, TAKE_TEXT,
     MEMBER(client), 0},
    {0, "from", "TIME", "only commands that ended at or after it (UTC, 2026-11-20T15:44:11)",
     TRANSCRIPT, 0, TAKE_TEXT, MEMBER(from), 0},
    {0, "to", "TIME", "only commands that began at or before it", TRANSCRIPT, 0, TAKE_TEXT,
     MEMBER(to), 0},
    {0, "scripts", "DIR", "write each script block into this folder", TRANSCRIPT, 0, TAKE_TEXT,
     MEMBER(scripts), 0},
    {0, "files", "DIR", "write copied files into this folder", TRANSCRIPT, 0, TAKE_TEXT,
     MEMBER(copies), 0},
    {'h', "help", NULL, "this help; behind a command: that of the command", EVERY, 0, TAKE_HELP, 0,
     0},
    {0, "version", NULL, "the program's version", EVERY, 0, TAKE_VERSION, 0, 0},
};
enum { ROWS = sizeof(rows) / sizeof(rows[0]) };

/* --- help --- */

enum { LEFT = 34, WIDTH = 100, LEAST_TEXT = 30 };

/* left, and from column LEFT on the text, broken between words where width is reached. */
static void print_columns(FILE *out, const char *left, const char *text, size_t width)
{
    size_t column = (size_t)fprintf(out, "  %s", left), edge = LEFT + LEAST_TEXT;
    struct bytes rest = bytes_of_string(text), word;
    bool first = true;
    edge = width > edge ? width : edge;
    if (column >= LEFT)
        column = edge;
    while (bytes_next(&rest, ' ', &word)) {
        if (column + 1 + word.len > edge) {
            fprintf(out, "\n%*s", LEFT, "");
            column = LEFT;
        } else if (first) {
            fprintf(out, "%*s", (int)(LEFT - column), "");
            column = LEFT;
        } else {
            putc(' ', out);
            column++;
        }
        first = false;
        column += word.len;
        fwrite(word.data, 1, word.len, out);
    }
    putc('\n', out);
}

static void print_row(FILE *out, const struct row *row, size_t width)
{
    char left[64];
    snprintf(left, sizeof(left), "%s%c%s--%s%s%s", row->letter != 0 ? "-" : "   ",
             row->letter != 0 ? row->letter : ' ', row->letter != 0 ? ", " : "", row->name,
             row->argument != NULL ? " " : "", row->argument != NULL ? row->argument : "");
    print_columns(out, left, row->help, width);
}

/* The options of the commands in all of with, and in none of without. */
static void print_rows(FILE *out, unsigned with, unsigned without, size_t width)
{
    for (size_t i = 0; i < ROWS; i++)
        if ((rows[i].commands & ~rows[i].no_use & with) == with &&
            (rows[i].commands & without) == 0)
            print_row(out, &rows[i], width);
}

static void help_of_command(FILE *out, const struct command *command, size_t width)
{
    fprintf(out, "usage: winrmscope %s [OPTIONS] %s\n\n%s.\n\noptions:\n", command->name,
            command->arguments, command->help);
    print_rows(out, command->bit, 0, width);
}

static void help_of_program(FILE *out, size_t width)
{
    fputs("winrmscope reads captures of WinRM, WinRS and PowerShell Remoting and shows what was "
          "said.\n\nusage: winrmscope [COMMAND] [OPTIONS] FILE...\n\n"
          "commands (decode when none is named; winrmscope COMMAND --help has its options):\n",
          out);
    for (size_t i = 0; i < n_commands; i++) {
        char left[64];
        snprintf(left, sizeof(left), "%s %s", commands[i].name, commands[i].arguments);
        print_columns(out, left, commands[i].help, width);
    }
    fputs("\noptions:\n", out);
    print_rows(out, DECODE, 0, width);
    for (size_t i = 0; i < n_commands; i++) {
        bool any = false;
        for (size_t n = 0; n < ROWS; n++)
            any = any || rows[n].commands == (unsigned)commands[i].bit;
        if (!any)
            continue;
        fprintf(out, "\noptions of %s alone:\n", commands[i].name);
        print_rows(out, commands[i].bit, EVERY & ~(unsigned)commands[i].bit, width);
    }
}

void options_help(FILE *out, const struct command *command)
{
    unsigned columns = command_columns();
    size_t width = columns > 0 ? columns : WIDTH;
    if (command != NULL)
        help_of_command(out, command, width);
    else
        help_of_program(out, width);
    if (command == NULL || (command->bit & OF_CAPTURES) != 0)
        fputs("\nFILE is a pcap or pcapng capture, a CLIXML file or a log of out-of-process "
              "lines,\ngzip-compressed or not; - is standard input.\n",
              out);
    fputs("\nExit status: 0 done, 1 --fail-on was met, 2 bad usage, 3 a file, a key file or the "
          "output failed.\n",
          out);
}

/* --- what is wrong, and what was meant --- */

/* Spelled wrongly, or not to the end. */
static size_t word_meant(const char *word, const char *const *words, size_t n)
{
    size_t meant = spelling_nearest(word, words, n);
    return meant < n ? meant : spelling_begun(word, words, n);
}

static void suggest_option(const char *name)
{
    const char *names[ROWS];
    for (size_t i = 0; i < ROWS; i++)
        names[i] = rows[i].name;
    size_t meant = word_meant(name, names, ROWS);
    if (meant < ROWS) {
        fputs("did you mean\n", stderr);
        print_row(stderr, &rows[meant], WIDTH);
    } else {
        fputs("winrmscope --help lists the options.\n", stderr);
    }
}

static enum parsed bad_value(const struct row *row, const char *value)
{
    say("--%s does not take \"%s\":", row->name, value);
    print_row(stderr, row, WIDTH);
    return PARSED_BAD;
}

/* "decode, diagnose and keys". */
static void name_commands(unsigned bits, char *text, size_t room)
{
    size_t n = 0, left = 0;
    for (size_t i = 0; i < n_commands; i++)
        left += (bits & (unsigned)commands[i].bit) != 0;
    text[0] = '\0';
    for (size_t i = 0; i < n_commands && n < room; i++) {
        if ((bits & (unsigned)commands[i].bit) == 0)
            continue;
        int wrote = snprintf(text + n, room - n, "%s%s", commands[i].name,
                             left > 2    ? ", "
                             : left == 2 ? " and "
                                         : "");
        n += wrote > 0 ? (size_t)wrote : 0;
        left--;
    }
}

/* Every option that was given is one of the command's. */
static bool options_belong(const struct command *command, uint64_t given, bool quiet)
{
    unsigned bit = (unsigned)command->bit;
    for (size_t i = 0; i < ROWS; i++) {
        const struct row *row = &rows[i];
        unsigned uses = row->commands & ~row->no_use;
        char others[96];
        if ((given >> i & 1) == 0 || (uses & bit) != 0)
            continue;
        name_commands(uses, others, sizeof(others));
        const char *verb = (uses & (uses - 1)) != 0 ? "have" : "has";
        if ((row->commands & bit) == 0) {
            say("%s has no option --%s; %s %s:", command->name, row->name, others, verb);
            print_row(stderr, row, WIDTH);
            return false;
        }
        if (!quiet)
            say("--%s changes nothing of what %s shows; %s %s a use for it", row->name,
                command->name, others, verb);
    }
    return true;
}

/* --- parsing --- */

/* One of the words between the bars of the row's argument; its number, or -1. */
static int choice(const struct row *row, const char *value)
{
    struct bytes rest = bytes_of_string(row->argument), word;
    for (int n = 0; bytes_next(&rest, '|', &word); n++)
        if (bytes_equal(word, bytes_of_string(value)))
            return n;
    return -1;
}

static enum parsed apply(struct options *options, const struct row *row, const char *value)
{
    void *member = (char *)options + row->member;
    uint64_t number;
    int chosen;
    switch (row->take) {
    case TAKE_FLAG:
        *(bool *)member = true;
        return PARSED;
    case TAKE_TEXT:
        *(const char **)member = value;
        return PARSED;
    case TAKE_CHOICE:
        chosen = choice(row, value);
        if (chosen < 0)
            return bad_value(row, value);
        *(unsigned *)member = row->first + (unsigned)chosen;
        return PARSED;
    case TAKE_PORT:
        if (!bytes_decimal(bytes_of_string(value), &number) || number == 0 || number > 65535)
            return bad_value(row, value);
        *(uint16_t *)member = (uint16_t)number;
        return PARSED;
    case TAKE_KEY:
        options->keys[options->n_keys++] =
            (struct key_option){(enum key_option_kind)row->first, value};
        return PARSED;
    case TAKE_HELP:
        return PARSED_HELP;
    case TAKE_VERSION:
        break;
    }
    return PARSED_VERSION;
}

static enum parsed no_such_option(const char *dashes, const char *name, size_t len)
{
    char plain[64];
    snprintf(plain, sizeof(plain), "%.*s", (int)(len < 60 ? len : 60), name);
    say("there is no option %s%s", dashes, plain);
    suggest_option(plain);
    return PARSED_BAD;
}

/* What is being parsed. */
struct line {
    int argc;
    char **argv;
    int i;          /* the argument at hand; behind an option, the last that belongs to it */
    uint64_t given; /* which options were there, as bits by row */
};

/* value NULL: the next argument. */
static enum parsed take_value(struct line *line, struct options *options, const struct row *row,
                              const char *value)
{
    if (value == NULL && line->i + 1 < line->argc)
        value = line->argv[++line->i];
    if (value != NULL)
        return apply(options, row, value);
    say("--%s wants a value:", row->name);
    print_row(stderr, row, WIDTH);
    return PARSED_BAD;
}

/* "--name", "--name=value", "--name" "value" */
static enum parsed parse_long(struct line *line, struct options *options, const char *name)
{
    const char *equals = strchr(name, '=');
    size_t len = equals != NULL ? (size_t)(equals - name) : strlen(name), n = 0;
    while (n < ROWS && (strlen(rows[n].name) != len || memcmp(rows[n].name, name, len) != 0))
        n++;
    if (n == ROWS)
        return no_such_option("--", name, len);
    line->given |= UINT64_C(1) << n;
    if (rows[n].argument != NULL)
        return take_value(line, options, &rows[n], equals != NULL ? equals + 1 : NULL);
    if (equals == NULL)
        return apply(options, &rows[n], NULL);
    say("--%s takes no value:", rows[n].name);
    print_row(stderr, &rows[n], WIDTH);
    return PARSED_BAD;
}

/* "-v", "-vq", "-ieth0", "-i" "eth0" */
static enum parsed parse_short(struct line *line, struct options *options, const char *letters)
{
    enum parsed parsed = PARSED;
    for (; *letters != '\0' && parsed == PARSED; letters++) {
        size_t n = 0;
        while (n < ROWS && rows[n].letter != *letters)
            n++;
        if (n == ROWS)
            return no_such_option("-", letters, 1);
        line->given |= UINT64_C(1) << n;
        if (rows[n].argument != NULL)
            return take_value(line, options, &rows[n], letters[1] != '\0' ? letters + 1 : NULL);
        parsed = apply(options, &rows[n], NULL);
    }
    return parsed;
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

/* Where no command was named: a word that no file has the name of, and that looks like one. */
static bool is_command_meant(const struct options *options)
{
    enum { MOST = 16 };
    const char *names[MOST];
    size_t n = 0;
    for (; n < n_commands && n < MOST; n++)
        names[n] = commands[n].name;
    for (uint32_t i = 0; i < options->n_files && options->command == NULL; i++) {
        const char *word = options->files[i];
        size_t meant = word_meant(word, names, n);
        if (meant == n || (i > 0 && strcmp(word, names[meant]) != 0) || access(word, F_OK) == 0)
            continue;
        say("there is neither a command nor a file \"%s\"%s; did you mean", word,
            i > 0 ? " (a command comes first)" : "");
        fprintf(stderr, "  winrmscope %s [OPTIONS] %s\n", commands[meant].name,
                commands[meant].arguments);
        return true;
    }
    return false;
}

/* What is true of a command line as a whole. */
static enum parsed check(struct options *options, uint64_t given)
{
    if (is_command_meant(options))
        return PARSED_BAD;
    if (options->command == NULL)
        options->command = &commands[0];
    const struct command *command = options->command;
    if (!options_belong(command, given, options->quiet))
        return PARSED_BAD;
    if ((command->bit & OF_CAPTURES) == 0)
        return PARSED;
    if (options->n_files > limits.files) {
        say("more than %zu files; mergecap, editcap or several runs make fewer of them",
            limits.files);
        return PARSED_BAD;
    }
    if (options->interface != NULL && options->n_files > 0) {
        say("--interface %s or the file %s? One run reads from the network or from files, not from "
            "both",
            options->interface, options->files[0]);
        return PARSED_BAD;
    }
    if (options->interface == NULL && options->n_files == 0 && options->explain == NULL) {
        say("no FILE to read:");
        fprintf(stderr,
                "  winrmscope %s [OPTIONS] %s\n"
                "winrmscope --help lists commands and options.\n",
                command->name, command->arguments);
        return PARSED_BAD;
    }
    return PARSED;
}

enum parsed options_parse(int argc, char **argv, struct options *options)
{
    size_t most = argc > 0 ? (size_t)argc : 1;
    *options = (struct options){.files = memory_get(most * sizeof(*options->files)),
                                .keys = memory_get(most * sizeof(*options->keys))};
    struct line line = {.argc = argc, .argv = argv};
    bool only_files = false;
    enum parsed worst = PARSED;
    for (line.i = 1; line.i < argc; line.i++) {
        const char *text = argv[line.i];
        if (!only_files && strcmp(text, "--") == 0) {
            only_files = true;
        } else if (!only_files && text[0] == '-' && text[1] != '\0' && !is_number(text)) {
            enum parsed parsed = text[1] == '-' ? parse_long(&line, options, text + 2)
                                                : parse_short(&line, options, text + 1);
            if (parsed == PARSED_BAD)
                return PARSED_BAD;
            if (parsed != PARSED && worst == PARSED)
                worst = parsed;
        } else if (!only_files && options->command == NULL && options->n_files == 0 &&
                   command_named(text) != NULL) {
            options->command = command_named(text);
        } else if (line.i == 1 && strcmp(text, "help") == 0) {
            worst = PARSED_HELP;
        } else {
            options->files[options->n_files++] = text;
        }
    }
    return worst == PARSED ? check(options, line.given) : worst;
}

void options_free(struct options *options)
{
    memory_free((void *)options->files);
    memory_free(options->keys);
}
