/* What is known of each rule about proxies and load balancers. The columns are those of struct rule in rule.h. */
#pragma once

/* clang-format off */
#define PROXY_RULES(X) \
    X(PROXY_IN_PATH, "proxy-in-path", FINDING_WARN, LAYER_PROXY, 0, \
      "The session goes through a proxy", \
      "Request line with absolute URI (`POST http://host:5985/wsman`), `CONNECT host:598x`, headers `Via`, " \
      "`Proxy-Connection`, or TCP destination is not the target while `a:To`/Host name it.", \
      "A proxy is set at the client (environment, WinHTTP or Internet options), and it is used for WinRM too.", \
      "None needed where the session works\n" \
      "At the client (Linux), go past it for this host: `export no_proxy={server}`\n" \
      "At the client (Windows), see and remove it: `netsh winhttp show proxy`, `netsh winhttp reset proxy`\n" \
      STEPS_PAST_PROXY, \
      "A proxy that works is no failure.") \
    X(PROXY_407, "proxy-407", FINDING_ERROR, LAYER_PROXY, 0, \
      "The proxy wants credentials", \
      "HTTP 407 with `Proxy-Authenticate`.", \
      "The client sends its requests to a proxy, and the proxy lets nobody through without a user name and a " \
      "password of its own.", \
      "At the client, go past the proxy for this host. Linux: `export no_proxy={server}`\n" \
      "At the client (Windows): `netsh winhttp set proxy proxy-server=\"{proxy}\" bypass-list=\"{server}\"`\n" \
      STEPS_PAST_PROXY "\n" \
      "Where the way must go through the proxy, over HTTPS. Linux: `export " \
      "https_proxy=http://USER:PASSWORD@PROXY:PORT`; PowerShell with -UseSSL: `New-PSSessionOption " \
      "-ProxyAccessType IEConfig -ProxyAuthentication Negotiate -ProxyCredential (Get-Credential)`", \
      "401 is the server's own question for a logon; 407 is the proxy's.") \
    X(PROXY_CONNECT_REFUSED, "proxy-connect-refused", FINDING_ERROR, LAYER_PROXY, 0, \
      "The proxy refuses to connect to this port", \
      "`CONNECT host:5986` answered 403/405/502/503.", \
      "The proxy's rules allow tunnels to some ports only, mostly 443, and not to WinRM's.", \
      "At the client, go past the proxy for this host. Linux: `export no_proxy={server}`; Windows: `netsh " \
      "winhttp set proxy proxy-server=\"{proxy}\" bypass-list=\"{server}\"`\n" \
      STEPS_PAST_PROXY "\n" \
      "On the proxy, where the way must go through it: allow CONNECT to TCP 5986 of this host (Squid: `acl " \
      "SSL_ports port 5986`)", \
      "Only the answer to CONNECT counts; what is refused inside the tunnel is the target's answer.") \
    X(PROXY_BAD_GATEWAY, "proxy-bad-gateway", FINDING_ERROR, LAYER_PROXY, 0, \
      "The proxy cannot reach the host, or gave up waiting", \
      "502 or 504, HTML body, `Server` of the proxy.", \
      "The proxy has no way to the target, or its time-out is shorter than the operation.", \
      "At the client, go past the proxy for this host. Linux: `export no_proxy={server}`; Windows: `netsh " \
      "winhttp set proxy proxy-server=\"{proxy}\" bypass-list=\"{server}\"`\n" \
      STEPS_PAST_PROXY "\n" \
      "On the proxy: can it resolve the target's name and reach its port? Raise its read time-out above the " \
      "client's operation time-out (60 to 180 seconds)", \
      "Windows itself (Microsoft-HTTPAPI) never answers 502 or 504.") \
    X(PROXY_AUTH_AFFINITY, "proxy-auth-affinity", FINDING_ERROR, LAYER_PROXY, 0, \
      "A device splits the connection that the authentication is bound to", \
      "Endless 401 with type 1/type 2/type 3 on *different* server connections, or type 2 challenges that " \
      "change for the same client connection.", \
      "NTLM and Kerberos authenticate a connection; a proxy or load balancer sends its requests over several " \
      "connections, so the server never sees a whole logon.", \
      "At the client: connect to the target itself, past the proxy or load balancer\n" \
      "On the load balancer: pass TCP through (layer 4) with source affinity, or turn the sharing of server " \
      "connections off (\"OneConnect\", \"connection multiplexing\")", \
      "A client that opens a new connection for each leg itself is `auth-client-reconnects`.") \
    X(PROXY_SHELL_AFFINITY, "proxy-shell-affinity", FINDING_ERROR, LAYER_PROXY, 0, \
      "Requests of one shell reach different servers", \
      "Create succeeds, then Command/Receive to the same virtual address fault InvalidSelectors 2150858843; " \
      "NTLM names or certificate or Machine differ between connections.", \
      "A load balancer sends requests of one session to several servers, and only one of them knows the shell.", \
      "At the client: connect to one server by its own name\n" \
      "On the load balancer: keep a client with its server, by source address or the cookie `MS-WSMAN`", \
      "A shell that was idle for too long, or a service that restarted, looks the same for one server.") \
    X(PROXY_PAC_FAILURE, "proxy-pac-failure", FINDING_WARN, LAYER_PROXY, 0, \
      "The automatic proxy configuration cannot be fetched", \
      "Client fetches `wpad.dat`/PAC with 404/time-out before contacting the target; delay of many seconds; " \
      "client errors 12166, 12167, 12178, 12180.", \
      "Windows looks for a proxy script (WPAD) before it connects, and waits for an answer that does not come.", \
      "At the client (Windows): turn \"Automatically detect settings\" off (Settings, Network, Proxy), and `netsh " \
      "winhttp reset proxy`\n" \
      "PowerShell: `New-PSSession -ComputerName {server} -SessionOption (New-PSSessionOption -ProxyAccessType " \
      "NoProxyServer)`", \
      "Browsers look for a proxy script too.")
/* clang-format on */
