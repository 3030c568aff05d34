#include "channel.h"

#include "http_frame.h"
#include "memory.h"
#include "tls_layer.h"

enum {
    DEEPEST = 4 /* TLS or tunnels inside each other */
};

/* What a direction turned out to be. */
enum judged { JUDGED_NOT_YET, JUDGED_PLAIN, JUDGED_TLS, JUDGED_LINES };

/* Bytes that do not say yet what they are. */
struct held {
    uint8_t bytes[OUT_OF_PROCESS_MARK];
    struct http_stamp stamps[OUT_OF_PROCESS_MARK];
    size_t n;
};

struct side {
    enum judged judged;
    struct held held; /* the first ones */
    struct held line; /* plain: the start of a line that may be one of out-of-process remoting */
    bool inside_line; /* it is not */
    uint64_t gap;     /* in front of them: bytes that are missing */
    struct http_stamp gap_stamp;
};

struct channel {
    const struct channel_options *options;
    const struct tls_facts *outer; /* of the TLS that it is in; NULL when it is in none */
    unsigned depth;
    struct side side[2];
    struct http_reader *reader; /* NULL until there is something for it */
    struct tls_layer *tls;
    struct out_of_process_stream *lines;
    struct channel *inside; /* what TLS or the tunnel carries */
};

static struct channel *new_at(const struct channel_options *options, unsigned depth,
                              const struct tls_facts *outer)
{
    struct channel *channel = memory_get(sizeof(*channel));
    channel->options = options;
    channel->depth = depth;
    channel->outer = outer;
    return channel;
}

struct channel *channel_new(const struct channel_options *options)
{
    return new_at(options, 0, NULL);
}

void channel_free(struct channel *channel)
{
    while (channel != NULL) {
        struct channel *inside = channel->inside;
        http_reader_free(channel->reader);
        tls_layer_free(channel->tls);
        out_of_process_stream_free(channel->lines);
        memory_free(channel);
        channel = inside;
    }
}

/* ---- What is inside ---- */

static struct channel *inside(struct channel *channel)
{
    if (channel->inside == NULL)
        channel->inside =
            new_at(channel->options, channel->depth + 1,
                   channel->tls != NULL ? tls_layer_facts(channel->tls) : channel->outer);
    return channel->inside;
}

static void inside_bytes(void *state, enum direction direction, struct bytes bytes,
                         const struct http_stamp *stamp)
{
    channel_bytes(inside(state), direction, bytes, stamp);
}

static void inside_gap(void *state, enum direction direction, uint64_t n,
                       const struct http_stamp *stamp)
{
    channel_gap(inside(state), direction, n, stamp);
}

static struct http_reader *reader_of(struct channel *channel)
{
    const struct channel_options *options = channel->options;
    if (channel->reader != NULL)
        return channel->reader;
    channel->reader =
        http_reader_new(options->limits, options->feed, options->connection, options->midstream);
    http_reader_set_tls(channel->reader, channel->outer);
    struct http_tunnel tunnel = {.bytes = inside_bytes, .gap = inside_gap, .state = channel};
    if (channel->depth < DEEPEST)
        http_reader_set_tunnel(channel->reader, &tunnel);
    return channel->reader;
}

static struct tls_layer *tls_of(struct channel *channel)
{
    const struct channel_options *options = channel->options;
    struct tls_layer_events events = {.bytes = inside_bytes, .gap = inside_gap, .state = channel};
    if (channel->tls == NULL)
        channel->tls = tls_layer_new(options->limits, &options->opener, options->name, &events,
                                     options->midstream);
    return channel->tls;
}

static struct out_of_process_stream *lines_of(struct channel *channel)
{
    const struct channel_options *options = channel->options;
    if (channel->lines == NULL)
        channel->lines =
            out_of_process_stream_new(options->limits, options->lines, options->connection);
    return channel->lines;
}

/* ---- Which it is ---- */

/* Bytes that are no beginning of TLS may be the middle of it, where the other side speaks TLS. */
static bool may_be_middle(const struct channel *channel, enum direction direction,
                          struct bytes first)
{
    size_t searched = 0;
    bool response;
    enum direction other = direction == C2S ? S2C : C2S;
    enum http_spoke spoke = http_look(first, &searched, &response);
    return channel->options->midstream && channel->side[other].judged == JUDGED_TLS &&
           spoke == SPOKE_OTHER;
}

static enum judged judge(const struct channel *channel, enum direction direction,
                         struct bytes first)
{
    if (channel->depth >= DEEPEST)
        return JUDGED_PLAIN;
    switch (tls_look(first)) {
    case TLS_LOOK_YES:
        return JUDGED_TLS;
    case TLS_LOOK_MORE:
        return JUDGED_NOT_YET;
    case TLS_LOOK_NO:
        break;
    }
    return may_be_middle(channel, direction, first) ? JUDGED_TLS : JUDGED_PLAIN;
}

static void pass(struct channel *channel, enum direction direction, struct bytes bytes,
                 const struct http_stamp *stamp)
{
    switch (channel->side[direction].judged) {
    case JUDGED_TLS:
        tls_layer_bytes(tls_of(channel), direction, bytes, stamp);
        return;
    case JUDGED_LINES:
        out_of_process_stream_bytes(lines_of(channel), direction, bytes, stamp->time, stamp->frame);
        return;
    case JUDGED_NOT_YET:
    case JUDGED_PLAIN:
        http_reader_bytes(reader_of(channel), direction, bytes, stamp);
        return;
    }
}

static void pass_gap(struct channel *channel, enum direction direction, uint64_t n,
                     const struct http_stamp *stamp)
{
    struct side *side = &channel->side[direction];
    side->line.n = 0;
    side->inside_line = false; /* what comes next may be the start of a line */
    switch (side->judged) {
    case JUDGED_TLS:
        tls_layer_gap(tls_of(channel), direction, n, stamp);
        return;
    case JUDGED_LINES:
        out_of_process_stream_gap(lines_of(channel), direction);
        return;
    case JUDGED_NOT_YET:
    case JUDGED_PLAIN:
        http_reader_gap(reader_of(channel), direction, n, stamp);
        return;
    }
}

static void hold(struct held *held, uint8_t byte, const struct http_stamp *stamp)
{
    held->bytes[held->n] = byte;
    held->stamps[held->n++] = *stamp;
}

static void pass_held(struct channel *channel, enum direction direction, struct held *held)
{
    for (size_t i = 0; i < held->n; i++)
        pass(channel, direction, bytes_of(&held->bytes[i], 1), &held->stamps[i]);
    held->n = 0;
}

static bool speaks_http(const struct channel *channel)
{
    return channel->reader != NULL && (http_reader_spoke(channel->reader, C2S) == SPOKE_HTTP ||
                                       http_reader_spoke(channel->reader, S2C) == SPOKE_HTTP);
}

/*
 * Looks for the start of a line of out-of-process remoting, byte by byte of the lines' starts: true
 * when it is found, and held in side->line; *at is then behind it. Else what may be its first part
 * is held.
 */
static bool find_line(struct side *side, struct bytes bytes, const struct http_stamp *stamp,
                      size_t *at)
{
    for (*at = 0; *at < bytes.len; ++*at) {
        if (side->inside_line) {
            *at = bytes_find_byte(bytes, '\n', *at);
            side->inside_line = *at == bytes.len;
            continue;
        }
        hold(&side->line, bytes.data[*at], stamp);
        enum out_of_process_look look =
            out_of_process_look(bytes_of(side->line.bytes, side->line.n));
        if (look == OUT_OF_PROCESS_YES) {
            ++*at;
            return true;
        }
        if (look == OUT_OF_PROCESS_NO) {
            side->inside_line = bytes.data[*at] != '\n';
            side->line.n = 0;
        }
    }
    return false;
}

/*
 * Out-of-process remoting begins with the start of one of its lines: behind a banner, or in the
 * middle of one where the capture joined later. Where HTTP was seen nobody looks for it. What
 * stands in front goes where it went before; gives what is left.
 */
static struct bytes watch_lines(struct channel *channel, enum direction direction,
                                struct bytes bytes, const struct http_stamp *stamp)
{
    struct side *side = &channel->side[direction];
    size_t at;
    if (side->judged != JUDGED_PLAIN || channel->options->lines == NULL || speaks_http(channel) ||
        !find_line(side, bytes, stamp, &at))
        return bytes;
    size_t before = at > side->line.n ? at - side->line.n : 0;
    if (before > 0)
        pass(channel, direction, bytes_part(bytes, 0, before), stamp);
    if (speaks_http(channel))
        return bytes_from(bytes, before);
    side->judged = JUDGED_LINES;
    pass_held(channel, direction, &side->line);
    return bytes_from(bytes, at);
}

static void pass_on(struct channel *channel, enum direction direction, struct bytes bytes,
                    const struct http_stamp *stamp)
{
    bytes = watch_lines(channel, direction, bytes, stamp);
    if (bytes.len > 0)
        pass(channel, direction, bytes, stamp);
}

/* Nothing more helps to judge, or it is judged: what was held goes on. */
static void release(struct channel *channel, enum direction direction, enum judged judged)
{
    struct side *side = &channel->side[direction];
    side->judged = judged;
    if (side->gap > 0)
        pass_gap(channel, direction, side->gap, &side->gap_stamp);
    side->gap = 0;
    struct held held = side->held;
    side->held.n = 0;
    for (size_t i = 0; i < held.n; i++)
        pass_on(channel, direction, bytes_of(&held.bytes[i], 1), &held.stamps[i]);
}

void channel_bytes(struct channel *channel, enum direction direction, struct bytes bytes,
                   const struct http_stamp *stamp)
{
    struct side *side = &channel->side[direction];
    enum direction other = direction == C2S ? S2C : C2S;
    if (bytes.len == 0)
        return;
    if (side->judged == JUDGED_NOT_YET && side->held.n == 0) {
        /* Mostly the first packet says it. */
        enum judged judged = judge(channel, direction, bytes);
        if (judged != JUDGED_NOT_YET)
            release(channel, direction, judged);
    }
    while (side->judged == JUDGED_NOT_YET && bytes.len > 0) {
        hold(&side->held, bytes.data[0], stamp);
        bytes = bytes_from(bytes, 1);
        enum judged judged = judge(channel, direction, bytes_of(side->held.bytes, side->held.n));
        if (judged != JUDGED_NOT_YET)
            release(channel, direction, judged);
    }
    /* What waits for this side to speak. */
    if (side->judged != JUDGED_NOT_YET && channel->side[other].gap > 0)
        release(channel, other, side->judged);
    pass_on(channel, direction, bytes, stamp);
}

void channel_gap(struct channel *channel, enum direction direction, uint64_t n,
                 const struct http_stamp *stamp)
{
    struct side *side = &channel->side[direction];
    enum direction other = direction == C2S ? S2C : C2S;
    if (n == 0)
        return;
    /* In front of everything: what the other side speaks tells what is missing. */
    if (side->judged == JUDGED_NOT_YET && side->held.n == 0 &&
        channel->side[other].judged == JUDGED_NOT_YET) {
        side->gap = side->gap > UINT64_MAX - n ? UINT64_MAX : side->gap + n;
        side->gap_stamp = *stamp;
        return;
    }
    if (side->judged == JUDGED_NOT_YET)
        release(channel, direction,
                channel->side[other].judged == JUDGED_TLS ? JUDGED_TLS : JUDGED_PLAIN);
    pass_gap(channel, direction, n, stamp);
}

void channel_end(struct channel *channel, enum direction direction, bool closed)
{
    for (; channel != NULL; channel = channel->inside) {
        if (channel->side[direction].judged == JUDGED_NOT_YET)
            release(channel, direction, JUDGED_PLAIN);
        if (channel->reader != NULL)
            http_reader_end(channel->reader, direction, closed);
        if (channel->tls != NULL)
            tls_layer_end(channel->tls, direction);
        if (channel->lines != NULL)
            out_of_process_stream_end(channel->lines, direction);
    }
}

enum http_spoke channel_spoke(const struct channel *channel, enum direction direction)
{
    if (channel->side[direction].judged == JUDGED_TLS)
        return SPOKE_TLS;
    if (channel->side[direction].judged == JUDGED_LINES)
        return SPOKE_OUT_OF_PROCESS;
    return channel->reader != NULL ? http_reader_spoke(channel->reader, direction) : SPOKE_NOTHING;
}

uint64_t channel_messages(const struct channel *channel)
{
    uint64_t messages = 0;
    for (; channel != NULL; channel = channel->inside)
        if (channel->reader != NULL)
            messages += http_reader_messages(channel->reader);
    return messages;
}

const struct tls_facts *channel_tls(const struct channel *channel)
{
    for (; channel != NULL; channel = channel->inside)
        if (channel->tls != NULL)
            return tls_layer_facts(channel->tls);
    return NULL;
}
