/*
 * The cryptography of PSRP's session keys as functions of their inputs. [MS-PSRP] 2.2.2.3, 2.2.2.4,
 * 2.2.5.1.24; psrp.md 6.
 */
#pragma once

#include "buf.h"
#include "crypto.h"

enum { PSRP_SESSION_KEY = 32, PSRP_SEALED_BLOCK = 16 };

struct psrp_rsa;

/* A private key in PEM form (PKCS#1 or PKCS#8, not encrypted) of up to 16384 bits; NULL when it is
 * none. */
struct psrp_rsa *psrp_rsa_new(struct crypto *crypto, struct bytes pem);
/* NULL is allowed. */
void psrp_rsa_free(struct psrp_rsa *rsa);
/* Whether modulus, least significant byte first, is that of the key. */
bool psrp_rsa_has_modulus(const struct psrp_rsa *rsa, struct bytes modulus);
/*
 * Opens an encrypted session key, least significant byte first. False unless what comes out is
 * RSAES-PKCS1-v1_5 padding around 32 bytes, which by chance is one in 2^24. (OpenSSL's own removal
 * of the padding would not do: to hide its absence it makes a key up.)
 */
bool psrp_rsa_open(struct psrp_rsa *rsa, struct bytes encrypted, uint8_t key[PSRP_SESSION_KEY]);

/*
 * Opens a sealed value: AES-256-CBC, initialisation vector zero, PKCS#7 padding. Appends the text,
 * UTF-16-LE, to plain and gives the length of the padding, 2 to 16; 0, and nothing appended, when
 * length or padding are not those of such text.
 */
unsigned psrp_open_string(struct crypto *crypto, const uint8_t key[PSRP_SESSION_KEY],
                          struct bytes sealed, struct buf *plain);
