/*
 * Sealed messages, and two ways to open them: as the program does, and as the bare cipher and
 * checksum of OpenSSL do on the same bytes, with everything prepared that can be.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct opening; /* n messages of one mechanism, sealed */

struct opening_ops {
    /* Each is true when every message was opened and proved. */
    bool (*program)(struct opening *o);
    bool (*bare)(struct opening *o);
    bool (*library)(struct opening *o); /* as the mechanism's own library does; NULL: it has none */
    void (*free)(struct opening *o);
};

/* First member of each. */
struct opening {
    const struct opening_ops *ops;
};

/* A family of mechanisms: the name of row i, NULL behind the last one; n messages of that size of it. */
struct opening_family {
    const char *(*name)(size_t i);
    struct opening *(*make)(size_t i, size_t size, size_t n);
};
extern const struct opening_family opening_messages, opening_records;
