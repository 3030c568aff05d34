/* What every command that shows something decides alike. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli.h"
#include "render.h"
#include "tally.h"

enum { NARROWEST = 40, WIDEST = 160 };

unsigned command_columns(void)
{
#ifdef TIOCGWINSZ
    struct winsize size;
    if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col < NARROWEST ? NARROWEST : size.ws_col > WIDEST ? WIDEST : size.ws_col;
#endif
    return 0;
}

static bool wants_color(const struct options *options)
{
    const char *none = getenv("NO_COLOR"), *terminal = getenv("TERM");
    if (options->color != WHEN_AUTO)
        return options->color == WHEN_ALWAYS;
    return isatty(STDOUT_FILENO) && (none == NULL || none[0] == '\0') && terminal != NULL &&
           strcmp(terminal, "dumb") != 0;
}

struct render_options command_render(const struct options *options)
{
    return (struct render_options){
        .show_secrets = options->show_secrets,
        .flush = options->interface != NULL || isatty(STDOUT_FILENO),
        .color = wants_color(options),
        .verbose = options->verbose,
        .raw = options->raw,
        .columns = command_columns(),
    };
}

bool command_fails_on(const struct options *options, const struct tally *tally)
{
    static const enum severity least[] = {[FAIL_ON_INFO] = SEVERITY_INFO,
                                          [FAIL_ON_WARN] = SEVERITY_WARN,
                                          [FAIL_ON_ERROR] = SEVERITY_ERROR};
    if (options->fail_on == FAIL_ON_NOTHING)
        return false;
    for (int severity = (int)least[options->fail_on]; severity <= SEVERITY_ERROR; severity++)
        if (tally->by_severity[severity] > 0)
            return true;
    return false;
}

bool command_flushed(void)
{
    errno = 0;
    bool written = fflush(stdout) == 0 && !ferror(stdout);
    if (!written && errno == 0)
        errno = EIO; /* an earlier write failed, whose number is gone */
    return command_written(written);
}

bool command_written(bool written)
{
    if (written || errno == EPIPE)
        return true;
    say("standard output: %s", strerror(errno));
    return false;
}
