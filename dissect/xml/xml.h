/*
 * XML for the modules above: a document becomes a tree in the record's arena, with the exact place
 * of every element, attribute and text. XML 1.0 (fifth edition) and Namespaces in XML 1.0, but no
 * DTD: no entity but the five. Comments and processing instructions are dropped.
 */
#pragma once

#include "record.h"

struct xml_attribute {
    struct bytes name, ns, value; /* name is local; ns is the namespace URI, none without one */
    struct span span;             /* of the value in the source, between the quotes */
};

/* xmlns:prefix="uri"; the prefix is none for xmlns="uri". */
struct xml_declaration {
    struct bytes prefix, uri;
};

struct xml_element {
    struct bytes name, ns; /* local name, namespace URI */
    struct bytes text; /* the character data directly in it, pieces joined, entities resolved; white
                          space alone beside child elements is left out */
    struct span text_span; /* of that text in the source, from the first piece's start to the last
                              one's end */
    const struct xml_attribute *attributes;     /* without declarations of namespaces */
    const struct xml_declaration *declarations; /* of namespaces, in its own start tag */
    struct xml_element *parent, *first, *next;
    struct span name_span; /* of the local name in the start tag */
    struct span span;      /* from < of the start tag behind > of the end tag */
    uint32_t n_attributes;
    uint16_t n_declarations;
    bool partial; /* the document ended, or broke, inside it; or its text was cut at limits.xml_text
                   */
};

enum xml_problem {
    XML_WELL_FORMED,
    XML_MALFORMED, /* the tree holds what came before */
    XML_TOO_DEEP,
    XML_TOO_MANY, /* elements, attributes, namespaces in scope, or bytes of text over their limit */
    XML_DTD,      /* a document type declaration: refused, nothing behind it is read */
    XML_TRAILING, /* more behind the root element, which is whole */
    XML_EMPTY     /* no element at all */
};

struct xml_document {
    struct xml_element *root; /* NULL when there is none */
    enum xml_problem problem;
    uint64_t problem_offset; /* in the source */
    struct bytes message;    /* what it was in words; constant */
    bool replaced; /* characters that XML 1.0 forbids stood in it: they are in the tree as they were
                    */
    bool invalid_utf8;       /* bytes that are not UTF-8 stood in it */
    uint64_t invalid_offset; /* of the first of them */
};

/*
 * Parses the whole source (UTF-8, with or without byte order mark; an encoding that the XML
 * declaration names is ignored). Characters that XML forbids and PowerShell sends all the same are
 * kept, lone surrogates as base/utf.h describes them; so are bytes that are not UTF-8, as they
 * stand: put_string() reports and renderers replace them. Text is a view into the source where it
 * stands there literally, else a copy in the arena.
 */
void xml_parse(struct record *r, uint32_t source, struct xml_document *document);

/* The first child with that local name and, unless ns is NULL, namespace. element may be NULL. */
struct xml_element *xml_child(const struct xml_element *element, const char *ns, const char *name);
/* The next sibling of the same kind as xml_child() gives. */
struct xml_element *xml_next(const struct xml_element *element, const char *ns, const char *name);
/* True when it is that element. ns NULL: any. */
bool xml_is(const struct xml_element *element, const char *ns, const char *name);
/* The value of the attribute with that local name, whatever its namespace; none when there is none.
 * found may be NULL. */
struct bytes xml_attribute(const struct xml_element *element, const char *name, bool *found);
/* The attribute itself, for its span; NULL when there is none. */
const struct xml_attribute *xml_attribute_of(const struct xml_element *element, const char *name);
/* The element behind this one in document order, within root; NULL at the end: to walk without
 * recursion. */
struct xml_element *xml_following(const struct xml_element *root,
                                  const struct xml_element *element);
/* The namespace that a prefix stands for at that element: of a QName in a text. None when it is not
 * declared. */
struct bytes xml_prefix(const struct xml_element *element, struct bytes prefix);
