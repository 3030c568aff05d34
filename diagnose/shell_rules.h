/* What is known of each rule about quotas, shells and commands. The columns are those of struct rule in rule.h. */
#pragma once

/* clang-format off */
#define SHELL_RULES(X) \
    X(QUOTA_SHELLS_PER_USER, "quota-shells-per-user", FINDING_ERROR, LAYER_QUOTA, 0, \
      "The user has too many shells open", \
      "Create -> w:QuotaLimit, 2150859173 (0x803381A5) in f:WSManFault or p:MSFT_WmiError error_Code; many " \
      "Creates without Delete before.", \
      "The user's limit of shells on the target is reached (MaxShellsPerUser); mostly a client opens shells " \
      "and does not close them.", \
      "At the client: close sessions when they are done with: `Get-PSSession | Remove-PSSession`; in programs, " \
      "in a finally block\n" \
      "On the target, which shells are open, whose, and for how long: `Get-WSManInstance -ResourceURI shell " \
      "-Enumerate | Format-Table ShellId,Owner,ClientIP,ShellInactivity`; remove a dead one: " \
      "`Remove-WSManInstance -ResourceURI shell -SelectorSet @{ShellId='SHELLID'}`\n" \
      "On the target, where the load is right: `Set-Item WSMan:\\localhost\\Shell\\MaxShellsPerUser 100`; the " \
      "PowerShell endpoint has its own: `Set-Item " \
      "WSMan:\\localhost\\Plugin\\microsoft.powershell\\Quotas\\MaxShellsPerUser 100`, then `Restart-Service WinRM` " \
      "(ends every session)", \
      "Same user from several clients adds up.") \
    X(QUOTA_OPERATIONS_PER_USER, "quota-operations-per-user", FINDING_ERROR, LAYER_QUOTA, 0, \
      "The user has too many operations open", \
      "w:QuotaLimit 2150859174 (0x803381A6) in f:WSManFault or p:MSFT_WmiError error_Code, mostly on Command, " \
      "also on Create.", \
      "The user's limit of operations at one time on the target is reached (MaxConcurrentOperationsPerUser, " \
      "1500; 15 on old versions).", \
      "At the client: end what is open: close sessions and commands that are not used (`Get-PSSession | " \
      "Remove-PSSession`), run fewer at a time (`Invoke-Command -ThrottleLimit 10`, Ansible `forks`)\n" \
      "On the target, which shells are open, and whose: `Get-WSManInstance -ResourceURI shell -Enumerate | " \
      "Format-Table ShellId,Owner,ClientIP,ShellInactivity`; remove a dead one: `Remove-WSManInstance " \
      "-ResourceURI shell -SelectorSet @{ShellId='SHELLID'}`\n" \
      "On the target, where the load is right: `Set-Item WSMan:\\localhost\\Service\\MaxConcurrentOperationsPerUser " \
      "5000`\n" \
      "On the target, to free all at once (ends every session): `Restart-Service WinRM`", \
      "Other clients of the same user count too, and may not be in the capture.") \
    X(QUOTA_SHELL_USERS, "quota-shell-users", FINDING_ERROR, LAYER_QUOTA, 0, \
      "Too many users have shells open", \
      "QuotaLimit 2150859179 (0x803381AB).", \
      "More users have shells open on the target than it allows (MaxConcurrentUsers, 10; 5 on old versions).", \
      "On the target, who has: `Get-WSManInstance -ResourceURI shell -Enumerate | Format-Table " \
      "Owner,ClientIP,ShellInactivity`; remove a dead one: `Remove-WSManInstance -ResourceURI shell -SelectorSet " \
      "@{ShellId='SHELLID'}`\n" \
      "On the target, where the load is right: `Set-Item WSMan:\\localhost\\Shell\\MaxConcurrentUsers 50`", \
      "Other users' sessions may lie outside the capture.") \
    X(QUOTA_USER_LOAD, "quota-user-load", FINDING_WARN, LAYER_QUOTA, 0, \
      "The load quota is exceeded", \
      "2150859175 (0x803381A7) or 2150859176 (0x803381A8).", \
      "The user, or all users together, send more requests than the target allows in a time.", \
      "At the client: send fewer at a time, and wait before the next attempt\n" \
      "On Exchange: this is its throttling, which is meant so: `Get-ThrottlingPolicy`", \
      "Exchange back-off is by design.") \
    X(QUOTA_PLUGIN, "quota-plugin", FINDING_ERROR, LAYER_QUOTA, 0, \
      "A quota of the endpoint is exceeded", \
      "2150859236..2150859242 (0x803381E4..EA).", \
      "The endpoint's own limit of shells, users, operations or commands is reached; it stands beside the " \
      "limits of the service.", \
      "At the client: close sessions that are not used: `Get-PSSession | Remove-PSSession`\n" \
      "On the target, the limits of the endpoint: `Get-ChildItem " \
      "WSMan:\\localhost\\Plugin\\microsoft.powershell\\Quotas`\n" \
      "On the target, where the load is right: `Set-Item " \
      "WSMan:\\localhost\\Plugin\\microsoft.powershell\\Quotas\\MaxShellsPerUser 100`, then `Restart-Service WinRM` " \
      "(ends every session)", \
      "Each endpoint has its own limits.") \
    X(QUOTA_MEMORY_PER_SHELL, "quota-memory-per-shell", FINDING_ERROR, LAYER_QUOTA, 0, \
      "The shell's memory limit is reached", \
      "Command starts, then dies: exit code 1/-1, \"OutOfMemoryException\", Java \"Could not reserve enough " \
      "space\", 0xC0000017, 2147942414, StackOverflow; shell works for small programs.", \
      "A program in the shell needs more memory than the target allows to a shell (MaxMemoryPerShellMB; 150 on " \
      "2008 R2).", \
      "On the target, in MB: `Set-Item WSMan:\\localhost\\Shell\\MaxMemoryPerShellMB 4096`\n" \
      "On the target, for PowerShell sessions: `Set-Item " \
      "WSMan:\\localhost\\Plugin\\microsoft.powershell\\Quotas\\MaxMemoryPerShellMB 4096`\n" \
      "On the target, then (ends every session): `Restart-Service WinRM`; Windows 8 and 2012 need KB2842230 too", \
      "The same program run locally works.") \
    X(QUOTA_PROCESSES_PER_SHELL, "quota-processes-per-shell", FINDING_ERROR, LAYER_QUOTA, 0, \
      "The shell's process limit is reached", \
      "Child processes fail to start (\"Not enough quota\", 1816), Command InternalError.", \
      "The command starts more processes than the target allows to a shell (MaxProcessesPerShell, 25; 15 on " \
      "old versions).", \
      "On the target: `Set-Item WSMan:\\localhost\\Shell\\MaxProcessesPerShell 100`\n" \
      "At the client: start fewer programs at a time in one shell", \
      "Without the quota's own text or code it is a guess.") \
    X(QUOTA_CONNECTIONS, "quota-connections", FINDING_ERROR, LAYER_QUOTA, 0, \
      "Too many connections are open", \
      "New TCP connections refused/reset/503 while existing ones work; many parallel connections from clients.", \
      "The target's WinRM service takes no more connections (MaxConnections, 300; 25 on old versions).", \
      "On the target, whose are they: `Get-NetTCPConnection -LocalPort {port} -State Established | Group-Object " \
      "RemoteAddress | Sort-Object Count -Descending`; at that client: use sessions again instead of opening new ones\n" \
      "On the target, where the load is right: `Set-Item WSMan:\\localhost\\Service\\MaxConnections 1000`", \
      "A firewall, or an attack, looks alike.") \
    X(SHELL_ACCESS_DENIED, "shell-access-denied", FINDING_ERROR, LAYER_SHELL, 0, \
      "The user may not use this endpoint", \
      "Create/Command -> AccessDenied, code 5 (or 2147942405).", \
      "The logon went well, but the account has no right to open a shell or endpoint of this kind.", \
      "On the target, let the account use this endpoint: a PowerShell one by `Add-LocalGroupMember -Group " \
      "'Remote Management Users' -Member '{account}'`, the command shell (`windows/shell/cmd`: winrs, pywinrm, " \
      "Ruby, Packer), which is for administrators only, by `winrm configSDDL default` (Full Control)\n" \
      "On the target, who may use the endpoint: `Get-PSSessionConfiguration | Format-List Name,Permission`; " \
      "change it: `Set-PSSessionConfiguration -Name Microsoft.PowerShell -ShowSecurityDescriptorUI -Force`\n" \
      "A local administrator other than the built-in one: `winrmscope diagnose --explain auth-local-admin-uac`", \
      "cmd endpoint needs administrators by default, PowerShell endpoint also allows Remote Management Users.") \
    X(SHELL_REMOTE_SHELL_DISABLED, "shell-remote-shell-disabled", FINDING_ERROR, LAYER_SHELL, 0, \
      "Remote shells are not allowed", \
      "Create -> 2150859180 (0x803381AC).", \
      "The target does not allow remote shells (AllowRemoteShellAccess is false); mostly a Group Policy says so.", \
      "On the target, is it a policy: `winrm get winrm/config/winrs` shows `[Source=\"GPO\"]`; the policy is " \
      "\"Allow Remote Shell Access\" under Windows Remote Shell\n" \
      "On the target, without a policy: `Set-Item WSMan:\\localhost\\Shell\\AllowRemoteShellAccess $true`", \
      "CIM operations still work on such hosts by design.") \
    X(SHELL_HOST_LAUNCH, "shell-host-launch", FINDING_ERROR, LAYER_SHELL, 0, \
      "The host process of the shell cannot start", \
      "Create -> InternalError with code 2, 5, 1018, 1450, 2147943418 (0x800703FA) or text about a host process.", \
      "The target cannot start the process in which the session runs: the user's profile is being unloaded, " \
      "resources are short, or a policy stops it.", \
      "At the client: try again in a minute\n" \
      "On the target, why: `Get-WinEvent -FilterHashtable " \
      "@{LogName='Application';ProviderName='Microsoft-Windows-User Profiles Service'} -MaxEvents 10` and " \
      "`Get-WinEvent -LogName Microsoft-Windows-WinRM/Operational -MaxEvents 20`\n" \
      "On the target: `Restart-Service WinRM` (ends every session); register the endpoints anew: " \
      "`Enable-PSRemoting -Force`\n" \
      "On the target, where it comes back after logoffs: the Group Policy \"Do not forcefully unload the user " \
      "registry at user logoff\" enabled", \
      "Code 5 with the same text is an access problem.") \
    X(SHELL_PROFILE, "shell-profile", FINDING_WARN, LAYER_SHELL, 0, \
      "The user's profile is slow or refused", \
      "WINRS_NOPROFILE=FALSE and Create slow or failing for a non-administrator; ProfileLoaded No.", \
      "The user's profile is loaded for the shell, and that is slow or refused.", \
      "At the client: without the profile: `winrs -r:{server} -noprofile COMMAND` (option WINRS_NOPROFILE TRUE)\n" \
      "pywinrm: `protocol.open_shell(noprofile=True)`\n" \
      "pypsrp: `WinRS(wsman, no_profile=True)`", \
      "First logon of a user is always slower.") \
    X(SHELL_CODEPAGE, "shell-codepage", FINDING_ERROR, LAYER_SHELL, 0, \
      "The server does not have the code page", \
      "Create/Command -> 2150859072 (0x80338140), provider \"Shell cmd plugin\".", \
      "The client asks for a code page for the shell's output that is not installed on the target.", \
      "At the client: ask for UTF-8 (65001), or 437 on old versions:\n" \
      STEPS_CODE_PAGE "\n" \
      "At the client with winrs.exe: `chcp 65001` in the window before it", \
      "Where the client then takes another code page it is no failure.") \
    X(SHELL_GARBLED_OUTPUT, "shell-garbled-output", FINDING_WARN, LAYER_SCRIPT, 0, \
      "The output is in another code page", \
      "Decoded output has replacement characters/mojibake; bytes valid in another code page (932, 850, 1252, " \
      "UTF-16LE).", \
      "The program writes its output in another encoding than the shell was opened with.", \
      "At the client: open the shell with 65001 (UTF-8):\n" \
      STEPS_CODE_PAGE "\n" \
      "In the command itself: `chcp 65001 >nul & PROGRAM` (cmd), or `[Console]::OutputEncoding = " \
      "[Text.Encoding]::UTF8` (PowerShell)", \
      "A character that is cut between two pieces is no error.") \
    X(SHELL_COMMAND_NOT_FOUND, "shell-command-not-found", FINDING_ERROR, LAYER_SCRIPT, 0, \
      "The command was not found", \
      "stderr \"is not recognized as an internal or external command\" (localized), ExitCode 1 or 9009; or " \
      "InternalError 2/3 (2147942402/2147942403) with SKIP_CMD_SHELL.", \
      "The target does not know this program: it is misspelled, not installed, or not in the PATH of remote shells.", \
      "At the client: give the full path, in quotes where it has blanks: `\"C:\\Program Files\\NAME\\PROGRAM.exe\" " \
      "ARGUMENTS`\n" \
      "On the target, where is it: `(Get-Command NAME).Source`; a PATH changed since the service started: " \
      "`Restart-Service WinRM` (ends every session)\n" \
      "At the client, a PowerShell command in a command shell: `powershell -NoProfile -Command \"COMMAND\"`", \
      "An exit code of 1 alone does not prove it.") \
    X(SHELL_WORKING_DIRECTORY, "shell-working-directory", FINDING_ERROR, LAYER_SHELL, 0, \
      "The working directory does not exist", \
      "Command -> InternalError 267 (0x10B) or 2147942667; or Create refused.", \
      "The directory that the client asks for is not on the target; drives of the user's desktop are not there " \
      "in a remote session.", \
      "At the client: a local directory that exists, such as `C:\\Windows\\Temp`, or none", \
      "Directory may be a mapped drive missing in network logons.") \
    X(SHELL_COMMAND_LINE_TOO_LONG, "shell-command-line-too-long", FINDING_ERROR, LAYER_SCRIPT, 0, \
      "The command line is too long", \
      "Command longer than 8191 characters (cmd) -> stderr \"The command line is too long.\", ExitCode 1.", \
      "cmd takes at most 8191 characters, and an encoded script is about three times its length.", \
      "At the client: send the script by another way than the command line: as a file, or by a PowerShell " \
      "session (PSRP)\n" \
      "pywinrm: send the script another way: write it to a file on the target first, or use pypsrp\n" \
      "Ansible (winrm): the connection psrp, or `ansible.windows.win_powershell`\n" \
      "At the client: copy the script and run the file: `Copy-Item FILE.ps1 -Destination C:\\Windows\\Temp " \
      "-ToSession $session`", \
      "With SKIP_CMD_SHELL=TRUE the limit is 32767.") \
    X(SHELL_QUOTING, "shell-quoting", FINDING_WARN, LAYER_SCRIPT, 0, \
      "Quoting was lost", \
      "Arguments with spaces, semicolons or `&` not quoted; client joins arguments by blank; winrm command " \
      "hash unquoted in PowerShell (`@{...}` parsed by PowerShell).", \
      "Between the client, its own shell and cmd on the target, quotes or characters such as `&` and `;` " \
      "changed their meaning.", \
      "At the client: quote each argument for cmd: `\"C:\\Program Files\\NAME.exe\" \"an argument\"`\n" \
      "At the client, PowerShell code as a whole: `powershell -NoProfile -EncodedCommand BASE64`\n" \
      "On the target, `winrm set` in PowerShell: single quotes around all of it: `winrm set winrm/config/winrs " \
      "'@{MaxMemoryPerShellMB=\"2048\"}'`", \
      "It is a guess from the command's form, and from its failure.") \
    X(SHELL_HANG, "shell-hang", FINDING_WARN, LAYER_SCRIPT, 0, \
      "A command runs without output", \
      "Command Running for very long, only time-out faults, no streams, no stdin.", \
      "The command waits for something: input, a window that nobody sees, or another program; or it simply " \
      "works long.", \
      "At the client: run it without questions: `-NonInteractive`, `-Confirm:$false`, `/quiet`, `/norestart`, " \
      "`echo y| PROGRAM`\n" \
      "On the target, is it waiting: `Get-Process | Where-Object SessionId -eq 0 | Sort-Object StartTime " \
      "-Descending | Select-Object -First 10`; end it there: `Stop-Process -Id PID`", \
      "Installers and backups may be silent for long.") \
    X(SHELL_CONSOLE_MODE, "shell-console-mode", FINDING_INFO, LAYER_SHELL, 0, \
      "The program wants a console", \
      "WINRS_CONSOLEMODE_STDIN=FALSE and the program reads console.", \
      "The program reads from a console, and the shell gives it a pipe.", \
      "At the client: option WINRS_CONSOLEMODE_STDIN TRUE; pywinrm: `run_command(..., console_mode_stdin=True)`", \
      "Many programs do not care.") \
    X(SHELL_IDLE_EXPIRED, "shell-idle-expired", FINDING_ERROR, LAYER_SHELL, 0, \
      "The shell was idle for too long", \
      "More than IdleTimeOut without requests, then InvalidSelectors.", \
      "The client sent nothing for longer than the shell's idle time-out, so the target closed it.", \
      "At the client: open a new session, and close it when the work is done\n" \
      "PowerShell: a longer time, in milliseconds: `New-PSSessionOption -IdleTimeout 7200000`\n" \
      "pypsrp: a longer time, in seconds: `RunspacePool(wsman, idle_timeout=7200)`\n" \
      "On the target, the command shell's limit, in milliseconds: `Set-Item WSMan:\\localhost\\Shell\\IdleTimeout " \
      "7200000`", \
      "Needs a gap longer than the granted IdleTimeOut.") \
    X(SHELL_IDLE_TIMEOUT_RANGE, "shell-idle-timeout-range", FINDING_ERROR, LAYER_SHELL, 0, \
      "The idle time-out is out of range", \
      "Create -> 2150859250 (0x803381F2).", \
      "The client asks for an idle time-out below 60 seconds, or above the most that the endpoint grants.", \
      "At the client: ask for an idle time-out of at least 60 seconds, and no more than the endpoint grants\n" \
      "PowerShell: at least a minute, in milliseconds: `New-PSSessionOption -IdleTimeout 7200000`\n" \
      "On the target, the most that it grants: `Get-Item " \
      "WSMan:\\localhost\\Plugin\\microsoft.powershell\\Quotas\\MaxIdleTimeoutms`", \
      "") \
    X(SHELL_DISCONNECTED, "shell-disconnected", FINDING_WARN, LAYER_SHELL, 0, \
      "The shell is disconnected", \
      "InternalError 2150859204 (0x803381C4), 2150859230.", \
      "The session is in the state Disconnected; it takes commands again after it was connected.", \
      "At the client: connect to the session again, or open a new one\n" \
      "PowerShell: `Get-PSSession -ComputerName {server} | Connect-PSSession`, or for its output `Receive-PSSession`", \
      "Expected when a script queries disconnected sessions.") \
    X(SHELL_OTHER_CLIENT, "shell-other-client", FINDING_ERROR, LAYER_SHELL, 0, \
      "The session belongs to another client", \
      "2150859206 (0x803381C6), 2150859213 (0x803381CD), 2150859216 (0x803381D0).", \
      "The session is connected from another machine or process, or belongs to another user.", \
      "At the client that has the session: disconnect or close it; or open a new one here\n" \
      "PowerShell: which sessions: `Get-PSSession -ComputerName {server}`", \
      "Race between two tools of the same user.") \
    X(SHELL_NO_DISCONNECT_SUPPORT, "shell-no-disconnect-support", FINDING_ERROR, LAYER_SHELL, 0, \
      "The shell cannot be disconnected", \
      "2150859205 (0x803381C5).", \
      "Command shells, and PowerShell before version 3, cannot be disconnected.", \
      "At the client: a PowerShell session on Windows 2012 or later: `New-PSSession -ComputerName {server}`", \
      "Some clients only try whether it can be.") \
    X(SHELL_ID_CONFLICT, "shell-id-conflict", FINDING_ERROR, LAYER_SHELL, 0, \
      "The identifier is in use or is no GUID", \
      "2150859222/2150859223, invalid 2150859220/2150859221.", \
      "The client gives a shell or command an identifier that is in use already, or that is none.", \
      "At the client: a new GUID for each shell and command; mostly an update of the client library does it\n" \
      "Where packets were sent twice: see whether the network loses packets (`pathping {server}`)", \
      "Where packets were lost and requests sent again, that is the cause.") \
    X(SHELL_LEAK, "shell-leak", FINDING_WARN, LAYER_PERFORMANCE, 0, \
      "Shells are left open", \
      "Creates without Delete (connection closed by client).", \
      "The client opens shells and leaves without closing them; each stays until its idle time-out, and counts " \
      "for the quota.", \
      "At the client: close each shell, also after an error: `Remove-PSSession $session` in a finally block\n" \
      "pywinrm: `protocol.close_shell(shell_id)`, as `Session.run_cmd` does\n" \
      "pypsrp: `with RunspacePool(wsman) as pool:`\n" \
      "On the target, remove dead ones: `Get-WSManInstance -ResourceURI shell -Enumerate | Format-Table " \
      "ShellId,Owner,ShellInactivity`, `Remove-WSManInstance -ResourceURI shell -SelectorSet @{ShellId='SHELLID'}`", \
      "Disconnected PowerShell sessions are intended.") \
    X(SHELL_NO_TERMINATE_SIGNAL, "shell-no-terminate-signal", FINDING_WARN, LAYER_PERFORMANCE, 0, \
      "Finished commands are not terminated", \
      "CommandState Done, no Signal terminate before next Command or Delete.", \
      "The client does not send the terminate signal after a command; what is left of it counts for the quota " \
      "of operations until the shell is deleted.", \
      "At the client: send the signal terminate after each command, or delete the shell\n" \
      "pywinrm: `protocol.cleanup_command(shell_id, command_id)` after each command", \
      "A Delete right behind the command cleans up as well.") \
    X(SHELL_RUNAS, "shell-runas", FINDING_ERROR, LAYER_SHELL, 0, \
      "The endpoint's RunAs account fails", \
      "Create -> 2150859231 (0x803381DF), 2150859203, 2150859259..61.", \
      "The endpoint runs as another account, and that account's password is wrong, or it may not log on.", \
      "On the target, the password: `Set-PSSessionConfiguration -Name NAME -RunAsCredential (Get-Credential) -Force`\n" \
      "On the target, a managed account: `Test-ADServiceAccount NAME`\n" \
      "On a domain controller: the Group Policy \"Disallow WinRM from storing RunAs credentials\" not enabled for " \
      "the target", \
      "") \
    X(SHELL_CONCURRENT_RECEIVE, "shell-concurrent-receive", FINDING_WARN, LAYER_SHELL, 0, \
      "Two Receives for one command at the same time", \
      "Two Receives for the same command outstanding.", \
      "The client asks for the output of a command again while the first question is still open, mostly " \
      "because its own read time-out is too short.", \
      STEPS_READ_TIMEOUT, \
      "A request that was sent again after a loss is allowed.")
/* clang-format on */
