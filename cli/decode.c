/* winrmscope decode: every layer of a capture. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "pipeline.h"
#include "render.h"

/* A first run that only counts: text begins with what was found. */
static bool survey(const struct options *options, struct keyring *keyring, struct survey *found,
                   char *instead, size_t room)
{
    struct output output = {.sinks = {survey_sink(found)}, .n_sinks = 1};
    struct options quietly = *options;
    bool trouble = false;
    quietly.quiet = true;
    struct pipeline *pipeline = pipeline_open(&quietly, keyring, &output, &trouble);
    if (pipeline != NULL) {
        pipeline_run(pipeline);
        const char *words = pipeline_instead(pipeline);
        snprintf(instead, room, "%s", words != NULL ? words : "");
        found->instead = instead[0] != '\0' ? instead : NULL;
        pipeline_close(pipeline);
    }
    output.sinks[0]->close(output.sinks[0]);
    return pipeline != NULL;
}

bool command_wants_color(const struct options *options)
{
    if (options->color == WHEN_AUTO)
        return isatty(STDOUT_FILENO) && getenv("NO_COLOR") == NULL;
    return options->color == WHEN_ALWAYS;
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

/* Reads everything into the sinks; the exit status. */
static int decode(const struct options *options, struct keyring *keyring, struct sink *renderer,
                  struct tally *tally)
{
    struct output output = {.sinks = {renderer, tally_sink(tally)}, .n_sinks = 2};
    bool trouble = false;
    struct pipeline *pipeline = pipeline_open(options, keyring, &output, &trouble);
    if (pipeline != NULL) {
        trouble = !pipeline_run(pipeline) || trouble;
        keyring_report(keyring, &output);
        output_push(&output, pipeline_summary(pipeline, tally));
        pipeline_close(pipeline);
    }
    output.sinks[1]->close(output.sinks[1]);
    errno = 0;
    if (!renderer->close(renderer) && errno != EPIPE) {
        say("standard output: %s", strerror(errno));
        trouble = true;
    }
    return trouble ? EXIT_TROUBLE : command_fails_on(options, tally) ? EXIT_FAIL_ON : EXIT_DONE;
}

int decode_run(const struct options *options)
{
    if (options->n_files == 0 && options->interface == NULL) {
        say("no FILE to decode:");
        fprintf(stderr, "usage: winrmscope [decode] [OPTIONS] FILE...   (winrmscope --help lists "
                        "the options)\n");
        return EXIT_BAD_USAGE;
    }
    struct keyring *keyring = pipeline_keys(options);
    if (keyring == NULL)
        return EXIT_TROUBLE;
    struct render_options render = {
        .show_secrets = options->show_secrets,
        .flush = options->interface != NULL || isatty(STDOUT_FILENO),
        .color = command_wants_color(options),
        .verbose = options->verbose,
        .raw = options->raw,
    };
    struct sink *renderer;
    struct survey found = {.connections = 0};
    char instead[400] = "";
    if (options->json) {
        renderer = json_sink(stdout, &render);
    } else {
        bool counted = pipeline_rereadable(options) &&
                       survey(options, keyring, &found, instead, sizeof(instead));
        renderer = text_sink(stdout, &render);
        if (counted)
            text_preface(renderer, &found);
    }
    struct tally tally = {.n_records = 0};
    int status = decode(options, keyring, renderer, &tally);
    keyring_free(keyring);
    return status;
}
