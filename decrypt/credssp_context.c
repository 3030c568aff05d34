/*
 * CredSSP contexts: the TLS whose records are the tokens of the handshake and the parts of the
 * bodies, all in one stream a direction. security.md 6.1, 6.3
 */
#include "credssp_tunnel.h"
#include "memory.h"
#include "tls.h"
#include "tls_facts.h"

struct credssp_context {
    struct unseal_context base;
    struct keyring *keyring;
    char *name;
    struct tls_session *tls;
    struct tls_facts *facts;
    struct credssp_tunnel tunnel;
    bool certified; /* the tunnel has the server's certificate */
    bool begun;     /* a token was seen */
};

static const char no_handshake[] =
    "the handshake of CredSSP is not in the capture, and without it no key opens what follows: "
    "capture from the beginning of the connection";

static struct credssp_context *of(struct unseal_context *context)
{
    return (struct credssp_context *)context;
}

static struct unseal_context *open_context(struct keyring *keyring, enum mechanism mechanism,
                                           const char *name)
{
    (void)mechanism;
    struct credssp_context *c = memory_get(sizeof(*c));
    c->base.ops = &credssp_mechanism;
    c->keyring = keyring;
    c->name = keyring_text(bytes_of_string(name));
    c->tls = tls_session_new(keyring, TLS_OF_CREDSSP, name);
    c->facts = tls_facts_new(keyring->limits);
    c->facts->ops = keyring_tls_opener(keyring).ops;
    c->facts->session = c->tls;
    c->tunnel = credssp_tunnel_init(keyring, c->name);
    return &c->base;
}

static void close_context(struct unseal_context *context)
{
    struct credssp_context *c = of(context);
    tls_facts_free(c->facts);
    tls_session_free(c->tls);
    credssp_tunnel_clear(&c->tunnel);
    memory_free(c->name);
    memory_free(c);
}

/* The first certificate of the server is its own; others are of who signed it. */
static void look_for_certificate(struct credssp_context *c)
{
    for (size_t i = 0; i < c->facts->n_certificates && !c->certified; i++) {
        if (c->facts->certificate_from[i] != S2C)
            continue;
        c->certified = true;
        credssp_tunnel_certificate(&c->tunnel, c->facts->certificates[i].der);
    }
}

static void take_content(void *state, enum direction direction, const struct tls_opened *opened,
                         struct bytes plain)
{
    struct credssp_context *c = state;
    struct tls_header header = {.type = opened->type, .length = (uint16_t)plain.len};
    tls_facts_record(c->facts, direction, &header, opened, plain, 0, (struct frame){.file = 0});
    if (opened->skipped > 0)
        credssp_tunnel_lost(&c->tunnel, direction);
    if (opened->type == TLS_APPLICATION_DATA && opened->state == TLS_RECORD_OPENED)
        credssp_tunnel_take(&c->tunnel, direction, plain);
    else if (opened->type == TLS_APPLICATION_DATA)
        credssp_tunnel_lost(&c->tunnel, direction);
    else if (opened->type == TLS_HANDSHAKE)
        look_for_certificate(c);
}

static void token(struct unseal_context *context, enum direction direction, struct bytes token)
{
    struct credssp_context *c = of(context);
    c->begun = true;
    tls_session_bytes(c->tls, direction, token, take_content, c);
}

static void spnego(struct unseal_context *context, enum direction direction,
                   struct bytes mech_type_list, struct bytes mech_list_mic)
{
    /* It stands inside TLS, where the tunnel reads it. */
    (void)context;
    (void)direction;
    (void)mech_type_list;
    (void)mech_list_mic;
}

static bool unsealed(struct unseal_context *context, struct unsealed *unsealed)
{
    return credssp_tunnel_next(&of(context)->tunnel, unsealed);
}

static struct tls_facts *facts(struct unseal_context *context)
{
    return of(context)->facts;
}

static enum key_state key(const struct unseal_context *context)
{
    return tls_session_key(((const struct credssp_context *)context)->tls);
}

static const char *advice(const struct unseal_context *context)
{
    const struct credssp_context *c = (const struct credssp_context *)context;
    return c->begun ? tls_session_advice(c->tls) : no_handshake;
}

static struct unseal_identity identity(const struct unseal_context *context)
{
    const struct unseal_context *inner = ((const struct credssp_context *)context)->tunnel.inner;
    if (inner != NULL && inner->ops->identity != NULL)
        return inner->ops->identity(inner);
    return (struct unseal_identity){.user = bytes_none(), .domain = bytes_none()};
}

static enum key_state mic(const struct unseal_context *context)
{
    const struct unseal_context *inner = ((const struct credssp_context *)context)->tunnel.inner;
    return inner != NULL && inner->ops->mic != NULL ? inner->ops->mic(inner) : KEY_NONE;
}

/* The whole records in front of the first missing byte. */
static struct bytes records_there(const struct sealed *part)
{
    uint64_t end = part->data.len;
    for (size_t i = 0; i < part->n_holes; i++) {
        uint64_t at = part->holes[i].offset;
        at = at > part->token.len ? at - part->token.len : 0;
        if (part->holes[i].len > 0 && at < end)
            end = at;
    }
    struct bytes there = bytes_part(part->data, 0, (size_t)end);
    struct tls_header header;
    size_t used = 0;
    while (there.len - used >= TLS_HEADER && tls_read_header(bytes_from(there, used), &header) &&
           there.len - used - TLS_HEADER >= header.length)
        used += TLS_HEADER + header.length;
    return bytes_part(there, 0, used);
}

static enum unseal_result unseal(struct unseal_context *context, enum direction direction,
                                 const struct sealed *part, struct buf *plain)
{
    struct credssp_context *c = of(context);
    struct bytes records = records_there(part);
    enum unseal_result result = UNSEAL_DAMAGED;
    if (records.len > 0)
        result = tls_session_unseal(c->tls, direction, records, plain);
    else if (tls_session_key(c->tls) != KEY_VERIFIED)
        result = UNSEAL_NO_KEY;
    if (result == UNSEAL_VERIFIED && records.len < part->data.len)
        result = UNSEAL_DAMAGED;
    if (result == UNSEAL_NO_KEY && c->begun)
        tls_session_needed(c->tls);
    else if (result == UNSEAL_NO_KEY)
        keyring_needs(keyring_connection(c->keyring, MECHANISM_CREDSSP, c->name), no_handshake);
    return result;
}

static void lost(struct unseal_context *context, enum direction direction, uint64_t n)
{
    (void)n; /* of plain text; how many records it was is not known */
    tls_session_lost(of(context)->tls, direction, UINT64_MAX);
}

const struct mechanism_ops credssp_mechanism = {.open = open_context,
                                                .close = close_context,
                                                .token = token,
                                                .spnego = spnego,
                                                .key = key,
                                                .advice = advice,
                                                .unseal = unseal,
                                                .lost = lost,
                                                .identity = identity,
                                                .unsealed = unsealed,
                                                .tls = facts,
                                                .mic = mic};
