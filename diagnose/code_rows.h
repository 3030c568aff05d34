/* Every code of faults, messages and statuses that matters here, by family. Read by codes.c only. X(family, value, name, meaning, fix, where it is met, rules) */
#pragma once

/* clang-format off */
#define CODE_ROWS(X) \
    X(WSMAN, 0x80338000, "ERROR_WSMAN_RESOURCE_NOT_FOUND", "resource for this URI and selectors does not exist", "deleted object, wrong key, unknown endpoint; check URI and keys", "in a SOAP fault", "fault-invalid-resource-uri") \
    X(WSMAN, 0x80338001, "ERROR_WSMAN_INVALID_ACTIONURI", "Action URI not valid", "client bug", "in a SOAP fault", "") \
    X(WSMAN, 0x80338002, "ERROR_WSMAN_INVALID_URI", "resource URI missing or malformed (R2 code path)", "endpoint or class name wrong", "in a SOAP fault", "fault-invalid-resource-uri") \
    X(WSMAN, 0x80338003, "ERROR_WSMAN_PROVIDER_FAILURE", "error inside the plug-in", "look at inner fault; re-register plug-in", "in a SOAP fault", "") \
    X(WSMAN, 0x80338004, "ERROR_WSMAN_BATCH_COMPLETE", "enumerator object full", "API use", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338005, "ERROR_WSMAN_CONFIG_CORRUPTED", "WinRM configuration damaged", "winrm invoke Restore winrm/Config @{}, winrm quickconfig", "of the local configuration", "") \
    X(WSMAN, 0x80338006, "ERROR_WSMAN_PULL_IN_PROGRESS", "a Pull is still running", "wait for it", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338007, "ERROR_WSMAN_ENUMERATION_CLOSED", "enumeration closed", "restart enumeration", "in a SOAP fault", "") \
    X(WSMAN, 0x80338008, "ERROR_WSMAN_SUBSCRIPTION_CLOSED", "subscription closed", "subscribe again", "of event forwarding", "") \
    X(WSMAN, 0x80338009, "ERROR_WSMAN_SUBSCRIPTION_CLOSE_IN_PROGRESS", "subscription is being closed", "retry later", "of event forwarding", "") \
    X(WSMAN, 0x8033800A, "ERROR_WSMAN_SUBSCRIPTION_CLIENT_DID_NOT_CALL_WITHIN_HEARTBEAT", "client did not call within heartbeat; subscription closed", "network or collector outage", "of event forwarding", "") \
    X(WSMAN, 0x8033800B, "ERROR_WSMAN_SUBSCRIPTION_NO_HEARTBEAT", "no heartbeat from the source; subscription inactive", "source down or blocked", "of event forwarding", "") \
    X(WSMAN, 0x8033800C, "ERROR_WSMAN_UNSUPPORTED_TIMEOUT", "time-out value not supported", "use duration within limits", "in a SOAP fault", "") \
    X(WSMAN, 0x8033800D, "ERROR_WSMAN_SOAP_VERSION_MISMATCH", "SOAP version not supported (s:VersionMismatch)", "send SOAP 1.2", "in a SOAP fault", "") \
    X(WSMAN, 0x8033800E, "ERROR_WSMAN_SOAP_DATA_ENCODING_UNKNOWN", "SOAP encoding not supported (s:DataEncodingUnknown)", "client bug", "in a SOAP fault", "") \
    X(WSMAN, 0x8033800F, "ERROR_WSMAN_INVALID_MESSAGE_INFORMATION_HEADER", "invalid SOAP header value (a:InvalidMessageInformationHeader)", "malformed header, bad time-out, OperationID reuse", "in a SOAP fault", "") \
    X(WSMAN, 0x80338010, "ERROR_WSMAN_SOAP_FAULT_MUST_UNDERSTAND", "mandatory header not understood (s:MustUnderstand)", "drop mustUnderstand or header", "in a SOAP fault", "") \
    X(WSMAN, 0x80338011, "ERROR_WSMAN_MESSAGE_INFORMATION_HEADER_REQUIRED", "required header missing (a:MessageInformationHeaderRequired)", "client bug", "in a SOAP fault", "") \
    X(WSMAN, 0x80338012, "ERROR_WSMAN_DESTINATION_UNREACHABLE", "destination unreachable; as client code: cannot connect", "client: port, service, firewall (section A); wire: no provider for URI", "in a SOAP fault, or shown by the client", "fault-cannot-connect-client") \
    X(WSMAN, 0x80338013, "ERROR_WSMAN_ACTION_NOT_SUPPORTED", "action not supported (a:ActionNotSupported)", "wrong operation for URI", "in a SOAP fault", "") \
    X(WSMAN, 0x80338014, "ERROR_WSMAN_ENDPOINT_UNAVAILABLE", "resource offline (a:EndpointUnavailable)", "provider or object not available; inner code", "in a SOAP fault", "") \
    X(WSMAN, 0x80338015, "ERROR_WSMAN_INVALID_REPRESENTATION", "Put/Create body not usable (x:InvalidRepresentation)", "wrong XML/schema", "in a SOAP fault", "") \
    X(WSMAN, 0x80338016, "ERROR_WSMAN_ENUMERATE_INVALID_EXPIRATION_TIME", "enumeration expiry time invalid", "client", "in a SOAP fault", "") \
    X(WSMAN, 0x80338017, "ERROR_WSMAN_ENUMERATE_UNSUPPORTED_EXPIRATION_TIME", "expiry time not supported", "remove Expires", "in a SOAP fault", "") \
    X(WSMAN, 0x80338018, "ERROR_WSMAN_ENUMERATE_FILTERING_NOT_SUPPORTED", "filtering not supported by source", "remove filter", "in a SOAP fault", "") \
    X(WSMAN, 0x80338019, "ERROR_WSMAN_ENUMERATE_FILTER_DIALECT_REQUESTED_UNAVAILABLE", "filter dialect not available", "use WQL/selector filter", "in a SOAP fault", "") \
    X(WSMAN, 0x8033801A, "ERROR_WSMAN_ENUMERATE_CANNOT_PROCESS_FILTER", "filter cannot be processed (n:CannotProcessFilter)", "WQL syntax, class, property", "in a SOAP fault", "fault-filter") \
    X(WSMAN, 0x8033801B, "ERROR_WSMAN_ENUMERATE_INVALID_ENUMERATION_CONTEXT", "enumeration context invalid", "Pull after end/expiry", "in a SOAP fault", "") \
    X(WSMAN, 0x8033801C, "ERROR_WSMAN_ENUMERATE_TIMED_OUT", "Pull got no data within MaxTime", "repeat Pull; normal", "in a SOAP fault", "") \
    X(WSMAN, 0x8033801D, "ERROR_WSMAN_ENUMERATE_UNABLE_TO_RENEW", "enumeration cannot be renewed", "start new", "in a SOAP fault", "") \
    X(WSMAN, 0x8033801E, "ERROR_WSMAN_EVENTING_DELIVERY_MODE_REQUESTED_UNAVAILABLE", "delivery mode not available", "choose Push/Pull as supported", "of event forwarding", "") \
    X(WSMAN, 0x8033801F, "ERROR_WSMAN_EVENTING_INVALID_EXPIRATION_TIME", "subscription expiry invalid", "client", "of event forwarding", "") \
    X(WSMAN, 0x80338020, "ERROR_WSMAN_EVENTING_UNSUPPORTED_EXPIRATION_TYPE", "expiry type not supported", "use duration", "of event forwarding", "") \
    X(WSMAN, 0x80338021, "ERROR_WSMAN_EVENTING_FILTERING_NOT_SUPPORTED", "event source cannot filter", "remove filter", "of event forwarding", "") \
    X(WSMAN, 0x80338022, "ERROR_WSMAN_EVENTING_FILTERING_REQUESTED_UNAVAILABLE", "filter cannot be processed by event source", "fix event query", "of event forwarding", "") \
    X(WSMAN, 0x80338023, "ERROR_WSMAN_EVENTING_SOURCE_UNABLE_TO_PROCESS", "event source cannot process subscription", "check channel, rights", "of event forwarding", "") \
    X(WSMAN, 0x80338024, "ERROR_WSMAN_EVENTING_UNABLE_TO_RENEW", "subscription cannot be renewed", "new subscription", "of event forwarding", "") \
    X(WSMAN, 0x80338025, "ERROR_WSMAN_EVENTING_INVALID_MESSAGE", "invalid eventing message", "client", "of event forwarding", "") \
    X(WSMAN, 0x80338026, "ERROR_WSMAN_ENVELOPE_TOO_LARGE", "envelope too large", "raise MaxEnvelopeSizekb or shrink request", "in a SOAP fault", "") \
    X(WSMAN, 0x80338027, "ERROR_WSMAN_INVALID_SOAP_BODY", "SOAP body invalid", "client bug", "in a SOAP fault", "") \
    X(WSMAN, 0x80338028, "ERROR_WSMAN_INVALID_RESUMPTION_CONTEXT", "resumption context invalid", "bookmark lost", "of event forwarding", "") \
    X(WSMAN, 0x80338029, "ERROR_WSMAN_OPERATION_TIMEDOUT", "operation not finished within OperationTimeout (w:TimedOut)", "normal for Receive; else slow provider", "in a SOAP fault", "fault-timeout-normal fault-timeout-operation") \
    X(WSMAN, 0x8033802A, "ERROR_WSMAN_RESUMPTION_NOT_SUPPORTED", "resuming not supported", "", "of event forwarding", "") \
    X(WSMAN, 0x8033802B, "ERROR_WSMAN_RESUMPTION_TYPE_NOT_SUPPORTED", "resumption type not supported", "", "of event forwarding", "") \
    X(WSMAN, 0x8033802C, "ERROR_WSMAN_UNSUPPORTED_ENCODING", "character encoding unsupported", "UTF-8 or UTF-16 only", "in a SOAP fault", "") \
    X(WSMAN, 0x8033802D, "ERROR_WSMAN_URI_LIMIT", "URI too long", "shorten", "in a SOAP fault", "") \
    X(WSMAN, 0x8033802E, "ERROR_WSMAN_INVALID_PROPOSED_ID", "proposed subscription id invalid", "client", "of event forwarding", "") \
    X(WSMAN, 0x8033802F, "ERROR_WSMAN_INVALID_BATCH_PARAMETER", "batch needs MaxItems, MaxCharacters or MaxTime", "client", "in a SOAP fault", "") \
    X(WSMAN, 0x80338030, "ERROR_WSMAN_NO_ACK", "no acknowledgement from receiver", "collector problem", "of event forwarding", "") \
    X(WSMAN, 0x80338031, "ERROR_WSMAN_ACTION_MISMATCH", "action does not fit resource (ActionMismatch)", "e.g. Enumerate on singular/plural URI typo", "in a SOAP fault", "") \
    X(WSMAN, 0x80338032, "ERROR_WSMAN_CONCURRENCY", "resource in use", "retry", "in a SOAP fault", "") \
    X(WSMAN, 0x80338033, "ERROR_WSMAN_ALREADY_EXISTS", "resource exists already", "use Put or delete first", "in a SOAP fault", "") \
    X(WSMAN, 0x80338034, "ERROR_WSMAN_DELIVERY_REFUSED", "receiver refuses delivery", "subscription cancelled", "of event forwarding", "") \
    X(WSMAN, 0x80338035, "ERROR_WSMAN_ENCODING_LIMIT", "encoding limit exceeded", "shrink request, MaxEnvelopeSizekb", "in a SOAP fault", "") \
    X(WSMAN, 0x80338036, "ERROR_WSMAN_FAILED_AUTHENTICATION", "sender not authenticated", "credentials", "in a SOAP fault", "") \
    X(WSMAN, 0x80338037, "ERROR_WSMAN_INCOMPATIBLE_EPR", "EPR format not supported", "client", "in a SOAP fault", "") \
    X(WSMAN, 0x80338038, "ERROR_WSMAN_INVALID_BOOKMARK", "bookmark invalid", "restart subscription", "of event forwarding", "") \
    X(WSMAN, 0x80338039, "ERROR_WSMAN_INVALID_OPTIONS", "invalid options (w:InvalidOptions)", "wrong option name/value/combination", "in a SOAP fault", "") \
    X(WSMAN, 0x8033803A, "ERROR_WSMAN_INVALID_PARAMETER", "parameter invalid", "client", "in a SOAP fault", "") \
    X(WSMAN, 0x8033803B, "ERROR_WSMAN_INVALID_RESOURCE_URI", "resource URI invalid or missing", "endpoint/class name; Get-PSSessionConfiguration", "in a SOAP fault", "fault-invalid-resource-uri") \
    X(WSMAN, 0x8033803C, "ERROR_WSMAN_INVALID_SYSTEM", "System URI required", "client", "in a SOAP fault", "") \
    X(WSMAN, 0x8033803D, "ERROR_WSMAN_INVALID_SELECTORS", "selectors invalid", "wrong keys", "in a SOAP fault", "") \
    X(WSMAN, 0x8033803E, "ERROR_WSMAN_METADATA_REDIRECT", "metadata elsewhere", "retry at new address", "in a SOAP fault", "") \
    X(WSMAN, 0x8033803F, "ERROR_WSMAN_QUOTA_LIMIT", "service busy / quota (w:QuotaLimit)", "retry, raise quota", "in a SOAP fault", "") \
    X(WSMAN, 0x80338040, "ERROR_WSMAN_RENAME_FAILURE", "rename failed", "keys", "in a SOAP fault", "") \
    X(WSMAN, 0x80338041, "ERROR_WSMAN_SCHEMA_VALIDATION_ERROR", "XML does not match schema", "fix body", "in a SOAP fault", "fault-schema") \
    X(WSMAN, 0x80338042, "ERROR_WSMAN_UNSUPPORTED_FEATURE", "feature unsupported (w:UnsupportedFeature)", "see FaultDetail", "in a SOAP fault", "") \
    X(WSMAN, 0x80338043, "ERROR_WSMAN_INVALID_XML", "XML invalid", "escape characters", "in a SOAP fault", "") \
    X(WSMAN, 0x80338044, "ERROR_WSMAN_INVALID_KEY", "unexpected selector in URI", "keys", "in a SOAP fault", "") \
    X(WSMAN, 0x80338045, "ERROR_WSMAN_DELIVER_IN_PROGRESS", "delivery already in progress", "", "of event forwarding", "") \
    X(WSMAN, 0x80338046, "ERROR_WSMAN_SYSTEM_NOT_FOUND", "system not found", "", "in a SOAP fault", "") \
    X(WSMAN, 0x80338047, "ERROR_WSMAN_MAX_ENVELOPE_SIZE", "requested MaxEnvelopeSize too large", "lower it", "in a SOAP fault", "") \
    X(WSMAN, 0x80338048, "ERROR_WSMAN_MAX_ENVELOPE_SIZE_EXCEEDED", "response exceeds MaxEnvelopeSize of request", "raise client value, narrow query", "in a SOAP fault", "fault-envelope-too-small") \
    X(WSMAN, 0x80338049, "ERROR_WSMAN_SERVER_ENVELOPE_LIMIT", "response exceeds service limit", "raise MaxEnvelopeSizekb", "in a SOAP fault", "") \
    X(WSMAN, 0x8033804A, "ERROR_WSMAN_SELECTOR_LIMIT", "too many selectors", "client", "in a SOAP fault", "") \
    X(WSMAN, 0x8033804B, "ERROR_WSMAN_OPTION_LIMIT", "too many options", "client", "in a SOAP fault", "") \
    X(WSMAN, 0x8033804C, "ERROR_WSMAN_CHARACTER_SET", "character set unsupported", "UTF-8/16", "in a SOAP fault", "") \
    X(WSMAN, 0x8033804D, "ERROR_WSMAN_UNREPORTABLE_SUCCESS", "done, but result too large to send", "check effect; narrow", "in a SOAP fault", "") \
    X(WSMAN, 0x8033804E, "ERROR_WSMAN_WHITESPACE", "white space unsupported", "client", "in a SOAP fault", "") \
    X(WSMAN, 0x8033804F, "ERROR_WSMAN_FILTERING_REQUIRED", "filter dialect required/unsupported", "client", "in a SOAP fault", "") \
    X(WSMAN, 0x80338050, "ERROR_WSMAN_BOOKMARK_EXPIRED", "bookmark expired", "log wrapped", "of event forwarding", "") \
    X(WSMAN, 0x80338051, "ERROR_WSMAN_OPTIONS_NOT_SUPPORTED", "option set with MustComply unsupported", "MustComply=false", "in a SOAP fault", "") \
    X(WSMAN, 0x80338052, "ERROR_WSMAN_OPTIONS_INVALID_NAME", "option name invalid", "client", "in a SOAP fault", "") \
    X(WSMAN, 0x80338053, "ERROR_WSMAN_OPTIONS_INVALID_VALUE", "option value invalid", "client", "in a SOAP fault", "") \
    X(WSMAN, 0x80338054, "ERROR_WSMAN_PARAMETER_TYPE_MISMATCH", "parameter type mismatch", "client", "in a SOAP fault", "") \
    X(WSMAN, 0x80338055, "ERROR_WSMAN_INVALID_PARAMETER_NAME", "parameter name invalid", "method signature", "in a SOAP fault", "") \
    X(WSMAN, 0x80338056, "ERROR_WSMAN_INVALID_XML_VALUES", "XML has invalid values", "config value out of range", "in a SOAP fault", "") \
    X(WSMAN, 0x80338057, "ERROR_WSMAN_INVALID_XML_MISSING_VALUES", "XML lacks values", "add", "in a SOAP fault", "") \
    X(WSMAN, 0x80338058, "ERROR_WSMAN_INVALID_XML_NAMESPACE", "XML namespace invalid", "body namespace = resource URI", "in a SOAP fault", "") \
    X(WSMAN, 0x80338059, "ERROR_WSMAN_INVALID_XML_FRAGMENT", "XML fragment invalid", "client", "in a SOAP fault", "") \
    X(WSMAN, 0x8033805A, "ERROR_WSMAN_INSUFFCIENT_SELECTORS", "selectors missing", "give all keys", "in a SOAP fault", "") \
    X(WSMAN, 0x8033805B, "ERROR_WSMAN_UNEXPECTED_SELECTORS", "unexpected selectors (typical: ShellId unknown)", "shell expired/deleted/restart; see fault-invalid-selectors-shell", "in a SOAP fault", "fault-invalid-selectors-shell") \
    X(WSMAN, 0x8033805C, "ERROR_WSMAN_SELECTOR_TYPEMISMATCH", "selector type mismatch", "value type", "in a SOAP fault", "") \
    X(WSMAN, 0x8033805D, "ERROR_WSMAN_INVALID_SELECTOR_VALUE", "selector value invalid", "value", "in a SOAP fault", "") \
    X(WSMAN, 0x8033805E, "ERROR_WSMAN_AMBIGUOUS_SELECTORS", "selectors ambiguous", "more keys", "in a SOAP fault", "") \
    X(WSMAN, 0x8033805F, "ERROR_WSMAN_DUPLICATE_SELECTORS", "duplicate selectors", "client", "in a SOAP fault", "") \
    X(WSMAN, 0x80338060, "ERROR_WSMAN_INVALID_TARGET_SELECTORS", "target selectors invalid", "client", "in a SOAP fault", "") \
    X(WSMAN, 0x80338061, "ERROR_WSMAN_INVALID_TARGET_RESOURCEURI", "target URI invalid", "client", "in a SOAP fault", "") \
    X(WSMAN, 0x80338062, "ERROR_WSMAN_INVALID_TARGET_SYSTEM", "target system invalid", "client", "in a SOAP fault", "") \
    X(WSMAN, 0x80338063, "ERROR_WSMAN_TARGET_ALREADY_EXISTS", "target exists", "delete first", "in a SOAP fault", "") \
    X(WSMAN, 0x80338064, "ERROR_WSMAN_AUTHORIZATION_MODE_NOT_SUPPORTED", "authorization mode unsupported", "", "in a SOAP fault", "") \
    X(WSMAN, 0x80338065, "ERROR_WSMAN_ACK_NOT_SUPPORTED", "acknowledgement unsupported", "", "of event forwarding", "") \
    X(WSMAN, 0x80338066, "ERROR_WSMAN_OPERATION_TIMEOUT_NOT_SUPPORTED", "OperationTimeout unsupported by source", "omit", "in a SOAP fault", "") \
    X(WSMAN, 0x80338067, "ERROR_WSMAN_LOCALE_NOT_SUPPORTED", "locale unsupported", "", "in a SOAP fault", "") \
    X(WSMAN, 0x80338068, "ERROR_WSMAN_EXPIRATION_TIME_NOT_SUPPORTED", "expiration unsupported", "", "in a SOAP fault", "") \
    X(WSMAN, 0x80338069, "ERROR_WSMAN_DELIVERY_RETRIES_NOT_SUPPORTED", "delivery retries unsupported", "", "of event forwarding", "") \
    X(WSMAN, 0x8033806A, "ERROR_WSMAN_HEARTBEATS_NOT_SUPPORTED", "heartbeats unsupported", "", "of event forwarding", "") \
    X(WSMAN, 0x8033806B, "ERROR_WSMAN_BOOKMARKS_NOT_SUPPORTED", "bookmarks unsupported", "", "of event forwarding", "") \
    X(WSMAN, 0x8033806C, "ERROR_WSMAN_MAXITEMS_NOT_SUPPORTED", "MaxItems unsupported", "", "in a SOAP fault", "") \
    X(WSMAN, 0x8033806D, "ERROR_WSMAN_MAXTIME_NOT_SUPPORTED", "MaxTime unsupported", "", "in a SOAP fault", "") \
    X(WSMAN, 0x8033806E, "ERROR_WSMAN_MAXENVELOPE_SIZE_NOT_SUPPORTED", "MaxEnvelopeSize value unsupported", "", "in a SOAP fault", "") \
    X(WSMAN, 0x8033806F, "ERROR_WSMAN_MAXENVELOPE_POLICY_NOT_SUPPORTED", "MaxEnvelopePolicy unsupported", "", "of event forwarding", "") \
    X(WSMAN, 0x80338070, "ERROR_WSMAN_FILTERING_REQUIRED_NOT_SUPPORTED", "unfiltered enumeration unsupported", "add filter", "in a SOAP fault", "") \
    X(WSMAN, 0x80338071, "ERROR_WSMAN_INSECURE_ADDRESS_NOT_SUPPORTED", "insecure address unsupported", "", "of event forwarding", "") \
    X(WSMAN, 0x80338072, "ERROR_WSMAN_FORMAT_MISMATCH_NOT_SUPPORTED", "format mismatch unsupported", "", "in a SOAP fault", "") \
    X(WSMAN, 0x80338073, "ERROR_WSMAN_FORMAT_SECURITY_TOKEN_NOT_SUPPORTED", "security token format unsupported", "", "in a SOAP fault", "") \
    X(WSMAN, 0x80338074, "ERROR_WSMAN_BAD_METHOD", "server says method not supported (HTTP 405)", "not a WS-Man endpoint", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338075, "ERROR_WSMAN_UNSUPPORTED_MEDIA", "media type unsupported (HTTP 415)", "Content-Type", "in a SOAP fault, or shown by the client", "") \
    X(WSMAN, 0x80338076, "ERROR_WSMAN_UNSUPPORTED_ADDRESSING_MODE", "addressing mode unsupported", "ReplyTo must be anonymous", "in a SOAP fault", "") \
    X(WSMAN, 0x80338077, "ERROR_WSMAN_FRAGMENT_TRANSFER_NOT_SUPPORTED", "fragment transfer unsupported", "", "in a SOAP fault", "") \
    X(WSMAN, 0x80338078, "ERROR_WSMAN_ENUMERATION_INITIALIZING", "enumeration not initialised", "", "in a SOAP fault", "") \
    X(WSMAN, 0x80338079, "ERROR_WSMAN_CONNECTOR_GET", "no component for request", "plug-in registration", "of the local configuration", "") \
    X(WSMAN, 0x8033807A, "ERROR_WSMAN_URI_QUERY_STRING_SYNTAX_ERROR", "query string syntax error in URI", "Class?Key=Value+Key2=Value2", "in a SOAP fault", "") \
    X(WSMAN, 0x8033807B, "ERROR_WSMAN_INEXISTENT_MAC_ADDRESS", "listener MAC not found", "recreate listener", "of the local configuration", "") \
    X(WSMAN, 0x8033807C, "ERROR_WSMAN_NO_UNICAST_ADDRESSES", "MAC has no unicast address", "", "of the local configuration", "") \
    X(WSMAN, 0x8033807D, "ERROR_WSMAN_NO_DHCP_ADDRESSES", "no DHCP address on MAC", "", "of the local configuration", "") \
    X(WSMAN, 0x8033807E, "ERROR_WSMAN_MIN_ENVELOPE_SIZE", "requested envelope size too small", "at least 8192", "in a SOAP fault", "") \
    X(WSMAN, 0x8033807F, "ERROR_WSMAN_EPR_NESTING_EXCEEDED", "EPR nesting too deep", "", "in a SOAP fault", "") \
    X(WSMAN, 0x80338080, "ERROR_WSMAN_REQUEST_INIT_ERROR", "request initialisation failed", "resources", "of the local configuration", "") \
    X(WSMAN, 0x80338081, "ERROR_WSMAN_INVALID_TIMEOUT_HEADER", "time-out header invalid", "duration syntax", "in a SOAP fault", "") \
    X(WSMAN, 0x80338082, "ERROR_WSMAN_CERT_NOT_FOUND", "certificate not found", "thumbprint, store", "C/S", "") \
    X(WSMAN, 0x80338083, "ERROR_WSMAN_PLUGIN_FAILED", "plug-in returned no result", "inner error", "in a SOAP fault", "") \
    X(WSMAN, 0x80338084, "ERROR_WSMAN_ENUMERATION_INVALID", "enumeration invalid after failed Pull", "restart", "in a SOAP fault", "") \
    X(WSMAN, 0x80338085, "ERROR_WSMAN_CONFIG_CANNOT_CHANGE_MUTUAL", "mutual setting cannot change", "", "of the local configuration", "") \
    X(WSMAN, 0x80338086, "ERROR_WSMAN_ENUMERATION_MODE_UNSUPPORTED", "enumeration mode unsupported", "", "in a SOAP fault", "") \
    X(WSMAN, 0x80338087, "ERROR_WSMAN_MUSTUNDERSTAND_ON_LOCALE_UNSUPPORTED", "Locale must not be mandatory", "mustUnderstand=false", "in a SOAP fault", "") \
    X(WSMAN, 0x80338088, "ERROR_WSMAN_POLICY_CORRUPTED", "WinRM policy corrupted", "gpupdate, repair registry.pol", "of the local configuration", "") \
    X(WSMAN, 0x80338089, "ERROR_WSMAN_LISTENER_ADDRESS_INVALID", "listener address invalid", "*, IP:, MAC:", "of the local configuration", "") \
    X(WSMAN, 0x8033808A, "ERROR_WSMAN_CONFIG_CANNOT_CHANGE_GPO_CONTROLLED_SETTING", "setting controlled by Group Policy", "change GPO", "in a SOAP fault, or of the local configuration", "fault-gpo-controlled") \
    X(WSMAN, 0x8033808B, "ERROR_WSMAN_EVENTING_CONCURRENT_CLIENT_RECEIVE", "concurrent receive on one subscription", "", "of event forwarding", "") \
    X(WSMAN, 0x8033808C, "ERROR_WSMAN_EVENTING_FAST_SENDER", "source faster than subscriber", "", "of event forwarding", "") \
    X(WSMAN, 0x8033808D, "ERROR_WSMAN_EVENTING_INSECURE_PUSHSUBSCRIPTION_CONNECTION", "event connection not as secure as required", "", "of event forwarding", "") \
    X(WSMAN, 0x8033808E, "ERROR_WSMAN_EVENTING_INVALID_EVENTSOURCE", "event source identity mismatch", "certificate/name", "of event forwarding", "") \
    X(WSMAN, 0x8033808F, "ERROR_WSMAN_EVENTING_NOMATCHING_LISTENER", "no matching listener on collector", "create listener", "of event forwarding", "") \
    X(WSMAN, 0x80338090, "ERROR_WSMAN_FRAGMENT_DIALECT_REQUESTED_UNAVAILABLE", "fragment dialect unsupported", "", "in a SOAP fault", "") \
    X(WSMAN, 0x80338091, "ERROR_WSMAN_MISSING_FRAGMENT_PATH", "fragment path missing", "", "in a SOAP fault", "") \
    X(WSMAN, 0x80338092, "ERROR_WSMAN_INVALID_FRAGMENT_DIALECT", "fragment dialect invalid", "", "in a SOAP fault", "") \
    X(WSMAN, 0x80338093, "ERROR_WSMAN_INVALID_FRAGMENT_PATH", "fragment path invalid", "property name spelling", "in a SOAP fault", "") \
    X(WSMAN, 0x80338094, "ERROR_WSMAN_EVENTING_INCOMPATIBLE_BATCHPARAMS_AND_DELIVERYMODE", "batch parameters do not fit delivery mode", "", "of event forwarding", "") \
    X(WSMAN, 0x80338095, "ERROR_WSMAN_EVENTING_LOOPBACK_TESTFAILED", "connectivity test from source to collector failed", "firewall, name, listener at collector", "of event forwarding", "") \
    X(WSMAN, 0x80338096, "ERROR_WSMAN_EVENTING_INVALID_ENDTO_ADDRESSS", "EndTo differs from NotifyTo", "", "of event forwarding", "") \
    X(WSMAN, 0x80338097, "ERROR_WSMAN_EVENTING_INVALID_INCOMING_EVENT_PACKET_HEADER", "event packet header invalid", "", "of event forwarding", "") \
    X(WSMAN, 0x80338098, "ERROR_WSMAN_SESSION_ALREADY_CLOSED", "session closing", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338099, "ERROR_WSMAN_SUBSCRIPTION_LISTENER_NOLONGERVALID", "listener of subscription vanished", "", "of event forwarding", "") \
    X(WSMAN, 0x8033809A, "ERROR_WSMAN_PROVIDER_LOAD_FAILED", "plug-in could not be loaded", "DLL, bitness, registration", "in a SOAP fault, or of the local configuration", "") \
    X(WSMAN, 0x8033809B, "ERROR_WSMAN_EVENTING_SUBSCRIPTIONCLOSED_BYREMOTESERVICE", "remote service closed subscription", "service stop", "of event forwarding", "") \
    X(WSMAN, 0x8033809C, "ERROR_WSMAN_EVENTING_DELIVERYFAILED_FROMSOURCE", "source could not deliver", "network to collector", "of event forwarding", "") \
    X(WSMAN, 0x8033809D, "ERROR_WSMAN_SECURITY_UNMAPPED", "unknown security error", "", "of the local configuration", "") \
    X(WSMAN, 0x8033809E, "ERROR_WSMAN_EVENTING_SUBSCRIPTION_CANCELLED_BYSOURCE", "source cancelled subscription", "", "of event forwarding", "") \
    X(WSMAN, 0x8033809F, "ERROR_WSMAN_INVALID_HOSTNAME_PATTERN", "TrustedHosts pattern invalid", "fix list", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380A0, "ERROR_WSMAN_EVENTING_MISSING_NOTIFYTO", "NotifyTo missing", "", "of event forwarding", "") \
    X(WSMAN, 0x803380A1, "ERROR_WSMAN_EVENTING_MISSING_NOTIFYTO_ADDRESSS", "NotifyTo address missing", "", "of event forwarding", "") \
    X(WSMAN, 0x803380A2, "ERROR_WSMAN_EVENTING_INVALID_NOTIFYTO_ADDRESSS", "NotifyTo address invalid", "", "of event forwarding", "") \
    X(WSMAN, 0x803380A3, "ERROR_WSMAN_EVENTING_INVALID_LOCALE_IN_DELIVERY", "Locale in Delivery invalid", "", "of event forwarding", "") \
    X(WSMAN, 0x803380A4, "ERROR_WSMAN_EVENTING_INVALID_HEARTBEAT", "heartbeat invalid", "", "of event forwarding", "") \
    X(WSMAN, 0x803380A5, "ERROR_WSMAN_MACHINE_OPTION_REQUIRED", "needs -remote", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380A6, "ERROR_WSMAN_UNSUPPORTED_FEATURE_OPTIONS", "options unsupported for resource", "remove OptionSet", "in a SOAP fault", "") \
    X(WSMAN, 0x803380A7, "ERROR_WSMAN_BATCHSIZE_TOO_SMALL", "batch size too small", "", "of event forwarding", "") \
    X(WSMAN, 0x803380A8, "ERROR_WSMAN_EVENTING_DELIVERY_MODE_REQUESTED_INVALID", "delivery mode invalid or missing", "", "of event forwarding", "") \
    X(WSMAN, 0x803380A9, "ERROR_WSMAN_PROVSYS_NOT_SUPPORTED", "provider method not found", "", "of the local configuration", "") \
    X(WSMAN, 0x803380AA, "ERROR_WSMAN_PUSH_SUBSCRIPTION_CONFIG_INVALID", "push subscription: no listener or firewall exception", "quickconfig on collector", "of event forwarding", "") \
    X(WSMAN, 0x803380AB, "ERROR_WSMAN_CREDS_PASSED_WITH_NO_AUTH_FLAG", "credentials given with no-authentication flag", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380AC, "ERROR_WSMAN_CLIENT_INVALID_FLAG", "invalid flag", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380AD, "ERROR_WSMAN_CLIENT_MULTIPLE_AUTH_FLAGS", "several authentication flags", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380AE, "ERROR_WSMAN_CLIENT_SPN_WRONG_AUTH", "SPN port only with Negotiate/Kerberos", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380AF, "ERROR_WSMAN_CLIENT_CERT_UNNEEDED_CREDS", "credentials not allowed with certificate/smart card", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380B0, "ERROR_WSMAN_CLIENT_USERNAME_PASSWORD_NEEDED", "Basic/Digest need user and password", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380B1, "ERROR_WSMAN_CLIENT_CERT_UNNEEDED_USERNAME", "user/password not allowed with certificate", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380B2, "ERROR_WSMAN_CLIENT_CREDENTIALS_NEEDED", "credential flag without credentials", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380B3, "ERROR_WSMAN_CLIENT_CREDENTIALS_FLAG_NEEDED", "credentials without credential flag", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380B4, "ERROR_WSMAN_CLIENT_CERT_NEEDED", "certificate thumbprint missing", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380B5, "ERROR_WSMAN_CLIENT_CERT_UNKNOWN_TYPE", "certificate type unknown", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380B6, "ERROR_WSMAN_CLIENT_CERT_UNKNOWN_LOCATION", "certificate store location unknown", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380B7, "ERROR_WSMAN_CLIENT_INVALID_CERT", "certificate structure incomplete", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380B8, "ERROR_WSMAN_CLIENT_LOCAL_INVALID_CREDS", "no credentials for local requests", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380B9, "ERROR_WSMAN_CLIENT_LOCAL_INVALID_CONNECTION_OPTIONS", "no connection options for local requests", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380BA, "ERROR_WSMAN_CLIENT_CREATESESSION_NULL_PARAM", "API argument null or zero (createsession)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380BB, "ERROR_WSMAN_CLIENT_ENUMERATE_NULL_PARAM", "API argument null or zero (enumerate)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380BC, "ERROR_WSMAN_CLIENT_SUBSCRIBE_NULL_PARAM", "API argument null or zero (subscribe)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380BD, "ERROR_WSMAN_CLIENT_NULL_RESULT_PARAM", "result parameter null", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380BE, "ERROR_WSMAN_CLIENT_NO_HANDLE", "session or enumeration handle missing", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380BF, "ERROR_WSMAN_CLIENT_BLANK_URI", "resource URI blank", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380C0, "ERROR_WSMAN_CLIENT_INVALID_RESOURCE_LOCATOR", "resource locator invalid", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380C1, "ERROR_WSMAN_CLIENT_BLANK_INPUT_XML", "input XML blank", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380C2, "ERROR_WSMAN_CLIENT_BATCH_ITEMS_TOO_SMALL", "batch items too small", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380C3, "ERROR_WSMAN_CLIENT_MAX_CHARS_TOO_SMALL", "max characters too small", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380C4, "ERROR_WSMAN_CLIENT_BLANK_ACTION_URI", "action URI blank", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380C5, "ERROR_WSMAN_CLIENT_ZERO_HEARTBEAT", "heartbeat zero", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380C6, "ERROR_WSMAN_CLIENT_MULTIPLE_DELIVERY_MODES", "several delivery modes", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380C7, "ERROR_WSMAN_CLIENT_MULTIPLE_ENVELOPE_POLICIES", "several envelope policies", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380C8, "ERROR_WSMAN_CLIENT_UNKNOWN_EXPIRATION_TYPE", "expiration type unknown", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380C9, "ERROR_WSMAN_CLIENT_MISSING_EXPIRATION", "expiration missing", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380CA, "ERROR_WSMAN_CLIENT_PULL_INVALID_FLAGS", "pull subscription with push flags", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380CB, "ERROR_WSMAN_CLIENT_PUSH_UNSUPPORTED_TRANSPORT", "push transport must be http/https", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380CC, "ERROR_WSMAN_CLIENT_PUSH_HOST_TOO_LONG", "push address too long", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380CD, "ERROR_WSMAN_CLIENT_COMPRESSION_INVALID_OPTION", "compression option value unknown", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380CE, "ERROR_WSMAN_CLIENT_DELIVERENDSUBSCRIPTION_NULL_PARAM", "API argument null or zero (deliverendsubscription)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380CF, "ERROR_WSMAN_CLIENT_DELIVEREVENTS_NULL_PARAM", "API argument null or zero (deliverevents)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380D0, "ERROR_WSMAN_CLIENT_GETBOOKMARK_NULL_PARAM", "API argument null or zero (getbookmark)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380D1, "ERROR_WSMAN_CLIENT_DECODEOBJECT_NULL_PARAM", "API argument null or zero (decodeobject)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380D2, "ERROR_WSMAN_CLIENT_ENCODEOBJECT_NULL_PARAM", "API argument null or zero (encodeobject)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380D3, "ERROR_WSMAN_CLIENT_ENUMERATORADDOBJECT_NULL_PARAM", "API argument null or zero (enumeratoraddobject)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380D4, "ERROR_WSMAN_CLIENT_ENUMERATORNEXTOBJECT_NULL_PARAM", "API argument null or zero (enumeratornextobject)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380D5, "ERROR_WSMAN_CLIENT_CONSTRUCTERROR_NULL_PARAM", "API argument null or zero (constructerror)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380D6, "ERROR_WSMAN_SERVER_NONPULLSUBSCRIBE_NULL_PARAM", "push subscription not possible in local session", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380D7, "ERROR_WSMAN_CLIENT_UNENCRYPTED_HTTP_ONLY", "unencrypted flag only for HTTP", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380D8, "ERROR_WSMAN_CANNOT_USE_CERTIFICATES_FOR_HTTP", "certificate parameters need HTTPS", "-UseSSL", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380D9, "ERROR_WSMAN_CONNECTIONSTR_INVALID", "connection string malformed", "[transport://]host[:port][/suffix]", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380DA, "ERROR_WSMAN_TRANSPORT_NOT_SUPPORTED", "transport must be http or https", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380DB, "ERROR_WSMAN_PORT_INVALID", "port invalid", "1 to 65535", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380DC, "ERROR_WSMAN_CONFIG_PORT_INVALID", "configured port invalid", "1 to 65535", "of the local configuration", "") \
    X(WSMAN, 0x803380DD, "ERROR_WSMAN_SENDHEARBEAT_EMPTY_ENUMERATOR", "heartbeat flag needs empty enumerator", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380DE, "ERROR_WSMAN_CLIENT_UNENCRYPTED_DISABLED", "client forbids unencrypted traffic", "HTTPS or winrm set winrm/config/client '@{AllowUnencrypted=\"true\"}' (lab)", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380DF, "ERROR_WSMAN_CLIENT_BASIC_AUTHENTICATION_DISABLED", "Basic disabled on client", "winrm set winrm/config/client/auth '@{Basic=\"true\"}'", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380E0, "ERROR_WSMAN_CLIENT_DIGEST_AUTHENTICATION_DISABLED", "Digest disabled on client", "client/auth", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380E1, "ERROR_WSMAN_CLIENT_NEGOTIATE_AUTHENTICATION_DISABLED", "Negotiate disabled on client", "client/auth", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380E2, "ERROR_WSMAN_CLIENT_KERBEROS_AUTHENTICATION_DISABLED", "Kerberos disabled on client", "client/auth", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380E3, "ERROR_WSMAN_CLIENT_CERTIFICATES_AUTHENTICATION_DISABLED", "Certificate disabled on client", "client/auth", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380E4, "ERROR_WSMAN_SERVER_NOT_TRUSTED", "server not trusted: not Kerberos/domain, not HTTPS, not in TrustedHosts", "TrustedHosts or HTTPS", "shown by the Windows client, not on the wire", "ntlm-trustedhosts") \
    X(WSMAN, 0x803380E5, "ERROR_WSMAN_EXPLICIT_CREDENTIALS_REQUIRED", "implicit credentials with Negotiate over HTTP need TrustedHosts", "-Credential, TrustedHosts", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380E6, "ERROR_WSMAN_CERT_THUMBPRINT_NOT_BLANK", "thumbprint must be empty for shared SSL configuration", "", "of the local configuration", "") \
    X(WSMAN, 0x803380E7, "ERROR_WSMAN_CERT_THUMBPRINT_BLANK", "thumbprint blank", "", "of the local configuration", "") \
    X(WSMAN, 0x803380E8, "ERROR_WSMAN_CONFIG_CANNOT_SHARE_SSL_CONFIG", "SSL configuration of IP:port owned by another service", "netsh http show sslcert", "of the local configuration", "") \
    X(WSMAN, 0x803380E9, "ERROR_WSMAN_CONFIG_CERT_CN_DOES_NOT_MATCH_HOSTNAME", "certificate CN and hostname differ", "matching certificate", "of the local configuration", "") \
    X(WSMAN, 0x803380EA, "ERROR_WSMAN_CONFIG_HOSTNAME_CHANGE_WITHOUT_CERT", "(not used)", "", "of the local configuration", "") \
    X(WSMAN, 0x803380EB, "ERROR_WSMAN_CONFIG_THUMBPRINT_SHOULD_BE_EMPTY", "no thumbprint for HTTP listeners", "", "of the local configuration", "") \
    X(WSMAN, 0x803380EC, "ERROR_WSMAN_INVALID_IPFILTER", "IP filter syntax invalid", "IP1-IP2,IP3-IP4 or *", "of the local configuration", "") \
    X(WSMAN, 0x803380ED, "ERROR_WSMAN_CANNOT_CHANGE_KEYS", "input changes keys", "delete and create", "in a SOAP fault", "") \
    X(WSMAN, 0x803380EE, "ERROR_WSMAN_CERT_INVALID_USAGE", "certificate lacks Server Authentication EKU", "other certificate", "of the local configuration", "") \
    X(WSMAN, 0x803380EF, "ERROR_WSMAN_RESPONSE_NO_RESULTS", "response without results", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380F0, "ERROR_WSMAN_CREATE_RESPONSE_NO_EPR", "CreateResponse without EPR", "broken server", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380F1, "ERROR_WSMAN_RESPONSE_INVALID_ENUMERATION_CONTEXT", "response without valid enumeration context", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380F2, "ERROR_WSMAN_RESPONSE_NO_XML_FRAGMENT_WRAPPER", "XmlFragment wrapper missing in response", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380F3, "ERROR_WSMAN_RESPONSE_INVALID_MESSAGE_INFORMATION_HEADER", "response has invalid SOAP headers", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380F4, "ERROR_WSMAN_RESPONSE_NO_SOAP_HEADER_BODY", "response without SOAP header/body", "not WS-Man", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380F5, "ERROR_WSMAN_HTTP_NO_RESPONSE_DATA", "empty response", "middlebox", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380F6, "ERROR_WSMAN_RESPONSE_INVALID_SOAP_FAULT", "malformed fault in response", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380F7, "ERROR_WSMAN_HTTP_INVALID_CONTENT_TYPE_IN_RESPONSE_DATA", "response content type missing/invalid", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380F8, "ERROR_WSMAN_HTTP_CONTENT_TYPE_MISSMATCH_RESPONSE_DATA", "response format differs from request (Unicode/ANSI)", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380F9, "ERROR_WSMAN_CANNOT_DECRYPT", "encrypted body cannot be decrypted", "proxy, key mismatch", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380FA, "ERROR_WSMAN_INVALID_URI_WMI_SINGLETON", "WMI class is not a singleton: keys needed", "add selectors", "in a SOAP fault", "") \
    X(WSMAN, 0x803380FB, "ERROR_WSMAN_INVALID_URI_WMI_ENUM_WQL", "WQL needs class `*` and no keys", "URI .../*", "in a SOAP fault", "") \
    X(WSMAN, 0x803380FC, "ERROR_WSMAN_NO_IDENTIFY_FOR_LOCAL_SESSION", "Identify only remote", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380FD, "ERROR_WSMAN_NO_PUSH_SUBSCRIPTION_FOR_LOCAL_SESSION", "push only remote", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803380FE, "ERROR_WSMAN_INVALID_SUBSCRIPTION_MANAGER", "response from other address than subscription manager", "", "of event forwarding", "") \
    X(WSMAN, 0x803380FF, "ERROR_WSMAN_NON_PULL_SUBSCRIPTION_NOT_SUPPORTED", "plug-in supports pull only", "", "of event forwarding", "") \
    X(WSMAN, 0x80338100, "ERROR_WSMAN_WMI_MAX_NESTED", "embedded WMI objects nested too deep", "", "in a SOAP fault", "") \
    X(WSMAN, 0x80338101, "ERROR_WSMAN_REMOTE_CIMPATH_NOT_SUPPORTED", "CIM reference to remote machine unsupported", "", "in a SOAP fault", "") \
    X(WSMAN, 0x80338102, "ERROR_WSMAN_WMI_PROVIDER_NOT_CAPABLE", "WMI provider not capable", "operation unsupported by provider", "in a SOAP fault", "") \
    X(WSMAN, 0x80338103, "ERROR_WSMAN_WMI_INVALID_VALUE", "invalid value from WMI", "", "in a SOAP fault", "") \
    X(WSMAN, 0x80338104, "ERROR_WSMAN_WMI_SVC_ACCESS_DENIED", "WMI service: access denied", "namespace rights", "in a SOAP fault", "") \
    X(WSMAN, 0x80338105, "ERROR_WSMAN_WMI_PROVIDER_ACCESS_DENIED", "WMI provider: access denied", "provider rights", "in a SOAP fault", "") \
    X(WSMAN, 0x80338106, "ERROR_WSMAN_WMI_CANNOT_CONNECT_ACCESS_DENIED", "access denied connecting to WMI of other computer", "second hop, rights", "in a SOAP fault", "") \
    X(WSMAN, 0x80338107, "ERROR_WSMAN_INVALID_FILTER_XML", "filter XML invalid", "", "in a SOAP fault", "") \
    X(WSMAN, 0x80338108, "ERROR_WSMAN_ENUMERATE_WMI_INVALID_KEY", "Enumerate URI must not contain keys", "remove selectors", "in a SOAP fault", "") \
    X(WSMAN, 0x80338109, "ERROR_WSMAN_INVALID_FRAGMENT_PATH_BLANK", "fragment path blank", "", "in a SOAP fault", "") \
    X(WSMAN, 0x8033810A, "ERROR_WSMAN_INVALID_CHARACTERS_IN_RESPONSE", "response has invalid characters", "encoding", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033810B, "ERROR_WSMAN_KERBEROS_IPADDRESS", "Kerberos not possible with IP address", "use name", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033810C, "ERROR_WSMAN_CLIENT_WORKGROUP_NO_KERBEROS", "Kerberos with implicit credentials in workgroup", "-Credential, Negotiate", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033810D, "ERROR_WSMAN_INVALID_BATCH_SETTINGS_PARAMETER", "batch settings invalid", "", "in a SOAP fault", "") \
    X(WSMAN, 0x8033810E, "ERROR_WSMAN_SERVER_DESTINATION_LOCALHOST", "localhost needs explicit authentication choice", "use host name", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033810F, "ERROR_WSMAN_UNKNOWN_HTTP_STATUS_RETURNED", "unknown HTTP status received", "proxy (504 etc.)", "shown by the Windows client, not on the wire", "proxy-bad-gateway") \
    X(WSMAN, 0x80338110, "ERROR_WSMAN_UNSUPPORTED_HTTP_STATUS_REDIRECT", "HTTP redirect received (deprecated)", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338111, "ERROR_WSMAN_HTTP_REQUEST_TOO_LARGE_STATUS", "HTTP 413: request above MaxEnvelopeSize", "raise quota", "shown by the Windows client, not on the wire", "http-413-envelope") \
    X(WSMAN, 0x80338112, "ERROR_WSMAN_HTTP_SERVICE_UNAVAILABLE_STATUS", "HTTP 503 / refused", "service state", "shown by the Windows client, not on the wire", "http-503-unavailable") \
    X(WSMAN, 0x80338113, "ERROR_WSMAN_HTTP_NOT_FOUND_STATUS", "HTTP 404", "not WS-Man URL; prefix, port, URL ACL", "shown by the Windows client, not on the wire", "http-404-no-wsman wef-404-urlacl") \
    X(WSMAN, 0x80338114, "ERROR_WSMAN_EVENTING_MISSING_LOCALE_IN_DELIVERY", "Locale without lang", "", "of event forwarding", "") \
    X(WSMAN, 0x80338115, "ERROR_WSMAN_QUICK_CONFIG_FAILED_CERT_REQUIRED", "HTTPS quickconfig: no suitable certificate", "issue certificate", "of the local configuration", "fault-quickconfig-certificate") \
    X(WSMAN, 0x80338116, "ERROR_WSMAN_QUICK_CONFIG_FIREWALL_EXCEPTIONS_DISALLOWED", "firewall does not allow exceptions", "firewall policy", "of the local configuration", "") \
    X(WSMAN, 0x80338117, "ERROR_WSMAN_QUICK_CONFIG_LOCAL_POLICY_CHANGE_DISALLOWED", "policy forbids local firewall change", "GPO rule", "of the local configuration", "") \
    X(WSMAN, 0x80338118, "ERROR_WSMAN_INVALID_SELECTOR_NAME", "selector name invalid", "", "in a SOAP fault", "") \
    X(WSMAN, 0x80338119, "ERROR_WSMAN_ENCODING_TYPE", "encoding type unsupported", "", "in a SOAP fault", "") \
    X(WSMAN, 0x8033811A, "ERROR_WSMAN_ENDPOINT_UNAVAILABLE_INVALID_VALUE", "selector values match nothing or offline", "", "in a SOAP fault", "") \
    X(WSMAN, 0x8033811B, "ERROR_WSMAN_INVALID_HEADER", "invalid header", "", "in a SOAP fault", "") \
    X(WSMAN, 0x8033811C, "ERROR_WSMAN_ENUMERATE_UNSUPPORTED_EXPIRATION_TYPE", "enumeration expiry must be duration", "", "in a SOAP fault", "") \
    X(WSMAN, 0x8033811D, "ERROR_WSMAN_MAX_ELEMENTS_NOT_SUPPORTED", "MaxElements unsupported", "", "in a SOAP fault", "") \
    X(WSMAN, 0x8033811E, "ERROR_WSMAN_WMI_PROVIDER_INVALID_PARAMETER", "WMI provider: invalid parameter", "method arguments", "in a SOAP fault", "") \
    X(WSMAN, 0x8033811F, "ERROR_WSMAN_CLIENT_MULTIPLE_ENUM_MODE_FLAGS", "several enumeration modes", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338120, "ERROR_WINRS_CLIENT_INVALID_FLAG", "winrs: invalid flag", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338121, "ERROR_WINRS_CLIENT_NULL_PARAM", "winrs: null parameter", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338122, "ERROR_WSMAN_CANNOT_PROCESS_FILTER", "filter cannot be processed or too complex (w:CannotProcessFilter)", "simplify", "in a SOAP fault", "") \
    X(WSMAN, 0x80338123, "ERROR_WSMAN_CLIENT_ENUMERATORADDEVENT_NULL_PARAM", "API argument null or zero (enumeratoraddevent)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338124, "ERROR_WSMAN_ADDOBJECT_MISSING_OBJECT", "AddObject without object", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338125, "ERROR_WSMAN_ADDOBJECT_MISSING_EPR", "AddObject without EPR", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338126, "ERROR_WSMAN_NETWORK_TIMEDOUT", "network time-out in client", "reachability, OperationTimeout", "shown by the Windows client, not on the wire", "fault-network-timeout-client") \
    X(WSMAN, 0x80338127, "ERROR_WINRS_RECEIVE_IN_PROGRESS", "(not used)", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338128, "ERROR_WINRS_RECEIVE_NO_RESPONSE_DATA", "winrs: empty Receive answer", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338129, "ERROR_WINRS_CLIENT_CREATESHELL_NULL_PARAM", "API argument null or zero (winrs createshell)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033812A, "ERROR_WINRS_CLIENT_CLOSESHELL_NULL_PARAM", "API argument null or zero (winrs closeshell)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033812B, "ERROR_WINRS_CLIENT_FREECREATESHELLRESULT_NULL_PARAM", "API argument null or zero (winrs freecreateshellresult)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033812C, "ERROR_WINRS_CLIENT_RUNCOMMAND_NULL_PARAM", "API argument null or zero (winrs runcommand)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033812D, "ERROR_WINRS_CLIENT_FREERUNCOMMANDRESULT_NULL_PARAM", "API argument null or zero (winrs freeruncommandresult)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033812E, "ERROR_WINRS_CLIENT_SIGNAL_NULL_PARAM", "API argument null or zero (winrs signal)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033812F, "ERROR_WINRS_CLIENT_RECEIVE_NULL_PARAM", "API argument null or zero (winrs receive)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338130, "ERROR_WINRS_CLIENT_FREEPULLRESULT_NULL_PARAM", "API argument null or zero (winrs freepullresult)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338131, "ERROR_WINRS_CLIENT_PULL_NULL_PARAM", "API argument null or zero (winrs pull)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338132, "ERROR_WINRS_CLIENT_CLOSERECEIVEHANDLE_NULL_PARAM", "API argument null or zero (winrs closereceivehandle)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338133, "ERROR_WINRS_CLIENT_SEND_NULL_PARAM", "API argument null or zero (winrs send)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338134, "ERROR_WINRS_CLIENT_PUSH_NULL_PARAM", "API argument null or zero (winrs push)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338135, "ERROR_WINRS_CLIENT_CLOSESENDHANDLE_NULL_PARAM", "API argument null or zero (winrs closesendhandle)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338136, "ERROR_WINRS_CLIENT_GET_NULL_PARAM", "API argument null or zero (winrs get)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338137, "ERROR_WSMAN_POLYMORPHISM_MODE_UNSUPPORTED", "polymorphism mode unsupported", "", "in a SOAP fault", "") \
    X(WSMAN, 0x80338138, "ERROR_WSMAN_REQUEST_NOT_SUPPORTED_AT_SERVICE", "URI only usable locally", "local session", "in a SOAP fault", "") \
    X(WSMAN, 0x80338139, "ERROR_WSMAN_URI_NON_DMTF_CLASS", "DMTF URI for non-DMTF class", "use wmi URI", "in a SOAP fault", "") \
    X(WSMAN, 0x8033813A, "ERROR_WSMAN_URI_WRONG_DMTF_VERSION", "DMTF class major version differs", "", "in a SOAP fault", "") \
    X(WSMAN, 0x8033813B, "ERROR_WSMAN_DIFFERENT_CIM_SELECTOR", "`__cimnamespace` selector contradicts URI", "", "in a SOAP fault", "") \
    X(WSMAN, 0x8033813C, "ERROR_WSMAN_PUSHSUBSCRIPTION_INVALIDUSERACCOUNT", "push subscription needs Network Service", "", "of event forwarding", "") \
    X(WSMAN, 0x8033813D, "ERROR_WSMAN_EVENTING_NONDOMAINJOINED_PUBLISHER", "source not in domain", "", "of event forwarding", "") \
    X(WSMAN, 0x8033813E, "ERROR_WSMAN_EVENTING_NONDOMAINJOINED_COLLECTOR", "collector not in domain", "", "of event forwarding", "") \
    X(WSMAN, 0x8033813F, "ERROR_WSMAN_CONFIG_READONLY_PROPERTY", "read-only setting", "remove", "in a SOAP fault", "") \
    X(WSMAN, 0x80338140, "ERROR_WINRS_CODE_PAGE_NOT_SUPPORTED", "code page not available on server", "WINRS_CODEPAGE 65001/437", "in a SOAP fault", "shell-codepage") \
    X(WSMAN, 0x80338141, "ERROR_WSMAN_CLIENT_DISABLE_LOOPBACK_WITH_EXPLICIT_CREDENTIALS", "(not used)", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338142, "ERROR_WSMAN_CLIENT_INVALID_DISABLE_LOOPBACK", "(not used)", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338143, "ERROR_WSMAN_CLIENT_ENUM_RECEIVED_TOO_MANY_ITEMS", "server returned more items than asked", "broken server", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338144, "ERROR_WSMAN_MULTIPLE_CREDENTIALS", "thumbprint together with user/password", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338145, "ERROR_WSMAN_AUTHENTICATION_INVALID_FLAG", "authentication flag wrong", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338146, "ERROR_WSMAN_CLIENT_CREDENTIALS_FOR_DEFAULT_AUTHENTICATION", "without mechanism only user/password", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338147, "ERROR_WSMAN_CLIENT_USERNAME_AND_PASSWORD_NEEDED", "user and password both needed", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338148, "ERROR_WSMAN_CLIENT_INVALID_CERT_DNS_OR_UPN", "client certificate lacks DNS/UPN name", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338149, "ERROR_WSMAN_CREATESHELL_NULL_ENVIRONMENT_VARIABLE_NAME", "environment variable name null", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033814A, "ERROR_WSMAN_SHELL_ALREADY_CLOSED", "shell is being closed", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033814B, "ERROR_WSMAN_CREATESHELL_NULL_STREAMID", "stream id null", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033814C, "ERROR_WSMAN_SHELL_INVALID_SHELL_HANDLE", "shell handle invalid", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033814D, "ERROR_WSMAN_SHELL_INVALID_COMMAND_HANDLE", "command handle invalid", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033814E, "ERROR_WSMAN_RUNSHELLCOMMAND_NULL_ARGUMENT", "argument null", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033814F, "ERROR_WSMAN_COMMAND_ALREADY_CLOSED", "command is being closed", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338150, "ERROR_WSMAN_SENDSHELLINPUT_INVALID_STREAMID_INDEX", "stream index invalid", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338151, "ERROR_WSMAN_SHELL_SYNCHRONOUS_NOT_SUPPORTED", "(not used)", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338152, "ERROR_WSMAN_NO_CERTMAPPING_OPERATION_FOR_LOCAL_SESSION", "certificate mappings only by remote call", "", "of the local configuration", "") \
    X(WSMAN, 0x80338153, "ERROR_WSMAN_CERTMAPPING_CONFIGLIMIT_EXCEEDED", "too many certificate mappings", "remove some", "of the local configuration", "") \
    X(WSMAN, 0x80338154, "ERROR_WSMAN_CERTMAPPING_INVALIDUSERCREDENTIALS", "mapping credentials wrong", "password", "of the local configuration", "") \
    X(WSMAN, 0x80338155, "ERROR_WSMAN_CERT_INVALID_USAGE_CLIENT", "certificate lacks Client Authentication EKU", "", "of the local configuration", "") \
    X(WSMAN, 0x80338156, "ERROR_WSMAN_CERT_MISSING_AUTH_FLAG", "thumbprint without certificate flag", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338157, "ERROR_WSMAN_CERT_MULTIPLE_CREDENTIALS_FLAG", "certificate and password flags together", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338158, "ERROR_WSMAN_CONFIG_SHELL_URI_INVALID", "custom shell URI invalid", "", "of the local configuration", "") \
    X(WSMAN, 0x80338159, "ERROR_WSMAN_CONFIG_SHELL_URI_CMDSHELLURI_NOTPERMITTED", "cmd URI not allowed as custom shell", "", "of the local configuration", "") \
    X(WSMAN, 0x8033815A, "ERROR_WSMAN_CONFIG_SHELLURI_INVALID_PROCESSPATH", "custom shell process path invalid", "", "of the local configuration", "") \
    X(WSMAN, 0x8033815B, "ERROR_WINRS_SHELL_URI_INVALID", "(not used)", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033815C, "ERROR_WSMAN_INVALID_SECURITY_DESCRIPTOR", "security descriptor invalid", "SDDL syntax", "in a SOAP fault", "") \
    X(WSMAN, 0x8033815D, "ERROR_WSMAN_POLICY_TOO_COMPLEX", "WS-Policy too complex", "", "of event forwarding", "") \
    X(WSMAN, 0x8033815E, "ERROR_WSMAN_POLICY_CANNOT_COMPLY", "WS-Policy cannot be met", "", "of event forwarding", "") \
    X(WSMAN, 0x8033815F, "ERROR_WSMAN_INVALID_CONNECTIONRETRY", "ConnectionRetry invalid", "both zero or both set", "of event forwarding", "") \
    X(WSMAN, 0x80338160, "ERROR_WSMAN_URISECURITY_INVALIDURIKEY", "mapping URI invalid", "", "of the local configuration", "") \
    X(WSMAN, 0x80338161, "ERROR_WSMAN_CERTMAPPING_INVALIDSUBJECTKEY", "mapping subject invalid", "", "of the local configuration", "") \
    X(WSMAN, 0x80338162, "ERROR_WSMAN_CERTMAPPING_INVALIDISSUERKEY", "mapping issuer invalid or not in store", "import CA", "of the local configuration", "") \
    X(WSMAN, 0x80338163, "ERROR_WSMAN_INVALID_PUBLISHERS_TYPE", "publishers type wrong", "", "of event forwarding", "") \
    X(WSMAN, 0x80338164, "ERROR_WSMAN_CLIENT_INVALID_DELIVERY_RETRY", "delivery retry parameters invalid", "", "of event forwarding", "") \
    X(WSMAN, 0x80338165, "ERROR_WSMAN_CLIENT_NULL_PUBLISHERS", "publishers missing", "", "of event forwarding", "") \
    X(WSMAN, 0x80338166, "ERROR_WSMAN_CLIENT_NULL_ISSUERS", "subject filters without issuers", "", "of event forwarding", "") \
    X(WSMAN, 0x80338167, "ERROR_WSMAN_CLIENT_NO_SOURCES", "no sources in subscription", "", "of event forwarding", "") \
    X(WSMAN, 0x80338168, "ERROR_WSMAN_INVALID_SUBSCRIBE_OBJECT", "subscription manager sent invalid result", "", "of event forwarding", "") \
    X(WSMAN, 0x80338169, "ERROR_WSMAN_PUBLIC_FIREWALL_PROFILE_ACTIVE", "a network is Public: firewall exception useless", "Set-NetConnectionProfile Private", "of the local configuration", "net-public-profile") \
    X(WSMAN, 0x8033816A, "ERROR_WSMAN_CERTMAPPING_PASSWORDTOOLONG", "mapping password longer than 255", "", "of the local configuration", "") \
    X(WSMAN, 0x8033816B, "ERROR_WSMAN_CERTMAPPING_PASSWORDBLANK", "mapping password blank", "", "of the local configuration", "") \
    X(WSMAN, 0x8033816C, "ERROR_WSMAN_CERTMAPPING_PASSWORDUSERTUPLE", "mapping needs user and password", "", "of the local configuration", "") \
    X(WSMAN, 0x8033816D, "ERROR_WSMAN_INVALID_PROVIDER_RESPONSE", "provider failed without code", "plug-in bug", "in a SOAP fault", "") \
    X(WSMAN, 0x8033816E, "ERROR_WSMAN_SHELL_NOT_INITIALIZED", "shell service not initialised (shutting down)", "restart WinRM", "in a SOAP fault", "") \
    X(WSMAN, 0x8033816F, "ERROR_WSMAN_CONFIG_SHELLURI_INVALID_OPERATION_ON_KEY", "custom shell key cannot change", "", "of the local configuration", "") \
    X(WSMAN, 0x80338170, "ERROR_WSMAN_HTTP_STATUS_SERVER_ERROR", "HTTP 500 without details", "unencrypted message, server error", "shown by the Windows client, not on the wire", "http-500-no-detail http-500-unencrypted") \
    X(WSMAN, 0x80338171, "ERROR_WSMAN_HTTP_STATUS_BAD_REQUEST", "HTTP 400 without details", "header size, Host, syntax", "shown by the Windows client, not on the wire", "http-400-generic http-400-header-too-long") \
    X(WSMAN, 0x80338172, "ERROR_WSMAN_CONFIG_CANNOT_CHANGE_CERTMAPPING_KEYS", "mapping keys cannot change", "recreate", "of the local configuration", "") \
    X(WSMAN, 0x80338173, "ERROR_WSMAN_HTML_ERROR", "HTML error page received", "not WinRM", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338174, "ERROR_WSMAN_CLIENT_INITIALIZE_NULL_PARAM", "API argument null or zero (initialize)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338175, "ERROR_WSMAN_CLIENT_INVALID_INIT_APPLICATION_FLAG", "API flag invalid (init application)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338176, "ERROR_WSMAN_CLIENT_INVALID_DEINIT_APPLICATION_FLAG", "API flag invalid (deinit application)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338177, "ERROR_WSMAN_CLIENT_SETSESSIONOPTION_NULL_PARAM", "API argument null or zero (setsessionoption)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338178, "ERROR_WSMAN_CLIENT_SETSESSIONOPTION_INVALID_PARAM", "API argument invalid (setsessionoption)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338179, "ERROR_WSMAN_CLIENT_GETSESSIONOPTION_INVALID_PARAM", "API argument invalid (getsessionoption)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033817A, "ERROR_WSMAN_CLIENT_CREATESHELL_NULL_PARAM", "API argument null or zero (createshell)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033817B, "ERROR_WSMAN_CLIENT_INVALID_CREATE_SHELL_FLAG", "API flag invalid (create shell)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033817C, "ERROR_WSMAN_CLIENT_INVALID_CLOSE_SHELL_FLAG", "API flag invalid (close shell)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033817D, "ERROR_WSMAN_CLIENT_INVALID_CLOSE_COMMAND_FLAG", "API flag invalid (close command)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033817E, "ERROR_WSMAN_CLIENT_CLOSESHELL_NULL_PARAM", "API argument null or zero (closeshell)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033817F, "ERROR_WSMAN_CLIENT_CLOSECOMMAND_NULL_PARAM", "API argument null or zero (closecommand)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338180, "ERROR_WSMAN_CLIENT_RUNCOMMAND_NULL_PARAM", "API argument null or zero (runcommand)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338181, "ERROR_WSMAN_CLIENT_INVALID_RUNCOMMAND_FLAG", "API flag invalid (runcommand)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338182, "ERROR_WSMAN_CLIENT_RUNCOMMAND_NOTCOMPLETED", "RunShellCommand still running", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338183, "ERROR_WSMAN_NO_COMMAND_RESPONSE", "CommandResponse invalid", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338184, "ERROR_WSMAN_INVALID_OPTIONSET", "OptionSet invalid", "", "in a SOAP fault", "") \
    X(WSMAN, 0x80338185, "ERROR_WSMAN_NO_COMMANDID", "CommandId missing in response", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338186, "ERROR_WSMAN_CLIENT_SIGNAL_NULL_PARAM", "API argument null or zero (signal)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338187, "ERROR_WSMAN_CLIENT_INVALID_SIGNAL_SHELL_FLAG", "API flag invalid (signal shell)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338188, "ERROR_WSMAN_CLIENT_SEND_NULL_PARAM", "API argument null or zero (send)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338189, "ERROR_WSMAN_CLIENT_INVALID_SEND_SHELL_FLAG", "API flag invalid (send shell)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033818A, "ERROR_WSMAN_CLIENT_INVALID_SEND_SHELL_PARAMETER", "Send data must be binary", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033818B, "ERROR_WSMAN_SHELL_INVALID_INPUT_STREAM", "input stream name invalid", "stdin / pr", "in a SOAP fault, or shown by the client", "") \
    X(WSMAN, 0x8033818C, "ERROR_WSMAN_CLIENT_RECEIVE_NULL_PARAM", "API argument null or zero (receive)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033818D, "ERROR_WSMAN_SHELL_INVALID_DESIRED_STREAMS", "desired stream invalid", "stdout stderr", "in a SOAP fault, or shown by the client", "") \
    X(WSMAN, 0x8033818E, "ERROR_WSMAN_CLIENT_INVALID_RECEIVE_SHELL_FLAG", "API flag invalid (receive shell)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033818F, "ERROR_WSMAN_NO_RECEIVE_RESPONSE", "ReceiveResponse invalid", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338190, "ERROR_WSMAN_PLUGIN_CONFIGURATION_CORRUPTED", "plug-in configuration corrupted", "re-register endpoint", "of the local configuration", "") \
    X(WSMAN, 0x80338191, "ERROR_WSMAN_INVALID_FILEPATH", "plug-in path not absolute/system32", "", "of the local configuration", "") \
    X(WSMAN, 0x80338192, "ERROR_WSMAN_FILE_NOT_PRESENT", "file missing", "", "of the local configuration", "") \
    X(WSMAN, 0x80338193, "ERROR_WSMAN_IISCONFIGURATION_READ_FAILED", "IIS configuration unreadable", "", "of the local configuration", "") \
    X(WSMAN, 0x80338194, "ERROR_WSMAN_CLIENT_INVALID_LOCALE", "locale invalid", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338195, "ERROR_WSMAN_CLIENT_INVALID_UI_LANGUAGE", "UI language invalid", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338196, "ERROR_WSMAN_CLIENT_GETERRORMESSAGE_NULL_PARAM", "API argument null or zero (geterrormessage)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338197, "ERROR_WSMAN_CLIENT_INVALID_LANGUAGE_CODE", "language code invalid", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338198, "ERROR_WSMAN_CLIENT_INVALID_GETERRORMESSAGE_FLAG", "API flag invalid (geterrormessage)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x80338199, "ERROR_WSMAN_REDIRECT_REQUESTED", "redirect: use other machine", "-AllowRedirection", "in a SOAP fault", "") \
    X(WSMAN, 0x8033819A, "ERROR_WSMAN_PROXY_AUTHENTICATION_INVALID_FLAG", "proxy authentication flag wrong", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033819B, "ERROR_WSMAN_CLIENT_CREDENTIALS_FOR_PROXY_AUTHENTICATION", "proxy credentials incomplete", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033819C, "ERROR_WSMAN_PROXY_ACCESS_TYPE", "proxy access type wrong", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033819D, "ERROR_WSMAN_INVALID_OPTION_NO_PROXY_SERVER", "direct access with proxy credentials", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033819E, "ERROR_WSMAN_CLIENT_GETSESSIONOPTION_DWORD_NULL_PARAM", "API argument null or zero (getsessionoption dword)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x8033819F, "ERROR_WSMAN_CLIENT_GETSESSIONOPTION_DWORD_INVALID_PARAM", "API argument invalid (getsessionoption dword)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381A0, "ERROR_WSMAN_CLIENT_GETSESSIONOPTION_STRING_INVALID_PARAM", "API argument invalid (getsessionoption string)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381A1, "ERROR_WSMAN_CREDSSP_USERNAME_PASSWORD_NEEDED", "CredSSP needs user and password", "-Credential", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381A2, "ERROR_WSMAN_CLIENT_CREDSSP_AUTHENTICATION_DISABLED", "CredSSP disabled on client", "Enable-WSManCredSSP -Role Client", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381A3, "ERROR_WSMAN_CLIENT_ALLOWFRESHCREDENTIALS", "policy forbids delegation to target", "AllowFreshCredentials WSMAN/host", "shown by the Windows client, not on the wire", "credssp-delegation-policy") \
    X(WSMAN, 0x803381A4, "ERROR_WSMAN_CLIENT_ALLOWFRESHCREDENTIALS_NTLMONLY", "policy forbids delegation to untrusted (NTLM) target", "AllowFreshCredentialsWhenNTLMOnly", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381A5, "ERROR_WSMAN_QUOTA_MAX_SHELLS", "too many shells for user", "MaxShellsPerUser", "in a SOAP fault", "quota-shells-per-user") \
    X(WSMAN, 0x803381A6, "ERROR_WSMAN_QUOTA_MAX_OPERATIONS", "too many operations for user", "MaxConcurrentOperationsPerUser", "in a SOAP fault", "quota-operations-per-user") \
    X(WSMAN, 0x803381A7, "ERROR_WSMAN_QUOTA_USER", "user load quota", "slow down", "in a SOAP fault", "") \
    X(WSMAN, 0x803381A8, "ERROR_WSMAN_QUOTA_SYSTEM", "system load quota", "slow down", "in a SOAP fault", "") \
    X(WSMAN, 0x803381A9, "ERROR_WSMAN_DIFFERENT_AUTHZ_TOKEN", "user token changed; authorization record revoked", "reconnect", "in a SOAP fault", "") \
    X(WSMAN, 0x803381AA, "ERROR_WSMAN_REDIRECT_LOCATION_NOT_AVAILABLE", "no redirect location", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381AB, "ERROR_WSMAN_QUOTA_MAX_SHELLUSERS", "too many shell users", "MaxConcurrentUsers", "in a SOAP fault", "quota-shell-users") \
    X(WSMAN, 0x803381AC, "ERROR_WSMAN_REMOTESHELLS_NOT_ALLOWED", "remote shells not allowed", "AllowRemoteShellAccess", "in a SOAP fault", "shell-remote-shell-disabled") \
    X(WSMAN, 0x803381AD, "ERROR_WSMAN_PULL_PARAMS_NOT_SAME_AS_ENUM", "Pull parameters differ from Enumerate", "client", "in a SOAP fault", "") \
    X(WSMAN, 0x803381AE, "ERROR_WSMAN_DEPRECATED_CONFIG_SETTING", "deprecated setting", "remove from command", "in a SOAP fault", "") \
    X(WSMAN, 0x803381AF, "ERROR_WSMAN_URI_SECURITY_URI", "Security URI does not match Resource URI", "", "of the local configuration", "") \
    X(WSMAN, 0x803381B0, "ERROR_WSMAN_CANNOT_USE_ALLOW_NEGOTIATE_IMPLICIT_CREDENTIALS_FOR_HTTP", "implicit Negotiate option only for HTTPS", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381B1, "ERROR_WSMAN_CANNOT_USE_PROXY_SETTINGS_FOR_HTTP", "proxy only with HTTPS", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381B2, "ERROR_WSMAN_CANNOT_USE_PROXY_SETTINGS_FOR_KERBEROS", "no proxy with Kerberos", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381B3, "ERROR_WSMAN_CANNOT_USE_PROXY_SETTINGS_FOR_CREDSSP", "no proxy with CredSSP", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381B4, "ERROR_WSMAN_CLIENT_MULTIPLE_PROXY_AUTH_FLAGS", "several proxy authentication flags", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381B5, "ERROR_WSMAN_INVALID_REDIRECT_ERROR", "redirect not allowed here", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381B6, "ERROR_REDIRECT_LOCATION_TOO_LONG", "redirect location too long", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381B7, "ERROR_REDIRECT_LOCATION_INVALID", "redirect location invalid", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381B8, "ERROR_SERVICE_CBT_HARDENING_INVALID", "CbtHardeningLevel must be None, Relaxed or Strict", "", "of the local configuration", "") \
    X(WSMAN, 0x803381B9, "ERROR_WSMAN_NAME_NOT_RESOLVED", "name not resolved", "DNS", "shown by the Windows client, not on the wire", "net-dns-failure") \
    X(WSMAN, 0x803381BA, "ERROR_WSMAN_SSL_CONNECTION_ABORTED", "TLS connection failed", "HTTPS listener, certificate", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381BB, "ERROR_WSMAN_DEFAULTAUTH_IPADDRESS", "default authentication with IP address needs HTTPS or TrustedHosts plus credentials", "", "shown by the Windows client, not on the wire", "ntlm-trustedhosts") \
    X(WSMAN, 0x803381BC, "ERROR_WSMAN_CUSTOMREMOTESHELL_DEPRECATED", "custom remote shells deprecated", "", "of the local configuration", "") \
    X(WSMAN, 0x803381BD, "ERROR_WSMAN_FEATURE_DEPRECATED", "feature deprecated", "", "of the local configuration", "") \
    X(WSMAN, 0x803381BE, "ERROR_WSMAN_INVALID_USESSL_PARAM", "-UseSSL with http string", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381BF, "ERROR_WSMAN_INVALID_CONFIGSDDL_URL", "SDDL of this URI cannot change", "", "of the local configuration", "") \
    X(WSMAN, 0x803381C0, "ERROR_WSMAN_ENUMERATE_SHELLCOMAMNDS_FILTER_EXPECTED", "shell command enumeration needs ShellId selector filter", "", "in a SOAP fault", "") \
    X(WSMAN, 0x803381C1, "ERROR_WSMAN_ENUMERATE_SHELLCOMMANDS_EPRS_NOTSUPPORTED", "EPR enumeration of commands unsupported", "", "in a SOAP fault", "") \
    X(WSMAN, 0x803381C2, "ERROR_WSMAN_CLIENT_CREATESHELL_NAME_INVALID", "shell name longer than 255", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381C3, "ERROR_WSMAN_RUNAS_INVALIDUSERCREDENTIALS", "RunAs credentials wrong", "", "of the local configuration", "") \
    X(WSMAN, 0x803381C4, "ERROR_WINRS_SHELL_DISCONNECTED", "shell is disconnected", "reconnect", "in a SOAP fault", "shell-disconnected") \
    X(WSMAN, 0x803381C5, "ERROR_WINRS_SHELL_DISCONNECT_NOT_SUPPORTED", "shell cannot disconnect/reconnect", "PowerShell 3+", "in a SOAP fault", "") \
    X(WSMAN, 0x803381C6, "ERROR_WINRS_SHELL_CLIENTSESSIONID_MISMATCH", "shell belongs to another client session", "", "in a SOAP fault", "") \
    X(WSMAN, 0x803381C7, "ERROR_WSMAN_CLIENT_DISCONNECTSHELL_NULL_PARAM", "API argument null or zero (disconnectshell)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381C8, "ERROR_WSMAN_CLIENT_RECONNECTSHELL_NULL_PARAM", "API argument null or zero (reconnectshell)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381C9, "ERROR_WSMAN_CLIENT_CONNECTSHELL_NULL_PARAM", "API argument null or zero (connectshell)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381CA, "ERROR_WSMAN_CLIENT_CONNECTCOMMAND_NULL_PARAM", "API argument null or zero (connectcommand)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381CB, "ERROR_WINRS_CONNECT_RESPONSE_BAD_BODY", "ConnectResponse invalid", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381CC, "ERROR_WSMAN_COMMAND_TERMINATED", "command terminating", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381CD, "ERROR_WINRS_SHELL_CONNECTED_TO_DIFFERENT_CLIENT", "shell connected to another client", "", "in a SOAP fault", "") \
    X(WSMAN, 0x803381CE, "ERROR_WINRS_SHELL_DISCONNECT_OPERATION_NOT_GRACEFUL", "disconnect not graceful", "output may be lost", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381CF, "ERROR_WINRS_SHELL_DISCONNECT_OPERATION_NOT_VALID", "already disconnected", "", "in a SOAP fault", "") \
    X(WSMAN, 0x803381D0, "ERROR_WINRS_SHELL_RECONNECT_OPERATION_NOT_VALID", "already connected", "", "in a SOAP fault", "") \
    X(WSMAN, 0x803381D1, "ERROR_WSMAN_CONFIG_GROUP_POLICY_CHANGE_NOTIFICATION_SUBSCRIPTION_FAILED", "no notification for Group Policy change", "", "of the local configuration", "") \
    X(WSMAN, 0x803381D2, "ERROR_WSMAN_CLIENT_RECONNECTSHELLCOMMAND_NULL_PARAM", "API argument null or zero (reconnectshellcommand)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381D3, "ERROR_WINRS_SHELLCOMMAND_RECONNECT_OPERATION_NOT_VALID", "command already connected", "", "in a SOAP fault", "") \
    X(WSMAN, 0x803381D4, "ERROR_WINRS_SHELLCOMMAND_CLIENTID_NOT_VALID", "command id not a GUID", "", "in a SOAP fault", "") \
    X(WSMAN, 0x803381D5, "ERROR_WINRS_SHELL_CLIENTID_NOT_VALID", "shell id not a GUID", "", "in a SOAP fault", "") \
    X(WSMAN, 0x803381D6, "ERROR_WINRS_SHELLCOMMAND_CLIENTID_RESOURCE_CONFLICT", "command id exists", "", "in a SOAP fault", "") \
    X(WSMAN, 0x803381D7, "ERROR_WINRS_SHELL_CLIENTID_RESOURCE_CONFLICT", "shell id exists", "", "in a SOAP fault", "") \
    X(WSMAN, 0x803381D8, "ERROR_WINRS_SHELLCOMMAND_DISCONNECT_OPERATION_NOT_VALID", "command already disconnected", "", "in a SOAP fault", "") \
    X(WSMAN, 0x803381D9, "ERROR_WSMAN_SUBSCRIBE_WMI_INVALID_KEY", "Subscribe URI must not contain keys", "", "of event forwarding", "") \
    X(WSMAN, 0x803381DA, "ERROR_WSMAN_CLIENT_INVALID_DISCONNECT_SHELL_FLAG", "API flag invalid (disconnect shell)", "caller bug", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381DB, "ERROR_WSMAN_CLIENT_INVALID_SHELL_COMMAND_PAIR", "command handle not of this shell", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381DC, "ERROR_WSMAN_SEMANTICCALLBACK_TIMEDOUT", "no answer to extended-semantics callback in time", "prompt not answered", "in a SOAP fault", "") \
    X(WSMAN, 0x803381DD, "ERROR_WSMAN_SERVICE_REMOTE_ACCESS_DISABLED", "remote requests disabled (AllowRemoteAccess)", "policy", "in a SOAP fault", "") \
    X(WSMAN, 0x803381DE, "ERROR_WSMAN_SERVICE_STREAM_DISCONNECTED", "stream disconnected", "", "in a SOAP fault", "") \
    X(WSMAN, 0x803381DF, "ERROR_WSMAN_CREATESHELL_RUNAS_FAILED", "shell creation with RunAs failed", "RunAs password, policy", "in a SOAP fault", "shell-runas") \
    X(WSMAN, 0x803381E0, "ERROR_WSMAN_INVALID_XML_RUNAS_DISABLED", "storing RunAs credentials disabled by policy", "", "of the local configuration", "") \
    X(WSMAN, 0x803381E1, "ERROR_WSMAN_WRONG_METADATA", "instance does not match class schema", "", "in a SOAP fault", "") \
    X(WSMAN, 0x803381E2, "ERROR_WSMAN_UNSUPPORTED_TYPE", "unsupported type in XML", "", "in a SOAP fault", "") \
    X(WSMAN, 0x803381E3, "ERROR_WSMAN_REMOTE_CONNECTION_NOT_ALLOWED", "plug-in rejects remote connections", "Enable-PSSessionConfiguration", "in a SOAP fault", "") \
    X(WSMAN, 0x803381E4, "ERROR_WSMAN_QUOTA_MAX_SHELLS_PPQ", "plug-in: shells per user exceeded", "Quotas\\MaxShellsPerUser", "in a SOAP fault", "quota-plugin") \
    X(WSMAN, 0x803381E5, "ERROR_WSMAN_QUOTA_MAX_USERS_PPQ", "plug-in: users exceeded", "Quotas\\MaxConcurrentUsers", "in a SOAP fault", "quota-plugin") \
    X(WSMAN, 0x803381E6, "ERROR_WSMAN_QUOTA_MAX_PLUGINSHELLS_PPQ", "plug-in: shells exceeded", "Quotas\\MaxShells", "in a SOAP fault", "quota-plugin") \
    X(WSMAN, 0x803381E7, "ERROR_WSMAN_QUOTA_MAX_PLUGINOPERATIONS_PPQ", "plug-in: operations exceeded", "Quotas\\MaxConcurrentOperations", "in a SOAP fault", "quota-plugin") \
    X(WSMAN, 0x803381E8, "ERROR_WSMAN_QUOTA_MAX_OPERATIONS_USER_PPQ", "plug-in: operations per user exceeded", "Quotas\\MaxConcurrentOperationsPerUser", "in a SOAP fault", "quota-plugin") \
    X(WSMAN, 0x803381E9, "ERROR_WSMAN_QUOTA_MAX_COMMANDS_PER_SHELL_PPQ", "commands per shell exceeded", "Quotas\\MaxConcurrentCommandsPerShell", "in a SOAP fault", "quota-plugin") \
    X(WSMAN, 0x803381EA, "ERROR_WSMAN_QUOTA_MIN_REQUIREMENT_NOT_AVAILABLE_PPQ", "not enough resources for operation", "close operations", "in a SOAP fault", "quota-plugin") \
    X(WSMAN, 0x803381EB, "ERROR_WSMAN_NEW_DESERIALIZER", "MI deserializer failed", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381EC, "ERROR_WSMAN_DESERIALIZE_CLASS", "metadata not deserializable", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381ED, "ERROR_WSMAN_GETCLASS", "metadata not retrievable", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381EE, "ERROR_WSMAN_NEW_SESSION", "session could not be created", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381EF, "ERROR_WSMAN_NULL_KEY", "key property null", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381F0, "ERROR_WSMAN_MUTUAL_AUTH_FAILED", "server identity not verified (mutual authentication)", "TrustedHosts or HTTPS; SPN", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381F1, "ERROR_WSMAN_UNSUPPORTED_OCTETTYPE", "octet string array unsupported", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381F2, "ERROR_WINRS_IDLETIMEOUT_OUTOFBOUNDS", "IdleTimeout out of range", "60 s to MaxIdleTimeoutms", "in a SOAP fault", "") \
    X(WSMAN, 0x803381F3, "ERROR_WSMAN_INSUFFICIENT_METADATA_FOR_BASIC", "metadata insufficient for basic types", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381F4, "ERROR_WSMAN_INVALID_LITERAL_URI", "URI and URI prefix both given", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381F5, "ERROR_WSMAN_OBJECTONLY_INVALID", "keysOnly with object-only mode", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381F6, "ERROR_WSMAN_MISSING_CLASSNAME", "class name invalid", "", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381F7, "ERROR_WSMAN_EVENTING_INVALID_ENCODING_IN_DELIVERY", "Encoding in Delivery invalid", "", "of event forwarding", "") \
    X(WSMAN, 0x803381F8, "ERROR_WSMAN_DESTINATION_INVALID", "computer name must not be a URL", "use -ConnectionUri", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381F9, "ERROR_WSMAN_UNSUPPORTED_FEATURE_IDENTIFY", "server has no Identify", "skip test", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381FA, "ERROR_WSMAN_CLIENT_SESSION_UNUSABLE", "client session unusable (service restarted)", "new session", "shown by the Windows client, not on the wire", "") \
    X(WSMAN, 0x803381FB, "ERROR_WSMAN_VIRTUALACCOUNT_NOTSUPPORTED", "virtual account creation failed", "service must be Local System with TCB", "of the local configuration", "") \
    X(WSMAN, 0x803381FC, "ERROR_WSMAN_VIRTUALACCOUNT_NOTSUPPORTED_DOWNLEVEL", "virtual accounts need 7/2008 R2+", "", "of the local configuration", "") \
    X(WSMAN, 0x803381FD, "ERROR_WSMAN_RUNASUSER_MANAGEDACCOUNT_LOGON_FAILED", "gMSA RunAs logon failed", "Test-ADServiceAccount", "of the local configuration", "") \
    X(WSMAN, 0x803381FE, "ERROR_WSMAN_CERTMAPPING_CREDENTIAL_MANAGEMENT_FAILIED", "mapped credential unreadable (service context changed)", "recreate mapping", "of the local configuration", "") \
    X(WSMAN, 0x803381FF, "ERROR_WSMAN_EVENTING_PUSH_SUBSCRIPTION_NOACTIVATE_EVENTSOURCE", "push source disabled or inactive on collector", "", "of event forwarding", "") \
    X(WIN32, 0x2, "ERROR_FILE_NOT_FOUND", "program, directory or host process not found", "", "also as HRESULT 0x80070002", "shell-command-not-found shell-host-launch") \
    X(WIN32, 0x3, "ERROR_PATH_NOT_FOUND", "path missing", "", "also as HRESULT 0x80070003", "shell-command-not-found") \
    X(WIN32, 0x5, "ERROR_ACCESS_DENIED", "authenticated but not allowed (endpoint, WMI, UAC); native clients also show it for a final 401", "", "also as HRESULT 0x80070005", "auth-not-authorized shell-access-denied") \
    X(WIN32, 0x6, "ERROR_INVALID_HANDLE", "internal state lost", "", "also as HRESULT 0x80070006", "") \
    X(WIN32, 0x8, "ERROR_NOT_ENOUGH_MEMORY", "memory", "", "also as HRESULT 0x80070008", "fault-out-of-memory") \
    X(WIN32, 0xE, "ERROR_OUTOFMEMORY", "memory (FQEID ServerOutOfMemory)", "", "also as HRESULT 0x8007000E", "fault-out-of-memory") \
    X(WIN32, 0x32, "ERROR_NOT_SUPPORTED", "chunked shell request; unsupported operation", "", "also as HRESULT 0x80070032", "http-411-or-chunked") \
    X(WIN32, 0x35, "ERROR_BAD_NETPATH", "network path not found (name, second hop)", "", "also as HRESULT 0x80070035", "net-dns-failure krb-double-hop") \
    X(WIN32, 0x40, "ERROR_NETNAME_DELETED", "connection dropped", "", "also as HRESULT 0x80070040", "net-reset-midstream") \
    X(WIN32, 0x57, "ERROR_INVALID_PARAMETER", "command id unknown, bad argument", "", "also as HRESULT 0x80070057", "fault-invalid-command-id") \
    X(WIN32, 0x6D, "ERROR_BROKEN_PIPE", "host process ended", "", "also as HRESULT 0x8007006D", "psrp-pool-broken") \
    X(WIN32, 0x7E, "ERROR_MOD_NOT_FOUND", "plug-in DLL missing", "", "also as HRESULT 0x8007007E", "fault-plugin-load") \
    X(WIN32, 0x7F, "ERROR_PROC_NOT_FOUND", "plug-in DLL wrong version", "", "also as HRESULT 0x8007007F", "fault-plugin-load") \
    X(WIN32, 0xC1, "ERROR_BAD_EXE_FORMAT", "wrong bitness", "", "also as HRESULT 0x800700C1", "fault-plugin-load") \
    X(WIN32, 0x10B, "ERROR_DIRECTORY", "working directory invalid", "", "also as HRESULT 0x8007010B", "shell-working-directory") \
    X(WIN32, 0x3E3, "ERROR_OPERATION_ABORTED", "shell closed, service stopping", "", "also as HRESULT 0x800703E3", "fault-service-stopping") \
    X(WIN32, 0x3FA, "ERROR_KEY_DELETED", "registry hive of the user unloaded; host cannot start", "", "also as HRESULT 0x800703FA", "shell-host-launch") \
    X(WIN32, 0x41D, "ERROR_SERVICE_REQUEST_TIMEOUT", "service slow to start", "", "also as HRESULT 0x8007041D", "") \
    X(WIN32, 0x422, "ERROR_SERVICE_DISABLED", "WinRM or provider service disabled", "", "also as HRESULT 0x80070422", "net-syn-rst") \
    X(WIN32, 0x426, "ERROR_SERVICE_NOT_ACTIVE", "service not started", "", "also as HRESULT 0x80070426", "net-syn-rst") \
    X(WIN32, 0x45B, "ERROR_SHUTDOWN_IN_PROGRESS", "host shutting down", "", "also as HRESULT 0x8007045B", "fault-service-stopping") \
    X(WIN32, 0x490, "ERROR_NOT_FOUND", "element not found", "", "also as HRESULT 0x80070490", "") \
    X(WIN32, 0x4C7, "ERROR_CANCELLED", "cancelled by user", "", "also as HRESULT 0x800704C7", "") \
    X(WIN32, 0x4DC, "ERROR_NOT_AUTHENTICATED", "not authenticated", "", "also as HRESULT 0x800704DC", "auth-401-loop") \
    X(WIN32, 0x51F, "ERROR_NO_LOGON_SERVERS", "no domain controller reachable (FQEID AuthenticationFailed)", "", "also as HRESULT 0x8007051F", "krb-kdc-unreachable") \
    X(WIN32, 0x520, "ERROR_NO_SUCH_LOGON_SESSION", "no logon session (double hop, credential store)", "", "also as HRESULT 0x80070520", "pserr-no-logon-session") \
    X(WIN32, 0x522, "ERROR_PRIVILEGE_NOT_HELD", "privilege missing (elevation)", "", "also as HRESULT 0x80070522", "pserr-access-denied") \
    X(WIN32, 0x52E, "ERROR_LOGON_FAILURE", "bad user or password", "", "also as HRESULT 0x8007052E", "ntlm-rejected basic-bad-password") \
    X(WIN32, 0x52F, "ERROR_ACCOUNT_RESTRICTION", "blank password, policy", "", "also as HRESULT 0x8007052F", "auth-account-restricted") \
    X(WIN32, 0x530, "ERROR_INVALID_LOGON_HOURS", "logon hours", "", "also as HRESULT 0x80070530", "auth-account-restricted") \
    X(WIN32, 0x531, "ERROR_INVALID_WORKSTATION", "workstation restriction", "", "also as HRESULT 0x80070531", "auth-account-restricted") \
    X(WIN32, 0x532, "ERROR_PASSWORD_EXPIRED", "password expired", "", "also as HRESULT 0x80070532", "krb-password-expired") \
    X(WIN32, 0x533, "ERROR_ACCOUNT_DISABLED", "account disabled", "", "also as HRESULT 0x80070533", "krb-account-revoked") \
    X(WIN32, 0x54B, "ERROR_NO_SUCH_DOMAIN", "domain not found", "", "also as HRESULT 0x8007054B", "krb-srv-missing") \
    X(WIN32, 0x569, "ERROR_LOGON_TYPE_NOT_GRANTED", "network logon right missing", "", "also as HRESULT 0x80070569", "auth-account-restricted") \
    X(WIN32, 0x5AA, "ERROR_NO_SYSTEM_RESOURCES", "kernel resources", "", "also as HRESULT 0x800705AA", "shell-host-launch") \
    X(WIN32, 0x5B4, "ERROR_TIMEOUT", "time-out", "", "also as HRESULT 0x800705B4", "fault-timeout-operation") \
    X(WIN32, 0x6BA, "ERROR_RPC_S_SERVER_UNAVAILABLE", "RPC not reachable (FQEID ImproperResponse)", "", "also as HRESULT 0x800706BA", "fault-rpc-unavailable") \
    X(WIN32, 0x718, "ERROR_NOT_ENOUGH_QUOTA", "shell memory/process quota", "", "also as HRESULT 0x80070718", "quota-processes-per-shell") \
    X(WIN32, 0x721, "ERROR_RPC_S_SEC_PKG_ERROR", "security package error", "", "also as HRESULT 0x80070721", "") \
    X(WIN32, 0x773, "ERROR_PASSWORD_MUST_CHANGE", "must change password", "", "also as HRESULT 0x80070773", "krb-password-expired") \
    X(WIN32, 0x775, "ERROR_ACCOUNT_LOCKED_OUT", "locked out", "", "also as HRESULT 0x80070775", "krb-account-revoked") \
    X(WIN32, 0x2746, "ERROR_WSAECONNRESET", "reset by peer", "", "also as HRESULT 0x80072746", "net-reset-midstream") \
    X(WIN32, 0x274C, "ERROR_WSAETIMEDOUT", "connect time-out", "", "also as HRESULT 0x8007274C", "net-syn-no-answer") \
    X(WIN32, 0x274D, "ERROR_WSAECONNREFUSED", "refused", "", "also as HRESULT 0x8007274D", "net-syn-rst") \
    X(WIN32, 0x2AF9, "ERROR_WSAHOST_NOT_FOUND", "name unknown", "", "also as HRESULT 0x80072AF9", "net-dns-failure") \
    X(WINHTTP, 0x2EE2, "ERROR_WINHTTP_TIMEOUT", "no answer in time", "", "also as HRESULT 0x80072EE2; shown by the client, not on the wire", "net-request-no-response") \
    X(WINHTTP, 0x2EE5, "ERROR_WINHTTP_INVALID_URL", "nothing sent", "", "also as HRESULT 0x80072EE5; shown by the client, not on the wire", "") \
    X(WINHTTP, 0x2EE6, "ERROR_WINHTTP_UNRECOGNIZED_SCHEME", "nothing sent", "", "also as HRESULT 0x80072EE6; shown by the client, not on the wire", "") \
    X(WINHTTP, 0x2EE7, "ERROR_WINHTTP_NAME_NOT_RESOLVED", "DNS failure", "", "also as HRESULT 0x80072EE7; shown by the client, not on the wire", "net-dns-failure") \
    X(WINHTTP, 0x2EEC, "ERROR_WINHTTP_SHUTDOWN", "client unloads", "", "also as HRESULT 0x80072EEC; shown by the client, not on the wire", "") \
    X(WINHTTP, 0x2EEF, "ERROR_WINHTTP_LOGIN_FAILURE", "401/407", "", "also as HRESULT 0x80072EEF; shown by the client, not on the wire", "auth-401-loop") \
    X(WINHTTP, 0x2EF1, "ERROR_WINHTTP_OPERATION_CANCELLED", "client closes", "", "also as HRESULT 0x80072EF1; shown by the client, not on the wire", "") \
    X(WINHTTP, 0x2EF3, "ERROR_WINHTTP_INCORRECT_HANDLE_STATE", "client bug", "", "also as HRESULT 0x80072EF3; shown by the client, not on the wire", "") \
    X(WINHTTP, 0x2EFD, "ERROR_WINHTTP_CANNOT_CONNECT", "SYN failure", "", "also as HRESULT 0x80072EFD; shown by the client, not on the wire", "net-syn-no-answer") \
    X(WINHTTP, 0x2EFE, "ERROR_WINHTTP_CONNECTION_ERROR", "reset or aborted, incompatible TLS", "", "also as HRESULT 0x80072EFE; shown by the client, not on the wire", "net-reset-midstream") \
    X(WINHTTP, 0x2F00, "ERROR_WINHTTP_RESEND_REQUEST", "request repeated", "", "also as HRESULT 0x80072F00; shown by the client, not on the wire", "") \
    X(WINHTTP, 0x2F05, "ERROR_WINHTTP_SECURE_CERT_DATE_INVALID", "certificate dates", "", "also as HRESULT 0x80072F05; shown by the client, not on the wire", "tls-expired-certificate") \
    X(WINHTTP, 0x2F06, "ERROR_WINHTTP_SECURE_CERT_CN_INVALID", "name mismatch", "", "also as HRESULT 0x80072F06; shown by the client, not on the wire", "tls-name-mismatch") \
    X(WINHTTP, 0x2F0C, "ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED", "server asks for client certificate", "", "also as HRESULT 0x80072F0C; shown by the client, not on the wire", "tls-client-cert-required") \
    X(WINHTTP, 0x2F0D, "ERROR_WINHTTP_SECURE_INVALID_CA", "untrusted root", "", "also as HRESULT 0x80072F0D; shown by the client, not on the wire", "tls-unknown-ca") \
    X(WINHTTP, 0x2F19, "ERROR_WINHTTP_SECURE_CERT_REV_FAILED", "revocation not checkable", "", "also as HRESULT 0x80072F19; shown by the client, not on the wire", "tls-revocation-failure") \
    X(WINHTTP, 0x2F78, "ERROR_WINHTTP_INVALID_SERVER_RESPONSE", "answer is not HTTP (TLS on plain port, wrong service)", "", "also as HRESULT 0x80072F78; shown by the client, not on the wire", "tls-http-on-tls-port") \
    X(WINHTTP, 0x2F7C, "ERROR_WINHTTP_REDIRECT_FAILED", "bad redirect", "", "also as HRESULT 0x80072F7C; shown by the client, not on the wire", "http-redirect") \
    X(WINHTTP, 0x2F7D, "ERROR_WINHTTP_SECURE_CHANNEL_ERROR", "TLS failure", "", "also as HRESULT 0x80072F7D; shown by the client, not on the wire", "tls-no-common-cipher") \
    X(WINHTTP, 0x2F86, "ERROR_WINHTTP_BAD_AUTO_PROXY_SCRIPT", "PAC script error", "", "also as HRESULT 0x80072F86; shown by the client, not on the wire", "proxy-pac-failure") \
    X(WINHTTP, 0x2F87, "ERROR_WINHTTP_UNABLE_TO_DOWNLOAD_SCRIPT", "PAC unreachable", "", "also as HRESULT 0x80072F87; shown by the client, not on the wire", "proxy-pac-failure") \
    X(WINHTTP, 0x2F89, "ERROR_WINHTTP_SECURE_INVALID_CERT", "certificate invalid", "", "also as HRESULT 0x80072F89; shown by the client, not on the wire", "tls-wrong-eku") \
    X(WINHTTP, 0x2F8A, "ERROR_WINHTTP_SECURE_CERT_REVOKED", "revoked", "", "also as HRESULT 0x80072F8A; shown by the client, not on the wire", "tls-expired-certificate") \
    X(WINHTTP, 0x2F8F, "ERROR_WINHTTP_SECURE_FAILURE", "certificate problem, several possible (CA, CN, date)", "", "also as HRESULT 0x80072F8F; shown by the client, not on the wire", "tls-unknown-ca") \
    X(WINHTTP, 0x2F92, "ERROR_WINHTTP_AUTO_PROXY_SERVICE_ERROR", "proxy service", "", "also as HRESULT 0x80072F92; shown by the client, not on the wire", "proxy-pac-failure") \
    X(WINHTTP, 0x2F93, "ERROR_WINHTTP_SECURE_CERT_WRONG_USAGE", "EKU", "", "also as HRESULT 0x80072F93; shown by the client, not on the wire", "tls-wrong-eku") \
    X(WINHTTP, 0x2F94, "ERROR_WINHTTP_AUTODETECTION_FAILED", "WPAD failed", "", "also as HRESULT 0x80072F94; shown by the client, not on the wire", "proxy-pac-failure") \
    X(WINHTTP, 0x2F95, "ERROR_WINHTTP_HEADER_COUNT_EXCEEDED", "too many headers", "", "also as HRESULT 0x80072F95; shown by the client, not on the wire", "") \
    X(WINHTTP, 0x2F96, "ERROR_WINHTTP_HEADER_SIZE_OVERFLOW", "headers too large", "", "also as HRESULT 0x80072F96; shown by the client, not on the wire", "") \
    X(WINHTTP, 0x2F97, "ERROR_WINHTTP_CHUNKED_ENCODING_HEADER_SIZE_OVERFLOW", "chunk header", "", "also as HRESULT 0x80072F97; shown by the client, not on the wire", "") \
    X(WINHTTP, 0x2F98, "ERROR_WINHTTP_RESPONSE_DRAIN_OVERFLOW", "response drain", "", "also as HRESULT 0x80072F98; shown by the client, not on the wire", "") \
    X(WINHTTP, 0x2F99, "ERROR_WINHTTP_CLIENT_CERT_NO_PRIVATE_KEY", "client key missing", "", "also as HRESULT 0x80072F99; shown by the client, not on the wire", "tls-client-cert-required") \
    X(WINHTTP, 0x2F9A, "ERROR_WINHTTP_CLIENT_CERT_NO_ACCESS_PRIVATE_KEY", "no right to key", "", "also as HRESULT 0x80072F9A; shown by the client, not on the wire", "tls-client-cert-required") \
    X(WINHTTP, 0x2F9B, "ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED_PROXY", "proxy asks certificate", "", "also as HRESULT 0x80072F9B; shown by the client, not on the wire", "proxy-407") \
    X(WINHTTP, 0x2F9C, "ERROR_WINHTTP_SECURE_FAILURE_PROXY", "TLS to proxy", "", "also as HRESULT 0x80072F9C; shown by the client, not on the wire", "") \
    X(SECURITY, 0x80090302, "SEC_E_UNSUPPORTED_FUNCTION", "package cannot do it", "", "of a security package", "") \
    X(SECURITY, 0x80090303, "SEC_E_TARGET_UNKNOWN", "SPN not found (FQEID TargetUnknown)", "", "of a security package", "krb-spn-unknown") \
    X(SECURITY, 0x80090304, "SEC_E_INTERNAL_ERROR", "LSA problem", "", "of a security package", "") \
    X(SECURITY, 0x80090305, "SEC_E_SECPKG_NOT_FOUND", "scheme not available", "", "of a security package", "auth-scheme-not-offered") \
    X(SECURITY, 0x80090308, "SEC_E_INVALID_TOKEN", "broken token (proxy, encoding)", "", "of a security package", "proxy-auth-affinity") \
    X(SECURITY, 0x8009030C, "SEC_E_LOGON_DENIED", "logon refused", "", "of a security package", "ntlm-rejected") \
    X(SECURITY, 0x8009030D, "SEC_E_UNKNOWN_CREDENTIALS", "credentials not usable", "", "of a security package", "") \
    X(SECURITY, 0x8009030E, "SEC_E_NO_CREDENTIALS", "no credentials (logon session, Entra-joined client)", "", "of a security package", "pserr-no-logon-session") \
    X(SECURITY, 0x8009030F, "SEC_E_MESSAGE_ALTERED", "integrity failure", "", "of a security package", "enc-cannot-decrypt-client") \
    X(SECURITY, 0x80090310, "SEC_E_OUT_OF_SEQUENCE", "sequence error of sealed messages (multiplexing)", "", "of a security package", "enc-cannot-decrypt-client") \
    X(SECURITY, 0x80090311, "SEC_E_NO_AUTHENTICATING_AUTHORITY", "no domain controller", "", "of a security package", "krb-kdc-unreachable") \
    X(SECURITY, 0x80090317, "SEC_E_CONTEXT_EXPIRED", "context/ticket expired", "", "of a security package", "krb-ticket-expired") \
    X(SECURITY, 0x80090318, "SEC_E_INCOMPLETE_MESSAGE", "truncated", "", "of a security package", "") \
    X(SECURITY, 0x80090322, "SEC_E_WRONG_PRINCIPAL", "target name incorrect: SPN on other account", "", "of a security package", "krb-modified") \
    X(SECURITY, 0x80090324, "SEC_E_TIME_SKEW", "clock", "", "of a security package", "krb-clock-skew") \
    X(SECURITY, 0x80090325, "SEC_E_UNTRUSTED_ROOT", "CA", "", "of a security package", "tls-unknown-ca") \
    X(SECURITY, 0x80090326, "SEC_E_ILLEGAL_MESSAGE", "bad TLS message", "", "of a security package", "tls-no-common-cipher") \
    X(SECURITY, 0x80090327, "SEC_E_CERT_UNKNOWN", "certificate error", "", "of a security package", "tls-unknown-ca") \
    X(SECURITY, 0x80090328, "CERT_EXPIRED", "expired", "", "of a security package", "tls-expired-certificate") \
    X(SECURITY, 0x80090331, "SEC_E_ALGORITHM_MISMATCH", "no common algorithm", "", "of a security package", "tls-no-common-cipher") \
    X(SECURITY, 0x80090332, "SEC_E_SECURITY_QOS_FAILED", "mutual authentication or delegation impossible", "", "of a security package", "krb-delegation-refused") \
    X(SECURITY, 0x80090342, "SEC_E_KDC_UNKNOWN_ETYPE", "etype", "", "of a security package", "krb-etype") \
    X(SECURITY, 0x80090345, "SEC_E_DELEGATION_REQUIRED", "delegation needed", "", "of a security package", "krb-delegation-refused") \
    X(SECURITY, 0x80090346, "SEC_E_BAD_BINDINGS", "channel bindings", "", "of a security package", "tls-cbt-mismatch") \
    X(SECURITY, 0x80090349, "SEC_E_CERT_WRONG_USAGE", "EKU", "", "of a security package", "tls-wrong-eku") \
    X(SECURITY, 0x80090350, "SEC_E_DOWNGRADE_DETECTED", "cannot contact server that authenticated / downgrade", "", "of a security package", "krb-kdc-unreachable") \
    X(SECURITY, 0x8009035E, "SEC_E_DELEGATION_POLICY", "CredSSP policy", "", "of a security package", "credssp-delegation-policy") \
    X(SECURITY, 0x8009035F, "SEC_E_POLICY_NTLM_ONLY", "CredSSP policy, NTLM only", "", "of a security package", "credssp-delegation-policy") \
    X(SECURITY, 0x80092010, "CRYPT_E_REVOKED", "revoked", "", "of a security package", "tls-revocation-failure") \
    X(SECURITY, 0x80092012, "CRYPT_E_NO_REVOCATION_CHECK", "not checkable", "", "of a security package", "tls-revocation-failure") \
    X(SECURITY, 0x80092013, "CRYPT_E_REVOCATION_OFFLINE", "CRL offline", "", "of a security package", "tls-revocation-failure") \
    X(SECURITY, 0x800B0101, "CERT_E_EXPIRED", "dates", "", "of a security package", "tls-expired-certificate") \
    X(SECURITY, 0x800B0109, "CERT_E_UNTRUSTEDROOT", "root", "", "of a security package", "tls-unknown-ca") \
    X(SECURITY, 0x800B010A, "CERT_E_CHAINING", "chain", "", "of a security package", "tls-unknown-ca") \
    X(SECURITY, 0x800B010E, "CERT_E_REVOCATION_FAILURE", "revocation", "", "of a security package", "tls-revocation-failure") \
    X(SECURITY, 0x800B010F, "CERT_E_CN_NO_MATCH", "name", "", "of a security package", "tls-name-mismatch") \
    X(WMI, 0x80041001, "WBEM_E_FAILED", "general failure", "", "in inner faults", "fault-wmi-provider") \
    X(WMI, 0x80041002, "WBEM_E_NOT_FOUND", "instance not found", "", "in inner faults", "fault-wmi-class") \
    X(WMI, 0x80041003, "WBEM_E_ACCESS_DENIED", "namespace or provider rights", "", "in inner faults", "fault-wmi-access-denied") \
    X(WMI, 0x80041004, "WBEM_E_PROVIDER_FAILURE", "provider error", "", "in inner faults", "fault-wmi-provider") \
    X(WMI, 0x80041005, "WBEM_E_TYPE_MISMATCH", "type", "", "in inner faults", "") \
    X(WMI, 0x80041006, "WBEM_E_OUT_OF_MEMORY", "provider host quota", "", "in inner faults", "fault-wmi-provider") \
    X(WMI, 0x80041007, "WBEM_E_INVALID_CONTEXT", "context", "", "in inner faults", "") \
    X(WMI, 0x80041008, "WBEM_E_INVALID_PARAMETER", "parameter", "", "in inner faults", "") \
    X(WMI, 0x80041009, "WBEM_E_NOT_AVAILABLE", "resource not available", "", "in inner faults", "") \
    X(WMI, 0x8004100A, "WBEM_E_CRITICAL_ERROR", "internal", "", "in inner faults", "") \
    X(WMI, 0x8004100C, "WBEM_E_NOT_SUPPORTED", "operation unsupported", "", "in inner faults", "") \
    X(WMI, 0x8004100D, "WBEM_E_INVALID_SUPERCLASS", "class", "", "in inner faults", "") \
    X(WMI, 0x8004100E, "WBEM_E_INVALID_NAMESPACE", "namespace missing", "", "in inner faults", "fault-wmi-class") \
    X(WMI, 0x8004100F, "WBEM_E_INVALID_OBJECT", "object", "", "in inner faults", "") \
    X(WMI, 0x80041010, "WBEM_E_INVALID_CLASS", "class missing (role or product not installed)", "", "in inner faults", "fault-wmi-class") \
    X(WMI, 0x80041011, "WBEM_E_PROVIDER_NOT_FOUND", "provider not registered", "", "in inner faults", "") \
    X(WMI, 0x80041012, "WBEM_E_INVALID_PROVIDER_REGISTRATION", "registration", "", "in inner faults", "") \
    X(WMI, 0x80041013, "WBEM_E_PROVIDER_LOAD_FAILURE", "provider DLL", "", "in inner faults", "fault-wmi-provider") \
    X(WMI, 0x80041014, "WBEM_E_INITIALIZATION_FAILURE", "provider start", "", "in inner faults", "fault-wmi-provider") \
    X(WMI, 0x80041015, "WBEM_E_TRANSPORT_FAILURE", "RPC", "", "in inner faults", "") \
    X(WMI, 0x80041016, "WBEM_E_INVALID_OPERATION", "operation", "", "in inner faults", "") \
    X(WMI, 0x80041017, "WBEM_E_INVALID_QUERY", "WQL syntax", "", "in inner faults", "fault-wmi-class") \
    X(WMI, 0x80041018, "WBEM_E_INVALID_QUERY_TYPE", "query language", "", "in inner faults", "") \
    X(WMI, 0x80041019, "WBEM_E_ALREADY_EXISTS", "exists", "", "in inner faults", "") \
    X(PLUGIN, 0x805407D0, "NullPluginContext", "error of the PowerShell plug-in", "", "in a SOAP fault", "") \
    X(PLUGIN, 0x805407D1, "PluginContextNotFound", "error of the PowerShell plug-in", "", "in a SOAP fault", "") \
    X(PLUGIN, 0x80540BB8, "NullInvalidInput", "error of the PowerShell plug-in", "", "in a SOAP fault", "") \
    X(PLUGIN, 0x80540BB9, "NullInvalidStreamSets", "error of the PowerShell plug-in", "", "in a SOAP fault", "") \
    X(PLUGIN, 0x80540BBA, "SessionCreationFailed", "error of the PowerShell plug-in", "", "in a SOAP fault", "") \
    X(PLUGIN, 0x80540BBB, "NullShellContext", "error of the PowerShell plug-in", "", "in a SOAP fault", "") \
    X(PLUGIN, 0x80540BBC, "InvalidShellContext", "error of the PowerShell plug-in", "", "in a SOAP fault", "") \
    X(PLUGIN, 0x80540BBD, "InvalidCommandContext", "error of the PowerShell plug-in", "", "in a SOAP fault", "") \
    X(PLUGIN, 0x80540BBE, "InvalidInputStream", "error of the PowerShell plug-in", "", "in a SOAP fault", "") \
    X(PLUGIN, 0x80540BBF, "InvalidInputDatatype", "error of the PowerShell plug-in", "", "in a SOAP fault", "") \
    X(PLUGIN, 0x80540BC0, "InvalidOutputStream", "error of the PowerShell plug-in", "", "in a SOAP fault", "") \
    X(PLUGIN, 0x80540BC1, "InvalidSenderDetails", "error of the PowerShell plug-in", "", "in a SOAP fault", "") \
    X(PLUGIN, 0x80540BC2, "ShutdownRegistrationFailed", "error of the PowerShell plug-in", "", "in a SOAP fault", "") \
    X(PLUGIN, 0x80540BC3, "ReportContextFailed", "error of the PowerShell plug-in", "", "in a SOAP fault", "") \
    X(PLUGIN, 0x80540BC4, "InvalidArgSet", "error of the PowerShell plug-in", "", "in a SOAP fault", "") \
    X(PLUGIN, 0x80540BC5, "ProtocolVersionNotMatch", "error of the PowerShell plug-in", "", "in a SOAP fault", "psrp-version-mismatch") \
    X(PLUGIN, 0x80540BC6, "OptionNotUnderstood", "error of the PowerShell plug-in", "", "in a SOAP fault", "psrp-option-missing") \
    X(PLUGIN, 0x80540BC7, "ProtocolVersionNotFound", "error of the PowerShell plug-in", "", "in a SOAP fault", "psrp-option-missing") \
    X(PLUGIN, 0x80540FA0, "ManagedException", "error of the PowerShell plug-in", "", "in a SOAP fault", "psrp-managed-exception") \
    X(PLUGIN, 0x80540FA1, "PluginOperationClose", "error of the PowerShell plug-in: normal close", "", "in a SOAP fault", "") \
    X(PLUGIN, 0x80540FA2, "PluginConnectNoNegotiationData", "error of the PowerShell plug-in", "", "in a SOAP fault", "") \
    X(PLUGIN, 0x80540FA3, "PluginConnectOperationFailed", "error of the PowerShell plug-in", "", "in a SOAP fault", "") \
    X(NTSTATUS, 0xC0000005, "STATUS_ACCESS_VIOLATION", "crash in package", "patch", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC0000017, "STATUS_NO_MEMORY", "memory", "", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC0000022, "STATUS_ACCESS_DENIED", "not permitted", "rights", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC000005E, "STATUS_NO_LOGON_SERVERS", "no DC reachable", "nltest /dsgetdc:DOM", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC0000064, "STATUS_NO_SUCH_USER", "unknown user", "spelling, domain", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC000006A, "STATUS_WRONG_PASSWORD", "wrong password", "reset", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC000006C, "STATUS_PASSWORD_RESTRICTION", "password policy", "", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC000006D, "STATUS_LOGON_FAILURE", "bad user or password (generic)", "check both", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC000006E, "STATUS_ACCOUNT_RESTRICTION", "blank password, policy, Protected Users", "account options", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC000006F, "STATUS_INVALID_LOGON_HOURS", "outside hours", "hours", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC0000070, "STATUS_INVALID_WORKSTATION", "client not in allowed list", "Log On To list", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC0000071, "STATUS_PASSWORD_EXPIRED", "expired", "change", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC0000072, "STATUS_ACCOUNT_DISABLED", "disabled", "Enable-ADAccount", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC000009A, "STATUS_INSUFFICIENT_RESOURCES", "resources", "", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC00000BB, "STATUS_NOT_SUPPORTED", "CredSSP version refused or package not supported", "patch both sides", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC00000DC, "STATUS_INVALID_SERVER_STATE", "SAM not ready", "wait", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC00000DF, "STATUS_NO_SUCH_DOMAIN", "domain unknown", "name", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC0000133, "STATUS_TIME_DIFFERENCE_AT_DC", "clock", "w32tm /resync", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC000015B, "STATUS_LOGON_TYPE_NOT_GRANTED", "right \"Access this computer from the network\" missing", "secpol", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC000018A, "STATUS_NO_TRUST_LSA_SECRET", "machine secret missing", "rejoin", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC000018B, "STATUS_NO_TRUST_SAM_ACCOUNT", "computer account missing", "rejoin", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC000018C, "STATUS_TRUSTED_DOMAIN_FAILURE", "domain trust broken", "trust repair", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC000018D, "STATUS_TRUSTED_RELATIONSHIP_FAILURE", "computer trust broken", "Test-ComputerSecureChannel -Repair", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC0000190, "STATUS_TRUST_FAILURE", "validation authority unreachable", "DC path", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC0000192, "STATUS_NETLOGON_NOT_STARTED", "Netlogon off", "Start-Service Netlogon", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC0000193, "STATUS_ACCOUNT_EXPIRED", "expired account", "extend", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC0000198, "STATUS_NOLOGON_INTERDOMAIN_TRUST_ACCOUNT", "trust account used", "other account", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC0000199, "STATUS_NOLOGON_WORKSTATION_TRUST_ACCOUNT", "computer account used", "other account", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC000019A, "STATUS_NOLOGON_SERVER_TRUST_ACCOUNT", "server account used", "other account", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC000019B, "STATUS_DOMAIN_TRUST_INCONSISTENT", "SID/name mismatch", "trust", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC0000224, "STATUS_PASSWORD_MUST_CHANGE", "must change at next logon", "change", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC0000234, "STATUS_ACCOUNT_LOCKED_OUT", "locked", "Unlock-ADAccount", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC000035B, "STATUS_BAD_BINDINGS", "channel binding wrong", "tls-cbt-mismatch", "in CredSSP, KRB-ERROR e-data, event 4625", "tls-cbt-mismatch") \
    X(NTSTATUS, 0xC0000388, "STATUS_DOWNGRADE_DETECTED", "downgrade / DC not reachable", "credssp-version-refused, DC path", "in CredSSP, KRB-ERROR e-data, event 4625", "credssp-version-refused") \
    X(NTSTATUS, 0xC000040E, "STATUS_KDC_CERT_EXPIRED", "DC certificate expired (smart card)", "renew", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC0000413, "STATUS_AUTHENTICATION_FIREWALL_FAILED", "selective authentication on trust", "Allowed to Authenticate", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(NTSTATUS, 0xC0000418, "STATUS_NTLM_BLOCKED", "NTLM policy", "Kerberos", "in CredSSP, KRB-ERROR e-data, event 4625", "") \
    X(KERBEROS, 0x1, "KDC_ERR_NAME_EXP", "client entry expired", "", "to AS", "krb-account-revoked") \
    X(KERBEROS, 0x2, "KDC_ERR_SERVICE_EXP", "service entry expired", "", "to TGS", "") \
    X(KERBEROS, 0x3, "KDC_ERR_BAD_PVNO", "protocol version", "", "to any", "") \
    X(KERBEROS, 0x6, "KDC_ERR_C_PRINCIPAL_UNKNOWN", "user unknown; from MIT also realm not served", "", "to AS", "krb-user-unknown krb-wrong-realm") \
    X(KERBEROS, 0x7, "KDC_ERR_S_PRINCIPAL_UNKNOWN", "SPN unknown", "", "to TGS", "krb-spn-unknown") \
    X(KERBEROS, 0x8, "KDC_ERR_PRINCIPAL_NOT_UNIQUE", "duplicate SPN", "", "to TGS", "krb-duplicate-spn") \
    X(KERBEROS, 0x9, "KDC_ERR_NULL_KEY", "no key: reset password", "", "to AS/TGS", "") \
    X(KERBEROS, 0xA, "KDC_ERR_CANNOT_POSTDATE", "postdating or clock", "", "to AS", "krb-clock-skew") \
    X(KERBEROS, 0xB, "KDC_ERR_NEVER_VALID", "time difference", "", "to AS", "krb-clock-skew") \
    X(KERBEROS, 0xC, "KDC_ERR_POLICY", "logon restriction", "", "to AS", "krb-policy") \
    X(KERBEROS, 0xD, "KDC_ERR_BADOPTION", "delegation refused, TGT near expiry", "", "to TGS", "krb-delegation-refused") \
    X(KERBEROS, 0xE, "KDC_ERR_ETYPE_NOSUPP", "encryption types", "", "to AS/TGS", "krb-etype") \
    X(KERBEROS, 0xF, "KDC_ERR_SUMTYPE_NOSUPP", "checksum type", "", "to AS/TGS", "krb-etype") \
    X(KERBEROS, 0x10, "KDC_ERR_PADATA_TYPE_NOSUPP", "smart card / PKINIT", "", "to AS", "") \
    X(KERBEROS, 0x12, "KDC_ERR_CLIENT_REVOKED", "disabled, locked, expired", "", "to AS", "krb-account-revoked") \
    X(KERBEROS, 0x13, "KDC_ERR_SERVICE_REVOKED", "service account disabled", "", "to TGS", "") \
    X(KERBEROS, 0x14, "KDC_ERR_TGT_REVOKED", "TGT revoked (RODC, key change)", "", "to TGS", "krb-ticket-expired") \
    X(KERBEROS, 0x15, "KDC_ERR_CLIENT_NOTYET", "not yet valid", "", "to AS", "") \
    X(KERBEROS, 0x16, "KDC_ERR_SERVICE_NOTYET", "not yet valid", "", "to TGS", "") \
    X(KERBEROS, 0x17, "KDC_ERR_KEY_EXPIRED", "password expired", "", "to AS", "krb-password-expired") \
    X(KERBEROS, 0x18, "KDC_ERR_PREAUTH_FAILED", "wrong password", "", "to AS", "krb-preauth-failed") \
    X(KERBEROS, 0x19, "KDC_ERR_PREAUTH_REQUIRED", "normal first answer", "", "to AS", "krb-preauth-required") \
    X(KERBEROS, 0x1A, "KDC_ERR_SERVER_NOMATCH", "server/ticket mismatch", "", "to TGS", "") \
    X(KERBEROS, 0x1B, "KDC_ERR_MUST_USE_USER2USER", "target has no SPN", "", "to TGS", "krb-must-use-u2u") \
    X(KERBEROS, 0x1D, "KDC_ERR_SVC_UNAVAILABLE", "KDC unavailable", "", "to any", "krb-generic") \
    X(KERBEROS, 0x1F, "KRB_AP_ERR_BAD_INTEGRITY", "wrong key (MIT service: as 41)", "", "to TGS/AP", "krb-bad-integrity") \
    X(KERBEROS, 0x20, "KRB_AP_ERR_TKT_EXPIRED", "expired", "", "to TGS/AP", "krb-ticket-expired") \
    X(KERBEROS, 0x21, "KRB_AP_ERR_TKT_NYV", "not yet valid: clock", "", "to TGS/AP", "krb-ticket-expired") \
    X(KERBEROS, 0x22, "KRB_AP_ERR_REPEAT", "replay", "", "to TGS/AP", "krb-replay") \
    X(KERBEROS, 0x23, "KRB_AP_ERR_NOT_US", "ticket for other realm", "", "to AP", "krb-wrong-realm") \
    X(KERBEROS, 0x24, "KRB_AP_ERR_BADMATCH", "ticket/authenticator mismatch", "", "to TGS/AP", "") \
    X(KERBEROS, 0x25, "KRB_AP_ERR_SKEW", "clock", "", "to any", "krb-clock-skew") \
    X(KERBEROS, 0x26, "KRB_AP_ERR_BADADDR", "address in ticket (NAT)", "", "to AP", "") \
    X(KERBEROS, 0x27, "KRB_AP_ERR_BADVERSION", "version", "", "to any", "") \
    X(KERBEROS, 0x28, "KRB_AP_ERR_MSG_TYPE", "message type", "", "to any", "") \
    X(KERBEROS, 0x29, "KRB_AP_ERR_MODIFIED", "ticket for other account", "", "to TGS/AP", "krb-modified") \
    X(KERBEROS, 0x2A, "KRB_AP_ERR_BADORDER", "order", "", "to AP", "") \
    X(KERBEROS, 0x2C, "KRB_AP_ERR_BADKEYVER", "old key version (computer password changed)", "", "to AP", "krb-modified") \
    X(KERBEROS, 0x2D, "KRB_AP_ERR_NOKEY", "no key for realm", "", "to AP", "krb-modified") \
    X(KERBEROS, 0x2E, "KRB_AP_ERR_MUT_FAIL", "mutual authentication", "", "to AP", "") \
    X(KERBEROS, 0x30, "KRB_AP_ERR_METHOD", "obsolete", "", "to AP", "") \
    X(KERBEROS, 0x32, "KRB_AP_ERR_INAPP_CKSUM", "checksum", "", "to TGS", "") \
    X(KERBEROS, 0x34, "KRB_ERR_RESPONSE_TOO_BIG", "use TCP", "", "to AS/TGS UDP", "krb-response-too-big") \
    X(KERBEROS, 0x3C, "KRB_ERR_GENERIC", "see e-text", "", "to any", "krb-generic") \
    X(KERBEROS, 0x3D, "KRB_ERR_FIELD_TOOLONG", "field too long", "", "to TCP", "") \
    X(KERBEROS, 0x3E, "KDC_ERR_CLIENT_NOT_TRUSTED", "PKINIT certificate", "", "to AS", "") \
    X(KERBEROS, 0x3F, "KDC_ERR_KDC_NOT_TRUSTED", "PKINIT", "", "to AS", "") \
    X(KERBEROS, 0x40, "KDC_ERR_INVALID_SIG", "PKINIT", "", "to AS", "") \
    X(KERBEROS, 0x41, "KDC_ERR_KEY_TOO_WEAK", "PKINIT", "", "to AS", "") \
    X(KERBEROS, 0x42, "KDC_ERR_CERTIFICATE_MISMATCH", "PKINIT (older lists use 66 for user-to-user)", "", "to AS", "") \
    X(KERBEROS, 0x43, "KRB_AP_ERR_NO_TGT", "user-to-user", "", "to AP", "") \
    X(KERBEROS, 0x44, "KDC_ERR_WRONG_REALM", "referral or wrong realm", "", "to AS/TGS", "krb-wrong-realm") \
    X(KERBEROS, 0x45, "KRB_AP_ERR_USER_TO_USER_REQUIRED", "user-to-user", "", "to AP", "krb-must-use-u2u") \
    X(EXIT, 0x0, "", "success (check stderr/errors anyway)", "", "exit code", "") \
    X(EXIT, 0x1, "", "general failure; also powershell -Command with any error; cmd \"not recognized\" from cmd /c", "", "exit code", "") \
    X(EXIT, 0xFFFFFFFF, "", "program-specific; typical for killed or failed managed programs", "", "exit code", "") \
    X(EXIT, 0x2331, "", "cmd.exe: command not found (batch files)", "", "exit code", "") \
    X(EXIT, 0x4005, "", "unspecified (E_FAIL low word), seen from scripts", "", "exit code", "") \
    X(EXIT, 0xBC2, "", "success, reboot required", "", "exit code", "exit-reboot-required") \
    X(EXIT, 0x240006, "", "wusa: update already installed", "", "exit code", "") \
    X(EXIT, 0x80240017, "", "wusa: update not applicable", "", "exit code", "") \
    X(EXIT, 0x80070005, "", "access denied", "", "exit code", "") \
    X(EXIT, 0x80131700, "", ".NET runtime not found", "", "exit code", "") \
    X(EXIT, 0xE0434352, "", "unhandled .NET exception", "", "exit code", "") \
    X(EXIT, 0xC000013A, "", "ended by Ctrl-C (Signal ctrl_c, shell closed)", "", "exit code", "") \
    X(EXIT, 0xC0000005, "", "access violation", "", "exit code", "exit-ntstatus") \
    X(EXIT, 0xC0000017, "", "no memory: shell quota", "", "exit code", "exit-ntstatus") \
    X(EXIT, 0xC00000FD, "", "stack overflow", "", "exit code", "exit-ntstatus") \
    X(EXIT, 0xC0000135, "", "DLL not found", "", "exit code", "exit-ntstatus") \
    X(EXIT, 0xC0000139, "", "entry point not found", "", "exit code", "exit-ntstatus") \
    X(EXIT, 0xC0000142, "", "DLL initialisation failed (desktop heap, quota)", "", "exit code", "exit-ntstatus") \
    X(EXIT, 0xC000007B, "", "wrong image format (32/64 bit)", "", "exit code", "exit-ntstatus") \
    X(EXIT, 0xC0000374, "", "heap corruption", "", "exit code", "exit-ntstatus") \
    X(EXIT, 0xC0000409, "", "buffer overrun / fail-fast", "", "exit code", "exit-ntstatus") \
    X(EXIT, 0xC000001D, "", "illegal instruction", "", "exit code", "exit-ntstatus") \
    X(EXIT, 0xC0000094, "", "division by zero", "", "exit code", "exit-ntstatus") \
    X(EXIT, 0xC000012D, "", "commit limit reached", "", "exit code", "exit-ntstatus") \
    X(TLS, 0x0, "close_notify", "normal close", "", "sent by client or server", "") \
    X(TLS, 0xA, "unexpected_message", "state error, plain text on TLS port", "", "sent by client or server", "tls-http-on-tls-port") \
    X(TLS, 0x14, "bad_record_mac", "corruption, wrong keys", "", "sent by client or server", "") \
    X(TLS, 0x16, "record_overflow", "not TLS data", "", "sent by client or server", "tls-http-on-tls-port") \
    X(TLS, 0x28, "handshake_failure", "no common cipher; client certificate missing (1.2)", "", "sent by the server", "tls-no-common-cipher") \
    X(TLS, 0x2A, "bad_certificate", "certificate unusable", "", "sent by client or server", "tls-client-cert-rejected") \
    X(TLS, 0x2B, "unsupported_certificate", "type or EKU", "", "sent by client or server", "tls-wrong-eku") \
    X(TLS, 0x2C, "certificate_revoked", "revoked", "", "sent by client or server", "tls-revocation-failure") \
    X(TLS, 0x2D, "certificate_expired", "expired", "", "sent by client or server", "tls-expired-certificate") \
    X(TLS, 0x2E, "certificate_unknown", "other certificate problem (name too)", "", "sent by client or server", "tls-unknown-ca") \
    X(TLS, 0x2F, "illegal_parameter", "implementation", "", "sent by client or server", "") \
    X(TLS, 0x30, "unknown_ca", "issuer not trusted", "", "sent by client or server", "tls-unknown-ca") \
    X(TLS, 0x31, "access_denied", "refused by policy", "", "sent by the server", "") \
    X(TLS, 0x32, "decode_error", "malformed", "", "sent by client or server", "") \
    X(TLS, 0x33, "decrypt_error", "signature/Finished check failed", "", "sent by client or server", "") \
    X(TLS, 0x46, "protocol_version", "version", "", "sent by the server", "tls-protocol-version") \
    X(TLS, 0x47, "insufficient_security", "cipher too weak", "", "sent by the server", "tls-no-common-cipher") \
    X(TLS, 0x50, "internal_error", "SChannel failure, private key access", "", "sent by the server", "tls-no-server-certificate") \
    X(TLS, 0x56, "inappropriate_fallback", "fallback SCSV", "", "sent by the server", "tls-protocol-version") \
    X(TLS, 0x5A, "user_canceled", "cancelled", "", "sent by client or server", "") \
    X(TLS, 0x64, "no_renegotiation", "server asked renegotiation for client certificate", "", "sent by the client", "tls-client-cert-required") \
    X(TLS, 0x6D, "missing_extension", "1.3 extension", "", "sent by client or server", "") \
    X(TLS, 0x6E, "unsupported_extension", "extension", "", "sent by client or server", "") \
    X(TLS, 0x70, "unrecognized_name", "SNI not known (proxy, IIS)", "", "sent by the server", "tls-name-mismatch") \
    X(TLS, 0x74, "certificate_required", "client certificate missing (1.3)", "", "sent by the server", "tls-client-cert-required") \
    X(TLS, 0x78, "no_application_protocol", "ALPN", "", "sent by the server", "") \
    X(HTTP, 0x64, "HTTP 100", "Expect: 100-continue honoured", "", "answer of the server", "http-expect-100") \
    X(HTTP, 0xC8, "HTTP 200", "success; also authentication result for empty POST", "", "answer of the server", "") \
    X(HTTP, 0x12D, "HTTP 301", "never by WinRM; Exchange, IIS, proxies", "", "answer of the server", "http-redirect") \
    X(HTTP, 0x12E, "HTTP 302", "never by WinRM; Exchange, IIS, proxies", "", "answer of the server", "http-redirect") \
    X(HTTP, 0x133, "HTTP 307", "never by WinRM; Exchange, IIS, proxies", "", "answer of the server", "http-redirect") \
    X(HTTP, 0x190, "HTTP 400", "http.sys: bad request line/header/Host/URL/verb, header field or total too long", "", "answer of the server", "http-400-generic http-400-header-too-long") \
    X(HTTP, 0x191, "HTTP 401", "authentication needed, continued or refused; authorization refused at the WinRM root", "", "answer of the server", "") \
    X(HTTP, 0x193, "HTTP 403", "IIS/proxy/client-certificate policy", "", "answer of the server", "http-403") \
    X(HTTP, 0x194, "HTTP 404", "no registered URL prefix matches (service down with shared port, wrong prefix, URL ACL)", "", "answer of the server", "http-404-no-wsman wef-404-urlacl") \
    X(HTTP, 0x195, "HTTP 405", "wrong method", "", "answer of the server", "http-405-method") \
    X(HTTP, 0x197, "HTTP 407", "proxy", "", "answer of a proxy", "proxy-407") \
    X(HTTP, 0x198, "HTTP 408", "http.sys time-outs normally drop the connection; Openwsman uses 408 for TimedOut faults", "", "answer of the server", "") \
    X(HTTP, 0x19B, "HTTP 411", "length missing", "", "answer of the server", "http-411-or-chunked") \
    X(HTTP, 0x19D, "HTTP 413", "envelope above MaxEnvelopeSizekb; http.sys entity limits", "", "answer of the server", "http-413-envelope") \
    X(HTTP, 0x19F, "HTTP 415", "wrong media type", "", "answer of the server", "http-415-media") \
    X(HTTP, 0x1F4, "HTTP 500", "every SOAP fault; service errors; request not complete in 120 s; plain message where encryption is required", "", "answer of the server", "http-500-unencrypted") \
    X(HTTP, 0x1F5, "HTTP 501", "http.sys: verb/transfer coding not implemented", "", "answer of the server", "") \
    X(HTTP, 0x1F6, "HTTP 502", "proxy only", "", "answer of a proxy", "proxy-bad-gateway") \
    X(HTTP, 0x1F8, "HTTP 504", "proxy only", "", "answer of a proxy", "proxy-bad-gateway") \
    X(HTTP, 0x1F7, "HTTP 503", "service stopping, queue full, connection limit, application pool off", "", "answer of the server", "http-503-unavailable") \
    X(HTTP, 0x1F9, "HTTP 505", "HTTP version", "", "answer of the server", "")
/* clang-format on */
