/* What a node of a Kerberos message can be, and what can be wrong with it. RFC 4120 5, RFC
 * 6113 5.4. */
#pragma once

#include "diag.h"
#include "field.h"

/* clang-format off */
#define KERBEROS_FIELDS(X) \
    X(KERBEROS_RECORD, "kerberos", "kerberos", "Kerberos", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_DIRECTION, "kerberos.direction", "direction", "Direction", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(KERBEROS_MESSAGE, "kerberos.message", "message", "Message", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(KERBEROS_CLIENT, "kerberos.client", "client", "Client", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_CLIENT_ABSENT, "kerberos.client.absent", "client", "Client", KIND_NULL, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(KERBEROS_SERVICE, "kerberos.service", "service", "Service", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_SERVICE_ABSENT, "kerberos.service.absent", "service", "Service", KIND_NULL, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(KERBEROS_OF_REALM, "kerberos.of_realm", "realm", "Realm", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_REALM_ABSENT, "kerberos.of_realm.absent", "realm", "Realm", KIND_NULL, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(KERBEROS_ETYPES, "kerberos.etypes", "etypes", "Encryption types", KIND_LIST, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_ERROR, "kerberos.error", "error", "Error", KIND_ENUM, 0, SHOW_DEC, kerberos_error_names, 0) \
    X(KERBEROS_ERROR_ABSENT, "kerberos.error.absent", "error", "Error", KIND_NULL, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(KERBEROS_KEY, "kerberos.key", "key", "Key", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_TRANSPORT, "kerberos.transport", "transport", "Transport", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_CLIENT_ADDRESS, "kerberos.client_address", "client_address", "Client's address", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_SERVER_ADDRESS, "kerberos.server_address", "server_address", "KDC's address", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_ANSWERS, "kerberos.answers", "answers", "Answers", KIND_UINT, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(KERBEROS_AS_REQ, "kerberos.as_req", "as_req", "AS-REQ", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_AS_REP, "kerberos.as_rep", "as_rep", "AS-REP", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_TGS_REQ, "kerberos.tgs_req", "tgs_req", "TGS-REQ", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_TGS_REP, "kerberos.tgs_rep", "tgs_rep", "TGS-REP", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_AP_REQ, "kerberos.ap_req", "ap_req", "AP-REQ", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_AP_REP, "kerberos.ap_rep", "ap_rep", "AP-REP", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_KRB_ERROR, "kerberos.krb_error", "krb_error", "KRB-ERROR", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_UNKNOWN, "kerberos.unknown", "unknown", "Unknown message", KIND_BYTES, 0, SHOW_DEC, NULL, 0) \
    KERBEROS_MESSAGE_FIELDS(X) \
    KERBEROS_KDC_FIELDS(X) \
    KERBEROS_SEALED_FIELDS(X)

/* RFC 4120 5.2, 5.3, 5.5, 5.9. */
#define KERBEROS_MESSAGE_FIELDS(X) \
    X(KERBEROS_PVNO, "kerberos.pvno", "pvno", "pvno", KIND_UINT, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(KERBEROS_MSG_TYPE, "kerberos.msg_type", "msg_type", "msg-type", KIND_ENUM, 0, SHOW_DEC, kerberos_message_names, FIELD_HEADLINE) \
    X(KERBEROS_AP_OPTIONS, "kerberos.ap_options", "ap_options", "ap-options", KIND_FLAGS, 4, SHOW_HEX, kerberos_ap_option_names, 0) \
    X(KERBEROS_TICKET, "kerberos.ticket", "ticket", "ticket", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_TKT_VNO, "kerberos.tkt_vno", "tkt_vno", "tkt-vno", KIND_UINT, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(KERBEROS_REALM, "kerberos.realm", "realm", "realm", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_SNAME, "kerberos.sname", "sname", "sname", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_CREALM, "kerberos.crealm", "crealm", "crealm", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_CNAME, "kerberos.cname", "cname", "cname", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_NAME_TYPE, "kerberos.name_type", "name_type", "name-type", KIND_ENUM, 0, SHOW_DEC, kerberos_name_type_names, 0) \
    X(KERBEROS_NAME_STRINGS, "kerberos.name_strings", "name_string", "name-string", KIND_LIST, 0, SHOW_DEC, NULL, FIELD_INLINE) \
    X(KERBEROS_NAME_STRING, "kerberos.name_string", "name_string", "name-string", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_TICKET_PART, "kerberos.ticket.enc_part", "enc_part", "enc-part", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_AUTHENTICATOR, "kerberos.authenticator", "authenticator", "authenticator", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_ENC_PART, "kerberos.enc_part", "enc_part", "enc-part", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_ETYPE, "kerberos.etype", "etype", "etype", KIND_ENUM, 0, SHOW_DEC, kerberos_etype_names, 0) \
    X(KERBEROS_KVNO, "kerberos.kvno", "kvno", "kvno", KIND_UINT, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_CIPHER, "kerberos.cipher", "cipher", "cipher", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_WIRE) \
    X(KERBEROS_TICKET_CIPHER, "kerberos.ticket.cipher", "cipher", "cipher", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_WIRE | FIELD_SECRET) \
    X(KERBEROS_CTIME, "kerberos.ctime", "ctime", "ctime", KIND_TIME, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_CUSEC, "kerberos.cusec", "cusec", "cusec", KIND_UINT, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_STIME, "kerberos.stime", "stime", "stime", KIND_TIME, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_SUSEC, "kerberos.susec", "susec", "susec", KIND_UINT, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_ERROR_CODE, "kerberos.error_code", "error_code", "error-code", KIND_ENUM, 0, SHOW_DEC, kerberos_error_names, FIELD_HEADLINE) \
    X(KERBEROS_E_TEXT, "kerberos.e_text", "e_text", "e-text", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_E_DATA, "kerberos.e_data", "e_data", "e-data", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(KERBEROS_METHOD_DATA, "kerberos.method_data", "method_data", "METHOD-DATA", KIND_LIST, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_ERROR_DATA, "kerberos.error_data", "error_data", "KERB-ERROR-DATA", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_DATA_TYPE, "kerberos.data_type", "data_type", "data-type", KIND_ENUM, 0, SHOW_DEC, kerberos_error_data_names, 0) \
    X(KERBEROS_DATA_VALUE, "kerberos.data_value", "data_value", "data-value", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(KERBEROS_STATUS, "kerberos.status", "status", "status", KIND_UINT, 4, SHOW_HEX, NULL, 0)

/* RFC 4120 5.2.5, 5.2.7, 5.4.1, 7.5.2; [MS-KILE] 2.2.3. */
#define KERBEROS_KDC_FIELDS(X) \
    X(KERBEROS_PADATA, "kerberos.padata", "padata", "padata", KIND_LIST, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_PA_DATA, "kerberos.pa_data", "pa_data", "PA-DATA", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_PADATA_TYPE, "kerberos.padata_type", "padata_type", "padata-type", KIND_ENUM, 0, SHOW_DEC, kerberos_padata_names, FIELD_HEADLINE) \
    X(KERBEROS_PADATA_VALUE, "kerberos.padata_value", "padata_value", "padata-value", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_WIRE) \
    X(KERBEROS_ETYPE_INFO, "kerberos.etype_info", "etype_info", "ETYPE-INFO", KIND_LIST, 0, SHOW_DEC, NULL, FIELD_INLINE) \
    X(KERBEROS_ETYPE_INFO_ENTRY, "kerberos.etype_info_entry", "etype_info_entry", "ETYPE-INFO-ENTRY", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_SALT, "kerberos.salt", "salt", "salt", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_S2KPARAMS, "kerberos.s2kparams", "s2kparams", "s2kparams", KIND_BYTES, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_ENCRYPTED_DATA, "kerberos.encrypted_data", "encrypted_data", "EncryptedData", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_INCLUDE_PAC, "kerberos.include_pac", "include_pac", "include-pac", KIND_BOOL, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_ARMOR, "kerberos.armor", "armor", "armor", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_ARMOR_TYPE, "kerberos.armor_type", "armor_type", "armor-type", KIND_UINT, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_REQ_CHECKSUM, "kerberos.req_checksum", "req_checksum", "req-checksum", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(KERBEROS_CKSUM, "kerberos.cksum", "cksum", "cksum", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(KERBEROS_CKSUMTYPE, "kerberos.cksumtype", "cksumtype", "cksumtype", KIND_ENUM, 0, SHOW_DEC, kerberos_cksumtype_names, 0) \
    X(KERBEROS_CHECKSUM, "kerberos.checksum", "checksum", "checksum", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(KERBEROS_DELEGATION, "kerberos.delegation", "checksum", "checksum", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_QUIET | FIELD_SECRET) \
    X(KERBEROS_ENC_FAST_REQ, "kerberos.enc_fast_req", "enc_fast_req", "enc-fast-req", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_ENC_FAST_REP, "kerberos.enc_fast_rep", "enc_fast_rep", "enc-fast-rep", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_REQ_BODY, "kerberos.req_body", "req_body", "req-body", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_KDC_OPTIONS, "kerberos.kdc_options", "kdc_options", "kdc-options", KIND_FLAGS, 4, SHOW_HEX, kerberos_kdc_option_names, 0) \
    X(KERBEROS_FROM, "kerberos.from", "from", "from", KIND_TIME, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_TILL, "kerberos.till", "till", "till", KIND_TIME, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_RTIME, "kerberos.rtime", "rtime", "rtime", KIND_TIME, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_NONCE, "kerberos.nonce", "nonce", "nonce", KIND_INT, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_ETYPE_LIST, "kerberos.etype_list", "etype", "etype", KIND_LIST, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_ADDRESSES, "kerberos.addresses", "addresses", "addresses", KIND_LIST, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_CADDR, "kerberos.caddr", "caddr", "caddr", KIND_LIST, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_HOST_ADDRESS, "kerberos.host_address", "host_address", "HostAddress", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_ADDR_TYPE, "kerberos.addr_type", "addr_type", "addr-type", KIND_ENUM, 0, SHOW_DEC, kerberos_addr_type_names, 0) \
    X(KERBEROS_ADDRESS, "kerberos.address", "address", "address", KIND_BYTES, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_ADDRESS_NAME, "kerberos.address_name", "address", "address", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_AUTHORIZATION, "kerberos.enc_authorization_data", "enc_authorization_data", "enc-authorization-data", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(KERBEROS_ADDITIONAL_TICKETS, "kerberos.additional_tickets", "additional_tickets", "additional-tickets", KIND_LIST, 0, SHOW_DEC, NULL, 0)

/* What encrypted parts hold. RFC 4120 5.2.7.2, 5.3, 5.4.2, 5.5.1, 5.5.2; RFC 6113 5.4.2, 5.4.3. */
#define KERBEROS_SEALED_FIELDS(X) \
    X(KERBEROS_ENC_TICKET_PART, "kerberos.enc_ticket_part", "enc_ticket_part", "EncTicketPart", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_AUTHENTICATOR_PLAIN, "kerberos.authenticator_plain", "authenticator", "Authenticator", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_ENC_AS_REP_PART, "kerberos.enc_as_rep_part", "enc_as_rep_part", "EncASRepPart", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_ENC_TGS_REP_PART, "kerberos.enc_tgs_rep_part", "enc_tgs_rep_part", "EncTGSRepPart", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_ENC_AP_REP_PART, "kerberos.enc_ap_rep_part", "enc_ap_rep_part", "EncAPRepPart", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_PA_ENC_TS_ENC, "kerberos.pa_enc_ts_enc", "pa_enc_ts_enc", "PA-ENC-TS-ENC", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_KRB_FAST_REQ, "kerberos.krb_fast_req", "krb_fast_req", "KrbFastReq", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_KRB_FAST_RESPONSE, "kerberos.krb_fast_response", "krb_fast_response", "KrbFastResponse", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_FLAGS, "kerberos.flags", "flags", "flags", KIND_FLAGS, 4, SHOW_HEX, kerberos_ticket_flag_names, 0) \
    X(KERBEROS_SESSION_KEY, "kerberos.session_key", "key", "key", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_SUBKEY, "kerberos.subkey", "subkey", "subkey", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_STRENGTHEN_KEY, "kerberos.strengthen_key", "strengthen_key", "strengthen-key", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_KEYTYPE, "kerberos.keytype", "keytype", "keytype", KIND_ENUM, 0, SHOW_DEC, kerberos_etype_names, 0) \
    X(KERBEROS_KEYVALUE, "kerberos.keyvalue", "keyvalue", "keyvalue", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_SECRET) \
    X(KERBEROS_AUTHTIME, "kerberos.authtime", "authtime", "authtime", KIND_TIME, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_STARTTIME, "kerberos.starttime", "starttime", "starttime", KIND_TIME, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_ENDTIME, "kerberos.endtime", "endtime", "endtime", KIND_TIME, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_RENEW_TILL, "kerberos.renew_till", "renew_till", "renew-till", KIND_TIME, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_KEY_EXPIRATION, "kerberos.key_expiration", "key_expiration", "key-expiration", KIND_TIME, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_SREALM, "kerberos.srealm", "srealm", "srealm", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_TRANSITED, "kerberos.transited", "transited", "transited", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(KERBEROS_TR_TYPE, "kerberos.tr_type", "tr_type", "tr-type", KIND_UINT, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_TR_CONTENTS, "kerberos.tr_contents", "contents", "contents", KIND_BYTES, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_AUTHORIZATION_DATA, "kerberos.authorization_data", "authorization_data", "authorization-data", KIND_LIST, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(KERBEROS_AD_ELEMENT, "kerberos.ad_element", "ad_element", "AuthorizationData", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_AD_TYPE, "kerberos.ad_type", "ad_type", "ad-type", KIND_ENUM, 0, SHOW_DEC, kerberos_ad_type_names, 0) \
    X(KERBEROS_AD_DATA, "kerberos.ad_data", "ad_data", "ad-data", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_WIRE) \
    X(KERBEROS_AUTHENTICATOR_VNO, "kerberos.authenticator_vno", "authenticator_vno", "authenticator-vno", KIND_UINT, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(KERBEROS_SEQ_NUMBER, "kerberos.seq_number", "seq_number", "seq-number", KIND_INT, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_PATIMESTAMP, "kerberos.patimestamp", "patimestamp", "patimestamp", KIND_TIME, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_PAUSEC, "kerberos.pausec", "pausec", "pausec", KIND_UINT, 0, SHOW_DEC, NULL, 0) \
    X(KERBEROS_FAST_OPTIONS, "kerberos.fast_options", "fast_options", "fast-options", KIND_FLAGS, 4, SHOW_HEX, kerberos_fast_option_names, 0) \
    X(KERBEROS_REST, "kerberos.rest", "rest", "Further fields", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_WIRE)

#define KERBEROS_DIAGNOSTICS(X) \
    X(KERBEROS_VERSION, "kerberos.version", SEVERITY_WARN, "a protocol version other than 5", "RFC 4120 5.4.1") \
    X(KERBEROS_MESSAGE_TYPE, "kerberos.msg-type", SEVERITY_WARN, "msg-type or TOK_ID does not agree with the message", "RFC 4120 5.10") \
    X(KERBEROS_MESSAGE_UNKNOWN, "kerberos.message-unknown", SEVERITY_ERROR, "a Kerberos message that is not decoded", "RFC 4120 5.10")
/* clang-format on */

enum kerberos_field { KERBEROS_FIELDS(FIELD_ENUM) KERBEROS_FIELD_COUNT };
extern const struct field kerberos_fields[];
extern const struct field_table kerberos_field_table;

enum kerberos_diagnostic { KERBEROS_DIAGNOSTICS(DIAG_ENUM) KERBEROS_DIAGNOSTIC_COUNT };
extern const struct diag_kind kerberos_diagnostics[];
extern const struct diag_table kerberos_diag_table;

/* Names of values, RFC 4120 7.5 and its successors. */
extern const struct name kerberos_message_names[];
extern const struct name kerberos_ap_option_names[];
extern const struct name kerberos_name_type_names[];
extern const struct name kerberos_etype_names[];
extern const struct name kerberos_error_names[];
extern const struct name kerberos_error_data_names[];
extern const struct name kerberos_padata_names[];
extern const struct name kerberos_cksumtype_names[];
extern const struct name kerberos_kdc_option_names[];
extern const struct name kerberos_ticket_flag_names[];
extern const struct name kerberos_fast_option_names[];
extern const struct name kerberos_addr_type_names[];
extern const struct name kerberos_ad_type_names[];
