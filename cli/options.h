/* The command line, as one table: what is parsed, what --help says, and which line is meant when it
 * is wrong. */
#pragma once

#include <stdio.h>

#include "cli.h"

/* What is to be done with a command line. */
enum parsed { PARSED, PARSED_HELP, PARSED_VERSION, PARSED_BAD };

/*
 * Fills options; where no command was named, the first of commands is. For PARSED_BAD it has said on
 * standard error what is wrong and printed the help line that was meant. The strings are those of
 * argv; options_free() frees the rest in every case.
 */
enum parsed options_parse(int argc, char **argv, struct options *options);
void options_free(struct options *options);

/* The whole help, for the command or, when it is NULL, for the program. */
void options_help(FILE *out, const struct command *command);
