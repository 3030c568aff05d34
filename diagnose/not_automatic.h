/*
 * Rules that diagnose does not look for, and why not; they are there for people: --explain, list
 * findings. X(ID, "why"). Every rule has either a row here or a function (rule_test_of()).
 */
#pragma once

/* clang-format off */
#define NOT_AUTOMATIC(X) \
    X(NET_IPFILTER_EMPTY, "that two addresses belong to one host is not in the packets; IPv6 beside IPv4 is net-ipv6-fallback") \
    X(NET_LOCAL_INTERFERENCE, "the client sends nothing, so there is nothing to see") \
    X(PROXY_PAC_FAILURE, "a proxy script is fetched by connections that are not WinRM's, at another time") \
    X(CREDSSP_USER_MISSING, "the client refuses before it sends anything") \
    X(CERT_HTTP_TRANSPORT, "the client refuses before it sends anything") \
    X(KRB_WORKGROUP_CLIENT, "the client refuses before it sends anything") \
    X(ENC_OPAQUE, "it is no failure: the page says what is encrypted under \"What this capture cannot show\"") \
    X(FAULT_TIMEOUT_NORMAL, "it is how polling works, and no finding") \
    X(FAULT_CANNOT_CONNECT_CLIENT, "it is the client's word for net-syn-no-answer, net-syn-rst and net-dns-failure") \
    X(SHELL_QUOTING, "what the command line was meant to be is not in the packets") \
    X(SHELL_CONSOLE_MODE, "whether a program reads its console is not in the packets") \
    X(PSRP_NO_RUNSPACE, "that a pipeline waits for a runspace is not in the packets") \
    X(PSRP_DISCONNECT, "it is how sessions are left and taken up again, and no finding") \
    X(PERF_POLLING_NORMAL, "it is how polling works, and no finding") \
    X(PERF_SMALL_ENVELOPE, "how large an envelope the server would take is not in the packets") \
    X(SEC_SPOOFED_AGENT, "nothing that clients of Windows send is theirs alone")
/* clang-format on */
