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
 * dictionary as the table of Name and Value, what Format commands made as the console would, a list
 * one element a line, anything else its properties as Format-List has them.
 */
void clixml_show(const struct node *object, struct buf *out);

/* "name : value" as a line of its own behind what is there; further lines of the value below the
 * first. The name is filled up to width. value may be NULL. */
void clixml_show_line(struct bytes name, const char *between, const struct node *value,
                      size_t width, struct buf *out);
/* Columns on a screen, as far as this program counts them: characters. */
size_t clixml_text_width(struct bytes text);
/* True when clixml_show() gives the bytes of an object's value as they stand. object may be NULL.
 */
bool clixml_is_text(const struct node *object);
/* True when clixml_show() gives an object's properties, one a line. object may be NULL. */
bool clixml_is_list(const struct node *object);

/* True when the object's value, or what stands in its place, is a secret. object may be NULL. */
bool clixml_is_secret(const struct node *object);
/* The primitive value by itself, without escapes of any kind; for what has none as
 * clixml_show_flat(). */
void clixml_show_value(const struct node *object, struct buf *out);
