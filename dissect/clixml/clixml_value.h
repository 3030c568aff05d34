/* The primitive elements: which there are, and what their text means. [MS-PSRP] 2.2.5.1;
 * psrp.md 5.1. Inside the module only. */
#pragma once

#include "record.h"
#include "xml.h"

enum clixml_format {
    CLIXML_FORMAT_TEXT, /* escaped */
    CLIXML_FORMAT_SECRET,
    CLIXML_FORMAT_BOOL,
    CLIXML_FORMAT_INTEGER,
    CLIXML_FORMAT_FLOAT,
    CLIXML_FORMAT_DECIMAL,
    CLIXML_FORMAT_DATE,
    CLIXML_FORMAT_DURATION,
    CLIXML_FORMAT_BYTES,
    CLIXML_FORMAT_GUID,
    CLIXML_FORMAT_VERSION,
    CLIXML_FORMAT_NIL
};

struct clixml_primitive {
    const char *tag;
    enum clixml_format format;
    int field; /* enum clixml_field: the row for a value that is valid */
    int64_t least;
    uint64_t most; /* the range of an integer */
};

/* The primitive of that tag; NULL when it is none. */
const struct clixml_primitive *clixml_primitive(struct bytes tag);
/* One after the other, for who wants to list them; NULL behind the last. */
const struct clixml_primitive *clixml_primitive_at(size_t i);

/* What stands for text that is no element's own: of an unknown element, taken as a string. */
extern const struct clixml_primitive clixml_unknown_primitive;

/*
 * Puts the value of element into object, as the primitive says it; text that is no such value as a
 * string, with clixml.value-invalid. Gives the node, NULL for Nil. secret is set by a value that is
 * one.
 */
struct node *clixml_put_value(struct record *r, struct node *object,
                              const struct clixml_primitive *primitive,
                              const struct xml_element *element, bool *secret);

/* Puts the text of element as a field of another name: KIND_STRING unescaped, KIND_INT as a number
 * (a string row of value when it is none). */
void clixml_put_as(struct record *r, struct node *object, int field,
                   const struct xml_element *element);

/* The place of an element's text; of an element without any, the element. */
struct span clixml_text_span(const struct xml_element *element);
