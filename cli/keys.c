/* winrmscope keys: which keys fit, which are wrong, and which are missing. */
#include <errno.h>
#include <stdio.h>

#include "cli.h"
#include "pipeline.h"
#include "render.h"

/* Writes the report of the keys, behind what was found as text, before the summary as JSON. False
 * with errno when that fails. */
static bool report(const struct options *options, const struct keyring *keyring,
                   struct pipeline *pipeline, const struct survey *found, struct tally *tally)
{
    struct render_options render = command_render(options);
    struct sink *renderer =
        options->json ? json_sink(stdout, &render) : keys_text_sink(stdout, &render, found);
    struct output output = {.sinks = {renderer, tally_sink(tally)}, .n_sinks = 2};
    keyring_report(keyring, &output);
    if (options->json)
        output_push(&output, pipeline_summary(pipeline, tally));
    output.sinks[1]->close(output.sinks[1]);
    errno = 0;
    return renderer->close(renderer);
}

static int read_and_report(const struct options *options, struct keyring *keyring)
{
    struct survey found = {.connections = 0};
    struct tally tally = {.n_records = 0};
    struct output output = {.sinks = {survey_sink(&found), tally_sink(&tally)}, .n_sinks = 2};
    bool trouble = false;
    struct pipeline *pipeline = pipeline_open(options, keyring, &output, &trouble);
    if (pipeline != NULL) {
        trouble = !pipeline_run(pipeline) || trouble;
        found.instead = pipeline_instead(pipeline);
        trouble = !command_written(report(options, keyring, pipeline, &found, &tally)) || trouble;
        pipeline_close(pipeline);
    }
    for (size_t i = 0; i < output.n_sinks; i++)
        output.sinks[i]->close(output.sinks[i]);
    return trouble ? EXIT_TROUBLE : command_fails_on(options, &tally) ? EXIT_FAIL_ON : EXIT_DONE;
}

int keys_run(const struct options *options)
{
    struct keyring *keyring = pipeline_keys(options);
    if (keyring == NULL)
        return EXIT_TROUBLE;
    int status = read_and_report(options, keyring);
    keyring_free(keyring);
    return status;
}
