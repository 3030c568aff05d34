#include <stdarg.h>
#include <stdio.h>

#include "cli.h"

void say(const char *text, ...)
{
    char line[2048];
    va_list args;
    va_start(args, text);
    vsnprintf(line, sizeof(line), text, args);
    va_end(args);
    fputs("winrmscope: ", stderr);
    for (const char *at = line; *at != '\0'; at++) {
        unsigned char byte = (unsigned char)*at;
        if (byte < 0x20 || byte == 0x7F)
            fprintf(stderr, "\\x%02X", byte);
        else
            putc(byte, stderr);
    }
    putc('\n', stderr);
}
