/* The key exchange as fields, byte by byte. Values: psrp.md 6.1, 6.2 and 9, examples 7 and 8. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base64.h"
#include "build_psrp.h"
#include "clixml.h"
#include "clixml_fields.h"
#include "property.h"
#include "psrp.h"
#include "psrp_fields.h"
#include "psrp_keys.h"
#include "psrp_meaning_fields.h"
#include "psrp_types.h"
#include "value.h"

#include "securestring_samples.h"

#define F(id) (&psrp_fields[PSRP_##id])

static const struct limits limits = LIMITS_DEFAULT;

static struct record *record_of(enum direction direction, uint32_t type, const char *data)
{
    struct buf bytes = buf_init(1 << 16);
    struct build_psrp_message content = {
        .destination = direction == C2S ? 2 : 1, .type = type, .data = bytes_of_string(data)};
    build_psrp_message(&bytes, &content);
    struct psrp_message message = {.whole = true,
                                   .start = true,
                                   .carrier = direction == C2S ? "Send" : "Receive",
                                   .stream = BYTES("stdout"),
                                   .shell_id = bytes_none(),
                                   .command_id = bytes_none(),
                                   .direction = direction,
                                   .has_object_id = true,
                                   .object_id = 1,
                                   .fragments = 1,
                                   .bytes = buf_bytes(&bytes)};
    struct psrp_header header;
    struct record *r = psrp_record(&message, NULL, 0, true, &limits, &header);
    assert_int_equal(header.type, type);
    buf_clear(&bytes);
    property_check_record("psrp_keys", r);
    return r;
}

static struct record *public_key(const char *blob)
{
    char data[2048];
    snprintf(data, sizeof(data), "<Obj RefId=\"0\"><MS><S N=\"PublicKey\">%s</S></MS></Obj>", blob);
    return record_of(C2S, PSRP_PUBLIC_KEY, data);
}

static struct record *session_key(const char *blob)
{
    char data[2048];
    snprintf(data, sizeof(data),
             "<Obj RefId=\"0\"><MS><S N=\"EncryptedSessionKey\">%s</S></MS></Obj>", blob);
    return record_of(S2C, PSRP_ENCRYPTED_SESSION_KEY, data);
}

/* A member of the group: its text, and the bytes of the blob that it was read from. */
static void assert_part(const struct node *group, enum psrp_field field, const char *expected,
                        uint64_t offset, uint32_t len)
{
    const struct node *node = node_child(group, &psrp_fields[field]);
    struct value_options options = {.show_secrets = true, .most = 20};
    struct buf text = buf_init(1 << 16);
    if (node == NULL)
        fail_msg("there is no %s", psrp_fields[field].name);
    value_text(node, &options, &text);
    buf_add_byte(&text, 0);
    if (expected != NULL)
        assert_string_equal((const char *)text.data, expected);
    assert_int_equal(node->span.offset, offset);
    assert_int_equal(node->span.len, len);
    assert_int_equal(node->span.source, group->span.source);
    buf_clear(&text);
}

static void example_7(void **state)
{
    (void)state;
    struct record *r = public_key(EXAMPLE_PUBLIC_BLOB);
    const struct node *group = node_child(r->root, F(PUBLIC_KEY_BLOB));
    assert_non_null(group);
    assert_int_equal(group->span.len, 276);
    assert_int_equal(r->sources[group->span.source - 1].how, SOURCE_BASE64);
    assert_part(group, PSRP_KEY_BLOB_TYPE, "PUBLICKEYBLOB (0x06)", 0, 1);
    assert_part(group, PSRP_KEY_BLOB_VERSION, "2", 1, 1);
    assert_part(group, PSRP_KEY_BLOB_RESERVED, "0x0000", 2, 2);
    assert_part(group, PSRP_KEY_ALGORITHM, "CALG_RSA_KEYX (0x0000A400)", 4, 4);
    assert_part(group, PSRP_KEY_MAGIC, "RSA1", 8, 4);
    assert_part(group, PSRP_KEY_BITS, "2048", 12, 4);
    assert_part(group, PSRP_KEY_EXPONENT, "65537", 16, 4);
    assert_part(group, PSRP_KEY_MODULUS, NULL, 20, 256);
    struct bytes modulus = psrp_key_modulus(r);
    assert_int_equal(modulus.len, 256);
    assert_memory_equal(modulus.data, "\x55\xb4\xde\xd1\x2e\x4b\x31\xc3", 8);
    assert_memory_equal(modulus.data + 248, "\xd7\xfb\xad\x92\xe8\x8c\x94\xa3", 8);
    assert_int_equal(psrp_key_encrypted(r).len, 0);
    assert_int_equal(property_count_diags(r, NULL), 0);
    assert_int_equal(node_child(node_child(r->root, &psrp_meaning_fields[MEANING]),
                                &psrp_meaning_fields[MEANING_KEY_BITS])
                         ->value.u,
                     2048);
    record_free(r);
}

static void example_8(void **state)
{
    (void)state;
    struct record *r = session_key(EXAMPLE_KEY_BLOB);
    const struct node *group = node_child(r->root, F(SESSION_KEY_BLOB));
    assert_non_null(group);
    assert_int_equal(group->span.len, 268);
    assert_part(group, PSRP_KEY_BLOB_TYPE, "SIMPLEBLOB (0x01)", 0, 1);
    assert_part(group, PSRP_KEY_BLOB_VERSION, "2", 1, 1);
    assert_part(group, PSRP_KEY_BLOB_RESERVED, "0x0000", 2, 2);
    assert_part(group, PSRP_KEY_ALGORITHM, "CALG_AES_256 (0x00006610)", 4, 4);
    assert_part(group, PSRP_KEY_WRAPPED_WITH, "CALG_RSA_KEYX (0x0000A400)", 8, 4);
    assert_part(group, PSRP_KEY_ENCRYPTED, NULL, 12, 256);
    assert_true(node_is_secret(node_child(group, F(KEY_ENCRYPTED))));
    struct bytes encrypted = psrp_key_encrypted(r);
    assert_int_equal(encrypted.len, 256);
    assert_memory_equal(encrypted.data, "\x73\xdd\xec\xec\x17\x98\xe2\x7a", 8);
    assert_int_equal(psrp_key_modulus(r).len, 0);
    assert_int_equal(property_count_diags(r, NULL), 0);
    psrp_set_key_state(r, "verified");
    assert_true(bytes_equal(node_child(group, F(KEY_STATE))->value.b, BYTES("verified")));
    record_free(r);
}

static void white_space_in_base64_is_skipped(void **state)
{
    (void)state;
    struct record *r = session_key(" \r\n AQIAABBmAAAA\n pAAAc93s");
    const struct node *group = node_child(r->root, F(SESSION_KEY_BLOB));
    assert_int_equal(psrp_key_encrypted(r).len, 3);
    assert_int_equal(property_count_diags(r, NULL), 0);
    assert_part(group, PSRP_KEY_ENCRYPTED, NULL, 12, 3);
    record_free(r);
}

/* What is wrong with a blob is said, and nothing of it is taken for a key. */
static void bad_blobs(void **state)
{
    (void)state;
    static const struct {
        const char *blob, *code;
        size_t n;
    } rows[] = {
        {"", "data.truncated", 1},
        {"Bg==", "data.truncated", 1},
        /* What base64 there is, is read on: none. */
        {"*", "psrp.key-base64", 1},
        /* Type 7, version 3, reserved 1, another algorithm, RSA2, 8 bits, exponent 3. */
        {"BwMBAAAkAABSU0EyCAAAAAMAAAD/", "psrp.key-blob", 5},
        /* As many bits as 32 bits can say. */
        {"BgIAAACkAABSU0Ex/////wEAAQAB", "data.truncated", 1},
        /* One byte more than 8 bits take. */
        {"BgIAAACkAABSU0ExCAAAAAEAAQABAQ==", "data.trailing", 1},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct record *r = public_key(rows[i].blob);
        assert_int_equal(property_count_diags(r, rows[i].code), rows[i].n);
        assert_int_equal(property_count_diags(r, NULL), rows[i].n + (i == 2));
        assert_int_equal(psrp_key_modulus(r).len, i == 3 || i == 5 ? 1 : 0);
        record_free(r);
    }
    struct record *r = session_key("AQIAABBmAAAApAAA");
    assert_int_equal(property_count_diags(r, "data.truncated"), 1);
    assert_int_equal(psrp_key_encrypted(r).len, 0);
    record_free(r);
}

static void missing_properties(void **state)
{
    (void)state;
    static const char *const data[] = {
        "<Obj RefId=\"0\"><MS /></Obj>", "<S></S>", "<Obj",
        "<Obj RefId=\"0\"><MS><I32 N=\"PublicKey\">1</I32></MS></Obj>"};
    for (size_t i = 0; i < sizeof(data) / sizeof(data[0]); i++) {
        struct record *r = record_of(C2S, PSRP_PUBLIC_KEY, data[i]);
        assert_true(property_count_diags(r, NULL) > 0);
        assert_int_equal(psrp_key_modulus(r).len, 0);
        record_free(r);
    }
}

/* A secure string that was opened stands beside its value, in the list, and as the answer of a host
 * call. */
static void opened_strings_are_put(void **state)
{
    (void)state;
    struct record *r = record_of(
        C2S, PSRP_PIPELINE_HOST_RESPONSE,
        "<Obj RefId=\"0\"><MS><SS N=\"mr\">wn61RjEn+JxqglIjdj2gJQ==</SS><I64 N=\"ci\">1</I64>"
        "<Obj N=\"mi\" RefId=\"1\"><TN RefId=\"0\"><T>System.Management.Automation.Remoting."
        "RemoteHostMethodId</T></TN><ToString>ReadLineAsSecureString</ToString><I32>12</I32></Obj>"
        "</MS></Obj>");
    const struct node *data = r->root->first;
    while (strcmp(data->field->key, "data") != 0)
        data = data->next;
    const struct node *answer = clixml_property(data, "mr");
    uint32_t source = record_source(r, BYTES("A\0"), NULL, SOURCE_DECRYPTED, NULL, 0);
    psrp_put_plain(r, clixml_value(answer), BYTES("data.ms.mr.value"), source, true);
    const struct node *plain = node_child(answer, &clixml_fields[CLIXML_PLAIN]);
    assert_non_null(plain);
    assert_true(node_is_secret(plain));
    assert_true((plain->flags & NODE_GUESSED) != 0);
    assert_true(bytes_equal(plain->value.b, BYTES("A")));
    const struct node *entry = node_child(r->root, F(SECURE_STRINGS))->first;
    assert_true(
        bytes_equal(node_child(entry, F(SECURE_STRING_PATH))->value.b, BYTES("data.ms.mr.value")));
    const struct node *value = node_child(entry, F(SECURE_STRING_VALUE));
    assert_true(bytes_equal(value->value.b, BYTES("A")));
    assert_true(node_is_secret(value));
    const struct node *text = node_child(node_child(r->root, &psrp_meaning_fields[MEANING]),
                                         &psrp_meaning_fields[MEANING_SECRET_TEXT]);
    assert_non_null(text);
    assert_true(bytes_equal(text->value.b, BYTES("A")));
    property_check_record("psrp_keys", r);
    record_free(r);
}

static struct record *dissect_text(struct bytes input, const struct limits *unused, uint32_t type)
{
    struct buf data = buf_init(input.len + 1);
    (void)unused;
    buf_add(&data, input);
    buf_add_byte(&data, 0);
    struct record *r =
        record_of(type == PSRP_PUBLIC_KEY ? C2S : S2C, type, (const char *)data.data);
    buf_clear(&data);
    return r;
}

static struct record *dissect_public(struct bytes input, const struct limits *unused)
{
    return dissect_text(input, unused, PSRP_PUBLIC_KEY);
}

static struct record *dissect_session(struct bytes input, const struct limits *unused)
{
    return dissect_text(input, unused, PSRP_ENCRYPTED_SESSION_KEY);
}

/* Truncated or damaged anywhere, in the XML or in the blob. */
static void damaged_anywhere(void **state)
{
    (void)state;
    property_check(
        "public key",
        BYTES("<Obj RefId=\"0\"><MS><S N=\"PublicKey\">" EXAMPLE_PUBLIC_BLOB "</S></MS></Obj>"),
        dissect_public, PROPERTY_TRUNCATION_REPORTED);
    property_check("session key",
                   BYTES("<Obj RefId=\"0\"><MS><S N=\"EncryptedSessionKey\">" EXAMPLE_KEY_BLOB
                         "</S></MS></Obj>"),
                   dissect_session, PROPERTY_TRUNCATION_REPORTED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(example_7),
        cmocka_unit_test(example_8),
        cmocka_unit_test(white_space_in_base64_is_skipped),
        cmocka_unit_test(bad_blobs),
        cmocka_unit_test(missing_properties),
        cmocka_unit_test(opened_strings_are_put),
        cmocka_unit_test(damaged_anywhere),
    };
    return cmocka_run_group_tests_name("psrp_keys", tests, NULL, NULL);
}
