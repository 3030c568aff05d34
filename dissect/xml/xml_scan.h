/*
 * Reads the source in step with libxml2's events. libxml2 says what is well-formed and which
 * namespace a prefix means; this says where things stand and what the text was, characters included
 * that libxml2 would not let through. It is only asked for what libxml2 has accepted, but it stops
 * by itself at anything it cannot read. Inside the module only.
 */
#pragma once

#include "arena.h"
#include "buf.h"
#include "cursor.h"
#include "node.h"

struct xml_scan {
    struct cursor c;
    struct arena *arena;
    struct buf scratch; /* to be cleared by who made it */
};

/* Character data between two tags: comments and processing instructions left out, CDATA and
 * entities resolved. */
struct xml_run {
    struct bytes
        text; /* a view into the source where it stands there as it is, else in the arena */
    struct span span;
};

/* A scan of the bytes b, which start at offset of source. */
struct xml_scan xml_scan_start(struct bytes b, uint32_t source, uint64_t offset,
                               struct arena *arena);
/* What stands before the next tag, or before what cannot be read. */
struct xml_run xml_scan_text(struct xml_scan *s);
/* Reads < and the qualified name of a start tag. */
struct bytes xml_scan_name(struct xml_scan *s);
/* Reads an attribute of a start tag: its qualified name, its value and the value's span. False, and
 * nothing read, at the tag's end. */
bool xml_scan_attribute(struct xml_scan *s, struct bytes *name, struct bytes *value,
                        struct span *span);
/* Reads the > or /> of a start tag; *empty is true for the latter. */
void xml_scan_start_end(struct xml_scan *s, bool *empty);
/* Reads a whole end tag. */
void xml_scan_end_tag(struct xml_scan *s);
