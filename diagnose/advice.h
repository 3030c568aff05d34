/* Why, and what to type: the texts of a rule as lines for people. */
#pragma once

#include "rule.h"
#include "text_line.h"

/* A label in the margin (at column), then text that wraps behind it. */
void advice_entry(struct text_line *line, size_t column, const char *label, enum tint tint,
                  struct bytes text);
/*
 * The cause and the steps that mend it, the safe ones first, then with a warning those that weaken
 * security. Words wrap, commands do not: they are there to be copied. Gives true when there was a
 * step. facts and finding: of which case; NULL: of none.
 */
bool advice_write(struct text_line *line, size_t column, const struct rule *rule,
                  const struct facts *facts, const struct finding *finding);
/* Where commands of the steps belong: once below all advice. */
void advice_note(struct text_line *line);
