/*
 * As much of CredSSP's messages as decryption needs: views into their DER. [MS-CSSP] 2.2.1, RFC
 * 4178 4.2, RFC 5280 4.1; security.md 3.1, 6.2. The messages as people want to see them are
 * dissect/auth's. Every reader gives what is there; optional fields that are absent are none.
 */
#pragma once

#include "bytes.h"

enum { CREDSSP_NONCE = 32 };

struct ts_request {
    int64_t version;
    struct bytes nego_token; /* the first */
    struct bytes auth_info, pub_key_auth;
    struct bytes client_nonce; /* CREDSSP_NONCE bytes, or none */
};

/* What stands at the start of a stream of TSRequests. */
enum ts_request_frame {
    TS_REQUEST_WHOLE,
    TS_REQUEST_MORE, /* its end is still to come */
    TS_REQUEST_NONE  /* no TSRequest can begin so */
};

/* *len is that of the TSRequest where it is whole. */
enum ts_request_frame ts_request_frame(struct bytes stream, size_t *len);
/* False when it has no version. */
bool ts_request_read(struct bytes der, struct ts_request *request);

/* A negoToken without SPNEGO. */
struct nego_token {
    bool spnego;
    struct bytes inner;          /* of the mechanism; the whole where there is no SPNEGO */
    struct bytes mech_type_list; /* DER as sent; none in an answer */
    struct bytes mech_list_mic;  /* none where it only repeats the token (security.md 3.2) */
};

void nego_token_read(struct bytes token, struct nego_token *nego);

/*
 * The content of subjectPublicKey in a certificate, without the byte that counts unused bits: what
 * pubKeyAuth is about. None when it cannot be found.
 */
struct bytes certificate_public_key(struct bytes certificate);
