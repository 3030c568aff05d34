/*
 * WS-Management envelopes. DSP0226, [MS-WSMV]; wsman.md. Match on namespace and local name, never
 * on prefix. wsman_dissect() builds the wsman record of one envelope and tells conversation what it
 * carries: PSRP bytes, WinRS streams, identifiers. It keeps no state.
 */
#pragma once

#include "direction.h"
#include "record.h"

/* Where an envelope carries bytes of another protocol (psrp.md 1.1). The names are the values of
 * psrp.carrier. */
enum carrier {
    CARRIER_CREATION_XML,
    CARRIER_CONNECT_XML,
    CARRIER_CONNECT_RESPONSE_XML,
    CARRIER_COMMAND, /* rsp:Arguments */
    CARRIER_SEND,    /* rsp:Stream of Send */
    CARRIER_RECEIVE  /* rsp:Stream of ReceiveResponse */
};
/* "creationXml", "connectXml", "connectResponseXml", "Command", "Send", "Receive". */
const char *carrier_name(enum carrier carrier);

/* One element that carries bytes, in order of the document. */
struct wsman_payload {
    enum carrier carrier;
    struct bytes base64;     /* the element's text; white space may stand in it */
    struct span span;        /* of that text */
    struct bytes stream;     /* Name of rsp:Stream; none for the others */
    struct bytes command_id; /* CommandId of the element; none for the pool, and for the others */
    bool end;                /* End="true" */
};

/* Create, its answer, and Delete are these kinds only where they are about a shell; else
 * WSMAN_OTHER. */
enum wsman_kind {
    WSMAN_OTHER,
    WSMAN_CREATE,
    WSMAN_CREATE_RESPONSE,
    WSMAN_DELETE,
    WSMAN_DELETE_RESPONSE,
    WSMAN_COMMAND,
    WSMAN_COMMAND_RESPONSE,
    WSMAN_SEND,
    WSMAN_SEND_RESPONSE,
    WSMAN_RECEIVE,
    WSMAN_RECEIVE_RESPONSE,
    WSMAN_SIGNAL,
    WSMAN_SIGNAL_RESPONSE,
    WSMAN_CONNECT,
    WSMAN_CONNECT_RESPONSE,
    WSMAN_DISCONNECT,
    WSMAN_DISCONNECT_RESPONSE,
    WSMAN_RECONNECT,
    WSMAN_RECONNECT_RESPONSE,
    WSMAN_IDENTIFY,
    WSMAN_IDENTIFY_RESPONSE,
    WSMAN_FAULT
};

/* What conversation needs of an envelope. Views lie in the record; none where the envelope does not
 * say it. */
struct wsman_envelope {
    bool envelope; /* it is a SOAP envelope at all */
    enum wsman_kind kind;
    enum direction direction; /* by what it says: a request or an answer */
    struct bytes action_uri, resource_uri, message_id, relates_to;
    struct bytes shell_id; /* of selector ShellId, else of rsp:Shell or of what was created, else of
                              a filter's selector; GUIDs in upper case */
    struct bytes command_id;  /* of the first attribute in the body, of CommandResponse's element;
                                 GUIDs in upper case */
    struct bytes session_id;  /* p:SessionId */
    struct bytes compression; /* rsp:CompressionType of the header of Create: "xpress" */
    struct bytes compression_mode; /* rsp:CompressionMode in an answer */
    bool fault;
    const struct wsman_payload *payloads;
    size_t n_payloads;
    /* WinRS */
    struct bytes command_line;     /* rsp:Command, as typed */
    const struct bytes *arguments; /* rsp:Arguments of a shell that is not PowerShell's */
    size_t n_arguments;
    struct node *command;         /* in the record: the group under which they stand, or NULL */
    struct bytes codepage;        /* option WINRS_CODEPAGE */
    struct bytes protocol_option; /* option protocolversion of a PowerShell shell */
    const struct bytes (*environment)[2]; /* name and value pairs of rsp:Environment */
    size_t n_environment;
    bool has_exit_code;
    uint64_t exit_code; /* the 32 bits of rsp:ExitCode, which servers write with or without sign */
    struct span exit_code_span;
    struct bytes exit_command_id; /* CommandId of that CommandState */
    bool command_done;            /* CommandState is Done */
};

/* True when a resource URI is a PowerShell shell's: what its streams carry is PSRP. psrp.md 0.2. */
bool wsman_is_powershell(struct bytes resource_uri);

/*
 * Dissects one envelope. r is a new wsman record (wsman_record_new), source its XML as UTF-8.
 * direction is by whom it was sent. With raw the record has the xml member too. False when there is
 * no XML element at all: the record then holds what was found.
 */
bool wsman_dissect(struct record *r, uint32_t source, enum direction direction, bool raw,
                   struct wsman_envelope *envelope);

/* A record for one envelope, its root of kind "wsman". */
struct record *wsman_record_new(const struct limits *limits);
/* Says that the answer was 401 or 407: the server did not act on it. */
void wsman_set_refused(struct record *r);
/* Makes the raw member, where there is one, a secret: what it carries holds one. */
void wsman_hide_raw(struct record *r);
