/* Which messages were here before, to tell a redelivery from a new message. psrp.md 1.3, "ObjectId
 * behaviour". */
#pragma once

#include "bytes.h"
#include "direction.h"
#include "table.h"

struct psrp_seen_entry;

/* A bounded set; the oldest is forgotten first. All zero is an empty one. */
struct psrp_seen {
    struct table table;
    struct psrp_seen_entry *oldest, *youngest;
};

/*
 * True when the same bytes were under the same ObjectId on that pool and in that direction;
 * otherwise remembers them. At most max are remembered, each by length and a 64-bit hash.
 */
bool psrp_seen_before(struct psrp_seen *seen, size_t max, uint64_t pool, enum direction direction,
                      uint64_t object_id, struct bytes message);
void psrp_seen_clear(struct psrp_seen *seen);
