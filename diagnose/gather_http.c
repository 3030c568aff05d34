/* Exchanges: what was asked, what came back, and whether that was well. */
#include <string.h>

#include "der.h"
#include "gather_private.h"

static struct bytes header(const struct node *half, const char *name)
{
    const struct node *headers = look_member(half, "headers");
    if (headers == NULL)
        return bytes_none();
    for (const struct node *pair = headers->first; pair != NULL; pair = pair->next)
        if (bytes_equal_nocase(pair->name, bytes_of_string(name)))
            return pair->value.b;
    return bytes_none();
}

static uint64_t headers_size(const struct node *half)
{
    const struct node *headers = look_member(half, "headers");
    uint64_t size = 0;
    if (headers != NULL)
        for (const struct node *pair = headers->first; pair != NULL; pair = pair->next)
            size += pair->name.len + pair->value.b.len + 4;
    return size;
}

static struct bytes first_word(struct bytes text)
{
    struct bytes trimmed = bytes_trim(text);
    return bytes_part(trimmed, 0, bytes_find_byte(trimmed, ' ', 0));
}

/* Schemes in a header that may come several times, and may list several: RFC 9110 11.6.1. */
static void put_schemes(char *list, size_t room, const struct node *half, const char *name)
{
    static const char *const schemes[] = {"Negotiate", "Kerberos", "NTLM",   "Basic",
                                          "CredSSP",   "Digest",   "Bearer", NULL};
    const struct node *headers = look_member(half, "headers");
    if (headers == NULL)
        return;
    for (const struct node *pair = headers->first; pair != NULL; pair = pair->next) {
        if (!bytes_equal_nocase(pair->name, bytes_of_string(name)))
            continue;
        struct bytes rest = pair->value.b, piece;
        while (bytes_next(&rest, ',', &piece)) {
            struct bytes word = first_word(piece);
            for (size_t i = 0; schemes[i] != NULL; i++)
                if (bytes_equal_nocase(word, bytes_of_string(schemes[i])))
                    fact_put_word(list, room, bytes_of_string(schemes[i]));
            if (bytes_starts_nocase(
                    word,
                    BYTES("http://schemas.dmtf.org/wbem/wsman/1/wsman/secprofile/https/mutual")))
                fact_put_word(list, room, BYTES("Certificate"));
        }
    }
}

static void set_type(char *member, size_t room, const struct node *half)
{
    struct bytes type = bytes_trim(header(half, "Content-Type"));
    const char *word = "other";
    if (type.len == 0)
        word = "none";
    else if (bytes_starts_nocase(type, BYTES("multipart/encrypted")) ||
             bytes_starts_nocase(type, BYTES("multipart/x-multi-encrypted")))
        word = "sealed";
    else if (bytes_starts_nocase(type, BYTES("application/soap+xml")))
        word = "soap";
    else if (bytes_starts_nocase(type, BYTES("text/html")))
        word = "html";
    fact_set(member, room, bytes_of_string(word));
}

static void set_body(char *member, size_t room, const struct node *half)
{
    struct bytes word = look_member_text(half, "body");
    fact_set(member, room, word.len > 0 ? word : BYTES("none"));
}

/* The charset of Content-Type, lower or upper case as it stands; of the parts of a sealed one none.
 */
static void set_charset(char *member, size_t room, const struct node *half)
{
    struct bytes type = header(half, "Content-Type");
    size_t at = bytes_find_nocase(type, BYTES("charset="), 0);
    struct bytes value = bytes_from(type, at < type.len ? at + 8 : type.len);
    value = bytes_part(value, 0, bytes_find_byte(value, ';', 0));
    if (bytes_starts(value, BYTES("\"")))
        value = bytes_part(value, 1, bytes_find_byte(value, '"', 1) - 1);
    fact_set(member, room, bytes_trim(value));
}

static uint64_t length_of(const struct node *half)
{
    uint64_t length;
    return bytes_decimal(bytes_trim(header(half, "Content-Length")), &length) ? length : 0;
}

/* An IMF-fixdate, "Fri, 20 Nov 2026 17:46:37 GMT": RFC 9110 5.6.7. 0 when it is none. */
static int64_t date_of(struct bytes text)
{
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    size_t month = 0;
    if (text.len != 29)
        return 0;
    while (month < 12 && !bytes_equal(bytes_part(text, 8, 3), bytes_of_string(months[month])))
        month++;
    if (month == 12)
        return 0;
    char generalized[16] = "YYYY00DDhhmmssZ";
    memcpy(generalized, text.data + 12, 4);
    generalized[4] = month >= 9 ? '1' : '0';
    generalized[5] = (char)('0' + (month + 1) % 10);
    memcpy(generalized + 6, text.data + 5, 2);
    memcpy(generalized + 8, text.data + 17, 2);
    memcpy(generalized + 10, text.data + 20, 2);
    memcpy(generalized + 12, text.data + 23, 2);
    struct cursor c = cur_init(bytes_of_string(generalized), 0);
    int64_t time = der_time(&c);
    return cur_ok(&c) ? time : 0;
}

static void read_request(struct watched *w, struct exchange_fact *e, const struct node *request)
{
    LOOK_SET(e->method, look_member(request, "method"));
    LOOK_SET(e->target, look_member(request, "target"));
    FACT_SET(e->host, header(request, "Host"));
    FACT_SET(e->agent, header(request, "User-Agent"));
    struct bytes authorization = header(request, "Authorization");
    FACT_SET(e->scheme, first_word(authorization));
    if (bytes_starts_nocase(first_word(authorization), BYTES("http://schemas.dmtf.org")))
        FACT_SET(e->scheme, BYTES("Certificate"));
    e->credentials = authorization.len;
    e->header_size = headers_size(request);
    set_type(e->request_type, sizeof(e->request_type), request);
    set_body(e->request_body, sizeof(e->request_body), request);
    set_charset(e->charset, sizeof(e->charset), request);
    e->request_size = length_of(request);
    e->chunked = header(request, "Transfer-Encoding").len > 0;
    e->expect = header(request, "Expect").len > 0;
    e->proxied = bytes_starts_nocase(bytes_of_string(e->target), BYTES("http://")) ||
                 bytes_starts_nocase(bytes_of_string(e->target), BYTES("https://")) ||
                 fact_is(e->method, "CONNECT") || header(request, "Via").len > 0 ||
                 header(request, "Proxy-Connection").len > 0;
    e->empty_part = look_diagnosed(request, "http.part-empty");
    e->lossy = look_member_number(request, "missing_bytes", 0) > 0;
    int64_t begun = look_member_time(request, "first_time"),
            whole = look_member_time(request, "time");
    e->upload = begun != 0 ? whole - begun : 0;
    e->at.time = whole;
    e->at.proof = gather_packet(request);
    e->at.frame = e->at.proof.frame;
    if (fact_is(e->method, "CONNECT"))
        w->tunnel = true;
    const char *name = fact_is(e->method, "CONNECT") ? e->target : e->host;
    if (name[0] != '\0')
        FACT_SET(w->host, bytes_of_string(name));
}

static void read_answer(struct exchange_fact *e, const struct node *answer)
{
    e->status = look_member_number(answer, "status", 0);
    LOOK_SET(e->reason, look_member(answer, "reason"));
    FACT_SET(e->server, header(answer, "Server"));
    FACT_SET(e->location, header(answer, "Location"));
    put_schemes(e->offered, sizeof(e->offered), answer, "WWW-Authenticate");
    put_schemes(e->proxy_offered, sizeof(e->proxy_offered), answer, "Proxy-Authenticate");
    set_type(e->answer_type, sizeof(e->answer_type), answer);
    set_body(e->answer_body, sizeof(e->answer_body), answer);
    set_charset(e->answer_charset, sizeof(e->answer_charset), answer);
    e->answer_size = length_of(answer);
    e->connection_close =
        bytes_equal_nocase(bytes_trim(header(answer, "Connection")), BYTES("close"));
    e->proxied = e->proxied || header(answer, "Via").len > 0;
    bool missing =
        look_member_number(answer, "missing_bytes", 0) > 0 || look_diagnosed(answer, "http.hole");
    e->lossy = e->lossy || missing;
    e->cut = look_diagnosed(answer, "http.not-whole") && !missing;
    int64_t begun = look_member_time(answer, "first_time"),
            whole = look_member_time(answer, "time");
    e->at.last_time = whole;
    e->at.proof = gather_packet(answer);
    e->at.last_frame = e->at.proof.frame;
    if (e->at.time != 0)
        e->wait = (begun != 0 ? begun : whole) - e->at.time;
}

/* The operation that the request's envelope told. */
static void take_operation(struct watched *w, struct exchange_fact *e)
{
    const struct operation *o = &w->operation;
    if (!o->there)
        return;
    memcpy(e->action, o->action, sizeof(e->action));
    memcpy(e->resource, o->resource, sizeof(e->resource));
    memcpy(e->message_id, o->message_id, sizeof(e->message_id));
    memcpy(e->shell, o->shell, sizeof(e->shell));
    memcpy(e->command, o->command, sizeof(e->command));
    memcpy(e->codepage, o->codepage, sizeof(e->codepage));
    memcpy(e->noprofile, o->noprofile, sizeof(e->noprofile));
    memcpy(e->protocolversion, o->protocolversion, sizeof(e->protocolversion));
    e->operation_timeout = o->operation_timeout;
    e->max_envelope = o->max_envelope;
    e->repeated = o->repeated;
    memset(&w->operation, 0, sizeof(w->operation));
}

static void count(struct watched *w, const struct exchange_fact *e)
{
    struct totals *t = &w->facts.totals;
    struct successes *last = &w->facts.last;
    bool operation = e->action[0] != '\0' || fact_is(e->request_type, "sealed");
    bool good = e->status >= 200 && e->status < 300;
    t->requests++;
    t->answers += e->status != 0;
    t->good += good;
    t->slow_expects += e->expect && e->upload > INT64_C(900000000);
    t->operations += operation && e->status != 401 && e->status != 407;
    t->opened += fact_is(e->request_body, "verified") || fact_is(e->request_body, "recovered");
    t->locked += fact_is(e->request_body, "no-key") || fact_is(e->request_body, "wrong-key") ||
                 fact_is(e->answer_body, "no-key") || fact_is(e->answer_body, "wrong-key");
    const int64_t ms = 1000000;
    t->delayed_uploads += (e->upload >= 38 * ms && e->upload <= 50 * ms) ||
                          (e->upload >= 190 * ms && e->upload <= 215 * ms);
    t->locked_faults += e->status == 500 &&
                        (fact_is(e->answer_body, "no-key") || fact_is(e->answer_body, "wrong-key"));
    if (e->status != 0)
        last->answered = e->at.last_time;
    /* What a client does after a failure to clean up is no success. */
    bool clean_up = fact_is(e->action, "Delete") || fact_is(e->action, "Signal");
    if (good && (operation || e->lossy) && !clean_up)
        last->operated = e->at.last_time;
    bool polling = fact_is(e->action, "Receive") || fact_is(e->action, "Pull");
    if (good && e->action[0] != '\0' && !polling) {
        t->waits++;
        t->waited += e->wait;
    }
    enum { SMALL = 16 * 1024 };
    t->small_sends +=
        (fact_is(e->action, "Send") || fact_is(e->action, "Command")) && e->request_size < SMALL;
    if (good && !e->tls && fact_is(e->request_type, "soap") && fact_is(e->request_body, "clear") &&
        e->by_handshake)
        t->plain_accepted++;
}

/* The answer's charset is not the request's, or it has no Content-Type at all. */
static bool misses_charset(const struct exchange_fact *e)
{
    if (fact_is(e->answer_body, "none") || !fact_is(e->request_type, "soap"))
        return false;
    return fact_is(e->answer_type, "none") ||
           (fact_is(e->answer_type, "soap") && e->charset[0] != '\0' &&
            e->answer_charset[0] != '\0' &&
            !bytes_equal_nocase(bytes_of_string(e->charset), bytes_of_string(e->answer_charset)));
}

/* True when there is nothing to say of it but that it was. */
static bool is_plain(const struct exchange_fact *e, bool followed)
{
    if (e->cut || e->status == 0 || e->empty_part || e->location[0] != '\0')
        return false;
    if (e->status >= 200 && e->status < 300) {
        /* Where an envelope was sent, one is to come back. */
        bool envelope = !fact_is(e->answer_body, "none") && !fact_is(e->answer_type, "html");
        bool slow = fact_is(e->action, "Create") && e->wait > SLOW_CREATE;
        bool told = e->return_value != 0 || misses_charset(e);
        return !e->proxied && !slow && !told && (e->action[0] == '\0' || envelope);
    }
    /* A leg of an authentication: the client goes on. */
    if (e->status == 401 || e->status == 407)
        return followed;
    /* Time-outs of Receive and Pull, and what ends with the shell that the client ended. */
    bool polling = fact_is(e->action, "Receive") || fact_is(e->action, "Pull");
    if (e->fault && polling &&
        (e->code == 2150858793 || e->code == 2150858780 || (e->code == 995 && e->after_delete)))
        return true;
    return false;
}

void gather_settle_exchange(struct watched *w, bool followed)
{
    if (!w->has_exchange)
        return;
    w->has_exchange = false;
    const struct exchange_fact *e = &w->facts.exchanges[w->facts.n_exchanges - 1];
    count(w, e);
    bool first_proxied = true;
    for (size_t i = 0; i + 1 < w->facts.n_exchanges; i++)
        first_proxied = first_proxied && !w->facts.exchanges[i].proxied;
    if (is_plain(e, followed) ||
        (e->status >= 200 && e->status < 300 && e->proxied && !first_proxied && !e->cut))
        w->facts.n_exchanges--;
}

/* Room for the newest exchange, also when the list is full: the last row goes then. */
static struct exchange_fact *new_exchange(struct watched *w)
{
    struct exchange_fact *e = facts_add_exchange(&w->facts, ROWS_PER_CONNECTION);
    if (e == NULL) {
        e = &w->facts.exchanges[w->facts.n_exchanges - 1];
        memset(e, 0, sizeof(*e));
        e->at.count = 1;
    }
    w->has_exchange = true;
    return e;
}

void gather_http(struct gather *gather, const struct record *r)
{
    struct watched *w = gather_watched(gather, r->connection);
    const struct node *request = look_member(r->root, "request"),
                      *answer = look_member(r->root, "response");
    bool asked = request != NULL && request->field->kind != KIND_NULL;
    bool answered = answer != NULL && answer->field->kind != KIND_NULL;
    uint64_t size = asked ? length_of(request) : 0;
    if (w->has_exchange && asked) {
        struct exchange_fact *before = &w->facts.exchanges[w->facts.n_exchanges - 1];
        before->same_again = size == before->request_size && size > 0;
    }
    gather_settle_exchange(w, asked);
    struct exchange_fact *e = new_exchange(w);
    gather_at(&e->at, r);
    e->tls = look_member_true(r->root, "tls");
    if (asked)
        read_request(w, e, request);
    if (answered)
        read_answer(e, answer);
    if (answered && !e->proxied)
        gather_clock(&w->facts, &e->at, "target", "HTTP",
                     date_of(bytes_trim(header(answer, "Date"))));
    if (!asked)
        e->lossy = true;
    take_operation(w, e);
    bool sealed = fact_is(e->request_type, "sealed");
    e->first_sealed = sealed && !w->sealed_before;
    w->sealed_before = w->sealed_before || sealed;
    e->authenticated = w->authenticated;
    e->by_handshake = w->by_handshake;
    if (asked)
        marks_add(&w->marks, &(struct mark){e->at.time, w->number, size});
}
