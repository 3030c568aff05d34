/*
 * Tokens, SPNEGO's MICs, losses and sealed parts in any order and shape, with keys at hand. The
 * input is a run of {what, length, length bytes}; of a part the first 16 bytes are its token. Seeds
 * open.
 */
#include "cursor.h"
#include "unsealer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct limits limits = LIMITS_DEFAULT;
    static struct keyring *keyring; /* once: OpenSSL takes its time */
    if (keyring == NULL) {
        limits.rc4_window = 8192; /* inputs are short */
        limits.identities = 4;
        keyring = keyring_new(&limits);
        (void)keyring_add_password(keyring, "LAB\\alice:Pa$$w0rd-\xC3\xA9");
        (void)keyring_add_password(keyring, "Passw0rd123");
        (void)keyring_add_session_key(keyring, "8540301d513465195a1431530c98d7bc");
    }
    struct unsealer u = keyring_unsealer(keyring);
    struct unseal_context *context = u.ops->open(u.state, MECHANISM_NTLM, "a -> b");
    struct cursor c = cur_init(bytes_of(data, size), 0);
    while (cur_left(&c) > 0) {
        unsigned what = cur_u8(&c);
        enum direction direction = (what & 1) != 0 ? S2C : C2S;
        size_t n = (size_t)cur_uint_le(&c, 2);
        struct bytes b = cur_take(&c, n < cur_left(&c) ? n : cur_left(&c));
        struct hole hole = {what >> 3, what >> 5};
        struct sealed part = {bytes_part(b, 0, 16), bytes_from(b, 16), what >> 6, &hole,
                              hole.len > 0};
        struct buf plain = buf_init(1 << 16);
        if ((what & 6) == 0)
            u.ops->token(context, direction, b);
        else if ((what & 6) == 2)
            u.ops->spnego(context, direction, bytes_from(b, 16), bytes_part(b, 0, 16));
        else if ((what & 6) == 4)
            u.ops->lost(context, direction, n % 512);
        else
            (void)u.ops->unseal(context, direction, &part, &plain);
        (void)u.ops->advice(context);
        buf_clear(&plain);
    }
    u.ops->close(context);
    return 0;
}
