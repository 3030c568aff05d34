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

/* RFC 4120 7.5.7. */
const struct name kerberos_message_names[] = {
    {10, "KRB_AS_REQ"},  {11, "KRB_AS_REP"}, {12, "KRB_TGS_REQ"},
    {13, "KRB_TGS_REP"}, {14, "KRB_AP_REQ"}, {15, "KRB_AP_REP"},
    {20, "KRB_SAFE"},    {21, "KRB_PRIV"},   {22, "KRB_CRED"},
    {30, "KRB_ERROR"},   {0, NULL}};

/* RFC 4120 5.5.1. */
const struct name kerberos_ap_option_names[] = {
    {0x40000000, "use-session-key"}, {0x20000000, "mutual-required"}, {0, NULL}};

/* RFC 4120 6.2 and 7.5.8; RFC 6111; [MS-KILE] 3.1.5.5 for those below zero. */
const struct name kerberos_name_type_names[] = {{0, "NT-UNKNOWN"},
                                                {1, "NT-PRINCIPAL"},
                                                {2, "NT-SRV-INST"},
                                                {3, "NT-SRV-HST"},
                                                {4, "NT-SRV-XHST"},
                                                {5, "NT-UID"},
                                                {6, "NT-X500-PRINCIPAL"},
                                                {7, "NT-SMTP-NAME"},
                                                {10, "NT-ENTERPRISE"},
                                                {11, "NT-WELLKNOWN"},
                                                {0, NULL}};

/* RFC 3961 8, RFC 3962, RFC 8009, RFC 4757, RFC 6803. */
const struct name kerberos_etype_names[] = {
    {1, "des-cbc-crc"},
    {2, "des-cbc-md4"},
    {3, "des-cbc-md5"},
    {5, "des3-cbc-md5"},
    {7, "des3-cbc-sha1"},
    {16, "des3-cbc-sha1-kd"},
    {17, "aes128-cts-hmac-sha1-96"},
    {18, "aes256-cts-hmac-sha1-96"},
    {19, "aes128-cts-hmac-sha256-128"},
    {20, "aes256-cts-hmac-sha384-192"},
    {23, "rc4-hmac"},
    {24, "rc4-hmac-exp"},
    {25, "camellia128-cts-cmac"},
    {26, "camellia256-cts-cmac"},
    {0, NULL},
};

/* RFC 4120 7.5.9; RFC 4556 3.1.3; RFC 6113 8; RFC 6806 5; draft-ietf-kitten-iakerb 6. */
const struct name kerberos_error_names[] = {
    {0, "KDC_ERR_NONE"},
    {1, "KDC_ERR_NAME_EXP"},
    {2, "KDC_ERR_SERVICE_EXP"},
    {3, "KDC_ERR_BAD_PVNO"},
    {4, "KDC_ERR_C_OLD_MAST_KVNO"},
    {5, "KDC_ERR_S_OLD_MAST_KVNO"},
    {6, "KDC_ERR_C_PRINCIPAL_UNKNOWN"},
    {7, "KDC_ERR_S_PRINCIPAL_UNKNOWN"},
    {8, "KDC_ERR_PRINCIPAL_NOT_UNIQUE"},
    {9, "KDC_ERR_NULL_KEY"},
    {10, "KDC_ERR_CANNOT_POSTDATE"},
    {11, "KDC_ERR_NEVER_VALID"},
    {12, "KDC_ERR_POLICY"},
    {13, "KDC_ERR_BADOPTION"},
    {14, "KDC_ERR_ETYPE_NOSUPP"},
    {15, "KDC_ERR_SUMTYPE_NOSUPP"},
    {16, "KDC_ERR_PADATA_TYPE_NOSUPP"},
    {17, "KDC_ERR_TRTYPE_NOSUPP"},
    {18, "KDC_ERR_CLIENT_REVOKED"},
    {19, "KDC_ERR_SERVICE_REVOKED"},
    {20, "KDC_ERR_TGT_REVOKED"},
    {21, "KDC_ERR_CLIENT_NOTYET"},
    {22, "KDC_ERR_SERVICE_NOTYET"},
    {23, "KDC_ERR_KEY_EXPIRED"},
    {24, "KDC_ERR_PREAUTH_FAILED"},
    {25, "KDC_ERR_PREAUTH_REQUIRED"},
    {26, "KDC_ERR_SERVER_NOMATCH"},
    {27, "KDC_ERR_MUST_USE_USER2USER"},
    {28, "KDC_ERR_PATH_NOT_ACCEPTED"},
    {29, "KDC_ERR_SVC_UNAVAILABLE"},
    {31, "KRB_AP_ERR_BAD_INTEGRITY"},
    {32, "KRB_AP_ERR_TKT_EXPIRED"},
    {33, "KRB_AP_ERR_TKT_NYV"},
    {34, "KRB_AP_ERR_REPEAT"},
    {35, "KRB_AP_ERR_NOT_US"},
    {36, "KRB_AP_ERR_BADMATCH"},
    {37, "KRB_AP_ERR_SKEW"},
    {38, "KRB_AP_ERR_BADADDR"},
    {39, "KRB_AP_ERR_BADVERSION"},
    {40, "KRB_AP_ERR_MSG_TYPE"},
    {41, "KRB_AP_ERR_MODIFIED"},
    {42, "KRB_AP_ERR_BADORDER"},
    {44, "KRB_AP_ERR_BADKEYVER"},
    {45, "KRB_AP_ERR_NOKEY"},
    {46, "KRB_AP_ERR_MUT_FAIL"},
    {47, "KRB_AP_ERR_BADDIRECTION"},
    {48, "KRB_AP_ERR_METHOD"},
    {49, "KRB_AP_ERR_BADSEQ"},
    {50, "KRB_AP_ERR_INAPP_CKSUM"},
    {51, "KRB_AP_PATH_NOT_ACCEPTED"},
    {52, "KRB_ERR_RESPONSE_TOO_BIG"},
    {60, "KRB_ERR_GENERIC"},
    {61, "KRB_ERR_FIELD_TOOLONG"},
    {62, "KDC_ERR_CLIENT_NOT_TRUSTED"},
    {63, "KDC_ERR_KDC_NOT_TRUSTED"},
    {64, "KDC_ERR_INVALID_SIG"},
    {65, "KDC_ERR_DH_KEY_PARAMETERS_NOT_ACCEPTED"},
    {66, "KDC_ERR_CERTIFICATE_MISMATCH"},
    {67, "KRB_AP_ERR_NO_TGT"},
    {68, "KDC_ERR_WRONG_REALM"},
    {69, "KRB_AP_ERR_USER_TO_USER_REQUIRED"},
    {70, "KDC_ERR_CANT_VERIFY_CERTIFICATE"},
    {71, "KDC_ERR_INVALID_CERTIFICATE"},
    {72, "KDC_ERR_REVOKED_CERTIFICATE"},
    {73, "KDC_ERR_REVOCATION_STATUS_UNKNOWN"},
    {74, "KDC_ERR_REVOCATION_STATUS_UNAVAILABLE"},
    {75, "KDC_ERR_CLIENT_NAME_MISMATCH"},
    {76, "KDC_ERR_KDC_NAME_MISMATCH"},
    {77, "KDC_ERR_INCONSISTENT_KEY_PURPOSE"},
    {78, "KDC_ERR_DIGEST_IN_CERT_NOT_ACCEPTED"},
    {79, "KDC_ERR_PA_CHECKSUM_MUST_BE_INCLUDED"},
    {80, "KDC_ERR_DIGEST_IN_SIGNED_DATA_NOT_ACCEPTED"},
    {81, "KDC_ERR_PUBLIC_KEY_ENCRYPTION_NOT_SUPPORTED"},
    {85, "KRB_AP_ERR_IAKERB_KDC_NOT_FOUND"},
    {86, "KRB_AP_ERR_IAKERB_KDC_NO_RESPONSE"},
    {90, "KDC_ERR_PREAUTH_EXPIRED"},
    {91, "KDC_ERR_MORE_PREAUTH_DATA_REQUIRED"},
    {92, "KDC_ERR_PREAUTH_BAD_AUTHENTICATION_SET"},
    {93, "KDC_ERR_UNKNOWN_CRITICAL_FAST_OPTIONS"},
    {0, NULL},
};

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
