/* The security contexts that handshakes leave behind, and which of them may open a body. */
#include "conversation_private.h"

#include <stdio.h>
#include <string.h>

#include "memory.h"

/* The contexts of closed connections between the same hosts, the client's port apart.
 * security.md 2.3 */
struct peers {
    struct handshake **contexts; /* oldest first */
    size_t n, capacity;
};

void contexts_drop_peers(void *value)
{
    struct peers *peers = value;
    for (size_t i = 0; i < peers->n; i++)
        handshake_release(peers->contexts[i]);
    memory_free(peers->contexts);
    memory_free(peers);
}

static struct peers *peers_of(struct connection *connection, bool make)
{
    struct conversation *c = connection->conversation;
    char name[140];
    const char *port = strrchr(connection->about.client, ':');
    size_t host =
        port != NULL ? (size_t)(port - connection->about.client) : strlen(connection->about.client);
    int n = snprintf(name, sizeof(name), "%.*s %s", (int)host, connection->about.client,
                     connection->about.server);
    struct bytes key = bytes_of(name, (size_t)n);
    struct peers *peers = map_get(c->peers, key);
    if (peers == NULL && make) {
        if (map_count(c->peers) >= c->options.limits->connections)
            contexts_drop_peers(map_remove_oldest(c->peers));
        peers = memory_get(sizeof(*peers));
        map_put(c->peers, key, peers);
    }
    return peers;
}

/* A handshake that was accepted becomes the connection's newest context. */
void contexts_add(struct connection *connection, struct handshake *handshake)
{
    struct security *security = &connection->security;
    if (handshake->context == NULL)
        return;
    if (security->n_contexts == CONTEXTS_PER_CONNECTION)
        handshake_release(security->contexts[--security->n_contexts]);
    memmove(security->contexts + 1, security->contexts,
            security->n_contexts * sizeof(security->contexts[0]));
    security->contexts[0] = handshake_keep(handshake);
    security->n_contexts++;
}

void contexts_refuse(struct connection *connection, struct handshake *handshake)
{
    struct security *security = &connection->security;
    if (security->refused == handshake)
        return;
    handshake_release(security->refused);
    security->refused = handshake_keep(handshake);
}

size_t contexts_candidates(struct connection *connection, const struct exchange *exchange,
                           struct handshake **candidates, size_t most, size_t *own)
{
    const struct security *security = &connection->security;
    const struct peers *peers = peers_of(connection, false);
    struct handshake *first[] = {exchange->context, exchange->handshake[ORIGIN],
                                 security->n_contexts > 0 ? security->contexts[0] : NULL,
                                 security->pending[ORIGIN]};
    size_t n = 0, fixed = sizeof(first) / sizeof(first[0]);
    size_t here = fixed + security->n_contexts + 1, all = here + (peers != NULL ? peers->n : 0);
    *own = 0;
    for (size_t i = 0; i < all && n < most; i++) {
        struct handshake *candidate;
        if (i < fixed)
            candidate = first[i];
        else if (i + 1 < here)
            candidate = security->contexts[i - fixed];
        else if (i < here)
            candidate = security->refused;
        else
            candidate = peers->contexts[peers->n - 1 - (i - here)];
        bool there = candidate == NULL || candidate->context == NULL;
        for (size_t before = 0; before < n && !there; before++)
            there = candidates[before] == candidate;
        if (!there)
            candidates[n++] = candidate;
        if (i < here)
            *own = n;
    }
    return n;
}

struct handshake *contexts_without_handshake(struct connection *connection,
                                             enum mechanism mechanism)
{
    const struct unsealer *unsealer = &connection->conversation->options.unsealer;
    struct handshake **bare = &connection->security.bare;
    if (unsealer->ops == NULL || connection->security.n_contexts > 0)
        return NULL;
    if (*bare == NULL) {
        *bare = memory_get(sizeof(**bare));
        (*bare)->references = 1;
        (*bare)->over = true;
        (*bare)->ops = unsealer->ops;
        (*bare)->summary = auth_summary_new(SCHEME_NONE);
        (*bare)->summary.mechanism = mechanism;
        (*bare)->context = handshake_open(connection, mechanism);
    }
    return (*bare)->context != NULL ? *bare : NULL;
}

void contexts_close(struct connection *connection)
{
    struct security *security = &connection->security;
    struct peers *peers = NULL;
    handshake_release(security->refused);
    for (size_t i = security->n_contexts; i > 0; i--) {
        struct handshake *context = security->contexts[i - 1];
        if (context->ops->key(context->context) != KEY_VERIFIED) {
            handshake_release(context);
            continue;
        }
        if (peers == NULL)
            peers = peers_of(connection, true);
        if (peers->n == connection->conversation->options.limits->contexts) {
            handshake_release(peers->contexts[0]);
            memmove(peers->contexts, peers->contexts + 1, --peers->n * sizeof(struct handshake *));
        }
        peers->contexts = memory_grow(peers->contexts, &peers->capacity, peers->n + 1,
                                      sizeof(struct handshake *));
        peers->contexts[peers->n++] = context;
    }
}
