#include "kerberos_private.h"

static enum kerberos_type type_of(struct bytes message)
{
    static const enum kerberos_type types[] = {
        KERBEROS_TYPE_AS_REQ, KERBEROS_TYPE_AS_REP, KERBEROS_TYPE_TGS_REQ,  KERBEROS_TYPE_TGS_REP,
        KERBEROS_TYPE_AP_REQ, KERBEROS_TYPE_AP_REP, KERBEROS_TYPE_KRB_ERROR};
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
        if (message.len > 0 && message.data[0] == DER_APPLICATION(types[i]))
            return types[i];
    return KERBEROS_TYPE_UNKNOWN;
}

static const struct field *group_of(enum kerberos_type type)
{
    switch (type) {
    case KERBEROS_TYPE_AS_REQ:
        return F(AS_REQ);
    case KERBEROS_TYPE_AS_REP:
        return F(AS_REP);
    case KERBEROS_TYPE_TGS_REQ:
        return F(TGS_REQ);
    case KERBEROS_TYPE_TGS_REP:
        return F(TGS_REP);
    case KERBEROS_TYPE_AP_REQ:
        return F(AP_REQ);
    case KERBEROS_TYPE_AP_REP:
        return F(AP_REP);
    case KERBEROS_TYPE_KRB_ERROR:
        return F(KRB_ERROR);
    case KERBEROS_TYPE_UNKNOWN:
        break;
    }
    return NULL;
}

static void put_or_null(struct record *r, const struct field *field, const struct field *absent,
                        struct bytes text)
{
    if (text.len > 0)
        put_string(r, r->root, field, text, span_none());
    else
        put_null(r, r->root, absent);
}

static struct bytes client_of(struct record *r, const struct kerberos_about *about)
{
    if (about->client.len == 0 || about->client_realm.len == 0 ||
        bytes_equal_nocase(about->client_realm, about->realm))
        return about->client;
    return arena_printf(r->arena, "%.*s@%.*s", (int)about->client.len,
                        (const char *)about->client.data, (int)about->client_realm.len,
                        (const char *)about->client_realm.data);
}

static void put_summary(struct record *r, const struct kerberos_message *message,
                        const struct kdc_opened *opened, uint64_t answers,
                        const struct kerberos_about *about)
{
    struct node *root = r->root;
    put_text(r, root, F(DIRECTION), direction_name(message->direction));
    put_text(r, root, F(MESSAGE), kerberos_type_name(about->type));
    put_or_null(r, F(CLIENT), F(CLIENT_ABSENT), client_of(r, about));
    put_or_null(r, F(SERVICE), F(SERVICE_ABSENT), about->service);
    put_or_null(r, F(OF_REALM), F(REALM_ABSENT), about->realm);
    struct node *etypes = node_add(r, root, F(ETYPES));
    for (size_t i = 0; i < about->n_etypes; i++)
        put_uint(r, etypes, F(ETYPE), about->etypes[i], span_none());
    if (about->type == KERBEROS_TYPE_KRB_ERROR)
        put_uint(r, root, F(ERROR), about->error_code, span_none());
    else
        put_null(r, root, F(ERROR_ABSENT));
    put_text(r, root, F(KEY), key_state_name(opened != NULL ? opened->key : KEY_NONE));
    put_text(r, root, F(TRANSPORT), message->udp ? "udp" : "tcp");
    put_string(r, root, F(CLIENT_ADDRESS), arena_copy(r->arena, bytes_of_string(message->client)),
               span_none());
    put_string(r, root, F(SERVER_ADDRESS), arena_copy(r->arena, bytes_of_string(message->server)),
               span_none());
    if (answers != 0)
        put_uint(r, root, F(ANSWERS), answers, span_none());
}

struct record *kerberos_record(const struct limits *limits, const struct kerberos_message *message,
                               const struct kdc_opened *opened, uint64_t answers,
                               struct kerberos_about *about)
{
    struct record *r = record_new(F(RECORD), limits);
    uint32_t source = record_source(r, message->bytes, message->block, SOURCE_STREAM, NULL, 0);
    struct cursor c = record_cursor(r, source);
    const struct field *field = group_of(type_of(message->bytes));
    struct node *group = field != NULL ? node_add(r, r->root, field) : r->root;
    if (group != r->root)
        kerberos_span(group, &c);
    kerberos_dissect_message(r, group, &c, opened, about);
    der_close(r, group, &c);
    /* The summary stands first. */
    struct node *first = r->root->first, *last = r->root->last;
    r->root->first = r->root->last = NULL;
    put_summary(r, message, opened, answers, about);
    if (first == NULL)
        return r;
    if (r->root->last != NULL)
        r->root->last->next = first;
    else
        r->root->first = first;
    r->root->last = last;
    return r;
}
