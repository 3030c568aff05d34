/*
 * measure TIMES COMMAND...: runs it so often, its output thrown away. Prints the best and the
 * median of its user seconds, the best of user and system seconds together, and its peak memory in
 * KiB.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST = 25 };

static double seconds(struct timeval t)
{
    return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

/* The usage of all children so far; memory is the largest of theirs. */
static struct rusage children(void)
{
    struct rusage usage;
    getrusage(RUSAGE_CHILDREN, &usage);
    return usage;
}

static int run(char **command)
{
    pid_t child = fork();
    if (child == 0) {
        int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDOUT_FILENO);
        dup2(nowhere, STDERR_FILENO);
        execvp(command[0], command);
        _exit(127);
    }
    int status = -1;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

static int ascending(const void *one, const void *other)
{
    double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

int main(int argc, char **argv)
{
    int times = argc > 2 ? atoi(argv[1]) : 0;
    if (times < 1 || times > MOST) {
        fprintf(stderr, "usage: measure TIMES COMMAND...\n");
        return 2;
    }
    double user[MOST], both[MOST];
    for (int i = 0; i < times; i++) {
        struct rusage before = children();
        int status = run(&argv[2]);
        struct rusage after = children();
        if (status != 0) {
            fprintf(stderr, "measure: %s ended with %d\n", argv[2], status);
            return 1;
        }
        user[i] = seconds(after.ru_utime) - seconds(before.ru_utime);
        both[i] = user[i] + seconds(after.ru_stime) - seconds(before.ru_stime);
    }
    qsort(user, (size_t)times, sizeof(user[0]), ascending);
    qsort(both, (size_t)times, sizeof(both[0]), ascending);
    printf("%.3f %.3f %.3f %ld\n", user[0], user[times / 2], both[0], children().ru_maxrss);
    return 0;
}
