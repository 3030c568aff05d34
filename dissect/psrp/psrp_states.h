/*
 * The state machines of pools and pipelines: whether a message may come when it does.
 * [MS-PSRP] 3.1.1.2, 3.1.5.4; psrp.md 3.2, 7. Only what was followed from its beginning, without
 * loss, is judged.
 */
#pragma once

#include "psrp.h"

struct psrp_states;

/* limits must outlive it: shells. */
struct psrp_states *psrp_states_new(const struct limits *limits);
/* NULL is allowed. */
void psrp_states_free(struct psrp_states *states);

/* A whole message, in order: its record gets the diagnostics, the state goes on. Messages that were
 * refused or are repeated are passed over. */
void psrp_states_message(struct psrp_states *states, struct record *r,
                         const struct psrp_message *message, const struct psrp_header *header);
/* Something of the shell was lost: what comes next cannot be judged. */
void psrp_states_lost(struct psrp_states *states, struct bytes shell_id);
/* The shell is gone. */
void psrp_states_end(struct psrp_states *states, struct bytes shell_id);
