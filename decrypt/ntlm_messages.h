/*
 * As much of the NTLM messages as the keys need: [MS-NLMP] 2.2.1; security.md 4.1. The messages as
 * people want to see them are dissect/auth's. Integers are little-endian, views lie in the message.
 */
#pragma once

#include "buf.h"
#include "bytes.h"

/* [MS-NLMP] 2.2.2.5. */
#define NTLMSSP_NEGOTIATE_UNICODE 0x00000001u
#define NTLMSSP_NEGOTIATE_SIGN 0x00000010u
#define NTLMSSP_NEGOTIATE_SEAL 0x00000020u
#define NTLMSSP_NEGOTIATE_DATAGRAM 0x00000040u
#define NTLMSSP_NEGOTIATE_LM_KEY 0x00000080u
#define NTLMSSP_ANONYMOUS 0x00000800u
#define NTLMSSP_NEGOTIATE_LOCAL_CALL 0x00004000u
#define NTLMSSP_NEGOTIATE_EXTENDED_SESSIONSECURITY 0x00080000u
#define NTLMSSP_REQUEST_NON_NT_SESSION_KEY 0x00400000u
#define NTLMSSP_NEGOTIATE_128 0x20000000u
#define NTLMSSP_NEGOTIATE_KEY_EXCH 0x40000000u
#define NTLMSSP_NEGOTIATE_56 0x80000000u

enum {
    NTLMSSP_NEGOTIATE_MESSAGE = 1,
    NTLMSSP_CHALLENGE_MESSAGE = 2,
    NTLMSSP_AUTHENTICATE_MESSAGE = 3,
    NTLMSSP_CHALLENGE_LEN = 8, /* of a server's or a client's challenge */
    NTLMSSP_MIC_OFFSET = 72    /* of the 16 bytes, where the message has any */
};

/* MessageType; 0 when the token is no NTLMSSP message. */
uint32_t ntlmssp_message_type(struct bytes token);

struct ntlmssp_challenge {
    uint32_t flags;
    struct bytes server_challenge; /* 8 bytes */
};

/* False when the fixed part is cut short. */
bool ntlmssp_read_challenge(struct bytes token, struct ntlmssp_challenge *challenge);

struct ntlmssp_authenticate {
    bool damaged; /* a field lies outside the message: nothing can be refuted by it */
    bool has_flags;
    uint32_t flags;
    struct bytes lm_response, nt_response, domain, user, encrypted_random_session_key;
    bool has_mic;
};

/* False when the fixed part is cut short. */
bool ntlmssp_read_authenticate(struct bytes token, struct ntlmssp_authenticate *authenticate);

/*
 * Appends the text of a field as UTF-16-LE: as it is with NTLMSSP_NEGOTIATE_UNICODE, else byte by
 * byte (OEM code pages agree on ASCII only). upper maps unit by unit, as Windows compares user
 * names.
 */
bool ntlmssp_text_utf16(struct bytes field, uint32_t flags, bool upper, struct buf *out);
/* The same as UTF-8. */
bool ntlmssp_text_utf8(struct bytes field, uint32_t flags, struct buf *out);
