/*
 * Opening TLS: a key log up to a NUL, then steps as in fuzz_tls.c (8: the bytes are a part of
 * CredSSP). Nothing crashes, and time stays in bounds, whatever the streams are.
 */
#include <stdint.h>

#include "tls.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void ignore(void *state, enum direction direction, const struct tls_opened *opened,
                   struct bytes plain)
{
    (void)state;
    (void)direction;
    (void)opened;
    (void)plain;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct limits limits = LIMITS_DEFAULT;
    struct bytes rest = bytes_of(data, size), log;
    struct keyring *keyring = keyring_new(&limits);
    if (bytes_next(&rest, 0, &log))
        keyring_add_tls_secrets(keyring, log, "fuzz");
    struct tls_session *s = tls_session_new(keyring, TLS_OF_CONNECTION, "fuzz");
    while (rest.len > 2) {
        uint8_t what = rest.data[0];
        struct bytes bytes = bytes_part(rest, 3, (size_t)rest.data[1] << 8 | rest.data[2]);
        enum direction direction = what & 1 ? S2C : C2S;
        struct buf plain = buf_init(1 << 20);
        if (what & 2)
            tls_session_lost(s, direction, rest.data[1] == 255 ? UINT64_MAX : rest.data[2]);
        else if (what & 8)
            (void)tls_session_unseal(s, direction, bytes, &plain);
        else
            tls_session_bytes(s, direction, bytes, ignore, NULL);
        rest = bytes_from(rest, 3 + (what & 2 ? 0 : bytes.len));
        buf_clear(&plain);
    }
    tls_session_needed(s);
    tls_session_free(s);
    keyring_free(keyring);
    return 0;
}
