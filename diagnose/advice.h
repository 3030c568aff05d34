/* Why, and what to type: the texts of a rule as lines for people. */
#pragma once

#include <stdio.h>

#include "render.h"
#include "rule.h"
#include "text_line.h"

/* Lines on out; advice_close() ends them: false, and errno, when they could not be written. */
struct text_line *advice_open(FILE *out, const struct render_options *options);
bool advice_close(struct text_line *line);

/* A label in the margin (at column), then text that wraps behind it. */
void advice_entry(struct text_line *line, size_t column, const char *label, enum tint tint,
                  struct bytes text);
/* The same for a step of a fix: words wrap, commands do not, since they are there to be copied. */
void advice_step(struct text_line *line, size_t column, const char *label, struct bytes step);
/*
 * The cause and the steps that mend it, the safe ones first, then with a warning those that weaken
 * security. Gives true when there was a step. facts and finding: of which case; NULL: of none.
 */
bool advice_write(struct text_line *line, size_t column, const struct rule *rule,
                  const struct facts *facts, const struct finding *finding);
/* Where commands of the steps belong: once below all advice. */
void advice_note(struct text_line *line);
