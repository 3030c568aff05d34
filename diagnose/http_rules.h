/* What is known of each rule about HTTP. The columns are those of struct rule in rule.h. */
#pragma once

/* clang-format off */
#define HTTP_RULES(X) \
    X(HTTP_REDIRECT, "http-redirect", FINDING_WARN, LAYER_HTTP, 0, \
      "The server sends the client elsewhere", \
      "301, 302 or 307 with Location, from IIS/Exchange or a proxy; or fault code 2150859161 with a redirect " \
      "address.", \
      "Exchange/Office 365 endpoint, http-to-https rule, wrong prefix.", \
      "`New-PSSession -ConnectionUri https://... -AllowRedirection`\n" \
      "Correct the URI.", \
      "Windows WinRM never redirects by itself.") \
    X(HTTP_400_GENERIC, "http-400-generic", FINDING_ERROR, LAYER_HTTP, RULE_FALLBACK, \
      "The server calls the request bad (400)", \
      "400 with HTML body \"Bad Request\" from Microsoft-HTTPAPI, request looks normal. Client code 2150859121 " \
      "(0x80338171).", \
      "Invalid Host header, bad characters, header too long, TLS on plain port, broken proxy rewrite.", \
      "Look at reason text (Invalid Hostname / Invalid Header / Request Too Long)\n" \
      "`Get-Content C:\\Windows\\System32\\LogFiles\\HTTPERR\\httperr*.log -Tail 20`", \
      "Exclude `http-400-header-too-long`, `tls-on-http-port` and `enc-server-rejects` first: this is the " \
      "fallback.") \
    X(HTTP_400_HEADER_TOO_LONG, "http-400-header-too-long", FINDING_ERROR, LAYER_HTTP, 0, \
      "The request's header is too long for the server", \
      "400 \"Request Too Long\" (or connection reset) answering a request whose Authorization header is larger " \
      "than about 10 KB (Kerberos ticket with large PAC); total header bytes near or above 16 384.", \
      "User in very many groups: token grows; http.sys MaxFieldLength/MaxRequestBytes 16 KB.", \
      "`reg add HKLM\\System\\CurrentControlSet\\Services\\HTTP\\Parameters /v MaxFieldLength /t REG_DWORD /d 65534 " \
      "/f` and `/v MaxRequestBytes /d 65534` (rule: 4/3 of the token size in bytes + 200), `net stop http & net " \
      "start http` or reboot\n" \
      "Remove groups.", \
      "Other users of the same host succeed with small tokens: strong support.") \
    X(HTTP_401_FINAL, "http-401-final", FINDING_ERROR, LAYER_AUTHENTICATION, RULE_FALLBACK, \
      "The server refused the authentication (401)", \
      "401 as last answer of a connection whose request carried the scheme's last token.", \
      "The credentials, or the right of the user to use WinRM.", \
      "", \
      "401 as first answer, or between legs, is normal. The fallback: only where no rule of E to I names the " \
      "scheme's cause.") \
    X(HTTP_403, "http-403", FINDING_ERROR, LAYER_HTTP, 0, \
      "Access forbidden (403)", \
      "403 from HTTPAPI/IIS.", \
      "IIS restriction, URL ACL, client certificate rules, proxy policy; WinRM rarely.", \
      "Check `netsh http show urlacl`, IIS settings.", \
      "Server header other than Microsoft-HTTPAPI points to IIS or a proxy.") \
    X(HTTP_404_NO_WSMAN, "http-404-no-wsman", FINDING_ERROR, LAYER_HTTP, 0, \
      "There is no WinRM at this address (404)", \
      "404 (HTML from Microsoft-HTTPAPI or another server) for POST /wsman or a path beside it. Client code " \
      "2150859027 (0x80338113).", \
      "WinRM not running while another http.sys application owns the port (common on 80/443, 5985 with another " \
      "listener), wrong URLPrefix, wrong server product.", \
      "At the client: correct the path of the URL; WinRM's is `/wsman` unless URLPrefix says otherwise\n" \
      "On the target: `winrm enumerate winrm/config/listener` shows port and URLPrefix\n" \
      "On the target, where WinRM does not run: `Start-Service WinRM`; `netsh http show servicestate` shows who has the port.", \
      "For WEF paths see `wef-404-urlacl`.") \
    X(HTTP_405_METHOD, "http-405-method", FINDING_ERROR, LAYER_HTTP, 0, \
      "The server does not take this method (405)", \
      "405 with `Allow`, for GET/PUT etc. Client code 2150858868.", \
      "Client is no WS-Man client (browser, health check), or a server that is not WS-Man.", \
      "Use POST\n" \
      "Fix the monitor.", \
      "Load-balancer probes: info only.") \
    X(HTTP_411_OR_CHUNKED, "http-411-or-chunked", FINDING_ERROR, LAYER_HTTP, 0, \
      "The server does not take a chunked request", \
      "Request with `Transfer-Encoding: chunked` to a shell: fault w:InternalError code 50; or 411.", \
      "Client library streams bodies.", \
      "Send Content-Length (disable chunking in the HTTP library).", \
      "Responses may be chunked legitimately.") \
    X(HTTP_413_ENVELOPE, "http-413-envelope", FINDING_ERROR, LAYER_HTTP, 0, \
      "The request is larger than the server allows (413)", \
      "413 answering a large POST. Client code 2150859025 (0x80338111).", \
      "Request body larger than server MaxEnvelopeSizekb (500; 150 on 2008 R2/7).", \
      "`winrm set winrm/config '@{MaxEnvelopeSizekb=\"2048\"}'`\n" \
      "Smaller fragments in client (`max_envelope_size=153600`).", \
      "413 from IIS/proxy has another Server header.") \
    X(HTTP_415_MEDIA, "http-415-media", FINDING_ERROR, LAYER_HTTP, 0, \
      "The server does not take this content type (415)", \
      "415, or fault UnsupportedMedia 2150858869.", \
      "Content-Type is not application/soap+xml (text/xml = SOAP 1.1 client) or not multipart/encrypted as " \
      "expected.", \
      "Correct the client's Content-Type\n" \
      "Charset UTF-8 or UTF-16.", \
      "Only if the request really lacks an accepted type.") \
    X(HTTP_500_NO_DETAIL, "http-500-no-detail", FINDING_ERROR, LAYER_HTTP, RULE_FALLBACK, \
      "The server failed without saying why (500)", \
      "500 without SOAP body or with empty body. Client code 2150859120 (0x80338170).", \
      "Message not encrypted although required; provider crash; request not completed in 120 s; IIS-hosted " \
      "plug-in failure.", \
      "Check `http-500-unencrypted` first\n" \
      "Event log WinRM/Operational\n" \
      "`Restart-Service WinRM`", \
      "Encrypted 500 bodies (multipart) are faults, not empty. Not where `http-500-unencrypted` holds.") \
    X(HTTP_500_UNENCRYPTED, "http-500-unencrypted", FINDING_ERROR, LAYER_ENCRYPTION, 0, \
      "The server refuses a message that is not encrypted", \
      "Over plain HTTP: Negotiate/NTLM/Kerberos handshake completes, then a POST with readable " \
      "`application/soap+xml` body (often the very request that carries the last token) gets 500, empty or with " \
      "a SOAP fault that speaks of unencrypted traffic (some clients see 401). Same host works with " \
      "multipart/encrypted clients.", \
      "Service AllowUnencrypted=false and client without message encryption.", \
      "Use HTTPS (5986), or a client with message encryption (pywinrm >= 0.3 with " \
      "`message_encryption=auto|always`, pypsrp, Ruby >= 2, Go `Encryption`)\n" \
      "Last resort in a lab: `winrm set winrm/config/service '@{AllowUnencrypted=\"true\"}'`.", \
      "Needs a completed authentication, at the latest in the same answer. Which fault code Windows gives is not " \
      "known: go by the plain body and the text.") \
    X(HTTP_503_UNAVAILABLE, "http-503-unavailable", FINDING_ERROR, LAYER_HTTP, 0, \
      "The service is not available (503)", \
      "503 \"Service Unavailable\" from Microsoft-HTTPAPI at once. Client code 2150859026 (0x80338112).", \
      "WinRM stopping/starting while its URL stays registered, IIS application pool disabled (Exchange), kernel " \
      "memory below limit, connection queue full.", \
      "`Get-Service WinRM`\n" \
      "`Restart-Service WinRM`\n" \
      "Exchange: check MSExchangePowerShellAppPool\n" \
      "HTTPERR log reason (AppOffline, QueueFull, ConnLimit, Disabled).", \
      "A single 503 during service start or reboot is transient; report if repeated for 30 s.") \
    X(HTTP_HTML_BODY, "http-html-body", FINDING_WARN, LAYER_HTTP, RULE_FALLBACK, \
      "Something other than WinRM answered", \
      "Content-Type text/html in an answer to a SOAP request. Client code 2150859123.", \
      "Not the WinRM service answers (http.sys, IIS, proxy, captive portal).", \
      "Identify the responder by Server header and body\n" \
      "Bypass.", \
      "400/401/404/503 of http.sys always carry HTML or nothing: use their own rules.") \
    X(HTTP_NO_RESPONSE_DATA, "http-no-response-data", FINDING_ERROR, LAYER_HTTP, 0, \
      "The answer is empty", \
      "200 with Content-Length 0 where a SOAP body is expected. Client 2150858997.", \
      "Middlebox, broken plug-in, decompression problem.", \
      "Compare with a direct connection.", \
      "Answers to blank authentication POSTs are legally empty.") \
    X(HTTP_CONTENT_TYPE_MISMATCH, "http-content-type-mismatch", FINDING_ERROR, LAYER_HTTP, 0, \
      "The answer has the wrong content type", \
      "Response lacks Content-Type or charset differs from request (UTF-16 vs UTF-8). Client 2150858999 / " \
      "2150859000.", \
      "Foreign WS-Man stack, proxy.", \
      "Client `-UseUTF16` off/on\n" \
      "Fix server.", \
      "UTF-8 answers to UTF-16 requests are accepted by many clients: warn only if the client then stops.") \
    X(HTTP_FOREIGN_SERVER, "http-foreign-server", FINDING_INFO, LAYER_PERFORMANCE, 0, \
      "The server is not Microsoft's WinRM", \
      "Server header or Identify vendor not Microsoft (OMI, Openwsman, BMC).", \
      "The target is another WS-Man product.", \
      "Use its documentation\n" \
      "Windows fixes do not apply.", \
      "DisableServerHeader hides the header: absence proves nothing.") \
    X(HTTP_EXPECT_100, "http-expect-100", FINDING_WARN, LAYER_HTTP, 0, \
      "Each request waits for a 100 Continue", \
      "`Expect: 100-continue`, body delayed by about 1 s each request.", \
      "libcurl-based client and server that does not answer 100 at once.", \
      "Send empty `Expect:` header\n" \
      "Update client.", \
      "Delay must repeat.") \
    X(HTTP_REQUEST_SLOW, "http-request-slow", FINDING_ERROR, LAYER_HTTP, 0, \
      "The request arrived too slowly", \
      "Request body arrives over more than 120 s, then 500 / close.", \
      "Slow uplink; MaxPacketRetrievalTimeSeconds.", \
      "`winrm set winrm/config/service '@{MaxPacketRetrievalTimeSeconds=\"600\"}'`", \
      "Retransmissions on the path explain slowness: report `net-retransmission` as cause.")
/* clang-format on */
