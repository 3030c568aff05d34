/* What is known of each rule about performance, event forwarding and others. The columns are those of struct rule in rule.h. */
#pragma once

/* clang-format off */
#define PERF_RULES(X) \
    X(PERF_POLLING_NORMAL, "perf-polling-normal", FINDING_INFO, LAYER_PERFORMANCE, 0, \
      "The client polls", \
      "Time-out faults at OperationTimeout pace.", \
      "The client asks for output at its usual pace; that is normal.", \
      "", \
      "Not a failure.") \
    X(PERF_READ_TIMEOUT, "perf-read-timeout", FINDING_ERROR, LAYER_HTTP, 0, \
      "The client gives up before the server's time-out", \
      "Client closes the connection before OperationTimeout (+ RTT) of the outstanding request ends. Once is " \
      "enough where OperationTimeout can be read; encrypted without a key: each time after the same interval, " \
      "or the client reconnects and sends a request of the same size (the same MessageID) again.", \
      "The client's read time-out is not longer than the operation time-out that it asks of the server, so it " \
      "gives up on answers that would still come.", \
      STEPS_READ_TIMEOUT "\n" \
      "On the target, where it is slower than it should be: `Get-WinEvent -LogName " \
      "Microsoft-Windows-WinRM/Operational -MaxEvents 50`, and `" COMMAND_BUSY_PROCESSES "`", \
      "A user who gives up does so after different times.") \
    X(PERF_AUTH_PER_REQUEST, "perf-auth-per-request", FINDING_WARN, LAYER_PERFORMANCE, 0, \
      "Every request authenticates anew", \
      "A handshake (2 to 3 round trips of 401) on every request; new TCP/TLS connection each time.", \
      "The client, or a device in between, closes the connection after each request, so each one needs a new " \
      "logon of two or three round trips.", \
      "At the client: keep the connection open, and use one session for many commands: `$s = New-PSSession " \
      "-ComputerName {server}`\n" \
      "Ansible (winrm): the connection `psrp`, and `pipelining: true`\n" \
      "At the client: connect past a proxy that closes connections", \
      "First request on each parallel connection must authenticate.") \
    X(PERF_SHELL_PER_COMMAND, "perf-shell-per-command", FINDING_INFO, LAYER_PERFORMANCE, 0, \
      "A shell for every command", \
      "Create/Command/Delete for each short command (5 or more round trips).", \
      "The client opens and closes a shell for each command, which costs five or more round trips.", \
      "At the client: one shell for many commands\n" \
      "pywinrm: one shell for many commands: `protocol.open_shell()`, `protocol.run_command()`, " \
      "`protocol.close_shell()`\n" \
      "PowerShell: `$s = New-PSSession -ComputerName {server}; Invoke-Command -Session $s -ScriptBlock { }`", \
      "Not a failure.") \
    X(PERF_SLOW_CREATE, "perf-slow-create", FINDING_WARN, LAYER_PERFORMANCE, 0, \
      "The session is slow to open", \
      "Time from Create to CreateResponse or to RUNSPACEPOOL_STATE Opened above 3 s (first time above 10 s).", \
      "The target takes long to make a session: the user's profile, modules that load by themselves, network " \
      "paths, antivirus, or the first logon of the user.", \
      "At the client: keep a session open and use it again: `$s = New-PSSession -ComputerName {server}`\n" \
      "On the target, a network path in it: `[Environment]::GetEnvironmentVariable('PSModulePath','Machine') " \
      "-split ';'`\n" \
      "On the target, how long does it take there: `Measure-Command { New-PSSession -ComputerName localhost }`", \
      "The logon and the network's round trips are part of it.") \
    X(PERF_SLOW_SERVER, "perf-slow-server", FINDING_WARN, LAYER_PERFORMANCE, 0, \
      "The server is slow to answer", \
      "Server think time (request complete to first response byte) large for Get/Create/Command, network RTT small.", \
      "The network is fast, but the target takes long to answer: it is overloaded, or WMI is.", \
      "On the target: `Get-Counter '\\Processor(_Total)\\% Processor Time','\\Memory\\Available MBytes' " \
      "-SampleInterval 2 -MaxSamples 5`\n" \
      "On the target: `" COMMAND_BUSY_PROCESSES "`", \
      "Answers to Receive and Pull may be slow by their nature.") \
    X(PERF_HIGH_RTT, "perf-high-rtt", FINDING_INFO, LAYER_PERFORMANCE, 0, \
      "The way to the server is long", \
      "Handshake RTT above 100 ms times number of round trips explains the run time.", \
      "Each round trip takes long, and WinRM makes many of them.", \
      "At the client: fewer calls: one script with all commands, one session for all\n" \
      "At the client: run it from a host near the target", \
      "It is the time of the handshake, not that of the program.") \
    X(PERF_SMALL_CHUNKS, "perf-small-chunks", FINDING_WARN, LAYER_PERFORMANCE, 0, \
      "Data goes up in small pieces", \
      "Uploads as many small Commands/Sends (e.g. base64 echo lines of at most 8 KB); throughput of some 10 KB/s.", \
      "A file is copied as many small commands; that is slow.", \
      "At the client: copy files over a PowerShell session (PSRP) or a share, not by commands\n" \
      "PowerShell: `Copy-Item FILE -Destination C:\\DIRECTORY -ToSession (New-PSSession -ComputerName {server})`\n" \
      "Ansible (winrm): the connection `psrp`, or let the target fetch the file: `ansible.windows.win_get_url`\n" \
      "On the target: fetch the file from a share or web server: `Invoke-WebRequest https://HOST/FILE -OutFile " \
      "C:\\FILE`", \
      "Small files need few chunks anyway.") \
    X(PERF_SMALL_ENVELOPE, "perf-small-envelope", FINDING_INFO, LAYER_PERFORMANCE, 0, \
      "The envelope size is small", \
      "MaxEnvelopeSize 153600 in PSRP to a server that allows 512000.", \
      "The client asks for smaller messages than the target allows, so large data needs more of them.", \
      "At the client: ask for larger messages (MaxEnvelopeSize 512000)\n" \
      "pypsrp: `WSMan(..., max_envelope_size=512000)`\n" \
      "Ansible (psrp): `ansible_psrp_max_envelope_size: 512000`", \
      "Irrelevant for small data.") \
    X(PERF_ENUM_SMALL_BATCHES, "perf-enum-small-batches", FINDING_WARN, LAYER_PERFORMANCE, 0, \
      "The enumeration goes in small batches", \
      "Many Pulls with few items.", \
      "The client takes a few rows with each request, so many rows need many round trips.", \
      "At the client: ask for more at a time (MaxElements 32000, OptimizeEnumeration); `Get-CimInstance` does so", \
      "Some providers stream slowly: small batches are then correct.") \
    X(PERF_RETRY_STORM, "perf-retry-storm", FINDING_ERROR, LAYER_PERFORMANCE, 0, \
      "The same request comes again and again", \
      "Same request (MessageID or equal body) repeated quickly; or reconnect loops.", \
      "The client repeats a request that keeps failing, without a pause.", \
      "At the client: stop it, mend the failure that stands above, and let it wait longer from attempt to attempt", \
      "Windows clients repeat a lost request after 55, 115 and 175 s on purpose.") \
    X(PERF_DELAYED_ACK_NAGLE, "perf-delayed-ack-nagle", FINDING_INFO, LAYER_PERFORMANCE, 0, \
      "Header and body of requests are sent apart", \
      "Constant 40 ms or 200 ms gaps between header and body segments of requests.", \
      "The client sends head and body in two pieces, and each waits for the other side's acknowledgement.", \
      "At the client: send both in one write, or set TCP_NODELAY; mostly an update of the library does it", \
      "Capture at the client shows other gaps than at the server.") \
    X(PERF_WMI_HEAVY_QUERY, "perf-wmi-heavy-query", FINDING_WARN, LAYER_PERFORMANCE, 0, \
      "A costly WMI query", \
      "Enumerate `select *` of big classes (CIM_DataFile, Win32_Product, Win32_NTLogEvent) with long think time.", \
      "The query asks WMI for a class that is slow to gather, with all its properties.", \
      "At the client: name properties and a filter: `Get-CimInstance Win32_NTLogEvent -Filter \"Logfile='System' " \
      "and EventCode=6008\" -Property TimeGenerated,Message`\n" \
      "At the client: in place of Win32_Product, which checks every installation: `Get-ItemProperty " \
      "HKLM:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\* | Select-Object DisplayName,DisplayVersion`", \
      "Only the time that was measured counts.") \
    X(WEF_404_URLACL, "wef-404-urlacl", FINDING_ERROR, LAYER_HTTP, 0, \
      "The event collector's URL is not reserved for it", \
      "POST /wsman/SubscriptionManager/WEC (or /subscriptions/...) -> 404; source event 105 with 2150859027.", \
      "On the collector, the address for event forwarding is reserved for one of the two services only (WinRM " \
      "and the event collector run apart on newer servers).", \
      "On the collector: `netsh http delete urlacl url=http://+:5985/wsman/`, then `netsh http add urlacl " \
      "url=http://+:5985/wsman/ " \
      "sddl=\"D:(A;;GX;;;S-1-5-80-569256582-2953403351-2909559716-1301513147-412116970)(A;;GX;;;S-1-5-80-4059739203-877974739-1245631912-527174227-2996563517)\"`\n" \
      "On the collector, the same for `https://+:5986/wsman/` where it is used; then: `Restart-Service " \
      "WinRM,Wecsvc -Force`", \
      "Plain /wsman answers 200 on the same host.") \
    X(WEF_504_PROXY, "wef-504-proxy", FINDING_ERROR, LAYER_HTTP, 0, \
      "Events go to a proxy", \
      "Source reaches a proxy: 504; 2150859023.", \
      "The source sends its events through a proxy, which does not reach the collector.", \
      "On the source: `netsh winhttp show proxy`; without it: `netsh winhttp reset proxy`; or past it: `netsh " \
      "winhttp set proxy proxy-server=\"{proxy}\" bypass-list=\"{server}\"`", \
      "") \
    X(WEF_ACCESS_DENIED, "wef-access-denied", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The event collector refuses the source", \
      "Subscription manager answers AccessDenied 5 / 401 for computer account.", \
      "The source's computer account is not among those that the subscription names, or its Kerberos logon failed.", \
      "On the collector: the subscription, Select Computer Groups: add the source's group; see it: `wecutil gs " \
      "SUBSCRIPTION`\n" \
      "On the source, for the Security log: `Add-LocalGroupMember -Group 'Event Log Readers' -Member 'NT " \
      "AUTHORITY\\NETWORK SERVICE'`, then restart it", \
      "First 401 of Kerberos is normal.") \
    X(WEF_BOOKMARK, "wef-bookmark", FINDING_WARN, LAYER_FAULT, 0, \
      "The bookmark of the subscription is not valid", \
      "2150858808 / 2150858832 bookmark invalid/expired, DroppedEvents action.", \
      "The source's log was overwritten or cleared before the events were fetched.", \
      "On the source: a larger log: `wevtutil sl Security /ms:1073741824`\n" \
      "On the collector: a shorter interval: `wecutil ss SUBSCRIPTION /cm:MinLatency`", \
      "Normal after log clearing.") \
    X(WEF_DELIVERY_FAILED, "wef-delivery-failed", FINDING_ERROR, LAYER_FAULT, 0, \
      "Events cannot be delivered", \
      "2150858908, 2150858901, SubscriptionEnd; connect attempts from source to collector fail.", \
      "The source does not reach the collector.", \
      "On the source: `Test-NetConnection {server} -Port {port}`\n" \
      "On the collector: `Enable-NetFirewallRule -DisplayGroup 'Windows Remote Management'`, and is it running: " \
      "`Get-Service WinRM,Wecsvc`", \
      "Normal while the collector reboots.") \
    X(SEC_BRUTE_FORCE, "sec-brute-force", FINDING_SECURITY, LAYER_AUTHENTICATION, 0, \
      "Many logons fail", \
      "Many failed authentications, many users, one source; User-Agent of tools; 401 ratio near 1.", \
      "Somebody tries passwords, or a machine works with wrong ones.", \
      "At the client `{client_ip}`: who and what is it? Stop it, or keep it out on the target: " \
      "`New-NetFirewallRule -DisplayName 'Block {client_ip}' -Direction Inbound -RemoteAddress {client_ip} " \
      "-Action Block`\n" \
      "On a domain controller: accounts that are locked out by it: `Search-ADAccount -LockedOut`\n" \
      "On the target, did one succeed: `Get-WinEvent -FilterHashtable @{LogName='Security';Id=4624,4625} " \
      "-MaxEvents 200 | Where-Object Message -match '{client_ip}'`", \
      "A monitoring system with a wrong password looks alike.") \
    X(SEC_SPOOFED_AGENT, "sec-spoofed-agent", FINDING_INFO, LAYER_HTTP, 0, \
      "The user agent is not what it says", \
      "User-Agent \"Microsoft WinRM Client\" with non-Windows envelope marks.", \
      "The client calls itself Windows' own, but writes its messages as another library does; attack tools do " \
      "that, and some libraries.", \
      "At the client `{client_ip}`: which program sends this, and is it meant to?", \
      "Some libraries use this name so that servers take them; it proves no bad will.")
/* clang-format on */
