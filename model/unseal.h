/*
 * The seam between dissecting and decrypting. Declared here, implemented in decrypt/, joined in cli/:
 * authentication parses, and is fuzzed, without a key and without a crypto library.
 *
 * A context is made when a handshake starts, is told every token of it, and afterwards opens what was
 * sealed, in stream order of each direction. Secrets stay inside the implementation.
 */
#pragma once

#include "block.h"
#include "buf.h"
#include "bytes.h"
#include "direction.h"

/* The mechanisms by which an HTTP connection is authenticated; the values of auth.mechanism. */
enum mechanism {
    MECHANISM_BASIC,
    MECHANISM_NTLM,
    MECHANISM_KERBEROS,
    MECHANISM_CREDSSP,
    MECHANISM_CERTIFICATE,
    MECHANISM_UNKNOWN
};

/* What can be said of a sealed body, from best to worst: the worst of several parts is the body's. */
enum unseal_result {
    UNSEAL_VERIFIED,  /* opened, and its checksum proves it */
    UNSEAL_RECOVERED, /* the same, after the key stream was found again by search */
    UNSEAL_DAMAGED,   /* bytes are missing or the checksum fails under a proved key; plain text is given only where it is certain */
    UNSEAL_NO_KEY,
    UNSEAL_WRONG_KEY, /* a secret given for this very user or service was refuted */
};

/* What the keys at hand say of a handshake. */
enum key_state { KEY_NONE, KEY_VERIFIED, KEY_WRONG };

/* A missing run: len bytes at offset of a body whose bytes are zero there. */
struct hole {
    uint64_t offset, len;
};

/* A sealed part as the MIME body gives it (security.md 1.2, 1.3). */
struct sealed {
    struct bytes token;  /* the N bytes: NTLM signature, GSS token header */
    struct bytes data;   /* the rest, missing bytes as zeros */
    uint64_t announced;  /* Length of the OriginalContent line; 0 when unknown */
    const struct hole *holes; /* offsets within token followed by data */
    size_t n_holes;
};

/*
 * The encrypted parts of one Kerberos message. RFC 4120 5.2.7.2, 5.3 to 5.5; RFC 6113 5.4. The ticket and
 * the authenticator of a request to the KDC are those of its AP-REQ.
 */
enum kdc_part {
    KDC_TICKET,        /* EncTicketPart */
    KDC_AUTHENTICATOR, /* Authenticator */
    KDC_ENC_PART,      /* EncASRepPart, EncTGSRepPart, EncAPRepPart */
    KDC_TIMESTAMP,     /* PA-ENC-TS-ENC */
    KDC_FAST_REQ,      /* KrbFastReq */
    KDC_FAST_REP,      /* KrbFastResponse */
    KDC_PARTS
};

/* What keys opened of a Kerberos message. */
struct kdc_opened {
    struct block *plain[KDC_PARTS]; /* by enum kdc_part; NULL: not there or closed. The caller releases them */
    enum key_state key;             /* of the message's own encrypted part, else of its best one */
};

/* Who the client of a context is, as far as keys or other traffic tell; none where they do not. */
struct unseal_identity {
    struct bytes user, domain; /* of Kerberos: the principal without its realm, and the realm */
};

/* Whether pubKeyAuth of CredSSP is of the public key in the server's certificate: [MS-CSSP] 3.1.5. */
enum unseal_binding { BINDING_UNKNOWN, BINDING_FITS, BINDING_DIFFERS };

/* What a token held that was itself sealed. */
enum unsealed_kind {
    UNSEALED_TS_REQUEST,    /* TSRequest of CredSSP, [MS-CSSP] 2.2.1 */
    UNSEALED_TS_CREDENTIALS /* TSCredentials, out of the TSRequest given before */
};

struct unsealed {
    enum unsealed_kind kind;
    enum direction direction;
    enum unseal_binding binding; /* of a TSRequest with pubKeyAuth */
    struct block *plain;         /* the caller releases it */
};

struct unseal_context;
struct tls_facts; /* tls_facts.h */

struct unseal_ops {
    /* A new handshake of that mechanism. state is the implementation's own (keys, what it keeps for the coach). name
     * says whose it is, for the report of keys where the handshake does not: "10.0.0.1:50000 -> 10.0.0.2:5985". */
    struct unseal_context *(*open)(void *state, enum mechanism mechanism, const char *name);
    void (*close)(struct unseal_context *context);
    /*
     * One token of the handshake, as the mechanism itself made it: the NTLMSSP message, the Kerberos
     * GSS token, the TLS records of CredSSP. SPNEGO has been taken off.
     */
    void (*token)(struct unseal_context *context, enum direction direction, struct bytes token);
    /*
     * SPNEGO around the tokens: the DER of the MechTypeList as sent (none in the answer) and the
     * mechListMIC of that direction (none when there is none). [RFC 4178] 5, [MS-SPNG] 3.3.5.1.
     */
    void (*spnego)(struct unseal_context *context, enum direction direction,
                   struct bytes mech_type_list, struct bytes mech_list_mic);
    /* Whether a key at hand fits the handshake so far. */
    enum key_state (*key)(const struct unseal_context *context);
    /* In words for the key coach: which key is missing or wrong, or which was used. Never a secret. "" when there is nothing to say. */
    const char *(*advice)(const struct unseal_context *context);
    /*
     * Opens one part; appends to plain only what is certain: all of it, or, for a damaged one, the bytes
     * in front of its first hole. A part of another context leaves this one as it is, so that contexts
     * may be tried one after the other.
     */
    enum unseal_result (*unseal)(struct unseal_context *context, enum direction direction,
                                 const struct sealed *part, struct buf *plain);
    /*
     * Something of that direction was lost between parts: n bytes of plain text (their Length) where
     * that is known, else 0. What the sequence numbers tell is not needed to be told.
     */
    void (*lost)(struct unseal_context *context, enum direction direction, uint64_t n);
    /*
     * The next of what the tokens so far turned out to hold, in stream order; false when there is no
     * more. To be asked after each token until then.
     */
    bool (*unsealed)(struct unseal_context *context, struct unsealed *unsealed);
    /*
     * What is known of the TLS of CredSSP, from its tokens; alerts in it have no packet and time yet,
     * which are the caller's to fill in. NULL for other mechanisms.
     */
    struct tls_facts *(*tls)(struct unseal_context *context);
    /* Views are good until the context is told more or closed. */
    struct unseal_identity (*identity)(const struct unseal_context *context);
    /* Whether the MIC over an NTLM handshake fits: KEY_NONE without a key, or where there is none. [MS-NLMP] 3.1.5.1.2 */
    enum key_state (*mic)(const struct unseal_context *context);
    /* The channel bindings that only a key shows: 16 bytes in a Kerberos authenticator; else none. RFC 4121 4.1.1 */
    struct bytes (*channel_bindings)(const struct unseal_context *context);
    /* Whether channel bindings (16 bytes) are those of TLS with that certificate. RFC 5929 4 */
    bool (*binds)(void *state, struct bytes channel_bindings, struct bytes certificate);
    /*
     * A message of a KDC exchange, in stream order: what it tells about keys is learnt for contexts
     * to come. request is what an answer answers; none where it was not captured. opened is filled in.
     */
    void (*kdc)(void *state, struct bytes request, struct bytes message, struct kdc_opened *opened);
};

/* What conversation is given; ops is NULL where there is no decryption at all (fuzzing). */
struct unsealer {
    const struct unseal_ops *ops;
    void *state;
};

/* "verified", "recovered", "damaged", "no-key", "wrong-key"; "none", "verified", "wrong"; "basic" … */
const char *unseal_result_name(enum unseal_result result);
const char *key_state_name(enum key_state state);
const char *mechanism_name(enum mechanism mechanism);
