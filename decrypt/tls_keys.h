/*
 * The secrets of TLS in a keyring: lines of key logs by client random, RSA private keys, and the
 * master secrets of sessions that may be resumed. security.md 7.1; RFC 9850.
 */
#pragma once

#include "keyring.h"
#include "tls_crypto.h"
#include "tls_seam.h"

/* X(id, "label", bytes of the secret or 0: as the hash) */
#define TLS_LABELS(X)                                                                              \
    X(TLS_LABEL_MASTER, "CLIENT_RANDOM", 48)                                                       \
    X(TLS_LABEL_PREMASTER, "PMS_CLIENT_RANDOM", 0)                                                 \
    X(TLS_LABEL_RSA, "RSA", 48) /* by the first 8 bytes of the encrypted premaster secret */       \
    X(TLS_LABEL_CLIENT_HANDSHAKE, "CLIENT_HANDSHAKE_TRAFFIC_SECRET", 0)                            \
    X(TLS_LABEL_SERVER_HANDSHAKE, "SERVER_HANDSHAKE_TRAFFIC_SECRET", 0)                            \
    X(TLS_LABEL_CLIENT_TRAFFIC, "CLIENT_TRAFFIC_SECRET_0", 0)                                      \
    X(TLS_LABEL_SERVER_TRAFFIC, "SERVER_TRAFFIC_SECRET_0", 0)                                      \
    X(TLS_LABEL_CLIENT_EARLY, "CLIENT_EARLY_TRAFFIC_SECRET", 0)

#define TLS_LABEL_ENUM(id, name, len) id,
enum tls_label { TLS_LABELS(TLS_LABEL_ENUM) TLS_LABEL_COUNT };

/* One line of a key log. */
struct tls_secret {
    struct tls_secret *next; /* of the same label and random, in the order of giving */
    size_t key;              /* index in the keyring */
    size_t len;
    uint8_t secret[64];
};

struct tls_keys {
    struct keyring *keyring;
    struct tls_crypto *crypto;
    struct map *lines;    /* label byte, random -> struct tls_secret */
    struct map *sessions; /* what a session is resumed by -> struct tls_session_secret */
    struct {
        struct tls_rsa_key *rsa;
        size_t key;
    } * rsa;
    size_t n_rsa, rsa_capacity;
    uint64_t generation; /* counts what was added: what found nothing may be tried again */
};

/* The master secret of a session. */
struct tls_session_secret {
    uint8_t master[TLS_MASTER];
    size_t key; /* that it was found by */
};

/* Those of the keyring, made when they are first wanted. */
struct tls_keys *keyring_tls(struct keyring *keyring);
/* NULL is allowed. */
void tls_keys_free(struct tls_keys *keys);

/* The lines of that label and random; NULL when there are none. */
const struct tls_secret *tls_keys_lines(const struct tls_keys *keys, enum tls_label label,
                                        struct bytes random);
/* Whether there is any line for that client random. */
bool tls_keys_know(const struct tls_keys *keys, struct bytes random);

/*
 * Reads key log text for the key of that index. Gives how many lines were new; *lines counts those
 * that have the form of a key log, known labels or not, *strange the others (comments are neither).
 */
size_t tls_keys_add(struct tls_keys *keys, size_t key, struct bytes text, size_t *lines,
                    size_t *strange);
/* Reads the file of a key that was just added: a key log or a private key. */
struct status keyring_read_tls_key(struct keyring *keyring, size_t index);
/* What a session computes with. */
struct tls_crypto *tls_session_crypto(const struct tls_session *session);
/* Reads a private key for the key of that index. */
struct status tls_keys_add_rsa(struct tls_keys *keys, size_t key, struct bytes file,
                               const char *origin);

/* Remembers, and finds, the secret of a session by its id or the ticket; kind tells them apart. */
void tls_keys_remember(struct tls_keys *keys, char kind, struct bytes id, const uint8_t *master,
                       size_t key);
const struct tls_session_secret *tls_keys_session(const struct tls_keys *keys, char kind,
                                                  struct bytes id);
