/*
 * conversation: the order of records, pairing, authentication, and what a poor feeder may leave
 * out. Messages are written here; the expected stories follow docs/json.md and security.md 2.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base64.h"
#include "conversation.h"
#include "credssp_samples.h"
#include "http_head.h"
#include "memory.h"
#include "tls_facts.h"

static const struct limits limits = LIMITS_DEFAULT;

/* Writes a line a record: kind, and what tells it from others of its kind. */
struct story {
    struct sink sink;
    char text[8192];
};

static const struct node *member(const struct node *node, const char *key)
{
    for (const struct node *child = node != NULL ? node->first : NULL; child != NULL;
         child = child->next)
        if (strcmp(child->field->key, key) == 0)
            return child;
    return NULL;
}

static void say_member(struct story *story, const struct node *node, const char *key)
{
    const struct node *found = member(node, key);
    size_t n = strlen(story->text);
    if (found == NULL || found->field->kind == KIND_NULL)
        return;
    if (found->field->kind == KIND_STRING)
        snprintf(story->text + n, sizeof(story->text) - n, " %.*s", (int)found->value.b.len,
                 (const char *)found->value.b.data);
    else
        snprintf(story->text + n, sizeof(story->text) - n, " %llu",
                 (unsigned long long)found->value.u);
}

static void tell(struct sink *sink, const struct record *r)
{
    struct story *story = (struct story *)sink;
    const struct node *root = r->root;
    size_t n = strlen(story->text);
    snprintf(story->text + n, sizeof(story->text) - n, "%s", root->field->key);
    static const char *const keys[] = {"action", "mechanism", "user", "of",        "reason",
                                       "line",   "stream",    "text", "exit_code", "outcome"};
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        say_member(story, root, keys[i]);
    const struct node *refused = member(root, "refused");
    if (refused != NULL && refused->value.u != 0)
        strcat(story->text, " refused");
    const struct node *shell = member(root, "shell_id");
    if (strcmp(root->field->key, "winrs") == 0 && shell != NULL && shell->field->kind == KIND_NULL)
        strcat(story->text, " of no shell");
    if (strcmp(root->field->key, "http") == 0) {
        say_member(story, member(root, "request"), "body");
        strcat(story->text, " ->");
        say_member(story, member(root, "response"), "status");
        say_member(story, member(root, "response"), "body");
    }
    strcat(story->text, "\n");
}

struct world {
    struct story story;
    struct output output;
    struct conversation *conversation;
    struct http_feed feed;
    uint64_t packet;
};

static void start(struct world *w, const struct conversation_options *more)
{
    memset(w, 0, sizeof(*w));
    struct conversation_options options = more != NULL ? *more : (struct conversation_options){0};
    options.limits = &limits;
    options.files = 1;
    w->story.sink.record = tell;
    w->output = (struct output){.sinks = {&w->story.sink}, .n_sinks = 1};
    w->conversation = conversation_new(&options, &w->output);
    w->feed = conversation_feed(w->conversation);
}

static void *open_one(struct world *w, uint32_t number)
{
    struct http_connection about = {.number = number,
                                    .client = "10.0.0.1:50000",
                                    .server = "10.0.0.2:8080",
                                    .client_port = 50000,
                                    .server_port = 8080};
    return w->feed.open(w->feed.state, &about);
}

static void close_one(struct world *w, void *connection)
{
    struct http_connection_end end = {.outcome = OUTCOME_CLOSED, .http = true, .bytes = {1, 1}};
    w->feed.close(connection, &end);
}

static void finish(struct world *w, const char *expected)
{
    conversation_finish(w->conversation);
    conversation_free(w->conversation);
    assert_string_equal(w->story.text, expected);
}

/* One message of its own memory: everything is gone right after the call, as the feed's contract
 * says. */
static void say_message(struct world *w, void *connection, enum direction direction,
                        const char *head, struct bytes body, const size_t *chunks)
{
    struct http_headers headers = {0};
    struct block *head_block = block_copy(bytes_of_string(head));
    struct http_message message = {.direction = direction,
                                   .head = block_bytes(head_block),
                                   .head_block = head_block,
                                   .method = bytes_none(),
                                   .target = bytes_none(),
                                   .version = bytes_none(),
                                   .reason = bytes_none()};
    struct http_chunk list[8];
    struct frame frame = {1, ++w->packet};
    message.frames = (struct frames){&frame, 1, 1};
    http_parse_head(&message, &headers, &limits);
    if (body.len > 0)
        message.body = block_copy(body);
    for (size_t at = 0; chunks != NULL && chunks[message.n_chunks] != 0; message.n_chunks++) {
        list[message.n_chunks] = (struct http_chunk){.offset = at, .len = chunks[message.n_chunks]};
        at += chunks[message.n_chunks];
    }
    message.chunks = list;
    if (direction == C2S) {
        w->feed.request(connection, &message);
    } else {
        w->feed.answered(connection, message.status, &message);
        w->feed.response(connection, &message);
    }
    block_unref(message.body);
    block_unref(head_block);
    http_headers_free(&headers);
}

#define SOAP "Content-Type: application/soap+xml;charset=UTF-8\r\n"
#define ENVELOPE(action, rest, body)                                                               \
    "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope' "                               \
    "xmlns:a='http://schemas.xmlsoap.org/ws/2004/08/addressing' "                                  \
    "xmlns:w='http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd' "                                    \
    "xmlns:rsp='http://schemas.microsoft.com/wbem/wsman/1/windows/shell'>"                         \
    "<s:Header><a:Action>" action "</a:Action>" rest "</s:Header><s:Body>" body                    \
    "</s:Body></s:Envelope>"
#define SHELL(name) "http://schemas.microsoft.com/wbem/wsman/1/windows/shell/" name
#define CMD                                                                                        \
    "<a:MessageID>uuid:1</a:MessageID>"                                                            \
    "<w:ResourceURI>http://schemas.microsoft.com/wbem/wsman/1/windows/shell/cmd</w:ResourceURI>"   \
    "<w:SelectorSet><w:Selector Name='ShellId'>S1</w:Selector></w:SelectorSet>"
#define COMMAND                                                                                    \
    ENVELOPE(SHELL("Command"), CMD,                                                                \
             "<rsp:CommandLine><rsp:Command>ipconfig</rsp:Command></rsp:CommandLine>")
#define COMMAND_RESPONSE                                                                           \
    ENVELOPE(SHELL("CommandResponse"), "<a:RelatesTo>uuid:1</a:RelatesTo>",                        \
             "<rsp:CommandResponse><rsp:CommandId>C1</rsp:CommandId></rsp:CommandResponse>")
#define RECEIVE                                                                                    \
    ENVELOPE(                                                                                      \
        SHELL("Receive"), CMD,                                                                     \
        "<rsp:Receive><rsp:DesiredStream CommandId='C1'>stdout</rsp:DesiredStream></rsp:Receive>")
#define RECEIVE_RESPONSE                                                                           \
    ENVELOPE(SHELL("ReceiveResponse"), "<a:RelatesTo>uuid:1</a:RelatesTo>",                        \
             "<rsp:ReceiveResponse><rsp:Stream Name='stdout' CommandId='C1'>aGk=</rsp:Stream>"     \
             "<rsp:CommandState CommandId='C1' "                                                   \
             "State='" SHELL("CommandState/Done") "'><rsp:ExitCode>3</rsp:ExitCode>"               \
                                                  "</rsp:CommandState></rsp:ReceiveResponse>")

static void a_request_waits_for_the_status_of_its_answer(void **state)
{
    (void)state;
    struct world w;
    start(&w, NULL);
    void *one = open_one(&w, 1);
    say_message(&w, one, C2S, "POST /wsman HTTP/1.1\r\n" SOAP "\r\n", BYTES(COMMAND), NULL);
    assert_string_equal(w.story.text, "");
    say_message(&w, one, S2C, "HTTP/1.1 401 \r\n\r\n", bytes_none(), NULL);
    assert_string_equal(w.story.text, "wsman Command refused\nhttp clear -> 401\n");
    say_message(&w, one, C2S, "POST /wsman HTTP/1.1\r\n" SOAP "\r\n", BYTES(COMMAND), NULL);
    say_message(&w, one, S2C, "HTTP/1.1 200 \r\n" SOAP "\r\n", BYTES(COMMAND_RESPONSE), NULL);
    close_one(&w, one);
    /* The line is told once its CommandId is known; a refused one ran nothing. */
    finish(&w, "wsman Command refused\nhttp clear -> 401\n"
               "wsman Command\nhttp clear -> 200 clear\nwsman CommandResponse\ncommand ipconfig\n"
               "connection closed\n");
}

static void streams_and_exit_codes_follow_their_envelope(void **state)
{
    (void)state;
    struct world w;
    start(&w, NULL);
    void *one = open_one(&w, 1);
    say_message(&w, one, C2S, "POST /wsman HTTP/1.1\r\n" SOAP "\r\n", BYTES(RECEIVE), NULL);
    say_message(&w, one, S2C, "HTTP/1.1 200 \r\n" SOAP "\r\n", BYTES(RECEIVE_RESPONSE), NULL);
    close_one(&w, one);
    finish(&w, "wsman Receive\nhttp clear -> 200 clear\nwsman ReceiveResponse\n"
               "winrs stdout hi\nwinrs 3\nconnection closed\n");
}

static void the_end_tells_what_was_never_answered(void **state)
{
    (void)state;
    struct world w;
    start(&w, NULL);
    void *one = open_one(&w, 1);
    say_message(&w, one, C2S, "POST /wsman HTTP/1.1\r\n" SOAP "\r\n", BYTES(COMMAND), NULL);
    close_one(&w, one);
    finish(&w, "wsman Command\nhttp clear ->\ncommand ipconfig\nconnection closed\n");
}

static void a_lost_answer_does_not_shift_the_others(void **state)
{
    (void)state;
    struct world w;
    start(&w, NULL);
    void *one = open_one(&w, 1);
    say_message(&w, one, C2S, "POST /wsman HTTP/1.1\r\n" SOAP "\r\n", BYTES(RECEIVE), NULL);
    w.feed.unanswered(one);
    say_message(&w, one, C2S, "POST /wsman HTTP/1.1\r\n" SOAP "\r\n", BYTES(COMMAND), NULL);
    say_message(&w, one, S2C, "HTTP/1.1 200 \r\n" SOAP "\r\n", BYTES(COMMAND_RESPONSE), NULL);
    close_one(&w, one);
    finish(&w, "wsman Receive\nhttp clear ->\n"
               "wsman Command\nhttp clear -> 200 clear\nwsman CommandResponse\ncommand ipconfig\n"
               "connection closed\n");
}

static void a_poor_feeder_is_tolerated(void **state)
{
    (void)state;
    struct world w;
    start(&w, NULL);
    void *one = open_one(&w, 1);
    /* An answer without its request, and no close. */
    say_message(&w, one, S2C, "HTTP/1.1 200 \r\n" SOAP "\r\n", BYTES(RECEIVE_RESPONSE), NULL);
    finish(&w, "http -> 200 clear\nwsman ReceiveResponse\nwinrs stdout hi of no shell\n"
               "winrs 3 of no shell\nconnection open\n");
}

#define PSRP_URI "http://schemas.microsoft.com/powershell/Microsoft.PowerShell"
#define PSRP_RECEIVE                                                                               \
    ENVELOPE(SHELL("Receive"),                                                                     \
             "<a:MessageID>uuid:7</a:MessageID><w:ResourceURI>" PSRP_URI "</w:ResourceURI>"        \
             "<w:SelectorSet><w:Selector Name='ShellId'>S1</w:Selector></w:SelectorSet>",          \
             "<rsp:Receive><rsp:DesiredStream>stdout</rsp:DesiredStream></rsp:Receive>")
/* A fragment of object 5, its first and not its last: psrp.md 1.3. */
#define PSRP_RECEIVE_RESPONSE(related)                                                             \
    ENVELOPE(SHELL("ReceiveResponse"), "<a:RelatesTo>" related "</a:RelatesTo>",                   \
             "<rsp:ReceiveResponse><rsp:Stream Name='stdout'>AAAAAAAAAAUAAAAAAAAAAAEAAAABQQ=="     \
             "</rsp:Stream></rsp:ReceiveResponse>")
#define FULL_DUPLEX "http://schemas.microsoft.com/wbem/wsman/1/wsman/FullDuplex"
#define GET_CONFIG                                                                                 \
    ENVELOPE("http://schemas.xmlsoap.org/ws/2004/09/transfer/Get",                                 \
             "<a:MessageID>uuid:9</a:MessageID><w:ResourceURI>"                                    \
             "http://schemas.microsoft.com/wbem/wsman/1/config</w:ResourceURI>",                   \
             "")

/* A loss pairs the answer with a request of something else: its RelatesTo says so, and its bytes
 * are taken for what they look like, not for text of a command. */
static void an_unrelated_request_says_nothing_of_an_answer(void **state)
{
    (void)state;
    struct world w;
    start(&w, NULL);
    void *one = open_one(&w, 1);
    say_message(&w, one, C2S, "POST /wsman HTTP/1.1\r\n" SOAP "\r\n", BYTES(GET_CONFIG), NULL);
    say_message(&w, one, S2C, "HTTP/1.1 200 \r\n" SOAP "\r\n",
                BYTES(PSRP_RECEIVE_RESPONSE("uuid:7")), NULL);
    close_one(&w, one);
    finish(&w, "wsman Get\nhttp clear -> 200 clear\nwsman ReceiveResponse\n"
               "incomplete psrp missing-end stdout\nconnection closed\n");
}

/* Events name a resource of their own; the shell that was spoken of last stays one of PowerShell.
 */
static void an_event_does_not_change_what_a_shell_is(void **state)
{
    (void)state;
    struct world w;
    start(&w, NULL);
    void *one = open_one(&w, 1);
    say_message(&w, one, C2S, "POST /wsman HTTP/1.1\r\n" SOAP "\r\n", BYTES(PSRP_RECEIVE), NULL);
    w.feed.unanswered(one);
    say_message(&w, one, S2C, "HTTP/1.1 200 \r\n" SOAP "\r\n",
                BYTES(ENVELOPE("http://schemas.microsoft.com/wbem/wsman/1/wsman/Keepalive",
                               "<w:ResourceURI>" FULL_DUPLEX "</w:ResourceURI>", "")),
                NULL);
    say_message(&w, one, S2C, "HTTP/1.1 200 \r\n" SOAP "\r\n",
                BYTES(PSRP_RECEIVE_RESPONSE("uuid:8")), NULL);
    close_one(&w, one);
    finish(&w, "wsman Receive\nhttp clear ->\nhttp -> 200 clear\nwsman Keepalive\n"
               "http -> 200 clear\nwsman ReceiveResponse\nconnection closed\n"
               "incomplete psrp missing-end stdout\n");
}

/* The shell of an answer stands in its request only. Where that is damaged, the connection's newest
 * is meant. */
static void an_answer_to_a_damaged_request_keeps_its_shell(void **state)
{
    (void)state;
    struct world w;
    start(&w, NULL);
    void *one = open_one(&w, 1);
    say_message(&w, one, C2S, "POST /wsman HTTP/1.1\r\n" SOAP "\r\n", BYTES(COMMAND), NULL);
    say_message(&w, one, S2C, "HTTP/1.1 200 \r\n" SOAP "\r\n", BYTES(COMMAND_RESPONSE), NULL);
    say_message(&w, one, C2S, "POST /wsman HTTP/1.1\r\n" SOAP "\r\n",
                bytes_part(BYTES(RECEIVE), 0, 200), NULL);
    say_message(&w, one, S2C, "HTTP/1.1 200 \r\n" SOAP "\r\n", BYTES(RECEIVE_RESPONSE), NULL);
    close_one(&w, one);
    finish(&w, "wsman Command\nhttp clear -> 200 clear\nwsman CommandResponse\ncommand ipconfig\n"
               "incomplete wsman not-an-envelope\nhttp clear -> 200 clear\nwsman ReceiveResponse\n"
               "winrs stdout hi\nwinrs 3\nconnection closed\n");
}

static void other_http_is_counted_and_not_shown(void **state)
{
    (void)state;
    struct world w;
    start(&w, NULL);
    void *one = open_one(&w, 1);
    say_message(&w, one, C2S, "GET / HTTP/1.1\r\nHost: x\r\n\r\n", bytes_none(), NULL);
    say_message(&w, one, S2C, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
                BYTES("<html></html>"), NULL);
    close_one(&w, one);
    assert_int_equal(conversation_connections_not_shown(w.conversation), 1);
    finish(&w, "");
    struct conversation_options all = {.other_http = true};
    start(&w, &all);
    one = open_one(&w, 1);
    say_message(&w, one, C2S, "GET / HTTP/1.1\r\nHost: x\r\n\r\n", bytes_none(), NULL);
    say_message(&w, one, S2C, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
                BYTES("<html></html>"), NULL);
    close_one(&w, one);
    finish(&w, "http -> 200 clear\nconnection closed\n");
}

/* Windows sends whole envelopes in the chunks of one body; others cut one envelope into chunks. */
static void chunks_are_envelopes_where_each_ends_one(void **state)
{
    (void)state;
    static const char two[] = COMMAND_RESPONSE RECEIVE_RESPONSE;
    static const size_t whole[] = {sizeof(COMMAND_RESPONSE) - 1, sizeof(RECEIVE_RESPONSE) - 1, 0};
    static const size_t cut[] = {100, sizeof(RECEIVE_RESPONSE) - 101, 0};
    struct world w;
    start(&w, NULL);
    void *one = open_one(&w, 1);
    say_message(&w, one, C2S, "POST /wsman HTTP/1.1\r\n" SOAP "\r\n", BYTES(RECEIVE), NULL);
    say_message(&w, one, S2C, "HTTP/1.1 200 \r\n" SOAP "\r\n", bytes_of(two, sizeof(two) - 1),
                whole);
    say_message(&w, one, C2S, "POST /wsman HTTP/1.1\r\n" SOAP "\r\n", BYTES(RECEIVE), NULL);
    say_message(&w, one, S2C, "HTTP/1.1 200 \r\n" SOAP "\r\n", BYTES(RECEIVE_RESPONSE), cut);
    close_one(&w, one);
    finish(&w, "wsman Receive\nhttp clear -> 200 clear\nwsman CommandResponse\n"
               "wsman ReceiveResponse\nwinrs stdout hi\nwinrs 3\n"
               "wsman Receive\nhttp clear -> 200 clear\nwsman ReceiveResponse\n"
               "winrs stdout hi\nwinrs 3\nconnection closed\n");
}

static void basic_is_told_once_per_identity_and_outcome(void **state)
{
    (void)state;
    struct world w;
    start(&w, NULL);
    void *one = open_one(&w, 1);
    static const char *const heads[] = {
        /* alice:wrong, alice:right twice, bob:right */
        "POST /wsman HTTP/1.1\r\nAuthorization: Basic YWxpY2U6d3Jvbmc=\r\n\r\n",
        "POST /wsman HTTP/1.1\r\nAuthorization: Basic YWxpY2U6cmlnaHQ=\r\n\r\n",
        "POST /wsman HTTP/1.1\r\nAuthorization: Basic YWxpY2U6cmlnaHQ=\r\n\r\n",
        "POST /wsman HTTP/1.1\r\nAuthorization: Basic Ym9iOnJpZ2h0\r\n\r\n"};
    static const char *const answers[] = {
        "HTTP/1.1 401 \r\nWWW-Authenticate: Basic realm=\"WSMAN\"\r\n\r\n", "HTTP/1.1 200 \r\n\r\n",
        "HTTP/1.1 500 \r\n\r\n", "HTTP/1.1 200 \r\n\r\n"};
    for (size_t i = 0; i < 4; i++) {
        say_message(&w, one, C2S, heads[i], bytes_none(), NULL);
        say_message(&w, one, S2C, answers[i], bytes_none(), NULL);
    }
    close_one(&w, one);
    finish(&w, "http -> 401\nauth basic alice rejected\nhttp -> 200\nauth basic alice accepted\n"
               "http -> 500\nhttp -> 200\nauth basic bob accepted\nconnection closed\n");
}

/* A fake mechanism: a body is opened by the context whose number its data begins with. */
struct fake {
    unsigned opened, closed;
};
struct unseal_context {
    struct fake *fake;
    uint8_t number;
};

static struct unseal_context *fake_open(void *state, enum mechanism mechanism, const char *name)
{
    (void)name;
    struct fake *fake = state;
    struct unseal_context *context = memory_get(sizeof(*context));
    assert_int_equal(mechanism, MECHANISM_NTLM);
    context->fake = fake;
    context->number = (uint8_t)('1' + fake->opened++);
    return context;
}

static void fake_close(struct unseal_context *context)
{
    context->fake->closed++;
    memory_free(context);
}

static void fake_token(struct unseal_context *context, enum direction direction, struct bytes token)
{
    (void)context, (void)direction;
    assert_true(token.len > 0);
}

static void fake_spnego(struct unseal_context *context, enum direction direction,
                        struct bytes mech_type_list, struct bytes mech_list_mic)
{
    (void)context, (void)direction, (void)mech_type_list, (void)mech_list_mic;
}

static enum key_state fake_key(const struct unseal_context *context)
{
    (void)context;
    return KEY_VERIFIED;
}

static const char *fake_advice(const struct unseal_context *context)
{
    (void)context;
    return "";
}

static enum unseal_result fake_unseal(struct unseal_context *context, enum direction direction,
                                      const struct sealed *part, struct buf *plain)
{
    (void)direction;
    if (part->data.len == 0 || part->data.data[0] != context->number)
        return UNSEAL_NO_KEY;
    buf_add(plain, bytes_from(part->data, 1));
    return UNSEAL_VERIFIED;
}

static void fake_lost(struct unseal_context *context, enum direction direction, uint64_t n)
{
    (void)context, (void)direction, (void)n;
}

static const struct unseal_ops fake_ops = {.open = fake_open,
                                           .close = fake_close,
                                           .token = fake_token,
                                           .spnego = fake_spnego,
                                           .key = fake_key,
                                           .advice = fake_advice,
                                           .unseal = fake_unseal,
                                           .lost = fake_lost};

/* NTLM NEGOTIATE, CHALLENGE and AUTHENTICATE of security.md 8.3, raw, in base64 (the first bytes
 * suffice to tell them). */
#define T1 "TlRMTVNTUAABAAAAN4II4gAAAAAoAAAAAAAAACgAAAAADAAAAAAADw=="
#define T2 "TlRMTVNTUAACAAAAAAAAADgAAAA1goriy2xO4x/YzagAAAAAAAAAAAAAAAA4AAAA"
#define T3                                                                                         \
    "TlRMTVNTUAADAAAAAAAAAFgAAAAAAAAAWAAAAAAAAABYAAAACgAKAFgAAAAAAAAAYgAAAAAAAABiAAAANYKK4gAM"     \
    "AAAAAAAPAAAAAAAAAAAAAAAAAAAAAGEAbABpAGMAZQA="

static void log_in(struct world *w, void *connection)
{
    say_message(w, connection, C2S,
                "POST /wsman HTTP/1.1\r\nAuthorization: Negotiate " T1 "\r\n\r\n", bytes_none(),
                NULL);
    say_message(w, connection, S2C, "HTTP/1.1 401 \r\nWWW-Authenticate: Negotiate " T2 "\r\n\r\n",
                bytes_none(), NULL);
    say_message(w, connection, C2S,
                "POST /wsman HTTP/1.1\r\nAuthorization: Negotiate " T3 "\r\n\r\n", bytes_none(),
                NULL);
    say_message(w, connection, S2C, "HTTP/1.1 200 \r\n\r\n", bytes_none(), NULL);
}

static void say_sealed(struct world *w, void *connection, enum direction direction,
                       const char *first_line, char number, const char *plain)
{
    struct buf body = buf_init(10000);
    char head[300];
    buf_printf(&body,
               "--Encrypted Boundary\r\nContent-Type: application/HTTP-SPNEGO-session-encrypted\r\n"
               "OriginalContent: type=application/soap+xml;charset=UTF-8;Length=%zu\r\n"
               "--Encrypted Boundary\r\nContent-Type: application/octet-stream\r\n",
               strlen(plain) + 1);
    buf_add(&body, BYTES("\x10\0\0\0\x01\0\0\0checksum\0\0\0\0"));
    buf_printf(&body, "%c%s--Encrypted Boundary--\r\n", number, plain);
    snprintf(head, sizeof(head),
             "%s\r\nContent-Type: multipart/encrypted;protocol=\"application/"
             "HTTP-SPNEGO-session-encrypted\";boundary=\"Encrypted Boundary\"\r\n\r\n",
             first_line);
    say_message(w, connection, direction, head, buf_bytes(&body), NULL);
    buf_clear(&body);
}

static void the_newest_context_comes_first_and_the_old_ones_stay(void **state)
{
    (void)state;
    struct world w;
    struct fake fake = {0};
    struct conversation_options options = {.unsealer = {&fake_ops, &fake}};
    start(&w, &options);
    void *one = open_one(&w, 1);
    log_in(&w, one);
    say_sealed(&w, one, C2S, "POST /wsman HTTP/1.1", '1', RECEIVE);
    say_sealed(&w, one, S2C, "HTTP/1.1 200 ", '1', RECEIVE_RESPONSE);
    log_in(&w, one);
    say_sealed(&w, one, C2S, "POST /wsman HTTP/1.1", '2', RECEIVE);
    /* The answer still under the first context, and the next request, too. */
    say_sealed(&w, one, S2C, "HTTP/1.1 200 ", '1', RECEIVE_RESPONSE);
    say_sealed(&w, one, C2S, "POST /wsman HTTP/1.1", '1', RECEIVE);
    say_sealed(&w, one, S2C, "HTTP/1.1 200 ", '9', RECEIVE_RESPONSE);
    close_one(&w, one);
    static const char log_in_story[] = "http -> 401\nhttp -> 200\nauth ntlm alice accepted\n";
    char expected[2000];
    snprintf(expected, sizeof(expected),
             "%swsman Receive\nhttp verified -> 200 verified\nwsman ReceiveResponse\n"
             "winrs stdout hi\nwinrs 3\n"
             "%swsman Receive\nhttp verified -> 200 verified\nwsman ReceiveResponse\n"
             "winrs stdout hi\nwinrs 3\n"
             "wsman Receive\nhttp verified -> 200 no-key\nconnection closed\n",
             log_in_story, log_in_story);
    finish(&w, expected);
    assert_int_equal(fake.opened, 2);
    assert_int_equal(fake.closed, 2);
}

/* security.md 2.3: Windows goes on with the context of a closed connection. */
static void a_context_outlives_its_connection(void **state)
{
    (void)state;
    struct world w;
    struct fake fake = {0};
    struct conversation_options options = {.unsealer = {&fake_ops, &fake}};
    start(&w, &options);
    void *one = open_one(&w, 1);
    log_in(&w, one);
    close_one(&w, one);
    w.story.text[0] = '\0';
    void *two = open_one(&w, 2);
    say_sealed(&w, two, C2S, "POST /wsman HTTP/1.1", '1', RECEIVE);
    say_message(&w, two, S2C, "HTTP/1.1 401 \r\n\r\n", bytes_none(), NULL);
    close_one(&w, two);
    finish(&w, "wsman Receive refused\nhttp verified -> 401\nconnection closed\n");
    assert_int_equal(fake.opened, fake.closed);
}

/* Whichever leg is lost or cut, the rest is one handshake, and the next answer says how it ended.
 */
static void lost_legs_leave_one_handshake(void **state)
{
    (void)state;
    struct world w;
    start(&w, NULL);
    void *one = open_one(&w, 1), *two = open_one(&w, 2);
    /* The first request is lost; by its answer alone nothing says WinRM yet. */
    say_message(&w, one, S2C,
                "HTTP/1.1 401 \r\nWWW-Authenticate: Basic realm=\"x\"\r\n"
                "WWW-Authenticate: Negotiate " T2 "\r\n\r\n",
                bytes_none(), NULL);
    say_message(&w, one, C2S, "POST /wsman HTTP/1.1\r\nAuthorization: Negotiate " T3 "\r\n\r\n",
                bytes_none(), NULL);
    say_message(&w, one, S2C, "HTTP/1.1 200 \r\n\r\n", bytes_none(), NULL);
    close_one(&w, one);
    /* The answer is cut in front of its token. */
    say_message(&w, two, C2S, "POST /wsman HTTP/1.1\r\nAuthorization: Negotiate " T1 "\r\n\r\n",
                bytes_none(), NULL);
    say_message(&w, two, S2C, "HTTP/1.1 401 \r\nServer: Microsoft-HTTPAPI/2.0\r\n", bytes_none(),
                NULL);
    say_message(&w, two, C2S, "POST /wsman HTTP/1.1\r\nAuthorization: Negotiate " T3 "\r\n\r\n",
                bytes_none(), NULL);
    say_message(&w, two, S2C, "HTTP/1.1 200 \r\n\r\n", bytes_none(), NULL);
    close_one(&w, two);
    finish(&w, "http -> 200\nauth ntlm alice accepted\nconnection closed\n"
               "http -> 401\nhttp -> 200\nauth ntlm alice accepted\nconnection closed\n");
}

static void handshakes_end_as_the_answers_say(void **state)
{
    (void)state;
    struct world w;
    start(&w, NULL);
    void *one = open_one(&w, 1);
    /* Given up after the first leg, and begun anew; then refused. */
    say_message(&w, one, C2S, "POST /wsman HTTP/1.1\r\nAuthorization: Negotiate " T1 "\r\n\r\n",
                bytes_none(), NULL);
    say_message(&w, one, S2C, "HTTP/1.1 401 \r\nWWW-Authenticate: Negotiate " T2 "\r\n\r\n",
                bytes_none(), NULL);
    say_message(&w, one, C2S, "POST /wsman HTTP/1.1\r\nAuthorization: Negotiate " T1 "\r\n\r\n",
                bytes_none(), NULL);
    say_message(&w, one, S2C, "HTTP/1.1 401 \r\nWWW-Authenticate: Negotiate " T2 "\r\n\r\n",
                bytes_none(), NULL);
    say_message(&w, one, C2S, "POST /wsman HTTP/1.1\r\nAuthorization: Negotiate " T3 "\r\n\r\n",
                bytes_none(), NULL);
    say_message(&w, one, S2C, "HTTP/1.1 401 \r\nWWW-Authenticate: Negotiate\r\n\r\n", bytes_none(),
                NULL);
    close_one(&w, one);
    finish(&w, "http -> 401\nauth ntlm incomplete\nhttp -> 401\nhttp -> 401\n"
               "auth ntlm alice rejected\nconnection closed\n");
}

/* CredSSP: what tokens hold comes out of the context, one a token, as long as there is any. */
struct tunnel {
    const char *const *inside; /* TSRequests in hexadecimal digits, NULL for a token without; */
    size_t n, told;
    int open; /* contexts */
    struct tls_facts *facts;
};

static struct unseal_context *tunnel_open(void *state, enum mechanism mechanism, const char *name)
{
    (void)name;
    struct tunnel *tunnel = state;
    assert_int_equal(mechanism, MECHANISM_CREDSSP);
    tunnel->open++;
    return state;
}

static void tunnel_close(struct unseal_context *context)
{
    ((struct tunnel *)(void *)context)->open--;
}

static bool tunnel_unsealed(struct unseal_context *context, struct unsealed *unsealed)
{
    struct tunnel *tunnel = (struct tunnel *)(void *)context;
    size_t at = tunnel->told++;
    if (at % 2 == 1 || at / 2 >= tunnel->n || tunnel->inside[at / 2] == NULL) {
        tunnel->told = (at / 2 + 1) * 2;
        return false;
    }
    const char *digits = tunnel->inside[at / 2];
    struct block *plain = block_new(strlen(digits) / 2);
    for (size_t i = 0; i < plain->len; i++) {
        uint64_t byte = 0;
        assert_true(bytes_hexadecimal(bytes_of(digits + 2 * i, 2), &byte));
        plain->data[i] = (uint8_t)byte;
    }
    *unsealed = (struct unsealed){
        .kind = UNSEALED_TS_REQUEST, .direction = at / 2 % 2 == 0 ? C2S : S2C, .plain = plain};
    return true;
}

static struct tls_facts *tunnel_tls(struct unseal_context *context)
{
    return ((struct tunnel *)(void *)context)->facts;
}

/* A handshake of two exchanges, the second answered as said; what is told of it. */
static void log_in_by_credssp(struct tunnel *tunnel, const char *last_answer, const char *expected)
{
    static const struct unseal_ops ops = {.open = tunnel_open,
                                          .close = tunnel_close,
                                          .token = fake_token,
                                          .spnego = fake_spnego,
                                          .key = fake_key,
                                          .advice = fake_advice,
                                          .unseal = fake_unseal,
                                          .lost = fake_lost,
                                          .unsealed = tunnel_unsealed,
                                          .tls = tunnel_tls};
    struct conversation_options options = {.unsealer = {&ops, tunnel}};
    struct world w;
    start(&w, &options);
    void *one = open_one(&w, 1);
    for (int i = 0; i < 2; i++) {
        say_message(&w, one, C2S, "POST /wsman HTTP/1.1\r\nAuthorization: CredSSP FgMBAAA=\r\n\r\n",
                    bytes_none(), NULL);
        say_message(&w, one, S2C,
                    i == 0 ? "HTTP/1.1 401 \r\nWWW-Authenticate: CredSSP FgMBAAA=\r\n\r\n"
                           : last_answer,
                    bytes_none(), NULL);
    }
    close_one(&w, one);
    finish(&w, expected);
    assert_int_equal(tunnel->open, 0);
}

static void credssp_ends_as_its_inside_says(void **state)
{
    (void)state;
    static const char token[] = "HTTP/1.1 401 \r\nWWW-Authenticate: CredSSP FgMBAAA=\r\n\r\n";
    /* The third token brings the AUTHENTICATE of alice, the fourth version 3 with errorCode
     * STATUS_LOGON_FAILURE ([MS-CSSP] 2.2.1, [MS-ERREF] 2.3.1). */
    static const char *const refused[] = {NULL, NULL, TS_REQUEST_3,
                                          "300da003020103a4060204c000006d"};
    static const char *const accepted[] = {TS_REQUEST_1, TS_REQUEST_2, TS_REQUEST_3};
    struct tunnel tunnel = {.inside = refused, .n = 4};
    log_in_by_credssp(&tunnel, token,
                      "http -> 401\nhttp -> 401\nauth credssp alice rejected\nconnection closed\n");
    tunnel = (struct tunnel){.inside = accepted, .n = 3};
    log_in_by_credssp(&tunnel, "HTTP/1.1 200 \r\n\r\n",
                      "http -> 401\nhttp -> 200\nauth credssp alice accepted\nconnection closed\n");
    /* A token that says nothing wrong goes on; nothing comes after it. */
    tunnel = (struct tunnel){.inside = accepted, .n = 3};
    log_in_by_credssp(
        &tunnel, token,
        "http -> 401\nhttp -> 401\nauth credssp alice incomplete\nconnection closed\n");
    /* The server's fatal alert handshake_failure, RFC 5246 7.2. */
    struct tls_facts *facts = tls_facts_new(&limits);
    facts->n_alerts = 1;
    facts->alerts[0] =
        (struct tls_alert){.direction = S2C, .read = true, .level = 2, .description = 40};
    tunnel = (struct tunnel){.inside = accepted, .n = 0, .facts = facts};
    log_in_by_credssp(&tunnel, token,
                      "http -> 401\nauth credssp rejected\nhttp -> 401\nauth credssp rejected\n"
                      "connection closed\n");
    assert_int_equal(facts->alerts[0].frame.number, 1); /* of the first token */
    tls_facts_free(facts);
}

static void what_is_cut_is_incomplete(void **state)
{
    (void)state;
    struct world w;
    start(&w, NULL);
    void *one = open_one(&w, 1);
    say_message(&w, one, C2S, "POST /wsman HTTP/1.1\r\n" SOAP "\r\n", BYTES("no envelope at all"),
                NULL);
    say_message(&w, one, S2C, "HTTP/1.1 200 \r\n" SOAP "\r\n", BYTES("<html/>"), NULL);
    close_one(&w, one);
    finish(&w, "incomplete wsman not-an-envelope\nhttp clear -> 200 clear\n"
               "incomplete wsman not-an-envelope\nconnection closed\n");
}

static void every_table_is_in_the_catalogue_once(void **state)
{
    (void)state;
    size_t n_fields, n_diags;
    const struct field_table *const *fields = conversation_field_tables(&n_fields);
    const struct diag_table *const *diags = conversation_diag_tables(&n_diags);
    for (size_t i = 0; i < n_fields; i++)
        for (size_t row = 0; row < fields[i]->n; row++)
            for (size_t other = 0; other < n_fields; other++)
                for (size_t at = 0; at < fields[other]->n; at++)
                    if ((other != i || at != row) &&
                        strcmp(fields[i]->fields[row].name, fields[other]->fields[at].name) == 0)
                        fail_msg("field %s stands twice", fields[i]->fields[row].name);
    for (size_t i = 0; i < n_diags; i++)
        for (size_t row = 0; row < diags[i]->n; row++)
            for (size_t other = 0; other < n_diags; other++)
                for (size_t at = 0; at < diags[other]->n; at++)
                    if ((other != i || at != row) &&
                        strcmp(diags[i]->kinds[row].code, diags[other]->kinds[at].code) == 0)
                        fail_msg("diagnostic %s stands twice", diags[i]->kinds[row].code);
    assert_true(n_fields > 5 && n_diags > 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_request_waits_for_the_status_of_its_answer),
        cmocka_unit_test(streams_and_exit_codes_follow_their_envelope),
        cmocka_unit_test(the_end_tells_what_was_never_answered),
        cmocka_unit_test(a_lost_answer_does_not_shift_the_others),
        cmocka_unit_test(an_unrelated_request_says_nothing_of_an_answer),
        cmocka_unit_test(an_event_does_not_change_what_a_shell_is),
        cmocka_unit_test(an_answer_to_a_damaged_request_keeps_its_shell),
        cmocka_unit_test(a_poor_feeder_is_tolerated),
        cmocka_unit_test(other_http_is_counted_and_not_shown),
        cmocka_unit_test(chunks_are_envelopes_where_each_ends_one),
        cmocka_unit_test(basic_is_told_once_per_identity_and_outcome),
        cmocka_unit_test(the_newest_context_comes_first_and_the_old_ones_stay),
        cmocka_unit_test(a_context_outlives_its_connection),
        cmocka_unit_test(lost_legs_leave_one_handshake),
        cmocka_unit_test(handshakes_end_as_the_answers_say),
        cmocka_unit_test(credssp_ends_as_its_inside_says),
        cmocka_unit_test(what_is_cut_is_incomplete),
        cmocka_unit_test(every_table_is_in_the_catalogue_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
