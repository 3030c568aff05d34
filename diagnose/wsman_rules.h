/* What is known of each rule about message encryption and WS-Management faults. The columns are those of struct rule in rule.h. */
#pragma once

/* clang-format off */
#define WSMAN_RULES(X) \
    X(ENC_SERVER_REJECTS, "enc-server-rejects", FINDING_ERROR, LAYER_ENCRYPTION, 0, \
      "The server does not accept the encrypted message", \
      "multipart/encrypted request -> 400/401/500 without multipart, same connection authenticated.", \
      "Framing deviation: boundary, tabs, Length, missing header length, empty octet-stream part (Go client that " \
      "meets a connection still authenticated), wrong protocol value (SPNEGO vs Kerberos vs CredSSP), wrong " \
      "signature order.", \
      "Update client\n" \
      "Compare its layout with [MS-WSMV] 2.2.9.1.", \
      "A decrypted SOAP fault with the same status is not a framing problem.") \
    X(ENC_CANNOT_DECRYPT_CLIENT, "enc-cannot-decrypt-client", FINDING_ERROR, LAYER_ENCRYPTION, 0, \
      "The client could not decrypt the answer", \
      "Client closes after encrypted 200/500; native code 2150859001 (0x803380F9).", \
      "Different keys: connection multiplexed, retransmitted across contexts, length mismatch.", \
      "Exclude proxies\n" \
      "New connection.", \
      "User abort looks the same; require immediate close after the first encrypted answer.") \
    X(ENC_MIXED_PLAIN, "enc-mixed-plain", FINDING_SECURITY, LAYER_ENCRYPTION, 0, \
      "The server takes messages that are not encrypted", \
      "Authenticated HTTP connection with some plain SOAP bodies accepted (200).", \
      "AllowUnencrypted=true on the server.", \
      "`winrm set winrm/config/service '@{AllowUnencrypted=\"false\"}'`", \
      "TLS outside makes plain fine.") \
    X(ENC_OPAQUE, "enc-opaque", FINDING_INFO, LAYER_PERFORMANCE, 0, \
      "The bodies are encrypted", \
      "Bodies encrypted, no keys.", \
      "Normal.", \
      "Give a key: `--password`, `--keytab`, `--session-key`.", \
      "Not a failure.") \
    X(FAULT_TIMEOUT_NORMAL, "fault-timeout-normal", FINDING_INFO, LAYER_PERFORMANCE, 0, \
      "No output within the operation time-out", \
      "Receive (or Pull) -> HTTP 500, s:Receiver, w:TimedOut, code 2150858793, after about OperationTimeout; the " \
      "client repeats Receive.", \
      "No output within OperationTimeout: normal polling.", \
      "None. For long silent commands raise OperationTimeout to lower traffic.", \
      "Neutral unless hundreds in a row with no command progress (see `shell-hang`).") \
    X(FAULT_TIMEOUT_OPERATION, "fault-timeout-operation", FINDING_ERROR, LAYER_FAULT, 0, \
      "An operation took longer than its time-out", \
      "Create, Command, Send, Signal, Delete, Get, Enumerate or Invoke -> w:TimedOut 2150858793.", \
      "Provider slow: WMI query, profile loading, host overload, hung wsmprovhost.", \
      "Raise time-out: `-OperationTimeoutSec`, `winrm set winrm/config '@{MaxTimeoutms=\"180000\"}'`\n" \
      "Look at CPU/memory/WMI of host\n" \
      "`Restart-Service WinRM`", \
      "Not for Receive/Pull.") \
    X(FAULT_HIDDEN, "fault-hidden", FINDING_WARN, LAYER_FAULT, RULE_FALLBACK, \
      "A fault that cannot be read without a key", \
      "No key for it: an encrypted request on an authenticated connection is answered by 500 with an encrypted " \
      "body much sooner than any OperationTimeout (within about 1 s), and no request of the same size follows at " \
      "once.", \
      "A SOAP fault that cannot be read. To the first encrypted request (Create, Get): access denied, quota, " \
      "endpoint name, resource URI, code page. Later: shell gone, operations quota, command refused.", \
      "Give a key: `--password`, `--nt-hash`, `--keytab`, `--session-key`\n" \
      "Or read the client's own message, and on the target `Get-WinEvent -LogName " \
      "Microsoft-Windows-WinRM/Operational -MaxEvents 50`.", \
      "Hint only. 500 at the pace of polling, followed by the same request, is `fault-timeout-normal`; 500 to a " \
      "request that was pending when the same client sent another (Delete ends a Receive with 995) is normal; an " \
      "answer that is not multipart is `enc-server-rejects`.") \
    X(FAULT_NETWORK_TIMEOUT_CLIENT, "fault-network-timeout-client", FINDING_ERROR, LAYER_FAULT, 0, \
      "The client's network time-out", \
      "Client gives up after OperationTimeout + about 5 s with no answer: native 2150859046 (0x80338126).", \
      "Host unreachable mid-way, firewall, overloaded.", \
      "As for `net-request-no-response`.", \
      "Client-side code: visible only as client FIN/RST.") \
    X(FAULT_CANNOT_CONNECT_CLIENT, "fault-cannot-connect-client", FINDING_ERROR, LAYER_FAULT, 0, \
      "The client cannot connect", \
      "Native client text/code 2150858770 (0x80338012): on the wire SYN failure or early reset.", \
      "Service down, port, firewall.", \
      "`winrm quickconfig`\n" \
      "`Test-NetConnection {server} -Port {port}`", \
      "On the wire as a server fault (DestinationUnreachable) it means that no provider handles the ResourceURI.") \
    X(FAULT_ACTION_NOT_SUPPORTED, "fault-action-not-supported", FINDING_ERROR, LAYER_FAULT, 0, \
      "The resource does not know this operation", \
      "a:ActionNotSupported 2150858771, or ActionMismatch 2150858801.", \
      "Operation not defined for this ResourceURI: Enumerate on `winrm/config/Listeners` (plural), Get/Enumerate " \
      "on `/windows/shell/cmd`, Renew, Disconnect on cmd shell.", \
      "Use the right URI (`winrm/config/Listener`, `/windows/shell`).", \
      "Discovery tools probe actions on purpose.") \
    X(FAULT_INVALID_RESOURCE_URI, "fault-invalid-resource-uri", FINDING_ERROR, LAYER_FAULT, 0, \
      "The endpoint or resource does not exist", \
      "w:InvalidResourceURI / DestinationUnreachable with 2150858811, 2150858754 or 2150858752; ResourceURI " \
      "under `/powershell/` or unknown class.", \
      "Session configuration (endpoint) name unknown, plug-in not registered, typo.", \
      "Correct the name that the client asks for: of a WMI class and its namespace (`Get-CimClass -Namespace root/cimv2`), or of a " \
      "PowerShell endpoint (on the target: `Get-PSSessionConfiguration`)\n" \
      "An endpoint that should be there, on the target: `Register-PSSessionConfiguration -Name NAME -Path FILE.pssc -Force`.", \
      "Clients that try several endpoints in order (PowerShell.7 then Microsoft.PowerShell) cause one harmless " \
      "fault.") \
    X(FAULT_ENDPOINT_UNAVAILABLE, "fault-endpoint-unavailable", FINDING_ERROR, LAYER_FAULT, 0, \
      "The resource is not available", \
      "a:EndpointUnavailable 2150858772 / 2150859034.", \
      "Resource offline, selector value matches nothing (service name, disk).", \
      "Check keys.", \
      "Transient during provider start: retry once.") \
    X(FAULT_INVALID_SELECTORS_SHELL, "fault-invalid-selectors-shell", FINDING_ERROR, LAYER_FAULT, 0, \
      "The shell is gone", \
      "Command/Receive/Signal/Delete/Get/Connect on a shell -> w:InvalidSelectors 2150858843 " \
      "(UnexpectedSelectors), provider \"Shell provider\".", \
      "Shell gone: idle time-out, deleted, service restart/reboot, other back end, or client reused an old " \
      "ShellId.", \
      "Open a new shell\n" \
      "Raise `IdleTimeOut`/`winrs IdleTimeout`: `winrm set winrm/config/winrs '@{IdleTimeout=\"7200000\"}'`\n" \
      "Fix affinity.", \
      "After the client's own Delete or after a reboot command it is expected; as the answer to a Get that asks " \
      "whether the shell lives (pypsrp is_alive) it is information. `shell-idle-expired` only with a gap longer " \
      "than the granted IdleTimeOut.") \
    X(FAULT_INVALID_COMMAND_ID, "fault-invalid-command-id", FINDING_WARN, LAYER_FAULT, 0, \
      "The command is gone", \
      "Receive/Signal -> code 87 InvalidParameter/InvalidValue (provider \"Shell cmd plugin\") or InvalidSelectors.", \
      "Command already terminated or never existed.", \
      "Client logic\n" \
      "Do not poll after Terminate.", \
      "One occurrence at the end of a run is harmless.") \
    X(FAULT_ENVELOPE_TOO_SMALL, "fault-envelope-too-small", FINDING_ERROR, LAYER_FAULT, 0, \
      "A message is larger than the agreed envelope size", \
      "w:EncodingLimit with 2150858878 (MinimumEnvelopeLimit) or 2150858824/2150858825/2150858790.", \
      "MaxEnvelopeSize of request below 8192, or response larger than allowed (big WMI object, big output block).", \
      "Client MaxEnvelopeSize 153600 or more\n" \
      "Server `winrm set winrm/config '@{MaxEnvelopeSizekb=\"2048\"}'`\n" \
      "Narrow query.", \
      "Distinguish request limit (413) from response limit.") \
    X(FAULT_OPTIONS, "fault-options", FINDING_ERROR, LAYER_FAULT, 0, \
      "An option was refused", \
      "w:InvalidOptions 2150858809, 2150858833..35, 2150858918.", \
      "Option unknown with MustComply=true, bad value (WINRS_CODEPAGE text, protocolversion).", \
      "Correct options.", \
      "Options without MustComply are ignored, not faulted.") \
    X(FAULT_HEADER, "fault-header", FINDING_ERROR, LAYER_FAULT, 0, \
      "A SOAP header was refused", \
      "a:InvalidMessageInformationHeader 2150858767 / MessageInformationHeaderRequired 2150858769 / " \
      "s:MustUnderstand 2150858768 / InvalidTimeout 2150858881 / INVALID_HEADER 2150859035.", \
      "Malformed client: missing ReplyTo/MessageID, time-out not `PTnS`, duplicated OperationID, unknown " \
      "mandatory header (SessionId with mustUnderstand on old server).", \
      "Fix client\n" \
      "Compare with [MS-WSMV] 3.1.4.1.", \
      "After retransmission: OperationID reused without mustUnderstand=true.") \
    X(FAULT_LOCALE, "fault-locale", FINDING_WARN, LAYER_FAULT, 0, \
      "A mandatory locale was refused", \
      "UnsupportedFeature/Locale 2150858887.", \
      "Locale header with mustUnderstand=true.", \
      "Set it false.", \
      "Only with mustUnderstand=true.") \
    X(FAULT_SOAP_VERSION, "fault-soap-version", FINDING_ERROR, LAYER_FAULT, 0, \
      "The SOAP version was refused", \
      "s:VersionMismatch 2150858765.", \
      "SOAP 1.1 client.", \
      "Use SOAP 1.2.", \
      "Scanners send SOAP 1.1.") \
    X(FAULT_ENCODING, "fault-encoding", FINDING_ERROR, LAYER_FAULT, 0, \
      "The character encoding was refused", \
      "UnsupportedEncoding 2150858796 / 2150858828 / 2150859033; declared charset and body disagree (BOM).", \
      "Not UTF-8/UTF-16.", \
      "Encode UTF-8.", \
      "A BOM in a UTF-8 body is legal.") \
    X(FAULT_SCHEMA, "fault-schema", FINDING_ERROR, LAYER_FAULT, 0, \
      "The XML was refused", \
      "w:SchemaValidationError 2150858817, INVALID_XML 2150858819, InvalidRepresentation 2150858773, values " \
      "2150858838..41.", \
      "Bad XML: unescaped `<`, `&` or control characters in command text, wrong element order, config key wrong.", \
      "Escape XML\n" \
      "Use CDATA\n" \
      "For `winrm set` quote `'@{Key=\"value\"}'`.", \
      "Check that the capture is complete before blaming XML.") \
    X(FAULT_FILTER, "fault-filter", FINDING_ERROR, LAYER_FAULT, 0, \
      "The filter or query was refused", \
      "n:CannotProcessFilter 2150858778 / 2150859042, INVALID_URI_WMI_ENUM_WQL 2150859003.", \
      "WQL syntax, class or property missing, URI without `*`.", \
      "Test `Get-CimInstance -Query \"...\"` locally\n" \
      "ResourceURI `.../*`.", \
      "Inventory tools query optional classes and expect this fault.") \
    X(FAULT_WMI_ACCESS_DENIED, "fault-wmi-access-denied", FINDING_ERROR, LAYER_FAULT, 0, \
      "WMI denies access", \
      "Codes 2150859012..14 or inner 0x80041003 (2147749891), 0x80070005.", \
      "WMI namespace rights (Remote Enable, Enable Account), UAC filtered token, DCOM not involved.", \
      "`wmimgmt.msc` > Security of namespace\n" \
      "Add user to WinRMRemoteWMIUsers__/Remote Management Users.", \
      "Some providers answer so for single instances while others are readable.") \
    X(FAULT_WMI_CLASS, "fault-wmi-class", FINDING_ERROR, LAYER_FAULT, 0, \
      "WMI does not know the class, namespace or instance", \
      "Inner 0x80041010 invalid class, 0x8004100E invalid namespace, 0x80041002 not found, 0x80041017 invalid " \
      "query; p:__ExtendedStatus Operation/ParameterInfo.", \
      "Wrong class/namespace, role not installed.", \
      "Check with `Get-CimClass -Namespace root/x -ClassName y`.", \
      "Expected from inventory tools on hosts without the role.") \
    X(FAULT_WMI_PROVIDER, "fault-wmi-provider", FINDING_ERROR, LAYER_FAULT, 0, \
      "A WMI provider failed", \
      "Inner 0x80041001, 0x80041004, 0x80041013, 0x80041014, 0x80041006; 2150859010, 2150859038.", \
      "Provider failure, repository corruption, WMI out of memory.", \
      "`winmgmt /verifyrepository`\n" \
      "`Restart-Service Winmgmt -Force`\n" \
      "Check provider host quotas.", \
      "Single occurrences under load are transient.") \
    X(FAULT_METHOD_RETURNVALUE, "fault-method-returnvalue", FINDING_WARN, LAYER_SCRIPT, 0, \
      "A method returned an error value", \
      "HTTP 200, `<Method>_OUTPUT` with ReturnValue other than 0.", \
      "Application result (Win32_Service StartService: 10 already running, 2 access denied, 5 cannot accept " \
      "control, 7 time-out, 14 disabled).", \
      "By class documentation.", \
      "Not a WinRM failure.") \
    X(FAULT_ENUM_CONTEXT, "fault-enum-context", FINDING_WARN, LAYER_FAULT, 0, \
      "The enumeration is over", \
      "n:InvalidEnumerationContext 2150858779, ENUMERATION_CLOSED 2150858759, 2150858884.", \
      "Pull later than EnumerationTimeoutms, after end, or on another back end.", \
      "Pull faster\n" \
      "`winrm set winrm/config/service '@{EnumerationTimeoutms=\"240000\"}'`", \
      "A Pull after EndOfSequence is a client slip without effect.") \
    X(FAULT_ALREADY_EXISTS, "fault-already-exists", FINDING_INFO, LAYER_FAULT, 0, \
      "The resource exists already", \
      "w:AlreadyExists 2150858803/2150858851 to Create of listener, mapping.", \
      "Listener exists.", \
      "Use `winrm set` or delete first: `winrm delete winrm/config/Listener?Address=*+Transport=HTTPS`.", \
      "Idempotent set-up scripts ignore it.") \
    X(FAULT_CONFIG_CORRUPT, "fault-config-corrupt", FINDING_ERROR, LAYER_FAULT, 0, \
      "The WinRM configuration is damaged", \
      "2150858757 (config), 2150858888 (policy), 2150859152 (plug-in configuration).", \
      "Damaged WSMAN registry keys.", \
      "`winrm invoke Restore winrm/Config @{}`\n" \
      "`winrm quickconfig`\n" \
      "`Unregister-PSSessionConfiguration` / `Enable-PSRemoting -Force`\n" \
      "Fix GPO.", \
      "A typo in a config path gives ActionNotSupported or InvalidResourceURI instead.") \
    X(FAULT_GPO_CONTROLLED, "fault-gpo-controlled", FINDING_ERROR, LAYER_FAULT, 0, \
      "The setting is fixed by Group Policy", \
      "2150858890 (0x8033808A) on Put.", \
      "Setting is fixed by Group Policy.", \
      "Change the GPO: Computer Configuration > Administrative Templates > Windows Components > Windows Remote " \
      "Management\n" \
      "`gpupdate /force`", \
      "Harmless if the wanted value is already set.") \
    X(FAULT_DEPRECATED_SETTING, "fault-deprecated-setting", FINDING_INFO, LAYER_FAULT, 0, \
      "The setting is deprecated", \
      "2150859182, 2150859197, 2150859196.", \
      "Script sets MaxProviderRequests, MaxShellRunTime, MaxConcurrentOperations or custom shells.", \
      "Remove from script.", \
      "No effect on operation.") \
    X(FAULT_QUICKCONFIG_CERTIFICATE, "fault-quickconfig-certificate", FINDING_ERROR, LAYER_FAULT, 0, \
      "No certificate for an HTTPS listener", \
      "2150859029 (0x80338115) on `winrm quickconfig -transport:https` (local, or remote Create).", \
      "No suitable server certificate (CN = host, Server Authentication, not expired/self-signed).", \
      "Request certificate\n" \
      "Or create listener with explicit thumbprint.", \
      "Only for configuration calls.") \
    X(FAULT_FIREWALL_PUBLIC, "fault-firewall-public", FINDING_ERROR, LAYER_FAULT, 0, \
      "The firewall does not let WinRM be opened", \
      "2150859113 (0x80338169), 2150859030, 2150859031.", \
      "Public network profile; firewall service disabled or policy forbids exceptions.", \
      "See `net-public-profile`\n" \
      "Start `MpsSvc` (`Start-Service MpsSvc`) or create the listener manually: `sc config WinRM start= auto`, " \
      "`net start WinRM`, `winrm create winrm/config/listener?Address=*+Transport=HTTP`.", \
      "Usually local, not on the wire.") \
    X(FAULT_REMOTE_ACCESS_DISABLED, "fault-remote-access-disabled", FINDING_ERROR, LAYER_FAULT, 0, \
      "Remote access is disabled", \
      "2150859229 (0x803381DD), 2150859235 (0x803381E3).", \
      "GPO/`AllowRemoteAccess=false`; endpoint disabled or local-only.", \
      "`Set-Item WSMan:\\localhost\\Service\\AllowRemoteAccess $true` (via policy)\n" \
      "`Enable-PSSessionConfiguration -Name Microsoft.PowerShell -Force`\n" \
      "`Set-PSSessionConfiguration -Name X -AccessMode Remote`", \
      "Endpoint may be disabled on purpose (JEA-only hosts).") \
    X(FAULT_REDIRECT, "fault-redirect", FINDING_WARN, LAYER_FAULT, 0, \
      "The server asks to go to another machine", \
      "2150859161 with redirect address; too long/invalid 2150859190/91.", \
      "Exchange directs to another server.", \
      "`-AllowRedirection`", \
      "Clients with -AllowRedirection continue normally.") \
    X(FAULT_PLUGIN_LOAD, "fault-plugin-load", FINDING_ERROR, LAYER_FAULT, 0, \
      "The plug-in of the endpoint cannot be loaded", \
      "2150858906 provider load failed, 2150858883 plug-in failed, 2150859153/2150859154 plug-in file path " \
      "invalid or missing, InternalError with 126/127/193/0x8007007E, \"could not launch a host process\".", \
      "Plug-in DLL missing, wrong bitness, damaged PowerShell/.NET, wsmprovhost blocked by AppLocker/antivirus.", \
      "`Get-PSSessionConfiguration`\n" \
      "Re-register `Enable-PSRemoting -Force`\n" \
      "Repair .NET/WMF\n" \
      "Allow `%windir%\\system32\\wsmprovhost.exe`.", \
      "Inner code decides; `Access denied` (5) is `shell-access-denied`.") \
    X(FAULT_SERVICE_STOPPING, "fault-service-stopping", FINDING_WARN, LAYER_FAULT, 0, \
      "The service or the host is shutting down", \
      "995, 2147943395 (0x800703E3), 1115, 2147943515 (0x8007045B), 2150859118.", \
      "WinRM service or host shutting down.", \
      "Retry after restart.", \
      "Same code when the client deletes the shell while Receive is pending: then normal.") \
    X(FAULT_RPC_UNAVAILABLE, "fault-rpc-unavailable", FINDING_ERROR, LAYER_FAULT, 0, \
      "An RPC server is unavailable", \
      "Inner code 1722 (0x6BA) or 2147944122 (0x800706BA).", \
      "Provider talks RPC to something unavailable; or non-WinRM cmdlet (RPC/DCOM) used by script.", \
      "Check services/firewall RPC\n" \
      "Use CIM over WSMan.", \
      "The code may stem from a script's own remote call, not from WinRM.") \
    X(FAULT_OUT_OF_MEMORY, "fault-out-of-memory", FINDING_ERROR, LAYER_FAULT, 0, \
      "Out of memory", \
      "14, 2147942414 (0x8007000E), 0x80041006, 0xC0000017.", \
      "Host or shell memory limit.", \
      "`quota-memory-per-shell`\n" \
      "Free memory.", \
      "Check whether small commands still work (shell quota) or all fail (host).") \
    X(FAULT_OTHER, "fault-other", FINDING_WARN, LAYER_FAULT, RULE_FALLBACK | RULE_GENERIC, \
      "The server answered with a fault", \
      "A SOAP fault whose code no other rule is for.", \
      "The fault's own text and code say it.", \
      "`winrmscope fault CODE`\n" \
      "`Get-WinEvent -LogName Microsoft-Windows-WinRM/Operational -MaxEvents 50` on the target", \
      "Clients that probe expect some faults.")
/* clang-format on */
