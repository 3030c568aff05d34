#include "psrp_told.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base64.h"
#include "memory.h"

static void copy_text(char *to, size_t size, struct bytes text)
{
    assert_true(text.len < size);
    memcpy(to, text.data, text.len);
    to[text.len] = '\0';
}

static void remember(void *state, const struct psrp_message *m, const struct psrp_oddity *oddities,
                     size_t n)
{
    struct told *told = state;
    told->list = memory_grow(told->list, &told->capacity, told->n + 1, sizeof(*told->list));
    struct told_message *t = &told->list[told->n++];
    memset(t, 0, sizeof(*t));
    t->m = *m;
    t->had_input = m->input != NULL;
    assert_true(m->whole == (m->reason == NULL));
    copy_text(t->reason, sizeof(t->reason), bytes_of_string(m->reason));
    copy_text(t->carrier, sizeof(t->carrier), bytes_of_string(m->carrier));
    copy_text(t->stream, sizeof(t->stream), m->stream);
    copy_text(t->shell_id, sizeof(t->shell_id), m->shell_id);
    copy_text(t->command_id, sizeof(t->command_id), m->command_id);
    t->bytes = block_copy(m->bytes);
    assert_true(m->frames.n <= m->frames.total);
    if (m->frames.n > 0) {
        t->first_frame = m->frames.list[0].number;
        t->last_frame = m->frames.list[m->frames.n - 1].number;
    }
    t->n_oddities = n;
    t->oddities = memory_get(n * sizeof(*oddities));
    if (n > 0)
        memcpy(t->oddities, oddities, n * sizeof(*oddities));
}

void told_start(struct told *told, const struct limits *limits)
{
    *told = (struct told){0};
    told->reassembly = psrp_reassembly_new(limits, remember, told);
}

void told_free(struct told *told)
{
    psrp_reassembly_free(told->reassembly);
    for (size_t i = 0; i < told->n; i++) {
        block_unref(told->list[i].bytes);
        memory_free(told->list[i].oddities);
    }
    memory_free(told->list);
}

size_t told_count(const struct told_message *m, const char *code)
{
    size_t n = 0;
    for (size_t i = 0; i < m->n_oddities; i++)
        n += strcmp(m->oddities[i].kind->code, code) == 0;
    return n;
}

struct block *told_text(const struct told *told)
{
    struct buf out = buf_init((size_t)1 << 30);
    for (size_t i = 0; i < told->n; i++) {
        const struct told_message *t = &told->list[i];
        buf_printf(&out, "%d %d %s %s %s %s %d %d %llu %llu %llu %llu %s\n", t->m.whole, t->m.start,
                   t->carrier, t->stream, t->shell_id, t->command_id, (int)t->m.direction,
                   t->m.has_object_id, (unsigned long long)t->m.object_id,
                   (unsigned long long)t->m.fragments, (unsigned long long)t->m.missing,
                   (unsigned long long)t->m.missing_bytes, t->reason);
        for (size_t n = 0; n < t->n_oddities; n++)
            buf_printf(&out, "  %s: %s\n", t->oddities[n].kind->code, t->oddities[n].detail);
        base64_encode(block_bytes(t->bytes), &out);
        buf_add_byte(&out, '\n');
    }
    return buf_block(&out);
}

struct psrp_input told_input(struct bytes bytes)
{
    return (struct psrp_input){.key = {.shell_id = BYTES("11223344-5566-7788-99AA-BBCCDDEEFF00"),
                                       .command_id = bytes_none(),
                                       .direction = S2C,
                                       .stream = BYTES("stdout")},
                               .carrier = "Receive",
                               .bytes = bytes};
}

void told_feed(struct told *told, const struct psrp_input *input)
{
    psrp_feed(told->reassembly, input);
}

struct block *told_example(const char *base64)
{
    struct buf out = buf_init((size_t)1 << 20);
    assert_true(base64_decode(bytes_of_string(base64), &out));
    return buf_block(&out);
}
