/* SHA-256 of what comes piece by piece: files in the summary. FIPS 180-4. */
#pragma once

#include "bytes.h"

struct digest;

enum { DIGEST_TEXT = 65 };

struct digest *digest_new(void);
void digest_add(struct digest *digest, struct bytes b);
/* 64 lower-case hexadecimal digits and a NUL; false, and an empty text, when OpenSSL failed. Frees
 * digest. */
bool digest_finish(struct digest *digest, char text[DIGEST_TEXT]);
