#include "clixml.h"

#include "clixml_dissection.h"
#include "clixml_value.h"
#include "map.h"
#include "memory.h"
#include "xml.h"

static struct dissection start(struct record *r, struct clixml_result *result)
{
    *result = (struct clixml_result){.object = NULL};
    return (struct dissection){.r = r, .result = result, .objects = map_new(), .types = map_new()};
}

static void finish(struct dissection *d)
{
    memory_free(d->levels);
    map_free(d->objects, NULL);
    map_free(d->types, NULL);
}

static void report_xml(struct dissection *d, struct node *node, const struct xml_document *document)
{
    unsigned long long offset = document->problem_offset;
    int len = (int)bytes_part(document->message, 0, 200).len;
    const char *message = (const char *)document->message.data;
    switch (document->problem) {
    case XML_WELL_FORMED:
        break;
    case XML_TOO_DEEP:
        diag_add(d->r, node, D(TOO_DEEP), "at byte %llu", offset);
        break;
    case XML_TOO_MANY:
        diag_add(d->r, node, &model_diagnostics[DIAG_LIMIT], "at byte %llu of the CLIXML: %.*s",
                 offset, len, message);
        break;
    case XML_TRAILING:
        diag_add(d->r, node, D(TRAILING_DATA), "from byte %llu", offset);
        break;
    case XML_MALFORMED:
    case XML_DTD:
    case XML_EMPTY:
        diag_add(d->r, node, D(XML_MALFORMED), "at byte %llu: %.*s", offset, len, message);
        break;
    }
    if (document->invalid_utf8)
        diag_add(d->r, node, D(UTF8_INVALID), "first at byte %llu",
                 (unsigned long long)document->invalid_offset);
}

static bool is_empty(const struct record *r, uint32_t source)
{
    struct cursor c = record_cursor(r, source);
    return cur_end(&c);
}

/* Elements that may be the root of a message. */
static bool is_root(const struct xml_element *e)
{
    static const char *const names[] = {"Obj", "Ref", "PR", NULL};
    return clixml_primitive(e->name) != NULL || clixml_is_one_of(e->name, names);
}

void clixml_dissect(struct record *r, struct node *parent, const struct field *field,
                    uint32_t source, struct clixml_result *result)
{
    struct dissection d = start(r, result);
    struct xml_document document;
    if (!is_empty(r, source)) {
        xml_parse(r, source, &document);
        struct node *node = parent;
        if (document.root != NULL) {
            node = clixml_visit_top(&d, parent, field, document.root);
            if (node == NULL)
                node = parent;
            if (!is_root(document.root))
                diag_add(r, node, D(ROOT_UNKNOWN), "<%.*s>", SHOWN(document.root->name));
        }
        report_xml(&d, node, &document);
    }
    finish(&d);
}

static void put_version(struct dissection *d, struct node *parent, struct node *list,
                        const struct xml_element *root)
{
    struct bytes version = bytes_none();
    clixml_put_attribute(d, parent, CLIXML_VERSION, root, "Version", &version);
    if (!bytes_starts(version, BYTES("1.")))
        diag_add(d->r, list, D(FILE_VERSION), "\"%.*s\"", SHOWN(version));
}

void clixml_dissect_file(struct record *r, struct node *parent, const struct field *list,
                         uint32_t source, struct clixml_result *result)
{
    struct dissection d = start(r, result);
    struct xml_document document;
    if (!is_empty(r, source)) {
        xml_parse(r, source, &document);
        const struct xml_element *root = document.root;
        struct node *elements = node_add(r, parent, list);
        if (root != NULL)
            elements->span = root->span;
        if (xml_is(root, NULL, "Objs")) {
            d.file = true;
            put_version(&d, parent, elements, root);
            clixml_report_namespace(&d, elements, root);
            clixml_report_text(&d, elements, root);
            for (const struct xml_element *e = root->first; e != NULL; e = e->next)
                clixml_visit_top(&d, elements, F(ELEMENT), e);
        } else if (root != NULL) {
            clixml_visit_top(&d, elements, F(ELEMENT), root);
            diag_add(r, elements, D(ROOT_UNKNOWN), "<%.*s>, not <Objs>", SHOWN(root->name));
        }
        if (root != NULL && root->partial)
            elements->flags |= NODE_PARTIAL;
        report_xml(&d, elements, &document);
    }
    finish(&d);
}
