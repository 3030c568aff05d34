/*
 * The sealed messages of one NTLM context: key stream, sequence numbers, checksums, and finding the
 * place again after a loss. [MS-NLMP] 3.4.3, 3.4.4; security.md 3.2, 4.7 to 4.10.
 *
 * With extended session security each direction has an RC4 handle and a counter of its own;
 * without, both share one, and messages must come in the order of time.
 */
#pragma once

#include "limits.h"
#include "ntlm_crypto.h"
#include "rc4.h"
#include "unseal.h"

/* One RC4 handle with its counter. */
struct ntlm_stream {
    struct rc4
        anchor; /* the key stream behind the last message that was proved; its start at first */
    struct rc4 ahead;   /* the same, moved on by messages since then that could not be proved */
    uint64_t ahead_len; /* by so many bytes */
    uint32_t pending;   /* that many messages */
    uint32_t sequence;  /* of the message at anchor; known once one was proved */
    bool proved;        /* a message was */
    bool lost;          /* something is missing since anchor: ahead is no known place */
    uint64_t lost_len;  /* bytes that are, as far as was said */
    unsigned failed_searches;
};

struct ntlm_session {
    struct crypto *crypto;
    const struct limits *limits;
    uint32_t flags;
    bool keyed;
    uint8_t sign_key[2][NTLM_KEY]; /* by enum direction */
    struct ntlm_stream streams[2]; /* without extended session security only the first is used */
};

/* A session without keys, which counts what passes. */
struct ntlm_session ntlm_session_init(struct crypto *crypto, const struct limits *limits);
/* Sets the keys; what passed before is skipped where its length is known. False when they cannot be
 * computed. */
bool ntlm_session_set_key(struct ntlm_session *session, uint32_t flags,
                          const uint8_t exported[NTLM_KEY]);

/* NTLM signature of a mechListMIC: sequence number 0, key stream from its start. True when it
 * proves the key. */
bool ntlm_session_check_mic(struct ntlm_session *session, enum direction direction,
                            struct bytes mech_type_list, struct bytes mic);

/*
 * Opens one part; keyed sessions only. VERIFIED, RECOVERED or DAMAGED. After DAMAGED the plain text
 * is that of the bytes in front of the first hole, and only where the place in the key stream is
 * certain. search allows looking for the place again where something is missing.
 */
enum unseal_result ntlm_session_unseal(struct ntlm_session *session, enum direction direction,
                                       const struct sealed *part, bool search, struct buf *plain);
/* A part passed by unopened. */
void ntlm_session_pass(struct ntlm_session *session, enum direction direction,
                       const struct sealed *part);
/* As unseal_ops.lost. */
void ntlm_session_lost(struct ntlm_session *session, enum direction direction, uint64_t n);
/* True when nothing is known to be missing in that direction. */
bool ntlm_session_whole(const struct ntlm_session *session, enum direction direction);
