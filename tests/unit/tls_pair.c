#include "tls_pair.h"

#include <stdio.h>
#include <string.h>

#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include "memory.h"

struct tls_pair_world {
    EVP_PKEY *rsa, *ec;
    X509 *rsa_certificate, *ec_certificate;
    struct buf pem;
};

static X509 *certificate_of(EVP_PKEY *key, const char *name)
{
    X509 *x = X509_new();
    X509_set_version(x, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(x), 4711);
    X509_gmtime_adj(X509_getm_notBefore(x), -3600);
    X509_gmtime_adj(X509_getm_notAfter(x), 3600);
    X509_set_pubkey(x, key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(x), "CN", MBSTRING_ASC,
                               (const unsigned char *)name, -1, -1, 0);
    X509_set_issuer_name(x, X509_get_subject_name(x));
    X509_EXTENSION *names = X509V3_EXT_conf_nid(
        NULL, NULL, NID_subject_alt_name,
        "DNS:srv.lab.example,IP:10.0.0.1,otherName:1.3.6.1.4.1.311.20.2.3;UTF8:alice@lab.example");
    X509_add_ext(x, names, -1);
    X509_EXTENSION_free(names);
    X509_sign(x, key, EVP_sha256());
    return x;
}

struct tls_pair_world *tls_pair_world_new(void)
{
    struct tls_pair_world *world = memory_get(sizeof(*world));
    world->rsa = EVP_RSA_gen(2048);
    world->ec = EVP_EC_gen("P-256");
    world->rsa_certificate = certificate_of(world->rsa, "srv");
    world->ec_certificate = certificate_of(world->ec, "srv-ec");
    BIO *bio = BIO_new(BIO_s_mem());
    char *text;
    PEM_write_bio_PrivateKey(bio, world->rsa, NULL, NULL, 0, NULL, NULL);
    long n = BIO_get_mem_data(bio, &text);
    world->pem = buf_init(1 << 16);
    buf_add(&world->pem, bytes_of(text, (size_t)n));
    BIO_free(bio);
    return world;
}

void tls_pair_world_free(struct tls_pair_world *world)
{
    EVP_PKEY_free(world->rsa);
    EVP_PKEY_free(world->ec);
    X509_free(world->rsa_certificate);
    X509_free(world->ec_certificate);
    buf_clear(&world->pem);
    memory_free(world);
}

struct bytes tls_pair_rsa_pem(const struct tls_pair_world *world)
{
    return buf_bytes(&world->pem);
}

static void log_line(const SSL *ssl, const char *line)
{
    struct tls_pair *pair = SSL_CTX_get_app_data(SSL_get_SSL_CTX(ssl));
    buf_printf(&pair->log, "%s\n", line);
}

static int any_certificate(X509_STORE_CTX *context, void *unused)
{
    (void)context;
    (void)unused;
    return 1;
}

static int new_session(SSL *ssl, SSL_SESSION *session)
{
    struct tls_pair *pair = SSL_CTX_get_app_data(SSL_get_SSL_CTX(ssl));
    SSL_SESSION_free(pair->session);
    pair->session = session;
    return 1;
}

static bool set_ciphers(SSL_CTX *context, const struct tls_pair_options *options)
{
    char list[200];
    snprintf(list, sizeof(list), "%s:@SECLEVEL=0", options->ciphers);
    if (options->version == TLS1_3_VERSION)
        return SSL_CTX_set_ciphersuites(context, options->ciphers) == 1;
    return SSL_CTX_set_cipher_list(context, list) == 1;
}

static SSL_CTX *context_of(const struct tls_pair_world *world,
                           const struct tls_pair_options *options, struct tls_pair *pair,
                           bool server)
{
    SSL_CTX *context = SSL_CTX_new(server ? TLS_server_method() : TLS_client_method());
    SSL_CTX_set_app_data(context, pair);
    SSL_CTX_set_keylog_callback(context, server ? NULL : log_line);
    SSL_CTX_set_security_level(context, 0);
    SSL_CTX_set_min_proto_version(context, options->version);
    SSL_CTX_set_max_proto_version(context, options->version);
    SSL_CTX_set_cert_verify_callback(context, any_certificate, NULL);
    SSL_CTX_set_session_id_context(context, (const unsigned char *)"pair", 4);
    if (options->no_encrypt_then_mac)
        SSL_CTX_set_options(context, SSL_OP_NO_ENCRYPT_THEN_MAC);
    if (options->no_extended_master_secret)
        SSL_CTX_set_options(context, SSL_OP_NO_EXTENDED_MASTER_SECRET);
    if (options->no_tickets)
        SSL_CTX_set_options(context, SSL_OP_NO_TICKET);
    if (options->padding > 0)
        SSL_CTX_set_block_padding(context, options->padding);
    if (server) {
        SSL_CTX_use_certificate(context,
                                options->ecdsa ? world->ec_certificate : world->rsa_certificate);
        SSL_CTX_use_PrivateKey(context, options->ecdsa ? world->ec : world->rsa);
        SSL_CTX_set_dh_auto(context, 1);
        if (options->client_certificate)
            SSL_CTX_set_verify(context, SSL_VERIFY_PEER, NULL);
        if (options->retry) {
            char group[] = "P-384"; /* OpenSSL's macro takes no constant */
            SSL_CTX_set1_groups_list(context, group);
        }
    } else {
        if (options->client_certificate || options->renegotiate || options->post_handshake) {
            SSL_CTX_use_certificate(context, world->rsa_certificate);
            SSL_CTX_use_PrivateKey(context, world->rsa);
        }
        SSL_CTX_set_post_handshake_auth(context, options->post_handshake);
        SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
        SSL_CTX_sess_set_new_cb(context, new_session);
    }
    return set_ciphers(context, options) ? context : (SSL_CTX_free(context), NULL);
}

/* Everything that one side has to send becomes a flight, and reaches the other. */
static bool carry(struct tls_pair *pair, SSL *from, SSL *to, enum direction direction)
{
    unsigned char data[16384];
    size_t start = pair->wire.len;
    int n;
    while ((n = BIO_read(SSL_get_wbio(from), data, sizeof(data))) > 0) {
        buf_add(&pair->wire, bytes_of(data, (size_t)n));
        BIO_write(SSL_get_rbio(to), data, n);
    }
    if (pair->wire.len == start || pair->n_flights == TLS_PAIR_PIECES)
        return false;
    pair->flights[pair->n_flights].direction = direction;
    pair->flights[pair->n_flights].offset = start;
    pair->flights[pair->n_flights++].len = pair->wire.len - start;
    return true;
}

static void read_all(struct tls_pair *pair, SSL *ssl, enum direction direction)
{
    unsigned char data[16384];
    int n;
    while ((n = SSL_read(ssl, data, sizeof(data))) > 0)
        buf_add(&pair->said[direction], bytes_of(data, (size_t)n));
}

/* Until neither has anything to send. */
static void settle(struct tls_pair *pair, SSL *client, SSL *server)
{
    bool any = true;
    for (int turn = 0; any && turn < 40; turn++) {
        if (!SSL_is_init_finished(client))
            (void)SSL_do_handshake(client);
        read_all(pair, client, S2C);
        any = carry(pair, client, server, C2S);
        if (!SSL_is_init_finished(server))
            (void)SSL_do_handshake(server);
        read_all(pair, server, C2S);
        any = carry(pair, server, client, S2C) || any;
    }
}

static void say(struct tls_pair *pair, SSL *client, SSL *server, bool to_server, size_t n,
                unsigned seed)
{
    unsigned char *text = memory_get(n + 1);
    for (size_t i = 0; i < n; i++)
        text[i] = (unsigned char)(seed + i * 7 + i / 251);
    SSL_write(to_server ? client : server, text, (int)n);
    memory_free(text);
    settle(pair, client, server);
}

static void in_between(const struct tls_pair_options *options, struct tls_pair *pair, SSL *client,
                       SSL *server)
{
    if (options->renegotiate) {
        SSL_set_verify(server, SSL_VERIFY_PEER, NULL);
        SSL_renegotiate(server);
        SSL_do_handshake(server);
    }
    if (options->key_update) {
        SSL_key_update(client, SSL_KEY_UPDATE_REQUESTED);
        SSL_do_handshake(client);
    }
    if (options->post_handshake) {
        SSL_set_verify(server, SSL_VERIFY_PEER, NULL);
        SSL_verify_client_post_handshake(server);
        SSL_do_handshake(server);
    }
    settle(pair, client, server);
}

static SSL *side_of(SSL_CTX *context, bool server)
{
    SSL *ssl = SSL_new(context);
    SSL_set_bio(ssl, BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
    if (server) {
        SSL_set_accept_state(ssl);
    } else {
        char name[] = "srv.lab.example"; /* OpenSSL's macro takes no constant */
        SSL_set_connect_state(ssl);
        SSL_set_tlsext_host_name(ssl, name);
    }
    return ssl;
}

static void talk(const struct tls_pair_options *options, struct tls_pair *pair, SSL *client,
                 SSL *server)
{
    static const size_t sizes[] = {300, 1, 16000, 40000};
    for (unsigned i = 0; i < 4; i++) {
        say(pair, client, server, true, sizes[i], i);
        say(pair, client, server, false, sizes[3 - i], i + 100);
        if (i == 1)
            in_between(options, pair, client, server);
    }
    SSL_shutdown(client);
    settle(pair, client, server);
    SSL_shutdown(server);
    settle(pair, client, server);
}

bool tls_pair_run(const struct tls_pair_world *world, const struct tls_pair_options *options,
                  struct tls_pair *pair)
{
    *pair = (struct tls_pair){.wire = buf_init(1 << 22),
                              .said = {buf_init(1 << 20), buf_init(1 << 20)},
                              .log = buf_init(1 << 16)};
    SSL_CTX *client_context = context_of(world, options, pair, false);
    /* A server keeps its ticket key, and its sessions, in its context, so that one can resume. */
    SSL_CTX *server_context = options->resume != NULL ? ((void **)options->resume)[1]
                                                      : context_of(world, options, pair, true);
    bool done = false;
    if (client_context != NULL && server_context != NULL) {
        SSL_CTX_set_app_data(server_context, pair);
        SSL *client = side_of(client_context, false), *server = side_of(server_context, true);
        if (options->resume != NULL)
            SSL_set_session(client, ((void **)options->resume)[0]);
        settle(pair, client, server);
        done = SSL_is_init_finished(client) && SSL_is_init_finished(server);
        snprintf(pair->cipher, sizeof(pair->cipher), "%s", SSL_get_cipher_name(client));
        if (done)
            talk(options, pair, client, server);
        pair->resumed = SSL_session_reused(client) == 1;
        SSL_free(client);
        SSL_free(server);
    }
    ERR_clear_error();
    /* What resumption needs: the session and the server's context. */
    void **resume = memory_get(2 * sizeof(void *));
    resume[0] = pair->session;
    if (server_context != NULL)
        SSL_CTX_up_ref(server_context);
    resume[1] = server_context;
    pair->session = resume;
    SSL_CTX_free(client_context);
    if (options->resume == NULL)
        SSL_CTX_free(server_context);
    return done;
}

void tls_pair_free(struct tls_pair *pair)
{
    void **kept = pair->session;
    if (kept != NULL) {
        SSL_SESSION_free(kept[0]);
        SSL_CTX_free(kept[1]);
        memory_free(kept);
    }
    buf_clear(&pair->wire);
    buf_clear(&pair->said[C2S]);
    buf_clear(&pair->said[S2C]);
    buf_clear(&pair->log);
}
