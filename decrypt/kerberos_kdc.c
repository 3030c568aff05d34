#include "kerberos_kdc.h"

#include "kerberos_open.h"
#include "memory.h"

/* The keys of a request: what a client proves itself with, and what the answer is sealed with. */
struct request_keys {
    struct kerberos_key session; /* of the ticket that the request shows */
    struct kerberos_key subkey;
    struct kerberos_key armor; /* of FAST, RFC 6113 5.4.1 */
    struct kerberos_origins origins;
    bool kdc_seen;
};

/* A message at work. */
struct exchange {
    struct keyring *keyring;
    struct kerberos *kerberos;
    struct kdc_opened *opened;
};

/* Keeps what was opened for the record; the buffer is wiped. */
static void keep(struct exchange *e, enum kdc_part part, struct buf *plain)
{
    if (plain->len > 0 && e->opened->plain[part] == NULL)
        e->opened->plain[part] = block_copy(buf_bytes(plain));
    keyring_wipe(plain);
}

static struct identity *identity_of(struct exchange *e, const struct kerberos_name *client,
                                    struct bytes realm)
{
    struct buf name = buf_init(64 * 1024);
    kerberos_name_text(client, bytes_none(), &name);
    struct identity *identity =
        keyring_identity(e->keyring, MECHANISM_KERBEROS, buf_bytes(&name), realm);
    buf_clear(&name);
    return identity;
}

static bool open_part(struct exchange *e, const struct kerberos_key *key, int usage,
                      const struct kerberos_encrypted *part, struct buf *plain)
{
    return key->etype != 0 && kerberos_open_part(e->keyring, key, usage, part->cipher, plain);
}

static struct kerberos_crypto *crypto_of(const struct exchange *e)
{
    return kerberos_crypto_of(e->kerberos);
}

/* What led to the session key of a ticket was used for the service that the ticket is of: said of
 * keys of which nothing else is known, as a password's user. */
static void note_used(struct exchange *e, const struct kerberos_ticket *ticket,
                      const struct kerberos_origins *origins)
{
    for (size_t i = 0; i < origins->n; i++)
        if (!e->keyring->keys[origins->keys[i]].used)
            keyring_used(e->keyring, origins->keys[i],
                         identity_of(e, &ticket->service, ticket->realm));
}

/* ---- Salts ---- */

static void learn_salts(struct exchange *e, struct bytes padata, const struct kerberos_name *client,
                        struct bytes realm)
{
    enum { ENTRIES = 32 }; /* more encryption types than there are */
    static const int64_t types[] = {PADATA_ETYPE_INFO2, PADATA_ETYPE_INFO};
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        struct cursor list =
            cur_init(kerberos_method_data(kerberos_padata_value(padata, types[i])), 0);
        struct bytes salt, params;
        int64_t etype;
        for (size_t n = 0; n < ENTRIES && kerberos_next_etype_info(&list, &etype, &salt, &params);
             n++)
            kerberos_learn_salt(e->kerberos, client, realm, etype, salt, params);
    }
}

/* ---- Requests ---- */

/*
 * The AP-REQ in a TGS-REQ, or in the armor of FAST: its ticket by what is known or by a long-term
 * key, then its authenticator.
 */
static void open_ap_req(struct exchange *e, struct bytes message, int usage, bool show,
                        struct request_keys *keys)
{
    struct kerberos_ap_req req;
    struct kerberos_secrets secrets;
    if (!kerberos_read_ap_req(message, &req))
        return;
    struct buf ticket = buf_init(req.ticket.part.cipher.len), plain = buf_init(0);
    const struct kerberos_known *known =
        kerberos_open_ticket(e->keyring, &req.ticket, false, &ticket);
    if (show)
        keep(e, KDC_TICKET, &ticket);
    keyring_wipe(&ticket);
    keys->session = known->session;
    keys->origins = known->origins;
    keys->kdc_seen = known->kdc_seen;
    if (open_part(e, &keys->session, usage, &req.authenticator, &plain) &&
        kerberos_read_authenticator(buf_bytes(&plain), &secrets)) {
        keys->subkey = secrets.key;
        memory_wipe(&secrets, sizeof(secrets));
        note_used(e, &req.ticket, &keys->origins);
        if (show) {
            keep(e, KDC_AUTHENTICATOR, &plain);
            e->opened->key = KEY_VERIFIED;
        }
        (void)kerberos_cf2(crypto_of(e), &keys->subkey, &keys->session, "subkeyarmor",
                           "ticketarmor", &keys->armor);
    }
    keyring_wipe(&plain);
}

/* The padata of a request, and what FAST hides of it. Without show it only gives the keys. */
static void open_request_padata(struct exchange *e, struct bytes padata, bool show,
                                struct request_keys *keys, struct bytes *hidden, struct buf *fast)
{
    struct bytes value = kerberos_padata_value(padata, PADATA_TGS_REQ), armor;
    struct kerberos_encrypted part;
    *hidden = bytes_none();
    if (value.len > 0)
        open_ap_req(e, value, USAGE_TGS_REQ_AUTHENTICATOR, show, keys);
    value = kerberos_padata_value(padata, PADATA_FX_FAST);
    if (value.len == 0 || !kerberos_read_fast_req(value, &armor, &part))
        return;
    if (armor.len > 0)
        open_ap_req(e, armor, USAGE_AP_REQ_AUTHENTICATOR, false, keys);
    if (open_part(e, &keys->armor, USAGE_FAST_REQ, &part, fast)) {
        if (show)
            e->opened->plain[KDC_FAST_REQ] = block_copy(buf_bytes(fast));
        (void)kerberos_read_fast_request(buf_bytes(fast), hidden);
    }
}

/*
 * A client's proof of its key: PA-ENC-TIMESTAMP, or inside FAST an encrypted challenge, whose key
 * the armor is mixed into.
 */
static void open_timestamp(struct exchange *e, const struct kerberos_name *client,
                           struct bytes realm, struct bytes value, const struct kerberos_key *armor)
{
    struct kerberos_encrypted part;
    if (value.len == 0 || client->n == 0 || !kerberos_read_encrypted(value, &part))
        return;
    struct kerberos_candidates candidates =
        kerberos_candidates(e->keyring, client, realm, part.etype, true);
    struct buf plain = buf_init(0);
    bool refuted = false;
    for (size_t i = 0; i < candidates.n; i++) {
        const struct kerberos_candidate *candidate = &candidates.list[i];
        struct kerberos_key key = candidate->key;
        if (armor != NULL)
            (void)kerberos_cf2(crypto_of(e), armor, &candidate->key, "clientchallengearmor",
                               "challengelongterm", &key);
        if (open_part(e, &key, armor != NULL ? USAGE_CHALLENGE_CLIENT : USAGE_TIMESTAMP, &part,
                      &plain)) {
            keep(e, KDC_TIMESTAMP, &plain);
            e->opened->key = KEY_VERIFIED;
            keyring_used(e->keyring, candidate->origin, identity_of(e, client, realm));
        } else if (candidate->for_this) {
            keyring_refuted(e->keyring, candidate->origin, identity_of(e, client, realm));
            refuted = true;
        }
        memory_wipe(&key, sizeof(key));
    }
    identity_of(e, client, realm)->tried = true;
    if (refuted && e->opened->key != KEY_VERIFIED) {
        e->opened->key = KEY_WRONG;
        identity_of(e, client, realm)->refuted = true;
    }
    keyring_wipe(&plain);
    kerberos_candidates_free(&candidates);
}

static void take_request(struct exchange *e, struct bytes message)
{
    struct kerberos_kdc_req req;
    struct request_keys keys = {.kdc_seen = false};
    struct buf fast = buf_init(0);
    struct bytes hidden;
    if (!kerberos_read_kdc_req(message, &req))
        return;
    open_request_padata(e, req.padata, true, &keys, &hidden, &fast);
    open_timestamp(e, &req.client, req.realm,
                   kerberos_padata_value(req.padata, PADATA_ENC_TIMESTAMP), NULL);
    if (keys.armor.etype != 0)
        open_timestamp(e, &req.client, req.realm,
                       kerberos_padata_value(hidden, PADATA_ENCRYPTED_CHALLENGE), &keys.armor);
    keyring_wipe(&fast);
    memory_wipe(&keys, sizeof(keys));
}

/* ---- Answers ---- */

/* The strengthen-key of FAST, if there is one, and the salts that FAST hides. */
static void open_fast_response(struct exchange *e, struct bytes hiding,
                               const struct kerberos_name *client, struct bytes realm,
                               const struct request_keys *keys, struct kerberos_key *strengthen)
{
    struct bytes value = kerberos_padata_value(hiding, PADATA_FX_FAST), padata;
    struct kerberos_encrypted part;
    struct buf plain = buf_init(0);
    strengthen->etype = 0;
    if (value.len == 0 || !kerberos_read_fast_rep(value, &part))
        return;
    if (open_part(e, &keys->armor, USAGE_FAST_REP, &part, &plain)) {
        (void)kerberos_read_fast_response(buf_bytes(&plain), &padata, strengthen);
        learn_salts(e, padata, client, realm);
        keep(e, KDC_FAST_REP, &plain);
    }
    keyring_wipe(&plain);
}

/* The answer's own encrypted part with a reply key. RFC 6113 5.4.3 mixes the strengthen-key in. */
static bool open_reply(struct exchange *e, const struct kerberos_kdc_rep *rep,
                       const struct kerberos_key *strengthen, const struct kerberos_key *reply,
                       int usage, struct kerberos_secrets *secrets)
{
    struct kerberos_key key = *reply;
    struct buf plain = buf_init(0);
    if (reply->etype == 0)
        return false;
    if (strengthen->etype != 0)
        (void)kerberos_cf2(crypto_of(e), strengthen, reply, "strengthenkey", "replykey", &key);
    bool good = open_part(e, &key, usage, &rep->part, &plain) &&
                kerberos_read_enc_kdc_rep(buf_bytes(&plain), secrets);
    if (good) {
        keep(e, KDC_ENC_PART, &plain);
        e->opened->key = KEY_VERIFIED;
    }
    keyring_wipe(&plain);
    memory_wipe(&key, sizeof(key));
    return good;
}

/* With every key that may be the client's: all that fit are noted, for each alone would do. */
static void take_as_rep(struct exchange *e, const struct kerberos_kdc_rep *rep,
                        const struct request_keys *keys, struct kerberos_known *known)
{
    struct kerberos_secrets secrets;
    struct kerberos_key strengthen;
    struct kerberos_origins origins = {.n = 0};
    struct kerberos_key session = {.etype = 0};
    bool refuted = false;
    learn_salts(e, rep->padata, &rep->client, rep->realm);
    open_fast_response(e, rep->padata, &rep->client, rep->realm, keys, &strengthen);
    struct kerberos_candidates candidates =
        kerberos_candidates(e->keyring, &rep->client, rep->realm, rep->part.etype, true);
    for (size_t i = 0; i < candidates.n; i++) {
        const struct kerberos_candidate *candidate = &candidates.list[i];
        if (open_reply(e, rep, &strengthen, &candidate->key, USAGE_AS_REP, &secrets)) {
            session = secrets.key;
            kerberos_origins_add(&origins, candidate->origin);
            keyring_used(e->keyring, candidate->origin, identity_of(e, &rep->client, rep->realm));
        } else if (candidate->for_this) {
            keyring_refuted(e->keyring, candidate->origin,
                            identity_of(e, &rep->client, rep->realm));
            refuted = true;
        }
    }
    identity_of(e, &rep->client, rep->realm)->tried = true;
    if (refuted && e->opened->key != KEY_VERIFIED) {
        e->opened->key = KEY_WRONG;
        identity_of(e, &rep->client, rep->realm)->refuted = true;
    }
    known->kdc_seen = true;
    kerberos_learn(e->kerberos, known, &session, &origins, &rep->client, rep->realm);
    memory_wipe(&secrets, sizeof(secrets));
    memory_wipe(&session, sizeof(session));
    kerberos_candidates_free(&candidates);
}

static void take_tgs_rep(struct exchange *e, const struct kerberos_kdc_rep *rep,
                         const struct request_keys *keys, struct kerberos_known *known)
{
    struct kerberos_secrets secrets;
    struct kerberos_key strengthen, session = {.etype = 0};
    open_fast_response(e, rep->padata, &rep->client, rep->realm, keys, &strengthen);
    if (open_reply(e, rep, &strengthen, &keys->subkey, USAGE_TGS_REP_SUBKEY, &secrets) ||
        /* RFC 4757 lists 8 for this, too. */
        (keys->subkey.etype == ETYPE_RC4 &&
         open_reply(e, rep, &strengthen, &keys->subkey, USAGE_TGS_REP_SESSION, &secrets)) ||
        open_reply(e, rep, &strengthen, &keys->session, USAGE_TGS_REP_SESSION, &secrets))
        session = secrets.key;
    known->kdc_seen = known->kdc_seen || keys->kdc_seen;
    kerberos_learn(e->kerberos, known, &session, &keys->origins, &rep->client, rep->realm);
    memory_wipe(&secrets, sizeof(secrets));
    memory_wipe(&session, sizeof(session));
}

static void take_reply(struct exchange *e, struct bytes request, struct bytes message,
                       enum kerberos_message kind)
{
    struct kerberos_kdc_req req;
    struct kerberos_kdc_rep rep;
    struct request_keys keys = {.kdc_seen = false};
    struct buf fast = buf_init(0);
    struct bytes hidden;
    if (!kerberos_read_kdc_rep(message, &rep))
        return;
    if (kerberos_read_kdc_req(request, &req))
        open_request_padata(e, req.padata, false, &keys, &hidden, &fast);
    keyring_wipe(&fast);
    struct buf ticket = buf_init(rep.ticket.part.cipher.len);
    struct kerberos_known *known = kerberos_open_ticket(e->keyring, &rep.ticket, false, &ticket);
    keep(e, KDC_TICKET, &ticket);
    if (kind == KERBEROS_AS_REP)
        take_as_rep(e, &rep, &keys, known);
    else
        take_tgs_rep(e, &rep, &keys, known);
    /* A ticket that a key opened is proved as well as the part that the client reads. */
    if (e->opened->plain[KDC_TICKET] != NULL) {
        note_used(e, &rep.ticket, &known->origins);
        if (e->opened->key == KEY_NONE)
            e->opened->key = KEY_VERIFIED;
    }
    memory_wipe(&keys, sizeof(keys));
}

/* The client's name and realm are those of the request where the KDC leaves them out. */
static void take_error(struct exchange *e, struct bytes request, struct bytes message)
{
    struct kerberos_error error;
    struct kerberos_kdc_req req;
    if (!kerberos_read_error(message, &error))
        return;
    struct kerberos_name client = error.client;
    struct bytes realm = error.client_realm.len > 0 ? error.client_realm : error.realm;
    bool asked = kerberos_read_kdc_req(request, &req);
    if (asked && req.client.n > 0) {
        client = req.client;
        realm = req.realm;
    }
    struct bytes padata = kerberos_method_data(error.data);
    learn_salts(e, padata, &client, realm);
    if (!asked || kerberos_padata_value(padata, PADATA_FX_FAST).len == 0)
        return;
    struct request_keys keys = {.kdc_seen = false};
    struct kerberos_key strengthen;
    struct buf fast = buf_init(0);
    struct bytes hidden;
    open_request_padata(e, req.padata, false, &keys, &hidden, &fast);
    open_fast_response(e, padata, &client, realm, &keys, &strengthen);
    if (e->opened->plain[KDC_FAST_REP] != NULL)
        e->opened->key = KEY_VERIFIED;
    keyring_wipe(&fast);
    memory_wipe(&keys, sizeof(keys));
}

void kerberos_kdc(struct keyring *keyring, struct bytes request, struct bytes message,
                  struct kdc_opened *opened)
{
    struct exchange e = {.keyring = keyring, .kerberos = keyring->kerberos, .opened = opened};
    enum kerberos_message kind = kerberos_message_of(message);
    *opened = (struct kdc_opened){.key = KEY_NONE};
    switch (kind) {
    case KERBEROS_AS_REQ:
    case KERBEROS_TGS_REQ:
        take_request(&e, message);
        break;
    case KERBEROS_AS_REP:
    case KERBEROS_TGS_REP:
        take_reply(&e, request, message, kind);
        break;
    case KERBEROS_ERROR:
        take_error(&e, request, message);
        break;
    default:
        break;
    }
}
