/* Writes WS-Management envelopes as Windows does, with its prefixes: the other direction of
 * dissect/wsman, for tests. [DSP0226] 5, [MS-WSMV] 2.2.1, 4. */
#pragma once

#include "buf.h"

struct build_wsman {
    const char *action;   /* its URI; NULL for none (Identify) */
    const char *resource; /* the resource URI of a request; NULL for none */
    const char *headers;  /* more of them, as XML; NULL for none */
    const char *body;     /* as XML; NULL for an empty one */
    bool answer;          /* with RelatesTo instead of ReplyTo */
};
/* Prefixes that are declared: s a w p f rsp x n e b cim wsmid m xsi. */
void build_wsman_envelope(struct buf *out, const struct build_wsman *envelope);

struct build_wsman_fault {
    const char *action;            /* of the fault: its URI */
    const char *code;              /* "Sender" */
    const char *subcode_namespace; /* its URI; declared at the subcode */
    const char *subcode;
    const char *reason; /* as XML text */
    const char *detail; /* as XML; NULL for none */
};
void build_wsman_fault(struct buf *out, const struct build_wsman_fault *fault);
