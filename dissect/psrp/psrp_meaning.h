/* What the data of a message means: one function per message type. Internal to the module. */
#pragma once

#include "buf.h"
#include "clixml.h"
#include "clixml_show.h"
#include "psrp_meaning_fields.h"
#include "record.h"

struct psrp_meaning {
    struct record *r;
    struct node *group;      /* the member meaning */
    const struct node *data; /* the object; NULL when there is none */
    uint32_t type;
};

#define MEANS(word) (&psrp_meaning_fields[MEANING_##word])
#define MEANS_DIAG(word) (&psrp_meaning_diagnostics[MEANING_##word])

typedef void psrp_meaning_function(struct psrp_meaning *m);

/* Adds the member meaning to the record of a message whose data is object (NULL: none); nothing
 * when the type has none. True when it says all of the data that plain text needs. */
bool psrp_add_meaning(struct record *r, const struct node *object, uint32_t type);

/* The member of the data; when it is missing a diagnostic is given, unless it may be. */
const struct node *psrp_mean_property(struct psrp_meaning *m, const char *name);
/* A text of the program's own that describes property, or nothing when text is empty. */
void psrp_mean_put(struct psrp_meaning *m, const struct field *field, struct bytes text,
                   const struct node *property);
/* The same of a buffer, which is then empty. */
void psrp_mean_take(struct psrp_meaning *m, const struct field *field, struct buf *text,
                    const struct node *property);
/* A property as one line; nothing when it is missing or null. */
void psrp_mean_flat(struct psrp_meaning *m, const struct field *field, const char *name);
/* A property that is a number; nothing, with a diagnostic, when it is something else. */
bool psrp_mean_int(struct psrp_meaning *m, const struct field *field, const char *name,
                   int64_t *value);
void psrp_mean_enum(struct psrp_meaning *m, const struct field *field, const char *name);
void psrp_mean_bool(struct psrp_meaning *m, const struct field *field, const char *name);
/* True when the property is a Boolean that is true. */
bool psrp_is_true(const struct node *property);
/* The stream on which a person sees the text, and the text. */
void psrp_mean_stream(struct psrp_meaning *m, const char *stream);
/* An empty buffer for texts that are made. */
struct buf psrp_text(const struct psrp_meaning *m);

/* An ErrorRecord as the member error, and its text as PowerShell prints it appended to text. */
void psrp_mean_error(struct psrp_meaning *m, const struct node *error, struct buf *text);
/* HostInfo as that member; nothing when the data has none. psrp.md 4.6. */
void psrp_mean_host(struct psrp_meaning *m, const struct field *field);
/* A progress record as members, and its text. */
void psrp_mean_progress_of(struct psrp_meaning *m, const struct node *record, struct buf *text);

psrp_meaning_function psrp_mean_capability, psrp_mean_init, psrp_mean_public_key,
    psrp_mean_session_key, psrp_mean_key_request, psrp_mean_runspaces, psrp_mean_operation,
    psrp_mean_availability, psrp_mean_pool_state, psrp_mean_event, psrp_mean_private_data,
    psrp_mean_connect, psrp_mean_init_data, psrp_mean_pipeline, psrp_mean_metadata, psrp_mean_input,
    psrp_mean_end, psrp_mean_output, psrp_mean_error_record, psrp_mean_pipeline_state,
    psrp_mean_debug, psrp_mean_verbose, psrp_mean_warning, psrp_mean_progress,
    psrp_mean_information, psrp_mean_host_call, psrp_mean_host_response;
