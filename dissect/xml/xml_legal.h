/*
 * What libxml2 must not see, found before it is asked: characters that it would stop at, and tags
 * that would cost it quadratic time. Inside the module only.
 */
#pragma once

#include "bytes.h"

struct xml_legal {
    uint8_t *masked; /* NULL when nothing is illegal; else a copy of the same length to be given to
                        memory_free() */
    bool illegal;    /* a character that XML 1.0 2.2 forbids, written as it is or as a reference */
    bool invalid;    /* bytes that are not UTF-8 */
    size_t invalid_at;
};

/*
 * Looks for illegal characters and bytes. The masked copy has an asterisk for every byte of each:
 * legal in text, and no part of a name or of any markup, so that the rest keeps its place and its
 * meaning.
 */
void xml_legal(struct bytes b, struct xml_legal *legal);

/* Offset of the first start tag with more than most attributes, b.len when there is none: libxml2
 * compares each with each. */
size_t xml_crowded_tag(struct bytes b, size_t most);
