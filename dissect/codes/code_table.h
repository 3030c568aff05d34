/*
 * What the codes of faults, statuses and alerts are called and mean, by family: what records say of
 * a WSManFault, and what `fault` and the rules of diagnose say of any of them. diagnosis.md 5
 * and 6.
 */
#pragma once

#include <stddef.h>

#include "bytes.h"

/* X(ID, "word", "text", whether a WSManFault carries such codes) in the order in which a bare
 * number is looked up. */
#define CODE_FAMILIES(X)                                                                           \
    X(WSMAN, "wsman", "WS-Management (WSManFault)", true)                                          \
    X(PLUGIN, "plugin", "PowerShell plug-in", true)                                                \
    X(SECURITY, "security", "security package (HRESULT)", true)                                    \
    X(WMI, "wmi", "WMI", true)                                                                     \
    X(COM, "com", "COM (HRESULT)", true)                                                           \
    X(DOTNET, "dotnet", ".NET exception (HRESULT)", true)                                          \
    X(NTSTATUS, "ntstatus", "NTSTATUS", false)                                                     \
    X(WINHTTP, "winhttp", "WinHTTP", true)                                                         \
    X(WIN32, "win32", "Win32", true)                                                               \
    X(KERBEROS, "kerberos", "KRB-ERROR", false)                                                    \
    X(TLS, "tls", "TLS alert", false)                                                              \
    X(HTTP, "http", "HTTP status", false)                                                          \
    X(EXIT, "exit", "exit code", false)

#define CODE_FAMILY_ENUM(id, word, text, faults) CODE_##id,
enum code_family { CODE_FAMILIES(CODE_FAMILY_ENUM) CODE_FAMILY_COUNT };

struct code {
    enum code_family family;
    uint32_t value;
    const char *name; /* "" where it has none */
    const char *meaning;
    const char *fix;   /* cause or fix in a few words; "" */
    const char *where; /* it is met */
    const char *rules; /* ids, a space between them */
};
extern const struct code codes[];
extern const size_t n_codes;

/* As one types it, and for people. */
const char *code_family_word(enum code_family family);
const char *code_family_text(enum code_family family);
/* The name of a code of that family; "" where it has none, or is not known. */
const char *code_name(enum code_family family, uint32_t value);

/* Whether a WSManFault may carry it: such codes have a name each. */
bool code_is_of_faults(const struct code *code);
/* The row of a code of a WSManFault, as it stands or, for HRESULTs of Win32 errors (0x8007xxxx), of
 * the error inside; NULL when it is not known. */
const struct code *code_of_fault(uint64_t value);
