/*
 * What stands on the wire of TLS 1.0 to 1.3: numbers and their names, one header of a record, and
 * the hello messages as structs of views. RFC 5246, RFC 8446, RFC 6066, RFC 7301, RFC 7627.
 */
#pragma once

#include <stdbool.h>

#include "bytes.h"
#include "field.h"

enum tls_type {
    TLS_CHANGE_CIPHER_SPEC = 20,
    TLS_ALERT = 21,
    TLS_HANDSHAKE = 22,
    TLS_APPLICATION_DATA = 23
};

enum tls_message_type {
    TLS_HELLO_REQUEST = 0,
    TLS_CLIENT_HELLO = 1,
    TLS_SERVER_HELLO = 2,
    TLS_NEW_SESSION_TICKET = 4,
    TLS_END_OF_EARLY_DATA = 5,
    TLS_ENCRYPTED_EXTENSIONS = 8,
    TLS_CERTIFICATE = 11,
    TLS_SERVER_KEY_EXCHANGE = 12,
    TLS_CERTIFICATE_REQUEST = 13,
    TLS_SERVER_HELLO_DONE = 14,
    TLS_CERTIFICATE_VERIFY = 15,
    TLS_CLIENT_KEY_EXCHANGE = 16,
    TLS_FINISHED = 20,
    TLS_CERTIFICATE_STATUS = 22,
    TLS_KEY_UPDATE = 24
};

enum tls_extension_type {
    TLS_EXTENSION_SERVER_NAME = 0,
    TLS_EXTENSION_STATUS_REQUEST = 5,
    TLS_EXTENSION_GROUPS = 10,
    TLS_EXTENSION_POINT_FORMATS = 11,
    TLS_EXTENSION_SIGNATURE_ALGORITHMS = 13,
    TLS_EXTENSION_ALPN = 16,
    TLS_EXTENSION_ENCRYPT_THEN_MAC = 22,
    TLS_EXTENSION_EXTENDED_MASTER_SECRET = 23,
    TLS_EXTENSION_SESSION_TICKET = 35,
    TLS_EXTENSION_PRE_SHARED_KEY = 41,
    TLS_EXTENSION_EARLY_DATA = 42,
    TLS_EXTENSION_SUPPORTED_VERSIONS = 43,
    TLS_EXTENSION_COOKIE = 44,
    TLS_EXTENSION_PSK_MODES = 45,
    TLS_EXTENSION_CERTIFICATE_AUTHORITIES = 47,
    TLS_EXTENSION_SIGNATURE_ALGORITHMS_CERT = 50,
    TLS_EXTENSION_KEY_SHARE = 51,
    TLS_EXTENSION_RENEGOTIATION_INFO = 0xFF01
};

enum { TLS_1_0 = 0x0301, TLS_1_1 = 0x0302, TLS_1_2 = 0x0303, TLS_1_3 = 0x0304 };

enum {
    TLS_HEADER = 5,              /* bytes of a record's header */
    TLS_FRAGMENT = 16384 + 2048, /* RFC 5246 6.2.3: the most that follows it */
    TLS_RANDOM = 32,
    TLS_MESSAGE_HEADER = 4,
    TLS_SESSION_ID = 32 /* at most */
};

/* ---- Cipher suites ---- */

enum tls_exchange {
    TLS_EXCHANGE_RSA, /* the server's private key opens it */
    TLS_EXCHANGE_DHE,
    TLS_EXCHANGE_ECDHE,
    TLS_EXCHANGE_ECDH,
    TLS_EXCHANGE_PSK,
    TLS_EXCHANGE_OTHER,
    TLS_EXCHANGE_TLS13 /* an (EC)DHE of its own, or a PSK */
};

enum tls_cipher {
    TLS_CIPHER_UNREAD,
    TLS_CIPHER_NOTHING,
    TLS_CIPHER_RC4_128,
    TLS_CIPHER_3DES_EDE_CBC,
    TLS_CIPHER_AES_128_CBC,
    TLS_CIPHER_AES_256_CBC,
    TLS_CIPHER_CAMELLIA_128_CBC,
    TLS_CIPHER_CAMELLIA_256_CBC,
    TLS_CIPHER_AES_128_GCM,
    TLS_CIPHER_AES_256_GCM,
    TLS_CIPHER_ARIA_128_GCM,
    TLS_CIPHER_ARIA_256_GCM,
    TLS_CIPHER_AES_128_CCM,
    TLS_CIPHER_AES_256_CCM,
    TLS_CIPHER_AES_128_CCM_8,
    TLS_CIPHER_AES_256_CCM_8,
    TLS_CIPHER_CHACHA20_POLY1305
};

enum tls_hash { TLS_HASH_NONE, TLS_HASH_MD5, TLS_HASH_SHA1, TLS_HASH_SHA256, TLS_HASH_SHA384 };

struct tls_suite {
    uint16_t number;
    const char *name;
    enum tls_exchange exchange;
    enum tls_cipher cipher;
    enum tls_hash mac;  /* of records; NONE for AEAD */
    enum tls_hash hash; /* of the key schedule, TLS 1.2 and 1.3 */
};

/* NULL when the number is not known. */
const struct tls_suite *tls_suite_of(uint16_t number);

/* Lists that end with a NULL name. */
extern const struct name tls_suite_names[];
extern const struct name tls_protocol_names[];
extern const struct name tls_type_names[];
extern const struct name tls_message_names[];
extern const struct name tls_extension_names[];
extern const struct name tls_group_names[];
extern const struct name tls_signature_names[];
extern const struct name tls_alert_level_names[];
extern const struct name tls_alert_names[];

/* RFC 8701: a number without meaning, sent to keep others tolerant. */
bool tls_is_grease(uint16_t number);

/* ---- Records ---- */

struct tls_header {
    uint8_t type;
    uint16_t version, length;
};

/* Whether b, of at least 5 bytes, begins with what a record's header can be. */
bool tls_read_header(struct bytes b, struct tls_header *header);

/* What the first bytes of a direction say. */
enum tls_look { TLS_LOOK_NO, TLS_LOOK_MORE /* too few to say */, TLS_LOOK_YES };
/* A record whose content, where it says something, can open a TLS connection or stand in it. */
enum tls_look tls_look(struct bytes b);

/* ---- Messages of the handshake, as views ---- */

struct tls_client_hello {
    uint16_t version; /* legacy_version */
    struct bytes random, session_id, suites, compressions, extensions;
};
/* body: what follows the message's header. False when it is cut or malformed. */
bool tls_read_client_hello(struct bytes body, struct tls_client_hello *hello);

struct tls_server_hello {
    uint16_t version; /* that was chosen: extension 43, else the field */
    bool retry;       /* it is a HelloRetryRequest */
    struct bytes random, session_id, extensions;
    uint16_t suite;
    uint8_t compression;
};
bool tls_read_server_hello(struct bytes body, struct tls_server_hello *hello);

/* Takes the next extension off *extensions; false at the end, and at a malformed one. */
bool tls_next_extension(struct bytes *extensions, uint16_t *type, struct bytes *data);
/* The extension of that type; false when it is not there. */
bool tls_find_extension(struct bytes extensions, uint16_t type, struct bytes *data);
/* The first host_name of a server_name extension; none when there is none. */
struct bytes tls_server_name(struct bytes data);
/* Takes the next protocol off a ProtocolNameList (without its own length). */
bool tls_next_protocol(struct bytes *list, struct bytes *protocol);

/* ---- Handshake messages out of the contents of records ---- */

struct tls_message {
    uint8_t type;
    struct bytes whole; /* with its header of 4 bytes */
    struct bytes body;
};

/* One direction; messages may lie over several records, and several in one. */
struct tls_messages {
    struct tls_messages_kept *kept; /* NULL while nothing waits */
    size_t most;
};

struct tls_messages tls_messages_init(size_t most);
void tls_messages_clear(struct tls_messages *messages);
/* The content of the next record. False when a message is longer than most: it is dropped. */
bool tls_messages_add(struct tls_messages *messages, struct bytes content);
/* The next whole message; good until the next call. */
bool tls_messages_next(struct tls_messages *messages, struct tls_message *message);
