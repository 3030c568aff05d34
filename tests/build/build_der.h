/* Writes DER as a sender does: the other direction of dissect/der, for tests. ITU-T X.690 10. */
#pragma once

#include "buf.h"

/* An element of that tag; contents are written as they are. */
void build_der(struct buf *out, uint8_t tag, struct bytes contents);
/* [n] EXPLICIT around an element of that tag. */
void build_der_field(struct buf *out, unsigned n, uint8_t tag, struct bytes contents);
/* The same around an INTEGER. */
void build_der_integer(struct buf *out, unsigned n, int32_t value);
/* Text in ASCII as UTF-16-LE. */
void build_utf16(struct buf *out, const char *text);
