/*
 * Secure strings in the records of a conversation: opened in time, late, without a key, in clear.
 * Values: psrp.md 6 and 9, examples 7 and 8.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base64.h"
#include "build_psrp.h"
#include "clixml.h"
#include "conversation_private.h"
#include "http_head.h"
#include "keys.h"
#include "psrp_types.h"
#include "securestring.h"

#include "securestring_samples.h"

#define SHELL "F2A92D0E-0083-4559-BD7A-E892DAAF6F15"
#define OTHER_SHELL "11111111-2222-3333-4444-555555555555"

static const struct limits limits = LIMITS_DEFAULT;

/*
 * Writes a line a record: "2 PIPELINE_OUTPUT plain=... (guessed) !code", "5 secret 2
 * data.value=...". A raw member is "raw", or "raw hidden".
 */
struct story {
    struct sink sink;
    char text[8192];
};

static void add(struct story *story, const char *format, ...) PRINTF_LIKE(2, 3);
static void add(struct story *story, const char *format, ...)
{
    size_t n = strlen(story->text);
    va_list list;
    va_start(list, format);
    vsnprintf(story->text + n, sizeof(story->text) - n, format, list);
    va_end(list);
}

static void tell_node(struct story *story, const struct node *node)
{
    const char *key = node->field->key;
    bool secret = strcmp(node->field->name, "secret.value") == 0;
    if (strcmp(key, "message_type") == 0)
        add(story, " %s", name_of(node->field->names, node->value.u));
    if (strcmp(key, "refers") == 0)
        add(story, " %u", (unsigned)node->value.u);
    if (strcmp(node->field->name, "secret.path") == 0)
        add(story, " %.*s", (int)node->value.b.len, (const char *)node->value.b.data);
    if (strcmp(key, "plain") == 0 || secret) {
        add(story, "%s=%.*s%s", secret ? "" : " plain", (int)node->value.b.len,
            (const char *)node->value.b.data,
            (node->flags & NODE_GUESSED) != 0 ? " (guessed)" : "");
        assert_true(node_is_secret(node));
    }
    if (strcmp(node->field->name, "secret.value.none") == 0)
        add(story, "=null");
    if (strcmp(node->field->name, "psrp.key.state") == 0)
        add(story, " key %.*s", (int)node->value.b.len, (const char *)node->value.b.data);
    if (strcmp(key, "xml") == 0 || strcmp(key, "clixml") == 0)
        add(story, " %s%s", key, node_is_secret(node) ? " hidden" : "");
    for (const struct diag *diag = node->diags; diag != NULL; diag = diag->next)
        if (strncmp(diag->kind->code, "securestring", 12) == 0 ||
            strncmp(diag->kind->code, "data.", 5) == 0)
            add(story, " !%s", diag->kind->code);
}

static void tell(struct sink *sink, const struct record *r)
{
    struct story *story = (struct story *)sink;
    if (strcmp(r->root->field->key, "http") == 0 || strcmp(r->root->field->key, "connection") == 0)
        return;
    add(story, "%u", (unsigned)r->id);
    if (strcmp(r->root->field->key, "psrp") != 0)
        add(story, " %s", r->root->field->key);
    struct walk walk = walk_start(r->root);
    for (enum walk_event event; (event = walk_next(&walk)) != WALK_DONE;)
        if (event == WALK_ENTER)
            tell_node(story, walk.node);
    add(story, "\n");
}

struct world {
    struct story story;
    struct output output;
    struct keyring *keyring; /* NULL: none at all */
    struct conversation *conversation;
    struct limits limits;
    bool refused, repeated;
};

static void start_with(struct world *w, struct keyring *keyring, bool raw)
{
    memset(w, 0, sizeof(*w));
    w->limits = limits;
    w->keyring = keyring;
    struct conversation_options options = {.limits = &w->limits, .files = 1, .raw = raw};
    if (keyring != NULL)
        options.securestrings = keyring_securestrings(keyring);
    w->story.sink.record = tell;
    w->output = (struct output){.sinks = {&w->story.sink}, .n_sinks = 1};
    w->conversation = conversation_new(&options, &w->output);
}

static struct keyring *rsa_keyring(void)
{
    struct keyring *keyring = keyring_new(&limits);
    char path[] = "/tmp/winrmscope-test-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, EXAMPLE_RSA_PEM, strlen(EXAMPLE_RSA_PEM)),
                     strlen(EXAMPLE_RSA_PEM));
    close(file);
    assert_false(keyring_add_psrp_key(keyring, path).failed);
    unlink(path);
    return keyring;
}

static struct keyring *session_keyring(const char *key)
{
    struct keyring *keyring = keyring_new(&limits);
    assert_false(keyring_add_psrp_key(keyring, key).failed);
    return keyring;
}

static void finish(struct world *w, const char *expected)
{
    conversation_finish(w->conversation);
    conversation_free(w->conversation);
    keyring_free(w->keyring);
    assert_string_equal(w->story.text, expected);
}

/* A whole message of that shell. */
static void message(struct world *w, const char *shell, enum direction direction, uint32_t type,
                    const char *data)
{
    struct buf bytes = buf_init(1 << 16);
    struct build_psrp_message content = {
        .destination = direction == C2S ? 2 : 1, .type = type, .data = bytes_of_string(data)};
    build_psrp_message(&bytes, &content);
    struct psrp_message m = {.whole = true,
                             .start = true,
                             .carrier = direction == C2S ? "Send" : "Receive",
                             .stream = BYTES("stdout"),
                             .shell_id = bytes_of_string(shell),
                             .command_id = bytes_none(),
                             .direction = direction,
                             .has_object_id = true,
                             .object_id = 1,
                             .fragments = 1,
                             .refused = w->refused,
                             .repeated = w->repeated,
                             .bytes = buf_bytes(&bytes)};
    envelope_psrp_message(w->conversation, &m, NULL, 0);
    buf_clear(&bytes);
}

static void capability(struct world *w, enum direction direction, const char *version)
{
    char data[256];
    snprintf(data, sizeof(data),
             "<Obj RefId=\"0\"><MS><Version N=\"protocolversion\">%s</Version>"
             "<Version N=\"PSVersion\">2.0</Version>"
             "<Version N=\"SerializationVersion\">1.1.0.1</Version></MS></Obj>",
             version);
    message(w, SHELL, direction, PSRP_SESSION_CAPABILITY, data);
}

static void output_of(struct world *w, const char *shell, const char *sealed)
{
    char data[256];
    snprintf(data, sizeof(data), "<SS>%s</SS>", sealed);
    message(w, shell, S2C, PSRP_PIPELINE_OUTPUT, data);
}

static void public_key(struct world *w)
{
    message(w, SHELL, C2S, PSRP_PUBLIC_KEY,
            "<Obj RefId=\"0\"><MS><S N=\"PublicKey\">" EXAMPLE_PUBLIC_BLOB "</S></MS></Obj>");
}

static void session_key(struct world *w)
{
    message(w, SHELL, S2C, PSRP_ENCRYPTED_SESSION_KEY,
            "<Obj RefId=\"0\"><MS><S N=\"EncryptedSessionKey\">" EXAMPLE_KEY_BLOB
            "</S></MS></Obj>");
}

#define SEALED_A "wn61RjEn+JxqglIjdj2gJQ=="
#define SEALED_EMPTY "nzt1BJJvi9NuMRjpA6TNSg=="
#define CREDENTIAL                                                                                 \
    "<Obj RefId=\"0\"><TN RefId=\"0\"><T>System.Management.Automation.PSCredential</T>"            \
    "<T>System.Object</T></TN><ToString>System.Management.Automation.PSCredential</ToString>"      \
    "<Props><S N=\"UserName\">LAB\\alice</S><SS N=\"Password\">" SEALED_A "</SS></Props></Obj>"

static void opened_in_time(void **state)
{
    (void)state;
    struct world w;
    start_with(&w, rsa_keyring(), true);
    capability(&w, C2S, "2.3");
    capability(&w, S2C, "2.3");
    public_key(&w);
    session_key(&w);
    output_of(&w, SHELL, SEALED_A);
    output_of(&w, SHELL, " " SEALED_EMPTY "\n");
    message(&w, SHELL, S2C, PSRP_PIPELINE_OUTPUT, CREDENTIAL);
    output_of(&w, SHELL, SMALL_SEALED);
    finish(&w, "1 SESSION_CAPABILITY clixml\n2 SESSION_CAPABILITY clixml\n3 PUBLIC_KEY clixml\n"
               "4 ENCRYPTED_SESSION_KEY key verified clixml hidden\n"
               "5 PIPELINE_OUTPUT plain=A clixml hidden\n6 PIPELINE_OUTPUT plain= clixml hidden\n"
               "7 PIPELINE_OUTPUT plain=A clixml hidden\n"
               "8 PIPELINE_OUTPUT !securestring.damaged clixml hidden\n");
}

/* psrp.md 6.4: a server may use the key before the exchange. */
static void opened_late(void **state)
{
    (void)state;
    struct world w;
    start_with(&w, rsa_keyring(), false);
    capability(&w, C2S, "2.3");
    capability(&w, S2C, "2.3");
    output_of(&w, SHELL, SEALED_A);
    message(&w, SHELL, S2C, PSRP_PIPELINE_OUTPUT, CREDENTIAL);
    output_of(&w, OTHER_SHELL, SEALED_A);
    output_of(&w, SHELL, SMALL_SEALED);
    public_key(&w);
    session_key(&w);
    session_key(&w);
    finish(&w, "1 SESSION_CAPABILITY\n2 SESSION_CAPABILITY\n"
               "3 PIPELINE_OUTPUT !securestring.no-key\n4 PIPELINE_OUTPUT !securestring.no-key\n"
               "5 PIPELINE_OUTPUT !securestring.no-key\n6 PIPELINE_OUTPUT !securestring.no-key\n"
               "7 PUBLIC_KEY\n8 ENCRYPTED_SESSION_KEY key verified\n"
               "9 secret 3 data.value=A\n10 secret 4 data.props.Password.value=A\n"
               "11 secret 6 data.value=null !securestring.damaged\n"
               "12 ENCRYPTED_SESSION_KEY key verified\n");
}

static void closed_without_a_key(void **state)
{
    (void)state;
    struct world w;
    start_with(&w, NULL, false);
    capability(&w, C2S, "2.3");
    capability(&w, S2C, "2.3");
    public_key(&w);
    session_key(&w);
    output_of(&w, SHELL, SEALED_A);
    finish(&w, "1 SESSION_CAPABILITY\n2 SESSION_CAPABILITY\n3 PUBLIC_KEY\n"
               "4 ENCRYPTED_SESSION_KEY\n5 PIPELINE_OUTPUT !securestring.no-key\n");
    start_with(&w,
               session_keyring(SHELL
                               ":01"
                               "0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"),
               false);
    capability(&w, S2C, "2.2");
    output_of(&w, SHELL, SEALED_A);
    output_of(&w, OTHER_SHELL, SEALED_A);
    finish(&w, "1 SESSION_CAPABILITY\n2 PIPELINE_OUTPUT !securestring.wrong-key\n"
               "3 PIPELINE_OUTPUT !securestring.no-key\n");
}

static void little_evidence_is_a_guess(void **state)
{
    (void)state;
    struct world w;
    start_with(&w, session_keyring(EXAMPLE_SESSION_KEY), false);
    capability(&w, C2S, "2.3");
    output_of(&w, SHELL, DOUBTFUL_SEALED_1);
    output_of(&w, SHELL, DOUBTFUL_SEALED_2);
    finish(&w, "1 SESSION_CAPABILITY\n2 PIPELINE_OUTPUT plain=" DOUBTFUL_TEXT_1 " (guessed)\n"
               "3 PIPELINE_OUTPUT plain=" DOUBTFUL_TEXT_2 "\n");
}

/* Decided by the lower of both versions, not by content: psrp.md 6.4. */
static void version_2_4_is_clear(void **state)
{
    (void)state;
    static const struct {
        const char *text, *sealed, *clear;
    } strings[] = {
#define ROW(text, sealed, clear) {text, sealed, clear},
        EXAMPLE_STRINGS(ROW)};
    struct world w;
    start_with(&w, NULL, true);
    capability(&w, C2S, "2.4");
    capability(&w, S2C, "2.4");
    char expected[2048] = "1 SESSION_CAPABILITY clixml\n2 SESSION_CAPABILITY clixml\n";
    for (size_t i = 0; i < sizeof(strings) / sizeof(strings[0]); i++) {
        size_t n = strlen(expected);
        output_of(&w, SHELL, strings[i].clear);
        snprintf(expected + n, sizeof(expected) - n,
                 "%zu PIPELINE_OUTPUT !securestring.clear plain=%s clixml hidden\n", i + 3,
                 strings[i].text);
    }
    finish(&w, expected);

    start_with(&w, session_keyring(EXAMPLE_SESSION_KEY), false);
    capability(&w, C2S, "2.4");
    capability(&w, S2C, "2.3");
    output_of(&w, SHELL, SEALED_A);
    output_of(&w, SHELL, "QQA=");
    finish(&w, "1 SESSION_CAPABILITY\n2 SESSION_CAPABILITY\n3 PIPELINE_OUTPUT plain=A\n"
               "4 PIPELINE_OUTPUT !securestring.damaged\n");

    start_with(&w, NULL, false);
    capability(&w, C2S, "2.4");
    capability(&w, S2C, "2.4");
    output_of(&w, SHELL, "QQAA");
    finish(&w, "1 SESSION_CAPABILITY\n2 SESSION_CAPABILITY\n"
               "3 PIPELINE_OUTPUT !securestring.clear !securestring.damaged plain=A\n");
}

/* Where the beginning was not captured, what can only be text is a guess, and what follows decides
 * the rest. */
static void version_that_is_not_known(void **state)
{
    (void)state;
    struct world w;
    start_with(&w, session_keyring(EXAMPLE_SESSION_KEY), false);
    output_of(&w, SHELL, SEALED_A);
    output_of(&w, SHELL, "QQA=");
    output_of(&w, SHELL, "MQAyADMANAA1ADYANwA4AA==");
    finish(&w, "1 PIPELINE_OUTPUT plain=A\n"
               "2 PIPELINE_OUTPUT !securestring.clear plain=A (guessed)\n"
               "3 PIPELINE_OUTPUT !securestring.clear plain=12345678 (guessed)\n");

    /* Eight characters of another script could be sealed as well. */
    start_with(&w, NULL, false);
    capability(&w, C2S, "2.4");
    output_of(&w, SHELL, "RwByAPwA3wBlACAAPdip3A==");
    capability(&w, S2C, "2.4");
    finish(&w, "1 SESSION_CAPABILITY\n2 PIPELINE_OUTPUT !securestring.no-key\n"
               "3 SESSION_CAPABILITY\n"
               "4 secret 2 data.value=Gr\xC3\xBC\xC3\x9F"
               "e \xF0\x9F\x92\xA9 !securestring.clear\n");
}

/* What the server did not act on teaches nothing; its strings are tried all the same. */
static void refused_and_repeated(void **state)
{
    (void)state;
    struct world w;
    start_with(&w, rsa_keyring(), false);
    w.refused = true;
    capability(&w, S2C, "2.4");
    session_key(&w);
    output_of(&w, SHELL, SEALED_A);
    w.refused = false;
    capability(&w, S2C, "2.3");
    session_key(&w);
    w.repeated = true;
    output_of(&w, SHELL, SEALED_A);
    finish(&w, "1 SESSION_CAPABILITY\n2 ENCRYPTED_SESSION_KEY\n"
               "3 PIPELINE_OUTPUT !securestring.no-key\n4 SESSION_CAPABILITY\n"
               "5 ENCRYPTED_SESSION_KEY key verified\n6 secret 3 data.value=A\n"
               "7 PIPELINE_OUTPUT plain=A\n");
}

static void waiting_has_a_limit(void **state)
{
    (void)state;
    struct world w;
    start_with(&w, rsa_keyring(), false);
    w.limits.secure_strings = 300; /* two of them */
    capability(&w, S2C, "2.3");
    for (int i = 0; i < 3; i++)
        output_of(&w, SHELL, SEALED_A);
    session_key(&w);
    output_of(&w, SHELL, SEALED_A);
    finish(&w, "1 SESSION_CAPABILITY\n2 PIPELINE_OUTPUT !securestring.no-key\n"
               "3 PIPELINE_OUTPUT !securestring.no-key\n"
               "4 PIPELINE_OUTPUT !securestring.no-key !data.limit\n"
               "5 ENCRYPTED_SESSION_KEY key verified\n6 secret 2 data.value=A\n"
               "7 secret 3 data.value=A\n8 PIPELINE_OUTPUT plain=A\n");

    /* A pool that is forgotten takes with it what waits in it. */
    start_with(&w, rsa_keyring(), false);
    w.limits.shells = 1;
    output_of(&w, SHELL, SEALED_A);
    output_of(&w, OTHER_SHELL, SEALED_A);
    session_key(&w);
    finish(&w, "1 PIPELINE_OUTPUT !securestring.no-key\n2 PIPELINE_OUTPUT !securestring.no-key\n"
               "3 ENCRYPTED_SESSION_KEY key verified\n");
}

/* psrp.md 6.6: named, not opened. */
static void strings_of_files(void **state)
{
    (void)state;
    static const struct {
        const char *text, *code;
    } rows[] = {
        {"01000000d08c9ddf0115d1118c7a00c04fc297eb01000000", "clixml.secure-string-dpapi"},
        {"01000000D08C9DDF0115D1118C7A00C04FC297EB", "clixml.secure-string-dpapi"},
        {"76492d1116743f0423413b16050a5345MgB8AEEA", "clixml.secure-string-keyed"},
        {"50004000730073007700300072006400", "clixml.secure-string-hexadecimal"},
        {"%", "clixml.value-invalid"},
        {SEALED_A, NULL},
        {"QQA=", NULL},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        enum clixml_secure_form form = clixml_secure_form(bytes_of_string(rows[i].text));
        assert_int_equal(form == CLIXML_FORM_SESSION, rows[i].code == NULL);
        struct record *r = record_new(FIELD(SECRET), &limits);
        char data[256];
        snprintf(data, sizeof(data), "<SS>%s</SS>", rows[i].text);
        uint32_t source = record_source(r, bytes_of_string(data), NULL, SOURCE_FILE, NULL, 0);
        struct clixml_result result;
        clixml_dissect(r, r->root, FIELD(SECRET), source, &result);
        assert_true(result.secret);
        const struct node *value = clixml_value(result.object);
        assert_true(node_is_secret(value));
        if (rows[i].code == NULL)
            assert_null(value->diags);
        else
            assert_string_equal(value->diags->kind->code, rows[i].code);
        record_free(r);
    }
    struct world w;
    start_with(&w, session_keyring(SHELL ":" EXAMPLE_SESSION_KEY), false);
    capability(&w, S2C, "2.3");
    output_of(&w, SHELL, rows[0].text);
    output_of(&w, SHELL, rows[2].text);
    output_of(&w, SHELL, SEALED_A);
    finish(&w, "1 SESSION_CAPABILITY\n2 PIPELINE_OUTPUT\n3 PIPELINE_OUTPUT\n"
               "4 PIPELINE_OUTPUT plain=A\n");
}

/* Envelopes **************************************************************************************/

#define NAMES                                                                                      \
    "xmlns:s='http://www.w3.org/2003/05/soap-envelope' "                                           \
    "xmlns:a='http://schemas.xmlsoap.org/ws/2004/08/addressing' "                                  \
    "xmlns:w='http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd' "                                    \
    "xmlns:rsp='http://schemas.microsoft.com/wbem/wsman/1/windows/shell'"

/* Send with one PSRP message, over HTTP. */
static void send_envelope(struct world *w, void *connection, const char *data, uint64_t object_id)
{
    struct buf message = buf_init(4096), fragments = buf_init(4096), body = buf_init(1 << 14);
    struct build_psrp_message content = {
        .destination = 2, .type = PSRP_PIPELINE_INPUT, .data = bytes_of_string(data)};
    build_psrp_message(&message, &content);
    build_psrp_fragments(&fragments, object_id, buf_bytes(&message), 32768);
    buf_printf(&body,
               "<s:Envelope " NAMES "><s:Header><a:Action>http://schemas.microsoft.com/wbem/"
               "wsman/1/windows/shell/Send</a:Action><w:ResourceURI>http://schemas.microsoft."
               "com/powershell/Microsoft.PowerShell</w:ResourceURI><w:SelectorSet><w:Selector "
               "Name='ShellId'>" SHELL "</w:Selector></w:SelectorSet></s:Header><s:Body>"
               "<rsp:Send><rsp:Stream Name='stdin' CommandId='" OTHER_SHELL "'>");
    base64_encode(buf_bytes(&fragments), &body);
    buf_printf(&body, "</rsp:Stream></rsp:Send></s:Body></s:Envelope>");
    struct http_feed feed = conversation_feed(w->conversation);
    struct http_headers headers = {0};
    struct block *head = block_copy(
        BYTES("POST /wsman HTTP/1.1\r\nContent-Type: application/soap+xml;charset=UTF-8\r\n\r\n"));
    struct http_message request = {.direction = C2S,
                                   .head = block_bytes(head),
                                   .head_block = head,
                                   .method = bytes_none(),
                                   .target = bytes_none(),
                                   .version = bytes_none(),
                                   .reason = bytes_none(),
                                   .body = block_copy(buf_bytes(&body))};
    http_parse_head(&request, &headers, &limits);
    feed.request(connection, &request);
    feed.answered(connection, 200, NULL);
    block_unref(request.body);
    block_unref(head);
    http_headers_free(&headers);
    buf_clear(&message);
    buf_clear(&fragments);
    buf_clear(&body);
}

/* The story of one Send with a secure string, in a pool of that version. */
static void assert_envelope(const char *version, const char *data, const char *expected)
{
    struct world w;
    start_with(&w, NULL, true);
    struct http_connection about = {
        .number = 1, .client = "10.0.0.1:50000", .server = "10.0.0.2:5985", .server_port = 5985};
    struct http_feed feed = conversation_feed(w.conversation);
    void *connection = feed.open(feed.state, &about);
    if (version != NULL)
        capability(&w, S2C, version);
    w.story.text[0] = '\0';
    send_envelope(&w, connection, data, 1);
    struct http_connection_end end = {.outcome = OUTCOME_CLOSED, .http = true};
    feed.close(connection, &end);
    finish(&w, expected);
}

/* The envelope is base64 of what may be base64 of the text. */
static void raw_envelopes_hide_what_is_clear(void **state)
{
    (void)state;
    assert_envelope("2.4", "<SS>QQA=</SS>",
                    "2 wsman xml hidden\n"
                    "3 PIPELINE_INPUT !securestring.clear plain=A clixml hidden\n");
    assert_envelope("2.4", "<S>text</S>", "2 wsman xml hidden\n3 PIPELINE_INPUT clixml\n");
    assert_envelope("2.3", "<SS>" SEALED_A "</SS>",
                    "2 wsman xml\n3 PIPELINE_INPUT !securestring.no-key clixml hidden\n");
    assert_envelope(NULL, "<S>text</S>", "1 wsman xml\n2 PIPELINE_INPUT clixml\n");
    assert_envelope(NULL, "<SS>QQA=</SS>",
                    "1 wsman xml hidden\n"
                    "2 PIPELINE_INPUT !securestring.clear plain=A (guessed) clixml hidden\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(opened_in_time),       cmocka_unit_test(opened_late),
        cmocka_unit_test(closed_without_a_key), cmocka_unit_test(little_evidence_is_a_guess),
        cmocka_unit_test(version_2_4_is_clear), cmocka_unit_test(version_that_is_not_known),
        cmocka_unit_test(refused_and_repeated), cmocka_unit_test(waiting_has_a_limit),
        cmocka_unit_test(strings_of_files),     cmocka_unit_test(raw_envelopes_hide_what_is_clear),
    };
    return cmocka_run_group_tests_name("secrets", tests, NULL, NULL);
}
