/* What is known of each rule about quotas, shells and commands. The columns are those of struct rule in rule.h. */
#pragma once

/* clang-format off */
#define SHELL_RULES(X) \
    X(QUOTA_SHELLS_PER_USER, "quota-shells-per-user", FINDING_ERROR, LAYER_QUOTA, 0, \
      "The user has too many shells open", \
      "Create -> w:QuotaLimit, 2150859173 (0x803381A5) in f:WSManFault or p:MSFT_WmiError error_Code; many " \
      "Creates without Delete before.", \
      "MaxShellsPerUser (30; 5 or 2 on old) reached; leaked shells.", \
      "List/close: `Get-WSManInstance -ResourceURI shell -Enumerate` then `Remove-WSManInstance -ResourceURI " \
      "shell -SelectorSet @{ShellId=\"...\"}`\n" \
      "`winrm set winrm/config/winrs '@{MaxShellsPerUser=\"100\"}'`\n" \
      "GPO \"Specify maximum number of remote shells per user\".", \
      "Same user from several clients adds up.") \
    X(QUOTA_OPERATIONS_PER_USER, "quota-operations-per-user", FINDING_ERROR, LAYER_QUOTA, 0, \
      "The user has too many operations open", \
      "w:QuotaLimit 2150859174 (0x803381A6) in f:WSManFault or p:MSFT_WmiError error_Code, mostly on Command, " \
      "also on Create.", \
      "MaxConcurrentOperationsPerUser (1500; 15 on 2008 R2): commands without terminate signal, long running " \
      "shells (15 commands per shell life on old).", \
      "End what is open: let the client send a terminate signal after each command, and close shells that it does not use\n" \
      "On the target, to free them at once: `Restart-Service WinRM` (ends every session)\n" \
      "On the target, where the load is right: `winrm set winrm/config/service '@{MaxConcurrentOperationsPerUser=\"3000\"}'`.", \
      "Count open commands in the capture; other clients of the same user may be unseen.") \
    X(QUOTA_SHELL_USERS, "quota-shell-users", FINDING_ERROR, LAYER_QUOTA, 0, \
      "Too many users have shells open", \
      "QuotaLimit 2150859179 (0x803381AB).", \
      "More than MaxConcurrentUsers (10; 5) different users.", \
      "`winrm set winrm/config/winrs '@{MaxConcurrentUsers=\"100\"}'`", \
      "Other users' sessions may lie outside the capture.") \
    X(QUOTA_USER_LOAD, "quota-user-load", FINDING_WARN, LAYER_QUOTA, 0, \
      "The load quota is exceeded", \
      "2150859175 (0x803381A7) or 2150859176 (0x803381A8).", \
      "Request rate above load quota for user/system (Exchange throttling too).", \
      "Slow down, spread.", \
      "Exchange back-off is by design.") \
    X(QUOTA_PLUGIN, "quota-plugin", FINDING_ERROR, LAYER_QUOTA, 0, \
      "A quota of the endpoint is exceeded", \
      "2150859236..2150859242 (0x803381E4..EA).", \
      "Plug-in quotas: E4 shells per user, E5 users, E6 shells, E7 operations, E8 operations per user, E9 " \
      "commands per shell, EA resources.", \
      "`Set-Item WSMan:\\localhost\\Plugin\\microsoft.powershell\\Quotas\\MaxShellsPerUser 100; Restart-Service " \
      "WinRM` (same for the other names).", \
      "Values differ per endpoint: report ResourceURI.") \
    X(QUOTA_MEMORY_PER_SHELL, "quota-memory-per-shell", FINDING_ERROR, LAYER_QUOTA, 0, \
      "The shell's memory limit", \
      "Command starts, then dies: exit code 1/-1, \"OutOfMemoryException\", Java \"Could not reserve enough space\", " \
      "0xC0000017, 2147942414, StackOverflow; shell works for small programs.", \
      "MaxMemoryPerShellMB (1024; 150 on 2008 R2/7; 80 on Vista/2008).", \
      "`winrm set winrm/config/winrs '@{MaxMemoryPerShellMB=\"0\"}'` (0 = unlimited; or 2048)\n" \
      "2012/WMF 3 also `Set-Item WSMan:\\localhost\\Plugin\\Microsoft.PowerShell\\Quotas\\MaxMemoryPerShellMB 2048` " \
      "and KB2842230\n" \
      "`Restart-Service WinRM`. In PowerShell quote `'@{...}'`.", \
      "The same program run locally works.") \
    X(QUOTA_PROCESSES_PER_SHELL, "quota-processes-per-shell", FINDING_ERROR, LAYER_QUOTA, 0, \
      "The shell's process limit", \
      "Child processes fail to start (\"Not enough quota\", 1816), Command InternalError.", \
      "MaxProcessesPerShell (25; 15; 5).", \
      "`winrm set winrm/config/winrs '@{MaxProcessesPerShell=\"100\"}'`", \
      "Needs explicit quota text/code; otherwise hint.") \
    X(QUOTA_CONNECTIONS, "quota-connections", FINDING_ERROR, LAYER_QUOTA, 0, \
      "Too many connections", \
      "New TCP connections refused/reset/503 while existing ones work; many parallel connections from clients.", \
      "MaxConnections (300; 25; 5).", \
      "`winrm set winrm/config/service '@{MaxConnections=\"1000\"}'`\n" \
      "Reuse connections.", \
      "SYN floods and firewalls look alike; need many established flows to the same port.") \
    X(SHELL_ACCESS_DENIED, "shell-access-denied", FINDING_ERROR, LAYER_SHELL, 0, \
      "The user may not use this endpoint", \
      "Create/Command -> AccessDenied, code 5 (or 2147942405).", \
      "User lacks rights on the endpoint (cmd shell: RootSDDL; PowerShell: endpoint SDDL), filtered token.", \
      "On the target, for PowerShell: `Add-LocalGroupMember -Group \"Remote Management Users\" -Member {account}`\n" \
      "On the target, for another group: `Set-PSSessionConfiguration -Name Microsoft.PowerShell -ShowSecurityDescriptorUI -Force`\n" \
      "On the target, for the command shell (winrs, pywinrm): `winrm configSDDL default`\n" \
      "A local administrator other than Administrator: `winrmscope diagnose --explain auth-local-admin-uac`.", \
      "cmd endpoint needs administrators by default, PowerShell endpoint also allows Remote Management Users.") \
    X(SHELL_REMOTE_SHELL_DISABLED, "shell-remote-shell-disabled", FINDING_ERROR, LAYER_SHELL, 0, \
      "Remote shells are not allowed", \
      "Create -> 2150859180 (0x803381AC).", \
      "AllowRemoteShellAccess=false (GPO \"Allow Remote Shell Access\").", \
      "`winrm set winrm/config/winrs '@{AllowRemoteShellAccess=\"true\"}'`", \
      "CIM operations still work on such hosts by design.") \
    X(SHELL_HOST_LAUNCH, "shell-host-launch", FINDING_ERROR, LAYER_SHELL, 0, \
      "The host process of the shell cannot start", \
      "Create -> InternalError with code 2, 5, 1018, 1450, 2147943418 (0x800703FA) or text about a host process.", \
      "wsmprovhost/winrshost cannot start: profile or registry hive unloading (1018), desktop heap, AppLocker, " \
      "corrupted plug-in registration.", \
      "Restart WinRM (`Restart-Service WinRM`)\n" \
      "Log user off\n" \
      "`Enable-PSRemoting -Force`\n" \
      "Policy \"Do not forcefully unload the user registry at user logoff\".", \
      "Code 5 with the same text is an access problem.") \
    X(SHELL_PROFILE, "shell-profile", FINDING_WARN, LAYER_SHELL, 0, \
      "The user profile makes trouble", \
      "WINRS_NOPROFILE=FALSE and Create slow or failing for a non-administrator; ProfileLoaded No.", \
      "Profile load needs rights or is slow/roaming.", \
      "`winrs -noprofile`, option TRUE.", \
      "First logon of a user is always slower.") \
    X(SHELL_CODEPAGE, "shell-codepage", FINDING_ERROR, LAYER_SHELL, 0, \
      "The server does not have the code page", \
      "Create/Command -> 2150859072 (0x80338140), provider \"Shell cmd plugin\".", \
      "Code page in WINRS_CODEPAGE not installed (Nano Server accepts 65001 only; client sent 437).", \
      "Client: code page 65001 (or 437 on full servers): pywinrm `open_shell(codepage=65001)`\n" \
      "Local `chcp 437`.", \
      "Client fallback to another code page that succeeds makes it info.") \
    X(SHELL_GARBLED_OUTPUT, "shell-garbled-output", FINDING_WARN, LAYER_SCRIPT, 0, \
      "The output is in another code page", \
      "Decoded output has replacement characters/mojibake; bytes valid in another code page (932, 850, 1252, " \
      "UTF-16LE).", \
      "Program writes another encoding than WINRS_CODEPAGE.", \
      "Set code page 65001\n" \
      "`chcp 65001`\n" \
      "In PowerShell `[Console]::OutputEncoding=[Text.Encoding]::UTF8`.", \
      "Split multi-byte characters at Stream borders are no error.") \
    X(SHELL_COMMAND_NOT_FOUND, "shell-command-not-found", FINDING_ERROR, LAYER_SCRIPT, 0, \
      "The command was not found", \
      "stderr \"is not recognized as an internal or external command\" (localized), ExitCode 1 or 9009; or " \
      "InternalError 2/3 (2147942402/2147942403) with SKIP_CMD_SHELL.", \
      "Typo, PATH differs in remote shell, 32/64-bit redirection.", \
      "Use full path\n" \
      "Set Environment PATH.", \
      "Exit code 1 alone is not enough; need text or code 2/3/9009.") \
    X(SHELL_WORKING_DIRECTORY, "shell-working-directory", FINDING_ERROR, LAYER_SHELL, 0, \
      "The working directory does not exist", \
      "Command -> InternalError 267 (0x10B) or 2147942667; or Create refused.", \
      "WorkingDirectory missing.", \
      "Correct path.", \
      "Directory may be a mapped drive missing in network logons.") \
    X(SHELL_COMMAND_LINE_TOO_LONG, "shell-command-line-too-long", FINDING_ERROR, LAYER_SCRIPT, 0, \
      "The command line is too long", \
      "Command longer than 8191 characters (cmd) -> stderr \"The command line is too long.\", ExitCode 1.", \
      "Encoded scripts too big for cmd.", \
      "Send script by stdin/file or use PSRP\n" \
      "pywinrm `run_ps` limit.", \
      "With SKIP_CMD_SHELL=TRUE the limit is 32767.") \
    X(SHELL_QUOTING, "shell-quoting", FINDING_WARN, LAYER_SCRIPT, 0, \
      "Quoting was lost", \
      "Arguments with spaces, semicolons or `&` not quoted; client joins arguments by blank; winrm command hash " \
      "unquoted in PowerShell (`@{...}` parsed by PowerShell).", \
      "Quoting lost between layers.", \
      "`winrm set winrm/config/winrs '@{MaxMemoryPerShellMB=\"0\"}'` in single quotes\n" \
      "Quote each argument.", \
      "Heuristic: only with a failing result.") \
    X(SHELL_HANG, "shell-hang", FINDING_WARN, LAYER_SCRIPT, 0, \
      "A command runs without output", \
      "Command Running for very long, only time-out faults, no streams, no stdin.", \
      "Program waits for input or GUI dialog, pager, credential prompt, deadlock.", \
      "Add unattended switches (`/quiet`, `-NonInteractive -NoProfile`, `echo y|`)\n" \
      "Send ctrl_c.", \
      "Long silent work (installers, backups) is legitimate: report duration only.") \
    X(SHELL_CONSOLE_MODE, "shell-console-mode", FINDING_INFO, LAYER_SHELL, 0, \
      "The program wants a console", \
      "WINRS_CONSOLEMODE_STDIN=FALSE and the program reads console.", \
      "Programs that need a console input fail or wait.", \
      "Set TRUE.", \
      "Many programs do not care.") \
    X(SHELL_IDLE_EXPIRED, "shell-idle-expired", FINDING_ERROR, LAYER_SHELL, 0, \
      "The shell was idle for too long", \
      "More than IdleTimeOut without requests, then InvalidSelectors.", \
      "Idle limit (7200 s; 180 s on old; value in CreateResponse).", \
      "Keep alive by Receive\n" \
      "`New-PSSessionOption -IdleTimeout`\n" \
      "Winrs IdleTimeout.", \
      "Needs a gap longer than the granted IdleTimeOut.") \
    X(SHELL_IDLE_TIMEOUT_RANGE, "shell-idle-timeout-range", FINDING_ERROR, LAYER_SHELL, 0, \
      "The idle time-out is out of range", \
      "Create -> 2150859250 (0x803381F2).", \
      "Requested IdleTimeOut below 60 s or above MaxIdleTimeoutms.", \
      "Choose within range\n" \
      "`Set-Item WSMan:\\localhost\\Plugin\\microsoft.powershell\\Quotas\\MaxIdleTimeoutms`", \
      "Explicit code: no further guard; report once per conversation.") \
    X(SHELL_DISCONNECTED, "shell-disconnected", FINDING_WARN, LAYER_SHELL, 0, \
      "The shell is disconnected", \
      "InternalError 2150859204 (0x803381C4), 2150859230.", \
      "Operation on a disconnected shell.", \
      "`Connect-PSSession`/`Receive-PSSession`.", \
      "Expected when a script queries disconnected sessions.") \
    X(SHELL_OTHER_CLIENT, "shell-other-client", FINDING_ERROR, LAYER_SHELL, 0, \
      "The session belongs to another client", \
      "2150859206 (0x803381C6), 2150859213 (0x803381CD), 2150859216 (0x803381D0).", \
      "Session belongs to another client or is connected.", \
      "`Get-PSSession -ComputerName {server}`\n" \
      "`Disconnect-PSSession` first.", \
      "Race between two tools of the same user.") \
    X(SHELL_NO_DISCONNECT_SUPPORT, "shell-no-disconnect-support", FINDING_ERROR, LAYER_SHELL, 0, \
      "The shell cannot be disconnected", \
      "2150859205 (0x803381C5).", \
      "cmd shell or old server/client.", \
      "Use PowerShell endpoint on 2012+.", \
      "Feature probe by client.") \
    X(SHELL_ID_CONFLICT, "shell-id-conflict", FINDING_ERROR, LAYER_SHELL, 0, \
      "The identifier is in use or is no GUID", \
      "2150859222/2150859223, invalid 2150859220/2150859221.", \
      "Client reuses ids or no GUID.", \
      "New GUID.", \
      "A retransmitted Create/Command without robust headers produces it: then network loss is the cause.") \
    X(SHELL_LEAK, "shell-leak", FINDING_WARN, LAYER_PERFORMANCE, 0, \
      "Shells are left open", \
      "Creates without Delete (connection closed by client).", \
      "Client crash or bug: shell lives until idle time-out; later `quota-shells-per-user`.", \
      "Close in finally\n" \
      "Lower IdleTimeOut.", \
      "Disconnected PowerShell sessions are intended.") \
    X(SHELL_NO_TERMINATE_SIGNAL, "shell-no-terminate-signal", FINDING_WARN, LAYER_PERFORMANCE, 0, \
      "Finished commands are not terminated", \
      "CommandState Done, no Signal terminate before next Command or Delete.", \
      "Client bug; counts toward operations quota.", \
      "Send terminate.", \
      "Delete right after Done cleans up anyway.") \
    X(SHELL_RUNAS, "shell-runas", FINDING_ERROR, LAYER_SHELL, 0, \
      "The endpoint's RunAs account fails", \
      "Create -> 2150859231 (0x803381DF), 2150859203, 2150859259..61.", \
      "Endpoint's RunAs account wrong, virtual account/gMSA logon failed, policy forbids RunAs storing.", \
      "`Set-PSSessionConfiguration -Name X -RunAsCredential (Get-Credential)`\n" \
      "GPO \"Disallow WinRM from storing RunAs credentials\" disabled\n" \
      "`Test-ADServiceAccount`", \
      "Explicit code: no further guard; report once per conversation.") \
    X(SHELL_CONCURRENT_RECEIVE, "shell-concurrent-receive", FINDING_WARN, LAYER_SHELL, 0, \
      "Two Receives for one command at once", \
      "Two Receives for the same command outstanding.", \
      "Client bug or retry after own time-out.", \
      "Read time-out > OperationTimeout.", \
      "Retransmission with OperationID mustUnderstand=true is legal.")
/* clang-format on */
