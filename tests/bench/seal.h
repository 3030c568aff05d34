/*
 * The senders' side of a sealed session: a handshake that was recorded once (between invented
 * people in a laboratory), and messages sealed under its key, from sequence number 0 for each
 * session.
 */
#pragma once

#include "buf.h"
#include "direction.h"

enum seal_kind { SEAL_CLEAR, SEAL_NTLM, SEAL_KERBEROS, SEAL_KINDS };
/* "clear", "ntlm", "kerberos" */
const char *seal_name(enum seal_kind kind);

/* One leg: what stands in Authorization or WWW-Authenticate; NULL: no such header. */
struct seal_leg {
    const char *request, *response;
    unsigned status; /* of the response */
};
/* Leg i of the handshake, from 0; false when it has fewer. */
bool seal_leg(enum seal_kind kind, size_t i, struct seal_leg *leg);
/* A key file for winrmscope that opens it. */
const char *seal_keys(enum seal_kind kind);

struct seal;
/* NULL, with a word on standard error, where a library lacks what it takes. */
struct seal *seal_new(enum seal_kind kind);
void seal_free(struct seal *s);
/* A new session. */
void seal_begin(struct seal *s);
/* The Content-Type of a body. */
const char *seal_content_type(const struct seal *s);
/* Appends the body of an HTTP message that carries plain. */
void seal_body(struct seal *s, enum direction direction, struct bytes plain, struct buf *body);
