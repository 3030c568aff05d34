/*
 * What goes through the TLS of CredSSP: TSRequests, the NTLM or Kerberos handshake in them, and
 * what that seals once more: pubKeyAuth and authInfo. [MS-CSSP] 3.1.5; security.md 6.2.
 */
#pragma once

#include "keyring.h"
#include "mechanism.h"

struct credssp_tunnel {
    struct keyring *keyring;
    const char *name;             /* of the connection */
    struct buf stream[2];         /* by enum direction: what no whole TSRequest was made of yet */
    struct buf public_key;        /* of the server's certificate; empty while not known */
    struct buf nonce;             /* of the client; empty while not known */
    struct unseal_context *inner; /* NULL until a token of a mechanism that opens */
    enum mechanism mechanism;     /* of inner */
    struct unsealed *found;       /* what was not asked for yet, from next on */
    size_t next, n_found, found_capacity;
};

/* keyring must outlive it. */
struct credssp_tunnel credssp_tunnel_init(struct keyring *keyring, const char *name);
void credssp_tunnel_clear(struct credssp_tunnel *tunnel);

/* The server's certificate. */
void credssp_tunnel_certificate(struct credssp_tunnel *tunnel, struct bytes certificate);
/* The next plain text of that direction. */
void credssp_tunnel_take(struct credssp_tunnel *tunnel, enum direction direction,
                         struct bytes plain);
/* Something of that direction is missing here: what waits for its rest is given as it is. */
void credssp_tunnel_lost(struct credssp_tunnel *tunnel, enum direction direction);
/* As unseal_ops.unsealed. */
bool credssp_tunnel_next(struct credssp_tunnel *tunnel, struct unsealed *unsealed);
