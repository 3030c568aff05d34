#include "unsealer.h"

#include "kerberos_kdc.h"
#include "mechanism.h"

/* By enum mechanism. */
static const struct mechanism_ops *const mechanisms[] = {
    [MECHANISM_BASIC] = &unopened_mechanism,       [MECHANISM_NTLM] = &ntlm_mechanism,
    [MECHANISM_KERBEROS] = &kerberos_mechanism,    [MECHANISM_CREDSSP] = &credssp_mechanism,
    [MECHANISM_CERTIFICATE] = &unopened_mechanism, [MECHANISM_UNKNOWN] = &unopened_mechanism,
};

const struct mechanism_ops *mechanism_row(enum mechanism mechanism)
{
    return mechanisms[mechanism];
}

static struct unseal_context *open_context(void *state, enum mechanism mechanism, const char *name)
{
    return mechanisms[mechanism]->open(state, mechanism, name);
}

static void close_context(struct unseal_context *context)
{
    context->ops->close(context);
}

static void token(struct unseal_context *context, enum direction direction, struct bytes token)
{
    context->ops->token(context, direction, token);
}

static void spnego(struct unseal_context *context, enum direction direction,
                   struct bytes mech_type_list, struct bytes mech_list_mic)
{
    context->ops->spnego(context, direction, mech_type_list, mech_list_mic);
}

static enum key_state key(const struct unseal_context *context)
{
    return context->ops->key(context);
}

static const char *advice(const struct unseal_context *context)
{
    return context->ops->advice(context);
}

static enum unseal_result unseal(struct unseal_context *context, enum direction direction,
                                 const struct sealed *part, struct buf *plain)
{
    return context->ops->unseal(context, direction, part, plain);
}

static void lost(struct unseal_context *context, enum direction direction, uint64_t n)
{
    context->ops->lost(context, direction, n);
}

static struct unseal_identity identity(const struct unseal_context *context)
{
    if (context->ops->identity != NULL)
        return context->ops->identity(context);
    return (struct unseal_identity){.user = bytes_none(), .domain = bytes_none()};
}

static bool unsealed(struct unseal_context *context, struct unsealed *unsealed)
{
    return context->ops->unsealed != NULL && context->ops->unsealed(context, unsealed);
}

static struct tls_facts *tls(struct unseal_context *context)
{
    return context->ops->tls != NULL ? context->ops->tls(context) : NULL;
}

static enum key_state mic(const struct unseal_context *context)
{
    return context->ops->mic != NULL ? context->ops->mic(context) : KEY_NONE;
}

static struct bytes channel_bindings(const struct unseal_context *context)
{
    return context->ops->channel_bindings != NULL ? context->ops->channel_bindings(context)
                                                  : bytes_none();
}

static bool binds(void *state, struct bytes bindings, struct bytes certificate)
{
    const struct keyring *keyring = state;
    uint8_t computed[CRYPTO_MD5];
    return crypto_channel_bindings(keyring->crypto, certificate, computed) &&
           bytes_equal(bindings, bytes_of(computed, sizeof(computed)));
}

static void kdc(void *state, struct bytes request, struct bytes message, struct kdc_opened *opened)
{
    kerberos_kdc(state, request, message, opened);
}

struct unsealer keyring_unsealer(struct keyring *keyring)
{
    static const struct unseal_ops ops = {.open = open_context,
                                          .close = close_context,
                                          .token = token,
                                          .spnego = spnego,
                                          .key = key,
                                          .advice = advice,
                                          .unseal = unseal,
                                          .lost = lost,
                                          .unsealed = unsealed,
                                          .tls = tls,
                                          .identity = identity,
                                          .mic = mic,
                                          .channel_bindings = channel_bindings,
                                          .binds = binds,
                                          .kdc = kdc};
    return (struct unsealer){.ops = &ops, .state = keyring};
}
