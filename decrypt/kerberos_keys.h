/*
 * The Kerberos keys at hand: the long-term keys that keytabs and passwords give, the session keys
 * of tickets that credential caches hold or that were learnt from the KDC's answers.
 * security.md 5.5, 5.7, 5.8.
 */
#pragma once

#include "kerberos_messages.h"
#include "keyring.h"

/* Which keys of the keyring led to something: indexes. */
struct kerberos_origins {
    size_t keys[8];
    size_t n;
};

void kerberos_origins_add(struct kerberos_origins *origins, size_t key);
bool kerberos_origins_hold(const struct kerberos_origins *origins, size_t key);
void kerberos_origins_join(struct kerberos_origins *origins, const struct kerberos_origins *more);

/* What is known of a ticket, by its cipher. */
struct kerberos_known {
    struct kerberos_key session;
    struct kerberos_origins origins;
    char *client, *realm; /* NULL where not known */
    bool kdc_seen;        /* the AS exchange that it goes back to is in the capture */
    enum { TICKET_NOT_TRIED, TICKET_TRIED, TICKET_TRIED_WITH_PASSWORDS } tried; /* long-term keys */
    bool opened; /* by one of these */
    size_t
        refuted; /* index plus one of a key that was given for this very service and does not fit */
    int64_t refuted_kvno; /* of that key; 0: not known */
};

struct kerberos;

/* crypto must outlive it. */
struct kerberos *kerberos_new(const struct limits *limits, struct crypto *crypto);
/* Wipes the keys. NULL is allowed. */
void kerberos_free(struct kerberos *kerberos);
struct kerberos_crypto *kerberos_crypto_of(const struct kerberos *kerberos);

/* A key of a principal, out of the keytab that is the keyring's key origin. */
void kerberos_add_long_key(struct kerberos *kerberos, size_t origin,
                           const struct kerberos_name *name, struct bytes realm, int64_t kvno,
                           const struct kerberos_key *key);
/* The number changes whenever something was learnt that may open what was closed. */
uint64_t kerberos_version(const struct kerberos *kerberos);

/* The ticket; NULL when it was never seen, unless make says that it has now been. */
struct kerberos_known *kerberos_known(struct kerberos *kerberos, struct bytes cipher, bool make);
/* Notes its session key (etype 0: none) and where that comes from, and its client. */
void kerberos_learn(struct kerberos *kerberos, struct kerberos_known *known,
                    const struct kerberos_key *session, const struct kerberos_origins *origins,
                    const struct kerberos_name *client, struct bytes realm);

/* A salt that the KDC told for a principal. */
void kerberos_learn_salt(struct kerberos *kerberos, const struct kerberos_name *name,
                         struct bytes realm, int64_t etype, struct bytes salt, struct bytes params);

/* A key that may be the principal's. */
struct kerberos_candidate {
    struct kerberos_key key;
    size_t origin;
    int64_t kvno;  /* of a keytab; 0: not known */
    bool for_this; /* it was given for this very principal, and nothing about it is a guess */
};

struct kerberos_candidates {
    struct kerberos_candidate *list;
    size_t n, capacity;
};

/*
 * Every key of that encryption type that may be the principal's, those given for it first: keytab
 * entries of any principal (tickets name HTTP/host, the keytabs of Active Directory often HOST$),
 * and, if passwords, what passwords make with the salts that the KDC told, else with the usual
 * ones.
 */
struct kerberos_candidates kerberos_candidates(const struct keyring *keyring,
                                               const struct kerberos_name *name, struct bytes realm,
                                               int64_t etype, bool passwords);
void kerberos_candidates_free(struct kerberos_candidates *candidates);

/* kerberos_files.c: reads a keytab, or a credential cache or KRB-CRED, whose key has that index. */
struct status kerberos_read_keytab(struct keyring *keyring, size_t key);
struct status kerberos_read_ccache(struct keyring *keyring, size_t key);
