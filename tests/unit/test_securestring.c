/* Session keys and secure strings, as decrypt opens them. Values: psrp.md 9, examples 7 and 8. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base64.h"
#include "keyring.h"
#include "keys_fields.h"
#include "memory.h"
#include "psrp_crypto.h"
#include "securestring.h"
#include "utf.h"

#include "securestring_samples.h"

#define SHELL "F2A92D0E-0083-4559-BD7A-E892DAAF6F15"
#define OTHER_SHELL "11111111-2222-3333-4444-555555555555"

static const struct limits limits = LIMITS_DEFAULT;

enum { PUBLIC_HEADER = 20, KEY_HEADER = 12 };

/* Base64 without its first skip bytes; to be cleared. */
static struct buf decoded(const char *text, size_t skip)
{
    struct buf out = buf_init(1024);
    assert_true(base64_decode(bytes_of_string(text), &out));
    buf_drop(&out, skip);
    return out;
}

static void assert_key(const uint8_t key[PSRP_SESSION_KEY], uint8_t first)
{
    for (size_t i = 0; i < PSRP_SESSION_KEY; i++)
        assert_int_equal(key[i], first + i);
}

/* What a sealed value comes to, as UTF-8; to be freed. NULL when it does not open. */
static char *text_of(struct securestring_context *c, const struct securestring_ops *ops,
                     const char *sealed, enum securestring_result *result)
{
    struct buf in = decoded(sealed, 0), plain = buf_init(1024), out = buf_init(4096);
    *result = ops->unseal(c, buf_bytes(&in), &plain);
    bool opened = *result == SECURESTRING_OPENED || *result == SECURESTRING_UNPROVED;
    assert_true(opened || plain.len == 0);
    assert_true(utf16_to_utf8(buf_bytes(&plain), false, &out));
    buf_add_byte(&out, 0);
    buf_clear(&in);
    buf_clear(&plain);
    if (opened)
        return (char *)out.data;
    buf_clear(&out);
    return NULL;
}

static void expect(struct securestring_context *c, const char *sealed,
                   enum securestring_result expected, const char *text)
{
    struct securestring_keys keys = keyring_securestrings(NULL);
    enum securestring_result result;
    char *opened = text_of(c, keys.ops, sealed, &result);
    assert_int_equal(result, expected);
    if (text == NULL)
        assert_null(opened);
    else
        assert_string_equal(opened, text);
    memory_free(opened);
}

/* A keyring with a pool of it. */
struct world {
    struct keyring *keyring;
    const struct securestring_ops *ops;
    struct securestring_context *pool;
};

static struct world start(void)
{
    struct world w = {.keyring = keyring_new(&limits)};
    struct securestring_keys keys = keyring_securestrings(w.keyring);
    w.ops = keys.ops;
    w.pool = w.ops->open(keys.state, BYTES(SHELL));
    return w;
}

static void add_session_key(struct world *w, const char *text)
{
    struct status status = keyring_add_psrp_key(w->keyring, text);
    assert_string_equal(status.text, "");
}

static void add_rsa(struct world *w, const char *shell, const char *pem)
{
    struct status status =
        keyring_new_psrp_rsa(w->keyring, bytes_of_string(shell), "test", bytes_of_string(pem));
    assert_string_equal(status.text, "");
}

static void tell_public(struct world *w, const char *blob)
{
    struct buf modulus = decoded(blob, PUBLIC_HEADER);
    w->ops->public_key(w->pool, buf_bytes(&modulus));
    buf_clear(&modulus);
}

static enum key_state tell_session(struct world *w, const char *blob)
{
    struct buf encrypted = decoded(blob, KEY_HEADER);
    enum key_state state = w->ops->session_key(w->pool, buf_bytes(&encrypted));
    buf_clear(&encrypted);
    return state;
}

/* Lines "kind|label|state|for|text" of the report. */
struct lines {
    struct sink sink;
    struct buf text;
};

static void collect(struct sink *sink, const struct record *r)
{
    static const enum key_field fields[] = {KEY_RECORD_KIND, KEY_RECORD_LABEL, KEY_RECORD_STATE,
                                            KEY_RECORD_FOR, KEY_RECORD_TEXT};
    struct buf *text = &((struct lines *)sink)->text;
    for (size_t i = 0; i < 5; i++) {
        const struct node *node = node_child(r->root, &key_fields[fields[i]]);
        assert_non_null(node);
        if (fields[i] != KEY_RECORD_FOR)
            buf_add(text, node->value.b);
        for (const struct node *n = node->first; n != NULL; n = n->next)
            buf_add(text, n->value.b);
        buf_add_byte(text, i < 4 ? '|' : '\n');
    }
}

/* Ends the world: the pool with so many closed strings, then the report. */
static void finish(struct world *w, uint64_t closed, const char *expected)
{
    struct lines lines = {.sink = {.record = collect}, .text = buf_init(1 << 16)};
    struct output output = {.sinks = {&lines.sink}, .n_sinks = 1};
    w->ops->close(w->pool, closed);
    keyring_report(w->keyring, &output);
    buf_add_byte(&lines.text, 0);
    assert_string_equal((const char *)lines.text.data, expected);
    buf_clear(&lines.text);
    keyring_free(w->keyring);
}

/* Functions of their inputs **********************************************************************/

static void rsa_keys_are_read(void **state)
{
    (void)state;
    struct crypto *crypto = crypto_new();
    struct buf modulus = decoded(EXAMPLE_PUBLIC_BLOB, PUBLIC_HEADER);
    static const char *const good[] = {EXAMPLE_RSA_PEM, EXAMPLE_RSA_PKCS8,
                                       "text in front\n" EXAMPLE_RSA_PEM};
    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
        struct psrp_rsa *rsa = psrp_rsa_new(crypto, bytes_of_string(good[i]));
        assert_non_null(rsa);
        assert_true(psrp_rsa_has_modulus(rsa, buf_bytes(&modulus)));
        assert_false(psrp_rsa_has_modulus(rsa, bytes_from(buf_bytes(&modulus), 1)));
        modulus.data[255] ^= 1;
        assert_false(psrp_rsa_has_modulus(rsa, buf_bytes(&modulus)));
        modulus.data[255] ^= 1;
        psrp_rsa_free(rsa);
    }
    static const char *const bad[] = {"", "-----BEGIN RSA PRIVATE KEY-----\n", LOCKED_RSA_PEM};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_null(psrp_rsa_new(crypto, bytes_of_string(bad[i])));
    buf_clear(&modulus);
    crypto_free(crypto);
}

static void example_8_is_unwrapped(void **state)
{
    (void)state;
    struct crypto *crypto = crypto_new();
    struct psrp_rsa *rsa = psrp_rsa_new(crypto, BYTES(EXAMPLE_RSA_PEM));
    struct psrp_rsa *other = psrp_rsa_new(crypto, BYTES(OTHER_RSA_PEM));
    struct psrp_rsa *small = psrp_rsa_new(crypto, BYTES(SMALL_RSA_PEM));
    struct buf blob = decoded(EXAMPLE_KEY_BLOB, KEY_HEADER);
    uint8_t key[PSRP_SESSION_KEY], zeros[PSRP_SESSION_KEY] = {0};
    assert_true(psrp_rsa_open(rsa, buf_bytes(&blob), key));
    assert_key(key, 0);
    assert_false(psrp_rsa_open(other, buf_bytes(&blob), key));
    assert_memory_equal(key, zeros, sizeof(key));
    assert_false(psrp_rsa_open(small, buf_bytes(&blob), key));
    for (size_t i = 0; i < blob.len; i += 17) {
        blob.data[i] ^= 0x10;
        assert_false(psrp_rsa_open(rsa, buf_bytes(&blob), key));
        blob.data[i] ^= 0x10;
    }
    for (size_t len = 0; len < blob.len; len += 51)
        assert_false(psrp_rsa_open(rsa, bytes_part(buf_bytes(&blob), 0, len), key));
    buf_clear(&blob);

    /* Keys of another size scale; keys of another length are none. */
    blob = decoded(SMALL_KEY_BLOB, KEY_HEADER);
    assert_true(psrp_rsa_open(small, buf_bytes(&blob), key));
    assert_key(key, 0x20);
    buf_clear(&blob);
    blob = decoded(SHORT_KEY_BLOB, KEY_HEADER);
    assert_false(psrp_rsa_open(rsa, buf_bytes(&blob), key));
    buf_clear(&blob);
    psrp_rsa_free(rsa);
    psrp_rsa_free(other);
    psrp_rsa_free(small);
    crypto_free(crypto);
}

static void example_8_is_opened(void **state)
{
    (void)state;
    static const struct {
        const char *text, *sealed, *clear;
    } strings[] = {
#define ROW(text, sealed, clear) {text, sealed, clear},
        EXAMPLE_STRINGS(ROW)};
    struct crypto *crypto = crypto_new();
    uint8_t key[PSRP_SESSION_KEY], wrong[PSRP_SESSION_KEY];
    for (size_t i = 0; i < PSRP_SESSION_KEY; i++)
        wrong[i] = 1 ^ (key[i] = (uint8_t)i);
    for (size_t i = 0; i < sizeof(strings) / sizeof(strings[0]); i++) {
        struct buf sealed = decoded(strings[i].sealed, 0), plain = buf_init(64);
        struct buf expected = decoded(strings[i].clear, 0);
        unsigned padding = psrp_open_string(crypto, key, buf_bytes(&sealed), &plain);
        assert_int_equal(padding, 16 - expected.len % 16);
        assert_true(bytes_equal(buf_bytes(&plain), buf_bytes(&expected)));
        struct buf text = buf_init(64);
        assert_true(utf16_to_utf8(buf_bytes(&plain), false, &text));
        assert_true(bytes_equal(buf_bytes(&text), bytes_of_string(strings[i].text)));
        buf_clear(&text);
        buf_clear(&plain);
        assert_int_equal(psrp_open_string(crypto, wrong, buf_bytes(&sealed), &plain), 0);
        for (size_t len = 0; len < sealed.len; len++)
            assert_int_equal(
                psrp_open_string(crypto, key, bytes_part(buf_bytes(&sealed), 0, len), &plain), 0);
        assert_int_equal(plain.len, 0);
        buf_clear(&sealed);
        buf_clear(&plain);
        buf_clear(&expected);
    }
    crypto_free(crypto);
}

/* Pools ******************************************************************************************/

static void the_rsa_key_opens(void **state)
{
    (void)state;
    struct world w = start();
    add_rsa(&w, "", OTHER_RSA_PEM);
    add_rsa(&w, "", EXAMPLE_RSA_PEM);
    tell_public(&w, EXAMPLE_PUBLIC_BLOB);
    expect(w.pool, DOUBTFUL_SEALED_1, SECURESTRING_NO_KEY, NULL);
    assert_int_equal(tell_session(&w, EXAMPLE_KEY_BLOB), KEY_VERIFIED);
    /* The padding of RSA proves it, also for a value that itself proves little. */
    expect(w.pool, DOUBTFUL_SEALED_1, SECURESTRING_OPENED, DOUBTFUL_TEXT_1);
#define OPENS(text, sealed, clear) expect(w.pool, sealed, SECURESTRING_OPENED, text);
    EXAMPLE_STRINGS(OPENS)
    expect(w.pool, SMALL_SEALED, SECURESTRING_DAMAGED, NULL);
    expect(w.pool, "nzt1BJJvi9NuMRjpA6TN", SECURESTRING_DAMAGED, NULL);
    expect(w.pool, "", SECURESTRING_DAMAGED, NULL);
    finish(&w, 0,
           "psrp-rsa-key|test|unused||PSRP RSA private key of test: fits nothing that was seen\n"
           "psrp-rsa-key|test|used|" SHELL "|PSRP RSA private key of test: fits\n");
}

static void the_rsa_key_opens_without_the_public_one(void **state)
{
    (void)state;
    struct world w = start();
    add_rsa(&w, "", EXAMPLE_RSA_PEM);
    assert_int_equal(tell_session(&w, EXAMPLE_KEY_BLOB), KEY_VERIFIED);
    expect(w.pool, DOUBTFUL_SEALED_1, SECURESTRING_OPENED, DOUBTFUL_TEXT_1);
    /* A new client brings another pair; the key of before is still tried. */
    add_rsa(&w, "", SMALL_RSA_PEM);
    tell_public(&w, SMALL_PUBLIC_BLOB);
    assert_int_equal(tell_session(&w, SMALL_KEY_BLOB), KEY_VERIFIED);
    expect(w.pool, SMALL_SEALED, SECURESTRING_OPENED, "small");
    expect(w.pool, DOUBTFUL_SEALED_2, SECURESTRING_OPENED, DOUBTFUL_TEXT_2);
    finish(&w, 0,
           "psrp-rsa-key|test|used|" SHELL "|PSRP RSA private key of test: fits\n"
           "psrp-rsa-key|test|used|" SHELL "|PSRP RSA private key of test: fits\n");
}

/* A second client whose RSA key nobody gave: what it brings is closed, not damaged. */
static void another_client_may_come(void **state)
{
    (void)state;
    struct world w = start();
    add_rsa(&w, "", EXAMPLE_RSA_PEM);
    tell_public(&w, EXAMPLE_PUBLIC_BLOB);
    assert_int_equal(tell_session(&w, EXAMPLE_KEY_BLOB), KEY_VERIFIED);
    expect(w.pool, SMALL_SEALED, SECURESTRING_DAMAGED, NULL);
    tell_public(&w, SMALL_PUBLIC_BLOB);
    assert_int_equal(tell_session(&w, SMALL_KEY_BLOB), KEY_NONE);
    expect(w.pool, SMALL_SEALED, SECURESTRING_NO_KEY, NULL);
    expect(w.pool, DOUBTFUL_SEALED_1, SECURESTRING_OPENED, DOUBTFUL_TEXT_1);
    finish(&w, 1,
           "psrp-rsa-key|test|used|" SHELL "|PSRP RSA private key of test: fits\n"
           "psrp-session-key|" SHELL "|missing|" SHELL "|shell " SHELL
           ": the client's RSA private key or the session key would open 1 SecureString "
           "(--psrp-key, psrp_rsa_keys, psrp_session_keys)\n");
}

static void the_wrong_rsa_key_is_told(void **state)
{
    (void)state;
    struct world w = start();
    add_rsa(&w, "{f2a92d0e-0083-4559-bd7a-e892daaf6f15}", OTHER_RSA_PEM);
    tell_public(&w, EXAMPLE_PUBLIC_BLOB);
    assert_int_equal(tell_session(&w, EXAMPLE_KEY_BLOB), KEY_WRONG);
    expect(w.pool, DOUBTFUL_SEALED_1, SECURESTRING_WRONG_KEY, NULL);
    finish(&w, 1,
           "psrp-rsa-key|{f2a92d0e-0083-4559-bd7a-e892daaf6f15}|wrong||PSRP RSA private key of "
           "test: is not the one of the shell that it was given for\n"
           "psrp-session-key|" SHELL "|missing|" SHELL "|shell " SHELL
           ": the client's RSA private key or the session key would open 1 SecureString "
           "(--psrp-key, psrp_rsa_keys, psrp_session_keys)\n");

    w = start();
    add_rsa(&w, OTHER_SHELL, OTHER_RSA_PEM);
    assert_int_equal(tell_session(&w, EXAMPLE_KEY_BLOB), KEY_NONE);
    expect(w.pool, DOUBTFUL_SEALED_1, SECURESTRING_NO_KEY, NULL);
    finish(&w, 0,
           "psrp-rsa-key|" OTHER_SHELL "|unused||PSRP RSA private key of test: fits nothing that "
           "was seen\n");
}

static void the_session_key_opens(void **state)
{
    (void)state;
    struct world w = start();
    /* Whatever shell a key was given for, it is tried. */
    add_session_key(&w, OTHER_SHELL ":" EXAMPLE_SESSION_KEY);
    expect(w.pool, "wn61RjEn+JxqglIjdj2gJQ==", SECURESTRING_OPENED, "A");
    expect(w.pool, DOUBTFUL_SEALED_1, SECURESTRING_OPENED, DOUBTFUL_TEXT_1);
    finish(&w, 0,
           "psrp-session-key|" OTHER_SHELL "|used|" SHELL
           "|PSRP session key of --psrp-key: fits\n");
}

static void the_wrong_session_key_is_told(void **state)
{
    (void)state;
    static const char wrong[] =
        SHELL ":ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff";
    struct world w = start();
    add_session_key(&w, wrong);
    expect(w.pool, "wn61RjEn+JxqglIjdj2gJQ==", SECURESTRING_WRONG_KEY, NULL);
    finish(&w, 2,
           "psrp-session-key|" SHELL "|wrong||PSRP session key of --psrp-key: is not the one of "
           "the shell that it was given for\n"
           "psrp-session-key|" SHELL "|missing|" SHELL "|shell " SHELL
           ": the session key would open 2 SecureStrings (--psrp-key, psrp_session_keys; its key "
           "exchange was not captured, so that an RSA key does not help)\n");

    /* The same where the RSA key tells the right one. */
    w = start();
    add_session_key(&w, wrong);
    add_rsa(&w, "", EXAMPLE_RSA_PEM);
    add_session_key(&w, EXAMPLE_SESSION_KEY);
    assert_int_equal(tell_session(&w, EXAMPLE_KEY_BLOB), KEY_VERIFIED);
    finish(&w, 0,
           "psrp-session-key|" SHELL "|wrong||PSRP session key of --psrp-key: is not the one of "
           "the shell that it was given for\n"
           "psrp-rsa-key|test|used|" SHELL "|PSRP RSA private key of test: fits\n"
           "psrp-session-key|--psrp-key (2)|used|" SHELL
           "|PSRP session key of --psrp-key (2): fits\n");
}

/* 16 bits of padding are no proof; the same value again is none either, another one is. */
static void little_evidence_is_doubted(void **state)
{
    (void)state;
    struct world w = start();
    add_session_key(&w, EXAMPLE_SESSION_KEY);
    expect(w.pool, DOUBTFUL_SEALED_1, SECURESTRING_UNPROVED, DOUBTFUL_TEXT_1);
    expect(w.pool, DOUBTFUL_SEALED_1, SECURESTRING_UNPROVED, DOUBTFUL_TEXT_1);
    expect(w.pool, SMALL_SEALED, SECURESTRING_NO_KEY, NULL);
    finish(&w, 0,
           "psrp-session-key|--psrp-key|unused||PSRP session key of --psrp-key: opened a "
           "SecureString, which may be chance, and nothing else that would prove it\n");

    w = start();
    add_session_key(&w, EXAMPLE_SESSION_KEY);
    expect(w.pool, DOUBTFUL_SEALED_1, SECURESTRING_UNPROVED, DOUBTFUL_TEXT_1);
    expect(w.pool, DOUBTFUL_SEALED_2, SECURESTRING_OPENED, DOUBTFUL_TEXT_2);
    expect(w.pool, SMALL_SEALED, SECURESTRING_DAMAGED, NULL);
    finish(&w, 0,
           "psrp-session-key|--psrp-key|used|" SHELL "|PSRP session key of --psrp-key: fits\n");
}

static void nothing_was_needed(void **state)
{
    (void)state;
    struct world w = start();
    add_session_key(&w, SHELL ":" EXAMPLE_SESSION_KEY);
    finish(&w, 0,
           "psrp-session-key|" SHELL "|unused||PSRP session key of --psrp-key: was not needed: no "
           "SecureString and no key exchange was seen\n");
}

/* Text output reads a capture twice: what was missing the first time is not added up. */
static void a_second_reading_counts_anew(void **state)
{
    (void)state;
    struct world w = start();
    expect(w.pool, DOUBTFUL_SEALED_1, SECURESTRING_NO_KEY, NULL);
    w.ops->close(w.pool, 1);
    w.pool = w.ops->open(w.keyring, BYTES("f2a92d0e-0083-4559-bd7a-e892daaf6f15"));
    finish(&w, 1,
           "psrp-session-key|" SHELL "|missing|" SHELL "|shell " SHELL
           ": the session key would open 1 SecureString (--psrp-key, psrp_session_keys; its key "
           "exchange was not captured, so that an RSA key does not help)\n");
}

static void shells_have_a_limit(void **state)
{
    (void)state;
    struct limits few = LIMITS_DEFAULT;
    few.identities = 0;
    struct world w = {.keyring = keyring_new(&few)};
    w.ops = keyring_securestrings(w.keyring).ops;
    w.pool = w.ops->open(w.keyring, BYTES(SHELL));
    add_rsa(&w, "", EXAMPLE_RSA_PEM);
    assert_int_equal(tell_session(&w, EXAMPLE_KEY_BLOB), KEY_VERIFIED);
    expect(w.pool, DOUBTFUL_SEALED_1, SECURESTRING_OPENED, DOUBTFUL_TEXT_1);
    finish(&w, 1,
           "psrp-rsa-key|test|used||PSRP RSA private key of test: fits\n"
           "||missing||further shells with closed SecureStrings are not listed here\n");
}

/* Options ****************************************************************************************/

static void options(void **state)
{
    (void)state;
    char path[] = "/tmp/winrmscope-test-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, EXAMPLE_RSA_PEM, sizeof(EXAMPLE_RSA_PEM) - 1),
                     sizeof(EXAMPLE_RSA_PEM) - 1);
    close(file);
    struct world w = start();
    char text[128];
    snprintf(text, sizeof(text), "%s:%s", SHELL, path);
    add_session_key(&w, text);
    add_session_key(&w, path);
    assert_int_equal(keyring_count(w.keyring), 2);
    assert_int_equal(tell_session(&w, EXAMPLE_KEY_BLOB), KEY_VERIFIED);
    struct status status = keyring_add_psrp_key(w.keyring, SHELL ":00112233");
    assert_true(status.failed);
    assert_non_null(strstr(status.text, "64 hexadecimal digits"));
    status = keyring_add_psrp_key(w.keyring, "/tmp/there/is/no/such.pem");
    assert_non_null(strstr(status.text, "cannot be opened"));
    status = keyring_add_psrp_key(w.keyring, "/dev/null");
    assert_non_null(strstr(status.text, "is no RSA private key in PEM form"));
    assert_int_equal(keyring_count(w.keyring), 2);
    w.ops->close(w.pool, 0);
    keyring_free(w.keyring);
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rsa_keys_are_read),
        cmocka_unit_test(example_8_is_unwrapped),
        cmocka_unit_test(example_8_is_opened),
        cmocka_unit_test(the_rsa_key_opens),
        cmocka_unit_test(the_rsa_key_opens_without_the_public_one),
        cmocka_unit_test(another_client_may_come),
        cmocka_unit_test(the_wrong_rsa_key_is_told),
        cmocka_unit_test(the_session_key_opens),
        cmocka_unit_test(the_wrong_session_key_is_told),
        cmocka_unit_test(little_evidence_is_doubted),
        cmocka_unit_test(nothing_was_needed),
        cmocka_unit_test(a_second_reading_counts_anew),
        cmocka_unit_test(shells_have_a_limit),
        cmocka_unit_test(options),
    };
    return cmocka_run_group_tests_name("securestring", tests, NULL, NULL);
}
