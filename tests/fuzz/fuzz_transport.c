/* A capture file from its first byte to HTTP messages, each described. */
#include "capture.h"
#include "http_describe.h"
#include "transport.h"

static const struct limits limits = LIMITS_DEFAULT;

static void described(void *connection, const struct http_message *message)
{
    (void)connection;
    struct record *r = http_record_new(&limits);
    record_frames(r, &message->frames);
    http_describe(r, message);
    record_free(r);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct http_feed feed = {.request = described, .response = described};
    struct capture *capture = capture_open_bytes(bytes_of(data, size), &limits, NULL);
    if (capture == NULL)
        return 0;
    struct transport *transport = transport_new(&limits, &feed);
    struct capture_packet packet;
    while (capture_next(capture, &packet))
        transport_packet(transport, &packet);
    transport_finish(transport);
    transport_free(transport);
    capture_close(capture);
    return 0;
}
