/* Pre-authentication data. RFC 4120 5.2.7, RFC 6113 5.4, [MS-KILE] 2.2.3 */
#include "kerberos_private.h"

enum padata_type {
    PA_TGS_REQ = 1,
    PA_ENC_TIMESTAMP = 2,
    PA_PW_SALT = 3,
    PA_ETYPE_INFO = 11,
    PA_ETYPE_INFO2 = 19,
    PA_PAC_REQUEST = 128,
    PA_FX_FAST = 136,
    PA_ENCRYPTED_CHALLENGE = 138
};

static void note_etype(struct dissection *d, int64_t etype)
{
    struct kerberos_about *about = d->about;
    if (about->type == KERBEROS_TYPE_KRB_ERROR && about->n_etypes < KERBEROS_ETYPES_MAX)
        about->etypes[about->n_etypes++] = (uint64_t)etype;
}

/* ETYPE-INFO2 has a KerberosString where ETYPE-INFO has an OCTET STRING. */
static void add_etype_info(struct dissection *d, struct node *node, struct cursor *c)
{
    struct record *r = d->r;
    struct cursor list, entry;
    int64_t etype;
    if (!der_enter(c, DER_SEQUENCE, &list))
        return;
    struct node *info = node_add(r, node, F(ETYPE_INFO));
    kerberos_span(info, &list);
    size_t n = 0;
    for (; kerberos_room(d, info, n) && der_enter(&list, DER_SEQUENCE, &entry); n++) {
        struct node *one = node_add(r, info, F(ETYPE_INFO_ENTRY));
        kerberos_span(one, &entry);
        if (der_add_integer(r, one, F(ETYPE), &entry, 0, &etype))
            note_etype(d, etype);
        struct cursor look = entry, salt;
        if (der_enter(&look, DER_CONTEXT(1), &salt) &&
            bytes_starts(cur_peek(&salt, 1), BYTES("\x04")))
            der_add_octets(r, one, F(SALT), &entry, 1, NULL);
        else
            der_add_string(r, one, F(SALT), &entry, 1, NULL);
        der_add_octets(r, one, F(S2KPARAMS), &entry, 2, NULL);
        der_close(r, one, &entry);
    }
    if (n < r->limits->token_elements)
        der_close(r, info, &list);
}

static void add_encrypted_value(struct dissection *d, struct node *node, struct cursor *c,
                                enum kdc_part part)
{
    struct sealed_part sealed = {F(ENCRYPTED_DATA), F(CIPHER), part, 0, 0};
    struct cursor sequence;
    if (!der_enter(c, DER_SEQUENCE, &sequence))
        return;
    struct node *encrypted = node_add(d->r, node, F(ENCRYPTED_DATA));
    kerberos_span(encrypted, &sequence);
    kerberos_add_encrypted_fields(d, encrypted, &sequence, &sealed);
}

static void add_tgs_req(struct dissection *d, struct node *node, struct cursor *c)
{
    struct cursor message, sequence;
    if (!der_enter(c, DER_APPLICATION(KERBEROS_TYPE_AP_REQ), &message))
        return;
    struct node *req = node_add(d->r, node, F(AP_REQ));
    kerberos_span(req, &message);
    if (der_enter(&message, DER_SEQUENCE, &sequence)) {
        /* The ticket is the one that the client shows, not the one that it asks for. */
        struct kerberos_about about = *d->about;
        kerberos_add_ap_req(d, req, &sequence);
        *d->about = about;
        der_close(d->r, req, &sequence);
    }
    der_close(d->r, req, &message);
}

static void add_pac_request(struct dissection *d, struct node *node, struct cursor *c)
{
    struct cursor sequence, value;
    if (!der_enter(c, DER_SEQUENCE, &sequence) ||
        !der_open(d->r, node, F(INCLUDE_PAC), &sequence, 0, DER_BOOLEAN, &value))
        return;
    uint64_t offset = cur_offset(&value);
    uint8_t yes = cur_u8(&value);
    if (cur_ok(&value))
        put_bool(d->r, node, F(INCLUDE_PAC), yes != 0, span_of(value.source, offset, 1));
}

/* Of a request: armor, checksum, the request. Of an answer: the answer alone. */
static void add_fast(struct dissection *d, struct node *node, struct cursor *c)
{
    bool answer = d->about->type == KERBEROS_TYPE_AS_REP ||
                  d->about->type == KERBEROS_TYPE_TGS_REP ||
                  d->about->type == KERBEROS_TYPE_KRB_ERROR;
    struct sealed_part sealed = {answer ? F(ENC_FAST_REP) : F(ENC_FAST_REQ), F(CIPHER),
                                 answer ? KDC_FAST_REP : KDC_FAST_REQ, 0, 0};
    struct record *r = d->r;
    struct cursor choice, sequence, armor;
    if (!der_enter(c, DER_CONTEXT(0), &choice) || !der_enter(&choice, DER_SEQUENCE, &sequence))
        return;
    if (!answer && der_open(r, node, F(ARMOR), &sequence, 0, DER_SEQUENCE, &armor)) {
        struct node *group = node_add(r, node, F(ARMOR));
        kerberos_span(group, &armor);
        der_add_integer(r, group, F(ARMOR_TYPE), &armor, 0, NULL);
        der_add_octets(r, group, F(PADATA_VALUE), &armor, 1, NULL);
        der_close(r, group, &armor);
    }
    if (!answer)
        kerberos_add_checksum(d, node, F(REQ_CHECKSUM), &sequence, 1);
    kerberos_add_encrypted(d, node, &sequence, answer ? 0 : 2, &sealed);
    der_close(r, node, &sequence);
    der_close(r, node, &choice);
}

static void add_value(struct dissection *d, struct node *node, int64_t type, struct cursor *c)
{
    uint64_t start = cur_offset(c);
    switch (type) {
    case PA_TGS_REQ:
        add_tgs_req(d, node, c);
        break;
    case PA_ENC_TIMESTAMP:
    case PA_ENCRYPTED_CHALLENGE:
        add_encrypted_value(d, node, c, KDC_TIMESTAMP);
        break;
    case PA_PW_SALT:
        add_bytes(d->r, node, F(SALT), c, cur_left(c));
        break;
    case PA_ETYPE_INFO:
    case PA_ETYPE_INFO2:
        add_etype_info(d, node, c);
        break;
    case PA_PAC_REQUEST:
        add_pac_request(d, node, c);
        break;
    case PA_FX_FAST:
        add_fast(d, node, c);
        break;
    default:
        break;
    }
    if (cur_ok(c) && cur_offset(c) == start)
        add_bytes(d->r, node, F(PADATA_VALUE), c, cur_left(c));
    else
        der_close(d->r, node, c);
}

void kerberos_add_padata_list(struct dissection *d, struct node *list, struct cursor *c)
{
    struct record *r = d->r;
    struct cursor element, value;
    size_t n = 0;
    for (; kerberos_room(d, list, n) && der_enter(c, DER_SEQUENCE, &element); n++) {
        struct node *node = node_add(r, list, F(PA_DATA));
        int64_t type = 0;
        kerberos_span(node, &element);
        if (!der_add_integer(r, node, F(PADATA_TYPE), &element, 1, &type))
            der_missing(r, node, &element, F(PADATA_TYPE));
        if (der_open(r, node, F(PADATA_VALUE), &element, 2, DER_OCTET_STRING, &value)) {
            if (cur_left(&value) > 0)
                add_value(d, node, type, &value);
        } else {
            der_missing(r, node, &element, F(PADATA_VALUE));
        }
        der_close(r, node, &element);
    }
    if (n < r->limits->token_elements)
        der_close(r, list, c);
}

void kerberos_add_padata(struct dissection *d, struct node *parent, const struct field *field,
                         struct cursor *c, unsigned n)
{
    struct cursor list;
    if (!der_open(d->r, parent, field, c, n, DER_SEQUENCE, &list))
        return;
    struct node *padata = node_add(d->r, parent, field);
    kerberos_span(padata, &list);
    kerberos_add_padata_list(d, padata, &list);
}
