/*
 * What powershell.exe writes to a redirected handle in its XML format: lines of text with "#<
 * CLIXML" and an Objs element in between. psrp.md 5.11.
 */
#pragma once

#include "buf.h"
#include "clixml.h"

/* True when the marker is somewhere in text. */
bool clixml_is_output(struct bytes text);

/*
 * Told one after the other what text holds: plain text (object NULL), or an object with the stream
 * that it was written to ("Error", "progress" …, as it stands there; none when it says none).
 */
typedef void clixml_output_handler(void *state, struct bytes stream, const struct node *object,
                                   struct bytes plain);

/*
 * Walks all of text, which is one stream joined; its objects become elements of list, a node of r
 * of KIND_LIST. text must outlive r.
 */
void clixml_output(struct record *r, struct node *list, struct bytes text,
                   clixml_output_handler *handler, void *state);

/* A PR element as a line: activity, status, percent. */
void clixml_show_progress(const struct node *object, struct buf *out);
