/*
 * The key exchange and secure strings of a pool, in any order and shape, with keys at hand. The
 * input is a run of {what, length, length bytes}: PSRP messages of some types through conversation,
 * and blobs and sealed values for the keys themselves.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "build_psrp.h"
#include "conversation_private.h"
#include "cursor.h"
#include "psrp_types.h"
#include "securestring.h"

#include "securestring_samples.h"

static struct limits limits = LIMITS_DEFAULT;
static struct keyring *keyring; /* once: OpenSSL takes its time */

static void forget(struct sink *sink, const struct record *r)
{
    (void)sink;
    (void)r;
}

static void set_up(void)
{
    if (keyring != NULL)
        return;
    limits.secure_strings = 4096;
    limits.shells = 2;
    limits.identities = 4;
    limits.nodes = 10000;
    keyring = keyring_new(&limits);
    char path[] = "/tmp/winrmscope-fuzz-XXXXXX";
    int file = mkstemp(path);
    if (file >= 0 && write(file, EXAMPLE_RSA_PEM, strlen(EXAMPLE_RSA_PEM)) > 0)
        (void)keyring_add_psrp_key(keyring, path);
    close(file);
    unlink(path);
    (void)keyring_add_psrp_key(keyring, "T:" EXAMPLE_SESSION_KEY);
}

static void say(struct conversation *c, unsigned what, struct bytes data)
{
    static const uint32_t types[] = {PSRP_SESSION_CAPABILITY, PSRP_PUBLIC_KEY,
                                     PSRP_ENCRYPTED_SESSION_KEY, PSRP_PIPELINE_HOST_RESPONSE};
    static const char *const shells[] = {"", "S", "F2A92D0E-0083-4559-BD7A-E892DAAF6F15", "T"};
    struct buf bytes = buf_init(1 << 17);
    struct build_psrp_message content = {.type = types[what & 3], .data = data};
    build_psrp_message(&bytes, &content);
    struct psrp_message m = {.whole = true,
                             .carrier = "Send",
                             .stream = BYTES("stdin"),
                             .shell_id = bytes_of_string(shells[what >> 2 & 3]),
                             .command_id = bytes_none(),
                             .direction = (what & 16) != 0 ? S2C : C2S,
                             .refused = (what & 32) != 0,
                             .bytes = buf_bytes(&bytes)};
    envelope_psrp_message(c, &m, NULL, 0);
    buf_clear(&bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    set_up();
    struct sink sink = {.record = forget};
    struct output output = {.sinks = {&sink}, .n_sinks = 1};
    struct securestring_keys keys = keyring_securestrings(keyring);
    struct conversation_options options = {
        .limits = &limits, .securestrings = keys, .raw = true, .files = 1};
    struct conversation *c = conversation_new(&options, &output);
    struct securestring_context *pool = keys.ops->open(keys.state, BYTES("S"));
    struct cursor cursor = cur_init(bytes_of(data, size), 0);
    while (cur_left(&cursor) > 0) {
        unsigned what = cur_u8(&cursor);
        size_t n = (size_t)cur_uint_le(&cursor, 2);
        struct bytes b = cur_take(&cursor, n < cur_left(&cursor) ? n : cur_left(&cursor));
        struct buf plain = buf_init(1 << 16);
        if ((what & 0xC0) == 0xC0)
            keys.ops->public_key(pool, b);
        else if ((what & 0x80) != 0)
            (void)keys.ops->session_key(pool, b);
        else if ((what & 0x40) != 0)
            (void)keys.ops->unseal(pool, b, &plain);
        else
            say(c, what, b);
        buf_clear(&plain);
    }
    keys.ops->close(pool, 0);
    conversation_finish(c);
    conversation_free(c);
    return 0;
}
