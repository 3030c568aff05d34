/*
 * ASN.1 values in BER, of which DER is a part, on the cursor. ITU-T X.690. Only what RFC 4120, RFC
 * 4178 and X.509 use: tags of one byte and definite lengths.
 *
 * An element is opened into a child cursor over its contents. A tag that is not there is no error:
 * optional elements are simply asked for in their order. A length beyond the end fails the parent
 * with CUR_TRUNCATED, and the child holds what is there, so that a cut structure can still be
 * shown; an indefinite, reserved or over-long length fails it with CUR_MALFORMED and opens nothing.
 */
#pragma once

#include "buf.h"
#include "cursor.h"

enum der_tag {
    DER_BOOLEAN = 0x01,
    DER_INTEGER = 0x02,
    DER_BIT_STRING = 0x03,
    DER_OCTET_STRING = 0x04,
    DER_OBJECT_IDENTIFIER = 0x06,
    DER_ENUMERATED = 0x0A,
    DER_UTF8_STRING = 0x0C,
    DER_GENERALIZED_TIME = 0x18,
    DER_GENERAL_STRING = 0x1B,
    DER_SEQUENCE = 0x30,
    DER_SET = 0x31
};

/* The tags of constructed [APPLICATION n] and [n], n up to 30. */
#define DER_APPLICATION(n) ((uint8_t)(0x60 | (n)))
#define DER_CONTEXT(n) ((uint8_t)(0xA0 | (n)))

/*
 * Opens the element that stands at c if it has this tag. False, with c where it was, when it has
 * another or nothing is left; false, and c failed, when its length is malformed.
 */
bool der_enter(struct cursor *c, uint8_t tag, struct cursor *contents);
/* The same for an element of any tag. */
bool der_next(struct cursor *c, uint8_t *tag, struct cursor *contents);

/*
 * The contents of one element as a value: each reads all of them, and fails contents with
 * CUR_MALFORMED (the value is then 0 or none) when they are no such value.
 */

/* INTEGER and ENUMERATED, up to 64 bits. */
int64_t der_integer(struct cursor *contents);
/*
 * BIT STRING of flags: bit 0 of ASN.1 is the highest of the 32; bits beyond are dropped, missing
 * ones 0.
 */
uint32_t der_bits(struct cursor *contents);
/*
 * GeneralizedTime "YYYYMMDDHHMMSS[.fraction]Z" in nanoseconds since 1970 UTC. Years 1678 to 2261.
 * RFC 4120 5.2.3 has no fraction.
 */
int64_t der_time(struct cursor *contents);

/*
 * Appends the contents of an OBJECT IDENTIFIER in dotted decimals. False when malformed, with an
 * arc over 2^64-1, or out is full.
 */
bool der_oid_text(struct bytes contents, struct buf *out);
