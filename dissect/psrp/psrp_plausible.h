/* Where fragments begin again after bytes were lost. psrp.md 1.6. Internal to reassembly. */
#pragma once

#include "psrp.h"

/* A header that no sender writes: its numbers are far out of range. The bytes are no fragments, or
 * the place is wrong. */
bool psrp_is_garbage(const struct psrp_fragment *f);
/*
 * True when b begins with a fragment as far as one can tell: ObjectId 1 to 2^48, no reserved flags,
 * start flag just when FragmentId is 0, a blob within limits.psrp_message and, of a first fragment,
 * the beginning of a message header.
 */
bool psrp_is_plausible(struct bytes b, const struct limits *limits);
/* Offset, at or after from, of the first fragment that begins a message with a known type; b.len
 * when there is none. */
size_t psrp_find_start(struct bytes b, size_t from, const struct limits *limits);
