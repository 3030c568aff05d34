/*
 * The enumerations and flags of PSRP messages: names as .NET writes them on the wire. psrp.md 4;
 * [MS-PSRP] 2.2.3.
 */
#pragma once

#include "bytes.h"
#include "field.h"

extern const struct name psrp_pool_states[];      /* [MS-PSRP] 2.2.3.4 */
extern const struct name psrp_pipeline_states[];  /* 2.2.3.5 */
extern const struct name psrp_thread_options[];   /* 2.2.3.6 */
extern const struct name psrp_apartment_states[]; /* 2.2.3.7 */
extern const struct name psrp_stream_options[];   /* flags; 2.2.3.8 */
extern const struct name psrp_error_categories[]; /* 2.2.3.9 */
extern const struct name psrp_command_types[];    /* flags; 2.2.3.19 */
extern const struct name psrp_result_types[];     /* 2.2.3.31 in the numbers of .NET, psrp.md 4.3 */
extern const struct name psrp_progress_types[];
extern const struct name psrp_console_colors[]; /* 2.2.3.3 */
extern const struct name psrp_host_methods[];   /* 2.2.3.17 */

enum {
    PSRP_RESULT_OUTPUT = 1,
    PSRP_RESULT_OUTPUT_AND_ERROR = 3,
    PSRP_RESULT_ALL = 7,
    PSRP_RESULT_NULL = 8
};

/* An enumeration by its .NET type name, without namespaces' variants. */
struct psrp_enumeration {
    const char *type;
    const struct name *names;
    bool flags;
};

/* The enumeration of that type; NULL when it is not known. */
const struct psrp_enumeration *psrp_enumeration(struct bytes type);

/* What a text that ToString made says, "A, B" or a number; false when a word of it is not known. */
bool psrp_enumeration_value(const struct psrp_enumeration *e, struct bytes text, uint64_t *value);
