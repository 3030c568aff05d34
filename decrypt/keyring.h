/*
 * The inside of a keyring, for the mechanisms that use it. Others include keys.h.
 */
#pragma once

#include "keys.h"
#include "ntlm_crypto.h"
#include "unseal.h"

struct kerberos; /* kerberos_keys.h */
struct tls_keys; /* tls_keys.h */

/* X(kind, "name in records", "for people", whether this version opens anything with it) */
#define KEY_KINDS(X)                                                                               \
    X(KEY_PASSWORD, "password", "password", true)                                                  \
    X(KEY_SERVICE_PASSWORD, "service-password", "password of the service", true)                   \
    X(KEY_NT_HASH, "nt-hash", "NT hash", true)                                                     \
    X(KEY_NTLM_SESSION, "ntlm-session-key", "exported session key", true)                          \
    X(KEY_SESSION, "session-key", "session key", true)                                             \
    X(KEY_KERBEROS_SESSION, "kerberos-session-key", "Kerberos session key", true)                  \
    X(KEY_KEYTAB, "keytab", "keytab", true)                                                        \
    X(KEY_CCACHE, "ccache", "credential cache", true)                                              \
    X(KEY_TLS_KEYLOG, "tls-keylog", "TLS key log", true)                                           \
    X(KEY_CREDSSP_KEYLOG, "credssp-keylog", "TLS key log of CredSSP", true)                        \
    X(KEY_TLS_RSA, "tls-rsa-key", "RSA private key of the server", true)                           \
    X(KEY_PSRP_SESSION, "psrp-session-key", "PSRP session key", true)                              \
    X(KEY_PSRP_RSA, "psrp-rsa-key", "PSRP RSA private key", true)

#define KEY_KIND_ENUM(id, name, words, opens) id,
enum key_kind { KEY_KINDS(KEY_KIND_ENUM) KEY_KIND_COUNT };

struct key {
    enum key_kind kind;
    char *label;         /* whose it is, else where it was given; never the secret */
    char *origin;        /* where it was given: "--password", "a.keys.json users[0]" */
    bool labelled;       /* it was given for one user: */
    char *user, *domain; /* folded to upper case; "" where not said */
    uint8_t *secret;     /* text or bytes as the kind says; wiped when freed */
    size_t secret_len;
    char *path; /* of a file that holds it, else NULL */
    size_t
        part_of; /* index plus one of the keytab that it stands in, and is reported with; else 0 */
    bool has_ntlm;
    struct ntlm_secret ntlm; /* of a password or an NT hash */
    struct psrp_rsa *rsa;    /* of KEY_PSRP_RSA (psrp_crypto.h); else NULL */
    bool used;
    bool doubtful; /* it opened something, too little to prove it */
    bool refuted;  /* by a response of the very user that it was given for */
};

/* Somebody that a capture authenticated: what `for` in the report and the missing keys are about.
 */
struct identity {
    enum mechanism mechanism;
    char *name;          /* as shown: DOMAIN\user; "" where the handshake was not captured */
    char *user, *domain; /* folded */
    bool opened;         /* by some key */
    bool needed;         /* something sealed could not be opened */
    bool refuted;        /* a key given for this very user was */
    bool connection;     /* nobody that a handshake names, but a connection */
    size_t closed;       /* contexts of it with something sealed that is not open */
    bool tried;          /* every password and NT hash was, on something that would prove it */
    size_t *wrong;       /* keys that were given for this very user and do not fit, by index */
    size_t n_wrong, wrong_capacity;
    char *missing; /* the key coach's sentence about what is needed */
    size_t *keys;  /* which opened it, by index */
    size_t n_keys, keys_capacity;
    size_t fits; /* the key that fitted last, plus one; 0 for none */
};

/* A PowerShell shell with secure strings or a key exchange, as the report tells it. */
struct shell_keys {
    char *id;                /* in upper case; "" where it is not known */
    bool exchanged;          /* ENCRYPTED_SESSION_KEY was captured: an RSA key would help */
    uint64_t opened, closed; /* secure strings */
    size_t *keys;            /* which opened them, by index */
    size_t n_keys, keys_capacity;
};

struct keyring {
    const struct limits *limits;
    struct crypto *crypto;
    struct kerberos *kerberos;
    struct tls_keys *tls; /* NULL until it is wanted */
    struct key *keys;
    size_t n_keys, keys_capacity;
    struct identity **identities;
    size_t n_identities, identities_capacity;
    struct identity *spare; /* handed out, and not reported, beyond limits.identities */
    size_t spared;          /* how often */
    struct shell_keys **shells;
    size_t n_shells, shells_capacity;
    char **notes; /* of key files */
    size_t n_notes, notes_capacity;
    bool shells_unlisted; /* beyond limits.identities, with SecureStrings that stayed closed */
};

/* "password", and for people. */
const char *key_kind_name(enum key_kind kind);
const char *key_kind_words(enum key_kind kind);
bool key_kind_opens(enum key_kind kind);

/* A new key with a secret (may be none); all texts are copied. user is "DOMAIN\NAME", "NAME@REALM",
 * NAME or none. */
struct key *keyring_new_key(struct keyring *keyring, enum key_kind kind, struct bytes user,
                            const char *origin, struct bytes secret);
/* A password or an NT hash (as 16 bytes) that all mechanisms may try. */
struct status keyring_new_secret(struct keyring *keyring, enum key_kind kind, struct bytes user,
                                 const char *origin, struct bytes secret);
/* A key that lies in a file, which must be readable. */
struct status keyring_new_file(struct keyring *keyring, enum key_kind kind, struct bytes user,
                               const char *origin, const char *path);
/* Hexadecimal digits as bytes; false when they are not an even number of digits. */
bool keyring_hex(struct bytes digits, struct buf *out);
/*
 * A small file as a whole, for keys: at most limits.key_file bytes. A byte order mark is taken off
 * and UTF-16, which Windows tools write, becomes UTF-8. The caller wipes out.
 */
struct status keyring_read_file(const struct keyring *keyring, const char *path, struct buf *out);
/* Adds to keyring_notes(). */
void keyring_note(struct keyring *keyring, const char *text, ...) PRINTF_LIKE(2, 3);
/* A NUL-terminated copy, and the same in upper case as user names compare. */
char *keyring_text(struct bytes text);
char *keyring_folded(struct bytes text);
/* Clears a buffer that held a secret. */
void keyring_wipe(struct buf *b);

/* The identity of that mechanism, user and domain (UTF-8); made when it is new. */
struct identity *keyring_identity(struct keyring *keyring, enum mechanism mechanism,
                                  struct bytes user, struct bytes domain);
/* A connection in the place of somebody whom its handshake does not name. */
struct identity *keyring_connection(struct keyring *keyring, enum mechanism mechanism,
                                    const char *name);
void identity_free(struct identity *identity);
/* Whether the key was given for this very user. */
bool key_is_for(const struct key *key, const struct identity *identity);
/* The same for a user by name; domain is a Windows domain, a realm or none. */
bool key_is_for_user(const struct key *key, struct bytes user, struct bytes domain);
/* Notes that the key opened something of the identity (keys with the same secret did so, too). */
void keyring_used(struct keyring *keyring, size_t key, struct identity *identity);
/* Notes that this session key, however it was found, is the one of the identity: where it was given
 * itself, it was used. */
void keyring_used_session_key(struct keyring *keyring, struct bytes session_key,
                              struct identity *identity);
/* Notes that the key was given for this very user, or is of this connection, and does not fit. */
void keyring_refuted(struct keyring *keyring, size_t key, struct identity *identity);
/*
 * Notes that something of this context of the identity is closed, as advice says, or is open after all; *counted is the
 * context's own, false at first. Others of the identity may be open, or closed for want of the same key.
 */
void keyring_closed(struct identity *identity, bool *counted, const char *advice);
void keyring_opened(struct identity *identity, bool *counted);
/* Notes that something of the identity stayed closed, with what it needs. */
void keyring_needs(struct identity *identity, const char *missing);

/* An RSA private key of a client, as PEM text; shell_id is a label, or none. */
struct status keyring_new_psrp_rsa(struct keyring *keyring, struct bytes shell_id,
                                   const char *origin, struct bytes pem);
void shell_keys_free(struct shell_keys *shell);
