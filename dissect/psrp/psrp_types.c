#include "psrp_types.h"

#include <stddef.h>
#include <string.h>

#include "psrp.h"

static const struct psrp_type types[] = {
#define ROW(name, number, net, way, pid, since, via, section, mean)                                      \
    {number, #name, net, way, pid, since, via, section},
    PSRP_TYPES(ROW)
#undef ROW
    /* In PowerShell's enumeration only; psrp.md 3.1. */
    {0x00000000, NULL, "InvalidDataType", PSRP_EITHER, false, "", 0, ""},
    {0x00000001, NULL, "ExceptionAsErrorRecord", PSRP_EITHER, false, "", 0, ""},
    {0x00010003, NULL, "CloseSession", PSRP_EITHER, false, "", 0, ""},
    {0x00041012, NULL, "StopPowerShell", PSRP_CLIENT, true, "", 0, ""},
};

const struct name psrp_type_names[] = {
#define ROW(name, number, net, way, pid, since, via, section, mean) {number, #name},
    PSRP_TYPES(ROW)
#undef ROW
        {0, NULL}};

const struct name psrp_destination_names[] = {{1, "Client"}, {2, "Server"}, {0, NULL}};

const struct psrp_type *psrp_type(uint32_t number)
{
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
        if (types[i].number == number)
            return &types[i];
    return NULL;
}

const char *psrp_message_type_name(uint32_t type)
{
    return name_of(psrp_type_names, type);
}

unsigned psrp_via(const char *carrier)
{
    static const char *const names[] = {"creationXml", "connectXml", "connectResponseXml",
                                        "Command",     "Send",       "Receive"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (carrier != NULL && strcmp(carrier, names[i]) == 0)
            return 1u << i;
    return 0;
}
