#include "kerberos_messages.h"

#include "der.h"

/* Field [n] of a sequence, which holds one value of that tag. Fields stand in ascending order. */
static bool field(struct bytes sequence, unsigned n, uint8_t tag, struct bytes *contents)
{
    struct cursor c = cur_init(sequence, 0), outer, inner;
    uint8_t found;
    *contents = bytes_none();
    while (der_next(&c, &found, &outer) && cur_ok(&c)) {
        if (found != DER_CONTEXT(n))
            continue;
        if (!der_enter(&outer, tag, &inner) || !cur_ok(&outer))
            return false;
        *contents = cur_rest(&inner);
        return true;
    }
    return false;
}

/* Field [n] as it stands, tag and length of its value included. */
static bool whole_field(struct bytes sequence, unsigned n, struct bytes *value)
{
    struct cursor c = cur_init(sequence, 0), outer;
    uint8_t found;
    *value = bytes_none();
    while (der_next(&c, &found, &outer) && cur_ok(&c)) {
        if (found != DER_CONTEXT(n))
            continue;
        *value = cur_rest(&outer);
        return true;
    }
    return false;
}

static bool integer_field(struct bytes sequence, unsigned n, int64_t *value)
{
    struct bytes contents;
    *value = 0;
    if (!field(sequence, n, DER_INTEGER, &contents))
        return false;
    struct cursor c = cur_init(contents, 0);
    *value = der_integer(&c);
    return cur_ok(&c);
}

/* The contents of the element of that tag that der begins with. */
static bool open_element(struct bytes der, uint8_t tag, struct bytes *contents)
{
    struct cursor c = cur_init(der, 0), inner;
    *contents = bytes_none();
    if (!der_enter(&c, tag, &inner) || !cur_ok(&c))
        return false;
    *contents = cur_rest(&inner);
    return true;
}

/* The SEQUENCE inside [APPLICATION n]. */
static bool open_message(struct bytes der, unsigned n, struct bytes *sequence)
{
    struct bytes outer;
    return open_element(der, DER_APPLICATION(n), &outer) &&
           open_element(outer, DER_SEQUENCE, sequence);
}

static bool name_field(struct bytes sequence, unsigned n, struct kerberos_name *name)
{
    struct bytes principal, list;
    name->n = 0;
    if (!field(sequence, n, DER_SEQUENCE, &principal) || !field(principal, 1, DER_SEQUENCE, &list))
        return false;
    struct cursor c = cur_init(list, 0), text;
    while (name->n < KERBEROS_NAME_PARTS && der_enter(&c, DER_GENERAL_STRING, &text) && cur_ok(&c))
        name->parts[name->n++] = cur_rest(&text);
    return name->n > 0;
}

static bool encrypted_of(struct bytes sequence, struct kerberos_encrypted *part)
{
    (void)integer_field(sequence, 1, &part->kvno);
    return integer_field(sequence, 0, &part->etype) &&
           field(sequence, 2, DER_OCTET_STRING, &part->cipher);
}

static bool encrypted_field(struct bytes sequence, unsigned n, struct kerberos_encrypted *part)
{
    struct bytes contents;
    *part = (struct kerberos_encrypted){.cipher = bytes_none()};
    return field(sequence, n, DER_SEQUENCE, &contents) && encrypted_of(contents, part);
}

static bool key_field(struct bytes sequence, unsigned n, struct kerberos_key *key)
{
    struct bytes contents, value;
    int64_t etype;
    *key = (struct kerberos_key){.etype = 0};
    return field(sequence, n, DER_SEQUENCE, &contents) && integer_field(contents, 0, &etype) &&
           field(contents, 1, DER_OCTET_STRING, &value) && kerberos_key_of(etype, value, key);
}

struct bytes kerberos_unframed(struct bytes token)
{
    struct cursor c = cur_init(token, 0), framed, oid;
    if (!der_enter(&c, DER_APPLICATION(0), &framed) || !cur_ok(&c) ||
        !der_enter(&framed, DER_OBJECT_IDENTIFIER, &oid))
        return token;
    cur_skip(&framed, 2);
    return cur_rest(&framed);
}

enum kerberos_message kerberos_message_of(struct bytes message)
{
    unsigned n = message.len > 0 && (message.data[0] & 0xE0) == 0x60 ? message.data[0] & 0x1Fu : 0;
    switch (n) {
    case KERBEROS_AS_REQ:
    case KERBEROS_AS_REP:
    case KERBEROS_TGS_REQ:
    case KERBEROS_TGS_REP:
    case KERBEROS_AP_REQ:
    case KERBEROS_AP_REP:
    case KERBEROS_CRED:
    case KERBEROS_ERROR:
        return (enum kerberos_message)n;
    default:
        return KERBEROS_NO_MESSAGE;
    }
}

static bool ticket_of(struct bytes sequence, struct kerberos_ticket *ticket)
{
    (void)field(sequence, 1, DER_GENERAL_STRING, &ticket->realm);
    (void)name_field(sequence, 2, &ticket->service);
    return encrypted_field(sequence, 3, &ticket->part);
}

bool kerberos_read_ticket(struct bytes der, struct kerberos_ticket *ticket)
{
    struct bytes sequence;
    *ticket = (struct kerberos_ticket){.realm = bytes_none()};
    ticket->part.cipher = bytes_none();
    return open_message(der, 1, &sequence) && ticket_of(sequence, ticket);
}

bool kerberos_read_ap_req(struct bytes message, struct kerberos_ap_req *req)
{
    struct bytes sequence, ticket, options;
    *req = (struct kerberos_ap_req){.options = 0};
    req->authenticator.cipher = bytes_none();
    if (!open_message(message, KERBEROS_AP_REQ, &sequence) || !whole_field(sequence, 3, &ticket) ||
        !kerberos_read_ticket(ticket, &req->ticket))
        return false;
    if (field(sequence, 2, DER_BIT_STRING, &options)) {
        struct cursor c = cur_init(options, 0);
        req->options = der_bits(&c);
    }
    return encrypted_field(sequence, 4, &req->authenticator);
}

bool kerberos_read_ap_rep(struct bytes message, struct kerberos_encrypted *part)
{
    struct bytes sequence;
    return open_message(message, KERBEROS_AP_REP, &sequence) && encrypted_field(sequence, 2, part);
}

bool kerberos_read_kdc_req(struct bytes message, struct kerberos_kdc_req *req)
{
    struct bytes sequence, body, tickets;
    *req = (struct kerberos_kdc_req){
        .padata = bytes_none(), .realm = bytes_none(), .additional_ticket = bytes_none()};
    if (!open_message(message, KERBEROS_AS_REQ, &sequence) &&
        !open_message(message, KERBEROS_TGS_REQ, &sequence))
        return false;
    (void)field(sequence, 3, DER_SEQUENCE, &req->padata);
    if (!field(sequence, 4, DER_SEQUENCE, &body))
        return false;
    (void)name_field(body, 1, &req->client);
    (void)field(body, 2, DER_GENERAL_STRING, &req->realm);
    (void)name_field(body, 3, &req->service);
    if (field(body, 11, DER_SEQUENCE, &tickets))
        req->additional_ticket = tickets;
    return true;
}

bool kerberos_read_kdc_rep(struct bytes message, struct kerberos_kdc_rep *rep)
{
    struct bytes sequence, ticket;
    *rep = (struct kerberos_kdc_rep){.padata = bytes_none(), .realm = bytes_none()};
    rep->part.cipher = bytes_none();
    if (!open_message(message, KERBEROS_AS_REP, &sequence) &&
        !open_message(message, KERBEROS_TGS_REP, &sequence))
        return false;
    (void)field(sequence, 2, DER_SEQUENCE, &rep->padata);
    (void)field(sequence, 3, DER_GENERAL_STRING, &rep->realm);
    (void)name_field(sequence, 4, &rep->client);
    return whole_field(sequence, 5, &ticket) && kerberos_read_ticket(ticket, &rep->ticket) &&
           encrypted_field(sequence, 6, &rep->part);
}

bool kerberos_read_error(struct bytes message, struct kerberos_error *error)
{
    struct bytes sequence;
    *error = (struct kerberos_error){
        .client_realm = bytes_none(), .realm = bytes_none(), .data = bytes_none()};
    if (!open_message(message, KERBEROS_ERROR, &sequence))
        return false;
    (void)field(sequence, 7, DER_GENERAL_STRING, &error->client_realm);
    (void)name_field(sequence, 8, &error->client);
    (void)field(sequence, 9, DER_GENERAL_STRING, &error->realm);
    (void)field(sequence, 12, DER_OCTET_STRING, &error->data);
    return integer_field(sequence, 6, &error->code);
}

bool kerberos_read_encrypted(struct bytes der, struct kerberos_encrypted *part)
{
    struct bytes sequence;
    *part = (struct kerberos_encrypted){.cipher = bytes_none()};
    return open_element(der, DER_SEQUENCE, &sequence) && encrypted_of(sequence, part);
}

bool kerberos_next_padata(struct cursor *list, int64_t *type, struct bytes *value)
{
    struct cursor element;
    *value = bytes_none();
    if (!der_enter(list, DER_SEQUENCE, &element) || !cur_ok(list))
        return false;
    struct bytes sequence = cur_rest(&element);
    (void)integer_field(sequence, 1, type);
    (void)field(sequence, 2, DER_OCTET_STRING, value);
    return true;
}

struct bytes kerberos_padata_value(struct bytes list, int64_t type)
{
    struct cursor c = cur_init(list, 0);
    struct bytes value;
    int64_t found;
    while (kerberos_next_padata(&c, &found, &value))
        if (found == type)
            return value;
    return bytes_none();
}

struct bytes kerberos_method_data(struct bytes der)
{
    struct bytes list;
    (void)open_element(der, DER_SEQUENCE, &list);
    return list;
}

bool kerberos_next_etype_info(struct cursor *list, int64_t *etype, struct bytes *salt,
                              struct bytes *params)
{
    struct cursor element;
    if (!der_enter(list, DER_SEQUENCE, &element) || !cur_ok(list))
        return false;
    struct bytes sequence = cur_rest(&element);
    (void)integer_field(sequence, 0, etype);
    /* ETYPE-INFO has an OCTET STRING where ETYPE-INFO2 has a KerberosString. */
    if (!field(sequence, 1, DER_GENERAL_STRING, salt))
        (void)field(sequence, 1, DER_OCTET_STRING, salt);
    (void)field(sequence, 2, DER_OCTET_STRING, params);
    return true;
}

bool kerberos_read_fast_req(struct bytes der, struct bytes *armor, struct kerberos_encrypted *part)
{
    struct bytes choice, sequence, armored;
    *armor = bytes_none();
    if (!open_element(der, DER_CONTEXT(0), &choice) ||
        !open_element(choice, DER_SEQUENCE, &sequence))
        return false;
    if (field(sequence, 0, DER_SEQUENCE, &armored))
        (void)field(armored, 1, DER_OCTET_STRING, armor);
    return encrypted_field(sequence, 2, part);
}

bool kerberos_read_fast_rep(struct bytes der, struct kerberos_encrypted *part)
{
    struct bytes choice, sequence;
    return open_element(der, DER_CONTEXT(0), &choice) &&
           open_element(choice, DER_SEQUENCE, &sequence) && encrypted_field(sequence, 0, part);
}

bool kerberos_read_fast_response(struct bytes plain, struct bytes *padata,
                                 struct kerberos_key *strengthen)
{
    struct bytes sequence;
    strengthen->etype = 0;
    *padata = bytes_none();
    if (!open_element(plain, DER_SEQUENCE, &sequence))
        return false;
    (void)key_field(sequence, 1, strengthen);
    return field(sequence, 0, DER_SEQUENCE, padata);
}

bool kerberos_read_fast_request(struct bytes plain, struct bytes *padata)
{
    struct bytes sequence;
    *padata = bytes_none();
    return open_element(plain, DER_SEQUENCE, &sequence) && field(sequence, 1, DER_SEQUENCE, padata);
}

static void clear(struct kerberos_secrets *secrets)
{
    *secrets = (struct kerberos_secrets){.realm = bytes_none(), .checksum = bytes_none()};
}

bool kerberos_read_enc_ticket(struct bytes plain, struct kerberos_secrets *secrets)
{
    struct bytes sequence;
    clear(secrets);
    if (!open_message(plain, 3, &sequence))
        return false;
    (void)field(sequence, 2, DER_GENERAL_STRING, &secrets->realm);
    (void)name_field(sequence, 3, &secrets->client);
    return key_field(sequence, 1, &secrets->key);
}

bool kerberos_open_cred(struct bytes message, struct kerberos_cred *cred)
{
    enum { ENC_KRB_CRED_PART = 29 };
    struct kerberos_encrypted part;
    struct bytes sequence, plain;
    *cred = (struct kerberos_cred){.tickets = bytes_none(), .infos = bytes_none()};
    return open_message(message, KERBEROS_CRED, &sequence) &&
           field(sequence, 2, DER_SEQUENCE, &cred->tickets) &&
           encrypted_field(sequence, 3, &part) && part.etype == 0 &&
           open_message(part.cipher, ENC_KRB_CRED_PART, &plain) &&
           field(plain, 0, DER_SEQUENCE, &cred->infos);
}

bool kerberos_next_cred(struct kerberos_cred *cred, struct kerberos_ticket *ticket,
                        struct kerberos_secrets *secrets)
{
    struct cursor tickets = cur_init(cred->tickets, 0), infos = cur_init(cred->infos, 0), info;
    struct cursor whole;
    uint8_t tag;
    clear(secrets);
    if (!der_next(&tickets, &tag, &whole) || !cur_ok(&tickets) ||
        !der_enter(&infos, DER_SEQUENCE, &info) || !cur_ok(&infos))
        return false;
    bool good = kerberos_read_ticket(cred->tickets, ticket);
    cred->tickets = cur_rest(&tickets);
    cred->infos = cur_rest(&infos);
    struct bytes sequence = cur_rest(&info);
    (void)field(sequence, 1, DER_GENERAL_STRING, &secrets->realm);
    (void)name_field(sequence, 2, &secrets->client);
    return key_field(sequence, 0, &secrets->key) && good;
}

bool kerberos_read_authenticator(struct bytes plain, struct kerberos_secrets *secrets)
{
    struct bytes sequence, checksum;
    clear(secrets);
    if (!open_message(plain, 2, &sequence))
        return false;
    (void)field(sequence, 1, DER_GENERAL_STRING, &secrets->realm);
    (void)name_field(sequence, 2, &secrets->client);
    if (field(sequence, 3, DER_SEQUENCE, &checksum)) {
        (void)integer_field(checksum, 0, &secrets->checksum_type);
        (void)field(checksum, 1, DER_OCTET_STRING, &secrets->checksum);
    }
    (void)key_field(sequence, 6, &secrets->key);
    return true;
}

bool kerberos_read_enc_ap_rep(struct bytes plain, struct kerberos_secrets *secrets)
{
    struct bytes sequence;
    clear(secrets);
    if (!open_message(plain, 27, &sequence))
        return false;
    (void)key_field(sequence, 2, &secrets->key);
    return true;
}

/* MIT's KDC uses the tag of TGS replies for both. */
bool kerberos_read_enc_kdc_rep(struct bytes plain, struct kerberos_secrets *secrets)
{
    struct bytes sequence;
    clear(secrets);
    return (open_message(plain, 25, &sequence) || open_message(plain, 26, &sequence)) &&
           key_field(sequence, 0, &secrets->key);
}

void kerberos_name_text(const struct kerberos_name *name, struct bytes realm, struct buf *out)
{
    for (size_t i = 0; i < name->n; i++) {
        if (i > 0)
            buf_add_byte(out, '/');
        buf_add(out, name->parts[i]);
    }
    if (realm.len == 0)
        return;
    buf_add_byte(out, '@');
    buf_add(out, realm);
}
