#include "ntlm_messages.h"

#include "cursor.h"
#include "utf.h"

uint32_t ntlmssp_message_type(struct bytes token)
{
    struct cursor c = cur_init(token, 0);
    struct bytes signature = cur_take(&c, 8);
    uint32_t type = (uint32_t)cur_uint_le(&c, 4);
    bool known = bytes_equal(signature, BYTES("NTLMSSP\0"));
    return cur_ok(&c) && known ? type : 0;
}

bool ntlmssp_read_challenge(struct bytes token, struct ntlmssp_challenge *challenge)
{
    struct cursor c = cur_init(token, 0);
    cur_skip(&c, 20);
    challenge->flags = (uint32_t)cur_uint_le(&c, 4);
    challenge->server_challenge = cur_take(&c, NTLMSSP_CHALLENGE_LEN);
    return cur_ok(&c);
}

/* One "fields" structure; *payload becomes the smallest offset of what is not empty. */
static struct bytes read_field(struct bytes token, struct cursor *c, uint64_t *payload,
                               bool *damaged)
{
    uint64_t len = cur_uint_le(c, 2);
    cur_skip(c, 2);
    uint64_t offset = cur_uint_le(c, 4);
    if (!cur_ok(c) || len == 0)
        return bytes_none();
    struct cursor whole = cur_init(token, 0);
    struct bytes field = cur_at(&whole, offset, len);
    if (!cur_ok(&whole))
        *damaged = true;
    if (offset < *payload)
        *payload = offset;
    return field;
}

/* Whether an AV pair of an NTLMv2 response says that a MIC is there. [MS-NLMP] 2.2.2.1; a pair may
 * occur twice. */
static bool av_flags_say_mic(struct bytes nt_response)
{
    enum { AV_PAIRS = 16 + 28, MSV_AV_EOL = 0, MSV_AV_FLAGS = 6, MIC_PROVIDED = 2 };
    struct cursor c = cur_init(bytes_from(nt_response, AV_PAIRS), 0);
    while (cur_left(&c) >= 4) {
        uint64_t id = cur_uint_le(&c, 2);
        struct cursor value = cur_sub(&c, (size_t)cur_uint_le(&c, 2));
        if (id == MSV_AV_EOL)
            return false;
        if (id == MSV_AV_FLAGS && (cur_uint_le(&value, 4) & MIC_PROVIDED) != 0)
            return true;
    }
    return false;
}

bool ntlmssp_read_authenticate(struct bytes token, struct ntlmssp_authenticate *a)
{
    enum { BEHIND_FLAGS = 64, BEHIND_MIC = NTLMSSP_MIC_OFFSET + 16 };
    *a = (struct ntlmssp_authenticate){.damaged = false};
    uint64_t payload = token.len;
    struct cursor c = cur_init(token, 0);
    cur_skip(&c, 12);
    a->lm_response = read_field(token, &c, &payload, &a->damaged);
    a->nt_response = read_field(token, &c, &payload, &a->damaged);
    a->domain = read_field(token, &c, &payload, &a->damaged);
    a->user = read_field(token, &c, &payload, &a->damaged);
    (void)read_field(token, &c, &payload, &a->damaged); /* Workstation */
    if (!cur_ok(&c))
        return false;
    /* Old clients leave out the session key, the flags, or both: the payload begins there instead.
     */
    if (payload >= BEHIND_FLAGS) {
        a->encrypted_random_session_key = read_field(token, &c, &payload, &a->damaged);
        a->flags = (uint32_t)cur_uint_le(&c, 4);
        a->has_flags = cur_ok(&c);
    }
    a->has_mic =
        payload >= BEHIND_MIC && token.len >= BEHIND_MIC && av_flags_say_mic(a->nt_response);
    return true;
}

static bool add_unit(struct buf *out, uint32_t unit)
{
    return buf_add_byte(out, (uint8_t)unit) && buf_add_byte(out, (uint8_t)(unit >> 8));
}

bool ntlmssp_text_utf16(struct bytes field, uint32_t flags, bool upper, struct buf *out)
{
    size_t width = (flags & NTLMSSP_NEGOTIATE_UNICODE) != 0 ? 2 : 1;
    struct cursor c = cur_init(field, 0);
    bool done = true;
    while (cur_left(&c) >= width && done) {
        uint32_t unit = (uint32_t)cur_uint_le(&c, width);
        done = add_unit(out, upper ? utf_upper(unit) : unit);
    }
    return done;
}

bool ntlmssp_text_utf8(struct bytes field, uint32_t flags, struct buf *out)
{
    struct buf utf16 = buf_init(2 * field.len + 2);
    bool done = ntlmssp_text_utf16(field, flags, false, &utf16) &&
                utf16_to_utf8(buf_bytes(&utf16), false, out);
    buf_clear(&utf16);
    return done;
}
