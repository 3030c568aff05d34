/* Every code of faults, messages and statuses that matters here, by family. Read by codes.c only. X(family, value, name, meaning, fix, where it is met, rules) */
#pragma once

/* clang-format off */
#define CODE_ROWS(X) \
    X(WSMAN, 0x80338000, "ERROR_WSMAN_RESOURCE_NOT_FOUND", "resource for this URI and selectors does not exist", "", "in a SOAP fault", "fault-invalid-resource-uri") \
    X(WSMAN, 0x80338001, "ERROR_WSMAN_INVALID_ACTIONURI", "Action URI not valid", "At the client: a fault of the program: update it", "in a SOAP fault", "") \
    X(WSMAN, 0x80338002, "ERROR_WSMAN_INVALID_URI", "resource URI missing or malformed (R2 code path)", "At the client: correct the name of the endpoint or class", "in a SOAP fault", "fault-invalid-resource-uri") \
    X(WSMAN, 0x80338003, "ERROR_WSMAN_PROVIDER_FAILURE", "a plug-in failed; the fault inside says why", "", "in a SOAP fault", "fault-plugin-load fault-wmi-provider") \
    X(WSMAN, 0x80338004, "ERROR_WSMAN_BATCH_COMPLETE", "enumerator object full", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338005, "ERROR_WSMAN_CONFIG_CORRUPTED", "the configuration of WinRM is damaged", "", "of the local configuration", "fault-config-corrupt") \
    X(WSMAN, 0x80338006, "ERROR_WSMAN_PULL_IN_PROGRESS", "a Pull is still running", "Wait for the answer to the first Pull", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338007, "ERROR_WSMAN_ENUMERATION_CLOSED", "enumeration closed", "", "in a SOAP fault", "fault-enum-context") \
    X(WSMAN, 0x80338008, "ERROR_WSMAN_SUBSCRIPTION_CLOSED", "subscription closed", "On the collector: `wecutil rs SUBSCRIPTION` (retries it)", "of event forwarding", "") \
    X(WSMAN, 0x80338009, "ERROR_WSMAN_SUBSCRIPTION_CLOSE_IN_PROGRESS", "subscription is being closed", "Try again later", "of event forwarding", "") \
    X(WSMAN, 0x8033800A, "ERROR_WSMAN_SUBSCRIPTION_CLIENT_DID_NOT_CALL_WITHIN_HEARTBEAT", "client did not call within heartbeat; subscription closed", "", "of event forwarding", "wef-delivery-failed") \
    X(WSMAN, 0x8033800B, "ERROR_WSMAN_SUBSCRIPTION_NO_HEARTBEAT", "no heartbeat from the source; subscription inactive", "", "of event forwarding", "wef-delivery-failed") \
    X(WSMAN, 0x8033800C, "ERROR_WSMAN_UNSUPPORTED_TIMEOUT", "time-out value not supported", "At the client: a duration that the target takes, such as PT60.000S", "in a SOAP fault", "fault-header") \
    X(WSMAN, 0x8033800D, "ERROR_WSMAN_SOAP_VERSION_MISMATCH", "SOAP version not supported (s:VersionMismatch)", "At the client: send SOAP 1.2", "in a SOAP fault", "fault-soap-version") \
    X(WSMAN, 0x8033800E, "ERROR_WSMAN_SOAP_DATA_ENCODING_UNKNOWN", "SOAP encoding not supported (s:DataEncodingUnknown)", "", "in a SOAP fault", "fault-encoding") \
    X(WSMAN, 0x8033800F, "ERROR_WSMAN_INVALID_MESSAGE_INFORMATION_HEADER", "invalid SOAP header value (a:InvalidMessageInformationHeader)", "", "in a SOAP fault", "fault-header") \
    X(WSMAN, 0x80338010, "ERROR_WSMAN_SOAP_FAULT_MUST_UNDERSTAND", "mandatory header not understood (s:MustUnderstand)", "", "in a SOAP fault", "fault-header") \
    X(WSMAN, 0x80338011, "ERROR_WSMAN_MESSAGE_INFORMATION_HEADER_REQUIRED", "required header missing (a:MessageInformationHeaderRequired)", "", "in a SOAP fault", "fault-header") \
    X(WSMAN, 0x80338012, "ERROR_WSMAN_DESTINATION_UNREACHABLE", "shown by a client: it cannot connect; on the wire: the service has no provider for the resource", "", "in a SOAP fault, or shown by the client", "fault-cannot-connect-client fault-invalid-resource-uri") \
    X(WSMAN, 0x80338013, "ERROR_WSMAN_ACTION_NOT_SUPPORTED", "action not supported (a:ActionNotSupported)", "", "in a SOAP fault", "fault-action-not-supported") \
    X(WSMAN, 0x80338014, "ERROR_WSMAN_ENDPOINT_UNAVAILABLE", "resource offline (a:EndpointUnavailable)", "", "in a SOAP fault", "fault-endpoint-unavailable") \
    X(WSMAN, 0x80338015, "ERROR_WSMAN_INVALID_REPRESENTATION", "Put/Create body not usable (x:InvalidRepresentation)", "", "in a SOAP fault", "fault-schema") \
    X(WSMAN, 0x80338016, "ERROR_WSMAN_ENUMERATE_INVALID_EXPIRATION_TIME", "enumeration expiry time invalid", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x80338017, "ERROR_WSMAN_ENUMERATE_UNSUPPORTED_EXPIRATION_TIME", "expiry time not supported", "At the client: leave Expires out", "in a SOAP fault", "") \
    X(WSMAN, 0x80338018, "ERROR_WSMAN_ENUMERATE_FILTERING_NOT_SUPPORTED", "filtering not supported by source", "", "in a SOAP fault", "fault-filter") \
    X(WSMAN, 0x80338019, "ERROR_WSMAN_ENUMERATE_FILTER_DIALECT_REQUESTED_UNAVAILABLE", "filter dialect not available", "", "in a SOAP fault", "fault-filter") \
    X(WSMAN, 0x8033801A, "ERROR_WSMAN_ENUMERATE_CANNOT_PROCESS_FILTER", "filter cannot be processed (n:CannotProcessFilter)", "", "in a SOAP fault", "fault-filter") \
    X(WSMAN, 0x8033801B, "ERROR_WSMAN_ENUMERATE_INVALID_ENUMERATION_CONTEXT", "enumeration context invalid", "", "in a SOAP fault", "fault-enum-context") \
    X(WSMAN, 0x8033801C, "ERROR_WSMAN_ENUMERATE_TIMED_OUT", "Pull got no data within MaxTime", "", "in a SOAP fault", "fault-timeout-normal") \
    X(WSMAN, 0x8033801D, "ERROR_WSMAN_ENUMERATE_UNABLE_TO_RENEW", "enumeration cannot be renewed", "At the client: start the enumeration anew", "in a SOAP fault", "") \
    X(WSMAN, 0x8033801E, "ERROR_WSMAN_EVENTING_DELIVERY_MODE_REQUESTED_UNAVAILABLE", "delivery mode not available", "On the collector: another delivery mode: `wecutil ss SUBSCRIPTION /dm:pull`", "of event forwarding", "") \
    X(WSMAN, 0x8033801F, "ERROR_WSMAN_EVENTING_INVALID_EXPIRATION_TIME", "subscription expiry invalid", "At the client: correct this part of the request; mostly an update of the client library does it", "of event forwarding", "") \
    X(WSMAN, 0x80338020, "ERROR_WSMAN_EVENTING_UNSUPPORTED_EXPIRATION_TYPE", "expiry type not supported", "At the client: give the expiry as a duration", "of event forwarding", "") \
    X(WSMAN, 0x80338021, "ERROR_WSMAN_EVENTING_FILTERING_NOT_SUPPORTED", "event source cannot filter", "On the collector: leave the filter out of the subscription", "of event forwarding", "") \
    X(WSMAN, 0x80338022, "ERROR_WSMAN_EVENTING_FILTERING_REQUESTED_UNAVAILABLE", "filter cannot be processed by event source", "On the collector: correct the query of the subscription: `wecutil gs SUBSCRIPTION /f:xml`", "of event forwarding", "") \
    X(WSMAN, 0x80338023, "ERROR_WSMAN_EVENTING_SOURCE_UNABLE_TO_PROCESS", "event source cannot process subscription", "On the source: does the channel exist, and may NETWORK SERVICE read it: `wevtutil gl CHANNEL`", "of event forwarding", "wef-access-denied") \
    X(WSMAN, 0x80338024, "ERROR_WSMAN_EVENTING_UNABLE_TO_RENEW", "subscription cannot be renewed", "On the collector: make the subscription anew", "of event forwarding", "") \
    X(WSMAN, 0x80338025, "ERROR_WSMAN_EVENTING_INVALID_MESSAGE", "invalid eventing message", "At the client: correct this part of the request; mostly an update of the client library does it", "of event forwarding", "") \
    X(WSMAN, 0x80338026, "ERROR_WSMAN_ENVELOPE_TOO_LARGE", "envelope too large", "", "in a SOAP fault", "fault-envelope-too-small") \
    X(WSMAN, 0x80338027, "ERROR_WSMAN_INVALID_SOAP_BODY", "SOAP body invalid", "", "in a SOAP fault", "fault-schema") \
    X(WSMAN, 0x80338028, "ERROR_WSMAN_INVALID_RESUMPTION_CONTEXT", "resumption context invalid", "", "of event forwarding", "wef-bookmark") \
    X(WSMAN, 0x80338029, "ERROR_WSMAN_OPERATION_TIMEDOUT", "the operation was not finished within its time-out; to a Receive that is normal", "", "in a SOAP fault", "fault-timeout-normal fault-timeout-operation") \
    X(WSMAN, 0x8033802A, "ERROR_WSMAN_RESUMPTION_NOT_SUPPORTED", "resuming not supported", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x8033802B, "ERROR_WSMAN_RESUMPTION_TYPE_NOT_SUPPORTED", "resumption type not supported", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x8033802C, "ERROR_WSMAN_UNSUPPORTED_ENCODING", "character encoding unsupported", "", "in a SOAP fault", "fault-encoding") \
    X(WSMAN, 0x8033802D, "ERROR_WSMAN_URI_LIMIT", "URI too long", "At the client: a shorter URI", "in a SOAP fault", "") \
    X(WSMAN, 0x8033802E, "ERROR_WSMAN_INVALID_PROPOSED_ID", "proposed subscription id invalid", "At the client: correct this part of the request; mostly an update of the client library does it", "of event forwarding", "") \
    X(WSMAN, 0x8033802F, "ERROR_WSMAN_INVALID_BATCH_PARAMETER", "batch needs MaxItems, MaxCharacters or MaxTime", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x80338030, "ERROR_WSMAN_NO_ACK", "no acknowledgement from receiver", "", "of event forwarding", "wef-delivery-failed") \
    X(WSMAN, 0x80338031, "ERROR_WSMAN_ACTION_MISMATCH", "action does not fit resource (ActionMismatch)", "", "in a SOAP fault", "fault-action-not-supported") \
    X(WSMAN, 0x80338032, "ERROR_WSMAN_CONCURRENCY", "the resource is in use", "Try again later", "in a SOAP fault", "") \
    X(WSMAN, 0x80338033, "ERROR_WSMAN_ALREADY_EXISTS", "resource exists already", "", "in a SOAP fault", "fault-already-exists") \
    X(WSMAN, 0x80338034, "ERROR_WSMAN_DELIVERY_REFUSED", "receiver refuses delivery", "On the collector: `wecutil gr SUBSCRIPTION`", "of event forwarding", "wef-delivery-failed") \
    X(WSMAN, 0x80338035, "ERROR_WSMAN_ENCODING_LIMIT", "encoding limit exceeded", "", "in a SOAP fault", "fault-envelope-too-small") \
    X(WSMAN, 0x80338036, "ERROR_WSMAN_FAILED_AUTHENTICATION", "the target does not accept the credentials", "", "in a SOAP fault", "http-401-final") \
    X(WSMAN, 0x80338037, "ERROR_WSMAN_INCOMPATIBLE_EPR", "EPR format not supported", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x80338038, "ERROR_WSMAN_INVALID_BOOKMARK", "bookmark invalid", "", "of event forwarding", "wef-bookmark") \
    X(WSMAN, 0x80338039, "ERROR_WSMAN_INVALID_OPTIONS", "invalid options (w:InvalidOptions)", "", "in a SOAP fault", "fault-options") \
    X(WSMAN, 0x8033803A, "ERROR_WSMAN_INVALID_PARAMETER", "parameter invalid", "", "in a SOAP fault", "fault-options") \
    X(WSMAN, 0x8033803B, "ERROR_WSMAN_INVALID_RESOURCE_URI", "the name of the resource or endpoint is missing or not valid", "", "in a SOAP fault", "fault-invalid-resource-uri") \
    X(WSMAN, 0x8033803C, "ERROR_WSMAN_INVALID_SYSTEM", "System URI required", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x8033803D, "ERROR_WSMAN_INVALID_SELECTORS", "selectors invalid", "", "in a SOAP fault", "fault-invalid-selectors-shell") \
    X(WSMAN, 0x8033803E, "ERROR_WSMAN_METADATA_REDIRECT", "metadata elsewhere", "At the client: try the address that the fault names", "in a SOAP fault", "") \
    X(WSMAN, 0x8033803F, "ERROR_WSMAN_QUOTA_LIMIT", "the service is busy, or a quota is exceeded; the fault's own text names which", "", "in a SOAP fault", "quota-operations-per-user quota-shells-per-user") \
    X(WSMAN, 0x80338040, "ERROR_WSMAN_RENAME_FAILURE", "rename failed", "At the client: correct the keys", "in a SOAP fault", "fault-wmi-class") \
    X(WSMAN, 0x80338041, "ERROR_WSMAN_SCHEMA_VALIDATION_ERROR", "XML does not match schema", "", "in a SOAP fault", "fault-schema") \
    X(WSMAN, 0x80338042, "ERROR_WSMAN_UNSUPPORTED_FEATURE", "feature unsupported (w:UnsupportedFeature)", "", "in a SOAP fault", "fault-other") \
    X(WSMAN, 0x80338043, "ERROR_WSMAN_INVALID_XML", "XML invalid", "", "in a SOAP fault", "fault-schema") \
    X(WSMAN, 0x80338044, "ERROR_WSMAN_INVALID_KEY", "unexpected selector in URI", "", "in a SOAP fault", "fault-wmi-class") \
    X(WSMAN, 0x80338045, "ERROR_WSMAN_DELIVER_IN_PROGRESS", "delivery already in progress", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x80338046, "ERROR_WSMAN_SYSTEM_NOT_FOUND", "system not found", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x80338047, "ERROR_WSMAN_MAX_ENVELOPE_SIZE", "requested MaxEnvelopeSize too large", "", "in a SOAP fault", "fault-envelope-too-small") \
    X(WSMAN, 0x80338048, "ERROR_WSMAN_MAX_ENVELOPE_SIZE_EXCEEDED", "the answer is larger than the client allows", "", "in a SOAP fault", "fault-envelope-too-small") \
    X(WSMAN, 0x80338049, "ERROR_WSMAN_SERVER_ENVELOPE_LIMIT", "response exceeds service limit", "", "in a SOAP fault", "fault-envelope-too-small") \
    X(WSMAN, 0x8033804A, "ERROR_WSMAN_SELECTOR_LIMIT", "too many selectors", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x8033804B, "ERROR_WSMAN_OPTION_LIMIT", "too many options", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x8033804C, "ERROR_WSMAN_CHARACTER_SET", "character set unsupported", "", "in a SOAP fault", "fault-encoding") \
    X(WSMAN, 0x8033804D, "ERROR_WSMAN_UNREPORTABLE_SUCCESS", "done, but result too large to send", "", "in a SOAP fault", "fault-envelope-too-small") \
    X(WSMAN, 0x8033804E, "ERROR_WSMAN_WHITESPACE", "white space unsupported", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x8033804F, "ERROR_WSMAN_FILTERING_REQUIRED", "filter dialect required/unsupported", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x80338050, "ERROR_WSMAN_BOOKMARK_EXPIRED", "bookmark expired", "", "of event forwarding", "wef-bookmark") \
    X(WSMAN, 0x80338051, "ERROR_WSMAN_OPTIONS_NOT_SUPPORTED", "option set with MustComply unsupported", "", "in a SOAP fault", "fault-options") \
    X(WSMAN, 0x80338052, "ERROR_WSMAN_OPTIONS_INVALID_NAME", "option name invalid", "", "in a SOAP fault", "fault-options") \
    X(WSMAN, 0x80338053, "ERROR_WSMAN_OPTIONS_INVALID_VALUE", "option value invalid", "", "in a SOAP fault", "fault-options") \
    X(WSMAN, 0x80338054, "ERROR_WSMAN_PARAMETER_TYPE_MISMATCH", "parameter type mismatch", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x80338055, "ERROR_WSMAN_INVALID_PARAMETER_NAME", "parameter name invalid", "At the client: compare with the method: `(Get-CimClass CLASS).CimClassMethods`", "in a SOAP fault", "") \
    X(WSMAN, 0x80338056, "ERROR_WSMAN_INVALID_XML_VALUES", "XML has invalid values", "", "in a SOAP fault", "fault-schema") \
    X(WSMAN, 0x80338057, "ERROR_WSMAN_INVALID_XML_MISSING_VALUES", "XML lacks values", "", "in a SOAP fault", "fault-schema") \
    X(WSMAN, 0x80338058, "ERROR_WSMAN_INVALID_XML_NAMESPACE", "XML namespace invalid", "", "in a SOAP fault", "fault-schema") \
    X(WSMAN, 0x80338059, "ERROR_WSMAN_INVALID_XML_FRAGMENT", "XML fragment invalid", "", "in a SOAP fault", "fault-schema") \
    X(WSMAN, 0x8033805A, "ERROR_WSMAN_INSUFFCIENT_SELECTORS", "selectors missing", "", "in a SOAP fault", "fault-wmi-class") \
    X(WSMAN, 0x8033805B, "ERROR_WSMAN_UNEXPECTED_SELECTORS", "the selectors name nothing that is there; mostly a shell that is gone", "", "in a SOAP fault", "fault-invalid-selectors-shell") \
    X(WSMAN, 0x8033805C, "ERROR_WSMAN_SELECTOR_TYPEMISMATCH", "selector type mismatch", "", "in a SOAP fault", "fault-wmi-class") \
    X(WSMAN, 0x8033805D, "ERROR_WSMAN_INVALID_SELECTOR_VALUE", "selector value invalid", "", "in a SOAP fault", "fault-wmi-class") \
    X(WSMAN, 0x8033805E, "ERROR_WSMAN_AMBIGUOUS_SELECTORS", "selectors ambiguous", "At the client: give all keys of the instance", "in a SOAP fault", "fault-wmi-class") \
    X(WSMAN, 0x8033805F, "ERROR_WSMAN_DUPLICATE_SELECTORS", "duplicate selectors", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x80338060, "ERROR_WSMAN_INVALID_TARGET_SELECTORS", "target selectors invalid", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x80338061, "ERROR_WSMAN_INVALID_TARGET_RESOURCEURI", "target URI invalid", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x80338062, "ERROR_WSMAN_INVALID_TARGET_SYSTEM", "target system invalid", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x80338063, "ERROR_WSMAN_TARGET_ALREADY_EXISTS", "target exists", "", "in a SOAP fault", "fault-already-exists") \
    X(WSMAN, 0x80338064, "ERROR_WSMAN_AUTHORIZATION_MODE_NOT_SUPPORTED", "authorization mode unsupported", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x80338065, "ERROR_WSMAN_ACK_NOT_SUPPORTED", "acknowledgement unsupported", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x80338066, "ERROR_WSMAN_OPERATION_TIMEOUT_NOT_SUPPORTED", "OperationTimeout unsupported by source", "At the client: leave OperationTimeout out", "in a SOAP fault", "") \
    X(WSMAN, 0x80338067, "ERROR_WSMAN_LOCALE_NOT_SUPPORTED", "locale unsupported", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x80338068, "ERROR_WSMAN_EXPIRATION_TIME_NOT_SUPPORTED", "expiration unsupported", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x80338069, "ERROR_WSMAN_DELIVERY_RETRIES_NOT_SUPPORTED", "delivery retries unsupported", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x8033806A, "ERROR_WSMAN_HEARTBEATS_NOT_SUPPORTED", "heartbeats unsupported", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x8033806B, "ERROR_WSMAN_BOOKMARKS_NOT_SUPPORTED", "bookmarks unsupported", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x8033806C, "ERROR_WSMAN_MAXITEMS_NOT_SUPPORTED", "MaxItems unsupported", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x8033806D, "ERROR_WSMAN_MAXTIME_NOT_SUPPORTED", "MaxTime unsupported", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x8033806E, "ERROR_WSMAN_MAXENVELOPE_SIZE_NOT_SUPPORTED", "MaxEnvelopeSize value unsupported", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x8033806F, "ERROR_WSMAN_MAXENVELOPE_POLICY_NOT_SUPPORTED", "MaxEnvelopePolicy unsupported", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x80338070, "ERROR_WSMAN_FILTERING_REQUIRED_NOT_SUPPORTED", "unfiltered enumeration unsupported", "At the client: give a filter", "in a SOAP fault", "fault-filter") \
    X(WSMAN, 0x80338071, "ERROR_WSMAN_INSECURE_ADDRESS_NOT_SUPPORTED", "insecure address unsupported", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x80338072, "ERROR_WSMAN_FORMAT_MISMATCH_NOT_SUPPORTED", "format mismatch unsupported", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x80338073, "ERROR_WSMAN_FORMAT_SECURITY_TOKEN_NOT_SUPPORTED", "security token format unsupported", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x80338074, "ERROR_WSMAN_BAD_METHOD", "server says method not supported (HTTP 405)", "", "shown by the Windows client, not on the wire", "http-405-method") \
    X(WSMAN, 0x80338075, "ERROR_WSMAN_UNSUPPORTED_MEDIA", "media type unsupported (HTTP 415)", "", "in a SOAP fault, or shown by the client", "http-415-media") \
    X(WSMAN, 0x80338076, "ERROR_WSMAN_UNSUPPORTED_ADDRESSING_MODE", "addressing mode unsupported", "At the client: ReplyTo must be the anonymous address", "in a SOAP fault", "fault-header") \
    X(WSMAN, 0x80338077, "ERROR_WSMAN_FRAGMENT_TRANSFER_NOT_SUPPORTED", "fragment transfer unsupported", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x80338078, "ERROR_WSMAN_ENUMERATION_INITIALIZING", "enumeration not initialised", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x80338079, "ERROR_WSMAN_CONNECTOR_GET", "no component for request", "", "of the local configuration", "fault-plugin-load") \
    X(WSMAN, 0x8033807A, "ERROR_WSMAN_URI_QUERY_STRING_SYNTAX_ERROR", "query string syntax error in URI", "At the client: write it as CLASS?KEY=VALUE+KEY2=VALUE2", "in a SOAP fault", "") \
    X(WSMAN, 0x8033807B, "ERROR_WSMAN_INEXISTENT_MAC_ADDRESS", "listener MAC not found", "On the target: make the listener anew: `winrm enumerate winrm/config/listener`", "of the local configuration", "") \
    X(WSMAN, 0x8033807C, "ERROR_WSMAN_NO_UNICAST_ADDRESSES", "MAC has no unicast address", "On this machine: compare `winrm get winrm/config` and `winrm enumerate winrm/config/listener`", "of the local configuration", "") \
    X(WSMAN, 0x8033807D, "ERROR_WSMAN_NO_DHCP_ADDRESSES", "no DHCP address on MAC", "On this machine: compare `winrm get winrm/config` and `winrm enumerate winrm/config/listener`", "of the local configuration", "") \
    X(WSMAN, 0x8033807E, "ERROR_WSMAN_MIN_ENVELOPE_SIZE", "requested envelope size too small", "", "in a SOAP fault", "fault-envelope-too-small") \
    X(WSMAN, 0x8033807F, "ERROR_WSMAN_EPR_NESTING_EXCEEDED", "EPR nesting too deep", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x80338080, "ERROR_WSMAN_REQUEST_INIT_ERROR", "request initialisation failed", "On this machine: free memory, or restart the program", "of the local configuration", "") \
    X(WSMAN, 0x80338081, "ERROR_WSMAN_INVALID_TIMEOUT_HEADER", "time-out header invalid", "", "in a SOAP fault", "fault-header") \
    X(WSMAN, 0x80338082, "ERROR_WSMAN_CERT_NOT_FOUND", "the certificate is not in the store", "", "in a SOAP fault, or shown by the client", "fault-quickconfig-certificate") \
    X(WSMAN, 0x80338083, "ERROR_WSMAN_PLUGIN_FAILED", "plug-in returned no result", "", "in a SOAP fault", "fault-plugin-load") \
    X(WSMAN, 0x80338084, "ERROR_WSMAN_ENUMERATION_INVALID", "enumeration invalid after failed Pull", "", "in a SOAP fault", "fault-enum-context") \
    X(WSMAN, 0x80338085, "ERROR_WSMAN_CONFIG_CANNOT_CHANGE_MUTUAL", "mutual setting cannot change", "On this machine: compare `winrm get winrm/config` and `winrm enumerate winrm/config/listener`", "of the local configuration", "") \
    X(WSMAN, 0x80338086, "ERROR_WSMAN_ENUMERATION_MODE_UNSUPPORTED", "enumeration mode unsupported", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x80338087, "ERROR_WSMAN_MUSTUNDERSTAND_ON_LOCALE_UNSUPPORTED", "Locale must not be mandatory", "", "in a SOAP fault", "fault-locale") \
    X(WSMAN, 0x80338088, "ERROR_WSMAN_POLICY_CORRUPTED", "WinRM policy corrupted", "", "of the local configuration", "fault-config-corrupt") \
    X(WSMAN, 0x80338089, "ERROR_WSMAN_LISTENER_ADDRESS_INVALID", "listener address invalid", "On the target: the address of a listener is `*`, `IP:ADDRESS` or `MAC:ADDRESS`", "of the local configuration", "") \
    X(WSMAN, 0x8033808A, "ERROR_WSMAN_CONFIG_CANNOT_CHANGE_GPO_CONTROLLED_SETTING", "setting controlled by Group Policy", "", "in a SOAP fault, or of the local configuration", "fault-gpo-controlled") \
    X(WSMAN, 0x8033808B, "ERROR_WSMAN_EVENTING_CONCURRENT_CLIENT_RECEIVE", "concurrent receive on one subscription", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x8033808C, "ERROR_WSMAN_EVENTING_FAST_SENDER", "source faster than subscriber", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x8033808D, "ERROR_WSMAN_EVENTING_INSECURE_PUSHSUBSCRIPTION_CONNECTION", "event connection not as secure as required", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x8033808E, "ERROR_WSMAN_EVENTING_INVALID_EVENTSOURCE", "event source identity mismatch", "On the source: the name in its certificate must be the one that it gives", "of event forwarding", "") \
    X(WSMAN, 0x8033808F, "ERROR_WSMAN_EVENTING_NOMATCHING_LISTENER", "no matching listener on collector", "On the collector: make a listener: `winrm quickconfig`", "of event forwarding", "") \
    X(WSMAN, 0x80338090, "ERROR_WSMAN_FRAGMENT_DIALECT_REQUESTED_UNAVAILABLE", "fragment dialect unsupported", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x80338091, "ERROR_WSMAN_MISSING_FRAGMENT_PATH", "fragment path missing", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x80338092, "ERROR_WSMAN_INVALID_FRAGMENT_DIALECT", "fragment dialect invalid", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x80338093, "ERROR_WSMAN_INVALID_FRAGMENT_PATH", "fragment path invalid", "At the client: correct the name of the property", "in a SOAP fault", "") \
    X(WSMAN, 0x80338094, "ERROR_WSMAN_EVENTING_INCOMPATIBLE_BATCHPARAMS_AND_DELIVERYMODE", "batch parameters do not fit delivery mode", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x80338095, "ERROR_WSMAN_EVENTING_LOOPBACK_TESTFAILED", "connectivity test from source to collector failed", "", "of event forwarding", "wef-delivery-failed") \
    X(WSMAN, 0x80338096, "ERROR_WSMAN_EVENTING_INVALID_ENDTO_ADDRESSS", "EndTo differs from NotifyTo", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x80338097, "ERROR_WSMAN_EVENTING_INVALID_INCOMING_EVENT_PACKET_HEADER", "event packet header invalid", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x80338098, "ERROR_WSMAN_SESSION_ALREADY_CLOSED", "session closing", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338099, "ERROR_WSMAN_SUBSCRIPTION_LISTENER_NOLONGERVALID", "listener of subscription vanished", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x8033809A, "ERROR_WSMAN_PROVIDER_LOAD_FAILED", "plug-in could not be loaded", "", "in a SOAP fault, or of the local configuration", "fault-plugin-load") \
    X(WSMAN, 0x8033809B, "ERROR_WSMAN_EVENTING_SUBSCRIPTIONCLOSED_BYREMOTESERVICE", "remote service closed subscription", "", "of event forwarding", "wef-delivery-failed") \
    X(WSMAN, 0x8033809C, "ERROR_WSMAN_EVENTING_DELIVERYFAILED_FROMSOURCE", "source could not deliver", "", "of event forwarding", "wef-delivery-failed") \
    X(WSMAN, 0x8033809D, "ERROR_WSMAN_SECURITY_UNMAPPED", "unknown security error", "On this machine: compare `winrm get winrm/config` and `winrm enumerate winrm/config/listener`", "of the local configuration", "") \
    X(WSMAN, 0x8033809E, "ERROR_WSMAN_EVENTING_SUBSCRIPTION_CANCELLED_BYSOURCE", "source cancelled subscription", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x8033809F, "ERROR_WSMAN_INVALID_HOSTNAME_PATTERN", "TrustedHosts pattern invalid", "At the client: correct the list: `Get-Item WSMan:\\localhost\\Client\\TrustedHosts` (names with a comma between them, `*` as wildcard)", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380A0, "ERROR_WSMAN_EVENTING_MISSING_NOTIFYTO", "NotifyTo missing", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x803380A1, "ERROR_WSMAN_EVENTING_MISSING_NOTIFYTO_ADDRESSS", "NotifyTo address missing", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x803380A2, "ERROR_WSMAN_EVENTING_INVALID_NOTIFYTO_ADDRESSS", "NotifyTo address invalid", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x803380A3, "ERROR_WSMAN_EVENTING_INVALID_LOCALE_IN_DELIVERY", "Locale in Delivery invalid", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x803380A4, "ERROR_WSMAN_EVENTING_INVALID_HEARTBEAT", "heartbeat invalid", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x803380A5, "ERROR_WSMAN_MACHINE_OPTION_REQUIRED", "needs -remote", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380A6, "ERROR_WSMAN_UNSUPPORTED_FEATURE_OPTIONS", "options unsupported for resource", "At the client: leave the options out", "in a SOAP fault", "fault-options") \
    X(WSMAN, 0x803380A7, "ERROR_WSMAN_BATCHSIZE_TOO_SMALL", "batch size too small", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x803380A8, "ERROR_WSMAN_EVENTING_DELIVERY_MODE_REQUESTED_INVALID", "delivery mode invalid or missing", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x803380A9, "ERROR_WSMAN_PROVSYS_NOT_SUPPORTED", "provider method not found", "On this machine: compare `winrm get winrm/config` and `winrm enumerate winrm/config/listener`", "of the local configuration", "") \
    X(WSMAN, 0x803380AA, "ERROR_WSMAN_PUSH_SUBSCRIPTION_CONFIG_INVALID", "push subscription: no listener or firewall exception", "On the collector: `winrm quickconfig`", "of event forwarding", "") \
    X(WSMAN, 0x803380AB, "ERROR_WSMAN_CREDS_PASSED_WITH_NO_AUTH_FLAG", "credentials given with no-authentication flag", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380AC, "ERROR_WSMAN_CLIENT_INVALID_FLAG", "invalid flag", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380AD, "ERROR_WSMAN_CLIENT_MULTIPLE_AUTH_FLAGS", "several authentication flags", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380AE, "ERROR_WSMAN_CLIENT_SPN_WRONG_AUTH", "SPN port only with Negotiate/Kerberos", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380AF, "ERROR_WSMAN_CLIENT_CERT_UNNEEDED_CREDS", "credentials not allowed with certificate/smart card", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380B0, "ERROR_WSMAN_CLIENT_USERNAME_PASSWORD_NEEDED", "Basic/Digest need user and password", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380B1, "ERROR_WSMAN_CLIENT_CERT_UNNEEDED_USERNAME", "user/password not allowed with certificate", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380B2, "ERROR_WSMAN_CLIENT_CREDENTIALS_NEEDED", "credential flag without credentials", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380B3, "ERROR_WSMAN_CLIENT_CREDENTIALS_FLAG_NEEDED", "credentials without credential flag", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380B4, "ERROR_WSMAN_CLIENT_CERT_NEEDED", "certificate thumbprint missing", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380B5, "ERROR_WSMAN_CLIENT_CERT_UNKNOWN_TYPE", "certificate type unknown", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380B6, "ERROR_WSMAN_CLIENT_CERT_UNKNOWN_LOCATION", "certificate store location unknown", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380B7, "ERROR_WSMAN_CLIENT_INVALID_CERT", "certificate structure incomplete", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380B8, "ERROR_WSMAN_CLIENT_LOCAL_INVALID_CREDS", "no credentials for local requests", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380B9, "ERROR_WSMAN_CLIENT_LOCAL_INVALID_CONNECTION_OPTIONS", "no connection options for local requests", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380BA, "ERROR_WSMAN_CLIENT_CREATESESSION_NULL_PARAM", "API argument null or zero (createsession)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380BB, "ERROR_WSMAN_CLIENT_ENUMERATE_NULL_PARAM", "API argument null or zero (enumerate)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380BC, "ERROR_WSMAN_CLIENT_SUBSCRIBE_NULL_PARAM", "API argument null or zero (subscribe)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380BD, "ERROR_WSMAN_CLIENT_NULL_RESULT_PARAM", "result parameter null", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380BE, "ERROR_WSMAN_CLIENT_NO_HANDLE", "session or enumeration handle missing", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380BF, "ERROR_WSMAN_CLIENT_BLANK_URI", "resource URI blank", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380C0, "ERROR_WSMAN_CLIENT_INVALID_RESOURCE_LOCATOR", "resource locator invalid", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380C1, "ERROR_WSMAN_CLIENT_BLANK_INPUT_XML", "input XML blank", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380C2, "ERROR_WSMAN_CLIENT_BATCH_ITEMS_TOO_SMALL", "batch items too small", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380C3, "ERROR_WSMAN_CLIENT_MAX_CHARS_TOO_SMALL", "max characters too small", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380C4, "ERROR_WSMAN_CLIENT_BLANK_ACTION_URI", "action URI blank", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380C5, "ERROR_WSMAN_CLIENT_ZERO_HEARTBEAT", "heartbeat zero", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380C6, "ERROR_WSMAN_CLIENT_MULTIPLE_DELIVERY_MODES", "several delivery modes", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380C7, "ERROR_WSMAN_CLIENT_MULTIPLE_ENVELOPE_POLICIES", "several envelope policies", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380C8, "ERROR_WSMAN_CLIENT_UNKNOWN_EXPIRATION_TYPE", "expiration type unknown", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380C9, "ERROR_WSMAN_CLIENT_MISSING_EXPIRATION", "expiration missing", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380CA, "ERROR_WSMAN_CLIENT_PULL_INVALID_FLAGS", "pull subscription with push flags", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380CB, "ERROR_WSMAN_CLIENT_PUSH_UNSUPPORTED_TRANSPORT", "push transport must be http/https", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380CC, "ERROR_WSMAN_CLIENT_PUSH_HOST_TOO_LONG", "push address too long", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380CD, "ERROR_WSMAN_CLIENT_COMPRESSION_INVALID_OPTION", "compression option value unknown", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380CE, "ERROR_WSMAN_CLIENT_DELIVERENDSUBSCRIPTION_NULL_PARAM", "API argument null or zero (deliverendsubscription)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380CF, "ERROR_WSMAN_CLIENT_DELIVEREVENTS_NULL_PARAM", "API argument null or zero (deliverevents)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380D0, "ERROR_WSMAN_CLIENT_GETBOOKMARK_NULL_PARAM", "API argument null or zero (getbookmark)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380D1, "ERROR_WSMAN_CLIENT_DECODEOBJECT_NULL_PARAM", "API argument null or zero (decodeobject)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380D2, "ERROR_WSMAN_CLIENT_ENCODEOBJECT_NULL_PARAM", "API argument null or zero (encodeobject)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380D3, "ERROR_WSMAN_CLIENT_ENUMERATORADDOBJECT_NULL_PARAM", "API argument null or zero (enumeratoraddobject)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380D4, "ERROR_WSMAN_CLIENT_ENUMERATORNEXTOBJECT_NULL_PARAM", "API argument null or zero (enumeratornextobject)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380D5, "ERROR_WSMAN_CLIENT_CONSTRUCTERROR_NULL_PARAM", "API argument null or zero (constructerror)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380D6, "ERROR_WSMAN_SERVER_NONPULLSUBSCRIBE_NULL_PARAM", "push subscription not possible in local session", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380D7, "ERROR_WSMAN_CLIENT_UNENCRYPTED_HTTP_ONLY", "unencrypted flag only for HTTP", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380D8, "ERROR_WSMAN_CANNOT_USE_CERTIFICATES_FOR_HTTP", "certificate parameters need HTTPS", "", "shown by the Windows client, not on the wire", "cert-http-transport") \
    X(WSMAN, 0x803380D9, "ERROR_WSMAN_CONNECTIONSTR_INVALID", "connection string malformed", "At the client: write it as http://HOST:5985/wsman", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380DA, "ERROR_WSMAN_TRANSPORT_NOT_SUPPORTED", "transport must be http or https", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380DB, "ERROR_WSMAN_PORT_INVALID", "port invalid", "At the client: a port from 1 to 65535", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380DC, "ERROR_WSMAN_CONFIG_PORT_INVALID", "configured port invalid", "On this machine: a port from 1 to 65535", "of the local configuration", "") \
    X(WSMAN, 0x803380DD, "ERROR_WSMAN_SENDHEARBEAT_EMPTY_ENUMERATOR", "heartbeat flag needs empty enumerator", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380DE, "ERROR_WSMAN_CLIENT_UNENCRYPTED_DISABLED", "the client's own settings forbid messages that are not encrypted", "At the client: connect by HTTPS, or let the messages be encrypted (no -NoEncryption, no Basic over HTTP)", "shown by the Windows client, not on the wire", "http-500-unencrypted") \
    X(WSMAN, 0x803380DF, "ERROR_WSMAN_CLIENT_BASIC_AUTHENTICATION_DISABLED", "Basic is switched off in the client's own settings", "At the client: use Negotiate; or, over HTTPS only: `Set-Item WSMan:\\localhost\\Client\\Auth\\Basic $true`", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380E0, "ERROR_WSMAN_CLIENT_DIGEST_AUTHENTICATION_DISABLED", "Digest is switched off in the client's own settings", "At the client: use Negotiate; or: `Set-Item WSMan:\\localhost\\Client\\Auth\\Digest $true`", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380E1, "ERROR_WSMAN_CLIENT_NEGOTIATE_AUTHENTICATION_DISABLED", "Negotiate is switched off in the client's own settings", "At the client: `Set-Item WSMan:\\localhost\\Client\\Auth\\Negotiate $true`", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380E2, "ERROR_WSMAN_CLIENT_KERBEROS_AUTHENTICATION_DISABLED", "Kerberos is switched off in the client's own settings", "At the client: `Set-Item WSMan:\\localhost\\Client\\Auth\\Kerberos $true`", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380E3, "ERROR_WSMAN_CLIENT_CERTIFICATES_AUTHENTICATION_DISABLED", "certificates are switched off in the client's own settings", "At the client: `Set-Item WSMan:\\localhost\\Client\\Auth\\Certificate $true`", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380E4, "ERROR_WSMAN_SERVER_NOT_TRUSTED", "server not trusted: not Kerberos/domain, not HTTPS, not in TrustedHosts", "", "shown by the Windows client, not on the wire", "ntlm-trustedhosts") \
    X(WSMAN, 0x803380E5, "ERROR_WSMAN_EXPLICIT_CREDENTIALS_REQUIRED", "the client is to log on by NTLM without being given credentials", "At the client: give credentials: `-Credential (Get-Credential)`", "shown by the Windows client, not on the wire", "ntlm-trustedhosts") \
    X(WSMAN, 0x803380E6, "ERROR_WSMAN_CERT_THUMBPRINT_NOT_BLANK", "thumbprint must be empty for shared SSL configuration", "On this machine: compare `winrm get winrm/config` and `winrm enumerate winrm/config/listener`", "of the local configuration", "") \
    X(WSMAN, 0x803380E7, "ERROR_WSMAN_CERT_THUMBPRINT_BLANK", "thumbprint blank", "On this machine: compare `winrm get winrm/config` and `winrm enumerate winrm/config/listener`", "of the local configuration", "") \
    X(WSMAN, 0x803380E8, "ERROR_WSMAN_CONFIG_CANNOT_SHARE_SSL_CONFIG", "SSL configuration of IP:port owned by another service", "", "of the local configuration", "tls-no-server-certificate") \
    X(WSMAN, 0x803380E9, "ERROR_WSMAN_CONFIG_CERT_CN_DOES_NOT_MATCH_HOSTNAME", "certificate CN and hostname differ", "", "of the local configuration", "fault-quickconfig-certificate") \
    X(WSMAN, 0x803380EA, "ERROR_WSMAN_CONFIG_HOSTNAME_CHANGE_WITHOUT_CERT", "(not used)", "", "of the local configuration", "") \
    X(WSMAN, 0x803380EB, "ERROR_WSMAN_CONFIG_THUMBPRINT_SHOULD_BE_EMPTY", "no thumbprint for HTTP listeners", "On this machine: compare `winrm get winrm/config` and `winrm enumerate winrm/config/listener`", "of the local configuration", "") \
    X(WSMAN, 0x803380EC, "ERROR_WSMAN_INVALID_IPFILTER", "IP filter syntax invalid", "On the target: ranges as ADDRESS1-ADDRESS2, with a comma between them, or `*`", "of the local configuration", "net-ipfilter-empty") \
    X(WSMAN, 0x803380ED, "ERROR_WSMAN_CANNOT_CHANGE_KEYS", "input changes keys", "At the client: delete the instance and make it anew", "in a SOAP fault", "") \
    X(WSMAN, 0x803380EE, "ERROR_WSMAN_CERT_INVALID_USAGE", "certificate lacks Server Authentication EKU", "", "of the local configuration", "tls-wrong-eku") \
    X(WSMAN, 0x803380EF, "ERROR_WSMAN_RESPONSE_NO_RESULTS", "response without results", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380F0, "ERROR_WSMAN_CREATE_RESPONSE_NO_EPR", "CreateResponse without EPR", "", "shown by the Windows client, not on the wire", "http-foreign-server") \
    X(WSMAN, 0x803380F1, "ERROR_WSMAN_RESPONSE_INVALID_ENUMERATION_CONTEXT", "response without valid enumeration context", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380F2, "ERROR_WSMAN_RESPONSE_NO_XML_FRAGMENT_WRAPPER", "XmlFragment wrapper missing in response", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380F3, "ERROR_WSMAN_RESPONSE_INVALID_MESSAGE_INFORMATION_HEADER", "response has invalid SOAP headers", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380F4, "ERROR_WSMAN_RESPONSE_NO_SOAP_HEADER_BODY", "response without SOAP header/body", "", "shown by the Windows client, not on the wire", "http-html-body") \
    X(WSMAN, 0x803380F5, "ERROR_WSMAN_HTTP_NO_RESPONSE_DATA", "empty response", "", "shown by the Windows client, not on the wire", "http-no-response-data") \
    X(WSMAN, 0x803380F6, "ERROR_WSMAN_RESPONSE_INVALID_SOAP_FAULT", "malformed fault in response", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380F7, "ERROR_WSMAN_HTTP_INVALID_CONTENT_TYPE_IN_RESPONSE_DATA", "response content type missing/invalid", "", "shown by the Windows client, not on the wire", "http-content-type-mismatch") \
    X(WSMAN, 0x803380F8, "ERROR_WSMAN_HTTP_CONTENT_TYPE_MISSMATCH_RESPONSE_DATA", "response format differs from request (Unicode/ANSI)", "", "shown by the Windows client, not on the wire", "http-content-type-mismatch") \
    X(WSMAN, 0x803380F9, "ERROR_WSMAN_CANNOT_DECRYPT", "encrypted body cannot be decrypted", "", "shown by the Windows client, not on the wire", "enc-cannot-decrypt-client") \
    X(WSMAN, 0x803380FA, "ERROR_WSMAN_INVALID_URI_WMI_SINGLETON", "WMI class is not a singleton: keys needed", "", "in a SOAP fault", "fault-wmi-class") \
    X(WSMAN, 0x803380FB, "ERROR_WSMAN_INVALID_URI_WMI_ENUM_WQL", "WQL needs class `*` and no keys", "", "in a SOAP fault", "fault-filter") \
    X(WSMAN, 0x803380FC, "ERROR_WSMAN_NO_IDENTIFY_FOR_LOCAL_SESSION", "Identify only remote", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380FD, "ERROR_WSMAN_NO_PUSH_SUBSCRIPTION_FOR_LOCAL_SESSION", "push only remote", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380FE, "ERROR_WSMAN_INVALID_SUBSCRIPTION_MANAGER", "response from other address than subscription manager", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x803380FF, "ERROR_WSMAN_NON_PULL_SUBSCRIPTION_NOT_SUPPORTED", "plug-in supports pull only", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x80338100, "ERROR_WSMAN_WMI_MAX_NESTED", "embedded WMI objects nested too deep", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x80338101, "ERROR_WSMAN_REMOTE_CIMPATH_NOT_SUPPORTED", "CIM reference to remote machine unsupported", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x80338102, "ERROR_WSMAN_WMI_PROVIDER_NOT_CAPABLE", "WMI provider not capable", "", "in a SOAP fault", "fault-wmi-provider") \
    X(WSMAN, 0x80338103, "ERROR_WSMAN_WMI_INVALID_VALUE", "invalid value from WMI", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x80338104, "ERROR_WSMAN_WMI_SVC_ACCESS_DENIED", "WMI service: access denied", "", "in a SOAP fault", "fault-wmi-access-denied") \
    X(WSMAN, 0x80338105, "ERROR_WSMAN_WMI_PROVIDER_ACCESS_DENIED", "WMI provider: access denied", "", "in a SOAP fault", "fault-wmi-access-denied") \
    X(WSMAN, 0x80338106, "ERROR_WSMAN_WMI_CANNOT_CONNECT_ACCESS_DENIED", "access denied connecting to WMI of other computer", "", "in a SOAP fault", "krb-double-hop fault-wmi-access-denied") \
    X(WSMAN, 0x80338107, "ERROR_WSMAN_INVALID_FILTER_XML", "filter XML invalid", "", "in a SOAP fault", "fault-filter") \
    X(WSMAN, 0x80338108, "ERROR_WSMAN_ENUMERATE_WMI_INVALID_KEY", "Enumerate URI must not contain keys", "At the client: leave the keys out", "in a SOAP fault", "fault-filter") \
    X(WSMAN, 0x80338109, "ERROR_WSMAN_INVALID_FRAGMENT_PATH_BLANK", "fragment path blank", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x8033810A, "ERROR_WSMAN_INVALID_CHARACTERS_IN_RESPONSE", "response has invalid characters", "", "shown by the Windows client, not on the wire", "fault-encoding") \
    X(WSMAN, 0x8033810B, "ERROR_WSMAN_KERBEROS_IPADDRESS", "Kerberos not possible with IP address", "", "shown by the Windows client, not on the wire", "krb-ip-target") \
    X(WSMAN, 0x8033810C, "ERROR_WSMAN_CLIENT_WORKGROUP_NO_KERBEROS", "Kerberos with implicit credentials in workgroup", "", "shown by the Windows client, not on the wire", "krb-workgroup-client") \
    X(WSMAN, 0x8033810D, "ERROR_WSMAN_INVALID_BATCH_SETTINGS_PARAMETER", "batch settings invalid", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x8033810E, "ERROR_WSMAN_SERVER_DESTINATION_LOCALHOST", "the authentication to localhost was refused or could not be made", "At the client: use the computer's own name in place of localhost, and name the authentication: `-Authentication Negotiate -Credential (Get-Credential)`", "shown by the Windows client, not on the wire", "auth-scheme-not-offered") \
    X(WSMAN, 0x8033810F, "ERROR_WSMAN_UNKNOWN_HTTP_STATUS_RETURNED", "unknown HTTP status received", "", "shown by the Windows client, not on the wire", "proxy-bad-gateway") \
    X(WSMAN, 0x80338110, "ERROR_WSMAN_UNSUPPORTED_HTTP_STATUS_REDIRECT", "HTTP redirect received (deprecated)", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338111, "ERROR_WSMAN_HTTP_REQUEST_TOO_LARGE_STATUS", "the request is larger than the target allows (413)", "", "shown by the Windows client, not on the wire", "http-413-envelope") \
    X(WSMAN, 0x80338112, "ERROR_WSMAN_HTTP_SERVICE_UNAVAILABLE_STATUS", "the connection was refused, or the service is not available (503)", "", "shown by the Windows client, not on the wire", "http-503-unavailable net-syn-rst") \
    X(WSMAN, 0x80338113, "ERROR_WSMAN_HTTP_NOT_FOUND_STATUS", "the server knows nothing at this URL (404)", "", "shown by the Windows client, not on the wire", "http-404-no-wsman wef-404-urlacl") \
    X(WSMAN, 0x80338114, "ERROR_WSMAN_EVENTING_MISSING_LOCALE_IN_DELIVERY", "Locale without lang", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x80338115, "ERROR_WSMAN_QUICK_CONFIG_FAILED_CERT_REQUIRED", "HTTPS quickconfig: no suitable certificate", "", "of the local configuration", "fault-quickconfig-certificate") \
    X(WSMAN, 0x80338116, "ERROR_WSMAN_QUICK_CONFIG_FIREWALL_EXCEPTIONS_DISALLOWED", "firewall does not allow exceptions", "", "of the local configuration", "fault-firewall-public") \
    X(WSMAN, 0x80338117, "ERROR_WSMAN_QUICK_CONFIG_LOCAL_POLICY_CHANGE_DISALLOWED", "policy forbids local firewall change", "", "of the local configuration", "fault-firewall-public") \
    X(WSMAN, 0x80338118, "ERROR_WSMAN_INVALID_SELECTOR_NAME", "selector name invalid", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x80338119, "ERROR_WSMAN_ENCODING_TYPE", "encoding type unsupported", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x8033811A, "ERROR_WSMAN_ENDPOINT_UNAVAILABLE_INVALID_VALUE", "selector values match nothing or offline", "", "in a SOAP fault", "fault-endpoint-unavailable") \
    X(WSMAN, 0x8033811B, "ERROR_WSMAN_INVALID_HEADER", "invalid header", "", "in a SOAP fault", "fault-header") \
    X(WSMAN, 0x8033811C, "ERROR_WSMAN_ENUMERATE_UNSUPPORTED_EXPIRATION_TYPE", "enumeration expiry must be duration", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x8033811D, "ERROR_WSMAN_MAX_ELEMENTS_NOT_SUPPORTED", "MaxElements unsupported", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x8033811E, "ERROR_WSMAN_WMI_PROVIDER_INVALID_PARAMETER", "WMI provider: invalid parameter", "At the client: correct the arguments of the method: `(Get-CimClass CLASS).CimClassMethods`", "in a SOAP fault", "fault-wmi-class") \
    X(WSMAN, 0x8033811F, "ERROR_WSMAN_CLIENT_MULTIPLE_ENUM_MODE_FLAGS", "several enumeration modes", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338120, "ERROR_WINRS_CLIENT_INVALID_FLAG", "winrs: invalid flag", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338121, "ERROR_WINRS_CLIENT_NULL_PARAM", "winrs: null parameter", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338122, "ERROR_WSMAN_CANNOT_PROCESS_FILTER", "filter cannot be processed or too complex (w:CannotProcessFilter)", "", "in a SOAP fault", "fault-filter") \
    X(WSMAN, 0x80338123, "ERROR_WSMAN_CLIENT_ENUMERATORADDEVENT_NULL_PARAM", "API argument null or zero (enumeratoraddevent)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338124, "ERROR_WSMAN_ADDOBJECT_MISSING_OBJECT", "AddObject without object", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338125, "ERROR_WSMAN_ADDOBJECT_MISSING_EPR", "AddObject without EPR", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338126, "ERROR_WSMAN_NETWORK_TIMEDOUT", "the client waited for its whole time-out, and no answer came", "", "shown by the Windows client, not on the wire", "fault-network-timeout-client net-syn-no-answer") \
    X(WSMAN, 0x80338127, "ERROR_WINRS_RECEIVE_IN_PROGRESS", "(not used)", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338128, "ERROR_WINRS_RECEIVE_NO_RESPONSE_DATA", "winrs: empty Receive answer", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338129, "ERROR_WINRS_CLIENT_CREATESHELL_NULL_PARAM", "API argument null or zero (winrs createshell)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033812A, "ERROR_WINRS_CLIENT_CLOSESHELL_NULL_PARAM", "API argument null or zero (winrs closeshell)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033812B, "ERROR_WINRS_CLIENT_FREECREATESHELLRESULT_NULL_PARAM", "API argument null or zero (winrs freecreateshellresult)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033812C, "ERROR_WINRS_CLIENT_RUNCOMMAND_NULL_PARAM", "API argument null or zero (winrs runcommand)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033812D, "ERROR_WINRS_CLIENT_FREERUNCOMMANDRESULT_NULL_PARAM", "API argument null or zero (winrs freeruncommandresult)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033812E, "ERROR_WINRS_CLIENT_SIGNAL_NULL_PARAM", "API argument null or zero (winrs signal)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033812F, "ERROR_WINRS_CLIENT_RECEIVE_NULL_PARAM", "API argument null or zero (winrs receive)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338130, "ERROR_WINRS_CLIENT_FREEPULLRESULT_NULL_PARAM", "API argument null or zero (winrs freepullresult)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338131, "ERROR_WINRS_CLIENT_PULL_NULL_PARAM", "API argument null or zero (winrs pull)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338132, "ERROR_WINRS_CLIENT_CLOSERECEIVEHANDLE_NULL_PARAM", "API argument null or zero (winrs closereceivehandle)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338133, "ERROR_WINRS_CLIENT_SEND_NULL_PARAM", "API argument null or zero (winrs send)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338134, "ERROR_WINRS_CLIENT_PUSH_NULL_PARAM", "API argument null or zero (winrs push)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338135, "ERROR_WINRS_CLIENT_CLOSESENDHANDLE_NULL_PARAM", "API argument null or zero (winrs closesendhandle)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338136, "ERROR_WINRS_CLIENT_GET_NULL_PARAM", "API argument null or zero (winrs get)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338137, "ERROR_WSMAN_POLYMORPHISM_MODE_UNSUPPORTED", "polymorphism mode unsupported", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x80338138, "ERROR_WSMAN_REQUEST_NOT_SUPPORTED_AT_SERVICE", "URI only usable locally", "On the target itself: ask without a remote session", "in a SOAP fault", "") \
    X(WSMAN, 0x80338139, "ERROR_WSMAN_URI_NON_DMTF_CLASS", "DMTF URI for non-DMTF class", "At the client: the URI of the WMI namespace in place of the DMTF one", "in a SOAP fault", "") \
    X(WSMAN, 0x8033813A, "ERROR_WSMAN_URI_WRONG_DMTF_VERSION", "DMTF class major version differs", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x8033813B, "ERROR_WSMAN_DIFFERENT_CIM_SELECTOR", "`__cimnamespace` selector contradicts URI", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x8033813C, "ERROR_WSMAN_PUSHSUBSCRIPTION_INVALIDUSERACCOUNT", "push subscription needs Network Service", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x8033813D, "ERROR_WSMAN_EVENTING_NONDOMAINJOINED_PUBLISHER", "source not in domain", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x8033813E, "ERROR_WSMAN_EVENTING_NONDOMAINJOINED_COLLECTOR", "collector not in domain", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x8033813F, "ERROR_WSMAN_CONFIG_READONLY_PROPERTY", "read-only setting", "At the client: leave this setting out", "in a SOAP fault", "") \
    X(WSMAN, 0x80338140, "ERROR_WINRS_CODE_PAGE_NOT_SUPPORTED", "code page not available on server", "", "in a SOAP fault", "shell-codepage") \
    X(WSMAN, 0x80338141, "ERROR_WSMAN_CLIENT_DISABLE_LOOPBACK_WITH_EXPLICIT_CREDENTIALS", "(not used)", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338142, "ERROR_WSMAN_CLIENT_INVALID_DISABLE_LOOPBACK", "(not used)", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338143, "ERROR_WSMAN_CLIENT_ENUM_RECEIVED_TOO_MANY_ITEMS", "server returned more items than asked", "At the client: ask for fewer rows; the server does not keep to the protocol", "shown by the Windows client, not on the wire", "http-foreign-server") \
    X(WSMAN, 0x80338144, "ERROR_WSMAN_MULTIPLE_CREDENTIALS", "thumbprint together with user/password", "", "shown by the Windows client, not on the wire", "cert-http-transport") \
    X(WSMAN, 0x80338145, "ERROR_WSMAN_AUTHENTICATION_INVALID_FLAG", "authentication flag wrong", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338146, "ERROR_WSMAN_CLIENT_CREDENTIALS_FOR_DEFAULT_AUTHENTICATION", "without mechanism only user/password", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338147, "ERROR_WSMAN_CLIENT_USERNAME_AND_PASSWORD_NEEDED", "user and password both needed", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338148, "ERROR_WSMAN_CLIENT_INVALID_CERT_DNS_OR_UPN", "client certificate lacks DNS/UPN name", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338149, "ERROR_WSMAN_CREATESHELL_NULL_ENVIRONMENT_VARIABLE_NAME", "environment variable name null", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033814A, "ERROR_WSMAN_SHELL_ALREADY_CLOSED", "shell is being closed", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033814B, "ERROR_WSMAN_CREATESHELL_NULL_STREAMID", "stream id null", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033814C, "ERROR_WSMAN_SHELL_INVALID_SHELL_HANDLE", "shell handle invalid", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033814D, "ERROR_WSMAN_SHELL_INVALID_COMMAND_HANDLE", "command handle invalid", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033814E, "ERROR_WSMAN_RUNSHELLCOMMAND_NULL_ARGUMENT", "argument null", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033814F, "ERROR_WSMAN_COMMAND_ALREADY_CLOSED", "command is being closed", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338150, "ERROR_WSMAN_SENDSHELLINPUT_INVALID_STREAMID_INDEX", "stream index invalid", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338151, "ERROR_WSMAN_SHELL_SYNCHRONOUS_NOT_SUPPORTED", "(not used)", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338152, "ERROR_WSMAN_NO_CERTMAPPING_OPERATION_FOR_LOCAL_SESSION", "certificate mappings only by remote call", "On this machine: compare `winrm get winrm/config` and `winrm enumerate winrm/config/listener`", "of the local configuration", "") \
    X(WSMAN, 0x80338153, "ERROR_WSMAN_CERTMAPPING_CONFIGLIMIT_EXCEEDED", "too many certificate mappings", "On the target: remove mappings that are not used: `Get-ChildItem WSMan:\\localhost\\ClientCertificate`", "of the local configuration", "") \
    X(WSMAN, 0x80338154, "ERROR_WSMAN_CERTMAPPING_INVALIDUSERCREDENTIALS", "mapping credentials wrong", "", "of the local configuration", "cert-mapping-password") \
    X(WSMAN, 0x80338155, "ERROR_WSMAN_CERT_INVALID_USAGE_CLIENT", "certificate lacks Client Authentication EKU", "", "of the local configuration", "tls-client-cert-rejected") \
    X(WSMAN, 0x80338156, "ERROR_WSMAN_CERT_MISSING_AUTH_FLAG", "thumbprint without certificate flag", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338157, "ERROR_WSMAN_CERT_MULTIPLE_CREDENTIALS_FLAG", "certificate and password flags together", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338158, "ERROR_WSMAN_CONFIG_SHELL_URI_INVALID", "custom shell URI invalid", "On this machine: compare `winrm get winrm/config` and `winrm enumerate winrm/config/listener`", "of the local configuration", "") \
    X(WSMAN, 0x80338159, "ERROR_WSMAN_CONFIG_SHELL_URI_CMDSHELLURI_NOTPERMITTED", "cmd URI not allowed as custom shell", "On this machine: compare `winrm get winrm/config` and `winrm enumerate winrm/config/listener`", "of the local configuration", "") \
    X(WSMAN, 0x8033815A, "ERROR_WSMAN_CONFIG_SHELLURI_INVALID_PROCESSPATH", "custom shell process path invalid", "On this machine: compare `winrm get winrm/config` and `winrm enumerate winrm/config/listener`", "of the local configuration", "") \
    X(WSMAN, 0x8033815B, "ERROR_WINRS_SHELL_URI_INVALID", "(not used)", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033815C, "ERROR_WSMAN_INVALID_SECURITY_DESCRIPTOR", "security descriptor invalid", "At the client: correct the security descriptor (SDDL)", "in a SOAP fault", "") \
    X(WSMAN, 0x8033815D, "ERROR_WSMAN_POLICY_TOO_COMPLEX", "WS-Policy too complex", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x8033815E, "ERROR_WSMAN_POLICY_CANNOT_COMPLY", "WS-Policy cannot be met", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x8033815F, "ERROR_WSMAN_INVALID_CONNECTIONRETRY", "ConnectionRetry invalid", "At the client: set both values, or none", "of event forwarding", "") \
    X(WSMAN, 0x80338160, "ERROR_WSMAN_URISECURITY_INVALIDURIKEY", "mapping URI invalid", "On this machine: compare `winrm get winrm/config` and `winrm enumerate winrm/config/listener`", "of the local configuration", "") \
    X(WSMAN, 0x80338161, "ERROR_WSMAN_CERTMAPPING_INVALIDSUBJECTKEY", "mapping subject invalid", "On this machine: compare `winrm get winrm/config` and `winrm enumerate winrm/config/listener`", "of the local configuration", "") \
    X(WSMAN, 0x80338162, "ERROR_WSMAN_CERTMAPPING_INVALIDISSUERKEY", "mapping issuer invalid or not in store", "", "of the local configuration", "cert-mapping-missing") \
    X(WSMAN, 0x80338163, "ERROR_WSMAN_INVALID_PUBLISHERS_TYPE", "publishers type wrong", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x80338164, "ERROR_WSMAN_CLIENT_INVALID_DELIVERY_RETRY", "delivery retry parameters invalid", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x80338165, "ERROR_WSMAN_CLIENT_NULL_PUBLISHERS", "publishers missing", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x80338166, "ERROR_WSMAN_CLIENT_NULL_ISSUERS", "subject filters without issuers", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x80338167, "ERROR_WSMAN_CLIENT_NO_SOURCES", "no sources in subscription", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x80338168, "ERROR_WSMAN_INVALID_SUBSCRIBE_OBJECT", "subscription manager sent invalid result", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x80338169, "ERROR_WSMAN_PUBLIC_FIREWALL_PROFILE_ACTIVE", "a network is Public: firewall exception useless", "", "of the local configuration", "net-public-profile") \
    X(WSMAN, 0x8033816A, "ERROR_WSMAN_CERTMAPPING_PASSWORDTOOLONG", "mapping password longer than 255", "On this machine: compare `winrm get winrm/config` and `winrm enumerate winrm/config/listener`", "of the local configuration", "") \
    X(WSMAN, 0x8033816B, "ERROR_WSMAN_CERTMAPPING_PASSWORDBLANK", "mapping password blank", "On this machine: compare `winrm get winrm/config` and `winrm enumerate winrm/config/listener`", "of the local configuration", "") \
    X(WSMAN, 0x8033816C, "ERROR_WSMAN_CERTMAPPING_PASSWORDUSERTUPLE", "mapping needs user and password", "On this machine: compare `winrm get winrm/config` and `winrm enumerate winrm/config/listener`", "of the local configuration", "") \
    X(WSMAN, 0x8033816D, "ERROR_WSMAN_INVALID_PROVIDER_RESPONSE", "provider failed without code", "", "in a SOAP fault", "fault-plugin-load") \
    X(WSMAN, 0x8033816E, "ERROR_WSMAN_SHELL_NOT_INITIALIZED", "shell service not initialised (shutting down)", "", "in a SOAP fault", "fault-service-stopping") \
    X(WSMAN, 0x8033816F, "ERROR_WSMAN_CONFIG_SHELLURI_INVALID_OPERATION_ON_KEY", "custom shell key cannot change", "On this machine: compare `winrm get winrm/config` and `winrm enumerate winrm/config/listener`", "of the local configuration", "") \
    X(WSMAN, 0x80338170, "ERROR_WSMAN_HTTP_STATUS_SERVER_ERROR", "the server answered 500 and said nothing more", "", "shown by the Windows client, not on the wire", "http-500-no-detail http-500-unencrypted") \
    X(WSMAN, 0x80338171, "ERROR_WSMAN_HTTP_STATUS_BAD_REQUEST", "the server answered 400 and said nothing more", "", "shown by the Windows client, not on the wire", "http-400-generic http-400-header-too-long") \
    X(WSMAN, 0x80338172, "ERROR_WSMAN_CONFIG_CANNOT_CHANGE_CERTMAPPING_KEYS", "mapping keys cannot change", "On the target: remove the mapping and make it anew", "of the local configuration", "cert-mapping-missing") \
    X(WSMAN, 0x80338173, "ERROR_WSMAN_HTML_ERROR", "HTML error page received", "", "shown by the Windows client, not on the wire", "http-html-body") \
    X(WSMAN, 0x80338174, "ERROR_WSMAN_CLIENT_INITIALIZE_NULL_PARAM", "API argument null or zero (initialize)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338175, "ERROR_WSMAN_CLIENT_INVALID_INIT_APPLICATION_FLAG", "API flag invalid (init application)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338176, "ERROR_WSMAN_CLIENT_INVALID_DEINIT_APPLICATION_FLAG", "API flag invalid (deinit application)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338177, "ERROR_WSMAN_CLIENT_SETSESSIONOPTION_NULL_PARAM", "API argument null or zero (setsessionoption)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338178, "ERROR_WSMAN_CLIENT_SETSESSIONOPTION_INVALID_PARAM", "API argument invalid (setsessionoption)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338179, "ERROR_WSMAN_CLIENT_GETSESSIONOPTION_INVALID_PARAM", "API argument invalid (getsessionoption)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033817A, "ERROR_WSMAN_CLIENT_CREATESHELL_NULL_PARAM", "API argument null or zero (createshell)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033817B, "ERROR_WSMAN_CLIENT_INVALID_CREATE_SHELL_FLAG", "API flag invalid (create shell)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033817C, "ERROR_WSMAN_CLIENT_INVALID_CLOSE_SHELL_FLAG", "API flag invalid (close shell)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033817D, "ERROR_WSMAN_CLIENT_INVALID_CLOSE_COMMAND_FLAG", "API flag invalid (close command)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033817E, "ERROR_WSMAN_CLIENT_CLOSESHELL_NULL_PARAM", "API argument null or zero (closeshell)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033817F, "ERROR_WSMAN_CLIENT_CLOSECOMMAND_NULL_PARAM", "API argument null or zero (closecommand)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338180, "ERROR_WSMAN_CLIENT_RUNCOMMAND_NULL_PARAM", "API argument null or zero (runcommand)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338181, "ERROR_WSMAN_CLIENT_INVALID_RUNCOMMAND_FLAG", "API flag invalid (runcommand)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338182, "ERROR_WSMAN_CLIENT_RUNCOMMAND_NOTCOMPLETED", "RunShellCommand still running", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338183, "ERROR_WSMAN_NO_COMMAND_RESPONSE", "CommandResponse invalid", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338184, "ERROR_WSMAN_INVALID_OPTIONSET", "OptionSet invalid", "", "in a SOAP fault", "fault-options") \
    X(WSMAN, 0x80338185, "ERROR_WSMAN_NO_COMMANDID", "CommandId missing in response", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338186, "ERROR_WSMAN_CLIENT_SIGNAL_NULL_PARAM", "API argument null or zero (signal)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338187, "ERROR_WSMAN_CLIENT_INVALID_SIGNAL_SHELL_FLAG", "API flag invalid (signal shell)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338188, "ERROR_WSMAN_CLIENT_SEND_NULL_PARAM", "API argument null or zero (send)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338189, "ERROR_WSMAN_CLIENT_INVALID_SEND_SHELL_FLAG", "API flag invalid (send shell)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033818A, "ERROR_WSMAN_CLIENT_INVALID_SEND_SHELL_PARAMETER", "Send data must be binary", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033818B, "ERROR_WSMAN_SHELL_INVALID_INPUT_STREAM", "input stream name invalid", "At the client: `stdin` for the command shell, `stdin` or `pr` for PowerShell", "in a SOAP fault, or shown by the client", "") \
    X(WSMAN, 0x8033818C, "ERROR_WSMAN_CLIENT_RECEIVE_NULL_PARAM", "API argument null or zero (receive)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033818D, "ERROR_WSMAN_SHELL_INVALID_DESIRED_STREAMS", "desired stream invalid", "At the client: `stdout stderr` for the command shell, `stdout` for PowerShell", "in a SOAP fault, or shown by the client", "") \
    X(WSMAN, 0x8033818E, "ERROR_WSMAN_CLIENT_INVALID_RECEIVE_SHELL_FLAG", "API flag invalid (receive shell)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033818F, "ERROR_WSMAN_NO_RECEIVE_RESPONSE", "ReceiveResponse invalid", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338190, "ERROR_WSMAN_PLUGIN_CONFIGURATION_CORRUPTED", "plug-in configuration corrupted", "", "of the local configuration", "fault-config-corrupt") \
    X(WSMAN, 0x80338191, "ERROR_WSMAN_INVALID_FILEPATH", "plug-in path not absolute/system32", "", "of the local configuration", "fault-plugin-load") \
    X(WSMAN, 0x80338192, "ERROR_WSMAN_FILE_NOT_PRESENT", "file missing", "", "of the local configuration", "fault-plugin-load") \
    X(WSMAN, 0x80338193, "ERROR_WSMAN_IISCONFIGURATION_READ_FAILED", "IIS configuration unreadable", "On this machine: compare `winrm get winrm/config` and `winrm enumerate winrm/config/listener`", "of the local configuration", "") \
    X(WSMAN, 0x80338194, "ERROR_WSMAN_CLIENT_INVALID_LOCALE", "locale invalid", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338195, "ERROR_WSMAN_CLIENT_INVALID_UI_LANGUAGE", "UI language invalid", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338196, "ERROR_WSMAN_CLIENT_GETERRORMESSAGE_NULL_PARAM", "API argument null or zero (geterrormessage)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338197, "ERROR_WSMAN_CLIENT_INVALID_LANGUAGE_CODE", "language code invalid", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338198, "ERROR_WSMAN_CLIENT_INVALID_GETERRORMESSAGE_FLAG", "API flag invalid (geterrormessage)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338199, "ERROR_WSMAN_REDIRECT_REQUESTED", "redirect: use other machine", "", "in a SOAP fault", "fault-redirect") \
    X(WSMAN, 0x8033819A, "ERROR_WSMAN_PROXY_AUTHENTICATION_INVALID_FLAG", "proxy authentication flag wrong", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033819B, "ERROR_WSMAN_CLIENT_CREDENTIALS_FOR_PROXY_AUTHENTICATION", "proxy credentials incomplete", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033819C, "ERROR_WSMAN_PROXY_ACCESS_TYPE", "proxy access type wrong", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033819D, "ERROR_WSMAN_INVALID_OPTION_NO_PROXY_SERVER", "direct access with proxy credentials", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033819E, "ERROR_WSMAN_CLIENT_GETSESSIONOPTION_DWORD_NULL_PARAM", "API argument null or zero (getsessionoption dword)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033819F, "ERROR_WSMAN_CLIENT_GETSESSIONOPTION_DWORD_INVALID_PARAM", "API argument invalid (getsessionoption dword)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381A0, "ERROR_WSMAN_CLIENT_GETSESSIONOPTION_STRING_INVALID_PARAM", "API argument invalid (getsessionoption string)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381A1, "ERROR_WSMAN_CREDSSP_USERNAME_PASSWORD_NEEDED", "CredSSP needs user and password", "", "shown by the Windows client, not on the wire", "credssp-user-missing") \
    X(WSMAN, 0x803381A2, "ERROR_WSMAN_CLIENT_CREDSSP_AUTHENTICATION_DISABLED", "CredSSP is switched off in the client's own settings", "At the client: `Enable-WSManCredSSP -Role Client -DelegateComputer HOST -Force`", "shown by the Windows client, not on the wire", "credssp-delegation-policy") \
    X(WSMAN, 0x803381A3, "ERROR_WSMAN_CLIENT_ALLOWFRESHCREDENTIALS", "policy forbids delegation to target", "", "shown by the Windows client, not on the wire", "credssp-delegation-policy") \
    X(WSMAN, 0x803381A4, "ERROR_WSMAN_CLIENT_ALLOWFRESHCREDENTIALS_NTLMONLY", "policy forbids delegation to untrusted (NTLM) target", "", "shown by the Windows client, not on the wire", "credssp-delegation-policy") \
    X(WSMAN, 0x803381A5, "ERROR_WSMAN_QUOTA_MAX_SHELLS", "too many shells for user", "", "in a SOAP fault", "quota-shells-per-user") \
    X(WSMAN, 0x803381A6, "ERROR_WSMAN_QUOTA_MAX_OPERATIONS", "too many operations for user", "", "in a SOAP fault", "quota-operations-per-user") \
    X(WSMAN, 0x803381A7, "ERROR_WSMAN_QUOTA_USER", "user load quota", "", "in a SOAP fault", "quota-user-load") \
    X(WSMAN, 0x803381A8, "ERROR_WSMAN_QUOTA_SYSTEM", "system load quota", "", "in a SOAP fault", "quota-user-load") \
    X(WSMAN, 0x803381A9, "ERROR_WSMAN_DIFFERENT_AUTHZ_TOKEN", "the user's rights changed in the middle of the session", "At the client: open a new session", "in a SOAP fault", "") \
    X(WSMAN, 0x803381AA, "ERROR_WSMAN_REDIRECT_LOCATION_NOT_AVAILABLE", "no redirect location", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381AB, "ERROR_WSMAN_QUOTA_MAX_SHELLUSERS", "too many shell users", "", "in a SOAP fault", "quota-shell-users") \
    X(WSMAN, 0x803381AC, "ERROR_WSMAN_REMOTESHELLS_NOT_ALLOWED", "remote shells not allowed", "", "in a SOAP fault", "shell-remote-shell-disabled") \
    X(WSMAN, 0x803381AD, "ERROR_WSMAN_PULL_PARAMS_NOT_SAME_AS_ENUM", "Pull parameters differ from Enumerate", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x803381AE, "ERROR_WSMAN_DEPRECATED_CONFIG_SETTING", "deprecated setting", "", "in a SOAP fault", "fault-deprecated-setting") \
    X(WSMAN, 0x803381AF, "ERROR_WSMAN_URI_SECURITY_URI", "Security URI does not match Resource URI", "On this machine: compare `winrm get winrm/config` and `winrm enumerate winrm/config/listener`", "of the local configuration", "") \
    X(WSMAN, 0x803381B0, "ERROR_WSMAN_CANNOT_USE_ALLOW_NEGOTIATE_IMPLICIT_CREDENTIALS_FOR_HTTP", "implicit Negotiate option only for HTTPS", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381B1, "ERROR_WSMAN_CANNOT_USE_PROXY_SETTINGS_FOR_HTTP", "a proxy is used with WinRM over HTTPS only", "At the client: `-UseSSL`, or no proxy: `New-PSSessionOption -ProxyAccessType NoProxyServer`", "shown by the Windows client, not on the wire", "proxy-in-path") \
    X(WSMAN, 0x803381B2, "ERROR_WSMAN_CANNOT_USE_PROXY_SETTINGS_FOR_KERBEROS", "no proxy with Kerberos", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381B3, "ERROR_WSMAN_CANNOT_USE_PROXY_SETTINGS_FOR_CREDSSP", "no proxy with CredSSP", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381B4, "ERROR_WSMAN_CLIENT_MULTIPLE_PROXY_AUTH_FLAGS", "several proxy authentication flags", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381B5, "ERROR_WSMAN_INVALID_REDIRECT_ERROR", "redirect not allowed here", "", "shown by the Windows client, not on the wire", "fault-redirect") \
    X(WSMAN, 0x803381B6, "ERROR_REDIRECT_LOCATION_TOO_LONG", "redirect location too long", "", "shown by the Windows client, not on the wire", "fault-redirect") \
    X(WSMAN, 0x803381B7, "ERROR_REDIRECT_LOCATION_INVALID", "redirect location invalid", "", "shown by the Windows client, not on the wire", "fault-redirect") \
    X(WSMAN, 0x803381B8, "ERROR_SERVICE_CBT_HARDENING_INVALID", "CbtHardeningLevel must be None, Relaxed or Strict", "On this machine: compare `winrm get winrm/config` and `winrm enumerate winrm/config/listener`", "of the local configuration", "") \
    X(WSMAN, 0x803381B9, "ERROR_WSMAN_NAME_NOT_RESOLVED", "name not resolved", "", "shown by the Windows client, not on the wire", "net-dns-failure") \
    X(WSMAN, 0x803381BA, "ERROR_WSMAN_SSL_CONNECTION_ABORTED", "TLS connection failed", "", "shown by the Windows client, not on the wire", "tls-no-server-certificate") \
    X(WSMAN, 0x803381BB, "ERROR_WSMAN_DEFAULTAUTH_IPADDRESS", "default authentication with IP address needs HTTPS or TrustedHosts plus credentials", "", "shown by the Windows client, not on the wire", "ntlm-trustedhosts") \
    X(WSMAN, 0x803381BC, "ERROR_WSMAN_CUSTOMREMOTESHELL_DEPRECATED", "custom remote shells deprecated", "", "of the local configuration", "fault-deprecated-setting") \
    X(WSMAN, 0x803381BD, "ERROR_WSMAN_FEATURE_DEPRECATED", "feature deprecated", "", "of the local configuration", "fault-deprecated-setting") \
    X(WSMAN, 0x803381BE, "ERROR_WSMAN_INVALID_USESSL_PARAM", "-UseSSL stands beside a URL that begins with http://", "At the client: leave -UseSSL out, or begin the URL with https://", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381BF, "ERROR_WSMAN_INVALID_CONFIGSDDL_URL", "SDDL of this URI cannot change", "On this machine: compare `winrm get winrm/config` and `winrm enumerate winrm/config/listener`", "of the local configuration", "") \
    X(WSMAN, 0x803381C0, "ERROR_WSMAN_ENUMERATE_SHELLCOMAMNDS_FILTER_EXPECTED", "shell command enumeration needs ShellId selector filter", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x803381C1, "ERROR_WSMAN_ENUMERATE_SHELLCOMMANDS_EPRS_NOTSUPPORTED", "EPR enumeration of commands unsupported", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x803381C2, "ERROR_WSMAN_CLIENT_CREATESHELL_NAME_INVALID", "shell name longer than 255", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381C3, "ERROR_WSMAN_RUNAS_INVALIDUSERCREDENTIALS", "RunAs credentials wrong", "", "of the local configuration", "shell-runas") \
    X(WSMAN, 0x803381C4, "ERROR_WINRS_SHELL_DISCONNECTED", "shell is disconnected", "", "in a SOAP fault", "shell-disconnected") \
    X(WSMAN, 0x803381C5, "ERROR_WINRS_SHELL_DISCONNECT_NOT_SUPPORTED", "shell cannot disconnect/reconnect", "", "in a SOAP fault", "shell-no-disconnect-support") \
    X(WSMAN, 0x803381C6, "ERROR_WINRS_SHELL_CLIENTSESSIONID_MISMATCH", "shell belongs to another client session", "", "in a SOAP fault", "shell-other-client") \
    X(WSMAN, 0x803381C7, "ERROR_WSMAN_CLIENT_DISCONNECTSHELL_NULL_PARAM", "API argument null or zero (disconnectshell)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381C8, "ERROR_WSMAN_CLIENT_RECONNECTSHELL_NULL_PARAM", "API argument null or zero (reconnectshell)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381C9, "ERROR_WSMAN_CLIENT_CONNECTSHELL_NULL_PARAM", "API argument null or zero (connectshell)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381CA, "ERROR_WSMAN_CLIENT_CONNECTCOMMAND_NULL_PARAM", "API argument null or zero (connectcommand)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381CB, "ERROR_WINRS_CONNECT_RESPONSE_BAD_BODY", "ConnectResponse invalid", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381CC, "ERROR_WSMAN_COMMAND_TERMINATED", "command terminating", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381CD, "ERROR_WINRS_SHELL_CONNECTED_TO_DIFFERENT_CLIENT", "shell connected to another client", "", "in a SOAP fault", "shell-other-client") \
    X(WSMAN, 0x803381CE, "ERROR_WINRS_SHELL_DISCONNECT_OPERATION_NOT_GRACEFUL", "disconnect not graceful", "At the client: connect again; some output may be lost", "shown by the Windows client, not on the wire", "shell-disconnected") \
    X(WSMAN, 0x803381CF, "ERROR_WINRS_SHELL_DISCONNECT_OPERATION_NOT_VALID", "already disconnected", "", "in a SOAP fault", "shell-disconnected") \
    X(WSMAN, 0x803381D0, "ERROR_WINRS_SHELL_RECONNECT_OPERATION_NOT_VALID", "already connected", "", "in a SOAP fault", "shell-other-client") \
    X(WSMAN, 0x803381D1, "ERROR_WSMAN_CONFIG_GROUP_POLICY_CHANGE_NOTIFICATION_SUBSCRIPTION_FAILED", "no notification for Group Policy change", "On this machine: compare `winrm get winrm/config` and `winrm enumerate winrm/config/listener`", "of the local configuration", "") \
    X(WSMAN, 0x803381D2, "ERROR_WSMAN_CLIENT_RECONNECTSHELLCOMMAND_NULL_PARAM", "API argument null or zero (reconnectshellcommand)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381D3, "ERROR_WINRS_SHELLCOMMAND_RECONNECT_OPERATION_NOT_VALID", "command already connected", "", "in a SOAP fault", "shell-other-client") \
    X(WSMAN, 0x803381D4, "ERROR_WINRS_SHELLCOMMAND_CLIENTID_NOT_VALID", "command id not a GUID", "", "in a SOAP fault", "shell-id-conflict") \
    X(WSMAN, 0x803381D5, "ERROR_WINRS_SHELL_CLIENTID_NOT_VALID", "shell id not a GUID", "", "in a SOAP fault", "shell-id-conflict") \
    X(WSMAN, 0x803381D6, "ERROR_WINRS_SHELLCOMMAND_CLIENTID_RESOURCE_CONFLICT", "command id exists", "", "in a SOAP fault", "shell-id-conflict") \
    X(WSMAN, 0x803381D7, "ERROR_WINRS_SHELL_CLIENTID_RESOURCE_CONFLICT", "shell id exists", "", "in a SOAP fault", "shell-id-conflict") \
    X(WSMAN, 0x803381D8, "ERROR_WINRS_SHELLCOMMAND_DISCONNECT_OPERATION_NOT_VALID", "command already disconnected", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x803381D9, "ERROR_WSMAN_SUBSCRIBE_WMI_INVALID_KEY", "Subscribe URI must not contain keys", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x803381DA, "ERROR_WSMAN_CLIENT_INVALID_DISCONNECT_SHELL_FLAG", "API flag invalid (disconnect shell)", "At the client: a fault of the program that calls: update it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381DB, "ERROR_WSMAN_CLIENT_INVALID_SHELL_COMMAND_PAIR", "command handle not of this shell", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381DC, "ERROR_WSMAN_SEMANTICCALLBACK_TIMEDOUT", "no answer to extended-semantics callback in time", "", "in a SOAP fault", "psrp-host-call-unanswered") \
    X(WSMAN, 0x803381DD, "ERROR_WSMAN_SERVICE_REMOTE_ACCESS_DISABLED", "remote requests disabled (AllowRemoteAccess)", "", "in a SOAP fault", "fault-remote-access-disabled") \
    X(WSMAN, 0x803381DE, "ERROR_WSMAN_SERVICE_STREAM_DISCONNECTED", "stream disconnected", "", "in a SOAP fault", "shell-disconnected") \
    X(WSMAN, 0x803381DF, "ERROR_WSMAN_CREATESHELL_RUNAS_FAILED", "shell creation with RunAs failed", "", "in a SOAP fault", "shell-runas") \
    X(WSMAN, 0x803381E0, "ERROR_WSMAN_INVALID_XML_RUNAS_DISABLED", "storing RunAs credentials disabled by policy", "", "of the local configuration", "shell-runas") \
    X(WSMAN, 0x803381E1, "ERROR_WSMAN_WRONG_METADATA", "instance does not match class schema", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x803381E2, "ERROR_WSMAN_UNSUPPORTED_TYPE", "unsupported type in XML", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(WSMAN, 0x803381E3, "ERROR_WSMAN_REMOTE_CONNECTION_NOT_ALLOWED", "plug-in rejects remote connections", "", "in a SOAP fault", "fault-remote-access-disabled") \
    X(WSMAN, 0x803381E4, "ERROR_WSMAN_QUOTA_MAX_SHELLS_PPQ", "plug-in: shells per user exceeded", "", "in a SOAP fault", "quota-plugin") \
    X(WSMAN, 0x803381E5, "ERROR_WSMAN_QUOTA_MAX_USERS_PPQ", "plug-in: users exceeded", "", "in a SOAP fault", "quota-plugin") \
    X(WSMAN, 0x803381E6, "ERROR_WSMAN_QUOTA_MAX_PLUGINSHELLS_PPQ", "plug-in: shells exceeded", "", "in a SOAP fault", "quota-plugin") \
    X(WSMAN, 0x803381E7, "ERROR_WSMAN_QUOTA_MAX_PLUGINOPERATIONS_PPQ", "plug-in: operations exceeded", "", "in a SOAP fault", "quota-plugin") \
    X(WSMAN, 0x803381E8, "ERROR_WSMAN_QUOTA_MAX_OPERATIONS_USER_PPQ", "plug-in: operations per user exceeded", "", "in a SOAP fault", "quota-plugin") \
    X(WSMAN, 0x803381E9, "ERROR_WSMAN_QUOTA_MAX_COMMANDS_PER_SHELL_PPQ", "commands per shell exceeded", "", "in a SOAP fault", "quota-plugin") \
    X(WSMAN, 0x803381EA, "ERROR_WSMAN_QUOTA_MIN_REQUIREMENT_NOT_AVAILABLE_PPQ", "not enough resources for operation", "", "in a SOAP fault", "quota-plugin") \
    X(WSMAN, 0x803381EB, "ERROR_WSMAN_NEW_DESERIALIZER", "MI deserializer failed", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381EC, "ERROR_WSMAN_DESERIALIZE_CLASS", "metadata not deserializable", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381ED, "ERROR_WSMAN_GETCLASS", "metadata not retrievable", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381EE, "ERROR_WSMAN_NEW_SESSION", "session could not be created", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381EF, "ERROR_WSMAN_NULL_KEY", "key property null", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381F0, "ERROR_WSMAN_MUTUAL_AUTH_FAILED", "the client could not make sure that it is the right server that answers", "", "shown by the Windows client, not on the wire", "ntlm-trustedhosts krb-spn-unknown") \
    X(WSMAN, 0x803381F1, "ERROR_WSMAN_UNSUPPORTED_OCTETTYPE", "octet string array unsupported", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381F2, "ERROR_WINRS_IDLETIMEOUT_OUTOFBOUNDS", "IdleTimeout out of range", "", "in a SOAP fault", "shell-idle-timeout-range") \
    X(WSMAN, 0x803381F3, "ERROR_WSMAN_INSUFFICIENT_METADATA_FOR_BASIC", "metadata insufficient for basic types", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381F4, "ERROR_WSMAN_INVALID_LITERAL_URI", "URI and URI prefix both given", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381F5, "ERROR_WSMAN_OBJECTONLY_INVALID", "keysOnly with object-only mode", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381F6, "ERROR_WSMAN_MISSING_CLASSNAME", "class name invalid", "At the client: correct the option or argument that the message names", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381F7, "ERROR_WSMAN_EVENTING_INVALID_ENCODING_IN_DELIVERY", "Encoding in Delivery invalid", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WSMAN, 0x803381F8, "ERROR_WSMAN_DESTINATION_INVALID", "the computer name is a URL", "At the client: `New-PSSession -ConnectionUri URL` in place of `-ComputerName`", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381F9, "ERROR_WSMAN_UNSUPPORTED_FEATURE_IDENTIFY", "server has no Identify", "At the client: leave the test (Identify) out", "shown by the Windows client, not on the wire", "http-foreign-server") \
    X(WSMAN, 0x803381FA, "ERROR_WSMAN_CLIENT_SESSION_UNUSABLE", "the session cannot be used any more: the service restarted", "At the client: open a new session", "shown by the Windows client, not on the wire", "fault-service-stopping") \
    X(WSMAN, 0x803381FB, "ERROR_WSMAN_VIRTUALACCOUNT_NOTSUPPORTED", "virtual account creation failed", "", "of the local configuration", "shell-runas") \
    X(WSMAN, 0x803381FC, "ERROR_WSMAN_VIRTUALACCOUNT_NOTSUPPORTED_DOWNLEVEL", "virtual accounts need 7/2008 R2+", "", "of the local configuration", "shell-runas") \
    X(WSMAN, 0x803381FD, "ERROR_WSMAN_RUNASUSER_MANAGEDACCOUNT_LOGON_FAILED", "gMSA RunAs logon failed", "", "of the local configuration", "shell-runas") \
    X(WSMAN, 0x803381FE, "ERROR_WSMAN_CERTMAPPING_CREDENTIAL_MANAGEMENT_FAILIED", "mapped credential unreadable (service context changed)", "", "of the local configuration", "cert-mapping-password") \
    X(WSMAN, 0x803381FF, "ERROR_WSMAN_EVENTING_PUSH_SUBSCRIPTION_NOACTIVATE_EVENTSOURCE", "push source disabled or inactive on collector", "On the collector: `wecutil gr SUBSCRIPTION`; on the source: `Get-WinEvent -LogName Microsoft-Windows-Forwarding/Operational -MaxEvents 20`", "of event forwarding", "") \
    X(WIN32, 0x2, "ERROR_FILE_NOT_FOUND", "program, directory or host process not found", "", "also as HRESULT 0x80070002", "shell-command-not-found shell-host-launch") \
    X(WIN32, 0x3, "ERROR_PATH_NOT_FOUND", "path missing", "", "also as HRESULT 0x80070003", "shell-command-not-found") \
    X(WIN32, 0x5, "ERROR_ACCESS_DENIED", "access denied: the logon went well, but the account may not do this; Windows clients also show it when the logon itself was refused", "", "also as HRESULT 0x80070005", "shell-access-denied auth-local-admin-uac") \
    X(WIN32, 0x6, "ERROR_INVALID_HANDLE", "a handle is not valid: the session is gone", "At the client: open a new session", "also as HRESULT 0x80070006", "fault-invalid-selectors-shell") \
    X(WIN32, 0x8, "ERROR_NOT_ENOUGH_MEMORY", "not enough memory", "", "also as HRESULT 0x80070008", "fault-out-of-memory") \
    X(WIN32, 0xE, "ERROR_OUTOFMEMORY", "out of memory", "", "also as HRESULT 0x8007000E", "fault-out-of-memory") \
    X(WIN32, 0x32, "ERROR_NOT_SUPPORTED", "the operation is not supported; of shells: the request came in chunks", "", "also as HRESULT 0x80070032", "http-411-or-chunked") \
    X(WIN32, 0x35, "ERROR_BAD_NETPATH", "the network path was not found: the name is unknown, or a second hop has no credentials", "", "also as HRESULT 0x80070035", "net-dns-failure krb-double-hop") \
    X(WIN32, 0x40, "ERROR_NETNAME_DELETED", "the connection was dropped", "", "also as HRESULT 0x80070040", "net-reset-midstream") \
    X(WIN32, 0x43, "ERROR_BAD_NET_NAME", "the name of the share or host is wrong, or a second hop has no credentials", "", "also as HRESULT 0x80070043", "krb-double-hop") \
    X(WIN32, 0x57, "ERROR_INVALID_PARAMETER", "a parameter is wrong; of shells: the command is not known", "", "also as HRESULT 0x80070057", "fault-invalid-command-id") \
    X(WIN32, 0x6D, "ERROR_BROKEN_PIPE", "the pipe has ended: the session's process is gone", "", "also as HRESULT 0x8007006D", "psrp-pool-broken") \
    X(WIN32, 0x79, "ERROR_SEM_TIMEOUT", "the connection was not answered in time", "", "also as HRESULT 0x80070079", "net-syn-no-answer") \
    X(WIN32, 0x7E, "ERROR_MOD_NOT_FOUND", "a module was not found: a DLL of the endpoint is missing", "", "also as HRESULT 0x8007007E", "fault-plugin-load") \
    X(WIN32, 0x7F, "ERROR_PROC_NOT_FOUND", "a procedure was not found: a DLL has another version", "", "also as HRESULT 0x8007007F", "fault-plugin-load") \
    X(WIN32, 0xC1, "ERROR_BAD_EXE_FORMAT", "the program is for another kind of system (32 and 64 bit)", "", "also as HRESULT 0x800700C1", "fault-plugin-load") \
    X(WIN32, 0x10B, "ERROR_DIRECTORY", "the working directory is not valid", "", "also as HRESULT 0x8007010B", "shell-working-directory") \
    X(WIN32, 0x3E3, "ERROR_OPERATION_ABORTED", "the operation was aborted: the shell was closed, or the service is stopping", "", "also as HRESULT 0x800703E3", "fault-service-stopping") \
    X(WIN32, 0x3FA, "ERROR_KEY_DELETED", "registry hive of the user unloaded; host cannot start", "", "also as HRESULT 0x800703FA", "shell-host-launch") \
    X(WIN32, 0x41D, "ERROR_SERVICE_REQUEST_TIMEOUT", "a service did not start in time", "On the target: `Get-WinEvent -FilterHashtable @{LogName='System';Id=7000,7009,7011} -MaxEvents 10`, then `Start-Service WinRM`", "also as HRESULT 0x8007041D", "") \
    X(WIN32, 0x422, "ERROR_SERVICE_DISABLED", "the service is disabled", "On the target: `Set-Service WinRM -StartupType Automatic; Start-Service WinRM`", "also as HRESULT 0x80070422", "net-syn-rst") \
    X(WIN32, 0x424, "ERROR_SERVICE_DOES_NOT_EXIST", "there is no such service", "On the target: `Get-Service NAME`", "also as HRESULT 0x80070424", "") \
    X(WIN32, 0x426, "ERROR_SERVICE_NOT_ACTIVE", "the service was not started", "On the target: `Start-Service WinRM`", "also as HRESULT 0x80070426", "net-syn-rst") \
    X(WIN32, 0x42C, "ERROR_SERVICE_DEPENDENCY_FAIL", "a service that this one needs did not start", "On the target: `Get-Service NAME -RequiredServices`", "also as HRESULT 0x8007042C", "") \
    X(WIN32, 0x42D, "ERROR_SERVICE_LOGON_FAILED", "the account of the service could not log on", "On the target: correct its password: `services.msc`, the service, Log On", "also as HRESULT 0x8007042D", "") \
    X(WIN32, 0x45B, "ERROR_SHUTDOWN_IN_PROGRESS", "the host is shutting down", "", "also as HRESULT 0x8007045B", "fault-service-stopping") \
    X(WIN32, 0x490, "ERROR_NOT_FOUND", "what was asked for is not there", "Check the name or key in the request", "also as HRESULT 0x80070490", "") \
    X(WIN32, 0x4C7, "ERROR_CANCELLED", "the user cancelled it", "", "also as HRESULT 0x800704C7", "") \
    X(WIN32, 0x4CF, "ERROR_NETWORK_UNREACHABLE", "the network cannot be reached", "", "also as HRESULT 0x800704CF", "net-icmp-unreachable") \
    X(WIN32, 0x4D0, "ERROR_HOST_UNREACHABLE", "the host cannot be reached", "", "also as HRESULT 0x800704D0", "net-icmp-unreachable") \
    X(WIN32, 0x4D4, "ERROR_CONNECTION_ABORTED", "the connection was aborted", "", "also as HRESULT 0x800704D4", "net-reset-midstream") \
    X(WIN32, 0x4DC, "ERROR_NOT_AUTHENTICATED", "the logon did not succeed", "", "also as HRESULT 0x800704DC", "http-401-final") \
    X(WIN32, 0x51F, "ERROR_NO_LOGON_SERVERS", "no domain controller can be reached", "", "also as HRESULT 0x8007051F", "krb-kdc-unreachable") \
    X(WIN32, 0x520, "ERROR_NO_SUCH_LOGON_SESSION", "the session has no credentials of the user (second hop, stored credentials)", "", "also as HRESULT 0x80070520", "pserr-no-logon-session") \
    X(WIN32, 0x522, "ERROR_PRIVILEGE_NOT_HELD", "a privilege is missing", "", "also as HRESULT 0x80070522", "pserr-access-denied") \
    X(WIN32, 0x52E, "ERROR_LOGON_FAILURE", "the user name or the password is wrong", "", "also as HRESULT 0x8007052E", "ntlm-rejected basic-bad-password") \
    X(WIN32, 0x52F, "ERROR_ACCOUNT_RESTRICTION", "an account restriction: an empty password, or a policy", "", "also as HRESULT 0x8007052F", "auth-account-restricted") \
    X(WIN32, 0x530, "ERROR_INVALID_LOGON_HOURS", "the account may not log on at this time", "", "also as HRESULT 0x80070530", "auth-account-restricted") \
    X(WIN32, 0x531, "ERROR_INVALID_WORKSTATION", "the account may not log on from this computer", "", "also as HRESULT 0x80070531", "auth-account-restricted") \
    X(WIN32, 0x532, "ERROR_PASSWORD_EXPIRED", "the password has expired", "", "also as HRESULT 0x80070532", "krb-password-expired") \
    X(WIN32, 0x533, "ERROR_ACCOUNT_DISABLED", "the account is disabled", "", "also as HRESULT 0x80070533", "krb-account-revoked") \
    X(WIN32, 0x54B, "ERROR_NO_SUCH_DOMAIN", "the domain does not exist, or cannot be reached", "", "also as HRESULT 0x8007054B", "krb-srv-missing") \
    X(WIN32, 0x569, "ERROR_LOGON_TYPE_NOT_GRANTED", "the account lacks the right to log on over the network", "", "also as HRESULT 0x80070569", "auth-account-restricted") \
    X(WIN32, 0x574, "ERROR_WRONG_TARGET_NAME", "the target name is wrong: the SPN belongs to another account", "", "also as HRESULT 0x80070574", "krb-modified") \
    X(WIN32, 0x576, "ERROR_TIME_SKEW", "the clocks differ too much", "", "also as HRESULT 0x80070576", "krb-clock-skew") \
    X(WIN32, 0x5AA, "ERROR_NO_SYSTEM_RESOURCES", "the system has no resources left", "", "also as HRESULT 0x800705AA", "shell-host-launch") \
    X(WIN32, 0x5B4, "ERROR_TIMEOUT", "the operation timed out", "", "also as HRESULT 0x800705B4", "fault-timeout-operation") \
    X(WIN32, 0x6BA, "ERROR_RPC_S_SERVER_UNAVAILABLE", "the RPC server is unavailable", "", "also as HRESULT 0x800706BA", "fault-rpc-unavailable") \
    X(WIN32, 0x6FC, "ERROR_TRUSTED_DOMAIN_FAILURE", "the trust between the domains is broken", "On a domain controller: `Get-ADTrust -Filter *`, then `netdom trust DOMAIN1 /d:DOMAIN2 /verify`", "also as HRESULT 0x800706FC", "") \
    X(WIN32, 0x6FD, "ERROR_TRUSTED_RELATIONSHIP_FAILURE", "the trust between the target and its domain is broken", "On the target: `Test-ComputerSecureChannel -Repair -Credential (Get-Credential)`", "also as HRESULT 0x800706FD", "") \
    X(WIN32, 0x718, "ERROR_NOT_ENOUGH_QUOTA", "a quota of the shell is exceeded (memory or processes)", "", "also as HRESULT 0x80070718", "quota-processes-per-shell quota-memory-per-shell") \
    X(WIN32, 0x721, "ERROR_RPC_S_SEC_PKG_ERROR", "a security package failed", "", "also as HRESULT 0x80070721", "krb-modified") \
    X(WIN32, 0x773, "ERROR_PASSWORD_MUST_CHANGE", "the password must be changed before the first logon", "", "also as HRESULT 0x80070773", "krb-password-expired") \
    X(WIN32, 0x775, "ERROR_ACCOUNT_LOCKED_OUT", "the account is locked out", "", "also as HRESULT 0x80070775", "krb-account-revoked") \
    X(WIN32, 0x2741, "ERROR_WSAEADDRNOTAVAIL", "the address cannot be used", "At the client: correct the address", "also as HRESULT 0x80072741", "") \
    X(WIN32, 0x2743, "ERROR_WSAENETUNREACH", "the network cannot be reached", "", "also as HRESULT 0x80072743", "net-icmp-unreachable") \
    X(WIN32, 0x2745, "ERROR_WSAECONNABORTED", "the connection was aborted", "", "also as HRESULT 0x80072745", "net-reset-midstream") \
    X(WIN32, 0x2746, "ERROR_WSAECONNRESET", "the connection was reset by the other side", "", "also as HRESULT 0x80072746", "net-reset-midstream") \
    X(WIN32, 0x274C, "ERROR_WSAETIMEDOUT", "the connection was not answered in time", "", "also as HRESULT 0x8007274C", "net-syn-no-answer") \
    X(WIN32, 0x274D, "ERROR_WSAECONNREFUSED", "the connection was refused: the port is closed", "", "also as HRESULT 0x8007274D", "net-syn-rst") \
    X(WIN32, 0x2751, "ERROR_WSAEHOSTUNREACH", "the host cannot be reached", "", "also as HRESULT 0x80072751", "net-icmp-unreachable") \
    X(WIN32, 0x2AF9, "ERROR_WSAHOST_NOT_FOUND", "the name of the host is unknown", "", "also as HRESULT 0x80072AF9", "net-dns-failure") \
    X(WIN32, 0x2AFA, "ERROR_WSATRY_AGAIN", "the name server did not answer", "", "also as HRESULT 0x80072AFA", "net-dns-failure") \
    X(WINHTTP, 0x2EE2, "ERROR_WINHTTP_TIMEOUT", "no answer came in time", "", "also as HRESULT 0x80072EE2; shown by the client, not on the wire", "net-request-no-response") \
    X(WINHTTP, 0x2EE5, "ERROR_WINHTTP_INVALID_URL", "the URL is not valid; nothing was sent", "At the client: correct the URL: `http://HOST:5985/wsman`", "also as HRESULT 0x80072EE5; shown by the client, not on the wire", "") \
    X(WINHTTP, 0x2EE6, "ERROR_WINHTTP_UNRECOGNIZED_SCHEME", "the URL begins neither with http nor with https", "At the client: correct the URL: `http://HOST:5985/wsman`", "also as HRESULT 0x80072EE6; shown by the client, not on the wire", "") \
    X(WINHTTP, 0x2EE7, "ERROR_WINHTTP_NAME_NOT_RESOLVED", "the name of the server could not be resolved", "", "also as HRESULT 0x80072EE7; shown by the client, not on the wire", "net-dns-failure") \
    X(WINHTTP, 0x2EEC, "ERROR_WINHTTP_SHUTDOWN", "the client is ending", "", "also as HRESULT 0x80072EEC; shown by the client, not on the wire", "") \
    X(WINHTTP, 0x2EEF, "ERROR_WINHTTP_LOGIN_FAILURE", "the logon was refused by the server or the proxy", "", "also as HRESULT 0x80072EEF; shown by the client, not on the wire", "http-401-final proxy-407") \
    X(WINHTTP, 0x2EF1, "ERROR_WINHTTP_OPERATION_CANCELLED", "the client cancelled the request", "", "also as HRESULT 0x80072EF1; shown by the client, not on the wire", "") \
    X(WINHTTP, 0x2EF3, "ERROR_WINHTTP_INCORRECT_HANDLE_STATE", "the client used a request in the wrong state", "At the client: update it", "also as HRESULT 0x80072EF3; shown by the client, not on the wire", "") \
    X(WINHTTP, 0x2EFD, "ERROR_WINHTTP_CANNOT_CONNECT", "no connection could be made", "", "also as HRESULT 0x80072EFD; shown by the client, not on the wire", "net-syn-no-answer net-syn-rst") \
    X(WINHTTP, 0x2EFE, "ERROR_WINHTTP_CONNECTION_ERROR", "the connection was reset or aborted, also when TLS does not come up", "", "also as HRESULT 0x80072EFE; shown by the client, not on the wire", "net-reset-midstream tls-no-server-certificate") \
    X(WINHTTP, 0x2F00, "ERROR_WINHTTP_RESEND_REQUEST", "the request must be sent again; the client does so", "", "also as HRESULT 0x80072F00; shown by the client, not on the wire", "") \
    X(WINHTTP, 0x2F05, "ERROR_WINHTTP_SECURE_CERT_DATE_INVALID", "the server's certificate is out of date", "", "also as HRESULT 0x80072F05; shown by the client, not on the wire", "tls-expired-certificate") \
    X(WINHTTP, 0x2F06, "ERROR_WINHTTP_SECURE_CERT_CN_INVALID", "the server's certificate is for another name", "", "also as HRESULT 0x80072F06; shown by the client, not on the wire", "tls-name-mismatch") \
    X(WINHTTP, 0x2F0C, "ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED", "the server asks for a client certificate", "", "also as HRESULT 0x80072F0C; shown by the client, not on the wire", "tls-client-cert-required") \
    X(WINHTTP, 0x2F0D, "ERROR_WINHTTP_SECURE_INVALID_CA", "the issuer of the server's certificate is not trusted", "", "also as HRESULT 0x80072F0D; shown by the client, not on the wire", "tls-unknown-ca") \
    X(WINHTTP, 0x2F19, "ERROR_WINHTTP_SECURE_CERT_REV_FAILED", "the revocation of the certificate cannot be checked", "", "also as HRESULT 0x80072F19; shown by the client, not on the wire", "tls-revocation-failure") \
    X(WINHTTP, 0x2F78, "ERROR_WINHTTP_INVALID_SERVER_RESPONSE", "the answer is not HTTP: TLS on the other side, or another service", "", "also as HRESULT 0x80072F78; shown by the client, not on the wire", "tls-http-on-tls-port") \
    X(WINHTTP, 0x2F7C, "ERROR_WINHTTP_REDIRECT_FAILED", "the redirection was not followed", "", "also as HRESULT 0x80072F7C; shown by the client, not on the wire", "http-redirect") \
    X(WINHTTP, 0x2F7D, "ERROR_WINHTTP_SECURE_CHANNEL_ERROR", "TLS failed", "", "also as HRESULT 0x80072F7D; shown by the client, not on the wire", "tls-no-common-cipher tls-protocol-version") \
    X(WINHTTP, 0x2F86, "ERROR_WINHTTP_BAD_AUTO_PROXY_SCRIPT", "the proxy script has an error", "", "also as HRESULT 0x80072F86; shown by the client, not on the wire", "proxy-pac-failure") \
    X(WINHTTP, 0x2F87, "ERROR_WINHTTP_UNABLE_TO_DOWNLOAD_SCRIPT", "the proxy script cannot be fetched", "", "also as HRESULT 0x80072F87; shown by the client, not on the wire", "proxy-pac-failure") \
    X(WINHTTP, 0x2F89, "ERROR_WINHTTP_SECURE_INVALID_CERT", "the certificate is not valid", "", "also as HRESULT 0x80072F89; shown by the client, not on the wire", "tls-wrong-eku") \
    X(WINHTTP, 0x2F8A, "ERROR_WINHTTP_SECURE_CERT_REVOKED", "the certificate was revoked", "", "also as HRESULT 0x80072F8A; shown by the client, not on the wire", "tls-revocation-failure") \
    X(WINHTTP, 0x2F8F, "ERROR_WINHTTP_SECURE_FAILURE", "something about the server's certificate: issuer, name, dates or revocation", "", "also as HRESULT 0x80072F8F; shown by the client, not on the wire", "tls-unknown-ca tls-name-mismatch tls-expired-certificate") \
    X(WINHTTP, 0x2F92, "ERROR_WINHTTP_AUTO_PROXY_SERVICE_ERROR", "the service that finds the proxy failed", "", "also as HRESULT 0x80072F92; shown by the client, not on the wire", "proxy-pac-failure") \
    X(WINHTTP, 0x2F93, "ERROR_WINHTTP_SECURE_CERT_WRONG_USAGE", "the certificate is for another use", "", "also as HRESULT 0x80072F93; shown by the client, not on the wire", "tls-wrong-eku") \
    X(WINHTTP, 0x2F94, "ERROR_WINHTTP_AUTODETECTION_FAILED", "the proxy could not be found automatically", "", "also as HRESULT 0x80072F94; shown by the client, not on the wire", "proxy-pac-failure") \
    X(WINHTTP, 0x2F95, "ERROR_WINHTTP_HEADER_COUNT_EXCEEDED", "the answer has too many headers", "At the client: connect to the target itself, past any proxy", "also as HRESULT 0x80072F95; shown by the client, not on the wire", "") \
    X(WINHTTP, 0x2F96, "ERROR_WINHTTP_HEADER_SIZE_OVERFLOW", "the headers of the answer are too large", "At the client: connect to the target itself, past any proxy", "also as HRESULT 0x80072F96; shown by the client, not on the wire", "") \
    X(WINHTTP, 0x2F97, "ERROR_WINHTTP_CHUNKED_ENCODING_HEADER_SIZE_OVERFLOW", "a chunk of the answer has too large a header", "At the client: connect to the target itself, past any proxy", "also as HRESULT 0x80072F97; shown by the client, not on the wire", "") \
    X(WINHTTP, 0x2F98, "ERROR_WINHTTP_RESPONSE_DRAIN_OVERFLOW", "too much of an answer was left to read", "At the client: connect to the target itself, past any proxy", "also as HRESULT 0x80072F98; shown by the client, not on the wire", "") \
    X(WINHTTP, 0x2F99, "ERROR_WINHTTP_CLIENT_CERT_NO_PRIVATE_KEY", "the client certificate has no private key", "", "also as HRESULT 0x80072F99; shown by the client, not on the wire", "tls-client-cert-required") \
    X(WINHTTP, 0x2F9A, "ERROR_WINHTTP_CLIENT_CERT_NO_ACCESS_PRIVATE_KEY", "the client may not read the private key of its certificate", "", "also as HRESULT 0x80072F9A; shown by the client, not on the wire", "tls-client-cert-required") \
    X(WINHTTP, 0x2F9B, "ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED_PROXY", "the proxy asks for a client certificate", "", "also as HRESULT 0x80072F9B; shown by the client, not on the wire", "proxy-407") \
    X(WINHTTP, 0x2F9C, "ERROR_WINHTTP_SECURE_FAILURE_PROXY", "TLS to the proxy failed", "At the client: go past the proxy: `New-PSSessionOption -ProxyAccessType NoProxyServer`", "also as HRESULT 0x80072F9C; shown by the client, not on the wire", "") \
    X(SECURITY, 0x80090302, "SEC_E_UNSUPPORTED_FUNCTION", "the security package cannot do this (old system, FIPS)", "", "of a security package", "ntlm-challenge-unanswered") \
    X(SECURITY, 0x80090303, "SEC_E_TARGET_UNKNOWN", "the target is unknown: nobody has its service name (SPN)", "", "of a security package", "krb-spn-unknown") \
    X(SECURITY, 0x80090304, "SEC_E_INTERNAL_ERROR", "the security authority (LSA) failed", "On both sides: `Get-WinEvent -FilterHashtable @{LogName='System';ProviderName='LsaSrv'} -MaxEvents 10`; is the clock right, is the machine in the domain: `Test-ComputerSecureChannel`", "of a security package", "krb-modified") \
    X(SECURITY, 0x80090305, "SEC_E_SECPKG_NOT_FOUND", "the scheme is not available on this system", "", "of a security package", "auth-scheme-not-offered") \
    X(SECURITY, 0x80090308, "SEC_E_INVALID_TOKEN", "the token is broken: a device in between, or mixed connections", "", "of a security package", "proxy-auth-affinity") \
    X(SECURITY, 0x8009030C, "SEC_E_LOGON_DENIED", "the logon was refused", "", "of a security package", "ntlm-rejected") \
    X(SECURITY, 0x8009030D, "SEC_E_UNKNOWN_CREDENTIALS", "the credentials cannot be used", "At the client: give them anew: `-Credential (Get-Credential)`; the user name with its domain", "of a security package", "auth-username-format") \
    X(SECURITY, 0x8009030E, "SEC_E_NO_CREDENTIALS", "there are no credentials: of this logon session, or for this target", "", "of a security package", "pserr-no-logon-session krb-workgroup-client") \
    X(SECURITY, 0x8009030F, "SEC_E_MESSAGE_ALTERED", "the message was changed on the way, or belongs to another session", "", "of a security package", "enc-cannot-decrypt-client") \
    X(SECURITY, 0x80090310, "SEC_E_OUT_OF_SEQUENCE", "encrypted messages came out of order: a device in between mixes connections", "", "of a security package", "enc-cannot-decrypt-client") \
    X(SECURITY, 0x80090311, "SEC_E_NO_AUTHENTICATING_AUTHORITY", "no domain controller can be reached for it", "", "of a security package", "krb-kdc-unreachable") \
    X(SECURITY, 0x80090317, "SEC_E_CONTEXT_EXPIRED", "the session or its ticket has expired", "", "of a security package", "krb-ticket-expired") \
    X(SECURITY, 0x80090318, "SEC_E_INCOMPLETE_MESSAGE", "the message is cut", "", "of a security package", "tls-no-server-certificate") \
    X(SECURITY, 0x80090322, "SEC_E_WRONG_PRINCIPAL", "the target name is wrong: the SPN belongs to another account", "", "of a security package", "krb-modified") \
    X(SECURITY, 0x80090324, "SEC_E_TIME_SKEW", "the clocks differ too much", "", "of a security package", "krb-clock-skew") \
    X(SECURITY, 0x80090325, "SEC_E_UNTRUSTED_ROOT", "the issuer of the certificate is not trusted", "", "of a security package", "tls-unknown-ca") \
    X(SECURITY, 0x80090326, "SEC_E_ILLEGAL_MESSAGE", "the message is no TLS, or no common parameters", "", "of a security package", "tls-no-common-cipher tls-on-http-port") \
    X(SECURITY, 0x80090327, "SEC_E_CERT_UNKNOWN", "the certificate has an unknown fault", "", "of a security package", "tls-unknown-ca") \
    X(SECURITY, 0x80090328, "SEC_E_CERT_EXPIRED", "the certificate has expired", "", "of a security package", "tls-expired-certificate") \
    X(SECURITY, 0x80090331, "SEC_E_ALGORITHM_MISMATCH", "client and server have no algorithm in common", "", "of a security package", "tls-no-common-cipher tls-protocol-version") \
    X(SECURITY, 0x80090332, "SEC_E_SECURITY_QOS_FAILED", "mutual authentication or delegation is not possible", "", "of a security package", "krb-delegation-refused") \
    X(SECURITY, 0x80090342, "SEC_E_KDC_UNKNOWN_ETYPE", "the KDC does not know the encryption type", "", "of a security package", "krb-etype") \
    X(SECURITY, 0x80090345, "SEC_E_DELEGATION_REQUIRED", "delegation is needed for this", "", "of a security package", "krb-delegation-refused") \
    X(SECURITY, 0x80090346, "SEC_E_BAD_BINDINGS", "the channel bindings are wrong", "", "of a security package", "tls-cbt-mismatch") \
    X(SECURITY, 0x80090349, "SEC_E_CERT_WRONG_USAGE", "the certificate is for another use", "", "of a security package", "tls-wrong-eku") \
    X(SECURITY, 0x80090350, "SEC_E_DOWNGRADE_DETECTED", "the server that authenticated cannot be reached, or a downgrade", "", "of a security package", "krb-kdc-unreachable") \
    X(SECURITY, 0x8009035E, "SEC_E_DELEGATION_POLICY", "the client's policy forbids CredSSP to this target", "", "of a security package", "credssp-delegation-policy") \
    X(SECURITY, 0x8009035F, "SEC_E_POLICY_NLTM_ONLY", "the client's policy forbids CredSSP to a target that NTLM alone proves", "", "of a security package", "credssp-delegation-policy") \
    X(SECURITY, 0x80092010, "CRYPT_E_REVOKED", "the certificate was revoked", "", "of a security package", "tls-revocation-failure") \
    X(SECURITY, 0x80092012, "CRYPT_E_NO_REVOCATION_CHECK", "the revocation cannot be checked", "", "of a security package", "tls-revocation-failure") \
    X(SECURITY, 0x80092013, "CRYPT_E_REVOCATION_OFFLINE", "the revocation list cannot be reached", "", "of a security package", "tls-revocation-failure") \
    X(SECURITY, 0x800B0101, "CERT_E_EXPIRED", "the certificate is out of date", "", "of a security package", "tls-expired-certificate") \
    X(SECURITY, 0x800B0109, "CERT_E_UNTRUSTEDROOT", "the root certificate is not trusted", "", "of a security package", "tls-unknown-ca") \
    X(SECURITY, 0x800B010A, "CERT_E_CHAINING", "the chain of the certificate leads to no trusted root", "", "of a security package", "tls-unknown-ca") \
    X(SECURITY, 0x800B010E, "CERT_E_REVOCATION_FAILURE", "the revocation cannot be checked", "", "of a security package", "tls-revocation-failure") \
    X(SECURITY, 0x800B010F, "CERT_E_CN_NO_MATCH", "the certificate is for another name", "", "of a security package", "tls-name-mismatch") \
    X(WMI, 0x80041001, "WBEM_E_FAILED", "WMI failed, without saying why", "", "in inner faults", "fault-wmi-provider") \
    X(WMI, 0x80041002, "WBEM_E_NOT_FOUND", "the instance was not found", "", "in inner faults", "fault-wmi-class") \
    X(WMI, 0x80041003, "WBEM_E_ACCESS_DENIED", "access denied: rights on the WMI namespace", "", "in inner faults", "fault-wmi-access-denied") \
    X(WMI, 0x80041004, "WBEM_E_PROVIDER_FAILURE", "the WMI provider failed", "", "in inner faults", "fault-wmi-provider") \
    X(WMI, 0x80041005, "WBEM_E_TYPE_MISMATCH", "a value has the wrong type", "At the client: correct the type of the value", "in inner faults", "fault-wmi-class") \
    X(WMI, 0x80041006, "WBEM_E_OUT_OF_MEMORY", "WMI is out of memory (quota of the provider host)", "", "in inner faults", "fault-wmi-provider") \
    X(WMI, 0x80041007, "WBEM_E_INVALID_CONTEXT", "the context of the call is not valid", "", "in inner faults", "fault-wmi-provider") \
    X(WMI, 0x80041008, "WBEM_E_INVALID_PARAMETER", "a parameter is not valid", "At the client: compare with the class: `(Get-CimClass CLASS).CimClassMethods`", "in inner faults", "fault-wmi-class") \
    X(WMI, 0x80041009, "WBEM_E_NOT_AVAILABLE", "the resource is not available now", "", "in inner faults", "fault-wmi-provider") \
    X(WMI, 0x8004100A, "WBEM_E_CRITICAL_ERROR", "an internal error of WMI", "", "in inner faults", "fault-wmi-provider") \
    X(WMI, 0x8004100C, "WBEM_E_NOT_SUPPORTED", "the class does not have this operation", "", "in inner faults", "fault-action-not-supported") \
    X(WMI, 0x8004100D, "WBEM_E_INVALID_SUPERCLASS", "the superclass is not valid", "", "in inner faults", "fault-wmi-class") \
    X(WMI, 0x8004100E, "WBEM_E_INVALID_NAMESPACE", "the WMI namespace does not exist", "", "in inner faults", "fault-wmi-class") \
    X(WMI, 0x8004100F, "WBEM_E_INVALID_OBJECT", "the object is not valid", "", "in inner faults", "fault-wmi-class") \
    X(WMI, 0x80041010, "WBEM_E_INVALID_CLASS", "the WMI class does not exist (a role or product is not installed)", "", "in inner faults", "fault-wmi-class") \
    X(WMI, 0x80041011, "WBEM_E_PROVIDER_NOT_FOUND", "the provider is not registered", "", "in inner faults", "fault-wmi-provider") \
    X(WMI, 0x80041012, "WBEM_E_INVALID_PROVIDER_REGISTRATION", "the provider's registration is damaged", "", "in inner faults", "fault-wmi-provider") \
    X(WMI, 0x80041013, "WBEM_E_PROVIDER_LOAD_FAILURE", "the WMI provider could not be loaded", "", "in inner faults", "fault-wmi-provider") \
    X(WMI, 0x80041014, "WBEM_E_INITIALIZATION_FAILURE", "the WMI provider could not start", "", "in inner faults", "fault-wmi-provider") \
    X(WMI, 0x80041015, "WBEM_E_TRANSPORT_FAILURE", "WMI could not reach another machine", "", "in inner faults", "fault-rpc-unavailable") \
    X(WMI, 0x80041016, "WBEM_E_INVALID_OPERATION", "the operation is not valid", "", "in inner faults", "fault-wmi-class") \
    X(WMI, 0x80041017, "WBEM_E_INVALID_QUERY", "the WQL query is not correct", "", "in inner faults", "fault-filter") \
    X(WMI, 0x80041018, "WBEM_E_INVALID_QUERY_TYPE", "the query language is not known", "", "in inner faults", "fault-filter") \
    X(WMI, 0x80041019, "WBEM_E_ALREADY_EXISTS", "the object exists already", "", "in inner faults", "fault-already-exists") \
    X(PLUGIN, 0x805407D0, "NullPluginContext", "the plug-in was called without its context", "", "in a SOAP fault", "psrp-managed-exception") \
    X(PLUGIN, 0x805407D1, "PluginContextNotFound", "the plug-in's context is gone", "", "in a SOAP fault", "fault-service-stopping") \
    X(PLUGIN, 0x80540BB8, "NullInvalidInput", "the plug-in was called without input", "", "in a SOAP fault", "psrp-option-missing") \
    X(PLUGIN, 0x80540BB9, "NullInvalidStreamSets", "the plug-in was called without streams", "", "in a SOAP fault", "psrp-option-missing") \
    X(PLUGIN, 0x80540BBA, "SessionCreationFailed", "the PowerShell session could not be made", "", "in a SOAP fault", "psrp-managed-exception") \
    X(PLUGIN, 0x80540BBB, "NullShellContext", "the shell is gone", "", "in a SOAP fault", "fault-invalid-selectors-shell") \
    X(PLUGIN, 0x80540BBC, "InvalidShellContext", "the shell is not known", "", "in a SOAP fault", "fault-invalid-selectors-shell") \
    X(PLUGIN, 0x80540BBD, "InvalidCommandContext", "the command is not known", "", "in a SOAP fault", "fault-invalid-command-id") \
    X(PLUGIN, 0x80540BBE, "InvalidInputStream", "the input stream is none that PowerShell knows", "", "in a SOAP fault", "fault-options") \
    X(PLUGIN, 0x80540BBF, "InvalidInputDatatype", "the input is of the wrong type", "", "in a SOAP fault", "fault-options") \
    X(PLUGIN, 0x80540BC0, "InvalidOutputStream", "the output stream is none that PowerShell knows", "", "in a SOAP fault", "fault-options") \
    X(PLUGIN, 0x80540BC1, "InvalidSenderDetails", "who calls is not known", "", "in a SOAP fault", "auth-not-authorized") \
    X(PLUGIN, 0x80540BC2, "ShutdownRegistrationFailed", "the plug-in could not register for the end of the service", "", "in a SOAP fault", "fault-service-stopping") \
    X(PLUGIN, 0x80540BC3, "ReportContextFailed", "the plug-in could not report its state", "", "in a SOAP fault", "psrp-managed-exception") \
    X(PLUGIN, 0x80540BC4, "InvalidArgSet", "the arguments are not valid", "", "in a SOAP fault", "psrp-option-missing") \
    X(PLUGIN, 0x80540BC5, "ProtocolVersionNotMatch", "the protocol version of the client does not fit", "", "in a SOAP fault", "psrp-version-mismatch") \
    X(PLUGIN, 0x80540BC6, "OptionNotUnderstood", "an option is not understood", "", "in a SOAP fault", "psrp-option-missing") \
    X(PLUGIN, 0x80540BC7, "ProtocolVersionNotFound", "the client did not say its protocol version", "", "in a SOAP fault", "psrp-option-missing") \
    X(PLUGIN, 0x80540FA0, "ManagedException", "PowerShell threw an error while the session started; the fault's text has it", "", "in a SOAP fault", "psrp-managed-exception") \
    X(PLUGIN, 0x80540FA1, "PluginOperationClose", "the operation was closed, as asked", "At the client: correct this part of the request; mostly an update of the client library does it", "in a SOAP fault", "") \
    X(PLUGIN, 0x80540FA2, "PluginConnectNoNegotiationData", "a client connects without its part of the negotiation", "", "in a SOAP fault", "psrp-option-missing") \
    X(PLUGIN, 0x80540FA3, "PluginConnectOperationFailed", "the client could not connect to the session", "", "in a SOAP fault", "shell-other-client") \
    X(NTSTATUS, 0xC0000005, "STATUS_ACCESS_VIOLATION", "a program crashed (access violation)", "Bring the program that failed up to date", "in CredSSP, KRB-ERROR e-data, event 4625", "exit-ntstatus") \
    X(NTSTATUS, 0xC0000017, "STATUS_NO_MEMORY", "no memory", "", "in CredSSP, KRB-ERROR e-data, event 4625", "fault-out-of-memory") \
    X(NTSTATUS, 0xC0000022, "STATUS_ACCESS_DENIED", "access denied", "", "in CredSSP, KRB-ERROR e-data, event 4625", "auth-not-authorized") \
    X(NTSTATUS, 0xC000005E, "STATUS_NO_LOGON_SERVERS", "no domain controller can be reached", "", "in CredSSP, KRB-ERROR e-data, event 4625", "krb-kdc-unreachable") \
    X(NTSTATUS, 0xC0000064, "STATUS_NO_SUCH_USER", "there is no such user", "At the client: correct the user name and its domain", "in CredSSP, KRB-ERROR e-data, event 4625", "auth-username-format") \
    X(NTSTATUS, 0xC000006A, "STATUS_WRONG_PASSWORD", "the user is right, the password is wrong", "At the client: correct the password", "in CredSSP, KRB-ERROR e-data, event 4625", "ntlm-rejected") \
    X(NTSTATUS, 0xC000006C, "STATUS_PASSWORD_RESTRICTION", "the password does not meet the policy", "Choose one that does: `net accounts`", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC000006D, "STATUS_LOGON_FAILURE", "the user name or the password is wrong", "At the client: check both; SubStatus in event 4625 says which", "in CredSSP, KRB-ERROR e-data, event 4625", "ntlm-rejected") \
    X(NTSTATUS, 0xC000006E, "STATUS_ACCOUNT_RESTRICTION", "an account restriction: an empty password, a policy, Protected Users", "", "in CredSSP, KRB-ERROR e-data, event 4625", "auth-account-restricted") \
    X(NTSTATUS, 0xC000006F, "STATUS_INVALID_LOGON_HOURS", "the account may not log on at this time", "", "in CredSSP, KRB-ERROR e-data, event 4625", "auth-account-restricted") \
    X(NTSTATUS, 0xC0000070, "STATUS_INVALID_WORKSTATION", "the account may not log on from this computer", "", "in CredSSP, KRB-ERROR e-data, event 4625", "auth-account-restricted") \
    X(NTSTATUS, 0xC0000071, "STATUS_PASSWORD_EXPIRED", "the password has expired", "", "in CredSSP, KRB-ERROR e-data, event 4625", "krb-password-expired") \
    X(NTSTATUS, 0xC0000072, "STATUS_ACCOUNT_DISABLED", "the account is disabled", "", "in CredSSP, KRB-ERROR e-data, event 4625", "krb-account-revoked") \
    X(NTSTATUS, 0xC000009A, "STATUS_INSUFFICIENT_RESOURCES", "the system has no resources left", "", "in CredSSP, KRB-ERROR e-data, event 4625", "fault-out-of-memory") \
    X(NTSTATUS, 0xC00000BB, "STATUS_NOT_SUPPORTED", "not supported: mostly one side refuses the other's CredSSP version", "", "in CredSSP, KRB-ERROR e-data, event 4625", "credssp-version-refused") \
    X(NTSTATUS, 0xC00000DC, "STATUS_INVALID_SERVER_STATE", "the server is not ready to log users on yet", "Wait, then try again", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC00000DF, "STATUS_NO_SUCH_DOMAIN", "the domain does not exist", "At the client: correct the domain of the user", "in CredSSP, KRB-ERROR e-data, event 4625", "auth-username-format") \
    X(NTSTATUS, 0xC0000133, "STATUS_TIME_DIFFERENCE_AT_DC", "the clocks of client and domain controller differ too much", "", "in CredSSP, KRB-ERROR e-data, event 4625", "krb-clock-skew") \
    X(NTSTATUS, 0xC000015B, "STATUS_LOGON_TYPE_NOT_GRANTED", "the account lacks the right \"Access this computer from the network\"", "", "in CredSSP, KRB-ERROR e-data, event 4625", "auth-account-restricted") \
    X(NTSTATUS, 0xC000018A, "STATUS_NO_TRUST_LSA_SECRET", "the target has no secret for the domain", "On the target: `Test-ComputerSecureChannel -Repair -Credential (Get-Credential)`, or join it to the domain anew", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC000018B, "STATUS_NO_TRUST_SAM_ACCOUNT", "the domain has no account for the target", "Join the target to the domain anew: `Add-Computer -DomainName DOMAIN -Restart`", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC000018C, "STATUS_TRUSTED_DOMAIN_FAILURE", "the trust between the domains is broken", "On a domain controller: `Get-ADTrust -Filter *`, then `netdom trust DOMAIN1 /d:DOMAIN2 /verify`", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC000018D, "STATUS_TRUSTED_RELATIONSHIP_FAILURE", "the trust between the target and its domain is broken", "On the target: `Test-ComputerSecureChannel -Repair -Credential (Get-Credential)`", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC0000190, "STATUS_TRUST_FAILURE", "nobody could be reached who can check the logon", "", "in CredSSP, KRB-ERROR e-data, event 4625", "krb-kdc-unreachable") \
    X(NTSTATUS, 0xC0000192, "STATUS_NETLOGON_NOT_STARTED", "the service Netlogon does not run", "On the target: `Start-Service Netlogon`", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC0000193, "STATUS_ACCOUNT_EXPIRED", "the account has expired", "On a domain controller: `Set-ADAccountExpiration USER -DateTime DATE`", "in CredSSP, KRB-ERROR e-data, event 4625", "krb-account-revoked") \
    X(NTSTATUS, 0xC0000198, "STATUS_NOLOGON_INTERDOMAIN_TRUST_ACCOUNT", "an account of a trust was used", "At the client: another account", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC0000199, "STATUS_NOLOGON_WORKSTATION_TRUST_ACCOUNT", "a computer's account was used", "At the client: another account", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC000019A, "STATUS_NOLOGON_SERVER_TRUST_ACCOUNT", "a server's account was used", "At the client: another account", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC000019B, "STATUS_DOMAIN_TRUST_INCONSISTENT", "the domain's name and identifier do not belong together", "On a domain controller: check the trust: `Get-ADTrust -Filter *`", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC0000224, "STATUS_PASSWORD_MUST_CHANGE", "the password must be changed at the next logon", "", "in CredSSP, KRB-ERROR e-data, event 4625", "krb-password-expired") \
    X(NTSTATUS, 0xC0000234, "STATUS_ACCOUNT_LOCKED_OUT", "the account is locked out", "", "in CredSSP, KRB-ERROR e-data, event 4625", "krb-account-revoked") \
    X(NTSTATUS, 0xC000035B, "STATUS_BAD_BINDINGS", "the channel bindings are wrong", "", "in CredSSP, KRB-ERROR e-data, event 4625", "tls-cbt-mismatch") \
    X(NTSTATUS, 0xC0000388, "STATUS_DOWNGRADE_DETECTED", "a downgrade was seen, or the domain controller cannot be reached", "", "in CredSSP, KRB-ERROR e-data, event 4625", "credssp-version-refused krb-kdc-unreachable") \
    X(NTSTATUS, 0xC000040E, "STATUS_KDC_CERT_EXPIRED", "the domain controller's certificate has expired (smart card logon)", "On the domain controller: renew its certificate (`certlm.msc`)", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC0000413, "STATUS_AUTHENTICATION_FIREWALL_FAILED", "the trust is for selected computers only", "On a domain controller of the target: give the user \"Allowed to Authenticate\" on the target's computer account", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC0000418, "STATUS_NTLM_BLOCKED", "NTLM is forbidden by policy", "At the client: use Kerberos, with the target's full name", "in CredSSP, KRB-ERROR e-data, event 4625", "ntlm-negotiate-disabled") \
    X(COM, 0x80004001, "E_NOTIMPL", "this is not implemented", "At the client: leave it out, or update the program", "of Windows components, in the text of an error", "") \
    X(COM, 0x80004002, "E_NOINTERFACE", "the object does not offer this", "On the target: repair or update the program whose object it is", "of Windows components, in the text of an error", "") \
    X(COM, 0x80004003, "E_POINTER", "a pointer is not valid: a fault of the program", "Update the program", "of Windows components, in the text of an error", "") \
    X(COM, 0x80004004, "E_ABORT", "the operation was aborted", "Run it again", "of Windows components, in the text of an error", "") \
    X(COM, 0x80004005, "E_FAIL", "it failed, without saying why", "Read the text beside it; on the target: `Get-WinEvent -LogName Application -MaxEvents 20`", "of Windows components, in the text of an error", "") \
    X(COM, 0x8000FFFF, "E_UNEXPECTED", "something that should not happen, without saying what", "Read the text beside it; on the target: `Get-WinEvent -LogName Microsoft-Windows-WinRM/Operational -MaxEvents 20`", "of Windows components, in the text of an error", "") \
    X(COM, 0x80010105, "RPC_E_SERVERFAULT", "the called program threw an exception", "On the target: `Get-WinEvent -LogName Application -MaxEvents 20`", "of Windows components, in the text of an error", "") \
    X(COM, 0x80010108, "RPC_E_DISCONNECTED", "the called object is gone", "Run it again", "of Windows components, in the text of an error", "") \
    X(COM, 0x8001010A, "RPC_E_SERVERCALL_RETRYLATER", "the called program is busy", "Run it again later", "of Windows components, in the text of an error", "") \
    X(COM, 0x80020009, "DISP_E_EXCEPTION", "the called object threw an exception; the text beside it says which", "Read the text beside it", "of Windows components, in the text of an error", "") \
    X(COM, 0x80040154, "REGDB_E_CLASSNOTREG", "the class is not registered: a program is not installed, or for another kind of system (32 and 64 bit)", "On the target: install the program, or run the 32-bit PowerShell: `C:\\Windows\\SysWOW64\\WindowsPowerShell\\v1.0\\powershell.exe`", "of Windows components, in the text of an error", "") \
    X(COM, 0x800401F0, "CO_E_NOTINITIALIZED", "COM was not initialised: a fault of the program", "Update the program", "of Windows components, in the text of an error", "") \
    X(COM, 0x800401F3, "CO_E_CLASSSTRING", "the name of the class is not known", "Correct the name, or install the program on the target", "of Windows components, in the text of an error", "") \
    X(COM, 0x80080005, "CO_E_SERVER_EXEC_FAILURE", "the program behind the object did not start: many need a desktop, which a remote session lacks", "At the client: run it on the target by a scheduled task of a user who is logged on", "of Windows components, in the text of an error", "") \
    X(COM, 0x8009000B, "NTE_BAD_KEY_STATE", "the key cannot be used in this logon (DPAPI)", "", "of Windows components, in the text of an error", "pserr-no-logon-session") \
    X(COM, 0x80090016, "NTE_BAD_KEYSET", "the key is not there, or may not be read", "On the target: give the account the right to the private key: `certlm.msc`, the certificate, All Tasks, Manage Private Keys", "of Windows components, in the text of an error", "pserr-no-logon-session") \
    X(COM, 0x80092004, "CRYPT_E_NOT_FOUND", "the certificate or its private key was not found", "", "of Windows components, in the text of an error", "tls-no-server-certificate") \
    X(COM, 0x800B0100, "TRUST_E_NOSIGNATURE", "the file is not signed", "", "of Windows components, in the text of an error", "pserr-execution-policy") \
    X(COM, 0x800B0111, "TRUST_E_EXPLICIT_DISTRUST", "the certificate is distrusted", "", "of Windows components, in the text of an error", "tls-unknown-ca") \
    X(COM, 0x80240044, "WU_E_PER_MACHINE_UPDATE_ACCESS_DENIED", "Windows Update: only administrators may do this", "", "of Windows components, in the text of an error", "pserr-wu-remote") \
    X(COM, 0x8024402C, "WU_E_PT_WINHTTP_NAME_NOT_RESOLVED", "Windows Update: the name of the update server could not be resolved", "On the target: `netsh winhttp show proxy`, and its name servers", "of Windows components, in the text of an error", "") \
    X(DOTNET, 0x80131500, "COR_E_EXCEPTION", "any exception of .NET; the number says nothing more", "Read the message and the FullyQualifiedErrorId beside it: `$Error[0] | Format-List * -Force`", "HResult of an exception, as PowerShell shows it", "psrp-pipeline-failed") \
    X(DOTNET, 0x80131501, "COR_E_SYSTEM", "any error of PowerShell itself (RuntimeException, PSRemotingTransportException); the number says nothing more", "Read the message, and the code of the transport: `$Error[0].Exception.ErrorCode`, then `winrmscope fault CODE`", "HResult of an exception, as PowerShell shows it", "pserr-remoting-transport") \
    X(DOTNET, 0x80131502, "COR_E_ARGUMENTOUTOFRANGE", "an argument is out of range", "Correct the argument that the message names", "HResult of an exception, as PowerShell shows it", "") \
    X(DOTNET, 0x80131505, "COR_E_TIMEOUT", "a time-out of the program (TimeoutException)", "", "HResult of an exception, as PowerShell shows it", "fault-timeout-operation") \
    X(DOTNET, 0x80131506, "COR_E_EXECUTIONENGINE", ".NET itself crashed", "On the target: repair or update .NET", "HResult of an exception, as PowerShell shows it", "exit-ntstatus") \
    X(DOTNET, 0x80131508, "COR_E_INDEXOUTOFRANGE", "an index is out of range", "Correct the script at the place that the error names", "HResult of an exception, as PowerShell shows it", "") \
    X(DOTNET, 0x80131509, "COR_E_INVALIDOPERATION", "the operation is not possible in this state (InvalidOperationException)", "Read the message; of a session: open a new one", "HResult of an exception, as PowerShell shows it", "") \
    X(DOTNET, 0x8013150A, "COR_E_SECURITY", "a security policy forbids it (SecurityException)", "", "HResult of an exception, as PowerShell shows it", "pserr-execution-policy pserr-access-denied") \
    X(DOTNET, 0x8013150C, "COR_E_SERIALIZATION", "an object could not be sent over the session (SerializationException)", "", "HResult of an exception, as PowerShell shows it", "psrp-object-size") \
    X(DOTNET, 0x80131513, "COR_E_MISSINGMETHOD", "the method does not exist in this version", "On the target: update the module or .NET", "HResult of an exception, as PowerShell shows it", "") \
    X(DOTNET, 0x80131515, "COR_E_NOTSUPPORTED", "this is not supported (NotSupportedException)", "Read the message: it names what is not supported here", "HResult of an exception, as PowerShell shows it", "") \
    X(DOTNET, 0x80131522, "COR_E_TYPELOAD", "a type could not be loaded: files of different versions", "On the target: install the module or program anew", "HResult of an exception, as PowerShell shows it", "") \
    X(DOTNET, 0x80131524, "COR_E_DLLNOTFOUND", "a DLL was not found", "On the target: install what is missing, for the right kind of system (32 and 64 bit)", "HResult of an exception, as PowerShell shows it", "") \
    X(DOTNET, 0x80131534, "COR_E_TYPEINITIALIZATION", "a type could not start; the error inside says why", "Read the inner error: `$Error[0].Exception.InnerException`", "HResult of an exception, as PowerShell shows it", "") \
    X(DOTNET, 0x80131537, "COR_E_FORMAT", "a text has not the form that is needed (FormatException)", "Correct the value: numbers and dates of other languages are frequent", "HResult of an exception, as PowerShell shows it", "") \
    X(DOTNET, 0x8013153B, "COR_E_OPERATIONCANCELED", "the operation was cancelled", "Run it again; did a time-out of the client stop it?", "HResult of an exception, as PowerShell shows it", "") \
    X(DOTNET, 0x80131600, "COR_E_APPLICATION", "an error of the application itself", "Read the message beside it", "HResult of an exception, as PowerShell shows it", "") \
    X(DOTNET, 0x80131604, "COR_E_TARGETINVOCATION", "a called method threw; the error inside says why", "Read the inner error: `$Error[0].Exception.InnerException`", "HResult of an exception, as PowerShell shows it", "") \
    X(DOTNET, 0x80131620, "COR_E_IO", "an error of a file, pipe or connection (IOException)", "Read the message; a connection: was it dropped?", "HResult of an exception, as PowerShell shows it", "net-reset-midstream") \
    X(DOTNET, 0x80131621, "COR_E_FILELOAD", "a file could not be loaded", "On the target: install the module or program anew", "HResult of an exception, as PowerShell shows it", "") \
    X(DOTNET, 0x80131622, "COR_E_OBJECTDISPOSED", "an object was used after it was closed; of a session: it is gone", "At the client: open a new session", "HResult of an exception, as PowerShell shows it", "fault-invalid-selectors-shell") \
    X(DOTNET, 0x80131940, "COR_E_XML", "XML could not be read: an answer or a file is damaged or no XML", "", "HResult of an exception, as PowerShell shows it", "http-html-body") \
    X(KERBEROS, 0x1, "KDC_ERR_NAME_EXP", "the account has expired", "", "to AS", "krb-account-revoked") \
    X(KERBEROS, 0x2, "KDC_ERR_SERVICE_EXP", "the service's account has expired", "On a domain controller: `Get-ADUser ACCOUNT -Properties AccountExpirationDate`", "to TGS", "") \
    X(KERBEROS, 0x3, "KDC_ERR_BAD_PVNO", "the protocol version is not supported", "At the client: update its Kerberos library", "to any", "") \
    X(KERBEROS, 0x6, "KDC_ERR_C_PRINCIPAL_UNKNOWN", "the KDC does not know the user; an MIT KDC says so of a realm that is not its own, too", "", "to AS", "krb-user-unknown krb-wrong-realm") \
    X(KERBEROS, 0x7, "KDC_ERR_S_PRINCIPAL_UNKNOWN", "the KDC does not know the service (SPN)", "", "to TGS", "krb-spn-unknown") \
    X(KERBEROS, 0x8, "KDC_ERR_PRINCIPAL_NOT_UNIQUE", "two accounts have the same SPN", "", "to TGS", "krb-duplicate-spn") \
    X(KERBEROS, 0x9, "KDC_ERR_NULL_KEY", "the account has no key", "On a domain controller: set the account's password anew", "to AS/TGS", "") \
    X(KERBEROS, 0xA, "KDC_ERR_CANNOT_POSTDATE", "the ticket cannot be postdated; mostly a wrong clock", "", "to AS", "krb-clock-skew") \
    X(KERBEROS, 0xB, "KDC_ERR_NEVER_VALID", "the times that were asked for are never valid; mostly a wrong clock", "", "to AS", "krb-clock-skew") \
    X(KERBEROS, 0xC, "KDC_ERR_POLICY", "a policy forbids this logon", "", "to AS", "krb-policy") \
    X(KERBEROS, 0xD, "KDC_ERR_BADOPTION", "delegation is refused, or the ticket is about to expire", "", "to TGS", "krb-delegation-refused") \
    X(KERBEROS, 0xE, "KDC_ERR_ETYPE_NOSUPP", "no common encryption type", "", "to AS/TGS", "krb-etype") \
    X(KERBEROS, 0xF, "KDC_ERR_SUMTYPE_NOSUPP", "no common checksum type", "", "to AS/TGS", "krb-etype") \
    X(KERBEROS, 0x10, "KDC_ERR_PADATA_TYPE_NOSUPP", "the way of pre-authentication is not supported; mostly smart card logon without a certificate at the domain controller", "On the domain controller: a certificate by the template \"Kerberos Authentication\"", "to AS", "") \
    X(KERBEROS, 0x12, "KDC_ERR_CLIENT_REVOKED", "the account is disabled, locked or expired", "", "to AS", "krb-account-revoked") \
    X(KERBEROS, 0x13, "KDC_ERR_SERVICE_REVOKED", "the service's account is disabled", "On a domain controller: `Enable-ADAccount ACCOUNT`", "to TGS", "krb-account-revoked") \
    X(KERBEROS, 0x14, "KDC_ERR_TGT_REVOKED", "the ticket was revoked", "", "to TGS", "krb-ticket-expired") \
    X(KERBEROS, 0x15, "KDC_ERR_CLIENT_NOTYET", "the account is not valid yet", "On a domain controller: the account's times; and the clocks", "to AS", "krb-clock-skew") \
    X(KERBEROS, 0x16, "KDC_ERR_SERVICE_NOTYET", "the service is not valid yet", "On a domain controller: the account's times; and the clocks", "to TGS", "krb-clock-skew") \
    X(KERBEROS, 0x17, "KDC_ERR_KEY_EXPIRED", "the password has expired", "", "to AS", "krb-password-expired") \
    X(KERBEROS, 0x18, "KDC_ERR_PREAUTH_FAILED", "the password is wrong", "", "to AS", "krb-preauth-failed") \
    X(KERBEROS, 0x19, "KDC_ERR_PREAUTH_REQUIRED", "the KDC asks for pre-authentication: the normal first answer", "", "to AS", "krb-preauth-required") \
    X(KERBEROS, 0x1A, "KDC_ERR_SERVER_NOMATCH", "server and ticket do not belong together", "", "to TGS", "krb-modified") \
    X(KERBEROS, 0x1B, "KDC_ERR_MUST_USE_USER2USER", "the target has no SPN", "", "to TGS", "krb-must-use-u2u") \
    X(KERBEROS, 0x1D, "KDC_ERR_SVC_UNAVAILABLE", "the KDC is not available", "", "to any", "krb-generic") \
    X(KERBEROS, 0x1F, "KRB_AP_ERR_BAD_INTEGRITY", "the ticket cannot be opened: a wrong key", "", "to TGS/AP", "krb-bad-integrity") \
    X(KERBEROS, 0x20, "KRB_AP_ERR_TKT_EXPIRED", "the ticket has expired", "", "to TGS/AP", "krb-ticket-expired") \
    X(KERBEROS, 0x21, "KRB_AP_ERR_TKT_NYV", "the ticket is not valid yet", "", "to TGS/AP", "krb-clock-skew krb-ticket-expired") \
    X(KERBEROS, 0x22, "KRB_AP_ERR_REPEAT", "the same request came twice (replay)", "", "to TGS/AP", "krb-replay") \
    X(KERBEROS, 0x23, "KRB_AP_ERR_NOT_US", "the ticket is for another realm", "", "to AP", "krb-wrong-realm") \
    X(KERBEROS, 0x24, "KRB_AP_ERR_BADMATCH", "ticket and authenticator do not belong together", "", "to TGS/AP", "krb-modified") \
    X(KERBEROS, 0x25, "KRB_AP_ERR_SKEW", "the clocks differ too much", "", "to any", "krb-clock-skew") \
    X(KERBEROS, 0x26, "KRB_AP_ERR_BADADDR", "the address in the ticket is another one (NAT)", "At the client (Linux): /etc/krb5.conf: `noaddresses = true`", "to AP", "") \
    X(KERBEROS, 0x27, "KRB_AP_ERR_BADVERSION", "the version is not supported", "At the client: update its Kerberos library", "to any", "") \
    X(KERBEROS, 0x28, "KRB_AP_ERR_MSG_TYPE", "the message is of the wrong type", "At the client: update its Kerberos library", "to any", "") \
    X(KERBEROS, 0x29, "KRB_AP_ERR_MODIFIED", "the ticket is for another account (SPN), or another key", "", "to TGS/AP", "krb-modified") \
    X(KERBEROS, 0x2A, "KRB_AP_ERR_BADORDER", "messages came out of order", "", "to AP", "krb-replay") \
    X(KERBEROS, 0x2C, "KRB_AP_ERR_BADKEYVER", "the ticket is for an older key: the computer's password was changed", "", "to AP", "krb-modified") \
    X(KERBEROS, 0x2D, "KRB_AP_ERR_NOKEY", "the service has no key for this realm", "", "to AP", "krb-modified") \
    X(KERBEROS, 0x2E, "KRB_AP_ERR_MUT_FAIL", "the server could not prove itself", "", "to AP", "krb-modified") \
    X(KERBEROS, 0x30, "KRB_AP_ERR_METHOD", "(not used any more)", "", "to AP", "") \
    X(KERBEROS, 0x32, "KRB_AP_ERR_INAPP_CKSUM", "the kind of checksum is not suitable", "", "to TGS", "krb-etype") \
    X(KERBEROS, 0x34, "KRB_ERR_RESPONSE_TOO_BIG", "the answer is too large for UDP; the client asks again by TCP", "", "to AS/TGS UDP", "krb-response-too-big") \
    X(KERBEROS, 0x3C, "KRB_ERR_GENERIC", "the KDC failed; its text says why", "", "to any", "krb-generic") \
    X(KERBEROS, 0x3D, "KRB_ERR_FIELD_TOOLONG", "a field is too long", "At the client: update its Kerberos library", "to TCP", "") \
    X(KERBEROS, 0x3E, "KDC_ERR_CLIENT_NOT_TRUSTED", "the client's certificate is not trusted (smart card logon)", "On the domain controller: the CA in the store NTAuth: `certutil -enterprise -viewstore NTAuth`", "to AS", "") \
    X(KERBEROS, 0x3F, "KDC_ERR_KDC_NOT_TRUSTED", "the KDC's certificate is not trusted (smart card logon)", "At the client: trust the CA of the domain controller's certificate", "to AS", "") \
    X(KERBEROS, 0x40, "KDC_ERR_INVALID_SIG", "the signature is not valid (smart card logon)", "At the client: another certificate", "to AS", "") \
    X(KERBEROS, 0x41, "KDC_ERR_KEY_TOO_WEAK", "the key is too weak (smart card logon)", "At the client: a certificate with a longer key", "to AS", "") \
    X(KERBEROS, 0x42, "KDC_ERR_CERTIFICATE_MISMATCH", "the certificate does not belong to the user (older lists use 66 for user-to-user)", "On a domain controller: the mapping of the certificate to the user (altSecurityIdentities)", "to AS", "") \
    X(KERBEROS, 0x43, "KRB_AP_ERR_NO_TGT", "a ticket-granting ticket is missing (user-to-user)", "", "to AP", "krb-must-use-u2u") \
    X(KERBEROS, 0x44, "KDC_ERR_WRONG_REALM", "the realm is another one, or a referral", "", "to AS/TGS", "krb-wrong-realm") \
    X(KERBEROS, 0x45, "KRB_AP_ERR_USER_TO_USER_REQUIRED", "user-to-user authentication is needed: the target has no SPN", "", "to AP", "krb-must-use-u2u") \
    X(EXIT, 0x0, "", "it went well (its error stream may still hold something)", "", "exit code", "") \
    X(EXIT, 0x1, "", "a general failure; also any error of `powershell -Command`, and a command that cmd did not find", "", "exit code", "exit-nonzero shell-command-not-found exit-powershell-collapsed") \
    X(EXIT, 0xFFFFFFFF, "", "the program's own; typical of programs that were ended or failed early", "", "exit code", "exit-nonzero") \
    X(EXIT, 0x2331, "", "cmd did not find the command (in a batch file)", "", "exit code", "shell-command-not-found") \
    X(EXIT, 0x4005, "", "an error without a name (the low half of E_FAIL), seen from scripts", "", "exit code", "exit-nonzero") \
    X(EXIT, 0xBC2, "", "it went well, and a restart is needed", "", "exit code", "exit-reboot-required") \
    X(EXIT, 0x240006, "", "wusa: the update is installed already", "", "exit code", "") \
    X(EXIT, 0x80240017, "", "wusa: the update does not fit this system", "Use the update for this version of Windows", "exit code", "") \
    X(EXIT, 0x80070005, "", "access denied", "", "exit code", "pserr-access-denied") \
    X(EXIT, 0x80131700, "", "the .NET runtime was not found", "On the target: install the version of .NET that the program needs", "exit code", "") \
    X(EXIT, 0xE0434352, "", "a .NET program ended by an exception that nobody caught", "On the target: `Get-WinEvent -FilterHashtable @{LogName='Application';Id=1026} -MaxEvents 5 | Format-List Message`", "exit code", "exit-ntstatus") \
    X(EXIT, 0xC000013A, "", "ended by Ctrl-C (signal ctrl_c, or the shell was closed)", "", "exit code", "exit-missing") \
    X(EXIT, 0xC0000005, "", "it crashed: access violation", "", "exit code", "exit-ntstatus") \
    X(EXIT, 0xC0000017, "", "no memory: mostly the shell's memory limit", "", "exit code", "quota-memory-per-shell") \
    X(EXIT, 0xC00000FD, "", "it crashed: stack overflow", "", "exit code", "exit-ntstatus") \
    X(EXIT, 0xC0000135, "", "a DLL was not found", "", "exit code", "exit-ntstatus") \
    X(EXIT, 0xC0000139, "", "a DLL has another version than the program needs", "", "exit code", "exit-ntstatus") \
    X(EXIT, 0xC0000142, "", "a DLL could not start (mostly too many programs in this session)", "", "exit code", "quota-processes-per-shell exit-ntstatus") \
    X(EXIT, 0xC000007B, "", "32 and 64 bit are mixed", "", "exit code", "exit-ntstatus") \
    X(EXIT, 0xC0000374, "", "it crashed: heap corruption", "", "exit code", "exit-ntstatus") \
    X(EXIT, 0xC0000409, "", "it crashed: buffer overrun, or it ended itself", "", "exit code", "exit-ntstatus") \
    X(EXIT, 0xC000001D, "", "it crashed: illegal instruction (the processor is too old for it)", "", "exit code", "exit-ntstatus") \
    X(EXIT, 0xC0000094, "", "it crashed: division by zero", "", "exit code", "exit-ntstatus") \
    X(EXIT, 0xC000012D, "", "no memory: the host's commit limit is reached", "", "exit code", "fault-out-of-memory") \
    X(TLS, 0x0, "close_notify", "the connection ends as it should", "", "sent by client or server", "") \
    X(TLS, 0xA, "unexpected_message", "a message came at the wrong time; also plain text on a TLS port", "", "sent by client or server", "tls-http-on-tls-port") \
    X(TLS, 0x14, "bad_record_mac", "a record was damaged, or opened with the wrong key", "Try again from another network; a device in between may change the data", "sent by client or server", "tls-inspection") \
    X(TLS, 0x16, "record_overflow", "a record is too long: what came is no TLS", "", "sent by client or server", "tls-http-on-tls-port") \
    X(TLS, 0x28, "handshake_failure", "no common cipher suite; with TLS 1.2 also: the client certificate is missing", "", "sent by the server", "tls-no-common-cipher tls-client-cert-required") \
    X(TLS, 0x2A, "bad_certificate", "the certificate is refused: its name is another, it is not valid yet, or it cannot be used", "", "sent by client or server", "tls-name-mismatch tls-expired-certificate tls-unknown-ca tls-client-cert-rejected") \
    X(TLS, 0x2B, "unsupported_certificate", "the certificate is of the wrong kind or for another use", "", "sent by client or server", "tls-wrong-eku") \
    X(TLS, 0x2C, "certificate_revoked", "the certificate was revoked", "", "sent by client or server", "tls-revocation-failure") \
    X(TLS, 0x2D, "certificate_expired", "the certificate has expired", "", "sent by client or server", "tls-expired-certificate") \
    X(TLS, 0x2E, "certificate_unknown", "something about the certificate, the name too", "", "sent by client or server", "tls-unknown-ca tls-name-mismatch") \
    X(TLS, 0x2F, "illegal_parameter", "a value in the handshake is not allowed", "Bring both sides up to date", "sent by client or server", "tls-inspection") \
    X(TLS, 0x30, "unknown_ca", "the issuer of the certificate is not trusted", "", "sent by client or server", "tls-unknown-ca") \
    X(TLS, 0x31, "access_denied", "the server refuses the client by its own rules", "On the target: its rules for client certificates: `netsh http show sslcert`", "sent by the server", "tls-client-cert-rejected") \
    X(TLS, 0x32, "decode_error", "a message could not be read", "Bring both sides up to date", "sent by client or server", "tls-inspection") \
    X(TLS, 0x33, "decrypt_error", "a signature or the end of the handshake could not be verified", "A device in between may change the data; or the private key does not belong to the certificate", "sent by client or server", "tls-no-server-certificate") \
    X(TLS, 0x46, "protocol_version", "no common TLS version", "", "sent by the server", "tls-protocol-version") \
    X(TLS, 0x47, "insufficient_security", "the ciphers of the client are too weak for the server", "", "sent by the server", "tls-no-common-cipher") \
    X(TLS, 0x50, "internal_error", "the server failed: mostly it cannot use its private key", "", "sent by the server", "tls-no-server-certificate") \
    X(TLS, 0x56, "inappropriate_fallback", "the client tried again with a lower version, which the server refuses", "", "sent by the server", "tls-protocol-version") \
    X(TLS, 0x5A, "user_canceled", "the other side cancelled", "", "sent by client or server", "") \
    X(TLS, 0x64, "no_renegotiation", "the client does not renegotiate, which the server wants for a client certificate", "", "sent by the client", "tls-client-cert-required") \
    X(TLS, 0x6D, "missing_extension", "an extension is missing", "Bring both sides up to date", "sent by client or server", "tls-protocol-version") \
    X(TLS, 0x6E, "unsupported_extension", "an extension came that was not asked for", "Bring both sides up to date; a device in between may change the data", "sent by client or server", "tls-inspection") \
    X(TLS, 0x70, "unrecognized_name", "the server does not know the name that the client asks for (SNI)", "", "sent by the server", "tls-name-mismatch") \
    X(TLS, 0x74, "certificate_required", "the client certificate is missing (TLS 1.3)", "", "sent by the server", "tls-client-cert-required") \
    X(TLS, 0x78, "no_application_protocol", "no common application protocol (ALPN); HTTP/1.1 is what WinRM speaks", "At the client: offer http/1.1, or no ALPN at all", "sent by the server", "http-foreign-server") \
    X(HTTP, 0x64, "HTTP 100", "the client may go on and send the body", "", "answer of the server", "http-expect-100") \
    X(HTTP, 0xC8, "HTTP 200", "it went well; to an empty request: the logon did", "", "answer of the server", "") \
    X(HTTP, 0x12D, "HTTP 301", "moved: WinRM never says so; Exchange, web servers and proxies do", "", "answer of the server", "http-redirect") \
    X(HTTP, 0x12E, "HTTP 302", "found elsewhere: WinRM never says so; Exchange, web servers and proxies do", "", "answer of the server", "http-redirect") \
    X(HTTP, 0x133, "HTTP 307", "found elsewhere: WinRM never says so; Exchange, web servers and proxies do", "", "answer of the server", "http-redirect") \
    X(HTTP, 0x190, "HTTP 400", "the request is not one that the target's HTTP layer takes: a header, the Host name, the URL, or too long", "", "answer of the server", "http-400-generic http-400-header-too-long tls-on-http-port") \
    X(HTTP, 0x191, "HTTP 401", "a logon is needed (the first answer, which is normal), it goes on, or it was refused", "", "answer of the server", "http-401-final basic-disabled") \
    X(HTTP, 0x193, "HTTP 403", "forbidden, by a web server, a proxy or a rule for client certificates", "", "answer of the server", "http-403") \
    X(HTTP, 0x194, "HTTP 404", "nothing is registered at this address", "", "answer of the server", "http-404-no-wsman wef-404-urlacl") \
    X(HTTP, 0x195, "HTTP 405", "the method is not allowed", "", "answer of the server", "http-405-method") \
    X(HTTP, 0x197, "HTTP 407", "the proxy wants credentials", "", "answer of a proxy", "proxy-407") \
    X(HTTP, 0x198, "HTTP 408", "the request did not come in time (http.sys drops the connection instead; Openwsman says so of every time-out)", "", "answer of the server", "http-request-slow fault-timeout-operation") \
    X(HTTP, 0x19B, "HTTP 411", "the request does not say its length", "", "answer of the server", "http-411-or-chunked") \
    X(HTTP, 0x19D, "HTTP 413", "the request is too large", "", "answer of the server", "http-413-envelope") \
    X(HTTP, 0x19F, "HTTP 415", "the content type is not one that the target takes", "", "answer of the server", "http-415-media") \
    X(HTTP, 0x1F4, "HTTP 500", "a fault: its body says which; without a body, mostly a message that is not encrypted", "", "answer of the server", "http-500-unencrypted http-500-no-detail") \
    X(HTTP, 0x1F5, "HTTP 501", "the target's HTTP layer does not know this method or coding", "", "answer of the server", "http-405-method") \
    X(HTTP, 0x1F6, "HTTP 502", "the proxy cannot reach the target", "", "answer of a proxy", "proxy-bad-gateway") \
    X(HTTP, 0x1F8, "HTTP 504", "the proxy waited too long for the target", "", "answer of a proxy", "proxy-bad-gateway") \
    X(HTTP, 0x1F7, "HTTP 503", "the service is not available: it is stopping, overloaded, or switched off", "", "answer of the server", "http-503-unavailable") \
    X(HTTP, 0x1F9, "HTTP 505", "the version of HTTP is not supported", "At the client: HTTP/1.1", "answer of the server", "proxy-in-path")
/* clang-format on */
