/* A tree of any shape, of every kind of node, through both renderers. */
#include <stdlib.h>

#include "render_samples.h"

static struct node *grow(struct record *r, struct node *at, uint8_t what, struct bytes text)
{
    const struct field *field = &sample_fields[what % SAMPLE_COUNT];
    if (kind_has_children(field->kind))
        return node_add_named(r, at, field, text);
    struct node *node =
        field->kind == KIND_GUID ? put_bytes(r, at, field, BYTES("0123456789abcdef"), span_none())
        : field->kind >= KIND_FLOAT && field->kind <= KIND_BYTES
            ? put_bytes(r, at, field, text, span_none())
            : put_uint(r, at, field, text.len * UINT64_C(0x9E3779B97F4A7C15), span_none());
    if (field->kind == KIND_PAIR)
        node->value.b = text;
    node->name = text;
    node->flags = what / SAMPLE_COUNT;
    return at->parent != NULL && what % 7 == 0 ? at->parent : at;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct render_options options = {.show_secrets = size % 2,
                                     .verbose = size % 3 == 0,
                                     .color = size % 5 == 0,
                                     .columns = (unsigned)size % 130};
    struct record *r = sample_record();
    struct node *at = r->root;
    struct bytes rest = bytes_of(data, size), piece;
    while (bytes_next(&rest, 0xA7, &piece)) {
        if (piece.len > 0)
            at = grow(r, at, piece.data[0], bytes_from(piece, 1));
        if (piece.len % 11 == 3)
            diag_add(r, at, &sample_odd, "%.*s", (int)(piece.len % 64), (const char *)piece.data);
    }
    free(sample_render(r, json_sink, &options));
    free(sample_render(r, text_sink, &options));
    record_free(r);
    return 0;
}
