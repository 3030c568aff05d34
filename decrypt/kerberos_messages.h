/*
 * What decryption needs of Kerberos messages: views into their DER. RFC 4120 5; security.md 5.1,
 * 5.2. The record of a message is dissect/kerberos's; this reader tells nobody what is wrong, it
 * only gives what is there.
 *
 * Every reader is false when what it was asked for cannot be read; optional fields that are absent
 * are none, 0 or an etype of 0.
 */
#pragma once

#include "buf.h"
#include "cursor.h"
#include "kerberos_crypto.h"

/* The tags of messages: [APPLICATION n]. */
enum kerberos_message {
    KERBEROS_NO_MESSAGE = 0,
    KERBEROS_AS_REQ = 10,
    KERBEROS_AS_REP = 11,
    KERBEROS_TGS_REQ = 12,
    KERBEROS_TGS_REP = 13,
    KERBEROS_AP_REQ = 14,
    KERBEROS_AP_REP = 15,
    KERBEROS_CRED = 22,
    KERBEROS_ERROR = 30
};

/* PA-DATA, RFC 4120 7.5.2, RFC 6113 8. */
enum kerberos_padata {
    PADATA_TGS_REQ = 1,
    PADATA_ENC_TIMESTAMP = 2,
    PADATA_PW_SALT = 3,
    PADATA_ETYPE_INFO = 11,
    PADATA_ETYPE_INFO2 = 19,
    PADATA_FX_FAST = 136,
    PADATA_ENCRYPTED_CHALLENGE = 138
};

enum { KERBEROS_NAME_PARTS = 8 };

/* PrincipalName without its type. */
struct kerberos_name {
    struct bytes parts[KERBEROS_NAME_PARTS];
    size_t n; /* parts beyond the array are dropped */
};

struct kerberos_encrypted {
    int64_t etype, kvno; /* kvno 0: absent */
    struct bytes cipher;
};

struct kerberos_ticket {
    struct bytes realm;
    struct kerberos_name service;
    struct kerberos_encrypted part;
};

struct kerberos_ap_req {
    uint32_t options; /* bit 0 of ASN.1 is the highest: 0x40000000 is use-session-key */
    struct kerberos_ticket ticket;
    struct kerberos_encrypted authenticator;
};

struct kerberos_kdc_req {
    struct bytes padata; /* for kerberos_next_padata() */
    struct kerberos_name client, service;
    struct bytes realm;
    struct bytes additional_ticket; /* the first, whole */
};

struct kerberos_kdc_rep {
    struct bytes padata;
    struct bytes realm; /* the client's */
    struct kerberos_name client;
    struct kerberos_ticket ticket;
    struct kerberos_encrypted part;
};

struct kerberos_error {
    int64_t code;
    struct bytes client_realm, realm;
    struct kerberos_name client;
    struct bytes data; /* e-data */
};

/* What the encrypted parts hold. */
struct kerberos_secrets {
    struct kerberos_key key; /* session key, or subkey of authenticator and EncAPRepPart */
    struct bytes realm;      /* of the client; tickets and authenticators */
    struct kerberos_name client;
    int64_t checksum_type; /* of an authenticator */
    struct bytes checksum;
};

/* The Kerberos message in a GSS token, or the message itself when there is no frame. */
struct bytes kerberos_unframed(struct bytes token);
/* By its tag. */
enum kerberos_message kerberos_message_of(struct bytes message);

bool kerberos_read_ticket(struct bytes der, struct kerberos_ticket *ticket);
bool kerberos_read_ap_req(struct bytes message, struct kerberos_ap_req *req);
bool kerberos_read_ap_rep(struct bytes message, struct kerberos_encrypted *part);
bool kerberos_read_kdc_req(struct bytes message, struct kerberos_kdc_req *req);
bool kerberos_read_kdc_rep(struct bytes message, struct kerberos_kdc_rep *rep);
bool kerberos_read_error(struct bytes message, struct kerberos_error *error);
/* EncryptedData alone: the value of PA-ENC-TIMESTAMP. */
bool kerberos_read_encrypted(struct bytes der, struct kerberos_encrypted *part);

/* Takes the next PA-DATA off *list (the contents of a SEQUENCE OF PA-DATA). */
bool kerberos_next_padata(struct cursor *list, int64_t *type, struct bytes *value);
/* The value of the first PA-DATA of that type; none when there is none. */
struct bytes kerberos_padata_value(struct bytes list, int64_t type);
/* The contents of a METHOD-DATA. */
struct bytes kerberos_method_data(struct bytes der);
/* Takes the next entry off *list, the contents of ETYPE-INFO2 or ETYPE-INFO. */
bool kerberos_next_etype_info(struct cursor *list, int64_t *etype, struct bytes *salt,
                              struct bytes *params);

/*
 * PA-FX-FAST: the EncryptedData of a request or a reply, and the AP-REQ of the armor, none where it
 * is implicit. RFC 6113 5.4.1 to 5.4.3.
 */
bool kerberos_read_fast_req(struct bytes der, struct bytes *armor, struct kerberos_encrypted *part);
bool kerberos_read_fast_rep(struct bytes der, struct kerberos_encrypted *part);
/* The strengthen-key and the padata of a KrbFastResponse, the padata of a KrbFastReq. */
bool kerberos_read_fast_response(struct bytes plain, struct bytes *padata,
                                 struct kerberos_key *strengthen);
bool kerberos_read_fast_request(struct bytes plain, struct bytes *padata);

bool kerberos_read_enc_ticket(struct bytes plain, struct kerberos_secrets *secrets);
bool kerberos_read_authenticator(struct bytes plain, struct kerberos_secrets *secrets);
bool kerberos_read_enc_ap_rep(struct bytes plain, struct kerberos_secrets *secrets);
bool kerberos_read_enc_kdc_rep(struct bytes plain, struct kerberos_secrets *secrets);

/*
 * The tickets of a KRB-CRED whose encrypted part is not encrypted (etype 0), as tools write it to
 * .kirbi files; each with its session key and its client. RFC 4120 5.8
 */
struct kerberos_cred {
    struct bytes tickets, infos; /* what is left of both lists */
};
bool kerberos_open_cred(struct bytes message, struct kerberos_cred *cred);
bool kerberos_next_cred(struct kerberos_cred *cred, struct kerberos_ticket *ticket,
                        struct kerberos_secrets *secrets);

/* Appends "HTTP/win01.lab.example", and with a realm "@LAB.EXAMPLE" behind it. */
void kerberos_name_text(const struct kerberos_name *name, struct bytes realm, struct buf *out);
