/* What is known of each rule about performance, event forwarding and others. The columns are those of struct rule in rule.h. */
#pragma once

/* clang-format off */
#define PERF_RULES(X) \
    X(PERF_POLLING_NORMAL, "perf-polling-normal", FINDING_INFO, LAYER_PERFORMANCE, 0, \
      "The client polls", \
      "Time-out faults at OperationTimeout pace.", \
      "Normal.", \
      "", \
      "Not a failure.") \
    X(PERF_READ_TIMEOUT, "perf-read-timeout", FINDING_ERROR, LAYER_HTTP, 0, \
      "The client gives up before the server's time-out", \
      "Client closes the connection before OperationTimeout (+ RTT) of the outstanding request ends. Once is " \
      "enough where OperationTimeout can be read; encrypted without a key: each time after the same interval, or " \
      "the client reconnects and sends a request of the same size (the same MessageID) again.", \
      "Read time-out not larger than operation time-out.", \
      "On the target, why it does not answer: Get-WinEvent -LogName Microsoft-Windows-WinRM/Operational -MaxEvents 50\n" \
      "pywinrm `read_timeout_sec > operation_timeout_sec` (30/20)\n" \
      "ansible `ansible_winrm_read_timeout_sec=60`, `ansible_winrm_operation_timeout_sec=40`.", \
      "User abort varies in time.") \
    X(PERF_AUTH_PER_REQUEST, "perf-auth-per-request", FINDING_WARN, LAYER_PERFORMANCE, 0, \
      "Every request authenticates anew", \
      "A handshake (2 to 3 round trips of 401) on every request; new TCP/TLS connection each time.", \
      "No keep-alive, proxy, client creates a session per command.", \
      "Keep-alive\n" \
      "Persistent session (`New-PSSession`)\n" \
      "Pipelining (`ansible_winrm` to `psrp`).", \
      "First request on each parallel connection must authenticate.") \
    X(PERF_SHELL_PER_COMMAND, "perf-shell-per-command", FINDING_INFO, LAYER_PERFORMANCE, 0, \
      "A shell for every command", \
      "Create/Command/Delete for each short command (5 or more round trips).", \
      "Client pattern (pywinrm run_cmd).", \
      "Reuse the shell\n" \
      "PSRP.", \
      "Not a failure.") \
    X(PERF_SLOW_CREATE, "perf-slow-create", FINDING_WARN, LAYER_PERFORMANCE, 0, \
      "The session is slow to open", \
      "Time from Create to CreateResponse or to RUNSPACEPOOL_STATE Opened above 3 s (first time above 10 s).", \
      "Profile creation, module auto-load, network paths in PSModulePath, antivirus, cold host.", \
      "See `psrp-negotiation-stalled`\n" \
      "Warm session.", \
      "Subtract authentication legs and RTT.") \
    X(PERF_SLOW_SERVER, "perf-slow-server", FINDING_WARN, LAYER_PERFORMANCE, 0, \
      "The server is slow to answer", \
      "Server think time (request complete to first response byte) large for Get/Create/Command, network RTT " \
      "small.", \
      "Host load, WMI.", \
      "Measure on the host.", \
      "Receive/Pull excluded.") \
    X(PERF_HIGH_RTT, "perf-high-rtt", FINDING_INFO, LAYER_PERFORMANCE, 0, \
      "The way to the server is long", \
      "Handshake RTT above 100 ms times number of round trips explains the run time.", \
      "WAN.", \
      "Fewer round trips\n" \
      "Jump host\n" \
      "PSRP batch.", \
      "Use handshake RTT, not application delay.") \
    X(PERF_SMALL_CHUNKS, "perf-small-chunks", FINDING_WARN, LAYER_PERFORMANCE, 0, \
      "Data goes up in small pieces", \
      "Uploads as many small Commands/Sends (e.g. base64 echo lines of at most 8 KB); throughput of some 10 KB/s.", \
      "WinRS file copy method.", \
      "PSRP copy (`Copy-Item -ToSession`), SMB, HTTP download.", \
      "Small files need few chunks anyway.") \
    X(PERF_SMALL_ENVELOPE, "perf-small-envelope", FINDING_INFO, LAYER_PERFORMANCE, 0, \
      "The envelope size is small", \
      "MaxEnvelopeSize 153600 in PSRP to a server that allows 512000.", \
      "Client default.", \
      "Raise `max_envelope_size`.", \
      "Irrelevant for small data.") \
    X(PERF_ENUM_SMALL_BATCHES, "perf-enum-small-batches", FINDING_WARN, LAYER_PERFORMANCE, 0, \
      "The enumeration goes in small batches", \
      "Many Pulls with few items.", \
      "MaxElements small or default 20 (old MaxBatchItems).", \
      "Ask MaxElements 32000\n" \
      "OptimizeEnumeration.", \
      "Some providers stream slowly: small batches are then correct.") \
    X(PERF_RETRY_STORM, "perf-retry-storm", FINDING_ERROR, LAYER_PERFORMANCE, 0, \
      "The same request comes again and again", \
      "Same request (MessageID or equal body) repeated quickly; or reconnect loops.", \
      "Aggressive client retry on persistent error.", \
      "Fix cause\n" \
      "Back-off.", \
      "Robust retransmissions: 55/115/175 s pattern is designed.") \
    X(PERF_DELAYED_ACK_NAGLE, "perf-delayed-ack-nagle", FINDING_INFO, LAYER_PERFORMANCE, 0, \
      "Header and body of requests are sent apart", \
      "Constant 40 ms or 200 ms gaps between header and body segments of requests.", \
      "Headers and body sent in two writes + delayed ACK.", \
      "Client: send in one write / TCP_NODELAY.", \
      "Capture at the client shows other gaps than at the server.") \
    X(PERF_WMI_HEAVY_QUERY, "perf-wmi-heavy-query", FINDING_WARN, LAYER_PERFORMANCE, 0, \
      "A costly WMI query", \
      "Enumerate `select *` of big classes (CIM_DataFile, Win32_Product, Win32_NTLogEvent) with long think time.", \
      "Costly query (Win32_Product triggers MSI consistency checks).", \
      "Narrow columns/WHERE.", \
      "Only with measured think time.") \
    X(WEF_404_URLACL, "wef-404-urlacl", FINDING_ERROR, LAYER_HTTP, 0, \
      "The event collector's URL is not reserved for it", \
      "POST /wsman/SubscriptionManager/WEC (or /subscriptions/...) -> 404; source event 105 with 2150859027.", \
      "URL reservation for http://+:5985/wsman/ lacks the Wecsvc or WinRM service SID (separate svchost on " \
      "Server 2016+ with more memory).", \
      "`netsh http delete urlacl url=http://+:5985/wsman/` then `netsh http add urlacl url=http://+:5985/wsman/ " \
      "sddl=D:(A;;GX;;;S-1-5-80-569256582-2953403351-2909559716-1301513147-412116970)(A;;GX;;;S-1-5-80-4059739203-877974739-1245631912-527174227-2996563517)` " \
      "(same for https 5986), restart WinRM and Wecsvc.", \
      "Plain /wsman answers 200 on the same host.") \
    X(WEF_504_PROXY, "wef-504-proxy", FINDING_ERROR, LAYER_HTTP, 0, \
      "Events go to a proxy", \
      "Source reaches a proxy: 504; 2150859023.", \
      "WinHTTP proxy set on the source.", \
      "`netsh winhttp set proxy ... bypass-list` / `reset proxy`.", \
      "Explicit code: no further guard; report once per conversation.") \
    X(WEF_ACCESS_DENIED, "wef-access-denied", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The event collector refuses the source", \
      "Subscription manager answers AccessDenied 5 / 401 for computer account.", \
      "Source not in subscription's allowed group, SPN/Kerberos problem; Security channel not readable by " \
      "NETWORK SERVICE.", \
      "Add computer group to subscription\n" \
      "Add NETWORK SERVICE to \"Event Log Readers\" on source.", \
      "First 401 of Kerberos is normal.") \
    X(WEF_BOOKMARK, "wef-bookmark", FINDING_WARN, LAYER_FAULT, 0, \
      "The bookmark of the subscription is not valid", \
      "2150858808 / 2150858832 bookmark invalid/expired, DroppedEvents action.", \
      "Log wrapped on the source.", \
      "Bigger log\n" \
      "Minimize Bandwidth interval shorter.", \
      "Normal after log clearing.") \
    X(WEF_DELIVERY_FAILED, "wef-delivery-failed", FINDING_ERROR, LAYER_FAULT, 0, \
      "Events cannot be delivered", \
      "2150858908, 2150858901, SubscriptionEnd; connect attempts from source to collector fail.", \
      "Network/firewall from source to collector.", \
      "Open 5985 to the collector.", \
      "Normal while the collector reboots.") \
    X(SEC_BRUTE_FORCE, "sec-brute-force", FINDING_SECURITY, LAYER_AUTHENTICATION, 0, \
      "Many logons fail", \
      "Many failed authentications, many users, one source; User-Agent of tools; 401 ratio near 1.", \
      "Password spraying or misconfigured automation.", \
      "Block source\n" \
      "Lockout policy.", \
      "Monitoring with wrong credentials looks alike.") \
    X(SEC_SPOOFED_AGENT, "sec-spoofed-agent", FINDING_INFO, LAYER_HTTP, 0, \
      "The user agent is not what it says", \
      "User-Agent \"Microsoft WinRM Client\" with non-Windows envelope marks.", \
      "Tools that imitate Windows.", \
      "Review.", \
      "Libraries may set this agent for compatibility; no proof of malice.")
/* clang-format on */
