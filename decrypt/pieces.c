#include "pieces.h"

#include <string.h>

static bool add(struct pieces *p, struct bytes b)
{
    if (b.len == 0)
        return true;
    if (p->n == PIECES_MOST)
        return false;
    p->list[p->n++] = b;
    p->len += b.len;
    return true;
}

struct pieces pieces_of(struct bytes first, struct bytes second)
{
    struct pieces p = {.n = 0};
    (void)add(&p, first);
    (void)add(&p, second);
    return p;
}

struct pieces pieces_part(const struct pieces *p, size_t at, size_t len)
{
    struct pieces part = {.n = 0};
    for (size_t i = 0; i < p->n && len > 0; i++) {
        struct bytes b = p->list[i];
        if (at >= b.len) {
            at -= b.len;
            continue;
        }
        b = bytes_part(b, at, len);
        at = 0;
        len -= b.len;
        (void)add(&part, b);
    }
    return part;
}

bool pieces_join(struct pieces *p, const struct pieces *more)
{
    bool good = true;
    for (size_t i = 0; i < more->n && good; i++)
        good = add(p, more->list[i]);
    return good;
}

void pieces_copy(const struct pieces *p, uint8_t *out)
{
    for (size_t i = 0; i < p->n; i++) {
        memcpy(out, p->list[i].data, p->list[i].len);
        out += p->list[i].len;
    }
}
