#include "property.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "value.h"

enum { FLIP_ALL_UP_TO = 1024, FLIPS_ABOVE = 4096, PREFIX_ALL_UP_TO = 2048, PREFIXES_ABOVE = 1024 };

static const struct limits limits = LIMITS_DEFAULT;

struct bytes property_hex(const char *digits)
{
    uint8_t *data = malloc(strlen(digits) / 2 + 1);
    size_t n = 0;
    int high = -1;
    for (; *digits != '\0'; digits++) {
        uint64_t value;
        if (!bytes_hexadecimal(bytes_of(digits, 1), &value))
            continue;
        if (high < 0) {
            high = (int)value;
        } else {
            data[n++] = (uint8_t)(high << 4 | (int)value);
            high = -1;
        }
    }
    assert_true(high < 0);
    return (struct bytes){data, n};
}

size_t property_count_diags(const struct record *r, const char *code)
{
    size_t n = 0;
    struct walk w = walk_start(r->root);
    for (enum walk_event event = walk_next(&w); event != WALK_DONE; event = walk_next(&w)) {
        if (event != WALK_ENTER)
            continue;
        for (const struct diag *diag = w.node->diags; diag != NULL; diag = diag->next)
            n += code == NULL || strcmp(diag->kind->code, code) == 0;
    }
    return n;
}

void property_check_record(const char *name, const struct record *r)
{
    struct value_options options = {.show_secrets = true};
    struct walk w = walk_start(r->root);
    for (enum walk_event event = walk_next(&w); event != WALK_DONE; event = walk_next(&w)) {
        if (event != WALK_ENTER)
            continue;
        const struct node *node = w.node;
        const struct span *span = &node->span;
        if (span->source > r->n_sources)
            fail_msg("%s: %s points into source %u of %zu", name, node->field->name, span->source,
                     r->n_sources);
        if (span->source > 0) {
            size_t len = r->sources[span->source - 1].bytes.len;
            if (span->offset > len || span->len > len - span->offset)
                fail_msg("%s: %s spans %llu+%u of %zu bytes", name, node->field->name,
                         (unsigned long long)span->offset, span->len, len);
        }
        for (const struct node *child = node->first; child != NULL; child = child->next)
            if (child->parent != node || (child->next == NULL && node->last != child))
                fail_msg("%s: links below %s are broken", name, node->field->name);
        /* Reads every view, so that a sanitizer sees one that dangles. */
        struct buf text = buf_init((size_t)64 << 20);
        buf_add(&text, node->name);
        if (!kind_has_children(node->field->kind))
            value_text(node, &options, &text);
        buf_clear(&text);
    }
    for (size_t i = 0; i < r->n_sources; i++)
        for (size_t n = 0; n < r->sources[i].n_pieces; n++)
            assert_true(r->sources[i].pieces[n].from.source <= r->n_sources);
}

/* xorshift: the same choice on every machine. */
static uint64_t chosen(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static void check_prefixes(const char *name, struct bytes vector, property_dissect *dissect,
                           unsigned what)
{
    uint64_t seed = 0x5741524D53434F50u;
    bool all = vector.len <= PREFIX_ALL_UP_TO;
    size_t n = all ? vector.len : PREFIXES_ABOVE, reported = 0;
    for (size_t i = 0; i < n; i++) {
        size_t len = all ? i : (size_t)(chosen(&seed) % vector.len);
        /* A copy of its own, so that a read beyond it is seen. */
        uint8_t *copy = malloc(len > 0 ? len : 1);
        memcpy(copy, vector.data, len);
        struct record *r = dissect(bytes_of(copy, len), &limits);
        property_check_record(name, r);
        bool told = property_count_diags(r, NULL) > 0;
        reported += told;
        if (!told && (what & PROPERTY_TRUNCATION_REPORTED) != 0)
            fail_msg("%s: cut to %zu of %zu bytes, and nothing is reported", name, len, vector.len);
        record_free(r);
        free(copy);
    }
    if (vector.len > 0 && reported == 0)
        fail_msg("%s: none of %zu truncations was reported", name, n);
}

static void check_flips(const char *name, struct bytes vector, property_dissect *dissect)
{
    uint64_t seed = 0x5053525050535250u;
    bool all = vector.len <= FLIP_ALL_UP_TO;
    size_t n = all ? vector.len * 8 : FLIPS_ABOVE;
    for (size_t i = 0; i < n; i++) {
        size_t bit = all ? i : (size_t)(chosen(&seed) % (vector.len * 8));
        uint8_t *copy = malloc(vector.len);
        memcpy(copy, vector.data, vector.len);
        copy[bit / 8] ^= (uint8_t)(1u << bit % 8);
        struct record *r = dissect(bytes_of(copy, vector.len), &limits);
        property_check_record(name, r);
        record_free(r);
        free(copy);
    }
}

void property_check(const char *name, struct bytes vector, property_dissect *dissect, unsigned what)
{
    struct record *r = dissect(vector, &limits);
    property_check_record(name, r);
    record_free(r);
    check_prefixes(name, vector, dissect, what);
    check_flips(name, vector, dissect);
}
