/* The keyring: options, key files, and the report of what became of each key. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "arena.h"
#include "keys.h"
#include "keys_fields.h"
#include "memory.h"
#include "unsealer.h"

#include "ntlm_samples.h"

static const struct limits limits = LIMITS_DEFAULT;

/* Collects the report as lines "kind|label|state|for,for|text". */
struct collector {
    struct sink sink;
    struct buf text;
};

static struct bytes value_of(const struct record *r, enum key_field field)
{
    const struct node *node = node_child(r->root, &key_fields[field]);
    assert_non_null(node);
    return node->value.b;
}

static void collect(struct sink *sink, const struct record *r)
{
    struct buf *text = &((struct collector *)sink)->text;
    assert_ptr_equal(r->root->field, &key_fields[KEY_RECORD]);
    assert_true(r->timeless);
    static const enum key_field head[] = {KEY_RECORD_KIND, KEY_RECORD_LABEL, KEY_RECORD_STATE};
    for (size_t i = 0; i < 3; i++) {
        buf_add(text, value_of(r, head[i]));
        buf_add_byte(text, '|');
    }
    const struct node *list = node_child(r->root, &key_fields[KEY_RECORD_FOR]);
    assert_non_null(list);
    for (const struct node *n = list->first; n != NULL; n = n->next) {
        buf_add(text, n->value.b);
        buf_add_byte(text, ',');
    }
    buf_add_byte(text, '|');
    buf_add(text, value_of(r, KEY_RECORD_TEXT));
    buf_add_byte(text, '\n');
}

static char *report_of(const struct keyring *keyring)
{
    struct collector collector = {.sink = {.record = collect}, .text = buf_init(1 << 20)};
    struct output output = {.sinks = {&collector.sink}, .n_sinks = 1};
    keyring_report(keyring, &output);
    buf_add_byte(&collector.text, 0);
    return (char *)collector.text.data;
}

/* The report as a whole, in which no secret may stand. */
static void assert_report(const struct keyring *keyring, const char *expected)
{
    char *report = report_of(keyring);
    assert_string_equal(report, expected);
    memory_free(report);
}

/* A folder of the test's own with one file in it. */
struct folder {
    char path[64], file[96];
};

static struct folder write_file(const char *name, const void *data, size_t len)
{
    struct folder f = {.path = "/tmp/winrmscope-test-XXXXXX"};
    assert_non_null(mkdtemp(f.path));
    snprintf(f.file, sizeof(f.file), "%s/%s", f.path, name);
    FILE *file = fopen(f.file, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(data, 1, len, file), len);
    fclose(file);
    return f;
}

static void remove_folder(const struct folder *f)
{
    unlink(f->file);
    rmdir(f->path);
}

static struct status load(struct keyring *keyring, const char *json)
{
    struct folder f = write_file("k.json", json, strlen(json));
    struct status status = keyring_load(keyring, f.file);
    remove_folder(&f);
    return status;
}

/* The status of one key file, behind its folder's name. */
static void assert_load_fails(const char *json, const char *expected)
{
    struct keyring *keyring = keyring_new(&limits);
    struct status status = load(keyring, json);
    assert_true(status.failed);
    const char *text = strstr(status.text, "k.json");
    assert_non_null(text);
    assert_string_equal(text, expected);
    keyring_free(keyring);
}

static void hex_token(struct unsealer *u, struct unseal_context *c, enum direction direction,
                      const char *digits)
{
    uint8_t token[1024];
    size_t n = strlen(digits) / 2;
    for (size_t i = 0; i < n; i++) {
        uint64_t byte = 0;
        assert_true(bytes_hexadecimal(bytes_of(digits + 2 * i, 2), &byte));
        token[i] = (uint8_t)byte;
    }
    u->ops->token(c, direction, bytes_of(token, n));
}

/* Alice's handshake, and a part that her key would open. */
static void alice_comes(struct keyring *keyring)
{
    struct unsealer u = keyring_unsealer(keyring);
    struct unseal_context *c = u.ops->open(u.state, MECHANISM_NTLM, "a -> b");
    hex_token(&u, c, C2S, RAW_NEGOTIATE);
    hex_token(&u, c, S2C, RAW_CHALLENGE);
    hex_token(&u, c, C2S, RAW_AUTHENTICATE);
    uint8_t token[16] = {1};
    struct sealed part = {.token = bytes_of(token, 16), .data = BYTES("sealed"), .announced = 6};
    struct buf plain = buf_init(64);
    (void)u.ops->unseal(c, C2S, &part, &plain);
    buf_clear(&plain);
    u.ops->close(c);
}

static void options_with_and_without_user(void **state)
{
    (void)state;
    struct keyring *k = keyring_new(&limits);
    assert_false(keyring_add_password(k, "plain").failed);
    assert_false(keyring_add_password(k, "with:colon").failed);
    assert_false(keyring_add_password(k, "LAB\\alice:secret").failed);
    assert_false(keyring_add_password(k, "alice@LAB.EXAMPLE:with:colon").failed);
    assert_false(keyring_add_nt_hash(k, "LAB\\bob:" ALICE_NT_HASH).failed);
    assert_false(keyring_add_nt_hash(k, "00112233445566778899AABBCCDDEEFF").failed);
    assert_false(keyring_add_session_key(k, RAW_EXPORTED).failed);
    assert_int_equal(keyring_count(k), 7);
    assert_report(k, "password|--password|unused||password of --password: fits nothing that was "
                     "seen\n"
                     "password|--password (2)|unused||password of --password (2): fits nothing "
                     "that was seen; what stands in front of its colon counts as part of the "
                     "password, as a user would be DOMAIN\\NAME: or NAME@REALM:\n"
                     "password|LAB\\alice|unused||password of --password (3): fits nothing that "
                     "was seen\n"
                     "password|alice@LAB.EXAMPLE|unused||password of --password (4): fits nothing "
                     "that was seen\n"
                     "nt-hash|LAB\\bob|unused||NT hash of --nt-hash: fits nothing that was seen\n"
                     "nt-hash|--nt-hash (2)|unused||NT hash of --nt-hash (2): fits nothing that "
                     "was seen\n"
                     "session-key|--session-key|unused||session key of --session-key: fits "
                     "nothing that was seen\n");
    keyring_free(k);
}

static void options_that_are_refused(void **state)
{
    (void)state;
    struct keyring *k = keyring_new(&limits);
    assert_true(keyring_add_nt_hash(k, "").failed);
    assert_true(keyring_add_nt_hash(k, "0011").failed);
    assert_true(keyring_add_nt_hash(k, "LAB\\alice:zz112233445566778899AABBCCDDEEFF").failed);
    assert_true(keyring_add_session_key(k, "00112233445566778899AABBCCDDEEF").failed);
    assert_true(keyring_add_session_key(k, "0011").failed);
    assert_true(keyring_add_keytab(k, "/nonexistent/keytab").failed);
    assert_true(keyring_add_password_file(k, "/nonexistent/passwords").failed);
    assert_true(keyring_add_psrp_key(k, "/nonexistent/key.pem").failed);
    assert_int_equal(keyring_count(k), 0);
    assert_report(k, "");
    keyring_free(k);
}

static void password_files(void **state)
{
    (void)state;
    /* As text, as Windows' UTF-8 with a byte order mark, and as PowerShell's UTF-16. */
    static const char text[] = "LAB\\alice:" ALICE_PASSWORD "\r\n\r\nother\n";
    static const char marked[] = "\xEF\xBB\xBF" ALICE_PASSWORD;
    static const uint8_t utf16[] = {0xFF, 0xFE, 'P', 0, 'a', 0, '$',  0, '$',  0, 'w',  0, '0', 0,
                                    'r',  0,    'd', 0, '-', 0, 0xE9, 0, '\r', 0, '\n', 0};
    const struct {
        const void *data;
        size_t len, keys;
    } rows[] = {
        {text, sizeof(text) - 1, 2}, {marked, sizeof(marked) - 1, 1}, {utf16, sizeof(utf16), 1}};
    for (size_t i = 0; i < 3; i++) {
        struct keyring *k = keyring_new(&limits);
        struct folder f = write_file("p", rows[i].data, rows[i].len);
        assert_false(keyring_add_password_file(k, f.file).failed);
        assert_int_equal(keyring_count(k), rows[i].keys);
        alice_comes(k);
        char *report = report_of(k);
        assert_non_null(strstr(report, "|used|LAB\\alice,|"));
        memory_free(report);
        remove_folder(&f);
        keyring_free(k);
    }
}

#define USERS                                                                                      \
    "{\"users\": [{\"domain\": \"LAB\", \"user\": \"alice\", \"password\": \"%s\"},"               \
    " {\"domain\": \"LAB\", \"user\": \"bob\", \"nt_hash\": \"00112233445566778899aabbccddeeff\"}" \
    "], \"note\": [1, {}], \"ntlm\": [{\"conn\": 1, \"user\": \"LAB\\\\alice\","                   \
    " \"exported_session_key\": \"" RAW_EXPORTED "\"}], \"tls_keylog\": null}"

/* The report for a key file with that password for alice, after she was seen. */
static char *report_with_password(const char *password)
{
    char json[1024];
    struct keyring *k = keyring_new(&limits);
    snprintf(json, sizeof(json), USERS, password);
    assert_false(load(k, json).failed);
    alice_comes(k);
    char *report = report_of(k);
    keyring_free(k);
    return report;
}

static void used_unused_and_wrong(void **state)
{
    (void)state;
    char *report = report_with_password("Pa$$w0rd-\\u00e9");
    assert_non_null(strstr(report, "password|LAB\\alice|used|LAB\\alice,|password of "));
    assert_non_null(strstr(report, "nt-hash|LAB\\bob|unused||NT hash of "));
    assert_non_null(strstr(report, "k.json users[1].nt_hash: fits nothing that was seen\n"));
    assert_non_null(strstr(report, "ntlm-session-key|LAB\\alice|used|LAB\\alice,|"));
    assert_null(strstr(report, "Pa$$"));
    memory_free(report);

    report = report_with_password("guess");
    assert_non_null(strstr(report, "password|LAB\\alice|wrong|LAB\\alice,|password of "));
    assert_non_null(strstr(report, "k.json users[0].password: is not the one of LAB\\alice\n"));
    assert_non_null(strstr(report, "ntlm-session-key|LAB\\alice|used|LAB\\alice,|"));
    assert_null(strstr(report, "guess"));
    memory_free(report);
}

static void missing_keys_are_reported(void **state)
{
    (void)state;
    struct keyring *k = keyring_new(&limits);
    alice_comes(k);
    alice_comes(k);
    struct unsealer u = keyring_unsealer(k);
    struct unseal_context *c = u.ops->open(u.state, MECHANISM_NTLM, "a -> b");
    uint8_t token[16] = {1};
    struct sealed part = {.token = bytes_of(token, 16), .data = BYTES("sealed"), .announced = 6};
    struct buf plain = buf_init(64);
    assert_int_equal(u.ops->unseal(c, C2S, &part, &plain), UNSEAL_NO_KEY);
    u.ops->close(c);
    c = u.ops->open(u.state, MECHANISM_KERBEROS, "a -> b");
    assert_int_equal(u.ops->unseal(c, C2S, &part, &plain), UNSEAL_NO_KEY);
    u.ops->close(c);
    assert_report(
        k, "password|LAB\\alice|missing|LAB\\alice,|password or NT hash of LAB\\alice\n"
           "ntlm-session-key|a -> b|missing|a -> b,|the exported session key of this connection: "
           "its handshake was not captured\n"
           "kerberos-session-key|a -> b|missing|a -> b,|the Kerberos session key of this "
           "connection: its AP-REQ was not captured\n");
    keyring_free(k);
}

/* Who is nobody's user is tried on everybody, and wrong for those who stay closed; a key for
 * somebody else is not. */
static void wrong_for_whom(void **state)
{
    (void)state;
    struct keyring *k = keyring_new(&limits);
    assert_false(keyring_add_password(k, "guess").failed);
    assert_false(keyring_add_password(k, "LAB\\bob:guess").failed);
    assert_false(keyring_add_password(k, "LAB\\alice:guess").failed);
    alice_comes(k);
    assert_report(k, "password|--password|wrong|LAB\\alice,|password of --password: is not the one "
                     "of LAB\\alice\n"
                     "password|LAB\\bob|unused||password of --password (2): fits nothing that was "
                     "seen\n"
                     "password|LAB\\alice|wrong|LAB\\alice,|password of --password (3): is not the "
                     "one of LAB\\alice\n");
    keyring_free(k);
    /* Where another key fits her, the guess was merely not needed. */
    k = keyring_new(&limits);
    assert_false(keyring_add_password(k, "guess").failed);
    assert_false(keyring_add_password(k, "LAB\\bob:guess").failed);
    assert_false(keyring_add_password(k, "LAB\\alice:guess").failed);
    assert_false(keyring_add_password(k, ALICE_PASSWORD).failed);
    alice_comes(k);
    assert_report(k, "password|--password|unused||password of --password: fits nothing that was "
                     "seen\n"
                     "password|LAB\\bob|unused||password of --password (2): fits nothing that was "
                     "seen\n"
                     "password|LAB\\alice|wrong|LAB\\alice,|password of --password (3): is not the "
                     "one of LAB\\alice\n"
                     "password|--password (4)|used|LAB\\alice,|password of --password (4): fits\n");
    keyring_free(k);
}

static void identities_have_a_limit(void **state)
{
    (void)state;
    struct limits few = LIMITS_DEFAULT;
    few.identities = 0;
    struct keyring *k = keyring_new(&few);
    assert_false(keyring_add_password(k, "LAB\\alice:" ALICE_PASSWORD).failed);
    alice_comes(k);
    alice_comes(k);
    assert_report(k, "password|LAB\\alice|used||password of --password: fits\n"
                     "||missing||2 handshakes of further identities are not listed here\n");
    keyring_free(k);
}

static void every_kind_is_kept_and_reported(void **state)
{
    (void)state;
    struct keyring *k = keyring_new(&limits);
    struct status status =
        load(k, "{\"kerberos\": {\"service_password\": \"p\", \"realm\": \"R\","
                " \"users\": [{\"user\": \"carol\", \"password\": \"q\"}],"
                " \"context_keys\": [{\"gss_session_key\": \"00112233445566778899aabbccddeeff\"},"
                " {\"gss_session_key\": null}]},"
                " \"tls_keylog\": \"k.json\", \"credssp_keylog\": \"k.json\","
                " \"tls_rsa_keys\": [\"k.json\"],"
                " \"psrp_session_keys\": [{\"shell_id\": \"AA\", \"key_hex\": "
                "\"00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff\"}],"
                " \"psrp_rsa_keys\": [{\"shell_id\": \"BB\", \"pem\": \"-----BEGIN\"}]}");
    assert_true(status.failed);
    char *report = report_of(k);
    static const char *const kinds[] = {
        "service-password|", "password|carol@R|", "kerberos-session-key|", "tls-keylog|",
        "credssp-keylog|",   "tls-rsa-key|",      "psrp-session-key|AA|"};
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        assert_non_null(strstr(report, kinds[i]));
    assert_int_equal(keyring_count(k), 7);
    memory_free(report);
    keyring_free(k);
}

/* What is wrong is told with its place, and never with what stands there. */
static void bad_key_files(void **state)
{
    (void)state;
    assert_load_fails("", "k.json: line 1, column 0: the JSON ends too early");
    assert_load_fails("{\"users\": [\n  {\"password\": \"hunter2}\n",
                      "k.json: line 2, column 24: this is not JSON (a comma, quotation marks or a "
                      "bracket may be missing; a backslash is written twice)");
    assert_load_fails("{\"users\": [{\"user\": \"LAB\\alice\"}]}",
                      "k.json: line 1, column 26: this is not JSON (a comma, quotation marks or a "
                      "bracket may be missing; a backslash is written twice)");
    assert_load_fails("{\"ntlm\": [], \"ntlm\": []}",
                      "k.json: line 1, column 19: a member stands here twice");
    assert_load_fails("[]", "k.json: the file: wants one JSON object");
    assert_load_fails("{\"users\": {}}", "k.json: users: wants a list");
    assert_load_fails("{\"users\": [{}, 7]}", "k.json: users[1]: wants an object");
    assert_load_fails("{\"users\": [{\"password\": 7}]}",
                      "k.json: users[0].password: wants a string");
    assert_load_fails("{\"users\": [{\"nt_hash\": \"hunter2\"}]}",
                      "k.json: users[0].nt_hash: wants 32 hexadecimal digits");
    assert_load_fails("{\"kerberos\": {\"users\": [{\"nt_hash\": 1}]}}",
                      "k.json: kerberos.users[0].nt_hash: wants a string");
    assert_load_fails("{\"tls_rsa_keys\": [1]}", "k.json: tls_rsa_keys[0]: wants a file name");
}

static void good_parts_of_a_bad_file_are_taken(void **state)
{
    (void)state;
    struct keyring *k = keyring_new(&limits);
    struct status status = load(k, "{\"users\": [{\"nt_hash\": \"bad\"}, {\"password\": \"good\"}],"
                                   " \"tls_keylog\": \"nowhere.keylog\"}");
    assert_true(status.failed);
    assert_non_null(strstr(status.text, "users[0].nt_hash"));
    assert_int_equal(keyring_count(k), 1);
    keyring_free(k);
    k = keyring_new(&limits);
    status = load(k, "{\"tls_keylog\": \"nowhere.keylog\"}");
    assert_true(status.failed);
    assert_non_null(strstr(status.text, "k.json tls_keylog: "));
    assert_non_null(strstr(status.text, "/nowhere.keylog: cannot be opened: "));
    keyring_free(k);
    k = keyring_new(&limits);
    status = keyring_load(k, "/nonexistent/k.json");
    assert_true(status.failed);
    assert_int_equal(strncmp(status.text, "/nonexistent/k.json: cannot be opened: ", 39), 0);
    keyring_free(k);
}

static void large_files_are_refused(void **state)
{
    (void)state;
    struct limits small = LIMITS_DEFAULT;
    small.key_file = 10;
    struct keyring *k = keyring_new(&small);
    struct status status = load(k, "{\"users\": []}");
    assert_true(status.failed);
    assert_non_null(strstr(status.text, "larger than the 10 bytes"));
    keyring_free(k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_with_and_without_user),
        cmocka_unit_test(options_that_are_refused),
        cmocka_unit_test(password_files),
        cmocka_unit_test(used_unused_and_wrong),
        cmocka_unit_test(wrong_for_whom),
        cmocka_unit_test(missing_keys_are_reported),
        cmocka_unit_test(identities_have_a_limit),
        cmocka_unit_test(every_kind_is_kept_and_reported),
        cmocka_unit_test(bad_key_files),
        cmocka_unit_test(good_parts_of_a_bad_file_are_taken),
        cmocka_unit_test(large_files_are_refused),
    };
    return cmocka_run_group_tests_name("decrypt_keys", tests, NULL, NULL);
}
