#include "block.h"

#include <string.h>

#include "memory.h"

struct block *block_adopt(void *data, size_t len)
{
    struct block *b = memory_get(sizeof(*b));
    *b = (struct block){.references = 1, .len = len, .data = data};
    return b;
}

struct block *block_new(size_t len)
{
    return block_adopt(memory_resize(NULL, len), len);
}

struct block *block_copy(struct bytes b)
{
    struct block *block = block_new(b.len);
    memcpy(block->data, b.data, b.len);
    return block;
}

struct block *block_ref(struct block *b)
{
    if (b != NULL)
        b->references++;
    return b;
}

void block_unref(struct block *b)
{
    if (b == NULL || --b->references > 0)
        return;
    memory_free(b->data);
    memory_free(b);
}

struct bytes block_bytes(const struct block *b)
{
    return b != NULL ? bytes_of(b->data, b->len) : bytes_none();
}
