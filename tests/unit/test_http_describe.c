/* The http record: members in the order of the interface, spans into the head, what is secret,
 * diagnostics. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "http_describe.h"
#include "http_fields.h"
#include "http_head.h"
#include "http_reader.h"
#include "property.h"

static const struct limits limits = LIMITS_DEFAULT;

#define F(id) (&http_fields[HTTP_##id])

static const char request_head[] = "POST /wsman?PSVersion=5.1 HTTP/1.1\r\n"
                                   "Host: srv:5985\r\n"
                                   "Authorization: Negotiate YIIabc\r\n"
                                   "Authorization: Basic dTpw\r\n"
                                   "Proxy-Authorization: Basic dTpw\r\n"
                                   "Authorization: Negotiate\r\n"
                                   "X-Folded: a\r\n  b\r\n"
                                   "Empty:\r\n"
                                   "\r\n";
static const char response_head[] = "HTTP/1.1 401 \r\nWWW-Authenticate: Negotiate oYGi\r\n\r\n";

static void assert_text(const struct node *node, const char *expected)
{
    assert_non_null(node);
    assert_int_equal(node->value.b.len, strlen(expected));
    assert_memory_equal(node->value.b.data, expected, strlen(expected));
}

/* What the span of node points at. */
static void assert_span(const struct record *r, const struct node *node, const char *expected)
{
    assert_true(node->span.source > 0);
    struct bytes b = bytes_part(r->sources[node->span.source - 1].bytes, (size_t)node->span.offset,
                                node->span.len);
    assert_int_equal(b.len, strlen(expected));
    assert_memory_equal(b.data, expected, b.len);
}

static struct http_message message_of(const char *head, enum direction direction,
                                      struct http_headers *headers, bool with_block)
{
    struct http_message message = {.direction = direction, .time = 20, .first_time = 10};
    message.head_block = with_block ? block_copy(bytes_of_string(head)) : NULL;
    message.head = with_block ? block_bytes(message.head_block) : bytes_of_string(head);
    http_parse_head(&message, headers, &limits);
    return message;
}

static void check_exchange(bool with_block)
{
    struct http_headers headers = {0};
    struct record *r = http_record_new(&limits);
    struct http_message message = message_of(request_head, C2S, &headers, with_block);
    struct node *request = http_describe(r, &message);
    block_unref(message.head_block);
    message = message_of(response_head, S2C, &headers, with_block);
    message.oddities = HTTP_ODD_HOLE | HTTP_ODD_NOT_WHOLE;
    struct node *response = http_describe(r, &message);
    block_unref(message.head_block);
    http_headers_free(&headers);

    assert_ptr_equal(r->root->first, request);
    assert_ptr_equal(r->root->last, response);
    assert_string_equal(request->field->key, "request");
    assert_string_equal(response->field->key, "response");
    assert_int_equal(node_child(request, F(TIME))->value.i, 20);
    assert_int_equal(node_child(request, F(FIRST_TIME))->value.i, 10);
    assert_text(node_child(request, F(METHOD)), "POST");
    assert_text(node_child(request, F(TARGET)), "/wsman?PSVersion=5.1");
    assert_text(node_child(request, F(VERSION)), "HTTP/1.1");
    assert_span(r, node_child(request, F(TARGET)), "/wsman?PSVersion=5.1");
    assert_span(r, node_child(request, F(VERSION)), "HTTP/1.1");
    assert_int_equal(node_child(response, F(STATUS))->value.u, 401);
    assert_span(r, node_child(response, F(STATUS)), "401");
    assert_span(r, node_child(response, F(VERSION)), "HTTP/1.1");
    assert_text(node_child(response, F(REASON)), "");

    static const struct {
        const char *name, *value, *span;
        bool secret;
    } expected[] = {
        {"Host", "srv:5985", "Host: srv:5985", false},
        {"Authorization", "Negotiate YIIabc", "Authorization: Negotiate YIIabc", true},
        {"Authorization", "Basic dTpw", "Authorization: Basic dTpw", true},
        {"Proxy-Authorization", "Basic dTpw", "Proxy-Authorization: Basic dTpw", true},
        {"Authorization", "Negotiate", "Authorization: Negotiate", false},
        {"X-Folded", "a\r\n  b", "X-Folded: a\r\n  b", false},
        {"Empty", "", "Empty:", false},
    };
    const struct node *header = node_child(request, F(HEADERS))->first;
    for (size_t i = 0; i < sizeof(expected) / sizeof(*expected); i++, header = header->next) {
        assert_text(header, expected[i].value);
        assert_int_equal(header->name.len, strlen(expected[i].name));
        assert_memory_equal(header->name.data, expected[i].name, header->name.len);
        assert_span(r, header, expected[i].span);
        assert_int_equal(node_is_secret(header), expected[i].secret);
    }
    assert_null(header);
    header = node_child(response, F(HEADERS))->first;
    assert_text(header, "Negotiate oYGi");
    assert_false(node_is_secret(header));

    assert_int_equal(property_count_diags(r, "http.hole"), 1);
    assert_int_equal(property_count_diags(r, "http.not-whole"), 1);
    assert_int_equal(property_count_diags(r, NULL), 2);
    property_check_record("exchange", r);
    record_free(r);
}

static void exchange(void **state)
{
    (void)state;
    check_exchange(true);
    check_exchange(false);
}

/* The plugin has no head: everything is copied. */
static void without_head(void **state)
{
    (void)state;
    struct record *r = http_record_new(&limits);
    struct http_header header = {.name = BYTES("Host"), .value = BYTES("h")};
    struct http_message message = {.direction = S2C,
                                   .head = bytes_none(),
                                   .version = BYTES("HTTP/1.1"),
                                   .status = 200,
                                   .reason = BYTES("OK"),
                                   .headers = &header,
                                   .n_headers = 1};
    struct node *response = http_describe(r, &message);
    assert_string_equal(r->root->first->field->key, "request");
    assert_int_equal(r->root->first->field->kind, KIND_NULL);
    assert_text(node_child(response, F(REASON)), "OK");
    assert_text(node_child(response, F(HEADERS))->first, "h");
    assert_int_equal(response->span.source, 0);
    property_check_record("no head", r);
    record_free(r);
}

/* The keys that interface.md gives the record, in its order. */
static void members(void **state)
{
    (void)state;
    struct http_headers headers = {0};
    struct record *r = http_record_new(&limits);
    struct http_message message = message_of(request_head, C2S, &headers, false);
    struct node *group = http_describe(r, &message);
    http_headers_free(&headers);
    http_put_protection(r, group, "ntlm");
    http_put_body(r, group, "verified");
    http_put_parts(r, group, 1);
    http_put_missing(r, group, 0);
    http_describe_no_response(r);
    http_put_tls(r, false);
    static const char *const keys[] = {"time",    "first_time",   "method",     "target",
                                       "version", "headers",      "protection", "body",
                                       "parts",   "missing_bytes"};
    const struct node *node = group->first;
    for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++, node = node->next)
        assert_string_equal(node->field->key, keys[i]);
    assert_null(node);
    assert_string_equal(group->next->field->key, "response");
    assert_int_equal(group->next->field->kind, KIND_NULL);
    assert_string_equal(r->root->last->field->key, "tls");
    record_free(r);
    r = http_record_new(&limits);
    http_put_body(r, r->root, NULL);
    assert_string_equal(r->root->first->field->key, "body");
    assert_int_equal(r->root->first->field->kind, KIND_NULL);
    record_free(r);
}

/* ---- Properties ---- */

/* The record of the last message that the reader tells of these bytes of a client. */
static void described(void *connection, const struct http_message *message)
{
    struct record **r = connection;
    record_free(*r);
    *r = http_record_new(&limits);
    http_describe(*r, message);
}

static struct record *read_and_describe(struct bytes input, const struct limits *with)
{
    static const struct http_feed feed = {.request = described};
    struct record *r = NULL;
    struct http_reader *reader = http_reader_new(with, &feed, &r, false);
    struct http_stamp stamp = {0};
    http_reader_bytes(reader, C2S, input, &stamp);
    http_reader_end(reader, C2S, true);
    http_reader_free(reader);
    if (r == NULL) {
        r = http_record_new(with);
        diag_add(r, r->root, &http_diagnostics[HTTP_NOT_WHOLE], "%s", "no message at all");
    }
    return r;
}

static void properties(void **state)
{
    (void)state;
    property_check("length",
                   BYTES("POST /wsman HTTP/1.1\r\nAuthorization: Basic dTpw\r\nX: a\r\n b\r\n"
                         "Content-Length: 5\r\n\r\nhello"),
                   read_and_describe, PROPERTY_TRUNCATION_REPORTED);
    property_check("chunked",
                   BYTES("POST /wsman HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
                         "5;x=y\r\nhello\r\n0\r\nTrailer: x\r\n\r\n"),
                   read_and_describe, PROPERTY_TRUNCATION_REPORTED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exchange),
        cmocka_unit_test(without_head),
        cmocka_unit_test(members),
        cmocka_unit_test(properties),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
