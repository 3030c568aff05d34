/* What is known of each rule about attempts to connect, names and what happens to TCP connections. The columns are those of struct rule in rule.h. */
#pragma once

/* clang-format off */
#define NET_RULES(X) \
    X(NET_SYN_NO_ANSWER, "net-syn-no-answer", FINDING_ERROR, LAYER_TCP, 0, \
      "Nothing answered the attempt to connect", \
      "Client SYN to the WinRM port, retransmitted (about 1, 3, 7 s), no SYN-ACK, RST or ICMP. Other traffic " \
      "to the same host may work.", \
      "A firewall on the way or on the target drops the packets, or no host is up at this address.", \
      "On the target, let WinRM through its firewall: `Enable-NetFirewallRule -DisplayGroup 'Windows Remote " \
      "Management'`\n" \
      "On the target, where WinRM was never set up: `Enable-PSRemoting -Force`\n" \
      "On the target, a network that is taken for public lets in the own subnet only: " \
      "`Get-NetConnectionProfile`; where the network is your own: `Set-NetConnectionProfile -InterfaceAlias NAME " \
      "-NetworkCategory Private`\n" \
      "Between them: open TCP `{port}` in the firewall or the cloud's security group, for this client's address only\n" \
      "At the client, is the host there at all: `Test-NetConnection {server} -Port 445` (Linux: `nc -zv -w 3 " \
      "{server} 445`), or another port that must be open there; if not, the address is wrong or the host is down", \
      "One SYN alone proves nothing, nor does an attempt whose answer the capture did not see. Where other " \
      "connections to the host were answered it is certain; where nothing of the host was seen the host may be " \
      "down.") \
    X(NET_SYN_RST, "net-syn-rst", FINDING_ERROR, LAYER_TCP, 0, \
      "The port is closed: the connection was refused", \
      "SYN answered by RST within one RTT.", \
      "The host is up, but nothing listens on this port: the WinRM service is stopped, was never set up, or " \
      "listens on another port.", \
      "On the target, set WinRM up and start it: `Enable-PSRemoting -Force`; is `{port}` the right port (5985 is " \
      "HTTP, 5986 HTTPS)?\n" \
      "On the target, see which ports it listens on: `winrm enumerate winrm/config/listener`, and give the " \
      "client that port\n" \
      "On the target, where port 5986 is wanted and has no listener, make one with a certificate of " \
      "Cert:\\LocalMachine\\My: `New-Item -Path WSMan:\\localhost\\Listener -Transport HTTPS -Address * " \
      "-CertificateThumbPrint THUMBPRINT -Force`\n" \
      "On the target, where a listener shows no ListeningOn address: the Group Policy \"Allow remote server " \
      "management through WinRM\" has an empty IPv4 filter; set it to `*`, then `gpupdate /force`", \
      "If RST arrives with another TTL than the host's other packets, or only after a delay, suspect a middlebox.") \
    X(NET_ICMP_UNREACHABLE, "net-icmp-unreachable", FINDING_ERROR, LAYER_TCP, 0, \
      "The network says that the service cannot be reached", \
      "ICMP type 3 (code 1 host, 3 port, 9/10/13 prohibited) or ICMPv6 type 1 quoting the SYN.", \
      "A router or firewall on the way answers in the target's place: it has no route, or its rules forbid " \
      "this connection.", \
      "On the router or firewall that sent the ICMP message: where it says prohibited or port unreachable, let " \
      "TCP `{port}` from this client (`{client_ip}`) to {server} through; where it says network or host " \
      "unreachable, give it a route there, or correct the address\n" \
      "On the target, where that is its own firewall: `Enable-NetFirewallRule -DisplayGroup 'Windows Remote " \
      "Management'`\n" \
      "At the client, where on the way it is: `tracert {server}` (Linux: `traceroute -T -p {port} {server}`)", \
      "Only an ICMP message that quotes this very connection counts.") \
    X(NET_IPFILTER_EMPTY, "net-ipfilter-empty", FINDING_ERROR, LAYER_TCP, 0, \
      "WinRM does not listen on this address of the host", \
      "Port 5985 RST from one local address of the host while another address or ::1 works; or all addresses " \
      "RST although WinRM is known to run.", \
      "The service listens only on some of the host's addresses; a Group Policy with an empty or narrow IP " \
      "filter does that.", \
      "On the target, see which addresses it listens on: `winrm enumerate winrm/config/listener` (ListeningOn)\n" \
      "In the Group Policy \"Allow remote server management through WinRM\", write `*` (or the target's own " \
      "address ranges) into the IPv4 and IPv6 filter, then on the target: `gpupdate /force; Restart-Service WinRM`\n" \
      "On the target, addresses to which HTTP is bound: `netsh http show iplisten`; remove a stray one with " \
      "`netsh http delete iplisten ipaddress=ADDRESS`", \
      "The filters are local addresses, not client addresses.") \
    X(NET_PUBLIC_PROFILE, "net-public-profile", FINDING_ERROR, LAYER_TCP, 0, \
      "The firewall's public profile lets only the own subnet in", \
      "SYNs from other subnets unanswered, while a client of the same subnet connects. Or fault/quickconfig " \
      "output with code 2150859113.", \
      "Windows takes the target's network for a public one, where WinRM's rule lets in the own subnet only, " \
      "and on client editions nothing.", \
      "On the target, where the network is your own: `Get-NetConnectionProfile`, then `Set-NetConnectionProfile " \
      "-InterfaceAlias NAME -NetworkCategory Private`\n" \
      "On the target, where the network must stay public: let in this client alone: `Set-NetFirewallRule -Name " \
      "'WINRM-HTTP-In-TCP-PUBLIC' -RemoteAddress {client_ip} -Enabled True`\n" \
      "! On the target, for any client of a public network: `Set-NetFirewallRule -Name " \
      "'WINRM-HTTP-In-TCP-PUBLIC' -RemoteAddress Any`", \
      "A host in a domain is on the domain's profile, unless it could not find its domain at start.") \
    X(NET_LEGACY_PORT, "net-legacy-port", FINDING_WARN, LAYER_TCP, 0, \
      "The client uses the port of another WinRM version", \
      "SYN to 80/443 with path /wsman expected (or WinRM client flow first to 80), RST or IIS answer; or SYN " \
      "to 5985 refused and the host answers WS-Man on 80.", \
      "WinRM 1.x uses the ports 80 and 443, later versions 5985 and 5986; one side has the old ones.", \
      "At the client, give the port: `New-PSSession -ComputerName {server} -Port 5985` (winrs: `winrs " \
      "-r:http://{server}:5985 cmd`)\n" \
      "At the client, ports left over from an upgrade: `Set-Item WSMan:\\localhost\\Client\\DefaultPorts\\HTTP 5985; " \
      "Set-Item WSMan:\\localhost\\Client\\DefaultPorts\\HTTPS 5986`\n" \
      "On the target, only while old clients need port 80: `Set-Item " \
      "WSMan:\\localhost\\Service\\EnableCompatibilityHttpListener $true`", \
      "Port 80 belongs to web servers too; only an answer that is WS-Management counts.") \
    X(NET_NAT_PORT, "net-nat-port", FINDING_INFO, LAYER_PERFORMANCE, 0, \
      "The service is reached through a forwarded port", \
      "WS-Man content on another port (e.g. 55985, 2200-style forwards), `a:To` host or port differs from the " \
      "TCP destination, `rsp:ClientIP` differs from the captured source.", \
      "A NAT device, Vagrant or a load balancer passes the connection on to the real port.", \
      "None needed where the session works\n" \
      "At the client, the forwarded port must be the one that is given: `New-PSSession -ComputerName {server} " \
      "-Port {port}`; Kerberos needs the target's real name", \
      "pywinrm writes `http://windows-host:5985/wsman` into each message, whatever its target is.") \
    X(NET_ACCEPT_THEN_RESET, "net-accept-then-reset", FINDING_ERROR, LAYER_TCP, RULE_FALLBACK, \
      "The connection was accepted and dropped at once", \
      "Handshake completes; server sends RST or FIN right after the first data or even before.", \
      "Something accepts the connection and refuses what comes: a service that expects TLS on this port (or " \
      "none), a full connection limit, or a device in between.", \
      "At the client, does the scheme fit the port: http with 5985, https with 5986?\n" \
      "At the client, what answers there: `curl -v http://{server}:{port}/wsman` (`curl -vk https://...` for TLS)\n" \
      "On the target, is the connection limit reached: `(Get-NetTCPConnection -LocalPort {port} -State " \
      "Established).Count` against `Get-Item WSMan:\\localhost\\Service\\MaxConnections`\n" \
      "Try from a host without the load balancer, intrusion prevention or scanner in between", \
      "TLS on a port without it, and the other way round, look the same at first (`tls-on-http-port`, " \
      "`tls-http-on-tls-port`).") \
    X(NET_REQUEST_NO_RESPONSE, "net-request-no-response", FINDING_ERROR, LAYER_HTTP, 0, \
      "A request was never answered", \
      "Full HTTP request ACKed by the server's TCP, no response bytes until the client gives up (FIN/RST after " \
      "its read time-out).", \
      "The server's TCP took the request, but no answer came before the client gave up: the command, a WMI " \
      "provider or the service hangs, or it needs longer than the client waits.", \
      "On the target, what is it busy with: `" COMMAND_BUSY_PROCESSES \
      "` and `Get-WinEvent -LogName Microsoft-Windows-WinRM/Operational -MaxEvents 50`\n" \
      "On the target, where nothing moves any more (ends every session): `Restart-Service WinRM`\n" \
      STEPS_MORE_TIME, \
      "A Receive without output is silent for the whole operation time-out, which is normal; in an encrypted " \
      "session the two cannot be told apart below a minute or three.") \
    X(NET_RESET_MIDSTREAM, "net-reset-midstream", FINDING_ERROR, LAYER_HTTP, 0, \
      "The connection was cut in the middle of the session", \
      "RST or FIN from server inside a session, no fault; requests outstanding, or an answer that ends before " \
      "its Content-Length or last chunk.", \
      "The server's side ended the connection with a request unanswered: the service or host restarted, the " \
      "process of the session crashed, or a device in between dropped the connection.", \
      "On the target, did host or service stop at that time: `Get-WinEvent -FilterHashtable " \
      "@{LogName='System';Id=1074,6008,7031,7034,7036} -MaxEvents 20`\n" \
      "On the target, did the process of the session crash: `Get-WinEvent -FilterHashtable " \
      "@{LogName='Application';Id=1000,1026} -MaxEvents 20 | Where-Object Message -match " \
      "'wsmprovhost|winrshost|svchost'`\n" \
      "Where the target knows of nothing: the logs of the firewall, VPN or load balancer between them, for this " \
      "time and these addresses\n" \
      "At the client: open a new session and run the command again, after a look whether it took effect", \
      "An RST of the client is its own decision, and none of the server's.") \
    X(NET_IDLE_DROP, "net-idle-drop", FINDING_WARN, LAYER_HTTP, 0, \
      "The connection was dropped while it was idle", \
      "Connection silent for a fixed time (commonly 4, 5, 15, 30 or 60 min), next segment is retransmitted " \
      "without ACK or is answered by RST.", \
      "A firewall, NAT device or load balancer forgets connections that are silent for so long.", \
      "At the client: keep the session busy, or open a new one for each job; poll more often than the device's " \
      "limit (operation time-out below it)\n" \
      "On the device in between: raise its idle time-out for TCP `{port}`", \
      "When the server's shell was idle for too long it says so in a fault, and does not drop the connection.") \
    X(NET_HOST_REBOOT, "net-host-reboot", FINDING_INFO, LAYER_HTTP, 0, \
      "The host went away and came back", \
      "Several flows to one host end together (FIN/RST or silence), then SYN unanswered, later SYN-ACK again; " \
      "faults 995, 1115 or 2147943395 shortly before.", \
      "The target restarted, or was shut down, in the middle of it.", \
      "At the client: wait until the host answers again, then start a new session\n" \
      "PowerShell: `Restart-Computer -ComputerName {server} -Wait -For PowerShell -Force`\n" \
      STEPS_REBOOT "\n" \
      "On the target, who restarted it: `Get-WinEvent -FilterHashtable @{LogName='System';Id=1074,6008} -MaxEvents 5`", \
      "Where only connections of WinRM end, it was the service that restarted.") \
    X(NET_RETRANSMISSION, "net-retransmission", FINDING_WARN, LAYER_PERFORMANCE, 0, \
      "Packets are lost on the way", \
      "Retransmission ratio over 1 to 2 %, duplicate ACKs, RTO gaps above 200 ms in WinRM flows.", \
      "The network loses packets: an overloaded or bad link, a duplex mismatch, or a VPN.", \
      "At the client, how many are lost: `pathping {server}` (Linux: `mtr -rwc 50 {server}`)\n" \
      "On both sides, errors of the adapter: `Get-NetAdapterStatistics | Format-List` (Linux: `ip -s link`)\n" \
      "Over a VPN, the size of packets: `netsh interface ipv4 show subinterfaces`", \
      "Packets that the capture saw twice, or lost itself, look like it.") \
    X(NET_MTU_BLACKHOLE, "net-mtu-blackhole", FINDING_ERROR, LAYER_TCP, 0, \
      "Large packets do not get through", \
      "Small exchanges work (401, Identify), the first segment of full MSS size is retransmitted again and " \
      "again; no ICMP \"fragmentation needed\".", \
      "A link on the way takes smaller packets only, and the ICMP messages that would say so are blocked; " \
      "small requests work and large ones hang.", \
      "At the client, find the largest size that passes: `ping -f -l 1472 {server}`, with smaller numbers until " \
      "it answers (Linux: `ping -M do -s 1472 {server}`)\n" \
      "On the VPN or firewall: let ICMP type 3 code 4 through, or limit the segment size (MSS clamping)\n" \
      "Until then, at the client: `netsh interface ipv4 set subinterface NAME mtu=1400 store=persistent` (Linux: " \
      "`ip link set dev NAME mtu 1400`)", \
      "A request with too large a header fails at the same place (`http-400-header-too-long`), but is answered.") \
    X(NET_ZERO_WINDOW, "net-zero-window", FINDING_WARN, LAYER_PERFORMANCE, 0, \
      "One side does not take the data fast enough", \
      "Zero-window advertisements or window-full for seconds.", \
      "The receiving program is too slow, or blocked.", \
      "On the side named above: which process uses up the processor or the disk, and does the client read all " \
      "output at once?\n" \
      "Write less output: select the properties and rows on the target, before they cross the network", \
      "At the end of a connection it means nothing.") \
    X(NET_DNS_FAILURE, "net-dns-failure", FINDING_ERROR, LAYER_NAME, 0, \
      "The name of the host could not be resolved", \
      "DNS query for the target: NXDOMAIN, SERVFAIL, or no answer; no SYN follows. Client shows 12007, " \
      "0x803381B9 (2150859193) or ComputerNotFound.", \
      "The name is misspelled or incomplete, or the client asks a name server that does not know it.", \
      "At the client: `Resolve-DnsName {server}` (Linux: `getent hosts {server}`); try the full name with its domain\n" \
      "At the client, which name servers does it ask: `Get-DnsClientServerAddress` (Linux: `resolvectl status`); " \
      "they must be those of the domain\n" \
      "At the client, after the name server was mended: `Clear-DnsClientCache`", \
      "NXDOMAIN for one search suffix followed by success of another is normal; AAAA NODATA is normal.") \
    X(NET_DNS_WRONG_HOST, "net-dns-wrong-host", FINDING_ERROR, LAYER_NAME, 0, \
      "The name leads to another host", \
      "DNS answer A differs from the server that holds the expected certificate/AV-pair names (NTLM challenge " \
      "NbComputerName/DnsComputerName, certificate CN, Machine attribute).", \
      "The name server gives an address that belongs to another host than the one that is wanted: a stale " \
      "record, or an alias.", \
      "At the client, what does the name lead to: `Resolve-DnsName {server}`; compare with `ipconfig` on the target\n" \
      "On the target: `ipconfig /registerdns`; on the name server, delete the old record\n" \
      "At the client: `Clear-DnsClientCache`, and connect by the host's real name", \
      "Aliases and load balancers legitimately differ.") \
    X(NET_IPV6_FALLBACK, "net-ipv6-fallback", FINDING_WARN, LAYER_NAME, 0, \
      "IPv6 does not answer, IPv4 does", \
      "SYN to an IPv6 address unanswered for seconds, then IPv4 connects.", \
      "The name has an IPv6 address at which WinRM does not listen, or which a firewall blocks; each session " \
      "waits for that first.", \
      "On the target, does it listen on IPv6: `winrm enumerate winrm/config/listener` (ListeningOn); the Group " \
      "Policy \"Allow remote server management through WinRM\" must not have an empty IPv6 filter\n" \
      "On the firewall between them: let TCP `{port}` through for IPv6 like IPv4, or take the AAAA record out of DNS", \
      "Both attempts must be the same client's, at the same time.") \
    X(NET_LOCAL_INTERFERENCE, "net-local-interference", FINDING_WARN, LAYER_TCP, 0, \
      "No packet left the client", \
      "Client never emits a SYN although the application reports a hang; or loops to a local proxy address.", \
      "Security software on the client keeps the connection from the network.", \
      "At the client, does any program get through: `Test-NetConnection {server} -Port {port}`\n" \
      "At the client: pause the web shield of the antivirus or an old proxy client for a test, and try " \
      "`Test-WSMan {server}` again", \
      "A capture cannot prove it; it only shows that nothing was sent.")
/* clang-format on */
