/*
 * The `http` record: one exchange, its request and its response as two groups of the same members.
 * Who holds both messages makes the record, describes each, and adds what only the layers above
 * know.
 */
#pragma once

#include "http_message.h"
#include "http_multipart.h"
#include "record.h"

/* An empty record of kind `http`. */
struct record *http_record_new(const struct limits *limits);

/*
 * Adds the group `request` or `response` (by message->direction) with time, the first line and the
 * header fields, and a diagnostic for each of message->oddities. The request is to be added first;
 * a response without one adds `request` as null before itself. The record takes hold of
 * message->head_block, or of copies; nothing of message needs to live on.
 */
struct node *http_describe(struct record *r, const struct http_message *message);
/* No response came: adds the member as null. */
void http_describe_no_response(struct record *r);
/* Whether it went inside TLS: a member of the record, behind both halves. */
void http_put_tls(struct record *r, bool tls);

/* Members of a group that http_describe() gave; to be added in this order. */
/* "none", "ntlm", "kerberos", "credssp"; constant text. */
void http_put_protection(struct record *r, struct node *group, const char *protection);
/* NULL (none, or zero bytes), "clear", "verified", "recovered", "damaged", "no-key", "wrong-key";
 * constant text. */
void http_put_body(struct record *r, struct node *group, const char *outcome);
/* How many sealed parts the body has. */
void http_put_parts(struct record *r, struct node *group, size_t n);
void http_put_missing(struct record *r, struct node *group, uint64_t bytes);

/*
 * The layout of one sealed part, and a diagnostic for each of part->oddities. body_source is the
 * record's source that holds the body in which the part was found.
 */
void http_put_part(struct record *r, struct node *group, uint32_t body_source,
                   const struct http_part *part);
