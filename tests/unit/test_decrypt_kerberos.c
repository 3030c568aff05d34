/*
 * Kerberos contexts with each kind of key, over the exchanges of security.md 8.4 to 8.7, which MIT
 * krb5 and Windows made. Keytabs and credential caches are built here from their layout,
 * security.md 5.8.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "kerberos_messages.h"
#include "keyring.h"
#include "memory.h"
#include "unsealer.h"

#include "kerberos_samples.h"

static const struct limits limits = LIMITS_DEFAULT;

#define WRONG_KEY "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"

static struct buf hex(const char *digits)
{
    struct buf out = buf_init(1 << 16);
    assert_true(keyring_hex(bytes_of_string(digits), &out));
    return out;
}

/* ---- Files of keys ---- */

static void add_number(struct buf *out, uint64_t value, size_t n)
{
    for (size_t i = n; i > 0; i--)
        buf_add_byte(out, (uint8_t)(value >> 8 * (i - 1)));
}

static void add_counted(struct buf *out, struct bytes b, size_t n)
{
    add_number(out, b.len, n);
    buf_add(out, b);
}

static void write_temporary(char path[32], const struct buf *b)
{
    strcpy(path, "/tmp/winrmscope-test-XXXXXX");
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, b->data, b->len), b->len);
    close(fd);
}

/* One entry of a keytab: HTTP/host@LAB.EXAMPLE, or with no host the user "alice". */
static void add_entry(struct buf *keytab, const char *host, unsigned kvno, unsigned etype,
                      const char *key)
{
    struct buf entry = buf_init(1024), bytes = hex(key);
    add_number(&entry, host != NULL ? 2 : 1, 2);
    add_counted(&entry, BYTES("LAB.EXAMPLE"), 2);
    add_counted(&entry, host != NULL ? BYTES("HTTP") : BYTES("alice"), 2);
    if (host != NULL)
        add_counted(&entry, bytes_of_string(host), 2);
    add_number(&entry, 1, 4);
    add_number(&entry, 0, 4);
    add_number(&entry, kvno, 1);
    add_number(&entry, etype, 2);
    add_counted(&entry, buf_bytes(&bytes), 2);
    add_counted(keytab, buf_bytes(&entry), 4);
    buf_clear(&entry);
    buf_clear(&bytes);
}

static struct status add_keytab(struct keyring *keyring, const struct buf *keytab)
{
    char path[32];
    write_temporary(path, keytab);
    struct status status = keyring_add_keytab(keyring, path);
    unlink(path);
    return status;
}

static struct keyring *with_keytab(const char *host, unsigned kvno, const char *key)
{
    struct keyring *keyring = keyring_new(&limits);
    struct buf keytab = buf_init(1024);
    buf_add(&keytab, BYTES("\5\2"));
    add_entry(&keytab, host, kvno, 18, key);
    assert_string_equal(add_keytab(keyring, &keytab).text, "");
    buf_clear(&keytab);
    return keyring;
}

static void add_principal(struct buf *out, struct bytes first, struct bytes second)
{
    add_number(out, 1, 4);
    add_number(out, second.len > 0 ? 2 : 1, 4);
    add_counted(out, BYTES("LAB.EXAMPLE"), 4);
    add_counted(out, first, 4);
    if (second.len > 0)
        add_counted(out, second, 4);
}

static struct bytes ticket_of(struct bytes token)
{
    /* 61 82 01BC: where the ticket of the sample stands. */
    size_t at = bytes_find(token, BYTES("\x61\x82\x01\xBC"), 0);
    return bytes_part(token, at, 4 + 0x1BC);
}

/* A credential cache with the sample's ticket and this session key. */
static struct keyring *with_ccache(const char *session_key)
{
    struct keyring *keyring = keyring_new(&limits);
    struct buf cache = buf_init(4096), key = hex(session_key), token = hex(E18_AP_REQ);
    char path[32];
    buf_add(&cache, BYTES("\5\4\0\0"));
    add_principal(&cache, BYTES("alice"), bytes_none());
    add_principal(&cache, BYTES("alice"), bytes_none());
    add_principal(&cache, BYTES("HTTP"), BYTES("e18.lab.example"));
    add_number(&cache, 18, 2);
    add_counted(&cache, buf_bytes(&key), 4);
    for (int i = 0; i < 4; i++)
        add_number(&cache, 1000, 4);
    add_number(&cache, 0, 1);
    add_number(&cache, 0, 4);
    add_number(&cache, 0, 4);
    add_number(&cache, 0, 4);
    add_counted(&cache, ticket_of(buf_bytes(&token)), 4);
    add_number(&cache, 0, 4);
    write_temporary(path, &cache);
    assert_string_equal(keyring_add_ccache(keyring, path).text, "");
    unlink(path);
    buf_clear(&cache);
    buf_clear(&key);
    buf_clear(&token);
    return keyring;
}

static struct keyring *with_session_key(const char *key)
{
    struct keyring *keyring = keyring_new(&limits);
    assert_string_equal(keyring_add_session_key(keyring, key).text, "");
    return keyring;
}

/* ---- Contexts ---- */

struct context {
    struct keyring *keyring;
    struct unsealer u;
    struct unseal_context *c;
};

static void tell(struct context *f, enum direction direction, const char *token)
{
    struct buf bytes = hex(token);
    f->u.ops->token(f->c, direction, buf_bytes(&bytes));
    buf_clear(&bytes);
}

/* The context of these tokens; either may be NULL. */
static struct context context_of(struct keyring *keyring, const char *ap_req, const char *ap_rep)
{
    struct context f = {.keyring = keyring, .u = keyring_unsealer(keyring)};
    f.c = f.u.ops->open(f.u.state, MECHANISM_KERBEROS, "a -> b");
    if (ap_req != NULL)
        tell(&f, C2S, ap_req);
    if (ap_rep != NULL)
        tell(&f, S2C, ap_rep);
    return f;
}

static void drop(struct context *f)
{
    f->u.ops->close(f->c);
    keyring_free(f->keyring);
}

static enum unseal_result unseal(struct context *f, const struct kerberos_sample *sample,
                                 struct buf *plain)
{
    struct buf token = hex(sample->token), data = hex(sample->data);
    struct sealed part = {.token = buf_bytes(&token),
                          .data = buf_bytes(&data),
                          .announced = strlen(sample->plain) / 2};
    *plain = buf_init(4096);
    enum unseal_result result =
        f->u.ops->unseal(f->c, sample->from_client ? C2S : S2C, &part, plain);
    buf_clear(&token);
    buf_clear(&data);
    return result;
}

static void assert_opens(struct context *f, const struct kerberos_sample *sample)
{
    struct buf plain, expected = hex(sample->plain);
    assert_int_equal(unseal(f, sample, &plain), UNSEAL_VERIFIED);
    assert_true(bytes_equal(buf_bytes(&plain), buf_bytes(&expected)));
    buf_clear(&plain);
    buf_clear(&expected);
}

static void assert_closed(struct context *f, const struct kerberos_sample *sample,
                          enum unseal_result expected)
{
    struct buf plain;
    assert_int_equal(unseal(f, sample, &plain), expected);
    assert_int_equal(plain.len, 0);
    buf_clear(&plain);
}

enum { OF_E18 = 4 /* messages of the first exchange */ };

static void assert_opens_e18(struct context *f)
{
    for (size_t i = 0; i < OF_E18; i++)
        assert_opens(f, &kerberos_samples[i]);
}

/* Whose the client is stands in ticket and authenticator: no key, no name. */
static void assert_client(struct context *f, const char *user)
{
    struct unseal_identity client = f->u.ops->identity(f->c);
    assert_true(bytes_equal(client.user, bytes_of_string(user)));
    assert_true(bytes_equal(client.domain, user[0] != '\0' ? BYTES("LAB.EXAMPLE") : BYTES("")));
}

static void a_service_key_opens(void **state)
{
    (void)state;
    struct context f =
        context_of(with_keytab("e18.lab.example", 1, E18_SERVICE_KEY), E18_AP_REQ, E18_AP_REP);
    assert_int_equal(f.u.ops->key(f.c), KEY_VERIFIED);
    assert_client(&f, "alice");
    assert_opens_e18(&f);
    drop(&f);
    /* Tickets name HTTP/host, keytabs of Active Directory the computer; key versions differ. */
    f = context_of(with_keytab(NULL, 7, E18_SERVICE_KEY), E18_AP_REQ, E18_AP_REP);
    assert_opens_e18(&f);
    drop(&f);
}

static void a_wrong_service_key_is_wrong(void **state)
{
    (void)state;
    struct context f =
        context_of(with_keytab("E18.lab.example", 2, WRONG_KEY), E18_AP_REQ, E18_AP_REP);
    assert_int_equal(f.u.ops->key(f.c), KEY_WRONG);
    assert_client(&f, "");
    assert_closed(&f, &kerberos_samples[0], UNSEAL_WRONG_KEY);
    const char *advice = f.u.ops->advice(f.c);
    assert_non_null(strstr(advice, " does not fit: needed is the key of "
                                   "HTTP/e18.lab.example@LAB.EXAMPLE, etype "
                                   "aes256-cts-hmac-sha1-96, kvno 1, given is kvno 2"));
    drop(&f);
    /* Of another principal it is only not the one. */
    f = context_of(with_keytab("other.lab.example", 1, WRONG_KEY), E18_AP_REQ, E18_AP_REP);
    assert_int_equal(f.u.ops->key(f.c), KEY_NONE);
    assert_closed(&f, &kerberos_samples[1], UNSEAL_NO_KEY);
    assert_string_equal(f.u.ops->advice(f.c),
                        "a keytab with the key of HTTP/e18.lab.example@LAB.EXAMPLE, etype "
                        "aes256-cts-hmac-sha1-96, kvno 1; or the client's credential cache; or "
                        "the Kerberos session key");
    drop(&f);
}

static void a_credential_cache_opens(void **state)
{
    (void)state;
    struct context f = context_of(with_ccache(E18_SESSION_KEY), E18_AP_REQ, E18_AP_REP);
    assert_int_equal(f.u.ops->key(f.c), KEY_VERIFIED);
    assert_opens_e18(&f);
    drop(&f);
    f = context_of(with_ccache(WRONG_KEY), E18_AP_REQ, E18_AP_REP);
    assert_int_equal(f.u.ops->key(f.c), KEY_NONE);
    assert_client(&f, "alice"); /* as the cache says */
    assert_closed(&f, &kerberos_samples[0], UNSEAL_NO_KEY);
    drop(&f);
}

static void given_keys_open(void **state)
{
    (void)state;
    /* The ticket's session key: proved by the authenticator. */
    struct context f = context_of(with_session_key(E18_SESSION_KEY), E18_AP_REQ, E18_AP_REP);
    assert_int_equal(f.u.ops->key(f.c), KEY_VERIFIED);
    assert_client(&f, "alice");
    assert_opens_e18(&f);
    drop(&f);
    /* The same without the AP-REQ: proved by the AP-REP. */
    f = context_of(with_session_key(E18_SESSION_KEY), NULL, E18_AP_REP);
    assert_int_equal(f.u.ops->key(f.c), KEY_VERIFIED);
    assert_opens_e18(&f);
    drop(&f);
    /* The key of the messages: proved by the first of them, with the handshake and without. */
    f = context_of(with_session_key(E18_ACCEPTOR_SUBKEY), E18_AP_REQ, E18_AP_REP);
    assert_int_equal(f.u.ops->key(f.c), KEY_NONE);
    assert_opens_e18(&f);
    assert_int_equal(f.u.ops->key(f.c), KEY_VERIFIED);
    drop(&f);
    f = context_of(with_session_key(E18_ACCEPTOR_SUBKEY), NULL, NULL);
    assert_opens_e18(&f);
    drop(&f);
    /* What the acceptor's key seals, the initiator's does not open. */
    f = context_of(with_session_key(E18_INITIATOR_SUBKEY), E18_AP_REQ, E18_AP_REP);
    assert_closed(&f, &kerberos_samples[0], UNSEAL_NO_KEY);
    drop(&f);
    f = context_of(with_session_key(WRONG_KEY), E18_AP_REQ, E18_AP_REP);
    assert_closed(&f, &kerberos_samples[0], UNSEAL_NO_KEY);
    drop(&f);
}

/* The acceptor's subkey stands in the AP-REP alone. */
static void without_its_ap_rep(void **state)
{
    (void)state;
    struct context f =
        context_of(with_keytab("e18.lab.example", 1, E18_SERVICE_KEY), E18_AP_REQ, NULL);
    assert_int_equal(f.u.ops->key(f.c), KEY_VERIFIED);
    assert_closed(&f, &kerberos_samples[0], UNSEAL_NO_KEY);
    assert_non_null(strstr(f.u.ops->advice(f.c), "the AP-REP was not captured"));
    tell(&f, S2C, E18_AP_REP);
    assert_opens_e18(&f);
    drop(&f);
}

/* Every encryption type; DCE style with EC; RC4's pad byte, announced and not. */
static void every_encryption_type(void **state)
{
    (void)state;
    for (size_t i = 0; i < KERBEROS_SAMPLES; i++) {
        struct context f = context_of(with_session_key(kerberos_samples[i].key), NULL, NULL);
        assert_opens(&f, &kerberos_samples[i]);
        drop(&f);
    }
    const struct kerberos_sample *rc4 = &kerberos_samples[KERBEROS_SAMPLES - 1];
    assert_int_equal(rc4->etype, 23);
    struct context f = context_of(with_session_key(rc4->key), NULL, NULL);
    struct buf token = hex(rc4->token), data = hex(rc4->data), plain = buf_init(100);
    struct sealed part = {buf_bytes(&token), buf_bytes(&data), 48, NULL, 0};
    assert_int_equal(f.u.ops->unseal(f.c, S2C, &part, &plain), UNSEAL_VERIFIED);
    assert_int_equal(plain.len, 48);
    assert_int_equal(plain.data[47], 1);
    /* It says that the acceptor sent it. */
    buf_reset(&plain);
    assert_int_not_equal(f.u.ops->unseal(f.c, C2S, &part, &plain), UNSEAL_VERIFIED);
    buf_clear(&token);
    buf_clear(&data);
    buf_clear(&plain);
    drop(&f);
}

/* A rotation count that comes to the same is no damage. */
static bool rotates_alike(const struct kerberos_sample *sample, struct bytes token, size_t bit,
                          size_t len)
{
    if (sample->etype == 23 || bit / 8 < 6 || bit / 8 > 7)
        return false;
    size_t rotation = (size_t)token.data[6] << 8 | token.data[7];
    size_t changed = rotation ^ (bit / 8 == 6 ? 256u << bit % 8 : 1u << bit % 8);
    size_t extra = token.data[5];
    return changed % (len - 16) == rotation % (len - 16) ||
           changed % (len - 16) == (rotation + extra) % (len - 16) ||
           (changed + extra) % (len - 16) == (rotation + extra) % (len - 16);
}

/* The identifier and lengths of the GSS frame are not under RFC 4757's checksum. */
static bool is_frame(const struct kerberos_sample *sample, size_t bit)
{
    return sample->etype == 23 && bit / 8 < 2;
}

static void every_flipped_bit_is_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < KERBEROS_SAMPLES; i++) {
        const struct kerberos_sample *sample = &kerberos_samples[i];
        struct context f = context_of(with_session_key(sample->key), NULL, NULL);
        struct buf token = hex(sample->token), data = hex(sample->data);
        assert_opens(&f, sample);
        for (size_t bit = 0; bit < 8 * (token.len + data.len); bit++) {
            struct buf *b = bit < 8 * token.len ? &token : &data;
            size_t at = bit < 8 * token.len ? bit : bit - 8 * token.len;
            bool harmless = b == &token &&
                            (is_frame(sample, bit) ||
                             rotates_alike(sample, buf_bytes(&token), bit, token.len + data.len));
            b->data[at / 8] ^= (uint8_t)(1u << at % 8);
            struct sealed part = {buf_bytes(&token), buf_bytes(&data), 0, NULL, 0};
            struct buf plain = buf_init(4096);
            enum unseal_result result =
                f.u.ops->unseal(f.c, sample->from_client ? C2S : S2C, &part, &plain);
            if (!harmless && (result == UNSEAL_VERIFIED || plain.len > 0))
                fail_msg("sample %zu, bit %zu of the %s", i, at, b == &token ? "token" : "data");
            buf_clear(&plain);
            b->data[at / 8] ^= (uint8_t)(1u << at % 8);
        }
        buf_clear(&token);
        buf_clear(&data);
        drop(&f);
    }
}

/* A flipped bit of the handshake: the keys that it leads to are not had. */
static void every_flipped_bit_of_sealed_handshakes_is_found(void **state)
{
    (void)state;
    struct buf token = hex(E18_AP_REQ);
    struct kerberos_ap_req req;
    assert_true(kerberos_read_ap_req(kerberos_unframed(buf_bytes(&token)), &req));
    struct bytes sealed[] = {req.ticket.part.cipher, req.authenticator.cipher};
    for (size_t i = 0; i < 2; i++) {
        size_t start = (size_t)(sealed[i].data - token.data);
        for (size_t at = 0; at < sealed[i].len; at += 7) {
            struct context f =
                context_of(with_keytab("e18.lab.example", 1, E18_SERVICE_KEY), NULL, NULL);
            token.data[start + at] ^= (uint8_t)(1u << at % 8);
            f.u.ops->token(f.c, C2S, buf_bytes(&token));
            token.data[start + at] ^= (uint8_t)(1u << at % 8);
            assert_int_not_equal(f.u.ops->key(f.c), KEY_VERIFIED);
            drop(&f);
        }
    }
    buf_clear(&token);
}

/* How much of a message is certain when only n bytes of its data are there: the last two whole
 * blocks that are there may be the ones that are exchanged. RC4 is a stream. */
static size_t certain_of(const struct kerberos_sample *sample, size_t n)
{
    if (sample->etype == 23)
        return n;
    size_t blocks = n / 16 + 1; /* and the confounder's */
    return blocks < 4 ? 0 : (blocks - 3) * 16;
}

/* Of a body that is not whole nothing is proved; what stands in front of the hole is shown when it
 * is enough to look like text. */
static void holes(void **state)
{
    (void)state;
    bool shown = false;
    for (size_t i = 0; i < KERBEROS_SAMPLES; i++) {
        const struct kerberos_sample *sample = &kerberos_samples[i];
        struct context f = context_of(with_session_key(sample->key), NULL, NULL);
        struct buf token = hex(sample->token), data = hex(sample->data);
        struct buf expected = hex(sample->plain), plain = buf_init(4096);
        enum direction direction = sample->from_client ? C2S : S2C;
        assert_opens(&f, sample);
        for (size_t n = 0; n < data.len; n++) {
            struct hole hole = {.offset = token.len + n, .len = data.len - n};
            /* Missing inside, and cut off behind. */
            struct sealed parts[] = {
                {buf_bytes(&token), buf_bytes(&data), data.len, &hole, 1},
                {buf_bytes(&token), bytes_part(buf_bytes(&data), 0, n), data.len, NULL, 0}};
            for (size_t way = 0; way < 2; way++) {
                buf_reset(&plain);
                assert_int_equal(f.u.ops->unseal(f.c, direction, &parts[way], &plain),
                                 UNSEAL_DAMAGED);
                size_t certain = certain_of(sample, n);
                assert_int_equal(plain.len, certain >= 16 ? certain : 0);
                assert_true(
                    bytes_equal(buf_bytes(&plain), bytes_part(buf_bytes(&expected), 0, plain.len)));
                shown = shown || plain.len > 0;
            }
        }
        buf_clear(&plain);
        buf_clear(&token);
        buf_clear(&data);
        buf_clear(&expected);
        drop(&f);
    }
    assert_true(shown);
}

/* security.md 8.7 */
static void an_answer_of_windows(void **state)
{
    (void)state;
    struct context f = context_of(with_session_key(WINDOWS_SESSION_KEY), NULL, WINDOWS_AP_REP);
    assert_int_equal(f.u.ops->key(f.c), KEY_VERIFIED);
    drop(&f);
    struct buf token = hex(WINDOWS_AP_REP), session = hex(WINDOWS_SESSION_KEY);
    struct buf plain = buf_init(1024);
    struct kerberos_encrypted part;
    struct kerberos_key key;
    struct kerberos_secrets secrets;
    struct crypto *openssl = crypto_new();
    struct kerberos_crypto *crypto = kerberos_crypto_new(openssl);
    assert_true(kerberos_key_of(18, buf_bytes(&session), &key));
    assert_true(kerberos_read_ap_rep(kerberos_unframed(buf_bytes(&token)), &part));
    assert_true(kerberos_decrypt(crypto, &key, USAGE_AP_REP, part.cipher, &plain));
    assert_true(kerberos_read_enc_ap_rep(buf_bytes(&plain), &secrets));
    struct buf subkey = hex(WINDOWS_ACCEPTOR_SUBKEY);
    assert_true(bytes_equal(bytes_of(secrets.key.bytes, secrets.key.len), buf_bytes(&subkey)));
    buf_clear(&token);
    buf_clear(&session);
    buf_clear(&plain);
    buf_clear(&subkey);
    kerberos_crypto_free(crypto);
    crypto_free(openssl);
}

/* ---- Keys ---- */

/* An RC4 key is the NT hash: it opens NTLM of that account, and the keytab is what was used. */
static void rc4_keys_are_nt_hashes(void **state)
{
    (void)state;
    struct keyring *keyring = keyring_new(&limits);
    struct buf keytab = buf_init(1024);
    buf_add(&keytab, BYTES("\5\2"));
    add_entry(&keytab, NULL, 1, 23, "00112233445566778899aabbccddeeff");
    add_entry(&keytab, NULL, 1, 17, "00112233445566778899aabbccddeeff");
    assert_false(add_keytab(keyring, &keytab).failed);
    assert_int_equal(keyring_count(keyring), 1);
    assert_int_equal(keyring->n_keys, 2);
    const struct key *hash = &keyring->keys[1];
    assert_int_equal(hash->kind, KEY_NT_HASH);
    assert_true(hash->has_ntlm);
    assert_int_equal(hash->ntlm.nt_hash[15], 0xff);
    assert_string_equal(hash->user, "ALICE");
    assert_string_equal(hash->domain, "LAB.EXAMPLE");
    keyring_used(keyring, 1, keyring_identity(keyring, MECHANISM_NTLM, BYTES("alice"), BYTES("")));
    assert_true(keyring->keys[0].used);
    keyring_free(keyring);
    buf_clear(&keytab);
}

static void bad_files_are_told(void **state)
{
    (void)state;
    static const struct {
        struct bytes contents;
        const char *keytab, *ccache;
    } rows[] = {
        {{(const uint8_t *)"not a keytab", 12}, ": is no keytab: ", ": is no credential cache: "},
        {{(const uint8_t *)"", 0}, ": is no keytab: ", ": is no credential cache: "},
        {{(const uint8_t *)"\5\2\0\0\0\x40\0\2\0", 9},
         ": the keytab holds no key",
         ": is no credential cache: "},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct keyring *keyring = keyring_new(&limits);
        struct buf b = buf_init(64);
        char path[32];
        buf_add(&b, rows[i].contents);
        write_temporary(path, &b);
        struct status status = keyring_add_keytab(keyring, path);
        assert_true(status.failed);
        assert_non_null(strstr(status.text, rows[i].keytab));
        status = keyring_add_ccache(keyring, path);
        assert_true(status.failed);
        assert_non_null(strstr(status.text, rows[i].ccache));
        unlink(path);
        buf_clear(&b);
        keyring_free(keyring);
    }
    struct keyring *keyring = keyring_new(&limits);
    assert_true(keyring_add_keytab(keyring, "/tmp").failed);
    assert_true(keyring_add_ccache(keyring, "/nowhere/at/all").failed);
    keyring_free(keyring);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_service_key_opens),
        cmocka_unit_test(a_wrong_service_key_is_wrong),
        cmocka_unit_test(a_credential_cache_opens),
        cmocka_unit_test(given_keys_open),
        cmocka_unit_test(without_its_ap_rep),
        cmocka_unit_test(every_encryption_type),
        cmocka_unit_test(every_flipped_bit_is_found),
        cmocka_unit_test(every_flipped_bit_of_sealed_handshakes_is_found),
        cmocka_unit_test(holes),
        cmocka_unit_test(an_answer_of_windows),
        cmocka_unit_test(rc4_keys_are_nt_hashes),
        cmocka_unit_test(bad_files_are_told),
    };
    return cmocka_run_group_tests_name("decrypt_kerberos", tests, NULL, NULL);
}
