/*
 * The TLS room without keys: records out of streams, hello messages, certificates, facts. The
 * ClientHello is that of RFC 8448 3; certificates are made, and judged, by OpenSSL.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>
#include <openssl/evp.h>
#include <openssl/x509v3.h>

#include "property.h"
#include "tls_dissect.h"
#include "tls_facts.h"
#include "tls_stream.h"

static const struct limits limits = LIMITS_DEFAULT;

static const char client_hello[] =
    "010000c00303cb34ecb1e78163ba1c38c6dacb196a6dffa21a8d9912ec18a2ef6283024dece7000006130113031302"
    "010000910000000b0009000006736572766572ff01000100000a00140012001d0017001800190100010101020103"
    "010400230000003300260024001d002099381de560e4bd43d23d8e435a7dbafeb3c06e51c13cae4d5413691e529aaf"
    "2c002b0003020304000d0020001e040305030603020308040805080604010501060102010402050206020202002d00"
    "020101001c00024001";

/* ---- Records ---- */

/* Three records: 22 of 3 bytes, 23 of 5, 23 of 2. */
static const uint8_t three[] = {22, 3, 3, 0, 3, 1,  2, 3, 23, 3, 3, 0, 5,
                                1,  2, 3, 4, 5, 23, 3, 3, 0,  2, 9, 9};

static void add(struct tls_stream *stream, const uint8_t *data, size_t n)
{
    tls_stream_add(stream, bytes_of(data, n));
}

static void records_in_pieces(void **state)
{
    (void)state;
    for (size_t piece = 1; piece <= sizeof(three); piece++) {
        static const uint64_t offsets[] = {0, 8, 18};
        struct tls_stream stream = tls_stream_init(false);
        struct tls_record record;
        size_t n = 0;
        for (size_t at = 0; at < sizeof(three); at += piece) {
            add(&stream, three + at, piece < sizeof(three) - at ? piece : sizeof(three) - at);
            while (tls_stream_next(&stream, &record)) {
                assert_true(n < 3);
                assert_int_equal(record.offset, offsets[n]);
                assert_int_equal(record.lost, 0);
                assert_memory_equal(record.bytes.data, three + offsets[n], record.bytes.len);
                n++;
            }
        }
        assert_int_equal(n, 3);
        tls_stream_clear(&stream);
    }
}

/* from bytes of the middle record are there, n are missing, then it goes on. */
static void expect_gap(size_t from, size_t n, size_t records, uint64_t lost)
{
    struct tls_stream stream = tls_stream_init(false);
    struct tls_record record;
    size_t seen = 0;
    uint64_t sum = 0;
    add(&stream, three, 8 + from);
    while (tls_stream_next(&stream, &record))
        seen++;
    tls_stream_gap(&stream, n);
    add(&stream, three + 8 + from + n, sizeof(three) - 8 - from - n);
    tls_stream_end(&stream);
    while (tls_stream_next(&stream, &record)) {
        seen++;
        sum += record.lost;
        if (record.header.length == 2)
            assert_int_equal(record.offset, 18);
    }
    assert_int_equal(seen, records);
    assert_int_equal(sum, lost);
    tls_stream_clear(&stream);
}

static void gaps(void **state)
{
    (void)state;
    expect_gap(7, 2, 2, 10);  /* inside a record whose header is there */
    expect_gap(7, 3, 2, 10);  /* to its very end */
    expect_gap(3, 3, 2, 10);  /* the header is cut: the next record is looked for */
    expect_gap(0, 10, 2, 10); /* a whole record */
    struct tls_stream stream = tls_stream_init(false);
    struct tls_record record;
    add(&stream, three, 8);
    assert_true(tls_stream_next(&stream, &record));
    tls_stream_gap(&stream, UINT64_MAX);
    add(&stream, three + 18, 7);
    assert_true(tls_stream_next(&stream, &record));
    assert_true(record.lost == UINT64_MAX);
    tls_stream_clear(&stream);
}

/* Bytes that are no record stand before one. */
static void garbage(void **state)
{
    (void)state;
    struct tls_stream stream = tls_stream_init(false);
    struct tls_record record;
    add(&stream, (const uint8_t *)"garbage \x16\x03\x05", 11);
    assert_false(tls_stream_next(&stream, &record));
    add(&stream, three, sizeof(three));
    assert_true(tls_stream_next(&stream, &record));
    assert_int_equal(record.header.type, TLS_HANDSHAKE);
    assert_int_equal(record.lost, 11);
    tls_stream_clear(&stream);
}

static void looks(void **state)
{
    (void)state;
    assert_int_equal(tls_look(BYTES("\x16\x03\x01\x00\xc4")), TLS_LOOK_YES);
    assert_int_equal(tls_look(BYTES("\x16\x03")), TLS_LOOK_MORE);
    assert_int_equal(tls_look(bytes_none()), TLS_LOOK_MORE);
    assert_int_equal(tls_look(BYTES("GET / HTTP")), TLS_LOOK_NO);
    assert_int_equal(tls_look(BYTES("\x16\x04\x01\x00\xc4")), TLS_LOOK_NO);
    assert_int_equal(tls_look(BYTES("\x16\x03\x01\xff\xff")), TLS_LOOK_NO);
    assert_true(tls_is_grease(0x3A3A));
    assert_false(tls_is_grease(0x3A4A));
    assert_false(tls_is_grease(0x1301));
}

/* ---- Messages ---- */

static struct record *dissect_hello(struct bytes input, const struct limits *given)
{
    struct record *r = record_new(&tls_fields[TLS_F_MESSAGES], given);
    uint32_t source = record_source(r, input, NULL, SOURCE_STREAM, NULL, 0);
    tls_add_message(r, r->root, C2S, record_cursor(r, source), 0);
    return r;
}

static const struct node *extension_of(const struct node *message, uint64_t type)
{
    const struct node *list = node_child(message, &tls_fields[TLS_F_EXTENSIONS]);
    assert_non_null(list);
    for (const struct node *each = list->first; each != NULL; each = each->next)
        if (node_child(each, &tls_fields[TLS_F_EXTENSION_TYPE])->value.u == type)
            return each;
    return NULL;
}

static void hello_as_nodes(void **state)
{
    (void)state;
    struct bytes input = property_hex(client_hello);
    assert_int_equal(input.len, 196);
    struct record *r = dissect_hello(input, &limits);
    const struct node *message = r->root->first;
    const struct node *suites = node_child(message, &tls_fields[TLS_F_CIPHER_SUITES]);
    assert_int_equal(suites->first->value.u, 0x1301);
    assert_string_equal(name_of(tls_suite_names, suites->first->value.u), "TLS_AES_128_GCM_SHA256");
    assert_int_equal(suites->last->value.u, 0x1302);
    const struct node *names = node_child(extension_of(message, TLS_EXTENSION_SERVER_NAME),
                                          &tls_fields[TLS_F_SERVER_NAMES]);
    assert_true(bytes_equal(names->first->value.b, BYTES("server")));
    const struct node *groups =
        node_child(extension_of(message, TLS_EXTENSION_GROUPS), &tls_fields[TLS_F_GROUPS]);
    assert_string_equal(name_of(tls_group_names, groups->first->value.u), "x25519");
    assert_string_equal(name_of(tls_group_names, groups->last->value.u), "ffdhe8192");
    const struct node *versions = node_child(
        extension_of(message, TLS_EXTENSION_SUPPORTED_VERSIONS), &tls_fields[TLS_F_VERSIONS]);
    assert_int_equal(versions->first->value.u, TLS_1_3);
    const struct node *signatures = node_child(
        extension_of(message, TLS_EXTENSION_SIGNATURE_ALGORITHMS), &tls_fields[TLS_F_SIGNATURES]);
    assert_string_equal(name_of(tls_signature_names, signatures->first->value.u),
                        "ecdsa_secp256r1_sha256");
    assert_int_equal(property_count_diags(r, NULL), 0);
    record_free(r);
    property_check("ClientHello of RFC 8448", input, dissect_hello, PROPERTY_TRUNCATION_REPORTED);
    free((void *)(uintptr_t)input.data);
}

static void hello_as_facts(void **state)
{
    (void)state;
    struct bytes input = property_hex(client_hello);
    struct tls_facts *facts = tls_facts_new(&limits);
    struct tls_header header = {TLS_HANDSHAKE, TLS_1_0, 196};
    struct tls_opened clear = {.state = TLS_RECORD_CLEAR, .type = TLS_HANDSHAKE};
    struct tls_opened alert = {.state = TLS_RECORD_CLEAR, .type = TLS_ALERT};
    struct frame frame = {1, 7};
    /* One message over two records. */
    tls_facts_record(facts, C2S, &header, &clear, bytes_part(input, 0, 100), 5, frame);
    assert_int_equal(facts->seen, 0);
    tls_facts_record(facts, C2S, &header, &clear, bytes_from(input, 100), 5, frame);
    assert_int_equal(facts->seen, TLS_SEEN_CLIENT_HELLO);
    assert_string_equal(facts->sni, "server");
    assert_int_equal(facts->n_ciphers, 3);
    assert_int_equal(facts->n_versions, 1);
    assert_int_equal(facts->versions[0], TLS_1_3);
    assert_int_equal(facts->client_random[0], 0xcb);
    tls_facts_record(facts, S2C, &header, &alert, BYTES("\x02\x46"), 5, frame);
    assert_int_equal(facts->n_alerts, 1);
    assert_int_equal(facts->alerts[0].direction, S2C);
    assert_string_equal(name_of(tls_alert_names, facts->alerts[0].description), "protocol_version");
    assert_int_equal(facts->alerts[0].frame.number, 7);
    struct record *r = record_new(&tls_fields[TLS_F_LAYER], &limits);
    tls_add_facts(r, r->root, facts);
    property_check_record("facts", r);
    record_free(r);
    tls_facts_free(facts);
    free((void *)(uintptr_t)input.data);
}

/* ---- Certificates ---- */

struct case_of_certificate {
    EVP_PKEY *key;
    X509 *x;
    uint8_t *der;
    int len;
};

static struct case_of_certificate make_certificate(bool ec, long from_days)
{
    struct case_of_certificate c = {.key = ec ? EVP_EC_gen("P-384") : EVP_RSA_gen(1024)};
    c.x = X509_new();
    X509_set_version(c.x, 2);
    BIGNUM *serial = BN_new();
    BN_hex2bn(&serial, "1f2e3d4c5b6a7988");
    BN_to_ASN1_INTEGER(serial, X509_get_serialNumber(c.x));
    BN_free(serial);
    X509_time_adj_ex(X509_getm_notBefore(c.x), (int)from_days, 0, NULL);
    X509_time_adj_ex(X509_getm_notAfter(c.x), (int)from_days + 30, 3, NULL);
    X509_set_pubkey(c.x, c.key);
    X509_NAME *name = X509_get_subject_name(c.x);
    X509_NAME_add_entry_by_txt(name, "C", MBSTRING_ASC, (const unsigned char *)"DE", -1, -1, 0);
    X509_NAME_add_entry_by_txt(name, "O", MBSTRING_UTF8,
                               (const unsigned char *)" Müller, \"Söhne\" + Co;<>\\", -1, -1, 0);
    X509_NAME_add_entry_by_txt(name, "OU", V_ASN1_BMPSTRING, (const unsigned char *)"\0B\0M\0P", 6,
                               -1, 0);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, (const unsigned char *)"srv01", -1, -1, 0);
    X509_NAME_add_entry_by_txt(name, "DC", MBSTRING_ASC, (const unsigned char *)"lab", -1, -1, 1);
    X509_set_issuer_name(c.x, name);
    static const struct {
        int nid;
        const char *value;
    } extensions[] = {{NID_subject_alt_name,
                       "DNS:srv01.lab.example,DNS:srv01,IP:10.1.2.3,IP:fe80::1,email:a@b,"
                       "otherName:1.3.6.1.4.1.311.20.2.3;UTF8:alice@lab.example"},
                      {NID_ext_key_usage, "serverAuth,clientAuth,1.2.3.4"},
                      {NID_basic_constraints, "critical,CA:TRUE"}};
    for (size_t i = 0; i < 3; i++) {
        X509_EXTENSION *e = X509V3_EXT_conf_nid(NULL, NULL, extensions[i].nid, extensions[i].value);
        X509_add_ext(c.x, e, -1);
        X509_EXTENSION_free(e);
    }
    X509_sign(c.x, c.key, EVP_sha384());
    c.len = i2d_X509(c.x, &c.der);
    return c;
}

static void free_certificate(struct case_of_certificate *c)
{
    OPENSSL_free(c->der);
    X509_free(c->x);
    EVP_PKEY_free(c->key);
}

static void expect_text(struct bytes got, const char *wanted)
{
    if (!bytes_equal(got, bytes_of_string(wanted)))
        fail_msg("\"%.*s\" is not \"%s\"", (int)got.len, (const char *)got.data, wanted);
}

static int64_t nanoseconds(const ASN1_TIME *time)
{
    struct tm tm;
    assert_int_equal(ASN1_TIME_to_tm(time, &tm), 1);
    ASN1_TIME *epoch = ASN1_TIME_set(NULL, 0);
    int days, seconds;
    ASN1_TIME_diff(&days, &seconds, epoch, time);
    ASN1_TIME_free(epoch);
    return ((int64_t)days * 86400 + seconds) * 1000000000;
}

static void expect_certificate(bool ec, long from_days)
{
    struct case_of_certificate c = make_certificate(ec, from_days);
    struct arena *arena = arena_new();
    struct tls_certificate read;
    tls_read_certificate(arena, cur_init(bytes_of(c.der, (size_t)c.len), 1), &read);
    BIO *bio = BIO_new(BIO_s_mem());
    char *text;
    X509_NAME_print_ex(bio, X509_get_subject_name(c.x), 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
    long n = BIO_get_mem_data(bio, &text);
    if (!bytes_equal(read.subject.text, bytes_of(text, (size_t)n)))
        fail_msg("\"%.*s\" is not \"%.*s\"", (int)read.subject.text.len,
                 (const char *)read.subject.text.data, (int)n, text);
    BIO_free(bio);
    assert_true(read.whole);
    assert_true(read.self_issued);
    assert_true(bytes_equal(read.subject.text, read.issuer.text));
    expect_text(read.common_name.text, "srv01");
    expect_text(read.serial.text, "1f2e3d4c5b6a7988");
    assert_int_equal(read.not_before, nanoseconds(X509_get0_notBefore(c.x)));
    assert_int_equal(read.not_after, nanoseconds(X509_get0_notAfter(c.x)));
    expect_text(read.key.text, ec ? "EC secp384r1" : "RSA");
    assert_int_equal(read.key_bits, EVP_PKEY_get_bits(c.key));
    expect_text(read.signature.text, ec ? "ecdsa-with-SHA384" : "sha384WithRSAEncryption");
    assert_int_equal(read.n_names, 4);
    expect_text(read.names[0].text, "srv01.lab.example");
    expect_text(read.names[2].text, "10.1.2.3");
    expect_text(read.names[3].text, "fe80:0:0:0:0:0:0:1");
    expect_text(read.user.text, "alice@lab.example");
    assert_int_equal(read.n_usages, 3);
    expect_text(read.usages[0].text, "serverAuth");
    expect_text(read.usages[2].text, "1.2.3.4");
    arena_free(arena);
    free_certificate(&c);
}

static void certificates(void **state)
{
    (void)state;
    expect_certificate(false, 0);
    expect_certificate(true, -10);
    expect_certificate(true, 40 * 365); /* GeneralizedTime from 2050 on */
}

/* Every cut and every flipped bit of one survives, and no cut one is called whole. */
static void damaged_certificates(void **state)
{
    (void)state;
    struct case_of_certificate c = make_certificate(true, 0);
    struct tls_certificate read;
    for (size_t n = 0; n < (size_t)c.len; n++) {
        struct arena *arena = arena_new();
        tls_read_certificate(arena, cur_init(bytes_of(c.der, n), 1), &read);
        assert_false(read.whole);
        for (int bit = 0; bit < 8; bit++) {
            c.der[n] ^= (uint8_t)(1 << bit);
            tls_read_certificate(arena, cur_init(bytes_of(c.der, (size_t)c.len), 1), &read);
            c.der[n] ^= (uint8_t)(1 << bit);
        }
        arena_free(arena);
    }
    free_certificate(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_in_pieces), cmocka_unit_test(gaps),
        cmocka_unit_test(garbage),           cmocka_unit_test(looks),
        cmocka_unit_test(hello_as_nodes),    cmocka_unit_test(hello_as_facts),
        cmocka_unit_test(certificates),      cmocka_unit_test(damaged_certificates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
