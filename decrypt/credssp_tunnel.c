#include "credssp_tunnel.h"

#include <string.h>

#include "credssp_messages.h"
#include "digest.h"
#include "kerberos_messages.h"
#include "memory.h"

struct credssp_tunnel credssp_tunnel_init(struct keyring *keyring, const char *name)
{
    size_t most = keyring->limits->token;
    return (struct credssp_tunnel){.keyring = keyring,
                                   .name = name,
                                   .stream = {buf_init(most), buf_init(most)},
                                   .public_key = buf_init(most),
                                   .nonce = buf_init(CREDSSP_NONCE),
                                   .mechanism = MECHANISM_UNKNOWN};
}

static void close_inner(struct credssp_tunnel *tunnel)
{
    if (tunnel->inner != NULL)
        tunnel->inner->ops->close(tunnel->inner);
    tunnel->inner = NULL;
}

void credssp_tunnel_clear(struct credssp_tunnel *tunnel)
{
    close_inner(tunnel);
    buf_clear(&tunnel->stream[C2S]);
    buf_clear(&tunnel->stream[S2C]);
    buf_clear(&tunnel->public_key);
    buf_clear(&tunnel->nonce);
    for (size_t i = tunnel->next; i < tunnel->n_found; i++)
        block_unref(tunnel->found[i].plain);
    memory_free(tunnel->found);
    tunnel->found = NULL;
    tunnel->next = tunnel->n_found = tunnel->found_capacity = 0;
}

void credssp_tunnel_certificate(struct credssp_tunnel *tunnel, struct bytes certificate)
{
    buf_reset(&tunnel->public_key);
    (void)buf_add(&tunnel->public_key, certificate_public_key(certificate));
}

static void give(struct credssp_tunnel *tunnel, enum unsealed_kind kind, enum direction direction,
                 enum unseal_binding binding, struct block *plain)
{
    tunnel->found = memory_grow(tunnel->found, &tunnel->found_capacity, tunnel->n_found + 1,
                                sizeof(*tunnel->found));
    tunnel->found[tunnel->n_found++] =
        (struct unsealed){.kind = kind, .direction = direction, .binding = binding, .plain = plain};
}

bool credssp_tunnel_next(struct credssp_tunnel *tunnel, struct unsealed *unsealed)
{
    if (tunnel->next == tunnel->n_found) {
        tunnel->next = tunnel->n_found = 0;
        return false;
    }
    *unsealed = tunnel->found[tunnel->next++];
    return true;
}

/* ---- The mechanism inside ---- */

static enum mechanism mechanism_of_token(struct bytes token)
{
    if (ntlmssp_message_type(token) != 0)
        return MECHANISM_NTLM;
    return kerberos_message_of(kerberos_unframed(token)) != KERBEROS_NO_MESSAGE ? MECHANISM_KERBEROS
                                                                                : MECHANISM_UNKNOWN;
}

static void take_nego_token(struct credssp_tunnel *tunnel, enum direction direction,
                            struct bytes token)
{
    struct nego_token nego;
    nego_token_read(token, &nego);
    enum mechanism mechanism = mechanism_of_token(nego.inner);
    /* The mechanism offered first may be declined for another. */
    if (mechanism != MECHANISM_UNKNOWN && mechanism != tunnel->mechanism) {
        close_inner(tunnel);
        tunnel->mechanism = mechanism;
        tunnel->inner = mechanism_row(mechanism)->open(tunnel->keyring, mechanism, tunnel->name);
    }
    if (tunnel->inner == NULL)
        return;
    if (mechanism != MECHANISM_UNKNOWN)
        tunnel->inner->ops->token(tunnel->inner, direction, nego.inner);
    if (nego.spnego)
        tunnel->inner->ops->spnego(tunnel->inner, direction, nego.mech_type_list,
                                   nego.mech_list_mic);
}

/*
 * Opens what the mechanism inside sealed. Nothing is tried without a key that its handshake proved:
 * that key is not needed for the bodies, so it is not missed either.
 */
static bool open_sealed(struct credssp_tunnel *tunnel, enum direction direction, struct bytes b,
                        struct buf *plain)
{
    struct unseal_context *inner = tunnel->inner;
    if (inner == NULL || b.len == 0 || inner->ops->key(inner) != KEY_VERIFIED)
        return false;
    /* A Kerberos token is the same wherever it is cut. */
    size_t signature = tunnel->mechanism == MECHANISM_NTLM ? NTLM_KEY : 0;
    struct sealed part = {.token = bytes_part(b, 0, signature),
                          .data = bytes_from(b, signature),
                          .announced = b.len > signature ? b.len - signature : 0};
    if (tunnel->mechanism == MECHANISM_KERBEROS)
        part.announced = 0;
    enum unseal_result result = inner->ops->unseal(inner, direction, &part, plain);
    return result == UNSEAL_VERIFIED || result == UNSEAL_RECOVERED;
}

/* ---- pubKeyAuth ---- */

/* SHA-256 over magic (with its NUL), nonce and key: versions 5 and 6. */
static bool is_binding_hash(const struct credssp_tunnel *tunnel, enum direction direction,
                            struct bytes hash)
{
    struct bytes magic = direction == C2S ? BYTES("CredSSP Client-To-Server Binding Hash\0")
                                          : BYTES("CredSSP Server-To-Client Binding Hash\0");
    struct digest *digest = digest_new();
    char text[DIGEST_TEXT];
    uint8_t computed[CREDSSP_NONCE] = {0};
    digest_add(digest, magic);
    digest_add(digest, buf_bytes(&tunnel->nonce));
    digest_add(digest, buf_bytes(&tunnel->public_key));
    if (!digest_finish(digest, text))
        return false;
    for (size_t i = 0; i < sizeof(computed); i++) {
        uint64_t byte;
        (void)bytes_hexadecimal(bytes_of(text + 2 * i, 2), &byte);
        computed[i] = (uint8_t)byte;
    }
    return bytes_equal(hash, bytes_of(computed, sizeof(computed)));
}

/* The key itself; the server adds 1 to its first byte. Versions 2 to 4. */
static bool is_public_key(const struct credssp_tunnel *tunnel, enum direction direction,
                          struct bytes b)
{
    struct bytes key = buf_bytes(&tunnel->public_key);
    return b.len == key.len && bytes_equal(bytes_from(b, 1), bytes_from(key, 1)) &&
           b.data[0] == (uint8_t)(key.data[0] + (direction == S2C ? 1 : 0));
}

static enum unseal_binding check_binding(struct credssp_tunnel *tunnel, enum direction direction,
                                         struct bytes pub_key_auth)
{
    struct buf plain = buf_init(tunnel->keyring->limits->token);
    enum unseal_binding binding = BINDING_UNKNOWN;
    if (open_sealed(tunnel, direction, pub_key_auth, &plain) && tunnel->public_key.len > 0) {
        struct bytes b = buf_bytes(&plain);
        bool nonce = tunnel->nonce.len > 0;
        if (is_public_key(tunnel, direction, b) || (nonce && is_binding_hash(tunnel, direction, b)))
            binding = BINDING_FITS;
        /* A hash cannot be refuted while the nonce is not known. */
        else if (nonce || b.len != CREDSSP_NONCE)
            binding = BINDING_DIFFERS;
    }
    buf_clear(&plain);
    return binding;
}

/* ---- TSRequests ---- */

static void take_request(struct credssp_tunnel *tunnel, enum direction direction, struct bytes der)
{
    struct ts_request request;
    enum unseal_binding binding = BINDING_UNKNOWN;
    (void)ts_request_read(der, &request);
    if (request.client_nonce.len > 0 && direction == C2S) {
        buf_reset(&tunnel->nonce);
        (void)buf_add(&tunnel->nonce, request.client_nonce);
    }
    if (request.nego_token.len > 0)
        take_nego_token(tunnel, direction, request.nego_token);
    if (request.pub_key_auth.len > 0)
        binding = check_binding(tunnel, direction, request.pub_key_auth);
    give(tunnel, UNSEALED_TS_REQUEST, direction, binding, block_copy(der));
    struct buf credentials = buf_init(tunnel->keyring->limits->token);
    if (open_sealed(tunnel, direction, request.auth_info, &credentials))
        give(tunnel, UNSEALED_TS_CREDENTIALS, direction, BINDING_UNKNOWN,
             block_copy(buf_bytes(&credentials)));
    keyring_wipe(&credentials);
}

void credssp_tunnel_lost(struct credssp_tunnel *tunnel, enum direction direction)
{
    struct buf *stream = &tunnel->stream[direction];
    if (stream->len > 0)
        give(tunnel, UNSEALED_TS_REQUEST, direction, BINDING_UNKNOWN,
             block_copy(buf_bytes(stream)));
    buf_reset(stream);
}

void credssp_tunnel_take(struct credssp_tunnel *tunnel, enum direction direction,
                         struct bytes plain)
{
    struct buf *stream = &tunnel->stream[direction];
    size_t used = 0, len;
    if (!buf_add(stream, plain)) {
        /* Beyond limits.token. */
        credssp_tunnel_lost(tunnel, direction);
        (void)buf_add(stream, plain);
    }
    struct bytes all = buf_bytes(stream);
    /* A token holds one; what comes by the thousand is shown, not followed. */
    while (tunnel->n_found - tunnel->next < tunnel->keyring->limits->token_elements &&
           ts_request_frame(bytes_from(all, used), &len) == TS_REQUEST_WHOLE) {
        take_request(tunnel, direction, bytes_part(all, used, len));
        used += len;
    }
    buf_drop(stream, used);
    if (stream->len > 0 && ts_request_frame(buf_bytes(stream), &len) != TS_REQUEST_MORE)
        credssp_tunnel_lost(tunnel, direction);
}
