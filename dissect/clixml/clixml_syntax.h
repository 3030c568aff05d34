/*
 * What the text of a primitive must look like: the lexical forms of XML Schema part 2 that
 * PowerShell writes and .NET's XmlConvert reads. White space around them is off already.
 * psrp.md 5.1. Inside the module only.
 */
#pragma once

#include "bytes.h"

/* Sign and digits. False when it is none, or beyond 2^64-1. */
bool clixml_integer(struct bytes text, bool *negative, uint64_t *magnitude);
/* xs:double: digits with or without point and exponent, INF, -INF, NaN. */
bool clixml_is_float(struct bytes text);
/* xs:decimal, no further from zero than 2^96-1 (System.Decimal). */
bool clixml_is_decimal(struct bytes text);
/* xs:dateTime with or without zone; the date must exist. */
bool clixml_is_date(struct bytes text);
/* xs:duration. */
bool clixml_is_duration(struct bytes text);
/* System.Version: two to four numbers up to 2^31-1. */
bool clixml_is_version(struct bytes text);
