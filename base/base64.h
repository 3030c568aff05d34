/* Base64, RFC 4648 section 4. */
#pragma once

#include "buf.h"
#include "bytes.h"

/*
 * Appends what text says to out. White space anywhere is skipped, missing padding is accepted.
 * False when a character is none of the alphabet's, when padding is followed by more, or when a
 * single character is left over; what was decoded until then is in out. False too when out is full.
 */
bool base64_decode(struct bytes text, struct buf *out);

/* Appends b as base64 without line breaks. False when out is full. */
bool base64_encode(struct bytes b, struct buf *out);
