/*
 * GSS-API wrap tokens of Kerberos: RFC 4121 4.2 (AES) and RFC 4757 7 (RC4), whole or split as WinRM
 * splits them, which is the same as if token and data were one behind the other.
 * security.md 1.3, 5.6.
 */
#pragma once

#include "crypto.h"
#include "direction.h"
#include "kerberos_crypto.h"

enum kerberos_wrap_kind { WRAP_RFC4121, WRAP_RFC4757 };

/* A token, read but not opened. Views lie in what was read. */
struct kerberos_wrap {
    enum kerberos_wrap_kind kind;
    bool sealed;                     /* else signed only */
    bool acceptor;                   /* RFC 4121: sent by the acceptor */
    bool acceptor_subkey;            /* RFC 4121: sealed with the acceptor's subkey */
    uint16_t extra, rotation;        /* RFC 4121: EC and RRC */
    struct bytes header;             /* RFC 4121: 16 bytes; RFC 4757: the 8 before SND_SEQ */
    struct bytes sequence, checksum; /* RFC 4757: SND_SEQ (encrypted) and SGN_CKSUM */
    struct pieces body; /* RFC 4121: what follows the header; RFC 4757: confounder, data, pad */
    bool padded; /* RFC 4757: the length in the frame counts the data, so that a pad byte ends it */
};

/* token is what MS-WSMV calls the signature, which has the header; data stands behind it, or is
 * none where token is the whole. False when it is no wrap token. */
bool kerberos_wrap_read(struct bytes token, struct bytes data, struct kerberos_wrap *wrap);

/* Whether a key of that encryption type makes such tokens. */
bool kerberos_wrap_suits(const struct kerberos_wrap *wrap, const struct kerberos_key *key);

/*
 * Opens it, and appends the message (with RFC 4757's pad byte), when the checksum proves it; false,
 * and nothing appended, when it does not. direction is the one in which the token went.
 */
bool kerberos_wrap_open(struct crypto *crypto, struct kerberos_crypto *kerberos,
                        const struct kerberos_wrap *wrap, enum direction direction,
                        const struct kerberos_key *key, struct buf *plain);

/*
 * The beginning of a message of which the end is missing, under a key that is known to be right:
 * wrap was read from what stands in front of the first hole. Appends what is certain, unproved;
 * false, and nothing, where that is nothing.
 */
bool kerberos_wrap_start(struct crypto *crypto, const struct kerberos_wrap *wrap,
                         enum direction direction, const struct kerberos_key *key,
                         struct buf *plain);
