/*
 * The oracle is libxml2, for documents made at random of all that XML offers but a DTD: names,
 * namespaces, attributes and text of the tree are what its DOM has of the same document; and of
 * documents with random damage the same ones are well-formed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <libxml/parser.h>

#include "buf.h"
#include "xml_oracle.h"

enum { DOCUMENTS = 4000, DAMAGED = 30000, MOST_DEPTH = 6 };

static const struct field root_field = {"test", "test", "Test", KIND_GROUP, 0, SHOW_DEC, NULL, 0};
static const struct limits limits = LIMITS_DEFAULT;

/* xorshift: the same documents on every machine. */
static uint64_t state = 0x584D4C584D4C584Du;

static unsigned chosen(unsigned n)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (unsigned)(state % n);
}

static void add_one(struct buf *out, const char *const *pieces, unsigned n)
{
    buf_add(out, bytes_of_string(pieces[chosen(n)]));
}

#define ADD_ONE(out, pieces) add_one(out, pieces, sizeof(pieces) / sizeof((pieces)[0]))

static void add_attributes(struct buf *out)
{
    static const char *const names[] = {" a", " b", " p:a", "\n\tq:b", "  \xC3\xA4"};
    static const char *const values[] = {
        "='1'", " = \"x&lt;y\"", "=\"it's\"", "='\t\r\n &#9;'", "=''", "=\"\xE2\x82\xAC&amp;\""};
    unsigned first = chosen(5), n = chosen(3);
    for (unsigned i = 0; i < n; i++) { /* different ones: else it were not well-formed */
        buf_add(out, bytes_of_string(names[(first + i) % 5]));
        ADD_ONE(out, values);
    }
    if (chosen(6) == 0)
        buf_add(out, BYTES(" xmlns='urn:other'"));
}

static void add_content(struct buf *out, unsigned depth)
{
    static const char *const texts[] = {"text",         " ",           "\r\n",
                                        "&amp;",        "&#x1F4A9;",   "\xC3\xA4 ]]",
                                        "<!-- <c> -->", "<?pi <d> ?>", "<![CDATA[<x>&amp;\r\n]]>",
                                        "\r",           "'\"",         "&#13;",
                                        "<![CDATA[]]>", "\n  "};
    static const char *const names[] = {"e", "p:e", "q:f", "g-1.2_\xC3\xA4"};
    for (unsigned n = chosen(6); n > 0; n--) {
        if (depth == MOST_DEPTH || chosen(3) > 0) {
            ADD_ONE(out, texts);
            continue;
        }
        const char *name = names[chosen(4)];
        buf_printf(out, "<%s", name);
        add_attributes(out);
        if (chosen(4) == 0) {
            buf_add(out, BYTES(" />"));
            continue;
        }
        buf_add(out, BYTES(" >"));
        add_content(out, depth + 1);
        buf_printf(out, "</%s\n>", name);
    }
}

static struct buf random_document(void)
{
    struct buf text = buf_init(1 << 20);
    buf_add(&text, BYTES("<r xmlns:p='urn:p' xmlns:q='urn:q'>"));
    add_content(&text, 0);
    buf_add(&text, BYTES("</r>"));
    return text;
}

/* Parses document and holds it against the oracle; true when it is well-formed. */
static bool parse(struct bytes document, size_t *elements)
{
    struct record *r = record_new(&root_field, &limits);
    struct xml_document ours;
    xml_parse(r, record_source(r, document, NULL, SOURCE_FILE, NULL, 0), &ours);
    const char *differs = xml_oracle_differs(document, &ours);
    if (differs != NULL)
        fail_msg("%s (%.*s at %u):\n%.*s", differs, (int)ours.message.len,
                 (const char *)ours.message.data, (unsigned)ours.problem_offset, (int)document.len,
                 (const char *)document.data);
    for (struct xml_element *e = ours.root; e != NULL; e = xml_following(ours.root, e))
        ++*elements;
    record_free(r);
    return ours.problem == XML_WELL_FORMED;
}

static void test_same_trees(void **unused)
{
    (void)unused;
    size_t elements = 0;
    for (unsigned i = 0; i < DOCUMENTS; i++) {
        struct buf text = random_document();
        assert_true(parse(buf_bytes(&text), &elements));
        buf_clear(&text);
    }
    xmlCleanupParser();
    assert_true(elements > DOCUMENTS * 2);
}

/* Up to three bytes are replaced or taken out. */
static void damage(struct buf *text)
{
    static const char bytes[] = "<>&;'\"/=![]-?#: ax1\n";
    for (unsigned n = 1 + chosen(3); n > 0 && text->len > 1; n--) {
        unsigned at = chosen((unsigned)text->len);
        if (chosen(3) > 0) {
            text->data[at] = (uint8_t)bytes[chosen(sizeof(bytes) - 1)];
            continue;
        }
        memmove(&text->data[at], &text->data[at + 1], text->len - at - 1);
        text->len--;
    }
}

static void test_same_are_well_formed(void **unused)
{
    (void)unused;
    unsigned good = 0;
    size_t elements = 0;
    for (unsigned i = 0; i < DAMAGED; i++) {
        struct buf text = random_document();
        damage(&text);
        good += parse(buf_bytes(&text), &elements);
        buf_clear(&text);
    }
    xmlCleanupParser();
    assert_in_range(good, DAMAGED / 10, DAMAGED / 10 * 9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_same_trees),
                                       cmocka_unit_test(test_same_are_well_formed)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
