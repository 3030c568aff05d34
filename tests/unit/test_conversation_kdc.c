/*
 * Messages of a KDC in conversation: a record of each, answers beside their requests, the unsealer
 * told in order, and which connections to a KDC are shown. docs/json.md, kerberos and connection.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "conversation.h"
#include "property.h"

#include "kdc_samples.h"

static const struct limits limits = LIMITS_DEFAULT;

/* Records as "kerberos c2s AS-REQ connection 1", with what the unsealer was told between them. */
struct world {
    struct sink sink;
    struct output output;
    struct conversation *conversation;
    struct kdc_feed kdc;
    struct http_feed http;
    char text[4096];
};

static const struct node *member(const struct record *r, const char *key)
{
    for (const struct node *n = r->root->first; n != NULL; n = n->next)
        if (strcmp(n->field->key, key) == 0)
            return n;
    return NULL;
}

static void say(struct world *w, const char *format, ...) PRINTF_LIKE(2, 3);

static void say(struct world *w, const char *format, ...)
{
    size_t n = strlen(w->text);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(w->text + n, sizeof(w->text) - n, format, arguments);
    va_end(arguments);
}

static void record(struct sink *sink, const struct record *r)
{
    struct world *w = (struct world *)sink;
    static const char *const keys[] = {"message", "key", "outcome"};
    say(w, "%s", r->root->field->key);
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        const struct node *n = member(r, keys[i]);
        if (n != NULL)
            say(w, " %.*s", (int)n->value.b.len, (const char *)n->value.b.data);
    }
    const struct node *answers = member(r, "answers");
    if (answers != NULL)
        say(w, " answers %llu", (unsigned long long)answers->value.u);
    if (r->connection != 0)
        say(w, " #%u", r->connection);
    say(w, "\n");
}

/* An unsealer that opens nothing but says what it was told: the first bytes of request and message.
 */
static void told(void *state, struct bytes request, struct bytes message, struct kdc_opened *opened)
{
    struct world *w = state;
    say(w, "told %02x", message.data[0]);
    if (request.len > 0)
        say(w, " for %02x", request.data[0]);
    say(w, "\n");
    *opened = (struct kdc_opened){.key = KEY_VERIFIED, .plain = {block_copy(BYTES("x"))}};
}

static void start(struct world *w)
{
    static const struct unseal_ops ops = {.kdc = told};
    *w = (struct world){.sink = {.record = record}};
    w->output = (struct output){.sinks = {&w->sink}, .n_sinks = 1};
    struct conversation_options options = {
        .limits = &limits, .files = 1, .unsealer = {.ops = &ops, .state = w}};
    w->conversation = conversation_new(&options, &w->output);
    w->kdc = conversation_kdc_feed(w->conversation);
    w->http = conversation_feed(w->conversation);
}

static void assert_story(struct world *w, const char *expected)
{
    conversation_finish(w->conversation);
    conversation_free(w->conversation);
    assert_string_equal(w->text, expected);
}

static void give(struct world *w, void *connection, const char *client, enum direction direction,
                 const char *hex, uint64_t missing)
{
    struct bytes wire = property_hex(hex);
    struct frame frame = {1, 1};
    struct kdc_message message = {.direction = direction,
                                  .udp = connection == NULL,
                                  .client = client,
                                  .server = "10.0.0.2:88",
                                  .bytes = wire,
                                  .missing = missing,
                                  .frames = {&frame, 1, 1}};
    w->kdc.message(w->kdc.state, connection, &message);
    free((void *)(uintptr_t)wire.data);
}

static void *connect_to(struct world *w, uint32_t number, const char *server)
{
    struct http_connection about = {.number = number, .client = "10.0.0.1:7", .server_port = 88};
    snprintf(about.server, sizeof(about.server), "%s", server);
    return w->http.open(w->http.state, &about);
}

static void end(struct world *w, void *connection, enum http_outcome outcome)
{
    struct http_connection_end how = {.outcome = outcome};
    w->http.close(connection, &how);
}

static void answers_stand_beside_requests(void **state)
{
    (void)state;
    struct world w;
    start(&w);
    give(&w, NULL, "10.0.0.1:1", C2S, KDC_AS_REQ, 0);
    give(&w, NULL, "10.0.0.1:2", C2S, KDC_TGS_REQ, 0);
    give(&w, NULL, "10.0.0.1:2", S2C, KDC_TGS_REP, 0);
    give(&w, NULL, "10.0.0.1:1", S2C, KDC_ERROR, 0);
    give(&w, NULL, "10.0.0.1:3", S2C, KDC_AS_REP, 0); /* its request was not captured */
    assert_story(&w, "told 6a\nkerberos AS-REQ verified\n"
                     "told 6c\nkerberos TGS-REQ verified\n"
                     "told 6d for 6c\nkerberos TGS-REP verified answers 2\n"
                     "told 7e for 6a\nkerberos KRB-ERROR verified answers 1\n"
                     "told 6b\nkerberos AS-REP verified\n");
}

/* What is cut short is shown, but nobody learns from it. */
static void half_a_message(void **state)
{
    (void)state;
    struct world w;
    start(&w);
    give(&w, NULL, "10.0.0.1:1", C2S, KDC_AS_REQ, 5);
    assert_story(&w, "kerberos AS-REQ none\n");
}

static void connections_to_a_kdc(void **state)
{
    (void)state;
    struct world w;
    start(&w);
    void *before = connect_to(&w, 1, "10.0.0.2:88");
    end(&w, before, OUTCOME_UNANSWERED); /* nothing says yet that there is a KDC */
    void *spoken = connect_to(&w, 2, "10.0.0.2:88");
    give(&w, spoken, "10.0.0.1:7", C2S, KDC_AS_REQ, 0);
    end(&w, spoken, OUTCOME_CLOSED);
    void *after = connect_to(&w, 3, "10.0.0.2:88"), *other = connect_to(&w, 4, "10.0.0.3:88");
    end(&w, after, OUTCOME_UNANSWERED);
    end(&w, other, OUTCOME_UNANSWERED);
    assert_story(&w, "told 6a\nkerberos AS-REQ verified #2\n"
                     "connection closed #2\n"
                     "connection unanswered #3\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_stand_beside_requests),
        cmocka_unit_test(half_a_message),
        cmocka_unit_test(connections_to_a_kdc),
    };
    return cmocka_run_group_tests_name("conversation_kdc", tests, NULL, NULL);
}
