/* winrmscope decode: every layer of a capture. */
#include <errno.h>
#include <stdio.h>

#include "cli.h"
#include "pipeline.h"
#include "render.h"

/* A first run that only counts: text begins with what was found. */
static bool survey(const struct options *options, struct keyring *keyring, struct survey *found,
                   char *instead, size_t room)
{
    struct output output = {.sinks = {survey_sink(found)}, .n_sinks = 1};
    struct pipeline *pipeline = pipeline_open(options, keyring, &output, NULL);
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
    trouble = !command_written(renderer->close(renderer)) || trouble;
    return trouble ? EXIT_TROUBLE : command_fails_on(options, tally) ? EXIT_FAIL_ON : EXIT_DONE;
}

int decode_run(const struct options *options)
{
    struct keyring *keyring = pipeline_keys(options);
    if (keyring == NULL)
        return EXIT_TROUBLE;
    struct render_options render = command_render(options);
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
