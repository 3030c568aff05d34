#include "unseal.h"

const char *unseal_result_name(enum unseal_result result)
{
    static const char *const names[] = {"verified", "recovered", "damaged", "no-key", "wrong-key"};
    return names[result];
}

const char *key_state_name(enum key_state state)
{
    static const char *const names[] = {"none", "verified", "wrong"};
    return names[state];
}

const char *mechanism_name(enum mechanism mechanism)
{
    static const char *const names[] = {"basic",   "ntlm",        "kerberos",
                                        "credssp", "certificate", "unknown"};
    return names[mechanism];
}

const char *direction_name(enum direction direction)
{
    return direction == C2S ? "c2s" : "s2c";
}
