/* winrmscope transcript: sessions as a person at their console saw them. */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include "cli.h"
#include "conversation.h"
#include "digest.h"
#include "limits.h"
#include "pipeline.h"
#include "render.h"
#include "transcript.h"

static const struct limits limits = LIMITS_DEFAULT;

/* A folder that is written to; only the first failure in it is said at once. */
struct folder {
    const char *path; /* NULL: nothing is written */
    uint64_t failures;
};

struct keeper {
    struct folder scripts, files;
};

/* --- times --- */

/* Days since 1970 of a date of the Gregorian calendar. */
static int64_t days_of(int64_t year, int64_t month, int64_t day)
{
    year -= month <= 2;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t of_era = year - era * 400;
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

/* Exactly n digits off the front of *text. */
static bool digits(const char **text, size_t n, int64_t *value)
{
    *value = 0;
    for (; n > 0; n--, (*text)++) {
        if (**text < '0' || **text > '9')
            return false;
        *value = *value * 10 + (**text - '0');
    }
    return true;
}

static bool skip(const char **text, const char *any)
{
    if (**text == '\0' || strchr(any, **text) == NULL)
        return false;
    (*text)++;
    return true;
}

/* "2026-11-20", "2026-11-20T15:44", "2026-11-20 15:44:11.5Z": UTC. */
static bool parse_time(const char *text, int64_t *time)
{
    const int64_t second = 1000000000;
    int64_t year, month, day, hour = 0, minute = 0, s = 0, fraction = 0;
    if (!digits(&text, 4, &year) || !skip(&text, "-") || !digits(&text, 2, &month) ||
        !skip(&text, "-") || !digits(&text, 2, &day) || year < 1970 || year > 2199 || month < 1 ||
        month > 12 || day < 1 || day > 31)
        return false;
    if (skip(&text, "T ")) {
        if (!digits(&text, 2, &hour) || !skip(&text, ":") || !digits(&text, 2, &minute) ||
            hour > 23 || minute > 59)
            return false;
        if (skip(&text, ":") && (!digits(&text, 2, &s) || s > 60))
            return false;
        if (skip(&text, "."))
            for (int64_t unit = second / 10; *text >= '0' && *text <= '9'; text++, unit /= 10)
                fraction += unit * (*text - '0');
    }
    skip(&text, "Z");
    *time = ((days_of(year, month, day) * 24 + hour) * 60 + minute) * 60 + s;
    *time = *time * second + fraction;
    return *text == '\0';
}

static bool option_time(const char *option, const char *text, int64_t *time)
{
    if (text == NULL || parse_time(text, time))
        return true;
    say("--%s does not take \"%s\": a time in UTC is 2026-11-20, 2026-11-20T15:44 or "
        "2026-11-20T15:44:11.5",
        option, text);
    return false;
}

/* --- addresses --- */

enum { CLIENT = INET6_ADDRSTRLEN + sizeof("[]:65535") };

/*
 * An address with or without a port, "10.77.0.1", "10.77.0.1:50000", "fd00::1", "[fd00::1]:50000",
 * spelled as the client of a connection is.
 */
static bool parse_client(struct bytes text, char client[CLIENT])
{
    struct in6_addr address; /* room for either */
    char name[INET6_ADDRSTRLEN];
    bool brackets = bytes_starts(text, BYTES("["));
    size_t colon = bytes_find_byte(text, ':', 0), end = colon;
    uint64_t port = 0;
    if (brackets)
        end = bytes_find_byte(text, ']', 0);
    else if (colon < text.len && bytes_find_byte(text, ':', colon + 1) < text.len)
        end = text.len; /* IPv6, which without brackets has no port */
    struct bytes host = bytes_part(text, brackets ? 1 : 0, end - (brackets ? 1 : 0));
    struct bytes rest = bytes_from(text, end + (brackets ? 1 : 0));
    if (rest.len > 0 && (!bytes_starts(rest, BYTES(":")) ||
                         !bytes_decimal(bytes_from(rest, 1), &port) || port > 65535))
        return false;
    if (host.len >= sizeof(name))
        return false;
    snprintf(name, sizeof(name), "%.*s", (int)host.len, (const char *)host.data);
    int family = bytes_find_byte(host, ':', 0) < host.len ? AF_INET6 : AF_INET;
    if (inet_pton(family, name, &address) != 1 ||
        inet_ntop(family, &address, name, sizeof(name)) == NULL)
        return false;
    snprintf(client, CLIENT, family == AF_INET6 ? "[%s]%.*s" : "%s%.*s", name, (int)rest.len,
             (const char *)rest.data);
    return true;
}

static bool option_client(const char *text, char client[CLIENT])
{
    if (text == NULL || parse_client(bytes_of_string(text), client))
        return true;
    say("--client does not take \"%s\": an address is 10.77.0.1, fd00::1, or with a port "
        "10.77.0.1:50000, [fd00::1]:50000",
        text);
    return false;
}

/* --- what is written to files --- */

static void hash(struct bytes bytes, char text[DIGEST_TEXT])
{
    struct digest *digest = digest_new();
    digest_add(digest, bytes);
    digest_finish(digest, text);
}

/* Letters, digits, dash, underscore and inner dots stay; the rest of a name is hostile. */
static void safe_name(struct bytes name, char *out, size_t room)
{
    size_t n = 0;
    for (size_t i = 0; i < name.len; i++)
        if (name.data[i] == '/' || name.data[i] == '\\')
            n = i + 1;
    name = bytes_from(name, n);
    n = 0;
    for (size_t i = 0; i < name.len && n + 1 < room; i++) {
        uint8_t c = name.data[i];
        bool good = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                    c == '-' || c == '_' || (c == '.' && n > 0);
        out[n++] = good ? (char)c : '_';
    }
    while (n > 0 && out[n - 1] == '.')
        n--;
    out[n] = '\0';
}

static bool write_file(const char *path, struct bytes bytes)
{
    FILE *file = fopen(path, "wbx"); /* what is there already is nobody's to overwrite */
    if (file == NULL)
        return false;
    bool good = fwrite(bytes.data, 1, bytes.len, file) == bytes.len;
    int error = errno;
    good = fclose(file) == 0 && good;
    if (!good)
        errno = error;
    return good;
}

static void failed(struct folder *folder, const char *path)
{
    if (folder->failures++ == 0)
        say("%s: %s%s", path, strerror(errno),
            errno == EEXIST ? " (nothing is overwritten: give another folder)" : "");
}

static void say_failures(const struct folder *folder)
{
    if (folder->failures > 1)
        say("%s: %llu more files could not be written", folder->path,
            (unsigned long long)folder->failures - 1);
}

static bool add_checksum(const char *path, const char *sha256, const char *name)
{
    FILE *sums = fopen(path, "a");
    if (sums == NULL)
        return false;
    bool good = fprintf(sums, "%s  %s\n", sha256, name) >= 0;
    return fclose(sums) == 0 && good;
}

/* Puts the file into the folder and its line into the folder's list of checksums. */
static void keep(struct folder *folder, const char *name, struct bytes bytes,
                 struct transcript_saved *saved)
{
    char path[4096];
    hash(bytes, saved->sha256);
    if (folder->path == NULL)
        return;
    if (mkdir(folder->path, 0777) != 0 && errno != EEXIST) {
        failed(folder, folder->path);
        return;
    }
    errno = ENAMETOOLONG;
    if (snprintf(path, sizeof(path), "%s/%s", folder->path, name) >= (int)sizeof(path) ||
        !write_file(path, bytes)) {
        failed(folder, path);
        return;
    }
    snprintf(saved->file, sizeof(saved->file), "%s", name);
    snprintf(path, sizeof(path), "%s/SHA256SUMS", folder->path);
    if (!add_checksum(path, saved->sha256, name))
        failed(folder, path);
}

static void keep_script(void *state, const struct transcript_item *item,
                        struct transcript_saved *saved)
{
    struct keeper *keeper = state;
    char shell[9], name[64];
    safe_name(bytes_part(item->shell_id, 0, 8), shell, sizeof(shell));
    snprintf(name, sizeof(name), "%04llu-%s.ps1", (unsigned long long)item->number, shell);
    keep(&keeper->scripts, name, item->bytes, saved);
}

static void keep_file(void *state, const struct transcript_item *item,
                      struct transcript_saved *saved)
{
    struct keeper *keeper = state;
    char name[160], numbered[192];
    safe_name(item->name, name, sizeof(name));
    snprintf(numbered, sizeof(numbered), "%04llu-%s", (unsigned long long)item->number, name);
    keep(&keeper->files, numbered, item->bytes, saved);
}

/* --- the run --- */

static uint64_t count_of(const struct tally_row *rows, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(rows[i].name, name) == 0)
            return rows[i].n;
    return 0;
}

/* What the reader must know of what is not in the transcript. */
static void say_what_is_missing(const struct tally *tally, const struct transcript_counts *counts)
{
    static const struct {
        const char *body, *text;
    } rows[] = {
        {"no-key",
         "could not be opened: no key at hand fits (winrmscope keys says which is missing)"},
        {"wrong-key", "could not be opened: the key given for their user is wrong"},
        {"damaged", "are damaged: bytes are missing from the capture"}};
    if (counts->told == 0 && counts->left_out == 0)
        say("no session in this capture, or none that can be read");
    if (counts->left_out > 0)
        say("%llu sessions are left out by --shell, --user, --client, --from or --to",
            (unsigned long long)counts->left_out);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        uint64_t n = count_of(tally->bodies, tally->n_bodies, rows[i].body);
        if (n > 0)
            say("%llu message bodies %s", (unsigned long long)n, rows[i].text);
    }
}

static int run(const struct options *options, struct keyring *keyring, struct sink *renderer,
               const struct transcript_options *what, struct keeper *keeper)
{
    struct tally tally = {.n_records = 0};
    struct transcript_counts counts;
    struct output told = {.sinks = {renderer}, .n_sinks = 1};
    struct sink *transcript = transcript_sink(what, &told);
    struct output output = {.sinks = {transcript, tally_sink(&tally)}, .n_sinks = 2};
    bool trouble = false;
    transcript_count(transcript, &counts);
    struct pipeline *pipeline = pipeline_open(options, keyring, &output, &trouble);
    if (pipeline != NULL) {
        trouble = !pipeline_run(pipeline) || trouble;
        pipeline_close(pipeline);
    }
    transcript->close(transcript);
    output.sinks[1]->close(output.sinks[1]);
    errno = 0;
    trouble = !command_written(renderer->close(renderer)) || trouble;
    if (pipeline != NULL && !options->quiet)
        say_what_is_missing(&tally, &counts);
    say_failures(&keeper->scripts);
    say_failures(&keeper->files);
    if (trouble || keeper->scripts.failures + keeper->files.failures > 0)
        return EXIT_TROUBLE;
    return command_fails_on(options, &tally) ? EXIT_FAIL_ON : EXIT_DONE;
}

int transcript_run(const struct options *options)
{
    struct keeper keeper = {.scripts = {.path = options->scripts},
                            .files = {.path = options->copies}};
    char client[CLIENT];
    struct transcript_options what = {
        .limits = &limits,
        .shell = options->shell,
        .user = options->user,
        .client = options->client != NULL ? client : NULL,
        .from = INT64_MIN,
        .to = INT64_MAX,
        .script = keep_script,
        .file = keep_file,
        .state = &keeper,
        .live = options->interface != NULL,
    };
    if (!option_time("from", options->from, &what.from) ||
        !option_time("to", options->to, &what.to) || !option_client(options->client, client))
        return EXIT_BAD_USAGE;
    if (what.from > what.to) {
        say("--from %s is later than --to %s: no command is between them", options->from,
            options->to);
        return EXIT_BAD_USAGE;
    }
    struct keyring *keyring = pipeline_keys(options);
    if (keyring == NULL)
        return EXIT_TROUBLE;
    struct render_options render = command_render(options);
    render.live = what.live;
    struct sink *renderer =
        options->json ? json_sink(stdout, &render) : transcript_text_sink(stdout, &render);
    int status = run(options, keyring, renderer, &what, &keeper);
    keyring_free(keyring);
    return status;
}
