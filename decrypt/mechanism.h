/* What a mechanism implements to open what it sealed; unsealer.c has the row of each. */
#pragma once

#include "keyring.h"
#include "unseal.h"

struct mechanism_ops {
    /* The others are as in struct unseal_ops. */
    struct unseal_context *(*open)(struct keyring *keyring, enum mechanism mechanism,
                                   const char *name);
    void (*close)(struct unseal_context *context);
    void (*token)(struct unseal_context *context, enum direction direction, struct bytes token);
    void (*spnego)(struct unseal_context *context, enum direction direction,
                   struct bytes mech_type_list, struct bytes mech_list_mic);
    enum key_state (*key)(const struct unseal_context *context);
    const char *(*advice)(const struct unseal_context *context);
    enum unseal_result (*unseal)(struct unseal_context *context, enum direction direction,
                                 const struct sealed *part, struct buf *plain);
    void (*lost)(struct unseal_context *context, enum direction direction, uint64_t n);
    struct unseal_identity (*identity)(
        const struct unseal_context *context); /* NULL: never known */
    bool (*unsealed)(struct unseal_context *context,
                     struct unsealed *unsealed);              /* NULL: its tokens seal nothing */
    struct tls_facts *(*tls)(struct unseal_context *context); /* NULL: it has none */
    enum key_state (*mic)(const struct unseal_context *context); /* NULL: it has none */
    struct bytes (*channel_bindings)(const struct unseal_context *context); /* NULL: not here */
};

/* First member of every mechanism's own context. */
struct unseal_context {
    const struct mechanism_ops *ops;
};

/* unsealer.c: what opens a mechanism. */
const struct mechanism_ops *mechanism_row(enum mechanism mechanism);

/* NTLM: ntlm_context.c. */
extern const struct mechanism_ops ntlm_mechanism;
/* Kerberos: kerberos_context.c. */
extern const struct mechanism_ops kerberos_mechanism;
/* CredSSP: credssp_context.c. */
extern const struct mechanism_ops credssp_mechanism;
/* Mechanisms that seal no bodies, and the unknown one: unopened.c. */
extern const struct mechanism_ops unopened_mechanism;
