/* Mechanisms that seal no bodies, and what sealed a body whose mechanism is not known. */
#include "mechanism.h"
#include "memory.h"

struct unopened {
    struct unseal_context base;
    struct keyring *keyring;
    enum mechanism mechanism;
    char *name;
};

static const char unknown[] =
    "the mechanism that sealed the body is not known: its handshake was not "
    "captured, or not understood";

static struct unopened *of(struct unseal_context *context)
{
    return (struct unopened *)context;
}

static struct unseal_context *open_context(struct keyring *keyring, enum mechanism mechanism,
                                           const char *name)
{
    struct unopened *unopened = memory_get(sizeof(*unopened));
    unopened->base.ops = &unopened_mechanism;
    unopened->keyring = keyring;
    unopened->mechanism = mechanism;
    unopened->name = keyring_text(bytes_of_string(name));
    return &unopened->base;
}

static void close_context(struct unseal_context *context)
{
    memory_free(of(context)->name);
    memory_free(of(context));
}

static void token(struct unseal_context *context, enum direction direction, struct bytes token)
{
    (void)context;
    (void)direction;
    (void)token;
}

static void spnego(struct unseal_context *context, enum direction direction,
                   struct bytes mech_type_list, struct bytes mech_list_mic)
{
    (void)context;
    (void)direction;
    (void)mech_type_list;
    (void)mech_list_mic;
}

static enum key_state key(const struct unseal_context *context)
{
    (void)context;
    return KEY_NONE;
}

static const char *advice(const struct unseal_context *context)
{
    return ((const struct unopened *)context)->mechanism == MECHANISM_UNKNOWN ? unknown : "";
}

static enum unseal_result unseal(struct unseal_context *context, enum direction direction,
                                 const struct sealed *part, struct buf *plain)
{
    struct unopened *unopened = of(context);
    (void)direction;
    (void)part;
    (void)plain;
    keyring_needs(keyring_connection(unopened->keyring, unopened->mechanism, unopened->name),
                  advice(context));
    return UNSEAL_NO_KEY;
}

static void lost(struct unseal_context *context, enum direction direction, uint64_t n)
{
    (void)context;
    (void)direction;
    (void)n;
}

const struct mechanism_ops unopened_mechanism = {.open = open_context,
                                                 .close = close_context,
                                                 .token = token,
                                                 .spnego = spnego,
                                                 .key = key,
                                                 .advice = advice,
                                                 .unseal = unseal,
                                                 .lost = lost};
