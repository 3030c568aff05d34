/*
 * Instances, methods, enumerations. Expected values: wsman.md 11 and what it cites ([MS-WSMV]
 * 3.1.4.1.13 to 3.1.4.1.17, 3.1.4.8; [DSP0226] 7.8 and 8; [DSP0230] for the form of properties).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "buf.h"
#include "property.h"
#include "wsman_fields.h"
#include "wsman_samples.h"

static const struct limits limits = LIMITS_DEFAULT;

#define SERVICE URI_WMI "Win32_Service"
#define PROCESS URI_WMI "Win32_Process"
#define TYPED " xmlns:xsi='" URI_SCHEMA_INSTANCE "' xmlns:cim='" URI_CIM "'"

/* Names in these maps have dots of their own. */
static void assert_beside(const struct record *r, const char *map, const char *name,
                          const char *expected)
{
    const struct node *node = node_named(node_at(r, map), bytes_of_string(name));
    assert_non_null(node);
    assert_bytes(node->value.b, expected);
}

static void test_properties(void **state)
{
    (void)state;
    struct sample s = answer(ANSWER(URI_TRANSFER "/GetResponse") BODY(
        "<p:Win32_Service xmlns:p='" SERVICE "'" TYPED " xsi:type='p:Win32_Service_Type'>"
        "<p:Name xsi:type='cim:cimString'>Spooler</p:Name><p:InstallDate xsi:nil='true'/>"
        "<p:Started>2025-10-01</p:Started><p:Empty/><p:Roles>a</p:Roles><p:Roles>b</p:Roles>"
        "<p:Boot><cim:Datetime>2025-10-01T08:00:00.5+02:00</cim:Datetime></p:Boot>"
        "<p:Up xsi:type='cim:cimDateTime'><cim:Interval>P1DT2H</cim:Interval></p:Up>"
        "</p:Win32_Service>"));
    assert_diagnostics(s.r, "");
    /* An answer does not say its resource: the instance does. */
    assert_text_at(s.r, "resource", "WMI root/cimv2/Win32_Service");
    assert_null_at(s.r, "resource_uri");
    assert_text_at(s.r, "instance.class", "Win32_Service");
    assert_text_at(s.r, "instance.namespace", "root/cimv2");
    assert_text_at(s.r, "instance.namespace_uri", SERVICE);
    assert_text_at(s.r, "instance.type", "p:Win32_Service_Type");
    assert_text_at(s.r, "instance.properties.Name", "Spooler");
    assert_span_at(&s, "instance.properties.Name", "Spooler");
    assert_span_at(&s, "instance.class", "Win32_Service");
    assert_null_at(s.r, "instance.properties.InstallDate");
    assert_text_at(s.r, "instance.properties.Empty", "");
    assert_text_at(s.r, "instance.properties.Boot", "2025-10-01T08:00:00.5+02:00");
    assert_span_at(&s, "instance.properties.Boot", "2025-10-01T08:00:00.5+02:00");
    assert_text_at(s.r, "instance.properties.Up", "P1DT2H");
    assert_text_at(s.r, "instance.types.Name", "cimString");
    assert_text_at(s.r, "instance.types.Boot", "Datetime");
    assert_text_at(s.r, "instance.types.Up", "cimDateTime");
    assert_none_at(s.r, "instance.types.Started");
    const struct node *roles = node_at(s.r, "instance.properties.Roles");
    assert_bytes(roles->value.b, "a");
    assert_bytes(roles->next->name, "Roles");
    assert_bytes(roles->next->value.b, "b");
    assert_none_at(s.r, "body");
    sample_free(&s);
}

/* An embedded instance has its own namespace; a reference is the path that WMI would write. */
static void test_embedded(void **state)
{
    (void)state;
    struct sample s = answer(ANSWER(URI_TRANSFER "/GetResponse") BODY(
        "<p:Event xmlns:p='" URI_WMI "Event'" TYPED ">"
        "<p:TargetInstance xmlns:q='" PROCESS "' xsi:type='q:Win32_Process_Type'>"
        "<q:Handle xsi:type='cim:cimString'>4</q:Handle><q:Deep><q:Deeper>x</q:Deeper></q:Deep>"
        "</p:TargetInstance>"
        "<p:Antecedent><a:Address>" URI_ANONYMOUS
        "</a:Address><a:ReferenceParameters><w:ResourceURI>" SERVICE
        "</w:ResourceURI><w:SelectorSet><w:Selector Name='__cimnamespace'>root/cimv2</w:Selector>"
        "<w:Selector Name='Name'>Spooler</w:Selector></w:SelectorSet></a:ReferenceParameters>"
        "</p:Antecedent><p:After>1</p:After></p:Event>"));
    assert_diagnostics(s.r, "");
    assert_text_at(s.r, "instance.properties.TargetInstance.@xmlns", PROCESS);
    assert_text_at(s.r, "instance.properties.TargetInstance.Handle", "4");
    assert_text_at(s.r, "instance.properties.TargetInstance.Deep.Deeper", "x");
    assert_text_at(s.r, "instance.types.TargetInstance", "Win32_Process_Type");
    assert_beside(s.r, "instance.types", "TargetInstance.Handle", "cimString");
    assert_text_at(s.r, "instance.properties.Antecedent.resource_uri", SERVICE);
    assert_text_at(s.r, "instance.properties.Antecedent.selectors.Name", "Spooler");
    assert_text_at(s.r, "instance.properties.Antecedent.path",
                   "Win32_Service.__cimnamespace=\"root/cimv2\",Name=\"Spooler\"");
    assert_text_at(s.r, "instance.properties.After", "1");
    sample_free(&s);
}

/* wsman.md 14: settings, those of a policy with Source="GPO"; certificates of listeners. */
static void test_configuration(void **state)
{
    (void)state;
    struct sample s = answer(ANSWER(URI_TRANSFER "/GetResponse") BODY(
        "<cfg:Config xmlns:cfg='" URI_CONFIG "'><cfg:MaxTimeoutms>60000</cfg:MaxTimeoutms>"
        "<cfg:Service><cfg:AllowUnencrypted Source='GPO'>false</cfg:AllowUnencrypted><cfg:Auth>"
        "<cfg:Basic>true</cfg:Basic></cfg:Auth></cfg:Service><cfg:Quotas MaxShells='25'/>"
        "<other xmlns='urn:other'>o</other></cfg:Config>"));
    assert_diagnostics(s.r, "");
    assert_text_at(s.r, "resource", "WinRM configuration");
    assert_text_at(s.r, "instance.class", "Config");
    assert_none_at(s.r, "instance.namespace");
    assert_text_at(s.r, "instance.properties.MaxTimeoutms", "60000");
    assert_text_at(s.r, "instance.properties.Service.AllowUnencrypted", "false");
    assert_beside(s.r, "instance.attributes", "Service.AllowUnencrypted@Source", "GPO");
    assert_text_at(s.r, "instance.properties.Service.Auth.Basic", "true");
    assert_text_at(s.r, "instance.properties.Quotas.@MaxShells", "25");
    assert_text_at(s.r, "instance.properties.other", "o");
    assert_beside(s.r, "instance.attributes", "other@xmlns", "urn:other");
    sample_free(&s);
    static const struct {
        const char *uri, *resource;
    } rows[] = {
        {URI_CONFIG "/listener", "WinRM configuration listener"},
        {URI_CONFIG "/Client", "WinRM configuration Client"},
        {URI_CONFIG "/service/auth", "WinRM configuration service/auth"},
        {URI_CONFIG "/winrs", "WinRM configuration winrs"},
        {URI_CONFIG "/plugin", "WinRM configuration plugin"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct buf xml = buf_init(4096);
        buf_printf(&xml, "%s<s:Body><c:X xmlns:c='%s'><c:Y>1</c:Y></c:X></s:Body></s:Envelope>",
                   ANSWER(URI_TRANSFER "/PutResponse"), rows[i].uri);
        s = sample_of(buf_bytes(&xml), S2C, false, &limits);
        assert_text_at(s.r, "resource", rows[i].resource);
        assert_text_at(s.r, "instance.properties.Y", "1");
        sample_free(&s);
        buf_clear(&xml);
    }
}

/* [DSP0226] 7.8: a part of an instance, and Put with the reference asked for. */
static void test_fragment(void **state)
{
    (void)state;
    struct sample s =
        request(REQUEST(URI_TRANSFER "/Put", SERVICE,
                        "<w:FragmentTransfer s:mustUnderstand='true'>StartMode</w:FragmentTransfer>"
                        "<w:RequestEPR/>")
                    BODY("<w:XmlFragment xmlns:p='" SERVICE "'><p:StartMode>Manual</p:StartMode>"
                         "</w:XmlFragment>"));
    assert_diagnostics(s.r, "");
    assert_text_at(s.r, "fragment_transfer", "StartMode");
    assert_text_at(s.r, "fragment.properties.StartMode", "Manual");
    assert_number_at(s.r, "request_epr", true);
    sample_free(&s);
    s = answer(ENVELOPE
               "<s:Header><a:Action>" URI_TRANSFER "/PutResponse</a:Action><a:RelatesTo>uuid:1"
               "</a:RelatesTo><w:RequestedEPR><a:EndpointReference><a:Address>u</a:Address>"
               "<a:ReferenceParameters><w:ResourceURI>" SERVICE "</w:ResourceURI><w:SelectorSet>"
               "<w:Selector Name='Name'>S</w:Selector></w:SelectorSet></a:ReferenceParameters>"
               "</a:EndpointReference></w:RequestedEPR></s:Header>" BODY(
                   "<w:XmlFragment>Manual</w:XmlFragment>"));
    assert_diagnostics(s.r, "");
    assert_text_at(s.r, "requested_epr.path", "Win32_Service.Name=\"S\"");
    assert_text_at(s.r, "requested_epr.address", "u");
    assert_text_at(s.r, "fragment.properties.#text", "Manual");
    sample_free(&s);
}

static void test_method(void **state)
{
    (void)state;
    struct sample s = request(REQUEST(PROCESS "/Create", PROCESS, "") BODY(
        "<p:Create_INPUT xmlns:p='" PROCESS "'><p:CommandLine>calc</p:CommandLine>"
        "<p:StartPassword>hunter2</p:StartPassword></p:Create_INPUT>"));
    assert_text_at(s.r, "action", "Create");
    assert_int_equal(s.envelope.kind, WSMAN_OTHER); /* a method, not the Create of a shell */
    assert_text_at(s.r, "resource", "WMI root/cimv2/Win32_Process");
    assert_text_at(s.r, "method.name", "Create");
    assert_text_at(s.r, "method.class", "Win32_Process");
    assert_text_at(s.r, "method.namespace", "root/cimv2");
    assert_text_at(s.r, "method.parameters.CommandLine", "calc");
    assert_true(node_is_secret(node_at(s.r, "method.parameters.StartPassword")));
    assert_none_at(s.r, "method.return_value");
    assert_diagnostics(s.r, "");
    sample_free(&s);
    s = answer(ANSWER(PROCESS "/CreateResponse") BODY(
        "<p:Create_OUTPUT xmlns:p='" PROCESS "' xmlns:cim='" URI_CIM "'>"
        "<p:ProcessId>2912</p:ProcessId><p:ReturnValue>9</p:ReturnValue></p:Create_OUTPUT>"));
    assert_text_at(s.r, "resource", "WMI root/cimv2/Win32_Process");
    assert_text_at(s.r, "method.name", "Create");
    assert_text_at(s.r, "method.parameters.ProcessId", "2912");
    assert_number_at(s.r, "method.return_value", 9);
    assert_diagnostics(s.r, "");
    sample_free(&s);
}

static void test_enumerate(void **state)
{
    (void)state;
    struct sample s = request(REQUEST(URI_ENUMERATION "/Enumerate", URI_WMI "*", "") BODY(
        "<n:Enumerate xmlns:b='http://schemas.dmtf.org/wbem/wsman/1/cimbinding.xsd'>"
        "<n:Expires>PT60S</n:Expires>"
        "<w:OptimizeEnumeration/><w:MaxElements>32000</w:MaxElements><w:EnumerationMode>"
        "EnumerateObjectAndEPR</w:EnumerationMode><b:PolymorphismMode>None</b:PolymorphismMode>"
        "<w:Filter Dialect='http://schemas.microsoft.com/wbem/wsman/1/WQL'> select Name from "
        "Win32_Service </w:Filter></n:Enumerate>"));
    assert_diagnostics(s.r, "");
    assert_text_at(s.r, "filter.dialect", "WQL");
    assert_text_at(s.r, "filter.dialect_uri", "http://schemas.microsoft.com/wbem/wsman/1/WQL");
    assert_text_at(s.r, "filter.text", "select Name from Win32_Service");
    assert_number_at(s.r, "optimize", true);
    assert_number_at(s.r, "max_elements", 32000);
    assert_text_at(s.r, "mode", "EnumerateObjectAndEPR");
    assert_text_at(s.r, "polymorphism", "None");
    assert_text_at(s.r, "expires", "PT60S");
    assert_none_at(s.r, "body");
    sample_free(&s);
    s = request(
        REQUEST(URI_ENUMERATION "/Enumerate", "http://schemas.dmtf.org/wbem/wscim/1/*", "") BODY(
            "<n:Enumerate xmlns:b='http://schemas.dmtf.org/wbem/wsman/1/cimbinding.xsd'><w:Filter "
            "Dialect='http://schemas.dmtf.org/wbem/wsman/1/cimbinding/associationFilter'>"
            "<b:AssociatedInstances><b:ResultClassName>Win32_X</b:ResultClassName>"
            "</b:AssociatedInstances></w:Filter></n:Enumerate>"));
    assert_diagnostics(s.r, "");
    assert_text_at(s.r, "filter.dialect", "associationFilter");
    assert_text_at(s.r, "filter.content.b:AssociatedInstances.ResultClassName", "Win32_X");
    sample_free(&s);
    s = request(REQUEST(URI_ENUMERATION "/Enumerate", URI_SHELL, "") BODY(
        "<n:Enumerate><w:Filter Dialect='http://schemas.dmtf.org/wbem/wsman/1/wsman/"
        "SelectorFilter'>" SELECTOR_SHELL(SHELL_ID) "</w:Filter></n:Enumerate>"));
    assert_diagnostics(s.r, "");
    assert_text_at(s.r, "filter.selectors.ShellId", SHELL_ID);
    assert_none_at(s.r, "selectors.ShellId");
    sample_free(&s);
}

static void test_pull(void **state)
{
    (void)state;
    struct sample s = request(REQUEST(URI_ENUMERATION "/Pull", URI_WMI "*", "")
                                  BODY("<n:Pull><n:EnumerationContext>uuid:E5"
                                       "</n:EnumerationContext><n:MaxTime>PT30S</n:MaxTime>"
                                       "<n:MaxElements>2</n:MaxElements><n:MaxCharacters>9"
                                       "</n:MaxCharacters></n:Pull>"));
    assert_diagnostics(s.r, "");
    assert_text_at(s.r, "enumeration_context", "uuid:E5");
    assert_number_at(s.r, "max_time", INT64_C(30000000000));
    assert_number_at(s.r, "max_elements", 2);
    assert_number_at(s.r, "max_characters", 9);
    sample_free(&s);
    s = answer(ANSWER(URI_ENUMERATION "/PullResponse") BODY(
        "<n:PullResponse><n:EnumerationContext>uuid:E6</n:EnumerationContext><n:Items>"
        "<p:Win32_Service xmlns:p='" SERVICE "'><p:Name>a</p:Name></p:Win32_Service>"
        "<w:Item><p:Win32_Service xmlns:p='" SERVICE "'><p:Name>b</p:Name></p:Win32_Service>"
        "<a:EndpointReference><a:Address>u</"
        "a:Address><a:ReferenceParameters><w:ResourceURI>" SERVICE
        "</w:ResourceURI><w:SelectorSet><w:Selector Name='Name'>b</w:Selector></w:SelectorSet>"
        "</a:ReferenceParameters></a:EndpointReference></w:Item>"
        "<a:EndpointReference><a:Address>v</a:Address></a:EndpointReference>"
        "</n:Items><n:EndOfSequence/></n:PullResponse>"));
    assert_diagnostics(s.r, "");
    assert_text_at(s.r, "resource", "WMI root/cimv2/Win32_Service");
    assert_text_at(s.r, "enumeration_context", "uuid:E6");
    assert_text_at(s.r, "items.0.class", "Win32_Service");
    assert_text_at(s.r, "items.0.properties.Name", "a");
    assert_text_at(s.r, "items.1.properties.Name", "b");
    assert_text_at(s.r, "items.1.reference.path", "Win32_Service.Name=\"b\"");
    assert_text_at(s.r, "items.2.address", "v");
    assert_none_at(s.r, "items.3");
    assert_number_at(s.r, "end_of_sequence", true);
    sample_free(&s);
}

/* wsman.md 8 and 9.2: shells, and the commands of one. They are not the message's own shell. */
static void test_shells(void **state)
{
    (void)state;
    struct sample s = answer(ANSWER(URI_ENUMERATION "/EnumerateResponse") BODY(
        "<n:EnumerateResponse><w:Items><rsp:Shell><rsp:ShellId>" SHELL_ID "</rsp:ShellId>"
        "<rsp:Owner>LAB\\alice</rsp:Owner><rsp:CompressionMode>XpressCompression"
        "</rsp:CompressionMode><rsp:Environment><rsp:Variable Name='A'>1</rsp:Variable>"
        "</rsp:Environment><rsp:State>Disconnected</rsp:State></rsp:Shell>"
        "<rsp:Command><rsp:CommandId>" COMMAND_ID "</rsp:CommandId><rsp:CommandLine>dir"
        "</rsp:CommandLine><rsp:CommandState>Running</rsp:CommandState></rsp:Command></w:Items>"
        "<w:EndOfSequence/></n:EnumerateResponse>"));
    assert_diagnostics(s.r, "");
    assert_text_at(s.r, "resource", "shells");
    assert_text_at(s.r, "items.0.class", "Shell");
    assert_text_at(s.r, "items.0.shell_id", SHELL_ID);
    assert_text_at(s.r, "items.0.owner", "LAB\\alice");
    assert_text_at(s.r, "items.0.environment.A", "1");
    assert_text_at(s.r, "items.1.class", "Command");
    assert_text_at(s.r, "items.1.command_id", COMMAND_ID);
    assert_text_at(s.r, "items.1.line", "dir");
    assert_text_at(s.r, "items.1.state", "Running");
    assert_null_at(s.r, "shell_id");
    assert_bytes(s.envelope.compression_mode, "");
    assert_int_equal(s.envelope.n_environment, 0);
    sample_free(&s);
}

static void test_ends(void **state)
{
    (void)state;
    struct sample s = request(REQUEST(URI_ENUMERATION "/Release", URI_WMI "*", "")
                                  BODY("<n:Release><n:EnumerationContext>uuid:E5"
                                       "</n:EnumerationContext></n:Release>"));
    assert_diagnostics(s.r, "");
    assert_text_at(s.r, "enumeration_context", "uuid:E5");
    sample_free(&s);
    s = answer(ANSWER(URI_ENUMERATION "/EnumerationEnd") BODY(
        "<n:EnumerationEnd><n:EnumerationContext>uuid:E5</"
        "n:EnumerationContext><n:Code>" URI_ENUMERATION
        "/SourceShuttingDown</n:Code><n:Reason xml:lang='en'>bye</n:Reason></n:EnumerationEnd>"));
    assert_text_at(s.r, "end_code", URI_ENUMERATION "/SourceShuttingDown");
    assert_text_at(s.r, "end_reason", "bye");
    sample_free(&s);
}

/* Nesting as deep as XML may be costs neither the stack nor time that grows with its square. */
static void test_deep(void **state)
{
    (void)state;
    enum { LEVELS = 200 };
    struct buf xml = buf_init(1 << 20);
    buf_printf(&xml, "%s<s:Body><p:X xmlns:p='%s' xmlns:xsi='%s'>",
               ANSWER(URI_TRANSFER "/GetResponse"), SERVICE, URI_SCHEMA_INSTANCE);
    for (int i = 0; i < LEVELS; i++)
        buf_printf(&xml, "<p:L xsi:type='p:T%d'>", i);
    buf_printf(&xml, "<p:V>end</p:V>");
    for (int i = 0; i < LEVELS; i++)
        buf_printf(&xml, "</p:L>");
    buf_printf(&xml, "<p:W>1</p:W></p:X></s:Body></s:Envelope>");
    struct sample s = sample_of(buf_bytes(&xml), S2C, false, &limits);
    assert_text_at(s.r, "instance.types.L", "T0");
    assert_beside(s.r, "instance.types", "L.L", "T1");
    assert_text_at(s.r, "instance.properties.W", "1");
    assert_diagnostics(s.r, "");
    sample_free(&s);
    buf_clear(&xml);
}

static struct record *dissect(struct bytes input, const struct limits *with)
{
    struct record *r = wsman_record_new(with);
    struct wsman_envelope envelope;
    uint32_t source = record_source(r, input, NULL, SOURCE_DECRYPTED, NULL, 0);
    wsman_dissect(r, source, S2C, true, &envelope);
    return r;
}

static void test_damaged(void **state)
{
    (void)state;
    static const char *const vectors[] = {
        ANSWER(URI_ENUMERATION "/PullResponse") BODY(
            "<n:PullResponse><n:Items><w:Item><p:C xmlns:p='" SERVICE "'" TYPED ">"
            "<p:A xsi:type='cim:cimString' b='1'>x</p:A><p:B xsi:nil='true'/><p:C "
            "c='2'><p:D>y</p:D>"
            "</p:C><p:E><cim:Datetime>T</cim:Datetime></p:E></p:C><a:EndpointReference><a:Address>u"
            "</a:Address><a:ReferenceParameters><w:SelectorSet><w:Selector Name='k'>v</w:Selector>"
            "</w:SelectorSet></a:ReferenceParameters></a:EndpointReference></w:Item></n:Items>"
            "</n:PullResponse>"),
        ANSWER(PROCESS "/CreateResponse")
            BODY("<p:Create_OUTPUT xmlns:p='" PROCESS "'><p:ReturnValue>9</p:ReturnValue>"
                 "</p:Create_OUTPUT>"),
    };
    for (size_t i = 0; i < sizeof(vectors) / sizeof(vectors[0]); i++)
        property_check("instance", bytes_of_string(vectors[i]), dissect,
                       PROPERTY_TRUNCATION_REPORTED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_properties),    cmocka_unit_test(test_embedded),
        cmocka_unit_test(test_configuration), cmocka_unit_test(test_fragment),
        cmocka_unit_test(test_method),        cmocka_unit_test(test_enumerate),
        cmocka_unit_test(test_pull),          cmocka_unit_test(test_shells),
        cmocka_unit_test(test_ends),          cmocka_unit_test(test_deep),
        cmocka_unit_test(test_damaged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
