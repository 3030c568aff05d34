/* Keytabs and credential caches, read by libkrb5, and KRB-CRED files. security.md 5.8 */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base64.h"
#include "kerberos_keys.h"
#include "kerberos_library.h"
#include "memory.h"

static struct bytes bytes_of_data(const krb5_data *data)
{
    return bytes_of(data->data, data->length);
}

static struct kerberos_name name_of_principal(krb5_const_principal principal)
{
    struct kerberos_name name = {.n = 0};
    for (krb5_int32 i = 0; i < principal->length && name.n < KERBEROS_NAME_PARTS; i++)
        name.parts[name.n++] = bytes_of_data(&principal->data[i]);
    return name;
}

static struct status failure(krb5_context context, const char *path, const char *what,
                             krb5_error_code code)
{
    const char *text = krb5_get_error_message(context, code);
    struct status status = status_failure("%s: %s: %s", path, what, text);
    krb5_free_error_message(context, text);
    return status;
}

/* Files of keys are small; a name that libkrb5 would take for something else is none. */
static struct status check_file(const struct keyring *keyring, const char *path, struct buf *name)
{
    struct stat about;
    if (stat(path, &about) != 0 || !S_ISREG(about.st_mode))
        return status_failure("%s: is no regular file", path);
    if (about.st_size < 0 || (uintmax_t)about.st_size > keyring->limits->key_file)
        return status_failure("%s: is larger than the %zu bytes that a file of keys may have", path,
                              keyring->limits->key_file);
    if (kerberos_library(kerberos_crypto_of(keyring->kerberos)) == NULL)
        return status_failure("%s: cannot be read, because libkrb5 does not start", path);
    *name = buf_init(strlen(path) + 8);
    buf_printf(name, "FILE:%s", path);
    buf_add_byte(name, 0);
    return status_ok();
}

/* An RC4 key is the NT hash of the same account. [RFC 4757] 2 */
static void add_nt_hash(struct keyring *keyring, size_t keytab, const struct kerberos_name *name,
                        struct bytes realm, const struct kerberos_key *key)
{
    struct buf user = buf_init(64 * 1024);
    kerberos_name_text(name, realm, &user);
    char *origin = keyring_text(bytes_of_string(keyring->keys[keytab].origin));
    (void)keyring_new_secret(keyring, KEY_NT_HASH, buf_bytes(&user), origin,
                             bytes_of(key->bytes, key->len));
    keyring->keys[keyring->n_keys - 1].part_of = keytab + 1;
    memory_free(origin);
    buf_clear(&user);
}

/* Gives how many keys that were. */
static size_t take_entry(struct keyring *keyring, size_t keytab, const krb5_keytab_entry *entry)
{
    struct kerberos_key key;
    struct kerberos_name name = name_of_principal(entry->principal);
    struct bytes realm = bytes_of_data(&entry->principal->realm);
    if (!kerberos_key_of(entry->key.enctype, bytes_of(entry->key.contents, entry->key.length),
                         &key))
        return 0;
    kerberos_add_long_key(keyring->kerberos, keytab, &name, realm, entry->vno, &key);
    if (key.etype == ETYPE_RC4)
        add_nt_hash(keyring, keytab, &name, realm, &key);
    memory_wipe(&key, sizeof(key));
    return 1;
}

struct status kerberos_read_keytab(struct keyring *keyring, size_t index)
{
    krb5_context context = kerberos_library(kerberos_crypto_of(keyring->kerberos));
    char *path = keyring_text(bytes_of_string(keyring->keys[index].path));
    struct buf name = buf_init(0);
    krb5_keytab keytab = NULL;
    krb5_kt_cursor cursor;
    krb5_keytab_entry entry;
    size_t n = 0;
    struct status status = check_file(keyring, path, &name);
    krb5_error_code code = 0;
    if (!status.failed) {
        code = krb5_kt_resolve(context, (const char *)name.data, &keytab);
        if (code == 0)
            code = krb5_kt_start_seq_get(context, keytab, &cursor);
        if (code != 0)
            status = failure(context, path, "is no keytab", code);
    }
    if (!status.failed) {
        while ((code = krb5_kt_next_entry(context, keytab, &entry, &cursor)) == 0) {
            n += take_entry(keyring, index, &entry);
            krb5_free_keytab_entry_contents(context, &entry);
        }
        (void)krb5_kt_end_seq_get(context, keytab, &cursor);
        if (code != KRB5_KT_END)
            status = failure(context, path, "the keytab is damaged", code);
        else if (n == 0)
            status = status_failure("%s: the keytab holds no key that can be used", path);
    }
    if (keytab != NULL)
        krb5_kt_close(context, keytab);
    buf_clear(&name);
    memory_free(path);
    return status;
}

/* A ticket of the file that is the keyring's key of that index, its session key and its client. */
static void learn_ticket(struct keyring *keyring, size_t index,
                         const struct kerberos_ticket *ticket, const struct kerberos_key *key,
                         const struct kerberos_name *client, struct bytes realm)
{
    struct kerberos_origins origins = {.keys = {index}, .n = 1};
    kerberos_learn(keyring->kerberos, kerberos_known(keyring->kerberos, ticket->part.cipher, true),
                   key, &origins, client, realm);
}

/* A KRB-CRED in the file, whole or in base64, into b; none where the file is something else. */
static struct bytes krb_cred(const struct buf *file, struct buf *decoded)
{
    struct bytes b = buf_bytes(file);
    *decoded = buf_init(b.len);
    if (kerberos_message_of(b) == KERBEROS_CRED)
        return b;
    (void)buf_room(decoded, b.len);
    if (base64_decode(b, decoded) && kerberos_message_of(buf_bytes(decoded)) == KERBEROS_CRED)
        return buf_bytes(decoded);
    return bytes_none();
}

static struct status take_cred(struct keyring *keyring, size_t index, struct bytes message)
{
    const char *path = keyring->keys[index].path;
    struct kerberos_cred cred;
    struct kerberos_ticket ticket;
    struct kerberos_secrets secrets;
    size_t n = 0;
    if (!kerberos_open_cred(message, &cred))
        return status_failure("%s: the KRB-CRED is damaged, or its keys are encrypted", path);
    for (; kerberos_next_cred(&cred, &ticket, &secrets); n++)
        learn_ticket(keyring, index, &ticket, &secrets.key, &secrets.client, secrets.realm);
    memory_wipe(&secrets, sizeof(secrets));
    return n > 0 ? status_ok()
                 : status_failure("%s: the KRB-CRED holds no ticket with its session key", path);
}

/* Gives how many tickets that were. */
static size_t take_credential(struct keyring *keyring, size_t ccache, const krb5_creds *creds)
{
    struct kerberos_ticket ticket;
    struct kerberos_key key;
    struct kerberos_name client = name_of_principal(creds->client);
    /* What is no ticket is configuration of the cache. */
    if (!kerberos_read_ticket(bytes_of_data(&creds->ticket), &ticket) ||
        !kerberos_key_of(creds->keyblock.enctype,
                         bytes_of(creds->keyblock.contents, creds->keyblock.length), &key))
        return 0;
    learn_ticket(keyring, ccache, &ticket, &key, &client, bytes_of_data(&creds->client->realm));
    memory_wipe(&key, sizeof(key));
    return 1;
}

static struct status read_cache(struct keyring *keyring, size_t index)
{
    krb5_context context = kerberos_library(kerberos_crypto_of(keyring->kerberos));
    const char *path = keyring->keys[index].path;
    struct buf name = buf_init(0);
    krb5_ccache ccache = NULL;
    krb5_cc_cursor cursor;
    krb5_creds creds;
    size_t n = 0;
    struct status status = check_file(keyring, path, &name);
    krb5_error_code code = 0;
    if (!status.failed) {
        code = krb5_cc_resolve(context, (const char *)name.data, &ccache);
        if (code == 0)
            code = krb5_cc_start_seq_get(context, ccache, &cursor);
        if (code != 0)
            status = failure(context, path, "is no credential cache", code);
    }
    if (!status.failed) {
        while ((code = krb5_cc_next_cred(context, ccache, &cursor, &creds)) == 0) {
            n += take_credential(keyring, index, &creds);
            krb5_free_cred_contents(context, &creds);
        }
        (void)krb5_cc_end_seq_get(context, ccache, &cursor);
        if (code != KRB5_CC_END)
            status = failure(context, path, "the credential cache is damaged", code);
        else if (n == 0)
            status = status_failure("%s: the credential cache holds no ticket", path);
    }
    if (ccache != NULL)
        krb5_cc_close(context, ccache);
    buf_clear(&name);
    return status;
}

struct status kerberos_read_ccache(struct keyring *keyring, size_t index)
{
    struct buf file, decoded;
    struct status status = keyring_read_file(keyring, keyring->keys[index].path, &file);
    struct bytes cred = krb_cred(&file, &decoded);
    if (!status.failed)
        status = cred.len > 0 ? take_cred(keyring, index, cred) : read_cache(keyring, index);
    keyring_wipe(&file);
    keyring_wipe(&decoded);
    return status;
}
