/* What the files of this module share: one per layer, token.c decides which comes. */
#pragma once

#include "auth.h"
#include "auth_fields.h"
#include "der_node.h"

#define F(id) (&auth_fields[AUTH_##id])

/* One token while it is dissected. */
struct leg {
    struct record *r;
    struct node *node;     /* its group in auth.tokens */
    struct node *previous; /* the group of the token before it, or NULL */
    enum direction direction;
    struct auth_token *token;
};

/* token.c: as auth_dissect_token(), for a token that c goes through. */
void token_dissect(struct record *r, struct node *parent, struct cursor c, enum direction direction,
                   struct auth_token *token);
/* A token that says nothing. */
struct auth_token auth_token_nothing(void);

/* Mechanisms by their object identifiers. */
struct gss_mechanism {
    struct bytes oid; /* contents of the OBJECT IDENTIFIER */
    const char *name;
    enum mechanism mechanism; /* unknown for what is not followed further */
};

/* NULL when it is none of the table. */
const struct gss_mechanism *gss_mechanism_of(struct bytes oid);
/* Adds a group with the OID and its name; gives the mechanism. contents is consumed. */
enum mechanism gss_add_mechanism(struct leg *leg, struct node *parent, const struct field *field,
                                 struct cursor *contents);
/*
 * The mechanism's OID of "60 len 06 len OID", RFC 2743 3.1, and in *rest what follows it; none
 * when it is no such token.
 */
struct bytes gss_token_oid(struct bytes token, struct bytes *rest);

/* Hangs auth.token-direction on node when the token should have come from the other side. */
void leg_expect(struct leg *leg, struct node *node, enum direction direction);
/*
 * True while one more element of a list may be added; at limits.token_elements says so on the list,
 * and the caller stops.
 */
bool leg_room(struct leg *leg, struct node *list, size_t n);

/*
 * spnego.c: the whole token at c. True, with inner over the mechanism's own token, when there is
 * one.
 */
bool spnego_dissect(struct leg *leg, struct cursor *c, struct cursor *inner);
/* ntlm.c: the message that c holds. */
void ntlm_dissect(struct leg *leg, struct cursor *c);
/* kerberos_token.c: framed for GSS-API or bare, to the end of c. */
void kerberos_dissect(struct leg *leg, struct cursor *c);
/* negoex.c, tls_records.c. */
void negoex_dissect(struct leg *leg, struct cursor *c);
void tls_records_dissect(struct leg *leg, struct cursor *c);
/*
 * True when the token of that group answers a ClientHello by asking for another. node may be
 * NULL.
 */
bool tls_records_retry(const struct node *token);
