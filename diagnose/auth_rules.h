/* What is known of each rule about authentication: Basic, NTLM, CredSSP, certificates. The columns are those of struct rule in rule.h. */
#pragma once

/* clang-format off */
#define AUTH_RULES(X) \
    X(AUTH_SCHEME_NOT_OFFERED, "auth-scheme-not-offered", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The server does not offer the way of authentication that the client uses", \
      "Client uses a scheme (Basic, CredSSP, Kerberos, mutual) that is missing from the server's " \
      "WWW-Authenticate list, or sends no Authorization at all and stops at a list that has only schemes it does " \
      "not speak; conversation ends with 401.", \
      "Scheme disabled in service/auth.", \
      "`winrm get winrm/config/service/auth`\n" \
      "Enable: `winrm set winrm/config/service/auth '@{Basic=\"true\"}'` (or Kerberos, Negotiate, CredSSP, " \
      "Certificate).", \
      "The header may be several lines or one comma list.") \
    X(AUTH_NO_RETRY, "auth-no-retry", FINDING_WARN, LAYER_AUTHENTICATION, RULE_FALLBACK, \
      "The client gave up at the first 401", \
      "First POST without Authorization -> 401 with offers -> client closes, nothing more.", \
      "Client found no usable scheme: client-side policy (TrustedHosts, AllowUnencrypted, disabled scheme), no " \
      "credentials, no Kerberos ticket.", \
      "Client: `winrm get winrm/config/client`\n" \
      "`Set-Item WSMan:\\localhost\\Client\\TrustedHosts -Value \"{server}\" -Force`\n" \
      "Supply `-Credential`\n" \
      "See client-side codes 0x803380DE..E5.", \
      "Scanners behave like this too.") \
    X(AUTH_401_LOOP, "auth-401-loop", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The same logon is refused again and again", \
      "Three or more complete handshakes with 401 on the same or successive connections within seconds.", \
      "Wrong credentials with client retries; lockout danger.", \
      "Stop retries\n" \
      "Fix credentials\n" \
      "Check for lockout (`Search-ADAccount -LockedOut`).", \
      "First legs of parallel connections are not a loop; count only final refusals.") \
    X(AUTH_CLIENT_RECONNECTS, "auth-client-reconnects", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The authentication is torn over several connections", \
      "Type 1 and type 3 on different TCP connections, or `Connection: close` in the 401.", \
      "Client or server closes between legs; keep-alive off.", \
      "Enable keep-alive\n" \
      "Do not set `Connection: close`\n" \
      "HTTP/1.0 proxies out.", \
      "Blank probes on a second connection are normal; the type 3 must follow the type 2 of another connection.") \
    X(BASIC_DISABLED, "basic-disabled", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The server does not allow Basic authentication", \
      "`Authorization: Basic` -> 401 whose list has no Basic.", \
      "Service Basic=false (default), or Basic withheld.", \
      "`winrm set winrm/config/service/auth '@{Basic=\"true\"}'`\n" \
      "Better use NTLM/Kerberos/certificate.", \
      "Slug alias: http-401-basic-disabled.") \
    X(HTTP_401_BASIC_UNENCRYPTED, "http-401-basic-unencrypted", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The server refuses Basic authentication without TLS", \
      "`Authorization: Basic` over plain HTTP (5985), Basic is offered, still 401 (some builds 500), credentials " \
      "known good (work on 5986).", \
      "Service AllowUnencrypted=false: Basic over HTTP cannot encrypt, the server must refuse.", \
      "Use HTTPS\n" \
      "Lab only: `winrm set winrm/config/service '@{AllowUnencrypted=\"true\"}'` plus `winrm set " \
      "winrm/config/client '@{AllowUnencrypted=\"true\"}'` for native clients. Nano Server: " \
      "`HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\WSMAN\\Service` DWORD allow_unencrypted=1, auth_basic=1.", \
      "Cannot be told from a wrong password by one connection: look for success of the same header over TLS or " \
      "elsewhere.") \
    X(BASIC_CLEARTEXT_CREDENTIALS, "basic-cleartext-credentials", FINDING_SECURITY, LAYER_PERFORMANCE, 0, \
      "A password crosses the network in the clear", \
      "`Authorization: Basic` on a non-TLS connection (password readable).", \
      "Packer/Vagrant style configuration left on.", \
      "Change the password\n" \
      "Disable: `winrm set winrm/config/service/auth '@{Basic=\"false\"}'`\n" \
      "`winrm set winrm/config/service '@{AllowUnencrypted=\"false\"}'`", \
      "Never print the password; decode only the user part.") \
    X(BASIC_DOMAIN_ACCOUNT, "basic-domain-account", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "Basic authentication with a domain account", \
      "Basic user contains `\\` with a domain name or `@`, 401.", \
      "Basic works only with local accounts.", \
      "Use a local account (`.\\{user}` or `{computer}\\{user}`), or NTLM/Kerberos.", \
      "`HOST\\user` with the host's own name is local.") \
    X(BASIC_BAD_PASSWORD, "basic-bad-password", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "User name and password were refused (Basic)", \
      "Basic offered, 401. Other Basic logons to this server that succeed make it certain.", \
      "Wrong user or password, disabled account, or user without WinRM right.", \
      "Correct the user name (as `{computer}\\{user}` or `DOMAIN\\{user}` where needed) and the password at the client\n" \
      "On the target: event 4625 in the Security log says by Status and SubStatus which of the two it was.", \
      "Cannot be separated from missing WinRM rights or unencrypted refusal without other evidence: print all " \
      "three, this one first when the capture shows an accepted Basic logon over HTTP.") \
    X(AUTH_LOCAL_ADMIN_UAC, "auth-local-admin-uac", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "A local administrator is filtered by UAC", \
      "Local account (type 3 domain = target name or `.`; user is not Administrator) authenticates: 401, or " \
      "fault code 5 AccessDenied on Create of `/windows/shell/cmd`; the same account works for PowerShell " \
      "endpoint or the built-in Administrator works.", \
      "UAC remote restriction: token filtered.", \
      "`New-ItemProperty -Path HKLM:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System -Name " \
      "LocalAccountTokenFilterPolicy -Value 1 -PropertyType DWord -Force`", \
      "Not for the built-in RID-500 account or domain admins.") \
    X(AUTH_NOT_AUTHORIZED, "auth-not-authorized", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The user is known but not allowed in", \
      "Authentication completes (Kerberos AP-REP or NTLM accepted) and the answer is 401, or 500 with Code 5 " \
      "(AccessDenied).", \
      "User not in Administrators / Remote Management Users (WinRMRemoteWMIUsers__ on older), RootSDDL or " \
      "endpoint SDDL forbids.", \
      "`Add-LocalGroupMember \"Remote Management Users\" {account}`\n" \
      "For cmd shells `winrm configSDDL default`\n" \
      "For PowerShell `Set-PSSessionConfiguration Microsoft.PowerShell -ShowSecurityDescriptorUI`.", \
      "Code 5 to Create or Command is `shell-access-denied`. A 401 that carries a final SPNEGO accept-completed " \
      "token speaks for authorization instead of a bad password (heuristic, unverified).") \
    X(AUTH_USERNAME_FORMAT, "auth-username-format", FINDING_WARN, LAYER_AUTHENTICATION, 0, \
      "The user name has the wrong form", \
      "User in type 3/Basic/AS-REQ has the wrong form: e-mail style for local account, empty domain for domain " \
      "account, lower-case realm in AS-REQ, doubled backslash.", \
      "Client configuration.", \
      "NTLM: `{domain}\\{user}` or `{user}@DOMAIN.EXAMPLE`\n" \
      "Local `.\\{user}` / `{computer}\\{user}`\n" \
      "Kerberos: `{user}@REALM.IN.CAPITALS`.", \
      "Form alone is no error if authentication succeeds.") \
    X(AUTH_ACCOUNT_RESTRICTED, "auth-account-restricted", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The account may not log on this way", \
      "Errors 1327 (0x52F), STATUS 0xC000006E, SEC_E in CredSSP or fault.", \
      "Blank password with network logon, logon hours, workstation restriction, \"deny access from network\" right.", \
      "Set a password\n" \
      "`secpol.msc` user rights \"Access this computer from the network\".", \
      "Needs the explicit code; otherwise list under `ntlm-rejected`.") \
    X(NTLM_REJECTED, "ntlm-rejected", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The logon was refused (NTLM)", \
      "Type 3 -> 401 with bare scheme names, or with a SPNEGO reject (negState 2).", \
      "Wrong password or user, account disabled/locked/expired, NTLM refused by policy, not authorized.", \
      "Look at event 4625 in the Security log of the target: its Status and SubStatus say why (`winrmscope fault " \
      "ntstatus:CODE`), `net user {user}`\n" \
      "Reset password.", \
      "HTTP does not carry the NTSTATUS: list all causes, refine with CredSSP errorCode, Kerberos errors or user " \
      "name syntax.") \
    X(NTLM_CHALLENGE_UNANSWERED, "ntlm-challenge-unanswered", FINDING_WARN, LAYER_AUTHENTICATION, 0, \
      "The client did not answer the NTLM challenge", \
      "Type 2 received, client stops.", \
      "Client library failed: missing MD4 (OpenSSL 3/FIPS), TrustedHosts, target-info check, bug.", \
      "Update pyspnego/requests_ntlm\n" \
      "Enable legacy provider\n" \
      "Use Kerberos.", \
      "Capture end.") \
    X(NTLM_NEGOTIATE_DISABLED, "ntlm-negotiate-disabled", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The server does not offer Negotiate, or refuses NTLM", \
      "401 list lacks Negotiate and the client stops there; or SPNEGO reject (negState 2), or mechList answered " \
      "without NTLM.", \
      "Service Negotiate=false; \"Network security: Restrict NTLM: Incoming\" policy; STATUS_NTLM_BLOCKED " \
      "0xC0000418.", \
      "`winrm set winrm/config/service/auth '@{Negotiate=\"true\"}'`\n" \
      "Use Kerberos\n" \
      "Policy exception.", \
      "Nothing to report when the client goes on with a scheme that is offered. A server that offers only " \
      "Kerberos may be intended hardening.") \
    X(NTLM_V1_RESPONSE, "ntlm-v1-response", FINDING_SECURITY, LAYER_AUTHENTICATION, 0, \
      "The client uses NTLMv1", \
      "Type 3 NT response exactly 24 bytes (NTLMv1), or LM response non-zero.", \
      "Old client or LmCompatibilityLevel below 3.", \
      "`LmCompatibilityLevel=5` on client/DC.", \
      "Anonymous type 3 has empty responses.") \
    X(NTLM_ANONYMOUS, "ntlm-anonymous", FINDING_WARN, LAYER_AUTHENTICATION, 0, \
      "The client came without credentials", \
      "Type 3 with zero-length user and NT response.", \
      "Client has no credentials (service account, broken delegation: second hop).", \
      "Provide credentials\n" \
      "See `krb-double-hop`.", \
      "SPNEGO probing and null-session checks exist; require a following failure.") \
    X(NTLM_INSTEAD_OF_KERBEROS, "ntlm-instead-of-kerberos", FINDING_WARN, LAYER_AUTHENTICATION, 0, \
      "NTLM was used where Kerberos could have been", \
      "Domain-joined pair (type 2 has DnsDomainName) but the SPNEGO token chose NTLM, or raw NTLMSSP.", \
      "Connection by IP, missing/duplicate SPN, no line of sight to the KDC, local account.", \
      "Use FQDN\n" \
      "`setspn -q http/{server}`\n" \
      "See Kerberos rows.", \
      "Local accounts always use NTLM.") \
    X(NTLM_TRUSTEDHOSTS, "ntlm-trustedhosts", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The client may not trust this host with NTLM (TrustedHosts)", \
      "Native Windows client stops after 401 (no Authorization sent) to a workgroup/IP target over HTTP; client " \
      "code 2150858980 or 2150859195.", \
      "TrustedHosts lacks the target.", \
      "`Set-Item WSMan:\\localhost\\Client\\TrustedHosts -Value 'host1,10.0.0.5' -Concatenate -Force` or `winrm set " \
      "winrm/config/client '@{TrustedHosts=\"host1\"}'`\n" \
      "Or HTTPS.", \
      "Client-side only; same wire picture as `auth-no-retry`.") \
    X(NTLM_CLOCK, "ntlm-clock", FINDING_INFO, LAYER_PERFORMANCE, 0, \
      "The server's clock differs", \
      "AV pair 7 timestamp (server time) or HTTP Date differs from capture time by more than 5 min.", \
      "Clock error on server (or capture host); breaks Kerberos, may break NTLMv2.", \
      "`w32tm /resync`\n" \
      "`chronyc makestep`", \
      "Compare with several hosts to find whose clock is wrong.") \
    X(NTLM_FLAGS_NO_ENCRYPTION, "ntlm-flags-no-encryption", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The client did not ask for encryption", \
      "NegotiateFlags of type 1/3 lack SIGN (0x10), SEAL (0x20), KEY_EXCH (0x40000000) or 128 (0x20000000), " \
      "followed by 401/500 on HTTP.", \
      "Client asks authentication only; server needs sealing for encrypted messages.", \
      "Client with message encryption, or HTTPS.", \
      "Over HTTPS these flags are not needed, and with AllowUnencrypted=true such a client works. 401 right " \
      "after type 3 is more often `ntlm-rejected`; 500 after acceptance is `http-500-unencrypted`.") \
    X(CREDSSP_NOT_OFFERED, "credssp-not-offered", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The server does not offer CredSSP", \
      "`Authorization: CredSSP` -> 401 without CredSSP in the list.", \
      "Server role disabled.", \
      "`Enable-WSManCredSSP -Role Server -Force`", \
      "401 lists are per listener/scheme: check the same port.") \
    X(CREDSSP_INNER_TLS_FAILURE, "credssp-inner-tls-failure", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The TLS handshake inside CredSSP failed", \
      "TLS alert inside the CredSSP token, or ClientHello answered by 401 without token.", \
      "TLS versions/ciphers differ (old servers know TLS 1.0 only), server certificate problem " \
      "(`Service\\CertificateThumbprint` stale).", \
      "Enable TLS 1.2 on server\n" \
      "`winrm set winrm/config/service '@{CertificateThumbprint=\"\"}'`\n" \
      "pywinrm `credssp_disable_tlsv1_2`.", \
      "An inner close_notify after success is normal.") \
    X(CREDSSP_LOGON_ERROR, "credssp-logon-error", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The logon inside CredSSP was refused", \
      "TSRequest with errorCode (decrypt only with keys) or handshake stops after negoTokens: 401 without token.", \
      "Wrong credentials, an account that is disabled, locked or expired: the NTSTATUS says which.", \
      "`winrmscope fault ntstatus:CODE`", \
      "Servers 2012 and older send no errorCode.") \
    X(CREDSSP_VERSION_REFUSED, "credssp-version-refused", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "One side refuses the other's CredSSP version", \
      "TSRequest version 2 to 4 from one side, the other 5/6; close after pubKeyAuth; errorCode 0xC00000BB, " \
      "0xC0000388 or client \"encryption oracle\".", \
      "CVE-2018-0886 patch on one side only (policy Force Updated Clients / Mitigated).", \
      "Patch both\n" \
      "Temporary: `reg add HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\CredSSP\\Parameters /v " \
      "AllowEncryptionOracle /t REG_DWORD /d 2 /f` on the client.", \
      "Different version numbers alone are normal: the lower is used.") \
    X(CREDSSP_DELEGATION_POLICY, "credssp-delegation-policy", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The client's policy forbids delegating credentials", \
      "Client completes TLS and SPNEGO but never sends authInfo, or does not start; client codes 2150859171 " \
      "(0x803381A3), 2150859172 (NTLM only), 0x8009035E/5F.", \
      "Client policy does not allow delegating to this SPN.", \
      "`Enable-WSManCredSSP -Role Client -DelegateComputer {server} -Force`\n" \
      "gpedit: Computer Configuration > Administrative Templates > System > Credentials Delegation > \"Allow " \
      "delegating fresh credentials\" (and \"... with NTLM-only server authentication\") add `WSMAN/*.corp`.", \
      "A client that was killed looks the same.") \
    X(CREDSSP_USER_MISSING, "credssp-user-missing", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "CredSSP without explicit credentials", \
      "Client-side only: 2150859169 (0x803381A1).", \
      "CredSSP needs explicit credentials.", \
      "`-Credential (Get-Credential)`", \
      "Not visible on the wire.") \
    X(CERT_AUTH_DISABLED, "cert-auth-disabled", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The server does not allow certificate authentication", \
      "Mutual Authorization header -> 401; list may be empty; server did not request a client certificate.", \
      "Service Certificate=false.", \
      "`Set-Item WSMan:\\localhost\\Service\\Auth\\Certificate $true`", \
      "HTTPS only.") \
    X(CERT_MAPPING_MISSING, "cert-mapping-missing", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "No account is mapped to the client certificate", \
      "Client certificate accepted in TLS, HTTP 401 / AccessDenied.", \
      "No `ClientCertificate` mapping for issuer + subject (UPN SAN) + URI, ambiguous mappings, or account in " \
      "mapping unusable.", \
      "`New-Item WSMan:\\localhost\\ClientCertificate -Subject user@localhost -URI * -Issuer <CA thumbprint> " \
      "-Credential (Get-Credential user) -Force`", \
      "Only local accounts; certificate at most 16 KB.") \
    X(CERT_MAPPING_PASSWORD, "cert-mapping-password", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The password stored with the certificate mapping is stale", \
      "Worked earlier, now 401/AccessDenied after password change; server code 2150859092 or 0x803381FE.", \
      "Stored password stale, or service security context changed.", \
      "Recreate mapping with current password.", \
      "Needs an earlier success of the same certificate.") \
    X(CERT_HTTP_TRANSPORT, "cert-http-transport", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "Certificate authentication without HTTPS", \
      "Certificate parameters with http URL; client 2150858968.", \
      "Certificate authentication needs HTTPS.", \
      "`-UseSSL`", \
      "Not visible on the wire.")
/* clang-format on */
