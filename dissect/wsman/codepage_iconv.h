/*
 * The code pages that are not in codepage.c's table: the wrap of iconv. Of these the ones that
 * Windows has in its consoles; which of them can be read is iconv's to say.
 */
#pragma once

#include "buf.h"
#include "bytes.h"

/* True when iconv reads that page. */
bool codepage_iconv_known(unsigned number);
/* True when its characters may have more than one byte. */
bool codepage_iconv_is_multibyte(unsigned number);
/* As codepage_decode(), of such a page. */
size_t codepage_iconv_decode(unsigned number, struct bytes text, struct buf *out);
/* The bytes at the end of text that begin a character which is not whole, three at most. */
size_t codepage_iconv_rest(unsigned number, struct bytes text);
