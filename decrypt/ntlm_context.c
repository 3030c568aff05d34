/* NTLM contexts: which key fits the handshake, and with it the sealed messages. security.md 4. */
#include <string.h>

#include "mechanism.h"
#include "memory.h"
#include "ntlm_session.h"

enum { TRIALS = 4 /* whole messages on which keys without other proof are tried */ };

enum mic { MIC_UNKNOWN, MIC_FITS, MIC_DIFFERS };

struct ntlm_context {
    struct unseal_context base;
    struct keyring *keyring;
    /* The messages as they were sent. */
    struct buf negotiate, challenge, authenticate, user_and_domain;
    struct buf mech_type_list;
    struct buf list_mic[2]; /* by enum direction */
    bool damaged;           /* AUTHENTICATE cannot be read */
    bool has_mic;
    struct ntlm_exchange exchange;
    struct identity *identity; /* NULL until the AUTHENTICATE */
    char *connection;
    char *name; /* of it */
    enum key_state state;
    enum mic mic;         /* under the key that fitted */
    size_t key;           /* index of the key that fitted, plus one; 0 for none */
    size_t refuted;       /* likewise of a key that was given for this user and differs */
    bool counted;         /* as closed, see keyring_closed() */
    bool lm_hash_missing; /* a secret fits, but the session key needs the LM hash */
    unsigned trials;
    struct ntlm_session session;
    char *advice;
};

static struct ntlm_context *of(struct unseal_context *context)
{
    return (struct ntlm_context *)context;
}

static struct unseal_context *open_context(struct keyring *keyring, enum mechanism mechanism,
                                           const char *name)
{
    (void)mechanism;
    struct ntlm_context *c = memory_get(sizeof(*c));
    size_t most = keyring->limits->token;
    c->base.ops = &ntlm_mechanism;
    c->connection = keyring_text(bytes_of_string(name));
    c->keyring = keyring;
    c->negotiate = c->challenge = c->authenticate = c->mech_type_list = buf_init(most);
    c->user_and_domain = buf_init(4 * UINT16_MAX);
    c->list_mic[C2S] = c->list_mic[S2C] = buf_init(most);
    c->session = ntlm_session_init(keyring->crypto, keyring->limits);
    return &c->base;
}

static void close_context(struct unseal_context *context)
{
    struct ntlm_context *c = of(context);
    struct buf *all[] = {&c->negotiate,       &c->challenge,      &c->authenticate,
                         &c->user_and_domain, &c->mech_type_list, &c->list_mic[C2S],
                         &c->list_mic[S2C]};
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
        buf_clear(all[i]);
    memory_free(c->connection);
    memory_free(c->name);
    memory_free(c->advice);
    memory_wipe(c, sizeof(*c));
    memory_free(c);
}

static const struct key *key_of(const struct ntlm_context *c, size_t index_plus_one)
{
    return &c->keyring->keys[index_plus_one - 1];
}

/* What the user could give to open it. */
static void advise_missing(const struct ntlm_context *c, struct buf *text)
{
    if (c->identity == NULL && c->authenticate.len == 0)
        buf_printf(text,
                   "the exported session key of this connection: its handshake was not captured");
    else if (c->identity == NULL)
        buf_printf(text,
                   "the exported session key of this connection: its AUTHENTICATE is damaged");
    else if (c->lm_hash_missing)
        buf_printf(text,
                   "the password of %s itself: the NT hash fits, but these session keys come "
                   "from the LM hash, which a password of ASCII characters gives",
                   c->name);
    else if (c->challenge.len == 0)
        buf_printf(text,
                   "the exported session key of %s: the CHALLENGE was not captured, so that "
                   "no password can be checked",
                   c->name);
    else if (c->exchange.variant == NTLM_NO_RESPONSE)
        buf_printf(text, "%s",
                   (c->exchange.flags & NTLMSSP_NEGOTIATE_LOCAL_CALL) != 0
                       ? "the exported session key: NTLM between two processes of one host sends "
                         "no response to check a password against"
                       : "the exported session key: AUTHENTICATE has no response to check a "
                         "password against");
    else if (c->exchange.variant == NTLM_ANONYMOUS)
        buf_printf(text, "the exported session key: the client is anonymous");
    else
        buf_printf(text, "password or NT hash of %s", c->name);
}

static void advise(struct ntlm_context *c)
{
    struct buf text = buf_init(512 * 1024);
    const char *what = c->exchange.variant == NTLM_V2 ? "NTProofStr" : "the NTLM response";
    if (c->state == KEY_VERIFIED && c->key > 0) {
        const struct key *key = key_of(c, c->key);
        buf_printf(&text, "%s of %s", key_kind_words(key->kind), key->origin);
    } else if (c->state == KEY_VERIFIED) {
        buf_printf(&text, "no key is needed: the client is anonymous");
    } else if (c->state == KEY_WRONG) {
        buf_printf(&text, "the %s given for %s does not fit: %s differs",
                   key_kind_words(key_of(c, c->refuted)->kind), c->name, what);
    } else {
        advise_missing(c, &text);
    }
    if (c->mic == MIC_DIFFERS)
        buf_printf(&text, "; the MIC does not fit: a message of the handshake was changed or is "
                          "not whole");
    memory_free(c->advice);
    c->advice = keyring_text(buf_bytes(&text));
    buf_clear(&text);
}

static enum mic check_mic(struct ntlm_context *c, const uint8_t exported[NTLM_KEY])
{
    uint8_t mic[NTLM_KEY];
    struct bytes authenticate = buf_bytes(&c->authenticate);
    if (!c->has_mic || c->negotiate.len == 0 || c->challenge.len == 0 ||
        !ntlm_mic(c->keyring->crypto, exported, buf_bytes(&c->negotiate), buf_bytes(&c->challenge),
                  authenticate, mic))
        return MIC_UNKNOWN;
    return bytes_equal(bytes_of(mic, NTLM_KEY),
                       bytes_part(authenticate, NTLMSSP_MIC_OFFSET, NTLM_KEY))
               ? MIC_FITS
               : MIC_DIFFERS;
}

/* An exported session key that is proved becomes the context's. key is its source's index plus one;
 * 0 for the anonymous. */
static void adopt(struct ntlm_context *c, size_t key, const uint8_t exported[NTLM_KEY])
{
    if (c->identity == NULL) {
        c->identity = keyring_connection(c->keyring, MECHANISM_NTLM, c->connection);
        c->name = keyring_text(bytes_none());
    }
    keyring_opened(c->identity, &c->counted);
    c->state = KEY_VERIFIED;
    c->key = key;
    c->mic = check_mic(c, exported);
    if (key > 0)
        keyring_used(c->keyring, key - 1, c->identity);
    c->identity->opened = true;
    keyring_used_session_key(c->keyring, bytes_of(exported, NTLM_KEY), c->identity);
    advise(c);
}

/* The session key from a secret that the response proves. */
static void adopt_secret(struct ntlm_context *c, size_t key)
{
    const struct ntlm_secret *secret = &key_of(c, key)->ntlm;
    uint8_t exported[NTLM_KEY];
    if (ntlm_session_key(c->keyring->crypto, &c->exchange, secret, exported) &&
        ntlm_session_set_key(&c->session, c->exchange.flags, exported))
        adopt(c, key, exported);
    else if (!secret->has_lm_hash)
        c->lm_hash_missing = true;
    memory_wipe(exported, sizeof(exported));
}

static void try_secret(struct ntlm_context *c, size_t index)
{
    struct key *key = &c->keyring->keys[index];
    if (!key->has_ntlm || c->state == KEY_VERIFIED)
        return;
    switch (ntlm_check(c->keyring->crypto, &c->exchange, &key->ntlm)) {
    case NTLM_FITS:
        adopt_secret(c, index + 1);
        break;
    case NTLM_DIFFERS:
        if (c->damaged || !key_is_for(key, c->identity))
            break;
        keyring_refuted(c->keyring, index, c->identity);
        if (c->refuted == 0)
            c->refuted = index + 1;
        break;
    case NTLM_UNKNOWN:
        break;
    }
}

/* First the key that fitted this user last time, then those given for the user, then the others. */
static void try_secrets(struct ntlm_context *c)
{
    const struct keyring *keyring = c->keyring;
    size_t last = c->identity->fits;
    if (last > 0)
        try_secret(c, last - 1);
    for (unsigned turn = 0; turn < 2; turn++) {
        for (size_t i = 0; i < keyring->n_keys && c->state != KEY_VERIFIED; i++) {
            if (key_is_for(&keyring->keys[i], c->identity) == (turn == 0))
                try_secret(c, i);
        }
    }
    c->identity->tried = c->identity->tried || c->challenge.len > 0;
    if (c->state != KEY_VERIFIED && c->refuted > 0 && !c->lm_hash_missing)
        c->state = KEY_WRONG;
}

/* A session key as it was given, or the anonymous's (index plus one is 0). False when it is none.
 */
static bool candidate(const struct ntlm_context *c, size_t key, uint8_t exported[NTLM_KEY])
{
    if (key == 0)
        return c->exchange.variant == NTLM_ANONYMOUS && c->authenticate.len > 0 &&
               ntlm_session_key(c->keyring->crypto, &c->exchange, NULL, exported);
    const struct key *given = key_of(c, key);
    if ((given->kind != KEY_NTLM_SESSION && given->kind != KEY_SESSION) ||
        given->secret_len != NTLM_KEY)
        return false;
    memcpy(exported, given->secret, NTLM_KEY);
    return true;
}

/* Whether the MIC of the handshake, or of the mechanism list, proves a session key. */
static bool proved_by_handshake(struct ntlm_context *c, struct ntlm_session *session,
                                const uint8_t exported[NTLM_KEY])
{
    struct bytes list = buf_bytes(&c->mech_type_list);
    return check_mic(c, exported) == MIC_FITS ||
           ntlm_session_check_mic(session, C2S, list, buf_bytes(&c->list_mic[C2S])) ||
           ntlm_session_check_mic(session, S2C, list, buf_bytes(&c->list_mic[S2C]));
}

static void try_session_keys(struct ntlm_context *c)
{
    uint8_t exported[NTLM_KEY];
    for (size_t key = 0; key <= c->keyring->n_keys && c->state != KEY_VERIFIED; key++) {
        struct ntlm_session trial = c->session;
        if (candidate(c, key, exported) &&
            ntlm_session_set_key(&trial, c->session.flags, exported) &&
            proved_by_handshake(c, &trial, exported)) {
            c->session = trial;
            adopt(c, key, exported);
        }
        memory_wipe(&trial, sizeof(trial));
    }
    memory_wipe(exported, sizeof(exported));
}

static void forget(struct ntlm_context *c)
{
    c->state = KEY_NONE;
    c->mic = MIC_UNKNOWN;
    c->key = c->refuted = 0;
    c->lm_hash_missing = c->damaged = c->has_mic = c->counted = false;
    c->trials = 0;
    c->identity = NULL;
    memory_free(c->name);
    c->name = NULL;
    memory_wipe(&c->session, sizeof(c->session));
    c->session = ntlm_session_init(c->keyring->crypto, c->keyring->limits);
    c->exchange = (struct ntlm_exchange){.variant = NTLM_NO_RESPONSE};
}

/* Who it is, as names are shown and compared. */
static void identify(struct ntlm_context *c, const struct ntlmssp_authenticate *a, uint32_t flags)
{
    struct buf user = buf_init(2 * UINT16_MAX), domain = buf_init(2 * UINT16_MAX);
    (void)ntlmssp_text_utf8(a->user, flags, &user);
    (void)ntlmssp_text_utf8(a->domain, flags, &domain);
    struct bytes name = user.len > 0 ? buf_bytes(&user) : BYTES("(anonymous)");
    c->identity = keyring_identity(c->keyring, MECHANISM_NTLM, name, buf_bytes(&domain));
    c->name = keyring_text(bytes_of_string(c->identity->name));
    buf_clear(&user);
    buf_clear(&domain);
}

static void take_authenticate(struct ntlm_context *c, struct bytes token)
{
    struct ntlmssp_authenticate a;
    struct ntlmssp_challenge challenge = {.flags = c->session.flags};
    /* A client that sends the same message again goes on with the same context. */
    if (bytes_equal(buf_bytes(&c->authenticate), token))
        return;
    forget(c);
    buf_reset(&c->authenticate);
    if (!buf_add(&c->authenticate, token) ||
        !ntlmssp_read_authenticate(buf_bytes(&c->authenticate), &a)) {
        c->damaged = true;
        advise(c);
        return;
    }
    bool challenged = ntlmssp_read_challenge(buf_bytes(&c->challenge), &challenge);
    uint32_t flags = a.has_flags ? a.flags : challenge.flags;
    c->damaged = a.damaged;
    c->has_mic = a.has_mic;
    c->exchange = (struct ntlm_exchange){
        .variant = ntlm_variant_of(&a, flags),
        .flags = flags,
        .server_challenge = challenged ? challenge.server_challenge : bytes_none(),
        .lm_response = a.lm_response,
        .nt_response = a.nt_response,
        .encrypted_random_session_key = a.encrypted_random_session_key};
    buf_reset(&c->user_and_domain);
    (void)ntlmssp_text_utf16(a.user, flags, true, &c->user_and_domain);
    (void)ntlmssp_text_utf16(a.domain, flags, false, &c->user_and_domain);
    c->exchange.user_and_domain = buf_bytes(&c->user_and_domain);
    c->session.flags = flags;
    identify(c, &a, flags);
    try_secrets(c);
    try_session_keys(c);
    advise(c);
}

static void token(struct unseal_context *context, enum direction direction, struct bytes token)
{
    struct ntlm_context *c = of(context);
    (void)direction; /* the message says what it is */
    struct buf *kept = NULL;
    switch (ntlmssp_message_type(token)) {
    case NTLMSSP_NEGOTIATE_MESSAGE:
        kept = &c->negotiate;
        /* A handshake anew: what was known is of another one. */
        buf_reset(&c->challenge);
        buf_reset(&c->authenticate);
        forget(c);
        break;
    case NTLMSSP_CHALLENGE_MESSAGE:
        kept = &c->challenge;
        break;
    case NTLMSSP_AUTHENTICATE_MESSAGE:
        take_authenticate(c, token);
        return;
    default:
        return;
    }
    buf_reset(kept);
    (void)buf_add(kept, token);
}

static void spnego(struct unseal_context *context, enum direction direction,
                   struct bytes mech_type_list, struct bytes mech_list_mic)
{
    struct ntlm_context *c = of(context);
    if (mech_type_list.len > 0) {
        buf_reset(&c->mech_type_list);
        (void)buf_add(&c->mech_type_list, mech_type_list);
    }
    if (mech_list_mic.len == 0)
        return;
    buf_reset(&c->list_mic[direction]);
    (void)buf_add(&c->list_mic[direction], mech_list_mic);
    if (c->state != KEY_VERIFIED)
        try_session_keys(c);
}

static enum key_state key(const struct unseal_context *context)
{
    return ((const struct ntlm_context *)context)->state;
}

static enum key_state mic(const struct unseal_context *context)
{
    switch (((const struct ntlm_context *)context)->mic) {
    case MIC_FITS:
        return KEY_VERIFIED;
    case MIC_DIFFERS:
        return KEY_WRONG;
    case MIC_UNKNOWN:
        break;
    }
    return KEY_NONE;
}

static const char *advice(const struct unseal_context *context)
{
    const struct ntlm_context *c = (const struct ntlm_context *)context;
    return c->advice != NULL ? c->advice : "";
}

/* Session keys that nothing in the handshake proves are tried on the message itself. */
static bool try_on_message(struct ntlm_context *c, enum direction direction,
                           const struct sealed *part, struct buf *plain, enum unseal_result *result)
{
    uint8_t exported[NTLM_KEY];
    bool found = false, whole = part->n_holes == 0 && part->announced <= part->data.len;
    if (!whole || c->trials >= TRIALS)
        return false;
    c->trials++;
    for (size_t key = 0; key <= c->keyring->n_keys && !found; key++) {
        struct ntlm_session trial = c->session;
        if (!candidate(c, key, exported) ||
            !ntlm_session_set_key(&trial, c->session.flags, exported))
            continue;
        bool search = check_mic(c, exported) != MIC_DIFFERS;
        *result = ntlm_session_unseal(&trial, direction, part, search, plain);
        found = *result == UNSEAL_VERIFIED || *result == UNSEAL_RECOVERED;
        if (found) {
            c->session = trial;
            adopt(c, key, exported);
        }
        memory_wipe(&trial, sizeof(trial));
    }
    memory_wipe(exported, sizeof(exported));
    return found;
}

static void note_closed(struct ntlm_context *c)
{
    struct identity *identity = c->identity;
    if (identity == NULL)
        identity = keyring_connection(c->keyring, MECHANISM_NTLM, c->connection);
    if (c->advice == NULL)
        advise(c);
    keyring_closed(identity, &c->counted, c->advice);
    if (c->state == KEY_NONE)
        keyring_needs(identity, c->advice);
}

static enum unseal_result unseal(struct unseal_context *context, enum direction direction,
                                 const struct sealed *part, struct buf *plain)
{
    struct ntlm_context *c = of(context);
    enum unseal_result result;
    if (c->state == KEY_VERIFIED)
        return ntlm_session_unseal(&c->session, direction, part, true, plain);
    /* Without its handshake the context may be older than the capture. */
    if (c->authenticate.len == 0 && ntlm_session_whole(&c->session, direction))
        ntlm_session_lost(&c->session, direction, 0);
    if (try_on_message(c, direction, part, plain, &result))
        return result;
    ntlm_session_pass(&c->session, direction, part);
    note_closed(c);
    return c->state == KEY_WRONG ? UNSEAL_WRONG_KEY : UNSEAL_NO_KEY;
}

static void lost(struct unseal_context *context, enum direction direction, uint64_t n)
{
    ntlm_session_lost(&of(context)->session, direction, n);
}

const struct mechanism_ops ntlm_mechanism = {.open = open_context,
                                             .close = close_context,
                                             .token = token,
                                             .spnego = spnego,
                                             .key = key,
                                             .advice = advice,
                                             .unseal = unseal,
                                             .lost = lost,
                                             .mic = mic};
