/*
 * Programs that are clients of WinRM, as steps of a rule's fix name them: "pywinrm: `...`". Which
 * one it was tells its User-Agent, so a finding shows the steps of the clients that were seen, and
 * those of all where none is known (TLS, nothing sent yet).
 */
#pragma once

#include "facts.h"

/* X("name in front of the step", "what its User-Agent begins with"). */
#define CLIENT_PROGRAMS(X)                                                                         \
    X("PowerShell", "Microsoft WinRM Client")                                                      \
    X("PowerShell", "xplat http client")                                                           \
    X("pywinrm", "Python WinRM client")                                                            \
    X("Ansible (winrm)", "Python WinRM client")                                                    \
    X("pypsrp", "Python PSRP Client")                                                              \
    X("Ansible (psrp)", "Python PSRP Client")                                                      \
    X("Ruby", "Ruby WinRM Client")                                                                 \
    X("Go", "Go-http-client")                                                                      \
    X("Go", "WinRM client")                                                                        \
    X("Packer", "Go-http-client")                                                                  \
    X("Packer", "WinRM client")                                                                    \
    X("curl", "curl/")

/*
 * False for a step of one client where only others were seen. A User-Agent that no row has counts
 * for nothing. facts NULL: of no case, every step is for it.
 */
bool step_is_for(struct bytes step, const struct facts *facts);
/* It begins with the name of a client. */
bool step_names_client(struct bytes step);
