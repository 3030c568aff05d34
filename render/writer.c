#include "writer.h"

#include <errno.h>

void writer_start(struct writer *w, FILE *out)
{
    w->out = out;
    w->error = 0;
    w->len = 0;
}

static void fail(struct writer *w)
{
    if (w->error == 0)
        w->error = errno != 0 ? errno : EIO;
}

static void put(struct writer *w, const uint8_t *data, size_t n)
{
    errno = 0;
    if (n > 0 && w->error == 0 && fwrite(data, 1, n, w->out) != n)
        fail(w);
}

void writer_drain(struct writer *w)
{
    put(w, w->data, w->len);
    w->len = 0;
}

void writer_add_long(struct writer *w, struct bytes b)
{
    writer_drain(w);
    if (b.len >= WRITER_SIZE)
        put(w, b.data, b.len);
    else
        writer_add(w, b);
}

void writer_text(struct writer *w, const char *text)
{
    writer_add(w, bytes_of_string(text));
}

struct bytes writer_digits(uint64_t value, uint8_t digits[WRITER_DIGITS])
{
    size_t i = WRITER_DIGITS;
    do {
        digits[--i] = (uint8_t)('0' + value % 10);
        value /= 10;
    } while (value != 0);
    return bytes_of(&digits[i], WRITER_DIGITS - i);
}

void writer_unsigned(struct writer *w, uint64_t value)
{
    uint8_t digits[WRITER_DIGITS];
    writer_add(w, writer_digits(value, digits));
}

void writer_signed(struct writer *w, int64_t value)
{
    if (value < 0)
        writer_byte(w, '-');
    writer_unsigned(w, value < 0 ? 0 - (uint64_t)value : (uint64_t)value);
}

void writer_flush(struct writer *w)
{
    writer_drain(w);
    errno = 0;
    if (w->error == 0 && fflush(w->out) != 0)
        fail(w);
}

bool writer_finish(struct writer *w)
{
    writer_flush(w);
    errno = w->error;
    return w->error == 0;
}
