/* A buffer in front of a FILE, for renderers: small pieces cost a copy, and the first failure is
 * remembered. */
#pragma once

#include <stdio.h>
#include <string.h>

#include "attributes.h"
#include "bytes.h"

enum { WRITER_SIZE = 65536 };

struct writer {
    FILE *out;
    int error; /* errno of the first failure; 0: none. What is written after it is dropped */
    size_t len;
    uint8_t data[WRITER_SIZE];
};

void writer_start(struct writer *w, FILE *out);
/* Empties the buffer into the FILE. */
void writer_drain(struct writer *w);
/* Adds what there is no room for without that. */
void writer_add_long(struct writer *w, struct bytes b);

static inline void writer_add(struct writer *w, struct bytes b)
{
    if (b.len > WRITER_SIZE - w->len) {
        writer_add_long(w, b);
        return;
    }
    memcpy(&w->data[w->len], b.data, b.len);
    w->len += b.len;
}

/* A NUL-terminated constant. */
void writer_text(struct writer *w, const char *text);
static inline void writer_byte(struct writer *w, uint8_t byte)
{
    if (w->len == WRITER_SIZE)
        writer_drain(w);
    w->data[w->len++] = byte;
}
enum { WRITER_DIGITS = 20 };
/* value in decimal digits, at the end of the room given. */
struct bytes writer_digits(uint64_t value, uint8_t digits[WRITER_DIGITS]);
void writer_unsigned(struct writer *w, uint64_t value);
void writer_signed(struct writer *w, int64_t value);
/* Gives everything to the operating system. */
void writer_flush(struct writer *w);
/* The same for the last time; false, with errno set, when any of it failed. */
bool writer_finish(struct writer *w);
