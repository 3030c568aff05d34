/* What keys opened: the encrypted parts in clear. RFC 4120 5.2.7.2, 5.3, 5.4.2, 5.5; RFC 6113 5.4
 */
#include "kerberos_private.h"

/* [n] AuthorizationData, 5.2.6: elements as they are; a PAC is not followed further. */
static void add_authorization_data(struct dissection *d, struct node *parent, struct cursor *c,
                                   unsigned n)
{
    struct record *r = d->r;
    struct cursor list, element;
    if (!der_open(r, parent, F(AUTHORIZATION_DATA), c, n, DER_SEQUENCE, &list))
        return;
    struct node *data = node_add(r, parent, F(AUTHORIZATION_DATA));
    kerberos_span(data, &list);
    size_t i = 0;
    for (; kerberos_room(d, data, i) && der_enter(&list, DER_SEQUENCE, &element); i++) {
        struct node *node = node_add(r, data, F(AD_ELEMENT));
        kerberos_span(node, &element);
        der_add_integer(r, node, F(AD_TYPE), &element, 0, NULL);
        der_add_octets(r, node, F(AD_DATA), &element, 1, NULL);
        der_close(r, node, &element);
    }
    if (i < r->limits->token_elements)
        der_close(r, data, &list);
}

/* [n] crealm and [n + 1] cname. */
static void add_client(struct dissection *d, struct node *node, struct cursor *c, unsigned n)
{
    struct bytes realm;
    if (der_add_string(d->r, node, F(CREALM), c, n, &realm))
        d->client_realm = realm;
    if (kerberos_add_name(d, node, F(CNAME), c, n + 1))
        d->client = d->name;
}

static void add_enc_ticket(struct dissection *d, struct node *node, struct cursor *c)
{
    struct record *r = d->r;
    struct cursor transited;
    der_add_bits(r, node, F(FLAGS), c, 0);
    kerberos_add_key(d, node, F(SESSION_KEY), c, 1);
    add_client(d, node, c, 2);
    if (der_open(r, node, F(TRANSITED), c, 4, DER_SEQUENCE, &transited)) {
        struct node *group = node_add(r, node, F(TRANSITED));
        kerberos_span(group, &transited);
        der_add_integer(r, group, F(TR_TYPE), &transited, 0, NULL);
        der_add_octets(r, group, F(TR_CONTENTS), &transited, 1, NULL);
        der_close(r, group, &transited);
    }
    der_add_time(r, node, F(AUTHTIME), c, 5);
    der_add_time(r, node, F(STARTTIME), c, 6);
    der_add_time(r, node, F(ENDTIME), c, 7);
    der_add_time(r, node, F(RENEW_TILL), c, 8);
    kerberos_add_addresses(d, node, F(CADDR), c, 9);
    add_authorization_data(d, node, c, 10);
}

static void add_authenticator(struct dissection *d, struct node *node, struct cursor *c)
{
    struct record *r = d->r;
    der_add_integer(r, node, F(AUTHENTICATOR_VNO), c, 0, NULL);
    add_client(d, node, c, 1);
    kerberos_add_checksum(d, node, F(CKSUM), c, 3);
    der_add_integer(r, node, F(CUSEC), c, 4, NULL);
    der_add_time(r, node, F(CTIME), c, 5);
    kerberos_add_key(d, node, F(SUBKEY), c, 6);
    der_add_integer(r, node, F(SEQ_NUMBER), c, 7, NULL);
    add_authorization_data(d, node, c, 8);
}

static void add_enc_kdc_rep(struct dissection *d, struct node *node, struct cursor *c)
{
    struct record *r = d->r;
    struct cursor ignored;
    uint8_t tag;
    kerberos_add_key(d, node, F(SESSION_KEY), c, 0);
    /* last-req, 5.4.2: nothing here needs it. */
    if (bytes_starts(cur_peek(c, 1), BYTES("\xA1")))
        (void)der_next(c, &tag, &ignored);
    der_add_integer(r, node, F(NONCE), c, 2, NULL);
    der_add_time(r, node, F(KEY_EXPIRATION), c, 3);
    der_add_bits(r, node, F(FLAGS), c, 4);
    der_add_time(r, node, F(AUTHTIME), c, 5);
    der_add_time(r, node, F(STARTTIME), c, 6);
    der_add_time(r, node, F(ENDTIME), c, 7);
    der_add_time(r, node, F(RENEW_TILL), c, 8);
    der_add_string(r, node, F(SREALM), c, 9, NULL);
    kerberos_add_name(d, node, F(SNAME), c, 10);
    kerberos_add_addresses(d, node, F(CADDR), c, 11);
    kerberos_add_padata(d, node, F(PADATA), c, 12);
}

static void add_enc_ap_rep(struct dissection *d, struct node *node, struct cursor *c)
{
    der_add_time(d->r, node, F(CTIME), c, 0);
    der_add_integer(d->r, node, F(CUSEC), c, 1, NULL);
    kerberos_add_key(d, node, F(SUBKEY), c, 2);
    der_add_integer(d->r, node, F(SEQ_NUMBER), c, 3, NULL);
}

static void add_timestamp(struct dissection *d, struct node *node, struct cursor *c)
{
    der_add_time(d->r, node, F(PATIMESTAMP), c, 0);
    der_add_integer(d->r, node, F(PAUSEC), c, 1, NULL);
}

/* The body inside is the one that the KDC goes by; that outside says the same, or nothing. */
static void add_fast_req(struct dissection *d, struct node *node, struct cursor *c)
{
    struct cursor body;
    der_add_bits(d->r, node, F(FAST_OPTIONS), c, 0);
    kerberos_add_padata(d, node, F(PADATA), c, 1);
    if (der_open(d->r, node, F(REQ_BODY), c, 2, DER_SEQUENCE, &body)) {
        struct node *group = node_add(d->r, node, F(REQ_BODY));
        struct kerberos_about about = *d->about;
        kerberos_span(group, &body);
        kerberos_add_req_body(d, group, &body);
        *d->about = about;
        der_close(d->r, group, &body);
    }
}

static void add_fast_response(struct dissection *d, struct node *node, struct cursor *c)
{
    struct cursor rest;
    uint8_t tag;
    kerberos_add_padata(d, node, F(PADATA), c, 0);
    kerberos_add_key(d, node, F(STRENGTHEN_KEY), c, 1);
    /* finished, RFC 6113 5.4.3: the KDC's checksum over its own answer. */
    if (bytes_starts(cur_peek(c, 1), BYTES("\xA2")))
        (void)der_next(c, &tag, &rest);
    der_add_integer(d->r, node, F(NONCE), c, 3, NULL);
}

/* The kinds of parts: their tags (0: a bare SEQUENCE), their groups, what dissects them. */
static const struct {
    enum kdc_part part;
    uint8_t tag;
    enum kerberos_field field;
    void (*add)(struct dissection *d, struct node *node, struct cursor *c);
} sealed[] = {
    {KDC_TICKET, DER_APPLICATION(3), KERBEROS_ENC_TICKET_PART, add_enc_ticket},
    {KDC_AUTHENTICATOR, DER_APPLICATION(2), KERBEROS_AUTHENTICATOR_PLAIN, add_authenticator},
    {KDC_ENC_PART, DER_APPLICATION(25), KERBEROS_ENC_AS_REP_PART, add_enc_kdc_rep},
    {KDC_ENC_PART, DER_APPLICATION(26), KERBEROS_ENC_TGS_REP_PART, add_enc_kdc_rep},
    {KDC_ENC_PART, DER_APPLICATION(27), KERBEROS_ENC_AP_REP_PART, add_enc_ap_rep},
    {KDC_TIMESTAMP, 0, KERBEROS_PA_ENC_TS_ENC, add_timestamp},
    {KDC_FAST_REQ, 0, KERBEROS_KRB_FAST_REQ, add_fast_req},
    {KDC_FAST_REP, 0, KERBEROS_KRB_FAST_RESPONSE, add_fast_response},
};

void kerberos_add_opened(struct dissection *d, struct node *node, enum kdc_part part)
{
    if (d->opened == NULL || part == KDC_PARTS || d->opened->plain[part] == NULL ||
        (d->used & 1u << part) != 0)
        return;
    d->used |= 1u << part;
    struct block *plain = d->opened->plain[part];
    uint32_t source = record_source(d->r, block_bytes(plain), plain, SOURCE_DECRYPTED, NULL, 0);
    for (size_t i = 0; i < sizeof(sealed) / sizeof(sealed[0]); i++) {
        struct cursor c = record_cursor(d->r, source), outer = c, body;
        if (sealed[i].part != part ||
            (sealed[i].tag != 0 && !der_enter(&c, sealed[i].tag, &outer)) ||
            !der_enter(&outer, DER_SEQUENCE, &body))
            continue;
        struct node *group = node_add(d->r, node, &kerberos_fields[sealed[i].field]);
        kerberos_span(group, &body);
        sealed[i].add(d, group, &body);
        der_close(d->r, group, &body);
        return;
    }
    struct cursor c = record_cursor(d->r, source);
    add_bytes(d->r, node, F(REST), &c, cur_left(&c));
}
