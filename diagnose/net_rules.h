/* What is known of each rule about attempts to connect, names and what happens to TCP connections. The columns are those of struct rule in rule.h. */
#pragma once

/* clang-format off */
#define NET_RULES(X) \
    X(NET_SYN_NO_ANSWER, "net-syn-no-answer", FINDING_ERROR, LAYER_TCP, 0, \
      "Nothing answered the attempt to connect", \
      "Client SYN to the WinRM port, retransmitted (about 1, 3, 7 s), no SYN-ACK, RST or ICMP. Other traffic to " \
      "the same host may work.", \
      "Host or network firewall drops 5985/5986; WinRM firewall rule missing or limited (public profile); wrong " \
      "address; host down; cloud security group.", \
      "At the client, is it the address or the port: `Test-NetConnection {server} -Port {port}`, or `nc -z -w1 {server} {port}; echo $?`\n" \
      "On the target, its firewall rule: `Enable-NetFirewallRule -DisplayGroup \"Windows Remote Management\"`\n" \
      "On the target, where WinRM was never set up: `winrm quickconfig` or `Enable-PSRemoting -Force`\n" \
      "Between them: a firewall or security group that lets TCP port {port} through.", \
      "Needs at least 2 SYNs and no later segment of the client on that attempt (an ACK or data proves an answer " \
      "that was only not captured). Answered flows of the same host make it certain; where nothing at all from " \
      "that host was captured it stays *likely*.") \
    X(NET_SYN_RST, "net-syn-rst", FINDING_ERROR, LAYER_TCP, 0, \
      "The port is closed: the connection was refused", \
      "SYN answered by RST within one RTT.", \
      "Nothing listens: WinRM service stopped or never configured, HTTPS listener not created (5986), listener " \
      "removed, port changed, `ListeningOn` empty because of the IP filter; a firewall that rejects.", \
      "`Get-Service WinRM; Start-Service WinRM; Set-Service WinRM -StartupType Automatic`\n" \
      "`winrm quickconfig`\n" \
      "`winrm enumerate winrm/config/listener`\n" \
      "`netstat -ano | findstr {port}`\n" \
      "HTTPS: `winrm create winrm/config/Listener?Address=*+Transport=HTTPS " \
      "@{Hostname=\"fqdn\";CertificateThumbprint=\"<40 hex>\"}`.", \
      "If RST arrives with another TTL than the host's other packets, or only after a delay, suspect a middlebox.") \
    X(NET_ICMP_UNREACHABLE, "net-icmp-unreachable", FINDING_ERROR, LAYER_TCP, 0, \
      "The network says that the service cannot be reached", \
      "ICMP type 3 (code 1 host, 3 port, 9/10/13 prohibited) or ICMPv6 type 1 quoting the SYN.", \
      "Routing failure or a filter that answers with \"administratively prohibited\".", \
      "Fix route or filter\n" \
      "Open the port as in `net-syn-no-answer`.", \
      "The ICMP payload must quote the WinRM 5-tuple.") \
    X(NET_IPFILTER_EMPTY, "net-ipfilter-empty", FINDING_ERROR, LAYER_TCP, 0, \
      "WinRM does not listen on this address of the host", \
      "Port 5985 RST from one local address of the host while another address or ::1 works; or all addresses RST " \
      "although WinRM is known to run.", \
      "GPO \"Allow remote server management through WinRM\" with empty IPv4/IPv6 filter, so `ListeningOn = null`; " \
      "listener bound to `IP:` or `MAC:`.", \
      "GPO filters `*`\n" \
      "`winrm set winrm/config/service '@{IPv4Filter=\"*\";IPv6Filter=\"*\"}'`\n" \
      "`winrm enumerate winrm/config/listener`\n" \
      "Check `netsh http show iplisten` and remove stray entries with `netsh http delete iplisten " \
      "ipaddress=<addr>`.", \
      "The filters are local addresses, not client addresses.") \
    X(NET_PUBLIC_PROFILE, "net-public-profile", FINDING_ERROR, LAYER_TCP, 0, \
      "The firewall's public profile lets only the own subnet in", \
      "SYNs from other subnets unanswered, while a client of the same subnet connects. Or fault/quickconfig " \
      "output with code 2150859113.", \
      "Network category Public: the built-in rule then allows only LocalSubnet (server) or nothing (client " \
      "editions).", \
      "`Set-NetConnectionProfile -NetworkCategory Private` (Windows 7: " \
      "`[Activator]::CreateInstance([Type]::GetTypeFromCLSID([Guid]'{DCB00C01-570F-4A9B-8D69-199FDBA5723B}')).GetNetworkConnections() " \
      "| % { $_.GetNetwork().SetCategory(1) }`)\n" \
      "Or `Enable-PSRemoting -SkipNetworkProfileCheck -Force`\n" \
      "`Set-NetFirewallRule -Name \"WINRM-HTTP-In-TCP-PUBLIC\" -RemoteAddress Any`", \
      "Domain-joined NICs are never Public unless NLA failed.") \
    X(NET_LEGACY_PORT, "net-legacy-port", FINDING_WARN, LAYER_TCP, 0, \
      "The client uses the port of another WinRM version", \
      "SYN to 80/443 with path /wsman expected (or WinRM client flow first to 80), RST or IIS answer; or SYN to " \
      "5985 refused and the host answers WS-Man on 80.", \
      "Version mix: WinRM 1.x uses 80/443, 2.0 and later 5985/5986; after an upgrade old port settings stay.", \
      "Give the port: `winrs -r:http://{server}:5985 cmd`, `-Port`\n" \
      "Or `winrm set winrm/config/service '@{EnableCompatibilityHttpListener=\"true\"}'`\n" \
      "`winrm set winrm/config/client/DefaultPorts '@{HTTP=\"5985\"}'`", \
      "Port 80 itself is used by IIS: require WS-Man content before claiming.") \
    X(NET_NAT_PORT, "net-nat-port", FINDING_INFO, LAYER_PERFORMANCE, 0, \
      "The service is reached through a forwarded port", \
      "WS-Man content on another port (e.g. 55985, 2200-style forwards), `a:To` host or port differs from the " \
      "TCP destination, `rsp:ClientIP` differs from the captured source.", \
      "NAT or port forwarding (Vagrant, cloud load balancer).", \
      "None needed\n" \
      "Give the forwarded port to the client (`-Port {port}`). For Kerberos use a name with the right SPN.", \
      "pywinrm always sends `http://windows-host:5985/wsman` in a:To: ignore that constant.") \
    X(NET_ACCEPT_THEN_RESET, "net-accept-then-reset", FINDING_ERROR, LAYER_TCP, RULE_FALLBACK, \
      "The connection was accepted and dropped at once", \
      "Handshake completes; server sends RST or FIN right after the first data or even before.", \
      "http.sys connection limit (MaxConnections), IPS, TLS required on this port, load balancer without healthy " \
      "back end, antivirus or host firewall proxy.", \
      "`winrm get winrm/config/service`\n" \
      "`winrm set winrm/config/service '@{MaxConnections=\"300\"}'`\n" \
      "Test without the middlebox\n" \
      "Disable the scanning product for 5985/5986.", \
      "First check `tls-http-on-tls-port` and `tls-on-http-port`; after an answered exchange it is " \
      "`net-reset-midstream`.") \
    X(NET_REQUEST_NO_RESPONSE, "net-request-no-response", FINDING_ERROR, LAYER_HTTP, 0, \
      "A request was never answered", \
      "Full HTTP request ACKed by the server's TCP, no response bytes until the client gives up (FIN/RST after " \
      "its read time-out).", \
      "Server busy or hung (WMI, provider, shell start), OperationTimeout longer than the client's read " \
      "time-out, stuck antivirus, or a middlebox swallowing the answer.", \
      "Raise client read time-out above OperationTimeout (`ansible_winrm_read_timeout_sec`, `New-PSSessionOption " \
      "-OperationTimeout`)\n" \
      "On server check event log Microsoft-Windows-WinRM/Operational and `Restart-Service WinRM`.", \
      "A pending Receive without output is silent for the whole OperationTimeout: compare with the value in the " \
      "request; a client that gives up earlier is `perf-read-timeout`. Encrypted: under 60 s (PowerShell 180 s) " \
      "only a hint, the two cannot be told apart. Not where the capture lacks the server's direction or ends " \
      "before the client gives up.") \
    X(NET_RESET_MIDSTREAM, "net-reset-midstream", FINDING_ERROR, LAYER_HTTP, 0, \
      "The connection was cut in the middle of the session", \
      "RST or FIN from server inside a session, no fault; requests outstanding, or an answer that ends before " \
      "its Content-Length or last chunk.", \
      "WinRM service restart, host reboot, wsmprovhost crash, firewall state loss, `MaxConnections`, adapter " \
      "reset.", \
      "Check System log (service control, 1074/6008), `Get-WinEvent -LogName Microsoft-Windows-WinRM/Operational`\n" \
      "Robust clients re-send with OperationID mustUnderstand=true.", \
      "RST from the client is its own abort; look at who sends first. A cut answer counts only if the FIN's " \
      "sequence number follows the last byte seen (else the capture lost it).") \
    X(NET_IDLE_DROP, "net-idle-drop", FINDING_WARN, LAYER_HTTP, 0, \
      "The connection was dropped while it was idle", \
      "Connection silent for a fixed time (commonly 4, 5, 15, 30 or 60 min), next segment is retransmitted " \
      "without ACK or is answered by RST.", \
      "NAT/firewall/load-balancer idle time-out; keep-alives larger than it.", \
      "Shorten polling (OperationTimeout below the idle limit), raise the device's limit, use TCP keep-alive.", \
      "Server shell idle expiry gives a SOAP fault, not a TCP drop.") \
    X(NET_HOST_REBOOT, "net-host-reboot", FINDING_INFO, LAYER_HTTP, 0, \
      "The host went away and came back", \
      "Several flows to one host end together (FIN/RST or silence), then SYN unanswered, later SYN-ACK again; " \
      "faults 995, 1115 or 2147943395 shortly before.", \
      "Reboot or shutdown during operation.", \
      "Wait and reconnect\n" \
      "Use `Restart-Computer -Wait -For PowerShell`, ansible `win_reboot`.", \
      "If only WinRM flows end: service restart.") \
    X(NET_RETRANSMISSION, "net-retransmission", FINDING_WARN, LAYER_PERFORMANCE, 0, \
      "Packets are lost on the way", \
      "Retransmission ratio over 1 to 2 %, duplicate ACKs, RTO gaps above 200 ms in WinRM flows.", \
      "Packet loss, duplex mismatch, overloaded link, VPN fragmentation.", \
      "Network repair\n" \
      "Check MTU (`netsh interface ipv4 show subinterfaces`), offload drivers.", \
      "Capture artefacts: duplicated capture points, missing packets because of snaplen or dropped capture " \
      "frames.") \
    X(NET_MTU_BLACKHOLE, "net-mtu-blackhole", FINDING_ERROR, LAYER_TCP, 0, \
      "Large packets do not get through", \
      "Small exchanges work (401, Identify), the first segment of full MSS size is retransmitted again and " \
      "again; no ICMP \"fragmentation needed\".", \
      "Path MTU black hole (VPN, tunnel).", \
      "Lower MTU or clamp MSS\n" \
      "Allow ICMP type 3 code 4.", \
      "Kerberos tokens and creationXml make the first large packet; also compare `http-400-header-too-long`.") \
    X(NET_ZERO_WINDOW, "net-zero-window", FINDING_WARN, LAYER_PERFORMANCE, 0, \
      "One side does not take the data fast enough", \
      "Zero-window advertisements or window-full for seconds.", \
      "Slow consumer (client blocked in output), server process starved.", \
      "Look at the side that advertises zero\n" \
      "Reduce output, raise batch size.", \
      "Ignore windows after FIN.") \
    X(NET_DNS_FAILURE, "net-dns-failure", FINDING_ERROR, LAYER_NAME, 0, \
      "The name of the host could not be resolved", \
      "DNS query for the target: NXDOMAIN, SERVFAIL, or no answer; no SYN follows. Client shows 12007, " \
      "0x803381B9 (2150859193) or ComputerNotFound.", \
      "Wrong name, missing suffix, DNS server down.", \
      "`Resolve-DnsName {name}`, `ipconfig /flushdns`, `nslookup {name}`\n" \
      "Use FQDN.", \
      "NXDOMAIN for one search suffix followed by success of another is normal; AAAA NODATA is normal.") \
    X(NET_DNS_WRONG_HOST, "net-dns-wrong-host", FINDING_ERROR, LAYER_NAME, 0, \
      "The name leads to another host", \
      "DNS answer A differs from the server that holds the expected certificate/AV-pair names (NTLM challenge " \
      "NbComputerName/DnsComputerName, certificate CN, Machine attribute).", \
      "Stale DNS record, alias, DHCP reuse; leads to KRB_AP_ERR_MODIFIED or wrong-host commands.", \
      "`ipconfig /registerdns` on the right host, clean old records, connect by real name.", \
      "Aliases and load balancers legitimately differ.") \
    X(NET_IPV6_FALLBACK, "net-ipv6-fallback", FINDING_WARN, LAYER_NAME, 0, \
      "IPv6 does not answer, IPv4 does", \
      "SYN to an IPv6 address unanswered for seconds, then IPv4 connects.", \
      "AAAA record but IPv6 filtered or listener IPv6Filter empty.", \
      "`winrm set winrm/config/service '@{IPv6Filter=\"*\"}'`, firewall for IPv6, or remove AAAA.", \
      "Only if both attempts belong to the same client and time.") \
    X(NET_LOCAL_INTERFERENCE, "net-local-interference", FINDING_WARN, LAYER_TCP, 0, \
      "No packet left the client", \
      "Client never emits a SYN although the application reports a hang; or loops to a local proxy address.", \
      "Local security software or old ISA/TMG Firewall Client intercepts sockets; antivirus scanning of WinRM " \
      "traffic.", \
      "Disable the firewall client (`fwctool` / tray) or antivirus web shield and reboot\n" \
      "Retry `winrm id -r:{server}`.", \
      "Not provable from the wire: emit only as hint when no packet at all is seen.")
/* clang-format on */
