/*
 * Messages of Kerberos 5 as fields: those to and from a KDC, and those that GSS-API tokens carry.
 * RFC 4120 5, RFC 6113 5.4; security.md 5.1, 5.2, 5.7. Nothing here needs a key: what a key opened
 * is handed in.
 */
#pragma once

#include "direction.h"
#include "record.h"
#include "unseal.h"

/* Tags of messages, [APPLICATION n]; the values of msg-type. RFC 4120 5.10 */
enum kerberos_type {
    KERBEROS_TYPE_UNKNOWN = 0,
    KERBEROS_TYPE_AS_REQ = 10,
    KERBEROS_TYPE_AS_REP = 11,
    KERBEROS_TYPE_TGS_REQ = 12,
    KERBEROS_TYPE_TGS_REP = 13,
    KERBEROS_TYPE_AP_REQ = 14,
    KERBEROS_TYPE_AP_REP = 15,
    KERBEROS_TYPE_KRB_ERROR = 30
};

enum { KERBEROS_ETYPES_MAX = 16 };

/* What the layers above need of a message. Text is UTF-8 where the sender made it so, and lies in
 * the record; none where the message does not say it. */
struct kerberos_about {
    enum kerberos_type type;
    struct bytes client, client_realm;    /* cname joined by "/", crealm */
    struct bytes service, realm;          /* sname and realm: asked for, or of the ticket */
    uint64_t etype, kvno;                 /* of the ticket of an AP-REQ; 0 where absent */
    uint64_t error_code;                  /* of a KRB-ERROR */
    uint64_t etypes[KERBEROS_ETYPES_MAX]; /* see "etypes" of the record */
    size_t n_etypes;
};

/* "AS-REQ" ...; "unknown". */
const char *kerberos_type_name(enum kerberos_type type);

/*
 * Dissects the message at c, to its end; its fields become children of node. opened (may be NULL)
 * is what keys opened of it. What is no message of these becomes kerberos.unknown, with a
 * diagnostic.
 */
void kerberos_dissect_message(struct record *r, struct node *node, struct cursor *c,
                              const struct kdc_opened *opened, struct kerberos_about *about);

/* A message to or from a KDC, as it was captured. */
struct kerberos_message {
    enum direction direction; /* C2S: to the KDC */
    bool udp;
    const char *client, *server; /* "10.0.0.1:50000" */
    struct bytes bytes;          /* without the length that TCP puts in front */
    struct block *block;         /* holds bytes */
};

/*
 * Its record "kerberos", and in about what it says. answers is the id of the record of the request,
 * or 0. The caller sets time, frames and connection.
 */
struct record *kerberos_record(const struct limits *limits, const struct kerberos_message *message,
                               const struct kdc_opened *opened, uint64_t answers,
                               struct kerberos_about *about);
