/* Exit codes that say why a program ended. [MS-ERREF] 2.3.1; cmd.exe, powershell.exe. */
#include "transcript.h"

static const struct {
    int64_t code;
    const char *name;
} names[] = {
    {0, "success"},
    {5, "ERROR_ACCESS_DENIED"},
    {9009, "cmd: not recognized as a command"},
    {-196608, "powershell: the file of -File was not found or bad arguments"},
    {(int32_t)0xC0000005, "STATUS_ACCESS_VIOLATION"},
    {(int32_t)0xC0000017, "STATUS_NO_MEMORY"},
    {(int32_t)0xC000001D, "STATUS_ILLEGAL_INSTRUCTION"},
    {(int32_t)0xC0000094, "STATUS_INTEGER_DIVIDE_BY_ZERO"},
    {(int32_t)0xC00000FD, "STATUS_STACK_OVERFLOW"},
    {(int32_t)0xC0000135, "STATUS_DLL_NOT_FOUND"},
    {(int32_t)0xC0000139, "STATUS_ENTRYPOINT_NOT_FOUND"},
    {(int32_t)0xC000013A, "STATUS_CONTROL_C_EXIT"},
    {(int32_t)0xC0000142, "STATUS_DLL_INIT_FAILED"},
    {(int32_t)0xC0000374, "STATUS_HEAP_CORRUPTION"},
    {(int32_t)0xC0000409, "STATUS_STACK_BUFFER_OVERRUN"},
    {(int32_t)0xC000041D, "STATUS_FATAL_USER_CALLBACK_EXCEPTION"},
    {(int32_t)0xC06D007E, "module not found (delay load)"},
    {(int32_t)0xE0434352, ".NET: unhandled exception"},
    {(int32_t)0xE06D7363, "C++: unhandled exception"},
    {(int32_t)0x80070005, "E_ACCESSDENIED"},
    {(int32_t)0x80131623, ".NET: FailFast"},
    {(int32_t)0x40010004, "DBG_TERMINATE_PROCESS"},
};

const char *transcript_exit_code_name(int64_t code)
{
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (names[i].code == code)
            return names[i].name;
    return NULL;
}
