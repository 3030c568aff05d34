/*
 * What a node can be: constant descriptions, one table per protocol module, each row one line of an
 * X-macro list. From a row come the JSON member, the label of the text, the display filter of the
 * Wireshark plugin, `winrmscope list fields` and the manual.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

enum kind {
    /* with children */
    KIND_GROUP, /* JSON: an object whose members are the children's keys */
    KIND_LIST,  /* an array of the children */
    KIND_MAP,   /* an object whose members are the children's own names; equal names become a list */
    /* with a value */
    KIND_UINT,
    KIND_INT,
    KIND_ENUM,     /* an unsigned integer that names[] names; JSON: the name, or the number as 0x… of the field's width */
    KIND_FLAGS,    /* an unsigned integer whose bits names[] name; JSON: a list of the names, unknown bits as 0x… */
    KIND_BOOL,     /* value.u */
    KIND_FLOAT,    /* a number kept as its text; JSON: a number where the text is one, else a string */
    KIND_DECIMAL,  /* the same, but always a string in JSON */
    KIND_STRING,   /* UTF-8 as base/utf.h describes it */
    KIND_BYTES,    /* JSON: base64 */
    KIND_GUID,     /* JSON: upper-case text */
    KIND_TIME,     /* nanoseconds since 1970 UTC in value.i; JSON: RFC 3339 with nine decimals */
    KIND_DURATION, /* nanoseconds in value.i; JSON: seconds */
    KIND_PAIR,     /* the node's name and a string; JSON: an array of the two */
    KIND_NULL      /* JSON: null */
};

enum show { SHOW_DEC, SHOW_HEX };

/* A value or a bit and its name; a list ends with a NULL name. */
struct name {
    uint64_t value;
    const char *name;
};

enum {
    FIELD_SECRET = 1 << 0, /* passwords, keys, tickets …: hidden unless asked for */
    FIELD_WIRE = 1 << 1,   /* layout of the bytes: for explain, the page and Wireshark, not in JSON nor in plain text */
    FIELD_RAW = 1 << 2,    /* the undecoded text of a layer: only with --raw */
    FIELD_EXACT = 1 << 6,  /* an integer that JSON always says as a number, also beyond 2^53 */
    /* How plain text places it; JSON does not look at these. */
    FIELD_HEADLINE = 1 << 3, /* its value stands on its parent's line */
    FIELD_INLINE = 1 << 4,   /* its children stand where it would stand, without a line of its own */
    FIELD_QUIET = 1 << 5,    /* left out of plain text unless -v */
    FIELD_ALARM = 1 << 7,    /* in the colour of errors */
    FIELD_TABLE = 1 << 8     /* names and values of its children stand in columns; the elements of a LIST, where they are alike and short, in rows */
};

struct field {
    const char *name;  /* dotted and unique, the display filter: "psrp.object_id" */
    const char *key;   /* the JSON member: "object_id" */
    const char *label; /* for people: "Object id" */
    enum kind kind;
    uint8_t width; /* bytes of an integer on the wire, 0 where that says nothing */
    enum show show;
    const struct name *names; /* for ENUM and FLAGS; also an aid for UINT and INT */
    unsigned flags;
};

/*
 * A module lists its fields in NAME_fields.h as
 *   #define NTLM_FIELDS(X) X(NTLM_FLAGS, "ntlm.flags", "flags", "Negotiate flags", KIND_FLAGS, 4, SHOW_HEX, ntlm_flag_names, 0)
 * makes its enum with FIELD_ENUM, its table with FIELD_ROW, and tells the table to others as a struct field_table.
 */
#define FIELD_ENUM(id, name, key, label, kind, width, show, names, flags) id,
#define FIELD_ROW(id, name, key, label, kind, width, show, names, flags)                           \
    {name, key, label, kind, width, show, names, flags},

struct field_table {
    const char *protocol; /* "PowerShell Remoting Protocol" */
    const char *prefix;   /* "psrp": every name starts with it and a dot, or is it */
    const struct field *fields;
    size_t n;
};

/* The name of value in names, or NULL. names may be NULL. */
const char *name_of(const struct name *names, uint64_t value);
