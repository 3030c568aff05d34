/*
 * What is known of one TLS connection: for connection.tls, for the identity of a client
 * certificate, and for diagnosis. It is told the contents of records as far as they can be read,
 * with or without keys; what is encrypted and closed is counted.
 */
#pragma once

#include "arena.h"
#include "limits.h"
#include "record.h"
#include "tls_certificate.h"
#include "tls_seam.h"
#include "tls_wire.h"

enum {
    TLS_FACTS_ALERTS = 16,
    TLS_FACTS_CERTIFICATES = 16, /* of both sides */
    TLS_FACTS_NUMBERS = 256      /* versions, cipher suites offered */
};

/* How far the latest handshake came, and what was seen at all. */
enum tls_progress {
    TLS_SEEN_CLIENT_HELLO = 1 << 0,
    TLS_SEEN_RETRY = 1 << 1,
    TLS_SEEN_SERVER_HELLO = 1 << 2,
    TLS_SEEN_SERVER_CERTIFICATE = 1 << 3,
    TLS_SEEN_CERTIFICATE_REQUEST = 1 << 4,
    TLS_SEEN_SERVER_DONE = 1 << 5,
    TLS_SEEN_CLIENT_CERTIFICATE = 1 << 6,    /* one with a certificate in it */
    TLS_SEEN_NO_CLIENT_CERTIFICATE = 1 << 7, /* the client answered the request with none */
    TLS_SEEN_CLIENT_KEY_EXCHANGE = 1 << 8,
    TLS_SEEN_CLIENT_CHANGE = 1 << 9, /* change_cipher_spec */
    TLS_SEEN_SERVER_CHANGE = 1 << 10,
    TLS_SEEN_CLIENT_FINISHED = 1 << 11, /* read, so a key was there */
    TLS_SEEN_SERVER_FINISHED = 1 << 12,
    TLS_SEEN_CLIENT_DATA =
        1 << 13, /* application_data under TLS 1.2; under 1.3 when it was opened */
    TLS_SEEN_SERVER_DATA = 1 << 14
};

struct tls_alert {
    enum direction direction;
    bool encrypted; /* on the wire */
    bool read;      /* level and description are known */
    uint8_t level, description;
    int64_t time;
    struct frame frame;
};

/* Where a handshake message came: the packet that completed it; number 0 where nobody says. */
struct tls_stamp {
    enum direction direction;
    int64_t time;
    struct frame frame;
};

struct tls_facts {
    const struct limits *limits;
    unsigned seen;    /* enum tls_progress */
    uint16_t version; /* chosen; 0: no ServerHello */
    uint16_t cipher;  /* chosen, with version */
    uint16_t group;   /* of the key exchange; 0: not known */
    uint16_t versions[TLS_FACTS_NUMBERS], ciphers[TLS_FACTS_NUMBERS]; /* offered, without GREASE */
    size_t n_versions, n_ciphers;
    char sni[256];                     /* "" when there is none */
    char alpn[256];                    /* chosen */
    uint8_t client_random[TLS_RANDOM]; /* of the first ClientHello */
    uint8_t session_id[TLS_SESSION_ID];
    size_t session_id_len;
    bool resumed;            /* the latest handshake was short */
    unsigned handshakes;     /* ClientHellos, one behind a HelloRetryRequest not counted */
    unsigned key_updates[2]; /* by enum direction */
    struct tls_alert alerts[TLS_FACTS_ALERTS];
    uint64_t n_alerts;                  /* seen; the first are kept */
    bool close_notify[2];               /* that side said that it ends */
    uint64_t records[4];                /* by enum tls_record_state */
    uint64_t application_data[2];       /* records of that type on the wire, by enum direction */
    uint16_t first_application_data[2]; /* bytes of the first one's fragment */
    uint16_t last_application_data[2];  /* and of the latest one's */
    uint64_t answering_data;            /* those of the server behind the client's first */
    int64_t hello_time, answer_time;    /* of the first ClientHello and ServerHello; 0: not seen */
    uint64_t missing;                   /* records that are known to be missing */
    struct arena *arena;                /* of the certificates; NULL until there is one */
    struct tls_certificate certificates[TLS_FACTS_CERTIFICATES];
    enum direction certificate_from[TLS_FACTS_CERTIFICATES];
    size_t n_certificates;
    struct buf kept[2]; /* handshake messages, by direction, up to limits.tls_handshake */
    struct buf order;   /* a struct tls_stamp for each message kept */
    bool cut;           /* not all are kept */
    struct tls_messages messages[2];
    /* Who opens the records; ops NULL: nobody. */
    const struct tls_ops *ops;
    struct tls_session *session;
};

/* limits must outlive it. */
struct tls_facts *tls_facts_new(const struct limits *limits);
/* NULL is allowed. */
void tls_facts_free(struct tls_facts *facts);

/*
 * One record of that direction: what it turned out to be, and its content when that is known.
 * header is its own.
 */
void tls_facts_record(struct tls_facts *facts, enum direction direction,
                      const struct tls_header *header, const struct tls_opened *opened,
                      struct bytes content, int64_t time, struct frame frame);
/* Records of that direction are missing: half a handshake message is dropped. */
void tls_facts_lost(struct tls_facts *facts, enum direction direction);

/* The latest certificate that identifies the client; NULL when there is none. */
const struct tls_certificate *tls_facts_client(const struct tls_facts *facts);
/* The same of the server. */
const struct tls_certificate *tls_facts_server(const struct tls_facts *facts);

/* Adds the group `tls` under parent, with everything above. */
void tls_add_facts(struct record *r, struct node *parent, const struct tls_facts *facts);
