/* What the files of TLS sessions share (tls_session.c, tls_follow.c, tls_open*.c, tls_advice.c). */
#pragma once

#include "tls.h"
#include "tls_keys.h"
#include "tls_stream.h"

/* Records that refute the secrets at hand before they are left alone. */
enum { TLS_FAILURES = 4 };

/* What protects the records of a side. */
enum stage {
    STAGE_CLEAR,
    STAGE_KEYED, /* TLS 1.0 to 1.2 behind change_cipher_spec */
    STAGE_HANDSHAKE,
    STAGE_APPLICATION
};

/* One handshake of TLS 1.0 to 1.2, or the one of TLS 1.3. */
struct epoch {
    size_t references;
    uint16_t version, offered; /* legacy_version of the ClientHello */
    const struct tls_suite *suite;
    uint16_t suite_number;
    bool has_client, has_server;
    bool extended_master_secret, encrypt_then_mac;
    bool guessed;    /* the ServerHello is missing, and the key log says that it is TLS 1.3 */
    bool compressed; /* which is not undone here, so nothing is opened */
    bool resumes;    /* the server took up the session id that was offered */
    uint8_t client_random[TLS_RANDOM], server_random[TLS_RANDOM];
    uint8_t session_id[TLS_SESSION_ID];
    size_t session_id_len;
    struct buf transcript; /* up to ClientKeyExchange */
    bool transcript_broken;
    uint8_t session_hash[TLS_HASH_MOST];
    size_t session_hash_len; /* 0: not known */
    struct buf encrypted_premaster;
    struct buf offered_ticket, new_ticket;
    bool has_master;
    uint8_t master[TLS_MASTER];
    size_t master_key; /* index of the key that gave it */
    uint64_t tried;    /* generation of the keys that were refuted */
    unsigned failures;
};

struct side {
    enum stage stage;
    struct epoch *epoch;
    struct tls_protection *protection;
    uint8_t secret[TLS_HASH_MOST]; /* of TLS 1.3, that protection comes from */
    bool proved;                   /* protection opened a record */
    bool closed;                   /* the latest record was not opened, for want of a key */
    struct tls_place place;
    uint64_t lost;   /* bytes of the stream since the last record that was opened */
    uint64_t slack;  /* sequence numbers that these may have had */
    uint64_t failed; /* records among them */
    uint64_t tried;  /* as in the epoch, of TLS 1.3 */
    unsigned failures;
    struct tls_messages messages;
    struct tls_stream stream; /* for tls_session_bytes() */
};

struct tls_session {
    struct keyring *keyring;
    struct tls_keys *keys;
    enum tls_user user;
    char *name;
    bool is_13, retry;
    struct epoch *handshake; /* the latest; NULL before a hello */
    struct side side[2];
    uint64_t budget;
    bool verified; /* some record was opened */
    bool refuted;  /* secrets for these very randoms were, by the latest record */
    struct identity *identity;
    char advice[640];
};

/* One record to be opened. */
struct attempt {
    struct bytes record;
    uint64_t more; /* later sequence numbers that may be tried */
    struct buf *plain;
    uint8_t type;
    uint64_t skipped;
    bool authentic; /* proved, but its content is not certain */
};

/* ---- tls_follow.c ---- */

struct epoch *tls_epoch_new(size_t most);
void tls_epoch_release(struct epoch *epoch);
/* The session of the epoch may be resumed: its master secret is kept. */
void tls_epoch_remember(struct tls_session *session, const struct epoch *epoch);
void tls_side_drop(struct side *side);
/* A side's keys change: everything counts anew. */
void tls_side_start(struct side *side, enum stage stage, struct epoch *epoch);
/* The content of a record, opened or in clear: handshake messages are followed. */
void tls_session_follow(struct tls_session *session, enum direction direction, uint8_t type,
                        struct bytes content);

/* ---- tls_open.c ---- */

/* True when the record is proved; see attempt->authentic. */
bool tls_attempt_open(struct tls_session *session, struct side *side,
                      struct tls_protection *protection, const struct tls_place *place,
                      struct attempt *attempt);
/* The side opens records with this protection from now on. */
void tls_side_adopt(struct side *side, struct tls_protection *protection);
/* The key of that index opened something of this session. */
void tls_session_note_used(struct tls_session *session, size_t key);
/* The ClientHello is missing: every client random of the key logs may be its. */
bool tls_find_random(struct tls_session *session, enum direction direction, struct attempt *attempt,
                     bool trial);

/* ---- tls_open_12.c, tls_open_13.c: trial leaves the session as it was on failure ---- */

/* Finds the master secret of the side's epoch by opening the record. */
bool tls_find_master(struct tls_session *session, enum direction direction, struct attempt *attempt,
                     bool trial);
bool tls_open_12(struct tls_session *session, enum direction direction, struct attempt *attempt,
                 bool trial);
bool tls_open_13(struct tls_session *session, enum direction direction, struct attempt *attempt,
                 bool trial);
/* After a KeyUpdate of that side. */
void tls_update_key(struct tls_session *session, struct side *side);
/*
 * Without a ServerHello nothing says which version was chosen, but a key log with secrets of TLS
 * 1.3 for the client random does, and the suite can be tried.
 */
void tls_guess_13(struct tls_session *session);

/* ---- tls_advice.c ---- */

/* Whose the keys are in the report. */
struct identity *tls_session_identity(struct tls_session *session);
