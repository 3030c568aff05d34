/*
 * The seam between reading TLS and opening it, like unseal.h: declared here, implemented in
 * decrypt/, joined in cli/. Who reads a connection gives it every record of both directions in
 * the order of the stream, also those that stand in the clear, and is given what they hold.
 */
#pragma once

#include "buf.h"
#include "bytes.h"
#include "direction.h"
#include "unseal.h"

enum tls_record_state {
    TLS_RECORD_CLEAR,   /* it was not encrypted */
    TLS_RECORD_OPENED,  /* opened, and its MAC or tag proves it */
    TLS_RECORD_DAMAGED, /* encrypted; the key is proved by other records, but this one fails */
    TLS_RECORD_CLOSED   /* encrypted, and no key opens it */
};

/* What a record turned out to be. */
struct tls_opened {
    enum tls_record_state state;
    uint8_t
        type;         /* ContentType: 20 change_cipher_spec, 21 alert, 22 handshake, 23
                         application_data; of TLS 1.3 the inner one; of a closed record as on the wire */
    uint64_t sequence; /* its number under the keys that opened it */
    uint64_t skipped; /* records of this direction that its sequence number shows to be missing just
                         before it; 0 unless opened */
    size_t overhead;  /* record bytes, header included, beyond what it holds, where that is the same
                         for every record under this key; 0: it varies */
};

struct tls_session;

struct tls_ops {
    /* A new connection (or what a tunnel carries). name says whose it is, for the report of keys:
     * "10.0.0.1:50000 to 10.0.0.2:5986"; copied. */
    struct tls_session *(*open)(void *state, const char *name);
    void (*close)(struct tls_session *session);
    /* One whole record, header and fragment; what it holds is appended to plain when it is clear
     * or opened. */
    struct tls_opened (*record)(struct tls_session *session, enum direction direction,
                                struct bytes record, struct buf *plain);
    /* n bytes of the stream of that direction, headers included, were not given: they are missing,
     * or no record could be made of them. UINT64_MAX: not known how many. */
    void (*lost)(struct tls_session *session, enum direction direction, uint64_t n);
    /* Whether a key at hand fits what was seen so far. */
    enum key_state (*key)(const struct tls_session *session);
    /* In words for the key coach: which key is missing or wrong, and which would not help. Never a
     * secret. "" when everything was opened. Good until the next call for the session. */
    const char *(*advice)(struct tls_session *session);
    /* The connection is one that the reader wants to see and it stayed closed: for the report of
     * keys. */
    void (*needed)(struct tls_session *session);
    /* SHA-1 and SHA-256 of b, of a certificate. False, and zeros, where they cannot be computed. */
    bool (*fingerprints)(struct tls_session *session, struct bytes b, uint8_t sha1[20],
                         uint8_t sha256[32]);
};

/* What transport is given; ops is NULL where nothing is opened (fuzzing). */
struct tls_opener {
    const struct tls_ops *ops;
    void *state;
};
