/*
 * The second seam between dissecting and decrypting: secure strings inside PSRP.
 * [MS-PSRP] 2.2.5.1.24; psrp.md 6. Declared here, implemented in decrypt/, joined in cli/.
 *
 * A context belongs to one RunspacePool: it is told the key exchange as it passes, and opens the
 * pool's secure strings, in any order. Secrets stay inside the implementation.
 */
#pragma once

#include "buf.h"
#include "bytes.h"
#include "unseal.h"

/* What became of a secure string. */
enum securestring_result {
    SECURESTRING_OPENED,   /* under a session key that is proved */
    SECURESTRING_UNPROVED, /* it opens, but that may be chance: the key opened too little yet */
    SECURESTRING_NO_KEY,
    SECURESTRING_WRONG_KEY, /* a key given for this very pool does not open it */
    SECURESTRING_DAMAGED /* no sealed value has this length, or it does not open under a proved key
                          */
};

struct securestring_context;

struct securestring_ops {
    /* A new pool; shell_id is its ShellId as text, none where it is not known. state is the
     * implementation's own. */
    struct securestring_context *(*open)(void *state, struct bytes shell_id);
    /* The pool is over. closed: how many of its secure strings nothing opened, for the report of
     * keys. */
    void (*close)(struct securestring_context *context, uint64_t closed);
    /* The RSA modulus of PUBLIC_KEY, least significant byte first, as in the blob. psrp.md 6.1 */
    void (*public_key)(struct securestring_context *context, struct bytes modulus);
    /*
     * The encrypted key of ENCRYPTED_SESSION_KEY, least significant byte first, as in the blob
     * (psrp.md 6.2). KEY_VERIFIED: a key at hand opens it. KEY_WRONG: the RSA key given for this
     * pool does not.
     */
    enum key_state (*session_key)(struct securestring_context *context, struct bytes encrypted);
    /* Opens a value, base64 taken off (psrp.md 6.3); appends its text, UTF-16-LE, to plain. */
    enum securestring_result (*unseal)(struct securestring_context *context, struct bytes sealed,
                                       struct buf *plain);
};

/* What conversation is given; ops is NULL where there is no decryption at all (fuzzing). */
struct securestring_keys {
    const struct securestring_ops *ops;
    void *state;
};
