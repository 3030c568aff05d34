/* What TLS shows of a connection: docs/json.md, connection.tls. */
#include <string.h>

#include "gather_private.h"

void gather_tls(struct watched *w, struct connection_fact *fact, const struct record *r)
{
    const struct node *tls = look_member(r->root, "tls");
    if (tls == NULL)
        return;
    LOOK_SET(fact->tls_version, look_member(tls, "version"));
    LOOK_SET(fact->tls_cipher, look_member(tls, "cipher"));
    LOOK_SET(fact->sni, look_member(tls, "sni"));
    if (w->facts.totals.requests > 0)
        w->facts.last.tls = r->time;
}
