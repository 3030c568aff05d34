/*
 * Authentication over HTTP as it stands in Authorization and WWW-Authenticate: schemes, tokens, and
 * the tokens' own structure. RFC 7235, RFC 4559, RFC 4178, [MS-NLMP], [MS-SPNG]; security.md 2
 * to 4. Nothing here needs a key or a crypto library.
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

/*
 * "Basic", "Negotiate", "Kerberos", "NTLM", "CredSSP", "Digest"; "Certificate" for the URI of
 * client certificates; "" for NONE and OTHER, of which only the header knows the name.
 */
const char *auth_scheme_name(enum auth_scheme scheme);

/* One scheme of a header value, with what follows it. */
struct auth_value {
    enum auth_scheme scheme;
    struct bytes name;  /* as written */
    struct bytes token; /* base64, or the parameters of Basic and Digest; or none */
};

/*
 * Takes the next scheme off *rest, the value of Authorization, Proxy-Authorization,
 * WWW-Authenticate or Proxy-Authenticate (several challenges may be joined by commas). False at the
 * end.
 */
bool auth_next_value(struct bytes *rest, struct auth_value *value);

/*
 * The identity in Basic credentials after base64: up to the first colon is the user, the rest is
 * secret. None without a colon. RFC 7617 2.
 */
struct bytes auth_basic_user(struct bytes credentials);

/* What a token turned out to be, seen from outside inwards. */
enum token_kind {
    TOKEN_NONE, /* SPNEGO alone, or nothing at all */
    TOKEN_NTLM_NEGOTIATE,
    TOKEN_NTLM_CHALLENGE,
    TOKEN_NTLM_AUTHENTICATE,
    TOKEN_AP_REQ,
    TOKEN_AP_REP,
    TOKEN_KRB_ERROR,
    TOKEN_TLS, /* CredSSP */
    TOKEN_UNKNOWN
};

enum neg_state {
    NEG_ABSENT = -1, /* also for a value that RFC 4178 does not know */
    NEG_ACCEPT_COMPLETED,
    NEG_ACCEPT_INCOMPLETE,
    NEG_REJECT,
    NEG_REQUEST_MIC
};

/*
 * What the layers above need of a token. Views lie in the record of the handshake. Text is UTF-8;
 * none where the token does not say it.
 */
struct auth_token {
    enum token_kind kind;
    /*
     * Of kind. Where SPNEGO brings no token: of supportedMech in an answer, of mechTypes in a
     * NegTokenInit that offers a single mechanism; else unknown.
     */
    enum mechanism mechanism;
    bool spnego;        /* it was wrapped */
    bool first_leg;     /* it begins a new handshake */
    struct bytes inner; /* the mechanism's own token: NTLMSSP message, GSS token, TLS records */
    struct bytes mech_type_list; /* DER of the MechTypeList as sent; none in an answer */
    struct bytes mech_list_mic;  /* none, too, where it only repeats the token (security.md 3.2) */
    enum neg_state neg_state;
    struct bytes user, domain, workstation; /* of an NTLM AUTHENTICATE */
    bool anonymous;                         /* NTLM AUTHENTICATE without a user */
    bool has_mic;                           /* NTLM AUTHENTICATE with a MIC */
    struct bytes target_name;               /* the SPN in its response */
    struct bytes channel_bindings;          /* there: 16 bytes; none, too, where they are zeros */
    struct bytes service, realm;            /* of an AP-REQ's ticket */
    uint64_t etype, kvno;                   /* of an AP-REQ's ticket; 0 where absent */
    uint64_t error_code;                    /* of a KRB-ERROR, RFC 4120 7.5.9; 0 where absent */
    uint64_t status; /* errorCode of the TSRequest that it came in, an NTSTATUS; 0 where absent */
};

/*
 * Whether token (after base64) begins a new handshake: NTLM NEGOTIATE, NegTokenInit, AP-REQ, TLS
 * ClientHello of the client. open is the record of the handshake that goes on, or NULL: a second
 * ClientHello that answers its HelloRetryRequest begins nothing. Dissects nothing; the same answer
 * as auth_token.first_leg.
 */
bool auth_first_leg(struct bytes token, enum direction direction, const struct record *open);

/*
 * Dissects one token of a handshake. source is the token after base64. Adds to parent (the list
 * auth.tokens) one group with direction, and every field of SPNEGO and of the mechanism's message.
 */
void auth_dissect_token(struct record *r, struct node *parent, uint32_t source,
                        enum direction direction, struct auth_token *token);

/*
 * What the TLS records of the newest token were found to hold, once they were opened: it is hung
 * there. [MS-CSSP] 2.2.1, security.md 6.2. tokens is the list as for auth_dissect_token(), source
 * the plain text of one TSRequest or one TSCredentials. token is what the TSRequest's negoTokens
 * say; nothing where it has none. Credentials belong to the TSRequest before them.
 */
void auth_dissect_ts_request(struct record *r, struct node *tokens, uint32_t source,
                             enum direction direction, enum unseal_binding binding,
                             struct auth_token *token);
void auth_dissect_ts_credentials(struct record *r, struct node *tokens, uint32_t source);

/*
 * The record "auth": made when a handshake begins, given its tokens leg by leg, finished once its
 * outcome is known. r = auth_record_new(); then for each token
 * auth_dissect_token(r, auth_record_tokens(r), record_source(r, …), …); at last
 * auth_record_finish().
 */
struct record *auth_record_new(const struct limits *limits);
/* Says of the latest token when it came, and in which packet (number 0: not known). */
void auth_record_token_packet(struct record *r, int64_t time, struct frame frame);
/* The list auth.tokens; empty for Basic and certificates. */
struct node *auth_record_tokens(struct record *r);

enum auth_outcome { HANDSHAKE_ACCEPTED, HANDSHAKE_REJECTED, HANDSHAKE_INCOMPLETE };

/* "accepted", "rejected", "incomplete". */
const char *auth_outcome_name(enum auth_outcome outcome);

/* The members of the record before its tokens. Text is UTF-8 and is copied. */
struct auth_summary {
    enum auth_scheme scheme;
    struct bytes scheme_name; /* as written; used for SCHEME_OTHER only */
    enum mechanism mechanism;
    struct bytes user, domain, workstation; /* none is null in JSON */
    struct bytes service, realm;            /* none: no member */
    uint64_t etype, kvno;                   /* 0: no member */
    enum mechanism inner;                   /* of CredSSP; MECHANISM_UNKNOWN: no member */
    enum auth_outcome outcome;
    enum key_state key;
    bool has_mic;
    enum key_state mic;
    struct bytes target_name;      /* none: no member */
    struct bytes channel_bindings; /* none: no member */
    enum key_state binds;          /* whether these are of the certificate that the server showed */
};

/* Everything empty, mechanism and inner unknown, outcome incomplete, key none. */
struct auth_summary auth_summary_new(enum auth_scheme scheme);
/*
 * Takes over what a token says of mechanism and identities; a later token wins where it says
 * something. Views are those of token. The mechanism of SCHEME_CREDSSP stays credssp: a token from
 * inside its tunnel sets inner instead.
 */
void auth_summary_token(struct auth_summary *summary, const struct auth_token *token);
/* Puts the summary before the tokens. To be called once, when all tokens are in. */
void auth_record_finish(struct record *r, const struct auth_summary *summary);
