/*
 * What must hold of every vector of every dissector, whatever it means:
 *   - every truncation is reported: the record of a proper prefix has a diagnostic, or the dissector says
 *     so otherwise (property_check's reported);
 *   - every bit flip survives: all of them up to 1 KiB, a fixed seed's choice above;
 *   - every span lies inside its source, parents and children agree, every view can be read.
 * A check that rejected nothing at all fails: it would prove nothing.
 */
#pragma once

#include "limits.h"
#include "record.h"

/* Dissects input, which stays readable and unchanged until the record is freed, into a new record. */
typedef struct record *property_dissect(struct bytes input, const struct limits *limits);

enum {
    PROPERTY_TRUNCATION_REPORTED = 1 << 0, /* for self-delimiting formats: a prefix must be reported */
};

/* Runs all of it; fails the running cmocka test with the case's name and place. */
void property_check(const char *name, struct bytes vector, property_dissect *dissect, unsigned what);

/* Spans inside sources, links consistent, views readable. Fails the running cmocka test. */
void property_check_record(const char *name, const struct record *r);

/* Diagnostics of all nodes of the record with that code; any code when NULL. */
size_t property_count_diags(const struct record *r, const char *code);

/* Bytes from hexadecimal digits (white space skipped); to be freed with free(). */
struct bytes property_hex(const char *digits);
