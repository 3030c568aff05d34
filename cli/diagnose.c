/* winrmscope diagnose: what failed, why, and what to type to mend it. */
#include <errno.h>
#include <stdio.h>

#include "cli.h"
#include "diagnose.h"
#include "pipeline.h"
#include "render.h"

static const struct limits limits = LIMITS_DEFAULT;

static bool fails_on(const struct options *options, const struct diagnosis *diagnosis)
{
    static const enum finding_severity least[] = {[FAIL_ON_INFO] = FINDING_INFO,
                                                  [FAIL_ON_WARN] = FINDING_WARN,
                                                  [FAIL_ON_ERROR] = FINDING_ERROR};
    return options->fail_on != FAIL_ON_NOTHING &&
           diagnosis_worst(diagnosis, least[options->fail_on]) > 0;
}

static bool write_json(const struct options *options, const struct diagnosis *diagnosis,
                       struct record *summary)
{
    struct render_options render = command_render(options);
    struct sink *json = json_sink(stdout, &render);
    struct output output = {.sinks = {json}, .n_sinks = 1};
    diagnosis_push(diagnosis, &output, options->n_files > 0 ? options->n_files : 1);
    if (summary != NULL)
        output_push(&output, summary);
    errno = 0;
    return json->close(json);
}

static int run(const struct options *options, struct keyring *keyring, struct diagnosis *diagnosis)
{
    struct tally tally = {.n_records = 0};
    struct sink *gather = diagnosis_sink(diagnosis), *counter = tally_sink(&tally);
    struct output output = {.sinks = {gather, counter}, .n_sinks = 2};
    bool trouble = false, written = true;
    char instead[400] = "";
    struct record *summary = NULL;
    struct pipeline *pipeline = pipeline_open(options, keyring, &output, &trouble);
    if (pipeline != NULL) {
        pipeline_set_datagrams(pipeline, diagnosis_datagram, diagnosis);
        trouble = !pipeline_run(pipeline) || trouble;
        diagnosis_finish(diagnosis, pipeline_connections(pipeline) > 0);
        const char *words = pipeline_instead(pipeline);
        snprintf(instead, sizeof(instead), "%s", words != NULL ? words : "");
        summary = options->json ? pipeline_summary(pipeline, &tally) : NULL;
        pipeline_close(pipeline);
    }
    gather->close(gather);
    counter->close(counter);
    if (options->json) {
        written = write_json(options, diagnosis, summary);
    } else if (pipeline != NULL) {
        struct render_options render = command_render(options);
        errno = 0;
        written = diagnosis_write(diagnosis, stdout, &render, instead);
    }
    trouble = !command_written(written) || trouble;
    return trouble ? EXIT_TROUBLE : fails_on(options, diagnosis) ? EXIT_FAIL_ON : EXIT_DONE;
}

static int explain(const struct options *options)
{
    const struct rule *rule = rule_find(bytes_of_string(options->explain));
    if (rule == NULL) {
        say("there is no rule %s: winrmscope list findings", options->explain);
        return EXIT_BAD_USAGE;
    }
    struct render_options render = command_render(options);
    if (options->json) {
        struct sink *json = json_sink(stdout, &render);
        struct output output = {.sinks = {json}, .n_sinks = 1};
        output_push(&output, rule_record(&limits, (enum rule_id)(rule - rules)));
        json->close(json);
    } else {
        diagnosis_explain(rule, stdout, &render);
    }
    return command_flushed() ? EXIT_DONE : EXIT_TROUBLE;
}

int diagnose_run(const struct options *options)
{
    if (options->explain != NULL)
        return explain(options);
    struct keyring *keyring = pipeline_keys(options);
    if (keyring == NULL)
        return EXIT_TROUBLE;
    struct diagnosis *diagnosis = diagnosis_new(&limits);
    int status = run(options, keyring, diagnosis);
    diagnosis_free(diagnosis);
    keyring_free(keyring);
    return status;
}
