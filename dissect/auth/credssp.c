/* [MS-CSSP] 2.2.1: what the TLS records of CredSSP hold. */
#include "auth_private.h"

#define D(id) (&auth_diagnostics[CREDSSP_##id])

enum {
    OLDEST_VERSION = 2,
    NEWEST_VERSION = 6,
    NONCE = 32,
    TS_PASSWORD_CREDS = 1,
    TS_SMART_CARD_CREDS = 2,
    TS_REMOTE_GUARD_CREDS = 6
};

const struct name ts_cred_type_names[] = {{TS_PASSWORD_CREDS, "TSPasswordCreds"},
                                          {TS_SMART_CARD_CREDS, "TSSmartCardCreds"},
                                          {TS_REMOTE_GUARD_CREDS, "TSRemoteGuardCreds"},
                                          {0, NULL}};
/* The values of dwKeySpec of CryptoAPI. */
const struct name ts_key_spec_names[] = {{1, "AT_KEYEXCHANGE"}, {2, "AT_SIGNATURE"}, {0, NULL}};

/* The SEQUENCE that begins at c; what stands there instead hangs on node. */
static bool open_sequence(struct record *r, struct node *node, struct cursor *c,
                          struct cursor *fields)
{
    if (der_enter(c, DER_SEQUENCE, fields))
        return true;
    if (cur_ok(c))
        diag_add(r, node, &der_diagnostics[DER_UNEXPECTED], "%s is no SEQUENCE",
                 node->field->label);
    return false;
}

/* [n] OCTET STRING of UTF-16-LE. */
static bool add_text(struct record *r, struct node *parent, const struct field *field,
                     struct cursor *c, unsigned n)
{
    struct cursor contents;
    if (!der_open(r, parent, field, c, n, DER_OCTET_STRING, &contents))
        return false;
    size_t len = cur_left(&contents);
    add_utf16le(r, parent, field, &contents, len);
    if (!cur_ok(c) && parent->last != NULL && parent->last->field == field)
        parent->last->flags |= NODE_PARTIAL;
    else if (len % 2 != 0)
        diag_add(r, parent, D(TEXT), "%s: %zu bytes", field->label, len);
    return true;
}

static void demand_text(struct record *r, struct node *parent, const struct field *field,
                        struct cursor *c, unsigned n)
{
    if (!add_text(r, parent, field, c, n))
        der_missing(r, parent, c, field);
}

static struct node *group_over(struct record *r, struct node *parent, const struct field *field,
                               const struct cursor *contents)
{
    struct node *node = node_add(r, parent, field);
    node->span = span_of(contents->source, cur_offset(contents), cur_left(contents));
    return node;
}

/* ---- TSRequest ---- */

static void dissect_nego_tokens(struct record *r, struct node *node, struct cursor *fields,
                                enum direction direction, struct auth_token *token)
{
    struct cursor list, item, octets;
    if (!der_open(r, node, F(NEGO_TOKENS), fields, 1, DER_SEQUENCE, &list))
        return;
    struct node *tokens = group_over(r, node, F(NEGO_TOKENS), &list);
    struct leg room = {.r = r};
    size_t n = 0;
    while (leg_room(&room, tokens, n) && der_enter(&list, DER_SEQUENCE, &item)) {
        struct auth_token one;
        n++;
        if (!der_open(r, tokens, F(NEGO_TOKEN), &item, 0, DER_OCTET_STRING, &octets)) {
            der_missing(r, tokens, &item, F(NEGO_TOKEN));
        } else {
            token_dissect(r, tokens, octets, direction, &one);
            if (one.kind != TOKEN_NONE || one.mechanism != MECHANISM_UNKNOWN ||
                one.neg_state != NEG_ABSENT)
                *token = one;
        }
        der_close(r, tokens, &item);
    }
    if (n < r->limits->token_elements)
        der_close(r, tokens, &list);
}

/* An NTSTATUS: as it is negative, Windows writes it with and without a leading zero byte. */
static uint64_t dissect_error_code(struct record *r, struct node *node, struct cursor *fields)
{
    struct cursor contents;
    if (!der_open(r, node, F(TS_ERROR_CODE), fields, 4, DER_INTEGER, &contents) || !cur_ok(fields))
        return 0;
    struct span span = span_of(contents.source, cur_offset(&contents), cur_left(&contents));
    int64_t code = der_integer(&contents);
    if (!cur_ok(&contents)) {
        diag_add(r, node, &der_diagnostics[DER_MALFORMED], "%s", F(TS_ERROR_CODE)->label);
        return 0;
    }
    uint64_t status = code >= INT32_MIN && code < 0 ? (uint32_t)code : (uint64_t)code;
    put_uint(r, node, F(TS_ERROR_CODE), status, span);
    return status;
}

static void dissect_version(struct record *r, struct node *node, struct cursor *fields)
{
    int64_t version;
    if (!der_add_integer(r, node, F(TS_VERSION), fields, 0, &version))
        der_missing(r, node, fields, F(TS_VERSION));
    else if (version < OLDEST_VERSION || version > NEWEST_VERSION)
        diag_add(r, node, D(VERSION), "%lld", (long long)version);
}

static void put_binding(struct record *r, struct node *node, enum unseal_binding binding)
{
    if (binding == BINDING_UNKNOWN)
        return;
    put_text(r, node, F(PUBLIC_KEY), binding == BINDING_FITS ? "verified" : "wrong");
    if (binding == BINDING_DIFFERS)
        diag_add(r, node, D(PUBLIC_KEY), "%s", "");
}

static void dissect_fields(struct record *r, struct node *node, struct cursor *fields,
                           enum direction direction, enum unseal_binding binding,
                           struct auth_token *token)
{
    struct bytes nonce;
    dissect_version(r, node, fields);
    dissect_nego_tokens(r, node, fields, direction, token);
    der_add_octets(r, node, F(AUTH_INFO), fields, 2, NULL);
    if (der_add_octets(r, node, F(PUB_KEY_AUTH), fields, 3, NULL))
        put_binding(r, node, binding);
    token->status = dissect_error_code(r, node, fields);
    if (der_add_octets(r, node, F(CLIENT_NONCE), fields, 5, &nonce) && nonce.len != NONCE)
        diag_add(r, node, D(NONCE), "%zu bytes", nonce.len);
    der_close(r, node, fields);
}

/* The list of that field under the newest token. */
static struct node *under_token(struct record *r, struct node *tokens, const struct field *field)
{
    struct node *token = tokens->last != NULL ? tokens->last : &r->spare;
    struct node *list = node_child(token, field);
    return list != NULL ? list : node_add(r, token, field);
}

void auth_dissect_ts_request(struct record *r, struct node *tokens, uint32_t source,
                             enum direction direction, enum unseal_binding binding,
                             struct auth_token *token)
{
    struct cursor c = record_cursor(r, source), fields;
    struct node *list = under_token(r, tokens, F(TS_REQUESTS));
    struct node *node = group_over(r, list, F(TS_REQUEST), &c);
    *token = auth_token_nothing();
    if (open_sequence(r, node, &c, &fields))
        dissect_fields(r, node, &fields, direction, binding, token);
    der_close(r, node, &c);
}

/* ---- TSCredentials ---- */

static void dissect_password(struct record *r, struct node *node, struct cursor *c)
{
    demand_text(r, node, F(TS_DOMAIN_NAME), c, 0);
    demand_text(r, node, F(TS_USER_NAME), c, 1);
    demand_text(r, node, F(TS_PASSWORD), c, 2);
}

static void dissect_csp_data(struct record *r, struct node *parent, struct cursor *c)
{
    struct cursor fields;
    if (!der_open(r, parent, F(CSP_DATA), c, 1, DER_SEQUENCE, &fields)) {
        der_missing(r, parent, c, F(CSP_DATA));
        return;
    }
    struct node *node = group_over(r, parent, F(CSP_DATA), &fields);
    if (!der_add_integer(r, node, F(KEY_SPEC), &fields, 0, NULL))
        der_missing(r, node, &fields, F(KEY_SPEC));
    add_text(r, node, F(CARD_NAME), &fields, 1);
    add_text(r, node, F(READER_NAME), &fields, 2);
    add_text(r, node, F(CONTAINER_NAME), &fields, 3);
    add_text(r, node, F(CSP_NAME), &fields, 4);
    der_close(r, node, &fields);
}

static void dissect_smart_card(struct record *r, struct node *node, struct cursor *c)
{
    demand_text(r, node, F(TS_PIN), c, 0);
    dissect_csp_data(r, node, c);
    add_text(r, node, F(USER_HINT), c, 2);
    add_text(r, node, F(DOMAIN_HINT), c, 3);
}

/* TSRemoteGuardPackageCred, [MS-CSSP] 2.2.1.2.3.1. */
static void dissect_package(struct record *r, struct node *node, struct cursor *c)
{
    demand_text(r, node, F(PACKAGE_NAME), c, 0);
    if (!der_add_octets(r, node, F(CRED_BUFFER), c, 1, NULL))
        der_missing(r, node, c, F(CRED_BUFFER));
    der_close(r, node, c);
}

static void dissect_remote_guard(struct record *r, struct node *node, struct cursor *c)
{
    struct cursor fields, list;
    if (der_open(r, node, F(LOGON_CRED), c, 0, DER_SEQUENCE, &fields))
        dissect_package(r, group_over(r, node, F(LOGON_CRED), &fields), &fields);
    else
        der_missing(r, node, c, F(LOGON_CRED));
    if (!der_open(r, node, F(SUPPLEMENTAL_CREDS), c, 1, DER_SEQUENCE, &list))
        return;
    struct node *creds = group_over(r, node, F(SUPPLEMENTAL_CREDS), &list);
    struct leg room = {.r = r};
    size_t n = 0;
    while (leg_room(&room, creds, n) && der_enter(&list, DER_SEQUENCE, &fields)) {
        dissect_package(r, group_over(r, creds, F(SUPPLEMENTAL_CRED), &fields), &fields);
        n++;
    }
    if (n < r->limits->token_elements)
        der_close(r, creds, &list);
}

/* The OCTET STRING credentials is itself the DER of the type's structure. */
static void dissect_credentials(struct record *r, struct node *parent, struct cursor octets,
                                int64_t type)
{
    struct cursor fields;
    if (type != TS_PASSWORD_CREDS && type != TS_SMART_CARD_CREDS && type != TS_REMOTE_GUARD_CREDS) {
        add_bytes(r, parent, F(CREDENTIALS_UNKNOWN), &octets, cur_left(&octets));
        diag_add(r, parent, D(TYPE), "%lld", (long long)type);
        return;
    }
    struct node *node = group_over(r, parent, F(CREDENTIALS), &octets);
    if (open_sequence(r, node, &octets, &fields)) {
        if (type == TS_PASSWORD_CREDS)
            dissect_password(r, node, &fields);
        else if (type == TS_SMART_CARD_CREDS)
            dissect_smart_card(r, node, &fields);
        else
            dissect_remote_guard(r, node, &fields);
        der_close(r, node, &fields);
    }
    der_close(r, node, &octets);
}

void auth_dissect_ts_credentials(struct record *r, struct node *tokens, uint32_t source)
{
    struct cursor c = record_cursor(r, source), fields, octets;
    struct node *list = under_token(r, tokens, F(TS_REQUESTS));
    struct node *node =
        group_over(r, list->last != NULL ? list->last : list, F(TS_CREDENTIALS), &c);
    int64_t type = 0;
    if (open_sequence(r, node, &c, &fields)) {
        if (!der_add_integer(r, node, F(CRED_TYPE), &fields, 0, &type))
            der_missing(r, node, &fields, F(CRED_TYPE));
        if (der_open(r, node, F(CREDENTIALS), &fields, 1, DER_OCTET_STRING, &octets))
            dissect_credentials(r, node, octets, type);
        else
            der_missing(r, node, &fields, F(CREDENTIALS));
        der_close(r, node, &fields);
    }
    der_close(r, node, &c);
}
