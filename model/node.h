/*
 * The tree of a record. A node is a field, a value and the span that it was read from. Protocol
 * modules build nodes and nothing else; renderers walk them and nothing else.
 *
 * add_* read at the cursor, add a node with value and span, and give the value, so that a field is
 * mentioned once and a parser reads like the specification. A read that fails adds no node (what was
 * not on the wire is not in the tree), hangs data.truncated on the parent once, and gives zero or
 * nothing; add_bytes keeps what is there of bytes cut short, as NODE_PARTIAL.
 * put_* add a value that the caller has; with span_none() it is one that was not on the wire.
 *
 * Views (strings, bytes, names) are not copied: they must lie in a source of the record, in its
 * arena, or be constant.
 */
#pragma once

#include "bytes.h"
#include "cursor.h"
#include "diag.h"
#include "field.h"
#include "guid.h"

struct record;

/* len bytes at offset of a source of the record; source 0 is none: the value was not on the wire. */
struct span {
    uint64_t offset;
    uint32_t len;
    uint32_t source;
};

enum {
    NODE_PARTIAL = 1 << 0, /* cut short */
    NODE_GUESSED = 1 << 1, /* the decoder guessed; text and JSON show it */
    NODE_SECRET = 1 << 2   /* like FIELD_SECRET, for this one */
};

struct node {
    const struct field *field;
    struct node *parent, *next, *first, *last;
    struct diag *diags;
    struct span span;
    unsigned flags;
    struct bytes name; /* the member name under a KIND_MAP, the first half of a KIND_PAIR; else none */
    union {
        uint64_t u;
        int64_t i;
        struct bytes b;   /* STRING, BYTES, FLOAT, DECIMAL, PAIR; GUID: 16 bytes in text order */
    } value;
};

struct span span_none(void);
struct span span_of(uint32_t source, uint64_t offset, size_t len);
/* From where c stood at start to where it stands: for groups that were read in between. */
struct span span_since(const struct cursor *c, uint64_t start);

/* A node with children (GROUP, LIST, MAP) or a KIND_NULL, last under parent. */
struct node *node_add(struct record *r, struct node *parent, const struct field *field);
/* The same with a name of its own, for children of a MAP. */
struct node *node_add_named(struct record *r, struct node *parent, const struct field *field,
                            struct bytes name);
/* Sets the span of a group from where c stood at start to where it stands. */
void node_close(struct node *node, const struct cursor *c, uint64_t start);

uint64_t add_uint_be(struct record *r, struct node *parent, const struct field *field,
                     struct cursor *c, size_t n);
uint64_t add_uint_le(struct record *r, struct node *parent, const struct field *field,
                     struct cursor *c, size_t n);
/* n bytes as KIND_BYTES or, where the field says so, as a KIND_STRING that is already UTF-8. */
struct bytes add_bytes(struct record *r, struct node *parent, const struct field *field,
                       struct cursor *c, size_t n);
/* 16 bytes in the order of .NET's Guid.ToByteArray. */
struct guid add_guid(struct record *r, struct node *parent, const struct field *field,
                     struct cursor *c);
/* n bytes of UTF-16-LE as a KIND_STRING; gives the UTF-8 text, which lies in the arena. */
struct bytes add_utf16le(struct record *r, struct node *parent, const struct field *field,
                         struct cursor *c, size_t n);
/* A FILETIME: 8 bytes, 100 ns units since 1601, [MS-DTYP] 2.3.3, as KIND_TIME; gives nanoseconds since 1970. 0 and "never" add the number as it is. */
int64_t add_filetime(struct record *r, struct node *parent, const struct field *field,
                     struct cursor *c);

struct node *put_uint(struct record *r, struct node *parent, const struct field *field,
                      uint64_t value, struct span span);
struct node *put_int(struct record *r, struct node *parent, const struct field *field,
                     int64_t value, struct span span);
struct node *put_bool(struct record *r, struct node *parent, const struct field *field, bool value,
                      struct span span);
struct node *put_bytes(struct record *r, struct node *parent, const struct field *field,
                       struct bytes value, struct span span);
/* Text as UTF-8. Bytes that are not UTF-8 get data.utf8-invalid here, once; renderers replace them. */
struct node *put_string(struct record *r, struct node *parent, const struct field *field,
                        struct bytes value, struct span span);
struct node *put_text(struct record *r, struct node *parent, const struct field *field,
                      const char *constant);
struct node *put_pair(struct record *r, struct node *parent, const struct field *field,
                      struct bytes name, struct bytes value, struct span span);
/* A named string: a member of a KIND_MAP. */
struct node *put_named(struct record *r, struct node *parent, const struct field *field,
                       struct bytes name, struct bytes value, struct span span);
struct node *put_guid(struct record *r, struct node *parent, const struct field *field,
                      const struct guid *value, struct span span);
struct node *put_null(struct record *r, struct node *parent, const struct field *field);

/* The first child of that field, or NULL. node may be NULL. */
struct node *node_child(const struct node *node, const struct field *field);
/* The first child with that name (ASCII case ignored), or NULL: a property of an object. */
struct node *node_named(const struct node *node, struct bytes name);
/* True when this value is to be hidden unless asked for. */
bool node_is_secret(const struct node *node);
/* True when the value was not read from the capture. */
bool node_is_generated(const struct node *node);

/* Walks a subtree without recursion: ENTER and LEAVE for nodes with children, ENTER alone for the others. */
enum walk_event { WALK_ENTER, WALK_LEAVE, WALK_DONE };
struct walk {
    const struct node *root, *node;
    size_t depth; /* of node below root */
    bool leave;
};
struct walk walk_start(const struct node *root);
enum walk_event walk_next(struct walk *w);
/* After ENTER: go on behind this node's children. No LEAVE follows for it. */
void walk_skip(struct walk *w);
/* True for GROUP, LIST and MAP. */
bool kind_has_children(enum kind kind);
