/*
 * Nodes from ASN.1 elements. Protocols of this family are sequences of explicitly tagged fields,
 * "[n] TYPE": each function here reads one such field at c, adds a node whose span is the value's
 * contents, and gives the value.
 *
 * All of them: false, and no node, when field [n] is not there or cannot be read. What is wrong
 * with it hangs on parent as der.malformed or der.unexpected, and a cut one fails c, which
 * der_close() tells.
 */
#pragma once

#include "der.h"
#include "record.h"

/* Opens the value of type tag in [n]; no node is added. field names it in diagnostics. */
bool der_open(struct record *r, struct node *parent, const struct field *field, struct cursor *c,
              unsigned n, uint8_t tag, struct cursor *contents);

/*
 * INTEGER; value may be NULL. For KIND_UINT and KIND_ENUM fields a negative number is kept as 64
 * bits.
 */
bool der_add_integer(struct record *r, struct node *parent, const struct field *field,
                     struct cursor *c, unsigned n, int64_t *value);
bool der_add_enumerated(struct record *r, struct node *parent, const struct field *field,
                        struct cursor *c, unsigned n, int64_t *value);
/*
 * OCTET STRING as KIND_BYTES; what is there of a cut one is kept as NODE_PARTIAL. value may be
 * NULL.
 */
bool der_add_octets(struct record *r, struct node *parent, const struct field *field,
                    struct cursor *c, unsigned n, struct bytes *value);
/* GeneralString as KIND_STRING: text as it stands, Windows fills in UTF-8. value may be NULL. */
bool der_add_string(struct record *r, struct node *parent, const struct field *field,
                    struct cursor *c, unsigned n, struct bytes *value);
/* BIT STRING as KIND_FLAGS of 32 bits, see der_bits(). */
bool der_add_bits(struct record *r, struct node *parent, const struct field *field,
                  struct cursor *c, unsigned n);
/* GeneralizedTime as KIND_TIME. */
bool der_add_time(struct record *r, struct node *parent, const struct field *field,
                  struct cursor *c, unsigned n);

/*
 * The dotted text of an OBJECT IDENTIFIER's contents as a KIND_STRING; one that is malformed adds
 * der.malformed and no node.
 */
bool der_add_oid(struct record *r, struct node *parent, const struct field *field,
                 struct cursor *contents);

/*
 * The end of a structure whose node is node and whose contents c went through: hangs
 * data.truncated, der.malformed or data.trailing on it. A cut that something inside node has
 * already told is not told again.
 */
void der_close(struct record *r, struct node *node, const struct cursor *c);

/*
 * Hangs der.missing on node: a field that the specification demands. Nothing when c failed, for
 * then it may have been there.
 */
void der_missing(struct record *r, struct node *node, const struct cursor *c,
                 const struct field *field);

#define DER_DIAGNOSTICS(X)                                                                         \
    X(DER_MALFORMED, "der.malformed", SEVERITY_ERROR, "an ASN.1 element cannot be read",           \
      "ITU-T X.690 8")                                                                             \
    X(DER_UNEXPECTED, "der.unexpected", SEVERITY_ERROR, "an ASN.1 element has another type",       \
      "ITU-T X.690 8")                                                                             \
    X(DER_MISSING, "der.missing", SEVERITY_WARN, "a required ASN.1 element is absent",             \
      "ITU-T X.690 8")

enum der_diagnostic { DER_DIAGNOSTICS(DIAG_ENUM) DER_DIAGNOSTIC_COUNT };
extern const struct diag_kind der_diagnostics[];
extern const struct diag_table der_diag_table;
