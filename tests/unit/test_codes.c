/*
 * What `fault` understands. Numbers and names are those of wsmerror.h, winerror.h, winhttp.h,
 * ntstatus.h, corerror.h, wbemcli.h, RFC 4120, RFC 8446 and PowerShell's source; messages are those
 * of Windows, PowerShell, Python, Go, OpenSSL, MIT Kerberos and curl as people meet them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "auth_fields.h"
#include "codes.h"
#include "kerberos_fields.h"
#include "rule.h"
#include "tls_wire.h"

enum { MEANINGS = 16 };

static bool finds(const char *text, enum code_family family, uint32_t value)
{
    const struct code *found[MEANINGS];
    size_t n = codes_find(bytes_of_string(text), found, MEANINGS);
    for (size_t i = 0; i < n; i++)
        if (found[i]->family == family && found[i]->value == value)
            return true;
    print_error("%s is not found\n", text);
    return false;
}

static void every_kind_in_every_form(void **state)
{
    static const struct {
        enum code_family family;
        uint32_t value;
        const char *forms[6];
    } codes_wanted[] = {
        {CODE_WSMAN,
         0x80338126,
         {"2150859046", "-2144108250", "0x80338126", "80338126", "ERROR_WSMAN_NETWORK_TIMEDOUT",
          "network_timedout"}},
        {CODE_WSMAN, 0x803381A5, {"2150859173", "-2144108123", "wsman:0x803381a5"}},
        {CODE_WIN32,
         1326,
         {"1326", "0x52E", "0x8007052E", "-2147023570", "ERROR_LOGON_FAILURE", "win32:1326"}},
        {CODE_WIN32, 5, {"5", "E_ACCESSDENIED", "2147942405", "-2147024891", "0x80070005"}},
        {CODE_WIN32, 1053, {"exit:1053"}},
        {CODE_WIN32, 10061, {"10061", "WSAECONNREFUSED", "0x8007274D"}},
        {CODE_WINHTTP,
         12029,
         {"12029", "ERROR_WINHTTP_CANNOT_CONNECT", "0x80072EFD", "-2147012867", "winhttp 12029"}},
        {CODE_NTSTATUS,
         0xC000006D,
         {"0xC000006D", "C000006D", "-1073741715", "3221225581", "STATUS_LOGON_FAILURE",
          "ntstatus:0xC000006D"}},
        {CODE_SECURITY,
         0x8009030C,
         {"SEC_E_LOGON_DENIED", "LOGON_DENIED", "0x8009030C", "-2146893044", "2148074252"}},
        {CODE_SECURITY, 0x800B0109, {"CERT_E_UNTRUSTEDROOT", "0x800B0109"}},
        {CODE_WMI,
         0x80041003,
         {"WBEM_E_ACCESS_DENIED", "0x80041003", "2147749891", "-2147217405", "wmi:0x80041003"}},
        {CODE_KERBEROS,
         24,
         {"KDC_ERR_PREAUTH_FAILED", "krb:24", "kerberos 24", "krb 0x18", "PREAUTH_FAILED"}},
        {CODE_KERBEROS, 41, {"KRB_AP_ERR_MODIFIED", "krb:41"}},
        {CODE_TLS, 48, {"tls:48", "alert 48", "unknown_ca", "tls 0x30", "tls=48"}},
        {CODE_HTTP, 401, {"401", "http:401", "HTTP 401", "status 401"}},
        {CODE_PLUGIN,
         0x80540FA0,
         {"ManagedException", "0x80540FA0", "2152992672", "-2141974624", "plugin:0x80540FA0"}},
        {CODE_COM, 0x80004005, {"E_FAIL", "0x80004005", "-2147467259"}},
        {CODE_COM, 0x80040154, {"REGDB_E_CLASSNOTREG", "0x80040154"}},
        {CODE_DOTNET, 0x80131500, {"0x80131500", "-2146233088", "COR_E_EXCEPTION"}},
        {CODE_DOTNET, 0x80131509, {"COR_E_INVALIDOPERATION", "INVALIDOPERATION", "-2146233079"}},
        {CODE_EXIT, 0xC0000005, {"exit:-1073741819", "exit:0xC0000005"}}};
    bool all = true;
    (void)state;
    for (size_t i = 0; i < sizeof(codes_wanted) / sizeof(codes_wanted[0]); i++)
        for (size_t k = 0; k < 6 && codes_wanted[i].forms[k] != NULL; k++)
            all = finds(codes_wanted[i].forms[k], codes_wanted[i].family, codes_wanted[i].value) &&
                  all;
    assert_true(all);
}

static bool tells(const char *message, enum code_family family, uint32_t value, bool by_words)
{
    const struct code *found[MEANINGS];
    bool guessed = false;
    size_t n = codes_in_message(bytes_of_string(message), found, MEANINGS, &guessed);
    if (n > 0 && found[0]->family == family && found[0]->value == value && guessed == by_words)
        return true;
    print_error("\"%s\": %s %s\n", message, n == 0 ? "nothing" : found[0]->name,
                guessed ? "guessed" : "");
    return false;
}

static void messages_tell(void **state)
{
    static const struct {
        const char *text;
        enum code_family family;
        uint32_t value;
        bool guessed;
    } messages[] = {
        {"Connecting to remote server srv failed with the following error message : WinRM cannot "
         "complete the operation. Verify that the specified computer name is valid",
         CODE_WSMAN, 0x80338126, true},
        {"Enter-PSSession : ... : Access is denied. For more information, see the "
         "about_Remote_Troubleshooting Help topic.",
         CODE_WIN32, 5, true},
        {"The user name or password is\n incorrect.", CODE_WIN32, 1326, true},
        {"Fehler beim Verbinden mit dem Remoteserver: Zugriff verweigert", CODE_WIN32, 5, true},
        {"Accès refusé.", CODE_WIN32, 5, true},
        {"アクセスが拒否されました。", CODE_WIN32, 5, true},
        {"If the authentication scheme is different from Kerberos, or if the client computer is "
         "not joined to a domain",
         CODE_WSMAN, 0x803380E4, true},
        {"    + FullyQualifiedErrorId : ServerNotTrusted,PSSessionStateBroken", CODE_WSMAN,
         0x803380E4, true},
        {"    + FullyQualifiedErrorId : CannotConnectWinRMService,PSSessionStateBroken", CODE_WSMAN,
         0x80338112, true},
        {"    + FullyQualifiedErrorId : -2144108387,PSSessionStateBroken", CODE_WSMAN, 0x8033809D,
         false},
        {"The following error with errorcode 0x80090322 occurred while using Kerberos "
         "authentication: An unknown security error occurred.",
         CODE_SECURITY, 0x80090322, false},
        {"Error number:  -2144108526 0x80338012\nThe client cannot connect to the destination "
         "specified in the request.",
         CODE_WSMAN, 0x80338012, false},
        {"ntlm: the specified credentials were rejected by the server", CODE_HTTP, 401, true},
        {"HTTPSConnectionPool(host='w', port=5986): Max retries exceeded with url: /wsman (Caused "
         "by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate "
         "verify failed: unable to get local issuer certificate (_ssl.c:1007)')))",
         CODE_TLS, 48, true},
        {"HTTPConnectionPool(host='w', port=5985): Max retries exceeded with url: /wsman (Caused "
         "by "
         "NewConnectionError('<urllib3>: Failed to establish a new connection: [Errno 111] "
         "Connection refused'))",
         CODE_WIN32, 10061, true},
        {"x509: certificate signed by unknown authority", CODE_TLS, 48, true},
        {"unknown error Post \"http://w:5985/wsman\": dial tcp 10.0.0.1:5985: i/o timeout",
         CODE_WIN32, 10060, true},
        {"http response error: 401 - invalid content type", CODE_HTTP, 401, true},
        {"Server not found in Kerberos database", CODE_KERBEROS, 7, true},
        {"Client 'ghost@LAB' not found in Kerberos database while getting initial credentials",
         CODE_KERBEROS, 6, true},
        {"Clock skew too great", CODE_KERBEROS, 37, true},
        {"curl: (60) SSL certificate problem: self-signed certificate", CODE_TLS, 48, true},
        {"certificate verify failed: Hostname mismatch, certificate is not valid for 'w'",
         CODE_WINHTTP, 12038, true}};
    bool all = true;
    (void)state;
    for (size_t i = 0; i < sizeof(messages) / sizeof(messages[0]); i++)
        all = tells(messages[i].text, messages[i].family, messages[i].value, messages[i].guessed) &&
              all;
    assert_true(all);
}

static void what_is_no_message(void **state)
{
    const struct code *found[MEANINGS];
    bool guessed;
    (void)state;
    assert_int_equal(codes_in_message(BYTES("hello there"), found, MEANINGS, &guessed), 0);
    assert_int_equal(codes_in_message(BYTES(""), found, MEANINGS, &guessed), 0);
    assert_int_equal(codes_in_message(BYTES("12 34-56 ___ - 0x"), found, MEANINGS, &guessed), 0);
    assert_int_equal(codes_find(BYTES("0x12345678"), found, MEANINGS), 0);
}

/* A row tells what it means; its rules exist; what it tells to do is for people. */
static void rows_are_whole(void **state)
{
    unsigned bad = 0;
    (void)state;
    for (size_t i = 0; i < n_codes; i++) {
        struct bytes rest = bytes_of_string(codes[i].rules), id,
                     fix = bytes_of_string(codes[i].fix);
        size_t ticks = 0;
        bool good = codes[i].meaning[0] != '\0';
        for (size_t k = 0; k < fix.len; k++)
            ticks += fix.data[k] == '`';
        good = good && ticks % 2 == 0 && bytes_find_nocase(fix, BYTES("section"), 0) == fix.len;
        while (bytes_next(&rest, ' ', &id))
            good = good && rule_find(id) != NULL;
        if (!good) {
            print_error("%s 0x%08X\n", codes[i].name, (unsigned)codes[i].value);
            bad++;
        }
    }
    assert_int_equal(bad, 0);
}

static void a_page_has_what_to_do(void **state)
{
    const struct code *found[MEANINGS];
    char *text = NULL;
    size_t size = 0, n = codes_find(BYTES("0x80338126"), found, MEANINGS);
    FILE *out = open_memstream(&text, &size);
    struct render_options options = {.columns = 60};
    (void)state;
    assert_non_null(out);
    assert_true(codes_write(out, &options, BYTES("0x80338126"), found, n, false));
    fclose(out);
    assert_non_null(strstr(text, "ERROR_WSMAN_NETWORK_TIMEDOUT"));
    assert_non_null(strstr(text, "-2144108250"));
    assert_non_null(strstr(text, "mend"));
    assert_non_null(strstr(text, "`Test-WSMan HOST`"));
    assert_null(strstr(text, "guessed"));
    free(text);
}

/* What the records of handshakes call a code, fault calls it, too. */
static void names_agree(void **state)
{
    (void)state;
    static const struct {
        const struct name *names;
        enum code_family families[2];
        size_t least; /* how many are in both */
    } tables[] = {{ntstatus_names, {CODE_NTSTATUS, CODE_SECURITY}, 60},
                  {kerberos_error_names, {CODE_KERBEROS, CODE_KERBEROS}, 50},
                  {tls_alert_names, {CODE_TLS, CODE_TLS}, 26}};
    for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
        size_t both = 0;
        for (const struct name *row = tables[i].names; row->name != NULL; row++)
            for (size_t f = 0; f < 1 + (tables[i].families[1] != tables[i].families[0]); f++) {
                const char *name = code_name(tables[i].families[f], (uint32_t)row->value);
                /* RFC 4120 calls 65 KDC_ERR_KEY_TOO_WEAK; RFC 4556 took it for another error. */
                if (name[0] == '\0' || strcmp(name, "KDC_ERR_KEY_TOO_WEAK") == 0)
                    continue;
                assert_string_equal(name, row->name);
                both++;
            }
        assert_in_range(both, tables[i].least, 1000);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_kind_in_every_form),
                                       cmocka_unit_test(messages_tell),
                                       cmocka_unit_test(what_is_no_message),
                                       cmocka_unit_test(rows_are_whole),
                                       cmocka_unit_test(names_agree),
                                       cmocka_unit_test(a_page_has_what_to_do)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
