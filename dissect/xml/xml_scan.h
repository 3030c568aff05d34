/*
 * The syntax of XML 1.0, piece by piece: tags, attributes, text, and what is skipped between them.
 * A scan stops for good at what is not well-formed. Characters that XML forbids, and bytes that are
 * not UTF-8, are read like others where text may stand, and noted. Inside the module only.
 */
#pragma once

#include "arena.h"
#include "buf.h"
#include "cursor.h"
#include "node.h"
#include "xml_char.h"

struct xml_scan {
    struct cursor c; /* stands at the problem, when there is one */
    struct arena *arena;
    struct buf scratch;  /* to be cleared by who made it */
    const char *problem; /* why it cannot go on; NULL while it can */
    bool illegal;        /* a character that 2.2 forbids, as it is or as a reference */
    bool invalid;        /* bytes that are not UTF-8 */
    uint64_t invalid_offset;
};

/* Character data between two tags: comments and processing instructions left out, CDATA and
 * references resolved. */
struct xml_run {
    struct bytes
        text; /* a view into the source where it stands there as it is, else in the arena */
    struct span span;
};

/* What stands next. */
enum xml_next {
    XML_NEXT_START,   /* a start tag */
    XML_NEXT_END_TAG, /* an end tag */
    XML_NEXT_DOCTYPE,
    XML_NEXT_OTHER,  /* none of these */
    XML_NEXT_NOTHING /* the end of the document */
};

/* A scan of the bytes b, which start at offset of source. */
struct xml_scan xml_scan_start(struct bytes b, uint32_t source, uint64_t offset,
                               struct arena *arena);
enum xml_next xml_scan_next(const struct xml_scan *s);
/* Skips the XML declaration; to be called at the start. What it says is not looked at. */
void xml_scan_declaration(struct xml_scan *s);
/* Skips blanks, comments and processing instructions. */
void xml_scan_misc(struct xml_scan *s);
/* What stands before the next tag, or before what cannot be read. */
struct xml_run xml_scan_text(struct xml_scan *s);
/* Reads < and the name of a start tag. */
struct xml_name xml_scan_name(struct xml_scan *s);
/* Reads an attribute of a start tag: its name, its value and the value's span between the quotes.
 * False at the tag's end, where nothing is read, and at a problem. */
bool xml_scan_attribute(struct xml_scan *s, struct xml_name *name, struct bytes *value,
                        struct span *span);
/* Reads the > or /> of a start tag; *empty is true for the latter. */
void xml_scan_start_end(struct xml_scan *s, bool *empty);
/* Reads a whole end tag; gives the name in it. */
struct bytes xml_scan_end_tag(struct xml_scan *s);
