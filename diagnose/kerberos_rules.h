/* What is known of each rule about Kerberos. The columns are those of struct rule in rule.h. */
#pragma once

/* clang-format off */
#define KERBEROS_RULES(X) \
    X(KRB_KDC_UNREACHABLE, "krb-kdc-unreachable", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "No domain controller answers", \
      "AS-REQ/TGS-REQ (UDP or TCP 88) without answer, or RST/ICMP; then fallback to NTLM or client failure " \
      "(0x80090311).", \
      "The client asks a domain controller (KDC) for a ticket and gets no answer: it is down, a firewall " \
      "blocks port 88, or the client has a wrong address for it.", \
      "At the client (Windows): `nltest /dsgetdc:{realm}`, then `Test-NetConnection {kdc} -Port 88`\n" \
      "At the client (Linux): `nc -zv -w 3 {kdc} 88`; which one it asks stands in /etc/krb5.conf: `kdc` in " \
      "[realms], or `dns_lookup_kdc = true`\n" \
      "On the firewall between them: let TCP and UDP 88 from the client to the domain controllers through", \
      "One UDP packet that is lost and sent again is normal; all attempts must fail, by UDP and TCP.") \
    X(KRB_SRV_MISSING, "krb-srv-missing", FINDING_ERROR, LAYER_NAME, 0, \
      "The domain controllers cannot be found in DNS", \
      "DNS SRV `_kerberos._udp|_tcp.REALM` NXDOMAIN/no answer and no AS-REQ follows.", \
      "The client's name servers do not know the domain, or the realm is misspelled.", \
      "At the client (Windows): `Resolve-DnsName -Type SRV _kerberos._tcp.{realm}`; its name servers " \
      "(`Get-DnsClientServerAddress`) must be those of the domain\n" \
      "At the client (Linux): `host -t SRV _kerberos._tcp.{realm}`; without such a record name the domain " \
      "controllers in /etc/krb5.conf: `{realm} = { kdc = DC.FQDN }` in [realms]", \
      "One of several SRV lookups failing is normal.") \
    X(KRB_NO_KDC_TRAFFIC, "krb-no-kdc-traffic", FINDING_INFO, LAYER_PERFORMANCE, 0, \
      "No Kerberos exchange with a KDC is in the capture", \
      "Negotiate with Kerberos token but no port-88 traffic in capture; or NTLM chosen without TGS-REQ.", \
      "The client had its ticket already, or the capture was not made where the way to the domain controller " \
      "passes.", \
      "To see it, at the client: forget the tickets (`klist purge`; Linux: `kdestroy`), and record again with " \
      "port 88 in the filter", \
      "The capture may have been made where the way to the domain controller does not pass.") \
    X(KRB_USER_UNKNOWN, "krb-user-unknown", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The KDC does not know the user", \
      "KRB-ERROR 6 to AS-REQ (cname, realm visible).", \
      "No account of this name is in the realm that was asked: the user or the realm is misspelled, or it is a " \
      "local account.", \
      "At the client: correct the user, with the domain's full name in capital letters as the realm: " \
      "`USER@REALM.EXAMPLE` (this client asked for {user} in {realm})\n" \
      "On a domain controller, how is it written: `Get-ADUser -Filter \"SamAccountName -eq '{user}'\" | " \
      "Format-List UserPrincipalName,Enabled`\n" \
      "At the client, for a local account of the target: NTLM instead of Kerberos\n" \
      "At the client (Linux), to try it alone: `kinit -V {user}@{realm}`", \
      "An MIT KDC says so of a realm that it does not serve, too (`krb-wrong-realm`).") \
    X(KRB_SPN_UNKNOWN, "krb-spn-unknown", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The KDC does not know the service (SPN)", \
      "KRB-ERROR 7 to TGS-REQ with sname HTTP/..., WSMAN/..., HOST/... ; then NTLM fallback or failure " \
      "0x80090303 / 0x80090322.", \
      "The client asked for a ticket for {spn}, and no account has this name: an alias, an address or a short " \
      "name was used, or the host is not in this domain.", \
      "At the client: connect by the target's full name as it stands in the domain (`HOST.DOMAIN.FQDN`), not by " \
      "an alias or address\n" \
      "On a domain controller, which account has a name of this host: `setspn -Q */{server}`\n" \
      "On a domain controller, where it is an alias of the target: `setspn -S HTTP/{server} COMPUTERNAME` (a " \
      "Windows host has HOST/NAME from joining the domain, which stands for HTTP too)\n" \
      "pywinrm: an alias that must stay: `kerberos_hostname_override='HOST.DOMAIN.FQDN'`\n" \
      "Ansible (winrm): an alias that must stay: `ansible_winrm_kerberos_hostname_override: HOST.DOMAIN.FQDN`\n" \
      "pypsrp: an alias that must stay: `negotiate_hostname_override='HOST.DOMAIN.FQDN'`\n" \
      "Ansible (psrp): an alias that must stay: `ansible_psrp_negotiate_hostname_override: HOST.DOMAIN.FQDN`\n" \
      "PowerShell: where SPNs have ports: `New-PSSessionOption -IncludePortInSPN`", \
      "A first failing SPN followed by a successful one is harmless.") \
    X(KRB_DUPLICATE_SPN, "krb-duplicate-spn", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "Two accounts have the same SPN", \
      "KRB-ERROR 8 (or 7) although the SPN exists.", \
      "The KDC finds the service's name at two accounts, and cannot tell for which the ticket is.", \
      "On a domain controller, which: `setspn -X`, `setspn -Q {spn}`\n" \
      "On a domain controller, take it from the wrong one: `setspn -D {spn} WRONGACCOUNT`", \
      "Error 7 alone is no proof; 8, or `setspn -X`, is.") \
    X(KRB_PREAUTH_REQUIRED, "krb-preauth-required", FINDING_INFO, LAYER_PERFORMANCE, 0, \
      "The KDC asks for pre-authentication", \
      "KRB-ERROR 25 followed by AS-REQ with PA-ENC-TIMESTAMP and AS-REP.", \
      "This is the normal first step of Kerberos.", \
      "", \
      "It is an error only if the client never answers.") \
    X(KRB_PREAUTH_FAILED, "krb-preauth-failed", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The password is wrong (Kerberos pre-authentication failed)", \
      "KRB-ERROR 24 after AS-REQ with PA-ENC-TIMESTAMP.", \
      "The password that was given is not that of the account, or the keytab is older than its last change.", \
      "At the client: correct the password of {user}; to try it alone on Linux: `kinit -V {user}@{realm}`\n" \
      "At the client with a keytab: make it anew after a change of the password; its key numbers: `klist -kte " \
      "FILE.keytab`\n" \
      "On a domain controller, before it is locked out: `Get-ADUser {user} -Properties " \
      "BadPwdCount,LockedOut,PasswordLastSet`", \
      "One 24 followed by success may be a stale cached password or salt change.") \
    X(KRB_PASSWORD_EXPIRED, "krb-password-expired", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The password has expired", \
      "KRB-ERROR 23.", \
      "The account's password is too old, or must be changed at the next logon.", \
      "At the client: change it: `kpasswd {user}@{realm}` (Linux), Ctrl-Alt-Del (Windows)\n" \
      "On a domain controller: `Set-ADAccountPassword {user} -Reset -NewPassword (Read-Host -AsSecureString); " \
      "Set-ADUser {user} -ChangePasswordAtLogon $false`", \
      "Where the client then changes the password (port 464) it is no failure.") \
    X(KRB_ACCOUNT_REVOKED, "krb-account-revoked", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The account is disabled, locked or expired", \
      "KRB-ERROR 18 (e-data may carry NTSTATUS: 0xC0000072 disabled, 0xC0000234 locked, 0xC0000193 expired, " \
      "0xC000006F hours).", \
      "The account is there, but it may not log on: it was disabled, locked out by wrong passwords, or has expired.", \
      "On a domain controller, which of them: `Get-ADUser {user} -Properties Enabled,LockedOut,AccountExpirationDate`\n" \
      "On a domain controller, a locked one, once what locked it is stopped: `Unlock-ADAccount {user}`; a " \
      "disabled one: `Enable-ADAccount {user}`", \
      "Without the status inside the answer it is not known which of the three it is.") \
    X(KRB_POLICY, "krb-policy", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "A policy forbids this logon", \
      "KRB-ERROR 12.", \
      "The account may log on only from some computers, at some hours, with a smart card, or under an " \
      "authentication policy.", \
      "On a domain controller: `Get-ADUser {user} -Properties " \
      "LogonWorkstations,logonHours,SmartcardLogonRequired,MemberOf`; is it in \"Protected Users\", or under an " \
      "authentication policy silo?\n" \
      "At the client: use an account that may log on from here", \
      "It is also said of tickets with a start time that is not allowed.") \
    X(KRB_CLOCK_SKEW, "krb-clock-skew", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The clocks differ too much", \
      "KRB-ERROR 37 from KDC or inside the HTTP Negotiate token from the server. stime against ctime, or (MIT " \
      "gives no ctime) against the packet's own time, tells whose clock is off and by how much.", \
      "Kerberos refuses tickets when the clocks of client, target and domain controller differ by more than 5 " \
      "minutes.", \
      "On the machine whose clock is wrong (Windows): `w32tm /resync /force`, then `w32tm /query /status`\n" \
      "On the machine whose clock is wrong (Linux): `chronyc makestep`, then `chronyc tracking`\n" \
      "At the client, to see which one is wrong: `w32tm /stripchart /computer:{server} /samples:3 /dataonly` " \
      "shows the difference; compare with a domain controller too\n" \
      "A virtual machine: its time must come from the domain, not from the host that runs it", \
      "Windows clients try again with the server's time; only what does not go well then is a failure.") \
    X(KRB_ETYPE, "krb-etype", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "Kerberos finds no encryption type in common", \
      "KRB-ERROR 14.", \
      "Client, KDC and account have no encryption type in common: mostly RC4 is switched off, and the " \
      "account's password is so old that it has no AES keys.", \
      "On a domain controller, make AES keys: change the account's password, or that of the target's computer " \
      "account: `Reset-ComputerMachinePassword` on the target\n" \
      "On a domain controller, which types are set: `Get-ADUser {user} -Properties " \
      "msDS-SupportedEncryptionTypes`; AES: `Set-ADUser {user} -KerberosEncryptionType AES128,AES256`\n" \
      "At the client (Linux): /etc/krb5.conf must not limit `permitted_enctypes` to types that the domain lacks; " \
      "`update-crypto-policies --show`", \
      "A retry with other etypes that succeeds makes it harmless.") \
    X(KRB_MODIFIED, "krb-modified", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The ticket is for another account (KRB_AP_ERR_MODIFIED)", \
      "KRB-ERROR 41 (KRB_AP_ERR_MODIFIED), 44 or 45 in the server's Negotiate answer or to TGS-REQ; client " \
      "0x80090322.", \
      "The service cannot open the ticket for {spn}: that name belongs to another account than the one that " \
      "the service runs as, it leads to another host, or the computer's password is out of step with the domain.", \
      STEPS_SERVICE_NAME "\n" \
      "At the client, does the name lead to the right host: `Resolve-DnsName {server}`", \
      "Once, right after a change of the computer's password, it heals itself.") \
    X(KRB_BAD_INTEGRITY, "krb-bad-integrity", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The service cannot open the ticket (wrong key)", \
      "KRB-ERROR 31.", \
      "The service cannot open the ticket for {spn} with its key: the name belongs to another account, leads " \
      "to another host, or the service's key is not the one that the KDC has.", \
      STEPS_SERVICE_NAME "\n" \
      "On the target, where the service has a keytab: make it anew; compare `klist -kte /etc/krb5.keytab` with " \
      "`kvno {spn}` at the client", \
      "A damaged packet would look the same.") \
    X(KRB_TICKET_EXPIRED, "krb-ticket-expired", FINDING_WARN, LAYER_AUTHENTICATION, 0, \
      "The ticket has expired or is not yet valid", \
      "KRB-ERROR 32 (expired) or 33 (not yet valid).", \
      "The client used a ticket that is too old, or one of the clocks is wrong.", \
      "At the client: `klist purge` (Windows), `kdestroy; kinit USER@REALM` (Linux), then again\n" \
      "At the client, its clock: `w32tm /resync /force` (Windows), `chronyc makestep` (Linux)\n" \
      "Jobs that run longer than a ticket: a keytab, with `kinit -k -t FILE.keytab USER@REALM` before each run", \
      "Automatic renewal follows normally.") \
    X(KRB_REPLAY, "krb-replay", FINDING_WARN, LAYER_AUTHENTICATION, 0, \
      "The KDC or the service saw a replay", \
      "KRB-ERROR 34.", \
      "The same ticket message came twice: a packet was sent double, or several processes of one client did " \
      "the same within a microsecond.", \
      "At the client: try again\n" \
      "Where it repeats: are packets doubled on the way (two paths, a mirrored port, a virtual switch)?", \
      "Retransmitted UDP requests produce it without effect.") \
    X(KRB_WRONG_REALM, "krb-wrong-realm", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The Kerberos realm is wrong", \
      "KRB-ERROR 68, referral loop between KDCs; KRB-ERROR 6 with a crealm foreign to the target's domain.", \
      "The client asks a realm that is not the target's, or knows no way from its own realm to it.", \
      "At the client: use the realm of the target's domain, in capital letters: `USER@REALM.EXAMPLE` (this " \
      "client asked for {realm})\n" \
      "At the client (Linux), /etc/krb5.conf: `default_realm`, and in [domain_realm] a line that maps the " \
      "target's DNS domain to its realm: `.dns.domain = REALM.EXAMPLE`\n" \
      "On a domain controller, is there a trust between the domains: `Get-ADTrust -Filter * | Format-Table " \
      "Name,Direction`", \
      "One 68 with canonicalization referral is normal.") \
    X(KRB_RESPONSE_TOO_BIG, "krb-response-too-big", FINDING_INFO, LAYER_PERFORMANCE, 0, \
      "The KDC's answer is too big for UDP", \
      "KRB-ERROR 52 on UDP, then TCP 88.", \
      "The ticket is large, so the client asks again over TCP; that is normal.", \
      "Where it does not go on: let TCP 88 to the domain controllers through the firewall", \
      "It is an error only if TCP 88 is blocked.") \
    X(KRB_GENERIC, "krb-generic", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The domain controller's Kerberos service failed", \
      "KRB-ERROR 60 (often e-text), or 29.", \
      "The domain controller has a fault of its own (overload, a damaged account, a service that is not ready).", \
      "On the domain controller: `Get-WinEvent -FilterHashtable " \
      "@{LogName='System';ProviderName='Microsoft-Windows-Kerberos-Key-Distribution-Center'} -MaxEvents 20`\n" \
      "At the client: try another domain controller: `nltest /dsgetdc:{realm} /force`", \
      "The text beside the code says more; where the next attempt goes well it is no failure.") \
    X(KRB_MUST_USE_U2U, "krb-must-use-u2u", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The target has no SPN", \
      "KRB-ERROR 27.", \
      "The service runs under a user account that has no service name, so the KDC gives no ordinary ticket for it.", \
      "On a domain controller: `setspn -S HTTP/{server} ACCOUNT`", \
      "Clients that support user-to-user continue by themselves.") \
    X(KRB_DELEGATION_REFUSED, "krb-delegation-refused", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The KDC refuses delegation", \
      "KRB-ERROR 13 to TGS-REQ with S4U2proxy / forwarded option; or no forwarded TGT in AP-REQ where the " \
      "client asked delegation.", \
      "The user or the first server may not pass the logon on: the account is marked sensitive or is in " \
      "Protected Users, or the delegation is not configured.", \
      "On a domain controller, let SERVERB act for users at SERVERC: `Set-ADComputer SERVERC " \
      "-PrincipalsAllowedToDelegateToAccount (Get-ADComputer SERVERB)`\n" \
      "On SERVERB, then, so that it asks anew (it remembers a refusal for 15 minutes): `klist purge -li 0x3e7`\n" \
      "On a domain controller, is the user barred from it: `Get-ADUser {user} -Properties AccountNotDelegated,MemberOf`\n" \
      "At the client (Linux), a ticket that can be passed on: `kinit -f USER@REALM`", \
      "The same code comes when a ticket is about to expire.") \
    X(KRB_IP_TARGET, "krb-ip-target", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "Kerberos cannot be used with an IP address", \
      "URL/Host is an IP address and Kerberos demanded: no TGS-REQ, client 2150859019 (0x8033810B); or sname " \
      "HTTP/10.x error 7.", \
      "Kerberos names services by their host's name; there is no ticket for an address.", \
      "At the client: use the target's full name instead of {server_ip}: `New-PSSession -ComputerName HOST.DOMAIN.FQDN`\n" \
      "At the client, where there is no name: HTTPS with NTLM: `New-PSSession -ComputerName {server} -UseSSL " \
      "-Authentication Negotiate -Credential (Get-Credential)`", \
      "A policy (TryIPSPN) allows service names of addresses.") \
    X(KRB_WORKGROUP_CLIENT, "krb-workgroup-client", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The client is in no domain", \
      "Client not in domain, Kerberos demanded, no AS-REQ; 2150859020 (0x8033810C).", \
      "Kerberos needs a logon at the domain, and this client has none.", \
      "At the client: give domain credentials, or get a ticket first\n" \
      "PowerShell: give domain credentials, over HTTPS: `New-PSSession -ComputerName {server} -UseSSL " \
      "-Authentication Negotiate -Credential (Get-Credential)`\n" \
      "At the client (Linux): get a ticket first: `kinit USER@REALM`", \
      "SCVMM and similar tools that allow only Kerberos fail outside the domain by design.") \
    X(KRB_AP_ERROR_IN_HTTP, "krb-ap-error-in-http", FINDING_ERROR, LAYER_AUTHENTICATION, RULE_FALLBACK, \
      "The service refused the Kerberos ticket", \
      "401/200 whose Negotiate token is a GSS token with id 03 00 or SPNEGO reject with KRB-ERROR inside.", \
      "The service answered the ticket with a Kerberos error; its number says why.", \
      "`winrmscope fault krb:CODE` says what the number above means, and what to do\n" \
      "At the client, an old ticket: `klist purge` (Linux: `kdestroy`), then again", \
      "After a clock error the client tries again by itself.") \
    X(KRB_DOUBLE_HOP, "krb-double-hop", FINDING_WARN, LAYER_SCRIPT, 0, \
      "The second hop has no credentials", \
      "Session works; inside it errors for a third host: PermissionDenied/UnauthorizedAccess, Win32 5/1326/53, " \
      "PSRP ERROR_RECORD; no forwarded TGT; anonymous NTLM from the server to host C.", \
      "The session itself works, but the user's password is not on the target, so from there no third machine " \
      "can be reached as this user.", \
      "At the client: hand the credentials to the command that goes to the third machine: `$cred = " \
      "Get-Credential; Invoke-Command -ComputerName {server} -ScriptBlock { New-PSDrive -Name S -PSProvider " \
      "FileSystem -Root \\\\SERVERC\\SHARE -Credential $using:cred }`\n" \
      STEPS_BECOME "\n" \
      "On a domain controller, let the target act for users at the third machine (for files, SQL, LDAP; not " \
      "where the second hop is WinRM): `Set-ADComputer SERVERC -PrincipalsAllowedToDelegateToAccount " \
      "(Get-ADComputer {computer})`, then on the target `klist purge -li 0x3e7`\n" \
      "! At the client, CredSSP gives the target the user's password: `Enable-WSManCredSSP -Role Client " \
      "-DelegateComputer {server} -Force`; on the target `Enable-WSManCredSSP -Role Server -Force`; then " \
      "`-Authentication CredSSP`", \
      "Access that is denied on the target itself is no second hop.")
/* clang-format on */
