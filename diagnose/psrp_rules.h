/* What is known of each rule about PowerShell Remoting, error records and exit codes. The columns are those of struct rule in rule.h. */
#pragma once

/* clang-format off */
#define PSRP_RULES(X) \
    X(PSRP_VERSION_MISMATCH, "psrp-version-mismatch", FINDING_ERROR, LAYER_PSRP, 0, \
      "The PowerShell protocol versions do not fit", \
      "Create option protocolversion major not 2, fault 0x80540BC5 (2152991685) or SESSION_CAPABILITY with other " \
      "major; fault text `PSProtocolVersionError`; FQEID IncorrectProtocolVersion.", \
      "Very old/new or foreign implementation.", \
      "Update PowerShell/WMF\n" \
      "Choose another endpoint.", \
      "2.1/2.2/2.3 mix is compatible. 2.4 is used by recent PowerShell 7 builds.") \
    X(PSRP_OPTION_MISSING, "psrp-option-missing", FINDING_ERROR, LAYER_PSRP, 0, \
      "The client did not negotiate", \
      "0x80540BC7 (no protocolversion), 0x80540BC6 (option not understood), 0x80540FA2 (no negotiation data).", \
      "Client did not send options or creationXml.", \
      "Fix client.", \
      "Only for PowerShell resource URIs.") \
    X(PSRP_MANAGED_EXCEPTION, "psrp-managed-exception", FINDING_ERROR, LAYER_PSRP, 0, \
      "The endpoint failed while it started", \
      "0x80540FA0 (2152992672) in fault, text carries the exception.", \
      "Endpoint start-up script, assembly load or constrained configuration error.", \
      "Read text\n" \
      "Start endpoint locally `New-PSSession -ConfigurationName X`\n" \
      "Repair pssc/psrc.", \
      "Version text inside means `psrp-version-mismatch`.") \
    X(PSRP_POOL_BROKEN, "psrp-pool-broken", FINDING_ERROR, LAYER_PSRP, 0, \
      "The runspace pool broke", \
      "RUNSPACEPOOL_STATE 5 (Broken) or 3 (Closed) without client Delete, with ExceptionAsErrorRecord.", \
      "Initialisation error, memory limit, host crash.", \
      "Read the record\n" \
      "Event log PowerShell/Operational.", \
      "State 3 after the client's Delete is normal.") \
    X(PSRP_NEGOTIATION_STALLED, "psrp-negotiation-stalled", FINDING_ERROR, LAYER_PSRP, 0, \
      "The PowerShell session does not get ready", \
      "Create ok, no SESSION_CAPABILITY/RUNSPACEPOOL_STATE(2) within 30 s, Receives time out.", \
      "Slow profile/startup script, PSModulePath entry on an unreachable UNC path (hint), hung host, antivirus.", \
      "Remove UNC from PSModulePath (`[Environment]::GetEnvironmentVariable('PSModulePath','Machine')`)\n" \
      "Check start-up script\n" \
      "`-NoProfile` does not apply to remoting.", \
      "First logon of a user is slow.") \
    X(PSRP_OBJECT_SIZE, "psrp-object-size", FINDING_ERROR, LAYER_PSRP, 0, \
      "An object is larger than allowed", \
      "Pipeline stops with \"deserialized object ... exceeded the allowed maximum\"; session Broken after a big " \
      "PIPELINE_OUTPUT/INPUT.", \
      "MaximumReceivedObjectSize (10 MB server) or data per command limits.", \
      "`New-PSSessionOption -MaximumReceivedObjectSize 200MB -MaximumReceivedDataSizePerCommand 500MB`\n" \
      "`Set-PSSessionConfiguration -MaximumReceivedObjectSizeMB 50`", \
      "The limit of the receiving side counts: check direction.") \
    X(PSRP_FRAGMENT_ERROR, "psrp-fragment-error", FINDING_ERROR, LAYER_PSRP, 0, \
      "Fragments are missing or damaged", \
      "FragmentId gaps, ObjectId change before End, missing Start flag; or invalid base64.", \
      "Lost/duplicated Receive response, client bug, capture gap.", \
      "Check capture completeness.", \
      "Mark as capture problem if TCP gaps exist.") \
    X(PSRP_KEY_EXCHANGE, "psrp-key-exchange", FINDING_ERROR, LAYER_PSRP, 0, \
      "The key exchange did not finish", \
      "PUBLIC_KEY_REQUEST without PUBLIC_KEY, or ENCRYPTED_SESSION_KEY missing before SecureString data.", \
      "Client lacks crypto support; FIPS.", \
      "Update client (pypsrp, PowerShell).", \
      "Key exchange is optional, only for SecureString.") \
    X(PSRP_JEA_COMMAND, "psrp-jea-command", FINDING_ERROR, LAYER_SCRIPT, 0, \
      "The endpoint does not allow this command", \
      "ResourceURI of custom endpoint; ERROR_RECORD CommandNotFoundException for ordinary cmdlets, or " \
      "ScriptsNotAllowed / \"language mode\".", \
      "JEA/NoLanguage endpoint restricts commands.", \
      "Use allowed commands (`Get-Command` in session) or another endpoint\n" \
      "`Get-PSSessionCapability -ConfigurationName X -Username u`", \
      "Restricted visibility is intended on JEA endpoints.") \
    X(PSRP_HOST_CALL_UNANSWERED, "psrp-host-call-unanswered", FINDING_WARN, LAYER_SCRIPT, 0, \
      "A prompt was never answered", \
      "PIPELINE_HOST_CALL / RUNSPACEPOOL_HOST_CALL (Read-Host, PromptForCredential, PromptForChoice) with no " \
      "HOST_RESPONSE.", \
      "Script prompts in a non-interactive session.", \
      "Pass parameters, `-Confirm:$false`, `-Force`.", \
      "Void methods (WriteLine, SetTitle...) need no response.") \
    X(PSRP_PIPELINE_FAILED, "psrp-pipeline-failed", FINDING_ERROR, LAYER_SCRIPT, RULE_GENERIC, \
      "A pipeline failed", \
      "PIPELINE_STATE 5 (Failed) with error record.", \
      "Terminating error.", \
      "Read FullyQualifiedErrorId.", \
      "-ErrorAction Stop and `throw` in scripts may be intended flow.") \
    X(PSRP_PIPELINE_STOPPED, "psrp-pipeline-stopped", FINDING_INFO, LAYER_SCRIPT, 0, \
      "A pipeline was stopped", \
      "Signal ctrl_c by client, PIPELINE_STATE 3 (Stopped), PipelineStoppedException.", \
      "User or time-out stopped it.", \
      "", \
      "Without a Signal: server side stop (quota, closing).") \
    X(PSRP_NO_RUNSPACE, "psrp-no-runspace", FINDING_WARN, LAYER_PSRP, 0, \
      "No runspace is free", \
      "Command waits although pool Opened; RUNSPACE_AVAILABILITY 0/false.", \
      "All runspaces busy (MaxRunspaces 1).", \
      "Larger pool\n" \
      "Serial use.", \
      "Short waits are normal with MaxRunspaces 1.") \
    X(PSRP_DISCONNECT, "psrp-disconnect", FINDING_INFO, LAYER_PSRP, 0, \
      "The session was disconnected", \
      "Disconnect, later Connect/Reconnect or expiry after IdleTimeout.", \
      "Planned disconnect or network loss.", \
      "`Get-PSSession -ComputerName h | Connect-PSSession`\n" \
      "BufferMode Block pauses output.", \
      "Not a failure.") \
    X(PSRP_ENDPOINT_PS7, "psrp-endpoint-ps7", FINDING_ERROR, LAYER_PSRP, 0, \
      "PowerShell 7 is not registered as an endpoint", \
      "ResourceURI `/powershell/PowerShell.7...` -> InvalidResourceURI / 2150858811.", \
      "PowerShell 7 endpoint not registered on the target.", \
      "On target in pwsh: `Enable-PSRemoting -Force`\n" \
      "Or `-ConfigurationName Microsoft.PowerShell`.", \
      "See `fault-invalid-resource-uri`.") \
    X(PSRP_LINUX_CLIENT, "psrp-linux-client", FINDING_WARN, LAYER_PSRP, 0, \
      "The Linux client lacks a library", \
      "Client OMI (`xplat http client`), Negotiate refused, MI_RESULT_ACCESS_DENIED.", \
      "Linux client libraries (gss-ntlmssp) missing, AllowUnencrypted mismatch, Basic over HTTP not supported.", \
      "Install gss-ntlmssp\n" \
      "Use HTTPS\n" \
      "Or SSH remoting.", \
      "Explicit code: no further guard; report once per conversation.") \
    X(PSERR_COMMAND_NOT_FOUND, "pserr-command-not-found", FINDING_ERROR, LAYER_SCRIPT, RULE_GENERIC, \
      "A command was not found in the session", \
      "FullyQualifiedErrorId CommandNotFoundException, category 13 ObjectNotFound.", \
      "Module not installed/imported (Nano, Core, JEA), typo, 32-bit shell.", \
      "`Get-Module -ListAvailable`\n" \
      "Import\n" \
      "Use full endpoint.", \
      "Scripts test for commands with try/catch; weigh by pipeline result.") \
    X(PSERR_PSMODULEPATH_UNC, "pserr-psmodulepath-unc", FINDING_ERROR, LAYER_SCRIPT, 0, \
      "A network path in PSModulePath", \
      "Enter-PSSession connects, then ERROR_RECORD/host text CommandNotFoundException for `Measure-Object` " \
      "(module Microsoft.PowerShell.Utility cannot be loaded) and the session ends.", \
      "A network path stands in the PSModulePath variable of the target; the network logon cannot read it.", \
      "Remove the UNC entry from the machine variable PSModulePath " \
      "(`[Environment]::SetEnvironmentVariable('PSModulePath',$new,'Machine')`), new session.", \
      "Other reasons for a missing module exist: require the network path or an administrator's check.") \
    X(PSERR_ACCESS_DENIED, "pserr-access-denied", FINDING_ERROR, LAYER_SCRIPT, RULE_GENERIC, \
      "A command in the session was denied access", \
      "UnauthorizedAccessException, category 18 PermissionDenied, E_ACCESSDENIED.", \
      "Not elevated/filtered token, remote path = second hop, or API forbidden for network logons (Windows " \
      "Update, some installers).", \
      "`krb-double-hop`\n" \
      "Run as scheduled task (`schtasks`, Boxstarter style) or with CredSSP/RunAs.", \
      "Expected on probing scripts; name the TargetObject.") \
    X(PSERR_PARSER, "pserr-parser", FINDING_ERROR, LAYER_SCRIPT, RULE_GENERIC, \
      "The script could not be parsed", \
      "ParserError 17, ParentContainsErrorRecordException, IncompleteParseException.", \
      "Script text damaged by quoting/encoding.", \
      "`-EncodedCommand`\n" \
      "Check newline and quotes.", \
      "Explicit code: no further guard; report once per conversation.") \
    X(PSERR_EXECUTION_POLICY, "pserr-execution-policy", FINDING_ERROR, LAYER_SCRIPT, 0, \
      "The execution policy forbids scripts", \
      "PSSecurityException, category 25 SecurityError, FQEID UnauthorizedAccess; \"running scripts is disabled\".", \
      "ExecutionPolicy Restricted (32-bit and 64-bit are separate).", \
      "`Set-ExecutionPolicy RemoteSigned -Scope LocalMachine -Force` in both `System32` and `SysWOW64` PowerShell\n" \
      "Or `powershell -ExecutionPolicy Bypass -File x.ps1`.", \
      "Inline commands are not affected.") \
    X(PSERR_LANGUAGE_MODE, "pserr-language-mode", FINDING_ERROR, LAYER_SCRIPT, RULE_GENERIC, \
      "The language mode forbids this", \
      "\"language mode\", FQEID MethodInvocationNotSupportedInConstrainedLanguage etc.", \
      "ConstrainedLanguage by AppLocker/WDAC or NoLanguage endpoint.", \
      "Sign script, adapt policy.", \
      "Intended on hardened hosts.") \
    X(PSERR_REMOTING_TRANSPORT, "pserr-remoting-transport", FINDING_ERROR, LAYER_SCRIPT, 0, \
      "A remote call from inside the session failed", \
      "PSRemotingTransportException with ErrorCode = WSMan code, FQEID `<code name>,PSSessionStateBroken`.", \
      "Nested remoting from server to a third host.", \
      "`winrmscope fault CODE`", \
      "Distinguish from the outer session's own failure.") \
    X(PSERR_RPC, "pserr-rpc", FINDING_ERROR, LAYER_SCRIPT, 0, \
      "A cmdlet could not reach an RPC server", \
      "\"RPC server is unavailable\" 0x800706BA inside records.", \
      "Cmdlet with -ComputerName uses RPC/DCOM.", \
      "Firewall RPC, or use `Invoke-Command`/CIM session.", \
      "Explicit code: no further guard; report once per conversation.") \
    X(PSERR_TYPE_DESERIALIZED, "pserr-type-deserialized", FINDING_INFO, LAYER_SCRIPT, 0, \
      "A deserialized object has no methods", \
      "Type names start with `Deserialized.`; method call fails (MethodNotFound).", \
      "Objects from remoting have no methods.", \
      "Call the method inside the remote script block.", \
      "Only a hint when a method call fails.") \
    X(PSERR_NATIVE_STDERR, "pserr-native-stderr", FINDING_INFO, LAYER_SCRIPT, 0, \
      "A program wrote to its error stream", \
      "NativeCommandError / RemoteException with text of stderr while exit code is 0.", \
      "Native program writes progress to stderr.", \
      "Ignore or redirect.", \
      "Not a failure by itself.") \
    X(PSERR_CLIXML_STDERR, "pserr-clixml-stderr", FINDING_INFO, LAYER_SCRIPT, 0, \
      "The error stream is CLIXML", \
      "stderr of `powershell.exe` run by winrs begins `#< CLIXML`, contains `<S S=\"progress\">` or `<S " \
      "S=\"Error\">`.", \
      "PowerShell serialises its streams when stderr is redirected.", \
      "`$ProgressPreference='SilentlyContinue'`\n" \
      "Parse Error items.", \
      "Progress only = no error.") \
    X(PSERR_WU_REMOTE, "pserr-wu-remote", FINDING_ERROR, LAYER_SCRIPT, 0, \
      "Windows Update refuses remote callers", \
      "WUA COM 0x80070005 / 0x80240xxx from remote session.", \
      "Windows Update API refuses remote tokens.", \
      "Scheduled task as SYSTEM.", \
      "WSUS/network errors have other codes (0x8024402C etc.).") \
    X(PSERR_NO_LOGON_SESSION, "pserr-no-logon-session", FINDING_ERROR, LAYER_SCRIPT, 0, \
      "The session has no credentials", \
      "0x80070520 (1312) or 0x8009030E.", \
      "No credentials in the remote logon (DPAPI, credential manager, certificate key), Entra-joined client.", \
      "CredSSP or scheduled task\n" \
      "On client give explicit credential.", \
      "Explicit code: no further guard; report once per conversation.") \
    X(EXIT_NONZERO, "exit-nonzero", FINDING_WARN, LAYER_SCRIPT, RULE_GENERIC, \
      "A command ended with an exit code other than 0", \
      "CommandState Done, ExitCode not 0.", \
      "Program's result; `winrmscope fault exit:CODE` says what it means.", \
      "`winrmscope fault exit:CODE`", \
      "1 from findstr, robocopy 1 to 7, 3010, 1641 are success-like.") \
    X(EXIT_POWERSHELL_COLLAPSED, "exit-powershell-collapsed", FINDING_WARN, LAYER_SCRIPT, RULE_GENERIC, \
      "powershell.exe folds exit codes to 0 and 1", \
      "Command runs `powershell.exe -Command/-c/script` and ExitCode is 0 or 1 only.", \
      "powershell.exe -Command maps `exit n` of scripts to 0/1.", \
      "`powershell -File x.ps1`, or `-Command \"& {...; exit $LASTEXITCODE}\"`\n" \
      "In PSRP read `$LASTEXITCODE` in the same session.", \
      "1 may be the real script code.") \
    X(EXIT_ZERO_WITH_ERRORS, "exit-zero-with-errors", FINDING_WARN, LAYER_SCRIPT, RULE_GENERIC, \
      "A command succeeded and wrote errors", \
      "ExitCode 0 and stderr/CLIXML errors, or PSRP Completed with ERROR_RECORDs (had_errors).", \
      "Non-terminating errors.", \
      "`$ErrorActionPreference='Stop'`\n" \
      "Check had_errors.", \
      "Error records may be handled by the script.") \
    X(EXIT_NTSTATUS, "exit-ntstatus", FINDING_ERROR, LAYER_SCRIPT, 0, \
      "A program crashed", \
      "ExitCode negative or at least 0xC0000000.", \
      "Crash or kill; `winrmscope fault exit:CODE` says what it means.", \
      "`winrmscope fault CODE`", \
      "Programs may choose negative codes freely; report as crash only for listed codes.") \
    X(EXIT_MISSING, "exit-missing", FINDING_WARN, LAYER_SCRIPT, 0, \
      "A command ended without an exit code", \
      "State Done without ExitCode, or shell deleted before Done.", \
      "Command aborted.", \
      "Client logic.", \
      "PSRP: use PIPELINE_STATE.") \
    X(EXIT_REBOOT_REQUIRED, "exit-reboot-required", FINDING_INFO, LAYER_SCRIPT, 0, \
      "An installer wants a reboot", \
      "3010 or 1641.", \
      "Installer needs a reboot (3010) or has started it (1641).", \
      "Reboot.", \
      "Explicit code: no further guard; report once per conversation.")
/* clang-format on */
