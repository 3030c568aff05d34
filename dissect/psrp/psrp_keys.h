/*
 * The key exchange of a pool: the blobs of PUBLIC_KEY and ENCRYPTED_SESSION_KEY byte by byte; and
 * where what the session key opened is put. [MS-PSRP] 2.2.2.3, 2.2.2.4, 2.2.5.1.24; psrp.md 6.
 */
#pragma once

#include "record.h"

/*
 * Adds to the record of a message of that type, whose data is there, the group public_key or
 * encrypted_session_key; to any other nothing. What is wrong with the blob becomes diagnostics;
 * that the property is missing is told elsewhere (psrp_meaning.h).
 */
void psrp_add_key(struct record *r, uint32_t type);

/* The modulus and the encrypted key of such a record, least significant byte first, where they are
 * whole; else none. */
struct bytes psrp_key_modulus(const struct record *r);
struct bytes psrp_key_encrypted(const struct record *r);
/* Says in the group encrypted_session_key what the keys at hand say of it: a constant, "verified"
 * ... */
void psrp_set_key_state(struct record *r, const char *state);

/*
 * A secure string in the data was opened. value is its sealed form, path where that stands in the
 * record, and source the text as UTF-16-LE. The text stands beside value, in the list
 * secure_strings, and in the meaning where that is the answer of a host call. guessed: under a key
 * that is not proved.
 */
void psrp_put_plain(struct record *r, const struct node *value, struct bytes path, uint32_t source,
                    bool guessed);
