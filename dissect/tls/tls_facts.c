#include "tls_facts.h"

#include <stdio.h>
#include <string.h>

#include "memory.h"
#include "tls_dissect.h"

#define F(id) (&tls_fields[TLS_F_##id])

struct tls_facts *tls_facts_new(const struct limits *limits)
{
    struct tls_facts *facts = memory_get(sizeof(*facts));
    facts->limits = limits;
    for (int direction = C2S; direction <= S2C; direction++) {
        facts->kept[direction] = buf_init(limits->tls_handshake);
        facts->messages[direction] = tls_messages_init(limits->tls_handshake);
    }
    facts->order = buf_init(limits->tls_handshake);
    return facts;
}

void tls_facts_free(struct tls_facts *facts)
{
    if (facts == NULL)
        return;
    for (int direction = C2S; direction <= S2C; direction++) {
        buf_clear(&facts->kept[direction]);
        tls_messages_clear(&facts->messages[direction]);
    }
    buf_clear(&facts->order);
    arena_free(facts->arena);
    memory_free(facts);
}

/* ---- What the messages say ---- */

static size_t take_numbers(uint16_t *to, struct bytes from)
{
    struct cursor c = cur_init(from, 0);
    size_t n = 0;
    while (cur_left(&c) >= 2 && n < TLS_FACTS_NUMBERS) {
        uint16_t number = (uint16_t)cur_uint_be(&c, 2);
        if (!tls_is_grease(number))
            to[n++] = number;
    }
    return n;
}

static void take_text(char to[256], struct bytes text)
{
    snprintf(to, 256, "%.*s", (int)(text.len < 255 ? text.len : 255), (const char *)text.data);
}

static void take_client_hello(struct tls_facts *facts, struct bytes body)
{
    struct tls_client_hello hello;
    struct bytes data;
    bool again = (facts->seen & TLS_SEEN_RETRY) != 0 && (facts->seen & TLS_SEEN_SERVER_HELLO) == 0;
    if (!tls_read_client_hello(body, &hello))
        return;
    if (!again)
        facts->handshakes++;
    if (facts->handshakes == 1)
        memcpy(facts->client_random, hello.random.data, TLS_RANDOM);
    facts->seen |= TLS_SEEN_CLIENT_HELLO;
    facts->n_ciphers = take_numbers(facts->ciphers, hello.suites);
    if (tls_find_extension(hello.extensions, TLS_EXTENSION_SUPPORTED_VERSIONS, &data)) {
        facts->n_versions = take_numbers(facts->versions, bytes_from(data, 1));
    } else {
        facts->versions[0] = hello.version;
        facts->n_versions = 1;
    }
    if (tls_find_extension(hello.extensions, TLS_EXTENSION_SERVER_NAME, &data))
        take_text(facts->sni, tls_server_name(data));
    memcpy(facts->session_id, hello.session_id.data, hello.session_id.len);
    facts->session_id_len = hello.session_id.len;
}

/* The protocol of an ALPN extension in which the server names one. */
static void take_protocol(struct tls_facts *facts, struct bytes extensions)
{
    struct bytes data, protocol;
    if (!tls_find_extension(extensions, TLS_EXTENSION_ALPN, &data))
        return;
    data = bytes_from(data, 2);
    if (tls_next_protocol(&data, &protocol))
        take_text(facts->alpn, protocol);
}

static void take_server_hello(struct tls_facts *facts, struct bytes body)
{
    struct tls_server_hello hello;
    struct bytes data;
    if (!tls_read_server_hello(body, &hello))
        return;
    if (hello.retry) {
        facts->seen |= TLS_SEEN_RETRY;
        return;
    }
    facts->seen |= TLS_SEEN_SERVER_HELLO;
    facts->version = hello.version;
    facts->cipher = hello.suite;
    /* Until a Certificate or ServerHelloDone says otherwise: RFC 5246 7.3. A resumed TLS 1.3 has
     * the extension pre_shared_key. */
    facts->resumed = hello.version == TLS_1_3
                         ? tls_find_extension(hello.extensions, TLS_EXTENSION_PRE_SHARED_KEY, &data)
                         : true;
    if (tls_find_extension(hello.extensions, TLS_EXTENSION_KEY_SHARE, &data)) {
        struct cursor c = cur_init(data, 0);
        facts->group = (uint16_t)cur_uint_be(&c, 2);
    }
    take_protocol(facts, hello.extensions);
}

static void take_certificates(struct tls_facts *facts, enum direction direction, struct bytes body)
{
    struct cursor c = cur_init(body, 0), each;
    bool started = false, any = false;
    while (tls_next_certificate(&c, facts->version, &started, &each)) {
        any = true;
        if (facts->n_certificates == TLS_FACTS_CERTIFICATES) {
            facts->cut = true;
            break;
        }
        if (facts->arena == NULL)
            facts->arena = arena_new();
        struct bytes der = arena_copy(facts->arena, cur_rest(&each));
        facts->certificate_from[facts->n_certificates] = direction;
        tls_read_certificate(facts->arena, cur_init(der, 0),
                             &facts->certificates[facts->n_certificates++]);
    }
    if (direction == S2C)
        facts->seen |= TLS_SEEN_SERVER_CERTIFICATE;
    else
        facts->seen |= any ? TLS_SEEN_CLIENT_CERTIFICATE : TLS_SEEN_NO_CLIENT_CERTIFICATE;
}

static void take_server_key_exchange(struct tls_facts *facts, struct bytes body)
{
    enum { NAMED_CURVE = 3 };
    struct cursor c = cur_init(body, 0);
    uint8_t curve_type = cur_u8(&c);
    uint16_t group = (uint16_t)cur_uint_be(&c, 2);
    const struct tls_suite *suite = tls_suite_of(facts->cipher);
    if (cur_ok(&c) && curve_type == NAMED_CURVE && suite != NULL &&
        suite->exchange == TLS_EXCHANGE_ECDHE)
        facts->group = group;
}

static void keep(struct tls_facts *facts, const struct tls_stamp *stamp,
                 const struct tls_message *message)
{
    enum direction direction = stamp->direction;
    if (message->whole.len > facts->kept[direction].max - facts->kept[direction].len ||
        sizeof(*stamp) > facts->order.max - facts->order.len) {
        facts->cut = true;
        return;
    }
    buf_add(&facts->kept[direction], message->whole);
    buf_add(&facts->order, bytes_of(stamp, sizeof(*stamp)));
}

static void take_message(struct tls_facts *facts, const struct tls_stamp *stamp,
                         const struct tls_message *message)
{
    enum direction direction = stamp->direction;
    keep(facts, stamp, message);
    switch (message->type) {
    case TLS_CLIENT_HELLO:
        take_client_hello(facts, message->body);
        break;
    case TLS_SERVER_HELLO:
        take_server_hello(facts, message->body);
        break;
    case TLS_ENCRYPTED_EXTENSIONS: {
        struct cursor c = cur_init(message->body, 0);
        cur_skip(&c, 2);
        take_protocol(facts, cur_rest(&c));
        break;
    }
    case TLS_CERTIFICATE:
        facts->resumed = facts->resumed && (direction == C2S || facts->version == TLS_1_3);
        take_certificates(facts, direction, message->body);
        break;
    case TLS_SERVER_KEY_EXCHANGE:
        take_server_key_exchange(facts, message->body);
        break;
    case TLS_CERTIFICATE_REQUEST:
        facts->seen |= TLS_SEEN_CERTIFICATE_REQUEST;
        break;
    case TLS_SERVER_HELLO_DONE:
        facts->resumed = false;
        facts->seen |= TLS_SEEN_SERVER_DONE;
        break;
    case TLS_CLIENT_KEY_EXCHANGE:
        facts->seen |= TLS_SEEN_CLIENT_KEY_EXCHANGE;
        break;
    case TLS_FINISHED:
        facts->seen |= direction == C2S ? TLS_SEEN_CLIENT_FINISHED : TLS_SEEN_SERVER_FINISHED;
        break;
    case TLS_KEY_UPDATE:
        facts->key_updates[direction]++;
        break;
    default:
        break;
    }
}

static void take_alert(struct tls_facts *facts, enum direction direction, bool encrypted, bool read,
                       struct bytes content, int64_t time, struct frame frame)
{
    struct cursor c = cur_init(content, 0);
    struct tls_alert alert = {.direction = direction,
                              .encrypted = encrypted,
                              .level = cur_u8(&c),
                              .description = cur_u8(&c),
                              .time = time,
                              .frame = frame};
    alert.read = read && cur_ok(&c);
    if (facts->n_alerts < TLS_FACTS_ALERTS)
        facts->alerts[facts->n_alerts] = alert;
    facts->n_alerts++;
    if (alert.read && alert.description == 0)
        facts->close_notify[direction] = true;
}

void tls_facts_record(struct tls_facts *facts, enum direction direction,
                      const struct tls_header *header, const struct tls_opened *opened,
                      struct bytes content, int64_t time, struct frame frame)
{
    bool read = opened->state == TLS_RECORD_CLEAR || opened->state == TLS_RECORD_OPENED;
    struct tls_message message;
    facts->records[opened->state]++;
    facts->missing += opened->skipped;
    if (header->type == TLS_APPLICATION_DATA) {
        if (facts->application_data[direction]++ == 0)
            facts->first_application_data[direction] = header->length;
        facts->last_application_data[direction] = header->length;
        facts->answering_data += direction == S2C && facts->application_data[C2S] > 0;
    }
    if (opened->skipped > 0 || opened->state == TLS_RECORD_DAMAGED)
        tls_facts_lost(facts, direction);
    switch (opened->type) {
    case TLS_CHANGE_CIPHER_SPEC:
        facts->seen |= direction == C2S ? TLS_SEEN_CLIENT_CHANGE : TLS_SEEN_SERVER_CHANGE;
        break;
    case TLS_ALERT:
        take_alert(facts, direction, opened->state != TLS_RECORD_CLEAR, read, content, time, frame);
        break;
    case TLS_HANDSHAKE:
        if (!read)
            break;
        if (!tls_messages_add(&facts->messages[direction], content))
            facts->cut = true;
        while (tls_messages_next(&facts->messages[direction], &message))
            take_message(facts, &(struct tls_stamp){direction, time, frame}, &message);
        if (facts->hello_time == 0 && (facts->seen & TLS_SEEN_CLIENT_HELLO) != 0)
            facts->hello_time = time;
        if (facts->answer_time == 0 &&
            (facts->seen & (TLS_SEEN_SERVER_HELLO | TLS_SEEN_RETRY)) != 0)
            facts->answer_time = time;
        break;
    case TLS_APPLICATION_DATA:
        /* What TLS 1.3 has not opened may be anything. */
        if (read || (facts->version != TLS_1_3 && facts->version != 0))
            facts->seen |= direction == C2S ? TLS_SEEN_CLIENT_DATA : TLS_SEEN_SERVER_DATA;
        break;
    default:
        break;
    }
    (void)header;
}

void tls_facts_lost(struct tls_facts *facts, enum direction direction)
{
    tls_messages_clear(&facts->messages[direction]);
}

/* The first of a side's latest list is its own, those behind it issued it. */
static const struct tls_certificate *own_certificate(const struct tls_facts *facts,
                                                     enum direction direction)
{
    const struct tls_certificate *own = NULL;
    for (size_t i = facts->n_certificates; i > 0; i--) {
        if (facts->certificate_from[i - 1] == direction)
            own = &facts->certificates[i - 1];
        else if (own != NULL)
            break;
    }
    return own;
}

const struct tls_certificate *tls_facts_client(const struct tls_facts *facts)
{
    return own_certificate(facts, C2S);
}

const struct tls_certificate *tls_facts_server(const struct tls_facts *facts)
{
    return own_certificate(facts, S2C);
}

/* ---- As nodes ---- */

static void put_copy(struct record *r, struct node *parent, const struct field *field,
                     struct bytes text, struct span span)
{
    if (text.len > 0)
        put_string(r, parent, field, arena_copy(r->arena, text), span);
}

static void put_hex(struct record *r, struct node *parent, const struct field *field,
                    const uint8_t *data, size_t n)
{
    static const char digits[] = "0123456789abcdef";
    uint8_t *text = arena_alloc(r->arena, 2 * n + 1);
    for (size_t i = 0; i < n; i++) {
        text[2 * i] = (uint8_t)digits[data[i] >> 4];
        text[2 * i + 1] = (uint8_t)digits[data[i] & 15];
    }
    put_string(r, parent, field, bytes_of(text, 2 * n), span_none());
}

static void put_fingerprints(struct record *r, struct node *node, const struct tls_facts *facts,
                             struct bytes der)
{
    uint8_t sha1[20], sha256[32];
    if (facts->ops == NULL || !facts->ops->fingerprints(facts->session, der, sha1, sha256))
        return;
    put_hex(r, node, F(SHA1), sha1, sizeof(sha1));
    put_hex(r, node, F(SHA256), sha256, sizeof(sha256));
}

static void add_certificate(struct record *r, struct node *list, const struct tls_facts *facts,
                            size_t i)
{
    struct node *node = node_add(r, list, F(CERTIFICATE));
    const struct tls_certificate *kept = &facts->certificates[i];
    struct tls_certificate certificate;
    struct bytes der = arena_copy(r->arena, kept->der);
    uint32_t source = record_source(r, der, NULL, SOURCE_REASSEMBLED, NULL, 0);
    tls_read_certificate(r->arena, record_cursor(r, source), &certificate);
    node->span = span_of(source, 0, der.len);
    put_text(r, node, F(CERTIFICATE_FROM), facts->certificate_from[i] == C2S ? "client" : "server");
    put_copy(r, node, F(SUBJECT), certificate.subject.text, certificate.subject.span);
    put_copy(r, node, F(ISSUER), certificate.issuer.text, certificate.issuer.span);
    put_bool(r, node, F(SELF_ISSUED), certificate.self_issued, span_none());
    put_bool(r, node, F(CA), certificate.ca, span_none());
    struct node *names = node_add(r, node, F(NAMES));
    for (size_t n = 0; n < certificate.n_names; n++)
        put_copy(r, names, F(NAME), certificate.names[n].text, certificate.names[n].span);
    put_copy(r, node, F(USER), certificate.user.text, certificate.user.span);
    if (certificate.not_before_span.source != 0)
        put_int(r, node, F(NOT_BEFORE), certificate.not_before, certificate.not_before_span);
    if (certificate.not_after_span.source != 0)
        put_int(r, node, F(NOT_AFTER), certificate.not_after, certificate.not_after_span);
    put_copy(r, node, F(SERIAL), certificate.serial.text, certificate.serial.span);
    put_copy(r, node, F(KEY_TYPE), certificate.key.text, certificate.key.span);
    if (certificate.key_bits != 0)
        put_uint(r, node, F(KEY_BITS), certificate.key_bits, certificate.key.span);
    put_copy(r, node, F(SIGNATURE), certificate.signature.text, certificate.signature.span);
    struct node *usages = node_add(r, node, F(USAGES));
    for (size_t n = 0; n < certificate.n_usages; n++)
        put_copy(r, usages, F(USAGE), certificate.usages[n].text, certificate.usages[n].span);
    put_fingerprints(r, node, facts, der);
    if (!certificate.whole)
        diag_add(r, node, &tls_diagnostics[TLS_D_CERTIFICATE], "%s", "");
}

static void add_alerts(struct record *r, struct node *group, const struct tls_facts *facts)
{
    struct node *list = node_add(r, group, F(ALERTS));
    for (size_t i = 0; i < facts->n_alerts && i < TLS_FACTS_ALERTS; i++) {
        const struct tls_alert *alert = &facts->alerts[i];
        struct node *node = node_add(r, list, F(ALERT));
        put_text(r, node, F(ALERT_DIRECTION), direction_name(alert->direction));
        if (alert->read) {
            put_uint(r, node, F(ALERT_LEVEL), alert->level, span_none());
            put_uint(r, node, F(ALERT_DESCRIPTION), alert->description, span_none());
        }
        put_bool(r, node, F(ALERT_ENCRYPTED), alert->encrypted, span_none());
        put_int(r, node, F(ALERT_TIME), alert->time, span_none());
        put_uint(r, node, F(ALERT_FRAME), alert->frame.number, span_none());
        if (alert->frame.file > 1)
            put_uint(r, node, F(ALERT_FILE), alert->frame.file, span_none());
    }
}

static void put_packet(struct record *r, struct node *node, const struct tls_stamp *stamp)
{
    if (stamp->frame.number == 0)
        return;
    put_int(r, node, F(MESSAGE_TIME), stamp->time, span_none());
    put_uint(r, node, F(MESSAGE_FRAME), stamp->frame.number, span_none());
    if (stamp->frame.file > 1)
        put_uint(r, node, F(MESSAGE_FILE), stamp->frame.file, span_none());
}

static void add_messages(struct record *r, struct node *group, const struct tls_facts *facts)
{
    struct node *list = node_add(r, group, F(MESSAGES));
    struct cursor cursors[2];
    uint16_t version = facts->version;
    for (int direction = C2S; direction <= S2C; direction++) {
        struct bytes kept = arena_copy(r->arena, buf_bytes(&facts->kept[direction]));
        cursors[direction] =
            record_cursor(r, record_source(r, kept, NULL, SOURCE_REASSEMBLED, NULL, 0));
    }
    struct cursor order = cur_init(buf_bytes(&facts->order), 0);
    while (cur_left(&order) >= sizeof(struct tls_stamp)) {
        struct tls_stamp stamp;
        memcpy(&stamp, cur_take(&order, sizeof(stamp)).data, sizeof(stamp));
        struct cursor *c = &cursors[stamp.direction];
        struct cursor header = cur_init(cur_peek(c, TLS_MESSAGE_HEADER), 0);
        cur_skip(&header, 1);
        size_t len = (size_t)cur_uint_be(&header, 3);
        struct node *node = tls_add_message(r, list, stamp.direction,
                                            cur_sub(c, TLS_MESSAGE_HEADER + len), version);
        put_packet(r, node, &stamp);
    }
    if (facts->cut)
        diag_add(r, list, &tls_diagnostics[TLS_D_CUT], "%s", "");
}

static void add_records(struct record *r, struct node *group, const struct tls_facts *facts)
{
    struct node *node = node_add(r, group, F(RECORDS));
    put_uint(r, node, F(RECORDS_OPENED), facts->records[TLS_RECORD_OPENED], span_none());
    put_uint(r, node, F(RECORDS_CLOSED), facts->records[TLS_RECORD_CLOSED], span_none());
    put_uint(r, node, F(RECORDS_DAMAGED), facts->records[TLS_RECORD_DAMAGED], span_none());
    put_uint(r, node, F(RECORDS_MISSING), facts->missing, span_none());
    node = node_add(r, group, F(APPLICATION));
    put_uint(r, node, F(APPLICATION_C2S), facts->application_data[C2S], span_none());
    put_uint(r, node, F(APPLICATION_S2C), facts->application_data[S2C], span_none());
    if (facts->application_data[C2S] > 0) {
        put_uint(r, node, F(APPLICATION_FIRST), facts->first_application_data[C2S], span_none());
        put_uint(r, node, F(APPLICATION_LAST), facts->last_application_data[C2S], span_none());
        put_uint(r, node, F(APPLICATION_ANSWERING), facts->answering_data, span_none());
    }
    if (facts->answering_data > 0)
        put_uint(r, node, F(APPLICATION_LAST_S2C), facts->last_application_data[S2C], span_none());
}

static void add_key(struct record *r, struct node *group, const struct tls_facts *facts)
{
    enum key_state key = facts->ops != NULL ? facts->ops->key(facts->session) : KEY_NONE;
    const char *advice = facts->ops != NULL ? facts->ops->advice(facts->session) : "";
    put_text(r, group, F(KEY), key_state_name(key));
    put_copy(r, group, F(ADVICE), bytes_of_string(advice), span_none());
    if (facts->records[TLS_RECORD_CLOSED] > 0 && (facts->ops == NULL || advice[0] != '\0'))
        diag_add(r, group, &tls_diagnostics[key == KEY_WRONG ? TLS_D_WRONG_KEY : TLS_D_NO_KEY],
                 "%llu records", (unsigned long long)facts->records[TLS_RECORD_CLOSED]);
    if (facts->records[TLS_RECORD_DAMAGED] > 0)
        diag_add(r, group, &tls_diagnostics[TLS_D_DAMAGED], "%llu records",
                 (unsigned long long)facts->records[TLS_RECORD_DAMAGED]);
}

void tls_add_facts(struct record *r, struct node *parent, const struct tls_facts *facts)
{
    struct node *group = node_add(r, parent, F(LAYER));
    if ((facts->seen & TLS_SEEN_SERVER_HELLO) != 0) {
        put_uint(r, group, F(CHOSEN_VERSION), facts->version, span_none());
        put_uint(r, group, F(CIPHER), facts->cipher, span_none());
    }
    if (facts->group != 0)
        put_uint(r, group, F(GROUP), facts->group, span_none());
    put_copy(r, group, F(SNI), bytes_of_string(facts->sni), span_none());
    put_copy(r, group, F(ALPN), bytes_of_string(facts->alpn), span_none());
    if ((facts->seen & TLS_SEEN_CLIENT_HELLO) != 0)
        put_hex(r, group, F(CLIENT_RANDOM), facts->client_random, TLS_RANDOM);
    if ((facts->seen & TLS_SEEN_SERVER_HELLO) != 0)
        put_bool(r, group, F(RESUMED), facts->resumed, span_none());
    put_uint(r, group, F(HANDSHAKES), facts->handshakes, span_none());
    if (facts->hello_time != 0 && facts->answer_time > facts->hello_time)
        put_int(r, group, F(HELLO_WAIT), facts->answer_time - facts->hello_time, span_none());
    struct node *certificates = node_add(r, group, F(CERTIFICATES));
    for (size_t i = 0; i < facts->n_certificates; i++)
        add_certificate(r, certificates, facts, i);
    add_alerts(r, group, facts);
    add_records(r, group, facts);
    add_key(r, group, facts);
    add_messages(r, group, facts);
}
