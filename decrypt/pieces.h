/* A run of bytes that lies in several places, one behind the other: nothing is copied to put it
 * together. */
#pragma once

#include "bytes.h"

enum { PIECES_MOST = 4 };

struct pieces {
    struct bytes list[PIECES_MOST];
    size_t n;
    size_t len; /* of all */
};

/* Of at most two; empty ones count as none. */
struct pieces pieces_of(struct bytes first, struct bytes second);
/* len bytes from `at` on, or as many as there are. */
struct pieces pieces_part(const struct pieces *p, size_t at, size_t len);
/* One behind the other; false when these would be more than PIECES_MOST. */
bool pieces_join(struct pieces *p, const struct pieces *more);
/* All of it to out, which has room for len. */
void pieces_copy(const struct pieces *p, uint8_t *out);
