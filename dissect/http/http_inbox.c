#include "http_inbox.h"

#include <string.h>

#include "memory.h"

/* Memory that an empty inbox holds on to. */
enum { KEEP = 16 * 1024 };

struct http_inbox http_inbox_init(void)
{
    /* Bounded by who reads: a head, a line, or what limits.http_waiting lets wait. */
    return (struct http_inbox){.kept = buf_init(SIZE_MAX / 2), .live = bytes_none()};
}

void http_inbox_clear(struct http_inbox *inbox)
{
    buf_clear(&inbox->kept);
    memory_free(inbox->runs);
    *inbox = http_inbox_init();
}

size_t http_inbox_runs(const struct http_inbox *inbox)
{
    return inbox->n_runs - inbox->first_run;
}

static bool same_frame(const struct http_stamp *a, const struct http_stamp *b)
{
    return a->frame.file == b->frame.file && a->frame.number == b->frame.number;
}

static void add_run(struct http_inbox *inbox, uint64_t len, bool gap,
                    const struct http_stamp *stamp)
{
    if (http_inbox_runs(inbox) > 0) {
        struct http_inbox_run *last = &inbox->runs[inbox->n_runs - 1];
        if (last->gap == gap && (gap || same_frame(&last->stamp, stamp))) {
            last->len = last->len > UINT64_MAX - len ? UINT64_MAX : last->len + len;
            return;
        }
    }
    /* Read runs are dropped once they are half of the list, so that each is moved once on average.
     */
    if (inbox->first_run > 0 && inbox->first_run >= inbox->n_runs / 2) {
        memmove(inbox->runs, inbox->runs + inbox->first_run,
                http_inbox_runs(inbox) * sizeof(*inbox->runs));
        inbox->n_runs -= inbox->first_run;
        inbox->first_run = 0;
    }
    inbox->runs =
        memory_grow(inbox->runs, &inbox->capacity, inbox->n_runs + 1, sizeof(*inbox->runs));
    inbox->runs[inbox->n_runs++] = (struct http_inbox_run){len, gap, *stamp};
    inbox->n_gaps += gap;
}

static void append(struct http_inbox *inbox, struct bytes bytes)
{
    if (inbox->used > 0 && inbox->used >= inbox->kept.len / 2) {
        buf_drop(&inbox->kept, inbox->used);
        inbox->used = 0;
    }
    buf_add(&inbox->kept, bytes);
}

bool http_inbox_gap_follows(const struct http_inbox *inbox)
{
    return inbox->n_gaps > 0;
}

uint64_t http_inbox_gap(const struct http_inbox *inbox)
{
    for (size_t i = inbox->first_run; i < inbox->n_runs; i++)
        if (inbox->runs[i].gap)
            return inbox->runs[i].len;
    return 0;
}

void http_inbox_add(struct http_inbox *inbox, struct bytes bytes, const struct http_stamp *stamp)
{
    if (bytes.len == 0)
        return;
    bool empty = http_inbox_runs(inbox) == 0;
    if (!http_inbox_gap_follows(inbox))
        inbox->readable += bytes.len;
    add_run(inbox, bytes.len, false, stamp);
    if (empty)
        inbox->live = bytes;
    else
        append(inbox, bytes);
}

void http_inbox_add_gap(struct http_inbox *inbox, uint64_t n, const struct http_stamp *stamp)
{
    if (n > 0)
        add_run(inbox, n, true, stamp);
}

void http_inbox_keep(struct http_inbox *inbox)
{
    if (inbox->live.len > 0)
        append(inbox, inbox->live);
    inbox->live = bytes_none();
}

struct bytes http_inbox_readable(const struct http_inbox *inbox)
{
    if (inbox->live.len > 0)
        return bytes_part(inbox->live, 0, inbox->readable);
    return bytes_part(buf_bytes(&inbox->kept), inbox->used, inbox->readable);
}

size_t http_inbox_first(const struct http_inbox *inbox, struct http_stamp *stamp)
{
    const struct http_inbox_run *run = &inbox->runs[inbox->first_run];
    *stamp = run->stamp;
    return (size_t)run->len;
}

size_t http_inbox_take(struct http_inbox *inbox, size_t n, struct http_stamp *stamp)
{
    struct http_inbox_run *run = &inbox->runs[inbox->first_run];
    *stamp = run->stamp;
    if (n >= run->len) {
        n = (size_t)run->len;
        inbox->first_run++;
    } else {
        run->len -= n;
    }
    inbox->readable -= n;
    if (inbox->live.len > 0)
        inbox->live = bytes_from(inbox->live, n);
    else
        inbox->used += n;
    if (inbox->first_run == inbox->n_runs) {
        inbox->first_run = inbox->n_runs = 0;
        inbox->used = 0;
        if (inbox->kept.capacity > KEEP)
            buf_clear(&inbox->kept);
        else
            buf_reset(&inbox->kept);
    }
    return n;
}

uint64_t http_inbox_take_gap(struct http_inbox *inbox, struct http_stamp *stamp)
{
    struct http_inbox_run *gap = &inbox->runs[inbox->first_run];
    uint64_t n = gap->len;
    *stamp = gap->stamp;
    inbox->first_run++;
    inbox->n_gaps--;
    for (size_t i = inbox->first_run; i < inbox->n_runs && !inbox->runs[i].gap; i++)
        inbox->readable += (size_t)inbox->runs[i].len;
    if (inbox->first_run == inbox->n_runs)
        inbox->first_run = inbox->n_runs = 0;
    return n;
}
