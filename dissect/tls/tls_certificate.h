/* X.509 certificates as TLS shows them. RFC 5280, RFC 4514 for names as text. */
#pragma once

#include "arena.h"
#include "cursor.h"
#include "node.h"

/* A text, and where its element lies. */
struct tls_text {
    struct bytes text; /* in the arena, or constant; none when it is not there */
    struct span span;
};

struct tls_certificate {
    struct bytes der;                /* a view of all of it */
    struct tls_text subject, issuer; /* "CN=srv01.lab.example,O=Lab": RFC 4514 */
    struct tls_text common_name;     /* the last CN of the subject */
    struct tls_text serial;          /* hexadecimal digits */
    struct tls_text *names;          /* of subjectAltName: dNSName and iPAddress, as text */
    size_t n_names;
    struct tls_text user;          /* userPrincipalName of subjectAltName, [MS-PKCA] */
    int64_t not_before, not_after; /* nanoseconds since 1970 UTC */
    struct span not_before_span, not_after_span;
    struct tls_text key;  /* "RSA", "EC secp256r1", "Ed25519", else the identifier in decimals */
    struct bytes modulus; /* of an RSA key, without leading zeros */
    unsigned key_bits;    /* 0 where it is not known */
    struct tls_text signature; /* "sha256WithRSAEncryption", else the identifier */
    struct tls_text *usages;   /* extendedKeyUsage: "serverAuth", else the identifier */
    size_t n_usages;
    bool ca;          /* basicConstraints says so, RFC 5280 4.2.1.9 */
    bool self_issued; /* subject and issuer are the same */
    bool whole;       /* it could be read to its end */
};

/* Reads the certificate that c goes through. What cannot be read stays empty. */
void tls_read_certificate(struct arena *arena, struct cursor c,
                          struct tls_certificate *certificate);

/* A Name (RFC 5280 4.1.2.4), which is all that c holds, as text; none when it is malformed. */
struct bytes tls_name_text(struct arena *arena, struct cursor c);
