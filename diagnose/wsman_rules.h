/* What is known of each rule about message encryption and WS-Management faults. The columns are those of struct rule in rule.h. */
#pragma once

/* clang-format off */
#define WSMAN_RULES(X) \
    X(ENC_SERVER_REJECTS, "enc-server-rejects", FINDING_ERROR, LAYER_ENCRYPTION, 0, \
      "The server does not accept the encrypted message", \
      "multipart/encrypted request -> 400/401/500 without multipart, same connection authenticated.", \
      "The client's encrypted message is not laid out as the server expects it, or belongs to another logon " \
      "than the connection's.", \
      "At the client: update its library, and use one connection for one logon:\n" \
      "pywinrm: `pip install -U pywinrm requests_ntlm requests_kerberos`\n" \
      "Ansible (winrm): on the controller: `pip install -U pywinrm requests_ntlm`\n" \
      "pypsrp: `pip install -U pypsrp pyspnego`\n" \
      "Go: update the module github.com/masterzen/winrm; one connection for each session\n" \
      "Ruby: update the gems winrm, rubyntlm and gssapi\n" \
      "At the client, until then: HTTPS to port 5986, where messages need no encryption of their own\n" \
      "At the client: connect to the target itself, past any proxy or load balancer", \
      "A fault that can be decrypted is no matter of the layout.") \
    X(ENC_CANNOT_DECRYPT_CLIENT, "enc-cannot-decrypt-client", FINDING_ERROR, LAYER_ENCRYPTION, 0, \
      "The client could not decrypt the answer", \
      "Client closes after encrypted 200/500; native code 2150859001 (0x803380F9).", \
      "The answer belongs to another logon than the client's: a device in between mixes connections, or " \
      "answers were lost.", \
      "At the client: connect to the target itself, past any proxy or load balancer, and open a new session\n" \
      "At the client: HTTPS to port 5986, where messages need no encryption of their own", \
      "A user who gives up looks the same.") \
    X(ENC_MIXED_PLAIN, "enc-mixed-plain", FINDING_SECURITY, LAYER_ENCRYPTION, 0, \
      "The server takes messages that are not encrypted", \
      "Authenticated HTTP connection with some plain SOAP bodies accepted (200).", \
      "The target allows messages in the clear over HTTP (AllowUnencrypted is true); whoever is on the way can " \
      "read commands and output.", \
      "At the client, first: turn message encryption on, or connect by HTTPS to port 5986\n" \
      "On the target, then: `Set-Item WSMan:\\localhost\\Service\\AllowUnencrypted $false`", \
      "Inside TLS messages need no encryption of their own.") \
    X(ENC_OPAQUE, "enc-opaque", FINDING_INFO, LAYER_PERFORMANCE, 0, \
      "The bodies are encrypted", \
      "Bodies encrypted, no keys.", \
      "WinRM encrypts its messages; without a key they cannot be read.", \
      "Where the content matters, give a key: `--password`, `--nt-hash`, `--keytab` or `--session-key`; " \
      "`winrmscope keys` says which would open it", \
      "Not a failure.") \
    X(FAULT_TIMEOUT_NORMAL, "fault-timeout-normal", FINDING_INFO, LAYER_PERFORMANCE, 0, \
      "No output within the operation time-out", \
      "Receive (or Pull) -> HTTP 500, s:Receiver, w:TimedOut, code 2150858793, after about OperationTimeout; " \
      "the client repeats Receive.", \
      "The client asked for output and there was none yet; it asks again, and that is normal.", \
      "", \
      "Hundreds in a row without any output may be a command that hangs (`shell-hang`).") \
    X(FAULT_TIMEOUT_OPERATION, "fault-timeout-operation", FINDING_ERROR, LAYER_FAULT, 0, \
      "An operation took longer than its time-out", \
      "Create, Command, Send, Signal, Delete, Get, Enumerate or Invoke -> w:TimedOut 2150858793.", \
      "The target did not finish the operation within the time that the request allows: a slow WMI query, a " \
      "slow profile, or an overloaded host.", \
      STEPS_MORE_TIME "\n" \
      "On the target, what is it busy with: `" COMMAND_BUSY_PROCESSES "`\n" \
      "On the target, the longest that it grants: `Get-Item WSMan:\\localhost\\MaxTimeoutms`", \
      "To a Receive or Pull a time-out is normal.") \
    X(FAULT_HIDDEN, "fault-hidden", FINDING_WARN, LAYER_FAULT, RULE_FALLBACK, \
      "A fault that cannot be read without a key", \
      "No key for it: an encrypted request on an authenticated connection is answered by 500 with an encrypted " \
      "body much sooner than any OperationTimeout (within about 1 s), and no request of the same size follows " \
      "at once.", \
      "The target answered an encrypted request with a fault. To the first request of a session it is mostly " \
      "access denied, a quota, an unknown endpoint or the code page; later that shell or command is gone, or a " \
      "quota.", \
      "The client's own message says what the fault is: give its number or its words to `winrmscope fault`, such " \
      "as `winrmscope fault \"Access is denied\"`\n" \
      "On the target, the same fault: `Get-WinEvent -LogName Microsoft-Windows-WinRM/Operational -MaxEvents 50 | " \
      "Where-Object LevelDisplayName -ne Information | Format-List TimeCreated,Message`\n" \
      "To have it read here, run this again with the user's password in a file: `winrmscope diagnose " \
      "--password-file FILE CAPTURE` (--nt-hash, --keytab and --session-key do as well)", \
      "Polling ends with an encrypted 500, too, which is normal; so does a Receive whose shell the client deletes.") \
    X(FAULT_NETWORK_TIMEOUT_CLIENT, "fault-network-timeout-client", FINDING_ERROR, LAYER_FAULT, 0, \
      "The client's network time-out", \
      "Client gives up after OperationTimeout + about 5 s with no answer: native 2150859046 (0x80338126).", \
      "The client waited for an answer of the target for its whole time-out, and none came: the target, or a " \
      "device on the way, keeps silent.", \
      "At the client, does the port answer: `Test-NetConnection {server} -Port {port}` and `Test-WSMan {server}`\n" \
      "On the target, is the service alive: `Get-Service WinRM`, `Test-WSMan localhost`; where it hangs (ends " \
      "every session): `Restart-Service WinRM`\n" \
      "PowerShell: where the operation needs longer: `New-PSSessionOption -OperationTimeout 600000 -OpenTimeout 180000`", \
      "It is the client's own code; on the network only its FIN or RST is seen.") \
    X(FAULT_CANNOT_CONNECT_CLIENT, "fault-cannot-connect-client", FINDING_ERROR, LAYER_FAULT, 0, \
      "The client cannot connect", \
      "Native client text/code 2150858770 (0x80338012): on the wire SYN failure or early reset.", \
      "The target cannot be reached at this port: it is down, WinRM does not run there, or a firewall is between.", \
      "At the client: `Test-NetConnection {server} -Port 5985`\n" \
      "On the target: `Enable-PSRemoting -Force` starts the service, makes the listener and opens the firewall\n" \
      "Record the attempt and run `winrmscope diagnose` on it: it tells a closed port from a firewall", \
      "On the wire as a server fault (DestinationUnreachable) it means that no provider handles the ResourceURI.") \
    X(FAULT_ACTION_NOT_SUPPORTED, "fault-action-not-supported", FINDING_ERROR, LAYER_FAULT, 0, \
      "The resource does not know this operation", \
      "a:ActionNotSupported 2150858771, or ActionMismatch 2150858801.", \
      "The resource URI does not take this operation; mostly the URI is misspelled (`winrm/config/Listeners` " \
      "for `winrm/config/Listener`), or the operation is not for shells of this kind.", \
      "At the client: correct the URI: one listener is `winrm/config/Listener?Address=*+Transport=HTTP`, the " \
      "command shell `shell/cmd`\n" \
      "On the target, what there is: `Get-ChildItem WSMan:\\localhost`", \
      "Discovery tools probe actions on purpose.") \
    X(FAULT_INVALID_RESOURCE_URI, "fault-invalid-resource-uri", FINDING_ERROR, LAYER_FAULT, 0, \
      "The endpoint or resource does not exist", \
      "w:InvalidResourceURI / DestinationUnreachable with 2150858811, 2150858754 or 2150858752; ResourceURI " \
      "under `/powershell/` or unknown class.", \
      "The target has nothing by the name that the client asks for: {resource}.", \
      "At the client: correct that name: of a WMI class and its namespace, or of a PowerShell endpoint " \
      "(`-ConfigurationName`)\n" \
      "On the target, which endpoints there are: `Get-PSSessionConfiguration | Format-Table " \
      "Name,PSVersion,Permission`; make the standard ones: `Enable-PSRemoting -Force` (for PowerShell 7 in pwsh)\n" \
      "On the target, which WMI classes: `Get-CimClass -Namespace root/cimv2 -ClassName *NAME*`\n" \
      "pypsrp: the standard endpoint: `RunspacePool(wsman, configuration_name='Microsoft.PowerShell')`\n" \
      "Ansible (psrp): the standard endpoint: `ansible_psrp_configuration_name: Microsoft.PowerShell`", \
      "Clients that try several endpoints in order (PowerShell.7 then Microsoft.PowerShell) cause one harmless " \
      "fault.") \
    X(FAULT_ENDPOINT_UNAVAILABLE, "fault-endpoint-unavailable", FINDING_ERROR, LAYER_FAULT, 0, \
      "The resource is not available", \
      "a:EndpointUnavailable 2150858772 / 2150859034.", \
      "The resource is known, but what the keys in the request name is not there or not reachable now.", \
      "At the client: check the keys of the request (name of the service, disk, instance)\n" \
      "On the target, the same question without WinRM: `Get-CimInstance -ClassName CLASS`", \
      "While a provider starts it passes by itself.") \
    X(FAULT_INVALID_SELECTORS_SHELL, "fault-invalid-selectors-shell", FINDING_ERROR, LAYER_FAULT, 0, \
      "The shell is gone", \
      "Command/Receive/Signal/Delete/Get/Connect on a shell -> w:InvalidSelectors 2150858843 " \
      "(UnexpectedSelectors), provider \"Shell provider\".", \
      "The client uses a shell that the target does not have any more: it was idle for too long, was deleted, " \
      "or the service restarted; or a load balancer led to another server.", \
      "At the client: open a new session and run the command again, after a look whether it took effect\n" \
      "On the target, did the service or host restart: `Get-WinEvent -FilterHashtable " \
      "@{LogName='System';Id=1074,6008,7036} -MaxEvents 20`\n" \
      "PowerShell: where it was idle for too long: `New-PSSessionOption -IdleTimeout 7200000`\n" \
      "pypsrp: where it was idle for too long: `RunspacePool(wsman, idle_timeout=7200)`\n" \
      "On the target, the command shell's limit, in milliseconds: `Set-Item WSMan:\\localhost\\Shell\\IdleTimeout " \
      "7200000`", \
      "After the client's own Delete, or a restart that was asked for, it is expected; to a question whether " \
      "the shell lives it is the answer.") \
    X(FAULT_INVALID_COMMAND_ID, "fault-invalid-command-id", FINDING_WARN, LAYER_FAULT, 0, \
      "The command is gone", \
      "Receive/Signal -> code 87 InvalidParameter/InvalidValue (provider \"Shell cmd plugin\") or InvalidSelectors.", \
      "The client asks for a command that has ended already, or that never was in this shell.", \
      "At the client: no more Receive or Signal for a command once it is done; a new command for new output", \
      "One occurrence at the end of a run is harmless.") \
    X(FAULT_ENVELOPE_TOO_SMALL, "fault-envelope-too-small", FINDING_ERROR, LAYER_FAULT, 0, \
      "A message is larger than the agreed envelope size", \
      "w:EncodingLimit with 2150858878 (MinimumEnvelopeLimit) or 2150858824/2150858825/2150858790.", \
      "The answer does not fit into the size that the client asked for (MaxEnvelopeSize), or the request is " \
      "larger than the target allows.", \
      "At the client: ask for less: fewer properties (`-Property NAME,STATE`), a filter\n" \
      "PowerShell: the client's own limit: `Set-Item WSMan:\\localhost\\MaxEnvelopeSizekb 2048`\n" \
      "pypsrp: `WSMan(..., max_envelope_size=512000)`\n" \
      "On the target: `Set-Item WSMan:\\localhost\\MaxEnvelopeSizekb 2048`", \
      "A request that is too large is answered by 413.") \
    X(FAULT_OPTIONS, "fault-options", FINDING_ERROR, LAYER_FAULT, 0, \
      "An option was refused", \
      "w:InvalidOptions 2150858809, 2150858833..35, 2150858918.", \
      "The request has an option that the target does not know or whose value it does not take, and demands " \
      "that it be kept.", \
      "At the client: correct the option (for the command shell WINRS_CODEPAGE, WINRS_NOPROFILE; for PowerShell " \
      "protocolversion), or send it without MustComply; mostly an update of the client library does it", \
      "Options without MustComply are ignored, not faulted.") \
    X(FAULT_HEADER, "fault-header", FINDING_ERROR, LAYER_FAULT, 0, \
      "A SOAP header was refused", \
      "a:InvalidMessageInformationHeader 2150858767 / MessageInformationHeaderRequired 2150858769 / " \
      "s:MustUnderstand 2150858768 / InvalidTimeout 2150858881 / INVALID_HEADER 2150859035.", \
      "The client's message is malformed: a header is missing, or has a value that the target does not take.", \
      "At the client: update the library; with a client of your own, compare its headers with [MS-WSMV] 3.1.4.1 " \
      "(time-outs as `PT60.000S`, a MessageID of its own for each request)", \
      "A request that was sent again after a loss may cause it.") \
    X(FAULT_LOCALE, "fault-locale", FINDING_WARN, LAYER_FAULT, 0, \
      "A mandatory locale was refused", \
      "UnsupportedFeature/Locale 2150858887.", \
      "The client demands a language that the target does not have.", \
      "At the client: send the Locale header with mustUnderstand=\"false\", or en-US\n" \
      "pypsrp: `WSMan(..., locale='en-US')`", \
      "Only a Locale header that must be understood causes it.") \
    X(FAULT_SOAP_VERSION, "fault-soap-version", FINDING_ERROR, LAYER_FAULT, 0, \
      "The SOAP version was refused", \
      "s:VersionMismatch 2150858765.", \
      "The client speaks SOAP 1.1; WinRM takes SOAP 1.2 only.", \
      "At the client: SOAP 1.2 (namespace `http://www.w3.org/2003/05/soap-envelope`, Content-Type " \
      "`application/soap+xml`)", \
      "Scanners send SOAP 1.1.") \
    X(FAULT_ENCODING, "fault-encoding", FINDING_ERROR, LAYER_FAULT, 0, \
      "The character encoding was refused", \
      "UnsupportedEncoding 2150858796 / 2150858828 / 2150859033; declared charset and body disagree (BOM).", \
      "The client's message is neither UTF-8 nor UTF-16, or says another encoding than it has.", \
      "At the client: send UTF-8, and `Content-Type: application/soap+xml;charset=UTF-8`", \
      "A BOM in a UTF-8 body is legal.") \
    X(FAULT_SCHEMA, "fault-schema", FINDING_ERROR, LAYER_FAULT, 0, \
      "The XML of the request was refused", \
      "w:SchemaValidationError 2150858817, INVALID_XML 2150858819, InvalidRepresentation 2150858773, values " \
      "2150858838..41.", \
      "The message's XML is not valid for the target: a character that is not escaped, a wrong order of " \
      "elements, or a setting with a wrong name or value.", \
      "At the client: escape `<`, `&` and control characters in command lines and values\n" \
      "At the client, with `winrm set` in PowerShell, quote the whole: `winrm set winrm/config/client " \
      "'@{TrustedHosts=\"HOST\"}'`; in cmd without the single quotes", \
      "Where bytes are missing from the capture, they may be what is wrong with the XML.") \
    X(FAULT_FILTER, "fault-filter", FINDING_ERROR, LAYER_FAULT, 0, \
      "The filter or query was refused", \
      "n:CannotProcessFilter 2150858778 / 2150859042, INVALID_URI_WMI_ENUM_WQL 2150859003.", \
      "The WQL query is not correct, or names a class or property that the target does not have.", \
      "On the target, the same query: `Get-CimInstance -Query \"select * from CLASS where NAME = 'VALUE'\"`\n" \
      "At the client: for a query the resource URI ends with a star: " \
      "`http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/*`", \
      "Inventory tools query optional classes and expect this fault.") \
    X(FAULT_WMI_ACCESS_DENIED, "fault-wmi-access-denied", FINDING_ERROR, LAYER_FAULT, 0, \
      "WMI denies access", \
      "Codes 2150859012..14 or inner 0x80041003 (2147749891), 0x80070005.", \
      "The account may use WinRM, but not this WMI namespace.", \
      "On the target, `wmimgmt.msc`, WMI Control, Properties, Security, the namespace (ROOT\\cimv2): give the " \
      "account \"Enable Account\" and \"Remote Enable\"\n" \
      "On the target: `Add-LocalGroupMember -Group 'Remote Management Users' -Member '{account}'`\n" \
      "A local administrator other than the built-in one: `winrmscope diagnose --explain auth-local-admin-uac`", \
      "Some providers answer so for single instances while others are readable.") \
    X(FAULT_WMI_CLASS, "fault-wmi-class", FINDING_ERROR, LAYER_FAULT, 0, \
      "WMI does not know the class, namespace or instance", \
      "Inner 0x80041010 invalid class, 0x8004100E invalid namespace, 0x80041002 not found, 0x80041017 invalid " \
      "query; p:__ExtendedStatus Operation/ParameterInfo.", \
      "The class, namespace or key is misspelled, or belongs to a role that is not installed on the target.", \
      "On the target: `Get-CimClass -Namespace root/cimv2 -ClassName *NAME*`; namespaces: `Get-CimInstance " \
      "-Namespace root -ClassName __NAMESPACE`\n" \
      "At the client: correct it, or leave hosts without the role out", \
      "Expected from inventory tools on hosts without the role.") \
    X(FAULT_WMI_PROVIDER, "fault-wmi-provider", FINDING_ERROR, LAYER_FAULT, 0, \
      "A WMI provider failed", \
      "Inner 0x80041001, 0x80041004, 0x80041013, 0x80041014, 0x80041006; 2150859010, 2150859038.", \
      "The part of WMI that gives this class failed: it crashed, ran out of memory, or the repository is damaged.", \
      "On the target, its own word: `Get-WinEvent -LogName Microsoft-Windows-WMI-Activity/Operational -MaxEvents " \
      "20 | Format-List TimeCreated,Message`\n" \
      "On the target, is the repository sound: `winmgmt /verifyrepository`\n" \
      "On the target: `Restart-Service Winmgmt -Force` (restarts what depends on it too)", \
      "Single occurrences under load are transient.") \
    X(FAULT_METHOD_RETURNVALUE, "fault-method-returnvalue", FINDING_WARN, LAYER_SCRIPT, 0, \
      "A method returned an error value", \
      "HTTP 200, `<Method>_OUTPUT` with ReturnValue other than 0.", \
      "WinRM did its part; the method itself says by its ReturnValue that it could not do what was asked.", \
      "Look the value up in the documentation of the class (Win32_Service: 2 access denied, 5 cannot be done " \
      "now, 7 time-out, 10 runs already, 14 disabled)", \
      "Not a WinRM failure.") \
    X(FAULT_ENUM_CONTEXT, "fault-enum-context", FINDING_WARN, LAYER_FAULT, 0, \
      "The enumeration is over", \
      "n:InvalidEnumerationContext 2150858779, ENUMERATION_CLOSED 2150858759, 2150858884.", \
      "The client asked for more rows too late, or after the last one.", \
      "At the client: fetch the rows without a pause, or start the enumeration anew\n" \
      "On the target: `Set-Item WSMan:\\localhost\\Service\\EnumerationTimeoutms 600000`", \
      "A Pull behind the last row is a slip without effect.") \
    X(FAULT_ALREADY_EXISTS, "fault-already-exists", FINDING_INFO, LAYER_FAULT, 0, \
      "The resource exists already", \
      "w:AlreadyExists 2150858803/2150858851 to Create of listener, mapping.", \
      "What the client wants to create is there already.", \
      "At the client: change it instead, or delete it first: `Remove-WSManInstance -ResourceURI " \
      "winrm/config/Listener -SelectorSet @{Address='*';Transport='HTTPS'}`", \
      "Idempotent set-up scripts ignore it.") \
    X(FAULT_CONFIG_CORRUPT, "fault-config-corrupt", FINDING_ERROR, LAYER_FAULT, 0, \
      "The WinRM configuration is damaged", \
      "2150858757 (config), 2150858888 (policy), 2150859152 (plug-in configuration).", \
      "The target's settings of WinRM in the registry, or those of a Group Policy, cannot be read.", \
      "On the target, is it a policy: `gpresult /h gp.html`, Windows Remote Management\n" \
      "On the target, back to the delivered settings, then set up anew: `winrm invoke Restore winrm/Config " \
      "'@{}'`, then `Enable-PSRemoting -Force`", \
      "A typo in a config path gives ActionNotSupported or InvalidResourceURI instead.") \
    X(FAULT_GPO_CONTROLLED, "fault-gpo-controlled", FINDING_ERROR, LAYER_FAULT, 0, \
      "The setting is fixed by Group Policy", \
      "2150858890 (0x8033808A) on Put.", \
      "A Group Policy sets this value, so it cannot be changed here.", \
      "On a domain controller, change the policy: Computer Configuration, Administrative Templates, Windows " \
      "Components, Windows Remote Management (WinRM)\n" \
      "On the target, then: `gpupdate /force`; which policy it is: `gpresult /h gp.html`", \
      "Harmless if the wanted value is already set.") \
    X(FAULT_DEPRECATED_SETTING, "fault-deprecated-setting", FINDING_INFO, LAYER_FAULT, 0, \
      "The setting is deprecated", \
      "2150859182, 2150859197, 2150859196.", \
      "A script sets a value that newer versions of WinRM do not use any more.", \
      "At the client: take it out of the script; it has no effect", \
      "No effect on operation.") \
    X(FAULT_QUICKCONFIG_CERTIFICATE, "fault-quickconfig-certificate", FINDING_ERROR, LAYER_FAULT, 0, \
      "No certificate for an HTTPS listener", \
      "2150859029 (0x80338115) on `winrm quickconfig -transport:https` (local, or remote Create).", \
      "The target has no certificate that is fit for HTTPS: for its own name, for server authentication, in " \
      "date and not self-signed.", \
      "On the target: get one from your CA (`certlm.msc`, Personal, Request New Certificate), then `winrm " \
      "quickconfig -transport:https`\n" \
      "On the target, with a certificate that is there: `New-Item -Path WSMan:\\localhost\\Listener -Transport " \
      "HTTPS -Address * -CertificateThumbPrint THUMBPRINT -Force`", \
      "Only for configuration calls.") \
    X(FAULT_FIREWALL_PUBLIC, "fault-firewall-public", FINDING_ERROR, LAYER_FAULT, 0, \
      "The firewall does not let WinRM be opened", \
      "2150859113 (0x80338169), 2150859030, 2150859031.", \
      "A network of the target is of the type Public, or its firewall service does not run, so that no " \
      "exception can be made.", \
      "On the target, where the network is your own: `Get-NetConnectionProfile`, then `Set-NetConnectionProfile " \
      "-InterfaceAlias NAME -NetworkCategory Private`, then `Enable-PSRemoting -Force`\n" \
      "On the target, is the firewall service running: `Start-Service MpsSvc`\n" \
      "! On the target, where the network must stay public (lets the own subnet in): `Enable-PSRemoting " \
      "-SkipNetworkProfileCheck -Force`", \
      "Usually local, not on the wire.") \
    X(FAULT_REMOTE_ACCESS_DISABLED, "fault-remote-access-disabled", FINDING_ERROR, LAYER_FAULT, 0, \
      "Remote access is disabled", \
      "2150859229 (0x803381DD), 2150859235 (0x803381E3).", \
      "The target's WinRM service, or this endpoint, takes local callers only.", \
      "On the target, the endpoint: `Enable-PSSessionConfiguration -Name Microsoft.PowerShell -Force; " \
      "Set-PSSessionConfiguration -Name Microsoft.PowerShell -AccessMode Remote -Force`\n" \
      "On a domain controller, the Group Policy \"Allow remote server management through WinRM\": enabled, then on " \
      "the target `gpupdate /force`", \
      "Endpoint may be disabled on purpose (JEA-only hosts).") \
    X(FAULT_REDIRECT, "fault-redirect", FINDING_WARN, LAYER_FAULT, 0, \
      "The server asks to go to another machine", \
      "2150859161 with redirect address; too long/invalid 2150859190/91.", \
      "Exchange sends the client to the server that has the mailbox.", \
      "At the client: connect to the address that the server names, or allow redirection:\n" \
      "PowerShell: `New-PSSession -ConnectionUri https://HOST/powershell -AllowRedirection -Credential " \
      "(Get-Credential)`", \
      "Clients with -AllowRedirection continue normally.") \
    X(FAULT_PLUGIN_LOAD, "fault-plugin-load", FINDING_ERROR, LAYER_FAULT, 0, \
      "The plug-in of the endpoint cannot be loaded", \
      "2150858906 provider load failed, 2150858883 plug-in failed, 2150859153/2150859154 plug-in file path " \
      "invalid or missing, InternalError with 126/127/193/0x8007007E, \"could not launch a host process\".", \
      "The program of this endpoint is missing or damaged, or its host process may not start.", \
      "On the target, which endpoints, of which program: `Get-PSSessionConfiguration | Format-List " \
      "Name,Filename,PSVersion`\n" \
      "On the target, register them anew: `Enable-PSRemoting -Force` (for PowerShell 7 in pwsh, after each " \
      "update of it)\n" \
      "On the target, was wsmprovhost.exe stopped by AppLocker or antivirus: `Get-WinEvent -FilterHashtable " \
      "@{LogName='Application';Id=1000} -MaxEvents 20 | Where-Object Message -match wsmprovhost`", \
      "With code 5 inside it is a matter of rights (`shell-access-denied`).") \
    X(FAULT_SERVICE_STOPPING, "fault-service-stopping", FINDING_WARN, LAYER_FAULT, 0, \
      "The service or the host is shutting down", \
      "995, 2147943395 (0x800703E3), 1115, 2147943515 (0x8007045B), 2150859118.", \
      "The WinRM service of the target was stopping in the middle of it.", \
      "At the client: wait until it is up again, then start a new session\n" \
      "On the target, who stopped it: `Get-WinEvent -FilterHashtable @{LogName='System';Id=1074,7036} -MaxEvents 20`", \
      "Same code when the client deletes the shell while Receive is pending: then normal.") \
    X(FAULT_RPC_UNAVAILABLE, "fault-rpc-unavailable", FINDING_ERROR, LAYER_FAULT, 0, \
      "An RPC server is unavailable", \
      "Inner code 1722 (0x6BA) or 2147944122 (0x800706BA).", \
      "The command itself calls another machine or service by RPC or DCOM, and does not reach it; WinRM did " \
      "its part.", \
      "At the client: run the command on that machine itself through WinRM (`Invoke-Command -ComputerName HOST`, " \
      "`Get-CimInstance -ComputerName HOST`), instead of `-ComputerName` of an RPC command\n" \
      "On that machine, for RPC: `Enable-NetFirewallRule -DisplayGroup 'Windows Management Instrumentation (WMI)'`", \
      "The code may stem from a script's own remote call, not from WinRM.") \
    X(FAULT_OUT_OF_MEMORY, "fault-out-of-memory", FINDING_ERROR, LAYER_FAULT, 0, \
      "Out of memory", \
      "14, 2147942414 (0x8007000E), 0x80041006, 0xC0000017.", \
      "The shell reached its memory limit, or the target has no memory left.", \
      "On the target, how much is free: `Get-CimInstance Win32_OperatingSystem | Format-List " \
      "FreePhysicalMemory,FreeVirtualMemory`\n" \
      "On the target, the limit of a shell, in MB: `Set-Item WSMan:\\localhost\\Shell\\MaxMemoryPerShellMB 4096`; " \
      "of PowerShell's endpoint: `Set-Item " \
      "WSMan:\\localhost\\Plugin\\microsoft.powershell\\Quotas\\MaxMemoryPerShellMB 4096`; then `Restart-Service " \
      "WinRM` (ends every session)", \
      "Check whether small commands still work (shell quota) or all fail (host).") \
    X(FAULT_OTHER, "fault-other", FINDING_WARN, LAYER_FAULT, RULE_FALLBACK | RULE_GENERIC, \
      "The server answered with a fault", \
      "A SOAP fault whose code no other rule is for.", \
      "The fault's own text says what the target did not like.", \
      "`winrmscope fault {code}` says what its number means\n" \
      "On the target: `Get-WinEvent -LogName Microsoft-Windows-WinRM/Operational -MaxEvents 50 | Format-List " \
      "TimeCreated,Message`", \
      "Clients that probe expect some faults.")
/* clang-format on */
