/* What is known of each rule about TLS. The columns are those of struct rule in rule.h. */
#pragma once

/* clang-format off */
#define TLS_RULES(X) \
    X(TLS_ON_HTTP_PORT, "tls-on-http-port", FINDING_ERROR, LAYER_TLS, 0, \
      "The client speaks TLS to an HTTP port", \
      "TLS ClientHello (16 03) sent to 5985; server answers HTTP 400 text or RST/FIN, or (servers that wait " \
      "for a line) nothing until the client gives up.", \
      "The client was told to use HTTPS, but this port of the server speaks plain HTTP.", \
      "At the client: use HTTPS with its own port: `https://{server}:5986/wsman`\n" \
      "PowerShell: leave `-Port` out: `New-PSSession -ComputerName {server} -UseSSL`\n" \
      "pywinrm: `winrm.Session('https://{server}:5986/wsman', ...)`\n" \
      "Ansible (winrm): `ansible_port: 5986`\n" \
      "pypsrp: `WSMan('{server}', port=5986, ssl=True)`, or without TLS and with message encryption: " \
      "`WSMan('{server}', port=5985, ssl=False, encryption='always')`\n" \
      "Ansible (psrp): `ansible_port: 5986`, `ansible_psrp_protocol: https`\n" \
      "Packer: `winrm_port = 5986` with `winrm_use_ssl = true`\n" \
      "Ruby: `endpoint: 'https://{server}:5986/wsman', transport: :ssl`; Vagrant: `config.winrm.port = 5986`\n" \
      "On the target, is there an HTTPS listener: `winrm enumerate winrm/config/listener`; without one, make it " \
      "with a certificate of Cert:\\LocalMachine\\My: `New-Item -Path WSMan:\\localhost\\Listener -Transport HTTPS " \
      "-Address * -CertificateThumbPrint THUMBPRINT -Force`", \
      "A listener may be set up for HTTPS on port 5985; then a ServerHello comes.") \
    X(TLS_HTTP_ON_TLS_PORT, "tls-http-on-tls-port", FINDING_ERROR, LAYER_TLS, 0, \
      "The client speaks plain HTTP to a TLS port", \
      "Plain `POST /wsman` to 5986; server RST/FIN without TLS, or 400.", \
      "The client was told to use HTTP, but this port of the server speaks TLS.", \
      "At the client: use HTTPS for this port: `https://{server}:{port}/wsman`\n" \
      "PowerShell: `New-PSSession -ComputerName {server} -Port {port} -UseSSL`\n" \
      "pywinrm: `winrm.Session('https://{server}:{port}/wsman', ...)`\n" \
      "Ansible (winrm): `ansible_winrm_scheme: https`\n" \
      "pypsrp: `WSMan('{server}', port={port}, ssl=True)`\n" \
      "Ansible (psrp): `ansible_psrp_protocol: https`\n" \
      "Packer: `winrm_use_ssl = true`\n" \
      "Ruby: `endpoint: 'https://{server}:{port}/wsman', transport: :ssl`; Vagrant: `config.winrm.transport = :ssl`\n" \
      "Go: the third argument (https) of `winrm.NewEndpoint` is true\n" \
      "Or use the HTTP port, 5985, with a client that encrypts its messages (PowerShell; pywinrm and pypsrp with " \
      "NTLM or Kerberos)", \
      "A listener may be set up for HTTP on port 5986; then HTTP answers come.") \
    X(TLS_NO_SERVER_CERTIFICATE, "tls-no-server-certificate", FINDING_ERROR, LAYER_TLS, 0, \
      "The server ends the TLS handshake at once", \
      "ClientHello, then RST/FIN with no ServerHello or alert.", \
      "The HTTPS listener has no certificate that it can use: it was removed or replaced, or its private key " \
      "is missing.", \
      "On the target, which certificate does the listener name: `winrm enumerate winrm/config/listener` " \
      "(CertificateThumbprint), and is it there with its private key: `Get-ChildItem Cert:\\LocalMachine\\My | " \
      "Format-Table Thumbprint,Subject,NotAfter,HasPrivateKey`\n" \
      "On the target, give the listener one that is there: `" COMMAND_SET_CERTIFICATE "`\n" \
      "On the target, does another program own the port: `netsh http show sslcert ipport=0.0.0.0:{port}`", \
      "Old servers close without a word, too, when they have no TLS version in common with the client.") \
    X(TLS_PROTOCOL_VERSION, "tls-protocol-version", FINDING_ERROR, LAYER_TLS, 0, \
      "Client and server have no TLS version in common", \
      "Alert 70 (protocol_version), or RST after ClientHello that offers only TLS 1.0/1.1 (or only 1.3), " \
      "ServerHello with lower version then client alert.", \
      "One side speaks only old versions of TLS, the other only new ones.", \
      "On the older of the two sides, turn TLS 1.2 on or update it; what the client offers stands above\n" \
      "On the target, where it is the older (2008 R2, 2012): turn TLS 1.2 on by `New-Item " \
      "'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Server' -Force | " \
      "New-ItemProperty -Name Enabled -Value 1 -PropertyType DWord`, and restart it\n" \
      "At the client, where it is the older: bring Python, OpenSSL, .NET or Windows up to a version that speaks TLS 1.2\n" \
      "At the client (Linux), which versions does the server take: `openssl s_client -connect {server}:{port} " \
      "-tls1_2 </dev/null`\n" \
      "! At the client, for a server that cannot be mended today (OpenSSL 3): `openssl_conf` with `MinProtocol = " \
      "TLSv1` and `CipherString = DEFAULT:@SECLEVEL=0`", \
      "Clients that try one version after the other fail once on the way.") \
    X(TLS_NO_COMMON_CIPHER, "tls-no-common-cipher", FINDING_ERROR, LAYER_TLS, 0, \
      "Client and server have no cipher suite in common", \
      "Alert 40 (handshake_failure) or 71 after ClientHello.", \
      "The suites, curves or signature algorithms that the client offers are all switched off at the server, " \
      "or do not fit its certificate's key.", \
      "On the target, which suites are on: `Get-TlsCipherSuite | Format-Table Name`; turn one on that the client " \
      "offers too: `Enable-TlsCipherSuite -Name TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384`\n" \
      "On the target, does a Group Policy fix them: Computer Configuration, Administrative Templates, Network, " \
      "SSL Configuration Settings, \"SSL Cipher Suite Order\"\n" \
      "On the target, is the listener's certificate RSA or ECDSA (its suites must be on): `Get-ChildItem " \
      "Cert:\\LocalMachine\\My | Format-Table Thumbprint,{$_.PublicKey.Oid.FriendlyName}`\n" \
      "At the client (Linux), what does it offer: `openssl ciphers -v`; a system policy may be too strict: " \
      "`update-crypto-policies --show`", \
      "Alert 40 is also sent by the server when a client certificate is required but missing (TLS 1.2).") \
    X(TLS_UNKNOWN_CA, "tls-unknown-ca", FINDING_ERROR, LAYER_TLS, 0, \
      "The client does not trust the issuer of the server's certificate", \
      "Alert 48 (unknown_ca) or 46/42 from the client after Certificate; Windows client closes with FIN/RST " \
      "and no alert (12175 / 0x80072F8F).", \
      "The certificate is self-signed, or its CA is not among those that the client trusts.", \
      "Where the alert is not unknown_ca (48), look at the certificate's name and dates first (Linux): `" \
      COMMAND_SHOW_CERTIFICATE "`\n" \
      "At the client: have the CA's certificate (of a self-signed one: the certificate itself, after its " \
      "fingerprint was compared with the target's) as CA.pem, and let the client trust it:\n" \
      "PowerShell: `Import-Certificate -FilePath CA.cer -CertStoreLocation Cert:\\LocalMachine\\Root`\n" \
      "pywinrm: `winrm.Session(..., ca_trust_path='CA.pem')`\n" \
      "Ansible (winrm): `ansible_winrm_ca_trust_path: CA.pem`\n" \
      "pypsrp: `WSMan(..., cert_validation='CA.pem')`\n" \
      "Ansible (psrp): `ansible_psrp_ca_cert: CA.pem`\n" \
      "Ruby: `ca_trust_path: 'CA.pem'`, or `ssl_peer_fingerprint: 'SHA1'`\n" \
      "Go: the argument caCert of `winrm.NewEndpoint`; Terraform: `cacert`; Packer: put the CA into the system's store\n" \
      "curl: `--cacert CA.pem`\n" \
      "Or at the target: a certificate of a CA that the clients trust, set into the listener: `" COMMAND_SET_CERTIFICATE \
      "`\n" \
      "! PowerShell: without any check of who answers: `New-PSSessionOption -SkipCACheck -SkipCNCheck`\n" \
      STEPS_NO_CERTIFICATE_CHECK, \
      "TLS 1.3: OpenSSL clients (Python, Ruby, curl) still send this alert in the clear, since they take up " \
      "their write key only after the server's Finished; other stacks encrypt it: then " \
      "`tls-closed-after-handshake`.") \
    X(TLS_NAME_MISMATCH, "tls-name-mismatch", FINDING_ERROR, LAYER_TLS, 0, \
      "The server's certificate is for another name", \
      "Server certificate CN/SAN does not contain the name in SNI/Host/URL (or an IP address is used); client " \
      "closes after Certificate, or completes the handshake and closes without a request (urllib3 compares " \
      "names only then), mostly without an alert.", \
      "The client compared the name that it was given with the names in the certificate, and they differ.", \
      "At the client: connect by a name that stands in the certificate (`{certificate_names}`), once it is sure " \
      "that this is the right host\n" \
      "On the target, where it should have the name that the client uses: a certificate with that name, set into " \
      "the listener: `Set-WSManInstance -ResourceURI winrm/config/Listener -SelectorSet " \
      "@{Address='*';Transport='HTTPS'} -ValueSet @{Hostname='{server}';CertificateThumbprint='THUMBPRINT'}`\n" \
      "On the target, a self-signed one for tests: `New-SelfSignedCertificate -DnsName {server} " \
      "-CertStoreLocation Cert:\\LocalMachine\\My`, which the client must then trust\n" \
      "! PowerShell: without a check of the name: `New-PSSessionOption -SkipCNCheck`\n" \
      STEPS_NO_CERTIFICATE_CHECK, \
      "Needs a visible certificate (TLS 1.2 or below, or a key log); else `tls-closed-after-handshake`. A " \
      "client that goes on has the check switched off: no finding. Wildcards match one label.") \
    X(TLS_EXPIRED_CERTIFICATE, "tls-expired-certificate", FINDING_ERROR, LAYER_TLS, 0, \
      "The server's certificate is out of date", \
      "Certificate notAfter before capture time (or notBefore after it); alert 45.", \
      "The certificate's time is over (or has not begun), or the clock of one side is wrong.", \
      "On the target, which certificate and until when: `Get-ChildItem Cert:\\LocalMachine\\My | Format-Table " \
      "Thumbprint,Subject,NotBefore,NotAfter`; renew it at its CA\n" \
      "On the target, set the new one into the listener: `" COMMAND_SET_CERTIFICATE "`\n" \
      "At the client, is its clock right: `Get-Date` (Linux: `date`)?", \
      "Use capture time, not analysis time. A client that goes on has the check switched off: a note only. TLS " \
      "1.3 hides the certificate, but often not the alert (see `tls-unknown-ca`).") \
    X(TLS_CLOSED_AFTER_HANDSHAKE, "tls-closed-after-handshake", FINDING_ERROR, LAYER_TLS, RULE_FALLBACK, \
      "The client left right after the TLS handshake", \
      "On a WinRM port the client ends the connection (FIN/RST) right after its part of the TLS handshake, " \
      "without a request: either the handshake is complete (TLS 1.3: session tickets from the server are no " \
      "answer), or TLS 1.3 and in place of a Finished the client sends one encrypted record of 19 bytes, which " \
      "is an alert.", \
      "The client most likely refused the server's certificate (its name, its issuer or its dates); under TLS " \
      "1.3 the certificate and the reason are not readable.", \
      "At the client (Linux), look at the certificate: `" COMMAND_SHOW_CERTIFICATE "`\n" \
      "At the client (Windows), look at the certificate: `$c = [Net.Sockets.TcpClient]::new('{server}', {port}); " \
      "$s = [Net.Security.SslStream]::new($c.GetStream(), $false, { $true }); " \
      "$s.AuthenticateAsClient('{server}'); " \
      "[Security.Cryptography.X509Certificates.X509Certificate2]::new($s.RemoteCertificate) | Format-List " \
      "Subject,Issuer,NotBefore,NotAfter,DnsNameList`\n" \
      "Where the name that the client uses is not in it: connect by a name that is\n" \
      "Where it has expired: renew it, and on the target set the new one into the listener: `" COMMAND_SET_CERTIFICATE "`\n" \
      "Where the client does not know its issuer: let the client trust the CA (`winrmscope diagnose --explain " \
      "tls-unknown-ca` has each client's option)\n" \
      "To have it read here: record again with `SSLKEYLOGFILE=keys.log` set in the client's environment (Python, " \
      "curl, Go programs that support it), and give `--tls-keylog keys.log`", \
      "A port monitor, or a user who gives up, looks the same.") \
    X(TLS_SELFSIGNED_NO_CA_FLAG, "tls-selfsigned-no-ca-flag", FINDING_WARN, LAYER_TLS, 0, \
      "The self-signed certificate is not marked as a CA", \
      "Self-signed certificate without BasicConstraints CA=true, OpenSSL-based client alert 48 although the " \
      "file is given as CA.", \
      "The client was given the certificate to trust, but OpenSSL takes only a certificate that is marked as a " \
      "CA for that.", \
      "Make it anew with the mark (OpenSSL sets it): `openssl req -x509 -newkey rsa:2048 -nodes -days 825 " \
      "-keyout KEY.pem -out CERT.pem -subj /CN={server} -addext subjectAltName=DNS:{server}`, then `openssl " \
      "pkcs12 -export -inkey KEY.pem -in CERT.pem -out CERT.pfx`\n" \
      "On the target: `Import-PfxCertificate -FilePath CERT.pfx -CertStoreLocation Cert:\\LocalMachine\\My`\n" \
      "On the target, set it into the listener: `" COMMAND_SET_CERTIFICATE "`\n" \
      "At the client: give it this new certificate as the one to trust", \
      "Newer versions of OpenSSL accept it.") \
    X(TLS_WRONG_EKU, "tls-wrong-eku", FINDING_ERROR, LAYER_TLS, 0, \
      "The certificate is not for server authentication", \
      "Server certificate EKU lacks 1.3.6.1.5.5.7.3.1 (serverAuth).", \
      "The certificate was issued for another use; its list of uses (EKU) lacks server authentication.", \
      "On the target: ask the CA for a certificate by a template for web servers (\"Server Authentication\", " \
      "1.3.6.1.5.5.7.3.1)\n" \
      "On the target, set it into the listener: `" COMMAND_SET_CERTIFICATE "`", \
      "A certificate without a list of uses is good for any.") \
    X(TLS_REVOCATION_FAILURE, "tls-revocation-failure", FINDING_WARN, LAYER_TLS, 0, \
      "The revocation of the certificate cannot be checked", \
      "Delay of 15 s or more between Certificate and next client message, CRL/OCSP fetches (HTTP to CDP) " \
      "failing; then close; 12057, 0x80092013.", \
      "The client asks whether the certificate is revoked, and cannot reach the server that knows.", \
      "At the client, is the list reachable: `certutil -url CERT.cer`; open the way to the address in it (HTTP, " \
      "port 80), also through the proxy: `netsh winhttp show proxy`\n" \
      "At the CA: publish a fresh revocation list, at an address that this client reaches\n" \
      "! PowerShell: without a check of revocation: `New-PSSessionOption -SkipRevocationCheck`", \
      "The questions for the revocation list may go by a proxy, and not be in the capture.") \
    X(TLS_INSPECTION, "tls-inspection", FINDING_WARN, LAYER_TLS, 0, \
      "A device in between may open the TLS connection", \
      "Issuer is a known inspection CA or certificate differs from the one in other captures of the host; ALPN " \
      "h2 offered by \"server\"; TTL/latency differs.", \
      "A proxy or firewall decrypts the traffic with a certificate of its own; client certificates and channel " \
      "bindings then fail.", \
      "On that device: exclude TCP 5986 to this host from inspection\n" \
      "To see it, compare the fingerprint that a Linux client gets (`openssl s_client -connect {server}:{port} " \
      "</dev/null | openssl x509 -noout -fingerprint`) with that of the target's certificate", \
      "It is a guess: names of issuers prove little.") \
    X(TLS_CBT_MISMATCH, "tls-cbt-mismatch", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The channel binding of the authentication is refused", \
      "Over 5986: NTLM/Kerberos completes, final answer 401; NTLM type 3 carries AV pair 10 all zero or absent " \
      "(client sends no CBT) or a TLS-inspecting device is present; CredSSP errorCode 0xC000035B; client error " \
      "0x80090346.", \
      "The server demands that the logon names the TLS connection it comes through (CbtHardeningLevel), and " \
      "the client names none or another.", \
      "Is a device in between that opens TLS? Exclude TCP 5986 from its inspection\n" \
      "pywinrm: `winrm.Session(..., send_cbt=True)`, with current versions: `pip install -U pywinrm " \
      "requests_ntlm requests_kerberos`\n" \
      "Ansible (winrm): on the controller: `pip install -U pywinrm requests_ntlm`, and no " \
      "`ansible_winrm_send_cbt: false`\n" \
      "pypsrp: current versions: `pip install -U pypsrp pyspnego`, and no `negotiate_send_cbt=False`\n" \
      "Ruby: use Kerberos, or a current version of the gem winrm\n" \
      "! On the target, for clients that cannot send it: `Set-Item " \
      "WSMan:\\localhost\\Service\\Auth\\CbtHardeningLevel Relaxed`", \
      "With CbtHardeningLevel Relaxed, the default, a client that sends none is let in.") \
    X(TLS_CLIENT_CERT_REQUIRED, "tls-client-cert-required", FINDING_ERROR, LAYER_TLS, 0, \
      "The server wants a client certificate, and none came", \
      "TLS 1.3 alert 116, TLS 1.2 alert 40 after an empty Certificate message; or HTTP 401/403 after " \
      "CertificateRequest answered with an empty certificate.", \
      "The server asked for the client's certificate in the handshake, and the client sent an empty list.", \
      "At the client: give it the certificate with its private key, and the way of authentication \"certificate\":\n" \
      "PowerShell: `New-PSSession -ComputerName {server} -UseSSL -CertificateThumbprint THUMBPRINT` (a " \
      "certificate of Cert:\\CurrentUser\\My with its private key)\n" \
      "pywinrm: `winrm.Session(..., transport='certificate', cert_pem='CERT.pem', cert_key_pem='KEY.pem')`, the " \
      "key without a password\n" \
      "Ansible (winrm): `ansible_winrm_transport: certificate`, `ansible_winrm_cert_pem`, `ansible_winrm_cert_key_pem`\n" \
      "pypsrp: `WSMan(..., auth='certificate', certificate_pem='CERT.pem', certificate_key_pem='KEY.pem')`\n" \
      "Ansible (psrp): `ansible_psrp_auth: certificate`, `ansible_psrp_certificate_pem`, " \
      "`ansible_psrp_certificate_key_pem`\n" \
      "On the target, is certificate authentication on: `Set-Item WSMan:\\localhost\\Service\\Auth\\Certificate " \
      "$true`, and does an account belong to the certificate: `Get-ChildItem WSMan:\\localhost\\ClientCertificate`", \
      "An empty certificate is normal where another way of logon is used.") \
    X(TLS_CLIENT_CERT_REJECTED, "tls-client-cert-rejected", FINDING_ERROR, LAYER_TLS, 0, \
      "The server refuses the client's certificate", \
      "Client sends Certificate + CertificateVerify; server alert 42/43/46/48 or closes, or HTTP 403.16-like/401.", \
      "The server does not trust the client's certificate: its issuer, its dates, or its use.", \
      "On the target, trust its CA: `Import-Certificate -FilePath CA.cer -CertStoreLocation Cert:\\LocalMachine\\Root`\n" \
      "On the target, a self-signed one: `Import-Certificate -FilePath CLIENT.cer -CertStoreLocation " \
      "Cert:\\LocalMachine\\TrustedPeople`, beside Root\n" \
      "At the client: is the certificate in date, and for client authentication (1.3.6.1.5.5.7.3.2): `openssl " \
      "x509 -in CERT.pem -noout -dates -ext extendedKeyUsage`", \
      "An alert behind requests that went well belongs to something else.") \
    X(TLS13_CLIENT_CERTIFICATE, "tls13-client-certificate", FINDING_WARN, LAYER_TLS, 0, \
      "The client certificate cannot be asked for later under TLS 1.3", \
      "TLS 1.3 handshake without CertificateRequest, later server needs a client certificate and closes or " \
      "answers 401/403 (post-handshake auth not offered by client).", \
      "The server asks for a certificate after the handshake; under TLS 1.3 this client's library cannot " \
      "answer that.", \
      "At the client: bring its TLS library up to date, so that it can answer after the handshake:\n" \
      "Ansible (winrm): on the controller: Python 3.8 or later, and `pip install -U 'urllib3>=2.0.7' requests pywinrm`\n" \
      "pywinrm: Python 3.8 or later, and `pip install -U 'urllib3>=2.0.7' requests pywinrm`\n" \
      "PowerShell: bring Windows up to date\n" \
      "! On the target, only where the client cannot be mended: disable TLS 1.3 for servers " \
      "(SCHANNEL\\Protocols\\TLS 1.3\\Server, Enabled = 0)", \
      "What is asked for behind the handshake is encrypted, so this is told from what follows.") \
    X(TLS_SLOW_HANDSHAKE, "tls-slow-handshake", FINDING_WARN, LAYER_TLS, 0, \
      "The TLS handshake is slow", \
      "ServerHello more than 1 s after ClientHello, or client key exchange late.", \
      "One side takes long for its part: an overloaded host, or a check of revocation that waits.", \
      "On the target: is the processor busy (`Get-Counter '\\Processor(_Total)\\% Processor Time'`)?\n" \
      "At the client: can it reach the revocation list of the certificate (`certutil -url CERT.cer`)?", \
      "The network's own round trip is part of it.")
/* clang-format on */
