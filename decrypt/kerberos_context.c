/* Kerberos contexts: from the AP-REQ to the keys of the messages. security.md 5.5, 5.6 */
#include <string.h>

#include "kerberos_open.h"
#include "kerberos_wrap.h"
#include "mechanism.h"
#include "memory.h"
#include "ntlm_search.h"

enum {
    TRIALS = 4,                  /* whole messages on which keys without other proof are tried */
    USE_SESSION_KEY = 0x40000000 /* of ap-options, RFC 4120 5.5.1 */
};

struct kerberos_context {
    struct unseal_context base;
    struct keyring *keyring;
    char *connection;
    struct buf ap_req, ap_rep;      /* messages as they were sent, without GSS framing */
    struct kerberos_ap_req request; /* its views lie in ap_req */
    bool request_read;
    struct identity *identity;  /* of the service; NULL until the AP-REQ */
    struct block *user, *realm; /* of the client; NULL while not known */
    struct kerberos_key session, initiator, acceptor;
    struct kerberos_key given; /* a key of the user's that opens messages, whatever it is */
    struct kerberos_origins origins;
    bool bound;           /* the authenticator says what channel it is bound to: */
    uint8_t bindings[16]; /* RFC 4121 4.1.1 */
    enum key_state state;
    size_t refuted; /* index plus one of a key that was given for this very service and differs */
    int64_t refuted_kvno;
    bool client_refuted; /* a password given for this very client was refuted by the KDC exchange */
    bool kdc_seen;
    bool counted;     /* as closed, see keyring_closed() */
    uint64_t version; /* of what was known when keys were tried on the AP-REQ */
    unsigned trials;
    char *advice;
};

static struct kerberos_context *of(struct unseal_context *context)
{
    return (struct kerberos_context *)context;
}

static struct unseal_context *open_context(struct keyring *keyring, enum mechanism mechanism,
                                           const char *name)
{
    (void)mechanism;
    struct kerberos_context *c = memory_get(sizeof(*c));
    c->base.ops = &kerberos_mechanism;
    c->connection = keyring_text(bytes_of_string(name));
    c->keyring = keyring;
    c->ap_req = c->ap_rep = buf_init(keyring->limits->token);
    return &c->base;
}

static void wipe_keys(struct kerberos_context *c)
{
    memory_wipe(&c->session, sizeof(c->session));
    memory_wipe(&c->initiator, sizeof(c->initiator));
    memory_wipe(&c->acceptor, sizeof(c->acceptor));
    memory_wipe(&c->given, sizeof(c->given));
}

static void close_context(struct unseal_context *context)
{
    struct kerberos_context *c = of(context);
    buf_clear(&c->ap_req);
    buf_clear(&c->ap_rep);
    block_unref(c->user);
    block_unref(c->realm);
    wipe_keys(c);
    memory_free(c->advice);
    memory_free(c->connection);
    memory_free(c);
}

/* ---- What is said of it ---- */

static void add_principal(struct buf *text, struct block *user, struct block *realm)
{
    buf_add(text, block_bytes(user));
    buf_add_byte(text, '@');
    buf_add(text, block_bytes(realm));
}

/* "the key of HTTP/win01@REALM, etype aes256..., kvno 3" */
static void add_ticket_key(const struct kerberos_context *c, struct buf *text)
{
    char etype[40];
    const struct kerberos_encrypted *part = &c->request.ticket.part;
    buf_printf(text, "the key of %s, etype %s", c->identity->name,
               kerberos_etype_name(part->etype, etype));
    if (part->kvno != 0)
        buf_printf(text, ", kvno %lld", (long long)part->kvno);
}

static void advise_missing(const struct kerberos_context *c, struct buf *text)
{
    if (!c->request_read) {
        buf_printf(text, "the Kerberos session key of this connection: its AP-REQ %s",
                   c->ap_req.len > 0 ? "is damaged" : "was not captured");
        return;
    }
    if ((c->request.options & USE_SESSION_KEY) != 0) {
        buf_printf(text,
                   "the Kerberos session key: the ticket of %s is sealed with the session "
                   "key of the service's own ticket (user-to-user), not with a key of a keytab",
                   c->identity->name);
        return;
    }
    buf_printf(text, "a keytab with ");
    add_ticket_key(c, text);
    if (c->user != NULL && c->kdc_seen) {
        buf_printf(text, "; or the password of ");
        add_principal(text, c->user, c->realm);
        buf_printf(text, ", since its KDC exchange is in the capture");
    }
    buf_printf(text, "; or the client's credential cache; or the Kerberos session key");
}

static void advise_wrong(const struct kerberos_context *c, struct buf *text)
{
    if (c->refuted > 0) {
        const struct key *key = &c->keyring->keys[c->refuted - 1];
        buf_printf(text, "the %s of %s does not fit: needed is ", key_kind_words(key->kind),
                   key->origin);
        add_ticket_key(c, text);
        if (c->refuted_kvno != 0)
            buf_printf(text, ", given is kvno %lld", (long long)c->refuted_kvno);
    } else {
        buf_printf(text, "the password given for ");
        add_principal(text, c->user, c->realm);
        buf_printf(text, " does not fit the KDC exchange; needed is it, or a keytab with ");
        add_ticket_key(c, text);
    }
}

static void advise(struct kerberos_context *c)
{
    struct buf text = buf_init(512 * 1024);
    if (c->state == KEY_VERIFIED && c->origins.n > 0) {
        const struct key *key = &c->keyring->keys[c->origins.keys[0]];
        buf_printf(&text, "%s of %s", key_kind_words(key->kind), key->origin);
        if (c->request_read && c->ap_rep.len == 0 && c->acceptor.etype == 0 && c->given.etype == 0)
            buf_printf(&text, "; but the AP-REP was not captured, in which the service chooses "
                              "the key of the messages");
    } else if (c->state == KEY_WRONG) {
        advise_wrong(c, &text);
    } else {
        advise_missing(c, &text);
    }
    memory_free(c->advice);
    c->advice = keyring_text(buf_bytes(&text));
    buf_clear(&text);
}

/* ---- From the handshake to keys ---- */

static void set_client(struct kerberos_context *c, struct bytes user, struct bytes realm)
{
    block_unref(c->user);
    block_unref(c->realm);
    c->user = block_copy(user);
    c->realm = block_copy(realm);
}

static void forget(struct kerberos_context *c)
{
    struct unseal_context base = c->base;
    struct keyring *keyring = c->keyring;
    char *connection = c->connection;
    struct buf ap_req = c->ap_req, ap_rep = c->ap_rep;
    block_unref(c->user);
    block_unref(c->realm);
    memory_free(c->advice);
    memory_wipe(c, sizeof(*c));
    *c = (struct kerberos_context){.base = base,
                                   .keyring = keyring,
                                   .connection = connection,
                                   .ap_req = ap_req,
                                   .ap_rep = ap_rep};
    buf_reset(&c->ap_req);
    buf_reset(&c->ap_rep);
}

/* Everything of the keyring that led here was used for this service; so were keys given as such. */
static void note_used(struct kerberos_context *c)
{
    const struct kerberos_key *keys[] = {&c->session, &c->initiator, &c->acceptor, &c->given};
    if (c->identity == NULL)
        c->identity = keyring_connection(c->keyring, MECHANISM_KERBEROS, c->connection);
    c->identity->opened = true;
    keyring_opened(c->identity, &c->counted);
    for (size_t i = 0; i < c->origins.n; i++)
        keyring_used(c->keyring, c->origins.keys[i], c->identity);
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        if (keys[i]->etype != 0)
            keyring_used_session_key(c->keyring, bytes_of(keys[i]->bytes, keys[i]->len),
                                     c->identity);
}

/* The authenticator under the session key: who the client is, and its subkey. */
static bool open_authenticator(struct kerberos_context *c, const struct kerberos_key *session)
{
    struct buf plain = buf_init(0);
    struct kerberos_secrets secrets;
    bool good = kerberos_open_part(c->keyring, session, USAGE_AP_REQ_AUTHENTICATOR,
                                   c->request.authenticator.cipher, &plain) &&
                kerberos_read_authenticator(buf_bytes(&plain), &secrets);
    if (good) {
        enum { GSS_CHECKSUM = 0x8003 };
        struct cursor checksum = cur_init(secrets.checksum, 0);
        c->initiator = secrets.key;
        c->bound = secrets.checksum_type == GSS_CHECKSUM &&
                   cur_uint_le(&checksum, 4) == sizeof(c->bindings) &&
                   cur_left(&checksum) >= sizeof(c->bindings);
        if (c->bound)
            memcpy(c->bindings, cur_take(&checksum, sizeof(c->bindings)).data, sizeof(c->bindings));
        if (secrets.client.n > 0) {
            struct buf name = buf_init(plain.len + KERBEROS_NAME_PARTS);
            kerberos_name_text(&secrets.client, bytes_none(), &name);
            set_client(c, buf_bytes(&name), secrets.realm);
            buf_clear(&name);
        }
        memory_wipe(&secrets, sizeof(secrets));
    }
    keyring_wipe(&plain);
    return good;
}

static bool open_ap_rep(struct kerberos_context *c, const struct kerberos_key *session)
{
    struct buf plain = buf_init(0);
    struct kerberos_secrets secrets;
    struct kerberos_encrypted part;
    bool good = kerberos_read_ap_rep(buf_bytes(&c->ap_rep), &part) &&
                kerberos_open_part(c->keyring, session, USAGE_AP_REP, part.cipher, &plain) &&
                kerberos_read_enc_ap_rep(buf_bytes(&plain), &secrets);
    if (good) {
        c->acceptor = secrets.key;
        memory_wipe(&secrets, sizeof(secrets));
    }
    keyring_wipe(&plain);
    return good;
}

/* A session key that something proved. */
static void adopt(struct kerberos_context *c, const struct kerberos_key *session,
                  const struct kerberos_origins *origins)
{
    c->session = *session;
    kerberos_origins_join(&c->origins, origins);
    c->state = KEY_VERIFIED;
    if (c->ap_rep.len > 0)
        (void)open_ap_rep(c, session);
    note_used(c);
}

/* The key of the keyring if it was given as such and has the length of that encryption type. */
static bool key_given(const struct keyring *keyring, size_t index, int64_t etype,
                      struct kerberos_key *key)
{
    const struct key *given = &keyring->keys[index];
    return (given->kind == KEY_SESSION || given->kind == KEY_KERBEROS_SESSION) &&
           kerberos_key_of(etype, bytes_of(given->secret, given->secret_len), key);
}

/* Keys given as such may be the ticket's session key: the authenticator or the AP-REP tells. */
static void try_given_sessions(struct kerberos_context *c, int64_t etype)
{
    struct kerberos_key key;
    for (size_t i = 0; i < c->keyring->n_keys && c->state != KEY_VERIFIED; i++) {
        struct kerberos_origins origins = {.keys = {i}, .n = 1};
        if (key_given(c->keyring, i, etype, &key) &&
            (c->request_read ? open_authenticator(c, &key) : open_ap_rep(c, &key)))
            adopt(c, &key, &origins);
        memory_wipe(&key, sizeof(key));
    }
}

/* Whether a password for this very client was refuted by its AS exchange. */
static bool is_client_refuted(const struct kerberos_context *c)
{
    if (c->user == NULL)
        return false;
    const struct identity *client = keyring_identity(c->keyring, MECHANISM_KERBEROS,
                                                     block_bytes(c->user), block_bytes(c->realm));
    return client->refuted && !client->opened;
}

static void try_keys(struct kerberos_context *c)
{
    struct kerberos_known *known;
    c->version = kerberos_version(c->keyring->kerberos);
    if ((c->request.options & USE_SESSION_KEY) == 0)
        known = kerberos_open_ticket(c->keyring, &c->request.ticket, true, NULL);
    else
        known = kerberos_known(c->keyring->kerberos, c->request.ticket.part.cipher, true);
    c->refuted = known->refuted;
    c->refuted_kvno = known->refuted_kvno;
    c->kdc_seen = known->kdc_seen;
    if (known->client != NULL)
        set_client(c, bytes_of_string(known->client), bytes_of_string(known->realm));
    if (known->session.etype != 0 && open_authenticator(c, &known->session))
        adopt(c, &known->session, &known->origins);
    if (c->state != KEY_VERIFIED)
        try_given_sessions(c, c->request.authenticator.etype);
    c->client_refuted = is_client_refuted(c);
    if (c->state != KEY_VERIFIED && (c->refuted > 0 || c->client_refuted))
        c->state = KEY_WRONG;
    advise(c);
}

static void identify(struct kerberos_context *c)
{
    struct buf name = buf_init(c->ap_req.len + KERBEROS_NAME_PARTS);
    kerberos_name_text(&c->request.ticket.service, bytes_none(), &name);
    c->identity =
        keyring_identity(c->keyring, MECHANISM_KERBEROS, buf_bytes(&name), c->request.ticket.realm);
    buf_clear(&name);
}

static void take_ap_req(struct kerberos_context *c, struct bytes message)
{
    if (c->ap_req.len > 0 && bytes_equal(buf_bytes(&c->ap_req), message))
        return;
    forget(c);
    if (buf_add(&c->ap_req, message) && kerberos_read_ap_req(buf_bytes(&c->ap_req), &c->request)) {
        c->request_read = true;
        identify(c);
        try_keys(c);
    } else {
        advise(c);
    }
}

static void take_ap_rep(struct kerberos_context *c, struct bytes message)
{
    struct kerberos_encrypted part;
    buf_reset(&c->ap_rep);
    if (!buf_add(&c->ap_rep, message))
        return;
    if (c->state == KEY_VERIFIED && c->session.etype != 0) {
        (void)open_ap_rep(c, &c->session);
        note_used(c);
    } else if (!c->request_read && kerberos_read_ap_rep(buf_bytes(&c->ap_rep), &part)) {
        try_given_sessions(c, part.etype);
    }
    advise(c);
}

static void token(struct unseal_context *context, enum direction direction, struct bytes token)
{
    struct kerberos_context *c = of(context);
    struct bytes message = kerberos_unframed(token);
    switch (kerberos_message_of(message)) {
    case KERBEROS_AP_REQ:
        take_ap_req(c, message);
        break;
    case KERBEROS_AP_REP:
        /* The third leg of DCE style only repeats the number of the second. */
        if (direction == S2C)
            take_ap_rep(c, message);
        break;
    default:
        break;
    }
}

static void spnego(struct unseal_context *context, enum direction direction,
                   struct bytes mech_type_list, struct bytes mech_list_mic)
{
    /* A mechListMIC takes a sequence number, and messages open without those. */
    (void)context;
    (void)direction;
    (void)mech_type_list;
    (void)mech_list_mic;
}

static enum key_state key(const struct unseal_context *context)
{
    return ((const struct kerberos_context *)context)->state;
}

static const char *advice(const struct unseal_context *context)
{
    const struct kerberos_context *c = (const struct kerberos_context *)context;
    return c->advice != NULL ? c->advice : "";
}

static struct bytes channel_bindings(const struct unseal_context *context)
{
    const struct kerberos_context *c = (const struct kerberos_context *)context;
    static const uint8_t none[sizeof(c->bindings)];
    bool bound = c->bound && memcmp(c->bindings, none, sizeof(none)) != 0;
    return bound ? bytes_of(c->bindings, sizeof(c->bindings)) : bytes_none();
}

static struct unseal_identity identity(const struct unseal_context *context)
{
    const struct kerberos_context *c = (const struct kerberos_context *)context;
    return (struct unseal_identity){.user = block_bytes(c->user), .domain = block_bytes(c->realm)};
}

/* ---- Messages ---- */

/* How much of a sealed part is there. */
struct message {
    struct bytes token, data; /* in front of the first byte that is missing */
    bool whole;
};

static struct message read_message(const struct sealed *part)
{
    /* Senders with RC4 count their pad byte, or do not. */
    struct message m = {.whole = part->announced <= (uint64_t)part->data.len};
    uint64_t certain = (uint64_t)part->token.len + part->data.len;
    for (size_t i = 0; i < part->n_holes; i++) {
        const struct hole *hole = &part->holes[i];
        if (hole->len == 0 || hole->offset >= certain)
            continue;
        m.whole = false;
        certain = hole->offset;
    }
    size_t token = certain < part->token.len ? (size_t)certain : part->token.len;
    m.token = bytes_part(part->token, 0, token);
    m.data = bytes_part(part->data, 0, (size_t)certain - token);
    return m;
}

/* The likeliest first. What a wrong one opens is refused by the checksum. */
static size_t message_keys(const struct kerberos_context *c, const struct kerberos_wrap *wrap,
                           const struct kerberos_key *keys[4])
{
    bool acceptor_first = wrap->kind == WRAP_RFC4121 && wrap->acceptor_subkey;
    const struct kerberos_key *order[] = {acceptor_first ? &c->acceptor : &c->initiator,
                                          acceptor_first ? &c->initiator : &c->acceptor,
                                          &c->session, &c->given};
    size_t n = 0;
    for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++)
        if (kerberos_wrap_suits(wrap, order[i]))
            keys[n++] = order[i];
    return n;
}

/* A pad byte that the sender did not announce. security.md 1.3 */
static void drop_pad(const struct kerberos_wrap *wrap, const struct sealed *part, size_t before,
                     struct buf *plain)
{
    size_t opened = plain->len - before;
    if (wrap->padded && opened > 0 && opened != part->announced && plain->data[plain->len - 1] == 1)
        plain->len--;
}

static bool open_message(struct kerberos_context *c, const struct kerberos_wrap *wrap,
                         enum direction direction, const struct sealed *part,
                         const struct kerberos_key *key, struct buf *plain)
{
    size_t before = plain->len;
    if (!kerberos_wrap_open(c->keyring->crypto, kerberos_crypto_of(c->keyring->kerberos), wrap,
                            direction, key, plain))
        return false;
    drop_pad(wrap, part, before, plain);
    return true;
}

/* Keys given as such that nothing in the handshake proves are tried on the message itself. */
static bool try_given(struct kerberos_context *c, const struct kerberos_wrap *wrap,
                      enum direction direction, const struct sealed *part, struct buf *plain)
{
    static const int32_t etypes[] = {ETYPE_AES256_SHA1, ETYPE_AES128_SHA1, ETYPE_AES256_SHA2,
                                     ETYPE_AES128_SHA2, ETYPE_RC4};
    struct kerberos_key key;
    bool found = false;
    if (c->given.etype != 0 || c->trials >= TRIALS)
        return false;
    c->trials++;
    for (size_t i = 0; i < c->keyring->n_keys && !found; i++) {
        for (size_t e = 0; e < sizeof(etypes) / sizeof(etypes[0]) && !found; e++) {
            found = key_given(c->keyring, i, etypes[e], &key) &&
                    open_message(c, wrap, direction, part, &key, plain);
            if (!found)
                continue;
            c->given = key;
            c->state = KEY_VERIFIED;
            kerberos_origins_add(&c->origins, i);
            note_used(c);
            advise(c);
        }
        memory_wipe(&key, sizeof(key));
    }
    return found;
}

/*
 * What stands in front of the first hole. No checksum proves it: it must look like text, for the
 * context may be another than the one that sealed it.
 */
static void open_certain(struct kerberos_context *c, const struct message *m,
                         enum direction direction, struct buf *plain)
{
    enum { LEAST_CERTAIN_TEXT = 16 };
    struct kerberos_wrap wrap;
    const struct kerberos_key *keys[4];
    if (!kerberos_wrap_read(m->token, m->data, &wrap))
        return;
    size_t n = message_keys(c, &wrap, keys), before = plain->len;
    for (size_t i = 0; i < n; i++) {
        if (!kerberos_wrap_start(c->keyring->crypto, &wrap, direction, keys[i], plain))
            continue;
        struct bytes text = bytes_from(buf_bytes(plain), before);
        if (text.len >= LEAST_CERTAIN_TEXT && ntlm_looks_like_text(text))
            return;
        plain->len = before;
    }
}

static enum unseal_result closed(struct kerberos_context *c)
{
    if (c->advice == NULL)
        advise(c);
    if (c->identity == NULL)
        c->identity = keyring_connection(c->keyring, MECHANISM_KERBEROS, c->connection);
    keyring_closed(c->identity, &c->counted, c->advice);
    if (c->state == KEY_NONE)
        keyring_needs(c->identity, c->advice);
    return c->state == KEY_WRONG ? UNSEAL_WRONG_KEY : UNSEAL_NO_KEY;
}

static enum unseal_result open_whole(struct kerberos_context *c, const struct message *m,
                                     enum direction direction, const struct sealed *part,
                                     struct buf *plain)
{
    struct kerberos_wrap wrap;
    const struct kerberos_key *keys[4];
    if (!kerberos_wrap_read(m->token, m->data, &wrap))
        return c->state == KEY_VERIFIED ? UNSEAL_DAMAGED : closed(c);
    size_t n = message_keys(c, &wrap, keys);
    for (size_t i = 0; i < n; i++)
        if (open_message(c, &wrap, direction, part, keys[i], plain))
            return UNSEAL_VERIFIED;
    if (try_given(c, &wrap, direction, part, plain))
        return UNSEAL_VERIFIED;
    /* The service chose a key of its own, and its AP-REP is not there. */
    bool no_key = n == 0 || (wrap.kind == WRAP_RFC4121 && wrap.acceptor_subkey &&
                             c->acceptor.etype == 0 && c->given.etype == 0);
    return c->state == KEY_VERIFIED && !no_key ? UNSEAL_DAMAGED : closed(c);
}

static enum unseal_result unseal(struct unseal_context *context, enum direction direction,
                                 const struct sealed *part, struct buf *plain)
{
    struct kerberos_context *c = of(context);
    enum unseal_result result;
    if (c->request_read && c->state != KEY_VERIFIED &&
        c->version != kerberos_version(c->keyring->kerberos)) {
        c->state = KEY_NONE;
        try_keys(c);
    }
    struct message m = read_message(part);
    if (m.whole) {
        result = open_whole(c, &m, direction, part, plain);
    } else if (c->state == KEY_VERIFIED) {
        open_certain(c, &m, direction, plain);
        result = UNSEAL_DAMAGED;
    } else {
        result = closed(c);
    }
    return result;
}

static void lost(struct unseal_context *context, enum direction direction, uint64_t n)
{
    /* Every message stands for itself. */
    (void)context;
    (void)direction;
    (void)n;
}

const struct mechanism_ops kerberos_mechanism = {.open = open_context,
                                                 .close = close_context,
                                                 .token = token,
                                                 .spnego = spnego,
                                                 .key = key,
                                                 .advice = advice,
                                                 .unseal = unseal,
                                                 .lost = lost,
                                                 .identity = identity,
                                                 .channel_bindings = channel_bindings};
