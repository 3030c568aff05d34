/* The message types of PSRP and what is known of each. [MS-PSRP] 2.2.1, 2.2.2; psrp.md 3.1. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "direction.h"
#include "field.h"

/* Where a message may begin, as bits. Out of process everything rides in Data. */
enum psrp_via {
    PSRP_VIA_CREATION = 1 << 0,
    PSRP_VIA_CONNECT = 1 << 1,
    PSRP_VIA_CONNECT_RESPONSE = 1 << 2,
    PSRP_VIA_COMMAND = 1 << 3,
    PSRP_VIA_SEND = 1 << 4,
    PSRP_VIA_RECEIVE = 1 << 5
};

enum psrp_way {
    PSRP_CLIENT = 1 << C2S,
    PSRP_SERVER = 1 << S2C,
    PSRP_EITHER = PSRP_CLIENT | PSRP_SERVER
};

/* clang-format off */
/* X(NAME of [MS-PSRP], number, name in .NET, sender, has a PID, lowest protocol version ("" for all), where it may begin, section,
   what its data means: a function psrp_mean_… of psrp_meaning.h) */
#define PSRP_TYPES(X)                                                                                                                  \
    X(SESSION_CAPABILITY, 0x00010002, "SessionCapability", PSRP_EITHER, false, "",                                                     \
      PSRP_VIA_CREATION | PSRP_VIA_CONNECT | PSRP_VIA_SEND | PSRP_VIA_RECEIVE | PSRP_VIA_CONNECT_RESPONSE, "[MS-PSRP] 2.2.2.1", capability)         \
    X(INIT_RUNSPACEPOOL, 0x00010004, "CreateRunspacePool", PSRP_CLIENT, false, "", PSRP_VIA_CREATION | PSRP_VIA_SEND,                  \
      "[MS-PSRP] 2.2.2.2", init)                                                                                                             \
    X(PUBLIC_KEY, 0x00010005, "PublicKey", PSRP_CLIENT, false, "", PSRP_VIA_SEND, "[MS-PSRP] 2.2.2.3", public_key)                                 \
    X(ENCRYPTED_SESSION_KEY, 0x00010006, "EncryptedSessionKey", PSRP_SERVER, false, "", PSRP_VIA_RECEIVE, "[MS-PSRP] 2.2.2.4", session_key)         \
    X(PUBLIC_KEY_REQUEST, 0x00010007, "PublicKeyRequest", PSRP_SERVER, false, "", PSRP_VIA_RECEIVE, "[MS-PSRP] 2.2.2.5", key_request)               \
    X(CONNECT_RUNSPACEPOOL, 0x00010008, "ConnectRunspacePool", PSRP_CLIENT, false, "2.2", PSRP_VIA_CONNECT, "[MS-PSRP] 2.2.2.29", connect)      \
    X(SET_MAX_RUNSPACES, 0x00021002, "SetMaxRunspaces", PSRP_CLIENT, false, "", PSRP_VIA_SEND, "[MS-PSRP] 2.2.2.6", runspaces)                    \
    X(SET_MIN_RUNSPACES, 0x00021003, "SetMinRunspaces", PSRP_CLIENT, false, "", PSRP_VIA_SEND, "[MS-PSRP] 2.2.2.7", runspaces)                    \
    X(RUNSPACE_AVAILABILITY, 0x00021004, "RunspacePoolOperationResponse", PSRP_SERVER, false, "", PSRP_VIA_RECEIVE,                    \
      "[MS-PSRP] 2.2.2.8", availability)                                                                                                             \
    X(RUNSPACEPOOL_STATE, 0x00021005, "RunspacePoolStateInfo", PSRP_SERVER, false, "", PSRP_VIA_RECEIVE, "[MS-PSRP] 2.2.2.9", pool_state)          \
    X(CREATE_PIPELINE, 0x00021006, "CreatePowerShell", PSRP_CLIENT, true, "", PSRP_VIA_COMMAND | PSRP_VIA_SEND, "[MS-PSRP] 2.2.2.10", pipeline)  \
    X(GET_AVAILABLE_RUNSPACES, 0x00021007, "AvailableRunspaces", PSRP_CLIENT, false, "", PSRP_VIA_SEND, "[MS-PSRP] 2.2.2.11", operation)          \
    X(USER_EVENT, 0x00021008, "PSEventArgs", PSRP_SERVER, false, "", PSRP_VIA_RECEIVE, "[MS-PSRP] 2.2.2.12", event)                           \
    X(APPLICATION_PRIVATE_DATA, 0x00021009, "ApplicationPrivateData", PSRP_SERVER, false, "", PSRP_VIA_RECEIVE, "[MS-PSRP] 2.2.2.13", private_data)  \
    X(GET_COMMAND_METADATA, 0x0002100A, "GetCommandMetadata", PSRP_CLIENT, true, "2.1", PSRP_VIA_COMMAND,                             \
      "[MS-PSRP] 2.2.2.14", metadata)                                                                                                            \
    X(RUNSPACEPOOL_INIT_DATA, 0x0002100B, "RunspacePoolInitData", PSRP_SERVER, false, "2.2",                                           \
      PSRP_VIA_CONNECT_RESPONSE, "[MS-PSRP] 2.2.2.30", init_data)                                                                                  \
    X(RESET_RUNSPACE_STATE, 0x0002100C, "ResetRunspaceState", PSRP_CLIENT, false, "2.3", PSRP_VIA_SEND, "[MS-PSRP] 2.2.2.31", operation)          \
    X(RUNSPACEPOOL_HOST_CALL, 0x00021100, "RemoteHostCallUsingRunspaceHost", PSRP_SERVER, false, "", PSRP_VIA_RECEIVE,                 \
      "[MS-PSRP] 2.2.2.15", host_call)                                                                                                            \
    X(RUNSPACEPOOL_HOST_RESPONSE, 0x00021101, "RemoteRunspaceHostResponseData", PSRP_CLIENT, false, "", PSRP_VIA_SEND,                 \
      "[MS-PSRP] 2.2.2.16", host_response)                                                                                                            \
    X(PIPELINE_INPUT, 0x00041002, "PowerShellInput", PSRP_CLIENT, true, "", PSRP_VIA_SEND, "[MS-PSRP] 2.2.2.17", input)                       \
    X(END_OF_PIPELINE_INPUT, 0x00041003, "PowerShellInputEnd", PSRP_CLIENT, true, "", PSRP_VIA_SEND, "[MS-PSRP] 2.2.2.18", end)             \
    X(PIPELINE_OUTPUT, 0x00041004, "PowerShellOutput", PSRP_SERVER, true, "", PSRP_VIA_RECEIVE, "[MS-PSRP] 2.2.2.19", output)                  \
    X(ERROR_RECORD, 0x00041005, "PowerShellErrorRecord", PSRP_SERVER, true, "", PSRP_VIA_RECEIVE, "[MS-PSRP] 2.2.2.20", error_record)                \
    X(PIPELINE_STATE, 0x00041006, "PowerShellStateInfo", PSRP_SERVER, true, "", PSRP_VIA_RECEIVE, "[MS-PSRP] 2.2.2.21", pipeline_state)                \
    X(DEBUG_RECORD, 0x00041007, "PowerShellDebug", PSRP_SERVER, true, "", PSRP_VIA_RECEIVE, "[MS-PSRP] 2.2.2.22", debug)                      \
    X(VERBOSE_RECORD, 0x00041008, "PowerShellVerbose", PSRP_SERVER, true, "", PSRP_VIA_RECEIVE, "[MS-PSRP] 2.2.2.23", verbose)                  \
    X(WARNING_RECORD, 0x00041009, "PowerShellWarning", PSRP_SERVER, true, "", PSRP_VIA_RECEIVE, "[MS-PSRP] 2.2.2.24", warning)                  \
    X(PROGRESS_RECORD, 0x00041010, "PowerShellProgress", PSRP_SERVER, true, "", PSRP_VIA_RECEIVE, "[MS-PSRP] 2.2.2.25", progress)                \
    X(INFORMATION_RECORD, 0x00041011, "PowerShellInformationStream", PSRP_SERVER, true, "2.3", PSRP_VIA_RECEIVE,                       \
      "[MS-PSRP] 2.2.2.26", information)                                                                                                            \
    X(PIPELINE_HOST_CALL, 0x00041100, "RemoteHostCallUsingPowerShellHost", PSRP_SERVER, true, "", PSRP_VIA_RECEIVE,                    \
      "[MS-PSRP] 2.2.2.27", host_call)                                                                                                            \
    X(PIPELINE_HOST_RESPONSE, 0x00041101, "RemotePowerShellHostResponseData", PSRP_CLIENT, true, "", PSRP_VIA_SEND,                    \
      "[MS-PSRP] 2.2.2.28", host_response)
/* clang-format on */

enum psrp_type_number {
#define PSRP_TYPE_NUMBER(name, number, net, way, pid, since, via, section, mean) PSRP_##name = number,
    PSRP_TYPES(PSRP_TYPE_NUMBER)
#undef PSRP_TYPE_NUMBER
};

struct psrp_type {
    uint32_t number;
    const char *name; /* of [MS-PSRP]; NULL for the numbers that only PowerShell's source knows */
    const char *net_name; /* of PowerShell's enumeration RemotingDataType */
    unsigned way;         /* enum psrp_way bits: who sends it */
    bool pipeline;        /* its PID is set */
    const char *since;    /* the protocol version that brought it, "" for all */
    unsigned via;         /* enum psrp_via bits */
    const char *section;
};

/* What is known of a type; NULL for an unknown number. */
const struct psrp_type *psrp_type(uint32_t number);
/* The bit of a carrier's name ("creationXml" …); 0 for Data and any other. */
unsigned psrp_via(const char *carrier);
/* The names of the fields message_type (the documented ones) and destination. */
extern const struct name psrp_type_names[];
extern const struct name psrp_destination_names[];
