#include "http_reader.h"

#include "http_content.h"
#include "http_draft.h"
#include "http_inbox.h"
#include "memory.h"

enum {
    MOST_ASKED = 1024,       /* requests without a response that are remembered */
    MOST_WAITING_RUNS = 4096 /* packets whose bytes wait for the other direction */
};

enum phase {
    PHASE_LOOK, /* a message may begin here */
    PHASE_HEAD,
    PHASE_BODY,
    PHASE_SEEK, /* lost: looking for the next head */
    PHASE_TUNNEL,
    PHASE_OTHER, /* not HTTP: dropped */
    PHASE_DONE
};

/* One direction. */
struct side {
    enum direction direction;
    enum phase phase;
    enum http_spoke spoke;
    bool anything; /* a message was found */
    bool skipped;  /* bytes were passed over since the last message */
    bool lost;     /* whole messages may be missing since the last one */
    bool ended, closed;
    size_t searched;
    uint64_t received;
    struct http_inbox inbox;
    struct http_draft draft;
    struct http_body framing; /* where its body stands */
};

struct http_reader {
    const struct limits *limits;
    const struct http_feed *feed;
    void *connection;
    struct http_tunnel tunnel;
    const struct tls_facts *tls;
    bool midstream;
    uint64_t messages;
    struct side side[2];
    struct buf asked; /* a letter for each request without a final response, oldest first */
};

static void side_init(struct side *side, enum direction direction, const struct limits *limits)
{
    side->direction = direction;
    side->inbox = http_inbox_init();
    http_draft_init(&side->draft, direction, limits);
}

static void message_reset(struct side *side)
{
    http_draft_reset(&side->draft);
    side->searched = 0;
    side->framing = (struct http_body){.end = HTTP_ENDS_AT_ONCE};
}

struct http_reader *http_reader_new(const struct limits *limits, const struct http_feed *feed,
                                    void *connection, bool midstream)
{
    struct http_reader *reader = memory_get(sizeof(*reader));
    reader->limits = limits;
    reader->feed = feed;
    reader->connection = connection;
    reader->midstream = midstream;
    reader->asked = buf_init(MOST_ASKED);
    side_init(&reader->side[C2S], C2S, limits);
    side_init(&reader->side[S2C], S2C, limits);
    return reader;
}

static void side_free(struct side *side)
{
    http_inbox_clear(&side->inbox);
    http_draft_free(&side->draft);
}

void http_reader_free(struct http_reader *reader)
{
    if (reader == NULL)
        return;
    side_free(&reader->side[C2S]);
    side_free(&reader->side[S2C]);
    buf_clear(&reader->asked);
    memory_free(reader);
}

void http_reader_set_tunnel(struct http_reader *reader, const struct http_tunnel *tunnel)
{
    reader->tunnel = *tunnel;
}

void http_reader_set_tls(struct http_reader *reader, const struct tls_facts *facts)
{
    reader->tls = facts;
}

/* ---- Which request a response answers ---- */

static const struct {
    uint8_t letter;
    struct bytes method;
} special_methods[] = {
    {'H', {(const uint8_t *)"HEAD", 4}},
    {'C', {(const uint8_t *)"CONNECT", 7}},
};

static void ask(struct http_reader *reader, struct bytes method)
{
    uint8_t letter = 'o';
    for (size_t i = 0; i < sizeof(special_methods) / sizeof(*special_methods); i++)
        if (bytes_equal(method, special_methods[i].method))
            letter = special_methods[i].letter;
    if (reader->asked.len == MOST_ASKED)
        buf_drop(&reader->asked, 1);
    buf_add_byte(&reader->asked, letter);
}

/* The method of the oldest request without a response; it has one now. False when there is none. */
static bool answer(struct http_reader *reader, struct bytes *method)
{
    *method = bytes_none();
    if (reader->asked.len == 0)
        return false;
    uint8_t letter = reader->asked.data[0];
    buf_drop(&reader->asked, 1);
    for (size_t i = 0; i < sizeof(special_methods) / sizeof(*special_methods); i++)
        if (special_methods[i].letter == letter)
            *method = special_methods[i].method;
    return true;
}

static bool tunnel_asked(const struct http_reader *reader)
{
    return reader->asked.len > 0 && reader->asked.data[reader->asked.len - 1] == 'C';
}

/* ---- Bytes ---- */

/* n bytes are done with: their packets belong to the message and, where said, to the chunk. */
static void take(struct side *side, size_t n, bool of_message, bool of_chunk)
{
    while (n > 0) {
        struct http_stamp stamp;
        n -= http_inbox_take(&side->inbox, n, &stamp);
        if (of_message)
            http_draft_packet(&side->draft, &stamp, of_chunk);
    }
}

static void skip(struct side *side, size_t n)
{
    take(side, n, false, false);
    side->skipped = side->skipped || n > 0;
}

static void seek(struct side *side, size_t unreadable)
{
    skip(side, unreadable);
    side->phase = PHASE_SEEK;
    side->searched = 0;
}

/* ---- Messages ---- */

/* The message is as whole as it gets: tells it, and a new one may begin. */
static void deliver(struct http_reader *reader, struct side *side, unsigned oddities)
{
    struct http_message *message = &side->draft.message;
    if (side->framing.end == HTTP_ENDS_BY_CHUNKS)
        http_draft_end_chunk(&side->draft);
    message->oddities |= oddities | (message->missing_bytes > 0 ? HTTP_ODD_HOLE : 0u);
    message->tls = reader->tls;
    http_draft_fill(&side->draft);
    if (side->draft.body.len > 0)
        message->body = http_content_decode(message, buf_block(&side->draft.body), reader->limits);
    reader->messages++;
    if (side->direction == C2S) {
        ask(reader, message->method);
        if (reader->feed->request != NULL)
            reader->feed->request(reader->connection, message);
    } else if (reader->feed->response != NULL) {
        reader->feed->response(reader->connection, message);
    }
    block_unref(message->body);
    message_reset(side);
    side->phase = PHASE_LOOK;
}

/*
 * What the head says decides how its message goes on. A final response takes its request off the
 * list here, so that its status can be told before its body is there.
 */
static void start_body(struct http_reader *reader, struct side *side)
{
    struct http_message *message = &side->draft.message;
    bool interim = side->direction == S2C && message->status < 200 && message->status != 101;
    struct bytes asked = bytes_none(); /* method of the request that a response answers */
    if (side->direction == S2C && !interim) {
        if (!answer(reader, &asked))
            message->oddities |= HTTP_ODD_UNASKED;
        http_draft_fill(&side->draft);
        message->tls = reader->tls;
        if (reader->feed->answered != NULL)
            reader->feed->answered(reader->connection, message->status, message);
    }
    side->framing = http_body_start(message, asked, &message->oddities);
    side->phase = PHASE_BODY;
    if (side->framing.end == HTTP_ENDS_BY_LENGTH)
        http_draft_expect(&side->draft, side->framing.left);
    if (side->framing.end == HTTP_ENDS_NEVER) {
        deliver(reader, side, 0);
        side->phase = PHASE_TUNNEL;
        reader->side[C2S].phase = PHASE_TUNNEL;
    } else if (interim) {
        message_reset(side);
        side->phase = PHASE_LOOK;
    } else if (side->framing.end == HTTP_ENDS_AT_ONCE) {
        deliver(reader, side, 0);
    }
}

/* The head, or what there is of it, becomes the message. */
static void read_head(struct side *side, struct bytes head)
{
    http_draft_head(&side->draft, head);
    take(side, head.len, true, false);
    if (side->skipped)
        side->draft.message.oddities |= HTTP_ODD_RESYNCHRONISED;
    side->skipped = side->lost = false;
    side->anything = true;
    side->searched = 0;
}

static bool is_first_line(const struct side *side, struct bytes b)
{
    struct bytes line = bytes_trim(bytes_part(b, 0, bytes_find_byte(b, '\n', 0)));
    return side->direction == C2S ? http_is_request_line(line) : http_is_status_line(line);
}

/* A head that cannot become whole: told when at least its first line is there. */
static void break_head(struct http_reader *reader, struct side *side, uint64_t missing)
{
    struct bytes b = http_inbox_readable(&side->inbox);
    b = bytes_part(b, 0, reader->limits->http_head);
    if (bytes_find_byte(b, '\n', 0) == b.len || !is_first_line(side, b)) {
        side->lost = true;
        seek(side, b.len);
        return;
    }
    /* The line that is cut could say anything, and is no field. */
    size_t whole = b.len;
    while (b.data[whole - 1] != '\n')
        whole--;
    read_head(side, bytes_part(b, 0, whole));
    if (missing != HTTP_GAP_UNKNOWN)
        side->draft.message.missing_bytes += missing;
    side->draft.message.oddities |= HTTP_ODD_NOT_WHOLE;
    if (side->direction == S2C)
        start_body(reader, side);
    if (side->direction == C2S || side->phase == PHASE_BODY)
        deliver(reader, side, 0);
    if (side->phase != PHASE_TUNNEL)
        seek(side, 0);
}

/* ---- One step of one direction; true when something was done ---- */

static bool is_inside(const struct side *side)
{
    return side->phase == PHASE_HEAD || side->phase == PHASE_BODY;
}

/*
 * True while the next message must wait: a response for the request that is being read, a request
 * for the response that is. A body without a length is no reason: a new request ends it.
 */
static bool must_wait(const struct http_reader *reader, const struct side *side)
{
    if (http_inbox_readable(&side->inbox).len > reader->limits->http_waiting ||
        http_inbox_runs(&side->inbox) > MOST_WAITING_RUNS)
        return false;
    if (side->direction == S2C) {
        const struct side *requests = &reader->side[C2S];
        return reader->asked.len == 0 &&
               (is_inside(requests) ||
                (requests->phase == PHASE_LOOK && http_inbox_runs(&requests->inbox) > 0));
    }
    const struct side *responses = &reader->side[S2C];
    if (tunnel_asked(reader) && responses->phase != PHASE_DONE && responses->phase != PHASE_OTHER)
        return true;
    return is_inside(responses) &&
           !(responses->phase == PHASE_BODY && responses->framing.end == HTTP_ENDS_BY_CLOSE);
}

/* What was asked so far gets no answer any more. */
static void forget_asked(struct http_reader *reader)
{
    for (; reader->asked.len > 0; buf_drop(&reader->asked, 1))
        if (reader->feed->unanswered != NULL)
            reader->feed->unanswered(reader->connection);
}

/* A request begins: what of the other direction can be said to be over is over. */
static void begin_request(struct http_reader *reader)
{
    struct side *responses = &reader->side[S2C];
    if (responses->phase == PHASE_BODY && http_inbox_runs(&responses->inbox) == 0)
        deliver(reader, responses, 0);
    if (!responses->lost || is_inside(responses))
        return;
    responses->lost = false;
    forget_asked(reader);
}

/* ---- A tunnel whose CONNECT or answer is lost ---- */

/* Whether the bytes begin TLS: a handshake record with a ClientHello or a ServerHello. RFC 8446
 * 4, 5.1 */
static enum http_frame look_hello(enum direction direction, struct bytes b)
{
    enum { MESSAGE_AT = 5, CLIENT_HELLO = 1, SERVER_HELLO = 2 };
    if (!bytes_starts(BYTES("\x16\x03"), bytes_part(b, 0, 2)))
        return HTTP_BAD;
    if (b.len <= MESSAGE_AT)
        return HTTP_MORE;
    return b.data[MESSAGE_AT] == (direction == C2S ? CLIENT_HELLO : SERVER_HELLO) ? HTTP_WHOLE
                                                                                  : HTTP_BAD;
}

/* Whether a tunnel may begin here: something is lost, and no message is in the way. The answer to
 * an unseen CONNECT seems to have a body. */
static bool may_be_tunnel(const struct http_reader *reader)
{
    const struct side *requests = &reader->side[C2S], *responses = &reader->side[S2C];
    return reader->tunnel.bytes != NULL && (requests->lost || responses->lost) &&
           !is_inside(requests) &&
           (!is_inside(responses) ||
            (responses->phase == PHASE_BODY && responses->framing.end == HTTP_ENDS_BY_CLOSE));
}

static void begin_tunnel(struct http_reader *reader)
{
    struct side *responses = &reader->side[S2C];
    if (responses->phase == PHASE_BODY)
        deliver(reader, responses, 0);
    forget_asked(reader);
    reader->side[C2S].phase = responses->phase = PHASE_TUNNEL;
}

static bool step_look(struct http_reader *reader, struct side *side, struct bytes b)
{
    /* Empty lines before a message are to be ignored, RFC 9112 2.2. */
    size_t empty = 0;
    while (empty < b.len && (b.data[empty] == '\r' || b.data[empty] == '\n'))
        empty++;
    if (empty > 0) {
        take(side, empty, false, false);
        return true;
    }
    bool response = false;
    enum http_spoke spoke = http_look(b, &side->searched, &response);
    if (spoke == SPOKE_NOTHING)
        return false;
    if (spoke == SPOKE_HTTP && response != (side->direction == S2C))
        spoke = SPOKE_OTHER;
    if (side->spoke == SPOKE_NOTHING || spoke == SPOKE_HTTP)
        side->spoke = spoke;
    side->searched = 0;
    if (spoke == SPOKE_HTTP) {
        side->phase = PHASE_HEAD;
        if (side->direction == C2S)
            begin_request(reader);
    } else if (side->direction == C2S && tunnel_asked(reader)) {
        side->phase = PHASE_TUNNEL;
    } else if (side->anything || side->skipped || reader->midstream) {
        seek(side, 1);
    } else {
        side->phase = PHASE_OTHER;
    }
    return true;
}

static bool step_head(struct http_reader *reader, struct side *side, struct bytes b)
{
    size_t n = 0;
    if (http_frame_head(b, &side->searched, &n) == HTTP_MORE || n > reader->limits->http_head) {
        if (b.len <= reader->limits->http_head)
            return false;
        break_head(reader, side, 0);
        return true;
    }
    if (!is_first_line(side, b)) {
        seek(side, 1);
        return true;
    }
    read_head(side, bytes_part(b, 0, n));
    start_body(reader, side);
    return true;
}

static bool step_body(struct http_reader *reader, struct side *side, struct bytes b)
{
    bool done = false;
    while (side->phase == PHASE_BODY && b.len > 0) {
        struct http_body_piece piece;
        bool of_chunk = side->framing.end == HTTP_ENDS_BY_CHUNKS &&
                        (side->framing.state == CHUNK_LINE || side->framing.state == CHUNK_DATA);
        enum http_frame frame = http_body_next(&side->framing, b, &piece);
        if (frame == HTTP_BAD) {
            deliver(reader, side, HTTP_ODD_BAD_CHUNK | HTTP_ODD_NOT_WHOLE);
            seek(side, 0);
            return true;
        }
        http_draft_body(&side->draft, piece.data);
        take(side, piece.used, true, of_chunk);
        b = bytes_from(b, piece.used);
        if (piece.chunk_done)
            http_draft_end_chunk(&side->draft);
        if (frame == HTTP_WHOLE)
            deliver(reader, side, 0);
        else if (piece.used == 0 && !piece.chunk_done)
            return done;
        done = true;
    }
    return done;
}

static bool step_seek(struct http_reader *reader, struct side *side, struct bytes b)
{
    size_t at;
    enum http_frame hello = may_be_tunnel(reader) ? look_hello(side->direction, b) : HTTP_BAD;
    if (hello == HTTP_WHOLE)
        begin_tunnel(reader);
    if (hello != HTTP_BAD)
        return hello == HTTP_WHOLE;
    enum http_frame frame = http_find_head(b, side->direction == S2C, &side->searched, &at);
    skip(side, at);
    if (frame == HTTP_WHOLE) {
        side->phase = PHASE_LOOK;
        side->searched = 0;
        return true;
    }
    side->searched -= at;
    return at > 0;
}

/* All at once: what waited on one side must not mix with what waited on the other. */
static bool step_tunnel(struct http_reader *reader, struct side *side, struct bytes b)
{
    while (b.len > 0) {
        struct http_stamp stamp;
        struct bytes run = bytes_part(b, 0, http_inbox_first(&side->inbox, &stamp));
        if (reader->tunnel.bytes != NULL)
            reader->tunnel.bytes(reader->tunnel.state, side->direction, run, &stamp);
        http_inbox_take(&side->inbox, run.len, &stamp);
        b = bytes_from(b, run.len);
    }
    return true;
}

static bool step(struct http_reader *reader, struct side *side, struct bytes b)
{
    if (b.len == 0)
        return false;
    switch (side->phase) {
    case PHASE_LOOK:
        return step_look(reader, side, b);
    case PHASE_HEAD:
        return step_head(reader, side, b);
    case PHASE_BODY:
        return step_body(reader, side, b);
    case PHASE_SEEK:
        return step_seek(reader, side, b);
    case PHASE_TUNNEL:
        return step_tunnel(reader, side, b);
    case PHASE_OTHER:
    case PHASE_DONE:
        break;
    }
    take(side, b.len, false, false);
    return true;
}

static void gap_in_body(struct http_reader *reader, struct side *side, uint64_t n)
{
    uint64_t taken;
    bool unknown = n == HTTP_GAP_UNKNOWN;
    if (unknown && side->framing.end != HTTP_ENDS_BY_LENGTH) {
        /* Nothing says where it goes on. Of a length the rest is what is missing. */
        deliver(reader, side, HTTP_ODD_HOLE | HTTP_ODD_NOT_WHOLE);
        side->lost = true;
        seek(side, 0);
        return;
    }
    enum http_frame frame = http_body_gap(&side->framing, n, &taken);
    http_draft_hole(&side->draft, taken, side->received);
    side->draft.message.missing_bytes += taken;
    if (frame == HTTP_MORE)
        return;
    if (frame == HTTP_BAD)
        side->draft.message.missing_bytes += n - taken;
    deliver(reader, side, frame == HTTP_BAD ? HTTP_ODD_BAD_CHUNK | HTTP_ODD_NOT_WHOLE : 0u);
    if (frame == HTTP_BAD || n > taken) {
        side->lost = true;
        seek(side, 0);
    }
}

/* Behind the readable bytes, of which no more can be used, some are missing. */
static void step_gap(struct http_reader *reader, struct side *side)
{
    struct http_stamp stamp;
    if (side->phase == PHASE_HEAD)
        break_head(reader, side, http_inbox_gap(&side->inbox));
    size_t left = http_inbox_readable(&side->inbox).len;
    if (side->phase == PHASE_BODY)
        take(side, left, true, false);
    else
        skip(side, left);
    uint64_t n = http_inbox_take_gap(&side->inbox, &stamp);
    switch (side->phase) {
    case PHASE_BODY:
        gap_in_body(reader, side, n);
        return;
    case PHASE_TUNNEL:
        if (reader->tunnel.gap != NULL)
            reader->tunnel.gap(reader->tunnel.state, side->direction, n, &stamp);
        return;
    case PHASE_LOOK:
    case PHASE_HEAD:
    case PHASE_SEEK:
        side->lost = true;
        seek(side, 0);
        return;
    case PHASE_OTHER:
    case PHASE_DONE:
        return;
    }
}

/* Nothing more comes: what was begun is told as it is. */
static void finish(struct http_reader *reader, struct side *side)
{
    if (side->phase == PHASE_HEAD)
        break_head(reader, side, 0);
    size_t left = http_inbox_readable(&side->inbox).len;
    if (side->phase == PHASE_BODY) {
        take(side, left, true, false);
        bool whole = side->framing.end == HTTP_ENDS_BY_CLOSE && side->closed;
        deliver(reader, side, whole ? 0u : HTTP_ODD_NOT_WHOLE);
    } else {
        skip(side, left);
    }
    side->phase = PHASE_DONE;
}

static bool advance(struct http_reader *reader, struct side *side)
{
    if (side->phase == PHASE_LOOK && http_inbox_runs(&side->inbox) > 0 && must_wait(reader, side))
        return false;
    if (step(reader, side, http_inbox_readable(&side->inbox)))
        return true;
    if (http_inbox_gap_follows(&side->inbox)) {
        step_gap(reader, side);
        return true;
    }
    if (!side->ended || side->phase == PHASE_DONE)
        return false;
    finish(reader, side);
    return true;
}

static void pump(struct http_reader *reader)
{
    bool requests, responses;
    do {
        requests = advance(reader, &reader->side[C2S]);
        responses = advance(reader, &reader->side[S2C]);
    } while (requests || responses);
}

void http_reader_bytes(struct http_reader *reader, enum direction direction, struct bytes bytes,
                       const struct http_stamp *stamp)
{
    struct side *side = &reader->side[direction];
    side->received += bytes.len;
    http_inbox_add(&side->inbox, bytes, stamp);
    pump(reader);
    http_inbox_keep(&side->inbox);
}

void http_reader_gap(struct http_reader *reader, enum direction direction, uint64_t n,
                     const struct http_stamp *stamp)
{
    http_inbox_add_gap(&reader->side[direction].inbox, n, stamp);
    pump(reader);
}

void http_reader_end(struct http_reader *reader, enum direction direction, bool closed)
{
    struct side *side = &reader->side[direction];
    side->closed = side->closed || (closed && !side->ended);
    side->ended = true;
    pump(reader);
}

enum http_spoke http_reader_spoke(const struct http_reader *reader, enum direction direction)
{
    const struct side *side = &reader->side[direction];
    return side->spoke == SPOKE_NOTHING && side->received > 0 ? SPOKE_OTHER : side->spoke;
}

uint64_t http_reader_messages(const struct http_reader *reader)
{
    return reader->messages;
}
