/*
 * winrmscope decode --raw --show-secrets --format json FILE | floor FILE KIND: how long the parts
 * take that no decoder can do without, each alone on the same bytes: reading the file, the cipher
 * and its checksum over every envelope, base64 of every stream, libxml2 (with callbacks that do
 * nothing) over every envelope and every CLIXML document. Prints the seconds (user and system) of
 * each, the best of five, and their sum.
 */
#include <fcntl.h>
#include <jansson.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base64.h"
#include "memory.h"
#include "seal.h"

enum { TIMES = 5, SHORTEST = 40, PIECE = 65536 };

struct texts {
    struct bytes *list;
    size_t n, capacity;
};

struct work {
    const char *path;
    struct texts envelopes, documents, encoded;
    struct seal *seal;
};

static void keep(struct texts *texts, struct bytes text)
{
    texts->list = memory_grow(texts->list, &texts->capacity, texts->n + 1, sizeof(*texts->list));
    texts->list[texts->n++] = text;
}

static void keep_copy(struct texts *texts, const json_t *value)
{
    size_t len = json_string_length(value);
    if (len == 0)
        return;
    uint8_t *copy = memory_get(len + 1);
    memcpy(copy, json_string_value(value), len);
    keep(texts, bytes_of(copy, len));
}

static bool is_base64(uint8_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' ||
           c == '/' || c == '=';
}

static void keep_encoded(struct texts *texts, struct bytes envelope)
{
    for (size_t at = bytes_find_byte(envelope, '>', 0); at < envelope.len;
         at = bytes_find_byte(envelope, '>', at + 1)) {
        size_t end = at + 1;
        while (end < envelope.len && is_base64(envelope.data[end]))
            end++;
        if (end < envelope.len && envelope.data[end] == '<' && end - at > SHORTEST)
            keep(texts, bytes_part(envelope, at + 1, end - at - 1));
    }
}

static void read_lines(struct work *work)
{
    char *line = NULL;
    size_t capacity = 0;
    ssize_t len;
    while ((len = getline(&line, &capacity, stdin)) > 0) {
        json_t *object = json_loadb(line, (size_t)len, JSON_ALLOW_NUL, NULL);
        keep_copy(&work->envelopes, json_object_get(object, "xml"));
        keep_copy(&work->documents, json_object_get(object, "clixml"));
        json_decref(object);
    }
    free(line);
    for (size_t i = 0; i < work->envelopes.n; i++)
        keep_encoded(&work->encoded, work->envelopes.list[i]);
}

static void read_file(struct work *work)
{
    static uint8_t piece[PIECE];
    int file = open(work->path, O_RDONLY);
    while (file >= 0 && read(file, piece, sizeof(piece)) > 0)
        ;
    close(file);
}

/* AES-256-CBC and HMAC-SHA-1 by OpenSSL, which is what opening a message of Kerberos comes to. */
static void run_aes(struct work *work)
{
    static const uint8_t key[32], vector[16];
    char hash[] = "SHA1";
    OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, hash, 0),
                               OSSL_PARAM_construct_end()};
    EVP_MAC *hmac = EVP_MAC_fetch(NULL, "HMAC", NULL);
    EVP_MAC_CTX *mac = EVP_MAC_CTX_new(hmac);
    EVP_CIPHER_CTX *cipher = EVP_CIPHER_CTX_new();
    struct buf body = buf_init(SIZE_MAX);
    uint8_t sum[EVP_MAX_MD_SIZE];
    size_t sum_len;
    int n;
    EVP_MAC_init(mac, key, sizeof(key), parameters);
    EVP_DecryptInit_ex2(cipher, EVP_aes_256_cbc(), key, vector, NULL);
    for (size_t i = 0; i < work->envelopes.n; i++) {
        struct bytes sealed = work->envelopes.list[i];
        buf_reset(&body);
        uint8_t *room = buf_room(&body, sealed.len + sizeof(vector));
        EVP_DecryptInit_ex2(cipher, NULL, NULL, vector, NULL);
        EVP_DecryptUpdate(cipher, room, &n, sealed.data, (int)sealed.len);
        EVP_MAC_init(mac, NULL, 0, NULL);
        EVP_MAC_update(mac, room, (size_t)n);
        EVP_MAC_final(mac, sum, &sum_len, sizeof(sum));
    }
    buf_clear(&body);
    EVP_CIPHER_CTX_free(cipher);
    EVP_MAC_CTX_free(mac);
    EVP_MAC_free(hmac);
}

/* RC4 and HMAC-MD5: sealing takes as long as opening. */
static void run_rc4(struct work *work)
{
    struct buf body = buf_init(SIZE_MAX);
    seal_begin(work->seal);
    for (size_t i = 0; i < work->envelopes.n; i++) {
        buf_reset(&body);
        seal_body(work->seal, S2C, work->envelopes.list[i], &body);
    }
    buf_clear(&body);
}

static void run_base64(struct work *work)
{
    struct buf out = buf_init(SIZE_MAX);
    for (size_t i = 0; i < work->encoded.n; i++) {
        buf_reset(&out);
        base64_decode(work->encoded.list[i], &out);
    }
    buf_clear(&out);
}

static void on_start(void *state, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int n_namespaces, const xmlChar **namespaces, int n_attributes,
                     int n_defaulted, const xmlChar **attributes)
{
    (void)state, (void)name, (void)prefix, (void)uri, (void)n_namespaces, (void)namespaces;
    (void)n_attributes, (void)n_defaulted, (void)attributes;
}

static void on_end(void *state, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    (void)state, (void)name, (void)prefix, (void)uri;
}

static void on_text(void *state, const xmlChar *text, int len)
{
    (void)state, (void)text, (void)len;
}

static void parse(const struct texts *texts)
{
    xmlSAXHandler sax = {.initialized = XML_SAX2_MAGIC,
                         .startElementNs = on_start,
                         .endElementNs = on_end,
                         .characters = on_text};
    for (size_t i = 0; i < texts->n; i++) {
        xmlParserCtxtPtr context =
            xmlCreateMemoryParserCtxt((const char *)texts->list[i].data, (int)texts->list[i].len);
        xmlCtxtUseOptions(context, XML_PARSE_HUGE | XML_PARSE_NONET);
        *context->sax = sax;
        xmlParseDocument(context);
        xmlFreeParserCtxt(context);
    }
}

static void run_xml(struct work *work)
{
    parse(&work->envelopes);
    parse(&work->documents);
}

/* User and system together: reading is the system's work. */
static double seconds(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static double time_of(struct work *work, void (*part)(struct work *work))
{
    double best = 1e9;
    for (int i = 0; i < TIMES; i++) {
        double before = seconds();
        part(work);
        double took = seconds() - before;
        best = took < best ? took : best;
    }
    return best;
}

int main(int argc, char **argv)
{
    unsigned kind = 0;
    while (argc == 3 && kind < SEAL_KINDS && strcmp(argv[2], seal_name((enum seal_kind)kind)) != 0)
        kind++;
    if (argc != 3 || kind == SEAL_KINDS) {
        fprintf(stderr,
                "usage: winrmscope decode --raw --show-secrets --format json FILE | floor FILE "
                "clear|ntlm|kerberos\n");
        return 2;
    }
    struct work work = {.path = argv[1], .seal = seal_new((enum seal_kind)kind)};
    if (work.seal == NULL)
        return 3;
    read_lines(&work);
    double read = time_of(&work, read_file);
    double cipher = 0;
    if (kind != SEAL_CLEAR)
        cipher = time_of(&work, kind == SEAL_NTLM ? run_rc4 : run_aes);
    double base64 = time_of(&work, run_base64);
    double xml = time_of(&work, run_xml);
    printf("read %.3f cipher %.3f base64 %.3f xml %.3f floor %.3f\n", read, cipher, base64, xml,
           read + cipher + base64 + xml);
    seal_free(work.seal);
    return 0;
}
