/* Envelopes for the tests of wsman, and a look into their records by the keys of JSON. */
#pragma once

#include "wsman.h"

#define URI_SOAP "http://www.w3.org/2003/05/soap-envelope"
#define URI_ADDRESSING "http://schemas.xmlsoap.org/ws/2004/08/addressing"
#define URI_WSMAN "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd"
#define URI_MICROSOFT "http://schemas.microsoft.com/wbem/wsman/1/wsman.xsd"
#define URI_FAULT "http://schemas.microsoft.com/wbem/wsman/1/wsmanfault"
#define URI_SHELL "http://schemas.microsoft.com/wbem/wsman/1/windows/shell"
#define URI_TRANSFER "http://schemas.xmlsoap.org/ws/2004/09/transfer"
#define URI_ENUMERATION "http://schemas.xmlsoap.org/ws/2004/09/enumeration"
#define URI_IDENTITY "http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd"
#define URI_SCHEMA_INSTANCE "http://www.w3.org/2001/XMLSchema-instance"
#define URI_CIM "http://schemas.dmtf.org/wbem/wscim/1/common"
#define URI_WMI "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/"
#define URI_CONFIG "http://schemas.microsoft.com/wbem/wsman/1/config"
#define URI_POWERSHELL "http://schemas.microsoft.com/powershell"
#define URI_ANONYMOUS URI_ADDRESSING "/role/anonymous"
#define URI_CMD URI_SHELL "/cmd"
#define URI_MICROSOFT_POWERSHELL URI_POWERSHELL "/Microsoft.PowerShell"

/* The start tag as Windows writes it. */
#define ENVELOPE                                                                                   \
    "<s:Envelope xmlns:s='" URI_SOAP "' xmlns:a='" URI_ADDRESSING "' xmlns:w='" URI_WSMAN          \
    "' xmlns:p='" URI_MICROSOFT "' xmlns:rsp='" URI_SHELL "' xmlns:x='" URI_TRANSFER               \
    "' xmlns:n='" URI_ENUMERATION "' xmlns:f='" URI_FAULT "'>"
/* The headers of a request (wsman.md 6), and more behind them. */
#define REQUEST(action, resource, more)                                                            \
    ENVELOPE                                                                                       \
    "<s:Header><a:To>http://srv:5985/wsman</a:To><w:ResourceURI "                                  \
    "s:mustUnderstand='true'>" resource                                                            \
    "</w:ResourceURI><a:ReplyTo><a:Address s:mustUnderstand='true'>" URI_ANONYMOUS                 \
    "</a:Address></a:ReplyTo><a:Action s:mustUnderstand='true'>" action                            \
    "</a:Action><a:MessageID>uuid:11111111-2222-3333-4444-555555555555</a:MessageID>" more         \
    "</s:Header>"
#define ANSWER(action)                                                                             \
    ENVELOPE "<s:Header><a:Action>" action                                                         \
             "</a:Action><a:MessageID>uuid:99999999-2222-3333-4444-555555555555</a:MessageID>"     \
             "<a:To>" URI_ANONYMOUS                                                                \
             "</a:To><a:RelatesTo>uuid:11111111-2222-3333-4444-555555555555</a:RelatesTo>"         \
             "</s:Header>"
#define BODY(content) "<s:Body>" content "</s:Body></s:Envelope>"
#define SELECTOR_SHELL(id)                                                                         \
    "<w:SelectorSet><w:Selector Name='ShellId'>" id "</w:Selector></w:SelectorSet>"

#define SHELL_ID "0B4F5C1E-1A2B-4C3D-8E9F-0A1B2C3D4E5F"
#define COMMAND_ID "9C1A0000-1111-4222-8333-444455556666"

struct sample {
    struct record *r;
    struct bytes source;
    struct wsman_envelope envelope;
    bool xml; /* what wsman_dissect() gave */
};

struct sample sample_of(struct bytes xml, enum direction direction, bool raw,
                        const struct limits *limits);
struct sample request(const char *xml);
struct sample answer(const char *xml);
void sample_free(struct sample *sample);

/* The node at a path of keys and of names in maps, "fault.nested.0.code": numbers count in lists.
 * NULL when there is none. */
const struct node *node_at(const struct record *r, const char *path);
/* Fail the running test unless the value there is that one. */
void assert_text_at(const struct record *r, const char *path, const char *expected);
void assert_number_at(const struct record *r, const char *path, int64_t expected);
void assert_null_at(const struct record *r, const char *path);
void assert_none_at(const struct record *r, const char *path);
void assert_bytes(struct bytes got, const char *expected);
/* The bytes that the node there points to. */
void assert_span_at(const struct sample *sample, const char *path, const char *expected);
/* Exactly the codes in this list of words, in any order; "" is none. */
void assert_diagnostics(const struct record *r, const char *codes);
