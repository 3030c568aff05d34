/* A log of out-of-process lines, through to records, and through to the transcript of its sessions. */
#include "conversation.h"
#include "transcript.h"

static void drop(struct sink *sink, const struct record *r)
{
    (void)sink;
    (void)r;
}

static bool done(struct sink *sink)
{
    (void)sink;
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct limits limits = LIMITS_DEFAULT;
    struct sink nothing = {drop, done};
    struct output told = {.sinks = {&nothing}, .n_sinks = 1};
    struct transcript_options what = {.limits = &limits, .from = INT64_MIN, .to = INT64_MAX};
    struct sink *transcript = transcript_sink(&what, &told);
    struct output output = {.sinks = {transcript}, .n_sinks = 1};
    struct conversation_options options = {.limits = &limits, .files = 1};
    struct conversation *c = conversation_new(&options, &output);
    struct bytes rest = bytes_of(data, size), text;
    for (uint64_t n = 1; bytes_next(&rest, '\n', &text); n++) {
        struct conversation_line line = {.text = text, .frame = {1, n}};
        conversation_line(c, &line);
    }
    conversation_clixml(c, bytes_of(data, size < 65536 ? size : 65536), (struct frame){1, 1});
    conversation_finish(c);
    conversation_free(c);
    transcript->close(transcript);
    return 0;
}
