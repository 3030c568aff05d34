#include "build_wsman.h"

static const char start[] =
    "<s:Envelope xml:lang=\"en-US\" xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\" "
    "xmlns:a=\"http://schemas.xmlsoap.org/ws/2004/08/addressing\" "
    "xmlns:x=\"http://schemas.xmlsoap.org/ws/2004/09/transfer\" "
    "xmlns:e=\"http://schemas.xmlsoap.org/ws/2004/08/eventing\" "
    "xmlns:n=\"http://schemas.xmlsoap.org/ws/2004/09/enumeration\" "
    "xmlns:w=\"http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd\" "
    "xmlns:p=\"http://schemas.microsoft.com/wbem/wsman/1/wsman.xsd\" "
    "xmlns:f=\"http://schemas.microsoft.com/wbem/wsman/1/wsmanfault\" "
    "xmlns:rsp=\"http://schemas.microsoft.com/wbem/wsman/1/windows/shell\" "
    "xmlns:b=\"http://schemas.dmtf.org/wbem/wsman/1/cimbinding.xsd\" "
    "xmlns:cim=\"http://schemas.dmtf.org/wbem/wscim/1/common\" "
    "xmlns:wsmid=\"http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd\" "
    "xmlns:m=\"http://schemas.microsoft.com/wbem/wsman/1/machineid\" "
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><s:Header>";

#define ANONYMOUS "http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous"
#define FIRST "uuid:7A3B2C1D-0000-4000-8000-000000000001"
#define SECOND "uuid:7A3B2C1D-0000-4000-8000-000000000002"

static void add(struct buf *out, const char *text)
{
    buf_add(out, bytes_of_string(text != NULL ? text : ""));
}

void build_wsman_envelope(struct buf *out, const struct build_wsman *envelope)
{
    add(out, start);
    if (envelope->action != NULL)
        buf_printf(out, "<a:Action s:mustUnderstand=\"true\">%s</a:Action>", envelope->action);
    if (envelope->resource != NULL)
        buf_printf(out, "<w:ResourceURI s:mustUnderstand=\"true\">%s</w:ResourceURI>",
                   envelope->resource);
    if (envelope->answer)
        add(out, "<a:MessageID>" SECOND "</a:MessageID><a:To>" ANONYMOUS
                 "</a:To><a:RelatesTo>" FIRST "</a:RelatesTo>");
    else if (envelope->action != NULL)
        add(out, "<a:To>http://srv:5985/wsman</a:To><a:ReplyTo><a:Address "
                 "s:mustUnderstand=\"true\">" ANONYMOUS
                 "</a:Address></a:ReplyTo><a:MessageID>" FIRST "</a:MessageID>");
    add(out, envelope->headers);
    add(out, "</s:Header><s:Body>");
    add(out, envelope->body);
    add(out, "</s:Body></s:Envelope>");
}

void build_wsman_fault(struct buf *out, const struct build_wsman_fault *fault)
{
    struct buf body = buf_init(SIZE_MAX);
    buf_printf(&body,
               "<s:Fault><s:Code><s:Value>s:%s</s:Value><s:Subcode><s:Value xmlns:sub=\"%s\">"
               "sub:%s</s:Value></s:Subcode></s:Code><s:Reason><s:Text xml:lang=\"en-US\">%s"
               "</s:Text></s:Reason><s:Detail>%s</s:Detail></s:Fault>",
               fault->code, fault->subcode_namespace, fault->subcode, fault->reason,
               fault->detail != NULL ? fault->detail : "");
    buf_add_byte(&body, '\0');
    build_wsman_envelope(out, &(struct build_wsman){.action = fault->action,
                                                    .body = (const char *)body.data,
                                                    .answer = true});
    buf_clear(&body);
}
