/* Who was seen, and which key was whose. */
#include <string.h>

#include "keyring.h"
#include "memory.h"
#include "utf.h"

static bool same(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

static void set_text(char **text, struct bytes b)
{
    memory_free(*text);
    *text = keyring_text(b);
}

static void set_identity(struct identity *identity, enum mechanism mechanism, struct bytes user,
                         struct bytes domain)
{
    struct buf name = buf_init(user.len + domain.len + 1);
    if (mechanism == MECHANISM_KERBEROS) {
        buf_add(&name, user);
        if (domain.len > 0)
            buf_add_byte(&name, '@');
        buf_add(&name, domain);
    } else {
        buf_add(&name, domain);
        if (domain.len > 0)
            buf_add_byte(&name, '\\');
        buf_add(&name, user);
    }
    identity->mechanism = mechanism;
    set_text(&identity->name, buf_bytes(&name));
    buf_clear(&name);
    memory_free(identity->user);
    memory_free(identity->domain);
    identity->user = keyring_folded(user);
    identity->domain = keyring_folded(domain);
}

struct identity *keyring_identity(struct keyring *keyring, enum mechanism mechanism,
                                  struct bytes user, struct bytes domain)
{
    struct identity *new = memory_get(sizeof(*new));
    set_identity(new, mechanism, user, domain);
    struct identity *known = NULL;
    for (size_t i = 0; i < keyring->n_identities && known == NULL; i++) {
        struct identity *each = keyring->identities[i];
        if (each->mechanism == mechanism && same(each->user, new->user) &&
            same(each->domain, new->domain))
            known = each;
    }
    if (known != NULL) {
        identity_free(new);
        return known;
    }
    if (keyring->n_identities >= keyring->limits->identities) {
        /* Contexts may still hold the spare one, so it is made over, not replaced. */
        keyring->spared++;
        if (keyring->spare == NULL)
            return keyring->spare = new;
        identity_free(new);
        keyring->spare->fits = 0;
        set_identity(keyring->spare, mechanism, user, domain);
        return keyring->spare;
    }
    keyring->identities = memory_grow(keyring->identities, &keyring->identities_capacity,
                                      keyring->n_identities + 1, sizeof(struct identity *));
    keyring->identities[keyring->n_identities++] = new;
    return new;
}

struct identity *keyring_connection(struct keyring *keyring, enum mechanism mechanism,
                                    const char *name)
{
    struct identity *identity =
        keyring_identity(keyring, mechanism, bytes_of_string(name), bytes_none());
    identity->connection = true;
    return identity;
}

void identity_free(struct identity *identity)
{
    if (identity == NULL)
        return;
    memory_free(identity->name);
    memory_free(identity->user);
    memory_free(identity->domain);
    memory_free(identity->missing);
    memory_free(identity->keys);
    memory_free(identity->wrong);
    memory_free(identity);
}

/* LAB of LAB.EXAMPLE: what a realm and the NetBIOS name of the same domain usually share. */
static struct bytes first_label(const char *domain)
{
    struct bytes b = bytes_of_string(domain);
    return bytes_part(b, 0, bytes_find_byte(b, '.', 0));
}

bool key_is_for(const struct key *key, const struct identity *identity)
{
    if (!key->labelled)
        return false;
    if (identity->domain[0] == '\0' && key->domain[0] != '\0') {
        /* A user principal name stands whole in UserName, without a domain. */
        struct bytes name = bytes_of_string(identity->user);
        size_t at = bytes_find_byte(name, '@', 0);
        if (at < name.len)
            return bytes_equal(bytes_part(name, 0, at), bytes_of_string(key->user)) &&
                   bytes_equal(first_label(identity->user + at + 1), first_label(key->domain));
    }
    if (!same(key->user, identity->user))
        return false;
    return key->domain[0] == '\0' || same(key->domain, ".") || identity->domain[0] == '\0' ||
           same(identity->domain, ".") ||
           bytes_equal(first_label(key->domain), first_label(identity->domain));
}

bool key_is_for_user(const struct key *key, struct bytes user, struct bytes domain)
{
    if (!key->labelled)
        return false;
    struct identity identity = {.user = keyring_folded(user), .domain = keyring_folded(domain)};
    bool is_for = key_is_for(key, &identity);
    memory_free(identity.user);
    memory_free(identity.domain);
    return is_for;
}

/* Each index stands there once. */
static void note(size_t **list, size_t *n, size_t *capacity, size_t key)
{
    for (size_t i = 0; i < *n; i++) {
        if ((*list)[i] == key)
            return;
    }
    *list = memory_grow(*list, capacity, *n + 1, sizeof(size_t));
    (*list)[(*n)++] = key;
}

static void note_key(struct identity *identity, size_t key)
{
    note(&identity->keys, &identity->n_keys, &identity->keys_capacity, key);
}

void keyring_refuted(struct keyring *keyring, size_t key, struct identity *identity)
{
    keyring->keys[key].refuted = true;
    note(&identity->wrong, &identity->n_wrong, &identity->wrong_capacity, key);
}

/* The same secret, given twice or derived: a password and its NT hash. */
static bool same_secret(const struct key *a, const struct key *b)
{
    if (a->has_ntlm || b->has_ntlm)
        return a->has_ntlm && b->has_ntlm &&
               memcmp(a->ntlm.nt_hash, b->ntlm.nt_hash, NTLM_KEY) == 0;
    return a->path == NULL && b->path == NULL && a->secret_len > 0 &&
           bytes_equal(bytes_of(a->secret, a->secret_len), bytes_of(b->secret, b->secret_len));
}

void keyring_used(struct keyring *keyring, size_t key, struct identity *identity)
{
    identity->opened = true;
    if (keyring->keys[key].has_ntlm)
        identity->fits = key + 1;
    for (size_t i = 0; i < keyring->n_keys; i++) {
        if (i == key || same_secret(&keyring->keys[i], &keyring->keys[key])) {
            keyring->keys[i].used = true;
            note_key(identity, i);
            size_t whole = keyring->keys[i].part_of;
            if (whole > 0) {
                keyring->keys[whole - 1].used = true;
                note_key(identity, whole - 1);
            }
        }
    }
}

void keyring_used_session_key(struct keyring *keyring, struct bytes session_key,
                              struct identity *identity)
{
    for (size_t i = 0; i < keyring->n_keys; i++) {
        struct key *key = &keyring->keys[i];
        if ((key->kind == KEY_NTLM_SESSION || key->kind == KEY_KERBEROS_SESSION ||
             key->kind == KEY_SESSION) &&
            bytes_equal(bytes_of(key->secret, key->secret_len), session_key)) {
            key->used = true;
            note_key(identity, i);
        }
    }
}

void keyring_closed(struct identity *identity, bool *counted, const char *advice)
{
    if (*counted)
        return;
    *counted = true;
    identity->closed++;
    if (!identity->needed)
        set_text(&identity->missing, bytes_of_string(advice));
}

void keyring_opened(struct identity *identity, bool *counted)
{
    if (*counted)
        identity->closed--;
    *counted = false;
}

void keyring_needs(struct identity *identity, const char *missing)
{
    if (identity->needed)
        return;
    identity->needed = true;
    set_text(&identity->missing, bytes_of_string(missing));
}
