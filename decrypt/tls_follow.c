/* What the handshake messages of a session say: its epochs, and when keys change. */
#include "tls_session_inside.h"

#include <string.h>

#include "memory.h"

struct epoch *tls_epoch_new(size_t most)
{
    struct epoch *e = memory_get(sizeof(*e));
    e->references = 1;
    e->transcript = buf_init(most);
    e->encrypted_premaster = buf_init(2048);
    e->offered_ticket = buf_init(65536);
    e->new_ticket = buf_init(65536);
    return e;
}

void tls_epoch_release(struct epoch *e)
{
    if (e == NULL || --e->references > 0)
        return;
    buf_clear(&e->transcript);
    buf_clear(&e->encrypted_premaster);
    buf_clear(&e->offered_ticket);
    buf_clear(&e->new_ticket);
    memory_wipe(e, sizeof(*e));
    memory_free(e);
}

static struct epoch *epoch_keep(struct epoch *e)
{
    if (e != NULL)
        e->references++;
    return e;
}

void tls_epoch_remember(struct tls_session *s, const struct epoch *e)
{
    if (!e->has_master)
        return;
    tls_keys_remember(s->keys, 'i', bytes_of(e->session_id, e->session_id_len), e->master,
                      e->master_key);
    tls_keys_remember(s->keys, 't', buf_bytes(&e->new_ticket), e->master, e->master_key);
}

void tls_side_drop(struct side *side)
{
    tls_protection_free(side->protection);
    side->protection = NULL;
    side->proved = false;
}

/* A side's keys change: everything counts anew. */
void tls_side_start(struct side *side, enum stage stage, struct epoch *e)
{
    struct epoch *kept = epoch_keep(e);
    tls_epoch_release(side->epoch);
    side->epoch = kept;
    side->stage = stage;
    tls_side_drop(side);
    side->place = (struct tls_place){.sequence = 0};
    side->lost = side->slack = side->failed = side->tried = 0;
    side->failures = 0;
}

static void take_transcript(struct epoch *e, struct bytes message)
{
    if (e->session_hash_len == 0 && !e->transcript_broken && !buf_add(&e->transcript, message))
        e->transcript_broken = true;
}

static void take_client_hello(struct tls_session *s, const struct tls_message *message)
{
    struct tls_client_hello hello;
    struct bytes ticket;
    if (!tls_read_client_hello(message->body, &hello))
        return;
    bool again = s->retry && s->handshake != NULL && !s->handshake->has_server;
    if (again || s->is_13)
        return;
    tls_epoch_release(s->handshake);
    struct epoch *e = s->handshake = tls_epoch_new(s->keyring->limits->tls_handshake);
    e->has_client = true;
    e->offered = hello.version;
    memcpy(e->client_random, hello.random.data, TLS_RANDOM);
    memcpy(e->session_id, hello.session_id.data, hello.session_id.len);
    e->session_id_len = hello.session_id.len;
    if (tls_find_extension(hello.extensions, TLS_EXTENSION_SESSION_TICKET, &ticket))
        buf_add(&e->offered_ticket, ticket);
}

static void take_server_hello(struct tls_session *s, const struct tls_message *message)
{
    struct tls_server_hello hello;
    struct bytes unused;
    if (!tls_read_server_hello(message->body, &hello))
        return;
    s->retry = s->retry || hello.retry;
    if (hello.retry || s->is_13)
        return;
    if (s->handshake == NULL)
        s->handshake = tls_epoch_new(s->keyring->limits->tls_handshake);
    struct epoch *e = s->handshake;
    e->has_server = true;
    e->version = hello.version;
    e->suite = tls_suite_of(hello.suite);
    e->suite_number = hello.suite;
    e->compressed = hello.compression != 0;
    memcpy(e->server_random, hello.random.data, TLS_RANDOM);
    e->resumes = hello.session_id.len > 0 &&
                 bytes_equal(hello.session_id, bytes_of(e->session_id, e->session_id_len));
    memcpy(e->session_id, hello.session_id.data, hello.session_id.len);
    e->session_id_len = hello.session_id.len;
    e->extended_master_secret =
        tls_find_extension(hello.extensions, TLS_EXTENSION_EXTENDED_MASTER_SECRET, &unused);
    e->encrypt_then_mac =
        tls_find_extension(hello.extensions, TLS_EXTENSION_ENCRYPT_THEN_MAC, &unused);
    if (hello.version != TLS_1_3)
        return;
    s->is_13 = true;
    tls_side_start(&s->side[C2S], STAGE_HANDSHAKE, e);
    tls_side_start(&s->side[S2C], STAGE_HANDSHAKE, e);
}

/* RFC 7627 3: over everything up to this message, which is part of it. */
static void take_client_key_exchange(struct tls_session *s, struct epoch *e,
                                     const struct tls_message *message)
{
    struct cursor c = cur_init(message->body, 0);
    struct bytes encrypted = cur_take(&c, (size_t)cur_uint_be(&c, 2));
    if (cur_ok(&c) && e->suite != NULL && e->suite->exchange == TLS_EXCHANGE_RSA)
        buf_add(&e->encrypted_premaster, encrypted);
    struct bytes all = buf_bytes(&e->transcript);
    if (e->transcript_broken || !e->has_client || !e->has_server || e->suite == NULL)
        return;
    uint8_t *to = e->session_hash;
    bool done;
    size_t len;
    if (e->version >= TLS_1_2) {
        done = tls_digest(s->keys->crypto, e->suite->hash, &all, 1, to);
        len = tls_hash_size(e->suite->hash);
    } else {
        uint8_t sha1[TLS_HASH_MOST];
        done = tls_digest(s->keys->crypto, TLS_HASH_MD5, &all, 1, to) &&
               tls_digest(s->keys->crypto, TLS_HASH_SHA1, &all, 1, sha1);
        memcpy(to + 16, sha1, 20);
        len = 36;
    }
    e->session_hash_len = done ? len : 0;
    e->transcript_broken = !done;
    buf_clear(&e->transcript);
}

static void take_ticket(struct tls_session *s, struct epoch *e, const struct tls_message *message)
{
    struct cursor c = cur_init(message->body, 0);
    cur_skip(&c, 4); /* ticket_lifetime_hint */
    struct bytes ticket = cur_take(&c, (size_t)cur_uint_be(&c, 2));
    buf_reset(&e->new_ticket);
    if (cur_ok(&c))
        buf_add(&e->new_ticket, ticket);
    tls_epoch_remember(s, e);
}

static void take_message(struct tls_session *s, enum direction direction,
                         const struct tls_message *message)
{
    struct side *side = &s->side[direction];
    if (message->type == TLS_CLIENT_HELLO && direction == C2S)
        take_client_hello(s, message);
    else if (message->type == TLS_SERVER_HELLO && direction == S2C)
        take_server_hello(s, message);
    struct epoch *e = s->handshake;
    if (e == NULL)
        return;
    if (!s->is_13 && message->type != TLS_HELLO_REQUEST)
        take_transcript(e, message->whole);
    switch (message->type) {
    case TLS_CLIENT_KEY_EXCHANGE:
        if (!s->is_13)
            take_client_key_exchange(s, e, message);
        break;
    case TLS_NEW_SESSION_TICKET:
        if (!s->is_13 && direction == S2C)
            take_ticket(s, e, message);
        break;
    case TLS_FINISHED:
        /* One behind the handshake answers a post-handshake CertificateRequest. */
        if (s->is_13 && side->stage == STAGE_HANDSHAKE)
            tls_side_start(side, STAGE_APPLICATION, e);
        break;
    case TLS_KEY_UPDATE:
        if (s->is_13)
            tls_update_key(s, side);
        break;
    default:
        break;
    }
}

void tls_session_follow(struct tls_session *s, enum direction direction, uint8_t type,
                        struct bytes content)
{
    struct side *side = &s->side[direction];
    struct tls_message message;
    if (type != TLS_HANDSHAKE)
        return;
    if (!tls_messages_add(&side->messages, content) && s->handshake != NULL)
        s->handshake->transcript_broken = true;
    while (tls_messages_next(&side->messages, &message))
        take_message(s, direction, &message);
}
