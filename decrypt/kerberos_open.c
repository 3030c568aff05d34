#include "kerberos_open.h"

#include "memory.h"

bool kerberos_open_part(struct keyring *keyring, const struct kerberos_key *key, int usage,
                        struct bytes cipher, struct buf *plain)
{
    keyring_wipe(plain);
    *plain = buf_init(cipher.len);
    return kerberos_decrypt(kerberos_crypto_of(keyring->kerberos), key, usage, cipher, plain);
}

struct kerberos_known *kerberos_open_ticket(struct keyring *keyring,
                                            const struct kerberos_ticket *ticket, bool passwords,
                                            struct buf *plain)
{
    struct kerberos *k = keyring->kerberos;
    struct kerberos_known *known = kerberos_known(k, ticket->part.cipher, true);
    bool done = known->tried >= (passwords ? TICKET_TRIED_WITH_PASSWORDS : TICKET_TRIED);
    if (done && (plain == NULL || !known->opened))
        return known;
    struct kerberos_candidates candidates = kerberos_candidates(
        keyring, &ticket->service, ticket->realm, ticket->part.etype, passwords);
    struct buf part = buf_init(0);
    struct kerberos_secrets secrets;
    bool opened = false;
    for (size_t i = 0; i < candidates.n; i++) {
        const struct kerberos_candidate *candidate = &candidates.list[i];
        if (kerberos_origins_hold(&known->origins, candidate->origin) && opened)
            continue;
        if (kerberos_open_part(keyring, &candidate->key, USAGE_TICKET, ticket->part.cipher,
                               &part) &&
            kerberos_read_enc_ticket(buf_bytes(&part), &secrets)) {
            /* Each key that fits would do alone, and is told to have been used. */
            struct kerberos_origins origins = {.keys = {candidate->origin}, .n = 1};
            kerberos_learn(k, known, &secrets.key, &origins, &secrets.client, secrets.realm);
            memory_wipe(&secrets, sizeof(secrets));
            if (plain != NULL && !opened)
                buf_add(plain, buf_bytes(&part));
            opened = true;
        } else if (candidate->for_this && known->refuted == 0) {
            known->refuted = candidate->origin + 1;
            known->refuted_kvno = candidate->kvno;
        }
    }
    known->opened = opened || known->opened;
    known->tried = passwords ? TICKET_TRIED_WITH_PASSWORDS : TICKET_TRIED;
    if (known->opened)
        known->refuted = 0;
    struct buf name = buf_init(64 * 1024);
    kerberos_name_text(&ticket->service, bytes_none(), &name);
    struct identity *service =
        keyring_identity(keyring, MECHANISM_KERBEROS, buf_bytes(&name), ticket->realm);
    buf_clear(&name);
    if (known->refuted > 0)
        keyring_refuted(keyring, known->refuted - 1, service);
    keyring_wipe(&part);
    kerberos_candidates_free(&candidates);
    return known;
}
