#include "advice.h"

#include <errno.h>

#include "finding.h"
#include "memory.h"

enum { COLUMNS = 100, LABEL_COLUMNS = 11, COMMAND_INDENT = 2 };

struct text_line *advice_open(FILE *out, const struct render_options *options)
{
    struct text_line *line = memory_get(sizeof(*line));
    line->options = *options;
    line->columns = options->columns == 0 ? COLUMNS : options->columns;
    line->scratch = buf_init(SIZE_MAX);
    writer_start(&line->writer, out);
    return line;
}

bool advice_close(struct text_line *line)
{
    bool good = writer_finish(&line->writer);
    buf_clear(&line->scratch);
    int error = errno;
    memory_free(line);
    errno = error;
    return good;
}

void advice_entry(struct text_line *line, size_t column, const char *label, enum tint tint,
                  struct bytes text)
{
    line_indent(line, column);
    line_words(line, TINT_LABEL, label);
    line_indent(line, column + LABEL_COLUMNS);
    line_value(line, tint, text, column + LABEL_COLUMNS, 0);
    line_end(line);
}

/* A word, or a command between backticks with what sticks to it. Takes it off rest. */
static struct bytes next_piece(struct bytes *rest)
{
    size_t end = 0;
    for (bool in_command = false; end < rest->len; end++) {
        if (rest->data[end] == '`')
            in_command = !in_command;
        else if (rest->data[end] == ' ' && !in_command)
            break;
    }
    struct bytes piece = bytes_part(*rest, 0, end);
    *rest = bytes_from(*rest, end + 1);
    return piece;
}

static bool is_command(struct bytes piece)
{
    return piece.len > 2 && piece.data[0] == '`' && bytes_find_byte(piece, '`', 1) == piece.len - 1;
}

/* A command behind a colon that ends the step and needs a line of its own stands on it as it is to
 * be typed. */
void advice_step(struct text_line *line, size_t column, const char *label, struct bytes step)
{
    line_indent(line, column);
    line_words(line, TINT_LABEL, label);
    column += LABEL_COLUMNS;
    line_indent(line, column);
    bool colon = true;
    while (step.len > 0) {
        struct bytes piece = next_piece(&step);
        bool first = line->column <= column;
        bool fits = line->column + !first + line_width(line, piece) <= line->columns;
        bool alone = colon && step.len == 0 && is_command(piece) && (first || !fits);
        colon = bytes_ends(piece, BYTES(":"));
        if (!first && !fits) {
            line_end(line);
            line_indent(line, column + (alone ? COMMAND_INDENT : 0));
        } else if (!first) {
            line_words(line, TINT_NONE, " ");
        }
        line_text(line, TINT_NONE, alone ? bytes_part(piece, 1, piece.len - 2) : piece);
    }
    line_end(line);
}

bool advice_write(struct text_line *line, size_t column, const struct rule *rule,
                  const struct facts *facts, const struct finding *finding)
{
    struct arena *arena = arena_new_small();
    struct fix fixes[FIXES];
    struct bytes cause = rule_cause(arena, rule, facts, finding);
    size_t n = rule_fixes(arena, rule, facts, finding, fixes, FIXES);
    if (cause.len > 0)
        advice_entry(line, column, "why", TINT_NONE, cause);
    for (size_t i = 0; i < n; i++) {
        if (fixes[i].weakens && (i == 0 || !fixes[i - 1].weakens))
            advice_entry(line, column, "careful", TINT_WARN,
                         BYTES("what follows makes the system less safe: for tests, or when "
                               "nothing else helps"));
        advice_step(line, column, i == 0 ? "mend" : "", fixes[i].step);
    }
    arena_free(arena);
    return n > 0;
}

void advice_note(struct text_line *line)
{
    line_value(
        line, TINT_DIM,
        BYTES("Commands: PowerShell as administrator; on Linux a shell. Replace what stands in "
              "CAPITALS."),
        0, 0);
    line_end(line);
}
