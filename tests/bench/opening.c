/*
 * opening [MEGABYTES [WORD]]: what opening sealed messages costs beside the bare cipher. A row for
 * each mechanism (whose name holds WORD) and message size; the processor's time, the best of five,
 * as megabytes a second, and how many times longer the program takes. Exit status 1 when something
 * did not open.
 */
#include "opening.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { TIMES = 5, MEGABYTE = 1000000 };

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Megabytes a second, or 0 when it failed. */
static double rate(bool (*open)(struct opening *), struct opening *o, double megabytes)
{
    double best = 0;
    for (int i = 0; i < TIMES && open != NULL; i++) {
        double start = now();
        if (!open(o))
            return 0;
        double took = now() - start;
        if (took > 0 && megabytes / took > best)
            best = megabytes / took;
    }
    return best;
}

static bool row(struct opening *o, const char *name, size_t size, size_t n)
{
    double megabytes = (double)(size * n) / MEGABYTE;
    double bare = rate(o->ops->bare, o, megabytes);
    double program = rate(o->ops->program, o, megabytes);
    double library = rate(o->ops->library, o, megabytes);
    printf("%-26s %7zu %9.0f %9.0f ", name, size, program, bare);
    if (library > 0)
        printf("%9.0f ", library);
    else
        printf("%9s ", "-");
    if (program > 0 && bare > 0)
        printf("%6.2f\n", bare / program);
    else
        printf("%6s\n", "failed");
    fflush(stdout);
    return program > 0 && bare > 0 && (o->ops->library == NULL || library > 0);
}

int main(int argc, char **argv)
{
    static const size_t sizes[] = {16384, 65536, 524288};
    const struct opening_family *const families[] = {&opening_messages, &opening_records};
    size_t megabytes = argc > 1 ? (size_t)strtoul(argv[1], NULL, 10) : 32;
    const char *word = argc > 2 ? argv[2] : "";
    bool good = true;
    printf("%-26s %7s %9s %9s %9s %6s\n", "MB/s", "size", "program", "bare", "library", "times");
    for (size_t f = 0; f < sizeof(families) / sizeof(families[0]); f++) {
        const char *name;
        for (size_t i = 0; (name = families[f]->name(i)) != NULL; i++) {
            if (strstr(name, word) == NULL)
                continue;
            for (size_t s = 0; s < sizeof(sizes) / sizeof(sizes[0]); s++) {
                size_t n = megabytes * MEGABYTE / sizes[s] + 1;
                struct opening *o = families[f]->make(i, sizes[s], n);
                good = row(o, name, sizes[s], n) && good;
                o->ops->free(o);
            }
        }
    }
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
