/* CLIXML as a message and as a file, to the end of the JSON. */
#include <stdint.h>
#include <stdio.h>

#include "clixml.h"
#include "render.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct limits limits = LIMITS_DEFAULT;
    static const struct field root = {"test", "test", "Test", KIND_GROUP, 0, SHOW_DEC, NULL, 0};
    static const struct field list = {"list", "list", "List", KIND_LIST, 0, SHOW_DEC, NULL, 0};
    struct render_options options = {.show_secrets = false};
    FILE *out = fopen("/dev/null", "wb");
    struct output output = {.sinks = {json_sink(out, &options)}, .n_sinks = 1};
    struct record *r = record_new(&root, &limits);
    uint32_t source = record_source(r, bytes_of(data, size), NULL, SOURCE_FILE, NULL, 0);
    struct clixml_result message, file;
    clixml_dissect(r, r->root, &root, source, &message);
    clixml_dissect_file(r, r->root, &list, source, &file);
    int64_t value;
    (void)clixml_int(clixml_property(message.object, "ci"), &value);
    (void)clixml_text(message.object);
    output_push(&output, r);
    output.sinks[0]->close(output.sinks[0]);
    fclose(out);
    return 0;
}
