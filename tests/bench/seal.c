#include "seal.h"

#include <stdio.h>
#include <string.h>

#include "memory.h"
#include "ntlm_crypto.h"
#include "rc4.h"
#include "seal_kerberos.h"

const char *seal_name(enum seal_kind kind)
{
    static const char *const names[] = {"clear", "ntlm", "kerberos"};
    return names[kind];
}

/* Bob of LAB, raw NTLM of version 2 with key exchange and a MIC. */
static const struct seal_leg ntlm_legs[] = {
    {NULL, "Negotiate", 401},
    {"Negotiate TlRMTVNTUAABAAAAN4II4gAAAAAoAAAAAAAAACgAAAAADAAAAAAADw==",
     "Negotiate "
     "TlRMTVNTUAACAAAACgAKADAAAAA1gori8iQBaPTy8uMAAAAAAAAAAF4AXgA6AAAAVwBJAE4AMAAxAAEACgBXAEkATgAwA"
     "D"
     "EAAgAWAFcATwBSAEsAUwBUAEEAVABJAE8ATgADACIAdwBpAG4AMAAxAC4AbABhAGIALgBlAHgAYQBtAHAAbABlAAcACAA"
     "C8hoBBnndAQAA"
     "AAA=",
     401},
    {"Negotiate "
     "TlRMTVNTUAADAAAAGAAYAFgAAADGAMYAcAAAAAYABgA2AQAABgAGADwBAAAKAAoAQgEAABAAEABMAQAANYKK4gAMAAAAA"
     "AAPg"
     "KC2X1YezKzVEBGydkm9AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAGhdFqCvN++52CfFA4C+"
     "czYBAQAAAAAAAALyGgEGed0BbrHAjV0LqWEA"
     "AAAAAQAKAFcASQBOADAAMQACABYAVwBPAFIASwBTAFQAQQBUAEkATwBOAAMAIgB3AGkAbgAwADEALgBsAGEAYgAuAGUAe"
     "ABhAG0AcABsAGU"
     "ABwAIAALyGgEGed0BCQAsAGgAbwBzAHQALwB3AGkAbgAwADEALgBsAGEAYgAuAGUAeABhAG0AcABsAGUABgAEAAIAAAAA"
     "AAAAAAAAAEwAQQ"
     "BCAGIAbwBiAEMATABJADAAMQAdpeAECDUMG3ZjtPuLiZhB",
     NULL, 200},
};
static const uint8_t ntlm_key[NTLM_KEY] = {0x08, 0xDA, 0x6A, 0x2D, 0x8D, 0xB1, 0xC4, 0x41,
                                           0x72, 0xF4, 0xA3, 0x4A, 0x25, 0x39, 0xA0, 0xEF};
enum { NTLM_FLAGS = (int)0xE28A8235 };

bool seal_leg(enum seal_kind kind, size_t i, struct seal_leg *leg)
{
    if (kind == SEAL_NTLM && i < sizeof(ntlm_legs) / sizeof(ntlm_legs[0]))
        *leg = ntlm_legs[i];
    else if (kind == SEAL_KERBEROS && i == 0)
        *leg = (struct seal_leg){KERBEROS_REQUEST, KERBEROS_RESPONSE, 200};
    else
        return false;
    return true;
}

const char *seal_keys(enum seal_kind kind)
{
    static const char *const keys[] = {
        "{}\n",
        "{\"users\": [{\"domain\": \"LAB\", \"user\": \"bob\", \"password\": \"p@ss w\\u00f6rd "
        "\\u20ac42\"}]}\n",
        "{\"kerberos\": {\"context_keys\": [{\"gss_session_key\": \"" KERBEROS_KEY_HEX "\"}]}}\n"};
    return keys[kind];
}

struct seal {
    enum seal_kind kind;
    struct crypto *crypto;
    struct seal_kerberos *kerberos;
    uint8_t sign_key[2][NTLM_KEY];
    struct rc4 start[2], rc4[2]; /* at the beginning of a session; now */
    uint64_t sequence[2];
};

static bool prepare_ntlm(struct seal *s)
{
    s->crypto = crypto_new();
    for (int i = 0; i < 2; i++) {
        uint8_t key[NTLM_KEY];
        size_t len;
        if (!ntlm_sign_key(s->crypto, (uint32_t)NTLM_FLAGS, ntlm_key, (enum direction)i,
                           s->sign_key[i]) ||
            !ntlm_seal_key(s->crypto, (uint32_t)NTLM_FLAGS, ntlm_key, (enum direction)i, key, &len))
            return false;
        s->start[i] = rc4_init(bytes_of(key, len));
    }
    return true;
}

struct seal *seal_new(enum seal_kind kind)
{
    struct seal *s = memory_get(sizeof(*s));
    s->kind = kind;
    bool good = true;
    if (kind == SEAL_NTLM)
        good = prepare_ntlm(s);
    if (kind == SEAL_KERBEROS)
        good = (s->kerberos = seal_kerberos_new()) != NULL;
    if (good)
        return s;
    fprintf(stderr, "generate: no %s on this machine\n", seal_name(kind));
    seal_free(s);
    return NULL;
}

void seal_free(struct seal *s)
{
    crypto_free(s->crypto);
    seal_kerberos_free(s->kerberos);
    memory_free(s);
}

void seal_begin(struct seal *s)
{
    memcpy(s->rc4, s->start, sizeof(s->rc4));
    s->sequence[C2S] = s->sequence[S2C] = 0;
}

const char *seal_content_type(const struct seal *s)
{
    static const char *const types[] = {
        "application/soap+xml;charset=UTF-8",
        "multipart/encrypted;protocol=\"application/"
        "HTTP-SPNEGO-session-encrypted\";boundary=\"Encrypted Boundary\"",
        "multipart/encrypted;protocol=\"application/"
        "HTTP-Kerberos-session-encrypted\";boundary=\"Encrypted Boundary\""};
    return types[s->kind];
}

/* [MS-NLMP] 3.4.3, 3.4.4.2: sealed data, then the signature, of the one key stream. */
static void seal_ntlm(struct seal *s, enum direction direction, struct bytes plain,
                      struct buf *body)
{
    uint8_t token[20] = {16, 0, 0, 0, 1}, sum[CRYPTO_MD5];
    uint32_t sequence = (uint32_t)s->sequence[direction]++;
    for (size_t i = 0; i < 4; i++)
        token[16 + i] = (uint8_t)(sequence >> (8 * i));
    struct bytes pieces[] = {bytes_of(token + 16, 4), plain};
    crypto_hmac_md5(s->crypto, bytes_of(s->sign_key[direction], NTLM_KEY), pieces, 2, sum);
    uint8_t *to = buf_room(body, sizeof(token) + plain.len);
    rc4_crypt(&s->rc4[direction], plain, to + sizeof(token));
    rc4_crypt(&s->rc4[direction], bytes_of(sum, 8), token + 8);
    memcpy(to, token, sizeof(token));
    body->len += sizeof(token) + plain.len;
}

void seal_body(struct seal *s, enum direction direction, struct bytes plain, struct buf *body)
{
    if (s->kind == SEAL_CLEAR) {
        buf_add(body, plain);
        return;
    }
    buf_printf(body,
               "--Encrypted Boundary\r\n\tContent-Type: application/HTTP-%s-session-encrypted\r\n"
               "\tOriginalContent: type=application/soap+xml;charset=UTF-8;Length=%zu\r\n"
               "--Encrypted Boundary\r\n\tContent-Type: application/octet-stream\r\n",
               s->kind == SEAL_NTLM ? "SPNEGO" : "Kerberos", plain.len);
    if (s->kind == SEAL_NTLM)
        seal_ntlm(s, direction, plain, body);
    else
        seal_kerberos_body(s->kerberos, direction, s->sequence[direction]++, plain, body);
    buf_add(body, BYTES("--Encrypted Boundary--\r\n"));
}
