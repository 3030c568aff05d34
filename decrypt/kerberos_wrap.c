#include "kerberos_wrap.h"

#include <string.h>

#include "der.h"
#include "memory.h"
#include "rc4.h"

enum {
    HEADER = 16, /* of RFC 4121 */
    FLAG_ACCEPTOR = 1,
    FLAG_SEALED = 2,
    FLAG_ACCEPTOR_SUBKEY = 4,
    CONFOUNDER = 8 /* of RFC 4757 */
};

#define KRB5_OID BYTES("\x2A\x86\x48\x86\xF7\x12\x01\x02\x02")

static bool read_rfc4121(struct bytes token, struct bytes data, struct kerberos_wrap *wrap)
{
    struct cursor c = cur_init(token, 0);
    cur_skip(&c, 2);
    uint8_t flags = cur_u8(&c), filler = cur_u8(&c);
    wrap->kind = WRAP_RFC4121;
    wrap->sealed = (flags & FLAG_SEALED) != 0;
    wrap->acceptor = (flags & FLAG_ACCEPTOR) != 0;
    wrap->acceptor_subkey = (flags & FLAG_ACCEPTOR_SUBKEY) != 0;
    wrap->extra = (uint16_t)cur_uint_be(&c, 2);
    wrap->rotation = (uint16_t)cur_uint_be(&c, 2);
    cur_skip(&c, 8);
    wrap->header = bytes_part(token, 0, HEADER);
    wrap->body = pieces_of(cur_rest(&c), data);
    return cur_ok(&c) && filler == 0xFF && wrap->body.len > 0;
}

/* The frame's length counts everything that follows it, or in DCE style the headers alone. */
static bool read_rfc4757(struct bytes token, struct bytes data, struct kerberos_wrap *wrap)
{
    struct cursor c = cur_init(token, 0), frame, oid;
    if (!der_enter(&c, DER_APPLICATION(0), &frame))
        return false;
    bool beyond = !cur_ok(&c), all = cur_left(&c) == 0 && data.len == 0;
    if (!der_enter(&frame, DER_OBJECT_IDENTIFIER, &oid) || !bytes_equal(cur_rest(&oid), KRB5_OID))
        return false;
    c = cur_init(bytes_from(token, (size_t)cur_offset(&frame)), 0);
    wrap->kind = WRAP_RFC4757;
    wrap->header = cur_take(&c, 8);
    wrap->sequence = cur_take(&c, 8);
    wrap->checksum = cur_take(&c, 8);
    wrap->body = pieces_of(cur_rest(&c), data);
    struct cursor h = cur_init(wrap->header, 0);
    uint64_t tok_id = cur_uint_be(&h, 2), sign = cur_uint_be(&h, 2), seal = cur_uint_be(&h, 2);
    wrap->sealed = seal != 0xFFFF;
    wrap->padded = (beyond || all) && wrap->body.len > CONFOUNDER;
    return cur_ok(&c) && tok_id == 0x0201 && sign == 0x1100 && (seal == 0x1000 || seal == 0xFFFF) &&
           cur_uint_be(&h, 2) == 0xFFFF && wrap->body.len >= CONFOUNDER;
}

bool kerberos_wrap_read(struct bytes token, struct bytes data, struct kerberos_wrap *wrap)
{
    struct bytes none = bytes_none();
    *wrap = (struct kerberos_wrap){.header = none, .sequence = none, .checksum = none};
    return bytes_starts(token, BYTES("\x05\x04")) ? read_rfc4121(token, data, wrap)
                                                  : read_rfc4757(token, data, wrap);
}

bool kerberos_wrap_suits(const struct kerberos_wrap *wrap, const struct kerberos_key *key)
{
    return key->etype != 0 && (key->etype == ETYPE_RC4) == (wrap->kind == WRAP_RFC4757);
}

/* ---- RFC 4121 ---- */

/* The header as it is sealed or signed: RRC is zero, and under a checksum so is EC. */
static void header_copy(const struct kerberos_wrap *wrap, bool without_extra, uint8_t out[HEADER])
{
    memcpy(out, wrap->header.data, HEADER);
    out[6] = out[7] = 0;
    if (without_extra)
        out[4] = out[5] = 0;
}

/* The body before the sender moved its last bytes, as many as n, to the front. */
static struct pieces unrotated(const struct pieces *body, size_t n)
{
    size_t by = n % body->len;
    struct pieces out = pieces_part(body, by, body->len - by), front = pieces_part(body, 0, by);
    (void)pieces_join(&out, &front); /* two pieces, one of them cut, are three */
    return out;
}

static bool open_sealed(struct kerberos_crypto *kerberos, const struct kerberos_wrap *wrap,
                        const struct kerberos_key *key, const struct pieces *cipher,
                        struct buf *plain)
{
    uint8_t header[HEADER];
    size_t before = plain->len;
    if (!kerberos_decrypt_pieces(kerberos, key,
                                 wrap->acceptor ? USAGE_ACCEPTOR_SEAL : USAGE_INITIATOR_SEAL,
                                 cipher, plain))
        return false;
    size_t opened = plain->len - before, behind = HEADER + (size_t)wrap->extra;
    header_copy(wrap, false, header);
    struct bytes all = bytes_from(buf_bytes(plain), before);
    bool good =
        opened >= behind && bytes_equal(bytes_from(all, opened - HEADER), bytes_of(header, HEADER));
    plain->len = before + (good ? opened - behind : 0);
    return good;
}

static bool open_signed(struct kerberos_crypto *kerberos, const struct kerberos_wrap *wrap,
                        const struct kerberos_key *key, const struct pieces *body,
                        struct buf *plain)
{
    uint8_t header[HEADER];
    if (wrap->extra > body->len)
        return false;
    /* The text and its header; behind them the checksum. */
    size_t len = body->len - wrap->extra, all = len + HEADER;
    struct pieces text = pieces_part(body, 0, len), sum = pieces_part(body, len, wrap->extra);
    struct buf data = buf_init(all + wrap->extra);
    uint8_t *room = buf_room(&data, all + wrap->extra);
    if (room == NULL)
        return false;
    header_copy(wrap, true, header);
    pieces_copy(&text, room);
    memcpy(room + len, header, HEADER);
    pieces_copy(&sum, room + all);
    bool good =
        kerberos_verify(kerberos, key, wrap->acceptor ? USAGE_ACCEPTOR_SEAL : USAGE_INITIATOR_SEAL,
                        bytes_of(room, all), bytes_of(room + all, wrap->extra)) &&
        buf_add(plain, bytes_of(room, len));
    buf_clear(&data);
    return good;
}

/* Windows, and MIT in DCE style, rotate by RRC and EC together. */
static bool open_rfc4121(struct kerberos_crypto *kerberos, const struct kerberos_wrap *wrap,
                         const struct kerberos_key *key, struct buf *plain)
{
    bool good = false;
    for (unsigned turn = 0; turn < (wrap->extra > 0 ? 2u : 1u) && !good; turn++) {
        size_t by = (size_t)wrap->rotation + (turn > 0 ? wrap->extra : 0);
        struct pieces body = unrotated(&wrap->body, by);
        good = wrap->sealed ? open_sealed(kerberos, wrap, key, &body, plain)
                            : open_signed(kerberos, wrap, key, &body, plain);
    }
    return good;
}

/* ---- RFC 4757 ---- */

/* HMAC(HMAC(key, 0), data). */
static bool derive(struct crypto *crypto, const uint8_t key[CRYPTO_MD5], struct bytes data,
                   uint8_t out[CRYPTO_MD5])
{
    uint8_t between[CRYPTO_MD5];
    struct bytes zero = BYTES("\0\0\0\0");
    bool done = crypto_hmac_md5(crypto, bytes_of(key, CRYPTO_MD5), &zero, 1, between) &&
                crypto_hmac_md5(crypto, bytes_of(between, CRYPTO_MD5), &data, 1, out);
    memory_wipe(between, sizeof(between));
    return done;
}

/* SND_SEQ in clear: the number, then four bytes that say who sent it. */
static bool open_sequence(struct crypto *crypto, const struct kerberos_wrap *wrap,
                          enum direction direction, const uint8_t key[CRYPTO_MD5], uint8_t out[8])
{
    uint8_t sealing[CRYPTO_MD5];
    if (!derive(crypto, key, wrap->checksum, sealing))
        return false;
    struct rc4 rc4 = rc4_init(bytes_of(sealing, CRYPTO_MD5));
    rc4_crypt(&rc4, wrap->sequence, out);
    memory_wipe(sealing, sizeof(sealing));
    memory_wipe(&rc4, sizeof(rc4));
    return bytes_equal(bytes_of(out + 4, 4),
                       direction == C2S ? BYTES("\0\0\0\0") : BYTES("\xFF\xFF\xFF\xFF"));
}

/* The key stream over confounder, data and pad. */
static bool sealing_stream(struct crypto *crypto, const struct kerberos_wrap *wrap,
                           enum direction direction, const uint8_t key[CRYPTO_MD5], struct rc4 *rc4)
{
    uint8_t sequence[8], local[CRYPTO_MD5], sealing[CRYPTO_MD5];
    if (!open_sequence(crypto, wrap, direction, key, sequence))
        return false;
    for (size_t i = 0; i < CRYPTO_MD5; i++)
        local[i] = key[i] ^ 0xF0;
    bool done = derive(crypto, local, bytes_of(sequence, 4), sealing);
    if (done)
        *rc4 = rc4_init(bytes_of(sealing, CRYPTO_MD5));
    memory_wipe(local, sizeof(local));
    memory_wipe(sealing, sizeof(sealing));
    return done;
}

static bool checksum_fits(struct crypto *crypto, const struct kerberos_wrap *wrap,
                          const uint8_t key[CRYPTO_MD5], struct bytes confounder,
                          struct bytes clear)
{
    static const char salt[] = "signaturekey";
    uint8_t signing[CRYPTO_MD5], digest[CRYPTO_MD5], checksum[CRYPTO_MD5];
    struct bytes label = bytes_of(salt, sizeof(salt)); /* its NUL belongs to it */
    struct bytes pieces[] = {BYTES("\x0D\0\0\0"), wrap->header, confounder, clear};
    struct bytes summed = bytes_of(digest, CRYPTO_MD5);
    bool done = crypto_hmac_md5(crypto, bytes_of(key, CRYPTO_MD5), &label, 1, signing) &&
                crypto_md5(crypto, pieces, 4, digest) &&
                crypto_hmac_md5(crypto, bytes_of(signing, CRYPTO_MD5), &summed, 1, checksum);
    memory_wipe(signing, sizeof(signing));
    return done && bytes_equal(bytes_of(checksum, 8), wrap->checksum);
}

static void rc4_pieces(struct rc4 *rc4, const struct pieces *p, uint8_t *out)
{
    for (size_t i = 0; i < p->n; i++) {
        rc4_crypt(rc4, p->list[i], out);
        out += p->list[i].len;
    }
}

static bool open_rfc4757(struct crypto *crypto, const struct kerberos_wrap *wrap,
                         enum direction direction, const struct kerberos_key *key,
                         struct buf *plain)
{
    uint8_t sequence[8], confounder[CONFOUNDER];
    struct pieces first = pieces_part(&wrap->body, 0, CONFOUNDER);
    struct pieces rest = pieces_part(&wrap->body, CONFOUNDER, SIZE_MAX);
    struct rc4 rc4;
    uint8_t *room = buf_room(plain, rest.len);
    if (room == NULL)
        return false;
    if (!wrap->sealed) {
        if (!open_sequence(crypto, wrap, direction, key->bytes, sequence))
            return false;
        pieces_copy(&first, confounder);
        pieces_copy(&rest, room);
    } else {
        if (!sealing_stream(crypto, wrap, direction, key->bytes, &rc4))
            return false;
        rc4_pieces(&rc4, &first, confounder);
        rc4_pieces(&rc4, &rest, room);
        memory_wipe(&rc4, sizeof(rc4));
    }
    if (!checksum_fits(crypto, wrap, key->bytes, bytes_of(confounder, CONFOUNDER),
                       bytes_of(room, rest.len)))
        return false;
    plain->len += rest.len;
    return true;
}

bool kerberos_wrap_open(struct crypto *crypto, struct kerberos_crypto *kerberos,
                        const struct kerberos_wrap *wrap, enum direction direction,
                        const struct kerberos_key *key, struct buf *plain)
{
    if (!kerberos_wrap_suits(wrap, key))
        return false;
    return wrap->kind == WRAP_RFC4121 ? open_rfc4121(kerberos, wrap, key, plain)
                                      : open_rfc4757(crypto, wrap, direction, key, plain);
}

/* The key stream starts anew with each message. */
static bool start_rfc4757(struct crypto *crypto, const struct kerberos_wrap *wrap,
                          enum direction direction, const struct kerberos_key *key,
                          struct buf *plain)
{
    struct rc4 rc4;
    struct pieces data = pieces_part(&wrap->body, CONFOUNDER, SIZE_MAX);
    if (data.len == 0 || !sealing_stream(crypto, wrap, direction, key->bytes, &rc4))
        return false;
    uint8_t *room = buf_room(plain, data.len);
    rc4_skip(&rc4, CONFOUNDER);
    if (room != NULL) {
        rc4_pieces(&rc4, &data, room);
        plain->len += data.len;
    }
    memory_wipe(&rc4, sizeof(rc4));
    return room != NULL;
}

/*
 * Cipher block chaining from the confounder on. The last two blocks of the whole are exchanged, RFC
 * 3962 5; where it ends is not known, so that the last two that are there are left out.
 */
static bool start_rfc4121(struct crypto *crypto, const struct kerberos_wrap *wrap,
                          const struct kerberos_key *key, struct buf *plain)
{
    enum { BLOCK = 16, LEFT_OUT = 2 };
    static const uint8_t vector[BLOCK];
    uint8_t constant[5] = {0, 0, 0, 0, 0xAA}, encrypting[KERBEROS_KEY];
    bool sha2 = key->etype == ETYPE_AES128_SHA2 || key->etype == ETYPE_AES256_SHA2;
    struct pieces cipher = pieces_part(&wrap->body, (size_t)wrap->rotation + wrap->extra, SIZE_MAX);
    size_t blocks = cipher.len / BLOCK;
    if (!wrap->sealed || blocks < LEFT_OUT + 2 || (key->len != 16 && key->len != 32))
        return false;
    size_t n = (blocks - LEFT_OUT) * BLOCK;
    struct buf opened = buf_init(n), whole = buf_init(n);
    uint8_t *room = buf_room(&opened, n), *there = buf_room(&whole, n);
    cipher = pieces_part(&cipher, 0, n);
    if (there != NULL)
        pieces_copy(&cipher, there);
    constant[3] = wrap->acceptor ? USAGE_ACCEPTOR_SEAL : USAGE_INITIATOR_SEAL;
    bool good = room != NULL && there != NULL &&
                crypto_kerberos_key(crypto, sha2, bytes_of(key->bytes, key->len),
                                    bytes_of(constant, sizeof(constant)), encrypting, key->len) &&
                crypto_aes_cbc_open(crypto, bytes_of(encrypting, key->len), vector,
                                    bytes_of(there, n), room) &&
                buf_add(plain, bytes_of(room + BLOCK, n - BLOCK));
    memory_wipe(encrypting, sizeof(encrypting));
    buf_clear(&opened);
    buf_clear(&whole);
    return good;
}

bool kerberos_wrap_start(struct crypto *crypto, const struct kerberos_wrap *wrap,
                         enum direction direction, const struct kerberos_key *key,
                         struct buf *plain)
{
    if (!wrap->sealed || !kerberos_wrap_suits(wrap, key))
        return false;
    return wrap->kind == WRAP_RFC4121 ? start_rfc4121(crypto, wrap, key, plain)
                                      : start_rfc4757(crypto, wrap, direction, key, plain);
}
