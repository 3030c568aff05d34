#include "pipeline.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "buf.h"
#include "capture.h"
#include "clocks.h"
#include "conversation.h"
#include "digest.h"
#include "memory.h"
#include "securestring.h"
#include "summary.h"
#include "tls.h"
#include "transport.h"
#include "unsealer.h"
#include "utf.h"

static const struct limits limits = LIMITS_DEFAULT;

/* An input that is no capture: it waits until its turn, before the packets. */
struct text_input {
    struct text_input *next;
    struct capture_input *input;
    const char *path;
    uint32_t number;
};

struct pipeline {
    const struct options *options;
    struct keyring *keyring;
    struct capture_hooks hooks;
    struct capture_filter *filter;
    struct capture_set *set;
    struct text_input *texts; /* CLIXML files and logs of out-of-process lines */
    size_t n_texts;
    /* By the input's number, from 1: a file's place on the command line, or the interface. */
    size_t n_inputs;
    struct digest **digests;
    int64_t *ahead; /* of its clock, nanoseconds */
    struct output *output;
    struct conversation *conversation;
    struct transport *transport;
    bool progress, silent;
    char instead[300];
};

/* The capture that a signal ends: the one object that a handler must reach. */
static struct capture *volatile live;

static void stop(int signal)
{
    (void)signal;
    if (live != NULL)
        capture_stop(live);
}

static void hash(void *state, uint32_t file, struct bytes bytes)
{
    struct pipeline *pipeline = state;
    if (file <= pipeline->n_inputs && pipeline->digests[file] != NULL)
        digest_add(pipeline->digests[file], bytes);
}

/* A Decryption Secrets Block; where the file was read for these before, nothing in it is new. */
static void take_secrets(void *state, uint32_t file, uint32_t type, struct bytes data)
{
    enum { TLS_KEY_LOG = 0x544C534B };
    struct pipeline *pipeline = state;
    const struct options *options = pipeline->options;
    char origin[300];
    if (type != TLS_KEY_LOG || file == 0 || file > options->n_files)
        return;
    snprintf(origin, sizeof(origin), "%s (decryption secrets)", options->files[file - 1]);
    keyring_add_tls_secrets(pipeline->keyring, data, origin);
}

/* Says what failed; false. */
static bool trouble(const struct pipeline *pipeline, struct status status)
{
    if (!pipeline->silent)
        say("%s", status.text);
    return false;
}

/* Keeps an input that is no capture but can be shown. */
static bool add_text(struct pipeline *pipeline, struct capture_input *input, uint32_t number)
{
    enum capture_format format = capture_input_format(input);
    if (format != CAPTURE_CLIXML && format != CAPTURE_OUT_OF_PROCESS)
        return false;
    struct text_input **last = &pipeline->texts;
    while (*last != NULL)
        last = &(*last)->next;
    *last = memory_get(sizeof(**last));
    (*last)->input = input;
    (*last)->path = pipeline->options->files[number - 1];
    (*last)->number = number;
    pipeline->n_texts++;
    return true;
}

/* One file of the command line. False when it cannot be read as a capture; said. */
static bool add_file(struct pipeline *pipeline, uint32_t number)
{
    const char *path = pipeline->options->files[number - 1];
    struct capture_input *input;
    struct capture *capture;
    pipeline->digests[number] = digest_new();
    struct status status = capture_input_open(path, number, &limits, &pipeline->hooks, &input);
    if (!status.failed && add_text(pipeline, input, number))
        return true;
    if (!status.failed)
        status = capture_open(input, pipeline->filter, &capture);
    if (status.failed)
        return trouble(pipeline, status);
    capture_set_add(pipeline->set, capture);
    return true;
}

static bool add_interface(struct pipeline *pipeline)
{
    struct capture *capture;
    struct status status = capture_open_live(pipeline->options->interface,
                                             pipeline->options->filter, &limits, &capture);
    if (status.failed)
        return trouble(pipeline, status);
    capture_set_add(pipeline->set, capture);
    live = capture;
    struct sigaction action = {.sa_handler = stop};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    return true;
}

/* False when there is nothing to read; *good becomes false when something could not be opened. */
static bool add_inputs(struct pipeline *pipeline, bool *good)
{
    const struct options *options = pipeline->options;
    if (options->filter != NULL && options->n_files > 0) {
        struct status status = capture_filter_new(options->filter, &pipeline->filter);
        if (status.failed) {
            *good = trouble(pipeline, status);
            return false;
        }
    }
    /* Secrets may stand behind the packets that they open. */
    for (uint32_t number = 1; number <= options->n_files; number++)
        capture_read_secrets(options->files[number - 1], number, &limits, &pipeline->hooks);
    for (uint32_t number = 1; number <= options->n_files; number++)
        *good = add_file(pipeline, number) && *good;
    if (options->interface != NULL)
        *good = add_interface(pipeline);
    return capture_set_count(pipeline->set) > 0 || pipeline->texts != NULL;
}

/* Several files of one session were often taken on machines whose clocks differ. */
static void align_clocks(struct pipeline *pipeline)
{
    const struct options *options = pipeline->options;
    if (options->n_files < 2)
        return;
    struct clocks *clocks = clocks_new(&limits);
    for (uint32_t file = 1; file <= options->n_files; file++)
        clocks_read(clocks, options->files[file - 1], file);
    for (size_t i = 0; i < capture_set_count(pipeline->set); i++) {
        struct capture_facts facts = capture_facts(capture_set_at(pipeline->set, i));
        int64_t ahead;
        if (facts.live || !clocks_ahead(clocks, facts.file, &ahead) || ahead == 0)
            continue;
        capture_set_ahead(pipeline->set, i, ahead);
        pipeline->ahead[facts.file] = ahead;
    }
    clocks_free(clocks);
}

struct pipeline *pipeline_open(const struct options *options, struct keyring *keyring,
                               struct output *output, bool *failed)
{
    struct pipeline *pipeline = memory_get(sizeof(*pipeline));
    bool good = true;
    pipeline->options = options;
    pipeline->silent = failed == NULL;
    pipeline->n_inputs = options->interface != NULL ? 1 : options->n_files;
    pipeline->digests = memory_get((pipeline->n_inputs + 1) * sizeof(struct digest *));
    pipeline->ahead = memory_get((pipeline->n_inputs + 1) * sizeof(*pipeline->ahead));
    pipeline->keyring = keyring;
    pipeline->output = output;
    pipeline->hooks =
        (struct capture_hooks){.raw = hash, .secrets = take_secrets, .state = pipeline};
    pipeline->set = capture_set_new();
    pipeline->progress =
        !options->quiet && !pipeline->silent && isatty(STDERR_FILENO) && !isatty(STDOUT_FILENO);
    bool any = add_inputs(pipeline, &good);
    if (failed != NULL && !good)
        *failed = true;
    if (!any) {
        pipeline_close(pipeline);
        return NULL;
    }
    align_clocks(pipeline);
    struct conversation_options conversation = {
        .limits = &limits,
        .unsealer = keyring_unsealer(keyring),
        .securestrings = keyring_securestrings(keyring),
        .raw = options->raw,
        .other_http = options->verbose && options->command->bit != DIAGNOSE,
        .attempts = options->command->bit == DIAGNOSE,
        .files = options->n_files > 0 ? options->n_files : 1,
        .port = options->port,
    };
    pipeline->conversation = conversation_new(&conversation, output);
    struct http_feed feed = conversation_feed(pipeline->conversation);
    pipeline->transport = transport_new(&limits, &feed);
    struct out_of_process_feed lines = conversation_lines_feed(pipeline->conversation);
    transport_set_lines(pipeline->transport, &lines);
    struct tls_opener tls = keyring_tls_opener(keyring);
    transport_set_tls(pipeline->transport, &tls);
    struct kdc_feed kdc = conversation_kdc_feed(pipeline->conversation);
    transport_set_kdc(pipeline->transport, &kdc);
    return pipeline;
}

/* Reading failed: damage inside a file is told in the summary, trouble with the file here. */
static bool report_failures(const struct pipeline *pipeline)
{
    bool good = true;
    for (size_t i = 0; i < capture_set_count(pipeline->set); i++) {
        struct capture *capture = capture_set_at(pipeline->set, i);
        const struct capture_problem *problem = &capture_problems(capture)[CAPTURE_READ_FAILED];
        if (problem->count == 0)
            continue;
        good = false;
        if (!pipeline->silent)
            say("%s: reading failed after packet %llu: %s", capture_facts(capture).path,
                (unsigned long long)problem->frame.number, problem->detail);
    }
    return good;
}

/* All of a text, up to the limit of a document. False when reading failed; said. */
static bool read_text(const struct pipeline *pipeline, struct text_input *text, struct buf *out)
{
    uint8_t room[65536];
    struct status status = status_ok();
    for (size_t n; (n = capture_input_read(text->input, room, sizeof(room), &status)) > 0;)
        if (!buf_add(out, bytes_of(room, n)))
            return trouble(
                pipeline,
                status_failure("%s: larger than %zu bytes; what is behind them is not shown",
                               text->path, out->max));
    return !status.failed || trouble(pipeline, status);
}

/* Text in UTF-16, as a console's redirection writes it, is read as UTF-8. */
static struct bytes as_utf8(struct bytes text, struct buf *utf8)
{
    bool little = bytes_starts(text, BYTES("\xFF\xFE")),
         big = bytes_starts(text, BYTES("\xFE\xFF"));
    if (!little && !big)
        return bytes_starts(text, BYTES("\xEF\xBB\xBF")) ? bytes_from(text, 3) : text;
    utf16_to_utf8(bytes_from(text, 2), big, utf8);
    return buf_bytes(utf8);
}

static void run_lines(struct pipeline *pipeline, uint32_t file, struct bytes text)
{
    struct buf utf8 = buf_init(limits.http_body);
    struct bytes rest = as_utf8(text, &utf8), line;
    for (uint64_t number = 1; bytes_next(&rest, '\n', &line); number++) {
        struct conversation_line one = {.text = line, .frame = {file, number}};
        conversation_line(pipeline->conversation, &one);
    }
    buf_clear(&utf8);
}

/* The inputs that are no captures, in the order of the command line. */
static bool run_texts(struct pipeline *pipeline)
{
    bool good = true;
    for (struct text_input *text = pipeline->texts; text != NULL; text = text->next) {
        struct buf bytes = buf_init(limits.http_body);
        good = read_text(pipeline, text, &bytes) && good;
        if (capture_input_format(text->input) == CAPTURE_CLIXML)
            conversation_clixml(pipeline->conversation, buf_bytes(&bytes),
                                (struct frame){text->number, 1});
        else
            run_lines(pipeline, text->number, buf_bytes(&bytes));
        buf_clear(&bytes);
    }
    return good;
}

void pipeline_set_datagrams(struct pipeline *pipeline,
                            void (*handler)(void *state, const struct net_segment *datagram),
                            void *state)
{
    transport_set_datagrams(pipeline->transport, handler, state);
}

uint64_t pipeline_connections(const struct pipeline *pipeline)
{
    return transport_counts(pipeline->transport).connections;
}

bool pipeline_run(struct pipeline *pipeline)
{
    enum { PACKETS_BETWEEN_SIGNS = 65536 };
    struct capture_packet packet;
    uint64_t n = 0;
    bool good = run_texts(pipeline);
    /* Once nobody takes the output any more there is nothing left to do: a live capture would never
     * end. */
    while (!ferror(stdout) && capture_set_next(pipeline->set, &packet)) {
        transport_packet(pipeline->transport, &packet);
        if (pipeline->progress && ++n % PACKETS_BETWEEN_SIGNS == 0)
            fprintf(stderr, "\r%llu packets ", (unsigned long long)n);
    }
    if (pipeline->progress && n >= PACKETS_BETWEEN_SIGNS)
        fputs("\r                              \r", stderr);
    transport_finish(pipeline->transport);
    conversation_finish(pipeline->conversation);
    live = NULL;
    return report_failures(pipeline) && good;
}

struct record *pipeline_summary(struct pipeline *pipeline, const struct tally *tally)
{
    size_t n = capture_set_count(pipeline->set);
    struct summary_file *files = memory_get((n + pipeline->n_texts) * sizeof(*files));
    for (size_t i = 0; i < n; i++) {
        struct capture *capture = capture_set_at(pipeline->set, i);
        struct capture_facts facts = capture_facts(capture);
        files[i] = (struct summary_file){.path = facts.path,
                                         .size = facts.size,
                                         .packets = facts.packets,
                                         .problems = capture_problems(capture),
                                         .ahead = pipeline->ahead[facts.file]};
        if (facts.live)
            continue;
        digest_finish(pipeline->digests[facts.file], files[i].sha256);
        pipeline->digests[facts.file] = NULL;
    }
    for (struct text_input *text = pipeline->texts; text != NULL; text = text->next, n++) {
        files[n] =
            (struct summary_file){.path = text->path, .size = capture_input_size(text->input)};
        digest_finish(pipeline->digests[text->number], files[n].sha256);
        pipeline->digests[text->number] = NULL;
    }
    struct transport_counts counts = transport_counts(pipeline->transport);
    struct record *r = summary_record(&limits, tally, files, n, &counts,
                                      conversation_connections_not_shown(pipeline->conversation));
    memory_free(files);
    return r;
}

const char *pipeline_instead(struct pipeline *pipeline)
{
    if (pipeline->texts != NULL)
        return capture_format_text(capture_input_format(pipeline->texts->input));
    struct transport_counts counts = transport_counts(pipeline->transport);
    struct buf text = buf_init(sizeof(pipeline->instead) - 1);
    const char *before = "";
    for (int kind = 0; kind < SPOKE_COUNT; kind++) {
        if (counts.spoke[kind] == 0)
            continue;
        buf_printf(&text, "%s%llu TCP connection%s with %s", before,
                   (unsigned long long)counts.spoke[kind], counts.spoke[kind] == 1 ? "" : "s",
                   http_spoke_text((enum http_spoke)kind));
        before = ", ";
    }
    if (counts.udp > 0)
        buf_printf(&text, "%s%llu UDP datagrams", before, (unsigned long long)counts.udp);
    else if (text.len == 0 && counts.packets > 0)
        buf_printf(&text, "%llu packets without a TCP connection",
                   (unsigned long long)counts.packets);
    snprintf(pipeline->instead, sizeof(pipeline->instead), "%.*s", (int)text.len,
             (const char *)buf_bytes(&text).data);
    buf_clear(&text);
    return pipeline->instead;
}

void pipeline_close(struct pipeline *pipeline)
{
    transport_free(pipeline->transport);
    conversation_free(pipeline->conversation);
    capture_set_free(pipeline->set);
    for (struct text_input *text = pipeline->texts, *next; text != NULL; text = next) {
        next = text->next;
        capture_input_close(text->input);
        memory_free(text);
    }
    capture_filter_free(pipeline->filter);
    for (size_t i = 0; i <= pipeline->n_inputs; i++) {
        char unused[DIGEST_TEXT];
        if (pipeline->digests[i] != NULL)
            digest_finish(pipeline->digests[i], unused);
    }
    memory_free(pipeline->digests);
    memory_free(pipeline->ahead);
    memory_free(pipeline);
}

bool pipeline_rereadable(const struct options *options)
{
    if (options->interface != NULL)
        return false;
    for (uint32_t i = 0; i < options->n_files; i++) {
        struct stat about;
        if (strcmp(options->files[i], "-") == 0 || stat(options->files[i], &about) != 0 ||
            !S_ISREG(about.st_mode))
            return false;
    }
    return true;
}

struct keyring *pipeline_keys(const struct options *options)
{
    struct keyring *keyring = keyring_new(&limits);
    bool good = true;
    for (size_t i = 0; i < options->n_keys; i++) {
        const struct key_option *key = &options->keys[i];
        struct status status = status_ok();
        switch (key->kind) {
        case KEY_OPTION_FILE:
            status = keyring_load(keyring, key->text);
            break;
        case KEY_OPTION_PASSWORD:
            status = keyring_add_password(keyring, key->text);
            break;
        case KEY_OPTION_PASSWORD_FILE:
            status = keyring_add_password_file(keyring, key->text);
            break;
        case KEY_OPTION_NT_HASH:
            status = keyring_add_nt_hash(keyring, key->text);
            break;
        case KEY_OPTION_SESSION_KEY:
            status = keyring_add_session_key(keyring, key->text);
            break;
        case KEY_OPTION_KEYTAB:
            status = keyring_add_keytab(keyring, key->text);
            break;
        case KEY_OPTION_CCACHE:
            status = keyring_add_ccache(keyring, key->text);
            break;
        case KEY_OPTION_TLS_KEYLOG:
            status = keyring_add_tls_keylog(keyring, key->text);
            break;
        case KEY_OPTION_TLS_KEY:
            status = keyring_add_tls_key(keyring, key->text);
            break;
        case KEY_OPTION_PSRP_KEY:
            status = keyring_add_psrp_key(keyring, key->text);
            break;
        }
        if (status.failed) {
            say("%s", status.text);
            good = false;
        }
    }
    for (size_t i = 0; !options->quiet && keyring_notes(keyring, i) != NULL; i++)
        say("%s", keyring_notes(keyring, i));
    if (good)
        return keyring;
    keyring_free(keyring);
    return NULL;
}
