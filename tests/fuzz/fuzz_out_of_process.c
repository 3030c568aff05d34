/* A log of out-of-process lines, and the same bytes as those of a TCP connection, through to
 * records, and through to the transcript of their sessions. */
#include "conversation.h"
#include "out_of_process_stream.h"
#include "transcript.h"

static const struct limits limits = LIMITS_DEFAULT;

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

/* One direction after the other, in pieces, with a gap in front of the last one. */
static void run_stream(struct conversation *c, struct bytes bytes)
{
    struct http_feed feed = conversation_feed(c);
    struct out_of_process_feed lines = conversation_lines_feed(c);
    struct http_connection about = {.number = 1};
    struct http_connection_end end = {.outcome = OUTCOME_CLOSED};
    void *connection = feed.open(feed.state, &about);
    struct out_of_process_stream *stream = out_of_process_stream_new(&limits, &lines, connection);
    for (size_t at = 0, n = 0; at < bytes.len; at += 300, n++) {
        enum direction direction = n % 3 == 2 ? S2C : C2S;
        if (at + 300 >= bytes.len)
            out_of_process_stream_gap(stream, direction);
        out_of_process_stream_bytes(stream, direction, bytes_part(bytes, at, 300), 1,
                                    (struct frame){1, n});
    }
    out_of_process_stream_end(stream, C2S);
    out_of_process_stream_end(stream, S2C);
    feed.close(connection, &end);
    out_of_process_stream_free(stream);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
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
    run_stream(c, bytes_of(data, size));
    conversation_clixml(c, bytes_of(data, size < 65536 ? size : 65536), (struct frame){1, 1});
    conversation_finish(c);
    conversation_free(c);
    transcript->close(transcript);
    return 0;
}
