/*
 * A conversation: bytes of the client, FF 's' and it is the other side's turn, FF 'g' n and n * n
 * bytes are missing. Every message is described, its sealed parts as well.
 */
#include "http_describe.h"
#include "http_media.h"
#include "http_reader.h"

static const struct limits limits = LIMITS_DEFAULT;

static void described(void *connection, const struct http_message *message)
{
    (void)connection;
    struct record *r = http_record_new(&limits);
    struct node *group = http_describe(r, message);
    struct bytes body = block_bytes(message->body),
                 type = http_header_value(message, "Content-Type");
    uint32_t source = record_source(r, body, message->body, SOURCE_STREAM, NULL, 0);
    struct http_parts parts =
        http_parts_start(r->arena, body, type, message->holes, message->n_holes, &limits);
    for (struct http_part part; http_parts_next(&parts, &part);)
        http_put_part(r, group, source, &part);
    record_free(r);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct http_feed feed = {.request = described, .response = described};
    struct http_reader *reader = http_reader_new(&limits, &feed, NULL, size % 2 != 0);
    enum direction turn = C2S;
    struct http_stamp stamp = {0, {1, 1}};
    struct bytes rest = bytes_of(data, size), piece;
    for (bool first = true; bytes_next(&rest, 0xFF, &piece); first = false, stamp.frame.number++) {
        if (!first && bytes_starts(piece, BYTES("s")))
            turn = !turn;
        else if (!first && bytes_starts(piece, BYTES("g")) && piece.len > 1)
            http_reader_gap(reader, turn, (uint64_t)piece.data[1] * piece.data[1], &stamp);
        size_t skip = first ? 0 : bytes_starts(piece, BYTES("g")) ? 2 : 1;
        http_reader_bytes(reader, turn, bytes_from(piece, skip), &stamp);
    }
    http_reader_end(reader, C2S, true);
    http_reader_end(reader, S2C, size % 3 != 0);
    http_reader_free(reader);
    return 0;
}
