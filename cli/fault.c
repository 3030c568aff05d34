/* winrmscope fault: what a code means, without a capture. */
#include <stdio.h>

#include "buf.h"
#include "cli.h"
#include "codes.h"
#include "render.h"

static const struct limits limits = LIMITS_DEFAULT;

enum { MEANINGS = 16, LONGEST_MESSAGE = 65536 };

/* One code, or a message with codes or words that tell; false when it is none that is known. */
static bool explain(struct bytes text, struct sink *json, const struct render_options *render)
{
    struct output output = {.sinks = {json}, .n_sinks = 1};
    const struct code *found[MEANINGS];
    bool guessed = false;
    size_t n = codes_find(text, found, MEANINGS);
    if (n == 0)
        n = codes_in_message(text, found, MEANINGS, &guessed);
    if (n > 0 && json == NULL)
        codes_write(stdout, render, text, found, n, guessed);
    for (size_t k = 0; k < n && json != NULL; k++)
        output_push(&output, code_record(&limits, found[k], text, guessed));
    return n > 0;
}

/* A message that was not put between quotes. */
static struct bytes joined(const struct options *options, struct buf *text)
{
    for (uint32_t i = 0; i < options->n_files; i++) {
        if (i > 0)
            buf_add_byte(text, ' ');
        buf_add(text, bytes_of_string(options->files[i]));
    }
    return buf_bytes(text);
}

static bool is_code(const char *text)
{
    const struct code *found[MEANINGS];
    return codes_find(bytes_of_string(text), found, MEANINGS) > 0;
}

static bool explain_all(const struct options *options, struct sink *json,
                        const struct render_options *render)
{
    bool all = true;
    if (options->n_files > 1 && !is_code(options->files[0])) {
        struct buf text = buf_init(LONGEST_MESSAGE);
        all = explain(joined(options, &text), json, render);
        buf_clear(&text);
        if (!all)
            say("this is no message, and has no code, that is known here");
        return all;
    }
    for (uint32_t i = 0; i < options->n_files; i++) {
        if (explain(bytes_of_string(options->files[i]), json, render))
            continue;
        say("%s: no code that is known here (on Windows: certutil -error CODE)", options->files[i]);
        all = false;
    }
    return all;
}

int fault_run(const struct options *options)
{
    if (options->n_files == 0) {
        say("which CODE? winrmscope %s %s", options->command->name, options->command->arguments);
        return EXIT_BAD_USAGE;
    }
    struct render_options render = command_render(options);
    struct sink *json = options->json ? json_sink(stdout, &render) : NULL;
    bool all = explain_all(options, json, &render);
    if (json != NULL)
        json->close(json);
    if (!command_flushed())
        return EXIT_TROUBLE;
    return all ? EXIT_DONE : EXIT_BAD_USAGE;
}
