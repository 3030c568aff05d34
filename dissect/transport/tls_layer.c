#include "tls_layer.h"

#include "memory.h"
#include "tls_stream.h"

/* Bytes up to `end` of a stream came in this packet. */
struct run {
    uint64_t end;
    struct http_stamp stamp;
};

struct side {
    struct tls_stream stream;
    struct run *runs; /* of what is not read yet, from first on */
    size_t first, n, capacity;
    uint64_t received;      /* bytes of the stream, gaps of known size counted */
    bool gave;              /* application data went on */
    bool missing;           /* content is missing since, and no gap was told */
    uint64_t lost;          /* bytes of the stream that it lay in; UINT64_MAX: not known */
    uint64_t failed;        /* records among them */
    struct http_stamp last; /* of the packet that came last */
};

struct tls_layer {
    struct tls_opener opener;
    struct tls_session *session;
    struct tls_facts *facts;
    struct tls_layer_events events;
    struct side side[2];
    struct buf plain;
};

struct tls_layer *tls_layer_new(const struct limits *limits, const struct tls_opener *opener,
                                const char *name, const struct tls_layer_events *events,
                                bool midstream)
{
    struct tls_layer *layer = memory_get(sizeof(*layer));
    layer->opener = *opener;
    layer->events = *events;
    layer->facts = tls_facts_new(limits);
    layer->plain = buf_init(TLS_HEADER + TLS_FRAGMENT);
    if (opener->ops != NULL) {
        layer->session = opener->ops->open(opener->state, name);
        layer->facts->ops = opener->ops;
        layer->facts->session = layer->session;
    }
    for (int direction = C2S; direction <= S2C; direction++)
        layer->side[direction].stream = tls_stream_init(midstream);
    return layer;
}

void tls_layer_free(struct tls_layer *layer)
{
    if (layer == NULL)
        return;
    for (int direction = C2S; direction <= S2C; direction++) {
        tls_stream_clear(&layer->side[direction].stream);
        memory_free(layer->side[direction].runs);
    }
    if (layer->session != NULL)
        layer->opener.ops->close(layer->session);
    tls_facts_free(layer->facts);
    buf_clear(&layer->plain);
    memory_free(layer);
}

const struct tls_facts *tls_layer_facts(const struct tls_layer *layer)
{
    return layer->facts;
}

/* ---- Packets ---- */

static void add_run(struct side *side, uint64_t n, const struct http_stamp *stamp)
{
    side->received += n;
    side->last = *stamp;
    if (side->first > 0 && side->first >= side->n / 2) {
        for (size_t i = side->first; i < side->n; i++)
            side->runs[i - side->first] = side->runs[i];
        side->n -= side->first;
        side->first = 0;
    }
    side->runs = memory_grow(side->runs, &side->capacity, side->n + 1, sizeof(*side->runs));
    side->runs[side->n++] = (struct run){side->received, *stamp};
}

/* Forgets the packets of what was read. */
static void drop_runs(struct side *side)
{
    uint64_t read = tls_stream_read(&side->stream);
    while (side->first < side->n && side->runs[side->first].end <= read)
        side->first++;
    if (side->first == side->n)
        side->first = side->n = 0;
}

/* The packet that brought the byte at offset, which is not read yet, searching from *at on. */
static const struct run *run_of(const struct side *side, uint64_t offset, size_t *at)
{
    while (*at + 1 < side->n && side->runs[*at].end <= offset)
        ++*at;
    return &side->runs[*at];
}

/* ---- Records ---- */

/* Application data goes on, spread over the packets of its record in proportion. */
static void give(struct tls_layer *layer, enum direction direction, const struct tls_record *record,
                 struct bytes content)
{
    struct side *side = &layer->side[direction];
    size_t at = side->first, given = 0;
    uint64_t start = record->offset, whole = record->bytes.len;
    while (given < content.len) {
        /* The last byte came with the last packet of the record, which made it readable. */
        uint64_t offset = given + 1 == content.len ? whole - 1 : given * whole / content.len;
        const struct run *run = run_of(side, start + offset, &at);
        uint64_t end = run->end - start;
        size_t until = end >= whole ? content.len : (size_t)(end * content.len / whole);
        if (until <= given)
            until = given + 1;
        layer->events.bytes(layer->events.state, direction,
                            bytes_part(content, given, until - given), &run->stamp);
        given = until;
    }
}

/* Content is missing before what is given next: tells how much, as far as that is known. */
static void tell_gap(struct tls_layer *layer, enum direction direction,
                     const struct tls_opened *opened, const struct http_stamp *stamp)
{
    struct side *side = &layer->side[direction];
    uint64_t records = opened->skipped + side->failed, n = HTTP_GAP_UNKNOWN;
    if (side->lost != UINT64_MAX && opened->overhead > 0 && records > 0 &&
        side->lost / opened->overhead >= records)
        n = side->lost - records * opened->overhead;
    side->missing = false;
    side->lost = side->failed = 0;
    if (n > 0)
        layer->events.gap(layer->events.state, direction, n, stamp);
}

static void lose(struct side *side, uint64_t n)
{
    side->missing = true;
    side->lost = side->lost > UINT64_MAX - n ? UINT64_MAX : side->lost + n;
}

static void take_record(struct tls_layer *layer, enum direction direction,
                        const struct tls_record *record)
{
    struct side *side = &layer->side[direction];
    size_t at = side->first;
    const struct http_stamp stamp =
        run_of(side, record->offset + record->bytes.len - 1, &at)->stamp;
    struct tls_opened opened = {.state = TLS_RECORD_CLEAR, .type = record->header.type};
    const struct tls_ops *ops = layer->opener.ops;
    if (record->lost > 0) {
        lose(side, record->lost);
        tls_facts_lost(layer->facts, direction);
        if (ops != NULL)
            ops->lost(layer->session, direction, record->lost);
    }
    buf_reset(&layer->plain);
    if (ops != NULL)
        opened = ops->record(layer->session, direction, record->bytes, &layer->plain);
    else if (record->header.type == TLS_APPLICATION_DATA)
        opened.state = TLS_RECORD_CLOSED;
    else
        buf_add(&layer->plain, bytes_from(record->bytes, TLS_HEADER));
    struct bytes content = buf_bytes(&layer->plain);
    tls_facts_record(layer->facts, direction, &record->header, &opened, content, stamp.time,
                     stamp.frame);
    bool open = opened.state == TLS_RECORD_OPENED;
    if (open && opened.type == TLS_APPLICATION_DATA) {
        /* What TLS 1.3 sent before is its handshake. */
        if (!side->gave && opened.sequence == 0 && layer->facts->version == TLS_1_3)
            side->missing = false;
        if (side->missing)
            tell_gap(layer, direction, &opened, &stamp);
        side->gave = true;
        give(layer, direction, record, content);
    } else if (open && side->missing && opened.skipped + side->failed == 0) {
        side->missing = false; /* the sequence number shows that nothing was lost */
        side->lost = 0;
    } else if (!open && (opened.state == TLS_RECORD_DAMAGED || side->gave)) {
        lose(side, record->bytes.len);
        side->failed++;
    } else if (opened.state == TLS_RECORD_CLOSED) {
        side->missing = side->missing || record->header.type == TLS_APPLICATION_DATA;
        side->lost = UINT64_MAX;
    }
}

static void pump(struct tls_layer *layer, enum direction direction)
{
    struct side *side = &layer->side[direction];
    struct tls_record record;
    while (tls_stream_next(&side->stream, &record)) {
        take_record(layer, direction, &record);
        drop_runs(side);
    }
}

void tls_layer_bytes(struct tls_layer *layer, enum direction direction, struct bytes bytes,
                     const struct http_stamp *stamp)
{
    struct side *side = &layer->side[direction];
    add_run(side, bytes.len, stamp);
    tls_stream_add(&side->stream, bytes);
    pump(layer, direction);
}

void tls_layer_gap(struct tls_layer *layer, enum direction direction, uint64_t n,
                   const struct http_stamp *stamp)
{
    struct side *side = &layer->side[direction];
    add_run(side, n != HTTP_GAP_UNKNOWN ? n : 0, stamp);
    tls_stream_gap(&side->stream, n);
    drop_runs(side);
    pump(layer, direction);
}

void tls_layer_end(struct tls_layer *layer, enum direction direction)
{
    struct side *side = &layer->side[direction];
    tls_stream_end(&side->stream);
    pump(layer, direction);
    if (side->gave && side->missing)
        layer->events.gap(layer->events.state, direction, HTTP_GAP_UNKNOWN, &side->last);
    side->missing = false;
}
