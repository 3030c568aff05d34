#include "out_of_process_stream.h"

#include "base64.h"
#include "buf.h"
#include "cursor.h"
#include "memory.h"
#include "out_of_process.h"

/* A direction. */
struct half {
    struct buf line;
    bool seek; /* behind a loss: what comes may be the rest of a line */
    int64_t time;
    struct frame_list frames;
};

struct out_of_process_stream {
    const struct out_of_process_feed *feed;
    void *connection;
    struct half halves[2];
};

/* --- how they begin --- */

/* The elements with the attribute that PowerShell writes first. psrp.md 7.10. */
static const char *const marks[] = {
    "<Data Stream=",      "<Data PSGuid=",       "<DataAck PSGuid=",
    "<Command PSGuid=",   "<CommandAck PSGuid=", "<Signal PSGuid=",
    "<SignalAck PSGuid=", "<Close PSGuid=",      "<CloseAck PSGuid=",
};

enum out_of_process_look out_of_process_look(struct bytes start)
{
    enum out_of_process_look look = OUT_OF_PROCESS_NO;
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        struct bytes mark = bytes_of_string(marks[i]);
        if (bytes_starts(start, mark))
            return OUT_OF_PROCESS_YES;
        if (start.len < mark.len && bytes_starts(mark, start))
            look = OUT_OF_PROCESS_MORE;
    }
    return look;
}

/* Data goes both ways; its first message says to whom. [MS-PSRP] 2.2.1, 2.2.4. */
static bool destination_of(struct bytes base64, enum direction *direction)
{
    enum { FRAGMENT_HEADER = 21, BASE64_OF_25_BYTES = 36, CLIENT = 1, SERVER = 2 };
    struct buf bytes = buf_init(BASE64_OF_25_BYTES);
    base64_decode(bytes_part(base64, 0, BASE64_OF_25_BYTES), &bytes);
    struct cursor c = cur_init(buf_bytes(&bytes), 0);
    cur_skip(&c, FRAGMENT_HEADER);
    uint64_t destination = cur_uint_le(&c, 4);
    bool known = cur_ok(&c) && (destination == CLIENT || destination == SERVER);
    if (known)
        *direction = destination == SERVER ? C2S : S2C;
    buf_clear(&bytes);
    return known;
}

bool out_of_process_speaker(struct bytes start, enum direction *direction)
{
    struct out_of_process_element element;
    if (out_of_process_look(start) != OUT_OF_PROCESS_YES || !out_of_process_next(&start, &element))
        return false;
    return out_of_process_sender(element.kind, direction) ||
           (element.kind == OUT_OF_PROCESS_DATA && destination_of(element.text, direction));
}

/* --- lines --- */

struct out_of_process_stream *out_of_process_stream_new(const struct limits *limits,
                                                        const struct out_of_process_feed *feed,
                                                        void *connection)
{
    struct out_of_process_stream *stream = memory_get(sizeof(*stream));
    stream->feed = feed;
    stream->connection = connection;
    for (size_t i = 0; i < 2; i++)
        stream->halves[i].line = buf_init(limits->http_body);
    return stream;
}

void out_of_process_stream_free(struct out_of_process_stream *stream)
{
    if (stream == NULL)
        return;
    for (size_t i = 0; i < 2; i++)
        buf_clear(&stream->halves[i].line);
    memory_free(stream);
}

/* Behind a loss only what begins as a line does is one. */
static void tell(struct out_of_process_stream *stream, enum direction direction)
{
    struct half *half = &stream->halves[direction];
    struct out_of_process_line line = {.direction = direction,
                                       .text = buf_bytes(&half->line),
                                       .after_loss = half->seek,
                                       .time = half->time,
                                       .frames = frame_list_frames(&half->frames)};
    bool begins = !half->seek || out_of_process_look(line.text) == OUT_OF_PROCESS_YES;
    if (line.text.len > 0 && begins) {
        stream->feed->line(stream->feed->state, stream->connection, &line);
        half->seek = false;
    }
    buf_reset(&half->line);
    half->frames = (struct frame_list){.n = 0};
}

void out_of_process_stream_bytes(struct out_of_process_stream *stream, enum direction direction,
                                 struct bytes bytes, int64_t time, struct frame frame)
{
    struct half *half = &stream->halves[direction];
    while (bytes.len > 0) {
        size_t end = bytes_find_byte(bytes, '\n', 0);
        half->time = time;
        frame_list_add(&half->frames, frame);
        buf_add(&half->line, bytes_part(bytes, 0, end));
        if (end < bytes.len) {
            tell(stream, direction);
        } else if (buf_full(&half->line)) {
            tell(stream, direction);
            half->seek = true;
        }
        bytes = bytes_from(bytes, end + 1);
    }
}

void out_of_process_stream_gap(struct out_of_process_stream *stream, enum direction direction)
{
    tell(stream, direction);
    stream->halves[direction].seek = true;
}

void out_of_process_stream_end(struct out_of_process_stream *stream, enum direction direction)
{
    tell(stream, direction);
}
