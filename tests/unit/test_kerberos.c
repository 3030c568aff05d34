/* Messages of the KDC as fields, and where they are found in datagrams and streams. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "kdc_feed.h"
#include "kerberos.h"
#include "kerberos_fields.h"
#include "memory.h"
#include "property.h"
#include "value.h"

#include "kdc_samples.h"

static struct limits limits = LIMITS_DEFAULT;

struct sample {
    struct block *block;
    struct record *r;
    struct kerberos_about about;
};

static struct block *block_of(const char *hex)
{
    struct bytes wire = property_hex(hex);
    struct block *block = block_copy(wire);
    void *data = (void *)(uintptr_t)wire.data;
    free(data);
    return block;
}

static struct sample sample_opened(const char *hex, const struct kdc_opened *opened)
{
    struct sample s = {.block = block_of(hex)};
    struct kerberos_message message = {.direction = kdc_direction(block_bytes(s.block)),
                                       .udp = true,
                                       .client = "10.77.0.1:54056",
                                       .server = "10.77.0.20:88",
                                       .bytes = block_bytes(s.block),
                                       .block = s.block};
    s.r = kerberos_record(&limits, &message, opened, 0, &s.about);
    property_check_record(hex, s.r);
    return s;
}

static struct sample sample_of(const char *hex)
{
    struct sample s = sample_opened(hex, NULL);
    assert_int_equal(property_count_diags(s.r, NULL), 0);
    return s;
}

static void drop(struct sample *s)
{
    record_free(s->r);
    block_unref(s->block);
}

static const struct node *nth(const struct record *r, const char *name, size_t n)
{
    struct walk w = walk_start(r->root);
    for (enum walk_event event = walk_next(&w); event != WALK_DONE; event = walk_next(&w))
        if (event == WALK_ENTER && strcmp(w.node->field->name, name) == 0 && n-- == 0)
            return w.node;
    return NULL;
}

static void assert_nth(const struct sample *s, const char *name, size_t n, const char *expected)
{
    const struct node *node = nth(s->r, name, n);
    struct value_options options = {.show_secrets = false};
    struct buf text = buf_init(4096);
    if (node == NULL)
        fail_msg("there is no %s", name);
    value_text(node, &options, &text);
    buf_add_byte(&text, 0);
    assert_string_equal((const char *)text.data, expected);
    buf_clear(&text);
}

static void assert_node(const struct sample *s, const char *name, const char *expected)
{
    assert_nth(s, name, 0, expected);
}

static void assert_about(const struct sample *s, enum kerberos_type type, const char *client,
                         const char *service)
{
    assert_int_equal(s->about.type, type);
    assert_node(s, "kerberos.message", kerberos_type_name(type));
    assert_true(bytes_equal(s->about.client, bytes_of_string(client)));
    assert_true(bytes_equal(s->about.service, bytes_of_string(service)));
    assert_true(bytes_equal(s->about.realm, BYTES("LAB.EXAMPLE")));
}

static void an_as_exchange(void **state)
{
    (void)state;
    struct sample s = sample_of(KDC_AS_REQ);
    assert_about(&s, KERBEROS_TYPE_AS_REQ, "alice", "krbtgt/LAB.EXAMPLE");
    assert_int_equal(s.about.n_etypes, 1);
    assert_int_equal(s.about.etypes[0], 18);
    assert_node(&s, "kerberos.direction", "c2s");
    assert_node(&s, "kerberos.transport", "udp");
    assert_node(&s, "kerberos.server_address", "10.77.0.20:88");
    assert_node(&s, "kerberos.padata_type", "PA-AS-FRESHNESS (150)");
    assert_nth(&s, "kerberos.padata_type", 1, "PA-REQ-ENC-PA-REP (149)");
    assert_node(&s, "kerberos.kdc_options", "0x40000010 (forwardable, renewable-ok)");
    assert_node(&s, "kerberos.till", "2026-11-21T15:44:40.000000000Z");
    assert_node(&s, "kerberos.nonce", "1175258227");
    assert_null(nth(s.r, "kerberos.error", 0));
    drop(&s);

    s = sample_of(KDC_ERROR);
    assert_about(&s, KERBEROS_TYPE_KRB_ERROR, "alice", "krbtgt/LAB.EXAMPLE");
    assert_node(&s, "kerberos.error", "KDC_ERR_PREAUTH_REQUIRED (25)");
    assert_node(&s, "kerberos.stime", "2026-11-20T15:44:40.000000000Z");
    assert_node(&s, "kerberos.susec", "199234");
    assert_node(&s, "kerberos.e_text", "NEEDED_PREAUTH");
    assert_nth(&s, "kerberos.padata_type", 1, "PA-ETYPE-INFO2 (19)");
    assert_nth(&s, "kerberos.padata_type", 3, "PA-FX-COOKIE (133)");
    assert_node(&s, "kerberos.salt", "LAB.EXAMPLEalice");
    assert_int_equal(s.about.n_etypes, 1);
    drop(&s);

    s = sample_of(KDC_AS_REP);
    assert_about(&s, KERBEROS_TYPE_AS_REP, "alice", "krbtgt/LAB.EXAMPLE");
    assert_node(&s, "kerberos.kvno", "1");
    assert_int_equal(s.about.etype, 18);
    assert_int_equal(s.about.kvno, 1);
    assert_true(node_is_secret(nth(s.r, "kerberos.ticket.cipher", 0)));
    drop(&s);
}

/* A TGS-REQ does not say who asks; its FAST is seen to be there. */
static void a_tgs_exchange(void **state)
{
    (void)state;
    struct sample s = sample_of(KDC_TGS_REQ);
    assert_about(&s, KERBEROS_TYPE_TGS_REQ, "", "host/win01.lab.example");
    assert_node(&s, "kerberos.kdc_options", "0x40810000 (forwardable, renewable, canonicalize)");
    assert_node(&s, "kerberos.nonce", "989765912");
    assert_node(&s, "kerberos.name_string", "krbtgt"); /* of the ticket that is shown */
    assert_node(&s, "kerberos.cksumtype", "hmac-sha1-96-aes256 (16)");
    assert_non_null(nth(s.r, "kerberos.enc_fast_req", 0));
    assert_null(nth(s.r, "kerberos.armor", 0));
    drop(&s);

    s = sample_of(KDC_TGS_REP);
    assert_about(&s, KERBEROS_TYPE_TGS_REP, "alice", "host/win01.lab.example");
    assert_non_null(nth(s.r, "kerberos.enc_fast_rep", 0));
    drop(&s);
}

static void what_keys_opened(void **state)
{
    (void)state;
    struct kdc_opened opened = {.key = KEY_VERIFIED};
    opened.plain[KDC_TICKET] = block_of(ENC_TICKET_PART);
    opened.plain[KDC_AUTHENTICATOR] = block_of(AUTHENTICATOR);
    struct sample s = sample_opened(KDC_TGS_REQ, &opened);
    assert_int_equal(property_count_diags(s.r, NULL), 0);
    /* The authenticator says who it is: of another realm than the service. */
    assert_node(&s, "kerberos.client", "alice@OTHER.REALM");
    assert_node(&s, "kerberos.key", "verified");
    assert_node(&s, "kerberos.flags",
                "0x40E10000 (forwardable, renewable, initial, pre-authent, enc-pa-rep)");
    assert_node(&s, "kerberos.endtime", "2026-11-21T01:44:40.000000000Z");
    assert_node(&s, "kerberos.seq_number", "3000000000");
    assert_node(&s, "kerberos.cusec", "123456");
    assert_int_equal(nth(s.r, "kerberos.keyvalue", 0)->value.b.len, 32);
    assert_true(node_is_secret(nth(s.r, "kerberos.keyvalue", 0)));
    assert_node(&s, "kerberos.ad_type", "AD-IF-RELEVANT (1)");
    drop(&s);
    for (size_t i = 0; i < KDC_PARTS; i++)
        block_unref(opened.plain[i]);

    /* What opened to something else than it should be is shown as it is. */
    opened = (struct kdc_opened){.key = KEY_VERIFIED};
    opened.plain[KDC_ENC_PART] = block_copy(BYTES("odd"));
    s = sample_opened(KDC_AS_REP, &opened);
    assert_node(&s, "kerberos.rest", "6f6464");
    drop(&s);
    block_unref(opened.plain[KDC_ENC_PART]);
}

static void what_windows_adds_to_an_error(void **state)
{
    (void)state;
    struct sample s = sample_of(WINDOWS_ERROR);
    assert_node(&s, "kerberos.error", "KDC_ERR_CLIENT_REVOKED (18)");
    assert_node(&s, "kerberos.data_type", "KERB_ERR_TYPE_EXTENDED (3)");
    assert_node(&s, "kerberos.status", "0xC0000072");
    assert_non_null(nth(s.r, "kerberos.client.absent", 0));
    drop(&s);
}

static void what_is_no_message(void **state)
{
    (void)state;
    struct sample s = sample_opened("3003020105", NULL);
    assert_int_equal(s.about.type, KERBEROS_TYPE_UNKNOWN);
    assert_node(&s, "kerberos.message", "unknown");
    assert_int_equal(property_count_diags(s.r, "kerberos.message-unknown"), 1);
    drop(&s);
    s = sample_opened("6a00", NULL);
    assert_true(property_count_diags(s.r, "der.missing") > 0);
    drop(&s);
}

static struct record *dissect(struct bytes input, const struct limits *given)
{
    struct kerberos_about about;
    struct block *block = block_copy(input);
    struct kerberos_message message = {.direction = C2S,
                                       .client = "c",
                                       .server = "s",
                                       .bytes = block_bytes(block),
                                       .block = block};
    struct record *r = kerberos_record(given, &message, NULL, 0, &about);
    block_unref(block);
    return r;
}

static void truncated_and_flipped(void **state)
{
    (void)state;
    static const struct {
        const char *name, *hex;
    } rows[] = {{"AS-REQ", KDC_AS_REQ},   {"KRB-ERROR", KDC_ERROR}, {"AS-REP", KDC_AS_REP},
                {"TGS-REQ", KDC_TGS_REQ}, {"TGS-REP", KDC_TGS_REP}, {"Windows", WINDOWS_ERROR}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct block *block = block_of(rows[i].hex);
        property_check(rows[i].name, block_bytes(block), dissect, PROPERTY_TRUNCATION_REPORTED);
        block_unref(block);
    }
}

/* ---- Datagrams and streams ---- */

/* What was told: "c2s 158+0 frames 1-2". */
struct story {
    struct buf text;
    void *connection;
};

static void told(void *state, void *connection, const struct kdc_message *message)
{
    struct story *story = state;
    assert_ptr_equal(connection, story->connection);
    assert_string_equal(message->client, "c:1");
    assert_string_equal(message->server, "s:88");
    assert_false(message->udp);
    buf_printf(&story->text, "%s %zu+%llu", direction_name(message->direction), message->bytes.len,
               (unsigned long long)message->missing);
    for (size_t i = 0; i < message->frames.n; i++)
        buf_printf(&story->text, "%s%llu", i == 0 ? " in " : ",",
                   (unsigned long long)message->frames.list[i].number);
    buf_printf(&story->text, "\n");
}

struct streaming {
    struct story story;
    struct kdc_feed feed;
    struct kdc_stream *stream;
};

static void start(struct streaming *s)
{
    *s = (struct streaming){.story = {.text = buf_init(1 << 16), .connection = s}};
    s->feed = (struct kdc_feed){.message = told, .state = &s->story};
    s->stream = kdc_stream_new(&limits, &s->feed, s, "c:1", "s:88");
}

static void assert_story(struct streaming *s, const char *expected)
{
    kdc_stream_end(s->stream, C2S);
    kdc_stream_end(s->stream, S2C);
    buf_add_byte(&s->story.text, 0);
    assert_string_equal((const char *)s->story.text.data, expected);
    buf_clear(&s->story.text);
    kdc_stream_free(s->stream);
}

static void give(struct streaming *s, enum direction direction, struct bytes bytes, uint64_t number)
{
    kdc_stream_bytes(s->stream, direction, bytes, (int64_t)number,
                     (struct frame){.file = 1, .number = number});
}

/* The message with its length in front. */
static struct buf framed(const char *hex)
{
    struct block *block = block_of(hex);
    struct buf out = buf_init(1 << 16);
    for (size_t i = 0; i < 4; i++)
        buf_add_byte(&out, (uint8_t)(block->len >> 8 * (3 - i)));
    buf_add(&out, block_bytes(block));
    block_unref(block);
    return out;
}

static void a_stream_in_pieces(void **state)
{
    (void)state;
    struct buf request = framed(KDC_AS_REQ), reply = framed(KDC_ERROR);
    assert_int_equal(request.len, 4 + 160);
    assert_int_equal(reply.len, 4 + 233);
    for (size_t cut = 1; cut < request.len; cut++) {
        struct streaming s;
        start(&s);
        give(&s, C2S, bytes_part(buf_bytes(&request), 0, cut), 1);
        give(&s, C2S, bytes_from(buf_bytes(&request), cut), 2);
        give(&s, S2C, buf_bytes(&reply), 3);
        assert_story(&s, "c2s 160+0 in 1,2\ns2c 233+0 in 3\n");
    }
    /* Two in one segment, then one byte at a time. */
    struct streaming s;
    struct buf both = buf_init(1 << 16);
    buf_add(&both, buf_bytes(&request));
    buf_add(&both, buf_bytes(&request));
    start(&s);
    give(&s, C2S, buf_bytes(&both), 1);
    for (size_t i = 0; i < reply.len; i++)
        give(&s, S2C, bytes_part(buf_bytes(&reply), i, 1), 2);
    assert_story(&s, "c2s 160+0 in 1\nc2s 160+0 in 1\ns2c 233+0 in 2\n");
    buf_clear(&both);
    buf_clear(&request);
    buf_clear(&reply);
}

static void a_stream_with_holes(void **state)
{
    (void)state;
    struct buf request = framed(KDC_AS_REQ);
    struct bytes whole = buf_bytes(&request);
    struct frame here = {1, 2};
    struct streaming s;
    start(&s); /* inside a message: the next one follows where it must */
    give(&s, C2S, bytes_part(whole, 0, 50), 1);
    kdc_stream_gap(s.stream, C2S, 30, 2, here);
    give(&s, C2S, bytes_from(whole, 80), 3);
    give(&s, C2S, whole, 4);
    assert_story(&s, "c2s 46+114 in 1,2\nc2s 160+0 in 4\n");

    start(&s); /* over the end of one: found again by its look */
    give(&s, C2S, bytes_part(whole, 0, 50), 1);
    kdc_stream_gap(s.stream, C2S, 500, 2, here);
    give(&s, C2S, BYTES("middle of something"), 3);
    give(&s, C2S, whole, 4);
    assert_story(&s, "c2s 46+114 in 1,2\nc2s 160+0 in 4\n");

    start(&s); /* of unknown size, and two in what is skipped */
    give(&s, C2S, bytes_part(whole, 0, 50), 1);
    kdc_stream_gap(s.stream, C2S, 10, 2, here);
    kdc_stream_gap(s.stream, C2S, 0, 2, here);
    give(&s, C2S, whole, 4);
    assert_story(&s, "c2s 46+114 in 1,2\nc2s 160+0 in 4\n");

    start(&s); /* it ends in the middle */
    give(&s, C2S, bytes_part(whole, 0, 100), 1);
    assert_story(&s, "c2s 96+64 in 1\n");

    start(&s); /* a length that nothing has */
    give(&s, C2S, BYTES("\x7F\xFF\xFF\xFF\x6A\x81"), 1);
    give(&s, C2S, whole, 2);
    assert_story(&s, "c2s 160+0 in 2\n");
    buf_clear(&request);
}

static void what_looks_like_it(void **state)
{
    (void)state;
    struct buf stream = framed(KDC_AS_REQ);
    struct bytes whole = buf_bytes(&stream), datagram = bytes_from(whole, 4);
    assert_true(kdc_looks_like_stream(whole, false));
    assert_true(kdc_looks_like_stream(bytes_part(whole, 0, 30), false));
    assert_false(kdc_looks_like_stream(bytes_part(whole, 0, 4), false));
    assert_true(kdc_looks_like_stream(bytes_part(whole, 0, 2), true));
    assert_false(kdc_looks_like_stream(bytes_none(), true));
    assert_false(kdc_looks_like_stream(BYTES("POST /wsman"), true));
    assert_false(kdc_looks_like_stream(BYTES("\x16\x03\x01\0\x50"), true));
    assert_true(kdc_looks_like_datagram(datagram, 0, false));
    assert_true(kdc_looks_like_datagram(bytes_part(datagram, 0, 60), 100, false));
    assert_false(kdc_looks_like_datagram(bytes_part(datagram, 0, 60), 0, false));
    assert_true(kdc_looks_like_datagram(bytes_part(datagram, 0, 60), 0, true));
    assert_false(kdc_looks_like_datagram(BYTES("\x30\x03\x02\x01\x05"), 0, true));
    assert_int_equal(kdc_direction(datagram), C2S);
    assert_int_equal(kdc_direction(BYTES("\x7e")), S2C);
    buf_clear(&stream);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_as_exchange),     cmocka_unit_test(a_tgs_exchange),
        cmocka_unit_test(what_keys_opened),   cmocka_unit_test(what_windows_adds_to_an_error),
        cmocka_unit_test(what_is_no_message), cmocka_unit_test(truncated_and_flipped),
        cmocka_unit_test(a_stream_in_pieces), cmocka_unit_test(a_stream_with_holes),
        cmocka_unit_test(what_looks_like_it),
    };
    return cmocka_run_group_tests_name("kerberos", tests, NULL, NULL);
}
