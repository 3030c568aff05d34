/* Escapes in CLIXML strings. [MS-PSRP] 2.2.5.3.2; psrp.md 5.3. Inside the module only. */
#pragma once

#include "arena.h"
#include "bytes.h"

/*
 * text with _xHHHH_ and _xHHHHHHHH_ resolved: once, from left to right; what is no escape stays.
 * Two halves of a surrogate pair in a row become one character, a lone half stays as base/utf.h
 * describes it. text itself when there is nothing to resolve, else a copy in the arena.
 */
struct bytes clixml_unescape(struct arena *arena, struct bytes text);
