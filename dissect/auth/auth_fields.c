#include "auth_fields.h"

const struct field auth_fields[] = {AUTH_FIELDS(FIELD_ROW)};
const struct field_table auth_field_table = {"Authentication", "auth", auth_fields,
                                             AUTH_FIELD_COUNT};
const struct diag_kind auth_diagnostics[] = {AUTH_DIAGNOSTICS(DIAG_ROW)};
const struct diag_table auth_diag_table = {auth_diagnostics, AUTH_DIAGNOSTIC_COUNT};

/*
 * [MS-NLMP] 2.2.2.5. Bits that it reserves, and ignores, are named as it numbers them; where they
 * once had a meaning that is widely known, that follows.
 */
const struct name ntlm_flag_names[] = {
    {0x00000001, "NTLMSSP_NEGOTIATE_UNICODE"},
    {0x00000002, "NTLM_NEGOTIATE_OEM"},
    {0x00000004, "NTLMSSP_REQUEST_TARGET"},
    {0x00000008, "R10 (NETWARE)"},
    {0x00000010, "NTLMSSP_NEGOTIATE_SIGN"},
    {0x00000020, "NTLMSSP_NEGOTIATE_SEAL"},
    {0x00000040, "NTLMSSP_NEGOTIATE_DATAGRAM"},
    {0x00000080, "NTLMSSP_NEGOTIATE_LM_KEY"},
    {0x00000100, "R9"},
    {0x00000200, "NTLMSSP_NEGOTIATE_NTLM"},
    {0x00000400, "R8 (NT_ONLY)"},
    {0x00000800, "ANONYMOUS"},
    {0x00001000, "NTLMSSP_NEGOTIATE_OEM_DOMAIN_SUPPLIED"},
    {0x00002000, "NTLMSSP_NEGOTIATE_OEM_WORKSTATION_SUPPLIED"},
    {0x00004000, "R7 (LOCAL_CALL)"},
    {0x00008000, "NTLMSSP_NEGOTIATE_ALWAYS_SIGN"},
    {0x00010000, "NTLMSSP_TARGET_TYPE_DOMAIN"},
    {0x00020000, "NTLMSSP_TARGET_TYPE_SERVER"},
    {0x00040000, "R6 (TARGET_TYPE_SHARE)"},
    {0x00080000, "NTLMSSP_NEGOTIATE_EXTENDED_SESSIONSECURITY"},
    {0x00100000, "NTLMSSP_NEGOTIATE_IDENTIFY"},
    {0x00200000, "R5"},
    {0x00400000, "NTLMSSP_REQUEST_NON_NT_SESSION_KEY"},
    {0x00800000, "NTLMSSP_NEGOTIATE_TARGET_INFO"},
    {0x01000000, "R4"},
    {0x02000000, "NTLMSSP_NEGOTIATE_VERSION"},
    {0x04000000, "R3"},
    {0x08000000, "R2"},
    {0x10000000, "R1"},
    {0x20000000, "NTLMSSP_NEGOTIATE_128"},
    {0x40000000, "NTLMSSP_NEGOTIATE_KEY_EXCH"},
    {0x80000000, "NTLMSSP_NEGOTIATE_56"},
    {0, NULL},
};

/* [MS-NLMP] 2.2.1. */
const struct name ntlm_message_names[] = {
    {1, "NEGOTIATE_MESSAGE"}, {2, "CHALLENGE_MESSAGE"}, {3, "AUTHENTICATE_MESSAGE"}, {0, NULL}};

/* [MS-NLMP] 2.2.2.1. */
const struct name ntlm_av_names[] = {
    {0, "MsvAvEOL"},
    {1, "MsvAvNbComputerName"},
    {2, "MsvAvNbDomainName"},
    {3, "MsvAvDnsComputerName"},
    {4, "MsvAvDnsDomainName"},
    {5, "MsvAvDnsTreeName"},
    {6, "MsvAvFlags"},
    {7, "MsvAvTimestamp"},
    {8, "MsvAvSingleHost"},
    {9, "MsvAvTargetName"},
    {10, "MsvAvChannelBindings"},
    {0, NULL},
};

/* [MS-NLMP] 2.2.2.1, of MsvAvFlags; it gives no names. */
const struct name ntlm_av_flag_names[] = {
    {1, "constrained account"}, {2, "MIC present"}, {4, "SPN from untrusted source"}, {0, NULL}};

/* RFC 4178 4.2.1, ContextFlags. */
const struct name spnego_flag_names[] = {
    {0x80000000, "delegFlag"},     {0x40000000, "mutualFlag"},
    {0x20000000, "replayDetFlag"}, {0x10000000, "sequenceFlag"},
    {0x08000000, "anonFlag"},      {0x04000000, "confFlag"},
    {0x02000000, "integFlag"},     {0, NULL}};

/* RFC 4178 4.2.2. */
const struct name spnego_state_names[] = {{0, "accept-completed"},
                                          {1, "accept-incomplete"},
                                          {2, "reject"},
                                          {3, "request-mic"},
                                          {0, NULL}};

/*
 * RFC 4121 4.1; user-to-user by draft-swift-win2k-krb-user2user; IAKERB by draft-ietf-kitten-
 * iakerb.
 */
const struct name kerberos_tok_id_names[] = {{0x0100, "KRB_AP_REQ"},
                                             {0x0200, "KRB_AP_REP"},
                                             {0x0300, "KRB_ERROR"},
                                             {0x0400, "KERB_TGT_REQUEST"},
                                             {0x0401, "KERB_TGT_REPLY"},
                                             {0x0501, "IAKERB_PROXY"},
                                             {0, NULL}};

/* [MS-NEGOEX] 2.2.6.1. */
const struct name negoex_message_names[] = {
    {0, "MESSAGE_TYPE_INITIATOR_NEGO"},
    {1, "MESSAGE_TYPE_ACCEPTOR_NEGO"},
    {2, "MESSAGE_TYPE_INITIATOR_META_DATA"},
    {3, "MESSAGE_TYPE_ACCEPTOR_META_DATA"},
    {4, "MESSAGE_TYPE_CHALLENGE"},
    {5, "MESSAGE_TYPE_AP_REQUEST"},
    {6, "MESSAGE_TYPE_VERIFY"},
    {7, "MESSAGE_TYPE_ALERT"},
    {0, NULL},
};

/* RFC 8446 B.1. */
const struct name tls_content_names[] = {{20, "change_cipher_spec"},
                                         {21, "alert"},
                                         {22, "handshake"},
                                         {23, "application_data"},
                                         {0, NULL}};

/* The version of the record layer, which TLS 1.3 leaves at that of 1.2. RFC 8446 5.1. */
const struct name tls_version_names[] = {{0x0300, "SSL 3.0"}, {0x0301, "TLS 1.0"},
                                         {0x0302, "TLS 1.1"}, {0x0303, "TLS 1.2"},
                                         {0x0304, "TLS 1.3"}, {0, NULL}};

/* RFC 8446 B.3, RFC 5246 A.4, RFC 5077 3.3, RFC 6066 8. */
const struct name tls_handshake_names[] = {
    {0, "hello_request"},
    {1, "client_hello"},
    {2, "server_hello"},
    {4, "new_session_ticket"},
    {5, "end_of_early_data"},
    {8, "encrypted_extensions"},
    {11, "certificate"},
    {12, "server_key_exchange"},
    {13, "certificate_request"},
    {14, "server_hello_done"},
    {15, "certificate_verify"},
    {16, "client_key_exchange"},
    {20, "finished"},
    {22, "certificate_status"},
    {24, "key_update"},
    {0, NULL},
};
