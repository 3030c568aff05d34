/*
 * The plaintext that a run of the program gave as whole and certain: envelopes, PSRP messages, what
 * WinRS streams carried, opened secrets. It is read from the JSON of decode --raw --show-secrets.
 */
#pragma once

#include "map.h"

struct plaintexts {
    struct map *known; /* kind of record and text; the values mean nothing */
    bool clear; /* some body was not sealed, nor TLS around it: no checksum proves all of it */
};

void plaintexts_init(struct plaintexts *p);
void plaintexts_clear(struct plaintexts *p);
/* Keeps what a line has. False when the line is no JSON object. */
bool plaintexts_keep(struct plaintexts *p, struct bytes line);
/* True when all plaintext of the line is known; else false, and *text (good until the next call) is
 * the start of what is not. A line that is no JSON object is not known either. */
bool plaintexts_have(const struct plaintexts *p, struct bytes line, char *text, size_t room);
