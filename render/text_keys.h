/* The report of the keys as lines: "missing  the keytab of ...". */
#pragma once

#include "text_line.h"

/* Whether the record is a `key`. */
bool is_key(const struct record *r);
/* Writes it as one line, wrapped, from column indent on. */
void key_write(struct text_line *line, const struct record *r, size_t indent);
