#include "wsman_samples.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "property.h"

static const struct limits defaults = LIMITS_DEFAULT;

struct sample sample_of(struct bytes xml, enum direction direction, bool raw,
                        const struct limits *limits)
{
    struct sample sample = {.r = wsman_record_new(limits), .source = xml};
    uint32_t source = record_source(sample.r, xml, NULL, SOURCE_DECRYPTED, NULL, 0);
    sample.xml = wsman_dissect(sample.r, source, direction, raw, &sample.envelope);
    property_check_record("sample", sample.r);
    return sample;
}

struct sample request(const char *xml)
{
    return sample_of(bytes_of_string(xml), C2S, false, &defaults);
}

struct sample answer(const char *xml)
{
    return sample_of(bytes_of_string(xml), S2C, false, &defaults);
}

void sample_free(struct sample *sample)
{
    record_free(sample->r);
}

static const struct node *child_at(const struct node *node, struct bytes key)
{
    uint64_t index;
    bool counted = node->field->kind == KIND_LIST && bytes_decimal(key, &index);
    for (const struct node *child = node->first; child != NULL; child = child->next) {
        if (counted) {
            if (index-- == 0)
                return child;
        } else if (bytes_equal(node->field->kind == KIND_MAP ? child->name
                                                             : bytes_of_string(child->field->key),
                               key)) {
            return child;
        }
    }
    return NULL;
}

const struct node *node_at(const struct record *r, const char *path)
{
    struct bytes rest = bytes_of_string(path), key;
    const struct node *node = r->root;
    while (node != NULL && bytes_next(&rest, '.', &key))
        node = child_at(node, key);
    return node;
}

static const struct node *needed(const struct record *r, const char *path)
{
    const struct node *node = node_at(r, path);
    if (node == NULL)
        fail_msg("there is no %s", path);
    return node;
}

void assert_bytes(struct bytes got, const char *expected)
{
    if (!bytes_equal(got, bytes_of_string(expected)))
        fail_msg("\"%.*s\" is not \"%s\"", (int)got.len, (const char *)got.data, expected);
}

void assert_text_at(const struct record *r, const char *path, const char *expected)
{
    const struct node *node = needed(r, path);
    if (node->field->kind == KIND_ENUM) {
        assert_string_equal(name_of(node->field->names, node->value.u), expected);
        return;
    }
    if (node->field->kind != KIND_STRING)
        fail_msg("%s is no text", path);
    if (!bytes_equal(node->value.b, bytes_of_string(expected)))
        fail_msg("%s: \"%.*s\" is not \"%s\"", path, (int)node->value.b.len,
                 (const char *)node->value.b.data, expected);
}

void assert_number_at(const struct record *r, const char *path, int64_t expected)
{
    const struct node *node = needed(r, path);
    enum kind kind = node->field->kind;
    if (kind != KIND_UINT && kind != KIND_INT && kind != KIND_BOOL && kind != KIND_DURATION)
        fail_msg("%s is no number", path);
    if (node->value.i != expected)
        fail_msg("%s: %lld is not %lld", path, (long long)node->value.i, (long long)expected);
}

void assert_null_at(const struct record *r, const char *path)
{
    if (needed(r, path)->field->kind != KIND_NULL)
        fail_msg("%s is not null", path);
}

void assert_none_at(const struct record *r, const char *path)
{
    if (node_at(r, path) != NULL)
        fail_msg("there is a %s", path);
}

void assert_span_at(const struct sample *sample, const char *path, const char *expected)
{
    const struct node *node = needed(sample->r, path);
    assert_int_equal(node->span.source, 1);
    assert_bytes(bytes_part(sample->source, (size_t)node->span.offset, node->span.len), expected);
}

void assert_diagnostics(const struct record *r, const char *codes)
{
    struct bytes rest = bytes_of_string(codes), code;
    size_t n = 0;
    while (bytes_next(&rest, ' ', &code)) {
        char text[64] = {0};
        assert_true(code.len < sizeof(text));
        memcpy(text, code.data, code.len);
        if (property_count_diags(r, text) == 0)
            fail_msg("%s was not reported", text);
        n += property_count_diags(r, text);
    }
    struct walk w = walk_start(r->root);
    for (enum walk_event event = walk_next(&w); event != WALK_DONE; event = walk_next(&w))
        for (const struct diag *diag = w.node->diags; diag != NULL && event == WALK_ENTER;
             diag = diag->next)
            if (strstr(codes, diag->kind->code) == NULL)
                fail_msg("%s was reported: %s", diag->kind->code, diag->detail);
    assert_int_equal(property_count_diags(r, NULL), n);
}
