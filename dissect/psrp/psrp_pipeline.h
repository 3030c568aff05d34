/* The commands of a CREATE_PIPELINE message. [MS-PSRP] 2.2.3.11 to 2.2.3.13; psrp.md 3.3. */
#pragma once

#include "record.h"

struct psrp_command {
    struct bytes text; /* the command's name, or the script */
    bool script;
    const struct node *object; /* as CLIXML has it */
    size_t statement;          /* from 0 */
    bool first, last;          /* of its statement */
};

/* All zero starts a walk. */
struct psrp_command_walk {
    const struct node *statement, *command;
    size_t n;
    bool begun;
};

/* The next command of a pipeline, in the order of statements and pipes; false at the end. data is
 * the object of the message; NULL is allowed. */
bool psrp_command_next(const struct node *data, struct psrp_command_walk *walk,
                       struct psrp_command *command);
/* The value of a parameter, by its name without case and with or without - and :; NULL when it is
 * not given. */
const struct node *psrp_command_argument(const struct psrp_command *command, const char *name);
/* The argument that is given by its place, from 0. */
const struct node *psrp_command_positional(const struct psrp_command *command, size_t place);

/* The object of a PSRP record, NULL when it has none. */
const struct node *psrp_data(const struct record *r);
