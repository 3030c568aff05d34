/* What the files of this module share: kerberos_message.c has the messages, kerberos_parts.c what
 * they are made of, kerberos_padata.c pre-authentication, kerberos_sealed.c what keys opened. */
#pragma once

#include "der_node.h"
#include "kerberos.h"
#include "kerberos_fields.h"

#define F(id) (&kerberos_fields[KERBEROS_##id])

/* One message while it is dissected. */
struct dissection {
    struct record *r;
    struct kerberos_about *about;
    const struct kdc_opened *opened;   /* NULL: nothing */
    unsigned used;                     /* parts that have been shown, by 1 << enum kdc_part */
    struct bytes name;                 /* the name that was read last, joined */
    struct bytes client, client_realm; /* that an opened part names */
};

/*
 * True while one more element of a list may be added; at limits.token_elements says so on the list,
 * and the caller stops.
 */
bool kerberos_room(struct dissection *d, struct node *list, size_t n);
/* The span of everything in contents. */
void kerberos_span(struct node *node, const struct cursor *contents);

/* [n] PrincipalName, 5.2.2. False when it is absent. The name is then in d->name. */
bool kerberos_add_name(struct dissection *d, struct node *parent, const struct field *field,
                       struct cursor *c, unsigned n);
/* What an EncryptedData is, and what keys opened of it. */
struct sealed_part {
    const struct field *field, *cipher;
    enum kdc_part part;  /* KDC_PARTS: nothing is ever opened of it */
    int64_t etype, kvno; /* what was read; 0 where absent */
};
/* [n] EncryptedData, 5.2.9. False when it is absent. */
bool kerberos_add_encrypted(struct dissection *d, struct node *parent, struct cursor *c, unsigned n,
                            struct sealed_part *sealed);
/* The fields of an EncryptedData whose sequence is c, into node. */
void kerberos_add_encrypted_fields(struct dissection *d, struct node *node, struct cursor *c,
                                   struct sealed_part *sealed);
/* The fields of a Ticket, its tag included, at c, 5.3; into the node of that field. */
bool kerberos_add_ticket(struct dissection *d, struct node *parent, const struct field *field,
                         struct cursor *c, enum kdc_part part, struct sealed_part *sealed);
/* [n] HostAddresses, 5.2.5. */
void kerberos_add_addresses(struct dissection *d, struct node *parent, const struct field *field,
                            struct cursor *c, unsigned n);
/* [n] Checksum, 5.2.9. value may be NULL. */
void kerberos_add_checksum(struct dissection *d, struct node *parent, const struct field *field,
                           struct cursor *c, unsigned n);
/* [n] EncryptionKey, 5.2.9. */
void kerberos_add_key(struct dissection *d, struct node *parent, const struct field *field,
                      struct cursor *c, unsigned n);
/* pvno and msg-type in fields [n] and [n + 1]. */
void kerberos_add_head(struct dissection *d, struct node *node, struct cursor *c, unsigned n,
                       int64_t type);
/* The fields of an AP-REQ's sequence, 5.5.1. */
void kerberos_add_ap_req(struct dissection *d, struct node *node, struct cursor *c);

/* [n] SEQUENCE OF PA-DATA into a list of that field. */
void kerberos_add_padata(struct dissection *d, struct node *parent, const struct field *field,
                         struct cursor *c, unsigned n);
/* The elements of such a sequence. */
void kerberos_add_padata_list(struct dissection *d, struct node *list, struct cursor *c);
/* KDC-REQ-BODY's sequence, 5.4.1. Says what it asks for in d->about. */
void kerberos_add_req_body(struct dissection *d, struct node *node, struct cursor *c);

/* What keys opened of that part becomes a child of node, which is its EncryptedData. */
void kerberos_add_opened(struct dissection *d, struct node *node, enum kdc_part part);
