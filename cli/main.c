#include <signal.h>
#include <stdio.h>

#include "cli.h"
#include "options.h"

const struct command commands[] = {
    {DECODE, "decode", "FILE...", "every layer of a capture, as annotated text or JSON",
     decode_run},
    {DIAGNOSE, "diagnose", "FILE...",
     "what failed, why, on which packets that rests, and what to type to mend it; no keys needed",
     diagnose_run},
    {TRANSCRIPT, "transcript", "FILE...",
     "the sessions as a person at the console saw them: what was run, what came back",
     transcript_run},
    {KEYS, "keys", "FILE...", "which keys fit a capture, which are wrong, and which are missing",
     keys_run},
    {FAULT, "fault", "CODE...",
     "what a code means: WSManFault, Win32, HRESULT, WinHTTP, NTSTATUS, Kerberos, TLS, HTTP, exit "
     "codes",
     fault_run},
    {LIST, "list", "fields|diagnostics|faults|findings|limits",
     "the tables that output is made of, as text or JSON", list_run},
};
const size_t n_commands = sizeof(commands) / sizeof(commands[0]);

int main(int argc, char **argv)
{
    /* A reader that goes away is seen by the failed write, and is no failure of ours. */
    signal(SIGPIPE, SIG_IGN);
    struct options options;
    int status = EXIT_BAD_USAGE;
    switch (options_parse(argc, argv, &options)) {
    case PARSED:
        status = options.command->run(&options);
        break;
    case PARSED_HELP:
        options_help(stdout, options.command);
        status = command_flushed() ? EXIT_DONE : EXIT_TROUBLE;
        break;
    case PARSED_VERSION:
        puts("winrmscope " WR_VERSION);
        status = command_flushed() ? EXIT_DONE : EXIT_TROUBLE;
        break;
    case PARSED_BAD:
        break;
    }
    options_free(&options);
    return status;
}
