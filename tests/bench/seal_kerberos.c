#include "seal_kerberos.h"

#include <krb5.h>
#include <string.h>

#include "memory.h"

const char *const seal_kerberos_request =
    "Kerberos "
    "YIIC0gYJKoZIhvcSAQICAQBuggLBMIICvaADAgEFoQMCAQ6iBwMFACAAAACjggHVYYIB0TCCAc2gAwIBBaENGwt"
    "MQUIuRVhBTVBMRaIkMCKgAwIBA6EbMBkbBEhUVFAbEXdpbjAxLmxhYi5leGFtcGxlo4IBjzCCAYugAwIBEqEDAgEBooIBf"
    "QS"
    "CAXniJJ+YG93Vt+"
    "piwKv4kokzG4D06k6L0tT23mjUaJpbJIYOj7YJibW3tgp4kKUD4hhGRopatE8H5yjA5h7giTEqRddY8pD"
    "PDblZ1col6EDH1zf7MsbMNGx9DwHHcy5VFgPUyaS9sz/ad6vxDITXOCmCDgso/"
    "GPGAU0KsXiAhd8y1V9WJoADPx8hsMsLAYo"
    "GbzQQ2a9fT8IFMPPzFjeC55POJbohDsxz8hI98WYgZi0dLCgBRXjhJ7Q40B089WyPWEU5sLUg6r2TgKSzQsCd05bQoAwZC"
    "lF"
    "n/+4BHbANuQF+wjJAhajerLnU+vfyEicH/wOkzMvSS+XLMb7DXvydS1n8LRbXNFM/MgeL5n0onRGC9Wh88Wd6HEa/"
    "hdx2Hoj"
    "lSHeEkUg+NHecP5QS/prQAk1T4mzpLs9ETeO3KGbFIdHUhaxQF2FmhGM6eOhnM5rdwhaOVR1YS/"
    "rXLrn9KcJGOIaRT5mnWuQ"
    "d0XpphFeCrl744sw8mgvXG9jGNaSBzjCBy6ADAgESooHDBIHAk2AVXufsqfaNvloX+Bom6L+ptUOz/"
    "6apL5OgkRC6US7EaiA"
    "cn47fsvB6z8VS3r1vIb/"
    "wR+TQZDHtrp0xqls4RInDsB8xoXGzJ1aM875b0wZq0RYuw5pbkSmovnItyCUZNPnnOdV2eiw5jca"
    "VSq4YW3xdDaIDbx2OBvYc1eqXmvxJ8QJ2Eb8+/"
    "mk40aU6Z7rtx2c+fjWdA5HAT37858CHGVg8eLSF1vL5erzDE+W1XnUZlZ9"
    "483LR1zk6CV4WQlwE";

const char *const seal_kerberos_response =
    "Kerberos "
    "YIGZBgkqhkiG9xIBAgICAG+BiTCBhqADAgEFoQMCAQ+iejB4oAMCARKicQRv/NTF4MHmi9lLBT1uBocDJhEJ6c8"
    "Wy0/HM2eTdbhhWzq7QGIsbENOqY+u+bVKMCAXqsDtMY5veQHGG3m+ZwY+e+Qd0JXNP/eJI/"
    "NLYDGQ8sRWshc4+pu1HCxeTwg"
    "7bCR3aJBdiLbKxVjSHZ46RlXu";

enum { KEY = 32, HEADER = 16, ROTATION = HEADER + 12, TOKEN = HEADER + ROTATION + HEADER };

struct seal_kerberos {
    krb5_context context;
    krb5_key key;
    struct buf plain, sealed;
};

struct seal_kerberos *seal_kerberos_new(void)
{
    struct seal_kerberos *s = memory_get(sizeof(*s));
    struct buf bytes = buf_init(KEY);
    for (const char *at = KERBEROS_KEY_HEX; *at != '\0'; at += 2) {
        uint64_t byte = 0;
        bytes_hexadecimal(bytes_of(at, 2), &byte);
        buf_add_byte(&bytes, (uint8_t)byte);
    }
    krb5_keyblock block = {
        .enctype = ENCTYPE_AES256_CTS_HMAC_SHA1_96, .length = KEY, .contents = bytes.data};
    s->plain = buf_init(SIZE_MAX);
    s->sealed = buf_init(SIZE_MAX);
    bool good =
        krb5_init_context(&s->context) == 0 && krb5_k_create_key(s->context, &block, &s->key) == 0;
    buf_clear(&bytes);
    if (good)
        return s;
    seal_kerberos_free(s);
    return NULL;
}

void seal_kerberos_free(struct seal_kerberos *s)
{
    if (s == NULL)
        return;
    if (s->context != NULL) {
        krb5_k_free_key(s->context, s->key);
        krb5_free_context(s->context);
    }
    buf_clear(&s->plain);
    buf_clear(&s->sealed);
    memory_free(s);
}

/* RFC 4121 4.2.4: the data and a copy of the header without rotation are sealed, then all is turned
 * right. */
void seal_kerberos_body(struct seal_kerberos *s, enum direction direction, uint64_t sequence,
                        struct bytes plain, struct buf *body)
{
    uint8_t header[HEADER] = {5, 4, direction == C2S ? 6 : 7, 0xFF};
    for (size_t i = 0; i < 8; i++)
        header[8 + i] = (uint8_t)(sequence >> (8 * (7 - i)));
    buf_reset(&s->plain);
    buf_add(&s->plain, plain);
    buf_add(&s->plain, bytes_of(header, HEADER));
    size_t len = s->plain.len + HEADER + 12;
    buf_reset(&s->sealed);
    krb5_data in = {.length = (unsigned)s->plain.len, .data = (char *)s->plain.data};
    krb5_enc_data out = {
        .ciphertext = {.length = (unsigned)len, .data = (char *)buf_room(&s->sealed, len)}};
    krb5_k_encrypt(s->context, s->key, direction == C2S ? 24 : 22, NULL, &in, &out);
    s->sealed.len = len;
    struct bytes sealed = buf_bytes(&s->sealed);
    header[7] = ROTATION;
    buf_add(body, BYTES("\x3C\0\0\0"));
    buf_add(body, bytes_of(header, HEADER));
    buf_add(body, bytes_from(sealed, len - ROTATION));
    buf_add(body, bytes_part(sealed, 0, len - ROTATION));
}
