/* XML of any kind: the tree is walked, and every span must lie in the source. */
#include <stdint.h>
#include <stdlib.h>

#include "xml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(struct span span, size_t size)
{
    if (span.offset > size || span.len > size - span.offset)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct limits limits = LIMITS_DEFAULT;
    static const struct field root = {"test", "test", "Test", KIND_GROUP, 0, SHOW_DEC, NULL, 0};
    struct record *r = record_new(&root, &limits);
    struct xml_document document;
    xml_parse(r, record_source(r, bytes_of(data, size), NULL, SOURCE_FILE, NULL, 0), &document);
    for (struct xml_element *e = document.root; e != NULL; e = xml_following(document.root, e)) {
        check(e->span, size);
        check(e->text_span, size);
        check(e->name_span, size);
        (void)arena_copy(r->arena, e->text);
        for (size_t i = 0; i < e->n_attributes; i++)
            check(e->attributes[i].span, size);
    }
    if (document.problem_offset > size)
        abort();
    record_free(r);
    return 0;
}
