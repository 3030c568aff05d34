#include "credssp_messages.h"

#include "der.h"

enum ts_request_frame ts_request_frame(struct bytes stream, size_t *len)
{
    struct cursor c = cur_init(stream, 0), contents;
    bool sequence = der_enter(&c, DER_SEQUENCE, &contents);
    *len = 0;
    if (c.error == CUR_TRUNCATED || stream.len == 0)
        return TS_REQUEST_MORE;
    if (!sequence || !cur_ok(&c))
        return TS_REQUEST_NONE;
    *len = (size_t)cur_offset(&c);
    return TS_REQUEST_WHOLE;
}

/* The contents of the element of that tag, which is all that c holds. */
static struct bytes contents_of(struct cursor c, uint8_t tag)
{
    struct cursor contents;
    return der_enter(&c, tag, &contents) && cur_ok(&c) ? cur_rest(&contents) : bytes_none();
}

/* The first of SEQUENCE OF SEQUENCE { [0] OCTET STRING }. */
static struct bytes first_nego_token(struct cursor c)
{
    struct cursor list, item, field;
    if (!der_enter(&c, DER_SEQUENCE, &list) || !der_enter(&list, DER_SEQUENCE, &item) ||
        !der_enter(&item, DER_CONTEXT(0), &field))
        return bytes_none();
    return contents_of(field, DER_OCTET_STRING);
}

bool ts_request_read(struct bytes der, struct ts_request *request)
{
    struct cursor c = cur_init(der, 0), fields, field;
    struct bytes none = bytes_none();
    uint8_t tag;
    bool versioned = false;
    *request = (struct ts_request){
        .nego_token = none, .auth_info = none, .pub_key_auth = none, .client_nonce = none};
    if (!der_enter(&c, DER_SEQUENCE, &fields))
        return false;
    while (der_next(&fields, &tag, &field) && cur_ok(&fields)) {
        struct cursor number;
        switch (tag) {
        case DER_CONTEXT(0):
            if (!der_enter(&field, DER_INTEGER, &number))
                break;
            request->version = der_integer(&number);
            versioned = cur_ok(&number);
            break;
        case DER_CONTEXT(1):
            request->nego_token = first_nego_token(field);
            break;
        case DER_CONTEXT(2):
            request->auth_info = contents_of(field, DER_OCTET_STRING);
            break;
        case DER_CONTEXT(3):
            request->pub_key_auth = contents_of(field, DER_OCTET_STRING);
            break;
        case DER_CONTEXT(5):
            request->client_nonce = contents_of(field, DER_OCTET_STRING);
            break;
        default:
            break;
        }
    }
    if (request->client_nonce.len != CREDSSP_NONCE)
        request->client_nonce = none;
    return versioned;
}

/* The NegTokenInit or NegTokenResp in a token; false when it is no SPNEGO. */
static bool enter_spnego(struct bytes token, struct cursor *fields, bool *init)
{
    struct cursor c = cur_init(token, 0), framed, oid, choice;
    if (der_enter(&c, DER_APPLICATION(0), &framed)) {
        if (!der_enter(&framed, DER_OBJECT_IDENTIFIER, &oid) ||
            !bytes_equal(cur_rest(&oid), BYTES("\x2B\x06\x01\x05\x05\x02")))
            return false;
        c = framed;
    }
    *init = der_enter(&c, DER_CONTEXT(0), &choice);
    return (*init || der_enter(&c, DER_CONTEXT(1), &choice)) &&
           der_enter(&choice, DER_SEQUENCE, fields);
}

void nego_token_read(struct bytes token, struct nego_token *nego)
{
    struct bytes none = bytes_none();
    struct cursor fields, field;
    bool init;
    uint8_t tag;
    *nego = (struct nego_token){.inner = token, .mech_type_list = none, .mech_list_mic = none};
    if (!enter_spnego(token, &fields, &init))
        return;
    nego->spnego = true;
    nego->inner = none;
    while (der_next(&fields, &tag, &field) && cur_ok(&fields)) {
        if (tag == DER_CONTEXT(0) && init)
            nego->mech_type_list = cur_rest(&field);
        else if (tag == DER_CONTEXT(2))
            nego->inner = contents_of(field, DER_OCTET_STRING);
        else if (tag == DER_CONTEXT(3) || tag == DER_CONTEXT(4)) /* [4]: NegTokenInit2 */
            nego->mech_list_mic = contents_of(field, DER_OCTET_STRING);
    }
    if (bytes_equal(nego->mech_list_mic, nego->inner))
        nego->mech_list_mic = none;
}

struct bytes certificate_public_key(struct bytes certificate)
{
    struct cursor c = cur_init(certificate, 0), whole, fields, info, part;
    uint8_t tag;
    /* tbsCertificate: [0] version, serialNumber, signature, issuer, validity, subject, then
     * subjectPublicKeyInfo. */
    enum { BEFORE = 5 };
    if (!der_enter(&c, DER_SEQUENCE, &whole) || !der_enter(&whole, DER_SEQUENCE, &fields))
        return bytes_none();
    (void)der_enter(&fields, DER_CONTEXT(0), &part);
    for (size_t i = 0; i < BEFORE; i++)
        if (!der_next(&fields, &tag, &part))
            return bytes_none();
    if (!der_enter(&fields, DER_SEQUENCE, &info) || !der_enter(&info, DER_SEQUENCE, &part))
        return bytes_none();
    return bytes_from(contents_of(info, DER_BIT_STRING), 1);
}
