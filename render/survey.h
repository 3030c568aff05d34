/* The first lines of plain text. */
#pragma once

#include "render.h"
#include "text_line.h"

/* Writes what was found, in sentences. */
void survey_write(struct text_line *line, const struct survey *survey);
