/*
 * Exchanges with a KDC: a record of each message, paired by the two ends, and told to the unsealer,
 * which learns keys from them.
 */
#include "conversation_private.h"

#include <stdio.h>
#include <string.h>

#include "kdc_feed.h"
#include "kerberos.h"
#include "memory.h"

/* The newest request of a client's port to a KDC. */
struct kdc_request {
    struct block *message;
    uint64_t id; /* of its record */
};

void kdc_request_drop(void *value)
{
    struct kdc_request *request = value;
    block_unref(request->message);
    memory_free(request);
}

static struct bytes ends_of(const struct kdc_message *message, char text[160])
{
    int n = snprintf(text, 160, "%s %s %s", message->udp ? "udp" : "tcp", message->client,
                     message->server);
    return bytes_of(text, (size_t)n);
}

/* Requests without an answer are forgotten when they are too many. */
static void remember_request(struct conversation *c, struct bytes ends, struct block *message,
                             uint64_t id)
{
    struct kdc_request *known = map_remove(c->kdc_requests, ends);
    if (known != NULL)
        kdc_request_drop(known);
    else if (map_count(c->kdc_requests) >= c->options.limits->kdc_requests)
        kdc_request_drop(map_remove_oldest(c->kdc_requests));
    struct kdc_request *request = memory_get(sizeof(*request));
    *request = (struct kdc_request){.message = block_ref(message), .id = id};
    (void)map_put(c->kdc_requests, ends, request);
}

/* That there is a KDC, at whose port attempts without content are then shown, too. */
static void remember_kdc(struct conversation *c, const char *server)
{
    struct bytes key = bytes_of_string(server);
    if (map_get(c->kdcs, key) != NULL)
        return;
    if (map_count(c->kdcs) >= c->options.limits->kdc_requests)
        (void)map_remove_oldest(c->kdcs);
    (void)map_put(c->kdcs, key, c); /* only that it is there counts */
}

void kdc_message(void *state, void *fed, const struct kdc_message *message)
{
    struct conversation *c = state;
    struct connection *connection = fed;
    const struct unsealer *unsealer = &c->options.unsealer;
    struct kdc_opened opened = {.key = KEY_NONE};
    struct kerberos_about about;
    char text[160];
    struct bytes ends = ends_of(message, text);
    struct kdc_request *request = message->direction == S2C ? map_get(c->kdc_requests, ends) : NULL;
    struct block *block = block_copy(message->bytes);
    if (unsealer->ops != NULL && unsealer->ops->kdc != NULL && message->missing == 0)
        unsealer->ops->kdc(unsealer->state,
                           request != NULL ? block_bytes(request->message) : bytes_none(),
                           block_bytes(block), &opened);
    struct kerberos_message wire = {.direction = message->direction,
                                    .udp = message->udp,
                                    .client = message->client,
                                    .server = message->server,
                                    .bytes = block_bytes(block),
                                    .block = block};
    struct record *r = kerberos_record(c->options.limits, &wire, &opened,
                                       request != NULL ? request->id : 0, &about);
    r->time = message->time;
    r->connection = connection != NULL ? connection->about.number : 0;
    record_frames(r, &message->frames);
    if (connection != NULL)
        connection->shown = true;
    remember_kdc(c, message->server);
    uint64_t id = conversation_push(c, r);
    if (message->direction == C2S)
        remember_request(c, ends, block, id);
    block_unref(block);
    for (size_t i = 0; i < KDC_PARTS; i++) {
        /* The sinks have had it; it holds session keys. */
        if (opened.plain[i] != NULL && opened.plain[i]->references == 1)
            memory_wipe(opened.plain[i]->data, opened.plain[i]->len);
        block_unref(opened.plain[i]);
    }
}

bool kdc_is_known(const struct conversation *c, const char *server)
{
    return map_get(c->kdcs, bytes_of_string(server)) != NULL;
}
