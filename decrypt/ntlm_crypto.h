/*
 * The cryptography of NTLM as functions of their inputs: [MS-NLMP] 3.3, 3.4; security.md 4.4
 * to 4.6. Keys and hashes are 16 bytes. Every function is false when an algorithm is missing, and
 * when an input is too short for it.
 */
#pragma once

#include "crypto.h"
#include "direction.h"
#include "ntlm_messages.h"

enum { NTLM_KEY = 16, NTLM_PROOF = 16, NTLM_RESPONSE_V1 = 24 };

/* What a user's secret comes to. */
struct ntlm_secret {
    uint8_t nt_hash[NTLM_KEY];
    bool has_lm_hash; /* from a password of ASCII characters: the OEM code page of others is not
                         known */
    uint8_t lm_hash[NTLM_KEY];
};

/* From a password in UTF-8 (lone surrogates allowed). NTOWFv1, LMOWFv1. */
bool ntlm_secret_of_password(struct crypto *crypto, struct bytes password,
                             struct ntlm_secret *secret);
/* NTOWFv2; user_and_domain is UTF-16-LE of the upper-case user followed by the domain as sent. */
bool ntlm_owf_v2(struct crypto *crypto, const uint8_t nt_hash[NTLM_KEY],
                 struct bytes user_and_domain, uint8_t out[NTLM_KEY]);

/* How an AUTHENTICATE answers the challenge. */
enum ntlm_variant {
    NTLM_ANONYMOUS,
    NTLM_LM_ONLY, /* no NT response, 24 bytes of LM response */
    NTLM_V1,
    NTLM_V2_SESSION, /* "NTLM2 session response": v1 with extended session security */
    NTLM_V2,
    NTLM_NO_RESPONSE /* neither response can be checked: local call, damage */
};

/* The handshake as it matters to the keys. */
struct ntlm_exchange {
    enum ntlm_variant variant;
    uint32_t flags; /* of AUTHENTICATE; of CHALLENGE where it has none */
    struct bytes server_challenge;
    struct bytes lm_response, nt_response, encrypted_random_session_key;
    struct bytes user_and_domain; /* as for ntlm_owf_v2() */
};

enum ntlm_variant ntlm_variant_of(const struct ntlmssp_authenticate *authenticate, uint32_t flags);

enum ntlm_fit {
    NTLM_FITS, /* the response was made from this secret: proved */
    NTLM_DIFFERS,
    NTLM_UNKNOWN /* this secret cannot be checked against this response */
};

/* Compares the response with what the secret gives. */
enum ntlm_fit ntlm_check(struct crypto *crypto, const struct ntlm_exchange *exchange,
                         const struct ntlm_secret *secret);
/* DESL over 16 bytes of key and the 8 of the challenge, as responses of version 1 are made. */
bool ntlm_desl(struct crypto *crypto, const uint8_t key[NTLM_KEY], struct bytes challenge,
               uint8_t out[NTLM_RESPONSE_V1]);

/* SessionBaseKey; secret is not looked at for the anonymous. */
bool ntlm_session_base_key(struct crypto *crypto, const struct ntlm_exchange *exchange,
                           const struct ntlm_secret *secret, uint8_t out[NTLM_KEY]);
/* KXKEY, [MS-NLMP] 3.4.5.1. */
bool ntlm_key_exchange_key(struct crypto *crypto, const struct ntlm_exchange *exchange,
                           const struct ntlm_secret *secret,
                           const uint8_t session_base_key[NTLM_KEY], uint8_t out[NTLM_KEY]);
/* From the KeyExchangeKey: ExportedSessionKey. */
bool ntlm_exported_session_key(const struct ntlm_exchange *exchange,
                               const uint8_t key_exchange_key[NTLM_KEY], uint8_t out[NTLM_KEY]);
/* All three steps. */
bool ntlm_session_key(struct crypto *crypto, const struct ntlm_exchange *exchange,
                      const struct ntlm_secret *secret, uint8_t out[NTLM_KEY]);

/* SIGNKEY; false without extended session security, which has none. */
bool ntlm_sign_key(struct crypto *crypto, uint32_t flags, const uint8_t exported[NTLM_KEY],
                   enum direction direction, uint8_t out[NTLM_KEY]);
/* SEALKEY; *len is 16 or 8. */
bool ntlm_seal_key(struct crypto *crypto, uint32_t flags, const uint8_t exported[NTLM_KEY],
                   enum direction direction, uint8_t out[NTLM_KEY], size_t *len);
/* The MIC of a handshake: the three messages as they were sent. */
bool ntlm_mic(struct crypto *crypto, const uint8_t exported[NTLM_KEY], struct bytes negotiate,
              struct bytes challenge, struct bytes authenticate, uint8_t out[NTLM_KEY]);
