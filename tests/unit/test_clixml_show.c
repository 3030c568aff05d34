/*
 * Objects as PowerShell shows them. Expected: how Windows PowerShell 5.1 formats (Format-List,
 * quoting of about_Quoting_Rules, TimeSpans in their constant format), but for dates (as on the
 * wire); psrp.md 5.11 for what a redirected powershell.exe writes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "clixml_fields.h"
#include "clixml_output.h"
#include "clixml_show.h"

static const struct limits limits = LIMITS_DEFAULT;

typedef void shower(const struct node *object, struct buf *out);

static void check(shower *show, const char *xml, const char *expected)
{
    struct record *r = record_new(&clixml_fields[CLIXML_ELEMENT], &limits);
    struct clixml_result result = {0};
    uint32_t source = record_source(r, bytes_of_string(xml), NULL, SOURCE_FILE, NULL, 0);
    clixml_dissect(r, r->root, &clixml_fields[CLIXML_ELEMENT], source, &result);
    struct buf text = buf_init(1 << 20);
    show(result.object, &text);
    buf_add_byte(&text, '\0');
    assert_string_equal((const char *)text.data, expected);
    buf_clear(&text);
    record_free(r);
}

static void test_show(void **state)
{
    (void)state;
    check(clixml_show, "<S>a_x000A_b</S>", "a\nb");
    check(clixml_show, "<B>true</B>", "True");
    check(clixml_show, "<C>8364</C>", "\xE2\x82\xAC");
    check(clixml_show, "<Nil />", "");
    check(clixml_show, "<BA>AQL/</BA>", "{3 bytes: 01 02 FF}");
    check(clixml_show, "<Obj><LST><S>a</S><I32>2</I32></LST></Obj>", "a\n2");
    check(clixml_show,
          "<Obj><DCT><En><S N=\"Key\">k</S><Obj "
          "N=\"Value\"><LST><I32>1</I32><I32>2</I32></LST></Obj></En></DCT></Obj>",
          "Name                           Value\n"
          "----                           -----\n"
          "k                              {1, 2}");
    check(clixml_show,
          "<Obj><Props><S N=\"Name\">svc</S><I32 N=\"LongerName\">7</I32></Props><MS><S "
          "N=\"Note\">a_x000A_b</S></MS></Obj>",
          "Name       : svc\nLongerName : 7\nNote       : a\n             b");
    /* The text of an object stands for it inside another. */
    check(clixml_show,
          "<Obj><MS><Obj N=\"Inner\"><ToString>shown</ToString><MS><S N=\"x\">y</S></MS></Obj>"
          "<Obj N=\"Bag\"><MS><S N=\"x\">y</S></MS></Obj></MS></Obj>",
          "Inner : shown\nBag   : @{x=y}");
    /* A progress record, as files have them. psrp.md 5.2. */
    check(clixml_show,
          "<PR><AV>Copy</AV><AI>0</AI><Nil/><PI>-1</PI><PC>45</PC><T>Processing</T><SR>-1</SR>"
          "<SD>half</SD></PR>",
          "Copy: half (45%)");
    check(clixml_show,
          "<Obj><MS><I64 N=\"SourceId\">1</I64><PR N=\"Record\"><AV>Copy</AV><T>Completed</T></PR>"
          "</MS></Obj>",
          "SourceId : 1\nRecord   : Copy (completed)");
    /* Deeper than is shown, and no recursion by it. */
    check(clixml_show_flat,
          "<Obj><LST><Obj><LST><Obj><LST><Obj><LST><Obj><LST><S>deep</S></LST></Obj></LST></Obj></"
          "LST></Obj>"
          "</LST></Obj></LST></Obj>",
          "{{{{...}}}}");
}

static void test_secret(void **state)
{
    (void)state;
    check(clixml_show, "<SS>AAAA</SS>", "(SecureString)");
    check(clixml_show_literal, "<SS>AAAA</SS>", "(SecureString)");
    check(clixml_show_flat,
          "<Obj><TN><T>System.Management.Automation.PSCredential</T></TN><Props><S "
          "N=\"UserName\">u</S>"
          "<S N=\"Password\">p</S></Props></Obj>",
          "@{UserName=u; Password=(secret)}");
}

static void test_literal(void **state)
{
    (void)state;
    check(clixml_show_literal, "<S>plain-word.txt</S>", "plain-word.txt");
    check(clixml_show_literal, "<S>two words</S>", "'two words'");
    check(clixml_show_literal, "<S>it's</S>", "'it''s'");
    check(clixml_show_literal, "<S></S>", "''");
    check(clixml_show_literal, "<S>-x</S>", "'-x'");
    check(clixml_show_literal, "<S>12</S>", "'12'");
    check(clixml_show_literal, "<S>$x</S>", "'$x'");
    check(clixml_show_literal, "<I32>12</I32>", "12");
    check(clixml_show_literal, "<B>false</B>", "$false");
    check(clixml_show_literal, "<Nil />", "$null");
    check(clixml_show_literal, "<SBK>$_.Id</SBK>", "{$_.Id}");
    check(clixml_show_literal, "<Obj><LST/></Obj>", "@()");
    check(clixml_show_literal,
          "<Obj><DCT><En><S N=\"Key\">a b</S><I32 N=\"Value\">1</I32></En></DCT></Obj>",
          "@{'a b' = 1}");
    check(clixml_show_literal,
          "<Obj><TN><T>System.Management.Automation.SwitchParameter</T></TN><Props><B "
          "N=\"IsPresent\">true</B></Props></Obj>",
          "$true");
}

struct output_piece {
    const char *stream, *text;
};

struct expectation {
    const struct output_piece *list;
    size_t n;
};

static void on_piece(void *state, struct bytes stream, const struct node *object,
                     struct bytes plain)
{
    struct expectation *pieces = state;
    struct buf text = buf_init(1 << 16);
    const struct output_piece *piece = &pieces->list[pieces->n++];
    assert_true(bytes_equal(stream, bytes_of_string(piece->stream)));
    if (object == NULL)
        buf_add(&text, plain);
    else
        clixml_show_progress(object, &text);
    if (object != NULL && text.len == 0)
        clixml_show(object, &text);
    assert_true(bytes_equal(buf_bytes(&text), bytes_of_string(piece->text)));
    buf_clear(&text);
}

static void test_output(void **state)
{
    (void)state;
    static const char text[] =
        "before\r\n#< clixml\r\n<Objs Version=\"1.1.0.1\" "
        "xmlns=\"http://schemas.microsoft.com/powershell/2004/04\">"
        "<Obj S=\"progress\" RefId=\"0\"><MS><I64 N=\"SourceId\">1</I64><PR "
        "N=\"Record\"><AV>Preparing modules for "
        "first use.</AV><AI>0</AI><Nil /><PI>-1</PI><PC>50</PC><T>Completed</T><SR>-1</SR><SD> "
        "</SD></PR></MS></Obj>"
        "<S S=\"Error\">bad_x000D__x000A_</S></Objs>\r\nafter#< CLIXML\r\n<Objs "
        "Version=\"1.1.0.1\"><S S=\"Output\">x</S>";
    static const struct output_piece expected[] = {
        {"", "before\r\n"},
        {"progress", "Preparing modules for first use. (50%) (completed)"},
        {"Error", "bad\r\n"},
        {"", "after"},
        {"Output", "x"}}; /* its end was cut off */
    struct expectation pieces = {expected, 0};
    struct record *r = record_new(&clixml_fields[CLIXML_ELEMENT], &limits);
    struct node *list = node_add(r, r->root, &clixml_fields[CLIXML_ITEMS]);
    assert_true(clixml_is_output(bytes_of_string(text)));
    assert_false(clixml_is_output(BYTES("nothing of it")));
    clixml_output(r, list, bytes_of_string(text), on_piece, &pieces);
    assert_int_equal(pieces.n, 5);
    size_t objects = 0;
    for (const struct node *object = list->first; object != NULL; object = object->next, objects++)
        assert_ptr_equal(object->parent, list);
    assert_int_equal(objects, 3);
    record_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_show), cmocka_unit_test(test_secret),
                                       cmocka_unit_test(test_literal),
                                       cmocka_unit_test(test_output)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
