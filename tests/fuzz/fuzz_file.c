/*
 * A whole file: capture, transport, conversation, the keys of the sample session, every renderer.
 * The input is a pcap or pcapng, gzip or not.
 */
#include <stdio.h>

#include "capture.h"
#include "conversation.h"
#include "keys.h"
#include "render.h"
#include "transport.h"
#include "unsealer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct limits limits = LIMITS_DEFAULT;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static FILE *nowhere;
    if (nowhere == NULL)
        nowhere = fopen("/dev/null", "w");
    struct capture *capture = capture_open_bytes(bytes_of(data, size), &limits, NULL);
    if (capture == NULL || nowhere == NULL) {
        capture_close(capture);
        return 0;
    }
    struct keyring *keyring = keyring_new(&limits);
    keyring_add_password(keyring, "LAB\\alice:Winter-2025!pw");
    struct render_options render = {.show_secrets = size % 2 == 0, .verbose = size % 3 == 0};
    struct output output = {.sinks = {json_sink(nowhere, &render), text_sink(nowhere, &render)},
                            .n_sinks = 2};
    struct conversation_options options = {.limits = &limits,
                                           .unsealer = keyring_unsealer(keyring),
                                           .raw = true,
                                           .other_http = true,
                                           .files = 1};
    struct conversation *conversation = conversation_new(&options, &output);
    struct http_feed feed = conversation_feed(conversation);
    struct transport *transport = transport_new(&limits, &feed);
    struct capture_packet packet;
    while (capture_next(capture, &packet))
        transport_packet(transport, &packet);
    transport_finish(transport);
    conversation_finish(conversation);
    keyring_report(keyring, &output);
    transport_free(transport);
    conversation_free(conversation);
    for (size_t i = 0; i < output.n_sinks; i++)
        output.sinks[i]->close(output.sinks[i]);
    keyring_free(keyring);
    capture_close(capture);
    return 0;
}
