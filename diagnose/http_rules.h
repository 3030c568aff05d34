/* What is known of each rule about HTTP. The columns are those of struct rule in rule.h. */
#pragma once

/* clang-format off */
#define HTTP_RULES(X) \
    X(HTTP_REDIRECT, "http-redirect", FINDING_WARN, LAYER_HTTP, 0, \
      "The server sends the client elsewhere", \
      "301, 302 or 307 with Location, from IIS/Exchange or a proxy; or fault code 2150859161 with a redirect " \
      "address.", \
      "What answers is no WinRM service but a web server, a proxy or Exchange, which names another address " \
      "(Location).", \
      "At the client: where the address that the answer names is one of WinRM (`https://{server}:5986/wsman`), use " \
      "it; else correct host and port, so that they lead to the target itself: `http://{server}:5985/wsman`\n" \
      "PowerShell: for Exchange: `New-PSSession -ConnectionUri https://HOST/powershell -AllowRedirection " \
      "-Credential (Get-Credential)`", \
      "Windows WinRM never redirects by itself.") \
    X(HTTP_400_GENERIC, "http-400-generic", FINDING_ERROR, LAYER_HTTP, RULE_FALLBACK, \
      "The server calls the request bad (400)", \
      "400 with HTML body \"Bad Request\" from Microsoft-HTTPAPI, request looks normal. Client code 2150859121 " \
      "(0x80338171).", \
      "The target's HTTP layer (http.sys) did not like the request's Host header or another header, or " \
      "something in between rewrote it.", \
      "Read the reason in the answer: `Invalid Hostname` means that the URL's host name has characters such as " \
      "an underscore, or that a listener is bound to another name\n" \
      "On the target, its own word on it: `Get-Content C:\\Windows\\System32\\LogFiles\\HTTPERR\\httperr*.log -Tail 20`\n" \
      "At the client: connect to the target itself, past any proxy or load balancer", \
      "A header that is too long, TLS on a plain port and a bad encrypted message have findings of their own.") \
    X(HTTP_400_HEADER_TOO_LONG, "http-400-header-too-long", FINDING_ERROR, LAYER_HTTP, 0, \
      "The request's header is too long for the server", \
      "400 \"Request Too Long\" (or connection reset) answering a request whose Authorization header is larger " \
      "than about 10 KB (Kerberos ticket with large PAC); total header bytes near or above 16 384.", \
      "The user's Kerberos ticket is larger than the target's HTTP layer allows, mostly because the user is in " \
      "very many groups.", \
      "At the client, another account for a test: one that is in few groups\n" \
      "On the target, allow larger headers: `New-ItemProperty -Path " \
      "HKLM:\\SYSTEM\\CurrentControlSet\\Services\\HTTP\\Parameters -Name MaxFieldLength -Value 65534 -PropertyType " \
      "DWord -Force; New-ItemProperty -Path HKLM:\\SYSTEM\\CurrentControlSet\\Services\\HTTP\\Parameters -Name " \
      "MaxRequestBytes -Value 65534 -PropertyType DWord -Force`, then restart the host\n" \
      "On a domain controller, how many groups is the user in: `(Get-ADUser {user} -Properties " \
      "tokenGroups).tokenGroups.Count`; take the user out of those that are not needed", \
      "That other users of the same host get in with smaller tickets speaks for it.") \
    X(HTTP_401_FINAL, "http-401-final", FINDING_ERROR, LAYER_AUTHENTICATION, RULE_FALLBACK, \
      "The server refused the authentication (401)", \
      "401 as last answer of a connection whose request carried the scheme's last token.", \
      "The credentials are wrong, the account may not log on, or it may not use WinRM.", \
      "At the client: correct the user name (`DOMAIN\\USER` for a domain account, `HOST\\USER` for a local one) " \
      "and the password\n" \
      "On the target, which of these it was: `" COMMAND_LOGON_EVENTS \
      "` (Status and SubStatus; `winrmscope fault ntstatus:CODE` explains them)\n" \
      "On the target, a user who is no administrator: `Add-LocalGroupMember -Group 'Remote Management Users' " \
      "-Member DOMAIN\\USER`", \
      "401 as the first answer, or between the steps of a logon, is normal.") \
    X(HTTP_403, "http-403", FINDING_ERROR, LAYER_HTTP, 0, \
      "Access forbidden (403)", \
      "403 from HTTPAPI/IIS.", \
      "Something before WinRM refuses the request: a web server (IIS), a proxy, or a rule for client certificates.", \
      "Who answers? The Server header above: `Microsoft-HTTPAPI` is the target's http.sys; any other is a proxy " \
      "or web server, whose rules must allow it\n" \
      "At the client: connect to the target itself, past any proxy: `export no_proxy={server}` (Linux), `netsh " \
      "winhttp show proxy` (Windows)\n" \
      "On the target, who has this URL: `netsh http show urlacl` and `netsh http show servicestate`", \
      "A Server header other than Microsoft-HTTPAPI points to a proxy or a web server.") \
    X(HTTP_404_NO_WSMAN, "http-404-no-wsman", FINDING_ERROR, LAYER_HTTP, 0, \
      "There is no WinRM at this address (404)", \
      "404 (HTML from Microsoft-HTTPAPI or another server) for POST /wsman or a path beside it. Client code " \
      "2150859027 (0x80338113).", \
      "A web server answers on this port, but nothing is registered under this path: the URL's path is wrong, " \
      "or the WinRM service does not run and another program has the port.", \
      "At the client: correct the URL: the path of WinRM is `/wsman`, its port 5985 (HTTP) or 5986 (HTTPS) " \
      "unless it is forwarded: `http://{server}:5985/wsman`\n" \
      "pywinrm: `winrm.Session('http://{server}:5985/wsman', ...)`\n" \
      "Ansible (winrm): remove `ansible_winrm_path`, or set it to `/wsman`\n" \
      "pypsrp: remove `path=`, or set it to `wsman`\n" \
      "Ansible (psrp): remove `ansible_psrp_path`, or set it to `wsman`\n" \
      "PowerShell: remove `-ApplicationName`, or set `$PSSessionApplicationName = 'wsman'`\n" \
      "Ruby: `endpoint: 'http://{server}:5985/wsman'`\n" \
      "On the target, which path and port has the listener: `winrm enumerate winrm/config/listener` (URLPrefix)\n" \
      "On the target, where WinRM does not run: `Start-Service WinRM`; who has the port then: `netsh http show " \
      "servicestate`", \
      "Event forwarding has an address of its own (`wef-404-urlacl`).") \
    X(HTTP_405_METHOD, "http-405-method", FINDING_ERROR, LAYER_HTTP, 0, \
      "The server does not take this method (405)", \
      "405 with `Allow`, for GET/PUT etc. Client code 2150858868.", \
      "The request was no POST: a browser or a health check asked, or what answers is no WinRM service.", \
      "Where it is a health check: let it open the TCP port only, or send POST to `/wsman-anon/identify`\n" \
      "At the client: use a WinRM client, which sends POST; for a test: `Test-WSMan {server}`", \
      "Health checks of load balancers cause it, and are harmless.") \
    X(HTTP_411_OR_CHUNKED, "http-411-or-chunked", FINDING_ERROR, LAYER_HTTP, 0, \
      "The server does not take a chunked request", \
      "Request with `Transfer-Encoding: chunked` to a shell: fault w:InternalError code 50; or 411.", \
      "The client's HTTP library sends the body in chunks, without saying its length first; WinRM's shells do " \
      "not take that.", \
      "At the client: send the whole body with a Content-Length (turn chunked transfer encoding off in the HTTP " \
      "library)", \
      "Answers may come in chunks; requests may not.") \
    X(HTTP_413_ENVELOPE, "http-413-envelope", FINDING_ERROR, LAYER_HTTP, 0, \
      "The request is larger than the server allows (413)", \
      "413 answering a large POST. Client code 2150859025 (0x80338111).", \
      "The request's body is larger than MaxEnvelopeSizekb of the target (500; 150 on old versions).", \
      "At the client: send less at once: a smaller script or argument, or the file by `Copy-Item -ToSession`\n" \
      "pypsrp: `WSMan(..., max_envelope_size=153600)`\n" \
      "Ansible (psrp): `ansible_psrp_max_envelope_size: 153600`\n" \
      "On the target: `Set-Item WSMan:\\localhost\\MaxEnvelopeSizekb 2048`", \
      "A proxy or IIS may have a limit of its own; its Server header shows it.") \
    X(HTTP_415_MEDIA, "http-415-media", FINDING_ERROR, LAYER_HTTP, 0, \
      "The server does not take this content type (415)", \
      "415, or fault UnsupportedMedia 2150858869.", \
      "The client's Content-Type is not one of WinRM's: it speaks SOAP 1.1, or labels an encrypted body wrongly.", \
      "At the client: send `Content-Type: application/soap+xml;charset=UTF-8` (SOAP 1.2), or update the client library", \
      "Only if the request really lacks an accepted type.") \
    X(HTTP_500_NO_DETAIL, "http-500-no-detail", FINDING_ERROR, LAYER_HTTP, RULE_FALLBACK, \
      "The server failed without saying why (500)", \
      "500 without SOAP body or with empty body. Client code 2150859120 (0x80338170).", \
      "The service gave up on the request without a fault: mostly it was not encrypted as it must be, or the " \
      "service or a provider failed.", \
      "At the client: is the message encrypted or the connection HTTPS? If neither, use " \
      "`https://{server}:5986/wsman` or turn message encryption on\n" \
      "On the target: `Get-WinEvent -LogName Microsoft-Windows-WinRM/Operational -MaxEvents 20 | Format-List " \
      "TimeCreated,Message`\n" \
      "On the target, where nothing else helps (ends every session): `Restart-Service WinRM`", \
      "A 500 with an encrypted body is a fault, which can be read with a key.") \
    X(HTTP_500_UNENCRYPTED, "http-500-unencrypted", FINDING_ERROR, LAYER_ENCRYPTION, 0, \
      "The server refuses a message that is not encrypted", \
      "Over plain HTTP: Negotiate/NTLM/Kerberos handshake completes, then a POST with readable " \
      "`application/soap+xml` body (often the very request that carries the last token) gets 500, empty or " \
      "with a SOAP fault that speaks of unencrypted traffic (some clients see 401). Same host works with " \
      "multipart/encrypted clients.", \
      "The logon went well, but the client then sent its message in clear text over HTTP, which the target " \
      "does not allow (AllowUnencrypted is false, as it should be).", \
      "At the client: turn message encryption on, or connect by HTTPS to port 5986:\n" \
      "pywinrm: version 0.3 or later: `winrm.Session(..., transport='ntlm', message_encryption='always')`, or " \
      "`https://{server}:5986/wsman`\n" \
      "Ansible (winrm): `ansible_winrm_transport: ntlm` and `ansible_winrm_message_encryption: always`, or " \
      "`ansible_port: 5986`\n" \
      "pypsrp: `WSMan(..., auth='negotiate', encryption='always')`, or `ssl=True, port=5986`\n" \
      "Ansible (psrp): `ansible_psrp_message_encryption: always`, or `ansible_psrp_protocol: https`\n" \
      "PowerShell: `New-PSSession -ComputerName {server} -UseSSL`, and never -NoEncryption\n" \
      "Ruby: the gem winrm 2 or later: `transport: :negotiate`; or `endpoint: 'https://{server}:5986/wsman', " \
      "transport: :ssl`\n" \
      "Go: `params.TransportDecorator = func() winrm.Transporter { e, _ := winrm.NewEncryption(\"ntlm\"); return e " \
      "}`, or HTTPS\n" \
      "Packer: `winrm_use_ssl = true` with `winrm_port = 5986`\n" \
      "curl: it does not encrypt messages: `https://{server}:5986/wsman`\n" \
      "! On the target, for a lab only: `Set-Item WSMan:\\localhost\\Service\\AllowUnencrypted $true`", \
      "Windows versions differ in the fault that they send; some clients see 401.") \
    X(HTTP_503_UNAVAILABLE, "http-503-unavailable", FINDING_ERROR, LAYER_HTTP, 0, \
      "The service is not available (503)", \
      "503 \"Service Unavailable\" from Microsoft-HTTPAPI at once. Client code 2150859026 (0x80338112).", \
      "WinRM's URL is registered but the service is stopping, starting or overloaded; on Exchange its " \
      "application pool is stopped.", \
      "On the target: `Get-Service WinRM`; where it hangs or is stopped: `Restart-Service WinRM` (ends every session)\n" \
      "Where the answer's Server header is not Microsoft-HTTPAPI, or missing, a proxy or load balancer answers: " \
      "it cannot reach the target; look there\n" \
      "On the target, the reason: `Get-Content C:\\Windows\\System32\\LogFiles\\HTTPERR\\httperr*.log -Tail 20` " \
      "(AppOffline, QueueFull, ConnLimit, Disabled)\n" \
      "On an Exchange server: `Get-IISAppPool MSExchangePowerShellAppPool`, `Start-WebAppPool " \
      "MSExchangePowerShellAppPool`", \
      "One 503 while the service starts is normal.") \
    X(HTTP_HTML_BODY, "http-html-body", FINDING_WARN, LAYER_HTTP, RULE_FALLBACK, \
      "Something other than WinRM answered", \
      "Content-Type text/html in an answer to a SOAP request. Client code 2150859123.", \
      "The answer is a web page: a proxy, a web server or a login portal stands where WinRM was expected.", \
      "At the client: who is it? See the Server header: `curl -i http://{server}:{port}/wsman`\n" \
      "At the client: connect to the target itself, past the proxy: `export no_proxy={server}` (Linux), `netsh " \
      "winhttp show proxy` (Windows)", \
      "400/401/404/503 of http.sys always carry HTML or nothing: use their own rules.") \
    X(HTTP_NO_RESPONSE_DATA, "http-no-response-data", FINDING_ERROR, LAYER_HTTP, 0, \
      "The answer is empty", \
      "200 with Content-Length 0 where a SOAP body is expected. Client 2150858997.", \
      "The server, or a device in between, answered 200 with nothing in it where a SOAP message belongs.", \
      "At the client: connect to the target itself, past any proxy, load balancer or scanner\n" \
      "On the target: `Restart-Service WinRM` (ends every session), then `Test-WSMan localhost`", \
      "Answers to blank authentication POSTs are legally empty.") \
    X(HTTP_CONTENT_TYPE_MISMATCH, "http-content-type-mismatch", FINDING_ERROR, LAYER_HTTP, 0, \
      "The answer has the wrong content type", \
      "Response lacks Content-Type or charset differs from request (UTF-16 vs UTF-8). Client 2150858999 / " \
      "2150859000.", \
      "The answer's Content-Type is missing or has another charset than the client asked for; mostly it is no " \
      "Windows that answers, or a proxy changed it.", \
      "At the client: connect to the target itself, past any proxy\n" \
      "PowerShell: `New-PSSessionOption -UseUTF16` on or off", \
      "Many clients accept UTF-8 answers to UTF-16 requests.") \
    X(HTTP_FOREIGN_SERVER, "http-foreign-server", FINDING_INFO, LAYER_PERFORMANCE, 0, \
      "The server is not Microsoft's WinRM", \
      "Server header or Identify vendor not Microsoft (OMI, Openwsman, BMC).", \
      "The target is another WS-Management product (OMI, Openwsman, a management controller).", \
      "Use that product's own manual: what is said here of Windows settings does not hold for it", \
      "DisableServerHeader hides the header: absence proves nothing.") \
    X(HTTP_EXPECT_100, "http-expect-100", FINDING_WARN, LAYER_HTTP, 0, \
      "Each request waits for a 100 Continue", \
      "`Expect: 100-continue`, body delayed by about 1 s each request.", \
      "The client asks before each body (Expect: 100-continue), and waits about a second for an answer that " \
      "does not come.", \
      "At the client: send an empty Expect header, or update its HTTP library\n" \
      "curl: send no such header: `-H 'Expect:'`", \
      "Once means nothing; it must be so for each request.") \
    X(HTTP_REQUEST_SLOW, "http-request-slow", FINDING_ERROR, LAYER_HTTP, 0, \
      "The request arrived too slowly", \
      "Request body arrives over more than 120 s, then 500 / close.", \
      "The body of the request took longer than the target waits for it (MaxPacketRetrievalTimeSeconds, 120 s).", \
      "At the client: send less at once, or over a faster way\n" \
      "On the target: `Set-Item WSMan:\\localhost\\Service\\MaxPacketRetrievalTimeSeconds 600`", \
      "Where packets are lost on the way, that is the cause.")
/* clang-format on */
