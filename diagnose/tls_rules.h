/* What is known of each rule about TLS. The columns are those of struct rule in rule.h. */
#pragma once

/* clang-format off */
#define TLS_RULES(X) \
    X(TLS_ON_HTTP_PORT, "tls-on-http-port", FINDING_ERROR, LAYER_TLS, 0, \
      "The client speaks TLS to an HTTP port", \
      "TLS ClientHello (16 03) sent to 5985; server answers HTTP 400 text or RST/FIN, or (servers that wait for " \
      "a line) nothing until the client gives up.", \
      "Client uses https/UseSSL with the HTTP port.", \
      "Use port 5986 or scheme http\n" \
      "`winrm enumerate winrm/config/listener`", \
      "Payload must start 16 03 with a ClientHello; a listener may be configured for HTTPS on 5985: then a " \
      "ServerHello follows.") \
    X(TLS_HTTP_ON_TLS_PORT, "tls-http-on-tls-port", FINDING_ERROR, LAYER_TLS, 0, \
      "The client speaks plain HTTP to a TLS port", \
      "Plain `POST /wsman` to 5986; server RST/FIN without TLS, or 400.", \
      "Scheme mismatch (pywinrm derives http from the URL; `-UseSSL` missing).", \
      "`https://{server}:5986/wsman`\n" \
      "`-UseSSL`\n" \
      "`ansible_winrm_scheme: https`", \
      "Port may be re-assigned to HTTP: an HTTP answer other than 400 disproves the rule.") \
    X(TLS_NO_SERVER_CERTIFICATE, "tls-no-server-certificate", FINDING_ERROR, LAYER_TLS, 0, \
      "The server ends the TLS handshake at once", \
      "ClientHello, then RST/FIN with no ServerHello or alert.", \
      "HTTPS listener without usable certificate (thumbprint of a removed/expired certificate, no private key), " \
      "http.sys SSL binding missing or owned by another application.", \
      "`winrm enumerate winrm/config/listener`\n" \
      "`netsh http show sslcert ipport=0.0.0.0:5986`\n" \
      "`dir Cert:\\LocalMachine\\My`\n" \
      "Recreate: `winrm delete winrm/config/Listener?Address=*+Transport=HTTPS` then `winrm create ... " \
      "@{Hostname=\"fqdn\";CertificateThumbprint=\"...\"}`.", \
      "TLS version mismatch on old servers also closes without alert: check offered versions.") \
    X(TLS_PROTOCOL_VERSION, "tls-protocol-version", FINDING_ERROR, LAYER_TLS, 0, \
      "Client and server have no TLS version in common", \
      "Alert 70 (protocol_version), or RST after ClientHello that offers only TLS 1.0/1.1 (or only 1.3), " \
      "ServerHello with lower version then client alert.", \
      "Server or client policy disables the common version (2008 R2/7 without TLS 1.2; hardened servers without " \
      "1.0/1.1; Python/OpenSSL minimum level).", \
      "Enable TLS 1.2: `HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS " \
      "1.2\\{Client,Server}` `Enabled=1`, `DisabledByDefault=0`, reboot\n" \
      "Old OS: KB updates\n" \
      "Client: upgrade library.", \
      "Version fallback attempts: only report if none succeeds.") \
    X(TLS_NO_COMMON_CIPHER, "tls-no-common-cipher", FINDING_ERROR, LAYER_TLS, 0, \
      "Client and server have no cipher suite in common", \
      "Alert 40 (handshake_failure) or 71 after ClientHello.", \
      "No common cipher suite, curve or signature algorithm; certificate key type without matching suite.", \
      "`Get-TlsCipherSuite`\n" \
      "`Enable-TlsCipherSuite -Name TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384`\n" \
      "GPO SSL Cipher Suite Order.", \
      "Alert 40 is also sent by the server when a client certificate is required but missing (TLS 1.2).") \
    X(TLS_UNKNOWN_CA, "tls-unknown-ca", FINDING_ERROR, LAYER_TLS, 0, \
      "The client does not trust the issuer of the server's certificate", \
      "Alert 48 (unknown_ca) or 46/42 from the client after Certificate; Windows client closes with FIN/RST and " \
      "no alert (12175 / 0x80072F8F).", \
      "Self-signed or private-CA certificate not trusted by the client.", \
      "At the client, once its fingerprint is checked, import the CA's certificate: `Import-Certificate -FilePath c.cer " \
      "-CertStoreLocation Cert:\\LocalMachine\\Root`; Python clients: REQUESTS_CA_BUNDLE or `cert_validation=c.pem`\n" \
      "Test only: `New-PSSessionOption -SkipCACheck -SkipCNCheck -SkipRevocationCheck`\n" \
      "pywinrm `server_cert_validation='ignore'`\n" \
      "Ruby `no_ssl_peer_verification: true`\n" \
      "pypsrp `cert_validation=False`.", \
      "TLS 1.3: OpenSSL clients (Python, Ruby, curl) still send this alert in the clear, since they take up " \
      "their write key only after the server's Finished; other stacks encrypt it: then " \
      "`tls-closed-after-handshake`.") \
    X(TLS_NAME_MISMATCH, "tls-name-mismatch", FINDING_ERROR, LAYER_TLS, 0, \
      "The server's certificate is for another name", \
      "Server certificate CN/SAN does not contain the name in SNI/Host/URL (or an IP address is used); client " \
      "closes after Certificate, or completes the handshake and closes without a request (urllib3 compares names " \
      "only then), mostly without an alert.", \
      "Connection by IP, alias or short name; listener Hostname different.", \
      "Make sure that this is the right host; where it is, connect by a name that stands in its certificate\n" \
      "New certificate: `New-SelfSignedCertificate -DnsName {server} -CertStoreLocation " \
      "Cert:\\LocalMachine\\My`\n" \
      "Test only `-SkipCNCheck`.", \
      "Needs a visible certificate (TLS 1.2 or below, or a key log); else `tls-closed-after-handshake`. A client " \
      "that goes on has the check switched off: no finding. Wildcards match one label.") \
    X(TLS_EXPIRED_CERTIFICATE, "tls-expired-certificate", FINDING_ERROR, LAYER_TLS, 0, \
      "The server's certificate is out of date", \
      "Certificate notAfter before capture time (or notBefore after it); alert 45.", \
      "Expired certificate, wrong clock.", \
      "Renew\n" \
      "Set the new thumbprint: `Set-Item WSMan:\\localhost\\Listener\\<name>\\CertificateThumbprint <thumb>` or " \
      "`winrm set winrm/config/Listener?Address=*+Transport=HTTPS @{CertificateThumbprint=\"...\"}`.", \
      "Use capture time, not analysis time. A client that goes on has the check switched off: a note only. TLS " \
      "1.3 hides the certificate, but often not the alert (see `tls-unknown-ca`).") \
    X(TLS_CLOSED_AFTER_HANDSHAKE, "tls-closed-after-handshake", FINDING_ERROR, LAYER_TLS, RULE_FALLBACK, \
      "The client left right after the TLS handshake", \
      "On a WinRM port the client ends the connection (FIN/RST) right after its part of the TLS handshake, " \
      "without a request: either the handshake is complete (TLS 1.3: session tickets from the server are no " \
      "answer), or TLS 1.3 and in place of a Finished the client sends one encrypted record of 19 bytes, which " \
      "is an alert.", \
      "The client refused the certificate, after the handshake (name check, pinned fingerprint) or inside it " \
      "(unknown CA, expired); the certificate itself is not readable.", \
      "See the certificate: `openssl s_client -connect {authority} -servername {server} -showcerts </dev/null`, " \
      "compare names, dates and issuer\n" \
      "Or record again with `SSLKEYLOGFILE` set in the client. Then as in `tls-name-mismatch`, `tls-unknown-ca`, " \
      "`tls-expired-certificate`.", \
      "Hint only. Readable certificate or alert: give the rule that it proves instead. Port monitors look the " \
      "same: not when other TLS connections of this client carry requests.") \
    X(TLS_SELFSIGNED_NO_CA_FLAG, "tls-selfsigned-no-ca-flag", FINDING_WARN, LAYER_TLS, 0, \
      "The self-signed certificate is not marked as a CA", \
      "Self-signed certificate without BasicConstraints CA=true, OpenSSL-based client alert 48 although the file " \
      "is given as CA.", \
      "New-SelfSignedCertificate default output; OpenSSL refuses non-CA as trust anchor.", \
      "`New-SelfSignedCertificateEx -Subject \"CN={server}\" -EKU \"Server Authentication\" -IsCA $true ...` or clone " \
      "from a template (`-CloneCert`), or create with `openssl req -x509`.", \
      "Newer OpenSSL with partial-chain accepts it.") \
    X(TLS_WRONG_EKU, "tls-wrong-eku", FINDING_ERROR, LAYER_TLS, 0, \
      "The certificate is not for server authentication", \
      "Server certificate EKU lacks 1.3.6.1.5.5.7.3.1 (serverAuth).", \
      "Wrong template.", \
      "Issue certificate with Server Authentication\n" \
      "WinRM itself refuses with 0x803380EE.", \
      "No EKU extension = any use.") \
    X(TLS_REVOCATION_FAILURE, "tls-revocation-failure", FINDING_WARN, LAYER_TLS, 0, \
      "The revocation of the certificate cannot be checked", \
      "Delay of 15 s or more between Certificate and next client message, CRL/OCSP fetches (HTTP to CDP) " \
      "failing; then close; 12057, 0x80092013.", \
      "Client cannot reach CRL/OCSP.", \
      "Make CDP reachable or `-SkipRevocationCheck` for tests.", \
      "Fetches may go by proxy and be invisible.") \
    X(TLS_INSPECTION, "tls-inspection", FINDING_WARN, LAYER_TLS, 0, \
      "A device in between may open the TLS connection", \
      "Issuer is a known inspection CA or certificate differs from the one in other captures of the host; ALPN " \
      "h2 offered by \"server\"; TTL/latency differs.", \
      "TLS-inspecting proxy. Breaks channel binding (CBT) and client certificates.", \
      "Exclude 5986 from inspection.", \
      "Only hint.") \
    X(TLS_CBT_MISMATCH, "tls-cbt-mismatch", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The channel binding of the authentication is refused", \
      "Over 5986: NTLM/Kerberos completes, final answer 401; NTLM type 3 carries AV pair 10 all zero or absent " \
      "(client sends no CBT) or a TLS-inspecting device is present; CredSSP errorCode 0xC000035B; client error " \
      "0x80090346.", \
      "`CbtHardeningLevel=Strict` (or Relaxed with wrong CBT) and client without or with wrong channel binding; " \
      "certificate signed with an algorithm the client hashes differently (e.g. SHA-1/MD5 or RSA-PSS).", \
      "`winrm set winrm/config/service/auth '@{CbtHardeningLevel=\"Relaxed\"}'` (or None for test)\n" \
      "Upgrade client (`requests_ntlm`, `pyspnego`, `send_cbt`)\n" \
      "Remove inspection.", \
      "With Relaxed a missing CBT is accepted: needs Strict to be the cause.") \
    X(TLS_CLIENT_CERT_REQUIRED, "tls-client-cert-required", FINDING_ERROR, LAYER_TLS, 0, \
      "The server wants a client certificate, and none came", \
      "TLS 1.3 alert 116, TLS 1.2 alert 40 after an empty Certificate message; or HTTP 401/403 after " \
      "CertificateRequest answered with an empty certificate.", \
      "Certificate authentication expected, client sends none (wrong path, key encrypted, not allowed by CA " \
      "list).", \
      "Configure client: `-CertificateThumbprint`, pywinrm `cert_pem`/`cert_key_pem` (unencrypted key)\n" \
      "Server `Set-Item WSMan:\\localhost\\Service\\Auth\\Certificate $true`.", \
      "CertificateRequest followed by empty certificate is normal when another scheme is used.") \
    X(TLS_CLIENT_CERT_REJECTED, "tls-client-cert-rejected", FINDING_ERROR, LAYER_TLS, 0, \
      "The server refuses the client's certificate", \
      "Client sends Certificate + CertificateVerify; server alert 42/43/46/48 or closes, or HTTP 403.16-like/401.", \
      "Client certificate not trusted by server (issuer not in Root, certificate not in TrustedPeople), wrong " \
      "EKU (clientAuth), expired.", \
      "`Import-Certificate cert.pem -CertStoreLocation Cert:\\LocalMachine\\TrustedPeople` and CA into " \
      "`Cert:\\LocalMachine\\Root`.", \
      "An alert after a successful application exchange belongs to something else.") \
    X(TLS13_CLIENT_CERTIFICATE, "tls13-client-certificate", FINDING_WARN, LAYER_TLS, 0, \
      "The client certificate cannot be asked for later under TLS 1.3", \
      "TLS 1.3 handshake without CertificateRequest, later server needs a client certificate and closes or " \
      "answers 401/403 (post-handshake auth not offered by client).", \
      "Client library without post-handshake authentication.", \
      "Ansible: Python 3.8+ (or 3.7.1/3.6.7) with urllib3 >= 2.0.7\n" \
      "Or disable TLS 1.3 on the server for this use.", \
      "Post-handshake messages are encrypted.") \
    X(TLS_SLOW_HANDSHAKE, "tls-slow-handshake", FINDING_WARN, LAYER_TLS, 0, \
      "The TLS handshake is slow", \
      "ServerHello more than 1 s after ClientHello, or client key exchange late.", \
      "CPU starvation, CRL checks, RSA 4096 on small VM, entropy.", \
      "See `tls-revocation-failure`\n" \
      "Check server load.", \
      "Subtract RTT.")
/* clang-format on */
