/* Expected values: XML 1.0 (fifth edition) and Namespaces in XML, sections as named; psrp.md 5.9
 * for illegal characters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "buf.h"
#include "property.h"
#include "xml.h"

static const struct field root_field = {"test", "test", "Test", KIND_GROUP, 0, SHOW_DEC, NULL, 0};
static const struct limits limits = LIMITS_DEFAULT;

struct parsed {
    struct record *r;
    struct bytes source;
    struct xml_document document;
};

static struct parsed parse_with(struct bytes text, const struct limits *with)
{
    struct parsed p = {.r = record_new(&root_field, with), .source = text};
    uint32_t source = record_source(p.r, text, NULL, SOURCE_FILE, NULL, 0);
    xml_parse(p.r, source, &p.document);
    return p;
}

static struct parsed parse(const char *text)
{
    return parse_with(bytes_of_string(text), &limits);
}

static void assert_bytes(struct bytes got, const char *expected)
{
    if (!bytes_equal(got, bytes_of_string(expected)))
        fail_msg("\"%.*s\" is not \"%s\"", (int)got.len, (const char *)got.data, expected);
}

/* The bytes that a span points to. */
static void assert_span(const struct parsed *p, struct span span, const char *expected)
{
    assert_int_equal(span.source, 1);
    assert_true(span.offset + span.len <= p->source.len);
    assert_bytes(bytes_part(p->source, (size_t)span.offset, span.len), expected);
}

static bool is_view(const struct parsed *p, struct bytes text)
{
    return text.data >= p->source.data && text.data + text.len <= p->source.data + p->source.len;
}

static void test_tree_and_spans(void **state)
{
    (void)state;
    struct parsed p = parse(
        "<?xml version=\"1.0\"?>\n<!-- c --><s:Envelope xmlns:s=\"urn:s\" xmlns='urn:d'>"
        "<s:Body a='1' s:b = \"2\" >text</s:Body><c/><c  x=\"&lt;&#65;\n\"\t/>\n</s:Envelope>\n");
    assert_int_equal(p.document.problem, XML_WELL_FORMED);
    assert_false(p.document.replaced || p.document.invalid_utf8);
    struct xml_element *root = p.document.root;
    assert_true(xml_is(root, "urn:s", "Envelope"));
    assert_false(xml_is(root, "urn:d", "Envelope"));
    assert_int_equal(root->n_attributes, 0);
    assert_span(
        &p, root->span,
        strstr((const char *)p.source.data, "<s:Env") == NULL
            ? ""
            : "<s:Envelope xmlns:s=\"urn:s\" xmlns='urn:d'><s:Body a='1' s:b = \"2\" >text</s:Body>"
              "<c/><c  x=\"&lt;&#65;\n\"\t/>\n</s:Envelope>");
    assert_int_equal(root->text.len, 0);
    struct xml_element *body = xml_child(root, "urn:s", "Body");
    assert_non_null(body);
    assert_ptr_equal(body->parent, root);
    assert_bytes(body->text, "text");
    assert_span(&p, body->text_span, "text");
    assert_span(&p, body->name_span, "Body");
    assert_span(&p, body->span, "<s:Body a='1' s:b = \"2\" >text</s:Body>");
    assert_int_equal(body->n_attributes, 2);
    assert_bytes(body->attributes[0].ns, "");
    assert_bytes(body->attributes[1].ns, "urn:s");
    assert_bytes(xml_attribute(body, "b", NULL), "2");
    assert_span(&p, xml_attribute_of(body, "a")->span, "1");
    bool found = true;
    assert_bytes(xml_attribute(body, "xmlns", &found), "");
    assert_false(found);
    struct xml_element *c = xml_child(root, "urn:d", "c");
    assert_span(&p, c->span, "<c/>");
    struct xml_element *second = xml_next(c, NULL, "c");
    assert_span(&p, second->span, "<c  x=\"&lt;&#65;\n\"\t/>");
    assert_bytes(xml_attribute(second, "x", NULL), "<A "); /* 3.3.3: a line feed is a space */
    assert_span(&p, second->attributes[0].span, "&lt;&#65;\n");
    assert_null(xml_next(second, NULL, "c"));
    assert_null(xml_child(NULL, NULL, "c"));
    assert_ptr_equal(xml_following(root, root), body);
    assert_ptr_equal(xml_following(root, body), c);
    assert_null(xml_following(root, second));
    assert_null(xml_following(body, body));
    record_free(p.r);
}

static void test_text(void **state)
{
    (void)state;
    static const struct {
        const char *xml, *text, *raw;
        bool view;
    } rows[] = {
        {"<a>plain</a>", "plain", "plain", true},
        {"<a>  </a>", "  ", "  ", true},
        {"<a></a>", "", "", true},
        {"<a>&lt;&gt;&amp;&quot;&apos;</a>", "<>&\"'", "&lt;&gt;&amp;&quot;&apos;",
         false}, /* 4.6 */
        {"<a>&#65;&#x42;&#x1F4A9;</a>", "AB\xF0\x9F\x92\xA9", "&#65;&#x42;&#x1F4A9;",
         false},                                                      /* 4.1 */
        {"<a>1\r\n2\r3\n4</a>", "1\n2\n3\n4", "1\r\n2\r3\n4", false}, /* 2.11 */
        {"<a>x<!-- no -->y<?pi no?>z</a>", "xyz", "x<!-- no -->y<?pi no?>z", false},
        {"<a><!-- no -->y</a>", "y", "<!-- no -->y", true},
        {"<a><![CDATA[<&amp;\r\n]]></a>", "<&amp;\n", "<![CDATA[<&amp;\r\n]]>", false}, /* 2.7 */
        {"<a>1<![CDATA[2]]>3</a>", "123", "1<![CDATA[2]]>3", false},
        {"<a>\xC3\xA4\xE2\x82\xAC</a>", "\xC3\xA4\xE2\x82\xAC", "\xC3\xA4\xE2\x82\xAC", true},
        {"<a>x<b/>y<b>no</b>z&amp;</a>", "xyz&", "x<b/>y<b>no</b>z&amp;", false},
        {"<a> <b/> y <b/> </a>", " y ", " y ", true},
        {"<a>\n <b/>\n</a>", "", NULL, true},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct parsed p = parse(rows[i].xml);
        assert_int_equal(p.document.problem, XML_WELL_FORMED);
        assert_bytes(p.document.root->text, rows[i].text);
        if (rows[i].raw != NULL)
            assert_span(&p, p.document.root->text_span, rows[i].raw);
        if (rows[i].text[0] != '\0')
            assert_int_equal(is_view(&p, p.document.root->text), rows[i].view);
        assert_span(&p, p.document.root->span, rows[i].xml);
        record_free(p.r);
    }
}

/* [Namespaces in XML] 6.1, 6.2: the nearest declaration; xmlns="" takes the default one away. */
static void test_prefixes(void **state)
{
    (void)state;
    struct parsed p = parse("<r xmlns='urn:d' xmlns:a='urn:1'><b xmlns:a='urn:2' xmlns:c='urn:3'>"
                            "<c xmlns=''/></b></r>");
    const struct xml_element *root = p.document.root, *b = root->first, *c = b->first;
    assert_int_equal(root->n_declarations, 2);
    assert_bytes(xml_prefix(root, BYTES("a")), "urn:1");
    assert_bytes(xml_prefix(c, BYTES("a")), "urn:2");
    assert_bytes(xml_prefix(c, BYTES("c")), "urn:3");
    assert_bytes(xml_prefix(b, bytes_none()), "urn:d");
    assert_bytes(xml_prefix(c, bytes_none()), "");
    assert_bytes(xml_prefix(c, BYTES("none")), "");
    record_free(p.r);
    /* The value of a declaration is normalised as other attributes' are. libxml2 2.9 says &#38;
     * here. */
    p = parse("<p:a xmlns:p='urn:&amp;&#65;'/>");
    assert_bytes(p.document.root->ns, "urn:&A");
    record_free(p.r);
}

static void test_illegal_characters_are_kept(void **state)
{
    (void)state;
    static const struct {
        const char *xml, *text;
        bool replaced, invalid;
    } rows[] = {
        {"<a>x\x01y\x1B</a>", "x\x01y\x1B", true, false},
        {"<a>\xEF\xBF\xBE\xEF\xBF\xBF</a>", "\xEF\xBF\xBE\xEF\xBF\xBF", true, false},
        {"<a>\xED\xA0\xBDx</a>", "\xED\xA0\xBDx", true, false},
        {"<a>&#x1;&#27;</a>", "\x01\x1B", true, false},
        {"<a>&#xD83D;</a>", "\xED\xA0\xBD", true, false},
        {"<a>&#xD83D;&#xDCA9;</a>", "\xF0\x9F\x92\xA9", true, false},
        {"<a>&#xFFFF;</a>", "\xEF\xBF\xBF", true, false},
        {"<a><![CDATA[&#x1;\x02]]></a>", "&#x1;\x02", true, false},
        {"<a>\xFFz\xC3</a>", "\xFFz\xC3", false, true},
        {"<a>\xC0\x80</a>", "\xC0\x80", false, true},
        {"<a>tab\tdel\x7F\xC2\x80</a>", "tab\tdel\x7F\xC2\x80", false, false},
        {"<a>&#x9;&#xE000;</a>", "\t\xEE\x80\x80", false, false},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct parsed p = parse(rows[i].xml);
        if (p.document.problem != XML_WELL_FORMED)
            fail_msg("row %zu: %.*s", i, (int)p.document.message.len,
                     (const char *)p.document.message.data);
        assert_bytes(p.document.root->text, rows[i].text);
        assert_int_equal(p.document.replaced, rows[i].replaced);
        assert_int_equal(p.document.invalid_utf8, rows[i].invalid);
        assert_span(&p, p.document.root->span, rows[i].xml);
        record_free(p.r);
    }
    struct parsed p = parse("<a b='\x01&#x2;'><c>\x03</c><d e='1'>&#xFFFE;x</d></a>");
    assert_int_equal(p.document.problem, XML_WELL_FORMED);
    assert_bytes(xml_attribute(p.document.root, "b", NULL), "\x01\x02");
    assert_span(&p, xml_child(p.document.root, NULL, "d")->span, "<d e='1'>&#xFFFE;x</d>");
    record_free(p.r);
    /* A name cannot hold one, and one does not end a comment. */
    p = parse("<a\x01>x</a\x01>");
    assert_int_equal(p.document.problem, XML_MALFORMED);
    record_free(p.r);
    p = parse("<a><?p \x01> ?><!-- \x01 -->x</a>");
    assert_int_equal(p.document.problem, XML_WELL_FORMED);
    assert_bytes(p.document.root->text, "x");
    record_free(p.r);
    struct bytes nul = {(const uint8_t *)"<a>x\0y</a>", 10};
    p = parse_with(nul, &limits);
    assert_int_equal(p.document.problem, XML_WELL_FORMED);
    assert_int_equal(p.document.root->text.len, 3);
    record_free(p.r);
}

static void test_problems(void **state)
{
    (void)state;
    static const struct {
        const char *xml;
        enum xml_problem problem;
        bool root;
    } rows[] = {
        {"", XML_EMPTY, false},
        {" \r\n", XML_EMPTY, false},
        {"plain text", XML_EMPTY, false},
        {"<!-- c -->", XML_MALFORMED, false},
        {"<a", XML_MALFORMED, false},
        {"<a b", XML_MALFORMED, false},
        {"<a>", XML_MALFORMED, true},
        {"<a><b></a>", XML_MALFORMED, true},
        {"<a>&nbsp;</a>", XML_MALFORMED, true},
        {"<a>&#x110000;</a>", XML_MALFORMED, true},
        {"<a>x & y</a>", XML_MALFORMED, true},
        {"<a b='1' b='2'/>", XML_MALFORMED, false},
        {"<a>]]></a>", XML_MALFORMED, true},
        {"<a/><b/>", XML_TRAILING, true},
        {"<a/>x", XML_TRAILING, true},
        {"<a/> <!-- c -->\n", XML_WELL_FORMED, true},
        {"<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", XML_DTD, false},
        {"<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", XML_DTD, false},
        {"<?xml version='1.0' encoding='UTF-16'?><a>\xC3\xA4</a>", XML_WELL_FORMED, true},
        {"\xEF\xBB\xBF<a/>", XML_WELL_FORMED, true},
        {"<p:a/>", XML_WELL_FORMED, true},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct parsed p = parse(rows[i].xml);
        if (p.document.problem != rows[i].problem)
            fail_msg("\"%s\": problem %d, not %d: %.*s", rows[i].xml, p.document.problem,
                     rows[i].problem, (int)p.document.message.len,
                     (const char *)p.document.message.data);
        assert_int_equal(p.document.root != NULL, rows[i].root);
        if (p.document.problem != XML_WELL_FORMED)
            assert_true(p.document.message.len > 0);
        assert_true(p.document.problem_offset <= p.source.len);
        record_free(p.r);
    }
    struct parsed p = parse("<a>x</a> <b/>");
    assert_int_equal(p.document.problem_offset, 9);
    assert_false(p.document.root->partial);
    record_free(p.r);
    p = parse("\xEF\xBB\xBF<a>x</a><b/>");
    assert_int_equal(p.document.problem_offset, 11);
    assert_span(&p, p.document.root->span, "<a>x</a>");
    record_free(p.r);
}

static void test_what_came_before_the_break_is_kept(void **state)
{
    (void)state;
    struct parsed p = parse("<a><b>whole</b>part&amp;<c d='1'>tex&amp;t</");
    assert_int_equal(p.document.problem, XML_MALFORMED);
    struct xml_element *root = p.document.root, *c = xml_child(root, NULL, "c");
    assert_true(root->partial);
    assert_bytes(root->text, "part&");
    assert_false(root->first->partial);
    assert_bytes(root->first->text, "whole");
    assert_true(c->partial);
    assert_bytes(c->text, "tex&t");
    assert_int_equal(c->span.offset + c->span.len, root->span.offset + root->span.len);
    record_free(p.r);
    p = parse("<a>good<b>good &bad; x</b></a>");
    assert_bytes(p.document.root->text, "good");
    assert_bytes(p.document.root->first->text, "good ");
    assert_true(p.document.root->first->partial);
    record_free(p.r);
}

static void test_limits(void **state)
{
    (void)state;
    struct limits few = limits;
    few.xml_depth = 3;
    few.xml_elements = 4;
    few.xml_attributes = 2;
    few.xml_text = 4;
    static const struct {
        const char *xml;
        enum xml_problem problem;
    } rows[] = {
        {"<a><b><c/></b></a>", XML_WELL_FORMED},
        {"<a><b><c><d/></c></b></a>", XML_TOO_DEEP},
        {"<a><b/><b/><b/></a>", XML_WELL_FORMED},
        {"<a><b/><b/><b/><b/></a>", XML_TOO_MANY},
        {"<a><b x='' y=''/></a>", XML_WELL_FORMED},
        {"<a><b x='' y='' z = ''/></a>", XML_TOO_MANY},
        {"<a xmlns:a='a' xmlns:b='b'><b/></a>", XML_WELL_FORMED},
        {"<a xmlns:a='a' xmlns:b='b'><b xmlns:c='c'/></a>", XML_TOO_MANY},
        {"<a>1234</a>", XML_WELL_FORMED},
        {"<a>12345</a>", XML_TOO_MANY},
        {"<a>12<b/>34<b/>5</a>", XML_TOO_MANY},
        /* Quotes that are no attributes' do not count. */
        {"<a>\"\"''\"\"''</a>", XML_TOO_MANY},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct parsed p = parse_with(bytes_of_string(rows[i].xml), &few);
        if (p.document.problem != rows[i].problem)
            fail_msg("\"%s\": problem %d", rows[i].xml, p.document.problem);
        assert_non_null(p.document.root);
        if (rows[i].problem != XML_WELL_FORMED)
            assert_true(p.document.root->partial);
        record_free(p.r);
    }
    struct parsed p = parse_with(BYTES("<a>12<b/>34<b/>5</a>"), &few);
    assert_bytes(p.document.root->text, "1234");
    record_free(p.r);
}

/* Repeats piece n times between head and tail. */
static struct buf repeated(const char *head, const char *piece, size_t n, const char *tail)
{
    struct buf b = buf_init((size_t)200 << 20);
    buf_add(&b, bytes_of_string(head));
    for (size_t i = 0; i < n; i++)
        buf_add(&b, bytes_of_string(piece));
    buf_add(&b, bytes_of_string(tail));
    return b;
}

/* Generous: sanitizers and slow machines; what is quadratic takes minutes. */
static void assert_quick(const char *what, struct bytes text, enum xml_problem problem)
{
    clock_t start = clock();
    struct parsed p = parse_with(text, &limits);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    if (p.document.problem != problem)
        fail_msg("%s: problem %d", what, p.document.problem);
    record_free(p.r);
    if (seconds > 20)
        fail_msg("%s: %.1f s", what, seconds);
    print_message("%s: %zu bytes, %.2f s\n", what, text.len, seconds);
}

static void test_pathological(void **state)
{
    (void)state;
    static const struct {
        const char *what, *head, *piece;
        size_t n;
        const char *tail;
        enum xml_problem problem;
    } rows[] = {
        {"nested", "", "<a>", 100000, "", XML_TOO_DEEP},
        {"text", "<a>", "0123456789abcdef0123456789abcdef", 1 << 20, "</a>", XML_WELL_FORMED},
        {"references", "<a>", "&amp;&#65;", 1 << 20, "</a>", XML_WELL_FORMED},
        {"ampersands", "<a>", "&", 4 << 20, "</a>", XML_MALFORMED},
        {"illegal", "<a>", "x\x01\xFF", 2 << 20, "</a>", XML_WELL_FORMED},
        {"non-ASCII", "<a>", "\xE2\x82\xAC", 4 << 20, "</a>", XML_WELL_FORMED},
        {"CDATA", "<a>", "<![CDATA[x]]>", 1 << 19, "</a>", XML_WELL_FORMED},
        {"comments open", "<a>", "<!--", 2 << 20, "</a>", XML_MALFORMED},
        {"interrupted text", "<a>", "text<b/>", 1 << 18, "</a>", XML_WELL_FORMED},
        {"entities", "<!DOCTYPE a [", "<!ENTITY a '&b;&b;&b;&b;'>", 1 << 18, "]><a>&a;</a>",
         XML_DTD},
        {"same attribute", "<a ", "b='' ", 1 << 20, "/>", XML_TOO_MANY},
        {"attributes behind an error", "<a>&<b x='<c ", "b='' ", 1 << 20, "/>", XML_MALFORMED},
        {"open tags", "<a>", "<", 4 << 20, "", XML_MALFORMED},
        {"quotes", "<a><b ", "c='", 1 << 20, "", XML_MALFORMED},
        {"blanks", "<a ", "          ", 1 << 20, "", XML_MALFORMED},
        {"carriage returns", "<a>", "\r", 4 << 20, "</a>", XML_WELL_FORMED},
        {"trailing", "<a/>", "<a/>", 1 << 20, "", XML_TRAILING},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct buf b = repeated(rows[i].head, rows[i].piece, rows[i].n, rows[i].tail);
        assert_quick(rows[i].what, buf_bytes(&b), rows[i].problem);
        buf_clear(&b);
    }
    /* A thousand namespaces in scope, each looked for by every element. */
    struct buf b = buf_init((size_t)64 << 20);
    buf_add(&b, BYTES("<a"));
    for (unsigned i = 0; i < 1000; i++)
        buf_printf(&b, " xmlns:p%u='urn:%u'", i, i);
    buf_add(&b, BYTES(">"));
    for (unsigned i = 0; i < 100000; i++)
        buf_add(&b, BYTES("<p0:b/>"));
    buf_add(&b, BYTES("</a>"));
    assert_quick("namespaces", buf_bytes(&b), XML_WELL_FORMED);
    buf_clear(&b);
}

/* Problems and characters become diagnostics, as the modules above make them. */
static struct record *dissect(struct bytes input, const struct limits *with)
{
    static const struct field text_field = {"test.text", "text",   "Text", KIND_STRING,
                                            0,           SHOW_DEC, NULL,   0};
    static const struct diag_kind kind = {"test.problem", SEVERITY_ERROR, "", ""};
    struct parsed p = parse_with(input, with);
    if (p.document.problem != XML_WELL_FORMED)
        diag_add(p.r, p.r->root, &kind, "%.*s", (int)p.document.message.len,
                 (const char *)p.document.message.data);
    for (struct xml_element *e = p.document.root; e != NULL;
         e = xml_following(p.document.root, e)) {
        struct node *node = node_add_named(p.r, p.r->root, &root_field, e->name);
        node->span = e->span;
        put_named(p.r, node, &text_field, e->ns, e->text, e->text_span);
        for (size_t i = 0; i < e->n_attributes; i++)
            put_named(p.r, node, &text_field, e->attributes[i].name, e->attributes[i].value,
                      e->attributes[i].span);
    }
    return p.r;
}

static void test_properties(void **state)
{
    (void)state;
    property_check("envelope",
                   BYTES("\xEF\xBB\xBF<?xml version='1.0'?><!-- c --><s:a xmlns:s='urn:s' "
                         "s:b='&lt;1'>x&#x1;<![CDATA[<"
                         "]]><c xmlns='u'>\xC3\xA4</c>\x01y\r\n<d/><?p i?></s:a>"),
                   dissect, PROPERTY_TRUNCATION_REPORTED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tree_and_spans),
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_prefixes),
        cmocka_unit_test(test_illegal_characters_are_kept),
        cmocka_unit_test(test_problems),
        cmocka_unit_test(test_what_came_before_the_break_is_kept),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_pathological),
        cmocka_unit_test(test_properties),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
