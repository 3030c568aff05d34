/*
 * From the body of an HTTP message to documents of UTF-8 text: sealed parts opened, envelopes of
 * one body told apart, UTF-16 transcoded. security.md 1.
 */
#include "conversation_private.h"

#include <string.h>

#include "http_describe.h"
#include "http_media.h"
#include "utf.h"

enum { CANDIDATES = 96 };

/* A body on its way to documents. */
struct opening {
    struct connection *connection;
    struct exchange *exchange;
    const struct http_message *message;
    struct document *first, **last;
};

/* The chunk in which a document ends has the document's time: Windows sends each at its own moment.
 */
static void date_document(const struct opening *o, struct document *document, size_t end)
{
    const struct http_message *message = o->message;
    document->time = message->time;
    document->frames = message->frames;
    for (size_t i = 0; i < message->n_chunks; i++) {
        const struct http_chunk *chunk = &message->chunks[i];
        if (chunk->offset + chunk->len < end)
            continue;
        document->time = chunk->time;
        if (chunk->frames.n > 0)
            document->frames = chunk->frames;
        break;
    }
    struct frame *list = arena_alloc(o->exchange->memory, document->frames.n * sizeof(*list));
    if (document->frames.n > 0)
        memcpy(list, document->frames.list, document->frames.n * sizeof(*list));
    document->frames.list = list;
}

enum encoding { ENCODING_UTF8, ENCODING_UTF16LE, ENCODING_UTF16BE };

/* The byte order mark first, then what was announced, then a look at it. security.md 1.2 */
static enum encoding encoding_of(struct bytes b, struct bytes charset)
{
    if (bytes_starts(b, BYTES("\xFF\xFE")) || bytes_starts(b, BYTES("<\0")))
        return ENCODING_UTF16LE;
    if (bytes_starts(b, BYTES("\xFE\xFF")) || bytes_starts(b, BYTES("\0<")))
        return ENCODING_UTF16BE;
    bool announced = bytes_starts_nocase(charset, BYTES("UTF-16"));
    return announced && b.len > 0 && b.data[0] != '<' && b.data[0] != 0xEF ? ENCODING_UTF16LE
                                                                           : ENCODING_UTF8;
}

/*
 * Adds a document; block holds b and is taken over by reference. OMI pads with zero bytes, RC4-HMAC
 * senders with one 01 (security.md 1.3).
 */
static struct document *add_document(struct opening *o, struct bytes b, struct block *block,
                                     struct bytes charset, enum source_how how, size_t end)
{
    struct document *document = arena_alloc(o->exchange->memory, sizeof(*document));
    date_document(o, document, end);
    enum encoding encoding = encoding_of(b, charset);
    if (encoding == ENCODING_UTF8) {
        while (b.len > 0 && (b.data[b.len - 1] == 0 || b.data[b.len - 1] == 1))
            b = bytes_part(b, 0, b.len - 1);
        document->block = block_ref(block);
        document->bytes = b;
        document->how = how;
    } else {
        bool big_endian = encoding == ENCODING_UTF16BE;
        if (bytes_starts(b, BYTES("\xFF\xFE")) || bytes_starts(b, BYTES("\xFE\xFF")))
            b = bytes_from(b, 2);
        while (b.len >= 2 && b.data[b.len - 1] == 0 && b.data[b.len - 2] == 0)
            b = bytes_part(b, 0, b.len - 2);
        struct buf text = buf_init(o->connection->conversation->options.limits->http_body * 2);
        document->bad_encoding = !utf16_to_utf8(b, big_endian, &text);
        document->block = buf_block(&text);
        document->bytes = block_bytes(document->block);
        document->how = SOURCE_TRANSCODED;
    }
    *o->last = document;
    o->last = &document->next;
    return document;
}

static uint64_t missing_in(const struct sealed *sealed)
{
    uint64_t n = 0;
    for (size_t i = 0; i < sealed->n_holes; i++)
        n += sealed->holes[i].len;
    return n;
}

/* Which mechanism sealed a part, by the first bytes of its token. security.md 1.3 */
static enum mechanism mechanism_of_part(const struct http_part *part)
{
    if (part->tls)
        return MECHANISM_CREDSSP;
    if (bytes_starts(part->sealed.token, BYTES("\x01\0\0\0")))
        return MECHANISM_NTLM;
    if (bytes_starts(part->sealed.token, BYTES("\x05\x04")) ||
        bytes_starts(part->sealed.token, BYTES("\x60")))
        return MECHANISM_KERBEROS;
    return MECHANISM_UNKNOWN;
}

/*
 * Opens one part with the context that fits; appends what is certain to plain. *mechanism is that
 * of the context, where there is one. A context is told by trial: proxies mix clients, and Windows
 * goes on with the context of a closed connection (security.md 2.3).
 */
static enum unseal_result open_part(struct opening *o, const struct http_part *part,
                                    struct buf *plain, enum mechanism *mechanism, bool *no_context)
{
    struct handshake *candidates[CANDIDATES];
    size_t own, n = contexts_candidates(o->connection, o->exchange, candidates, CANDIDATES, &own);
    const struct limits *limits = o->connection->conversation->options.limits;
    struct buf damaged = buf_init(limits->http_body);
    enum unseal_result result = UNSEAL_NO_KEY;
    enum mechanism sealed_by = mechanism_of_part(part);
    size_t before = plain->len;
    bool first = true;
    if (*mechanism == MECHANISM_UNKNOWN)
        *mechanism = sealed_by;
    if (n == 0 && sealed_by != MECHANISM_UNKNOWN) {
        candidates[0] = contexts_without_handshake(o->connection, sealed_by);
        n = candidates[0] != NULL;
    }
    for (size_t i = 0; i < n; i++) {
        struct handshake *candidate = candidates[i];
        if (sealed_by != MECHANISM_UNKNOWN && candidate->summary.mechanism != sealed_by)
            continue;
        enum unseal_result tried =
            candidate->ops->unseal(candidate->context, o->message->direction, &part->sealed, plain);
        if (tried == UNSEAL_VERIFIED || tried == UNSEAL_RECOVERED) {
            buf_clear(&damaged);
            if (o->exchange->context != candidate) {
                handshake_release(o->exchange->context);
                candidate->references++;
                o->exchange->context = candidate;
            }
            return tried;
        }
        /* What an earlier connection's does not open is no damage where this one has its own. */
        if (first || (i < own && tried == UNSEAL_DAMAGED && result != UNSEAL_DAMAGED)) {
            result = tried;
            buf_reset(&damaged);
            buf_add(&damaged, bytes_from(buf_bytes(plain), before));
        }
        plain->len = before;
        first = false;
    }
    *no_context = first;
    buf_add(plain, buf_bytes(&damaged));
    buf_clear(&damaged);
    return result;
}

/* Why a connection stays closed is said once; every body says that it is. */
static void report_closed(struct opening *o, struct node *group, const struct diag_kind *kind)
{
    if (o->connection->told_closed == kind)
        return;
    o->connection->told_closed = kind;
    diag_add(o->exchange->http, group, kind,
             "like every body of this connection that is marked so");
}

static void report(struct opening *o, struct node *group, const struct http_part *part,
                   enum unseal_result result, bool no_context, size_t opened)
{
    struct record *r = o->exchange->http;
    switch (result) {
    case UNSEAL_VERIFIED:
    case UNSEAL_RECOVERED:
        if (part->length > 0 && opened != part->length)
            diag_add(r, group, DIAG(LENGTH), "%zu bytes, announced were %llu", opened,
                     (unsigned long long)part->length);
        break;
    case UNSEAL_DAMAGED:
        diag_add(r, group, DIAG(DAMAGED), "%llu bytes of the part are missing",
                 (unsigned long long)missing_in(&part->sealed));
        break;
    case UNSEAL_NO_KEY:
        report_closed(o, group, no_context ? DIAG(NO_CONTEXT) : DIAG(NO_KEY));
        break;
    case UNSEAL_WRONG_KEY:
        report_closed(o, group, DIAG(WRONG_KEY));
        break;
    }
}

/* The parts up to a closing boundary make one envelope; a further one may follow. security.md 1.1
 */
struct envelope_parts {
    struct buf plain;
    struct bytes charset;
    enum unseal_result worst;
    uint64_t missing;
    size_t n;
};

static void finish_envelope(struct opening *o, struct envelope_parts *parts, size_t end)
{
    if (parts->n > 0 && parts->worst <= UNSEAL_DAMAGED && parts->plain.len > 0) {
        struct block *block = buf_block(&parts->plain);
        struct document *document =
            add_document(o, block_bytes(block), block, parts->charset, SOURCE_DECRYPTED, end);
        block_unref(block);
        document->missing = parts->missing;
        if (parts->worst == UNSEAL_DAMAGED)
            document->reason = "damaged";
    }
    buf_reset(&parts->plain);
    parts->worst = UNSEAL_VERIFIED;
    parts->missing = 0;
    parts->n = 0;
}

static void open_sealed(struct opening *o, struct node *group)
{
    const struct http_message *message = o->message;
    const struct limits *limits = o->connection->conversation->options.limits;
    struct record *r = o->exchange->http;
    struct bytes body = block_bytes(message->body);
    struct http_parts parts =
        http_parts_start(o->exchange->memory, body, http_header_value(message, "Content-Type"),
                         message->holes, message->n_holes, limits);
    struct envelope_parts envelope = {.plain = buf_init(limits->http_body)};
    uint32_t source = record_source(r, body, message->body, SOURCE_DECHUNKED, NULL, 0);
    enum unseal_result worst = UNSEAL_VERIFIED;
    enum mechanism mechanism = MECHANISM_UNKNOWN;
    struct http_part part;
    size_t n = 0, sealed = 0, end = 0;
    while (http_parts_next(&parts, &part)) {
        n++;
        end = part.end;
        http_put_part(r, group, source, &part);
        if ((part.oddities & HTTP_PART_EMPTY) == 0) {
            size_t before = envelope.plain.len;
            bool no_context = false;
            enum unseal_result result =
                open_part(o, &part, &envelope.plain, &mechanism, &no_context);
            report(o, group, &part, result, no_context, envelope.plain.len - before);
            sealed++;
            envelope.n++;
            envelope.missing += missing_in(&part.sealed);
            envelope.charset = part.charset;
            if (result > envelope.worst)
                envelope.worst = result;
            if (result > worst)
                worst = result;
        }
        if (part.closes)
            finish_envelope(o, &envelope, end);
    }
    finish_envelope(o, &envelope, end);
    buf_clear(&envelope.plain);
    if (n == 0 || parts.rest_unread) {
        worst = n == 0 ? UNSEAL_DAMAGED : worst;
        diag_add(r, group, DIAG(PART_LAYOUT), "%s",
                 n == 0 ? "no part was found" : "bytes behind the last part are part of nothing");
    }
    http_put_protection(r, group,
                        mechanism == MECHANISM_UNKNOWN ? "unknown" : mechanism_name(mechanism));
    http_put_body(r, group, n > 0 && sealed == 0 ? NULL : unseal_result_name(worst));
    http_put_parts(r, group, n);
}

static bool ends_an_envelope(struct bytes chunk)
{
    struct bytes end = bytes_trim(chunk);
    return bytes_ends(end, BYTES("Envelope>")) ||
           bytes_ends(end, BYTES("E\0n\0v\0e\0l\0o\0p\0e\0>\0"));
}

/* Windows sends a whole envelope in each chunk, others cut one envelope into chunks. */
static bool chunks_are_envelopes(const struct http_message *message, struct bytes body)
{
    if (message->n_chunks < 2)
        return false;
    for (size_t i = 0; i < message->n_chunks; i++) {
        const struct http_chunk *chunk = &message->chunks[i];
        if (chunk->len > 0 && !ends_an_envelope(bytes_part(body, chunk->offset, chunk->len)))
            return false;
    }
    return true;
}

static bool looks_like_xml(struct bytes body)
{
    struct bytes text = bytes_trim(bytes_part(body, 0, 64));
    return bytes_starts(text, BYTES("<")) || bytes_starts(text, BYTES("\xEF\xBB\xBF<")) ||
           bytes_starts(text, BYTES("\xFF\xFE<")) || bytes_starts(text, BYTES("\xFE\xFF\0<"));
}

static void open_clear(struct opening *o)
{
    const struct http_message *message = o->message;
    struct bytes body = block_bytes(message->body);
    struct bytes type = http_header_value(message, "Content-Type"), charset = bytes_none();
    bool soap = bytes_equal_nocase(http_media_type(type), BYTES("application/soap+xml"));
    if (!soap && !looks_like_xml(body))
        return;
    http_media_parameter(type, "charset", &charset);
    if (message->n_holes > 0 || (message->oddities & HTTP_ODD_NOT_WHOLE) != 0) {
        struct document *document =
            add_document(o, body, message->body, charset, SOURCE_DECHUNKED, body.len);
        document->missing = message->missing_bytes;
        document->reason = message->n_holes > 0 ? "hole" : "truncated";
        return;
    }
    if (!chunks_are_envelopes(message, body)) {
        add_document(o, body, message->body, charset, SOURCE_DECHUNKED, body.len);
        return;
    }
    for (size_t i = 0; i < message->n_chunks; i++) {
        const struct http_chunk *chunk = &message->chunks[i];
        if (chunk->len > 0)
            add_document(o, bytes_part(body, chunk->offset, chunk->len), message->body, charset,
                         SOURCE_DECHUNKED, chunk->offset + chunk->len);
    }
}

struct document *body_open(struct connection *connection, struct exchange *exchange,
                           const struct http_message *message, struct node *group)
{
    struct opening o = {.connection = connection, .exchange = exchange, .message = message};
    struct record *r = exchange->http;
    o.last = &o.first;
    bool there = message->body != NULL && message->body->len > 0;
    if (there && http_media_is_sealed(http_header_value(message, "Content-Type"))) {
        open_sealed(&o, group);
    } else {
        http_put_protection(r, group, "none");
        http_put_body(r, group, there ? "clear" : NULL);
        if (there)
            open_clear(&o);
    }
    http_put_missing(r, group, message->missing_bytes);
    return o.first;
}

bool body_is_evidence(const struct http_message *message)
{
    static const char *const agents[] = {"Microsoft WinRM Client", "Python WinRM client",
                                         "Ruby WinRM Client",      "openwsman",
                                         "WinRM client",           "WS-Management"};
    struct bytes type = http_header_value(message, "Content-Type"), unused;
    if (http_media_is_sealed(type) ||
        bytes_equal_nocase(http_media_type(type), BYTES("application/soap+xml")))
        return true;
    if (message->direction == S2C) {
        struct bytes challenge;
        for (size_t i = 0; http_header_nth(message, "WWW-Authenticate", i, &challenge); i++)
            if (bytes_find_nocase(challenge, BYTES("realm=\"WSMAN\""), 0) < challenge.len)
                return true;
        return false;
    }
    struct bytes target = message->target;
    if (bytes_find_nocase(target, BYTES("/wsman"), 0) < target.len)
        return true;
    if (bytes_equal(message->method, BYTES("CONNECT")) &&
        (bytes_ends(target, BYTES(":5985")) || bytes_ends(target, BYTES(":5986"))))
        return true;
    struct bytes agent = http_header_value(message, "User-Agent");
    for (size_t i = 0; i < sizeof(agents) / sizeof(agents[0]); i++)
        if (bytes_starts_nocase(agent, bytes_of_string(agents[i])))
            return true;
    return http_header_nth(message, "WSMANIDENTIFY", 0, &unused);
}
