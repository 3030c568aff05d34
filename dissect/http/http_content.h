/* Content-Encoding and the transfer codings around which chunks stand: gzip and deflate. RFC
 * 9110 8.4. */
#pragma once

#include "http_message.h"
#include "limits.h"

/*
 * Undoes the content codings of message, of which body is the body as it was transferred (chunks
 * joined). Gives the body to be shown, with one reference for the caller: a new block, or body
 * itself (whose reference is handed on) where there is nothing to undo or it cannot be undone;
 * that, and a limit reached, stand in message->oddities then. With holes inside nothing is undone.
 */
struct block *http_content_decode(struct http_message *message, struct block *body,
                                  const struct limits *limits);
