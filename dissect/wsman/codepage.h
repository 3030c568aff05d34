/* Text of consoles: code pages of Windows to UTF-8. */
#pragma once

#include "buf.h"
#include "bytes.h"

/* True when that code page can be read. 65001 is UTF-8 and not one of them. */
bool codepage_known(unsigned number);

/*
 * Appends text, in that code page, to out as UTF-8; needs three bytes for each at most. Gives how
 * many bytes the page does not define (of an unknown page: all above 0x7F): they become U+FFFD.
 */
size_t codepage_decode(unsigned number, struct bytes text, struct buf *out);
