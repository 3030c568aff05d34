#include "status.h"

#include <stdarg.h>
#include <stdio.h>

struct status status_ok(void)
{
    return (struct status){.failed = false};
}

struct status status_failure(const char *text, ...)
{
    struct status status = {.failed = true};
    va_list args;
    va_start(args, text);
    vsnprintf(status.text, sizeof(status.text), text, args);
    va_end(args);
    return status;
}
