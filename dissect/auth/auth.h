/*
 * Authentication over HTTP as it stands in Authorization and WWW-Authenticate: schemes, tokens, and
 * the tokens' own structure. RFC 7235, RFC 4559, RFC 4178, [MS-NLMP], [MS-SPNG]; security.md 2 to 4.
 * Nothing here needs a key or a crypto library.
 */
#pragma once

#include "direction.h"
#include "record.h"
#include "unseal.h"

enum auth_scheme {
    SCHEME_NONE,
    SCHEME_BASIC,
    SCHEME_NEGOTIATE,
    SCHEME_KERBEROS,
    SCHEME_NTLM,
    SCHEME_CREDSSP,
    SCHEME_CERTIFICATE, /* http://schemas.dmtf.org/wbem/wsman/1/wsman/secprofile/https/mutual */
    SCHEME_DIGEST,
    SCHEME_OTHER
};

/* "Basic", "Negotiate" … as the specifications write them; "" for NONE. */
const char *auth_scheme_name(enum auth_scheme scheme);

/* One scheme of a header value, with what follows it. */
struct auth_value {
    enum auth_scheme scheme;
    struct bytes name;  /* as written */
    struct bytes token; /* base64, or the parameters of Basic and Digest; none when it stands alone */
};

/*
 * Takes the next scheme off *rest, the value of Authorization, Proxy-Authorization, WWW-Authenticate
 * or Proxy-Authenticate (several challenges may be joined by commas). False at the end.
 */
bool auth_next_value(struct bytes *rest, struct auth_value *value);

/* What a token turned out to be, seen from outside inwards. */
enum token_kind {
    TOKEN_NONE,
    TOKEN_NTLM_NEGOTIATE,
    TOKEN_NTLM_CHALLENGE,
    TOKEN_NTLM_AUTHENTICATE,
    TOKEN_AP_REQ,
    TOKEN_AP_REP,
    TOKEN_KRB_ERROR,
    TOKEN_TLS, /* CredSSP */
    TOKEN_UNKNOWN
};

enum neg_state { NEG_ABSENT = -1, NEG_ACCEPT_COMPLETED, NEG_ACCEPT_INCOMPLETE, NEG_REJECT, NEG_REQUEST_MIC };

/*
 * What the layers above need of a token. Views lie in the record of the handshake. Text is UTF-8; none
 * where the token does not say it.
 */
struct auth_token {
    enum token_kind kind;
    enum mechanism mechanism;   /* of kind; for a SPNEGO answer without a token: of supportedMech */
    bool spnego;                /* it was wrapped */
    bool first_leg;             /* it begins a new handshake */
    struct bytes inner;         /* the mechanism's own token: NTLMSSP message, GSS token, TLS records */
    struct bytes mech_type_list; /* DER of the MechTypeList as sent; none in an answer */
    struct bytes mech_list_mic;
    enum neg_state neg_state;
    struct bytes user, domain, workstation; /* of an NTLM AUTHENTICATE */
    bool anonymous;                         /* NTLM AUTHENTICATE without a user */
    struct bytes service, realm;            /* of an AP-REQ's ticket */
    uint64_t etype, kvno;                   /* of an AP-REQ's ticket; 0 where absent */
};

/*
 * Dissects one token of a handshake. source is the token after base64. Adds to parent (the list
 * auth.tokens) one group with direction, and every field of SPNEGO and of the mechanism's message.
 */
void auth_dissect_token(struct record *r, struct node *parent, uint32_t source,
                        enum direction direction, struct auth_token *token);

/* The identity in Basic credentials after base64: up to the first colon is the user, the rest is secret. RFC 7617. */
struct bytes auth_basic_user(struct bytes credentials);
