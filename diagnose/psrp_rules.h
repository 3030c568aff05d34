/* What is known of each rule about PowerShell Remoting, error records and exit codes. The columns are those of struct rule in rule.h. */
#pragma once

/* clang-format off */
#define PSRP_RULES(X) \
    X(PSRP_VERSION_MISMATCH, "psrp-version-mismatch", FINDING_ERROR, LAYER_PSRP, 0, \
      "The PowerShell protocol versions do not fit", \
      "Create option protocolversion major not 2, fault 0x80540BC5 (2152991685) or SESSION_CAPABILITY with " \
      "other major; fault text `PSProtocolVersionError`; FQEID IncorrectProtocolVersion.", \
      "Client and endpoint speak versions of the remoting protocol that do not go together; one of them is " \
      "very old, or no PowerShell.", \
      "On the target, which version has the endpoint: `Get-PSSessionConfiguration | Format-Table Name,PSVersion`\n" \
      "At the client: another endpoint: `New-PSSession -ComputerName {server} -ConfigurationName " \
      "Microsoft.PowerShell`; or update the client library\n" \
      "On the target, PowerShell 2: install Windows Management Framework 5.1", \
      "Versions 2.1 to 2.4 go together.") \
    X(PSRP_OPTION_MISSING, "psrp-option-missing", FINDING_ERROR, LAYER_PSRP, 0, \
      "The client did not negotiate the PowerShell protocol", \
      "0x80540BC7 (no protocolversion), 0x80540BC6 (option not understood), 0x80540FA2 (no negotiation data).", \
      "The client opened a PowerShell shell without saying its protocol version and what it can do.", \
      "At the client: update the library; with a client of your own: the option protocolversion (MustComply) in " \
      "Create, and SESSION_CAPABILITY with INIT_RUNSPACEPOOL in creationXml ([MS-PSRP] 3.1.5.3.1)", \
      "It holds for PowerShell's endpoints only.") \
    X(PSRP_MANAGED_EXCEPTION, "psrp-managed-exception", FINDING_ERROR, LAYER_PSRP, 0, \
      "The endpoint failed while it started", \
      "0x80540FA0 (2152992672) in fault, text carries the exception.", \
      "The endpoint's own start (its start-up script, modules or role capabilities) threw an error; the " \
      "fault's text has it.", \
      "On the target, see it there: `New-PSSession -ComputerName localhost -ConfigurationName NAME`\n" \
      "On the target, is its file sound: `Test-PSSessionConfigurationFile FILE.pssc -Verbose`; register it anew: " \
      "`Register-PSSessionConfiguration -Name NAME -Path FILE.pssc -Force`", \
      "Version text inside means `psrp-version-mismatch`.") \
    X(PSRP_POOL_BROKEN, "psrp-pool-broken", FINDING_ERROR, LAYER_PSRP, 0, \
      "The PowerShell session broke (runspace pool)", \
      "RUNSPACEPOOL_STATE 5 (Broken) or 3 (Closed) without client Delete, with ExceptionAsErrorRecord.", \
      "The PowerShell session on the target ended by an error: its start failed, it ran out of memory, or its " \
      "process crashed.", \
      "The error above, where there is one, says why\n" \
      "On the target, did the process crash: `Get-WinEvent -FilterHashtable " \
      "@{LogName='Application';Id=1000,1026} -MaxEvents 20 | Where-Object Message -match wsmprovhost`\n" \
      "At the client: open a new session", \
      "State 3 after the client's Delete is normal.") \
    X(PSRP_NEGOTIATION_STALLED, "psrp-negotiation-stalled", FINDING_ERROR, LAYER_PSRP, 0, \
      "The PowerShell session does not get ready", \
      "Create ok, no SESSION_CAPABILITY/RUNSPACEPOOL_STATE(2) within 30 s, Receives time out.", \
      "The target opened the shell, but PowerShell in it does not start up: a slow start-up script or profile, " \
      "a network path in PSModulePath, or antivirus.", \
      "On the target, a network path in it: `[Environment]::GetEnvironmentVariable('PSModulePath','Machine') " \
      "-split ';'`; take it out\n" \
      "On the target, how long does it take there: `Measure-Command { New-PSSession -ComputerName localhost }`\n" \
      "On the target, what is it busy with: `Get-Process wsmprovhost | Sort-Object CPU -Descending`", \
      "First logon of a user is slow.") \
    X(PSRP_OBJECT_SIZE, "psrp-object-size", FINDING_ERROR, LAYER_PSRP, 0, \
      "An object is larger than allowed", \
      "Pipeline stops with \"deserialized object ... exceeded the allowed maximum\"; session Broken after a big " \
      "PIPELINE_OUTPUT/INPUT.", \
      "One object, or all data of a command, is larger than the receiving side takes (10 MB an object at the " \
      "server).", \
      "At the client: send less: select properties and rows on the target (`Select-Object NAME,STATE`), files by " \
      "`Copy-Item -ToSession`\n" \
      "PowerShell: what the client takes: `New-PSSessionOption -MaximumReceivedObjectSize 200MB " \
      "-MaximumReceivedDataSizePerCommand 500MB`\n" \
      "On the target, what the server takes: `Set-PSSessionConfiguration -Name Microsoft.PowerShell " \
      "-MaximumReceivedObjectSizeMB 50 -MaximumReceivedDataSizePerCommandMB 200 -Force`", \
      "The limit is that of the side that receives.") \
    X(PSRP_FRAGMENT_ERROR, "psrp-fragment-error", FINDING_ERROR, LAYER_PSRP, 0, \
      "Fragments are missing or damaged", \
      "FragmentId gaps, ObjectId change before End, missing Start flag; or invalid base64.", \
      "Parts of a PowerShell message are missing: an answer was lost or came twice, the client counts wrongly, " \
      "or the capture is not complete.", \
      "Is the capture complete? See the missing bytes below; record again without a snap length (`-s 0`) and " \
      "near the client\n" \
      "At the client: update the library; connect past any proxy or load balancer", \
      "Where bytes are missing from the capture, that is the cause.") \
    X(PSRP_KEY_EXCHANGE, "psrp-key-exchange", FINDING_ERROR, LAYER_PSRP, 0, \
      "The key exchange did not finish", \
      "PUBLIC_KEY_REQUEST without PUBLIC_KEY, or ENCRYPTED_SESSION_KEY missing before SecureString data.", \
      "A SecureString was to be sent, and the session key for it was never agreed; the client's library cannot " \
      "do it, or the policy FIPS forbids it.", \
      "At the client: update its library\n" \
      "pypsrp: `pip install -U pypsrp cryptography`\n" \
      "Ansible (psrp): on the controller: `pip install -U pypsrp cryptography`", \
      "Key exchange is optional, only for SecureString.") \
    X(PSRP_JEA_COMMAND, "psrp-jea-command", FINDING_ERROR, LAYER_SCRIPT, 0, \
      "The endpoint does not allow this command", \
      "ResourceURI of custom endpoint; ERROR_RECORD CommandNotFoundException for ordinary cmdlets, or " \
      "ScriptsNotAllowed / \"language mode\".", \
      "The endpoint is restricted (JEA): it knows only the commands that the user's role names.", \
      "At the client: see what is allowed: `Invoke-Command -ComputerName {server} -ConfigurationName NAME " \
      "-ScriptBlock { Get-Command }`\n" \
      "On the target, for a user: `Get-PSSessionCapability -ConfigurationName NAME -Username {user}`; what is " \
      "missing belongs into the role capability file (.psrc, VisibleCmdlets)\n" \
      "At the client, as administrator: the full endpoint: `-ConfigurationName Microsoft.PowerShell`", \
      "Restricted visibility is intended on JEA endpoints.") \
    X(PSRP_HOST_CALL_UNANSWERED, "psrp-host-call-unanswered", FINDING_WARN, LAYER_SCRIPT, 0, \
      "A prompt was never answered", \
      "PIPELINE_HOST_CALL / RUNSPACEPOOL_HOST_CALL (Read-Host, PromptForCredential, PromptForChoice) with no " \
      "HOST_RESPONSE.", \
      "The script asks the user something, and nobody is there to answer.", \
      "At the client: give the answer as a parameter, `-Confirm:$false` or `-Force`; `Get-Credential` and " \
      "`Read-Host` belong in front of the remote call", \
      "Void methods (WriteLine, SetTitle...) need no response.") \
    X(PSRP_PIPELINE_STOPPED, "psrp-pipeline-stopped", FINDING_INFO, LAYER_SCRIPT, 0, \
      "A pipeline was stopped", \
      "Signal ctrl_c by client, PIPELINE_STATE 3 (Stopped), PipelineStoppedException.", \
      "The user, or a time-out of the client, stopped the command.", \
      "", \
      "Without a Signal: server side stop (quota, closing).") \
    X(PSRP_NO_RUNSPACE, "psrp-no-runspace", FINDING_WARN, LAYER_PSRP, 0, \
      "No runspace is free", \
      "Command waits although pool Opened; RUNSPACE_AVAILABILITY 0/false.", \
      "All runspaces of the pool are busy, so the next command waits.", \
      "At the client: more runspaces: `[runspacefactory]::CreateRunspacePool(1, 5, $connection)`, or one command " \
      "after the other\n" \
      "pypsrp: `RunspacePool(wsman, max_runspaces=5)`", \
      "Short waits are normal with MaxRunspaces 1.") \
    X(PSRP_DISCONNECT, "psrp-disconnect", FINDING_INFO, LAYER_PSRP, 0, \
      "The session was disconnected", \
      "Disconnect, later Connect/Reconnect or expiry after IdleTimeout.", \
      "The client disconnected the session, or lost the network; the session goes on at the target until its " \
      "idle time-out.", \
      "None needed where it was meant; the session waits at the target\n" \
      "PowerShell: take it up again: `Get-PSSession -ComputerName {server} | Connect-PSSession`", \
      "Not a failure.") \
    X(PSRP_ENDPOINT_PS7, "psrp-endpoint-ps7", FINDING_ERROR, LAYER_PSRP, 0, \
      "PowerShell 7 is not registered as an endpoint", \
      "ResourceURI `/powershell/PowerShell.7...` -> InvalidResourceURI / 2150858811.", \
      "The client asks for a PowerShell 7 endpoint, and the target has none: PowerShell 7 is not installed " \
      "there, or its remoting was never enabled.", \
      "On the target, in pwsh as administrator: `Enable-PSRemoting -Force`\n" \
      "At the client: use the endpoint of Windows PowerShell: `New-PSSession -ComputerName {server} " \
      "-ConfigurationName Microsoft.PowerShell`", \
      "Clients that try PowerShell 7 first and Windows PowerShell next cause it on purpose.") \
    X(PSRP_LINUX_CLIENT, "psrp-linux-client", FINDING_WARN, LAYER_PSRP, 0, \
      "The Linux client lacks a library", \
      "Client OMI (`xplat http client`), Negotiate refused, MI_RESULT_ACCESS_DENIED.", \
      "PowerShell on Linux needs libraries for NTLM and Kerberos, and this one could not log on.", \
      "At the client (Linux): `Install-Module PSWSMan; Install-WSMan` in pwsh as root, and the package gss-ntlmssp\n" \
      "At the client (Linux): SSH instead: `New-PSSession -HostName {server} -UserName USER` (the target needs " \
      "an SSH server)", \
      "") \
    X(PSERR_COMMAND_NOT_FOUND, "pserr-command-not-found", FINDING_ERROR, LAYER_SCRIPT, RULE_GENERIC, \
      "A command was not found in the session", \
      "FullyQualifiedErrorId CommandNotFoundException, category 13 ObjectNotFound.", \
      "The target has no such command, or its module is not loaded in this endpoint.", \
      "On the target, in the same kind of session: `Get-Command NAME`, `Get-Module -ListAvailable NAME`; install " \
      "what is missing: `Install-Module NAME -Scope AllUsers`\n" \
      "At the client: is it the right endpoint? PowerShell 7, Windows PowerShell and 32-bit sessions have " \
      "different modules: `Get-PSSessionConfiguration` on the target", \
      "Scripts try whether a command is there; what counts is how the pipeline ends.") \
    X(PSERR_PSMODULEPATH_UNC, "pserr-psmodulepath-unc", FINDING_ERROR, LAYER_SCRIPT, 0, \
      "A network path stands in PSModulePath", \
      "Enter-PSSession connects, then ERROR_RECORD/host text CommandNotFoundException for `Measure-Object` " \
      "(module Microsoft.PowerShell.Utility cannot be loaded) and the session ends.", \
      "The target's PSModulePath holds a network path, which a remote session cannot read, so that " \
      "PowerShell's own modules are not found.", \
      "On the target, see it: `[Environment]::GetEnvironmentVariable('PSModulePath','Machine') -split ';'`\n" \
      "On the target, take network paths out: `[Environment]::SetEnvironmentVariable('PSModulePath', " \
      "(([Environment]::GetEnvironmentVariable('PSModulePath','Machine') -split ';' -notlike '\\\\*') -join ';'), " \
      "'Machine'); Restart-Service WinRM`", \
      "Modules can be missing for other reasons.") \
    X(PSERR_ACCESS_DENIED, "pserr-access-denied", FINDING_ERROR, LAYER_SCRIPT, RULE_GENERIC, \
      "A command in the session was denied access", \
      "UnauthorizedAccessException, category 18 PermissionDenied, E_ACCESSDENIED.", \
      "The command itself may not do this: the account lacks the right, what it reaches for lies on a third " \
      "machine, or Windows forbids it to remote sessions.", \
      "On the target: give {account} the right on the file, service or key that the error names, or use an " \
      "account that has it\n" \
      "Where it lies on a third machine (`\\\\SERVER\\SHARE`): `winrmscope diagnose --explain krb-double-hop`\n" \
      "Where Windows forbids it to remote sessions (Windows Update, some installers): run it by a scheduled " \
      "task: `Register-ScheduledTask -TaskName JOB -Action (New-ScheduledTaskAction -Execute powershell.exe " \
      "-Argument '-File C:\\JOB.ps1') -User SYSTEM; Start-ScheduledTask JOB`", \
      "Scripts that look around meet it and go on.") \
    X(PSERR_PARSER, "pserr-parser", FINDING_ERROR, LAYER_SCRIPT, RULE_GENERIC, \
      "The script could not be parsed", \
      "ParserError 17, ParentContainsErrorRecordException, IncompleteParseException.", \
      "The script is not correct PowerShell as it arrived; mostly quotes or characters were changed on the way.", \
      "At the client: send it as a script block or file (`Invoke-Command -FilePath FILE.ps1`), or encoded: " \
      "`powershell -EncodedCommand BASE64`\n" \
      "On the target, is it correct: `[ref]$e = $null; " \
      "[Management.Automation.Language.Parser]::ParseFile('C:\\FILE.ps1', [ref]$null, $e); $e.Value`", \
      "") \
    X(PSERR_EXECUTION_POLICY, "pserr-execution-policy", FINDING_ERROR, LAYER_SCRIPT, 0, \
      "The execution policy forbids scripts", \
      "PSSecurityException, category 25 SecurityError, FQEID UnauthorizedAccess; \"running scripts is disabled\".", \
      "The target's execution policy does not let script files run.", \
      "On the target: `Set-ExecutionPolicy RemoteSigned -Scope LocalMachine -Force` (once more in the 32-bit " \
      "PowerShell, where that is used); where a Group Policy sets it, change that: `Get-ExecutionPolicy -List`\n" \
      "At the client: send the code itself, which is not affected: `Invoke-Command -ComputerName {server} " \
      "-FilePath FILE.ps1`\n" \
      "! In the command, for this run only: `powershell -ExecutionPolicy Bypass -File FILE.ps1`", \
      "Inline commands are not affected.") \
    X(PSERR_LANGUAGE_MODE, "pserr-language-mode", FINDING_ERROR, LAYER_SCRIPT, RULE_GENERIC, \
      "The language mode forbids this", \
      "\"language mode\", FQEID MethodInvocationNotSupportedInConstrainedLanguage etc.", \
      "The session runs in a restricted language mode (AppLocker, WDAC or a JEA endpoint), which does not " \
      "allow this kind of code.", \
      "On the target: sign the script with a certificate that the policy trusts: `Set-AuthenticodeSignature " \
      "FILE.ps1 -Certificate $cert`, or have the policy (AppLocker, WDAC) allow it\n" \
      "On the target, which mode: `$ExecutionContext.SessionState.LanguageMode` in the session\n" \
      "At the client: on a JEA endpoint, only its commands, without expressions and script blocks", \
      "Intended on hardened hosts.") \
    X(PSERR_REMOTING_TRANSPORT, "pserr-remoting-transport", FINDING_ERROR, LAYER_SCRIPT, 0, \
      "A remote call from inside the session failed", \
      "PSRemotingTransportException with ErrorCode = WSMan code, FQEID `<code name>,PSSessionStateBroken`.", \
      "A command on the target tried to open a remote session of its own to another machine, and that failed.", \
      "`winrmscope fault {code}` says what its number means; record that connection on the target and run " \
      "`winrmscope diagnose` on it\n" \
      "Where credentials are missing for the second hop: `winrmscope diagnose --explain krb-double-hop`", \
      "It is the failure of a connection from the target on, not of this session.") \
    X(PSERR_RPC, "pserr-rpc", FINDING_ERROR, LAYER_SCRIPT, 0, \
      "A cmdlet could not reach an RPC server", \
      "\"RPC server is unavailable\" 0x800706BA inside records.", \
      "The command itself calls another machine by RPC or DCOM, and does not reach it; WinRM did its part.", \
      "At the client: run the command on that machine itself: `Invoke-Command -ComputerName HOST -ScriptBlock { " \
      "Get-Service }` in place of `Get-Service -ComputerName HOST`; for WMI `Get-CimInstance -ComputerName HOST`\n" \
      "On that machine, for RPC: `Enable-NetFirewallRule -DisplayGroup 'Windows Management Instrumentation (WMI)'`", \
      "") \
    X(PSERR_TYPE_DESERIALIZED, "pserr-type-deserialized", FINDING_INFO, LAYER_SCRIPT, 0, \
      "A deserialized object has no methods", \
      "Type names start with `Deserialized.`; method call fails (MethodNotFound).", \
      "Objects come back from a session as copies without methods.", \
      "At the client: call the method inside the remote script block: `Invoke-Command -ComputerName {server} " \
      "-ScriptBlock { (Get-Process -Id PID).Kill() }`", \
      "Only a call of a method that fails counts.") \
    X(PSERR_NATIVE_STDERR, "pserr-native-stderr", FINDING_INFO, LAYER_SCRIPT, 0, \
      "A program wrote to its error stream", \
      "NativeCommandError / RemoteException with text of stderr while exit code is 0.", \
      "The program writes messages or progress to its error stream; that alone is no failure.", \
      "In the command: go by the exit code, and join the streams: `PROGRAM 2>&1 | ForEach-Object { \"$_\" }; exit " \
      "$LASTEXITCODE`", \
      "Not a failure by itself.") \
    X(PSERR_CLIXML_STDERR, "pserr-clixml-stderr", FINDING_INFO, LAYER_SCRIPT, 0, \
      "The error stream is CLIXML", \
      "stderr of `powershell.exe` run by winrs begins `#< CLIXML`, contains `<S S=\"progress\">` or `<S " \
      "S=\"Error\">`.", \
      "powershell.exe writes its progress and errors as XML when its error stream is redirected, as here.", \
      "In the command, no progress: `$ProgressPreference = 'SilentlyContinue'` as its first line\n" \
      "At the client: read errors out of the items `<S S=\"Error\">`; or use a PowerShell session (PSRP) in place " \
      "of the command shell", \
      "Progress alone is no error.") \
    X(PSERR_WU_REMOTE, "pserr-wu-remote", FINDING_ERROR, LAYER_SCRIPT, 0, \
      "Windows Update refuses remote callers", \
      "WUA COM 0x80070005 / 0x80240xxx from remote session.", \
      "Windows does not let remote sessions install updates through this interface.", \
      "At the client: run it on the target by a scheduled task: `Invoke-Command -ComputerName {server} " \
      "-ScriptBlock { Register-ScheduledTask -TaskName JOB -Action (New-ScheduledTaskAction -Execute " \
      "powershell.exe -Argument '-File C:\\JOB.ps1') -User SYSTEM; Start-ScheduledTask JOB }`\n" \
      "Ansible (winrm): the module `ansible.windows.win_updates` does so by itself\n" \
      "Ansible (psrp): the module `ansible.windows.win_updates` does so by itself", \
      "WSUS/network errors have other codes (0x8024402C etc.).") \
    X(PSERR_NO_LOGON_SESSION, "pserr-no-logon-session", FINDING_ERROR, LAYER_SCRIPT, 0, \
      "The session has no credentials", \
      "0x80070520 (1312) or 0x8009030E.", \
      "The command needs the user's password or keys on the target (DPAPI, stored credentials, a certificate's " \
      "key), and a network logon does not bring them.", \
      "At the client: run it by a scheduled task that has a password: `Invoke-Command -ComputerName {server} " \
      "-ScriptBlock { Register-ScheduledTask -TaskName JOB -Action (New-ScheduledTaskAction -Execute " \
      "powershell.exe -Argument '-File C:\\JOB.ps1') -User USER -Password PASSWORD; Start-ScheduledTask JOB }`\n" \
      STEPS_BECOME "\n" \
      "! At the client, CredSSP gives the target the user's password: `New-PSSession -ComputerName {server} " \
      "-Authentication CredSSP -Credential (Get-Credential)`", \
      "") \
    X(PSRP_PIPELINE_FAILED, "psrp-pipeline-failed", FINDING_ERROR, LAYER_SCRIPT, RULE_FALLBACK | RULE_GENERIC, \
      "A PowerShell command failed", \
      "PIPELINE_STATE 5 (Failed) with error record.", \
      "A command in the session ended by a terminating error; WinRM did its part.", \
      "Read the error above: its id and text are the script's own; run the same on the target itself to compare", \
      "Scripts may throw on purpose.") \
    X(EXIT_NONZERO, "exit-nonzero", FINDING_WARN, LAYER_SCRIPT, RULE_GENERIC, \
      "A command ended with an exit code other than 0", \
      "CommandState Done, ExitCode not 0.", \
      "That is the program's own result; WinRM did its part.", \
      "`winrmscope fault exit:{exit_code}` says what the code means; 1 of findstr and 1 to 7 of robocopy are no " \
      "failures", \
      "findstr ends with 1 when it finds nothing; robocopy's 1 to 7, 3010 and 1641 are successes.") \
    X(EXIT_POWERSHELL_COLLAPSED, "exit-powershell-collapsed", FINDING_WARN, LAYER_SCRIPT, RULE_GENERIC, \
      "powershell.exe folds exit codes to 0 and 1", \
      "Command runs `powershell.exe -Command/-c/script` and ExitCode is 0 or 1 only.", \
      "`powershell -Command` gives 0 or 1 only, whatever the program in it gave.", \
      "In the command: `powershell -File FILE.ps1`, or `powershell -Command \"& { PROGRAM; exit $LASTEXITCODE }\"`", \
      "1 may be the real script code.") \
    X(EXIT_ZERO_WITH_ERRORS, "exit-zero-with-errors", FINDING_WARN, LAYER_SCRIPT, RULE_GENERIC, \
      "A command succeeded and wrote errors", \
      "ExitCode 0 and stderr/CLIXML errors, or PSRP Completed with ERROR_RECORDs (had_errors).", \
      "The command went on after errors and ended with 0.", \
      "In the script, where an error is to end it: `$ErrorActionPreference = 'Stop'` as its first line\n" \
      "At the client: look at the error records too (pypsrp: `had_errors`; PowerShell: `$?` and `$Error`)", \
      "Error records may be handled by the script.") \
    X(EXIT_NTSTATUS, "exit-ntstatus", FINDING_ERROR, LAYER_SCRIPT, 0, \
      "A program crashed", \
      "ExitCode negative or at least 0xC0000000.", \
      "The exit code is one that Windows gives to a program that crashed or was ended.", \
      "`winrmscope fault exit:{exit_code}` says what the code above means\n" \
      "On the target, which module failed: `Get-WinEvent -FilterHashtable @{LogName='Application';Id=1000} " \
      "-MaxEvents 5 | Format-List TimeCreated,Message`", \
      "Programs may use negative codes of their own.") \
    X(EXIT_MISSING, "exit-missing", FINDING_WARN, LAYER_SCRIPT, 0, \
      "A command ended without an exit code", \
      "State Done without ExitCode, or shell deleted before Done.", \
      "The command was cut off: the shell was deleted, or the command ended by a signal, before it was done.", \
      "At the client: wait until the command is done before the shell is closed\n" \
      "Did the client's own time-out stop it? Then raise that", \
      "In a PowerShell session the state of the pipeline tells.") \
    X(EXIT_REBOOT_REQUIRED, "exit-reboot-required", FINDING_INFO, LAYER_SCRIPT, 0, \
      "An installer wants a reboot", \
      "3010 or 1641.", \
      "The installation went well; Windows must restart (3010), or is restarting (1641).", \
      "At the client: `Restart-Computer -ComputerName {server} -Wait -For PowerShell -Force`\n" \
      STEPS_REBOOT, \
      "")
/* clang-format on */
