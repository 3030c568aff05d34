/* Faults of every form: wsman.md 13, psrp.md (PSProtocolVersionError), diagnosis.md 5 and 6 for the
 * names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "buf.h"
#include "wsman_samples.h"

#define FAULT_ACTION "http://schemas.dmtf.org/wbem/wsman/1/wsman/fault"
#define FAULT(value, subcode, text, detail)                                                        \
    ANSWER(FAULT_ACTION)                                                                           \
    BODY("<s:Fault><s:Code><s:Value>" value "</s:Value><s:Subcode><s:Value>" subcode               \
         "</s:Value></s:Subcode></s:Code><s:Reason><s:Text xml:lang='en-US'>" text                 \
         "</s:Text></s:Reason><s:Detail>" detail "</s:Detail></s:Fault>")

static void test_timeout(void **state)
{
    (void)state;
    struct sample s =
        answer(FAULT("s:Receiver", "w:TimedOut", "The reason.",
                     "<f:WSManFault xmlns:f='" URI_FAULT "' Code='2150858793' Machine='127.0.0.1'>"
                     "<f:Message>The message. </f:Message></f:WSManFault>"));
    assert_true(s.envelope.fault);
    assert_int_equal(s.envelope.kind, WSMAN_FAULT);
    assert_int_equal(s.envelope.direction, S2C);
    assert_text_at(s.r, "action", "fault");
    assert_number_at(s.r, "fault.code", 2150858793);
    assert_text_at(s.r, "fault.hexadecimal", "0x80338029");
    assert_text_at(s.r, "fault.name", "ERROR_WSMAN_OPERATION_TIMEDOUT");
    assert_text_at(s.r, "fault.message", "The message.");
    assert_text_at(s.r, "fault.soap_code", "Receiver");
    assert_text_at(s.r, "fault.subcode", "TimedOut");
    assert_text_at(s.r, "fault.subcode_name", "w:TimedOut");
    assert_text_at(s.r, "fault.reason", "The reason.");
    assert_text_at(s.r, "fault.language", "en-US");
    assert_text_at(s.r, "fault.machine", "127.0.0.1");
    assert_none_at(s.r, "fault.nested");
    assert_none_at(s.r, "fault.other");
    assert_span_at(&s, "fault.code", "2150858793");
    assert_span_at(&s, "fault.message", "The message.");
    assert_diagnostics(s.r, "");
    sample_free(&s);
}

/* A provider around another WSManFault: the outermost code is the fault's, the innermost is nested.
 */
static void test_nested(void **state)
{
    (void)state;
    struct sample s = answer(FAULT(
        "s:Sender", "w:InvalidSelectors", "r",
        "<w:FaultDetail>http://schemas.dmtf.org/wbem/wsman/1/wsman/faultDetail/UnexpectedSelectors"
        "</w:FaultDetail><f:WSManFault Code='2150858843' Machine='a'><f:Message><f:ProviderFault "
        "provider='Shell provider' path='%systemroot%\\system32\\WsmSvc.dll'><f:WSManFault "
        "Code='2147942402' "
        "Machine='b'><f:Message>inner</f:Message></f:WSManFault></f:ProviderFault>"
        "</f:Message></f:WSManFault>"));
    assert_number_at(s.r, "fault.code", 2150858843);
    assert_text_at(s.r, "fault.message", "inner");
    assert_text_at(s.r, "fault.detail", "UnexpectedSelectors");
    assert_text_at(s.r, "fault.machine", "a");
    assert_text_at(s.r, "fault.provider", "Shell provider");
    assert_text_at(s.r, "fault.provider_path", "%systemroot%\\system32\\WsmSvc.dll");
    assert_text_at(s.r, "fault.nested.0.element", "WSManFault");
    assert_number_at(s.r, "fault.nested.0.code", 2147942402);
    /* An HRESULT of a Win32 error has its name. */
    assert_text_at(s.r, "fault.nested.0.name", "ERROR_FILE_NOT_FOUND");
    assert_text_at(s.r, "fault.nested.0.machine", "b");
    assert_text_at(s.r, "fault.nested.0.message", "inner");
    assert_none_at(s.r, "fault.nested.1");
    assert_diagnostics(s.r, "");
    sample_free(&s);
}

static void test_provider_text(void **state)
{
    (void)state;
    struct sample s = answer(FAULT(
        "s:Receiver", "w:InternalError", "r",
        "<f:WSManFault Code='2147942402' Machine='m'><f:Message><f:ProviderFault "
        "provider='Shell cmd plugin' path='winrscmd.dll' providerId='G'>The system cannot find "
        "the file specified. </f:ProviderFault></f:Message></f:WSManFault>"));
    assert_text_at(s.r, "fault.name", "ERROR_FILE_NOT_FOUND");
    assert_text_at(s.r, "fault.message", "The system cannot find the file specified.");
    assert_text_at(s.r, "fault.provider_id", "G");
    assert_none_at(s.r, "fault.nested");
    assert_diagnostics(s.r, "");
    sample_free(&s);
}

/* WMI says more in an __ExtendedStatus (13.4: CannotProcessFilter). */
static void test_extended_status(void **state)
{
    (void)state;
    struct sample s = answer(FAULT(
        "s:Sender", "n:CannotProcessFilter", "r",
        "<f:WSManFault Code='2150858778' Machine='m'><f:Message><f:ProviderFault "
        "provider='WMI Provider' path='WsmWmiPl.dll'><f:WSManFault Code='2150858778' "
        "Machine='m'><f:Message>The filter is wrong.</f:Message></f:WSManFault>"
        "<f:ExtendedError><p:__ExtendedStatus xmlns:p='urn:root/__ExtendedStatus' "
        "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'><p:Description xsi:nil='true'/>"
        "<p:Operation>ExecQuery</p:Operation><p:StatusCode>2147749904</p:StatusCode>"
        "</p:__ExtendedStatus></f:ExtendedError></f:ProviderFault></f:Message>"
        "</f:WSManFault>"));
    assert_number_at(s.r, "fault.code", 2150858778);
    assert_text_at(s.r, "fault.message", "The filter is wrong.");
    assert_text_at(s.r, "fault.nested.1.element", "__ExtendedStatus");
    assert_number_at(s.r, "fault.nested.1.code", 2147749904);
    assert_text_at(s.r, "fault.nested.1.name", "WBEM_E_INVALID_CLASS");
    assert_text_at(s.r, "fault.nested.1.properties.Operation", "ExecQuery");
    assert_diagnostics(s.r, "");
    sample_free(&s);
}

#define WMI_ERROR(properties)                                                                      \
    "<p:MSFT_WmiError b:IsCIM_Error='true' "                                                       \
    "xmlns:p='http://schemas.microsoft.com/wbem/wsman/1/wmi/"                                      \
    "root/interop/MSFT_WmiError' "                                                                 \
    "xmlns:b='http://schemas.dmtf.org/wbem/wsman/1/cimbinding.xsd'>" properties                    \
    "</p:MSFT_WmiError>"

/* Without a WSManFault the code is that of MSFT_WmiError (interface.md; seen for quotas). */
static void test_wmi_error(void **state)
{
    (void)state;
    struct sample s = answer(
        FAULT("s:Sender", "w:QuotaLimit", "r",
              WMI_ERROR("<p:CIMStatusCode>27</p:CIMStatusCode><p:MessageID>HRESULT 0x803381a5"
                        "</p:MessageID><p:Message>Too many shells.</p:Message><p:error_Code>"
                        "2150859173</p:error_Code><p:error_Type>HRESULT</p:error_Type>")));
    assert_number_at(s.r, "fault.code", 2150859173);
    assert_text_at(s.r, "fault.name", "ERROR_WSMAN_QUOTA_MAX_SHELLS");
    assert_text_at(s.r, "fault.message", "Too many shells.");
    assert_text_at(s.r, "fault.nested.0.element", "MSFT_WmiError");
    assert_number_at(s.r, "fault.nested.0.code", 2150859173);
    assert_text_at(s.r, "fault.nested.0.properties.CIMStatusCode", "27");
    assert_text_at(s.r, "fault.nested.0.properties.@b:IsCIM_Error", "true");
    assert_diagnostics(s.r, "");
    sample_free(&s);
    /* Only MessageID says it. */
    s = answer(FAULT("s:Sender", "w:QuotaLimit", "r",
                     WMI_ERROR("<p:MessageID>HRESULT 0x803381a6</p:MessageID>")));
    assert_number_at(s.r, "fault.code", 2150859174);
    assert_text_at(s.r, "fault.message", "r");
    sample_free(&s);
    /* A number of another kind is not named after a Win32 error. */
    s = answer(FAULT("s:Sender", "w:QuotaLimit", "r",
                     WMI_ERROR("<p:error_Code>5</p:error_Code><p:error_Type>MI_RESULT"
                               "</p:error_Type>")));
    assert_number_at(s.r, "fault.code", 5);
    assert_null_at(s.r, "fault.name");
    assert_diagnostics(s.r, "");
    sample_free(&s);
    /* A WSManFault goes before it, wherever it stands. */
    s = answer(FAULT(
        "s:Sender", "w:QuotaLimit", "r",
        WMI_ERROR(
            "<p:error_Code>2150859173</p:error_Code>") "<f:WSManFault Code='5' Machine='m'/>"));
    assert_number_at(s.r, "fault.code", 5);
    assert_text_at(s.r, "fault.name", "ERROR_ACCESS_DENIED");
    sample_free(&s);
}

static void test_protocol_version(void **state)
{
    (void)state;
    struct sample s = answer(
        FAULT("s:Receiver", "w:InternalError", "r",
              "<f:WSManFault Code='2152991685' Machine='m'><f:Message><f:ProviderFault "
              "provider='microsoft.powershell' path='pwrshplugin.dll'><PSProtocolVersionError "
              "ServerProtocolVersion='2.3' ServerBuildVersion='10.0.20348.2227'>refused"
              "</PSProtocolVersionError></f:ProviderFault></f:Message></f:WSManFault>"));
    assert_number_at(s.r, "fault.code", 2152991685);
    assert_text_at(s.r, "fault.name", "ProtocolVersionNotMatch");
    assert_text_at(s.r, "fault.provider", "microsoft.powershell");
    assert_text_at(s.r, "fault.nested.0.element", "PSProtocolVersionError");
#define VERSION_ERROR "fault.nested.0.properties."
    assert_text_at(s.r, VERSION_ERROR "@ServerProtocolVersion", "2.3");
    assert_text_at(s.r, VERSION_ERROR "@ServerBuildVersion", "10.0.20348.2227");
    assert_text_at(s.r, VERSION_ERROR "#text", "refused");
    assert_diagnostics(s.r, "");
    sample_free(&s);
}

/* The subcode is known by what its prefix stands for, wherever that is declared; the reason stands
 * there in every language. [SOAP 1.2] 5.4.1.3, 5.4.2. */
static void test_subcode_and_languages(void **state)
{
    (void)state;
    struct sample s = answer(ANSWER(FAULT_ACTION) BODY(
        "<s:Fault><s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value xmlns:w='urn:other'>"
        "w:InvalidSelectors</s:Value></s:Subcode></s:Code><s:Reason><s:Text xml:lang='en-US'>one"
        "</s:Text><s:Text xml:lang='de-DE'>eins</s:Text><s:Text xml:lang='fr-FR'>un</s:Text>"
        "</s:Reason><s:Detail><f:WSManFault Code='2150858843' Machine='m'/></s:Detail></s:Fault>"));
    assert_diagnostics(s.r, "");
    assert_text_at(s.r, "fault.subcode_namespace", "urn:other");
    assert_text_at(s.r, "fault.reason", "one");
    assert_text_at(s.r, "fault.language", "en-US");
    assert_text_at(s.r, "fault.reasons.0.language", "de-DE");
    assert_text_at(s.r, "fault.reasons.0.text", "eins");
    assert_text_at(s.r, "fault.reasons.1.language", "fr-FR");
    assert_text_at(s.r, "fault.reasons.1.text", "un");
    assert_none_at(s.r, "fault.other");
    sample_free(&s);
    s = answer(FAULT("s:Sender", "w:TimedOut", "r", ""));
    assert_text_at(s.r, "fault.subcode_namespace", URI_WSMAN);
    sample_free(&s);
}

/* wsman.md 13.1: the members of MSFT_WmiError by their names; as the lab's server sent it. */
static void test_wmi_error_members(void **state)
{
    (void)state;
    struct sample s = answer(
        FAULT("s:Receiver", "w:QuotaLimit", "r",
              WMI_ERROR("<p:CIMStatusCode xmlns:xsi='" URI_SCHEMA_INSTANCE
                        "' xsi:type='cim:cimUnsignedInt'>27</p:CIMStatusCode><p:Message>Too many."
                        "</p:Message><p:error_Category>30</p:error_Category>"
                        "<p:error_Code>2150859174</p:error_Code><p:error_Type>HRESULT"
                        "</p:error_Type><p:OwningEntity>o</p:OwningEntity>")));
    assert_text_at(s.r, "fault.nested.0.cim_status", "CIM_ERR_SERVER_LIMITS_EXCEEDED");
    assert_text_at(s.r, "fault.nested.0.category", "QuotaExceeded");
    assert_text_at(s.r, "fault.nested.0.properties.CIMStatusCode", "27");
    assert_text_at(s.r, "fault.nested.0.types.CIMStatusCode", "cimUnsignedInt");
    assert_text_at(s.r, "fault.nested.0.properties.OwningEntity", "o");
    assert_text_at(s.r, "fault.nested.0.message", "Too many.");
    assert_text_at(s.r, "fault.message", "Too many.");
    sample_free(&s);
}

/* OMI and Openwsman say no code of Windows. */
static void test_without_code(void **state)
{
    (void)state;
    struct sample s =
        answer(FAULT("SOAP-ENV:Sender", "wsa:DestinationUnreachable", "r",
                     "<w:FaultDetail>" FAULT_ACTION "Detail/InvalidResourceURI</w:FaultDetail>"
                     "<z:Own xmlns:z='urn:z'>x</z:Own>"));
    assert_null_at(s.r, "fault.code");
    assert_null_at(s.r, "fault.name");
    assert_text_at(s.r, "fault.message", "r");
    assert_text_at(s.r, "fault.soap_code", "Sender");
    assert_text_at(s.r, "fault.subcode", "DestinationUnreachable");
    assert_text_at(s.r, "fault.detail", "InvalidResourceURI");
    assert_text_at(s.r, "fault.nested.0.element", "Own");
    assert_diagnostics(s.r, "wsman.fault-without-code");
    sample_free(&s);
    s = answer(ANSWER(FAULT_ACTION) BODY("<s:Fault/>"));
    assert_null_at(s.r, "fault.message");
    assert_diagnostics(s.r, "wsman.fault-without-code");
    sample_free(&s);
}

static void test_codes_as_written(void **state)
{
    (void)state;
    static const struct {
        const char *xml;
        bool known;
        int64_t code;
        const char *diagnostics;
    } rows[] = {
#define CODED(code) FAULT("s:Sender", "w:X", "r", "<f:WSManFault Code='" code "' Machine=''/>")
        {CODED("5"), true, 5, ""},
        {CODED("-2144108503"), true, 2150858793, ""}, /* the same 32 bits, signed */
        {CODED("0x80338029"), true, 2150858793, ""},
        {CODED("4294967295"), true, 4294967295, "wsman.unknown-fault-code"},
        {CODED("4294967296"), false, 0, "wsman.invalid-value wsman.fault-without-code"},
        {CODED("five"), false, 0, "wsman.invalid-value wsman.fault-without-code"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct sample s = answer(rows[i].xml);
        if (rows[i].known)
            assert_number_at(s.r, "fault.code", rows[i].code);
        else
            assert_null_at(s.r, "fault.code");
        assert_diagnostics(s.r, rows[i].diagnostics);
        sample_free(&s);
    }
}

/* Faults without an action, under another action, in SOAP 1.1, of Windows Server 2003 R2. */
static void test_surroundings(void **state)
{
    (void)state;
    struct sample s = answer(ENVELOPE "<s:Header/>" BODY(
        "<s:Fault><s:Code><s:Value>s:Sender</s:Value></s:Code></s:Fault>"));
    assert_text_at(s.r, "action", "fault");
    assert_null_at(s.r, "action_uri");
    assert_int_equal(s.envelope.kind, WSMAN_FAULT);
    sample_free(&s);
    s = answer(ANSWER(URI_ADDRESSING "/fault")
                   BODY("<s:Fault><s:Code><s:Value>s:MustUnderstand</s:Value></s:Code></s:Fault>"));
    assert_text_at(s.r, "action", "fault");
    assert_diagnostics(s.r, "wsman.fault-without-code");
    sample_free(&s);
    s = answer(ANSWER(URI_SHELL "/ReceiveResponse") BODY("<s:Fault/>"));
    assert_text_at(s.r, "action", "ReceiveResponse");
    assert_true(s.envelope.fault);
    assert_int_equal(s.envelope.kind, WSMAN_FAULT);
    assert_diagnostics(s.r, "wsman.body-mismatch wsman.fault-without-code");
    sample_free(&s);
    s = answer("<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body><e:Fault>"
               "<faultcode>e:VersionMismatch</faultcode><faultstring>Use 1.2</faultstring>"
               "<detail><f:WSManFault xmlns:f='http://schemas.microsoft.com/ws/2005/06/wsmanfault' "
               "Code='2150858765'/></detail></e:Fault></e:Body></e:Envelope>");
    assert_text_at(s.r, "fault.soap_code", "VersionMismatch");
    assert_text_at(s.r, "fault.message", "Use 1.2");
    assert_text_at(s.r, "fault.name", "ERROR_WSMAN_SOAP_VERSION_MISMATCH");
    assert_diagnostics(s.r, "wsman.soap-1.1 wsman.missing-soap-header wsman.old-namespace");
    sample_free(&s);
}

/* A chain as deep as XML may be costs neither the stack nor anything that was said. */
static void test_deep_chain(void **state)
{
    (void)state;
    enum { LEVELS = 150 };
    static const struct limits limits = LIMITS_DEFAULT;
    struct buf xml = buf_init(1 << 20);
    buf_printf(&xml, "%s<s:Body><s:Fault><s:Detail>", ANSWER(FAULT_ACTION));
    for (int i = 0; i < LEVELS; i++)
        buf_printf(&xml, "<f:WSManFault Code='%d'><f:Message><f:ProviderFault provider='%d'>",
                   i + 1, i);
    buf_printf(&xml, "end");
    for (int i = 0; i < LEVELS; i++)
        buf_printf(&xml, "</f:ProviderFault></f:Message></f:WSManFault>");
    buf_printf(&xml, "</s:Detail></s:Fault></s:Body></s:Envelope>");
    struct sample s = sample_of(buf_bytes(&xml), S2C, false, &limits);
    assert_number_at(s.r, "fault.code", 1);
    assert_text_at(s.r, "fault.message", "end");
    assert_number_at(s.r, "fault.nested.296.code", LEVELS);
    assert_text_at(s.r, "fault.nested.297.message", "end");
    assert_none_at(s.r, "fault.nested.298");
    sample_free(&s);
    buf_clear(&xml);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_timeout),
        cmocka_unit_test(test_nested),
        cmocka_unit_test(test_provider_text),
        cmocka_unit_test(test_extended_status),
        cmocka_unit_test(test_wmi_error),
        cmocka_unit_test(test_protocol_version),
        cmocka_unit_test(test_without_code),
        cmocka_unit_test(test_codes_as_written),
        cmocka_unit_test(test_subcode_and_languages),
        cmocka_unit_test(test_wmi_error_members),
        cmocka_unit_test(test_surroundings),
        cmocka_unit_test(test_deep_chain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
