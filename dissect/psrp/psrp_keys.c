#include "psrp_keys.h"

#include "base64.h"
#include "clixml.h"
#include "psrp_fields.h"
#include "psrp_meaning_fields.h"
#include "psrp_pipeline.h"
#include "psrp_types.h"

#define F(id) (&psrp_fields[PSRP_##id])
#define D(id) (&psrp_diagnostics[PSRP_DIAG_##id])

/* [MS-PSRP] 2.2.2.3, 2.2.2.4: the only values that are allowed. */
enum {
    SIMPLEBLOB = 1,
    PUBLICKEYBLOB = 6,
    BLOB_VERSION = 2,
    CALG_AES_256 = 0x6610,
    CALG_RSA_KEYX = 0xA400
};

/* A blob on its way into its group. */
struct blob {
    struct record *r;
    struct node *group;
    struct cursor c;
};

/* The node of a field that was just read; beyond limits.nodes it is not there, and the group stands
 * for it. */
static struct node *node_of(const struct blob *b, const struct field *field)
{
    struct node *node = node_child(b->group, field);
    return node != NULL ? node : b->group;
}

/* A number that must have one value. */
static void add_fixed(struct blob *b, const struct field *field, size_t n, uint64_t expected)
{
    uint64_t value = add_uint_le(b->r, b->group, field, &b->c, n);
    if (cur_ok(&b->c) && value != expected)
        diag_add(b->r, node_of(b, field), D(KEY_BLOB), "%s 0x%llX, expected 0x%llX", field->label,
                 (unsigned long long)value, (unsigned long long)expected);
}

static void add_blob_header(struct blob *b, uint64_t type)
{
    add_fixed(b, F(KEY_BLOB_TYPE), 1, type);
    add_fixed(b, F(KEY_BLOB_VERSION), 1, BLOB_VERSION);
    add_fixed(b, F(KEY_BLOB_RESERVED), 2, 0);
}

static void add_public_key(struct blob *b)
{
    add_blob_header(b, PUBLICKEYBLOB);
    add_fixed(b, F(KEY_ALGORITHM), 4, CALG_RSA_KEYX);
    struct bytes magic = add_bytes(b->r, b->group, F(KEY_MAGIC), &b->c, 4);
    if (cur_ok(&b->c) && !bytes_equal(magic, BYTES("RSA1")))
        diag_add(b->r, node_of(b, F(KEY_MAGIC)), D(KEY_BLOB), "Magic is not RSA1");
    uint64_t bits = add_uint_le(b->r, b->group, F(KEY_BITS), &b->c, 4);
    add_uint_le(b->r, b->group, F(KEY_EXPONENT), &b->c, 4);
    if (!cur_ok(&b->c))
        return;
    add_bytes(b->r, b->group, F(KEY_MODULUS), &b->c, (size_t)((bits + 7) / 8));
}

/* How long the encrypted key is, no number says: as long as the modulus of the RSA key. */
static void add_session_key(struct blob *b)
{
    add_blob_header(b, SIMPLEBLOB);
    add_fixed(b, F(KEY_ALGORITHM), 4, CALG_AES_256);
    add_fixed(b, F(KEY_WRAPPED_WITH), 4, CALG_RSA_KEYX);
    if (cur_ok(&b->c))
        add_bytes(b->r, b->group, F(KEY_ENCRYPTED), &b->c,
                  cur_left(&b->c) > 0 ? cur_left(&b->c) : 1);
}

/* The text of the property as a source of bytes of its own. */
static struct cursor blob_source(struct record *r, const struct node *text, bool *good)
{
    struct bytes base64 = text->value.b;
    struct buf bytes = buf_init(base64.len / 4 * 3 + 3);
    *good = base64_decode(base64, &bytes);
    struct piece piece = {text->span};
    uint32_t source =
        record_source(r, arena_copy(r->arena, buf_bytes(&bytes)), NULL, SOURCE_BASE64, &piece, 1);
    buf_clear(&bytes);
    return record_cursor(r, source);
}

static void add_blob(struct record *r, const struct field *field, const char *property,
                     void (*add)(struct blob *b))
{
    const struct node *object = clixml_property(psrp_data(r), property);
    if (object == NULL)
        return;
    const struct node *text = clixml_value(object);
    struct blob b = {.r = r, .group = node_add(r, r->root, field)};
    bool good = text != NULL && text->field->kind == KIND_STRING;
    if (good)
        b.c = blob_source(r, text, &good);
    if (!good)
        diag_add(r, b.group, D(KEY_BASE64), "%s", property);
    if (b.c.source == 0)
        return;
    add(&b);
    node_close(b.group, &b.c, 0);
    if (cur_ok(&b.c) && cur_left(&b.c) > 0)
        diag_add(r, b.group, &model_diagnostics[DIAG_TRAILING], "%zu bytes", cur_left(&b.c));
}

void psrp_add_key(struct record *r, uint32_t type)
{
    if (type == PSRP_PUBLIC_KEY)
        add_blob(r, F(PUBLIC_KEY_BLOB), "PublicKey", add_public_key);
    else if (type == PSRP_ENCRYPTED_SESSION_KEY)
        add_blob(r, F(SESSION_KEY_BLOB), "EncryptedSessionKey", add_session_key);
}

static struct bytes whole_value(const struct node *group, const struct field *field)
{
    const struct node *node = node_child(group, field);
    return node != NULL && (node->flags & NODE_PARTIAL) == 0 ? node->value.b : bytes_none();
}

struct bytes psrp_key_modulus(const struct record *r)
{
    return whole_value(node_child(r->root, F(PUBLIC_KEY_BLOB)), F(KEY_MODULUS));
}

struct bytes psrp_key_encrypted(const struct record *r)
{
    return whole_value(node_child(r->root, F(SESSION_KEY_BLOB)), F(KEY_ENCRYPTED));
}

void psrp_set_key_state(struct record *r, const char *state)
{
    struct node *group = node_child(r->root, F(SESSION_KEY_BLOB));
    if (group != NULL)
        put_text(r, group, F(KEY_STATE), state);
}

/* What the meaning shows as the secret answer of a host call, opened. */
static void open_answer(const struct record *r, const struct node *object, struct bytes text)
{
    const struct node *meaning = node_child(r->root, &psrp_meaning_fields[MEANING]);
    struct node *answer = node_child(meaning, &psrp_meaning_fields[MEANING_SECRET_TEXT]);
    if (answer != NULL && answer->span.source == object->span.source &&
        answer->span.offset == object->span.offset)
        answer->value.b = text;
}

void psrp_put_plain(struct record *r, const struct node *value, struct bytes path, uint32_t source,
                    bool guessed)
{
    struct node *plain = clixml_put_plain(r, value, source);
    struct node *list = node_child(r->root, F(SECURE_STRINGS));
    if (plain == NULL)
        return;
    if (list == NULL)
        list = node_add(r, r->root, F(SECURE_STRINGS));
    struct node *group = node_add(r, list, F(SECURE_STRING));
    put_bytes(r, group, F(SECURE_STRING_PATH), arena_copy(r->arena, path), span_none());
    struct node *copy = put_bytes(r, group, F(SECURE_STRING_VALUE), plain->value.b, plain->span);
    open_answer(r, value->parent, plain->value.b);
    if (!guessed)
        return;
    plain->flags |= NODE_GUESSED;
    copy->flags |= NODE_GUESSED;
}
