/* A dissection on its way: what the parts of this module share. Inside the module only. */
#pragma once

#include "clixml.h"
#include "clixml_fields.h"
#include "xml.h"

#define F(id) (&clixml_fields[CLIXML_##id])
#define D(id) (&clixml_diagnostics[CLIXML_##id])

/* A text of the capture as printf's "%.*s" takes it, cut to a length that suits a diagnostic. */
#define SHOWN(text) (int)bytes_part((text), 0, 80).len, (const char *)(text).data

struct level;
struct map;

struct dissection {
    struct record *r;
    struct clixml_result *result;
    struct level *levels;
    size_t n_levels, levels_capacity;
    struct map *objects, *types; /* by RefId: two spaces, psrp.md 5.9 */
    bool references_full;
    bool file; /* of the file form, where elements have a namespace */
    bool namespace_told;
};

/* True when name is one of names, which end with NULL. */
bool clixml_is_one_of(struct bytes name, const char *const *names);

/* Says of node that e is not known, or has no place in where. */
void clixml_report_element(struct dissection *d, struct node *node, const struct xml_element *e,
                           const char *where);
/* Says of node that e, which has only text, has elements in it. */
void clixml_report_children(struct dissection *d, struct node *node, const struct xml_element *e);
/* Says of node that e, which has only elements, has text in it. */
void clixml_report_text(struct dissection *d, struct node *node, const struct xml_element *e);
/* Says of node, once a file, that e is of another namespace. */
void clixml_report_namespace(struct dissection *d, struct node *node, const struct xml_element *e);
/* Says of node which attributes of e are not known. */
void clixml_report_attributes(struct dissection *d, struct node *node, const struct xml_element *e);

/* Dissects e and all below it; gives the group added to parent, NULL beyond limits.nodes. */
struct node *clixml_visit_top(struct dissection *d, struct node *parent, const struct field *field,
                              const struct xml_element *e);
/* Puts an attribute as a string; gives its text, and false when it is not there. */
bool clixml_put_attribute(struct dissection *d, struct node *parent, enum clixml_field field,
                          const struct xml_element *e, const char *name, struct bytes *text);
