/* A file of CLIXML, as Export-Clixml writes it, or what a redirected powershell.exe wrote: a record
 * of its own. */
#include "clixml.h"
#include "clixml_fields.h"
#include "clixml_output.h"
#include "clixml_show.h"
#include "conversation_private.h"
#include "utf.h"

/* As UTF-8 without its byte order mark. Says in *encoding what it was. */
static struct bytes as_utf8(struct record *r, struct bytes bytes, const char **encoding)
{
    bool little = bytes_starts(bytes, BYTES("\xFF\xFE")),
         big = bytes_starts(bytes, BYTES("\xFE\xFF"));
    bool mark = little || big;
    if (!mark && bytes.len >= 4 && bytes.data[0] != 0 && bytes.data[1] == 0)
        little = true;
    if (!mark && bytes.len >= 4 && bytes.data[0] == 0 && bytes.data[1] != 0)
        big = true;
    *encoding = little ? "UTF-16LE" : big ? "UTF-16BE" : "UTF-8";
    if (bytes_starts(bytes, BYTES("\xEF\xBB\xBF")))
        return bytes_from(bytes, 3);
    if (!little && !big)
        return bytes;
    struct buf text = buf_init(r->limits->xml_text);
    if (!utf16_to_utf8(bytes_from(bytes, mark ? 2 : 0), big, &text))
        diag_add(r, r->root, DIAG(ENCODING), "%s, and a byte is left over", *encoding);
    struct bytes copy = arena_copy(r->arena, buf_bytes(&text));
    buf_clear(&text);
    return copy;
}

static void show(struct buf *text, const struct node *object)
{
    buf_add(text, text->len > 0 ? BYTES("\n") : bytes_none());
    clixml_show(object, text);
}

static void on_output(void *state, struct bytes stream, const struct node *object,
                      struct bytes plain)
{
    struct buf *text = state;
    if (object == NULL) {
        buf_add(text, plain);
        return;
    }
    buf_add(text, text->len > 0 ? BYTES("\n") : bytes_none());
    if (stream.len > 0 && !bytes_equal_nocase(stream, BYTES("output"))) {
        buf_add(text, stream);
        buf_add(text, BYTES(": "));
    }
    size_t before = text->len;
    clixml_show_progress(object, text);
    if (text->len == before)
        clixml_show(object, text);
}

struct record *clixml_output_record(struct conversation *c, struct bytes text,
                                    struct bytes shell_id, struct bytes command_id,
                                    struct bytes stream)
{
    struct record *r = record_new(FIELD(CLIXML_FILE), c->options.limits);
    struct buf shown = buf_init(c->options.limits->xml_text);
    put_bytes(r, r->root, FIELD(CLIXML_SHELL_ID), arena_copy(r->arena, shell_id), span_none());
    put_bytes(r, r->root, FIELD(CLIXML_COMMAND_ID), arena_copy(r->arena, command_id), span_none());
    put_bytes(r, r->root, FIELD(CLIXML_OF_STREAM), stream, span_none());
    struct node *list = node_add(r, r->root, FIELD(CLIXML_OBJECTS));
    clixml_output(r, list, arena_copy(r->arena, text), on_output, &shown);
    put_bytes(r, r->root, FIELD(CLIXML_TEXT), arena_copy(r->arena, buf_bytes(&shown)), span_none());
    buf_clear(&shown);
    return r;
}

void conversation_clixml(struct conversation *c, struct bytes bytes, struct frame frame)
{
    struct record *r = record_new(FIELD(CLIXML_FILE), c->options.limits);
    struct frames frames = {&frame, 1, 1};
    const char *encoding;
    r->timeless = true;
    record_frames(r, &frames);
    struct bytes utf8 = as_utf8(r, bytes, &encoding);
    put_text(r, r->root, FIELD(CLIXML_ENCODING), encoding);
    struct buf text = buf_init(c->options.limits->xml_text);
    if (clixml_is_output(utf8)) {
        struct node *list = node_add(r, r->root, FIELD(CLIXML_OBJECTS));
        clixml_output(r, list, utf8, on_output, &text);
    } else {
        struct clixml_result result;
        uint32_t source = record_source(r, utf8, NULL, SOURCE_FILE, NULL, 0);
        clixml_dissect_file(r, r->root, FIELD(CLIXML_OBJECTS), source, &result);
        const struct node *list = node_child(r->root, FIELD(CLIXML_OBJECTS));
        for (const struct node *o = list != NULL ? list->first : NULL; o != NULL; o = o->next)
            show(&text, o);
    }
    put_bytes(r, r->root, FIELD(CLIXML_TEXT), arena_copy(r->arena, buf_bytes(&text)), span_none());
    buf_clear(&text);
    conversation_push(c, r);
}
