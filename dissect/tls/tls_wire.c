#include "tls_wire.h"

#include <string.h>

#include "buf.h"
#include "cursor.h"
#include "memory.h"
#include "tls_suites.h"

/* clang-format off */
static const struct tls_suite suites[] = {
#define SUITE_ROW(number, name, exchange, cipher, mac, hash)                                       \
    {number, name, TLS_EXCHANGE_##exchange, TLS_CIPHER_##cipher, TLS_HASH_##mac, TLS_HASH_##hash},
    TLS_SUITES(SUITE_ROW)
};

const struct name tls_suite_names[] = {
#define NAME_ROW(number, name, exchange, cipher, mac, hash) {number, name},
    TLS_SUITES(NAME_ROW)
    {0, NULL}};
/* clang-format on */

const struct tls_suite *tls_suite_of(uint16_t number)
{
    size_t low = 0, high = sizeof(suites) / sizeof(suites[0]);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (suites[middle].number == number)
            return &suites[middle];
        if (suites[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const struct name tls_protocol_names[] = {{0x0300, "SSL 3.0"},  {TLS_1_0, "TLS 1.0"},
                                          {TLS_1_1, "TLS 1.1"}, {TLS_1_2, "TLS 1.2"},
                                          {TLS_1_3, "TLS 1.3"}, {0, NULL}};

const struct name tls_type_names[] = {{TLS_CHANGE_CIPHER_SPEC, "change_cipher_spec"},
                                      {TLS_ALERT, "alert"},
                                      {TLS_HANDSHAKE, "handshake"},
                                      {TLS_APPLICATION_DATA, "application_data"},
                                      {0, NULL}};

const struct name tls_message_names[] = {{TLS_HELLO_REQUEST, "hello_request"},
                                         {TLS_CLIENT_HELLO, "client_hello"},
                                         {TLS_SERVER_HELLO, "server_hello"},
                                         {TLS_NEW_SESSION_TICKET, "new_session_ticket"},
                                         {TLS_END_OF_EARLY_DATA, "end_of_early_data"},
                                         {TLS_ENCRYPTED_EXTENSIONS, "encrypted_extensions"},
                                         {TLS_CERTIFICATE, "certificate"},
                                         {TLS_SERVER_KEY_EXCHANGE, "server_key_exchange"},
                                         {TLS_CERTIFICATE_REQUEST, "certificate_request"},
                                         {TLS_SERVER_HELLO_DONE, "server_hello_done"},
                                         {TLS_CERTIFICATE_VERIFY, "certificate_verify"},
                                         {TLS_CLIENT_KEY_EXCHANGE, "client_key_exchange"},
                                         {TLS_FINISHED, "finished"},
                                         {TLS_CERTIFICATE_STATUS, "certificate_status"},
                                         {TLS_KEY_UPDATE, "key_update"},
                                         {0, NULL}};

const struct name tls_extension_names[] = {
    {TLS_EXTENSION_SERVER_NAME, "server_name"},
    {1, "max_fragment_length"},
    {TLS_EXTENSION_STATUS_REQUEST, "status_request"},
    {TLS_EXTENSION_GROUPS, "supported_groups"},
    {TLS_EXTENSION_POINT_FORMATS, "ec_point_formats"},
    {TLS_EXTENSION_SIGNATURE_ALGORITHMS, "signature_algorithms"},
    {TLS_EXTENSION_ALPN, "application_layer_protocol_negotiation"},
    {17, "status_request_v2"},
    {18, "signed_certificate_timestamp"},
    {21, "padding"},
    {TLS_EXTENSION_ENCRYPT_THEN_MAC, "encrypt_then_mac"},
    {TLS_EXTENSION_EXTENDED_MASTER_SECRET, "extended_master_secret"},
    {24, "token_binding"},
    {27, "compress_certificate"},
    {28, "record_size_limit"},
    {34, "delegated_credential"},
    {TLS_EXTENSION_SESSION_TICKET, "session_ticket"},
    {TLS_EXTENSION_PRE_SHARED_KEY, "pre_shared_key"},
    {TLS_EXTENSION_EARLY_DATA, "early_data"},
    {TLS_EXTENSION_SUPPORTED_VERSIONS, "supported_versions"},
    {TLS_EXTENSION_COOKIE, "cookie"},
    {TLS_EXTENSION_PSK_MODES, "psk_key_exchange_modes"},
    {TLS_EXTENSION_CERTIFICATE_AUTHORITIES, "certificate_authorities"},
    {48, "oid_filters"},
    {49, "post_handshake_auth"},
    {TLS_EXTENSION_SIGNATURE_ALGORITHMS_CERT, "signature_algorithms_cert"},
    {TLS_EXTENSION_KEY_SHARE, "key_share"},
    {0x3374, "next_protocol_negotiation"},
    {0xFE0D, "encrypted_client_hello"},
    {TLS_EXTENSION_RENEGOTIATION_INFO, "renegotiation_info"},
    {0, NULL}};

const struct name tls_group_names[] = {{19, "secp192r1"},
                                       {21, "secp224r1"},
                                       {22, "secp256k1"},
                                       {23, "secp256r1"},
                                       {24, "secp384r1"},
                                       {25, "secp521r1"},
                                       {26, "brainpoolP256r1"},
                                       {27, "brainpoolP384r1"},
                                       {28, "brainpoolP512r1"},
                                       {29, "x25519"},
                                       {30, "x448"},
                                       {256, "ffdhe2048"},
                                       {257, "ffdhe3072"},
                                       {258, "ffdhe4096"},
                                       {259, "ffdhe6144"},
                                       {260, "ffdhe8192"},
                                       {4587, "SecP256r1MLKEM768"},
                                       {4588, "X25519MLKEM768"},
                                       {4589, "SecP384r1MLKEM1024"},
                                       {0, NULL}};

const struct name tls_signature_names[] = {{0x0101, "rsa_pkcs1_md5"},
                                           {0x0201, "rsa_pkcs1_sha1"},
                                           {0x0202, "dsa_sha1"},
                                           {0x0203, "ecdsa_sha1"},
                                           {0x0301, "rsa_pkcs1_sha224"},
                                           {0x0302, "dsa_sha224"},
                                           {0x0303, "ecdsa_sha224"},
                                           {0x0401, "rsa_pkcs1_sha256"},
                                           {0x0402, "dsa_sha256"},
                                           {0x0403, "ecdsa_secp256r1_sha256"},
                                           {0x0501, "rsa_pkcs1_sha384"},
                                           {0x0502, "dsa_sha384"},
                                           {0x0503, "ecdsa_secp384r1_sha384"},
                                           {0x0601, "rsa_pkcs1_sha512"},
                                           {0x0602, "dsa_sha512"},
                                           {0x0603, "ecdsa_secp521r1_sha512"},
                                           {0x0804, "rsa_pss_rsae_sha256"},
                                           {0x0805, "rsa_pss_rsae_sha384"},
                                           {0x0806, "rsa_pss_rsae_sha512"},
                                           {0x0807, "ed25519"},
                                           {0x0808, "ed448"},
                                           {0x0809, "rsa_pss_pss_sha256"},
                                           {0x080A, "rsa_pss_pss_sha384"},
                                           {0x080B, "rsa_pss_pss_sha512"},
                                           {0, NULL}};

const struct name tls_alert_level_names[] = {{1, "warning"}, {2, "fatal"}, {0, NULL}};

const struct name tls_alert_names[] = {{0, "close_notify"},
                                       {10, "unexpected_message"},
                                       {20, "bad_record_mac"},
                                       {21, "decryption_failed"},
                                       {22, "record_overflow"},
                                       {30, "decompression_failure"},
                                       {40, "handshake_failure"},
                                       {41, "no_certificate"},
                                       {42, "bad_certificate"},
                                       {43, "unsupported_certificate"},
                                       {44, "certificate_revoked"},
                                       {45, "certificate_expired"},
                                       {46, "certificate_unknown"},
                                       {47, "illegal_parameter"},
                                       {48, "unknown_ca"},
                                       {49, "access_denied"},
                                       {50, "decode_error"},
                                       {51, "decrypt_error"},
                                       {60, "export_restriction"},
                                       {70, "protocol_version"},
                                       {71, "insufficient_security"},
                                       {80, "internal_error"},
                                       {86, "inappropriate_fallback"},
                                       {90, "user_canceled"},
                                       {100, "no_renegotiation"},
                                       {109, "missing_extension"},
                                       {110, "unsupported_extension"},
                                       {111, "certificate_unobtainable"},
                                       {112, "unrecognized_name"},
                                       {113, "bad_certificate_status_response"},
                                       {114, "bad_certificate_hash_value"},
                                       {115, "unknown_psk_identity"},
                                       {116, "certificate_required"},
                                       {120, "no_application_protocol"},
                                       {0, NULL}};

bool tls_is_grease(uint16_t number)
{
    return (number & 0x0F0F) == 0x0A0A && number >> 8 == (number & 0xFF);
}

bool tls_read_header(struct bytes b, struct tls_header *header)
{
    struct cursor c = cur_init(b, 0);
    header->type = cur_u8(&c);
    header->version = (uint16_t)cur_uint_be(&c, 2);
    header->length = (uint16_t)cur_uint_be(&c, 2);
    return cur_ok(&c) && header->type >= TLS_CHANGE_CIPHER_SPEC &&
           header->type <= TLS_APPLICATION_DATA && header->version >= 0x0300 &&
           header->version <= TLS_1_3 && header->length > 0 && header->length <= TLS_FRAGMENT;
}

enum tls_look tls_look(struct bytes b)
{
    struct tls_header header;
    if (b.len >= 1 && (b.data[0] < TLS_CHANGE_CIPHER_SPEC || b.data[0] > TLS_APPLICATION_DATA))
        return TLS_LOOK_NO;
    if (b.len >= 2 && b.data[1] != 3)
        return TLS_LOOK_NO;
    if (b.len < TLS_HEADER)
        return TLS_LOOK_MORE;
    return tls_read_header(b, &header) ? TLS_LOOK_YES : TLS_LOOK_NO;
}

/* A vector with a length of n bytes in front, RFC 8446 3.4. */
static struct bytes take_vector(struct cursor *c, size_t n)
{
    uint64_t len = cur_uint_be(c, n);
    return cur_take(c, (size_t)len);
}

bool tls_read_client_hello(struct bytes body, struct tls_client_hello *hello)
{
    struct cursor c = cur_init(body, 0);
    hello->version = (uint16_t)cur_uint_be(&c, 2);
    hello->random = cur_take(&c, TLS_RANDOM);
    hello->session_id = take_vector(&c, 1);
    hello->suites = take_vector(&c, 2);
    hello->compressions = take_vector(&c, 1);
    hello->extensions = cur_left(&c) > 0 ? take_vector(&c, 2) : bytes_none();
    return cur_ok(&c) && hello->session_id.len <= TLS_SESSION_ID;
}

/* RFC 8446 4.1.3. */
static const uint8_t retry_random[TLS_RANDOM] = {
    0xCF, 0x21, 0xAD, 0x74, 0xE5, 0x9A, 0x61, 0x11, 0xBE, 0x1D, 0x8C, 0x02, 0x1E, 0x65, 0xB8, 0x91,
    0xC2, 0xA2, 0x11, 0x16, 0x7A, 0xBB, 0x8C, 0x5E, 0x07, 0x9E, 0x09, 0xE2, 0xC8, 0xA8, 0x33, 0x9C};

bool tls_read_server_hello(struct bytes body, struct tls_server_hello *hello)
{
    struct cursor c = cur_init(body, 0);
    struct bytes chosen;
    hello->version = (uint16_t)cur_uint_be(&c, 2);
    hello->random = cur_take(&c, TLS_RANDOM);
    hello->session_id = take_vector(&c, 1);
    hello->suite = (uint16_t)cur_uint_be(&c, 2);
    hello->compression = cur_u8(&c);
    hello->extensions = cur_left(&c) > 0 ? take_vector(&c, 2) : bytes_none();
    hello->retry = bytes_equal(hello->random, bytes_of(retry_random, sizeof(retry_random)));
    if (cur_ok(&c) &&
        tls_find_extension(hello->extensions, TLS_EXTENSION_SUPPORTED_VERSIONS, &chosen)) {
        struct cursor version = cur_init(chosen, 0);
        hello->version = (uint16_t)cur_uint_be(&version, 2);
    }
    return cur_ok(&c) && hello->session_id.len <= TLS_SESSION_ID;
}

bool tls_next_extension(struct bytes *extensions, uint16_t *type, struct bytes *data)
{
    struct cursor c = cur_init(*extensions, 0);
    *type = (uint16_t)cur_uint_be(&c, 2);
    *data = take_vector(&c, 2);
    *extensions = cur_rest(&c);
    return cur_ok(&c);
}

bool tls_find_extension(struct bytes extensions, uint16_t type, struct bytes *data)
{
    uint16_t each;
    while (tls_next_extension(&extensions, &each, data))
        if (each == type)
            return true;
    *data = bytes_none();
    return false;
}

struct bytes tls_server_name(struct bytes data)
{
    struct cursor c = cur_init(data, 0);
    struct cursor list = cur_init(take_vector(&c, 2), 0);
    while (cur_left(&list) > 0) {
        uint8_t type = cur_u8(&list);
        struct bytes name = take_vector(&list, 2);
        if (type == 0 && cur_ok(&list))
            return name;
    }
    return bytes_none();
}

bool tls_next_protocol(struct bytes *list, struct bytes *protocol)
{
    struct cursor c = cur_init(*list, 0);
    *protocol = take_vector(&c, 1);
    *list = cur_rest(&c);
    return cur_ok(&c);
}

struct tls_messages_kept {
    struct buf bytes;
    size_t used;
};

struct tls_messages tls_messages_init(size_t most)
{
    return (struct tls_messages){.most = most};
}

void tls_messages_clear(struct tls_messages *messages)
{
    if (messages->kept != NULL)
        buf_clear(&messages->kept->bytes);
    memory_free(messages->kept);
    messages->kept = NULL;
}

bool tls_messages_add(struct tls_messages *messages, struct bytes content)
{
    if (content.len == 0)
        return true;
    if (messages->kept == NULL) {
        messages->kept = memory_get(sizeof(*messages->kept));
        messages->kept->bytes = buf_init(messages->most);
    }
    struct tls_messages_kept *kept = messages->kept;
    buf_drop(&kept->bytes, kept->used);
    kept->used = 0;
    if (buf_add(&kept->bytes, content))
        return true;
    tls_messages_clear(messages);
    return false;
}

bool tls_messages_next(struct tls_messages *messages, struct tls_message *message)
{
    if (messages->kept == NULL)
        return false;
    struct bytes left = bytes_from(buf_bytes(&messages->kept->bytes), messages->kept->used);
    struct cursor c = cur_init(left, 0);
    message->type = cur_u8(&c);
    message->body = take_vector(&c, 3);
    message->whole = bytes_part(left, 0, TLS_MESSAGE_HEADER + message->body.len);
    if (left.len == 0)
        tls_messages_clear(messages);
    else if (cur_ok(&c))
        messages->kept->used += message->whole.len;
    return cur_ok(&c);
}
