/* What is known of each rule about Kerberos. The columns are those of struct rule in rule.h. */
#pragma once

/* clang-format off */
#define KERBEROS_RULES(X) \
    X(KRB_KDC_UNREACHABLE, "krb-kdc-unreachable", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "No domain controller answers", \
      "AS-REQ/TGS-REQ (UDP or TCP 88) without answer, or RST/ICMP; then fallback to NTLM or client failure " \
      "(0x80090311).", \
      "Firewall to DC, DC down, wrong krb5.conf kdc.", \
      "`nltest /dsgetdc:{realm}`\n" \
      "`Test-NetConnection {kdc} -Port 88`\n" \
      "krb5.conf `[realms] {realm} = { kdc = {kdc} }`.", \
      "UDP retry after loss is normal; need all attempts failing, UDP and TCP. `net-syn-no-answer` is for the " \
      "WinRM port only.") \
    X(KRB_SRV_MISSING, "krb-srv-missing", FINDING_ERROR, LAYER_NAME, 0, \
      "The domain controllers cannot be found in DNS", \
      "DNS SRV `_kerberos._udp|_tcp.REALM` NXDOMAIN/no answer and no AS-REQ follows.", \
      "Client uses wrong DNS server or realm.", \
      "Point DNS to the domain\n" \
      "Set `dns_lookup_kdc`, `[domain_realm]`.", \
      "One of several SRV lookups failing is normal.") \
    X(KRB_NO_KDC_TRAFFIC, "krb-no-kdc-traffic", FINDING_INFO, LAYER_PERFORMANCE, 0, \
      "No Kerberos exchange with a KDC is in the capture", \
      "Negotiate with Kerberos token but no port-88 traffic in capture; or NTLM chosen without TGS-REQ.", \
      "Ticket cached, KDC reached by other path, or client did not try.", \
      "Clear cache for a test: `klist purge`, `kdestroy`.", \
      "The capture point may not see the KDC path.") \
    X(KRB_USER_UNKNOWN, "krb-user-unknown", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The KDC does not know the user", \
      "KRB-ERROR 6 to AS-REQ (cname, realm visible).", \
      "Misspelled user, wrong realm, UPN suffix not known; local user tried with Kerberos.", \
      "Correct `{user}@{realm}`\n" \
      "`kinit -C` for canonicalization.", \
      "First AS-REQ with enterprise name may give 68 (referral). An MIT KDC answers 6 also for a realm that it " \
      "does not serve: if crealm is not the realm of the target's domain, name `krb-wrong-realm` too.") \
    X(KRB_SPN_UNKNOWN, "krb-spn-unknown", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The KDC does not know the service (SPN)", \
      "KRB-ERROR 7 to TGS-REQ with sname HTTP/..., WSMAN/..., HOST/... ; then NTLM fallback or failure " \
      "0x80090303 / 0x80090322.", \
      "SPN not registered: name is alias/IP/short name, host not in this domain, HTTP SPN moved to another " \
      "account, port in SPN.", \
      "`setspn -q {spn}`\n" \
      "`setspn -S {spn} {computer}$`\n" \
      "Use FQDN\n" \
      "`New-PSSessionOption -IncludePortInSPN` when SPNs with ports exist (`setspn -S HTTP/{authority} {computer}$`)\n" \
      "Registry `HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WSMAN\\Client` spn_prefix = WSMAN or HOST when " \
      "HTTP belongs to a service account.", \
      "A first failing SPN followed by a successful one is harmless.") \
    X(KRB_DUPLICATE_SPN, "krb-duplicate-spn", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "Two accounts have the same SPN", \
      "KRB-ERROR 8 (or 7) although the SPN exists.", \
      "The same SPN on two accounts.", \
      "`setspn -X`\n" \
      "`setspn -D {spn} WRONGACCOUNT`", \
      "Code 7 alone is not proof; needs code 8 or an administrator's check.") \
    X(KRB_PREAUTH_REQUIRED, "krb-preauth-required", FINDING_INFO, LAYER_PERFORMANCE, 0, \
      "The KDC asks for pre-authentication", \
      "KRB-ERROR 25 followed by AS-REQ with PA-ENC-TIMESTAMP and AS-REP.", \
      "Normal first leg.", \
      "", \
      "Error only if the client never answers.") \
    X(KRB_PREAUTH_FAILED, "krb-preauth-failed", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The password is wrong (Kerberos pre-authentication failed)", \
      "KRB-ERROR 24 after AS-REQ with PA-ENC-TIMESTAMP.", \
      "Wrong password (or old keytab, wrong salt/etype).", \
      "Correct password\n" \
      "Regenerate keytab\n" \
      "Watch for lockout.", \
      "One 24 followed by success may be a stale cached password or salt change.") \
    X(KRB_PASSWORD_EXPIRED, "krb-password-expired", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The password has expired", \
      "KRB-ERROR 23.", \
      "Password expired or must be changed.", \
      "Change it (`kpasswd`, Ctrl-Alt-Del).", \
      "Followed by kpasswd traffic (464) and success: info only.") \
    X(KRB_ACCOUNT_REVOKED, "krb-account-revoked", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The account is disabled, locked or expired", \
      "KRB-ERROR 18 (e-data may carry NTSTATUS: 0xC0000072 disabled, 0xC0000234 locked, 0xC0000193 expired, " \
      "0xC000006F hours).", \
      "Disabled, locked, expired account.", \
      "`Unlock-ADAccount`, `Enable-ADAccount`.", \
      "Without e-data do not claim which of disabled, locked, expired.") \
    X(KRB_POLICY, "krb-policy", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "A policy forbids this logon", \
      "KRB-ERROR 12.", \
      "Logon restriction: workstation list, smart card required, authentication policy silo, Protected Users.", \
      "Adjust account options.", \
      "Also given for tickets requested with forbidden start times.") \
    X(KRB_CLOCK_SKEW, "krb-clock-skew", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The clocks differ too much", \
      "KRB-ERROR 37 from KDC or inside the HTTP Negotiate token from the server. stime against ctime, or (MIT " \
      "gives no ctime) against the packet's own time, tells whose clock is off and by how much.", \
      "Clock difference above 5 min.", \
      "`w32tm /resync /force`, `w32tm /query /status`\n" \
      "Linux `ntpdate {kdc}`/`chronyc makestep`.", \
      "Windows clients retry with the server's time (skew recovery): error only if no success follows.") \
    X(KRB_ETYPE, "krb-etype", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "No common encryption type", \
      "KRB-ERROR 14.", \
      "No common encryption type: RC4 disabled while account has only RC4 keys, DES, AES not enabled for " \
      "account/trust.", \
      "Reset the account's password (creates AES keys)\n" \
      "Set `msDS-SupportedEncryptionTypes`\n" \
      "krb5.conf `default_tkt_enctypes`.", \
      "A retry with other etypes that succeeds makes it harmless.") \
    X(KRB_MODIFIED, "krb-modified", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The ticket is for another account (KRB_AP_ERR_MODIFIED)", \
      "KRB-ERROR 41 (KRB_AP_ERR_MODIFIED), 44 or 45 in the server's Negotiate answer or to TGS-REQ; client " \
      "0x80090322.", \
      "Ticket encrypted for another account: SPN on wrong account, wrong host by DNS, computer password out of " \
      "sync, load-balanced name.", \
      "`setspn -q {spn}`\n" \
      "Fix DNS\n" \
      "`Test-ComputerSecureChannel -Repair`\n" \
      "Spn_prefix workaround as in `krb-spn-unknown`.", \
      "One occurrence right after a computer password change heals itself after `klist purge`.") \
    X(KRB_BAD_INTEGRITY, "krb-bad-integrity", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The service cannot open the ticket (wrong key)", \
      "KRB-ERROR 31.", \
      "Wrong key (password changed recently, keytab old). Inside the HTTP token it is how MIT services say what " \
      "Windows calls 41: causes and fixes of `krb-modified` apply.", \
      "`setspn -q {spn}` and `setspn -q HOST/{server}`: the name must belong to the target's own account, once\n" \
      "On the target, a stale computer password: `Test-ComputerSecureChannel -Repair`\n" \
      "At the client, an old ticket: `klist purge`, then again; a service with a keytab: make the keytab anew.", \
      "Verify that the frame is not damaged (checksum, truncated capture).") \
    X(KRB_TICKET_EXPIRED, "krb-ticket-expired", FINDING_WARN, LAYER_AUTHENTICATION, 0, \
      "The ticket has expired or is not yet valid", \
      "KRB-ERROR 32 (expired) or 33 (not yet valid).", \
      "Old ticket in cache, clock.", \
      "`klist purge`, `kinit -R` / `kinit`.", \
      "Automatic renewal follows normally.") \
    X(KRB_REPLAY, "krb-replay", FINDING_WARN, LAYER_AUTHENTICATION, 0, \
      "The KDC or the service saw a replay", \
      "KRB-ERROR 34.", \
      "Same authenticator twice: duplicated packets or two clients with equal clocks; snapshots.", \
      "Retry\n" \
      "Check duplicate packets.", \
      "Retransmitted UDP requests produce it without effect.") \
    X(KRB_WRONG_REALM, "krb-wrong-realm", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The realm is wrong", \
      "KRB-ERROR 68, referral loop between KDCs; KRB-ERROR 6 with a crealm foreign to the target's domain.", \
      "Wrong realm, missing trust route/DNS suffix mapping.", \
      "`[domain_realm]` mapping\n" \
      "Check trust\n" \
      "`netdom trust`", \
      "One 68 with canonicalization referral is normal.") \
    X(KRB_RESPONSE_TOO_BIG, "krb-response-too-big", FINDING_INFO, LAYER_PERFORMANCE, 0, \
      "The KDC's answer is too big for UDP", \
      "KRB-ERROR 52 on UDP, then TCP 88.", \
      "Normal for big tickets.", \
      "Allow TCP 88.", \
      "Error only if TCP 88 is blocked.") \
    X(KRB_GENERIC, "krb-generic", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The KDC failed", \
      "KRB-ERROR 60 (often e-text), or 29.", \
      "KDC internal problem, too long SPN, PAC overload, service unavailable.", \
      "Check DC log.", \
      "e-text decides; after a retry with success only info.") \
    X(KRB_MUST_USE_U2U, "krb-must-use-u2u", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The target has no SPN", \
      "KRB-ERROR 27.", \
      "Target account has no SPN (service runs as user account).", \
      "Register SPN.", \
      "Clients that support user-to-user continue by themselves.") \
    X(KRB_DELEGATION_REFUSED, "krb-delegation-refused", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The KDC refuses delegation", \
      "KRB-ERROR 13 to TGS-REQ with S4U2proxy / forwarded option; or no forwarded TGT in AP-REQ where the client " \
      "asked delegation.", \
      "Account sensitive/Protected Users, SPN not in allowed list, non-forwardable ticket.", \
      "RBCD: `Set-ADComputer ServerC -PrincipalsAllowedToDelegateToAccount (Get-ADComputer ServerB)`\n" \
      "Then on ServerB `klist purge -li 0x3e7` (negative cache 15 min)\n" \
      "`kinit -f`", \
      "13 also appears for impending ticket expiry.") \
    X(KRB_IP_TARGET, "krb-ip-target", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "Kerberos with an IP address", \
      "URL/Host is an IP address and Kerberos demanded: no TGS-REQ, client 2150859019 (0x8033810B); or sname " \
      "HTTP/10.x error 7.", \
      "Kerberos has no SPN for IP addresses.", \
      "Use name\n" \
      "Or NTLM + TrustedHosts\n" \
      "Or HTTPS.", \
      "IP SPNs can be enabled by policy (TryIPSPN): success disproves.") \
    X(KRB_WORKGROUP_CLIENT, "krb-workgroup-client", FINDING_ERROR, LAYER_AUTHENTICATION, 0, \
      "The client is in no domain", \
      "Client not in domain, Kerberos demanded, no AS-REQ; 2150859020 (0x8033810C).", \
      "No domain logon.", \
      "`-Authentication Negotiate -Credential`, TrustedHosts\n" \
      "Or kinit on Linux.", \
      "SCVMM and similar tools that allow only Kerberos fail outside the domain by design.") \
    X(KRB_AP_ERROR_IN_HTTP, "krb-ap-error-in-http", FINDING_ERROR, LAYER_AUTHENTICATION, RULE_FALLBACK, \
      "The service refused the Kerberos ticket", \
      "401/200 whose Negotiate token is a GSS token with id 03 00 or SPNEGO reject with KRB-ERROR inside.", \
      "See error code.", \
      "`winrmscope fault CODE`", \
      "The fallback for codes without a rule of their own. Skew errors are followed by an automatic retry.") \
    X(KRB_DOUBLE_HOP, "krb-double-hop", FINDING_WARN, LAYER_SCRIPT, 0, \
      "The second hop has no credentials", \
      "Session works; inside it errors for a third host: PermissionDenied/UnauthorizedAccess, Win32 5/1326/53, " \
      "PSRP ERROR_RECORD; no forwarded TGT; anonymous NTLM from the server to host C.", \
      "Second hop: no credentials on the server.", \
      "CredSSP: `Enable-WSManCredSSP -Role Client -DelegateComputer *.corp` and `-Role Server`, policy \"Allow " \
      "delegating fresh credentials\" WSMAN/*\n" \
      "Or RBCD\n" \
      "Or `-Credential` inside script block\n" \
      "JEA/RunAs endpoint. Kerberos constrained delegation does not work for a second hop that is itself WinRM.", \
      "Local path errors are not double hop.")
/* clang-format on */
