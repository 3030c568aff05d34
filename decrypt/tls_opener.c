/* model/tls_seam.h over a keyring. */
#include <string.h>

#include "tls.h"
#include "tls_keys.h"

static struct tls_session *open_session(void *state, const char *name)
{
    return tls_session_new(state, TLS_OF_CONNECTION, name);
}

static bool fingerprints(struct tls_session *session, struct bytes b, uint8_t sha1[20],
                         uint8_t sha256[32])
{
    uint8_t hash[TLS_HASH_MOST];
    struct tls_crypto *crypto = tls_session_crypto(session);
    memset(sha1, 0, 20);
    memset(sha256, 0, 32);
    if (!tls_digest(crypto, TLS_HASH_SHA1, &b, 1, hash))
        return false;
    memcpy(sha1, hash, 20);
    if (!tls_digest(crypto, TLS_HASH_SHA256, &b, 1, hash))
        return false;
    memcpy(sha256, hash, 32);
    return true;
}

struct tls_opener keyring_tls_opener(struct keyring *keyring)
{
    static const struct tls_ops ops = {.open = open_session,
                                       .close = tls_session_free,
                                       .record = tls_session_record,
                                       .lost = tls_session_lost,
                                       .key = tls_session_key,
                                       .advice = tls_session_advice,
                                       .needed = tls_session_needed,
                                       .fingerprints = fingerprints};
    return (struct tls_opener){.ops = &ops, .state = keyring};
}
