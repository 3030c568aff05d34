#include "ntlm_crypto.h"

#include <string.h>

#include "memory.h"
#include "rc4.h"
#include "utf.h"

/* 56 bits of key spread over 8 bytes, the parity bit last and not set. */
static bool des7(struct crypto *crypto, const uint8_t key[7], const uint8_t block[CRYPTO_DES],
                 uint8_t out[CRYPTO_DES])
{
    uint64_t bits = 0;
    uint8_t spread[CRYPTO_DES];
    for (size_t i = 0; i < 7; i++)
        bits = bits << 8 | key[i];
    for (size_t i = 0; i < CRYPTO_DES; i++)
        spread[i] = (uint8_t)((bits >> (49 - 7 * i) & 0x7F) << 1);
    bool done = crypto_des(crypto, spread, block, out);
    memory_wipe(spread, sizeof(spread));
    memory_wipe(&bits, sizeof(bits));
    return done;
}

static bool lm_owf_v1(struct crypto *crypto, struct bytes password, uint8_t out[NTLM_KEY])
{
    static const uint8_t text[CRYPTO_DES] = {'K', 'G', 'S', '!', '@', '#', '$', '%'};
    uint8_t upper[14] = {0};
    bool done = true;
    for (size_t i = 0; i < password.len; i++) {
        if (password.data[i] >= 0x80)
            done = false;
        else if (i < sizeof(upper))
            upper[i] = (uint8_t)utf_upper(password.data[i]);
    }
    done = done && des7(crypto, upper, text, out) && des7(crypto, upper + 7, text, out + 8);
    memory_wipe(upper, sizeof(upper));
    return done;
}

bool ntlm_secret_of_password(struct crypto *crypto, struct bytes password,
                             struct ntlm_secret *secret)
{
    *secret = (struct ntlm_secret){.has_lm_hash = false};
    struct buf utf16 = buf_init(2 * password.len + 2);
    bool done =
        utf8_to_utf16le(password, &utf16) && crypto_md4(crypto, buf_bytes(&utf16), secret->nt_hash);
    if (utf16.data != NULL)
        memory_wipe(utf16.data, utf16.capacity);
    buf_clear(&utf16);
    secret->has_lm_hash = done && lm_owf_v1(crypto, password, secret->lm_hash);
    return done;
}

bool ntlm_owf_v2(struct crypto *crypto, const uint8_t nt_hash[NTLM_KEY],
                 struct bytes user_and_domain, uint8_t out[NTLM_KEY])
{
    return crypto_hmac_md5(crypto, bytes_of(nt_hash, NTLM_KEY), &user_and_domain, 1, out);
}

enum ntlm_variant ntlm_variant_of(const struct ntlmssp_authenticate *a, uint32_t flags)
{
    bool ess = (flags & NTLMSSP_NEGOTIATE_EXTENDED_SESSIONSECURITY) != 0;
    if (a->nt_response.len > NTLM_RESPONSE_V1)
        return NTLM_V2;
    if (a->nt_response.len == NTLM_RESPONSE_V1)
        return ess ? NTLM_V2_SESSION : NTLM_V1;
    if (a->nt_response.len == 0 && a->user.len == 0 && a->lm_response.len <= 1 && !a->damaged &&
        (flags & NTLMSSP_NEGOTIATE_LOCAL_CALL) == 0)
        return NTLM_ANONYMOUS;
    if (a->nt_response.len == 0 && a->lm_response.len == NTLM_RESPONSE_V1)
        return NTLM_LM_ONLY;
    return NTLM_NO_RESPONSE;
}

bool ntlm_desl(struct crypto *crypto, const uint8_t key[NTLM_KEY], struct bytes challenge,
               uint8_t out[NTLM_RESPONSE_V1])
{
    if (challenge.len < CRYPTO_DES)
        return false;
    uint8_t padded[21] = {0};
    memcpy(padded, key, NTLM_KEY);
    bool done = true;
    for (size_t i = 0; i < 3 && done; i++)
        done = des7(crypto, padded + 7 * i, challenge.data, out + CRYPTO_DES * i);
    memory_wipe(padded, sizeof(padded));
    return done;
}

static struct bytes proof_of(const struct ntlm_exchange *e)
{
    return bytes_part(e->nt_response, 0, NTLM_PROOF);
}

static enum ntlm_fit compare(bool computed, const uint8_t *ours, struct bytes theirs)
{
    if (!computed)
        return NTLM_UNKNOWN;
    return bytes_equal(bytes_of(ours, theirs.len), theirs) ? NTLM_FITS : NTLM_DIFFERS;
}

static enum ntlm_fit check_v2(struct crypto *crypto, const struct ntlm_exchange *e,
                              const struct ntlm_secret *secret)
{
    uint8_t owf[NTLM_KEY], proof[NTLM_PROOF];
    struct bytes pieces[] = {e->server_challenge, bytes_from(e->nt_response, NTLM_PROOF)};
    bool computed = ntlm_owf_v2(crypto, secret->nt_hash, e->user_and_domain, owf) &&
                    crypto_hmac_md5(crypto, bytes_of(owf, sizeof(owf)), pieces, 2, proof);
    memory_wipe(owf, sizeof(owf));
    return compare(computed, proof, proof_of(e));
}

/* The challenge that an NTLM2 session response answers: MD5(SC, CC), of which DESL takes eight
 * bytes. */
static bool session_challenge(struct crypto *crypto, const struct ntlm_exchange *e,
                              uint8_t out[CRYPTO_MD5])
{
    struct bytes client = bytes_part(e->lm_response, 0, NTLMSSP_CHALLENGE_LEN);
    struct bytes pieces[] = {e->server_challenge, client};
    return client.len == NTLMSSP_CHALLENGE_LEN && crypto_md5(crypto, pieces, 2, out);
}

enum ntlm_fit ntlm_check(struct crypto *crypto, const struct ntlm_exchange *e,
                         const struct ntlm_secret *secret)
{
    uint8_t response[NTLM_RESPONSE_V1] = {0}, challenge[CRYPTO_MD5] = {0};
    if (e->server_challenge.len != NTLMSSP_CHALLENGE_LEN)
        return NTLM_UNKNOWN;
    switch (e->variant) {
    case NTLM_V2:
        return check_v2(crypto, e, secret);
    case NTLM_V2_SESSION:
        return compare(session_challenge(crypto, e, challenge) &&
                           ntlm_desl(crypto, secret->nt_hash,
                                     bytes_of(challenge, sizeof(challenge)), response),
                       response, e->nt_response);
    case NTLM_V1:
        return compare(ntlm_desl(crypto, secret->nt_hash, e->server_challenge, response), response,
                       e->nt_response);
    case NTLM_LM_ONLY:
        return compare(secret->has_lm_hash &&
                           ntlm_desl(crypto, secret->lm_hash, e->server_challenge, response),
                       response, e->lm_response);
    case NTLM_ANONYMOUS:
    case NTLM_NO_RESPONSE:
        break;
    }
    return NTLM_UNKNOWN;
}

bool ntlm_session_base_key(struct crypto *crypto, const struct ntlm_exchange *e,
                           const struct ntlm_secret *secret, uint8_t out[NTLM_KEY])
{
    uint8_t owf[NTLM_KEY];
    struct bytes proof = proof_of(e);
    bool done = false;
    memset(out, 0, NTLM_KEY);
    switch (e->variant) {
    case NTLM_V2:
        done = ntlm_owf_v2(crypto, secret->nt_hash, e->user_and_domain, owf) &&
               crypto_hmac_md5(crypto, bytes_of(owf, sizeof(owf)), &proof, 1, out);
        memory_wipe(owf, sizeof(owf));
        return done;
    case NTLM_V1:
    case NTLM_V2_SESSION:
        return crypto_md4(crypto, bytes_of(secret->nt_hash, NTLM_KEY), out);
    case NTLM_LM_ONLY:
        memcpy(out, secret->lm_hash, 8);
        return secret->has_lm_hash;
    case NTLM_ANONYMOUS:
        return true;
    case NTLM_NO_RESPONSE:
        break;
    }
    return false;
}

/* The key of NTLMSSP_NEGOTIATE_LM_KEY: DES of the LM response with halves of the LM hash. */
static bool lm_key(struct crypto *crypto, const struct ntlm_exchange *e,
                   const struct ntlm_secret *secret, uint8_t out[NTLM_KEY])
{
    uint8_t second[7] = {secret->lm_hash[7], 0xBD, 0xBD, 0xBD, 0xBD, 0xBD, 0xBD};
    bool done = secret->has_lm_hash && e->lm_response.len >= CRYPTO_DES &&
                des7(crypto, secret->lm_hash, e->lm_response.data, out) &&
                des7(crypto, second, e->lm_response.data, out + CRYPTO_DES);
    memory_wipe(second, sizeof(second));
    return done;
}

bool ntlm_key_exchange_key(struct crypto *crypto, const struct ntlm_exchange *e,
                           const struct ntlm_secret *secret,
                           const uint8_t session_base_key[NTLM_KEY], uint8_t out[NTLM_KEY])
{
    memset(out, 0, NTLM_KEY);
    if (e->variant == NTLM_V2_SESSION) {
        struct bytes client = bytes_part(e->lm_response, 0, NTLMSSP_CHALLENGE_LEN);
        struct bytes pieces[] = {e->server_challenge, client};
        return client.len == NTLMSSP_CHALLENGE_LEN &&
               crypto_hmac_md5(crypto, bytes_of(session_base_key, NTLM_KEY), pieces, 2, out);
    }
    if (e->variant == NTLM_V1 || e->variant == NTLM_LM_ONLY) {
        if ((e->flags & NTLMSSP_NEGOTIATE_LM_KEY) != 0)
            return lm_key(crypto, e, secret, out);
        if ((e->flags & NTLMSSP_REQUEST_NON_NT_SESSION_KEY) != 0) {
            memcpy(out, secret->lm_hash, 8);
            return secret->has_lm_hash;
        }
    }
    memcpy(out, session_base_key, NTLM_KEY);
    return true;
}

bool ntlm_exported_session_key(const struct ntlm_exchange *e,
                               const uint8_t key_exchange_key[NTLM_KEY], uint8_t out[NTLM_KEY])
{
    memcpy(out, key_exchange_key, NTLM_KEY);
    if ((e->flags & NTLMSSP_NEGOTIATE_KEY_EXCH) == 0 ||
        (e->flags & (NTLMSSP_NEGOTIATE_SIGN | NTLMSSP_NEGOTIATE_SEAL)) == 0)
        return true;
    if (e->encrypted_random_session_key.len != NTLM_KEY)
        return false;
    struct rc4 rc4 = rc4_init(bytes_of(key_exchange_key, NTLM_KEY));
    rc4_crypt(&rc4, e->encrypted_random_session_key, out);
    memory_wipe(&rc4, sizeof(rc4));
    return true;
}

bool ntlm_session_key(struct crypto *crypto, const struct ntlm_exchange *e,
                      const struct ntlm_secret *secret, uint8_t out[NTLM_KEY])
{
    uint8_t base[NTLM_KEY], exchange[NTLM_KEY];
    bool done = ntlm_session_base_key(crypto, e, secret, base) &&
                ntlm_key_exchange_key(crypto, e, secret, base, exchange) &&
                ntlm_exported_session_key(e, exchange, out);
    memory_wipe(base, sizeof(base));
    memory_wipe(exchange, sizeof(exchange));
    return done;
}

/* The NUL at the end of each belongs to it. */
static struct bytes magic(enum direction direction, bool seal)
{
    if (direction == C2S)
        return seal ? BYTES("session key to client-to-server sealing key magic constant\0")
                    : BYTES("session key to client-to-server signing key magic constant\0");
    return seal ? BYTES("session key to server-to-client sealing key magic constant\0")
                : BYTES("session key to server-to-client signing key magic constant\0");
}

bool ntlm_sign_key(struct crypto *crypto, uint32_t flags, const uint8_t exported[NTLM_KEY],
                   enum direction direction, uint8_t out[NTLM_KEY])
{
    struct bytes pieces[] = {bytes_of(exported, NTLM_KEY), magic(direction, false)};
    return (flags & NTLMSSP_NEGOTIATE_EXTENDED_SESSIONSECURITY) != 0 &&
           crypto_md5(crypto, pieces, 2, out);
}

bool ntlm_seal_key(struct crypto *crypto, uint32_t flags, const uint8_t exported[NTLM_KEY],
                   enum direction direction, uint8_t out[NTLM_KEY], size_t *len)
{
    bool bits56 = (flags & NTLMSSP_NEGOTIATE_56) != 0;
    *len = NTLM_KEY;
    if ((flags & NTLMSSP_NEGOTIATE_EXTENDED_SESSIONSECURITY) != 0) {
        size_t used = (flags & NTLMSSP_NEGOTIATE_128) != 0 ? NTLM_KEY : bits56 ? 7 : 5;
        struct bytes pieces[] = {bytes_of(exported, used), magic(direction, true)};
        return crypto_md5(crypto, pieces, 2, out);
    }
    memcpy(out, exported, NTLM_KEY);
    if ((flags & (NTLMSSP_NEGOTIATE_LM_KEY | NTLMSSP_NEGOTIATE_DATAGRAM)) != 0) {
        static const uint8_t pad40[] = {0xE5, 0x38, 0xB0};
        *len = 8;
        if (bits56)
            out[7] = 0xA0;
        else
            memcpy(out + 5, pad40, sizeof(pad40));
    }
    return true;
}

bool ntlm_mic(struct crypto *crypto, const uint8_t exported[NTLM_KEY], struct bytes negotiate,
              struct bytes challenge, struct bytes authenticate, uint8_t out[NTLM_KEY])
{
    static const uint8_t zeros[NTLM_KEY];
    struct bytes pieces[] = {negotiate, challenge, bytes_part(authenticate, 0, NTLMSSP_MIC_OFFSET),
                             bytes_of(zeros, sizeof(zeros)),
                             bytes_from(authenticate, NTLMSSP_MIC_OFFSET + NTLM_KEY)};
    return authenticate.len >= NTLMSSP_MIC_OFFSET + NTLM_KEY &&
           crypto_hmac_md5(crypto, bytes_of(exported, NTLM_KEY), pieces, 5, out);
}
