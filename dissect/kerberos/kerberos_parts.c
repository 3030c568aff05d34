/* What messages are made of. RFC 4120 5.2, 5.3, 5.5.1 */
#include "kerberos_private.h"

#define D(id) (&kerberos_diagnostics[KERBEROS_##id])

bool kerberos_room(struct dissection *d, struct node *list, size_t n)
{
    if (n < d->r->limits->token_elements)
        return true;
    diag_add(d->r, list, &model_diagnostics[DIAG_LIMIT], "%s: only the first %zu are shown",
             list->field->label, n);
    return false;
}

void kerberos_span(struct node *node, const struct cursor *contents)
{
    node->span = span_of(contents->source, cur_offset(contents), cur_left(contents));
}

/* Joins the components with "/", as principals are written. */
static struct bytes add_name_strings(struct dissection *d, struct node *node, struct cursor *c)
{
    struct record *r = d->r;
    struct cursor list, text;
    struct buf joined = buf_init(r->limits->token);
    if (!der_open(r, node, F(NAME_STRINGS), c, 1, DER_SEQUENCE, &list)) {
        der_missing(r, node, c, F(NAME_STRINGS));
        return bytes_none();
    }
    struct node *strings = node_add(r, node, F(NAME_STRINGS));
    kerberos_span(strings, &list);
    size_t n = 0;
    for (; kerberos_room(d, strings, n) && der_enter(&list, DER_GENERAL_STRING, &text); n++) {
        struct bytes part = add_bytes(r, strings, F(NAME_STRING), &text, cur_left(&text));
        if (n > 0)
            buf_add_byte(&joined, '/');
        buf_add(&joined, part);
    }
    if (n < r->limits->token_elements)
        der_close(r, strings, &list);
    struct bytes name = arena_copy(r->arena, buf_bytes(&joined));
    buf_clear(&joined);
    return name;
}

bool kerberos_add_name(struct dissection *d, struct node *parent, const struct field *field,
                       struct cursor *c, unsigned n)
{
    struct cursor principal;
    d->name = bytes_none();
    if (!der_open(d->r, parent, field, c, n, DER_SEQUENCE, &principal))
        return false;
    struct node *node = node_add(d->r, parent, field);
    kerberos_span(node, &principal);
    der_add_integer(d->r, node, F(NAME_TYPE), &principal, 0, NULL);
    d->name = add_name_strings(d, node, &principal);
    der_close(d->r, node, &principal);
    return true;
}

void kerberos_add_encrypted_fields(struct dissection *d, struct node *node, struct cursor *c,
                                   struct sealed_part *sealed)
{
    struct record *r = d->r;
    sealed->etype = sealed->kvno = 0;
    if (!der_add_integer(r, node, F(ETYPE), c, 0, &sealed->etype))
        der_missing(r, node, c, F(ETYPE));
    der_add_integer(r, node, F(KVNO), c, 1, &sealed->kvno);
    if (!der_add_octets(r, node, sealed->cipher, c, 2, NULL))
        der_missing(r, node, c, sealed->cipher);
    der_close(r, node, c);
    kerberos_add_opened(d, node, sealed->part);
}

bool kerberos_add_encrypted(struct dissection *d, struct node *parent, struct cursor *c, unsigned n,
                            struct sealed_part *sealed)
{
    struct cursor encrypted;
    sealed->etype = sealed->kvno = 0;
    if (!der_open(d->r, parent, sealed->field, c, n, DER_SEQUENCE, &encrypted))
        return false;
    struct node *node = node_add(d->r, parent, sealed->field);
    kerberos_span(node, &encrypted);
    kerberos_add_encrypted_fields(d, node, &encrypted, sealed);
    return true;
}

/* [n] EncryptedData that must be there. */
static void add_required(struct dissection *d, struct node *parent, struct cursor *c, unsigned n,
                         struct sealed_part *sealed)
{
    if (!kerberos_add_encrypted(d, parent, c, n, sealed))
        der_missing(d->r, parent, c, sealed->field);
}

bool kerberos_add_ticket(struct dissection *d, struct node *parent, const struct field *field,
                         struct cursor *c, enum kdc_part part, struct sealed_part *sealed)
{
    struct record *r = d->r;
    struct cursor ticket, body;
    struct bytes realm = bytes_none();
    int64_t version;
    *sealed = (struct sealed_part){F(TICKET_PART), F(TICKET_CIPHER), part, 0, 0};
    if (!der_enter(c, DER_APPLICATION(1), &ticket))
        return false;
    struct node *node = node_add(r, parent, field);
    kerberos_span(node, &ticket);
    if (!der_enter(&ticket, DER_SEQUENCE, &body))
        der_missing(r, node, &ticket, F(TKT_VNO));
    if (der_add_integer(r, node, F(TKT_VNO), &body, 0, &version) && version != 5)
        diag_add(r, node, D(VERSION), "tkt-vno %lld", (long long)version);
    if (!der_add_string(r, node, F(REALM), &body, 1, &realm))
        der_missing(r, node, &body, F(REALM));
    if (!kerberos_add_name(d, node, F(SNAME), &body, 2))
        der_missing(r, node, &body, F(SNAME));
    struct bytes service = d->name;
    add_required(d, node, &body, 3, sealed);
    der_close(r, node, &body);
    der_close(r, node, &ticket);
    if (part == KDC_TICKET) {
        d->about->service = service;
        d->about->realm = realm;
        d->about->etype = (uint64_t)sealed->etype;
        d->about->kvno = (uint64_t)sealed->kvno;
    }
    return true;
}

void kerberos_add_addresses(struct dissection *d, struct node *parent, const struct field *field,
                            struct cursor *c, unsigned n)
{
    enum { NETBIOS = 20 };
    struct record *r = d->r;
    struct cursor list, element;
    if (!der_open(r, parent, field, c, n, DER_SEQUENCE, &list))
        return;
    struct node *addresses = node_add(r, parent, field);
    kerberos_span(addresses, &list);
    size_t i = 0;
    for (; kerberos_room(d, addresses, i) && der_enter(&list, DER_SEQUENCE, &element); i++) {
        struct node *address = node_add(r, addresses, F(HOST_ADDRESS));
        int64_t type = 0;
        kerberos_span(address, &element);
        der_add_integer(r, address, F(ADDR_TYPE), &element, 0, &type);
        der_add_octets(r, address, type == NETBIOS ? F(ADDRESS_NAME) : F(ADDRESS), &element, 1,
                       NULL);
        der_close(r, address, &element);
    }
    if (i < r->limits->token_elements)
        der_close(r, addresses, &list);
}

void kerberos_add_checksum(struct dissection *d, struct node *parent, const struct field *field,
                           struct cursor *c, unsigned n)
{
    enum { GSS_API = 0x8003, PLAIN_GSS_LEN = 24 };
    struct cursor checksum;
    int64_t type = 0;
    if (!der_open(d->r, parent, field, c, n, DER_SEQUENCE, &checksum))
        return;
    struct node *node = node_add(d->r, parent, field);
    kerberos_span(node, &checksum);
    der_add_integer(d->r, node, F(CKSUMTYPE), &checksum, 0, &type);
    /* What RFC 4121 calls a checksum may carry the client's delegated ticket. */
    bool delegates = type == GSS_API && cur_left(&checksum) > PLAIN_GSS_LEN + 4;
    der_add_octets(d->r, node, delegates ? F(DELEGATION) : F(CHECKSUM), &checksum, 1, NULL);
    der_close(d->r, node, &checksum);
}

void kerberos_add_key(struct dissection *d, struct node *parent, const struct field *field,
                      struct cursor *c, unsigned n)
{
    struct cursor key;
    if (!der_open(d->r, parent, field, c, n, DER_SEQUENCE, &key))
        return;
    struct node *node = node_add(d->r, parent, field);
    kerberos_span(node, &key);
    der_add_integer(d->r, node, F(KEYTYPE), &key, 0, NULL);
    der_add_octets(d->r, node, F(KEYVALUE), &key, 1, NULL);
    der_close(d->r, node, &key);
}

void kerberos_add_head(struct dissection *d, struct node *node, struct cursor *c, unsigned n,
                       int64_t type)
{
    int64_t value;
    if (!der_add_integer(d->r, node, F(PVNO), c, n, &value))
        der_missing(d->r, node, c, F(PVNO));
    else if (value != 5)
        diag_add(d->r, node, D(VERSION), "pvno %lld", (long long)value);
    if (!der_add_integer(d->r, node, F(MSG_TYPE), c, n + 1, &value))
        der_missing(d->r, node, c, F(MSG_TYPE));
    else if (value != type)
        diag_add(d->r, node, D(MESSAGE_TYPE), "msg-type %lld instead of %lld", (long long)value,
                 (long long)type);
}

void kerberos_add_ap_req(struct dissection *d, struct node *node, struct cursor *c)
{
    struct sealed_part ticket;
    struct sealed_part authenticator = {F(AUTHENTICATOR), F(CIPHER), KDC_AUTHENTICATOR, 0, 0};
    struct cursor outer;
    kerberos_add_head(d, node, c, 0, KERBEROS_TYPE_AP_REQ);
    if (!der_add_bits(d->r, node, F(AP_OPTIONS), c, 2))
        der_missing(d->r, node, c, F(AP_OPTIONS));
    if (!der_enter(c, DER_CONTEXT(3), &outer) ||
        !kerberos_add_ticket(d, node, F(TICKET), &outer, KDC_TICKET, &ticket))
        der_missing(d->r, node, c, F(TICKET));
    else
        der_close(d->r, node, &outer);
    add_required(d, node, c, 4, &authenticator);
}
