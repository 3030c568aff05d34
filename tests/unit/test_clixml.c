/*
 * Expected values: psrp.md 5 ([MS-PSRP] 2.2.5) as noted, its examples 6 and 10 and skeletons (10);
 * the shape of the JSON is interface.md's.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base64.h"
#include "clixml.h"
#include "clixml_fields.h"
#include "property.h"
#include "render.h"

static const struct field root_field = {"test", "test", "Test", KIND_GROUP, 0, SHOW_DEC, NULL, 0};
static const struct field data_field = {"data", "data", "Data", KIND_GROUP, 0, SHOW_DEC, NULL, 0};
static const struct field list_field = {"list", "list", "List", KIND_LIST, 0, SHOW_DEC, NULL, 0};
static const struct limits limits = LIMITS_DEFAULT;

struct dissected {
    struct record *r;
    struct clixml_result result;
};

static struct dissected dissect_with(struct bytes text, const struct limits *with)
{
    struct dissected d = {.r = record_new(&root_field, with)};
    uint32_t source = record_source(d.r, text, NULL, SOURCE_FILE, NULL, 0);
    d.r->timeless = true;
    clixml_dissect(d.r, d.r->root, &data_field, source, &d.result);
    return d;
}

static struct dissected dissect(const char *text)
{
    return dissect_with(bytes_of_string(text), &limits);
}

static struct dissected dissect_file(const char *text)
{
    struct dissected d = {.r = record_new(&root_field, &limits)};
    uint32_t source = record_source(d.r, bytes_of_string(text), NULL, SOURCE_FILE, NULL, 0);
    d.r->timeless = true;
    clixml_dissect_file(d.r, d.r->root, &list_field, source, &d.result);
    return d;
}

/* The record as JSON; frees the record. The text is the caller's. */
static char *json_of(struct record *r, bool show_secrets)
{
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    struct render_options options = {.show_secrets = show_secrets};
    struct output output = {.sinks = {json_sink(out, &options)}, .n_sinks = 1};
    output_push(&output, r);
    output.sinks[0]->close(output.sinks[0]);
    fclose(out);
    return text;
}

/* The record's JSON starts with the member data, or list, as expected. */
static void assert_member(struct record *r, const char *member, const char *expected)
{
    char *json = json_of(r, true), start[64];
    snprintf(start, sizeof(start), "{\"record\":\"test\",\"id\":1,\"%s\":", member);
    size_t len = strlen(start);
    if (strncmp(json, start, len) != 0 || strncmp(json + len, expected, strlen(expected)) != 0 ||
        strchr(",}", json[len + strlen(expected)]) == NULL)
        fail_msg("%s is not %s", json, expected);
    free(json);
}

static void assert_data(const char *text, const char *expected)
{
    struct dissected d = dissect(text);
    if (property_count_diags(d.r, NULL) != 0)
        fail_msg("%s has diagnostics: %s", text, json_of(d.r, false));
    property_check_record(text, d.r);
    assert_member(d.r, "data", expected);
}

/* One diagnostic of that code, no other, and the data as expected. */
static void assert_diagnosed(const char *text, const char *code, const char *expected)
{
    struct dissected d = dissect(text);
    if (property_count_diags(d.r, code) != 1 || property_count_diags(d.r, NULL) != 1)
        fail_msg("%s: not one %s: %s", text, code, json_of(d.r, false));
    property_check_record(text, d.r);
    assert_member(d.r, "data", expected);
}

/* psrp.md 5.3, the table row by row, and example 6. */
static void test_escapes(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"Hello World_x000A_XML is _xD83D__xDCA9_ when dealing with things like "
         "_x005F_x000A__x000A_",
         "Hello World\\nXML is \xF0\x9F\x92\xA9 when dealing with things like _x000A_\\n"},
        {"_x005F_x000A_", "_x000A_"},
        {"x_x005F_x_", "x_x_"},
        {"_x0041_x0042_", "Ax0042_"},
        {"_x0041__x0042_", "AB"},
        {"__x0041__", "_A_"},
        {"_x0001F4A9_", "\xF0\x9F\x92\xA9"},
        {"_x20_", "_x20_"},
        {"_xZZZZ_", "_xZZZZ_"},
        {"_x00110000_", "_x00110000_"},
        {"_X0031_", "1"},
        {"_xd83d__xdca9_", "\xF0\x9F\x92\xA9"},
        {"_xD83D_", "\\ud83d"},
        {"_xDCA9__xD83D_", "\\udca9\\ud83d"},
        {"_xD83D_-_xDCA9_", "\\ud83d-\\udca9"},
        {"_x004", "_x004"},
        {"_", "_"},
        {"_x0041", "_x0041"},
        {"_x0000_", "\\u0000"},
        {"&#95;x0041_", "A"},
    };
    char text[256], expected[256];
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        snprintf(text, sizeof(text), "<S>%s</S>", rows[i][0]);
        snprintf(expected, sizeof(expected), "{\"tag\":\"S\",\"value\":\"%s\"}", rows[i][1]);
        assert_data(text, expected);
    }
    /* Where they apply, and where they do not. */
    assert_data(
        "<Obj RefId=\"_x0041_\"><TN RefId=\"0\"><T>_x0041_</T></TN><ToString>_x0041_</ToString>"
        "<MS><URI N=\"_x0041_\">_x0041_</URI><XD N=\"b\">_x0041_</XD><SBK "
        "N=\"c\">_x0041_</SBK></MS></Obj>",
        "{\"tag\":\"Obj\",\"ref_id\":\"_x0041_\",\"types\":[\"A\"],\"string\":\"A\",\"ms\":{"
        "\"A\":{\"tag\":\"URI\",\"name\":\"A\",\"value\":\"A\"},"
        "\"b\":{\"tag\":\"XD\",\"name\":\"b\",\"value\":\"A\"},"
        "\"c\":{\"tag\":\"SBK\",\"name\":\"c\",\"value\":\"A\"}}}");
    assert_diagnosed("<SS>_x0041_</SS>", "clixml.value-invalid",
                     "{\"tag\":\"SS\",\"value\":\"_x0041_\"}"); /* not base64 */
}

/* psrp.md 5.1. */
static void test_primitives(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"<S/>", "\"S\",\"value\":\"\""},
        {"<S></S>", "\"S\",\"value\":\"\""},
        {"<S>  </S>", "\"S\",\"value\":\"  \""},
        {"<C>97</C>", "\"C\",\"value\":97,\"character\":\"a\""},
        {"<C>55357</C>", "\"C\",\"value\":55357,\"character\":\"\\ud83d\""},
        {"<B>true</B>", "\"B\",\"value\":true"},
        {"<B>0</B>", "\"B\",\"value\":false"},
        {"<DT>2008-04-11T10:42:32.2731993-07:00</DT>",
         "\"DT\",\"value\":\"2008-04-11T10:42:32.2731993-07:00\""},
        {"<DT>2024-02-29T23:59:59Z</DT>", "\"DT\",\"value\":\"2024-02-29T23:59:59Z\""},
        {"<DT>0001-01-01T00:00:00</DT>", "\"DT\",\"value\":\"0001-01-01T00:00:00\""},
        {"<TS>PT9.0269026S</TS>", "\"TS\",\"value\":\"PT9.0269026S\""},
        {"<TS>P1DT2H</TS>", "\"TS\",\"value\":\"P1DT2H\""},
        {"<TS>-PT1S</TS>", "\"TS\",\"value\":\"-PT1S\""},
        {"<TS>P1Y2M3DT4H5M6.7S</TS>", "\"TS\",\"value\":\"P1Y2M3DT4H5M6.7S\""},
        {"<By>255</By>", "\"By\",\"value\":255"},
        {"<SB>-128</SB>", "\"SB\",\"value\":-128"},
        {"<SB>127</SB>", "\"SB\",\"value\":127"},
        {"<U16>65535</U16>", "\"U16\",\"value\":65535"},
        {"<I16>-32768</I16>", "\"I16\",\"value\":-32768"},
        {"<U32>4294967295</U32>", "\"U32\",\"value\":4294967295"},
        {"<I32> -2147483648\n</I32>", "\"I32\",\"value\":-2147483648"},
        {"<U64>18446744073709551615</U64>", "\"U64\",\"value\":\"18446744073709551615\""},
        {"<I64>-9223372036854775808</I64>", "\"I64\",\"value\":\"-9223372036854775808\""},
        {"<I64>-0</I64>", "\"I64\",\"value\":0"},
        {"<Sg>INF</Sg>", "\"Sg\",\"value\":\"INF\""},
        {"<Db>-INF</Db>", "\"Db\",\"value\":\"-INF\""},
        {"<Db> NaN </Db>", "\"Db\",\"value\":\"NaN\""},
        {"<Db>-1.5E-10</Db>", "\"Db\",\"value\":-1.5E-10"},
        {"<Db>.5</Db>", "\"Db\",\"value\":\".5\""},
        {"<D>-737.10</D>", "\"D\",\"value\":\"-737.10\""},
        {"<D>79228162514264337593543950335</D>",
         "\"D\",\"value\":\"79228162514264337593543950335\""},
        {"<D>0079228162514264337593543950335.5</D>",
         "\"D\",\"value\":\"0079228162514264337593543950335.5\""},
        {"<BA/>", "\"BA\",\"value\":\"\""},
        {"<BA>AQID\r\nBA==</BA>", "\"BA\",\"value\":\"AQIDBA==\""},
        {"<G>792e5b37-4505-47ef-b7d2-8711bb7affa8</G>",
         "\"G\",\"value\":\"792E5B37-4505-47EF-B7D2-8711BB7AFFA8\""},
        {"<URI>http://www.microsoft.com/</URI>", "\"URI\",\"value\":\"http://www.microsoft.com/\""},
        {"<Nil/>", "\"Nil\""},
        {"<Version>6.2</Version>", "\"Version\",\"value\":\"6.2\""},
        {"<Version>6.2.1.2147483647</Version>", "\"Version\",\"value\":\"6.2.1.2147483647\""},
        {"<XD>&lt;n a=\"1\"/&gt;_x000A_</XD>", "\"XD\",\"value\":\"<n a=\\\"1\\\"/>\\n\""},
        {"<SBK>get-command</SBK>", "\"SBK\",\"value\":\"get-command\""},
        {"<SS> bnVsbA==</SS>", "\"SS\",\"value\":\" bnVsbA==\""},
        {"<SemanticVersion>7.4.0-rc.1</SemanticVersion>",
         "\"SemanticVersion\",\"value\":\"7.4.0-rc.1\""},
        {"<PR><AV>A_x0021_</AV><AI>7</AI><Nil/><PI>-1</PI><PC>45</PC><T>Processing</T><SR>12</SR>"
         "<SD>File</SD></PR>",
         "\"PR\",\"value\":{\"activity\":\"A!\",\"activity_id\":7,\"current_operation\":null,"
         "\"parent_activity_id\":-1,\"percent_complete\":45,\"record_type\":\"Processing\","
         "\"seconds_remaining\":12,\"status_description\":\"File\"}"},
        {"<PR><S>op</S></PR>", "\"PR\",\"value\":{\"current_operation\":\"op\"}"},
    };
    char expected[512];
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        snprintf(expected, sizeof(expected), "{\"tag\":%s}", rows[i][1]);
        assert_data(rows[i][0], expected);
    }
}

/* The text stays, with a diagnostic. */
static void test_invalid_values(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"C", "65536"},
        {"C", "-1"},
        {"C", "a"},
        {"B", "True"},
        {"B", ""},
        {"By", "256"},
        {"By", "-1"},
        {"SB", "-129"},
        {"SB", "128"},
        {"U16", "65536"},
        {"I16", "-32769"},
        {"I16", "32768"},
        {"U32", "4294967296"},
        {"I32", "2147483648"},
        {"I32", "-2147483649"},
        {"I32", "1 000"},
        {"I32", ""},
        {"I32", "--1"},
        {"I32", "0x10"},
        {"U64", "18446744073709551616"},
        {"I64", "9223372036854775808"},
        {"I64", "-9223372036854775809"},
        {"Sg", "1,5"},
        {"Db", "Infinity"},
        {"Db", "1e"},
        {"Db", "."},
        {"D", "1e5"},
        {"D", "79228162514264337593543950336"},
        {"D", "792281625142643375935439503350"},
        {"DT", "2023-02-29T00:00:00"},
        {"DT", "2024-13-01T00:00:00"},
        {"DT", "2024-01-01"},
        {"DT", "2024-01-01T24:00:00"},
        {"DT", "2024-01-01T00:00:00."},
        {"DT", "2024-01-01T00:00:00+1:00"},
        {"DT", "01/02/2024 10:00:00"},
        {"TS", "PT"},
        {"TS", "P"},
        {"TS", "P1S"},
        {"TS", "PT1S1M"},
        {"TS", "P1.5D"},
        {"TS", "00:00:01"},
        {"BA", "AQ*="},
        {"BA", "A"},
        {"G", "792e5b37-4505-47ef-b7d2"},
        {"Version", "6"},
        {"Version", "1.2.3.4.5"},
        {"Version", "1.-2"},
        {"Version", "1.2147483648"},
        {"Version", "1."},
    };
    char text[128], expected[128];
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const char *tag = rows[i][0], *value = rows[i][1];
        snprintf(text, sizeof(text), "<%s>%s</%s>", tag, value, tag);
        snprintf(expected, sizeof(expected), "{\"tag\":\"%s\",\"value\":\"%s\"}", tag, value);
        assert_diagnosed(text, "clixml.value-invalid", expected);
    }
    assert_diagnosed("<Nil>x</Nil>", "clixml.value-invalid", "{\"tag\":\"Nil\",\"value\":\"x\"}");
    assert_diagnosed("<PR><AI>x</AI></PR>", "clixml.value-invalid",
                     "{\"tag\":\"PR\",\"value\":{\"value\":\"x\"}}");
}

/* psrp.md 5.4 to 5.7. */
static void test_structure(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"<Obj/>", "{\"tag\":\"Obj\"}"},
        {"<Obj RefId=\"0\" N=\"n\" S=\"Output\"/>",
         "{\"tag\":\"Obj\",\"name\":\"n\",\"stream\":\"Output\",\"ref_id\":\"0\"}"},
        /* Containers say which one they are: a stack has its top first. */
        {"<Obj><LST/></Obj>", "{\"tag\":\"Obj\",\"value_tag\":\"LST\",\"items\":[]}"},
        {"<Obj><STK><S>t</S><Nil/></STK></Obj>",
         "{\"tag\":\"Obj\",\"value_tag\":\"STK\",\"items\":[{\"tag\":\"S\",\"value\":\"t\"},{"
         "\"tag\":\"Nil\"}]}"},
        {"<Obj><QUE><I32>1</I32></QUE></Obj>",
         "{\"tag\":\"Obj\",\"value_tag\":\"QUE\",\"items\":[{\"tag\":\"I32\",\"value\":1}]}"},
        {"<Obj><IE><Obj><LST/></Obj></IE></Obj>",
         "{\"tag\":\"Obj\",\"value_tag\":\"IE\",\"items\":[{\"tag\":\"Obj\",\"value_tag\":\"LST\","
         "\"items\":[]}]}"},
        {"<Obj><DCT><En><S N=\"Key\">a</S><Nil N=\"Value\"/></En></DCT></Obj>",
         "{\"tag\":\"Obj\",\"value_tag\":\"DCT\",\"entries\":[{\"key\":{\"tag\":\"S\",\"name\":"
         "\"Key\",\"value\":\"a\"},"
         "\"value\":{\"tag\":\"Nil\",\"name\":\"Value\"}}]}"},
        /* An enum, a date with extras, a value before its type names. */
        {"<Obj RefId=\"0\"><TN RefId=\"0\"><T>System.DayOfWeek</T><T>System.Enum</T></TN>"
         "<ToString>Friday</ToString><I32>5</I32></Obj>",
         "{\"tag\":\"Obj\",\"ref_id\":\"0\",\"types\":[\"System.DayOfWeek\",\"System.Enum\"],"
         "\"string\":\"Friday\",\"value_tag\":\"I32\",\"value\":5}"},
        {"<Obj><DT>2024-01-01T00:00:00</DT><MS><S N=\"H\">x</S></MS></Obj>",
         "{\"tag\":\"Obj\",\"value_tag\":\"DT\",\"value\":\"2024-01-01T00:00:00\",\"ms\":{\"H\":{"
         "\"tag\":\"S\",\"name\":\"H\",\"value\":\"x\"}}}"},
        {"<Obj><I32>7</I32><TN RefId=\"0\"><T>A</T></TN></Obj>",
         "{\"tag\":\"Obj\",\"value_tag\":\"I32\",\"value\":7,\"types\":[\"A\"]}"},
        {"<Obj><Nil/></Obj>", "{\"tag\":\"Obj\",\"value_tag\":\"Nil\"}"},
        {"<Obj><Props><B N=\"IsPresent\">true</B></Props></Obj>",
         "{\"tag\":\"Obj\",\"props\":{\"IsPresent\":{\"tag\":\"B\",\"name\":\"IsPresent\","
         "\"value\":true}}}"},
        /* Equal names become a list (interface.md). */
        {"<Obj><MS><S N=\"a\">1</S><S N=\"a\">2</S></MS></Obj>",
         "{\"tag\":\"Obj\",\"ms\":{\"a\":[{\"tag\":\"S\",\"name\":\"a\",\"value\":\"1\"},{\"tag\":"
         "\"S\",\"name\":\"a\",\"value\":\"2\"}]}}"},
        {"<Obj><MS><MS N=\"set\"><S N=\"a\">1</S></MS></MS></Obj>",
         "{\"tag\":\"Obj\",\"ms\":{\"set\":{\"tag\":\"MS\",\"name\":\"set\",\"ms\":{\"a\":{\"tag\":"
         "\"S\",\"name\":\"a\",\"value\":\"1\"}}}}}"},
        {"<Obj><MS><I64 N=\"SourceId\">1</I64><PR N=\"Record\"><AV>x</AV></PR></MS></Obj>",
         "{\"tag\":\"Obj\",\"ms\":{\"SourceId\":{\"tag\":\"I64\",\"name\":\"SourceId\",\"value\":1}"
         ","
         "\"Record\":{\"tag\":\"PR\",\"name\":\"Record\",\"value\":{\"activity\":\"x\"}}}}"},
        /* Indented, as files are; with what XML allows around it. */
        {"<?xml version=\"1.0\"?>\n<!-- c -->\n<Obj>\n  <LST>\n    <S>a</S>\n  </LST>\n</Obj>\n",
         "{\"tag\":\"Obj\",\"value_tag\":\"LST\",\"items\":[{\"tag\":\"S\",\"value\":\"a\"}]}"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        assert_data(rows[i][0], rows[i][1]);
}

/* psrp.md 5.9. */
static void test_references(void **state)
{
    (void)state;
    assert_data(
        "<Obj RefId=\"0\"><MS><Obj N=\"A\" RefId=\"1\"><S>x</S></Obj><Ref N=\"B\" RefId=\"1\"/>"
        "<Ref N=\"Self\" RefId=\"0\"/></MS></Obj>",
        "{\"tag\":\"Obj\",\"ref_id\":\"0\",\"ms\":{\"A\":{\"tag\":\"Obj\",\"name\":\"A\",\"ref_"
        "id\":\"1\","
        "\"value_tag\":\"S\",\"value\":\"x\"},\"B\":{\"name\":\"B\",\"ref\":\"1\"},"
        "\"Self\":{\"name\":\"Self\",\"ref\":\"0\"}}}");
    /* Two spaces; type names of a TNRef are generated, for they do not stand there. */
    const char *text =
        "<Obj RefId=\"0\"><TN RefId=\"0\"><T>A</T><T>B</T></TN><LST><Obj RefId=\"1\">"
        "<TNRef RefId=\"0\"/></Obj></LST></Obj>";
    assert_data(text,
                "{\"tag\":\"Obj\",\"ref_id\":\"0\",\"types\":[\"A\",\"B\"],\"value_tag\":\"LST\","
                "\"items\":["
                "{\"tag\":\"Obj\",\"ref_id\":\"1\",\"types_ref\":\"0\",\"types\":[\"A\",\"B\"]}]}");
    struct dissected d = dissect(text);
    const struct node *inner = node_child(d.result.object, &clixml_fields[CLIXML_ITEMS])->first;
    const struct node *types = node_child(inner, &clixml_fields[CLIXML_TYPES]);
    assert_true(node_is_generated(types));
    assert_true(node_is_generated(types->first));
    assert_true(clixml_has_type(inner, "B"));
    record_free(d.r);
    assert_diagnosed("<Obj RefId=\"0\"><LST><Ref RefId=\"1\"/><Obj RefId=\"1\"/></LST></Obj>",
                     "clixml.ref-unknown",
                     "{\"tag\":\"Obj\",\"ref_id\":\"0\",\"value_tag\":\"LST\",\"items\":[{\"ref\":"
                     "\"1\"},{\"tag\":\"Obj\",\"ref_id\":\"1\"}]}");
    assert_diagnosed("<Obj RefId=\"5\"><TNRef RefId=\"5\"/></Obj>", "clixml.tnref-unknown",
                     "{\"tag\":\"Obj\",\"ref_id\":\"5\",\"types_ref\":\"5\"}");
    assert_diagnosed("<Obj RefId=\"0\"><LST><Obj RefId=\"0\"/></LST></Obj>",
                     "clixml.refid-duplicate",
                     "{\"tag\":\"Obj\",\"ref_id\":\"0\",\"value_tag\":\"LST\",\"items\":[{\"tag\":"
                     "\"Obj\",\"ref_id\":\"0\"}]}");
    /* The last one wins. */
    assert_diagnosed(
        "<Obj><LST><Obj><TN RefId=\"0\"><T>A</T></TN></Obj><Obj><TN RefId=\"0\"><T>B</T></TN></Obj>"
        "<Obj><TNRef RefId=\"0\"/></Obj></LST></Obj>",
        "clixml.refid-duplicate",
        "{\"tag\":\"Obj\",\"value_tag\":\"LST\",\"items\":[{\"tag\":\"Obj\",\"types\":[\"A\"]},"
        "{\"tag\":\"Obj\",\"types\":[\"B\"]},{\"tag\":\"Obj\",\"types_ref\":\"0\",\"types\":[\"B\"]"
        "}]}");
    assert_diagnosed("<Obj><LST><Ref/></LST></Obj>", "clixml.name-missing",
                     "{\"tag\":\"Obj\",\"value_tag\":\"LST\",\"items\":[{}]}");
    assert_diagnosed("<Obj><TNRef/></Obj>", "clixml.name-missing", "{\"tag\":\"Obj\"}");
}

/* The other rules of psrp.md 5.9: what is readable is shown all the same. */
static void test_rules(void **state)
{
    (void)state;
    static const char *const rows[][3] = {
        {"<Foo>t</Foo>", "clixml.root-unknown", "{\"tag\":\"Foo\",\"value\":\"t\"}"},
        {"<Foo><S>t</S></Foo>", "clixml.root-unknown",
         "{\"tag\":\"Foo\",\"items\":[{\"tag\":\"S\",\"value\":\"t\"}]}"},
        {"<Objs><S>t</S></Objs>", "clixml.root-unknown",
         "{\"tag\":\"Objs\",\"items\":[{\"tag\":\"S\",\"value\":\"t\"}]}"},
        {"<S>t</S><S>u</S>", "clixml.trailing-data", "{\"tag\":\"S\",\"value\":\"t\"}"},
        {"<S>t</S>\n x", "clixml.trailing-data", "{\"tag\":\"S\",\"value\":\"t\"}"},
        {"<Obj><Foo>1.0</Foo></Obj>", "clixml.unknown-element",
         "{\"tag\":\"Obj\",\"value_tag\":\"Foo\",\"value\":\"1.0\"}"},
        {"<Obj><Foo><S>t</S></Foo></Obj>", "clixml.unknown-element",
         "{\"tag\":\"Obj\",\"other\":[{\"tag\":\"Foo\",\"items\":[{\"tag\":\"S\",\"value\":\"t\"}]}"
         "]}"},
        {"<Obj><Obj/></Obj>", "clixml.unknown-element",
         "{\"tag\":\"Obj\",\"other\":[{\"tag\":\"Obj\"}]}"},
        {"<Obj><LST><Foo>x</Foo></LST></Obj>", "clixml.unknown-element",
         "{\"tag\":\"Obj\",\"value_tag\":\"LST\",\"items\":[{\"tag\":\"Foo\",\"value\":\"x\"}]}"},
        {"<Obj><TN RefId=\"0\"><S>x</S></TN></Obj>", "clixml.unknown-element",
         "{\"tag\":\"Obj\",\"types\":[],\"other\":[{\"tag\":\"S\",\"value\":\"x\"}]}"},
        {"<S>x<b/></S>", "clixml.unknown-element", "{\"tag\":\"S\",\"value\":\"x\"}"},
        {"<PR><XX>x</XX></PR>", "clixml.unknown-element", "{\"tag\":\"PR\",\"value\":{}}"},
        {"<Obj><MS><S>x</S></MS></Obj>", "clixml.name-missing",
         "{\"tag\":\"Obj\",\"ms\":{\"\":{\"tag\":\"S\",\"value\":\"x\"}}}"},
        {"<Obj><S>a</S><I32>1</I32></Obj>", "clixml.obj-two-values",
         "{\"tag\":\"Obj\",\"value_tag\":\"S\",\"value\":\"a\",\"other\":[{\"tag\":\"I32\","
         "\"value\":1}]}"},
        {"<Obj><LST/><DCT/></Obj>", "clixml.obj-two-values",
         "{\"tag\":\"Obj\",\"value_tag\":\"LST\",\"items\":[],\"other\":[{\"tag\":\"DCT\","
         "\"value\":\"\"}]}"},
        {"<Obj><MS/><MS><S N=\"a\">1</S></MS></Obj>", "clixml.obj-two-values",
         "{\"tag\":\"Obj\",\"ms\":{},\"other\":[{\"tag\":\"MS\",\"items\":[{\"tag\":\"S\",\"name\":"
         "\"a\",\"value\":\"1\"}]}]}"},
        {"<Obj><ToString>a</ToString><ToString>b</ToString></Obj>", "clixml.obj-two-values",
         "{\"tag\":\"Obj\",\"string\":\"a\",\"other\":[{\"tag\":\"ToString\",\"value\":\"b\"}]}"},
        {"<Obj><DCT><En><S N=\"Value\">b</S></En></DCT></Obj>", "clixml.dict-entry",
         "{\"tag\":\"Obj\",\"value_tag\":\"DCT\",\"entries\":[{\"value\":{\"tag\":\"S\",\"name\":"
         "\"Value\",\"value\":\"b\"}}]}"},
        {"<Obj><DCT><En><S N=\"Key\">b</S></En></DCT></Obj>", "clixml.dict-entry",
         "{\"tag\":\"Obj\",\"value_tag\":\"DCT\",\"entries\":[{\"key\":{\"tag\":\"S\",\"name\":"
         "\"Key\",\"value\":\"b\"}}]}"},
        {"<Obj><DCT><En><S N=\"K\">a</S><S N=\"Value\">b</S></En></DCT></Obj>", "clixml.dict-entry",
         "{\"tag\":\"Obj\",\"value_tag\":\"DCT\",\"entries\":[{\"key\":{\"tag\":\"S\",\"name\":"
         "\"K\",\"value\":\"a\"},"
         "\"value\":{\"tag\":\"S\",\"name\":\"Value\",\"value\":\"b\"}}]}"},
        {"<Obj><DCT><En><S N=\"Key\">a</S><S N=\"V\">b</S></En></DCT></Obj>", "clixml.dict-entry",
         "{\"tag\":\"Obj\",\"value_tag\":\"DCT\",\"entries\":[{\"key\":{\"tag\":\"S\",\"name\":"
         "\"Key\",\"value\":\"a\"},"
         "\"value\":{\"tag\":\"S\",\"name\":\"V\",\"value\":\"b\"}}]}"},
        {"<Obj><DCT><En><Nil N=\"Key\"/><S N=\"Value\">b</S></En></DCT></Obj>", "clixml.dict-entry",
         "{\"tag\":\"Obj\",\"value_tag\":\"DCT\",\"entries\":[{\"key\":{\"tag\":\"Nil\",\"name\":"
         "\"Key\"},"
         "\"value\":{\"tag\":\"S\",\"name\":\"Value\",\"value\":\"b\"}}]}"},
        {"<Obj><DCT><En><S N=\"Key\">a</S><S N=\"Value\">b</S><S "
         "N=\"Value\">c</S></En></DCT></Obj>",
         "clixml.dict-entry",
         "{\"tag\":\"Obj\",\"value_tag\":\"DCT\",\"entries\":[{\"key\":{\"tag\":\"S\",\"name\":"
         "\"Key\",\"value\":\"a\"},"
         "\"value\":{\"tag\":\"S\",\"name\":\"Value\",\"value\":\"b\"},\"other\":[{\"tag\":\"S\","
         "\"name\":\"Value\",\"value\":\"c\"}]}]}"},
        {"<Obj><DCT><S>x</S></DCT></Obj>", "clixml.dict-entry",
         "{\"tag\":\"Obj\",\"value_tag\":\"DCT\",\"entries\":[],\"other\":[{\"tag\":\"S\","
         "\"value\":\"x\"}]}"},
        {"<Obj Type=\"x\"/>", "clixml.unknown-attribute", "{\"tag\":\"Obj\"}"},
        {"<Obj><LST>x</LST></Obj>", "clixml.stray-text",
         "{\"tag\":\"Obj\",\"value_tag\":\"LST\",\"items\":[]}"},
        {"<S>\xFF</S>", "clixml.utf8-invalid", "{\"tag\":\"S\",\"value\":\"\xEF\xBF\xBD\"}"},
        {"<Obj><S>abc", "clixml.xml-malformed",
         "{\"tag\":\"Obj\",\"value_tag\":\"S\",\"value\":\"abc\"}"},
        {"<Obj><LST><S>a</S><S>&bad;</S></LST></Obj>", "clixml.xml-malformed",
         "{\"tag\":\"Obj\",\"value_tag\":\"LST\",\"items\":[{\"tag\":\"S\",\"value\":\"a\"},{"
         "\"tag\":\"S\",\"value\":\"\"}]}"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        assert_diagnosed(rows[i][0], rows[i][1], rows[i][2]);
    static const char *const nothing[] = {"not XML", " ", "<!DOCTYPE x><S>a</S>", "<"};
    for (size_t i = 0; i < sizeof(nothing) / sizeof(nothing[0]); i++) {
        struct dissected d = dissect(nothing[i]);
        assert_null(d.result.object);
        assert_int_equal(property_count_diags(d.r, "clixml.xml-malformed"), 1);
        record_free(d.r);
    }
    struct dissected d = dissect("");
    assert_null(d.result.object);
    assert_int_equal(property_count_diags(d.r, NULL), 0);
    record_free(d.r);
}

static void test_depth(void **state)
{
    (void)state;
    struct limits few = limits;
    few.clixml_depth = 3;
    struct dissected d =
        dissect_with(BYTES("<Obj><LST><Obj><LST><Obj><LST><Obj><LST><S>x</S></LST></Obj><S>y</S></"
                           "LST></Obj></LST></Obj></LST></Obj>"),
                     &few);
    assert_int_equal(property_count_diags(d.r, "clixml.too-deep"), 1);
    assert_member(d.r, "data",
                  "{\"tag\":\"Obj\",\"value_tag\":\"LST\",\"items\":[{\"tag\":\"Obj\",\"value_"
                  "tag\":\"LST\",\"items\":["
                  "{\"tag\":\"Obj\",\"value_tag\":\"LST\",\"items\":[{\"tag\":\"Obj\"},{\"tag\":"
                  "\"S\",\"value\":\"y\"}]}]}]}");
    /* Deeper than XML may be. */
    struct buf text = buf_init((size_t)64 << 20);
    for (unsigned i = 0; i < 100000; i++)
        buf_add(&text, BYTES("<Obj><LST>"));
    d = dissect_with(buf_bytes(&text), &limits);
    assert_true(property_count_diags(d.r, "clixml.too-deep") >= 1);
    property_check_record("deep", d.r);
    record_free(d.r);
    buf_clear(&text);
}

static void test_secrets(void **state)
{
    (void)state;
    static const char *const hidden[] = {
        "<SS>c2VjcmV0</SS>",
        "<SS>c2VjcmV0*</SS>", /* no base64: not said in the diagnostic either */
        "<Obj><MS><SS N=\"Password\">c2VjcmV0</SS></MS></Obj>",
        "<Obj><SS>c2VjcmV0</SS></Obj>",
        "<Obj><TN RefId=\"0\"><T>System.Management.Automation.PSCredential</T></TN><Props><S "
        "N=\"UserName\">me</S>"
        "<S N=\"Password\">c2VjcmV0</S></Props></Obj>",
        ("<Obj><Props><S N=\"UserName\">me</S><S N=\"Password\">c2VjcmV0</S></Props>"
         "<TN "
         "RefId=\"0\"><T>Deserialized.System.Management.Automation.PSCredential</T></TN></Obj>"),
    };
    for (size_t i = 0; i < sizeof(hidden) / sizeof(hidden[0]); i++) {
        struct dissected d = dissect(hidden[i]);
        assert_true(d.result.secret);
        char *json = json_of(d.r, false);
        if (strstr(json, "c2VjcmV0") != NULL || strstr(json, "\"redacted\"") == NULL)
            fail_msg("%s", json);
        free(json);
        d = dissect(hidden[i]);
        json = json_of(d.r, true);
        assert_non_null(strstr(json, "c2VjcmV0"));
        free(json);
    }
    struct dissected d =
        dissect("<Obj><TN RefId=\"0\"><T>System.Management.Automation.PSCredential</T></TN>"
                "<Props><S N=\"UserName\">me</S><Nil N=\"Password\"/></Props></Obj>");
    assert_false(d.result.secret);
    char *json = json_of(d.r, false);
    assert_non_null(strstr(json, "\"value\":\"me\""));
    free(json);
}

static void test_file_form(void **state)
{
    (void)state;
#define NAMESPACE "http://schemas.microsoft.com/powershell/2004/04"
    struct dissected d =
        dissect_file("<Objs Version=\"1.1.0.1\" xmlns=\"" NAMESPACE "\">\n"
                     "  <Obj S=\"progress\" RefId=\"0\"><TN RefId=\"0\"><T>A</T></TN><MS><PR "
                     "N=\"Record\"><AV>x</AV></PR></MS></Obj>\n"
                     "  <S S=\"Error\">bad_x000D__x000A_</S>\n  <Obj RefId=\"1\"><TNRef "
                     "RefId=\"0\"/></Obj>\n</Objs>");
    assert_int_equal(d.result.objects, 3);
    assert_int_equal(property_count_diags(d.r, NULL), 0);
    assert_non_null(d.result.object);
    assert_true(clixml_has_type(d.result.object, "A"));
    property_check_record("file", d.r);
    assert_member(d.r, "list",
                  "[{\"tag\":\"Obj\",\"stream\":\"progress\",\"ref_id\":\"0\",\"types\":[\"A\"],"
                  "\"ms\":{\"Record\":"
                  "{\"tag\":\"PR\",\"name\":\"Record\",\"value\":{\"activity\":\"x\"}}}},"
                  "{\"tag\":\"S\",\"stream\":\"Error\",\"value\":\"bad\\r\\n\"},"
                  "{\"tag\":\"Obj\",\"ref_id\":\"1\",\"types_ref\":\"0\",\"types\":[\"A\"]}]");
    static const char *const rows[][2] = {
        {"<Objs Version=\"1.1.0.1\"><Obj/></Objs>", "clixml.namespace"},
        {"<Objs Version=\"1.1.0.1\" xmlns=\"" NAMESPACE
         "\"><Obj xmlns=\"urn:x\"><LST/></Obj></Objs>",
         "clixml.namespace"},
        {"<Objs Version=\"2.0\" xmlns=\"" NAMESPACE "\"/>", "clixml.file-version"},
        {"<Objs xmlns=\"" NAMESPACE "\"/>", "clixml.file-version"},
        {"<Obj/>", "clixml.root-unknown"},
        {"<Objs Version=\"1.1.0.1\" xmlns=\"" NAMESPACE "\"><S>a", "clixml.xml-malformed"},
        {"no file", "clixml.xml-malformed"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        d = dissect_file(rows[i][0]);
        if (property_count_diags(d.r, rows[i][1]) != 1 || property_count_diags(d.r, NULL) != 1)
            fail_msg("%s: not one %s", rows[i][0], rows[i][1]);
        record_free(d.r);
    }
    /* Primitives are matched by local name only. */
    d = dissect_file("<Objs Version=\"1.1.0.1\" xmlns=\"" NAMESPACE
                     "\"><S xmlns=\"\">a</S></Objs>");
    assert_int_equal(property_count_diags(d.r, NULL), 0);
    record_free(d.r);
}

/* The CLIXML of a message in a fragment of its own: behind 21 and 40 bytes and the byte order mark.
 */
static struct bytes message_data(const char *base64, struct buf *fragment)
{
    *fragment = buf_init(1 << 16);
    assert_true(base64_decode(bytes_of_string(base64), fragment));
    return bytes_from(buf_bytes(fragment), 21 + 40 + 3);
}

/* psrp.md 9, example 10: what is in them is said there in clear. */
static void test_host_call_and_response(void **state)
{
    (void)state;
    struct buf fragment;
    struct dissected d = dissect_with(
        message_data("AAAAAAAAAAwAAAAAAAAAAAMAAAGeAQAAAAARBABEMyIRZlWId5mqu8zd7v8ApKOiobKxwsHR0uHi"
                     "4+Tl5u+7vzxPYmogUmVmSWQ9IjAiPjxNUz48STY0IE49ImNpIj4xPC9JNjQ+PE9iaiBOPSJtaSIg"
                     "UmVmSWQ9IjEiPjxUTiBSZWZJZD0iMCI+PFQ+U3lzdGVtLk1hbmFnZW1lbnQuQXV0b21hdGlvbi5S"
                     "ZW1vdGluZy5SZW1vdGVIb3N0TWV0aG9kSWQ8L1Q+PFQ+U3lzdGVtLkVudW08L1Q+PFQ+U3lzdGVt"
                     "LlZhbHVlVHlwZTwvVD48VD5TeXN0ZW0uT2JqZWN0PC9UPjwvVE4+PFRvU3RyaW5nPlJlYWRMaW5l"
                     "PC9Ub1N0cmluZz48STMyPjExPC9JMzI+PC9PYmo+PE9iaiBOPSJtcCIgUmVmSWQ9IjIiPjxUTiBS"
                     "ZWZJZD0iMSI+PFQ+U3lzdGVtLkNvbGxlY3Rpb25zLkFycmF5TGlzdDwvVD48VD5TeXN0ZW0uT2Jq"
                     "ZWN0PC9UPjwvVE4+PExTVCAvPjwvT2JqPjwvTVM+PC9PYmo+",
                     &fragment),
        &limits);
    const struct node *object = d.result.object, *mi = clixml_property(object, "MI");
    int64_t value = 0;
    assert_int_equal(d.result.objects, 1);
    assert_int_equal(property_count_diags(d.r, NULL), 0);
    assert_true(clixml_int(clixml_property(object, "CI"), &value)); /* any case: psrp.md 3.3 */
    assert_int_equal(value, 1);
    assert_true(clixml_int(mi, &value));
    assert_int_equal(value, 11);
    assert_true(bytes_equal(clixml_text(mi), BYTES("ReadLine")));
    assert_true(clixml_has_type(mi, "System.Enum"));
    assert_false(clixml_has_type(mi, "System.Int32"));
    const struct node *items =
        node_child(clixml_property(object, "mp"), &clixml_fields[CLIXML_ITEMS]);
    assert_non_null(items);
    assert_null(items->first);
    record_free(d.r);
    buf_clear(&fragment);
    d = dissect_with(
        message_data("AAAAAAAAAAUAAAAAAAAAAAMAAAFCAgAAAAERBABEMyIRZlWId5mqu8zd7v8ApKOiobKxwsHR0uHi"
                     "4+Tl5u+7vzxPYmogUmVmSWQ9IjAiPjxNUz48UyBOPSJtciI+eWVzPC9TPjxJNjQgTj0iY2kiPjE8"
                     "L0k2ND48T2JqIE49Im1pIiBSZWZJZD0iMSI+PFROIFJlZklkPSIwIj48VD5TeXN0ZW0uTWFuYWdl"
                     "bWVudC5BdXRvbWF0aW9uLlJlbW90aW5nLlJlbW90ZUhvc3RNZXRob2RJZDwvVD48VD5TeXN0ZW0u"
                     "RW51bTwvVD48VD5TeXN0ZW0uVmFsdWVUeXBlPC9UPjxUPlN5c3RlbS5PYmplY3Q8L1Q+PC9UTj48"
                     "VG9TdHJpbmc+UmVhZExpbmU8L1RvU3RyaW5nPjxJMzI+MTE8L0kzMj48L09iaj48L01TPjwvT2Jq"
                     "Pg==",
                     &fragment),
        &limits);
    assert_true(bytes_equal(clixml_text(clixml_property(d.result.object, "mr")), BYTES("yes")));
    assert_true(clixml_int(clixml_property(d.result.object, "ci"), &value));
    assert_null(clixml_property(d.result.object, "mp"));
    record_free(d.r);
    buf_clear(&fragment);
}

static void test_lookup(void **state)
{
    (void)state;
    int64_t value = -1;
    assert_null(clixml_property(NULL, "a"));
    assert_false(clixml_int(NULL, &value));
    assert_int_equal(clixml_text(NULL).len, 0);
    assert_false(clixml_has_type(NULL, "a"));
    struct dissected d =
        dissect("<Obj><ToString>all</ToString><Props><S N=\"a\">props</S><U64 "
                "N=\"big\">18446744073709551615</U64>"
                "<U16 N=\"u\">65535</U16><DT N=\"when\">2024-01-01T00:00:00</DT><C N=\"c\">97</C>"
                "<Nil N=\"nil\"/></Props><MS><S N=\"A\">ms</S></MS></Obj>");
    const struct node *object = d.result.object;
    assert_true(bytes_equal(clixml_text(object), BYTES("all")));
    assert_true(bytes_equal(clixml_text(clixml_property(object, "a")), BYTES("ms")));
    assert_false(clixml_int(clixml_property(object, "a"), &value));
    assert_false(clixml_int(clixml_property(object, "big"), &value));
    assert_int_equal(value, -1);
    assert_true(clixml_int(clixml_property(object, "U"), &value));
    assert_int_equal(value, 65535);
    assert_true(clixml_int(clixml_property(object, "c"), &value));
    assert_int_equal(value, 97);
    assert_true(
        bytes_equal(clixml_text(clixml_property(object, "when")), BYTES("2024-01-01T00:00:00")));
    assert_null(clixml_value(clixml_property(object, "nil")));
    record_free(d.r);
}

/* Every node points at what it was read from. */
static void test_spans(void **state)
{
    (void)state;
    const char *text =
        "<Obj RefId=\"7\"><ToString>s&lt;</ToString><MS><I32 N=\"n_x0041_\"> 5 </I32></MS></Obj>";
    struct dissected d = dissect(text);
    const struct node *object = d.result.object, *n = clixml_property(object, "nA");
    static const struct {
        enum clixml_field field;
        const char *raw;
        bool of_n;
    } rows[] = {
        {CLIXML_TAG, "Obj", false},
        {CLIXML_REF_ID, "7", false},
        {CLIXML_TO_STRING, "s&lt;", false},
        {CLIXML_TAG, "I32", true},
        {CLIXML_NAME, "n_x0041_", true},
        {CLIXML_VALUE_INT, " 5 ", true},
        {CLIXML_MS, "<MS><I32 N=\"n_x0041_\"> 5 </I32></MS>", false},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct node *node =
            node_child(rows[i].of_n ? n : object, &clixml_fields[rows[i].field]);
        assert_non_null(node);
        struct bytes raw =
            bytes_part(bytes_of_string(text), (size_t)node->span.offset, node->span.len);
        assert_true(bytes_equal(raw, bytes_of_string(rows[i].raw)));
    }
    record_free(d.r);
}

static void assert_quick(const char *what, struct bytes text)
{
    clock_t start = clock();
    struct dissected d = dissect_with(text, &limits);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    assert_non_null(d.result.object);
    print_message("%s: %zu bytes, %zu nodes, %.2f s\n", what, text.len, d.r->n_nodes, seconds);
    record_free(d.r);
    if (seconds > 20)
        fail_msg("%s: %.1f s", what, seconds);
}

static void test_pathological(void **state)
{
    (void)state;
    static const struct {
        const char *what, *head, *piece, *tail;
        unsigned n;
    } rows[] = {
        {"escapes", "<S>", "_xD83D__xDCA9_", "</S>", 1 << 20},
        {"underscores", "<S>", "_x_", "</S>", 1 << 22},
        {"base64", "<BA>", "AQIDBAUG\n", "</BA>", 1 << 21},
        {"same names", "<Obj><MS>", "<S N=\"a\"/>", "</MS></Obj>", 1 << 17},
        {"objects and references", "<Obj><LST>",
         "<Obj RefId=\"%u\"><TNRef RefId=\"0\"/></Obj><Ref RefId=\"%u\"/>", "</LST></Obj>",
         1 << 16},
        {"second values", "<Obj>", "<S/>", "</Obj>", 1 << 17},
        {"digits", "<D>", "9", "</D>", 1 << 22},
        {"versions", "<Version>", "1.", "</Version>", 1 << 22},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct buf text = buf_init((size_t)200 << 20);
        buf_add(&text, bytes_of_string(rows[i].head));
        for (unsigned n = 0; n < rows[i].n; n++) {
            struct bytes rest = bytes_of_string(rows[i].piece), piece;
            for (bool first = true; bytes_next(&rest, '%', &piece); first = false) {
                if (!first)
                    buf_printf(&text, "%u", n);
                buf_add(&text, bytes_from(piece, first ? 0 : 1));
            }
        }
        buf_add(&text, bytes_of_string(rows[i].tail));
        assert_quick(rows[i].what, buf_bytes(&text));
        buf_clear(&text);
    }
}

/* Many type names are not multiplied by many references to them. */
static void test_type_names_are_not_multiplied(void **state)
{
    (void)state;
    struct buf text = buf_init((size_t)64 << 20);
    buf_add(&text, BYTES("<Obj><TN RefId=\"0\">"));
    for (unsigned i = 0; i < 10000; i++)
        buf_add(&text, BYTES("<T>t</T>"));
    buf_add(&text, BYTES("</TN><LST>"));
    for (unsigned i = 0; i < 10000; i++)
        buf_add(&text, BYTES("<Obj><TNRef RefId=\"0\"/></Obj>"));
    buf_add(&text, BYTES("</LST></Obj>"));
    struct dissected d = dissect_with(buf_bytes(&text), &limits);
    assert_int_equal(property_count_diags(d.r, NULL), 0);
    assert_true(d.r->n_nodes < 100000);
    record_free(d.r);
    buf_clear(&text);
}

/* Whatever the limits, the record is sound and says that something is missing. */
static void test_limits(void **state)
{
    (void)state;
    struct bytes text = BYTES("<Obj RefId=\"0\"><TN RefId=\"0\"><T>A</T></TN><LST><Obj "
                              "RefId=\"1\"><TNRef RefId=\"0\"/></Obj>"
                              "<Ref RefId=\"1\"/><Ref RefId=\"9\"/></LST><MS><S "
                              "N=\"a\">x</S><S>y</S><Obj N=\"b\"><DCT><En/></DCT>"
                              "</Obj></MS><Foo><S/></Foo></Obj>");
    struct dissected d = dissect_with(text, &limits);
    size_t whole = d.r->n_nodes;
    record_free(d.r);
    for (size_t nodes = 1; nodes < whole; nodes++) {
        struct limits few = limits;
        few.nodes = nodes;
        d = dissect_with(text, &few);
        assert_int_equal(property_count_diags(d.r, "data.limit"), 1);
        assert_int_equal(d.result.object != NULL, nodes > 1);
        property_check_record("few nodes", d.r);
        record_free(d.r);
    }
    /* Without room to remember RefIds, references are not judged. */
    struct limits few = limits;
    few.clixml_references = 1;
    d = dissect_with(text, &few);
    assert_int_equal(property_count_diags(d.r, "data.limit"), 1);
    assert_int_equal(property_count_diags(d.r, "clixml.ref-unknown"), 0);
    assert_int_equal(property_count_diags(d.r, "clixml.tnref-unknown"), 0);
    record_free(d.r);
}

static struct record *for_property(struct bytes input, const struct limits *with)
{
    struct dissected d = dissect_with(input, with);
    if (input.len == 0) /* for the caller to judge */
        diag_add(d.r, d.r->root, &model_diagnostics[DIAG_TRUNCATED], "empty");
    return d.r;
}

static struct record *for_property_file(struct bytes input, const struct limits *with)
{
    struct record *r = record_new(&root_field, with);
    struct clixml_result result;
    clixml_dissect_file(r, r->root, &list_field,
                        record_source(r, input, NULL, SOURCE_FILE, NULL, 0), &result);
    if (input.len == 0)
        diag_add(r, r->root, &model_diagnostics[DIAG_TRUNCATED], "empty");
    return r;
}

static void test_properties(void **state)
{
    (void)state;
    property_check(
        "object",
        BYTES(
            "<Obj RefId=\"0\"><TN RefId=\"0\"><T>System.Enum</T></TN><ToString>a_x000A_</ToString>"
            "<I32>5</I32><MS><S N=\"n\">v&amp;w</S><Obj N=\"d\" RefId=\"1\"><TNRef RefId=\"0\" "
            "/><DCT><En>"
            "<G N=\"Key\">792e5b37-4505-47ef-b7d2-8711bb7affa8</G><SS "
            "N=\"Value\">c2VjcmV0</SS></En></DCT>"
            "</Obj><Ref N=\"r\" RefId=\"1\" /><MS N=\"s\"><PR N=\"p\"><AV>x</AV><Nil "
            "/></PR></MS></MS></Obj>"),
        for_property, PROPERTY_TRUNCATION_REPORTED);
    property_check("values",
                   BYTES("<Obj><LST><C>97</C><B>true</B><DT>2024-02-29T23:59:59.5+01:00</"
                         "DT><TS>P1DT2H3.4S</TS><By>1</By>"
                         "<Db>1.5E3</Db><D>1.5</D><BA>AQID</BA><Version>1.2</"
                         "Version><URI>x_xD83D_</URI></LST></Obj>"),
                   for_property, PROPERTY_TRUNCATION_REPORTED);
    property_check("file",
                   BYTES("<Objs Version=\"1.1.0.1\" xmlns=\"" NAMESPACE
                         "\"><S S=\"Error\">e</S><Obj RefId=\"0\"/></Objs>"),
                   for_property_file, PROPERTY_TRUNCATION_REPORTED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_escapes),        cmocka_unit_test(test_primitives),
        cmocka_unit_test(test_invalid_values), cmocka_unit_test(test_structure),
        cmocka_unit_test(test_references),     cmocka_unit_test(test_rules),
        cmocka_unit_test(test_depth),          cmocka_unit_test(test_secrets),
        cmocka_unit_test(test_file_form),      cmocka_unit_test(test_host_call_and_response),
        cmocka_unit_test(test_lookup),         cmocka_unit_test(test_spans),
        cmocka_unit_test(test_pathological),   cmocka_unit_test(test_type_names_are_not_multiplied),
        cmocka_unit_test(test_limits),         cmocka_unit_test(test_properties),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
