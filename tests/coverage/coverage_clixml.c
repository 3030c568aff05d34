/*
 * Every element of CLIXML. Texts and expected values: psrp.md 5.1, 5.2, 5.4 ([MS-PSRP] 2.2.5).
 */
#include "coverage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "clixml.h"
#include "clixml_value.h"
#include "property.h"
#include "wsman_samples.h"

static const struct limits limits = LIMITS_DEFAULT;
static const struct field root_field = {"test", "test", "Test", KIND_GROUP, 0, SHOW_DEC, NULL, 0};
static const struct field data_field = {"data", "data", "Data", KIND_GROUP, 0, SHOW_DEC, NULL, 0};
static const struct field list_field = {"list", "list", "List", KIND_LIST, 0, SHOW_DEC, NULL, 0};

static const struct vector {
    const char *element, *xml, *path, *expected;
} vectors[] = {
    {"S", "<S>a_x000A_b</S>", "data.value", "a\nb"},
    {"C", "<C>97</C>", "data.character", "a"},
    {"B", "<B>true</B>", "data.value", "true"},
    {"DT", "<DT>2026-01-02T03:04:05.1234567+01:00</DT>", "data.value",
     "2026-01-02T03:04:05.1234567+01:00"},
    {"TS", "<TS>PT9.0269026S</TS>", "data.value", "PT9.0269026S"},
    {"By", "<By>255</By>", "data.value", "255"},
    {"SB", "<SB>-128</SB>", "data.value", "-128"},
    {"U16", "<U16>65535</U16>", "data.value", "65535"},
    {"I16", "<I16>-32768</I16>", "data.value", "-32768"},
    {"U32", "<U32>4294967295</U32>", "data.value", "4294967295"},
    {"I32", "<I32>-2147483648</I32>", "data.value", "-2147483648"},
    {"U64", "<U64>18446744073709551615</U64>", "data.value", "18446744073709551615"},
    {"I64", "<I64>-9223372036854775808</I64>", "data.value", "-9223372036854775808"},
    {"Sg", "<Sg>-INF</Sg>", "data.value", "-INF"},
    {"Db", "<Db>1.5E+300</Db>", "data.value", "1.5E+300"},
    {"D", "<D>79228162514264337593543950335</D>", "data.value", "79228162514264337593543950335"},
    {"BA", "<BA>AQID</BA>", "data.value", "010203"},
    {"G", "<G>792e5b37-4505-47ef-b7d2-8711bb7affa8</G>", "data.value",
     "792E5B37-4505-47EF-B7D2-8711BB7AFFA8"},
    {"URI", "<URI>http://host/a_x0020_b</URI>", "data.value", "http://host/a b"},
    {"Nil", "<Nil/>", "data.tag", "Nil"},
    {"Version", "<Version>5.1.20348.2227</Version>", "data.value", "5.1.20348.2227"},
    {"XD", "<XD>&lt;a/&gt;</XD>", "data.value", "<a/>"},
    {"SBK", "<SBK>Get-Date</SBK>", "data.value", "Get-Date"},
    {"SS", "<SS>AAAAAAAAAAAAAAAAAAAAAA==</SS>", "data.tag", "SS"},
    {"SemanticVersion", "<SemanticVersion>7.4.0</SemanticVersion>", "data.value", "7.4.0"},
    {"PR",
     "<PR><AV>Copying</AV><AI>1</AI><S>now</S><PI>-1</PI><PC>50</PC><T>Processing</T><SR>-1</SR>"
     "<SD>a.txt</SD></PR>",
     "data.tag", "PR"},
    {"AV", "<PR><AV>Copying</AV></PR>", "data.value.activity", "Copying"},
    {"AI", "<PR><AI>1</AI></PR>", "data.value.activity_id", "1"},
    {"PI", "<PR><PI>-1</PI></PR>", "data.value.parent_activity_id", "-1"},
    {"PC", "<PR><PC>50</PC></PR>", "data.value.percent_complete", "50"},
    {"SR", "<PR><SR>-1</SR></PR>", "data.value.seconds_remaining", "-1"},
    {"SD", "<PR><SD>a.txt</SD></PR>", "data.value.status_description", "a.txt"},
    {"Obj", "<Obj RefId=\"5\"><I32>1</I32></Obj>", "data.ref_id", "5"},
    {"Ref",
     "<Obj RefId=\"0\"><LST><Obj RefId=\"1\"><I32>1</I32></Obj><Ref RefId=\"1\"/></LST></Obj>",
     "data.items.1.ref", "1"},
    {"TN", "<Obj RefId=\"0\"><TN RefId=\"0\"><T>A.B</T><T>System.Object</T></TN></Obj>",
     "data.types.1", "System.Object"},
    {"T", "<Obj RefId=\"0\"><TN RefId=\"0\"><T>A.B</T></TN></Obj>", "data.types.0", "A.B"},
    {"TNRef",
     "<Obj RefId=\"0\"><TN RefId=\"0\"><T>A.B</T></TN><LST><Obj RefId=\"1\"><TNRef RefId=\"0\"/>"
     "</Obj></LST></Obj>",
     "data.items.0.types_ref", "0"},
    {"ToString", "<Obj RefId=\"0\"><ToString>said</ToString></Obj>", "data.string", "said"},
    {"Props", "<Obj RefId=\"0\"><Props><S N=\"Name\">v</S></Props></Obj>", "data.props.Name.value",
     "v"},
    {"MS", "<Obj RefId=\"0\"><MS><S N=\"Name\">v</S></MS></Obj>", "data.ms.Name.value", "v"},
    {"LST", "<Obj RefId=\"0\"><LST><I32>1</I32><I32>2</I32></LST></Obj>", "data.items.1.value",
     "2"},
    {"IE", "<Obj RefId=\"0\"><IE><I32>1</I32></IE></Obj>", "data.items.0.value", "1"},
    {"QUE", "<Obj RefId=\"0\"><QUE><I32>1</I32></QUE></Obj>", "data.items.0.value", "1"},
    {"STK", "<Obj RefId=\"0\"><STK><I32>1</I32></STK></Obj>", "data.items.0.value", "1"},
    {"DCT", "<Obj RefId=\"0\"><DCT><En><S N=\"Key\">k</S><I32 N=\"Value\">1</I32></En></DCT></Obj>",
     "data.entries.0.value.value", "1"},
    {"En", "<Obj RefId=\"0\"><DCT><En><S N=\"Key\">k</S><I32 N=\"Value\">1</I32></En></DCT></Obj>",
     "data.entries.0.key.value", "k"},
    {"Objs",
     "<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\"><S "
     "S=\"Error\">bad</S></Objs>",
     "list.0.stream", "Error"},
};

enum { VECTORS = sizeof(vectors) / sizeof(vectors[0]) };

void coverage_test_clixml(void **state)
{
    (void)state;
    for (size_t i = 0; i < VECTORS; i++) {
        const struct vector *v = &vectors[i];
        struct record *r = record_new(&root_field, &limits);
        uint32_t source = record_source(r, bytes_of_string(v->xml), NULL, SOURCE_FILE, NULL, 0);
        struct clixml_result result;
        if (strcmp(v->element, "Objs") == 0)
            clixml_dissect_file(r, r->root, &list_field, source, &result);
        else
            clixml_dissect(r, r->root, &data_field, source, &result);
        property_check_record(v->element, r);
        struct walk w = walk_start(r->root);
        for (enum walk_event event = walk_next(&w); event != WALK_DONE; event = walk_next(&w))
            if (event == WALK_ENTER && w.node->diags != NULL &&
                w.node->diags->kind->severity != SEVERITY_INFO)
                fail_msg("%s: %s: %s", v->element, w.node->diags->kind->code,
                         w.node->diags->detail);
        coverage_value(v->element, r, v->path, v->expected);
        record_free(r);
    }
}

static const char *example_of(const char *element)
{
    for (size_t i = 0; i < VECTORS; i++)
        if (strcmp(vectors[i].element, element) == 0)
            return "coverage_clixml.c";
    return NULL;
}

void coverage_clixml(coverage_teller *tell, void *state)
{
    /* The elements that are no primitives: psrp.md 5.2 and 5.4. */
    static const char *const structure[] = {
        "PR",    "AV", "AI",    "PI",       "PC",  "SR", "SD",  "Obj", "Ref", "TN", "T",
        "TNRef", "MS", "Props", "ToString", "LST", "IE", "QUE", "STK", "DCT", "En", "Objs"};
    for (size_t i = 0; clixml_primitive_at(i) != NULL; i++)
        tell(state, "element", clixml_primitive_at(i)->tag,
             example_of(clixml_primitive_at(i)->tag));
    for (size_t i = 0; i < sizeof(structure) / sizeof(structure[0]); i++)
        tell(state, "element", structure[i], example_of(structure[i]));
}
