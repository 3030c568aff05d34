/*
 * Objects as PowerShell shows them: for the meaning of messages, for transcripts. The text is not
 * escaped: what the capture says stands in it, control characters too. A secret never does: it is
 * named by its type.
 */
#pragma once

#include "buf.h"
#include "clixml.h"

/* One line where the values are: what stands in a cell of a table or inside a string. object may be
 * NULL. */
void clixml_show_flat(const struct node *object, struct buf *out);
/* As a person would type the value in PowerShell: 'a b', $true, 1,2, @{a = 1}. object may be NULL.
 */
void clixml_show_literal(const struct node *object, struct buf *out);
/*
 * A whole object on lines of its own, without a line end behind the last: text as it is, a
 * dictionary's entries as key = value, a list one element a line, anything else its properties as
 * Format-List has them.
 */
void clixml_show(const struct node *object, struct buf *out);

/*
 * The columns of an object that PowerShell would show as a row of a table: those of its type's
 * view, else its properties when they are no more than four. Gives how many were written, 0 when
 * it is no row.
 */
enum { CLIXML_COLUMNS = 8 };
size_t clixml_columns(const struct node *object, struct bytes names[CLIXML_COLUMNS]);

/* True when the object's value, or what stands in its place, is a secret. object may be NULL. */
bool clixml_is_secret(const struct node *object);
/* The primitive value by itself, without escapes of any kind; for what has none as
 * clixml_show_flat(). */
void clixml_show_value(const struct node *object, struct buf *out);
