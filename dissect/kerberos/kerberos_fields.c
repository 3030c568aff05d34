#include "kerberos_fields.h"

/* clang-format off */
const struct field kerberos_fields[] = {KERBEROS_FIELDS(FIELD_ROW)};
/* clang-format on */
const struct field_table kerberos_field_table = {"Kerberos 5", "kerberos", kerberos_fields,
                                                 KERBEROS_FIELD_COUNT};
const struct diag_kind kerberos_diagnostics[] = {KERBEROS_DIAGNOSTICS(DIAG_ROW)};
const struct diag_table kerberos_diag_table = {kerberos_diagnostics, KERBEROS_DIAGNOSTIC_COUNT};

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

/* RFC 3961 8, RFC 3962, RFC 8009, RFC 4757, RFC 6803; those below zero, old ones of Windows
 * that its clients still offer, in 64 bits. */
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
    {(uint64_t)-128, "rc4-md4"},
    {(uint64_t)-133, "rc4-hmac-old"},
    {(uint64_t)-135, "rc4-hmac-old-exp"},
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

/* [MS-KILE] 2.2.1. */
const struct name kerberos_error_data_names[] = {
    {1, "KERB_AP_ERR_TYPE_NTSTATUS"},
    {2, "KERB_AP_ERR_TYPE_SKEW_RECOVERY"},
    {3, "KERB_ERR_TYPE_EXTENDED"},
    {0, NULL},
};

/* RFC 4120 7.5.2, RFC 4556, RFC 6113 8, RFC 6806, RFC 8070, [MS-KILE], [MS-SFU]. */
const struct name kerberos_padata_names[] = {
    {1, "PA-TGS-REQ"},
    {2, "PA-ENC-TIMESTAMP"},
    {3, "PA-PW-SALT"},
    {11, "PA-ETYPE-INFO"},
    {14, "PA-PK-AS-REQ_OLD"},
    {15, "PA-PK-AS-REP_OLD"},
    {16, "PA-PK-AS-REQ"},
    {17, "PA-PK-AS-REP"},
    {19, "PA-ETYPE-INFO2"},
    {20, "PA-SVR-REFERRAL-INFO"},
    {111, "TD-CMS-DIGEST-ALGORITHMS"},
    {128, "PA-PAC-REQUEST"},
    {129, "PA-FOR-USER"},
    {130, "PA-FOR-X509-USER"},
    {132, "PA-AS-CHECKSUM"},
    {133, "PA-FX-COOKIE"},
    {136, "PA-FX-FAST"},
    {137, "PA-FX-ERROR"},
    {138, "PA-ENCRYPTED-CHALLENGE"},
    {141, "PA-OTP-CHALLENGE"},
    {142, "PA-OTP-REQUEST"},
    {147, "PA-PKINIT-KX"},
    {149, "PA-REQ-ENC-PA-REP"},
    {150, "PA-AS-FRESHNESS"},
    {151, "PA-SPAKE"},
    {161, "KERB-KEY-LIST-REQ"},
    {162, "KERB-KEY-LIST-REP"},
    {165, "PA-SUPPORTED-ENCTYPES"},
    {166, "PA-EXTENDED-ERROR"},
    {167, "PA-PAC-OPTIONS"},
    {0, NULL},
};

/* RFC 3961 8, RFC 3962 7, RFC 8009 6, RFC 4121 4.1.1; RFC 4757 4, in 64 bits. */
const struct name kerberos_cksumtype_names[] = {
    {1, "crc32"},
    {7, "rsa-md5"},
    {12, "hmac-sha1-des3-kd"},
    {15, "hmac-sha1-96-aes128"},
    {16, "hmac-sha1-96-aes256"},
    {19, "hmac-sha256-128-aes128"},
    {20, "hmac-sha384-192-aes256"},
    {0x8003, "gss-api"},
    {(uint64_t)-138, "hmac-md5"},
    {0, NULL},
};

#define BIT(n) (UINT64_C(0x80000000) >> (n))

/* RFC 4120 5.4.1, RFC 6806 3, RFC 8062 3, [MS-SFU] 2.2.3. */
const struct name kerberos_kdc_option_names[] = {
    {BIT(1), "forwardable"},
    {BIT(2), "forwarded"},
    {BIT(3), "proxiable"},
    {BIT(4), "proxy"},
    {BIT(5), "allow-postdate"},
    {BIT(6), "postdated"},
    {BIT(8), "renewable"},
    {BIT(11), "opt-hardware-auth"},
    {BIT(14), "cname-in-addl-tkt"},
    {BIT(15), "canonicalize"},
    {BIT(16), "request-anonymous"},
    {BIT(26), "disable-transited-check"},
    {BIT(27), "renewable-ok"},
    {BIT(28), "enc-tkt-in-skey"},
    {BIT(30), "renew"},
    {BIT(31), "validate"},
    {0, NULL},
};

/* RFC 4120 5.3, RFC 6806 11, RFC 8062 3. */
const struct name kerberos_ticket_flag_names[] = {
    {BIT(1), "forwardable"},     {BIT(2), "forwarded"},
    {BIT(3), "proxiable"},       {BIT(4), "proxy"},
    {BIT(5), "may-postdate"},    {BIT(6), "postdated"},
    {BIT(7), "invalid"},         {BIT(8), "renewable"},
    {BIT(9), "initial"},         {BIT(10), "pre-authent"},
    {BIT(11), "hw-authent"},     {BIT(12), "transited-policy-checked"},
    {BIT(13), "ok-as-delegate"}, {BIT(15), "enc-pa-rep"},
    {BIT(16), "anonymous"},      {0, NULL},
};

/* RFC 6113 5.4.2. */
const struct name kerberos_fast_option_names[] = {
    {BIT(1), "hide-client-names"}, {BIT(16), "kdc-follow-referrals"}, {0, NULL}};

/* RFC 4120 7.5.3, 8.1. */
const struct name kerberos_addr_type_names[] = {
    {2, "IPv4"}, {3, "Directional"}, {20, "NetBios"}, {24, "IPv6"}, {0, NULL}};

/* RFC 4120 7.5.4, [MS-KILE] 3.1.1.4, RFC 4537, RFC 7751. */
const struct name kerberos_ad_type_names[] = {
    {1, "AD-IF-RELEVANT"},
    {4, "AD-KDCIssued"},
    {5, "AD-AND-OR"},
    {8, "AD-MANDATORY-FOR-KDC"},
    {64, "OSF-DCE"},
    {71, "fx-fast-armor"},
    {72, "FX-FAST-used"},
    {96, "AD-CAMMAC"},
    {97, "AD-AUTHENTICATION-INDICATOR"},
    {128, "AD-WIN2K-PAC"},
    {129, "AD-ETYPE-NEGOTIATION"},
    {141, "KERB-AUTH-DATA-TOKEN-RESTRICTIONS"},
    {142, "KERB-LOCAL"},
    {143, "AD-AUTH-DATA-AP-OPTIONS"},
    {144, "KERB-AUTH-DATA-CLIENT-TARGET"},
    {0, NULL},
};
