/* What a node of authentication can be, and what can be wrong with it. */
#pragma once

#include "diag.h"
#include "field.h"
#include "kerberos_fields.h"

/* clang-format off */
#define AUTH_FIELDS(X) \
    X(AUTH_RECORD, "auth", "auth", "Authentication", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_SCHEME, "auth.scheme", "scheme", "Scheme", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(AUTH_MECHANISM, "auth.mechanism", "mechanism", "Mechanism", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(AUTH_USER, "auth.user", "user", "User", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_USER_ABSENT, "auth.user.absent", "user", "User", KIND_NULL, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(AUTH_DOMAIN, "auth.domain", "domain", "Domain", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_DOMAIN_ABSENT, "auth.domain.absent", "domain", "Domain", KIND_NULL, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(AUTH_WORKSTATION, "auth.workstation", "workstation", "Workstation", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_WORKSTATION_ABSENT, "auth.workstation.absent", "workstation", "Workstation", KIND_NULL, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(AUTH_SERVICE, "auth.service", "service", "Service", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_REALM, "auth.realm", "realm", "Realm", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_ETYPE, "auth.etype", "etype", "Encryption type", KIND_ENUM, 0, SHOW_DEC, kerberos_etype_names, 0) \
    X(AUTH_KVNO, "auth.kvno", "kvno", "Key version", KIND_UINT, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_INNER, "auth.inner", "inner", "Inside CredSSP", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_OUTCOME, "auth.outcome", "outcome", "Outcome", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(AUTH_KEY, "auth.key", "key", "Key", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_SPN, "auth.target_name", "target_name", "Target name", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_MIC_STATE, "auth.mic", "mic", "MIC", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_BINDINGS_STATE, "auth.channel_bindings", "channel_bindings", "Channel bindings", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_TOKENS, "auth.tokens", "tokens", "Tokens", KIND_LIST, 0, SHOW_DEC, NULL, FIELD_INLINE) \
    X(AUTH_TOKEN, "auth.token", "token", "Token", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_DIRECTION, "auth.token.direction", "direction", "Direction", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(AUTH_TOKEN_TIME, "auth.token.time", "time", "Time", KIND_TIME, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(AUTH_TOKEN_FRAME, "auth.token.frame", "frame", "Packet", KIND_UINT, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(AUTH_TOKEN_FILE, "auth.token.file", "file", "Capture file", KIND_UINT, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(AUTH_UNKNOWN, "auth.token.unknown", "unknown", "Unknown token", KIND_BYTES, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_GSS_MECHANISM, "auth.gss.this_mech", "this_mech", "GSS-API mechanism", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_WIRE) \
    X(AUTH_OID, "auth.oid", "oid", "OID", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(AUTH_OID_NAME, "auth.oid.name", "name", "Name", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    SPNEGO_FIELDS(X) \
    NTLM_FIELDS(X) \
    NTLM_RESPONSE_FIELDS(X) \
    KERBEROS_TOKEN_FIELDS(X) \
    NEGOEX_FIELDS(X) \
    TLS_FIELDS(X) \
    CREDSSP_FIELDS(X) \
    CREDSSP_CREDENTIALS_FIELDS(X)

/* RFC 4178 4.2, [MS-SPNG] 2.2.1. */
#define SPNEGO_FIELDS(X) \
    X(AUTH_SPNEGO, "auth.spnego", "spnego", "SPNEGO", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_SPNEGO_MESSAGE, "auth.spnego.message", "message", "Message", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(AUTH_MECH_TYPES, "auth.spnego.mech_types", "mech_types", "Mechanisms offered", KIND_LIST, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_MECH_TYPE, "auth.spnego.mech_type", "mech_type", "Mechanism", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_REQ_FLAGS, "auth.spnego.req_flags", "req_flags", "Request flags", KIND_FLAGS, 4, SHOW_HEX, spnego_flag_names, 0) \
    X(AUTH_NEG_STATE, "auth.spnego.neg_state", "neg_state", "State", KIND_ENUM, 1, SHOW_DEC, spnego_state_names, FIELD_HEADLINE) \
    X(AUTH_SUPPORTED_MECH, "auth.spnego.supported_mech", "supported_mech", "Mechanism chosen", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_MECH_TOKEN, "auth.spnego.mech_token", "mech_token", "Mechanism token", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_WIRE | FIELD_SECRET) \
    X(AUTH_RESPONSE_TOKEN, "auth.spnego.response_token", "response_token", "Response token", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_WIRE | FIELD_SECRET) \
    X(AUTH_NEG_HINTS, "auth.spnego.neg_hints", "neg_hints", "Hints", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(AUTH_HINT_NAME, "auth.spnego.hint_name", "hint_name", "Hint name", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_HINT_ADDRESS, "auth.spnego.hint_address", "hint_address", "Hint address", KIND_BYTES, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_MECH_LIST_MIC, "auth.spnego.mech_list_mic", "mech_list_mic", "mechListMIC", KIND_BYTES, 0, SHOW_DEC, NULL, 0)

/* [MS-NLMP] 2.2.1 and 2.2.2. */
#define NTLM_FIELDS(X) \
    X(AUTH_NTLM, "auth.ntlm", "ntlm", "NTLM", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_NTLM_SIGNATURE, "auth.ntlm.signature", "signature", "Signature", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_WIRE) \
    X(AUTH_NTLM_MESSAGE_TYPE, "auth.ntlm.message_type", "message_type", "Message type", KIND_ENUM, 4, SHOW_DEC, ntlm_message_names, FIELD_HEADLINE) \
    X(AUTH_NTLM_FLAGS, "auth.ntlm.negotiate_flags", "negotiate_flags", "NegotiateFlags", KIND_FLAGS, 4, SHOW_HEX, ntlm_flag_names, 0) \
    X(AUTH_NTLM_LEN, "auth.ntlm.fields.len", "len", "Len", KIND_UINT, 2, SHOW_DEC, NULL, FIELD_WIRE) \
    X(AUTH_NTLM_MAX_LEN, "auth.ntlm.fields.max_len", "max_len", "MaxLen", KIND_UINT, 2, SHOW_DEC, NULL, FIELD_WIRE) \
    X(AUTH_NTLM_OFFSET, "auth.ntlm.fields.buffer_offset", "buffer_offset", "BufferOffset", KIND_UINT, 4, SHOW_DEC, NULL, FIELD_WIRE) \
    X(AUTH_NTLM_DOMAIN_NAME_FIELDS, "auth.ntlm.domain_name_fields", "domain_name_fields", "DomainNameFields", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_WIRE) \
    X(AUTH_NTLM_WORKSTATION_FIELDS, "auth.ntlm.workstation_fields", "workstation_fields", "WorkstationFields", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_WIRE) \
    X(AUTH_NTLM_TARGET_NAME_FIELDS, "auth.ntlm.target_name_fields", "target_name_fields", "TargetNameFields", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_WIRE) \
    X(AUTH_NTLM_TARGET_INFO_FIELDS, "auth.ntlm.target_info_fields", "target_info_fields", "TargetInfoFields", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_WIRE) \
    X(AUTH_NTLM_LM_RESPONSE_FIELDS, "auth.ntlm.lm_challenge_response_fields", "lm_challenge_response_fields", "LmChallengeResponseFields", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_WIRE) \
    X(AUTH_NTLM_NT_RESPONSE_FIELDS, "auth.ntlm.nt_challenge_response_fields", "nt_challenge_response_fields", "NtChallengeResponseFields", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_WIRE) \
    X(AUTH_NTLM_USER_NAME_FIELDS, "auth.ntlm.user_name_fields", "user_name_fields", "UserNameFields", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_WIRE) \
    X(AUTH_NTLM_SESSION_KEY_FIELDS, "auth.ntlm.encrypted_random_session_key_fields", "encrypted_random_session_key_fields", "EncryptedRandomSessionKeyFields", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_WIRE) \
    X(AUTH_NTLM_SERVER_CHALLENGE, "auth.ntlm.server_challenge", "server_challenge", "ServerChallenge", KIND_BYTES, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_NTLM_RESERVED, "auth.ntlm.reserved", "reserved", "Reserved", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_WIRE) \
    X(AUTH_NTLM_VERSION, "auth.ntlm.version", "version", "Version", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_NTLM_VERSION_MAJOR, "auth.ntlm.version.product_major_version", "product_major_version", "ProductMajorVersion", KIND_UINT, 1, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(AUTH_NTLM_VERSION_MINOR, "auth.ntlm.version.product_minor_version", "product_minor_version", "ProductMinorVersion", KIND_UINT, 1, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(AUTH_NTLM_VERSION_BUILD, "auth.ntlm.version.product_build", "product_build", "ProductBuild", KIND_UINT, 2, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(AUTH_NTLM_VERSION_REVISION, "auth.ntlm.version.ntlm_revision_current", "ntlm_revision_current", "NTLMRevisionCurrent", KIND_UINT, 1, SHOW_DEC, NULL, FIELD_QUIET) \
    X(AUTH_NTLM_MIC, "auth.ntlm.mic", "mic", "MIC", KIND_BYTES, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_NTLM_TARGET_NAME, "auth.ntlm.target_name", "target_name", "TargetName", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_NTLM_DOMAIN_NAME, "auth.ntlm.domain_name", "domain_name", "DomainName", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_NTLM_USER_NAME, "auth.ntlm.user_name", "user_name", "UserName", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_NTLM_WORKSTATION, "auth.ntlm.workstation", "workstation", "Workstation", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_NTLM_SESSION_KEY, "auth.ntlm.encrypted_random_session_key", "encrypted_random_session_key", "EncryptedRandomSessionKey", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_SECRET) \
    X(AUTH_NTLM_UNUSED, "auth.ntlm.unused", "unused", "Bytes between the payloads", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_WIRE) \
    X(AUTH_NTLM_TARGET_INFO, "auth.ntlm.target_info", "target_info", "TargetInfo", KIND_LIST, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_NTLM_AV_PAIRS, "auth.ntlm.av_pairs", "av_pairs", "AvPairs", KIND_LIST, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_NTLM_AV_PAIR, "auth.ntlm.av_pair", "av_pair", "AV_PAIR", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_NTLM_AV_EOL, "auth.ntlm.av_eol", "av_eol", "AV_PAIR", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_WIRE) \
    X(AUTH_NTLM_AV_ID, "auth.ntlm.av_id", "av_id", "AvId", KIND_ENUM, 2, SHOW_DEC, ntlm_av_names, FIELD_HEADLINE) \
    X(AUTH_NTLM_AV_LEN, "auth.ntlm.av_len", "av_len", "AvLen", KIND_UINT, 2, SHOW_DEC, NULL, FIELD_WIRE) \
    X(AUTH_NTLM_AV_TEXT, "auth.ntlm.av.text", "value", "Value", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(AUTH_NTLM_AV_FLAGS, "auth.ntlm.av.flags", "value", "Value", KIND_FLAGS, 4, SHOW_HEX, ntlm_av_flag_names, FIELD_HEADLINE) \
    X(AUTH_NTLM_AV_TIMESTAMP, "auth.ntlm.av.timestamp", "value", "Value", KIND_TIME, 8, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(AUTH_NTLM_AV_BYTES, "auth.ntlm.av.bytes", "value", "Value", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(AUTH_NTLM_SINGLE_HOST, "auth.ntlm.single_host", "value", "Single_Host_Data", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_NTLM_SINGLE_HOST_SIZE, "auth.ntlm.single_host.size", "size", "Size", KIND_UINT, 4, SHOW_DEC, NULL, FIELD_WIRE) \
    X(AUTH_NTLM_SINGLE_HOST_Z4, "auth.ntlm.single_host.z4", "z4", "Z4", KIND_UINT, 4, SHOW_DEC, NULL, FIELD_WIRE) \
    X(AUTH_NTLM_SINGLE_HOST_CUSTOM, "auth.ntlm.single_host.custom_data", "custom_data", "CustomData", KIND_BYTES, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_NTLM_SINGLE_HOST_MACHINE, "auth.ntlm.single_host.machine_id", "machine_id", "MachineID", KIND_BYTES, 0, SHOW_DEC, NULL, 0)

/* [MS-NLMP] 2.2.2.3 to 2.2.2.8. */
#define NTLM_RESPONSE_FIELDS(X) \
    X(AUTH_NTLM_RESPONSE_VERSION, "auth.ntlm.response_version", "response_version", "Response version", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_NTLM_LM_RESPONSE, "auth.ntlm.lm_challenge_response", "lm_challenge_response", "LmChallengeResponse", KIND_GROUP, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(AUTH_NTLM_NT_RESPONSE, "auth.ntlm.nt_challenge_response", "nt_challenge_response", "NtChallengeResponse", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_NTLM_RESPONSE, "auth.ntlm.response", "response", "Response", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_SECRET) \
    X(AUTH_NTLM_NT_PROOF, "auth.ntlm.nt_proof_str", "nt_proof_str", "NTProofStr", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_SECRET) \
    X(AUTH_NTLM_RESP_TYPE, "auth.ntlm.resp_type", "resp_type", "RespType", KIND_UINT, 1, SHOW_DEC, NULL, FIELD_QUIET) \
    X(AUTH_NTLM_HI_RESP_TYPE, "auth.ntlm.hi_resp_type", "hi_resp_type", "HiRespType", KIND_UINT, 1, SHOW_DEC, NULL, FIELD_QUIET) \
    X(AUTH_NTLM_TIME_STAMP, "auth.ntlm.time_stamp", "time_stamp", "TimeStamp", KIND_TIME, 8, SHOW_DEC, NULL, 0) \
    X(AUTH_NTLM_CLIENT_CHALLENGE, "auth.ntlm.challenge_from_client", "challenge_from_client", "ChallengeFromClient", KIND_BYTES, 0, SHOW_DEC, NULL, 0)

/* RFC 4121 4.1; the message is dissect/kerberos's. */
#define KERBEROS_TOKEN_FIELDS(X) \
    X(AUTH_KERBEROS, "auth.kerberos", "kerberos", "Kerberos", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_KRB_TOK_ID, "auth.kerberos.tok_id", "tok_id", "TOK_ID", KIND_ENUM, 2, SHOW_HEX, kerberos_tok_id_names, FIELD_WIRE)

/* [MS-NEGOEX] 2.2.6.2. */
#define NEGOEX_FIELDS(X) \
    X(AUTH_NEGOEX, "auth.negoex", "negoex", "NEGOEX", KIND_LIST, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_NEGOEX_MESSAGE, "auth.negoex.message", "message", "Message", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_NEGOEX_SIGNATURE, "auth.negoex.signature", "signature", "Signature", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_WIRE) \
    X(AUTH_NEGOEX_MESSAGE_TYPE, "auth.negoex.message_type", "message_type", "MessageType", KIND_ENUM, 4, SHOW_DEC, negoex_message_names, FIELD_HEADLINE) \
    X(AUTH_NEGOEX_SEQUENCE, "auth.negoex.sequence_num", "sequence_num", "SequenceNum", KIND_UINT, 4, SHOW_DEC, NULL, 0) \
    X(AUTH_NEGOEX_HEADER_LENGTH, "auth.negoex.cb_header_length", "cb_header_length", "cbHeaderLength", KIND_UINT, 4, SHOW_DEC, NULL, FIELD_WIRE) \
    X(AUTH_NEGOEX_MESSAGE_LENGTH, "auth.negoex.cb_message_length", "cb_message_length", "cbMessageLength", KIND_UINT, 4, SHOW_DEC, NULL, FIELD_WIRE) \
    X(AUTH_NEGOEX_CONVERSATION, "auth.negoex.conversation_id", "conversation_id", "ConversationId", KIND_GUID, 16, SHOW_DEC, NULL, 0) \
    X(AUTH_NEGOEX_REST, "auth.negoex.rest", "rest", "Rest of the message", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_WIRE)

/* RFC 5246 6.2, RFC 8446 5.1: what says where the handshake of CredSSP stands. */
#define TLS_FIELDS(X) \
    X(AUTH_TLS, "auth.tls", "tls", "TLS records", KIND_LIST, 0, SHOW_DEC, NULL, FIELD_INLINE) \
    X(AUTH_TLS_RECORD, "auth.tls.record", "record", "Record", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_TLS_TYPE, "auth.tls.content_type", "content_type", "ContentType", KIND_ENUM, 1, SHOW_DEC, tls_content_names, FIELD_HEADLINE) \
    X(AUTH_TLS_VERSION, "auth.tls.version", "version", "Version", KIND_ENUM, 2, SHOW_HEX, tls_version_names, FIELD_QUIET) \
    X(AUTH_TLS_LENGTH, "auth.tls.length", "length", "Length", KIND_UINT, 2, SHOW_DEC, NULL, FIELD_WIRE) \
    X(AUTH_TLS_HANDSHAKE_TYPE, "auth.tls.msg_type", "msg_type", "HandshakeType", KIND_ENUM, 1, SHOW_DEC, tls_handshake_names, FIELD_HEADLINE) \
    X(AUTH_TLS_RETRY, "auth.tls.hello_retry_request", "hello_retry_request", "HelloRetryRequest", KIND_BOOL, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_TLS_FRAGMENT, "auth.tls.fragment", "fragment", "Fragment", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_WIRE)

/* [MS-CSSP] 2.2.1. */
#define CREDSSP_FIELDS(X) \
    X(AUTH_TS_REQUESTS, "auth.credssp.ts_requests", "ts_requests", "TSRequests", KIND_LIST, 0, SHOW_DEC, NULL, FIELD_INLINE) \
    X(AUTH_TS_REQUEST, "auth.credssp.ts_request", "ts_request", "TSRequest", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_TS_VERSION, "auth.credssp.version", "version", "version", KIND_UINT, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_NEGO_TOKENS, "auth.credssp.nego_tokens", "nego_tokens", "negoTokens", KIND_LIST, 0, SHOW_DEC, NULL, FIELD_INLINE) \
    X(AUTH_NEGO_TOKEN, "auth.credssp.nego_token", "nego_token", "negoToken", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_WIRE | FIELD_SECRET) \
    X(AUTH_AUTH_INFO, "auth.credssp.auth_info", "auth_info", "authInfo", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(AUTH_PUB_KEY_AUTH, "auth.credssp.pub_key_auth", "pub_key_auth", "pubKeyAuth", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_QUIET) \
    X(AUTH_PUBLIC_KEY, "auth.credssp.public_key", "public_key", "Binding to the server's public key", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_TS_ERROR_CODE, "auth.credssp.error_code", "error_code", "errorCode", KIND_ENUM, 4, SHOW_HEX, ntstatus_names, FIELD_HEADLINE) \
    X(AUTH_CLIENT_NONCE, "auth.credssp.client_nonce", "client_nonce", "clientNonce", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_QUIET)

/* [MS-CSSP] 2.2.1.2: what authInfo holds, once it is opened. */
#define CREDSSP_CREDENTIALS_FIELDS(X) \
    X(AUTH_TS_CREDENTIALS, "auth.credssp.ts_credentials", "ts_credentials", "TSCredentials", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_CRED_TYPE, "auth.credssp.cred_type", "cred_type", "credType", KIND_ENUM, 4, SHOW_DEC, ts_cred_type_names, FIELD_HEADLINE) \
    X(AUTH_CREDENTIALS, "auth.credssp.credentials", "credentials", "credentials", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_CREDENTIALS_UNKNOWN, "auth.credssp.credentials.unknown", "credentials", "credentials", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_SECRET) \
    X(AUTH_TS_DOMAIN_NAME, "auth.credssp.domain_name", "domain_name", "domainName", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_TS_USER_NAME, "auth.credssp.user_name", "user_name", "userName", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_TS_PASSWORD, "auth.credssp.password", "password", "password", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_SECRET) \
    X(AUTH_TS_PIN, "auth.credssp.pin", "pin", "pin", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_SECRET) \
    X(AUTH_CSP_DATA, "auth.credssp.csp_data", "csp_data", "cspData", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_KEY_SPEC, "auth.credssp.key_spec", "key_spec", "keySpec", KIND_ENUM, 4, SHOW_DEC, ts_key_spec_names, 0) \
    X(AUTH_CARD_NAME, "auth.credssp.card_name", "card_name", "cardName", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_READER_NAME, "auth.credssp.reader_name", "reader_name", "readerName", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_CONTAINER_NAME, "auth.credssp.container_name", "container_name", "containerName", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_CSP_NAME, "auth.credssp.csp_name", "csp_name", "cspName", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_USER_HINT, "auth.credssp.user_hint", "user_hint", "userHint", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_DOMAIN_HINT, "auth.credssp.domain_hint", "domain_hint", "domainHint", KIND_STRING, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_LOGON_CRED, "auth.credssp.logon_cred", "logon_cred", "logonCred", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_SUPPLEMENTAL_CREDS, "auth.credssp.supplemental_creds", "supplemental_creds", "supplementalCreds", KIND_LIST, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_SUPPLEMENTAL_CRED, "auth.credssp.supplemental_cred", "supplemental_cred", "TSRemoteGuardPackageCred", KIND_GROUP, 0, SHOW_DEC, NULL, 0) \
    X(AUTH_PACKAGE_NAME, "auth.credssp.package_name", "package_name", "packageName", KIND_STRING, 0, SHOW_DEC, NULL, FIELD_HEADLINE) \
    X(AUTH_CRED_BUFFER, "auth.credssp.cred_buffer", "cred_buffer", "credBuffer", KIND_BYTES, 0, SHOW_DEC, NULL, FIELD_SECRET)

#define AUTH_DIAGNOSTICS(X) \
    X(AUTH_TOKEN_EMPTY, "auth.token-empty", SEVERITY_WARN, "the token holds no bytes", "RFC 4559 4") \
    X(AUTH_TOKEN_UNKNOWN, "auth.token-unknown", SEVERITY_ERROR, "the token is of no known mechanism", "RFC 4559 4") \
    X(AUTH_TOKEN_DIRECTION, "auth.token-direction", SEVERITY_WARN, "the other side sends this message by its specification", "") \
    X(AUTH_MECHANISM_UNKNOWN, "auth.mechanism-unknown", SEVERITY_ERROR, "a GSS-API token of a mechanism that is not decoded", "RFC 2743 3.1") \
    X(AUTH_BINDINGS, "auth.channel-bindings", SEVERITY_ERROR, "the client bound itself to a TLS channel with another certificate: something between client and server may end the TLS connection", "RFC 5929 4") \
    X(SPNEGO_STATE, "spnego.neg-state", SEVERITY_WARN, "a negState that RFC 4178 does not know", "RFC 4178 4.2.2") \
    X(SPNEGO_MIC_REPEATS, "spnego.mic-repeats-token", SEVERITY_INFO, "the mechListMIC is the token once more, as very old servers send it, and proves nothing", "[MS-SPNG] 3.1.5.1") \
    X(SPNEGO_OTHER_MECHANISM, "spnego.other-mechanism", SEVERITY_WARN, "the first token is not of the first mechanism offered", "RFC 4178 4.2.1") \
    X(SPNEGO_NESTED, "spnego.nested", SEVERITY_ERROR, "SPNEGO inside SPNEGO is not decoded", "RFC 4178 4.2") \
    X(NTLM_MESSAGE_TYPE, "ntlm.message-type", SEVERITY_ERROR, "an NTLM message of unknown type", "[MS-NLMP] 2.2.1") \
    X(NTLM_OUTSIDE, "ntlm.payload-outside", SEVERITY_ERROR, "a payload field does not lie inside the message", "[MS-NLMP] 2.2.1") \
    X(NTLM_OVERLAP, "ntlm.payload-overlap", SEVERITY_WARN, "a payload field overlaps another field or the head of the message", "[MS-NLMP] 2.2.1") \
    X(NTLM_NO_FIELDS, "ntlm.fields-missing", SEVERITY_INFO, "the message ends before fields that its version of the specification has", "[MS-NLMP] 2.2.1") \
    X(NTLM_NO_FLAGS, "ntlm.flags-missing", SEVERITY_INFO, "an AUTHENTICATE without NegotiateFlags: those of the CHALLENGE hold", "[MS-NLMP] 2.2.1.3") \
    X(NTLM_NO_MIC, "ntlm.mic-missing", SEVERITY_WARN, "the response says that there is a MIC, but the message has none", "[MS-NLMP] 3.1.5.1.2") \
    X(NTLM_WRONG_MIC, "ntlm.mic-wrong", SEVERITY_ERROR, "the MIC does not fit the handshake: one of its messages was changed on the way, or is not whole", "[MS-NLMP] 3.1.5.1.2") \
    X(NTLM_TEXT, "ntlm.text-odd", SEVERITY_WARN, "UTF-16 text with an odd number of bytes", "[MS-NLMP] 2.2.1") \
    X(NTLM_CODE_PAGE, "ntlm.code-page", SEVERITY_INFO, "text in an unknown OEM code page, read as ISO 8859-1", "[MS-NLMP] 2.2") \
    X(NTLM_AV_EOL, "ntlm.av-eol-missing", SEVERITY_WARN, "the AV pairs do not end with MsvAvEOL", "[MS-NLMP] 2.2.2.1") \
    X(NTLM_AV_UNKNOWN, "ntlm.av-unknown", SEVERITY_INFO, "an AV pair that [MS-NLMP] does not know", "[MS-NLMP] 2.2.2.1") \
    X(NTLM_AV_LENGTH, "ntlm.av-length", SEVERITY_WARN, "an AV pair has not the length of its kind", "[MS-NLMP] 2.2.2.1") \
    X(NTLM_RESPONSE_SHORT, "ntlm.response-length", SEVERITY_WARN, "a response has a length that no version of NTLM gives it", "[MS-NLMP] 2.2.2.3") \
    X(NTLM_RESPONSE_TYPE, "ntlm.response-type", SEVERITY_WARN, "the response is not of version 1 of NTLMv2", "[MS-NLMP] 2.2.2.7") \
    X(NEGOEX_LENGTH, "negoex.length", SEVERITY_ERROR, "the lengths of a NEGOEX message contradict each other", "[MS-NEGOEX] 2.2.6.2") \
    X(TLS_RECORD_TYPE, "tls.content-type", SEVERITY_ERROR, "what stands here is no TLS record", "RFC 5246 6.2.1") \
    X(CREDSSP_VERSION, "credssp.version", SEVERITY_WARN, "a version of TSRequest that [MS-CSSP] does not describe", "[MS-CSSP] 2.2.1") \
    X(CREDSSP_PUBLIC_KEY, "credssp.public-key", SEVERITY_ERROR, "pubKeyAuth is not of the public key in the server's certificate: something between client and server may end the TLS connection", "[MS-CSSP] 3.1.5") \
    X(CREDSSP_NONCE, "credssp.nonce-length", SEVERITY_WARN, "the nonce of the client is not of 32 bytes", "[MS-CSSP] 2.2.1") \
    X(CREDSSP_TYPE, "credssp.cred-type", SEVERITY_ERROR, "credentials of a type that is not decoded", "[MS-CSSP] 2.2.1.2") \
    X(CREDSSP_TEXT, "credssp.text-odd", SEVERITY_WARN, "UTF-16 text with an odd number of bytes", "[MS-CSSP] 2.2.1.2.1")
/* clang-format on */

enum auth_field { AUTH_FIELDS(FIELD_ENUM) AUTH_FIELD_COUNT };
extern const struct field auth_fields[];
extern const struct field_table auth_field_table;

enum auth_diagnostic { AUTH_DIAGNOSTICS(DIAG_ENUM) AUTH_DIAGNOSTIC_COUNT };
extern const struct diag_kind auth_diagnostics[];
extern const struct diag_table auth_diag_table;

/* Names of values, [MS-NLMP] 2.2.2.5 and 2.2.2.1, RFC 4120 7.5, RFC 3961 8 and its successors. */
extern const struct name ntlm_flag_names[];
extern const struct name ntlm_message_names[];
extern const struct name ntlm_av_names[];
extern const struct name ntlm_av_flag_names[];
extern const struct name spnego_flag_names[];
extern const struct name spnego_state_names[];
extern const struct name kerberos_tok_id_names[];
extern const struct name negoex_message_names[];
extern const struct name tls_content_names[];
extern const struct name tls_version_names[];
extern const struct name tls_handshake_names[];
/* [MS-CSSP] 2.2.1.2, 2.2.1.2.2.1. */
extern const struct name ts_cred_type_names[];
extern const struct name ts_key_spec_names[];
/* [MS-ERREF] 2.3.1, and 2.1.1 for what servers put there instead: those that logons end in. */
extern const struct name ntstatus_names[];
