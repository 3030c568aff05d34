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
#include <libxml/tree.h>

#include "buf.h"
#include "utf.h"
#include "xml.h"

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

static void assert_text(struct bytes ours, const char *theirs, struct bytes document)
{
    if (!bytes_equal(ours, bytes_of_string(theirs)))
        fail_msg("\"%.*s\" is not \"%s\" in\n%.*s", (int)ours.len, (const char *)ours.data,
                 theirs == NULL ? "" : theirs, (int)document.len, (const char *)document.data);
}

static bool is_text(const xmlNode *node)
{
    return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

/* The text directly in node, without what is blank between elements, as xml.h says. */
static void add_text(const xmlNode *node, struct buf *out)
{
    bool elements = false;
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
        elements = elements || child->type == XML_ELEMENT_NODE;
    struct buf run = buf_init(1 << 20);
    for (const xmlNode *child = node->children;; child = child->next) {
        if (child != NULL && is_text(child))
            buf_add(&run, bytes_of_string((const char *)child->content));
        if (child != NULL && child->type != XML_ELEMENT_NODE)
            continue;
        if (!elements || bytes_trim(buf_bytes(&run)).len > 0)
            buf_add(out, buf_bytes(&run));
        buf_reset(&run);
        if (child == NULL)
            break;
    }
    buf_clear(&run);
}

static const char *namespace_of(const xmlNs *ns)
{
    return ns != NULL ? (const char *)ns->href : NULL;
}

static void compare(const struct xml_element *ours, const xmlNode *theirs, struct bytes document)
{
    assert_text(ours->name, (const char *)theirs->name, document);
    assert_text(ours->ns, namespace_of(theirs->ns), document);
    size_t n = 0;
    for (const xmlAttr *attribute = theirs->properties; attribute != NULL;
         attribute = attribute->next, n++) {
        assert_true(n < ours->n_attributes);
        const xmlNode *value = attribute->children;
        assert_text(ours->attributes[n].name, (const char *)attribute->name, document);
        assert_text(ours->attributes[n].ns, namespace_of(attribute->ns), document);
        assert_text(ours->attributes[n].value, value != NULL ? (const char *)value->content : NULL,
                    document);
    }
    assert_int_equal(n, ours->n_attributes);
    struct buf text = buf_init(1 << 20);
    add_text(theirs, &text);
    buf_add_byte(&text, '\0');
    assert_text(ours->text, (const char *)text.data, document);
    buf_clear(&text);
    const struct xml_element *child = ours->first;
    for (const xmlNode *node = theirs->children; node != NULL; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        assert_non_null(child);
        compare(child, node, document);
        child = child->next;
    }
    assert_null(child);
}

static struct buf random_document(void)
{
    struct buf text = buf_init(1 << 20);
    buf_add(&text, BYTES("<r xmlns:p='urn:p' xmlns:q='urn:q'>"));
    add_content(&text, 0);
    buf_add(&text, BYTES("</r>"));
    return text;
}

static void test_same_as_dom(void **unused)
{
    (void)unused;
    size_t elements = 0;
    for (unsigned i = 0; i < DOCUMENTS; i++) {
        struct buf text = random_document();
        struct bytes document = buf_bytes(&text);
        struct record *r = record_new(&root_field, &limits);
        struct xml_document ours;
        xml_parse(r, record_source(r, document, NULL, SOURCE_FILE, NULL, 0), &ours);
        assert_int_equal(ours.problem, XML_WELL_FORMED);
        xmlDoc *theirs = xmlReadMemory((const char *)document.data, (int)document.len, "", "UTF-8",
                                       XML_PARSE_NONET);
        assert_non_null(theirs);
        compare(ours.root, xmlDocGetRootElement(theirs), document);
        for (struct xml_element *e = ours.root; e != NULL; e = xml_following(ours.root, e))
            elements++;
        xmlFreeDoc(theirs);
        record_free(r);
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

static bool libxml2_accepts(struct bytes document)
{
    xmlDoc *doc = xmlReadMemory((const char *)document.data, (int)document.len, "", "UTF-8",
                                XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    xmlFreeDoc(doc);
    return doc != NULL;
}

/* Characters that XML forbids we let through, and say so: such documents are left out. */
static void test_same_are_well_formed(void **unused)
{
    (void)unused;
    unsigned good = 0, bad = 0;
    for (unsigned i = 0; i < DAMAGED; i++) {
        struct buf text = random_document();
        damage(&text);
        struct bytes document = buf_bytes(&text);
        struct record *r = record_new(&root_field, &limits);
        struct xml_document ours;
        xml_parse(r, record_source(r, document, NULL, SOURCE_FILE, NULL, 0), &ours);
        bool accepted = ours.problem == XML_WELL_FORMED;
        if (!ours.replaced && utf8_valid(document) && accepted != libxml2_accepts(document))
            fail_msg("%s by libxml2, not by us (%.*s at %u):\n%.*s",
                     accepted ? "refused" : "accepted", (int)ours.message.len,
                     (const char *)ours.message.data, (unsigned)ours.problem_offset,
                     (int)document.len, (const char *)document.data);
        good += accepted;
        bad += !accepted;
        record_free(r);
        buf_clear(&text);
    }
    xmlCleanupParser();
    assert_true(good > DAMAGED / 10 && bad > DAMAGED / 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_same_as_dom),
                                       cmocka_unit_test(test_same_are_well_formed)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
