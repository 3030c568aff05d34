#include "survey.h"

#include <inttypes.h>
#include <stddef.h>
#include <string.h>

#include "headline.h"
#include "memory.h"

/* A member of a record, and what counter of the survey a value of it adds to. */
struct count {
    const char *kind, *path, *value; /* value NULL: any */
    size_t counter;
};

#define COUNTER(member) offsetof(struct survey, member)

static const struct count counts[] = {
    {"connection", "outcome", NULL, COUNTER(connections)},
    {"connection", "outcome", "closed", COUNTER(closed)},
    {"connection", "outcome", "reset", COUNTER(reset)},
    {"connection", "outcome", "refused", COUNTER(refused)},
    {"connection", "outcome", "unanswered", COUNTER(unanswered)},
    {"connection", "outcome", "unreachable", COUNTER(unreachable)},
    {"connection", "outcome", "open", COUNTER(open)},
    {"connection", "tls", NULL, COUNTER(tls)},
    {"connection", "tls.advice", NULL, COUNTER(tls_locked)},
    {"auth", "mechanism", "basic", COUNTER(basic)},
    {"auth", "mechanism", "ntlm", COUNTER(ntlm)},
    {"auth", "mechanism", "kerberos", COUNTER(kerberos)},
    {"auth", "mechanism", "credssp", COUNTER(credssp)},
    {"auth", "mechanism", "certificate", COUNTER(certificate)},
    {"auth", "outcome", "accepted", COUNTER(accepted)},
    {"auth", "outcome", "rejected", COUNTER(rejected)},
    {"auth", "outcome", "incomplete", COUNTER(incomplete)},
    {"http", "", NULL, COUNTER(exchanges)},
    {"http", "request.body", "clear", COUNTER(clear)},
    {"http", "request.body", "verified", COUNTER(opened)},
    {"http", "request.body", "recovered", COUNTER(opened)},
    {"http", "request.body", "damaged", COUNTER(damaged)},
    {"http", "request.body", "no-key", COUNTER(locked)},
    {"http", "request.body", "wrong-key", COUNTER(wrong_key)},
    {"http", "response.body", "clear", COUNTER(clear)},
    {"http", "response.body", "verified", COUNTER(opened)},
    {"http", "response.body", "recovered", COUNTER(opened)},
    {"http", "response.body", "damaged", COUNTER(damaged)},
    {"http", "response.body", "no-key", COUNTER(locked)},
    {"http", "response.body", "wrong-key", COUNTER(wrong_key)},
    {"wsman", "", NULL, COUNTER(wsman)},
    {"psrp", "", NULL, COUNTER(psrp)},
    {"winrs", "", NULL, COUNTER(winrs)},
};

struct surveyor {
    struct sink sink;
    struct survey *survey;
};

static bool applies(const struct count *count, const struct node *root)
{
    if (strcmp(count->kind, root->field->key) != 0)
        return false;
    if (count->path[0] == '\0')
        return true;
    const struct node *node = path_node(root, count->path);
    if (node == NULL || node->field->kind == KIND_NULL)
        return false;
    return count->value == NULL || (node->field->kind == KIND_STRING &&
                                    bytes_equal(node->value.b, bytes_of_string(count->value)));
}

static void survey_record(struct sink *sink, const struct record *r)
{
    struct survey *survey = ((struct surveyor *)sink)->survey;
    for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++)
        if (applies(&counts[i], r->root))
            ++*(uint64_t *)(void *)((char *)survey + counts[i].counter);
}

static bool survey_close(struct sink *sink)
{
    memory_free(sink);
    return true;
}

struct sink *survey_sink(struct survey *survey)
{
    struct surveyor *surveyor = memory_get(sizeof(*surveyor));
    *surveyor = (struct surveyor){{survey_record, survey_close}, survey};
    return &surveyor->sink;
}

/* One piece of a sentence: "3 closed". */
struct item {
    uint64_t n;
    const char *words;
};

/* "2 closed, 1 open"; true when there was any. */
static bool add_items(struct buf *text, const char *before, const struct item *items, size_t n)
{
    bool any = false;
    for (size_t i = 0; i < n; i++) {
        if (items[i].n == 0)
            continue;
        buf_printf(text, "%s%" PRIu64 " %s", any ? ", " : before, items[i].n, items[i].words);
        any = true;
    }
    return any;
}

#define ITEMS(text, before, ...)                                                                   \
    add_items(text, before, (const struct item[]){__VA_ARGS__},                                    \
              sizeof((const struct item[]){__VA_ARGS__}) / sizeof(struct item))

static void write_sentence(struct text_line *line, struct buf *text)
{
    if (text->len > 0) {
        line_value(line, TINT_NONE, buf_bytes(text), 2, 0);
        line_end(line);
    }
    buf_reset(text);
}

/* Where nothing of WinRM can be read: what there is. */
static void add_instead(struct buf *text, const struct survey *s)
{
    if (s->tls_locked > 0) {
        buf_printf(text,
                   "probably WinRM over HTTPS: %" PRIu64 " TLS connection%s that no key at hand "
                   "opens (winrmscope keys says what would)",
                   s->tls_locked, s->tls_locked == 1 ? "" : "s");
        return;
    }
    buf_add(text, BYTES("no WinRM here"));
    if (s->instead != NULL && s->instead[0] != '\0')
        buf_printf(text, ", but %s", s->instead);
}

void survey_write(struct text_line *line, const struct survey *s)
{
    struct buf text = buf_init(SIZE_MAX);
    bool attempts = s->refused + s->unanswered + s->unreachable > 0;
    if (s->exchanges + s->wsman + s->psrp + s->winrs == 0 && !attempts) {
        add_instead(&text, s);
        write_sentence(line, &text);
    }
    if (s->connections > 0) {
        buf_printf(&text, "%" PRIu64 " connection%s", s->connections,
                   s->connections == 1 ? "" : "s");
        ITEMS(&text, ": ", {s->closed, "closed"}, {s->reset, "reset"}, {s->refused, "refused"},
              {s->unanswered, "unanswered"}, {s->unreachable, "unreachable"},
              {s->open, "still open at the end"});
        ITEMS(&text, "; ", {s->tls, "inside TLS"}, {s->tls_locked, "that no key at hand opens"});
        write_sentence(line, &text);
    }
    if (ITEMS(&text, "authentication: ", {s->basic, "Basic"}, {s->ntlm, "NTLM"},
              {s->kerberos, "Kerberos"}, {s->credssp, "CredSSP"}, {s->certificate, "certificate"}))
        ITEMS(&text, "; ", {s->accepted, "accepted"}, {s->rejected, "rejected"},
              {s->incomplete, "incomplete"});
    write_sentence(line, &text);
    if (s->exchanges > 0) {
        buf_printf(&text, "%" PRIu64 " HTTP exchange%s", s->exchanges,
                   s->exchanges == 1 ? "" : "s");
        ITEMS(&text, "; bodies: ", {s->clear, "clear"}, {s->opened, "opened"},
              {s->damaged, "damaged"}, {s->locked, "without a key"},
              {s->wrong_key, "with a wrong key"});
    }
    ITEMS(&text, text.len > 0 ? "; messages: " : "messages: ", {s->wsman, "WS-Man"},
          {s->psrp, "PSRP"}, {s->winrs, "WinRS"});
    write_sentence(line, &text);
    line_end(line);
    buf_clear(&text);
}
