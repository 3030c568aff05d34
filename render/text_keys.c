/* The report of the keys as lines: "missing  the keytab of ...". */
#include <errno.h>
#include <string.h>

#include "headline.h"
#include "memory.h"
#include "render.h"
#include "survey.h"
#include "text_line.h"

enum { COLUMNS = 100, WORD = 9 /* "missing" and a gap */ };

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

static void keys_record(struct sink *sink, const struct record *r)
{
    struct keys_text *keys = (struct keys_text *)sink;
    struct bytes state = value_of(r, "state");
    const struct node *list = path_node(r->root, "for");
    if (strcmp(r->root->field->key, "key") != 0)
        return;
    struct buf text = buf_init(SIZE_MAX);
    buf_add(&text, value_of(r, "text"));
    /* What is missing says itself for whom. */
    const char *before = " (for ", *behind = "";
    for (const struct node *who = list != NULL ? list->first : NULL;
         who != NULL && !bytes_equal(state, BYTES("missing")); who = who->next) {
        buf_printf(&text, "%s", before);
        buf_add(&text, who->value.b);
        before = ", ";
        behind = ")";
    }
    buf_printf(&text, "%s", behind);
    line_piece(&keys->line, tint_of(state), state, WORD);
    line_indent(&keys->line, WORD);
    line_value(&keys->line, TINT_NONE, buf_bytes(&text), WORD, 0);
    line_end(&keys->line);
    buf_clear(&text);
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
    keys->line.columns = COLUMNS;
    keys->line.scratch = buf_init(SIZE_MAX);
    writer_start(&keys->line.writer, out);
    survey_write(&keys->line, survey);
    return &keys->sink;
}
