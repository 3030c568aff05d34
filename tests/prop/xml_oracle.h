/* What libxml2 makes of a document, beside what xml_parse() made of it. */
#pragma once

#include "xml.h"

/*
 * NULL when both call the document well-formed and have the same names, namespaces, attributes and
 * texts in their trees, or neither calls it so; else what differs. Also NULL where they differ on
 * purpose: document types, an XML declaration, limits, and characters that XML forbids, which we
 * let through and say so; and for the tree where libxml2 complains of a namespace.
 */
const char *xml_oracle_differs(struct bytes document, const struct xml_document *ours);
