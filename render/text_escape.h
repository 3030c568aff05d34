/* The one way from bytes of a capture to a terminal. */
#pragma once

#include "buf.h"
#include "bytes.h"

/*
 * Appends as much of text as fits into columns, in a form that a terminal shows and does not obey:
 * control characters become \n, \t, \r or \xNN; bytes that are not UTF-8 \xNN; what turns, hides or
 * breaks text (C1 controls, bidirectional controls, zero-width and line separators, tags, byte
 * order marks, lone surrogates, noncharacters) \u{NNNN}. Where not everything fits, what fits ends
 * behind a space if there is one in its second half. Gives the bytes of text that were used, and in
 * *used the columns.
 */
size_t text_escape(struct bytes text, size_t columns, struct buf *out, size_t *used);
