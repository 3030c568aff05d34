/*
 * Finding a sealed message's place in the key stream after a loss of unknown size.
 * security.md 4.10.
 */
#pragma once

#include "bytes.h"
#include "rc4.h"

/*
 * Whether the first bytes may be XML: no control characters, and mostly ASCII; or UTF-16-LE of
 * mostly ASCII, from either byte of a unit. Messages start where a MIME part starts, so also inside
 * text.
 */
bool ntlm_looks_like_text(struct bytes b);

/* Told a place where the text looks like text; true ends the search: the message is proved there.
 */
typedef bool ntlm_search_try(void *state, const struct rc4 *rc4);

/*
 * Tries the places 0 to window bytes behind from, nearest first, at which data opens to what looks
 * like text. True when try said so. Four megabytes take less than a tenth of a second.
 */
bool ntlm_search(const struct rc4 *from, size_t window, struct bytes data, ntlm_search_try *try,
                 void *state);
