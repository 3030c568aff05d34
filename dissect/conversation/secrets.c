/*
 * Secure strings: opened by the session key of their pool, or, from protocol version 2.4 on,
 * without one; kept until their key comes where it has not come yet. psrp.md 6, 7.6.
 */
#include <string.h>

#include "base64.h"
#include "clixml.h"
#include "clixml_fields.h"
#include "conversation_private.h"
#include "memory.h"
#include "path.h"
#include "psrp_keys.h"
#include "psrp_types.h"

enum {
    VERSION_CLEAR =
        2 << 16 | 4,  /* from this one on there is no session key: [MS-PSRP] 2.2.5.1.24 */
    SEALED_BLOCK = 16 /* a sealed value is one or more of these */
};

/* A secure string that waits for its key. */
struct waiting {
    struct waiting *next;
    uint64_t refers; /* the id of its record */
    bool counted;    /* in the pool's closed */
    struct block *sealed, *path;
};

struct queue {
    struct waiting *first, *last;
};

/* What is known of a pool's secure strings. */
struct pool {
    struct securestring_context *context; /* NULL without keys */
    uint32_t
        version[2]; /* that each side said, by enum direction: major << 16 | minor; 0: not seen */
    struct queue waiting;
    uint64_t closed; /* how many were seen that nothing opened */
};

struct secrets {
    struct map *pools;  /* shell id in upper case -> struct pool */
    size_t kept;        /* bytes that all that wait cost */
    struct queue found; /* those of the message at hand, whose record has no id yet */
    struct pool *pool;  /* of the message at hand */
    bool news;          /* it brought what may open those that wait */
};

/* What a secure string came to. */
struct opened_string {
    enum securestring_result result;
    bool clear;       /* it was not sealed at all */
    struct buf plain; /* UTF-16-LE */
};

static size_t cost(const struct waiting *w)
{
    return sizeof(*w) + 2 * sizeof(struct block) + w->sealed->len + w->path->len;
}

static void append(struct queue *queue, struct waiting *w)
{
    if (queue->last != NULL)
        queue->last->next = w;
    else
        queue->first = w;
    queue->last = w;
}

static struct waiting *take_first(struct queue *queue)
{
    struct waiting *w = queue->first;
    if (w == NULL)
        return NULL;
    queue->first = w->next;
    if (queue->first == NULL)
        queue->last = NULL;
    w->next = NULL;
    return w;
}

static void drop(struct secrets *s, struct waiting *w)
{
    s->kept -= cost(w);
    block_unref(w->sealed);
    block_unref(w->path);
    memory_free(w);
}

struct secrets *secrets_new(void)
{
    struct secrets *s = memory_get(sizeof(*s));
    s->pools = map_new();
    return s;
}

static void end_pool(struct conversation *c, struct pool *pool)
{
    for (struct waiting *w; (w = take_first(&pool->waiting)) != NULL;)
        drop(c->secrets, w);
    if (pool->context != NULL)
        c->options.securestrings.ops->close(pool->context, pool->closed);
    memory_free(pool);
}

void secrets_finish(struct conversation *c)
{
    for (struct pool *pool; (pool = map_remove_oldest(c->secrets->pools)) != NULL;)
        end_pool(c, pool);
}

void secrets_free(struct conversation *c)
{
    secrets_finish(c);
    map_free(c->secrets->pools, NULL);
    memory_free(c->secrets);
}

/* The pool of a message: by its shell, else by its RPID; those that have neither share one. */
static struct pool *pool_of(struct conversation *c, struct bytes shell_id,
                            const struct psrp_header *header)
{
    struct secrets *s = c->secrets;
    char rpid[GUID_TEXT];
    if (shell_id.len == 0 && !guid_is_zero(&header->rpid)) {
        guid_text(&header->rpid, rpid);
        shell_id = bytes_of_string(rpid);
    }
    struct pool *pool = map_get(s->pools, shell_id);
    if (pool != NULL)
        return pool;
    if (map_count(s->pools) >= c->options.limits->shells)
        end_pool(c, map_remove_oldest(s->pools));
    pool = memory_get(sizeof(*pool));
    const struct securestring_keys *keys = &c->options.securestrings;
    if (keys->ops != NULL)
        pool->context = keys->ops->open(keys->state, shell_id);
    map_put(s->pools, shell_id, pool);
    return pool;
}

/*
 * The version that both speak; 0 where that is not known. The server answers with the client's
 * version when it knows it, else with its own (psrp.md 7.2): its word alone is enough, and the
 * client's is when it is too low for plain text.
 */
static uint32_t negotiated(const struct pool *pool)
{
    uint32_t client = pool->version[C2S], server = pool->version[S2C];
    if (client != 0 && (client < server || (server == 0 && client < VERSION_CLEAR)))
        return client;
    return server;
}

static uint32_t version_of(const struct record *r)
{
    struct bytes text = psrp_protocol_version(r), major, minor;
    uint64_t numbers[2];
    if (!bytes_next(&text, '.', &major) || !bytes_next(&text, '.', &minor) ||
        !bytes_decimal(major, &numbers[0]) || !bytes_decimal(minor, &numbers[1]) ||
        numbers[0] > 0x7FFF || numbers[1] > 0xFFFF)
        return 0;
    return (uint32_t)(numbers[0] << 16 | numbers[1]);
}

/* What the message says of its pool's version and keys. */
static void learn(struct conversation *c, struct record *r, const struct psrp_header *header,
                  const struct psrp_message *message)
{
    struct secrets *s = c->secrets;
    const struct securestring_ops *ops = c->options.securestrings.ops;
    struct pool *pool = s->pool;
    if (header->type == PSRP_SESSION_CAPABILITY) {
        uint32_t version = version_of(r), before = negotiated(pool);
        if (version != 0)
            pool->version[message->direction] = version;
        s->news = before < VERSION_CLEAR && negotiated(pool) >= VERSION_CLEAR;
    }
    if (pool->context == NULL)
        return;
    struct bytes modulus = psrp_key_modulus(r), encrypted = psrp_key_encrypted(r);
    if (modulus.len > 0)
        ops->public_key(pool->context, modulus);
    if (encrypted.len > 0) {
        enum key_state state = ops->session_key(pool->context, encrypted);
        psrp_set_key_state(r, key_state_name(state));
        s->news = state == KEY_VERIFIED;
    }
}

/*
 * Whether bytes whose pool's version is not known can only be UTF-16-LE text: sealed ones come in
 * whole blocks, in which each second byte would be zero by the rarest chance only.
 */
static bool must_be_text(struct bytes b)
{
    bool all_latin = true;
    for (size_t i = 0; i + 1 < b.len && all_latin; i += 2)
        all_latin = b.data[i] >= 0x20 && b.data[i + 1] == 0;
    return b.len % 2 == 0 && (b.len % SEALED_BLOCK != 0 || all_latin);
}

static struct opened_string open_string(struct conversation *c, struct pool *pool,
                                        struct bytes sealed)
{
    struct opened_string out = {.result = SECURESTRING_NO_KEY, .plain = buf_init(sealed.len)};
    uint32_t version = negotiated(pool);
    out.clear = version >= VERSION_CLEAR || (version == 0 && must_be_text(sealed));
    if (out.clear) {
        out.result = version >= VERSION_CLEAR ? SECURESTRING_OPENED : SECURESTRING_UNPROVED;
        buf_add(&out.plain, sealed);
    } else if (pool->context != NULL) {
        out.result = c->options.securestrings.ops->unseal(pool->context, sealed, &out.plain);
    }
    return out;
}

/* Says of a node what became of the secure string that it stands for. */
static void say_result(struct record *r, struct node *node, const struct opened_string *string,
                       struct bytes sealed)
{
    size_t units = sealed.len / 2;
    switch (string->result) {
    case SECURESTRING_OPENED:
    case SECURESTRING_UNPROVED:
        if (string->clear)
            diag_add(r, node, DIAG(SECURE_CLEAR), "%s", "");
        if (buf_bytes(&string->plain).len % 2 != 0)
            diag_add(r, node, DIAG(SECURE_DAMAGED), "an odd number of bytes");
        break;
    case SECURESTRING_NO_KEY:
        diag_add(r, node, DIAG(SECURE_NO_KEY), "%zu bytes: %zu to %zu characters", sealed.len,
                 units >= 8 ? units - 8 : 0, units >= 1 ? units - 1 : 0);
        break;
    case SECURESTRING_WRONG_KEY:
        diag_add(r, node, DIAG(SECURE_WRONG_KEY), "%zu bytes", sealed.len);
        break;
    case SECURESTRING_DAMAGED:
        diag_add(r, node, DIAG(SECURE_DAMAGED), "%zu bytes", sealed.len);
        break;
    }
}

/* Keeps a value that stayed closed, when there is room. */
static void keep(struct conversation *c, struct record *r, struct path_walk *walk,
                 struct node *value, struct bytes sealed, bool counted)
{
    struct secrets *s = c->secrets;
    struct buf path = buf_init(SIZE_MAX);
    path_walk_path(walk, &path);
    struct waiting *w = memory_get(sizeof(*w));
    w->counted = counted;
    w->sealed = block_copy(sealed);
    w->path = buf_block(&path);
    s->kept += cost(w);
    if (s->kept <= c->options.limits->secure_strings) {
        append(&s->found, w);
        return;
    }
    drop(s, w);
    diag_add(r, value, &model_diagnostics[DIAG_LIMIT],
             "more than %zu bytes wait for their session keys: this one is not kept for its key",
             c->options.limits->secure_strings);
}

/* A secure string of the record, at which the walk stands. */
static void open_value(struct conversation *c, struct record *r, struct path_walk *walk,
                       struct node *value, bool counts)
{
    struct pool *pool = c->secrets->pool;
    enum clixml_secure_form form = clixml_secure_form(value->value.b);
    if ((value->flags & NODE_PARTIAL) != 0 || form == CLIXML_FORM_DPAPI ||
        form == CLIXML_FORM_KEYED || form == CLIXML_FORM_INVALID)
        return;
    struct buf bytes = buf_init(value->value.b.len / 4 * 3 + 3);
    (void)base64_decode(value->value.b, &bytes);
    struct piece piece = {value->span};
    struct bytes sealed = arena_copy(r->arena, buf_bytes(&bytes));
    buf_clear(&bytes);
    uint32_t source = record_source(r, sealed, NULL, SOURCE_BASE64, &piece, 1);
    struct opened_string string = open_string(c, pool, sealed);
    bool closed = string.result == SECURESTRING_NO_KEY || string.result == SECURESTRING_WRONG_KEY;
    say_result(r, value, &string, sealed);
    if (closed) {
        pool->closed += counts;
        keep(c, r, walk, value, sealed, counts);
    } else if (string.result != SECURESTRING_DAMAGED) {
        piece.from = span_of(source, 0, sealed.len);
        if (!string.clear)
            source = record_source(r, arena_copy(r->arena, buf_bytes(&string.plain)), NULL,
                                   SOURCE_DECRYPTED, &piece, 1);
        struct buf path = buf_init(SIZE_MAX);
        path_walk_path(walk, &path);
        psrp_put_plain(r, value, buf_bytes(&path), source, string.result == SECURESTRING_UNPROVED);
        buf_clear(&path);
    }
    buf_clear(&string.plain);
}

/* The same node, to be written to. */
static struct node *writable(const struct node *node)
{
    struct node *same = node->parent->first;
    while (same != node)
        same = same->next;
    return same;
}

void secrets_open(struct conversation *c, struct record *r, const struct psrp_header *header,
                  const struct psrp_message *message)
{
    struct secrets *s = c->secrets;
    s->pool = NULL;
    s->news = false;
    if (!header->secret && header->type != PSRP_PUBLIC_KEY &&
        header->type != PSRP_SESSION_CAPABILITY)
        return;
    s->pool = pool_of(c, message->shell_id, header);
    if (!message->refused)
        learn(c, r, header, message);
    if (!header->secret)
        return;
    bool counts = !message->repeated && !message->refused;
    struct path_walk walk = path_walk_start(r->root);
    for (enum walk_event event; (event = path_walk_next(&walk)) != WALK_DONE;) {
        const struct node *node = walk.walk.node;
        if (event == WALK_ENTER && node->field == &clixml_fields[CLIXML_VALUE_SECRET])
            open_value(c, r, &walk, writable(node), counts);
    }
    path_walk_end(&walk);
}

/* The record of a value that was opened behind its own. */
static void tell_late(struct conversation *c, const struct psrp_message *message,
                      const struct waiting *w, const struct opened_string *string)
{
    struct record *r = record_new(FIELD(SECRET), c->options.limits);
    r->time = message->time;
    r->connection = message->connection;
    record_frames(r, &message->frames);
    put_uint(r, r->root, FIELD(SECRET_REFERS), w->refers, span_none());
    put_bytes(r, r->root, FIELD(SECRET_PATH), arena_copy(r->arena, block_bytes(w->path)),
              span_none());
    struct node *value;
    if (string->result == SECURESTRING_DAMAGED) {
        value = put_null(r, r->root, FIELD(SECRET_NO_VALUE));
    } else {
        uint32_t source = record_source(r, arena_copy(r->arena, buf_bytes(&string->plain)), NULL,
                                        SOURCE_DECRYPTED, NULL, 0);
        struct cursor cursor = record_cursor(r, source);
        add_utf16le(r, r->root, FIELD(SECRET_VALUE), &cursor, cur_left(&cursor));
        value = r->root->last;
    }
    if (string->result == SECURESTRING_UNPROVED)
        value->flags |= NODE_GUESSED;
    say_result(r, value, string, block_bytes(w->sealed));
    conversation_push(c, r);
}

/* Tries those that wait again: each is told or goes on waiting. */
static void retry(struct conversation *c, const struct psrp_message *message, struct pool *pool)
{
    struct queue before = pool->waiting;
    pool->waiting = (struct queue){NULL, NULL};
    for (struct waiting *w; (w = take_first(&before)) != NULL;) {
        struct opened_string string = open_string(c, pool, block_bytes(w->sealed));
        if (string.result == SECURESTRING_NO_KEY || string.result == SECURESTRING_WRONG_KEY) {
            append(&pool->waiting, w);
        } else {
            tell_late(c, message, w, &string);
            pool->closed -= w->counted;
            drop(c->secrets, w);
        }
        buf_clear(&string.plain);
    }
}

void secrets_told(struct conversation *c, const struct psrp_message *message, uint64_t id)
{
    struct secrets *s = c->secrets;
    for (struct waiting *w; (w = take_first(&s->found)) != NULL;) {
        w->refers = id;
        append(&s->pool->waiting, w);
    }
    if (s->news)
        retry(c, message, s->pool);
}

bool secrets_in_clear(const struct conversation *c, struct bytes shell_id, struct bytes fragments)
{
    const struct pool *pool = map_get(c->secrets->pools, shell_id);
    uint32_t version = pool != NULL ? negotiated(pool) : 0;
    return version >= VERSION_CLEAR ||
           (version == 0 && (bytes_find(fragments, BYTES("<SS"), 0) < fragments.len ||
                             bytes_find(fragments, BYTES("</SS"), 0) < fragments.len));
}
