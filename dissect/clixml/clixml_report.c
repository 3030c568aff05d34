#include "clixml_dissection.h"

bool clixml_is_one_of(struct bytes name, const char *const *names)
{
    for (; *names != NULL; names++)
        if (bytes_equal(name, bytes_of_string(*names)))
            return true;
    return false;
}

static const char file_namespace[] = "http://schemas.microsoft.com/powershell/2004/04";

void clixml_report_element(struct dissection *d, struct node *node, const struct xml_element *e,
                           const char *where)
{
    diag_add(d->r, node, D(UNKNOWN_ELEMENT), "<%.*s> in %s", SHOWN(e->name), where);
}

/* Elements inside what has only text: there is no place for them. */
void clixml_report_children(struct dissection *d, struct node *node, const struct xml_element *e)
{
    if (e->first != NULL)
        diag_add(d->r, node, D(UNKNOWN_ELEMENT), "<%.*s> in <%.*s>, which holds text alone",
                 SHOWN(e->first->name), SHOWN(e->name));
}

void clixml_report_text(struct dissection *d, struct node *node, const struct xml_element *e)
{
    struct bytes text = bytes_trim(e->text), shown = bytes_part(text, 0, 40);
    if (text.len > 0)
        diag_add(d->r, node, D(STRAY_TEXT), "\"%.*s\"%s", (int)shown.len, (const char *)shown.data,
                 shown.len < text.len ? "..." : "");
}

void clixml_report_namespace(struct dissection *d, struct node *node, const struct xml_element *e)
{
    if (!d->file || d->namespace_told || bytes_equal(e->ns, bytes_of_string(file_namespace)))
        return;
    d->namespace_told = true;
    diag_add(d->r, node, D(NAMESPACE), "<%.*s>: \"%.*s\"", SHOWN(e->name), SHOWN(e->ns));
}

void clixml_report_attributes(struct dissection *d, struct node *node, const struct xml_element *e)
{
    static const char *const known[] = {"N", "S", "RefId", NULL};
    for (size_t i = 0; i < e->n_attributes; i++) {
        const struct xml_attribute *attribute = &e->attributes[i];
        if (clixml_is_one_of(attribute->name, known))
            continue;
        diag_add(d->r, node, D(UNKNOWN_ATTRIBUTE), "%.*s=\"%.*s\"", SHOWN(attribute->name),
                 SHOWN(attribute->value));
    }
}
