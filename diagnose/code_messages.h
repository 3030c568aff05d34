/*
 * Messages as people copy them from their clients, by words that stand in no other: those of
 * Windows (wsmerror.h, winerror.h), the error ids that PowerShell makes of codes, and those of
 * libraries of other clients; the commonest in other languages of Windows, too. Read by codes.c only.
 * X("words", family, value)
 */
#pragma once

/* clang-format off */
#define CODE_MESSAGES(X) \
    X("winrm cannot complete the operation", WSMAN, 0x80338126) \
    X("client cannot connect to the destination specified", WSMAN, 0x80338012) \
    X("authentication scheme is different from kerberos", WSMAN, 0x803380E4) \
    X("added to the trustedhosts configuration setting", WSMAN, 0x803380E4) \
    X("default authentication may be used with an ip address", WSMAN, 0x803381BB) \
    X("default credentials with negotiate over http", WSMAN, 0x803380E5) \
    X("kerberos authentication cannot be used when the destination is an ip address", WSMAN, 0x8033810B) \
    X("kerberos authentication cannot be used with implicit credentials", WSMAN, 0x8033810C) \
    X("or you specify kerberos, then you cannot use \"localhost\"", WSMAN, 0x8033810E) \
    X("unencrypted traffic is currently disabled in the client configuration", WSMAN, 0x803380DE) \
    X("basic authentication is currently disabled in the client configuration", WSMAN, 0x803380DF) \
    X("unencrypted traffic is currently disabled in the service configuration", HTTP, 500) \
    X("was not encrypted. unencrypted traffic", HTTP, 500) \
    X("http server error status (500)", WSMAN, 0x80338170) \
    X("http bad request status (400)", WSMAN, 0x80338171) \
    X("requested http url was not available", WSMAN, 0x80338113) \
    X("unknown http status code", WSMAN, 0x8033810F) \
    X("request size exceeded the configured maxenvelopesize", WSMAN, 0x80338111) \
    X("connection to the specified remote host was refused", WSMAN, 0x80338112) \
    X("does not have an appropriate certificate", WSMAN, 0x80338115) \
    X("network connection types on this machine is set to public", WSMAN, 0x80338169) \
    X("server cannot set code page", WSMAN, 0x80338140) \
    X("code page is not valid on the server", WSMAN, 0x80338140) \
    X("maximum number of concurrent shells", WSMAN, 0x803381A5) \
    X("concurrent shells, which has been exceeded", WSMAN, 0x803381A5) \
    X("maximum number of concurrent operations", WSMAN, 0x803381A6) \
    X("concurrent operations, which has been exceeded", WSMAN, 0x803381A6) \
    X("load quota for this user", WSMAN, 0x803381A7) \
    X("load quota for the system", WSMAN, 0x803381A8) \
    X("maximum number of users executing shell operations", WSMAN, 0x803381AB) \
    X("maximum number of users concurrently performing", WSMAN, 0x803381AB) \
    X("not accept any remote shell requests", WSMAN, 0x803381AC) \
    X("server name cannot be resolved", WSMAN, 0x803381B9) \
    X("ssl connection cannot be established", WSMAN, 0x803381BA) \
    X("invalid selectors for the resource", WSMAN, 0x8033805B) \
    X("cannot find the resource identified by the resource uri", WSMAN, 0x80338000) \
    X("resource uri is missing or it has an incorrect format", WSMAN, 0x8033803B) \
    X("cannot complete the operation within the time specified in operationtimeout", WSMAN, 0x80338029) \
    X("encrypted message body has an invalid format", WSMAN, 0x803380F9) \
    X("returned an empty response to the request", WSMAN, 0x803380F5) \
    X("shell instance is currently disconnected", WSMAN, 0x803381C4) \
    X("connected to a different client", WSMAN, 0x803381C6) \
    X("allow fresh credentials with ntlm-only", WSMAN, 0x803381A4) \
    X("allow fresh credentials", WSMAN, 0x803381A3) \
    X("controlled by group policy", WSMAN, 0x8033808A) \
    X("'access denied' error", WSMAN, 0x80338104) \
    X("access is denied", WIN32, 5) \
    X("zugriff verweigert", WIN32, 5) \
    X("Accès refusé", WIN32, 5) \
    X("acceso denegado", WIN32, 5) \
    X("accesso negato", WIN32, 5) \
    X("acesso negado", WIN32, 5) \
    X("アクセスが拒否されました", WIN32, 5) \
    X("拒绝访问", WIN32, 5) \
    X("benutzername oder das kennwort ist falsch", WIN32, 1326) \
    X("ユーザー名またはパスワードが正しくありません", WIN32, 1326) \
    X("user name or password is incorrect", WIN32, 1326) \
    X("unknown user name or bad password", WIN32, 1326) \
    X("cannot find the computer", WIN32, 53) \
    X("network path was not found", WIN32, 53) \
    X("no logon servers available", WIN32, 1311) \
    X("can't sign you in with this credential because your domain isn't available", WIN32, 1311) \
    X("specified logon session does not exist", WIN32, 1312) \
    X("rpc server is unavailable", WIN32, 1722) \
    X("referenced account is currently locked out", WIN32, 1909) \
    X("account is currently disabled", WIN32, 1331) \
    X("password must be changed before", WIN32, 1907) \
    X("password for this account has expired", WIN32, 1330) \
    X("trust relationship between this workstation and the primary domain failed", WIN32, 1789) \
    X("running scripts is disabled on this system", DOTNET, 0x8013150A) \
    X("signed by an unknown certificate authority", WINHTTP, 12045) \
    X("common name (cn) that does not match", WINHTTP, 12038) \
    X("ssl certificate is expired", WINHTTP, 12037) \
    X("could not be checked for revocation", WINHTTP, 12057) \
    X("certificate on the destination computer", WINHTTP, 12175) \
    X("networkpathnotfound", WIN32, 53) \
    X("accessdenied", WIN32, 5) \
    X("serveroutofmemory", WIN32, 14) \
    X("winrmoperationaborted", WIN32, 995) \
    X("shutdowninprogress", WIN32, 1115) \
    X("authenticationfailed", WIN32, 1311) \
    X("logonfailure", WIN32, 1326) \
    X("improperresponse", WIN32, 1722) \
    X("targetunknown", SECURITY, 0x80090303) \
    X("invalidresourceuri", WSMAN, 0x8033803B) \
    X("corruptedwinrmconfig", WSMAN, 0x80338005) \
    X("cannotconnect", WSMAN, 0x80338012) \
    X("uriexceedsmaxallowedsize", WSMAN, 0x8033802D) \
    X("cannotconnecttargetsessiondoesnotexist", WSMAN, 0x8033805B) \
    X("winrmoperationnotsupportedonserver", WSMAN, 0x80338074) \
    X("clientkerberosdisabled", WSMAN, 0x803380E2) \
    X("servernottrusted", WSMAN, 0x803380E4) \
    X("explicitcredentialsrequired", WSMAN, 0x803380E5) \
    X("workgroupcannotusekerberos", WSMAN, 0x8033810C) \
    X("invalidauthentication", WSMAN, 0x8033810E) \
    X("cannotconnectwinrmservice", WSMAN, 0x80338112) \
    X("urlnotavailable", WSMAN, 0x80338113) \
    X("winrmoperationtimeout", WSMAN, 0x80338126) \
    X("winrmhttperror", WSMAN, 0x80338170) \
    X("redirectinformationrequired", WSMAN, 0x80338199) \
    X("remotesessiondisallowed", WSMAN, 0x803381AC) \
    X("redirectlocationinvalid", WSMAN, 0x803381B7) \
    X("computernotfound", WSMAN, 0x803381B9) \
    X("cannotuseipaddress", WSMAN, 0x803381BB) \
    X("sessioncreatefailedinvalidname", WSMAN, 0x803381C2) \
    X("cannotconnectmismatchsessions", WSMAN, 0x803381C6) \
    X("cannotconnectalreadyconnected", WSMAN, 0x803381CD) \
    X("cannotconnectinvalidoperation", WSMAN, 0x803381D0) \
    X("cannotconnectrunasfailed", WSMAN, 0x803381DF) \
    X("remoteconnectiondisallowed", WSMAN, 0x803381E3) \
    X("incorrectprotocolversion", PLUGIN, 0x80540FA0) \
    X("credentials were rejected by the server", HTTP, 401) \
    X("failed to authenticate the user", HTTP, 401) \
    X("winrmauthorizationerror", HTTP, 401) \
    X("code 401", HTTP, 401) \
    X("response error: 401", HTTP, 401) \
    X("code 500", HTTP, 500) \
    X("response error: 500", HTTP, 500) \
    X("code 404", HTTP, 404) \
    X("407 proxy authentication required", HTTP, 407) \
    X("tunnel connection failed: 407", HTTP, 407) \
    X("connection refused", WIN32, 10061) \
    X("actively refused it", WIN32, 10061) \
    X("connection timed out", WIN32, 10060) \
    X("connect timeout", WIN32, 10060) \
    X("connecttimeouterror", WIN32, 10060) \
    X("i/o timeout", WIN32, 10060) \
    X("no route to host", WIN32, 10065) \
    X("network is unreachable", WIN32, 10051) \
    X("connection reset by peer", WIN32, 10054) \
    X("remote end closed connection", WIN32, 10054) \
    X("connection aborted", WIN32, 10053) \
    X("read timed out", WINHTTP, 12002) \
    X("name or service not known", WIN32, 11001) \
    X("no such host is known", WIN32, 11001) \
    X("no such host", WIN32, 11001) \
    X("nodename nor servname provided", WIN32, 11001) \
    X("getaddrinfo", WIN32, 11001) \
    X("could not resolve host", WIN32, 11001) \
    X("certificate verify failed", TLS, 48) \
    X("self signed certificate", TLS, 48) \
    X("self-signed certificate", TLS, 48) \
    X("unable to get local issuer certificate", TLS, 48) \
    X("certificate signed by unknown authority", TLS, 48) \
    X("certificate has expired", TLS, 45) \
    X("hostname mismatch", WINHTTP, 12038) \
    X("certificate verify failed: hostname mismatch", WINHTTP, 12038) \
    X("certificate verify failed: ip address mismatch", WINHTTP, 12038) \
    X("certificate verify failed: certificate has expired", TLS, 45) \
    X("doesn't match either of", WINHTTP, 12038) \
    X("certificate is valid for", WINHTTP, 12038) \
    X("cannot validate certificate for", WINHTTP, 12038) \
    X("handshake failure", TLS, 40) \
    X("wrong version number", TLS, 10) \
    X("http request was sent to https port", TLS, 10) \
    X("malformed http response", TLS, 10) \
    X("http response to https client", TLS, 22) \
    X("unsupported protocol", TLS, 70) \
    X("tlsv1 alert protocol version", TLS, 70) \
    X("unsupported hash type md4", SECURITY, 0x80090302) \
    X("server not found in kerberos database", KERBEROS, 7) \
    X("not found in kerberos database", KERBEROS, 6) \
    X("clock skew too great", KERBEROS, 37) \
    X("preauthentication failed", KERBEROS, 24) \
    X("password incorrect while getting initial credentials", KERBEROS, 24) \
    X("cannot contact any kdc", SECURITY, 0x80090311) \
    X("cannot find kdc", SECURITY, 0x80090311) \
    X("password has expired", KERBEROS, 23) \
    X("credentials have been revoked", KERBEROS, 18) \
    X("kdc has no support for encryption type", KERBEROS, 14) \
    X("ticket expired", KERBEROS, 32) \
    X("no kerberos credentials available", SECURITY, 0x8009030E) \
    X("no credentials cache found", SECURITY, 0x8009030E)
/* clang-format on */
