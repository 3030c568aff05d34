/*
 * What the files of NTLM share: messages (ntlm.c), payload and AV pairs (ntlm_payload.c),
 * responses (ntlm_response.c).
 */
#pragma once

#include "auth_private.h"

enum {
    NTLMSSP_NEGOTIATE_UNICODE = 0x1,
    NTLMSSP_ANONYMOUS = 0x800,
    NTLMSSP_OEM_DOMAIN_SUPPLIED = 0x1000,
    NTLMSSP_OEM_WORKSTATION_SUPPLIED = 0x2000,
    NTLMSSP_EXTENDED_SESSIONSECURITY = 0x80000,
    NTLMSSP_NEGOTIATE_VERSION = 0x2000000
};

/* Len, MaxLen and BufferOffset, and the bytes that they point to. */
struct ntlm_payload {
    struct node *fields; /* NULL where the message has no such field */
    uint64_t len, offset;
    bool inside; /* it has bytes, and all of them lie in the message */
};

enum { NTLM_PAYLOADS = 6 };

struct ntlm_message {
    struct leg *leg;
    struct node *node;
    struct cursor *c; /* over the message, at what is read next of its head */
    uint64_t start;   /* offset of the message in its source */
    struct bytes all;
    struct ntlm_payload payloads[NTLM_PAYLOADS];
    size_t n_payloads;
    uint64_t flags; /* that hold for the text of this message */
};

/* Reads one field triple of the head. */
struct ntlm_payload *ntlm_fields(struct ntlm_message *m, const struct field *field);
/*
 * Offset in the message where the head ends: of the first byte that any field read so far points
 * to; the message's length when none does.
 */
uint64_t ntlm_head_end(const struct ntlm_message *m);
/* A cursor over a payload; empty when it does not lie inside. payload may be NULL. */
struct cursor ntlm_open(const struct ntlm_message *m, const struct ntlm_payload *payload);
/* Adds text in the encoding that unicode says; gives it as UTF-8. */
struct bytes ntlm_text(struct ntlm_message *m, const struct ntlm_payload *payload,
                       const struct field *field, bool unicode);
/* Shows overlaps, and the bytes that nothing points to, once the head and all fields are read. */
void ntlm_close(struct ntlm_message *m);

/*
 * Adds a list of AV pairs from c up to and with MsvAvEOL; what is left in c is the caller's. True
 * when one of them says that the message has a MIC.
 */
bool ntlm_av_pairs(struct ntlm_message *m, const struct field *field, struct node *parent,
                   struct cursor *c);

/* Adds both responses of an AUTHENTICATE. True when AV pairs announce a MIC. */
bool ntlm_responses(struct ntlm_message *m, const struct ntlm_payload *lm,
                    const struct ntlm_payload *nt, bool anonymous);
