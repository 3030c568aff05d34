/* What is known of each rule about authentication: Basic, NTLM, CredSSP, certificates. The columns are those of struct rule in rule.h. */
#pragma once

/* clang-format off */
#define AUTH_RULES(X) \
    X(AUTH_SCHEME_NOT_OFFERED, "auth-scheme-not-offered", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The server does not offer the way of authentication that the client uses", \
      "Client uses a scheme (Basic, CredSSP, Kerberos, mutual) that is missing from the server's " \
      "WWW-Authenticate list, or sends no Authorization at all and stops at a list that has only schemes it " \
      "does not speak; conversation ends with 401.", \
      "The scheme is switched off at the target, so it offers only {offered}.", \
      "At the client: use one that is offered ({offered}): Kerberos goes by Kerberos or Negotiate, NTLM by Negotiate\n" \
      "PowerShell: `New-PSSession -ComputerName {server} -Authentication Negotiate -Credential " \
      "(Get-Credential)`, or `-Authentication Kerberos`\n" \
      "pywinrm: `winrm.Session(..., transport='kerberos')` or `transport='ntlm'`\n" \
      "Ansible (winrm): `ansible_winrm_transport: kerberos` or `ntlm`\n" \
      "pypsrp: `WSMan(..., auth='negotiate')` or `auth='kerberos'`\n" \
      "Ansible (psrp): `ansible_psrp_auth: negotiate` or `kerberos`\n" \
      "Packer: `winrm_use_ntlm = true`\n" \
      "Go: `params.TransportDecorator = func() winrm.Transporter { return &winrm.ClientNTLM{} }`\n" \
      "Ruby: `transport: :negotiate` or `:kerberos`; Vagrant: `config.winrm.transport = :negotiate`\n" \
      "On the target, see what is on: `winrm get winrm/config/service/auth`; NTLM and Kerberos: `Set-Item " \
      "WSMan:\\localhost\\Service\\Auth\\Negotiate $true; Set-Item WSMan:\\localhost\\Service\\Auth\\Kerberos $true`\n" \
      "! On the target, Basic, over HTTPS only: `Set-Item WSMan:\\localhost\\Service\\Auth\\Basic $true`", \
      "Each listener has its own list: compare with the same port.") \
    X(AUTH_NO_RETRY, "auth-no-retry", FINDING_WARN, LAYER_AUTHENTICATION, RULE_FALLBACK, \
      "The client gave up at the first 401", \
      "First POST without Authorization -> 401 with offers -> client closes, nothing more.", \
      "The client has nothing to answer the 401 with: no credentials, no ticket, or its own settings forbid it " \
      "for this target.", \
      "At the client: give it credentials (or a Kerberos ticket), and call the target by its full name\n" \
      "PowerShell: give credentials, and the target's full name: `New-PSSession -ComputerName {server} " \
      "-Credential (Get-Credential)`\n" \
      "At the client (Linux), is there a ticket: `klist`; get one: `kinit USER@REALM`\n" \
      "At the client (Windows), for a target outside the domain: use HTTPS: `New-PSSession -ComputerName " \
      "{server} -UseSSL -Credential (Get-Credential)`\n" \
      "! PowerShell: NTLM over HTTP to this one host without a check of who answers: `Set-Item " \
      "WSMan:\\localhost\\Client\\TrustedHosts -Value {server} -Concatenate -Force`", \
      "Scanners behave like this too.") \
    X(AUTH_401_LOOP, "auth-401-loop", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The same logon is refused again and again", \
      "Three or more complete handshakes with 401 on the same or successive connections within seconds.", \
      "The client repeats a wrong logon; the account may be locked out by it.", \
      "At the client: stop it (service, scheduled task, monitoring), then correct user name and password\n" \
      "On a domain controller, is the account locked: `Get-ADUser {user} -Properties LockedOut,BadPwdCount`; " \
      "unlock it: `Unlock-ADAccount {user}`\n" \
      "On the target, why it was refused: `" COMMAND_LOGON_EVENTS "`", \
      "The first steps of parallel connections are no loop; only final refusals count.") \
    X(AUTH_CLIENT_RECONNECTS, "auth-client-reconnects", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The authentication is spread over several connections", \
      "Type 1 and type 3 on different TCP connections, or `Connection: close` in the 401.", \
      "NTLM and Kerberos authenticate a connection; client, server or a device in between closes it between " \
      "two steps.", \
      "At the client: keep connections open between requests (no `Connection: close`, HTTP/1.1)\n" \
      "At the client: connect to the target itself, past any proxy or load balancer", \
      "An empty request on a second connection is normal.") \
    X(BASIC_DISABLED, "basic-disabled", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The server does not allow Basic authentication", \
      "`Authorization: Basic` -> 401 whose list has no Basic.", \
      "Basic is switched off at the target, as it is by default; it offers {offered}.", \
      "At the client: use NTLM or Kerberos (\"Negotiate\") instead of Basic:\n" \
      STEPS_NEGOTIATE "\n" \
      "! On the target, over HTTPS only (Basic sends the password as it is): `Set-Item " \
      "WSMan:\\localhost\\Service\\Auth\\Basic $true`", \
      "A server may withhold Basic on HTTP and offer it on HTTPS.") \
    X(HTTP_401_BASIC_UNENCRYPTED, "http-401-basic-unencrypted", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The server refuses Basic authentication without TLS", \
      "`Authorization: Basic` over plain HTTP (5985), Basic is offered, still 401 (some builds 500), " \
      "credentials known good (work on 5986).", \
      "Basic over plain HTTP sends the password in the clear, and the target does not allow that " \
      "(AllowUnencrypted is false).", \
      "At the client: connect by HTTPS to port 5986, or use NTLM or Kerberos instead of Basic:\n" \
      "PowerShell: `New-PSSession -ComputerName {server} -UseSSL -Authentication Basic -Credential (Get-Credential)`\n" \
      "pywinrm: `winrm.Session('https://{server}:5986/wsman', ...)`, or `transport='ntlm'`\n" \
      "Ansible (winrm): `ansible_port: 5986`, or `ansible_winrm_transport: ntlm`\n" \
      "pypsrp: `WSMan(..., ssl=True, port=5986)`, or `auth='negotiate'`\n" \
      "Ansible (psrp): `ansible_psrp_protocol: https`, or `ansible_psrp_auth: negotiate`\n" \
      "Packer: `winrm_use_ssl = true` with `winrm_port = 5986`, or `winrm_use_ntlm = true`\n" \
      "Ruby: `endpoint: 'https://{server}:5986/wsman', transport: :ssl`, or `transport: :negotiate`\n" \
      "Change the password that was sent in the clear\n" \
      "! On the target, for a lab only: `Set-Item WSMan:\\localhost\\Service\\AllowUnencrypted $true`", \
      "On one connection it cannot be told from a wrong password; that the same password works over TLS would " \
      "prove it.") \
    X(BASIC_CLEARTEXT_CREDENTIALS, "basic-cleartext-credentials", FINDING_SECURITY, LAYER_PERFORMANCE, 0, \
      "A password crosses the network in the clear", \
      "`Authorization: Basic` on a non-TLS connection (password readable).", \
      "Basic authentication over plain HTTP sends the password readable for everybody on the way.", \
      "Change the password: whoever sees this traffic has it\n" \
      "At the client: use HTTPS (port 5986), or NTLM or Kerberos over HTTP\n" \
      "On the target, then: `Set-Item WSMan:\\localhost\\Service\\Auth\\Basic $false; Set-Item " \
      "WSMan:\\localhost\\Service\\AllowUnencrypted $false`", \
      "Over TLS nobody on the way can read it.") \
    X(BASIC_DOMAIN_ACCOUNT, "basic-domain-account", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "Basic authentication does not take a domain account", \
      "Basic user contains `\\` with a domain name or `@`, 401.", \
      "Basic works with local accounts of the target only.", \
      "At the client: use NTLM or Kerberos for this account:\n" \
      STEPS_NEGOTIATE "\n" \
      "Or a local account of the target, its name without a domain", \
      "`HOST\\user` with the host's own name is local.") \
    X(BASIC_BAD_PASSWORD, "basic-bad-password", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "User name and password were refused (Basic)", \
      "Basic offered, 401. Other Basic logons to this server that succeed make it certain.", \
      "The user name or the password is wrong, the account is disabled or locked, or it may not use WinRM.", \
      "At the client: correct the password, and the user name: Basic takes local accounts of the target only, " \
      "without a domain\n" \
      "On the target, why it was refused: `" COMMAND_LOGON_EVENTS \
      "` (SubStatus 0xC0000064: no such user; 0xC000006A: wrong password)\n" \
      "Where no event 4625 comes at all, the target refuses Basic without TLS: connect by HTTPS to port 5986\n" \
      "On the target, the account: `Get-LocalUser {user}`; a new password: `Set-LocalUser {user} -Password " \
      "(Read-Host -AsSecureString)`\n" \
      "On the target, a user who is no administrator: `Add-LocalGroupMember -Group 'Remote Management Users' " \
      "-Member {user}`", \
      "One refusal cannot be told from missing rights, or from a server that refuses Basic without TLS; a " \
      "Basic logon of somebody else that went well over HTTP excludes the last.") \
    X(AUTH_LOCAL_ADMIN_UAC, "auth-local-admin-uac", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "A local administrator is filtered by UAC", \
      "Local account (type 3 domain = target name or `.`; user is not Administrator) authenticates: 401, or " \
      "fault code 5 AccessDenied on Create of `/windows/shell/cmd`; the same account works for PowerShell " \
      "endpoint or the built-in Administrator works.", \
      "User Account Control takes the administrator's rights from local accounts that log on over the network, " \
      "all but the built-in Administrator.", \
      "At the client: use a domain account that is an administrator of the target\n" \
      "On the target, where PowerShell without these rights is enough: `Add-LocalGroupMember -Group 'Remote " \
      "Management Users' -Member {user}`\n" \
      "! On the target, full rights over the network for all its local administrators: `New-ItemProperty -Path " \
      "HKLM:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System -Name LocalAccountTokenFilterPolicy " \
      "-Value 1 -PropertyType DWord -Force`", \
      "Not for the built-in RID-500 account or domain admins.") \
    X(AUTH_NOT_AUTHORIZED, "auth-not-authorized", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The user is known but not allowed in", \
      "Authentication completes (Kerberos AP-REP or NTLM accepted) and the answer is 401, or 500 with Code 5 " \
      "(AccessDenied).", \
      "The logon went well, but the account is neither an administrator of the target nor otherwise allowed to " \
      "use WinRM.", \
      "On the target: `Add-LocalGroupMember -Group 'Remote Management Users' -Member '{account}'`; then a new session\n" \
      "On the target, who may use PowerShell: `Get-PSSessionConfiguration Microsoft.PowerShell | Format-List " \
      "Permission`\n" \
      "On the target, for WMI and the command shell: `winrm configSDDL default` (add the group with Read and Execute)", \
      "A wrong password ends in 401 too; that the server's last token says accept-completed speaks for missing " \
      "rights.") \
    X(AUTH_USERNAME_FORMAT, "auth-username-format", FINDING_WARN, LAYER_AUTHENTICATION, 0, \
      "The user name has the wrong form", \
      "User in type 3/Basic/AS-REQ has the wrong form: e-mail style for local account, empty domain for domain " \
      "account, lower-case realm in AS-REQ, doubled backslash.", \
      "The way the user name is written does not fit the account: a local account needs the host's name, a " \
      "domain account its domain, Kerberos its realm.", \
      "At the client, a domain account with NTLM: `DOMAIN\\USER` or `USER@DOMAIN.FQDN`\n" \
      "At the client, a local account of the target: `{computer}\\USER`\n" \
      "At the client, with Kerberos, the realm in capital letters: `USER@REALM.EXAMPLE`", \
      "Form alone is no error if authentication succeeds.") \
    X(AUTH_ACCOUNT_RESTRICTED, "auth-account-restricted", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The account may not log on this way", \
      "Errors 1327 (0x52F), STATUS 0xC000006E, SEC_E in CredSSP or fault.", \
      "The account exists, but a restriction stands against it: an empty password, hours, permitted computers, " \
      "or the right to log on over the network.", \
      "The code says which restriction: `winrmscope fault {code}` (1327 an empty password, 1328 the hours, 1329 " \
      "the computer, 1385 the right to log on over the network)\n" \
      "Where it is the right, on the target, `secpol.msc`, Local Policies, User Rights Assignment: \"Access this " \
      "computer from the network\" must hold the account, \"Deny access to this computer from the network\" must not\n" \
      "Where it is an empty password, on the target: `Set-LocalUser {user} -Password (Read-Host -AsSecureString)`\n" \
      "Where it is the hours or the computer, on a domain controller: `Get-ADUser {user} -Properties " \
      "LogonWorkstations,logonHours,AccountExpirationDate`", \
      "Only the explicit code tells it from a wrong password.") \
    X(NTLM_REJECTED, "ntlm-rejected", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The logon was refused (NTLM)", \
      "Type 3 -> 401 with bare scheme names, or with a SPNEGO reject (negState 2).", \
      "The password or the user name is wrong, or the account is disabled, locked, expired or not allowed to " \
      "log on over the network; NTLM does not say which.", \
      "At the client: check user name and password of {account}: a domain account as `DOMAIN\\USER`, a local one " \
      "as `HOST\\USER`\n" \
      "On the target, why it was refused: `" COMMAND_LOGON_EVENTS \
      "` (SubStatus 0xC000006A: wrong password; 0xC0000064: no such user; 0xC0000234: locked; `winrmscope fault " \
      "ntstatus:CODE` has the others)\n" \
      "On a domain controller, the account: `Get-ADUser {user} -Properties Enabled,LockedOut,PasswordExpired`; a " \
      "local one, on the target: `Get-LocalUser {user}`\n" \
      "Where SubStatus is 0xC0000418: the target takes no NTLM by policy; use Kerberos", \
      "HTTP does not carry the reason; event 4625 on the target does.") \
    X(NTLM_CHALLENGE_UNANSWERED, "ntlm-challenge-unanswered", FINDING_WARN, LAYER_AUTHENTICATION, 0, \
      "The client did not answer the NTLM challenge", \
      "Type 2 received, client stops.", \
      "The server sent its challenge, and the client could not or would not answer: its library fails (no MD4 " \
      "in OpenSSL 3 or under FIPS), or its settings do not trust the host.", \
      "At the client: update its NTLM library; with OpenSSL 3 or FIPS an old one has no MD4\n" \
      "pywinrm: `pip install -U pywinrm requests_ntlm pyspnego`\n" \
      "Ansible (winrm): on the controller: `pip install -U pywinrm requests_ntlm pyspnego`\n" \
      "pypsrp: `pip install -U pypsrp pyspnego`\n" \
      "Ansible (psrp): on the controller: `pip install -U pypsrp pyspnego`\n" \
      "Ruby: with OpenSSL 3: update the gem rubyntlm: `gem update rubyntlm`\n" \
      "At the client (Linux), is MD4 there: `openssl list -digest-algorithms | grep -i md4`; else use Kerberos\n" \
      "! PowerShell: trust this one host with NTLM over HTTP: `Set-Item WSMan:\\localhost\\Client\\TrustedHosts " \
      "-Value {server} -Concatenate -Force`", \
      "The capture may have ended too early.") \
    X(NTLM_NEGOTIATE_DISABLED, "ntlm-negotiate-disabled", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The server does not offer Negotiate, or refuses NTLM", \
      "401 list lacks Negotiate and the client stops there; or SPNEGO reject (negState 2), or mechList " \
      "answered without NTLM.", \
      "Negotiate (NTLM and Kerberos) is switched off in the target's WinRM service, or a policy of the target " \
      "forbids NTLM.", \
      "On the target, is it on: `winrm get winrm/config/service/auth`; switch it on: `Set-Item " \
      "WSMan:\\localhost\\Service\\Auth\\Negotiate $true`\n" \
      "On the target, is incoming NTLM forbidden: `Get-ItemProperty " \
      "HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\MSV1_0 -Name RestrictReceivingNTLMTraffic`; 2 means that it " \
      "is: use Kerberos, or have the policy changed\n" \
      "At the client: use Kerberos, with the target's full name and a domain account\n" \
      "At the client, until then, what the target does offer ({offered}); Basic over HTTPS only", \
      "A server that offers Kerberos only may be meant so.") \
    X(NTLM_V1_RESPONSE, "ntlm-v1-response", FINDING_SECURITY, LAYER_AUTHENTICATION, 0, \
      "The client uses NTLMv1", \
      "Type 3 NT response exactly 24 bytes (NTLMv1), or LM response non-zero.", \
      "The client's settings allow the old version of NTLM, whose answers can be broken in hours.", \
      "At the client (Windows): `Set-ItemProperty HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Lsa -Name " \
      "LmCompatibilityLevel -Value 5`\n" \
      "At the client, other systems: update its NTLM library\n" \
      "Change the password, where others could have seen the traffic", \
      "A logon without a user has empty responses, which is something else.") \
    X(NTLM_ANONYMOUS, "ntlm-anonymous", FINDING_WARN, LAYER_AUTHENTICATION, 0, \
      "The client came without credentials", \
      "Type 3 with zero-length user and NT response.", \
      "The client's process has no credentials to give: a service account without any, or a second hop from " \
      "inside another session.", \
      "At the client: give the user name and the password\n" \
      "PowerShell: give them: `New-PSSession -ComputerName {server} -Credential (Get-Credential)`\n" \
      "From inside another session: give them there too (`-Credential`), or allow delegation: `winrmscope " \
      "diagnose --explain krb-double-hop`", \
      "Some clients try without a user first; only a failure behind it counts.") \
    X(NTLM_INSTEAD_OF_KERBEROS, "ntlm-instead-of-kerberos", FINDING_WARN, LAYER_AUTHENTICATION, 0, \
      "NTLM was used where Kerberos could have been", \
      "Domain-joined pair (type 2 has DnsDomainName) but the SPNEGO token chose NTLM, or raw NTLMSSP.", \
      "The client had no name for which it could get a ticket (an address, an alias, no SPN), could not reach " \
      "a domain controller, or was told to use NTLM.", \
      "At the client: use the target's full name, not its address: `New-PSSession -ComputerName {target_dns}`\n" \
      "At the client, does it get a ticket: `klist get HTTP/{target_dns}`; the error says why not (Linux: `kvno " \
      "HTTP/{target_dns}`)\n" \
      "On a domain controller, which account has a name of this host: `setspn -Q */{target_dns}`\n" \
      "Local accounts always use NTLM: nothing to mend then", \
      "Local accounts always use NTLM.") \
    X(NTLM_TRUSTEDHOSTS, "ntlm-trustedhosts", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The client may not trust this host with NTLM (TrustedHosts)", \
      "Native Windows client stops after 401 (no Authorization sent) to a workgroup/IP target over HTTP; " \
      "client code 2150858980 or 2150859195.", \
      "Windows sends NTLM over plain HTTP only to hosts on its list TrustedHosts, since NTLM does not prove " \
      "who answers.", \
      "At the client (Windows): use HTTPS, or in a domain Kerberos by the target's full name:\n" \
      "PowerShell: use HTTPS: `New-PSSession -ComputerName {server} -UseSSL -Credential (Get-Credential)`\n" \
      "PowerShell: in a domain, use Kerberos by the target's full name: `New-PSSession -ComputerName HOST.DOMAIN.FQDN`\n" \
      "! PowerShell: trust this one host: `Set-Item WSMan:\\localhost\\Client\\TrustedHosts -Value {server} " \
      "-Concatenate -Force`", \
      "The client alone decides it; on the network it looks like any client that gives up (`auth-no-retry`).") \
    X(NTLM_CLOCK, "ntlm-clock", FINDING_INFO, LAYER_PERFORMANCE, 0, \
      "The server's clock differs", \
      "AV pair 7 timestamp (server time) or HTTP Date differs from capture time by more than 5 min.", \
      "The clock of the server, or of the machine that made this capture, is wrong; Kerberos fails above 5 minutes.", \
      "On the target: `w32tm /query /status`, then `w32tm /resync /force`\n" \
      "At the client (Linux): `chronyc tracking`, `chronyc makestep`", \
      "The clock of the machine that made the capture may be the wrong one.") \
    X(NTLM_FLAGS_NO_ENCRYPTION, "ntlm-flags-no-encryption", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The client did not ask for encryption", \
      "NegotiateFlags of type 1/3 lack SIGN (0x10), SEAL (0x20), KEY_EXCH (0x40000000) or 128 (0x20000000), " \
      "followed by 401/500 on HTTP.", \
      "The client's NTLM asks for a logon without encryption, so its messages would go in the clear, which the " \
      "target does not take over HTTP.", \
      "At the client: turn message encryption on, or connect by HTTPS to port 5986:\n" \
      "pywinrm: `winrm.Session(..., transport='ntlm', message_encryption='always')`\n" \
      "Ansible (winrm): `ansible_winrm_message_encryption: always`\n" \
      "pypsrp: `WSMan(..., encryption='always')`\n" \
      "Ansible (psrp): `ansible_psrp_message_encryption: always`\n" \
      "Packer: `winrm_use_ssl = true` with `winrm_port = 5986`\n" \
      "Go: `winrm.NewEncryption(\"ntlm\")` as the transport, or HTTPS\n" \
      "Ruby: the gem winrm 2 or later, `transport: :negotiate`", \
      "Over HTTPS these flags are not needed, and a target that allows unencrypted messages takes such a client.") \
    X(CREDSSP_NOT_OFFERED, "credssp-not-offered", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The server does not offer CredSSP", \
      "`Authorization: CredSSP` -> 401 without CredSSP in the list.", \
      "CredSSP is switched off at the target, as it is by default; it offers {offered}.", \
      "At the client: use Kerberos or NTLM, where the password need not go to the target: `New-PSSession " \
      "-ComputerName {server} -Authentication Negotiate -Credential (Get-Credential)`\n" \
      STEPS_NEGOTIATE "\n" \
      "On the target, where it is wanted (it then gets the user's password): `Enable-WSManCredSSP -Role Server -Force`", \
      "Each listener has its own list: compare with the same port.") \
    X(CREDSSP_INNER_TLS_FAILURE, "credssp-inner-tls-failure", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The TLS handshake inside CredSSP failed", \
      "TLS alert inside the CredSSP token, or ClientHello answered by 401 without token.", \
      "Client and target have no TLS version or cipher in common for CredSSP, or the certificate that the " \
      "service uses for it is gone.", \
      "On the target, a thumbprint set that is gone: `Get-Item WSMan:\\localhost\\Service\\CertificateThumbprint`; " \
      "clear it: `Set-Item WSMan:\\localhost\\Service\\CertificateThumbprint ''`, then `Restart-Service WinRM`\n" \
      "On the target, where it is old: turn TLS 1.2 on (`winrmscope diagnose --explain tls-protocol-version` has " \
      "the command)\n" \
      "! pywinrm: for a target that has TLS 1.0 only: `credssp_disable_tlsv1_2=True`\n" \
      "! Ansible (winrm): for a target that has TLS 1.0 only: `ansible_winrm_credssp_disable_tlsv1_2: true`", \
      "An inner close_notify after success is normal.") \
    X(CREDSSP_LOGON_ERROR, "credssp-logon-error", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The logon inside CredSSP was refused", \
      "TSRequest with errorCode (decrypt only with keys) or handshake stops after negoTokens: 401 without token.", \
      "The password or the user name is wrong, or the account is disabled, locked or expired.", \
      "At the client: correct user name and password\n" \
      "On the target, why it was refused: `" COMMAND_LOGON_EVENTS \
      "` (SubStatus; `winrmscope fault ntstatus:CODE` explains it)", \
      "Servers before 2012 R2 send no reason.") \
    X(CREDSSP_VERSION_REFUSED, "credssp-version-refused", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "One side refuses the other's CredSSP version", \
      "TSRequest version 2 to 4 from one side, the other 5/6; close after pubKeyAuth; errorCode 0xC00000BB, " \
      "0xC0000388 or client \"encryption oracle\".", \
      "Only one side has the correction of CVE-2018-0886 (May 2018), and its policy refuses the other.", \
      "Bring both sides up to date: Windows Update on the old one, `pip install -U pyspnego requests-credssp` " \
      "for Python clients\n" \
      "! At the client, until the target is up to date, and no longer: `New-ItemProperty -Path " \
      "HKLM:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\CredSSP\\Parameters -Name " \
      "AllowEncryptionOracle -Value 2 -PropertyType DWord -Force`", \
      "Different version numbers alone are normal: the lower is used.") \
    X(CREDSSP_DELEGATION_POLICY, "credssp-delegation-policy", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The client's policy forbids delegating credentials", \
      "Client completes TLS and SPNEGO but never sends authInfo, or does not start; client codes 2150859171 " \
      "(0x803381A3), 2150859172 (NTLM only), 0x8009035E/5F.", \
      "Windows hands the user's password only to targets that the client's policy names, and this one is not " \
      "among them.", \
      "At the client: `Enable-WSManCredSSP -Role Client -DelegateComputer {server} -Force`\n" \
      "At the client, `gpedit.msc`, Administrative Templates, System, Credentials Delegation: \"Allow delegating " \
      "fresh credentials\" must hold `WSMAN/{server}`; outside a domain \"... with NTLM-only server " \
      "authentication\" too\n" \
      "Then: `New-PSSession -ComputerName {server} -Authentication CredSSP -Credential (Get-Credential)`, by " \
      "exactly that name", \
      "A client that was killed looks the same.") \
    X(CREDSSP_USER_MISSING, "credssp-user-missing", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "CredSSP without explicit credentials", \
      "Client-side only: 2150859169 (0x803381A1).", \
      "CredSSP sends a password to the target, so it must be given one.", \
      "At the client: give the user name and the password\n" \
      "PowerShell: `New-PSSession -ComputerName {server} -Authentication CredSSP -Credential (Get-Credential)`", \
      "Not visible on the wire.") \
    X(CERT_AUTH_DISABLED, "cert-auth-disabled", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The server does not allow certificate authentication", \
      "Mutual Authorization header -> 401; list may be empty; server did not request a client certificate.", \
      "Logon by client certificate is switched off at the target, as it is by default.", \
      "On the target: `Set-Item WSMan:\\localhost\\Service\\Auth\\Certificate $true`\n" \
      "On the target, an account for the certificate: `New-Item -Path WSMan:\\localhost\\ClientCertificate " \
      "-Subject USER@localhost -URI * -Issuer CATHUMBPRINT -Credential (Get-Credential) -Force`", \
      "It works over HTTPS only.") \
    X(CERT_MAPPING_MISSING, "cert-mapping-missing", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "No account is mapped to the client certificate", \
      "Client certificate accepted in TLS, HTTP 401 / AccessDenied.", \
      "The certificate is accepted, but the target has no local account for it.", \
      "On the target, which mappings are there: `Get-ChildItem WSMan:\\localhost\\ClientCertificate`\n" \
      "On the target, make one: `New-Item -Path WSMan:\\localhost\\ClientCertificate -Subject USER@localhost -URI " \
      "* -Issuer CATHUMBPRINT -Credential (Get-Credential) -Force` (Subject: the UPN in the certificate; Issuer: " \
      "the thumbprint of its CA; Credential: a local account)", \
      "Only local accounts can be mapped.") \
    X(CERT_MAPPING_PASSWORD, "cert-mapping-password", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The password stored with the certificate mapping is stale", \
      "Worked earlier, now 401/AccessDenied after password change; server code 2150859092 or 0x803381FE.", \
      "The account's password was changed, but the mapping still holds the old one.", \
      "On the target, remove the mapping: `Get-ChildItem WSMan:\\localhost\\ClientCertificate | Remove-Item " \
      "-Recurse -Confirm`\n" \
      "On the target, make it anew with the present password: `New-Item -Path WSMan:\\localhost\\ClientCertificate " \
      "-Subject USER@localhost -URI * -Issuer CATHUMBPRINT -Credential (Get-Credential) -Force`", \
      "That the same certificate worked before speaks for it.") \
    X(CERT_HTTP_TRANSPORT, "cert-http-transport", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "Certificate authentication without HTTPS", \
      "Certificate parameters with http URL; client 2150858968.", \
      "A client certificate is shown in the TLS handshake, so it needs HTTPS.", \
      "At the client: use HTTPS: `https://{server}:5986/wsman`\n" \
      "PowerShell: `New-PSSession -ComputerName {server} -UseSSL -CertificateThumbprint THUMBPRINT`\n" \
      "pywinrm: `winrm.Session('https://{server}:5986/wsman', transport='certificate', ...)`\n" \
      "Ansible (winrm): `ansible_port: 5986` with `ansible_winrm_transport: certificate`", \
      "Not visible on the wire.")
/* clang-format on */
