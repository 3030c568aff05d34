/*
 * What a rule's text says of this very case. Causes and fixes in *_rules.h hold placeholders,
 * {server}, {port}, {user} ...; they are filled with what the capture says of the conversation that
 * the finding is about.
 *
 *   "`Test-NetConnection {server} -Port {port}`" -> "`Test-NetConnection win01.lab -Port 5985`"
 *   "{account} may not log on to {server}"       -> "LAB\alice may not log on to win01.lab"
 *
 * A name that the capture does not tell has a word in its place: in commands (between backticks)
 * one to be replaced by the reader ("HOST"), in prose one that can be read ("the server"; so no
 * sentence should begin with a placeholder).
 *
 * What is filled into a command may be pasted into a shell. Names in a capture are whatever somebody
 * sent; so in a command stand only names of ASCII letters, digits and the few characters of their
 * kind below, which mean nothing to cmd, PowerShell or sh, and that do not begin like an option (-
 * or, of programs of Windows, /). Any
 * other one has the word in its place. In prose names stand as they are, without backticks: the
 * renderer escapes what a terminal must not see.
 *
 * Of several rows that know a name (two logons ...), one that the finding rests on comes first, then
 * one of the same connection, then any other; of equally near ones the kind that is named first
 * below, and of one kind the latest.
 */
#pragma once

#include "buf.h"
#include "rule.h"

/*
 * X(name, in a command, in prose, characters besides letters and digits, where from). Where from are
 * members of facts.h as kind.member in the order of preference; NULL where the value is made of
 * several of them.
 */
/* clang-format off */
#define PLACEHOLDERS(X) \
    /* The name by which the client called the target, else its address; without the port. */ \
    X(SERVER, "server", "HOST", "the server", ".-_:", NULL) \
    /* The same without the domain behind its first dot: the name of its computer account, without the $. */ \
    X(COMPUTER, "computer", "HOST", "the server", "-_", NULL) \
    /* The target's port as the client called it; its address; whether it spoke to it in "http" or "https". */ \
    X(PORT, "port", "PORT", "its port", "", NULL) \
    X(SERVER_IP, "server_ip", "ADDRESS", "the server's address", ".:", NULL) \
    X(TRANSPORT, "transport", "http", "HTTP", "", NULL) \
    /* server:port as in a URL: with brackets around an IPv6 address. */ \
    X(AUTHORITY, "authority", "HOST:PORT", "the server", ".-_:[]", NULL) \
    X(CLIENT_IP, "client_ip", "CLIENT", "the client", ".:", NULL) \
    /* Address and port of the proxy. */ \
    X(PROXY, "proxy", "PROXY:PORT", "the proxy", ".:[]", NULL) \
    /* Who logged on, or tried to: the name alone, its domain (NetBIOS or DNS) or realm, and as DOMAIN\user. */ \
    X(USER, "user", "USER", "the user", ".-_", "logon.user kdc.client_name") \
    X(DOMAIN, "domain", "DOMAIN", "the domain", ".-_", "logon.domain logon.target_domain kdc.realm") \
    X(ACCOUNT, "account", "DOMAIN\\USER", "the user", ".-_\\", NULL) \
    X(REALM, "realm", "REALM", "the realm", ".-_", "kdc.realm logon.realm") \
    /* Principal name of the service that a ticket was asked for, or made for: HTTP/win01.lab. */ \
    X(SPN, "spn", "HTTP/HOST", "the service", ".-_/:", "kdc.service logon.service") \
    X(KDC, "kdc", "DC", "the domain controller", ".:", NULL) \
    /* NetBIOS and DNS name that the server itself gave (NTLM). */ \
    X(TARGET_NAME, "target_name", "HOST", "the server", "-_", "logon.target") \
    X(TARGET_DNS, "target_dns", "HOST", "the server", ".-_", "logon.target_dns") \
    /* Schemes that the server, or proxy, offered last. */ \
    X(OFFERED, "offered", "SCHEMES", "other schemes", " -", "logon.offered exchange.offered exchange.proxy_offered") \
    /* Of the server's certificate. */ \
    X(CERTIFICATE_NAMES, "certificate_names", "NAMES", "other names", " .-_*:", "certificate.names certificate.subject") \
    X(ISSUER, "issuer", "ISSUER", "its issuer", "", "certificate.issuer") \
    /* Of a request: its path; the code of its fault, decimal, and of the one inside that; resource and shell. */ \
    X(TARGET, "target", "PATH", "the path", "/.-_", "exchange.target") \
    X(STATUS, "status", "STATUS", "its status", "", "exchange.status") \
    X(CODE, "code", "CODE", "its code", "", "exchange.code error.code") \
    X(INNER_CODE, "inner_code", "CODE", "its code", "", "exchange.inner exchange.inner2") \
    /* Of a command that ended. */ \
    X(EXIT_CODE, "exit_code", "CODE", "its code", "", "command.exit_code") \
    X(RESOURCE, "resource", "RESOURCE", "the resource", "/.-_:", "exchange.resource error.resource") \
    X(SHELL, "shell", "SHELLID", "the shell", "-", "exchange.shell") \
    X(NAME, "name", "NAME", "the name", ".-_", "lookup.name")
/* clang-format on */

/*
 * Appends text to out, its placeholders filled. facts and finding say of what; facts NULL: of no case
 * (words stand everywhere), finding NULL: of the conversation as a whole. Other braces stay as they
 * are.
 */
void placeholder_fill(struct buf *out, struct bytes text, const struct facts *facts,
                      const struct finding *finding);
