#include "headline.h"

#include <inttypes.h>
#include <string.h>

#include "value.h"

enum { PARTS = 16, LEFT_OUT = 12, FRAME_RANGES = 6, PIECE = 60, CONTINUED = 6 };

enum form {
    FORM_TEXT,    /* the value */
    FORM_OTHER,   /* the same, where the member that unit names does not say it already */
    FORM_ID,      /* the first eight digits of a GUID; nothing for the zero GUID */
    FORM_ID_ELSE, /* the same, where no other stands on the line */
    FORM_AMOUNT,  /* a number and its unit; nothing for zero */
    FORM_MANY,    /* the same; nothing for one */
    FORM_TRUE     /* nothing but the unit, when it is true */
};

/* One value of the line: the member, what stands before it (nothing at the start), how, and what
 * behind it. */
struct part {
    const char *path; /* dotted */
    const char *before;
    enum form form;
    const char *unit; /* without its plural s */
};

struct headline {
    const char *kind;
    struct part parts[PARTS];
    const char *left_out[LEFT_OUT]; /* beside the members of the parts */
    const char *terse;
};

#define GAP "  "

static const struct headline headlines[] = {
    {.kind = "connection",
     .parts = {{"client", GAP, FORM_TEXT, ""},
               {"server", " -> ", FORM_TEXT, ""},
               {"outcome", GAP, FORM_TEXT, ""},
               {"tls.version", GAP, FORM_TEXT, ""},
               {"bytes.c2s", GAP, FORM_AMOUNT, "byte sent"},
               {"bytes.s2c", ", ", FORM_AMOUNT, "received"},
               {"missing_bytes", ", ", FORM_AMOUNT, "missing"}},
     .left_out = {"start", "bytes"}},
    {.kind = "auth",
     .parts = {{"scheme", GAP, FORM_TEXT, ""},
               {"mechanism", " ", FORM_OTHER, "scheme"},
               {"inner", " with ", FORM_TEXT, ""},
               {"user", GAP "user ", FORM_TEXT, ""},
               {"domain", " of ", FORM_TEXT, ""},
               {"workstation", " at ", FORM_TEXT, ""},
               {"service", GAP "for ", FORM_TEXT, ""},
               {"realm", " in ", FORM_TEXT, ""},
               {"etype", GAP, FORM_TEXT, ""},
               {"kvno", " kvno ", FORM_TEXT, ""},
               {"outcome", GAP, FORM_TEXT, ""},
               {"key", GAP "key ", FORM_TEXT, ""}},
     .terse = "tokens"},
    {.kind = "kerberos",
     .parts = {{"message", GAP, FORM_TEXT, ""},
               {"client", GAP, FORM_TEXT, ""},
               {"service", " for ", FORM_TEXT, ""},
               {"realm", " in ", FORM_TEXT, ""},
               {"error", GAP, FORM_TEXT, ""},
               {"transport", GAP, FORM_TEXT, ""},
               {"key", GAP "key ", FORM_TEXT, ""}},
     .left_out = {"direction"}},
    {.kind = "http",
     .parts = {{"request.method", GAP, FORM_TEXT, ""},
               {"request.target", " ", FORM_TEXT, ""},
               {"request.protection", GAP, FORM_TEXT, ""},
               {"request.body", " ", FORM_TEXT, ""},
               {"response.status", " -> ", FORM_TEXT, ""},
               {"response.reason", " ", FORM_TEXT, ""},
               {"response.protection", GAP, FORM_TEXT, ""},
               {"response.body", " ", FORM_TEXT, ""}},
     .left_out = {"request", "response", "tls"}},
    {.kind = "wsman",
     .parts = {{"action", GAP, FORM_TEXT, ""},
               {"resource", GAP, FORM_TEXT, ""},
               {"shell_id", GAP "shell ", FORM_ID, ""},
               {"command_id", GAP "command ", FORM_ID, ""},
               {"fault.name", GAP, FORM_TEXT, ""},
               {"fault.message", GAP, FORM_TEXT, ""},
               {"refused", GAP, FORM_TRUE, "refused"}},
     .left_out = {"direction", "action_uri", "resource_uri", "message_id", "relates_to",
                  "payloads"}},
    {.kind = "command",
     .parts = {{"shell_id", GAP "shell ", FORM_ID, ""},
               {"command_id", GAP "command ", FORM_ID, ""},
               {"line", GAP, FORM_TEXT, ""}}},
    {.kind = "winrs",
     .parts = {{"shell_id", GAP "shell ", FORM_ID, ""},
               {"command_id", GAP "command ", FORM_ID, ""},
               {"stream", GAP, FORM_TEXT, ""},
               {"end", " ", FORM_TRUE, "end"},
               {"exit_code", GAP "exit code ", FORM_TEXT, ""}},
     .left_out = {"direction"}},
    {.kind = "psrp",
     .parts = {{"message_type", GAP, FORM_TEXT, ""},
               {"meaning.method", " ", FORM_TEXT, ""},
               {"meaning.state", " ", FORM_TEXT, ""},
               {"pid", GAP "pipeline ", FORM_ID, ""},
               {"rpid", GAP "pool ", FORM_ID_ELSE, ""},
               {"length", GAP, FORM_AMOUNT, "byte"},
               {"fragments", " in ", FORM_MANY, "fragment"},
               {"repeated", GAP, FORM_TRUE, "repeated"},
               {"refused", GAP, FORM_TRUE, "refused"}},
     .left_out = {"direction", "carrier", "stream", "shell_id", "command_id", "object_id",
                  "destination"}},
    {.kind = "clixml",
     .parts = {{"shell_id", GAP "shell ", FORM_ID, ""},
               {"command_id", GAP "command ", FORM_ID, ""},
               {"stream", GAP, FORM_TEXT, ""}}},
    {.kind = "out_of_process",
     .parts = {{"element", GAP, FORM_TEXT, ""},
               {"psguid", GAP "pipeline ", FORM_ID, ""},
               {"shell_id", GAP "session ", FORM_ID, ""},
               {"text", GAP, FORM_TEXT, ""}},
     .left_out = {"direction"}},
    {.kind = "incomplete",
     .parts = {{"of", GAP, FORM_TEXT, ""},
               {"reason", GAP, FORM_TEXT, ""},
               {"shell_id", GAP "shell ", FORM_ID, ""},
               {"command_id", GAP "command ", FORM_ID, ""},
               {"have", GAP, FORM_AMOUNT, "byte there"},
               {"missing", ", ", FORM_AMOUNT, "missing"}},
     .left_out = {"direction", "carrier", "stream"}},
    {.kind = "secret",
     .parts = {{"refers", GAP "of record ", FORM_TEXT, ""},
               {"path", GAP, FORM_TEXT, ""},
               {"value", GAP, FORM_TEXT, ""}}},
    {.kind = "finding",
     .parts = {{"severity", GAP, FORM_TEXT, ""},
               {"id", GAP, FORM_TEXT, ""},
               {"title", GAP, FORM_TEXT, ""},
               {"certainty", GAP, FORM_TEXT, ""}}},
    {.kind = "key",
     .parts = {{"kind", GAP, FORM_TEXT, ""},
               {"label", " ", FORM_TEXT, ""},
               {"state", GAP, FORM_TEXT, ""}}},
};

static const struct headline plain = {.kind = ""};

const struct headline *headline_of(const struct record *r)
{
    for (size_t i = 0; i < sizeof(headlines) / sizeof(headlines[0]); i++)
        if (strcmp(headlines[i].kind, r->root->field->key) == 0)
            return &headlines[i];
    return &plain;
}

static const struct node *child_of(const struct node *node, struct bytes key)
{
    for (const struct node *child = node->first; child != NULL; child = child->next)
        if (bytes_equal(bytes_of_string(child->field->key), key))
            return child;
    return NULL;
}

const struct node *path_node(const struct node *node, const char *path)
{
    struct bytes rest = bytes_of_string(path), key;
    while (node != NULL && bytes_next(&rest, '.', &key))
        node = child_of(node, key);
    return node;
}

/* The same; NULL for one without a value, too. */
static const struct node *value_at(const struct node *node, const char *path)
{
    node = path_node(node, path);
    if (node == NULL || kind_has_children(node->field->kind) || node->field->kind == KIND_NULL ||
        (node->field->flags & FIELD_WIRE) != 0)
        return NULL;
    return node;
}

void headline_value(const struct node *node, const struct render_options *options, size_t most,
                    struct buf *out)
{
    const char *name = node->field->kind == KIND_ENUM && !options->verbose && !node_is_secret(node)
                           ? name_of(node->field->names, node->value.u)
                           : NULL;
    if (name != NULL)
        buf_add(out, bytes_of_string(name));
    else
        value_text(node, &(struct value_options){options->show_secrets, most}, out);
}

/* GUIDs stand as such or as text, with or without prefix and braces. */
static struct bytes short_id(struct bytes text)
{
    struct guid guid;
    if (!guid_parse(text, &guid))
        return text;
    if (guid_is_zero(&guid))
        return bytes_none();
    if (bytes_starts_nocase(text, BYTES("uuid:")))
        text = bytes_from(text, 5);
    if (bytes_starts(text, BYTES("{")))
        text = bytes_from(text, 1);
    return bytes_part(text, 0, 8);
}

/* "3 fragments", "1 byte sent". */
static void add_amount(struct buf *out, uint64_t n, const char *unit)
{
    size_t word = strcspn(unit, " ");
    bool plural =
        n != 1 && (strncmp(unit, "byte", word) == 0 || strncmp(unit, "fragment", word) == 0);
    buf_printf(out, "%" PRIu64 " %.*s%s%s", n, (int)word, unit, plural ? "s" : "", unit + word);
}

static bool is_id(const struct part *part)
{
    return part->form == FORM_ID || part->form == FORM_ID_ELSE;
}

static void add_part(const struct part *part, const struct node *node,
                     const struct render_options *options, struct buf *out)
{
    struct buf value = buf_init(SIZE_MAX);
    bool amount = part->form == FORM_AMOUNT || part->form == FORM_MANY;
    if (amount && node->field->kind == KIND_UINT) {
        if (node->value.u > (part->form == FORM_MANY))
            add_amount(out, node->value.u, part->unit);
    } else if (part->form == FORM_TRUE) {
        if (node->value.u != 0)
            buf_add(out, bytes_of_string(part->unit));
    } else {
        headline_value(node, options, 4 * PIECE, &value);
        struct bytes text = buf_bytes(&value);
        if (is_id(part))
            text = short_id(text);
        buf_add(out, text);
    }
    buf_clear(&value);
}

/* Values that say that there is nothing, or nothing new. */
static bool is_nothing(const struct part *part, const struct record *r, struct bytes text)
{
    const struct node *other = part->form == FORM_OTHER ? value_at(r->root, part->unit) : NULL;
    if (other != NULL && other->field->kind == KIND_STRING &&
        bytes_equal_nocase(other->value.b, text))
        return true;
    bool may_be_none = strstr(part->path, "protection") != NULL || strcmp(part->path, "key") == 0;
    return text.len == 0 || (may_be_none && bytes_equal(text, BYTES("none")));
}

static void write_parts(struct text_line *line, const struct headline *headline,
                        const struct record *r)
{
    struct buf text = buf_init(SIZE_MAX);
    bool identified = false;
    for (const struct part *part = headline->parts; part->path != NULL; part++) {
        const struct node *node = value_at(r->root, part->path);
        if (node == NULL || (identified && part->form == FORM_ID_ELSE))
            continue;
        buf_reset(&text);
        add_part(part, node, &line->options, &text);
        if (is_nothing(part, r, buf_bytes(&text)))
            continue;
        identified = identified || is_id(part);
        const char *before = part->before;
        size_t most = text.len < PIECE ? text.len : PIECE;
        if (line->column + strlen(before) + most > line->columns) {
            line_end(line);
            line_indent(line, CONTINUED);
            before += strspn(before, " ,");
        }
        line_words(line, TINT_DIM, before);
        line_piece(line, TINT_NONE, buf_bytes(&text), PIECE);
    }
    buf_clear(&text);
}

static bool follows(const struct frame *last, const struct frame *frame)
{
    return frame->file == last->file &&
           (frame->number == last->number || frame->number == last->number + 1);
}

/* "(packet 57)", "(packets 57-60, 65)". */
static void write_frames(struct text_line *line, const struct record *r)
{
    if (r->frames.n == 0)
        return;
    struct buf text = buf_init(SIZE_MAX);
    buf_printf(&text, "(packet%s ", r->frames.total == 1 ? "" : "s");
    uint64_t said = 0;
    for (size_t i = 0, ranges = 0; i < r->frames.n && ranges < FRAME_RANGES; ranges++) {
        const struct frame *first = &r->frames.list[i], *last = first;
        for (i++, said++; i < r->frames.n && follows(last, &r->frames.list[i]); i++, said++)
            last = &r->frames.list[i];
        buf_printf(&text, "%s", ranges > 0 ? ", " : "");
        if (r->files > 1)
            buf_printf(&text, "%" PRIu32 ":", first->file);
        buf_printf(&text, "%" PRIu64, first->number);
        if (last->number != first->number)
            buf_printf(&text, "-%" PRIu64, last->number);
    }
    if (said < r->frames.total)
        buf_printf(&text, ", %" PRIu64 " in all", r->frames.total);
    /* What "calls" and "answers" of other records name. */
    if (line->options.verbose && r->id != 0)
        buf_printf(&text, "; record %" PRIu64, r->id);
    buf_add_byte(&text, ')');
    if (line->column + strlen(GAP) + text.len > line->columns) {
        line_end(line);
        line_indent(line, CONTINUED);
    } else {
        line_words(line, TINT_NONE, GAP);
    }
    line_piece(line, TINT_DIM, buf_bytes(&text), SIZE_MAX);
    buf_clear(&text);
}

static void write_time(struct text_line *line, int64_t time, int64_t *day)
{
    static const int64_t a_day = INT64_C(86400) * 1000000000;
    int64_t days = time / a_day - (time % a_day < 0);
    struct buf text = buf_init(64);
    value_time(time, &text);
    size_t at = bytes_find_byte(buf_bytes(&text), 'T', 0);
    if (days != *day) {
        line_piece(line, TINT_BOLD, bytes_part(buf_bytes(&text), 0, at), SIZE_MAX);
        line_words(line, TINT_DIM, " UTC");
        line_end(line);
        *day = days;
    }
    /* To milliseconds. */
    line_piece(line, TINT_DIM, bytes_part(buf_bytes(&text), at + 1, 12), SIZE_MAX);
    buf_clear(&text);
}

/* "#1 ->": the connection, and which way it went. */
static void write_place(struct text_line *line, const struct record *r)
{
    char words[32] = "    ";
    if (r->connection != 0)
        snprintf(words, sizeof(words), GAP "#%" PRIu32, r->connection);
    line_words(line, TINT_NONE, words);
    const struct node *node = value_at(r->root, "direction");
    struct buf text = buf_init(SIZE_MAX);
    if (node != NULL)
        headline_value(node, &(struct render_options){0}, 0, &text);
    if (bytes_equal(buf_bytes(&text), BYTES("c2s")))
        line_words(line, TINT_C2S, " -> ");
    else if (bytes_equal(buf_bytes(&text), BYTES("s2c")))
        line_words(line, TINT_S2C, " <- ");
    else
        line_words(line, TINT_NONE, "    ");
    buf_clear(&text);
}

void headline_write(struct text_line *line, const struct headline *headline, const struct record *r,
                    int64_t *day)
{
    if (!r->timeless) {
        write_time(line, r->time, day);
        write_place(line, r);
    }
    line_words(line, TINT_BOLD, r->root->field->key);
    write_parts(line, headline, r);
    if (!r->timeless)
        write_frames(line, r);
    line_end(line);
}

/* True when a part says all that there is to say of the member. */
static bool is_said(const struct headline *headline, const char *key)
{
    for (const struct part *part = headline->parts; part->path != NULL; part++)
        if (strcmp(part->path, key) == 0)
            return true;
    return false;
}

bool headline_leaves_out(const struct headline *headline, const struct node *member)
{
    if (is_said(headline, member->field->key))
        return true;
    for (size_t i = 0; i < LEFT_OUT && headline->left_out[i] != NULL; i++)
        if (strcmp(headline->left_out[i], member->field->key) == 0)
            return true;
    return false;
}

bool headline_is_terse(const struct headline *headline, const struct node *member)
{
    return headline->terse != NULL && strcmp(headline->terse, member->field->key) == 0;
}
