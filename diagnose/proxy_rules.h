/* What is known of each rule about proxies and load balancers. The columns are those of struct rule in rule.h. */
#pragma once

/* clang-format off */
#define PROXY_RULES(X) \
    X(PROXY_IN_PATH, "proxy-in-path", FINDING_WARN, LAYER_PROXY, 0, \
      "The session goes through a proxy", \
      "Request line with absolute URI (`POST http://host:5985/wsman`), `CONNECT host:598x`, headers `Via`, " \
      "`Proxy-Connection`, or TCP destination is not the target while `a:To`/Host name it.", \
      "Environment `http_proxy`/`https_proxy`, WinHTTP or IE proxy used for WinRM.", \
      "`unset http_proxy https_proxy` or `export no_proxy={server}`\n" \
      "Windows: `netsh winhttp show proxy`, `netsh winhttp reset proxy`, `New-PSSessionOption -ProxyAccessType " \
      "NoProxyServer`\n" \
      "Ruby tools: clear `HTTP_PROXY`\n" \
      "pypsrp `no_proxy=True`.", \
      "A proxy that works is only a note, never an error. Behind `CONNECT` the tunnel's TLS and HTTP are judged " \
      "as any others.") \
    X(PROXY_407, "proxy-407", FINDING_ERROR, LAYER_PROXY, 0, \
      "The proxy wants credentials", \
      "HTTP 407 with `Proxy-Authenticate`.", \
      "Proxy wants credentials; WinRM sends proxy credentials only for HTTPS.", \
      "Go past the proxy for this host: `export no_proxy={server}` (Linux), or add it to the proxy's bypass list (Windows)\n" \
      "Give the client credentials for the proxy, by the scheme that its Proxy-Authenticate offers: in the URL of https_proxy, or\n" \
      "`New-PSSessionOption -ProxyAccessType IEConfig -ProxyAuthentication Basic -ProxyCredential (Get-Credential)` with `-UseSSL`.", \
      "Do not mix with 401.") \
    X(PROXY_CONNECT_REFUSED, "proxy-connect-refused", FINDING_ERROR, LAYER_PROXY, 0, \
      "The proxy refuses to connect to this port", \
      "`CONNECT host:5986` answered 403/405/502/503.", \
      "Proxy policy allows CONNECT only to 443.", \
      "Bypass list, or open 5985/5986 in the proxy, or listen on 443.", \
      "Status must answer CONNECT, not a later request inside the tunnel.") \
    X(PROXY_BAD_GATEWAY, "proxy-bad-gateway", FINDING_ERROR, LAYER_PROXY, 0, \
      "The proxy cannot reach the host, or gave up waiting", \
      "502 or 504, HTML body, `Server` of the proxy.", \
      "Proxy cannot reach the target or times out earlier than OperationTimeout.", \
      "Bypass proxy (`netsh winhttp set proxy proxy-server=\"p:8080\" bypass-list=\"*.corp\"`), raise its time-out. " \
      "WEF shows 2150859023 for it.", \
      "Server `Microsoft-HTTPAPI` never sends 502/504 itself.") \
    X(PROXY_AUTH_AFFINITY, "proxy-auth-affinity", FINDING_ERROR, LAYER_PROXY, 0, \
      "A device splits the connection that the authentication is bound to", \
      "Endless 401 with type 1/type 2/type 3 on *different* server connections, or type 2 challenges that change " \
      "for the same client connection.", \
      "Proxy or load balancer splits one client connection over several server connections (NTLM/Kerberos are " \
      "per connection).", \
      "Use layer-4 balancing with source affinity\n" \
      "Disable connection multiplexing (\"OneConnect\")\n" \
      "Bypass proxy.", \
      "A client that opens a new connection for each leg itself is `auth-client-reconnects`.") \
    X(PROXY_SHELL_AFFINITY, "proxy-shell-affinity", FINDING_ERROR, LAYER_PROXY, 0, \
      "Requests of one shell reach different servers", \
      "Create succeeds, then Command/Receive to the same virtual address fault InvalidSelectors 2150858843; NTLM " \
      "names or certificate or Machine differ between connections.", \
      "Requests of one shell reach different back ends.", \
      "Persist by source IP or cookie (`MS-WSMAN`), or address nodes directly.", \
      "First exclude shell expiry and restart.") \
    X(PROXY_PAC_FAILURE, "proxy-pac-failure", FINDING_WARN, LAYER_PROXY, 0, \
      "The automatic proxy configuration cannot be fetched", \
      "Client fetches `wpad.dat`/PAC with 404/time-out before contacting the target; delay of many seconds; " \
      "client errors 12166, 12167, 12178, 12180.", \
      "Auto-detection of proxy in WinHTTP/IE settings.", \
      "`New-PSSessionOption -ProxyAccessType NoProxyServer`\n" \
      "Turn off WPAD.", \
      "WPAD lookups by browsers are common; correlate by process time.")
/* clang-format on */
