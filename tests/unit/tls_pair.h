/*
 * A TLS client and a server of OpenSSL that talk to each other in memory, and what a capture of
 * them holds: an oracle that shares nothing with the program but libcrypto.
 */
#pragma once

#include "buf.h"
#include "direction.h"

struct tls_pair_world; /* keys and certificates */
struct tls_pair_world *tls_pair_world_new(void);
void tls_pair_world_free(struct tls_pair_world *world);
/* The RSA private key of the server, as PEM. */
struct bytes tls_pair_rsa_pem(const struct tls_pair_world *world);

struct tls_pair_options {
    int version;         /* TLS1_2_VERSION … */
    const char *ciphers; /* of OpenSSL; for TLS 1.3 its ciphersuites */
    bool no_encrypt_then_mac, no_extended_master_secret, no_tickets;
    bool ecdsa; /* the server's certificate */
    bool client_certificate;
    bool retry;          /* groups that need a HelloRetryRequest */
    bool renegotiate;    /* between the exchanges, by the server, asking for a certificate */
    bool key_update;     /* the same, both ways */
    bool post_handshake; /* a client certificate asked for behind the handshake */
    size_t padding;      /* TLS 1.3: records are padded to a multiple of this */
    void *resume;        /* what an earlier pair gave; it is used up */
};

enum { TLS_PAIR_PIECES = 512 };

/* What went over the wire, and what was said. */
struct tls_pair {
    struct {
        enum direction direction;
        size_t offset, len; /* in wire: one flight */
    } flights[TLS_PAIR_PIECES];
    size_t n_flights;
    struct buf wire;
    struct buf said[2]; /* application data, by enum direction */
    struct buf log;     /* the key log */
    bool resumed;
    void *session; /* for the next one; freed by tls_pair_free() unless taken */
    char cipher[80];
};

/* Makes the handshake and four exchanges. False where OpenSSL does not do that. */
bool tls_pair_run(const struct tls_pair_world *world, const struct tls_pair_options *options,
                  struct tls_pair *pair);
void tls_pair_free(struct tls_pair *pair);
