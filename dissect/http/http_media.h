/*
 * Values of header fields with parameters: media types as in Content-Type (RFC 9110 8.3.1), and the
 * same form in OriginalContent of a sealed part ([MS-WSMV] 2.2.9.1.2.2.1).
 */
#pragma once

#include "bytes.h"

/* What stands before the first semicolon, trimmed: "multipart/encrypted". */
struct bytes http_media_type(struct bytes value);

/*
 * The parameter of that name (ASCII case ignored), without the quotes around it; backslashes in
 * quotes stay as they are. Blanks around semicolon and equals sign are accepted. False when there
 * is none. A list that begins without a type ("type=a;Length=3") is searched from its first item.
 */
bool http_media_parameter(struct bytes value, const char *name, struct bytes *parameter);

/* True for multipart/encrypted and multipart/x-multi-encrypted: the body is sealed
 * ([MS-WSMV] 2.2.9.1). */
bool http_media_is_sealed(struct bytes content_type);
