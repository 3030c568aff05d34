/* What a session says of keys: which opened it, which does not, which would. */
#include "tls_session_inside.h"

#include <stdio.h>

struct identity *tls_session_identity(struct tls_session *s)
{
    if (s->identity == NULL)
        s->identity = keyring_connection(
            s->keyring, s->user == TLS_OF_CREDSSP ? MECHANISM_CREDSSP : MECHANISM_CERTIFICATE,
            s->name);
    return s->identity;
}

enum key_state tls_session_key(const struct tls_session *s)
{
    return s->verified ? KEY_VERIFIED : s->refuted ? KEY_WRONG : KEY_NONE;
}

/* Whether, and why not, the server's private key would open it. */
static void advise_rsa(struct buf *text, const struct tls_session *s, const struct epoch *e)
{
    if (e->version == TLS_1_3)
        buf_printf(text, "; an RSA private key does not help, as TLS 1.3 never sends a secret "
                         "under it");
    else if (e->suite == NULL)
        return;
    else if (e->suite->exchange != TLS_EXCHANGE_RSA)
        buf_printf(text,
                   "; an RSA private key does not help, as the key exchange of %s never sends a "
                   "secret under it",
                   e->suite->name);
    else if (e->encrypted_premaster.len == 0)
        buf_printf(text, "; or the handshake of the session that it resumes, with the RSA private "
                         "key of the server (--tls-key)");
    else if (s->keys->n_rsa > 0)
        buf_printf(text, "; or the RSA private key of the server's certificate (--tls-key): the "
                         "one that was given is not its");
    else
        buf_printf(text, "; or the RSA private key of the server's certificate (--tls-key)");
}

static void advise_lines(struct buf *text, const struct tls_session *s, const struct epoch *e)
{
    const char *labels = e->version == TLS_1_3
                             ? "CLIENT_TRAFFIC_SECRET_0 and SERVER_TRAFFIC_SECRET_0"
                             : "CLIENT_RANDOM";
    if (s->refuted && tls_keys_know(s->keys, bytes_of(e->client_random, TLS_RANDOM)))
        buf_printf(text, "the key log has secrets for this client random, but they do not open "
                         "its records; ");
    buf_printf(text,
               "needs a TLS key log of the client or of the server (SSLKEYLOGFILE) with %s for "
               "client random ",
               labels);
    for (size_t i = 0; i < TLS_RANDOM; i++)
        buf_printf(text, "%02x", e->client_random[i]);
}

const char *tls_session_advice(struct tls_session *s)
{
    const struct side *side = s->side[C2S].closed ? &s->side[C2S] : &s->side[S2C];
    const struct epoch *e = side->epoch;
    struct tls_sizes sizes;
    struct buf text = buf_init(sizeof(s->advice) - 1);
    if (!side->closed) {
        /* Nothing encrypted was seen, or it was opened. */
    } else if (e == NULL || !e->has_client || !e->has_server) {
        buf_printf(&text, "the hello messages of TLS are not in the capture, and without them no "
                          "key opens it: capture from the beginning of the connection");
    } else if (e->compressed) {
        buf_printf(&text, "TLS compresses its records, which this version does not undo");
    } else if (!tls_sizes_of(e->suite, e->version, &sizes)) {
        buf_printf(&text, "records of cipher suite %s (%04X) are not read by this version",
                   e->suite != NULL ? e->suite->name : "unknown", e->suite_number);
    } else {
        advise_lines(&text, s, e);
        advise_rsa(&text, s, e);
        if (s->user == TLS_OF_CREDSSP)
            buf_printf(&text, "; a password alone opens nothing of CredSSP");
    }
    snprintf(s->advice, sizeof(s->advice), "%.*s", (int)text.len,
             (const char *)buf_bytes(&text).data);
    buf_clear(&text);
    return s->advice;
}

/* Lines for these very randoms were there, and are none of theirs. */
static void refute_lines(struct tls_session *s, const struct epoch *e)
{
    for (int label = 0; label < TLS_LABEL_COUNT; label++) {
        const struct tls_secret *line = NULL;
        if (label != TLS_LABEL_RSA)
            line = tls_keys_lines(s->keys, (enum tls_label)label,
                                  bytes_of(e->client_random, TLS_RANDOM));
        for (; line != NULL; line = line->next)
            keyring_refuted(s->keyring, line->key, tls_session_identity(s));
    }
}

void tls_session_needed(struct tls_session *s)
{
    const char *advice = tls_session_advice(s);
    if (advice[0] == '\0')
        return;
    keyring_needs(tls_session_identity(s), advice);
    for (int i = C2S; i <= S2C; i++)
        if (s->refuted && !s->verified && s->side[i].closed && s->side[i].epoch != NULL)
            refute_lines(s, s->side[i].epoch);
}
