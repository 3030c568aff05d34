#include "channel.h"

#include "http_frame.h"
#include "memory.h"
#include "tls_layer.h"

enum {
    DEEPEST = 4 /* TLS or tunnels inside each other */
};

/* What a direction turned out to be. */
enum judged { JUDGED_NOT_YET, JUDGED_PLAIN, JUDGED_TLS };

struct side {
    enum judged judged;
    uint8_t held[TLS_HEADER]; /* the first bytes, while they say nothing */
    struct http_stamp stamps[TLS_HEADER];
    size_t n_held;
    uint64_t gap; /* in front of them: bytes that are missing */
    struct http_stamp gap_stamp;
};

struct channel {
    const struct channel_options *options;
    const struct tls_facts *outer; /* of the TLS that it is in; NULL when it is in none */
    unsigned depth;
    struct side side[2];
    struct http_reader *reader; /* NULL until there is something for it */
    struct tls_layer *tls;
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
    if (channel->side[direction].judged == JUDGED_TLS)
        tls_layer_bytes(tls_of(channel), direction, bytes, stamp);
    else
        http_reader_bytes(reader_of(channel), direction, bytes, stamp);
}

static void pass_gap(struct channel *channel, enum direction direction, uint64_t n,
                     const struct http_stamp *stamp)
{
    if (channel->side[direction].judged == JUDGED_TLS)
        tls_layer_gap(tls_of(channel), direction, n, stamp);
    else
        http_reader_gap(reader_of(channel), direction, n, stamp);
}

/* Nothing more helps to judge, or it is judged: what was held goes on. */
static void release(struct channel *channel, enum direction direction, enum judged judged)
{
    struct side *side = &channel->side[direction];
    side->judged = judged;
    if (side->gap > 0)
        pass_gap(channel, direction, side->gap, &side->gap_stamp);
    side->gap = 0;
    for (size_t i = 0; i < side->n_held; i++)
        pass(channel, direction, bytes_of(&side->held[i], 1), &side->stamps[i]);
    side->n_held = 0;
}

void channel_bytes(struct channel *channel, enum direction direction, struct bytes bytes,
                   const struct http_stamp *stamp)
{
    struct side *side = &channel->side[direction];
    enum direction other = direction == C2S ? S2C : C2S;
    if (bytes.len == 0)
        return;
    if (side->judged == JUDGED_NOT_YET && side->n_held == 0) {
        /* Mostly the first packet says it. */
        enum judged judged = judge(channel, direction, bytes);
        if (judged != JUDGED_NOT_YET)
            release(channel, direction, judged);
    }
    while (side->judged == JUDGED_NOT_YET && bytes.len > 0) {
        side->held[side->n_held] = bytes.data[0];
        side->stamps[side->n_held++] = *stamp;
        bytes = bytes_from(bytes, 1);
        enum judged judged = judge(channel, direction, bytes_of(side->held, side->n_held));
        if (judged != JUDGED_NOT_YET)
            release(channel, direction, judged);
    }
    /* What waits for this side to speak. */
    if (side->judged != JUDGED_NOT_YET && channel->side[other].gap > 0)
        release(channel, other, side->judged);
    if (bytes.len > 0)
        pass(channel, direction, bytes, stamp);
}

void channel_gap(struct channel *channel, enum direction direction, uint64_t n,
                 const struct http_stamp *stamp)
{
    struct side *side = &channel->side[direction];
    enum direction other = direction == C2S ? S2C : C2S;
    if (n == 0)
        return;
    /* In front of everything: what the other side speaks tells what is missing. */
    if (side->judged == JUDGED_NOT_YET && side->n_held == 0 &&
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
    }
}

enum http_spoke channel_spoke(const struct channel *channel, enum direction direction)
{
    if (channel->side[direction].judged == JUDGED_TLS)
        return SPOKE_TLS;
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
