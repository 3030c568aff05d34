/* XML of any kind: well-formed or not, and the tree, as libxml2 has it. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "xml_oracle.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct limits limits = LIMITS_DEFAULT;
    static const struct field root = {"test", "test", "Test", KIND_GROUP, 0, SHOW_DEC, NULL, 0};
    struct record *r = record_new(&root, &limits);
    struct bytes document = bytes_of(data, size);
    struct xml_document ours;
    xml_parse(r, record_source(r, document, NULL, SOURCE_FILE, NULL, 0), &ours);
    const char *differs = xml_oracle_differs(document, &ours);
    if (differs != NULL) {
        fprintf(stderr, "%s\n", differs);
        abort();
    }
    record_free(r);
    return 0;
}
