/* Steps and commands that several rules share (rule.h has the form of steps). */
#pragma once

/* clang-format off */
/* Without the proxy that the client was given, by client. */
#define STEPS_PAST_PROXY \
      "PowerShell: `New-PSSession -ComputerName {server} -SessionOption (New-PSSessionOption -ProxyAccessType " \
      "NoProxyServer)`\n" \
      "pypsrp: `WSMan(..., no_proxy=True)`\n" \
      "Ansible (psrp): `ansible_psrp_ignore_proxy: true`\n" \
      "pywinrm: `winrm.Session(..., proxy=None)`\n" \
      "Packer: `winrm_no_proxy = true`"
/* NTLM or Kerberos in place of what was tried. */
#define STEPS_NEGOTIATE \
      "PowerShell: `New-PSSession -ComputerName {server} -Authentication Negotiate -Credential (Get-Credential)`\n" \
      "pywinrm: `winrm.Session(..., transport='ntlm')` (`kerberos` in a domain)\n" \
      "Ansible (winrm): `ansible_winrm_transport: ntlm` (`kerberos` in a domain)\n" \
      "pypsrp: `WSMan(..., auth='negotiate')`\n" \
      "Ansible (psrp): `ansible_psrp_auth: negotiate`\n" \
      "Packer: `winrm_use_ntlm = true`\n" \
      "Go: `params.TransportDecorator = func() winrm.Transporter { return &winrm.ClientNTLM{} }`\n" \
      "Ruby: `transport: :negotiate`; Vagrant: `config.winrm.transport = :negotiate`\n" \
      "curl: `--ntlm` or `--negotiate` instead of `--basic`"
/* For tests only. */
#define STEPS_NO_CERTIFICATE_CHECK \
      "! pywinrm: without any check: `server_cert_validation='ignore'`\n" \
      "! Ansible (winrm): without any check: `ansible_winrm_server_cert_validation: ignore`\n" \
      "! pypsrp: without any check: `cert_validation=False`\n" \
      "! Ansible (psrp): without any check: `ansible_psrp_cert_validation: ignore`\n" \
      "! Ruby: without any check: `no_ssl_peer_verification: true`\n" \
      "! Packer: without any check: `winrm_insecure = true`"
#define STEPS_READ_TIMEOUT \
      "At the client: the read time-out must be longer than the operation time-out:\n" \
      "pywinrm: `winrm.Session(..., operation_timeout_sec=40, read_timeout_sec=60)`\n" \
      "Ansible (winrm): `ansible_winrm_operation_timeout_sec: 40` and `ansible_winrm_read_timeout_sec: 60`\n" \
      "pypsrp: `WSMan(..., operation_timeout=40, read_timeout=60)`\n" \
      "Ansible (psrp): `ansible_psrp_operation_timeout: 40` and `ansible_psrp_read_timeout: 60`\n" \
      "Ruby: `operation_timeout: 40, receive_timeout: 60`\n" \
      "curl: `--max-time 90`\n" \
      "Go: the timeout of `winrm.NewEndpoint` above that of `winrm.NewParameters` (PT60S)"
/* For commands that take their time. */
#define STEPS_MORE_TIME \
      "At the client: where the command may need that long, give it more time:\n" \
      "PowerShell: `New-PSSessionOption -OperationTimeout 600000`; CIM: `-OperationTimeoutSec 600`\n" \
      "pywinrm: `winrm.Session(..., operation_timeout_sec=600, read_timeout_sec=610)`\n" \
      "Ansible (winrm): `ansible_winrm_operation_timeout_sec: 600` and `ansible_winrm_read_timeout_sec: 610`\n" \
      "pypsrp: `WSMan(..., operation_timeout=600, read_timeout=610)`\n" \
      "Ansible (psrp): `ansible_psrp_operation_timeout: 600` and `ansible_psrp_read_timeout: 610`\n" \
      "Ruby: `operation_timeout: 600, receive_timeout: 610`\n" \
      "curl: `PT600S` as OperationTimeout in the envelope, and `--max-time 610`\n" \
      "Go: the timeout of `winrm.NewEndpoint`; Packer: `winrm_timeout = \"30m\"`"
#define STEPS_CODE_PAGE \
      "pywinrm: `protocol.open_shell(codepage=65001)`\n" \
      "pypsrp: `WinRS(wsman, codepage=65001)`\n" \
      "Ruby: `codepage: 65001`"
/* The user's password on the target, for a second hop and the like. */
#define STEPS_BECOME \
      "Ansible (winrm): `become: true` with `become_method: runas`\n" \
      "Ansible (psrp): `become: true` with `become_method: runas`"
#define STEPS_REBOOT \
      "Ansible (winrm): the module `ansible.windows.win_reboot`\n" \
      "Ansible (psrp): the module `ansible.windows.win_reboot`"
/* A ticket that the service cannot open. */
#define STEPS_SERVICE_NAME \
      "On a domain controller, who has the name: `setspn -Q */{server}`; it must be the target's own computer " \
      "account, and that only: take it from another by `setspn -D {spn} WRONGACCOUNT`\n" \
      "On the target, is the computer's password in step: `Test-ComputerSecureChannel`; where it says False: " \
      "`Test-ComputerSecureChannel -Repair -Credential (Get-Credential)`\n" \
      "At the client, an old ticket: `klist purge` (Linux: `kdestroy`), then again"
/* Inside a step, between its backticks. */
#define COMMAND_SET_CERTIFICATE \
      "Set-WSManInstance -ResourceURI winrm/config/Listener -SelectorSet @{Address='*';Transport='HTTPS'} " \
      "-ValueSet @{CertificateThumbprint='THUMBPRINT'}"
#define COMMAND_SHOW_CERTIFICATE \
      "openssl s_client -connect {server}:{port} -servername {server} </dev/null | openssl x509 -noout -subject " \
      "-issuer -dates -ext subjectAltName"
#define COMMAND_LOGON_EVENTS \
      "Get-WinEvent -FilterHashtable @{LogName='Security';Id=4625} -MaxEvents 5 | Format-List Message"
#define COMMAND_BUSY_PROCESSES \
      "Get-Process wsmprovhost,winrshost,wmiprvse -ErrorAction SilentlyContinue | Sort-Object CPU -Descending"
/* clang-format on */
