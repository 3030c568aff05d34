/*
 * Files that are copied inside sessions, recognised by what copies them: Copy-Item -ToSession and
 * -FromSession (its helper functions PSCopyToSessionHelper and PSCopyFromSessionHelper), and the
 * scripts of pypsrp's Client.copy and Client.fetch (base64 pieces as input or output, and a SHA-1
 * behind them). What is not recognised is shown as what it is: input and output.
 */
#include "base64.h"
#include "clixml_fields.h"
#include "psrp_pipeline.h"
#include "transcript_private.h"

enum { SHA1_DIGITS = 40, COPIES = 4096 }; /* files of one session that are told apart */

static bool contains(struct bytes text, const char *word)
{
    return bytes_find_nocase(text, bytes_of_string(word), 0) < text.len;
}

static struct copied *copy_new(struct transcript *t, struct session *s, struct bytes name,
                               enum direction direction, int64_t time)
{
    struct arena *memory = arena_new_small();
    struct copied *copy = arena_alloc(memory, sizeof(*copy));
    copy->memory = memory;
    copy->name = arena_copy(memory, name);
    copy->direction = direction;
    copy->time = time;
    copy->bytes = buf_init(t->options.limits->psrp_message);
    copy->last = buf_init(t->options.limits->psrp_message);
    struct copied **last = &s->copies;
    while (*last != NULL)
        last = &(*last)->next;
    *last = copy;
    s->n_copies++;
    return copy;
}

/* The file of that name that is still on its way. */
static struct copied *copy_open(struct session *s, struct bytes name, enum direction direction)
{
    struct copied *found = NULL;
    for (struct copied *copy = s->copies; copy != NULL; copy = copy->next)
        if (!copy->whole && copy->direction == direction && bytes_equal_nocase(copy->name, name))
            found = copy;
    return found;
}

static void append(struct transcript *t, struct copied *copy, struct bytes base64)
{
    size_t before = copy->bytes.len;
    if (!base64_decode(base64, &copy->bytes))
        copy->broken = true;
    t->held += copy->bytes.len - before;
}

static bool given(const struct psrp_command *command, const char *name)
{
    const struct node *value = psrp_command_argument(command, name);
    struct buf text = buf_init(64);
    clixml_show_flat(value, &text);
    bool is = value != NULL && !bytes_equal(buf_bytes(&text), BYTES("False"));
    buf_clear(&text);
    return is;
}

/* The file that a parameter names, with the alternate stream of it, where one is given. */
static struct bytes file_named(struct command *c, const struct psrp_command *command,
                               const char *parameter)
{
    struct bytes path = clixml_text(psrp_command_argument(command, parameter));
    struct bytes stream = clixml_text(psrp_command_argument(command, "streamName"));
    if (path.len == 0 || stream.len == 0)
        return path;
    struct buf name = buf_init(SIZE_MAX);
    buf_add(&name, path);
    buf_add(&name, BYTES(":"));
    buf_add(&name, stream);
    path = arena_copy(c->memory, buf_bytes(&name));
    buf_clear(&name);
    return path;
}

/*
 * One call of a helper function of Copy-Item: PSCopyToSessionHelper gets pieces and, at the end,
 * the metadata of the file; PSCopyFromSessionHelper is asked for pieces. Parameters as in
 * PowerShell's FileSystemProvider.cs.
 */
static void begin_helper(struct transcript *t, struct session *s, struct command *c,
                         const struct psrp_command *command, int64_t time)
{
    struct bytes to = file_named(c, command, "copyToFilePath");
    struct bytes from = file_named(c, command, "copyFromFilePath");
    struct bytes finished = file_named(c, command, "metaDataFilePath");
    int64_t start;
    if (to.len > 0) {
        struct copied *copy = copy_open(s, to, C2S);
        if (copy == NULL || given(command, "createFile"))
            copy = copy_new(t, s, to, C2S, time);
        append(t, copy, clixml_text(psrp_command_argument(command, "b64Fragment")));
        copy->whole = given(command, "emptyFile");
        c->copying = COPIES_TO_SERVER;
        c->copy = copy;
    } else if (from.len > 0) {
        struct copied *copy = copy_open(s, from, S2C);
        bool again =
            clixml_int(psrp_command_argument(command, "copyFromStart"), &start) && start == 0;
        c->copy = copy != NULL && !again ? copy : copy_new(t, s, from, S2C, time);
        c->copying = COPIES_FROM_SERVER;
    } else if (finished.len > 0) {
        struct copied *copy = copy_open(s, finished, C2S);
        if (copy != NULL)
            copy->whole = true;
        c->copy = copy;
    }
}

void copies_begin(struct transcript *t, struct session *s, struct command *c,
                  const struct record *r)
{
    struct psrp_command_walk walk = {.begun = false};
    struct psrp_command command;
    while (c->copying == COPIES_NOTHING && s->n_copies < COPIES &&
           psrp_command_next(psrp_data(r), &walk, &command)) {
        struct bytes name = clixml_text(psrp_command_positional(&command, 0));
        if (!command.script && bytes_starts_nocase(command.text, BYTES("PSCopy"))) {
            begin_helper(t, s, c, &command, r->time);
        } else if (command.script && contains(command.text, "FromBase64String($input)") &&
                   contains(command.text, "[System.IO.File]::Create(")) {
            c->copying = COPIES_TO_SERVER;
            c->copy = copy_new(t, s, name, C2S, r->time);
        } else if (command.script && contains(command.text, "ToBase64String($bytes)") &&
                   contains(command.text, ".OpenRead()")) {
            c->copying = COPIES_FROM_SERVER;
            c->copy = copy_new(t, s, name, S2C, r->time);
        }
    }
}

static bool is_hash(struct bytes text)
{
    uint64_t unused;
    if (text.len != SHA1_DIGITS)
        return false;
    for (size_t i = 0; i < SHA1_DIGITS; i += 8)
        if (!bytes_hexadecimal(bytes_part(text, i, 8), &unused))
            return false;
    return true;
}

static bool is_base64(struct bytes text)
{
    struct buf decoded = buf_init(SIZE_MAX);
    bool good = text.len > 0 && base64_decode(text, &decoded);
    buf_clear(&decoded);
    return good;
}

/* What a helper function of Copy-Item -FromSession answers: a dictionary with the fragment. */
static bool helper_piece(struct transcript *t, struct command *c, const struct node *data)
{
    struct bytes fragment = clixml_text(clixml_entry(data, "b64Fragment"));
    const struct node *more = clixml_entry(data, "moreAvailable");
    const struct node *value = clixml_value(more);
    if (fragment.len == 0 && more == NULL)
        return false;
    const struct node *thrown = clixml_value(clixml_entry(data, "ExceptionThrown"));
    if (thrown != NULL && thrown->field->kind == KIND_BOOL && thrown->value.u != 0)
        c->copy->broken = true;
    append(t, c->copy, fragment);
    c->copy->whole = value != NULL && value->field->kind == KIND_BOOL && value->value.u == 0;
    return true;
}

bool copies_piece(struct transcript *t, struct command *c, const struct node *data,
                  enum direction direction)
{
    if (c->copying == COPIES_NOTHING || c->copy == NULL || c->copy->direction != direction)
        return false;
    struct bytes text = clixml_text(data);
    if (clixml_entry(data, "b64Fragment") != NULL || clixml_entry(data, "moreAvailable") != NULL)
        return helper_piece(t, c, data);
    if (direction == S2C && is_hash(text)) {
        c->copy->whole = true;
        return true;
    }
    if (!is_base64(text))
        return false;
    /* The last piece towards the server is the hash, and which one is the last shows at the end. */
    if (c->copy->last.len > 0)
        append(t, c->copy, buf_bytes(&c->copy->last));
    buf_reset(&c->copy->last);
    if (direction == C2S)
        buf_add(&c->copy->last, text);
    else
        append(t, c->copy, text);
    return true;
}

/* pypsrp's last piece: base64 of the hexadecimal SHA-1. */
static void settle_last(struct transcript *t, struct copied *copy)
{
    struct buf decoded = buf_init(2 * SHA1_DIGITS);
    if (copy->last.len > 0 && base64_decode(buf_bytes(&copy->last), &decoded) &&
        is_hash(buf_bytes(&decoded)))
        copy->whole = true;
    else if (copy->last.len > 0)
        append(t, copy, buf_bytes(&copy->last));
    buf_clear(&copy->last);
    buf_clear(&decoded);
}

void copies_end(struct transcript *t, struct command *c)
{
    struct copied *copy = c->copy;
    if (copy == NULL)
        return;
    settle_last(t, copy);
    struct bytes text =
        arena_printf(c->memory, "%.*s: %zu bytes %s the server so far",
                     (int)(copy->name.len & 0xFFF), (const char *)copy->name.data, copy->bytes.len,
                     copy->direction == C2S ? "copied to" : "copied from");
    command_add(t, c, c->end, "file",
                copy->whole ? bytes_part(text, 0, text.len - sizeof(" so far") + 1) : text);
    c->copy = NULL;
}
