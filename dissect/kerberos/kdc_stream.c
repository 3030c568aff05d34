#include <stdio.h>
#include <string.h>

#include "der.h"
#include "kdc_feed.h"
#include "kerberos.h"
#include "memory.h"

enum { LENGTH = 4, ADDRESS = 64 };

/* One direction: the message that is being read. */
struct half {
    struct buf bytes; /* length and message so far */
    struct frame_list frames;
    uint64_t skip; /* bytes of a message that is given up, still to come */
    bool lost;     /* where messages begin is not known */
    int64_t time;
};

struct kdc_stream {
    const struct limits *limits;
    const struct kdc_feed *feed;
    void *connection;
    char client[ADDRESS], server[ADDRESS];
    struct half halves[2]; /* by enum direction */
};

static bool is_message(uint8_t tag)
{
    static const uint8_t tags[] = {
        DER_APPLICATION(KERBEROS_TYPE_AS_REQ),   DER_APPLICATION(KERBEROS_TYPE_AS_REP),
        DER_APPLICATION(KERBEROS_TYPE_TGS_REQ),  DER_APPLICATION(KERBEROS_TYPE_TGS_REP),
        DER_APPLICATION(KERBEROS_TYPE_AP_REQ),   DER_APPLICATION(KERBEROS_TYPE_AP_REP),
        DER_APPLICATION(KERBEROS_TYPE_KRB_ERROR)};
    return memchr(tags, tag, sizeof(tags)) != NULL;
}

/* Whether the element that begins with these bytes is len bytes long, a SEQUENCE inside. */
static bool is_element(struct bytes head, uint64_t len)
{
    struct cursor c = cur_init(head, 0);
    (void)cur_u8(&c);
    uint8_t first = cur_u8(&c);
    /* One byte, or 81 to 84 and as many bytes as these say. */
    if (first == 0x80 || first > 0x84)
        return false;
    uint64_t contents = first < 0x80 ? first : cur_uint_be(&c, first & 0x7Fu);
    return cur_ok(&c) && cur_offset(&c) + contents == len &&
           bytes_starts(cur_peek(&c, 1), BYTES("\x30"));
}

bool kdc_looks_like_datagram(struct bytes payload, uint64_t missing, bool expected_port)
{
    return payload.len > 0 && is_message(payload.data[0]) &&
           (expected_port || is_element(payload, payload.len + missing));
}

enum direction kdc_direction(struct bytes message)
{
    uint8_t tag = message.len > 0 ? message.data[0] : 0;
    return tag == DER_APPLICATION(KERBEROS_TYPE_AS_REQ) ||
                   tag == DER_APPLICATION(KERBEROS_TYPE_TGS_REQ) ||
                   tag == DER_APPLICATION(KERBEROS_TYPE_AP_REQ)
               ? C2S
               : S2C;
}

bool kdc_looks_like_stream(struct bytes first, bool expected_port)
{
    struct cursor c = cur_init(first, 0);
    uint64_t len = cur_uint_be(&c, LENGTH);
    /* On the KDC's port a client may send the length in a segment of its own. */
    if (expected_port)
        return first.len > 0 && first.data[0] == 0 &&
               (first.len <= LENGTH || is_message(first.data[LENGTH]));
    struct bytes message = bytes_from(first, LENGTH);
    return cur_ok(&c) && message.len > 0 && is_message(message.data[0]) && is_element(message, len);
}

struct kdc_stream *kdc_stream_new(const struct limits *limits, const struct kdc_feed *feed,
                                  void *connection, const char *client, const char *server)
{
    struct kdc_stream *stream = memory_get(sizeof(*stream));
    stream->limits = limits;
    stream->feed = feed;
    stream->connection = connection;
    snprintf(stream->client, ADDRESS, "%s", client);
    snprintf(stream->server, ADDRESS, "%s", server);
    for (size_t i = 0; i < 2; i++)
        stream->halves[i].bytes = buf_init(limits->token + LENGTH);
    return stream;
}

void kdc_stream_free(struct kdc_stream *stream)
{
    if (stream == NULL)
        return;
    buf_clear(&stream->halves[C2S].bytes);
    buf_clear(&stream->halves[S2C].bytes);
    memory_free(stream);
}

/* The announced length of the message at hand; 0 while it is not known. */
static uint64_t announced(const struct half *half)
{
    struct cursor c = cur_init(buf_bytes(&half->bytes), 0);
    return half->bytes.len >= LENGTH ? cur_uint_be(&c, LENGTH) : 0;
}

static void forget(struct half *half)
{
    buf_reset(&half->bytes);
    half->frames = (struct frame_list){.n = 0};
}

static void tell(struct kdc_stream *stream, enum direction direction, uint64_t missing)
{
    struct half *half = &stream->halves[direction];
    struct kdc_message message = {.direction = direction,
                                  .client = stream->client,
                                  .server = stream->server,
                                  .bytes = bytes_from(buf_bytes(&half->bytes), LENGTH),
                                  .missing = missing,
                                  .time = half->time,
                                  .frames = frame_list_frames(&half->frames)};
    if (message.bytes.len > 0)
        stream->feed->message(stream->feed->state, stream->connection, &message);
    forget(half);
}

/* Moves up to n bytes into the message at hand. */
static void take(struct half *half, struct bytes *bytes, uint64_t n)
{
    struct bytes part = bytes_part(*bytes, 0, n < bytes->len ? (size_t)n : bytes->len);
    buf_add(&half->bytes, part);
    *bytes = bytes_from(*bytes, part.len);
}

void kdc_stream_bytes(struct kdc_stream *stream, enum direction direction, struct bytes bytes,
                      int64_t time, struct frame frame)
{
    struct half *half = &stream->halves[direction];
    if (half->lost && !kdc_looks_like_stream(bytes, false))
        return;
    half->lost = false;
    while (bytes.len > 0) {
        if (half->skip > 0) {
            size_t n = half->skip < bytes.len ? (size_t)half->skip : bytes.len;
            bytes = bytes_from(bytes, n);
            half->skip -= n;
            continue;
        }
        half->time = time;
        frame_list_add(&half->frames, frame);
        if (half->bytes.len < LENGTH) {
            take(half, &bytes, LENGTH - half->bytes.len);
            continue;
        }
        uint64_t len = announced(half);
        if (len > stream->limits->token) {
            forget(half);
            half->lost = true;
            return;
        }
        take(half, &bytes, LENGTH + len - half->bytes.len);
        if (half->bytes.len == LENGTH + len)
            tell(stream, direction, 0);
    }
}

void kdc_stream_gap(struct kdc_stream *stream, enum direction direction, uint64_t n, int64_t time,
                    struct frame frame)
{
    struct half *half = &stream->halves[direction];
    uint64_t len = announced(half), have = half->bytes.len;
    if (half->skip > 0) {
        half->lost = n == 0 || n > half->skip;
        half->skip = half->lost ? 0 : half->skip - n;
        return;
    }
    if (half->lost)
        return;
    bool inside = have >= LENGTH && n > 0 && n <= LENGTH + len - have;
    uint64_t missing = have >= LENGTH ? LENGTH + len - have : 0;
    if (have > LENGTH) {
        half->time = time;
        frame_list_add(&half->frames, frame);
        tell(stream, direction, missing);
    }
    forget(half);
    half->skip = inside ? missing - n : 0;
    half->lost = !inside;
}

void kdc_stream_end(struct kdc_stream *stream, enum direction direction)
{
    struct half *half = &stream->halves[direction];
    if (half->bytes.len > LENGTH)
        tell(stream, direction, LENGTH + announced(half) - half->bytes.len);
    buf_reset(&half->bytes);
    half->lost = true;
}
