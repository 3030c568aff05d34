/* A whole file: whatever it is, packets count from 1, no longer than they say, and the hash has
 * all. */
#include <stdlib.h>

#include "capture.h"

static const struct limits limits = LIMITS_DEFAULT;

static void raw(void *state, uint32_t file, struct bytes bytes)
{
    (void)file;
    *(size_t *)state += bytes.len;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t seen = 0;
    const struct capture_hooks hooks = {.raw = raw, .state = &seen};
    struct capture *capture = capture_open_bytes(bytes_of(data, size), &limits, &hooks);
    struct capture_packet packet;
    uint64_t number = 0;
    if (capture == NULL)
        return 0;
    while (capture_next(capture, &packet)) {
        if (packet.frame.number <= number || packet.bytes.len > packet.original ||
            packet.bytes.len > limits.packet)
            abort();
        number = packet.frame.number;
    }
    if (seen != size || capture_facts(capture).packets < number)
        abort();
    capture_close(capture);
    return 0;
}
