#include "capture_input.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "memory.h"

enum { STEP = 64 * 1024, SNIFF_MAGIC = 8, SNIFF_AHEAD = 4096 };

/* Raw bytes of the file; 0 at the end, at a failure and after a stop. */
static size_t read_raw(struct capture_input *in, uint8_t *to, size_t room)
{
    size_t n = 0;
    if (in->ended)
        return 0;
    if (in->file_descriptor < 0) {
        struct bytes part = bytes_part(in->memory, 0, room);
        memcpy(to, part.data, part.len);
        in->memory = bytes_from(in->memory, part.len);
        n = part.len;
    } else {
        ssize_t got;
        do
            got = read(in->file_descriptor, to, room);
        while (got < 0 && errno == EINTR && !in->stop);
        if (got < 0 && errno != EINTR)
            in->read_error = errno;
        n = got > 0 ? (size_t)got : 0;
    }
    in->ended = n == 0;
    in->size += n;
    if (n > 0 && in->hooks.raw != NULL)
        in->hooks.raw(in->hooks.state, in->file, bytes_of(to, n));
    return n;
}

static size_t read_inflated(struct capture_input *in, uint8_t *to, size_t room)
{
    size_t n = 0;
    while (n == 0 && !in->bad_gzip) {
        if (in->packed_left.len == 0)
            in->packed_left = bytes_of(in->packed, read_raw(in, in->packed, STEP));
        bool last = in->packed_left.len == 0;
        n = inflate_stream_read(in->inflate, &in->packed_left, to, room, &in->bad_gzip);
        if (n == 0 && last) {
            in->cut_gzip = !in->bad_gzip && !inflate_stream_ended(in->inflate);
            break;
        }
    }
    return n;
}

static size_t read_plain(struct capture_input *in, uint8_t *to, size_t room)
{
    return in->inflate != NULL ? read_inflated(in, to, room) : read_raw(in, to, room);
}

/* Room for n bytes from start on. */
static void make_room(struct capture_input *in, size_t n)
{
    size_t held = in->end - in->start;
    if (in->start > 0 && in->capacity - in->start < n) {
        memmove(in->window, in->window + in->start, held);
        in->start = 0;
        in->end = held;
    }
    in->window = memory_grow(in->window, &in->capacity, n, 1);
}

size_t input_fill(struct capture_input *in, size_t n)
{
    if (in->end - in->start >= n)
        return in->end - in->start;
    make_room(in, n > STEP ? n : STEP);
    while (in->end - in->start < n) {
        size_t got = read_plain(in, in->window + in->end, in->capacity - in->end);
        if (got == 0)
            break;
        in->end += got;
    }
    return in->end - in->start;
}

struct bytes input_view(const struct capture_input *in, size_t n)
{
    struct bytes window = bytes_of(in->window, in->end);
    return bytes_part(window, in->start, n);
}

void input_pass(struct capture_input *in, size_t n)
{
    in->start += n;
    in->offset += n;
}

bool input_skip(struct capture_input *in, uint64_t n)
{
    while (n > 0) {
        size_t step = n < STEP ? (size_t)n : STEP;
        size_t have = input_fill(in, step);
        step = have < step ? have : step;
        if (step == 0)
            return false;
        input_pass(in, step);
        n -= step;
    }
    return true;
}

void input_drain(struct capture_input *in)
{
    in->start = in->end = 0;
    make_room(in, STEP);
    /* The check sum of gzip stands at the end: it may explain what stopped the reader. */
    while (in->inflate != NULL && !in->stop && read_inflated(in, in->window, STEP) > 0)
        continue;
    while (in->hooks.raw != NULL && !in->stop && read_raw(in, in->window, STEP) > 0)
        continue;
}

static struct capture_input *input_new(const char *path, uint32_t file, const struct limits *limits,
                                       const struct capture_hooks *hooks)
{
    struct capture_input *in = memory_get(sizeof(*in));
    size_t len = strlen(path);
    in->path = memory_get(len + 1);
    memcpy(in->path, path, len);
    in->file_descriptor = -1;
    in->memory = bytes_none();
    in->packed_left = bytes_none();
    in->file = file;
    in->limits = limits;
    if (hooks != NULL)
        in->hooks = *hooks;
    return in;
}

/* Text, of which more may say what it is. */
static bool is_vague(enum capture_format format)
{
    return format == CAPTURE_UNKNOWN || format == CAPTURE_XML || format == CAPTURE_TEXT ||
           format == CAPTURE_KEYS || format == CAPTURE_HTML;
}

/* Reads ahead, takes gzip off and says what it is. */
static void input_begin(struct capture_input *in)
{
    static const uint8_t gzip[] = {0x1F, 0x8B, 8};
    input_fill(in, sizeof(gzip));
    struct bytes all = input_view(in, in->end);
    if (bytes_starts(all, bytes_of(gzip, sizeof(gzip)))) {
        in->inflate = inflate_stream_new();
        in->packed = in->window;
        in->packed_left = all;
        in->window = NULL;
        in->start = in->end = in->capacity = 0;
    }
    /* A pipe may be slow: what a few bytes tell is not kept waiting for more. */
    in->format = capture_sniff(input_view(in, input_fill(in, SNIFF_MAGIC)));
    if (is_vague(in->format))
        in->format = capture_sniff(input_view(in, input_fill(in, SNIFF_AHEAD)));
}

struct status capture_input_open(const char *path, uint32_t file, const struct limits *limits,
                                 const struct capture_hooks *hooks, struct capture_input **input)
{
    *input = NULL;
    bool standard = strcmp(path, "-") == 0;
    int descriptor = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return status_failure("cannot open %s: %s", path, strerror(errno));
    struct capture_input *in = input_new(standard ? "standard input" : path, file, limits, hooks);
    in->file_descriptor = descriptor;
    input_begin(in);
    if (in->read_error != 0 && in->size == 0) {
        struct status status =
            status_failure("cannot read %s: %s", in->path, strerror(in->read_error));
        capture_input_close(in);
        return status;
    }
    *input = in;
    return status_ok();
}

struct capture_input *capture_input_bytes(struct bytes bytes, uint32_t file,
                                          const struct limits *limits,
                                          const struct capture_hooks *hooks)
{
    struct capture_input *in = input_new("", file, limits, hooks);
    in->memory = bytes;
    input_begin(in);
    return in;
}

void capture_input_close(struct capture_input *in)
{
    if (in == NULL)
        return;
    if (in->file_descriptor >= 0 && in->file_descriptor != STDIN_FILENO)
        close(in->file_descriptor);
    inflate_stream_free(in->inflate);
    memory_free(in->packed);
    memory_free(in->window);
    memory_free(in->path);
    memory_free(in);
}

enum capture_format capture_input_format(const struct capture_input *in)
{
    return in->format;
}

bool capture_input_gzip(const struct capture_input *in)
{
    return in->inflate != NULL;
}

size_t capture_input_read(struct capture_input *in, uint8_t *to, size_t room, struct status *failed)
{
    size_t have = input_fill(in, 1);
    struct bytes part = input_view(in, have < room ? have : room);
    memcpy(to, part.data, part.len);
    input_pass(in, part.len);
    if (part.len > 0 || room == 0 || failed == NULL)
        return part.len;
    if (in->read_error != 0)
        *failed = status_failure("cannot read %s: %s", in->path, strerror(in->read_error));
    else if (in->bad_gzip || in->cut_gzip)
        *failed = status_failure(
            "%s: %s", in->path,
            capture_problem_text(in->bad_gzip ? CAPTURE_BAD_GZIP : CAPTURE_CUT_GZIP));
    return 0;
}

uint64_t capture_input_size(const struct capture_input *in)
{
    return in->size;
}

bool input_is_regular(const char *path)
{
    struct stat about;
    return strcmp(path, "-") != 0 && stat(path, &about) == 0 && S_ISREG(about.st_mode);
}
