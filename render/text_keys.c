#include "text_keys.h"

#include <errno.h>
#include <string.h>

#include "headline.h"
#include "memory.h"
#include "render.h"
#include "survey.h"

enum { COLUMNS = 100, WORD = 9 /* "missing" and a gap */, NAMES = 8 /* of those whom it opened */ };

struct keys_text {
    struct sink sink;
    struct text_line line;
    bool some;
};

static enum tint tint_of(struct bytes state)
{
    if (bytes_equal(state, BYTES("used")))
        return TINT_BOLD;
    if (bytes_equal(state, BYTES("wrong")))
        return TINT_ERROR;
    return bytes_equal(state, BYTES("missing")) ? TINT_WARN : TINT_DIM;
}

static struct bytes value_of(const struct record *r, const char *key)
{
    const struct node *node = path_node(r->root, key);
    return node != NULL ? node->value.b : bytes_none();
}

bool is_key(const struct record *r)
{
    return strcmp(r->root->field->key, "key") == 0;
}

void key_write(struct text_line *line, const struct record *r, size_t indent)
{
    struct bytes state = value_of(r, "state");
    const struct node *list = path_node(r->root, "for");
    struct buf text = buf_init(SIZE_MAX);
    buf_add(&text, value_of(r, "text"));
    bool wrong = bytes_equal(state, BYTES("wrong")), used = bytes_equal(state, BYTES("used"));
    size_t n = 0;
    for (const struct node *who = list != NULL && !wrong ? list->first : NULL; who != NULL;
         who = who->next) {
        if (!used && bytes_find(value_of(r, "text"), who->value.b, 0) < value_of(r, "text").len)
            continue; /* the text has said so */
        if (n++ >= NAMES)
            continue;
        buf_printf(&text, "%s", n == 1 ? " (for " : ", ");
        buf_add(&text, who->value.b);
    }
    if (n > NAMES)
        buf_printf(&text, " and %zu more", n - NAMES);
    if (n > 0)
        buf_add_byte(&text, ')');
    line_indent(line, indent);
    line_piece(line, tint_of(state), state, WORD);
    line_indent(line, indent + WORD);
    line_value(line, TINT_NONE, buf_bytes(&text), indent + WORD, 0);
    line_end(line);
    buf_clear(&text);
}

static void keys_record(struct sink *sink, const struct record *r)
{
    struct keys_text *keys = (struct keys_text *)sink;
    if (!is_key(r))
        return;
    key_write(&keys->line, r, 0);
    keys->some = true;
}

static bool keys_close(struct sink *sink)
{
    struct keys_text *keys = (struct keys_text *)sink;
    if (!keys->some) {
        line_words(&keys->line, TINT_NONE, "no key was given, and none is missing");
        line_end(&keys->line);
    }
    bool whole = writer_finish(&keys->line.writer);
    int error = errno;
    buf_clear(&keys->line.scratch);
    memory_free(keys);
    errno = error;
    return whole;
}

struct sink *keys_text_sink(FILE *out, const struct render_options *options,
                            const struct survey *survey)
{
    struct keys_text *keys = memory_get(sizeof(*keys));
    keys->sink = (struct sink){keys_record, keys_close};
    keys->line.options = *options;
    keys->line.columns = options->columns == 0 ? COLUMNS : options->columns;
    keys->line.scratch = buf_init(SIZE_MAX);
    writer_start(&keys->line.writer, out);
    survey_write(&keys->line, survey);
    return &keys->sink;
}
