#include "tls_certificate.h"

#include <string.h>

#include "buf.h"
#include "der.h"
#include "utf.h"

enum {
    PRINTABLE_STRING = 0x13,
    TELETEX_STRING = 0x14,
    IA5_STRING = 0x16,
    UTC_TIME = 0x17,
    BMP_STRING = 0x1E,
    /* Choices of GeneralName, RFC 5280 4.2.1.6. */
    OTHER_NAME = 0xA0,
    DNS_NAME = 0x82,
    IP_ADDRESS = 0x87,
    TEXT = 4096, /* bytes of a name as text; the rest is cut */
    NAMES = 256  /* of one certificate; the rest is left out */
};

struct known {
    const char *identifier, *name;
};

static const struct known attributes[] = {{"2.5.4.3", "CN"},
                                          {"2.5.4.6", "C"},
                                          {"2.5.4.7", "L"},
                                          {"2.5.4.8", "ST"},
                                          {"2.5.4.9", "STREET"},
                                          {"2.5.4.10", "O"},
                                          {"2.5.4.11", "OU"},
                                          {"0.9.2342.19200300.100.1.25", "DC"},
                                          {"2.5.4.5", "serialNumber"},
                                          {"0.9.2342.19200300.100.1.1", "UID"},
                                          {"1.2.840.113549.1.9.1", "E"},
                                          {NULL, NULL}};

static const struct known keys[] = {{"1.2.840.113549.1.1.1", "RSA"},
                                    {"1.2.840.113549.1.1.10", "RSA"},
                                    {"1.2.840.10045.2.1", "EC"},
                                    {"1.2.840.10040.4.1", "DSA"},
                                    {"1.3.101.112", "Ed25519"},
                                    {"1.3.101.113", "Ed448"},
                                    {NULL, NULL}};

static const struct known curves[] = {{"1.2.840.10045.3.1.7", "secp256r1"},
                                      {"1.3.132.0.34", "secp384r1"},
                                      {"1.3.132.0.35", "secp521r1"},
                                      {NULL, NULL}};

static const struct known signatures[] = {{"1.2.840.113549.1.1.4", "md5WithRSAEncryption"},
                                          {"1.2.840.113549.1.1.5", "sha1WithRSAEncryption"},
                                          {"1.2.840.113549.1.1.10", "rsassaPss"},
                                          {"1.2.840.113549.1.1.11", "sha256WithRSAEncryption"},
                                          {"1.2.840.113549.1.1.12", "sha384WithRSAEncryption"},
                                          {"1.2.840.113549.1.1.13", "sha512WithRSAEncryption"},
                                          {"1.2.840.10045.4.1", "ecdsa-with-SHA1"},
                                          {"1.2.840.10045.4.3.2", "ecdsa-with-SHA256"},
                                          {"1.2.840.10045.4.3.3", "ecdsa-with-SHA384"},
                                          {"1.2.840.10045.4.3.4", "ecdsa-with-SHA512"},
                                          {"1.3.101.112", "Ed25519"},
                                          {NULL, NULL}};

static const struct known usages[] = {
    {"1.3.6.1.5.5.7.3.1", "serverAuth"},          {"1.3.6.1.5.5.7.3.2", "clientAuth"},
    {"1.3.6.1.5.5.7.3.3", "codeSigning"},         {"1.3.6.1.5.5.7.3.4", "emailProtection"},
    {"1.3.6.1.4.1.311.20.2.2", "smartcardLogon"}, {"1.3.6.1.4.1.311.80.1", "documentEncryption"},
    {"2.5.29.37.0", "anyExtendedKeyUsage"},       {NULL, NULL}};

/* One certificate being read. */
struct reading {
    struct arena *arena;
    struct tls_certificate *to;
};

/* The name of an identifier's contents in a list, else its decimals. */
static struct bytes identifier(struct arena *arena, struct cursor oid, const struct known *list)
{
    struct buf text = buf_init(128);
    struct bytes name;
    if (!der_oid_text(cur_rest(&oid), &text))
        buf_reset(&text);
    name = arena_copy(arena, buf_bytes(&text));
    for (; list->name != NULL && text.len > 0; list++)
        if (bytes_equal(buf_bytes(&text), bytes_of_string(list->identifier)))
            name = bytes_of_string(list->name);
    buf_clear(&text);
    return name;
}

static struct span span_all(const struct cursor *c)
{
    return span_of(c->source, cur_offset(c), cur_left(c));
}

static struct tls_text hex_text(struct arena *arena, struct cursor c)
{
    static const char digits[] = "0123456789abcdef";
    struct tls_text out = {.span = span_all(&c)};
    struct bytes b = cur_rest(&c);
    b = bytes_part(b, 0, TEXT / 2);
    uint8_t *text = arena_alloc(arena, 2 * b.len + 1);
    for (size_t i = 0; i < b.len; i++) {
        text[2 * i] = (uint8_t)digits[b.data[i] >> 4];
        text[2 * i + 1] = (uint8_t)digits[b.data[i] & 15];
    }
    out.text = bytes_of(text, 2 * b.len);
    return out;
}

/* A directory string as UTF-8. */
static void add_string(struct buf *out, uint8_t tag, struct bytes b)
{
    if (tag == BMP_STRING) {
        (void)utf16_to_utf8(b, true, out);
    } else if (tag == TELETEX_STRING) {
        for (size_t i = 0; i < b.len; i++)
            utf8_add(out, b.data[i]);
    } else {
        buf_add(out, b);
    }
}

/* RFC 4514 2.4. */
static void add_escaped(struct buf *out, struct bytes value)
{
    for (size_t i = 0; i < value.len; i++) {
        uint8_t byte = value.data[i];
        bool edge = (i == 0 && (byte == ' ' || byte == '#')) || (i == value.len - 1 && byte == ' ');
        if (edge || bytes_find_byte(BYTES("\"+,;<>\\"), byte, 0) < 7)
            buf_add_byte(out, '\\');
        buf_add_byte(out, byte);
    }
}

/* One AttributeTypeAndValue as "CN=value". */
static struct bytes attribute_text(struct reading *reading, struct cursor *pair)
{
    struct cursor oid, value;
    uint8_t tag;
    struct buf plain = buf_init(TEXT), text = buf_init(TEXT);
    if (der_enter(pair, DER_OBJECT_IDENTIFIER, &oid) && der_next(pair, &tag, &value)) {
        struct bytes name = identifier(reading->arena, oid, attributes);
        struct span span = span_all(&value);
        add_string(&plain, tag, cur_rest(&value));
        buf_add(&text, name);
        buf_add_byte(&text, '=');
        add_escaped(&text, buf_bytes(&plain));
        if (bytes_equal(name, BYTES("CN")))
            reading->to->common_name =
                (struct tls_text){arena_copy(reading->arena, buf_bytes(&plain)), span};
    }
    struct bytes copy = arena_copy(reading->arena, buf_bytes(&text));
    buf_clear(&plain);
    buf_clear(&text);
    return copy;
}

/* RFC 4514 2: the last RelativeDistinguishedName first. */
static struct tls_text name_text(struct reading *reading, struct cursor name)
{
    struct bytes parts[64];
    size_t n = 0;
    struct tls_text out = {.span = span_all(&name), .text = bytes_none()};
    struct cursor set, pair;
    while (n < sizeof(parts) / sizeof(parts[0]) && der_enter(&name, DER_SET, &set)) {
        struct buf part = buf_init(TEXT);
        while (der_enter(&set, DER_SEQUENCE, &pair)) {
            if (part.len > 0)
                buf_add_byte(&part, '+');
            buf_add(&part, attribute_text(reading, &pair));
        }
        parts[n++] = arena_copy(reading->arena, buf_bytes(&part));
        buf_clear(&part);
    }
    struct buf text = buf_init(TEXT);
    for (size_t i = n; i > 0; i--) {
        if (text.len > 0)
            buf_add_byte(&text, ',');
        buf_add(&text, parts[i - 1]);
    }
    out.text = arena_copy(reading->arena, buf_bytes(&text));
    buf_clear(&text);
    return out;
}

struct bytes tls_name_text(struct arena *arena, struct cursor c)
{
    struct tls_certificate unused = {.der = bytes_none()};
    struct reading reading = {arena, &unused};
    struct cursor name;
    return der_enter(&c, DER_SEQUENCE, &name) ? name_text(&reading, name).text : bytes_none();
}

/* UTCTime or GeneralizedTime, RFC 5280 4.1.2.5. */
static int64_t time_of(struct cursor *validity, struct span *span)
{
    struct cursor c;
    uint8_t tag;
    if (!der_next(validity, &tag, &c))
        return 0;
    *span = span_all(&c);
    if (tag != UTC_TIME)
        return der_time(&c);
    struct bytes digits = cur_rest(&c);
    struct buf text = buf_init(64);
    /* Two digits of the year: 50 to 99 are of the twentieth century. */
    buf_add(&text, digits.len > 0 && digits.data[0] >= '5' ? BYTES("19") : BYTES("20"));
    buf_add(&text, digits);
    struct cursor whole = cur_init(buf_bytes(&text), 0);
    int64_t time = der_time(&whole);
    buf_clear(&text);
    return time;
}

static unsigned bits_of(struct bytes number)
{
    unsigned bits = (unsigned)(8 * number.len);
    for (unsigned mask = 0x80; number.len > 0 && mask > 0 && (number.data[0] & mask) == 0;
         mask >>= 1)
        bits--;
    return bits;
}

static struct bytes without_zeros(struct bytes number)
{
    while (number.len > 0 && number.data[0] == 0)
        number = bytes_from(number, 1);
    return number;
}

/* SubjectPublicKeyInfo, RFC 5280 4.1.2.7; RFC 8017 A.1.1, RFC 5480 2. */
static void read_key(struct reading *reading, struct cursor info)
{
    struct tls_certificate *to = reading->to;
    struct cursor algorithm, oid, bits, inner, number;
    to->key.span = span_all(&info);
    if (!der_enter(&info, DER_SEQUENCE, &algorithm) ||
        !der_enter(&algorithm, DER_OBJECT_IDENTIFIER, &oid) ||
        !der_enter(&info, DER_BIT_STRING, &bits))
        return;
    to->key.text = identifier(reading->arena, oid, keys);
    cur_skip(&bits, 1);
    if (bytes_equal(to->key.text, BYTES("RSA")) && der_enter(&bits, DER_SEQUENCE, &inner) &&
        der_enter(&inner, DER_INTEGER, &number)) {
        to->modulus = without_zeros(cur_rest(&number));
        to->key_bits = bits_of(to->modulus);
    } else if (bytes_equal(to->key.text, BYTES("EC")) &&
               der_enter(&algorithm, DER_OBJECT_IDENTIFIER, &oid)) {
        struct bytes curve = identifier(reading->arena, oid, curves);
        to->key.text =
            arena_printf(reading->arena, "EC %.*s", (int)curve.len, (const char *)curve.data);
        /* An uncompressed point: 04 and two numbers of the field's size. */
        size_t point = cur_left(&bits) / 2 * 8;
        to->key_bits = point == 528 ? 521 : (unsigned)point;
    }
}

static struct bytes address_text(struct arena *arena, struct bytes b)
{
    if (b.len == 4)
        return arena_printf(arena, "%u.%u.%u.%u", b.data[0], b.data[1], b.data[2], b.data[3]);
    struct buf text = buf_init(64);
    for (size_t i = 0; b.len == 16 && i < b.len; i += 2)
        buf_printf(&text, "%s%x", i > 0 ? ":" : "", b.data[i] << 8 | b.data[i + 1]);
    struct bytes copy = arena_copy(arena, buf_bytes(&text));
    buf_clear(&text);
    return copy;
}

/* userPrincipalName in an otherName, [MS-WCCE] 2.2.2.7.7.4: [0] EXPLICIT UTF8String. */
static void read_other_name(struct reading *reading, struct cursor name)
{
    struct cursor oid, value, text;
    if (!der_enter(&name, DER_OBJECT_IDENTIFIER, &oid) ||
        !der_enter(&name, DER_CONTEXT(0), &value) || !der_enter(&value, DER_UTF8_STRING, &text))
        return;
    struct buf dotted = buf_init(128);
    struct span span = span_all(&text);
    if (der_oid_text(cur_rest(&oid), &dotted) &&
        bytes_equal(buf_bytes(&dotted), BYTES("1.3.6.1.4.1.311.20.2.3")))
        reading->to->user = (struct tls_text){arena_copy(reading->arena, cur_rest(&text)), span};
    buf_clear(&dotted);
}

static void read_alternative_names(struct reading *reading, struct cursor value)
{
    struct cursor list, name;
    uint8_t tag;
    struct tls_certificate *to = reading->to;
    if (!der_enter(&value, DER_SEQUENCE, &list) || to->names != NULL)
        return;
    to->names = arena_alloc(reading->arena, NAMES * sizeof(*to->names));
    while (to->n_names < NAMES && der_next(&list, &tag, &name)) {
        struct span span = span_all(&name);
        if (tag == OTHER_NAME)
            read_other_name(reading, name);
        else if (tag == DNS_NAME)
            to->names[to->n_names++] =
                (struct tls_text){arena_copy(reading->arena, cur_rest(&name)), span};
        else if (tag == IP_ADDRESS)
            to->names[to->n_names++] =
                (struct tls_text){address_text(reading->arena, cur_rest(&name)), span};
    }
}

static void read_usages(struct reading *reading, struct cursor value)
{
    struct cursor list, oid;
    struct tls_certificate *to = reading->to;
    if (!der_enter(&value, DER_SEQUENCE, &list) || to->usages != NULL)
        return;
    to->usages = arena_alloc(reading->arena, NAMES * sizeof(*to->usages));
    while (to->n_usages < NAMES && der_enter(&list, DER_OBJECT_IDENTIFIER, &oid)) {
        struct span span = span_all(&oid);
        to->usages[to->n_usages++] =
            (struct tls_text){identifier(reading->arena, oid, usages), span};
    }
}

static bool reads_true(struct cursor value)
{
    struct cursor list, flag;
    return der_enter(&value, DER_SEQUENCE, &list) && der_enter(&list, DER_BOOLEAN, &flag) &&
           cur_u8(&flag) != 0;
}

static void read_extensions(struct reading *reading, struct cursor *tbs)
{
    static const uint8_t alternative_names[] = {0x55, 0x1D, 0x11},
                         extended_usage[] = {0x55, 0x1D, 0x25},
                         basic_constraints[] = {0x55, 0x1D, 0x13};
    struct cursor outer, list, extension, oid, skipped, value;
    while (cur_left(tbs) > 0) {
        uint8_t tag;
        if (!der_next(tbs, &tag, &outer))
            return;
        if (tag != DER_CONTEXT(3) || !der_enter(&outer, DER_SEQUENCE, &list))
            continue;
        while (der_enter(&list, DER_SEQUENCE, &extension)) {
            if (!der_enter(&extension, DER_OBJECT_IDENTIFIER, &oid))
                continue;
            (void)der_enter(&extension, DER_BOOLEAN, &skipped);
            if (!der_enter(&extension, DER_OCTET_STRING, &value))
                continue;
            struct bytes which = cur_rest(&oid);
            if (bytes_equal(which, bytes_of(alternative_names, sizeof(alternative_names))))
                read_alternative_names(reading, value);
            else if (bytes_equal(which, bytes_of(extended_usage, sizeof(extended_usage))))
                read_usages(reading, value);
            else if (bytes_equal(which, bytes_of(basic_constraints, sizeof(basic_constraints))))
                reading->to->ca = reads_true(value);
        }
    }
}

/* TBSCertificate, RFC 5280 4.1.2. False when it breaks off. */
static bool read_body(struct reading *reading, struct cursor *tbs)
{
    struct tls_certificate *to = reading->to;
    struct cursor part, oid, issuer, subject, validity, info;
    (void)der_enter(tbs, DER_CONTEXT(0), &part);
    if (!der_enter(tbs, DER_INTEGER, &part))
        return false;
    to->serial = hex_text(reading->arena, part);
    if (!der_enter(tbs, DER_SEQUENCE, &part))
        return false;
    to->signature.span = span_all(&part);
    if (der_enter(&part, DER_OBJECT_IDENTIFIER, &oid))
        to->signature.text = identifier(reading->arena, oid, signatures);
    if (!der_enter(tbs, DER_SEQUENCE, &issuer) || !der_enter(tbs, DER_SEQUENCE, &validity) ||
        !der_enter(tbs, DER_SEQUENCE, &subject))
        return false;
    to->self_issued =
        bytes_equal(cur_peek(&issuer, cur_left(&issuer)), cur_peek(&subject, cur_left(&subject)));
    to->issuer = name_text(reading, issuer);
    to->common_name = (struct tls_text){.text = bytes_none()};
    to->subject = name_text(reading, subject);
    to->not_before = time_of(&validity, &to->not_before_span);
    to->not_after = time_of(&validity, &to->not_after_span);
    if (!der_enter(tbs, DER_SEQUENCE, &info))
        return false;
    read_key(reading, info);
    read_extensions(reading, tbs);
    return cur_ok(tbs);
}

void tls_read_certificate(struct arena *arena, struct cursor c, struct tls_certificate *certificate)
{
    struct cursor outer, tbs;
    struct reading reading = {arena, certificate};
    const struct tls_text nothing = {.text = bytes_none()};
    *certificate = (struct tls_certificate){.der = cur_peek(&c, cur_left(&c)),
                                            .subject = nothing,
                                            .issuer = nothing,
                                            .common_name = nothing,
                                            .serial = nothing,
                                            .user = nothing,
                                            .key = nothing,
                                            .signature = nothing,
                                            .modulus = bytes_none()};
    if (!der_enter(&c, DER_SEQUENCE, &outer) || !der_enter(&outer, DER_SEQUENCE, &tbs))
        return;
    certificate->whole = read_body(&reading, &tbs) && cur_ok(&outer) && cur_ok(&c);
}
