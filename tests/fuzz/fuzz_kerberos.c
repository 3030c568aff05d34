/*
 * A message of a KDC: its fields, with the same bytes as what keys opened of it; and a stream of
 * such messages in pieces and gaps as the first bytes say. Datagrams are looked at first.
 */
#include "kdc_feed.h"
#include "kerberos.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct limits limits = LIMITS_DEFAULT;

static void dissect(void *state, void *connection, const struct kdc_message *message)
{
    struct kerberos_about about;
    struct block *block = block_copy(message->bytes);
    struct kdc_opened opened = {.key = KEY_VERIFIED};
    struct kerberos_message wire = {message->direction, message->udp,       message->client,
                                    message->server,    block_bytes(block), block};
    (void)state;
    (void)connection;
    /* Any part of it may be what a key opened. */
    for (size_t i = 0; i < KDC_PARTS; i++)
        opened.plain[i] = block_copy(bytes_from(message->bytes, 16 * i));
    record_free(kerberos_record(&limits, &wire, &opened, 1, &about));
    for (size_t i = 0; i < KDC_PARTS; i++)
        block_unref(opened.plain[i]);
    block_unref(block);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct bytes input = bytes_of(data, size);
    struct kdc_message whole = {.client = "c", .server = "s", .bytes = input};
    if (kdc_looks_like_datagram(input, 0, size % 2 == 0))
        dissect(NULL, NULL, &whole);
    struct kdc_feed feed = {.message = dissect};
    struct kdc_stream *stream = kdc_stream_new(&limits, &feed, NULL, "c", "s");
    struct frame frame = {1, 1};
    while (input.len > 0) {
        uint8_t what = input.data[0];
        size_t n = what == 0 ? input.len : what;
        if (what >= 0xF0)
            kdc_stream_gap(stream, C2S, what & 15u, 0, frame);
        else
            kdc_stream_bytes(stream, C2S, bytes_part(input, 0, n), 0, frame);
        input = bytes_from(input, n);
    }
    kdc_stream_end(stream, C2S);
    kdc_stream_free(stream);
    return 0;
}
