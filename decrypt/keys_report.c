#include "keys_fields.h"

#include <stdio.h>
#include <string.h>

#include "keyring.h"

/* clang-format off */
const struct field key_fields[] = {KEY_FIELDS(FIELD_ROW)};
/* clang-format on */
const struct field_table key_field_table = {"Keys", "key", key_fields, KEY_FIELD_COUNT};

#define F(id) (&key_fields[KEY_RECORD_##id])

static void put(struct record *r, struct node *parent, const struct field *field, struct bytes text)
{
    (void)put_string(r, parent, field, arena_copy(r->arena, text), span_none());
}

static struct record *start(const struct keyring *keyring, const char *kind, const char *label,
                            const char *state)
{
    struct record *r = record_new(&key_fields[KEY_RECORD], keyring->limits);
    r->timeless = true;
    put(r, r->root, F(KIND), bytes_of_string(kind));
    put(r, r->root, F(LABEL), bytes_of_string(label));
    put(r, r->root, F(STATE), bytes_of_string(state));
    return r;
}

/* By enum mechanism: which kind of key is missing, and who it is where the capture does not name
 * anybody. */
static const struct {
    enum key_kind kind;
    const char *nobody;
} missing[] = {
    [MECHANISM_BASIC] = {KEY_PASSWORD, "Basic connections"},
    [MECHANISM_NTLM] = {KEY_NTLM_SESSION, "NTLM connections without their handshake"},
    [MECHANISM_KERBEROS] = {KEY_KEYTAB, "Kerberos connections"},
    [MECHANISM_CREDSSP] = {KEY_CREDSSP_KEYLOG, "CredSSP connections"},
    [MECHANISM_CERTIFICATE] = {KEY_TLS_KEYLOG, "connections with client certificates"},
    [MECHANISM_UNKNOWN] = {KEY_SESSION, "connections without their handshake"},
};

static bool is_named(const struct identity *identity)
{
    return identity->name[0] != '\0';
}

static const char *name_of_identity(const struct identity *identity)
{
    return is_named(identity) ? identity->name : missing[identity->mechanism].nobody;
}

static void put_identity(struct record *r, struct node *list, const struct identity *identity)
{
    put(r, list, F(IDENTITY), bytes_of_string(name_of_identity(identity)));
}

static bool holds(const size_t *list, size_t n, size_t key)
{
    for (size_t i = 0; i < n; i++) {
        if (list[i] == key)
            return true;
    }
    return false;
}

static bool opened_by(const struct identity *identity, size_t key)
{
    return holds(identity->keys, identity->n_keys, key);
}

/*
 * Whether the key is wrong for the identity: it was given for this very one, or for nobody, was
 * tried, and nothing else fits either. A keytab is wrong with an NT hash in it.
 */
static bool is_wrong_for(const struct keyring *keyring, size_t index,
                         const struct identity *identity)
{
    const struct key *key = &keyring->keys[index];
    for (size_t i = 0; i < identity->n_wrong; i++)
        if (identity->wrong[i] == index || keyring->keys[identity->wrong[i]].part_of == index + 1)
            return true;
    return (key->kind == KEY_PASSWORD || key->kind == KEY_NT_HASH) && !key->labelled &&
           identity->tried && !identity->opened;
}

/* Those that the key opened, or, wrong, does not fit. Their names, as many as a line takes, to
 * text. */
static size_t put_identities(const struct keyring *keyring, size_t index, bool wrong,
                             struct record *r, struct node *list, struct buf *text)
{
    enum { NAMES = 4 };
    size_t n = 0;
    for (size_t i = 0; i < keyring->n_identities; i++) {
        const struct identity *identity = keyring->identities[i];
        if (wrong ? !is_wrong_for(keyring, index, identity) : !opened_by(identity, index))
            continue;
        put_identity(r, list, identity);
        if (n++ < NAMES)
            buf_printf(text, "%s%s", n > 1 ? ", " : "", name_of_identity(identity));
    }
    if (n > NAMES)
        buf_printf(text, " and %zu more", n - NAMES);
    return n;
}

static void put_shells(const struct keyring *keyring, size_t key, struct record *r,
                       struct node *list)
{
    for (size_t i = 0; i < keyring->n_shells; i++) {
        const struct shell_keys *shell = keyring->shells[i];
        for (size_t n = 0; n < shell->n_keys; n++)
            if (shell->keys[n] == key)
                put(r, list, F(IDENTITY), bytes_of_string(shell->id));
    }
}

/* What there is to say of a key of PSRP that no other has; NULL for the common words. */
static const char *psrp_words(const struct keyring *keyring, const struct key *key)
{
    uint64_t seen = 0;
    if (key->kind != KEY_PSRP_SESSION && key->kind != KEY_PSRP_RSA)
        return NULL;
    for (size_t i = 0; i < keyring->n_shells; i++)
        seen +=
            keyring->shells[i]->opened + keyring->shells[i]->closed + keyring->shells[i]->exchanged;
    if (key->used)
        return NULL;
    if (key->refuted)
        return "is not the one of the shell that it was given for";
    if (key->doubtful)
        return "opened a SecureString, which may be chance, and nothing else that would prove it";
    return seen == 0 ? "was not needed: no SecureString and no key exchange was seen" : NULL;
}

/* "alice:secret", where the whole is the password. */
static bool is_user_in_it(const struct key *key)
{
    return key->kind == KEY_PASSWORD && !key->labelled &&
           bytes_find_byte(bytes_of(key->secret, key->secret_len), ':', 0) < key->secret_len;
}

static void report_key(const struct keyring *keyring, size_t index, struct output *output)
{
    const struct key *key = &keyring->keys[index];
    struct record *r = start(keyring, key_kind_name(key->kind), key->label, "");
    struct node *state = r->root->last, *list = node_add(r, r->root, F(FOR));
    struct buf names = buf_init(64 * 1024), text = buf_init(128 * 1024);
    bool some = put_identities(keyring, index, !key->used, r, list, &names) > 0;
    bool wrong = !key->used && (some || key->refuted);
    put_shells(keyring, index, r, list);
    state->value.b = bytes_of_string(key->used ? "used" : wrong ? "wrong" : "unused");
    const char *words = psrp_words(keyring, key);
    buf_printf(&text, "%s of %s: ", key_kind_words(key->kind), key->origin);
    if (words != NULL) {
        buf_printf(&text, "%s", words);
    } else if (key->used) {
        buf_printf(&text, "fits");
    } else if (wrong) {
        buf_printf(&text, "is not the one of ");
        buf_add(&text, some ? buf_bytes(&names) : BYTES("the client"));
    } else {
        buf_printf(&text, "%s",
                   key_kind_opens(key->kind)
                       ? "fits nothing that was seen"
                       : "was not used: this version opens nothing with this kind of key");
    }
    if (!key->used && is_user_in_it(key))
        buf_printf(&text,
                   "; what stands in front of its colon counts as part of the password, as a "
                   "user would be DOMAIN\\NAME: or NAME@REALM:");
    put(r, r->root, F(TEXT), buf_bytes(&text));
    buf_clear(&names);
    buf_clear(&text);
    output_push(output, r);
}

static void report_missing(const struct keyring *keyring, const struct identity *identity,
                           struct output *output)
{
    /* A password is somebody's, not a connection's; of Kerberos it is the service's name. */
    enum key_kind kind = missing[identity->mechanism].kind;
    if (identity->mechanism == MECHANISM_KERBEROS && identity->connection)
        kind = KEY_KERBEROS_SESSION;
    else if (identity->mechanism != MECHANISM_KERBEROS && is_named(identity) &&
             !identity->connection)
        kind = KEY_PASSWORD;
    struct record *r = start(keyring, key_kind_name(kind), name_of_identity(identity), "missing");
    put_identity(r, node_add(r, r->root, F(FOR)), identity);
    put(r, r->root, F(TEXT), bytes_of_string(identity->missing));
    output_push(output, r);
}

static void report_shell(const struct keyring *keyring, const struct shell_keys *shell,
                         struct output *output)
{
    const char *id = shell->id[0] != '\0' ? shell->id : "PowerShell shells without an identifier";
    struct record *r = start(keyring, key_kind_name(KEY_PSRP_SESSION), id, "missing");
    put(r, node_add(r, r->root, F(FOR)), F(IDENTITY), bytes_of_string(id));
    put(r, r->root, F(TEXT),
        arena_printf(r->arena, "%s%s: %s would open %llu SecureString%s%s",
                     shell->id[0] != '\0' ? "shell " : "", id,
                     shell->exchanged ? "the client's RSA private key or the session key"
                                      : "the session key",
                     (unsigned long long)shell->closed, shell->closed == 1 ? "" : "s",
                     shell->exchanged ? " (--psrp-key, psrp_rsa_keys, psrp_session_keys)"
                                      : " (--psrp-key, psrp_session_keys; its key exchange was not "
                                        "captured, so that an RSA key does not help)"));
    output_push(output, r);
}

/* What is missing beyond limits.identities. */
static void report_unlisted(const struct keyring *keyring, const char *text, struct output *output)
{
    struct record *r = start(keyring, "", "", "missing");
    (void)node_add(r, r->root, F(FOR));
    put(r, r->root, F(TEXT), bytes_of_string(text));
    output_push(output, r);
}

void keyring_report(const struct keyring *keyring, struct output *output)
{
    for (size_t i = 0; i < keyring->n_keys; i++)
        if (keyring->keys[i].part_of == 0)
            report_key(keyring, i, output);
    for (size_t i = 0; i < keyring->n_identities; i++) {
        const struct identity *identity = keyring->identities[i];
        if (identity->opened ? identity->closed > 0 : identity->needed)
            report_missing(keyring, identity, output);
    }
    for (size_t i = 0; i < keyring->n_shells; i++)
        if (keyring->shells[i]->closed > 0)
            report_shell(keyring, keyring->shells[i], output);
    char text[96];
    snprintf(text, sizeof(text), "%zu handshakes of further identities are not listed here",
             keyring->spared);
    if (keyring->spared > 0)
        report_unlisted(keyring, text, output);
    if (keyring->shells_unlisted)
        report_unlisted(keyring, "further shells with closed SecureStrings are not listed here",
                        output);
}
