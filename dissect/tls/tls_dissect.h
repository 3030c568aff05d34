/* Handshake messages as nodes. RFC 5246 7.4, RFC 8446 4. */
#pragma once

#include "direction.h"
#include "record.h"
#include "tls_fields.h"
#include "tls_wire.h"

/*
 * Adds the message that c holds, with its header of 4 bytes, under list. version is the one that
 * was chosen, 0 where that is not known: some messages differ.
 */
struct node *tls_add_message(struct record *r, struct node *list, enum direction direction,
                             struct cursor c, uint16_t version);

/*
 * Takes the next certificate off a Certificate message's body, which c goes through; *started is
 * false before the first call. False at the end.
 */
bool tls_next_certificate(struct cursor *c, uint16_t version, bool *started,
                          struct cursor *certificate);
