/*
 * The inside of CredSSP's TLS: what is opened and what is shown of it. Input is a row of pieces,
 * each with a byte of what it is (C or S: plain text of the client or of the server; K:
 * TSCredentials; L: a loss) and two of its length.
 */
#include "auth.h"
#include "credssp_tunnel.h"
#include "cursor.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct limits limits = LIMITS_DEFAULT;

static void show(struct record *r, struct block *plain, enum direction direction, bool credentials)
{
    struct auth_token token;
    uint32_t source = record_source(r, block_bytes(plain), plain, SOURCE_DECRYPTED, NULL, 0);
    if (credentials)
        auth_dissect_ts_credentials(r, auth_record_tokens(r), source);
    else
        auth_dissect_ts_request(r, auth_record_tokens(r), source, direction, BINDING_FITS, &token);
    block_unref(plain);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct keyring *keyring; /* once: OpenSSL takes its time */
    if (keyring == NULL) {
        limits.rc4_window = 8192; /* inputs are short */
        limits.identities = 4;
        keyring = keyring_new(&limits);
        (void)keyring_add_password(keyring, "Pa$$w0rd-\xC3\xA9");
    }
    struct cursor c = cur_init(bytes_of(data, size), 0);
    struct credssp_tunnel tunnel = credssp_tunnel_init(keyring, "a -> b");
    struct record *r = auth_record_new(&limits);
    struct unsealed unsealed;
    credssp_tunnel_certificate(&tunnel, bytes_of(data, size));
    while (cur_left(&c) >= 3) {
        uint8_t what = cur_u8(&c);
        enum direction direction = what == 'S' ? S2C : C2S;
        size_t len = (size_t)cur_uint_be(&c, 2);
        struct bytes piece = cur_take(&c, len < cur_left(&c) ? len : cur_left(&c));
        if (what == 'K')
            show(r, block_copy(piece), C2S, true);
        else if (what == 'L')
            credssp_tunnel_lost(&tunnel, direction);
        else
            credssp_tunnel_take(&tunnel, direction, piece);
        while (credssp_tunnel_next(&tunnel, &unsealed))
            show(r, unsealed.plain, unsealed.direction, unsealed.kind == UNSEALED_TS_CREDENTIALS);
    }
    record_free(r);
    credssp_tunnel_clear(&tunnel);
    return 0;
}
