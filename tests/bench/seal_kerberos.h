/* RFC 4121 wrap tokens by libkrb5, split as WinRM splits them. security of AES-256 with SHA-1. */
#pragma once

#include "buf.h"
#include "direction.h"

/* Alice's ticket for the laboratory's HTTP service, which expired within hours; the session's key.
 */
extern const char *const seal_kerberos_request, *const seal_kerberos_response;
#define KERBEROS_REQUEST seal_kerberos_request
#define KERBEROS_RESPONSE seal_kerberos_response
#define KERBEROS_KEY_HEX "181f50dd68749ee6ebb8fc5e662a3fb9ebf355924541e7ddee7a9aa760507bdd"

struct seal_kerberos;
/* NULL without libkrb5. */
struct seal_kerberos *seal_kerberos_new(void);
/* NULL is allowed. */
void seal_kerberos_free(struct seal_kerberos *s);
/* Appends the length, the token and the data. */
void seal_kerberos_body(struct seal_kerberos *s, enum direction direction, uint64_t sequence,
                        struct bytes plain, struct buf *body);
