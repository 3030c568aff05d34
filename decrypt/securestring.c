/*
 * Session keys of RunspacePools, given or unwrapped by the client's RSA key, and what they open.
 *
 * A sealed value has no checksum, only padding, so that one in 65536 opens under any key. What a
 * key opens is therefore counted as evidence, in bits of what chance would have had to do.
 */
#include "securestring.h"

#include <string.h>

#include "guid.h"
#include "keyring.h"
#include "memory.h"
#include "psrp_crypto.h"

enum {
    SESSIONS =
        4, /* session keys that a pool may have: a client that connects anew may bring another */
    DISTINCT = 4,  /* values remembered of a key: the same one again is no new evidence */
    PROOF = 24,    /* bits of evidence from which on a key is proved */
    UNWRAPPED = 24 /* bits that RSA padding is worth */
};

/* A session key that opened something in this pool. */
struct session {
    uint8_t key[PSRP_SESSION_KEY];
    size_t index; /* of the key in the keyring that it comes from */
    unsigned evidence;
    uint8_t seen[DISTINCT]
                [PSRP_SEALED_BLOCK]; /* last blocks, which depend on all of their values */
    size_t n_seen;
};

struct securestring_context {
    struct keyring *keyring;
    struct shell_keys *shell; /* for the report; NULL beyond limits.identities */
    char *label;              /* the ShellId, folded */
    struct session sessions[SESSIONS];
    size_t n_sessions;
    bool other;       /* the newest session key came under an RSA key that is not at hand */
    uint8_t *modulus; /* of PUBLIC_KEY; NULL before it */
    size_t modulus_len;
};

static bool same_shell(const char *a, const char *b)
{
    struct guid one, other;
    if (guid_parse(bytes_of_string(a), &one) && guid_parse(bytes_of_string(b), &other))
        return guid_equal(&one, &other);
    return strcmp(a, b) == 0;
}

/* Whether the key was given for this very shell. */
static bool is_for(const struct key *key, const struct securestring_context *c)
{
    return key->labelled && same_shell(key->user, c->label);
}

/* The report's entry of a shell; what an earlier reading of the same capture left in it is
 * forgotten. */
static struct shell_keys *shell_of(struct keyring *keyring, struct bytes id)
{
    for (size_t i = 0; i < keyring->n_shells; i++) {
        struct shell_keys *shell = keyring->shells[i];
        if (bytes_equal(bytes_of_string(shell->id), id)) {
            shell->exchanged = false;
            shell->closed = shell->opened = 0;
            return shell;
        }
    }
    if (keyring->n_shells >= keyring->limits->identities)
        return NULL;
    struct shell_keys *shell = memory_get(sizeof(*shell));
    shell->id = keyring_text(id);
    keyring->shells = memory_grow(keyring->shells, &keyring->shells_capacity, keyring->n_shells + 1,
                                  sizeof(struct shell_keys *));
    keyring->shells[keyring->n_shells++] = shell;
    return shell;
}

void shell_keys_free(struct shell_keys *shell)
{
    memory_free(shell->id);
    memory_free(shell->keys);
    memory_free(shell);
}

struct status keyring_new_psrp_rsa(struct keyring *keyring, struct bytes shell, const char *origin,
                                   struct bytes pem)
{
    struct psrp_rsa *rsa = psrp_rsa_new(keyring->crypto, pem);
    if (rsa == NULL)
        return status_failure("%s: is no RSA private key in PEM form, or one under a pass phrase",
                              origin);
    keyring_new_key(keyring, KEY_PSRP_RSA, shell, origin, bytes_none())->rsa = rsa;
    return status_ok();
}

static struct securestring_context *open_context(void *state, struct bytes shell_id)
{
    struct securestring_context *c = memory_get(sizeof(*c));
    c->keyring = state;
    c->label = keyring_folded(shell_id);
    c->shell = shell_of(c->keyring, bytes_of_string(c->label));
    return c;
}

static void close_context(struct securestring_context *c, uint64_t closed)
{
    if (c->shell != NULL)
        c->shell->closed = closed;
    else if (closed > 0)
        c->keyring->shells_unlisted = true;
    memory_free(c->label);
    memory_free(c->modulus);
    memory_wipe(c, sizeof(*c));
    memory_free(c);
}

/* Notes that the key opened something of the pool. */
static void note_used(struct securestring_context *c, size_t index)
{
    struct shell_keys *shell = c->shell;
    c->keyring->keys[index].used = true;
    if (shell == NULL)
        return;
    for (size_t i = 0; i < shell->n_keys; i++)
        if (shell->keys[i] == index)
            return;
    shell->keys =
        memory_grow(shell->keys, &shell->keys_capacity, shell->n_keys + 1, sizeof(size_t));
    shell->keys[shell->n_keys++] = index;
}

/* A key is used from when it is proved; so are those that say the same, and what was given for this
 * shell and says other is wrong. */
static void note_proof(struct securestring_context *c, const struct session *session)
{
    struct keyring *keyring = c->keyring;
    if (session->evidence < PROOF) {
        keyring->keys[session->index].doubtful = true;
        return;
    }
    note_used(c, session->index);
    for (size_t i = 0; i < keyring->n_keys; i++) {
        struct key *key = &keyring->keys[i];
        if (key->kind != KEY_PSRP_SESSION)
            continue;
        if (memcmp(key->secret, session->key, PSRP_SESSION_KEY) == 0)
            note_used(c, i);
        else if (is_for(key, c))
            key->refuted = true;
    }
}

/* The session of that key, made when it is new; among too many the one with the least evidence
 * goes. */
static struct session *session_of(struct securestring_context *c, const uint8_t *key, size_t index)
{
    struct session *least = &c->sessions[0];
    for (size_t i = 0; i < c->n_sessions; i++) {
        struct session *each = &c->sessions[i];
        if (memcmp(each->key, key, PSRP_SESSION_KEY) == 0)
            return each;
        if (each->evidence < least->evidence)
            least = each;
    }
    if (c->n_sessions < SESSIONS)
        least = &c->sessions[c->n_sessions++];
    *least = (struct session){.index = index};
    memcpy(least->key, key, PSRP_SESSION_KEY);
    return least;
}

static void public_key(struct securestring_context *c, struct bytes modulus)
{
    memory_free(c->modulus);
    c->modulus = (uint8_t *)keyring_text(modulus);
    c->modulus_len = modulus.len;
}

/* Whether an RSA key is that of the pool's client: it can be said only where PUBLIC_KEY was
 * captured. */
static bool is_of_client(const struct securestring_context *c, const struct key *key)
{
    return c->modulus == NULL ||
           psrp_rsa_has_modulus(key->rsa, bytes_of(c->modulus, c->modulus_len));
}

static bool unwrap(struct securestring_context *c, size_t index, struct bytes encrypted)
{
    uint8_t key[PSRP_SESSION_KEY];
    struct key *rsa = &c->keyring->keys[index];
    bool opened = is_of_client(c, rsa) && psrp_rsa_open(rsa->rsa, encrypted, key);
    if (opened) {
        struct session *session = session_of(c, key, index);
        session->evidence = session->evidence > UNWRAPPED ? session->evidence : UNWRAPPED;
        note_used(c, index);
        note_proof(c, session);
    }
    memory_wipe(key, sizeof(key));
    return opened;
}

static enum key_state session_key(struct securestring_context *c, struct bytes encrypted)
{
    bool wrong = false;
    c->other = true;
    if (c->shell != NULL)
        c->shell->exchanged = true;
    for (size_t i = 0; i < c->keyring->n_keys; i++) {
        struct key *key = &c->keyring->keys[i];
        if (key->kind != KEY_PSRP_RSA)
            continue;
        if (unwrap(c, i, encrypted)) {
            c->other = false;
            return KEY_VERIFIED;
        }
        /* Under the right modulus it is the blob that is damaged. */
        if (is_for(key, c) && (c->modulus == NULL || !is_of_client(c, key)))
            wrong = key->refuted = true;
    }
    return wrong ? KEY_WRONG : KEY_NONE;
}

/* What chance would have had to do for this text to come out, in bits: its padding, and, where all
 * of it is Latin, its upper bytes. */
static unsigned evidence_of(unsigned padding, struct bytes plain)
{
    for (size_t i = 1; i < plain.len; i += 2)
        if (plain.data[i] != 0)
            return 8 * padding;
    return plain.len < PROOF ? 8 * padding + 4 * (unsigned)plain.len : PROOF;
}

static void add_evidence(struct session *session, struct bytes sealed, unsigned evidence)
{
    const uint8_t *block = bytes_from(sealed, sealed.len - PSRP_SEALED_BLOCK).data;
    for (size_t i = 0; i < session->n_seen; i++)
        if (memcmp(session->seen[i], block, PSRP_SEALED_BLOCK) == 0)
            return;
    if (session->n_seen < DISTINCT)
        memcpy(session->seen[session->n_seen++], block, PSRP_SEALED_BLOCK);
    session->evidence += session->evidence < PROOF ? evidence : 0;
}

static enum securestring_result opened(struct securestring_context *c, struct session *session,
                                       struct bytes sealed, unsigned padding, struct bytes plain)
{
    add_evidence(session, sealed, evidence_of(padding, plain));
    note_proof(c, session);
    if (c->shell != NULL)
        c->shell->opened++;
    return session->evidence >= PROOF ? SECURESTRING_OPENED : SECURESTRING_UNPROVED;
}

/* The keys that opened something here before, the best proved first. */
static struct session *known_session(struct securestring_context *c, struct bytes sealed,
                                     unsigned *padding, struct buf *plain)
{
    struct session *best = NULL;
    for (int proved = 1; proved >= 0; proved--) {
        for (size_t i = 0; i < c->n_sessions && best == NULL; i++) {
            struct session *each = &c->sessions[i];
            if ((each->evidence >= PROOF) != (proved == 1))
                continue;
            *padding = psrp_open_string(c->keyring->crypto, each->key, sealed, plain);
            if (*padding > 0)
                best = each;
        }
    }
    return best;
}

/* The given session keys, first those that were given for this shell. *wrong: one of these does not
 * fit. */
static struct session *given_session(struct securestring_context *c, struct bytes sealed,
                                     unsigned *padding, struct buf *plain, bool *wrong)
{
    for (int others = 0; others <= 1; others++) {
        for (size_t i = 0; i < c->keyring->n_keys; i++) {
            struct key *key = &c->keyring->keys[i];
            if (key->kind != KEY_PSRP_SESSION || is_for(key, c) != (others == 0))
                continue;
            *padding = psrp_open_string(c->keyring->crypto, key->secret, sealed, plain);
            if (*padding > 0)
                return session_of(c, key->secret, i);
            if (others == 0)
                *wrong = key->refuted = true;
        }
    }
    return NULL;
}

static bool has_proof(const struct securestring_context *c)
{
    for (size_t i = 0; i < c->n_sessions; i++)
        if (c->sessions[i].evidence >= PROOF)
            return true;
    return false;
}

static enum securestring_result unseal(struct securestring_context *c, struct bytes sealed,
                                       struct buf *plain)
{
    unsigned padding = 0;
    size_t before = buf_bytes(plain).len;
    bool wrong = false;
    if (sealed.len == 0 || sealed.len % PSRP_SEALED_BLOCK != 0)
        return SECURESTRING_DAMAGED;
    struct session *session = known_session(c, sealed, &padding, plain);
    if (session == NULL && has_proof(c) && !c->other)
        return SECURESTRING_DAMAGED;
    if (session == NULL)
        session = given_session(c, sealed, &padding, plain, &wrong);
    if (session != NULL)
        return opened(c, session, sealed, padding, bytes_from(buf_bytes(plain), before));
    for (size_t i = 0; i < c->keyring->n_keys; i++) {
        const struct key *key = &c->keyring->keys[i];
        wrong = wrong || (key->kind == KEY_PSRP_RSA && key->refuted && is_for(key, c));
    }
    return wrong ? SECURESTRING_WRONG_KEY : SECURESTRING_NO_KEY;
}

struct securestring_keys keyring_securestrings(struct keyring *keyring)
{
    static const struct securestring_ops ops = {.open = open_context,
                                                .close = close_context,
                                                .public_key = public_key,
                                                .session_key = session_key,
                                                .unseal = unseal};
    return (struct securestring_keys){.ops = &ops, .state = keyring};
}
