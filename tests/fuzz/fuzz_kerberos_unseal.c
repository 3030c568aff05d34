/*
 * Messages of a KDC, tokens and sealed parts in any order and shape, with keys at hand. The input
 * is a run of {what, length, length bytes}; of a part the first bytes, as many as what says, are
 * its token. Seeds open.
 */
#include <string.h>

#include "cursor.h"
#include "kerberos_keys.h"
#include "unsealer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Once: OpenSSL and libkrb5 take their time. What inputs teach goes with the next. */
static struct keyring *keys(struct limits *limits)
{
    static const struct kerberos_key service = {
        .etype = 18,
        .len = 32,
        .bytes = "\x25\x6a\xbc\x22\x9f\x0e\x46\x28\xf7\x75\x54\x5a\x25\x5a\xb2\x74"
                 "\x41\x18\xbd\x4c\x9b\xce\x83\xa1\x7e\x06\x0e\x3e\x01\x48\x93\xe3"};
    struct kerberos_name name = {.parts = {BYTES("HTTP"), BYTES("e18.lab.example")}, .n = 2};
    struct keyring *keyring = keyring_new(limits);
    (void)keyring_add_password(keyring, "alice@LAB.EXAMPLE:Pa$$w0rd-\xC3\xA9");
    (void)keyring_add_session_key(keyring, "871f18e1cc21d561c1eb583bff1254e3");
    (void)keyring_add_session_key(
        keyring, "260e8a625009d1eadd1a73f4abcbd12ac194bd47b7bf8a96d2ecb85144d7784e");
    kerberos_add_long_key(keyring->kerberos, 0, &name, BYTES("LAB.EXAMPLE"), 1, &service);
    return keyring;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct limits limits = LIMITS_DEFAULT;
    static struct keyring *keyring;
    if (keyring == NULL) {
        limits.identities = 4;
        limits.tickets = 8;
        limits.key_iterations = 1u << 18; /* each costs, and none of them tells more */
        keyring = keys(&limits);
    }
    struct unsealer u = keyring_unsealer(keyring);
    struct unseal_context *context = u.ops->open(u.state, MECHANISM_KERBEROS, "a -> b");
    struct cursor c = cur_init(bytes_of(data, size), 0);
    struct bytes before = bytes_none();
    while (cur_left(&c) > 0) {
        unsigned what = cur_u8(&c);
        enum direction direction = (what & 1) != 0 ? S2C : C2S;
        size_t n = (size_t)cur_uint_le(&c, 2);
        struct bytes b = cur_take(&c, n < cur_left(&c) ? n : cur_left(&c));
        struct hole hole = {what >> 3, what >> 6};
        struct sealed part = {bytes_part(b, 0, 60), bytes_from(b, 60), what >> 7, &hole,
                              hole.len > 0};
        struct buf plain = buf_init(1 << 16);
        struct kdc_opened opened;
        memset(&opened, 0, sizeof(opened));
        if ((what & 6) == 0)
            u.ops->token(context, direction, b);
        else if ((what & 6) == 2)
            u.ops->kdc(u.state, before, b, &opened);
        else
            (void)u.ops->unseal(context, direction, &part, &plain);
        (void)u.ops->advice(context);
        (void)u.ops->identity(context);
        for (size_t i = 0; i < KDC_PARTS; i++)
            block_unref(opened.plain[i]);
        before = b;
        buf_clear(&plain);
    }
    u.ops->close(context);
    return 0;
}
