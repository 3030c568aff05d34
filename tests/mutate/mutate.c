/*
 * Damages captures in every way that captures are damaged, and holds the program to its word: it
 * does not crash or hang, it ends with 0 or 3, and it calls nothing plaintext that the whole
 * capture does not have.
 *
 * mutate PROGRAM FIRST-LAST CAPTURE KEYS|- [MUTATION]: seeds FIRST to LAST of every mutation, or of
 * that one. What fails is told, and kept as mutate-MUTATION-SEED.bin in the working directory.
 */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "buf.h"
#include "mutation.h"
#include "plaintexts.h"

enum { SECONDS = 120 };

struct trial {
    const char *program, *keys;
    struct plaintexts whole;
    unsigned long runs, failures;
};

/* Starts PROGRAM decode over the file; its standard output comes from the stream. */
static FILE *start(const struct trial *t, const char *format, const char *path, pid_t *child)
{
    int ends[2];
    if (pipe(ends) != 0)
        return NULL;
    *child = fork();
    if (*child == 0) {
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        close(ends[1]);
        alarm(SECONDS);
        if (t->keys != NULL)
            execl(t->program, t->program, "decode", "--raw", "--show-secrets", "--quiet",
                  "--format", format, "--keys", t->keys, path, (char *)NULL);
        else
            execl(t->program, t->program, "decode", "--raw", "--show-secrets", "--quiet",
                  "--format", format, path, (char *)NULL);
        _exit(127);
    }
    close(ends[1]);
    return fdopen(ends[0], "r");
}

/* How it ended, in words; NULL when well. */
static const char *end(pid_t child, char *text, size_t room)
{
    int status;
    if (waitpid(child, &status, 0) != child)
        return "lost";
    if (WIFSIGNALED(status)) {
        snprintf(text, room, "signal %d%s", WTERMSIG(status),
                 WTERMSIG(status) == SIGALRM ? " (took too long)" : "");
        return text;
    }
    snprintf(text, room, "exit status %d", WEXITSTATUS(status));
    return WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 3 ? NULL : text;
}

/* Without plaintext that is known to be right, what is said is only read. */
enum holding { KEEP, COMPARE, READ };

/* One run over the file; what is wrong about it, or NULL. */
static const char *run(struct trial *t, const char *format, const char *path, enum holding holding,
                       char *text, size_t room)
{
    pid_t child;
    FILE *said = start(t, format, path, &child);
    if (said == NULL)
        return "cannot be started";
    char *line = NULL;
    size_t capacity = 0;
    ssize_t len;
    bool wrong = false;
    char what[200] = "no JSON";
    bool json = strcmp(format, "json") == 0;
    while ((len = getline(&line, &capacity, said)) > 0) {
        struct bytes bytes = bytes_of(line, (size_t)len);
        bool good = true;
        if (json && holding == KEEP)
            good = plaintexts_keep(&t->whole, bytes);
        else if (json && holding == COMPARE && !wrong)
            good = plaintexts_have(&t->whole, bytes, what, sizeof(what));
        wrong = wrong || !good;
    }
    free(line);
    fclose(said);
    const char *ended = end(child, text, room);
    if (ended != NULL || !wrong)
        return ended;
    snprintf(text, room, "not in the whole capture: %s", what);
    return text;
}

static void attempt(struct trial *t, const struct trace *trace, enum mutation kind, uint64_t seed,
                    const char *path)
{
    FILE *to = fopen(path, "wb");
    if (to == NULL) {
        fprintf(stderr, "mutate: %s: %s\n", path, strerror(errno));
        t->failures++;
        return;
    }
    trace_write(trace, kind, seed, to);
    fclose(to);
    bool proved = !mutation_alters(kind) || !t->whole.clear;
    char text[300];
    const char *wrong = run(t, "json", path, proved ? COMPARE : READ, text, sizeof(text));
    if (wrong == NULL && seed % 2 == 0)
        wrong = run(t, "text", path, READ, text, sizeof(text));
    t->runs++;
    if (wrong == NULL)
        return;
    char kept[100];
    snprintf(kept, sizeof(kept), "mutate-%s-%llu.bin", mutation_name(kind),
             (unsigned long long)seed);
    rename(path, kept);
    fprintf(stderr, "mutate: %s %llu: %s\n", mutation_name(kind), (unsigned long long)seed, wrong);
    t->failures++;
}

int main(int argc, char **argv)
{
    unsigned long long first, last;
    if (argc < 5 || sscanf(argv[2], "%llu-%llu", &first, &last) != 2) {
        fprintf(stderr, "usage: mutate PROGRAM FIRST-LAST CAPTURE KEYS|- [MUTATION]\n");
        return 2;
    }
    struct trial t = {.program = argv[1], .keys = strcmp(argv[4], "-") != 0 ? argv[4] : NULL};
    struct trace *trace = trace_open(argv[3]);
    if (trace == NULL)
        return 2;
    plaintexts_init(&t.whole);
    char path[64], text[300];
    snprintf(path, sizeof(path), "mutate-%ld.tmp", (long)getpid());
    const char *wrong = run(&t, "json", argv[3], KEEP, text, sizeof(text));
    if (wrong != NULL) {
        fprintf(stderr, "mutate: the whole capture: %s\n", wrong);
        t.failures++;
    }
    for (int kind = 0; kind < MUTATION_COUNT; kind++)
        for (uint64_t seed = first; seed <= last; seed++)
            if (argc < 6 || strcmp(argv[5], mutation_name((enum mutation)kind)) == 0)
                attempt(&t, trace, (enum mutation)kind, seed, path);
    remove(path);
    printf("%s: %zu plaintexts%s; %lu runs, %lu failures\n", argv[3], map_count(t.whole.known),
           t.whole.clear ? ", not all proved" : "", t.runs, t.failures);
    plaintexts_clear(&t.whole);
    trace_free(trace);
    return t.failures > 0;
}
