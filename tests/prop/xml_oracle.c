#include "xml_oracle.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include "buf.h"
#include "utf.h"

static bool same(struct bytes ours, const xmlChar *theirs)
{
    return bytes_equal(ours, bytes_of_string((const char *)theirs));
}

static bool same_value(struct bytes ours, const xmlNode *theirs)
{
    return same(ours, theirs != NULL ? theirs->content : NULL);
}

static bool same_namespace(struct bytes ours, const xmlNs *theirs)
{
    return same(ours, theirs != NULL ? theirs->href : NULL);
}

static bool same_attributes(const struct xml_element *ours, const xmlNode *theirs)
{
    size_t n = 0;
    for (const xmlAttr *attribute = theirs->properties; attribute != NULL;
         attribute = attribute->next, n++) {
        const struct xml_attribute *mine = &ours->attributes[n];
        if (n == ours->n_attributes || !same(mine->name, attribute->name) ||
            !same_namespace(mine->ns, attribute->ns) ||
            !same_value(mine->value, attribute->children))
            return false;
    }
    return n == ours->n_attributes;
}

static bool is_text(const xmlNode *node)
{
    return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

/* The text directly in node, without what is blank between elements, as xml.h says. */
static void add_text(const xmlNode *node, struct buf *out)
{
    bool elements = false;
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
        elements = elements || child->type == XML_ELEMENT_NODE;
    struct buf run = buf_init(SIZE_MAX);
    for (const xmlNode *child = node->children;; child = child->next) {
        if (child != NULL && is_text(child))
            buf_add(&run, bytes_of_string((const char *)child->content));
        if (child != NULL && child->type != XML_ELEMENT_NODE)
            continue;
        if (!elements || bytes_trim(buf_bytes(&run)).len > 0)
            buf_add(out, buf_bytes(&run));
        buf_reset(&run);
        if (child == NULL)
            break;
    }
    buf_clear(&run);
}

static bool same_text(const struct xml_element *ours, const xmlNode *theirs)
{
    struct buf text = buf_init(SIZE_MAX);
    add_text(theirs, &text);
    bool equal = bytes_equal(ours->text, buf_bytes(&text));
    buf_clear(&text);
    return equal;
}

static const xmlNode *first_element(const xmlNode *node)
{
    while (node != NULL && node->type != XML_ELEMENT_NODE)
        node = node->next;
    return node;
}

static const char *tree_differs(const struct xml_element *root, const xmlNode *theirs)
{
    const struct xml_element *ours = root;
    for (;;) {
        if (!same(ours->name, theirs->name) || !same_namespace(ours->ns, theirs->ns))
            return "the name of an element";
        if (!same_attributes(ours, theirs))
            return "the attributes of an element";
        if (!same_text(ours, theirs))
            return "the text of an element";
        const xmlNode *below = first_element(theirs->children);
        if ((ours->first != NULL) != (below != NULL))
            return "whether an element has children";
        if (below != NULL) {
            ours = ours->first;
            theirs = below;
            continue;
        }
        while (ours != root && ours->next == NULL) {
            if (first_element(theirs->next) != NULL)
                return "how many children an element has";
            ours = ours->parent;
            theirs = theirs->parent;
        }
        if (ours == root)
            return NULL;
        ours = ours->next;
        theirs = first_element(theirs->next);
        if (theirs == NULL)
            return "how many children an element has";
    }
}

static bool is_comparable(struct bytes document, const struct xml_document *ours)
{
    return !ours->replaced && utf8_valid(document) && ours->problem != XML_DTD &&
           ours->problem != XML_TOO_DEEP && ours->problem != XML_TOO_MANY &&
           bytes_find_byte(document, 0, 0) == document.len &&
           bytes_find(document, BYTES("<!DOCTYPE"), 0) == document.len &&
           bytes_find(document, BYTES("<?xml"), 0) == document.len;
}

/* libxml2 2.9 leaves &#38; for an ampersand in the name of a namespace, and makes one token of the
 * value of xml:id. */
static bool has_comparable_tree(struct bytes document, const xmlParserCtxt *context)
{
    return context->nsWellFormed != 0 && context->lastError.code == 0 &&
           bytes_find(document, BYTES("xml:id"), 0) == document.len &&
           (bytes_find(document, BYTES("xmlns"), 0) == document.len ||
            bytes_find_byte(document, '&', 0) == document.len);
}

const char *xml_oracle_differs(struct bytes document, const struct xml_document *ours)
{
    if (!is_comparable(document, ours))
        return NULL;
    xmlParserCtxt *context = xmlNewParserCtxt();
    xmlDoc *doc =
        xmlCtxtReadMemory(context, (const char *)document.data, (int)document.len, "", "UTF-8",
                          XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                              XML_PARSE_HUGE | XML_PARSE_IGNORE_ENC);
    const char *differs = NULL;
    /* libxml2 may refuse names with two colons, which XML 1.0 alone allows. */
    if (doc == NULL && ours->problem == XML_WELL_FORMED && context->nsWellFormed != 0)
        differs = "whether it is well-formed: libxml2 refuses it";
    else if (doc != NULL && ours->problem != XML_WELL_FORMED)
        differs = "whether it is well-formed: libxml2 accepts it";
    else if (doc != NULL && has_comparable_tree(document, context))
        differs = tree_differs(ours->root, xmlDocGetRootElement(doc));
    xmlFreeDoc(doc);
    xmlFreeParserCtxt(context);
    return differs;
}
